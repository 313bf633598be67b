/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bad sample. */

static const char *const sample = "SELECT id FROM activity";
