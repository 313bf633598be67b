/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening: the settings hold, and a file that is not ours or too new is left byte for byte as it is. */
#include <ceu/names.h>

#include "fixture.h"
#include "store/db.h"

static void
test_settings(Fixture *fixture, gconstpointer data)
{
    static const struct {
        CeuSql get;
        const char *want;
    } rows[] = {
        { CEU_SQL_get_journal_mode, "delete" }, { CEU_SQL_get_synchronous, "3" },
        { CEU_SQL_get_foreign_keys, "1" },      { CEU_SQL_get_mmap_size, "0" },
        { CEU_SQL_get_cell_size_check, "1" },   { CEU_SQL_user_version, "4" },
    };
    static const int options[] = { SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_ENABLE_FKEY };
    static const int off[] = { SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_DQS_DDL,
                               SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION };
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
    int now = -1;

    (void) data;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(CeuStatement) get = ceu_db_statement(store->db, rows[i].get, NULL);

        g_assert_cmpint(ceu_statement_step(get, NULL), ==, CEU_STEP_ROW);
        g_assert_cmpstr(ceu_statement_text(get, 0), ==, rows[i].want);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(options); i++) {
        g_assert_cmpint(sqlite3_db_config(store->db->handle, options[i], -1, &now), ==, SQLITE_OK);
        g_assert_cmpint(now, ==, 1);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(off); i++) {
        g_assert_cmpint(sqlite3_db_config(store->db->handle, off[i], -1, &now), ==, SQLITE_OK);
        g_assert_cmpint(now, ==, 0);
    }
    g_assert_cmpint(sqlite3_limit(store->db->handle, SQLITE_LIMIT_ATTACHED, -1), ==, 0);
}

static void
test_private(Fixture *fixture, gconstpointer data)
{
    g_autofree char *directory = g_path_get_dirname(fixture->path);
    struct stat status;
    mode_t before = umask(0);

    (void) data;
    ceu_store_close(fixture_open(fixture, CEU_STORE_CREATE));
    umask(before);
    g_assert_cmpint(g_stat(fixture->path, &status), ==, 0);
    g_assert_cmpuint(status.st_mode & 0777, ==, 0600);
    g_assert_cmpint(g_stat(directory, &status), ==, 0);
    g_assert_cmpuint(status.st_mode & 0777, ==, 0700);
    /* A copy that came back with other permissions is made private by the next writer. */
    g_assert_cmpint(g_chmod(fixture->path, 0644), ==, 0);
    ceu_store_close(fixture_open(fixture, CEU_STORE_WRITE));
    g_assert_cmpint(g_stat(fixture->path, &status), ==, 0);
    g_assert_cmpuint(status.st_mode & 0777, ==, 0600);
}

static void
test_missing(Fixture *fixture, gconstpointer data)
{
    static const CeuStoreMode modes[] = { CEU_STORE_READ, CEU_STORE_WRITE };

    (void) data;
    for (size_t i = 0; i < G_N_ELEMENTS(modes); i++) {
        g_autoptr(GError) error = NULL;

        g_assert_null(fixture_try_open(fixture, modes[i], &error));
        g_assert_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND);
        g_assert_nonnull(strstr(error->message, fixture->path));
        g_assert_false(g_file_test(fixture->path, G_FILE_TEST_EXISTS));
    }
}

/* Made from a good store by each row's SQL, or of the bytes given. Nothing may change it. */
static const struct {
    const char *what, *sql, *bytes;
    CeuError want;
    const char *says;
} refused[] = {
    { "newer", "PRAGMA user_version = 7", NULL, CEU_ERROR_NEWER, "schema 7, this program knows 4" },
    { "newer in wal mode", "PRAGMA user_version = 7; PRAGMA journal_mode = WAL", NULL,
      CEU_ERROR_NEWER, "schema 7" },
    { "someone else's", "PRAGMA application_id = 1", NULL, CEU_ERROR_CORRUPT, "not a store" },
    { "without version", "PRAGMA user_version = 0", NULL, CEU_ERROR_CORRUPT, "not a store" },
    { "negative version", "PRAGMA user_version = -1", NULL, CEU_ERROR_CORRUPT, "not a store" },
    { "emptied", NULL, "", CEU_ERROR_CORRUPT, "not a store" },
    { "a text", NULL,
      "These are not the records of anybody, but longer than a header has to be: a text file that "
      "was named so.",
      CEU_ERROR_CORRUPT, "not a store" },
};

static void
assert_refused(const Fixture *fixture, size_t row)
{
    static const CeuStoreMode modes[] = { CEU_STORE_READ, CEU_STORE_WRITE, CEU_STORE_CREATE };
    g_autofree char *before = fixture_sha256(fixture->path);

    for (size_t i = 0; i < G_N_ELEMENTS(modes); i++) {
        g_autoptr(GError) error = NULL;

        g_assert_null(fixture_try_open(fixture, modes[i], &error));
        g_assert_error(error, CEU_ERROR, (int) refused[row].want);
        g_assert_nonnull(strstr(error->message, refused[row].says));
        g_autofree char *after = fixture_sha256(fixture->path);
        g_assert_cmpstr(after, ==, before);
    }
}

