/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the certifying bodies require, as data. A body is a header (credential types, categories, origins,
 * sources) and a flat list of rules. One rule states one thing: an id, one kind with its payload, whom it
 * applies to, when it is in force, its sources and how sure we are. Packs in YAML are read by lib/rules;
 * the core only knows these types. The file format is ceu-rules(5).
 */
#pragma once

#include <ceu/date.h>
#include <ceu/units.h>

G_BEGIN_DECLS

#define CEU_RULES_FORMAT 1

/* Two clocks of one body (K4): the units' own cycle, and yearly dues. */
typedef enum { CEU_CLOCK_UNITS, CEU_CLOCK_DUES, CEU_CLOCK_COUNT } CeuClock;

/* The day that decides whether a version of a rule is in force (K77 to K79). */
typedef enum { CEU_BY_CALENDAR, CEU_BY_CYCLE_START, CEU_BY_DUE } CeuBy;

typedef enum {
    CEU_RULE_POOL,       /* which credentials share a cycle and a total */
    CEU_RULE_ANCHOR,     /* where a clock starts */
    CEU_RULE_LENGTH,     /* how long a cycle is, and its last day */
    CEU_RULE_TOTAL,      /* how many units */
    CEU_RULE_ABSORB,     /* a higher credential makes a lower one need nothing */
    CEU_RULE_PRORATE,    /* a shorter first cycle needs less */
    CEU_RULE_REQUIRE,    /* a minimum or maximum inside the total */
    CEU_RULE_COUNT,      /* one aspect of how an activity counts */
    CEU_RULE_CARRY,      /* excess units into the next cycle */
    CEU_RULE_WINDOW,     /* when a submission can be made */
    CEU_RULE_LADDER,     /* one stage after the due date */
    CEU_RULE_DUTY,       /* something due that is not units: dues */
    CEU_RULE_EVIDENCE,   /* what a proof must show */
    CEU_RULE_RETAIN,     /* how long to keep proofs */
    CEU_RULE_EXPERIENCE, /* alternatives that sum to a need of months (K80) */
    CEU_RULE_EXAM,       /* terms of an exam: until when to sit it, when again (K81) */
    CEU_RULE_NOTE,       /* stated, shown, not computed */
    CEU_RULE_KIND_COUNT
} CeuRuleKind;

typedef enum {
    CEU_ANCHOR_MEMBERSHIP, /* the membership's renewal month or date (K2, K3) */
    CEU_ANCHOR_EARNED,     /* the day the pool's first credential was earned (K1) */
} CeuAnchorKind;

typedef struct CeuAnchor {
    CeuAnchorKind kind;
    bool parity;      /* K2: an odd month renews in odd years, an even month in even years */
    bool or_year_end; /* the sources may mean 31 December instead: warn at the earlier date (C9) */
} CeuAnchor;

typedef enum {
    CEU_LAST_DAY_SAME,    /* cycle from 14 June ends on 14 June */
    CEU_LAST_DAY_BEFORE,  /* … on 13 June */
    CEU_LAST_DAY_UNKNOWN, /* the sources are silent: the earlier is used and said */
} CeuLastDay;

typedef struct CeuLength {
    int months;              /* 1 to 240 */
    CeuLastDay last_day;     /* for CEU_ANCHOR_EARNED; a membership ends on its own day */
    CeuMonthPolicy leap_day; /* policy for a day the month lacks */
} CeuLength;

typedef enum { CEU_TOTAL_FLAT, CEU_TOTAL_BY_COUNT, CEU_TOTAL_HIGHEST_PLUS } CeuTotalKind;

/* Base units of one credential type. */
typedef struct CeuTypeUnits {
    char *type; /* an exact type id, or one that ends in '*' */
    CeuUnits units;
} CeuTypeUnits;

typedef struct CeuTotal {
    CeuTotalKind kind;
    CeuUnits flat;
    GArray *by_count; /* CeuUnits: [0] for one credential … the last also for more (K23) */
    GArray *base;     /* CeuTypeUnits (K24, K28) */
    CeuUnits extra;   /* per further credential (K24) */
    CeuUnits cap;     /* 0: none */
} CeuTotal;

