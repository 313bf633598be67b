/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cycles of two made-up bodies: anchors, overrides, renewals, the chain of stages, urgency and pace. */
#include <string.h>

#include "core/fixture.h"

static const struct {
    int month, day;
    const char *earned, *standing, *today, *first, *last, *next_last;
} cycles[] = {
    /* odd month, odd years; even month, even years */
    { 3, 0, "2020-01-01", "2026-11-23", "2026-11-23", "2025-04-01", "2027-03-31", "2029-03-31" },
    { 4, 0, "2020-01-01", "2026-11-23", "2026-11-23", "2026-05-01", "2028-04-30", "2030-04-30" },
    { 2, 0, "2020-01-01", "2026-11-23", "2026-11-23", "2026-03-01", "2028-02-29", "2030-02-28" },
    /* the due date itself still belongs to the cycle */
    { 3, 0, "2020-01-01", "2027-03-31", "2027-03-31", "2025-04-01", "2027-03-31", "2029-03-31" },
    { 3, 0, "2020-01-01", "2027-04-01", "2027-04-01", "2027-04-01", "2029-03-31", "2031-03-31" },
    /* the day stated */
    { 3, 15, "2020-01-01", "2026-11-23", "2026-11-23", "2025-03-16", "2027-03-15", "2029-03-15" },
    /* not renewed since the user's word: overdue */
    { 3, 0, "2020-01-01", "2026-11-23", "2027-07-01", "2025-04-01", "2027-03-31", "2029-03-31" },
    /* … and no standing stated: what ended is taken as renewed */
    { 3, 0, "2020-01-01", NULL, "2027-07-01", "2027-04-01", "2029-03-31", "2031-03-31" },
    /* first cycle begins with the certificate */
    { 3, 0, "2025-09-15", "2026-11-23", "2026-11-23", "2025-09-15", "2027-03-31", "2029-03-31" },
    /* certified in the renewal month */
    { 3, 0, "2027-03-20", "2027-03-21", "2027-03-21", "2027-03-20", "2027-03-31", "2029-03-31" },
};

static void
test_cycles(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(cycles); i++) {
        g_auto(Holder) self = holder(club());
        const CeuPool *pool;

        join(&self, "club", cycles[i].month, cycles[i].day, NULL, cycles[i].standing);
        earn(&self, "club", "AAA", cycles[i].earned);
        pool = assess(&self, cycles[i].today);
        g_assert_true(pool->has_cycle);
        assert_day(pool->cycle.first, cycles[i].first);
        assert_day(pool->cycle.last, cycles[i].last);
        assert_day(pool->next.last, cycles[i].next_last);
        g_assert_cmpint(pool->due_assumption != NULL, ==, cycles[i].day == 0);
    }
}

static const struct {
    CeuLastDay last_day;
    const char *earned, *today, *first, *last;
    bool assumed;
} earned_cycles[] = {
    { CEU_LAST_DAY_SAME, "2022-10-01", "2023-01-01", "2022-10-01", "2024-10-01", false },
    { CEU_LAST_DAY_SAME, "2022-10-01", "2024-10-01", "2022-10-01", "2024-10-01", false },
    { CEU_LAST_DAY_SAME, "2022-10-01", "2024-10-02", "2024-10-02", "2026-10-01", false },
    { CEU_LAST_DAY_BEFORE, "2025-06-14", "2026-11-23", "2025-06-14", "2027-06-13", false },
    { CEU_LAST_DAY_UNKNOWN, "2025-06-14", "2026-11-23", "2025-06-14", "2027-06-13", true },
    { CEU_LAST_DAY_BEFORE, "2025-06-14", "2027-06-14", "2027-06-14", "2029-06-13", false },
    { CEU_LAST_DAY_SAME, "2024-02-29", "2025-01-01", "2024-02-29", "2026-02-28", false },
    { CEU_LAST_DAY_SAME, "2024-02-29", "2027-01-01", "2026-03-01", "2028-02-29", false },
};

