/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as spreadsheets write them; the order of 01/02/2027 is a question for the whole file. */
#pragma once

#include <ceu/exchange.h>

G_BEGIN_DECLS

typedef enum {
    CEU_CSV_DATE_FIXED, /* the spelling itself says what is what */
    CEU_CSV_DATE_OPEN,  /* 01/02/2027: two orders are possible */
} CeuCsvDateForm;

/* A date as spelled, not yet a day. */
typedef struct CeuCsvDate {
    CeuCsvDateForm form;
    int year;
    int first, second; /* FIXED: month and day; OPEN: in the order written */
    bool short_year;   /* written with two digits */
} CeuCsvDate;

/**
 * ceu_csv_date_scan:
 * @text: "2026-1-5", "2026/01/05", "1/15/2026", "01-15-26", "15.1.2026", "Jan 15, 2026", "15-Jan-2026"; each may be
 *   followed by a time of day, which is ignored
 * @out: (out): untouched on failure
 *
 * Returns: whether that is the spelling of a date; the day may still be impossible.
 */
bool ceu_csv_date_scan(const char *text, CeuCsvDate *out);

/* What the numbers alone say about the order; AUTO: nothing. */
CeuDateOrder ceu_csv_date_evidence(const CeuCsvDate *date);

/* The day; %CEU_DATE_NONE if there is none in that order. @order: not AUTO */
CeuDate ceu_csv_date_resolve(const CeuCsvDate *date, CeuDateOrder order);

G_END_DECLS
