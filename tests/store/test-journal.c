/* SPDX-License-Identifier: GPL-3.0-or-later */
/* History: one entry a change, chained; undo takes the newest back, exactly, and is history itself. */
#include "fixture.h"
#include "store/journal.h"

static int64_t
undo(CeuStore *store, GError **error)
{
    g_autofree char *summary = NULL;
    int64_t number = 0;

    fixture_begin(store);
    if (!ceu_store_undo(store, &number, &summary, error)) {
        ceu_store_rollback(store);
        return 0;
    }
    g_assert_nonnull(summary);
    g_assert_true(ceu_store_commit(store, summary, number, NULL));
    return number;
}

/* All records, without what an undo may not bring back (nothing). */
static char *
dump(const Fixture *fixture)
{
    static const char *const tables[] = { "membership", "credential", "activity", "entry",
                                          "filing",     "override",   "evidence" };
    g_autoptr(GString) text = g_string_new(NULL);
    sqlite3 *db = NULL;

    g_assert_cmpint(sqlite3_open_v2(fixture->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
        g_autofree char *sql = g_strdup_printf("SELECT * FROM %s ORDER BY id", tables[i]);
        sqlite3_stmt *rows = NULL;

        g_assert_cmpint(sqlite3_prepare_v2(db, sql, -1, &rows, NULL), ==, SQLITE_OK);
        while (sqlite3_step(rows) == SQLITE_ROW) {
            g_string_append(text, tables[i]);
            for (int c = 0; c < sqlite3_column_count(rows); c++)
                g_string_append_printf(text, "|%s", (const char *) sqlite3_column_text(rows, c));
            g_string_append_c(text, '\n');
        }
        sqlite3_finalize(rows);
    }
    sqlite3_close(db);
    return g_string_free(g_steal_pointer(&text), FALSE);
}

typedef void (*Step)(CeuStore *store);

static void
step_log(CeuStore *store)
{
    (void) fixture_log(store, "logged");
}

static void
step_edit(CeuStore *store)
{
    CeuActivity activity = fixture_activity("edited");

    activity.id = 1;
    activity.note = "why";
    fixture_begin(store);
    g_assert_true(ceu_store_put_activity(store, &activity, NULL));
    fixture_commit(store, "edit");
}

static void
step_edit_twice(CeuStore *store)
{
    CeuActivity activity = fixture_activity("first");

    activity.id = 1;
    fixture_begin(store);
    g_assert_true(ceu_store_put_activity(store, &activity, NULL));
    activity.title = "second";
    g_assert_true(ceu_store_put_activity(store, &activity, NULL));
    fixture_commit(store, "edit twice");
}

static void
step_add_and_remove(CeuStore *store)
{
    CeuActivity activity = fixture_activity("short-lived");

    fixture_begin(store);
    g_assert_true(ceu_store_put_activity(store, &activity, NULL));
    g_assert_true(ceu_store_remove(store, CEU_RECORD_ACTIVITY, activity.id, NULL));
    fixture_commit(store, "add and remove");
}

static void
step_enter(CeuStore *store)
{
    CeuEntry entry = { 1, "body", { 20 }, CEU_DATE_NONE };

    fixture_begin(store);
    g_assert_true(ceu_store_put_entry(store, &entry, NULL));
    fixture_commit(store, "enter");
}

static void
step_attach(CeuStore *store)
{
    g_autofree char *hash = g_strnfill(64, 'a');

    fixture_begin(store);
    g_assert_true(ceu_store_attach(store, 1, hash, "proof.pdf", 12, fixture_now(), NULL));
    fixture_commit(store, "attach");
}

static void
step_remove(CeuStore *store)
{
    fixture_begin(store);
    g_assert_true(ceu_store_remove(store, CEU_RECORD_ACTIVITY, 1, NULL));
    fixture_commit(store, "remove");
}

static void
step_others(CeuStore *store)
{
    CeuMembership membership = ceu_membership_init();
    CeuCredential credential = ceu_credential_init();
    CeuFiling filing = ceu_filing_init();
    CeuOverride override = ceu_override_init();

    membership.body = credential.body = "body";
    credential.type = "TYPE";
    filing.pool = override.pool = "body";
    filing.cycle_day.days = 100;
    fixture_begin(store);
    g_assert_true(ceu_store_put_membership(store, &membership, NULL));
    g_assert_true(ceu_store_put_credential(store, &credential, NULL));
    g_assert_true(ceu_store_put_filing(store, &filing, NULL));
    g_assert_true(ceu_store_put_override(store, &override, NULL));
    fixture_commit(store, "others");
}

static void
step_remove_others(CeuStore *store)
{
    fixture_begin(store);
    g_assert_true(ceu_store_remove(store, CEU_RECORD_MEMBERSHIP, 1, NULL));
    g_assert_true(ceu_store_remove(store, CEU_RECORD_CREDENTIAL, 1, NULL));
    g_assert_true(ceu_store_remove(store, CEU_RECORD_FILING, 1, NULL));
    g_assert_true(ceu_store_remove(store, CEU_RECORD_OVERRIDE, 1, NULL));
    fixture_commit(store, "remove others");
}

/* In this order, from an empty store. */
static const Step steps[] = { step_log,           step_edit,   step_edit_twice, step_add_and_remove,
                              step_enter,         step_attach, step_others,     step_remove,
                              step_remove_others, step_log };

static void
test_undo_all(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
    g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GError) error = NULL;

    (void) data;
    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
        g_ptr_array_add(states, dump(fixture));
        steps[i](store);
    }
    for (size_t i = G_N_ELEMENTS(steps); i > 0; i--) {
        g_assert_cmpint(undo(store, &error), ==, (int64_t) i);
        g_assert_no_error(error);
        g_autofree char *now = dump(fixture);
        g_assert_cmpstr(now, ==, g_ptr_array_index(states, i - 1));
    }
    g_assert_cmpint(undo(store, &error), ==, 0);
    g_assert_error(error, CEU_ERROR, CEU_ERROR_STATE);
    /* Numbers are never used twice, not even those of records that were undone. */
    g_assert_cmpint(fixture_log(store, "later"), ==, 4);
    g_clear_pointer(&store, ceu_store_close);
    g_autofree char *complaint = fixture_complaint(fixture);
    g_assert_cmpstr(complaint, ==, NULL);
}

