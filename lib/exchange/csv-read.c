/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A spreadsheet's CSV → activities, faults and remarks: the whole file decides, then each row is read. */
#include <string.h>

#include "exchange/csv-date.h"
#include "exchange/csv-layout.h"
#include "exchange/csv-number.h"
#include "exchange/csv-row.h"
#include "exchange/import.h"

/* The headings and what is above them; without headings nothing is. */
static void
skip_above(CeuCsvParser *parser, const CeuCsvLayout *layout, const CeuCsvOptions *options)
{
    for (unsigned i = 0; i <= layout->above && !options->no_header; i++)
        (void) ceu_csv_parser_next(parser, NULL);
}

/* What the rows say about the order of day and month, and about decimals. */
typedef struct Votes {
    unsigned orders[3], decimals[3];
} Votes;

static void
vote(const CeuCsvReader *self, Votes *votes)
{
    g_autofree char *date = ceu_csv_word_of(self, CEU_CSV_DONE),
                    *units = ceu_csv_word_of(self, CEU_CSV_UNITS);
    CeuCsvDate spelled;

    if (ceu_csv_date_scan(date, &spelled))
        votes->orders[ceu_csv_date_evidence(&spelled)]++;
    votes->decimals[ceu_csv_number_evidence(units, strspn(units, "0123456789.,"))]++;
}

/* Where nothing else speaks: the order of the United States, unless decimal commas speak against it. */
static CeuDateOrder
likely_order(const CeuCsvReader *self, const Votes *votes)
{
    const unsigned mdy = votes->orders[CEU_DATE_ORDER_MDY], dmy = votes->orders[CEU_DATE_ORDER_DMY];

    if (mdy == 0 && dmy == 0 && self->decimal == CEU_DECIMAL_COMMA)
        return CEU_DATE_ORDER_DMY;
    return dmy > mdy ? CEU_DATE_ORDER_DMY : CEU_DATE_ORDER_MDY;
}

static void
decide(CeuCsvReader *self, const Votes *votes)
{
    const bool comma = votes->decimals[CEU_DECIMAL_COMMA] > 0;
    const bool point = votes->decimals[CEU_DECIMAL_POINT] > 0;

    self->decimal = self->options->decimal;
    if (self->decimal == CEU_DECIMAL_AUTO && comma != point)
        self->decimal = comma ? CEU_DECIMAL_COMMA : CEU_DECIMAL_POINT;
    self->order = self->options->date_order;
    if (self->order == CEU_DATE_ORDER_AUTO)
        self->order = likely_order(self, votes);
    self->order_known =
        self->options->date_order != CEU_DATE_ORDER_AUTO || votes->orders[self->order] > 0;
}

/* First pass: the whole file decides. */
static bool
survey(CeuCsvReader *self, const char *text, size_t size, const CeuCsvLayout *layout,
       GError **error)
{
    g_autoptr(CeuCsvParser) parser =
        ceu_csv_parser_new(text, size, self->import->path, layout->delimiter);
    g_autoptr(GError) broken = NULL;
    Votes votes = { 0 };
    unsigned rows = 0;

    skip_above(parser, layout, self->options);
    while ((self->record = ceu_csv_parser_next(parser, &broken)) != NULL) {
        if (++rows > CEU_IMPORT_MAX_ROWS) {
            g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT,
                        "%s: more than %d rows; nothing was read. Split it", self->import->path,
                        CEU_IMPORT_MAX_ROWS);
            return false;
        }
        vote(self, &votes);
    }
    if (broken != NULL) {
        g_propagate_error(error, g_steal_pointer(&broken));
        return false;
    }
    decide(self, &votes);
    return true;
}

static void
remark(CeuCsvReader *self, char *text)
{
    g_ptr_array_add(self->import->remarks, text);
}

