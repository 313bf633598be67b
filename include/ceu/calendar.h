/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libceu-calendar: published items as iCalendar. The only library that links libical. */
#pragma once

#include <ceu/agenda.h>
#include <ceu/language.h>

G_BEGIN_DECLS

typedef struct CeuIcsOptions {
    const char *name;            /* of the calendar; NULL: "Renewals" in its language */
    const char *uid;             /* of the calendar; NULL: none */
    const CeuLanguage *language; /* of name and category; NULL: English */
    const int *alarms_days; /* alarms so many days before; the most important first; NULL: none */
    unsigned n_alarms;
    int alarm_hour; /* by the clock on the wall, 1 to 23; 0: 9 */
    bool method;    /* METHOD:PUBLISH (a feed file); not for vdir or CalDAV */
} CeuIcsOptions;

/**
 * ceu_ics_serialize:
 * @published: (element-type CeuPublished): in the order wanted
 * @options: (nullable)
 * @error: CEU_ERROR_FAILED if libical refuses a component
 *
 * VCALENDAR with one VEVENT each, in time and memory that grow as their number: DATE start, explicit exclusive DTEND, TRANSPARENT, CLASS:PRIVATE,
 * no TZID, CRLF, folded at 75 octets. The same input gives the same bytes.
 *
 * Returns: (transfer full): the file's bytes, UTF-8.
 */
CEU_API GBytes *ceu_ics_serialize(const GPtrArray *published, const CeuIcsOptions *options,
                                  GError **error);

/**
 * ceu_feed_write:
 * @path: the feed file; its directory is made (0700) if missing
 * @content: whole file
 * @out_changed: (out) (optional): false if the file had these bytes already and was not touched
 * @error: CEU_ERROR_IO, _FULL, _READ_ONLY; the old file is whole in any case
 *
 * Atomic and durable: temporary file beside it, fsync, rename, fsync of the directory.
 */
CEU_API bool ceu_feed_write(const char *path, GBytes *content, bool *out_changed, GError **error);

G_END_DECLS
