/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people type them, against a given today: a small grammar that refuses what it would have to guess. */
#include <ceu/date.h>

#include <stdbool.h>
#include <string.h>

#define WORDS_MAX 3

static const char *const month_names[] = { "january",   "february", "march",    "april",
                                           "may",       "june",     "july",     "august",
                                           "september", "october",  "november", "december" };
static const char *const weekday_names[] = { "monday", "tuesday",  "wednesday", "thursday",
                                             "friday", "saturday", "sunday" };

/* 1-based index of the name that @word begins (three letters or more); 0: none. */
static int
name_index(const char *word, const char *const *names, size_t count)
{
    size_t length = strlen(word);

    if (length < 3)
        return 0;
    for (size_t i = 0; i < count; i++) {
        if (length <= strlen(names[i]) && strncmp(names[i], word, length) == 0)
            return (int) i + 1;
    }
    return 0;
}

/* A number of 1 to @max_digits digits that is the whole of @word; -1: it is not. */
static int
whole_number(const char *word, size_t max_digits)
{
    size_t length = strspn(word, "0123456789");
    int value = 0;

    if (length == 0 || length > max_digits || word[length] != '\0')
        return -1;
    for (size_t i = 0; i < length; i++)
        value = value * 10 + (word[i] - '0');
    return value;
}

/* A day without a year: the nearest one that is not before @today. */
static CeuDate
next_occurrence(int month, int day, CeuDate today)
{
    int year;
    CeuDate date;

    ceu_date_to_ymd(today, &year, NULL, NULL);
    for (int i = 0; i <= 8; i++) { /* 29 February may be eight years away */
        date = ceu_date_from_ymd(year + i, month, day);
        if (ceu_date_is_set(date) && ceu_date_compare(date, today) >= 0)
            return date;
    }
    return CEU_DATE_NONE;
}

/* "+30d", "-2w", "+1m", "+1y". */
static bool
read_offset(const char *word, CeuDate today, CeuDate *out)
{
    size_t length = strlen(word);
    char digits[8];
    int count;

    if ((word[0] != '+' && word[0] != '-') || length < 3 || length - 2 >= sizeof digits)
        return false;
    memcpy(digits, word + 1, length - 2);
    digits[length - 2] = '\0';
    count = whole_number(digits, 5);
    if (count < 0)
        return false;
    if (word[0] == '-')
        count = -count;
    switch (word[length - 1]) {
    case 'd':
        *out = ceu_date_add_days(today, count);
        return true;
    case 'w':
        *out = ceu_date_add_days(today, count * 7);
        return true;
    case 'm':
        *out = ceu_date_add_months(today, count, CEU_MONTH_CLAMP);
        return true;
    case 'y':
        *out = ceu_date_add_months(today, count * 12, CEU_MONTH_CLAMP);
        return true;
    }
    return false;
}

/* "2026-12-01", "2026-12-1", "2027-03" (its last day), "12-01". */
static bool
read_numeric(const char *word, CeuDate today, CeuDate *out)
{
    g_auto(GStrv) parts = g_strsplit(word, "-", 4);
    guint count = g_strv_length(parts);
    int first, second, third;

    if (count != 2 && count != 3)
        return false;
    first = whole_number(parts[0], 4);
    second = whole_number(parts[1], 2);
    third = count == 3 ? whole_number(parts[2], 2) : 0;
    if (first < 0 || second < 0 || third < 0)
        return false;
    if (strlen(parts[0]) == 4) {
        if (count == 3)
            *out = ceu_date_from_ymd(first, second, third);
        else if (second >= 1 && second <= 12)
            *out = ceu_date_from_ymd(first, second, ceu_date_days_in_month(first, second));
        else
            *out = CEU_DATE_NONE;
        return true;
    }
    if (count == 3 || strlen(parts[0]) > 2)
        return false;
    *out = next_occurrence(first, second, today);
    return true;
}

