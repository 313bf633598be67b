/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table: how wide its columns are, and its rows over pages. */
#include "print/draw.h"

#include <ceu/text.h>

#define GAP 6.0           /* between columns */
#define PADDING 2.0       /* above and below the words of a row */
#define FIXED_PART .6     /* of the width, at most for the columns that do not give way */
#define PARTED_LEAST 60.0 /* as much of a tall row as begins it on a page */
#define WORD_MOST 72.0
#define NAME_LEAST 90.0 /* for the column that names its row, if its texts are so long */
#define TEXT_MOST 190.0

/* A column that is shown, and its words in the row that is being drawn. */
typedef struct Cell {
    guint index; /* of the columns of the table */
    const Column *column;
    double least, natural; /* so that its longest word, its longest text is on one line */
    double x, width;
    PangoLayout *head, *layout;
    GSList *next; /* the first line that is not drawn yet; (transfer none) */
} Cell;

typedef struct Grid {
    Press *press;
    const Table *table;
    GArray *cells; /* Cell */
} Grid;

static void
cell_clear(gpointer data)
{
    Cell *cell = data;

    g_clear_object(&cell->head);
    g_clear_object(&cell->layout);
}

static Cell *
cell_at(const Grid *grid, guint i)
{
    return &g_array_index(grid->cells, Cell, i);
}

/* What takes most room in a column. */
typedef struct Widest {
    const char *text;
    int text_columns;
    char *word; /* (transfer full) */
    int word_columns;
} Widest;

static void
find_widest_word(Widest *widest, const char *text)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);

    for (size_t i = 0; words[i] != NULL; i++) {
        const int columns = ceu_text_width(words[i]);

        if (columns <= widest->word_columns)
            continue;
        widest->word_columns = columns;
        g_free(widest->word);
        widest->word = g_strdup(words[i]);
    }
}

static Widest
find_widest(const Table *table, guint column)
{
    Widest widest = { 0 };

    for (guint i = 0; i < table->rows->len; i++) {
        const char *text = ((GStrv) g_ptr_array_index(table->rows, i))[column];
        const int columns = ceu_text_width(text);

        if (columns > widest.text_columns) {
            widest.text_columns = columns;
            widest.text = text;
        }
        if (columns > widest.word_columns)
            find_widest_word(&widest, text);
    }
    return widest;
}

static Type
type_of(const Table *table, guint column)
{
    return column == table->header ? TYPE_CELL_HEAD : TYPE_CELL;
}

/* A little more, so that a rounded width does not break the line. */
static double
text_width(Press *press, Type type, const char *text)
{
    g_autoptr(PangoLayout) layout = press_layout(press, type, text != NULL ? text : "", 0);

    return press_layout_width(layout) + 1;
}

/* Columns that say nothing are left out, as in the other forms. */
static void
add_cells(Grid *grid)
{
    const Table *table = grid->table;

    for (guint i = 0; i < table->columns->len; i++) {
        const Column *column = &g_array_index(table->columns, Column, i);
        const double title = text_width(grid->press, TYPE_CELL_HEAD, column->title);
        const Type type = type_of(table, i);
        Widest widest = find_widest(table, i);
        Cell cell = { .index = i, .column = column };

        if (widest.text != NULL || i == table->header) {
            cell.natural = MAX(title, text_width(grid->press, type, widest.text));
            cell.least = MAX(title, MIN(WORD_MOST, text_width(grid->press, type, widest.word)));
            if (i == table->header)
                cell.least = MAX(cell.least, MIN(NAME_LEAST, cell.natural));
            g_array_append_val(grid->cells, cell);
        }
        g_free(widest.word);
    }
}

/* What the columns of a kind take: at least, and as they would like it. */
static void
sum_widths(const Grid *grid, bool flexible, double *least, double *natural)
{
    *least = *natural = 0;
    for (guint i = 0; i < grid->cells->len; i++) {
        Cell *cell = cell_at(grid, i);

        if (cell->column->flexible != flexible)
            continue;
        if (flexible)
            cell->natural = CLAMP(cell->natural, cell->least, MAX(cell->least, TEXT_MOST));
        *least += cell->least;
        *natural += cell->natural;
    }
}

