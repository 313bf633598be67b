/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One obligation on its way to the screen: two daemons, a store that may be full, a notification server that may
 * refuse, lose its reply or be replaced, crashes between any two steps, days that pass, a person who answers or does
 * not. The steps have the names of the program's; README.md says where each one is.
 *
 * Seeded faults, each of which has to be found: -DRECORD_FIRST, -DSHOW_FIRST, -DNO_LOCK.
 */
#ifndef CRASHES /* how much of each goes wrong, at most */
#define CRASHES 2
#define DISK_FAULTS 1
#define SERVER_FAULTS 1 /* refusals and lost replies */
#define REPLACED 1      /* servers that come after the first */
#define DAYS 1          /* midnights */
#endif
#define NOBODY 9

mtype = { PENDING, CLAIMED, SHOWN, ACKNOWLEDGED };
mtype = { ACCEPTED, REFUSED, UNKNOWN };

/* What is known of the reminder: in the store, and what a daemon could not write, which dies with it. */
typedef Row {
    mtype state = PENDING;
    byte day;    /* of the last show */
    byte server; /* instance that it was begun with */
    byte extra;  /* 1 + the day on which a new server got it once more; 0: never */
}
Row store;
Row memory[2];
bool unsaved[2]; /* memory[me] lies over the store */

/* The world. */
bool writable = true;
byte server = 1; /* instance; 0: none */
byte servers = 1;
byte day;
byte lock = NOBODY;
byte crashes, disk_faults, server_faults;

/* What really happened. The properties are about this; no daemon can see it. */
byte shows_today;
bool ever; /* shown at all */
byte doubts_today;    /* shows whose record a crash or a lost reply prevented */
bool replaced_today;  /* the server was replaced after a show */
bool unrecorded;      /* accepted, and not on disk yet */
bool forgotten_today; /* a crash took what a full disk did not */

#define STATE(me) (unsaved[me] -> memory[me].state : store.state)
#define DAY(me) (unsaved[me] -> memory[me].day : store.day)
#define SERVER(me) (unsaved[me] -> memory[me].server : store.server)
#define EXTRA(me) (unsaved[me] -> memory[me].extra : store.extra)
#define IS_NEW(me) (STATE(me) == SHOWN && DAY(me) == day && SERVER(me) != server && EXTRA(me) != day + 1)
#define IS_TIME(me)                                                                                                    \
    (server != 0 && store.state != ACKNOWLEDGED &&                                                                     \
     (STATE(me) == PENDING || STATE(me) == CLAIMED || (STATE(me) == SHOWN && DAY(me) < day) || IS_NEW(me)))

/* Writes @new durably, or remembers it. */
inline save(me, new_state, new_day, new_server, new_extra) {
    if
    :: writable ->
        if
        :: store.state != ACKNOWLEDGED ->
            store.state = new_state;
            store.day = new_day;
            store.server = new_server;
            store.extra = new_extra
        :: else
        fi;
        unsaved[me] = false;
        memory[me].state = PENDING;
        memory[me].day = 0;
        memory[me].server = 0;
        memory[me].extra = 0;
        if
        :: new_state == SHOWN -> unrecorded = false
        :: else
        fi
    :: else ->
        memory[me].state = new_state;
        memory[me].day = new_day;
        memory[me].server = new_server;
        memory[me].extra = new_extra;
        unsaved[me] = true
    fi
}

/* Fewer states: what is over does not tell them apart. */
inline forget_locals() {
    repeated = false;
    begun_with = 0;
    extra = 0;
    shown_on = 0;
    outcome = REFUSED;
    remembered = PENDING
}

/* ledger_flush(): what could not be written before is written now; nothing is shown again for it. */
inline flush(me) {
    remembered = memory[me].state;
    shown_on = memory[me].day;
    begun_with = memory[me].server;
    extra = memory[me].extra;
    save(me, remembered, shown_on, begun_with, extra);
    forget_locals()
}

