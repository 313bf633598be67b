/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificates that wait, as reminders: behind what has a day, confirmed by a button only if all is known and shown. */
#include "fixture.h"

#include <ceu/remind.h>

static CeuFacts *
facts_with(const char *title, int64_t milli, unsigned unsure)
{
    CeuFacts *facts = ceu_facts_new();
    CeuDraft draft = ceu_draft_init();

    draft.id = 3;
    draft.uid = "u-3";
    draft.name = "certificate.pdf";
    draft.title = title;
    draft.units.milli = milli;
    draft.done = day("2026-11-03");
    draft.unsure = unsure;
    draft.tried = true;
    ceu_facts_add_draft(facts, &draft);
    return facts;
}

static CeuAssessment
nothing_judged(GPtrArray *pools)
{
    return (CeuAssessment){ .today = day("2026-11-23"), .pools = pools };
}

static const struct {
    const char *title;
    int64_t milli;
    unsigned unsure;
    bool hide, can_confirm;
    const char *summary, *body;
} rows[] = {
    { "Denials", 1500, 0, false, true, "Certificate to confirm: Denials",
      "1.5 ceu on 3 Nov 2026." },
    { "Denials", 1500, CEU_FIELD_INDEX, false, true, "Denials", "ceu inbox confirm 3" },
    { "Denials", 1500, CEU_FIELD_DATE, false, false, "Denials", "something is to be stated" },
    { NULL, 1500, 0, false, false, "Certificate to confirm: certificate.pdf",
      "ceu inbox confirm 3" },
    { "Denials", 0, 0, false, false, "Denials", "something is to be stated" },
    /* On a screen that others see nothing is named, and so nothing confirmed. */
    { "Denials", 1500, 0, true, false, "A renewal needs your attention", "ceu reminders" },
};

static void
test_rows(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(CeuFacts) facts = facts_with(rows[i].title, rows[i].milli, rows[i].unsure);
        g_autoptr(GPtrArray) pools = g_ptr_array_new();
        CeuAssessment assessment = nothing_judged(pools);
        CeuRemindPolicy policy = ceu_remind_policy_default();
        g_autoptr(GPtrArray) due = NULL, bubbles = NULL, keys = NULL;
        const CeuBubble *bubble;

        g_test_message("row %zu", i);
        policy.hide_details = rows[i].hide;
        due = ceu_remind_due(&assessment, facts, &policy);
        g_assert_cmpuint(due->len, ==, 1);
        bubbles = ceu_remind_bubbles(due, NULL, &policy);
        g_assert_cmpuint(bubbles->len, ==, 1);
        bubble = g_ptr_array_index(bubbles, 0);
        g_assert_true(bubble->draft);
        g_assert_true(bubble->can_confirm == rows[i].can_confirm);
        g_assert_nonnull(strstr(bubble->summary, rows[i].summary));
        g_assert_nonnull(strstr(bubble->body, rows[i].body));
        keys = ceu_remind_open_keys(&assessment, facts, &policy);
        g_assert_cmpuint(keys->len, ==, 1);
        g_assert_cmpstr(g_ptr_array_index(keys, 0), ==, "draft/u-3");
    }
}

/* Of several at once a digest speaks, which no button confirms. */
static void
test_digest(void)
{
    g_autoptr(CeuFacts) facts = facts_with("Denials", 1500, 0);
    g_autoptr(GPtrArray) pools = g_ptr_array_new();
    CeuAssessment assessment = nothing_judged(pools);
    CeuRemindPolicy policy = ceu_remind_policy_default();
    g_autoptr(GPtrArray) due = NULL, bubbles = NULL;
    CeuDraft other = ceu_draft_init();
    const CeuBubble *bubble;

    other.uid = "u-4";
    other.name = "b.pdf";
    other.done = CEU_DATE_NONE;
    other.tried = true;
    ceu_facts_add_draft(facts, &other);
    due = ceu_remind_due(&assessment, facts, &policy);
    bubbles = ceu_remind_bubbles(due, NULL, &policy);
    g_assert_cmpuint(bubbles->len, ==, 1);
    bubble = g_ptr_array_index(bubbles, 0);
    g_assert_cmpstr(bubble->summary, ==, "2 reminders");
    g_assert_false(bubble->draft || bubble->can_confirm);
}

/* Nobody is told of a certificate that is being read; of one that never was, from the next day on. */
static void
test_ripe(void)
{
    static const struct {
        bool tried;
        const char *found;
        guint want;
    } times[] = { { true, "2026-11-23", 1 },
                  { false, "2026-11-23", 0 },
                  { false, "2026-11-22", 1 },
                  { false, "2026-11-24", 0 } };

    for (size_t i = 0; i < G_N_ELEMENTS(times); i++) {
        g_autoptr(CeuFacts) facts = ceu_facts_new();
        g_autoptr(GPtrArray) pools = g_ptr_array_new();
        CeuAssessment assessment = nothing_judged(pools);
        CeuRemindPolicy policy = ceu_remind_policy_default();
        g_autoptr(GPtrArray) due = NULL, keys = NULL;
        CeuDraft draft = ceu_draft_init();

        draft.uid = "u";
        draft.name = "a.pdf";
        draft.tried = times[i].tried;
        draft.found.usec = day(times[i].found).days * G_TIME_SPAN_DAY + 1;
        ceu_facts_add_draft(facts, &draft);
        due = ceu_remind_due(&assessment, facts, &policy);
        g_assert_cmpuint(due->len, ==, times[i].want);
        /* What is known of it stays, whenever it is told. */
        keys = ceu_remind_open_keys(&assessment, facts, &policy);
        g_assert_cmpuint(keys->len, ==, 1);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/remind-draft/rows", test_rows);
    g_test_add_func("/remind-draft/digest", test_digest);
    g_test_add_func("/remind-draft/ripe", test_ripe);
    return g_test_run();
}
