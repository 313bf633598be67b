/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reminders, as decisions without IO. An obligation is one stage of one pool's cycle. It is due from its
 * first lead time on, is shown, and shown again at most once in the repeat time, until it is acknowledged
 * (then silent until a shorter lead time is reached) or met. Protocol: claim (durable) → show → record.
 */
#pragma once

#include <ceu/assess.h>
#include <ceu/language.h>

G_BEGIN_DECLS

#define CEU_LEADS_MAX 32
#define CEU_SUMMARY_MAX_CHARACTERS 100 /* what one notification says */
#define CEU_BODY_MAX_BYTES 400
#define CEU_SNOOZE_BREAKS_AT_DAYS                                                                  \
    3 /* a lead time this short ends a snooze and an acknowledgement */

/* Days before a stage at which a reminder of it begins. */
typedef struct CeuLeads {
    int days[CEU_LEADS_MAX]; /* descending, ≥ 0 */
    unsigned count;          /* 0: those of the policy's general lists */
} CeuLeads;

/* Days of the civil calendar, both ends inclusive. */
typedef struct CeuDaySpan {
    CeuDate first, last;
} CeuDaySpan;

#define CEU_DAYS_OFF_MAX 32

typedef struct CeuRemindPolicy {
    int leads_days
        [CEU_LEADS_MAX]; /* descending, ≥ 0: before a due date; for dues only those up to 60 */
    unsigned lead_count;
    int late_leads_days
        [CEU_LEADS_MAX]; /* the same before each later stage (grace ends, revoked …) */
    unsigned late_lead_count;
    CeuLeads stage_leads[CEU_STAGE_KIND_COUNT]; /* instead of the general lists */
    CeuLeads dues_leads;                        /* of the day on which dues are due */
    int first_hour;        /* local hour from which the day's reminders may show: 4 to 23 */
    int quiet_from_minute; /* quiet hours, minutes of the local day, 0 to 1439; equal: none */
    int quiet_until_minute;
    unsigned off_weekdays; /* bit n: nothing but critical reminders on weekday n (1 Monday … 7) */
    CeuDaySpan off_spans[CEU_DAYS_OFF_MAX]; /* the same on these days */
    unsigned off_span_count;
    int repeat_hours;     /* 1 to 168: an unacknowledged reminder is shown again after this */
    bool nudge_pace;      /* once a month while the holder is well behind the pace */
    bool nudge_proof;     /* once a month while counted activities have no proof */
    bool hide_details;    /* a notification names no body, number or date */
    unsigned flood_limit; /* more than this beside two critical ones become one digest */
    const CeuLanguage *language; /* of what is said; NULL: English */
} CeuRemindPolicy;

/* 180, 90, 60, 30, 14, 7, 3, 1, 0 days; later stages 14, 7, 3, 1, 0; from 9:00; quiet 21:00 to 8:00; no day off;
 * 24 h; both nudges; details shown; 1. */
CEU_API CeuRemindPolicy ceu_remind_policy_default(void);

typedef enum { CEU_BUBBLE_LOW, CEU_BUBBLE_NORMAL, CEU_BUBBLE_CRITICAL } CeuBubbleUrgency;

typedef enum {
    CEU_REMIND_STAGE, /* a dated stage that is not met */
    CEU_REMIND_PACE,  /* behind the pace; urgency low, once a month */
    CEU_REMIND_PROOF, /* counted without a proof; urgency low, once a month */
    CEU_REMIND_DRAFT, /* a certificate that nobody has confirmed; of no pool and no day */
} CeuRemindKind;

#define CEU_REMIND_DRAFT_PREFIX "draft/" /* of the key of a draft; its UUID follows */

/* An obligation whose lead time is reached and that is not met, or a nudge. */
typedef struct CeuDueReminder {
    CeuRemindKind kind;
    char *key;     /* "BODY/units/due/2027-03-31": one obligation; "BODY/pace/2026-11": one nudge */
    int lead_days; /* the shortest lead time reached so far */
    int repeat_hours;      /* shown again after so long, unless it is acknowledged */
    int32_t days_left;     /* to the stage, of a nudge to the due date; negative: passed */
    const CeuPool *pool;   /* NULL: of none */
    const CeuStage *stage; /* NULL: a nudge */
    CeuBubbleUrgency urgency;
    bool can_confirm; /* DRAFT: all that is needed was read for sure */
    char *
        summary; /* plain text, at most 100 characters: "Guild: 6 of 36 CEUs missing, due 31 Mar 2027 (12 days)" */
    char *body; /* plain text (not markup), at most 400 bytes: what is at stake, the next step */
} CeuDueReminder;

/**
 * ceu_remind_due:
 * @assessment: of the civil day asked about; must outlive the result
 * @facts: those that were judged
 * @policy: lead times and nudges
 *
 * Returns: (transfer full) (element-type CeuDueReminder): most urgent first; empty if none.
 */
CEU_API GPtrArray *ceu_remind_due(const CeuAssessment *assessment, const CeuFacts *facts,
                                  const CeuRemindPolicy *policy);
CEU_API void ceu_due_reminder_free(CeuDueReminder *reminder);

