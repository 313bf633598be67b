/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A matrix of clocks set wrong and right again, through the real tracker and store: whatever happens, a reminder is
 * shown every day, at most once more for each time the clock is set, and all is as before at the end.
 */
#include "tracker/plans.h"

#define HOUR G_TIME_SPAN_HOUR
#define DAY G_TIME_SPAN_DAY
#define ASLEEP_USEC (2 * DAY)

/* FOR_LONG: long enough to be believed if it is a leap ahead, so that the user has to say that it was none. */
typedef enum { RUNNING, AT_START, CRASH, CRASH_BEFORE, SUSPENDED, FOR_LONG, MODES } Mode;

static const char *const mode_names[MODES] = { "running",      "at start",  "crash",
                                               "crash before", "suspended", "for long" };

static const struct {
    const char *to; /* a day, or NULL: */
    int64_t by;
    bool believed; /* such a clock is not suspect */
} jumps[] = {
    { "1970-01-01", 0, false },  { "1999-12-31", 0, false },  { "2026-11-22", 0, false },
    { "2038-01-19", 0, false },  { "2098-06-01", 0, false },  { NULL, HOUR, true },
    { NULL, -HOUR, true },       { NULL, DAY, true },         { NULL, -DAY, true },
    { NULL, 2 * DAY, true },     { NULL, -2 * DAY, true },    { NULL, 3 * DAY, true },
    { NULL, -3 * DAY, false },   { NULL, 399 * DAY, true },   { NULL, -399 * DAY, false },
    { NULL, 401 * DAY, false },  { NULL, -401 * DAY, false }, { NULL, 731 * DAY, false },
    { NULL, -731 * DAY, false },
};

typedef struct World {
    const Home *home;
    CeuTracker *tracker;
    int64_t now, ahead; /* true time; how far the clock is ahead of it */
    GArray *shows;      /* int64_t: true times at which it was shown */
    bool warned;        /* the last show spoke of the clock */
    unsigned settings;  /* how often the clock was set */
    bool believed;      /* the wrong clock was not suspect */
} World;

static CeuInstant
clock_of(const World *self)
{
    return (CeuInstant){ self->now + self->ahead };
}

static CeuTrust
trust_of(const World *self)
{
    CeuClockVerdict clock;

    g_assert_true(ceu_tracker_judge_clock(self->tracker, clock_of(self), &clock, NULL));
    return clock.trust;
}

/* The daemon dies, and lives again under the same notification server. */
static void
restart(World *self)
{
    ceu_tracker_close(self->tracker);
    self->tracker = home_open(self->home, CEU_TRACKER_WRITE);
    self->tracker->floor = at("2026-11-23", 0, 0);
}

static CeuRemindPlan *
look(World *self)
{
    CeuRemindPlan *made = plan(self->tracker, clock_of(self), SERVER);
    const CeuBubble *bubble = bubble_of(made, UNITS_DUE);

    if (bubble != NULL) {
        g_array_append_val(self->shows, self->now);
        self->warned = strstr(bubble->body, "clock") != NULL;
        g_assert_true(self->warned == (made->clock.trust != CEU_TRUST_FINE));
    }
    return made;
}

/* The daemon by its own moments, from now to @until by the true time. */
static void
live(World *self, int64_t until)
{
    while (self->now < until) {
        g_autoptr(CeuRemindPlan) made = look(self);

        record_all(self->tracker, made, clock_of(self));
        self->now = MIN(made->next.usec - self->ahead, until);
    }
}

static void
claim_and_die(World *self)
{
    ceu_remind_plan_free(look(self));
    restart(self);
    self->now += 10 * G_TIME_SPAN_SECOND;
}

static void
set_clock(World *self, int64_t ahead)
{
    self->ahead = ahead;
    self->settings++;
}

static int64_t
ahead_of(size_t jump, int64_t now)
{
    return jumps[jump].to == NULL ? jumps[jump].by : at(jumps[jump].to, 12, 0).usec - now;
}

