/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The solver against every possible answer of small cases, and what a person expects of it: order, calm, speed. */
#include "amount.h"
#include "core/solve-cases.h"

#define GRID 500
#define SEED UINT64_C(20261126)

static Case the_case;
static Answer the_answer;

/* ---- every possible answer ---------------------------------------------------------------------- */

/* The best cut of one choice by trying amounts of each set of lines, on a grid. */
typedef struct Trial {
    const Case *self;
    uint64_t lines[8];
    int64_t hold[8];
    unsigned count;
    int64_t sums[64];
    int64_t missing, wasted; /* the best */
    unsigned steps;
} Trial;

static int64_t
room_for(const Trial *trial, uint64_t lines)
{
    int64_t room = INT64_MAX;

    for (unsigned n = 0; n < trial->self->n_lines; n++) {
        const CeuSolveLine *line = &trial->self->lines[n];

        if ((lines >> n & 1) != 0 && line->kind == CEU_SOLVE_MAXIMUM)
            room = MIN(room, MAX(line->required, line->base) - trial->sums[n]);
    }
    return room;
}

static void
count_in(Trial *trial, uint64_t lines, int64_t milli)
{
    for (unsigned n = 0; n < trial->self->n_lines; n++)
        trial->sums[n] += (lines >> n & 1) != 0 ? milli : 0;
}

static void
try_amounts(Trial *trial, unsigned at, int64_t wasted)
{
    int64_t most, least;

    trial->steps++;
    if (at == trial->count) {
        int64_t missing = 0;

        for (unsigned n = 0; n < trial->self->n_lines; n++) {
            if (trial->self->lines[n].kind != CEU_SOLVE_MAXIMUM)
                missing += MAX(0, trial->self->lines[n].required - trial->sums[n]);
        }
        if (missing < trial->missing || (missing == trial->missing && wasted < trial->wasted)) {
            trial->missing = missing;
            trial->wasted = wasted;
        }
        return;
    }
    most = MIN(trial->hold[at], room_for(trial, trial->lines[at]));
    least = 0;
    if (at + 1 == trial->count || room_for(trial, trial->lines[at]) == INT64_MAX)
        least = most; /* the last takes all that it can, and so does one that no maximum holds */
    for (int64_t amount = most; amount >= least; amount -= GRID) {
        count_in(trial, trial->lines[at], amount);
        try_amounts(trial, at + 1, wasted + trial->hold[at] - amount);
        count_in(trial, trial->lines[at], -amount);
    }
}

static void
hold(Trial *trial, uint64_t lines, int64_t milli)
{
    for (unsigned k = 0; k < trial->count; k++) {
        if (trial->lines[k] == lines) {
            trial->hold[k] += milli;
            return;
        }
    }
    trial->lines[trial->count] = lines;
    trial->hold[trial->count++] = milli;
}

static unsigned
weigh_choice(const Case *self, const unsigned *choice, CeuSolved *out)
{
    Trial trial = { .self = self, .missing = INT64_MAX, .wasted = INT64_MAX };

    out->left = 0;
    for (unsigned n = 0; n < self->n_lines; n++)
        trial.sums[n] = self->lines[n].base;
    for (unsigned i = 0; i < self->n_items; i++) {
        const CeuSolveAlternative *chosen = &self->items[i].alternatives[choice[i]];

        if (chosen->left)
            out->left += self->items[i].milli;
        else
            hold(&trial, chosen->lines, self->items[i].milli);
    }
    try_amounts(&trial, 0, 0);
    out->missing = trial.missing;
    out->wasted = trial.wasted;
    return trial.steps;
}

static bool
next_choice(const Case *self, unsigned *choice)
{
    for (unsigned i = self->n_items; i > 0; i--) {
        if (++choice[i - 1] < self->items[i - 1].count)
            return true;
        choice[i - 1] = 0;
    }
    return false;
}

/* The first of the best choices in the order of ties. False: too many steps. */
static bool
try_choices(const Case *self, unsigned steps_max, unsigned *best_choice, CeuSolved *best)
{
    unsigned choice[8] = { 0 }, steps = 0;
    bool first = true;

    do {
        CeuSolved worth = { 0 };

        steps += weigh_choice(self, choice, &worth);
        if (steps > steps_max)
            return false;
        if (first || compare_solved(&worth, best) < 0) {
            *best = worth;
            memcpy(best_choice, choice, self->n_items * sizeof *choice);
        }
        first = false;
    } while (next_choice(self, choice));
    return true;
}