static void
test_earned_cycles(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(earned_cycles); i++) {
        g_auto(Holder) self = holder(guild(earned_cycles[i].last_day));
        const CeuPool *pool;

        earn(&self, "guild", "LO", earned_cycles[i].earned);
        pool = assess(&self, earned_cycles[i].today);
        assert_day(pool->cycle.first, earned_cycles[i].first);
        assert_day(pool->cycle.last, earned_cycles[i].last);
        g_assert_cmpint(pool->due_assumption != NULL, ==, earned_cycles[i].assumed);
    }
}

static void
test_due_override(void)
{
    g_auto(Holder) self = holder(club());
    const CeuPool *pool;

    earn(&self, "club", "AAA", "2020-01-01");
    pool = assess(&self, "2026-11-23"); /* no membership: a question, no guess */
    g_assert_false(pool->has_cycle);
    g_assert_nonnull(notice(pool->notices, CEU_NOTICE_ASK));
    g_assert_cmpint(pool->urgency, ==, CEU_URGENCY_LATER);

    override(&self, CEU_OVERRIDE_DUE, "club", NULL, NULL, "2027-05-15", NULL);
    pool = assess(&self, "2026-11-23");
    g_assert_true(pool->has_cycle);
    g_assert_cmpint(pool->due_basis, ==, CEU_BASIS_OVERRIDE);
    g_assert_null(pool->due_assumption);
    assert_day(pool->cycle.first, "2025-05-16");
    assert_day(pool->cycle.last, "2027-05-15");
    pool = assess(&self, "2028-01-01");
    assert_day(pool->cycle.last, "2029-05-15");
}

static void
test_renewal(void)
{
    g_auto(Holder) self = holder(club());
    const CeuPool *pool;

    join(&self, "club", 3, 0, "2028-03-31", "2026-11-23");
    earn(&self, "club", "AAA", "2020-01-01");
    learn(&self, "2026-01-10", "36", NULL);
    pool = assess(&self, "2027-03-10");
    g_assert_true(pool->complete);
    g_assert_cmpint(pool->urgency, ==, CEU_URGENCY_SOON);
    g_assert_nonnull(notice(pool->notices, CEU_NOTICE_SUBMIT));

    file_renewal(&self, "club", "2027-03-31", "2027-03-05", "2027-03-20");
    pool = assess(&self, "2027-03-04"); /* before the submission was made */
    g_assert_false(ceu_date_is_set(pool->submitted));
    pool = assess(&self, "2027-03-10");
    assert_day(pool->submitted, "2027-03-05");
    g_assert_cmpint(pool->urgency, ==, CEU_URGENCY_MET);
    g_assert_cmpint(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_REVOKED)->state, ==, CEU_STAGE_MET);
    pool = assess(&self, "2027-03-20"); /* accepted early: the next cycle is the present one */
    assert_day(pool->cycle.first, "2027-04-01");
    assert_day(pool->cycle.last, "2029-03-31");
    g_assert_false(ceu_date_is_set(pool->submitted));
}

static void
test_stages(void)
{
    g_auto(Holder) self = holder(club());
    const CeuPool *pool;

    join(&self, "club", 3, 0, "2027-03-31", "2026-11-23");
    earn(&self, "club", "AAA", "2020-01-01");
    pool = assess(&self, "2026-11-23");
    assert_day(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_SUBMISSION_OPENS)->day, "2027-02-28");
    assert_day(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_DUE)->day, "2027-03-31");
    assert_day(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_FINAL_NOTICE)->day, "2027-06-14");
    assert_day(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_REVOKED)->day, "2027-06-29");
    assert_day(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_REINSTATEMENT_ENDS)->day, "2030-06-29");
    assert_day(stage(pool, CEU_CLOCK_DUES, CEU_STAGE_DUE)->day, "2027-03-31");
    /* two sources: the earlier day, and the quarrel is named */
    assert_day(stage(pool, CEU_CLOCK_DUES, CEU_STAGE_GRACE_ENDS)->day, "2027-04-10");
    g_assert_nonnull(stage(pool, CEU_CLOCK_DUES, CEU_STAGE_GRACE_ENDS)->assumption);
    g_assert_nonnull(notice(pool->notices, CEU_NOTICE_CONFLICT));
    g_assert_cmpint(ceu_pool_next_stage(pool)->kind, ==, CEU_STAGE_SUBMISSION_OPENS);
    pool = assess(&self, "2027-07-01");
    g_assert_cmpint(pool->days_left, ==, -92);
    g_assert_cmpint(pool->urgency, ==, CEU_URGENCY_OVERDUE);
    g_assert_cmpint(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_REVOKED)->state, ==, CEU_STAGE_PAST);
    g_assert_cmpint(ceu_pool_next_stage(pool)->kind, ==, CEU_STAGE_REINSTATEMENT_ENDS);
    pool = assess(&self, "2031-07-01");
    g_assert_null(ceu_pool_next_stage(pool));
}

