/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines "key=value", replaced whole, readable by the user alone; they are gone with the session, as the daemon is. */
#include "heartbeat.h"

#include "sandbox.h"

#include <ceu/names.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

struct Heartbeat {
    char *path;
    char *sandbox;
    CeuInstant started; /* of the first beat; 0: none yet */
    bool faulty;        /* the last beat could not be written */
};

Heartbeat *
heartbeat_new(void)
{
    Heartbeat *self = g_new0(Heartbeat, 1);

    self->sandbox = sandbox_report();
    self->path =
        g_build_filename(g_get_user_runtime_dir(), CEU_DIRECTORY, CEU_HEARTBEAT_FILE, NULL);
    return self;
}

void
heartbeat_free(Heartbeat *self)
{
    (void) g_remove(self->path);
    g_free(self->path);
    g_free(self->sandbox);
    g_free(self);
}

static void
append(GString *text, const char *key, const char *value)
{
    g_string_append_printf(text, "%s=", key);
    for (const char *p = value == NULL ? "" : value; *p != '\0'; p++)
        g_string_append_c(text, g_ascii_iscntrl(*p) ? ' ' : *p);
    g_string_append_c(text, '\n');
}

static void
append_instant(GString *text, const char *key, CeuInstant instant)
{
    g_string_append_printf(text, "%s=%" G_GINT64_FORMAT "\n", key, instant.usec);
}

void
heartbeat_beat(Heartbeat *self, CeuInstant now, const Beat *beat)
{
    g_autofree char *directory = g_path_get_dirname(self->path);
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    bool written;

    if (self->started.usec == 0)
        self->started = now;
    g_string_append_printf(text, "pid=%d\n", (int) getpid());
    append(text, "version", CEU_VERSION);
    append_instant(text, "started_usec", self->started);
    append_instant(text, "looked_usec", now);
    append_instant(text, "next_usec", beat->next);
    append(text, "server", beat->server);
    append_instant(text, "accepted_usec", beat->accepted);
    append(text, "sandbox", self->sandbox);
    append(text, "store", beat->fault == NULL ? "ok" : beat->fault);
    (void) g_mkdir_with_parents(directory, 0700); /* a fault shows in the next line */
    written = g_file_set_contents_full(self->path, text->str, (gssize) text->len,
                                       G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error);
    if (!written && !self->faulty)
        g_warning("no sign of life can be left for ceu doctor: %s", error->message);
    self->faulty = !written;
}
