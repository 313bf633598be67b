/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The world does not cooperate: no room, no permission, another program. A failed command changes nothing and says so. */
#include <sys/resource.h>

#include "fixture.h"

/* Runs @child in a process of its own; its exit status must be 0. */
static void
run_child(void (*child)(const Fixture *fixture), const Fixture *fixture)
{
    pid_t pid = fork();
    int status = -1;

    if (pid == 0) {
        child(fixture);
        _exit(0);
    }
    g_assert_cmpint(waitpid(pid, &status, 0), ==, pid);
    g_assert_cmpint(status, ==, 0);
}

/* Root may write anywhere: the child gives that up. */
static void
become_nobody(void)
{
    if (geteuid() != 0)
        return;
    g_assert_cmpint(setgid(65534), ==, 0);
    g_assert_cmpint(setuid(65534), ==, 0);
}

static void
give_away(const Fixture *fixture)
{
    g_autofree char *directory = g_path_get_dirname(fixture->path);

    if (geteuid() != 0)
        return;
    g_assert_cmpint(chown(fixture->home, 65534, 65534), ==, 0);
    g_assert_cmpint(chown(directory, 65534, 65534), ==, 0);
    g_assert_cmpint(chown(fixture->path, 65534, 65534), ==, 0);
}

static bool
try_log(CeuStore *store, const char *title, GError **error)
{
    CeuActivity activity = fixture_activity(title);

    if (!ceu_store_begin(store, error))
        return false;
    if (ceu_store_put_activity(store, &activity, error) && ceu_store_commit(store, title, 0, error))
        return true;
    ceu_store_rollback(store);
    return false;
}

static void
read_only_child(const Fixture *fixture)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuStore) store = NULL;

    become_nobody();
    store = fixture_open(fixture, CEU_STORE_READ);
    g_assert_cmpuint(fixture_count(store), ==, 1);
    g_assert_false(try_log(store, "no", &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_READ_ONLY);
    g_clear_error(&error);
    g_clear_pointer(&store, ceu_store_close);
    store = fixture_try_open(fixture, CEU_STORE_WRITE, &error);
    g_assert_true(store == NULL || !try_log(store, "no", &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_READ_ONLY);
    g_assert_nonnull(strstr(error->message, "nothing was changed"));
}

static void
test_read_only(Fixture *fixture, gconstpointer data)
{
    g_autofree char *directory = g_path_get_dirname(fixture->path);
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);

    (void) data;
    (void) fixture_log(store, "one");
    g_clear_pointer(&store, ceu_store_close);
    give_away(fixture);
    g_autofree char *before = fixture_sha256(fixture->path);
    g_assert_cmpint(g_chmod(fixture->path, 0400), ==, 0);
    g_assert_cmpint(g_chmod(directory, 0500), ==, 0);
    run_child(read_only_child, fixture);
    g_assert_cmpint(g_chmod(directory, 0700), ==, 0);
    g_autofree char *after = fixture_sha256(fixture->path);
    g_assert_cmpstr(after, ==, before);
}

