/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The memory of the solver's search: what it may call seen, and that it never does so wrongly, even when it is full. */
#include "core/solve-private.h"

#include <string.h>

#define MANY 20000 /* places: the table grows several times */

static void
test_left(void)
{
    CeuSeen seen = { 0 };
    const int64_t place[] = { 3, 0, 1500 };

    g_assert_false(ceu_seen_before(&seen, place, 3, 10));
    g_assert_true(ceu_seen_before(&seen, place, 3, 10));
    g_assert_true(ceu_seen_before(&seen, place, 3, 9)); /* with less left nothing better follows */
    g_assert_false(ceu_seen_before(&seen, place, 3, 12));
    g_assert_true(ceu_seen_before(&seen, place, 3, 12)); /* the most is what counts from now on */
    g_assert_true(ceu_seen_before(&seen, place, 3, 11));
    g_assert_false(ceu_seen_before(&seen, place, 3, 13));
    ceu_seen_clear(&seen);
}

/* Each number of a place matters, and how many there are. */
static void
test_places(void)
{
    CeuSeen seen = { 0 };
    const int64_t place[] = { 1, 2, 3, 0 };

    g_assert_false(ceu_seen_before(&seen, place, 3, 5));
    for (unsigned n = 0; n < 3; n++) {
        int64_t other[3];

        memcpy(other, place, sizeof other);
        other[n] += INT64_C(1) << 40;
        g_assert_false(ceu_seen_before(&seen, other, 3, 5));
        g_assert_true(ceu_seen_before(&seen, other, 3, 5));
    }
    g_assert_false(ceu_seen_before(&seen, place, 2, 5));
    g_assert_false(ceu_seen_before(&seen, place, 4, 5));
    g_assert_false(ceu_seen_before(&seen, place + 1, 2, 5));
    g_assert_false(ceu_seen_before(&seen, place, 0, 5));
    g_assert_true(ceu_seen_before(&seen, place, 0, 5));
    for (unsigned length = 2; length <= 4; length++)
        g_assert_true(ceu_seen_before(&seen, place, length, 5));
    ceu_seen_clear(&seen);
}

static void
test_growth(void)
{
    CeuSeen seen = { 0 };

    for (int64_t n = 0; n < MANY; n++) {
        int64_t place[] = { n % 7, n, 500 * (n / 3) };

        g_assert_false(ceu_seen_before(&seen, place, (size_t) (2 + n % 2), n));
    }
    for (int64_t n = 0; n < MANY; n++) {
        int64_t place[] = { n % 7, n, 500 * (n / 3) };

        g_assert_false(ceu_seen_before(&seen, place, (size_t) (2 + n % 2), n + 1));
        g_assert_true(ceu_seen_before(&seen, place, (size_t) (2 + n % 2), n + 1));
        g_assert_false(ceu_seen_before(&seen, place, (size_t) (3 - n % 2), n));
    }
    ceu_seen_clear(&seen);
}

/* A full memory keeps what it has, takes more left for it, and calls nothing seen that it does not know. */
static void
test_full(void)
{
    CeuSeen seen = { 0 };
    int64_t place[4096] = { 0 };
    unsigned known = 0;

    for (unsigned n = 0; n < 1000; n++) {
        place[0] = n;
        g_assert_false(ceu_seen_before(&seen, place, G_N_ELEMENTS(place), 5));
        known += ceu_seen_before(&seen, place, G_N_ELEMENTS(place), 5);
    }
    g_assert_cmpuint(known, >, 100);
    g_assert_cmpuint(known, <, 1000); /* it has a limit */
    for (unsigned n = 0; n < known; n++) {
        place[0] = n;
        g_assert_true(ceu_seen_before(&seen, place, G_N_ELEMENTS(place), 5));
        g_assert_false(ceu_seen_before(&seen, place, G_N_ELEMENTS(place), 6));
        g_assert_true(ceu_seen_before(&seen, place, G_N_ELEMENTS(place), 6));
        for (size_t length = 1; length <= 64;
             length++) /* the table is small: many meet in a slot */
            g_assert_false(ceu_seen_before(&seen, place, length, 0));
    }
    ceu_seen_forget(&seen);
    for (unsigned n = 0; n < known; n++) {
        place[0] = n;
        g_assert_false(ceu_seen_before(&seen, place, G_N_ELEMENTS(place), 0));
        g_assert_true(ceu_seen_before(&seen, place, G_N_ELEMENTS(place), 0));
    }
    ceu_seen_clear(&seen);
    ceu_seen_clear(&seen);
    ceu_seen_forget(&seen);
    g_assert_false(ceu_seen_before(&seen, place, 1, 0));
    ceu_seen_clear(&seen);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/solve-seen/left", test_left);
    g_test_add_func("/solve-seen/places", test_places);
    g_test_add_func("/solve-seen/growth", test_growth);
    g_test_add_func("/solve-seen/full", test_full);
    return g_test_run();
}
