/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Foreign calendars that were made to be slow or to be shown cut: found by the fuzzer and by reading the code for it. */
#include <ceu/calendar.h>
#include <string.h>

/* One calendar of one event with these lines, read for November 2026. (transfer full) */
static CeuIcsReading *
read_event(const char *lines, GError **error)
{
    g_autofree char *text = g_strdup_printf("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n"
                                            "%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                                            lines);
    g_autoptr(GTimeZone) home = g_time_zone_new_utc();
    const CeuIcsReadOptions options = { .first = ceu_date_from_ymd(2026, 11, 1),
                                        .last = ceu_date_from_ymd(2026, 11, 30),
                                        .home = home };

    return ceu_ics_read(text, strlen(text), &options, error);
}

/* 60 KiB of parameters in front of 2,000 dates became 120 MiB for libical. */
static void
test_parameters_of_dates(void)
{
    static const struct {
        unsigned bytes, faults;
    } fronts[] = { { 10, 0 }, { 450, 0 }, { 600, 1 }, { 60000, 1 } };

    for (size_t i = 0; i < G_N_ELEMENTS(fronts); i++) {
        g_autofree char *front = g_strnfill(fronts[i].bytes, 'x');
        g_autoptr(GString) lines =
            g_string_new("UID:1\r\nSUMMARY:A\r\nDTSTART:20261103T120000Z\r\n");
        g_autoptr(GError) error = NULL;
        g_autoptr(CeuIcsReading) reading = NULL;

        g_string_append_printf(lines, "EXDATE;X-A=\"%s\":20261104T120000Z", front);
        for (int k = 0; k < 200; k++)
            g_string_append(lines, ",20261105T120000Z");
        g_test_message("%u bytes", fronts[i].bytes);
        reading = read_event(lines->str, &error);
        g_assert_no_error(error);
        g_assert_cmpuint(reading->faults->len, ==, fronts[i].faults);
        g_assert_cmpuint(reading->entries->len, ==, 1 - fronts[i].faults);
    }
}

static const struct {
    const char *part;
    unsigned times;
    glong characters;
    const char *end;
} titles[] = {
    { "a", 300, 300, "aaa" },  { "a", 301, 300, "aa…" },    { "é", 300, 300, "ééé" },
    { "é", 4000, 300, "éé…" }, { "a ", 150, 299, "a a" }, /* the last blank is none */
    { "a ", 151, 300, " a…" }, { "a   ", 400, 300, " a…" },
};

static void
test_titles(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) {
        g_autoptr(GString) lines = g_string_new("UID:1\r\nDTSTART:20261103T120000Z\r\nSUMMARY:");
        g_autoptr(GError) error = NULL;
        g_autoptr(CeuIcsReading) reading = NULL;
        const CeuIcsEntry *entry;

        for (unsigned k = 0; k < titles[i].times; k++)
            g_string_append(lines, titles[i].part);
        g_test_message("%u times “%s”", titles[i].times, titles[i].part);
        reading = read_event(lines->str, &error);
        g_assert_no_error(error);
        g_assert_cmpuint(reading->entries->len, ==, 1);
        entry = reading->entries->pdata[0];
        g_assert_cmpint(g_utf8_strlen(entry->title, -1), ==, titles[i].characters);
        g_assert_true(g_str_has_suffix(entry->title, titles[i].end));
    }
}

/* Words of the file in a message, of every length about the one where they are cut. */
static void
check_messages(const char *format, size_t from, size_t to)
{
    for (size_t size = from; size <= to; size++) {
        g_autofree char *word = g_strnfill(size, 'A'); /* RRULE is read in capitals */
        g_autofree char *wide = g_strconcat(word, "漢字", NULL);
        g_auto(GStrv) parts = g_strsplit(format, "WORD", 2);
        g_autofree char *lines = g_strjoin(wide, parts[0], parts[1], NULL);
        g_autoptr(GError) error = NULL;
        g_autoptr(CeuIcsReading) reading = read_event(lines, &error);
        const char *message = error != NULL ? error->message
                              : reading->faults->len > 0
                                  ? ((CeuIcsFault *) reading->faults->pdata[0])->message
                                  : reading->remarks->pdata[0];

        g_test_message("%zu: %s", size, message);
        g_assert_true(g_utf8_validate(message, -1, NULL));
        g_assert_nonnull(strstr(message, "AAAAAAAAAA"));
    }
}

static void
test_messages(void)
{
    check_messages("SUMMARY:A\r\nDTSTART;TZID=WORD:20261103T120000", 90, 105);
    check_messages("SUMMARY:A\r\nDTSTART:20261103T120000Z\r\nRRULE:FREQ=WORD", 30, 45);
    check_messages("SUMMARY:A\r\nDTSTART:20261103T120000Z\r\nRRULE:FREQ=DAILY;BYDAY=WORD", 30, 45);
    check_messages("END:VEVENT\r\nBEGIN:WORD\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT", 24, 36);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/ics-bounds/parameters-of-dates", test_parameters_of_dates);
    g_test_add_func("/ics-bounds/titles", test_titles);
    g_test_add_func("/ics-bounds/messages", test_messages);
    return g_test_run();
}