typedef struct CeuAbsorb {
    char *winner; /* type id */
    GStrv losers; /* type ids */
} CeuAbsorb;

typedef struct CeuProrate {
    CeuUnits round_up_to; /* result is rounded up to a multiple of this; 0: exact thousandths, up */
    bool rounding_known;  /* false: the sources do not say; the result is marked */
} CeuProrate;             /* total × months of the first cycle ÷ months of a full one (K30) */

typedef enum { CEU_BOUND_MIN, CEU_BOUND_MAX } CeuBound;

typedef struct CeuRequire {
    CeuBound bound;
    CeuUnits amount; /* used if percent_milli is 0 */
    int64_t
        percent_milli; /* of the required total, thousandths of a percent: 80 % = 80000; 0: amount */
    char *category;    /* category id; NULL: not by category */
    bool outside; /* counts what does NOT belong to the category or origins (K41: other topics) */
    bool own_category; /* the credential's own category (specialties) */
    GStrv origins;     /* origin ids, any of them; NULL: not by origin */
    GStrv providers;   /* provider patterns that alone count here (K46); NULL: any */
    bool each;         /* once per credential held (K38); else once per pool */
} CeuRequire;

typedef enum {
    CEU_COUNT_UNIT,       /* how long one unit is, and rounding (K52, K53) */
    CEU_COUNT_DATE,       /* the completion date decides (K54) */
    CEU_COUNT_NOT_BEFORE, /* nothing before certification (K55) */
    CEU_COUNT_ONCE,       /* the same course counts once (K56) */
    CEU_COUNT_REUSE,      /* one unit for several credentials (K57) */
    CEU_COUNT_ONLY_FOR,   /* units of an origin count for some groups of credentials only (K64) */
    CEU_COUNT_OVERLAP,    /* the renewal month belongs to either cycle (K18) */
} CeuCountAspect;

typedef enum { CEU_ONCE_EVER, CEU_ONCE_CYCLE, CEU_ONCE_UNKNOWN } CeuOnce;
typedef enum { CEU_REUSE_NEVER, CEU_REUSE_ALWAYS, CEU_REUSE_ONE_CORE_ONE_SPECIALTY } CeuReuse;

typedef struct CeuCount {
    CeuCountAspect aspect;
    int64_t minutes; /* UNIT: minutes of one unit */
    CeuUnits step;   /* UNIT: smallest step; 0: exact */
    int64_t
        remainder_minutes; /* UNIT: a remainder of so many minutes earns one step more; 0: rounds down */
    CeuOnce once;
    CeuReuse reuse;
    char *origin; /* ONLY_FOR: origin id */
    GStrv groups; /* ONLY_FOR: credential groups */
} CeuCount;

typedef struct CeuCarry {
    CeuUnits cap; /* 0: nothing is carried */
} CeuCarry;

typedef struct CeuOffset {
    int months;
    int days;
} CeuOffset;

typedef struct CeuWindow {
    CeuOffset opens_before; /* before the due date */
} CeuWindow;

/* The dated points of a cycle, in the usual order. */
typedef enum {
    CEU_STAGE_SUBMISSION_OPENS,
    CEU_STAGE_DUE,
    CEU_STAGE_GRACE_ENDS,
    CEU_STAGE_LATE_FEE,
    CEU_STAGE_FINAL_NOTICE,
    CEU_STAGE_INACTIVE,
    CEU_STAGE_REVOKED,
    CEU_STAGE_REINSTATEMENT_ENDS,
    CEU_STAGE_KIND_COUNT
} CeuStageKind;

typedef struct CeuLadder {
    CeuStageKind stage;
    CeuStageKind base; /* counted from this stage: CEU_STAGE_DUE, or an earlier rung */
    CeuOffset after;
    bool may_earn; /* K69: units earned up to this day still count */
    char *stakes;  /* what is lost, one sentence */
} CeuLadder;

typedef struct CeuDuty {
    char *title; /* "Membership dues" */
} CeuDuty;

