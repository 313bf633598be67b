/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a command's options by its table, with GOptionContext, and checks each value by its kind. */
#include "options.h"

#include "suggest.h"

#include <string.h>

#define NUMBER_MAX 1000000000
#define TEXT_MAX_BYTES 4096

struct CliValues {
    CliValue *values;
    unsigned count;
};

const CliOption cli_common_options[] = {
    { "json", 0, CLI_FLAG, NULL, "print JSON (see “JSON” in ceu(1))" },
    { "at", 0, CLI_DAY, "DATE", "take this day for today" },
    { "no-color", 0, CLI_FLAG, NULL, "no colours (also: NO_COLOR, TERM=dumb)" },
    { "no-pager", 0, CLI_FLAG, NULL, "long output at once, not page by page" },
    { "help", 'h', CLI_FLAG, NULL, "explain the command" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

const CliOption *
cli_common_option(const char *word)
{
    const CliOption *option;

    for (option = cli_common_options; option->name != NULL; option++) {
        const size_t length = strlen(option->name);

        if (option->letter != 0 && word[0] == '-' && word[1] == option->letter && word[2] == '\0')
            return option;
        if (!g_str_has_prefix(word, "--") || strncmp(word + 2, option->name, length) != 0)
            continue;
        if (word[2 + length] == '\0' || (word[2 + length] == '=' && option->kind != CLI_FLAG))
            return option;
    }
    return NULL;
}

GQuark
cli_usage_error_quark(void)
{
    return g_quark_from_static_string("cli-usage-error");
}

bool
cli_check_text(const char *text, const char *what, GError **error)
{
    const char *p;

    if (strlen(text) > TEXT_MAX_BYTES) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "%s is longer than %d bytes", what, TEXT_MAX_BYTES);
        return false;
    }
    if (!g_utf8_validate(text, -1, NULL)) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "%s is not valid UTF-8", what);
        return false;
    }
    for (p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        if (g_unichar_iscntrl(g_utf8_get_char(p))) {
            g_set_error(error, CLI_USAGE_ERROR, 0, "%s contains a control character", what);
            return false;
        }
    }
    return true;
}

static unsigned
count_options(const CliOption *options)
{
    unsigned count = 0;

    while (options != NULL && options[count].name != NULL)
        count++;
    return count;
}

static CliValues *
values_new(const CliOption *options)
{
    const unsigned own = count_options(options);
    const unsigned common = count_options(cli_common_options);
    CliValues *self = g_new0(CliValues, 1);
    unsigned i;

    self->count = own + common;
    self->values = g_new0(CliValue, self->count);
    for (i = 0; i < self->count; i++) {
        self->values[i].option = i < own ? &options[i] : &cli_common_options[i - own];
        self->values[i].day = CEU_DATE_NONE;
    }
    return self;
}

void
cli_values_free(CliValues *values)
{
    unsigned i;

    if (values == NULL)
        return;
    for (i = 0; i < values->count; i++) {
        g_free(values->values[i].text);
        g_strfreev(values->values[i].list);
    }
    g_free(values->values);
    g_free(values);
}

static GOptionEntry
entry_for(CliValue *value)
{
    GOptionEntry entry = { .long_name = value->option->name, .short_name = value->option->letter };

    switch (value->option->kind) {
    case CLI_FLAG:
        entry.arg = G_OPTION_ARG_NONE;
        entry.arg_data = &value->flag;
        break;
    case CLI_STRINGS:
    case CLI_PATHS:
        entry.arg = G_OPTION_ARG_FILENAME_ARRAY;
        entry.arg_data = &value->list;
        break;
    case CLI_STRING:
    case CLI_PATH:
    case CLI_DAY:
    case CLI_DAY_OR_NONE:
    case CLI_DAY_NEAR:
    case CLI_NUMBER:
        entry.arg = G_OPTION_ARG_FILENAME; /* bytes as they came: we check UTF-8 ourselves */
        entry.arg_data = &value->text;
        break;
    }
    return entry;
}

/* (nullable) (transfer none) */
static const char *
suggest_choice(const GStrv choices, const char *text)
{
    g_autoptr(GPtrArray) known = g_ptr_array_new();

    for (unsigned i = 0; choices[i] != NULL; i++)
        g_ptr_array_add(known, choices[i]);
    return cli_suggest(text, known);
}

