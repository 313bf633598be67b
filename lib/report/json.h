/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of docs/cli-json.md: each a function, so that a day or an amount is spelled alike everywhere. */
#pragma once

#include <ceu/report.h>
#include <jansson.h>

/* All return a new reference. */
json_t *ceu_json_text(const char *text);          /* NULL: null; invalid bytes are replaced */
json_t *ceu_json_day(CeuDate day);                /* not set: null */
json_t *ceu_json_units(CeuUnits units);           /* "1.5" */
json_t *ceu_json_words(const char *const *words); /* NULL: empty list */
json_t *ceu_json_source(const CeuBody *body, const char *id);
json_t *ceu_json_sources_of(const CeuBody *body, const CeuRule *rule);
json_t *ceu_json_rule(const CeuBody *body, const CeuRule *rule);
json_t *ceu_json_pool(const CeuAssessment *assessment, const CeuFacts *facts, const CeuPool *pool);
json_t *ceu_json_stage(const CeuAssessment *assessment, const CeuPool *pool, const CeuStage *stage);
json_t *ceu_json_notices(const GPtrArray *notices);

/* "rule", "confidence" and "sources" of whatever rests on @rule (NULL: on none). */
void ceu_json_set_rule(json_t *object, const CeuBody *body, const CeuRule *rule);

/* An object that begins with its schema. */
json_t *ceu_json_reply(const char *schema);
/* Takes @reply; compact, keys as set, ends with a line feed. Returns: (transfer full) */
char *ceu_json_take_text(json_t *reply);
