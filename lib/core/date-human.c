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

/* A date being read. */
typedef struct Reader {
    const CeuDateReading *how;
    unsigned guesses; /* CeuDateGuess */
} Reader;

/* A day without a year: the nearest one that is not before today, or not after it. */
static CeuDate
nearest_occurrence(Reader *reader, int month, int day)
{
    const CeuDate today = reader->how->today;
    const int step = reader->how->past ? -1 : 1;
    int year;
    CeuDate date;

    reader->guesses |= CEU_DATE_GUESSED_YEAR;
    ceu_date_to_ymd(today, &year, NULL, NULL);
    for (int i = 0; i <= 8; i++) { /* 29 February may be eight years away */
        date = ceu_date_from_ymd(year + i * step, month, day);
        if (ceu_date_is_set(date) && ceu_date_compare(date, today) * step >= 0)
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
read_numeric(Reader *reader, const char *word, CeuDate *out)
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
    *out = nearest_occurrence(reader, first, second);
    return true;
}

/* Whether 11/03 has the day in front. */
static bool
day_is_first(Reader *reader, int first, int second)
{
    if (reader->how->order != CEU_DATE_ORDER_AUTO)
        return reader->how->order == CEU_DATE_ORDER_DMY;
    if (first > 12 || second > 12)
        return first > 12;
    if (first != second)
        reader->guesses |= CEU_DATE_GUESSED_ORDER;
    return false;
}

/* "11/03", "11/03/2026". */
static bool
read_slashed(Reader *reader, const char *word, CeuDate *out)
{
    g_auto(GStrv) parts = g_strsplit(word, "/", 4);
    const guint count = g_strv_length(parts);
    int month, day, year = 0;

    if (count != 2 && count != 3)
        return false;
    month = whole_number(parts[0], 2);
    day = whole_number(parts[1], 2);
    if (count == 3)
        year = strlen(parts[2]) == 4 ? whole_number(parts[2], 4) : -1;
    if (month < 0 || day < 0 || year < 0)
        return false;
    if (day_is_first(reader, month, day)) {
        const int written_first = month;

        month = day;
        day = written_first;
    }
    *out =
        count == 3 ? ceu_date_from_ymd(year, month, day) : nearest_occurrence(reader, month, day);
    return true;
}

static bool
read_word(Reader *reader, const char *word, CeuDate *out)
{
    const CeuDate today = reader->how->today;

    if (strcmp(word, "today") == 0)
        *out = today;
    else if (strcmp(word, "tomorrow") == 0)
        *out = ceu_date_add_days(today, 1);
    else if (strcmp(word, "yesterday") == 0)
        *out = ceu_date_add_days(today, -1);
    else if (strcmp(word, "eom") == 0)
        *out = ceu_date_month_end(today);
    else
        return read_offset(word, today, out) || read_numeric(reader, word, out) ||
               read_slashed(reader, word, out);
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
read_named_month(Reader *reader, char **words, guint count, CeuDate *out)
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
    *out =
        count == 3 ? ceu_date_from_ymd(year, month, day) : nearest_occurrence(reader, month, day);
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
ceu_date_parse_near(const char *text, const CeuDateReading *reading, CeuDate *out,
                    unsigned *out_guesses, GError **error)
{
    g_auto(GStrv) words = NULL;
    Reader reader = { .how = reading };
    CeuDate date = CEU_DATE_NONE;
    guint count;
    bool understood = false;

    g_return_val_if_fail(text != NULL && out != NULL && ceu_date_is_set(reading->today), false);

    words = split_words(strlen(text) <= 40 ? text : "");
    count = g_strv_length(words);
    if (count == 1)
        understood = read_word(&reader, words[0], &date);
    else if (count == 2 || count == WORDS_MAX)
        understood = (count == 2 && read_weekday(words[0], words[1], reading->today, &date)) ||
                     read_named_month(&reader, words, count, &date);
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
    *out_guesses = reader.guesses;
    return true;
}

bool
ceu_date_parse_human(const char *text, CeuDate today, CeuDate *out, GError **error)
{
    const CeuDateReading reading = { .today = today };
    unsigned guesses;

    g_return_val_if_fail(text != NULL && out != NULL && ceu_date_is_set(today), false);

    if (looks_ambiguous(text)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "“%.32s” can be read as day/month or month/day; write it as YYYY-MM-DD", text);
        return false;
    }
    return ceu_date_parse_near(text, &reading, out, &guesses, error);
}
