/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the last push to the calendar server went, and when the next one is: ceu-sync, ceud and doctor agree here. */
#pragma once

#include <ceu/date.h>
#include <ceu/error.h>
#include <stdbool.h>

G_BEGIN_DECLS

typedef enum {
    CEU_PUSH_DONE,   /* everything is there */
    CEU_PUSH_BEGUN,  /* under way, or cut off before it could say how it ended */
    CEU_PUSH_PARTLY, /* the server was spoken to, single events could not be sent */
    CEU_PUSH_LATER, /* no connection, a server in trouble, another program in the way: it heals by itself */
    CEU_PUSH_FAULT, /* password, address, permission: somebody has to do something */
    CEU_PUSH_COUNT  /*< number of results, not one >*/
} CeuPushResult;

typedef struct CeuPush {
    char *account;     /* which server, user and calendar: ceu_push_account() */
    CeuInstant began;  /* the last push */
    CeuInstant pushed; /* begin of the last one that brought everything there; 0: none ever */
    CeuPushResult result;
    unsigned failures; /* in a row, the last included; 0 after %CEU_PUSH_DONE */
    char *message;     /* for the user; NULL: nothing to say */
} CeuPush;

CEU_API void ceu_push_free(CeuPush *push);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuPush, ceu_push_free)

/* Longer than a push can take, whatever a server does. */
#define CEU_PUSH_LIMIT_USEC (5 * G_TIME_SPAN_MINUTE)

/* What is known when the next push has to be decided on; an instant of 0: never. */
typedef struct CeuPushNeed {
    const char *account; /* the one that is set now */
    CeuInstant changed;  /* when what is published changed last */
    CeuInstant settings; /* when the settings of the server were changed */
    CeuInstant
        resumed; /* when the session began or the machine woke up: it may have a network again */
} CeuPushNeed;

/**
 * ceu_push_next:
 * @last: (nullable): how the last push went; NULL: there was none
 * @need: what has happened since
 * @now: the present
 *
 * After a change 5 s, and 30 s after the last push. After a failure that heals by itself 15 minutes, then twice as long
 * each time up to 6 hours (a push that has not said how it ended counts as one), but soon after @need->resumed; after one that does not, a day. Other settings count at once.
 * A clock that was set back makes nobody wait longer than that. Pure.
 *
 * Returns: when to push, maybe in the past; INT64_MAX µs: everything is there.
 */
CEU_API CeuInstant ceu_push_next(const CeuPush *last, const CeuPushNeed *need, CeuInstant now);

/**
 * ceu_push_result_of:
 * @error: (nullable): why a push came to an end
 * @failed: how many events could not be sent
 *
 * A certificate that is refused heals by itself, too: it is mostly that of a network which wants a login first.
 */
CEU_API CeuPushResult ceu_push_result_of(const GError *error, unsigned failed);

G_END_DECLS
