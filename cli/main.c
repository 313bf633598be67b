/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ceu: finds the command in the table, opens what it needs, runs it, and tells the result or the one error. */
#include "help.h"
#include "pager.h"
#include "request.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#ifdef NDEBUG
#define CLI_TIDIES_UP 0
#else
#define CLI_TIDIES_UP 1
#endif

/* What only prefers to write makes do with reading. */
static bool
can_do_without_writing(unsigned flags, const GError *error)
{
    return flags & CLI_READS && flags & CLI_WRITES &&
           g_error_matches(error, CEU_ERROR, CEU_ERROR_READ_ONLY);
}

static bool
open_store(CliContext *context, GError **error)
{
    g_autoptr(GError) local = NULL;
    const unsigned flags = context->command->flags;

    context->paths = ceu_paths_new_from_environment();
    if (!(flags & (CLI_READS | CLI_WRITES | CLI_CREATES)))
        return true;
    if (!(flags & (CLI_WRITES | CLI_CREATES))) {
        context->tracker = cli_open_to_read(context, error);
        return context->tracker != NULL;
    }
    context->tracker = ceu_tracker_open(context->paths, CEU_TRACKER_WRITE, &local);
    if (context->tracker != NULL)
        return true;
    if (flags & CLI_CREATES && g_error_matches(local, CEU_ERROR, CEU_ERROR_NOT_FOUND))
        return true; /* cli_create_store(), once the command knows that it has something to keep */
    if (can_do_without_writing(flags, local))
        context->tracker = ceu_tracker_open(context->paths, CEU_TRACKER_READ, error);
    else
        g_propagate_error(error, g_steal_pointer(&local));
    return context->tracker != NULL;
}

static int
run_command(CliContext *context, GError **error)
{
    if (context->values != NULL && cli_given(context, "help")) {
        cli_help_command(context->printer, context->command);
        return CEU_EXIT_OK;
    }
    if (!(context->command->flags & CLI_RAW_WORDS) && !cli_request_check(context, error))
        return CEU_EXIT_USAGE;
    if (context->json && context->command->flags & CLI_TEXT_ONLY) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "“%s” has no --json", context->command->name);
        return CEU_EXIT_USAGE;
    }
    if (!open_store(context, error))
        return CEU_EXIT_FAILED;
    return context->command->run(context, error);
}

/* All output leaves the program here; a full disk must not look like success. */
static bool
write_output(const GString *out, GError **error)
{
    if (!cli_write_output(NULL, out->str, out->len, error))
        return false;
    if (out->len > 0 && close(STDOUT_FILENO) != 0) {
        const int saved = errno;

        g_set_error(error, CEU_ERROR, CEU_ERROR_IO,
                    "cannot finish the output: %s; what was recorded stays recorded",
                    g_strerror(saved));
        return false;
    }
    return true;
}

static int
exit_code_of(const GError *error)
{
    return error->domain == CLI_USAGE_ERROR ? CEU_EXIT_USAGE : ceu_error_exit_code(error);
}

static int
report_error(const GError *error, bool json)
{
    const int code = exit_code_of(error);
    g_autoptr(CliPrinter) printer = NULL;
    const char *word = error->domain == CLI_USAGE_ERROR ? "usage" : ceu_error_word(error);
    const CliTerminal none = { 0 };

    if (!json) {
        cli_note("%s", error->message);
        return code;
    }
    printer = cli_printer_new(true, &none);
    cli_print_begin(printer, "ceu.error/1");
    cli_print_text(printer, "code", NULL, word);
    cli_print_text(printer, "message", NULL, error->message);
    cli_print_number(printer, "exit_code", NULL, code);
    cli_print_end(printer);
    if (write(STDERR_FILENO, printer->out->str, printer->out->len) < 0)
        return code; /* nowhere left to say so */
    return code;
}

static void
context_clear(CliContext *context)
{
    g_clear_pointer(&context->view, ceu_view_free);
    g_clear_pointer(&context->tracker, ceu_tracker_close);
    g_clear_pointer(&context->paths, ceu_paths_free);
    g_clear_pointer(&context->values, cli_values_free);
    g_clear_pointer(&context->words, g_strfreev);
    g_clear_pointer(&context->printer, cli_printer_free);
}

static int
run_in_context(CliContext *context, bool *json, GError **error)
{
    g_autoptr(GError) local = NULL;
    CliTerminal terminal;
    int code;

    if (!cli_request_parse(context, error))
        return CEU_EXIT_USAGE;
    context->json = context->values != NULL && cli_given(context, "json");
    *json = context->json;
    terminal = cli_terminal_detect(context->values != NULL && cli_given(context, "no-color"));
    context->printer = cli_printer_new(context->json, &terminal);
    code = run_command(context, &local);
    if (!cli_page(context) && !write_output(context->printer->out, local == NULL ? &local : NULL))
        code = CEU_EXIT_IO;
    if (local != NULL)
        g_propagate_error(error, g_steal_pointer(&local));
    return code;
}

static int
run_request(CliRequest *request, bool *json, GError **error)
{
    CliContext context = { .command = request->command, .words = g_steal_pointer(&request->words) };
    const int code = run_in_context(&context, json, error);

    /* The program ends here, and the system takes everything back for nothing; by hand it costs 0.45 of
       6 million instructions of `ceu status`. Debug builds tidy up, so that leaks are found. */
    if (CLI_TIDIES_UP)
        context_clear(&context);
    return code;
}

int
main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    CliRequest request = { 0 };
    bool json = false;
    int code = CEU_EXIT_USAGE;

    if (argc < 1)
        return CEU_EXIT_USAGE;
    (void) signal(SIGXFSZ,
                  SIG_IGN); /* a limit of file sizes is an error to tell, no reason to vanish */
    json = g_strv_contains((const char *const *) argv, "--json");
    if (cli_request_find(argv + 1, &request, &error))
        code = run_request(&request, &json, &error);
    if (error != NULL)
        code = report_error(error, json);
    return code;
}
