/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What bodies with other habits state, and what the core gets to see of it. */
#include "fixture.h"

typedef void (*Check)(const CeuRule *rule);

static void
check_earned(const CeuRule *rule)
{
    g_assert_cmpint(rule->anchor.kind, ==, CEU_ANCHOR_EARNED);
    g_assert_true(rule->anchor.month_end);
}

static void
check_fixed(const CeuRule *rule)
{
    g_assert_cmpint(rule->anchor.kind, ==, CEU_ANCHOR_FIXED);
    g_assert_cmpint(rule->anchor.month, ==, 3);
    g_assert_cmpint(rule->anchor.day, ==, 31);
    g_assert_cmpint(rule->anchor.first, ==, CEU_FIRST_NEXT_YEAR);
}

static void
check_fixed_usual(const CeuRule *rule)
{
    g_assert_cmpint(rule->anchor.month, ==, 12);
    g_assert_cmpint(rule->anchor.day, ==, 0);
    g_assert_cmpint(rule->anchor.first, ==, CEU_FIRST_UNKNOWN);
}

static void
check_birth(const CeuRule *rule)
{
    g_assert_cmpint(rule->anchor.kind, ==, CEU_ANCHOR_BIRTH);
    g_assert_cmpint(rule->anchor.offset_months, ==, -11);
    g_assert_cmpint(rule->anchor.parity, ==, CEU_PARITY_BIRTH_YEAR);
    g_assert_cmpint(rule->anchor.first, ==, CEU_FIRST_BIRTHDAY);
    g_assert_cmpint(rule->anchor.nth, ==, 2);
}

static void
check_birthday_usual(const CeuRule *rule)
{
    g_assert_cmpint(rule->anchor.offset_months, ==, 11);
    g_assert_cmpint(rule->anchor.nth, ==, 1);
    g_assert_cmpint(rule->anchor.parity, ==, CEU_PARITY_NONE);
}

static void
check_first_within(const CeuRule *rule)
{
    g_assert_cmpint(rule->anchor.first, ==, CEU_FIRST_WITHIN);
}

static void
check_first_after(const CeuRule *rule)
{
    g_assert_cmpint(rule->anchor.first, ==, CEU_FIRST_AFTER);
}

static void
check_first_same_year(const CeuRule *rule)
{
    g_assert_cmpint(rule->anchor.first, ==, CEU_FIRST_SAME_YEAR);
}

static void
check_period(const CeuRule *rule)
{
    g_assert_cmpint(rule->anchor.kind, ==, CEU_ANCHOR_PERIOD);
    g_assert_cmpint(rule->anchor.first_day.days, ==, ceu_date_from_ymd(2024, 1, 1).days);
    g_assert_cmpint(rule->anchor.last_day.days, ==, ceu_date_from_ymd(2027, 2, 28).days);
}

static void
check_stated(const CeuRule *rule)
{
    g_assert_cmpint(rule->anchor.kind, ==, CEU_ANCHOR_STATED);
    g_assert_false(ceu_date_is_set(rule->anchor.first_day));
}

static void
check_leap_day(const CeuRule *rule)
{
    g_assert_cmpint(rule->length.leap_day, ==, CEU_MONTH_CLAMP);
    g_assert_true(rule->length.leap_day_unknown);
}

static void
check_ramp(const CeuRule *rule)
{
    const GArray *ramp = rule->total.ramp;

    g_assert_cmpint(rule->total.kind, ==, CEU_TOTAL_RAMP);
    g_assert_cmpint(rule->total.rolling_months, ==, 36);
    g_assert_cmpuint(ramp->len, ==, 3);
    g_assert_cmpint(g_array_index(ramp, CeuRampStep, 0).units.milli, ==, 0);
    g_assert_cmpint(g_array_index(ramp, CeuRampStep, 1).units.milli, ==, 20000);
    g_assert_cmpint(g_array_index(ramp, CeuRampStep, 1).months, ==, 12);
    g_assert_cmpint(g_array_index(ramp, CeuRampStep, 2).months, ==, 0);
}

static void
check_rolling(const CeuRule *rule)
{
    g_assert_cmpint(rule->total.kind, ==, CEU_TOTAL_FLAT);
    g_assert_cmpint(rule->total.rolling_months, ==, 240);
}

static void
check_renews(const CeuRule *rule)
{
    g_assert_true(rule->absorb.renews);
}

