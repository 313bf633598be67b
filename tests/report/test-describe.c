/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each kind of rule in words, payload by payload. */
#include "fixture.h"

static void
set_by_count(CeuRule *rule)
{
    for (int64_t units = 36; units <= 52; units += 4)
        g_array_append_val(rule->total.by_count, ((CeuUnits){ units * 1000 }));
    rule->total.kind = CEU_TOTAL_BY_COUNT;
}

static void
set_by_count_one(CeuRule *rule)
{
    g_array_append_val(rule->total.by_count, ((CeuUnits){ 36000 }));
    rule->total.kind = CEU_TOTAL_BY_COUNT;
}

static void
set_flat(CeuRule *rule)
{
    rule->total.flat = fixture_units(12500);
}

static void
set_highest(CeuRule *rule)
{
    CeuTypeUnits a = { g_strdup("RX*"), { 30000 } }, b = { g_strdup("CX"), { 20000 } };

    rule->total.kind = CEU_TOTAL_HIGHEST_PLUS;
    g_array_append_val(rule->total.base, a);
    g_array_append_val(rule->total.base, b);
    rule->total.extra = fixture_units(10000);
    rule->total.cap = fixture_units(50000);
}

static void
set_each(CeuRule *rule)
{
    rule->pool_each = true;
}

static void
set_nothing(CeuRule *rule)
{
    (void) rule;
}

static void
set_parity(CeuRule *rule)
{
    rule->anchor.parity = CEU_PARITY_MONTH;
}

static void
set_year_end(CeuRule *rule)
{
    rule->anchor.or_year_end = true;
}

static void
set_earned(CeuRule *rule)
{
    rule->anchor.kind = CEU_ANCHOR_EARNED;
}

static void
set_length(CeuRule *rule)
{
    rule->length.months = 24;
}

static void
set_length_before(CeuRule *rule)
{
    rule->length.months = 12;
    rule->length.last_day = CEU_LAST_DAY_BEFORE;
    rule->length.leap_day = CEU_MONTH_NEXT;
}

static void
set_length_unknown(CeuRule *rule)
{
    rule->length.months = 1;
    rule->length.last_day = CEU_LAST_DAY_UNKNOWN;
}

static void
set_absorb(CeuRule *rule)
{
    rule->absorb.winner = g_strdup("RHX");
    rule->absorb.losers = fixture_words("RHY RHZ");
}

static void
set_prorate(CeuRule *rule)
{
    rule->prorate.round_up_to = fixture_units(500);
    rule->prorate.rounding_known = true;
}

static void
set_minimum(CeuRule *rule)
{
    rule->require.amount = fixture_units(16000);
    rule->require.category = g_strdup("auditing");
    rule->require.providers = fixture_words("Acme* Zed");
}

static void
set_percent(CeuRule *rule)
{
    rule->require.percent_milli = 40000;
    rule->require.origins = fixture_words("own state");
}

static void
set_own_category(CeuRule *rule)
{
    rule->require.amount = fixture_units(8000);
    rule->require.own_category = true;
    rule->require.each = true;
}

static void
set_outside(CeuRule *rule)
{
    rule->require.bound = CEU_BOUND_MAX;
    rule->require.percent_milli = 12500;
    rule->require.category = g_strdup("domains");
    rule->require.outside = true;
}

static void
set_unit(CeuRule *rule)
{
    rule->count.minutes = 60;
    rule->count.step = fixture_units(1000);
    rule->count.remainder_minutes = 45;
}

static void
set_unit_exact(CeuRule *rule)
{
    rule->count.minutes = 50;
}

static void
set_unit_down(CeuRule *rule)
{
    rule->count.minutes = 60;
    rule->count.step = fixture_units(250);
}

static void
set_date(CeuRule *rule)
{
    rule->count.aspect = CEU_COUNT_DATE;
}

static void
set_not_before(CeuRule *rule)
{
    rule->count.aspect = CEU_COUNT_NOT_BEFORE;
}

static void
set_once_ever(CeuRule *rule)
{
    rule->count.aspect = CEU_COUNT_ONCE;
}

static void
set_once_cycle(CeuRule *rule)
{
    rule->count.aspect = CEU_COUNT_ONCE;
    rule->count.once = CEU_ONCE_CYCLE;
}

static void
set_once_unknown(CeuRule *rule)
{
    rule->count.aspect = CEU_COUNT_ONCE;
    rule->count.once = CEU_ONCE_UNKNOWN;
}

static void
set_reuse(CeuRule *rule)
{
    rule->count.aspect = CEU_COUNT_REUSE;
}

static void
set_reuse_always(CeuRule *rule)
{
    rule->count.aspect = CEU_COUNT_REUSE;
    rule->count.reuse = CEU_REUSE_ALWAYS;
}

