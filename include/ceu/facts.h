/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user told us, nothing derived. Plain records: strings are never NULL unless said so. */
#pragma once

#include <ceu/date.h>
#include <ceu/units.h>

G_BEGIN_DECLS

/* The holder's standing with a body. One per body. */
typedef struct CeuMembership {
    int64_t id;           /* short number, > 0 once stored */
    const char *uid;      /* UUID, stable for ever; NULL before it is stored */
    const char *body;     /* "aapc" */
    const char *number;   /* member number; NULL: not stated */
    int renews_year;      /* 0: not stated */
    int renews_month;     /* 1 to 12; 0: not stated */
    int renews_day;       /* 1 to 31; 0: not stated, the last day of the month is assumed */
    CeuDate dues_paid_to; /* dues are paid through this day; none: not stated */
    CeuDate
        standing;  /* in good standing on this day: cycles that ended before are taken as renewed */
    CeuDate ended; /* membership given up; none: active */
} CeuMembership;

/* One certification or licence, held or pursued. */
typedef struct CeuCredential {
    int64_t id;
    const char *uid;
    const char *body;
    const char *type;   /* id of the type in the body's pack: "CPC" */
    const char *number; /* NULL: not stated */
    const char
        *category; /* own category of a type that needs one (a specialty); NULL: that of the type */
    CeuDate earned;   /* day certified; none: a candidate */
    CeuDate standing; /* as in CeuMembership */
    CeuDate retired;  /* given up on this day: no more duties; none: held */
} CeuCredential;

/* One thing that earned units. */
typedef struct CeuActivity {
    int64_t id;
    const char *uid; /* when it is added: NULL for a new one, else what it is known by elsewhere */
    const char *title;
    const char *provider; /* NULL: not stated */
    const char *index;    /* approval or index number; NULL: none */
    const char *format;   /* "webinar", "live" …; NULL: not stated */
    const char *topics;   /* subjects or category ids, separated by ';'; NULL: not stated */
    const char
        *origin; /* origin id that overrides what the provider's name says; NULL: by provider */
    const char *accepted_by; /* bodies that accept it, separated by ','; NULL: any */
    const char *note;        /* NULL: none */
    CeuDate done;            /* completion date */
    CeuUnits units;
    CeuUnit unit;
    bool planned;    /* not done yet: never counted */
    uint32_t proofs; /* evidence files attached */
    CeuDate pin; /* the user's choice: count in the cycle that holds this day; none: our choice */
    const char *
        pin_for; /* the user's choice: count for these credential types only, separated by ','; NULL: our choice */
} CeuActivity;

/* An activity entered in a body's own tracker, or accepted there. */
typedef struct CeuEntry {
    int64_t activity_id;
    const char *body;
    CeuDate entered;
    CeuDate accepted; /* none: not yet */
} CeuEntry;

/* One renewal: what was done about one cycle of one pool. */
typedef struct CeuFiling {
    int64_t id;
    const char *uid;
    const char *pool;  /* "aapc", or "acdis/CCDS" where each credential stands alone */
    CeuDate cycle_day; /* any day of the cycle; we store its last day as known at the time */
    CeuDate submitted; /* none: not yet */
    CeuDate accepted;  /* the body accepted the renewal: the next cycle begins; none: not yet */
} CeuFiling;

typedef enum {
    CEU_OVERRIDE_DUE,     /* day: the cycle's last day */
    CEU_OVERRIDE_TOTAL,   /* units: the required total */
    CEU_OVERRIDE_MINIMUM, /* units: the minimum of the requirement named by subject */
    CEU_OVERRIDE_COUNT
} CeuOverrideKind;

/* The user's own word, above any preset. */
typedef struct CeuOverride {
    int64_t id;
    const char *uid;
    const char *pool;
    CeuOverrideKind kind;
    const char *subject; /* rule id or category id of a minimum; NULL otherwise */
    CeuUnits units;
    CeuDate day;
    CeuDate
        cycle_day; /* the cycle it was stated for (totals, minimums); a due date holds from then on */
} CeuOverride;

/* The holder's answer to a question of the rules: "birth" "1984-11-05", "supervises" "yes". */
typedef struct CeuAnswer {
    int64_t id;
    const char *uid;
    const char *body;  /* NULL: about the holder, whatever the body ("birth") */
    const char *trait; /* id of the trait */
    const char *value;
} CeuAnswer;

