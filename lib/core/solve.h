/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which activity counts where: the best choice under minimums, maximums and alternatives, exact and repeatable.
 * Knows nothing of credentials or rules; allocate.c says what is open, this decides it.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#define CEU_SOLVE_LINES 64

typedef enum CeuSolveKind {
    CEU_SOLVE_TOTAL,   /* wants required milli, like a minimum */
    CEU_SOLVE_MINIMUM, /* wants required milli */
    CEU_SOLVE_MAXIMUM, /* takes no more than required milli */
} CeuSolveKind;

typedef struct CeuSolveLine {
    CeuSolveKind kind;
    int64_t required; /* milli; the cap of a maximum */
    int64_t base;     /* milli that are in the line already; they use up a cap */
} CeuSolveLine;

typedef struct CeuSolveAlternative {
    uint64_t lines; /* bit n: counts in line n */
    bool
        left; /* left to another cycle or credential: counts in no line here, whatever lines says */
} CeuSolveAlternative;

typedef struct CeuSolveItem {
    int64_t milli;
    const CeuSolveAlternative *alternatives; /* the preferred first; borrowed */
    unsigned count;
} CeuSolveItem;

typedef struct CeuSolved {
    int64_t missing; /* milli, all totals and minimums together */
    int64_t wasted;  /* milli that a maximum cut from items that are not left */
    int64_t left;    /* milli of the items that are left */
    unsigned nodes;  /* visited by the search; 0: settled by counting */
    bool proven;     /* no better answer exists, the order among equals included */
} CeuSolved;

/**
 * ceu_solve:
 * @lines: what is asked for; not more than CEU_SOLVE_LINES are used
 * @n_lines: how many
 * @items: what there is
 * @n_items: how many
 * @out_choice: (out) (array length=n_items): the alternative of each item; 0 for an item without alternatives
 * @out_counted: (out) (array length=n_items): what each item counts, 0..milli; 0 for a left item
 * @out_solved: (out) (optional): the answer in figures
 *
 * First the least is missing, then the least is cut, then the most is left. Among equal answers the earliest item
 * takes its earliest alternative, then the earliest item counts most: cuts fall on the latest. So the same input
 * gives the same answer, and an item added at the end moves as little as possible.
 *
 * All is exact, but a cut that would fall between two thousandths (three maximums that cross one another): what
 * counts is rounded down there, after the choice was made by the exact amounts rounded up to a missing thousandth.
 *
 * Total for any input: negative amounts are 0, amounts beyond 2^48 milli together are cut to that. Pure.
 *
 * Returns: true if the answer is proven; false if the search met its limit of nodes or an amount that is beyond its
 * arithmetic, and the answer is the best one found, a valid one in any case.
 */
bool ceu_solve(const CeuSolveLine *lines, unsigned n_lines, const CeuSolveItem *items,
               unsigned n_items, unsigned *out_choice, int64_t *out_counted, CeuSolved *out_solved);
