/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The feed file: whole at every moment, untouched without need, nothing left behind. */
#include "amount.h"
#include "calendar/folder.h"

#include <ceu/calendar.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct Place {
    char *folder;
    char *path; /* folder/renewals.ics */
} Place;

static void
set_up(Place *place, gconstpointer unused)
{
    g_autoptr(GError) error = NULL;

    (void) unused;
    place->folder = g_dir_make_tmp("ceu-feed-XXXXXX", &error);
    g_assert_no_error(error);
    place->path = g_build_filename(place->folder, "renewals.ics", NULL);
}

static void
tear_down(Place *place, gconstpointer unused)
{
    (void) unused;
    remove_folder(place->folder);
    g_free(place->folder);
    g_free(place->path);
}

static unsigned
count_files(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    unsigned count = 0;

    while (g_dir_read_name(dir) != NULL)
        count++;
    return count;
}

static bool
put(const char *path, const char *text, bool *out_changed, GError **error)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));

    return ceu_feed_write(path, bytes, out_changed, error);
}

static void
assert_content(const char *path, const char *want)
{
    g_autofree char *text = NULL;

    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_assert_cmpstr(text, ==, want);
}

static void
test_write(Place *place, gconstpointer unused)
{
    g_autofree char *deep = g_build_filename(place->folder, "a", "b", "renewals.ics", NULL);
    g_autofree char *parent = g_path_get_dirname(deep);
    g_autoptr(GError) error = NULL;
    struct stat status;
    bool changed = false;

    (void) unused;
    g_assert_true(put(deep, "one", &changed, &error));
    g_assert_true(changed);
    assert_content(deep, "one");
    g_assert_cmpint(g_stat(deep, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0600);
    g_assert_cmpint(g_stat(parent, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0700);
    g_assert_cmpuint(count_files(parent), ==, 1);
}

static void
test_same_bytes_are_not_written(Place *place, gconstpointer unused)
{
    static const char *const texts[] = { "one", "one", "two", "two", "tw", "", "", "one" };
    const char *before = NULL;
    struct stat old = { 0 };

    (void) unused;
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        bool same = g_strcmp0(before, texts[i]) == 0;
        struct stat new;
        bool changed = same;

        g_assert_true(put(place->path, texts[i], &changed, NULL));
        g_assert_cmpint(changed, ==, !same);
        g_assert_cmpint(g_stat(place->path, &new), ==, 0);
        if (same)
            g_assert_cmpuint(new.st_ino, ==, old.st_ino);
        assert_content(place->path, texts[i]);
        before = texts[i];
        old = new;
    }
    g_assert_true(put(place->path, "one", NULL, NULL));
}

static void
test_large(Place *place, gconstpointer unused)
{
    g_autofree char *large = g_strnfill(1 << 20, 'x');
    bool changed;

    (void) unused;
    g_assert_true(put(place->path, large, &changed, NULL));
    g_assert_true(put(place->path, large, &changed, NULL));
    g_assert_false(changed);
    large[(1 << 20) - 1] = 'y';
    g_assert_true(put(place->path, large, &changed, NULL));
    g_assert_true(changed);
    assert_content(place->path, large);
}

/* The user's own mode stays: a file that a web server reads must go on being readable. */
static void
test_mode_stays(Place *place, gconstpointer unused)
{
    struct stat status;

    (void) unused;
    g_assert_true(put(place->path, "one", NULL, NULL));
    g_assert_cmpint(g_chmod(place->path, 0644), ==, 0);
    g_assert_true(put(place->path, "two", NULL, NULL));
    g_assert_cmpint(g_stat(place->path, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0644);
}

static void
test_link_stays(Place *place, gconstpointer unused)
{
    g_autofree char *link = g_build_filename(place->folder, "link.ics", NULL);

    (void) unused;
    g_assert_true(put(place->path, "one", NULL, NULL));
    g_assert_cmpint(symlink("renewals.ics", link), ==, 0);
    g_assert_true(put(link, "two", NULL, NULL));
    g_assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
    assert_content(place->path, "two");
}

/* A killed writer leaves at most its temporary file; the next one takes it over. */
static void
test_debris_is_taken_over(Place *place, gconstpointer unused)
{
    g_autofree char *debris = g_build_filename(place->folder, ".renewals.ics.tmp", NULL);

    (void) unused;
    g_assert_true(
        g_file_set_contents(debris, "half a calendar, longer than the new one", -1, NULL));
    g_assert_true(put(place->path, "whole", NULL, NULL));
    assert_content(place->path, "whole");
    g_assert_cmpuint(count_files(place->folder), ==, 1);
}

static void
make_directory(Place *place)
{
    g_assert_cmpint(g_mkdir(place->path, 0700), ==, 0);
}

static void
make_pipe(Place *place)
{
    g_assert_cmpint(mkfifo(place->path, 0600), ==, 0);
}

static void
make_dangling_link(Place *place)
{
    g_assert_cmpint(symlink("nowhere/at/all", place->path), ==, 0);
}

static void
make_link_to_device(Place *place)
{
    g_assert_cmpint(symlink("/dev/null", place->path), ==, 0);
}

static void
make_file_of_folder(Place *place)
{
    g_autofree char *file = g_build_filename(place->folder, "file", NULL);

    g_free(place->path);
    place->path = g_build_filename(place->folder, "file", "renewals.ics", NULL);
    g_assert_true(g_file_set_contents(file, "x", -1, NULL));
}

static void
make_link_in_the_way(Place *place)
{
    g_autofree char *temporary = g_build_filename(place->folder, ".renewals.ics.tmp", NULL);

    g_assert_cmpint(symlink("victim", temporary), ==, 0);
}

static const struct {
    const char *name;
    void (*prepare)(Place *place);
} refused[] = {
    { "a folder", make_directory },
    { "a pipe", make_pipe },
    { "a link to nowhere", make_dangling_link },
    { "a link to a device", make_link_to_device },
    { "a file where the folder should be", make_file_of_folder },
    { "a link where the temporary file goes", make_link_in_the_way },
};

static void
test_refused(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
        Place place;
        g_autoptr(GError) error = NULL;
        bool changed = true;

        g_test_message("%s", refused[i].name);
        set_up(&place, NULL);
        refused[i].prepare(&place);
        g_assert_false(put(place.path, "new", &changed, &error));
        g_assert_true(changed);
        g_assert_error(error, CEU_ERROR, CEU_ERROR_IO);
        tear_down(&place, NULL);
    }
}

/* In a child, for the limit holds for the whole process: the disk is full behind @limit bytes. */
static int
write_under_limit(const char *path, const char *text, rlim_t limit)
{
    pid_t child = fork();
    int status;

    if (child == 0) {
        struct rlimit small = { limit, limit };
        g_autoptr(GError) error = NULL;

        (void) signal(SIGXFSZ, SIG_IGN);
        if (setrlimit(RLIMIT_FSIZE, &small) != 0)
            _exit(1);
        if (put(path, text, NULL, &error))
            _exit(2);
        _exit(g_error_matches(error, CEU_ERROR, CEU_ERROR_FULL) ? 0 : 3);
    }
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
test_full_disk(Place *place, gconstpointer unused)
{
    (void) unused;
    g_assert_true(put(place->path, "the old calendar", NULL, NULL));
    g_assert_cmpint(write_under_limit(place->path, "a new and longer calendar", 10), ==, 0);
    assert_content(place->path, "the old calendar");
    g_assert_cmpuint(count_files(place->folder), ==, 1);
}

/* Writers that are killed at any moment, and a reader that never sees but whole files. */
static void
test_reader_sees_whole_files(Place *place, gconstpointer unused)
{
    g_autofree char *a = g_strnfill(200000, 'a');
    g_autofree char *b = g_strnfill(300000, 'b');
    pid_t writers[2];

    (void) unused;
    g_assert_true(put(place->path, a, NULL, NULL));
    for (size_t i = 0; i < G_N_ELEMENTS(writers); i++) {
        writers[i] = fork();
        if (writers[i] == 0) {
            for (;;) {
                if (!put(place->path, a, NULL, NULL) || !put(place->path, b, NULL, NULL))
                    _exit(1);
            }
        }
    }
    for (int i = 0; i < 400; i++) {
        g_autofree char *text = NULL;

        g_assert_true(g_file_get_contents(place->path, &text, NULL, NULL));
        g_assert_true(strcmp(text, a) == 0 || strcmp(text, b) == 0);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(writers); i++) {
        int status;

        g_assert_cmpint(kill(writers[i], SIGKILL), ==, 0);
        g_assert_cmpint(waitpid(writers[i], &status, 0), ==, writers[i]);
        g_assert_true(WIFSIGNALED(status));
    }
    g_assert_true(put(place->path, "the last", NULL, NULL));
    assert_content(place->path, "the last");
    g_assert_cmpuint(count_files(place->folder), ==, 1);
}

#define REWRITES 3000
#define REWRITES_LONG 100000
#define LIFE_MAX_USEC 30000 /* of a writer, until it is killed */

/* What writers, reader and judge share. */
typedef struct Score {
    gint writes, reads, broken, missing, stop;
} Score;

/* Number @n as text that tells whether it is whole: its size, so many letters, an end. (transfer full) */
static char *
numbered_text(unsigned n)
{
    unsigned size = 1 + n * 7919 % 30000;
    g_autofree char *letters = g_strnfill(size, (char) ('a' + n % 26));

    return g_strdup_printf("%u %u\n%s\nend\n", n, size, letters);
}

static bool
is_whole(const char *text)
{
    char *end;
    guint64 n = g_ascii_strtoull(text, &end, 10);
    g_autofree char *want = numbered_text((unsigned) n);

    return strcmp(text, want) == 0;
}

G_GNUC_NORETURN static void
write_for_ever(const char *path, unsigned n, Score *score)
{
    for (;; n += 2) {
        g_autofree char *text = numbered_text(n);

        if (!put(path, text, NULL, NULL))
            _exit(1);
        g_atomic_int_inc(&score->writes);
    }
}

G_GNUC_NORETURN static void
read_for_ever(const char *path, Score *score)
{
    while (g_atomic_int_get(&score->stop) == 0) {
        g_autofree char *text = NULL;

        if (!g_file_get_contents(path, &text, NULL, NULL))
            g_atomic_int_inc(&score->missing);
        else if (!is_whole(text))
            g_atomic_int_inc(&score->broken);
        g_atomic_int_inc(&score->reads);
    }
    _exit(0);
}

static void
kill_and_wait(pid_t child)
{
    int status;

    g_assert_cmpint(kill(child, SIGKILL), ==, 0);
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_true(WIFSIGNALED(status)); /* it wrote until the end: no error stopped it */
}

/* Two writers at once, killed again and again at any moment, until so many rewrites were done. */
static unsigned
write_and_kill(const char *path, Score *score, gint wanted)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(100000);
    unsigned kills = 0;

    while (g_atomic_int_get(&score->writes) < wanted) {
        pid_t writers[2];

        for (unsigned i = 0; i < G_N_ELEMENTS(writers); i++) {
            unsigned first = 2 * (unsigned) g_rand_int_range(rand, 0, 1000000) + i;

            writers[i] = fork();
            if (writers[i] == 0)
                write_for_ever(path, first, score);
        }
        for (unsigned i = 0; i < G_N_ELEMENTS(writers); i++, kills++) {
            g_usleep((gulong) g_rand_int_range(rand, 0, LIFE_MAX_USEC));
            kill_and_wait(writers[i]);
        }
    }
    return kills;
}

/* 3,000 rewrites; 100,000 with CEU_TEST_LONG=1. A reader never finds part of a file, and never none. */
static void
test_rewrites(Place *place, gconstpointer unused)
{
    gint wanted = (gint) ceu_test_amount(REWRITES, REWRITES_LONG);
    g_autofree char *first = numbered_text(0);
    Score *score =
        mmap(NULL, sizeof *score, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    unsigned kills;
    pid_t reader;
    int status;

    (void) unused;
    g_assert_true(score != MAP_FAILED);
    g_assert_true(put(place->path, first, NULL, NULL));
    reader = fork();
    if (reader == 0)
        read_for_ever(place->path, score);
    kills = write_and_kill(place->path, score, wanted);
    g_atomic_int_set(&score->stop, 1);
    g_assert_cmpint(waitpid(reader, &status, 0), ==, reader);
    g_assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    g_test_message("%d rewrites, %d reads, %u kills", score->writes, score->reads, kills);
    g_assert_cmpint(score->broken, ==, 0);
    g_assert_cmpint(score->missing, ==, 0);
    g_assert_cmpint(score->reads, >, 100);
    g_assert_cmpuint(kills, >, 10);
    g_assert_true(put(place->path, "the last", NULL, NULL));
    g_assert_cmpuint(count_files(place->folder), ==, 1);
    g_assert_cmpint(munmap(score, sizeof *score), ==, 0);
}

#define ADD(name, function) g_test_add("/feed/" name, Place, NULL, set_up, function, tear_down)

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("write", test_write);
    ADD("same-bytes-are-not-written", test_same_bytes_are_not_written);
    ADD("large", test_large);
    ADD("mode-stays", test_mode_stays);
    ADD("link-stays", test_link_stays);
    ADD("debris-is-taken-over", test_debris_is_taken_over);
    g_test_add_func("/feed/refused", test_refused);
    ADD("full-disk", test_full_disk);
    ADD("reader-sees-whole-files", test_reader_sees_whole_files);
    ADD("rewrites", test_rewrites);
    return g_test_run();
}
