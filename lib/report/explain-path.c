/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recorded steps on the way to a credential, as an explanation shows them. */
#include "report/explain.h"
#include "report/words.h"

static bool
is_of(const CeuPool *pool, const CeuPathStep *step)
{
    for (guint i = 0; i < pool->credentials->len; i++) {
        if (((const CeuCredential *) g_ptr_array_index(pool->credentials, i))->id ==
            step->credential_id)
            return true;
    }
    return false;
}

void
ceu_explain_steps(CeuPaint *paint, const CeuPool *pool, const CeuFacts *facts)
{
    uint32_t count;
    const CeuPathStep *steps = ceu_facts_path_steps(facts, &count);

    for (uint32_t i = 0; i < count; i++) {
        g_autoptr(GString) text = g_string_new(NULL);

        if (!is_of(pool, &steps[i]))
            continue;
        if (steps[i].part != NULL)
            g_string_append(text, steps[i].part);
        if (steps[i].amount > 0)
            g_string_append_printf(text, "%s%d %s%s", text->len > 0 ? ", " : "", steps[i].amount,
                                   steps[i].kind == CEU_PATH_EXTENDED ? "day" : "month",
                                   steps[i].amount == 1 ? "" : "s");
        if (ceu_date_is_set(steps[i].day)) {
            g_string_append(text, text->len > 0 ? ", " : "");
            ceu_words_append_day(text, steps[i].day);
        }
        ceu_paint_labelled(paint, 2, ceu_path_step_kind_name(steps[i].kind), text->str);
    }
}