/* The first cut, in the order of ties, that is worth @aim. */
static bool
try_cuts(Trial *trial, const unsigned *choice, const CeuSolved *aim, unsigned at, int64_t wasted,
         int64_t *counted)
{
    const CeuSolveItem *item = &trial->self->items[at];
    const CeuSolveAlternative *chosen;
    CeuSolved worth;

    if (at == trial->self->n_items)
        return weigh(trial->self, choice, counted, &worth) && compare_solved(&worth, aim) == 0;
    chosen = &item->alternatives[choice[at]];
    counted[at] = 0;
    if (chosen->left)
        return try_cuts(trial, choice, aim, at + 1, wasted, counted);
    for (int64_t amount = MIN(item->milli, room_for(trial, chosen->lines)); amount >= 0;
         amount -= GRID) {
        bool found;

        if (wasted + item->milli - amount > aim->wasted)
            return false;
        counted[at] = amount;
        count_in(trial, chosen->lines, amount);
        found = try_cuts(trial, choice, aim, at + 1, wasted + item->milli - amount, counted);
        count_in(trial, chosen->lines, -amount);
        if (found)
            return true;
    }
    return false;
}

static void
draw_small_line(Case *self, uint64_t *state, int64_t step)
{
    CeuSolveKind kind = self->n_lines == 0 && pick(state, 12) != 0 ? CEU_SOLVE_TOTAL
                        : pick(state, 2) == 0                      ? CEU_SOLVE_MINIMUM
                                                                   : CEU_SOLVE_MAXIMUM;
    int64_t required = step * pick(state, self->n_lines == 0 ? 14 : 6);

    add_line(self, kind, required, pick(state, 4) == 0 ? step * pick(state, 4) : 0);
}

static void
draw_small_item(Case *self, uint64_t *state, int64_t step)
{
    CeuSolveAlternative alternatives[4];
    unsigned count = pick(state, 3) == 0 ? 1 + pick(state, 4) : 1 + pick(state, 2);

    if (self->n_items > 0 && pick(state, 3) == 0) { /* one like another */
        const CeuSolveItem *like = &self->items[pick(state, self->n_items)];

        add_item(self, pick(state, 3) == 0 ? step * (1 + pick(state, 5)) : like->milli, like->count,
                 like->alternatives);
        return;
    }
    for (unsigned a = 0; a < count; a++) {
        uint64_t lines = draw(state) & ((UINT64_C(1) << self->n_lines) - 1);

        alternatives[a] = pick(state, 4) == 0 ? LEFT : IN(pick(state, 5) == 0 ? lines : lines | 1);
    }
    add_item(self, step * (1 + pick(state, 5)), count, alternatives);
}

static void
draw_small(Case *self, uint64_t *state)
{
    unsigned lines = pick(state, 40) == 0 ? 0 : 1 + pick(state, 5), items = pick(state, 7);
    int64_t step = pick(state, 4) == 0 ? GRID : 2 * GRID; /* so that halves lie on the grid */

    self->n_lines = self->n_items = 0;
    while (self->n_lines < lines)
        draw_small_line(self, state, step);
    while (self->n_items < items)
        draw_small_item(self, state, step);
}

/* 0: not compared, 1: equal, 2: the solver found better than the grid has. Anything else has failed. */
static int
compare_small(const Case *self, unsigned number)
{
    unsigned choice[8] = { 0 };
    int64_t counted[8] = { 0 };
    CeuSolved best = { 0 };
    Trial trial = { .self = self };
    bool same;

    if (!try_choices(self, number % 32 == 0 ? 60000 : 1500, choice, &best))
        return 0;
    g_assert_true(solve(self, &the_answer));
    assert_answer(self, &the_answer);
    if (compare_solved(&the_answer.solved, &best) < 0)
        return 2;
    for (unsigned n = 0; n < self->n_lines; n++)
        trial.sums[n] = self->lines[n].base;
    same = compare_solved(&the_answer.solved, &best) == 0 &&
           memcmp(choice, the_answer.choice, self->n_items * sizeof *choice) == 0 &&
           try_cuts(&trial, choice, &best, 0, 0, counted);
    /* Amounts off the grid: the order of cuts was right to take more than the grid can. */
    for (unsigned i = 0; same && i < self->n_items; i++) {
        if (the_answer.counted[i] % GRID != 0)
            return 2;
        same = the_answer.counted[i] == counted[i];
    }
    if (!same) {
        print_case(self, &the_answer);
        for (unsigned i = 0; i < self->n_items; i++)
            g_printerr("expected %u counts %" G_GINT64_FORMAT "\n", choice[i], counted[i]);
        g_printerr("expected missing %" G_GINT64_FORMAT " wasted %" G_GINT64_FORMAT
                   " left %" G_GINT64_FORMAT "\n",
                   best.missing, best.wasted, best.left);
    }
    return same ? 1 : 3;
}

static void
test_every_answer(void)
{
    unsigned cases = ceu_test_amount(100000, 2000000);
    unsigned compared = 0, finer = 0, number = 0;

    for (; compared < cases; number++) {
        uint64_t state = SEED + number;
        int outcome;

        draw_small(&the_case, &state);
        outcome = compare_small(&the_case, number);
        if (outcome > 2)
            g_error("seed %" G_GUINT64_FORMAT " case %u", SEED, number);
        compared += outcome == 1;
        finer += outcome == 2;
    }
    g_test_message("%u compared, %u finer than the grid, %u drawn", compared, finer, number);
    g_assert_cmpuint(finer, <, cases / 500);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/solve/every-answer", test_every_answer);
    return g_test_run();
}
