/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schemas to come: a migration backs up, moves everything or nothing, and survives being killed anywhere. */
#include <sys/resource.h>

#include "fixture.h"
#include "store/evidence.h"

/* Rebuilds a table that others refer to, by SQLite's own recipe. */
#define REBUILD                                                                                    \
    "CREATE TABLE new_holder (id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE,"     \
    " name TEXT NOT NULL UNIQUE, note TEXT) STRICT;"                                               \
    "INSERT INTO new_holder (id, uid, name) SELECT id, uid, name FROM holder;"                     \
    "DROP TABLE holder; ALTER TABLE new_holder RENAME TO holder;"

/* These follow the program's own steps. */
static const CeuSchemaStep later[] = {
    { 0, "rebuild", REBUILD },
    { 0, "column", "ALTER TABLE activity ADD COLUMN place TEXT;" },
};
static const CeuSchemaStep broken[] = {
    { 0, "rebuild", REBUILD },
    { 0, "nonsense", "CREATE TABLE half (a) STRICT; SELECT nonsense;" },
};
static const CeuSchemaStep dangling[] = {
    { 0, "rebuild", REBUILD },
    { 0, "dangling", "DELETE FROM holder;" },
};

#define STEPS_MAX 16

typedef struct Steps {
    CeuSchemaStep steps[STEPS_MAX];
    CeuSchema schema;
} Steps;

