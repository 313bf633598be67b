/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When two activities are the same course. */
#pragma once

#include <ceu/facts.h>

/* Equal for two activities of the same course; different courses almost never share it. */
uint64_t ceu_course_hash(const CeuActivity *activity);
