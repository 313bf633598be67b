/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stage's hands: every call moves one thing, lets the daemon come to rest, and tells the witness. */
#include "play-private.h"

#include <signal.h>
#include <sys/wait.h>

#define BEGIN_USEC (INT64_C(1898931600) * G_USEC_PER_SEC) /* 2030-03-05 09:00 UTC */
#define CALL_LIMIT_USEC (25 * G_TIME_SPAN_SECOND)         /* GDBus waits so long for an answer */
#define SLOW_USEC (20 * G_TIME_SPAN_SECOND)
#define FAR_AHEAD_USEC (30 * G_TIME_SPAN_DAY)
#define FAR_BEHIND_USEC (2 * G_TIME_SPAN_DAY) /* less is a journey over the date line */
#define FIRES_MAX 4000                        /* in one schedule; far more than any needs */

/* The test's own calls into the library see the same clock as the daemon. */
static Stage *stage_of_test;

__attribute__((visibility("default"))) gint64
g_get_real_time(void)
{
    return atomic_load(&stage_of_test->now_usec);
}

CeuInstant
play_clock_now(const Play *self)
{
    return (CeuInstant){ self->true_usec + self->ahead_usec };
}

static void
set_stage_clock(Play *self)
{
    atomic_store(&subject_stage(self->subject)->now_usec, play_clock_now(self).usec);
    self->latest_usec = MAX(self->latest_usec, play_clock_now(self).usec);
}

void
play_say(Play *self, const char *format, ...)
{
    g_autoptr(GDateTime) utc =
        g_date_time_new_from_unix_utc(play_clock_now(self).usec / G_USEC_PER_SEC);
    g_autofree char *clock = utc != NULL ? g_date_time_format(utc, "%F %T") : g_strdup("?");
    va_list arguments;

    g_string_append_printf(self->script, "  %s  ", clock);
    va_start(arguments, format);
    g_string_append_vprintf(self->script, format, arguments);
    va_end(arguments);
    g_string_append_c(self->script, '\n');
}

static void
on_violation(const char *sentence, gpointer data)
{
    Play *self = data;

    play_say(self, "VIOLATION %s", sentence);
    g_string_append_printf(self->violations, "%s\n", sentence);
}

static void
popup_free(gpointer data)
{
    Popup *popup = data;

    g_ptr_array_unref(popup->keys);
    g_free(popup);
}

/* ---- rest ---- */

static void
on_death(Play *self, int status)
{
    bool killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;

    for (unsigned i = 0; i < self->popups->len; i++)
        ((Popup *) g_ptr_array_index(self->popups, i))->known = false;
    g_clear_object(&self->held_call.message);
    self->held = false;
    witness_crash(self->witness);
    if (!killed || !self->awaits_kill) {
        g_autofree char *sentence =
            g_strdup_printf("the daemon ended by itself (wait status %d)", status);

        on_violation(sentence, self);
    }
    self->awaits_kill = false;
}

void
play_rest(Play *self)
{
    int status = -1;

    if (!subject_is_alive(self->subject))
        return;
    switch (subject_settle(self->subject, self->bus, &status)) {
    case SUBJECT_RESTS:
        if (atomic_load(&subject_stage(self->subject)->arms) != self->arms_then)
            self->looked = true;
        witness_rest(self->witness, play_due_now(self), play_clock_now(self),
                     !self->disk_full && self->looked);
        break;
    case SUBJECT_ENDED:
        if (status < 0)
            break; /* by fate, which has told it already */
        play_say(self, "crash: ended by signal %d", WTERMSIG(status));
        on_death(self, status);
        break;
    case SUBJECT_STUCK:
        on_violation("the daemon does not come to rest", self);
        self->awaits_kill = true;
        on_death(self, subject_end(self->subject, SIGKILL));
        break;
    }
}

static void
kill_now(Play *self)
{
    int status;

    self->awaits_kill = true;
    status = subject_end(self->subject, SIGKILL);
    /* What it had sent before is on its way still. */
    (void) bus_pump(self->bus);
    on_death(self, status);
}

/* ---- the notification server ---- */

