/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar's bytes: format, hostile texts, alarms, the same input giving the same file. */
#include "calendar/items.h"

#include <limits.h>
#include <string.h>

static char *
serialize(const GPtrArray *items, const CeuIcsOptions *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = ceu_ics_serialize(items, options, &error);
    size_t size;
    const char *data;

    g_assert_no_error(error);
    data = g_bytes_get_data(bytes, &size);
    return g_strndup(data, size);
}

/* One item with the texts given. (transfer full) */
static GPtrArray *
one_item(const char *summary, const char *description)
{
    GPtrArray *items = items_new(1);
    CeuPublished *item = items->pdata[0];

    g_free(item->summary);
    g_free(item->description);
    item->summary = g_strdup(summary);
    item->description = g_strdup(description);
    return items;
}

/* Lines put together again as RFC 5545 says. (transfer full) */
static GStrv
unfold(const char *text)
{
    g_autoptr(GString) whole = g_string_new(text);

    g_string_replace(whole, "\r\n ", "", 0);
    return g_strsplit(whole->str, "\r\n", -1);
}

static unsigned
count_lines(GStrv lines, const char *line)
{
    unsigned count = 0;

    for (size_t i = 0; lines[i] != NULL; i++)
        count += strcmp(lines[i], line) == 0;
    return count;
}

static void
test_golden(void)
{
    static const int alarms[] = { 7, 0 };
    CeuIcsOptions options = {
        .name = "Renewals of me", .alarms_days = alarms, .n_alarms = 2, .method = true
    };
    g_autofree char *path =
        g_build_filename(CEU_SOURCE_DIR, "tests", "calendar", "golden.ics", NULL);
    g_autoptr(GPtrArray) items = items_new(7);
    g_autofree char *got = serialize(items, &options);
    g_autofree char *want = NULL;
    g_autoptr(GError) error = NULL;

    /* After a wanted change: CEU_GOLDEN_UPDATE=1, then read the difference. */
    if (g_getenv("CEU_GOLDEN_UPDATE") != NULL)
        g_assert_true(g_file_set_contents(path, got, -1, &error));
    g_assert_true(g_file_get_contents(path, &want, NULL, &error));
    g_assert_cmpstr(got, ==, want);
}

/* CRLF alone, at most 75 octets a line, no character split, nothing a terminal or a reader would obey. */
static void
test_every_line(void)
{
    g_autoptr(GPtrArray) items = items_new(10 * G_N_ELEMENTS(hostile_texts));
    g_autofree char *text = serialize(items, NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\r\n", -1);

    g_assert_true(g_utf8_validate(text, -1, NULL));
    for (size_t i = 0; lines[i] != NULL; i++) {
        g_assert_cmpuint(strlen(lines[i]), <=, 75);
        g_assert_true(g_utf8_validate(lines[i], -1, NULL));
        for (const char *c = lines[i]; *c != '\0'; c = g_utf8_next_char(c)) {
            gunichar character = g_utf8_get_char(c);

            g_assert_false(character < 0x20 || (character >= 0x7F && character < 0xA0));
            g_assert_false(character >= 0x2028 && character <= 0x202E);
            g_assert_false(character >= 0x2066 && character <= 0x2069);
        }
    }
}

/* A fold leads to more text: CR and LF are one end of a line, and no line is blank. */
static void
test_folds(void)
{
    for (size_t size = 1; size <= 4 * 75; size++) {
        g_autofree char *word = g_strnfill(size, 'x');
        g_autofree char *wide = g_strconcat("due: ", word, "\xC3\xA9", NULL);
        g_autoptr(GPtrArray) items = one_item(word, wide);
        g_autofree char *text = serialize(items, NULL);
        g_autofree char *summary = g_strconcat("SUMMARY:", word, NULL);
        g_autofree char *description = g_strconcat("DESCRIPTION:", wide, NULL);
        g_auto(GStrv) lines = g_strsplit(text, "\r\n", -1);
        g_auto(GStrv) whole = unfold(text);

        g_test_message("a word of %zu", size);
        for (size_t i = 0; lines[i] != NULL; i++) {
            g_assert_null(strpbrk(lines[i], "\r\n"));
            g_assert_cmpuint(strlen(lines[i]), <=, 75);
            g_assert_cmpstr(lines[i], !=, " ");
        }
        g_assert_cmpuint(count_lines(whole, summary), ==, 1);
        g_assert_cmpuint(count_lines(whole, description), ==, 1);
    }
}

static const struct {
    const char *text, *summary, *description;
} escapes[] = {
    { "plain", "plain", "plain" },
    { "a;b,c\\d", "a\\;b\\,c\\\\d", "a\\;b\\,c\\\\d" },
    { "a\nb", "a b", "a\\nb" },
    { "a\r\nb", "a b", "a\\nb" },
    { "a\rb", "a b", "a\\nb" },
    { "a\xE2\x80\xA8"
      "b",
      "a b", "a\\nb" },
    { "a\tb", "a b", "a b" },
    { "a\x1b[31mb\x7f\x01", "a[31mb", "a[31mb" },
    { "a\xC2\x85\xC2\x9B"
      "b",
      "ab", "ab" },
    { "\xE2\x80\xAE"
      "abc\xE2\x80\xAC",
      "abc", "abc" },
    { "a\xFF"
      "b",
      "a\xEF\xBF\xBD"
      "b",
      "a\xEF\xBF\xBD"
      "b" },
    { "x\r\nEND:VEVENT\r\nBEGIN:VEVENT", "x END:VEVENT BEGIN:VEVENT",
      "x\\nEND:VEVENT\\nBEGIN:VEVENT" },
    { "\\n", "\\\\n", "\\\\n" },
};

static void
test_escapes(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(escapes); i++) {
        g_autoptr(GPtrArray) items = one_item(escapes[i].text, escapes[i].text);
        g_autofree char *text = serialize(items, NULL);
        g_autofree char *summary = g_strconcat("SUMMARY:", escapes[i].summary, NULL);
        g_autofree char *description = g_strconcat("DESCRIPTION:", escapes[i].description, NULL);
        g_auto(GStrv) lines = unfold(text);

        g_test_message("%zu", i);
        g_assert_cmpuint(count_lines(lines, summary), ==, 1);
        g_assert_cmpuint(count_lines(lines, description), ==, 1);
        g_assert_cmpuint(count_lines(lines, "BEGIN:VEVENT"), ==, 1);
        g_assert_cmpuint(count_lines(lines, "END:VEVENT"), ==, 1);
    }
}