/* What was understood, for the user to check before anything is written. */
static void
add_remarks(CeuCsvReader *self, char delimiter)
{
    const char *order = self->order == CEU_DATE_ORDER_DMY ? "day/month/year" : "month/day/year";
    const char *heading = ceu_csv_columns_heading(self->columns, CEU_CSV_DONE);

    if (!self->open_seen)
        remark(self, g_strdup_printf("column “%s” is the date", heading));
    else if (self->order_known)
        remark(self, g_strdup_printf("column “%s” is the date, read as %s", heading, order));
    else
        remark(self, g_strdup_printf(
                         "column “%s” is the date, read as %s: nothing in the file says "
                         "which comes first; if it is the %s, say so",
                         heading, order, self->order == CEU_DATE_ORDER_DMY ? "month" : "day"));
    if (self->short_year_seen)
        remark(self, g_strdup("years of two digits are read as 20xx"));
    if (self->columns->unit != CEU_UNIT_CEU)
        remark(self, g_strdup_printf("column “%s” counts in the unit %s",
                                     ceu_csv_columns_heading(self->columns, CEU_CSV_UNITS),
                                     ceu_unit_name(self->columns->unit)));
    if (delimiter != ',')
        remark(self, g_strdup_printf("fields are separated by %s", delimiter == ';'   ? "semicolons"
                                                                   : delimiter == '|' ? "bars"
                                                                                      : "tabs"));
    if (self->decimal_used && self->decimal == CEU_DECIMAL_COMMA)
        remark(self, g_strdup("numbers have decimal commas"));
}

/* What stood above the headings is told, since it might have been a row. */
static void
remark_above(CeuCsvReader *self, const char *text, size_t size, const CeuCsvLayout *layout)
{
    g_autoptr(CeuCsvParser) parser =
        ceu_csv_parser_new(text, size, self->import->path, layout->delimiter);

    for (unsigned i = 0; i < layout->above; i++) {
        const GArray *record = ceu_csv_parser_next(parser, NULL);
        const CeuCsvField *first = &g_array_index(record, CeuCsvField, 0);
        g_autofree char *excerpt = ceu_csv_excerpt(first->text);

        remark(self, g_strdup_printf("line %d stands above the headings and is not read: “%s”",
                                     first->line, excerpt));
    }
}

/* What was understood, for programs and the preview. */
static void
describe_import(CeuCsvReader *self, const CeuCsvLayout *layout)
{
    self->import->own = !self->options->no_header && layout->above == 0 &&
                        ceu_csv_columns_are(self->columns, ceu_csv_written, CEU_CSV_FIELD_COUNT);
    self->import->delimiter = layout->delimiter;
    self->import->date_order = self->open_seen ? self->order : CEU_DATE_ORDER_AUTO;
    self->import->decimal = self->decimal_used ? self->decimal : CEU_DECIMAL_AUTO;
    ceu_csv_columns_list(self->columns, !self->options->no_header, self->import->columns);
}

static bool
read_rows(CeuCsvReader *self, const char *text, size_t size, const CeuCsvLayout *layout,
          GError **error)
{
    g_autoptr(CeuCsvParser) parser =
        ceu_csv_parser_new(text, size, self->import->path, layout->delimiter);

    self->columns = layout->columns;
    remark_above(self, text, size, layout);
    if (!self->options->no_header)
        ceu_csv_columns_remark(self->columns, self->import->remarks);
    if (!survey(self, text, size, layout, error))
        return false;
    skip_above(parser, layout, self->options);
    while ((self->record = ceu_csv_parser_next(parser, NULL)) != NULL)
        ceu_csv_read_row(self);
    add_remarks(self, layout->delimiter);
    describe_import(self, layout);
    return true;
}

CeuImport *
ceu_csv_read(const char *text, size_t size, const char *path, const CeuCsvOptions *options,
             GError **error)
{
    static const CeuCsvOptions none = { 0 };
    g_autoptr(CeuImport) import = NULL;
    g_autofree char *utf8 = NULL;
    CeuCsvReader reader = { .options = options == NULL ? &none : options };
    CeuCsvLayout layout;
    size_t length;
    bool read;

    g_return_val_if_fail((text != NULL || size == 0) && path != NULL, NULL);

    reader.import = import = ceu_import_new(path);
    import->encoding = reader.options->encoding;
    utf8 = ceu_csv_to_utf8(text, size, path, &import->encoding, import->remarks, &length, error);
    if (utf8 == NULL || !ceu_csv_layout_find(utf8, length, path, reader.options, &layout, error))
        return NULL;
    read = read_rows(&reader, utf8, length, &layout, error);
    ceu_csv_columns_free(layout.columns);
    return read ? g_steal_pointer(&import) : NULL;
}
