/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The solver where it must not move, stall or fall: order among equals, an item more, great and silly input. */
#include "core/solve-cases.h"

#define HOUR 1000
#define SEED UINT64_C(777)

static Case the_case;
static Answer the_answer, other_answer;

static void
clear(void)
{
    the_case.n_lines = the_case.n_items = 0;
}

static void
item(int64_t milli, CeuSolveAlternative only)
{
    add_item(&the_case, milli, 1, &only);
}

static void
choice_of(int64_t milli, CeuSolveAlternative first, CeuSolveAlternative second)
{
    CeuSolveAlternative both[2] = { first, second };

    add_item(&the_case, milli, 2, both);
}

/* Solves, and checks choices ("010…", one digit an item) and what counts, in hours. */
static void
expect(const char *choices, const char *hours)
{
    g_autofree char *chosen = g_strnfill(the_case.n_items, '0');
    g_autoptr(GString) counted = g_string_new(NULL);

    g_assert_true(solve(&the_case, &the_answer));
    assert_answer(&the_case, &the_answer);
    for (unsigned i = 0; i < the_case.n_items; i++) {
        chosen[i] = (char) ('0' + the_answer.choice[i]);
        g_string_append_printf(counted, i == 0 ? "%g" : " %g",
                               (double) the_answer.counted[i] / HOUR);
    }
    g_assert_cmpstr(chosen, ==, choices);
    g_assert_cmpstr(counted->str, ==, hours);
}

static void
test_renewal_month(void)
{
    clear();
    add_line(&the_case, CEU_SOLVE_TOTAL, 10 * HOUR, 0);
    item(6 * HOUR, IN(1));
    choice_of(3 * HOUR, IN(1), LEFT);
    choice_of(4 * HOUR, IN(1), LEFT);
    choice_of(2 * HOUR, IN(1), LEFT);
    expect("0101", "6 0 4 0"); /* the one that fits exactly */
    the_case.items[2].milli = 3 * HOUR;
    expect("0010", "6 3 0 2"); /* equal ones: the earlier counts */
    the_case.lines[0].base = 10 * HOUR;
    expect("0111", "6 0 0 0"); /* all is met */
}

static void
test_shared(void)
{
    clear();
    add_line(&the_case, CEU_SOLVE_TOTAL, 0, 0);
    add_line(&the_case, CEU_SOLVE_MINIMUM, 3 * HOUR, 0);
    add_line(&the_case, CEU_SOLVE_MINIMUM, 5 * HOUR, 0);
    choice_of(5 * HOUR, IN(3), IN(5));
    choice_of(1 * HOUR, IN(3), IN(5));
    choice_of(2 * HOUR, IN(3), IN(5));
    expect("100", "5 1 2");
    the_case.lines[1].base = 3 * HOUR;
    expect("100", "5 1 2"); /* nothing is gained by the second: it keeps its first */
    the_case.lines[2].base = 5 * HOUR;
    expect("000", "5 1 2");
}

static void
test_cuts(void)
{
    clear();
    add_line(&the_case, CEU_SOLVE_TOTAL, 20 * HOUR, 0);
    add_line(&the_case, CEU_SOLVE_MAXIMUM, 5 * HOUR, 1 * HOUR);
    item(2 * HOUR, IN(3));
    item(3 * HOUR, IN(3));
    item(2 * HOUR, IN(3));
    expect("000", "2 2 0"); /* the latest is cut */
    add_line(&the_case, CEU_SOLVE_MINIMUM, 2 * HOUR, 0);
    the_case.alternatives[2][0] = IN(7);
    expect("000", "2 0 2"); /* but not where a minimum wants it */
    the_case.lines[1].base = 7 * HOUR;
    expect("000", "0 0 0"); /* the base is above the cap */
}

/* Two maximums that cross in one item: cutting it once serves both. */
static void
test_crossing(void)
{
    clear();
    add_line(&the_case, CEU_SOLVE_TOTAL, 20 * HOUR, 0);
    add_line(&the_case, CEU_SOLVE_MAXIMUM, 4 * HOUR, 0);
    add_line(&the_case, CEU_SOLVE_MAXIMUM, 4 * HOUR, 0);
    item(4 * HOUR, IN(7));
    item(4 * HOUR, IN(3));
    item(4 * HOUR, IN(5));
    expect("000", "0 4 4");
    g_assert_cmpint(the_answer.solved.wasted, ==, 4 * HOUR);
}

