/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bad sample. */

extern int sample;
