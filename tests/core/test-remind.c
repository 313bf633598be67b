/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reminders: what is due on a day, the state machine, the digest. */
#include <ceu/remind.h>
#include <string.h>

#include "core/candidate-fixture.h"

static Holder
member(const char *paid_to)
{
    Holder self = holder(club());

    join(&self, "club", 3, 0, paid_to, "2026-11-23");
    earn(&self, "club", "AAA", "2020-01-01");
    return self;
}

/* Stages alone: nudges have a test of their own. */
static char *
keys_by(Holder *self, const char *today, const CeuRemindPolicy *given)
{
    CeuRemindPolicy policy = *given;
    g_autoptr(GPtrArray) due = NULL;
    GString *keys = g_string_new(NULL);

    policy.nudge_pace = policy.nudge_proof = false;
    assess(self, today);
    due = ceu_remind_due(self->assessment, self->facts, &policy);
    for (guint i = 0; i < due->len; i++) {
        const CeuDueReminder *reminder = g_ptr_array_index(due, i);

        g_string_append_printf(keys, "%s%s@%d", i == 0 ? "" : " ", reminder->key,
                               reminder->lead_days);
        g_assert_cmpint(g_utf8_strlen(reminder->summary, -1), <=, 100);
        g_assert_cmpuint(strlen(reminder->body), <=, 400);
        g_assert_true(g_utf8_validate(reminder->body, -1, NULL));
    }
    return g_string_free(keys, FALSE);
}

static char *
keys_on(Holder *self, const char *today)
{
    CeuRemindPolicy policy = ceu_remind_policy_default();

    return keys_by(self, today, &policy);
}

#define U "club/units/"
#define D "club/dues/"

static const struct {
    const char *today, *want;
} unmet[] = {
    /* due 2027-03-31, nothing earned, dues paid to 2028-03-31 */
    { "2026-09-01", "" },
    { "2026-10-01", "" }, /* 181 days */
    { "2026-10-02", U "due/2027-03-31@180" },
    { "2027-01-01", U "due/2027-03-31@90" },
    { "2027-02-28", U "due/2027-03-31@60" },
    { "2027-03-24", U "due/2027-03-31@7" },
    { "2027-03-31", U "due/2027-03-31@0" },
    { "2027-04-01", U "due/2027-03-31@-1" },
    { "2027-06-01", U "due/2027-03-31@-1 " U "final-notice/2027-06-14@14" },
    { "2027-06-15", U "final-notice/2027-06-14@-1 " U "revoked/2027-06-29@14" },
    { "2027-06-30", U "revoked/2027-06-29@-1" },
    { "2030-06-20", U "revoked/2027-06-29@-1 " U "reinstatement-ends/2030-06-29@14" },
};

static void
test_due(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(unmet); i++) {
        g_auto(Holder) self = member("2032-03-31");
        g_autofree char *keys = keys_on(&self, unmet[i].today);

        g_test_message("%s", unmet[i].today);
        g_assert_cmpstr(keys, ==, unmet[i].want);
    }
}

static void
test_complete(void)
{
    g_auto(Holder) self = member("2032-03-31");
    CeuFiling filing = ceu_filing_init();
    g_autofree char *before = NULL, *open = NULL, *submitted = NULL;

    learn(&self, "2026-01-01", "36", NULL);
    before = keys_on(&self, "2027-01-15"); /* nothing can be done yet: silence */
    g_assert_cmpstr(before, ==, "");
    open = keys_on(&self, "2027-03-01");
    g_assert_cmpstr(open, ==, U "due/2027-03-31@30");
    filing.pool = "club";
    filing.cycle_day = day("2027-03-31");
    filing.submitted = day("2027-03-02");
    ceu_facts_add_filing(self.facts, &filing);
    submitted = keys_on(&self, "2027-03-03");
    g_assert_cmpstr(submitted, ==, "");
}

