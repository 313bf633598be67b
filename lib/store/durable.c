/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files and folders that are still there after a power cut: made, synced, renamed in the right order. */
#define _GNU_SOURCE /* renameat2() */
#include "store/durable.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

static CeuError
code_of(int system_error)
{
    if (system_error == ENOENT || system_error == ENOTDIR)
        return CEU_ERROR_NOT_FOUND;
    if (system_error == EEXIST)
        return CEU_ERROR_EXISTS;
    return ceu_error_from_errno(system_error, CEU_ERROR_IO);
}

void
ceu_durable_set_error(GError **error, int system_error, const char *what, const char *path)
{
    g_set_error(error, CEU_ERROR, (int) code_of(system_error),
                "cannot %s “%s” (%s); nothing was recorded", what, path, g_strerror(system_error));
}

bool
ceu_durable_sync(const char *path, GError **error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0) {
        ceu_durable_set_error(error, errno, "open", path);
        return false;
    }
    int result = fsync(fd);
    int saved = errno;
    (void) close(fd);
    if (result == 0)
        return true;
    ceu_durable_set_error(error, saved, "write", path);
    return false;
}

static bool
sync_parent(const char *path, GError **error)
{
    g_autofree char *parent = g_path_get_dirname(path);

    return ceu_durable_sync(parent, error);
}

bool
ceu_durable_make_directory(const char *path, GError **error)
{
    if (g_file_test(path, G_FILE_TEST_IS_DIR))
        return true;
    g_autofree char *parent = g_path_get_dirname(path);
    if (!g_str_equal(parent, path) && !ceu_durable_make_directory(parent, error))
        return false;
    if (mkdir(path, 0700) != 0 && errno != EEXIST) {
        ceu_durable_set_error(error, errno, "make the folder", path);
        return false;
    }
    return ceu_durable_sync(parent, error);
}

bool
ceu_durable_make_file(const char *path, GError **error)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

    if (fd < 0) {
        ceu_durable_set_error(error, errno, "make the file", path);
        return false;
    }
    (void) close(fd);
    return true;
}

/* Not every file system can refuse to replace in one step; there, looking first has to do. */
static int
rename_as_new(const char *from, const char *to)
{
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return -1;
    if (access(to, F_OK) == 0) {
        errno = EEXIST;
        return -1;
    }
    return rename(from, to);
}

bool
ceu_durable_publish(const char *from, const char *to, bool replace, GError **error)
{
    if (!ceu_durable_sync(from, error))
        return false;
    int result = replace ? rename(from, to) : rename_as_new(from, to);
    if (result != 0) {
        ceu_durable_set_error(error, errno, "write", to);
        return false;
    }
    return sync_parent(to, error);
}

/* getrandom() answers up to 256 bytes at once or, before the pool is ready, waits: never less. */
char *
ceu_durable_new_uuid(void)
{
    uint8_t b[16];

    if (getrandom(b, sizeof b, 0) != (ssize_t) sizeof b)
        g_error("the system gives no random numbers: %s", g_strerror(errno));
    b[6] = (uint8_t) ((b[6] & 0x0f) | 0x40);
    b[8] = (uint8_t) ((b[8] & 0x3f) | 0x80);
    return g_strdup_printf("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                           b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11],
                           b[12], b[13], b[14], b[15]);
}
