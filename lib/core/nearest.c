/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The word that was probably meant. */
#include "core/nearest.h"

#include <ceu/text.h>
#include <string.h>

CeuNearest
ceu_nearest_init(const char *word)
{
    return (CeuNearest){ .word = word, .slips = 3 };
}

void
ceu_nearest_offer(CeuNearest *nearest, const char *candidate)
{
    unsigned slips = ceu_text_distance(nearest->word, candidate);

    if (slips < nearest->slips && slips <= strlen(candidate) / 3) {
        nearest->best = candidate;
        nearest->slips = slips;
    }
}
