/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The search over what is open: branch and bound, depth first, the largest items first. First the best worth; then, item
 * by item in their own order, whether an earlier alternative has that worth too, which is what ties ask for. A place
 * that was reached before with as much left is not searched again, so equal items and equal sums do not multiply.
 */
#include "core/solve-search.h"

#include <string.h>

#define NODES_NEAR 5000     /* for the best worth, near to what the prices advise */
#define NODES_ROUND 100000  /* for the best worth, each round */
#define NODES_PROBE 60000   /* for one question about an earlier alternative … */
#define NODES_PROBES 300000 /* … and for all of them */
#define ROUNDS 3
#define STRAYS_MAX 4
#define POLISH_ROUNDS 4

/* Whether @a loses less than @b at the best prices, level by level. */
static bool
promises_more(const CeuSearch *search, unsigned which, unsigned a, unsigned b)
{
    unsigned count = search->bounds.count;
    const int64_t *losses = search->losses + search->offset[which];

    for (int level = 1; level <= 3; level++) {
        int64_t loss_a = losses[(size_t) a * count + search->bounds.best[level - 1]];
        int64_t loss_b = losses[(size_t) b * count + search->bounds.best[level - 1]];

        if (loss_a != loss_b)
            return loss_a < loss_b;
    }
    return a < b;
}

