/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to do about one event, given what is wanted, what was pushed last and what the server has: pure. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef enum SyncAction {
    SYNC_NOTHING, /* the server has it as it should be */
    SYNC_FORGET,  /* it is neither wanted nor there */
    SYNC_ADD,     /* it is new */
    SYNC_RESTORE, /* somebody deleted it on the server: the deadline is still there */
    SYNC_UPDATE,  /* it changed here */
    SYNC_ADOPT,   /* it is ours by its UID, though we do not remember: overwritten, not doubled */
    SYNC_JUDGE,   /* it changed on the server: look at it first */
    SYNC_KEEP,    /* … and put ours back */
    SYNC_DELETE,  /* it is history here */
    SYNC_LEAVE,   /* it is history here, but somebody has made it theirs */
    SYNC_COUNT    /*< number of actions, not an action >*/
} SyncAction;

typedef struct SyncItem {
    const char *hash;       /* of what is wanted; NULL: nothing is */
    bool cancelled;         /* what is wanted is a cancellation */
    bool is_known;          /* it was pushed once */
    const char *known_hash; /* of what was pushed */
    const char *known_etag; /* what the server called that; NULL: it did not say */
    bool is_remote;         /* the server has it */
    const char *etag;       /* what the server calls it now; NULL: it does not say */
} SyncItem;

SyncAction sync_decide(const SyncItem *item);

/**
 * sync_judge:
 * @hash_is_same: ours has not changed since it was pushed
 * @ours: the event as it would be pushed
 * @theirs: the event as the server has it
 *
 * An alarm that somebody dismissed, or a colour, is left alone; a day or a text is put right.
 *
 * Returns: %SYNC_NOTHING, %SYNC_UPDATE or %SYNC_KEEP.
 */
SyncAction sync_judge(bool hash_is_same, const char *ours, const char *theirs);

/* Everything that was pushed is gone, and so is all else: somebody emptied the calendar, or it is another one. */
bool sync_is_emptied(unsigned n_known, unsigned n_remote, bool is_new);

/* The UID of the first event in @ics. (transfer full) (nullable) */
char *sync_uid_of(const char *ics);

const char *sync_action_word(SyncAction action);
