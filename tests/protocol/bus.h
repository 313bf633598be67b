/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A message bus with one notification server on it, both played by the test: nothing happens between two
 * calls of bus_pump(), so a test decides each answer and its moment.
 */
#pragma once

#include <gio/gio.h>
#include <stdbool.h>

typedef struct Bus Bus;

/* One call of Notify, as the server saw it. */
typedef struct NotifyCall {
    GDBusMessage *message; /* to answer it */
    unsigned peer;         /* number of the connection: another one after each start of a daemon */
    guint32 replaces;
    const char *summary;
    const char *body;
} NotifyCall;

/* Answers at once, keeps the message for later (with a reference), or neither. */
typedef void (*NotifyFunc)(const NotifyCall *call, gpointer data);

/* The daemon takes a bubble from the screen. */
typedef void (*CloseFunc)(guint32 id, gpointer data);

/* @path: of the socket to be made. */
Bus *bus_new(const char *path, NotifyFunc func, CloseFunc close_func, gpointer data);
void bus_free(Bus *self);
/* Handles everything that has arrived. Returns whether there was anything. */
bool bus_pump(Bus *self);
/* Waits for something to arrive, at most so long. */
void bus_wait(Bus *self, int64_t wait_usec);
unsigned bus_peer_count(const Bus *self);

/* The notification server comes as a new instance, with another unique name, or goes. */
void bus_server_appear(Bus *self);
void bus_server_vanish(Bus *self);
bool bus_server_is_there(const Bus *self);

void bus_answer_id(Bus *self, const NotifyCall *call, guint32 id);
void bus_answer_error(Bus *self, const NotifyCall *call, const char *name);
/* NotificationClosed, ActionInvoked; from the present instance to everybody. */
void bus_emit_closed(Bus *self, guint32 id, guint32 reason);
void bus_emit_action(Bus *self, guint32 id, const char *action);
