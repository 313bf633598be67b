/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Civil dates and instants: two types that the compiler will not mix. No function here reads a clock. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include <ceu/error.h>

G_BEGIN_DECLS

/* A civil day, no time, no zone: days since 1970-01-01. */
typedef struct {
    int32_t days;
} CeuDate;

/* A moment: microseconds since 1970-01-01T00:00:00Z. */
typedef struct {
    int64_t usec;
} CeuInstant;

#define CEU_DATE_NONE_DAYS INT32_MIN
#define CEU_DATE_NONE ((CeuDate){ CEU_DATE_NONE_DAYS }) /* "not stated" */
#define CEU_DATE_MIN_YEAR 1900
#define CEU_DATE_MAX_YEAR 2199
#define CEU_DATE_TEXT_SIZE 11 /* "YYYY-MM-DD" and its NUL */

static inline bool
ceu_date_is_set(CeuDate date)
{
    return date.days != CEU_DATE_NONE_DAYS;
}

/* Negative if @a is before @b, 0 if equal, positive if after. */
static inline int
ceu_date_compare(CeuDate a, CeuDate b)
{
    return (a.days > b.days) - (a.days < b.days);
}

/* Days from @from to @to; negative if @to is earlier. Both must be set. */
static inline int32_t
ceu_date_days_between(CeuDate from, CeuDate to)
{
    return to.days - from.days;
}

/**
 * ceu_date_from_ymd:
 * @year: %CEU_DATE_MIN_YEAR to %CEU_DATE_MAX_YEAR
 * @month: 1 to 12
 * @day: 1 to the length of the month
 *
 * Returns: the day, or %CEU_DATE_NONE if there is no such day in the range.
 */
CEU_API CeuDate ceu_date_from_ymd(int year, int month, int day);

/**
 * ceu_date_to_ymd:
 * @date: a day that is set
 * @out_year: (out) (optional): year
 * @out_month: (out) (optional): 1 to 12
 * @out_day: (out) (optional): 1 to 31
 */
CEU_API void ceu_date_to_ymd(CeuDate date, int *out_year, int *out_month, int *out_day);

/* 28 to 31. @month: 1 to 12. */
CEU_API int ceu_date_days_in_month(int year, int month);

/* The last day of the month that holds @date. */
CEU_API CeuDate ceu_date_month_end(CeuDate date);

/* The first day of the month that holds @date. */
CEU_API CeuDate ceu_date_month_start(CeuDate date);

/* Monday 1 … Sunday 7. */
CEU_API int ceu_date_weekday(CeuDate date);

/* @date moved by @days (may be negative); %CEU_DATE_NONE if that leaves the range or @date is not set. */
CEU_API CeuDate ceu_date_add_days(CeuDate date, int32_t days);

/* What a month step does with a day that the target month lacks. The rule names it; no default. */
typedef enum {
    CEU_MONTH_CLAMP, /* 2024-02-29 + 12 months = 2025-02-28 */
    CEU_MONTH_NEXT,  /* 2024-02-29 + 12 months = 2025-03-01 */
} CeuMonthPolicy;

/**
 * ceu_date_add_months:
 * @date: a day
 * @months: how many months, may be negative
 * @policy: what to do if the target month is too short
 *
 * Always step from the anchor (anchor + n × k), never from a previous result.
 *
 * Returns: the day; %CEU_DATE_NONE if it leaves the range or @date is not set.
 */
CEU_API CeuDate ceu_date_add_months(CeuDate date, int months, CeuMonthPolicy policy);

/* Calendar months from @from's month to @to's month, days ignored: 2025-09-15 → 2027-03-31 is 18. */
CEU_API int ceu_date_months_between(CeuDate from, CeuDate to);

/**
 * ceu_date_parse:
 * @text: exactly YYYY-MM-DD
 * @out: (out): the day; untouched on failure
 * @error: CEU_ERROR_PARSE if the spelling is wrong, CEU_ERROR_RANGE if there is no such day
 *
 * Strict: ceu_date_format() of the result is @text again.
 */
CEU_API bool ceu_date_parse(const char *text, CeuDate *out, GError **error);

/**
 * ceu_date_parse_human:
 * @text: what a person types: ISO (2026-12-01, 2026-12-1), 2027-03 (its last day), today, yesterday,
 *   tomorrow, +30d, -2w, +1m, +1y, eom, a weekday with next or last, "mar 31", "31 mar 2027", 12-01
 * @today: what "today" means; a date without a year is the nearest one to come
 * @out: (out): the day; untouched on failure
 * @error: CEU_ERROR_PARSE or CEU_ERROR_RANGE; 01/02/2027 is refused as ambiguous, with the two readings
 *
 * English month and weekday names, any case, three letters are enough.
 */
CEU_API bool ceu_date_parse_human(const char *text, CeuDate today, CeuDate *out, GError **error);

/* Order of 01/02/2027; AUTO: not stated. */
typedef enum { CEU_DATE_ORDER_AUTO, CEU_DATE_ORDER_MDY, CEU_DATE_ORDER_DMY } CeuDateOrder;

/* What a reading had to add to the words. */
typedef enum {
    CEU_DATE_GUESSED_YEAR = 1 << 0,  /* none was written */
    CEU_DATE_GUESSED_ORDER = 1 << 1, /* day and month can be swapped, and no order was stated */
} CeuDateGuess;

typedef struct CeuDateReading {
    CeuDate today;
    bool past; /* a day without a year is the last one up to @today, else the next from @today on */
    CeuDateOrder order; /* of 11/03; AUTO: as the numbers allow, month first if they allow both */
} CeuDateReading;

/**
 * ceu_date_parse_near:
 * @text: as for ceu_date_parse_human(), also 11/03 and 11/03/2026
 * @reading: how to read what the words leave open
 * @out: (out): the day; untouched on failure
 * @out_guesses: (out): CeuDateGuess flags; whoever gets any has to say which day was taken; untouched on failure
 * @error: CEU_ERROR_PARSE or CEU_ERROR_RANGE
 */
CEU_API bool ceu_date_parse_near(const char *text, const CeuDateReading *reading, CeuDate *out,
                                 unsigned *out_guesses, GError **error);

/* Writes "YYYY-MM-DD" (or "-" if not set) into @buffer of CEU_DATE_TEXT_SIZE bytes; returns @buffer. */
CEU_API char *ceu_date_format(CeuDate date, char *buffer);

G_END_DECLS
