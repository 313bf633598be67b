/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `ceu status --brief`: one line for a prompt or a status bar. */
#include <ceu/text.h>

#include "report/brief.h"
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

const CeuRequirement *
ceu_brief_total(const CeuPool *pool)
{
    const CeuRequirement *first =
        pool->requirements->len > 0 ? g_ptr_array_index(pool->requirements, 0) : NULL;

    return first != NULL && first->kind == CEU_REQUIREMENT_TOTAL ? first : NULL;
}

bool
ceu_brief_is_urgent(const CeuPool *pool)
{
    return pool->urgency == CEU_URGENCY_SOON || pool->urgency == CEU_URGENCY_OVERDUE;
}

/* Why a pool is urgent before its units are: dues, or a part of the cycle that ends earlier. NULL: it is not. */
static const CeuStage *
earlier_stage(const CeuPool *pool)
{
    if (!pool->has_cycle || !ceu_brief_is_urgent(pool))
        return NULL;
    for (guint i = 0; i < pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);
        const bool dues = stage->kind == CEU_STAGE_DUE && stage->clock == CEU_CLOCK_DUES;
        const bool part = stage->kind == CEU_STAGE_PART_DUE && stage->state != CEU_STAGE_PAST;

        if (stage->state != CEU_STAGE_MET && (dues || part) &&
            (ceu_date_is_set(pool->submitted) ||
             ceu_date_compare(stage->day, pool->cycle.last) < 0))
            return stage;
    }
    return NULL;
}

CeuDate
ceu_brief_day(const CeuPool *pool)
{
    const CeuStage *stage = pool->candidate ? ceu_words_exam_stage(pool) : earlier_stage(pool);

    if (stage != NULL)
        return stage->day;
    return pool->has_cycle && !pool->candidate ? pool->cycle.last : CEU_DATE_NONE;
}

static void
append_earlier(GString *out, const CeuAssessment *assessment, const CeuPool *pool)
{
    const CeuStage *stage = earlier_stage(pool);

    if (stage == NULL)
        return;
    g_string_append(out, stage->clock == CEU_CLOCK_DUES ? ", dues due " : ", a part due ");
    ceu_words_append_day(out, stage->day);
    append_days(out, ceu_date_days_between(assessment->today, stage->day),
                stage->assumption != NULL);
}

void
ceu_brief_append_pool(GString *out, const CeuAssessment *assessment, const CeuPool *pool)
{
    g_autofree char *name = ceu_words_pool(pool);
    const CeuRequirement *total = ceu_brief_total(pool);

    ceu_text_append_visible(out, name);
    if (pool->candidate) {
        append_candidate(out, assessment, pool);
        return;
    }
    if (!pool->has_cycle) {
        g_string_append(out, " due date not known");
        return;
    }
    if (total != NULL) {
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
    g_string_append(out, pool->muted ? " (muted)" : "");
    append_earlier(out, assessment, pool);
}

static char *
render(const CeuAssessment *assessment, bool urgent_only)
{
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(assessment->pools, i);

        if (urgent_only && !ceu_brief_is_urgent(pool))
            continue;
        g_string_append(out, out->len > 0 ? " · " : "");
        ceu_brief_append_pool(out, assessment, pool);
    }
    return g_string_free(out, FALSE);
}

char *
ceu_report_brief(const CeuAssessment *assessment)
{
    return assessment->pools->len == 0 ? g_strdup("no credential recorded")
                                       : render(assessment, false);
}

char *
ceu_report_brief_urgent(const CeuAssessment *assessment)
{
    return render(assessment, true);
}
