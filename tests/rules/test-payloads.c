/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each kind of rule, and what the core gets to see of it. */
#include "fixture.h"

typedef void (*Check)(const CeuRule *rule);

static void
check_pool(const CeuRule *rule)
{
    g_assert_true(rule->pool_each);
}

static void
check_anchor(const CeuRule *rule)
{
    g_assert_cmpint(rule->anchor.kind, ==, CEU_ANCHOR_MEMBERSHIP);
    g_assert_cmpint(rule->anchor.parity, ==, CEU_PARITY_MONTH);
    g_assert_true(rule->anchor.or_year_end);
    g_assert_cmpint(rule->clock, ==, CEU_CLOCK_DUES);
}

static void
check_length(const CeuRule *rule)
{
    g_assert_cmpint(rule->length.months, ==, 36);
    g_assert_cmpint(rule->length.last_day, ==, CEU_LAST_DAY_BEFORE);
    g_assert_cmpint(rule->length.leap_day, ==, CEU_MONTH_NEXT);
    g_assert_false(rule->length.leap_day_unknown);
}

static void
check_length_usual(const CeuRule *rule)
{
    g_assert_cmpint(rule->length.last_day, ==, CEU_LAST_DAY_SAME);
    g_assert_cmpint(rule->length.leap_day, ==, CEU_MONTH_CLAMP);
}

static void
check_total_flat(const CeuRule *rule)
{
    g_assert_cmpint(rule->total.kind, ==, CEU_TOTAL_FLAT);
    g_assert_cmpint(rule->total.flat.milli, ==, 12125);
}

static void
check_total_by_count(const CeuRule *rule)
{
    g_assert_cmpint(rule->total.kind, ==, CEU_TOTAL_BY_COUNT);
    g_assert_cmpuint(rule->total.by_count->len, ==, 2);
    g_assert_cmpint(g_array_index(rule->total.by_count, CeuUnits, 1).milli, ==, 40500);
}

static void
check_total_base(const CeuRule *rule)
{
    g_assert_cmpint(rule->total.kind, ==, CEU_TOTAL_HIGHEST_PLUS);
    g_assert_cmpuint(rule->total.base->len, ==, 2);
    g_assert_cmpstr(g_array_index(rule->total.base, CeuTypeUnits, 1).type, ==, "C*");
    g_assert_cmpint(g_array_index(rule->total.base, CeuTypeUnits, 1).units.milli, ==, 20000);
    g_assert_cmpint(rule->total.extra.milli, ==, 10000);
    g_assert_cmpint(rule->total.cap.milli, ==, 50000);
}

static void
check_absorb(const CeuRule *rule)
{
    g_assert_cmpstr(rule->absorb.winner, ==, "AB");
    g_assert_cmpuint(g_strv_length(rule->absorb.losers), ==, 1);
    g_assert_cmpstr(rule->absorb.losers[0], ==, "CD");
}

static void
check_prorate(const CeuRule *rule)
{
    g_assert_cmpint(rule->prorate.round_up_to.milli, ==, 250);
    g_assert_cmpint(rule->prorate.by, ==, CEU_PRORATE_MONTHS);
    g_assert_true(rule->prorate.rounding_known);
}

static void
check_require(const CeuRule *rule)
{
    g_assert_cmpint(rule->require.bound, ==, CEU_BOUND_MIN);
    g_assert_cmpint(rule->require.percent_milli, ==, 33333);
    g_assert_cmpstr(rule->require.category, ==, "law");
    g_assert_cmpstr(rule->require.origins[0], ==, "us");
    g_assert_cmpstr(rule->require.providers[1], ==, "B & C");
    g_assert_true(rule->require.each);
    g_assert_false(rule->require.outside);
    g_assert_cmpstr(rule->applies_to[0], ==, "core");
}

static void
check_require_outside(const CeuRule *rule)
{
    g_assert_cmpint(rule->require.bound, ==, CEU_BOUND_MAX);
    g_assert_cmpint(rule->require.percent_milli, ==, 20000);
    g_assert_true(rule->require.outside);
}

