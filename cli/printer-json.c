/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies as one line of JSON; docs/cli-json.md lists every schema and key. */
#include "printer.h"

#include <string.h>

static void
append_string(GString *out, const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    const char *p;

    g_string_append_c(out, '"');
    for (p = valid; *p != '\0'; p++) {
        const unsigned char byte = (unsigned char) *p;

        if (byte == '"' || byte == '\\')
            g_string_append_c(out, '\\');
        if (byte < 0x20 || byte == 0x7f)
            g_string_append_printf(out, "\\u%04x", byte);
        else
            g_string_append_c(out, *p);
    }
    g_string_append_c(out, '"');
}

static void
separate(CliPrinter *self)
{
    bool *has_member;

    if (self->levels->len == 0)
        return;
    has_member = &g_array_index(self->levels, bool, self->levels->len - 1);
    if (*has_member)
        g_string_append_c(self->out, ',');
    *has_member = true;
}

static void
open_level(CliPrinter *self, const char *key, char bracket)
{
    const bool empty = false;

    separate(self);
    if (key != NULL) {
        append_string(self->out, key);
        g_string_append_c(self->out, ':');
    }
    g_string_append_c(self->out, bracket);
    g_array_append_val(self->levels, empty);
}

static void
close_level(CliPrinter *self, char bracket)
{
    g_array_set_size(self->levels, self->levels->len - 1);
    g_string_append_c(self->out, bracket);
}

static void
json_field(CliPrinter *self, const char *key, const char *label, CliFieldKind kind,
           const char *value)
{
    (void) label;
    separate(self);
    append_string(self->out, key);
    g_string_append_c(self->out, ':');
    if (value == NULL)
        g_string_append(self->out, "null");
    else if (kind == CLI_FIELD_NUMBER || kind == CLI_FIELD_FLAG)
        g_string_append(self->out, value);
    else
        append_string(self->out, value);
}

static void
json_begin(CliPrinter *self, const char *schema)
{
    open_level(self, NULL, '{');
    json_field(self, "schema", NULL, CLI_FIELD_TEXT, schema);
}

static void
json_end(CliPrinter *self)
{
    close_level(self, '}');
    g_string_append_c(self->out, '\n');
}

static void
json_begin_list(CliPrinter *self, const char *key, const char *empty)
{
    (void) empty;
    open_level(self, key, '[');
}

static void
json_end_list(CliPrinter *self)
{
    close_level(self, ']');
}

static void
json_begin_row(CliPrinter *self)
{
    open_level(self, NULL, '{');
}

static void
json_end_row(CliPrinter *self)
{
    close_level(self, '}');
}

static void
json_strings(CliPrinter *self, const char *key, const char *label, const GPtrArray *values)
{
    unsigned i;

    (void) label;
    open_level(self, key, '[');
    for (i = 0; i < values->len; i++) {
        separate(self);
        append_string(self->out, g_ptr_array_index(values, i));
    }
    close_level(self, ']');
}

static void
json_line(CliPrinter *self, const char *text, int hang)
{
    (void) hang;
    (void) self;
    (void) text;
}

const CliPrinterFunctions cli_printer_json = {
    .begin = json_begin,
    .end = json_end,
    .begin_list = json_begin_list,
    .end_list = json_end_list,
    .begin_row = json_begin_row,
    .end_row = json_end_row,
    .field = json_field,
    .strings = json_strings,
    .line = json_line,
};
