/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The worked examples of the rule survey, section 8, that speak of the way to a credential, on the shipped
 * packs: each row names its example. Rows without an X number are other cases of the same facts.
 */
#include <string.h>

#include <ceu/path.h>

static CeuRulebook *rulebook;

static CeuDate
day(const char *text)
{
    CeuDate date = CEU_DATE_NONE;

    if (text != NULL)
        g_assert_true(ceu_date_parse(text, &date, NULL));
    return date;
}

static const CeuRule *
find_rule(const char *type_id, CeuRuleKind kind, const char *id, const char *today)
{
    const CeuBody *body = ceu_rulebook_body_of_type(rulebook, type_id);

    g_assert_nonnull(body);
    for (guint i = 0; i < body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(body->rules, i);

        if (rule->kind == kind && strcmp(rule->id, id) == 0 &&
            ceu_path_rule_applies(rule, ceu_body_type(body, type_id), day(today)))
            return rule;
    }
    return NULL;
}

/* Removal of the apprentice status (section 1.3). */
static const struct {
    const char *name, *type;
    CeuExperienceClaim claims[3];
    unsigned count;
    int months;
    bool met;
} removals[] = {
    { "X55", "CPC-A", { { "course", 0 }, { "job", 12 } }, 2, 24, true },
    { "X55 for the other apprentice", "COC-A", { { "course", 0 }, { "job", 12 } }, 2, 24, true },
    { "route 1", "CPC-A", { { "job", 24 } }, 1, 24, true },
    { "route 1, short", "CPC-A", { { "job", 23 } }, 1, 23, false },
    { "route 2 with Practicode", "CPC-A", { { "practicode", 0 }, { "job", 12 } }, 2, 24, true },
    { "route 3", "CPC-A", { { "course", 0 }, { "practicode", 0 } }, 2, 24, true },
    { "a course twice", "CPC-A", { { "course", 0 }, { "course", 0 } }, 2, 12, false },
    { "nothing yet", "CPC-A", { { NULL, 0 } }, 0, 0, false },
};

static void
test_removals(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(removals); i++) {
        const CeuRule *rule =
            find_rule(removals[i].type, CEU_RULE_EXPERIENCE, "P-months", "2026-11-23");

        g_test_message("%s", removals[i].name);
        g_assert_nonnull(rule);
        g_assert_cmpint(ceu_experience_months(rule, removals[i].claims, removals[i].count), ==,
                        removals[i].months);
        g_assert_true(ceu_experience_met(rule, removals[i].claims, removals[i].count) ==
                      removals[i].met);
    }
    g_assert_null(find_rule("CPC", CEU_RULE_EXPERIENCE, "P-months", "2026-11-23"));
}

/* Exams: M5 and the table of section 2 on eligibility, extension and the wait before a retest. */
static const struct {
    const char *name, *type, *rule;
    CeuExamTerm term;
    const char *from, *want; /* want NULL: the rule is not about it, or not in force */
} exams[] = {
    { "X58, enrolled", "CMRS", "M5", CEU_EXAM_FINISH, "2026-11-23", "2027-01-07" },
    { "X58, paid", "CMRS", "M5", CEU_EXAM_COMPLETE, "2026-11-23", "2027-11-23" },
    { "paid on a leap day", "CMRS", "M5", CEU_EXAM_COMPLETE, "2028-02-29", "2029-02-28" },
    { "no retest is stated", "CMRS", "M5", CEU_EXAM_RETEST, "2026-11-23", NULL },
    { "window", "CCS", "X-window", CEU_EXAM_ELIGIBLE, "2026-11-23", "2027-03-23" },
    { "extension", "CCS", "X-extension", CEU_EXAM_ELIGIBLE_EXTENDED, "2026-11-23", "2027-06-21" },
    { "window alone", "CCS", "X-window", CEU_EXAM_ELIGIBLE_EXTENDED, "2026-11-23", NULL },
    { "retest", "CCS", "X-retest", CEU_EXAM_RETEST, "2026-11-23", "2026-12-23" },
    { "retest, CCA", "CCA", "X-retest", CEU_EXAM_RETEST, "2023-09-11", "2023-10-11" },
    { "retest, the day before", "CCA", "X-retest", CEU_EXAM_RETEST, "2023-09-10", NULL },
    { "retest of others", "RHIA", "X-retest-others", CEU_EXAM_RETEST, "2026-11-23", "2027-02-21" },
    { "others, a group", "CHTS-TR", "X-retest-others", CEU_EXAM_RETEST, "2020-07-13",
      "2020-10-11" },
    { "others, too early", "RHIA", "X-retest-others", CEU_EXAM_RETEST, "2020-07-12", NULL },
    { "not of the others", "CCS", "X-retest-others", CEU_EXAM_RETEST, "2026-11-23", NULL },
    { "not of the two", "CCS-P", "X-retest", CEU_EXAM_RETEST, "2026-11-23", NULL },
};

static void
test_exams(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(exams); i++) {
        const CeuRule *rule = find_rule(exams[i].type, CEU_RULE_EXAM, exams[i].rule, exams[i].from);
        CeuDate got =
            rule != NULL ? ceu_exam_day(rule, exams[i].term, day(exams[i].from)) : CEU_DATE_NONE;

        g_test_message("%s", exams[i].name);
        g_assert_cmpint(got.days, ==, day(exams[i].want).days);
    }
}

/* Every other credential of the body that names two for the short wait has the long one. */
static void
test_one_wait_each(void)
{
    const CeuBody *body = ceu_rulebook_body_of_type(rulebook, "CCA");

    for (guint i = 0; i < body->types->len; i++) {
        const char *id = ((const CeuCredentialType *) g_ptr_array_index(body->types, i))->id;
        bool brief = find_rule(id, CEU_RULE_EXAM, "X-retest", "2026-11-23") != NULL;
        bool usual = find_rule(id, CEU_RULE_EXAM, "X-retest-others", "2026-11-23") != NULL;

        g_test_message("%s", id);
        g_assert_true(brief != usual);
    }
}

int
main(int argc, char **argv)
{
    const char *directories[] = { CEU_SOURCE_DIR "/data/rules", NULL };
    g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_fault_free);
    int result;

    g_test_init(&argc, &argv, NULL);
    rulebook = ceu_rulebook_load(directories, NULL, NULL, faults, NULL);
    g_assert_nonnull(rulebook);
    g_test_add_func("/path-examples/removals", test_removals);
    g_test_add_func("/path-examples/exams", test_exams);
    g_test_add_func("/path-examples/one-wait-each", test_one_wait_each);
    result = g_test_run();
    g_clear_pointer(&rulebook, ceu_rulebook_free);
    return result;
}