/* A window that opens long before any lead time is told of by itself. */
static void
test_early_window(void)
{
    g_auto(Holder) self = member("2032-03-31");
    CeuBody *body = (CeuBody *) ceu_rulebook_body(self.rulebook, "club");
    g_autofree char *opened = NULL, *later = NULL;

    add_rule(body, CEU_RULE_WINDOW, "early")->window.opens_before = (CeuOffset){ 8, 0 };
    opened = keys_on(&self, "2026-08-01");
    later = keys_on(&self, "2026-12-01");
    g_assert_cmpstr(opened, ==, U "submission-opens/2026-07-31@0");
    g_assert_cmpstr(later, ==, U "due/2027-03-31@180");
}

static void
test_dues(void)
{
    g_auto(Holder) self = member("2026-12-31");
    g_autofree char *early = keys_on(&self, "2026-10-20"); /* 72 days: nothing to be done yet */
    g_autofree char *ahead = keys_on(&self, "2026-12-24");
    g_autofree char *late = keys_on(&self, "2027-01-08");

    g_assert_cmpstr(early, ==, U "due/2027-03-31@180");
    g_assert_cmpstr(ahead, ==, D "due/2026-12-31@7 " U "due/2027-03-31@180");
    g_assert_cmpstr(late, ==,
                    D "due/2026-12-31@-1 " D "grace-ends/2027-01-10@3 " U "due/2027-03-31@90");
}

static void
test_words(void)
{
    g_auto(Holder) self = member("2032-03-31");
    CeuRemindPolicy policy = ceu_remind_policy_default();
    g_autoptr(GPtrArray) due = NULL;
    const CeuDueReminder *first;

    learn(&self, "2026-01-01", "30", NULL);
    assess(&self, "2027-03-19");
    due = ceu_remind_due(self.assessment, self.facts, &policy);
    first = g_ptr_array_index(due, 0);
    g_assert_cmpstr(first->summary, ==,
                    "Club: 6 of 36 CEUs missing, due 31 Mar 2027 (12 days, day assumed)");
    g_assert_nonnull(strstr(first->body, "29 Jun 2027: what revoked costs"));
    g_assert_nonnull(strstr(first->body, "ceu explain club"));
    g_assert_cmpint(first->urgency, ==, CEU_BUBBLE_NORMAL);
    g_clear_pointer(&due, g_ptr_array_unref);
    assess(&self, "2027-04-01");
    due = ceu_remind_due(self.assessment, self.facts, &policy);
    first = g_ptr_array_index(due, 0);
    g_assert_cmpstr(
        first->summary, ==,
        "Club: 6 of 36 CEUs missing, overdue since 31 Mar 2027 (1 day ago, day assumed)");
    g_assert_cmpint(first->urgency, ==, CEU_BUBBLE_CRITICAL);
    g_clear_pointer(&due, g_ptr_array_unref);
    assess(&self, "2027-03-31");
    due = ceu_remind_due(self.assessment, self.facts, &policy);
    first = g_ptr_array_index(due, 0);
    g_assert_nonnull(strstr(first->summary, "(today, day assumed)"));
}

/* A name of any length still fits, cut between characters. */
static void
test_long_words(void)
{
    g_auto(Holder) self = member("2032-03-31");
    CeuBody *body = (CeuBody *) ceu_rulebook_body(self.rulebook, "club");
    g_autofree char *keys = NULL;

    g_free(body->name);
    body->name = g_strnfill(90, 'x');
    memcpy(body->name + 80, "äöüäö", strlen("äöüäö"));
    for (guint i = 0; i < body->rules->len; i++) {
        CeuRule *rule = g_ptr_array_index(body->rules, i);

        if (rule->kind != CEU_RULE_LADDER)
            continue;
        g_free(rule->ladder.stakes);
        rule->ladder.stakes = g_strnfill(500, 'y');
    }
    keys = keys_on(&self, "2027-03-24");
    g_assert_cmpstr(keys, !=, "");
}

