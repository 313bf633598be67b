/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The present cycle of a pool: the first on its line of due dates that is not renewed. */
#include "core/engine.h"

#include <string.h>

#define CYCLES_MAX 400 /* a guard: more cycles than this lie outside the range of dates */

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

CeuDate
ceu_cycle_standing(const CeuPoolWork *work)
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

/* The newest filing of @pool about a day of @cycle. */
static const CeuFiling *
filing_of(const CeuPoolWork *work, const char *pool, const CeuCycle *cycle)
{
    uint32_t count;
    const CeuFiling *filings = ceu_facts_filings(work->facts, &count);
    const CeuFiling *found = NULL;

    for (uint32_t i = 0; i < count; i++) {
        if (strcmp(filings[i].pool, pool) == 0 && ceu_date_is_set(filings[i].cycle_day) &&
            ceu_date_compare(filings[i].cycle_day, cycle->first) >= 0 &&
            ceu_date_compare(filings[i].cycle_day, cycle->last) <= 0)
            found = &filings[i];
    }
    return found;
}

const CeuFiling *
ceu_cycle_filing(const CeuPoolWork *work, const CeuCycle *nominal)
{
    return filing_of(work, work->pool->id, nominal);
}

static bool
is_accepted_by(const CeuFiling *filing, CeuDate day)
{
    return ceu_date_is_set(filing->accepted) && ceu_date_compare(filing->accepted, day) <= 0;
}

/* A renewal of a higher credential that was accepted within @cycle renews this pool with it (X38). */
static bool
renewed_with_winner(const CeuPoolWork *work, const CeuRule *rule, const CeuCycle *cycle)
{
    g_autofree char *pool = g_strdup_printf("%s/%s", work->body->id, rule->absorb.winner);
    uint32_t count;
    const CeuFiling *filings = ceu_facts_filings(work->facts, &count);

    for (uint32_t i = 0; i < count; i++) {
        if (strcmp(filings[i].pool, pool) == 0 && is_accepted_by(&filings[i], work->today) &&
            ceu_date_compare(filings[i].accepted, cycle->first) >= 0 &&
            ceu_date_compare(filings[i].accepted, cycle->last) <= 0)
            return true;
    }
    return false;
}

static bool
pool_is_loser(const CeuPoolWork *work, const CeuAbsorb *absorb)
{
    for (guint i = 0; i < work->pool->credentials->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(work->pool->credentials, i);

        if (!g_strv_contains((const char *const *) absorb->losers, credential->type))
            return false;
    }
    return true;
}

static bool
is_renewed(const CeuPoolWork *work, const CeuCycle *cycle)
{
    const CeuFiling *filing = ceu_cycle_filing(work, cycle);

    if (filing != NULL && is_accepted_by(filing, work->today))
        return true;
    for (guint i = 0; i < work->body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(work->body->rules, i);

        if (rule->kind == CEU_RULE_ABSORB && rule->absorb.renews &&
            ceu_rule_in_force(rule, work->today, cycle) && pool_is_loser(work, &rule->absorb) &&
            renewed_with_winner(work, rule, cycle))
            return true;
    }
    return false;
}

/* The number on the line of the cycle that holds the certification. */
static int
first_number(const CeuPoolWork *work, const CeuDueLine *line)
{
    return line->has_first ? 1 : ceu_due_line_first_from(line, work->earned);
}

/* The first cycle that is not renewed: the one that holds today, an overdue one, or the next if renewed early. */
static int
present_number(const CeuPoolWork *work, const CeuDueLine *line)
{
    CeuDate standing = ceu_cycle_standing(work);
    int k = ceu_due_line_first_from(line, work->today);

    if (ceu_date_is_set(standing))
        k = MIN(k, ceu_due_line_first_from(line, standing));
    k = MAX(k, first_number(work, line));
    for (int i = 0; i < CYCLES_MAX; i++, k++) {
        CeuCycle cycle = ceu_due_line_cycle(line, k);

        if (!ceu_date_is_set(cycle.last) || !ceu_date_is_set(cycle.first) ||
            !is_renewed(work, &cycle))
            break;
    }
    return k;
}

/* The user's own due date; later ones follow it as the anchor's would. */
static void
use_stated_line(CeuPoolWork *work, const CeuOverride *override, const CeuRule *length)
{
    const CeuRule *rule = ceu_find_rule(work, CEU_RULE_ANCHOR, CEU_CLOCK_UNITS, work->today, NULL);
    const CeuAnchor *anchor = rule != NULL ? &rule->anchor : NULL;
    bool ends_month = anchor != NULL && (anchor->kind == CEU_ANCHOR_BIRTH || anchor->month_end ||
                                         (anchor->kind == CEU_ANCHOR_FIXED && anchor->day == 0));

    work->pool->due_basis = CEU_BASIS_OVERRIDE;
    work->line = (CeuDueLine){ .rule = rule,
                               .anchor = override->day,
                               .months = length->length.months,
                               .policy = length->length.leap_day,
                               .first_start = CEU_DATE_NONE,
                               .before = CEU_DATE_NONE };
    if (ends_month && ceu_date_compare(override->day, ceu_date_month_end(override->day)) == 0) {
        work->line.anchor = ceu_date_month_start(override->day);
        work->line.month_end = true;
    }
}

