/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A credential pursued: prerequisites, months of experience, and what comes next. */
#include <string.h>

#include "core/candidate-fixture.h"

static const struct {
    const char *name;
    struct {
        const char *part, *on;
        int months;
    } claims[4];
    const char *counted, *missing, *arithmetic;
    bool met;
} sums[] = {
    { "nothing", { { 0 } }, "0", "24", NULL, false },
    { "a course", { { "course", NULL, 0 } }, "12", "12", "A course 12 = 12 months", false },
    { "twice",
      { { "course", NULL, 0 }, { "Course", NULL, 0 } },
      "12",
      "12",
      "A course 12 = 12 months",
      false },
    { "a course and a job",
      { { "course", NULL, 0 }, { "job", NULL, 12 } },
      "24",
      "0",
      "A course 12 + A job 12 = 24 months",
      true },
    { "a month short",
      { { "course", NULL, 0 }, { "job", NULL, 11 } },
      "23",
      "1",
      "A course 12 + A job 11 = 23 months",
      false },
    { "two jobs",
      { { "job", NULL, 20 }, { "job", "2026-11-23", 10 } },
      "30",
      "0",
      "A job 30 = 30 months",
      true },
    { "a job that ends tomorrow", { { "job", "2026-11-24", 24 } }, "0", "24", NULL, false },
    { "an unknown part", { { "school", NULL, 24 } }, "0", "24", NULL, false },
    { "a single month", { { "job", NULL, 1 } }, "1", "23", "A job 1 = 1 month", false },
    { "more than an int",
      { { "job", NULL, INT_MAX }, { "job", NULL, INT_MAX } },
      "2147483647",
      "0",
      "A job 2147483647 = 2147483647 months",
      true },
};

static void
test_experience(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(sums); i++) {
        CeuBody *body = order();
        g_auto(Holder) self = pursuer(body);
        const CeuRequirement *line;
        const CeuPool *pool;

        add_experience(body, "months", 24);
        for (size_t k = 0; k < 4 && sums[i].claims[k].part != NULL; k++)
            claim(&self, sums[i].claims[k].part, sums[i].claims[k].months, sums[i].claims[k].on);
        pool = assess(&self, "2026-11-23");
        line = requirement(pool, "months");
        g_test_message("%s", sums[i].name);
        g_assert_cmpint(line->kind, ==, CEU_REQUIREMENT_EXPERIENCE);
        assert_units(line->required, "24");
        assert_units(line->counted, sums[i].counted);
        assert_units(line->missing, sums[i].missing);
        g_assert_cmpstr(line->arithmetic, ==, sums[i].arithmetic);
        g_assert_true(line->met == sums[i].met);
        g_assert_true(pool->complete == sums[i].met);
    }
}

/* Another's steps and deeds are not this one's. */
static void
test_others(void)
{
    CeuBody *body = order();
    g_auto(Holder) self = pursuer(body);
    CeuPathStep step = ceu_path_step_init();
    const CeuPool *pool;

    add_experience(body, "months", 24);
    add_prerequisite(body, "school", NULL, false);
    step.credential_id = 99;
    step.kind = CEU_PATH_EXPERIENCE;
    step.part = "job";
    step.amount = 24;
    ceu_facts_add_path_step(self.facts, &step);
    step.kind = CEU_PATH_APPROVED;
    step.part = NULL;
    step.day = day("2026-11-23");
    ceu_facts_add_path_step(self.facts, &step);
    done(&self, "order", "school", "2026-11-23");
    pool = assess(&self, "2026-11-23");
    g_assert_false(requirement(pool, "months")->met);
    g_assert_false(requirement(pool, "school")->met);
    g_assert_cmpuint(pool->stages->len, ==, 0);
}

static const struct {
    const char *name, *done, *on, *met; /* met: ids of lines that are met, "" none */
    bool complete;
} prerequisites[] = {
    { "nothing", NULL, NULL, "", false },
    { "one alone", "school", "2026-11-23", "school", false },
    { "tomorrow", "school", "2026-11-24", "", false },
    { "unknown", "nonsense", "2026-11-23", "", false },
    { "one of a group", "route-b", "2026-11-23", "route-a route-b", false },
    { "recommended", "advice", "2026-11-23", "advice", false },
    { "all that is needed", "school route-a", "2026-11-23", "school route-a route-b", true },
};

