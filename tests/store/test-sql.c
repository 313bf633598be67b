/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL itself: every statement prepares and finds its rows by an index; every column says what it means. */
#include "fixture.h"

#define STATEMENT_NAME(name, text) #name,
static const char *const names[] = { CEU_SQL_STATEMENTS(STATEMENT_NAME) };
#define STATEMENT_TEXT(name, text) text,
static const char *const texts[] = { CEU_SQL_STATEMENTS(STATEMENT_TEXT) };

/* Statements that may read a whole table, and why. */
static const struct {
    const char *name, *reason;
} may_scan[] = {
    { "entry_all",
      "all are wanted; the index leads by activity, for the sake of removing activities" },
    { "evidence_all", "as entry_all" },
    { "evidence_counts", "as entry_all" },
    { "path_step_all",
      "all are wanted; the index leads by credential, for the sake of removing credentials" },
    { "tables_used", "a dozen rows, all wanted" },
    { "journal_chain", "verify reads the whole history" },
    { "draft_all",
      "the drafts of a holder are few, and wait for a word; they are sorted by number" },
    { "evidence_of_content",
      "asked once a file that is taken in; an index would be read at each start" },
    { "journal_list", "history is listed by number, newest first, and stops at its limit" },
};

static bool
is_listed(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(may_scan); i++) {
        if (g_str_equal(may_scan[i].name, name))
            return true;
    }
    return false;
}

/* Whether the plan of one statement walks through a table; prints the plan. */
static bool
scans(sqlite3 *db, const char *name, const char *text)
{
    g_autofree char *explain = g_strconcat("EXPLAIN QUERY PLAN ", text, NULL);
    sqlite3_stmt *plan = NULL;
    bool found = false;

    if (sqlite3_prepare_v2(db, explain, -1, &plan, NULL) != SQLITE_OK)
        g_error("%s: %s", name, sqlite3_errmsg(db));
    while (sqlite3_step(plan) == SQLITE_ROW) {
        const char *detail = (const char *) sqlite3_column_text(plan, 3);

        g_test_message("%s: %s", name, detail);
        found = found || g_str_has_prefix(detail, "SCAN") || strstr(detail, "TEMP B-TREE") != NULL;
    }
    sqlite3_finalize(plan);
    return found;
}

static void
test_plans(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);

    (void) data;
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GError) error = NULL;

        g_assert_nonnull(ceu_db_statement(store->db, (CeuSql) i, &error));
        g_assert_no_error(error);
        /* Both ways: a reason that is no longer needed must go. */
        if (!g_str_has_prefix(texts[i], "PRAGMA"))
            g_assert_cmpint(scans(store->db->handle, names[i], texts[i]), ==, is_listed(names[i]));
    }
    g_assert_true(scans(store->db->handle, "planted", "SELECT id FROM activity WHERE title = 'x'"));
}

static void
test_tables(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
    sqlite3_stmt *tables = NULL;
    unsigned strict = 0;

    (void) data;
    g_assert_cmpint(sqlite3_prepare_v2(store->db->handle,
                                       "SELECT name, strict FROM pragma_table_list"
                                       " WHERE schema = 'main' AND name NOT LIKE 'sqlite%'",
                                       -1, &tables, NULL),
                    ==, SQLITE_OK);
    while (sqlite3_step(tables) == SQLITE_ROW) {
        g_assert_cmpint(sqlite3_column_int(tables, 1), ==, 1);
        strict++;
    }
    sqlite3_finalize(tables);
    g_assert_cmpuint(strict, ==, 18);
}

/* Every line that declares a column ends with a comment; one that allows NULL says what NULL means. */
static unsigned
check_columns(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_autoptr(GRegex) column =
        g_regex_new("^    [a-z_0-9]+ (INTEGER|TEXT|REAL|BLOB)\\b", 0, 0, NULL);
    unsigned count = 0;

    for (unsigned i = 0; lines[i] != NULL; i++) {
        if (!g_regex_match(column, lines[i], 0, NULL))
            continue;
        const char *comment = strstr(lines[i], "-- ");
        count++;
        if (comment == NULL || strlen(comment) < 6)
            g_error("no comment: %s", lines[i]);
        if (strstr(lines[i], "NOT NULL") == NULL && strstr(lines[i], "PRIMARY KEY") == NULL &&
            strstr(comment, "NULL: ") == NULL)
            g_error("what NULL means is not said: %s", lines[i]);
    }
    return count;
}