static void
test_minimum_words(void)
{
    g_auto(Holder) self = member("2032-03-31");
    CeuRemindPolicy policy = ceu_remind_policy_default();
    g_autoptr(GPtrArray) due = NULL;

    earn(&self, "club", "AUD", "2020-01-01");
    learn(&self, "2026-01-01", "40", NULL);
    assess(&self, "2027-03-19");
    due = ceu_remind_due(self.assessment, self.facts, &policy);
    g_assert_nonnull(strstr(((CeuDueReminder *) g_ptr_array_index(due, 0))->summary,
                            "16 of 16 CEUs missing in “Auditing (AUD)”"));
}

/* What is open is more than what is due: nothing is forgotten between two lead times. */
static void
test_open_keys(void)
{
    g_auto(Holder) self = member("2032-03-31");
    CeuRemindPolicy policy = ceu_remind_policy_default();
    g_autoptr(GPtrArray) early = NULL, late = NULL, met = NULL;

    assess(&self, "2026-05-01"); /* no lead time is reached */
    policy.nudge_pace = policy.nudge_proof = false;
    early = ceu_remind_open_keys(self.assessment, self.facts, &policy);
    g_assert_cmpuint(early->len, ==, 3); /* the window, the due date, the dues of 2032 */
    assess(&self, "2027-06-15");
    late = ceu_remind_open_keys(self.assessment, self.facts, &policy);
    for (guint i = 0; i < late->len; i++)
        g_assert_cmpstr(g_ptr_array_index(late, i), !=, U "due/2027-03-31"); /* overtaken */
    g_auto(Holder) nobody = holder(club());
    assess(&nobody, "2026-05-01");
    met = ceu_remind_open_keys(nobody.assessment, nobody.facts, &policy);
    g_assert_cmpuint(met->len, ==, 0);
}

static void
test_next_day(void)
{
    g_auto(Holder) self = member("2032-03-31");
    CeuRemindPolicy policy = ceu_remind_policy_default();

    assess(&self, "2026-11-23");
    assert_day(ceu_remind_next_day(self.assessment, &policy), "2026-12-31"); /* 90 days */
    assess(&self, "2027-03-31");
    assert_day(ceu_remind_next_day(self.assessment, &policy), "2027-04-01");
    g_auto(Holder) nobody = holder(club());
    assess(&nobody, "2026-11-23");
    g_assert_false(ceu_date_is_set(ceu_remind_next_day(nobody.assessment, &policy)));
}

static GPtrArray *
made_up_due(guint critical, guint normal)
{
    GPtrArray *due = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_due_reminder_free);

    for (guint i = 0; i < critical + normal; i++) {
        CeuDueReminder *reminder = g_new0(CeuDueReminder, 1);

        reminder->key = g_strdup_printf("k%u", i);
        reminder->summary = g_strdup_printf("summary %u", i);
        reminder->body = g_strdup("body");
        reminder->urgency = i < critical ? CEU_BUBBLE_CRITICAL : CEU_BUBBLE_NORMAL;
        g_ptr_array_add(due, reminder);
    }
    return due;
}

static const struct {
    guint critical, normal, bubbles, digest_keys;
} floods[] = {
    { 0, 0, 0, 0 }, { 0, 1, 1, 0 },   { 0, 2, 1, 2 }, { 1, 1, 2, 0 }, { 2, 1, 3, 0 },
    { 3, 0, 3, 0 }, { 1, 30, 2, 30 }, { 5, 5, 3, 8 }, { 9, 0, 3, 7 },
};

static void
test_bubbles(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(floods); i++) {
        g_autoptr(GPtrArray) due = made_up_due(floods[i].critical, floods[i].normal);
        g_autoptr(GPtrArray) repeated = g_ptr_array_new();
        g_autoptr(GPtrArray) bubbles = NULL;
        CeuRemindPolicy policy = ceu_remind_policy_default();
        guint keys = 0;

        if (due->len > 0)
            g_ptr_array_add(repeated,
                            ((CeuDueReminder *) g_ptr_array_index(due, due->len - 1))->key);
        bubbles = ceu_remind_bubbles(due, repeated, &policy);
        g_assert_cmpuint(bubbles->len, ==, floods[i].bubbles);
        for (guint n = 0; n < bubbles->len; n++) {
            const CeuBubble *bubble = g_ptr_array_index(bubbles, n);

            keys += bubble->keys->len;
            if (n == bubbles->len - 1) {
                g_assert_nonnull(strstr(bubble->summary, "(repeated)"));
                if (floods[i].digest_keys > 0)
                    g_assert_cmpuint(bubble->keys->len, ==, floods[i].digest_keys);
            }
        }
        g_assert_cmpuint(keys, ==, due->len); /* nobody is left out */
    }
}

