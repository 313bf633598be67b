/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The calendar written: whatever the texts are, libical and our own reader find the same events in it, and no line
 * breaks the format.
 */
#include <ceu/calendar.h>
#include <libical/ical.h>
#include <limits.h>
#include <string.h>

#include "fuzz.h"

#define EVENTS_MAX 6
#define ALARMS_MAX 4
#define LINE_OCTETS 75
#define READER_UID_BYTES 1000 /* longer ones and longer texts are refused by our own reader */
#define READER_TEXT_BYTES 8000

/* Bytes as a supply of numbers and texts; zeroes when they run out. */
typedef struct Supply {
    const uint8_t *data;
    size_t left;
} Supply;

static uint32_t
take(Supply *supply, unsigned bytes)
{
    uint32_t value = 0;

    for (unsigned i = 0; i < bytes && supply->left > 0; i++, supply->left--)
        value = value << 8 | *supply->data++;
    return value;
}

/* Up to the next zero byte. (transfer full) */
static char *
take_text(Supply *supply)
{
    size_t size = strnlen((const char *) supply->data, supply->left);
    char *text = g_strndup((const char *) supply->data, size);

    size = MIN(size + 1, supply->left);
    supply->data += size;
    supply->left -= size;
    return text;
}

/* Compiled once. (transfer none) */
static GRegex *
regex_of(const char *pattern)
{
    static GHashTable *known;
    GRegex *regex;
    g_autoptr(GError) error = NULL;

    if (known == NULL)
        known = g_hash_table_new(g_str_hash, g_str_equal);
    regex = g_hash_table_lookup(known, pattern);
    if (regex == NULL) {
        regex = g_regex_new(pattern, 0, 0, &error);
        g_assert_no_error(error);
        g_hash_table_insert(known, (char *) pattern, regex);
    }
    return regex;
}

static char *
replace(const char *text, const char *pattern, const char *by)
{
    g_autoptr(GError) error = NULL;
    char *result = g_regex_replace_literal(regex_of(pattern), text, -1, 0, by, 0, &error);

    g_assert_no_error(error);
    return result;
}

static bool
matches(const char *text, const char *pattern)
{
    return g_regex_match(regex_of(pattern), text, 0, NULL);
}

/* What a reader should see of @text, said in another way than the writer does. (transfer full) */
static char *
expected_text(const char *text, bool lines)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autofree char *broken =
        replace(valid, "\\r\\n|[\\r\\n\\x{2028}\\x{2029}]", lines ? "\n" : " ");
    g_autofree char *blank = replace(broken, "\\t", " ");

    return replace(blank,
                   "[\\x{01}-\\x{09}\\x{0B}-\\x{1F}\\x{7F}-\\x{9F}\\x{202A}-\\x{202E}"
                   "\\x{2066}-\\x{2069}]",
                   "");
}

static CeuPublished *
take_item(Supply *supply, unsigned number)
{
    CeuPublished *item = ceu_published_new();
    uint32_t shape = take(supply, 1);

    item->day = item->stage_day =
        ceu_date_add_days(ceu_date_from_ymd(1970, 1, 1), (int) take(supply, shape & 1 ? 3 : 2));
    item->sequence = (int) take(supply, shape & 2 ? 4 : 1);
    item->created.usec = take(supply, 4) * INT64_C(1000000);
    item->changed.usec = take(supply, 4) * INT64_C(1000000);
    item->cancelled = (shape & 4) != 0;
    item->lead_days = (shape & 8) != 0 ? 30 : 0;
    item->task = (CeuTaskState) ((shape >> 5) % CEU_TASK_STATE_COUNT);
    item->done = (shape & 1) != 0 ? item->day : CEU_DATE_NONE;
    item->uid = (shape & 16) != 0 ? take_text(supply) : g_strdup_printf("%u@ceud", number);
    item->pool = take_text(supply);
    item->summary = take_text(supply);
    item->description = take_text(supply);
    return item;
}

/* UID of what is written for @item. (transfer full) */
static char *
expected_uid(const CeuPublished *item, bool tasks)
{
    g_autofree char *bare = replace(item->uid, "@ceud\\z", "");

    return tasks ? g_strconcat(bare, "-todo@ceud", NULL) : g_strdup(item->uid);
}

