/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A throw-away home with a store, and the few things that every store test does to it. */
#pragma once

#include <ceu/tracker.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/private.h"
#include "store/store.h"

typedef struct Fixture {
    char *home, *path, *evidence, *backup;
} Fixture;

static inline CeuInstant
fixture_now(void)
{
    return (CeuInstant){ INT64_C(1790000000123456) };
}

static inline void
fixture_set_up(Fixture *fixture, gconstpointer data)
{
    (void) data;
    fixture->home = g_dir_make_tmp("ceu-store-XXXXXX", NULL);
    g_assert_nonnull(fixture->home);
    fixture->path = g_build_filename(fixture->home, "data", "ceu.db", NULL);
    fixture->evidence = g_build_filename(fixture->home, "data", "evidence", NULL);
    fixture->backup = g_build_filename(fixture->home, "data", "backup", NULL);
}

static inline void
fixture_remove_tree(const char *path)
{
    g_autoptr(GDir) dir =
        g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *child = g_build_filename(path, name, NULL);

        fixture_remove_tree(child);
    }
    g_assert_cmpint(g_remove(path), ==, 0);
}

static inline void
fixture_tear_down(Fixture *fixture, gconstpointer data)
{
    (void) data;
    fixture_remove_tree(fixture->home);
    g_free(fixture->home);
    g_free(fixture->path);
    g_free(fixture->evidence);
    g_free(fixture->backup);
}

static inline CeuStore *
fixture_try_open(const Fixture *fixture, CeuStoreMode mode, GError **error)
{
    CeuStore *store =
        ceu_store_open(fixture->path, fixture->evidence, fixture->backup, mode, error);

    if (store != NULL)
        ceu_store_set_clock(store, fixture_now);
    return store;
}

static inline CeuStore *
fixture_open(const Fixture *fixture, CeuStoreMode mode)
{
    g_autoptr(GError) error = NULL;
    CeuStore *store = fixture_try_open(fixture, mode, &error);

    g_assert_no_error(error);
    g_assert_nonnull(store);
    return store;
}

static inline void
fixture_begin(CeuStore *store)
{
    g_autoptr(GError) error = NULL;

    (void) ceu_store_begin(store, &error);
    g_assert_no_error(error);
}

static inline void
fixture_commit(CeuStore *store, const char *summary)
{
    g_autoptr(GError) error = NULL;

    (void) ceu_store_commit(store, summary, 0, &error);
    g_assert_no_error(error);
}

static inline CeuActivity
fixture_activity(const char *title)
{
    CeuActivity activity = ceu_activity_init();

    activity.title = title;
    activity.done = ceu_date_from_ymd(2026, 5, 17);
    activity.units.milli = 1500;
    return activity;
}

/* One activity in one commit of the same name; its number. */
static inline int64_t
fixture_log(CeuStore *store, const char *title)
{
    g_autoptr(GError) error = NULL;
    CeuActivity activity = fixture_activity(title);

    fixture_begin(store);
    (void) ceu_store_put_activity(store, &activity, &error);
    g_assert_no_error(error);
    fixture_commit(store, title);
    return activity.id;
}

/* Takes the newest change back. */
static inline void
fixture_undo(CeuStore *store)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *summary = NULL;
    int64_t number = 0;

    fixture_begin(store);
    (void) ceu_store_undo(store, &number, &summary, &error);
    g_assert_no_error(error);
    (void) ceu_store_commit(store, "undo", number, &error);
    g_assert_no_error(error);
}

static inline CeuFacts *
fixture_facts(CeuStore *store)
{
    g_autoptr(GError) error = NULL;
    CeuFacts *facts = ceu_store_load_facts(store, &error);

    g_assert_no_error(error);
    return facts;
}

static inline uint32_t
fixture_count(CeuStore *store)
{
    g_autoptr(CeuFacts) facts = fixture_facts(store);
    uint32_t count = 0;

    (void) ceu_facts_activities(facts, &count);
    return count;
}

/* Writes past the program, as damage would. */
static inline void
fixture_raw(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    char *message = NULL;

    g_assert_cmpint(sqlite3_open(path, &db), ==, SQLITE_OK);
    int result = sqlite3_exec(db, sql, NULL, NULL, &message);
    if (result != SQLITE_OK)
        g_error("%s: %s", sql, message);
    sqlite3_close(db);
}

static inline char *
fixture_sha256(const char *path)
{
    g_autofree char *bytes = NULL;
    gsize size = 0;

    g_assert_true(g_file_get_contents(path, &bytes, &size, NULL));
    return g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *) bytes, size);
}

static inline void
fixture_finding_free(gpointer data)
{
    CeuFinding *finding = data;

    g_free(finding->what);
    g_free(finding->detail);
    g_free(finding->remedy);
    g_free(finding);
}

/* NULL: all fine. Else the first complaint, "what: detail"; an error of opening or looking is one too. */
static inline char *
fixture_complaint(const Fixture *fixture)
{
    g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func(fixture_finding_free);
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuStore) store = fixture_try_open(fixture, CEU_STORE_READ, &error);

    if (store == NULL || !ceu_store_verify(store, findings, &error))
        return g_strdup(error->message);
    for (guint i = 0; i < findings->len; i++) {
        const CeuFinding *finding = g_ptr_array_index(findings, i);

        if (!finding->ok) {
            g_assert_nonnull(finding->remedy);
            return g_strdup_printf("%s: %s", finding->what, finding->detail);
        }
    }
    g_assert_cmpuint(findings->len, >=, 5);
    return NULL;
}

#define fixture_assert_fine(fixture)                                                               \
    do {                                                                                           \
        g_autofree char *complaint_ = fixture_complaint(fixture);                                  \
        g_assert_cmpstr(complaint_, ==, NULL);                                                     \
    } while (0)

#define FIXTURE_TEST(path, function)                                                               \
    g_test_add(path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
