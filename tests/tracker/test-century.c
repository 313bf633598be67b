/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A virtual century in 26 zones: the decisions of the plan, asked at the moments they name themselves, as the daemon
 * does, on rows in memory. Four duties fall due every year, and are met early, late or later. Then another
 * calendar, of the C library and of GLib, says on which civil days each of them had to be shown: no day is missed, none has
 * two, each lead time begins on its day at the first hour. With CEU_TEST_LONG=1 every day of the century, else some years.
 */
#include "tracker/decide.h"

#include "core/fixture.h"

#include "tracker/zones.h"

#include <string.h>
#include <time.h>

#define FIRST_YEAR 2000
#define LAST_YEAR 2100
#define DAYS_MAX (366 * (LAST_YEAR - FIRST_YEAR + 1))
#define BLOCK_DAYS 400
#define BODIES 4
#define ZERO_SECONDS INT64_C(946512000) /* two days before 2000: before it begins anywhere */
#define SERVER ":1.7"
#define ANSWER_USEC 20000 /* a server's answer takes a while */

/* The four duties: month and day of the year on which they fall due; day 0: the month's last. */
static const struct {
    const char *id;
    int month, day;
} duties[BODIES] = {
    { "spring", 3, 31 }, { "leap", 2, 0 }, { "new-year", 12, 31 }, { "autumn", 11, 6 }
};

static const int leads[] = { 180, 90, 60, 30, 14, 7, 3, 1, 0, -1 };

/* ---- the calendar of the C library, for what is expected ---- */

/* Days since 1970 of a day of the proleptic calendar; a day beyond the month's end counts on. */
static int32_t
civil(int year, int month, int day_of_month)
{
    struct tm tm = { .tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day_of_month };

    return (int32_t) (timegm(&tm) / 86400);
}

static int32_t
due_in(unsigned body, int year)
{
    return duties[body].day == 0 ? civil(year, duties[body].month + 1, 0)
                                 : civil(year, duties[body].month, duties[body].day);
}

/* The day on which the duty of a year is met: in time, a day late, three days late. */
static int32_t
met_in(unsigned body, int year)
{
    static const int later[] = { -5, 1, 3 };

    return due_in(body, year) + later[((unsigned) year + body) % G_N_ELEMENTS(later)];
}

/* ---- the world ---- */

typedef struct Show {
    uint32_t seconds; /* after ZERO_SECONDS; 0: none */
    bool alone;       /* a bubble of its own, so that it says whether it repeats */
    bool repeated;
} Show;

/* A zone on its way through the days. */
typedef struct Traveller {
    const char *zone;
    CeuInstant now;
    CeuRows *rows;
    Show (*shows)[BODIES]; /* by day since the first */
    unsigned wakes;
} Traveller;

/* Days that are judged once for all zones. */
typedef struct Block {
    int32_t first;
    unsigned count;
    CeuFacts *facts[BLOCK_DAYS]; /* of the days on which something was met; NULL: as before */
    CeuFacts *known[BLOCK_DAYS]; /* of every day: those, or of the day before */
    CeuAssessment *assessments[BLOCK_DAYS];
    GPtrArray *due[BLOCK_DAYS];
} Block;

static CeuBody *
yearly_body(unsigned i)
{
    CeuBody *body = ceu_body_new();
    CeuRule *rule;

    body->id = g_strdup(duties[i].id);
    body->name = g_strdup(duties[i].id);
    add_type(body, "AAA", "core", NULL);
    rule = add_rule(body, CEU_RULE_ANCHOR, "anchor");
    rule->anchor = (CeuAnchor){ .kind = CEU_ANCHOR_FIXED,
                                .month = duties[i].month,
                                .day = duties[i].day,
                                .first = CEU_FIRST_WITHIN };
    rule = add_rule(body, CEU_RULE_LENGTH, "length");
    rule->length = (CeuLength){ .months = 12, .leap_day = CEU_MONTH_CLAMP };
    rule = add_rule(body, CEU_RULE_TOTAL, "total");
    rule->total.kind = CEU_TOTAL_FLAT;
    rule->total.flat = units("10");
    return body;
}

