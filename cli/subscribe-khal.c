/* SPDX-License-Identifier: GPL-3.0-or-later */
/* khal: one section in its settings, once; everything that stood there stays, and a copy of it is kept. */
#include "subscribe.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define SETTINGS_MAX (1024 * 1024)
#define BACKUP_SUFFIX ".before-ceu"

char *
cli_khal_settings(void)
{
    return g_build_filename(g_get_user_config_dir(), "khal", "config", NULL);
}

char *
cli_vdir_folder(const CliContext *context, const CeuConfig *config)
{
    if (config->calendar_vdir != NULL)
        return g_strdup(config->calendar_vdir);
    return g_build_filename(context->paths->data, CEU_FEED_DIRECTORY, "events", NULL);
}

/* khal's settings as they are. */
typedef struct Settings {
    char *path; /* of the file itself, not of a link to it */
    GString *text;
    mode_t mode;
} Settings;

static void
settings_clear(Settings *settings)
{
    free(settings->path);
    if (settings->text != NULL)
        g_string_free(settings->text, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Settings, settings_clear)

static bool
read_settings(Settings *out, GError **error)
{
    g_autofree char *named = cli_khal_settings();
    GStatBuf status;

    out->path = realpath(named, NULL);
    if (out->path == NULL || g_stat(out->path, &status) != 0) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_STATE,
                    "khal has no settings yet (“%s”), and it asks for them only the first time; "
                    "nothing was changed. Run “khal configure”, then this again",
                    named);
        return false;
    }
    out->mode = status.st_mode & 0777;
    out->text = cli_read_file(out->path, SETTINGS_MAX, error);
    return out->text != NULL;
}

/* "  key = value  # comment" → value, "~" resolved. NULL: another line. (transfer full) */
static char *
value_of_line(const char *line, const char *key)
{
    g_autofree char *text = g_strstrip(g_strdup(line));
    char *value = strchr(text, '=');
    char *comment;
    size_t length;

    if (value == NULL)
        return NULL;
    *value++ = '\0';
    if (strcmp(g_strstrip(text), key) != 0)
        return NULL;
    comment = strstr(value, " #");
    if (comment != NULL)
        *comment = '\0';
    value = g_strstrip(value);
    length = strlen(value);
    if (length >= 2 && (value[0] == '"' || value[0] == '\'') && value[length - 1] == value[0]) {
        value[length - 1] = '\0';
        value++;
    }
    if (g_str_has_prefix(value, "~/"))
        return g_build_filename(g_get_home_dir(), value + 2, NULL);
    return g_strdup(value);
}

/* Whether a calendar of that folder is there already, under whatever name. */
static bool
has_folder(char *const *lines, const char *folder)
{
    for (size_t i = 0; lines[i] != NULL; i++) {
        g_autofree char *value = value_of_line(lines[i], "path");

        if (value != NULL && strcmp(value, folder) == 0)
            return true;
    }
    return false;
}

/* "[calendars]", or "[[name]]" with two brackets. */
static bool
is_heading(const char *line, const char *heading)
{
    g_autofree char *bare = g_strdup(line);
    char *comment = strchr(bare, '#');
    GString *dense = g_string_new(NULL);
    bool same;

    if (comment != NULL)
        *comment = '\0';
    for (const char *c = bare; *c != '\0'; c++) {
        if (!g_ascii_isspace(*c))
            g_string_append_c(dense, *c);
    }
    same = strcmp(dense->str, heading) == 0;
    g_string_free(dense, TRUE);
    return same;
}

static const char *
find_heading(char *const *lines, const char *heading)
{
    for (size_t i = 0; lines[i] != NULL; i++) {
        if (is_heading(lines[i], heading))
            return lines[i];
    }
    return NULL;
}

/* As khal reads it back: a comma would begin a list, "#" a comment; "$" and "%" name other values. (transfer full) */
static char *
quote_folder(const char *folder, GError **error)
{
    if (strpbrk(folder, "\"$%\n\r") != NULL) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_RANGE,
                    "khal cannot be told of the folder “%s”, for a sign in its name; nothing was "
                    "changed. Set another calendar.vdir",
                    folder);
        return NULL;
    }
    return strpbrk(folder, ",#' ") == NULL ? g_strdup(folder) : g_strdup_printf("\"%s\"", folder);
}

