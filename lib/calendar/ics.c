/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Published items → iCalendar. The only file that includes libical: version 4 breaks the source of 3, so only calls
 * that both have stand here, with one branch where they differ. libical is used by one thread at a time.
 */
#include <ceu/calendar.h>

#include <libical/ical.h>
#include <limits.h>
#include <string.h>

#include "calendar/ics.h"

#if ICAL_CHECK_VERSION(5, 0, 0)
#error "libical 5 is unknown here: check this file against its migration guide"
#endif

#define REFRESH "PT12H"
#define ALARM_HOUR 9 /* where none is chosen */
#define USEC_PER_SECOND 1000000
#define MAX_TASK_SEQUENCE ((INT_MAX - 1) / 2) /* a task counts by twos */

G_DEFINE_AUTOPTR_CLEANUP_FUNC(icalcomponent, icalcomponent_free)

/* Formatting characters that could make one line look like another: bidirectional overrides and isolates. */
static bool
is_bidi_control(gunichar c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/*
 * Text that any reader survives: valid UTF-8, no control characters, one kind of line break (a blank unless
 * @lines). libical writes what it is given. (transfer full)
 */
static char *
clean_text(const char *text, bool lines)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *clean = g_string_sized_new(strlen(valid));
    const char *kept = valid; /* what was passed since, and goes out as it is */

    for (const char *cursor = valid; *cursor != '\0'; cursor = g_utf8_next_char(cursor)) {
        gunichar c = g_utf8_get_char(cursor);
        bool ends_line = c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;

        if (c >= 0x20 && !(c >= 0x7F && c < 0xA0) && !is_bidi_control(c) && !ends_line)
            continue;
        g_string_append_len(clean, kept, cursor - kept);
        kept = g_utf8_next_char(cursor);
        if (c == '\r' && *kept == '\n')
            continue;
        if (ends_line)
            g_string_append_c(clean, lines ? '\n' : ' ');
        else if (c == '\t')
            g_string_append_c(clean, ' ');
    }
    g_string_append(clean, kept);
    return g_string_free(clean, FALSE);
}

/*
 * Values of X- properties go out as they are in libical before 3.0.17 and escaped after: only characters that
 * need no escape are used there. (transfer full)
 */
static char *
clean_x_value(const char *text)
{
    char *clean = clean_text(text, false);

    return g_strdelimit(clean, "\\;,\"", ' ');
}

static struct icaltimetype
ical_date(CeuDate date)
{
    struct icaltimetype time = icaltime_null_date();

    ceu_date_to_ymd(date, &time.year, &time.month, &time.day);
    return time;
}

static struct icaltimetype
ical_instant(CeuInstant instant)
{
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(instant.usec / USEC_PER_SECOND);
    struct icaltimetype time = icaltime_null_time();

    time.zone = icaltimezone_get_utc_timezone();
    g_date_time_get_ymd(utc, &time.year, &time.month, &time.day);
    time.hour = g_date_time_get_hour(utc);
    time.minute = g_date_time_get_minute(utc);
    time.second = g_date_time_get_second(utc);
    return time;
}

static void
add_x(icalcomponent *calendar, const char *name, const char *value)
{
    icalproperty *property = icalproperty_new_x(value);

    icalproperty_set_x_name(property, name);
    icalcomponent_add_property(calendar, property);
}

/* A property whose value kind is not the usual one of its name. */
static icalproperty *
new_refresh_interval(void)
{
    icalproperty *property =
        icalproperty_new_refreshinterval(icaldurationtype_from_string(REFRESH));

    icalproperty_set_parameter_from_string(property, "VALUE", "DURATION");
    return property;
}

/* Noon in Greenwich: the same day by most clocks on the wall. */
static CeuInstant
noon_of(CeuDate day)
{
    return (CeuInstant){ (day.days * INT64_C(24) + 12) * 60 * 60 * USEC_PER_SECOND };
}

/* A task may be done without a change of its event. */
static CeuInstant
changed_of(const CeuPublished *item, const CeuIcsOptions *options)
{
    if (!options->tasks || item->task != CEU_TASK_DONE || !ceu_date_is_set(item->done))
        return item->changed;
    return (CeuInstant){ MAX(item->changed.usec, noon_of(item->done).usec) };
}