/* Three that cross in a ring have their best at a half each, a third would be cut below a thousandth. */
static void
test_fractions(void)
{
    clear();
    add_line(&the_case, CEU_SOLVE_TOTAL, 20 * HOUR, 0);
    for (unsigned n = 0; n < 3; n++)
        add_line(&the_case, CEU_SOLVE_MAXIMUM, HOUR, 0);
    item(HOUR, IN(1 | 2 | 4));
    item(HOUR, IN(1 | 4 | 8));
    item(HOUR, IN(1 | 8 | 2));
    expect("000", "0.5 0.5 0.5");
    for (unsigned n = 1; n < 4; n++)
        the_case.lines[n].required = HOUR + 1;
    g_assert_true(solve(&the_case, &the_answer));
    assert_answer(&the_case, &the_answer); /* 500.5 each: rounded down, and valid */
    for (unsigned i = 0; i < 3; i++)
        g_assert_cmpint(the_answer.counted[i], >=, HOUR / 2);
    g_assert_cmpint(the_answer.solved.wasted, <=, 3 * (HOUR / 2) - 1 + 3);
}

/* 40 that may be left, 10 that fit up to 6 minimums, 8 lines, of which up to 2 are maximums. */
static void
draw_worst(Case *self, uint64_t *state)
{
    int64_t unit = pick(state, 2) == 0 ? 250 : 500;
    unsigned maximums = pick(state, 3);

    self->n_lines = self->n_items = 0;
    add_line(self, CEU_SOLVE_TOTAL, HOUR * (20 + pick(state, 60)), HOUR * pick(state, 10));
    for (unsigned n = 1; n < 8; n++) {
        if (n >= 8 - maximums)
            add_line(self, CEU_SOLVE_MAXIMUM, 500 * (4 + pick(state, 40)), 0);
        else
            add_line(self, CEU_SOLVE_MINIMUM, unit * (2 + pick(state, 30)), 0);
    }
    for (unsigned i = 0; i < 40; i++) {
        uint64_t lines = 1;
        CeuSolveAlternative alternatives[2];

        if (pick(state, 2) == 0)
            lines |= UINT64_C(2) << pick(state, 7);
        if (pick(state, 3) == 0)
            lines |= UINT64_C(2) << pick(state, 7);
        alternatives[0] = IN(lines);
        alternatives[1] = LEFT;
        add_item(self, unit * (1 + pick(state, pick(state, 2) == 0 ? 4 : 24)), 2, alternatives);
    }
    for (unsigned i = 0; i < 10; i++) {
        unsigned count = 2 + pick(state, 5), first = pick(state, 7);
        CeuSolveAlternative alternatives[CASE_ALTERNATIVES];

        for (unsigned a = 0; a < count; a++)
            alternatives[a] = IN(1 | UINT64_C(2) << (first + a) % (7 - maximums));
        add_item(self, unit * (1 + pick(state, 16)), count, alternatives);
    }
}

/* Amounts at random are harder than people's. Nearly all are proven, and none takes more nodes than a second has. */
static void
test_worst(void)
{
    const unsigned cases = 60;
    unsigned proven = 0, most = 0;
    uint64_t nodes = 0;

    for (unsigned number = 0; number < cases; number++) {
        uint64_t state = SEED + number;

        draw_worst(&the_case, &state);
        proven += solve(&the_case, &the_answer);
        assert_answer(&the_case, &the_answer);
        nodes += the_answer.solved.nodes;
        most = MAX(most, the_answer.solved.nodes);
    }
    g_test_message("%u of %u proven, nodes: %u at most, %u on average", proven, cases, most,
                   (unsigned) (nodes / cases));
    g_assert_cmpuint(proven, >=, cases * 95 / 100);
    g_assert_cmpuint(most, <=, 600000);
    g_assert_cmpuint(nodes / cases, <=, 60000);
}

/* What a person's record looks like: few sizes, few subjects. One pick a statement: the cases are any compiler's. */
static void
make_usual(uint64_t state)
{
    static const int64_t sizes[] = { 1000, 1000, 1000, 1500, 2000, 500, 3000, 1250 };

    clear();
    add_line(&the_case, CEU_SOLVE_TOTAL, HOUR * (20 + pick(&state, 40)), 0);
    for (unsigned n = 1; n < 7; n++)
        add_line(&the_case, CEU_SOLVE_MINIMUM, HOUR * (1 + pick(&state, 6)), 0);
    add_line(&the_case, CEU_SOLVE_MAXIMUM, HOUR * (4 + pick(&state, 12)), 0);
    for (unsigned i = 0; i < 20; i++) {
        int64_t milli = sizes[pick(&state, 8)];
        uint64_t lines = 1 | UINT64_C(2) << pick(&state, 6);

        if (pick(&state, 4) == 0)
            lines |= 128;
        choice_of(milli, IN(lines), LEFT);
    }
    for (unsigned i = 0; i < 6; i++) {
        unsigned first = pick(&state, 6);

        choice_of(sizes[pick(&state, 8)], IN(1 | UINT64_C(2) << first),
                  IN(1 | UINT64_C(2) << (first + 1) % 6));
    }
}

