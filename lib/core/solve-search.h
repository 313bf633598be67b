/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search on its way: what it has chosen so far and what it knows. solve-search.c sends it, solve-walk.c goes. */
#pragma once

#include "core/solve-private.h"

#define CEU_ANY_STRAYS UINT_MAX

typedef struct CeuSearch {
    CeuSolver *solver;
    CeuBounds bounds;
    CeuWorth priced;  /* what the bounds were measured against */
    int64_t *losses;  /* per open item, alternative, bound: against the item's own best */
    size_t *offset;   /* of each open item's losses */
    unsigned *order;  /* open items, the first decided first */
    unsigned *sorted; /* alternatives, the most promising first; offset / bounds.count */
    unsigned n_order;
    bool equal; /* looks for an answer as good as the known one, and ends at the first */
    unsigned *choice;
    int64_t *sums;                 /* of each class */
    int64_t got[CEU_SOLVE_LINES];  /* of each line, by classes that are never cut */
    int64_t held[CEU_SOLVE_LINES]; /* of each line, by all */
    int64_t *coming; /* per depth and line: what the rest could bring to a live maximum */
    int64_t left;
    bool whole; /* nothing is missing or wasted in the answer known: only such answers are wanted */
    int64_t *costs; /* per depth and bound */
    unsigned nodes, nodes_max;
    bool stopped; /* by the limit */
    bool found;   /* what equal asks for */
    bool inexact; /* a cut was beyond the arithmetic */
    CeuSeen seen;
    int64_t *place;
} CeuSearch;

/* Adds (@sign 1) or takes back (-1) alternative @alternative of open item @which. */
void ceu_walk_put(CeuSearch *search, unsigned which, unsigned alternative, int sign);

/* What the present choice is worth, all items chosen. */
CeuWorth ceu_walk_worth(CeuSearch *search);

/* The present choice becomes the answer known. */
void ceu_walk_take(CeuSearch *search, const CeuWorth *worth);

/*
 * Decides the item at @depth of the order and all after it. At most @strays steps away from the most promising
 * alternative: the second is one step, the third two. CEU_ANY_STRAYS: all. What is remembered of places holds for this
 * one walk: with few strays not all is searched that follows them.
 */
void ceu_walk_step(CeuSearch *search, unsigned depth, unsigned strays);
