/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content of one file attached, on its way out of an archive. */
#include "exchange/archive-content.h"

#define PIECE 16384 /* characters decoded at once */

void
archive_intake_begin(ArchiveIntake *self, const CeuArchiveSink *sink)
{
    archive_intake_clear(self);
    *self = (ArchiveIntake){ .sink = sink, .checksum = g_checksum_new(G_CHECKSUM_SHA256) };
}

void
archive_intake_clear(ArchiveIntake *self)
{
    g_clear_pointer(&self->checksum, g_checksum_free);
}

static bool
hand_on(ArchiveIntake *self, const unsigned char *bytes, size_t size, GError **error)
{
    self->size += (int64_t) size;
    if (self->size > CEU_EVIDENCE_MAX_BYTES) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT, "a file is larger than %d MiB",
                    CEU_EVIDENCE_MAX_BYTES / (1024 * 1024));
        return false;
    }
    g_checksum_update(self->checksum, bytes, (gssize) size);
    return size == 0 || self->sink == NULL ||
           self->sink->bytes(self->sink->data, bytes, size, error);
}

static bool
decode(ArchiveIntake *self, const char *text, size_t size, size_t *out_used, GError **error)
{
    unsigned char bytes[BASE64_READ_SPACE(PIECE)];
    size_t used = 0, piece, read, count;

    do {
        piece = MIN(size - used, PIECE);
        read = base64_read(&self->base64, text + used, piece, bytes, &count);
        used += read;
        *out_used = used;
        if (!hand_on(self, bytes, count, error))
            return false;
    } while (read == piece && used < size);
    return true;
}

static bool
end(ArchiveIntake *self, GError **error)
{
    if (!base64_read_is_whole(&self->base64)) {
        g_set_error_literal(error, CEU_ERROR, CEU_ERROR_PARSE,
                            "the content ends too early: it is damaged");
        return false;
    }
    g_strlcpy(self->sha256, g_checksum_get_string(self->checksum), sizeof self->sha256);
    self->ended = true;
    return self->sink == NULL || self->sink->end(self->sink->data, self->sha256, error);
}

static bool
refuse(GError **error)
{
    g_set_error_literal(error, CEU_ERROR, CEU_ERROR_PARSE,
                        "this character is not part of base64: the content is damaged");
    return false;
}

bool
archive_intake_push(ArchiveIntake *self, const char *text, size_t size, size_t *out_used,
                    GError **error)
{
    size_t used = 0, read;

    while (used < size && !self->ended) {
        *out_used = used;
        if (self->escaped && text[used] != '/')
            return refuse(error);
        self->escaped = false;
        if (!decode(self, text + used, size - used, &read, error))
            return false;
        used += read;
        *out_used = used;
        if (used == size)
            return true;
        if (text[used] == '"' && !end(self, error))
            return false;
        if (text[used] != '"' && text[used] != '\\')
            return refuse(error);
        self->escaped = text[used] == '\\';
        used++;
    }
    *out_used = used;
    return true;
}
