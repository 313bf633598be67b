/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a requirement is about, worked out again from its rule, so that a report can say which activities are in it. */
#include "report/lines.h"

#include <string.h>

#define MONTH_DAYS_HUNDREDTHS 3044 /* days of a month, on average, × 100 */

bool
ceu_line_has_window(const CeuRequirement *requirement)
{
    const CeuCycle *window = &requirement->window;

    /* Both ends on one day is how a record without a window looks before it is filled in. */
    return ceu_date_is_set(window->first) && ceu_date_is_set(window->last) &&
           ceu_date_compare(window->first, window->last) < 0;
}

CeuCycle
ceu_line_window(const CeuPool *pool, const CeuRequirement *requirement)
{
    return ceu_line_has_window(requirement) ? requirement->window : pool->cycle;
}

const CeuCredential *
ceu_line_credential(const CeuPool *pool, const CeuRequirement *requirement)
{
    for (guint i = 0; i < pool->credentials->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(pool->credentials, i);
        g_autofree char *part = g_strdup_printf("/%s", credential->type);
        g_autofree char *named = g_strdup_printf("(%s)", credential->type);

        if (strstr(requirement->id, part) != NULL || g_str_has_suffix(requirement->title, named))
            return credential;
    }
    return NULL;
}

const char *
ceu_line_category(const CeuPool *pool, const CeuRequirement *requirement)
{
    const CeuRule *rule = requirement->rule;
    const CeuCredential *credential;
    const CeuCredentialType *type;

    if (rule == NULL || rule->kind != CEU_RULE_REQUIRE)
        return NULL;
    if (!rule->require.own_category)
        return rule->require.category;
    credential = ceu_line_credential(pool, requirement);
    if (credential == NULL)
        return NULL;
    if (credential->category != NULL)
        return credential->category;
    type = ceu_body_type(pool->body, credential->type);
    return type != NULL ? type->category : NULL;
}

bool
ceu_category_is_within(const CeuBody *body, const char *id, const char *ancestor)
{
    /* No chain of parents is longer than there are categories; a pack with a circle is refused. */
    for (guint step = 0; id != NULL && step <= body->categories->len; step++) {
        const CeuTag *tag;

        if (strcmp(id, ancestor) == 0)
            return true;
        tag = ceu_body_category(body, id);
        id = tag != NULL ? tag->parent : NULL;
    }
    return false;
}

static bool
has_category(const CeuBody *body, uint64_t bits, const char *wanted)
{
    for (guint i = 0; i < body->categories->len && i < CEU_TAGS_MAX; i++) {
        const CeuTag *tag = g_ptr_array_index(body->categories, i);

        if ((bits & (UINT64_C(1) << i)) != 0 && ceu_category_is_within(body, tag->id, wanted))
            return true;
    }
    return false;
}

static bool
has_tag(const GPtrArray *tags, uint64_t bits, GStrv wanted)
{
    for (guint i = 0; i < tags->len && i < CEU_TAGS_MAX; i++) {
        const CeuTag *tag = g_ptr_array_index(tags, i);

        if ((bits & (UINT64_C(1) << i)) != 0 &&
            g_strv_contains((const char *const *) wanted, tag->id))
            return true;
    }
    return false;
}

static bool
provider_is_named(GStrv patterns, const char *provider)
{
    g_autofree char *lower = provider != NULL ? g_ascii_strdown(provider, -1) : NULL;

    for (guint i = 0; lower != NULL && patterns[i] != NULL; i++) {
        g_autofree char *pattern = g_ascii_strdown(patterns[i], -1);

        if (g_pattern_match_simple(pattern, lower))
            return true;
    }
    return false;
}

static CeuBelongs
first_obstacle(const CeuPool *pool, const CeuRequire *require, const char *category,
               const CeuItem *item, const CeuActivity *activity)
{
    if ((category != NULL || require->own_category) &&
        (category == NULL || !has_category(pool->body, item->categories, category)))
        return CEU_BELONGS_CATEGORY;
    if (require->origins != NULL && !has_tag(pool->body->origins, item->origins, require->origins))
        return CEU_BELONGS_ORIGIN;
    if (require->formats != NULL && !has_tag(pool->body->formats, item->formats, require->formats))
        return CEU_BELONGS_FORMAT;
    if (require->providers != NULL && !provider_is_named(require->providers, activity->provider))
        return CEU_BELONGS_PROVIDER;
    return CEU_BELONGS;
}

/* Whether the activity may count somewhere: in the cycle, or, by a line's own days, from another cycle. */
static bool
may_count(const CeuItem *item, bool own_days)
{
    if (item->counted.milli > 0 || item->reason == CEU_REASON_OVER_CAP)
        return true;
    return own_days &&
           (item->reason == CEU_REASON_BEFORE_CYCLE || item->reason == CEU_REASON_EARLIER_RENEWAL);
}

CeuBelongs
ceu_line_belongs(const CeuPool *pool, const CeuRequirement *requirement, const CeuItem *item,
                 const CeuActivity *activity)
{
    const CeuRule *rule = requirement->rule;
    bool by_rule = rule != NULL && rule->kind == CEU_RULE_REQUIRE;
    bool own_days = ceu_line_has_window(requirement);
    CeuBelongs obstacle;

    if (!may_count(item, own_days))
        return CEU_BELONGS_NOT_COUNTED;
    if (own_days && (ceu_date_compare(activity->done, requirement->window.first) < 0 ||
                     ceu_date_compare(activity->done, requirement->window.last) > 0))
        return CEU_BELONGS_WINDOW;
    if (requirement->kind == CEU_REQUIREMENT_TOTAL)
        return item->counted.milli > 0 || own_days ? CEU_BELONGS : CEU_BELONGS_NOT_COUNTED;
    if (!by_rule)
        return CEU_BELONGS_NO_RULE;
    obstacle =
        first_obstacle(pool, &rule->require, ceu_line_category(pool, requirement), item, activity);
    if (!rule->require.outside)
        return obstacle;
    return obstacle == CEU_BELONGS ? CEU_BELONGS_INSIDE : CEU_BELONGS;
}

CeuUnits
ceu_line_pace(CeuUnits missing, int32_t days)
{
    int64_t left = MAX(days, 1);
    int64_t milli = (missing.milli * MONTH_DAYS_HUNDREDTHS + left * 100 - 1) / (left * 100);

    milli = MIN(milli, missing.milli);
    return (CeuUnits){ (milli + 99) / 100 * 100 };
}