static void
set_reuse_pair(CeuRule *rule)
{
    rule->count.aspect = CEU_COUNT_REUSE;
    rule->count.reuse = CEU_REUSE_ONE_CORE_ONE_SPECIALTY;
}

static void
set_only_for(CeuRule *rule)
{
    rule->count.aspect = CEU_COUNT_ONLY_FOR;
    rule->count.origin = g_strdup("cms");
    rule->count.groups = fixture_words("core");
}

static void
set_overlap(CeuRule *rule)
{
    rule->count.aspect = CEU_COUNT_OVERLAP;
}

static void
set_carry(CeuRule *rule)
{
    rule->carry.cap = fixture_units(10500);
}

static void
set_window(CeuRule *rule)
{
    rule->window.opens_before.days = 60;
}

static void
set_ladder(CeuRule *rule)
{
    rule->ladder.stage = CEU_STAGE_GRACE_ENDS;
    rule->ladder.base = CEU_STAGE_DUE;
    rule->ladder.after.days = 45;
    rule->ladder.may_earn = true;
}

static void
set_ladder_later(CeuRule *rule)
{
    rule->ladder.stage = CEU_STAGE_REVOKED;
    rule->ladder.base = CEU_STAGE_INACTIVE;
    rule->ladder.after.months = 6;
    rule->ladder.stakes = g_strdup("a new exam is needed");
}

static void
set_duty(CeuRule *rule)
{
    rule->duty.title = g_strdup("Membership dues");
}

static void
set_evidence(CeuRule *rule)
{
    rule->evidence.fields = CEU_FIELD_INDEX | CEU_FIELD_DATE;
    rule->evidence.index_or_certificate = true;
}

static void
set_retain(CeuRule *rule)
{
    rule->retain.after_due.months = 6;
}

static void
set_experience(CeuRule *rule)
{
    CeuExperiencePart course = { g_strdup("course"), g_strdup("a long course"), 12 };
    CeuExperiencePart job = { g_strdup("job"), g_strdup("months on the job"), 0 };

    rule->experience.need_months = 24;
    g_array_append_val(rule->experience.parts, course);
    g_array_append_val(rule->experience.parts, job);
}

static void
set_exam_window(CeuRule *rule)
{
    rule->exam = (CeuExam){ .eligible_days = 120, .extend_days = 30, .extend_max_days = 90 };
}

static void
set_exam_rest(CeuRule *rule)
{
    rule->exam = (CeuExam){ .retest_days = 1, .finish_days = 45, .complete_months = 12 };
}

static void
set_act(CeuRule *rule)
{
    rule->act.title = g_strdup("a new version of the exam");
    rule->act.satisfies_all = true;
}

static void
set_prerequisite(CeuRule *rule)
{
    rule->prerequisite.title = g_strdup("a diploma");
}

static void
set_note(CeuRule *rule)
{
    rule->note = g_strdup("one in four is verified");
}

