/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A foreign calendar → entries on days: series spread out, moved and cancelled dates seen to, counted by the clock at home. */
#include "calendar/ics-property.h"
#include "calendar/ics-rule.h"
#include "calendar/ics-zone.h"

#include <string.h>

#define MAX_FAULTS 1000
#define SPARE_DAYS 2 /* a clock elsewhere shows another day */

typedef struct Reader {
    const CeuIcsReadOptions *options;
    IcsZones *zones;
    GHashTable *moved; /* "UID\nINSTANT" of dates that have a VEVENT of their own */
    CeuIcsReading *reading;
    int64_t steps;
    unsigned untitled;
    int line; /* what is read just now */
} Reader;

/* One event while it is read. */
typedef struct Work {
    const IcsPart *part;
    const IcsEvent *event;
    IcsRule rule;              /* if the part has one */
    const IcsZone *zone;       /* of its start */
    int64_t length;            /* seconds, or days for whole days; 0: not stated */
    GHashTable *excluded;      /* int64_t: instants of EXDATE */
    GHashTable *excluded_days; /* int32_t as pointer: whole days of EXDATE */
    GHashTable *seen;          /* int64_t: instants that were added */
    bool added;
} Work;

static void
entry_free(CeuIcsEntry *entry)
{
    g_free(entry->uid);
    g_free(entry->recurrence);
    g_free(entry->title);
    g_free(entry->organiser);
    g_free(entry->location);
    g_free(entry->url);
    g_free(entry);
}

static void
fault_free(CeuIcsFault *fault)
{
    g_free(fault->message);
    g_free(fault);
}

void
ceu_ics_reading_free(CeuIcsReading *reading)
{
    if (reading == NULL)
        return;
    g_ptr_array_unref(reading->entries);
    g_ptr_array_unref(reading->faults);
    g_ptr_array_unref(reading->remarks);
    g_free(reading);
}

static CeuIcsReading *
reading_new(void)
{
    CeuIcsReading *reading = g_new0(CeuIcsReading, 1);

    reading->entries = g_ptr_array_new_with_free_func((GDestroyNotify) entry_free);
    reading->faults = g_ptr_array_new_with_free_func((GDestroyNotify) fault_free);
    reading->remarks = g_ptr_array_new_with_free_func(g_free);
    return reading;
}

/* Takes @failure: a fault of one event, unless it ends the whole reading; then false. */
static bool
note_fault(Reader *self, GError *failure, GError **error)
{
    CeuIcsFault *fault;

    if (g_error_matches(failure, CEU_ERROR, CEU_ERROR_LIMIT)) {
        g_propagate_prefixed_error(error, failure, "line %d: ", self->line);
        return false;
    }
    if (self->reading->faults->len == MAX_FAULTS) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT,
                    "line %d: %s; so do more than %d others: this is no sound calendar", self->line,
                    failure->message, MAX_FAULTS);
        g_error_free(failure);
        return false;
    }
    fault = g_new0(CeuIcsFault, 1);
    fault->line = self->line;
    fault->message = g_strdup(failure->message);
    g_error_free(failure);
    g_ptr_array_add(self->reading->faults, fault);
    return true;
}

/*
 * What tells one date of a series from the others: UTC where the series has a zone, else the clock on the wall, so that
 * it stays the same wherever the file is read.
 */
static bool
key_of(Reader *self, const IcsTime *time, const IcsZone *series, int64_t *out, GError **error)
{
    const IcsZone *zone = ics_zones_of(self->zones, time, error);

    if (zone == NULL)
        return false;
    if (!time->timed)
        *out = time->wall;
    else if (!ics_zone_is_home(series))
        *out = ics_zone_to_utc(time->zone == NULL && !time->utc ? series : zone, time->wall);
    else
        *out = ics_zone_is_home(zone)
                   ? time->wall
                   : ics_zones_to_home(self->zones, ics_zone_to_utc(zone, time->wall));
    return true;
}

static char *
moved_key(const char *uid, int64_t key)
{
    return g_strdup_printf("%s\n%" G_GINT64_FORMAT, uid, key);
}

/* "20261103", "20261103T090000", "20261103T140000Z". (transfer full) */
static char *
key_text(int64_t key, bool timed, bool floating)
{
    const int64_t days = key >= 0 ? key / ICS_SECONDS_OF_DAY : (key + 1) / ICS_SECONDS_OF_DAY - 1;
    const int second = (int) (key - days * ICS_SECONDS_OF_DAY);
    int year, month, day;

    ceu_date_to_ymd((CeuDate){ (int32_t) days }, &year, &month, &day);
    if (!timed)
        return g_strdup_printf("%04d%02d%02d", year, month, day);
    return g_strdup_printf("%04d%02d%02dT%02d%02d%02d%s", year, month, day, second / 3600,
                           second / 60 % 60, second % 60, floating ? "" : "Z");
}