static CeuRulebook *
four_bodies(void)
{
    CeuRulebook *rulebook = ceu_rulebook_new();

    for (unsigned i = 0; i < BODIES; i++)
        ceu_rulebook_take(rulebook, yearly_body(i));
    return rulebook;
}

/* What is recorded by the morning of @today: the renewals, and that all was in order after the last one. */
static CeuFacts *
facts_of(int32_t today)
{
    CeuFacts *facts = ceu_facts_new();

    for (unsigned i = 0; i < BODIES; i++) {
        CeuCredential credential = ceu_credential_init();

        credential.id = i + 1;
        credential.body = duties[i].id;
        credential.type = "AAA";
        credential.earned = (CeuDate){ civil(1998, 6, 1) };
        for (int year = 1998; year <= LAST_YEAR && met_in(i, year) <= today; year++) {
            CeuFiling filing = ceu_filing_init();

            filing.pool = duties[i].id;
            filing.cycle_day = (CeuDate){ due_in(i, year) };
            filing.submitted = filing.accepted = (CeuDate){ met_in(i, year) };
            credential.standing = filing.accepted;
            ceu_facts_add_filing(facts, &filing);
        }
        ceu_facts_add_credential(facts, &credential);
    }
    return facts;
}

static bool
something_is_met(int32_t today)
{
    time_t noon = (time_t) today * 86400;
    struct tm tm;

    (void) gmtime_r(&noon, &tm);
    for (unsigned i = 0; i < BODIES; i++) {
        for (int year = tm.tm_year + 1899; year <= tm.tm_year + 1901; year++) {
            if (met_in(i, year) == today)
                return true;
        }
    }
    return false;
}

static void
judge_block(Block *self, const CeuRulebook *rulebook, const CeuRemindPolicy *policy)
{
    CeuFacts *facts = NULL;

    for (unsigned i = 0; i < self->count; i++) {
        int32_t today = self->first + (int32_t) i;

        self->facts[i] = i == 0 || something_is_met(today) ? facts_of(today) : NULL;
        if (self->facts[i] != NULL)
            facts = self->facts[i];
        self->known[i] = facts;
        self->assessments[i] = ceu_assess(facts, rulebook, (CeuDate){ today });
        self->due[i] = ceu_remind_due(self->assessments[i], facts, policy);
    }
}

static void
clear_block(Block *self)
{
    for (unsigned i = 0; i < self->count; i++) {
        g_ptr_array_unref(self->due[i]);
        ceu_assessment_free(self->assessments[i]);
        ceu_facts_free(self->facts[i]);
    }
}

/* ---- the daemon ---- */

static unsigned
body_of_key(const char *key)
{
    for (unsigned i = 0; i < BODIES; i++) {
        if (g_str_has_prefix(key, duties[i].id))
            return i;
    }
    g_assert_not_reached();
}

/* The server takes what is shown. */
static void
take_shows(Traveller *self, const CeuRemindPlan *made, Show shows[BODIES])
{
    CeuReminderEvent shown = { .kind = CEU_EVENT_SHOWN,
                               .now = { self->now.usec + ANSWER_USEC },
                               .server = SERVER };

    for (guint i = 0; i < made->bubbles->len; i++) {
        const CeuBubble *bubble = g_ptr_array_index(made->bubbles, i);

        for (guint k = 0; k < bubble->keys->len; k++) {
            const char *key = g_ptr_array_index(bubble->keys, k);
            Show *show = &shows[body_of_key(key)];

            if (show->seconds != 0)
                g_error("%s: %s is shown twice on a day", self->zone, key);
            show->seconds = (uint32_t) (self->now.usec / G_USEC_PER_SEC - ZERO_SECONDS);
            show->alone = bubble->keys->len == 1;
            show->repeated = strstr(bubble->summary, "(repeated)") != NULL;
            (void) ceu_reminder_step(ceu_rows_find(self->rows, key), &shown);
        }
    }
}

