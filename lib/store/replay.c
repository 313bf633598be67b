/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the whole history again: is the chain whole, and does it lead to the records as they are? */
#include <string.h>

#include "store/journal.h"
#include "store/load.h"
#include "store/record.h"
#include "store/verify.h"

#define FAULTS_TOLD_MAX 20 /* of one kind; damage often comes in thousands */

typedef struct Replay {
    GHashTable *records; /* "activity 12" → canonical JSON as the history leaves it */
    char *hash;          /* of the entry before */
    int64_t number;
    unsigned faults; /* of the chain, then of the records */
    GPtrArray *findings;
} Replay;

static void
replay_clear(Replay *replay)
{
    g_clear_pointer(&replay->records, g_hash_table_unref);
    g_clear_pointer(&replay->hash, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Replay, replay_clear)

static void G_GNUC_PRINTF(3, 4) add_fault(Replay *replay, const char *what, const char *format, ...)
{
    va_list arguments;

    if (++replay->faults > FAULTS_TOLD_MAX)
        return;
    va_start(arguments, format);
    g_autofree char *detail = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    ceu_verify_add(replay->findings, false, what, detail, CEU_VERIFY_RESTORE);
}

static char *
key_of(const char *table, int64_t id)
{
    return g_strdup_printf("%s %" G_GINT64_FORMAT, table, id);
}

/* One change onto the records known so far; its own "before" must be what was known. */
static void
replay_change(Replay *replay, const json_t *change)
{
    const char *table = json_string_value(json_object_get(change, "table"));
    const json_t *before = json_object_get(change, "before");
    const json_t *after = json_object_get(change, "after");
    CeuTable known_table;

    if (!ceu_table_from_name(table, &known_table) || (before == NULL && after == NULL)) {
        add_fault(replay, "history",
                  "entry %" G_GINT64_FORMAT " holds a change that cannot be understood",
                  replay->number);
        return;
    }
    g_autofree char *key = key_of(table, ceu_record_id(after != NULL ? after : before));
    g_autofree char *expected = before != NULL ? ceu_record_canonical(before) : NULL;
    if (g_strcmp0(expected, g_hash_table_lookup(replay->records, key)) != 0)
        add_fault(replay, "history",
                  "entry %" G_GINT64_FORMAT
                  " changes %s from a state that the entries before do not lead to",
                  replay->number, key);
    if (after != NULL)
        g_hash_table_replace(replay->records, g_steal_pointer(&key), ceu_record_canonical(after));
    else
        g_hash_table_remove(replay->records, key);
}

static void
replay_changes(Replay *replay, const CeuJournalEntry *entry)
{
    CEU_JSON_AUTO json_t *changes = json_loads(entry->changes, JSON_REJECT_DUPLICATES, NULL);

    if (!json_is_array(changes) || (int64_t) json_array_size(changes) != entry->records) {
        add_fault(replay, "history", "entry %" G_GINT64_FORMAT " cannot be read", entry->number);
        return;
    }
    for (size_t i = 0; i < json_array_size(changes); i++)
        replay_change(replay, json_array_get(changes, i));
}

static void
replay_entry(Replay *replay, CeuStatement *row)
{
    CeuJournalEntry entry = {
        .number = ceu_statement_int(row, 0),
        .holder_id = ceu_statement_int(row, 1),
        .at_ms = ceu_statement_int(row, 2),
        .summary = ceu_statement_text(row, 3),
        .records = ceu_statement_int(row, 4),
        .changes = ceu_statement_text(row, 5),
        .undoes = ceu_statement_int(row, 6),
    };
    const char *noted = ceu_statement_text(row, 7);

    if (entry.number != replay->number + 1)
        add_fault(replay, "history", "entry %" G_GINT64_FORMAT " is missing", replay->number + 1);
    replay->number = entry.number;
    if (entry.summary == NULL || entry.changes == NULL || noted == NULL) {
        add_fault(replay, "history", "entry %" G_GINT64_FORMAT " is incomplete", entry.number);
        return;
    }
    g_autofree char *hash = ceu_journal_hash(replay->hash, &entry);
    if (strcmp(hash, noted) != 0)
        add_fault(replay, "history",
                  "entry %" G_GINT64_FORMAT " was changed after it was written, or one before it",
                  entry.number);
    g_free(replay->hash);
    replay->hash = g_strdup(noted); /* the next entry was chained to this */
    replay_changes(replay, &entry);
}

static bool
replay_all(CeuStore *store, Replay *replay, GError **error)
{
    g_autoptr(CeuStatement) chain = ceu_db_statement(store->db, CEU_SQL_journal_chain, error);
    CeuStep step;

    if (chain == NULL)
        return false;
    while ((step = ceu_statement_step(chain, error)) == CEU_STEP_ROW)
        replay_entry(replay, chain);
    return step == CEU_STEP_DONE;
}

static bool
check_head(CeuStore *store, Replay *replay, GError **error)
{
    g_autofree char *hash = NULL;
    int64_t number = 0;

    if (!ceu_journal_head(store->db, &number, &hash, error))
        return false;
    if (number != replay->number)
        add_fault(replay, "history",
                  "it ends with entry %" G_GINT64_FORMAT ", but %" G_GINT64_FORMAT " were written",
                  replay->number, number);
    else if (g_strcmp0(hash, replay->hash) != 0)
        add_fault(replay, "history", "its last entry is not the one that was written");
    return true;
}

/* Every row of one table against the history; what matches leaves the map. @used: ceu_load_used(). */
static bool
compare_table(CeuStore *store, CeuTable table, unsigned used, Replay *replay, GError **error)
{
    g_autoptr(CeuStatement) all = ceu_db_statement(store->db, ceu_tables[table].all, error);
    bool empty = true;
    CeuStep step;

    if (all == NULL)
        return false;
    ceu_statement_bind_int(all, ":holder", store->holder_id);
    while ((step = ceu_statement_step(all, error)) == CEU_STEP_ROW) {
        g_autofree char *key = key_of(ceu_tables[table].name, ceu_statement_int(all, 0));
        CEU_JSON_AUTO json_t *record = ceu_record_of_row(all, NULL);
        g_autofree char *present = record != NULL ? ceu_record_canonical(record) : NULL;
        const char *expected = g_hash_table_lookup(replay->records, key);

        if (expected == NULL)
            add_fault(replay, "records", "%s is not in the history", key);
        else if (g_strcmp0(expected, present) != 0)
            add_fault(replay, "records", "%s differs from the history", key);
        g_hash_table_remove(replay->records, key);
        empty = false;
    }
    if (!empty && (used & 1U << table) == 0)
        add_fault(replay, "records", "every %s is taken for none: SQLite has lost its number",
                  ceu_tables[table].name);
    return step == CEU_STEP_DONE;
}

static bool
compare_records(CeuStore *store, Replay *replay, GError **error)
{
    unsigned used = 0;

    if (!ceu_load_used(store, &used, error))
        return false;
    for (CeuTable table = 0; table < CEU_TABLE_COUNT; table++) {
        if (!compare_table(store, table, used, replay, error))
            return false;
    }
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, replay->records);
    while (g_hash_table_iter_next(&iter, &key, NULL))
        add_fault(replay, "records", "%s is in the history and has gone from the records",
                  (const char *) key);
    return true;
}

