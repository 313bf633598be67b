/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bounds for the search: prices on the lines (Lagrange multipliers), climbed to from several starts. Any prices give a
 * true bound; good ones give a tight one. Small whole numbers do, because lines are sets.
 */
#include "core/solve-private.h"

#include <string.h>

#define PRICE_MAX (4 * CEU_BOUND_SCALE)
#define PER_LEVEL (CEU_BOUNDS_MAX / 3)
#define STARTS 18
#define ROUNDS_MAX 60
#define OMEGA CEU_SOLVE_LINES /* the coordinate after the lines' */

/* The work of one climb: open items of one kind are one, since a cost is the same for each of their units. */
typedef struct Climb {
    const CeuClasses *classes;
    const CeuOpen **kinds; /* one of each kind */
    int64_t *milli;        /* of the whole kind */
    unsigned n_kinds;
    int *unit; /* cost of a unit of each class */
    const CeuWorth *worth;
    unsigned coordinates[CEU_SOLVE_LINES + 1], n_coordinates;
} Climb;

/* A unit counts, and its lines pay and ask their prices; or it is wasted where that is cheaper. */
static int
unit_cost(const CeuBound *bound, const CeuClasses *classes, uint64_t lines)
{
    int cost = 0;

    for (uint64_t bits = lines & classes->wanted; bits != 0; bits &= bits - 1)
        cost -= bound->price[__builtin_ctzll(bits)];
    for (uint64_t bits = lines & classes->live; bits != 0; bits &= bits - 1)
        cost += bound->price[__builtin_ctzll(bits)];
    return MIN(cost, bound->omega);
}

int64_t
ceu_bound_cost(const CeuBound *bound, const CeuClasses *classes, const CeuOpen *open,
               unsigned alternative)
{
    if (open->alternatives[alternative].left)
        return -bound->sigma * open->milli;
    return unit_cost(bound, classes, classes->lines[open->classes[alternative]]) * open->milli;
}

static int64_t
root_of(const Climb *climb, const CeuBound *bound)
{
    const CeuClasses *classes = climb->classes;
    int64_t root = 0;

    for (uint64_t bits = classes->wanted; bits != 0; bits &= bits - 1)
        root += bound->price[__builtin_ctzll(bits)] * classes->amount[__builtin_ctzll(bits)];
    for (uint64_t bits = classes->live; bits != 0; bits &= bits - 1)
        root -= bound->price[__builtin_ctzll(bits)] * classes->amount[__builtin_ctzll(bits)];
    for (unsigned c = 0; c < classes->count; c++) {
        climb->unit[c] = unit_cost(bound, classes, classes->lines[c]);
        root += climb->unit[c] * classes->fixed[c];
    }
    for (unsigned k = 0; k < climb->n_kinds; k++) {
        const CeuOpen *kind = climb->kinds[k];
        int least = G_MAXINT;

        g_assert(kind != NULL); /* each kind is some item's */
        for (unsigned a = 0; a < kind->count; a++)
            least = MIN(least,
                        kind->alternatives[a].left ? -bound->sigma : climb->unit[kind->classes[a]]);
        root += least * climb->milli[k];
    }
    return root;
}

/* Sets root, nu and the rating, which a climb raises: the bound of this level against the answer known. */
static void
rate(const Climb *climb, CeuBound *bound)
{
    int dearest = 0;

    for (uint64_t bits = climb->classes->wanted; bits != 0; bits &= bits - 1)
        dearest = MAX(dearest, bound->price[__builtin_ctzll(bits)]);
    bound->nu = bound->level == 1 ? CEU_BOUND_SCALE : dearest;
    bound->root = bound->rating = root_of(climb, bound);
    if (bound->level >= 2)
        bound->rating -= bound->nu * climb->worth->missing;
    if (bound->level == 3)
        bound->rating -= bound->omega * climb->worth->wasted;
}

static bool
shift(CeuBound *bound, unsigned coordinate, int by, uint64_t wanted)
{
    int *price = coordinate == OMEGA ? &bound->omega : &bound->price[coordinate];
    bool line = coordinate != OMEGA && (wanted >> coordinate & 1) != 0;

    *price += by;
    return *price >= 0 && *price <= (line && bound->level == 1 ? CEU_BOUND_SCALE : PRICE_MAX);
}

static bool
try_step(const Climb *climb, CeuBound *bound, const unsigned *coordinates, const int *by)
{
    CeuBound moved = *bound;

    if (!shift(&moved, coordinates[0], by[0], climb->classes->wanted))
        return false;
    if (by[1] != 0 && !shift(&moved, coordinates[1], by[1], climb->classes->wanted))
        return false;
    rate(climb, &moved);
    if (moved.rating <= bound->rating)
        return false;
    *bound = moved;
    return true;
}