static void
check_require_own(const CeuRule *rule)
{
    g_assert_cmpint(rule->require.bound, ==, CEU_BOUND_MAX);
    g_assert_cmpint(rule->require.amount.milli, ==, 500);
    g_assert_true(rule->require.own_category);
    g_assert_null(rule->require.category);
}

static void
check_unit(const CeuRule *rule)
{
    g_assert_cmpint(rule->count.aspect, ==, CEU_COUNT_UNIT);
    g_assert_cmpint(rule->count.minutes, ==, 50);
    g_assert_cmpint(rule->count.step.milli, ==, 500);
    g_assert_cmpint(rule->count.remainder_minutes, ==, 20);
}

static void
check_date(const CeuRule *rule)
{
    g_assert_cmpint(rule->count.aspect, ==, CEU_COUNT_DATE);
}

static void
check_not_before(const CeuRule *rule)
{
    g_assert_cmpint(rule->count.aspect, ==, CEU_COUNT_NOT_BEFORE);
    g_assert_cmpint(rule->count.not_before, ==, CEU_FROM_CERTIFIED);
}

static void
check_once(const CeuRule *rule)
{
    g_assert_cmpint(rule->count.aspect, ==, CEU_COUNT_ONCE);
    g_assert_cmpint(rule->count.once, ==, CEU_ONCE_CYCLE);
}

static void
check_reuse(const CeuRule *rule)
{
    g_assert_cmpint(rule->count.aspect, ==, CEU_COUNT_REUSE);
    g_assert_cmpint(rule->count.reuse, ==, CEU_REUSE_ALWAYS);
}

static void
check_only_for(const CeuRule *rule)
{
    g_assert_cmpint(rule->count.aspect, ==, CEU_COUNT_ONLY_FOR);
    g_assert_cmpstr(rule->count.origin, ==, "us");
    g_assert_cmpstr(rule->count.groups[0], ==, "core");
}

static void
check_overlap(const CeuRule *rule)
{
    g_assert_cmpint(rule->count.aspect, ==, CEU_COUNT_OVERLAP);
    g_assert_cmpint(rule->count.overlap_months, ==, 0);
}

static void
check_carry_none(const CeuRule *rule)
{
    g_assert_cmpint(rule->carry.cap.milli, ==, 0);
}

static void
check_carry_cap(const CeuRule *rule)
{
    g_assert_cmpint(rule->carry.cap.milli, ==, 14000);
}

static void
check_window(const CeuRule *rule)
{
    g_assert_cmpint(rule->window.opens_before.months, ==, 2);
    g_assert_cmpint(rule->window.opens_before.days, ==, 3);
}

static void
check_ladder(const CeuRule *rule)
{
    g_assert_cmpint(rule->ladder.stage, ==, CEU_STAGE_GRACE_ENDS);
    g_assert_cmpint(rule->ladder.base, ==, CEU_STAGE_DUE);
    g_assert_cmpint(rule->ladder.after.days, ==, 45);
    g_assert_cmpint(rule->ladder.after.months, ==, 0);
    g_assert_true(rule->ladder.may_earn);
    g_assert_cmpstr(rule->ladder.stakes, ==, "it is late");
}

static void
check_duty(const CeuRule *rule)
{
    g_assert_cmpstr(rule->duty.title, ==, "Yearly dues");
}

static void
check_evidence(const CeuRule *rule)
{
    g_assert_cmpuint(rule->evidence.fields, ==, CEU_FIELD_DATE | CEU_FIELD_CERTIFICATE);
    g_assert_true(rule->evidence.index_or_certificate);
}

static void
check_retain(const CeuRule *rule)
{
    g_assert_cmpint(rule->retain.after_due.months, ==, 48);
}