static void
drop_ended(Traveller *self, const CeuView *view, const CeuRemindPolicy *policy)
{
    g_autoptr(GPtrArray) ended = ceu_decide_ended(self->rows, view, policy);

    for (guint i = 0; i < ended->len; i++)
        ceu_rows_drop(self->rows, g_ptr_array_index(ended, i));
}

/* One waking. */
static void
look(Traveller *self, const Block *block, CeuDate today, const CeuRemindPolicy *policy,
     int32_t first_day)
{
    unsigned i = (unsigned) (today.days - block->first);
    const CeuView view = { .facts = block->known[i], .assessment = block->assessments[i] };
    CeuWaking waking = { .policy = policy,
                         .now = self->now,
                         .server = SERVER,
                         .clock = { CEU_TRUST_FINE, today, today } };
    g_autoptr(CeuRemindPlan) made = ceu_decide(&waking, self->rows, block->due[i]);

    drop_ended(self, &view, policy);
    take_shows(self, made, self->shows[today.days - first_day]);
    if (made->next.usec <= self->now.usec)
        g_error("%s: it would be asked again in the past", self->zone);
    self->now = made->next;
    self->wakes++;
}

static void
travel(Traveller *self, const Block *block, const CeuRemindPolicy *policy, int32_t first_day)
{
    g_setenv("TZ", self->zone, TRUE);
    tzset();
    for (;;) {
        CeuDate today = ceu_clock_day_of(self->now);

        if (today.days >= block->first + (int32_t) block->count)
            return;
        look(self, block, today, policy, first_day);
    }
}

/* ---- what had to be ---- */

/* The lead time reached on a day, by the table alone; INT_MAX: none, or the duty is met. */
static int
lead_on(unsigned body, int32_t today)
{
    time_t noon = (time_t) today * 86400;
    struct tm tm;

    (void) gmtime_r(&noon, &tm);
    for (int year = tm.tm_year + 1899; year <= tm.tm_year + 1901; year++) {
        int32_t left = due_in(body, year) - today;

        if (today >= met_in(body, year) || left > leads[0] || today < met_in(body, year - 1))
            continue;
        for (size_t i = G_N_ELEMENTS(leads); i > 0; i--) {
            if (leads[i - 1] >= left)
                return leads[i - 1];
        }
        return -1;
    }
    return INT_MAX;
}

/* Whether the zone has the day at all. */
static bool
exists(int32_t today)
{
    time_t noon = (time_t) today * 86400;
    struct tm tm, local;
    time_t there;

    (void) gmtime_r(&noon, &tm);
    local = tm;
    local.tm_hour = 12;
    local.tm_isdst = -1;
    there = mktime(&local);
    (void) localtime_r(&there, &local);
    return local.tm_mday == tm.tm_mday && local.tm_mon == tm.tm_mon;
}

/* When it was by the wall: GLib is asked, which reads the zones by itself, but not rightly after 2037. */
static void
wall_time(const Show *show, const char *zone, struct tm *out)
{
    time_t when = (time_t) (show->seconds + ZERO_SECONDS);
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(when);
    g_autoptr(GTimeZone) there = g_time_zone_new_identifier(zone);
    g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, there);

    (void) localtime_r(&when, out);
    if (out->tm_year + 1900 > 2037)
        return;
    out->tm_year = g_date_time_get_year(local) - 1900;
    out->tm_yday = g_date_time_get_day_of_year(local) - 1;
    out->tm_hour = g_date_time_get_hour(local);
    out->tm_min = g_date_time_get_minute(local);
}

static void
check_show(const Traveller *self, const Show *show, unsigned body, int32_t today, bool first)
{
    time_t noon = (time_t) today * 86400;
    struct tm local, tm;

    wall_time(show, self->zone, &local);
    (void) gmtime_r(&noon, &tm);
    if (local.tm_year != tm.tm_year || local.tm_yday != tm.tm_yday)
        g_error("%s: %s is shown on another civil day", self->zone, duties[body].id);
    if (local.tm_hour < 9 || local.tm_hour >= 21 ||
        (first && (local.tm_hour != 9 || local.tm_min != 0)))
        g_error("%s: %s is shown at %02d:%02d of %d-%d", self->zone, duties[body].id, local.tm_hour,
                local.tm_min, local.tm_year + 1900, local.tm_yday);
    if (show->alone && show->repeated == first)
        g_error("%s: %s says wrongly whether it is repeated", self->zone, duties[body].id);
}

