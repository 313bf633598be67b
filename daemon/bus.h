/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session bus: our name and object, and who owns the notifications' name. */
#pragma once

#include "scheduler.h"

typedef struct Bus Bus;

typedef enum {
    BUS_READY, /* connected, or there is none at present (it is tried again) */
    BUS_LOST,  /* the connection is gone for good: the process has to start anew */
} BusState;

typedef void (*BusFunc)(BusState state, gpointer data);

/* Connects in the background; tells @scheduler about notification servers. */
Bus *bus_new(Scheduler *scheduler, BusFunc func, gpointer data);
void bus_free(Bus *bus);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Bus, bus_free)

/* After each look: the property, and the signal that something may have changed. */
void bus_changed(Bus *bus);
