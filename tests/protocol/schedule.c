/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A schedule has two parts. First time passes, the person answers now and then, and up to five faults
 * happen. Then everything heals, and for two days more nothing is in the way of any reminder.
 */
#include "schedule.h"

#include "random.h"

#define FAULTS_MAX 5
#define STEPS_MIN 5
#define STEPS_SPREAD 7
#define EVENING_MINUTE (20 * 60 + 55) /* just before the quiet hours */
#define HEALED_EVENINGS 2
#define YEAR_USEC (365 * G_TIME_SPAN_DAY)

typedef struct Schedule {
    Play *play;
    Random random;
    unsigned faults, faults_left;
    const char *kill_at; /* of the next start; NULL: none */
    bool full;
} Schedule;

static unsigned
below(Schedule *self, unsigned count)
{
    return random_below(&self->random, count);
}

static int64_t
some_minutes(Schedule *self, unsigned most)
{
    return (1 + (int64_t) below(self, most)) * G_TIME_SPAN_MINUTE;
}

/* ---- faults ---- */

static void
fault_crash(Schedule *self)
{
    if (play_runs(self->play))
        play_crash(self->play);
}

/* The next start ends at a place inside. */
static void
fault_crash_inside(Schedule *self)
{
    self->kill_at = below(self, 2) == 0 ? "after-claim" : "after-show";
    fault_crash(self);
}

static void
fault_fate(Schedule *self)
{
    static const Fate fates[] = { FATE_ERROR,        FATE_LOST,        FATE_SLOW,
                                  FATE_CRASH_BEFORE, FATE_CRASH_AFTER, FATE_SERVER_RESTART };

    play_set_fate(self->play, fates[below(self, G_N_ELEMENTS(fates))]);
}

static void
fault_server(Schedule *self)
{
    if (!play_has_server(self->play)) {
        play_server_appear(self->play);
        return;
    }
    play_server_vanish(self->play);
    if (below(self, 2) == 0)
        play_sleep(self->play, some_minutes(self, 300));
    if (below(self, 4) != 0)
        play_server_appear(self->play);
}

static void
fault_disk(Schedule *self)
{
    self->full = !self->full;
    play_disk(self->play, self->full);
}

static void
fault_clock(Schedule *self)
{
    static const int64_t ahead_usec[] = {
        G_TIME_SPAN_HOUR,    -G_TIME_SPAN_HOUR,    G_TIME_SPAN_DAY, -G_TIME_SPAN_DAY,
        3 * G_TIME_SPAN_DAY, -3 * G_TIME_SPAN_DAY, 2 * YEAR_USEC,   -60 * YEAR_USEC,
    };

    if (play_clock_ahead(self->play) != 0)
        play_set_clock(self->play, 0);
    else
        play_set_clock(self->play, ahead_usec[below(self, G_N_ELEMENTS(ahead_usec))]);
}

static void
fault_second_daemon(Schedule *self)
{
    if (play_runs(self->play))
        play_second_daemon(self->play);
}

static void
do_fault(Schedule *self)
{
    static void (*const faults[])(Schedule *) = {
        fault_crash, fault_crash_inside, fault_fate, fault_fate, fault_fate,  fault_server,
        fault_disk,  fault_clock,        fault_disk, fault_fate, fault_clock, fault_second_daemon,
    };

    self->faults_left--;
    self->faults++;
    faults[below(self, G_N_ELEMENTS(faults))](self);
}

/* ---- everyday life ---- */

static void
do_person(Schedule *self)
{
    static const AtBubble acts[] = { AT_DONE,   AT_SNOOZE,    AT_DISMISS, AT_EXPIRE,
                                     AT_EXPIRE, AT_WITHDRAWN, AT_OPEN };
    unsigned kind = below(self, 10);
    unsigned pick = below(self, 8);

    if (kind < G_N_ELEMENTS(acts))
        play_at_bubble(self->play, acts[kind], pick);
    else if (play_clock_ahead(self->play) != 0)
        return; /* facts are entered by a person who would see the wrong date */
    else if (kind == 7)
        play_acknowledge(self->play, pick);
    else if (kind == 8)
        play_log(self->play);
    else
        play_submit(self->play);
}

/* What the service manager does: a daemon that ended is started, soon or when the machine is on again. */
static void
keep_alive(Schedule *self)
{
    const char *kill_at = self->kill_at;

    if (play_runs(self->play))
        return;
    if (below(self, 3) == 0)
        play_sleep(self->play, some_minutes(self, 900));
    self->kill_at = NULL;
    play_start(self->play, kill_at);
}

static void
step(Schedule *self)
{
    unsigned kind = below(self, 10);

    keep_alive(self);
    if (kind < 4 && self->faults_left > 0)
        do_fault(self);
    else if (kind < 6)
        do_person(self);
    else if (kind < 9)
        play_tick(self->play, G_TIME_SPAN_DAY);
    else
        play_sleep(self->play, some_minutes(self, 1200));
}

/* ---- healed ---- */

static void
heal(Schedule *self)
{
    play_say(self->play, "everything heals");
    play_set_fate(self->play, FATE_TAKEN);
    if (self->full)
        play_disk(self->play, false);
    play_set_clock(self->play, 0);
    if (!play_has_server(self->play))
        play_server_appear(self->play);
    /* One that was born to die at a place of the code is ended for good. */
    if (play_runs(self->play) && play_awaits_kill(self->play))
        play_crash(self->play);
    if (!play_runs(self->play))
        play_start(self->play, NULL);
}

unsigned
schedule_play(Play *play, uint64_t seed)
{
    static const char *const templates[] = { "one", "two", "two", "flood" };
    Schedule self = { .play = play, .random = { .state = seed } };
    unsigned steps, template;

    template = below(&self, G_N_ELEMENTS(templates));
    play_begin(play, templates[template]);
    self.faults_left = 1 + below(&self, FAULTS_MAX);
    steps = STEPS_MIN + below(&self, STEPS_SPREAD);
    if (below(&self, 4) != 0)
        play_server_appear(play);
    /* A fault before the first look meets the first reminder. */
    if (below(&self, 2) == 0)
        do_fault(&self);
    for (unsigned i = 0; i < steps && *play_violations(play) == '\0'; i++)
        step(&self);
    heal(&self);
    /* An hour at least lies before the first evening. */
    play_run(play, G_TIME_SPAN_HOUR);
    if (below(&self, 8) == 0) {
        play_terminate(play);
        play_start(play, NULL);
    }
    for (unsigned i = 0; i < HEALED_EVENINGS && *play_violations(play) == '\0'; i++) {
        play_run_until_minute(play, EVENING_MINUTE);
        play_evening(play);
    }
    return self.faults;
}
