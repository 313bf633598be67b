/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What maximums cut, once it is known what stands where. Maximums that do not meet are settled by counting; where they
 * cross each other or a minimum, a small linear program in whole numbers says how much of each class counts.
 *
 * The program: y of each class 0..what it holds, v of each needed line 0..its need, v <= sum of y in the line, sum of y
 * in a maximum <= its room; most v in all, then most y in all. All zero is a solution, so no first phase is needed. The
 * table keeps numerators over one denominator (integer pivoting: each division is exact), Bland's rule ends it.
 */
#include "core/solve-private.h"

#define CLASSES_MAX 160              /* more in one program are not solved exactly */
#define ENTRY_MAX (INT64_C(1) << 61) /* products of two entries stay within 128 bits */
#define PIVOTS_MAX 20000

typedef struct Program {
    const CeuClasses *classes;
    uint64_t exceeded; /* the maximums that must cut */
    uint64_t needed;   /* wanted lines that the classes which are not cut do not meet */
    unsigned cut[CLASSES_MAX];
    unsigned n_cut;
    int64_t room[CEU_SOLVE_LINES], need[CEU_SOLVE_LINES];
    int64_t hold[CLASSES_MAX];
    int64_t *table;
    unsigned rows, columns; /* without the right-hand side */
    uint16_t *row_names, *column_names;
    int64_t denominator;
} Program;

static unsigned
lowest(uint64_t bits)
{
    return (unsigned) __builtin_ctzll(bits);
}

static void
sum_lines(const CeuClasses *classes, const int64_t *amounts, int64_t *sums)
{
    for (unsigned n = 0; n < CEU_SOLVE_LINES; n++)
        sums[n] = 0;
    for (unsigned c = 0; c < classes->count; c++) {
        for (uint64_t bits = amounts[c] != 0 ? classes->lines[c] : 0; bits != 0; bits &= bits - 1)
            sums[lowest(bits)] += amounts[c];
    }
}

/* Row @row, column @column; the column after the last is the right-hand side, the two rows after the last the aims. */
static int64_t *
entry(const Program *program, unsigned row, unsigned column)
{
    return &program->table[(size_t) row * (program->columns + 1) + column];
}

/* Row @row minus its share of the pivot's row. False: beyond the arithmetic. */
static bool
reduce_row(Program *program, unsigned row, unsigned pivot_row, unsigned pivot_column)
{
    int64_t pivot = *entry(program, pivot_row, pivot_column);
    int64_t factor = *entry(program, row, pivot_column);
    int64_t old = program->denominator;

    if (factor == 0 && pivot == old)
        return true;
    for (unsigned j = 0; j <= program->columns; j++) {
        int64_t *here = entry(program, row, j);
        __int128 value;

        if (j == pivot_column)
            continue;
        value = (__int128) *here * pivot - (__int128) factor * *entry(program, pivot_row, j);
        if (old != 1)
            value /= old;
        if (value > ENTRY_MAX || value < -ENTRY_MAX)
            return false;
        *here = (int64_t) value;
    }
    *entry(program, row, pivot_column) = -factor;
    return true;
}

static bool
pivot_at(Program *program, unsigned row, unsigned column)
{
    int64_t pivot = *entry(program, row, column);
    uint16_t name = program->row_names[row];

    for (unsigned i = 0; i < program->rows + 2; i++) {
        if (i != row && !reduce_row(program, i, row, column))
            return false;
    }
    *entry(program, row, column) = program->denominator;
    program->denominator = pivot;
    program->row_names[row] = program->column_names[column];
    program->column_names[column] = name;
    return true;
}

/* The improving column with the lowest name, or -1. The second aim speaks where the first is silent. */
static int
entering(const Program *program)
{
    int best = -1;

    for (unsigned j = 0; j < program->columns; j++) {
        int64_t first = *entry(program, program->rows, j);
        int64_t second = *entry(program, program->rows + 1, j);

        if (first > 0 || (first == 0 && second >= 0))
            continue;
        if (best < 0 || program->column_names[j] < program->column_names[best])
            best = (int) j;
    }
    return best;
}

/* The row that limits @column most; the lowest name among equals. Every column is limited. */
static int
leaving(const Program *program, unsigned column)
{
    int best = -1;

    for (unsigned i = 0; i < program->rows; i++) {
        int64_t here = *entry(program, i, column);
        __int128 mine, other;

        if (here <= 0)
            continue;
        if (best < 0) {
            best = (int) i;
            continue;
        }
        mine = (__int128) *entry(program, i, program->columns) *
               *entry(program, (unsigned) best, column);
        other = (__int128) *entry(program, (unsigned) best, program->columns) * here;
        if (mine < other || (mine == other && program->row_names[i] < program->row_names[best]))
            best = (int) i;
    }
    return best;
}

