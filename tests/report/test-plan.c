/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of made-up pools: what adds up, what can be earned together, what is closed; and the lines it looks at. */
#include "fixture.h"

#include <ceu/text.h>

#include "documents.h"
#include "report/lines.h"
#include "report/plan.h"

/* One open minimum. Blank words are NULL. */
typedef struct Minimum {
    const char *category, *origin, *format, *apart, *applies_to;
    const char *first, *last; /* of its own days; NULL: those of the cycle */
    bool outside;
    int64_t missing; /* whole units */
    int64_t among;   /* expected */
} Minimum;

static const struct {
    const char *name;
    int64_t total; /* missing in the total */
    Minimum lines[4];
    int64_t missing; /* expected, in all */
    int64_t rest;    /* expected; 0: no such line */
} folds[] = {
    { "no minimum", 7, { { 0 } }, 7, 7 },
    { "one", 7, { { .category = "audit", .missing = 3 } }, 7, 4 },
    { "two categories add up",
      7,
      { { .category = "audit", .missing = 3 }, { .category = "ethics", .missing = 2 } },
      7,
      2 },
    { "more than the total misses",
      2,
      { { .category = "audit", .missing = 3 }, { .category = "ethics", .missing = 2 } },
      5,
      0 },
    { "a category and an origin are earned together",
      7,
      { { .category = "audit", .missing = 3 }, { .origin = "own", .missing = 5, .among = 0 } },
      7,
      2 },
    { "three kinds: the largest carries the others",
      10,
      { { .category = "audit", .missing = 3, .among = 3 },
        { .origin = "own", .missing = 5 },
        { .format = "live", .missing = 4, .among = 4 } },
      10,
      5 },
    { "a category in another",
      9,
      { { .category = "audit", .missing = 6, .among = 4 }, { .category = "inner", .missing = 4 } },
      9,
      3 },
    { "the inner one is larger",
      9,
      { { .category = "audit", .missing = 2, .among = 2 }, { .category = "inner", .missing = 4 } },
      9,
      5 },
    { "outside of a category is something else",
      9,
      { { .category = "audit", .missing = 3 },
        { .category = "audit", .outside = true, .missing = 2 } },
      9,
      4 },
    { "lines of some credentials share nothing",
      9,
      { { .category = "audit", .applies_to = "EXA", .missing = 3 },
        { .category = "inner", .applies_to = "EXB", .missing = 2 } },
      9,
      4 },
    { "kept apart",
      9,
      { { .category = "audit", .apart = "a", .missing = 3 },
        { .origin = "own", .apart = "a", .missing = 2 } },
      9,
      4 },
    { "the same twice",
      9,
      { { .category = "audit", .missing = 5, .among = 3 }, { .category = "audit", .missing = 3 } },
      9,
      4 },
    { "two years add up, and lie in the cycle",
      9,
      { { .first = "2026-04-01", .last = "2027-03-30", .missing = 3 },
        { .first = "2025-09-15", .last = "2027-03-31", .missing = 4, .among = 3 } },
      9,
      5 },
    { "a year that is over is in no sum",
      9,
      { { .first = "2025-09-15", .last = "2026-03-31", .missing = 3 },
        { .category = "audit", .missing = 2 } },
      9,
      7 },
};

static char **
word_or_null(const char *word)
{
    return word != NULL ? fixture_words(word) : NULL;
}

static CeuRequirement *
add_minimum(Fixture *self, CeuPool *pool, const Minimum *minimum, guint number)
{
    g_autofree char *id = g_strdup_printf("M%u", number);
    CeuRule *rule = fixture_rule(self->body, CEU_RULE_REQUIRE, id, "A");
    CeuRequirement *requirement = fixture_requirement(self, pool, CEU_REQUIREMENT_MINIMUM, id, id,
                                                      1000, 1000 + minimum->missing * 1000);

    rule->require.category = g_strdup(minimum->category);
    rule->require.origins = word_or_null(minimum->origin);
    rule->require.formats = word_or_null(minimum->format);
    rule->require.apart = g_strdup(minimum->apart);
    rule->require.outside = minimum->outside;
    rule->applies_to = word_or_null(minimum->applies_to);
    requirement->rule = rule;
    if (minimum->first != NULL)
        requirement->window = (CeuCycle){ fixture_day(minimum->first), fixture_day(minimum->last) };
    return requirement;
}

