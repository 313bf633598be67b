/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files beside the database: evidence copied in whole or not at all, backups checked before they get their name. */
#include "fixture.h"
#include "store/evidence.h"

static char *
write_file(const Fixture *fixture, const char *name, const char *bytes, gssize size)
{
    char *path = g_build_filename(fixture->home, name, NULL);

    g_assert_true(g_file_set_contents(path, bytes, size, NULL));
    return path;
}

static void
test_import(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
    g_autofree char *big = g_strnfill(300000, 'x');
    const struct {
        const char *bytes;
        gssize size;
    } rows[] = { { "", 0 }, { "a", 1 }, { "nul\0inside", 10 }, { big, 300000 } };

    (void) data;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = write_file(fixture, "proof", rows[i].bytes, rows[i].size);
        g_autofree char *want = fixture_sha256(path);
        g_autofree char *sha256 = NULL;
        int64_t size = -1;
        struct stat status;

        for (int round = 0; round < 2; round++) {
            g_clear_pointer(&sha256, g_free);
            g_assert_true(ceu_store_import_evidence(store, path, &sha256, &size, NULL));
            g_assert_cmpstr(sha256, ==, want);
            g_assert_cmpint(size, ==, rows[i].size);
        }
        g_autofree char *copy = ceu_evidence_path(fixture->evidence, sha256);
        g_autofree char *got = fixture_sha256(copy);
        g_assert_cmpstr(got, ==, want);
        g_assert_cmpint(g_stat(copy, &status), ==, 0);
        g_assert_cmpuint(status.st_mode & 0777, ==, 0600);
    }
}

/* The copy had gone bad; attaching the original again makes it good. */
static void
test_heal(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
    g_autofree char *path = write_file(fixture, "proof", "good", -1);
    g_autofree char *sha256 = NULL;
    g_autofree char *again = NULL;
    g_autofree char *text = NULL;
    int64_t size = 0;

    (void) data;
    g_assert_true(ceu_store_import_evidence(store, path, &sha256, &size, NULL));
    g_autofree char *copy = ceu_evidence_path(fixture->evidence, sha256);
    g_assert_true(g_file_set_contents(copy, "bad!", -1, NULL));
    g_assert_true(ceu_store_import_evidence(store, path, &again, &size, NULL));
    g_assert_true(g_file_get_contents(copy, &text, NULL, NULL));
    g_assert_cmpstr(text, ==, "good");
}

static unsigned
count_entries(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    unsigned count = 0;

    while (dir != NULL && g_dir_read_name(dir) != NULL)
        count++;
    return count;
}

static void
test_import_refused(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
    g_autofree char *file = write_file(fixture, "file", "x", 1);
    g_autofree char *link_path = g_build_filename(fixture->home, "link", NULL);
    g_autofree char *pipe_path = g_build_filename(fixture->home, "pipe", NULL);
    g_autofree char *missing = g_build_filename(fixture->home, "missing", NULL);
    g_autofree char *large = write_file(fixture, "large", "", 0);
    const struct {
        const char *path;
        CeuError want;
        const char *says;
    } rows[] = {
        { link_path, CEU_ERROR_FAILED, "symbolic link" },
        { pipe_path, CEU_ERROR_FAILED, "not a file" },
        { fixture->home, CEU_ERROR_FAILED, "not a file" },
        { "/dev/null", CEU_ERROR_FAILED, "not a file" },
        { missing, CEU_ERROR_NOT_FOUND, "missing" },
        { large, CEU_ERROR_LIMIT, "50 MiB" },
    };

    (void) data;
    g_assert_cmpint(symlink(file, link_path), ==, 0);
    g_assert_cmpint(mkfifo(pipe_path, 0600), ==, 0);
    g_assert_cmpint(truncate(large, CEU_EVIDENCE_MAX_BYTES + 1), ==, 0);
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GError) error = NULL;
        char *sha256 = NULL;
        int64_t size = -7;

        g_assert_false(ceu_store_import_evidence(store, rows[i].path, &sha256, &size, &error));
        g_assert_error(error, CEU_ERROR, (int) rows[i].want);
        g_assert_nonnull(strstr(error->message, rows[i].says));
        g_assert_null(sha256);
        g_assert_cmpint(size, ==, -7);
        g_assert_cmpuint(count_entries(fixture->evidence), ==, 0);
    }
    g_assert_cmpint(truncate(large, CEU_EVIDENCE_MAX_BYTES), ==, 0);
    g_autofree char *sha256 = NULL;
    int64_t size = 0;
    g_assert_true(ceu_store_import_evidence(store, large, &sha256, &size, NULL));
    g_assert_cmpint(size, ==, CEU_EVIDENCE_MAX_BYTES);
}

