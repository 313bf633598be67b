/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The solver's frame: boils lines and items down to classes, counts where nothing is open, and has what is open
 * searched. Most people's records are settled here, in one pass.
 */
#include "core/solve-private.h"

#include <string.h>

#define MILLI_MAX (INT64_C(1) << 48)

/* Sets of lines, each once. */
typedef struct Sets {
    uint64_t *lines;
    int64_t *fixed;
    unsigned count;
    unsigned *slots; /* set + 1 */
    unsigned n_slots;
} Sets;

typedef struct Boil {
    const CeuSolveItem *items;
    unsigned n_items;
    int64_t item_max;              /* so that no sum leaves its type */
    uint64_t valid;                /* lines that there are */
    int64_t most[CEU_SOLVE_LINES]; /* of each line, whatever is chosen */
    Sets sets;
    unsigned *item_sets; /* of items without choice; CEU_SOLVE_NOWHERE: counts nowhere */
    unsigned *reduced;   /* class of each set */
    int64_t left, wasted;
    CeuSolver solver;
} Boil;

static void
grow(Sets *sets)
{
    sets->n_slots = MAX(16, 2 * sets->n_slots);
    sets->lines = g_renew(uint64_t, sets->lines, sets->n_slots / 2);
    sets->fixed = g_renew(int64_t, sets->fixed, sets->n_slots / 2);
    g_free(sets->slots);
    sets->slots = g_new0(unsigned, sets->n_slots);
    for (unsigned n = 0; n < sets->count; n++) {
        unsigned at = (unsigned) (sets->lines[n] * UINT64_C(0x9e3779b97f4a7c15) >> 32);

        while (sets->slots[at & (sets->n_slots - 1)] != 0)
            at++;
        sets->slots[at & (sets->n_slots - 1)] = n + 1;
    }
}

static unsigned
set_of(Sets *sets, uint64_t lines)
{
    unsigned at = (unsigned) (lines * UINT64_C(0x9e3779b97f4a7c15) >> 32), slot;

    for (; sets->n_slots > 0; at++) {
        slot = sets->slots[at & (sets->n_slots - 1)];
        if (slot == 0)
            break;
        if (sets->lines[slot - 1] == lines)
            return slot - 1;
    }
    if (2 * (sets->count + 1) > sets->n_slots) {
        grow(sets);
        return set_of(sets, lines);
    }
    sets->lines[sets->count] = lines;
    sets->fixed[sets->count] = 0;
    sets->slots[at & (sets->n_slots - 1)] = ++sets->count;
    return sets->count - 1;
}

static void
clear_sets(Sets *sets)
{
    g_free(sets->lines);
    g_free(sets->fixed);
    g_free(sets->slots);
}

/* Items without choice, settled but for the cuts; counts the others. */
static void
take_fixed(Boil *boil, unsigned *choice, int64_t *counted)
{
    for (unsigned i = 0; i < boil->n_items; i++) {
        const CeuSolveItem *item = &boil->items[i];

        choice[i] = 0;
        counted[i] = 0;
        boil->item_sets[i] = CEU_SOLVE_NOWHERE;
        if (item->count > 1) {
            boil->solver.n_open++;
            continue;
        }
        if (item->count == 0)
            continue;
        if (item->alternatives[0].left) {
            boil->left += CLAMP(item->milli, 0, boil->item_max);
            continue;
        }
        counted[i] = CLAMP(item->milli, 0, boil->item_max);
        boil->item_sets[i] = set_of(&boil->sets, item->alternatives[0].lines & boil->valid);
        boil->sets.fixed[boil->item_sets[i]] += counted[i];
    }
}

static void
add_most(Boil *boil, uint64_t lines, int64_t milli)
{
    for (; lines != 0; lines &= lines - 1)
        boil->most[__builtin_ctzll(lines)] += milli;
}

