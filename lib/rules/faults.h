/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults of a pack with their place, and the word that was probably meant. */
#pragma once

#include <ceu/rules.h>

/* Adds a fault at @line:@column of @path. */
void ceu_faults_add(GPtrArray *faults, const char *path, uint32_t line, uint32_t column,
                    bool warning, const char *message);

/* Puts the faults from index @first on in file order; those of one place keep their order. */
void ceu_faults_sort(GPtrArray *faults, guint first);

/* How many from index @first on are no warnings. */
unsigned ceu_faults_errors(const GPtrArray *faults, guint first);

/* Looks for the candidate nearest to a word: at most 2 slips, and at most one in three letters. */
typedef struct CeuNearest {
    const char *word;
    const char *best; /* NULL: none is near */
    unsigned slips;   /* of best */
} CeuNearest;

CeuNearest ceu_nearest_init(const char *word);
void ceu_nearest_offer(CeuNearest *nearest, const char *candidate);
