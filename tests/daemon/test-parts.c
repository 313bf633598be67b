/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The daemon's small parts alone: timer, watches, lock, back-off, ledger. */
#define _GNU_SOURCE /* nftw */

#include "backoff.h"
#include "ledger.h"
#include "lock.h"
#include "wake.h"
#include "watch.h"

#include <errno.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LIMIT_MS 5000

typedef struct Fixture {
    GMainLoop *loop;
    char *directory;
    GArray *causes; /* int: what the watch or the timer said */
} Fixture;

static void
set_up(Fixture *f, gconstpointer data G_GNUC_UNUSED)
{
    f->loop = g_main_loop_new(NULL, FALSE);
    f->directory = g_dir_make_tmp("ceud-parts-XXXXXX", NULL);
    g_assert_nonnull(f->directory);
    f->causes = g_array_new(FALSE, FALSE, sizeof(int));
}

static int
remove_one(const char *path, const struct stat *info G_GNUC_UNUSED, int kind G_GNUC_UNUSED,
           struct FTW *walk G_GNUC_UNUSED)
{
    return g_remove(path);
}

static void
tear_down(Fixture *f, gconstpointer data G_GNUC_UNUSED)
{
    nftw(f->directory, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    g_free(f->directory);
    g_main_loop_unref(f->loop);
    g_array_unref(f->causes);
}

static gboolean
on_limit(gpointer loop)
{
    g_main_loop_quit(loop);
    return G_SOURCE_REMOVE;
}

/* Runs the loop until something is said, at most @limit_ms. */
static void
listen_for(Fixture *f, guint limit_ms)
{
    guint source = g_timeout_add(limit_ms, on_limit, f->loop);
    guint before = f->causes->len;

    g_main_loop_run(f->loop);
    if (f->causes->len != before)
        g_source_remove(source);
}

static void
say(Fixture *f, int cause)
{
    g_array_append_val(f->causes, cause);
    g_main_loop_quit(f->loop);
}

static bool
said(const Fixture *f, int cause)
{
    for (guint i = 0; i < f->causes->len; i++) {
        if (g_array_index(f->causes, int, i) == cause)
            return true;
    }
    return false;
}

/* ---- wake ---- */

static void
on_wake(WakeCause cause, gpointer data)
{
    say(data, (int) cause);
}

static CeuInstant
in_ms(int64_t ms)
{
    return (CeuInstant){ g_get_real_time() + ms * 1000 };
}

static void
test_wake_fires(Fixture *f, gconstpointer data G_GNUC_UNUSED)
{
    static const struct {
        const char *what;
        bool absolute;
        int64_t usec; /* instant, or milliseconds from now */
    } rows[] = {
        { "soon", false, 30 },
        { "a little ago", false, -30 },
        { "a year ago", false, -365LL * 86400 * 1000 },
        { "the epoch, which must not disarm", true, 0 },
        { "before the epoch", true, -1 },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Wake) wake = wake_new(on_wake, f, &error);
        CeuInstant at = rows[i].absolute ? (CeuInstant){ rows[i].usec } : in_ms(rows[i].usec);

        g_assert_no_error(error);
        g_array_set_size(f->causes, 0);
        g_assert_true(wake_arm(wake, at, &error));
        listen_for(f, LIMIT_MS);
        g_test_message("%s", rows[i].what);
        g_assert_cmpuint(f->causes->len, ==, 1);
        g_assert_true(said(f, WAKE_TIME));
    }
}

static void
test_wake_once_and_last(Fixture *f, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr(Wake) wake = wake_new(on_wake, f, NULL);

    /* Only the last moment counts, and it fires once. */
    g_assert_true(wake_arm(wake, in_ms(20), NULL));
    g_assert_true(wake_arm(wake, in_ms(86400000), NULL));
    listen_for(f, 150);
    g_assert_cmpuint(f->causes->len, ==, 0);
    g_assert_true(wake_arm(wake, in_ms(20), NULL));
    listen_for(f, LIMIT_MS);
    listen_for(f, 100);
    g_assert_cmpuint(f->causes->len, ==, 1);
}

static void
test_wake_clock_set(Fixture *f, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr(Wake) wake = wake_new(on_wake, f, NULL);
    struct timespec now;

    g_assert_true(wake_arm(wake, in_ms(86400000), NULL));
    /* Setting the clock to what it shows is noticed like any setting, and moves it by nothing. */
    clock_gettime(CLOCK_REALTIME, &now);
    if (clock_settime(CLOCK_REALTIME, &now) < 0) {
        g_assert_cmpint(errno, ==, EPERM);
        g_test_message("only root may set the clock: the far moment must not fire instead");
        listen_for(f, 100);
        g_assert_cmpuint(f->causes->len, ==, 0);
        return;
    }
    listen_for(f, LIMIT_MS);
    g_assert_true(said(f, WAKE_CLOCK_SET));
}

