/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By what a file is known to be ours. */
#pragma once

#include <ceu/calendar.h>

#define CEU_ICS_PRODUCT                                                                            \
    "-//ceud//Renewals//EN"             /* no version: a new one must not change the bytes */
#define CEU_ICS_OWNER "X-CEUD-CALENDAR" /* UID of the calendar that an item belongs to */
#define CEU_ICS_UID_SUFFIX "@ceud"
#define CEU_ICS_TASK_SUFFIX                                                                        \
    "-todo@ceud" /* a UID names one component, so a task has another than its event */

/* UID of the component that stands for @uid (transfer full): @uid itself unless @task. */
char *ceu_ics_uid(const char *uid, bool task);

/* Of the calendar, as its readers show it. (transfer none) */
const char *ceu_ics_name(const CeuIcsOptions *options);

/* Whether @item has a component at all. */
bool ceu_ics_shows(const CeuPublished *item, const CeuIcsOptions *options);
