/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Faults of a pack with their place, and the word that was probably meant. */
#include "rules/faults.h"

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