/* Numbers and days get what they need, running text its longest words and then its share of the rest. */
static void
set_widths(Grid *grid)
{
    double room = grid->press->width - GAP * (grid->cells->len - 1), x = grid->press->left;
    double least, natural, narrow, fixed, shrink;
    bool tight;

    sum_widths(grid, false, &narrow, &fixed);
    sum_widths(grid, true, &least, &natural);
    tight = least + fixed > room;
    fixed = tight ? narrow : fixed;
    shrink = MIN(1, room * (natural > 0 ? FIXED_PART : 1) / MAX(fixed, 1));
    room -= fixed * shrink;
    for (guint i = 0; i < grid->cells->len; i++) {
        Cell *cell = cell_at(grid, i);

        if (!cell->column->flexible)
            cell->width = (tight ? cell->least : cell->natural) * shrink;
        else if (natural <= room || least >= room || natural <= least)
            cell->width = room * (least >= room ? cell->least / least : cell->natural / natural);
        else
            cell->width =
                cell->least + (room - least) * (cell->natural - cell->least) / (natural - least);
        cell->x = x;
        x += cell->width + GAP;
    }
}

static void
make_layouts(Grid *grid)
{
    for (guint i = 0; i < grid->cells->len; i++) {
        Cell *cell = cell_at(grid, i);

        cell->head = press_layout(grid->press, TYPE_CELL_HEAD, cell->column->title, cell->width);
        cell->layout =
            press_layout(grid->press, type_of(grid->table, cell->index), "", cell->width);
    }
}

/* Draws @line and those after it down to the end of the page, one at least. Returns: (nullable): the first that is left. */
static GSList *
draw_cell(Press *press, const Cell *cell, GSList *line, double *height)
{
    double y = press->y + PADDING;

    for (GSList *first = line; line != NULL; line = line->next) {
        PangoRectangle box;
        double x = cell->x;

        pango_layout_line_get_extents(line->data, NULL, &box);
        if (y + pango_units_to_double(box.height) > press->bottom && line != first)
            break;
        if (cell->column->numeric)
            x += MAX(0, cell->width - pango_units_to_double(box.width));
        y += press_line(press, line->data, x, y);
    }
    *height = MAX(*height, y + PADDING - press->y);
    return line;
}

static double
head_height(const Grid *grid)
{
    double height = 0;

    for (guint i = 0; i < grid->cells->len; i++)
        height = MAX(height, press_layout_height(cell_at(grid, i)->head));
    return height + 2 * PADDING;
}

static void
draw_head(Grid *grid)
{
    Press *press = grid->press;
    double height = 0;

    press_ink(press, INK_TEXT);
    for (guint i = 0; i < grid->cells->len; i++) {
        const Cell *cell = cell_at(grid, i);

        (void) draw_cell(press, cell, pango_layout_get_lines_readonly(cell->head), &height);
    }
    press->y += height;
    press_rule(press, INK_TEXT, press->left, press->left + press->width, press->y);
}

static void
go_on(Grid *grid)
{
    press_break(grid->press);
    draw_head(grid);
}

/* What is left of the row, down to the end of the page. Returns: whether something is still left. */
static bool
draw_lines(Grid *grid)
{
    Press *press = grid->press;
    double height = 0;
    bool left = false;

    press_ink(press, INK_TEXT);
    for (guint i = 0; i < grid->cells->len; i++) {
        Cell *cell = cell_at(grid, i);

        cell->next = draw_cell(press, cell, cell->next, &height);
        left = left || cell->next != NULL;
    }
    press->y += height;
    return left;
}

static double
set_row(Grid *grid, GStrv row)
{
    double height = 0;

    for (guint i = 0; i < grid->cells->len; i++) {
        Cell *cell = cell_at(grid, i);

        press_set_text(grid->press, cell->layout, row[cell->index]);
        cell->next = pango_layout_get_lines_readonly(cell->layout);
        height = MAX(height, press_layout_height(cell->layout));
    }
    return height + 2 * PADDING;
}

static void
draw_row(Grid *grid, GStrv row)
{
    Press *press = grid->press;
    const double page = press->bottom - press->top - head_height(grid);
    const double height = set_row(grid, row);

    if (press->y + MIN(height, height > page / 3 ? PARTED_LEAST : page) > press->bottom)
        go_on(grid);
    while (draw_lines(grid))
        go_on(grid);
    press_rule(press, INK_TRACK, press->left, press->left + press->width, press->y);
}

void
draw_table(Press *press, const Table *table)
{
    Grid grid = { press, table, g_array_new(FALSE, TRUE, sizeof(Cell)) };

    g_array_set_clear_func(grid.cells, cell_clear);
    add_cells(&grid);
    set_widths(&grid);
    make_layouts(&grid);
    press_skip(press, 4);
    press_need(press, head_height(&grid) + 40);
    press_text(press, TYPE_QUIET, INK_QUIET, 0, table->caption);
    press->y += 2;
    draw_head(&grid);
    for (guint i = 0; i < table->rows->len; i++)
        draw_row(&grid, g_ptr_array_index(table->rows, i));
    press->y += 6;
    g_array_unref(grid.cells);
}
