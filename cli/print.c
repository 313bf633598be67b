/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The helper reads from its standard input. It gets the report there as a file without a name, so that this process need
   not stay to feed it. */
#define _GNU_SOURCE /* memfd_create */

#include "print.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static bool
write_all(int fd, const char *text)
{
    const size_t size = strlen(text);
    size_t done = 0;

    while (done < size) {
        const ssize_t count = write(fd, text + done, size - done);

        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        done += (size_t) count;
    }
    return lseek(fd, 0, SEEK_SET) == 0;
}

/* Standard input from now on. A limit of file sizes is an error to report, not a reason to vanish. */
static bool
give_report(const char *report, GError **error)
{
    int fd, saved;
    bool given;

    (void) signal(SIGXFSZ, SIG_IGN);
    fd = memfd_create("report", MFD_CLOEXEC);
    given = fd >= 0 && write_all(fd, report) && dup2(fd, STDIN_FILENO) >= 0;
    saved = errno;
    if (fd >= 0)
        (void) close(fd);
    if (!given)
        g_set_error(error, CEU_ERROR, (gint) ceu_error_from_errno(saved, CEU_ERROR_IO),
                    "the report cannot be handed over to " CEU_PRINT_HELPER
                    ": %s; nothing was written",
                    g_strerror(saved));
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

    if (access(path, X_OK) != 0) {
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
