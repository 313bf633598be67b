/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums of experience and days of an exam: every term, repeated, unknown and bad claims, the calendar's edges. */
#include <ceu/path.h>

#include "fixture.h"

static CeuRule *
experience_rule(int need)
{
    CeuRule *rule = ceu_rule_new(CEU_RULE_EXPERIENCE);
    CeuExperiencePart course = { g_strdup("course"), g_strdup("A course"), 12 };
    CeuExperiencePart job = { g_strdup("job"), g_strdup("A job"), 0 };

    rule->experience.need_months = need;
    g_array_append_val(rule->experience.parts, course);
    g_array_append_val(rule->experience.parts, job);
    return rule;
}

#define CLAIMS_MAX 3

static const struct {
    const char *name;
    CeuExperienceClaim claims[CLAIMS_MAX];
    unsigned count;
    int months;
    bool met;
} sums[] = {
    { "none", { { NULL, 0 } }, 0, 0, false },
    { "course", { { "course", 0 } }, 1, 12, false },
    { "its own months are not asked for", { { "course", 99 } }, 1, 12, false },
    { "course twice", { { "course", 0 }, { "COURSE", 0 } }, 2, 12, false },
    { "one month short", { { "course", 0 }, { "job", 11 } }, 2, 23, false },
    { "exactly", { { "course", 0 }, { "job", 12 } }, 2, 24, true },
    { "two jobs", { { "job", 10 }, { "job", 14 } }, 2, 24, true },
    { "more than needed", { { "job", 30 }, { "course", 0 } }, 2, 42, true },
    { "unknown part", { { "school", 24 }, { "job", 1 } }, 2, 1, false },
    { "empty part", { { "", 24 } }, 1, 0, false },
    { "negative months", { { "job", -5 }, { "job", 3 } }, 2, 3, false },
    { "too many to add", { { "job", INT_MAX }, { "job", INT_MAX } }, 2, INT_MAX, true },
};

static void
test_sums(void)
{
    CeuRule *rule = experience_rule(24);

    for (size_t i = 0; i < G_N_ELEMENTS(sums); i++) {
        g_test_message("%s", sums[i].name);
        g_assert_cmpint(ceu_experience_months(rule, sums[i].claims, sums[i].count), ==,
                        sums[i].months);
        g_assert_true(ceu_experience_met(rule, sums[i].claims, sums[i].count) == sums[i].met);
    }
    g_assert_cmpint(ceu_experience_months(rule, NULL, 0), ==, 0);
    ceu_rule_free(rule);
}

static const CeuExam full = { .eligible_days = 120,
                              .extend_days = 30,
                              .extend_max_days = 90,
                              .retest_days = 30,
                              .finish_days = 45,
                              .complete_months = 12 };
static const CeuExam bare = { .eligible_days = 120, .extend_days = 30 };
static const CeuExam empty = { 0 };

static const struct {
    const CeuExam *exam;
    CeuExamTerm term;
    const char *from, *want; /* NULL: none */
} days[] = {
    { &full, CEU_EXAM_ELIGIBLE, "2026-11-23", "2027-03-23" },
    { &full, CEU_EXAM_ELIGIBLE, "2027-11-23", "2028-03-22" }, /* over a leap day */
    { &full, CEU_EXAM_ELIGIBLE_EXTENDED, "2026-11-23", "2027-06-21" },
    { &full, CEU_EXAM_RETEST, "2028-01-30", "2028-02-29" },
    { &full, CEU_EXAM_RETEST, "2027-01-30", "2027-03-01" },
    { &full, CEU_EXAM_FINISH, "2026-11-23", "2027-01-07" },
    { &full, CEU_EXAM_COMPLETE, "2026-11-23", "2027-11-23" },
    { &full, CEU_EXAM_COMPLETE, "2028-02-29", "2029-02-28" },
    { &full, CEU_EXAM_COMPLETE, "2027-02-28", "2028-02-28" },
    { &full, CEU_EXAM_ELIGIBLE, NULL, NULL },
    { &full, CEU_EXAM_COMPLETE, NULL, NULL },
    { &full, CEU_EXAM_FINISH, "2199-12-31", NULL },
    { &full, CEU_EXAM_COMPLETE, "2199-01-01", NULL },
    { &bare, CEU_EXAM_ELIGIBLE, "2026-11-23", "2027-03-23" },
    { &bare, CEU_EXAM_ELIGIBLE_EXTENDED, "2026-11-23", NULL },
    { &bare, CEU_EXAM_RETEST, "2026-11-23", NULL },
    { &empty, CEU_EXAM_ELIGIBLE, "2026-11-23", NULL },
    { &empty, CEU_EXAM_ELIGIBLE_EXTENDED, "2026-11-23", NULL },
    { &empty, CEU_EXAM_RETEST, "2026-11-23", NULL },
    { &empty, CEU_EXAM_FINISH, "2026-11-23", NULL },
    { &empty, CEU_EXAM_COMPLETE, "2026-11-23", NULL },
};

static void
test_days(void)
{
    CeuRule *rule = ceu_rule_new(CEU_RULE_EXAM);

    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        CeuDate got;

        rule->exam = *days[i].exam;
        got = ceu_exam_day(rule, days[i].term, day(days[i].from));
        g_test_message("row %zu", i);
        g_assert_cmpint(got.days, ==, day(days[i].want).days);
    }
    ceu_rule_free(rule);
}

static void
test_names(void)
{
    for (int term = 0; term < CEU_EXAM_TERM_COUNT; term++) {
        for (int other = 0; other < term; other++)
            g_assert_cmpstr(ceu_exam_term_name((CeuExamTerm) term), !=,
                            ceu_exam_term_name((CeuExamTerm) other));
    }
    g_assert_cmpstr(ceu_exam_term_name(CEU_EXAM_ELIGIBLE_EXTENDED), ==, "eligible-extended");
}

static const struct {
    const char *scope, *from, *until, *today;
    bool applies;
} scopes[] = {
    { NULL, NULL, NULL, "2026-11-23", true },
    { "T", NULL, NULL, "2026-11-23", true },
    { "t", NULL, NULL, "2026-11-23", true },
    { "group", NULL, NULL, "2026-11-23", true },
    { "other", NULL, NULL, "2026-11-23", false },
    { "T", "2026-11-23", NULL, "2026-11-22", false },
    { "T", "2026-11-23", "2026-11-24", "2026-11-23", true },
    { "T", NULL, "2026-11-23", "2026-11-24", false },
};

static void
test_scopes(void)
{
    CeuCredentialType *type = ceu_credential_type_new("T", "Title");

    type->group = g_strdup("group");
    for (size_t i = 0; i < G_N_ELEMENTS(scopes); i++) {
        CeuRule *rule = ceu_rule_new(CEU_RULE_EXAM);

        if (scopes[i].scope != NULL)
            rule->applies_to = g_strsplit(scopes[i].scope, ",", -1);
        rule->from = day(scopes[i].from);
        rule->until = day(scopes[i].until);
        g_assert_true(ceu_path_rule_applies(rule, type, day(scopes[i].today)) == scopes[i].applies);
        ceu_rule_free(rule);
    }
    ceu_credential_type_free(type);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/path/sums", test_sums);
    g_test_add_func("/path/days", test_days);
    g_test_add_func("/path/names", test_names);
    g_test_add_func("/path/scopes", test_scopes);
    return g_test_run();
}
