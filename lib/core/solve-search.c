/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The search over what is open: branch and bound, depth first. First the best worth, in the order that settles most;
 * then, in the items' own order, the first answer of that worth, which is the one that ties ask for. A place that was
 * reached before with as much left is not searched again, so equal items do not multiply.
 */
#include "core/solve-private.h"

#include <string.h>

#define NODES_BEST 60000  /* for the best worth, in all rounds */
#define NODES_FIRST 60000 /* for the first answer of that worth */
#define LEAF_NODES 4      /* what a leaf with cuts weighs */
#define ROUNDS 4
#define POLISH_ROUNDS 4

typedef struct Search {
    CeuSolver *solver;
    CeuBounds bounds;
    int64_t *losses;  /* per open item, alternative, bound: against the item's own best */
    size_t *offset;   /* of each open item's losses */
    unsigned *order;  /* open items, the first decided first */
    unsigned *sorted; /* alternatives, the most promising first; offset / bounds.count */
    bool by_index;    /* items and alternatives in their own order */
    bool equal;       /* an answer as good as the known one is taken */
    unsigned *choice;
    int64_t *sums; /* of each class */
    int64_t got[CEU_SOLVE_LINES];
    int64_t left;
    int64_t *costs; /* per depth and bound */
    unsigned nodes, nodes_max;
    bool stopped; /* by the limit */
    bool inexact; /* a cut was beyond the arithmetic */
    CeuSeen seen;
    int64_t *place;
    unsigned place_length;
} Search;

static void
put(Search *search, unsigned which, unsigned alternative, int sign)
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
    if ((lines & classes->live) != 0)
        return;
    for (; lines != 0; lines &= lines - 1)
        search->got[__builtin_ctzll(lines)] += sign * open->milli;
}

static CeuWorth
worth_here(Search *search)
{
    CeuWorth worth = { .left = search->left };

    if (!ceu_cuts_worth(&search->solver->classes, search->sums, NULL, &worth))
        search->inexact = true;
    return worth;
}

static void
take_answer(Search *search, const CeuWorth *worth)
{
    search->solver->worth = *worth;
    memcpy(search->solver->choice, search->choice, search->solver->n_open * sizeof *search->choice);
}

/* What the rest of the search depends on: needs still open, what stands under maximums, the last of equal items. */
static void
describe_place(Search *search, unsigned depth)
{
    const CeuSolver *solver = search->solver;
    const CeuClasses *classes = &solver->classes;
    int previous = solver->open[search->order[depth]].previous;
    unsigned n = 0;

    search->place[n++] = depth;
    if (!search->by_index && previous >= 0)
        search->place[n++] = search->choice[previous];
    for (uint64_t bits = classes->wanted; bits != 0; bits &= bits - 1) {
        unsigned line = (unsigned) __builtin_ctzll(bits);

        search->place[n++] = MAX(0, classes->amount[line] - search->got[line]);
    }
    for (unsigned c = 0; c < classes->count; c++) {
        if ((classes->lines[c] & classes->live) != 0)
            search->place[n++] = search->sums[c];
    }
    search->place_length = n;
}

/* What follows a place that was seen with as much left is searched already, and comes before in the order of ties. */
static bool
seen_before(Search *search, unsigned depth)
{
    describe_place(search, depth);
    return ceu_seen_before(&search->seen, search->place, search->place_length, search->left);
}

static void
weigh_leaf(Search *search)
{
    CeuWorth worth = worth_here(search);

    if (search->solver->classes.live != 0)
        search->nodes += LEAF_NODES;
    if (ceu_worth_compare(&worth, &search->solver->worth) < (search->equal ? 1 : 0)) {
        take_answer(search, &worth);
        search->equal = false;
    }
}

/* The costs one deeper, if item @which takes @alternative. */
static void
add_losses(Search *search, unsigned depth, unsigned which, unsigned alternative)
{
    unsigned count = search->bounds.count;
    const int64_t *losses = search->losses + search->offset[which] + (size_t) alternative * count;
    const int64_t *before = search->costs + (size_t) depth * count;
    int64_t *after = search->costs + (size_t) (depth + 1) * count;

    for (unsigned k = 0; k < count; k++)
        after[k] = before[k] + losses[k];
}