static bool
is_sound(const GPtrArray *items, bool tasks)
{
    g_autoptr(GHashTable) uids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < items->len; i++) {
        const CeuPublished *item = items->pdata[i];

        if (!matches(item->uid, "^[A-Za-z0-9.@-]+\\z") || item->sequence < 0 ||
            !ceu_date_is_set(ceu_date_add_days(item->day, 1)) ||
            !g_hash_table_add(uids, expected_uid(item, tasks)) ||
            (tasks && item->sequence > (INT_MAX - 1) / 2)) /* a task counts by twos */
            return false;
    }
    return true;
}

/* CRLF alone, short lines that cut no character, nothing that a terminal or a reader would obey. */
static void
check_lines(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\r\n", -1);
    size_t i;

    for (i = 0; lines[i] != NULL; i++) {
        g_assert_cmpuint(strlen(lines[i]), <=, LINE_OCTETS);
        g_assert_cmpstr(lines[i], !=, " ");
        g_assert_true(g_utf8_validate(lines[i], -1, NULL));
        g_assert_false(matches(lines[i], "[\\x{01}-\\x{1F}\\x{7F}-\\x{9F}\\x{2028}-\\x{202E}"
                                         "\\x{2066}-\\x{2069}]"));
    }
    g_assert_cmpuint(i, >, 1);
    g_assert_cmpstr(lines[i - 1], ==, "");
}

/*
 * libical takes the blanks off both ends of what it reads, drops a property that has nothing else, and counts
 * that as an error of the file: @errors is told.
 */
static void
check_text(const char *got, const char *written, bool lines, int *errors)
{
    g_autofree char *text = expected_text(written, lines);
    g_autofree char *want = replace(text, "^ +| +\\z", "");

    if (*want == '\0') {
        g_assert_null(got);
        ++*errors;
    } else {
        g_assert_cmpstr(got, ==, want);
    }
}

/* The calendar's name stands there twice; in the X- property without the characters that need an escape. */
static void
check_name(icalcomponent *calendar, const char *written, int *errors)
{
    icalproperty *name = icalcomponent_get_first_property(calendar, ICAL_NAME_PROPERTY);
    icalproperty *x = icalcomponent_get_first_property(calendar, ICAL_X_PROPERTY);
    g_autofree char *plain = g_strdelimit(g_strdup(written), "\\;,\"", ' ');

    check_text(name != NULL ? icalproperty_get_name(name) : NULL, written, false, errors);
    if (x != NULL && strcmp(icalproperty_get_x_name(x), "X-WR-CALNAME") != 0)
        x = NULL;
    check_text(x != NULL ? icalproperty_get_x(x) : NULL, plain, false, errors);
}

static void
check_day(struct icaltimetype got, CeuDate want)
{
    g_assert_true(got.is_date);
    g_assert_cmpint(ceu_date_from_ymd(got.year, got.month, got.day).days, ==, want.days);
}

/* A comma inside a category ends it for libical, escaped or not: ours are ids without one. */
static void
check_pool(icalcomponent *event, const char *pool, int *errors)
{
    icalproperty *first = icalcomponent_get_first_property(event, ICAL_CATEGORIES_PROPERTY);
    icalproperty *second = icalcomponent_get_next_property(event, ICAL_CATEGORIES_PROPERTY);
    g_autofree char *want = expected_text(pool, false);

    g_assert_nonnull(first);
    g_assert_cmpstr(icalproperty_get_categories(first), ==, "Continuing education");
    if (*want == '\0')
        g_assert_null(second);
    else if (strchr(want, ',') == NULL)
        check_text(second != NULL ? icalproperty_get_categories(second) : NULL, pool, false,
                   errors);
}

static void
check_texts(icalcomponent *component, const CeuPublished *item, bool tasks, int *errors)
{
    g_autofree char *uid = expected_uid(item, tasks);
    g_autofree char *description = expected_text(item->description, true);
    int unwritten = 0; /* an empty description is not there at all */

    g_assert_cmpstr(icalcomponent_get_uid(component), ==, uid);
    check_text(icalcomponent_get_summary(component), item->summary, false, errors);
    check_text(icalcomponent_get_description(component), item->description, true,
               *description != '\0' ? errors : &unwritten);
    check_pool(component, tasks ? "" : item->pool, errors); /* a task has one category */
}