static Popup *
replaced(const Play *self, const NotifyCall *call)
{
    for (unsigned i = 0; i < self->popups->len && call->replaces != 0; i++) {
        Popup *popup = g_ptr_array_index(self->popups, i);

        if (popup->id == call->replaces && popup->peer == call->peer)
            return popup;
    }
    return NULL;
}

static Popup *
display(Play *self, const NotifyCall *call, GPtrArray *keys)
{
    Popup *popup = replaced(self, call);

    if (popup == NULL && call->replaces != 0)
        on_violation("the number of a notification is used that this server never gave", self);
    if (popup == NULL) {
        popup = g_new0(Popup, 1);
        popup->id = ++self->next_id;
        g_ptr_array_add(self->popups, popup);
    } else {
        g_ptr_array_unref(popup->keys);
    }
    popup->peer = call->peer;
    popup->keys = keys;
    return popup;
}

static void
answer(Play *self, const NotifyCall *call, Popup *popup)
{
    bus_answer_id(self->bus, call, popup->id);
    popup->known = true;
    witness_outcome(self->witness, popup->keys, OUTCOME_UNSAVED);
}

static void
no_answer(Play *self, const NotifyCall *call, Popup *popup)
{
    popup->known = false; /* the daemon gives it up */
    witness_outcome(self->witness, popup->keys, OUTCOME_DOUBTFUL);
    bus_answer_error(self->bus, call, "org.freedesktop.DBus.Error.NoReply");
}

static void
hold(Play *self, const NotifyCall *call, Popup *popup)
{
    self->held = true;
    self->held_call = *call;
    g_object_ref(call->message);
    self->held_popup = popup;
}

static void
forget_popups(Play *self)
{
    g_ptr_array_set_size(self->popups, 0);
    self->next_id = 0;
}

static void
meet_fate(Play *self, const NotifyCall *call, Popup *popup, Fate fate)
{
    switch (fate) {
    case FATE_LOST:
        no_answer(self, call, popup);
        break;
    case FATE_SLOW:
        hold(self, call, popup);
        break;
    case FATE_CRASH_BEFORE:
        kill_now(self);
        break;
    case FATE_CRASH_AFTER:
        answer(self, call, popup);
        kill_now(self);
        break;
    case FATE_SERVER_RESTART:
        no_answer(self, call, popup);
        play_server_vanish(self);
        play_server_appear(self);
        break;
    case FATE_TAKEN:
    case FATE_ERROR:
        answer(self, call, popup);
        break;
    }
}

static void
refuse(Play *self, const NotifyCall *call)
{
    Popup *popup = replaced(self, call);

    play_say(self, "show \"%s\": error-reply", call->summary);
    if (popup != NULL)
        popup->known = false;
    bus_answer_error(self->bus, call, "org.freedesktop.DBus.Error.Failed");
}

static void
on_notify(const NotifyCall *call, gpointer data)
{
    Play *self = data;
    const GPtrArray *due = play_due_spoken_of(self, call);
    Fate fate = self->fate;
    GPtrArray *keys;

    if (due == NULL) {
        play_say(self, "show \"%s\" (a notice)", call->summary);
        answer(self, call, display(self, call, g_ptr_array_new_with_free_func(g_free)));
        return;
    }
    self->fate = FATE_TAKEN;
    if (fate == FATE_ERROR) {
        witness_refused(self->witness, due);
        refuse(self, call);
        return;
    }
    play_say(self, "show \"%s\"%s", call->summary, fate == FATE_TAKEN ? "" : ": and then");
    keys = witness_saw(self->witness, due, call->summary, call->body, play_clock_now(self),
                       self->instance, !self->disk_full, self->ahead_usec == 0);
    meet_fate(self, call, display(self, call, keys), fate);
}

/* What is no longer on the screen cannot be answered. */
static void
on_close(guint32 id, gpointer data)
{
    const Play *self = data;

    for (unsigned i = 0; i < self->popups->len; i++) {
        Popup *popup = g_ptr_array_index(self->popups, i);

        if (popup->id == id)
            popup->known = false;
    }
}