/* Of the calendar: when the item that changed last did. Nothing else may decide it: the same items, the same bytes. */
static void
add_last_modified(icalcomponent *calendar, const GPtrArray *published, const CeuIcsOptions *options)
{
    CeuInstant newest = { INT64_MIN };

    for (guint i = 0; i < published->len; i++) {
        const CeuPublished *item = published->pdata[i];

        if (ceu_ics_shows(item, options))
            newest.usec = MAX(newest.usec, changed_of(item, options).usec);
    }
    if (newest.usec == INT64_MIN)
        return;
    icalcomponent_add_property(calendar, icalproperty_new_lastmodified(ical_instant(newest)));
}

char *
ceu_ics_uid(const char *uid, bool task)
{
    size_t length = strlen(uid);

    if (!task)
        return g_strdup(uid);
    if (g_str_has_suffix(uid, CEU_ICS_UID_SUFFIX))
        length -= strlen(CEU_ICS_UID_SUFFIX);
    return g_strdup_printf("%.*s" CEU_ICS_TASK_SUFFIX, (int) length, uid);
}

bool
ceu_ics_shows(const CeuPublished *item, const CeuIcsOptions *options)
{
    return !options->tasks || item->task != CEU_TASK_NONE;
}

const char *
ceu_ics_name(const CeuIcsOptions *options)
{
    if (options->name != NULL)
        return options->name;
    if (options->tasks)
        return ceu_say(options->language, "Renewal tasks");
    return ceu_say(options->language, "Renewals");
}

/* What belongs to the calendar as a whole. */
static void
add_collection(icalcomponent *calendar, const GPtrArray *published, const CeuIcsOptions *options)
{
    const char *name = ceu_ics_name(options);
    g_autofree char *plain = clean_text(name, false);
    g_autofree char *x_value = clean_x_value(name);

    if (options->method)
        icalcomponent_add_property(calendar, icalproperty_new_method(ICAL_METHOD_PUBLISH));
    icalcomponent_add_property(calendar, icalproperty_new_name(plain));
    add_x(calendar, "X-WR-CALNAME", x_value);
    add_last_modified(calendar, published, options);
    icalcomponent_add_property(calendar, new_refresh_interval());
    add_x(calendar, "X-PUBLISHED-TTL", REFRESH);
}

/* Header first: some readers ignore what stands behind the first component. */
static icalcomponent *
new_calendar(const GPtrArray *published, const CeuIcsOptions *options)
{
    icalcomponent *calendar = icalcomponent_new_vcalendar();

    icalcomponent_add_property(calendar, icalproperty_new_prodid(CEU_ICS_PRODUCT));
    icalcomponent_add_property(calendar, icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar, icalproperty_new_calscale("GREGORIAN"));
    /* Not as UID (RFC 7986): vdirsyncer would take it for that of every event, and keep one of them. */
    if (options->uid != NULL)
        add_x(calendar, CEU_ICS_OWNER, options->uid);
    if (!options->item)
        add_collection(calendar, published, options);
    return calendar;
}

/* "-P6DT15H": @days before the day, at @hour by the clock on the wall; floating, so no zone is needed. */
static struct icaltriggertype
trigger_before(int days, int hour)
{
    g_autofree char *text = days == 0   ? g_strdup_printf("PT%dH", hour)
                            : days == 1 ? g_strdup_printf("-PT%dH", 24 - hour)
                                        : g_strdup_printf("-P%dDT%dH", days - 1, 24 - hour);
    struct icaltriggertype trigger = { .time = icaltime_null_time() };

    trigger.duration = icaldurationtype_from_string(text);
    return trigger;
}

