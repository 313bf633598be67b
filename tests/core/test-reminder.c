/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state machine of one reminder: whole lives step by step, then every state with every event. */
#include <ceu/remind.h>

#define HOUR (INT64_C(3600) * 1000000)
#define DAY (24 * HOUR)

/* One reminder through its life: each row is an event and what must come of it. */
typedef struct Step {
    CeuReminderEventKind kind;
    int64_t at; /* usec */
    int lead;
    const char *server;
    int64_t until;
    unsigned effects;
    CeuReminderState state;
    int attempts;
} Step;

#define SHOW (CEU_EFFECT_SAVE | CEU_EFFECT_SHOW)
#define CLOSE (CEU_EFFECT_SAVE | CEU_EFFECT_CLOSE)
#define T0 (1000 * DAY)

static const Step normal_life[] = {
    { CEU_EVENT_TICK, T0, 30, NULL, 0, CEU_EFFECT_SAVE, CEU_REMINDER_PENDING, 0 }, /* no server */
    { CEU_EVENT_TICK, T0, 30, ":1.1", 0, SHOW, CEU_REMINDER_CLAIMED, 1 },
    { CEU_EVENT_TICK, T0 + 1, 30, ":1.1", 0, 0, CEU_REMINDER_CLAIMED, 1 }, /* reply on its way */
    { CEU_EVENT_SHOWN, T0 + 2, 0, ":1.1", 0, CEU_EFFECT_SAVE, CEU_REMINDER_SHOWN, 1 },
    { CEU_EVENT_SHOWN, T0 + 3, 0, ":1.1", 0, 0, CEU_REMINDER_SHOWN, 1 },
    { CEU_EVENT_TICK, T0 + 23 * HOUR, 30, ":1.1", 0, 0, CEU_REMINDER_SHOWN, 1 },
    { CEU_EVENT_TICK, T0 + 25 * HOUR, 30, ":1.1", 0, SHOW, CEU_REMINDER_CLAIMED, 1 },
    { CEU_EVENT_SHOWN, T0 + 25 * HOUR, 0, ":1.1", 0, CEU_EFFECT_SAVE, CEU_REMINDER_SHOWN, 1 },
    { CEU_EVENT_TICK, T0 + 26 * HOUR, 30, ":1.2", 0, SHOW, CEU_REMINDER_CLAIMED,
      1 }, /* new server */
    { CEU_EVENT_SHOWN, T0 + 26 * HOUR, 0, ":1.2", 0, CEU_EFFECT_SAVE, CEU_REMINDER_SHOWN, 1 },
    { CEU_EVENT_ACKNOWLEDGE, T0 + 27 * HOUR, 0, NULL, 0, CLOSE, CEU_REMINDER_ACKNOWLEDGED, 1 },
    { CEU_EVENT_ACKNOWLEDGE, T0 + 27 * HOUR, 0, NULL, 0, 0, CEU_REMINDER_ACKNOWLEDGED, 1 },
    { CEU_EVENT_SNOOZE, T0 + 27 * HOUR, 0, NULL, T0 + 30 * DAY, 0, CEU_REMINDER_ACKNOWLEDGED, 1 },
    { CEU_EVENT_TICK, T0 + 9 * DAY, 30, ":1.2", 0, 0, CEU_REMINDER_ACKNOWLEDGED, 1 },
    { CEU_EVENT_TICK, T0 + 16 * DAY, 14, ":1.2", 0, SHOW, CEU_REMINDER_CLAIMED, 1 }, /* next lead */
};

static const Step crashes[] = {
    { CEU_EVENT_TICK, T0, 7, ":1.1", 0, SHOW, CEU_REMINDER_CLAIMED, 1 },
    { CEU_EVENT_TICK, T0 + 4000000, 7, ":1.1", 0, 0, CEU_REMINDER_CLAIMED, 1 },
    { CEU_EVENT_TICK, T0 + 5000000, 7, ":1.1", 0, SHOW, CEU_REMINDER_CLAIMED, 2 },
    { CEU_EVENT_TICK, T0 + 36000000, 7, ":1.1", 0, SHOW, CEU_REMINDER_CLAIMED, 3 },
    { CEU_EVENT_TICK, T0 + 337000000, 7, ":1.1", 0, SHOW, CEU_REMINDER_CLAIMED, 4 },
    { CEU_EVENT_TICK, T0 + 1238000000, 7, ":1.1", 0, SHOW, CEU_REMINDER_CLAIMED, 5 },
    { CEU_EVENT_TICK, T0 + 2139000000, 7, ":1.1", 0, SHOW, CEU_REMINDER_CLAIMED, 6 },
    { CEU_EVENT_TICK, T0 + 2139000001, 7, ":1.9", 0, SHOW, CEU_REMINDER_CLAIMED,
      7 }, /* other server */
};

