/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of an exam: windows, extensions, waits, versions of the rules, sources that disagree. */
#include <string.h>

#include "core/candidate-fixture.h"

#define STEPS_MAX 6

static const struct {
    const char *name, *today;
    CandidateStep steps[STEPS_MAX];
    const char *want;
} windows[] = {
    { "nothing stated", "2026-11-23", { { 0 } }, "" },
    { "approved",
      "2026-11-23",
      { { "approved", "2026-11-23", 0 } },
      "ask 2027-03-09 next, by 2027-03-23 later" },
    { "a leap day within",
      "2027-11-23",
      { { "approved", "2027-11-23", 0 } },
      "ask 2028-03-08 next, by 2028-03-22 later" },
    { "approved on a leap day",
      "2028-02-29",
      { { "approved", "2028-02-29", 0 } },
      "ask 2028-06-14 next, by 2028-06-28 later" },
    { "approved tomorrow: not known yet", "2026-11-23", { { "approved", "2026-11-24", 0 } }, "" },
    { "the newest approval counts",
      "2027-06-01",
      { { "approved", "2027-05-01", 0 }, { "approved", "2026-11-23", 0 } },
      "ask 2027-08-15 next, by 2027-08-29 later" },
    { "the last day to ask",
      "2027-03-09",
      { { "approved", "2026-11-23", 0 } },
      "ask 2027-03-09 next, by 2027-03-23 later" },
    { "too late to ask",
      "2027-03-10",
      { { "approved", "2026-11-23", 0 } },
      "ask 2027-03-09 past, by 2027-03-23 next" },
    { "lapsed",
      "2027-03-24",
      { { "approved", "2026-11-23", 0 } },
      "ask 2027-03-09 past, by 2027-03-23 past" },
    { "extended once",
      "2027-03-01",
      { { "approved", "2026-11-23", 0 }, { "extended", "2027-03-01", 30 } },
      "ask 2027-04-08 next, by 2027-04-22 later" },
    { "extended tomorrow: not known yet",
      "2027-03-01",
      { { "approved", "2026-11-23", 0 }, { "extended", "2027-03-02", 30 } },
      "ask 2027-03-09 next, by 2027-03-23 later" },
    { "extended to the full",
      "2027-04-01",
      { { "approved", "2026-11-23", 0 },
        { "extended", "2027-03-01", 30 },
        { "extended", "2027-03-31", 60 } },
      "by 2027-06-21 next" },
    { "never above the most",
      "2027-04-01",
      { { "approved", "2026-11-23", 0 },
        { "extended", "2027-03-01", 60 },
        { "extended", "2027-03-31", 60 } },
      "by 2027-06-21 next" },
    { "an extension of an earlier approval",
      "2027-06-01",
      { { "approved", "2026-11-23", 0 },
        { "extended", "2027-03-01", 30 },
        { "approved", "2027-05-01", 0 } },
      "ask 2027-08-15 next, by 2027-08-29 later" },
    { "an extension without an approval", "2027-03-01", { { "extended", "2027-03-01", 30 } }, "" },
    { "negative days",
      "2027-03-01",
      { { "approved", "2026-11-23", 0 }, { "extended", "2027-03-01", -30 } },
      "ask 2027-03-09 next, by 2027-03-23 later" },
    { "an appointment",
      "2026-12-01",
      { { "approved", "2026-11-23", 0 }, { "registered", "2027-02-01", 0 } },
      "exam 2027-02-01 next, ask 2027-03-09 met, by 2027-03-23 later" },
    { "an appointment moved",
      "2026-12-01",
      { { "approved", "2026-11-23", 0 },
        { "registered", "2027-02-01", 0 },
        { "registered", "2027-01-15", 0 } },
      "exam 2027-01-15 next, ask 2027-03-09 met, by 2027-03-23 later" },
    { "an appointment out of the window",
      "2026-12-01",
      { { "approved", "2026-11-23", 0 }, { "registered", "2027-04-01", 0 } },
      "ask 2027-03-09 next, by 2027-03-23 later, exam 2027-04-01 later" },
    { "an appointment that has been",
      "2027-02-02",
      { { "approved", "2026-11-23", 0 }, { "registered", "2027-02-01", 0 } },
      "exam 2027-02-01 past, ask 2027-03-09 met, by 2027-03-23 next" },
    { "failed",
      "2027-02-02",
      { { "approved", "2026-11-23", 0 },
        { "registered", "2027-02-01", 0 },
        { "failed", "2027-02-01", 0 } },
      "exam 2027-02-01 met, retest 2027-03-03 next, ask 2027-03-09 met, by 2027-03-23 met" },
    { "approved again, the result never stated",
      "2027-04-02",
      { { "approved", "2026-11-23", 0 },
        { "registered", "2027-02-01", 0 },
        { "approved", "2027-04-01", 0 } },
      "exam 2027-02-01 met, ask 2027-07-16 next, by 2027-07-30 later" },
    { "failed before the leap day",
      "2028-01-30",
      { { "failed", "2028-01-30", 0 } },
      "retest 2028-02-29 next" },
    { "failed before a common year's end of February",
      "2027-01-30",
      { { "failed", "2027-01-30", 0 } },
      "retest 2027-03-01 next" },
    { "on the day of another attempt",
      "2027-03-03",
      { { "failed", "2027-02-01", 0 } },
      "retest 2027-03-03 next" },
    { "the day after", "2027-03-04", { { "failed", "2027-02-01", 0 } }, "retest 2027-03-03 past" },
    { "failed, and approved again",
      "2027-03-04",
      { { "approved", "2026-11-23", 0 },
        { "failed", "2027-02-01", 0 },
        { "approved", "2027-03-03", 0 } },
      "retest 2027-03-03 met, ask 2027-06-17 next, by 2027-07-01 later" },
    { "failed on the last day",
      "2027-03-24",
      { { "approved", "2026-11-23", 0 }, { "failed", "2027-03-23", 0 } },
      "ask 2027-03-09 met, by 2027-03-23 met, retest 2027-04-22 next" },
    { "enrolled and paid",
      "2026-11-23",
      { { "enrolled", "2026-11-23", 0 }, { "paid", "2026-11-23", 0 } },
      "finish 2027-01-07 next, complete 2027-11-23 later" },
    { "paid on a leap day",
      "2028-02-29",
      { { "paid", "2028-02-29", 0 } },
      "complete 2029-02-28 next" },
    { "failed: finished, not completed",
      "2026-12-02",
      { { "enrolled", "2026-11-23", 0 },
        { "paid", "2026-11-23", 0 },
        { "failed", "2026-12-01", 0 } },
      "retest 2026-12-31 next, finish 2027-01-07 met, complete 2027-11-23 later" },
    { "beyond the calendar", "2199-12-31", { { "approved", "2199-12-31", 0 } }, "" },
};

