/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stored reminders of one reading, with what could not be written before laid over them. */
#pragma once

#include "tracker/private.h"

/*
 * While the clock cannot be trusted, what happens to a reminder is kept in a row of its own, its shadow: the row
 * itself stays as it was. The shadow goes when the clock can be trusted again, so nothing in it is final.
 */
typedef struct CeuRows {
    bool shadows;       /* find, ensure and by_id answer the shadow */
    GHashTable *by_key; /* key → CeuReminder (owned) */
    GPtrArray
        *dirty; /* char *: keys whose reminder has to be written, each once, in the order marked */
    GHashTable *stored; /* key → CeuReminder (owned), as it was read */
} CeuRows;

/* What could not be written: kept by the tracker. */
typedef struct CeuUnsaved {
    CeuReminder *reminder;
    CeuReminder *made_from; /* what was stored then; NULL: nothing */
} CeuUnsaved;

CeuRows *ceu_rows_load(CeuTracker *tracker, bool shadows, GError **error);
/* None yet. */
CeuRows *ceu_rows_new(bool shadows);
void ceu_rows_free(CeuRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuRows, ceu_rows_free)

bool ceu_rows_is_shadow(const char *key);
CeuReminder *ceu_rows_find(CeuRows *rows, const char *key);
/* The reminder of @key, made if there is none. */
CeuReminder *ceu_rows_ensure(CeuRows *rows, const char *key);
CeuReminder *ceu_rows_by_id(CeuRows *rows, int64_t id);
/* @reminder has to be written. */
void ceu_rows_mark(CeuRows *rows, const CeuReminder *reminder);
/* The row of exactly @key is gone from this reading; the caller removes it from the store. */
void ceu_rows_drop(CeuRows *rows, const char *key);

/* Writes what is marked; only inside a write. */
bool ceu_rows_save(CeuRows *rows, CeuTracker *tracker, GError **error);
/* Keeps what is marked in memory, to be laid over the next reading. */
void ceu_rows_remember(CeuRows *rows, CeuTracker *tracker);
/* Everything is on disk: memory is cleared. */
void ceu_rows_forget(CeuTracker *tracker);

CeuReminder *ceu_reminder_copy(const CeuReminder *reminder);
