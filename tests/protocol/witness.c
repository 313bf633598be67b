/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The promise, one obligation at a time: never lost, never twice without a reason, silent once answered. */
#include "witness.h"

#include <string.h>

#define DAY_USEC G_TIME_SPAN_DAY
#define MARK "(repeated)"
#define WARNING "The clock of this computer"
#define SLACK_USEC (10 * G_TIME_SPAN_MINUTE) /* a slow answer moves the daily repeat a little */

typedef enum { NOT_ANSWERED, PERHAPS_ANSWERED, ANSWERED } Answered;

/* One obligation. */
typedef struct Case {
    bool shown; /* the fields of the last show are set */
    CeuInstant at;
    int lead_days;    /* that it spoke of */
    int reached_days; /* that the daemon takes for shown by it */
    unsigned instance;
    bool marked, claim_saved;
    Outcome outcome;
    bool saved; /* the last show that is on disk for certain: */
    CeuInstant saved_at;
    int saved_reached_days;
    bool refused;         /* the server did not take the bubble that was to be the next */
    bool again_by_server; /* in this round a new server was the reason once already */

    int low_lead_days; /* shortest that the daemon has looked at */
    int may_lead_days; /* and that it may have looked at before the clock was set back */
    Answered answered;
    Answer answer;
    bool answer_saved;
    int answered_lead_days, answered_may_days;
    CeuInstant until; /* of a snooze */
    bool met;
    unsigned free; /* shows that need no excuse: a snooze ended, or the clock was far off */
    bool forgiven; /* the row may have been dropped under a wrong clock */
} Case;

struct Witness {
    ViolationFunc violation;
    gpointer data;
    GHashTable *cases; /* key → Case */
    unsigned shows;
    bool clock_was_set, clock_was_far;
    bool crashed;      /* perhaps behind a claim of which no server heard */
    bool clock_is_far; /* what it shows now is not believed: nothing ends by it */
};

Witness *
witness_new(ViolationFunc violation, gpointer data)
{
    Witness *self = g_new0(Witness, 1);

    self->violation = violation;
    self->data = data;
    self->cases = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return self;
}

void
witness_free(Witness *self)
{
    g_hash_table_unref(self->cases);
    g_free(self);
}

unsigned
witness_shows(const Witness *self)
{
    return self->shows;
}

/* One show when the daemon begins to mistrust the clock, and one when it trusts it again. */
static void
forgive(Case *item)
{
    item->free = 2;
    item->forgiven = true;
    if (item->answered != NOT_ANSWERED)
        item->answered = PERHAPS_ANSWERED;
}

static Case *
case_of(Witness *self, const char *key)
{
    Case *found = g_hash_table_lookup(self->cases, key);

    if (found == NULL) {
        found = g_new0(Case, 1);
        found->low_lead_days = found->may_lead_days = G_MAXINT;
        if (self->clock_was_far)
            forgive(found);
        g_hash_table_insert(self->cases, g_strdup(key), found);
    }
    return found;
}

static char *
clock_text(CeuInstant at)
{
    g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at.usec / G_USEC_PER_SEC);

    return utc != NULL ? g_date_time_format(utc, "%F %T") : g_strdup("?");
}

static void G_GNUC_PRINTF(4, 5)
    complain(Witness *self, const char *key, CeuInstant now, const char *format, ...)
{
    g_autofree char *clock = clock_text(now);
    g_autofree char *what = NULL;
    g_autofree char *sentence = NULL;
    va_list arguments;

    va_start(arguments, format);
    what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    sentence = g_strdup_printf("%s at %s: %s", key, clock, what);
    self->violation(sentence, self->data);
}

/* ---- a show ---- */

/* A show that begins a round needs no excuse. */
static bool
begins_round(const Case *item, CeuInstant now, int lead_days)
{
    if (!item->shown || lead_days < item->lead_days)
        return true;
    if (item->answer == ANSWER_SNOOZED && item->answered != NOT_ANSWERED &&
        now.usec >= item->until.usec)
        return true;
    /* A day later; or the last one was recorded by a clock that was ahead, which counts as never. */
    return now.usec - item->at.usec >= DAY_USEC || item->at.usec - now.usec > DAY_USEC;
}

static void
check_silence(Witness *self, const char *key, Case *item, CeuInstant now, int lead_days)
{
    if (item->met && !self->clock_was_set)
        complain(self, key, now, "shown, although it is met");
    if (item->answered != ANSWERED || item->forgiven)
        return;
    if (item->answer == ANSWER_ACKNOWLEDGED && lead_days >= item->answered_lead_days)
        complain(self, key, now, "shown, although it is acknowledged for %d days before",
                 item->answered_lead_days);
    if (item->answer == ANSWER_SNOOZED && now.usec < item->until.usec &&
        (lead_days > CEU_SNOOZE_BREAKS_AT_DAYS || lead_days >= item->answered_lead_days))
        complain(self, key, now, "shown, although it is put off");
}

