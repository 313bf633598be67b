/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way to a credential: months of experience that sum to a need, and the days of an exam. */
#pragma once

#include <ceu/rules.h>

G_BEGIN_DECLS

/* What a person can show of one part of an experience rule. */
typedef struct CeuExperienceClaim {
    const char *part; /* id of the part; letter case ignored */
    int months;       /* of a part that counts as many as there are */
} CeuExperienceClaim;

/**
 * ceu_experience_months:
 * @rule: a rule of the kind %CEU_RULE_EXPERIENCE
 * @claims: (array length=count) (nullable): what can be shown
 * @count: how many claims
 *
 * Alternatives sum to a need (K80): a part with fixed months counts them once, however often it is
 * claimed; the others count what each claim states. An unknown part and months below 0 count nothing.
 * Source: the facts on the removal of the apprentice status (X55), routes 1 to 3.
 *
 * Returns: the months, not limited to the need; at most %INT_MAX.
 */
CEU_API int ceu_experience_months(const CeuRule *rule, const CeuExperienceClaim *claims,
                                  unsigned count);

/* What one part adds to that sum; at most %INT_MAX. */
CEU_API int ceu_experience_part_months(const CeuExperiencePart *part,
                                       const CeuExperienceClaim *claims, unsigned count);

/* Whether the claims sum to the need of @rule or more. */
CEU_API bool ceu_experience_met(const CeuRule *rule, const CeuExperienceClaim *claims,
                                unsigned count);

typedef enum {
    CEU_EXAM_ELIGIBLE,          /* last day to sit it, from the approval */
    CEU_EXAM_ELIGIBLE_EXTENDED, /* the same with the longest extension */
    CEU_EXAM_RETEST,            /* first day of another attempt, from the failed one */
    CEU_EXAM_FINISH,            /* last day to finish, from the enrolment */
    CEU_EXAM_COMPLETE,          /* last day to complete, from the payment */
    CEU_EXAM_TERM_COUNT
} CeuExamTerm;

/* Stable word for JSON: "eligible-extended". */
CEU_API const char *ceu_exam_term_name(CeuExamTerm term);

/**
 * ceu_exam_day:
 * @rule: a rule of the kind %CEU_RULE_EXAM
 * @term: which day is asked for
 * @from: the day it is counted from
 *
 * Exam windows (K81) in civil days: a term of n days ends on the n-th day after @from; months end on
 * the same day of the month, or on its last day if it lacks that day (X58).
 *
 * Returns: the day; %CEU_DATE_NONE if the rule does not state the term, @from is not set, or the day
 *   leaves the range.
 */
CEU_API CeuDate ceu_exam_day(const CeuRule *rule, CeuExamTerm term, CeuDate from);

/**
 * ceu_path_rule_applies:
 * @rule: any rule
 * @type: a credential type of the rule's body
 * @day: the day that decides: that of the event (a failed attempt …), or today
 *
 * Returns: whether @rule is about the credential and in force on @day, by the calendar.
 */
CEU_API bool ceu_path_rule_applies(const CeuRule *rule, const CeuCredentialType *type, CeuDate day);

G_END_DECLS
