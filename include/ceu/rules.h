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
    CEU_RULE_POOL,         /* which credentials share a cycle and a total */
    CEU_RULE_ANCHOR,       /* where a clock starts */
    CEU_RULE_LENGTH,       /* how long a cycle is, and its last day */
    CEU_RULE_TOTAL,        /* how many units */
    CEU_RULE_ABSORB,       /* a higher credential makes a lower one need nothing */
    CEU_RULE_PRORATE,      /* a shorter first cycle needs less */
    CEU_RULE_REQUIRE,      /* a minimum or maximum inside the total */
    CEU_RULE_COUNT,        /* one aspect of how an activity counts */
    CEU_RULE_CARRY,        /* excess units into the next cycle */
    CEU_RULE_DEFICIT,      /* missing units are owed in the next cycle */
    CEU_RULE_WINDOW,       /* when a submission can be made */
    CEU_RULE_LADDER,       /* one stage after the due date */
    CEU_RULE_DUTY,         /* something due that is not units: dues, a statement, a meeting */
    CEU_RULE_ACT,          /* one act that stands for all units of a cycle, or opens another rule */
    CEU_RULE_EVIDENCE,     /* what a proof must show */
    CEU_RULE_RETAIN,       /* how long to keep proofs */
    CEU_RULE_EXPERIENCE,   /* alternatives that sum to a need of months (K80) */
    CEU_RULE_EXAM,         /* terms of an exam: until when to sit it, when again (K81) */
    CEU_RULE_PREREQUISITE, /* needed or only recommended before the exam */
    CEU_RULE_NOTE,         /* stated, shown, not computed */
    CEU_RULE_KIND_COUNT
} CeuRuleKind;

typedef enum {
    CEU_ANCHOR_MEMBERSHIP, /* the membership's renewal month or date (K2, K3) */
    CEU_ANCHOR_EARNED,     /* the day the pool's first credential was earned (K1, K6) */
    CEU_ANCHOR_FIXED,      /* the same day and month every time (K7, K8) */
    CEU_ANCHOR_BIRTH,      /* the last day of a month near the holder's birth month (K9 to K12) */
    CEU_ANCHOR_PERIOD,     /* one stated period; others follow it and precede it (K14, K17) */
    CEU_ANCHOR_STATED,     /* no formula: the user states the due date */
} CeuAnchorKind;

typedef enum {
    CEU_PARITY_NONE,
    CEU_PARITY_MONTH,      /* K2: an odd month renews in odd years, an even month in even years */
    CEU_PARITY_BIRTH_YEAR, /* K12: odd years for those born in an odd year */
} CeuParity;

/* How the first due date of FIXED and BIRTH follows from the day certified. */
typedef enum {
    CEU_FIRST_UNKNOWN, /* not stated: the earlier of WITHIN and AFTER, and said */
    CEU_FIRST_WITHIN,  /* the last such day that makes the first cycle no longer than the length */
    CEU_FIRST_AFTER,   /* the first such day that makes it no shorter */
    CEU_FIRST_SAME_YEAR, /* the cycle that begins in the year certified */
    CEU_FIRST_NEXT_YEAR, /* the first cycle begins the day after the next such day */
    CEU_FIRST_BIRTHDAY,  /* the month of the nth birthday after the day certified (K10) */
} CeuFirst;

typedef struct CeuAnchor {
    CeuAnchorKind kind;
    CeuParity parity;
    bool or_year_end;  /* the sources may mean 31 December instead: warn at the earlier date (C9) */
    bool month_end;    /* EARNED: the cycle ends with the month (K6) */
    int month;         /* FIXED: 1 to 12 */
    int day;           /* FIXED: 1 to 31; 0: the month's last */
    int offset_months; /* BIRTH: -11 to 11; 1: the month after the birth month */
    CeuFirst first;    /* FIXED, BIRTH */
    int nth;           /* FIRST_BIRTHDAY: 1 to 10 */
    CeuDate first_day, last_day; /* PERIOD: both inclusive */
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
    bool
        leap_day_unknown; /* not stated: leap_day is CLAMP, the earlier, and said where it matters */
} CeuLength;

typedef enum {
    CEU_TOTAL_FLAT,
    CEU_TOTAL_BY_COUNT,
    CEU_TOTAL_HIGHEST_PLUS,
    CEU_TOTAL_RAMP, /* by the number of full cycles held (K32) */
} CeuTotalKind;

