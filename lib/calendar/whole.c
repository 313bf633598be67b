/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replacing one file so that its readers find the old or the new one, and a power cut leaves one of both. */
#include "calendar/whole.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>

static bool
write_all(int file, const char *data, size_t size)
{
    while (size > 0) {
        ssize_t written = write(file, data, size);

        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        data += written;
        size -= (size_t) written;
    }
    return true;
}

static bool
is_same_file(int file, int directory, const char *name)
{
    struct stat ours, named;

    return fstat(file, &ours) == 0 && fstatat(directory, name, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
           ours.st_ino == named.st_ino && ours.st_dev == named.st_dev;
}

/*
 * The temporary file, ours alone. Its name is fixed, so that a crash leaves at most one; a lock keeps a second
 * writer out. Who waited finds that the name now belongs to another file, and begins again.
 */
static int
open_temporary(int directory, const char *name)
{
    for (;;) {
        g_auto(Descriptor) file =
            openat(directory, name, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK,
                   CEU_WHOLE_MODE_NEW);
        int result;

        if (file < 0)
            return -1;
        while (flock(file, LOCK_EX) != 0 && errno == EINTR)
            continue;
        if (!is_same_file(file, directory, name))
            continue;
        result = file;
        file = -1;
        return result;
    }
}

bool
ceu_whole_replace(int directory, const char *name, const char *temporary, const char *data,
                  size_t size, mode_t mode)
{
    g_auto(Descriptor) file = open_temporary(directory, temporary);
    int saved;

    if (file < 0)
        return false;
    if (ftruncate(file, 0) == 0 && fchmod(file, mode) == 0 && write_all(file, data, size) &&
        fsync(file) == 0 && renameat(directory, temporary, directory, name) == 0)
        return true;
    saved = errno;
    (void) unlinkat(directory, temporary, 0);
    errno = saved;
    return false;
}

bool
ceu_whole_sync(int directory)
{
    /* Some file systems cannot sync a directory; there is nothing more to be done on them. */
    return fsync(directory) == 0 || errno == EINVAL;
}
