/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Foreign calendars: what comes out of which lines, on which days at home. */
#include <ceu/calendar.h>

#include <string.h>

#define FIRST "2026-10-01"
#define LAST "2027-09-30"

static CeuDate
day(const char *text)
{
    CeuDate date;

    g_assert_true(ceu_date_parse(text, &date, NULL));
    return date;
}

static CeuIcsReading *
read_at(const char *text, const char *home, const char *const *words, GError **error)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_identifier(home);
    const CeuIcsReadOptions options = {
        .first = day(FIRST), .last = day(LAST), .home = zone, .words = words
    };

    g_assert_nonnull(zone);
    return ceu_ics_read(text, strlen(text), &options, error);
}

/* "DAY[..LAST] HH:MM+MINUTES TITLE [RECURRENCE]", one a line. */
static char *
describe(const CeuIcsReading *reading)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < reading->entries->len; i++) {
        const CeuIcsEntry *entry = reading->entries->pdata[i];
        char first[CEU_DATE_TEXT_SIZE], last[CEU_DATE_TEXT_SIZE];

        g_string_append(text, ceu_date_format(entry->day, first));
        if (entry->last.days != entry->day.days)
            g_string_append_printf(text, "..%s", ceu_date_format(entry->last, last));
        if (entry->start_minute >= 0)
            g_string_append_printf(text, " %02d:%02d+%d", entry->start_minute / 60,
                                   entry->start_minute % 60, entry->minutes);
        g_string_append_printf(text, " %s", entry->title);
        if (entry->recurrence != NULL)
            g_string_append_printf(text, " [%s]", entry->recurrence);
        g_string_append_c(text, '\n');
    }
    return g_string_free(text, FALSE);
}

/* A calendar of the events' lines; "|" ends a line. */
static char *
calendar_of(const char *lines)
{
    g_autoptr(GString) text = g_string_new("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");

    g_string_append_printf(text, "%s|END:VCALENDAR|", lines);
    g_string_replace(text, "|", "\r\n", 0);
    return g_strdup(text->str);
}

#define EVENT(lines) "BEGIN:VEVENT|UID:u1@x|SUMMARY:Webinar|" lines "|END:VEVENT"
#define NEW_YORK_OF_OUTLOOK                                                                        \
    "BEGIN:VTIMEZONE|TZID:Eastern Standard Time|BEGIN:STANDARD|DTSTART:16010101T020000|"           \
    "TZOFFSETFROM:-0400|TZOFFSETTO:-0500|RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11|"       \
    "END:STANDARD|BEGIN:DAYLIGHT|DTSTART:16010101T020000|TZOFFSETFROM:-0500|TZOFFSETTO:-0400|"     \
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3|END:DAYLIGHT|END:VTIMEZONE|"