static const struct {
    int days, hour;
    const char *trigger;
} triggers[] = {
    { 0, 0, "TRIGGER:PT9H" },         { 1, 0, "TRIGGER:-PT15H" },
    { 2, 0, "TRIGGER:-P1DT15H" },     { 7, 0, "TRIGGER:-P6DT15H" },
    { 8, 0, "TRIGGER:-P7DT15H" },     { 14, 0, "TRIGGER:-P13DT15H" },
    { 30, 0, "TRIGGER:-P29DT15H" },   { 90, 0, "TRIGGER:-P89DT15H" },
    { 365, 0, "TRIGGER:-P364DT15H" }, { 0, 4, "TRIGGER:PT4H" },
    { 1, 4, "TRIGGER:-PT20H" },       { 7, 4, "TRIGGER:-P6DT20H" },
    { 0, 23, "TRIGGER:PT23H" },       { 1, 23, "TRIGGER:-PT1H" },
    { 7, 23, "TRIGGER:-P6DT1H" },
};

static void
test_triggers(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(triggers); i++) {
        CeuIcsOptions options = { .alarms_days = &triggers[i].days,
                                  .n_alarms = 1,
                                  .alarm_hour = triggers[i].hour };
        g_autoptr(GPtrArray) items = one_item("due", "");
        g_autofree char *text = serialize(items, &options);
        g_auto(GStrv) lines = unfold(text);

        g_test_message("%d days, hour %d", triggers[i].days, triggers[i].hour);
        g_assert_cmpuint(count_lines(lines, triggers[i].trigger), ==, 1);
        g_assert_cmpuint(count_lines(lines, "ACTION:DISPLAY"), ==, 1);
        g_assert_cmpuint(count_lines(lines, "DESCRIPTION:due"), ==, 1);
    }
}

/* The first alarm is the one that readers of a single alarm take. */
static void
test_alarm_order(void)
{
    static const int days[] = { 30, 7, 1 };
    CeuIcsOptions options = { .alarms_days = days, .n_alarms = G_N_ELEMENTS(days) };
    g_autoptr(GPtrArray) items = one_item("due", "");
    g_autofree char *text = serialize(items, &options);
    const char *first = strstr(text, "-P29DT15H");
    const char *second = strstr(text, "-P6DT15H");
    const char *third = strstr(text, "TRIGGER:-PT15H");

    g_assert_true(first != NULL && second > first && third > second);
}

