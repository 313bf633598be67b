/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the holder stated: everything that the figures of a pool rest on besides the rules. */
#include "report/explain.h"

#include <string.h>

#include "report/words.h"

static void
append_day(CeuPaint *paint, int indent, const char *label, CeuDate day)
{
    char text[CEU_DATE_TEXT_SIZE];

    if (ceu_date_is_set(day))
        ceu_paint_labelled(paint, indent, label, ceu_date_format(day, text));
}

static void
append_credentials(CeuPaint *paint, const CeuPool *pool)
{
    for (guint i = 0; i < pool->credentials->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(pool->credentials, i);
        const CeuCredentialType *type = ceu_body_type(pool->body, credential->type);
        g_autoptr(GString) text = g_string_new(type != NULL ? type->title : NULL);

        g_string_append(text, text->len > 0 ? ", " : "");
        if (ceu_date_is_set(credential->earned)) {
            g_string_append(text, "earned ");
            ceu_words_append_day(text, credential->earned);
        } else {
            g_string_append(text, "not earned yet");
        }
        if (credential->number != NULL)
            g_string_append_printf(text, ", number %s", credential->number);
        ceu_paint_labelled(paint, 2, credential->type, text->str);
        ceu_paint_labelled(paint, 4, "its own category", credential->category);
        append_day(paint, 4, "in good standing on", credential->standing);
    }
}

/* The renewal date as far as the holder stated it. */
static void
append_renews(CeuPaint *paint, const CeuMembership *membership)
{
    g_autofree char *text = NULL;

    if (membership->renews_month == 0)
        text = g_strdup("renewal month not stated");
    else if (membership->renews_day == 0)
        text = membership->renews_year == 0 ? g_strdup_printf("month %d", membership->renews_month)
                                            : g_strdup_printf("%04d-%02d", membership->renews_year,
                                                              membership->renews_month);
    else
        text = g_strdup_printf("%04d-%02d-%02d", membership->renews_year, membership->renews_month,
                               membership->renews_day);
    ceu_paint_labelled(paint, 2, "membership renews", text);
    append_day(paint, 2, "dues paid through", membership->dues_paid_to);
    append_day(paint, 2, "member in good standing on", membership->standing);
    append_day(paint, 2, "membership ended", membership->ended);
}

static void
append_override(CeuPaint *paint, const CeuOverride *override)
{
    g_autoptr(GString) text = g_string_new(NULL);

    switch (override->kind) {
    case CEU_OVERRIDE_DUE:
        g_string_append(text, "due date ");
        ceu_words_append_day(text, override->day);
        break;
    case CEU_OVERRIDE_TOTAL:
        g_string_append(text, "total ");
        ceu_words_append_units(text, override->units);
        break;
    case CEU_OVERRIDE_MINIMUM:
        g_string_append_printf(text, "minimum of %s ",
                               override->subject != NULL ? override->subject : "?");
        ceu_words_append_units(text, override->units);
        break;
    case CEU_OVERRIDE_COUNT:
        return;
    }
    if (ceu_date_is_set(override->cycle_day) && override->kind != CEU_OVERRIDE_DUE) {
        g_string_append(text, ", for the cycle that holds ");
        ceu_words_append_day(text, override->cycle_day);
    }
    ceu_paint_labelled(paint, 2, "your own word", text->str);
}

static bool
asks_birth(const CeuPool *pool)
{
    return pool->anchor_rule != NULL && pool->anchor_rule->anchor.kind == CEU_ANCHOR_BIRTH;
}

/* Answers to the questions of this body; the birthday only where its rules ask for it. */
static void
append_answers(CeuPaint *paint, const CeuPool *pool, const CeuFacts *facts)
{
    if (asks_birth(pool))
        ceu_paint_labelled(paint, 2, "born",
                           ceu_facts_answer(facts, pool->body->id, CEU_TRAIT_BIRTH));
    for (guint i = 0; i < pool->body->traits->len; i++) {
        const CeuTrait *trait = g_ptr_array_index(pool->body->traits, i);
        const char *answer = ceu_facts_answer(facts, pool->body->id, trait->id);

        if (answer != NULL)
            ceu_paint_labelled(paint, 2, trait->title, answer);
    }
}

static void
append_filings(CeuPaint *paint, const CeuPool *pool, const CeuFacts *facts)
{
    uint32_t count;
    const CeuFiling *filings = ceu_facts_filings(facts, &count);

    for (uint32_t i = 0; i < count; i++) {
        g_autoptr(GString) text = g_string_new("cycle that ends on ");

        if (strcmp(filings[i].pool, pool->id) != 0)
            continue;
        ceu_words_append_day(text, filings[i].cycle_day);
        if (ceu_date_is_set(filings[i].submitted)) {
            g_string_append(text, ", submitted ");
            ceu_words_append_day(text, filings[i].submitted);
        }
        if (ceu_date_is_set(filings[i].accepted)) {
            g_string_append(text, ", accepted ");
            ceu_words_append_day(text, filings[i].accepted);
        }
        ceu_paint_labelled(paint, 2, "renewal", text->str);
    }
}

static void
append_deeds(CeuPaint *paint, const CeuPool *pool, const CeuFacts *facts)
{
    uint32_t count;
    const CeuDeed *deeds = ceu_facts_deeds(facts, &count);

    for (uint32_t i = 0; i < count; i++) {
        g_autoptr(GString) text = g_string_new("rule ");

        if (strcmp(deeds[i].pool, pool->id) != 0)
            continue;
        g_string_append_printf(text, "%s, on ", deeds[i].subject);
        ceu_words_append_day(text, deeds[i].day);
        if (deeds[i].note != NULL)
            g_string_append_printf(text, ", %s", deeds[i].note);
        ceu_paint_labelled(paint, 2, "done", text->str);
    }
}

void
ceu_explain_facts(CeuPaint *paint, const CeuPool *pool, const CeuFacts *facts)
{
    uint32_t count;
    const CeuOverride *overrides = ceu_facts_overrides(facts, &count);

    ceu_explain_section(paint, "What you stated");
    append_credentials(paint, pool);
    if (pool->membership != NULL)
        append_renews(paint, pool->membership);
    append_answers(paint, pool, facts);
    append_filings(paint, pool, facts);
    if (!pool->candidate) /* there they stand with the prerequisite that they met */
        append_deeds(paint, pool, facts);
    for (uint32_t i = 0; i < count; i++) {
        if (strcmp(overrides[i].pool, pool->id) == 0)
            append_override(paint, &overrides[i]);
    }
    if (pool->candidate)
        ceu_explain_steps(paint, pool, facts);
}
