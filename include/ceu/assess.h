/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heart: facts + rulebook + a day → an assessment in which every number carries its reason. */
#pragma once

#include <ceu/facts.h>
#include <ceu/rules.h>

G_BEGIN_DECLS

/* One renewal period. Both ends are inclusive. */
typedef struct CeuCycle {
    CeuDate first;
    CeuDate last; /* the due date */
} CeuCycle;

typedef enum { CEU_BASIS_RULE, CEU_BASIS_OVERRIDE } CeuBasis; /* which of the two is in force */

/* Why an activity counts, counts in part, or not. One per activity and pool. */
typedef enum {
    CEU_REASON_COUNTED,         /* in full, in this cycle */
    CEU_REASON_COUNTED_ROUNDED, /* in part: the body rounds */
    CEU_REASON_COUNTED_OVERLAP, /* days that two cycles share: could also go to the next, used here */
    CEU_REASON_COUNTED_PINNED,  /* in this cycle by the user's choice */
    CEU_REASON_COUNTED_ROLLING, /* done in an earlier cycle, within the months that count */
    CEU_REASON_OVER_CAP,        /* in part or not: a maximum is reached */
    CEU_REASON_NEXT_CYCLE,  /* days that two cycles share: not needed now, left to the next cycle */
    CEU_REASON_AFTER_CYCLE, /* done after this cycle: next one */
    CEU_REASON_BEFORE_CYCLE,     /* done in an earlier cycle */
    CEU_REASON_EARLIER_RENEWAL,  /* days shared with the last cycle, used there */
    CEU_REASON_BEFORE_CERTIFIED, /* done before the first credential was earned */
    CEU_REASON_REPEATED,         /* the same course was counted before */
    CEU_REASON_PLANNED,          /* not done yet */
    CEU_REASON_IN_FUTURE,        /* dated after today */
    CEU_REASON_NOT_ACCEPTED,     /* the user says this body does not accept it */
    CEU_REASON_ONLY_FOR_GROUP,   /* counts only for credentials that this pool lacks */
    CEU_REASON_ZERO,             /* too short for the body's smallest step */
    CEU_REASON_EXPIRED,          /* too old: the units have perished */
    CEU_REASON_OTHER_CREDENTIAL, /* used for another credential, or pinned to one */
    CEU_REASON_NOT_CONVERTIBLE,  /* the body's rules do not say what its unit is worth */
    CEU_REASON_COUNT             /*< number of reasons >*/
} CeuReason;

/* One sentence without figures: "done before the certification date". (transfer none) */
CEU_API const char *ceu_reason_text(CeuReason reason);
/* Stable word for JSON: "before-certified". */
CEU_API const char *ceu_reason_name(CeuReason reason);
/* Whether some of the units count in the pool's present cycle. */
CEU_API bool ceu_reason_counts(CeuReason reason);

enum { /* marks on a counted item */
       CEU_MARK_NO_PROOF =
           1 << 0, /* the body needs something the record lacks: see missing_fields */
       CEU_MARK_CONVERTED = 1 << 1,   /* certificate in another unit */
       CEU_MARK_NO_CATEGORY = 1 << 2, /* no topic matches a category that a requirement asks for */
       CEU_MARK_ENTERED = 1 << 3,     /* entered with the body */
       CEU_MARK_ACCEPTED = 1 << 4,    /* accepted by the body */
       CEU_MARK_MULTIPLIED = 1 << 5,  /* counts several times by a rule */
};

/* What one activity is worth in one pool. */
typedef struct CeuItem {
    uint32_t activity; /* index into ceu_facts_activities() */
    CeuReason reason;
    const CeuRule *rule; /* the rule behind the reason; NULL: none (plain fact) */
    CeuUnits offered;    /* converted to the body's unit, before any reason */
    CeuUnits counted;    /* in the present cycle's total; 0 unless ceu_reason_counts() */
    uint64_t categories; /* bit n: the body's category n */
    uint64_t origins;    /* bit n: the body's origin n */
    uint64_t formats;    /* bit n: the body's format n */
    unsigned marks;
    unsigned missing_fields; /* CeuFields the proof lacks */
    uint32_t same_as;        /* REPEATED: index of the activity that counted; else UINT32_MAX */
} CeuItem;

