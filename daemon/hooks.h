/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Places at which a test can end the process, limits that it can shorten, and faults that it can sow to see whether
 * they are found. Empty in every program that is installed.
 */
#pragma once

#if defined(CEUD_TEST_HOOKS)
#include <glib.h>
#include <signal.h>

/* Dies by SIGKILL at the place that CEUD_TEST_KILL_AT names. */
static inline void
hook(const char *place)
{
    if (g_strcmp0(g_getenv("CEUD_TEST_KILL_AT"), place) == 0)
        raise(SIGKILL);
}

/* Whether CEUD_TEST_FAULT asks for this wrong order of steps. */
static inline gboolean
hook_fault(const char *name)
{
    return g_strcmp0(g_getenv("CEUD_TEST_FAULT"), name) == 0;
}

/* The number that the environment gives for @name, or @usual. */
static inline gint64
hook_limit(const char *name, gint64 usual)
{
    const char *text = g_getenv(name);

    return text != NULL ? g_ascii_strtoll(text, NULL, 10) : usual;
}
#else
#define hook(place) ((void) 0)
#define hook_limit(name, usual) (usual)
#define hook_fault(name) FALSE
#endif
