/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only user of libxlsxwriter. The file is made in memory, so that nothing half written ever has its name. */
#define _GNU_SOURCE /* memfd_create */
#include "xlsx/book.h"

#include <ceu/error.h>
#include <errno.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "xlsx/cell-text.h"
#include "xlsx/whole.h"

#define PATH_SIZE 32
#define MILLI_PER_UNIT 1000
#define DAY_SECONDS 86400
#define BAR_COLOUR 0x9DC3E6
#define HEADING_COLOUR 0xD9E2F3

/* What a number format says about the value. */
typedef enum { VALUE_TEXT, VALUE_WHOLE, VALUE_PART, VALUE_DAY, VALUE_SHARE, VALUE_KINDS } Value;

struct Book {
    int file; /* in memory */
    lxw_workbook *workbook;
    lxw_worksheet *sheet;
    const char *sheet_name;
    const BookColumn *columns;
    unsigned n_columns, column;
    lxw_row_t row;
    size_t cells; /* written in all sheets */
    Look look, next_look;
    lxw_format *formats[VALUE_KINDS][LOOK_COUNT][2]; /* made when first used; [1]: wrapped */
    GError *error;
};

static const char *const number_formats[VALUE_KINDS] = {
    [VALUE_PART] = "0.0##",
    [VALUE_WHOLE] = "0",
    [VALUE_DAY] = "yyyy-mm-dd",
    [VALUE_SHARE] = "0%",
};

static const struct {
    lxw_color_t ground, letters;
} colours[LOOK_COUNT] = {
    [LOOK_GOOD] = { 0xC6EFCE, 0x006100 },
    [LOOK_WARNING] = { 0xFFEB9C, 0x7F4C00 },
    [LOOK_BAD] = { 0xFFC7CE, 0x9C0006 },
};

Book *
book_new(CeuDate day, GError **error)
{
    g_autoptr(Book) book = g_new0(Book, 1);
    char path[PATH_SIZE];
    lxw_workbook_options options = { .constant_memory = LXW_TRUE, .use_zip64 = LXW_FALSE };
    lxw_doc_properties properties = { .title = (char *) "Continuing education",
                                      .comments = (char *) "Made by ceu export xlsx.",
                                      /* Noon, for the library takes 0 for now. */
                                      .created =
                                          (time_t) day.days * DAY_SECONDS + DAY_SECONDS / 2 };

    book->file = memfd_create("ceu-xlsx", MFD_CLOEXEC);
    if (book->file < 0) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_IO, "no memory for the workbook: %s",
                    g_strerror(errno));
        return NULL;
    }
    (void) g_snprintf(path, sizeof path, "/proc/self/fd/%d", book->file);
    book->workbook = workbook_new_opt(path, &options);
    if (book->workbook == NULL) {
        g_set_error_literal(error, CEU_ERROR, CEU_ERROR_IO, "no memory for the workbook");
        return NULL;
    }
    (void) workbook_set_properties(book->workbook, &properties);
    return g_steal_pointer(&book);
}

void
book_free(Book *book)
{
    if (book == NULL)
        return;
    if (book->workbook != NULL)
        lxw_workbook_free(book->workbook);
    if (book->file >= 0)
        (void) close(book->file);
    g_clear_error(&book->error);
    g_free(book);
}

static void
fail(Book *book, CeuError code, const char *reason)
{
    if (book->error == NULL)
        book->error = g_error_new(CEU_ERROR, (int) code, "sheet %s, row %u, column “%s”: %s",
                                  book->sheet_name, book->row + 1,
                                  book->columns[book->column].heading, reason);
}

static lxw_format *
format_of(Book *book, Value value)
{
    const bool wrapped = book->columns[book->column].kind == COLUMN_WRAPPED;
    lxw_format **slot = &book->formats[value][book->next_look][wrapped];

    if (*slot != NULL)
        return *slot;
    *slot = workbook_add_format(book->workbook);
    format_set_align(*slot, LXW_ALIGN_VERTICAL_TOP);
    if (number_formats[value] != NULL)
        format_set_num_format(*slot, number_formats[value]);
    if (wrapped)
        format_set_text_wrap(*slot);
    if (book->next_look == LOOK_FAINT) {
        format_set_italic(*slot);
        format_set_font_color(*slot, 0x595959);
    } else if (book->next_look != LOOK_PLAIN) {
        format_set_bg_color(*slot, colours[book->next_look].ground);
        format_set_font_color(*slot, colours[book->next_look].letters);
    }
    return *slot;
}

static void
end_cell(Book *book)
{
    book->column++;
    book->next_look = book->look;
}

/* What the library says about the cell is told once. */
static void
end_filled_cell(Book *book, lxw_error said)
{
    book->cells++;
    if (said != LXW_NO_ERROR)
        fail(book, CEU_ERROR_LIMIT, lxw_strerror(said));
    end_cell(book);
}

static bool
can_write(const Book *book)
{
    g_return_val_if_fail(book->column < book->n_columns, false);

    return book->error == NULL;
}

