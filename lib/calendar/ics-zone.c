/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Time zones by name: the system's, which know more than files say, else the file's own (Outlook's "Eastern Standard
 * Time"), else home. libical's own would expand foreign rules without an end.
 */
#include "calendar/ics-zone.h"

#include "calendar/ics-rule.h"

#include <string.h>

#define MAX_NAME_BYTES 100
#define MAX_REMARKS 20
#define DAYS_BEFORE 800 /* a change of each year lies among them */

/* One change of a clock. */
typedef struct Onset {
    int64_t wall; /* when, by the clock before it */
    int from, to; /* seconds east of UTC, before and after */
} Onset;

struct IcsZone {
    GTimeZone *system; /* NULL: of the file */
    GArray *onsets;    /* Onset, in order; NULL: of the system */
    bool home;
};

struct IcsZones {
    GHashTable *by_name; /* TZID → IcsZone */
    GHashTable *parts;   /* TZID → IcsPart of the file */
    IcsZone *home, *utc;
    CeuDate from, to;
    int64_t *steps;
    GPtrArray *remarks;
    unsigned unknown;
};

static void
zone_free(IcsZone *zone)
{
    g_clear_pointer(&zone->system, g_time_zone_unref);
    g_clear_pointer(&zone->onsets, g_array_unref);
    g_free(zone);
}

/* Takes @system. */
static IcsZone *
zone_of_system(GTimeZone *system)
{
    IcsZone *zone = g_new0(IcsZone, 1);

    zone->system = system;
    return zone;
}

IcsZones *
ics_zones_new(const IcsFile *file, GTimeZone *home, CeuDate from, CeuDate to, int64_t *steps,
              GPtrArray *remarks)
{
    IcsZones *zones = g_new0(IcsZones, 1);

    zones->by_name =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify) zone_free);
    zones->parts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    zones->home = zone_of_system(g_time_zone_ref(home));
    zones->home->home = true;
    zones->utc = zone_of_system(g_time_zone_new_utc());
    zones->from = ceu_date_add_days(from, -DAYS_BEFORE);
    zones->to = ceu_date_add_days(to, 2);
    zones->steps = steps;
    zones->remarks = remarks;
    for (guint i = 0; i < file->zones->len; i++) {
        char *name = ics_zone_name(file->zones->pdata[i]);

        if (name != NULL)
            g_hash_table_insert(zones->parts, name, file->zones->pdata[i]);
    }
    return zones;
}

void
ics_zones_free(IcsZones *zones)
{
    if (zones == NULL)
        return;
    g_hash_table_unref(zones->by_name);
    g_hash_table_unref(zones->parts);
    zone_free(zones->home);
    zone_free(zones->utc);
    g_free(zones);
}

/* Names of the system's database alone: GLib would take a path, or the rule of a zone, too. */
static GTimeZone *
find_in_system(const char *name)
{
    bool slash = false, letters = true;

    if (strstr(name, "..") != NULL || !g_ascii_isalpha(*name))
        return NULL;
    for (const char *at = name; *at != '\0'; at++) {
        if (!g_ascii_isalnum(*at) && strchr("/_+-", *at) == NULL)
            return NULL;
        slash |= *at == '/';
        letters &= g_ascii_isalpha(*at) != 0;
    }
    return slash || letters ? g_time_zone_new_identifier(name) : NULL;
}

/* "/freeassociation.sourceforge.net/America/New_York" ends with the name that is meant. */
static GTimeZone *
find_by_end(const char *name)
{
    GTimeZone *zone = find_in_system(name);

    while (zone == NULL && *name == '/' && strchr(name + 1, '/') != NULL) {
        name = strchr(name + 1, '/');
        zone = find_in_system(name + 1);
    }
    return zone;
}

static int
by_wall(gconstpointer a, gconstpointer b)
{
    const Onset *left = a, *right = b;

    return (left->wall > right->wall) - (left->wall < right->wall);
}

static void
add_onset(GArray *onsets, int64_t wall, const IcsEvent *event)
{
    const Onset onset = { wall, event->offset_from, event->offset_to };

    g_array_append_val(onsets, onset);
}

