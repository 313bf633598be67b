/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The daemon as seen from outside, without a bus: its lock, and the sign of life that it leaves. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <ceu/names.h>

#include "tracker/private.h"

#define SIZE_MAX_BYTES 8192

void
ceu_heartbeat_free(CeuHeartbeat *heartbeat)
{
    if (heartbeat == NULL)
        return;
    g_free(heartbeat->version);
    g_free(heartbeat->server);
    g_free(heartbeat->fault);
    g_free(heartbeat->sandbox);
    g_free(heartbeat);
}

/* The value of @key in lines "key=value"; NULL: none, or an empty one. (transfer full) */
static char *
value_of(char *const *lines, const char *key)
{
    size_t length = strlen(key);

    for (size_t i = 0; lines[i] != NULL; i++) {
        if (strncmp(lines[i], key, length) == 0 && lines[i][length] == '=')
            return lines[i][length + 1] == '\0' ? NULL : g_strdup(lines[i] + length + 1);
    }
    return NULL;
}

/* 0 where there is no number. */
static int64_t
number_of(char *const *lines, const char *key)
{
    g_autofree char *value = value_of(lines, key);
    gint64 number = 0;

    if (value != NULL)
        (void) g_ascii_string_to_signed(value, 10, 0, INT64_MAX, &number, NULL);
    return number;
}

CeuHeartbeat *
ceu_heartbeat_read(GError **error)
{
    g_autofree char *path =
        g_build_filename(g_get_user_runtime_dir(), CEU_DIRECTORY, CEU_HEARTBEAT_FILE, NULL);
    g_autoptr(GError) failure = NULL;
    g_autofree char *text = NULL;
    g_auto(GStrv) lines = NULL;
    CeuHeartbeat *heartbeat;
    gsize size;

    if (!g_file_get_contents(path, &text, &size, &failure) || size > SIZE_MAX_BYTES) {
        bool absent = g_error_matches(failure, G_FILE_ERROR, G_FILE_ERROR_NOENT);

        g_set_error(error, CEU_ERROR, absent ? CEU_ERROR_NOT_FOUND : CEU_ERROR_IO,
                    "the daemon's sign of life cannot be read: %s",
                    failure != NULL ? failure->message : "the file is far too large");
        return NULL;
    }
    lines = g_strsplit(text, "\n", -1);
    heartbeat = g_new0(CeuHeartbeat, 1);
    heartbeat->pid = number_of(lines, "pid");
    heartbeat->version = value_of(lines, "version");
    heartbeat->started.usec = number_of(lines, "started_usec");
    heartbeat->looked.usec = number_of(lines, "looked_usec");
    heartbeat->next.usec = number_of(lines, "next_usec");
    heartbeat->accepted.usec = number_of(lines, "accepted_usec");
    heartbeat->server = value_of(lines, "server");
    heartbeat->sandbox = value_of(lines, "sandbox");
    heartbeat->fault = value_of(lines, "store");
    if (g_strcmp0(heartbeat->fault, "ok") == 0)
        g_clear_pointer(&heartbeat->fault, g_free);
    return heartbeat;
}

bool
ceu_daemon_runs(const CeuPaths *paths)
{
    int fd = open(paths->lock, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    bool held;

    if (fd < 0)
        return false;
    held = flock(fd, LOCK_SH | LOCK_NB) < 0 && errno == EWOULDBLOCK;
    close(fd);
    return held;
}

CeuLife
ceu_daemon_life(const CeuPaths *paths, CeuInstant now)
{
    g_autoptr(CeuHeartbeat) heartbeat = NULL;

    if (!ceu_daemon_runs(paths))
        return CEU_LIFE_ABSENT;
    heartbeat = ceu_heartbeat_read(NULL);
    if (heartbeat == NULL)
        return CEU_LIFE_SILENT;
    /* One from the future was left before the clock was set: it says nothing against the daemon. */
    return now.usec - heartbeat->looked.usec > CEU_HEARTBEAT_OLD_HOURS * G_TIME_SPAN_HOUR
               ? CEU_LIFE_SILENT
               : CEU_LIFE_WELL;
}
