/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of this room share: the tracker's insides. */
#pragma once

#include <ceu/tracker.h>

#include "store/store.h"

struct CeuTracker {
    CeuStore *store;
    CeuTrackerMode mode;
    GStrv rules;         /* directories of packs */
    char *cache;         /* where parsed packs are kept */
    CeuInstant floor;    /* ceu_clock_floor() */
    GHashTable *unsaved; /* key → CeuUnsaved that could not be written yet; NULL: none ever */
};

/* A transaction that another process got in the way of is tried so often. */
#define CEU_BUSY_ATTEMPTS 3

/* One transaction: what it does and what it came to. */
typedef struct CeuWrite CeuWrite;
struct CeuWrite {
    bool (*func)(CeuTracker *tracker, CeuWrite *write, GError **error);
    gpointer data;
    bool changed;        /* set by func: there is something to commit */
    const char *summary; /* set by func: its line of history; NULL: nothing journaled */
    int64_t undoes;      /* set by func: the entry taken back; 0: none */
};

/* Runs @write between begin and commit; again from the start if another process was in the way. */
bool ceu_tracker_run(CeuTracker *tracker, CeuWrite *write, GError **error);

/* @facts (taken, also on failure) judged on @today with the packs of their bodies. */
CeuView *ceu_tracker_judge(CeuTracker *tracker, CeuFacts *facts, CeuDate today, GError **error);

/* The begin of the day of the release (UTC): no copy of this program is older, so an earlier clock is wrong. */
CeuInstant ceu_clock_floor(void);

/* The earliest moment from @at on at which @policy lets reminders show, or @critical ones, by local wall time. */
CeuInstant ceu_quiet_until(const CeuRemindPolicy *policy, CeuInstant at, bool critical);
/* Whether @policy leaves any minute of the week to reminders. */
bool ceu_quiet_leaves_time(const CeuRemindPolicy *policy);

/* Records as the store accepts them: CEU_ERROR_PARSE or CEU_ERROR_RANGE name the field. */
bool ceu_check_membership(const CeuMembership *membership, GError **error);
bool ceu_check_credential(const CeuCredential *credential, GError **error);
bool ceu_check_activity(const CeuActivity *activity, GError **error);
bool ceu_check_filing(const CeuFiling *filing, GError **error);
bool ceu_check_override(const CeuOverride *override, GError **error);
bool ceu_check_answer(const CeuAnswer *answer, GError **error);
bool ceu_check_deed(const CeuDeed *deed, GError **error);
bool ceu_check_mute(const CeuMute *mute, GError **error);
bool ceu_check_draft(const CeuDraft *draft, GError **error);
bool ceu_check_path_step(const CeuPathStep *step, GError **error);
