/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A violation on purpose: an object that reads the clock, which the purity test must catch. */
#include <time.h>

time_t ceu_planted(void);

time_t
ceu_planted(void)
{
    return time(NULL);
}