static const CeuSchema *
schema_with(Steps *steps, const CeuSchemaStep *more)
{
    int own = ceu_schema.newest;

    g_assert_cmpint(own + 2, <=, STEPS_MAX);
    for (int i = 0; i < own + 2; i++) {
        steps->steps[i] = i < own ? ceu_schema.steps[i] : more[i - own];
        steps->steps[i].version = i + 1;
    }
    steps->schema = (CeuSchema){ steps->steps, own + 2 };
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

/* The backup of that number is a whole store of the schema before. */
static void
assert_backup(const Fixture *fixture, int number)
{
    Fixture copy = *fixture;
    g_autofree char *name = g_strdup_printf("schema-%d-%d.db", ceu_schema.newest, number);
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
    assert_backup(fixture, 0);
    /* This program, which knows its own steps alone, now refuses. */
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
    assert_backup(fixture, 0);
    assert_backup(fixture, 1);
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

/* The newer program takes back what was cut off; then it is a store of the schema before with all its records. */
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

/* Puts a store of schema 1 there, made by the program of that time, with its one proof. */
static void
put_version_1(const Fixture *fixture)
{
    g_autofree char *script = NULL;
    g_autofree char *directory = g_path_get_dirname(fixture->path);
    g_autofree char *sha256 = g_compute_checksum_for_string(G_CHECKSUM_SHA256, "proof", -1);
    g_autofree char *proof = ceu_evidence_path(fixture->evidence, sha256);
    g_autofree char *group = g_path_get_dirname(proof);

    g_assert_true(
        g_file_get_contents(CEU_SOURCE_DIR "/tests/store/schema-1.sql", &script, NULL, NULL));
    g_assert_cmpint(g_mkdir_with_parents(directory, 0700), ==, 0);
    g_assert_cmpint(g_mkdir_with_parents(group, 0700), ==, 0);
    g_assert_true(g_file_set_contents(proof, "proof", -1, NULL));
    fixture_raw(fixture->path, script);
}

static void
assert_version(const char *path, int64_t version)
{
    CeuDbIdentity identity;
    g_autoptr(GError) error = NULL;

    (void) ceu_db_identify(path, &identity, &error);
    g_assert_no_error(error);
    g_assert_cmpint(identity.version, ==, version);
}

/* What schema-1.sql holds, as facts of today. */
static void
assert_facts_of_1(CeuStore *store)
{
    g_autoptr(CeuFacts) facts = fixture_facts(store);
    uint32_t counts[8];
    const CeuActivity *activities = ceu_facts_activities(facts, &counts[0]);
    const CeuCredential *credentials = ceu_facts_credentials(facts, &counts[1]);
    const CeuFiling *filings = ceu_facts_filings(facts, &counts[2]);
    const CeuOverride *overrides = ceu_facts_overrides(facts, &counts[3]);
    const CeuEntry *entries = ceu_facts_entries(facts, &counts[4]);

    g_assert_cmpuint(counts[0], ==, 3);
    g_assert_cmpuint(counts[1], ==, 2);
    g_assert_cmpuint(counts[2], ==, 1);
    g_assert_cmpuint(counts[3], ==, 1);
    g_assert_cmpuint(counts[4], ==, 1);
    g_assert_cmpstr(activities[0].note, ==, "it's “so”");
    g_assert_cmpuint(activities[0].proofs, ==, 1);
    g_assert_cmpint(activities[1].unit, ==, CEU_UNIT_MINUTE);
    g_assert_true(activities[2].planned);
    for (uint32_t i = 0; i < counts[0]; i++)
        g_assert_null(activities[i].pin_for);
    g_assert_cmpstr(credentials[0].number, ==, "01234");
    g_assert_cmpint(filings[0].cycle_day.days, >, 0);
    g_assert_cmpint(overrides[0].kind, ==, CEU_OVERRIDE_TOTAL);
    g_assert_cmpint(entries[0].activity_id, ==, 1);
    (void) ceu_facts_answers(facts, &counts[5]);
    (void) ceu_facts_deeds(facts, &counts[6]);
    (void) ceu_facts_path_steps(facts, &counts[7]);
    g_assert_cmpuint(counts[5] + counts[6] + counts[7], ==, 0);
}

/* All is kept, the history still leads to it, numbers go on, and what the old program did is taken back. */
static void
test_from_1(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *backup = g_build_filename(fixture->backup, "schema-1-0.db", NULL);

    (void) data;
    put_version_1(fixture);
    g_assert_null(fixture_try_open(fixture, CEU_STORE_READ, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_STATE);
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_WRITE);
    assert_version(fixture->path, ceu_schema.newest);
    assert_version(backup, 1);
    fixture_assert_fine(fixture);
    assert_facts_of_1(store);
    g_assert_cmpint(fixture_log(store, "numbers are never used twice"), ==, 6);
    for (int i = 0; i < 8; i++) /* back to before activity 4 was removed */
        fixture_undo(store);
    g_autoptr(CeuFacts) facts = fixture_facts(store);
    g_assert_nonnull(ceu_facts_activity_by_id(facts, 1));
    fixture_assert_fine(fixture);
}

/* Activities that are all gone leave their numbers behind. */
static void
test_from_1_empty(Fixture *fixture, gconstpointer data)
{
    (void) data;
    put_version_1(fixture);
    fixture_raw(fixture->path, "DELETE FROM evidence; DELETE FROM entry; DELETE FROM activity;");
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_WRITE);
    g_assert_cmpint(fixture_log(store, "six"), ==, 6);
}

/* A reader takes back what was cut off, and finds the old schema. */
static void
assert_still_1(const Fixture *fixture)
{
    g_autoptr(GError) error = NULL;

    g_assert_null(fixture_try_open(fixture, CEU_STORE_READ, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_STATE);
    assert_version(fixture->path, 1);
}

static void
test_killed_from_1(Fixture *fixture, gconstpointer data)
{
    unsigned killed = 0;
    bool more = true;

    (void) data;
    put_version_1(fixture);
    for (rlim_t limit = 0; more; limit += 6000) {
        more = open_until_killed(fixture, CEU_STORE_WRITE, &ceu_schema, limit);
        killed += more ? 1 : 0;
        if (more)
            assert_still_1(fixture);
    }
    assert_version(fixture->path, ceu_schema.newest);
    g_assert_cmpuint(killed, >, 10);
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_READ);
    assert_facts_of_1(store);
    fixture_assert_fine(fixture);
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
    FIXTURE_TEST("/store/migrate/from-1", test_from_1);
    FIXTURE_TEST("/store/migrate/from-1-empty", test_from_1_empty);
    FIXTURE_TEST("/store/migrate/killed-from-1", test_killed_from_1);
    return g_test_run();
}
