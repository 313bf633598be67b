/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A calendar file cut into its components, every limit checked: what comes out of here is small and well formed. */
#pragma once

#include <ceu/calendar.h>

#define ICS_MAX_VALUE_BYTES (8 * 1024) /* of one property that is read, unfolded */
#define ICS_MAX_FRONT_BYTES                                                                        \
    512 /* name and parameters of RDATE or EXDATE: each date is handed on with them */
#define ICS_MAX_PARAMETERS 64    /* of one property that is read */
#define ICS_MAX_DATES 2000       /* RDATE and EXDATE of one component */
#define ICS_MAX_ALL_DATES 100000 /* of all components */

typedef enum {
    ICS_OTHER, /* passed over */
    ICS_CALENDAR,
    ICS_EVENT,
    ICS_ZONE,
    ICS_ONSET, /* STANDARD or DAYLIGHT of a time zone */
} IcsKind;

/* Properties that stand once in a component, as bits of IcsPart.given. */
typedef enum {
    ICS_UID = 1 << 0,
    ICS_SUMMARY = 1 << 1,
    ICS_DTSTART = 1 << 2,
    ICS_DTEND = 1 << 3,
    ICS_DURATION = 1 << 4,
    ICS_STATUS = 1 << 5,
    ICS_RECURRENCE_ID = 1 << 6,
    ICS_ORGANIZER = 1 << 7,
    ICS_LOCATION = 1 << 8,
    ICS_URL = 1 << 9,
    ICS_TZID = 1 << 10,
    ICS_OFFSET_FROM = 1 << 11,
    ICS_OFFSET_TO = 1 << 12,
    ICS_METHOD = 1 << 13,
    ICS_RRULE = 1 << 14,
    ICS_DATES = 1 << 15, /* RDATE, EXDATE: any number of them */
} IcsProperty;

/* One component with the properties that are read, unfolded, one a line, in any order. */
typedef struct IcsPart {
    IcsKind kind;
    int line;       /* of its BEGIN */
    unsigned given; /* IcsProperty */
    GString *text;  /* "NAME;PARAMETERS:VALUE\r\n" …, without RRULE */
    char *rule;     /* value of RRULE; NULL: none */
    int rule_line;
    unsigned dates;
    bool cancelled;   /* METHOD:CANCEL of its calendar */
    char *fault;      /* why it cannot be used; NULL: it can */
    GPtrArray *parts; /* IcsPart: of a zone, its onsets; else NULL */
} IcsPart;

typedef struct IcsFile {
    GPtrArray *events; /* IcsPart */
    GPtrArray *zones;  /* IcsPart */
    unsigned loose;    /* lines that are no property */
    int first_loose;
} IcsFile;

/* How many of the @size bytes of @text (UTF-8) to show where there is room for @most, no character cut: for "%.*s". */
int ics_shown_bytes(const char *text, size_t size, int most);

/*
 * Reads @size bytes: CEU_ERROR_PARSE for what is no whole calendar, CEU_ERROR_LIMIT for what is too much of one.
 * Time and memory grow as @size. (transfer full)
 */
IcsFile *ics_lines_read(const char *data, size_t size, GError **error);
void ics_file_free(IcsFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IcsFile, ics_file_free)
