/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spellings of a date, what they say about the order, and the day in both orders. */
#include "exchange/csv-date.h"

#define AUTO CEU_DATE_ORDER_AUTO
#define MDY CEU_DATE_ORDER_MDY
#define DMY CEU_DATE_ORDER_DMY

static const struct {
    const char *text, *mdy, *dmy; /* "-": no such day */
    CeuDateOrder evidence;
} spelled[] = {
    { "2026-01-15", "2026-01-15", "2026-01-15", AUTO },
    { "2026-1-5", "2026-01-05", "2026-01-05", AUTO },
    { "2026/1/5", "2026-01-05", "2026-01-05", AUTO },
    { "2026.01.05", "2026-01-05", "2026-01-05", AUTO },
    { " 2026-01-15 ", "2026-01-15", "2026-01-15", AUTO },
    { "2026-01-15T09:30:00", "2026-01-15", "2026-01-15", AUTO },
    { "2026-01-15 09:30:00.123", "2026-01-15", "2026-01-15", AUTO },
    { "01/15/2026", "2026-01-15", "-", MDY },
    { "1/15/2026 0:00", "2026-01-15", "-", MDY },
    { "1/15/2026 10:30 PM", "2026-01-15", "-", MDY },
    { "15/01/2026", "-", "2026-01-15", DMY },
    { "3/4/2026", "2026-03-04", "2026-04-03", AUTO },
    { "03-04-2026", "2026-03-04", "2026-04-03", AUTO },
    { "3/4/26", "2026-03-04", "2026-04-03", AUTO },
    { "3/4/69", "2069-03-04", "2069-04-03", AUTO },
    { "3.4.2026", "2026-04-03", "2026-04-03", AUTO },
    { "15.01.2026", "2026-01-15", "2026-01-15", AUTO },
    { "Jan 15, 2026", "2026-01-15", "2026-01-15", AUTO },
    { "january 5 2026", "2026-01-05", "2026-01-05", AUTO },
    { "15-Jan-2026", "2026-01-15", "2026-01-15", AUTO },
    { "5 Sep 26", "2026-09-05", "2026-09-05", AUTO },
    { "13/40/2026", "-", "-", AUTO },
    { "40/05/2026", "-", "-", AUTO },
    { "0/0/2026", "-", "-", AUTO },
    { "0/15/2026", "-", "-", AUTO },
    { "2026-02-29", "-", "-", AUTO },
    { "2024-02-29", "2024-02-29", "2024-02-29", AUTO },
    { "2026-13-01", "-", "-", AUTO },
    { "2026-00-10", "-", "-", AUTO },
    { "1899-12-31", "-", "-", AUTO },
    { "2199-12-31", "2199-12-31", "2199-12-31", AUTO },
    { "2200-01-01", "-", "-", AUTO },
    { "9999-12-31", "-", "-", AUTO },
    { "31 Feb 2026", "-", "-", AUTO },
};

static void
test_spelled(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(spelled); i++) {
        char mdy[CEU_DATE_TEXT_SIZE], dmy[CEU_DATE_TEXT_SIZE];
        CeuCsvDate date;

        g_test_message("%s", spelled[i].text);
        g_assert_true(ceu_csv_date_scan(spelled[i].text, &date));
        g_assert_cmpint(ceu_csv_date_evidence(&date), ==, spelled[i].evidence);
        g_assert_cmpstr(ceu_date_format(ceu_csv_date_resolve(&date, MDY), mdy), ==, spelled[i].mdy);
        g_assert_cmpstr(ceu_date_format(ceu_csv_date_resolve(&date, DMY), dmy), ==, spelled[i].dmy);
    }
}

static const char *const refused[] = {
    "",
    "today",
    "2026",
    "2026-01",
    "01/2026",
    "1/2",
    "2026-01/15",
    "01/15-2026",
    "1/15/026",
    "1/15/20260",
    "001/5/2026",
    "20260115",
    "-1/5/2026",
    "+1/5/2026",
    "1/15/70",
    "1/15/99",
    "a/b/c",
    "2026-01-15Z",
    "2026-01-15T10:00:00Z",
    "2026-01-15T10:00+01:00",
    "2026-01-15x",
    "2026-01-15 25:00",
    "2026-01-15 10:7",
    "2026-01-15 10:00:61",
    "Foo 15, 2026",
    "Janu 15 2026",
    "15 2026",
    "Jan 2026",
    "Jan 15",
    "1/1 5/2026",
    "１/15/2026",
    "46037",
    "2026-01-",
    "2026--01-15",
    "99999999999999999999/1/2026",
};

static void
test_refused(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
        CeuCsvDate date = { .year = -1 };

        g_test_message("%s", refused[i]);
        g_assert_false(ceu_csv_date_scan(refused[i], &date));
        g_assert_cmpint(date.year, ==, -1);
    }
}

/* Every day of two centuries, in the spellings of both orders. */
static void
test_every_day(void)
{
    CeuDate last = ceu_date_from_ymd(CEU_DATE_MAX_YEAR, 12, 31);

    for (CeuDate day = ceu_date_from_ymd(2000, 1, 1); day.days <= last.days; day.days++) {
        int year, month, number;
        char us[32], european[32];
        CeuCsvDate date;

        ceu_date_to_ymd(day, &year, &month, &number);
        (void) g_snprintf(us, sizeof us, "%d/%d/%d", month, number, year);
        (void) g_snprintf(european, sizeof european, "%02d/%02d/%d", number, month, year);
        g_assert_true(ceu_csv_date_scan(us, &date));
        g_assert_cmpint(ceu_csv_date_resolve(&date, MDY).days, ==, day.days);
        g_assert_true(ceu_csv_date_scan(european, &date));
        g_assert_cmpint(ceu_csv_date_resolve(&date, DMY).days, ==, day.days);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/csv-date/spelled", test_spelled);
    g_test_add_func("/csv-date/refused", test_refused);
    g_test_add_func("/csv-date/every-day", test_every_day);
    return g_test_run();
}