static void
sort_alternatives(CeuSearch *search, unsigned which)
{
    unsigned count = search->solver->open[which].count;
    unsigned *sorted;

    g_assert(search->bounds.count > 0);
    sorted = search->sorted + search->offset[which] / search->bounds.count;
    for (unsigned n = 0; n < count; n++) {
        unsigned at = n;

        for (; at > 0 && promises_more(search, which, n, sorted[at - 1]); at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = n;
    }
}

/* Fills losses from the bounds. */
static void
find_losses(CeuSearch *search)
{
    const CeuSolver *solver = search->solver;
    unsigned count = search->bounds.count;
    size_t offset = 0;

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

/* The beginning of a walk: nothing is chosen, and no place was seen. */
static void
reset(CeuSearch *search)
{
    const CeuClasses *classes = &search->solver->classes;

    memcpy(search->sums, classes->fixed, classes->count * sizeof *search->sums);
    memset(search->got, 0, sizeof search->got);
    memset(search->held, 0, sizeof search->held);
    for (unsigned c = 0; c < classes->count; c++) {
        bool cut = (classes->lines[c] & classes->live) != 0;

        for (uint64_t lines = classes->lines[c]; lines != 0; lines &= lines - 1) {
            search->held[__builtin_ctzll(lines)] += classes->fixed[c];
            search->got[__builtin_ctzll(lines)] += cut ? 0 : classes->fixed[c];
        }
    }
    search->left = 0;
    search->whole = search->solver->worth.missing == 0 && search->solver->worth.wasted == 0;
    ceu_seen_forget(&search->seen);
    search->stopped = false;
}

/* Gives item @which the alternative that makes the whole best. True: the whole is better than before. */
static bool
polish(CeuSearch *search, unsigned which)
{
    CeuSolver *solver = search->solver;
    unsigned kept = search->choice[which];
    bool better = false;

    for (unsigned a = 0; a < solver->open[which].count; a++) {
        CeuWorth worth;

        ceu_walk_put(search, which, search->choice[which], -1);
        ceu_walk_put(search, which, a, 1);
        search->choice[which] = a;
        worth = ceu_walk_worth(search);
        if (ceu_worth_compare(&worth, &solver->worth) < 0) {
            solver->worth = worth;
            kept = a;
            better = true;
        }
    }
    ceu_walk_put(search, which, search->choice[which], -1);
    ceu_walk_put(search, which, kept, 1);
    search->choice[which] = kept;
    return better;
}

/* A first answer: each prefers its first alternative, then the latest are mended first. */
static void
find_greedily(CeuSearch *search)
{
    CeuSolver *solver = search->solver;
    bool better = true;

    reset(search);
    for (unsigned i = 0; i < solver->n_open; i++) {
        search->choice[i] = 0;
        ceu_walk_put(search, i, 0, 1);
    }
    solver->worth = ceu_walk_worth(search);
    for (unsigned round = 0; round < POLISH_ROUNDS && better; round++) {
        better = false;
        for (unsigned i = solver->n_open; i > 0; i--)
            better |= polish(search, i - 1);
    }
    ceu_walk_take(search, &solver->worth);
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
find_coming(CeuSearch *search)
{
    const CeuClasses *classes = &search->solver->classes;
    int64_t *after = search->coming + (size_t) search->n_order * CEU_SOLVE_LINES;

    memset(after, 0, CEU_SOLVE_LINES * sizeof *after);
    for (unsigned depth = search->n_order; depth > 0; depth--) {
        const CeuOpen *open = &search->solver->open[search->order[depth - 1]];
        int64_t *row = search->coming + (size_t) (depth - 1) * CEU_SOLVE_LINES;
        uint64_t lines = 0;

        memcpy(row, after, CEU_SOLVE_LINES * sizeof *row);
        after = row;
        for (unsigned a = 0; a < open->count; a++)
            lines |= open->alternatives[a].left ? 0 : classes->lines[open->classes[a]];
        for (lines &= classes->live; lines != 0; lines &= lines - 1)
            after[__builtin_ctzll(lines)] += open->milli;
    }
}

/* The open items from @first on, the largest first. */
static void
set_order(CeuSearch *search, unsigned first)
{
    search->n_order = 0;
    for (unsigned i = first; i < search->solver->n_open; i++)
        search->order[search->n_order++] = i;
    g_qsort_with_data(search->order, (int) search->n_order, sizeof *search->order, compare_size,
                      search->solver);
    find_coming(search);
}

/* Bounds against the answer known, unless they are there already. */
static void
price(CeuSearch *search)
{
    if (search->bounds.count > 0 && search->priced.missing == search->solver->worth.missing &&
        search->priced.wasted == search->solver->worth.wasted)
        return;
    search->priced = search->solver->worth;
    ceu_bounds_find(&search->bounds, search->solver, &search->priced);
    find_losses(search);
}

/*
 * From the beginning, with at most @strays steps away from what the prices advise. A good answer is near, and a good
 * answer early is what makes the bounds cut.
 */
static void
start(CeuSearch *search, unsigned nodes, unsigned strays)
{
    reset(search);
    for (unsigned k = 0; k < search->bounds.count; k++)
        search->costs[k] = search->bounds.bound[k].root;
    search->nodes_max = search->nodes + nodes;
    ceu_walk_step(search, 0, strays);
}

/* The best worth, with new bounds as long as they have a better answer to measure against. */
static void
find_best(CeuSearch *search)
{
    CeuSolver *solver = search->solver;

    set_order(search, 0);
    for (unsigned round = 0; round < ROUNDS; round++) {
        CeuWorth before = solver->worth;

        ceu_bounds_find(&search->bounds, solver, &solver->worth);
        find_losses(search);
        for (unsigned strays = 0; strays <= STRAYS_MAX; strays++)
            start(search, NODES_NEAR, strays);
        start(search, NODES_ROUND, CEU_ANY_STRAYS);
        if (!search->stopped || (before.missing == solver->worth.missing &&
                                 before.wasted == solver->worth.wasted && round > 0))
            break;
    }
    if (search->stopped)
        solver->proven = false;
}

/* Whether open item @which can take @alternative, those before it as they are; then that answer is the one known. */
static bool
probe(CeuSearch *search, unsigned which, unsigned alternative)
{
    unsigned count = search->bounds.count;

    reset(search);
    for (unsigned k = 0; k < count; k++)
        search->costs[k] = search->bounds.bound[k].root;
    for (unsigned i = 0; i <= which; i++) {
        unsigned taken = i < which ? search->solver->choice[i] : alternative;
        const int64_t *losses = search->losses + search->offset[i] + (size_t) taken * count;

        search->choice[i] = taken;
        ceu_walk_put(search, i, taken, 1);
        for (unsigned k = 0; k < count; k++)
            search->costs[k] += losses[k];
    }
    if (!ceu_bounds_promise(&search->bounds, search->costs, &search->solver->worth, true))
        return false;
    set_order(search, which + 1);
    search->nodes_max = search->nodes + NODES_PROBE;
    search->found = false;
    ceu_walk_step(search, 0, CEU_ANY_STRAYS);
    if (!search->found && search->stopped)
        search->solver->proven = false;
    return search->found;
}

/* The first answer of the best worth. */
static void
find_first(CeuSearch *search)
{
    CeuSolver *solver = search->solver;
    unsigned nodes_max = search->nodes + NODES_PROBES;

    search->equal = true;
    price(search);
    for (unsigned i = 0; i < solver->n_open; i++) {
        int previous = solver->open[i].previous; /* takes no later alternative than its equal */

        for (unsigned a = previous < 0 ? 0 : solver->choice[previous]; a < solver->choice[i]; a++) {
            if (search->nodes >= nodes_max) {
                solver->proven = false;
                return;
            }
            if (probe(search, i, a))
                break;
        }
    }
}

void
ceu_solve_search(CeuSolver *solver)
{
    CeuSearch search = { .solver = solver };
    size_t alternatives = 0;
    g_autofree size_t *offset = g_new(size_t, solver->n_open);
    g_autofree unsigned *order = g_new(unsigned, solver->n_open);
    g_autofree unsigned *choice = g_new0(unsigned, solver->n_open);
    g_autofree int64_t *costs = g_new(int64_t, ((size_t) solver->n_open + 1) * CEU_BOUNDS_MAX);
    g_autofree int64_t *sums = g_new(int64_t, solver->classes.count + 1);
    g_autofree int64_t *place = g_new(int64_t, solver->classes.count + CEU_SOLVE_LINES + 2);
    g_autofree int64_t *coming = g_new(int64_t, ((size_t) solver->n_open + 1) * CEU_SOLVE_LINES);
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
    search.coming = coming;
    search.losses = losses;
    search.sorted = sorted;
    find_greedily(&search);
    find_best(&search);
    find_first(&search);
    ceu_seen_clear(&search.seen);
    solver->nodes = search.nodes;
    if (search.inexact)
        solver->proven = false;
}
