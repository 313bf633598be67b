/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one entry: facts + rulebook + a day → an assessment. Pure and total. */
#include <ceu/assess.h>

#include <stdlib.h>
#include <string.h>

#include "core/candidate.h"
#include "core/engine.h"
#include "core/mute.h"

#define SOON_DAYS 90

static void
pool_free(gpointer data)
{
    CeuPool *pool = data;

    g_free(pool->id);
    g_free(pool->due_assumption);
    g_ptr_array_unref(pool->credentials);
    ceu_requirements_free(pool->requirements);
    g_ptr_array_unref(pool->requirements);
    g_array_unref(pool->items);
    g_clear_pointer(&pool->carried, g_array_unref);
    g_ptr_array_unref(pool->stages);
    g_ptr_array_unref(pool->notices);
    g_free(pool);
}

static CeuPool *
pool_new(const CeuBody *body, const CeuMembership *membership, char *id)
{
    CeuPool *pool = g_new0(CeuPool, 1);

    pool->id = id;
    pool->body = body;
    pool->membership = membership;
    pool->credentials = g_ptr_array_new();
    pool->cycle = pool->nominal = pool->next = pool->earn =
        (CeuCycle){ CEU_DATE_NONE, CEU_DATE_NONE };
    pool->submitted = CEU_DATE_NONE;
    pool->requirements = g_ptr_array_new();
    pool->items = g_array_new(FALSE, FALSE, sizeof(CeuItem));
    pool->carried = g_array_new(FALSE, FALSE, sizeof(CeuItem));
    pool->stages = g_ptr_array_new();
    pool->notices = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_notice_free);
    return pool;
}

static bool
is_held(const CeuCredential *credential, CeuDate today)
{
    return ceu_date_is_set(credential->earned) &&
           ceu_date_compare(credential->earned, today) <= 0 &&
           (!ceu_date_is_set(credential->retired) ||
            ceu_date_compare(credential->retired, today) > 0);
}

static bool
holds_type(const CeuPool *pool, const char *type)
{
    for (guint i = 0; i < pool->credentials->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(pool->credentials, i);

        if (g_ascii_strcasecmp(credential->type, type) == 0)
            return true;
    }
    return false;
}

static void
find_counting(CeuPoolWork *work)
{
    CeuPool *pool = work->pool;

    for (guint i = 0; i < pool->credentials->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(pool->credentials, i);

        if (i == 0 || ceu_date_compare(credential->earned, work->earned) < 0)
            work->earned = credential->earned;
        if (ceu_body_type(work->body, credential->type) == NULL)
            ceu_notice_add(pool->notices, CEU_NOTICE_ASK, NULL, NULL,
                           "the rule pack of %s does not know %s: it is counted as one more "
                           "credential without rules of its own",
                           work->body->name, credential->type);
    }
    work->counting = ceu_counting_by(work, work->today);
}

/* Missing units spread over the days left, in units a month, rounded up to a tenth. */
static void
find_pace(CeuPool *pool)
{
    const CeuRequirement *total = g_ptr_array_index(pool->requirements, 0);
    int64_t days = MAX(pool->days_left, 1);
    int64_t milli = (total->missing.milli * 3044 + days * 100 - 1) / (days * 100);

    milli = MIN(milli, total->missing.milli);
    pool->pace_per_month.milli = (milli + 99) / 100 * 100;
}

static CeuUrgency
urgency_of_days(int32_t days_left)
{
    if (days_left < 0)
        return CEU_URGENCY_OVERDUE;
    return days_left <= SOON_DAYS ? CEU_URGENCY_SOON : CEU_URGENCY_LATER;
}

/* A due stage that may be meant earlier than the due date hurries too, until it has passed. */
static void
find_urgency(CeuPoolWork *work)
{
    CeuPool *pool = work->pool;

    pool->urgency = CEU_URGENCY_MET;
    if (!pool->has_cycle || !ceu_date_is_set(pool->submitted))
        pool->urgency = CEU_URGENCY_LATER;
    if (pool->has_cycle && !ceu_date_is_set(pool->submitted))
        pool->urgency = urgency_of_days(pool->days_left);
    for (guint i = 0; i < pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);
        int32_t days_left = ceu_date_days_between(work->today, stage->day);

        if (stage->kind == CEU_STAGE_PART_DUE && stage->state != CEU_STAGE_MET &&
            stage->state != CEU_STAGE_PAST && days_left <= SOON_DAYS)
            pool->urgency = MAX(pool->urgency, CEU_URGENCY_SOON);
        if (stage->kind != CEU_STAGE_DUE || stage->state == CEU_STAGE_MET ||
            days_left > SOON_DAYS || (stage->clock == CEU_CLOCK_UNITS && days_left < 0))
            continue;
        pool->urgency = MAX(pool->urgency, urgency_of_days(days_left));
    }
}

