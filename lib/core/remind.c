/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which obligations are due for a reminder on a day. Pure. */
#include <ceu/remind.h>

#include <string.h>

#include "core/nudge.h"
#include "core/remind-draft.h"
#include "core/remind-words.h"

#define CRITICAL_DAYS 7
#define DUES_LEAD_MAX_DAYS 60 /* dues are paid in one go: months ahead nothing is to be done */

CeuRemindPolicy
ceu_remind_policy_default(void)
{
    return (CeuRemindPolicy){
        .leads_days = { 180, 90, 60, 30, 14, 7, 3, 1, 0 },
        .lead_count = 9,
        .late_leads_days = { 14, 7, 3, 1, 0 },
        .late_lead_count = 5,
        .first_hour = 9,
        .quiet_from_minute = 21 * 60,
        .quiet_until_minute = 8 * 60,
        .repeat_hours = 24,
        .nudge_pace = true,
        .nudge_proof = true,
        .flood_limit = 1,
    };
}

void
ceu_due_reminder_free(CeuDueReminder *reminder)
{
    if (reminder == NULL)
        return;
    g_free(reminder->key);
    g_free(reminder->summary);
    g_free(reminder->body);
    g_free(reminder);
}

/* What opens: it is told of on its day, asks for nothing and is never late. */
static bool
is_opening(CeuStageKind kind)
{
    return kind == CEU_STAGE_SUBMISSION_OPENS || kind == CEU_STAGE_EXAM_RETEST;
}

/* The lead times that the user gave for this very stage; NULL: none. */
static const CeuLeads *
own_leads(const CeuRemindPolicy *policy, const CeuStage *stage)
{
    const CeuLeads *leads = &policy->stage_leads[stage->kind];

    if (stage->clock == CEU_CLOCK_DUES && stage->kind == CEU_STAGE_DUE)
        leads = &policy->dues_leads;
    return leads->count > 0 ? leads : NULL;
}

/*
 * Which lead times a stage has: its own, or else due dates the long list, an opening none but its day, the rest
 * the short list.
 */
static const int *
leads_of(const CeuRemindPolicy *policy, const CeuStage *stage, unsigned *out_count)
{
    static const int on_the_day[] = { 0 };
    const CeuLeads *own = own_leads(policy, stage);
    CeuStageKind kind = stage->kind;

    if (own != NULL) {
        *out_count = own->count;
        return own->days;
    }
    if (kind == CEU_STAGE_DUE || kind == CEU_STAGE_PART_DUE || ceu_stage_is_exam_deadline(kind)) {
        *out_count = policy->lead_count;
        return policy->leads_days;
    }
    if (is_opening(kind)) {
        *out_count = G_N_ELEMENTS(on_the_day);
        return on_the_day;
    }
    *out_count = policy->late_lead_count;
    return policy->late_leads_days;
}

/* The latest stage of a clock that has passed unmet: the one that still matters of those. */
static const CeuStage *
latest_passed(const CeuPool *pool, CeuClock clock, CeuDate today)
{
    const CeuStage *found = NULL;

    for (guint i = 0; i < pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);

        if (stage->clock == clock && stage->state == CEU_STAGE_PAST &&
            ceu_date_compare(stage->day, today) < 0)
            found = stage;
    }
    return found;
}

static bool
due_has_passed(const CeuPool *pool, CeuClock clock, CeuDate today)
{
    const CeuStage *passed = latest_passed(pool, clock, today);

    return passed != NULL && passed->kind >= CEU_STAGE_DUE;
}

static bool
submission_is_open(const CeuPool *pool, CeuDate today)
{
    for (guint i = 0; i < pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);

        if (stage->kind == CEU_STAGE_SUBMISSION_OPENS)
            return ceu_date_compare(stage->day, today) <= 0;
    }
    return true;
}

/* Of the days of an exam that have passed the latest speaks for all; one to ask by has nothing to add. */
static bool
exam_has_reason(const CeuPool *pool, const CeuStage *stage)
{
    bool found = false;

    if (stage->state != CEU_STAGE_PAST || stage->kind == CEU_STAGE_EXAM_RETEST)
        return stage->state != CEU_STAGE_MET;
    for (guint i = 0; i < pool->stages->len; i++) {
        const CeuStage *other = g_ptr_array_index(pool->stages, i);

        if (found && other->state == CEU_STAGE_PAST && other->kind != CEU_STAGE_EXAM_EXTENSION &&
            other->kind != CEU_STAGE_EXAM_RETEST)
            return false;
        found = found || other == stage;
    }
    return stage->kind != CEU_STAGE_EXAM_EXTENSION;
}