/* ---- watch ---- */

void
ceu_paths_free(CeuPaths *paths)
{
    g_free(paths->store);
    g_free(paths->config_file);
    g_strfreev(paths->rules);
    g_free(paths);
}

static void
on_watch(WatchCause cause, gpointer data)
{
    say(data, (int) cause);
}

static void
touch(const char *path, const char *text)
{
    g_autofree char *directory = g_path_get_dirname(path);

    g_assert_cmpint(g_mkdir_with_parents(directory, 0700), ==, 0);
    g_assert_true(
        g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL));
}

/* Paths below the fixture's directory; only what the watch reads. */
static CeuPaths *
paths_below(const char *directory)
{
    CeuPaths *paths = g_new0(CeuPaths, 1);

    paths->store = g_build_filename(directory, "data", "ceud", "ceu.db", NULL);
    paths->config_file = g_build_filename(directory, "config", "ceud", "ceud.conf", NULL);
    paths->rules = g_new0(char *, 2);
    paths->rules[0] = g_build_filename(directory, "rules", NULL);
    return paths;
}

static void
test_watch_files(Fixture *f, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr(CeuPaths) paths = paths_below(f->directory);
    g_autofree char *journal = g_strconcat(paths->store, "-journal", NULL);
    g_autofree char *other = g_strconcat(paths->store, ".other", NULL);
    g_autofree char *pack = g_build_filename(paths->rules[0], "own.yaml", NULL);
    g_autoptr(Watch) watch = NULL;
    const struct {
        const char *path;
        const char *act; /* write: new content by rename; remove; append: in place */
        int want;        /* -1: nothing */
    } rows[] = {
        { journal, "write", -1 },
        { journal, "remove", WATCH_STORE },
        { paths->store, "append", WATCH_STORE },
        { paths->store, "write", WATCH_STORE_REPLACED },
        { other, "write", -1 },
        { paths->config_file, "write", WATCH_CONFIG },
        { paths->config_file, "append", WATCH_CONFIG },
        { paths->config_file, "remove", WATCH_CONFIG },
        { pack, "write", WATCH_RULES },
        { paths->store, "remove", WATCH_STORE_REPLACED },
    };

    touch(paths->store, "x");
    touch(paths->config_file, "x");
    g_assert_cmpint(g_mkdir_with_parents(paths->rules[0], 0700), ==, 0);
    watch = watch_new(paths, on_watch, f);
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_array_set_size(f->causes, 0);
        g_test_message("%zu: %s %s", i, rows[i].act, rows[i].path);
        if (g_str_equal(rows[i].act, "remove")) {
            g_assert_cmpint(g_remove(rows[i].path), ==, 0);
        } else if (g_str_equal(rows[i].act, "append")) {
            FILE *file = g_fopen(rows[i].path, "a");

            g_assert_cmpint(fputs("y", file), >=, 0);
            g_assert_cmpint(fclose(file), ==, 0);
        } else {
            touch(rows[i].path, "new");
        }
        listen_for(f, rows[i].want < 0 ? 150 : LIMIT_MS);
        if (rows[i].want < 0)
            g_assert_cmpuint(f->causes->len, ==, 0);
        else
            g_assert_true(said(f, rows[i].want));
    }
}

