/* SPDX-License-Identifier: GPL-3.0-or-later */
/* status, due, explain: the library's renderings of the assessment. */
#include "cmd.h"

#include "due-lines.h"

#include <string.h>

const CliOption cli_status_options[] = {
    { "brief", 0, CLI_FLAG, NULL, "one line, for a shell prompt" },
    { "urgent", 0, CLI_FLAG, NULL, "with --brief or --format: only what is due soon or overdue" },
    { "format", 0, CLI_STRING, "waybar|i3bar|polybar|tmux|TEMPLATE",
      "for a status bar: ready-made, or a line with %{placeholders}" },
    { "each", 0, CLI_FLAG, NULL, "with a template: a line for each renewal" },
    { "check", 0, CLI_FLAG, NULL, "exit code 3 if something is due soon, 4 if overdue" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

const CliOption cli_due_options[] = {
    CLI_FORMAT_OPTION,
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

static int
check_code(const CeuAssessment *assessment)
{
    switch (assessment->urgency) {
    case CEU_URGENCY_OVERDUE:
        return CEU_EXIT_OVERDUE;
    case CEU_URGENCY_SOON:
        return CEU_EXIT_DUE_SOON;
    case CEU_URGENCY_MET:
    case CEU_URGENCY_LATER:
    case CEU_URGENCY_COUNT:
        break;
    }
    return CEU_EXIT_OK;
}

/* Options that go together, and a format that there is: before the records are read. */
static bool
check_status_options(const CliContext *context, GError **error)
{
    const char *format = cli_text(context, "format");
    const bool brief = cli_given(context, "brief");
    g_autoptr(GError) fault = NULL;
    g_autofree char *nothing = NULL;

    if (brief + (format != NULL) + context->json > 1) {
        g_set_error_literal(error, CLI_USAGE_ERROR, 0,
                            "--brief, --format and --json are three ways to say it: choose one");
        return false;
    }
    if (cli_given(context, "urgent") && !brief && format == NULL) {
        g_set_error_literal(error, CLI_USAGE_ERROR, 0, "--urgent goes with --brief or --format");
        return false;
    }
    if (cli_given(context, "each") && (format == NULL || strchr(format, '%') == NULL)) {
        g_set_error_literal(error, CLI_USAGE_ERROR, 0,
                            "--each goes with a template: --format \"%{summary}\" --each");
        return false;
    }
    if (format == NULL)
        return true;
    nothing = ceu_report_format(NULL, format, 0, &fault);
    if (nothing == NULL)
        g_set_error(error, CLI_USAGE_ERROR, 0, "--format: %s", fault->message);
    return nothing != NULL;
}

/* A bar or a prompt of someone who has no records yet is empty, and says so to nobody. */
static bool
open_for_status(CliContext *context, bool quiet, GError **error)
{
    g_autoptr(GError) local = NULL;

    context->tracker = cli_open_to_read(context, &local);
    if (context->tracker != NULL ||
        (quiet && g_error_matches(local, CEU_ERROR, CEU_ERROR_NOT_FOUND)))
        return true;
    g_propagate_error(error, g_steal_pointer(&local));
    return false;
}

/* @assessment NULL: there are no records. */
static char *
render_line(const CliContext *context, const CeuAssessment *assessment)
{
    const char *format = cli_text(context, "format");
    const bool urgent = cli_given(context, "urgent");
    g_autofree char *line = NULL;

    if (format != NULL)
        return ceu_report_format(
            assessment, format,
            (urgent ? CEU_BAR_URGENT : 0) | (cli_given(context, "each") ? CEU_BAR_EACH : 0), NULL);
    if (assessment == NULL)
        return g_strdup("");
    line = urgent ? ceu_report_brief_urgent(assessment) : ceu_report_brief(assessment);
    return *line == '\0' ? g_steal_pointer(&line) : g_strconcat(line, "\n", NULL);
}

int
cli_run_status(CliContext *context, GError **error)
{
    const bool lines = cli_given(context, "brief") || cli_given(context, "format");
    const bool quiet = cli_given(context, "urgent") || cli_given(context, "format");
    const CeuView *view = NULL;
    char *text;

    if (!check_status_options(context, error))
        return CEU_EXIT_USAGE;
    if (!open_for_status(context, quiet, error))
        return CEU_EXIT_FAILED;
    if (context->tracker != NULL) {
        view = cli_view(context, error);
        if (view == NULL)
            return CEU_EXIT_FAILED;
    }
    if (lines)
        text = render_line(context, view == NULL ? NULL : view->assessment);
    else if (context->json)
        text = ceu_report_status_json(view->assessment, view->facts);
    else
        text = ceu_report_status(view->assessment, view->facts, &context->printer->terminal.style);
    cli_print_rendering(context->printer, text);
    return view != NULL && cli_given(context, "check") ? check_code(view->assessment) : CEU_EXIT_OK;
}

int
cli_run_due(CliContext *context, GError **error)
{
    const char *format = cli_text(context, "format");
    const CeuView *view;

    if (!cli_print_as_lines(context->printer, format, cli_due_keys, error))
        return CEU_EXIT_USAGE;
    view = cli_view(context, error);
    if (view == NULL)
        return CEU_EXIT_FAILED;
    if (format != NULL)
        cli_print_due(context->printer, view->assessment);
    else if (context->json)
        cli_print_rendering(context->printer, ceu_report_due_json(view->assessment));
    else
        cli_print_rendering(context->printer,
                            ceu_report_due(view->assessment, &context->printer->terminal.style));
    return CEU_EXIT_OK;
}

static bool
is_number(const char *word)
{
    return word[0] != '\0' && strspn(word, "0123456789") == strlen(word);
}

static int
explain_activity(CliContext *context, const CeuView *view, GError **error)
{
    const CeuActivity *activity;
    int64_t id;

    if (!cli_parse_number(context->words[0], &id, error))
        return CEU_EXIT_USAGE;
    activity = ceu_facts_activity_by_id(view->facts, id);
    if (activity == NULL) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND, "there is no activity %s; see: ceu list",
                    context->words[0]);
        return CEU_EXIT_FAILED;
    }
    if (context->json)
        cli_print_rendering(context->printer,
                            ceu_report_explain_json(view->assessment, view->facts, NULL, id));
    else
        cli_print_rendering(context->printer,
                            ceu_report_explain_activity(activity, view->assessment, view->facts,
                                                        &context->printer->terminal.style));
    return CEU_EXIT_OK;
}

static void
explain_pool(CliContext *context, const CeuView *view, const CeuPool *pool)
{
    cli_print_rendering(context->printer,
                        ceu_report_explain_pool(pool, view->assessment, view->facts,
                                                &context->printer->terminal.style));
}

static int
explain_all(CliContext *context, const CeuView *view)
{
    unsigned i;

    if (context->json) {
        cli_print_rendering(context->printer,
                            ceu_report_explain_json(view->assessment, view->facts, NULL, 0));
        return CEU_EXIT_OK;
    }
    if (view->assessment->pools->len == 0)
        cli_print_line(context->printer,
                       "There is nothing to explain yet: no credential is recorded.");
    for (i = 0; i < view->assessment->pools->len; i++) {
        if (i > 0)
            cli_print_line(context->printer, "%s", "");
        explain_pool(context, view, g_ptr_array_index(view->assessment->pools, i));
    }
    return CEU_EXIT_OK;
}

int
cli_run_explain(CliContext *context, GError **error)
{
    const CeuView *view = cli_view(context, error);
    const CeuPool *pool;

    if (view == NULL)
        return CEU_EXIT_FAILED;
    if (context->word_count == 0)
        return explain_all(context, view);
    if (is_number(context->words[0]))
        return explain_activity(context, view, error);
    pool = cli_find_pool(view->assessment, context->words[0], error);
    if (pool == NULL)
        return CEU_EXIT_FAILED;
    if (context->json)
        cli_print_rendering(context->printer,
                            ceu_report_explain_json(view->assessment, view->facts, pool, 0));
    else
        explain_pool(context, view, pool);
    return CEU_EXIT_OK;
}
