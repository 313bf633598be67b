/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Recurrence, day by day. libical's iterator looks for ever for the 30th of February each second; here the days of the
 * window are looked at, and no others.
 */
#include "calendar/ics-rule.h"

#include "calendar/ics-lines.h"

#include <string.h>

#define MAX_INTERVAL 1000
#define SHOWN_BYTES 40 /* of what is not understood */
#define MAX_COUNT 100000
#define DAYS_OF_WEEK 7
#define LONG_AGO 1904 /* a leap year */

static bool
take_digits(const char **at, int count, int *out)
{
    int value = 0;

    for (int i = 0; i < count; i++) {
        if (!g_ascii_isdigit((*at)[i]))
            return false;
        value = value * 10 + ((*at)[i] - '0');
    }
    *at += count;
    *out = value;
    return true;
}

bool
ics_parse_moment(const char *text, CeuDate *out_day, int64_t *out_at, bool *out_timed,
                 bool *out_utc)
{
    int year, month, day, hour = 0, minute = 0, second = 0;
    const char *at = text;
    bool timed = false, utc = false;
    CeuDate date;

    if (!take_digits(&at, 4, &year) || !take_digits(&at, 2, &month) || !take_digits(&at, 2, &day))
        return false;
    if (*at == 'T') {
        at++;
        timed = take_digits(&at, 2, &hour) && take_digits(&at, 2, &minute) &&
                take_digits(&at, 2, &second);
        utc = timed && *at == 'Z';
        at += utc ? 1 : 0;
        if (!timed || hour > 23 || minute > 59 || second > 60)
            return false;
    }
    if (year > 0 && year < CEU_DATE_MIN_YEAR)
        year = LONG_AGO; /* Outlook's time zones begin in 1601 */
    date = ceu_date_from_ymd(year, month, day);
    if (*at != '\0' || !ceu_date_is_set(date))
        return false;
    *out_day = date;
    *out_at = date.days * ICS_SECONDS_OF_DAY + hour * 3600 + minute * 60 + second;
    *out_timed = timed;
    *out_utc = utc;
    return true;
}

static bool
fail_part(GError **error, const char *part)
{
    g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "it repeats by %.*s, which is not read",
                ics_shown_bytes(part, strlen(part), SHOWN_BYTES), part);
    return false;
}

/* A whole number of at most @digits digits with an optional sign, moving @at behind it. */
static bool
take_number(const char **at, int digits, int *out)
{
    const bool minus = **at == '-';
    int value = 0, count = 0;

    if (**at == '-' || **at == '+')
        (*at)++;
    while (count < digits && g_ascii_isdigit(**at)) {
        value = value * 10 + (*(*at)++ - '0');
        count++;
    }
    *out = minus ? -value : value;
    return count > 0;
}

static bool
parse_one(const char *text, int low, int high, int *out)
{
    return take_number(&text, 6, out) && *text == '\0' && *out >= low && *out <= high;
}

/* 1 to 7; 0: none. */
static int
weekday_of(const char *text)
{
    static const char *const names[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

    for (int i = 0; i < DAYS_OF_WEEK; i++) {
        if (strcmp(text, names[i]) == 0)
            return i + 1;
    }
    return 0;
}

static bool
add_month(IcsRule *rule, const char *text)
{
    int month;

    if (!parse_one(text, 1, 12, &month))
        return false;
    rule->months |= 1U << month;
    return true;
}

static bool
add_month_day(IcsRule *rule, const char *text)
{
    int day;

    if (!parse_one(text, -31, 31, &day) || day == 0)
        return false;
    if (day > 0)
        rule->month_days |= 1U << day;
    else
        rule->month_tails |= 1U << -day;
    return true;
}

static bool
add_weekday(IcsRule *rule, const char *text)
{
    IcsWeekday one = { 0 };

    if (rule->n_weekdays == ICS_MAX_WEEKDAYS)
        return false;
    if (!g_ascii_isalpha(*text) && (!take_number(&text, 2, &one.nth) || one.nth == 0))
        return false;
    one.weekday = weekday_of(text);
    if (one.weekday == 0 || one.nth > 53 || one.nth < -53)
        return false;
    rule->weekdays[rule->n_weekdays++] = one;
    return true;
}

static bool
add_position(IcsRule *rule, const char *text)
{
    int position;

    if (rule->n_positions == ICS_MAX_POSITIONS || !parse_one(text, -366, 366, &position) ||
        position == 0)
        return false;
    rule->positions[rule->n_positions++] = position;
    return true;
}

static bool
set_frequency(IcsRule *rule, const char *text)
{
    static const char *const names[] = { "DAILY", "WEEKLY", "MONTHLY", "YEARLY" };

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if (strcmp(text, names[i]) == 0) {
            rule->frequency = (IcsFrequency) i;
            return true;
        }
    }
    return false;
}

