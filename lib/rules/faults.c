/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults of a pack with their place, and the word that was probably meant. */
#include "rules/faults.h"

#include <string.h>

#define WORD_MAX 48 /* bytes of a word that is compared letter by letter */

void
ceu_fault_free(CeuFault *fault)
{
    if (fault == NULL)
        return;
    g_free(fault->path);
    g_free(fault->message);
    g_free(fault);
}

void
ceu_faults_add(GPtrArray *faults, const char *path, uint32_t line, uint32_t column, bool warning,
               const char *message)
{
    CeuFault *fault = g_new0(CeuFault, 1);

    fault->path = g_strdup(path);
    fault->line = (int) line;
    fault->column = (int) column;
    fault->warning = warning;
    fault->message = g_strdup(message);
    g_ptr_array_add(faults, fault);
}

static bool
comes_after(const CeuFault *a, const CeuFault *b)
{
    return a->line > b->line || (a->line == b->line && a->column > b->column);
}

void
ceu_faults_sort(GPtrArray *faults, guint first)
{
    for (guint i = first + 1; i < faults->len; i++) {
        gpointer moved = faults->pdata[i];
        guint j = i;

        for (; j > first && comes_after(faults->pdata[j - 1], moved); j--)
            faults->pdata[j] = faults->pdata[j - 1];
        faults->pdata[j] = moved;
    }
}

unsigned
ceu_faults_errors(const GPtrArray *faults, guint first)
{
    unsigned errors = 0;

    for (guint i = first; i < faults->len; i++)
        errors += ((const CeuFault *) g_ptr_array_index(faults, i))->warning ? 0 : 1;
    return errors;
}

static unsigned
smaller(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* Letters added, left out, changed or swapped with their neighbour to make @b from @a. */
static unsigned
count_slips(const char *a, size_t a_length, const char *b, size_t b_length)
{
    unsigned rows[3][WORD_MAX + 1] = { { 0 } };

    for (unsigned j = 0; j <= b_length; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        unsigned *row = rows[i % 3];
        const unsigned *above = rows[(i + 2) % 3];
        const unsigned *two_above = rows[(i + 1) % 3];

        row[0] = (unsigned) i;
        for (size_t j = 1; j <= b_length; j++) {
            bool same = g_ascii_tolower(a[i - 1]) == g_ascii_tolower(b[j - 1]);

            row[j] = smaller(smaller(above[j], row[j - 1]) + 1, above[j - 1] + (same ? 0 : 1));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = smaller(row[j], two_above[j - 2] + 1);
        }
    }
    return rows[a_length % 3][b_length];
}

CeuNearest
ceu_nearest_init(const char *word)
{
    return (CeuNearest){ .word = word, .slips = 3 };
}

void
ceu_nearest_offer(CeuNearest *nearest, const char *candidate)
{
    size_t length = strlen(nearest->word);
    size_t candidate_length = strlen(candidate);
    unsigned slips;

    if (length > WORD_MAX || candidate_length > WORD_MAX)
        return;
    slips = count_slips(nearest->word, length, candidate, candidate_length);
    if (slips < nearest->slips && slips <= candidate_length / 3) {
        nearest->best = candidate;
        nearest->slips = slips;
    }
}
