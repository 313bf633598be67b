/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the assessment share: one pool being worked out. Private to core. */
#pragma once

#include <ceu/assess.h>

typedef struct CeuTagger CeuTagger;
typedef struct CeuEvaluation CeuEvaluation;

/* A line of due dates: due(k) for every whole k, all computed from one anchor. */
typedef struct CeuDueLine {
    const CeuRule *rule; /* the anchor; NULL: the user's own due date without one */
    CeuDate anchor;
    bool month_end; /* anchor is the first of a month; each due date is its month's last day */
    int months;     /* length of a cycle */
    CeuMonthPolicy policy;
    int shift_days;      /* -1: the cycle ends the day before the anniversary */
    bool has_first;      /* cycle 1 is the first; false: the line has no beginning */
    CeuDate first_start; /* first day of cycle 1; none: the day after due(0) */
    CeuDate
        before; /* a stated period ends with due(0) and begins the day after this; none: no period */
    const char *assumption; /* why the line itself is assumed; NULL: it is not */
} CeuDueLine;

/* One pool in the making. Pointers are borrowed unless said. */
typedef struct CeuPoolWork {
    const CeuFacts *facts;
    const CeuBody *body;
    CeuDate today;
    CeuPool *pool;
    GPtrArray *counting; /* CeuCredential that need units: held and not absorbed; owned array */
    CeuDate earned;      /* first day any credential of the pool was held */
    CeuDueLine line;
    int k;                   /* number of the present cycle on the line */
    CeuTagger *tagger;       /* owned */
    const uint32_t *order;   /* activities by day; NULL: facts are in order already */
    GHashTable *evaluations; /* k → CeuEvaluation; owned */
    uint8_t *
        taken; /* per activity: used by another pool of a body without double use; NULL: no such rule */
    uint32_t reasons; /* of the present cycle's activities: bit n is reason n */
    bool more_pools;  /* … and pools that are due later may need it */
} CeuPoolWork;

/* One cycle of a pool, judged. */
struct CeuEvaluation {
    int k;            /* on the line of due dates */
    int number;       /* from the certification on: 1, 2 … */
    bool present;     /* the cycle that the pool shows: only here notices are added */
    CeuCycle nominal; /* the whole cycle */
    CeuCycle cycle;   /* its part since certification, or from an early renewal on */
    CeuCycle earn;    /* days whose units count */
    const CeuRule *first_rule, *last_rule; /* what moved its ends; NULL: nothing */
    GPtrArray *requirements;               /* CeuRequirement; the total is the first */
    GArray *lines;                         /* CeuLine, one each */
    GArray *items;                         /* CeuItem, one an activity */
    GArray *carried;                       /* CeuItem: brought from the cycle before */
    CeuUnits owed;                         /* missing before, owed now */
    bool has_pins;   /* some activity that counts is kept for single credentials */
    bool has_shared; /* some activity that counts was done on days that two cycles share */
};

/* rule-select.c */

/* Whether @rule is in force on @calendar, in @cycle (NULL: rules bound to a cycle are judged by @calendar). */
bool ceu_rule_in_force(const CeuRule *rule, CeuDate calendar, const CeuCycle *cycle);
/* Whether @rule speaks of a credential of @type (which may be NULL: only rules for all). */
bool ceu_rule_applies_to(const CeuRule *rule, const char *type_id, const CeuCredentialType *type);
/* The first condition of @rule that the holder has not answered; NULL: none. */
const CeuCondition *ceu_rule_open_condition(const CeuPoolWork *work, const CeuRule *rule);
/* Whether the holder's answers let @rule bind; what is not answered does (K34, K82). */
bool ceu_rule_conditions_hold(const CeuPoolWork *work, const CeuRule *rule);
/* In force, for a credential of the pool, its conditions hold and its act was done. */
bool ceu_rule_binds(const CeuPoolWork *work, const CeuRule *rule, CeuDate calendar,
                    const CeuCycle *cycle);
/* The last rule of the kind and clock that binds; NULL: none. */
const CeuRule *ceu_find_rule(const CeuPoolWork *work, CeuRuleKind kind, CeuClock clock,
                             CeuDate calendar, const CeuCycle *cycle);
const CeuRule *ceu_find_count_rule(const CeuPoolWork *work, CeuCountAspect aspect, CeuDate calendar,
                                   const CeuCycle *cycle);

/* counting.c */

/* (transfer container) (element-type CeuCredential): of the pool, those that need units, held by the day @by. */
GPtrArray *ceu_counting_by(const CeuPoolWork *work, CeuDate by);
/* Whether a credential of the pool was earned after the day @by: a cycle that ended then is not about it. */
bool ceu_counting_differs(const CeuPoolWork *work, CeuDate by);

