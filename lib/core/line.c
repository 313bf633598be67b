/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From anchors to lines of due dates: where a clock starts, and every due date that follows from it. */
#include "core/engine.h"

#include <string.h>

#define YEARS_MAX 40 /* how far a first due date may lie from the day certified */

CeuDate
ceu_due_line_at(const CeuDueLine *line, int k)
{
    bool before = k < 0 && ceu_date_is_set(line->before);
    CeuDate date = before ? ceu_date_add_months(line->before, (k + 1) * line->months, line->policy)
                          : ceu_date_add_months(line->anchor, k * line->months, line->policy);

    if (!ceu_date_is_set(date))
        return date;
    if (line->month_end)
        date = ceu_date_month_end(date);
    return ceu_date_add_days(date, line->shift_days);
}

CeuCycle
ceu_due_line_cycle(const CeuDueLine *line, int k)
{
    CeuCycle cycle = { ceu_date_add_days(ceu_due_line_at(line, k - 1), 1),
                       ceu_due_line_at(line, k) };

    if (k == 1 && line->has_first && ceu_date_is_set(line->first_start))
        cycle.first = line->first_start;
    return cycle;
}

int
ceu_due_line_first_from(const CeuDueLine *line, CeuDate day)
{
    int k = ceu_date_months_between(line->anchor, day) / line->months - 2;

    for (int i = 0; i < 6; i++, k++) {
        CeuDate due = ceu_due_line_at(line, k);

        if (ceu_date_is_set(due) && ceu_date_compare(due, day) >= 0)
            return k;
    }
    return k;
}

/* The membership's renewal month or date. false: the month is not stated. */
static bool
membership_line(const CeuMembership *membership, const CeuRule *anchor, CeuDueLine *line)
{
    int year = 2000, day = 1;

    if (membership == NULL || membership->renews_month == 0)
        return false;
    if (anchor->anchor.parity == CEU_PARITY_MONTH)
        year += membership->renews_month % 2;
    else if (line->months != 12 && membership->renews_year != 0)
        year = membership->renews_year;
    line->month_end = anchor->anchor.month_end || membership->renews_day == 0;
    if (!line->month_end)
        day = MIN(membership->renews_day, ceu_date_days_in_month(year, membership->renews_month));
    line->anchor = ceu_date_from_ymd(year, membership->renews_month, day);
    return true;
}

static void
earned_line(CeuDate earned, const CeuRule *anchor, const CeuRule *length, CeuDueLine *line)
{
    line->has_first = true;
    line->first_start = earned;
    if (anchor->anchor.month_end) {
        line->anchor = ceu_date_month_start(earned);
        line->month_end = true;
        if (ceu_date_compare(earned, ceu_date_month_end(earned)) == 0)
            line->first_start =
                CEU_DATE_NONE; /* the month is over: the cycle begins with the next */
        return;
    }
    line->anchor = earned;
    line->shift_days = length->length.last_day == CEU_LAST_DAY_SAME ? 0 : -1;
}

/* The holder's birthday; false: not answered. A month alone is its first day. */
static bool
birthday(const CeuPoolWork *work, CeuDate *out)
{
    const char *answer = ceu_facts_answer(work->facts, NULL, CEU_TRAIT_BIRTH);
    g_autofree char *whole = NULL;

    if (answer == NULL)
        return false;
    if (strlen(answer) == strlen("YYYY-MM"))
        whole = g_strconcat(answer, "-01", NULL);
    return ceu_date_parse(whole != NULL ? whole : answer, out, NULL);
}

/* A point that comes back every year, or every second one: the ends that a cycle may have. */
typedef struct Yearly {
    int month, day; /* day 0: the month's last */
    int parity;     /* 0 or 1: only years of this parity; -1: any */
} Yearly;

/* The point of @year; none if the parity forbids it. */
static CeuDate
yearly_at(const Yearly *yearly, int year)
{
    int days;

    if (yearly->parity >= 0 && year % 2 != yearly->parity)
        return CEU_DATE_NONE;
    if (year < CEU_DATE_MIN_YEAR || year > CEU_DATE_MAX_YEAR)
        return CEU_DATE_NONE;
    days = ceu_date_days_in_month(year, yearly->month);
    return ceu_date_from_ymd(year, yearly->month, yearly->day == 0 ? days : MIN(yearly->day, days));
}

/* The first point on or after @from (@step 1), or the last on or before it (@step -1). */
static CeuDate
yearly_near(const Yearly *yearly, CeuDate from, int step)
{
    int year;

    ceu_date_to_ymd(from, &year, NULL, NULL);
    year -= step;
    for (int i = 0; i < YEARS_MAX; i++, year += step) {
        CeuDate day = yearly_at(yearly, year);

        if (ceu_date_is_set(day) && ceu_date_compare(day, from) * step >= 0)
            return day;
    }
    return CEU_DATE_NONE;
}

