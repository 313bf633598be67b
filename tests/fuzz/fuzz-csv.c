/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spreadsheets: any bytes are read or refused, and what was read survives being written and read again. */
#include "fuzz.h"

#include <ceu/ceu.h>
#include <string.h>

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

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    CeuCsvOptions options = { .date_order = (CeuDateOrder) (size % 3) };
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuImport) import =
        ceu_csv_read((const char *) data, size, "fuzz.csv", &options, &error);

    g_assert_true((import == NULL) == (error != NULL));
    if (import == NULL)
        return 0;
    check_rows(import);
    check_faults(import);
    check_again(import);
    return 0;
}