static bool
set_interval(IcsRule *rule, const char *text)
{
    return parse_one(text, 1, MAX_INTERVAL, &rule->every);
}

static bool
set_count(IcsRule *rule, const char *text)
{
    return parse_one(text, 1, MAX_COUNT, &rule->count);
}

static bool
set_until(IcsRule *rule, const char *text)
{
    return ics_parse_moment(text, &rule->until, &rule->until_at, &rule->until_timed,
                            &rule->until_utc);
}

static bool
set_week_start(IcsRule *rule, const char *text)
{
    rule->week_start = weekday_of(text);
    return rule->week_start != 0;
}

static const struct {
    const char *name;
    bool list;
    bool (*take)(IcsRule *rule, const char *text);
} parts[] = {
    { "FREQ", false, set_frequency },      { "INTERVAL", false, set_interval },
    { "COUNT", false, set_count },         { "UNTIL", false, set_until },
    { "WKST", false, set_week_start },     { "BYMONTH", true, add_month },
    { "BYMONTHDAY", true, add_month_day }, { "BYDAY", true, add_weekday },
    { "BYSETPOS", true, add_position },
};

static bool
take_list(IcsRule *rule, bool (*take)(IcsRule *rule, const char *text), const char *value)
{
    g_auto(GStrv) words = g_strsplit(value, ",", 400);

    for (size_t i = 0; words[i] != NULL; i++) {
        if (!take(rule, words[i]))
            return false;
    }
    return true;
}

static bool
take_part(IcsRule *rule, const char *part, bool *has_frequency, GError **error)
{
    const char *equals = strchr(part, '=');
    g_autofree char *name = equals == NULL ? NULL : g_strndup(part, (size_t) (equals - part));
    const char *value = equals == NULL ? "" : equals + 1;

    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (g_strcmp0(parts[i].name, name) != 0)
            continue;
        if (parts[i].list ? !take_list(rule, parts[i].take, value) : !parts[i].take(rule, value))
            return fail_part(error, part);
        *has_frequency |= i == 0;
        return true;
    }
    return fail_part(error, part);
}

bool
ics_rule_parse(const char *text, CeuDate start, IcsRule *out, GError **error)
{
    IcsRule rule = { .start = start, .every = 1, .until = CEU_DATE_NONE, .week_start = 1 };
    g_autofree char *upper = g_ascii_strup(text, -1);
    g_auto(GStrv) words = g_strsplit(upper, ";", 20);
    bool has_frequency = false;

    for (size_t i = 0; words[i] != NULL; i++) {
        if (*words[i] != '\0' && !take_part(&rule, words[i], &has_frequency, error))
            return false;
    }
    if (!has_frequency)
        return fail_part(error, "an RRULE without FREQ");
    *out = rule;
    return true;
}

/* The nth weekday of a span of days: the @place-th (from 1) of @length days. */
static bool
is_nth(int nth, int place, int length)
{
    const int from_start = (place - 1) / DAYS_OF_WEEK + 1;
    const int from_end = (length - place) / DAYS_OF_WEEK + 1;

    return nth == 0 || nth == from_start || nth == -from_end;
}

static bool
fits_weekday(const IcsRule *rule, CeuDate day)
{
    const bool yearly = rule->frequency == ICS_YEARLY && rule->months == 0;
    const bool counts = rule->frequency == ICS_YEARLY || rule->frequency == ICS_MONTHLY;
    const int weekday = ceu_date_weekday(day);
    int year, month, place, length;

    ceu_date_to_ymd(day, &year, &month, &place);
    length = ceu_date_days_in_month(year, month);
    if (yearly) {
        const CeuDate first = ceu_date_from_ymd(year, 1, 1);

        place = ceu_date_days_between(first, day) + 1;
        length = ceu_date_days_in_month(year, 2) == 29 ? 366 : 365;
    }
    for (unsigned i = 0; i < rule->n_weekdays; i++) {
        if (rule->weekdays[i].weekday == weekday &&
            (!counts || is_nth(rule->weekdays[i].nth, place, length)))
            return true;
    }
    return false;
}

static bool
fits_month_day(const IcsRule *rule, int year, int month, int day)
{
    const int tail = ceu_date_days_in_month(year, month) - day + 1;

    return (rule->month_days & 1U << day) != 0 || (rule->month_tails & 1U << tail) != 0;
}

/* Without a word of the rule on days it is the one of DTSTART. */
static bool
fits_start(const IcsRule *rule, CeuDate day)
{
    int start_month, start_day, month, place;

    ceu_date_to_ymd(rule->start, NULL, &start_month, &start_day);
    ceu_date_to_ymd(day, NULL, &month, &place);
    switch (rule->frequency) {
    case ICS_DAILY:
        return true;
    case ICS_WEEKLY:
        return ceu_date_weekday(day) == ceu_date_weekday(rule->start);
    case ICS_MONTHLY:
        return place == start_day;
    case ICS_YEARLY:
        return place == start_day && (rule->months != 0 || month == start_month);
    }
    return false;
}