static const struct {
    const char *name, *home, *lines, *expected;
} cases[] = {
    { "utc", "America/Chicago", EVENT("DTSTART:20261103T180000Z|DTEND:20261103T193000Z"),
      "2026-11-03 12:00+90 Webinar\n" },
    { "other-day-at-home", "Asia/Tokyo", EVENT("DTSTART:20261103T180000Z|DURATION:PT1H"),
      "2026-11-04 03:00+60 Webinar\n" },
    { "floating", "America/Chicago", EVENT("DTSTART:20261103T180000|DTEND:20261103T190000"),
      "2026-11-03 18:00+60 Webinar\n" },
    { "named-zone", "UTC",
      EVENT("DTSTART;TZID=America/New_York:20261103T130000|"
            "DTEND;TZID=America/New_York:20261103T140000"),
      "2026-11-03 18:00+60 Webinar\n" },
    { "quoted-zone-of-evolution", "UTC",
      EVENT("DTSTART;TZID=\"/freeassociation.sourceforge.net/America/New_York\":20261103T130000|"
            "DURATION:PT50M"),
      "2026-11-03 18:00+50 Webinar\n" },
    { "zone-of-the-file-winter", "UTC",
      NEW_YORK_OF_OUTLOOK EVENT("DTSTART;TZID=Eastern Standard Time:20261103T130000|DURATION:PT1H"),
      "2026-11-03 18:00+60 Webinar\n" },
    { "zone-of-the-file-summer", "UTC",
      NEW_YORK_OF_OUTLOOK EVENT("DTSTART;TZID=Eastern Standard Time:20261031T130000|DURATION:PT1H"),
      "2026-10-31 17:00+60 Webinar\n" },
    { "zone-of-the-file-behind", "UTC",
      EVENT("DTSTART;TZID=Here:20261103T130000|DURATION:PT1H") "|BEGIN:VTIMEZONE|TZID:Here|"
                                                               "BEGIN:STANDARD|DTSTART:"
                                                               "19700101T000000|TZOFFSETFROM:+0200|"
                                                               "TZOFFSETTO:+0545|END:STANDARD|"
                                                               "END:VTIMEZONE",
      "2026-11-03 07:15+60 Webinar\n" },
    { "zone-that-gave-up-summer-time", "UTC",
      "BEGIN:VTIMEZONE|TZID:Ours|BEGIN:DAYLIGHT|DTSTART:20000326T020000|TZOFFSETFROM:+0200|"
      "TZOFFSETTO:+0300|RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20160327T000000Z|END:DAYLIGHT|"
      "BEGIN:STANDARD|DTSTART:20001029T030000|TZOFFSETFROM:+0300|TZOFFSETTO:+0200|"
      "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20151025T000000Z|END:STANDARD|END:"
      "VTIMEZONE|" EVENT("DTSTART;TZID=Ours:20261103T130000|DURATION:PT1H"),
      "2026-11-03 10:00+60 Webinar\n" },
    { "hour-that-is-left-out", "UTC",
      EVENT("DTSTART;TZID=America/New_York:20270314T023000|DURATION:PT1H"),
      "2027-03-14 07:00+60 Webinar\n" },
    { "all-day", "Asia/Tokyo", EVENT("DTSTART;VALUE=DATE:20261103|DTEND;VALUE=DATE:20261104"),
      "2026-11-03 Webinar\n" },
    { "conference-of-days", "America/Chicago",
      EVENT("DTSTART;VALUE=DATE:20261103|DTEND;VALUE=DATE:20261106"),
      "2026-11-03..2026-11-05 Webinar\n" },
    { "all-day-without-end", "UTC", EVENT("DTSTART;VALUE=DATE:20261103"), "2026-11-03 Webinar\n" },
    { "over-midnight", "UTC", EVENT("DTSTART:20261103T230000Z|DTEND:20261104T003000Z"),
      "2026-11-03..2026-11-04 23:00+90 Webinar\n" },
    { "until-midnight", "UTC", EVENT("DTSTART:20261103T230000Z|DTEND:20261104T000000Z"),
      "2026-11-03 23:00+60 Webinar\n" },
    { "folded-and-escaped", "UTC",
      "BEGIN:VEVENT|UID:1|SUMMARY:Modifier 25\\, 57|  and\\; 59\\nwith prac|\ttice|"
      "DTSTART:20261103T180000Z|END:VEVENT",
      "2026-11-03 18:00+0 Modifier 25, 57 and; 59 with practice\n" },
    { "folded-in-a-character", "UTC",
      "BEGIN:VEVENT|UID:1|SUMMARY:\xC3| \x9C"
      "bersicht \xE6| \xBC|\t\xA2|DTSTART:20261103T180000Z|END:VEVENT",
      "2026-11-03 18:00+0 Übersicht 漢\n" },
    { "lower-case", "UTC", "begin:vevent|uid:1|summary:small|dtstart:20261103T180000Z|end:vevent",
      "2026-11-03 18:00+0 small\n" },
    { "outside-the-days", "UTC", EVENT("DTSTART:20260930T120000Z|DTEND:20260930T130000Z"), "" },
    { "begins-before-ends-within", "UTC",
      EVENT("DTSTART;VALUE=DATE:20260929|DTEND;VALUE=DATE:20261003"),
      "2026-09-29..2026-10-02 Webinar\n" },
    { "cancelled", "UTC", EVENT("DTSTART:20261103T180000Z|STATUS:CANCELLED"), "" },
    { "cancelled-by-method", "UTC", "METHOD:CANCEL|" EVENT("DTSTART:20261103T180000Z"), "" },
    { "alarm-and-task-passed-over", "UTC",
      "BEGIN:VTODO|UID:t|SUMMARY:Task|DTSTART:20261103T180000Z|END:VTODO|" EVENT(
          "DTSTART:20261103T180000Z|BEGIN:VALARM|SUMMARY:Alarm|DURATION:PT5M|END:VALARM"),
      "2026-11-03 18:00+0 Webinar\n" },
    { "empty-values", "UTC", EVENT("LOCATION:|URL:|ORGANIZER:|DTSTART:20261103T180000Z"),
      "2026-11-03 18:00+0 Webinar\n" },
    { "weekly-count-by-the-clock", "UTC",
      EVENT("DTSTART;TZID=America/New_York:20261027T120000|DURATION:PT1H|"
            "RRULE:FREQ=WEEKLY;COUNT=3"),
      "2026-10-27 16:00+60 Webinar [20261027T160000Z]\n"
      "2026-11-03 17:00+60 Webinar [20261103T170000Z]\n"
      "2026-11-10 17:00+60 Webinar [20261110T170000Z]\n" },
    { "count-from-before", "UTC", EVENT("DTSTART:20260903T120000Z|RRULE:FREQ=MONTHLY;COUNT=3"),
      "2026-10-03 12:00+0 Webinar [20261003T120000Z]\n"
      "2026-11-03 12:00+0 Webinar [20261103T120000Z]\n" },
    { "until-in-utc-takes-the-last-evening", "America/Chicago",
      EVENT("DTSTART;TZID=America/Chicago:20261001T190000|RRULE:FREQ=DAILY;UNTIL=20261003T000000Z"),
      "2026-10-01 19:00+0 Webinar [20261002T000000Z]\n"
      "2026-10-02 19:00+0 Webinar [20261003T000000Z]\n" },
    { "until-day", "UTC",
      EVENT("DTSTART;VALUE=DATE:20261001|RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20261029"),
      "2026-10-01 Webinar [20261001]\n2026-10-15 Webinar [20261015]\n"
      "2026-10-29 Webinar [20261029]\n" },
    { "third-wednesday", "UTC",
      EVENT("DTSTART:20200115T120000Z|RRULE:FREQ=MONTHLY;BYDAY=3WE;UNTIL=20261231T000000Z"),
      "2026-10-21 12:00+0 Webinar [20261021T120000Z]\n"
      "2026-11-18 12:00+0 Webinar [20261118T120000Z]\n"
      "2026-12-16 12:00+0 Webinar [20261216T120000Z]\n" },
    { "last-workday", "UTC",
      EVENT("DTSTART:20261030T120000Z|RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2"),
      "2026-10-30 12:00+0 Webinar [20261030T120000Z]\n"
      "2026-11-30 12:00+0 Webinar [20261130T120000Z]\n" },
    { "last-day-of-month", "UTC",
      EVENT("DTSTART:20261031T120000Z|RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2"),
      "2026-10-31 12:00+0 Webinar [20261031T120000Z]\n"
      "2026-11-30 12:00+0 Webinar [20261130T120000Z]\n" },
    { "short-months-are-passed", "UTC",
      EVENT("DTSTART:20261031T120000Z|RRULE:FREQ=MONTHLY;COUNT=2"),
      "2026-10-31 12:00+0 Webinar [20261031T120000Z]\n"
      "2026-12-31 12:00+0 Webinar [20261231T120000Z]\n" },
    { "yearly", "UTC", EVENT("DTSTART:20150504T120000Z|RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=1TU"),
      "2027-05-04 12:00+0 Webinar [20270504T120000Z]\n" },
    { "yearly-since-long-ago", "UTC", EVENT("DTSTART;VALUE=DATE:18820504|RRULE:FREQ=YEARLY"),
      "2027-05-04 Webinar [20270504]\n" },
    { "weeks-from-sunday", "UTC",
      EVENT("DTSTART:20261005T120000Z|RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,SU;COUNT=3"),
      "2026-10-05 12:00+0 Webinar [20261005T120000Z]\n"
      "2026-10-18 12:00+0 Webinar [20261018T120000Z]\n"
      "2026-10-19 12:00+0 Webinar [20261019T120000Z]\n" },
    { "dates-left-out-and-added", "UTC",
      EVENT("DTSTART:20261001T120000Z|RRULE:FREQ=DAILY;COUNT=4|EXDATE:20261002T120000Z,"
            "20261003T120000Z|RDATE:20261120T150000Z|RDATE:20261004T120000Z"),
      "2026-10-01 12:00+0 Webinar [20261001T120000Z]\n"
      "2026-10-04 12:00+0 Webinar [20261004T120000Z]\n"
      "2026-11-20 15:00+0 Webinar [20261120T150000Z]\n" },
    { "left-out-by-day", "UTC",
      EVENT("DTSTART:20261001T120000Z|RRULE:FREQ=DAILY;COUNT=2|EXDATE;VALUE=DATE:20261001"),
      "2026-10-02 12:00+0 Webinar [20261002T120000Z]\n" },
    { "left-out-in-another-zone", "UTC",
      EVENT("DTSTART;TZID=America/New_York:20261001T080000|RRULE:FREQ=DAILY;COUNT=2|"
            "EXDATE:20261001T120000Z"),
      "2026-10-02 12:00+0 Webinar [20261002T120000Z]\n" },
    { "moved-and-cancelled-dates", "UTC",
      EVENT("RECURRENCE-ID:20261002T120000Z|DTSTART:20261005T150000Z") "|" EVENT(
          "DTSTART:20261001T120000Z|RRULE:FREQ=DAILY;COUNT=3") "|" EVENT("RECURRENCE-ID;TZID="
                                                                         "America/"
                                                                         "New_York:20261003T080000|"
                                                                         "DTSTART:20261003T120000Z|"
                                                                         "STATUS:CANCELLED"),
      "2026-10-01 12:00+0 Webinar [20261001T120000Z]\n"
      "2026-10-05 15:00+0 Webinar [20261002T120000Z]\n" },
    { "single-date-of-a-series", "UTC",
      EVENT("RECURRENCE-ID:20261002T120000Z|DTSTART:20261005T150000Z"),
      "2026-10-05 15:00+0 Webinar [20261002T120000Z]\n" },
    { "no-uid", "UTC", "BEGIN:VEVENT|SUMMARY:Bare|DTSTART:20261005T150000Z|END:VEVENT",
      "2026-10-05 15:00+0 Bare\n" },
    { "order-of-days", "UTC",
      "BEGIN:VEVENT|UID:b|SUMMARY:Late|DTSTART:20261105T150000Z|END:VEVENT|"
      "BEGIN:VEVENT|UID:a|SUMMARY:Early|DTSTART:20261005T150000Z|END:VEVENT",
      "2026-10-05 15:00+0 Early\n2026-11-05 15:00+0 Late\n" },
};

