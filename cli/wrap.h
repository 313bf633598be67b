/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long lines for narrow terminals. */
#pragma once

#include <glib.h>

/* Appends @text, which is visible and without line feeds, and a line feed. What is wider than @width columns goes on below, after
   @hang blanks, broken at blanks; a word that is wider is broken anywhere, but an address or a path stays whole, to be copied. */
void cli_wrap_append(GString *out, const char *text, int width, int hang);