/* The point @months after @point: the last day of February is not the 28th in every year. */
static CeuDate
yearly_later(const Yearly *yearly, CeuDate point, int months)
{
    CeuDate later = ceu_date_add_months(point, months, CEU_MONTH_CLAMP);

    return yearly->day == 0 && ceu_date_is_set(later) ? ceu_date_month_end(later) : later;
}

/* The month of the @nth birthday after @earned, moved by the offset: its last day. */
static CeuDate
birthday_point(CeuDate born, CeuDate earned, int nth, int offset_months)
{
    int year, birth_year;
    CeuDate day = earned;

    ceu_date_to_ymd(born, &birth_year, NULL, NULL);
    ceu_date_to_ymd(earned, &year, NULL, NULL);
    for (int found = 0; found < nth; year++) {
        day = ceu_date_add_months(born, (year - birth_year) * 12, CEU_MONTH_CLAMP);
        if (!ceu_date_is_set(day))
            return day;
        if (ceu_date_compare(day, earned) > 0)
            found++;
    }
    return ceu_date_month_end(
        ceu_date_add_months(ceu_date_month_start(day), offset_months, CEU_MONTH_CLAMP));
}

/* The first due date of a yearly point, by what the rule says about it. */
static CeuDate
first_due(const CeuPoolWork *work, const CeuAnchor *anchor, CeuFirst first, const Yearly *yearly,
          CeuDate born, int months)
{
    CeuDate span = ceu_date_add_months(work->earned, months, CEU_MONTH_CLAMP);
    CeuDate boundary;

    switch (first) {
    case CEU_FIRST_UNKNOWN:
    case CEU_FIRST_WITHIN:
        boundary = yearly_near(yearly, ceu_date_add_days(span, -1), -1);
        if (ceu_date_is_set(boundary) && ceu_date_compare(boundary, work->earned) <= 0)
            boundary = yearly_near(yearly, ceu_date_add_days(work->earned, 1), 1);
        return boundary; /* nothing is due on the very day certified */
    case CEU_FIRST_AFTER:
        return yearly_near(yearly, span, 1);
    case CEU_FIRST_NEXT_YEAR:
        return yearly_later(yearly, yearly_near(yearly, work->earned, 1), months);
    case CEU_FIRST_SAME_YEAR: {
        int year;

        ceu_date_to_ymd(work->earned, &year, NULL, NULL);
        boundary = yearly_at(yearly, year);
        if (yearly->month == 12) /* the cycle that begins in January follows the year before */
            boundary = yearly_at(yearly, year - 1);
        return yearly_later(yearly, boundary, months);
    }
    case CEU_FIRST_BIRTHDAY:
        return birthday_point(born, work->earned, anchor->nth, anchor->offset_months);
    }
    g_assert_not_reached();
}

/* A line whose cycle 1 ends on @due. false: out of the range of dates. */
static bool
line_from_due(const CeuPoolWork *work, CeuDate due, CeuFirst first, CeuDueLine *line)
{
    bool begins_by_calendar = first == CEU_FIRST_NEXT_YEAR || first == CEU_FIRST_SAME_YEAR;
    CeuDate start;

    if (!ceu_date_is_set(due))
        return false;
    line->has_first = true;
    line->month_end = ceu_date_compare(due, ceu_date_month_end(due)) == 0;
    line->anchor = ceu_date_add_months(line->month_end ? ceu_date_month_start(due) : due,
                                       -line->months, CEU_MONTH_CLAMP);
    if (!ceu_date_is_set(line->anchor))
        return false;
    start = ceu_date_add_days(ceu_due_line_at(line, 0), 1);
    if (!begins_by_calendar && ceu_date_compare(work->earned, start) < 0)
        line->first_start = work->earned; /* a first cycle longer than the rest */
    return true;
}

static void
ask(CeuPoolWork *work, const CeuRule *rule, const char *remedy, const char *text)
{
    ceu_notice_add(work->pool->notices, CEU_NOTICE_ASK, rule, remedy, "%s", text);
}

static void
ask_due(CeuPoolWork *work, const CeuRule *rule)
{
    g_autofree char *remedy = g_strdup_printf("ceu membership set %s --due DATE", work->pool->id);
    g_autofree char *text = g_strdup_printf("%s: state the due date in your account%s%s",
                                            work->body->name, rule->unknown != NULL ? "; " : "",
                                            rule->unknown != NULL ? rule->unknown : "");

    ask(work, rule, remedy, text);
}

static void
ask_membership(CeuPoolWork *work, const CeuRule *rule)
{
    g_autofree char *remedy =
        g_strdup_printf("ceu membership set %s --renews YYYY-MM", work->body->id);
    g_autofree char *text = g_strdup_printf(
        "%s renews by the membership's month: state yours, or the due date in your account",
        work->body->name);

    ask(work, rule, remedy, text);
}

