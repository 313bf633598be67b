/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Civil dates: arithmetic over the whole range, strict parsing, and what people type. */
#include <ceu/date.h>
#include <string.h>

#define N CEU_DATE_NONE_DAYS

static CeuDate
day(const char *text)
{
    CeuDate date = CEU_DATE_NONE;

    g_assert_true(ceu_date_parse(text, &date, NULL));
    return date;
}

static const char *
text_of(CeuDate date)
{
    static char buffer[CEU_DATE_TEXT_SIZE];

    return ceu_date_format(date, buffer);
}

static const struct {
    const char *from;
    int months;
    CeuMonthPolicy policy;
    const char *want;
} add_months[] = {
    { "2025-01-31", 1, CEU_MONTH_CLAMP, "2025-02-28" },  /* clamps */
    { "2024-01-31", 1, CEU_MONTH_CLAMP, "2024-02-29" },  /* leap */
    { "2024-02-29", 24, CEU_MONTH_CLAMP, "2026-02-28" }, /* a leap-day anniversary */
    { "2024-02-29", 24, CEU_MONTH_NEXT, "2026-03-01" },  /* … where the body says so */
    { "2024-02-29", 48, CEU_MONTH_CLAMP, "2028-02-29" },
    { "2025-01-15", -13, CEU_MONTH_CLAMP, "2023-12-15" }, /* back across a year */
    { "2027-03-31", -1, CEU_MONTH_CLAMP, "2027-02-28" },
    { "2025-01-31", 1, CEU_MONTH_NEXT, "2025-03-01" },
    { "2026-12-31", 0, CEU_MONTH_CLAMP, "2026-12-31" },
    { "2199-12-31", 1, CEU_MONTH_CLAMP, "-" },
    { "1900-01-01", -1, CEU_MONTH_CLAMP, "-" },
    { "2000-01-01", 99999, CEU_MONTH_CLAMP, "-" },
};

static void
test_add_months(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(add_months); i++)
        g_assert_cmpstr(text_of(ceu_date_add_months(day(add_months[i].from), add_months[i].months,
                                                    add_months[i].policy)),
                        ==, add_months[i].want);
    g_assert_cmpint(ceu_date_add_months(CEU_DATE_NONE, 1, CEU_MONTH_CLAMP).days, ==, N);
}

static const struct {
    const char *from, *to;
    int want;
} months_between[] = {
    { "2025-09-15", "2027-03-31", 18 },
    { "2025-03-31", "2025-03-01", 0 },
    { "2025-04-01", "2025-03-31", -1 },
    { "2023-03-31", "2025-03-31", 24 },
};

static void
test_months_between(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(months_between); i++)
        g_assert_cmpint(
            ceu_date_months_between(day(months_between[i].from), day(months_between[i].to)), ==,
            months_between[i].want);
}

