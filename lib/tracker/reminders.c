/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What happens to reminders after the plan: shown, acknowledged, snoozed; and the list of what
 * is due.
 */
#include "tracker/judged.h"
#include "tracker/rows.h"

#define SNOOZE_MAX_DAYS 366
#define SUSPECT_SILENCE_USEC G_TIME_SPAN_DAY

typedef struct Happening {
    const GPtrArray *keys; /* char *; NULL: the one of @id */
    int64_t id;
    CeuReminderEvent event;
} Happening;

/* While the clock cannot be trusted nobody knows which lead time is acknowledged: it is put off for a day. */
static CeuReminderEvent
event_for(const CeuRows *rows, const CeuReminderEvent *happened)
{
    CeuReminderEvent event = *happened;

    if (rows->shadows && event.kind == CEU_EVENT_ACKNOWLEDGE) {
        event.kind = CEU_EVENT_SNOOZE;
        event.until.usec = event.now.usec + SUSPECT_SILENCE_USEC;
    }
    return event;
}

static CeuReminderEffects
apply_to(CeuRows *rows, CeuReminder *reminder, const CeuReminderEvent *happened)
{
    CeuReminderEvent event = event_for(rows, happened);
    CeuReminderEffects effects = ceu_reminder_step(reminder, &event);

    if ((effects & CEU_EFFECT_SAVE) != 0)
        ceu_rows_mark(rows, reminder);
    return effects;
}

/* By its number, from `ceu ack` and the bus: what does not work is said. */
static bool
apply_by_number(CeuRows *rows, const Happening *happening, GError **error)
{
    CeuReminder *reminder = happening->id > 0 ? ceu_rows_by_id(rows, happening->id) : NULL;

    if (reminder == NULL) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "there is no reminder %" G_GINT64_FORMAT "; see: ceu reminders", happening->id);
        return false;
    }
    if (apply_to(rows, reminder, &happening->event) != CEU_EFFECT_NONE ||
        happening->event.kind != CEU_EVENT_SNOOZE)
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_STATE,
                "reminder %" G_GINT64_FORMAT
                " is acknowledged already: it stays silent until the next lead time",
                happening->id);
    return false;
}

static bool
apply(CeuRows *rows, const Happening *happening, GError **error)
{
    if (happening->keys == NULL)
        return apply_by_number(rows, happening, error);
    for (guint i = 0; i < happening->keys->len; i++) {
        CeuReminder *reminder = ceu_rows_find(rows, g_ptr_array_index(happening->keys, i));

        if (reminder != NULL) /* else a late click: the obligation is met by now */
            (void) apply_to(rows, reminder, &happening->event);
    }
    return true;
}

static CeuRows *
load_rows(CeuTracker *tracker, CeuInstant now, GError **error)
{
    CeuClockVerdict clock;

    if (!ceu_tracker_judge_clock(tracker, now, &clock, error))
        return NULL;
    return ceu_rows_load(tracker, clock.trust != CEU_TRUST_FINE, error);
}

static bool
apply_in_store(CeuTracker *tracker, CeuWrite *write, GError **error)
{
    Happening *happening = write->data;
    g_autoptr(CeuRows) rows = load_rows(tracker, happening->event.now, error);

    if (rows == NULL || !apply(rows, happening, error))
        return false;
    write->changed = rows->dirty->len > 0;
    return ceu_rows_save(rows, tracker, error);
}

/*
 * Records what happened. If the store cannot be written it is remembered here, and the error
 * says so.
 */
static bool
record(CeuTracker *tracker, Happening *happening, GError **error)
{
    CeuWrite write = { .func = apply_in_store, .data = happening };
    g_autoptr(GError) failure = NULL;
    g_autoptr(CeuRows) rows = NULL;

    if (ceu_tracker_run(tracker, &write, &failure)) {
        ceu_rows_forget(tracker);
        return true;
    }
    if (!g_error_matches(failure, CEU_ERROR, CEU_ERROR_NOT_FOUND) &&
        !g_error_matches(failure, CEU_ERROR, CEU_ERROR_STATE)) {
        rows = load_rows(tracker, happening->event.now, NULL);
        if (rows != NULL && apply(rows, happening, NULL))
            ceu_rows_remember(rows, tracker);
    }
    g_propagate_error(error, g_steal_pointer(&failure));
    return false;
}

static bool
check_until(CeuInstant now, CeuInstant until, GError **error)
{
    if (until.usec > now.usec && until.usec - now.usec <= SNOOZE_MAX_DAYS * G_TIME_SPAN_DAY)
        return true;
    g_set_error_literal(error, CEU_ERROR, CEU_ERROR_RANGE,
                        "a reminder can be put off to a later moment within a year, no other");
    return false;
}

bool
ceu_tracker_record_shown(CeuTracker *tracker, const GPtrArray *keys, const char *server,
                         CeuInstant now, GError **error)
{
    Happening happening = { .keys = keys,
                            .event = { .kind = CEU_EVENT_SHOWN, .now = now, .server = server } };

    g_return_val_if_fail(tracker != NULL && keys != NULL, false);

    return record(tracker, &happening, error);
}

bool
ceu_tracker_acknowledge_keys(CeuTracker *tracker, const GPtrArray *keys, CeuInstant now,
                             GError **error)
{
    Happening happening = { .keys = keys, .event = { .kind = CEU_EVENT_ACKNOWLEDGE, .now = now } };

    g_return_val_if_fail(tracker != NULL && keys != NULL, false);

    return record(tracker, &happening, error);
}

