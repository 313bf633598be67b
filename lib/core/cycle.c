/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clocks: from anchors, lengths and the user's own dates to the present cycle of a pool. */
#include "core/engine.h"

#include <string.h>

#define CYCLES_MAX 400 /* a guard: more cycles than this lie outside the range of dates */

CeuDate
ceu_due_line_at(const CeuDueLine *line, int k)
{
    CeuDate date = ceu_date_add_months(line->anchor, k * line->months, line->policy);

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

    if (k == 1 && ceu_date_is_set(line->first_start))
        cycle.first = line->first_start;
    return cycle;
}

/* The first k whose due date is @day or later. */
static int
first_due_from(const CeuDueLine *line, CeuDate day)
{
    int k = ceu_date_months_between(line->anchor, day) / line->months - 1;

    for (int i = 0; i < 4; i++, k++) {
        CeuDate due = ceu_due_line_at(line, k);

        if (ceu_date_is_set(due) && ceu_date_compare(due, day) >= 0)
            return k;
    }
    return k;
}

int
ceu_due_line_number(const CeuDueLine *line, const CeuCycle *cycle)
{
    return first_due_from(line, cycle->last);
}

CeuCycle
ceu_cycle_before(const CeuPoolWork *work, const CeuCycle *cycle)
{
    int k = ceu_due_line_number(&work->line, cycle) - 1;
    CeuCycle before = { CEU_DATE_NONE, CEU_DATE_NONE };

    if (ceu_date_is_set(work->line.first_start) && k < 1)
        return before;
    before = ceu_due_line_cycle(&work->line, k);
    if (!ceu_date_is_set(before.first) || !ceu_date_is_set(before.last) ||
        ceu_date_compare(before.last, work->earned) < 0)
        return (CeuCycle){ CEU_DATE_NONE, CEU_DATE_NONE };
    if (ceu_date_compare(before.first, work->earned) < 0)
        before.first = work->earned;
    return before;
}

/* The user's newest due date for the pool; NULL: none. */
static const CeuOverride *
due_override(const CeuPoolWork *work)
{
    uint32_t count;
    const CeuOverride *overrides = ceu_facts_overrides(work->facts, &count);
    const CeuOverride *found = NULL;

    for (uint32_t i = 0; i < count; i++) {
        if (overrides[i].kind == CEU_OVERRIDE_DUE &&
            strcmp(overrides[i].pool, work->pool->id) == 0 && ceu_date_is_set(overrides[i].day))
            found = &overrides[i];
    }
    return found;
}

/* The due line of a membership's renewal month or date. false: the month is not stated. */
static bool
membership_line(const CeuMembership *membership, const CeuRule *anchor, const CeuRule *length,
                CeuDueLine *out)
{
    int year = 2000, day = 1;

    if (membership == NULL || membership->renews_month == 0)
        return false;
    if (anchor->anchor.parity)
        year += membership->renews_month % 2;
    else if (length->length.months != 12 && membership->renews_year != 0)
        year = membership->renews_year;
    if (membership->renews_day != 0)
        day = MIN(membership->renews_day, ceu_date_days_in_month(year, membership->renews_month));
    out->anchor = ceu_date_from_ymd(year, membership->renews_month, day);
    out->month_end = membership->renews_day == 0;
    out->months = length->length.months;
    out->policy = length->length.leap_day;
    return true;
}

static void
earned_line(CeuDate earned, const CeuRule *length, CeuDueLine *out)
{
    out->anchor = earned;
    out->months = length->length.months;
    out->policy = length->length.leap_day;
    out->shift_days = length->length.last_day == CEU_LAST_DAY_SAME ? 0 : -1;
    out->first_start = earned;
}

static void
say_assumed_day(CeuPoolWork *work)
{
    CeuPool *pool = work->pool;
    const CeuRule *anchor = pool->anchor_rule, *length = pool->length_rule;
    const char *unknown = length->unknown != NULL ? length->unknown : anchor->unknown;

    if (pool->due_basis == CEU_BASIS_OVERRIDE)
        return;
    if (anchor->anchor.kind == CEU_ANCHOR_MEMBERSHIP && pool->membership->renews_day == 0)
        pool->due_assumption =
            g_strdup("the last day of the renewal month; your account shows the true one");
    else if (anchor->anchor.kind == CEU_ANCHOR_EARNED &&
             length->length.last_day == CEU_LAST_DAY_UNKNOWN)
        pool->due_assumption =
            g_strdup_printf("the earlier possible day%s%s", unknown != NULL ? "; " : "",
                            unknown != NULL ? unknown : "");
}

/* Sets work->line. false: a fact or rule is missing, and the question is asked. */
static bool
find_line(CeuPoolWork *work)
{
    CeuPool *pool = work->pool;
    const CeuOverride *override = due_override(work);
    const CeuRule *anchor =
        ceu_find_rule(work->body, CEU_RULE_ANCHOR, CEU_CLOCK_UNITS, work->today, NULL);
    const CeuRule *length =
        ceu_find_rule(work->body, CEU_RULE_LENGTH, CEU_CLOCK_UNITS, work->today, NULL);
    g_autofree char *remedy = NULL;

    pool->anchor_rule = anchor;
    pool->length_rule = length;
    work->line = (CeuDueLine){ .first_start = CEU_DATE_NONE };
    if (anchor == NULL || length == NULL) {
        ceu_notice_add(pool->notices, CEU_NOTICE_ASK, NULL, NULL,
                       "the rule pack of %s does not say when a cycle ends", work->body->name);
        return false;
    }
    if (override != NULL) {
        pool->due_basis = CEU_BASIS_OVERRIDE;
        work->line.anchor = override->day;
        work->line.months = length->length.months;
        work->line.policy = length->length.leap_day;
        return true;
    }
    if (anchor->anchor.kind == CEU_ANCHOR_EARNED) {
        earned_line(work->earned, length, &work->line);
        return true;
    }
    if (membership_line(pool->membership, anchor, length, &work->line))
        return true;
    remedy = g_strdup_printf("ceu membership set %s --renews YYYY-MM", work->body->id);
    ceu_notice_add(
        pool->notices, CEU_NOTICE_ASK, anchor, remedy,
        "%s renews by the membership's month: state yours, or the due date in your account",
        work->body->name);
    return false;
}