/* Reminders that the user does not want. What is due stays due, and is shown everywhere else. */
typedef struct CeuMute {
    int64_t id;
    const char *uid;
    const char *subject; /* id of a body ("aapc") or a pool, or a credential type ("CPC") */
    CeuDate until;       /* last silent day; none: without an end */
    const char *note;    /* NULL: none */
} CeuMute;

/* A duty fulfilled, an act done, a prerequisite met: what a rule names and no unit measures. */
typedef struct CeuDeed {
    int64_t id;
    const char *uid;
    const char *pool;    /* as in CeuFiling; of a candidate "ahima/CCS/exam" */
    const char *subject; /* id of the rule */
    CeuDate day;
    const char *note; /* NULL: none */
} CeuDeed;

typedef enum {
    CEU_PATH_EXPERIENCE, /* months of a part of an experience rule */
    CEU_PATH_APPROVED,   /* the application for the exam was approved */
    CEU_PATH_EXTENDED,   /* the eligibility was extended by days */
    CEU_PATH_ENROLLED,
    CEU_PATH_PAID,
    CEU_PATH_REGISTERED, /* an appointment for the exam, on that day */
    CEU_PATH_FAILED,     /* an attempt failed */
    CEU_PATH_KIND_COUNT
} CeuPathStepKind;

/* "experience", "approved" …; also the spelling in the store and in JSON. */
CEU_API const char *ceu_path_step_kind_name(CeuPathStepKind kind);
CEU_API bool ceu_path_step_kind_from_name(const char *name, CeuPathStepKind *out);

/* One step on the way to a credential. */
typedef struct CeuPathStep {
    int64_t id;
    const char *uid;
    int64_t credential_id; /* of the candidate */
    CeuPathStepKind kind;
    const char *part; /* EXPERIENCE: id of the part; else NULL */
    int amount;  /* EXPERIENCE: months, 0 for a part that counts once; EXTENDED: days; else 0 */
    CeuDate day; /* none only for EXPERIENCE: not stated */
    const char *note; /* NULL: none */
} CeuPathStep;

/* A certificate that was found and that nobody has confirmed: it counts nowhere. What is NULL, none or 0 was not read. */
typedef struct CeuDraft {
    int64_t id;
    const char *uid;
    const char *sha256; /* of the file, 64 hex digits: where our copy is, as with evidence */
    const char *name;   /* the file's own name, only data */
    int64_t size;       /* bytes, more than 0 */
    CeuInstant found;
    const char *title, *provider, *index;
    CeuDate done;
    CeuUnits units;
    CeuUnit unit;    /* of @units */
    unsigned unsure; /* CeuFields: read, but to be looked at by a person first */
    bool tried;      /* it was tried to read them */
} CeuDraft;

/* A file attached to an activity: a certificate. No part of CeuFacts, which only count them. */
typedef struct CeuEvidence {
    int64_t id;
    char *uid;
    int64_t activity_id; /* 0: the file of a draft, where a list has both */
    char *sha256;        /* 64 hex digits: the file's name below the evidence directory */
    char *name;          /* the file's own name, only data */
    int64_t size;        /* bytes, at most 50 MiB */
    CeuInstant added;
    char *path; /* where our copy is; NULL: there is none yet */
} CeuEvidence;

#define CEU_EVIDENCE_MAX_BYTES (50 * 1024 * 1024)

CEU_API void ceu_evidence_free(CeuEvidence *evidence);

/* All facts of one holder, in one place. Strings live as long as the facts. */
typedef struct CeuFacts CeuFacts;

CEU_API CeuFacts *ceu_facts_new(void);
CEU_API void ceu_facts_free(CeuFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuFacts, ceu_facts_free)

/* Each copies the record and its strings. */
CEU_API void ceu_facts_add_membership(CeuFacts *facts, const CeuMembership *membership);
CEU_API void ceu_facts_add_credential(CeuFacts *facts, const CeuCredential *credential);
CEU_API void ceu_facts_add_activity(CeuFacts *facts, const CeuActivity *activity);
CEU_API void ceu_facts_add_entry(CeuFacts *facts, const CeuEntry *entry);
CEU_API void ceu_facts_add_filing(CeuFacts *facts, const CeuFiling *filing);
CEU_API void ceu_facts_add_override(CeuFacts *facts, const CeuOverride *override);
CEU_API void ceu_facts_add_answer(CeuFacts *facts, const CeuAnswer *answer);
CEU_API void ceu_facts_add_deed(CeuFacts *facts, const CeuDeed *deed);
CEU_API void ceu_facts_add_mute(CeuFacts *facts, const CeuMute *mute);
CEU_API void ceu_facts_add_path_step(CeuFacts *facts, const CeuPathStep *step);
CEU_API void ceu_facts_add_draft(CeuFacts *facts, const CeuDraft *draft);

