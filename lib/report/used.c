/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collects stages, rules and sources out of an assessment, for text and JSON alike. */
#include "report/used.h"

#include <string.h>

static int
compare_links(gconstpointer a, gconstpointer b)
{
    const CeuChainLink *left = a, *right = b;

    return ceu_date_compare(left->stage->day, right->stage->day);
}

/* Stable, since g_array_sort() promises no order among equals. */
static void
sort_links(GArray *links)
{
    for (guint i = 1; i < links->len; i++) {
        CeuChainLink link = g_array_index(links, CeuChainLink, i);
        guint j = i;

        for (; j > 0 && compare_links(&g_array_index(links, CeuChainLink, j - 1), &link) > 0; j--)
            g_array_index(links, CeuChainLink, j) = g_array_index(links, CeuChainLink, j - 1);
        g_array_index(links, CeuChainLink, j) = link;
    }
}

GArray *
ceu_chain_new(const CeuAssessment *assessment)
{
    GArray *links = g_array_new(FALSE, FALSE, sizeof(CeuChainLink));

    for (guint i = 0; i < assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(assessment->pools, i);

        for (guint j = 0; j < pool->stages->len; j++) {
            CeuChainLink link = { pool, g_ptr_array_index(pool->stages, j) };

            g_array_append_val(links, link);
        }
    }
    sort_links(links);
    return links;
}

static void
add_rule(GPtrArray *rules, const CeuRule *rule)
{
    if (rule != NULL && !g_ptr_array_find(rules, rule, NULL))
        g_ptr_array_add(rules, (gpointer) rule);
}

GPtrArray *
ceu_used_rules(const CeuPool *pool)
{
    GPtrArray *rules = g_ptr_array_new();

    add_rule(rules, pool->anchor_rule);
    add_rule(rules, pool->length_rule);
    add_rule(rules, pool->carry_rule);
    add_rule(rules, pool->deficit_rule);
    for (guint i = 0; i < pool->requirements->len; i++)
        add_rule(rules, ((const CeuRequirement *) g_ptr_array_index(pool->requirements, i))->rule);
    for (guint i = 0; i < pool->stages->len; i++)
        add_rule(rules, ((const CeuStage *) g_ptr_array_index(pool->stages, i))->rule);
    for (guint i = 0; i < pool->items->len; i++)
        add_rule(rules, g_array_index(pool->items, CeuItem, i).rule);
    for (guint i = 0; i < pool->notices->len; i++)
        add_rule(rules, ((const CeuNotice *) g_ptr_array_index(pool->notices, i))->rule);
    return rules;
}

static bool
is_named(const char *source, const GPtrArray *rules)
{
    for (guint i = 0; i < rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(rules, i);

        if (rule->sources != NULL && g_strv_contains((const char *const *) rule->sources, source))
            return true;
    }
    return false;
}

GPtrArray *
ceu_used_sources(const CeuBody *body, const GPtrArray *rules)
{
    GPtrArray *sources = g_ptr_array_new();

    for (guint i = 0; i < body->sources->len; i++) {
        const CeuSource *source = g_ptr_array_index(body->sources, i);

        if (is_named(source->id, rules))
            g_ptr_array_add(sources, (gpointer) source);
    }
    return sources;
}