static void
test_history(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);

    (void) data;
    (void) fixture_log(store, "one");
    (void) fixture_log(store, "two");
    g_assert_cmpint(undo(store, NULL), ==, 2);
    (void) fixture_log(store, "three");
    g_autoptr(GPtrArray) all = ceu_store_history(store, 0, NULL);
    g_autoptr(GPtrArray) last = ceu_store_history(store, 1, NULL);
    g_assert_cmpuint(all->len, ==, 4);
    g_assert_cmpuint(last->len, ==, 1);
    static const struct {
        int64_t number, undoes;
        const char *summary;
        bool undone;
    } want[] = { { 4, 0, "three", false },
                 { 3, 2, "two", false },
                 { 2, 0, "two", true },
                 { 1, 0, "one", false } };
    for (guint i = 0; i < all->len; i++) {
        const CeuHistoryEntry *entry = g_ptr_array_index(all, i);

        g_assert_cmpint(entry->number, ==, want[i].number);
        g_assert_cmpint(entry->undoes, ==, want[i].undoes);
        g_assert_cmpstr(entry->summary, ==, want[i].summary);
        g_assert_cmpint(entry->undone, ==, want[i].undone);
        g_assert_cmpuint(entry->changes, ==, 1);
        g_assert_cmpint(entry->at.usec, ==, fixture_now().usec / 1000 * 1000);
    }
}

/* Somebody wrote past the program: undo does not make it worse. */
static void
test_conflict(Fixture *fixture, gconstpointer data)
{
    static const char *const meddling[] = { "UPDATE activity SET title = 'else' WHERE id = 1",
                                            "DELETE FROM activity WHERE id = 1" };

    (void) data;
    for (size_t i = 0; i < G_N_ELEMENTS(meddling); i++) {
        g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
        g_autoptr(GError) error = NULL;

        (void) fixture_log(store, "mine");
        fixture_raw(fixture->path, meddling[i]);
        g_autofree char *before = fixture_sha256(fixture->path);
        g_assert_cmpint(undo(store, &error), ==, 0);
        g_assert_error(error, CEU_ERROR, CEU_ERROR_STATE);
        g_autofree char *after = fixture_sha256(fixture->path);
        g_assert_cmpstr(after, ==, before);
        g_assert_cmpint(g_unlink(fixture->path), ==, 0);
    }
}

static void
test_append_only(Fixture *fixture, gconstpointer data)
{
    static const char *const forbidden[] = {
        "UPDATE journal SET summary = 'x'",
        "DELETE FROM journal",
        ("INSERT INTO journal SELECT * FROM journal WHERE true "
         "ON CONFLICT (number) DO UPDATE SET summary = 'x'"),
    };
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);

    (void) data;
    (void) fixture_log(store, "kept");
    for (size_t i = 0; i < G_N_ELEMENTS(forbidden); i++)
        g_assert_cmpint(sqlite3_exec(store->db->handle, forbidden[i], NULL, NULL, NULL), ==,
                        SQLITE_CONSTRAINT_TRIGGER);
    fixture_assert_fine(fixture);
}

/* Every field is part of the hash, and none can pass for its neighbour. */
static void
test_hash(void)
{
    const CeuJournalEntry rows[] = {
        { 1, 1, 5, 1, "ab", "[]", 0 },   { 2, 1, 5, 1, "ab", "[]", 0 },
        { 1, 2, 5, 1, "ab", "[]", 0 },   { 1, 1, 6, 1, "ab", "[]", 0 },
        { 1, 1, 5, 2, "ab", "[]", 0 },   { 1, 1, 5, 1, "ab\n", "[]", 0 },
        { 1, 1, 5, 1, "ab", "\n[]", 0 }, { 1, 1, 5, 1, "a", "b[]", 0 },
        { 1, 1, 5, 1, "ab", "[]", 1 },
    };
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_assert_true(g_hash_table_add(seen, ceu_journal_hash(CEU_JOURNAL_NO_HASH, &rows[i])));
        g_assert_true(g_hash_table_add(seen, ceu_journal_hash("another", &rows[i])));
    }
    /* Written down, so that it stays the same for ever: printf '…' | sha256sum */
    g_autofree char *first = ceu_journal_hash(CEU_JOURNAL_NO_HASH, &rows[0]);
    g_autofree char *plain = g_compute_checksum_for_string(
        G_CHECKSUM_SHA256, CEU_JOURNAL_NO_HASH "\n1\n1\n5\n1\n0\n2\nab\n[]", -1);
    g_assert_cmpstr(first, ==, plain);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    FIXTURE_TEST("/store/journal/undo-all", test_undo_all);
    FIXTURE_TEST("/store/journal/history", test_history);
    FIXTURE_TEST("/store/journal/conflict", test_conflict);
    FIXTURE_TEST("/store/journal/append-only", test_append_only);
    g_test_add_func("/store/journal/hash", test_hash);
    return g_test_run();
}
