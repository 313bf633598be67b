/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a mistyped word is from a known one: the distance of Damerau and Levenshtein over bytes in lower case. */
#include <ceu/text.h>

#include <limits.h>
#include <string.h>

#define WORD_MAX 64 /* a longer word is no typing error of any of ours */

unsigned
ceu_text_distance(const char *a, const char *b)
{
    unsigned rows[WORD_MAX + 1][WORD_MAX + 1];
    size_t length_a = strlen(a), length_b = strlen(b);

    if (length_a > WORD_MAX || length_b > WORD_MAX)
        return UINT_MAX;
    for (size_t i = 0; i <= length_a; i++)
        rows[i][0] = (unsigned) i;
    for (size_t k = 0; k <= length_b; k++)
        rows[0][k] = (unsigned) k;
    for (size_t i = 1; i <= length_a; i++) {
        for (size_t k = 1; k <= length_b; k++) {
            char x = g_ascii_tolower(a[i - 1]), y = g_ascii_tolower(b[k - 1]);
            unsigned changed = rows[i - 1][k - 1] + (x == y ? 0 : 1);

            rows[i][k] = MIN(changed, MIN(rows[i - 1][k], rows[i][k - 1]) + 1);
            if (i > 1 && k > 1 && x == g_ascii_tolower(b[k - 2]) && y == g_ascii_tolower(a[i - 2]))
                rows[i][k] = MIN(rows[i][k], rows[i - 2][k - 2] + 1);
        }
    }
    return rows[length_a][length_b];
}