static void
take_open(Boil *boil)
{
    CeuSolver *solver = &boil->solver;
    unsigned n = 0;

    for (unsigned c = 0; c < boil->sets.count; c++)
        add_most(boil, boil->sets.lines[c], boil->sets.fixed[c]);
    solver->open = g_new0(CeuOpen, solver->n_open);
    solver->choice = g_new0(unsigned, solver->n_open);
    for (unsigned i = 0; n < solver->n_open; i++) {
        const CeuSolveItem *item = &boil->items[i];
        CeuOpen *open = &solver->open[n];
        uint64_t lines = 0;

        if (item->count < 2)
            continue;
        *open = (CeuOpen){ .index = i,
                           .count = item->count,
                           .previous = -1,
                           .milli = CLAMP(item->milli, 0, boil->item_max),
                           .alternatives = item->alternatives };
        open->classes = g_new0(unsigned, item->count);
        for (unsigned a = 0; a < item->count; a++) {
            uint64_t here = item->alternatives[a].left ? 0 : item->alternatives[a].lines;

            open->classes[a] = set_of(&boil->sets, here & boil->valid);
            lines |= here & boil->valid;
        }
        add_most(boil, lines, open->milli);
        n++;
    }
}

/* The lines that matter. A maximum that cannot be exceeded and a need that is met are of no effect. */
static void
find_lines(Boil *boil, const CeuSolveLine *lines, unsigned n_lines)
{
    CeuClasses *classes = &boil->solver.classes;

    for (unsigned n = 0; n < n_lines; n++) {
        int64_t amount =
            CLAMP(lines[n].required, 0, MILLI_MAX) - CLAMP(lines[n].base, 0, MILLI_MAX);

        classes->amount[n] = MAX(0, amount);
        if (lines[n].kind == CEU_SOLVE_MAXIMUM) {
            if (boil->most[n] > classes->amount[n])
                classes->live |= UINT64_C(1) << n;
        } else if (amount > 0) {
            classes->wanted |= UINT64_C(1) << n;
        }
    }
}

/* Sets that differ in lines of no effect are one class. */
static void
find_classes(Boil *boil, Sets *kept)
{
    CeuClasses *classes = &boil->solver.classes;

    boil->reduced = g_new(unsigned, boil->sets.count + 1);
    for (unsigned n = 0; n < boil->sets.count; n++) {
        uint64_t lines = boil->sets.lines[n] & (classes->wanted | classes->live);

        boil->reduced[n] = set_of(kept, lines);
        kept->fixed[boil->reduced[n]] += boil->sets.fixed[n];
    }
    classes->count = kept->count;
    classes->lines = kept->lines;
    classes->fixed = kept->fixed;
    for (unsigned i = 0; i < boil->solver.n_open; i++) {
        for (unsigned a = 0; a < boil->solver.open[i].count; a++)
            boil->solver.open[i].classes[a] = boil->reduced[boil->solver.open[i].classes[a]];
    }
}

static int
compare_kinds(const CeuOpen *a, const CeuOpen *b)
{
    if (a->count != b->count)
        return a->count < b->count ? -1 : 1;
    for (unsigned n = 0; n < a->count; n++) {
        bool left = a->alternatives[n].left;

        if (left != b->alternatives[n].left)
            return left ? -1 : 1;
        if (!left && a->classes[n] != b->classes[n])
            return a->classes[n] < b->classes[n] ? -1 : 1;
    }
    return 0;
}

static int
compare_open(gconstpointer first, gconstpointer second, gpointer data)
{
    const CeuOpen *open = data;
    unsigned a = *(const unsigned *) first, b = *(const unsigned *) second;
    int kinds = compare_kinds(&open[a], &open[b]);

    if (kinds != 0)
        return kinds;
    if (open[a].milli != open[b].milli)
        return open[a].milli < open[b].milli ? -1 : 1;
    return a < b ? -1 : a > b;
}

static void
find_kinds(CeuSolver *solver)
{
    g_autofree unsigned *order = g_new(unsigned, solver->n_open);

    for (unsigned i = 0; i < solver->n_open; i++)
        order[i] = i;
    g_qsort_with_data(order, (int) solver->n_open, sizeof *order, compare_open, solver->open);
    for (unsigned i = 0; i < solver->n_open; i++) {
        CeuOpen *open = &solver->open[order[i]];
        const CeuOpen *before = i > 0 ? &solver->open[order[i - 1]] : NULL;
        bool alike = before != NULL && compare_kinds(open, before) == 0;

        open->kind = alike ? before->kind : solver->n_kinds++;
        if (alike && before->milli == open->milli)
            open->previous = (int) order[i - 1];
    }
}

