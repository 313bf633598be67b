/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the play share: the stage as it is, and what each part needs of the others. */
#pragma once

#include "play.h"

#include "play-facts.h"

/* A notification on the screen. */
typedef struct Popup {
    guint32 id;
    unsigned peer;
    bool known; /* to a daemon that lives: it has the answer */
    GPtrArray *keys;
} Popup;

struct Play {
    Subject *subject;
    Bus *bus;
    Witness *witness;
    Facts *facts;
    GString *script, *violations;
    GPtrArray *popups;
    GPtrArray
        *older; /* what was due by the facts as they were before each change; owned by facts */
    GPtrArray *spoken; /* what the last notification spoke of; owned by facts */
    int64_t true_usec, ahead_usec;
    CeuDate changed_day; /* of the last line of history */
    CeuDate day_before;  /* that the clock showed before it was set last */
    int64_t latest_usec; /* that the clock has shown, absurd times aside */
    guint32 next_id;
    unsigned instance, fires;
    Fate fate;
    bool awaits_kill;       /* a hook may end it */
    bool disk_full, looked; /* looked: since the disk changed last */
    uint32_t arms_then;     /* when it changed */
    bool clock_was_set;
    bool held; /* an answer waits */
    NotifyCall held_call;
    Popup *held_popup;
};

CeuInstant play_clock_now(const Play *self);
/* What is due by the clock. */
const GPtrArray *play_due_now(Play *self);
/* What a notification speaks of; NULL: a notice. */
const GPtrArray *play_due_spoken_of(Play *self, const NotifyCall *call);
/* Lets the daemon come to rest, and tells the witness. */
void play_rest(Play *self);
