/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole files in and out, with limits, and messages that name the file. */
#include "command.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define PART_BYTES (64 * 1024)
#define HEAD_MOST_BYTES (1024 * 1024)

static void
set_read_error(const char *path, int saved, GError **error)
{
    g_set_error(error, CEU_ERROR, saved == ENOENT ? CEU_ERROR_NOT_FOUND : CEU_ERROR_IO,
                "cannot read %s: %s; nothing was changed", path, g_strerror(saved));
}

bool
cli_write_output(gpointer data, const char *bytes, size_t size, GError **error)
{
    (void) data;
    while (size > 0) {
        const ssize_t written = write(STDOUT_FILENO, bytes, size);

        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            const int saved = errno;

            g_set_error(error, CEU_ERROR, CEU_ERROR_IO,
                        "cannot write the output: %s; what was recorded stays recorded",
                        g_strerror(saved));
            return false;
        }
        bytes += written;
        size -= (size_t) written;
    }
    return true;
}

/* More of @fd behind @text, until it ends or has more than @limit bytes. A pipe is fine, so no size is asked. */
static bool
read_on(GString *text, int fd, const char *path, size_t limit, GError **error)
{
    g_autofree char *part = g_malloc(PART_BYTES);

    while (text->len <= limit) {
        const ssize_t count = read(fd, part, PART_BYTES);
        const int saved = errno;

        if (count < 0 && saved == EINTR)
            continue;
        if (count < 0) {
            set_read_error(path, saved, error);
            return false;
        }
        if (count == 0)
            return true;
        g_string_append_len(text, part, count);
    }
    return true;
}

/* Up to the first character that says something. */
static bool
read_head(CliInput *input, GError **error)
{
    size_t before;

    do {
        before = input->head->len;
        if (!read_on(input->head, input->fd, input->path, before, error))
            return false;
    } while (input->head->len > before && input->head->len <= HEAD_MOST_BYTES &&
             strspn(input->head->str, " \t\r\n") == input->head->len);
    return true;
}

bool
cli_input_open(CliInput *input, const char *path, GError **error)
{
    const bool standard = strcmp(path, "-") == 0;

    input->path = standard ? "standard input" : path;
    input->fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (input->fd < 0) {
        set_read_error(path, errno, error);
        return false;
    }
    input->head = g_string_new(NULL);
    return read_head(input, error);
}

GString *
cli_input_read(CliInput *input, size_t limit, GError **error)
{
    if (!read_on(input->head, input->fd, input->path, limit, error))
        return NULL;
    if (input->head->len <= limit)
        return g_steal_pointer(&input->head);
    g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT,
                "%s is larger than %" G_GSIZE_FORMAT " KiB; nothing was changed", input->path,
                limit / 1024);
    return NULL;
}

void
cli_input_clear(CliInput *input)
{
    if (input->fd > STDIN_FILENO)
        (void) close(input->fd);
    if (input->head != NULL)
        g_string_free(input->head, TRUE);
    *input = CLI_INPUT_NONE;
}

GString *
cli_read_file(const char *path, size_t limit, GError **error)
{
    g_auto(CliInput) input = CLI_INPUT_NONE;

    return cli_input_open(&input, path, error) ? cli_input_read(&input, limit, error) : NULL;
}
