/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases for the solver's tests: drawn by a number, printed when they fail, checked without the solver's own code. */
#pragma once

#include "core/solve.h"

#include <stdlib.h>
#include <string.h>

#define CASE_ITEMS 12000
#define CASE_ALTERNATIVES 6

typedef struct Case {
    CeuSolveLine lines[64];
    unsigned n_lines;
    CeuSolveItem items[CASE_ITEMS];
    CeuSolveAlternative alternatives[CASE_ITEMS][CASE_ALTERNATIVES];
    unsigned n_items;
} Case;

typedef struct Answer {
    unsigned choice[CASE_ITEMS];
    int64_t counted[CASE_ITEMS];
    CeuSolved solved;
} Answer;

/* splitmix64: the same draws on every machine. */
static inline uint64_t
draw(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9e3779b97f4a7c15));

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* 0..@below - 1 */
static inline unsigned
pick(uint64_t *state, unsigned below)
{
    return (unsigned) (draw(state) % below);
}

static inline void
add_line(Case *self, CeuSolveKind kind, int64_t required, int64_t base)
{
    self->lines[self->n_lines++] = (CeuSolveLine){ kind, required, base };
}

static inline CeuSolveItem *
add_item(Case *self, int64_t milli, unsigned count, const CeuSolveAlternative *alternatives)
{
    CeuSolveItem *item = &self->items[self->n_items];

    if (count > 0)
        memcpy(self->alternatives[self->n_items], alternatives, count * sizeof *alternatives);
    *item = (CeuSolveItem){ milli, self->alternatives[self->n_items], count };
    self->n_items++;
    return item;
}

#define LEFT ((CeuSolveAlternative){ 0, true })
#define IN(lines) ((CeuSolveAlternative){ (lines), false })

static inline bool
solve(const Case *self, Answer *answer)
{
    bool proven = ceu_solve(self->lines, self->n_lines, self->items, self->n_items, answer->choice,
                            answer->counted, &answer->solved);

    g_assert_cmpint(proven, ==, answer->solved.proven);
    return proven;
}

static inline void
print_case(const Case *self, const Answer *answer)
{
    for (unsigned n = 0; n < self->n_lines; n++)
        g_printerr("line %u kind %d required %" G_GINT64_FORMAT " base %" G_GINT64_FORMAT "\n", n,
                   (int) self->lines[n].kind, self->lines[n].required, self->lines[n].base);
    for (unsigned i = 0; i < self->n_items; i++) {
        g_printerr("item %u milli %" G_GINT64_FORMAT ":", i, self->items[i].milli);
        for (unsigned a = 0; a < self->items[i].count; a++)
            g_printerr(self->items[i].alternatives[a].left ? " left" : " %" G_GINT64_MODIFIER "x",
                       self->items[i].alternatives[a].lines);
        g_printerr(" -> %u counts %" G_GINT64_FORMAT "\n", answer->choice[i], answer->counted[i]);
    }
    g_printerr("missing %" G_GINT64_FORMAT " wasted %" G_GINT64_FORMAT " left %" G_GINT64_FORMAT
               " nodes %u proven %d\n",
               answer->solved.missing, answer->solved.wasted, answer->solved.left,
               answer->solved.nodes, answer->solved.proven);
}

/* What an answer is worth, from its definition. False: it is not valid. */
static inline bool
weigh(const Case *self, const unsigned *choice, const int64_t *counted, CeuSolved *out)
{
    int64_t sums[64];

    *out = (CeuSolved){ 0 };
    for (unsigned n = 0; n < self->n_lines; n++)
        sums[n] = self->lines[n].base;
    for (unsigned i = 0; i < self->n_items; i++) {
        const CeuSolveItem *item = &self->items[i];
        const CeuSolveAlternative *chosen;
        int64_t milli = MAX(0, item->milli);

        if (item->count == 0)
            continue;
        if (choice[i] >= item->count || counted[i] < 0 || counted[i] > milli)
            return false;
        chosen = &item->alternatives[choice[i]];
        if (chosen->left && counted[i] != 0)
            return false;
        out->left += chosen->left ? milli : 0;
        out->wasted += chosen->left ? 0 : milli - counted[i];
        for (unsigned n = 0; n < self->n_lines; n++) {
            if (!chosen->left && (chosen->lines >> n & 1) != 0)
                sums[n] += counted[i];
        }
    }
    for (unsigned n = 0; n < self->n_lines; n++) {
        const CeuSolveLine *line = &self->lines[n];

        if (line->kind != CEU_SOLVE_MAXIMUM)
            out->missing += MAX(0, line->required - sums[n]);
        else if (sums[n] > MAX(line->required, line->base))
            return false;
    }
    return true;
}

/* Below 0: @a is better. */
static inline int
compare_solved(const CeuSolved *a, const CeuSolved *b)
{
    if (a->missing != b->missing)
        return a->missing < b->missing ? -1 : 1;
    if (a->wasted != b->wasted)
        return a->wasted < b->wasted ? -1 : 1;
    return a->left == b->left ? 0 : a->left > b->left ? -1 : 1;
}

/* Fails unless the answer is valid and worth what it says. */
#define assert_answer(self, answer)                                                                \
    do {                                                                                           \
        CeuSolved weighed_;                                                                        \
        bool valid_ = weigh((self), (answer)->choice, (answer)->counted, &weighed_);               \
        if (!valid_ || compare_solved(&weighed_, &(answer)->solved) != 0)                          \
            print_case((self), (answer));                                                          \
        g_assert_true(valid_);                                                                     \
        g_assert_cmpint(compare_solved(&weighed_, &(answer)->solved), ==, 0);                      \
    } while (0)
