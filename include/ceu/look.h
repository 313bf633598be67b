/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from facts and an assessment without being part of them: old packs, proofs to keep, what-ifs. */
#pragma once

#include <ceu/assess.h>

G_BEGIN_DECLS

#define CEU_STALE_MONTHS 18 /* a pack checked longer ago than this is marked */

/**
 * ceu_body_is_stale:
 * @body: a body
 * @today: the day asked about
 *
 * Rules change: what was checked against its sources long ago may no longer hold.
 *
 * Returns: whether @body was verified more than %CEU_STALE_MONTHS months before @today; false if the
 *   day it was verified is not stated.
 */
CEU_API bool ceu_body_is_stale(const CeuBody *body, CeuDate today);

/**
 * ceu_retain_until:
 * @pool: a pool
 * @facts: the facts that it was judged from
 * @activity: an activity
 * @today: the day that decides which rules are in force by the calendar
 * @out_rule: (out) (nullable) (transfer none): the rule that the day rests on; NULL: no rule
 *
 * How long the proof of @activity is to be kept (K73): the latest of what the rules state, counted from
 * the due date of the cycle in which it is used, from its completion, and by whole cycles after that due
 * date. For a cycle other than the present and the next one the due date is worked out from the length.
 *
 * Returns: the last day to keep it; %CEU_DATE_NONE if no rule states it, or the pool has no cycle and
 *   the rule needs one, or the day leaves the range.
 */
CEU_API CeuDate ceu_retain_until(const CeuPool *pool, const CeuFacts *facts,
                                 const CeuActivity *activity, CeuDate today,
                                 const CeuRule **out_rule);

/* What one renewal asks of the proof of one activity, and what of it is there. */
typedef struct CeuProofLook {
    const CeuPool *pool;
    const CeuRule *asks;  /* the rule that says what a proof must show; NULL: no rule says */
    unsigned missing;     /* CeuFields asked for that are neither recorded nor excused */
    unsigned excused;     /* asked for and not recorded, but the file on record will do instead */
    bool accepted;        /* the body has accepted the activity: nothing is missing any more */
    CeuDate keep;         /* last day to keep the proof; none: not known */
    const CeuRule *keeps; /* the rule that it rests on; NULL: no rule says */
} CeuProofLook;

/* Whether what was judged so was or may be used in some cycle: what never counts needs no proof. */
CEU_API bool ceu_reason_needs_proof(CeuReason reason);

/**
 * ceu_proof_looks:
 * @assessment: the judgement of @facts
 * @facts: the facts that it was judged from
 * @activity: of @facts
 *
 * What each renewal for which @activity counts or may count in some cycle asks of its proof (K74), and
 * how long the proof is to be kept (K73).
 *
 * Returns: (transfer full) (element-type CeuProofLook): in the order of the pools; what it points to
 *   belongs to @assessment and its rulebook. Empty: no renewal needs a proof of it.
 */
CEU_API GArray *ceu_proof_looks(const CeuAssessment *assessment, const CeuFacts *facts,
                                const CeuActivity *activity);

/**
 * ceu_assess_cycle:
 * @facts: all facts; must outlive the result
 * @rulebook: must outlive the result
 * @today: no later day is judged
 * @pool: its id
 * @day: a day of the cycle asked for, of its full length
 * @error: CEU_ERROR_NOT_FOUND: the pool had no cycle then, or the one before was not renewed
 *
 * The present cycle as it stands on @today; one that was renewed as it stood at its end: on the day before the
 * renewal was accepted, else on its last day. Pure.
 *
 * Returns: (transfer full): the judgement in which the present cycle of @pool holds @day; NULL on error.
 */
CEU_API CeuAssessment *ceu_assess_cycle(const CeuFacts *facts, const CeuRulebook *rulebook,
                                        CeuDate today, const char *pool, CeuDate day,
                                        GError **error);

/**
 * ceu_pool_count_rule:
 * @pool: a pool
 * @facts: the facts that it was judged from
 * @aspect: what is asked about: how long a unit is, what a unit of another kind is worth …
 * @activity: what was done
 * @item: the verdict on it in @pool
 *
 * Returns: (nullable) (transfer none): the rule that the engine used for @activity, as far as no act opens it.
 */
CEU_API const CeuRule *ceu_pool_count_rule(const CeuPool *pool, const CeuFacts *facts,
                                           CeuCountAspect aspect, const CeuActivity *activity,
                                           const CeuItem *item);

/* (transfer full): the same facts, but credential @id is given up on @day. */
CEU_API CeuFacts *ceu_facts_with_retired(const CeuFacts *facts, int64_t id, CeuDate day);

/* (transfer full): the same facts, but what is planned up to @day, inclusive, is done as planned. */
CEU_API CeuFacts *ceu_facts_with_planned_done(const CeuFacts *facts, CeuDate day);

G_END_DECLS
