/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies for people: labelled lines, and tables that fit the terminal. */
#include "printer.h"

#include "wrap.h"

#include <string.h>

#define GAP 2 /* columns between two cells */
#define LABEL_WIDTH 14
#define NARROW_BELOW 60
#define NARROW_CELL_MIN 24 /* no column of a narrow terminal is cut below this width */
#define CELL_MIN 10        /* no column is cut below this width */

typedef struct Cell {
    const char *label; /* NULL: the one cell of a section's title */
    CliFieldKind kind;
    char *text; /* visible; NULL: not stated */
} Cell;

static void
cell_free(gpointer data)
{
    Cell *cell = data;

    g_free(cell->text);
    g_free(cell);
}

static void
text_begin(CliPrinter *self, const char *schema)
{
    (void) self;
    (void) schema;
}

static void
text_end(CliPrinter *self)
{
    (void) self;
}

static void
text_begin_list(CliPrinter *self, const char *key, const char *empty)
{
    (void) key;
    if (self->depth++ > 0)
        return;
    g_ptr_array_set_size(self->rows, 0);
    self->empty = empty;
}

static void
text_begin_row(CliPrinter *self)
{
    if (self->depth == 1)
        g_ptr_array_add(self->rows, g_ptr_array_new_with_free_func(cell_free));
}

static void
text_section(CliPrinter *self, const char *title)
{
    GPtrArray *cells = g_ptr_array_new_with_free_func(cell_free);
    Cell *cell = g_new0(Cell, 1);

    cell->text = ceu_text_visible(title);
    g_ptr_array_add(cells, cell);
    g_ptr_array_add(self->rows, cells);
}

static void
text_end_row(CliPrinter *self)
{
    (void) self;
}

static const Cell *
cell_at(const CliPrinter *self, unsigned row, unsigned column)
{
    const GPtrArray *cells = g_ptr_array_index(self->rows, row);

    return g_ptr_array_index(cells, column);
}

static bool
is_section(const CliPrinter *self, unsigned row)
{
    const GPtrArray *cells = g_ptr_array_index(self->rows, row);

    return cells->len == 1 && cell_at(self, row, 0)->label == NULL;
}

/* The row that the columns are read from: the first that is no section's title. */
static unsigned
first_row(const CliPrinter *self)
{
    unsigned row = 0;

    while (row + 1 < self->rows->len && is_section(self, row))
        row++;
    return row;
}

static const char *
cell_text(const Cell *cell)
{
    return cell->text == NULL ? "-" : cell->text;
}

static unsigned
column_count(const CliPrinter *self)
{
    const GPtrArray *cells = g_ptr_array_index(self->rows, first_row(self));

    return cells->len;
}

/* What every cell of the column would like to have. */
static int
natural_width(const CliPrinter *self, unsigned column)
{
    int width = ceu_text_width(cell_at(self, first_row(self), column)->label);

    for (unsigned row = 0; row < self->rows->len; row++) {
        if (!is_section(self, row))
            width = MAX(width, ceu_text_width(cell_text(cell_at(self, row, column))));
    }
    return width;
}

/* A path that is cut leads nowhere. */
static bool
has_path(const CliPrinter *self, unsigned column)
{
    for (unsigned row = 0; row < self->rows->len; row++) {
        if (!is_section(self, row) && cell_text(cell_at(self, row, column))[0] == '/')
            return true;
    }
    return false;
}

/* Whether so much of a column would be cut on a narrow terminal, or a path, that facts below one another read better. */
static bool
is_mutilated(const CliPrinter *self, const int *widths, unsigned columns)
{
    const bool narrow = self->terminal.style.width < NARROW_BELOW;

    for (unsigned column = 0; column < columns; column++) {
        if (widths[column] == natural_width(self, column))
            continue;
        if ((narrow && widths[column] < NARROW_CELL_MIN) || has_path(self, column))
            return true;
    }
    return false;
}

