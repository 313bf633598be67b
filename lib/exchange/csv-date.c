/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the spellings of a date; which of two numbers is the month is decided by the caller. */
#include "exchange/csv-date.h"

#include <string.h>

#include "exchange/csv-words.h"

#define SHORT_YEAR_MAX 69 /* two digits: 2000 to 2069 */

/* Takes 1 to @max digits. */
static bool
take_number(const char **cursor, int max, int *out, int *out_digits)
{
    int value = 0, digits = 0;

    for (; digits < max && g_ascii_isdigit(**cursor); digits++)
        value = value * 10 + (*(*cursor)++ - '0');
    *out = value;
    *out_digits = digits;
    return digits > 0 && !g_ascii_isdigit(**cursor);
}

static bool
take_char(const char **cursor, char wanted)
{
    if (**cursor != wanted)
        return false;
    (*cursor)++;
    return true;
}

static void
skip_blanks(const char **cursor)
{
    *cursor += strspn(*cursor, " ");
}

/* "T10:30:00", " 0:00", " 10:30 PM": no zone, for a zone could move the day. */
static bool
take_time_of_day(const char **cursor)
{
    int number, digits;

    if (!take_char(cursor, 'T') && !take_char(cursor, ' '))
        return false;
    skip_blanks(cursor);
    if (!take_number(cursor, 2, &number, &digits) || number > 24 || **cursor != ':')
        return false;
    for (int part = 0; part < 2 && take_char(cursor, ':'); part++) {
        if (!take_number(cursor, 2, &number, &digits) || digits != 2 || number > 60)
            return false;
    }
    if (take_char(cursor, '.'))
        *cursor += strspn(*cursor, "0123456789");
    skip_blanks(cursor);
    if (g_ascii_strncasecmp(*cursor, "am", 2) == 0 || g_ascii_strncasecmp(*cursor, "pm", 2) == 0)
        *cursor += 2;
    return true;
}

static bool
at_date_end(const char *cursor)
{
    if (cursor[strspn(cursor, " ")] == '\0')
        return true;
    if (!take_time_of_day(&cursor))
        return false;
    skip_blanks(&cursor);
    return *cursor == '\0';
}

/* Two or four digits. */
static bool
take_year(const char **cursor, CeuCsvDate *date)
{
    int digits;

    if (!take_number(cursor, 4, &date->year, &digits) || (digits != 4 && digits != 2))
        return false;
    date->short_year = digits == 2;
    if (!date->short_year)
        return true;
    date->year += 2000;
    return date->year <= 2000 + SHORT_YEAR_MAX;
}

/* Year first: 2026-1-5, 2026/01/05. */
static bool
scan_year_first(const char *text, CeuCsvDate *out)
{
    CeuCsvDate date = { .form = CEU_CSV_DATE_FIXED };
    int digits;
    char separator;

    if (!take_number(&text, 4, &date.year, &digits) || digits != 4)
        return false;
    separator = *text;
    if ((separator != '-' && separator != '/' && separator != '.') ||
        !take_char(&text, separator) || !take_number(&text, 2, &date.first, &digits) ||
        !take_char(&text, separator) || !take_number(&text, 2, &date.second, &digits) ||
        !at_date_end(text))
        return false;
    *out = date;
    return true;
}

/* Year last: 1/15/2026, 01-15-26 (either order), 15.1.2026 (the day first, as where dots are used). */
static bool
scan_year_last(const char *text, CeuCsvDate *out)
{
    CeuCsvDate date = { .form = CEU_CSV_DATE_OPEN };
    int digits;
    char separator;

    if (!take_number(&text, 2, &date.first, &digits))
        return false;
    separator = *text;
    if ((separator != '-' && separator != '/' && separator != '.') ||
        !take_char(&text, separator) || !take_number(&text, 2, &date.second, &digits) ||
        !take_char(&text, separator) || !take_year(&text, &date) || !at_date_end(text))
        return false;
    if (separator == '.') {
        int day = date.first;

        date.form = CEU_CSV_DATE_FIXED;
        date.first = date.second;
        date.second = day;
    }
    *out = date;
    return true;
}

