/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schemas to come: a migration backs up, moves everything or nothing, and survives being killed anywhere. */
#include <sys/resource.h>

#include "fixture.h"

/* Rebuilds a table that others refer to, by SQLite's own recipe. */
#define REBUILD                                                                                    \
    "CREATE TABLE new_holder (id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,"     \
    " name TEXT NOT NULL UNIQUE, note TEXT) STRICT;"                                               \
    "INSERT INTO new_holder (id, uid, name) SELECT id, uid, name FROM holder;"                     \
    "DROP TABLE holder; ALTER TABLE new_holder RENAME TO holder;"

/* Filled from the program's own steps and these. */
static const CeuSchemaStep later[] = {
    { 2, "rebuild", REBUILD },
    { 3, "column", "ALTER TABLE activity ADD COLUMN place TEXT;" },
};
static const CeuSchemaStep broken[] = {
    { 2, "rebuild", REBUILD },
    { 3, "nonsense", "CREATE TABLE half (a) STRICT; SELECT nonsense;" },
};
static const CeuSchemaStep dangling[] = {
    { 2, "rebuild", REBUILD },
    { 3, "dangling", "DELETE FROM holder;" },
};

typedef struct Steps {
    CeuSchemaStep steps[3];
    CeuSchema schema;
} Steps;

static const CeuSchema *
schema_with(Steps *steps, const CeuSchemaStep *more)
{
    steps->steps[0] = ceu_schema.steps[0];
    steps->steps[1] = more[0];
    steps->steps[2] = more[1];
    steps->schema = (CeuSchema){ steps->steps, 3 };
    return &steps->schema;
}

static CeuStore *
open_with(const Fixture *fixture, CeuStoreMode mode, const CeuSchema *schema, GError **error)
{
    return ceu_store_open_with(fixture->path, fixture->evidence, fixture->backup, mode, schema,
                               error);
}

static void
fill(const Fixture *fixture)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);

    (void) fixture_log(store, "one");
    (void) fixture_log(store, "two");
}

static unsigned
count_files(const char *directory)
{
    g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
    unsigned count = 0;

    while (dir != NULL && g_dir_read_name(dir) != NULL)
        count++;
    return count;
}

/* The backup is a whole store of the old schema. */
static void
assert_backup(const Fixture *fixture, const char *name)
{
    Fixture copy = *fixture;
    g_autofree char *path = g_build_filename(fixture->backup, name, NULL);

    copy.path = path;
    fixture_assert_fine(&copy);
    g_autoptr(CeuStore) store = fixture_open(&copy, CEU_STORE_READ);
    g_assert_cmpuint(fixture_count(store), ==, 2);
}

static void
test_upgrade(Fixture *fixture, gconstpointer data)
{
    Steps steps;
    const CeuSchema *schema = schema_with(&steps, later);
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuStore) store = NULL;

    (void) data;
    fill(fixture);
    g_assert_null(open_with(fixture, CEU_STORE_READ, schema, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_STATE);
    g_clear_error(&error);
    store = open_with(fixture, CEU_STORE_WRITE, schema, &error);
    g_assert_no_error(error);
    ceu_store_set_clock(store, fixture_now);
    (void) fixture_log(store, "three");
    g_assert_cmpuint(fixture_count(store), ==, 3);
    g_assert_cmpuint(count_files(fixture->backup), ==, 1);
    assert_backup(fixture, "schema-1-0.db");
    /* This program, which knows schema 1 alone, now refuses. */
    g_assert_null(fixture_try_open(fixture, CEU_STORE_READ, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_NEWER);
}

static void
test_failing(Fixture *fixture, gconstpointer data)
{
    static const CeuSchemaStep *const bad[] = { broken, dangling };

    (void) data;
    fill(fixture);
    g_autofree char *before = fixture_sha256(fixture->path);
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        Steps steps;
        g_autoptr(GError) error = NULL;

        g_assert_null(open_with(fixture, CEU_STORE_WRITE, schema_with(&steps, bad[i]), &error));
        g_assert_nonnull(error);
        g_autofree char *after = fixture_sha256(fixture->path);
        g_assert_cmpstr(after, ==, before);
        fixture_assert_fine(fixture);
    }
    /* A second try keeps the first copy. */
    g_assert_cmpuint(count_files(fixture->backup), ==, 2);
    assert_backup(fixture, "schema-1-0.db");
    assert_backup(fixture, "schema-1-1.db");
}

