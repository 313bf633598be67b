/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a pack, told at the node it is about, up to a limit. */
#include "rules/pack.h"

#include <string.h>

#define FAULTS_MAX 100 /* of one pack */

G_GNUC_PRINTF(4, 0)
static void
add_fault(PackReader *reader, uint32_t at, bool warning, const char *format, va_list arguments)
{
    const CeuNode *node = &reader->nodes->nodes[at];
    g_autofree char *message = NULL;

    if (reader->full)
        return;
    message = g_strdup_vprintf(format, arguments);
    ceu_faults_add(reader->faults, reader->path, node->line, node->column, warning, message);
    reader->full = reader->faults->len - reader->first_fault == FAULTS_MAX;
}

bool
pack_fault(PackReader *reader, uint32_t at, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    add_fault(reader, at, false, format, arguments);
    va_end(arguments);
    return false;
}

void
pack_warning(PackReader *reader, uint32_t at, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    add_fault(reader, at, true, format, arguments);
    va_end(arguments);
}

char *
pack_suggestion(const CeuNearest *nearest)
{
    return nearest->best != NULL ? g_strdup_printf("; did you mean “%s”?", nearest->best)
                                 : g_strdup("");
}

uint32_t
pack_key_place(const PackReader *reader, uint32_t map, const char *name)
{
    const CeuNode *node = &reader->nodes->nodes[map];

    for (uint32_t i = map + 1; i < node->value; i = ceu_nodes_next(reader->nodes, i + 1)) {
        if (strcmp(ceu_nodes_key(reader->nodes, i), name) == 0)
            return i;
    }
    return map;
}