static const Step snoozes[] = {
    { CEU_EVENT_TICK, T0, 14, ":1.1", 0, SHOW, CEU_REMINDER_CLAIMED, 1 },
    { CEU_EVENT_SNOOZE, T0 + HOUR, 0, NULL, T0 + 7 * DAY, CLOSE, CEU_REMINDER_PENDING, 1 },
    { CEU_EVENT_SHOWN, T0 + HOUR, 0, ":1.1", 0, 0, CEU_REMINDER_PENDING, 1 }, /* late reply */
    { CEU_EVENT_TICK, T0 + 6 * DAY, 14, ":1.1", 0, 0, CEU_REMINDER_PENDING, 1 },
    { CEU_EVENT_TICK, T0 + 7 * DAY - 1, 7, ":1.1", 0, CEU_EFFECT_SAVE, CEU_REMINDER_PENDING, 0 },
    { CEU_EVENT_TICK, T0 + 7 * DAY, 7, ":1.1", 0, SHOW, CEU_REMINDER_CLAIMED, 1 },
    { CEU_EVENT_SNOOZE, T0 + 8 * DAY, 0, NULL, T0 + 20 * DAY, CLOSE, CEU_REMINDER_PENDING, 1 },
    { CEU_EVENT_TICK, T0 + 11 * DAY, 3, ":1.1", 0, SHOW, CEU_REMINDER_CLAIMED, 1 }, /* too near */
};

/* The clock was wrong: what it wrote far ahead counts as never, an acknowledgement too. */
static const Step wrong_clock[] = {
    { CEU_EVENT_TICK, T0 + 4000 * DAY, 14, ":1.1", 0, SHOW, CEU_REMINDER_CLAIMED, 1 },
    { CEU_EVENT_SHOWN, T0 + 4000 * DAY, 0, ":1.1", 0, CEU_EFFECT_SAVE, CEU_REMINDER_SHOWN, 1 },
    { CEU_EVENT_TICK, T0, 14, ":1.1", 0, SHOW, CEU_REMINDER_CLAIMED, 2 },
    { CEU_EVENT_SNOOZE, T0, 0, NULL, T0 + 4000 * DAY, CLOSE, CEU_REMINDER_PENDING, 2 },
    { CEU_EVENT_TICK, T0 + DAY, 14, ":1.1", 0, SHOW, CEU_REMINDER_CLAIMED, 3 },
    { CEU_EVENT_TICK, T0 + 300 * DAY, -1, NULL, 0, CEU_EFFECT_SAVE, CEU_REMINDER_PENDING, 0 },
    { CEU_EVENT_ACKNOWLEDGE, T0 + 300 * DAY, 0, NULL, 0, CLOSE, CEU_REMINDER_ACKNOWLEDGED, 0 },
    { CEU_EVENT_TICK, T0 + 2 * DAY, 14, ":1.1", 0, SHOW, CEU_REMINDER_CLAIMED, 1 },
};

/* Each new server gets it once more, but not twice within a day; a doubtful show is tried again. */
static const Step servers[] = {
    { CEU_EVENT_TICK, T0, 14, ":1.1", 0, SHOW, CEU_REMINDER_CLAIMED, 1 },
    { CEU_EVENT_SHOWN, T0 + 1, 0, ":1.1", 0, CEU_EFFECT_SAVE, CEU_REMINDER_SHOWN, 1 },
    { CEU_EVENT_TICK, T0 + HOUR, 14, ":1.2", 0, SHOW, CEU_REMINDER_CLAIMED, 1 },
    { CEU_EVENT_TICK, T0 + 2 * HOUR, 14, ":1.3", 0, SHOW, CEU_REMINDER_CLAIMED, 2 }, /* no answer */
    { CEU_EVENT_SHOWN, T0 + 2 * HOUR, 0, ":1.3", 0, CEU_EFFECT_SAVE, CEU_REMINDER_SHOWN, 2 },
    { CEU_EVENT_TICK, T0 + 3 * HOUR, 14, ":1.4", 0, 0, CEU_REMINDER_SHOWN, 2 },
    { CEU_EVENT_TICK, T0 + DAY, 14, ":1.5", 0, 0, CEU_REMINDER_SHOWN, 2 },
    { CEU_EVENT_TICK, T0 + DAY + 2 * HOUR, 14, ":1.5", 0, SHOW, CEU_REMINDER_CLAIMED, 1 },
    { CEU_EVENT_SHOWN, T0 + DAY + 2 * HOUR, 0, ":1.5", 0, CEU_EFFECT_SAVE, CEU_REMINDER_SHOWN, 1 },
    { CEU_EVENT_TICK, T0 + 2 * DAY, 14, ":1.6", 0, SHOW, CEU_REMINDER_CLAIMED, 1 },
    { CEU_EVENT_SHOWN, T0 + 2 * DAY, 0, ":1.6", 0, CEU_EFFECT_SAVE, CEU_REMINDER_SHOWN, 1 },
    { CEU_EVENT_TICK, T0 + 3 * DAY - 1, 14, ":1.6", 0, 0, CEU_REMINDER_SHOWN, 1 },
    { CEU_EVENT_TICK, T0 + 3 * DAY, 14, ":1.6", 0, SHOW, CEU_REMINDER_CLAIMED, 1 },
    { CEU_EVENT_SHOWN, T0 + 3 * DAY, 0, ":1.6", 0, CEU_EFFECT_SAVE, CEU_REMINDER_SHOWN, 1 },
    { CEU_EVENT_TICK, T0 + 3 * DAY + 1, 14, ":1.7", 0, SHOW, CEU_REMINDER_CLAIMED, 1 },
};