/* Seconds, or days for whole days, from start to end. */
static bool
measure(Reader *self, Work *work, GError **error)
{
    const IcsEvent *event = work->event;
    const IcsZone *end_zone = ics_zones_of(self->zones, &event->end, error);
    int64_t start, end;

    if (end_zone == NULL)
        return false;
    work->length = event->start.timed ? 0 : 1;
    if (event->duration_seconds >= 0)
        work->length = event->start.timed ? event->duration_seconds
                                          : event->duration_seconds / ICS_SECONDS_OF_DAY;
    if (!ceu_date_is_set(event->end.day))
        return true;
    if (!event->start.timed || !event->end.timed) {
        work->length =
            event->start.timed ? 0 : ceu_date_days_between(event->start.day, event->end.day);
    } else {
        start = ics_zone_to_utc(work->zone, event->start.wall);
        end = ics_zone_to_utc(end_zone, event->end.wall);
        work->length = end - start;
    }
    if (work->length >= 0)
        return true;
    g_set_error_literal(error, CEU_ERROR, CEU_ERROR_PARSE, "it ends before it begins");
    return false;
}

static CeuDate
day_of_seconds(int64_t seconds)
{
    const int64_t days =
        seconds >= 0 ? seconds / ICS_SECONDS_OF_DAY : (seconds + 1) / ICS_SECONDS_OF_DAY - 1;

    return (CeuDate){ (int32_t) days };
}

/* Days and times by the clock at home of what begins at @wall by the clock of the event. */
static void
place(Reader *self, const Work *work, int64_t wall, CeuIcsEntry *entry)
{
    int64_t begin, end;

    if (!work->event->start.timed) {
        entry->day = day_of_seconds(wall);
        entry->last.days = entry->day.days + (int32_t) MAX(work->length - 1, 0);
        entry->start_minute = -1;
        return;
    }
    if (ics_zone_is_home(work->zone)) {
        begin = wall;
        end = wall + work->length;
    } else {
        const int64_t utc = ics_zone_to_utc(work->zone, wall);

        begin = ics_zones_to_home(self->zones, utc);
        end = ics_zones_to_home(self->zones, utc + work->length);
    }
    entry->day = day_of_seconds(begin);
    /* What ends at midnight is over on the day before. */
    entry->last = day_of_seconds(end > begin ? end - 1 : begin);
    entry->start_minute = (int) ((begin - entry->day.days * ICS_SECONDS_OF_DAY) / 60);
    entry->minutes = (int) (work->length / 60);
}

static bool
in_window(const Reader *self, const CeuIcsEntry *entry)
{
    return ceu_date_compare(entry->last, self->options->first) >= 0 &&
           ceu_date_compare(entry->day, self->options->last) <= 0;
}

static void
describe(const Work *work, int64_t key, CeuIcsEntry *entry)
{
    const IcsEvent *event = work->event;
    const bool series =
        work->part->rule != NULL || event->dates->len > 0 || ceu_date_is_set(event->recurrence.day);

    entry->line = work->part->line;
    entry->uid = g_strdup(event->uid);
    if (series)
        entry->recurrence = key_text(key, event->start.timed, ics_zone_is_home(work->zone));
    entry->title = g_strdup(event->title);
    entry->organiser = g_strdup(event->organiser);
    entry->location = g_strdup(event->location);
    entry->url = g_strdup(event->url);
}

/* Adds what begins at @wall, if it lies in the window; @key names it among its series. */
static bool
add_entry(Reader *self, Work *work, int64_t wall, int64_t key, GError **error)
{
    CeuIcsEntry *entry = g_new0(CeuIcsEntry, 1);

    place(self, work, wall, entry);
    if (!in_window(self, entry)) {
        entry_free(entry);
        return true;
    }
    if (self->reading->entries->len == CEU_ICS_MAX_ENTRIES) {
        entry_free(entry);
        g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT,
                    "more than %d events on the days asked for; ask for fewer days",
                    CEU_ICS_MAX_ENTRIES);
        return false;
    }
    describe(work, key, entry);
    g_ptr_array_add(self->reading->entries, entry);
    self->reading->series += work->added ? 0 : 1;
    work->added = true;
    return true;
}

static bool
is_excluded(Reader *self, const Work *work, int64_t wall, int64_t key)
{
    g_autofree char *moved = NULL;

    if (g_hash_table_contains(work->excluded, &key) ||
        g_hash_table_contains(work->excluded_days, GINT_TO_POINTER(day_of_seconds(wall).days)))
        return true;
    if (work->event->uid == NULL)
        return false;
    moved = moved_key(work->event->uid, key);
    return g_hash_table_contains(self->moved, moved);
}

