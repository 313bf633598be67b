/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every sequence of a few happenings, as far as it goes: after each one the daemon looks, and what it does is
 * held against what was promised. The world keeps its own books; it does not look into the reminder's times.
 */
#include <ceu/remind.h>

#include <string.h>

#define MINUTE (INT64_C(60) * 1000000)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define EVENTS_MAX 8
#define RETRY_MAX (15 * MINUTE)

static const int leads[] = { 14, 7, 3, 1 };

/* Something of which the world remembers when it was, by the true time. */
typedef struct Times {
    int64_t at[EVENTS_MAX];
    unsigned count;
} Times;

typedef struct World {
    CeuReminder reminder; /* its strings are owned */
    int64_t now, ahead;   /* true time; how far the clock is ahead of it */
    int server, servers;  /* instance that is there, 0: none; how many there were */
    unsigned lead;
    bool in_flight;        /* the last show has no answer yet */
    bool answered;         /* the server took the last show */
    bool acknowledged;     /* and nothing shorter reached since */
    int64_t snoozed_until; /* by the clock */
    int64_t written;       /* when the reminder was last changed, by the clock */
    int64_t back;          /* how far the clock was set back in all */
    bool worthless;        /* all that was written before is of a clock that was wrong */
    unsigned shows_of_lead;
    Times shows, unanswered, fresh; /* fresh: what entitles to one more show */
    char path[EVENTS_MAX + 1];
} World;

static const char alphabet[] = "0hdsfnxazlbBF";

static int64_t searched;

static void
expect(const World *self, bool kept, const char *promise)
{
    if (!kept)
        g_error("after “%s”: %s", self->path, promise);
}

static void
note(Times *times, int64_t at)
{
    g_assert_cmpuint(times->count, <, EVENTS_MAX);
    times->at[times->count++] = at;
}

static unsigned
within_a_day(const Times *times, int64_t now)
{
    unsigned count = 0;

    for (unsigned i = 0; i < times->count; i++)
        count += times->at[i] > now - DAY;
    return count;
}

static CeuReminderEvent
event_of(const World *self, CeuReminderEventKind kind, char server[16])
{
    (void) g_snprintf(server, 16, ":1.%d", self->server);
    return (CeuReminderEvent){ .kind = kind,
                               .now = { self->now + self->ahead },
                               .lead_days = leads[self->lead],
                               .server = self->server == 0 ? NULL : server,
                               .until = { self->now + self->ahead + 49 * HOUR },
                               .repeat_hours = 24 };
}

/* What was written more than a day in the future counts as never. */
static void
forget_the_future(World *self)
{
    if (self->written <= self->now + self->ahead + DAY)
        return;
    self->worthless = true;
    self->acknowledged = false;
    self->snoozed_until = 0;
    self->written = 0;
}

static bool
is_snoozed(const World *self)
{
    return self->now + self->ahead < self->snoozed_until;
}

static bool
must_show(const World *self)
{
    int64_t wait = self->answered ? DAY + MIN(self->back, DAY) : RETRY_MAX;
    const Times *shows = &self->shows;

    if (self->server == 0 || self->acknowledged || is_snoozed(self))
        return false;
    if (self->shows_of_lead == 0 || self->worthless)
        return true;
    return self->now - shows->at[shows->count - 1] >= wait;
}

static void
check_show(World *self, int attempts_before, int lead_before)
{
    bool repeated = attempts_before > 0 && self->reminder.lead_days == lead_before;
    /* A new lead time, the end of a snooze and a clock that was set begin a day of their own. */
    unsigned days = 1 + within_a_day(&self->fresh, self->now);
    unsigned allowed =
        days * (self->servers > 1 ? 2 : 1) + within_a_day(&self->unanswered, self->now);

    expect(self, self->server != 0, "nothing is shown without a server");
    expect(self, !self->acknowledged, "acknowledged: silent until a shorter lead time");
    expect(self, !is_snoozed(self), "put off: silent until then");
    expect(self, repeated || self->shows_of_lead == 0, "a second show says so");
    note(&self->shows, self->now);
    expect(self, within_a_day(&self->shows, self->now) <= allowed, "one show a day");
    self->shows_of_lead++;
    self->in_flight = true;
    self->answered = self->worthless = false;
    self->snoozed_until = 0;
    note(&self->unanswered, self->now); /* until the server says that it took it */
}