static void
check_experience(const CeuRule *rule)
{
    const GArray *parts = rule->experience.parts;

    g_assert_cmpint(rule->experience.need_months, ==, 24);
    g_assert_cmpuint(parts->len, ==, 2);
    g_assert_cmpstr(g_array_index(parts, CeuExperiencePart, 0).id, ==, "course");
    g_assert_cmpstr(g_array_index(parts, CeuExperiencePart, 0).title, ==, "A course");
    g_assert_cmpint(g_array_index(parts, CeuExperiencePart, 0).months, ==, 12);
    g_assert_cmpstr(g_array_index(parts, CeuExperiencePart, 1).id, ==, "job");
    g_assert_cmpint(g_array_index(parts, CeuExperiencePart, 1).months, ==, 0);
}

static void
check_exam(const CeuRule *rule)
{
    g_assert_cmpint(rule->exam.eligible_days, ==, 120);
    g_assert_cmpint(rule->exam.extend_days, ==, 30);
    g_assert_cmpint(rule->exam.extend_max_days, ==, 90);
    g_assert_cmpint(rule->exam.retest_days, ==, 31);
    g_assert_cmpint(rule->exam.finish_days, ==, 45);
    g_assert_cmpint(rule->exam.complete_months, ==, 12);
}

static void
check_exam_one(const CeuRule *rule)
{
    g_assert_cmpint(rule->exam.retest_days, ==, 30);
    g_assert_cmpint(rule->exam.eligible_days, ==, 0);
    g_assert_cmpint(rule->exam.complete_months, ==, 0);
}

static void
check_deficit(const CeuRule *rule)
{
    g_assert_cmpint(rule->clock, ==, CEU_CLOCK_UNITS);
}

static void
check_act(const CeuRule *rule)
{
    g_assert_cmpstr(rule->act.title, ==, "Sit it again");
    g_assert_true(rule->act.satisfies_all);
}

static void
check_prerequisite_member(const CeuRule *rule)
{
    g_assert_true(rule->prerequisite.membership);
    g_assert_null(rule->prerequisite.held);
    g_assert_false(rule->prerequisite.recommended);
}

static void
check_prerequisite(const CeuRule *rule)
{
    g_assert_cmpstr(rule->prerequisite.title, ==, "A diploma");
    g_assert_cmpstr(rule->prerequisite.group, ==, "school");
    g_assert_true(rule->prerequisite.recommended);
}

static void
check_note(const CeuRule *rule)
{
    g_assert_cmpstr(rule->note, ==, "Words: with a colon.");
    g_assert_cmpstr(rule->unknown, ==, "what is not known");
    g_assert_cmpint(rule->by, ==, CEU_BY_CYCLE_START);
    g_assert_cmpint(rule->from.days, ==, ceu_date_from_ymd(2024, 2, 29).days);
    g_assert_cmpint(rule->until.days, ==, ceu_date_from_ymd(2025, 12, 31).days);
    g_assert_cmpstr(rule->confidence, ==, "C+");
    g_assert_cmpuint(g_strv_length(rule->sources), ==, 1);
}

