/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The word that was probably meant. */
#pragma once

/* Looks for the candidate nearest to a word: at most 2 slips, and at most one in three letters. */
typedef struct CeuNearest {
    const char *word;
    const char *best; /* NULL: none is near */
    unsigned slips;   /* of best */
} CeuNearest;

CeuNearest ceu_nearest_init(const char *word);
void ceu_nearest_offer(CeuNearest *nearest, const char *candidate);
