/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The properties of one component as values of our own: behind this, nothing of libical is seen. */
#pragma once

#include "calendar/ics-lines.h"

/* A moment as it is written: a day, or a time by a clock that the zone says. */
typedef struct IcsTime {
    CeuDate day;  /* none: not stated */
    int64_t wall; /* seconds since 1970 by the clock on the wall there */
    bool timed, utc;
    char *zone; /* TZID; NULL: none, floating */
} IcsTime;

typedef struct IcsEvent {
    char *uid, *title, *organiser, *location, *url; /* NULL: not stated */
    IcsTime start, end, recurrence;
    int64_t duration_seconds; /* -1: not stated */
    bool cancelled;
    int offset_from, offset_to; /* of an onset: seconds east of UTC */
    GArray *dates, *exceptions; /* IcsTime: RDATE, EXDATE */
    char *fault;                /* why its times cannot be used; NULL: they can */
} IcsEvent;

/* Reads @part, an event or an onset, as far as it can be read. (transfer full) */
IcsEvent *ics_event_read(const IcsPart *part);
void ics_event_free(IcsEvent *event);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IcsEvent, ics_event_free)

/* The same time of the day on @day. */
int64_t ics_time_on(const IcsTime *time, CeuDate day);

/* The TZID of @part, a time zone; NULL: it says none. (transfer full) */
char *ics_zone_name(const IcsPart *part);