static void
ask_birth(CeuPoolWork *work, const CeuRule *rule)
{
    g_autofree char *text = g_strdup_printf(
        "%s renews by the month of birth: state yours, or the due date in your account",
        work->body->name);

    ask(work, rule, "ceu answer birth YYYY-MM-DD", text);
}

/* FIXED and BIRTH: one line, or two where it is not stated how the first due date follows. */
static unsigned
yearly_lines(CeuPoolWork *work, const CeuRule *rule, const Yearly *yearly, CeuDate born,
             const CeuDueLine *start, CeuDueLine *lines)
{
    const CeuAnchor *anchor = &rule->anchor;
    const CeuMembership *membership = work->pool->membership;
    CeuDate due;

    lines[0] = lines[1] = *start;
    if (membership != NULL && membership->renews_year != 0) { /* the certificate names the year */
        due = yearly_at(yearly, membership->renews_year);
        return line_from_due(work, due, CEU_FIRST_SAME_YEAR, &lines[0]) ? 1 : 0;
    }
    due = first_due(work, anchor, anchor->first, yearly, born, start->months);
    if (!line_from_due(work, due, anchor->first, &lines[0]))
        return 0;
    if (anchor->first != CEU_FIRST_UNKNOWN || start->months == 12)
        return 1;
    lines[0].assumption = "how the first due date follows from the day certified is not stated";
    due = first_due(work, anchor, CEU_FIRST_AFTER, yearly, born, start->months);
    if (!line_from_due(work, due, CEU_FIRST_AFTER, &lines[1]) ||
        ceu_due_line_at(&lines[0], 1).days == ceu_due_line_at(&lines[1], 1).days)
        return 1;
    lines[1].assumption = lines[0].assumption;
    return 2;
}

static unsigned
birth_lines(CeuPoolWork *work, const CeuRule *rule, bool asks, const CeuDueLine *start,
            CeuDueLine *lines)
{
    Yearly yearly = { .parity = -1 };
    CeuDate born;
    int year, month;

    if (!birthday(work, &born)) {
        if (asks)
            ask_birth(work, rule);
        return 0;
    }
    ceu_date_to_ymd(born, &year, &month, NULL);
    yearly.month = (month - 1 + rule->anchor.offset_months + 24) % 12 + 1;
    if (rule->anchor.parity == CEU_PARITY_BIRTH_YEAR)
        yearly.parity = year % 2;
    return yearly_lines(work, rule, &yearly, born, start, lines);
}

static unsigned
period_line(const CeuRule *rule, const CeuDueLine *start, CeuDueLine *lines)
{
    CeuDate last = rule->anchor.last_day;

    lines[0] = *start;
    lines[0].anchor = last;
    lines[0].before = ceu_date_add_days(rule->anchor.first_day, -1);
    return 1;
}

/* Room for two lines is needed. Returns how many; 0 if a fact is missing. */
static unsigned
lines_of_anchor(CeuPoolWork *work, const CeuRule *rule, const CeuRule *length, bool asks,
                CeuDueLine *lines)
{
    CeuDueLine start = { .rule = rule,
                         .months = length->length.months,
                         .policy = length->length.leap_day,
                         .first_start = CEU_DATE_NONE,
                         .before = CEU_DATE_NONE };
    Yearly yearly = { rule->anchor.month, rule->anchor.day, -1 };

    lines[0] = start;
    switch (rule->anchor.kind) {
    case CEU_ANCHOR_MEMBERSHIP:
        if (membership_line(work->pool->membership, rule, &lines[0]))
            return 1;
        if (asks)
            ask_membership(work, rule);
        return 0;
    case CEU_ANCHOR_EARNED:
        earned_line(work->earned, rule, length, &lines[0]);
        return 1;
    case CEU_ANCHOR_FIXED:
        return yearly_lines(work, rule, &yearly, CEU_DATE_NONE, &start, lines);
    case CEU_ANCHOR_BIRTH:
        return birth_lines(work, rule, asks, &start, lines);
    case CEU_ANCHOR_PERIOD:
        return period_line(rule, &start, lines);
    case CEU_ANCHOR_STATED:
        if (asks)
            ask_due(work, rule);
        return 0;
    }
    g_assert_not_reached();
}

unsigned
ceu_due_lines_find(CeuPoolWork *work, CeuClock clock, const CeuRule *length, bool asks,
                   CeuDueLine lines[CEU_LINES_MAX])
{
    unsigned count = 0;

    for (guint i = 0; i < work->body->rules->len && count + 2 <= CEU_LINES_MAX; i++) {
        const CeuRule *rule = g_ptr_array_index(work->body->rules, i);

        if (rule->kind == CEU_RULE_ANCHOR && rule->clock == clock &&
            ceu_rule_binds(work, rule, work->today, NULL))
            count += lines_of_anchor(work, rule, length, asks, &lines[count]);
    }
    return count;
}
