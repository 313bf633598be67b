/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Random facts → agenda → published → bytes → libical's parser: the same days, texts and identities come back.
 * 40 times as many with CEU_TEST_LONG=1.
 */
#include <libical/ical.h>
#include <string.h>

#include "amount.h"
#include "calendar/items.h"
#include "core/random-holder.h"

#define SEED "5f0c9a4e-7a55-4a1e-9d2b-000000000001"
#define HOLDERS 400

static const int milestones[] = { 90, 30, 7 };
static const int alarms[] = { 30, 7, 0 };

static void
say(char **field, GRand *rand)
{
    g_free(*field);
    *field = g_strdup(hostile_texts[g_rand_int_range(rand, 0, G_N_ELEMENTS(hostile_texts))]);
}

/* Names and reasons that a rule pack may hold become hostile ones. */
static void
make_hostile(Holder *self, GRand *rand)
{
    static const char *const ids[] = { "club", "guild" };

    for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
        CeuBody *body = (CeuBody *) ceu_rulebook_body(self->rulebook, ids[i]); /* this test's own */

        say(&body->name, rand);
        for (guint k = 0; k < body->categories->len; k++)
            say(&((CeuTag *) g_ptr_array_index(body->categories, k))->title, rand);
        for (guint k = 0; k < body->rules->len; k++) {
            CeuRule *rule = g_ptr_array_index(body->rules, k);

            if (rule->kind == CEU_RULE_LADDER)
                say(&rule->ladder.stakes, rand);
            if (one_in(rand, 3))
                say(&rule->unknown, rand);
        }
    }
}

static GPtrArray *
publish(const Holder *self, CeuDate today, bool twice)
{
    const CeuAgendaOptions options = { .milestones_days = milestones,
                                       .n_milestones = G_N_ELEMENTS(milestones) };
    GPtrArray *published = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_published_free);

    for (int i = twice ? 0 : 1; i < 2; i++) {
        CeuDate on = ceu_date_add_days(today, i == 0 ? -400 : 0);
        g_autoptr(CeuAssessment) assessment = ceu_assess(self->facts, self->rulebook, on);
        g_autoptr(GPtrArray) items = ceu_agenda(self->facts, self->rulebook, assessment, &options);

        ceu_agenda_reconcile(published, items, on, (CeuInstant){ on.days * INT64_C(86400000000) },
                             SEED);
    }
    return published;
}

static CeuDate
date_of(struct icaltimetype time)
{
    g_assert_true(time.is_date);
    return ceu_date_from_ymd(time.year, time.month, time.day);
}

static int64_t
seconds_of(struct icaltimetype time)
{
    g_assert_true(icaltime_is_utc(time));
    return (int64_t) icaltime_as_timet_with_zone(time, icaltimezone_get_utc_timezone());
}

static void
check_event(icalcomponent *event, const CeuPublished *item)
{
    icalproperty *changed = icalcomponent_get_first_property(event, ICAL_LASTMODIFIED_PROPERTY);
    icalproperty *created = icalcomponent_get_first_property(event, ICAL_CREATED_PROPERTY);
    int wanted = item->cancelled || item->lead_days > 0 ? 0 : G_N_ELEMENTS(alarms);
    struct icaldurationtype before;
    icalcomponent *alarm;

    g_assert_cmpstr(icalcomponent_get_summary(event), ==, item->summary);
    g_assert_cmpstr(icalcomponent_get_description(event), ==, item->description);
    g_assert_cmpint(date_of(icalcomponent_get_dtstart(event)).days, ==, item->day.days);
    g_assert_cmpint(date_of(icalcomponent_get_dtend(event)).days, ==, item->day.days + 1);
    g_assert_cmpint(icalcomponent_get_sequence(event), ==, item->sequence);
    g_assert_cmpint(icalcomponent_get_status(event), ==,
                    item->cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED);
    g_assert_cmpint(seconds_of(icalproperty_get_lastmodified(changed)), ==,
                    item->changed.usec / 1000000);
    g_assert_cmpint(seconds_of(icalproperty_get_created(created)), ==,
                    item->created.usec / 1000000);
    g_assert_cmpint(icalcomponent_count_components(event, ICAL_VALARM_COMPONENT), ==, wanted);
    if (wanted == 0)
        return;
    alarm = icalcomponent_get_first_component(event, ICAL_VALARM_COMPONENT);
    before =
        icalproperty_get_trigger(icalcomponent_get_first_property(alarm, ICAL_TRIGGER_PROPERTY))
            .duration;
    g_assert_true(before.is_neg);
    g_assert_cmpuint(before.days, ==, 29);
    g_assert_cmpuint(before.hours, ==, 16);
}

static unsigned
check_calendar(const GPtrArray *published)
{
    CeuIcsOptions options = {
        .alarms_days = alarms, .n_alarms = G_N_ELEMENTS(alarms), .alarm_hour = 8, .method = true
    };
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = ceu_ics_serialize(published, &options, &error);
    g_autoptr(GHashTable) uids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char *text = NULL;
    icalcomponent *calendar;
    unsigned i = 0;

    g_assert_no_error(error);
    text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    calendar = icalparser_parse_string(text);
    g_assert_nonnull(calendar);
    g_assert_cmpint(icalcomponent_count_errors(calendar), ==, 0);
    for (icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
         event != NULL;
         event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT), i++) {
        const CeuPublished *item = g_ptr_array_index(published, i);

        g_assert_cmpstr(icalcomponent_get_uid(event), ==, item->uid);
        g_assert_true(g_hash_table_add(uids, g_strdup(item->uid)));
        check_event(event, item);
    }
    g_assert_cmpuint(i, ==, published->len);
    icalcomponent_free(calendar);
    return i;
}

static void
test_random_facts(void)
{
    unsigned count = ceu_test_amount(HOLDERS, 40 * HOLDERS);
    g_autoptr(GRand) rand = g_rand_new_with_seed(2445);
    unsigned events = 0;

    for (unsigned i = 0; i < count; i++) {
        g_auto(Holder) self = random_holder(rand);
        g_autoptr(GPtrArray) published = NULL;

        if (i % 2 == 0)
            make_hostile(&self, rand);
        published = publish(&self, random_day(rand), i % 3 == 0);
        events += check_calendar(published);
    }
    g_test_message("%u events", events);
    g_assert_cmpuint(events, >, count * 10);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/roundtrip/random-facts", test_random_facts);
    return g_test_run();
}