/* While the clock cannot be trusted a day is no measure: each new server gets it, put off or not. */
static const Step suspect_clock[] = {
    { CEU_EVENT_TICK, T0, 14, ":1.1", 0, SHOW, CEU_REMINDER_CLAIMED, 1 },
    { CEU_EVENT_SHOWN, T0, 0, ":1.1", 0, CEU_EFFECT_SAVE, CEU_REMINDER_SHOWN, 1 },
    { CEU_EVENT_TICK, T0 + HOUR, 14, ":1.1", 0, 0, CEU_REMINDER_SHOWN, 1 },
    { CEU_EVENT_TICK, T0, 14, ":1.2", 0, SHOW, CEU_REMINDER_CLAIMED, 1 },
    { CEU_EVENT_SHOWN, T0, 0, ":1.2", 0, CEU_EFFECT_SAVE, CEU_REMINDER_SHOWN, 1 },
    { CEU_EVENT_TICK, T0, 14, ":1.3", 0, SHOW, CEU_REMINDER_CLAIMED, 1 },
    { CEU_EVENT_SNOOZE, T0, 0, NULL, T0 + DAY, CLOSE, CEU_REMINDER_PENDING, 1 },
    { CEU_EVENT_TICK, T0 + HOUR, 14, ":1.3", 0, 0, CEU_REMINDER_PENDING, 1 },
    { CEU_EVENT_TICK, T0, 14, ":1.4", 0, SHOW, CEU_REMINDER_CLAIMED, 2 },
    { CEU_EVENT_ACKNOWLEDGE, T0, 0, NULL, 0, CLOSE, CEU_REMINDER_ACKNOWLEDGED, 2 },
    { CEU_EVENT_TICK, T0, 14, ":1.5", 0, 0, CEU_REMINDER_ACKNOWLEDGED, 2 },
};

static void
walk(const Step *steps, size_t count, bool clock_suspect)
{
    g_autoptr(CeuReminder) reminder = ceu_reminder_new("club/units/due/2027-03-31");

    for (size_t i = 0; i < count; i++) {
        CeuReminderEvent event = { .kind = steps[i].kind,
                                   .now = { steps[i].at },
                                   .lead_days = steps[i].lead,
                                   .server = steps[i].server,
                                   .until = { steps[i].until },
                                   .repeat_hours = 24,
                                   .clock_suspect = clock_suspect };

        g_test_message("step %zu", i);
        g_assert_cmpuint(ceu_reminder_step(reminder, &event), ==, steps[i].effects);
        g_assert_cmpint(reminder->state, ==, steps[i].state);
        g_assert_cmpint(reminder->attempts, ==, steps[i].attempts);
    }
}

static void
test_machine(void)
{
    walk(normal_life, G_N_ELEMENTS(normal_life), false);
    walk(crashes, G_N_ELEMENTS(crashes), false);
    walk(snoozes, G_N_ELEMENTS(snoozes), false);
    walk(wrong_clock, G_N_ELEMENTS(wrong_clock), false);
    walk(servers, G_N_ELEMENTS(servers), false);
    walk(suspect_clock, G_N_ELEMENTS(suspect_clock), true);
}

