/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What text and JSON both walk through: the chain of stages, the rules and sources behind a pool. */
#pragma once

#include <ceu/report.h>

typedef struct CeuChainLink {
    const CeuPool *pool;
    const CeuStage *stage;
} CeuChainLink;

/* Stages of all pools by day; of one day in the order of the pools. Returns: (transfer full) (element-type CeuChainLink) */
GArray *ceu_chain_new(const CeuAssessment *assessment);

/* Every rule that a number of @pool rests on, each once. Returns: (transfer container) (element-type CeuRule) */
GPtrArray *ceu_used_rules(const CeuPool *pool);
/* Sources of @rules that @body lists, each once, in the body's order. Returns: (transfer container) (element-type CeuSource) */
GPtrArray *ceu_used_sources(const CeuBody *body, const GPtrArray *rules);
