/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Candidates by the shipped packs: the days of their exams (X58, section 2.2) and what is needed before. */
#include <string.h>

#include "core/candidate-fixture.h"

static CeuRulebook *rulebook;

/* Someone who pursues @type, credential 1. */
static Holder
pursuer_of(const char *type)
{
    Holder self = { .facts = ceu_facts_new(), .next_id = 1 };
    const CeuBody *body = ceu_rulebook_body_of_type(rulebook, type);

    g_assert_nonnull(body);
    pursue(&self, body->id, type);
    return self;
}

static const CeuPool *
judge(Holder *self, const char *today)
{
    ceu_assessment_free(self->assessment);
    self->assessment = ceu_assess(self->facts, rulebook, day(today));
    g_assert_cmpuint(self->assessment->pools->len, ==, 1);
    return g_ptr_array_index(self->assessment->pools, 0);
}

static const struct {
    const char *name, *type, *today;
    CandidateStep steps[5];
    const char *want;
} days[] = {
    { "120 days, asked 14 before",
      "CCS",
      "2026-11-23",
      { { "approved", "2026-11-23", 0 } },
      "ask 2027-03-09 next, by 2027-03-23 later" },
    { "30 days more",
      "CCS",
      "2027-03-01",
      { { "approved", "2026-11-23", 0 }, { "extended", "2027-03-01", 30 } },
      "ask 2027-04-08 next, by 2027-04-22 later" },
    { "never more than 90",
      "CCS",
      "2027-06-01",
      { { "approved", "2026-11-23", 0 },
        { "extended", "2027-03-01", 30 },
        { "extended", "2027-04-01", 30 },
        { "extended", "2027-05-01", 30 },
        { "extended", "2027-06-01", 30 } },
      "by 2027-06-21 next" },
    { "30 days to wait",
      "CCS",
      "2026-11-23",
      { { "failed", "2026-11-23", 0 } },
      "retest 2026-12-23 next" },
    { "not stated before", "CCS", "2023-09-10", { { "failed", "2023-09-10", 0 } }, "" },
    { "90 days for the others",
      "RHIA",
      "2026-11-23",
      { { "failed", "2026-11-23", 0 } },
      "retest 2027-02-21 next" },
    { "X58",
      "CMRS",
      "2026-11-23",
      { { "enrolled", "2026-11-23", 0 }, { "paid", "2026-11-23", 0 } },
      "finish 2027-01-07 next, complete 2027-11-23 later" },
    { "X58, the enrolment deferred",
      "CMRS",
      "2027-11-01",
      { { "paid", "2026-11-23", 0 }, { "enrolled", "2027-11-01", 0 } },
      "complete 2027-11-23 next, finish 2027-12-16 later" },
    { "no days are stated",
      "CPC",
      "2026-11-23",
      { { "approved", "2026-11-23", 0 }, { "failed", "2026-11-23", 0 } },
      "" },
};

static void
test_days(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        Holder self = pursuer_of(days[i].type);
        g_autofree char *got = NULL;

        for (size_t k = 0; k < 5 && days[i].steps[k].kind != NULL; k++)
            take_step(&self, days[i].steps[k]);
        got = stages_in_words(judge(&self, days[i].today));
        g_test_message("%s", days[i].name);
        g_assert_cmpstr(got, ==, days[i].want);
        ceu_assessment_free(self.assessment);
        ceu_facts_free(self.facts);
    }
}

/* What must be met, and how many lines only advise. */
static const struct {
    const char *type, *needed, *pool;
    guint advised;
} needs[] = {
    { "CCS", "X-CCS", "ahima/CCS/exam", 5 }, /* a diploma; the routes are recommended (C8) */
    { "CMRS", "M5-membership", "amba/CMRS/exam", 0 },
    { "CPC", "X-membership", "aapc/CPC/exam", 0 },
    { "CIC", "X-membership", "aapc/CIC/exam", 0 },
};

static void
test_needs(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(needs); i++) {
        Holder self = pursuer_of(needs[i].type);
        const CeuPool *pool = judge(&self, "2026-11-23");
        guint advised = 0;

        g_test_message("%s", needs[i].type);
        g_assert_cmpstr(pool->id, ==, needs[i].pool);
        for (guint k = 0; k < pool->requirements->len; k++) {
            const CeuRequirement *line = g_ptr_array_index(pool->requirements, k);

            advised += line->recommended;
            if (!line->recommended)
                g_assert_cmpstr(line->id, ==, needs[i].needed);
        }
        g_assert_cmpuint(advised, ==, needs[i].advised);
        g_assert_cmpuint(pool->requirements->len, ==, needs[i].advised + 1);
        g_assert_false(pool->complete);
        done(&self, needs[i].pool, needs[i].needed, "2026-11-23");
        g_assert_true(judge(&self, "2026-11-23")->complete);
        ceu_assessment_free(self.assessment);
        ceu_facts_free(self.facts);
    }
}

/* What is recorded anyway meets a prerequisite: the membership, a credential that is held. */
static void
test_met_by_facts(void)
{
    g_auto(Holder) member = pursuer_of("CPC");
    g_auto(Holder) holder = pursuer_of("CCS");
    const CeuPool *pool = judge(&member, "2026-11-23");

    g_assert_false(requirement(pool, "X-membership")->met);
    join(&member, "aapc", 3, 0, NULL, NULL);
    pool = judge(&member, "2026-11-23");
    g_assert_true(requirement(pool, "X-membership")->met);
    g_assert_null(requirement(pool, "X-membership")->deed);
    earn(&holder, "ahima", "RHIT", "2020-01-01");
    ceu_assessment_free(holder.assessment);
    holder.assessment = ceu_assess(holder.facts, rulebook, day("2026-11-23"));
    pool = ceu_assessment_pool(holder.assessment, "ahima/CCS/exam");
    g_assert_nonnull(pool);
    g_assert_true(requirement(pool, "X-CCS-holder")->met);
    g_assert_true(requirement(pool, "X-CCS-years")->met); /* one of the group */
    g_assert_false(requirement(pool, "X-CCS")->met);
}

int
main(int argc, char **argv)
{
    const char *directories[] = { CEU_SOURCE_DIR "/data/rules", NULL };
    g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_fault_free);
    int result;

    g_test_init(&argc, &argv, NULL);
    rulebook = ceu_rulebook_load(directories, NULL, NULL, faults, NULL);
    g_assert_nonnull(rulebook);
    g_test_add_func("/candidates/days", test_days);
    g_test_add_func("/candidates/met-by-facts", test_met_by_facts);
    g_test_add_func("/candidates/needs", test_needs);
    result = g_test_run();
    g_clear_pointer(&rulebook, ceu_rulebook_free);
    return result;
}