static void
test_case(gconstpointer data)
{
    const size_t i = GPOINTER_TO_SIZE(data);
    g_autofree char *text = calendar_of(cases[i].lines);
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuIcsReading) reading = read_at(text, cases[i].home, NULL, &error);
    g_autofree char *found = NULL;

    g_assert_no_error(error);
    if (reading->faults->len > 0)
        g_test_message("line %d: %s", ((CeuIcsFault *) reading->faults->pdata[0])->line,
                       ((CeuIcsFault *) reading->faults->pdata[0])->message);
    g_assert_cmpuint(reading->faults->len, ==, 0);
    found = describe(reading);
    g_assert_cmpstr(found, ==, cases[i].expected);
}

/* Events that cannot be read: the line and a word of the message. The other event of the file is read all the same. */
static const struct {
    const char *lines, *message;
    int line;
} faulty[] = {
    { EVENT("DTSTART:20260230T120000Z"), "DTSTART", 3 },
    { EVENT("DTSTART:20261103T250000Z"), "DTSTART", 3 },
    { EVENT("DTSTART:tomorrow"), "DTSTART", 3 },
    { EVENT("CLASS:PUBLIC"), "no DTSTART", 3 },
    { EVENT("DTSTART:20261103T120000Z|DTEND:20261103T110000Z"), "ends before", 3 },
    { EVENT("DTSTART:20261103T120000Z|DURATION:-PT1H"), "DURATION", 3 },
    { EVENT("DTSTART:20261103T120000Z|RRULE:FREQ=SECONDLY"), "FREQ=SECONDLY", 7 },
    { EVENT("DTSTART:20261103T120000Z|RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30"), "FREQ=HOURLY",
      7 },
    { EVENT("DTSTART:20261103T120000Z|RRULE:FREQ=YEARLY;BYWEEKNO=20"), "BYWEEKNO=20", 7 },
    { EVENT("DTSTART:20261103T120000Z|RRULE:FREQ=DAILY;INTERVAL=0"), "INTERVAL=0", 7 },
    { EVENT("DTSTART:20261103T120000Z|RRULE:INTERVAL=2"), "RRULE", 7 },
    { EVENT("DTSTART:20261103T120000Z|RRULE:WEEKLY"), "by WEEKLY,", 7 },
    { EVENT("DTSTART:20261103T120000Z|RRULE:FREQ=DAILY;BYDAY=MO,"), "BYDAY=MO,", 7 },
    { EVENT("DTSTART:20261103T120000Z|RRULE:FREQ=YEARLY;X=ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ"),
      "X=", 7 },
    { EVENT("DTSTART:20261103T120000Z|RRULE:FREQ=DAILY|RRULE:FREQ=WEEKLY"), "one RRULE", 3 },
    { EVENT("DTSTART:20261103T120000Z|EXDATE:20261199T120000Z"), "EXDATE", 3 },
};