static void
test_no_alarm_where_none_belongs(void)
{
    static const int days[] = { 7 };
    CeuIcsOptions options = { .alarms_days = days, .n_alarms = 1 };

    for (int kind = 0; kind < 2; kind++) {
        g_autoptr(GPtrArray) items = one_item("due", "");
        CeuPublished *item = items->pdata[0];
        g_autofree char *text = NULL;

        item->cancelled = kind == 0;
        item->lead_days = kind == 0 ? 0 : 30;
        text = serialize(items, &options);
        g_assert_null(strstr(text, "VALARM"));
    }
}

static const struct {
    int year, month, day;
    const char *start, *end;
} days[] = {
    { 2027, 3, 31, "DTSTART;VALUE=DATE:20270331", "DTEND;VALUE=DATE:20270401" },
    { 2028, 2, 28, "DTSTART;VALUE=DATE:20280228", "DTEND;VALUE=DATE:20280229" },
    { 2028, 2, 29, "DTSTART;VALUE=DATE:20280229", "DTEND;VALUE=DATE:20280301" },
    { 2027, 2, 28, "DTSTART;VALUE=DATE:20270228", "DTEND;VALUE=DATE:20270301" },
    { 2026, 12, 31, "DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101" },
    { 1969, 12, 31, "DTSTART;VALUE=DATE:19691231", "DTEND;VALUE=DATE:19700101" },
    { 2038, 1, 19, "DTSTART;VALUE=DATE:20380119", "DTEND;VALUE=DATE:20380120" },
    { 2199, 12, 30, "DTSTART;VALUE=DATE:21991230", "DTEND;VALUE=DATE:21991231" },
};

static void
test_days(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        g_autoptr(GPtrArray) items = one_item("due", "");
        CeuPublished *item = items->pdata[0];
        g_autofree char *text = NULL;
        g_auto(GStrv) lines = NULL;

        item->day = ceu_date_from_ymd(days[i].year, days[i].month, days[i].day);
        text = serialize(items, NULL);
        lines = unfold(text);
        g_assert_cmpuint(count_lines(lines, days[i].start), ==, 1);
        g_assert_cmpuint(count_lines(lines, days[i].end), ==, 1);
    }
}

static void
test_event_properties(void)
{
    static const char *const wanted[] = {
        "UID:5f0c9a4e-7a55-4a1e-9d2b-000000000001@ceud",
        "SEQUENCE:3",
        "DTSTAMP:20260101T000101Z",
        "CREATED:20251201T000000Z",
        "TRANSP:TRANSPARENT",
        "CLASS:PRIVATE",
        "STATUS:CANCELLED",
        "CATEGORIES:Continuing education",
        "CATEGORIES:aapc",
    };
    g_autoptr(GPtrArray) items = one_item("due", "");
    CeuPublished *item = items->pdata[0];
    g_autofree char *text = NULL;
    g_auto(GStrv) lines = NULL;

    item->sequence = 3;
    item->cancelled = true;
    text = serialize(items, NULL);
    lines = unfold(text);
    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++)
        g_assert_cmpuint(count_lines(lines, wanted[i]), ==, 1);
    /* of the event, and of the calendar */
    g_assert_cmpuint(count_lines(lines, "LAST-MODIFIED:20260101T000101Z"), ==, 2);
    g_assert_null(strstr(text, "TZID"));
    g_assert_null(strstr(text, "DURATION:-"));
}

static void
test_header(void)
{
    static const char *const wanted[] = {
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        "X-CEUD-CALENDAR:a-calendar@ceud",
        "LAST-MODIFIED:20260101T000101Z",
        "NAME:Renewals\\, mine\\; all",
        "X-WR-CALNAME:Renewals  mine  all",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
    };
    CeuIcsOptions options = { .name = "Renewals, mine; all",
                              .uid = "a-calendar@ceud",
                              .method = false };
    g_autoptr(GPtrArray) items = items_new(1);
    g_autofree char *text = serialize(items, &options);
    char *first_event = strstr(text, "BEGIN:VEVENT");
    g_auto(GStrv) lines = NULL;

    *first_event = '\0';
    lines = unfold(text);

    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++)
        g_assert_cmpuint(count_lines(lines, wanted[i]), ==, 1);
    g_assert_cmpuint(count_lines(lines, "METHOD:PUBLISH"), ==, 0);
    g_assert_null(strstr(text, "\nUID")); /* some readers would take it for that of every event */
    g_assert_true(g_str_has_suffix(text, "X-PUBLISHED-TTL:PT12H\r\n"));
}

