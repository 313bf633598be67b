/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the assessment share: one pool being worked out. Private to core. */
#pragma once

#include <ceu/assess.h>

typedef struct CeuTagger CeuTagger;

/* A line of due dates: due(k) for every whole k, all computed from one anchor. */
typedef struct CeuDueLine {
    CeuDate anchor;
    bool month_end; /* anchor is the first of a month; each due date is its month's last day */
    int months;     /* length of a cycle */
    CeuMonthPolicy policy;
    int shift_days; /* -1: the cycle ends the day before the anniversary */
    CeuDate
        first_start; /* first day of cycle 1, if the line begins there; none: it has no beginning */
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
    CeuTagger *tagger;     /* owned */
    const uint32_t *order; /* activities by day; NULL: facts are in order already */
} CeuPoolWork;

/* rule-select.c */

/* Whether @rule is in force on @calendar, in @cycle (NULL: rules bound to a cycle are judged by @calendar). */
bool ceu_rule_in_force(const CeuRule *rule, CeuDate calendar, const CeuCycle *cycle);
/* Whether @rule speaks of a credential of @type (which may be NULL: only rules for all). */
bool ceu_rule_applies_to(const CeuRule *rule, const char *type_id, const CeuCredentialType *type);
/* The last rule of the kind and clock in force; NULL: none. */
const CeuRule *ceu_find_rule(const CeuBody *body, CeuRuleKind kind, CeuClock clock,
                             CeuDate calendar, const CeuCycle *cycle);
const CeuRule *ceu_find_count_rule(const CeuBody *body, CeuCountAspect aspect, CeuDate calendar,
                                   const CeuCycle *cycle);

/* tags.c */

CeuTagger *ceu_tagger_new(const CeuBody *body);
void ceu_tagger_free(CeuTagger *tagger);
/* Bits of the body's categories that @topics (of facts: its address is its identity) belongs to. */
uint64_t ceu_tagger_categories(CeuTagger *tagger, const char *topics);
uint64_t ceu_tagger_origins(CeuTagger *tagger, const CeuActivity *activity);
/* Bit of one category or origin id; 0: none. */
uint64_t ceu_tag_bit(const GPtrArray *tags, const char *id);
/* '*' is any run of characters; ASCII letter case ignored. */
bool ceu_pattern_match(const char *pattern, const char *text);

/* cycle.c */

/* Finds the due line and the present cycle of work->pool; without a needed fact leaves has_cycle false and adds the question. */
void ceu_cycle_find(CeuPoolWork *work);
/* Due date number @k of @line; none if it leaves the range of dates. */
CeuDate ceu_due_line_at(const CeuDueLine *line, int k);
CeuCycle ceu_due_line_cycle(const CeuDueLine *line, int k);
/* The number of the line's cycle that ends with @cycle. */
int ceu_due_line_number(const CeuDueLine *line, const CeuCycle *cycle);
/* The cycle before @cycle on the work's line; its first is none if there is none. */
CeuCycle ceu_cycle_before(const CeuPoolWork *work, const CeuCycle *cycle);
/* The day dues are due; none if it is not known (no dues, no membership). */
CeuDate ceu_cycle_dues_day(const CeuPoolWork *work, const CeuRule **out_rule, bool *out_stated);

/* count.c */

/* Judges every activity against @cycle: CeuItem for each, in facts order. @depth guards the look at the cycle before. */
GArray *ceu_count_items(CeuPoolWork *work, const CeuCycle *cycle, int depth);

/* require.c */

/* A category bit that no item ever has: a line whose category the pack lacks matches nothing. */
#define CEU_BIT_UNKNOWN_CATEGORY (UINT64_C(1) << 63)

/* A requirement line while it is being worked out. */
typedef struct CeuLine {
    CeuRequirement *requirement;     /* owned by the pool */
    const CeuCredential *credential; /* of a line per credential; NULL: the pool's */
    const CeuCredentialType *type;
    uint64_t categories; /* an item counts here if it has one of these; 0: any */
    uint64_t origins;    /* … and one of these; 0: any */
    bool outside;        /* … or rather, has none of the categories */
    GStrv providers;     /* … and a provider like one of these; NULL: any */
    bool exclusive;      /* an item counts in one exclusive line only */
} CeuLine;

/* All lines of @cycle, the total first, nothing counted yet. (transfer full) array of CeuLine; requirements go to @requirements. */
GArray *ceu_require_lines(CeuPoolWork *work, const CeuCycle *cycle, GPtrArray *requirements);
/* Adds the duties (dues) to the pool's requirements. */
void ceu_require_duties(CeuPoolWork *work);
/* Frees the requirements themselves; the array stays. */
void ceu_requirements_free(GPtrArray *requirements);
/* Whether @item may count in @line. */
bool ceu_line_takes(const CeuPoolWork *work, const CeuLine *line, const CeuItem *item);

/* allocate.c */

/* Decides what the rules leave open (renewal month, one line out of several, caps), then fills counted, missing, met of each line. */
void ceu_allocate(CeuPoolWork *work, const CeuCycle *cycle, GArray *lines, GArray *items);

/* stage.c */

/* The dated stages of the pool's present cycle, both clocks, by day. */
void ceu_stages_find(CeuPoolWork *work);

/* notice.c */

void ceu_notice_add(GPtrArray *notices, CeuNoticeKind kind, const CeuRule *rule, const char *remedy,
                    const char *format, ...) G_GNUC_PRINTF(5, 6);
void ceu_notice_free(CeuNotice *notice);
/* Everything worth saying about a pool whose items, requirements and stages are known. */
void ceu_notices_find(CeuPoolWork *work, const GArray *lines);
