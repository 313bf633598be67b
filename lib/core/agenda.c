/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deadlines as calendar items. */
#include <ceu/agenda.h>

#include <string.h>

#include "core/agenda-words.h"

void
ceu_agenda_item_free(CeuAgendaItem *item)
{
    if (item == NULL)
        return;
    g_free(item->pool);
    g_free(item->summary);
    g_free(item->description);
    g_free(item);
}

/* What the items are made of. */
typedef struct Maker {
    const CeuFacts *facts;
    const CeuRulebook *rulebook;
    const CeuAgendaOptions *options;
    CeuDate known;       /* the newest day of what is recorded; none: nothing has a day */
    GHashTable *by_days; /* day → CeuAssessment of it */
    GPtrArray *items;
} Maker;

static void
later(CeuDate *newest, CeuDate day)
{
    if (ceu_date_is_set(day) && (!ceu_date_is_set(*newest) || ceu_date_compare(day, *newest) > 0))
        *newest = day;
}

/* The newest day on which something that is recorded happened. */
static CeuDate
newest_day(const CeuFacts *facts)
{
    CeuDate newest = CEU_DATE_NONE;
    uint32_t n_activities, n_filings, n_deeds;
    const CeuActivity *activities = ceu_facts_activities(facts, &n_activities);
    const CeuFiling *filings = ceu_facts_filings(facts, &n_filings);
    const CeuDeed *deeds = ceu_facts_deeds(facts, &n_deeds);

    for (uint32_t i = 0; i < n_activities; i++) {
        if (!activities[i].planned)
            later(&newest, activities[i].done);
    }
    for (uint32_t i = 0; i < n_filings; i++) {
        later(&newest, filings[i].submitted);
        later(&newest, filings[i].accepted);
    }
    for (uint32_t i = 0; i < n_deeds; i++)
        later(&newest, deeds[i].day);
    return newest;
}

static const CeuAssessment *
assess_on(Maker *maker, CeuDate day)
{
    gpointer key = GINT_TO_POINTER(day.days);
    CeuAssessment *assessment = g_hash_table_lookup(maker->by_days, key);

    if (assessment == NULL) {
        assessment = ceu_assess(maker->facts, maker->rulebook, day);
        g_hash_table_insert(maker->by_days, key, assessment);
    }
    return assessment;
}

/* The same cycle of @pool as it stands on @day; NULL: another cycle is the present one there. */
static const CeuPool *
same_cycle_on(Maker *maker, const CeuPool *pool, CeuDate day)
{
    const CeuAssessment *assessment = assess_on(maker, day);

    for (guint i = 0; i < assessment->pools->len; i++) {
        const CeuPool *other = g_ptr_array_index(assessment->pools, i);

        if (other->has_cycle && other->candidate == pool->candidate &&
            strcmp(other->id, pool->id) == 0 &&
            ceu_date_compare(other->cycle.last, pool->cycle.last) == 0)
            return other;
    }
    return NULL;
}

/*
 * @pool judged on a day that depends on the facts alone: the due day, or the newest day that is recorded where that
 * is later. Today would make the text another one whenever a recorded day is reached.
 */
static const CeuPool *
judged_in_the_end(Maker *maker, const CeuPool *pool)
{
    const CeuPool *judged = NULL;

    if (!pool->has_cycle || pool->candidate)
        return NULL;
    if (ceu_date_is_set(maker->known) && ceu_date_compare(maker->known, pool->cycle.last) > 0)
        judged = same_cycle_on(maker, pool, maker->known);
    return judged != NULL ? judged : same_cycle_on(maker, pool, pool->cycle.last);
}

static void
add_item(Maker *maker, const CeuAgendaSaying *saying)
{
    CeuAgendaItem *item = g_new0(CeuAgendaItem, 1);

    item->pool = g_strdup(saying->pool->id);
    item->clock = saying->stage->clock;
    item->kind = saying->stage->kind;
    item->lead_days = saying->lead_days;
    item->stage_day = saying->stage->day;
    item->day = ceu_date_add_days(saying->stage->day, -saying->lead_days);
    item->summary = ceu_agenda_summary(saying);
    item->description = ceu_agenda_description(saying);
    g_ptr_array_add(maker->items, item);
}

static bool
has_milestones(const CeuStage *stage)
{
    return stage->kind == CEU_STAGE_DUE || ceu_stage_is_exam_deadline(stage->kind);
}

static void
add_pool(Maker *maker, const CeuPool *pool)
{
    const CeuAgendaOptions *options = maker->options;
    const CeuPool *judged = judged_in_the_end(maker, pool);

    for (guint n = 0; n < pool->stages->len; n++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, n);
        CeuAgendaSaying saying = { options->language, pool, judged, stage, 0 };

        if (pool->candidate && stage->state == CEU_STAGE_MET)
            continue; /* of an attempt that is over: it must not stand in a calendar */
        add_item(maker, &saying);
        for (unsigned m = 0; has_milestones(stage) && m < options->n_milestones; m++) {
            saying.lead_days = options->milestones_days[m];
            if (saying.lead_days > 0)
                add_item(maker, &saying);
        }
    }
}

static int
compare_items(gconstpointer a, gconstpointer b)
{
    const CeuAgendaItem *left = *(const CeuAgendaItem *const *) a;
    const CeuAgendaItem *right = *(const CeuAgendaItem *const *) b;
    int order = ceu_date_compare(left->day, right->day);

    return order != 0 ? order : strcmp(left->summary, right->summary);
}

GPtrArray *
ceu_agenda(const CeuFacts *facts, const CeuRulebook *rulebook, const CeuAssessment *assessment,
           const CeuAgendaOptions *options)
{
    static const CeuAgendaOptions none = { 0 };
    g_autoptr(GHashTable) by_days = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL,
                                                          (GDestroyNotify) ceu_assessment_free);
    Maker maker = {
        .facts = facts,
        .rulebook = rulebook,
        .options = options == NULL ? &none : options,
        .known = newest_day(facts),
        .by_days = by_days,
        .items = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_agenda_item_free),
    };

    for (guint i = 0; i < assessment->pools->len; i++)
        add_pool(&maker, g_ptr_array_index(assessment->pools, i));
    g_ptr_array_sort(maker.items, compare_items);
    return maker.items;
}