/* tags.c */

CeuTagger *ceu_tagger_new(const CeuBody *body);
void ceu_tagger_free(CeuTagger *tagger);
/* Bits of the body's categories that @topics (of facts: its address is its identity) belongs to, and of their parents. */
uint64_t ceu_tagger_categories(CeuTagger *tagger, const char *topics);
uint64_t ceu_tagger_origins(CeuTagger *tagger, const CeuActivity *activity);
uint64_t ceu_tagger_formats(CeuTagger *tagger, const CeuActivity *activity);
/* @bits and the bits of all categories that hold them (K42). */
uint64_t ceu_tagger_with_parents(const CeuTagger *tagger, uint64_t bits);
/* Bit of one category, origin or format id; 0: none. */
uint64_t ceu_tag_bit(const GPtrArray *tags, const char *id);
uint64_t ceu_tag_bits(const GPtrArray *tags, GStrv ids);
/* '*' is any run of characters; ASCII letter case ignored. */
bool ceu_pattern_match(const char *pattern, const char *text);

/* line.c */

#define CEU_LINES_MAX 16 /* lines that several anchors may give */

/* Due date number @k of @line; none if it leaves the range of dates. */
CeuDate ceu_due_line_at(const CeuDueLine *line, int k);
CeuCycle ceu_due_line_cycle(const CeuDueLine *line, int k);
/* The first k whose due date is @day or later. */
int ceu_due_line_first_from(const CeuDueLine *line, CeuDate day);
/* Lines of every anchor of @clock that binds. What is missing is asked for if @asks. Returns how many. */
unsigned ceu_due_lines_find(CeuPoolWork *work, CeuClock clock, const CeuRule *length, bool asks,
                            CeuDueLine lines[CEU_LINES_MAX]);

/* cycle.c */

/* Finds the due line and the present cycle of work->pool; without a needed fact leaves has_cycle false and adds the question. */
void ceu_cycle_find(CeuPoolWork *work);
/* Number of cycle @k: the cycle of the certification is 1. */
int ceu_cycle_number(const CeuPoolWork *work, int k);
/* What was filed about the cycle; NULL: nothing. */
const CeuFiling *ceu_cycle_filing(const CeuPoolWork *work, const CeuCycle *nominal);
/* The part of cycle @k since certification, or from the day after an early renewal on (K18, K19). */
CeuCycle ceu_cycle_part(const CeuPoolWork *work, int k);
/* From this day on the program knows what was renewed; none: never stated. */
CeuDate ceu_cycle_standing(const CeuPoolWork *work);
/* The membership was given up by @today. @membership may be NULL. */
bool ceu_membership_is_over(const CeuMembership *membership, CeuDate today);
/* The day dues are due; none if it is not known (no dues, no membership). @out_rule NULL: none are owed. */
CeuDate ceu_cycle_dues_day(CeuPoolWork *work, const CeuRule **out_rule, bool *out_stated);

/* deed.c */

/* The newest deed named @subject that belongs to the cycle @k: done while it was the open one; NULL: none. */
const CeuDeed *ceu_deed_of_cycle(const CeuPoolWork *work, const char *subject, int k);
/* The same for a cycle by its days; NULL: the present one. */
const CeuDeed *ceu_deed_of(const CeuPoolWork *work, const char *subject, const CeuCycle *cycle);
/* Lets an act that stands for all units meet every line of the cycle (K62). */
void ceu_deed_satisfy(const CeuPoolWork *work, CeuEvaluation *evaluation);

/* evaluate.c */

/* Cycle @k, judged once and remembered; NULL: there is no such cycle, or too many before it. */
CeuEvaluation *ceu_evaluate(CeuPoolWork *work, int k);
void ceu_evaluation_free(CeuEvaluation *evaluation);

/* window.c */

/* Sets the days whose units count in the cycle (K15, K18, K33, K69), and what moved them. */
void ceu_earn_window(CeuPoolWork *work, CeuEvaluation *evaluation);
/* Whether any rung of the body's ladder lets units count after the due date. */
bool ceu_grace_earns(const CeuPoolWork *work);
/* First day of the @months that end with @last: 36 months to 30 June begin on 1 July. */
CeuDate ceu_months_up_to(CeuDate last, int months);

/* count.c */

/* Judges every activity against the cycle: a CeuItem for each, in facts order, into evaluation->items. */
void ceu_count_items(CeuPoolWork *work, CeuEvaluation *evaluation);
/* CeuFields that the rule @evidence asks for and @activity does not record. */
unsigned ceu_missing_fields(const CeuActivity *activity, const CeuRule *evidence);

/* convert.c */