/* Whether the days' part of the rule names @day; not asked: every how many periods, and BYSETPOS. */
static bool
fits(const IcsRule *rule, CeuDate day)
{
    const bool by_month_day = (rule->month_days | rule->month_tails) != 0;
    int year, month, place;

    ceu_date_to_ymd(day, &year, &month, &place);
    if (rule->months != 0 && (rule->months & 1U << month) == 0)
        return false;
    if (by_month_day && !fits_month_day(rule, year, month, place))
        return false;
    if (rule->n_weekdays > 0 && !fits_weekday(rule, day))
        return false;
    return by_month_day || rule->n_weekdays > 0 || fits_start(rule, day);
}

static CeuDate
week_start(const IcsRule *rule, CeuDate day)
{
    const int past = (ceu_date_weekday(day) - rule->week_start + DAYS_OF_WEEK) % DAYS_OF_WEEK;

    return (CeuDate){ day.days - past };
}

/* Number of the period that holds @day, DTSTART's being 0. */
static int
period_of(const IcsRule *rule, CeuDate day)
{
    int year, start_year;

    switch (rule->frequency) {
    case ICS_DAILY:
        return ceu_date_days_between(rule->start, day);
    case ICS_WEEKLY:
        return ceu_date_days_between(week_start(rule, rule->start), week_start(rule, day)) /
               DAYS_OF_WEEK;
    case ICS_MONTHLY:
        return ceu_date_months_between(rule->start, day);
    case ICS_YEARLY:
        ceu_date_to_ymd(rule->start, &start_year, NULL, NULL);
        ceu_date_to_ymd(day, &year, NULL, NULL);
        return year - start_year;
    }
    return 0;
}

/* First day of the period that holds @day, and the day behind its last. */
static void
period_bounds(const IcsRule *rule, CeuDate day, CeuDate *out_first, CeuDate *out_behind)
{
    int year, month;

    ceu_date_to_ymd(day, &year, &month, NULL);
    *out_first = day;
    *out_behind = (CeuDate){ day.days + 1 };
    if (rule->frequency == ICS_WEEKLY) {
        *out_first = week_start(rule, day);
        *out_behind = (CeuDate){ out_first->days + DAYS_OF_WEEK };
    }
    if (rule->frequency == ICS_MONTHLY) {
        *out_first = ceu_date_month_start(day);
        *out_behind = (CeuDate){ ceu_date_month_end(day).days + 1 };
    }
    if (rule->frequency == ICS_YEARLY) {
        *out_first = ceu_date_from_ymd(year, 1, 1);
        *out_behind = (CeuDate){ ceu_date_from_ymd(year, 12, 31).days + 1 };
    }
}

static bool
fits_position(const IcsRule *rule, CeuDate day, int64_t *steps)
{
    int before = 0, after = 0;
    CeuDate first, behind;

    period_bounds(rule, day, &first, &behind);
    for (CeuDate other = first; other.days < behind.days; other.days++) {
        const bool counts = fits(rule, other);

        before += counts && other.days <= day.days;
        after += counts && other.days >= day.days;
    }
    *steps -= behind.days - first.days;
    for (unsigned i = 0; i < rule->n_positions; i++) {
        if (rule->positions[i] == before || rule->positions[i] == -after)
            return true;
    }
    return false;
}

static bool
falls_on(const IcsRule *rule, CeuDate day, int64_t *steps)
{
    if (day.days == rule->start.days)
        return true;
    if (period_of(rule, day) % rule->every != 0 || !fits(rule, day))
        return false;
    return rule->n_positions == 0 || fits_position(rule, day, steps);
}

GArray *
ics_rule_days(const IcsRule *rule, CeuDate first, CeuDate last, int64_t *steps, GError **error)
{
    g_autoptr(GArray) days = g_array_new(FALSE, FALSE, sizeof(CeuDate));
    CeuDate day = rule->start;
    int number = 0;

    if (rule->count == 0 && ceu_date_compare(first, day) > 0)
        day = first;
    if (ceu_date_is_set(rule->until))
        last.days = MIN(last.days, rule->until.days + (rule->until_utc ? 1 : 0));
    for (; day.days <= last.days && (rule->count == 0 || number < rule->count); day.days++) {
        if (--*steps < 0) {
            g_set_error_literal(error, CEU_ERROR, CEU_ERROR_LIMIT,
                                "more repetitions than can be looked at; export a shorter time of "
                                "the calendar");
            return NULL;
        }
        if (!falls_on(rule, day, steps))
            continue;
        number++;
        if (day.days >= first.days)
            g_array_append_val(days, day);
    }
    return g_steal_pointer(&days);
}
