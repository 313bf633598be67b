/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The solver against another one, GLPK's for mixed integer programs: cases of a size that nobody can enumerate. */
#include "amount.h"
#include "core/solve-cases.h"

#include <glpk.h>
#include <math.h>

#define SEED UINT64_C(3141592653)
#define SECONDS_MAX 3 /* more than that for one program: the case is not compared */

static Case the_case;
static Answer the_answer;

static void
draw_lines(Case *self, uint64_t *state, int64_t step)
{
    unsigned lines = 4 + pick(state, 4), maximums = pick(state, 4);

    add_line(self, CEU_SOLVE_TOTAL, 1000 * (10 + pick(state, 50)), pick(state, 2) * 4000);
    while (self->n_lines < lines) {
        if (self->n_lines + maximums >= lines)
            add_line(self, CEU_SOLVE_MAXIMUM, step * (2 + pick(state, 30)), pick(state, 2) * step);
        else
            add_line(self, CEU_SOLVE_MINIMUM, step * (2 + pick(state, 24)), pick(state, 2) * step);
    }
}

static uint64_t
draw_set(const Case *self, uint64_t *state)
{
    uint64_t lines = 1;

    if (pick(state, 3) > 0)
        lines |= UINT64_C(1) << pick(state, self->n_lines);
    if (pick(state, 3) == 0)
        lines |= UINT64_C(1) << pick(state, self->n_lines);
    return lines;
}

static void
draw_medium(Case *self, uint64_t *state)
{
    int64_t step = 500;
    unsigned items = 20 + pick(state, 21);

    self->n_lines = self->n_items = 0;
    draw_lines(self, state, step);
    while (self->n_items < items) {
        CeuSolveAlternative alternatives[3];
        unsigned count = 1 + pick(state, 3);

        for (unsigned a = 0; a < count; a++)
            alternatives[a] = a > 0 && pick(state, 2) == 0 ? LEFT : IN(draw_set(self, state));
        add_item(self, step * (1 + pick(state, 8)), count, alternatives);
    }
}

/* Columns of the program: for each alternative whether it is chosen and what it counts, for each line what is missing. */
typedef struct Program {
    const Case *self;
    glp_prob *glp;
    int chosen[64][CASE_ALTERNATIVES], counted[64][CASE_ALTERNATIVES], missing[64];
} Program;

static int
add_column(Program *program, int kind, int bound, double upper)
{
    int column = glp_add_cols(program->glp, 1);

    glp_set_col_kind(program->glp, column, kind);
    glp_set_col_bnds(program->glp, column, bound, 0, upper);
    return column;
}

static void
add_row(Program *program, int bound, double lower, double upper, int count, const int *columns,
        const double *factors)
{
    int row = glp_add_rows(program->glp, 1);

    glp_set_row_bnds(program->glp, row, bound, lower, upper);
    glp_set_mat_row(program->glp, row, count, columns, factors);
}

/* One alternative each, and no more counted than the chosen one has. */
static void
add_choices(Program *program)
{
    for (unsigned i = 0; i < program->self->n_items; i++) {
        const CeuSolveItem *item = &program->self->items[i];
        int columns[CASE_ALTERNATIVES + 1];
        double factors[CASE_ALTERNATIVES + 1];

        for (unsigned a = 0; a < item->count; a++) {
            int pair[3] = { 0 };
            double pair_factors[3] = { 0, 1, -(double) item->milli / 1000 };

            program->chosen[i][a] = add_column(program, GLP_BV, GLP_DB, 1);
            program->counted[i][a] =
                add_column(program, GLP_CV, GLP_DB, (double) item->milli / 1000);
            columns[a + 1] = program->chosen[i][a];
            factors[a + 1] = 1;
            pair[1] = program->counted[i][a];
            pair[2] = program->chosen[i][a];
            add_row(program, GLP_UP, 0, 0, 2, pair, pair_factors);
        }
        add_row(program, GLP_FX, 1, 1, (int) item->count, columns, factors);
    }
}

