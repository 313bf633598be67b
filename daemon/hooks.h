/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places at which a test can end the process without warning. Empty in every program that is installed. */
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
#else
#define hook(place) ((void) 0)
#endif