static void
test_watch_directory_to_come(Fixture *f, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr(CeuPaths) paths = paths_below(f->directory);
    g_autofree char *above = g_build_filename(f->directory, "data", NULL);
    g_autofree char *aside = g_build_filename(f->directory, "aside", NULL);
    g_autoptr(Watch) watch = watch_new(paths, on_watch, f);

    g_assert_nonnull(watch);
    /* Something else beside it is no news. */
    touch(aside, "x");
    listen_for(f, 150);
    g_assert_cmpuint(f->causes->len, ==, 0);
    /* Two levels are missing; both come, and then the file. */
    touch(paths->store, "x");
    listen_for(f, LIMIT_MS);
    g_assert_true(said(f, WATCH_STORE_REPLACED));
    listen_for(f, 150);
    g_array_set_size(f->causes, 0);
    touch(paths->store, "y");
    listen_for(f, LIMIT_MS);
    g_assert_true(said(f, WATCH_STORE_REPLACED));
    /* The directory goes away and comes back. */
    nftw(above, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    listen_for(f, LIMIT_MS);
    listen_for(f, 150);
    g_array_set_size(f->causes, 0);
    touch(paths->store, "z");
    listen_for(f, LIMIT_MS);
    g_assert_true(said(f, WATCH_STORE_REPLACED));
}

/* ---- lock ---- */

static bool
is_held(char *path)
{
    const CeuPaths paths = { .lock = path };

    return ceu_daemon_runs(&paths);
}

static void
test_lock(Fixture *f, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = g_build_filename(f->directory, "new", "ceud.lock", NULL);
    g_autofree char *link = g_build_filename(f->directory, "new", "link", NULL);
    g_autofree char *blocked = g_build_filename(f->directory, "new", "ceud.lock", "below", NULL);
    g_autoptr(GError) error = NULL;
    GStatBuf info;
    int first, second;

    g_assert_false(is_held(path));
    first = lock_take(path, &error);
    g_assert_no_error(error);
    g_assert_cmpint(first, >=, 0);
    g_assert_true(is_held(path));
    g_assert_cmpint(g_stat(path, &info), ==, 0);
    g_assert_cmpuint(info.st_mode & 0777, ==, 0600);
    second = lock_take(path, &error);
    g_assert_cmpint(second, ==, -1);
    g_assert_error(error, CEU_ERROR, CEU_ERROR_BUSY);
    g_clear_error(&error);
    close(first);
    g_assert_false(is_held(path));
    second = lock_take(path, &error);
    g_assert_no_error(error);
    close(second);
    /* A link could point anywhere: refused. So is a directory that cannot be made. */
    g_assert_cmpint(symlink(path, link), ==, 0);
    g_assert_cmpint(lock_take(link, &error), ==, -1);
    g_assert_error(error, CEU_ERROR, CEU_ERROR_IO);
    g_clear_error(&error);
    g_assert_cmpint(lock_take(blocked, &error), ==, -1);
    g_assert_error(error, CEU_ERROR, CEU_ERROR_IO);
}

static void
test_lock_dies_with_its_process(Fixture *f, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *path = g_build_filename(f->directory, "ceud.lock", NULL);
    int ready[2];
    char byte;
    pid_t child;

    g_assert_cmpint(pipe(ready), ==, 0);
    child = fork();
    if (child == 0) {
        bool taken = lock_take(path, NULL) >= 0;

        if (taken && write(ready[1], "x", 1) == 1)
            pause();
        _exit(1);
    }
    g_assert_cmpint(read(ready[0], &byte, 1), ==, 1);
    g_assert_true(is_held(path));
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    g_assert_false(is_held(path));
    close(ready[0]);
    close(ready[1]);
}

/* ---- back-off ---- */

static void
test_backoff(void)
{
    static const struct {
        unsigned failures;
        int64_t want_s;
    } rows[] = { { 0, 0 },   { 1, 5 },   { 2, 30 },           { 3, 300 },
                 { 4, 900 }, { 5, 900 }, { 4000000000U, 900 } };
    CeuInstant now = { 1000 };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        g_assert_cmpint(backoff_after(rows[i].failures, now).usec, ==,
                        now.usec + rows[i].want_s * G_USEC_PER_SEC);
}

/* ---- ledger: the tracker is played by these functions ---- */

static GString *written;
static int fail_with = -1; /* CeuError; -1: all is well */

static bool
play(const char *verb, const GPtrArray *keys, GError **error)
{
    if (fail_with >= 0) {
        g_set_error(error, CEU_ERROR, fail_with, "planted");
        return false;
    }
    g_string_append_printf(written, "%s %s;", verb,
                           keys->len > 0 ? (const char *) g_ptr_array_index(keys, 0) : "nothing");
    return true;
}

bool
ceu_tracker_record_shown(CeuTracker *tracker G_GNUC_UNUSED, const GPtrArray *keys,
                         const char *server, CeuInstant now G_GNUC_UNUSED, GError **error)
{
    g_assert_cmpstr(server, ==, ":1.1");
    return play("shown", keys, error);
}

bool
ceu_tracker_acknowledge_keys(CeuTracker *tracker G_GNUC_UNUSED, const GPtrArray *keys,
                             CeuInstant now G_GNUC_UNUSED, GError **error)
{
    return play("done", keys, error);
}

bool
ceu_tracker_snooze_keys(CeuTracker *tracker G_GNUC_UNUSED, const GPtrArray *keys,
                        CeuInstant now G_GNUC_UNUSED, CeuInstant until, GError **error)
{
    g_assert_cmpint(until.usec, ==, 77);
    return play("snoozed", keys, error);
}

static void
add(Ledger *ledger, LedgerKind kind, const char *key)
{
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
    char server[] = ":1.1";
    LedgerEntry entry = { .kind = kind, .keys = keys, .server = server, .until = { 77 } };

    g_ptr_array_add(keys, g_strdup(key));
    ledger_add(ledger, &entry);
}

static bool
holds(const Ledger *ledger, const char *first, const char *second)
{
    g_autoptr(GPtrArray) keys = g_ptr_array_new();

    g_ptr_array_add(keys, (gpointer) first);
    if (second != NULL)
        g_ptr_array_add(keys, (gpointer) second);
    return ledger_holds(ledger, keys);
}

static void
test_ledger_order(void)
{
    g_autoptr(Ledger) ledger = ledger_new();
    CeuTracker *tracker = (CeuTracker *) ledger; /* never looked into */
    g_autoptr(GError) error = NULL;

    written = g_string_new(NULL);
    g_assert_true(ledger_flush(ledger, tracker, &error));
    add(ledger, LEDGER_SHOWN, "a");
    add(ledger, LEDGER_SNOOZED, "a");
    add(ledger, LEDGER_ACKNOWLEDGED, "b");
    g_assert_false(ledger_flush(ledger, NULL, &error));
    g_assert_no_error(error);
    g_assert_true(holds(ledger, "a", NULL));
    g_assert_true(holds(ledger, "b", "a"));
    g_assert_false(holds(ledger, "a", "c"));
    g_assert_true(ledger_flush(ledger, tracker, &error));
    g_assert_cmpstr(written->str, ==, "shown a;snoozed a;done b;");
    g_assert_false(holds(ledger, "a", NULL));
    g_string_free(g_steal_pointer(&written), TRUE);
}

static void
test_ledger_faults(void)
{
    static const struct {
        CeuError code;
        bool kept;
    } rows[] = {
        { CEU_ERROR_BUSY, true },       { CEU_ERROR_FULL, true },    { CEU_ERROR_IO, true },
        { CEU_ERROR_READ_ONLY, true },  { CEU_ERROR_RANGE, false },  { CEU_ERROR_STATE, false },
        { CEU_ERROR_NOT_FOUND, false }, { CEU_ERROR_FAILED, false },
    };

    written = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Ledger) ledger = ledger_new();
        CeuTracker *tracker = (CeuTracker *) ledger;
        g_autoptr(GError) error = NULL;

        g_string_truncate(written, 0);
        add(ledger, LEDGER_SHOWN, "a");
        fail_with = (int) rows[i].code;
        if (!rows[i].kept)
            g_test_expect_message(NULL, G_LOG_LEVEL_WARNING, "*planted*");
        g_assert_cmpint(ledger_flush(ledger, tracker, &error), ==, !rows[i].kept);
        if (!rows[i].kept)
            g_test_assert_expected_messages();
        g_assert_cmpint(error != NULL, ==, rows[i].kept);
        /* The tracker knows it now, so nothing holds back what it wants to show next. */
        g_assert_false(holds(ledger, "a", NULL));
        fail_with = -1;
        g_assert_true(ledger_flush(ledger, tracker, NULL));
        g_assert_cmpstr(written->str, ==, rows[i].kept ? "shown nothing;" : "");
    }
    g_string_free(g_steal_pointer(&written), TRUE);
}

