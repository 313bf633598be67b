/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs the user's command, or opens a report. Under systemd the program is started as a unit of its own:
 * a viewer must not live in our sandbox, and must not die with us.
 */
#include "opener.h"

#include <ceu/inbox.h>
#include <ceu/names.h>
#include <ceu/report.h>
#include <errno.h>
#include <glib/gstdio.h>

#define REPORT_COLUMNS 80

/* $XDG_RUNTIME_DIR/ceud/status.txt: readable by the user alone, gone at logout. (transfer full) */
static char *
write_report(CeuTracker *tracker, GError **error)
{
    const CeuStyle style = { .width = REPORT_COLUMNS, .colour = false, .unicode = true };
    g_autoptr(CeuView) view = ceu_tracker_view(tracker, ceu_clock_today(), error);
    g_autofree char *directory = g_build_filename(g_get_user_runtime_dir(), CEU_DIRECTORY, NULL);
    g_autofree char *path = g_build_filename(directory, "status.txt", NULL);
    g_autofree char *text = NULL;

    if (view == NULL)
        return NULL;
    if (g_mkdir_with_parents(directory, 0700) < 0) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_IO, "cannot make “%s” for the report: %s",
                    directory, g_strerror(errno));
        return NULL;
    }
    text = ceu_report_status(view->assessment, view->facts, &style);
    if (!g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error))
        return NULL;
    return g_steal_pointer(&path);
}

static void
add_all(GPtrArray *out, const char *const *words)
{
    for (; *words != NULL; words++)
        g_ptr_array_add(out, g_strdup(*words));
}

/* The certificate of the only draft that is meant; NULL: something else is. (transfer full) */
static char *
file_meant(CeuTracker *tracker, const GPtrArray *keys)
{
    if (keys == NULL || keys->len != 1)
        return NULL;
    return ceu_tracker_draft_file(tracker, g_ptr_array_index(keys, 0));
}

/* Adds the command's words to @out; no shell sees it. */
static bool
add_command(GPtrArray *out, CeuTracker *tracker, const CeuConfig *config, const GPtrArray *keys,
            GError **error)
{
    g_auto(GStrv) words = NULL;
    char *file = file_meant(tracker, keys), *report;

    if (file != NULL) {
        g_ptr_array_add(out, g_strdup("xdg-open"));
        g_ptr_array_add(out, file);
        return true;
    }
    if (config->open_command != NULL) {
        if (!g_shell_parse_argv(config->open_command, NULL, &words, error))
            return false;
        add_all(out, (const char *const *) words);
        return true;
    }
    report = write_report(tracker, error);
    if (report == NULL)
        return false;
    g_ptr_array_add(out, g_strdup("xdg-open"));
    g_ptr_array_add(out, report);
    return true;
}

bool
opener_answer(CeuTracker *tracker, const CeuConfig *config, const GPtrArray *keys, GError **error)
{
    static const char *const as_unit[] = { "systemd-run", "--user",     "--quiet",
                                           "--collect",   "--no-block", "--no-ask-password",
                                           "--",          NULL };
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);

    if (g_getenv("INVOCATION_ID") != NULL)
        add_all(words, as_unit);
    if (!add_command(words, tracker, config, keys, error))
        return false;
    g_ptr_array_add(words, NULL);
    return g_spawn_async(NULL, (char **) words->pdata, NULL,
                         G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, error);
}
