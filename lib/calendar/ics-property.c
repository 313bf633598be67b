/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * libical as a reader of single properties: it gets components of a few short lines, never a rule, a list or a file. Beside
 * ics.c the only file that includes it; only calls that versions 3 and 4 both have stand here.
 */
#include "calendar/ics-property.h"

#include "calendar/ics-rule.h"

#include <libical/ical.h>
#include <string.h>

#if ICAL_CHECK_VERSION(5, 0, 0)
#error "libical 5 is unknown here: check this file against its migration guide"
#endif

G_DEFINE_AUTOPTR_CLEANUP_FUNC(icalcomponent, icalcomponent_free)

#define MAX_UID_BYTES 1000
#define MAX_DURATION (100 * 366 * ICS_SECONDS_OF_DAY)

static void
time_clear(gpointer data)
{
    g_clear_pointer(&((IcsTime *) data)->zone, g_free);
}

void
ics_event_free(IcsEvent *event)
{
    if (event == NULL)
        return;
    g_free(event->uid);
    g_free(event->title);
    g_free(event->organiser);
    g_free(event->location);
    g_free(event->url);
    time_clear(&event->start);
    time_clear(&event->end);
    time_clear(&event->recurrence);
    g_array_unref(event->dates);
    g_array_unref(event->exceptions);
    g_free(event->fault);
    g_free(event);
}

static IcsEvent *
event_new(void)
{
    IcsEvent *event = g_new0(IcsEvent, 1);

    event->start.day = event->end.day = event->recurrence.day = CEU_DATE_NONE;
    event->duration_seconds = -1;
    event->dates = g_array_new(FALSE, TRUE, sizeof(IcsTime));
    event->exceptions = g_array_new(FALSE, TRUE, sizeof(IcsTime));
    g_array_set_clear_func(event->dates, time_clear);
    g_array_set_clear_func(event->exceptions, time_clear);
    return event;
}

int64_t
ics_time_on(const IcsTime *time, CeuDate day)
{
    return time->wall + (int64_t) (day.days - time->day.days) * ICS_SECONDS_OF_DAY;
}

/* Cut to CEU_ICS_MAX_TEXT characters, with "…" as the last of them. */
static void
cut(GString *text)
{
    g_string_truncate(
        text, (gsize) (g_utf8_offset_to_pointer(text->str, CEU_ICS_MAX_TEXT - 1) - text->str));
    g_string_append(text, "…");
}

static bool
is_shown_as_blank(gunichar c)
{
    const bool bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);

    return bidi || g_unichar_isspace(c) || g_unichar_iscntrl(c) || c == 0x2028 || c == 0x2029;
}

/* libical leaves half a character behind a stray backslash. (transfer full) */
static char *
valid_text(const char *text)
{
    return text == NULL ? NULL : g_utf8_make_valid(text, -1);
}

/* One line of at most CEU_ICS_MAX_TEXT characters, blanks once; NULL if nothing is left. (transfer full) */
static char *
plain_text(const char *text)
{
    g_autofree char *valid = valid_text(text == NULL ? "" : text);
    GString *plain = g_string_new(NULL);
    unsigned characters = 0;
    bool blank = false;

    for (const char *at = valid; *at != '\0' && characters <= CEU_ICS_MAX_TEXT;
         at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);

        if (is_shown_as_blank(c)) {
            blank = plain->len > 0;
            continue;
        }
        if (blank)
            g_string_append_c(plain, ' ');
        g_string_append_unichar(plain, c);
        characters += blank ? 2 : 1;
        blank = false;
    }
    if (characters > CEU_ICS_MAX_TEXT)
        cut(plain);
    if (plain->len == 0) {
        g_string_free(plain, TRUE);
        return NULL;
    }
    return g_string_free(plain, FALSE);
}

/* The value as it is written. (transfer full) */
static char *
value_text(const icalproperty *property)
{
    char *raw = icalproperty_get_value_as_string_r(property);
    char *copy = g_strdup(raw == NULL ? "" : raw);

    icalmemory_free_buffer(raw);
    return copy;
}

static char *
zone_of(icalproperty *property)
{
    icalparameter *parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);

    return parameter == NULL ? NULL : valid_text(icalparameter_get_tzid(parameter));
}

/* libical takes 30 February and 99 o'clock: its text of the value is read again. */
static bool
read_time(icalproperty *property, IcsTime *out)
{
    g_autofree char *text = value_text(property);
    IcsTime time = { 0 };

    text[strcspn(text, "/")] = '\0'; /* RDATE;VALUE=PERIOD: its begin */
    if (!ics_parse_moment(text, &time.day, &time.wall, &time.timed, &time.utc))
        return false;
    if (time.timed && !time.utc)
        time.zone = zone_of(property);
    time_clear(out);
    *out = time;
    return true;
}

static bool
add_time(icalproperty *property, GArray *times)
{
    IcsTime time = { 0 };

    if (!read_time(property, &time))
        return false;
    g_array_append_val(times, time);
    return true;
}

static bool
read_duration(icalproperty *property, int64_t *out)
{
    const struct icaldurationtype read = icalproperty_get_duration(property);
    const int64_t seconds = ((int64_t) read.weeks * 7 + read.days) * ICS_SECONDS_OF_DAY +
                            (int64_t) read.hours * 3600 + (int64_t) read.minutes * 60 +
                            read.seconds;

    if (read.is_neg || seconds < 0 || seconds > MAX_DURATION)
        return false;
    *out = seconds;
    return true;
}