/* An answer is told once; only a tracker that is opened anew hears it again. */
static void
test_ledger_tells_once(void)
{
    g_autoptr(Ledger) ledger = ledger_new();
    CeuTracker *tracker = (CeuTracker *) ledger;

    written = g_string_new(NULL);
    fail_with = CEU_ERROR_FULL;
    add(ledger, LEDGER_ACKNOWLEDGED, "a");
    add(ledger, LEDGER_SNOOZED, "b");
    g_assert_false(ledger_flush(ledger, tracker, NULL));
    g_assert_false(ledger_flush(ledger, tracker, NULL));
    ledger_tracker_closed(ledger);
    g_assert_true(holds(ledger, "a", "b"));
    fail_with = -1;
    g_assert_true(ledger_flush(ledger, tracker, NULL));
    g_assert_cmpstr(written->str, ==, "done a;snoozed b;");
    g_string_free(g_steal_pointer(&written), TRUE);
}

int
main(int argc, char **argv)
{
    /* No system bus of the machine has a part in this. */
    g_setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
    g_test_init(&argc, &argv, NULL);
    g_test_add("/wake/fires", Fixture, NULL, set_up, test_wake_fires, tear_down);
    g_test_add("/wake/once-and-last", Fixture, NULL, set_up, test_wake_once_and_last, tear_down);
    g_test_add("/wake/clock-set", Fixture, NULL, set_up, test_wake_clock_set, tear_down);
    g_test_add("/watch/files", Fixture, NULL, set_up, test_watch_files, tear_down);
    g_test_add("/watch/to-come", Fixture, NULL, set_up, test_watch_directory_to_come, tear_down);
    g_test_add("/lock/one", Fixture, NULL, set_up, test_lock, tear_down);
    g_test_add("/lock/dies", Fixture, NULL, set_up, test_lock_dies_with_its_process, tear_down);
    g_test_add_func("/backoff", test_backoff);
    g_test_add_func("/ledger/order", test_ledger_order);
    g_test_add_func("/ledger/faults", test_ledger_faults);
    g_test_add_func("/ledger/tells-once", test_ledger_tells_once);
    return g_test_run();
}
