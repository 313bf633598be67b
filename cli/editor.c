/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the user's editor in the foreground. */
#include "editor.h"

#include "foreground.h"

#include <unistd.h>

bool
cli_can_edit(const CliContext *context)
{
    return !context->json && context->printer->terminal.interactive && isatty(STDOUT_FILENO) == 1;
}

/* A command of the shell. (transfer full) */
static char *
find_editor(void)
{
    static const char *const variables[] = { "VISUAL", "EDITOR" };
    g_autofree char *sensible = NULL;
    unsigned i;

    for (i = 0; i < G_N_ELEMENTS(variables); i++) {
        const char *value = g_getenv(variables[i]);

        if (value != NULL && value[0] != '\0')
            return g_strdup(value);
    }
    sensible = g_find_program_in_path("sensible-editor");
    return g_strdup(sensible != NULL ? "sensible-editor" : "vi");
}

bool
cli_run_editor(const char *path, GError **error)
{
    g_autofree char *editor = find_editor();
    g_autofree char *script = g_strconcat(editor, " \"$@\"", NULL);
    const char *argv[] = { "/bin/sh", "-c", script, editor, path, NULL };
    g_autoptr(GError) local = NULL;
    CliForeground keys;
    int status = 0;
    bool ran;

    /* Ctrl-C is for the editor: it must not end us while the form is open. */
    keys = cli_foreground_begin();
    ran = g_spawn_sync(NULL, (char **) argv, NULL, G_SPAWN_CHILD_INHERITS_STDIN,
                       cli_foreground_child, NULL, NULL, NULL, &status, &local);
    cli_foreground_end(&keys);
    if (ran && g_spawn_check_wait_status(status, &local))
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_FAILED, "the editor “%s” failed (%s)", editor,
                local->message);
    return false;
}