bool
ceu_tracker_snooze_keys(CeuTracker *tracker, const GPtrArray *keys, CeuInstant now,
                        CeuInstant until, GError **error)
{
    Happening happening = { .keys = keys,
                            .event = { .kind = CEU_EVENT_SNOOZE, .now = now, .until = until } };

    g_return_val_if_fail(tracker != NULL && keys != NULL, false);

    return check_until(now, until, error) && record(tracker, &happening, error);
}

bool
ceu_tracker_acknowledge(CeuTracker *tracker, int64_t id, CeuInstant now, GError **error)
{
    Happening happening = { .id = id, .event = { .kind = CEU_EVENT_ACKNOWLEDGE, .now = now } };

    g_return_val_if_fail(tracker != NULL, false);

    return record(tracker, &happening, error);
}

bool
ceu_tracker_snooze(CeuTracker *tracker, int64_t id, CeuInstant now, CeuInstant until,
                   GError **error)
{
    Happening happening = { .id = id,
                            .event = { .kind = CEU_EVENT_SNOOZE, .now = now, .until = until } };

    g_return_val_if_fail(tracker != NULL, false);

    return check_until(now, until, error) && record(tracker, &happening, error);
}

void
ceu_reminder_line_free(CeuReminderLine *line)
{
    if (line == NULL)
        return;
    ceu_reminder_free(line->reminder);
    g_free(line->summary);
    g_free(line->body);
    g_free(line);
}

/*
 * Obligations without a reminder get one; if @note, all take note of the lead time they have
 * reached.
 */
static void
lay_due(CeuRows *rows, const GPtrArray *due, CeuInstant now, bool note)
{
    for (guint i = 0; i < due->len; i++) {
        const CeuDueReminder *item = g_ptr_array_index(due, i);
        CeuReminder *reminder = ceu_rows_ensure(rows, item->key);
        CeuReminderEvent tick = {
            .kind = CEU_EVENT_TICK, .now = now, .lead_days = item->lead_days, .repeat_hours = 1
        };

        if (note)
            (void) apply_to(rows, reminder, &tick);
    }
}

typedef struct Listing {
    const GPtrArray *due;
    CeuInstant now;
    bool is_today; /* a look at another day leaves no trace: its lead times have not come */
    bool shadows;
    CeuRows *rows; /* owned; NULL: not loaded yet */
} Listing;

static bool
list_rows(CeuTracker *tracker, Listing *listing, GError **error)
{
    g_clear_pointer(&listing->rows, ceu_rows_free);
    listing->rows = ceu_rows_load(tracker, listing->shadows, error);
    if (listing->rows == NULL)
        return false;
    lay_due(listing->rows, listing->due, listing->now, listing->is_today);
    return true;
}

static bool
list_rows_in_store(CeuTracker *tracker, CeuWrite *write, GError **error)
{
    Listing *listing = write->data;

    if (!list_rows(tracker, listing, error))
        return false;
    write->changed = listing->rows->dirty->len > 0;
    return ceu_rows_save(listing->rows, tracker, error);
}

static CeuReminderLine *
new_line(CeuRows *rows, const CeuDueReminder *due)
{
    CeuReminderLine *line = g_new0(CeuReminderLine, 1);

    line->reminder = ceu_reminder_copy(ceu_rows_find(rows, due->key));
    g_free(line->reminder->key);
    line->reminder->key = g_strdup(due->key);
    line->summary = g_strdup(due->summary);
    line->body = g_strdup(due->body);
    line->days_left = due->days_left;
    line->urgency = due->urgency;
    return line;
}

/* The verdict on the day asked about: only of today the clock says something. */
static bool
judge_day(CeuTracker *tracker, CeuDate today, Listing *listing, CeuClockVerdict *clock,
          GError **error)
{
    listing->is_today = ceu_date_compare(today, ceu_clock_day_of(listing->now)) == 0;
    *clock = (CeuClockVerdict){ .trust = CEU_TRUST_FINE, .today = today, .trusted = today };
    if (listing->is_today && !ceu_tracker_judge_clock(tracker, listing->now, clock, error))
        return false;
    listing->shadows = clock->trust != CEU_TRUST_FINE;
    return true;
}

GPtrArray *
ceu_tracker_reminders(CeuTracker *tracker, const CeuRemindPolicy *policy, CeuDate today,
                      GError **error)
{
    g_autoptr(CeuJudged) judged = NULL;
    Listing listing = { .now = ceu_clock_now() };
    CeuWrite write = { .func = list_rows_in_store, .data = &listing };
    CeuClockVerdict clock;
    GPtrArray *lines;

    g_return_val_if_fail(tracker != NULL && policy != NULL && ceu_date_is_set(today), NULL);

    if (!judge_day(tracker, today, &listing, &clock, error))
        return NULL;
    judged = ceu_judged_new(tracker, policy, &clock, error);
    if (judged == NULL)
        return NULL;
    listing.due = judged->due;
    if (!list_rows(tracker, &listing, error))
        return NULL;
    if (listing.is_today && listing.rows->dirty->len > 0 && tracker->mode != CEU_TRACKER_READ) {
        if (ceu_tracker_run(tracker, &write, NULL))
            ceu_rows_forget(tracker);
        else if (!list_rows(tracker, &listing, error)) /* numbers of a failed write are none */
            return NULL;
    }
    lines = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_reminder_line_free);
    for (guint i = 0; i < judged->due->len; i++)
        g_ptr_array_add(lines, new_line(listing.rows, g_ptr_array_index(judged->due, i)));
    g_clear_pointer(&listing.rows, ceu_rows_free);
    return lines;
}
