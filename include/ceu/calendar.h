/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libceu-calendar: published items as iCalendar, and foreign calendars read. The only library that links libical. */
#pragma once

#include <ceu/agenda.h>
#include <ceu/language.h>

G_BEGIN_DECLS

typedef struct CeuIcsOptions {
    const char *name; /* of the calendar; NULL: "Renewals", or "Renewal tasks", in its language */
    const char *uid;  /* of the calendar, as X-CEUD-CALENDAR; NULL: none */
    const CeuLanguage *language; /* of name and category; NULL: English */
    const int *alarms_days; /* alarms so many days before; the most important first; NULL: none */
    unsigned n_alarms;
    int alarm_hour; /* by the clock on the wall, 1 to 23; 0: 9 */
    bool method;    /* METHOD:PUBLISH (a feed file); not for vdir or CalDAV */
    bool
        tasks; /* VTODO of the due dates alone, without alarms; their UIDs are others than the events' */
    bool item; /* an item of its own: nothing of the whole calendar but its UID */
} CeuIcsOptions;

/**
 * ceu_ics_serialize:
 * @published: (element-type CeuPublished): in the order wanted
 * @options: (nullable)
 * @error: CEU_ERROR_FAILED if libical refuses a component
 *
 * VCALENDAR with one VEVENT each (one VTODO for each task, if such are wanted), in time and memory that grow as their number: DATE start, explicit exclusive DTEND, TRANSPARENT, CLASS:PRIVATE,
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

typedef struct CeuVdirChanges {
    unsigned written, removed; /* files */
} CeuVdirChanges;

/**
 * ceu_vdir_write:
 * @path: folder of one item a file (vdir), which others may use too; made (0700) if missing, and only then with a
 *        file "displayname"
 * @published: (element-type CeuPublished): what has to stand there: events, or tasks. Both may share a folder: one
 *             kind leaves the other alone
 * @options: as ceu_ics_serialize(), @uid not NULL; @method and @item are of no matter
 * @out_changes: (out) (optional): untouched on failure
 * @error: CEU_ERROR_EXISTS: where an item should be something foreign stands, which was left alone; all else was done.
 *         CEU_ERROR_IO, _FULL, _READ_ONLY: each file is whole, the old or the new one
 *
 * Makes the folder agree with @published. A file is named by the UID, written as a whole and durably, and not touched
 * if it has these bytes already. Removed are items of the same calendar alone, known by name, UID, product and @uid.
 * Whatever else is in the folder, links and folders too, is neither changed nor followed.
 *
 * Returns: true if every item stands there.
 */
CEU_API bool ceu_vdir_write(const char *path, const GPtrArray *published,
                            const CeuIcsOptions *options, CeuVdirChanges *out_changes,
                            GError **error);

/* What a calendar to be read may hold at most. */
#define CEU_ICS_MAX_BYTES (16 * 1024 * 1024)
#define CEU_ICS_MAX_LINE_BYTES (64 * 1024) /* from one line feed to the next */
#define CEU_ICS_MAX_COMPONENTS 50000
#define CEU_ICS_MAX_DEPTH 8          /* components within components */
#define CEU_ICS_MAX_ENTRIES 10000    /* that come out */
#define CEU_ICS_MAX_WINDOW_DAYS 1100 /* about three years */
#define CEU_ICS_MAX_TEXT 300 /* characters of a title, a name, a place; what is longer is cut */

typedef struct CeuIcsReadOptions {
    CeuDate first, last; /* days that are wanted, both inclusive */
    GTimeZone *home;     /* where the days are counted */
    const char *const
        *words; /* entries whose title, organiser or place holds one of them; NULL: all */
} CeuIcsReadOptions;

/* One event on one day, or on days in a row. */
typedef struct CeuIcsEntry {
    int line;          /* where its VEVENT begins, from 1 */
    char *uid;         /* NULL: it has none */
    char *recurrence;  /* which one of a series: "20261103T140000Z"; NULL: it stands alone */
    char *title;       /* not empty */
    char *organiser;   /* name, or else address; NULL: not stated */
    char *location;    /* NULL: not stated */
    char *url;         /* NULL: not stated */
    CeuDate day, last; /* by the clock at home; equal for what is over on its day */
    int start_minute;  /* of @day, 0 to 1439; -1: all day */
    int minutes;       /* how long; 0: not stated, or whole days */
} CeuIcsEntry;

typedef struct CeuIcsFault {
    int line;
    char *message;
} CeuIcsFault;

typedef struct CeuIcsReading {
    GPtrArray *entries; /* CeuIcsEntry, by day, time of the day, then line */
    GPtrArray *faults;  /* CeuIcsFault: events that cannot be read, in file order */
    GPtrArray *remarks; /* char *: what was understood: unknown time zones, what was left out */
    unsigned series;    /* events in @entries, those that repeat counted once */
} CeuIcsReading;

/**
 * ceu_ics_read:
 * @data: the file's bytes; any bytes
 * @size: how many
 * @options: at most CEU_ICS_MAX_WINDOW_DAYS from first to last day
 * @error: CEU_ERROR_PARSE for what is no whole calendar in UTF-8, CEU_ERROR_LIMIT for what is beyond the
 *   limits above; both begin with "line N: " where there is one
 *
 * Events of a calendar, repetitions as single entries, cancelled ones left out. Time zones are those of the system, else the
 * file's own, else home with a remark. Time and memory are bounded whatever the bytes are; an endless rule ends with the days.
 * Reads no clock and no file but the system's time zones. One thread at a time.
 *
 * Returns: (transfer full): NULL only with @error.
 */
CEU_API CeuIcsReading *ceu_ics_read(const char *data, size_t size, const CeuIcsReadOptions *options,
                                    GError **error);
CEU_API void ceu_ics_reading_free(CeuIcsReading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuIcsReading, ceu_ics_reading_free)

G_END_DECLS