static bool
check_choice(const CliValue *value, GError **error)
{
    const char *last = strrchr(value->option->arg, '|'), *nearest;
    g_auto(GStrv) choices = NULL;

    if (last == NULL || g_ascii_isupper(last[1]))
        return true;
    choices = g_strsplit(value->option->arg, "|", -1);
    if (g_strv_contains((const char *const *) choices, value->text))
        return true;
    nearest = suggest_choice(choices, value->text);
    g_set_error(error, CLI_USAGE_ERROR, 0, "--%s is one of %s, not “%s”%s%s%s", value->option->name,
                value->option->arg, value->text, nearest == NULL ? "" : "; did you mean ",
                nearest == NULL ? "" : nearest, nearest == NULL ? "" : "?");
    return false;
}

static bool
read_number(CliValue *value, GError **error)
{
    guint64 number;

    if (!g_ascii_string_to_unsigned(value->text, 10, 0, NUMBER_MAX, &number, NULL)) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "--%s is a number from 0 to %d, not “%s”",
                    value->option->name, NUMBER_MAX, value->text);
        return false;
    }
    value->number = (int64_t) number;
    return true;
}

static bool
read_day(CliValue *value, CeuDate today, GError **error)
{
    g_autoptr(GError) local = NULL;

    if (value->option->kind == CLI_DAY_OR_NONE && strcmp(value->text, "none") == 0)
        return true;
    if (ceu_date_parse_human(value->text, today, &value->day, &local))
        return true;
    g_set_error(error, CLI_USAGE_ERROR, 0, "--%s: %s", value->option->name, local->message);
    return false;
}

static bool
check_list(const CliValue *value, GError **error)
{
    g_autofree char *what = g_strconcat("--", value->option->name, NULL);
    unsigned i;

    for (i = 0; value->list[i] != NULL; i++) {
        if (!cli_check_text(value->list[i], what, error))
            return false;
    }
    return true;
}

static bool
check_value(CliValue *value, CeuDate today, GError **error)
{
    g_autofree char *what = g_strconcat("--", value->option->name, NULL);

    value->given = value->flag || value->text != NULL || value->list != NULL;
    if (!value->given || value->option->kind == CLI_PATH || value->option->kind == CLI_PATHS)
        return true;
    if (value->list != NULL)
        return check_list(value, error);
    if (value->text == NULL)
        return true;
    if (!cli_check_text(value->text, what, error))
        return false;
    if (value->option->kind == CLI_NUMBER)
        return read_number(value, error);
    if (value->option->kind == CLI_DAY || value->option->kind == CLI_DAY_OR_NONE)
        return read_day(value, today, error);
    return check_choice(value, error);
}

/* The first long option of @words that the table lacks; (nullable) (transfer full). */
static char *
find_unknown(const CliValues *self, const GStrv words)
{
    unsigned i, k;

    for (i = 0; words[i] != NULL && strcmp(words[i], "--") != 0; i++) {
        g_autofree char *name = NULL;

        if (!g_str_has_prefix(words[i], "--"))
            continue;
        name = g_strndup(words[i] + 2, strcspn(words[i] + 2, "="));
        for (k = 0; k < self->count; k++) {
            if (strcmp(self->values[k].option->name, name) == 0)
                break;
        }
        if (k == self->count)
            return g_steal_pointer(&name);
    }
    return NULL;
}

/* The first flag that was given a value, which GLib would let pass; (nullable) (transfer none). */
static const char *
find_valued_flag(const CliValues *self, const GStrv words)
{
    unsigned i, k;

    for (i = 0; words[i] != NULL && strcmp(words[i], "--") != 0; i++) {
        for (k = 0; k < self->count; k++) {
            const char *name = self->values[k].option->name;
            const size_t length = strlen(name);

            if (self->values[k].option->kind == CLI_FLAG && g_str_has_prefix(words[i], "--") &&
                strncmp(words[i] + 2, name, length) == 0 && words[i][2 + length] == '=')
                return name;
        }
    }
    return NULL;
}

static void
set_unknown_error(const CliValues *self, const char *command, const char *name, GError **error)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    g_autofree char *shown = ceu_text_visible(name);
    const char *nearest;
    unsigned i;

    for (i = 0; i < self->count; i++)
        g_ptr_array_add(names, (gpointer) self->values[i].option->name);
    nearest = cli_suggest(name, names);
    if (nearest == NULL) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "“%s” has no option --%s", command, shown);
        return;
    }
    g_set_error(error, CLI_USAGE_ERROR, 0, "“%s” has no option --%s; did you mean --%s?", command,
                shown, nearest);
}