static void
create_read_only_child(const Fixture *fixture)
{
    g_autoptr(GError) error = NULL;

    become_nobody();
    g_assert_null(fixture_try_open(fixture, CEU_STORE_CREATE, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_READ_ONLY);
}

static void
test_create_read_only(Fixture *fixture, gconstpointer data)
{
    (void) data;
    g_assert_cmpint(g_chmod(fixture->home, 0555), ==, 0);
    run_child(create_read_only_child, fixture);
    g_assert_cmpint(g_chmod(fixture->home, 0700), ==, 0);
    g_assert_false(g_file_test(fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_foreign_owner(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuStore) store = NULL;

    (void) data;
    ceu_store_close(fixture_open(fixture, CEU_STORE_CREATE));
    if (geteuid() != 0) {
        /* Only root can give a file away; the same guard then keeps a user off root's files by permissions. */
        store = fixture_open(fixture, CEU_STORE_WRITE);
        g_assert_nonnull(store);
        return;
    }
    g_assert_cmpint(chown(fixture->path, 65534, 65534), ==, 0);
    g_assert_null(fixture_try_open(fixture, CEU_STORE_WRITE, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_READ_ONLY);
    store = fixture_open(fixture, CEU_STORE_READ);
    g_assert_cmpuint(fixture_count(store), ==, 0);
}

/* No file may grow: every write beyond the limit fails with EFBIG, as a full disk would with ENOSPC. */
static void
full_child(const Fixture *fixture)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_WRITE);
    g_autofree char *title = g_strnfill(200000, 'x');
    g_autoptr(GError) error = NULL;
    struct rlimit limit = { 180000, 180000 };

    (void) signal(SIGXFSZ, SIG_IGN);
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
    g_assert_false(try_log(store, title, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_FULL);
    g_assert_nonnull(strstr(error->message, fixture->path));
    g_assert_nonnull(strstr(error->message, "nothing was changed"));
    g_assert_cmpuint(fixture_count(store), ==, 1);
}

static void
full_import_child(const Fixture *fixture)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_WRITE);
    g_autofree char *path = g_build_filename(fixture->home, "large", NULL);
    g_autofree char *backup = g_build_filename(fixture->home, "backup.db", NULL);
    g_autofree char *sha256 = NULL;
    g_autoptr(GError) error = NULL;
    struct rlimit limit = { 100000, 100000 };
    int64_t size = 0;

    g_assert_true(g_file_set_contents(path, "", 0, NULL));
    g_assert_cmpint(truncate(path, 200000), ==, 0);
    (void) signal(SIGXFSZ, SIG_IGN);
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
    g_assert_false(ceu_store_import_evidence(store, path, &sha256, &size, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_FULL);
    g_clear_error(&error);
    g_assert_false(ceu_store_backup(store, backup, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_FULL);
    g_assert_false(g_file_test(backup, G_FILE_TEST_EXISTS));
}

static void
test_full(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);

    (void) data;
    (void) fixture_log(store, "one");
    g_clear_pointer(&store, ceu_store_close);
    run_child(full_child, fixture);
    run_child(full_import_child, fixture);
    fixture_assert_fine(fixture);
    store = fixture_open(fixture, CEU_STORE_WRITE);
    (void) fixture_log(store, "two");
    g_assert_cmpuint(fixture_count(store), ==, 2);
}

/* Another connection holds the write lock. */
static void
test_busy(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) holder = fixture_open(fixture, CEU_STORE_CREATE);
    g_autoptr(CeuStore) waiter = fixture_open(fixture, CEU_STORE_WRITE);
    g_autoptr(GError) error = NULL;

    (void) data;
    fixture_begin(holder);
    ceu_db_set_busy_timeout_ms(waiter->db, 50);
    g_assert_false(ceu_store_begin(waiter, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_BUSY);
    g_assert_nonnull(strstr(error->message, "nothing was changed"));
    g_assert_cmpuint(fixture_count(waiter), ==, 0); /* reading goes on */
    fixture_commit(holder, NULL);
    (void) fixture_log(waiter, "after");
    g_assert_cmpuint(fixture_count(holder), ==, 1);
}

static void
write_hundred(const Fixture *fixture, const char *prefix)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_WRITE);

    for (int i = 0; i < 100; i++) {
        g_autofree char *title = g_strdup_printf("%s %d", prefix, i);

        (void) fixture_log(store, title);
    }
}

/* Two programs, 200 interleaved writes: each acknowledged one is there, once, and the chain is whole. */
static void
test_two_writers(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
    uint32_t before = 0, after = 0;
    int status = -1;

    (void) data;
    g_assert_true(ceu_store_version(store, &before, NULL));
    pid_t child = fork();
    if (child == 0) {
        write_hundred(fixture, "child");
        _exit(0);
    }
    write_hundred(fixture, "parent");
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_cmpint(status, ==, 0);
    g_assert_cmpuint(fixture_count(store), ==, 200);
    g_assert_true(ceu_store_version(store, &after, NULL));
    g_assert_cmpuint(after, >, before);
    g_assert_true(ceu_store_version(store, &before, NULL));
    g_assert_cmpuint(after, ==, before); /* nothing happened in between */
    fixture_assert_fine(fixture);
}

/* The file goes away, or another takes its place, under a running program. */
static void
test_moved(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
    g_autofree char *elsewhere = g_strconcat(fixture->path, ".moved", NULL);
    g_autoptr(GError) error = NULL;
    uint32_t version = 0;

    (void) data;
    g_assert_cmpint(g_rename(fixture->path, elsewhere), ==, 0);
    g_assert_false(try_log(store, "lost", &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND);
    g_clear_error(&error);
    g_assert_false(ceu_store_version(store, &version, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND);
    g_assert_false(g_file_test(fixture->path, G_FILE_TEST_EXISTS));
    g_assert_cmpint(g_rename(elsewhere, fixture->path), ==, 0);
    (void) fixture_log(store, "kept");
    g_assert_cmpuint(fixture_count(store), ==, 1);
}

/* A newer program migrates the file under a running older one. */
static void
test_newer_meanwhile(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
    g_autoptr(GError) error = NULL;

    (void) data;
    (void) fixture_log(store, "one");
    fixture_raw(fixture->path,
                "ALTER TABLE activity ADD COLUMN place TEXT; PRAGMA user_version = 7");
    g_autofree char *before = fixture_sha256(fixture->path);
    g_assert_false(try_log(store, "two", &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_NEWER);
    g_autofree char *after = fixture_sha256(fixture->path);
    g_assert_cmpstr(after, ==, before);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    FIXTURE_TEST("/store/trouble/read-only", test_read_only);
    FIXTURE_TEST("/store/trouble/create-read-only", test_create_read_only);
    FIXTURE_TEST("/store/trouble/foreign-owner", test_foreign_owner);
    FIXTURE_TEST("/store/trouble/full", test_full);
    FIXTURE_TEST("/store/trouble/busy", test_busy);
    FIXTURE_TEST("/store/trouble/two-writers", test_two_writers);
    FIXTURE_TEST("/store/trouble/moved", test_moved);
    FIXTURE_TEST("/store/trouble/newer-meanwhile", test_newer_meanwhile);
    return g_test_run();
}