static Fixture *
fixture_of(int64_t total_missing)
{
    Fixture *self = fixture_new("title");
    CeuPool *pool = fixture_nth_pool(self, 0);
    CeuTag *inner = ceu_tag_new("inner", "Inner");
    CeuRequirement *total = g_ptr_array_index(pool->requirements, 0);

    inner->parent = g_strdup("audit");
    g_ptr_array_add(self->body->categories, inner);
    g_ptr_array_add(self->body->categories, ceu_tag_new("ethics", "Ethics"));
    g_ptr_array_add(self->body->formats, ceu_tag_new("live", "Live"));
    g_ptr_array_set_size(pool->requirements, 1);
    total->required = fixture_units(30000);
    total->missing = fixture_units(total_missing * 1000);
    total->counted = fixture_units(30000 - total_missing * 1000);
    total->met = total_missing == 0;
    return self;
}

static const CeuPlanLine *
line_of(const CeuPlan *plan, const char *id)
{
    for (guint i = 0; i < plan->lines->len; i++) {
        const CeuPlanLine *line = &g_array_index(plan->lines, CeuPlanLine, i);

        if (strcmp(line->requirement->id, id) == 0)
            return line;
    }
    return NULL;
}

static void
test_folds(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(folds); i++) {
        g_autoptr(Fixture) self = fixture_of(folds[i].total);
        CeuPool *pool = fixture_nth_pool(self, 0);
        g_autoptr(CeuPlan) plan = NULL;
        int64_t sum = 0;

        g_test_message("%s", folds[i].name);
        for (guint k = 0; k < G_N_ELEMENTS(folds[i].lines); k++) {
            if (folds[i].lines[k].missing > 0)
                add_minimum(self, pool, &folds[i].lines[k], k);
        }
        plan = ceu_plan_new(self->assessment, self->facts, NULL, pool);
        g_assert_cmpint(plan->missing.milli, ==, folds[i].missing * 1000);
        for (guint k = 0; k < G_N_ELEMENTS(folds[i].lines); k++) {
            g_autofree char *id = g_strdup_printf("M%u", k);
            const CeuPlanLine *line = line_of(plan, id);

            g_assert_true((line != NULL) == (folds[i].lines[k].missing > 0));
            if (line == NULL)
                continue;
            g_assert_cmpint(line->missing.milli, ==, folds[i].lines[k].missing * 1000);
            if (!line->closed)
                sum += line->missing.milli - line->among.milli;
        }
        g_assert_true((line_of(plan, "total") != NULL) == (folds[i].rest > 0));
        if (folds[i].rest > 0) {
            g_assert_cmpint(line_of(plan, "total")->missing.milli, ==, folds[i].rest * 1000);
            sum += folds[i].rest * 1000;
        }
        g_assert_cmpint(sum, ==, plan->missing.milli); /* the parts are the whole */
    }
}

/* Which part of which line can be earned with the others. */
static void
test_among(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(folds); i++) {
        g_autoptr(Fixture) self = fixture_of(folds[i].total);
        CeuPool *pool = fixture_nth_pool(self, 0);
        g_autoptr(CeuPlan) plan = NULL;
        bool stated = false;

        for (guint k = 0; k < G_N_ELEMENTS(folds[i].lines); k++) {
            stated = stated || folds[i].lines[k].among > 0;
            if (folds[i].lines[k].missing > 0)
                add_minimum(self, pool, &folds[i].lines[k], k);
        }
        if (!stated)
            continue;
        g_test_message("%s", folds[i].name);
        plan = ceu_plan_new(self->assessment, self->facts, NULL, pool);
        for (guint k = 0; k < G_N_ELEMENTS(folds[i].lines); k++) {
            g_autofree char *id = g_strdup_printf("M%u", k);
            const CeuPlanLine *line = line_of(plan, id);

            if (line != NULL)
                g_assert_cmpint(line->among.milli, ==, folds[i].lines[k].among * 1000);
        }
    }
}

