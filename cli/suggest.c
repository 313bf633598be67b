/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The nearest of the known words, if it is near enough to be meant. */
#include "suggest.h"

#include <ceu/text.h>
#include <string.h>

#define EDITS_MAX 2

const char *
cli_suggest(const char *word, const GPtrArray *known)
{
    const char *best = NULL;
    unsigned best_distance = EDITS_MAX + 1, i;

    for (i = 0; i < known->len; i++) {
        const char *candidate = g_ptr_array_index(known, i);
        const unsigned distance = ceu_text_distance(word, candidate);

        if (distance >= best_distance || distance > strlen(candidate) / 3)
            continue;
        best = candidate;
        best_distance = distance;
    }
    return best;
}
