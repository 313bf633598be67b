/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cycle of a pool judged from end to end, once; cycles before it only where a rule needs them. */
#include "core/engine.h"

#define CYCLES_BACK_MAX 60 /* how far units carried or owed are followed back */

void
ceu_evaluation_free(CeuEvaluation *evaluation)
{
    if (evaluation == NULL)
        return;
    if (evaluation->requirements != NULL) {
        ceu_requirements_free(evaluation->requirements);
        g_ptr_array_unref(evaluation->requirements);
    }
    g_clear_pointer(&evaluation->lines, g_array_unref);
    g_clear_pointer(&evaluation->items, g_array_unref);
    g_clear_pointer(&evaluation->carried, g_array_unref);
    g_free(evaluation);
}

static CeuEvaluation *
evaluation_new(CeuPoolWork *work, int k)
{
    CeuEvaluation *evaluation = g_new0(CeuEvaluation, 1);

    evaluation->k = k;
    evaluation->number = ceu_cycle_number(work, k);
    evaluation->present = k == work->k;
    evaluation->nominal = ceu_due_line_cycle(&work->line, k);
    evaluation->cycle = ceu_cycle_part(work, k);
    evaluation->requirements = g_ptr_array_new();
    evaluation->lines = g_array_new(FALSE, TRUE, sizeof(CeuLine));
    evaluation->items = g_array_new(FALSE, FALSE, sizeof(CeuItem));
    evaluation->carried = g_array_new(FALSE, FALSE, sizeof(CeuItem));
    return evaluation;
}

static void
judge(CeuPoolWork *work, CeuEvaluation *evaluation)
{
    ceu_earn_window(work, evaluation);
    ceu_carry_in(work, evaluation); /* needs the cycles before, which ends at the first */
    ceu_require_lines(work, evaluation);
    ceu_count_items(work, evaluation);
    ceu_allocate(work, evaluation);
    ceu_deed_satisfy(work, evaluation);
}

CeuEvaluation *
ceu_evaluate(CeuPoolWork *work, int k)
{
    CeuEvaluation *evaluation = g_hash_table_lookup(work->evaluations, GINT_TO_POINTER(k));
    GPtrArray *all = work->counting, *held = NULL;

    if (evaluation != NULL)
        return evaluation;
    if (ceu_cycle_number(work, k) < 1 || k < work->k - CYCLES_BACK_MAX)
        return NULL;
    evaluation = evaluation_new(work, k);
    if (!ceu_date_is_set(evaluation->cycle.first) || !ceu_date_is_set(evaluation->cycle.last)) {
        ceu_evaluation_free(evaluation);
        return NULL;
    }
    if (ceu_counting_differs(work, evaluation->cycle.last))
        work->counting = held = ceu_counting_by(work, evaluation->cycle.last);
    judge(work, evaluation);
    work->counting = all;
    if (held != NULL)
        g_ptr_array_unref(held);
    g_hash_table_insert(work->evaluations, GINT_TO_POINTER(k), evaluation);
    return evaluation;
}