/* A pool with one of everything that a plan shows. */
static Fixture *
full_fixture(void)
{
    static const Minimum minimums[] = {
        { .category = "audit", .missing = 6 },
        { .category = "inner", .missing = 4 },
        { .origin = "own", .missing = 3 },
        { .first = "2025-09-15", .last = "2026-03-31", .missing = 2 },
        { .first = "2026-04-01", .last = "2026-12-31", .missing = 1 },
    };
    Fixture *self = fixture_of(20);
    CeuPool *pool = fixture_nth_pool(self, 0);
    CeuRule *perish = fixture_rule(self->body, CEU_RULE_COUNT, "E63", "A");
    CeuActivity activity = ceu_activity_init();
    CeuItem planned = { .reason = CEU_REASON_PLANNED, .origins = 1, .same_as = UINT32_MAX };
    uint32_t count;

    for (guint i = 0; i < G_N_ELEMENTS(minimums); i++)
        add_minimum(self, pool, &minimums[i], i);
    fixture_requirement(self, pool, CEU_REQUIREMENT_MAXIMUM, "X", "Self-study", 2000, 6000)->rule =
        fixture_rule_by_id(self->body, "E3");
    fixture_requirement(self, pool, CEU_REQUIREMENT_DUTY, "dues", "Membership dues", 0, 1000)
        ->rule = fixture_rule_by_id(self->body, "E8");
    perish->count.aspect = CEU_COUNT_EXPIRES;
    perish->count.planned = true;
    perish->count.origin = g_strdup("own");
    perish->count.after.months = 1;
    activity.id = 20;
    activity.title = "Recorded talk";
    activity.planned = true;
    activity.done = fixture_day("2026-12-10");
    ceu_facts_activities(self->facts, &planned.activity);
    ceu_facts_add_activity(self->facts, &activity);
    g_array_append_val(pool->items, planned);
    activity.id = 21;
    activity.done = CEU_DATE_NONE;
    ceu_facts_activities(self->facts, &count);
    ceu_facts_add_activity(self->facts, &activity);
    planned.activity = count;
    g_array_append_val(pool->items, planned);
    return self;
}

static void
test_goldens(void)
{
    g_autoptr(Fixture) self = full_fixture();
    CeuStyle wide = { 80, false, true }, narrow = { 40, false, false };
    g_autofree char *a = ceu_report_plan(self->assessment, self->facts, NULL, NULL, &wide);
    g_autofree char *b = ceu_report_plan(self->assessment, self->facts, NULL, NULL, &narrow);

    fixture_assert_golden(a, "plan-80-unicode.golden");
    fixture_assert_golden(b, "plan-40-ascii.golden");
}

static void
test_json(void)
{
    g_autoptr(Fixture) self = full_fixture();
    g_autoptr(GHashTable) objects = document_read();
    g_autofree char *all = ceu_report_plan_json(self->assessment, self->facts, NULL, NULL);
    g_autofree char *one =
        ceu_report_plan_json(self->assessment, self->facts, NULL, fixture_nth_pool(self, 1));

    document_check_reply(objects, all);
    document_check_reply(objects, one);
    g_assert_nonnull(strstr(all, "\"chances\":[{\"activity\":20,\"title\":\"Recorded talk\","
                                 "\"planned\":true,\"last\":\"2027-01-10\",\"rule\":\"E63\"}]"));
    g_assert_nonnull(strstr(all, "\"closed\":true,\"pace_per_month\":\"0\""));
    g_assert_nonnull(strstr(all, "\"undated\":1,"));
    g_assert_nonnull(strstr(all, "\"limits\":[{\"id\":\"X\",\"title\":\"Self-study\","
                                 "\"left\":\"4\"}]"));
    g_assert_null(strstr(one, "\"pool\":\"boe\""));
}