static void
end_hold(Play *self, bool in_time)
{
    if (!self->held)
        return;
    self->held = false;
    play_say(self, in_time ? "reply" : "lost-reply");
    if (in_time)
        answer(self, &self->held_call, self->held_popup);
    else
        no_answer(self, &self->held_call, self->held_popup);
    g_clear_object(&self->held_call.message);
}

void
play_server_appear(Play *self)
{
    play_say(self, "server-appear");
    self->instance++;
    bus_server_appear(self->bus);
    play_rest(self);
}

void
play_server_vanish(Play *self)
{
    play_say(self, "server-vanish");
    end_hold(self, false);
    forget_popups(self);
    bus_server_vanish(self->bus);
    play_rest(self);
}

bool
play_has_server(const Play *self)
{
    return bus_server_is_there(self->bus);
}

void
play_set_fate(Play *self, Fate fate)
{
    self->fate = fate;
}

/* ---- the process and its disk ---- */

void
play_start(Play *self, const char *kill_at)
{
    play_say(self, "restart%s%s", kill_at != NULL ? ", to be killed at " : "",
             kill_at != NULL ? kill_at : "");
    self->awaits_kill = kill_at != NULL;
    subject_start(self->subject, kill_at, self->disk_full);
    play_rest(self);
}

bool
play_runs(const Play *self)
{
    return subject_is_alive(self->subject);
}

bool
play_awaits_kill(const Play *self)
{
    return self->awaits_kill;
}

void
play_crash(Play *self)
{
    play_say(self, "crash");
    kill_now(self);
}

void
play_terminate(Play *self)
{
    int status = -1;

    play_say(self, "terminate");
    end_hold(self, false);
    play_rest(self);
    if (!play_runs(self))
        return;
    kill(subject_pid(self->subject), SIGTERM);
    if (subject_settle(self->subject, self->bus, &status) != SUBJECT_ENDED) {
        on_violation("told to end, it did not", self);
        status = subject_end(self->subject, SIGKILL);
    } else if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        on_violation("told to end, it did not end well", self);
    }
    self->awaits_kill = true;
    on_death(self, SIGKILL);
}

void
play_second_daemon(Play *self)
{
    int status = subject_try_second(self->subject, self->bus);

    play_say(self, "second daemon: exit %d", status);
    if (status != CEU_EXIT_BUSY)
        on_violation("a second daemon beside the first did not end with “busy”", self);
    play_rest(self);
}

void
play_disk(Play *self, bool full)
{
    play_say(self, full ? "disk-full" : "disk-ok");
    self->disk_full = full;
    self->looked = false;
    self->arms_then = atomic_load(&subject_stage(self->subject)->arms);
    subject_set_disk_full(self->subject, full);
}

/* ---- time ---- */

static void
fire(Play *self, uint64_t what)
{
    if (!play_runs(self))
        return;
    if (++self->fires == FIRES_MAX)
        on_violation("it wakes without end", self);
    if (self->fires > FIRES_MAX)
        return;
    subject_fire(self->subject, what);
    play_rest(self);
}

void
play_poke(Play *self)
{
    self->fires = 0;
    fire(self, 1);
}

static void
fire_if_armed(Play *self)
{
    int64_t armed_usec = atomic_load(&subject_stage(self->subject)->armed_usec);

    if (armed_usec != 0 && armed_usec <= play_clock_now(self).usec)
        fire(self, 1);
}

static void
pass(Play *self, int64_t usec)
{
    if (self->held && usec >= CALL_LIMIT_USEC) {
        self->true_usec += SLOW_USEC;
        usec -= SLOW_USEC;
        set_stage_clock(self);
        end_hold(self, true);
        play_rest(self);
    }
    self->true_usec += usec;
    set_stage_clock(self);
}

