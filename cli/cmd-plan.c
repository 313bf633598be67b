/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plan: what to earn, by when. */
#include "cmd.h"

int
cli_run_plan(CliContext *context, GError **error)
{
    const CeuView *view = cli_view(context, error);
    const CeuPool *pool = NULL;
    char *text;

    if (view == NULL)
        return CEU_EXIT_FAILED;
    if (context->word_count > 0) {
        pool = cli_find_pool(view->assessment, context->words[0], error);
        if (pool == NULL)
            return CEU_EXIT_FAILED;
    }
    if (context->json)
        text = ceu_report_plan_json(view->assessment, view->facts, view->rulebook, pool);
    else
        text = ceu_report_plan(view->assessment, view->facts, view->rulebook, pool,
                               &context->printer->terminal.style);
    cli_print_rendering(context->printer, text);
    return CEU_EXIT_OK;
}