/* Every day of the range, against a count of our own. */
static void
test_every_day(void)
{
    int32_t expected = day("1900-01-01").days;
    int weekday = 1; /* 1900-01-01 was a Monday */

    for (int year = CEU_DATE_MIN_YEAR; year <= CEU_DATE_MAX_YEAR; year++) {
        bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        const int lengths[] = { 31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

        for (int month = 1; month <= 12; month++) {
            g_assert_cmpint(ceu_date_days_in_month(year, month), ==, lengths[month - 1]);
            for (int d = 1; d <= lengths[month - 1]; d++, expected++) {
                CeuDate date = ceu_date_from_ymd(year, month, d), again;
                int y, m, dd;

                g_assert_cmpint(date.days, ==, expected);
                ceu_date_to_ymd(date, &y, &m, &dd);
                g_assert_true(y == year && m == month && dd == d);
                g_assert_true(ceu_date_parse(text_of(date), &again, NULL));
                g_assert_cmpint(again.days, ==, expected);
                g_assert_cmpint(ceu_date_weekday(date), ==, weekday);
                g_assert_cmpint(ceu_date_month_start(date).days, ==, expected - (d - 1));
                g_assert_cmpint(ceu_date_month_end(date).days, ==,
                                expected + lengths[month - 1] - d);
                weekday = weekday % 7 + 1;
            }
        }
    }
    g_assert_cmpint(ceu_date_from_ymd(1970, 1, 1).days, ==, 0);
}

static void
test_add_days(void)
{
    g_assert_cmpstr(text_of(ceu_date_add_days(day("2027-03-31"), 90)), ==, "2027-06-29");
    g_assert_cmpstr(text_of(ceu_date_add_days(day("2024-03-01"), -1)), ==, "2024-02-29");
    g_assert_cmpint(ceu_date_add_days(day("2199-12-31"), 1).days, ==, N);
    g_assert_cmpint(ceu_date_add_days(day("1900-01-01"), -1).days, ==, N);
    g_assert_cmpint(ceu_date_add_days(day("2000-01-01"), INT32_MAX).days, ==, N);
    g_assert_cmpint(ceu_date_add_days(CEU_DATE_NONE, 1).days, ==, N);
    g_assert_cmpint(ceu_date_days_between(day("2026-11-23"), day("2027-03-31")), ==, 128);
    g_assert_cmpint(ceu_date_compare(day("2026-11-23"), day("2026-11-24")), <, 0);
    g_assert_cmpint(ceu_date_compare(day("2026-11-24"), day("2026-11-24")), ==, 0);
}

static const struct {
    const char *text;
    int code; /* -1: fine */
} strict[] = {
    { "2024-02-29", -1 },
    { "1900-01-01", -1 },
    { "2199-12-31", -1 },
    { "2023-02-29", CEU_ERROR_RANGE },
    { "2023-13-01", CEU_ERROR_RANGE },
    { "2023-00-10", CEU_ERROR_RANGE },
    { "2023-10-00", CEU_ERROR_RANGE },
    { "1899-12-31", CEU_ERROR_RANGE },
    { "2200-01-01", CEU_ERROR_RANGE },
    { "0000-01-01", CEU_ERROR_RANGE },
    { "2000-2-2", CEU_ERROR_PARSE },
    { " 2024-01-01", CEU_ERROR_PARSE },
    { "2024-01-01 ", CEU_ERROR_PARSE },
    { "+024-01-01", CEU_ERROR_PARSE },
    { "2024/01/01", CEU_ERROR_PARSE },
    { "2024-01", CEU_ERROR_PARSE },
    { "2024-01/01", CEU_ERROR_PARSE },
    { "", CEU_ERROR_PARSE },
    { "٢٠٢٤-٠١-٠١", CEU_ERROR_PARSE },
};

static void
test_strict(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(strict); i++) {
        g_autoptr(GError) error = NULL;
        CeuDate date = { 12345 };
        bool fine = ceu_date_parse(strict[i].text, &date, &error);

        g_assert_cmpint(fine, ==, strict[i].code < 0);
        if (fine) {
            g_assert_cmpstr(text_of(date), ==, strict[i].text);
        } else {
            g_assert_error(error, CEU_ERROR, strict[i].code);
            g_assert_cmpint(date.days, ==, 12345); /* untouched */
        }
    }
}

static const struct {
    const char *text, *want; /* NULL: refused */
} human[] = {
    /* today is Monday, 2026-11-23 */
    { "2026-12-01", "2026-12-01" },
    { "2026-12-1", "2026-12-01" },
    { "2027-03", "2027-03-31" },
    { "2028-02", "2028-02-29" },
    { "12-01", "2026-12-01" },
    { "11-23", "2026-11-23" },
    { "11-22", "2027-11-22" },
    { "02-29", "2028-02-29" },
    { "today", "2026-11-23" },
    { "Yesterday", "2026-11-22" },
    { "tomorrow", "2026-11-24" },
    { "eom", "2026-11-30" },
    { "+30d", "2026-12-23" },
    { "-2w", "2026-11-09" },
    { "+1m", "2026-12-23" },
    { "-1y", "2025-11-23" },
    { "next friday", "2026-11-27" },
    { "next monday", "2026-11-30" },
    { "last monday", "2026-11-16" },
    { "last fri", "2026-11-20" },
    { "mar 31", "2027-03-31" },
    { "31 mar 2027", "2027-03-31" },
    { "March 31, 2027", "2027-03-31" },
    { "23 nov", "2026-11-23" },
    { "01/02/2027", NULL },
    { "2026-13-01", NULL },
    { "2026-13", NULL },
    { "2026-11-31", NULL },
    { "13-01", NULL },
    { "02-30", NULL },
    { "2026-1-2-3", NULL },
    { "123-01-01", NULL },
    { "123-01", NULL },
    { "26-01-01", NULL },
    { "someday", NULL },
    { "this friday", NULL },
    { "next someday", NULL },
    { "ma 31", NULL },
    { "mar x", NULL },
    { "mar 31 27", NULL },
    { "mar 31 abcd", NULL },
    { "+d", NULL },
    { "+30", NULL },
    { "+30x", NULL },
    { "+99999999d", NULL },
    { "+99999y", NULL },
    { "+xd", NULL },
    { "a b c d", NULL },
    { "", NULL },
    { "2026-12-01 and a lot more text than any date has", NULL },
};

