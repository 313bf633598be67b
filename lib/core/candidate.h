/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A credential that is pursued: what it still needs, and the days of its exam. Private to core. */
#pragma once

#include "core/engine.h"

/* One candidate's pool in the making. Pointers are borrowed. */
typedef struct CeuCandidate {
    CeuPoolWork *work;
    const CeuCredential *credential; /* the first of the pool */
    const CeuCredentialType *type;   /* NULL: the pack does not know it */
    /* The newest step of each kind that is known today; EXTENDED and EXPERIENCE are sums, and stay NULL. */
    const CeuPathStep *last[CEU_PATH_KIND_COUNT];
    int extended;   /* days of all extensions since the approval, not above extend_max */
    int extend_max; /* 0: the rules state none */
} CeuCandidate;

/* candidate.c */

/* Whether @credential is pursued on @today: not earned by then, and not given up. */
bool ceu_is_candidate(const CeuCredential *credential, CeuDate today);

/**
 * ceu_candidate_assess:
 * @work: its pool has one credential or more, all candidates of one type, and no cycle
 *
 * Fills requirements (K80), stages (K81) and notices, and whether it is complete.
 *
 * Returns: the nearest day of the exam that is not met, passed or not; none if no day is known.
 */
CeuDate ceu_candidate_assess(CeuPoolWork *work);

bool ceu_candidate_rule_applies(const CeuCandidate *self, const CeuRule *rule, CeuDate day);
/* Whether @step is one of this candidate's. */
bool ceu_candidate_owns(const CeuCandidate *self, const CeuPathStep *step);

/* candidate-exam.c */

/* The stages of the exam, by day, with what is odd about them. */
void ceu_exam_stages_find(CeuCandidate *self);
/* Which step of the way comes next, once nothing is missing before the exam. */
void ceu_exam_say_next(CeuCandidate *self);
