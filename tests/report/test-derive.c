/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an explanation derives: conversions, sums, answers, deeds, and how long a proof is kept. */
#include "fixture.h"

#include "report/explain.h"

typedef enum { NO_RULE, PLAIN, STEPS, NEAREST, REMAINDER, FLOOR, CONVERT, DOUBLE } Rules;

static const struct {
    CeuUnit unit;
    int64_t units; /* thousandths, on the certificate */
    Rules rules;
    int64_t offered; /* as the engine has it */
    const char *want;
} conversions[] = {
    { CEU_UNIT_CEU, 1500, NO_RULE, 1500, "1.5 CEU in the body's own unit = 1.5 CEU" },
    { CEU_UNIT_MINUTE, 90000, NO_RULE, 1500, "90 minutes ÷ 60 minutes a CEU = 1.5 CEU" },
    { CEU_UNIT_MINUTE, 90000, PLAIN, 1800, "90 minutes ÷ 50 minutes a CEU = 1.8 CEU" },
    { CEU_UNIT_HOUR, 1500, PLAIN, 1800,
      "1.5 hours × 60 = 90 minutes ÷ 50 minutes a CEU = 1.8 CEU" },
    { CEU_UNIT_IACET, 150, NO_RULE, 1500,
      "0.15 IACET CEU × 10 hours × 60 = 90 minutes ÷ 60 minutes a CEU = 1.5 CEU" },
    { CEU_UNIT_MINUTE, 90000, STEPS, 1500,
      "90 minutes ÷ 50 minutes a CEU, in whole steps of 0.5 (rounded down) = 1.5 CEU" },
    { CEU_UNIT_MINUTE, 90000, NEAREST, 2000,
      "90 minutes ÷ 50 minutes a CEU, in whole steps of 0.5 (rounded to the nearest) = 2 CEU" },
    { CEU_UNIT_MINUTE, 90000, REMAINDER, 2000,
      "90 minutes ÷ 50 minutes a CEU, in whole steps of 0.5 (20 minutes left over earn one step "
      "more, fewer are lost) = 2 CEU" },
    { CEU_UNIT_MINUTE, 20000, FLOOR, 0,
      "20 minutes ÷ 50 minutes a CEU, less than 0.5 being nothing = 0 CEU" },
    { CEU_UNIT_SEMESTER, 3000, NO_RULE, 0,
      "3 semester hours, of which no rule says what they are worth = 0 CEU" },
    { CEU_UNIT_SEMESTER, 3000, CONVERT, 45000, "3 semester hours × 15 by rule C1 = 45 CEU" },
    { CEU_UNIT_HOUR, 1000, CONVERT, 1000, "1 hour × 60 = 60 minutes ÷ 60 minutes a CEU = 1 CEU" },
    { CEU_UNIT_CEU, 2000, DOUBLE, 3000,
      "2 CEU in the body's own unit, × 1.5 by rule C2 for the first 6 of a cycle = 3 CEU" },
};

static CeuRule *
add_count(CeuBody *body, CeuCountAspect aspect, const char *id)
{
    CeuRule *rule = fixture_rule(body, CEU_RULE_COUNT, id, "A");

    rule->count.aspect = aspect;
    return rule;
}

static void
add_rules(CeuBody *body, Rules rules)
{
    CeuRule *rule;

    if (rules == CONVERT) {
        rule = add_count(body, CEU_COUNT_CONVERT, "C1");
        rule->count.unit = CEU_UNIT_SEMESTER;
        rule->count.factor = fixture_units(15000);
    } else if (rules == DOUBLE) {
        rule = add_count(body, CEU_COUNT_MULTIPLY, "C2");
        rule->count.factor = fixture_units(1500);
        rule->count.first = fixture_units(6000);
    } else if (rules != NO_RULE) {
        rule = add_count(body, CEU_COUNT_UNIT, "C0");
        rule->count.minutes = 50;
        if (rules == STEPS || rules == NEAREST || rules == REMAINDER)
            rule->count.step = fixture_units(500);
        if (rules == NEAREST)
            rule->count.rounding = CEU_ROUND_NEAREST;
        if (rules == REMAINDER)
            rule->count.remainder_minutes = 20;
        if (rules == FLOOR)
            rule->count.at_least = fixture_units(500);
    }
}

