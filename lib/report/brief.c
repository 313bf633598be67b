/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `ceu status --brief`: one line for a prompt or a status bar. */
#include <ceu/text.h>

#include "report/words.h"

static void
append_days(GString *out, int32_t days, bool assumed)
{
    g_string_append(out, " (");
    ceu_words_append_units(out, (CeuUnits){ ABS((int64_t) days) * 1000 });
    g_string_append(out, days < 0 ? " d overdue" : " d");
    g_string_append(out, assumed ? ", day assumed)" : ")");
}

static void
append_candidate(GString *out, const CeuAssessment *assessment, const CeuPool *pool)
{
    const CeuStage *exam = ceu_words_exam_stage(pool);

    g_string_append(out, " candidate");
    if (exam == NULL)
        return;
    g_string_append(out, ", ");
    ceu_words_append_exam(out, exam);
    append_days(out, ceu_date_days_between(assessment->today, exam->day), exam->assumption != NULL);
}

static void
append_pool(GString *out, const CeuAssessment *assessment, const CeuPool *pool)
{
    g_autofree char *name = ceu_words_pool(pool);
    const CeuRequirement *total =
        pool->requirements->len > 0 ? g_ptr_array_index(pool->requirements, 0) : NULL;

    ceu_text_append_visible(out, name);
    if (pool->candidate) {
        append_candidate(out, assessment, pool);
        return;
    }
    if (!pool->has_cycle) {
        g_string_append(out, " due date not known");
        return;
    }
    if (total != NULL && total->kind == CEU_REQUIREMENT_TOTAL) {
        g_string_append_c(out, ' ');
        ceu_words_append_units(out, total->counted);
        g_string_append_c(out, '/');
        ceu_words_append_units(out, total->required);
    }
    if (pool->complete && ceu_date_is_set(pool->submitted))
        g_string_append(out, " submitted,");
    else if (pool->complete)
        g_string_append(out, " complete, not submitted,");
    g_string_append(out, " due ");
    ceu_words_append_day(out, pool->cycle.last);
    append_days(out, pool->days_left, pool->due_assumption != NULL);
}

char *
ceu_report_brief(const CeuAssessment *assessment)
{
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < assessment->pools->len; i++) {
        g_string_append(out, i > 0 ? " · " : "");
        append_pool(out, assessment, g_ptr_array_index(assessment->pools, i));
    }
    if (assessment->pools->len == 0)
        g_string_append(out, "no credential recorded");
    return g_string_free(out, FALSE);
}
