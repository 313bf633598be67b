/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a status bar shows: one template for all, ready-made forms for some. */
#pragma once

#include <ceu/report.h>

typedef struct CeuBar {
    const CeuAssessment *assessment; /* NULL: there are no records */
    const CeuPool *pool;             /* the one shown; NULL: nothing is to be shown */
} CeuBar;

/* A ready-made form, by the name of the program that reads it. */
typedef struct CeuBarForm {
    const char *name;
    char *(*render)(const CeuBar *bar); /* one line with its line feed, or nothing */
} CeuBarForm;

extern const CeuBarForm ceu_bars[];
extern const size_t ceu_n_bars;

/* Appends @format with its placeholders replaced; of no pool they are empty. PARSE names the column. */
bool ceu_bar_expand(GString *out, const char *format, const CeuBar *bar, GError **error);
/* 0 to 100 of the total; 100 only if nothing of it is missing; 0 if there is none. */
int ceu_bar_percent(const CeuBar *bar);
/* How many pools are due soon or overdue. */
unsigned ceu_bar_urgent(const CeuBar *bar);