static bool
climb_singly(const Climb *climb, CeuBound *bound, unsigned coordinates)
{
    static const int steps[][2] = {
        { CEU_BOUND_SCALE, 0 }, { -CEU_BOUND_SCALE, 0 }, { 1, 0 }, { -1, 0 }
    };
    bool moved = false;

    for (unsigned i = 0; i < coordinates; i++) {
        for (unsigned s = 0; s < G_N_ELEMENTS(steps); s++)
            moved |= try_step(climb, bound, &climb->coordinates[i], steps[s]);
    }
    return moved;
}

static bool
climb_in_pairs(const Climb *climb, CeuBound *bound, unsigned coordinates)
{
    static const int steps[][2] = {
        { CEU_BOUND_SCALE, -CEU_BOUND_SCALE },
        { -CEU_BOUND_SCALE, CEU_BOUND_SCALE },
        { CEU_BOUND_SCALE, CEU_BOUND_SCALE },
        { -CEU_BOUND_SCALE, -CEU_BOUND_SCALE },
        { 1, 1 },
        { -1, -1 },
    };
    bool moved = false;

    for (unsigned i = 0; i < coordinates; i++) {
        for (unsigned j = i + 1; j < coordinates; j++) {
            unsigned pair[2] = { climb->coordinates[i], climb->coordinates[j] };

            for (unsigned s = 0; s < G_N_ELEMENTS(steps); s++)
                moved |= try_step(climb, bound, pair, steps[s]);
        }
    }
    return moved;
}

/* Start 0: no prices; 1: all wanted lines pay; then one line after the other alone pays or asks. */
static bool
start_at(const Climb *climb, CeuBound *bound, int level, unsigned start)
{
    uint64_t lines = climb->classes->wanted;

    *bound = (CeuBound){ .level = level,
                         .omega = level == 1 ? 0 : CEU_BOUND_SCALE,
                         .sigma = level == 3 ? CEU_BOUND_SCALE : 0 };
    if (start == 0)
        return true;
    if (start > 1) {
        if (start - 2 >= climb->n_coordinates)
            return false;
        lines = UINT64_C(1) << climb->coordinates[start - 2];
    }
    for (; lines != 0; lines &= lines - 1)
        bound->price[__builtin_ctzll(lines)] = CEU_BOUND_SCALE;
    return true;
}

/* Keeps the best of a level, and no two alike. */
static void
keep(CeuBounds *bounds, const CeuBound *bound, unsigned first)
{
    unsigned worst = first;

    for (unsigned k = first; k < bounds->count; k++) {
        const CeuBound *kept = &bounds->bound[k];

        if (kept->rating == bound->rating && kept->omega == bound->omega &&
            memcmp(kept->price, bound->price, sizeof kept->price) == 0)
            return;
        if (kept->rating < bounds->bound[worst].rating)
            worst = k;
    }
    if (bounds->count - first < PER_LEVEL)
        bounds->bound[bounds->count++] = *bound;
    else if (bounds->bound[worst].rating < bound->rating)
        bounds->bound[worst] = *bound;
}

static void
climb_level(CeuBounds *bounds, const Climb *climb, int level)
{
    unsigned coordinates = climb->n_coordinates + (level == 3 ? 1 : 0);
    unsigned first = bounds->count;
    int64_t aim = CEU_BOUND_SCALE * (level == 1   ? climb->worth->missing
                                     : level == 2 ? climb->worth->wasted
                                                  : -climb->worth->left);
    bool tight = false; /* nothing is better than the answer known: no need to climb */

    for (unsigned start = 0; start < STARTS; start++) {
        CeuBound bound;

        if (!start_at(climb, &bound, level, start))
            break;
        rate(climb, &bound);
        /* Simple ones see what a line lacks deep in the search. */
        keep(bounds, &bound, first);
        for (unsigned round = 0; round < ROUNDS_MAX; round++) {
            tight = tight || bound.rating >= aim;
            if (tight || (!climb_singly(climb, &bound, coordinates) &&
                          !climb_in_pairs(climb, &bound, coordinates)))
                break;
        }
        keep(bounds, &bound, first);
    }
    bounds->best[level - 1] = first;
    for (unsigned k = first + 1; k < bounds->count; k++) {
        if (bounds->bound[k].rating > bounds->bound[bounds->best[level - 1]].rating)
            bounds->best[level - 1] = k;
    }
}

