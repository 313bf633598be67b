/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bad sample. */

static void
sample(GError **error)
{
    g_set_error_literal(error, CEU_ERROR, CEU_ERROR_FAILED, "no pack");
    go_on();
}
