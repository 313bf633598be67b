/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By what a file is known to be ours. */
#pragma once

#define CEU_ICS_PRODUCT                                                                            \
    "-//ceud//Renewals//EN"             /* no version: a new one must not change the bytes */
#define CEU_ICS_OWNER "X-CEUD-CALENDAR" /* UID of the calendar that an item belongs to */
#define CEU_ICS_UID_SUFFIX "@ceud"