static int64_t
common(int64_t a, int64_t b)
{
    while (b != 0) {
        int64_t rest = a % b;

        a = b;
        b = rest;
    }
    return a;
}

/* Where nothing is cut, missing is made of whole items and needs; left always is made of whole items. */
static void
find_steps(CeuBounds *bounds, const CeuSolver *solver)
{
    const CeuClasses *classes = &solver->classes;
    int64_t missing = 0, left = 0;

    for (unsigned i = 0; i < solver->n_open; i++) {
        missing = common(missing, solver->open[i].milli);
        for (unsigned a = 0; a < solver->open[i].count; a++) {
            if (solver->open[i].alternatives[a].left)
                left = common(left, solver->open[i].milli);
        }
    }
    for (unsigned c = 0; c < classes->count; c++)
        missing = common(missing, classes->fixed[c]);
    for (uint64_t bits = classes->wanted; bits != 0; bits &= bits - 1)
        missing = common(missing, classes->amount[__builtin_ctzll(bits)]);
    bounds->step_missing = classes->live == 0 && missing > 0 ? missing : 1;
    bounds->step_left = MAX(1, left);
}

void
ceu_bounds_find(CeuBounds *bounds, const CeuSolver *solver, const CeuWorth *worth)
{
    g_autofree const CeuOpen **kinds = g_new0(const CeuOpen *, solver->n_kinds);
    g_autofree int64_t *milli = g_new0(int64_t, solver->n_kinds);
    g_autofree int *unit = g_new0(int, solver->classes.count + 1);
    Climb climb = { .classes = &solver->classes,
                    .kinds = kinds,
                    .milli = milli,
                    .unit = unit,
                    .n_kinds = solver->n_kinds,
                    .worth = worth };

    for (unsigned i = 0; i < solver->n_open; i++) {
        kinds[solver->open[i].kind] = &solver->open[i];
        milli[solver->open[i].kind] += solver->open[i].milli;
    }
    for (uint64_t bits = climb.classes->wanted | climb.classes->live; bits != 0; bits &= bits - 1)
        climb.coordinates[climb.n_coordinates++] = (unsigned) __builtin_ctzll(bits);
    climb.coordinates[climb.n_coordinates] = OMEGA;
    bounds->count = 0;
    for (int level = 1; level <= 3; level++) {
        bounds->best[level - 1] = 0;
        if (level != 2 || climb.classes->live != 0) /* nothing is wasted where nothing is cut */
            climb_level(bounds, &climb, level);
    }
    find_steps(bounds, solver);
}

int
ceu_worth_compare(const CeuWorth *a, const CeuWorth *b)
{
    if (a->missing != b->missing)
        return a->missing < b->missing ? -1 : 1;
    if (a->wasted != b->wasted)
        return a->wasted < b->wasted ? -1 : 1;
    return a->left == b->left ? 0 : a->left > b->left ? -1 : 1;
}

/* @value is above 0 or below; the least whole multiple of @step that is not below value / CEU_BOUND_SCALE, or 0. */
static int64_t
round_up(int64_t value, int64_t step)
{
    int64_t whole;

    if (value <= 0)
        return 0;
    whole = (value + CEU_BOUND_SCALE - 1) / CEU_BOUND_SCALE;
    return (whole + step - 1) / step * step;
}

bool
ceu_bounds_promise(const CeuBounds *bounds, const int64_t *costs, const CeuWorth *worth, bool equal)
{
    CeuWorth best = { .left = INT64_MAX };

    /* A later level speaks only where the earlier ones cannot be better than what is known. */
    for (unsigned k = 0; k < bounds->count; k++) {
        const CeuBound *bound = &bounds->bound[k];
        int64_t cost = costs[k];

        if (bound->level == 1) {
            best.missing = MAX(best.missing, round_up(cost, bounds->step_missing));
            continue;
        }
        if (best.missing < worth->missing)
            return true;
        cost -= bound->nu * worth->missing;
        if (bound->level == 2) {
            best.wasted = MAX(best.wasted, round_up(cost, 1));
            continue;
        }
        if (best.missing > worth->missing || best.wasted < worth->wasted)
            break;
        cost = bound->omega * worth->wasted - cost;
        cost = cost < 0 ? -1 : cost / CEU_BOUND_SCALE / bounds->step_left * bounds->step_left;
        best.left = MIN(best.left, cost);
    }
    return ceu_worth_compare(&best, worth) < (equal ? 1 : 0);
}
