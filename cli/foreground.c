/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lends the keys of the terminal. */
#include "foreground.h"

CliForeground
cli_foreground_begin(void)
{
    const struct sigaction ignore = { .sa_handler = SIG_IGN };
    CliForeground self;

    (void) sigaction(SIGINT, &ignore, &self.interrupt);
    (void) sigaction(SIGQUIT, &ignore, &self.quit);
    (void) sigaction(SIGPIPE, &ignore, &self.pipe);
    return self;
}

void
cli_foreground_end(const CliForeground *self)
{
    (void) sigaction(SIGINT, &self->interrupt, NULL);
    (void) sigaction(SIGQUIT, &self->quit, NULL);
    (void) sigaction(SIGPIPE, &self->pipe, NULL);
}

void
cli_foreground_child(gpointer data G_GNUC_UNUSED)
{
    (void) signal(SIGINT, SIG_DFL);
    (void) signal(SIGQUIT, SIG_DFL);
    (void) signal(SIGPIPE, SIG_DFL);
}
