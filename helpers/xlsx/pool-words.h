/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pool and its lines in words, as `ceu status` says them. */
#pragma once

#include <ceu/assess.h>

#include "xlsx/book.h"

/* "CPC, CRC": of a candidate what is pursued. (transfer full) */
char *pool_credentials(const CeuPool *pool);
/* The day by which the line must be met: none if it is not known. */
CeuDate pool_due_day(const CeuPool *pool, const CeuRequirement *requirement);
/* "met", "29.5 missing", "open", "max, 3 free". (transfer full) */
char *requirement_words(const CeuRequirement *requirement);
/* How these words look, by how much time is left. */
Look requirement_look(const CeuPool *pool, const CeuRequirement *requirement);