/* The look of the daemon after each happening. */
static void
look(World *self)
{
    char server[16];
    CeuReminderEvent tick = event_of(self, CEU_EVENT_TICK, server);
    int attempts = self->reminder.attempts, lead = self->reminder.lead_days;
    CeuReminderEffects effects = ceu_reminder_step(&self->reminder, &tick);
    int64_t next = ceu_reminder_next(&self->reminder, 24).usec;
    bool must;

    forget_the_future(self);
    must = must_show(self);
    if (effects != CEU_EFFECT_NONE)
        self->written = tick.now.usec;

    if ((effects & CEU_EFFECT_SHOW) != 0)
        check_show(self, attempts, lead);
    else
        expect(self, !must, "it is shown when its time has come");
    if (self->server != 0 && !self->acknowledged && !is_snoozed(self))
        expect(self, next <= tick.now.usec + 2 * DAY, "it is asked again in time");
}

static void
set_clock(World *self, int64_t by)
{
    self->ahead += by;
    self->back += MAX(-by, 0);
    note(&self->fresh, self->now);
}

static void
answer(World *self, CeuReminderEventKind kind)
{
    char server[16];
    CeuReminderEvent event = event_of(self, kind, server);

    (void) ceu_reminder_step(&self->reminder, &event);
    if (self->acknowledged)
        return; /* a late click */
    self->written = event.now.usec;
    self->acknowledged = kind == CEU_EVENT_ACKNOWLEDGE;
    self->snoozed_until = kind == CEU_EVENT_SNOOZE ? event.until.usec : 0;
    if (kind == CEU_EVENT_SNOOZE)
        note(&self->fresh, self->now);
}

static void
take_show(World *self)
{
    char server[16];
    CeuReminderEvent shown = event_of(self, CEU_EVENT_SHOWN, server);

    if (ceu_reminder_step(&self->reminder, &shown) != CEU_EFFECT_NONE)
        self->written = shown.now.usec;
    self->in_flight = false;
    self->answered = true;
    self->unanswered.count--;
}

static void
reach_lead(World *self)
{
    self->lead++;
    self->acknowledged = false;
    self->shows_of_lead = 0;
    if (leads[self->lead] <= CEU_SNOOZE_BREAKS_AT_DAYS)
        self->snoozed_until = 0;
    note(&self->fresh, self->now);
}

/* false: it cannot happen now. */
static bool
happen(World *self, char what)
{
    switch (what) {
    case '0':
        return true;
    case 'h':
        self->now += HOUR;
        return true;
    case 'd':
        self->now += 25 * HOUR;
        return true;
    case 's':
        if (!self->in_flight || self->server == 0)
            return false;
        take_show(self);
        return true;
    case 'f': /* an error, a lost answer, or a crash: nobody knows whether it was shown */
        if (!self->in_flight)
            return false;
        self->in_flight = false;
        return true;
    case 'n':
        self->server = ++self->servers;
        return true;
    case 'x':
        if (self->server == 0)
            return false;
        self->server = 0;
        return true;
    case 'a':
        answer(self, CEU_EVENT_ACKNOWLEDGE);
        return true;
    case 'z':
        answer(self, CEU_EVENT_SNOOZE);
        return true;
    case 'l':
        if (self->lead + 1 == G_N_ELEMENTS(leads))
            return false;
        reach_lead(self);
        return true;
    default:
        set_clock(self, what == 'b' ? -3 * HOUR : what == 'B' ? -3 * DAY : 2 * DAY);
        return true;
    }
}

static void
search(const World *from, unsigned depth, unsigned limit)
{
    for (const char *what = alphabet; *what != '\0'; what++) {
        World self = *from;

        self.path[depth] = *what;
        self.reminder.server = g_strdup(from->reminder.server);
        if (happen(&self, *what)) {
            searched++;
            look(&self);
            if (depth + 1 < limit)
                search(&self, depth + 1, limit);
        }
        g_free(self.reminder.server);
    }
}

static void
every_sequence_keeps_the_promise(void)
{
    g_autoptr(CeuReminder) reminder = ceu_reminder_new("club/units/due/2027-03-31");
    World world = { .reminder = *reminder, .now = 1000 * DAY };
    unsigned limit = g_strcmp0(g_getenv("CEU_TEST_LONG"), "1") == 0 ? 7 : 6;

    look(&world); /* takes note of the lead time */
    search(&world, 0, limit);
    world.server = world.servers = 1;
    look(&world);
    g_assert_true(world.in_flight);
    search(&world, 0, limit);
    g_free(world.reminder.server);
    g_test_message("%" G_GINT64_FORMAT " looks", searched);
    g_assert_cmpint(searched, >, 4000000);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/reminder-search/every-sequence", every_sequence_keeps_the_promise);
    return g_test_run();
}