static void
test_prerequisites(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(prerequisites); i++) {
        CeuBody *body = order();
        g_auto(Holder) self = pursuer(body);
        g_auto(GStrv) ids =
            g_strsplit(prerequisites[i].done != NULL ? prerequisites[i].done : "", " ", -1);
        g_autoptr(GString) met = g_string_new(NULL);
        const CeuPool *pool;

        add_prerequisite(body, "school", NULL, false);
        add_prerequisite(body, "route-a", "routes", false);
        add_prerequisite(body, "route-b", "routes", false);
        add_prerequisite(body, "advice", NULL, true);
        add_prerequisite(body, "elsewhere", NULL, false)->applies_to = g_strsplit("DDD", ",", -1);
        add_prerequisite(body, "abolished", NULL, false)->until = day("2026-11-22");
        for (guint k = 0; ids[k] != NULL; k++)
            done(&self, "order/CCC/exam", ids[k], prerequisites[i].on);
        pool = assess(&self, "2026-11-23");
        for (guint k = 0; k < pool->requirements->len; k++) {
            const CeuRequirement *line = g_ptr_array_index(pool->requirements, k);

            g_assert_cmpint(line->kind, ==, CEU_REQUIREMENT_PREREQUISITE);
            g_assert_true(line->recommended == (strcmp(line->id, "advice") == 0));
            if (line->met)
                g_string_append_printf(met, "%s%s", met->len > 0 ? " " : "", line->id);
        }
        g_test_message("%s", prerequisites[i].name);
        g_assert_cmpuint(pool->requirements->len, ==, 4);
        g_assert_cmpstr(met->str, ==, prerequisites[i].met);
        g_assert_true(pool->complete == prerequisites[i].complete);
    }
}

/* What depends on the holder is needed until the question is answered. */
static void
test_conditions(void)
{
    static const struct {
        const char *answer;
        guint lines;
    } rows[] = { { NULL, 1 }, { "yes", 1 }, { "no", 0 } };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        const char *const yes[] = { "yes", NULL };
        CeuBody *body = order();
        g_auto(Holder) self = pursuer(body);
        CeuTrait *trait = ceu_trait_new("abroad", "Did you train abroad?");
        CeuAnswer answer = { .body = "order", .trait = "abroad", .value = rows[i].answer };
        const CeuNotice *asked;
        const CeuPool *pool;

        trait->values = g_strsplit("yes no", " ", -1);
        g_ptr_array_add(body->traits, trait);
        ceu_rule_add_condition(add_prerequisite(body, "proof", NULL, false), "abroad", yes, false);
        if (rows[i].answer != NULL)
            ceu_facts_add_answer(self.facts, &answer);
        pool = assess(&self, "2026-11-23");
        asked = notice(pool->notices, CEU_NOTICE_ASSUMED);
        g_assert_cmpuint(pool->requirements->len, ==, rows[i].lines);
        g_assert_true((asked != NULL) == (rows[i].answer == NULL));
        if (asked != NULL) {
            g_assert_cmpstr(asked->remedy, ==, "ceu answer order abroad yes|no");
            g_assert_cmpstr(
                asked->text, ==,
                "The proof: taken to be needed until you answer: Did you train abroad?");
        }
    }
}

/* One notice for all of a group, with the command of its first. */
static void
test_group_notice(void)
{
    CeuBody *body = order();
    g_auto(Holder) self = pursuer(body);
    const CeuPool *pool;
    unsigned count = 0;

    add_prerequisite(body, "route-a", "routes", false);
    add_prerequisite(body, "route-b", "routes", false);
    pool = assess(&self, "2026-11-23");
    for (guint i = 0; i < pool->notices->len; i++) {
        const CeuNotice *said = g_ptr_array_index(pool->notices, i);

        count++;
        g_assert_cmpstr(said->text, ==, "needed: The route-a, or The route-b");
        g_assert_cmpstr(said->remedy, ==, "ceu path CCC --met route-a --on DATE --record");
    }
    g_assert_cmpuint(count, ==, 1);
}

/* Recommended experience never blocks either, and what a source leaves open is said. */
static void
test_recommended_and_unknown(void)
{
    CeuBody *body = order();
    g_auto(Holder) self = pursuer(body);
    const CeuNotice *said;
    const CeuPool *pool;

    add_experience(body, "months", 12)->experience.recommended = true;
    pool = assess(&self, "2026-11-23");
    g_assert_false(requirement(pool, "months")->met);
    g_assert_true(pool->complete);
    g_assert_null(notice(pool->notices, CEU_NOTICE_ASSUMED));
    find_rule(body, "months")->unknown = g_strdup("who signs is not stated");
    find_exam(body, "window")->unknown = g_strdup("the time zone is not stated");
    pool = assess(&self, "2026-11-23");
    said = notice(pool->notices, CEU_NOTICE_ASSUMED);
    g_assert_cmpstr(said->text, ==, "Experience (months): who signs is not stated");
    take_step(&self, (CandidateStep){ "approved", "2026-11-23", 0 });
    pool = assess(&self, "2026-11-23");
    said = notice(pool->notices, CEU_NOTICE_ASSUMED);
    g_assert_cmpstr(said->text, ==, "Ask for an extension: the time zone is not stated");
    g_assert_nonnull(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_EXAM_BY)->assumption);
}