/* From this day on the program knows what was renewed; none: never stated. */
static CeuDate
standing_of(const CeuPoolWork *work)
{
    CeuDate standing = CEU_DATE_NONE;

    if (work->pool->membership != NULL)
        standing = work->pool->membership->standing;
    for (guint i = 0; i < work->pool->credentials->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(work->pool->credentials, i);

        if (ceu_date_is_set(credential->standing) &&
            (!ceu_date_is_set(standing) || ceu_date_compare(credential->standing, standing) < 0))
            standing = credential->standing;
    }
    return standing;
}

static const CeuFiling *
filing_in(const CeuPoolWork *work, const CeuCycle *cycle)
{
    uint32_t count;
    const CeuFiling *filings = ceu_facts_filings(work->facts, &count);
    const CeuFiling *found = NULL;

    for (uint32_t i = 0; i < count; i++) {
        if (strcmp(filings[i].pool, work->pool->id) == 0 && ceu_date_is_set(filings[i].cycle_day) &&
            ceu_date_compare(filings[i].cycle_day, cycle->first) >= 0 &&
            ceu_date_compare(filings[i].cycle_day, cycle->last) <= 0)
            found = &filings[i];
    }
    return found;
}

static bool
renewed_by(const CeuFiling *filing, CeuDate today)
{
    return filing != NULL && ceu_date_is_set(filing->accepted) &&
           ceu_date_compare(filing->accepted, today) <= 0;
}

/* The first cycle that is not renewed: the one that holds today, an overdue one, or the next if renewed early. */
static int
present_number(const CeuPoolWork *work)
{
    const CeuDueLine *line = &work->line;
    CeuDate standing = standing_of(work);
    int today_k = first_due_from(line, work->today);
    int k = today_k;

    if (ceu_date_is_set(standing))
        k = MIN(k, first_due_from(line, standing));
    k = MAX(k, first_due_from(line, work->earned));
    if (ceu_date_is_set(line->first_start))
        k = MAX(k, 1);
    for (int i = 0; i < CYCLES_MAX; i++, k++) {
        CeuCycle cycle = ceu_due_line_cycle(line, k);

        if (!ceu_date_is_set(cycle.last) || !ceu_date_is_set(cycle.first) ||
            !renewed_by(filing_in(work, &cycle), work->today))
            break;
    }
    return k;
}

void
ceu_cycle_find(CeuPoolWork *work)
{
    CeuPool *pool = work->pool;
    const CeuFiling *filing;
    int k;

    if (!find_line(work))
        return;
    k = present_number(work);
    pool->nominal = ceu_due_line_cycle(&work->line, k);
    pool->next = ceu_due_line_cycle(&work->line, k + 1);
    if (!ceu_date_is_set(pool->nominal.first) || !ceu_date_is_set(pool->nominal.last)) {
        ceu_notice_add(pool->notices, CEU_NOTICE_ASK, NULL, NULL,
                       "the due date lies outside the years %d to %d", CEU_DATE_MIN_YEAR,
                       CEU_DATE_MAX_YEAR);
        return;
    }
    pool->cycle = pool->nominal;
    if (ceu_date_compare(pool->cycle.first, work->earned) < 0)
        pool->cycle.first = work->earned;
    pool->has_cycle = true;
    pool->days_left = ceu_date_days_between(work->today, pool->cycle.last);
    filing = filing_in(work, &pool->nominal);
    if (filing != NULL && ceu_date_is_set(filing->submitted) &&
        ceu_date_compare(filing->submitted, work->today) <= 0)
        pool->submitted = filing->submitted;
    say_assumed_day(work);
}

CeuDate
ceu_cycle_dues_day(const CeuPoolWork *work, const CeuRule **out_rule, bool *out_stated)
{
    const CeuMembership *membership = work->pool->membership;
    const CeuRule *duty =
        ceu_find_rule(work->body, CEU_RULE_DUTY, CEU_CLOCK_DUES, work->today, NULL);
    const CeuRule *anchor =
        ceu_find_rule(work->body, CEU_RULE_ANCHOR, CEU_CLOCK_DUES, work->today, NULL);
    const CeuRule *length =
        ceu_find_rule(work->body, CEU_RULE_LENGTH, CEU_CLOCK_DUES, work->today, NULL);
    CeuDueLine line = { .first_start = CEU_DATE_NONE };
    CeuDate standing;

    *out_rule = duty;
    *out_stated = false;
    if (duty == NULL || membership == NULL)
        return CEU_DATE_NONE;
    if (ceu_date_is_set(membership->dues_paid_to)) {
        *out_stated = true;
        return membership->dues_paid_to;
    }
    if (anchor == NULL || length == NULL || !membership_line(membership, anchor, length, &line))
        return CEU_DATE_NONE;
    standing = standing_of(work);
    if (!ceu_date_is_set(standing) || ceu_date_compare(standing, work->today) > 0)
        standing = work->today;
    return ceu_due_line_at(&line, first_due_from(&line, standing));
}
