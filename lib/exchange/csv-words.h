/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The headings in use, and how they are compared. */
#pragma once

#include "exchange/csv-columns.h"

/* The name that the map takes, the heading we write, and the headings in use as ceu_csv_fold() leaves them, separated by
 * "|"; of two columns that fit, the one whose words stand further left is taken. */
typedef struct CeuCsvFieldWords {
    const char *name, *heading, *words;
} CeuCsvFieldWords;

extern const CeuCsvFieldWords ceu_csv_words[]; /* by CeuCsvFieldId */

/* "Index No." → "index no", "CEU(s)" → "ceus", "Título_del curso (es)" → "titulo del curso". (transfer full) */
char *ceu_csv_fold(const char *heading);

/* The field that has this heading, and how far right it stands there; CEU_CSV_FIELD_COUNT: none. */
CeuCsvFieldId ceu_csv_field_of(const char *folded, size_t *out_rank);

/* Whether @wanted is one of @words, "one|two words|three". */
bool ceu_csv_has_word(const char *words, const char *wanted);

/* "contact hours", "horas" and "hours" are hours; "credits earned" are the body's own units. */
CeuUnit ceu_csv_unit_of(const char *folded);

/* Whether a cell says that its row is the sum of others: "Total:", "Summe", "Total CEUs". */
bool ceu_csv_is_total(const char *text);
