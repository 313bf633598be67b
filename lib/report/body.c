/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `ceu rules show BODY`: every rule of a body in words, with source and confidence. */
#include "report/describe.h"
#include "report/explain.h"

static void
append_types(CeuPaint *paint, const CeuBody *body)
{
    if (body->types->len == 0)
        return;
    ceu_explain_section(paint, "Credentials");
    for (guint i = 0; i < body->types->len; i++) {
        const CeuCredentialType *type = g_ptr_array_index(body->types, i);
        g_autoptr(GString) text = g_string_new(type->title);

        if (type->group != NULL)
            g_string_append_printf(text, " (%s)", type->group);
        ceu_paint_labelled(paint, 2, type->id, text->str);
    }
}

static void
append_tags(CeuPaint *paint, const char *section, const GPtrArray *tags)
{
    if (tags->len == 0)
        return;
    ceu_explain_section(paint, section);
    for (guint i = 0; i < tags->len; i++) {
        const CeuTag *tag = g_ptr_array_index(tags, i);
        g_autoptr(GString) text = g_string_new(tag->title);

        if (tag->patterns != NULL && tag->patterns[0] != NULL) {
            g_string_append(text, text->len > 0 ? ": " : "");
            ceu_words_append_list(text, (const char *const *) tag->patterns);
        }
        if (tag->parent != NULL)
            g_string_append_printf(text, "; counts as %s too", tag->parent);
        ceu_paint_labelled(paint, 2, tag->id, text->str);
    }
}

/* What rules ask of the holder. */
static void
append_traits(CeuPaint *paint, const CeuBody *body)
{
    if (body->traits->len == 0)
        return;
    ceu_explain_section(paint, "Questions");
    for (guint i = 0; i < body->traits->len; i++) {
        const CeuTrait *trait = g_ptr_array_index(body->traits, i);
        g_autoptr(GString) text = g_string_new(trait->title);

        g_string_append(text, " (");
        if (trait->values != NULL)
            ceu_describe_append_or(text, (const char *const *) trait->values);
        else
            g_string_append(text, "a day");
        g_string_append_c(text, ')');
        ceu_paint_labelled(paint, 2, trait->id, text->str);
    }
}

static void
append_scope(CeuPaint *paint, const CeuRule *rule)
{
    g_autoptr(GString) text = g_string_new(NULL);

    if (rule->applies_to == NULL)
        return;
    ceu_words_append_list(text, (const char *const *) rule->applies_to);
    ceu_paint_labelled(paint, 4, "only for", text->str);
}

static void
append_rule(CeuPaint *paint, const CeuRule *rule)
{
    ceu_explain_rule(paint, rule, 2);
    append_scope(paint, rule);
    if (rule->kind != CEU_RULE_NOTE)
        ceu_paint_labelled(paint, 4, "note", rule->note);
}

static void
append_rules_of(CeuPaint *paint, const CeuBody *body, CeuClock clock, CeuRuleKind kind)
{
    bool first = true;

    for (guint i = 0; i < body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(body->rules, i);

        if (rule->kind != kind || rule->clock != clock)
            continue;
        if (first) {
            g_autofree char *title = g_strdup_printf("%s%s", ceu_words_rule_kind(kind),
                                                     clock == CEU_CLOCK_DUES ? " (dues)" : "");

            ceu_explain_section(paint, title);
        }
        append_rule(paint, rule);
        first = false;
    }
}

/* What the grades mean that stand behind the rules above. */
static void
append_grades(CeuPaint *paint, const CeuBody *body)
{
    static const char *const grades[] = { "A", "A-", "B+", "B", "C+", "C", "U" };
    bool first = true;

    for (size_t i = 0; i < G_N_ELEMENTS(grades); i++) {
        for (guint j = 0; j < body->rules->len; j++) {
            const CeuRule *rule = g_ptr_array_index(body->rules, j);

            if (g_strcmp0(rule->confidence, grades[i]) != 0)
                continue;
            if (first)
                ceu_explain_section(paint, "Confidence");
            first = false;
            ceu_paint_labelled(paint, 2, grades[i], ceu_words_confidence(grades[i]));
            break;
        }
    }
}

char *
ceu_report_body(const CeuBody *body, const CeuStyle *style)
{
    CeuPaint paint = ceu_paint_begin(style);
    char day[CEU_DATE_TEXT_SIZE];

    ceu_paint_on(&paint, CEU_COLOUR_HEADING);
    ceu_paint_text(&paint, body->name);
    ceu_paint_off(&paint);
    ceu_paint_line_feed(&paint);
    if (body->title != NULL)
        ceu_paint_paragraph(&paint, body->title, 2);
    ceu_paint_labelled(&paint, 2, "checked against its sources on",
                       ceu_date_format(body->verified, day));
    ceu_paint_labelled(&paint, 2, "file", body->path);
    ceu_paint_labelled(&paint, 2, "your account says what binds", body->account_url);
    ceu_paint_labelled(&paint, 2, "its units are called", body->unit_name);
    append_types(&paint, body);
    for (int clock = 0; clock < CEU_CLOCK_COUNT; clock++) {
        for (int kind = 0; kind < CEU_RULE_KIND_COUNT; kind++)
            append_rules_of(&paint, body, (CeuClock) clock, (CeuRuleKind) kind);
    }
    append_tags(&paint, "Categories", body->categories);
    append_tags(&paint, "Origins", body->origins);
    append_tags(&paint, "Formats", body->formats);
    append_traits(&paint, body);
    append_grades(&paint, body);
    if (body->sources->len > 0) {
        ceu_explain_section(&paint, "Sources");
        ceu_explain_sources(&paint, body->sources);
    }
    return ceu_paint_end(&paint);
}