static void
check_prorate_table(const CeuRule *rule)
{
    const GArray *table = rule->prorate.table;
    const CeuProrateRow *first = &g_array_index(table, CeuProrateRow, 0);
    const CeuProrateRow *second = &g_array_index(table, CeuProrateRow, 1);

    g_assert_cmpint(rule->prorate.by, ==, CEU_PRORATE_TABLE);
    g_assert_true(rule->prorate.rounding_known);
    g_assert_cmpuint(table->len, ==, 3);
    g_assert_cmpint(first->months, ==, 12);
    g_assert_false(ceu_date_is_set(first->from));
    g_assert_cmpint(first->units.milli, ==, 10500);
    g_assert_cmpint(second->months, ==, 0);
    g_assert_cmpint(second->from.days, ==, ceu_date_from_ymd(2023, 7, 1).days);
}

static void
check_prorate_days(const CeuRule *rule)
{
    g_assert_cmpint(rule->prorate.by, ==, CEU_PRORATE_DAYS);
    g_assert_false(rule->prorate.rounding_known);
}

static void
check_prorate_exempt(const CeuRule *rule)
{
    g_assert_cmpint(rule->prorate.by, ==, CEU_PRORATE_EXEMPT);
    g_assert_true(rule->prorate.rounding_known);
}

static void
check_require_year(const CeuRule *rule)
{
    g_assert_cmpint(rule->require.bound, ==, CEU_BOUND_MIN);
    g_assert_cmpint(rule->require.amount.milli, ==, 4000);
    g_assert_cmpint(rule->require.per, ==, CEU_PER_YEAR);
    g_assert_cmpstr(rule->require.formats[0], ==, "live");
    g_assert_cmpstr(rule->require.category, ==, "law");
}

static void
check_require_activity(const CeuRule *rule)
{
    g_assert_cmpint(rule->require.bound, ==, CEU_BOUND_MAX);
    g_assert_cmpint(rule->require.per, ==, CEU_PER_ACTIVITY);
}

static void
check_require_months(const CeuRule *rule)
{
    g_assert_cmpint(rule->require.per, ==, CEU_PER_CYCLE);
    g_assert_cmpint(rule->require.within_months, ==, 12);
}

static void
check_require_every(const CeuRule *rule)
{
    g_assert_cmpint(rule->require.every, ==, 3);
    g_assert_cmpint(rule->require.years_since, ==, 6);
    g_assert_true(rule->require.on_top);
    g_assert_cmpstr(rule->require.apart, ==, "twins");
    g_assert_false(rule->require.once);
}

static void
check_require_once(const CeuRule *rule)
{
    g_assert_true(rule->require.once);
    g_assert_cmpint(rule->require.by_renewal, ==, 2);
    g_assert_cmpint(rule->require.by_months, ==, 48);
    g_assert_false(rule->require.on_top);
}

static void
check_unit(const CeuRule *rule)
{
    g_assert_cmpint(rule->count.rounding, ==, CEU_ROUND_NEAREST);
    g_assert_cmpint(rule->count.at_least.milli, ==, 1000);
    g_assert_cmpint(rule->count.remainder_minutes, ==, 0);
}

static void
check_unit_up(const CeuRule *rule)
{
    g_assert_cmpint(rule->count.rounding, ==, CEU_ROUND_UP);
}

static void
check_certified_month(const CeuRule *rule)
{
    g_assert_cmpint(rule->count.aspect, ==, CEU_COUNT_NOT_BEFORE);
    g_assert_cmpint(rule->count.not_before, ==, CEU_FROM_CERTIFIED_MONTH);
}

static void
check_only_for(const CeuRule *rule)
{
    g_assert_cmpint(rule->count.aspect, ==, CEU_COUNT_ONLY_FOR);
    g_assert_cmpstr(rule->count.format, ==, "live");
    g_assert_null(rule->count.origin);
}

static void
check_overlap(const CeuRule *rule)
{
    g_assert_cmpint(rule->count.aspect, ==, CEU_COUNT_OVERLAP);
    g_assert_cmpint(rule->count.overlap_months, ==, 2);
}

static void
check_early(const CeuRule *rule)
{
    g_assert_cmpint(rule->count.aspect, ==, CEU_COUNT_EARLY);
}

static void
check_head_start(const CeuRule *rule)
{
    g_assert_cmpint(rule->count.aspect, ==, CEU_COUNT_HEAD_START);
}

static void
check_multiply(const CeuRule *rule)
{
    g_assert_cmpint(rule->count.aspect, ==, CEU_COUNT_MULTIPLY);
    g_assert_cmpint(rule->count.factor.milli, ==, 1500);
    g_assert_cmpint(rule->count.first.milli, ==, 20000);
    g_assert_cmpstr(rule->count.category, ==, "law");
}

static void
check_convert(const CeuRule *rule)
{
    g_assert_cmpint(rule->count.aspect, ==, CEU_COUNT_CONVERT);
    g_assert_cmpint(rule->count.unit, ==, CEU_UNIT_SEMESTER);
    g_assert_cmpint(rule->count.factor.milli, ==, 15000);
}