static void
test_windows(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(windows); i++) {
        g_auto(Holder) self = pursuer(order());
        g_autofree char *got = NULL;
        const CeuPool *pool;

        for (size_t k = 0; k < STEPS_MAX && windows[i].steps[k].kind != NULL; k++)
            take_step(&self, windows[i].steps[k]);
        pool = assess(&self, windows[i].today);
        got = stages_in_words(pool);
        g_test_message("%s", windows[i].name);
        g_assert_cmpstr(got, ==, windows[i].want);
        g_assert_true(pool->candidate);
        g_assert_false(pool->has_cycle);
        g_assert_cmpstr(pool->id, ==, "order/CCC/exam");
    }
}

/* The rules of the day of the step hold, whatever is in force today. */
static void
test_versions(void)
{
    static const struct {
        const char *failed, *want;
    } rows[] = {
        { "2023-09-10", "retest 2023-12-09 past" }, /* 90 days, until a day before … */
        { "2023-09-11", "retest 2023-10-11 past" }, /* … and 30 since */
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        CeuBody *body = order();
        g_auto(Holder) self = pursuer(body);
        g_autofree char *got = NULL;

        add_exam(body, "old-retest", (CeuExam){ .retest_days = 90 })->until = day("2023-09-10");
        find_exam(body, "retest")->from = day("2023-09-11");
        take_step(&self, (CandidateStep){ "failed", rows[i].failed, 0 });
        got = stages_in_words(assess(&self, "2026-11-23"));
        g_assert_cmpstr(got, ==, rows[i].want);
    }
}