static const struct {
    const char *name, *today;
    CandidateStep steps[4];
    const char *remedy; /* NULL: none */
    CeuUrgency urgency;
} nexts[] = {
    { "at the beginning",
      "2026-11-23",
      { { 0 } },
      "ceu path CCC --approved DATE --record",
      CEU_URGENCY_MET },
    { "approved",
      "2026-11-23",
      { { "approved", "2026-11-23", 0 } },
      "ceu path CCC --registered DATE --record",
      CEU_URGENCY_LATER },
    { "90 days are left",
      "2026-12-23",
      { { "approved", "2026-11-23", 0 } },
      "ceu path CCC --registered DATE --record",
      CEU_URGENCY_SOON },
    { "lapsed",
      "2027-03-24",
      { { "approved", "2026-11-23", 0 } },
      "ceu path CCC --approved DATE --record",
      CEU_URGENCY_OVERDUE },
    { "an appointment",
      "2026-11-23",
      { { "approved", "2026-11-23", 0 }, { "registered", "2026-12-01", 0 } },
      NULL,
      CEU_URGENCY_SOON },
    { "too late an appointment",
      "2026-11-23",
      { { "approved", "2026-11-23", 0 }, { "registered", "2027-04-01", 0 } },
      "ceu path CCC --registered DATE --record",
      CEU_URGENCY_LATER },
    { "the exam is today",
      "2026-12-01",
      { { "approved", "2026-11-23", 0 }, { "registered", "2026-12-01", 0 } },
      "ceu path CCC --passed 2026-12-01",
      CEU_URGENCY_SOON },
    { "the exam has been",
      "2026-12-02",
      { { "approved", "2026-11-23", 0 }, { "registered", "2026-12-01", 0 } },
      "ceu path CCC --passed 2026-12-01",
      CEU_URGENCY_LATER },
    { "failed",
      "2026-12-02",
      { { "approved", "2026-11-23", 0 }, { "failed", "2026-12-01", 0 } },
      "ceu path CCC --approved DATE --record",
      CEU_URGENCY_MET },
    { "too early an appointment",
      "2026-12-02",
      { { "failed", "2026-12-01", 0 },
        { "approved", "2026-12-02", 0 },
        { "registered", "2026-12-30", 0 } },
      "ceu path CCC --registered DATE --record",
      CEU_URGENCY_SOON },
    { "enrolled",
      "2026-11-23",
      { { "enrolled", "2026-11-23", 0 } },
      "ceu path CCC --passed DATE",
      CEU_URGENCY_SOON },
    { "not finished",
      "2027-01-08",
      { { "enrolled", "2026-11-23", 0 } },
      "ceu path CCC --enrolled DATE --record",
      CEU_URGENCY_OVERDUE },
    { "not completed",
      "2027-11-24",
      { { "paid", "2026-11-23", 0 } },
      "ceu path CCC --paid DATE --record",
      CEU_URGENCY_OVERDUE },
};

static void
test_next(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(nexts); i++) {
        g_auto(Holder) self = pursuer(order());
        const CeuNotice *next;
        const CeuPool *pool;

        for (size_t k = 0; k < 4 && nexts[i].steps[k].kind != NULL; k++)
            take_step(&self, nexts[i].steps[k]);
        pool = assess(&self, nexts[i].today);
        next = notice(pool->notices, CEU_NOTICE_NEXT);
        g_test_message("%s", nexts[i].name);
        g_assert_cmpstr(next->remedy, ==, nexts[i].remedy);
        g_assert_cmpint(pool->urgency, ==, nexts[i].urgency);
        g_assert_cmpint(self.assessment->urgency, ==, nexts[i].urgency);
    }
}