static const struct {
    CeuRuleKind kind;
    const char *text; /* of the rule "T", beside id and source */
    Check check;
} rows[] = {
    { CEU_RULE_POOL, "pool: each, confidence: A", check_pool },
    { CEU_RULE_ANCHOR,
      "clock: dues, anchor: {kind: membership, parity: month, or: year-end}, confidence: A",
      check_anchor },
    { CEU_RULE_LENGTH, "length: {months: 36, last-day: before, leap-day: next}, confidence: A",
      check_length },
    { CEU_RULE_LENGTH, "length: {months: 12}, confidence: A", check_length_usual },
    { CEU_RULE_TOTAL, "total: {flat: 12.125}, confidence: A", check_total_flat },
    { CEU_RULE_TOTAL, "total: {by-count: [36, 40.5]}, confidence: A", check_total_by_count },
    { CEU_RULE_TOTAL, "total: {base: {AB: 30, C*: 20}, extra: 10, cap: 50}, confidence: A",
      check_total_base },
    { CEU_RULE_ABSORB, "absorb: {winner: AB, losers: CD}, confidence: A", check_absorb },
    { CEU_RULE_PRORATE, "prorate: {round-up-to: 0.25, rounding-known: yes}, confidence: A",
      check_prorate },
    { CEU_RULE_REQUIRE,
      "for: core, require: {min-percent: 33.333, category: law, origins: us, providers: [A, B & "
      "C], each: true}, confidence: A",
      check_require },
    { CEU_RULE_REQUIRE, "require: {max-percent: 20, category: law, outside: yes}, confidence: A",
      check_require_outside },
    { CEU_RULE_REQUIRE, "require: {max: 0.5, own-category: yes}, confidence: A",
      check_require_own },
    { CEU_RULE_COUNT,
      "count: {unit: {minutes: 50, step: 0.5, remainder-minutes: 20}}, confidence: A", check_unit },
    { CEU_RULE_COUNT, "count: {date: completion}, confidence: A", check_date },
    { CEU_RULE_COUNT, "count: {not-before: certified}, confidence: A", check_not_before },
    { CEU_RULE_COUNT, "count: {once: cycle}, confidence: A", check_once },
    { CEU_RULE_COUNT, "count: {reuse: always}, confidence: A", check_reuse },
    { CEU_RULE_COUNT, "count: {only-for: {origin: us, groups: core}}, confidence: A",
      check_only_for },
    { CEU_RULE_COUNT, "count: {overlap: renewal-month}, confidence: A", check_overlap },
    { CEU_RULE_CARRY, "carry: none, confidence: A", check_carry_none },
    { CEU_RULE_CARRY, "carry: {cap: 14}, confidence: A", check_carry_cap },
    { CEU_RULE_WINDOW, "window: {opens-before: {months: 2, days: 3}}, confidence: A",
      check_window },
    { CEU_RULE_LADDER,
      "ladder: {stage: grace-ends, after: {days: 45}, may-earn: yes, stakes: it is late}, "
      "confidence: A",
      check_ladder },
    { CEU_RULE_DUTY, "clock: dues, duty: {title: Yearly dues}, confidence: A", check_duty },
    { CEU_RULE_EVIDENCE,
      "evidence: {fields: [date, certificate], index-or-certificate: yes}, confidence: A",
      check_evidence },
    { CEU_RULE_RETAIN, "retain: {after-due: {months: 48}}, confidence: A", check_retain },
    { CEU_RULE_EXPERIENCE,
      "experience: {need-months: 24, parts: [{id: course, title: A course, months: 12}, {id: job, "
      "title: A job, months: each}]}, confidence: A",
      check_experience },
    { CEU_RULE_EXAM,
      "exam: {eligible-days: 120, extend-days: 30, extend-max-days: 90, retest-days: 31, "
      "finish-days: 45, complete-months: 12}, confidence: A",
      check_exam },
    { CEU_RULE_EXAM, "exam: {retest-days: 30}, confidence: A", check_exam_one },
    { CEU_RULE_DEFICIT, "deficit: owed, confidence: A", check_deficit },
    { CEU_RULE_ACT, "act: {title: Sit it again, satisfies: all}, confidence: A", check_act },
    { CEU_RULE_PREREQUISITE, "prerequisite: {title: Member, membership: yes}, confidence: A",
      check_prerequisite_member },
    { CEU_RULE_PREREQUISITE,
      "prerequisite: {title: A diploma, group: school, recommended: yes}, confidence: A",
      check_prerequisite },
    { CEU_RULE_NOTE,
      "note: \"Words: with a colon.\", unknown: what is not known, from: 2024-02-29, until: "
      "2025-12-31, by: cycle-start, confidence: C+",
      check_note },
};