static bool
run_parser(CliValues *self, const char *command, GStrv *words, GError **error)
{
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    g_autofree GOptionEntry *entries = g_new0(GOptionEntry, self->count + 1);
    g_autofree char *unknown = find_unknown(self, *words);
    const char *valued = find_valued_flag(self, *words);
    g_autoptr(GError) local = NULL;
    g_autoptr(GPtrArray) argv = g_ptr_array_new_with_free_func(g_free);
    GStrv parsed;
    unsigned i;

    if (unknown != NULL) {
        set_unknown_error(self, command, unknown, error);
        return false;
    }
    if (valued != NULL) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "--%s takes no value", valued);
        return false;
    }
    for (i = 0; i < self->count; i++)
        entries[i] = entry_for(&self->values[i]);
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(context, entries, NULL);
    g_ptr_array_add(argv, g_strdup(command));
    for (i = 0; (*words)[i] != NULL; i++)
        g_ptr_array_add(argv, g_strdup((*words)[i]));
    g_ptr_array_add(argv, NULL);
    parsed = (GStrv) g_ptr_array_free(g_steal_pointer(&argv), FALSE);
    if (!g_option_context_parse_strv(context, &parsed, &local)) {
        g_autofree char *shown = ceu_text_visible(local->message);

        g_strfreev(parsed);
        g_set_error(error, CLI_USAGE_ERROR, 0, "%s: %s", command, shown);
        return false;
    }
    g_strfreev(*words);
    *words = g_strdupv(parsed + 1);
    g_strfreev(parsed);
    return true;
}

/* GLib leaves the "--" that ends the options among the words; nobody wants it there. */
static void
drop_separator(GStrv words, unsigned at)
{
    if (words[at] == NULL || strcmp(words[at], "--") != 0)
        return;
    g_free(words[at]);
    memmove(&words[at], &words[at + 1],
            sizeof *words * g_strv_length(&words[at + 1]) + sizeof *words);
}

/* How many words come before the first "--"; words after it are never options. */
static unsigned
words_before_separator(const GStrv words)
{
    unsigned i;

    for (i = 0; words[i] != NULL; i++) {
        if (strcmp(words[i], "--") == 0)
            return i;
    }
    return i;
}

static CliValue *
value_named(CliValues *self, const char *name)
{
    unsigned i;

    for (i = 0; i < self->count; i++) {
        if (strcmp(self->values[i].option->name, name) == 0)
            return &self->values[i];
    }
    g_error("no option %s in the table", name);
}

/* First --at, by the real day; then the others by the day that it says: "yesterday" is the day before that. */
static bool
check_values(CliValues *self, CeuDate today, GError **error)
{
    CliValue *at = value_named(self, "at");
    unsigned i;

    if (!check_value(at, today, error))
        return false;
    for (i = 0; i < self->count; i++) {
        if (&self->values[i] != at &&
            !check_value(&self->values[i], at->given ? at->day : today, error))
            return false;
    }
    return true;
}

CliValues *
cli_values_parse(const CliOption *options, const char *command, GStrv *words, CeuDate today,
                 GError **error)
{
    g_autoptr(CliValues) self = values_new(options);

    if (!run_parser(self, command, words, error))
        return NULL;
    drop_separator(*words, words_before_separator(*words));
    return check_values(self, today, error) ? g_steal_pointer(&self) : NULL;
}

const CliValue *
cli_value(const CliValues *values, const char *name)
{
    return value_named((CliValues *) values, name);
}

bool
cli_value_given(const CliValues *values, const char *name)
{
    return cli_value(values, name)->given;
}

const char *
cli_value_text(const CliValues *values, const char *name)
{
    return cli_value(values, name)->text;
}

void
cli_value_answer(CliValues *values, const char *name, const char *text, const char *breaks)
{
    CliValue *value = value_named(values, name);

    value->given = true;
    if (value->option->kind == CLI_STRINGS) {
        g_strfreev(value->list);
        value->list = g_strsplit_set(text, breaks, -1);
        for (unsigned i = 0; value->list[i] != NULL; i++)
            g_strstrip(value->list[i]);
    } else {
        g_free(value->text);
        value->text = g_strdup(text);
    }
}
