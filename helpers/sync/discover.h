/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From an address to the calendar (RFC 6764, 5397, 4791): asked for step by step, made if it is missing. */
#pragma once

#include "multistatus.h"

typedef struct Calendar {
    char *path; /* with a slash at its end; NULL: it would have to be made, and was not */
    bool created;
} Calendar;

void calendar_clear(Calendar *calendar);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Calendar, calendar_clear)

/**
 * discover_calendar:
 * @name: display name of the calendar, or its path from /
 * @may_create: make it if there is none
 * @out_calendar: (out): untouched on failure
 * @error: CEU_ERROR_NOT_FOUND: no CalDAV at this address; CEU_ERROR_STATE: it is forbidden, or not clear which
 */
bool discover_calendar(Dav *dav, const char *name, bool may_create, Calendar *out_calendar,
                       GError **error);

/**
 * dav_report:
 * @path: (inout): follows redirects on the same server
 * @method: "PROPFIND" or "REPORT"
 * @out_status: (out): of the answer
 * @out: (out) (transfer full): NULL unless the status is 207
 *
 * Returns: true if the server answered.
 */
bool dav_report(Dav *dav, const char *method, char **path, const char *depth, const char *body,
                int *out_status, Multistatus **out, GError **error);

/* The error for an answer @status that leads nowhere. Always false. */
bool dav_fail_status(const Dav *dav, const char *path, int status, GError **error);