static void
test_faults(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(faulty); i++) {
        g_autofree char *lines = g_strconcat(
            faulty[i].lines, "|BEGIN:VEVENT|UID:2|SUMMARY:Sound|DTSTART:20261104|END:VEVENT", NULL);
        g_autofree char *text = calendar_of(lines);
        g_autoptr(GError) error = NULL;
        g_autoptr(CeuIcsReading) reading = read_at(text, "UTC", NULL, &error);
        const CeuIcsFault *fault;

        g_assert_no_error(error);
        g_test_message("%s", faulty[i].lines);
        g_assert_cmpuint(reading->faults->len, ==, 1);
        fault = reading->faults->pdata[0];
        g_assert_cmpint(fault->line, ==, faulty[i].line);
        g_assert_nonnull(strstr(fault->message, faulty[i].message));
        g_assert_true(g_utf8_validate(fault->message, -1, NULL));
        g_assert_cmpuint(reading->entries->len, ==, 1);
    }
}

/* What is no whole calendar: the code and a word of the message. */
static const struct {
    const char *text, *message;
} broken[] = {
    { "", "empty" },
    { "\xEF\xBB\xBF\r\n \r\n", "empty" },
    { "Title,Date\nA,2026-11-03\n", "line 1: no calendar" },
    { "\n\nBEGIN:VCARD\nEND:VCARD\n", "line 3: no calendar" },
    { "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:A\r\n", "line 2: VEVENT begins" },
    { "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n", "line 3: END" },
    { "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\nEND:VCALENDAR\r\n", "line 3: END" },
    { "BEGIN:VCALENDAR\r\nX:\xFF\xFE\r\nEND:VCALENDAR\r\n", "line 2: not UTF-8" },
    { "BEGIN:VCALENDAR\r\nX:\xC3\r\n Z\r\nEND:VCALENDAR\r\n", "line 2: not UTF-8" },
    { "BEGIN:VCALENDAR\r\nX:\xE6\r\n \xBC\r\n", "line 2: not UTF-8" },
    { "\xFF\xFE"
      "B",
      "line 1: not UTF-8" },
};