static void
test_next(void)
{
    g_autoptr(CeuReminder) reminder = ceu_reminder_new("k");

    g_assert_cmpint(ceu_reminder_next(reminder, 24).usec, ==, 0);
    reminder->state = CEU_REMINDER_SHOWN;
    reminder->shown_at.usec = T0;
    g_assert_cmpint(ceu_reminder_next(reminder, 24).usec, ==, T0 + DAY);
    reminder->snoozed_until.usec = T0 + 3;
    g_assert_cmpint(ceu_reminder_next(reminder, 24).usec, ==, T0 + 3);
    reminder->snoozed_until.usec = 0;
    reminder->state = CEU_REMINDER_ACKNOWLEDGED;
    g_assert_cmpint(ceu_reminder_next(reminder, 24).usec, ==, INT64_MAX);
    for (int i = 0; i < CEU_REMINDER_STATE_COUNT; i++)
        g_assert_nonnull(ceu_reminder_state_name((CeuReminderState) i));
    ceu_reminder_free(NULL);
}

/* Every state meets every event; what is not named stays as it was. */
typedef struct Cell {
    CeuReminderState from;
    CeuReminderEventKind kind;
    const char *server; /* of the event; the reminder's own is "a" */
    int hours, lead;    /* after the last show; the reminder's own lead time is 14 */
    unsigned effects;
    CeuReminderState to;
} Cell;

static const Cell cells[] = {
    { CEU_REMINDER_PENDING, CEU_EVENT_TICK, NULL, 0, 14, 0, CEU_REMINDER_PENDING },
    { CEU_REMINDER_PENDING, CEU_EVENT_TICK, "a", 0, 14, SHOW, CEU_REMINDER_CLAIMED },
    { CEU_REMINDER_PENDING, CEU_EVENT_TICK, "b", 0, 7, SHOW, CEU_REMINDER_CLAIMED },
    { CEU_REMINDER_PENDING, CEU_EVENT_TICK, NULL, 0, 7, CEU_EFFECT_SAVE, CEU_REMINDER_PENDING },
    { CEU_REMINDER_PENDING, CEU_EVENT_SHOWN, "a", 0, 0, 0, CEU_REMINDER_PENDING },
    { CEU_REMINDER_PENDING, CEU_EVENT_ACKNOWLEDGE, NULL, 0, 0, CLOSE, CEU_REMINDER_ACKNOWLEDGED },
    { CEU_REMINDER_PENDING, CEU_EVENT_SNOOZE, NULL, 0, 0, CLOSE, CEU_REMINDER_PENDING },
    { CEU_REMINDER_CLAIMED, CEU_EVENT_TICK, NULL, 1, 14, 0, CEU_REMINDER_CLAIMED },
    { CEU_REMINDER_CLAIMED, CEU_EVENT_TICK, "a", 0, 14, 0, CEU_REMINDER_CLAIMED },
    { CEU_REMINDER_CLAIMED, CEU_EVENT_TICK, "a", 1, 14, SHOW, CEU_REMINDER_CLAIMED },
    { CEU_REMINDER_CLAIMED, CEU_EVENT_TICK, "b", 0, 14, SHOW, CEU_REMINDER_CLAIMED },
    { CEU_REMINDER_CLAIMED, CEU_EVENT_TICK, NULL, 0, 7, CEU_EFFECT_SAVE, CEU_REMINDER_PENDING },
    { CEU_REMINDER_CLAIMED, CEU_EVENT_SHOWN, "a", 0, 0, CEU_EFFECT_SAVE, CEU_REMINDER_SHOWN },
    { CEU_REMINDER_CLAIMED, CEU_EVENT_ACKNOWLEDGE, NULL, 0, 0, CLOSE, CEU_REMINDER_ACKNOWLEDGED },
    { CEU_REMINDER_CLAIMED, CEU_EVENT_SNOOZE, NULL, 0, 0, CLOSE, CEU_REMINDER_PENDING },
    { CEU_REMINDER_SHOWN, CEU_EVENT_TICK, NULL, 25, 14, 0, CEU_REMINDER_SHOWN },
    { CEU_REMINDER_SHOWN, CEU_EVENT_TICK, "a", 23, 14, 0, CEU_REMINDER_SHOWN },
    { CEU_REMINDER_SHOWN, CEU_EVENT_TICK, "a", 24, 14, SHOW, CEU_REMINDER_CLAIMED },
    { CEU_REMINDER_SHOWN, CEU_EVENT_TICK, "b", 1, 14, SHOW, CEU_REMINDER_CLAIMED },
    { CEU_REMINDER_SHOWN, CEU_EVENT_TICK, "a", 1, 7, SHOW, CEU_REMINDER_CLAIMED },
    { CEU_REMINDER_SHOWN, CEU_EVENT_TICK, "a", 1, 30, 0, CEU_REMINDER_SHOWN },
    { CEU_REMINDER_SHOWN, CEU_EVENT_SHOWN, "a", 1, 0, 0, CEU_REMINDER_SHOWN },
    { CEU_REMINDER_SHOWN, CEU_EVENT_ACKNOWLEDGE, NULL, 1, 0, CLOSE, CEU_REMINDER_ACKNOWLEDGED },
    { CEU_REMINDER_SHOWN, CEU_EVENT_SNOOZE, NULL, 1, 0, CLOSE, CEU_REMINDER_PENDING },
    { CEU_REMINDER_ACKNOWLEDGED, CEU_EVENT_TICK, "a", 99, 14, 0, CEU_REMINDER_ACKNOWLEDGED },
    { CEU_REMINDER_ACKNOWLEDGED, CEU_EVENT_TICK, "b", 99, 14, 0, CEU_REMINDER_ACKNOWLEDGED },
    { CEU_REMINDER_ACKNOWLEDGED, CEU_EVENT_TICK, "b", 99, 30, 0, CEU_REMINDER_ACKNOWLEDGED },
    { CEU_REMINDER_ACKNOWLEDGED, CEU_EVENT_TICK, "a", 1, 7, SHOW, CEU_REMINDER_CLAIMED },
    { CEU_REMINDER_ACKNOWLEDGED, CEU_EVENT_SHOWN, "a", 1, 0, 0, CEU_REMINDER_ACKNOWLEDGED },
    { CEU_REMINDER_ACKNOWLEDGED, CEU_EVENT_ACKNOWLEDGE, NULL, 1, 0, 0, CEU_REMINDER_ACKNOWLEDGED },
    { CEU_REMINDER_ACKNOWLEDGED, CEU_EVENT_SNOOZE, NULL, 1, 0, 0, CEU_REMINDER_ACKNOWLEDGED },
};

