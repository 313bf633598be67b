/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which courses were taken before. */
#pragma once

#include <ceu/facts.h>

typedef struct CeuCourses CeuCourses;

/* For at most @count activities. */
CeuCourses *ceu_courses_new(uint32_t count);
void ceu_courses_free(CeuCourses *courses);

/* Where the course of activities[@index] is kept: index + 1 of an activity of that course, 0: none yet. Write it there. */
uint32_t *ceu_courses_slot(CeuCourses *courses, const CeuActivity *activities, uint32_t index);
