/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole files in and out, with limits, and messages that name the file. */
#include "command.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define PART_BYTES (64 * 1024)

static void
set_read_error(const char *path, int saved, GError **error)
{
    g_set_error(error, CEU_ERROR, saved == ENOENT ? CEU_ERROR_NOT_FOUND : CEU_ERROR_IO,
                "cannot read %s: %s; nothing was changed", path, g_strerror(saved));
}

/* A pipe is fine, so no size is asked: reading stops at the limit. */
static GString *
read_all(int fd, const char *path, size_t limit, GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree char *part = g_malloc(PART_BYTES);

    while (text->len <= limit) {
        const ssize_t count = read(fd, part, PART_BYTES);
        const int saved = errno;

        if (count < 0 && saved == EINTR)
            continue;
        if (count < 0) {
            set_read_error(path, saved, error);
            return NULL;
        }
        if (count == 0)
            return g_steal_pointer(&text);
        g_string_append_len(text, part, count);
    }
    g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT,
                "%s is larger than %" G_GSIZE_FORMAT " KiB; nothing was changed", path,
                limit / 1024);
    return NULL;
}

GString *
cli_read_file(const char *path, size_t limit, GError **error)
{
    GString *text;
    int fd;

    if (strcmp(path, "-") == 0)
        return read_all(STDIN_FILENO, "standard input", limit, error);
    fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        set_read_error(path, errno, error);
        return NULL;
    }
    text = read_all(fd, path, limit, error);
    (void) close(fd);
    return text;
}
