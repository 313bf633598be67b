/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options of list that choose activities. */
#include "list.h"

#include "proof.h"

#include <string.h>

static bool
contains(const char *text, const char *folded)
{
    g_autofree char *own = NULL;

    if (text == NULL)
        return false;
    own = g_utf8_casefold(text, -1);
    return strstr(own, folded) != NULL;
}

static bool
matches_text(const CeuActivity *activity, const char *text)
{
    g_autofree char *folded = NULL;

    if (text == NULL)
        return true;
    folded = g_utf8_casefold(text, -1);
    return contains(activity->title, folded) || contains(activity->provider, folded) ||
           contains(activity->topics, folded) || contains(activity->index, folded) ||
           contains(activity->note, folded);
}

/* Whether the option @name, if given, is in @text. */
static bool
matches_option(const CliContext *context, const char *name, const char *text)
{
    const char *wanted = cli_text(context, name);
    g_autofree char *folded = wanted == NULL ? NULL : g_utf8_casefold(wanted, -1);

    return folded == NULL || contains(text, folded);
}

static const CeuItem *
find_item(const CliListSource *source, const GArray *items, const CeuActivity *activity)
{
    uint32_t count;
    const CeuActivity *all = ceu_facts_activities(source->facts, &count);

    for (guint i = 0; i < items->len; i++) {
        const CeuItem *item = &g_array_index(items, CeuItem, i);

        if (item->activity < count && all[item->activity].id == activity->id)
            return item;
    }
    return NULL;
}

bool
cli_list_counts(const CliListSource *source, const CeuPool *pool, const CeuActivity *activity)
{
    const CeuItem *item = find_item(source, pool->items, activity);

    if (find_item(source, pool->carried, activity) != NULL)
        return true;
    return item != NULL && (item->counted.milli > 0 || item->reason == CEU_REASON_PLANNED);
}

static bool
holds(const CeuPool *pool, const CeuCredential *credential)
{
    for (guint i = 0; i < pool->credentials->len; i++) {
        if (((const CeuCredential *) g_ptr_array_index(pool->credentials, i))->id == credential->id)
            return true;
    }
    return false;
}

/* Whether a renewal of the body and of the credential asked for, if any, counts it. */
static bool
matches_renewal(const CliListSource *source, const CeuActivity *activity)
{
    if (source->body == NULL && source->credential == NULL)
        return true;
    for (guint i = 0; i < source->view->assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(source->view->assessment->pools, i);

        if ((source->body == NULL || g_str_equal(pool->body->id, source->body->id)) &&
            (source->credential == NULL || holds(pool, source->credential)) &&
            cli_list_counts(source, pool, activity))
            return true;
    }
    return false;
}

static bool
matches_day(const CliContext *context, const CeuActivity *activity)
{
    const CeuDate since = cli_day(context, "since", CEU_DATE_NONE),
                  until = cli_day(context, "until", CEU_DATE_NONE);

    if (ceu_date_is_set(since) && ceu_date_compare(activity->done, since) < 0)
        return false;
    return !ceu_date_is_set(until) || ceu_date_compare(activity->done, until) <= 0;
}

static bool
lacks_proof(const CliListSource *source, const CeuActivity *activity)
{
    g_autofree char *lacks = cli_proof_lacks(source->view, activity);

    return lacks != NULL;
}

static bool
matches(const CliContext *context, const CliListSource *source, const CeuActivity *activity)
{
    if (cli_given(context, "planned") && !activity->planned)
        return false;
    return matches_day(context, activity) &&
           matches_option(context, "provider", activity->provider) &&
           matches_option(context, "topic", activity->topics) &&
           matches_option(context, "category", activity->topics) &&
           matches_text(activity, context->word_count > 0 ? context->words[0] : NULL) &&
           matches_renewal(source, activity) && (!source->missing || lacks_proof(source, activity));
}

GPtrArray *
cli_list_select(const CliContext *context, const CliListSource *source)
{
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(source->facts, &count);
    GPtrArray *found = g_ptr_array_new();

    for (uint32_t i = 0; i < count; i++) {
        if (matches(context, source, &activities[i]))
            g_ptr_array_add(found, (gpointer) &activities[i]);
    }
    return found;
}