static void
test_refused(Fixture *fixture, gconstpointer data)
{
    (void) data;
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_test_message("%s", refused[i].what);
        ceu_store_close(fixture_open(fixture, CEU_STORE_CREATE));
        if (refused[i].sql != NULL)
            fixture_raw(fixture->path, refused[i].sql);
        else
            g_assert_true(g_file_set_contents(fixture->path, refused[i].bytes, -1, NULL));
        assert_refused(fixture, i);
        g_assert_cmpint(g_unlink(fixture->path), ==, 0);
    }
}

/* The child dies inside a write that has reached the file: a journal is left that has to be played back. */
static void
leave_cut_off_write(const Fixture *fixture, const char *sql)
{
    pid_t child = fork();

    if (child == 0) {
        sqlite3 *db = NULL;

        sqlite3_open(fixture->path, &db);
        sqlite3_exec(db, "PRAGMA cache_size = 1; BEGIN IMMEDIATE;", NULL, NULL, NULL);
        sqlite3_exec(db, sql, NULL, NULL, NULL);
        sqlite3_db_cacheflush(db);
        _exit(0);
    }
    g_assert_cmpint(waitpid(child, NULL, 0), ==, child);
    g_autofree char *journal = g_strconcat(fixture->path, "-journal", NULL);
    g_assert_true(g_file_test(journal, G_FILE_TEST_EXISTS));
}

static void
test_cut_off(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);

    (void) data;
    (void) fixture_log(store, "kept");
    g_clear_pointer(&store, ceu_store_close);
    leave_cut_off_write(fixture, "UPDATE activity SET title = 'never'");
    store = fixture_open(fixture, CEU_STORE_READ);
    g_autoptr(CeuFacts) facts = fixture_facts(store);
    g_assert_cmpstr(ceu_facts_activity_by_id(facts, 1)->title, ==, "kept");
    fixture_assert_fine(fixture);
}

/* Cut off by a newer program: not even the playing back is ours to do. */
static void
test_cut_off_newer(Fixture *fixture, gconstpointer data)
{
    g_autofree char *journal = g_strconcat(fixture->path, "-journal", NULL);
    g_autoptr(GError) error = NULL;
    CeuDbIdentity identity;

    (void) data;
    ceu_store_close(fixture_open(fixture, CEU_STORE_CREATE));
    fixture_raw(fixture->path, "PRAGMA user_version = 7");
    leave_cut_off_write(fixture, "CREATE TABLE new_things (a); PRAGMA user_version = 8");
    g_autofree char *file_before = fixture_sha256(fixture->path);
    g_autofree char *journal_before = fixture_sha256(journal);
    g_assert_null(fixture_try_open(fixture, CEU_STORE_WRITE, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_NEWER);
    g_assert_true(ceu_db_identify(fixture->path, &identity, NULL));
    g_assert_cmpint(identity.application_id, ==, CEU_STORE_APPLICATION_ID);
    g_assert_cmpint(identity.version, >, 1);
    g_autofree char *file_after = fixture_sha256(fixture->path);
    g_autofree char *journal_after = fixture_sha256(journal);
    g_assert_cmpstr(file_after, ==, file_before);
    g_assert_cmpstr(journal_after, ==, journal_before);
}

static void
test_errors(void)
{
    static const struct {
        int result;
        CeuError want;
        const char *says;
    } rows[] = {
        { SQLITE_FULL, CEU_ERROR_FULL, "free some space" },
        { SQLITE_READONLY, CEU_ERROR_READ_ONLY, "cannot be written" },
        { SQLITE_READONLY_DIRECTORY, CEU_ERROR_READ_ONLY, "cannot be written" },
        { SQLITE_BUSY, CEU_ERROR_BUSY, "try again" },
        { SQLITE_BUSY_SNAPSHOT, CEU_ERROR_BUSY, "try again" },
        { SQLITE_CORRUPT, CEU_ERROR_CORRUPT, "restore your newest backup" },
        { SQLITE_NOTADB, CEU_ERROR_CORRUPT, "restore your newest backup" },
        { SQLITE_IOERR_READ, CEU_ERROR_IO, "check the disk" },
        { SQLITE_TOOBIG, CEU_ERROR_LIMIT, "large" },
        { SQLITE_CONSTRAINT_UNIQUE, CEU_ERROR_EXISTS, "already" },
        { SQLITE_CONSTRAINT_CHECK, CEU_ERROR_RANGE, "nothing was changed" },
        { SQLITE_CONSTRAINT_FOREIGNKEY, CEU_ERROR_NOT_FOUND, "nothing was changed" },
        { SQLITE_CONSTRAINT_TRIGGER, CEU_ERROR_FAILED, "nothing was changed" },
        { SQLITE_NOMEM, CEU_ERROR_FAILED, "nothing was changed" },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GError) error = NULL;

        ceu_db_set_error_of(NULL, rows[i].result, "/a/place", &error);
        g_assert_error(error, CEU_ERROR, (int) rows[i].want);
        g_assert_nonnull(strstr(error->message, "/a/place"));
        g_assert_nonnull(strstr(error->message, rows[i].says));
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    FIXTURE_TEST("/store/db/settings", test_settings);
    FIXTURE_TEST("/store/db/private", test_private);
    FIXTURE_TEST("/store/db/missing", test_missing);
    FIXTURE_TEST("/store/db/refused", test_refused);
    FIXTURE_TEST("/store/db/cut-off", test_cut_off);
    FIXTURE_TEST("/store/db/cut-off-newer", test_cut_off_newer);
    g_test_add_func("/store/db/errors", test_errors);
    return g_test_run();
}
