/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * History: one entry a committed write, chained by hashes. Undo appends the inverse as an entry of its own;
 * it takes back the newest entry that is neither taken back nor a taking back. An undo is not undone: what
 * it took back is entered anew.
 */
#pragma once

#include "store/private.h"

/* The hash before the first entry. */
#define CEU_JOURNAL_NO_HASH "0000000000000000000000000000000000000000000000000000000000000000"

typedef struct CeuJournalEntry {
    int64_t number, holder_id, at_ms, records;
    const char *summary, *changes;
    int64_t undoes; /* 0: none */
} CeuJournalEntry;

/* SHA-256 as 64 hex digits of the hash before and all of the entry, each field with an end of its own. (transfer full) */
char *ceu_journal_hash(const char *previous, const CeuJournalEntry *entry);

/* Adds the entry of the store's changes; none if there are none. Before COMMIT. */
bool ceu_journal_append(CeuStore *store, const char *summary, int64_t undoes, GError **error);

/* Number and hash of the newest entry, as noted apart from it. @out_hash: (transfer full) */
bool ceu_journal_head(CeuDb *db, int64_t *out_number, char **out_hash, GError **error);
