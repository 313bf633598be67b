/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices from outside: files that change, a zone that changes, a machine that wakes up. */
#pragma once

#include <ceu/tracker.h>

typedef struct Watch Watch;

typedef enum {
    WATCH_STORE,          /* somebody committed */
    WATCH_STORE_REPLACED, /* the store file is another one now, or is gone, or has come */
    WATCH_CONFIG,
    WATCH_RULES,
    WATCH_INBOX, /* something happened in the folder of new certificates */
    WATCH_ZONE,
    WATCH_RESUME,
} WatchCause;

typedef void (*WatchFunc)(WatchCause cause, gpointer data);

/* (transfer full): never fails; what cannot be watched is only noticed at the next wake-up. */
Watch *watch_new(const CeuPaths *paths, WatchFunc func, gpointer data);
/* Watches @folder too (nullable: none) in place of the one before. Not to be called by the WatchFunc. */
void watch_inbox(Watch *watch, const char *folder);
void watch_free(Watch *watch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Watch, watch_free)
