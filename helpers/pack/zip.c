/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only user of libarchive. */
#include "pack/zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <ceu/exchange.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

struct Zip {
    struct archive *archive;
    CeuExportFile *file; /* NULL: standard output */
    GError *failure;     /* of a write that libarchive only knows to have failed */
    char *folder;
    int64_t seconds;
};

static la_ssize_t
take_bytes(G_GNUC_UNUSED struct archive *archive, void *data, const void *bytes, size_t size)
{
    Zip *zip = data;

    if (zip->failure != NULL)
        return -1;
    if (zip->file != NULL)
        return ceu_export_file_write(zip->file, bytes, size, &zip->failure) ? (la_ssize_t) size
                                                                            : -1;
    if (fwrite(bytes, 1, size, stdout) == size)
        return (la_ssize_t) size;
    g_set_error_literal(&zip->failure, CEU_ERROR, (gint) ceu_error_from_errno(errno, CEU_ERROR_IO),
                        "standard output cannot be written; the packet is incomplete there");
    return -1;
}

/* The reason of our own if there is one. */
static bool
fail(Zip *zip, GError **error)
{
    if (zip->failure != NULL)
        g_propagate_error(error, g_steal_pointer(&zip->failure));
    else
        g_set_error(error, CEU_ERROR, CEU_ERROR_IO, "the packet cannot be made: %s",
                    archive_error_string(zip->archive));
    return false;
}

Zip *
zip_new(const char *path, const char *folder, int64_t seconds, GError **error)
{
    g_autoptr(Zip) zip = g_new0(Zip, 1);

    /* The dates in a ZIP file are local ones, and local is where it is made. */
    (void) g_setenv("TZ", "UTC", TRUE);
    tzset();
    zip->folder = g_strdup(folder);
    zip->seconds = seconds;
    zip->archive = archive_write_new();
    if (path != NULL) {
        zip->file = ceu_export_file_new(path, error);
        if (zip->file == NULL)
            return NULL;
    }
    if (archive_write_set_format_zip(zip->archive) == ARCHIVE_OK &&
        archive_write_set_bytes_in_last_block(zip->archive, 1) == ARCHIVE_OK &&
        archive_write_open(zip->archive, zip, NULL, take_bytes, NULL) == ARCHIVE_OK)
        return g_steal_pointer(&zip);
    (void) fail(zip, error);
    return NULL;
}

void
zip_free(Zip *zip)
{
    if (zip == NULL)
        return;
    /* Without this the rest would still be written. */
    (void) archive_write_fail(zip->archive);
    (void) archive_write_free(zip->archive);
    ceu_export_file_free(zip->file);
    g_clear_error(&zip->failure);
    g_free(zip->folder);
    g_free(zip);
}

bool
zip_begin(Zip *zip, const char *name, int64_t size, GError **error)
{
    g_autofree char *path = g_build_filename(zip->folder, name, NULL);
    struct archive_entry *entry = archive_entry_new();
    int status;

    archive_entry_set_pathname(entry, path);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, size);
    archive_entry_set_mtime(entry, (time_t) zip->seconds, 0);
    status = archive_write_header(zip->archive, entry);
    archive_entry_free(entry);
    return status == ARCHIVE_OK || fail(zip, error);
}

bool
zip_write(Zip *zip, const void *bytes, size_t size, GError **error)
{
    const char *at = bytes;

    while (size > 0) {
        const la_ssize_t written = archive_write_data(zip->archive, at, size);

        if (written <= 0)
            return fail(zip, error);
        at += written;
        size -= (size_t) written;
    }
    return true;
}

bool
zip_end(Zip *zip, GError **error)
{
    return archive_write_finish_entry(zip->archive) == ARCHIVE_OK || fail(zip, error);
}

bool
zip_commit(Zip *zip, GError **error)
{
    if (archive_write_close(zip->archive) != ARCHIVE_OK)
        return fail(zip, error);
    if (zip->file != NULL)
        return ceu_export_file_commit(zip->file, error);
    if (fflush(stdout) == 0)
        return true;
    g_set_error_literal(error, CEU_ERROR, (gint) ceu_error_from_errno(errno, CEU_ERROR_IO),
                        "standard output cannot be written; the packet is incomplete there");
    return false;
}
