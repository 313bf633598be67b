/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way to a credential: sums of experience (K80) and days of an exam (K81). */
#include <ceu/path.h>

#include "core/engine.h"

static const char *const term_names[] = {
    [CEU_EXAM_ELIGIBLE] = "eligible", [CEU_EXAM_ELIGIBLE_EXTENDED] = "eligible-extended",
    [CEU_EXAM_RETEST] = "retest",     [CEU_EXAM_FINISH] = "finish",
    [CEU_EXAM_COMPLETE] = "complete",
};
_Static_assert(G_N_ELEMENTS(term_names) == CEU_EXAM_TERM_COUNT, "a name for every term");

const char *
ceu_exam_term_name(CeuExamTerm term)
{
    g_return_val_if_fail(term < CEU_EXAM_TERM_COUNT, NULL);

    return term_names[term];
}

int
ceu_experience_part_months(const CeuExperiencePart *part, const CeuExperienceClaim *claims,
                           unsigned count)
{
    int64_t months = 0;

    g_return_val_if_fail(part != NULL, 0);
    g_return_val_if_fail(claims != NULL || count == 0, 0);

    for (unsigned i = 0; i < count; i++) {
        if (g_ascii_strcasecmp(part->id, claims[i].part) != 0)
            continue;
        if (part->months > 0)
            return part->months;
        months += MAX(claims[i].months, 0);
    }
    return (int) MIN(months, INT_MAX);
}

int
ceu_experience_months(const CeuRule *rule, const CeuExperienceClaim *claims, unsigned count)
{
    int64_t months = 0;

    g_return_val_if_fail(rule != NULL && rule->kind == CEU_RULE_EXPERIENCE, 0);
    g_return_val_if_fail(claims != NULL || count == 0, 0);

    for (guint i = 0; i < rule->experience.parts->len; i++)
        months += ceu_experience_part_months(
            &g_array_index(rule->experience.parts, CeuExperiencePart, i), claims, count);
    return (int) MIN(months, INT_MAX);
}

bool
ceu_experience_met(const CeuRule *rule, const CeuExperienceClaim *claims, unsigned count)
{
    g_return_val_if_fail(rule != NULL && rule->kind == CEU_RULE_EXPERIENCE, false);

    return ceu_experience_months(rule, claims, count) >= rule->experience.need_months;
}

/* A term of 0 days is one that the rule does not state. */
static CeuDate
after_days(CeuDate from, int days)
{
    return days > 0 ? ceu_date_add_days(from, days) : CEU_DATE_NONE;
}

CeuDate
ceu_exam_day(const CeuRule *rule, CeuExamTerm term, CeuDate from)
{
    const CeuExam *exam;

    g_return_val_if_fail(rule != NULL && rule->kind == CEU_RULE_EXAM, CEU_DATE_NONE);

    exam = &rule->exam;
    switch (term) {
    case CEU_EXAM_ELIGIBLE:
        return after_days(from, exam->eligible_days);
    case CEU_EXAM_ELIGIBLE_EXTENDED:
        if (exam->eligible_days == 0 || exam->extend_max_days == 0)
            return CEU_DATE_NONE;
        return after_days(from, exam->eligible_days + exam->extend_max_days);
    case CEU_EXAM_RETEST:
        return after_days(from, exam->retest_days);
    case CEU_EXAM_FINISH:
        return after_days(from, exam->finish_days);
    case CEU_EXAM_COMPLETE:
        if (exam->complete_months == 0)
            return CEU_DATE_NONE;
        return ceu_date_add_months(from, exam->complete_months, CEU_MONTH_CLAMP);
    case CEU_EXAM_TERM_COUNT:
        break;
    }
    return CEU_DATE_NONE;
}

bool
ceu_path_rule_applies(const CeuRule *rule, const CeuCredentialType *type, CeuDate day)
{
    g_return_val_if_fail(rule != NULL && type != NULL, false);

    return ceu_rule_applies_to(rule, type->id, type) && ceu_rule_in_force(rule, day, NULL);
}
