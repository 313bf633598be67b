/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The distance of Damerau and Levenshtein (neighbours may swap once), over bytes in lower case. */
#include "suggest.h"

#include <string.h>

#define WORD_MAX 64 /* a longer word is no typing error of any of ours */
#define EDITS_MAX 2

static unsigned
cheapest(unsigned a, unsigned b, unsigned c)
{
    return MIN(MIN(a, b), c);
}

unsigned
cli_edit_distance(const char *a, const char *b)
{
    unsigned rows[WORD_MAX + 1][WORD_MAX + 1];
    const size_t length_a = strlen(a), length_b = strlen(b);
    size_t i, k;

    if (length_a > WORD_MAX || length_b > WORD_MAX)
        return WORD_MAX + 1;
    for (i = 0; i <= length_a; i++)
        rows[i][0] = (unsigned) i;
    for (k = 0; k <= length_b; k++)
        rows[0][k] = (unsigned) k;
    for (i = 1; i <= length_a; i++) {
        for (k = 1; k <= length_b; k++) {
            const char x = g_ascii_tolower(a[i - 1]), y = g_ascii_tolower(b[k - 1]);

            rows[i][k] = cheapest(rows[i - 1][k] + 1, rows[i][k - 1] + 1,
                                  rows[i - 1][k - 1] + (x == y ? 0 : 1));
            if (i > 1 && k > 1 && x == g_ascii_tolower(b[k - 2]) && y == g_ascii_tolower(a[i - 2]))
                rows[i][k] = MIN(rows[i][k], rows[i - 2][k - 2] + 1);
        }
    }
    return rows[length_a][length_b];
}

const char *
cli_suggest(const char *word, const GPtrArray *known)
{
    const char *best = NULL;
    unsigned best_distance = EDITS_MAX + 1, i;

    for (i = 0; i < known->len; i++) {
        const char *candidate = g_ptr_array_index(known, i);
        const unsigned distance = cli_edit_distance(word, candidate);

        if (distance >= best_distance || distance > strlen(candidate) / 3)
            continue;
        best = candidate;
        best_distance = distance;
    }
    return best;
}