/* The name, or else the address. */
static char *
read_organiser(icalproperty *property)
{
    icalparameter *name = icalproperty_get_first_parameter(property, ICAL_CN_PARAMETER);
    char *plain = name == NULL ? NULL : plain_text(icalparameter_get_cn(name));
    const char *address = icalproperty_get_organizer(property);

    if (plain != NULL || address == NULL)
        return plain;
    return plain_text(g_ascii_strncasecmp(address, "mailto:", 7) == 0 ? address + 7 : address);
}

/* Takes a time or a length; its bit goes into @read. */
static bool
take_time(IcsEvent *event, icalproperty *property, unsigned *read)
{
    switch ((int) icalproperty_isa(property)) {
    case ICAL_DTSTART_PROPERTY:
        *read |= ICS_DTSTART;
        return read_time(property, &event->start);
    case ICAL_DTEND_PROPERTY:
        *read |= ICS_DTEND;
        return read_time(property, &event->end);
    case ICAL_RECURRENCEID_PROPERTY:
        *read |= ICS_RECURRENCE_ID;
        return read_time(property, &event->recurrence);
    case ICAL_DURATION_PROPERTY:
        *read |= ICS_DURATION;
        return read_duration(property, &event->duration_seconds);
    case ICAL_RDATE_PROPERTY:
        return add_time(property, event->dates);
    case ICAL_EXDATE_PROPERTY:
        return add_time(property, event->exceptions);
    case ICAL_TZOFFSETFROM_PROPERTY:
        *read |= ICS_OFFSET_FROM;
        event->offset_from = icalproperty_get_tzoffsetfrom(property);
        return ABS(event->offset_from) < ICS_SECONDS_OF_DAY;
    case ICAL_TZOFFSETTO_PROPERTY:
        *read |= ICS_OFFSET_TO;
        event->offset_to = icalproperty_get_tzoffsetto(property);
        return ABS(event->offset_to) < ICS_SECONDS_OF_DAY;
    default:
        return true;
    }
}

static void
take_text(IcsEvent *event, icalproperty *property)
{
    switch ((int) icalproperty_isa(property)) {
    case ICAL_UID_PROPERTY:
        g_free(event->uid);
        event->uid = valid_text(icalproperty_get_uid(property));
        return;
    case ICAL_SUMMARY_PROPERTY:
        g_free(event->title);
        event->title = plain_text(icalproperty_get_summary(property));
        return;
    case ICAL_ORGANIZER_PROPERTY:
        g_free(event->organiser);
        event->organiser = read_organiser(property);
        return;
    case ICAL_LOCATION_PROPERTY:
        g_free(event->location);
        event->location = plain_text(icalproperty_get_location(property));
        return;
    case ICAL_URL_PROPERTY:
        g_free(event->url);
        event->url = plain_text(icalproperty_get_url(property));
        return;
    case ICAL_STATUS_PROPERTY:
        event->cancelled |= icalproperty_get_status(property) == ICAL_STATUS_CANCELLED;
        return;
    default:
        return;
    }
}

/* (transfer none): what was said and could not be read; NULL: nothing. It is no event with less in it. */
static const char *
find_fault(const IcsPart *part, const IcsEvent *event, unsigned read)
{
    static const struct {
        unsigned property;
        const char *message;
    } needed[] = {
        { ICS_DTSTART, "its DTSTART is no day and no time" },
        { ICS_DTEND, "its DTEND is no day and no time" },
        { ICS_DURATION, "its DURATION is no length of time" },
        { ICS_RECURRENCE_ID, "its RECURRENCE-ID is no day and no time" },
        { ICS_OFFSET_FROM, "its TZOFFSETFROM is no distance from UTC" },
        { ICS_OFFSET_TO, "its TZOFFSETTO is no distance from UTC" },
    };

    if (part->fault != NULL)
        return part->fault;
    for (size_t i = 0; i < G_N_ELEMENTS(needed); i++) {
        if ((part->given & needed[i].property & ~read) != 0)
            return needed[i].message;
    }
    if (event->dates->len + event->exceptions->len < part->dates)
        return "a date among its RDATE or EXDATE is none";
    if (!ceu_date_is_set(event->start.day))
        return "it has no DTSTART";
    if (event->uid != NULL && strlen(event->uid) > MAX_UID_BYTES)
        return "its UID is longer than 1000 bytes";
    return NULL;
}

/* (transfer full) */
static icalcomponent *
parse(const IcsPart *part)
{
    static const char *const names[] = {
        [ICS_EVENT] = "VEVENT",
        [ICS_ZONE] = "VTIMEZONE",
        [ICS_ONSET] = "STANDARD",
    };
    g_autofree char *text = g_strdup_printf("BEGIN:%s\r\n%sEND:%s\r\n", names[part->kind],
                                            part->text->str, names[part->kind]);

    icalerror_set_errors_are_fatal(0); /* by default it aborts */
    return icalparser_parse_string(text);
}

IcsEvent *
ics_event_read(const IcsPart *part)
{
    g_autoptr(icalcomponent) component = parse(part);
    IcsEvent *event = event_new();
    icalproperty *property = NULL;
    unsigned read = 0;

    event->cancelled = part->cancelled;
    if (component != NULL)
        property = icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY);
    for (; property != NULL;
         property = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY)) {
        unsigned got = 0;

        if (take_time(event, property, &got))
            read |= got;
        take_text(event, property);
    }
    event->fault = g_strdup(find_fault(part, event, read));
    return event;
}

char *
ics_zone_name(const IcsPart *part)
{
    g_autoptr(icalcomponent) component = parse(part);
    icalproperty *property =
        component == NULL ? NULL : icalcomponent_get_first_property(component, ICAL_TZID_PROPERTY);

    return property == NULL ? NULL : valid_text(icalproperty_get_tzid(property));
}
