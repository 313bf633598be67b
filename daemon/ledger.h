/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outcomes of bubbles on their way into the store: what cannot be written now is written later, never shown again. */
#pragma once

#include <ceu/tracker.h>

typedef struct Ledger Ledger;

typedef enum { LEDGER_SHOWN, LEDGER_ACKNOWLEDGED, LEDGER_SNOOZED } LedgerKind;

typedef struct LedgerEntry {
    LedgerKind kind;
    GPtrArray *keys; /* char * */
    char *server;    /* SHOWN */
    CeuInstant now;
    CeuInstant until; /* SNOOZED */
} LedgerEntry;

Ledger *ledger_new(void);
void ledger_free(Ledger *ledger);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Ledger, ledger_free)

/* Copies @entry and puts it behind those that still wait. */
void ledger_add(Ledger *ledger, const LedgerEntry *entry);

/**
 * ledger_flush:
 * @tracker: (nullable): NULL: nothing can be written now
 * @error: of the first entry that cannot be written now (busy, full …): it stays
 *
 * The tracker hears of each entry once and keeps in memory what it cannot write; later calls write that.
 *
 * Returns: true if nothing waits any more.
 */
bool ledger_flush(Ledger *ledger, CeuTracker *tracker, GError **error);

/* What a tracker kept in memory is gone with it: the next one hears of everything that waits. */
void ledger_tracker_closed(Ledger *ledger);

/* Whether about all of @keys something waits that no tracker knows. */
bool ledger_holds(const Ledger *ledger, const GPtrArray *keys);