/* (transfer full): the same facts, for a what-if: records may be added to it. */
CEU_API CeuFacts *ceu_facts_copy(const CeuFacts *facts);

/**
 * ceu_facts_hold:
 * @facts: the facts
 * @text: bytes, not NULL
 * @length: how many, without a NUL
 *
 * Returns: (transfer none): a copy with a NUL behind it that may be written to and lives as long as @facts.
 */
CEU_API char *ceu_facts_hold(CeuFacts *facts, const char *text, size_t length);

/* As ceu_facts_add_activity(), for strings that live as long as @facts already: ceu_facts_hold(). */
CEU_API void ceu_facts_add_held_activity(CeuFacts *facts, const CeuActivity *activity);

/* No activity has a file attached any more. */
CEU_API void ceu_facts_forget_proofs(CeuFacts *facts);

/* Arrays in the order added (the store adds by day, then number); (transfer none). */
CEU_API const CeuMembership *ceu_facts_memberships(const CeuFacts *facts, uint32_t *out_count);
CEU_API const CeuCredential *ceu_facts_credentials(const CeuFacts *facts, uint32_t *out_count);
CEU_API const CeuActivity *ceu_facts_activities(const CeuFacts *facts, uint32_t *out_count);
CEU_API const CeuEntry *ceu_facts_entries(const CeuFacts *facts, uint32_t *out_count);
CEU_API const CeuFiling *ceu_facts_filings(const CeuFacts *facts, uint32_t *out_count);
CEU_API const CeuOverride *ceu_facts_overrides(const CeuFacts *facts, uint32_t *out_count);
CEU_API const CeuAnswer *ceu_facts_answers(const CeuFacts *facts, uint32_t *out_count);
CEU_API const CeuDeed *ceu_facts_deeds(const CeuFacts *facts, uint32_t *out_count);
CEU_API const CeuMute *ceu_facts_mutes(const CeuFacts *facts, uint32_t *out_count);
CEU_API const CeuPathStep *ceu_facts_path_steps(const CeuFacts *facts, uint32_t *out_count);
/* By number. No judgement looks at them. */
CEU_API const CeuDraft *ceu_facts_drafts(const CeuFacts *facts, uint32_t *out_count);

/* (nullable) (transfer none): the record, NULL if there is none. */
CEU_API const CeuMembership *ceu_facts_membership_of(const CeuFacts *facts, const char *body);
/* The newest answer for @body, or else the holder's own; NULL: not answered. */
CEU_API const char *ceu_facts_answer(const CeuFacts *facts, const char *body, const char *trait);
/* The mute of exactly @subject that holds on @today; NULL: none. */
CEU_API const CeuMute *ceu_facts_mute_of(const CeuFacts *facts, const char *subject, CeuDate today);
CEU_API const CeuActivity *ceu_facts_activity_by_id(const CeuFacts *facts, int64_t id);
CEU_API const CeuDraft *ceu_facts_draft_by_id(const CeuFacts *facts, int64_t id);

/* Empty records: dates not stated, numbers zero, strings NULL. */
CEU_API CeuMembership ceu_membership_init(void);
CEU_API CeuCredential ceu_credential_init(void);
CEU_API CeuActivity ceu_activity_init(void);
CEU_API CeuFiling ceu_filing_init(void);
CEU_API CeuOverride ceu_override_init(void);
CEU_API CeuDeed ceu_deed_init(void);
CEU_API CeuMute ceu_mute_init(void);
CEU_API CeuPathStep ceu_path_step_init(void);
CEU_API CeuDraft ceu_draft_init(void);

/* CeuFields without which @draft cannot become an activity: title, units and date, not read or not sure. */
CEU_API unsigned ceu_draft_lacks(const CeuDraft *draft);

/**
 * ceu_activity_same_course:
 * @a: an activity
 * @b: another
 *
 * The same course, however often taken: equal index numbers, or without index numbers equal provider and
 * title, letter case and runs of blanks ignored.
 */
CEU_API bool ceu_activity_same_course(const CeuActivity *a, const CeuActivity *b);

/* The same course on the same day for the same units: one event, entered twice. */
CEU_API bool ceu_activity_same_event(const CeuActivity *a, const CeuActivity *b);
/* The same title on the same day, whatever else is said of them: most often one event, entered twice. */
CEU_API bool ceu_activity_looks_alike(const CeuActivity *a, const CeuActivity *b);

G_END_DECLS
