/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content of one file attached, on its way out of an archive: decoded, hashed, handed on, never held. */
#pragma once

#include <ceu/exchange.h>

#include "exchange/base64-read.h"

typedef struct ArchiveIntake {
    const CeuArchiveSink *sink; /* (nullable) */
    Base64Read base64;
    GChecksum *checksum;
    int64_t size;
    bool escaped; /* behind a backslash: some programs write \/ for / */
    bool ended;   /* the text is over */
    char sha256[65];
} ArchiveIntake;

void archive_intake_begin(ArchiveIntake *self, const CeuArchiveSink *sink);

/**
 * archive_intake_push:
 * @out_used: (out): how many characters were read; also on failure
 * @error: PARSE without a place, LIMIT, or of the sink
 *
 * Reads on to the quotation mark that ends the text, which it takes too; then @self->ended, with hash and size.
 */
bool archive_intake_push(ArchiveIntake *self, const char *text, size_t size, size_t *out_used,
                         GError **error);
void archive_intake_clear(ArchiveIntake *self);
