/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nudges: behind the pace, counted without a proof; gentle, and silent without a reason. */
#include <ceu/remind.h>
#include <string.h>

#include "core/candidate-fixture.h"

/* Cycle 2025-04-01 to 2027-03-31, 36 units; dues paid for long. */
static Holder
member(void)
{
    Holder self = holder(club());

    join(&self, "club", 3, 0, "2032-03-31", "2026-11-23");
    earn(&self, "club", "AAA", "2020-01-01");
    return self;
}

/* The nudges of a day: their keys, in order. */
static char *
nudges_on(Holder *self, const char *today, const CeuRemindPolicy *policy)
{
    g_autoptr(GPtrArray) due = NULL;
    g_autoptr(GPtrArray) open = NULL;
    GString *keys = g_string_new(NULL);

    assess(self, today);
    due = ceu_remind_due(self->assessment, self->facts, policy);
    open = ceu_remind_open_keys(self->assessment, self->facts, policy);
    for (guint i = 0; i < due->len; i++) {
        const CeuDueReminder *reminder = g_ptr_array_index(due, i);

        /* What is due is open, or its row would be dropped at once. */
        g_assert_true(g_ptr_array_find_with_equal_func(open, reminder->key, g_str_equal, NULL));
        g_assert_cmpint(g_utf8_strlen(reminder->summary, -1), <=, 100);
        g_assert_cmpuint(strlen(reminder->body), <=, 400);
        if (reminder->kind == CEU_REMIND_STAGE)
            continue;
        g_assert_null(reminder->stage);
        g_assert_cmpint(reminder->urgency, ==, CEU_BUBBLE_LOW);
        g_assert_cmpint(reminder->repeat_hours, ==, 744);
        g_assert_cmpint(reminder->days_left, ==, reminder->pool->days_left);
        g_string_append_printf(keys, "%s%s", keys->len == 0 ? "" : " ", reminder->key);
    }
    return g_string_free(keys, FALSE);
}

/* 36 units in 730 days: 18 are expected after one year, and 5.4 may be missing of what is expected. */
static const struct {
    const char *what, *earned, *today, *want;
} paces[] = {
    { "the cycle is too young", NULL, "2025-05-30", "" },
    { "nothing for five months", NULL, "2025-09-01", "club/pace/2025-09" },
    { "half way, nothing", NULL, "2026-04-01", "club/pace/2026-04" },
    { "half way, just behind", "12.5", "2026-04-01", "club/pace/2026-04" },
    { "half way, behind by less than 15 %", "12.7", "2026-04-01", "" },
    { "on the pace", "18", "2026-04-01", "" },
    { "another month is another nudge", "12.5", "2026-05-01", "club/pace/2026-05" },
    { "met", "36", "2026-12-01", "" },
    { "61 days are left", "20", "2027-01-29", "club/pace/2027-01" },
    { "60 days: the due date speaks", "20", "2027-01-30", "" },
    { "overdue", "20", "2027-04-02", "" },
};

static void
test_pace(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(paces); i++) {
        g_auto(Holder) self = member();
        CeuRemindPolicy policy = ceu_remind_policy_default();
        g_autofree char *keys = NULL;
        g_autofree char *off = NULL;

        policy.nudge_proof = false;
        if (paces[i].earned != NULL)
            learn(&self, "2025-04-20", paces[i].earned, NULL);
        g_test_message("%s", paces[i].what);
        keys = nudges_on(&self, paces[i].today, &policy);
        g_assert_cmpstr(keys, ==, paces[i].want);
        policy.nudge_pace = false;
        off = nudges_on(&self, paces[i].today, &policy);
        g_assert_cmpstr(off, ==, "");
    }
}