/* One step of a ramp. */
typedef struct CeuRampStep {
    CeuUnits units;
    int months; /* counted over so many months up to the due date; 0: over the cycle */
} CeuRampStep;

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
    GArray *ramp; /* CeuRampStep: [0] for a first cycle shorter than the length, [1] for the first
                         full one … the last also for all later ones */
    int rolling_months; /* counted over so many months up to the due date (K15); 0: over the cycle */
} CeuTotal;

typedef struct CeuAbsorb {
    char *winner; /* type id */
    GStrv losers; /* type ids */
    bool
        renews; /* rather: they need their own units, but are renewed with the winner in time (X38) */
} CeuAbsorb;

typedef enum {
    CEU_PRORATE_MONTHS, /* total × months of the first cycle ÷ months of a full one (K30) */
    CEU_PRORATE_DAYS,   /* the same in days (K31) */
    CEU_PRORATE_TABLE,  /* by a table (K31) */
    CEU_PRORATE_EXEMPT, /* the first cycle needs nothing (K33) */
} CeuProrateBy;

/* One row of a pro-rating table: the first that fits holds. */
typedef struct CeuProrateRow {
    int months;   /* fits a first cycle of at most so many months; 0: any */
    CeuDate from; /* fits who was certified on this day or later; none: any */
    CeuUnits units;
} CeuProrateRow;

typedef struct CeuProrate {
    CeuProrateBy by;
    GArray *table;        /* CeuProrateRow */
    CeuUnits round_up_to; /* result is rounded up to a multiple of this; 0: exact thousandths, up */
    bool rounding_known;  /* false: the sources do not say; the result is marked */
} CeuProrate;

typedef enum { CEU_BOUND_MIN, CEU_BOUND_MAX } CeuBound;

/* What a bound is about. */
typedef enum {
    CEU_PER_CYCLE,
    CEU_PER_YEAR,     /* each twelve months of the cycle, from its first day (K16, K29, K45) */
    CEU_PER_ACTIVITY, /* each activity; a maximum only (K44) */
} CeuPer;

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
    GStrv formats;     /* format ids, any of them (K43); NULL: not by format */
    bool each;         /* once per credential held (K38); else once per pool */
    CeuPer per;
    int within_months; /* counted over so many months up to the due date, also before the cycle; 0: the cycle */
    int every; /* only at every k-th renewal, the first being 1 (K48); 0: at each */
    int years_since; /* only if the last such activity lies more years before the due date (K48); 0: always */
    bool once;      /* once ever: what was done in any cycle counts (K48) */
    int by_renewal; /* with once: due at this renewal … */
    int by_months; /* … or so many months after certification, whichever is first; 0 and 0: at once */
    bool on_top; /* a minimum that raises the total (K49) */
    char *apart; /* minimums of one name: an activity serves only one of them (K49); NULL: none */
} CeuRequire;

typedef struct CeuOffset {
    int months;
    int days;
} CeuOffset;

typedef enum {
    CEU_COUNT_UNIT,       /* how long one unit is, and rounding (K52, K53) */
    CEU_COUNT_DATE,       /* the completion date decides (K54) */
    CEU_COUNT_NOT_BEFORE, /* nothing before certification (K55) */
    CEU_COUNT_ONCE,       /* the same course counts once (K56) */
    CEU_COUNT_REUSE,      /* one unit for several credentials (K57) */
    CEU_COUNT_ONLY_FOR,   /* units of an origin count for some groups of credentials only (K64) */
    CEU_COUNT_OVERLAP, /* the renewal month, or months before a cycle, belong to either cycle (K18) */
    CEU_COUNT_EARLY,   /* after an early renewal units count in the next cycle (K18, K19) */
    CEU_COUNT_HEAD_START, /* units between certification and the first cycle count in it (K33) */
    CEU_COUNT_MULTIPLY,   /* some units count several times, up to a bound (K61) */
    CEU_COUNT_CONVERT,    /* what a unit of another kind is worth (K52, K61) */
    CEU_COUNT_EXPIRES,    /* units, or a chance to earn them, that perish (K63) */
} CeuCountAspect;

typedef enum { CEU_ONCE_EVER, CEU_ONCE_CYCLE, CEU_ONCE_UNKNOWN } CeuOnce;
typedef enum { CEU_REUSE_NEVER, CEU_REUSE_ALWAYS, CEU_REUSE_ONE_CORE_ONE_SPECIALTY } CeuReuse;

typedef enum { CEU_ROUND_DOWN, CEU_ROUND_NEAREST, CEU_ROUND_UP } CeuRounding;
typedef enum { CEU_FROM_CERTIFIED, CEU_FROM_CERTIFIED_MONTH } CeuNotBefore;