/* A second show in a round: the last one's outcome is doubtful, or the server is another one. */
static void
check_excuse(Witness *self, const char *key, Case *item, CeuInstant now, unsigned instance)
{
    if (item->outcome == OUTCOME_DOUBTFUL || item->outcome == OUTCOME_PERHAPS_SAVED)
        return;
    if (instance != item->instance && !item->again_by_server) {
        item->again_by_server = true;
        return;
    }
    complain(
        self, key, now,
        instance != item->instance
            ? "shown again for a second new server within a day"
            : "shown twice within a day without a reason (the outcome of the first was known)");
}

static void
saw_one(Witness *self, const DueItem *due, bool marked, CeuInstant now, unsigned instance,
        bool saves)
{
    Case *item = case_of(self, due->key);
    int lead_days = MIN(due->lead_days, item->low_lead_days);
    /* Under a wrong clock it has noted lead times that are not reached yet. */
    int reached_days = self->clock_was_set ? lead_days : due->lead_days;
    /* What a clock that was ahead has recorded counts as never. */
    bool again =
        item->shown && lead_days >= item->lead_days && item->at.usec - now.usec <= DAY_USEC;

    check_silence(self, due->key, item, now, lead_days);
    if (begins_round(item, now, lead_days))
        item->again_by_server = false;
    else if (item->free > 0)
        item->free--;
    else
        check_excuse(self, due->key, item, now, instance);
    if (again && !marked && item->claim_saved && !item->forgiven)
        complain(self, due->key, now, "shown again without the mark " MARK);
    item->shown = true;
    item->refused = false;
    item->at = now;
    item->lead_days = due->lead_days;
    item->reached_days = reached_days;
    item->low_lead_days = lead_days;
    item->instance = instance;
    item->marked = marked;
    item->claim_saved = saves;
    item->outcome = OUTCOME_AWAITED;
    item->answered = NOT_ANSWERED;
}

GPtrArray *
witness_saw(Witness *self, const GPtrArray *due, const char *summary, const char *body,
            CeuInstant now, unsigned instance, bool saves, bool clock_is_right)
{
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
    bool marked = strstr(summary, MARK) != NULL;
    bool warned = strstr(body, WARNING) != NULL;

    for (unsigned i = 0; i < due->len && (clock_is_right || !warned); i++) {
        const DueItem *item = g_ptr_array_index(due, i);

        if (strstr(summary, item->summary) == NULL && strstr(body, item->summary) == NULL)
            continue;
        g_ptr_array_add(keys, g_strdup(item->key));
        /* A digest is marked as a whole if one of its lines repeats. */
        saw_one(self, item, marked, now, instance, saves);
        if (warned)
            forgive(case_of(self, item->key));
    }
    self->shows += keys->len > 0;
    return keys;
}

void
witness_outcome(Witness *self, const GPtrArray *keys, Outcome outcome)
{
    for (unsigned i = 0; i < keys->len; i++)
        case_of(self, g_ptr_array_index(keys, i))->outcome = outcome;
}

void
witness_refused(Witness *self, const GPtrArray *due)
{
    for (unsigned i = 0; i < due->len; i++)
        case_of(self, ((const DueItem *) g_ptr_array_index(due, i))->key)->refused = true;
}

/* ---- what changes what is known ---- */

void
witness_crash(Witness *self)
{
    GHashTableIter iter;
    gpointer value;

    self->crashed = true;
    g_hash_table_iter_init(&iter, self->cases);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        Case *item = value;

        if (item->shown && item->outcome == OUTCOME_UNSAVED)
            item->outcome = OUTCOME_PERHAPS_SAVED;
        else if (item->shown && item->outcome == OUTCOME_AWAITED)
            item->outcome = OUTCOME_DOUBTFUL;
        if (item->answered == ANSWERED && !item->answer_saved)
            item->answered = PERHAPS_ANSWERED;
        /* Nobody knows any more that a new server was the reason once. */
        if (!item->claim_saved)
            item->again_by_server = false;
        /* It may have been begun by a clock that was ahead, and goes on by one that was set back. */
        if (self->clock_was_set)
            item->free = MAX(item->free, 1);
    }
}

static bool
is_due(const GPtrArray *due, const char *key)
{
    for (unsigned i = 0; i < due->len; i++) {
        if (g_str_equal(((const DueItem *) g_ptr_array_index(due, i))->key, key))
            return true;
    }
    return false;
}

/* By the clock it is over, so the daemon drops what it knew of it; if the clock goes back, it begins anew. */
static void
is_over(Case *item)
{
    item->low_lead_days = item->may_lead_days = G_MAXINT;
    item->claim_saved = false;
    item->free = MAX(item->free, 1);
    if (item->answered != NOT_ANSWERED)
        item->answered = PERHAPS_ANSWERED;
}

