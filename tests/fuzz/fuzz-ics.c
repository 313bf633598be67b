/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Foreign calendars: any bytes are read or refused within the limits of the contract, and asking for fewer days or
 * for words gives of the same entries those that belong.
 */
#include <ceu/calendar.h>
#include <string.h>

#include "fuzz.h"

static const char *const homes[] = { "UTC", "America/New_York", "Pacific/Apia", "Asia/Kolkata" };

static GTimeZone *
home_zone(unsigned number)
{
    static GTimeZone *zones[G_N_ELEMENTS(homes)];

    number %= G_N_ELEMENTS(homes);
    if (zones[number] == NULL)
        zones[number] = g_time_zone_new_identifier(homes[number]);
    g_assert_nonnull(zones[number]);
    return zones[number];
}

/* Words of the file within words of ours; what the terminal must not obey is the printer's business. */
static void
check_message(const char *message)
{
    g_assert_nonnull(message);
    g_assert_true(*message != '\0' && g_utf8_validate(message, -1, NULL));
}

static CeuIcsReading *
read_days(const uint8_t *data, size_t size, CeuDate first, CeuDate last, const char *const *words)
{
    const CeuIcsReadOptions options = {
        .first = first, .last = last, .home = home_zone((unsigned) size), .words = words
    };
    g_autoptr(GError) error = NULL;
    CeuIcsReading *reading = ceu_ics_read((const char *) data, size, &options, &error);

    g_assert_true((reading == NULL) == (error != NULL));
    if (error == NULL)
        return reading;
    g_assert_true(g_error_matches(error, CEU_ERROR, CEU_ERROR_PARSE) ||
                  g_error_matches(error, CEU_ERROR, CEU_ERROR_LIMIT));
    check_message(error->message);
    return NULL;
}

/* What a person may take over into the records: short, whole characters, no control ones. */
static void
check_text(const char *text)
{
    if (text == NULL)
        return;
    g_assert_true(*text != '\0' && g_utf8_validate(text, -1, NULL));
    g_assert_cmpint(g_utf8_strlen(text, -1), <=, CEU_ICS_MAX_TEXT);
    for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c)) {
        gunichar character = g_utf8_get_char(c);

        g_assert_false(character < 0x20 || (character >= 0x7F && character < 0xA0));
        g_assert_false(character >= 0x202A && character <= 0x202E);
        g_assert_false(character >= 0x2066 && character <= 0x2069);
    }
}

static bool
is_within(const CeuIcsEntry *entry, CeuDate first, CeuDate last)
{
    return entry->day.days <= last.days && entry->last.days >= first.days;
}

/* By day, time of the day, then line. */
static bool
is_in_order(const CeuIcsEntry *before, const CeuIcsEntry *entry)
{
    if (before->day.days != entry->day.days)
        return before->day.days < entry->day.days;
    if (before->start_minute != entry->start_minute)
        return before->start_minute < entry->start_minute;
    return before->line <= entry->line;
}

static void
check_entries(const GPtrArray *entries, int lines, CeuDate first, CeuDate last)
{
    g_assert_cmpuint(entries->len, <=, CEU_ICS_MAX_ENTRIES);
    for (guint i = 0; i < entries->len; i++) {
        const CeuIcsEntry *entry = entries->pdata[i];
        const CeuIcsEntry *before = i > 0 ? entries->pdata[i - 1] : entry;

        g_assert_true(entry->line >= 1 && entry->line <= lines);
        g_assert_true(is_in_order(before, entry));
        g_assert_nonnull(entry->title);
        check_text(entry->title);
        check_text(entry->organiser);
        check_text(entry->location);
        check_text(entry->url);
        g_assert_true(entry->uid == NULL ||
                      g_utf8_validate(entry->uid, -1, NULL)); /* never shown */
        check_text(entry->recurrence);
        g_assert_true(ceu_date_is_set(entry->day) && entry->day.days <= entry->last.days);
        g_assert_true(is_within(entry, first, last));
        g_assert_true(entry->start_minute >= -1 && entry->start_minute < 24 * 60);
        g_assert_cmpint(entry->minutes, >=, 0);
    }
}

static void
check_reading(const CeuIcsReading *reading, int lines, CeuDate first, CeuDate last)
{
    int line = 1;

    check_entries(reading->entries, lines, first, last);
    g_assert_cmpuint(reading->series, <=, reading->entries->len);
    g_assert_true((reading->series == 0) == (reading->entries->len == 0));
    for (guint i = 0; i < reading->faults->len; i++) {
        const CeuIcsFault *fault = reading->faults->pdata[i];

        g_assert_true(fault->line >= line && fault->line <= lines);
        line = fault->line;
        check_message(fault->message);
    }
    for (guint i = 0; i < reading->remarks->len; i++)
        check_message(reading->remarks->pdata[i]);
}

static bool
is_same(const CeuIcsEntry *a, const CeuIcsEntry *b)
{
    return a->line == b->line && a->day.days == b->day.days && a->last.days == b->last.days &&
           a->start_minute == b->start_minute && a->minutes == b->minutes &&
           strcmp(a->title, b->title) == 0 && g_strcmp0(a->uid, b->uid) == 0 &&
           g_strcmp0(a->recurrence, b->recurrence) == 0 &&
           g_strcmp0(a->organiser, b->organiser) == 0 && g_strcmp0(a->url, b->url) == 0 &&
           g_strcmp0(a->location, b->location) == 0;
}

static bool
has_word(const CeuIcsEntry *entry, const char *word)
{
    const char *const texts[] = { entry->title, entry->organiser, entry->location };
    g_autofree char *wanted = g_utf8_casefold(word, -1);

    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *text = texts[i] != NULL ? g_utf8_casefold(texts[i], -1) : NULL;

        if (text != NULL && strstr(text, wanted) != NULL)
            return true;
    }
    return false;
}

/* @part holds of @whole, in the same order, what lies within the days and has the word; nothing else. */
static void
check_part(const CeuIcsReading *whole, const CeuIcsReading *part, CeuDate first, CeuDate last,
           const char *word)
{
    guint k = 0;

    for (guint i = 0; i < whole->entries->len; i++) {
        const CeuIcsEntry *entry = whole->entries->pdata[i];

        if (!is_within(entry, first, last) || (word != NULL && !has_word(entry, word)))
            continue;
        g_assert_cmpuint(k, <, part->entries->len);
        g_assert_true(is_same(entry, part->entries->pdata[k++]));
    }
    g_assert_cmpuint(k, ==, part->entries->len);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const words[] = { "coding", NULL };
    CeuDate first = ceu_date_from_ymd(2025, 7, 1), last = ceu_date_from_ymd(2028, 6, 30);
    CeuDate later = ceu_date_from_ymd(2026, 10, 15), sooner = ceu_date_from_ymd(2026, 11, 20);
    g_autoptr(CeuIcsReading) whole = read_days(data, size, first, last, NULL);
    g_autoptr(CeuIcsReading) part = NULL;
    g_autoptr(CeuIcsReading) chosen = NULL;
    int lines = 1;

    if (whole == NULL)
        return 0;
    for (size_t i = 0; i < size; i++)
        lines += data[i] == '\n';
    check_reading(whole, lines, first, last);
    part = read_days(data, size, later, sooner, NULL);
    g_assert_nonnull(part);
    check_reading(part, lines, later, sooner);
    check_part(whole, part, later, sooner, NULL);
    chosen = read_days(data, size, first, last, words);
    g_assert_nonnull(chosen);
    check_part(whole, chosen, first, last, words[0]);
    return 0;
}
