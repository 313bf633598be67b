/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Did you mean …: the nearest known word to a mistyped one. */
#pragma once

#include <ceu/error.h>

/**
 * cli_suggest:
 * @word: what was typed
 * @known: (element-type utf8): what there is
 *
 * Returns: (nullable) (transfer none): the nearest, if it is at most 2 edits and a third of its length away.
 */
const char *cli_suggest(const char *word, const GPtrArray *known);
