/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which published deadlines are something to do, and whether that is done. */
#include <ceu/agenda.h>

#include <string.h>

#define SAME_CYCLE_DAYS 183 /* a renewal recorded for a day nearer than this is of that due date */

static bool
is_task(const CeuPublished *item)
{
    return item->kind == CEU_STAGE_DUE && item->lead_days == 0;
}

static bool
is_wanted(const CeuPublished *published, const GPtrArray *items)
{
    for (guint i = 0; i < items->len; i++) {
        const CeuAgendaItem *item = g_ptr_array_index(items, i);

        if (item->kind == published->kind && item->clock == published->clock &&
            item->lead_days == published->lead_days &&
            ceu_date_compare(item->stage_day, published->stage_day) == 0 &&
            strcmp(item->pool, published->pool) == 0)
            return true;
    }
    return false;
}

/* The membership with the body of @pool, which is "BODY" or "BODY/TYPE". */
static const CeuMembership *
membership_of(const CeuFacts *facts, const char *pool)
{
    size_t length = strcspn(pool, "/");
    uint32_t count;
    const CeuMembership *memberships = ceu_facts_memberships(facts, &count);

    for (uint32_t i = 0; i < count; i++) {
        if (strlen(memberships[i].body) == length &&
            strncmp(memberships[i].body, pool, length) == 0)
            return &memberships[i];
    }
    return NULL;
}

/* What was recorded of the renewal that is due on the item's day; NULL: nothing. */
static const CeuFiling *
filing_of(const CeuFacts *facts, const CeuPublished *item)
{
    uint32_t count;
    const CeuFiling *filings = ceu_facts_filings(facts, &count);
    const CeuFiling *best = NULL;
    int32_t best_distance = SAME_CYCLE_DAYS;

    for (uint32_t i = 0; i < count; i++) {
        int32_t distance = ABS(ceu_date_days_between(filings[i].cycle_day, item->stage_day));

        if (distance < best_distance && strcmp(filings[i].pool, item->pool) == 0) {
            best = &filings[i];
            best_distance = distance;
        }
    }
    return best;
}

static bool
is_later(CeuDate day, CeuDate other)
{
    return ceu_date_is_set(day) && ceu_date_compare(day, other) > 0;
}

/* The facts alone, so that a text does not change because a day has passed. */
static void
mark(CeuPublished *item, const GPtrArray *items, const CeuFacts *facts)
{
    const CeuMembership *membership = membership_of(facts, item->pool);
    const CeuFiling *filing = item->clock == CEU_CLOCK_UNITS ? filing_of(facts, item) : NULL;

    if (filing != NULL && ceu_date_is_set(filing->accepted)) {
        item->task = CEU_TASK_DONE;
        item->done = filing->accepted;
    } else if (membership != NULL && (is_later(membership->standing, item->stage_day) ||
                                      (item->clock == CEU_CLOCK_DUES &&
                                       is_later(membership->dues_paid_to, item->stage_day)))) {
        item->task = CEU_TASK_DONE;
    } else if (item->cancelled || !is_wanted(item, items)) {
        item->task = CEU_TASK_CALLED_OFF;
    } else if (filing != NULL && ceu_date_is_set(filing->submitted)) {
        item->task = CEU_TASK_SUBMITTED;
    } else {
        item->task = CEU_TASK_OPEN;
    }
}

void
ceu_agenda_mark_tasks(GPtrArray *published, const GPtrArray *items, const CeuFacts *facts)
{
    for (guint i = 0; i < published->len; i++) {
        CeuPublished *item = g_ptr_array_index(published, i);

        item->task = CEU_TASK_NONE;
        item->done = CEU_DATE_NONE;
        if (is_task(item))
            mark(item, items, facts);
    }
}
