/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole files out, with messages that name the file. */
#include <ceu/exchange.h>

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

/* GLib's own messages name its temporary file, which nobody knows. */
static const struct {
    GFileError file_error;
    CeuError code;
    const char *reason;
} write_errors[] = {
    { G_FILE_ERROR_NOSPC, CEU_ERROR_FULL, "no space is left" },
    { G_FILE_ERROR_ROFS, CEU_ERROR_READ_ONLY, "the file system is read-only" },
    { G_FILE_ERROR_NOENT, CEU_ERROR_NOT_FOUND, "its folder does not exist" },
    { G_FILE_ERROR_NOTDIR, CEU_ERROR_NOT_FOUND, "its folder is not a folder" },
    { G_FILE_ERROR_ISDIR, CEU_ERROR_IO, "it is a folder" },
    { G_FILE_ERROR_ACCES, CEU_ERROR_READ_ONLY, "you may not write there" },
    { G_FILE_ERROR_PERM, CEU_ERROR_READ_ONLY, "you may not write there" },
};

static void
set_error(const char *path, const GError *cause, GError **error)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(write_errors); i++) {
        if (!g_error_matches(cause, G_FILE_ERROR, (int) write_errors[i].file_error))
            continue;
        g_set_error(error, CEU_ERROR, (int) write_errors[i].code, "cannot write %s: %s", path,
                    write_errors[i].reason);
        return;
    }
    g_set_error(error, CEU_ERROR, CEU_ERROR_IO, "cannot write %s: %s", path, cause->message);
}

bool
ceu_export_write_file(const char *path, const char *content, size_t size, GError **error)
{
    g_autoptr(GError) local = NULL;

    if (g_file_set_contents_full(path, content, (gssize) size,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 &local))
        return true;
    set_error(path, local, error);
    return false;
}

struct CeuExportFile {
    char *path;
    char *draft; /* NULL: it has its name */
    int fd;      /* -1: closed */
};

static bool
fail(const CeuExportFile *file, int system_error, GError **error)
{
    g_autoptr(GError) cause = g_error_new_literal(
        G_FILE_ERROR, (int) g_file_error_from_errno(system_error), g_strerror(system_error));

    set_error(file->path, cause, error);
    return false;
}

CeuExportFile *
ceu_export_file_new(const char *path, GError **error)
{
    g_autoptr(CeuExportFile) file = g_new0(CeuExportFile, 1);

    g_return_val_if_fail(path != NULL, NULL);

    file->path = g_strdup(path);
    file->fd = -1;
    if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
        (void) fail(file, EISDIR, error);
        return NULL;
    }
    file->draft = g_strconcat(path, ".XXXXXX", NULL);
    file->fd = g_mkstemp_full(file->draft, O_WRONLY | O_CLOEXEC, 0600);
    if (file->fd >= 0)
        return g_steal_pointer(&file);
    (void) fail(file, errno, error);
    g_clear_pointer(&file->draft, g_free);
    return NULL;
}

bool
ceu_export_file_write(gpointer data, const char *bytes, size_t size, GError **error)
{
    CeuExportFile *file = data;

    while (size > 0) {
        const ssize_t written = write(file->fd, bytes, size);

        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return fail(file, written < 0 ? errno : ENOSPC, error);
        bytes += written;
        size -= (size_t) written;
    }
    return true;
}

/* Not every file system can: then the name is there as soon as that of any other file. */
static void
sync_folder(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    const int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0)
        return;
    (void) fsync(fd);
    (void) close(fd);
}

bool
ceu_export_file_commit(CeuExportFile *file, GError **error)
{
    g_return_val_if_fail(file != NULL && file->draft != NULL, false);

    if (fsync(file->fd) != 0)
        return fail(file, errno, error);
    if (close(g_steal_fd(&file->fd)) != 0 || rename(file->draft, file->path) != 0)
        return fail(file, errno, error);
    g_clear_pointer(&file->draft, g_free);
    sync_folder(file->path);
    return true;
}

void
ceu_export_file_free(CeuExportFile *file)
{
    if (file == NULL)
        return;
    if (file->fd >= 0)
        (void) close(file->fd);
    if (file->draft != NULL)
        (void) g_unlink(file->draft);
    g_free(file->draft);
    g_free(file->path);
    g_free(file);
}
