/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program that has the terminal for a while: Ctrl-C is for it and does not end us meanwhile, nor does its own end. */
#pragma once

#include <glib.h>
#include <signal.h>

typedef struct CliForeground {
    struct sigaction interrupt, quit, pipe; /* as they were */
} CliForeground;

CliForeground cli_foreground_begin(void);
void cli_foreground_end(const CliForeground *self);
/* GSpawnChildSetupFunc: the program hears the keys that we do not. */
void cli_foreground_child(gpointer data);