static icalcomponent *
new_alarm(int days, int hour, const char *summary)
{
    icalcomponent *alarm = icalcomponent_new_valarm();

    icalcomponent_add_property(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
    icalcomponent_add_property(alarm, icalproperty_new_trigger(trigger_before(days, hour)));
    icalcomponent_add_property(alarm, icalproperty_new_description(summary));
    return alarm;
}

/*
 * One property a category: a comma inside one would be split by some readers. A task has one category alone: todoman
 * 4.1 does not read a task with two such properties.
 */
static void
add_categories(icalcomponent *component, const CeuPublished *item, const CeuIcsOptions *options)
{
    g_autofree char *pool = clean_text(item->pool, false);

    icalcomponent_add_property(
        component, icalproperty_new_categories(ceu_say(options->language, "Continuing education")));
    if (*pool != '\0' && !options->tasks)
        icalcomponent_add_property(component, icalproperty_new_categories(pool));
}

static void
add_identity(icalcomponent *component, const CeuPublished *item, int sequence,
             const CeuIcsOptions *options)
{
    g_autofree char *uid = ceu_ics_uid(item->uid, options->tasks);
    struct icaltimetype changed = ical_instant(changed_of(item, options));

    icalcomponent_add_property(component, icalproperty_new_uid(uid));
    icalcomponent_add_property(component, icalproperty_new_sequence(sequence));
    icalcomponent_add_property(component, icalproperty_new_dtstamp(changed));
    icalcomponent_add_property(component, icalproperty_new_created(ical_instant(item->created)));
    icalcomponent_add_property(component, icalproperty_new_lastmodified(changed));
}

/* The end of an all-day event is the day after, and stands there: readers differ when it is left out. */
static void
add_day(icalcomponent *event, CeuDate day)
{
    icalcomponent_add_property(event, icalproperty_new_dtstart(ical_date(day)));
    icalcomponent_add_property(event, icalproperty_new_dtend(ical_date(ceu_date_add_days(day, 1))));
}

static void
add_texts(icalcomponent *component, const CeuPublished *item, const CeuIcsOptions *options)
{
    g_autofree char *summary = clean_text(item->summary != NULL ? item->summary : "", false);
    g_autofree char *description =
        clean_text(item->description != NULL ? item->description : "", true);

    icalcomponent_add_property(component, icalproperty_new_summary(summary));
    if (*description != '\0')
        icalcomponent_add_property(component, icalproperty_new_description(description));
    add_categories(component, item, options);
}

static icalproperty_status
task_status(CeuTaskState state)
{
    switch (state) {
    case CEU_TASK_SUBMITTED:
        return ICAL_STATUS_INPROCESS;
    case CEU_TASK_DONE:
        return ICAL_STATUS_COMPLETED;
    case CEU_TASK_CALLED_OFF:
        return ICAL_STATUS_CANCELLED;
    case CEU_TASK_OPEN:
    case CEU_TASK_NONE:
    case CEU_TASK_STATE_COUNT:
        break;
    }
    return ICAL_STATUS_NEEDSACTION;
}

/*
 * Two sequence numbers for each of the event: the second if the task ended and the event did not tell. A day that
 * nobody stated is left out rather than made up.
 */
static icalcomponent *
new_task(const CeuPublished *item, const CeuIcsOptions *options)
{
    bool is_done = item->task == CEU_TASK_DONE;
    bool has_ended = is_done || item->task == CEU_TASK_CALLED_OFF;
    icalcomponent *task = icalcomponent_new_vtodo();

    add_identity(task, item, 2 * item->sequence + (has_ended && !item->cancelled ? 1 : 0), options);
    if (is_done && ceu_date_is_set(item->done))
        icalcomponent_add_property(task,
                                   icalproperty_new_completed(ical_instant(noon_of(item->done))));
    icalcomponent_add_property(task, icalproperty_new_due(ical_date(item->day)));
    if (is_done)
        icalcomponent_add_property(task, icalproperty_new_percentcomplete(100));
    icalcomponent_add_property(task, icalproperty_new_class(ICAL_CLASS_PRIVATE));
    icalcomponent_add_property(task, icalproperty_new_status(task_status(item->task)));
    add_texts(task, item, options);
    return task;
}

static icalcomponent *
new_event(const CeuPublished *item, const CeuIcsOptions *options)
{
    g_autofree char *summary = clean_text(item->summary != NULL ? item->summary : "", false);
    int hour = options->alarm_hour > 0 ? options->alarm_hour : ALARM_HOUR;
    icalcomponent *event = icalcomponent_new_vevent();

    add_identity(event, item, item->sequence, options);
    add_day(event, item->day);
    icalcomponent_add_property(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
    icalcomponent_add_property(event, icalproperty_new_class(ICAL_CLASS_PRIVATE));
    icalcomponent_add_property(
        event,
        icalproperty_new_status(item->cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
    add_texts(event, item, options);
    /* A milestone is a warning itself, and nobody wants to hear of what was called off. */
    for (unsigned i = 0; i < options->n_alarms && !item->cancelled && item->lead_days == 0; i++)
        icalcomponent_add_component(event, new_alarm(options->alarms_days[i], hour, summary));
    return event;
}

/* A UID that no server and no reader stumbles over; we make them so ourselves. */
static bool
is_sound(const CeuPublished *item, const CeuIcsOptions *options)
{
    static const char allowed[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.@-";

    return item->uid != NULL && *item->uid != '\0' &&
           strspn(item->uid, allowed) == strlen(item->uid) && item->sequence >= 0 &&
           item->sequence <= (options->tasks ? MAX_TASK_SEQUENCE : INT_MAX) &&
           ceu_date_is_set(ceu_date_add_days(item->day, 1));
}

/*
 * libical folds a line together with its end: a long word of just that length has CR and LF torn apart, or a line of
 * nothing behind it. Such a fold is left out. It is the only one before a CR or LF: no text of ours has any.
 */
static void
append_folded(GByteArray *out, const char *text)
{
    static const char fold[] = "\r\n ";
    const char *at = text;

    while ((at = strstr(at, fold)) != NULL) {
        const char *behind = at + strlen(fold);

        if (*behind == '\r' || *behind == '\n') {
            g_byte_array_append(out, (const guint8 *) text, (guint) (at - text));
            text = behind;
        }
        at = behind;
    }
    g_byte_array_append(out, (const guint8 *) text, (guint) strlen(text));
}

/* @component (taken) as text at the end of @out. */
static bool
append_component(GByteArray *out, icalcomponent *component, GError **error)
{
    g_autoptr(icalcomponent) owned = component;
    char *text = icalcomponent_as_ical_string_r(owned);

    if (text == NULL) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_FAILED,
                    "libical could not write the calendar (%s); no calendar was written",
                    icalerror_strerror(icalerrno));
        return false;
    }
    append_folded(out, text);
    icalmemory_free_buffer(text);
    return true;
}

/* One component at a time: a tree of all of them would take many times the room of the file. */
static bool
append_components(GByteArray *out, const GPtrArray *published, const CeuIcsOptions *options,
                  GError **error)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < published->len; i++) {
        const CeuPublished *item = published->pdata[i];
        icalcomponent *component;

        if (!is_sound(item, options) ||
            !g_hash_table_add(seen, ceu_ics_uid(item->uid, options->tasks))) {
            g_set_error(error, CEU_ERROR, CEU_ERROR_FAILED,
                        "calendar item %u has no usable identity or day; no calendar was written. "
                        "Run “ceu verify”",
                        i + 1);
            return false;
        }
        if (!ceu_ics_shows(item, options))
            continue;
        component = options->tasks ? new_task(item, options) : new_event(item, options);
        if (!append_component(out, component, error))
            return false;
    }
    return true;
}

GBytes *
ceu_ics_serialize(const GPtrArray *published, const CeuIcsOptions *options, GError **error)
{
    static const CeuIcsOptions none = { 0 };
    static const char end[] = "END:VCALENDAR\r\n";
    g_autoptr(GByteArray) out = g_byte_array_new();

    g_return_val_if_fail(published != NULL, NULL);

    options = options == NULL ? &none : options;
    if (!append_component(out, new_calendar(published, options), error))
        return NULL;
    g_byte_array_set_size(out, out->len - (guint) strlen(end)); /* the events come before it */
    if (!append_components(out, published, options, error))
        return NULL;
    g_byte_array_append(out, (const guint8 *) end, (guint) strlen(end));
    return g_byte_array_free_to_bytes(g_steal_pointer(&out));
}
