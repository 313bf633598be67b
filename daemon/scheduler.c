/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * look(): plan (the claims are on disk when it returns) → hand over to the notifier → close → publish →
 * arm the next wake-up. Nothing else in the daemon decides what is shown.
 */
#include "scheduler.h"

#include "activate.h"
#include "backoff.h"
#include "by-hand.h"
#include "confirm.h"
#include "hooks.h"
#include "keeper.h"
#include "ledger.h"
#include "notice.h"
#include "opener.h"
#include "status-text.h"
#include "wake.h"
#include "watch.h"

#include <time.h>

#define SETTLE_MS 250         /* a commit is several file events */
#define RESUME_SETTLE_MS 5000 /* after sleep the desktop and the clock need a moment */
#define SNOOZE_DAYS 7
#define FAULT_RETRY_USEC (15 * G_TIME_SPAN_MINUTE)

struct Scheduler {
    const CeuPaths *paths;
    SchedulerFunc func;
    gpointer data;
    CeuConfig *config;
    CeuTracker *tracker; /* NULL: no store that can be used */
    Notifier *notifier;
    Notices *notices;
    Ledger *ledger;
    Activator *activator;
    Wake *wake;
    Watch *watch;
    guint settle_source; /* a look is asked for */
    CeuInstant next;
    char *server;          /* NULL: none */
    CeuInstant accepted;   /* when a server last took a notification; 0: never */
    GHashTable *in_flight; /* tags that wait for the server's answer */
    unsigned failures;     /* in a row */
    CeuInstant retry_at;   /* nothing is shown before it; 0: no failure */
    uint32_t seen;         /* store version at the start of the last look */
    Keeper *keeper;
    Trial *trial;
    bool clock_is_trusted; /* at the last look */
    unsigned news;         /* looks that found something new */
    uint32_t told_version; /* of the last of them: store version and day; no day: no store */
    CeuDate told_day;
    bool ending; /* no more looks */
};

/* ---- the store ---- */

static void
close_store(Scheduler *self)
{
    g_clear_pointer(&self->tracker, ceu_tracker_close);
    ledger_tracker_closed(self->ledger);
    keeper_forget(self->keeper);
    if (ceu_date_is_set(self->told_day))
        self->news++;
    self->told_day = CEU_DATE_NONE;
}

CeuTracker *
scheduler_tracker(Scheduler *self, GError **error)
{
    if (self->tracker != NULL)
        return self->tracker;
    if (!g_file_test(self->paths->store, G_FILE_TEST_EXISTS)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "there are no records yet (“%s”): begin with “ceu init”", self->paths->store);
        return NULL;
    }
    self->tracker = ceu_tracker_open(self->paths, CEU_TRACKER_WRITE, error);
    return self->tracker;
}

/* A fault is told; that the user has not begun yet is none. */
static void
report_store(Scheduler *self, const GError *error)
{
    bool absent = g_error_matches(error, CEU_ERROR, CEU_ERROR_NOT_FOUND);

    notices_set(self->notices, NOTICE_STORE, absent ? NULL : error);
}

/* One wording for every write that fails, so that it is told once. */
static void
report_unsaved(Scheduler *self)
{
    g_autoptr(GError) error = g_error_new(
        CEU_ERROR, CEU_ERROR_READ_ONLY,
        "“%s” cannot be written: reminders are shown, but answers may be forgotten; make room, "
        "or make it writable",
        self->paths->store);

    report_store(self, error);
}

/* ---- showing ---- */

/* false: outcomes still wait for the store. */
static bool
flush_ledger(Scheduler *self)
{
    g_autoptr(GError) error = NULL;
    bool empty = ledger_flush(self->ledger, self->tracker, &error);

    if (error != NULL) {
        g_debug("not recorded yet: %s", error->message);
        report_unsaved(self);
    }
    return empty;
}

