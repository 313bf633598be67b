/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report transcript: what a body or an employer is shown, on the terminal or as a file. */
#include "cmd.h"

#include "print.h"

#include <string.h>

#define FILE_WIDTH 100

const CliOption cli_report_transcript_options[] = {
    { "format", 0, CLI_STRING, "text|html|pdf", "how it is written; text if not said" },
    { "output", 'o', CLI_PATH, "FILE",
      "write this file, whole or not at all, instead of standard output" },
    { CEU_PRINT_OPTION_PAPER, 0, CLI_STRING, "a4|letter", "pdf: the paper, if not the locale's" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

static bool
is_file(const char *output)
{
    return output != NULL && strcmp(output, "-") != 0;
}

/* A file has neither the width nor the colours of the terminal that it is written from. */
static CeuStyle
style_for(const CliContext *context, const char *output)
{
    if (is_file(output))
        return (CeuStyle){ .width = FILE_WIDTH, .colour = false, .unicode = true };
    return context->printer->terminal.style;
}

/* NULL: --json and --format contradict each other. */
static const char *
form_asked_for(const CliContext *context, GError **error)
{
    const char *format = cli_text(context, "format");

    if (context->json && format != NULL) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "--json and --format exclude each other");
        return NULL;
    }
    if (cli_given(context, CEU_PRINT_OPTION_PAPER) && g_strcmp0(format, "pdf") != 0) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "--paper belongs to “--format pdf”");
        return NULL;
    }
    if (context->json)
        return "json";
    return format != NULL ? format : "text";
}

int
cli_run_report_transcript(CliContext *context, GError **error)
{
    const char *output = cli_text(context, "output"), *form = form_asked_for(context, error);
    const bool pdf = g_strcmp0(form, "pdf") == 0;
    const CeuStyle style = style_for(context, output);
    const CeuView *view;
    const CeuPool *pool = NULL;
    g_autofree char *text = NULL;

    if (form == NULL)
        return CEU_EXIT_USAGE;
    view = cli_view(context, error);
    if (view == NULL)
        return CEU_EXIT_FAILED;
    if (context->word_count > 0) {
        pool = cli_find_pool(view->assessment, context->words[0], error);
        if (pool == NULL)
            return CEU_EXIT_FAILED;
    }
    text = ceu_report_transcript(view->assessment, view->facts, pool, pdf ? "json" : form, &style,
                                 error);
    if (text == NULL)
        return CEU_EXIT_FAILED;
    if (pdf) {
        cli_exec_print(context, text, error);
        return CEU_EXIT_FAILED;
    }
    if (!is_file(output)) {
        cli_print_rendering(context->printer, g_steal_pointer(&text));
        return CEU_EXIT_OK;
    }
    if (!ceu_export_write_file(output, text, strlen(text), error))
        return CEU_EXIT_FAILED;
    cli_note("written: %s", output);
    return CEU_EXIT_OK;
}
