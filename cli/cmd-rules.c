/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rules list|show|check: what is known of the bodies, and whether a pack is right. */
#include "cmd.h"

#define PACK_MAX_BYTES (256 * 1024)

static void
note_stale(const CliContext *context, const CeuBody *body)
{
    char day[CEU_DATE_TEXT_SIZE];

    if (ceu_body_is_stale(body, context->today))
        cli_print_line(context->printer,
                       "old: %s was last checked on %s, more than %d months ago; compare its rules "
                       "with your account",
                       body->id, ceu_date_format(body->verified, day), CEU_STALE_MONTHS);
}

int
cli_run_rules_list(CliContext *context, GError **error)
{
    g_autoptr(CeuRulebook) rulebook = cli_load_rulebook(context, error);
    CliPrinter *printer = context->printer;
    uint32_t i;

    if (rulebook == NULL)
        return CEU_EXIT_FAILED;
    if (context->json) {
        cli_print_rendering(printer, ceu_report_rules_json(rulebook, NULL, context->today));
        return CEU_EXIT_OK;
    }
    cli_print_begin_list(printer, "bodies", "No rule packs are installed.");
    for (i = 0; i < ceu_rulebook_count(rulebook); i++) {
        const CeuBody *body = ceu_rulebook_nth(rulebook, i);

        cli_print_begin_row(printer);
        cli_print_text(printer, "id", "Body", body->id);
        cli_print_text(printer, "title", "Title", body->title);
        cli_print_number(printer, "types", "Types", body->types->len);
        cli_print_number(printer, "rules", "Rules", body->rules->len);
        cli_print_day(printer, "verified", "Verified", body->verified);
        cli_print_text(printer, "path", "File", body->path);
        cli_print_end_row(printer);
    }
    cli_print_end_list(printer);
    for (i = 0; i < ceu_rulebook_count(rulebook); i++)
        note_stale(context, ceu_rulebook_nth(rulebook, i));
    return CEU_EXIT_OK;
}

int
cli_run_rules_show(CliContext *context, GError **error)
{
    g_autoptr(CeuRulebook) rulebook = cli_load_rulebook(context, error);
    const CeuBody *body =
        rulebook == NULL ? NULL : cli_find_body(rulebook, context->words[0], error);

    if (body == NULL)
        return CEU_EXIT_FAILED;
    if (context->json)
        cli_print_rendering(context->printer,
                            ceu_report_rules_json(rulebook, body, context->today));
    else
        cli_print_rendering(context->printer,
                            ceu_report_body(body, &context->printer->terminal.style));
    return CEU_EXIT_OK;
}

static bool
check_file(const char *path, GPtrArray *faults, GError **error)
{
    g_autoptr(GString) text = cli_read_file(path, PACK_MAX_BYTES, error);

    if (text == NULL)
        return false;
    ceu_rules_check(text->str, text->len, path, faults);
    return true;
}

/* All installed packs. That they cannot be loaded is what the faults say. */
static bool
check_installed(const CliContext *context, GPtrArray *faults, GError **error)
{
    g_autoptr(GError) local = NULL;
    const char *const *directories = (const char *const *) context->paths->rules;
    g_autoptr(CeuRulebook) rulebook = ceu_rulebook_load(directories, NULL, NULL, faults, &local);
    g_autoptr(CeuLabels) labels =
        ceu_labels_load(directories, faults, local == NULL ? &local : NULL);

    if ((rulebook != NULL && labels != NULL) || faults->len > 0)
        return true;
    g_propagate_error(error, g_steal_pointer(&local));
    return false;
}

static bool
print_faults(CliPrinter *printer, const GPtrArray *faults)
{
    bool ok = true;
    unsigned i;

    for (i = 0; i < faults->len; i++)
        ok = ok && ((const CeuFault *) g_ptr_array_index(faults, i))->warning;
    cli_print_begin(printer, "ceu.check/1");
    cli_print_flag(printer, "ok", NULL, ok);
    cli_print_begin_list(printer, "faults", NULL);
    for (i = 0; i < faults->len; i++) {
        const CeuFault *fault = g_ptr_array_index(faults, i);

        cli_print_begin_row(printer);
        cli_print_text(printer, "path", NULL, fault->path);
        cli_print_number(printer, "line", NULL, fault->line);
        cli_print_number(printer, "column", NULL, fault->column);
        cli_print_flag(printer, "warning", NULL, fault->warning);
        cli_print_text(printer, "message", NULL, fault->message);
        cli_print_end_row(printer);
        cli_print_line(printer, "%s:%d:%d: %s: %s", fault->path, fault->line, fault->column,
                       fault->warning ? "warning" : "error", fault->message);
    }
    cli_print_end_list(printer);
    if (ok)
        cli_print_line(printer, "The rules are fine.");
    cli_print_end(printer);
    return ok;
}

int
cli_run_rules_check(CliContext *context, GError **error)
{
    g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_fault_free);
    unsigned i;

    if (context->word_count == 0 && !check_installed(context, faults, error))
        return CEU_EXIT_FAILED;
    for (i = 0; i < context->word_count; i++) {
        if (!check_file(context->words[i], faults, error))
            return CEU_EXIT_FAILED;
    }
    return print_faults(context->printer, faults) ? CEU_EXIT_OK : CEU_EXIT_FAILED;
}
