/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The settings file: read strictly with the place of every fault, rewritten with its comments
 * kept.
 */
#include "tracker/config.h"

#include <ceu/names.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "rules/faults.h"
#include "store/durable.h"

#define NO_PASSWORD                                                                                \
    "a password must not stand in a file that is copied and shown around; leave it out, and run "  \
    "“ceu calendar push --store-password”, or set caldav.password-command"

/* One line "key = value" of a known setting. */
typedef struct Place {
    const CeuSetting *setting;
    int line;
} Place;

/* What a scan of the text found, before any value is read. */
typedef struct Scan {
    const char *path;
    const char *group; /* of the line at hand; NULL: none yet */
    int line;
    GArray *places; /* Place */
} Scan;

/* "; did you mean “x”?" in the message if some name is near to @word. */
static void
set_unknown(GError **error, const Scan *scan, const char *what, const char *word,
            const char *const *candidates)
{
    CeuNearest nearest = ceu_nearest_init(word);

    for (size_t i = 0; candidates[i] != NULL; i++)
        ceu_nearest_offer(&nearest, candidates[i]);
    if (nearest.best != NULL)
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "%s:%d: there is no %s “%.64s”; did you mean “%s”?", scan->path, scan->line,
                    what, word, nearest.best);
    else
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "%s:%d: there is no %s “%.64s”", scan->path,
                    scan->line, what, word);
}

static bool
scan_group(Scan *scan, char *line, GError **error)
{
    const char **groups = g_newa(const char *, ceu_n_settings + 1);
    size_t length = strlen(line);

    if (line[length - 1] != ']') {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "%s:%d: the “[” is not closed", scan->path,
                    scan->line);
        return false;
    }
    line[length - 1] = '\0';
    for (size_t i = 0; i < ceu_n_settings; i++) {
        groups[i] = ceu_settings[i].group;
        if (strcmp(line + 1, groups[i]) == 0) {
            scan->group = groups[i];
            return true;
        }
    }
    groups[ceu_n_settings] = NULL;
    set_unknown(error, scan, "group", line + 1, groups);
    return false;
}

static bool
scan_key(Scan *scan, char *line, GError **error)
{
    const char **keys = g_newa(const char *, ceu_n_settings + 1);
    char *equals = strchr(line, '=');
    Place place = { NULL, scan->line };
    size_t n_keys = 0;

    if (equals == NULL || scan->group == NULL) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "%s:%d: this is no %s", scan->path,
                    scan->line, scan->group == NULL ? "[group]" : "“key = value”");
        return false;
    }
    *equals = '\0';
    g_strchomp(line);
    if (strcmp(scan->group, "caldav") == 0 && strcmp(line, "password") == 0) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "%s:%d: " NO_PASSWORD, scan->path,
                    scan->line);
        return false;
    }
    place.setting = ceu_setting_find(scan->group, line);
    if (place.setting == NULL) {
        for (size_t i = 0; i < ceu_n_settings; i++) {
            if (ceu_settings[i].group == scan->group)
                keys[n_keys++] = ceu_settings[i].key;
        }
        keys[n_keys] = NULL;
        set_unknown(error, scan, "setting", line, keys);
        return false;
    }
    for (guint i = 0; i < scan->places->len; i++) {
        const Place *earlier = &g_array_index(scan->places, Place, i);

        if (earlier->setting == place.setting) {
            g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "%s:%d: “%s” is already set in line %d",
                        scan->path, scan->line, line, earlier->line);
            return false;
        }
    }
    g_array_append_val(scan->places, place);
    return true;
}

/*
 * Every line is blank, a comment, a known group or a known setting stated once; their places are
 * noted.
 */
static bool
scan_text(Scan *scan, const char *text, GError **error)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    for (size_t i = 0; lines[i] != NULL; i++) {
        char *line = g_strstrip(lines[i]);

        scan->line = (int) i + 1;
        if (!g_utf8_validate(line, -1, NULL)) {
            g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "%s:%d: not valid UTF-8 text",
                        scan->path, scan->line);
            return false;
        }
        if (*line == '\0' || *line == '#')
            continue;
        if (!(*line == '[' ? scan_group(scan, line, error) : scan_key(scan, line, error)))
            return false;
    }
    return true;
}

char *
ceu_config_default_inbox(const CeuPaths *paths)
{
    return g_build_filename(paths->data, CEU_INBOX_DIRECTORY, NULL);
}

