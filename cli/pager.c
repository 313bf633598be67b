/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the pager. */
#include "pager.h"

#include "foreground.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGER_DEFAULT                                                                              \
    "less -FRX"            /* ends where all fits, keeps colours, leaves the text on the screen */
#define LESS_DEFAULT "FRX" /* the same for a PAGER of the user's that is less */
#define NO_PAGER "none"
#define NOT_STARTED 126 /* and above: the shell found no such program, or may not run it */

/* Whether the text has more lines than the screen, those that wrap counted as often. */
static bool
is_longer(const CliTerminal *terminal, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    int used = 1; /* the prompt's */

    for (size_t i = 0; lines[i] != NULL && used <= terminal->rows; i++)
        used += 1 + MAX(ceu_text_width(lines[i]) - 1, 0) / terminal->style.width;
    return used > terminal->rows;
}

/* (nullable) (transfer full): a command of the shell; NULL: the user wants none */
static char *
find_pager(const CliContext *context)
{
    g_autoptr(CeuConfig) config = NULL;
    const char *own = g_getenv("CEU_PAGER"), *common = g_getenv("PAGER"), *found = own;

    if (found == NULL) {
        config =
            ceu_config_load(context->paths, NULL); /* whoever needs it says what is wrong with it */
        found = config == NULL ? NULL : config->pager;
    }
    if (found == NULL)
        found = common == NULL ? PAGER_DEFAULT : common;
    if (found[0] == '\0' || g_str_equal(found, NO_PAGER) || g_str_equal(found, "cat"))
        return NULL;
    return g_strdup(found);
}

/* Until all is taken, or the pager has seen enough. */
static void
feed(int fd, const GString *text)
{
    size_t done = 0;

    while (done < text->len) {
        const ssize_t count = write(fd, text->str + done, text->len - done);

        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        done += (size_t) count;
    }
    (void) close(fd);
}

/* false: it could not be started, and has shown nothing */
static bool
run_pager(const char *pager, const GString *text)
{
    const char *argv[] = { "/bin/sh", "-c", pager, NULL };
    g_auto(GStrv) environment = g_get_environ();
    int in = -1, status = 0;
    GPid pid;

    environment = g_environ_setenv(environment, "LESS", LESS_DEFAULT, FALSE);
    if (!g_spawn_async_with_pipes(NULL, (char **) argv, environment, G_SPAWN_DO_NOT_REAP_CHILD,
                                  cli_foreground_child, NULL, &pid, &in, NULL, NULL, NULL))
        return false;
    feed(in, text);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        continue;
    return !WIFEXITED(status) || WEXITSTATUS(status) < NOT_STARTED;
}

static bool
wants_pager(const CliContext *context)
{
    const CliTerminal *terminal = &context->printer->terminal;

    return terminal->rows > 0 && !context->json && context->values != NULL &&
           !cli_given(context, "no-pager") && is_longer(terminal, context->printer->out->str);
}

bool
cli_page(const CliContext *context)
{
    g_autofree char *pager = wants_pager(context) ? find_pager(context) : NULL;
    CliForeground keys;
    bool shown;

    if (pager == NULL)
        return false;
    keys = cli_foreground_begin();
    shown = run_pager(pager, context->printer->out);
    cli_foreground_end(&keys);
    return shown;
}
