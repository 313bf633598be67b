/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is noted about a push: begun, ended, cut off, forgotten; files that are damaged; words that a server wrote. */
#include "tracker/home.h"

#include <ceu/names.h>
#include <sys/stat.h>

typedef struct Bench {
    CeuPaths paths;
    CeuConfig config;
    char *directory, *path;
} Bench;

static void
set_up(Bench *bench, gconstpointer data G_GNUC_UNUSED)
{
    bench->directory = g_dir_make_tmp("ceu-push-XXXXXX", NULL);
    g_assert_nonnull(bench->directory);
    bench->paths.state = g_build_filename(bench->directory, "not", "yet", NULL);
    bench->path = g_build_filename(bench->paths.state, CEU_CALDAV_PUSH_FILE, NULL);
    bench->config.caldav_url = (char *) "https://dav.example.org/";
    bench->config.caldav_calendar = (char *) "Renewals";
}

static void
tear_down(Bench *bench, gconstpointer data G_GNUC_UNUSED)
{
    remove_tree(bench->directory);
    g_free(bench->directory);
    g_free(bench->paths.state);
    g_free(bench->path);
}

static void
begin(Bench *bench, int64_t at_usec)
{
    g_autoptr(GError) error = NULL;

    g_assert_true(ceu_push_begin(&bench->paths, &bench->config, (CeuInstant){ at_usec }, &error));
    g_assert_no_error(error);
}

static void
end(Bench *bench, CeuPushResult result, const char *message)
{
    g_autoptr(GError) error = NULL;

    g_assert_true(ceu_push_end(&bench->paths, result, message, &error));
    g_assert_no_error(error);
}

static void
check(Bench *bench, CeuPushResult result, int64_t began, int64_t pushed, unsigned failures)
{
    g_autoptr(CeuPush) push = ceu_push_read(&bench->paths);

    g_assert_nonnull(push);
    g_assert_cmpstr(push->account, ==, "https://dav.example.org/ - Renewals");
    g_assert_cmpint((int) push->result, ==, (int) result);
    g_assert_cmpint(push->began.usec, ==, began);
    g_assert_cmpint(push->pushed.usec, ==, pushed);
    g_assert_cmpuint(push->failures, ==, failures);
}

static void
test_life(Bench *bench, gconstpointer data G_GNUC_UNUSED)
{
    struct stat status;

    g_assert_null(ceu_push_read(&bench->paths));
    begin(bench, 100); /* and dies */
    check(bench, CEU_PUSH_BEGUN, 100, 0, 1);
    begin(bench, 200);
    end(bench, CEU_PUSH_LATER, "no connection");
    check(bench, CEU_PUSH_LATER, 200, 0, 2);
    begin(bench, 300);
    end(bench, CEU_PUSH_DONE, NULL);
    check(bench, CEU_PUSH_DONE, 300, 300, 0);
    begin(bench, 400);
    end(bench, CEU_PUSH_PARTLY, "one event");
    check(bench, CEU_PUSH_PARTLY, 400, 300, 1);
    begin(bench, 500);
    check(bench, CEU_PUSH_BEGUN, 500, 300, 2);
    g_assert_cmpint(stat(bench->path, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0600);
    ceu_push_forget(&bench->paths);
    g_assert_null(ceu_push_read(&bench->paths));
    end(bench, CEU_PUSH_DONE, NULL); /* of a push that was forgotten */
    g_assert_null(ceu_push_read(&bench->paths));
}

/* What was said of one server is not said of another. */
static void
test_another_account(Bench *bench, gconstpointer data G_GNUC_UNUSED)
{
    g_autoptr(CeuPush) push = NULL;

    begin(bench, 100);
    end(bench, CEU_PUSH_DONE, NULL);
    begin(bench, 200);
    end(bench, CEU_PUSH_FAULT, "password");
    bench->config.caldav_user = (char *) "me";
    begin(bench, 300);
    push = ceu_push_read(&bench->paths);
    g_assert_cmpstr(push->account, ==, "https://dav.example.org/ me Renewals");
    g_assert_cmpint(push->pushed.usec, ==, 0);
    g_assert_cmpuint(push->failures, ==, 1);
}

static void
test_words(Bench *bench, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *long_one = g_strnfill(100000, 'x');
    const char *const rows[] = { "plain",    "two\nlines\r\n[push]\nresult=done\n",
                                 "a=b;c#d",  "\xff\xfe no text",
                                 "\x1b[31m", long_one };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(CeuPush) push = NULL;

        begin(bench, 100);
        end(bench, CEU_PUSH_LATER, rows[i]);
        push = ceu_push_read(&bench->paths);
        g_assert_nonnull(push);
        g_assert_cmpint((int) push->result, ==, CEU_PUSH_LATER);
        g_assert_true(g_utf8_validate(push->message, -1, NULL));
        g_assert_cmpuint(strlen(push->message), <=, 1000);
        if (i < 3)
            g_assert_cmpstr(push->message, ==, rows[i]);
        ceu_push_forget(&bench->paths);
    }
}

/* Nothing is known then; the next push begins anew. */
static void
test_damaged(Bench *bench, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *huge = g_strnfill(20000, '#');
    const char *const rows[] = {
        "",
        "no key file",
        "[push]\n",
        "[push]\naccount=a\nresult=done\n",
        "[push]\naccount=a\nresult=wonderful\nbegan_usec=5\n",
        "[push]\naccount=a\nresult=done\nbegan_usec=-5\n",
        "[push]\naccount=a\nresult=done\nbegan_usec=ten\n",
        "[other]\naccount=a\nresult=done\nbegan_usec=5\n",
        huge,
    };

    begin(bench, 100);
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_assert_true(g_file_set_contents(bench->path, rows[i], -1, NULL));
        g_assert_null(ceu_push_read(&bench->paths));
    }
    begin(bench, 200);
    check(bench, CEU_PUSH_BEGUN, 200, 0, 1);
}

/* A place that cannot be written: said, and nothing half done. */
static void
test_no_place(Bench *bench, gconstpointer data G_GNUC_UNUSED)
{
    g_autofree char *in_the_way = g_build_filename(bench->directory, "not", NULL);
    g_autoptr(GError) error = NULL;

    g_assert_true(g_file_set_contents(in_the_way, "a file", -1, NULL));
    g_assert_false(ceu_push_begin(&bench->paths, &bench->config, (CeuInstant){ 1 }, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_IO);
    g_assert_nonnull(strstr(error->message, bench->path));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/push/life", Bench, NULL, set_up, test_life, tear_down);
    g_test_add("/push/another-account", Bench, NULL, set_up, test_another_account, tear_down);
    g_test_add("/push/words", Bench, NULL, set_up, test_words, tear_down);
    g_test_add("/push/damaged", Bench, NULL, set_up, test_damaged, tear_down);
    g_test_add("/push/no-place", Bench, NULL, set_up, test_no_place, tear_down);
    return g_test_run();
}