/* Widths of the columns, the last one of text cut first until the table fits. false: it cannot fit. */
static bool
fit_columns(const CliPrinter *self, int *widths, unsigned columns)
{
    const unsigned first = first_row(self);
    int total = -GAP;
    unsigned column;

    for (column = 0; column < columns; column++) {
        widths[column] = natural_width(self, column);
        total += widths[column] + GAP;
    }
    if (!self->terminal.limited)
        return true;
    while (total > self->terminal.style.width) {
        unsigned widest = columns;

        for (column = 0; column < columns; column++) {
            if (cell_at(self, first, column)->kind == CLI_FIELD_TEXT && widths[column] > CELL_MIN &&
                (widest == columns || widths[column] > widths[widest]))
                widest = column;
        }
        if (widest == columns)
            return false;
        widths[widest]--;
        total--;
    }
    return !is_mutilated(self, widths, columns);
}

static void
append_cell(GString *out, const char *text, int width, bool right, bool last)
{
    const int used = ceu_text_width(text);

    if (right && used < width)
        g_string_append_printf(out, "%*s", width - used, "");
    if (used > width || (!last && !right))
        ceu_text_append_padded(out, text, width);
    else
        g_string_append(out, text);
    if (!last)
        g_string_append_printf(out, "%*s", GAP, "");
}

