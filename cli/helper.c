/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a helper, hears what it says, and waits for its end. */
#define _GNU_SOURCE /* memfd_create */

#include "helper.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define SAID_BYTES 4096
#define PREFIX "ceu: " /* which helpers put before what they say, as we do */

bool
cli_has_helper(const CliContext *context, const char *name)
{
    g_autofree char *path = g_build_filename(context->paths->libexec, name, NULL);

    return access(path, X_OK) == 0;
}

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

int
cli_hold_text(const char *text, GError **error)
{
    int fd, saved;

    /* A limit of file sizes is an error to report, not a reason to vanish. */
    (void) signal(SIGXFSZ, SIG_IGN);
    fd = memfd_create("report", MFD_CLOEXEC);
    if (fd >= 0 && write_all(fd, text))
        return fd;
    saved = errno;
    if (fd >= 0)
        (void) close(fd);
    g_set_error(error, CEU_ERROR, (gint) ceu_error_from_errno(saved, CEU_ERROR_IO),
                "the report cannot be handed over to a helper: %s; nothing was written",
                g_strerror(saved));
    return -1;
}

/* All of it is taken, so that the helper never waits for us; what is too long to be read is dropped. */
static GString *
hear(int fd)
{
    GString *said = g_string_new(NULL);
    char part[SAID_BYTES];
    ssize_t count;

    while ((count = read(fd, part, sizeof part)) != 0) {
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            break;
        if (said->len < SAID_BYTES)
            g_string_append_len(said, part, count);
    }
    return said;
}

static CeuError
code_of(int exit_code)
{
    switch (exit_code) {
    case CEU_EXIT_CANNOT_WRITE:
        return CEU_ERROR_FULL;
    case CEU_EXIT_IO:
        return CEU_ERROR_IO;
    case CEU_EXIT_DAMAGED:
        return CEU_ERROR_CORRUPT;
    default:
        return CEU_ERROR_FAILED;
    }
}

/* "no packet was written: …", as the helper said it; or how it ended, if it said nothing. */
static void
set_failure(const CliHelperRun *run, int status, const char *said, GError **error)
{
    if (WIFEXITED(status) && *said != '\0')
        g_set_error(error, CEU_ERROR, (gint) code_of(WEXITSTATUS(status)), "%s", said);
    else
        g_set_error(error, CEU_ERROR, CEU_ERROR_FAILED,
                    "%s ended by %s %d: %s; nothing was written", run->name,
                    WIFSIGNALED(status) ? "signal" : "exit code",
                    WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status), said);
}

static bool
start(const CliContext *context, const CliHelperRun *run, int input, GPid *pid, int *heard,
      GError **error)
{
    static const int target = CLI_HELPER_DESCRIPTOR;
    g_autofree char *path = g_build_filename(context->paths->libexec, run->name, NULL);
    g_autofree char *option =
        run->option != NULL ? g_strconcat("--", run->option, "=", run->path, NULL) : NULL;
    const char *arguments[] = { path, option, NULL };

    return g_spawn_async_with_pipes_and_fds(NULL, arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL,
                                            NULL, input, run->output, -1, &run->extra, &target,
                                            run->extra >= 0 ? 1 : 0, pid, NULL, NULL, heard, error);
}

char *
cli_run_helper(const CliContext *context, const CliHelperRun *run, GError **error)
{
    const int input = cli_hold_text(run->input, error);
    g_autoptr(GError) local = NULL;
    g_autoptr(GString) said = NULL;
    int heard = -1, status = 0;
    bool started;
    GPid pid;

    if (input < 0)
        return NULL;
    started = start(context, run, input, &pid, &heard, &local);
    (void) close(input);
    if (!started) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_IO,
                    "cannot run the helper %s: %s; nothing was written", run->name, local->message);
        return NULL;
    }
    said = hear(heard);
    (void) close(heard);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        continue;
    (void) g_strchomp(said->str);
    if (g_str_has_prefix(said->str, PREFIX))
        g_string_erase(said, 0, strlen(PREFIX));
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return g_strdup(said->str);
    set_failure(run, status, said->str, error);
    return NULL;
}