/* Of two lines with one due date: the one whose present cycle is shorter, or else that of the later rule. */
static bool
is_shorter_line(const CeuPoolWork *work, const CeuDueLine *line, const CeuDueLine *than)
{
    CeuCycle a = ceu_due_line_cycle(line, present_number(work, line));
    CeuCycle b = ceu_due_line_cycle(than, present_number(work, than));

    if (ceu_date_compare(a.first, b.first) != 0)
        return ceu_date_compare(a.first, b.first) > 0;
    return line->rule != than->rule;
}

/* Several anchors, or several readings of one: the earliest due date ahead is used, and the others are told. */
static void
use_earliest_line(CeuPoolWork *work, const CeuDueLine *lines, unsigned count)
{
    unsigned best = 0;
    CeuDate best_due = CEU_DATE_NONE, other = CEU_DATE_NONE;
    const CeuRule *other_rule = NULL;
    char day[CEU_DATE_TEXT_SIZE], other_day[CEU_DATE_TEXT_SIZE];

    for (unsigned i = 0; i < count; i++) {
        CeuDate due = ceu_due_line_at(&lines[i], present_number(work, &lines[i]));

        if (!ceu_date_is_set(due))
            continue;
        if (!ceu_date_is_set(best_due) || ceu_date_compare(due, best_due) < 0) {
            other = best_due;
            other_rule = lines[best].rule;
            best = i;
            best_due = due;
        } else if (ceu_date_compare(due, best_due) == 0) {
            if (is_shorter_line(work, &lines[i], &lines[best]))
                best = i;
        } else {
            other = due;
            other_rule = lines[i].rule;
        }
    }
    work->line = lines[best];
    if (!ceu_date_is_set(other))
        return;
    ceu_date_format(best_due, day);
    ceu_date_format(other, other_day);
    work->pool->due_assumption = g_strdup_printf(
        "%s by rule %s, %s by rule %s: the earlier day is used until you state yours", day,
        work->line.rule->id, other_day, other_rule->id);
}

/* Sets work->line. false: a fact or rule is missing, and the question is asked. */
static bool
find_line(CeuPoolWork *work)
{
    CeuPool *pool = work->pool;
    const CeuOverride *override = due_override(work);
    const CeuRule *length =
        ceu_find_rule(work, CEU_RULE_LENGTH, CEU_CLOCK_UNITS, work->today, NULL);
    CeuDueLine lines[CEU_LINES_MAX];
    unsigned count;

    pool->length_rule = length;
    pool->anchor_rule = ceu_find_rule(work, CEU_RULE_ANCHOR, CEU_CLOCK_UNITS, work->today, NULL);
    if (length == NULL || pool->anchor_rule == NULL) {
        ceu_notice_add(pool->notices, CEU_NOTICE_ASK, NULL, NULL,
                       "the rule pack of %s does not say when a cycle ends", work->body->name);
        return false;
    }
    if (override != NULL) {
        use_stated_line(work, override, length);
        return true;
    }
    count = ceu_due_lines_find(work, CEU_CLOCK_UNITS, length, true, lines);
    if (count == 0)
        return false;
    use_earliest_line(work, lines, count);
    pool->anchor_rule = work->line.rule;
    return true;
}

static bool
is_leap_day(CeuDate day)
{
    int month, day_of_month;

    ceu_date_to_ymd(day, NULL, &month, &day_of_month);
    return month == 2 && day_of_month == 29;
}

static void
say_assumed_day(CeuPoolWork *work)
{
    CeuPool *pool = work->pool;
    const CeuRule *anchor = pool->anchor_rule, *length = pool->length_rule;
    const char *unknown = length->unknown != NULL ? length->unknown : anchor->unknown;
    const char *why = NULL;

    if (pool->due_basis == CEU_BASIS_OVERRIDE || pool->due_assumption != NULL)
        return;
    if (anchor->anchor.kind == CEU_ANCHOR_MEMBERSHIP && pool->membership->renews_day == 0 &&
        !anchor->anchor.month_end) {
        pool->due_assumption =
            g_strdup("the last day of the renewal month; your account shows the true one");
        return;
    }
    if (anchor->anchor.kind == CEU_ANCHOR_EARNED && !anchor->anchor.month_end &&
        length->length.last_day == CEU_LAST_DAY_UNKNOWN)
        why = "the earlier possible day";
    else if (anchor->anchor.kind == CEU_ANCHOR_EARNED && length->length.leap_day_unknown &&
             is_leap_day(work->earned) && !is_leap_day(pool->cycle.last))
        why = "29 February comes only every four years: the earlier possible day";
    else if (anchor->anchor.kind != CEU_ANCHOR_MEMBERSHIP && !anchor->anchor.or_year_end &&
             anchor->unknown != NULL)
        why = work->line.assumption != NULL ? work->line.assumption : "not sure";
    else
        why = work->line.assumption;
    if (why != NULL)
        pool->due_assumption = g_strdup_printf("%s%s%s", why, unknown != NULL ? "; " : "",
                                               unknown != NULL ? unknown : "");
}

