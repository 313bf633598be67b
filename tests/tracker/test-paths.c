/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where files are, from the environment: absolute values count, relative ones are as if not set. */
#include "tracker/home.h"

static const struct {
    const char *data_home, *config_home, *cache_home; /* NULL: not set */
    const char *store, *config_file, *cache;
} rows[] = {
    { NULL, NULL, NULL, "/h/.local/share/ceud/ceu.db", "/h/.config/ceud/ceud.conf",
      "/h/.cache/ceud" },
    { "/d", "/c", "/k", "/d/ceud/ceu.db", "/c/ceud/ceud.conf", "/k/ceud" },
    { "d", "./c", "../k", "/h/.local/share/ceud/ceu.db", "/h/.config/ceud/ceud.conf",
      "/h/.cache/ceud" },
    { "", "", "", "/h/.local/share/ceud/ceu.db", "/h/.config/ceud/ceud.conf", "/h/.cache/ceud" },
    { "/with blank/ü", NULL, NULL, "/with blank/ü/ceud/ceu.db", "/h/.config/ceud/ceud.conf",
      "/h/.cache/ceud" },
};

static void
set_or_unset(const char *name, const char *value)
{
    if (value == NULL)
        g_unsetenv(name);
    else
        g_setenv(name, value, TRUE);
}

static void
base_directories(void)
{
    g_setenv("HOME", "/h", TRUE);
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(CeuPaths) paths = NULL;

        set_or_unset("XDG_DATA_HOME", rows[i].data_home);
        set_or_unset("XDG_CONFIG_HOME", rows[i].config_home);
        set_or_unset("XDG_CACHE_HOME", rows[i].cache_home);
        paths = ceu_paths_new_from_environment();
        g_assert_cmpstr(paths->store, ==, rows[i].store);
        g_assert_cmpstr(paths->config_file, ==, rows[i].config_file);
        g_assert_cmpstr(paths->cache, ==, rows[i].cache);
    }
}

static void
everything_of_ours_is_in_our_directories(Home *home, gconstpointer data)
{
    const CeuPaths *paths = home->paths;
    const char *const below_data[] = { paths->store, paths->evidence, paths->backup, paths->feed,
                                       paths->lock };

    (void) data;
    for (size_t i = 0; i < G_N_ELEMENTS(below_data); i++)
        g_assert_true(g_str_has_prefix(below_data[i], paths->data));
    g_assert_true(g_str_has_prefix(paths->config_file, paths->config));
    g_assert_true(g_str_has_suffix(paths->feed, "/calendar/renewals.ics"));
    g_assert_false(g_file_test(paths->data, G_FILE_TEST_EXISTS)); /* asking makes nothing */
}

static void
packs_of_the_build_tree_come_first(Home *home, gconstpointer data)
{
    (void) data;
    g_assert_cmpstr(home->paths->rules[0], ==, CEU_SOURCE_DIR "/data/rules");
    g_assert_true(g_str_has_prefix(home->paths->rules[1], home->paths->config));
    g_assert_null(home->paths->rules[2]);
}

static void
a_relative_build_tree_is_not_believed(Home *home, gconstpointer data)
{
    g_autoptr(CeuPaths) paths = NULL;

    (void) home;
    (void) data;
    g_setenv("CEU_RULES_DIR", "data/rules", TRUE);
    g_setenv("CEU_LIBEXEC_DIR", "helpers", TRUE);
    paths = ceu_paths_new_from_environment();
    g_assert_true(g_path_is_absolute(paths->rules[0]));
    g_assert_true(g_str_has_suffix(paths->rules[0], "/share/ceud/rules"));
    g_assert_true(g_path_is_absolute(paths->libexec));
    g_assert_true(g_str_has_suffix(paths->libexec, "/ceud"));
}

static void
helpers_of_the_build_tree(Home *home, gconstpointer data)
{
    g_autoptr(CeuPaths) paths = NULL;

    (void) home;
    (void) data;
    g_setenv("CEU_LIBEXEC_DIR", "/build/helpers", TRUE);
    paths = ceu_paths_new_from_environment();
    g_assert_cmpstr(paths->libexec, ==, "/build/helpers");
}

/* This very program, copied into PREFIX/bin, has to find PREFIX/share. */
static void
an_installed_tree_finds_its_own_files(Home *home, gconstpointer data)
{
    g_autofree char *prefix = g_build_filename(home->directory, "prefix", NULL);
    g_autofree char *program = g_build_filename(prefix, "bin", "probe", NULL);
    g_autofree char *bin = g_path_get_dirname(program);
    g_autofree char *rules = g_build_filename(prefix, "share", "ceud", "rules", NULL);
    g_autofree char *libexec = g_build_filename(prefix, "libexec", "ceud", NULL);
    g_autofree char *expected = g_strconcat(rules, "\n", libexec, "\n", NULL);
    g_autofree char *image = NULL;
    g_autofree char *output = NULL;
    size_t size;
    char *argv[] = { program, (char *) "--print-paths", NULL };
    int status = -1;

    (void) data;
    g_unsetenv("CEU_RULES_DIR");
    g_assert_cmpint(g_mkdir_with_parents(bin, 0700), ==, 0);
    g_assert_cmpint(g_mkdir_with_parents(rules, 0700), ==, 0);
    g_assert_cmpint(g_mkdir_with_parents(libexec, 0700), ==, 0);
    g_assert_true(g_file_get_contents("/proc/self/exe", &image, &size, NULL));
    g_assert_true(g_file_set_contents_full(program, image, (gssize) size, G_FILE_SET_CONTENTS_NONE,
                                           0700, NULL));
    g_assert_true(
        g_spawn_sync(NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, NULL));
    g_assert_cmpint(status, ==, 0);
    g_assert_cmpstr(output, ==, expected);
}

static int
print_paths(void)
{
    g_autoptr(CeuPaths) paths = ceu_paths_new_from_environment();

    g_print("%s\n%s\n", paths->rules[0], paths->libexec);
    return 0;
}

int
main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--print-paths") == 0)
        return print_paths();
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paths/base", base_directories);
    g_test_add("/paths/ours", Home, NULL, home_up, everything_of_ours_is_in_our_directories,
               home_down);
    g_test_add("/paths/build-tree", Home, NULL, home_up, packs_of_the_build_tree_come_first,
               home_down);
    g_test_add("/paths/relative", Home, NULL, home_up, a_relative_build_tree_is_not_believed,
               home_down);
    g_test_add("/paths/helpers", Home, NULL, home_up, helpers_of_the_build_tree, home_down);
    g_test_add("/paths/installed", Home, NULL, home_up, an_installed_tree_finds_its_own_files,
               home_down);
    return g_test_run();
}
