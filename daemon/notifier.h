/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Notifications, behind four requests and one stream of events. libnotify's calls block (for 25 seconds if
 * the server hangs), so they happen on a thread of their own; events arrive in the main context.
 */
#pragma once

#include <ceu/remind.h>

typedef struct Notifier Notifier;

typedef enum {
    NOTIFIER_SHOWN,  /* the server took it: accepted, not seen */
    NOTIFIER_FAILED, /* detail: why */
    NOTIFIER_STALE, /* another day began before its turn came: its words are wrong, it was not shown */
    NOTIFIER_SNOOZE,    /* button */
    NOTIFIER_DONE,      /* button */
    NOTIFIER_CONFIRM,   /* button of a draft */
    NOTIFIER_OPEN,      /* button, or a click on the bubble itself */
    NOTIFIER_DISMISSED, /* the person closed it */
    NOTIFIER_CLOSED,    /* it went away by itself: says nothing about the person */
} NotifierEventKind;

typedef struct NotifierEvent {
    NotifierEventKind kind;
    char *tag;
    GPtrArray *keys; /* char *: obligations of the bubble */
    char *server;    /* instance given by notifier_set_server() */
    char *detail;    /* NULL: none */
    CeuInstant at;   /* SHOWN: when the server was asked, which may sleep before it answers */
} NotifierEvent;

typedef struct NotifierRequest {
    const char *tag;       /* one bubble a tag: a second request updates the first */
    const GPtrArray *keys; /* char *; empty: a notice without buttons */
    CeuBubbleUrgency urgency;
    const char *summary;
    const char *body;
    const char *by_hand;    /* (nullable): appended to the body if the server offers no buttons */
    const char *seen_label; /* (nullable): the only button, if there are no keys */
    bool draft;             /* buttons of a draft: open, later … */
    bool can_confirm;       /* … and confirm */
} NotifierRequest;

typedef void (*NotifierFunc)(const NotifierEvent *event, gpointer data);

/* (transfer full): @func is called in the default main context. */
Notifier *notifier_new(NotifierFunc func, gpointer data);
/* Ends the thread; does not wait for one that a hung server holds. Its last events are still in the main context. */
void notifier_stop(Notifier *notifier);
/* After notifier_stop() and after the last event was dispatched. */
void notifier_free(Notifier *notifier);

/**
 * notifier_set_server:
 * @server: (nullable): an instance of the server that owns the name now; NULL: none
 *
 * A new instance counts its numbers from 1 again: every bubble of the old one is forgotten.
 */
void notifier_set_server(Notifier *notifier, const char *server);
/* Answered by SHOWN or FAILED, or for a reminder by STALE, always exactly once. */
void notifier_show(Notifier *notifier, const NotifierRequest *request);
/* Takes @keys (char *) out of all bubbles and closes those that stand for nothing more. */
void notifier_close(Notifier *notifier, const GPtrArray *keys);
/* Closes the bubble of @tag, if there is one. */
void notifier_close_tag(Notifier *notifier, const char *tag);
/* For how long the thread has been at its present request, in µs; 0: it has nothing to do. Wakes nobody. */
gint64 notifier_busy_usec(Notifier *notifier);
