/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What bodies with other habits state, in words: every member that a rule can have is told. */
#include "fixture.h"

static CeuUnits
whole(int64_t units)
{
    return fixture_units(units * 1000);
}

static void
set_earned_month(CeuRule *rule)
{
    rule->anchor.kind = CEU_ANCHOR_EARNED;
    rule->anchor.month_end = true;
}

static void
set_fixed_day(CeuRule *rule)
{
    rule->anchor.kind = CEU_ANCHOR_FIXED;
    rule->anchor.month = 3;
    rule->anchor.day = 31;
}

static void
set_fixed_last(CeuRule *rule)
{
    rule->anchor.kind = CEU_ANCHOR_FIXED;
    rule->anchor.month = 12;
    rule->anchor.first = CEU_FIRST_NEXT_YEAR;
}

static void
set_birth(CeuRule *rule)
{
    rule->anchor.kind = CEU_ANCHOR_BIRTH;
    rule->anchor.parity = CEU_PARITY_BIRTH_YEAR;
    rule->anchor.first = CEU_FIRST_WITHIN;
}

static void
set_birth_after(CeuRule *rule)
{
    rule->anchor.kind = CEU_ANCHOR_BIRTH;
    rule->anchor.offset_months = 1;
    rule->anchor.first = CEU_FIRST_BIRTHDAY;
    rule->anchor.nth = 2;
}

static void
set_birth_before(CeuRule *rule)
{
    rule->anchor.kind = CEU_ANCHOR_BIRTH;
    rule->anchor.offset_months = -3;
    rule->anchor.first = CEU_FIRST_AFTER;
}

static void
set_birth_same_year(CeuRule *rule)
{
    rule->anchor.kind = CEU_ANCHOR_BIRTH;
    rule->anchor.offset_months = -1;
    rule->anchor.first = CEU_FIRST_SAME_YEAR;
}

static void
set_period(CeuRule *rule)
{
    rule->anchor.kind = CEU_ANCHOR_PERIOD;
    rule->anchor.first_day = fixture_day("2024-01-01");
    rule->anchor.last_day = fixture_day("2027-02-28");
}

static void
set_stated(CeuRule *rule)
{
    rule->anchor.kind = CEU_ANCHOR_STATED;
}

static void
set_leap_day(CeuRule *rule)
{
    rule->length.months = 12;
    rule->length.leap_day_unknown = true;
}

static void
set_ramp(CeuRule *rule)
{
    CeuRampStep steps[] = { { whole(0), 0 }, { whole(20), 12 }, { whole(60), 0 } };

    rule->total.kind = CEU_TOTAL_RAMP;
    rule->total.rolling_months = 36;
    g_array_append_vals(rule->total.ramp, steps, G_N_ELEMENTS(steps));
}

static void
set_ramp_of_one(CeuRule *rule)
{
    CeuRampStep step = { whole(10), 0 };

    rule->total.kind = CEU_TOTAL_RAMP;
    g_array_append_val(rule->total.ramp, step);
}

static void
set_renews(CeuRule *rule)
{
    rule->absorb.winner = g_strdup("HI");
    rule->absorb.losers = fixture_words("LO");
    rule->absorb.renews = true;
}

static void
set_prorate_days(CeuRule *rule)
{
    rule->prorate.by = CEU_PRORATE_DAYS;
    rule->prorate.rounding_known = true;
}

static void
set_prorate_table(CeuRule *rule)
{
    CeuProrateRow rows[] = {
        { 12, CEU_DATE_NONE, whole(10) },
        { 0, fixture_day("2023-07-01"), whole(20) },
        { 6, fixture_day("2023-01-01"), whole(25) },
        { 0, CEU_DATE_NONE, whole(30) },
    };

    rule->prorate.by = CEU_PRORATE_TABLE;
    rule->prorate.rounding_known = true;
    g_array_append_vals(rule->prorate.table, rows, G_N_ELEMENTS(rows));
}

