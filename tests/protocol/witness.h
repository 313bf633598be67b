/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Watches what the notification server is shown and holds it against the promise. The witness knows of the
 * daemon only what a person at the screen knows, and which faults the test has caused.
 */
#pragma once

#include <ceu/ceu.h>
#include <stdbool.h>

typedef struct Witness Witness;

/* How sure it is that the daemon has on disk what happened to the bubble. */
typedef enum {
    OUTCOME_AWAITED,  /* no answer yet, or not at rest since */
    OUTCOME_DOUBTFUL, /* the answer was lost, or the daemon died before it could record it */
    /* it was answered, and the daemon died: whether it recorded that first is not seen */
    OUTCOME_PERHAPS_SAVED,
    OUTCOME_UNSAVED, /* known to this daemon, not to the disk */
    OUTCOME_SAVED,
} Outcome;

/* What is due on a day, as the pure rules say it. */
typedef struct DueItem {
    char *key;
    char *summary;
    int lead_days;
} DueItem;

/* @violation: called with a sentence for each broken promise. */
typedef void (*ViolationFunc)(const char *sentence, gpointer data);
Witness *witness_new(ViolationFunc violation, gpointer data);
void witness_free(Witness *self);

/**
 * witness_saw:
 * @due: (element-type DueItem): on the day that the clock shows
 * @now: what the clock shows
 * @instance: of the notification server
 * @saves: whether the daemon can write to the disk
 * @clock_is_right: whether the clock shows the true time
 *
 * The server displays a bubble. One that warns of a clock that is wrong indeed says nothing final: it is not
 * counted. Returns: (transfer full) (element-type utf8): the obligations it is about; empty if it is a notice.
 */
GPtrArray *witness_saw(Witness *self, const GPtrArray *due, const char *summary, const char *body,
                       CeuInstant now, unsigned instance, bool saves, bool clock_is_right);
/* The server refused a bubble about @due: it is tried again at once when the clock is set back. */
void witness_refused(Witness *self, const GPtrArray *due);
/* The obligations' last bubbles. */
void witness_outcome(Witness *self, const GPtrArray *keys, Outcome outcome);
/* The daemon died: whatever was not saved is doubtful now, answers of the person too. */
void witness_crash(Witness *self);
/* The daemon is at rest. @saves: and its disk takes what it writes, since its last look. */
void witness_rest(Witness *self, const GPtrArray *due, CeuInstant now, bool saves);

typedef enum { ANSWER_ACKNOWLEDGED, ANSWER_SNOOZED } Answer;

/* The person answered. @sure: the daemon has it on disk already. */
void witness_answer(Witness *self, const GPtrArray *keys, Answer answer, CeuInstant until,
                    bool sure);
/* The obligation is met: nothing more is to be said about it. */
void witness_met(Witness *self, const char *key);
/* The clock is about to be set back; the daemon may have noted what is due by it, though it has shown nothing. */
void witness_may_have_looked(Witness *self, const GPtrArray *due);
/* The clock was set to @now. @far: by more than the daemon believes; @in_flight: bubbles wait behind a slow call, begun by the
 * clock as it was. One show more is no nagging then. @right: it shows the true time again. */
void witness_clock_set(Witness *self, CeuInstant now, bool far, bool in_flight, bool right);
/* Evening of a day without faults: everything due was shown within a day, by its present lead time. */
void witness_evening(Witness *self, const GPtrArray *due, CeuInstant now);
/* Shows so far, for the count. */
unsigned witness_shows(const Witness *self);
