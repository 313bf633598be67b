/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history: appended in the transaction that makes the change, listed, and taken back. */
#include "store/journal.h"

#include <ceu/tracker.h>
#include <string.h>

#include "store/record.h"

char *
ceu_journal_hash(const char *previous, const CeuJournalEntry *entry)
{
    g_autoptr(GString) head = g_string_new(previous);
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);

    g_string_append_printf(head,
                           "\n%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT
                           "\n%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT "\n%zu\n%s\n",
                           entry->number, entry->holder_id, entry->at_ms, entry->records,
                           entry->undoes, strlen(entry->summary), entry->summary);
    g_checksum_update(checksum, (const guchar *) head->str, (gssize) head->len);
    g_checksum_update(checksum, (const guchar *) entry->changes, -1);
    return g_strdup(g_checksum_get_string(checksum));
}

bool
ceu_journal_head(CeuDb *db, int64_t *out_number, char **out_hash, GError **error)
{
    g_autoptr(CeuStatement) get = ceu_db_statement(db, CEU_SQL_journal_head_get, error);

    if (get == NULL)
        return false;
    switch (ceu_statement_step(get, error)) {
    case CEU_STEP_ROW:
        *out_number = ceu_statement_int(get, 0);
        *out_hash = g_strdup(ceu_statement_text(get, 1));
        return true;
    case CEU_STEP_DONE:
        g_set_error(error, CEU_ERROR, CEU_ERROR_CORRUPT,
                    "“%s” has lost the end of its history; nothing was changed: keep the file and "
                    "restore your "
                    "newest backup",
                    db->path);
        return false;
    case CEU_STEP_ERROR:
        return false;
    }
    g_assert_not_reached();
}

static bool
add_entry(CeuDb *db, const CeuJournalEntry *entry, const char *hash, GError **error)
{
    g_autoptr(CeuStatement) add = ceu_db_statement(db, CEU_SQL_journal_add, error);

    if (add == NULL)
        return false;
    ceu_statement_bind_int(add, ":number", entry->number);
    ceu_statement_bind_int(add, ":holder", entry->holder_id);
    ceu_statement_bind_int(add, ":at_ms", entry->at_ms);
    ceu_statement_bind_text(add, ":summary", entry->summary);
    ceu_statement_bind_int(add, ":records", entry->records);
    ceu_statement_bind_text(add, ":changes", entry->changes);
    if (entry->undoes != 0)
        ceu_statement_bind_int(add, ":undoes", entry->undoes);
    ceu_statement_bind_text(add, ":hash", hash);
    return ceu_statement_step(add, error) == CEU_STEP_DONE;
}

static bool
move_head(CeuDb *db, int64_t number, const char *hash, GError **error)
{
    g_autoptr(CeuStatement) set = ceu_db_statement(db, CEU_SQL_journal_head_set, error);

    if (set == NULL)
        return false;
    ceu_statement_bind_int(set, ":number", number);
    ceu_statement_bind_text(set, ":hash", hash);
    return ceu_statement_step(set, error) == CEU_STEP_DONE;
}

bool
ceu_journal_append(CeuStore *store, const char *summary, int64_t undoes, GError **error)
{
    g_autofree char *previous = NULL;
    g_autofree char *changes = NULL;
    g_autofree char *hash = NULL;
    CeuJournalEntry entry = { .holder_id = store->holder_id, .summary = summary, .undoes = undoes };

    entry.records = (int64_t) json_array_size(store->changes);
    if (entry.records == 0)
        return true;
    g_return_val_if_fail(summary != NULL && store->now != NULL, false);
    if (!g_utf8_validate(summary, -1, NULL)) {
        g_set_error_literal(
            error, CEU_ERROR, CEU_ERROR_PARSE,
            "the summary of the change is not valid UTF-8 text; nothing was changed");
        return false;
    }
    if (!ceu_journal_head(store->db, &entry.number, &previous, error))
        return false;
    entry.number++;
    entry.at_ms = store->now().usec / 1000;
    changes = ceu_record_canonical(store->changes);
    entry.changes = changes;
    hash = ceu_journal_hash(previous, &entry);
    return add_entry(store->db, &entry, hash, error) &&
           move_head(store->db, entry.number, hash, error);
}

/* Those of the tracker's free functions that the store needs for its own arrays. */
static void
history_entry_free(gpointer data)
{
    CeuHistoryEntry *entry = data;

    g_free(entry->summary);
    g_free(entry);
}

