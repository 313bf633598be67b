/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The helper reads from its standard input. It gets the report there as a file without a name, so that this process need
   not stay to feed it. */
#include "print.h"

#include "helper.h"

#include <errno.h>
#include <unistd.h>

/* Standard input from now on. */
static bool
give_report(const char *report, GError **error)
{
    const int fd = cli_hold_text(report, error);
    bool given;

    if (fd < 0)
        return false;
    given = dup2(fd, STDIN_FILENO) >= 0;
    if (!given)
        g_set_error(error, CEU_ERROR, CEU_ERROR_IO,
                    "the report cannot be handed over to " CEU_PRINT_HELPER
                    ": %s; nothing was written",
                    g_strerror(errno));
    (void) close(fd);
    return given;
}

static void
pass(const CliContext *context, GPtrArray *arguments, const char *name)
{
    const char *text = cli_text(context, name);

    if (text != NULL)
        g_ptr_array_add(arguments, g_strconcat("--", name, "=", text, NULL));
}

void
cli_exec_print(const CliContext *context, const char *report, GError **error)
{
    g_autoptr(GPtrArray) arguments = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *path = g_build_filename(context->paths->libexec, CEU_PRINT_HELPER, NULL);

    if (!cli_has_helper(context, CEU_PRINT_HELPER)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "PDF files are made by the helper %s, which is not there; nothing was written. "
                    "Install it (on Debian it comes with the package ceud-print), or write "
                    "“--format html” and print that page "
                    "to a file from a browser: it says the same",
                    path);
        return;
    }
    if (!give_report(report, error))
        return;
    pass(context, arguments, CEU_PRINT_OPTION_OUTPUT);
    pass(context, arguments, CEU_PRINT_OPTION_PAPER);
    cli_exec_helper(context, CEU_PRINT_HELPER, arguments, error);
}