typedef enum {
    CEU_FIELD_INDEX = 1 << 0,
    CEU_FIELD_PROVIDER = 1 << 1,
    CEU_FIELD_TITLE = 1 << 2,
    CEU_FIELD_UNITS = 1 << 3,
    CEU_FIELD_DATE = 1 << 4,
    CEU_FIELD_CERTIFICATE = 1 << 5,
} CeuFields;

typedef struct CeuEvidenceRule {
    unsigned fields;           /* CeuFields that a proof must show */
    bool index_or_certificate; /* A17: without an index number a certificate will do */
} CeuEvidenceRule;

typedef struct CeuRetain {
    CeuOffset after_due;
} CeuRetain;

/* One alternative of an experience rule. */
typedef struct CeuExperiencePart {
    char *id, *title;
    int months; /* what it is worth, once; 0: as many as stated */
} CeuExperiencePart;

typedef struct CeuExperience {
    int need_months;
    GArray *parts; /* CeuExperiencePart */
} CeuExperience;

/* Each 0: not stated. */
typedef struct CeuExam {
    int eligible_days;   /* from the approval: last day to sit the exam */
    int extend_days;     /* one step of an extension */
    int extend_max_days; /* all extensions together */
    int retest_days;     /* to wait after a failed attempt */
    int finish_days;     /* from the enrolment: last day to finish */
    int complete_months; /* from the payment: last day to complete */
} CeuExam;

typedef struct CeuRule {
    CeuRuleKind kind;
    char *id; /* unique with its version: "A6" */
    CeuClock clock;
    GStrv applies_to; /* credential types or groups; NULL: all */
    CeuDate from;     /* first day in force, inclusive; none: always was */
    CeuDate until;    /* last day in force, inclusive; none: still is */
    CeuBy by;
    GStrv sources;    /* source ids of the body */
    char *confidence; /* "A", "A-", "B+", "B", "C+", "C", "U" */
    char *note;       /* NULL: none */
    char *unknown;    /* what the sources do not say, as a sentence for the user; NULL: nothing */
    char *place;      /* "aapc.yaml:41:5" */
    union {
        CeuAnchor anchor;
        CeuLength length;
        CeuTotal total;
        CeuAbsorb absorb;
        CeuProrate prorate;
        CeuRequire require;
        CeuCount count;
        CeuCarry carry;
        CeuWindow window;
        CeuLadder ladder;
        CeuDuty duty;
        CeuEvidenceRule evidence;
        CeuRetain retain;
        CeuExperience experience;
        CeuExam exam;
        bool pool_each; /* POOL: each credential alone; false: all of the body together */
    };
} CeuRule;

typedef struct CeuSource {
    char *id, *url;
    char *dated; /* date printed on the page or inferred; NULL: none */
    char *note;  /* NULL: none */
} CeuSource;

typedef struct CeuCredentialType {
    char *id; /* "CPC" */
    char *title;
    char *group;    /* "core", "specialty" …; NULL: none */
    char *category; /* its own category; NULL: none, or stated with the credential */
} CeuCredentialType;

/* A category (by topic) or an origin (by provider): an id and what belongs to it. */
typedef struct CeuTag {
    char *id, *title;
    GStrv patterns; /* '*' stands for any run of characters; letter case ignored */
} CeuTag;

#define CEU_TAGS_MAX 60 /* categories of a body, origins of a body: they are held as bits */

typedef struct CeuBody {
    char *id;   /* "aapc" */
    char *name; /* "AAPC" */
    char *title;
    char *account_url;     /* where the member sees the true due date; NULL: none */
    CeuDate verified;      /* the day the pack was checked against its sources */
    char *path;            /* the pack file */
    GPtrArray *sources;    /* CeuSource */
    GPtrArray *types;      /* CeuCredentialType */
    GPtrArray *categories; /* CeuTag, at most CEU_TAGS_MAX */
    GPtrArray *origins;    /* CeuTag, at most CEU_TAGS_MAX */
    GPtrArray *rules;      /* CeuRule, in file order */
} CeuBody;

