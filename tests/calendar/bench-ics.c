/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How long a calendar takes to write, and how much room: bench-ics COUNT ours|tree|text
 *   ours   published items → bytes, by ceu_ics_serialize()
 *   tree   the same properties as one tree of libical, then its text: what one would write first
 *   text   the text alone of such a tree, which is there already: the least that libical needs
 * bench-ics check: fails if three times as many events take far more than three times as long.
 */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "calendar/items.h"

#define TEXTS                                                                                          \
    "29 Jun 2027: the credential is revoked; reinstatement costs US$200 plus the missed dues and "     \
    "CEUs.\n12 of 36 CEUs recorded.\n4 of 16 CEUs missing in “Auditing”.\nNext step: ceu explain " \
    "aapc\nRule A6 of AAPC: https://www.aapc.com/certifications/maintain-your-certification"

static const int alarms[] = { 7, 0 };

/* Made in one go, so that no holes are left behind that would slow the allocator down. */
static GPtrArray *
plain_items(unsigned count)
{
    GPtrArray *items = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_published_free);

    for (unsigned i = 0; i < count; i++) {
        CeuPublished *item = ceu_published_new();

        item->uid = g_strdup_printf("5f0c9a4e-7a55-4a1e-9d2b-%012u@ceud", i + 1);
        item->pool = g_strdup("aapc");
        item->day = item->stage_day = ceu_date_from_ymd(2027, 1, 1 + (int) i % 28);
        item->summary = g_strdup("AAPC: CEUs due (CPC, CRC) – date assumed");
        item->description = g_strdup(TEXTS);
        item->created.usec = ITEM_CREATED;
        item->changed.usec = ITEM_CHANGED;
        g_ptr_array_add(items, item);
    }
    return items;
}

static GBytes *
ours(const GPtrArray *items)
{
    CeuIcsOptions options = { .alarms_days = alarms, .n_alarms = 2, .method = true };
    g_autoptr(GError) error = NULL;
    GBytes *bytes = ceu_ics_serialize(items, &options, &error);

    g_assert_no_error(error);
    return bytes;
}

static struct icaltimetype
time_of(CeuInstant instant)
{
    return icaltime_from_timet_with_zone((time_t) (instant.usec / 1000000), 0,
                                         icaltimezone_get_utc_timezone());
}

static struct icaltimetype
date_of(CeuDate date)
{
    struct icaltimetype time = icaltime_null_date();

    ceu_date_to_ymd(date, &time.year, &time.month, &time.day);
    return time;
}

static icalcomponent *
tree_alarm(int days, const char *summary)
{
    struct icaltriggertype trigger = { .time = icaltime_null_time() };
    icalcomponent *alarm = icalcomponent_new_valarm();

    trigger.duration = icaldurationtype_from_string(days == 0 ? "PT9H" : "-P6DT15H");
    icalcomponent_add_property(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
    icalcomponent_add_property(alarm, icalproperty_new_trigger(trigger));
    icalcomponent_add_property(alarm, icalproperty_new_description(summary));
    return alarm;
}

static icalcomponent *
tree_event(const CeuPublished *item)
{
    icalcomponent *event = icalcomponent_new_vevent();
    icalproperty *const properties[] = {
        icalproperty_new_uid(item->uid),
        icalproperty_new_sequence(item->sequence),
        icalproperty_new_dtstamp(time_of(item->changed)),
        icalproperty_new_created(time_of(item->created)),
        icalproperty_new_lastmodified(time_of(item->changed)),
        icalproperty_new_dtstart(date_of(item->day)),
        icalproperty_new_dtend(date_of(ceu_date_add_days(item->day, 1))),
        icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT),
        icalproperty_new_class(ICAL_CLASS_PRIVATE),
        icalproperty_new_status(item->cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED),
        icalproperty_new_summary(item->summary),
        icalproperty_new_description(item->description),
        icalproperty_new_categories("Continuing education"),
        icalproperty_new_categories(item->pool),
    };

    for (size_t i = 0; i < G_N_ELEMENTS(properties); i++)
        icalcomponent_add_property(event, properties[i]);
    for (unsigned i = 0; !item->cancelled && i < G_N_ELEMENTS(alarms); i++)
        icalcomponent_add_component(event, tree_alarm(alarms[i], item->summary));
    return event;
}

static icalcomponent *
tree_of(const GPtrArray *items)
{
    icalcomponent *calendar = icalcomponent_new_vcalendar();

    icalcomponent_add_property(calendar, icalproperty_new_prodid("-//ceud//Renewals//EN"));
    icalcomponent_add_property(calendar, icalproperty_new_version("2.0"));
    for (guint i = 0; i < items->len; i++)
        icalcomponent_add_component(calendar, tree_event(g_ptr_array_index(items, i)));
    return calendar;
}

static GBytes *
text_of(icalcomponent *tree)
{
    char *text = icalcomponent_as_ical_string_r(tree);

    return g_bytes_new_with_free_func(text, strlen(text), icalmemory_free_buffer, text);
}

static long
peak_kib(void)
{
    struct rusage usage;

    (void) getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

/* Of this process, so that others on the machine count little. */
static double
cpu_milliseconds(void)
{
    struct timespec used;

    (void) clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return (double) used.tv_sec * 1000.0 + (double) used.tv_nsec / 1000000.0;
}

/* One way, in this process: its peak of room is of that way alone. Milliseconds. */
static double
measure(const char *way, unsigned count, bool say)
{
    g_autoptr(GPtrArray) items = plain_items(count);
    icalcomponent *tree = strcmp(way, "text") == 0 ? tree_of(items) : NULL;
    long before_kib = peak_kib();
    double started = cpu_milliseconds();
    g_autoptr(GBytes) bytes = NULL;
    double milliseconds;

    if (strcmp(way, "tree") == 0)
        tree = tree_of(items);
    bytes = tree != NULL ? text_of(tree) : ours(items);
    milliseconds = cpu_milliseconds() - started;
    if (say)
        (void) printf("%s %u events: %.0f ms of processor, %.1f MiB more room, %.1f MiB of text\n",
                      way, count, milliseconds, (double) (peak_kib() - before_kib) / 1024.0,
                      (double) g_bytes_get_size(bytes) / 1048576.0);
    if (tree != NULL)
        icalcomponent_free(tree);
    return milliseconds;
}

/* The best of a few: other programs only make it slower. */
static double
best_of(unsigned count)
{
    double best = measure("ours", count, false);

    for (int i = 0; i < 4; i++)
        best = MIN(best, measure("ours", count, false));
    return best;
}

static int
check_growth(void)
{
    double few = best_of(3000), many = best_of(27000);

    (void) printf("27000 events take %.1f times as long as 3000\n", many / few);
    return many / few < 18.0 ? EXIT_SUCCESS : EXIT_FAILURE; /* 9 is linear, 81 quadratic */
}

int
main(int argc, char **argv)
{
    guint64 count;

    if (argc == 2 && strcmp(argv[1], "check") == 0)
        return check_growth();
    if (argc != 3 || !g_ascii_string_to_unsigned(argv[1], 10, 1, 1000000, &count, NULL))
        return 2;
    (void) measure(argv[2], (unsigned) count, true);
    return EXIT_SUCCESS;
}