CeuConfig *
ceu_config_default(const CeuPaths *paths)
{
    CeuConfig *config = g_new0(CeuConfig, 1);

    config->remind = ceu_remind_policy_default();
    config->remind.language = ceu_language_from_locale();
    config->calendar_publish = true;
    config->calendar_path = g_strdup(paths->feed);
    config->caldav_calendar = g_strdup(CEU_CALDAV_CALENDAR);
    config->inbox_folder = ceu_config_default_inbox(paths);
    config->date_order = CEU_DATE_ORDER_AUTO;
    config->mail_command = g_strdup("/usr/sbin/sendmail");
    config->serve_port = CEU_SERVE_PORT;
    config->serve_address = g_strdup(CEU_SERVE_ADDRESS);
    return config;
}

void
ceu_config_free(CeuConfig *config)
{
    if (config == NULL)
        return;
    g_free(config->calendar_path);
    g_free(config->calendar_vdir);
    g_free(config->calendar_tasks_vdir);
    g_free(config->calendar_language);
    g_free(config->caldav_url);
    g_free(config->caldav_user);
    g_free(config->caldav_calendar);
    g_free(config->caldav_password_command);
    g_free(config->caldav_ca_file);
    g_free(config->inbox_folder);
    g_free(config->pager);
    g_free(config->open_command);
    g_free(config->mail_to);
    g_free(config->mail_command);
    g_free(config->serve_address);
    g_free(config->serve_name);
    g_free(config);
}

/* A key file of @text, checked line by line. @places: (out): Place */
static GKeyFile *
parse(const char *text, const char *path, GArray **places, GError **error)
{
    g_autoptr(GKeyFile) file = g_key_file_new();
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Place));
    g_autoptr(GError) failure = NULL;
    Scan scan = { .path = path, .places = found };

    if (!scan_text(&scan, text, error))
        return NULL;
    if (!g_key_file_load_from_data(file, text, strlen(text), G_KEY_FILE_KEEP_COMMENTS, &failure)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "%s: %s", path, failure->message);
        return NULL;
    }
    *places = g_steal_pointer(&found);
    return g_steal_pointer(&file);
}

/* @text on top of the defaults. */
static CeuConfig *
read_text(const CeuPaths *paths, const char *text, GError **error)
{
    g_autoptr(CeuConfig) config = ceu_config_default(paths);
    g_autoptr(GArray) places = NULL;
    g_autoptr(GKeyFile) file = parse(text, paths->config_file, &places, error);

    if (file == NULL)
        return NULL;
    for (guint i = 0; i < places->len; i++) {
        const Place *place = &g_array_index(places, Place, i);
        g_autoptr(GError) failure = NULL;
        g_autofree char *value =
            g_key_file_get_string(file, place->setting->group, place->setting->key, &failure);

        if (value == NULL ||
            !place->setting->read(config, place->setting, g_strchomp(value), &failure)) {
            g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "%s:%d: %s: %s", paths->config_file,
                        place->line, place->setting->key, failure->message);
            return NULL;
        }
    }
    if (!ceu_quiet_leaves_time(&config->remind)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_RANGE,
                    "%s: first-hour, quiet-hours and days-off together leave no time to reminders",
                    paths->config_file);
        return NULL;
    }
    return g_steal_pointer(&config);
}

/* The file's text; "" if there is no file. (transfer full) */
static char *
load_text(const CeuPaths *paths, GError **error)
{
    g_autoptr(GError) failure = NULL;
    g_autofree char *text = NULL;
    size_t size;
    struct stat status;

    if (stat(paths->config_file, &status) == 0 && status.st_size > CEU_CONFIG_MAX_BYTES) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT, "%s: larger than %d bytes: no settings file",
                    paths->config_file, CEU_CONFIG_MAX_BYTES);
        return NULL;
    }
    if (!g_file_get_contents(paths->config_file, &text, &size, &failure)) {
        if (g_error_matches(failure, G_FILE_ERROR, G_FILE_ERROR_NOENT))
            return g_strdup("");
        g_set_error(error, CEU_ERROR, CEU_ERROR_IO, "the settings cannot be read: %s",
                    failure->message);
        return NULL;
    }
    if (strlen(text) != size) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "%s: holds a NUL byte: no settings file",
                    paths->config_file);
        return NULL;
    }
    return g_steal_pointer(&text);
}

CeuConfig *
ceu_config_load(const CeuPaths *paths, GError **error)
{
    g_autofree char *text = NULL;

    g_return_val_if_fail(paths != NULL, NULL);

    text = load_text(paths, error);
    return text == NULL ? NULL : read_text(paths, text, error);
}