static void
test_every_width(void)
{
    g_autoptr(Fixture) self = full_fixture();

    for (int width = 40; width <= 120; width++) {
        CeuStyle style = { width, false, true };
        g_autofree char *text = ceu_report_plan(self->assessment, self->facts, NULL, NULL, &style);
        g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

        for (guint i = 0; lines[i] != NULL; i++) {
            if (ceu_text_width(lines[i]) > width)
                g_error("width %d: “%s”", width, lines[i]);
        }
    }
}

/* Each open duty comes with the command that records it. */
static void
test_tasks(void)
{
    g_autoptr(Fixture) self = fixture_of(0);
    CeuPool *pool = fixture_nth_pool(self, 0);
    CeuRule *meeting = fixture_rule(self->body, CEU_RULE_DUTY, "E40", "A");
    CeuRequirement *duty =
        fixture_requirement(self, pool, CEU_REQUIREMENT_DUTY, "E40", "The meeting", 0, 1000);
    CeuStyle style = { 100, false, true };
    g_autofree char *together = NULL, *alone = NULL, *candidate = NULL;

    duty->rule = meeting;
    together = ceu_report_plan(self->assessment, self->facts, NULL, pool, &style);
    g_assert_nonnull(strstr(together, "  to do: The meeting, due 2027-03-31\n"
                                      "    ceu done boe E40\n"));
    pool->id = (char *) "boe/EXA";
    alone = ceu_report_plan(self->assessment, self->facts, NULL, pool, &style);
    g_assert_nonnull(strstr(alone, "    ceu done boe E40 --credential EXA\n"));
    pool->candidate = true;
    pool->has_cycle = false;
    duty->kind = CEU_REQUIREMENT_PREREQUISITE;
    candidate = ceu_report_plan(self->assessment, self->facts, NULL, pool, &style);
    g_assert_nonnull(strstr(candidate, "    ceu path EXA --met E40 --on DATE --record\n"));
}

/* Nothing missing, no cycle, overdue, a candidate, nothing at all. */
static void
test_states(void)
{
    g_autoptr(Fixture) self = fixture_of(0);
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    CeuPool *pool = fixture_nth_pool(self, 0);
    CeuRequirement *total = g_ptr_array_index(pool->requirements, 0);
    CeuAssessment empty = *self->assessment;
    CeuStyle style = { 80, false, true };
    g_autofree char *done = NULL, *late = NULL, *candidate = NULL, *nothing = NULL;
    CeuRequirement *months;

    done = ceu_report_plan(self->assessment, self->facts, NULL, NULL, &style);
    g_assert_nonnull(strstr(done, "BOE · EXA, EXB · due 2027-03-31 (day assumed) · 128 days left\n"
                                  "  Nothing is to be earned.\n"));
    g_assert_nonnull(strstr(done, "ASK\n  The due date is not known: see “ceu status”.\n"));
    total->missing = fixture_units(2000);
    pool->days_left = -3;
    self->assessment->today = fixture_day("2027-04-03");
    late = ceu_report_plan(self->assessment, self->facts, NULL, pool, &style);
    g_assert_nonnull(strstr(late, "  2 CEU to earn\n  The due date has passed: ask at once"));
    g_assert_null(strstr(late, "a month"));
    pool->has_cycle = false;
    pool->candidate = true;
    g_ptr_array_set_size(pool->requirements, 0);
    months = fixture_requirement(self, pool, CEU_REQUIREMENT_EXPERIENCE, "P1", "Experience", 11000,
                                 24000);
    fixture_requirement(self, pool, CEU_REQUIREMENT_PREREQUISITE, "P2", "A course", 0, 1000)
        ->recommended = true;
    g_ptr_array_set_size(pool->stages, 0);
    fixture_stage(self, pool, CEU_STAGE_EXAM_EXTENSION, CEU_CLOCK_UNITS, "2026-10-31",
                  CEU_STAGE_PAST, NULL);
    fixture_stage(self, pool, CEU_STAGE_EXAM_BY, CEU_CLOCK_UNITS, "2027-01-31", CEU_STAGE_NEXT,
                  NULL);
    candidate = ceu_report_plan(self->assessment, self->facts, NULL, pool, &style);
    g_assert_cmpint(months->missing.milli, ==, 13000);
    g_assert_nonnull(strstr(candidate, "BOE · EXA, EXB\n  2027-01-31: Sit the exam\n"
                                       "  to do: Experience, 13 months missing\n"
                                       "  to do: A course (recommended)\n"));
    empty.pools = none;
    nothing = ceu_report_plan(&empty, self->facts, NULL, NULL, &style);
    g_assert_cmpstr(nothing, ==, "There is nothing to plan yet: no credential is recorded.\n");
}