static void
test_conversions(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(conversions); i++) {
        g_autoptr(Fixture) self = fixture_new("t");
        CeuActivity activity = ceu_activity_init();
        CeuItem item = { .offered = { conversions[i].offered } };
        g_autofree char *seen = NULL;

        add_rules(self->body, conversions[i].rules);
        activity.unit = conversions[i].unit;
        activity.units = fixture_units(conversions[i].units);
        activity.done = fixture_day("2026-11-03");
        if (conversions[i].rules == DOUBLE)
            item.marks = CEU_MARK_MULTIPLIED;
        seen = ceu_explain_conversion(fixture_nth_pool(self, 0), self->facts, &activity, &item);
        g_assert_cmpstr(seen, ==, conversions[i].want);
    }
}

/* What the body calls its units is what its own units are called. */
static void
test_unit_name(void)
{
    g_autoptr(Fixture) self = fixture_new("t");
    CeuActivity activity = ceu_activity_init();
    CeuItem item = { .offered = { 2000 } };
    g_autofree char *seen = NULL;

    self->body->unit_name = g_strdup("CPE");
    activity.units = fixture_units(2000);
    activity.done = fixture_day("2026-11-03");
    seen = ceu_explain_conversion(fixture_nth_pool(self, 0), self->facts, &activity, &item);
    g_assert_cmpstr(seen, ==, "2 CPE in the body's own unit = 2 CPE");
}

static void
test_conversion_without_day(void)
{
    g_autoptr(Fixture) self = fixture_new("t");
    CeuActivity activity = ceu_activity_init();
    CeuItem item = { .reason = CEU_REASON_PLANNED };
    g_autofree char *seen =
        ceu_explain_conversion(fixture_nth_pool(self, 0), self->facts, &activity, &item);

    g_assert_cmpstr(seen, ==, "not known before its day is stated");
}

static const struct {
    CeuReason reason;
    const char *want; /* NULL: no proof is needed */
} keeps[] = {
    { CEU_REASON_COUNTED, "2028-03-31" },
    { CEU_REASON_COUNTED_PINNED, "2028-03-31" },
    { CEU_REASON_OVER_CAP, "2028-03-31" },
    { CEU_REASON_NEXT_CYCLE, "2028-03-31" },
    { CEU_REASON_BEFORE_CYCLE, "2028-03-31" },
    { CEU_REASON_BEFORE_CERTIFIED, NULL },
    { CEU_REASON_REPEATED, NULL },
    { CEU_REASON_PLANNED, NULL },
    { CEU_REASON_NOT_ACCEPTED, NULL },
    { CEU_REASON_ZERO, NULL },
    { CEU_REASON_EXPIRED, NULL },
    { CEU_REASON_NOT_CONVERTIBLE, NULL },
};

static void
test_keep(void)
{
    g_autoptr(Fixture) self = fixture_new("t");
    CeuPool *pool = fixture_nth_pool(self, 0);
    CeuRule *retain = fixture_rule(self->body, CEU_RULE_RETAIN, "R1", "A");
    CeuActivity activity = ceu_activity_init();

    retain->retain.after_due.months = 12;
    activity.done = fixture_day("2026-11-03");
    for (size_t i = 0; i < G_N_ELEMENTS(keeps); i++) {
        CeuItem item = { .reason = keeps[i].reason };
        char text[CEU_DATE_TEXT_SIZE];
        const CeuRule *rule;
        CeuDate until =
            ceu_explain_keep(pool, self->facts, &activity, &item, self->assessment->today, &rule);

        g_test_message("%s", ceu_reason_name(keeps[i].reason));
        g_assert_cmpstr(ceu_date_format(until, text), ==,
                        keeps[i].want != NULL ? keeps[i].want : "-");
        g_assert_true(rule == (keeps[i].want != NULL ? retain : NULL));
    }
}