/* "reminders.first-hour" → its row. */
static const CeuSetting *
find_named(const char *name, GError **error)
{
    CeuNearest nearest = ceu_nearest_init(name);

    if (strcmp(name, "caldav.password") == 0) {
        g_set_error_literal(error, CEU_ERROR, CEU_ERROR_STATE, NO_PASSWORD);
        return NULL;
    }
    for (size_t i = 0; i < ceu_n_settings; i++) {
        g_autofree char *known = g_strconcat(ceu_settings[i].group, ".", ceu_settings[i].key, NULL);

        if (strcmp(known, name) == 0)
            return &ceu_settings[i];
    }
    for (size_t i = 0; ceu_config_names()[i] != NULL; i += 2)
        ceu_nearest_offer(&nearest, ceu_config_names()[i]);
    if (nearest.best != NULL)
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "there is no setting “%.64s”; did you mean “%s”?", name, nearest.best);
    else
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "there is no setting “%.64s”; see: ceu config", name);
    return NULL;
}

char *
ceu_config_get(const CeuPaths *paths, const char *name, GError **error)
{
    g_autofree char *text = NULL;
    g_autoptr(GKeyFile) file = NULL;
    g_autoptr(GArray) places = NULL;
    const CeuSetting *setting;
    char *value;

    g_return_val_if_fail(paths != NULL && name != NULL, NULL);

    setting = find_named(name, error);
    text = setting == NULL ? NULL : load_text(paths, error);
    file = text == NULL ? NULL : parse(text, paths->config_file, &places, error);
    if (file == NULL)
        return NULL;
    value = g_key_file_get_string(file, setting->group, setting->key, NULL);
    return value != NULL ? g_strchomp(value) : g_strdup(setting->fallback);
}

char *
ceu_config_default_text(void)
{
    GString *text = g_string_new("# Settings of ceu and ceud. A line without # is in force; ceu "
                                 "config check looks it over.\n");
    const char *group = "";

    for (size_t i = 0; i < ceu_n_settings; i++) {
        const CeuSetting *setting = &ceu_settings[i];

        if (strcmp(setting->group, group) != 0)
            g_string_append_printf(text, "\n[%s]\n", setting->group);
        group = setting->group;
        g_string_append_printf(text, "# %s\n#%s = %s\n", setting->help, setting->key,
                               setting->fallback);
    }
    return g_string_free(text, FALSE);
}

const char *const *
ceu_config_names(void)
{
    static const char **names;

    if (g_once_init_enter(&names)) {
        const char **list = g_new0(const char *, 2 * ceu_n_settings + 1);

        for (size_t i = 0; i < ceu_n_settings; i++) {
            list[2 * i] = g_strconcat(ceu_settings[i].group, ".", ceu_settings[i].key, NULL);
            list[2 * i + 1] = ceu_settings[i].help;
        }
        g_once_init_leave(&names, list);
    }
    return (const char *const *) names;
}

/* Replaces the very file that was read: behind a symbolic link too, with its mode. */
static bool
replace_file(const CeuPaths *paths, const char *text, GError **error)
{
    char *resolved = realpath(paths->config_file, NULL);
    g_autofree char *target = g_strdup(resolved != NULL ? resolved : paths->config_file);
    g_autofree char *directory = g_path_get_dirname(target);
    g_autofree char *partial = g_strconcat(target, ".tmp", NULL);
    g_autoptr(GError) failure = NULL;
    struct stat status = { .st_mode = 0600 };

    free(resolved);
    if (!ceu_durable_make_directory(directory, error))
        return false;
    (void) stat(target, &status);
    if (g_file_set_contents_full(partial, text, -1, G_FILE_SET_CONTENTS_NONE,
                                 (int) (status.st_mode & 0777), &failure))
        return ceu_durable_publish(partial, target, true, error);
    g_set_error(error, CEU_ERROR, CEU_ERROR_READ_ONLY, "the settings cannot be written: %s",
                failure->message);
    return false;
}

bool
ceu_config_set(const CeuPaths *paths, const char *name, const char *value, GError **error)
{
    g_autofree char *text = NULL;
    g_autofree char *changed = NULL;
    g_autoptr(GKeyFile) file = NULL;
    g_autoptr(GArray) places = NULL;
    g_autoptr(CeuConfig) config = NULL;
    const CeuSetting *setting;

    g_return_val_if_fail(paths != NULL && name != NULL, false);

    setting = find_named(name, error);
    text = setting == NULL ? NULL : load_text(paths, error);
    if (text == NULL)
        return false;
    if (*text == '\0') {
        g_free(text);
        text = ceu_config_default_text();
    }
    file = parse(text, paths->config_file, &places, error);
    if (file == NULL)
        return false;
    if (value != NULL)
        g_key_file_set_string(file, setting->group, setting->key, value);
    else
        (void) g_key_file_remove_key(file, setting->group, setting->key, NULL);
    changed = g_key_file_to_data(file, NULL, NULL);
    config = read_text(paths, changed, error);
    return config != NULL && replace_file(paths, changed, error);
}