static void
rest_one(Case *item, CeuInstant now, bool saves)
{
    if (saves && item->outcome == OUTCOME_UNSAVED) {
        item->outcome = OUTCOME_SAVED;
        item->saved = true;
        item->saved_at = item->at;
        item->saved_reached_days = item->reached_days;
    }
    item->answer_saved = item->answer_saved || saves;
    if (item->answered != NOT_ANSWERED && item->answer == ANSWER_SNOOZED &&
        now.usec >= item->until.usec) {
        item->answered = NOT_ANSWERED;
        item->free = MAX(item->free, 1);
    }
}

void
witness_rest(Witness *self, const GPtrArray *due, CeuInstant now, bool saves)
{
    GHashTableIter iter;
    gpointer key, value;

    g_hash_table_iter_init(&iter, self->cases);
    while (g_hash_table_iter_next(&iter, &key, &value)) {
        rest_one(value, self->clock_is_far ? (CeuInstant){ 0 } : now, saves);
        if (!self->clock_is_far && !is_due(due, key))
            is_over(value);
    }
    for (unsigned i = 0; i < due->len && !self->clock_is_far; i++) {
        const DueItem *item = g_ptr_array_index(due, i);
        Case *known = case_of(self, item->key);

        known->low_lead_days = MIN(known->low_lead_days, item->lead_days);
    }
}

void
witness_answer(Witness *self, const GPtrArray *keys, Answer answer, CeuInstant until, bool sure)
{
    for (unsigned i = 0; i < keys->len; i++) {
        Case *item = case_of(self, g_ptr_array_index(keys, i));

        if (item->answered != NOT_ANSWERED && item->answer == ANSWER_ACKNOWLEDGED &&
            item->answered_lead_days <= item->low_lead_days)
            continue; /* a late click changes nothing */
        item->answered = ANSWERED;
        item->answer = answer;
        item->answer_saved = sure;
        item->answered_lead_days = item->low_lead_days;
        item->answered_may_days = MIN(item->low_lead_days, item->may_lead_days);
        item->until = until;
    }
}

void
witness_met(Witness *self, const char *key)
{
    case_of(self, key)->met = true;
}

void
witness_may_have_looked(Witness *self, const GPtrArray *due)
{
    for (unsigned i = 0; i < due->len; i++) {
        const DueItem *item = g_ptr_array_index(due, i);
        Case *known = case_of(self, item->key);

        known->may_lead_days = MIN(known->may_lead_days, item->lead_days);
    }
}

void
witness_clock_set(Witness *self, CeuInstant now, bool far, bool in_flight, bool right)
{
    GHashTableIter iter;
    gpointer value;

    self->clock_was_set = true;
    self->clock_was_far = self->clock_was_far || far;
    self->clock_is_far = far && !right;
    g_hash_table_iter_init(&iter, self->cases);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        Case *item = value;

        if (far)
            forgive(item);
        else if (in_flight || self->crashed || item->refused ||
                 (item->shown && item->at.usec - now.usec > DAY_USEC))
            item->free = MAX(item->free, 1);
    }
}

/* ---- nothing is lost ---- */

void
witness_evening(Witness *self, const GPtrArray *due, CeuInstant now)
{
    for (unsigned i = 0; i < due->len; i++) {
        const DueItem *item = g_ptr_array_index(due, i);
        const Case *known = case_of(self, item->key);
        bool answered = known->answered != NOT_ANSWERED;

        if (known->met || (known->answered == PERHAPS_ANSWERED && self->clock_was_set))
            continue;
        if (answered && known->answer == ANSWER_ACKNOWLEDGED &&
            item->lead_days >=
                (self->clock_was_set ? known->answered_may_days : known->answered_lead_days))
            continue;
        if (answered && known->answer == ANSWER_SNOOZED && now.usec < known->until.usec &&
            (item->lead_days > CEU_SNOOZE_BREAKS_AT_DAYS ||
             item->lead_days >= known->answered_lead_days))
            continue;
        /* A show by a clock that was set back, and that came to nothing, does not undo the one before. */
        if (self->clock_was_set && known->saved && known->saved_reached_days <= item->lead_days &&
            ABS(now.usec - known->saved_at.usec) <= DAY_USEC + SLACK_USEC)
            continue;
        if (!known->shown)
            complain(self, item->key, now, "LOST: never shown");
        else if (known->outcome == OUTCOME_DOUBTFUL)
            complain(self, item->key, now,
                     "LOST: its last show failed or is doubtful, and that was all");
        else if (known->reached_days > item->lead_days)
            complain(self, item->key, now, "LOST: not shown for %d days before", item->lead_days);
        /* A show that a clock recorded that was ahead by a day at most is believed. */
        else if (now.usec - known->at.usec > (self->clock_was_set ? 2 : 1) * DAY_USEC + SLACK_USEC)
            complain(self, item->key, now, "LOST: not shown for more than a day");
    }
}
