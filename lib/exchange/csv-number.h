/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as spreadsheets of many countries write them; what a comma means is a question for the whole file. */
#pragma once

#include <ceu/exchange.h>

/* What one number says: COMMA for "1,5", POINT for "1.25" or "1,234.5"; AUTO: nothing ("2", "1,500", "1.500"). */
CeuDecimal ceu_csv_number_evidence(const char *text, size_t size);

typedef enum {
    CEU_CSV_NUMBER_FINE,
    CEU_CSV_NUMBER_OPEN, /* 1,500 may be one and a half, or fifteen hundred */
    CEU_CSV_NUMBER_WRONG
} CeuCsvNumber;

/**
 * ceu_csv_number_plain:
 * @text: (inout): "1.234,5" becomes "1234.5" where that is clear; else untouched
 * @decimal: of the file; AUTO: not known
 * @stated: whether the user said so; else it was found, and a number that looks like thousands stays open
 */
CeuCsvNumber ceu_csv_number_plain(char *text, CeuDecimal decimal, bool stated);