static void
test_dues(void)
{
    g_auto(Holder) self = holder(club());
    const CeuPool *pool;

    join(&self, "club", 3, 0, NULL, "2026-11-23");
    earn(&self, "club", "AAA", "2020-01-01");
    pool = assess(&self, "2026-11-23"); /* not stated: the next renewal month, and said so */
    assert_day(stage(pool, CEU_CLOCK_DUES, CEU_STAGE_DUE)->day, "2027-03-31");
    g_assert_nonnull(stage(pool, CEU_CLOCK_DUES, CEU_STAGE_DUE)->assumption);
    g_assert_false(requirement(pool, "dues")->met);
    pool = assess(&self, "2027-05-01"); /* never stated as paid: overdue */
    g_assert_cmpint(pool->urgency, ==, CEU_URGENCY_OVERDUE);
    assert_day(stage(pool, CEU_CLOCK_DUES, CEU_STAGE_DUE)->day, "2027-03-31");
}

static void
test_year_end(void)
{
    CeuBody *body = club();
    g_auto(Holder) self = holder(body);
    const CeuPool *pool;
    CeuRule *rule = add_rule(body, CEU_RULE_ANCHOR, "anchor2");

    rule->anchor = (CeuAnchor){ .kind = CEU_ANCHOR_MEMBERSHIP, .or_year_end = true };
    add_rule(body, CEU_RULE_LENGTH, "length2")->length.months = 12;
    join(&self, "club", 6, 0, "2027-06-30", "2026-11-23");
    earn(&self, "club", "AAA", "2020-01-01");
    pool = assess(&self, "2026-11-23");
    assert_day(pool->cycle.last, "2027-06-30");
    assert_day(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_DUE)->day, "2026-12-31");
    g_assert_nonnull(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_DUE)->assumption);
    g_assert_cmpint(pool->urgency, ==, CEU_URGENCY_SOON); /* the earlier date hurries */
    pool = assess(&self, "2027-02-01");
    g_assert_cmpint(pool->urgency, ==, CEU_URGENCY_LATER);
}

static void
test_held(void)
{
    g_auto(Holder) self = holder(club());
    CeuCredential credential = ceu_credential_init();

    join(&self, "club", 3, 0, NULL, NULL);
    credential.body = "club";
    credential.type = "BBB";
    credential.earned = day("2020-01-01");
    credential.retired = day("2025-01-01");
    ceu_facts_add_credential(self.facts, &credential);
    g_assert_null(assess(&self, "2026-11-23"));
    g_assert_cmpint(self.assessment->urgency, ==, CEU_URGENCY_MET);
    g_assert_true(assess(&self, "2024-12-31")->has_cycle); /* held until then */
    g_assert_true(assess(&self, "2019-12-31")->candidate); /* and pursued before */
}