/* A reminder must ask for something that can be done now. */
static bool
has_reason(const CeuPool *pool, const CeuStage *stage, CeuDate today)
{
    if (pool->candidate)
        return exam_has_reason(pool, stage);
    if (stage->state == CEU_STAGE_MET ||
        (stage->kind == CEU_STAGE_PART_DUE && stage->state == CEU_STAGE_PAST))
        return false; /* what a year lacked cannot be made up: status says it, no reminder */
    if (stage->kind > CEU_STAGE_DUE)
        return due_has_passed(pool, stage->clock, today);
    if (stage->clock == CEU_CLOCK_UNITS && stage->kind == CEU_STAGE_DUE && pool->complete)
        return submission_is_open(pool, today);
    return true;
}

/* The shortest lead time reached; -1 once the day has passed. false: none yet. */
static bool
reached_lead(const CeuRemindPolicy *policy, const CeuStage *stage, int32_t days_left, int *out)
{
    unsigned count;
    const int *leads = leads_of(policy, stage, &count);
    bool all = own_leads(policy, stage) != NULL;
    bool found = false;

    if (days_left < 0) { /* an opening stays what it was on its day; anything else is late now */
        *out = is_opening(stage->kind) ? 0 : -1;
        return true;
    }
    for (unsigned i = 0; i < count; i++) {
        if (stage->clock == CEU_CLOCK_DUES && leads[i] > DUES_LEAD_MAX_DAYS && !all)
            continue;
        if (leads[i] >= days_left && (!found || leads[i] < *out)) {
            *out = leads[i];
            found = true;
        }
    }
    return found;
}

static char *
key_of(const CeuPool *pool, const CeuStage *stage)
{
    char day[CEU_DATE_TEXT_SIZE];

    return g_strdup_printf("%s/%s/%s/%s", pool->id,
                           stage->clock == CEU_CLOCK_UNITS ? "units" : "dues",
                           ceu_stage_kind_name(stage->kind), ceu_date_format(stage->day, day));
}

static CeuDueReminder *
due_reminder(const CeuPool *pool, const CeuStage *stage, int lead, CeuDate today,
             const CeuRemindPolicy *policy)
{
    CeuDueReminder *reminder = g_new0(CeuDueReminder, 1);

    reminder->repeat_hours = policy->repeat_hours;
    reminder->days_left = ceu_date_days_between(today, stage->day);
    reminder->key = key_of(pool, stage);
    reminder->lead_days = lead;
    reminder->pool = pool;
    reminder->stage = stage;
    reminder->urgency = !is_opening(stage->kind) && reminder->days_left <= CRITICAL_DAYS
                            ? CEU_BUBBLE_CRITICAL
                            : CEU_BUBBLE_NORMAL;
    reminder->summary = ceu_remind_summary(policy->language, pool, stage, reminder->days_left);
    reminder->body = ceu_remind_body(policy->language, pool, stage);
    return reminder;
}

static int
compare_due(gconstpointer a, gconstpointer b)
{
    const CeuDueReminder *left = *(const CeuDueReminder *const *) a;
    const CeuDueReminder *right = *(const CeuDueReminder *const *) b;
    bool left_opens = left->stage != NULL && is_opening(left->stage->kind);
    bool right_opens = right->stage != NULL && is_opening(right->stage->kind);

    if (left->urgency != right->urgency)
        return (int) right->urgency - (int) left->urgency;
    if ((left->kind == CEU_REMIND_DRAFT) != (right->kind == CEU_REMIND_DRAFT))
        return left->kind == CEU_REMIND_DRAFT ? 1 : -1; /* what has a day comes first */
    if (left_opens != right_opens)
        return left_opens ? 1 : -1;
    if (left->days_left != right->days_left)
        return left->days_left < right->days_left ? -1 : 1;
    return strcmp(left->key, right->key);
}

/* Once the due date itself is reminded of, its opening has nothing to add. */
static bool
due_date_speaks(const CeuPool *pool, const CeuRemindPolicy *policy, CeuDate today)
{
    for (guint i = 0; i < pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);
        int lead;

        if (stage->kind == CEU_STAGE_DUE && stage->clock == CEU_CLOCK_UNITS &&
            has_reason(pool, stage, today) &&
            reached_lead(policy, stage, ceu_date_days_between(today, stage->day), &lead))
            return true;
    }
    return false;
}