/* Nearly all proven, in next to no time; the rest stop at the limit and say so. */
static void
test_usual(void)
{
    const unsigned cases = 200;
    unsigned proven = 0;

    for (unsigned number = 0; number < cases; number++) {
        make_usual(SEED + number);
        if (solve(&the_case, &the_answer))
            proven++;
        assert_answer(&the_case, &the_answer);
        g_assert_cmpuint(the_answer.solved.nodes, <=, 600000);
    }
    g_test_message("%u of %u proven", proven, cases);
    g_assert_cmpuint(proven, >=, cases * 97 / 100);
}

/* 60 equal activities of the renewal month: 2^60 ways that are 61. */
static void
test_equal_items(void)
{
    clear();
    add_line(&the_case, CEU_SOLVE_TOTAL, 20500, 0);
    add_line(&the_case, CEU_SOLVE_MINIMUM, 3 * HOUR, 0);
    for (unsigned i = 0; i < 60; i++)
        choice_of(HOUR, IN(3), LEFT);
    g_assert_true(solve(&the_case, &the_answer));
    assert_answer(&the_case, &the_answer);
    for (unsigned i = 0; i < 60; i++)
        g_assert_cmpuint(the_answer.choice[i], ==, i < 21 ? 0 : 1);
    g_assert_cmpuint(the_answer.solved.nodes, <=, 2000);
}

static unsigned
count_changes(unsigned items)
{
    unsigned changes = 0;

    for (unsigned i = 0; i < items; i++)
        changes += the_answer.choice[i] != other_answer.choice[i] ||
                   the_answer.counted[i] != other_answer.counted[i];
    return changes;
}

/* Twice the same gives the same; an item more at the end changes little of what was there. */
static void
test_stability(void)
{
    unsigned changes = 0, cases = 100;

    for (unsigned number = 0; number < cases; number++) {
        uint64_t state = SEED + number;

        clear();
        add_line(&the_case, CEU_SOLVE_TOTAL, HOUR * (10 + pick(&state, 10)), 0);
        add_line(&the_case, CEU_SOLVE_MINIMUM, 3 * HOUR, 0);
        add_line(&the_case, CEU_SOLVE_MAXIMUM, 6 * HOUR, 0);
        for (unsigned i = 0; i < 20; i++) {
            uint64_t lines = 1 | (pick(&state, 3) == 0 ? 2 : 0) | (pick(&state, 3) == 0 ? 4 : 0);

            if (i < 8)
                item(HOUR, IN(lines));
            else
                choice_of(HOUR, IN(lines), LEFT);
        }
        g_assert_true(solve(&the_case, &the_answer));
        g_assert_true(solve(&the_case, &other_answer));
        g_assert_cmpuint(count_changes(the_case.n_items), ==, 0);
        choice_of(HOUR, IN(1), LEFT);
        g_assert_true(solve(&the_case, &other_answer));
        g_assert_cmpuint(count_changes(the_case.n_items - 1), <=, 2);
        changes += count_changes(the_case.n_items - 1);
    }
    g_test_message("%u changes in %u cases", changes, cases);
    g_assert_cmpuint(changes, <=, cases / 10);
}

/* 10,000 activities without a choice: nothing is searched, and the latest are cut. */
static void
test_many(void)
{
    int64_t held = 0;

    clear();
    add_line(&the_case, CEU_SOLVE_TOTAL, 40 * HOUR, 0);
    add_line(&the_case, CEU_SOLVE_MINIMUM, 6 * HOUR, 0);
    add_line(&the_case, CEU_SOLVE_MAXIMUM, 2000 * HOUR, 0);
    add_line(&the_case, CEU_SOLVE_MAXIMUM, 4000 * HOUR, 0); /* the one before lies within */
    for (unsigned i = 0; i < 10000; i++)
        item(HOUR, IN(i % 4 == 0 ? 1 | 4 | 8 : i % 4 == 1 ? 1 | 8 : i % 4 == 2 ? 3 : 1));
    g_assert_true(solve(&the_case, &the_answer));
    assert_answer(&the_case, &the_answer);
    g_assert_cmpuint(the_answer.solved.nodes, ==, 0);
    g_assert_cmpint(the_answer.solved.wasted, ==, 1000 * HOUR);
    for (unsigned i = 0; i < 10000; i++) {
        bool within = i % 4 <= 1;

        held += within ? the_answer.counted[i] : 0;
        g_assert_cmpint(the_answer.counted[i], ==, within && i >= 8000 ? 0 : HOUR);
    }
    g_assert_cmpint(held, ==, 4000 * HOUR);
}