void
play_set_clock(Play *self, int64_t ahead_usec)
{
    int64_t change_usec = ahead_usec - self->ahead_usec;
    bool far;

    play_say(self, "clock-set by %+.1f h", (double) change_usec / (double) G_TIME_SPAN_HOUR);
    if (change_usec != 0)
        self->day_before = ceu_clock_day_of(play_clock_now(self));
    if (change_usec < 0)
        witness_may_have_looked(self->witness, play_due_now(self));
    self->ahead_usec = ahead_usec;
    set_stage_clock(self);
    if (change_usec == 0)
        return;
    self->clock_was_set = true;
    far = ABS(change_usec) > FAR_AHEAD_USEC ||
          play_clock_now(self).usec < self->latest_usec - FAR_BEHIND_USEC;
    witness_clock_set(self->witness, play_clock_now(self), far, self->held, ahead_usec == 0);
    fire(self, STAGE_CLOCK_SET);
}

int64_t
play_clock_ahead(const Play *self)
{
    return self->ahead_usec;
}

void
play_sleep(Play *self, int64_t usec)
{
    pass(self, usec);
    play_say(self, "tick");
    fire_if_armed(self);
}

void
play_tick(Play *self, int64_t most_usec)
{
    int64_t armed_usec = atomic_load(&subject_stage(self->subject)->armed_usec);
    int64_t wait_usec = armed_usec - play_clock_now(self).usec;

    if (armed_usec == 0 || !play_runs(self))
        wait_usec = most_usec;
    play_sleep(self, CLAMP(wait_usec, 0, most_usec));
}

void
play_run(Play *self, int64_t usec)
{
    int64_t end_usec = self->true_usec + usec;

    while (self->true_usec < end_usec && self->fires < FIRES_MAX)
        play_tick(self, end_usec - self->true_usec);
}

void
play_run_until_minute(Play *self, int minute)
{
    int64_t of_day_usec = self->true_usec % G_TIME_SPAN_DAY;
    int64_t wait_usec = minute * G_TIME_SPAN_MINUTE - of_day_usec;

    play_run(self, wait_usec > 0 ? wait_usec : wait_usec + G_TIME_SPAN_DAY);
}

void
play_evening(Play *self)
{
    play_say(self, "evening");
    witness_evening(self->witness, play_due_now(self), play_clock_now(self));
}

/* ---- life ---- */

Play *
play_new(const Places *places, const char *fault)
{
    Play *self = g_new0(Play, 1);
    g_autofree char *path = NULL;

    self->subject = subject_new(places, fault);
    stage_of_test = subject_stage(self->subject);
    path = g_build_filename(subject_home(self->subject), "bus", NULL);
    self->bus = bus_new(path, on_notify, on_close, self);
    self->script = g_string_new(NULL);
    self->violations = g_string_new(NULL);
    self->popups = g_ptr_array_new_with_free_func(popup_free);
    self->older = g_ptr_array_new();
    self->spoken = g_ptr_array_new();
    self->true_usec = BEGIN_USEC;
    set_stage_clock(self);
    self->facts = facts_new(self->subject);
    return self;
}

void
play_end(Play *self)
{
    if (play_runs(self))
        kill_now(self);
    (void) bus_pump(self->bus);
    if (play_has_server(self))
        bus_server_vanish(self->bus);
    g_clear_pointer(&self->witness, witness_free);
    forget_popups(self);
}

void
play_free(Play *self)
{
    play_end(self);
    facts_free(self->facts);
    bus_free(self->bus);
    subject_free(self->subject);
    g_string_free(self->script, TRUE);
    g_string_free(self->violations, TRUE);
    g_ptr_array_unref(self->popups);
    g_ptr_array_unref(self->older);
    g_ptr_array_unref(self->spoken);
    g_free(self);
}

void
play_begin(Play *self, const char *name)
{
    g_assert_null(self->witness);
    g_ptr_array_set_size(self->older, 0);
    g_string_truncate(self->script, 0);
    g_string_truncate(self->violations, 0);
    self->witness = witness_new(on_violation, self);
    self->true_usec = BEGIN_USEC;
    self->ahead_usec = 0;
    self->fate = FATE_TAKEN;
    self->fires = 0;
    self->instance = 0;
    self->disk_full = false;
    self->looked = true;
    self->clock_was_set = false;
    self->latest_usec = 0;
    set_stage_clock(self);
    self->changed_day = ceu_clock_day_of(play_clock_now(self));
    self->day_before = self->changed_day;
    facts_begin(self->facts, name);
}
