/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that came from outside, made harmless and measured for a terminal. */
#pragma once

#include <ceu/error.h>

G_BEGIN_DECLS

/**
 * ceu_text_append_visible:
 * @out: appended to
 * @text: any bytes
 *
 * Appends @text with every C0 and C1 control, DEL, bidirectional control and invalid byte replaced by a
 * visible escape ("\x1b", "\u202e"); a line feed becomes "\n" in letters. The only way user text reaches a terminal.
 */
CEU_API void ceu_text_append_visible(GString *out, const char *text);

/* The same as a new string. Returns: (transfer full) */
CEU_API char *ceu_text_visible(const char *text);

/* @text (valid UTF-8) as it is, or cut between characters to at most @max_characters and @max_bytes (both ≥ 3), the
   last of them "…". Returns: (transfer full) */
CEU_API char *ceu_text_cut(const char *text, size_t max_characters, size_t max_bytes);

/* Columns that @text (valid UTF-8) takes on a terminal: wide characters 2, combining ones 0. */
CEU_API int ceu_text_width(const char *text);

/* Appends @text (visible, valid UTF-8) cut to @width columns with "…" if longer, padded with blanks if shorter. */
CEU_API void ceu_text_append_padded(GString *out, const char *text, int width);

/* Slips of the pen (letter added, left out, changed, or swapped with its neighbour) that make @b from @a; letter
   case ignored. UINT_MAX if either is longer than 64 bytes: no typing error of any word of ours. */
CEU_API unsigned ceu_text_distance(const char *a, const char *b);

G_END_DECLS