static void
test_human(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(human); i++) {
        g_autoptr(GError) error = NULL;
        CeuDate date = { 12345 };

        g_test_message("“%s”", human[i].text);
        if (ceu_date_parse_human(human[i].text, day("2026-11-23"), &date, &error)) {
            g_assert_cmpstr(text_of(date), ==, human[i].want);
        } else {
            g_assert_null(human[i].want);
            g_assert_nonnull(error);
            g_assert_cmpint(date.days, ==, 12345);
        }
    }
}

#define YEAR CEU_DATE_GUESSED_YEAR
#define ORDER CEU_DATE_GUESSED_ORDER

static const struct {
    const char *text;
    bool past;
    CeuDateOrder order;
    const char *want; /* NULL: refused */
    unsigned guesses;
} near[] = {
    /* today is Monday, 2026-11-23 */
    { "2026-12-1", true, CEU_DATE_ORDER_AUTO, "2026-12-01", 0 },
    { "yesterday", true, CEU_DATE_ORDER_AUTO, "2026-11-22", 0 },
    { "today", true, CEU_DATE_ORDER_AUTO, "2026-11-23", 0 },
    { "last fri", true, CEU_DATE_ORDER_AUTO, "2026-11-20", 0 },
    { "nov 3", true, CEU_DATE_ORDER_AUTO, "2026-11-03", YEAR },
    { "3 Nov", false, CEU_DATE_ORDER_AUTO, "2027-11-03", YEAR },
    { "3 nov 2025", true, CEU_DATE_ORDER_AUTO, "2025-11-03", 0 },
    { "11-23", true, CEU_DATE_ORDER_AUTO, "2026-11-23", YEAR },
    { "11-24", true, CEU_DATE_ORDER_AUTO, "2025-11-24", YEAR },
    { "02-29", true, CEU_DATE_ORDER_AUTO, "2024-02-29", YEAR },
    { "02-30", true, CEU_DATE_ORDER_AUTO, NULL, 0 },
    { "11/03", true, CEU_DATE_ORDER_AUTO, "2026-11-03", YEAR | ORDER },
    { "11/03", false, CEU_DATE_ORDER_AUTO, "2027-11-03", YEAR | ORDER },
    { "11/03", true, CEU_DATE_ORDER_MDY, "2026-11-03", YEAR },
    { "11/03", true, CEU_DATE_ORDER_DMY, "2026-03-11", YEAR },
    { "11/3/2026", true, CEU_DATE_ORDER_AUTO, "2026-11-03", ORDER },
    { "11/3/2026", true, CEU_DATE_ORDER_DMY, "2026-03-11", 0 },
    { "13/11", true, CEU_DATE_ORDER_AUTO, "2026-11-13", YEAR },
    { "11/13", true, CEU_DATE_ORDER_AUTO, "2026-11-13", YEAR },
    { "11/11/2026", true, CEU_DATE_ORDER_AUTO, "2026-11-11", 0 },
    { "13/11", true, CEU_DATE_ORDER_MDY, NULL, 0 },
    { "13/13", true, CEU_DATE_ORDER_AUTO, NULL, 0 },
    { "0/0", true, CEU_DATE_ORDER_AUTO, NULL, 0 },
    { "11/03/26", true, CEU_DATE_ORDER_AUTO, NULL, 0 },
    { "11/03/2026/1", true, CEU_DATE_ORDER_AUTO, NULL, 0 },
    { "11/", true, CEU_DATE_ORDER_AUTO, NULL, 0 },
    { "/", true, CEU_DATE_ORDER_AUTO, NULL, 0 },
    { "2026/11/03", true, CEU_DATE_ORDER_AUTO, NULL, 0 },
};

static void
test_near(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(near); i++) {
        const CeuDateReading reading = { day("2026-11-23"), near[i].past, near[i].order };
        g_autoptr(GError) error = NULL;
        CeuDate date = { 12345 };
        unsigned guesses = 99;

        g_test_message("“%s” %d %d", near[i].text, near[i].past, near[i].order);
        if (ceu_date_parse_near(near[i].text, &reading, &date, &guesses, &error)) {
            g_assert_cmpstr(text_of(date), ==, near[i].want);
            g_assert_cmpuint(guesses, ==, near[i].guesses);
        } else {
            g_assert_null(near[i].want);
            g_assert_nonnull(error);
            g_assert_cmpint(date.days, ==, 12345);
            g_assert_cmpuint(guesses, ==, 99);
        }
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/date/add-months", test_add_months);
    g_test_add_func("/date/months-between", test_months_between);
    g_test_add_func("/date/every-day", test_every_day);
    g_test_add_func("/date/add-days", test_add_days);
    g_test_add_func("/date/strict", test_strict);
    g_test_add_func("/date/human", test_human);
    g_test_add_func("/date/near", test_near);
    return g_test_run();
}
