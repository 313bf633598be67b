/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file attached, read for the archive: as it was attached, or not at all. */
#pragma once

#include <ceu/facts.h>

/* Takes the next piece; false with @error stops. */
typedef bool (*ArchivePieceFunc)(gpointer data, const guchar *bytes, size_t size, GError **error);

/**
 * archive_file_read:
 * @evidence: with a path
 * @piece_bytes: size of each piece but the last
 * @piece: (nullable)
 * @error: CORRUPT: missing, or of another content or size than was attached; of @piece
 */
bool archive_file_read(const CeuEvidence *evidence, size_t piece_bytes, ArchivePieceFunc piece,
                       gpointer data, GError **error);

/* "application/pdf" and the like, by the first bytes; "application/octet-stream" for what is not known. */
const char *archive_media_type(const guchar *bytes, size_t size);
