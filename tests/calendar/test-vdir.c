/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder of items: only what changed is written, only ours is removed, and what is not ours stays as it is. */
#include "calendar/vdir-place.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void
test_write(Place *place, gconstpointer unused)
{
    g_autoptr(GPtrArray) items = items_new(40);
    g_autoptr(GHashTable) model = model_of(items);
    g_autofree char *first = path_of(place, items->pdata[0]);
    g_autofree char *text = NULL;
    struct stat status;

    (void) unused;
    put(place, items, 40, 0);
    assert_folder(place, model);
    g_assert_cmpint(g_stat(place->vdir, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0700);
    g_assert_cmpint(g_stat(first, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0600);
    g_assert_true(g_file_get_contents(first, &text, NULL, NULL));
    g_assert_nonnull(strstr(text, "\r\nX-CEUD-CALENDAR:" CALENDAR_UID "\r\nBEGIN:VEVENT\r\n"));
    g_assert_null(strstr(text, "METHOD"));
    g_assert_null(strstr(text, "NAME"));
    g_assert_null(strstr(text, "REFRESH"));
}

/* Nothing is touched without need: programs that synchronise look at times and inodes. */
static void
test_same_is_not_written(Place *place, gconstpointer unused)
{
    g_autoptr(GPtrArray) items = items_new(5);
    g_autofree char *path = path_of(place, items->pdata[2]);
    CeuPublished *changed = items->pdata[3];
    struct stat before, after;

    (void) unused;
    put(place, items, 5, 0);
    g_assert_cmpint(g_stat(path, &before), ==, 0);
    put(place, items, 0, 0);
    changed->sequence++;
    put(place, items, 1, 0);
    g_ptr_array_remove_index(items, 0);
    put(place, items, 0, 1);
    g_assert_cmpint(g_stat(path, &after), ==, 0);
    g_assert_cmpuint(before.st_ino, ==, after.st_ino);
    g_assert_cmpint(before.st_mtim.tv_nsec, ==, after.st_mtim.tv_nsec);
}

/* A mode that lets others read it stays, and what was deleted or broken comes back. */
static void
test_mode_stays_and_lost_items_return(Place *place, gconstpointer unused)
{
    g_autoptr(GPtrArray) items = items_new(3);
    g_autofree char *lost = path_of(place, items->pdata[0]);
    g_autofree char *shared = path_of(place, items->pdata[1]);
    CeuPublished *second = items->pdata[1];
    struct stat status;

    (void) unused;
    put(place, items, 3, 0);
    g_assert_cmpint(g_unlink(lost), ==, 0);
    g_assert_cmpint(g_chmod(shared, 0644), ==, 0);
    second->sequence++;
    put(place, items, 2, 0);
    g_assert_cmpint(g_stat(shared, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0644);
}

/* A folder that was there keeps what it has: no name is given to it. */
static void
test_folder_of_others(Place *place, gconstpointer unused)
{
    g_autoptr(GPtrArray) items = items_new(2);
    g_autofree char *name = g_build_filename(place->vdir, "displayname", NULL);

    (void) unused;
    g_assert_cmpint(g_mkdir_with_parents(place->vdir, 0755), ==, 0);
    put(place, items, 2, 0);
    g_assert_false(g_file_test(name, G_FILE_TEST_EXISTS));
}

/* Another calendar of the same program shares the folder: none removes the items of the other. */
static void
test_two_calendars(Place *place, gconstpointer unused)
{
    g_autoptr(GPtrArray) ours = items_new(8);
    g_autoptr(GPtrArray) theirs = items_new(8);
    CeuVdirChanges changes;

    (void) unused;
    g_ptr_array_remove_range(ours, 4, 4);
    g_ptr_array_remove_range(theirs, 0, 4);
    put(place, ours, 4, 0);
    for (int i = 0; i < 2; i++) {
        g_assert_true(put_as(OTHER_UID, place, theirs, &changes, NULL));
        g_assert_cmpuint(changes.written + changes.removed, ==, i == 0 ? 4 : 0);
        put(place, ours, 0, 0);
    }
    g_ptr_array_set_size(ours, 0);
    put(place, ours, 0, 4);
    g_assert_true(put_as(OTHER_UID, place, theirs, &changes, NULL));
    g_assert_cmpuint(changes.written + changes.removed, ==, 0);
}

/* Tasks and events of one calendar may share a folder: each leaves the files of the other alone. */
static void
test_tasks_beside_events(Place *place, gconstpointer unused)
{
    g_autoptr(GPtrArray) items = items_new(20);
    CeuIcsOptions options = options_of(CALENDAR_UID);
    CeuVdirChanges changes;
    unsigned tasks = 0;

    (void) unused;
    options.tasks = true;
    for (guint i = 0; i < items->len; i++)
        tasks += ((const CeuPublished *) items->pdata[i])->task != CEU_TASK_NONE;
    put(place, items, 20, 0);
    g_assert_true(ceu_vdir_write(place->vdir, items, &options, &changes, NULL));
    g_assert_cmpuint(changes.written, ==, tasks);
    g_assert_cmpuint(changes.removed, ==, 0);
    put(place, items, 0, 0);
    for (guint i = 0; i < items->len; i++)
        ((CeuPublished *) items->pdata[i])->task = CEU_TASK_NONE;
    g_assert_true(ceu_vdir_write(place->vdir, items, &options, &changes, NULL));
    g_assert_cmpuint(changes.written, ==, 0);
    g_assert_cmpuint(changes.removed, ==, tasks);
    put(place, items, 0, 0);
}

/* ---- what is foreign ---- */

/* An item of ours as @text makes it foreign or not: $P product line, $U the UID, $C the calendar's line. */
static const struct {
    const char *what, *text;
    bool is_replaced, is_removed;
} changed_files[] = {
    { "ours", "BEGIN:VCALENDAR\r\n$P$CBEGIN:VEVENT\r\nUID:$U\r\n", true, true },
    { "ours, with bare line feeds", "BEGIN:VCALENDAR\nPRODID:-//ceud//Renewals//EN\nUID:$U\n", true,
      false },
    { "no calendar", "BEGIN:VCALENDAR\r\n$PBEGIN:VEVENT\r\nUID:$U\r\n", true, false },
    { "of another calendar",
      "BEGIN:VCALENDAR\r\n$PX-CEUD-CALENDAR:" OTHER_UID "\r\nBEGIN:VEVENT\r\nUID:$U\r\n", true,
      false },
    { "of another program", "PRODID:-//PIMUTILS.ORG//NONSGML khal//EN\r\n$CUID:$U\r\n", false,
      false },
    { "of another program and ours", "$PPRODID:-//khal//EN\r\n$CUID:$U\r\n", false, false },
    { "another event", "$P$CUID:other@ceud\r\n", false, false },
    { "two events", "$P$CUID:$U\r\nUID:other@ceud\r\n", false, false },
    { "twice the event", "$P$CUID:$U\r\nUID:$U\r\n", false, false },
    { "no UID", "$P$C", false, false },
    { "UID inside a text", "$P$CDESCRIPTION:UID:$U\r\n", false, false },
    { "empty", "", false, false },
    { "no text", "\xFF\xFE garbage", false, false },
};

static char *
fill_in(const char *text, const CeuPublished *item)
{
    GString *filled = g_string_new(text);

    g_string_replace(filled, "$P", "PRODID:-//ceud//Renewals//EN\r\n", 0);
    g_string_replace(filled, "$C", "X-CEUD-CALENDAR:" CALENDAR_UID "\r\n", 0);
    g_string_replace(filled, "$U", item->uid, 0);
    return g_string_free(filled, FALSE);
}

/* @text stands where an item is wanted, or where one was; @others are published. */
static void
try_changed_file(const Place *place, size_t row, const GPtrArray *others, CeuPublished *item)
{
    g_autofree char *path = path_of(place, item);
    g_autofree char *text = fill_in(changed_files[row].text, item);
    g_autoptr(GPtrArray) all = g_ptr_array_copy((GPtrArray *) others, NULL, NULL);
    g_autofree char *found = NULL;
    g_autoptr(GError) error = NULL;
    bool done;

    g_test_message("%s", changed_files[row].what);
    g_ptr_array_set_free_func(all, NULL);
    g_ptr_array_add(all, item);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    put(place, others, 0, changed_files[row].is_removed ? 1 : 0);
    g_assert_cmpint(g_file_test(path, G_FILE_TEST_EXISTS), ==, !changed_files[row].is_removed);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    done = put_as(CALENDAR_UID, place, all, NULL, &error);
    g_assert_cmpint(done, ==, changed_files[row].is_replaced);
    g_assert_true(g_file_get_contents(path, &found, NULL, NULL));
    g_assert_cmpint(strcmp(found, text) != 0, ==, changed_files[row].is_replaced);
    if (!done) {
        g_assert_error(error, CEU_ERROR, CEU_ERROR_EXISTS);
        g_assert_nonnull(strstr(error->message, path));
    }
    g_assert_cmpint(g_unlink(path), ==, 0);
}

static void
test_changed_files(Place *place, gconstpointer unused)
{
    g_autoptr(GPtrArray) others = items_new(3);
    g_autoptr(GPtrArray) more = items_new(4);

    (void) unused;
    put(place, others, 3, 0);
    for (size_t row = 0; row < G_N_ELEMENTS(changed_files); row++)
        try_changed_file(place, row, others, more->pdata[3]);
}

static void
make_link(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *target = g_build_filename(folder, "..", "outside.ics", NULL);

    g_assert_true(g_file_set_contents(target, "outside", -1, NULL));
    g_assert_cmpint(symlink("../outside.ics", path), ==, 0);
}

static void
make_dangling_link(const char *path)
{
    g_assert_cmpint(symlink("../nowhere", path), ==, 0);
}

static void
make_folder(const char *path)
{
    g_autofree char *inside = g_build_filename(path, "inside.ics", NULL);

    g_assert_cmpint(g_mkdir(path, 0700), ==, 0);
    g_assert_true(g_file_set_contents(inside, "inside", -1, NULL));
}

static void
make_pipe(const char *path)
{
    g_assert_cmpint(mkfifo(path, 0600), ==, 0);
}

static void
make_large(const char *path)
{
    g_autofree char *large = g_strnfill((2 << 20), 'x');

    g_assert_true(g_file_set_contents(path, large, -1, NULL));
}

static void (*const foreign_kinds[])(const char *path) = { make_link, make_dangling_link,
                                                           make_folder, make_pipe, make_large };

/* Where an item should be: it is left alone and named, and all the others are written. */
static void
test_in_the_way(Place *place, gconstpointer unused)
{
    (void) unused;
    for (size_t i = 0; i < G_N_ELEMENTS(foreign_kinds); i++) {
        g_autoptr(GPtrArray) items = items_new(4);
        g_autofree char *path = path_of(place, items->pdata[1]);
        g_autofree char *other = path_of(place, items->pdata[3]);
        g_autoptr(GError) error = NULL;
        struct stat before, after;
        CeuVdirChanges changes = { 77, 77 };

        g_assert_cmpint(g_mkdir_with_parents(place->vdir, 0700), ==, 0);
        foreign_kinds[i](path);
        g_assert_cmpint(lstat(path, &before), ==, 0);
        g_assert_false(put_as(CALENDAR_UID, place, items, &changes, &error));
        g_assert_error(error, CEU_ERROR, CEU_ERROR_EXISTS);
        g_assert_nonnull(strstr(error->message, path));
        g_assert_cmpuint(changes.written, ==, 77);
        g_assert_true(g_file_test(other, G_FILE_TEST_IS_REGULAR));
        g_ptr_array_remove_index(items, 1);
        put(place, items, 0, 0);
        g_assert_cmpint(lstat(path, &after), ==, 0);
        g_assert_cmpuint(before.st_ino, ==, after.st_ino);
        g_assert_cmpint(before.st_size, ==, after.st_size);
        remove_folder(place->vdir);
    }
}

/* ---- faults ---- */

static void
test_refused(Place *place, gconstpointer unused)
{
    g_autoptr(GPtrArray) items = items_new(2);
    g_autofree char *parent = g_path_get_dirname(place->vdir);
    CeuPublished *item = items->pdata[1];
    static const char *const bad_uids[] = { "../x@ceud", ".x@ceud",  "-x@ceud", "",
                                            "x@other",   "a/b@ceud", "a b@ceud" };

    (void) unused;
    for (size_t i = 0; i < G_N_ELEMENTS(bad_uids); i++) {
        g_autoptr(GError) error = NULL;

        g_free(item->uid);
        item->uid = g_strdup(bad_uids[i]);
        g_assert_false(put_as(CALENDAR_UID, place, items, NULL, &error));
        g_assert_error(error, CEU_ERROR, CEU_ERROR_FAILED);
        g_assert_false(g_file_test(parent, G_FILE_TEST_EXISTS));
    }
}

/* The folder is a file, or where the temporary file goes there is a link: nothing is written through either. */
static void
test_no_folder(Place *place, gconstpointer unused)
{
    g_autoptr(GPtrArray) items = items_new(2);
    g_autofree char *parent = g_path_get_dirname(place->vdir);
    g_autofree char *temporary = g_build_filename(place->vdir, ".ceud.tmp", NULL);
    g_autofree char *victim = g_build_filename(place->folder, "victim", NULL);
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;

    (void) unused;
    g_assert_cmpint(g_mkdir(parent, 0700), ==, 0);
    g_assert_true(g_file_set_contents(place->vdir, "a file", -1, NULL));
    g_assert_false(put_as(CALENDAR_UID, place, items, NULL, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_IO);
    g_assert_nonnull(strstr(error->message, place->vdir));
    g_clear_error(&error);
    g_assert_cmpint(g_unlink(place->vdir), ==, 0);
    g_assert_cmpint(g_mkdir(place->vdir, 0700), ==, 0);
    g_assert_true(g_file_set_contents(victim, "victim", -1, NULL));
    g_assert_cmpint(symlink("../../victim", temporary), ==, 0);
    g_assert_false(put_as(CALENDAR_UID, place, items, NULL, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_IO);
    g_assert_true(g_file_get_contents(victim, &text, NULL, NULL));
    g_assert_cmpstr(text, ==, "victim");
}

/* In a child, for the limit holds for the whole process. */
static int
write_under_limit(const Place *place, const GPtrArray *items, rlim_t limit)
{
    pid_t child = fork();
    int status;

    if (child == 0) {
        struct rlimit small = { limit, limit };
        g_autoptr(GError) error = NULL;

        (void) signal(SIGXFSZ, SIG_IGN);
        if (setrlimit(RLIMIT_FSIZE, &small) != 0)
            _exit(1);
        if (put_as(CALENDAR_UID, place, items, NULL, &error))
            _exit(2);
        _exit(g_error_matches(error, CEU_ERROR, CEU_ERROR_FULL) ? 0 : 3);
    }
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
test_full_disk(Place *place, gconstpointer unused)
{
    g_autoptr(GPtrArray) items = items_new(6);
    g_autoptr(GHashTable) model = model_of(items);
    g_autoptr(GPtrArray) changed = items_new(6);

    (void) unused;
    put(place, items, 6, 0);
    for (guint i = 0; i < changed->len; i++)
        ((CeuPublished *) changed->pdata[i])->sequence++;
    g_assert_cmpint(write_under_limit(place, changed, 100), ==, 0);
    assert_folder(place, model);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("write", test_write);
    ADD("same-is-not-written", test_same_is_not_written);
    ADD("mode-stays-and-lost-items-return", test_mode_stays_and_lost_items_return);
    ADD("folder-of-others", test_folder_of_others);
    ADD("two-calendars", test_two_calendars);
    ADD("tasks-beside-events", test_tasks_beside_events);
    ADD("changed-files", test_changed_files);
    ADD("in-the-way", test_in_the_way);
    ADD("refused", test_refused);
    ADD("no-folder", test_no_folder);
    ADD("full-disk", test_full_disk);
    return g_test_run();
}