/* One date of a series, unless it was there, or is left out. */
static bool
add_date(Reader *self, Work *work, int64_t wall, GError **error)
{
    const bool plain = !work->event->start.timed || ics_zone_is_home(work->zone);
    const int64_t key = plain ? wall : ics_zone_to_utc(work->zone, wall);

    if (is_excluded(self, work, wall, key) ||
        !g_hash_table_add(work->seen, g_memdup2(&key, sizeof key)))
        return true;
    return add_entry(self, work, wall, key, error);
}

static bool
read_exceptions(Reader *self, Work *work, GError **error)
{
    for (guint i = 0; i < work->event->exceptions->len; i++) {
        const IcsTime *time = &g_array_index(work->event->exceptions, IcsTime, i);
        int64_t key;

        if (!time->timed) {
            g_hash_table_add(work->excluded_days, GINT_TO_POINTER(time->day.days));
            continue;
        }
        if (!key_of(self, time, work->zone, &key, error))
            return false;
        g_hash_table_add(work->excluded, g_memdup2(&key, sizeof key));
    }
    return true;
}

/* The dates of RDATE; those in another zone come to the clock of the event. */
static bool
add_listed(Reader *self, Work *work, GError **error)
{
    for (guint i = 0; i < work->event->dates->len; i++) {
        const IcsTime *time = &g_array_index(work->event->dates, IcsTime, i);
        const IcsZone *zone = ics_zones_of(self->zones, time, error);
        const int64_t wall = time->timed || !work->event->start.timed
                                 ? time->wall
                                 : ics_time_on(&work->event->start, time->day);
        Work listed = *work;

        if (zone == NULL)
            return false;
        if (time->timed && (time->utc || time->zone != NULL))
            listed.zone = zone;
        if (!add_date(self, &listed, wall, error))
            return false;
        work->added = listed.added;
    }
    return true;
}

static bool
is_after_until(const Work *work, int64_t wall)
{
    const IcsRule *rule = &work->rule;

    if (!ceu_date_is_set(rule->until) || !work->event->start.timed || !rule->until_timed)
        return ceu_date_is_set(rule->until) && day_of_seconds(wall).days > rule->until.days;
    return (rule->until_utc ? ics_zone_to_utc(work->zone, wall) : wall) > rule->until_at;
}

static bool
add_repeated(Reader *self, Work *work, GError **error)
{
    const int32_t long_days =
        (int32_t) (work->event->start.timed ? work->length / ICS_SECONDS_OF_DAY : work->length);
    const CeuDate from = { self->options->first.days - long_days - SPARE_DAYS };
    const CeuDate to = { self->options->last.days + SPARE_DAYS };
    g_autoptr(GArray) days = NULL;

    days = ics_rule_days(&work->rule, from, to, &self->steps, error);
    for (guint i = 0; days != NULL && i < days->len; i++) {
        const int64_t wall = ics_time_on(&work->event->start, g_array_index(days, CeuDate, i));

        if (!is_after_until(work, wall) && !add_date(self, work, wall, error))
            return false;
    }
    return days != NULL;
}

static bool
spread(Reader *self, Work *work, GError **error)
{
    int64_t key;

    if (work->part->rule != NULL) {
        self->line = work->part->rule_line;
        if (!ics_rule_parse(work->part->rule, work->event->start.day, &work->rule, error))
            return false;
        self->line = work->part->line;
    }
    if (ceu_date_is_set(work->event->recurrence.day)) {
        return key_of(self, &work->event->recurrence, work->zone, &key, error) &&
               add_entry(self, work, work->event->start.wall, key, error);
    }
    return read_exceptions(self, work, error) &&
           add_date(self, work, work->event->start.wall, error) &&
           (work->part->rule == NULL || add_repeated(self, work, error)) &&
           add_listed(self, work, error);
}

static bool
holds_word(const char *text, const char *word)
{
    g_autofree char *folded = text == NULL ? NULL : g_utf8_casefold(text, -1);
    g_autofree char *wanted = g_utf8_casefold(word, -1);

    return folded != NULL && strstr(folded, wanted) != NULL;
}

static bool
is_wanted(const Reader *self, const IcsEvent *event)
{
    const char *const *words = self->options->words;

    for (size_t i = 0; words != NULL && words[i] != NULL; i++) {
        if (holds_word(event->title, words[i]) || holds_word(event->organiser, words[i]) ||
            holds_word(event->location, words[i]))
            return true;
    }
    return words == NULL;
}

