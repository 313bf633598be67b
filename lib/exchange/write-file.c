/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole files out, with messages that name the file. */
#include <ceu/exchange.h>

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

bool
ceu_export_write_file(const char *path, const char *content, size_t size, GError **error)
{
    g_autoptr(GError) local = NULL;
    unsigned i;

    if (g_file_set_contents_full(path, content, (gssize) size,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 &local))
        return true;
    for (i = 0; i < G_N_ELEMENTS(write_errors); i++) {
        if (!g_error_matches(local, G_FILE_ERROR, (int) write_errors[i].file_error))
            continue;
        g_set_error(error, CEU_ERROR, (int) write_errors[i].code, "cannot write %s: %s", path,
                    write_errors[i].reason);
        return false;
    }
    g_set_error(error, CEU_ERROR, CEU_ERROR_IO, "cannot write %s: %s", path, local->message);
    return false;
}
