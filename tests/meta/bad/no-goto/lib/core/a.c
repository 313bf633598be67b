/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bad sample. */

static int
sample(int a)
{
    if (a > 0)
        goto out;
out:
    return a;
}