static void
step(Search *search, unsigned depth)
{
    const CeuSolver *solver = search->solver;
    unsigned which, least = 0;
    const CeuOpen *open;

    if (search->nodes >= search->nodes_max) {
        search->stopped = true;
        return;
    }
    search->nodes++;
    if (depth == solver->n_open) {
        weigh_leaf(search);
        return;
    }
    if (seen_before(search, depth))
        return;
    which = search->order[depth];
    open = &solver->open[which];
    if (open->previous >= 0) /* of equal items the earlier takes the earlier alternative */
        least = search->choice[open->previous];
    for (unsigned n = 0; n < open->count && !search->stopped; n++) {
        unsigned alternative =
            search->by_index ? n : search->sorted[search->offset[which] / search->bounds.count + n];

        if (alternative < least)
            continue;
        add_losses(search, depth, which, alternative);
        if (!ceu_bounds_promise(&search->bounds,
                                search->costs + (size_t) (depth + 1) * search->bounds.count,
                                &solver->worth, search->equal))
            continue;
        put(search, which, alternative, 1);
        search->choice[which] = alternative;
        step(search, depth + 1);
        put(search, which, alternative, -1);
    }
}

/* The losses of an alternative, level by level: the least of a level's bounds is the one that counts least. */
static bool
promises_more(const Search *search, unsigned which, unsigned a, unsigned b)
{
    unsigned count = search->bounds.count;
    const int64_t *losses = search->losses + search->offset[which];
    int level = 1;
    int64_t worst_a = 0, worst_b = 0;

    for (unsigned k = 0; k < count; k++) {
        if (search->bounds.bound[k].level != level && worst_a != worst_b)
            return worst_a < worst_b;
        level = search->bounds.bound[k].level;
        worst_a += losses[(size_t) a * count + k];
        worst_b += losses[(size_t) b * count + k];
    }
    return worst_a != worst_b ? worst_a < worst_b : a < b;
}