/* Every day of one zone; returns how many shows there had to be, and were. */
static unsigned
check_zone(const Traveller *self, int32_t first_day, int32_t last_day)
{
    unsigned shows = 0;
    int before[BODIES] = { INT_MAX, INT_MAX, INT_MAX, INT_MAX };

    g_setenv("TZ", self->zone, TRUE);
    tzset();
    for (int32_t today = first_day; today <= last_day; today++) {
        bool here = exists(today);

        for (unsigned i = 0; i < BODIES; i++) {
            const Show *show = &self->shows[today - first_day][i];
            int lead = here ? lead_on(i, today) : INT_MAX;

            if ((show->seconds != 0) != (lead != INT_MAX))
                g_error("%s: %s %s on day %d", self->zone, duties[i].id,
                        show->seconds != 0 ? "is shown" : "is missed", today);
            if (show->seconds != 0)
                check_show(self, show, i, today, lead != before[i]);
            shows += show->seconds != 0;
            if (here)
                before[i] = lead;
        }
    }
    return shows;
}

static void
run_years(int first_year, int last_year)
{
    int32_t first_day = civil(first_year, 1, 1), last_day = civil(last_year, 12, 31);
    g_autoptr(CeuRulebook) rulebook = four_bodies();
    CeuRemindPolicy policy = ceu_remind_policy_default();
    Traveller travellers[G_N_ELEMENTS(zones)];
    unsigned shows = 0, wakes = 0;

    policy.nudge_pace = policy.nudge_proof = false; /* only stages have a day of their own */
    for (size_t z = 0; z < G_N_ELEMENTS(zones); z++) {
        g_setenv("TZ", zones[z], TRUE);
        tzset();
        travellers[z] = (Traveller){ .zone = zones[z],
                                     .now = ceu_clock_instant_at((CeuDate){ first_day }, 0, 0),
                                     .rows = ceu_rows_new(false),
                                     .shows = g_malloc0_n((gsize) (last_day - first_day + 1),
                                                          sizeof(Show[BODIES])) };
    }
    for (int32_t day = first_day; day <= last_day; day += BLOCK_DAYS) {
        Block block = { .first = day, .count = (unsigned) MIN(BLOCK_DAYS, last_day - day + 1) };

        judge_block(&block, rulebook, &policy);
        for (size_t z = 0; z < G_N_ELEMENTS(zones); z++)
            travel(&travellers[z], &block, &policy, first_day);
        clear_block(&block);
    }
    for (size_t z = 0; z < G_N_ELEMENTS(zones); z++) {
        shows += check_zone(&travellers[z], first_day, last_day);
        wakes += travellers[z].wakes;
        ceu_rows_free(travellers[z].rows);
        g_free(travellers[z].shows);
    }
    g_setenv("TZ", "UTC", TRUE);
    g_test_message("%d to %d: %u shows, %u wakings", first_year, last_year, shows, wakes);
    g_assert_cmpuint(shows, >, 500 * G_N_ELEMENTS(zones));
}

static void
every_day_in_every_zone(void)
{
    /* Leap years and others, the day that Apia skipped, the end of 32 bits, the ends of years and of the century. */
    static const struct {
        int first, last;
    } slices[] = { { 2011, 2012 }, { 2000, 2001 }, { 2024, 2025 }, { 2037, 2038 }, { 2099, 2100 } };
    bool brief = g_getenv("CEU_TEST_BRIEF") != NULL; /* builds in which everything is slow */

    if (g_strcmp0(g_getenv("CEU_TEST_LONG"), "1") == 0) {
        run_years(FIRST_YEAR, LAST_YEAR);
        return;
    }
    for (size_t i = 0; i < (brief ? 1 : G_N_ELEMENTS(slices)); i++)
        run_years(slices[i].first, slices[i].last);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/century/every-day", every_day_in_every_zone);
    return g_test_run();
}
