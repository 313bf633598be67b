/* SPDX-License-Identifier: GPL-3.0-or-later */
/* undo, history, verify: what was changed, backwards, and whether it is all still there. */
#include "cmd.h"

#include "findings.h"

#define HISTORY_LIMIT 20

const CliOption cli_history_options[] = {
    { "limit", 'n', CLI_NUMBER, "NUMBER", "so many entries; 0: all; 20 if not said" },
    CLI_FORMAT_OPTION,
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

int
cli_run_undo(CliContext *context, GError **error)
{
    g_autofree char *summary = ceu_tracker_undo(context->tracker, error);

    if (summary == NULL)
        return CEU_EXIT_FAILED;
    cli_print_result(context, true, 0, NULL, "taken back: %s", summary);
    return CEU_EXIT_OK;
}

static const char *const entry_keys[] = {
    "summary", "number", "at", "changes", "undoes", "undone", NULL,
};

static const char *
mark_of(const CeuHistoryEntry *entry)
{
    if (entry->undone)
        return "taken back";
    return entry->undoes == 0 ? "" : "undo";
}

static void
print_entry(CliPrinter *printer, const CeuHistoryEntry *entry)
{
    cli_print_begin_row(printer);
    cli_print_number(printer, "number", "No", entry->number);
    cli_print_instant(printer, "at", "When", entry->at);
    cli_print_text(printer, "summary", "What", entry->summary);
    cli_print_number(printer, "changes", NULL, entry->changes);
    if (entry->undoes == 0)
        cli_print_text(printer, "undoes", NULL, NULL);
    else
        cli_print_number(printer, "undoes", NULL, entry->undoes);
    if (!printer->json)
        cli_print_text(printer, "mark", "", mark_of(entry));
    cli_print_flag(printer, "undone", NULL, entry->undone);
    cli_print_end_row(printer);
}

int
cli_run_history(CliContext *context, GError **error)
{
    const unsigned limit = cli_given(context, "limit")
                               ? (unsigned) cli_value(context->values, "limit")->number
                               : HISTORY_LIMIT;
    g_autoptr(GPtrArray) entries = NULL;
    CliPrinter *printer = context->printer;
    unsigned i;

    if (!cli_print_as_lines(printer, cli_text(context, "format"), entry_keys, error))
        return CEU_EXIT_USAGE;
    entries = ceu_tracker_history(context->tracker, limit, error);
    if (entries == NULL)
        return CEU_EXIT_FAILED;
    cli_print_begin(printer, "ceu.history/1");
    cli_print_begin_list(printer, "entries", "Nothing has been changed yet.");
    for (i = 0; i < entries->len; i++)
        print_entry(printer, g_ptr_array_index(entries, i));
    cli_print_end_list(printer);
    cli_print_end(printer);
    return CEU_EXIT_OK;
}

int
cli_run_verify(CliContext *context, GError **error)
{
    g_autoptr(GPtrArray) findings = ceu_tracker_verify(context->tracker, error);

    if (findings == NULL)
        return CEU_EXIT_FAILED;
    return cli_print_findings(context->printer, "ceu.verify/1", findings) ? CEU_EXIT_OK
                                                                          : CEU_EXIT_DAMAGED;
}
