/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cycle of a pool as it stood at its end, though it was renewed long ago. */
#include <ceu/look.h>

#include <string.h>

static bool
holds(const CeuPool *pool, CeuDate day)
{
    return pool != NULL && pool->has_cycle && ceu_date_compare(pool->nominal.first, day) <= 0 &&
           ceu_date_compare(day, pool->nominal.last) <= 0;
}

static CeuDate
earlier(CeuDate a, CeuDate b)
{
    return ceu_date_compare(a, b) <= 0 ? a : b;
}

/* The newest filing of @pool that was accepted on @day or before; NULL: none. */
static const CeuFiling *
accepted_by(const CeuFacts *facts, const char *pool, CeuDate day)
{
    const CeuFiling *found = NULL;
    uint32_t count;
    const CeuFiling *filings = ceu_facts_filings(facts, &count);

    for (uint32_t i = 0; i < count; i++) {
        const CeuFiling *filing = &filings[i];

        if (strcmp(filing->pool, pool) != 0 || !ceu_date_is_set(filing->accepted) ||
            ceu_date_compare(filing->accepted, day) > 0)
            continue;
        if (found == NULL || ceu_date_compare(filing->accepted, found->accepted) > 0)
            found = filing;
    }
    return found;
}

/* The last day on which @cycle was the present one: before its renewal was accepted, else its own last day. */
static CeuDate
closing_day(const CeuFacts *facts, const char *pool, const CeuCycle *cycle, CeuDate today)
{
    uint32_t count;
    const CeuFiling *filings = ceu_facts_filings(facts, &count);

    for (uint32_t i = 0; i < count; i++) {
        const CeuFiling *filing = &filings[i];

        if (strcmp(filing->pool, pool) == 0 && ceu_date_is_set(filing->accepted) &&
            ceu_date_compare(filing->cycle_day, cycle->first) >= 0 &&
            ceu_date_compare(filing->cycle_day, cycle->last) <= 0)
            return earlier(ceu_date_add_days(filing->accepted, -1), today);
    }
    return earlier(cycle->last, today);
}

/* Judges on @day; if the cycle that holds it had been renewed by then, on the day before that. */
static CeuAssessment *
judge_open(const CeuFacts *facts, const CeuRulebook *rulebook, const char *name, CeuDate day)
{
    CeuAssessment *assessment = ceu_assess(facts, rulebook, day);
    const CeuPool *pool = ceu_assessment_pool(assessment, name);
    const CeuFiling *filing;

    if (pool == NULL || !pool->has_cycle || ceu_date_compare(pool->nominal.first, day) <= 0)
        return assessment;
    filing = accepted_by(facts, pool->id, day);
    if (filing == NULL)
        return assessment;
    day = ceu_date_add_days(filing->accepted, -1);
    ceu_assessment_free(assessment);
    return ceu_assess(facts, rulebook, day);
}

CeuAssessment *
ceu_assess_cycle(const CeuFacts *facts, const CeuRulebook *rulebook, CeuDate today,
                 const char *pool_id, CeuDate day, GError **error)
{
    g_autoptr(CeuAssessment) found = NULL, closed = NULL;
    const CeuPool *pool;
    char text[CEU_DATE_TEXT_SIZE];

    g_return_val_if_fail(facts != NULL && rulebook != NULL && pool_id != NULL, NULL);

    found = ceu_assess(facts, rulebook, today);
    if (holds(ceu_assessment_pool(found, pool_id), day))
        return g_steal_pointer(&found);
    g_clear_pointer(&found, ceu_assessment_free);
    found = judge_open(facts, rulebook, pool_id, earlier(day, today));
    pool = ceu_assessment_pool(found, pool_id);
    if (!holds(pool, day)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND, "“%s” has no cycle around %s", pool_id,
                    ceu_date_format(day, text));
        return NULL;
    }
    closed = ceu_assess(facts, rulebook, closing_day(facts, pool->id, &pool->nominal, today));
    if (holds(ceu_assessment_pool(closed, pool_id), day))
        return g_steal_pointer(&closed);
    return g_steal_pointer(&found);
}