CEU_API CeuBody *ceu_body_new(void);
CEU_API void ceu_body_free(CeuBody *body);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuBody, ceu_body_free)

CEU_API CeuRule *ceu_rule_new(CeuRuleKind kind);
CEU_API void ceu_rule_free(CeuRule *rule);
CEU_API CeuTag *ceu_tag_new(const char *id, const char *title);
CEU_API void ceu_tag_free(CeuTag *tag);
CEU_API CeuSource *ceu_source_new(const char *id, const char *url);
CEU_API void ceu_source_free(CeuSource *source);
CEU_API CeuCredentialType *ceu_credential_type_new(const char *id, const char *title);
CEU_API void ceu_credential_type_free(CeuCredentialType *type);

/* (nullable) (transfer none): letter case ignored in type ids. */
CEU_API const CeuCredentialType *ceu_body_type(const CeuBody *body, const char *id);
CEU_API const CeuSource *ceu_body_source(const CeuBody *body, const char *id);
CEU_API const CeuTag *ceu_body_category(const CeuBody *body, const char *id);
CEU_API const CeuTag *ceu_body_origin(const CeuBody *body, const char *id);

/* Words of the file format: "require", "grace-ends" …; also in JSON. */
CEU_API const char *ceu_rule_kind_name(CeuRuleKind kind);
CEU_API const char *ceu_stage_kind_name(CeuStageKind kind);

/* A rulebook: the bodies, at most one of each id. Owns them. */
typedef struct CeuRulebook CeuRulebook;

CEU_API CeuRulebook *ceu_rulebook_new(void);
CEU_API void ceu_rulebook_free(CeuRulebook *rulebook);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuRulebook, ceu_rulebook_free)

/* Takes @body; an earlier body of the same id is replaced and freed. */
CEU_API void ceu_rulebook_take(CeuRulebook *rulebook, CeuBody *body);
CEU_API const CeuBody *ceu_rulebook_body(const CeuRulebook *rulebook, const char *id);
/* In the order taken; @index from 0 to count - 1. */
CEU_API uint32_t ceu_rulebook_count(const CeuRulebook *rulebook);
CEU_API const CeuBody *ceu_rulebook_nth(const CeuRulebook *rulebook, uint32_t index);
/* The one body that has a credential type @type (letter case ignored); NULL: none or several. */
CEU_API const CeuBody *ceu_rulebook_body_of_type(const CeuRulebook *rulebook, const char *type);

/* lib/rules: packs in YAML. */

/* One fault of a pack; printed as "path:line:column: error: message". */
typedef struct CeuFault {
    char *path;
    int line, column; /* from 1 */
    bool warning;
    char *message;
} CeuFault;

CEU_API void ceu_fault_free(CeuFault *fault);

/**
 * ceu_pack_parse:
 * @text: a pack in YAML, UTF-8
 * @size: bytes, at most 256 KiB
 * @path: name for messages
 * @faults: (element-type CeuFault): every fault and warning found is added here, in file order
 *
 * Returns: (transfer full) (nullable): the body; NULL if there is any fault (a warning is none).
 */
CEU_API CeuBody *ceu_pack_parse(const char *text, size_t size, const char *path, GPtrArray *faults);

/**
 * ceu_rulebook_load:
 * @directories: (array zero-terminated=1): later ones override: a body of a later directory that says
 *   `extends: BODY` replaces rules of the same id and adds others; without it, it replaces the body
 * @bodies: (nullable): load only these bodies (by file name BODY.yaml, the shipped and user's naming); NULL: all
 * @cache_directory: (nullable): where parsed packs may be kept; never needed, always safe to delete
 * @faults: (element-type CeuFault): faults of all packs
 * @error: CEU_ERROR_RULE if any pack is faulty, CEU_ERROR_IO if a directory that exists cannot be read
 *
 * Returns: (transfer full): the rulebook; NULL on error. A directory that does not exist is empty.
 */
CEU_API CeuRulebook *ceu_rulebook_load(const char *const *directories, const char *const *bodies,
                                       const char *cache_directory, GPtrArray *faults,
                                       GError **error);

G_END_DECLS
