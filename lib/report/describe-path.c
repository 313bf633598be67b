/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about the way to a credential in words. */
#include "report/describe.h"

void
ceu_describe_experience(GString *out, const CeuRule *rule)
{
    const CeuExperience *experience = &rule->experience;

    ceu_words_append_offset(out, (CeuOffset){ .months = experience->need_months });
    g_string_append(out, ", made up of ");
    for (guint i = 0; i < experience->parts->len; i++) {
        const CeuExperiencePart *part = &g_array_index(experience->parts, CeuExperiencePart, i);

        if (i > 0)
            g_string_append(out, i + 1 == experience->parts->len ? " and " : ", ");
        g_string_append(out, part->title);
        if (part->months == 0)
            g_string_append_printf(out, " (%s, as many as there are)", part->id);
        else
            g_string_append_printf(out, " (%s, counts %d)", part->id, part->months);
    }
    if (experience->recommended)
        g_string_append(out, "; recommended, not required");
}

/* One term; @out grows by a clause. */
static void
append_term(GString *out, size_t start, const char *before, CeuOffset offset, const char *after)
{
    if (offset.days == 0 && offset.months == 0)
        return;
    if (out->len > start)
        g_string_append(out, "; ");
    g_string_append(out, before);
    ceu_words_append_offset(out, offset);
    g_string_append(out, after);
}

void
ceu_describe_exam(GString *out, const CeuRule *rule)
{
    const CeuExam *exam = &rule->exam;
    const size_t start = out->len;

    append_term(out, start, "the exam must be sat within ",
                (CeuOffset){ .days = exam->eligible_days }, " of the approval");
    append_term(out, start, "that can be extended in steps of ",
                (CeuOffset){ .days = exam->extend_days }, "");
    append_term(out, start, "the extensions together are at most ",
                (CeuOffset){ .days = exam->extend_max_days }, "");
    append_term(out, start, "an extension is asked for at least ",
                (CeuOffset){ .days = exam->extend_ask_days }, " before the end");
    append_term(out, start, "", (CeuOffset){ .days = exam->retest_days },
                " to wait after a failed attempt");
    append_term(out, start, "it must be finished within ", (CeuOffset){ .days = exam->finish_days },
                " of the enrolment");
    append_term(out, start, "it must be completed within ",
                (CeuOffset){ .months = exam->complete_months }, " of the payment");
    if (out->len == start)
        g_string_append(out, "no term is stated");
}

void
ceu_describe_prerequisite(GString *out, const CeuRule *rule)
{
    const CeuPrerequisite *prerequisite = &rule->prerequisite;

    g_string_append(out, prerequisite->title != NULL ? prerequisite->title : "a prerequisite");
    g_string_append(out, prerequisite->recommended ? ", recommended before the exam, not required"
                                                   : ", needed before the exam");
    if (prerequisite->group != NULL)
        g_string_append_printf(out, "; one of those called “%s” is enough", prerequisite->group);
    if (prerequisite->membership)
        g_string_append(out, "; a recorded membership meets it");
    if (prerequisite->held != NULL) {
        g_string_append(out, "; met by holding any of ");
        ceu_words_append_list(out, (const char *const *) prerequisite->held);
    }
}
