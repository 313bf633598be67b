/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file attached, read for the archive. */
#include "exchange/archive-file.h"

#include <ceu/exchange.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define FILE_BYTES (64 * 1024)
#define REMEDY                                                                                     \
    "bring it back (`ceu verify` says how), or export with --without-proofs, without any file"

static bool
set_error(const CeuEvidence *evidence, const char *reason, GError **error)
{
    g_set_error(error, CEU_ERROR, CEU_ERROR_CORRUPT,
                "the file “%s” of activity %" G_GINT64_FORMAT " %s; nothing was exported: " REMEDY,
                evidence->name, evidence->activity_id, reason);
    return false;
}

static bool
fail(const char **reason, const char *what)
{
    *reason = what;
    return false;
}

/* As much as there is, up to @size. -1: an error. */
static ssize_t
read_piece(int fd, guchar *bytes, size_t size)
{
    size_t filled = 0;

    while (filled < size) {
        const ssize_t got = read(fd, bytes + filled, size - filled);

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        filled += (size_t) got;
    }
    return (ssize_t) filled;
}

/* false: of @piece, or with @reason. */
static bool
read_all(int fd, const CeuEvidence *evidence, size_t piece_bytes, ArchivePieceFunc piece,
         gpointer data, const char **reason, GError **error)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree guchar *bytes = g_malloc(piece_bytes);
    int64_t size = 0;
    ssize_t got;

    while ((got = read_piece(fd, bytes, piece_bytes)) > 0) {
        size += got;
        if (size > evidence->size)
            return fail(reason, "has grown since it was attached");
        g_checksum_update(checksum, bytes, got);
        if (piece != NULL && !piece(data, bytes, (size_t) got, error))
            return false;
    }
    if (got < 0)
        return fail(reason, "cannot be read");
    if (size != evidence->size || strcmp(g_checksum_get_string(checksum), evidence->sha256) != 0)
        return fail(reason, "is not what was attached: it was changed or damaged");
    return true;
}

static bool
read_file(const CeuEvidence *evidence, size_t piece_bytes, ArchivePieceFunc piece, gpointer data,
          const char **reason, GError **error)
{
    const int fd = open(evidence->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
    bool done;

    if (fd < 0)
        return fail(reason, errno == ENOENT ? "is missing" : "cannot be read");
    done = read_all(fd, evidence, piece_bytes, piece, data, reason, error);
    (void) close(fd);
    return done;
}

bool
archive_file_read(const CeuEvidence *evidence, size_t piece_bytes, ArchivePieceFunc piece,
                  gpointer data, GError **error)
{
    const char *reason = NULL;

    if (read_file(evidence, piece_bytes, piece, data, &reason, error))
        return true;
    return reason == NULL ? false : set_error(evidence, reason, error);
}

const char *
ceu_evidence_fault(const CeuEvidence *evidence)
{
    const char *reason = NULL;

    g_return_val_if_fail(evidence != NULL && evidence->path != NULL, "is missing");

    (void) read_file(evidence, FILE_BYTES, NULL, NULL, &reason, NULL);
    return reason;
}

const char *
archive_media_type(const guchar *bytes, size_t size)
{
    static const struct {
        const char *first;
        size_t length;
        const char *type;
    } types[] = {
        { "%PDF-", 5, "application/pdf" },      { "\x89PNG\r\n\x1a\n", 8, "image/png" },
        { "\xff\xd8\xff", 3, "image/jpeg" },    { "GIF8", 4, "image/gif" },
        { "II*\0", 4, "image/tiff" },           { "MM\0*", 4, "image/tiff" },
        { "PK\x03\x04", 4, "application/zip" },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
        if (size >= types[i].length && memcmp(bytes, types[i].first, types[i].length) == 0)
            return types[i].type;
    }
    return "application/octet-stream";
}
