/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts that the two explanations, of a pool and of an activity, share. */
#pragma once

#include "report/paint.h"

/* A heading line of a section, after an empty line. */
void ceu_explain_section(CeuPaint *paint, const char *title);
/* A rule by id, its words, when it is in force, how sure it is. */
void ceu_explain_rule(CeuPaint *paint, const CeuRule *rule, int indent);
/* What one activity is worth in @pool, and why. */
void ceu_explain_item(CeuPaint *paint, const CeuPool *pool, const CeuFacts *facts,
                      const CeuItem *item, int indent);
/* "1.5 CEU" as on the certificate. Returns: (transfer full) */
char *ceu_explain_amount(const CeuActivity *activity);
/* Address, date and note of each source. @sources: (element-type CeuSource) */
void ceu_explain_sources(CeuPaint *paint, const GPtrArray *sources);
/* The recorded steps on the way to a candidate's credential. */
void ceu_explain_steps(CeuPaint *paint, const CeuPool *pool, const CeuFacts *facts);