static void
test_comments(void)
{
    static const struct {
        const char *name;
        unsigned columns; /* at least */
    } steps[] = { { "0001-initial.sql", 100 },
                  { "0002-answers.sql", 30 },
                  { "0003-state.sql", 7 },
                  { "0004-drafts.sql", 14 } };

    g_assert_cmpint((int) G_N_ELEMENTS(steps), ==, ceu_schema.newest);
    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
        g_autofree char *text = NULL;
        g_autofree char *path =
            g_build_filename(CEU_SOURCE_DIR, "lib", "store", "sql", "schema", steps[i].name, NULL);

        g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
        g_assert_cmpuint(check_columns(text), >, steps[i].columns);
    }
}

/* Runs the generator on one file of statements and one schema step; its header, or NULL if it refused. */
static char *
generate(const Fixture *fixture, const char *sql)
{
    g_autofree char *directory = g_build_filename(fixture->home, "sql", NULL);
    g_autofree char *schema = g_build_filename(directory, "schema", NULL);
    g_autofree char *file = g_build_filename(directory, "a.sql", NULL);
    g_autofree char *step = g_build_filename(schema, "0001-first.sql", NULL);
    g_autofree char *output = g_build_filename(fixture->home, "out.h", NULL);
    g_autofree char *source_option = g_strconcat("-DSOURCE=", directory, NULL);
    g_autofree char *output_option = g_strconcat("-DOUTPUT=", output, NULL);
    const char *command[] = {
        "cmake", source_option, output_option, "-P", CEU_SOURCE_DIR "/cmake/sql-to-header.cmake",
        NULL
    };
    char *header = NULL;
    int status = -1;

    (void) g_unlink(output);
    g_assert_cmpint(g_mkdir_with_parents(schema, 0700), ==, 0);
    g_assert_true(g_file_set_contents(file, sql, -1, NULL));
    g_assert_true(g_file_set_contents(step, "CREATE TABLE a (b); -- c\n", -1, NULL));
    g_assert_true(g_spawn_sync(NULL, (char **) command, NULL,
                               G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                               NULL, &status, NULL));
    if (status == 0)
        g_assert_true(g_file_get_contents(output, &header, NULL, NULL));
    return header;
}

static void
test_generator(Fixture *fixture, gconstpointer data)
{
    static const struct {
        const char *sql, *want; /* NULL: refused */
    } rows[] = {
        { "-- name: a\nSELECT 1; -- one\n", "X(a, \"SELECT 1;\")" },
        { "-- name: a\nSELECT ';', '[x]', \"q\", 'b\\s';\n",
          "X(a, \"SELECT ';', '[x]', \\\"q\\\", 'b\\\\s';\")" },
        { "-- name: a\nSELECT [b]\n  -- why\n  FROM c;\n",
          "\"SELECT [b]\\n\" \\\n      \" FROM c;\")" },
        { "-- name: a\nSELECT 1;\n-- name: b\nSELECT '${x}';\n", "X(b, \"SELECT '${x}';\")" },
        { "-- name: a\nSELECT 1", NULL },
        { "-- name: a\nSELECT '--';\n", NULL },
        { "-- name: A b\nSELECT 1;\n", NULL },
        { "-- name: a\nSELECT 1;\n-- name: a\nSELECT 2;\n", NULL },
    };

    (void) data;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *header = generate(fixture, rows[i].sql);

        g_test_message("%s -> %s", rows[i].sql, header);
        g_assert_cmpint(header != NULL, ==, rows[i].want != NULL);
        if (header == NULL)
            continue;
        g_assert_nonnull(strstr(header, rows[i].want));
        g_assert_nonnull(strstr(header, "X(1, \"first\", \"CREATE TABLE a (b);\")"));
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    FIXTURE_TEST("/store/sql/plans", test_plans);
    FIXTURE_TEST("/store/sql/tables", test_tables);
    g_test_add_func("/store/sql/comments", test_comments);
    FIXTURE_TEST("/store/sql/generator", test_generator);
    return g_test_run();
}