/* Two programs open the old store at once: one migrates, both work. */
static void
test_two_at_once(Fixture *fixture, gconstpointer data)
{
    Steps steps;
    const CeuSchema *schema = schema_with(&steps, later);

    (void) data;
    fill(fixture);
    for (int i = 0; i < 4; i++) {
        if (fork() == 0) {
            CeuStore *store = open_with(fixture, CEU_STORE_WRITE, schema, NULL);

            _exit(store != NULL && fixture_count(store) == 2 ? 0 : 1);
        }
    }
    for (int i = 0; i < 4; i++) {
        int status = -1;

        g_assert_cmpint(wait(&status), >, 0);
        g_assert_cmpint(status, ==, 0);
    }
    g_assert_cmpuint(count_files(fixture->backup), ==, 1);
}

static void
test_two_creators(Fixture *fixture, gconstpointer data)
{
    (void) data;
    for (int i = 0; i < 4; i++) {
        if (fork() == 0) {
            CeuStore *store = fixture_try_open(fixture, CEU_STORE_CREATE, NULL);

            if (store == NULL)
                _exit(1);
            (void) fixture_log(store, "mine");
            _exit(0);
        }
    }
    for (int i = 0; i < 4; i++) {
        int status = -1;

        g_assert_cmpint(wait(&status), >, 0);
        g_assert_cmpint(status, ==, 0);
    }
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_READ);
    g_assert_cmpuint(fixture_count(store), ==, 4);
    fixture_assert_fine(fixture);
}

/* Killed by the kernel at the first write beyond @limit bytes of any file. */
static bool
open_until_killed(const Fixture *fixture, CeuStoreMode mode, const CeuSchema *schema, rlim_t limit)
{
    pid_t child = fork();
    int status = -1;

    if (child == 0) {
        const struct rlimit size = { limit, limit };
        const struct rlimit core = { 0, 0 };

        (void) setrlimit(RLIMIT_CORE, &core);
        (void) setrlimit(RLIMIT_FSIZE, &size);
        (void) signal(SIGXFSZ, SIG_DFL);
        CeuStore *store = open_with(fixture, mode, schema, NULL);
        _exit(store != NULL ? 0 : 1);
    }
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_true(WIFSIGNALED(status) || (WIFEXITED(status) && WEXITSTATUS(status) == 0));
    return WIFSIGNALED(status);
}

/* The newer program takes back what was cut off; then it is a store of schema 1 with all its records. */
static void
assert_still_old(const Fixture *fixture, const CeuSchema *newer)
{
    g_autoptr(GError) error = NULL;

    g_assert_null(open_with(fixture, CEU_STORE_READ, newer, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_STATE);
    fixture_assert_fine(fixture);
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_READ);
    g_assert_cmpuint(fixture_count(store), ==, 2);
}

static void
test_killed_migration(Fixture *fixture, gconstpointer data)
{
    Steps steps;
    const CeuSchema *schema = schema_with(&steps, later);
    g_autofree char *bytes = NULL;
    gsize size = 0;
    unsigned killed = 0;
    bool more = true;

    (void) data;
    fill(fixture);
    g_assert_true(g_file_get_contents(fixture->path, &bytes, &size, NULL));
    for (rlim_t limit = 0; more; limit += 6000) {
        more = open_until_killed(fixture, CEU_STORE_WRITE, schema, limit);
        killed += more ? 1 : 0;
        if (more)
            assert_still_old(fixture, schema);
    }
    g_assert_cmpuint(killed, >, 10);
    g_autoptr(CeuStore) store = open_with(fixture, CEU_STORE_READ, schema, NULL);
    g_assert_cmpuint(fixture_count(store), ==, 2);
}

static void
test_killed_creation(Fixture *fixture, gconstpointer data)
{
    unsigned killed = 0;
    bool more = true;

    (void) data;
    for (rlim_t limit = 0; more; limit += 6000) {
        more = open_until_killed(fixture, CEU_STORE_CREATE, &ceu_schema, limit);
        killed += more ? 1 : 0;
        g_assert_cmpint(g_file_test(fixture->path, G_FILE_TEST_EXISTS), ==, !more);
    }
    g_assert_cmpuint(killed, >, 10);
    fixture_assert_fine(fixture);
    g_autofree char *directory = g_path_get_dirname(fixture->path);
    g_assert_cmpuint(count_files(directory), ==, 1); /* what the killed ones left is swept away */
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    FIXTURE_TEST("/store/migrate/upgrade", test_upgrade);
    FIXTURE_TEST("/store/migrate/failing", test_failing);
    FIXTURE_TEST("/store/migrate/two-at-once", test_two_at_once);
    FIXTURE_TEST("/store/migrate/two-creators", test_two_creators);
    FIXTURE_TEST("/store/migrate/killed-migration", test_killed_migration);
    FIXTURE_TEST("/store/migrate/killed-creation", test_killed_creation);
    return g_test_run();
}
