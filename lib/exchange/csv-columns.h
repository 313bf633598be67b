/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a foreign file holds what. */
#pragma once

#include "exchange/csv-parse.h"

G_BEGIN_DECLS

typedef enum {
    CEU_CSV_DONE,
    CEU_CSV_TITLE,
    CEU_CSV_UNITS,
    CEU_CSV_UNIT,
    CEU_CSV_PROVIDER,
    CEU_CSV_INDEX,
    CEU_CSV_FORMAT,
    CEU_CSV_TOPICS,
    CEU_CSV_ACCEPTED_BY,
    CEU_CSV_ORIGIN,
    CEU_CSV_PLANNED,
    CEU_CSV_PIN,
    CEU_CSV_PIN_FOR,
    CEU_CSV_NOTE,
    CEU_CSV_FIELD_COUNT
} CeuCsvFieldId;

/* The header, understood. */
typedef struct CeuCsvColumns {
    GPtrArray *headers;              /* char *: as written, blanks around taken off */
    int column[CEU_CSV_FIELD_COUNT]; /* index of the column; -1: there is none */
    CeuUnit unit;                    /* what the heading of the units says they are */
} CeuCsvColumns;

/* "done", "title" …: the names that --map takes, and the headings that ceu_csv_write() writes. */
const char *ceu_csv_field_name(CeuCsvFieldId field);
const char *ceu_csv_field_heading(CeuCsvFieldId field);

/**
 * ceu_csv_columns_new:
 * @record: (element-type CeuCsvField): the headings, or a row if there are none
 * @options: map and whether there are headings
 * @path: name for messages
 * @error: CEU_ERROR_PARSE: a required column is missing, or the map is wrong
 *
 * Returns: (transfer full)
 */
CeuCsvColumns *ceu_csv_columns_new(const GArray *record, const CeuCsvOptions *options,
                                   const char *path, GError **error);

/* How many cells of @record are headings that we know. */
unsigned ceu_csv_columns_known(const GArray *record);

/* Adds a remark (char *) for each column that is not used. */
void ceu_csv_columns_remark(const CeuCsvColumns *columns, GPtrArray *remarks);

/* Adds a CeuImportColumn for each column. */
void ceu_csv_columns_list(const CeuCsvColumns *columns, bool headings, GPtrArray *out);

/* Whether the headings are those that we write, in this order. */
bool ceu_csv_columns_are(const CeuCsvColumns *columns, const CeuCsvFieldId *order, size_t count);

/* The order of the columns that ceu_csv_write() writes. */
extern const CeuCsvFieldId ceu_csv_written[CEU_CSV_FIELD_COUNT];

void ceu_csv_columns_free(CeuCsvColumns *columns);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuCsvColumns, ceu_csv_columns_free)

/* The heading of the column that holds @field; its name if there is none. (transfer none) */
const char *ceu_csv_columns_heading(const CeuCsvColumns *columns, CeuCsvFieldId field);

G_END_DECLS