static bool
read_word(const char *word, CeuDate today, CeuDate *out)
{
    if (strcmp(word, "today") == 0)
        *out = today;
    else if (strcmp(word, "tomorrow") == 0)
        *out = ceu_date_add_days(today, 1);
    else if (strcmp(word, "yesterday") == 0)
        *out = ceu_date_add_days(today, -1);
    else if (strcmp(word, "eom") == 0)
        *out = ceu_date_month_end(today);
    else
        return read_offset(word, today, out) || read_numeric(word, today, out);
    return true;
}

/* "next friday": the first one after today; "last friday": the last one before it. */
static bool
read_weekday(const char *direction, const char *word, CeuDate today, CeuDate *out)
{
    int weekday = name_index(word, weekday_names, G_N_ELEMENTS(weekday_names));
    int ahead = (weekday - ceu_date_weekday(today) + 7) % 7;

    if (weekday == 0)
        return false;
    if (strcmp(direction, "next") == 0)
        *out = ceu_date_add_days(today, ahead == 0 ? 7 : ahead);
    else if (strcmp(direction, "last") == 0)
        *out = ceu_date_add_days(today, ahead == 0 ? -7 : ahead - 7);
    else
        return false;
    return true;
}

/* "mar 31", "31 mar", each with or without a year. */
static bool
read_named_month(char **words, guint count, CeuDate today, CeuDate *out)
{
    int month = name_index(words[0], month_names, G_N_ELEMENTS(month_names));
    int day = whole_number(words[month > 0 ? 1 : 0], 2);
    int year = 0;

    if (month == 0)
        month = name_index(words[1], month_names, G_N_ELEMENTS(month_names));
    if (count == 3)
        year = strlen(words[2]) == 4 ? whole_number(words[2], 4) : -1;
    if (month == 0 || day < 0 || year < 0)
        return false;
    *out = count == 3 ? ceu_date_from_ymd(year, month, day) : next_occurrence(month, day, today);
    return true;
}

/* The words of @text in lower case; a comma is a blank. (transfer full) */
static GStrv
split_words(const char *text)
{
    g_autofree char *lower = g_ascii_strdown(text, -1);
    g_auto(GStrv) raw = g_strsplit_set(lower, " \t,", -1);
    g_autoptr(GStrvBuilder) words = g_strv_builder_new();

    for (guint i = 0; raw[i] != NULL; i++) {
        if (raw[i][0] != '\0')
            g_strv_builder_add(words, raw[i]);
    }
    return g_strv_builder_end(words);
}

static bool
looks_ambiguous(const char *text)
{
    return strchr(text, '/') != NULL && strspn(text, "0123456789/ ") == strlen(text);
}

bool
ceu_date_parse_human(const char *text, CeuDate today, CeuDate *out, GError **error)
{
    g_auto(GStrv) words = NULL;
    CeuDate date = CEU_DATE_NONE;
    guint count;
    bool understood = false;

    g_return_val_if_fail(text != NULL && out != NULL && ceu_date_is_set(today), false);

    if (looks_ambiguous(text)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "“%.32s” can be read as day/month or month/day; write it as YYYY-MM-DD", text);
        return false;
    }
    words = split_words(strlen(text) <= 40 ? text : "");
    count = g_strv_length(words);
    if (count == 1)
        understood = read_word(words[0], today, &date);
    else if (count == 2 || count == WORDS_MAX)
        understood = (count == 2 && read_weekday(words[0], words[1], today, &date)) ||
                     read_named_month(words, count, today, &date);
    if (!understood) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "“%.32s” is not a date; write 2027-03-31, 2027-03, +30d, yesterday, “next "
                    "friday” or “31 mar 2027”",
                    text);
        return false;
    }
    if (!ceu_date_is_set(date)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_RANGE, "there is no day “%.32s”", text);
        return false;
    }
    *out = date;
    return true;
}
