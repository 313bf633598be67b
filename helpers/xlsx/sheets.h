/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the workbook: the activities, how far each requirement is, and every dated point. */
#pragma once

#include <ceu/assess.h>

#include "xlsx/book.h"

void sheet_activities(Book *book, const CeuFacts *facts);
void sheet_progress(Book *book, const CeuAssessment *assessment);
void sheet_deadlines(Book *book, const CeuAssessment *assessment);
