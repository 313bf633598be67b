/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the program's files are: XDG base directories, and what was installed beside the
 * program.
 */
#include <ceu/tracker.h>

#include <ceu/names.h>

#define PARENTS_SEARCHED                                                                           \
    3 /* bin/ceu, libexec/ceud/helper and lib/x86_64-linux-gnu/… all find their prefix */

/* The value of an environment variable if it is an absolute path; else it is as if not set. */
static const char *
absolute_from_environment(const char *name)
{
    const char *value = g_getenv(name);

    return value != NULL && g_path_is_absolute(value) ? value : NULL;
}

static const char *
home(void)
{
    const char *value = absolute_from_environment("HOME");

    return value != NULL ? value : g_get_home_dir();
}

/* $NAME/ceud, or ~/FALLBACK/ceud. */
static char *
base_directory(const char *name, const char *fallback)
{
    const char *value = absolute_from_environment(name);

    if (value != NULL)
        return g_build_filename(value, CEU_DIRECTORY, NULL);
    return g_build_filename(home(), fallback, CEU_DIRECTORY, NULL);
}

/* PREFIX/@below, where PREFIX is a directory above the running program; NULL: there is none. */
static char *
beside_program(const char *below)
{
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *directory = NULL;

    if (program == NULL || !g_path_is_absolute(program))
        return NULL;
    directory = g_path_get_dirname(program);
    for (int i = 0; i < PARENTS_SEARCHED; i++) {
        g_autofree char *parent = g_path_get_dirname(directory);
        g_autofree char *candidate = g_build_filename(parent, below, NULL);

        if (g_file_test(candidate, G_FILE_TEST_IS_DIR))
            return g_steal_pointer(&candidate);
        g_free(directory);
        directory = g_steal_pointer(&parent);
    }
    return NULL;
}

/*
 * Build tree, then beside the program (~/.local, a staged install), then where it was configured
 * to be.
 */
static char *
installed_directory(const char *variable, const char *below, const char *configured)
{
    const char *value = absolute_from_environment(variable);
    char *found;

    if (value != NULL)
        return g_strdup(value);
    found = beside_program(below);
    return found != NULL ? found : g_strdup(configured);
}

CeuPaths *
ceu_paths_new_from_environment(void)
{
    CeuPaths *paths = g_new0(CeuPaths, 1);

    paths->data = base_directory("XDG_DATA_HOME", ".local/share");
    paths->config = base_directory("XDG_CONFIG_HOME", ".config");
    paths->cache = base_directory("XDG_CACHE_HOME", ".cache");
    paths->state = base_directory("XDG_STATE_HOME", ".local/state");
    paths->store = g_build_filename(paths->data, CEU_STORE_FILE, NULL);
    paths->evidence = g_build_filename(paths->data, CEU_EVIDENCE_DIRECTORY, NULL);
    paths->backup = g_build_filename(paths->data, CEU_BACKUP_DIRECTORY, NULL);
    paths->feed = g_build_filename(paths->data, CEU_FEED_DIRECTORY, CEU_FEED_FILE, NULL);
    paths->lock = g_build_filename(paths->data, CEU_LOCK_FILE, NULL);
    paths->config_file = g_build_filename(paths->config, CEU_CONFIG_FILE, NULL);
    paths->rules = g_new0(char *, 3);
    paths->rules[0] =
        installed_directory(CEU_ENV_RULES_DIRECTORY, "share/" CEU_DIRECTORY "/" CEU_RULES_DIRECTORY,
                            CEU_INSTALL_DATADIR "/" CEU_DIRECTORY "/" CEU_RULES_DIRECTORY);
    paths->rules[1] = g_build_filename(paths->config, CEU_RULES_DIRECTORY, NULL);
    paths->locale =
        installed_directory(CEU_ENV_LOCALE_DIRECTORY, "share/locale", CEU_INSTALL_LOCALEDIR);
    paths->libexec =
        installed_directory(CEU_ENV_LIBEXEC_DIRECTORY, CEU_INSTALL_LIBEXEC_NAME "/" CEU_DIRECTORY,
                            CEU_INSTALL_LIBEXECDIR "/" CEU_DIRECTORY);
    return paths;
}

void
ceu_paths_free(CeuPaths *paths)
{
    if (paths == NULL)
        return;
    g_free(paths->data);
    g_free(paths->config);
    g_free(paths->cache);
    g_free(paths->state);
    g_free(paths->store);
    g_free(paths->evidence);
    g_free(paths->backup);
    g_free(paths->config_file);
    g_free(paths->feed);
    g_free(paths->lock);
    g_strfreev(paths->rules);
    g_free(paths->locale);
    g_free(paths->libexec);
    g_free(paths);
}