static void
test_broken(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(broken); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(CeuIcsReading) reading = read_at(broken[i].text, "UTC", NULL, &error);

        g_assert_null(reading);
        g_assert_error(error, CEU_ERROR, CEU_ERROR_PARSE);
        g_test_message("%s", error->message);
        g_assert_nonnull(strstr(error->message, broken[i].message));
    }
}

static void
test_details(void)
{
    g_autofree char *text = calendar_of(
        "BEGIN:VEVENT|UID:abc|SUMMARY:\x1b[31mA\\nB|ORGANIZER;CN=\"AAPC; Local: "
        "Chapter\":mailto:a@b.c|"
        "LOCATION:https://zoom.us/j/1|URL:https://example.org/a;b|DTSTART;TZID=Nowhere/Land:"
        "20261103T120000|END:VEVENT|BEGIN:VEVENT|UID:2|SUMMARY:C|ORGANIZER:MAILTO:d@e.f|"
        "DTSTART:20261104T120000|this is "
        "loose|END:VEVENT|BEGIN:VEVENT|UID:3|DTSTART:20261104|END:VEVENT");
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuIcsReading) reading = read_at(text, "UTC", NULL, &error);
    const CeuIcsEntry *entry;

    g_assert_no_error(error);
    g_assert_cmpuint(reading->entries->len, ==, 2);
    entry = reading->entries->pdata[0];
    g_assert_cmpstr(entry->title, ==, "[31mA B");
    g_assert_cmpstr(entry->organiser, ==, "AAPC; Local: Chapter");
    g_assert_cmpstr(entry->location, ==, "https://zoom.us/j/1");
    g_assert_cmpstr(entry->url, ==, "https://example.org/a;b");
    g_assert_cmpstr(entry->uid, ==, "abc");
    g_assert_cmpint(entry->line, ==, 3);
    g_assert_cmpint(entry->start_minute, ==, 720);
    g_assert_cmpstr(((CeuIcsEntry *) reading->entries->pdata[1])->organiser, ==, "d@e.f");
    g_assert_cmpuint(reading->remarks->len, ==, 3);
    g_assert_nonnull(strstr(reading->remarks->pdata[0], "Nowhere/Land"));
    g_assert_nonnull(strstr(reading->remarks->pdata[1], "no title"));
    g_assert_nonnull(strstr(reading->remarks->pdata[2], "line 16 "));
}