typedef struct CeuCount {
    CeuCountAspect aspect;
    int64_t minutes; /* UNIT: minutes of one unit */
    CeuUnits step;   /* UNIT: smallest step; 0: exact */
    int64_t
        remainder_minutes; /* UNIT: a remainder of so many minutes earns one step more; 0: rounds down */
    CeuRounding rounding; /* UNIT: to whole steps, if remainder_minutes is 0 */
    CeuUnits at_least;    /* UNIT: less than this is nothing; 0: no such limit */
    CeuNotBefore not_before;
    CeuOnce once;
    CeuReuse reuse;
    int overlap_months; /* OVERLAP: months before the cycle's first day; 0: the renewal month */
    char *origin;       /* ONLY_FOR, MULTIPLY, EXPIRES: origin id; NULL: any */
    char *category;     /* the same: category id */
    char *format;       /* the same: format id */
    GStrv groups;       /* ONLY_FOR: credential groups */
    CeuUnits factor;    /* MULTIPLY, CONVERT: 1.5 is 1500 */
    CeuUnits first;     /* MULTIPLY: only so many units of a cycle, before multiplying; 0: all */
    CeuUnit unit;       /* CONVERT: one of these is worth factor of the body's units */
    CeuOffset after;    /* EXPIRES: from the day of completion */
    bool
        planned; /* EXPIRES: rather, from the day of a planned activity, until when it can be done */
} CeuCount;

typedef struct CeuCarry {
    CeuUnits cap;      /* 0: nothing is carried */
    int last_months;   /* only what was earned in the last months of the cycle; 0: all of it */
    GStrv categories;  /* only these; NULL: any */
    GArray *cap_for;   /* CeuTypeUnits, by category id: at most so much of it */
    char *relabel;     /* category id that carried units have from then on; NULL: their own */
    GStrv except;      /* categories whose minimums carried units cannot meet; NULL: none */
    bool over_maximum; /* also what a maximum of a category cut off (X49) */
} CeuCarry;

typedef struct CeuWindow {
    CeuOffset opens_before; /* before the due date */
    bool
        of_day_after; /* … or rather before the day after it: 1 October for 31 March and six months */
} CeuWindow;

/* The dated points of a cycle, in the usual order. */
typedef enum {
    CEU_STAGE_SUBMISSION_OPENS,
    CEU_STAGE_PART_DUE, /* the end of a year with a minimum of its own (K29); never in a ladder */
    CEU_STAGE_DUE,
    CEU_STAGE_REPORT_DUE, /* the last day to report what was earned by the due date (K68) */
    CEU_STAGE_GRACE_ENDS,
    CEU_STAGE_LATE_FEE,
    CEU_STAGE_EXTENSION_ENDS,
    CEU_STAGE_FINAL_NOTICE,
    CEU_STAGE_INACTIVE,
    CEU_STAGE_SUSPENDED,
    CEU_STAGE_REVOKED,
    CEU_STAGE_REINSTATEMENT_ENDS,
    /* The way to a credential; never in a ladder. */
    CEU_STAGE_EXAM_EXTENSION,   /* last day to ask for an extension */
    CEU_STAGE_EXAM_BY,          /* last day to sit the exam */
    CEU_STAGE_EXAM_APPOINTMENT, /* the day registered for */
    CEU_STAGE_EXAM_RETEST,      /* first day of another attempt */
    CEU_STAGE_EXAM_FINISH,      /* last day to finish, from the enrolment */
    CEU_STAGE_EXAM_COMPLETE,    /* last day to complete, from the payment */
    CEU_STAGE_KIND_COUNT
} CeuStageKind;

typedef struct CeuLadder {
    CeuStageKind stage;
    CeuStageKind base; /* counted from this stage: CEU_STAGE_DUE, or an earlier rung */
    CeuOffset after;
    bool may_earn; /* K69: units earned up to this day still count */
    bool
        month_end; /* the day is moved to the end of its month: 31 October for 30 September + 1 month */
    char *stakes; /* what is lost, one sentence */
} CeuLadder;

typedef struct CeuDuty {
    char *title; /* "Membership dues" */
} CeuDuty;

/* One act (K62). Recorded as a deed with the rule's id as its subject. */
typedef struct CeuAct {
    char *title;        /* "a new version of the exam" */
    bool satisfies_all; /* every requirement in units of the cycle is met by it */
} CeuAct;