static void
trim_line(GString *out)
{
    while (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    g_string_append_c(out, '\n');
}

static bool
is_right(const Cell *cell)
{
    return cell->kind == CLI_FIELD_NUMBER || cell->kind == CLI_FIELD_UNITS;
}

/* Cut to the width where there is one. */
static void
append_limited(CliPrinter *self, const char *text)
{
    const int width = self->terminal.style.width;

    if (self->terminal.limited && ceu_text_width(text) > width)
        ceu_text_append_padded(self->out, text, width);
    else
        g_string_append(self->out, text);
    g_string_append_c(self->out, '\n');
}

/* A title with a blank line above, unless it is the first line. */
static void
append_section(CliPrinter *self, unsigned row)
{
    if (self->out->len > 0)
        g_string_append_c(self->out, '\n');
    append_limited(self, cell_text(cell_at(self, row, 0)));
}

static void
append_head(CliPrinter *self, const int *widths, unsigned columns)
{
    for (unsigned column = 0; column < columns; column++) {
        const Cell *head = cell_at(self, first_row(self), column);

        append_cell(self->out, head->label, widths[column], is_right(head), column + 1 == columns);
    }
    trim_line(self->out);
}

/* There is room below the last column: what it has no room for goes on there. */
static void
append_last_cell(GString *out, const char *text, const int *widths, unsigned columns)
{
    g_autoptr(GString) wrapped = g_string_new(NULL);
    g_auto(GStrv) lines = NULL;
    int start = 0;

    for (unsigned column = 0; column + 1 < columns; column++)
        start += widths[column] + GAP;
    cli_wrap_append(wrapped, text, widths[columns - 1], 0);
    lines = g_strsplit(wrapped->str, "\n", -1);
    for (unsigned i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
        g_string_append_printf(out, "%s%*s%s", i == 0 ? "" : "\n", i == 0 ? 0 : start, "",
                               lines[i]);
}

static void
append_table(CliPrinter *self, const int *widths, unsigned columns)
{
    unsigned row, column;

    append_head(self, widths, columns);
    for (row = 0; row < self->rows->len; row++) {
        if (is_section(self, row)) {
            append_section(self, row);
            continue;
        }
        for (column = 0; column < columns; column++) {
            const Cell *cell = cell_at(self, row, column);

            if (column + 1 == columns && ceu_text_width(cell_text(cell)) > widths[column])
                append_last_cell(self->out, cell_text(cell), widths, columns);
            else
                append_cell(self->out, cell_text(cell), widths[column], is_right(cell),
                            column + 1 == columns);
        }
        trim_line(self->out);
    }
}

/* "No: 9  Date: 2026-03-31", as many facts in a line as there is room for; a longer one is wrapped. */
static void
append_block(CliPrinter *self, unsigned row, unsigned columns)
{
    const int width = self->terminal.style.width;
    int used = 0;

    for (unsigned column = 0; column < columns; column++) {
        const Cell *cell = cell_at(self, row, column);
        g_autofree char *fact = NULL;
        int needed;

        if (cell->text == NULL || cell->text[0] == '\0')
            continue;
        fact =
            g_strdup_printf("%s%s%s", cell->label, cell->label[0] == '\0' ? "" : ": ", cell->text);
        needed = ceu_text_width(fact);
        if (used > 0 && used + GAP + needed <= width) {
            g_string_append_printf(self->out, "%*s%s", GAP, "", fact);
            used += GAP + needed;
            continue;
        }
        if (used > 0)
            g_string_append_c(self->out, '\n');
        cli_wrap_append(self->out, fact, width, GAP);
        g_string_truncate(self->out, self->out->len - 1); /* more may fit behind it */
        used = needed;
    }
    g_string_append_c(self->out, '\n');
}

/* A terminal too narrow for the table: each row as a block of lines. */
static void
append_blocks(CliPrinter *self, unsigned columns)
{
    unsigned row;

    for (row = 0; row < self->rows->len; row++) {
        if (is_section(self, row)) {
            append_section(self, row);
            continue;
        }
        if (row > 0)
            g_string_append_c(self->out, '\n');
        append_block(self, row, columns);
    }
}

static void
text_end_list(CliPrinter *self)
{
    g_autofree int *widths = NULL;
    unsigned columns;

    if (--self->depth > 0)
        return;
    if (self->rows->len == 0) {
        if (self->empty != NULL)
            g_string_append_printf(self->out, "%s\n", self->empty);
        return;
    }
    columns = column_count(self);
    if (columns == 0) /* rows for programs only */
        return;
    widths = g_new0(int, columns);
    if (fit_columns(self, widths, columns))
        append_table(self, widths, columns);
    else
        append_blocks(self, columns);
    g_ptr_array_set_size(self->rows, 0);
}

/* Wrapped where there is a width. */
static void
append_wrapped(CliPrinter *self, const char *text, int hang)
{
    cli_wrap_append(self->out, text, self->terminal.limited ? self->terminal.style.width : G_MAXINT,
                    hang);
}

static void
append_fact(CliPrinter *self, const char *label, const char *text)
{
    g_autofree char *line = g_strdup_printf("%-*s %s", LABEL_WIDTH, label, text);

    append_wrapped(self, line, LABEL_WIDTH + 1);
}

static void
text_field(CliPrinter *self, const char *key, const char *label, CliFieldKind kind,
           const char *value)
{
    g_autofree char *text = value == NULL ? NULL : ceu_text_visible(value);
    Cell *cell;

    (void) key;
    if (label == NULL || self->depth > 1)
        return;
    if (kind == CLI_FIELD_FLAG && value != NULL) {
        g_free(text);
        text = g_strdup(strcmp(value, "true") == 0 ? "yes" : "no");
    }
    if (self->depth == 0) {
        if (text != NULL)
            append_fact(self, label, text);
        return;
    }
    cell = g_new0(Cell, 1);
    cell->label = label;
    cell->kind = kind;
    cell->text = g_steal_pointer(&text);
    g_ptr_array_add(g_ptr_array_index(self->rows, self->rows->len - 1), cell);
}

static void
text_strings(CliPrinter *self, const char *key, const char *label, const GPtrArray *values)
{
    g_autoptr(GString) joined = g_string_new(NULL);
    unsigned i;

    for (i = 0; i < values->len; i++) {
        if (i > 0)
            g_string_append(joined, "; ");
        g_string_append(joined, g_ptr_array_index(values, i));
    }
    text_field(self, key, label, CLI_FIELD_TEXT, joined->str);
}

static void
text_line(CliPrinter *self, const char *text, int hang)
{
    g_autofree char *visible = ceu_text_visible(text);

    append_wrapped(self, visible, hang);
}

const CliPrinterFunctions cli_printer_text = {
    .begin = text_begin,
    .end = text_end,
    .begin_list = text_begin_list,
    .end_list = text_end_list,
    .section = text_section,
    .begin_row = text_begin_row,
    .end_row = text_end_row,
    .field = text_field,
    .strings = text_strings,
    .line = text_line,
};
