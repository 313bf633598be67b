/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sign of life that other programs read without a bus: $XDG_RUNTIME_DIR/ceud/heartbeat. */
#pragma once

#include <ceu/date.h>

typedef struct Heartbeat Heartbeat;

/* What is told at each beat; the rest is known since the start. */
typedef struct Beat {
    CeuInstant next;     /* when it will look again by itself */
    CeuInstant accepted; /* the last notification that a server took; 0: none in this life */
    const char *server;  /* (nullable): instance of the present server */
    const char *fault;   /* (nullable): what is wrong with the store */
} Beat;

Heartbeat *heartbeat_new(void);
/* Takes the file away: a daemon that ended well is not a dead one. */
void heartbeat_free(Heartbeat *heartbeat);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Heartbeat, heartbeat_free)

/* Replaces the file, without waiting for the disk. That it cannot be written is told once, in the log. */
void heartbeat_beat(Heartbeat *heartbeat, CeuInstant now, const Beat *beat);