/* What hides details says nothing that another may not read, and keeps its urgency and keys. */
static void
test_private(void)
{
    for (guint normal = 1; normal <= 4; normal += 3) {
        g_autoptr(GPtrArray) due = made_up_due(1, normal);
        CeuRemindPolicy policy = ceu_remind_policy_default();
        g_autoptr(GPtrArray) bubbles = NULL;

        policy.hide_details = true;
        bubbles = ceu_remind_bubbles(due, NULL, &policy);
        g_assert_cmpuint(bubbles->len, ==, 2);
        for (guint i = 0; i < bubbles->len; i++) {
            const CeuBubble *bubble = g_ptr_array_index(bubbles, i);

            g_assert_null(strstr(bubble->summary, "summary"));
            g_assert_null(strstr(bubble->body, "summary"));
            g_assert_nonnull(strstr(bubble->body, "ceu reminders"));
            g_assert_cmpint(bubble->urgency, ==, i == 0 ? CEU_BUBBLE_CRITICAL : CEU_BUBBLE_NORMAL);
        }
    }
}

/* Lead times of a stage's own replace the general ones for this stage alone. */
static void
test_own_leads(void)
{
    static const struct {
        const char *today, *want;
    } rows[] = {
        { "2026-12-30", "" }, /* 180 and 90 days are not asked for */
        { "2027-03-11", U "due/2027-03-31@20" },
        { "2027-03-26", U "due/2027-03-31@5" },
        { "2027-05-14", U "due/2027-03-31@-1" },
        { "2027-05-15", U "due/2027-03-31@-1 " U "final-notice/2027-06-14@30" },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_auto(Holder) self = member("2032-03-31");
        CeuRemindPolicy policy = ceu_remind_policy_default();
        g_autofree char *keys = NULL;

        policy.stage_leads[CEU_STAGE_DUE] = (CeuLeads){ { 20, 5 }, 2 };
        policy.stage_leads[CEU_STAGE_FINAL_NOTICE] = (CeuLeads){ { 30 }, 1 };
        keys = keys_by(&self, rows[i].today, &policy);
        g_test_message("%s", rows[i].today);
        g_assert_cmpstr(keys, ==, rows[i].want);
    }
}

/* Dues have their own; more than 60 days ahead only where somebody asks for it. */
static void
test_own_leads_of_dues(void)
{
    g_auto(Holder) self = member("2026-12-31");
    CeuRemindPolicy policy = ceu_remind_policy_default();
    g_autofree char *early = NULL, *late = NULL;

    policy.dues_leads = (CeuLeads){ { 100, 2 }, 2 };
    policy.stage_leads[CEU_STAGE_DUE] = (CeuLeads){ { 1 }, 1 };
    early = keys_by(&self, "2026-10-20", &policy);
    g_assert_cmpstr(early, ==, D "due/2026-12-31@100");
    late = keys_by(&self, "2026-12-30", &policy);
    g_assert_cmpstr(late, ==, D "due/2026-12-31@2");
}

#define E "order/CCC/exam/units/"

