/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes and reads the form of an activity. */
#include "form.h"

#include "suggest.h"

#include <stddef.h>
#include <string.h>

#define FAULT_MARK "#! "

typedef enum { FIELD_TEXT, FIELD_UNITS, FIELD_DAY, FIELD_PIN, FIELD_PLANNED } FieldKind;

static const struct {
    const char *name; /* of the option, too */
    FieldKind kind;
    size_t at; /* of a text */
    const char *hint;
} fields[] = {
    { "title", FIELD_TEXT, offsetof(CeuActivity, title), "What it was" },
    { "units", FIELD_UNITS, 0, "How many: 1.5, 90min, 1 iacet" },
    { "on", FIELD_DAY, 0, "Day completed" },
    { "planned", FIELD_PLANNED, 0, "yes: not done yet, never counted" },
    { "provider", FIELD_TEXT, offsetof(CeuActivity, provider), "Who offered it" },
    { "index", FIELD_TEXT, offsetof(CeuActivity, index), "Approval or index number" },
    { "topic", FIELD_TEXT, offsetof(CeuActivity, topics), "Subjects, with ; between them" },
    { "format", FIELD_TEXT, offsetof(CeuActivity, format), "webinar, live, self-study …" },
    { "for", FIELD_TEXT, offsetof(CeuActivity, accepted_by),
      "Only these bodies accept it, with , between them; empty: any" },
    { "pin-for", FIELD_TEXT, offsetof(CeuActivity, pin_for),
      "Count it for these credentials only; empty: our choice" },
    { "pin", FIELD_PIN, 0, "Count it in the cycle that holds this day; empty: our choice" },
    { "origin", FIELD_TEXT, offsetof(CeuActivity, origin),
      "Origin id of the rules, if the provider's name does not say it" },
    { "note", FIELD_TEXT, offsetof(CeuActivity, note), "A note for yourself" },
};

/* As it stands in the form: one line, no blanks around it. (transfer full) */
static char *
show_field(const CeuActivity *activity, unsigned i)
{
    char day[CEU_DATE_TEXT_SIZE], units[CEU_UNITS_TEXT_SIZE];
    const char *text;

    switch (fields[i].kind) {
    case FIELD_TEXT:
        text = G_STRUCT_MEMBER(const char *, activity, fields[i].at);
        return g_strstrip(ceu_text_visible(text == NULL ? "" : text));
    case FIELD_UNITS:
        return g_strdup_printf("%s %s", ceu_units_format(activity->units, units),
                               ceu_unit_name(activity->unit));
    case FIELD_DAY:
        return g_strdup(ceu_date_format(activity->done, day));
    case FIELD_PIN:
        return g_strdup(ceu_date_is_set(activity->pin) ? ceu_date_format(activity->pin, day) : "");
    case FIELD_PLANNED:
        return g_strdup(activity->planned ? "yes" : "no");
    }
    g_assert_not_reached();
}

char *
cli_form_text(const CeuActivity *activity)
{
    GString *text = g_string_new(NULL);
    unsigned i;

    g_string_append_printf(
        text,
        "# Activity %" G_GINT64_FORMAT
        ". Change what stands behind a colon, save, and leave the editor.\n"
        "# Nothing is recorded before all of it is right. An empty value clears the field. A line\n"
        "# taken away changes nothing, and neither does a form without any.\n",
        activity->id);
    for (i = 0; i < G_N_ELEMENTS(fields); i++) {
        g_autofree char *value = show_field(activity, i);

        g_string_append_printf(text, "\n# %s\n%s: %s\n", fields[i].hint, fields[i].name, value);
    }
    return g_string_free(text, FALSE);
}

/* The option that says @value of field @i; NULL: no such value. (transfer full) */
static char *
option_word(unsigned i, const char *value, GError **error)
{
    switch (fields[i].kind) {
    case FIELD_TEXT:
        if (i == 0 && value[0] == '\0') {
            g_set_error_literal(error, CLI_USAGE_ERROR, 0, "the title is empty");
            return NULL;
        }
        break;
    case FIELD_PIN:
        return g_strdup_printf("--pin=%s", value[0] == '\0' ? "none" : value);
    case FIELD_PLANNED:
        if (g_ascii_strcasecmp(value, "yes") == 0)
            return g_strdup("--planned");
        if (g_ascii_strcasecmp(value, "no") == 0)
            return g_strdup("--done");
        g_set_error(error, CLI_USAGE_ERROR, 0, "“planned” is yes or no, not “%s”", value);
        return NULL;
    case FIELD_UNITS:
    case FIELD_DAY:
        break;
    }
    return g_strdup_printf("--%s=%s", fields[i].name, value);
}

