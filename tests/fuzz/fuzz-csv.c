/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spreadsheets: any bytes are read or refused, and what was read survives being written and read again. */
#include "fuzz.h"

#include <ceu/ceu.h>
#include <string.h>

#include "exchange/csv-parse.h"

static char *
write_rows(const CeuImport *import)
{
    g_autoptr(CeuFacts) facts = ceu_facts_new();

    for (guint i = 0; i < import->rows->len; i++)
        ceu_facts_add_activity(facts, &g_array_index(import->rows, CeuImportRow, i).activity);
    return ceu_csv_write(facts, false);
}

/* Written and read again the rows are the same, and so are the bytes of a second writing. */
static void
check_again(const CeuImport *import)
{
    g_autofree char *first = write_rows(import);
    g_autofree char *second = NULL;
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuImport) again = ceu_csv_read(first, strlen(first), "again.csv", NULL, &error);

    g_assert_no_error(error);
    g_assert_cmpuint(again->faults->len, ==, 0);
    g_assert_cmpuint(again->rows->len, ==, import->rows->len);
    for (guint i = 0; i < import->rows->len; i++) {
        const CeuActivity *a = &g_array_index(import->rows, CeuImportRow, i).activity;
        const CeuActivity *b = &g_array_index(again->rows, CeuImportRow, i).activity;

        g_assert_cmpstr(a->title, ==, b->title);
        g_assert_cmpstr(a->provider, ==, b->provider);
        g_assert_cmpstr(a->note, ==, b->note);
        g_assert_cmpint(a->done.days, ==, b->done.days);
        g_assert_cmpint(a->units.milli, ==, b->units.milli);
        g_assert_cmpint(a->unit, ==, b->unit);
    }
    second = write_rows(again);
    g_assert_cmpstr(first, ==, second);
}

static void
check_rows(const CeuImport *import)
{
    for (guint i = 0; i < import->rows->len; i++) {
        const CeuActivity *activity = &g_array_index(import->rows, CeuImportRow, i).activity;

        g_assert_true(g_utf8_validate(activity->title, -1, NULL));
        g_assert_true(ceu_date_is_set(activity->done) || activity->planned);
        g_assert_cmpint(activity->units.milli, >, 0);
        g_assert_cmpint(activity->units.milli, <=, CEU_UNITS_MAX_MILLI);
    }
}

static void
check_faults(const CeuImport *import)
{
    for (guint i = 0; i < import->faults->len; i++) {
        const CeuImportFault *fault = import->faults->pdata[i];

        g_assert_true(fault->line >= 1 && fault->column >= 1);
        g_assert_true(*fault->message != '\0' && g_utf8_validate(fault->message, -1, NULL));
    }
}

/* Every choice of a user, by the size alone, so that an input repeats itself. */
static CeuCsvOptions
options_for(size_t size)
{
    CeuCsvOptions options = { .date_order = (CeuDateOrder) (size % 3),
                              .decimal = (CeuDecimal) (size / 3 % 3),
                              .encoding = (CeuEncoding) (size % 11 == 0 ? size / 11 % 5 : 0) };

    if (size % 7 == 0)
        options.delimiter = CEU_CSV_DELIMITERS[size / 7 % 4];
    if (size % 13 == 0) {
        options.no_header = true;
        options.map = "done=1,title=2,units=3";
    }
    return options;
}

/* Each column is told once, in order. */
static void
check_columns(const CeuImport *import)
{
    for (guint i = 0; i < import->columns->len; i++) {
        const CeuImportColumn *column = import->columns->pdata[i];

        g_assert_cmpint(column->number, ==, (int) i + 1);
        g_assert_true(g_utf8_validate(column->heading, -1, NULL));
    }
    g_assert_true(strchr(CEU_CSV_DELIMITERS, import->delimiter) != NULL && import->delimiter != 0);
    g_assert_cmpint(import->encoding, !=, CEU_ENCODING_AUTO);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const CeuCsvOptions options = options_for(size);
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuImport) import =
        ceu_csv_read((const char *) data, size, "fuzz.csv", &options, &error);

    g_assert_true((import == NULL) == (error != NULL));
    if (import == NULL)
        return 0;
    check_columns(import);
    check_rows(import);
    check_faults(import);
    check_again(import);
    return 0;
}