static const struct {
    const char *name, *today;
    CandidateStep steps[4];
    const char *want;
} exams[] = {
    { "nothing stated", "2026-11-23", { { 0 } }, "" },
    { "the window has just begun",
      "2026-11-23",
      { { "approved", "2026-11-23", 0 } },
      E "exam-by/2027-03-23@180" },
    { "a fortnight to ask",
      "2027-02-23",
      { { "approved", "2026-11-23", 0 } },
      E "exam-extension/2027-03-09@14 " E "exam-by/2027-03-23@30" },
    { "too late to ask",
      "2027-03-10",
      { { "approved", "2026-11-23", 0 } },
      E "exam-by/2027-03-23@14" },
    { "the last day", "2027-03-23", { { "approved", "2026-11-23", 0 } }, E "exam-by/2027-03-23@0" },
    { "lapsed", "2027-03-25", { { "approved", "2026-11-23", 0 } }, E "exam-by/2027-03-23@-1" },
    { "a fortnight to the exam",
      "2027-01-20",
      { { "approved", "2026-11-23", 0 }, { "registered", "2027-02-01", 0 } },
      E "exam-appointment/2027-02-01@14 " E "exam-by/2027-03-23@90" },
    { "an exam far ahead", "2026-12-10", { { "registered", "2027-02-01", 0 } }, "" },
    { "the exam has been",
      "2027-02-03",
      { { "approved", "2026-11-23", 0 }, { "registered", "2027-02-01", 0 } },
      E "exam-appointment/2027-02-01@-1 " E "exam-by/2027-03-23@60" },
    { "both have passed: the later speaks",
      "2027-03-25",
      { { "approved", "2026-11-23", 0 }, { "registered", "2027-02-01", 0 } },
      E "exam-by/2027-03-23@-1" },
    { "failed: nothing until the wait is over",
      "2027-02-20",
      { { "approved", "2026-11-23", 0 },
        { "registered", "2027-02-01", 0 },
        { "failed", "2027-02-01", 0 } },
      "" },
    { "another attempt",
      "2027-03-03",
      { { "approved", "2026-11-23", 0 }, { "failed", "2027-02-01", 0 } },
      E "exam-retest/2027-03-03@0" },
    { "another attempt, days later",
      "2027-03-10",
      { { "failed", "2027-02-01", 0 } },
      E "exam-retest/2027-03-03@0" },
    { "approved again",
      "2027-03-10",
      { { "failed", "2027-02-01", 0 }, { "approved", "2027-03-09", 0 } },
      E "exam-by/2027-07-07@180" },
    { "enrolled and paid",
      "2026-12-25",
      { { "enrolled", "2026-11-23", 0 }, { "paid", "2026-11-23", 0 } },
      E "exam-finish/2027-01-07@14" },
    { "a year is nearly over",
      "2027-11-16",
      { { "enrolled", "2027-11-10", 0 }, { "paid", "2026-11-23", 0 } },
      E "exam-complete/2027-11-23@7 " E "exam-finish/2027-12-25@60" },
};

static void
test_exams(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(exams); i++) {
        g_auto(Holder) self = pursuer(order());
        g_autofree char *keys = NULL;

        for (size_t k = 0; k < 4 && exams[i].steps[k].kind != NULL; k++)
            take_step(&self, exams[i].steps[k]);
        keys = keys_on(&self, exams[i].today);
        g_test_message("%s", exams[i].name);
        g_assert_cmpstr(keys, ==, exams[i].want);
    }
}

/* Passed: the credential is held, and its exam is over. */
static void
test_passed_exam(void)
{
    g_auto(Holder) self = holder(order());
    g_autofree char *keys = NULL;

    earn(&self, "order", "CCC", "2027-03-20");
    take_step(&self, (CandidateStep){ "approved", "2026-11-23", 0 });
    take_step(&self, (CandidateStep){ "registered", "2027-03-20", 0 });
    keys = keys_on(&self, "2027-03-19");
    g_assert_nonnull(strstr(keys, E "exam-by/2027-03-23@7"));
    g_free(keys);
    keys = keys_on(&self, "2027-03-20");
    g_assert_cmpstr(keys, ==, "");
}