/* How an attempt begins, by what the rules count from; what is missing comes first. */
static void
test_begin(void)
{
    static const struct {
        CeuExam exam;
        const char *remedy;
    } rows[] = {
        { { .eligible_days = 1 }, "ceu path CCC --approved DATE --record" },
        { { .finish_days = 1 }, "ceu path CCC --enrolled DATE --record" },
        { { .finish_days = 1, .complete_months = 1 },
          "ceu path CCC --enrolled DATE --paid DATE --record" },
        { { .complete_months = 1 }, "ceu path CCC --paid DATE --record" },
        { { .retest_days = 1 }, "ceu path CCC --registered DATE --record" },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        CeuBody *body = bare_order();
        g_auto(Holder) self = pursuer(body);
        const CeuPool *pool;

        add_exam(body, "exam", rows[i].exam);
        pool = assess(&self, "2026-11-23");
        g_assert_cmpstr(notice(pool->notices, CEU_NOTICE_NEXT)->remedy, ==, rows[i].remedy);
        add_prerequisite(body, "school", NULL, false);
        pool = assess(&self, "2026-11-23");
        g_assert_cmpstr(notice(pool->notices, CEU_NOTICE_NEXT)->remedy, ==,
                        "ceu path CCC --met school --on DATE --record");
        done(&self, "order/CCC/exam", "school", "2026-11-23");
        add_experience(body, "months", 1);
        pool = assess(&self, "2026-11-23");
        g_assert_cmpstr(notice(pool->notices, CEU_NOTICE_NEXT)->remedy, ==,
                        "ceu path CCC --claim job=MONTHS --record");
        g_assert_cmpstr(notice(pool->notices, CEU_NOTICE_NEXT)->text, ==,
                        "1 month of experience missing");
    }
}

static const struct {
    const char *earned, *retired;
    const char *pool; /* NULL: none */
} standings[] = {
    { NULL, NULL, "order/CCC/exam" }, { "2026-11-24", NULL, "order/CCC/exam" },
    { "2026-11-23", NULL, "order" },  { NULL, "2026-11-24", "order/CCC/exam" },
    { NULL, "2026-11-23", NULL },     { "2026-11-24", "2026-11-01", NULL },
};

static void
test_standings(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(standings); i++) {
        g_auto(Holder) self = holder(order());
        CeuCredential credential = ceu_credential_init();
        const CeuPool *pool;

        credential.id = 1;
        credential.body = "order";
        credential.type = "CCC";
        credential.earned = day(standings[i].earned);
        credential.retired = day(standings[i].retired);
        ceu_facts_add_credential(self.facts, &credential);
        pool = assess(&self, "2026-11-23");
        g_test_message("row %zu", i);
        g_assert_cmpstr(pool != NULL ? pool->id : NULL, ==, standings[i].pool);
        if (pool != NULL)
            g_assert_true(pool->candidate == g_str_has_suffix(pool->id, "/exam"));
    }
}

/* What is held is found before what is pursued, and stands before it. */
static void
test_beside_held(void)
{
    CeuBody *body = club();
    g_auto(Holder) self = holder(body);
    const CeuAssessment *assessment;
    const CeuPool *held, *pursued;

    add_rule(body, CEU_RULE_POOL, "each")->pool_each = true;
    pursue(&self, "club", "AAA");
    assess(&self, "2026-11-23");
    assessment = self.assessment;
    pursued = ceu_assessment_pool(assessment, "club");
    g_assert_cmpstr(pursued->id, ==, "club/AAA/exam");
    earn(&self, "club", "BBB", "2020-01-01");
    join(&self, "club", 3, 0, "2032-03-31", "2026-11-23");
    assess(&self, "2026-11-23");
    assessment = self.assessment;
    g_assert_cmpuint(assessment->pools->len, ==, 2);
    held = ceu_assessment_pool(assessment, "club");
    g_assert_cmpstr(held->id, ==, "club/BBB");
    g_assert_true(g_ptr_array_index(assessment->pools, 0) == held);
    pursued = ceu_assessment_pool(assessment, "aaa");
    g_assert_cmpstr(pursued->id, ==, "club/AAA/exam");
    assert_units(requirement(held, "total")->required, "36"); /* a candidate adds nothing */
}

static void
test_unknown(void)
{
    g_auto(Holder) self = holder(order());
    const CeuPool *pool;

    pursue(&self, "order", "NONE");
    pursue(&self, "nobody", "CCC");
    pool = assess(&self, "2026-11-23");
    g_assert_cmpuint(self.assessment->pools->len, ==, 1);
    g_assert_nonnull(notice(pool->notices, CEU_NOTICE_ASK));
    g_assert_nonnull(notice(self.assessment->notices, CEU_NOTICE_ASK));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/candidate/experience", test_experience);
    g_test_add_func("/candidate/others", test_others);
    g_test_add_func("/candidate/prerequisites", test_prerequisites);
    g_test_add_func("/candidate/conditions", test_conditions);
    g_test_add_func("/candidate/group-notice", test_group_notice);
    g_test_add_func("/candidate/recommended-and-unknown", test_recommended_and_unknown);
    g_test_add_func("/candidate/next", test_next);
    g_test_add_func("/candidate/begin", test_begin);
    g_test_add_func("/candidate/standings", test_standings);
    g_test_add_func("/candidate/beside-held", test_beside_held);
    g_test_add_func("/candidate/unknown", test_unknown);
    return g_test_run();
}
