/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The activities of a transcript: those that count, and those that do not with the reason. */
#include "report/transcript.h"

#include "report/explain.h"
#include "report/words.h"

static const CeuColumn counted_columns[] = {
    { "No", true, false },       { "Day", false, false },     { "Title", false, true },
    { "Provider", false, true }, { "Index", false, true },    { "Certificate", true, false },
    { "Counted", true, false },  { "Category", false, true }, { "Note", false, true },
};

static const CeuColumn left_columns[] = {
    { "No", true, false },      { "Day", false, false },
    { "Title", false, true },   { "Provider", false, true },
    { "Offered", true, false }, { "Why it does not count", false, true },
};

static char *
number_text(const CeuActivity *activity)
{
    return g_strdup_printf("%" G_GINT64_FORMAT, activity->id);
}

static char *
day_text(CeuDate day)
{
    char buffer[CEU_DATE_TEXT_SIZE];

    return g_strdup(ceu_date_is_set(day) ? ceu_date_format(day, buffer) : "not stated");
}

static char *
units_text(CeuUnits units)
{
    char buffer[CEU_UNITS_TEXT_SIZE];

    return g_strdup(ceu_units_format(units, buffer));
}

/* Why it counts otherwise than in full, then its marks; NULL: nothing to say. That a topic matches nothing is advice
 * for the holder, and no fact about what counts: it has no place in what others are shown. */
static char *
counted_note(const CeuItem *item)
{
    CeuItem shown = *item;
    g_autofree char *marks = NULL;

    shown.marks &= ~(unsigned) CEU_MARK_NO_CATEGORY;
    marks = ceu_explain_marks(&shown);
    if (item->reason == CEU_REASON_COUNTED)
        return g_steal_pointer(&marks);
    if (marks == NULL)
        return g_strdup(ceu_reason_text(item->reason));
    return g_strdup_printf("%s; %s", ceu_reason_text(item->reason), marks);
}

char *
ceu_transcript_left_reason(const CeuItem *item, const CeuActivity *activities, uint32_t count)
{
    GString *text = g_string_new(ceu_reason_text(item->reason));

    if (item->same_as < count)
        g_string_append_printf(text, " (activity %" G_GINT64_FORMAT ")",
                               activities[item->same_as].id);
    if (item->rule != NULL)
        g_string_append_printf(text, ", rule %s", item->rule->id);
    return g_string_free(text, FALSE);
}

static void
add_counted(CeuTable *table, const CeuPool *pool, const CeuItem *item, const CeuActivity *activity)
{
    char *cells[] = {
        number_text(activity),     day_text(activity->done),
        g_strdup(activity->title), g_strdup(activity->provider),
        g_strdup(activity->index), ceu_explain_amount(activity, pool->body),
        units_text(item->counted), ceu_explain_tags(pool->body->categories, item->categories),
        counted_note(item),
    };

    G_STATIC_ASSERT(G_N_ELEMENTS(cells) == G_N_ELEMENTS(counted_columns));
    ceu_table_take_row(table, cells);
}

static void
add_left(CeuTable *table, const CeuItem *item, const CeuActivity *activities, uint32_t count)
{
    const CeuActivity *activity = &activities[item->activity];
    char *cells[] = {
        number_text(activity),     day_text(activity->done),
        g_strdup(activity->title), g_strdup(activity->provider),
        units_text(item->offered), ceu_transcript_left_reason(item, activities, count),
    };

    G_STATIC_ASSERT(G_N_ELEMENTS(cells) == G_N_ELEMENTS(left_columns));
    ceu_table_take_row(table, cells);
}

GPtrArray *
ceu_transcript_items(const CeuPool *pool, uint32_t count, bool counting)
{
    GPtrArray *items = g_ptr_array_new();

    for (guint i = 0; i < pool->items->len; i++) {
        CeuItem *item = &g_array_index(pool->items, CeuItem, i);
        bool counts = ceu_reason_counts(item->reason) || item->counted.milli > 0;

        if (item->activity < count && counts == counting)
            g_ptr_array_add(items, item);
    }
    return items;
}

static const char *
activities_word(guint count)
{
    return count == 1 ? "activity" : "activities";
}

static void
append_counted(CeuOutline *outline, const CeuPool *pool, const GPtrArray *items,
               const CeuActivity *activities)
{
    g_autoptr(GString) sum = g_string_new(NULL);
    CeuUnits units = { 0 };
    CeuTable *table;

    ceu_outline_heading(outline, 3, "Activities that count");
    if (items->len == 0) {
        ceu_outline_paragraph(outline, "None in this cycle.");
        return;
    }
    table = ceu_outline_table(outline, counted_columns, G_N_ELEMENTS(counted_columns), 2);
    for (guint i = 0; i < items->len; i++) {
        const CeuItem *item = g_ptr_array_index(items, i);

        units.milli += item->counted.milli;
        add_counted(table, pool, item, &activities[item->activity]);
    }
    ceu_words_append_amount(sum, units, pool->body);
    ceu_table_caption(table, "%u %s, %s in this cycle", items->len, activities_word(items->len),
                      sum->str);
}

static void
append_left(CeuOutline *outline, const GPtrArray *items, const CeuActivity *activities,
            uint32_t count)
{
    CeuTable *table;

    if (items->len == 0)
        return;
    ceu_outline_heading(outline, 3, "Activities that do not count");
    table = ceu_outline_table(outline, left_columns, G_N_ELEMENTS(left_columns), 2);
    ceu_table_caption(table, "%u %s, nothing of them in this cycle", items->len,
                      activities_word(items->len));
    for (guint i = 0; i < items->len; i++)
        add_left(table, g_ptr_array_index(items, i), activities, count);
}

void
ceu_transcript_activities(CeuOutline *outline, const CeuPool *pool, const CeuFacts *facts)
{
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);
    g_autoptr(GPtrArray) counted = ceu_transcript_items(pool, count, true);
    g_autoptr(GPtrArray) left = ceu_transcript_items(pool, count, false);

    if (!pool->has_cycle)
        return;
    append_counted(outline, pool, counted, activities);
    append_left(outline, left, activities, count);
}
