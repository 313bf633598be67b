/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The single-instance lock: flock(), which the kernel gives back however the process ends. */
#include "lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

int
lock_take(const char *path, GError **error)
{
    g_autofree char *directory = g_path_get_dirname(path);
    int fd;

    if (g_mkdir_with_parents(directory, 0700) < 0) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_IO,
                    "cannot make the directory “%s” (%s): no reminder can be shown until it exists",
                    directory, g_strerror(errno));
        return -1;
    }
    fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_IO,
                    "cannot open the lock file “%s” (%s): make it writable and start again", path,
                    g_strerror(errno));
        return -1;
    }
    if (flock(fd, LOCK_EX | LOCK_NB) < 0) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_BUSY,
                    "another ceud already looks after these records (lock “%s”): this one ends",
                    path);
        close(fd);
        return -1;
    }
    return fd;
}