static bool
optimise(Program *program)
{
    for (unsigned n = 0; n < PIVOTS_MAX; n++) {
        int column = entering(program), row;

        if (column < 0)
            return true;
        row = leaving(program, (unsigned) column);
        if (row < 0 || !pivot_at(program, (unsigned) row, (unsigned) column))
            return false;
    }
    return false;
}

static void
name_all(Program *program)
{
    for (unsigned j = 0; j < program->columns; j++)
        program->column_names[j] = (uint16_t) j;
    for (unsigned i = 0; i < program->rows; i++)
        program->row_names[i] = (uint16_t) (program->columns + i);
    program->denominator = 1;
}

/* Columns: the classes, then the needed lines. Rows: maximums, what classes hold, needs, what lines get, two aims. */
static void
fill_table(Program *program)
{
    unsigned row = 0, column = program->n_cut;

    name_all(program);
    for (uint64_t bits = program->exceeded; bits != 0; bits &= bits - 1, row++) {
        for (unsigned k = 0; k < program->n_cut; k++)
            *entry(program, row, k) =
                (int64_t) (program->classes->lines[program->cut[k]] >> lowest(bits) & 1);
        *entry(program, row, program->columns) = program->room[lowest(bits)];
    }
    for (unsigned k = 0; k < program->n_cut; k++, row++) {
        *entry(program, row, k) = 1;
        *entry(program, row, program->columns) = program->hold[k];
        *entry(program, program->rows + 1, k) = -1;
    }
    for (uint64_t bits = program->needed; bits != 0; bits &= bits - 1, row += 2, column++) {
        *entry(program, row, column) = 1;
        *entry(program, row, program->columns) = program->need[lowest(bits)];
        *entry(program, row + 1, column) = 1;
        for (unsigned k = 0; k < program->n_cut; k++)
            *entry(program, row + 1, k) =
                -(int64_t) (program->classes->lines[program->cut[k]] >> lowest(bits) & 1);
        *entry(program, program->rows, column) = -1;
    }
}

/* Most that the needed lines get and the classes count. */
static bool
run_program(Program *program, int64_t *got, int64_t *counted)
{
    unsigned needed = (unsigned) __builtin_popcountll(program->needed);
    unsigned exceeded = (unsigned) __builtin_popcountll(program->exceeded);
    g_autofree int64_t *table = NULL;
    g_autofree uint16_t *names = NULL;

    program->columns = program->n_cut + needed;
    program->rows = exceeded + program->n_cut + 2 * needed;
    table = g_new0(int64_t, (size_t) (program->rows + 2) * (program->columns + 1));
    names = g_new(uint16_t, program->rows + program->columns);
    program->table = table;
    program->column_names = names;
    program->row_names = names + program->columns;
    fill_table(program);
    if (!optimise(program))
        return false;
    /* A fraction of a thousandth is given up here. */
    *got = *entry(program, program->rows, program->columns) / program->denominator;
    *counted = *entry(program, program->rows + 1, program->columns) / program->denominator;
    return true;
}

/* Cuts class by class, in order: a valid figure where the exact one is out of reach. */
static void
cut_simply(const CeuClasses *classes, const int64_t *sums, CeuWorth *out)
{
    int64_t open[CEU_SOLVE_LINES];

    for (unsigned n = 0; n < CEU_SOLVE_LINES; n++)
        open[n] = classes->amount[n];
    for (unsigned c = 0; c < classes->count; c++) {
        int64_t counted = sums[c];

        for (uint64_t bits = classes->lines[c] & classes->live; bits != 0; bits &= bits - 1)
            counted = MIN(counted, open[lowest(bits)]);
        for (uint64_t bits = classes->lines[c]; bits != 0; bits &= bits - 1)
            open[lowest(bits)] -= counted;
        out->wasted += sums[c] - counted;
    }
    for (uint64_t bits = classes->wanted; bits != 0; bits &= bits - 1)
        out->missing += MAX(0, open[lowest(bits)]);
}

/*
 * Whether it does not matter which unit is cut: no class stands in two exceeded maximums, and a needed line has all
 * classes of an exceeded maximum or none.
 */
static bool
cuts_are_plain(const Program *program)
{
    uint64_t any[CEU_SOLVE_LINES] = { 0 }, all[CEU_SOLVE_LINES];

    for (unsigned n = 0; n < CEU_SOLVE_LINES; n++)
        all[n] = ~UINT64_C(0);
    for (unsigned k = 0; k < program->n_cut; k++) {
        uint64_t lines = program->classes->lines[program->cut[k]];
        uint64_t within = lines & program->exceeded;

        if ((within & (within - 1)) != 0)
            return false;
        any[lowest(within)] |= lines & program->needed;
        all[lowest(within)] &= lines | ~program->needed;
    }
    for (uint64_t bits = program->exceeded; bits != 0; bits &= bits - 1) {
        if ((any[lowest(bits)] & ~all[lowest(bits)]) != 0)
            return false;
    }
    return true;
}

