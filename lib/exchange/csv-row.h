/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a table → an activity, by what is known of the whole file. */
#pragma once

#include "exchange/csv-columns.h"

/* One file while it is read. */
typedef struct CeuCsvReader {
    CeuImport *import;
    const CeuCsvOptions *options;
    CeuCsvColumns *columns;
    CeuDateOrder order;
    bool order_known; /* the file or the user said so; else the US order is assumed */
    CeuDecimal decimal;
    bool decimal_used;
    const GArray *record; /* CeuCsvField: the row at hand */
    int64_t sum_milli;    /* of the rows read */
    bool open_seen;       /* a date whose day depends on the order */
    bool short_year_seen;
} CeuCsvReader;

/* Text of the row at hand without blanks around it; "" if there is none. For numbers, dates and words. (transfer full) */
char *ceu_csv_word_of(const CeuCsvReader *self, CeuCsvFieldId field);

/* Adds the record at hand to the import; every fault it has is noted. */
void ceu_csv_read_row(CeuCsvReader *self);