int
ceu_cycle_number(const CeuPoolWork *work, int k)
{
    return k - first_number(work, &work->line) + 1;
}

CeuCycle
ceu_cycle_part(const CeuPoolWork *work, int k)
{
    CeuCycle cycle = ceu_due_line_cycle(&work->line, k);
    CeuCycle before = ceu_due_line_cycle(&work->line, k - 1);
    const CeuFiling *filing;

    if (ceu_date_compare(cycle.first, work->earned) < 0)
        cycle.first = work->earned;
    if (ceu_cycle_number(work, k) <= 1 || !ceu_date_is_set(before.first))
        return cycle;
    filing = ceu_cycle_filing(work, &before);
    if (filing != NULL && is_accepted_by(filing, work->today) &&
        ceu_date_compare(filing->accepted, before.last) < 0 &&
        ceu_find_count_rule(work, CEU_COUNT_EARLY, filing->accepted, &cycle) != NULL)
        cycle.first = ceu_date_add_days(filing->accepted, 1);
    return cycle;
}

void
ceu_cycle_find(CeuPoolWork *work)
{
    CeuPool *pool = work->pool;
    const CeuFiling *filing;

    if (!find_line(work))
        return;
    work->k = present_number(work, &work->line);
    pool->nominal = ceu_due_line_cycle(&work->line, work->k);
    pool->next = ceu_due_line_cycle(&work->line, work->k + 1);
    if (!ceu_date_is_set(pool->nominal.first) || !ceu_date_is_set(pool->nominal.last)) {
        ceu_notice_add(pool->notices, CEU_NOTICE_ASK, NULL, NULL,
                       "the due date lies outside the years %d to %d", CEU_DATE_MIN_YEAR,
                       CEU_DATE_MAX_YEAR);
        return;
    }
    pool->cycle = ceu_cycle_part(work, work->k);
    pool->number = ceu_cycle_number(work, work->k);
    pool->has_cycle = true;
    pool->days_left = ceu_date_days_between(work->today, pool->cycle.last);
    filing = ceu_cycle_filing(work, &pool->nominal);
    if (filing != NULL && ceu_date_is_set(filing->submitted) &&
        ceu_date_compare(filing->submitted, work->today) <= 0)
        pool->submitted = filing->submitted;
    say_assumed_day(work);
}

bool
ceu_membership_is_over(const CeuMembership *membership, CeuDate today)
{
    return membership != NULL && ceu_date_is_set(membership->ended) &&
           ceu_date_compare(membership->ended, today) <= 0;
}

/* Dues that follow the membership's own day end with it; a fee with a day of its own is owed all the same. */
static bool
dues_are_over(CeuPoolWork *work)
{
    const CeuRule *anchor;

    if (!ceu_membership_is_over(work->pool->membership, work->today))
        return false;
    anchor = ceu_find_rule(work, CEU_RULE_ANCHOR, CEU_CLOCK_DUES, work->today, NULL);
    return anchor != NULL && anchor->anchor.kind == CEU_ANCHOR_MEMBERSHIP;
}

CeuDate
ceu_cycle_dues_day(CeuPoolWork *work, const CeuRule **out_rule, bool *out_stated)
{
    const CeuMembership *membership = work->pool->membership;
    const CeuRule *duty = ceu_find_rule(work, CEU_RULE_DUTY, CEU_CLOCK_DUES, work->today, NULL);
    const CeuRule *length = ceu_find_rule(work, CEU_RULE_LENGTH, CEU_CLOCK_DUES, work->today, NULL);
    CeuDueLine lines[CEU_LINES_MAX];
    CeuDate standing;
    int k;

    *out_stated = false;
    *out_rule = duty != NULL && dues_are_over(work) ? NULL : duty;
    if (*out_rule == NULL)
        return CEU_DATE_NONE;
    if (membership != NULL && ceu_date_is_set(membership->dues_paid_to)) {
        *out_stated = true;
        return membership->dues_paid_to;
    }
    if (length == NULL || ceu_due_lines_find(work, CEU_CLOCK_DUES, length, false, lines) == 0)
        return CEU_DATE_NONE;
    standing = ceu_cycle_standing(work);
    if (!ceu_date_is_set(standing) || ceu_date_compare(standing, work->today) > 0)
        standing = work->today;
    k = ceu_due_line_first_from(&lines[0], standing);
    return ceu_due_line_at(&lines[0], MAX(k, lines[0].has_first ? 1 : k));
}