/* One line for what is in order, or for the faults that were too many to tell. */
static void
conclude(Replay *replay, const char *what, const char *in_order)
{
    g_autofree char *more = NULL;

    if (replay->faults == 0)
        ceu_verify_add(replay->findings, true, what, in_order, NULL);
    if (replay->faults > FAULTS_TOLD_MAX) {
        more = g_strdup_printf("%u more faults", replay->faults - FAULTS_TOLD_MAX);
        ceu_verify_add(replay->findings, false, what, more, CEU_VERIFY_RESTORE);
    }
    replay->faults = 0;
}

bool
ceu_verify_history(CeuStore *store, GPtrArray *findings, GError **error)
{
    g_auto(Replay) replay = { .findings = findings };

    replay.records = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    replay.hash = g_strdup(CEU_JOURNAL_NO_HASH);
    if (!replay_all(store, &replay, error) || !check_head(store, &replay, error))
        return false;
    g_autofree char *entries = g_strdup_printf(
        "%" G_GINT64_FORMAT " entries, each chained to the one before", replay.number);
    conclude(&replay, "history", entries);
    g_autofree char *records = g_strdup_printf("%u records, all as the history leaves them",
                                               g_hash_table_size(replay.records));
    if (!compare_records(store, &replay, error))
        return false;
    conclude(&replay, "records", records);
    return true;
}
