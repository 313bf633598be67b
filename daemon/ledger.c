/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue between the notifier and the store: in order, kept in memory until the store takes each entry. */
#include "ledger.h"

/* What waits. Once a tracker was told, it keeps the outcome in memory until it can write. */
typedef struct Waiting {
    LedgerEntry entry;
    bool told;
} Waiting;

struct Ledger {
    GPtrArray *entries; /* Waiting, oldest first */
};

static void
waiting_free(gpointer data)
{
    Waiting *waiting = data;

    g_ptr_array_unref(waiting->entry.keys);
    g_free(waiting->entry.server);
    g_free(waiting);
}

Ledger *
ledger_new(void)
{
    Ledger *self = g_new0(Ledger, 1);

    self->entries = g_ptr_array_new_with_free_func(waiting_free);
    return self;
}

void
ledger_free(Ledger *self)
{
    g_ptr_array_unref(self->entries);
    g_free(self);
}

void
ledger_add(Ledger *self, const LedgerEntry *entry)
{
    Waiting *waiting = g_new0(Waiting, 1);
    LedgerEntry *copy = &waiting->entry;

    copy->kind = entry->kind;
    copy->keys = g_ptr_array_new_with_free_func(g_free);
    for (unsigned i = 0; i < entry->keys->len; i++)
        g_ptr_array_add(copy->keys, g_strdup(g_ptr_array_index(entry->keys, i)));
    copy->server = g_strdup(entry->server);
    copy->now = entry->now;
    copy->until = entry->until;
    g_ptr_array_add(self->entries, waiting);
}

static bool
entry_write(const LedgerEntry *entry, CeuTracker *tracker, GError **error)
{
    switch (entry->kind) {
    case LEDGER_SHOWN:
        return ceu_tracker_record_shown(tracker, entry->keys, entry->server, entry->now, error);
    case LEDGER_ACKNOWLEDGED:
        return ceu_tracker_acknowledge_keys(tracker, entry->keys, entry->now, error);
    case LEDGER_SNOOZED:
        return ceu_tracker_snooze_keys(tracker, entry->keys, entry->now, entry->until, error);
    }
    g_assert_not_reached();
}

/* Faults that pass; after any other one a second try would fail like the first. */
static bool
worth_another_try(const GError *error)
{
    return g_error_matches(error, CEU_ERROR, CEU_ERROR_BUSY) ||
           g_error_matches(error, CEU_ERROR, CEU_ERROR_FULL) ||
           g_error_matches(error, CEU_ERROR, CEU_ERROR_IO) ||
           g_error_matches(error, CEU_ERROR, CEU_ERROR_READ_ONLY);
}

/*
 * Tells the tracker, once: told again, it would take an old answer for one to the lead time reached meanwhile.
 * A record of nothing writes what it has in memory.
 */
static bool
waiting_write(Waiting *self, CeuTracker *tracker, GError **error)
{
    g_autoptr(GPtrArray) no_keys = g_ptr_array_new();
    LedgerEntry nothing = {
        .kind = LEDGER_SHOWN, .keys = no_keys, .server = self->entry.server, .now = self->entry.now
    };
    bool again = self->told;

    self->told = true;
    return entry_write(again ? &nothing : &self->entry, tracker, error);
}

bool
ledger_flush(Ledger *self, CeuTracker *tracker, GError **error)
{
    g_autoptr(GError) first = NULL;
    unsigned kept = 0;

    if (tracker == NULL)
        return self->entries->len == 0;
    while (kept < self->entries->len) {
        g_autoptr(GError) fault = NULL;

        if (waiting_write(g_ptr_array_index(self->entries, kept), tracker, &fault)) {
            g_ptr_array_remove_index(self->entries, kept);
        } else if (worth_another_try(fault)) {
            if (first == NULL)
                first = g_steal_pointer(&fault);
            kept++;
        } else {
            g_warning("the answer to a reminder was not recorded: %s", fault->message);
            g_ptr_array_remove_index(self->entries, kept);
        }
    }
    if (first != NULL)
        g_propagate_error(error, g_steal_pointer(&first));
    return kept == 0;
}

void
ledger_tracker_closed(Ledger *self)
{
    for (unsigned i = 0; i < self->entries->len; i++)
        ((Waiting *) g_ptr_array_index(self->entries, i))->told = false;
}

static bool
has_key(const GPtrArray *keys, const char *key)
{
    for (unsigned i = 0; i < keys->len; i++) {
        if (g_str_equal(g_ptr_array_index(keys, i), key))
            return true;
    }
    return false;
}

bool
ledger_holds(const Ledger *self, const GPtrArray *keys)
{
    for (unsigned i = 0; i < keys->len; i++) {
        bool held = false;

        for (unsigned j = 0; !held && j < self->entries->len; j++) {
            const Waiting *waiting = g_ptr_array_index(self->entries, j);

            held = !waiting->told && has_key(waiting->entry.keys, g_ptr_array_index(keys, i));
        }
        if (!held)
            return false;
    }
    return self->entries->len > 0;
}