/* A duty that is part of the renewal itself, unlike dues. */
static bool
is_cycle_duty(const CeuRequirement *requirement)
{
    return requirement->kind == CEU_REQUIREMENT_DUTY && requirement->rule != NULL &&
           requirement->rule->clock == CEU_CLOCK_UNITS;
}

static void
find_sums(CeuPoolWork *work)
{
    CeuPool *pool = work->pool;

    pool->complete = true;
    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *requirement = g_ptr_array_index(pool->requirements, i);

        if ((requirement->kind == CEU_REQUIREMENT_TOTAL ||
             requirement->kind == CEU_REQUIREMENT_MINIMUM || is_cycle_duty(requirement)) &&
            !requirement->met)
            pool->complete = false;
    }
    for (guint i = 0; i < pool->items->len; i++) {
        const CeuItem *item = &g_array_index(pool->items, CeuItem, i);

        if (item->reason == CEU_REASON_NEXT_CYCLE)
            pool->left_for_next.milli += item->offered.milli;
    }
}

/* What the rules would take into the next cycle, as things are. */
static void
find_carry(CeuPoolWork *work, const CeuEvaluation *evaluation)
{
    g_autoptr(GArray) carried = ceu_carry_out(work, evaluation);

    for (guint i = 0; i < carried->len; i++)
        work->pool->carries.milli += g_array_index(carried, CeuItem, i).counted.milli;
}

/* The present cycle's evaluation becomes the pool's own; its lines go with the work. */
static const GArray *
judge_cycle(CeuPoolWork *work)
{
    CeuPool *pool = work->pool;
    CeuEvaluation *evaluation = ceu_evaluate(work, work->k);

    if (evaluation == NULL)
        return NULL;
    find_carry(work, evaluation);
    pool->earn = evaluation->earn;
    pool->owed = evaluation->owed;
    g_ptr_array_unref(pool->requirements);
    g_array_unref(pool->items);
    g_array_unref(pool->carried);
    pool->requirements = g_steal_pointer(&evaluation->requirements);
    pool->items = g_steal_pointer(&evaluation->items);
    pool->carried = g_steal_pointer(&evaluation->carried);
    return evaluation->lines;
}

/* After the cycle is found: everything about it. */
static void
assess_pool(CeuPoolWork *work)
{
    CeuPool *pool = work->pool;
    const GArray *lines = NULL;

    if (pool->has_cycle)
        lines = judge_cycle(work);
    pool->has_cycle = lines != NULL;
    ceu_require_duties(work, pool->requirements);
    if (pool->has_cycle) {
        find_sums(work);
        find_pace(pool);
    }
    ceu_stages_find(work);
    ceu_notices_find(work, lines);
    find_urgency(work);
}

/* A credential pursued has no cycle: its exam says how urgent it is. */
static void
assess_candidate(CeuPoolWork *work)
{
    CeuDate day = ceu_candidate_assess(work);

    work->pool->urgency = CEU_URGENCY_MET;
    if (ceu_date_is_set(day))
        work->pool->urgency = urgency_of_days(ceu_date_days_between(work->today, day));
}

static int
compare_activities(gconstpointer a, gconstpointer b, gpointer data)
{
    const CeuActivity *activities = data;
    const CeuActivity *left = &activities[*(const uint32_t *) a];
    const CeuActivity *right = &activities[*(const uint32_t *) b];
    int order = ceu_date_compare(left->done, right->done);

    return order != 0 ? order : (left->id > right->id) - (left->id < right->id);
}

/* The order of counting is by day; the store delivers it so, and then nothing is needed. */
static uint32_t *
order_of(const CeuFacts *facts)
{
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);
    uint32_t sorted = 1;
    uint32_t *order;

    while (sorted < count &&
           ceu_date_compare(activities[sorted - 1].done, activities[sorted].done) <= 0)
        sorted++;
    if (sorted >= count)
        return NULL;
    order = g_new(uint32_t, count);
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
    g_qsort_with_data(order, (gint) count, sizeof *order, compare_activities,
                      (gpointer) activities);
    return order;
}

