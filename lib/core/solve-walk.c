/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of the search: choose, bound, remember the place, go deeper, take back. */
#include "core/solve-search.h"

#include <string.h>

#define LEAF_NODES 4 /* what a leaf with cuts weighs */

void
ceu_walk_put(CeuSearch *search, unsigned which, unsigned alternative, int sign)
{
    const CeuOpen *open = &search->solver->open[which];
    const CeuClasses *classes = &search->solver->classes;
    uint64_t lines;

    if (open->alternatives[alternative].left) {
        search->left += sign * open->milli;
        return;
    }
    search->sums[open->classes[alternative]] += sign * open->milli;
    lines = classes->lines[open->classes[alternative]];
    for (uint64_t bits = lines; bits != 0; bits &= bits - 1)
        search->held[__builtin_ctzll(bits)] += sign * open->milli;
    if ((lines & classes->live) != 0)
        return;
    for (; lines != 0; lines &= lines - 1)
        search->got[__builtin_ctzll(lines)] += sign * open->milli;
}

CeuWorth
ceu_walk_worth(CeuSearch *search)
{
    CeuWorth worth = { .left = search->left };

    if (!ceu_cuts_worth(&search->solver->classes, search->sums, NULL, &worth))
        search->inexact = true;
    return worth;
}

void
ceu_walk_take(CeuSearch *search, const CeuWorth *worth)
{
    search->solver->worth = *worth;
    memcpy(search->solver->choice, search->choice, search->solver->n_open * sizeof *search->choice);
}

/* Where no answer that is cut is wanted, it does not matter which class fills a line. */
static unsigned
describe_whole(CeuSearch *search, unsigned depth, unsigned n)
{
    const CeuClasses *classes = &search->solver->classes;

    for (uint64_t bits = classes->wanted; bits != 0; bits &= bits - 1) {
        unsigned line = (unsigned) __builtin_ctzll(bits);

        search->place[n++] = MAX(0, classes->amount[line] - search->held[line]);
    }
    for (uint64_t bits = classes->live; bits != 0; bits &= bits - 1) {
        unsigned line = (unsigned) __builtin_ctzll(bits);
        int64_t coming = search->coming[(size_t) depth * CEU_SOLVE_LINES + line];

        search->place[n++] = MIN(coming, classes->amount[line] - search->held[line]);
    }
    return n;
}

static unsigned
describe_cut(CeuSearch *search, unsigned n)
{
    const CeuClasses *classes = &search->solver->classes;

    for (uint64_t bits = classes->wanted; bits != 0; bits &= bits - 1) {
        unsigned line = (unsigned) __builtin_ctzll(bits);

        search->place[n++] = MAX(0, classes->amount[line] - search->got[line]);
    }
    for (unsigned c = 0; c < classes->count; c++) {
        if ((classes->lines[c] & classes->live) != 0)
            search->place[n++] = search->sums[c];
    }
    return n;
}

/*
 * Whether this place was seen with as much left: then what follows it is searched already. A place is what the rest of
 * the search depends on: needs still open and what stands under maximums.
 */
static bool
seen_before(CeuSearch *search, unsigned depth)
{
    unsigned length = 0;

    search->place[length++] = depth;
    length = search->whole ? describe_whole(search, depth, length) : describe_cut(search, length);
    return ceu_seen_before(&search->seen, search->place, length, search->left);
}

static void
weigh_leaf(CeuSearch *search)
{
    CeuWorth worth = ceu_walk_worth(search);

    if (search->solver->classes.live != 0)
        search->nodes += LEAF_NODES;
    if (ceu_worth_compare(&worth, &search->solver->worth) < (search->equal ? 1 : 0)) {
        ceu_walk_take(search, &worth);
        search->found = search->equal;
    }
}

/* The costs one deeper, if item @which takes @alternative. */
static void
add_losses(CeuSearch *search, unsigned depth, unsigned which, unsigned alternative)
{
    unsigned count = search->bounds.count;
    const int64_t *losses = search->losses + search->offset[which] + (size_t) alternative * count;
    const int64_t *before = search->costs + (size_t) depth * count;
    int64_t *after = search->costs + (size_t) (depth + 1) * count;

    for (unsigned k = 0; k < count; k++)
        after[k] = before[k] + losses[k];
}

void
ceu_walk_step(CeuSearch *search, unsigned depth, unsigned strays)
{
    const CeuSolver *solver = search->solver;
    unsigned which, tried = 0;
    const CeuOpen *open;

    if (search->nodes >= search->nodes_max) {
        search->stopped = true;
        return;
    }
    search->nodes++;
    if (depth == search->n_order) {
        weigh_leaf(search);
        return;
    }
    if (seen_before(search, depth))
        return;
    which = search->order[depth];
    open = &solver->open[which];
    for (unsigned n = 0; n < open->count && !search->stopped && !search->found; n++) {
        unsigned alternative = search->sorted[search->offset[which] / search->bounds.count + n];

        add_losses(search, depth, which, alternative);
        if (!ceu_bounds_promise(&search->bounds,
                                search->costs + (size_t) (depth + 1) * search->bounds.count,
                                &solver->worth, search->equal))
            continue;
        if (tried > strays)
            break;
        ceu_walk_put(search, which, alternative, 1);
        search->choice[which] = alternative;
        ceu_walk_step(search, depth + 1,
                      strays == CEU_ANY_STRAYS ? CEU_ANY_STRAYS : strays - tried);
        tried++;
        ceu_walk_put(search, which, alternative, -1);
    }
}
