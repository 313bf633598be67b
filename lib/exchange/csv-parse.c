/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 4180 as a state machine that knows the line and the character of every field. */
#include "exchange/csv-parse.h"

#include <string.h>

struct CeuCsvParser {
    const char *cursor, *end;
    const char *path;
    char delimiter;
    bool given;       /* the delimiter, by the user */
    int line, column; /* of @cursor, from 1 */
    GString *buffer;  /* texts of the record's fields, each NUL-terminated */
    GArray *fields;   /* CeuCsvField */
};

/* The separator that stands most often in the first line with any text, quoted parts left out. */
static char
sniff_delimiter(const char *cursor, const char *end)
{
    static const char candidates[] = CEU_CSV_DELIMITERS;
    unsigned counts[G_N_ELEMENTS(candidates) - 1] = { 0 };
    bool quoted = false;
    size_t best = 0;

    while (cursor < end && (*cursor == '\r' || *cursor == '\n'))
        cursor++;
    for (; cursor < end && (quoted || (*cursor != '\r' && *cursor != '\n')); cursor++) {
        if (*cursor == '"')
            quoted = !quoted;
        for (size_t i = 0; i < G_N_ELEMENTS(counts); i++)
            counts[i] += !quoted && *cursor == candidates[i];
    }
    for (size_t i = 1; i < G_N_ELEMENTS(counts); i++) {
        if (counts[i] > counts[best])
            best = i;
    }
    return candidates[best];
}

/* Spreadsheets may say their separator in a first line of its own, "sep=;". */
static void
take_separator_line(CeuCsvParser *self)
{
    const char *after;

    if (self->end - self->cursor < 6 || g_ascii_strncasecmp(self->cursor, "sep=", 4) != 0)
        return;
    after = self->cursor + strlen("sep=;");
    if (strchr(CEU_CSV_DELIMITERS, after[-1]) == NULL || (*after != '\r' && *after != '\n'))
        return;
    if (!self->given)
        self->delimiter = after[-1];
    self->cursor = after + (after[0] == '\r' && after + 1 < self->end && after[1] == '\n' ? 2 : 1);
    self->line++;
}

CeuCsvParser *
ceu_csv_parser_new(const char *text, size_t size, const char *path, char delimiter)
{
    CeuCsvParser *self = g_new0(CeuCsvParser, 1);

    self->cursor = text;
    self->end = text + size;
    self->path = path;
    self->line = 1;
    self->column = 1;
    self->given = delimiter != 0;
    self->delimiter = delimiter != 0 ? delimiter : sniff_delimiter(text, self->end);
    self->buffer = g_string_sized_new(512);
    self->fields = g_array_new(FALSE, FALSE, sizeof(CeuCsvField));
    take_separator_line(self);
    return self;
}

void
ceu_csv_parser_free(CeuCsvParser *self)
{
    if (self == NULL)
        return;
    g_string_free(self->buffer, TRUE);
    g_array_unref(self->fields);
    g_free(self);
}

char
ceu_csv_parser_delimiter(const CeuCsvParser *self)
{
    return self->delimiter;
}

static bool
at_end(const CeuCsvParser *self)
{
    return self->cursor == self->end;
}

static bool
at_line_end(const CeuCsvParser *self)
{
    return at_end(self) || *self->cursor == '\n' || *self->cursor == '\r';
}

static bool
at_field_end(const CeuCsvParser *self)
{
    return at_line_end(self) || *self->cursor == self->delimiter;
}

/* Steps over one byte; CRLF, LF and a lone CR each end one line. */
static void
advance(CeuCsvParser *self)
{
    unsigned char byte = (unsigned char) *self->cursor++;

    if (byte == '\n' || (byte == '\r' && (at_end(self) || *self->cursor != '\n'))) {
        self->line++;
        self->column = 1;
        return;
    }
    if ((byte & 0xC0) != 0x80)
        self->column++;
}

static void
take(CeuCsvParser *self)
{
    g_string_append_c(self->buffer, *self->cursor);
    advance(self);
}

static bool
check_length(const CeuCsvParser *self, const CeuCsvField *field, GError **error)
{
    if (self->buffer->len - field->offset <= CEU_IMPORT_MAX_FIELD_BYTES)
        return true;
    g_set_error(
        error, CEU_ERROR, CEU_ERROR_LIMIT,
        "%s:%d:%d: the field is longer than %d bytes; nothing was read. Is a quote missing?",
        self->path, field->line, field->column, CEU_IMPORT_MAX_FIELD_BYTES);
    return false;
}

static bool
read_quoted(CeuCsvParser *self, CeuCsvField *field, GError **error)
{
    bool closed = false;

    advance(self);
    while (!closed && !at_end(self)) {
        bool quote = *self->cursor == '"';

        if (quote)
            advance(self);
        closed = quote && (at_end(self) || *self->cursor != '"');
        if (!closed)
            take(self);
        if (!check_length(self, field, error))
            return false;
    }
    if (closed)
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                "%s:%d:%d: the quote that opens here is never closed; nothing was read", self->path,
                field->line, field->column);
    return false;
}

static bool
read_field(CeuCsvParser *self, GError **error)
{
    CeuCsvField field = { .offset = self->buffer->len, .line = self->line, .column = self->column };

    field.quoted = !at_end(self) && *self->cursor == '"';
    if (field.quoted && !read_quoted(self, &field, error))
        return false;
    while (!at_field_end(self)) {
        if (field.quoted)
            field.problem =
                "text follows the closing quote; double a quote that belongs to the text";
        else if (*self->cursor == '"')
            field.problem = "a quote inside a field without quotes; put the field in quotes and "
                            "double that quote";
        take(self);
        if (!check_length(self, &field, error))
            return false;
    }
    g_string_append_c(self->buffer, '\0');
    g_array_append_val(self->fields, field);
    if (self->fields->len <= CEU_IMPORT_MAX_COLUMNS)
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT, "%s:%d: more than %d columns; nothing was read",
                self->path, field.line, CEU_IMPORT_MAX_COLUMNS);
    return false;
}

static bool
read_record(CeuCsvParser *self, GError **error)
{
    g_array_set_size(self->fields, 0);
    g_string_truncate(self->buffer, 0);
    if (!read_field(self, error))
        return false;
    while (!at_line_end(self)) {
        advance(self);
        if (!read_field(self, error))
            return false;
    }
    if (!at_end(self) && *self->cursor == '\r' && self->cursor + 1 < self->end &&
        self->cursor[1] == '\n')
        advance(self);
    if (!at_end(self))
        advance(self);
    for (guint i = 0; i < self->fields->len; i++) {
        CeuCsvField *field = &g_array_index(self->fields, CeuCsvField, i);

        field->text = self->buffer->str + field->offset;
    }
    return true;
}

static bool
holds_anything(const GArray *fields)
{
    for (guint i = 0; i < fields->len; i++) {
        const char *text = g_array_index(fields, CeuCsvField, i).text;

        if (text[strspn(text, " \t")] != '\0')
            return true;
    }
    return false;
}

const GArray *
ceu_csv_parser_next(CeuCsvParser *self, GError **error)
{
    while (!at_end(self)) {
        if (!read_record(self, error))
            return NULL;
        if (holds_anything(self->fields))
            return self->fields;
    }
    return NULL;
}