static void
set_exempt(CeuRule *rule)
{
    rule->prorate.by = CEU_PRORATE_EXEMPT;
    rule->prorate.rounding_known = true;
}

static void
set_per_year(CeuRule *rule)
{
    rule->require.amount = whole(4);
    rule->require.category = g_strdup("ethics");
    rule->require.formats = fixture_words("live study");
    rule->require.per = CEU_PER_YEAR;
}

static void
set_per_activity(CeuRule *rule)
{
    rule->require.bound = CEU_BOUND_MAX;
    rule->require.amount = whole(10);
    rule->require.origins = fixture_words("own");
    rule->require.formats = fixture_words("live");
    rule->require.outside = true;
    rule->require.per = CEU_PER_ACTIVITY;
}

static void
set_within(CeuRule *rule)
{
    rule->require.amount = whole(20);
    rule->require.within_months = 12;
}

static void
set_every(CeuRule *rule)
{
    rule->require.amount = whole(2);
    rule->require.category = g_strdup("law");
    rule->require.every = 12;
    rule->require.years_since = 6;
    rule->require.on_top = true;
    rule->require.apart = g_strdup("twins");
}

static void
set_once(CeuRule *rule)
{
    rule->require.amount = whole(12);
    rule->require.category = g_strdup("pain");
    rule->require.once = true;
    rule->require.by_renewal = 2;
    rule->require.by_months = 48;
}

static void
set_once_months(CeuRule *rule)
{
    rule->require.amount = whole(12);
    rule->require.category = g_strdup("pain");
    rule->require.once = true;
    rule->require.by_months = 48;
    rule->require.years_since = 1;
}

static void
set_unit_nearest(CeuRule *rule)
{
    rule->count.minutes = 60;
    rule->count.step = fixture_units(250);
    rule->count.rounding = CEU_ROUND_NEAREST;
    rule->count.at_least = fixture_units(500);
}

static void
set_unit_up(CeuRule *rule)
{
    rule->count.minutes = 50;
    rule->count.step = whole(1);
    rule->count.rounding = CEU_ROUND_UP;
}

static void
set_unit_at_least(CeuRule *rule)
{
    rule->count.minutes = 50;
    rule->count.at_least = whole(1);
}

static void
set_certified_month(CeuRule *rule)
{
    rule->count.aspect = CEU_COUNT_NOT_BEFORE;
    rule->count.not_before = CEU_FROM_CERTIFIED_MONTH;
}

static void
set_only_for_format(CeuRule *rule)
{
    rule->count.aspect = CEU_COUNT_ONLY_FOR;
    rule->count.format = g_strdup("live");
    rule->count.groups = fixture_words("core plus");
}

static void
set_overlap_months(CeuRule *rule)
{
    rule->count.aspect = CEU_COUNT_OVERLAP;
    rule->count.overlap_months = 1;
}

static void
set_overlap_two(CeuRule *rule)
{
    rule->count.aspect = CEU_COUNT_OVERLAP;
    rule->count.overlap_months = 2;
}

static void
set_early(CeuRule *rule)
{
    rule->count.aspect = CEU_COUNT_EARLY;
}

static void
set_head_start(CeuRule *rule)
{
    rule->count.aspect = CEU_COUNT_HEAD_START;
}

static void
set_multiply(CeuRule *rule)
{
    rule->count.aspect = CEU_COUNT_MULTIPLY;
    rule->count.factor = fixture_units(1500);
    rule->count.category = g_strdup("audit");
    rule->count.first = whole(20);
}

static void
set_multiply_all(CeuRule *rule)
{
    rule->count.aspect = CEU_COUNT_MULTIPLY;
    rule->count.factor = whole(2);
}

static void
set_convert(CeuRule *rule)
{
    rule->count.aspect = CEU_COUNT_CONVERT;
    rule->count.unit = CEU_UNIT_SEMESTER;
    rule->count.factor = whole(15);
}

