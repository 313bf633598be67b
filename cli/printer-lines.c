/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies as lines of the user's own form: one for each row of the outermost list, by a template over the keys of the JSON. */
#include "printer.h"

#include "suggest.h"

#include <string.h>

#define OPENING "%{"

static void
lines_ignore(CliPrinter *self)
{
    (void) self;
}

static void
lines_begin(CliPrinter *self, const char *schema)
{
    (void) self;
    (void) schema;
}

static void
lines_begin_list(CliPrinter *self, const char *key, const char *empty)
{
    (void) key;
    (void) empty; /* a program that reads lines gets none */
    self->depth++;
}

static void
lines_end_list(CliPrinter *self)
{
    self->depth--;
}

static void
lines_begin_row(CliPrinter *self)
{
    if (self->depth == 1)
        g_hash_table_remove_all(self->cells);
}

/* Appends what stands behind the "%{" at @at; returns what follows it. The template is checked by then. */
static const char *
append_cell(const CliPrinter *self, const char *at)
{
    const char *name = at + strlen(OPENING), *end = strchr(name, '}');
    g_autofree char *key = g_strndup(name, (size_t) (end - name));
    const char *value = g_hash_table_lookup(self->cells, key);

    ceu_text_append_visible(self->out, value == NULL ? "" : value);
    return end + 1;
}

static void
lines_end_row(CliPrinter *self)
{
    const char *at = self->line_template;

    if (self->depth != 1)
        return;
    while (*at != '\0') {
        const size_t plain = strcspn(at, "%");

        g_string_append_len(self->out, at, (gssize) plain);
        at += plain;
        if (g_str_has_prefix(at, OPENING)) {
            at = append_cell(self, at);
        } else if (*at != '\0') {
            g_string_append_c(self->out, '%');
            at += strlen("%%");
        }
    }
    g_string_append_c(self->out, '\n');
}

static void
lines_field(CliPrinter *self, const char *key, const char *label, CliFieldKind kind,
            const char *value)
{
    (void) label;
    if (self->depth != 1)
        return;
    if (kind == CLI_FIELD_FLAG && value != NULL)
        value = strcmp(value, "true") == 0 ? "yes" : "no";
    g_hash_table_replace(self->cells, g_strdup(key), g_strdup(value));
}

static void
lines_strings(CliPrinter *self, const char *key, const char *label, const GPtrArray *values)
{
    (void) self;
    (void) key;
    (void) label;
    (void) values; /* no row of a list has one */
}

static void
lines_line(CliPrinter *self, const char *text, int hang)
{
    (void) hang;
    (void) self;
    (void) text;
}

static const CliPrinterFunctions lines = {
    .begin = lines_begin,
    .end = lines_ignore,
    .begin_list = lines_begin_list,
    .end_list = lines_end_list,
    .begin_row = lines_begin_row,
    .end_row = lines_end_row,
    .field = lines_field,
    .strings = lines_strings,
    .line = lines_line,
};

/* Columns are counted in characters from 1. @length: bytes of the word at @at. */
static bool
set_fault(const char *template, const char *at, size_t length, const char *nearest, GError **error)
{
    g_autofree char *word = g_strndup(at, length);
    const glong column = g_utf8_pointer_to_offset(template, at) + 1;

    if (nearest != NULL)
        g_set_error(error, CLI_USAGE_ERROR, 0,
                    "--format: column %ld: there is no “%s”; did you mean “%%{%s}”?", column, word,
                    nearest);
    else if (g_str_has_prefix(word, OPENING))
        g_set_error(error, CLI_USAGE_ERROR, 0,
                    "--format: column %ld: there is no “%s”; the placeholders are the keys of "
                    "--json, such as “%%{title}”",
                    column, word);
    else
        g_set_error(error, CLI_USAGE_ERROR, 0,
                    "--format: column %ld: there is no “%s”; a percent sign itself is “%%%%”",
                    column, word);
    return false;
}

/* The placeholder at @at is one of @keys. */
static bool
check_placeholder(const char *template, const char *at, const char *const *keys,
                  const char **out_end, GError **error)
{
    const char *name = at + strlen(OPENING), *end = strchr(name, '}');
    g_autofree char *word = g_strndup(name, end == NULL ? strlen(name) : (size_t) (end - name));
    g_autoptr(GPtrArray) known = g_ptr_array_new();

    for (size_t i = 0; keys[i] != NULL; i++)
        g_ptr_array_add(known, (gpointer) keys[i]);
    if (end == NULL)
        return set_fault(template, at, strlen(at), cli_suggest(word, known), error);
    if (!g_strv_contains(keys, word))
        return set_fault(template, at, (size_t) (end - at) + 1, cli_suggest(word, known), error);
    *out_end = end + 1;
    return true;
}

static bool
check_template(const char *template, const char *const *keys, GError **error)
{
    const char *at = strchr(template, '%');

    if (at == NULL) {
        g_set_error(error, CLI_USAGE_ERROR, 0,
                    "--format: “%s” says the same of everything: it has no placeholder such as "
                    "“%%{%s}”",
                    template, keys[0]);
        return false;
    }
    for (; at != NULL; at = strchr(at, '%')) {
        if (at[1] == '%')
            at += strlen("%%");
        else if (!g_str_has_prefix(at, OPENING))
            return set_fault(template, at,
                             (size_t) (g_utf8_offset_to_pointer(at, at[1] == '\0' ? 1 : 2) - at),
                             NULL, error);
        else if (!check_placeholder(template, at, keys, &at, error))
            return false;
    }
    return true;
}

bool
cli_print_as_lines(CliPrinter *printer, const char *template, const char *const *keys,
                   GError **error)
{
    if (template == NULL)
        return true;
    if (printer->json) {
        g_set_error_literal(error, CLI_USAGE_ERROR, 0,
                            "--format and --json are two ways to say it: choose one");
        return false;
    }
    if (!check_template(template, keys, error))
        return false;
    printer->functions = &lines;
    printer->line_template = template;
    printer->cells = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return true;
}
