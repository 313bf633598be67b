/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A throw-away home for one test: own XDG directories, the shipped rule packs, the sample's
 * holder.
 */
#pragma once

#include <ceu/ceu.h>

#include <glib/gstdio.h>
#include <string.h>

#include "tracker/private.h"

typedef struct Home {
    char *directory;
    CeuPaths *paths;
} Home;

/* What the clock of the history says; 0: the real time. A test of fixed days must not see real ones. */
static CeuInstant history_clock;

static inline CeuInstant
history_now(void)
{
    return history_clock.usec != 0 ? history_clock : ceu_clock_now();
}

static inline CeuDate
day(const char *text)
{
    CeuDate date = CEU_DATE_NONE;

    g_assert_true(ceu_date_parse(text, &date, NULL));
    return date;
}

static inline CeuInstant
at(const char *text, int hour, int minute)
{
    return ceu_clock_instant_at(day(text), hour, minute);
}

static inline void
remove_tree(const char *path)
{
    if (g_file_test(path, G_FILE_TEST_IS_DIR) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK)) {
        g_autoptr(GDir) directory = NULL;
        const char *name;

        (void) g_chmod(path, 0700);
        directory = g_dir_open(path, 0, NULL);
        while (directory != NULL && (name = g_dir_read_name(directory)) != NULL) {
            g_autofree char *child = g_build_filename(path, name, NULL);

            remove_tree(child);
        }
    }
    (void) g_remove(path);
}

static inline void
home_up(Home *home, gconstpointer data)
{
    (void) data;
    history_clock.usec = 0;
    home->directory = g_dir_make_tmp("ceu-test-XXXXXX", NULL);
    g_assert_nonnull(home->directory);
    g_setenv("HOME", home->directory, TRUE);
    g_setenv("TZ", "UTC", TRUE);
    g_unsetenv("XDG_DATA_HOME");
    g_unsetenv("XDG_CONFIG_HOME");
    g_unsetenv("XDG_CACHE_HOME");
    g_unsetenv("CEU_LIBEXEC_DIR");
    g_setenv("CEU_RULES_DIR", CEU_SOURCE_DIR "/data/rules", TRUE);
    home->paths = ceu_paths_new_from_environment();
}

static inline void
home_down(Home *home, gconstpointer data)
{
    (void) data;
    remove_tree(home->directory);
    g_free(home->directory);
    ceu_paths_free(home->paths);
}

static inline CeuTracker *
home_open(const Home *home, CeuTrackerMode mode)
{
    g_autoptr(GError) error = NULL;
    CeuTracker *tracker = ceu_tracker_open(home->paths, mode, &error);

    g_assert_no_error(error);
    g_assert_nonnull(tracker);
    ceu_store_set_clock(tracker->store, history_now);
    tracker->floor = at("2000-01-01", 0, 0); /* whatever release this is */
    return tracker;
}

static inline bool
put_credential(CeuEdit *edit, const char *body, const char *type, const char *earned,
               GError **error)
{
    CeuCredential credential = ceu_credential_init();

    credential.body = body;
    credential.type = type;
    credential.earned = day(earned);
    return ceu_edit_put_credential(edit, &credential, error);
}

/* The holder of data/sample: AAPC renews in March, CPC and CRC; AHIMA CCS. */
static inline bool
put_sample_holder(CeuEdit *edit, gpointer data, GError **error)
{
    CeuMembership aapc = ceu_membership_init();

    (void) data;
    aapc.body = "aapc";
    aapc.renews_month = 3;
    return ceu_edit_put_membership(edit, &aapc, error) &&
           put_credential(edit, "aapc", "CPC", "2025-09-15", error) &&
           put_credential(edit, "aapc", "CRC", "2026-02-01", error) &&
           put_credential(edit, "ahima", "CCS", "2025-06-14", error);
}

/* A new store with the sample's holder. */
static inline CeuTracker *
home_with_holder(const Home *home)
{
    CeuTracker *tracker = home_open(home, CEU_TRACKER_CREATE);
    g_autoptr(GError) error = NULL;

    g_assert_true(ceu_tracker_change(tracker, "first set-up", put_sample_holder, NULL, &error));
    g_assert_no_error(error);
    return tracker;
}

static inline CeuActivity
an_activity(const char *title, const char *done, int64_t milli)
{
    CeuActivity activity = ceu_activity_init();

    activity.title = title;
    activity.done = day(done);
    activity.units.milli = milli;
    activity.provider = "AAPC";
    activity.index = title;
    return activity;
}

/* @data: CeuActivity; its id is written back. */
static inline bool
put_activity(CeuEdit *edit, gpointer data, GError **error)
{
    return ceu_edit_put_activity(edit, data, error);
}

static inline int64_t
log_activity(CeuTracker *tracker, const char *title, const char *done, int64_t milli)
{
    CeuActivity activity = an_activity(title, done, milli);
    g_autoptr(GError) error = NULL;

    g_assert_true(ceu_tracker_change(tracker, "log", put_activity, &activity, &error));
    g_assert_no_error(error);
    return activity.id;
}

static inline uint32_t
count_activities(CeuTracker *tracker)
{
    g_autoptr(CeuFacts) facts = ceu_tracker_facts(tracker, NULL);
    uint32_t count;

    g_assert_nonnull(facts);
    (void) ceu_facts_activities(facts, &count);
    return count;
}

/* What any file of a test holds; fails if it cannot be read. */
static inline char *
contents(const char *path)
{
    char *text = NULL;

    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    return text;
}
