/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at the folder of new certificates, and has what lies there taken in: this process opens none of the files. */
#pragma once

#include <ceu/tracker.h>

typedef struct Inbox Inbox;

Inbox *inbox_new(void);
void inbox_free(Inbox *inbox);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Inbox, inbox_free)

/* Looks at @folder (nullable: there is none), on a thread: a folder may lie on a server that sleeps. */
void inbox_look(Inbox *inbox, const char *folder);
/* Something happened in the folder: it is looked at in a moment. */
void inbox_touched(Inbox *inbox);