/* The server took it. */
static void
record_shown(Scheduler *self, GPtrArray *keys, char *server, CeuInstant now)
{
    LedgerEntry entry = { .kind = LEDGER_SHOWN, .keys = keys, .server = server, .now = now };

    ledger_add(self->ledger, &entry);
    (void) flush_ledger(self);
}

static void
show_bubble(Scheduler *self, const CeuBubble *bubble)
{
    g_autofree char *by_hand = NULL;
    NotifierRequest request = {
        .tag = bubble->tag,
        .keys = bubble->keys,
        .urgency = bubble->urgency,
        .summary = bubble->summary,
        .body = bubble->body,
        .draft = bubble->draft,
        .can_confirm = bubble->can_confirm,
    };

    if (ledger_holds(self->ledger, bubble->keys))
        return; /* it was shown; only the record is missing */
    if (hook_fault("record-first"))
        record_shown(self, bubble->keys, self->server, ceu_clock_now());
    by_hand = by_hand_text(self->tracker, &self->config->remind, bubble);
    request.by_hand = by_hand;
    g_hash_table_add(self->in_flight, g_strdup(bubble->tag));
    notifier_show(self->notifier, &request);
}

/* The server that may be asked now: none while an answer is awaited or after a failure not long ago. */
static const char *
usable_server(const Scheduler *self, CeuInstant now)
{
    /* A wait longer than the longest back-off means that the clock was set: ask at once. */
    bool held_back =
        self->retry_at.usec > now.usec && self->retry_at.usec - now.usec <= FAULT_RETRY_USEC;

    if (g_hash_table_size(self->in_flight) > 0 || held_back)
        return NULL;
    return self->server;
}

static void
earliest(CeuInstant *at, CeuInstant candidate)
{
    if (candidate.usec < at->usec)
        *at = candidate;
}

/* Others are told of a look only if it found something: a tick wakes nobody else. */
static void
note_news(Scheduler *self, const CeuRemindPlan *plan, CeuDate today)
{
    if (plan->bubbles->len == 0 && self->told_version == self->seen &&
        ceu_date_compare(self->told_day, today) == 0)
        return;
    self->news++;
    self->told_version = self->seen;
    self->told_day = today;
}

/* Reminders wait and nobody is there to show them. */
static void
ask_for_server(Scheduler *self, CeuInstant now, CeuInstant *next)
{
    gint64 wait_usec = activator_ask(self->activator);

    if (wait_usec > 0)
        earliest(next, (CeuInstant){ now.usec + wait_usec });
}

/* The reminders' part of a look. false: the store could not be used. */
static bool
remind(Scheduler *self, CeuInstant now, CeuInstant *next)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuRemindPlan) plan = NULL;
    g_autoptr(CeuTracker) reader = NULL;
    const char *server = usable_server(self, now);
    bool recorded;

    if (scheduler_tracker(self, &error) == NULL ||
        !ceu_tracker_version(self->tracker, &self->seen, &error)) {
        report_store(self, error);
        close_store(self);
        return g_error_matches(error, CEU_ERROR, CEU_ERROR_NOT_FOUND);
    }
    recorded = flush_ledger(self);
    if (hook_fault("show-first"))
        reader = ceu_tracker_open(self->paths, CEU_TRACKER_READ, NULL);
    plan = ceu_tracker_plan_reminders(reader != NULL ? reader : self->tracker,
                                      &self->config->remind, now, server, &error);
    if (plan == NULL) {
        report_store(self, error);
        close_store(self);
        return false;
    }
    self->clock_is_trusted = plan->clock.trust == CEU_TRUST_FINE;
    if (!plan->saved)
        report_unsaved(self);
    else if (recorded)
        report_store(self, NULL);
    if (plan->bubbles->len > 0)
        hook("after-claim");
    note_news(self, plan, ceu_clock_day_of(now));
    for (unsigned i = 0; i < plan->bubbles->len; i++)
        show_bubble(self, g_ptr_array_index(plan->bubbles, i));
    notifier_close(self->notifier, plan->close_keys);
    /* Without a server to ask, its appearance or its answer is the next cause, not the clock. */
    if (server != NULL)
        earliest(next, plan->next);
    else if (self->server == NULL && plan->waiting > 0)
        ask_for_server(self, now, next);
    return plan->saved && recorded;
}