static void
test_same_bytes(void)
{
    static const int alarms[] = { 7, 0 };
    CeuIcsOptions options = { .alarms_days = alarms, .n_alarms = 2, .method = true };
    g_autoptr(GPtrArray) first_items = items_new(40);
    g_autoptr(GPtrArray) second_items = items_new(40);
    g_autofree char *first = serialize(first_items, &options);
    g_autofree char *second = serialize(second_items, &options);

    g_assert_cmpstr(first, ==, second);
}

static void
test_empty(void)
{
    g_autoptr(GPtrArray) items = items_new(0);
    g_autofree char *text = serialize(items, NULL);

    g_assert_true(g_str_has_prefix(text, "BEGIN:VCALENDAR\r\n"));
    g_assert_true(g_str_has_suffix(text, "END:VCALENDAR\r\n"));
    g_assert_null(strstr(text, "VEVENT"));
}

static const struct {
    const char *name, *uid;
    int sequence;
    int32_t day;
    bool twice;
} refused[] = {
    { "no uid", "", 0, 20000, false },
    { "slash in the uid", "a/b@ceud", 0, 20000, false },
    { "line break in the uid", "a\r\nb@ceud", 0, 20000, false },
    { "blank in the uid", "a b@ceud", 0, 20000, false },
    { "negative sequence", "a@ceud", -1, 20000, false },
    { "no day", "a@ceud", 0, CEU_DATE_NONE_DAYS, false },
    { "last day of all", "a@ceud", 0, 84005, false },
    { "the same uid twice", "a@ceud", 0, 20000, true },
};

static void
test_refused(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autoptr(GPtrArray) items = items_new(2);
        CeuPublished *item = items->pdata[0];
        CeuPublished *other = items->pdata[1];
        g_autoptr(GError) error = NULL;

        g_free(item->uid);
        item->uid = g_strdup(refused[i].uid);
        item->sequence = refused[i].sequence;
        item->day.days = refused[i].day;
        if (refused[i].twice) {
            g_free(other->uid);
            other->uid = g_strdup(refused[i].uid);
        }
        g_test_message("%s", refused[i].name);
        g_assert_null(ceu_ics_serialize(items, NULL, &error));
        g_assert_error(error, CEU_ERROR, CEU_ERROR_FAILED);
    }
}

/* A task counts by twos, and has the UID of its event without a part that all of them have. */
static void
test_tasks_refused(void)
{
    static const CeuIcsOptions options = { .tasks = true };
    static const struct {
        const char *uid, *other;
        int sequence;
        bool taken;
    } rows[] = {
        { "a@ceud", "b@ceud", INT_MAX / 2, true },
        { "a@ceud", "b@ceud", INT_MAX / 2 + 1, false },
        { "a@ceud", "b@ceud", INT_MAX, false },
        { "a@ceud", "a", 1, false },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GPtrArray) items = items_new(2);
        g_autoptr(GBytes) bytes = NULL;
        g_autoptr(GError) error = NULL;

        for (guint k = 0; k < 2; k++) {
            CeuPublished *item = items->pdata[k];

            g_free(item->uid);
            item->uid = g_strdup(k == 0 ? rows[i].uid : rows[i].other);
            item->sequence = rows[i].sequence;
            item->task = CEU_TASK_DONE;
        }
        bytes = ceu_ics_serialize(items, &options, &error);
        g_test_message("%s, %s, %d", rows[i].uid, rows[i].other, rows[i].sequence);
        g_assert_true((bytes != NULL) == rows[i].taken);
        g_assert_true(rows[i].taken || g_error_matches(error, CEU_ERROR, CEU_ERROR_FAILED));
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/ics/golden", test_golden);
    g_test_add_func("/ics/every-line", test_every_line);
    g_test_add_func("/ics/folds", test_folds);
    g_test_add_func("/ics/escapes", test_escapes);
    g_test_add_func("/ics/triggers", test_triggers);
    g_test_add_func("/ics/alarm-order", test_alarm_order);
    g_test_add_func("/ics/no-alarm-where-none-belongs", test_no_alarm_where_none_belongs);
    g_test_add_func("/ics/days", test_days);
    g_test_add_func("/ics/event-properties", test_event_properties);
    g_test_add_func("/ics/header", test_header);
    g_test_add_func("/ics/same-bytes", test_same_bytes);
    g_test_add_func("/ics/empty", test_empty);
    g_test_add_func("/ics/refused", test_refused);
    g_test_add_func("/ics/tasks-refused", test_tasks_refused);
    return g_test_run();
}