/* Everything that a person can state besides activities. */
static void
state_more(Fixture *self)
{
    CeuAnswer answer = { .id = 1, .body = "boe", .trait = "boss", .value = "yes" };
    CeuAnswer birth = { .id = 2, .trait = CEU_TRAIT_BIRTH, .value = "1984-11-05" };
    CeuDeed deed = ceu_deed_init();
    CeuFiling filing = ceu_filing_init();
    CeuOverride override = ceu_override_init();

    ceu_facts_add_answer(self->facts, &answer);
    ceu_facts_add_answer(self->facts, &birth);
    deed.pool = "boe";
    deed.subject = "E8";
    deed.day = fixture_day("2026-10-02");
    deed.note = "by card";
    ceu_facts_add_deed(self->facts, &deed);
    deed.pool = "other";
    deed.subject = "X1";
    ceu_facts_add_deed(self->facts, &deed);
    filing.pool = "boe";
    filing.cycle_day = fixture_day("2025-03-31");
    filing.submitted = fixture_day("2025-03-10");
    filing.accepted = fixture_day("2025-03-20");
    ceu_facts_add_filing(self->facts, &filing);
    override.pool = "boe";
    override.kind = CEU_OVERRIDE_TOTAL;
    override.units = fixture_units(33000);
    override.cycle_day = fixture_day("2027-03-31");
    ceu_facts_add_override(self->facts, &override);
    override.kind = CEU_OVERRIDE_DUE;
    override.day = fixture_day("2027-03-30");
    ceu_facts_add_override(self->facts, &override);
}

static char *
explain(const Fixture *self)
{
    CeuStyle style = { 200, false, true };

    return ceu_report_explain_pool(fixture_nth_pool(self, 0), self->assessment, self->facts,
                                   &style);
}

/* (nullable): the first of @parts that @text lacks. */
static const char *
lacks(const char *text, const char *const *parts)
{
    for (; *parts != NULL; parts++) {
        if (strstr(text, *parts) == NULL)
            return *parts;
    }
    return NULL;
}

static void
test_facts(void)
{
    static const char *const parts[] = {
        "  EXA: Certified Example, earned 2024-03-14, number 01234567\n",
        "  born: 1984-11-05\n",
        "  Do you supervise others?: yes\n",
        "  renewal: cycle that ends on 2025-03-31, submitted 2025-03-10, accepted 2025-03-20\n",
        "  done: rule E8, on 2026-10-02, by card\n",
        "  your own word: total 33, for the cycle that holds 2027-03-31\n",
        "  your own word: due date 2027-03-30\n",
        "    met by: rule E8, done on 2026-10-02\n",
        NULL,
    };
    g_autoptr(Fixture) self = fixture_new("t");
    g_autofree char *without = NULL, *with = NULL;

    fixture_add_odd(self->body);
    without = explain(self);
    g_assert_null(strstr(without, "born"));
    g_assert_null(strstr(without, "Do you supervise others?: yes"));
    state_more(self);
    ((CeuRule *) fixture_nth_pool(self, 0)->anchor_rule)->anchor.kind = CEU_ANCHOR_BIRTH;
    with = explain(self);
    g_assert_cmpstr(lacks(with, parts), ==, NULL);
    g_assert_null(strstr(with, "X1"));
}

/* A rule that depends on the holder says what was answered, or how to answer. */
static void
test_conditions(void)
{
    g_autoptr(Fixture) self = fixture_new("t");
    CeuRule *rule = (CeuRule *) fixture_rule_by_id(self->body, "E3");
    CeuAnswer answer = { .id = 1, .body = "boe", .trait = "boss", .value = "yes" };
    g_autofree char *open = NULL, *answered = NULL;

    fixture_add_odd(self->body);
    ceu_rule_add_condition(rule, "boss", (const char *const[]){ "yes", NULL }, false);
    open = explain(self);
    g_assert_nonnull(strstr(open, "      not answered: Do you supervise others? - the rule is "
                                  "applied, to be safe\n        ceu answer boe boss VALUE\n"));
    ceu_facts_add_answer(self->facts, &answer);
    answered = explain(self);
    g_assert_nonnull(strstr(answered, "      you answered: Do you supervise others? yes\n"));
    g_assert_null(strstr(answered, "ceu answer"));
}