/* Each credential alone, found by every name it has; the most urgent pool first. */
static void
test_pools(void)
{
    CeuBody *body = guild(CEU_LAST_DAY_SAME);
    g_auto(Holder) self = holder(body);

    add_rule(body, CEU_RULE_POOL, "pool")->pool_each = true;
    ceu_rulebook_take(self.rulebook, club());
    earn(&self, "guild", "LO", "2025-06-14");
    earn(&self, "guild", "LOW2", "2025-01-14");
    earn(&self, "club", "AAA", "2020-01-01");
    join(&self, "club", 12, 0, "2026-12-31", "2026-11-23");
    assess(&self, "2026-11-23");
    g_assert_cmpint(self.assessment->pools->len, ==, 3);
    g_assert_cmpstr(((CeuPool *) g_ptr_array_index(self.assessment->pools, 0))->id, ==, "club");
    g_assert_cmpstr(((CeuPool *) g_ptr_array_index(self.assessment->pools, 1))->id, ==,
                    "guild/LOW2");
    g_assert_nonnull(ceu_assessment_pool(self.assessment, "guild/lo"));
    g_assert_nonnull(ceu_assessment_pool(self.assessment, "LOW2"));
    g_assert_nonnull(ceu_assessment_pool(self.assessment, "club"));
    g_assert_nonnull(ceu_assessment_pool(self.assessment, "aaa"));
    g_assert_null(ceu_assessment_pool(self.assessment, "guild")); /* two pools */
    g_assert_null(ceu_assessment_pool(self.assessment, "nothing"));
}

static void
test_pace(void)
{
    g_auto(Holder) self = holder(club());
    const CeuPool *pool;

    join(&self, "club", 3, 0, NULL, "2026-11-23");
    earn(&self, "club", "AAA", "2020-01-01");
    learn(&self, "2026-01-01", "29.5", NULL);
    pool = assess(&self, "2026-11-23"); /* 6.5 in 128 days */
    assert_units(pool->pace_per_month, "1.6");
    pool = assess(&self, "2027-03-30"); /* never more than what is missing */
    assert_units(pool->pace_per_month, "6.5");
}

/* A body that states nothing gets questions, not guesses; days outside the range are refused. */
static void
test_poor_packs(void)
{
    CeuBody *body = ceu_body_new();
    g_auto(Holder) self = holder((body->id = g_strdup("b"), body->name = g_strdup("B"), body));
    const CeuPool *pool;

    earn(&self, "b", "X", "2020-01-01");
    g_assert_false(assess(&self, "2026-11-23")->has_cycle);
    add_rule(body, CEU_RULE_ANCHOR, "a")->anchor.kind = CEU_ANCHOR_EARNED;
    add_rule(body, CEU_RULE_LENGTH, "l")->length.months = 24;
    pool = assess(&self, "2026-11-23");
    g_assert_true(pool->has_cycle);
    g_assert_nonnull(notice(pool->notices, CEU_NOTICE_ASK)); /* no total stated */
    g_assert_null(requirement(pool, "total")->rule);
    pool = assess(&self, "2199-12-31");
    g_assert_false(pool->has_cycle);
}

static void
test_words(void)
{
    for (int i = 0; i < CEU_REASON_COUNT; i++) {
        g_assert_nonnull(ceu_reason_name((CeuReason) i));
        g_assert_nonnull(ceu_reason_text((CeuReason) i));
    }
    for (int i = 0; i < CEU_NOTICE_KIND_COUNT; i++)
        g_assert_nonnull(ceu_notice_kind_name((CeuNoticeKind) i));
    for (int i = 0; i < CEU_URGENCY_COUNT; i++)
        g_assert_nonnull(ceu_urgency_name((CeuUrgency) i));
    for (int i = 0; i <= CEU_STAGE_MET; i++)
        g_assert_nonnull(ceu_stage_state_name((CeuStageState) i));
    for (int i = 0; i < CEU_STAGE_KIND_COUNT; i++)
        for (int clock = 0; clock < CEU_CLOCK_COUNT; clock++)
            g_assert_nonnull(ceu_stage_title((CeuStageKind) i, (CeuClock) clock));
    ceu_assessment_free(NULL);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/cycles/cycles", test_cycles);
    g_test_add_func("/cycles/earned-cycles", test_earned_cycles);
    g_test_add_func("/cycles/due-override", test_due_override);
    g_test_add_func("/cycles/renewal", test_renewal);
    g_test_add_func("/cycles/stages", test_stages);
    g_test_add_func("/cycles/dues", test_dues);
    g_test_add_func("/cycles/year-end", test_year_end);
    g_test_add_func("/cycles/held", test_held);
    g_test_add_func("/cycles/pools", test_pools);
    g_test_add_func("/cycles/pace", test_pace);
    g_test_add_func("/cycles/poor-packs", test_poor_packs);
    g_test_add_func("/cycles/words", test_words);
    return g_test_run();
}
