/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bad sample. */

static void
sample(void)
{
    g_printerr("x");
}