/* What else is kept up. A clock that cannot be trusted neither writes nor cancels an entry of the calendar. */
static bool
keep(Scheduler *self, CeuInstant now, CeuInstant *next)
{
    return self->tracker == NULL || !self->clock_is_trusted ||
           keeper_keep(self->keeper, self->tracker, self->config, self->notices, now, next);
}

static void
look(Scheduler *self)
{
    g_autoptr(GError) error = NULL;
    CeuInstant now = ceu_clock_now();
    CeuInstant next =
        ceu_clock_instant_at(ceu_date_add_days(ceu_clock_day_of(now), 1), 0, 0); /* midnight */

    if (!remind(self, now, &next))
        earliest(&next, (CeuInstant){ now.usec + FAULT_RETRY_USEC });
    if (!keep(self, now, &next))
        earliest(&next, (CeuInstant){ now.usec + FAULT_RETRY_USEC });
    if (usable_server(self, now) != NULL)
        notices_send(self->notices);
    if (self->retry_at.usec > now.usec)
        earliest(&next, self->retry_at);
    /* Whatever was computed, the loop gets time to breathe. */
    next.usec = MAX(next.usec, now.usec + G_USEC_PER_SEC);
    self->next = next;
    if (!wake_arm(self->wake, next, &error))
        g_critical("no wake-up can be set, reminders may come late: %s", error->message);
    self->func(self, self->data);
}

void
scheduler_look(Scheduler *self, const char *cause)
{
    if (self->ending)
        return;
    g_debug("looks: %s", cause);
    g_clear_handle_id(&self->settle_source, g_source_remove);
    watch_inbox(self->watch, self->config->inbox_folder);
    tzset(); /* the zone may have changed; the C library looks again only when told */
    look(self);
}

static gboolean
on_settled(gpointer data)
{
    Scheduler *self = data;

    self->settle_source = 0;
    scheduler_look(self, "settled");
    return G_SOURCE_REMOVE;
}

static void
wake_after(Scheduler *self, const char *cause, guint delay_ms)
{
    g_debug("woken: %s", cause);
    if (self->settle_source == 0 && !self->ending)
        self->settle_source = g_timeout_add(delay_ms, on_settled, self);
}

void
scheduler_wake(Scheduler *self, const char *cause)
{
    wake_after(self, cause, SETTLE_MS);
}

/* ---- causes ---- */

static void
on_wake(WakeCause cause, gpointer data)
{
    scheduler_wake(data, cause == WAKE_TIME ? "time" : "the clock was set");
}

static void
on_watch(WatchCause cause, gpointer data)
{
    Scheduler *self = data;
    g_autoptr(GError) error = NULL;
    uint32_t version;

    switch (cause) {
    case WATCH_STORE:
        /* Our own commits make events too; the version tells them from others'. */
        if (self->tracker == NULL || !ceu_tracker_version(self->tracker, &version, NULL) ||
            version != self->seen)
            scheduler_wake(self, "the store changed");
        break;
    case WATCH_STORE_REPLACED:
        close_store(self);
        scheduler_wake(self, "the store was replaced");
        break;
    case WATCH_CONFIG:
        (void) scheduler_reload(self, &error); /* a fault is told by its notice */
        break;
    case WATCH_INBOX:
        keeper_touched(self->keeper);
        break;
    case WATCH_RULES:
        keeper_forget(self->keeper);
        scheduler_wake(self, "the rules changed");
        break;
    case WATCH_ZONE:
        scheduler_wake(self, "the time zone changed");
        break;
    case WATCH_RESUME:
        keeper_resumed(self->keeper, ceu_clock_now());
        wake_after(self, "the machine woke up", RESUME_SETTLE_MS);
        break;
    }
}