/* Units that perish before the due date are told; those that last are not. */
static void
test_perishing(void)
{
    static const struct {
        int months;
        const char *want; /* NULL: nothing */
    } rows[] = { { 1, "2026-12-03" }, { 4, "2027-03-03" }, { 5, NULL } };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Fixture) self = fixture_of(5);
        CeuRule *rule = fixture_rule(self->body, CEU_RULE_COUNT, "E63", "A");
        g_autoptr(CeuPlan) plan = NULL;

        rule->count.aspect = CEU_COUNT_EXPIRES;
        rule->count.category = g_strdup("audit");
        rule->count.after.months = rows[i].months;
        plan = ceu_plan_new(self->assessment, self->facts, NULL, fixture_nth_pool(self, 0));
        g_assert_cmpuint(plan->chances->len, ==, rows[i].want != NULL);
        if (rows[i].want == NULL)
            continue;
        g_assert_cmpint(g_array_index(plan->chances, CeuPlanChance, 0).last.days, ==,
                        fixture_day(rows[i].want).days);
        g_assert_cmpint(g_array_index(plan->chances, CeuPlanChance, 0).activity->id, ==, 12);
    }
}

static const struct {
    const char *id; /* of the requirement */
    guint item;
    CeuBelongs want;
} belongings[] = {
    { "total", 0, CEU_BELONGS_NOT_COUNTED }, /* before the certification */
    { "total", 1, CEU_BELONGS },
    { "M0", 1, CEU_BELONGS },          /* audit */
    { "M1", 1, CEU_BELONGS_CATEGORY }, /* a category within audit: the wider one does not do */
    { "M2", 1, CEU_BELONGS },          /* origin own */
    { "M3", 1, CEU_BELONGS_WINDOW },
    { "M4", 1, CEU_BELONGS },
    { "M4", 2, CEU_BELONGS_NOT_COUNTED }, /* a repeated course, though within the days */
    { "M3", 0, CEU_BELONGS_NOT_COUNTED }, /* before the certification */
    { "X", 2, CEU_BELONGS_NOT_COUNTED },
    { "X", 1, CEU_BELONGS_INSIDE },
    { "F", 1, CEU_BELONGS_FORMAT },
    { "P", 1, CEU_BELONGS },
    { "Q", 1, CEU_BELONGS_PROVIDER },
    { "O", 1, CEU_BELONGS_ORIGIN },
    { "N", 1, CEU_BELONGS_NO_RULE },
};