/* The chosen alternatives, what is cut of them, and the sum of what counts in each class. */
static void
hand_out(Boil *boil, unsigned *choice, int64_t *counted, int64_t *sums)
{
    CeuSolver *solver = &boil->solver;
    bool cut = solver->classes.live != 0;

    for (unsigned c = 0; c < solver->classes.count; c++)
        sums[c] = cut ? 0 : solver->classes.fixed[c];
    for (unsigned i = 0; cut && i < boil->n_items; i++) {
        if (boil->item_sets[i] != CEU_SOLVE_NOWHERE)
            boil->item_sets[i] = boil->reduced[boil->item_sets[i]];
    }
    for (unsigned i = 0; i < solver->n_open; i++) {
        const CeuOpen *open = &solver->open[i];

        choice[open->index] = solver->choice[i];
        if (open->alternatives[solver->choice[i]].left) {
            boil->left += open->milli;
            continue;
        }
        counted[open->index] = open->milli;
        boil->item_sets[open->index] = open->classes[solver->choice[i]];
        sums[open->classes[solver->choice[i]]] += cut ? 0 : open->milli;
    }
    if (!cut)
        return;
    if (!ceu_fill_items(&solver->classes, boil->item_sets, boil->n_items, counted))
        solver->proven = false;
    for (unsigned i = 0; i < boil->n_items; i++) {
        if (boil->item_sets[i] == CEU_SOLVE_NOWHERE)
            continue;
        sums[boil->item_sets[i]] += counted[i];
        boil->wasted += CLAMP(boil->items[i].milli, 0, boil->item_max) - counted[i];
    }
}

/* The figures of the answer as handed out. */
static void
sum_up(const Boil *boil, const int64_t *sums, CeuSolved *out)
{
    const CeuClasses *classes = &boil->solver.classes;
    int64_t needs[CEU_SOLVE_LINES];

    *out = (CeuSolved){ .nodes = boil->solver.nodes,
                        .proven = boil->solver.proven,
                        .left = boil->left,
                        .wasted = boil->wasted };
    memcpy(needs, classes->amount, sizeof needs);
    for (unsigned c = 0; c < classes->count; c++) {
        for (uint64_t bits = classes->lines[c]; bits != 0; bits &= bits - 1)
            needs[__builtin_ctzll(bits)] -= sums[c];
    }
    for (uint64_t bits = classes->wanted; bits != 0; bits &= bits - 1)
        out->missing += MAX(0, needs[__builtin_ctzll(bits)]);
}

bool
ceu_solve(const CeuSolveLine *lines, unsigned n_lines, const CeuSolveItem *items, unsigned n_items,
          unsigned *out_choice, int64_t *out_counted, CeuSolved *out_solved)
{
    g_autofree unsigned *item_sets = g_new(unsigned, n_items + 1);
    Boil boil = { .items = items,
                  .n_items = n_items,
                  .item_sets = item_sets,
                  .item_max = MILLI_MAX / ((int64_t) n_items + 1),
                  .solver.proven = true };
    Sets kept = { 0 };
    g_autofree int64_t *sums = NULL;

    n_lines = MIN(n_lines, CEU_SOLVE_LINES);
    boil.valid = n_lines == 64 ? ~UINT64_C(0) : (UINT64_C(1) << n_lines) - 1;
    take_fixed(&boil, out_choice, out_counted);
    take_open(&boil);
    find_lines(&boil, lines, n_lines);
    find_classes(&boil, &kept);
    find_kinds(&boil.solver);
    if (boil.solver.n_open > 0)
        ceu_solve_search(&boil.solver);
    sums = g_new(int64_t, kept.count + 1);
    hand_out(&boil, out_choice, out_counted, sums);
    if (out_solved != NULL)
        sum_up(&boil, sums, out_solved);
    for (unsigned i = 0; i < boil.solver.n_open; i++)
        g_free(boil.solver.open[i].classes);
    g_free(boil.solver.open);
    g_free(boil.solver.choice);
    g_free(boil.reduced);
    clear_sets(&boil.sets);
    clear_sets(&kept);
    return boil.solver.proven;
}
