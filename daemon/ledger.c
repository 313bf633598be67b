/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue between the notifier and the store: in order, kept in memory until the store takes each entry. */
#include "ledger.h"

struct Ledger {
    GPtrArray *entries; /* LedgerEntry, oldest first */
};

static void
entry_free(gpointer data)
{
    LedgerEntry *entry = data;

    g_ptr_array_unref(entry->keys);
    g_free(entry->server);
    g_free(entry);
}

Ledger *
ledger_new(void)
{
    Ledger *self = g_new0(Ledger, 1);

    self->entries = g_ptr_array_new_with_free_func(entry_free);
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
    LedgerEntry *copy = g_new0(LedgerEntry, 1);

    copy->kind = entry->kind;
    copy->keys = g_ptr_array_new_with_free_func(g_free);
    for (unsigned i = 0; i < entry->keys->len; i++)
        g_ptr_array_add(copy->keys, g_strdup(g_ptr_array_index(entry->keys, i)));
    copy->server = g_strdup(entry->server);
    copy->now = entry->now;
    copy->until = entry->until;
    g_ptr_array_add(self->entries, copy);
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

bool
ledger_flush(Ledger *self, CeuTracker *tracker, GError **error)
{
    if (tracker == NULL)
        return self->entries->len == 0;
    while (self->entries->len > 0) {
        g_autoptr(GError) fault = NULL;

        if (!entry_write(g_ptr_array_index(self->entries, 0), tracker, &fault)) {
            if (worth_another_try(fault)) {
                g_propagate_error(error, g_steal_pointer(&fault));
                return false;
            }
            g_warning("the answer to a reminder was not recorded: %s", fault->message);
        }
        g_ptr_array_remove_index(self->entries, 0);
    }
    return true;
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
            const LedgerEntry *entry = g_ptr_array_index(self->entries, j);

            held = has_key(entry->keys, g_ptr_array_index(keys, i));
        }
        if (!held)
            return false;
    }
    return self->entries->len > 0;
}