/* From noon on the second day the clock is wrong. */
static void
go_wrong(World *self, size_t jump, Mode mode)
{
    int64_t noon = at("2027-03-02", 12, 0).usec;

    if (mode == CRASH_BEFORE) {
        live(self, at("2027-03-02", 9, 0).usec);
        claim_and_die(self);
        self->now = noon;
    } else {
        live(self, noon);
    }
    if (mode == SUSPENDED)
        self->now += ASLEEP_USEC;
    set_clock(self, ahead_of(jump, self->now));
    self->believed = trust_of(self) == CEU_TRUST_FINE;
    if (mode != SUSPENDED) /* else two days more lie between it and the day known */
        g_assert_true(self->believed == jumps[jump].believed);
    if (mode == AT_START)
        restart(self);
    if (mode == CRASH)
        claim_and_die(self);
    live(self, self->now + (mode == FOR_LONG ? 50 * HOUR : 3 * HOUR));
}

/* Set right again; where a wrong day was believed, the user says that it is. */
static void
go_right(World *self)
{
    set_clock(self, 0);
    if (trust_of(self) == CEU_TRUST_FINE)
        return;
    live(self, self->now + HOUR);
    g_assert_true(ceu_tracker_trust_clock(self->tracker, clock_of(self), NULL));
    self->settings++;
}

static void
nothing_is_lost(const World *self, Mode mode)
{
    int64_t allowed = DAY + (mode == SUSPENDED ? ASLEEP_USEC : 0);
    int64_t before = g_array_index(self->shows, int64_t, 0);

    if (mode == FOR_LONG && self->believed) /* and what is due by it is another reminder */
        allowed += DAY;
    /* A believed clock shifts the day's rhythm once, by no more than a day. */
    if (self->believed)
        allowed += DAY;
    for (guint i = 1; i < self->shows->len; i++) {
        int64_t show = g_array_index(self->shows, int64_t, i);

        g_assert_cmpint(show - before, <=, allowed);
        before = show;
    }
    g_assert_cmpint(self->now - before, <=, DAY);
    g_assert_false(self->warned);
}

static void
nothing_is_left(const World *self)
{
    g_autoptr(GPtrArray) stored = ceu_store_load_reminders(self->tracker->store, NULL);
    const CeuReminder *reminder = g_ptr_array_index(stored, 0);

    g_assert_cmpuint(stored->len, ==, 1);
    g_assert_cmpstr(reminder->key, ==, UNITS_DUE);
    g_assert_cmpint(reminder->state, ==, CEU_REMINDER_SHOWN);
    g_assert_cmpint(reminder->lead_days, ==, 30);
    g_assert_cmpint(trust_of(self), ==, CEU_TRUST_FINE);
}

static void
one_jump(const Home *home, size_t jump, Mode mode)
{
    g_autoptr(GArray) shows = g_array_new(FALSE, FALSE, sizeof(int64_t));
    World world = { .home = home, .shows = shows, .now = at("2027-02-28", 12, 0).usec };
    unsigned daily, extra;

    world.tracker = one_member(home);
    restart(&world);
    go_wrong(&world, jump, mode);
    go_right(&world);
    live(&world, at("2027-03-07", 12, 0).usec);
    daily = 8 - (mode == SUSPENDED ? 2 : 0); /* the first noon, then each morning */
    extra = mode == FOR_LONG && world.believed ? world.settings : 1;
    if (mode == CRASH || mode == CRASH_BEFORE)
        extra++;
    g_test_message("%s %+d days, %s: %u shows, %u settings", jumps[jump].to,
                   (int) (jumps[jump].by / DAY), mode_names[mode], shows->len, world.settings);
    nothing_is_lost(&world, mode);
    nothing_is_left(&world);
    g_assert_cmpuint(shows->len, <=, daily + extra);
    ceu_tracker_close(world.tracker);
    g_assert_cmpint(g_remove(home->paths->store), ==, 0);
}

static void
no_clock_loses_or_repeats(Home *home, gconstpointer data)
{
    (void) data;
    for (size_t jump = 0; jump < G_N_ELEMENTS(jumps); jump++) {
        for (Mode mode = RUNNING; mode < MODES; mode++)
            one_jump(home, jump, mode);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/clock-jumps/matrix", Home, NULL, home_up, no_clock_loses_or_repeats, home_down);
    return g_test_run();
}