static void
set_unknown_field(const char *name, GError **error)
{
    g_autoptr(GPtrArray) known = g_ptr_array_new();
    const char *nearest;
    unsigned i;

    for (i = 0; i < G_N_ELEMENTS(fields); i++)
        g_ptr_array_add(known, (gpointer) fields[i].name);
    nearest = cli_suggest(name, known);
    if (nearest == NULL)
        g_set_error(error, CLI_USAGE_ERROR, 0, "there is no field “%s”", name);
    else
        g_set_error(error, CLI_USAGE_ERROR, 0, "there is no field “%s”; did you mean “%s”?", name,
                    nearest);
}

/* The field that @line, stripped, begins with, and @line's value. */
static bool
split_line(char *line, unsigned *out_field, const char **out_value, GError **error)
{
    char *colon = strchr(line, ':');
    unsigned i;

    if (colon == NULL) {
        g_set_error_literal(error, CLI_USAGE_ERROR, 0,
                            "a line is “field: value”, or begins with # (a value has one line)");
        return false;
    }
    *colon = '\0';
    g_strchomp(line);
    for (i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (g_ascii_strcasecmp(line, fields[i].name) != 0)
            continue;
        *out_field = i;
        *out_value = g_strchug(colon + 1);
        return true;
    }
    set_unknown_field(line, error);
    return false;
}

static void
change_free(gpointer data)
{
    CliFormChange *change = data;

    g_free(change->word);
    g_free(change);
}

/* @seen: fields read before, a bit each. */
static bool
read_line(char *line, int number, const CeuActivity *activity, unsigned *seen, GPtrArray *changes,
          GError **error)
{
    g_autofree char *before = NULL, *word = NULL;
    CliFormChange *change;
    const char *value;
    unsigned i;

    if (!g_utf8_validate(line, -1, NULL)) {
        g_set_error_literal(error, CLI_USAGE_ERROR, 0, "this line is not valid UTF-8");
        return false;
    }
    if (line[0] == '\0' || line[0] == '#')
        return true;
    if (!split_line(line, &i, &value, error))
        return false;
    if (*seen & 1U << i) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "“%s” is there twice", fields[i].name);
        return false;
    }
    *seen |= 1U << i;
    before = show_field(activity, i);
    if (strcmp(before, value) == 0)
        return true;
    word = option_word(i, value, error);
    if (word == NULL)
        return false;
    change = g_new0(CliFormChange, 1);
    change->line = number;
    change->word = g_steal_pointer(&word);
    g_ptr_array_add(changes, change);
    return true;
}

GPtrArray *
cli_form_read(const char *text, const CeuActivity *activity, int *out_line, GError **error)
{
    g_autoptr(GPtrArray) changes = g_ptr_array_new_with_free_func(change_free);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    unsigned seen = 0;
    int i;

    for (i = 0; lines[i] != NULL; i++) {
        if (!read_line(g_strstrip(lines[i]), i + 1, activity, &seen, changes, error)) {
            *out_line = i + 1;
            return NULL;
        }
    }
    return g_steal_pointer(&changes);
}

char *
cli_form_mark(const char *text, int line, const char *message)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GString *marked = g_string_new(NULL);
    int i;

    for (i = 0; lines[i] != NULL; i++) {
        if (message != NULL && i + 1 == line) {
            g_string_append(marked, FAULT_MARK);
            ceu_text_append_visible(marked, message);
            g_string_append_c(marked, '\n');
        }
        if (g_str_has_prefix(lines[i], FAULT_MARK))
            continue;
        g_string_append(marked, lines[i]);
        if (lines[i + 1] != NULL)
            g_string_append_c(marked, '\n');
    }
    return g_string_free(marked, FALSE);
}
