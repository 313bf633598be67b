/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bad sample. */

static long
sample(void)
{
    return time(NULL);
}