static const struct {
    CeuRuleKind kind;
    void (*set)(CeuRule *rule);
    const char *want;
} rows[] = {
    { CEU_RULE_POOL, set_nothing, "all credentials of the body share one cycle and one total" },
    { CEU_RULE_POOL, set_each, "each credential has a cycle and a total of its own" },
    { CEU_RULE_ANCHOR, set_nothing, "the membership's renewal month or date" },
    { CEU_RULE_ANCHOR, set_parity,
      "the membership's renewal month or date; an odd month renews in odd years, an even month in "
      "even years" },
    { CEU_RULE_ANCHOR, set_year_end,
      "the membership's renewal month or date; it may be 31 December instead: the earlier is "
      "used" },
    { CEU_RULE_ANCHOR, set_earned, "the day the first credential was earned" },
    { CEU_RULE_LENGTH, set_length, "24 months" },
    { CEU_RULE_LENGTH, set_length_before,
      "12 months, to the day before the anniversary; 29 February becomes 1 March in other years" },
    { CEU_RULE_LENGTH, set_length_unknown,
      "1 month; the anniversary or the day before is not stated: the earlier is used" },
    { CEU_RULE_TOTAL, set_flat, "12.5 units" },
    { CEU_RULE_TOTAL, set_by_count, "36, 40, 44, 48, then 52 units by number of credentials" },
    { CEU_RULE_TOTAL, set_by_count_one, "36 units, however many credentials" },
    { CEU_RULE_TOTAL, set_highest,
      "the highest of RX* 30, CX 20, plus 10 for each further credential, at most 50" },
    { CEU_RULE_ABSORB, set_absorb,
      "RHX covers RHY and RHZ: no units of their own are needed for it" },
    { CEU_RULE_PRORATE, set_nothing,
      "a shorter first cycle needs its share of the total, by months, rounded up; how it is "
      "rounded is not stated" },
    { CEU_RULE_PRORATE, set_prorate,
      "a shorter first cycle needs its share of the total, by months, rounded up to a multiple of "
      "0.5" },
    { CEU_RULE_REQUIRE, set_minimum,
      "at least 16 units in auditing; only these providers count here: Acme* or Zed" },
    { CEU_RULE_REQUIRE, set_percent, "at least 40 % of the required total from own or state" },
    { CEU_RULE_REQUIRE, set_own_category,
      "at least 8 units in the credential's own category, for each credential held" },
    { CEU_RULE_REQUIRE, set_outside, "at most 12.5 % of the required total outside domains" },
    { CEU_RULE_COUNT, set_unit,
      "one unit is 60 minutes, counted in steps of 1; a remainder of 45 minutes or more earns one "
      "step more" },
    { CEU_RULE_COUNT, set_unit_exact, "one unit is 50 minutes" },
    { CEU_RULE_COUNT, set_unit_down,
      "one unit is 60 minutes, counted in steps of 0.25, rounded down" },
    { CEU_RULE_COUNT, set_date, "the completion date decides in which cycle an activity counts" },
    { CEU_RULE_COUNT, set_not_before, "nothing done before the certification date counts" },
    { CEU_RULE_COUNT, set_once_ever, "the same course counts once for ever" },
    { CEU_RULE_COUNT, set_once_cycle, "the same course counts once in a cycle" },
    { CEU_RULE_COUNT, set_once_unknown,
      "the same course counts once; whether in a cycle or for ever is not stated: for ever is "
      "used" },
    { CEU_RULE_COUNT, set_reuse, "a unit counts for one credential only" },
    { CEU_RULE_COUNT, set_reuse_always, "a unit counts for every credential it fits" },
    { CEU_RULE_COUNT, set_reuse_pair,
      "a unit counts for one core and one specialty credential at a time" },
    { CEU_RULE_COUNT, set_only_for, "units from cms count only for credentials of the group core" },
    { CEU_RULE_COUNT, set_overlap, "units of the renewal month count in this cycle or the next" },
    { CEU_RULE_CARRY, set_nothing, "no unit is carried into the next cycle" },
    { CEU_RULE_CARRY, set_carry, "at most 10.5 units are carried into the next cycle" },
    { CEU_RULE_WINDOW, set_window, "a submission can be made from 60 days before the due date on" },
    { CEU_RULE_LADDER, set_ladder,
      "45 days after the due date: the grace time ends; units earned until then still count" },
    { CEU_RULE_LADDER, set_ladder_later,
      "6 months after “the credential becomes inactive”: the credential is revoked. a new exam is "
      "needed" },
    { CEU_RULE_DUTY, set_duty, "Membership dues" },
    { CEU_RULE_EVIDENCE, set_evidence,
      "a proof shows index number and date; without an index number the certificate will do" },
    { CEU_RULE_RETAIN, set_retain, "keep proofs until 6 months after the due date" },
    { CEU_RULE_EXPERIENCE, set_experience,
      "24 months, made up of a long course (course, counts 12) and months on the job (job, as many "
      "as there are)" },
    { CEU_RULE_EXAM, set_nothing, "no term is stated" },
    { CEU_RULE_EXAM, set_exam_window,
      "the exam must be sat within 120 days of the approval; that can be extended in steps of 30 "
      "days; the extensions together are at most 90 days" },
    { CEU_RULE_EXAM, set_exam_rest,
      "1 day to wait after a failed attempt; it must be finished within 45 days of the enrolment; "
      "it must be completed within 12 months of the payment" },
    { CEU_RULE_DEFICIT, set_nothing,
      "units missing from the total are owed: they are added to the total of the next cycle" },
    { CEU_RULE_ACT, set_act,
      "a new version of the exam: once recorded, it stands for all units of the cycle" },
    { CEU_RULE_PREREQUISITE, set_prerequisite, "a diploma, needed before the exam" },
    { CEU_RULE_NOTE, set_note, "one in four is verified" },
};

static void
test_rows(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        CeuRule *rule = ceu_rule_new(rows[i].kind);
        g_autofree char *words = NULL;

        rows[i].set(rule);
        words = ceu_rule_describe(rule);
        g_assert_cmpstr(words, ==, rows[i].want);
        ceu_rule_free(rule);
    }
}

/* A rule that states nothing yet is described all the same. */
static void
test_bare_rules(void)
{
    for (int kind = 0; kind < CEU_RULE_KIND_COUNT; kind++) {
        CeuRule *rule = ceu_rule_new((CeuRuleKind) kind);
        bool tested = false;

        for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
            tested = tested || (int) rows[i].kind == kind;
        g_assert_true(tested);
        if (kind != CEU_RULE_ABSORB) {
            g_autofree char *words = ceu_rule_describe(rule);

            g_assert_cmpstr(words, !=, "");
        }
        ceu_rule_free(rule);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/report/describe/rows", test_rows);
    g_test_add_func("/report/describe/bare", test_bare_rules);
    return g_test_run();
}