typedef enum {
    CEU_FIELD_INDEX = 1 << 0,
    CEU_FIELD_PROVIDER = 1 << 1,
    CEU_FIELD_TITLE = 1 << 2,
    CEU_FIELD_UNITS = 1 << 3,
    CEU_FIELD_DATE = 1 << 4,
    CEU_FIELD_CERTIFICATE = 1 << 5,
    CEU_FIELD_DESCRIPTION = 1 << 6, /* in the note, or on the certificate */
    CEU_FIELD_HOLDER = 1 << 7,      /* on the certificate */
    CEU_FIELD_ATTESTATION = 1 << 8, /* on the certificate */
} CeuFields;

typedef struct CeuEvidenceRule {
    unsigned fields;           /* CeuFields that a proof must show */
    bool index_or_certificate; /* A17: without an index number a certificate will do */
} CeuEvidenceRule;

/* How long proofs are kept (K73): the latest of what is stated. */
typedef struct CeuRetain {
    CeuOffset after_due;  /* 0, 0: not stated */
    CeuOffset after_done; /* from the completion; 0, 0: not stated */
    int periods;          /* the cycle and so many before the newest; 0: not stated */
} CeuRetain;

/* One alternative of an experience rule. */
typedef struct CeuExperiencePart {
    char *id, *title;
    int months; /* what it is worth, once; 0: as many as stated */
} CeuExperiencePart;

typedef struct CeuExperience {
    int need_months;
    GArray *parts;    /* CeuExperiencePart */
    bool recommended; /* not required */
} CeuExperience;

/* Training, education, another credential … before an exam. Recorded as a deed. */
typedef struct CeuPrerequisite {
    char *title;      /* "a high-school diploma" */
    bool recommended; /* not required */
    char *group;      /* one of the prerequisites of a group is enough; NULL: it stands alone */
    bool membership;  /* met by a membership of the body that is recorded and not ended */
    GStrv held;       /* met by holding one of these credential types of the body; NULL: none */
} CeuPrerequisite;

/* Each 0: not stated. */
typedef struct CeuExam {
    int eligible_days;   /* from the approval: last day to sit the exam */
    int extend_days;     /* one step of an extension */
    int extend_max_days; /* all extensions together */
    int extend_ask_days; /* an extension is asked for so many days before the end */
    int retest_days;     /* to wait after a failed attempt */
    int finish_days;     /* from the enrolment: last day to finish */
    int complete_months; /* from the payment: last day to complete */
} CeuExam;

/* A rule that depends on the holder (K34). */
typedef struct CeuCondition {
    char *trait;  /* id of a trait */
    GStrv values; /* any of these answers */
    bool negated; /* none of these answers */
} CeuCondition;

typedef struct CeuRule {
    CeuRuleKind kind;
    char *id; /* unique with its version: "A6" */
    CeuClock clock;
    GStrv applies_to; /* credential types or groups; NULL: all */
    GArray *
        conditions; /* CeuCondition, all of which must hold; NULL: none. Unanswered: holds, and is asked */
    char *after_act; /* only if this act or duty was recorded for the cycle; NULL: always */
    CeuDate from;    /* first day in force, inclusive; none: always was */
    CeuDate until;   /* last day in force, inclusive; none: still is */
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
        CeuAct act;
        CeuPrerequisite prerequisite;
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
    char *parent;   /* category that holds this one (K42): its units count there too; NULL: none */
} CeuTag;

#define CEU_TAGS_MAX 60 /* categories, origins, formats of a body: they are held as bits */

/* A question about the holder that rules depend on (K13, K34). "birth" is known to every pack. */
typedef struct CeuTrait {
    char *id;
    char *title;  /* the question: "Do you supervise others?" */
    GStrv values; /* the answers that are possible; NULL: a day (YYYY-MM-DD or YYYY-MM) */
} CeuTrait;

#define CEU_TRAIT_BIRTH "birth"

/* What the words of a certificate say: what follows, or that it is a unit. */
typedef enum {
    CEU_LABEL_TITLE,
    CEU_LABEL_PROVIDER,
    CEU_LABEL_INDEX,
    CEU_LABEL_UNITS,      /* a number of units, whatever the unit */
    CEU_LABEL_DATE,       /* the day completed */
    CEU_LABEL_OTHER_DATE, /* a day that is none of completion */
    CEU_LABEL_CEU,        /* names of units: of the body's own … */
    CEU_LABEL_HOUR,
    CEU_LABEL_MINUTE,
    CEU_LABEL_IACET,
    CEU_LABEL_BODY, /* further names of the body */
    CEU_LABEL_COUNT
} CeuLabel;