/* What each line still needs or has room for, and the classes that stand in an exceeded maximum. */
static bool
set_up(Program *program, const int64_t *sums, const int64_t *totals)
{
    const CeuClasses *classes = program->classes;
    uint64_t touched = 0;

    for (unsigned n = 0; n < CEU_SOLVE_LINES; n++) {
        program->need[n] = classes->amount[n] - totals[n];
        program->room[n] = classes->amount[n];
    }
    for (unsigned c = 0; c < classes->count; c++) {
        if ((classes->lines[c] & program->exceeded) == 0 || sums[c] == 0)
            continue;
        if (program->n_cut == CLASSES_MAX)
            return false;
        program->cut[program->n_cut] = c;
        program->hold[program->n_cut++] = sums[c];
        touched |= classes->lines[c];
        for (uint64_t bits = classes->lines[c] & classes->wanted; bits != 0; bits &= bits - 1)
            program->need[lowest(bits)] += sums[c];
    }
    for (uint64_t bits = classes->wanted & touched; bits != 0; bits &= bits - 1) {
        if (program->need[lowest(bits)] > 0)
            program->needed |= UINT64_C(1) << lowest(bits);
    }
    return true;
}

/* The classes already count @least; what is left of holds, rooms and needs. False: that breaks a maximum. */
static bool
take_least(Program *program, const int64_t *least)
{
    for (unsigned k = 0; k < program->n_cut; k++) {
        int64_t amount = least[program->cut[k]];
        uint64_t lines = program->classes->lines[program->cut[k]];

        program->hold[k] -= amount;
        for (uint64_t bits = lines & program->exceeded; bits != 0; bits &= bits - 1)
            program->room[lowest(bits)] -= amount;
        for (uint64_t bits = lines & program->needed; bits != 0; bits &= bits - 1)
            program->need[lowest(bits)] -= amount;
    }
    for (uint64_t bits = program->needed; bits != 0; bits &= bits - 1) {
        if (program->need[lowest(bits)] <= 0)
            program->needed &= ~(UINT64_C(1) << lowest(bits));
    }
    for (uint64_t bits = program->exceeded; bits != 0; bits &= bits - 1) {
        if (program->room[lowest(bits)] < 0)
            return false;
    }
    return true;
}

static void
count_plainly(const Program *program, const int64_t *totals, CeuWorth *out)
{
    int64_t need[CEU_SOLVE_LINES];

    for (unsigned n = 0; n < CEU_SOLVE_LINES; n++)
        need[n] = program->classes->amount[n] - totals[n];
    for (uint64_t bits = program->exceeded; bits != 0; bits &= bits - 1) {
        unsigned maximum = lowest(bits);
        int64_t excess = totals[maximum] - program->classes->amount[maximum];
        uint64_t lines = 0;

        for (unsigned k = 0; k < program->n_cut; k++) {
            if ((program->classes->lines[program->cut[k]] >> maximum & 1) != 0)
                lines |= program->classes->lines[program->cut[k]];
        }
        for (uint64_t within = lines & program->needed; within != 0; within &= within - 1)
            need[lowest(within)] += excess;
        out->wasted += excess;
    }
    for (uint64_t bits = program->classes->wanted; bits != 0; bits &= bits - 1)
        out->missing += MAX(0, need[lowest(bits)]);
}

bool
ceu_cuts_worth(const CeuClasses *classes, const int64_t *sums, const int64_t *least, CeuWorth *out)
{
    Program program = { .classes = classes };
    int64_t totals[CEU_SOLVE_LINES], got = 0, counted = 0;

    out->missing = out->wasted = 0;
    sum_lines(classes, sums, totals);
    for (uint64_t bits = classes->live; bits != 0; bits &= bits - 1) {
        if (totals[lowest(bits)] > classes->amount[lowest(bits)])
            program.exceeded |= UINT64_C(1) << lowest(bits);
    }
    if (!set_up(&program, sums, totals)) {
        cut_simply(classes, sums, out);
        return false;
    }
    if (cuts_are_plain(&program)) {
        count_plainly(&program, totals, out);
        if (least != NULL && !take_least(&program, least))
            out->missing = CEU_SOLVE_NEVER;
        return true;
    }
    for (uint64_t bits = classes->wanted & ~program.needed; bits != 0; bits &= bits - 1)
        out->missing += MAX(0, program.need[lowest(bits)]);
    if (least != NULL && !take_least(&program, least)) {
        out->missing = CEU_SOLVE_NEVER;
        return true;
    }
    if (!run_program(&program, &got, &counted)) {
        out->missing = out->wasted = 0;
        cut_simply(classes, sums, out);
        return false;
    }
    for (uint64_t bits = program.needed; bits != 0; bits &= bits - 1)
        out->missing += program.need[lowest(bits)];
    for (unsigned k = 0; k < program.n_cut; k++)
        out->wasted += program.hold[k];
    out->missing -= got;
    out->wasted -= counted;
    return true;
}