/* The answer of the server to one bubble. */
static void
on_outcome(Scheduler *self, const NotifierEvent *event, CeuInstant now)
{
    bool shown = event->kind == NOTIFIER_SHOWN;
    bool current = g_strcmp0(event->server, self->server) == 0;
    bool notice;

    if (shown)
        hook("after-show");
    if (shown && hook_fault("show-first"))
        ceu_remind_plan_free(ceu_tracker_plan_reminders(self->tracker, &self->config->remind, now,
                                                        event->server, NULL));
    if (shown) {
        self->accepted = now;
        self->failures = 0;
    } else if (current) {
        self->failures++;
    }
    if (shown || current)
        self->retry_at = shown ? (CeuInstant){ 0 } : backoff_after(self->failures, now);
    if (!shown)
        g_warning("a reminder could not be shown, it is tried again: %s", event->detail);
    notice = notices_answer(self->notices, event->tag, shown);
    if (!notice)
        g_hash_table_remove(self->in_flight, event->tag);
    if (!notice && shown)
        record_shown(self, event->keys, event->server, event->at);
    /* A notice that was taken changes nothing; everything else may call for the next step. */
    if (!(notice && shown) && g_hash_table_size(self->in_flight) == 0)
        scheduler_wake(self, shown ? "shown" : "not shown");
}

/* What waited behind a server that slept into another day is planned anew. */
static void
on_stale(Scheduler *self, const NotifierEvent *event)
{
    g_hash_table_remove(self->in_flight, event->tag);
    if (g_hash_table_size(self->in_flight) == 0)
        scheduler_wake(self, "another day");
}

static void
on_button(Scheduler *self, const NotifierEvent *event, LedgerKind kind, CeuInstant now)
{
    LedgerEntry entry = { .kind = kind, .keys = event->keys, .now = now };
    CeuDate day = ceu_date_add_days(ceu_clock_day_of(now), SNOOZE_DAYS);
    int minute = ceu_clock_minute_of_day(now);

    if (event->keys->len == 0)
        return; /* a notice: nothing is recorded about it */
    entry.until = ceu_clock_instant_at(day, minute / 60, minute % 60);
    ledger_add(self->ledger, &entry);
    (void) flush_ledger(self);
    scheduler_wake(self, "answered");
}

static void
on_open(Scheduler *self, const NotifierEvent *event)
{
    g_autoptr(GError) error = NULL;

    if (scheduler_tracker(self, &error) == NULL ||
        !opener_answer(self->tracker, self->config, event->keys, &error))
        g_warning("Open did not work: %s", error->message);
}

static void
on_confirm(Scheduler *self, const NotifierEvent *event)
{
    GError *error = NULL;
    CeuTracker *tracker = scheduler_tracker(self, &error);

    confirm_draft(tracker, error, event->keys, self->notices);
    scheduler_wake(self, "confirmed");
}

static void
on_notifier(const NotifierEvent *event, gpointer data)
{
    Scheduler *self = data;
    CeuInstant now = ceu_clock_now();

    if (trial_takes(self->trial, event))
        return;
    switch (event->kind) {
    case NOTIFIER_SHOWN:
    case NOTIFIER_FAILED:
        on_outcome(self, event, now);
        break;
    case NOTIFIER_STALE:
        on_stale(self, event);
        break;
    case NOTIFIER_SNOOZE:
        on_button(self, event, LEDGER_SNOOZED, now);
        break;
    case NOTIFIER_DONE:
    case NOTIFIER_DISMISSED:
        on_button(self, event, LEDGER_ACKNOWLEDGED, now);
        break;
    case NOTIFIER_CONFIRM:
        on_confirm(self, event);
        break;
    case NOTIFIER_OPEN:
        on_open(self, event);
        break;
    case NOTIFIER_CLOSED:
        break; /* it comes again when its time has come */
    }
}

