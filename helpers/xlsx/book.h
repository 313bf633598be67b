/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook as the sheets need it: a heading row, then rows of cells from left to right; nothing is ever a formula. */
#pragma once

#include <ceu/date.h>
#include <ceu/units.h>

/* How a row or a cell looks; what it means is said in words as well. */
typedef enum { LOOK_PLAIN, LOOK_GOOD, LOOK_WARNING, LOOK_BAD, LOOK_FAINT, LOOK_COUNT } Look;

typedef enum { COLUMN_PLAIN, COLUMN_WRAPPED, COLUMN_SHARE } ColumnKind;

typedef struct BookColumn {
    const char *heading;
    double width; /* characters */
    ColumnKind kind;
} BookColumn;

/* The first fault is kept and told by book_finish(); after it nothing more is written. */
typedef struct Book Book;

/**
 * book_new:
 * @day: the day of the file's own dates, so that the same facts give the same bytes
 * @error: CEU_ERROR_IO without memory for the file
 *
 * Returns: (transfer full): without a sheet.
 */
Book *book_new(CeuDate day, GError **error);
void book_free(Book *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Book, book_free)

/* A sheet with its frozen heading row. @columns: static, at most BOOK_MAX_COLUMNS */
#define BOOK_MAX_COLUMNS 32
void book_begin_sheet(Book *book, const char *name, const BookColumn *columns, unsigned count);
/* Filters and bars over the rows written. */
void book_end_sheet(Book *book);

/* The next row. */
void book_begin_row(Book *book, Look look);
/* The next cell looks like this, whatever its row does. */
void book_next_looks(Book *book, Look look);

/* The next cell of the row. A cell without a value is left empty: NULL, a day that is not set. */
void book_text(Book *book, const char *text);
void book_units(Book *book, CeuUnits units);
void book_count(Book *book, int64_t number);
void book_day(Book *book, CeuDate day);
/* A part of one, shown as a bar and in percent. */
void book_share(Book *book, double share);
void book_empty(Book *book);

/**
 * book_finish:
 * @error: CEU_ERROR_LIMIT for what a workbook cannot hold, with its sheet, row and column; CEU_ERROR_FULL and
 *   CEU_ERROR_IO if there is no room for temporary files
 *
 * Returns: (transfer full): the bytes of the file; @book is of no use after it.
 */
GBytes *book_finish(Book *book, GError **error);
