/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates, units and text: what is accepted is spelled canonically, what is shown holds no control character. */
#include "fuzz.h"

#include <ceu/ceu.h>

static void
check_date(const char *text)
{
    char buffer[CEU_DATE_TEXT_SIZE];
    CeuDate today = ceu_date_from_ymd(2026, 11, 23);
    CeuDate date = CEU_DATE_NONE;

    if (ceu_date_parse(text, &date, NULL))
        g_assert_cmpstr(ceu_date_format(date, buffer), ==, text);
    else
        g_assert_false(ceu_date_is_set(date));
    if (ceu_date_parse_human(text, today, &date, NULL)) {
        CeuDate again = CEU_DATE_NONE;

        g_assert_true(ceu_date_parse(ceu_date_format(date, buffer), &again, NULL));
        g_assert_cmpint(again.days, ==, date.days);
    }
    for (int i = 0; i < 6; i++) {
        const CeuDateReading reading = { today, i % 2 == 1, (CeuDateOrder) (i / 2) };
        unsigned guesses = 0;

        if (ceu_date_parse_near(text, &reading, &date, &guesses, NULL) &&
            guesses & CEU_DATE_GUESSED_YEAR)
            g_assert_cmpint(ceu_date_compare(date, today) * (reading.past ? -1 : 1), >=, 0);
    }
}

static void
check_units(const char *text)
{
    char buffer[CEU_UNITS_TEXT_SIZE];
    CeuUnits units = { -1 }, again;
    CeuUnit unit;
    int64_t minutes;

    if (ceu_units_parse(text, &units, NULL)) {
        g_assert_cmpint(units.milli, >=, 0);
        g_assert_cmpint(units.milli, <=, CEU_UNITS_MAX_MILLI);
        g_assert_true(ceu_units_parse(ceu_units_format(units, buffer), &again, NULL));
        g_assert_cmpint(again.milli, ==, units.milli);
        g_assert_true(ceu_units_to_minutes(units, CEU_UNIT_IACET, &minutes));
    }
    if (ceu_unit_from_name(text, &unit))
        g_assert_nonnull(ceu_unit_name(unit));
}

static void
check_text(const char *text)
{
    g_autofree char *visible = ceu_text_visible(text);

    g_assert_true(g_utf8_validate(visible, -1, NULL));
    for (const char *at = visible; *at != '\0'; at = g_utf8_next_char(at))
        g_assert_false(g_unichar_iscntrl(g_utf8_get_char(at)));
    g_assert_cmpint(ceu_text_width(visible), >=, 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *) data, size);

    check_date(text);
    check_units(text);
    check_text(text);
    return 0;
}