/* The certificate's figure in the body's units. @unit_rule: nullable. @out_known false: not convertible. */
CeuUnits ceu_convert(const CeuPoolWork *work, const CeuActivity *activity, const CeuRule *unit_rule,
                     const CeuCycle *cycle, bool *out_rounded, bool *out_known);
/* The last day on which what @done gave has not perished by @rule (K63). */
CeuDate ceu_expiry_day(const CeuRule *rule, CeuDate done);
/* Whether an item belongs to what a rule of counting names: origin, category, format. */
bool ceu_count_matches(const CeuPoolWork *work, const CeuCount *count, const CeuItem *item);

/* require.c */

/* A category bit that no item ever has: a line whose category the pack lacks matches nothing. */
#define CEU_BIT_UNKNOWN_CATEGORY (UINT64_C(1) << 63)

/* A requirement line while it is being worked out. */
typedef struct CeuLine {
    CeuRequirement *requirement;     /* owned by the evaluation */
    const CeuCredential *credential; /* of a line per credential; NULL: the pool's */
    const CeuCredentialType *type;
    uint64_t categories; /* an item counts here if it has one of these; 0: any */
    uint64_t origins;    /* … and one of these; 0: any */
    uint64_t formats;    /* … and one of these; 0: any */
    bool outside;        /* … or rather, has none of them */
    GStrv providers;     /* … and a provider like one of these; NULL: any */
    bool windowed;       /* … and was done in requirement->window */
    bool per_activity;   /* a maximum for each activity alone */
    bool exclusive;      /* of one credential: the rule on double use is about it */
    const char *apart;   /* name of the lines of which an item counts in one only; NULL: none */
    int64_t base; /* thousandths that are in it whatever is decided: carried, from earlier cycles */
} CeuLine;

/* All lines of the cycle, the total first, nothing counted yet. */
void ceu_require_lines(CeuPoolWork *work, CeuEvaluation *evaluation);
/* Adds the duties (dues, and those of the cycle) to the pool's requirements. */
void ceu_require_duties(CeuPoolWork *work, GPtrArray *requirements);
/* Frees the requirements themselves; the array stays. */
void ceu_requirements_free(GPtrArray *requirements);
/* Whether @item, in whatever cycle it counts, belongs to @line. */
bool ceu_line_takes(const CeuPoolWork *work, const CeuLine *line, const CeuItem *item);
/* The user's figure for this cycle; NULL: none. @subject_a or @subject_b names a minimum. */
const CeuOverride *ceu_units_override(const CeuPoolWork *work, const CeuCycle *cycle,
                                      CeuOverrideKind kind, const char *subject_a,
                                      const char *subject_b);
void ceu_use_override(CeuRequirement *requirement, const CeuOverride *override);
CeuRequirement *ceu_line_add(const CeuPoolWork *work, CeuEvaluation *evaluation,
                             CeuRequirementKind kind, const char *id, const CeuRule *rule,
                             CeuLine **out_line);

/* total.c */

/* Adds the line of the total; percentages are of the units returned. */
CeuUnits ceu_total_add(CeuPoolWork *work, CeuEvaluation *evaluation);
/* Which of @length steps of a ramp holds for the cycle (K32). */
unsigned ceu_total_ramp_index(const CeuPoolWork *work, const CeuEvaluation *evaluation,
                              unsigned length);
/* Adds what comes on top (K49) and what is owed (K60), unless the user stated the total. */
void ceu_total_finish(CeuEvaluation *evaluation);

/* carry.c */

/* What the cycle before hands on: evaluation->carried and ->owed. */
void ceu_carry_in(CeuPoolWork *work, CeuEvaluation *evaluation);
/* Units that the rules take from @evaluation into the cycle after it. (transfer full) array of CeuItem */
GArray *ceu_carry_out(CeuPoolWork *work, const CeuEvaluation *evaluation);

/* allocate.c */

/* Decides what the rules leave open (overlapping cycles, one line out of several, maximums), then fills counted, missing, met of each line. */
void ceu_allocate(CeuPoolWork *work, CeuEvaluation *evaluation);

/* stage.c */

/* The dated stages of the pool's present cycle, both clocks, by day. */
void ceu_stages_find(CeuPoolWork *work);
/* The day of a rung that counts from @base. */
CeuDate ceu_rung_day(const CeuLadder *ladder, CeuDate base);

/* notice.c */

void ceu_notice_add(GPtrArray *notices, CeuNoticeKind kind, const CeuRule *rule, const char *remedy,
                    const char *format, ...) G_GNUC_PRINTF(5, 6);
void ceu_notice_free(CeuNotice *notice);
/* Everything worth saying about a pool whose items, requirements and stages are known. */
void ceu_notices_find(CeuPoolWork *work, const GArray *lines);