static void
test_every_state_and_event(void)
{
    unsigned seen[CEU_REMINDER_STATE_COUNT][CEU_EVENT_SNOOZE + 1] = { { 0 } };

    for (size_t i = 0; i < G_N_ELEMENTS(cells); i++) {
        const Cell *cell = &cells[i];
        g_autoptr(CeuReminder) reminder = ceu_reminder_new("club/units/due/2027-03-31");
        CeuReminderEvent event = { .kind = cell->kind,
                                   .now = { T0 + cell->hours * HOUR },
                                   .lead_days = cell->lead,
                                   .server = cell->server,
                                   .until = { T0 + 9 * DAY },
                                   .repeat_hours = 24 };

        reminder->state = cell->from;
        reminder->lead_days = 14;
        reminder->attempts = 1;
        reminder->claimed_at.usec = reminder->shown_at.usec = T0;
        reminder->server = g_strdup("a");
        g_test_message("row %zu", i);
        g_assert_cmpuint(ceu_reminder_step(reminder, &event), ==, cell->effects);
        g_assert_cmpint(reminder->state, ==, cell->to);
        g_assert_cmpint(reminder->changed_at.usec, ==, cell->effects != 0 ? event.now.usec : 0);
        seen[cell->from][cell->kind]++;
    }
    for (size_t state = 0; state < G_N_ELEMENTS(seen); state++) {
        for (size_t kind = 0; kind < G_N_ELEMENTS(seen[0]); kind++)
            g_assert_cmpuint(seen[state][kind], >, 0);
    }
}

/* A row of the first schema does not say when it was changed: its times are judged one by one. */
static void
test_old_rows(void)
{
    static const CeuReminderState states[] = { CEU_REMINDER_CLAIMED, CEU_REMINDER_SHOWN };

    for (size_t i = 0; i < G_N_ELEMENTS(states); i++) {
        g_autoptr(CeuReminder) reminder = ceu_reminder_new("k");
        CeuReminderEvent tick = { .kind = CEU_EVENT_TICK,
                                  .now = { T0 },
                                  .lead_days = 14,
                                  .server = "a",
                                  .repeat_hours = 24 };

        reminder->state = states[i];
        reminder->lead_days = 14;
        reminder->server = g_strdup("a");
        reminder->claimed_at.usec = reminder->shown_at.usec = T0 + 2 * DAY;
        g_assert_cmpuint(ceu_reminder_step(reminder, &tick), ==, SHOW);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/reminder/lives", test_machine);
    g_test_add_func("/reminder/cells", test_every_state_and_event);
    g_test_add_func("/reminder/next", test_next);
    g_test_add_func("/reminder/old-rows", test_old_rows);
    return g_test_run();
}