/* Half characters must not come out, though libical leaves them behind a backslash. */
static void
test_half_characters(void)
{
    g_autofree char *text =
        calendar_of("BEGIN:VEVENT|UID:\\Üu|SUMMARY:A\\Übersicht|LOCATION:\\漢|"
                    "ORGANIZER;CN=\\Ü:mailto:a@b.c|DTSTART;TZID=\\Ü:20261103T120000|END:VEVENT");
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuIcsReading) reading = read_at(text, "UTC", NULL, &error);
    const CeuIcsEntry *entry;

    g_assert_no_error(error);
    entry = reading->entries->pdata[0];
    g_assert_true(g_utf8_validate(entry->uid, -1, NULL));
    g_assert_true(g_utf8_validate(entry->title, -1, NULL));
    g_assert_true(g_utf8_validate(entry->location, -1, NULL));
    g_assert_true(g_utf8_validate(entry->organiser, -1, NULL));
    g_assert_true(g_utf8_validate(reading->remarks->pdata[0], -1, NULL));
}

static void
test_words(void)
{
    static const char *const words[] = { "WEBINAR", "aapc", NULL };
    g_autofree char *text = calendar_of(
        "BEGIN:VEVENT|SUMMARY:Dentist|DTSTART:x|END:VEVENT|"
        "BEGIN:VEVENT|SUMMARY:Free webinar|DTSTART:20261103|END:VEVENT|"
        "BEGIN:VEVENT|SUMMARY:Dentist|DTSTART:20261103|RRULE:FREQ=SECONDLY|END:VEVENT|"
        "BEGIN:VEVENT|SUMMARY:Meeting|ORGANIZER;CN=AAPC:mailto:a@b.c|DTSTART:20261104|END:VEVENT");
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuIcsReading) reading = read_at(text, "UTC", words, &error);
    g_autofree char *found = NULL;

    g_assert_no_error(error);
    found = describe(reading);
    g_assert_cmpstr(found, ==, "2026-11-03 Free webinar\n2026-11-04 Meeting\n");
    g_assert_cmpuint(reading->series, ==, 2);
    g_assert_cmpuint(reading->faults->len, ==, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strconcat("/ics-read/", cases[i].name, NULL);

        g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_case);
    }
    g_test_add_func("/ics-read/faults", test_faults);
    g_test_add_func("/ics-read/broken", test_broken);
    g_test_add_func("/ics-read/details", test_details);
    g_test_add_func("/ics-read/half-characters", test_half_characters);
    g_test_add_func("/ics-read/words", test_words);
    return g_test_run();
}