static bool
read_event(Reader *self, const IcsPart *part, const IcsEvent *event, GError **error)
{
    g_autoptr(GHashTable) excluded =
        g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    g_autoptr(GHashTable) excluded_days = g_hash_table_new(g_direct_hash, g_direct_equal);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    Work work = { .part = part,
                  .event = event,
                  .excluded = excluded,
                  .excluded_days = excluded_days,
                  .seen = seen };

    if (event->cancelled || !is_wanted(self, event))
        return true;
    if (event->title == NULL) {
        self->untitled++;
        return true;
    }
    if (event->fault != NULL) {
        g_set_error_literal(error, CEU_ERROR, CEU_ERROR_PARSE, event->fault);
        return false;
    }
    work.zone = ics_zones_of(self->zones, &event->start, error);
    return work.zone != NULL && measure(self, &work, error) && spread(self, &work, error);
}

/* A date of a series with a VEVENT of its own is not taken from the rule, be it moved or cancelled. */
static bool
note_moved(Reader *self, const IcsEvent *event, GError **error)
{
    const IcsZone *zone = ics_zones_of(self->zones, &event->start, error);
    int64_t key;

    if (zone == NULL)
        return false;
    if (event->uid == NULL || !ceu_date_is_set(event->recurrence.day))
        return true;
    if (!key_of(self, &event->recurrence, zone, &key, error))
        return false;
    g_hash_table_add(self->moved, moved_key(event->uid, key));
    return true;
}

/* The events, in the order of @parts; NULL with @error. */
static GPtrArray *
read_parts(Reader *self, const GPtrArray *parts, GError **error)
{
    g_autoptr(GPtrArray) events = g_ptr_array_new_with_free_func((GDestroyNotify) ics_event_free);

    for (guint i = 0; i < parts->len; i++) {
        IcsEvent *event = ics_event_read(parts->pdata[i]);

        g_ptr_array_add(events, event);
        if (event->fault == NULL && !note_moved(self, event, error))
            return NULL;
    }
    return g_steal_pointer(&events);
}

static int
by_day(gconstpointer a, gconstpointer b)
{
    const CeuIcsEntry *left = *(CeuIcsEntry *const *) a, *right = *(CeuIcsEntry *const *) b;

    if (left->day.days != right->day.days)
        return left->day.days < right->day.days ? -1 : 1;
    if (left->start_minute != right->start_minute)
        return left->start_minute < right->start_minute ? -1 : 1;
    return (left->line > right->line) - (left->line < right->line);
}

static int
by_line(gconstpointer a, gconstpointer b)
{
    const CeuIcsFault *left = *(CeuIcsFault *const *) a, *right = *(CeuIcsFault *const *) b;

    return (left->line > right->line) - (left->line < right->line);
}

static void
finish(Reader *self, const IcsFile *file)
{
    GPtrArray *remarks = self->reading->remarks;

    if (self->untitled > 0)
        g_ptr_array_add(remarks, g_strdup_printf(self->untitled == 1
                                                     ? "%u event has no title and was left out"
                                                     : "%u events have no title and were left out",
                                                 self->untitled));
    if (file->loose > 0)
        g_ptr_array_add(remarks, g_strdup_printf("line %d is no property and was passed over%s",
                                                 file->first_loose,
                                                 file->loose == 1 ? "" : ", and others too"));
    g_ptr_array_sort(self->reading->entries, by_day);
    g_ptr_array_sort(self->reading->faults, by_line);
}

static bool
read_all(Reader *self, const IcsFile *file, GError **error)
{
    g_autoptr(GPtrArray) events = read_parts(self, file->events, error);

    if (events == NULL)
        return false;
    for (guint i = 0; i < events->len; i++) {
        const IcsPart *part = file->events->pdata[i];
        GError *failure = NULL;

        self->line = part->line;
        if (!read_event(self, part, events->pdata[i], &failure) &&
            !note_fault(self, failure, error))
            return false;
    }
    finish(self, file);
    return true;
}

CeuIcsReading *
ceu_ics_read(const char *data, size_t size, const CeuIcsReadOptions *options, GError **error)
{
    g_autoptr(CeuIcsReading) reading = reading_new();
    g_autoptr(GHashTable) moved = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(IcsFile) file = NULL;
    g_autoptr(IcsZones) zones = NULL;
    Reader self = {
        .options = options, .moved = moved, .reading = reading, .steps = ICS_MAX_STEPS
    };

    g_return_val_if_fail((data != NULL || size == 0) && options != NULL && options->home != NULL,
                         NULL);
    g_return_val_if_fail(ceu_date_is_set(options->first) && ceu_date_is_set(options->last), NULL);
    if (ceu_date_days_between(options->first, options->last) > CEU_ICS_MAX_WINDOW_DAYS) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT,
                    "more than %d days are asked for; ask for fewer", CEU_ICS_MAX_WINDOW_DAYS);
        return NULL;
    }
    file = ics_lines_read(data, size, error);
    if (file == NULL)
        return NULL;
    self.zones = zones = ics_zones_new(file, options->home, options->first, options->last,
                                       &self.steps, reading->remarks);
    return read_all(&self, file, error) ? g_steal_pointer(&reading) : NULL;
}