/* ceu_tracker_plan_reminders(): decided, and on disk or remembered, before anything is shown. */
inline claim_it(me) {
    atomic {
        repeated = STATE(me) != PENDING;
        begun_with = server;
        extra = (IS_NEW(me) -> day + 1 : EXTRA(me));
#ifdef RECORD_FIRST
        save(me, SHOWN, day, server, extra)
#endif
#ifndef SHOW_FIRST
#ifndef RECORD_FIRST
        shown_on = DAY(me);
        save(me, CLAIMED, shown_on, server, extra)
#endif
#endif
    }
}

/* The server's side: what a person sees. */
inline accept() {
    ever = true;
    shows_today++;
    unrecorded = true;
    assert(shows_today <= 1 + doubts_today + (replaced_today -> 1 : 0)); /* the daily cap */
    assert(shows_today == 1 || repeated || forgotten_today)              /* a repetition says so */
}

/* notifier_show(), and the answer to it. */
inline show_it() {
    atomic {
        shown_on = day;
        if
        :: server != begun_with -> outcome = REFUSED
        :: server == begun_with -> accept(); outcome = ACCEPTED
        :: server == begun_with && server_faults < SERVER_FAULTS -> /* the reply is lost */
            server_faults++;
            accept();
            doubts_today++;
            unrecorded = false;
            outcome = UNKNOWN
        :: server == begun_with && server_faults < SERVER_FAULTS ->
            server_faults++;
            outcome = REFUSED
        fi
    }
}

/* ceu_tracker_record_shown() by the ledger. */
inline record_it(me) {
    atomic {
        if
        :: outcome == ACCEPTED -> save(me, SHOWN, shown_on, begun_with, extra)
        :: else
        fi;
        forget_locals()
    }
}

#define CRASH_POINT                                                                                                    \
    if                                                                                                                 \
    :: true                                                                                                            \
    :: crashes < CRASHES -> goto crash                                                                                 \
    fi

proctype daemon(byte me) {
    bool repeated;
    byte begun_with, extra, shown_on;
    mtype outcome, remembered;

start:
endwaits:
#ifndef NO_LOCK
    atomic { lock == NOBODY -> lock = me }
#endif
idle:
endidle:
    if
    :: atomic { IS_TIME(me) && !(unsaved[me] && writable) -> goto look }
    :: atomic { unsaved[me] && writable -> flush(me) };
        goto idle
    fi;
look:
    CRASH_POINT;
    claim_it(me);
    CRASH_POINT;
    show_it();
    CRASH_POINT;
    record_it(me);
    CRASH_POINT;
    goto idle;
crash:
    atomic {
        crashes++;
        if
        :: unrecorded -> doubts_today++; unrecorded = false
        :: else
        fi;
        forgotten_today = forgotten_today || unsaved[me];
        unsaved[me] = false;
        forget_locals();
        if
        :: lock == me -> lock = NOBODY
        :: else
        fi
    };
    goto start
}

/* Faults may come while they last; in the end everything is well again. */
proctype disk() {
    do
    :: atomic { writable && disk_faults < DISK_FAULTS -> disk_faults++; writable = false }
    :: writable = true
    :: break
    od;
    writable = true
}

proctype notification_server() {
    do
    :: atomic { server != 0 && servers <= REPLACED -> server = 0 }
    :: atomic { server == 0 -> servers++; server = servers; replaced_today = replaced_today || shows_today > 0 }
    :: break
    od;
    atomic {
        if
        :: server == 0 -> servers++; server = servers; replaced_today = replaced_today || shows_today > 0
        :: else
        fi
    }
}

proctype clock() {
    do
    :: atomic {
        day < DAYS ->
            day++;
            shows_today = 0;
            doubts_today = 0;
            replaced_today = false;
            forgotten_today = false
    }
    :: break
    od
}

proctype person() {
    if
    :: atomic { ever && writable && store.state != PENDING -> store.state = ACKNOWLEDGED }
    :: true
    fi
}

/* Nobody can do anything any more: the faults are over. Was anything lost? */
proctype judge() {
    timeout;
    assert(ever);
    assert(store.state == ACKNOWLEDGED || (store.state == SHOWN && shows_today > 0))
}

init {
    store.server = 1;
    atomic {
        run daemon(0);
        run daemon(1);
        run disk();
        run notification_server();
        run clock();
        run person();
        run judge()
    }
}