/* 10,000 activities, maximums that cross, minimums that want the latest: still by halving, not one by one. */
static void
test_many_crossing(void)
{
    clear();
    add_line(&the_case, CEU_SOLVE_TOTAL, 0, 0);
    add_line(&the_case, CEU_SOLVE_MAXIMUM, 2000 * HOUR, 0);
    add_line(&the_case, CEU_SOLVE_MAXIMUM, 2000 * HOUR, 0);
    add_line(&the_case, CEU_SOLVE_MINIMUM, 1500 * HOUR, 0);
    for (unsigned i = 0; i < 10000; i++)
        item(HOUR, IN(i % 3 == 0 ? 1 | 2 : i % 3 == 1 ? 1 | 4 | 8 : 1 | 2 | 4));
    g_assert_true(solve(&the_case, &the_answer));
    assert_answer(&the_case, &the_answer);
    g_assert_cmpint(the_answer.solved.missing, ==, 0);
    g_assert_cmpint(the_answer.solved.wasted, ==, 6000 * HOUR);
    for (unsigned i = 2; i < 10000; i += 3)
        g_assert_cmpint(the_answer.counted[i], ==, 0);
}

/* Thousands that are open: the limit of nodes holds, the answer is valid. */
static void
test_many_open(void)
{
    clear();
    add_line(&the_case, CEU_SOLVE_TOTAL, 1234567, 0);
    add_line(&the_case, CEU_SOLVE_MINIMUM, 234567, 0);
    for (unsigned i = 0; i < 3000; i++)
        choice_of(250 * (1 + i % 11), IN(i % 5 == 0 ? 3 : 1), LEFT);
    solve(&the_case, &the_answer);
    assert_answer(&the_case, &the_answer);
    g_assert_cmpint(the_answer.solved.missing, ==, 0);
    g_assert_cmpuint(the_answer.solved.nodes, <=, 600000);
}

static void
test_silly(void)
{
    clear();
    expect("", "");
    item(HOUR, IN(~UINT64_C(0)));
    expect("0", "1"); /* no lines */
    add_item(&the_case, HOUR, 0, NULL);
    expect("00", "1 0"); /* no alternatives */
    the_case.items[0].milli = -5;
    expect("00", "0 0");
    clear();
    for (unsigned n = 0; n < 64; n++)
        add_line(&the_case, n % 3 == 2 ? CEU_SOLVE_MAXIMUM : CEU_SOLVE_MINIMUM, 0, 0);
    for (unsigned i = 0; i < 30; i++)
        choice_of(HOUR, IN(UINT64_C(1) << 2 * i | UINT64_C(7) << i), IN(UINT64_C(1) << i));
    g_assert_true(solve(&the_case, &the_answer));
    assert_answer(&the_case, &the_answer);
    for (unsigned n = 0; n < 64; n++)
        the_case.lines[n] = (CeuSolveLine){ CEU_SOLVE_MAXIMUM, INT64_MIN, INT64_MAX };
    the_case.items[0].milli = INT64_MAX;
    solve(&the_case, &the_answer);
    for (unsigned n = 0; n < 64; n++)
        the_case.lines[n] = (CeuSolveLine){ n % 2, INT64_MAX, INT64_MIN };
    solve(&the_case, &the_answer);
    g_assert_cmpint(the_answer.solved.wasted, ==, 0);
}

/* More classes in crossing maximums than the exact program takes: a valid answer that does not claim to be proven. */
static void
test_beyond(void)
{
    uint64_t state = SEED;

    clear();
    for (unsigned n = 0; n < 64; n++)
        add_line(&the_case, n < 8 ? CEU_SOLVE_MINIMUM : CEU_SOLVE_MAXIMUM, 3 * HOUR, 0);
    for (unsigned i = 0; i < 2000; i++)
        item(1 + pick(&state, HOUR), IN(draw(&state) & draw(&state) & draw(&state)));
    g_assert_false(solve(&the_case, &the_answer));
    assert_answer(&the_case, &the_answer);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/solve-large/renewal-month", test_renewal_month);
    g_test_add_func("/solve-large/shared", test_shared);
    g_test_add_func("/solve-large/cuts", test_cuts);
    g_test_add_func("/solve-large/crossing", test_crossing);
    g_test_add_func("/solve-large/fractions", test_fractions);
    g_test_add_func("/solve-large/stability", test_stability);
    g_test_add_func("/solve-large/equal-items", test_equal_items);
    g_test_add_func("/solve-large/usual", test_usual);
    g_test_add_func("/solve-large/worst", test_worst);
    g_test_add_func("/solve-large/many", test_many);
    g_test_add_func("/solve-large/many-crossing", test_many_crossing);
    g_test_add_func("/solve-large/many-open", test_many_open);
    g_test_add_func("/solve-large/silly", test_silly);
    g_test_add_func("/solve-large/beyond", test_beyond);
    return g_test_run();
}
