/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks a person at the terminal. The line editor is a helper, so that no start of `ceu` carries one. */
#define _GNU_SOURCE /* memfd_create */

#include "ask.h"

#include "foreground.h"

#include <ceu/names.h>

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define ANSWER_MAX_BYTES ((size_t) 64 * 1024)

typedef enum {
    OUTCOME_ANSWERED,
    OUTCOME_END,         /* of input */
    OUTCOME_INTERRUPTED, /* Ctrl-C */
    OUTCOME_NO_EDITOR,   /* none is there, or it failed: nothing was asked */
} Outcome;

bool
cli_can_ask(const CliContext *context)
{
    return !context->json && context->printer->terminal.interactive;
}

/* The offers as a file without a name, to be read from its beginning; -1: no such thing. */
static int
open_offers(const char *offers)
{
    const size_t size = offers == NULL ? 0 : strlen(offers);
    const int fd = memfd_create("offers", MFD_CLOEXEC);
    size_t done = 0;

    while (fd >= 0 && done < size) {
        const ssize_t count = write(fd, offers + done, size - done);

        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break; /* fewer are offered */
        done += (size_t) count;
    }
    if (fd >= 0)
        (void) lseek(fd, 0, SEEK_SET);
    return fd;
}

/* All that comes from @fd, which is closed. (transfer full) */
static GString *
read_answer(int fd)
{
    GString *text = g_string_new(NULL);
    char part[1024];
    ssize_t got;

    do {
        got = read(fd, part, sizeof part);
        if (got > 0)
            g_string_append_len(text, part, got);
    } while ((got > 0 && text->len < ANSWER_MAX_BYTES) || (got < 0 && errno == EINTR));
    (void) close(fd);
    return text;
}

static Outcome
outcome_of(int status)
{
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGINT)
        return OUTCOME_INTERRUPTED;
    if (WIFEXITED(status) && WEXITSTATUS(status) == CEU_EXIT_OK)
        return OUTCOME_ANSWERED;
    if (WIFEXITED(status) && WEXITSTATUS(status) == CEU_EXIT_FAILED)
        return OUTCOME_END;
    return OUTCOME_NO_EDITOR;
}

static Outcome
run_editor(const char *path, const CliQuestion *question, char **answer)
{
    const char *const argv[] = { path, question->text, question->breaks, NULL };
    const int offers = open_offers(question->offers), descriptor = CEU_ASK_DESCRIPTOR;
    g_autoptr(GString) text = NULL;
    int out = -1, status = 0;
    GPid pid;
    bool spawned;

    spawned = g_spawn_async_with_pipes_and_fds(
        NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_CHILD_INHERITS_STDIN,
        cli_foreground_child, NULL, -1, -1, -1, &offers, &descriptor, offers < 0 ? 0 : 1, &pid,
        NULL, &out, NULL, NULL);
    if (offers >= 0)
        (void) close(offers);
    if (!spawned)
        return OUTCOME_NO_EDITOR;
    text = read_answer(out);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        continue;
    if (outcome_of(status) == OUTCOME_ANSWERED)
        *answer = g_strdup(g_strstrip(text->str));
    return outcome_of(status);
}

/* What a dumb terminal shows would be worse than nothing. */
static Outcome
ask_with_editor(const CliContext *context, const CliQuestion *question, char **answer)
{
    g_autofree char *path = g_build_filename(context->paths->libexec, CEU_ASK_HELPER, NULL);
    const char *term = g_getenv("TERM");
    CliForeground keys;
    Outcome outcome;

    if (term == NULL || term[0] == '\0' || g_str_equal(term, "dumb") || access(path, X_OK) != 0)
        return OUTCOME_NO_EDITOR;
    keys = cli_foreground_begin();
    outcome = run_editor(path, question, answer);
    cli_foreground_end(&keys);
    return outcome;
}

static Outcome
ask_plainly(const char *question, char **answer)
{
    char *line = NULL;
    size_t size = 0;

    (void) fputs(question, stderr);
    (void) fflush(stderr);
    if (getline(&line, &size, stdin) < 0) {
        (void) fputc('\n', stderr);
        free(line);
        return OUTCOME_END;
    }
    *answer = g_strdup(g_strstrip(line));
    free(line);
    return OUTCOME_ANSWERED;
}

/* As the shell expects of a program that Ctrl-C ends. */
static void
end_interrupted(void)
{
    (void) fputc('\n', stderr);
    cli_note("interrupted: nothing was recorded");
    (void) signal(SIGINT, SIG_DFL);
    (void) raise(SIGINT);
}

bool
cli_ask(const CliContext *context, const CliQuestion *question, char **answer, GError **error)
{
    Outcome outcome = ask_with_editor(context, question, answer);

    if (outcome == OUTCOME_NO_EDITOR)
        outcome = ask_plainly(question->text, answer);
    if (outcome == OUTCOME_INTERRUPTED)
        end_interrupted();
    if (outcome == OUTCOME_ANSWERED)
        return true;
    g_set_error_literal(error, CEU_ERROR, CEU_ERROR_STATE,
                        "the input ended before the last question: nothing was recorded");
    return false;
}

bool
cli_confirm(const CliContext *context, const char *question)
{
    g_autofree char *shown = NULL, *answer = NULL, *line = NULL;

    if (!cli_can_ask(context))
        return false;
    shown = ceu_text_visible(question);
    line = g_strdup_printf("%s [y/N]: ", shown);
    return ask_plainly(line, &answer) == OUTCOME_ANSWERED &&
           (g_ascii_strcasecmp(answer, "y") == 0 || g_ascii_strcasecmp(answer, "yes") == 0);
}
