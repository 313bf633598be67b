/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bad sample. */

/* TODO: think */