static void
test_attach(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
    g_autofree char *path = write_file(fixture, "proof", "good", -1);
    g_autofree char *sha256 = NULL;
    g_autoptr(GError) error = NULL;
    int64_t first = fixture_log(store, "one"), second = fixture_log(store, "two");
    int64_t size = 0;

    (void) data;
    g_assert_true(ceu_store_import_evidence(store, path, &sha256, &size, NULL));
    fixture_begin(store);
    g_assert_true(
        ceu_store_attach(store, first, sha256, "../../etc/“x”", size, fixture_now(), NULL));
    g_assert_true(ceu_store_attach(store, second, sha256, "b", size, fixture_now(), NULL));
    g_assert_false(ceu_store_attach(store, second, sha256, "c", size, fixture_now(), &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_EXISTS);
    g_clear_error(&error);
    g_assert_false(ceu_store_attach(store, 99, sha256, "d", size, fixture_now(), &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND);
    fixture_commit(store, "attach");
    g_autoptr(GPtrArray) of_first = ceu_store_evidence(store, first, NULL);
    g_autoptr(GPtrArray) all = ceu_store_evidence(store, 0, NULL);
    g_assert_cmpuint(all->len, ==, 2);
    g_assert_cmpuint(of_first->len, ==, 1);
    const CeuEvidence *evidence = g_ptr_array_index(of_first, 0);
    g_assert_cmpint(evidence->activity_id, ==, first);
    g_assert_cmpstr(evidence->name, ==, "../../etc/“x”");
    g_assert_cmpstr(evidence->sha256, ==, sha256);
    g_assert_cmpint(evidence->size, ==, 4);
    g_assert_true(g_file_test(evidence->path, G_FILE_TEST_IS_REGULAR));
    g_autoptr(CeuFacts) facts = fixture_facts(store);
    g_assert_cmpuint(ceu_facts_activity_by_id(facts, first)->proofs, ==, 1);
    fixture_assert_fine(fixture);
}

static void
test_backup(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
    g_autofree char *path = g_build_filename(fixture->home, "copy.db", NULL);
    g_autofree char *nowhere = g_build_filename(fixture->home, "no", "such", "folder.db", NULL);
    g_autoptr(GError) error = NULL;
    Fixture copy = *fixture;

    (void) data;
    (void) fixture_log(store, "one");
    g_assert_true(ceu_store_backup(store, path, &error));
    g_assert_no_error(error);
    (void) fixture_log(store, "two");
    copy.path = path;
    fixture_assert_fine(&copy);
    g_autoptr(CeuStore) restored = fixture_open(&copy, CEU_STORE_WRITE);
    g_assert_cmpuint(fixture_count(restored), ==, 1);
    g_autofree char *before = fixture_sha256(path);
    g_assert_false(ceu_store_backup(store, path, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_EXISTS);
    g_clear_error(&error);
    g_autofree char *after = fixture_sha256(path);
    g_assert_cmpstr(after, ==, before);
    g_assert_false(ceu_store_backup(store, nowhere, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND);
    g_assert_cmpuint(count_entries(fixture->home), ==, 2); /* no draft is left */
}

/* A damaged store is not copied as if it were sound. */
static void
test_backup_of_damage(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
    g_autofree char *path = g_build_filename(fixture->home, "copy.db", NULL);
    g_autoptr(GError) error = NULL;

    (void) data;
    (void) fixture_log(store, "one");
    fixture_raw(fixture->path,
                "PRAGMA ignore_check_constraints = ON; UPDATE activity SET unit = 'x'");
    g_assert_false(ceu_store_backup(store, path, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_CORRUPT);
    g_assert_cmpuint(count_entries(fixture->home), ==, 1);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    FIXTURE_TEST("/store/files/import", test_import);
    FIXTURE_TEST("/store/files/heal", test_heal);
    FIXTURE_TEST("/store/files/import-refused", test_import_refused);
    FIXTURE_TEST("/store/files/attach", test_attach);
    FIXTURE_TEST("/store/files/backup", test_backup);
    FIXTURE_TEST("/store/files/backup-of-damage", test_backup_of_damage);
    return g_test_run();
}
