/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules, items and sources as an explanation shows them. */
#include "report/explain.h"

#include <string.h>

#include "report/words.h"

void
ceu_explain_section(CeuPaint *paint, const char *title)
{
    ceu_paint_line_feed(paint);
    ceu_paint_coloured(paint, CEU_COLOUR_HEADING, title);
    ceu_paint_line_feed(paint);
}

/* What the rule's words ask of the holder, with the answer: "Do you supervise others? yes". */
static void
append_answer(CeuPaint *paint, const CeuCondition *condition, const CeuBody *body,
              const CeuFacts *facts, int indent)
{
    const CeuTrait *trait = ceu_body_trait(body, condition->trait);
    const char *answer = ceu_facts_answer(facts, body->id, condition->trait);
    g_autofree char *text = NULL, *command = NULL;

    text = g_strdup_printf("%s %s",
                           trait != NULL && trait->title != NULL ? trait->title : condition->trait,
                           answer != NULL ? answer : "- the rule is applied, to be safe");
    ceu_paint_labelled(paint, indent, answer != NULL ? "you answered" : "not answered", text);
    if (answer != NULL)
        return;
    command = strcmp(condition->trait, CEU_TRAIT_BIRTH) == 0
                  ? g_strdup("ceu answer " CEU_TRAIT_BIRTH " DATE")
                  : g_strdup_printf("ceu answer %s %s VALUE", body->id, condition->trait);
    ceu_paint_command(paint, command, indent + 2);
}

static void
append_applies(CeuPaint *paint, const CeuRule *rule, int indent)
{
    g_autoptr(GString) text = g_string_new(NULL);

    if (rule->applies_to == NULL)
        return;
    ceu_words_append_list(text, (const char *const *) rule->applies_to);
    ceu_paint_labelled(paint, indent, "applies to", text->str);
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

void
ceu_explain_rule_for(CeuPaint *paint, const CeuRule *rule, const CeuBody *body,
                     const CeuFacts *facts, int indent)
{
    if (rule == NULL)
        return;
    ceu_explain_rule(paint, rule, indent);
    append_applies(paint, rule, indent + 2);
    for (guint i = 0; rule->conditions != NULL && i < rule->conditions->len; i++)
        append_answer(paint, &g_array_index(rule->conditions, CeuCondition, i), body, facts,
                      indent + 2);
    /* The words of a note are the note. */
    if (rule->kind != CEU_RULE_NOTE)
        ceu_paint_labelled(paint, indent + 2, "note", rule->note);
}

char *
ceu_explain_amount(const CeuActivity *activity, const CeuBody *body)
{
    GString *out = g_string_new(NULL);

    if (activity->unit == CEU_UNIT_CEU && body != NULL) {
        ceu_words_append_amount(out, activity->units, body);
        return g_string_free(out, FALSE);
    }
    ceu_words_append_units(out, activity->units);
    g_string_append_printf(out, " %s", ceu_words_unit(activity->unit));
    if (activity->units.milli == 1000 && g_str_has_suffix(out->str, "s"))
        g_string_truncate(out, out->len - 1); /* "1 hour" */
    return g_string_free(out, FALSE);
}

char *
ceu_explain_tags(const GPtrArray *tags, uint64_t bits)
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

char *
ceu_explain_marks(const CeuItem *item)
{
    GString *text = g_string_new(NULL);

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
    return g_string_free(text, text->len == 0);
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
    g_autofree char *categories = ceu_explain_tags(pool->body->categories, item->categories);
    g_autofree char *origins = ceu_explain_tags(pool->body->origins, item->origins);
    g_autofree char *formats = ceu_explain_tags(pool->body->formats, item->formats);
    g_autofree char *marks = ceu_explain_marks(item);

    append_worth(worth, item, same);
    ceu_paint_labelled(paint, indent, ceu_reason_counts(item->reason) ? "counts" : "does not count",
                       worth->str);
    ceu_paint_labelled(paint, indent, "category", categories);
    ceu_paint_labelled(paint, indent, "origin", origins);
    ceu_paint_labelled(paint, indent, "format", formats);
    ceu_paint_labelled(paint, indent, "note", marks);
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

void
ceu_explain_grades(CeuPaint *paint, const GPtrArray *rules)
{
    static const char *const grades[] = { "A", "A-", "B+", "B", "C+", "C", "U" };

    for (size_t k = 0; k < G_N_ELEMENTS(grades); k++) {
        bool used = false;

        for (guint i = 0; i < rules->len; i++)
            used = used || g_strcmp0(((const CeuRule *) g_ptr_array_index(rules, i))->confidence,
                                     grades[k]) == 0;
        if (used)
            ceu_paint_labelled(paint, 2, grades[k], ceu_words_confidence(grades[k]));
    }
}