/* Two sources, two days: the earlier, but of two waits the longer. */
static void
test_conflicts(void)
{
    static const struct {
        CeuExam exam;
        CandidateStep step;
        const char *want, *said; /* NULL: they agree */
    } rows[] = {
        { { .eligible_days = 90 },
          { "approved", "2026-11-23", 0 },
          "ask 2027-02-07 next, by 2027-02-21 later",
          "earlier" },
        { { .eligible_days = 150 },
          { "approved", "2026-11-23", 0 },
          "ask 2027-03-09 next, by 2027-03-23 later",
          "earlier" },
        { { .eligible_days = 120 },
          { "approved", "2026-11-23", 0 },
          "ask 2027-03-09 next, by 2027-03-23 later",
          NULL },
        { { .extend_ask_days = 20 },
          { "approved", "2026-11-23", 0 },
          "ask 2027-03-03 next, by 2027-03-23 later",
          "earlier" },
        { { .retest_days = 90 }, { "failed", "2026-11-23", 0 }, "retest 2027-02-21 next", "later" },
        { { .retest_days = 10 }, { "failed", "2026-11-23", 0 }, "retest 2026-12-23 next", "later" },
        { { .finish_days = 30 },
          { "enrolled", "2026-11-23", 0 },
          "finish 2026-12-23 next",
          "earlier" },
        { { .complete_months = 13 },
          { "paid", "2026-11-23", 0 },
          "complete 2027-11-23 next",
          "earlier" },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        CeuBody *body = order();
        g_auto(Holder) self = pursuer(body);
        g_autofree char *got = NULL;
        const CeuNotice *conflict;
        const CeuPool *pool;

        add_exam(body, "other", rows[i].exam);
        take_step(&self, rows[i].step);
        pool = assess(&self, "2026-11-23");
        got = stages_in_words(pool);
        conflict = notice(pool->notices, CEU_NOTICE_CONFLICT);
        g_test_message("row %zu", i);
        g_assert_cmpstr(got, ==, rows[i].want);
        g_assert_true((conflict != NULL) == (rows[i].said != NULL));
        if (conflict != NULL) {
            g_assert_nonnull(strstr(conflict->text, "by rule other"));
            g_assert_nonnull(strstr(conflict->text, rows[i].said));
        }
    }
}

/* The least of several limits binds; where none is stated, the holder's word does. */
static void
test_extension_limits(void)
{
    static const struct {
        int most, stated;
        const char *by;
        bool said;
    } rows[] = {
        { 60, 90, "2027-05-22", true }, /* 60 by another rule */
        { 120, 90, "2027-06-21", false },
        { 120, 91, "2027-06-21", true },
        { 90, INT_MAX, "2027-06-21", true },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        CeuBody *body = order();
        g_auto(Holder) self = pursuer(body);
        const CeuNotice *said;
        const CeuPool *pool;

        add_exam(body, "other", (CeuExam){ .extend_max_days = rows[i].most });
        take_step(&self, (CandidateStep){ "approved", "2026-11-23", 0 });
        take_step(&self, (CandidateStep){ "extended", "2026-12-01", rows[i].stated });
        take_step(&self, (CandidateStep){ "extended", "2026-12-02", 0 });
        pool = assess(&self, "2026-12-02");
        said = notice(pool->notices, CEU_NOTICE_ASSUMED);
        assert_day(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_EXAM_BY)->day, rows[i].by);
        g_assert_true((said != NULL) == rows[i].said);
    }
    {
        CeuBody *body = order();
        g_auto(Holder) self = pursuer(body);
        const CeuPool *pool;

        find_exam(body, "window")->exam.extend_max_days = 0;
        take_step(&self, (CandidateStep){ "approved", "2026-11-23", 0 });
        take_step(&self, (CandidateStep){ "extended", "2026-12-01", 200 });
        pool = assess(&self, "2026-12-02");
        assert_day(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_EXAM_BY)->day, "2027-10-09");
        g_assert_null(notice(pool->notices, CEU_NOTICE_ASSUMED));
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/exam/windows", test_windows);
    g_test_add_func("/exam/versions", test_versions);
    g_test_add_func("/exam/conflicts", test_conflicts);
    g_test_add_func("/exam/extension-limits", test_extension_limits);
    return g_test_run();
}