/* By month, in English, Spanish and German. */
static const char *const months[] = {
    "january|jan|enero|ene|januar|jaenner",
    "february|feb|febrero|februar",
    "march|mar|marzo|marz|maerz|mrz",
    "april|apr|abril|abr",
    "may|mayo|mai",
    "june|jun|junio|juni",
    "july|jul|julio|juli",
    "august|aug|agosto|ago",
    "september|sep|sept|septiembre|setiembre",
    "october|oct|octubre|oktober|okt",
    "november|nov|noviembre",
    "december|dec|diciembre|dic|dezember|dez",
};

/* Bytes of the letters at @text. */
static size_t
letters_at(const char *text)
{
    const char *cursor = text;

    while (g_ascii_isalpha(*cursor) || ((unsigned char) *cursor & 0x80) != 0)
        cursor++;
    return (size_t) (cursor - text);
}

/* 1 to 12; 0: no month's name, in full or shortened. */
static int
take_month_name(const char **cursor)
{
    const size_t length = letters_at(*cursor);
    g_autofree char *word = g_strndup(*cursor, length);
    g_autofree char *plain =
        g_utf8_validate(word, -1, NULL) ? g_str_to_ascii(word, "C") : g_strdup("");
    g_autofree char *folded = g_ascii_strdown(plain, -1);

    for (size_t i = 0; i < G_N_ELEMENTS(months); i++) {
        if (!ceu_csv_has_word(months[i], folded))
            continue;
        *cursor += length;
        return (int) i + 1;
    }
    return 0;
}

/* Also "15 de enero de 2026". */
static void
skip_between_words(const char **cursor)
{
    *cursor += strspn(*cursor, " ,-.");
    if (g_ascii_strncasecmp(*cursor, "de ", 3) != 0)
        return;
    *cursor += 3;
    *cursor += strspn(*cursor, " ");
}

/* Jan 15, 2026 · 15 January 2026 · 15-Jan-26. */
static bool
scan_named(const char *text, CeuCsvDate *out)
{
    CeuCsvDate date = { .form = CEU_CSV_DATE_FIXED };
    bool day_first = g_ascii_isdigit(*text);
    int digits;

    if (day_first && !take_number(&text, 2, &date.second, &digits))
        return false;
    skip_between_words(&text);
    date.first = take_month_name(&text);
    if (date.first == 0)
        return false;
    skip_between_words(&text);
    if (!day_first && !take_number(&text, 2, &date.second, &digits))
        return false;
    skip_between_words(&text);
    if (!take_year(&text, &date) || !at_date_end(text))
        return false;
    *out = date;
    return true;
}

bool
ceu_csv_date_scan(const char *text, CeuCsvDate *out)
{
    skip_blanks(&text);
    return scan_year_first(text, out) || scan_year_last(text, out) || scan_named(text, out);
}

CeuDateOrder
ceu_csv_date_evidence(const CeuCsvDate *date)
{
    if (date->form != CEU_CSV_DATE_OPEN || date->first < 1 || date->second < 1)
        return CEU_DATE_ORDER_AUTO;
    if (date->first > 12 && date->first <= 31 && date->second <= 12)
        return CEU_DATE_ORDER_DMY;
    if (date->second > 12 && date->second <= 31 && date->first <= 12)
        return CEU_DATE_ORDER_MDY;
    return CEU_DATE_ORDER_AUTO;
}

CeuDate
ceu_csv_date_resolve(const CeuCsvDate *date, CeuDateOrder order)
{
    if (date->form == CEU_CSV_DATE_OPEN && order == CEU_DATE_ORDER_DMY)
        return ceu_date_from_ymd(date->year, date->second, date->first);
    return ceu_date_from_ymd(date->year, date->first, date->second);
}