/* The sum of a line with its running total; as text if it is long; and what the difference is. */
static void
test_sums(void)
{
    static const char *const shorter[] = {
        "      activity 12 · 2026-11-03 · 1.5 · sum 1.5\n      activity 40 · 2026-11-04 · 2 · sum "
        "3.5\n",
        "    with: 3.5 + 0.5 brought from the cycle before = 4\n",
        "    but: 0.5 of it serve another line, or are over a maximum\n",
        NULL,
    };
    g_autoptr(Fixture) self = fixture_new("t");
    CeuPool *pool = fixture_nth_pool(self, 0);
    CeuRequirement *total = g_ptr_array_index(pool->requirements, 0);
    CeuActivity activity = ceu_activity_init();
    CeuItem item = { .reason = CEU_REASON_COUNTED,
                     .offered = { 2000 },
                     .counted = { 2000 },
                     .same_as = UINT32_MAX };
    g_autofree char *few = NULL, *many = NULL;

    activity.title = "More";
    activity.done = fixture_day("2026-11-04");
    activity.units = fixture_units(2000);
    total->counted = fixture_units(3500);
    for (activity.id = 40; activity.id < 52; activity.id++) {
        ceu_facts_activities(self->facts, &item.activity);
        ceu_facts_add_activity(self->facts, &activity);
        g_array_append_val(pool->items, item);
        if (activity.id == 40)
            few = explain(self);
    }
    many = explain(self);
    g_assert_cmpstr(lacks(few, shorter), ==, NULL);
    g_assert_nonnull(strstr(many, "      1.5 (activity 12) + 2 (40) + 2 (41) + "));
    g_assert_nonnull(strstr(many, " + 2 (51) = 25.5\n"));
}

/* One activity: in which lines it is, and the one thing that keeps it out of each other. */
static void
test_membership(void)
{
    static const char *const parts[] = {
        "  offers: 0.15 IACET CEU × 10 hours × 60 = 90 minutes ÷ 60 minutes a CEU = 1.5 CEU\n",
        "  line: 1.5 in “Total”\n",
        "  line: 1.5 in “Auditing (EXB)”\n",
        "  not in: “Outside the domains of the board, job-relevant”: the line is for what lies "
        "outside\n",
        "  keep the proof until: not known: no rule of BOE says how long\n",
        NULL,
    };
    g_autoptr(Fixture) self = fixture_new("t");
    CeuStyle style = { 200, false, true };
    const CeuActivity *activity = ceu_facts_activity_by_id(self->facts, 12);
    g_autofree char *unknown =
        ceu_report_explain_activity(activity, self->assessment, self->facts, &style);
    g_autofree char *known = NULL;

    g_assert_cmpstr(lacks(unknown, parts), ==, NULL);
    fixture_rule(self->body, CEU_RULE_RETAIN, "R1", "A")->retain.after_done.months = 24;
    known = ceu_report_explain_activity(activity, self->assessment, self->facts, &style);
    g_assert_nonnull(strstr(known, "  keep the proof until: 2028-11-03, by rule R1\n"));
    g_assert_nonnull(strstr(known, "  rule R1 (confidence A, source S1): "));
    g_assert_nonnull(strstr(known, "  S1  https://example.org/renewal\n    dated: 2026\n"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/report/derive/conversions", test_conversions);
    g_test_add_func("/report/derive/unit-name", test_unit_name);
    g_test_add_func("/report/derive/without-day", test_conversion_without_day);
    g_test_add_func("/report/derive/keep", test_keep);
    g_test_add_func("/report/derive/facts", test_facts);
    g_test_add_func("/report/derive/conditions", test_conditions);
    g_test_add_func("/report/derive/sums", test_sums);
    g_test_add_func("/report/derive/membership", test_membership);
    return g_test_run();
}
