/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of rules as bytes: a regular one, of limited size. */
#include "rules/file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "rules/nodes.h"

void
ceu_rules_set_io_error(GError **error, const char *path, int saved)
{
    g_set_error(error, CEU_ERROR, CEU_ERROR_IO, "the rules in %s cannot be read: %s", path,
                g_strerror(saved));
}

/* The bytes of @fd, one more than the limit at most, so that a file that is too large shows as such. */
static GByteArray *
read_bytes(int fd, const char *path, GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    guint8 part[8192];

    while (bytes->len <= CEU_PACK_SIZE_MAX) {
        ssize_t got = read(fd, part, sizeof part);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            ceu_rules_set_io_error(error, path, errno);
            return NULL;
        }
        if (got == 0)
            break;
        g_byte_array_append(bytes, part, (guint) got);
    }
    return g_steal_pointer(&bytes);
}

GByteArray *
ceu_rules_read_file(const char *path, struct stat *out_status, GError **error)
{
    g_autoptr(GByteArray) bytes = NULL;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    if (fd < 0) {
        ceu_rules_set_io_error(error, path, errno);
        return NULL;
    }
    if (fstat(fd, out_status) != 0)
        ceu_rules_set_io_error(error, path, errno);
    else if (!S_ISREG(out_status->st_mode))
        g_set_error(error, CEU_ERROR, CEU_ERROR_IO, "%s is not a regular file", path);
    else
        bytes = read_bytes(fd, path, error);
    close(fd);
    return g_steal_pointer(&bytes);
}