static void
check_convert_minute(const CeuRule *rule)
{
    g_assert_cmpint(rule->count.unit, ==, CEU_UNIT_MINUTE);
    g_assert_cmpint(rule->count.factor.milli, ==, 20);
}

static void
check_expires(const CeuRule *rule)
{
    g_assert_cmpint(rule->count.aspect, ==, CEU_COUNT_EXPIRES);
    g_assert_cmpint(rule->count.after.months, ==, 36);
    g_assert_cmpint(rule->count.after.days, ==, 1);
    g_assert_cmpstr(rule->count.origin, ==, "us");
    g_assert_true(rule->count.planned);
}

static void
check_carry(const CeuRule *rule)
{
    const CeuCarry *carry = &rule->carry;

    g_assert_cmpint(carry->cap.milli, ==, 14000);
    g_assert_cmpint(carry->last_months, ==, 6);
    g_assert_cmpstr(carry->categories[1], ==, "all");
    g_assert_cmpuint(carry->cap_for->len, ==, 1);
    g_assert_cmpstr(g_array_index(carry->cap_for, CeuTypeUnits, 0).type, ==, "law");
    g_assert_cmpint(g_array_index(carry->cap_for, CeuTypeUnits, 0).units.milli, ==, 4000);
    g_assert_cmpstr(carry->relabel, ==, "all");
    g_assert_cmpstr(carry->except[0], ==, "law");
    g_assert_true(carry->over_maximum);
}

static void
check_window(const CeuRule *rule)
{
    g_assert_true(rule->window.of_day_after);
}

static void
check_report_due(const CeuRule *rule)
{
    g_assert_cmpint(rule->ladder.stage, ==, CEU_STAGE_REPORT_DUE);
    g_assert_true(rule->ladder.month_end);
}

static void
check_extension_ends(const CeuRule *rule)
{
    g_assert_cmpint(rule->ladder.stage, ==, CEU_STAGE_EXTENSION_ENDS);
    g_assert_false(rule->ladder.month_end);
}

static void
check_suspended(const CeuRule *rule)
{
    g_assert_cmpint(rule->ladder.stage, ==, CEU_STAGE_SUSPENDED);
}

static void
check_duty(const CeuRule *rule)
{
    g_assert_cmpint(rule->clock, ==, CEU_CLOCK_UNITS);
}

static void
check_act(const CeuRule *rule)
{
    g_assert_false(rule->act.satisfies_all);
}

static void
check_evidence(const CeuRule *rule)
{
    g_assert_cmpuint(rule->evidence.fields, ==,
                     CEU_FIELD_DESCRIPTION | CEU_FIELD_HOLDER | CEU_FIELD_ATTESTATION);
}

static void
check_retain(const CeuRule *rule)
{
    g_assert_cmpint(rule->retain.after_due.months, ==, 0);
    g_assert_cmpint(rule->retain.after_done.days, ==, 30);
    g_assert_cmpint(rule->retain.periods, ==, 5);
}

static void
check_experience(const CeuRule *rule)
{
    g_assert_true(rule->experience.recommended);
}

static void
check_prerequisite(const CeuRule *rule)
{
    g_assert_false(rule->prerequisite.recommended);
    g_assert_null(rule->prerequisite.group);
}

static void
check_exam(const CeuRule *rule)
{
    g_assert_cmpint(rule->exam.extend_ask_days, ==, 14);
}

static void
check_conditions(const CeuRule *rule)
{
    const CeuCondition *first = &g_array_index(rule->conditions, CeuCondition, 0);
    const CeuCondition *second = &g_array_index(rule->conditions, CeuCondition, 1);

    g_assert_cmpuint(rule->conditions->len, ==, 2);
    g_assert_cmpstr(first->trait, ==, "boss");
    g_assert_cmpuint(g_strv_length(first->values), ==, 2);
    g_assert_cmpstr(first->values[1], ==, "no");
    g_assert_false(first->negated);
    g_assert_cmpuint(g_strv_length(second->values), ==, 1);
    g_assert_true(second->negated);
    g_assert_null(rule->after_act);
}

static void
check_after_act(const CeuRule *rule)
{
    g_assert_cmpstr(rule->after_act, ==, "R0");
    g_assert_null(rule->conditions);
}

