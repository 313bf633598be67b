/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the headings of a file stand, and what separates its fields. */
#pragma once

#include "exchange/csv-columns.h"

/* Lines that may stand above the headings: a name, a date of printing. */
#define CEU_CSV_MOST_ABOVE 20

typedef struct CeuCsvLayout {
    char delimiter;
    unsigned above; /* records above the headings */
    int line;       /* of the headings, or of the first row without any */
    CeuCsvColumns *columns;
} CeuCsvLayout;

/**
 * ceu_csv_layout_find:
 * @text: UTF-8, as for ceu_csv_parser_new()
 * @out: (out): its columns (transfer full); untouched on failure
 * @error: PARSE: no line has headings for what is required, LIMIT
 *
 * The first line, by any separator, that names everything that is required.
 */
bool ceu_csv_layout_find(const char *text, size_t size, const char *path,
                         const CeuCsvOptions *options, CeuCsvLayout *out, GError **error);