#define CEU_LABELS_MAX 60           /* words of a kind */
#define CEU_LABEL_MAX_CHARACTERS 60 /* of a word */

/* Words as they are printed, letter case ignored; the first is the surest. NULL: none. */
typedef struct CeuLabels {
    GStrv words[CEU_LABEL_COUNT];
} CeuLabels;

CEU_API void ceu_labels_free(CeuLabels *labels);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuLabels, ceu_labels_free)

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
    GPtrArray *formats;    /* CeuTag, at most CEU_TAGS_MAX: live, home study … */
    GPtrArray *traits;     /* CeuTrait */
    char *unit_name;       /* what the body calls a unit: "CPE"; NULL: CEU */
    CeuLabels certificate; /* how its certificates are read */
    GPtrArray *rules;      /* CeuRule, in file order */
} CeuBody;

CEU_API CeuBody *ceu_body_new(void);
CEU_API void ceu_body_free(CeuBody *body);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuBody, ceu_body_free)

CEU_API CeuRule *ceu_rule_new(CeuRuleKind kind);
CEU_API void ceu_rule_free(CeuRule *rule);
/* Adds "if @trait is one of @values" or, @negated, "is none of them". Copies. */
CEU_API void ceu_rule_add_condition(CeuRule *rule, const char *trait, const char *const *values,
                                    bool negated);
CEU_API CeuTag *ceu_tag_new(const char *id, const char *title);
CEU_API void ceu_tag_free(CeuTag *tag);
CEU_API CeuTrait *ceu_trait_new(const char *id, const char *title);
CEU_API void ceu_trait_free(CeuTrait *trait);
CEU_API CeuSource *ceu_source_new(const char *id, const char *url);
CEU_API void ceu_source_free(CeuSource *source);
CEU_API CeuCredentialType *ceu_credential_type_new(const char *id, const char *title);
CEU_API void ceu_credential_type_free(CeuCredentialType *type);

/* (nullable) (transfer none): letter case ignored in type ids. */
CEU_API const CeuCredentialType *ceu_body_type(const CeuBody *body, const char *id);
CEU_API const CeuSource *ceu_body_source(const CeuBody *body, const char *id);
CEU_API const CeuTag *ceu_body_category(const CeuBody *body, const char *id);
CEU_API const CeuTag *ceu_body_origin(const CeuBody *body, const char *id);
CEU_API const CeuTag *ceu_body_format(const CeuBody *body, const char *id);
CEU_API const CeuTrait *ceu_body_trait(const CeuBody *body, const char *id);
/* What the body calls its units: "CEU", "CPE", "PDU". */
CEU_API const char *ceu_body_unit_name(const CeuBody *body);

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
 * @bodies: (nullable): load only these bodies (by file name BODY.yaml, the shipped and user's naming), to judge by: the words
 *   of their certificates may be missing; NULL: all, whole
 * @cache_directory: (nullable): where parsed packs may be kept; never needed, always safe to delete
 * @faults: (element-type CeuFault): faults of all packs
 * @error: CEU_ERROR_RULE if any pack is faulty, CEU_ERROR_IO if a directory that exists cannot be read
 *
 * Returns: (transfer full): the rulebook; NULL on error. A directory that does not exist is empty.
 */
CEU_API CeuRulebook *ceu_rulebook_load(const char *const *directories, const char *const *bodies,
                                       const char *cache_directory, GPtrArray *faults,
                                       GError **error);

/**
 * ceu_labels_load:
 * @directories: (array zero-terminated=1): as for ceu_rulebook_load(); the file words/certificate.yaml of each is read
 * @faults: (element-type CeuFault): faults of all files
 * @error: CEU_ERROR_RULE if any is faulty, CEU_ERROR_IO if one that exists cannot be read
 *
 * Returns: (transfer full): the words of certificates of any body, those of later directories first; NULL on error.
 */
CEU_API CeuLabels *ceu_labels_load(const char *const *directories, GPtrArray *faults,
                                   GError **error);

/**
 * ceu_rules_check:
 * @text: a pack, or a file of words
 * @size: bytes
 * @path: name for messages
 * @faults: (element-type CeuFault): every fault and warning found is added here, in file order
 *
 * Which of them it is, its keys say.
 */
CEU_API void ceu_rules_check(const char *text, size_t size, const char *path, GPtrArray *faults);

G_END_DECLS