/* The settings with our section right below the heading of the calendars. (transfer full) */
static char *
with_section(const Settings *settings, const char *folder, GError **error)
{
    g_auto(GStrv) lines = g_strsplit(settings->text->str, "\n", -1);
    g_autofree char *quoted = quote_folder(folder, error);
    GString *out;
    bool added = false;

    if (quoted == NULL)
        return NULL;
    if (find_heading(lines, "[calendars]") == NULL) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_STATE,
                    "“%s” has no line [calendars], so it is not clear where a calendar belongs; "
                    "nothing was changed. By hand: ceu calendar subscribe khal",
                    settings->path);
        return NULL;
    }
    if (find_heading(lines, "[[" CLI_KHAL_SECTION "]]") != NULL) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_EXISTS,
                    "“%s” has a section [[" CLI_KHAL_SECTION "]] of another folder than “%s”; "
                    "nothing was changed. Correct its path, or remove it",
                    settings->path, folder);
        return NULL;
    }
    out = g_string_new(NULL);
    for (size_t i = 0; lines[i] != NULL; i++) {
        g_string_append_printf(out, "%s%s", lines[i], lines[i + 1] != NULL ? "\n" : "");
        if (added || !is_heading(lines[i], "[calendars]"))
            continue;
        if (lines[i + 1] == NULL)
            g_string_append_c(out, '\n');
        g_string_append_printf(out, "[[" CLI_KHAL_SECTION "]]\npath = %s\nreadonly = True\n",
                               quoted);
        added = true;
    }
    return g_string_free(out, FALSE);
}

/* Writes the events into the folder, as `ceu calendar publish` does. */
static bool
publish(const CliContext *context, GError **error)
{
    g_autofree char *program = g_build_filename(context->paths->libexec, CEU_CALENDAR_HELPER, NULL);
    const char *argv[] = { program, CEU_CALENDAR_PUBLISH, NULL };
    g_autofree char *messages = NULL;
    g_autoptr(GError) local = NULL;
    int status = 0;

    if (g_spawn_sync(NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                     &messages, &status, &local) &&
        g_spawn_check_wait_status(status, &local))
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_FAILED,
                "the events cannot be written, and nothing was changed: %s",
                messages != NULL && *messages != '\0' ? g_strstrip(messages) : local->message);
    return false;
}

/* Sets calendar.vdir if it is not, and fills the folder; on failure the setting is as it was. */
static bool
make_folder(const CliContext *context, const CeuConfig *config, const char *folder,
            GPtrArray *changes, GPtrArray *undo, GError **error)
{
    bool is_new = config->calendar_vdir == NULL;

    if (is_new && !ceu_config_set(context->paths, "calendar.vdir", folder, error))
        return false;
    if (!publish(context, error)) {
        if (is_new)
            (void) ceu_config_set(context->paths, "calendar.vdir", NULL, NULL);
        return false;
    }
    if (!is_new)
        return true;
    g_ptr_array_add(changes,
                    g_strdup_printf("set calendar.vdir to %s, and wrote the events there", folder));
    g_ptr_array_add(undo, g_strdup("ceu config unset calendar.vdir"));
    return true;
}

/* A copy from before, and then the new file in one step, with the rights of the old one. */
static bool
write_settings(const Settings *settings, const char *text, GPtrArray *changes, GPtrArray *undo,
               GError **error)
{
    g_autofree char *backup = g_strconcat(settings->path, BACKUP_SUFFIX, NULL);

    if (!ceu_export_write_file(backup, settings->text->str, settings->text->len, error) ||
        !ceu_export_write_file(settings->path, text, strlen(text), error))
        return false;
    if (g_chmod(settings->path, settings->mode) != 0)
        g_ptr_array_add(changes, g_strdup_printf("%s is readable by you alone now (%s)",
                                                 settings->path, g_strerror(errno)));
    g_ptr_array_add(changes, g_strdup_printf("added the section [[" CLI_KHAL_SECTION
                                             "]] to %s; as it was before: %s",
                                             settings->path, backup));
    g_ptr_array_add(undo, g_strdup_printf("remove that section from %s", settings->path));
    return true;
}

bool
cli_subscribe_khal(const CliContext *context, const CeuConfig *config, GPtrArray *changes,
                   GPtrArray *undo, GError **error)
{
    g_auto(Settings) settings = { 0 };
    g_autofree char *folder = cli_vdir_folder(context, config);
    g_auto(GStrv) lines = NULL;
    g_autofree char *text = NULL;

    if (!read_settings(&settings, error))
        return false;
    lines = g_strsplit(settings.text->str, "\n", -1);
    if (!has_folder(lines, folder)) {
        text = with_section(&settings, folder, error);
        if (text == NULL)
            return false;
    }
    if (!make_folder(context, config, folder, changes, undo, error))
        return false;
    return text == NULL || write_settings(&settings, text, changes, undo, error);
}
