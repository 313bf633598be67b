/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text as the text of a cell. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Characters of a cell at most, in UTF-16 as spreadsheets count them. */
#define CELL_MAX_UNITS 32767

/**
 * cell_text_escape:
 * @text: any bytes
 *
 * As it stands in the file: a character that XML cannot hold is "_xHHHH_", and what looks like such a one is kept
 * from being read as one. Bytes that are no UTF-8 become U+FFFD.
 *
 * Returns: (transfer full)
 */
char *cell_text_escape(const char *text);

/* Whether a cell can hold @escaped. */
bool cell_text_fits(const char *escaped);
