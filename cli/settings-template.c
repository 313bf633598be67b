/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the commented settings file from the list of settings, so that it never says less than there is. */
#include "settings-template.h"

#include "command.h"

#include <errno.h>
#include <string.h>

static void
append_setting(GString *text, const CeuPaths *paths, const char *name, const char *help,
               char **group)
{
    const char *dot = strchr(name, '.');
    g_autofree char *own = g_strndup(name, (size_t) (dot - name));
    g_autofree char *value = ceu_config_get(paths, name, NULL);

    if (g_strcmp0(own, *group) != 0) {
        g_string_append_printf(text, "\n[%s]\n", own);
        g_free(*group);
        *group = g_steal_pointer(&own);
    }
    g_string_append_printf(text, "# %s\n#%s=%s\n", help, dot + 1, value == NULL ? "" : value);
}

bool
cli_write_settings_template(const CeuPaths *paths, bool *out_written, GError **error)
{
    g_autoptr(GString) text = g_string_new(
        "# Settings of ceu and ceud. Take the # off a line to change it; ceu config check "
        "looks it over.\n");
    const char *const *names = ceu_config_names();
    g_autofree char *group = NULL;
    unsigned i;

    *out_written = false;
    if (g_file_test(paths->config_file, G_FILE_TEST_EXISTS))
        return true;
    for (i = 0; names[i] != NULL; i += 2)
        append_setting(text, paths, names[i], names[i + 1], &group);
    if (g_mkdir_with_parents(paths->config, 0700) != 0) {
        const int saved = errno;

        g_set_error(error, CEU_ERROR, CEU_ERROR_IO, "cannot make %s: %s", paths->config,
                    g_strerror(saved));
        return false;
    }
    *out_written = cli_write_file(paths->config_file, text->str, text->len, error);
    return *out_written;
}
