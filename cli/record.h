/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One activity into the store, with what proves it, in one step; the same event is not recorded twice unheeded. */
#pragma once

#include "command.h"

typedef struct CliRecord {
    CeuActivity activity;
    GStrv proofs;       /* files to keep with it; NULL: none */
    const char *sha256; /* what the only proof was seen to hold; NULL: it was not looked at */
    bool again;         /* although the same event is there */
    bool silent;        /* nobody is asked about that */
    int64_t twin;       /* out: the same event, recorded before; 0: none */
    int64_t alike; /* out: one of the same day and title, though not the same in all; 0: none */
} CliRecord;

/**
 * cli_record:
 * @summary: of the history
 * @error: CEU_ERROR_EXISTS for the same event, unless a person at a terminal says that it happened twice; a proof that
 *   cannot be kept, or that has changed since it was read
 *
 * Returns: true once @record, with its number, is on disk for good.
 */
bool cli_record(CliContext *context, CliRecord *record, const char *summary, GError **error);
/* Whether a person watches, who is told at once how it counts; a script asks for it, since judging costs more. */
bool cli_shows_effects(const CliContext *context);
/* What was entered a second time, with one more detail, would count twice: a line about it, or NULL. (transfer full) */
char *cli_describe_alike(const CliRecord *record);