static void
test_row(gconstpointer data)
{
    gsize index = GPOINTER_TO_SIZE(data);
    g_autofree char *pack =
        g_strdup_printf("%s- {id: T, source: S1, %s}\n", SMALL_HEAD, rows[index].text);
    g_autoptr(GPtrArray) faults = faults_new();
    g_autoptr(CeuBody) body = ceu_pack_parse(pack, strlen(pack), "tiny.yaml", faults);
    g_autofree char *text = faults_text(faults);
    const CeuRule *rule;

    g_assert_cmpstr(text, ==, "");
    g_assert_nonnull(body);
    rule = g_ptr_array_index(body->rules, body->rules->len - 1);
    g_assert_cmpstr(rule->id, ==, "T");
    g_assert_cmpint(rule->kind, ==, rows[index].kind);
    rows[index].check(rule);
}

/* No kind is left out above. */
static void
test_all_kinds(void)
{
    unsigned seen = 0;

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        seen |= 1U << rows[i].kind;
    g_assert_cmpuint(seen, ==, (1U << CEU_RULE_KIND_COUNT) - 1);
}

static void
test_header(void)
{
    const char *pack =
        "rules: []\n" /* the order of the parts does not matter */
        "credentials: [{id: AB-C, title: Alpha, group: g, category: law}]\n"
        "categories: [{id: law, title: Law, parent: all}, {id: all, title: All}]\n"
        "sources: {S1: {url: u, dated: d, note: n}, S2: v}\n"
        "traits: [{id: boss, title: Do you?, values: [no, yes]}, {id: hired, title: Since?}]\n"
        "formats: [{id: live, title: Live, formats: [live*, here]}]\n"
        "origins: [{id: us, title: Us, providers: Us}]\n"
        "verified: 2026-01-31\n"
        "body: {id: tiny, name: Tiny, title: Tiny body, account: \"https://example.org\", unit: "
        "CPE}\n"
        "format: 1\n";
    g_autoptr(GPtrArray) faults = faults_new();
    g_autoptr(CeuBody) body = ceu_pack_parse(pack, strlen(pack), "tiny.yaml", faults);

    g_assert_nonnull(body);
    g_assert_cmpstr(body->id, ==, "tiny");
    g_assert_cmpstr(body->title, ==, "Tiny body");
    g_assert_cmpstr(body->account_url, ==, "https://example.org");
    g_assert_cmpint(body->verified.days, ==, ceu_date_from_ymd(2026, 1, 31).days);
    g_assert_cmpstr(ceu_body_source(body, "S1")->url, ==, "u");
    g_assert_cmpstr(ceu_body_source(body, "S1")->dated, ==, "d");
    g_assert_cmpstr(ceu_body_source(body, "S1")->note, ==, "n");
    g_assert_cmpstr(ceu_body_source(body, "S2")->url, ==, "v");
    g_assert_null(ceu_body_source(body, "S2")->dated);
    g_assert_cmpstr(ceu_body_type(body, "ab-c")->group, ==, "g");
    g_assert_cmpstr(ceu_body_type(body, "AB-C")->category, ==, "law");
    g_assert_cmpuint(g_strv_length(ceu_body_category(body, "law")->patterns), ==, 0);
    g_assert_cmpstr(ceu_body_category(body, "law")->parent, ==, "all");
    g_assert_null(ceu_body_category(body, "all")->parent);
    g_assert_cmpstr(ceu_body_origin(body, "us")->patterns[0], ==, "Us");
    g_assert_cmpstr(ceu_body_format(body, "live")->patterns[1], ==, "here");
    g_assert_cmpstr(ceu_body_trait(body, "boss")->title, ==, "Do you?");
    g_assert_cmpstr(ceu_body_trait(body, "boss")->values[0], ==, "no");
    g_assert_null(ceu_body_trait(body, "hired")->values);
    g_assert_cmpstr(ceu_body_unit_name(body), ==, "CPE");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path =
            g_strdup_printf("/payloads/%s/%" G_GSIZE_FORMAT, ceu_rule_kind_name(rows[i].kind), i);

        g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_row);
    }
    g_test_add_func("/payloads/all-kinds", test_all_kinds);
    g_test_add_func("/payloads/header", test_header);
    return g_test_run();
}
