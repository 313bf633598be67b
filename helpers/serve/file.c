/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a file under one open: whoever replaces it meanwhile does so for the next reader. */
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

void
serve_file_clear(ServeFile *file)
{
    g_clear_pointer(&file->content, g_bytes_unref);
}

static bool
fail_open(GError **error, int system_error)
{
    if (system_error == ENOENT || system_error == ENOTDIR)
        g_set_error_literal(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                            "The calendar file does not exist yet. To make it, run: ceu calendar "
                            "publish");
    else
        g_set_error(error, CEU_ERROR, CEU_ERROR_IO,
                    "The calendar file cannot be read (%s). To see why, run: ceu doctor",
                    g_strerror(system_error));
    return false;
}

/* Exactly @size bytes, and then the end. */
static bool
read_exactly(int file, char *data, size_t size)
{
    size_t done = 0;
    ssize_t got;

    for (;;) {
        got = read(file, data + done, size + 1 - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0 && done == size;
        done += (size_t) got;
        if (done > size)
            return false;
    }
}

/* Takes nothing: @file stays open. */
static bool
read_open(int file, size_t limit, ServeFile *out, GError **error)
{
    g_autofree char *data = NULL;
    struct stat status;
    size_t size;

    if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) {
        g_set_error_literal(error, CEU_ERROR, CEU_ERROR_IO,
                            "The calendar's path is no file. Look at the setting calendar.path: "
                            "ceu config get calendar.path");
        return false;
    }
    size = (size_t) status.st_size;
    if (size > limit) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT,
                    "The calendar file is larger than %" G_GSIZE_FORMAT " MiB. To write it anew, "
                    "run: ceu calendar publish",
                    limit / (1024 * 1024));
        return false;
    }
    data = g_malloc(size + 1);
    if (!read_exactly(file, data, size)) {
        g_set_error_literal(error, CEU_ERROR, CEU_ERROR_BUSY,
                            "The calendar file is just being written. Try again.");
        return false;
    }
    out->content = g_bytes_new_take(g_steal_pointer(&data), size);
    out->modified_seconds = (int64_t) status.st_mtim.tv_sec;
    return true;
}

bool
serve_file_read(const char *path, size_t limit, ServeFile *out, GError **error)
{
    /* Without O_NONBLOCK a pipe at this place would hold the server. */
    const int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    bool done;

    if (file < 0)
        return fail_open(error, errno);
    done = read_open(file, limit, out, error);
    (void) close(file);
    return done;
}