static void
check_event(icalcomponent *event, const CeuPublished *item, const CeuIcsOptions *options,
            int *errors)
{
    unsigned alarms = item->cancelled || item->lead_days > 0 ? 0 : options->n_alarms;

    check_day(icalcomponent_get_dtstart(event), item->day);
    check_day(icalcomponent_get_dtend(event), ceu_date_add_days(item->day, 1));
    g_assert_cmpint(icalcomponent_get_sequence(event), ==, item->sequence);
    g_assert_cmpint(icalcomponent_get_status(event), ==,
                    item->cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED);
    g_assert_cmpint(icalcomponent_count_components(event, ICAL_VALARM_COMPONENT), ==, alarms);
    for (icalcomponent *alarm = icalcomponent_get_first_component(event, ICAL_VALARM_COMPONENT);
         alarm != NULL; alarm = icalcomponent_get_next_component(event, ICAL_VALARM_COMPONENT))
        check_text(icalcomponent_get_description(alarm), item->summary, false, errors);
}

static void
check_task(icalcomponent *task, const CeuPublished *item)
{
    static const icalproperty_status states[] = {
        [CEU_TASK_OPEN] = ICAL_STATUS_NEEDSACTION,
        [CEU_TASK_SUBMITTED] = ICAL_STATUS_INPROCESS,
        [CEU_TASK_DONE] = ICAL_STATUS_COMPLETED,
        [CEU_TASK_CALLED_OFF] = ICAL_STATUS_CANCELLED,
    };
    icalproperty *done = icalcomponent_get_first_property(task, ICAL_COMPLETED_PROPERTY);
    bool has_day = item->task == CEU_TASK_DONE && ceu_date_is_set(item->done);

    check_day(icalcomponent_get_due(task), item->day);
    g_assert_cmpint(icalcomponent_get_sequence(task) / 2, ==, item->sequence);
    g_assert_cmpint(icalcomponent_get_status(task), ==, states[item->task]);
    g_assert_cmpint(icalcomponent_count_components(task, ICAL_ANY_COMPONENT), ==, 0);
    g_assert_true((done != NULL) == has_day);
}

/* The next item from @i on that has a component, NULL if there is none. */
static const CeuPublished *
next_shown(const GPtrArray *items, guint *i, bool tasks)
{
    while (*i < items->len) {
        const CeuPublished *item = items->pdata[(*i)++];

        if (!tasks || item->task != CEU_TASK_NONE)
            return item;
    }
    return NULL;
}

static void
check_calendar(const char *text, const GPtrArray *items, const CeuIcsOptions *options)
{
    icalcomponent_kind kind = options->tasks ? ICAL_VTODO_COMPONENT : ICAL_VEVENT_COMPONENT;
    icalcomponent *calendar = icalparser_parse_string(text);
    icalcomponent *component;
    int errors = 0;
    guint i = 0;

    g_assert_nonnull(calendar);
    g_assert_cmpint(icalcomponent_isa(calendar), ==, ICAL_VCALENDAR_COMPONENT);
    if (!options->item)
        check_name(calendar, options->name, &errors);
    component = icalcomponent_get_first_component(calendar, ICAL_ANY_COMPONENT);
    for (; component != NULL;
         component = icalcomponent_get_next_component(calendar, ICAL_ANY_COMPONENT)) {
        const CeuPublished *item = next_shown(items, &i, options->tasks);

        g_assert_nonnull(item);
        g_assert_cmpint(icalcomponent_isa(component), ==, kind);
        check_texts(component, item, options->tasks, &errors);
        if (options->tasks)
            check_task(component, item);
        else
            check_event(component, item, options, &errors);
    }
    g_assert_null(next_shown(items, &i, options->tasks));
    g_assert_cmpint(icalcomponent_count_errors(calendar), ==, errors);
    icalcomponent_free(calendar);
}

