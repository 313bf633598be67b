/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far long work is: one line of a terminal. */
#include "progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define FIRST_USEC (500 * 1000)
#define AGAIN_USEC (100 * 1000)
#define BAR_WIDTH 20
#define LINE_WIDTH 50

CliProgress
cli_progress_begin(const CliContext *context, const char *what, int64_t total)
{
    return (CliProgress){
        .what = what,
        .total = total,
        .next_usec = g_get_monotonic_time() + FIRST_USEC,
        .wanted = !context->json && isatty(STDERR_FILENO),
    };
}

static void
show(CliProgress *progress)
{
    const int64_t most = MAX(progress->total, progress->done);
    const int filled = (int) (progress->done * BAR_WIDTH / MAX(most, 1));
    char bar[BAR_WIDTH + 1], line[LINE_WIDTH + 1];

    memset(bar, '.', BAR_WIDTH);
    memset(bar, '#', (size_t) filled);
    bar[BAR_WIDTH] = '\0';
    if (progress->total > 0)
        (void) g_snprintf(line, sizeof line, "%s %s %3d %%", progress->what, bar,
                          (int) (progress->done * 100 / most));
    else
        (void) g_snprintf(line, sizeof line, "%s %" G_GINT64_FORMAT " MiB", progress->what,
                          progress->done / (1024 * 1024));
    (void) fprintf(stderr, "\r%s", line);
    (void) fflush(stderr);
    progress->shown = true;
}

void
cli_progress_add(CliProgress *progress, size_t bytes)
{
    int64_t now_usec;

    progress->done += (int64_t) bytes;
    if (!progress->wanted)
        return;
    now_usec = g_get_monotonic_time();
    if (now_usec < progress->next_usec)
        return;
    progress->next_usec = now_usec + AGAIN_USEC;
    show(progress);
}

void
cli_progress_end(CliProgress *progress)
{
    if (!progress->shown)
        return;
    (void) fprintf(stderr, "\r%*s\r", LINE_WIDTH, "");
    (void) fflush(stderr);
    progress->shown = false;
}
