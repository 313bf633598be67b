/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be read off a play. */
#include "play-private.h"

const char *
play_script(const Play *self)
{
    return self->script->str;
}

const char *
play_violations(const Play *self)
{
    return self->violations->str;
}

unsigned
play_shows(const Play *self)
{
    return witness_shows(self->witness);
}

unsigned
play_fires(const Play *self)
{
    return self->fires;
}

Subject *
play_subject(Play *self)
{
    return self->subject;
}

void
play_forget_script(Play *self)
{
    g_string_truncate(self->script, 0);
}
