/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One stage for the daemon: its clock, disk, notification server, person and faults, each moved by one call. */
#pragma once

#include "subject.h"
#include "witness.h"

typedef struct Play Play;

/* What becomes of the next reminder that the server is asked to show. */
typedef enum {
    FATE_TAKEN,
    FATE_ERROR,         /* error-reply: refused, nothing is displayed */
    FATE_LOST,          /* lost-reply: displayed, but the daemon never hears of it */
    FATE_SLOW,          /* displayed; the answer comes after 20 s */
    FATE_CRASH_BEFORE,  /* displayed; the daemon dies before the answer */
    FATE_CRASH_AFTER,   /* displayed and answered; the daemon dies at once */
    FATE_SERVER_RESTART /* displayed; the server dies with it and a new one comes */
} Fate;

/* The names of what happens are those of docs/model. */
Play *play_new(const Places *places, const char *fault);
void play_free(Play *self);

/* Begins anew from a template. @name: "one", "two" or "flood". */
void play_begin(Play *self, const char *name);
/* Ends the daemon and forgets. */
void play_end(Play *self);
/* What was done so far, one line each. */
const char *play_script(const Play *self);
/* Broken promises so far, one line each; empty: none. */
const char *play_violations(const Play *self);
unsigned play_shows(const Play *self);
unsigned play_fires(const Play *self);
Subject *play_subject(Play *self);
/* A look now, whatever the daemon asked for; and nothing said so far is kept. For long plays. */
void play_poke(Play *self);
void play_forget_script(Play *self);

/* Writes a line into the script. */
void play_say(Play *self, const char *format, ...) G_GNUC_PRINTF(2, 3);

void play_start(Play *self, const char *kill_at);
bool play_runs(const Play *self);
bool play_awaits_kill(const Play *self); /* a hook will end it */
void play_crash(Play *self);
void play_terminate(Play *self); /* politely: it has to end well */
void play_second_daemon(Play *self);
void play_server_appear(Play *self);
void play_server_vanish(Play *self);
bool play_has_server(const Play *self);
void play_set_fate(Play *self, Fate fate);
void play_disk(Play *self, bool full);
/* The clock is set; 0 sets it right. */
void play_set_clock(Play *self, int64_t ahead_usec);
int64_t play_clock_ahead(const Play *self);

/* The machine sleeps so long; then the timer fires if its moment has come. */
void play_sleep(Play *self, int64_t usec);
/* To the armed moment, at most so far. */
void play_tick(Play *self, int64_t most_usec);
/* Through all armed moments of so long a time. */
void play_run(Play *self, int64_t usec);
/* To the next time that the (right) clock shows this minute of the day. */
void play_run_until_minute(Play *self, int minute);
/* The promise as of now. */
void play_evening(Play *self);

/* The person: at a bubble that is displayed (@pick: any number), or with the command line. */
typedef enum { AT_DONE, AT_SNOOZE, AT_DISMISS, AT_EXPIRE, AT_WITHDRAWN, AT_OPEN } AtBubble;
void play_at_bubble(Play *self, AtBubble what, unsigned pick);
void play_acknowledge(Play *self, unsigned pick); /* ceu ack */
void play_log(Play *self);                        /* ceu log: the store changed */
void play_submit(Play *self);                     /* the first obligation is met */
