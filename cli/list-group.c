/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of a list, and what each sums up to. */
#include "list.h"

#include "activity.h"

#include <string.h>

static void
group_free(gpointer data)
{
    CliListGroup *group = data;

    g_free(group->key);
    g_free(group->title);
    g_ptr_array_unref(group->activities);
    g_free(group);
}

static bool
is_same_key(const char *a, const char *b)
{
    g_autofree char *left = NULL, *right = NULL;

    if (a == NULL || b == NULL)
        return a == b;
    left = g_utf8_casefold(a, -1);
    right = g_utf8_casefold(b, -1);
    return g_str_equal(left, right);
}

/* Puts @activity into the group of @key, once. */
static void
put(GPtrArray *groups, const char *key, const char *title, const CeuActivity *activity)
{
    CliListGroup *group = NULL;

    for (guint i = 0; i < groups->len && group == NULL; i++) {
        CliListGroup *other = g_ptr_array_index(groups, i);

        if (is_same_key(other->key, key))
            group = other;
    }
    if (group == NULL) {
        group = g_new0(CliListGroup, 1);
        group->key = g_strdup(key);
        group->title = g_strdup(title);
        group->activities = g_ptr_array_new();
        g_ptr_array_add(groups, group);
    }
    if (!g_ptr_array_find(group->activities, activity, NULL))
        g_ptr_array_add(group->activities, (gpointer) activity);
}

/* @length: of "2026" or "2026-11". */
static void
put_by_day(GPtrArray *groups, const CeuActivity *activity, size_t length)
{
    char day[CEU_DATE_TEXT_SIZE];
    g_autofree char *key = NULL;

    if (!ceu_date_is_set(activity->done)) {
        put(groups, NULL, "no day", activity);
        return;
    }
    key = g_strndup(ceu_date_format(activity->done, day), length);
    put(groups, key, key, activity);
}

static void
put_by_body(GPtrArray *groups, const CeuActivity *activity, const CliListSource *source)
{
    bool any = false;

    for (guint i = 0; i < source->view->assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(source->view->assessment->pools, i);

        if (!cli_list_counts(source, pool, activity))
            continue;
        put(groups, pool->body->id, pool->body->name, activity);
        any = true;
    }
    if (!any)
        put(groups, NULL, "counts for none now", activity);
}

static void
put_by_provider(GPtrArray *groups, const CeuActivity *activity)
{
    if (activity->provider == NULL)
        put(groups, NULL, "no provider", activity);
    else
        put(groups, activity->provider, activity->provider, activity);
}

static void
put_by_category(GPtrArray *groups, const CeuActivity *activity)
{
    g_auto(GStrv) topics = g_strsplit(activity->topics == NULL ? "" : activity->topics, ";", -1);
    bool any = false;

    for (guint i = 0; topics[i] != NULL; i++) {
        if (g_strstrip(topics[i])[0] == '\0')
            continue;
        put(groups, topics[i], topics[i], activity);
        any = true;
    }
    if (!any)
        put(groups, NULL, "no category", activity);
}

static gint
compare_groups(gconstpointer a, gconstpointer b)
{
    const CliListGroup *left = *(const CliListGroup *const *) a,
                       *right = *(const CliListGroup *const *) b;
    g_autofree char *left_key = NULL, *right_key = NULL;

    if (left->key == NULL || right->key == NULL)
        return (left->key == NULL) - (right->key == NULL);
    left_key = g_utf8_casefold(left->key, -1);
    right_key = g_utf8_casefold(right->key, -1);
    return strcmp(left_key, right_key);
}

GPtrArray *
cli_list_group(const CliListSource *source, const GPtrArray *activities, const char *by)
{
    GPtrArray *groups = g_ptr_array_new_with_free_func(group_free);

    for (guint i = 0; i < activities->len; i++) {
        const CeuActivity *activity = g_ptr_array_index(activities, i);

        if (g_str_equal(by, "month"))
            put_by_day(groups, activity, strlen("YYYY-MM"));
        else if (g_str_equal(by, "year"))
            put_by_day(groups, activity, strlen("YYYY"));
        else if (g_str_equal(by, "body"))
            put_by_body(groups, activity, source);
        else if (g_str_equal(by, "provider"))
            put_by_provider(groups, activity);
        else
            put_by_category(groups, activity);
    }
    g_ptr_array_sort(groups, compare_groups);
    return groups;
}

GArray *
cli_list_sum(const GPtrArray *activities, bool planned)
{
    GArray *sums = g_array_new(FALSE, FALSE, sizeof(CliAmount));
    CeuUnits totals[CEU_UNIT_COUNT] = { { 0 } };

    for (guint i = 0; i < activities->len; i++) {
        const CeuActivity *activity = g_ptr_array_index(activities, i);
        int64_t *total = &totals[activity->unit].milli;

        if (activity->planned == planned &&
            __builtin_add_overflow(*total, activity->units.milli, total))
            *total = INT64_MAX;
    }
    for (unsigned unit = 0; unit < CEU_UNIT_COUNT; unit++) {
        const CliAmount amount = { (CeuUnit) unit, totals[unit] };

        if (totals[unit].milli > 0)
            g_array_append_val(sums, amount);
    }
    return sums;
}

static void
append_amounts(GString *out, const GPtrArray *activities, bool planned)
{
    g_autoptr(GArray) sums = cli_list_sum(activities, planned);

    for (guint i = 0; i < sums->len; i++) {
        const CliAmount *amount = &g_array_index(sums, CliAmount, i);
        char units[CEU_UNITS_TEXT_SIZE];

        g_string_append_printf(out, ", %s %s%s", ceu_units_format(amount->units, units),
                               cli_unit_word(amount->unit, amount->units),
                               planned ? " planned" : "");
    }
}

char *
cli_list_describe_sum(const GPtrArray *activities)
{
    GString *out = g_string_new(NULL);

    g_string_append_printf(out, "%u %s", activities->len,
                           activities->len == 1 ? "activity" : "activities");
    append_amounts(out, activities, false);
    append_amounts(out, activities, true);
    return g_string_free(out, FALSE);
}
