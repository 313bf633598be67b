/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a transcript, by subject; ceu_transcript_outline() puts them together. */
#pragma once

#include "report/outline.h"

/* Who holds what, which cycle, and what it rests on: facts. */
void ceu_transcript_holder(CeuOutline *outline, const CeuPool *pool, CeuDate today);
/* The requirements with their heading. */
void ceu_transcript_requirements(CeuOutline *outline, const CeuPool *pool);

/* transcript-activities.c: what counts, and what does not with the reason. */
void ceu_transcript_activities(CeuOutline *outline, const CeuPool *pool, const CeuFacts *facts);
/* transcript-charts.c: bars of the requirements; units over time against the pace; stages on a timeline. */
void ceu_transcript_bars(CeuOutline *outline, const CeuPool *pool);
void ceu_transcript_pace(CeuOutline *outline, const CeuPool *pool, const CeuFacts *facts,
                         CeuDate today);
void ceu_transcript_timeline(CeuOutline *outline, const CeuPool *pool, CeuDate today);

/* Of the items of @pool those that count, or the others; of the first @count records. (transfer container) */
GPtrArray *ceu_transcript_items(const CeuPool *pool, uint32_t count, bool counting);
/* "done before this cycle, rule A15". (transfer full) */
char *ceu_transcript_left_reason(const CeuItem *item, const CeuActivity *activities,
                                 uint32_t count);

/* Whether a requirement is measured: in units, or of a candidate in months. */
bool ceu_transcript_is_measured(const CeuRequirement *requirement);