typedef enum {
    CEU_REQUIREMENT_TOTAL,
    CEU_REQUIREMENT_MINIMUM,
    CEU_REQUIREMENT_MAXIMUM,
    CEU_REQUIREMENT_DUTY,
    CEU_REQUIREMENT_PREREQUISITE, /* of a candidate: done or not */
    CEU_REQUIREMENT_EXPERIENCE,   /* of a candidate: required, counted and missing are months */
    CEU_REQUIREMENT_KIND_COUNT
} CeuRequirementKind;

/* One line that must be met in the cycle. */
typedef struct CeuRequirement {
    CeuRequirementKind kind;
    char *id;          /* "total", "A2-CPMA", "dues": stable within the pool */
    char *title;       /* "Total", "Auditing (CPMA)", "From AHIMA or a state association" */
    CeuUnits required; /* duties: 0 */
    CeuUnits counted;  /* for a maximum: counted before the cap, the excess is not in the total */
    CeuUnits missing;  /* 0 if met */
    bool met;
    bool recommended;    /* of a candidate: not required */
    CeuUnits carried;    /* of counted: brought from the cycle before */
    CeuCycle window;     /* the days over which it is counted; none, none: those of the pool */
    const CeuDeed *deed; /* what met it besides units; NULL: nothing */
    CeuBasis basis;
    const CeuRule *rule; /* NULL only where basis is an override without a preset */
    char *arithmetic;    /* "40 × 18 of 24 months = 30"; NULL: plain */
    char *assumption;    /* what was assumed because a source is silent; NULL: nothing */
} CeuRequirement;

typedef enum { CEU_STAGE_PAST, CEU_STAGE_NEXT, CEU_STAGE_LATER, CEU_STAGE_MET } CeuStageState;

/* A dated point of the cycle. */
typedef struct CeuStage {
    CeuStageKind kind;
    CeuClock clock;
    CeuDate day;
    CeuStageState state; /* MET: nothing is left to do about it */
    const char *stakes;  /* what is lost on that day; NULL: nothing stated */
    const CeuRule *rule;
    CeuBasis basis;
    char *assumption; /* day assumed, sources disagree …; NULL: known */
} CeuStage;

typedef enum {
    CEU_URGENCY_MET,     /* complete and submitted, or nothing due */
    CEU_URGENCY_LATER,   /* open, more than 90 days left */
    CEU_URGENCY_SOON,    /* open, 90 days or fewer left */
    CEU_URGENCY_OVERDUE, /* the due date has passed */
    CEU_URGENCY_COUNT
} CeuUrgency;

CEU_API const char *ceu_urgency_name(CeuUrgency urgency); /* "met", "later", "soon", "overdue" */
CEU_API const char *ceu_stage_state_name(CeuStageState state);

typedef enum {
    CEU_NOTICE_ASSUMED,  /* a gap in the facts or sources that we filled, and how to settle it */
    CEU_NOTICE_CONFLICT, /* sources disagree; the earlier date is used */
    CEU_NOTICE_PROOF,    /* counted units without the proof the body wants */
    CEU_NOTICE_CATEGORY, /* units whose topic matches nothing that is required */
    CEU_NOTICE_SUBMIT,   /* complete but not submitted */
    CEU_NOTICE_REPEATED, /* a course that counts once was logged again */
    CEU_NOTICE_PERISHES, /* units, or a chance to earn them, that are lost before the due date */
    CEU_NOTICE_ASK,      /* the program cannot go on without an answer */
    CEU_NOTICE_NEXT,     /* of a candidate: the next step, and the command that records it */
    CEU_NOTICE_KIND_COUNT
} CeuNoticeKind;

CEU_API const char *ceu_notice_kind_name(CeuNoticeKind kind);

typedef struct CeuNotice {
    CeuNoticeKind kind;
    char *text;          /* one or two sentences */
    char *remedy;        /* a command line or NULL */
    const CeuRule *rule; /* NULL: none */
} CeuNotice;