void
book_begin_sheet(Book *book, const char *name, const BookColumn *columns, unsigned count)
{
    lxw_format *heading;

    g_return_if_fail(count > 0 && count <= BOOK_MAX_COLUMNS);

    book->sheet_name = name;
    book->columns = columns;
    book->n_columns = count;
    book->column = 0;
    book->row = 0;
    if (book->error != NULL)
        return;
    book->sheet = workbook_add_worksheet(book->workbook, name);
    if (book->sheet == NULL) {
        fail(book, CEU_ERROR_IO, "no temporary file can be made for it");
        return;
    }
    heading = workbook_add_format(book->workbook);
    format_set_bold(heading);
    format_set_bg_color(heading, HEADING_COLOUR);
    for (unsigned i = 0; i < count; i++) {
        (void) worksheet_set_column(book->sheet, (lxw_col_t) i, (lxw_col_t) i, columns[i].width,
                                    NULL);
        (void) worksheet_write_string(book->sheet, 0, (lxw_col_t) i, columns[i].heading, heading);
    }
    book->cells += count;
    worksheet_freeze_panes(book->sheet, 1, 0);
    worksheet_set_landscape(book->sheet);
    worksheet_fit_to_pages(book->sheet, 1, 0);
    (void) worksheet_repeat_rows(book->sheet, 0, 0);
}

void
book_end_sheet(Book *book)
{
    lxw_conditional_format bar = { .type = LXW_CONDITIONAL_DATA_BAR,
                                   .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                   .min_value = 0,
                                   .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                   .max_value = 1,
                                   .bar_color = BAR_COLOUR,
                                   .data_bar_2010 = LXW_TRUE,
                                   .bar_solid = LXW_TRUE };

    if (book->error != NULL)
        return;
    (void) worksheet_autofilter(book->sheet, 0, 0, book->row, (lxw_col_t) (book->n_columns - 1));
    for (unsigned i = 0; i < book->n_columns && book->row > 0; i++) {
        if (book->columns[i].kind == COLUMN_SHARE)
            (void) worksheet_conditional_format_range(book->sheet, 1, (lxw_col_t) i, book->row,
                                                      (lxw_col_t) i, &bar);
    }
}

void
book_begin_row(Book *book, Look look)
{
    book->row++;
    book->column = 0;
    book->look = look;
    book->next_look = look;
}

void
book_next_looks(Book *book, Look look)
{
    book->next_look = look;
}

void
book_empty(Book *book)
{
    if (can_write(book))
        end_cell(book);
}

void
book_text(Book *book, const char *text)
{
    g_autofree char *escaped = NULL;

    if (text == NULL || *text == '\0') {
        book_empty(book);
        return;
    }
    if (!can_write(book))
        return;
    escaped = cell_text_escape(text);
    if (!cell_text_fits(escaped)) {
        fail(book, CEU_ERROR_LIMIT,
             "the text is longer than the 32,767 characters that a cell can hold");
        return;
    }
    end_filled_cell(book, worksheet_write_string(book->sheet, book->row, (lxw_col_t) book->column,
                                                 escaped, format_of(book, VALUE_TEXT)));
}

/* The library writes 16 digits in the locale's spelling, which main() keeps at a point: enough for any thousandths. */
static void
write_number(Book *book, double number, Value value)
{
    if (can_write(book))
        end_filled_cell(book,
                        worksheet_write_number(book->sheet, book->row, (lxw_col_t) book->column,
                                               number, format_of(book, value)));
}

void
book_units(Book *book, CeuUnits units)
{
    /* With places for thousandths a whole number would keep its point: "36." */
    const bool whole = units.milli % MILLI_PER_UNIT == 0;

    write_number(book, (double) units.milli / MILLI_PER_UNIT, whole ? VALUE_WHOLE : VALUE_PART);
}

void
book_count(Book *book, int64_t number)
{
    write_number(book, (double) number, VALUE_WHOLE);
}

void
book_share(Book *book, double share)
{
    write_number(book, share, VALUE_SHARE);
}

void
book_day(Book *book, CeuDate day)
{
    lxw_datetime when = { 0 };

    if (!ceu_date_is_set(day)) {
        book_empty(book);
        return;
    }
    if (!can_write(book))
        return;
    ceu_date_to_ymd(day, &when.year, &when.month, &when.day);
    end_filled_cell(book, worksheet_write_datetime(book->sheet, book->row, (lxw_col_t) book->column,
                                                   &when, format_of(book, VALUE_DAY)));
}

static GBytes *
read_back(int file, GError **error)
{
    struct stat status;
    g_autofree char *bytes = NULL;
    size_t size, got = 0;

    if (fstat(file, &status) != 0 || status.st_size <= 0) {
        g_set_error_literal(error, CEU_ERROR, CEU_ERROR_IO, "the workbook came out empty");
        return NULL;
    }
    size = (size_t) status.st_size;
    bytes = g_malloc(size);
    while (got < size) {
        const ssize_t count = pread(file, bytes + got, size - got, (off_t) got);

        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0) {
            g_set_error_literal(error, CEU_ERROR, CEU_ERROR_IO, "the workbook cannot be read back");
            return NULL;
        }
        got += (size_t) count;
    }
    return g_bytes_new_take(g_steal_pointer(&bytes), size);
}

GBytes *
book_finish(Book *book, GError **error)
{
    g_autoptr(GBytes) workbook = NULL;
    lxw_error said;

    if (book->error != NULL) {
        g_propagate_error(error, g_steal_pointer(&book->error));
        return NULL;
    }
    said = workbook_close(g_steal_pointer(&book->workbook));
    if (said != LXW_NO_ERROR) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_FULL, "it cannot be made: %s; is there room in %s?",
                    lxw_strerror(said), g_get_tmp_dir());
        return NULL;
    }
    workbook = read_back(book->file, error);
    if (workbook == NULL || !workbook_check_whole(workbook, book->cells, error))
        return NULL;
    return g_steal_pointer(&workbook);
}