/* ---- life ---- */

Scheduler *
scheduler_new(const CeuPaths *paths, SchedulerFunc func, gpointer data, GError **error)
{
    g_autoptr(Scheduler) self = g_new0(Scheduler, 1);

    self->paths = paths;
    self->func = func;
    self->data = data;
    self->told_day = CEU_DATE_NONE;
    self->in_flight = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    self->ledger = ledger_new();
    self->activator = activator_new();
    self->keeper = keeper_new(paths, ceu_clock_now());
    self->wake = wake_new(on_wake, self, error);
    if (self->wake == NULL)
        return NULL;
    self->notifier = notifier_new(on_notifier, self);
    self->notices = notices_new(self->notifier);
    self->trial = trial_new(self->notifier);
    if (!scheduler_reload(self, NULL))
        self->config = ceu_config_default(paths);
    self->watch = watch_new(paths, on_watch, self);
    return g_steal_pointer(&self);
}

void
scheduler_free(Scheduler *self)
{
    self->ending = true;
    g_clear_handle_id(&self->settle_source, g_source_remove);
    g_clear_pointer(&self->watch, watch_free);
    if (self->notifier != NULL)
        notifier_stop(self->notifier);
    /* Answers that are on their way are still recorded, or those bubbles would come again. */
    while (g_main_context_iteration(NULL, FALSE)) {
    }
    g_clear_pointer(&self->notices, notices_free);
    g_clear_pointer(&self->trial, trial_free);
    g_clear_pointer(&self->notifier, notifier_free);
    g_clear_pointer(&self->wake, wake_free);
    (void) flush_ledger(self);
    close_store(self);
    ledger_free(self->ledger);
    activator_free(self->activator);
    keeper_free(self->keeper);
    g_hash_table_unref(self->in_flight);
    g_clear_pointer(&self->config, ceu_config_free);
    g_free(self->server);
    g_free(self);
}

bool
scheduler_reload(Scheduler *self, GError **error)
{
    g_autoptr(GError) fault = NULL;
    CeuConfig *config = ceu_config_load(self->paths, &fault);

    notices_set(self->notices, NOTICE_CONFIG, fault);
    if (config != NULL) {
        g_clear_pointer(&self->config, ceu_config_free);
        self->config = config;
        keeper_configure(self->keeper, config, ceu_clock_now());
    }
    scheduler_wake(self, "settings");
    if (config == NULL)
        g_propagate_error(error, g_steal_pointer(&fault));
    return config != NULL;
}

void
scheduler_set_server(Scheduler *self, const char *server)
{
    g_free(self->server);
    self->server = g_strdup(server);
    self->failures = 0;
    self->retry_at = (CeuInstant){ 0 };
    notifier_set_server(self->notifier, server);
    if (server != NULL)
        scheduler_wake(self, "a notification server is there");
}

const CeuConfig *
scheduler_config(const Scheduler *self)
{
    return self->config;
}

Notifier *
scheduler_notifier(Scheduler *self)
{
    return self->notifier;
}

unsigned
scheduler_news(const Scheduler *self)
{
    return self->news;
}

Trial *
scheduler_trial(Scheduler *self)
{
    return self->trial;
}

CeuInstant
scheduler_next(const Scheduler *self)
{
    return self->next;
}

Beat
scheduler_beat(const Scheduler *self)
{
    return (Beat){
        .next = self->next,
        .accepted = self->accepted,
        .server = self->server,
        .fault = notices_text(self->notices, NOTICE_STORE),
    };
}

char *
scheduler_status(const Scheduler *self)
{
    return status_text(notices_first(self->notices), self->tracker != NULL, self->server != NULL,
                       self->next);
}
