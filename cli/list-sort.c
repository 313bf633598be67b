/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of a list: by one field, then by the next. The same on every machine, whatever its language. */
#include "list.h"

#include "suggest.h"

#include <string.h>

/* Amounts of different units, side by side: minutes of contact, as far as an order goes. A body may see it otherwise. */
static const int64_t minutes_of[] = {
    [CEU_UNIT_CEU] = 60,    [CEU_UNIT_HOUR] = 60,          [CEU_UNIT_MINUTE] = 1,
    [CEU_UNIT_IACET] = 600, [CEU_UNIT_SEMESTER] = 15 * 60,
};
_Static_assert(G_N_ELEMENTS(minutes_of) == CEU_UNIT_COUNT, "an amount for every unit");

static int
compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int
compare_units(const CeuActivity *a, const CeuActivity *b)
{
    /* Recorded amounts are far from the range's end; a huge one is only put last. */
    int64_t left, right;

    if (__builtin_mul_overflow(a->units.milli, minutes_of[a->unit], &left))
        left = INT64_MAX;
    if (__builtin_mul_overflow(b->units.milli, minutes_of[b->unit], &right))
        right = INT64_MAX;
    return compare_numbers(left, right);
}

/* Letter case ignored; what is not stated comes last. */
static int
compare_texts(const char *a, const char *b)
{
    g_autofree char *left = NULL, *right = NULL;

    if (a == NULL || b == NULL)
        return (a == NULL) - (b == NULL);
    left = g_utf8_casefold(a, -1);
    right = g_utf8_casefold(b, -1);
    return strcmp(left, right);
}

static int
compare_days(const CeuActivity *a, const CeuActivity *b)
{
    return ceu_date_compare(a->done, b->done);
}

static int
compare_titles(const CeuActivity *a, const CeuActivity *b)
{
    return compare_texts(a->title, b->title);
}

static int
compare_providers(const CeuActivity *a, const CeuActivity *b)
{
    return compare_texts(a->provider, b->provider);
}

static int
compare_ids(const CeuActivity *a, const CeuActivity *b)
{
    return compare_numbers(a->id, b->id);
}

static const struct SortField {
    const char *name;
    int (*compare)(const CeuActivity *a, const CeuActivity *b);
} fields[] = {
    { "date", compare_days },          { "units", compare_units }, { "title", compare_titles },
    { "provider", compare_providers }, { "number", compare_ids },
};

typedef struct SortKey {
    const struct SortField *field;
    bool descending;
} SortKey;

static const struct SortField *
find_field(const char *name, GError **error)
{
    g_autoptr(GPtrArray) known = g_ptr_array_new();
    const char *nearest;

    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (g_ascii_strcasecmp(fields[i].name, name) == 0)
            return &fields[i];
        g_ptr_array_add(known, (gpointer) fields[i].name);
    }
    nearest = cli_suggest(name, known);
    if (nearest != NULL)
        g_set_error(error, CLI_USAGE_ERROR, 0, "--sort: there is no field “%s”; did you mean %s?",
                    name, nearest);
    else
        g_set_error(error, CLI_USAGE_ERROR, 0,
                    "--sort: there is no field “%s”: date, units, title, provider or number, with "
                    "“-” in front for the other way round",
                    name);
    return NULL;
}

static gint
compare_activities(gconstpointer a, gconstpointer b, gpointer data)
{
    const CeuActivity *left = *(const CeuActivity *const *) a,
                      *right = *(const CeuActivity *const *) b;
    const GArray *keys = data;

    for (guint i = 0; i < keys->len; i++) {
        const SortKey *key = &g_array_index(keys, SortKey, i);
        const int order = key->field->compare(left, right);

        if (order != 0)
            return key->descending ? -order : order;
    }
    return 0;
}

bool
cli_list_sort(GPtrArray *activities, const char *order, GError **error)
{
    g_autoptr(GArray) keys = g_array_new(FALSE, FALSE, sizeof(SortKey));
    g_auto(GStrv) names = order == NULL ? NULL : g_strsplit(order, ",", -1);

    for (guint i = 0; names != NULL && names[i] != NULL; i++) {
        const char *name = g_strstrip(names[i]);
        SortKey key = { .descending = name[0] == '-' };

        key.field = find_field(name + key.descending, error);
        if (key.field == NULL)
            return false;
        g_array_append_val(keys, key);
    }
    if (keys->len > 0) /* g_ptr_array_sort() is stable: what is equal stays by day, then number */
        g_ptr_array_sort_with_data(activities, compare_activities, keys);
    return true;
}