static void
set_convert_one(CeuRule *rule)
{
    rule->count.aspect = CEU_COUNT_CONVERT;
    rule->count.unit = CEU_UNIT_IACET;
    rule->count.factor = whole(1);
}

static void
set_expires(CeuRule *rule)
{
    rule->count.aspect = CEU_COUNT_EXPIRES;
    rule->count.after.months = 36;
    rule->count.category = g_strdup("audit");
}

static void
set_expires_planned(CeuRule *rule)
{
    rule->count.aspect = CEU_COUNT_EXPIRES;
    rule->count.after.days = 90;
    rule->count.origin = g_strdup("quiz");
    rule->count.planned = true;
}

static void
set_carry(CeuRule *rule)
{
    CeuTypeUnits law = { g_strdup("law"), whole(4) }, art = { g_strdup("art"), whole(2) };

    rule->carry.cap = whole(14);
    rule->carry.last_months = 6;
    rule->carry.categories = fixture_words("law art");
    rule->carry.relabel = g_strdup("other");
    rule->carry.except = fixture_words("ethics pain");
    rule->carry.over_maximum = true;
    g_array_append_val(rule->carry.cap_for, law);
    g_array_append_val(rule->carry.cap_for, art);
}

static void
set_window_day_after(CeuRule *rule)
{
    rule->window.opens_before.months = 6;
    rule->window.of_day_after = true;
}

static void
set_ladder_month_end(CeuRule *rule)
{
    rule->ladder.stage = CEU_STAGE_EXTENSION_ENDS;
    rule->ladder.base = CEU_STAGE_REPORT_DUE;
    rule->ladder.after.months = 1;
    rule->ladder.month_end = true;
}

static void
set_act(CeuRule *rule)
{
    rule->act.title = g_strdup("the transition form");
}

static void
set_evidence(CeuRule *rule)
{
    rule->evidence.fields = CEU_FIELD_DESCRIPTION | CEU_FIELD_HOLDER | CEU_FIELD_ATTESTATION;
}

static void
set_retain_all(CeuRule *rule)
{
    rule->retain.after_due.months = 48;
    rule->retain.after_done.days = 30;
    rule->retain.periods = 5;
}

static void
set_retain_done(CeuRule *rule)
{
    rule->retain.after_done.months = 60;
}

static void
set_retain_period(CeuRule *rule)
{
    rule->retain.periods = 1;
}

static void
set_experience(CeuRule *rule)
{
    CeuExperiencePart job = { g_strdup("job"), g_strdup("a job"), 0 };

    rule->experience.need_months = 24;
    rule->experience.recommended = true;
    g_array_append_val(rule->experience.parts, job);
}

static void
set_exam_ask(CeuRule *rule)
{
    rule->exam.eligible_days = 120;
    rule->exam.extend_ask_days = 14;
}

static void
set_prerequisite(CeuRule *rule)
{
    rule->prerequisite.title = g_strdup("a diploma");
    rule->prerequisite.recommended = true;
    rule->prerequisite.group = g_strdup("school");
}

static void
set_conditions(CeuRule *rule)
{
    rule->duty.title = g_strdup("A meeting");
    rule->after_act = g_strdup("X1");
    ceu_rule_add_condition(rule, "boss", (const char *const[]){ "yes", NULL }, false);
    ceu_rule_add_condition(rule, "region", (const char *const[]){ "north", "south", NULL }, true);
}

