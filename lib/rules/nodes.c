/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The flat document: its memory, and the check that keeps a damaged one from being read. */
#include "rules/nodes.h"

#include <string.h>

CeuNodes *
ceu_nodes_new_take(char *storage, size_t nodes_offset, uint32_t count, uint32_t texts_size)
{
    CeuNodes *self = g_new0(CeuNodes, 1);

    self->storage = storage;
    self->nodes = (const CeuNode *) (const void *) (storage + nodes_offset);
    self->texts = storage + nodes_offset + count * sizeof(CeuNode);
    self->count = count;
    self->texts_size = texts_size;
    return self;
}

CeuNodes *
ceu_nodes_new(const CeuNode *nodes, uint32_t count, const char *texts, uint32_t texts_size)
{
    size_t nodes_size = count * sizeof(CeuNode);
    char *storage = g_malloc(nodes_size + texts_size);

    memcpy(storage, nodes, nodes_size);
    memcpy(storage + nodes_size, texts, texts_size);
    return ceu_nodes_new_take(storage, 0, count, texts_size);
}

void
ceu_nodes_free(CeuNodes *nodes)
{
    if (nodes == NULL)
        return;
    g_free(nodes->storage);
    g_free(nodes);
}

/* A list or map that is still open while the nodes are walked in order. */
typedef struct Level {
    uint32_t end;
    uint32_t children;
    bool is_map;
} Level;

static bool
key_is_sound(const CeuNodes *nodes, const Level *level, uint32_t at)
{
    return !level->is_map || level->children % 2 != 0 || nodes->nodes[at].kind == CEU_NODE_TEXT;
}

bool
ceu_nodes_are_sound(const CeuNodes *nodes)
{
    Level levels[CEU_PACK_DEPTH_MAX + 1] = { { .end = nodes->count } };
    unsigned depth = 0;

    if (nodes->count == 0 || nodes->texts_size == 0 || nodes->texts[nodes->texts_size - 1] != '\0')
        return false;
    for (uint32_t i = 0; i < nodes->count; i++) {
        const CeuNode *node = &nodes->nodes[i];

        while (i == levels[depth].end) {
            if (levels[depth].is_map && levels[depth].children % 2 != 0)
                return false;
            depth--;
        }
        if (!key_is_sound(nodes, &levels[depth], i))
            return false;
        levels[depth].children++;
        if (node->kind == CEU_NODE_TEXT) {
            if (node->value >= nodes->texts_size)
                return false;
            continue;
        }
        if (node->kind > CEU_NODE_MAP || node->value <= i || node->value > levels[depth].end ||
            depth == CEU_PACK_DEPTH_MAX)
            return false;
        levels[++depth] = (Level){ .end = node->value, .is_map = node->kind == CEU_NODE_MAP };
    }
    for (; depth > 0; depth--) {
        if (levels[depth].end != nodes->count ||
            (levels[depth].is_map && levels[depth].children % 2 != 0))
            return false;
    }
    return levels[0].children == 1;
}