/* Whether @stage is an obligation now or later: not met, and not overtaken by a later one. */
static bool
is_open(const CeuPool *pool, const CeuStage *stage, const CeuRemindPolicy *policy, CeuDate today)
{
    if (!has_reason(pool, stage, today))
        return false;
    if (pool->candidate)
        return true;
    if (ceu_date_compare(stage->day, today) < 0 &&
        stage != latest_passed(pool, stage->clock, today))
        return false;
    return stage->kind != CEU_STAGE_SUBMISSION_OPENS || !due_date_speaks(pool, policy, today);
}

static void
add_pool_due(GPtrArray *due, const CeuPool *pool, const CeuRemindPolicy *policy, CeuDate today)
{
    for (guint i = 0; i < pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);
        int lead;

        if (is_open(pool, stage, policy, today) &&
            reached_lead(policy, stage, ceu_date_days_between(today, stage->day), &lead))
            g_ptr_array_add(due, due_reminder(pool, stage, lead, today, policy));
    }
}

GPtrArray *
ceu_remind_due(const CeuAssessment *assessment, const CeuFacts *facts,
               const CeuRemindPolicy *policy)
{
    GPtrArray *due = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_due_reminder_free);

    for (guint i = 0; i < assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(assessment->pools, i);

        if (pool->muted)
            continue; /* it stays open: what is known of it is there when it is heard again */
        add_pool_due(due, pool, policy, assessment->today);
        ceu_nudge_add(due, pool, facts, policy, assessment->today);
    }
    ceu_remind_add_drafts(due, facts, policy, assessment->today);
    g_ptr_array_sort(due, compare_due);
    return due;
}

static void
add_nudge_keys(GPtrArray *keys, const CeuPool *pool, const CeuFacts *facts,
               const CeuRemindPolicy *policy, CeuDate today)
{
    g_autoptr(GPtrArray) nudges =
        g_ptr_array_new_with_free_func((GDestroyNotify) ceu_due_reminder_free);

    ceu_nudge_add(nudges, pool, facts, policy, today);
    for (guint i = 0; i < nudges->len; i++)
        g_ptr_array_add(keys, g_strdup(((CeuDueReminder *) g_ptr_array_index(nudges, i))->key));
}

static void
add_draft_keys(GPtrArray *keys, const CeuFacts *facts)
{
    uint32_t count;
    const CeuDraft *drafts = ceu_facts_drafts(facts, &count);

    for (uint32_t i = 0; i < count; i++)
        g_ptr_array_add(keys, g_strconcat(CEU_REMIND_DRAFT_PREFIX, drafts[i].uid, NULL));
}

GPtrArray *
ceu_remind_open_keys(const CeuAssessment *assessment, const CeuFacts *facts,
                     const CeuRemindPolicy *policy)
{
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(assessment->pools, i);

        for (guint n = 0; n < pool->stages->len; n++) {
            const CeuStage *stage = g_ptr_array_index(pool->stages, n);

            if (is_open(pool, stage, policy, assessment->today))
                g_ptr_array_add(keys, key_of(pool, stage));
        }
        add_nudge_keys(keys, pool, facts, policy, assessment->today);
    }
    add_draft_keys(keys, facts);
    return keys;
}

static void
earlier(CeuDate candidate, CeuDate today, CeuDate *best)
{
    if (ceu_date_is_set(candidate) && ceu_date_compare(candidate, today) > 0 &&
        (!ceu_date_is_set(*best) || ceu_date_compare(candidate, *best) < 0))
        *best = candidate;
}

CeuDate
ceu_remind_next_day(const CeuAssessment *assessment, const CeuRemindPolicy *policy)
{
    CeuDate best = CEU_DATE_NONE;

    for (guint i = 0; i < assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(assessment->pools, i);

        for (guint n = 0; n < pool->stages->len; n++) {
            const CeuStage *stage = g_ptr_array_index(pool->stages, n);
            unsigned count;
            const int *leads = leads_of(policy, stage, &count);

            if (stage->state == CEU_STAGE_MET)
                continue;
            earlier(ceu_date_add_days(stage->day, 1), assessment->today, &best);
            for (unsigned l = 0; l < count; l++)
                earlier(ceu_date_add_days(stage->day, -leads[l]), assessment->today, &best);
        }
    }
    return best;
}