static const struct {
    CeuRuleKind kind;
    void (*set)(CeuRule *rule);
    const char *want;
} rows[] = {
    { CEU_RULE_ANCHOR, set_earned_month,
      "the day the first credential was earned; a cycle ends with its last month" },
    { CEU_RULE_ANCHOR, set_fixed_day,
      "31 March, every time; when the first cycle ends is not stated: the earlier day is used" },
    { CEU_RULE_ANCHOR, set_fixed_last,
      "the last day of December, every time; the first cycle begins the day after the next such "
      "day" },
    { CEU_RULE_ANCHOR, set_birth,
      "the last day of the birth month; in odd years for those born in an odd year, in even years "
      "for the others; the first cycle is no longer than a full one" },
    { CEU_RULE_ANCHOR, set_birth_after,
      "the last day of the month after the birth month; the first due date goes by the second "
      "birthday after certification" },
    { CEU_RULE_ANCHOR, set_birth_before,
      "the last day of the month that comes 3 months before the birth month; the first cycle is no "
      "shorter than a full one" },
    { CEU_RULE_ANCHOR, set_birth_same_year,
      "the last day of the month before the birth month; the first cycle begins in the year of "
      "certification" },
    { CEU_RULE_ANCHOR, set_period,
      "the period from 2024-01-01 to 2027-02-28; others precede and follow it" },
    { CEU_RULE_ANCHOR, set_stated, "the due date that you state" },
    { CEU_RULE_LENGTH, set_leap_day,
      "12 months; what 29 February becomes in other years is not stated: 28 February is used" },
    { CEU_RULE_TOTAL, set_ramp,
      "a first cycle shorter than a full one needs 0 units; the first full cycle 20 units in the "
      "12 months up to the due date; the second full cycle and every later one 60 units; counted "
      "over the 36 months up to the due date" },
    { CEU_RULE_TOTAL, set_ramp_of_one, "every cycle needs 10 units" },
    { CEU_RULE_ABSORB, set_renews,
      "HI, if renewed before they end, renews LO with it; until then they need units of their "
      "own" },
    { CEU_RULE_PRORATE, set_prorate_days,
      "a shorter first cycle needs its share of the total, by days, rounded up" },
    { CEU_RULE_PRORATE, set_prorate_table,
      "a shorter first cycle needs, by the first line that fits: 10 units if it has at most 12 "
      "months; 20 units for who is certified on 2023-07-01 or later; 25 units if it has at most 6 "
      "months and who is certified on 2023-01-01 or later; 30 units otherwise" },
    { CEU_RULE_PRORATE, set_exempt, "a shorter first cycle needs nothing" },
    { CEU_RULE_REQUIRE, set_per_year,
      "at least 4 units in ethics in the format live or study in each year of the cycle" },
    { CEU_RULE_REQUIRE, set_per_activity,
      "at most 10 units from others than own in other formats than live from one activity" },
    { CEU_RULE_REQUIRE, set_within,
      "at least 20 units of any kind in the 12 months up to the due date" },
    { CEU_RULE_REQUIRE, set_every,
      "at least 2 units in law; only at every 12th renewal; only if the last such activity lies "
      "more than 6 years before the due date; it is added to the total; of the minimums called "
      "“twins” an activity serves only one" },
    { CEU_RULE_REQUIRE, set_once,
      "at least 12 units in pain; once ever: what was done in any cycle counts; due at the second "
      "renewal or 48 months after certification, whichever is first" },
    { CEU_RULE_REQUIRE, set_once_months,
      "at least 12 units in pain; only if the last such activity lies more than 1 year before the "
      "due date; once ever: what was done in any cycle counts; due 48 months after "
      "certification" },
    { CEU_RULE_COUNT, set_unit_nearest,
      "one unit is 60 minutes, counted in steps of 0.25, rounded to the nearest; less than 0.5 "
      "units counts nothing" },
    { CEU_RULE_COUNT, set_unit_up, "one unit is 50 minutes, counted in steps of 1, rounded up" },
    { CEU_RULE_COUNT, set_unit_at_least,
      "one unit is 50 minutes; less than 1 unit counts nothing" },
    { CEU_RULE_COUNT, set_certified_month,
      "nothing done before the month of certification counts" },
    { CEU_RULE_COUNT, set_only_for_format,
      "units in the format live count only for credentials of the group core or plus" },
    { CEU_RULE_COUNT, set_overlap_months,
      "units of the month before a cycle count in it or in the one before" },
    { CEU_RULE_COUNT, set_overlap_two,
      "units of the 2 months before a cycle count in it or in the one before" },
    { CEU_RULE_COUNT, set_early,
      "after an early renewal, what is done from the next day on counts in the next cycle" },
    { CEU_RULE_COUNT, set_head_start,
      "what is done between certification and the first cycle counts in that cycle" },
    { CEU_RULE_COUNT, set_multiply,
      "units in audit count 1.5 times, but only the first 20 of a cycle, before multiplying; the "
      "others count once" },
    { CEU_RULE_COUNT, set_multiply_all, "units count 2 times" },
    { CEU_RULE_COUNT, set_convert, "one semester hour is worth 15 units" },
    { CEU_RULE_COUNT, set_convert_one, "one IACET CEU is worth 1 unit" },
    { CEU_RULE_COUNT, set_expires, "units in audit perish 36 months after completion" },
    { CEU_RULE_COUNT, set_expires_planned,
      "a planned activity from quiz can be done until 90 days after its day" },
    { CEU_RULE_CARRY, set_carry,
      "at most 14 units are carried into the next cycle; only what was earned in the last 6 months "
      "of the cycle; only those in law or art; of them at most 4 in law, 2 in art; also what a "
      "maximum cut off; there they count as other; they cannot meet the minimums in ethics and "
      "pain" },
    { CEU_RULE_WINDOW, set_window_day_after,
      "a submission can be made from 6 months before the day after the due date on" },
    { CEU_RULE_LADDER, set_ladder_month_end,
      "1 month after “the report is due”, at the end of that month: an extension ends" },
    { CEU_RULE_ACT, set_act,
      "the transition form: once recorded, other rules of the cycle depend on it" },
    { CEU_RULE_EVIDENCE, set_evidence, "a proof shows description, holder's name and attestation" },
    { CEU_RULE_RETAIN, set_retain_all,
      "keep proofs until 48 months after the due date, until 30 days after completion, for the 5 "
      "most recent cycles; the longest of these holds" },
    { CEU_RULE_RETAIN, set_retain_done, "keep proofs until 60 months after completion" },
    { CEU_RULE_RETAIN, set_retain_period, "keep proofs for the most recent cycle" },
    { CEU_RULE_EXPERIENCE, set_experience,
      "24 months, made up of a job (job, as many as there are); recommended, not required" },
    { CEU_RULE_EXAM, set_exam_ask,
      "the exam must be sat within 120 days of the approval; an extension is asked for at least 14 "
      "days before the end" },
    { CEU_RULE_PREREQUISITE, set_prerequisite,
      "a diploma, recommended before the exam, not required; one of those called “school” is "
      "enough" },
    { CEU_RULE_DUTY, set_conditions,
      "A meeting; only if “boss” is yes; not if “region” is north or south; only once X1 is "
      "recorded for the cycle" },
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

/* A number that has no word of its own. */
static void
test_ordinals(void)
{
    static const struct {
        int every;
        const char *want;
    } ordinals[] = { { 3, "third" }, { 10, "tenth" }, { 11, "11th" },
                     { 13, "13th" }, { 21, "21st" },  { 22, "22nd" },
                     { 33, "33rd" }, { 44, "44th" },  { 100, "100th" } };

    for (size_t i = 0; i < G_N_ELEMENTS(ordinals); i++) {
        CeuRule *rule = ceu_rule_new(CEU_RULE_REQUIRE);
        g_autofree char *words = NULL, *want = NULL;

        rule->require.every = ordinals[i].every;
        words = ceu_rule_describe(rule);
        want = g_strdup_printf("at least 0 units of any kind; only at every %s renewal",
                               ordinals[i].want);
        g_assert_cmpstr(words, ==, want);
        ceu_rule_free(rule);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/report/describe-odd/rows", test_rows);
    g_test_add_func("/report/describe-odd/ordinals", test_ordinals);
    return g_test_run();
}
