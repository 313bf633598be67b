/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bad sample. */

static int
sample(const char *text)
{
    return atoi(text);
}
