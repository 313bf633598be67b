/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One calendar file that other programs may read at any moment: always whole, and not touched without need. */
#include <ceu/calendar.h>

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "calendar/whole.h"

static bool
fail(GError **error, int system_error, const char *what, const char *path)
{
    g_set_error(error, CEU_ERROR, (gint) ceu_error_from_errno(system_error, CEU_ERROR_IO),
                "%s “%s” (%s); the calendar stays as it was, the records are safe", what, path,
                g_strerror(system_error));
    return false;
}

/*
 * The file behind @path, so that a symbolic link to a synchronised folder stays a link. Anything but a regular file
 * is refused: renaming over a device or a pipe would take it away from everyone. (transfer full)
 */
static char *
resolve(const char *path, GError **error)
{
    struct stat status;
    char *real, *result;

    if (lstat(path, &status) != 0)
        return g_strdup(path);
    real = realpath(path, NULL);
    if (real == NULL || stat(real, &status) != 0) {
        (void) fail(error, errno, "cannot follow the link", path);
        free(real);
        return NULL;
    }
    if (!S_ISREG(status.st_mode)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_IO,
                    "“%s” is no regular file; nothing was written there", path);
        free(real);
        return NULL;
    }
    result = g_strdup(real);
    free(real);
    return result;
}

/* Whether the regular file @path holds just @size bytes of @data. @out_mode: its mode, untouched if there is none. */
static bool
holds(const char *path, const char *data, size_t size, mode_t *out_mode)
{
    g_auto(Descriptor) file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat status;
    char buffer[16384];
    size_t done = 0;

    if (file < 0 || fstat(file, &status) != 0 || !S_ISREG(status.st_mode))
        return false;
    *out_mode = status.st_mode & 0777;
    if (status.st_size < 0 || (size_t) status.st_size != size)
        return false;
    while (done < size) {
        ssize_t got = read(file, buffer, MIN(sizeof buffer, size - done));

        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0 || memcmp(buffer, data + done, (size_t) got) != 0)
            return false;
        done += (size_t) got;
    }
    return true;
}

static bool
sync_directory(const char *path)
{
    g_auto(Descriptor) directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    return directory >= 0 && ceu_whole_sync(directory);
}

bool
ceu_feed_write(const char *path, GBytes *content, bool *out_changed, GError **error)
{
    g_autofree char *target = NULL;
    g_autofree char *directory = NULL;
    g_autofree char *name = NULL;
    g_autofree char *temporary = NULL;
    mode_t mode = CEU_WHOLE_MODE_NEW;
    size_t size;
    const char *data;
    bool same;

    g_return_val_if_fail(path != NULL && content != NULL, false);

    data = g_bytes_get_data(content, &size);
    target = resolve(path, error);
    if (target == NULL)
        return false;
    same = holds(target, data, size, &mode);
    if (!same) {
        directory = g_path_get_dirname(target);
        name = g_path_get_basename(target);
        temporary = g_strdup_printf("%s/.%s.tmp", directory, name);
        if (g_mkdir_with_parents(directory, CEU_WHOLE_MODE_DIRECTORY) != 0)
            return fail(error, errno, "cannot make the folder", directory);
        if (!ceu_whole_replace(AT_FDCWD, target, temporary, data, size, mode))
            return fail(error, errno, "cannot write", target);
        if (!sync_directory(directory))
            return fail(error, errno, "cannot sync the folder", directory);
    }
    if (out_changed != NULL)
        *out_changed = !same;
    return true;
}
