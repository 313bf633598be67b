/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a transcript, by subject; ceu_transcript_outline() puts them together. */
#pragma once

#include "report/outline.h"

/* transcript-activities.c: what counts, and what does not with the reason. */
void ceu_transcript_activities(CeuOutline *outline, const CeuPool *pool, const CeuFacts *facts);
/* transcript-charts.c: bars of the requirements; units over time against the pace; stages on a timeline. */
void ceu_transcript_bars(CeuOutline *outline, const CeuPool *pool);
void ceu_transcript_pace(CeuOutline *outline, const CeuPool *pool, const CeuFacts *facts,
                         CeuDate today);
void ceu_transcript_timeline(CeuOutline *outline, const CeuPool *pool, CeuDate today);

/* Whether a requirement is measured: in units, or of a candidate in months. */
bool ceu_transcript_is_measured(const CeuRequirement *requirement);