static const struct {
    const char *what, *done, *today, *want;
} proofs[] = {
    { "the certificate may still come", "2026-01-01", "2026-01-30", "" },
    { "30 days after", "2026-01-01", "2026-01-31", "club/proof/2026-01" },
    { "the next month", "2026-01-01", "2026-02-10", "club/proof/2026-02" },
    { "59 days after", "2026-01-01", "2026-03-01", "club/proof/2026-03" },
    { "then it rests", "2026-01-01", "2026-03-02", "" },
    { "61 days before the due date", "2026-01-01", "2027-01-29", "" },
    { "60 days before the due date", "2026-01-01", "2027-01-30", "club/proof/2027-01" },
    { "the last day", "2026-01-01", "2027-03-31", "club/proof/2027-03" },
    { "overdue", "2026-01-01", "2027-04-01", "" },
    { "of another cycle", "2024-01-01", "2027-03-01", "" },
};

static void
test_proof(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(proofs); i++) {
        g_auto(Holder) self = member();
        CeuRemindPolicy policy = ceu_remind_policy_default();
        g_autofree char *keys = NULL;
        g_autofree char *off = NULL;

        policy.nudge_pace = false;
        learn(&self, proofs[i].done, "2", NULL);
        g_test_message("%s", proofs[i].what);
        keys = nudges_on(&self, proofs[i].today, &policy);
        g_assert_cmpstr(keys, ==, proofs[i].want);
        policy.nudge_proof = false;
        off = nudges_on(&self, proofs[i].today, &policy);
        g_assert_cmpstr(off, ==, "");
    }
}

static void
test_proof_on_file(void)
{
    g_auto(Holder) self = member();
    CeuRemindPolicy policy = ceu_remind_policy_default();
    CeuActivity activity = ceu_activity_init();
    g_autofree char *keys = NULL;

    policy.nudge_pace = false;
    activity.id = 77;
    activity.title = "With a certificate";
    activity.units = units("2");
    activity.unit = CEU_UNIT_CEU;
    activity.done = day("2026-01-01");
    activity.proofs = 1;
    ceu_facts_add_activity(self.facts, &activity);
    keys = nudges_on(&self, "2027-03-01", &policy);
    g_assert_cmpstr(keys, ==, "");
}

static void
test_words(void)
{
    g_auto(Holder) self = member();
    CeuRemindPolicy policy = ceu_remind_policy_default();
    g_autoptr(GPtrArray) due = NULL;
    const CeuDueReminder *pace, *proof;

    learn(&self, "2026-02-20", "3", NULL);
    learn(&self, "2026-02-21", "3.5", NULL);
    assess(&self, "2026-04-01");
    due = ceu_remind_due(self.assessment, self.facts, &policy);
    g_assert_cmpuint(due->len, ==, 2);
    pace = g_ptr_array_index(due, 0);
    proof = g_ptr_array_index(due, 1);
    g_assert_cmpstr(pace->summary, ==, "Club: 2.5 CEUs a month keep you on track for 31 Mar 2027");
    g_assert_cmpstr(pace->body, ==,
                    "You are behind: 6.5 of 36 CEUs so far. Next step: ceu plan club");
    g_assert_cmpstr(proof->summary, ==, "Club: 2 activities that count have no proof on file");
    g_assert_nonnull(strstr(proof->body, "ceu list --missing-proof"));
}

/* A candidate has no cycle and no pace. */
static void
test_candidate(void)
{
    g_auto(Holder) self = pursuer(order());
    CeuRemindPolicy policy = ceu_remind_policy_default();
    g_autofree char *keys = NULL;

    take_step(&self, (CandidateStep){ "approved", "2026-11-23", 0 });
    keys = nudges_on(&self, "2027-01-23", &policy);
    g_assert_cmpstr(keys, ==, "");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/nudge/pace", test_pace);
    g_test_add_func("/nudge/proof", test_proof);
    g_test_add_func("/nudge/proof-on-file", test_proof_on_file);
    g_test_add_func("/nudge/words", test_words);
    g_test_add_func("/nudge/candidate", test_candidate);
    return g_test_run();
}
