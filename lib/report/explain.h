/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts that the two explanations, of a pool and of an activity, share. */
#pragma once

#include "report/paint.h"

/* A heading line of a section, after an empty line. */
void ceu_explain_section(CeuPaint *paint, const char *title);
/* A rule by id, its words, when it is in force, how sure it is. */
void ceu_explain_rule(CeuPaint *paint, const CeuRule *rule, int indent);
/* The same, and whom it applies to, on what it depends and what was answered. */
void ceu_explain_rule_for(CeuPaint *paint, const CeuRule *rule, const CeuBody *body,
                          const CeuFacts *facts, int indent);
/* What one activity is worth in @pool, and why. */
void ceu_explain_item(CeuPaint *paint, const CeuPool *pool, const CeuFacts *facts,
                      const CeuItem *item, int indent);
/* Titles of the tags whose bits are set, "Auditing, Ethics"; NULL: none. Returns: (transfer full) */
char *ceu_explain_tags(const GPtrArray *tags, uint64_t bits);
/* The marks of @item in words, with what a proof lacks; NULL: none. Returns: (transfer full) */
char *ceu_explain_marks(const CeuItem *item);
/* "1.5 hours" as on the certificate. @body: (nullable): whose own unit it may be. Returns: (transfer full) */
char *ceu_explain_amount(const CeuActivity *activity, const CeuBody *body);
/* "90 minutes ÷ 60 minutes a CEU = 1.5 CEU": how the certificate becomes units of the body. Returns: (transfer full) */
char *ceu_explain_conversion(const CeuPool *pool, const CeuFacts *facts,
                             const CeuActivity *activity, const CeuItem *item);
/* The last day to keep the proof of what @item judges; none: it needs none, or no rule says. @out_rule: that rule, or NULL. */
CeuDate ceu_explain_keep(const CeuPool *pool, const CeuFacts *facts, const CeuActivity *activity,
                         const CeuItem *item, CeuDate today, const CeuRule **out_rule);
/* Address, date and note of each source. @sources: (element-type CeuSource) */
void ceu_explain_sources(CeuPaint *paint, const GPtrArray *sources);
/* The recorded steps on the way to a candidate's credential. */
void ceu_explain_steps(CeuPaint *paint, const CeuPool *pool, const CeuFacts *facts);
/* What the grades of @rules mean, each once. @rules: (element-type CeuRule) */
void ceu_explain_grades(CeuPaint *paint, const GPtrArray *rules);

/* explain-facts.c: what the holder stated about @pool. */
void ceu_explain_facts(CeuPaint *paint, const CeuPool *pool, const CeuFacts *facts);
/* explain-lines.c: what is required, line by line, down to the activities that make each sum. */
void ceu_explain_requirements(CeuPaint *paint, const CeuPool *pool, const CeuFacts *facts);
/* In which lines of @pool an activity counts, and what keeps it out of the others. */
void ceu_explain_membership(CeuPaint *paint, const CeuPool *pool, const CeuItem *item,
                            const CeuActivity *activity, int indent);
