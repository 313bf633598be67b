/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A parsed YAML document as one flat list: what the parser makes, the cache keeps and the walker reads. */
#pragma once

#include <ceu/rules.h>

#define CEU_PACK_SIZE_MAX (256 * 1024) /* bytes of one pack file */
#define CEU_PACK_DEPTH_MAX 32          /* lists and maps inside each other */

typedef enum { CEU_NODE_TEXT, CEU_NODE_LIST, CEU_NODE_MAP } CeuNodeKind;

/* Nodes stand in document order; the children of a list or map follow it, a map's as key, value, key … */
typedef struct CeuNode {
    uint32_t kind;   /* CeuNodeKind */
    uint32_t line;   /* from 1 */
    uint32_t column; /* from 1, in characters */
    uint32_t value;  /* TEXT: offset into the texts; LIST, MAP: index after its last descendant */
} CeuNode;

/* One allocation holds it all, so that a cached document costs one read and no copy. */
typedef struct CeuNodes {
    char *storage;
    const CeuNode *nodes; /* into storage; [0] is the root */
    const char *texts;    /* into storage: strings with their NUL, one after the other */
    uint32_t count;
    uint32_t texts_size;
} CeuNodes;

/* Copies both into one block. */
CeuNodes *ceu_nodes_new(const CeuNode *nodes, uint32_t count, const char *texts,
                        uint32_t texts_size);
/* Takes @storage, which holds @count nodes at @nodes_offset (a multiple of 8) and the texts behind them. */
CeuNodes *ceu_nodes_new_take(char *storage, size_t nodes_offset, uint32_t count,
                             uint32_t texts_size);
void ceu_nodes_free(CeuNodes *nodes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuNodes, ceu_nodes_free)

/* Whether every offset lies inside, containers nest and maps have pairs: asked of nodes from a file. */
bool ceu_nodes_are_sound(const CeuNodes *nodes);

/* Index of the node after the one at @at and all its descendants. */
static inline uint32_t
ceu_nodes_next(const CeuNodes *nodes, uint32_t at)
{
    return nodes->nodes[at].kind == CEU_NODE_TEXT ? at + 1 : nodes->nodes[at].value;
}

/* The key at @at of a map: always a text. */
static inline const char *
ceu_nodes_key(const CeuNodes *nodes, uint32_t at)
{
    return nodes->texts + nodes->nodes[at].value;
}

/* (nullable): the text at @at; NULL if it is a list or a map. */
static inline const char *
ceu_nodes_text(const CeuNodes *nodes, uint32_t at)
{
    const CeuNode *node = &nodes->nodes[at];

    return node->kind == CEU_NODE_TEXT ? nodes->texts + node->value : NULL;
}