/**
 * ceu_remind_open_keys:
 * @assessment: of the civil day asked about
 * @facts: those that were judged
 * @policy: lead times and nudges
 *
 * Returns: (transfer full) (element-type utf8): the key of every obligation that is not met, its lead time
 *   reached or not, and of every nudge; one that is missing here is over, and its reminder with it.
 */
CEU_API GPtrArray *ceu_remind_open_keys(const CeuAssessment *assessment, const CeuFacts *facts,
                                        const CeuRemindPolicy *policy);

/* The first day after @assessment's on which a stage can join ceu_remind_due(); %CEU_DATE_NONE: none known. A
 * nudge can come on any day. */
CEU_API CeuDate ceu_remind_next_day(const CeuAssessment *assessment, const CeuRemindPolicy *policy);

typedef enum {
    CEU_REMINDER_PENDING,
    CEU_REMINDER_CLAIMED,
    CEU_REMINDER_SHOWN,
    CEU_REMINDER_ACKNOWLEDGED,
    CEU_REMINDER_STATE_COUNT
} CeuReminderState;

CEU_API const char *ceu_reminder_state_name(CeuReminderState state);

/* What the store keeps of one obligation. */
typedef struct CeuReminder {
    int64_t id; /* short number for `ceu ack`; 0: not stored yet */
    char *key;
    int lead_days; /* lead time the state is about */
    CeuReminderState state;
    int attempts;             /* shows begun for this lead time */
    CeuInstant claimed_at;    /* 0: never */
    CeuInstant shown_at;      /* 0: never */
    CeuInstant extra_at;      /* begun early once more for a new server; 0: never */
    CeuInstant changed_at;    /* when all this was last changed; 0: never */
    CeuInstant snoozed_until; /* 0: not snoozed */
    char *server;             /* notification server instance that took it (":1.42"); NULL: none */
} CeuReminder;

CEU_API CeuReminder *ceu_reminder_new(const char *key);
CEU_API void ceu_reminder_free(CeuReminder *reminder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuReminder, ceu_reminder_free)

typedef enum {
    CEU_EVENT_TICK,        /* is it to be shown now? */
    CEU_EVENT_SHOWN,       /* the server took it */
    CEU_EVENT_ACKNOWLEDGE, /* the person dismissed it, pressed Done, or `ceu ack` */
    CEU_EVENT_SNOOZE,
} CeuReminderEventKind;

typedef struct CeuReminderEvent {
    CeuReminderEventKind kind;
    CeuInstant now;
    int lead_days;      /* TICK: shortest lead time reached */
    const char *server; /* TICK, SHOWN: the present server instance; NULL: none */
    CeuInstant until;   /* SNOOZE */
    int repeat_hours;   /* TICK */
    bool clock_suspect; /* TICK: @now cannot be trusted, so each new server gets it again */
} CeuReminderEvent;

/* What the caller has to do; the reminder itself is already in its new state. */
typedef enum {
    CEU_EFFECT_NONE = 0,
    CEU_EFFECT_SAVE = 1 << 0,  /* write the reminder to the store, before anything else */
    CEU_EFFECT_SHOW = 1 << 1,  /* then show it */
    CEU_EFFECT_CLOSE = 1 << 2, /* then close its bubble */
} CeuReminderEffects;

/**
 * ceu_reminder_step:
 * @self: changed in place
 * @event: what happened
 *
 * The state machine, pure. What was changed in the future by more than a day (a clock that was wrong) counts as
 * never, an acknowledgement too. A TICK that answers SHOW has moved @self to claimed with one attempt more.
 * Within one repeat time there is one show, and one more if the server is replaced; a show whose outcome is not
 * known is tried again.
 */
CEU_API CeuReminderEffects ceu_reminder_step(CeuReminder *self, const CeuReminderEvent *event);

/**
 * ceu_reminder_next:
 * @self: a reminder that is still due
 * @repeat_hours: as in the policy
 *
 * Returns: when the next TICK could show it again; 0 usec: now.
 */
CEU_API CeuInstant ceu_reminder_next(const CeuReminder *self, int repeat_hours);

/* What one notification says, for one or many obligations. */
typedef struct CeuBubble {
    char *tag;       /* "digest" or the obligation's key: one bubble a tag */
    GPtrArray *keys; /* char *: obligations it stands for */
    CeuBubbleUrgency urgency;
    char *summary;
    char *body;       /* plain text */
    bool draft;       /* of one draft alone: it is opened or left for later */
    bool can_confirm; /* of one draft alone that can be confirmed by a button */
} CeuBubble;

/**
 * ceu_remind_bubbles:
 * @due: (element-type CeuDueReminder): those to show now
 * @repeated: (element-type utf8) (nullable): keys shown before whose outcome is unknown or that repeat: marked "(repeated)"
 * @policy: its flood limit, language, and whether details are hidden
 *
 * Two critical ones are shown alone; of the others, if they are more than the flood limit, one digest is made.
 *
 * Returns: (transfer full) (element-type CeuBubble)
 */
CEU_API GPtrArray *ceu_remind_bubbles(const GPtrArray *due, const GPtrArray *repeated,
                                      const CeuRemindPolicy *policy);
CEU_API void ceu_bubble_free(CeuBubble *bubble);

G_END_DECLS