/* The changes of one STANDARD or DAYLIGHT about the days that are asked for. */
static bool
expand(const IcsZones *zones, const IcsPart *part, GArray *onsets, GError **error)
{
    g_autoptr(IcsEvent) event = ics_event_read(part);
    g_autoptr(GArray) days = NULL;
    CeuDate from = zones->from;
    IcsRule rule;

    if (event->fault != NULL)
        return true; /* the rest may do */
    add_onset(onsets, event->start.wall, event);
    for (guint i = 0; i < event->dates->len; i++)
        add_onset(onsets, g_array_index(event->dates, IcsTime, i).wall, event);
    if (part->rule == NULL || !ics_rule_parse(part->rule, event->start.day, &rule, NULL))
        return true;
    /* A rule that has ended decides by its last days. */
    if (ceu_date_is_set(rule.until))
        from.days = MIN(from.days, rule.until.days - DAYS_BEFORE);
    days = ics_rule_days(&rule, from, zones->to, zones->steps, error);
    for (guint i = 0; days != NULL && i < days->len; i++)
        add_onset(onsets, ics_time_on(&event->start, g_array_index(days, CeuDate, i)), event);
    return days != NULL;
}

/* The file's own zone; @out NULL if it says nothing. */
static bool
find_in_file(const IcsZones *zones, const char *name, IcsZone **out, GError **error)
{
    const IcsPart *part = g_hash_table_lookup(zones->parts, name);
    g_autoptr(GArray) onsets = g_array_new(FALSE, FALSE, sizeof(Onset));

    for (guint i = 0; part != NULL && i < part->parts->len; i++) {
        if (!expand(zones, part->parts->pdata[i], onsets, error))
            return false;
    }
    *out = NULL;
    if (onsets->len == 0)
        return true;
    g_array_sort(onsets, by_wall);
    *out = g_new0(IcsZone, 1);
    (*out)->onsets = g_steal_pointer(&onsets);
    return true;
}

static IcsZone *
fall_home(IcsZones *zones, const char *name)
{
    IcsZone *zone = zone_of_system(g_time_zone_ref(zones->home->system));

    zone->home = true;
    if (zones->unknown++ < MAX_REMARKS)
        g_ptr_array_add(zones->remarks,
                        g_strdup_printf("time zone “%.*s” is unknown: its times are read as your "
                                        "own",
                                        ics_shown_bytes(name, strlen(name), MAX_NAME_BYTES), name));
    return zone;
}

const IcsZone *
ics_zones_of(IcsZones *zones, const IcsTime *time, GError **error)
{
    GTimeZone *system;
    IcsZone *zone;

    if (time->utc)
        return zones->utc;
    if (time->zone == NULL)
        return zones->home;
    zone = g_hash_table_lookup(zones->by_name, time->zone);
    if (zone != NULL)
        return zone;
    system = strlen(time->zone) <= MAX_NAME_BYTES ? find_by_end(time->zone) : NULL;
    if (system != NULL)
        zone = zone_of_system(system);
    else if (!find_in_file(zones, time->zone, &zone, error))
        return NULL;
    if (zone == NULL)
        zone = fall_home(zones, time->zone);
    g_hash_table_insert(zones->by_name, g_strdup(time->zone), zone);
    return zone;
}

bool
ics_zone_is_home(const IcsZone *zone)
{
    return zone->home;
}

/* The last change not after @wall decides; before the first it is as it was then. */
static int
offset_of(const GArray *onsets, int64_t wall)
{
    guint low = 0, high = onsets->len;

    while (low < high) {
        const guint middle = low + (high - low) / 2;

        if (g_array_index(onsets, Onset, middle).wall <= wall)
            low = middle + 1;
        else
            high = middle;
    }
    return low == 0 ? g_array_index(onsets, Onset, 0).from
                    : g_array_index(onsets, Onset, low - 1).to;
}

int64_t
ics_zone_to_utc(const IcsZone *zone, int64_t wall)
{
    gint64 moved = wall;
    int span;

    if (zone->onsets != NULL)
        return wall - offset_of(zone->onsets, wall);
    /* An hour that is left out is read as the one after it. */
    span = g_time_zone_adjust_time(zone->system, G_TIME_TYPE_STANDARD, &moved);
    return moved - g_time_zone_get_offset(zone->system, span);
}

int64_t
ics_zones_to_home(const IcsZones *zones, int64_t utc)
{
    const int span = g_time_zone_find_interval(zones->home->system, G_TIME_TYPE_UNIVERSAL, utc);

    return utc + g_time_zone_get_offset(zones->home->system, span);
}