/* The rule that says which credentials share a cycle; NULL: all of the body. */
static const CeuRule *
pool_rule(const CeuBody *body, const CeuCredential *credential, CeuDate today)
{
    const CeuCredentialType *type = ceu_body_type(body, credential->type);

    for (guint i = body->rules->len; i > 0; i--) {
        const CeuRule *rule = g_ptr_array_index(body->rules, i - 1);

        if (rule->kind == CEU_RULE_POOL && ceu_rule_in_force(rule, today, NULL) &&
            ceu_rule_applies_to(rule, credential->type, type))
            return rule;
    }
    return NULL;
}

/* The pool of @credential: made if it is the first of its pool. */
static CeuPool *
pool_for(GPtrArray *pools, const CeuFacts *facts, const CeuBody *body,
         const CeuCredential *credential, CeuDate today)
{
    const CeuRule *rule = pool_rule(body, credential, today);
    const bool candidate = ceu_is_candidate(credential, today);
    g_autofree char *id =
        candidate || (rule != NULL && rule->pool_each)
            ? g_strdup_printf("%s/%s%s", body->id, credential->type, candidate ? "/exam" : "")
            : g_strdup(body->id);
    CeuPool *pool;

    for (guint i = 0; i < pools->len; i++) {
        pool = g_ptr_array_index(pools, i);
        if (strcmp(pool->id, id) == 0)
            return pool;
    }
    pool = pool_new(body, ceu_facts_membership_of(facts, body->id), g_steal_pointer(&id));
    pool->candidate = candidate;
    g_ptr_array_add(pools, pool);
    return pool;
}

static int
compare_earned(gconstpointer a, gconstpointer b)
{
    const CeuCredential *left = *(const CeuCredential *const *) a;
    const CeuCredential *right = *(const CeuCredential *const *) b;

    return ceu_date_compare(left->earned, right->earned);
}

static int
compare_pools(gconstpointer a, gconstpointer b)
{
    const CeuPool *left = *(const CeuPool *const *) a;
    const CeuPool *right = *(const CeuPool *const *) b;

    if (left->urgency != right->urgency)
        return (int) right->urgency - (int) left->urgency;
    if (left->candidate != right->candidate)
        return left->candidate ? 1 : -1;
    if (left->has_cycle && right->has_cycle &&
        ceu_date_compare(left->cycle.last, right->cycle.last) != 0)
        return ceu_date_compare(left->cycle.last, right->cycle.last);
    return strcmp(left->id, right->id);
}

static void
make_pools(CeuAssessment *assessment, const CeuFacts *facts, const CeuRulebook *rulebook)
{
    uint32_t count;
    const CeuCredential *credentials = ceu_facts_credentials(facts, &count);

    for (uint32_t i = 0; i < count; i++) {
        const CeuBody *body = ceu_rulebook_body(rulebook, credentials[i].body);
        CeuPool *pool;

        if (!is_held(&credentials[i], assessment->today) &&
            !ceu_is_candidate(&credentials[i], assessment->today))
            continue;
        if (body == NULL) {
            ceu_notice_add(assessment->notices, CEU_NOTICE_ASK, NULL, "ceu rules list",
                           "no rule pack for “%s”: %s cannot be judged", credentials[i].body,
                           credentials[i].type);
            continue;
        }
        pool = pool_for(assessment->pools, facts, body, &credentials[i], assessment->today);
        g_ptr_array_add(pool->credentials, (gpointer) &credentials[i]);
    }
}

static void
work_init(CeuPoolWork *work, const CeuFacts *facts, CeuPool *pool, CeuDate today,
          const uint32_t *order)
{
    *work = (CeuPoolWork){ .facts = facts, .body = pool->body, .today = today, .pool = pool };
    work->tagger = ceu_tagger_new(pool->body);
    work->order = order;
    work->evaluations = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL,
                                              (GDestroyNotify) ceu_evaluation_free);
    g_ptr_array_sort(pool->credentials, compare_earned);
    if (pool->candidate) {
        work->counting = g_ptr_array_new();
        return;
    }
    find_counting(work);
    ceu_cycle_find(work);
}

static void
work_clear(CeuPoolWork *work)
{
    g_hash_table_unref(work->evaluations);
    ceu_tagger_free(work->tagger);
    g_ptr_array_unref(work->counting);
}