static void
sort_alternatives(Search *search, unsigned which)
{
    unsigned *sorted = search->sorted + search->offset[which] / search->bounds.count;
    unsigned count = search->solver->open[which].count;

    for (unsigned n = 0; n < count; n++) {
        unsigned at = n;

        for (; at > 0 && promises_more(search, which, n, sorted[at - 1]); at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = n;
    }
}

/* Fills losses and the costs at the root from the bounds. */
static void
find_losses(Search *search)
{
    const CeuSolver *solver = search->solver;
    unsigned count = search->bounds.count;
    size_t offset = 0;

    for (unsigned k = 0; k < count; k++)
        search->costs[k] = search->bounds.bound[k].root;
    for (unsigned i = 0; i < solver->n_open; i++) {
        const CeuOpen *open = &solver->open[i];

        search->offset[i] = offset;
        for (unsigned k = 0; k < count; k++) {
            const CeuBound *bound = &search->bounds.bound[k];
            int64_t least = INT64_MAX;

            for (unsigned a = 0; a < open->count; a++)
                least = MIN(least, ceu_bound_cost(bound, &solver->classes, open, a));
            for (unsigned a = 0; a < open->count; a++)
                search->losses[offset + (size_t) a * count + k] =
                    ceu_bound_cost(bound, &solver->classes, open, a) - least;
        }
        offset += (size_t) open->count * count;
        sort_alternatives(search, i);
    }
}

static void
reset(Search *search)
{
    const CeuClasses *classes = &search->solver->classes;

    memcpy(search->sums, classes->fixed, classes->count * sizeof *search->sums);
    memset(search->got, 0, sizeof search->got);
    for (unsigned c = 0; c < classes->count; c++) {
        uint64_t lines = (classes->lines[c] & classes->live) == 0 ? classes->lines[c] : 0;

        for (; lines != 0; lines &= lines - 1)
            search->got[__builtin_ctzll(lines)] += classes->fixed[c];
    }
    search->left = 0;
    ceu_seen_forget(&search->seen);
    search->stopped = false;
}

/* Gives item @which the alternative that makes the whole best. True: the whole is better than before. */
static bool
polish(Search *search, unsigned which)
{
    CeuSolver *solver = search->solver;
    unsigned kept = search->choice[which];
    bool better = false;

    for (unsigned a = 0; a < solver->open[which].count; a++) {
        CeuWorth worth;

        put(search, which, search->choice[which], -1);
        put(search, which, a, 1);
        search->choice[which] = a;
        worth = worth_here(search);
        if (ceu_worth_compare(&worth, &solver->worth) < 0) {
            solver->worth = worth;
            kept = a;
            better = true;
        }
    }
    put(search, which, search->choice[which], -1);
    put(search, which, kept, 1);
    search->choice[which] = kept;
    return better;
}

/* A first answer: each prefers its first alternative, then the latest are mended first. */
static void
find_greedily(Search *search)
{
    CeuSolver *solver = search->solver;
    bool better = true;

    reset(search);
    for (unsigned i = 0; i < solver->n_open; i++) {
        search->choice[i] = 0;
        put(search, i, 0, 1);
    }
    solver->worth = worth_here(search);
    for (unsigned round = 0; round < POLISH_ROUNDS && better; round++) {
        better = false;
        for (unsigned i = solver->n_open; i > 0; i--)
            better |= polish(search, i - 1);
    }
    take_answer(search, &solver->worth);
}

static int
compare_size(gconstpointer first, gconstpointer second, gpointer data)
{
    const CeuSolver *solver = data;
    unsigned a = *(const unsigned *) first, b = *(const unsigned *) second;
    const CeuOpen *left = &solver->open[a], *right = &solver->open[b];

    if (left->milli != right->milli)
        return left->milli > right->milli ? -1 : 1;
    if (left->kind != right->kind)
        return left->kind < right->kind ? -1 : 1;
    return a < b ? -1 : a > b;
}

static void
run(Search *search, unsigned nodes)
{
    reset(search);
    search->nodes_max = search->nodes + nodes;
    find_losses(search);
    step(search, 0);
}

/* The best worth, with new bounds as long as they have a better answer to measure against. */
static void
find_best(Search *search)
{
    CeuSolver *solver = search->solver;

    for (unsigned i = 0; i < solver->n_open; i++)
        search->order[i] = i;
    g_qsort_with_data(search->order, (int) solver->n_open, sizeof *search->order, compare_size,
                      solver);
    for (unsigned round = 0; round < ROUNDS; round++) {
        CeuWorth before = solver->worth;

        ceu_bounds_find(&search->bounds, solver, &solver->worth);
        run(search, NODES_BEST / ROUNDS);
        if (!search->stopped || (before.missing == solver->worth.missing &&
                                 before.wasted == solver->worth.wasted && round > 0))
            break;
    }
}

static void
find_first(Search *search)
{
    CeuSolver *solver = search->solver;

    search->by_index = search->equal = true;
    for (unsigned i = 0; i < solver->n_open; i++)
        search->order[i] = i;
    ceu_bounds_find(&search->bounds, solver, &solver->worth);
    run(search, NODES_FIRST);
}

void
ceu_solve_search(CeuSolver *solver)
{
    Search search = { .solver = solver };
    size_t alternatives = 0;
    g_autofree size_t *offset = g_new(size_t, solver->n_open);
    g_autofree unsigned *order = g_new(unsigned, solver->n_open);
    g_autofree unsigned *choice = g_new0(unsigned, solver->n_open);
    g_autofree int64_t *costs = g_new(int64_t, ((size_t) solver->n_open + 1) * CEU_BOUNDS_MAX);
    g_autofree int64_t *sums = g_new(int64_t, solver->classes.count + 1);
    g_autofree int64_t *place = g_new(int64_t, solver->classes.count + CEU_SOLVE_LINES + 2);
    g_autofree int64_t *losses = NULL;
    g_autofree unsigned *sorted = NULL;

    for (unsigned i = 0; i < solver->n_open; i++)
        alternatives += solver->open[i].count;
    losses = g_new(int64_t, alternatives * CEU_BOUNDS_MAX);
    sorted = g_new(unsigned, alternatives);
    search.offset = offset;
    search.order = order;
    search.choice = choice;
    search.costs = costs;
    search.sums = sums;
    search.place = place;
    search.losses = losses;
    search.sorted = sorted;
    find_greedily(&search);
    find_best(&search);
    find_first(&search);
    ceu_seen_clear(&search.seen);
    solver->nodes = search.nodes;
    solver->proven = !search.stopped && !search.inexact;
}