static void
add_sum(Program *program, unsigned n)
{
    const CeuSolveLine *line = &program->self->lines[n];
    double amount = (double) (line->required - line->base) / 1000;
    int columns[64 * CASE_ALTERNATIVES + 2], count = 0;
    double factors[64 * CASE_ALTERNATIVES + 2];

    for (unsigned i = 0; i < program->self->n_items; i++) {
        const CeuSolveItem *item = &program->self->items[i];

        for (unsigned a = 0; a < item->count; a++) {
            if (item->alternatives[a].left || (item->alternatives[a].lines >> n & 1) == 0)
                continue;
            columns[++count] = program->counted[i][a];
            factors[count] = 1;
        }
    }
    if (line->kind == CEU_SOLVE_MAXIMUM) {
        add_row(program, GLP_UP, 0, MAX(0, amount), count, columns, factors);
        return;
    }
    program->missing[n] = add_column(program, GLP_CV, GLP_LO, 0);
    columns[++count] = program->missing[n];
    factors[count] = 1;
    add_row(program, GLP_LO, amount, 0, count, columns, factors);
}

/* Aim 0: what is missing; 1: what is wasted, that is chosen, not left and not counted; 2: what is not left. */
static double
aim_factor(const Program *program, int aim, int column)
{
    for (unsigned n = 0; aim == 0 && n < program->self->n_lines; n++) {
        if (program->missing[n] == column)
            return 1;
    }
    for (unsigned i = 0; aim > 0 && i < program->self->n_items; i++) {
        const CeuSolveItem *item = &program->self->items[i];

        for (unsigned a = 0; a < item->count; a++) {
            if (item->alternatives[a].left)
                continue;
            if (program->chosen[i][a] == column)
                return (double) item->milli / 1000;
            if (aim == 1 && program->counted[i][a] == column)
                return -1;
        }
    }
    return 0;
}

/* The least of an aim in milli, which then is held; -1: not found in time. */
static int64_t
minimise(Program *program, int aim)
{
    int columns = glp_get_num_cols(program->glp);
    g_autofree int *all = g_new(int, (size_t) columns + 1);
    g_autofree double *factors = g_new0(double, (size_t) columns + 1);
    glp_iocp options;
    double least;

    for (int j = 1; j <= columns; j++) {
        all[j] = j;
        factors[j] = aim_factor(program, aim, j);
        glp_set_obj_coef(program->glp, j, factors[j]);
    }
    glp_init_iocp(&options);
    options.presolve = GLP_ON;
    options.msg_lev = GLP_MSG_OFF;
    options.tm_lim = SECONDS_MAX * 1000;
    if (glp_intopt(program->glp, &options) != 0 || glp_mip_status(program->glp) != GLP_OPT)
        return -1;
    least = glp_mip_obj_val(program->glp);
    add_row(program, GLP_UP, 0, least + 1e-5, columns, all, factors);
    return (int64_t) llround(least * 1000);
}

/* Fails if the two differ. False: not compared, one of them did not finish. */
static bool
compare_medium(const Case *self, unsigned number)
{
    Program program = { .self = self, .glp = glp_create_prob() };
    int64_t missing, wasted, staying = 0;
    bool proven = solve(self, &the_answer);

    assert_answer(self, &the_answer);
    glp_set_obj_dir(program.glp, GLP_MIN);
    add_choices(&program);
    for (unsigned n = 0; n < self->n_lines; n++)
        add_sum(&program, n);
    missing = minimise(&program, 0);
    wasted = missing < 0 ? -1 : minimise(&program, 1);
    staying = wasted < 0 ? -1 : minimise(&program, 2);
    glp_delete_prob(program.glp);
    if (!proven || staying < 0)
        return false;
    for (unsigned i = 0; i < self->n_items; i++)
        staying -= self->items[i].milli; /* now: minus what is left */
    /* GLPK's arithmetic is not exact, and the solver gives up fractions of a thousandth. */
    if (ABS(missing - the_answer.solved.missing) > 2 ||
        ABS(wasted - the_answer.solved.wasted) > 2 || ABS(staying + the_answer.solved.left) > 2) {
        print_case(self, &the_answer);
        g_error("case %u: GLPK has missing %" G_GINT64_FORMAT " wasted %" G_GINT64_FORMAT
                " left %" G_GINT64_FORMAT,
                number, missing, wasted, -staying);
    }
    return true;
}

static void
test_against_glpk(void)
{
    unsigned cases = ceu_test_amount(300, 3000), compared = 0, number = 0;

    glp_term_out(GLP_OFF);
    for (; compared < cases && number < cases + cases / 20; number++) {
        uint64_t state = SEED + number;

        draw_medium(&the_case, &state);
        compared += compare_medium(&the_case, number);
    }
    glp_free_env();
    g_test_message("%u compared, %u drawn, seed %" G_GUINT64_FORMAT, compared, number, SEED);
    g_assert_cmpuint(compared, ==, cases);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/solve-glpk/agrees", test_against_glpk);
    return g_test_run();
}