static CeuHistoryEntry *
history_entry_of_row(CeuStatement *row)
{
    CeuHistoryEntry *entry = g_new0(CeuHistoryEntry, 1);

    entry->number = ceu_statement_int(row, 0);
    entry->at = (CeuInstant){ ceu_statement_int(row, 1) * 1000 };
    entry->summary = g_strdup(ceu_statement_text(row, 2));
    entry->changes = (unsigned) ceu_statement_int(row, 3);
    entry->undoes = ceu_statement_int(row, 4);
    entry->undone = !ceu_statement_is_null(row, 5);
    return entry;
}

GPtrArray *
ceu_store_history(CeuStore *store, unsigned limit, GError **error)
{
    g_autoptr(GPtrArray) history = g_ptr_array_new_with_free_func(history_entry_free);
    g_autoptr(CeuStatement) list = ceu_db_statement(store->db, CEU_SQL_journal_list, error);
    CeuStep step;

    if (list == NULL)
        return NULL;
    ceu_statement_bind_int(list, ":limit",
                           limit != 0 ? (int64_t) limit : -1); /* negative: no limit */
    while ((step = ceu_statement_step(list, error)) == CEU_STEP_ROW)
        g_ptr_array_add(history, history_entry_of_row(list));
    return step == CEU_STEP_DONE ? g_steal_pointer(&history) : NULL;
}

/* The newest entry that can be taken back. @out_changes: (transfer full) */
static bool
find_newest(CeuStore *store, int64_t *out_number, char **out_summary, json_t **out_changes,
            GError **error)
{
    g_autoptr(CeuStatement) newest = ceu_db_statement(store->db, CEU_SQL_journal_newest, error);

    if (newest == NULL)
        return false;
    CeuStep step = ceu_statement_step(newest, error);
    if (step == CEU_STEP_ERROR)
        return false;
    if (step == CEU_STEP_DONE) {
        g_set_error_literal(error, CEU_ERROR, CEU_ERROR_STATE,
                            "there is nothing left to undo; `ceu history` shows what was done");
        return false;
    }
    json_t *changes = json_loads(ceu_statement_text(newest, 2), JSON_REJECT_DUPLICATES, NULL);
    if (!json_is_array(changes)) {
        json_decref(changes);
        g_set_error(error, CEU_ERROR, CEU_ERROR_CORRUPT,
                    "history entry %" G_GINT64_FORMAT
                    " cannot be read; nothing was changed: run `ceu verify`",
                    ceu_statement_int(newest, 0));
        return false;
    }
    *out_number = ceu_statement_int(newest, 0);
    *out_summary = g_strdup(ceu_statement_text(newest, 1));
    *out_changes = changes;
    return true;
}

/* Takes one change back, if the record is still as that change left it. */
static bool
take_back(CeuStore *store, int64_t number, const json_t *change, GError **error)
{
    json_t *before = json_object_get(change, "before");
    json_t *after = json_object_get(change, "after");
    int64_t id = ceu_record_id(after != NULL ? after : before);
    CEU_JSON_AUTO json_t *present = NULL;
    CeuTable table;

    if (!ceu_table_from_name(json_string_value(json_object_get(change, "table")), &table)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_CORRUPT,
                    "history entry %" G_GINT64_FORMAT
                    " names a table that does not exist; nothing was changed",
                    number);
        return false;
    }
    if (!ceu_record_read(store->db, table, id, &present, error))
        return false;
    bool same = after == NULL ? present == NULL : json_equal(present, after) == 1;
    if (same)
        return ceu_record_apply(store, table, after, before, error);
    g_set_error(error, CEU_ERROR, CEU_ERROR_STATE,
                "%s %" G_GINT64_FORMAT " is no longer as history entry %" G_GINT64_FORMAT
                " left it; nothing was taken back: run `ceu verify`, or correct the record itself",
                ceu_tables[table].name, id, number);
    return false;
}

bool
ceu_store_undo(CeuStore *store, int64_t *out_undone, char **out_summary, GError **error)
{
    g_autofree char *summary = NULL;
    CEU_JSON_AUTO json_t *changes = NULL;
    int64_t number = 0;

    g_return_val_if_fail(store->changes != NULL, false);
    if (!find_newest(store, &number, &summary, &changes, error))
        return false;
    for (size_t i = json_array_size(changes); i > 0; i--) {
        if (!take_back(store, number, json_array_get(changes, i - 1), error))
            return false;
    }
    *out_undone = number;
    *out_summary = g_steal_pointer(&summary);
    return true;
}