static const struct {
    const char *today;
    CandidateStep steps[2];
    const char *summary, *body;
    CeuBubbleUrgency urgency;
} exam_words[] = {
    { "2027-02-21",
      { { "approved", "2026-11-23", 0 } },
      "Order CCC: sit the exam by 23 Mar 2027 (30 days)",
      "Next step: make an appointment for the exam; record its day: ceu path CCC --registered DATE "
      "--record",
      CEU_BUBBLE_NORMAL },
    { "2027-03-25",
      { { "approved", "2026-11-23", 0 } },
      "Order CCC: sit the exam by 23 Mar 2027 (2 days ago)",
      "Next step: the last day to sit the exam was 2027-03-23: record how it went, or begin again "
      "and record that: ceu path CCC --approved DATE --record",
      CEU_BUBBLE_CRITICAL },
    { "2027-01-31",
      { { "registered", "2027-02-01", 0 } },
      "Order CCC: exam on 1 Feb 2027 (1 day)",
      "Next step: ceu path CCC",
      CEU_BUBBLE_CRITICAL },
    { "2027-03-03",
      { { "failed", "2027-02-01", 0 } },
      "Order CCC: another attempt possible from 3 Mar 2027 (today)",
      "Next step: apply for the exam, for another attempt from 2027-03-03 on; record the approval: "
      "ceu path CCC --approved DATE --record",
      CEU_BUBBLE_NORMAL },
};

static void
test_exam_words(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(exam_words); i++) {
        g_auto(Holder) self = pursuer(order());
        CeuRemindPolicy policy = ceu_remind_policy_default();
        g_autoptr(GPtrArray) due = NULL;
        const CeuDueReminder *first;

        for (size_t k = 0; k < 2 && exam_words[i].steps[k].kind != NULL; k++)
            take_step(&self, exam_words[i].steps[k]);
        assess(&self, exam_words[i].today);
        due = ceu_remind_due(self.assessment, self.facts, &policy);
        first = g_ptr_array_index(due, 0);
        g_assert_cmpstr(first->summary, ==, exam_words[i].summary);
        g_assert_cmpstr(first->body, ==, exam_words[i].body);
        g_assert_cmpint(first->urgency, ==, exam_words[i].urgency);
    }
}

/* A digest with an exam in it is not of renewals alone. */
static void
test_exam_digest(void)
{
    g_auto(Holder) self = pursuer(order());
    CeuRemindPolicy policy = ceu_remind_policy_default();
    g_autoptr(GPtrArray) due = NULL;
    g_autoptr(GPtrArray) bubbles = NULL;

    take_step(&self, (CandidateStep){ "approved", "2026-11-23", 0 });
    take_step(&self, (CandidateStep){ "registered", "2026-12-05", 0 });
    assess(&self, "2026-11-23");
    due = ceu_remind_due(self.assessment, self.facts, &policy);
    bubbles = ceu_remind_bubbles(due, NULL, &policy);
    g_assert_cmpstr(((const CeuBubble *) g_ptr_array_index(bubbles, 0))->summary, ==,
                    "2 reminders");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/remind/due", test_due);
    g_test_add_func("/remind/complete", test_complete);
    g_test_add_func("/remind/early-window", test_early_window);
    g_test_add_func("/remind/private", test_private);
    g_test_add_func("/remind/own-leads", test_own_leads);
    g_test_add_func("/remind/own-leads-of-dues", test_own_leads_of_dues);
    g_test_add_func("/remind/dues", test_dues);
    g_test_add_func("/remind/words", test_words);
    g_test_add_func("/remind/long-words", test_long_words);
    g_test_add_func("/remind/minimum-words", test_minimum_words);
    g_test_add_func("/remind/open-keys", test_open_keys);
    g_test_add_func("/remind/next-day", test_next_day);
    g_test_add_func("/remind/bubbles", test_bubbles);
    g_test_add_func("/remind/exams", test_exams);
    g_test_add_func("/remind/passed-exam", test_passed_exam);
    g_test_add_func("/remind/exam-words", test_exam_words);
    g_test_add_func("/remind/exam-digest", test_exam_digest);
    return g_test_run();
}
