/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of a pack that have parts: lists, and maps whose keys are ids. */
#include "rules/pack.h"

/* One element of a list, checked. NULL with a fault. */
static const char *
list_element(PackReader *reader, uint32_t at, const PackKey *key)
{
    const char *text = pack_scalar(reader, at, key);

    return text != NULL && pack_check_key_reference(reader, at, key, text) ? text : NULL;
}

/* A list of texts; a single text stands for a list of one. */
bool
pack_read_list(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    const CeuNode *node = &reader->nodes->nodes[at];
    GStrv *place = (GStrv *) (void *) ((char *) target + key->offset);
    uint32_t first = node->kind == CEU_NODE_LIST ? at + 1 : at;
    uint32_t end = ceu_nodes_next(reader->nodes, at);
    unsigned count = 0;
    bool good = true;

    if (node->kind == CEU_NODE_MAP)
        return pack_fault(reader, at, "“%s” must be a list, not a map", key->name);
    if (first == end)
        return pack_fault(reader, at, "“%s” is an empty list", key->name);
    g_strfreev(*place);
    *place = g_new0(char *, end - first + 1);
    for (uint32_t i = first; i < end; i = ceu_nodes_next(reader->nodes, i)) {
        const char *text = list_element(reader, i, key);

        if (text != NULL)
            (*place)[count++] = g_strdup(text);
        else
            good = false;
    }
    return good;
}

bool
pack_read_words(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    const CeuNode *node = &reader->nodes->nodes[at];
    unsigned *bits = (unsigned *) (void *) ((char *) target + key->offset);
    bool good = true;

    if (node->kind != CEU_NODE_LIST || node->value == at + 1)
        return pack_fault(reader, at, "“%s” must be a list of words", key->name);
    for (uint32_t i = at + 1; i < node->value; i = ceu_nodes_next(reader->nodes, i)) {
        int value = 0;

        good = pack_find_word(reader, i, key, key->words, &value) && good;
        *bits |= (unsigned) value;
    }
    return good;
}

bool
pack_read_rows(PackReader *reader, uint32_t at, const PackKey *key, void *target, const char *what,
               PackRead each)
{
    const CeuNode *node = &reader->nodes->nodes[at];
    bool good = true;

    if (node->kind != CEU_NODE_LIST || node->value == at + 1)
        return pack_fault(reader, at, "“%s” must be a list: %s", key->name, what);
    for (uint32_t i = at + 1; i < node->value; i = ceu_nodes_next(reader->nodes, i))
        good = each(reader, i, key, target) && good;
    return good;
}

bool
pack_read_pairs(PackReader *reader, uint32_t at, const PackKey *key, void *target, const char *what,
                PackRead each)
{
    const CeuNode *node = &reader->nodes->nodes[at];
    bool good = true;

    if (node->kind != CEU_NODE_MAP || node->value == at + 1)
        return pack_fault(reader, at, "“%s” must be a map: %s", key->name, what);
    for (uint32_t i = at + 1; i < node->value; i = ceu_nodes_next(reader->nodes, i + 1))
        good = each(reader, i, key, target) && good;
    return good;
}

void
pack_read_each(PackReader *reader, uint32_t at, const char *name,
               void (*each)(PackReader *reader, uint32_t at))
{
    const CeuNode *node = &reader->nodes->nodes[at];

    if (node->kind != CEU_NODE_LIST) {
        pack_fault(reader, at, "“%s” must be a list", name);
        return;
    }
    for (uint32_t i = at + 1; i < node->value; i = ceu_nodes_next(reader->nodes, i))
        each(reader, i);
}
