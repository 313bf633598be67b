/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RRULE as a question to one day: "does it fall on it?" A rule that falls on no day ends as soon as any other. */
#pragma once

#include <ceu/date.h>

#define ICS_MAX_STEPS 3000000 /* days looked at in one file */
#define ICS_SECONDS_OF_DAY INT64_C(86400)

typedef enum { ICS_DAILY, ICS_WEEKLY, ICS_MONTHLY, ICS_YEARLY } IcsFrequency;

typedef struct IcsWeekday {
    int weekday; /* Monday 1 … Sunday 7 */
    int nth;     /* of the month or year, -1: the last; 0: each */
} IcsWeekday;

#define ICS_MAX_WEEKDAYS 32
#define ICS_MAX_POSITIONS 8

typedef struct IcsRule {
    CeuDate start; /* day of DTSTART */
    IcsFrequency frequency;
    int every;        /* so many periods; 1 or more */
    int count;        /* 0: not limited by number */
    CeuDate until;    /* last day; none: not limited by day */
    int64_t until_at; /* seconds since 1970 by the clock on the wall, or UTC */
    bool until_timed, until_utc;
    uint32_t months;      /* bit 1 to 12; 0: any */
    uint32_t month_days;  /* bit 1 to 31 */
    uint32_t month_tails; /* the same, counted from the end */
    IcsWeekday weekdays[ICS_MAX_WEEKDAYS];
    unsigned n_weekdays;
    int positions[ICS_MAX_POSITIONS];
    unsigned n_positions;
    int week_start; /* Monday 1 … Sunday 7 */
} IcsRule;

/* Reads a moment "YYYYMMDD", "YYYYMMDDTHHMMSS" or the latter with Z; @out_at: seconds of it as if it were UTC. */
bool ics_parse_moment(const char *text, CeuDate *out_day, int64_t *out_at, bool *out_timed,
                      bool *out_utc);

/* @text: value of RRULE. CEU_ERROR_PARSE with what is not understood. */
bool ics_rule_parse(const char *text, CeuDate start, IcsRule *out, GError **error);

/*
 * The days of the rule from @first to @last, both inclusive, in order, but none before @rule->start, which is one in any case.
 * COUNT is honoured; of UNTIL its day alone, or the day after where it is in UTC. @steps: what is left of ICS_MAX_STEPS; CEU_ERROR_LIMIT when it is used up.
 * (transfer full) (element-type CeuDate)
 */
GArray *ics_rule_days(const IcsRule *rule, CeuDate first, CeuDate last, int64_t *steps,
                      GError **error);