static void
test_belongs(void)
{
    g_autoptr(Fixture) self = full_fixture();
    CeuPool *pool = fixture_nth_pool(self, 0);
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(self->facts, &count);
    CeuRequirement *line;

    line = add_minimum(self, pool, &(Minimum){ .format = "live", .missing = 1 }, 90);
    line->id = (char *) "F";
    line = add_minimum(self, pool, &(Minimum){ .origin = "other", .missing = 1 }, 91);
    line->id = (char *) "O";
    for (guint i = 0; i < 2; i++) {
        line = add_minimum(self, pool, &(Minimum){ .missing = 1 }, 92 + i);
        line->id = (char *) (i == 0 ? "P" : "Q");
        ((CeuRule *) line->rule)->require.providers =
            fixture_words(i == 0 ? "nobody board*" : "nobody");
    }
    fixture_requirement(self, pool, CEU_REQUIREMENT_MINIMUM, "N", "By word alone", 0, 1000);
    for (size_t i = 0; i < G_N_ELEMENTS(belongings); i++) {
        const CeuItem *item = &g_array_index(pool->items, CeuItem, belongings[i].item);
        const CeuRequirement *requirement = NULL;

        for (guint k = 0; k < pool->requirements->len; k++) {
            const CeuRequirement *one = g_ptr_array_index(pool->requirements, k);

            if (strcmp(one->id, belongings[i].id) == 0)
                requirement = one;
        }
        g_test_message("%s", belongings[i].id);
        g_assert_nonnull(requirement);
        g_assert_cmpint(ceu_line_belongs(pool, requirement, item, &activities[item->activity]), ==,
                        belongings[i].want);
    }
}

/* The credential's own category, from the credential or from its type. */
static void
test_own_category(void)
{
    g_autoptr(Fixture) self = fixture_of(5);
    CeuPool *pool = fixture_nth_pool(self, 0);
    CeuCredentialType *type = g_ptr_array_index(self->body->types, 1);
    CeuRequirement *line = add_minimum(self, pool, &(Minimum){ .missing = 1 }, 0);
    uint32_t count;

    ((CeuRule *) line->rule)->require.own_category = true;
    g_assert_null(ceu_line_category(pool, line)); /* of whom? */
    line->id = (char *) "M0/EXB";
    g_assert_true(ceu_line_credential(pool, line) ==
                  &ceu_facts_credentials(self->facts, &count)[1]);
    g_assert_null(ceu_line_category(pool, line));
    type->category = g_strdup("ethics");
    g_assert_cmpstr(ceu_line_category(pool, line), ==, "ethics");
    ((CeuCredential *) ceu_line_credential(pool, line))->category = "audit";
    g_assert_cmpstr(ceu_line_category(pool, line), ==, "audit");
    line->id = (char *) "M0";
    line->title = (char *) "Something (EXB)";
    g_assert_cmpstr(ceu_line_category(pool, line), ==, "audit");
}

static const struct {
    int64_t missing;
    int32_t days;
    int64_t want;
} paces[] = {
    { 0, 100, 0 },      { 6500, 128, 1600 }, { 1000, 30, 1000 }, { 1000, 31, 1000 },
    { 3000, 91, 1100 }, { 5000, 0, 5000 },   { 5000, -9, 5000 }, { 100, 365, 100 },
};

static void
test_pace(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(paces); i++)
        g_assert_cmpint(ceu_line_pace(fixture_units(paces[i].missing), paces[i].days).milli, ==,
                        paces[i].want);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/report/plan/folds", test_folds);
    g_test_add_func("/report/plan/among", test_among);
    g_test_add_func("/report/plan/goldens", test_goldens);
    g_test_add_func("/report/plan/json", test_json);
    g_test_add_func("/report/plan/every-width", test_every_width);
    g_test_add_func("/report/plan/states", test_states);
    g_test_add_func("/report/plan/tasks", test_tasks);
    g_test_add_func("/report/plan/perishing", test_perishing);
    g_test_add_func("/report/lines/belongs", test_belongs);
    g_test_add_func("/report/lines/own-category", test_own_category);
    g_test_add_func("/report/lines/pace", test_pace);
    return g_test_run();
}