/* Credentials that share a cycle and a total. */
typedef struct CeuPool {
    char *id; /* "aapc", "acdis/CCDS", of a candidate "ahima/CCS/exam" */
    const CeuBody *body;
    const CeuMembership *membership; /* NULL: none */
    GPtrArray *credentials; /* (element-type CeuCredential) (transfer none): held, by day earned */
    bool has_cycle;         /* false: a fact is missing; a notice of kind ASK says which */
    CeuCycle cycle;         /* the present one: not renewed yet */
    CeuCycle nominal;       /* the full cycle; differs from cycle.first in a shorter first cycle */
    CeuCycle next;          /* the one after */
    CeuCycle earn;          /* days whose units count; differs from cycle where a rule says so */
    int number; /* of the cycle, the one of the certification being 1; so also of its renewal */
    bool
        candidate; /* a credential pursued: stages are of its exam, requirements of the way to it */
    CeuBasis due_basis;
    char *due_assumption; /* the day is assumed: why; NULL: stated */
    const CeuRule *anchor_rule, *length_rule;
    CeuDate submitted;       /* none: not yet */
    int32_t days_left;       /* to cycle.last; negative: overdue */
    GPtrArray *requirements; /* CeuRequirement; the total is the first */
    GArray *items;           /* CeuItem, one per activity, in facts order; empty without a cycle */
    GPtrArray *stages;       /* CeuStage, by day */
    GPtrArray *notices;      /* CeuNotice */
    CeuUnits unproven;       /* counted units that lack what the body asks for */
    CeuUnits left_for_next;  /* renewal-month units kept for the next cycle */
    GArray *carried;         /* CeuItem: what of which activity was brought from the cycle before */
    CeuUnits carries;        /* what the rules would take into the next cycle, as things are */
    CeuUnits owed;           /* missing in the cycle before, added to this one's total */
    const CeuRule *carry_rule, *deficit_rule; /* NULL: none */
    bool muted;                               /* the user does not want to be reminded of it */
    CeuDate muted_until; /* last silent day; none: without an end, or not muted */
    bool complete;       /* every requirement of the cycle met, its duties too; dues are apart */
    CeuUrgency urgency;  /* the worst of the units' and the dues' clock */
    CeuUnits
        pace_per_month; /* units a month that reach the total in time, rounded up to 0.1; 0: met */
} CeuPool;

typedef struct CeuAssessment {
    CeuDate today;
    GPtrArray *pools;   /* CeuPool: most urgent first, then by due date */
    GPtrArray *notices; /* CeuNotice of no pool: a credential of an unknown body … */
    CeuUrgency urgency; /* the worst of all */
} CeuAssessment;

/**
 * ceu_assess:
 * @facts: all facts; must outlive the result
 * @rulebook: must outlive the result
 * @today: the day asked about
 *
 * Pure and total: reads nothing else, never fails; what cannot be computed becomes a notice that says
 * what is missing. The same input gives the same output.
 *
 * Returns: (transfer full): the assessment.
 */
CEU_API CeuAssessment *ceu_assess(const CeuFacts *facts, const CeuRulebook *rulebook,
                                  CeuDate today);
CEU_API void ceu_assessment_free(CeuAssessment *assessment);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuAssessment, ceu_assessment_free)

/* (nullable) (transfer none): pool by id, or by the id of its body if that has one pool, or by a credential type;
 * what is held comes before what is pursued. */
CEU_API const CeuPool *ceu_assessment_pool(const CeuAssessment *assessment, const char *name);
/* (nullable) (transfer none): the next stage that is not met, soonest first. */
CEU_API const CeuStage *ceu_pool_next_stage(const CeuPool *pool);
/* Whether the exam must be taken by the day of the stage: not what may be done, nor an appointment. */
CEU_API bool ceu_stage_is_exam_deadline(CeuStageKind kind);
/* Short title of a stage: "CEUs due", "Dues due", "Submission opens". (transfer none) */
CEU_API const char *ceu_stage_title(CeuStageKind kind, CeuClock clock);

G_END_DECLS
