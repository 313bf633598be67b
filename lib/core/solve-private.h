/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the solver share: lines and items boiled down to classes of equal effect. */
#pragma once

#include "core/solve.h"

#include <limits.h>

/* A missing that stands for "cannot be". */
#define CEU_SOLVE_NEVER INT64_MAX

typedef struct CeuWorth {
    int64_t missing, wasted, left;
} CeuWorth;

/* The lines that matter, and the classes: items of one class count in the same of these lines. */
typedef struct CeuClasses {
    uint64_t wanted; /* totals and minimums that the base does not meet */
    uint64_t live;   /* maximums that the items could exceed */
    int64_t
        amount[CEU_SOLVE_LINES]; /* what a wanted line needs, what a live maximum has room for */
    unsigned count;
    uint64_t *lines; /* of each class: bits of wanted and live */
    int64_t *fixed;  /* of each class: milli of items without choice */
} CeuClasses;

/* An item with a choice. */
typedef struct CeuOpen {
    unsigned index; /* in the items */
    unsigned count;
    int64_t milli;
    const CeuSolveAlternative *alternatives;
    unsigned *classes; /* of each alternative; of no meaning for one that leaves */
    unsigned kind;     /* items of one kind have the same alternatives, in the same order */
    int previous; /* the last one before it, among the open, that is the same in milli too; -1: none */
} CeuOpen;

typedef struct CeuSolver {
    CeuClasses classes;
    CeuOpen *open;
    unsigned n_open, n_kinds;
    unsigned *choice; /* of each open item: the best so far */
    CeuWorth worth;   /* of that choice */
    unsigned nodes;
    bool proven;
} CeuSolver;

/*
 * Sets what is missing and wasted if each class holds @sums and at least @least (NULL: nothing) of it must count.
 * out->missing is CEU_SOLVE_NEVER if that breaks a maximum. Returns false if the exact figure is out of reach; then
 * it is that of a simple cut.
 */
bool ceu_cuts_worth(const CeuClasses *classes, const int64_t *sums, const int64_t *least,
                    CeuWorth *out);

/* Decides the open items: solver->choice, worth, nodes, proven. */
void ceu_solve_search(CeuSolver *solver);

/* An item that counts nowhere. */
#define CEU_SOLVE_NOWHERE UINT_MAX

/*
 * Cuts @counted, which holds what each item has, down to what counts: @item_classes is the class of each item or
 * CEU_SOLVE_NOWHERE. The earliest counts most, as long as no more is missing or wasted. Returns false if the best cut
 * was out of reach.
 */
bool ceu_fill_items(const CeuClasses *classes, const unsigned *item_classes, unsigned n_items,
                    int64_t *counted);

#define CEU_BOUNDS_MAX 72
#define CEU_BOUND_SCALE 4 /* a price of 4 is one unit of cost a unit */

/*
 * Prices: a unit short costs @nu, a unit wasted @omega, a unit left earns @sigma; a wanted line pays its price for
 * each unit that it gets up to its need, a live maximum asks its price for each unit. No choice costs less than the
 * sum over the items of what each would choose if it were alone: a bound of the whole, and for each choice the loss
 * against the item's own best is known beforehand.
 */
typedef struct CeuBound {
    int level; /* 1: of missing, 2: of wasted, 3: of left */
    int nu, omega, sigma;
    int price[CEU_SOLVE_LINES];
    int64_t root; /* the cost of each item's own best */
    int64_t
        rating; /* how tight it is against the answer it was made for; only to compare those of one level */
} CeuBound;

typedef struct CeuBounds {
    CeuBound bound[CEU_BOUNDS_MAX];
    unsigned count;
    unsigned best[3];                /* of each level: the tightest */
    int64_t step_missing, step_left; /* missing and left come in multiples of these */
} CeuBounds;

/* Good prices against an answer worth @worth. */
void ceu_bounds_find(CeuBounds *bounds, const CeuSolver *solver, const CeuWorth *worth);

/* What open item @open costs at these prices with alternative @alternative. */
int64_t ceu_bound_cost(const CeuBound *bound, const CeuClasses *classes, const CeuOpen *open,
                       unsigned alternative);

/* Whether answers with these costs can be better than @worth, or as good if @equal. @costs: of each bound. */
bool ceu_bounds_promise(const CeuBounds *bounds, const int64_t *costs, const CeuWorth *worth,
                        bool equal);

/* Places that a search was at, each with the most that was left there. */
typedef struct CeuSeen {
    int64_t *words; /* one place after the other: left, length, the place */
    size_t n_words, words_size;
    uint32_t *slots; /* where a place's words begin, + 1 */
    size_t n_slots, n_places;
} CeuSeen;

/* Whether @place was seen with @left or more; remembers it if not. */
bool ceu_seen_before(CeuSeen *seen, const int64_t *place, size_t length, int64_t left);
void ceu_seen_forget(CeuSeen *seen);
void ceu_seen_clear(CeuSeen *seen);

/* Below 0: @a is the better one. */
int ceu_worth_compare(const CeuWorth *a, const CeuWorth *b);