/* The title as our reader gives it: one line, blanks once, cut. (transfer full) */
static char *
expected_title(const char *summary)
{
    g_autofree char *text = expected_text(summary, false);
    g_autofree char *title = g_strstrip(replace(text, "[\\s\\p{Z}]+", " "));

    if (g_utf8_strlen(title, -1) <= CEU_ICS_MAX_TEXT)
        return g_steal_pointer(&title);
    *g_utf8_offset_to_pointer(title, CEU_ICS_MAX_TEXT - 1) = '\0';
    return g_strconcat(title, "…", NULL);
}

static void
check_entry(const CeuIcsReading *reading, const CeuPublished *item, const char *title)
{
    unsigned found = 0;

    for (guint i = 0; i < reading->entries->len; i++) {
        const CeuIcsEntry *entry = reading->entries->pdata[i];

        if (strcmp(entry->uid, item->uid) != 0)
            continue;
        g_assert_cmpstr(entry->title, ==, title);
        g_assert_null(entry->recurrence);
        g_assert_cmpint(entry->last.days, ==, entry->day.days);
        g_assert_cmpint(entry->start_minute, ==, -1);
        found++;
    }
    g_assert_cmpuint(found, ==, 1);
}

/* Our own reader finds the events of the first one's day, those that are not called off; tasks are none. */
static void
check_read_back(const char *text, const GPtrArray *items, bool tasks)
{
    CeuDate day = ((const CeuPublished *) items->pdata[0])->day;
    g_autoptr(GTimeZone) home = g_time_zone_new_utc();
    const CeuIcsReadOptions options = { .first = day, .last = day, .home = home };
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuIcsReading) reading = ceu_ics_read(text, strlen(text), &options, &error);
    unsigned wanted = 0;

    g_assert_no_error(error);
    for (guint i = 0; i < items->len; i++) {
        const CeuPublished *item = items->pdata[i];
        g_autofree char *title = expected_title(item->summary);

        if (strlen(item->uid) > READER_UID_BYTES)
            return;
        if (tasks || item->day.days != day.days || item->cancelled || *title == '\0')
            continue;
        check_entry(reading, item, title);
        wanted++;
    }
    g_assert_cmpuint(reading->entries->len, ==, wanted);
    g_assert_cmpuint(reading->faults->len, ==, 0);
}

static void
check_written(GBytes *bytes, const GPtrArray *items, const CeuIcsOptions *options)
{
    g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    g_autoptr(GBytes) again = ceu_ics_serialize(items, options, NULL);

    g_assert_cmpuint(strlen(text), ==, g_bytes_get_size(bytes));
    g_assert_true(g_bytes_equal(bytes, again));
    check_lines(text);
    check_calendar(text, items, options);
    if (items->len > 0 && strlen(text) < READER_TEXT_BYTES)
        check_read_back(text, items, options->tasks);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Supply supply = { data, size };
    int alarms[ALARMS_MAX];
    unsigned shape = take(&supply, 1), count = shape % (EVENTS_MAX + 1);
    CeuIcsOptions options = { .alarms_days = alarms,
                              .n_alarms = take(&supply, 1) % (ALARMS_MAX + 1),
                              .alarm_hour = (int) (take(&supply, 1) % 24),
                              .method = count % 2 == 1,
                              .item = (shape & 64) != 0,
                              .tasks = (shape & 128) != 0 };
    g_autofree char *name = NULL;
    g_autoptr(GPtrArray) items =
        g_ptr_array_new_with_free_func((GDestroyNotify) ceu_published_free);
    g_autoptr(GBytes) bytes = NULL;
    g_autoptr(GError) error = NULL;

    for (unsigned i = 0; i < ALARMS_MAX; i++)
        alarms[i] = (int) take(&supply, 2);
    options.name = name = take_text(&supply);
    for (unsigned i = 0; i < count; i++)
        g_ptr_array_add(items, take_item(&supply, i));
    bytes = ceu_ics_serialize(items, &options, &error);
    g_assert_true((bytes == NULL) == (error != NULL));
    g_assert_true((bytes != NULL) == is_sound(items, options.tasks));
    if (bytes != NULL)
        check_written(bytes, items, &options);
    return 0;
}