static const struct {
    const char *text; /* of the rule "T", beside id, source and confidence */
    Check check;
} rows[] = {
    { "anchor: {kind: earned, month-end: yes}", check_earned },
    { "anchor: {kind: fixed, month: 3, day: 31, first: next-year}", check_fixed },
    { "anchor: {kind: fixed, month: 12, day: last}", check_fixed_usual },
    { "anchor: {kind: fixed, month: 12, first: unknown}", check_fixed_usual },
    { "anchor: {kind: birth, offset-months: -11, parity: birth-year, first: birthday, nth: 2}",
      check_birth },
    { "anchor: {kind: birth, offset-months: 11, first: birthday}", check_birthday_usual },
    { "anchor: {kind: birth, first: within}", check_first_within },
    { "anchor: {kind: birth, first: after}", check_first_after },
    { "anchor: {kind: birth, first: same-year}", check_first_same_year },
    { "anchor: {kind: period, first-day: 2024-01-01, last-day: 2027-02-28}", check_period },
    { "anchor: {kind: stated}", check_stated },
    { "length: {months: 12, leap-day: unknown}", check_leap_day },
    { "total: {ramp: [{units: 0}, {units: 20, months: 12}, {units: 60}], rolling-months: 36}",
      check_ramp },
    { "total: {flat: 120, rolling-months: 240}", check_rolling },
    { "absorb: {winner: AB, losers: CD, renews: yes}", check_renews },
    { "prorate: {by: table, table: [{months: 12, units: 10.5}, {from: 2023-07-01, units: 20}, "
      "{units: 30}]}",
      check_prorate_table },
    { "prorate: {by: days, rounding-known: no}", check_prorate_days },
    { "prorate: {by: exempt}", check_prorate_exempt },
    { "require: {min: 4, category: law, formats: live, per: year}", check_require_year },
    { "require: {max: 4, per: activity}", check_require_activity },
    { "require: {min: 4, within-months: 12}", check_require_months },
    { "require: {min: 4, category: law, every: 3, years-since: 6, on-top: yes, apart: twins}",
      check_require_every },
    { "require: {min: 4, category: law, once: yes, by-renewal: 2, by-months: 48}",
      check_require_once },
    { "count: {unit: {minutes: 50, step: 0.5, rounding: nearest, at-least: 1}}", check_unit },
    { "count: {unit: {minutes: 50, step: 0.5, rounding: up}}", check_unit_up },
    { "count: {not-before: certified-month}", check_certified_month },
    { "count: {only-for: {format: live, groups: core}}", check_only_for },
    { "count: {overlap: {months: 2}}", check_overlap },
    { "count: {early: next-day}", check_early },
    { "count: {head-start: certified}", check_head_start },
    { "count: {multiply: {factor: 1.5, category: law, first: 20}}", check_multiply },
    { "count: {convert: {unit: semester, into: 15}}", check_convert },
    { "count: {convert: {unit: minute, into: 0.02}}", check_convert_minute },
    { "count: {expires: {after: {months: 36, days: 1}, origin: us, planned: yes}}", check_expires },
    { "carry: {cap: 14, last-months: 6, categories: [law, all], cap-for: {law: 4}, relabel: all, "
      "except: law, over-maximum: yes}",
      check_carry },
    { "window: {opens-before: {months: 6}, of-day-after: yes}", check_window },
    { "ladder: {stage: report-due, after: {days: 15}, month-end: yes}", check_report_due },
    { "ladder: {stage: extension-ends, after: {days: 15}}", check_extension_ends },
    { "ladder: {stage: suspended, after: {days: 15}}", check_suspended },
    { "duty: {title: Ethics statement}, clock: units", check_duty },
    { "act: {title: Apply}", check_act },
    { "evidence: {fields: [description, holder, attestation]}", check_evidence },
    { "retain: {after-done: {days: 30}, periods: 5}", check_retain },
    { "experience: {need-months: 2, parts: [{id: a, title: A, months: each}], recommended: yes}",
      check_experience },
    { "prerequisite: {title: A diploma}", check_prerequisite },
    { "exam: {eligible-days: 120, extend-ask-days: 14}", check_exam },
    { "total: {flat: 1}, if: {boss: [yes, no]}, unless: {boss: no}", check_conditions },
    { "carry: none, after-act: R0", check_after_act },
};

static void
test_row(gconstpointer data)
{
    gsize index = GPOINTER_TO_SIZE(data);
    g_autofree char *pack = g_strdup_printf(
        "%s- {id: T, source: S1, confidence: A, %s}\n- {id: R0, duty: {title: D}, confidence: U}\n",
        WIDE_HEAD, rows[index].text);
    g_autoptr(GPtrArray) faults = faults_new();
    g_autoptr(CeuBody) body = ceu_pack_parse(pack, strlen(pack), "tiny.yaml", faults);
    g_autofree char *text = faults_text(faults);

    g_assert_cmpstr(text, ==, "");
    g_assert_nonnull(body);
    rows[index].check(rule_by_id(body, "T", CEU_DATE_NONE));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_strdup_printf("/payloads-odd/%" G_GSIZE_FORMAT, i);

        g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_row);
    }
    return g_test_run();
}