static int
compare_due(gconstpointer a, gconstpointer b)
{
    const CeuPoolWork *left = a, *right = b;

    if (left->pool->has_cycle != right->pool->has_cycle)
        return left->pool->has_cycle ? -1 : 1;
    if (left->pool->has_cycle &&
        ceu_date_compare(left->pool->cycle.last, right->pool->cycle.last) != 0)
        return ceu_date_compare(left->pool->cycle.last, right->pool->cycle.last);
    return strcmp(left->pool->id, right->pool->id);
}

/* Credentials that stand alone and may not share a unit: the one due first takes what it needs (K57). */
static void
share_out(CeuPoolWork *works, guint count, uint8_t *taken)
{
    for (guint i = 0; i < count; i++) {
        const CeuRule *reuse =
            ceu_find_count_rule(&works[i], CEU_COUNT_REUSE, works[i].today, NULL);

        if (reuse == NULL || reuse->count.reuse != CEU_REUSE_NEVER)
            continue;
        for (guint j = 0; j < count; j++) {
            if (j == i || works[j].body != works[i].body || !works[j].pool->has_cycle)
                continue;
            works[i].taken = taken;
            works[i].more_pools = works[i].more_pools || j > i;
        }
    }
}

static void
assess_pools(CeuAssessment *assessment, const CeuFacts *facts)
{
    g_autofree uint32_t *order = order_of(facts);
    guint count = assessment->pools->len;
    g_autofree CeuPoolWork *works = g_new0(CeuPoolWork, count + 1);
    g_autofree uint8_t *taken = NULL;
    uint32_t n_activities;

    ceu_facts_activities(facts, &n_activities);
    taken = g_new0(uint8_t, n_activities + 1);
    for (guint i = 0; i < count; i++)
        work_init(&works[i], facts, g_ptr_array_index(assessment->pools, i), assessment->today,
                  order);
    if (count > 1)
        qsort(works, count, sizeof *works, compare_due);
    share_out(works, count, taken);
    for (guint i = 0; i < count; i++) {
        if (works[i].taken != NULL && i > 0 && works[i].body != works[i - 1].body)
            memset(taken, 0, n_activities); /* another body's units are its own */
        if (works[i].pool->candidate)
            assess_candidate(&works[i]);
        else
            assess_pool(&works[i]);
        assessment->urgency = MAX(assessment->urgency, works[i].pool->urgency);
        work_clear(&works[i]);
    }
}

CeuAssessment *
ceu_assess(const CeuFacts *facts, const CeuRulebook *rulebook, CeuDate today)
{
    CeuAssessment *assessment = g_new0(CeuAssessment, 1);

    assessment->today = today;
    assessment->pools = g_ptr_array_new_with_free_func(pool_free);
    assessment->notices = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_notice_free);
    make_pools(assessment, facts, rulebook);
    assess_pools(assessment, facts);
    for (guint i = 0; i < assessment->pools->len; i++)
        ceu_mute_pool(g_ptr_array_index(assessment->pools, i), facts, today);
    g_ptr_array_sort(assessment->pools, compare_pools);
    return assessment;
}

void
ceu_assessment_free(CeuAssessment *assessment)
{
    if (assessment == NULL)
        return;
    g_ptr_array_unref(assessment->pools);
    g_ptr_array_unref(assessment->notices);
    g_free(assessment);
}

const CeuPool *
ceu_assessment_pool(const CeuAssessment *assessment, const char *name)
{
    const CeuPool *found = NULL, *pursued = NULL;
    unsigned fits = 0, candidates = 0;

    for (guint i = 0; i < assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(assessment->pools, i);

        if (g_ascii_strcasecmp(pool->id, name) == 0)
            return pool;
        if (g_ascii_strcasecmp(pool->body->id, name) != 0 && !holds_type(pool, name))
            continue;
        if (pool->candidate) {
            pursued = pool;
            candidates++;
        } else {
            found = pool;
            fits++;
        }
    }
    if (fits == 0)
        return candidates == 1 ? pursued : NULL;
    return fits == 1 ? found : NULL;
}

const CeuStage *
ceu_pool_next_stage(const CeuPool *pool)
{
    for (guint i = 0; i < pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);

        if (stage->state == CEU_STAGE_NEXT)
            return stage;
    }
    return NULL;
}
