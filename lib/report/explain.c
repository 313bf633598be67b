/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules, items and sources as an explanation shows them; `ceu explain NUMBER`. */
#include "report/explain.h"

#include "report/used.h"
#include "report/words.h"

void
ceu_explain_section(CeuPaint *paint, const char *title)
{
    ceu_paint_line_feed(paint);
    ceu_paint_coloured(paint, CEU_COLOUR_HEADING, title);
    ceu_paint_line_feed(paint);
}

void
ceu_explain_rule(CeuPaint *paint, const CeuRule *rule, int indent)
{
    g_autofree char *words = NULL;
    g_autoptr(GString) text = g_string_new(NULL);

    if (rule == NULL)
        return;
    words = ceu_rule_describe(rule);
    ceu_words_append_rule(text, rule);
    g_string_append(text, ": ");
    g_string_append(text, words);
    ceu_paint_blanks(paint, indent);
    ceu_paint_wrapped(paint, text->str, indent, indent + 2);
    g_string_truncate(text, 0);
    ceu_words_append_validity(text, rule);
    ceu_paint_labelled(paint, indent + 2, "in force", text->len > 0 ? text->str : NULL);
    ceu_paint_labelled(paint, indent + 2, "not stated", rule->unknown);
}

char *
ceu_explain_amount(const CeuActivity *activity)
{
    char buffer[CEU_UNITS_TEXT_SIZE];

    return g_strdup_printf("%s %s", ceu_units_format(activity->units, buffer),
                           ceu_words_unit(activity->unit));
}

/* Titles of the tags whose bits are set. */
static char *
tag_titles(const GPtrArray *tags, uint64_t bits)
{
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < tags->len && i < CEU_TAGS_MAX; i++) {
        const CeuTag *tag = g_ptr_array_index(tags, i);

        if ((bits & (UINT64_C(1) << i)) == 0)
            continue;
        g_string_append(out, out->len > 0 ? ", " : "");
        g_string_append(out, tag->title != NULL ? tag->title : tag->id);
    }
    return g_string_free(out, out->len == 0);
}

static void
append_marks(CeuPaint *paint, const CeuItem *item, int indent)
{
    g_autoptr(GString) text = g_string_new(NULL);

    for (unsigned bit = 0; bit < CEU_WORDS_MARKS; bit++) {
        if ((item->marks & (1U << bit)) == 0)
            continue;
        g_string_append(text, text->len > 0 ? "; " : "");
        g_string_append(text, ceu_words_mark(bit));
        if ((1U << bit) == CEU_MARK_NO_PROOF && item->missing_fields != 0) {
            g_string_append(text, ", missing: ");
            ceu_words_append_fields(text, item->missing_fields);
        }
    }
    ceu_paint_labelled(paint, indent, "note", text->len > 0 ? text->str : NULL);
}

static void
append_worth(GString *out, const CeuItem *item, const CeuActivity *same)
{
    ceu_words_append_units(out, item->counted);
    g_string_append(out, " of ");
    ceu_words_append_units(out, item->offered);
    if (item->reason != CEU_REASON_COUNTED) {
        g_string_append(out, ": ");
        g_string_append(out, ceu_reason_text(item->reason));
    }
    if (same != NULL)
        g_string_append_printf(out, " (activity %" G_GINT64_FORMAT ")", same->id);
    if (item->rule != NULL) {
        g_string_append(out, ", ");
        ceu_words_append_rule(out, item->rule);
    }
}

void
ceu_explain_item(CeuPaint *paint, const CeuPool *pool, const CeuFacts *facts, const CeuItem *item,
                 int indent)
{
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);
    const CeuActivity *same = item->same_as < count ? &activities[item->same_as] : NULL;
    g_autoptr(GString) worth = g_string_new(NULL);
    g_autofree char *categories = tag_titles(pool->body->categories, item->categories);
    g_autofree char *origins = tag_titles(pool->body->origins, item->origins);
    g_autofree char *formats = tag_titles(pool->body->formats, item->formats);

    append_worth(worth, item, same);
    ceu_paint_labelled(paint, indent, ceu_reason_counts(item->reason) ? "counts" : "does not count",
                       worth->str);
    ceu_paint_labelled(paint, indent, "category", categories);
    ceu_paint_labelled(paint, indent, "origin", origins);
    ceu_paint_labelled(paint, indent, "format", formats);
    append_marks(paint, item, indent);
}

void
ceu_explain_sources(CeuPaint *paint, const GPtrArray *sources)
{
    for (guint i = 0; i < sources->len; i++) {
        const CeuSource *source = g_ptr_array_index(sources, i);

        /* An address is not broken: a broken one cannot be followed. */
        ceu_paint_blanks(paint, 2);
        ceu_paint_text(paint, source->id);
        ceu_paint_blanks(paint, 2);
        ceu_paint_text(paint, source->url);
        ceu_paint_line_feed(paint);
        ceu_paint_labelled(paint, 4, "dated", source->dated);
        ceu_paint_labelled(paint, 4, "note", source->note);
    }
}

static void
append_activity_facts(CeuPaint *paint, const CeuActivity *activity)
{
    g_autofree char *amount = ceu_explain_amount(activity);
    char day[CEU_DATE_TEXT_SIZE];

    ceu_paint_labelled(paint, 2, activity->planned ? "planned for" : "done",
                       ceu_date_format(activity->done, day));
    ceu_paint_labelled(paint, 2, "certificate", amount);
    ceu_paint_labelled(paint, 2, "provider", activity->provider);
    ceu_paint_labelled(paint, 2, "index", activity->index);
    ceu_paint_labelled(paint, 2, "topics", activity->topics);
    ceu_paint_labelled(paint, 2, "accepted by", activity->accepted_by);
    if (ceu_date_is_set(activity->pin))
        ceu_paint_labelled(paint, 2, "your choice: the cycle that holds",
                           ceu_date_format(activity->pin, day));
}

char *
ceu_report_explain_activity(const CeuActivity *activity, const CeuAssessment *assessment,
                            const CeuFacts *facts, const CeuStyle *style)
{
    CeuPaint paint = ceu_paint_begin(style);
    g_autofree char *heading =
        g_strdup_printf("%" G_GINT64_FORMAT " · %s", activity->id, activity->title);
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);

    ceu_paint_on(&paint, CEU_COLOUR_HEADING);
    ceu_paint_wrapped(&paint, heading, 0, 2);
    ceu_paint_off(&paint);
    append_activity_facts(&paint, activity);
    for (guint i = 0; i < assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(assessment->pools, i);

        for (guint j = 0; j < pool->items->len; j++) {
            const CeuItem *item = &g_array_index(pool->items, CeuItem, j);

            if (item->activity >= count || activities[item->activity].id != activity->id)
                continue;
            ceu_explain_section(&paint, pool->body->name);
            ceu_explain_item(&paint, pool, facts, item, 2);
            ceu_explain_rule(&paint, item->rule, 2);
        }
    }
    if (assessment->pools->len == 0)
        ceu_paint_paragraph(&paint, "No credential is recorded, so it counts nowhere yet.", 2);
    return ceu_paint_end(&paint);
}
