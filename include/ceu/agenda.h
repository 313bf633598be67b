/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The deadlines as calendar items with an identity that lasts: pure, no clock, no file. */
#pragma once

#include <ceu/assess.h>
#include <ceu/language.h>

G_BEGIN_DECLS

/* What should stand in a calendar. Its text depends on facts and rules, never on today. */
typedef struct CeuAgendaItem {
    char *pool;
    CeuClock clock;
    CeuStageKind kind;
    int lead_days;     /* 0: the stage itself; else a milestone event so many days before it */
    CeuDate stage_day; /* the stage's own day */
    CeuDate day;       /* the event's day */
    char *summary;     /* plain text, no member number */
    char *description; /* plain text */
} CeuAgendaItem;

typedef struct CeuAgendaOptions {
    const int *milestones_days; /* milestone events so many days before each due date; NULL: none */
    unsigned n_milestones;
    const CeuLanguage *language; /* of the texts; NULL: English */
} CeuAgendaOptions;

/**
 * ceu_agenda:
 * @facts: all facts
 * @rulebook: as for @assessment
 * @assessment: of @facts by @rulebook on any day; two days in the same cycle give the same items
 * @options: (nullable)
 *
 * What is recorded is judged as it will stand on the due day, so that a text changes with the facts, and not
 * because a day has passed.
 *
 * Returns: (transfer full) (element-type CeuAgendaItem): by day.
 */
CEU_API GPtrArray *ceu_agenda(const CeuFacts *facts, const CeuRulebook *rulebook,
                              const CeuAssessment *assessment, const CeuAgendaOptions *options);
CEU_API void ceu_agenda_item_free(CeuAgendaItem *item);

/* A due date as something to do. */
typedef enum {
    CEU_TASK_NONE, /* nothing to do: a warning, a consequence, or not asked for */
    CEU_TASK_OPEN,
    CEU_TASK_SUBMITTED, /* done for now: the body has not accepted it yet */
    CEU_TASK_DONE,
    CEU_TASK_CALLED_OFF,
    CEU_TASK_STATE_COUNT /*< number of states >*/
} CeuTaskState;

/* An item as it was last published: this is stored, but for what is to do. */
typedef struct CeuPublished {
    char *uid; /* UUID + "@ceud", for ever */
    char *pool;
    CeuClock clock;
    CeuStageKind kind;
    int lead_days;
    CeuDate stage_day;
    CeuDate day;
    char *summary;
    char *description;
    int sequence;       /* from 0, one more with each real change */
    CeuInstant created; /* whole seconds */
    CeuInstant changed; /* whole seconds: DTSTAMP and LAST-MODIFIED */
    bool cancelled;
    CeuTaskState task; /* as ceu_agenda_mark_tasks() found; not stored */
    CeuDate done;      /* day of a task that is done; none: not done, or the day is not known */
} CeuPublished;

CEU_API CeuPublished *ceu_published_new(void);
CEU_API void ceu_published_free(CeuPublished *published);

/**
 * ceu_agenda_reconcile:
 * @published: (element-type CeuPublished): what was published; changed in place, new ones added, by day, then UID
 * @items: (element-type CeuAgendaItem): what should be
 * @today: items before it are history: kept as they are for 400 days, then dropped
 * @now: time of a change
 * @seed: random, of this holder for ever: new UIDs are made of it and of what the item is, so that a publication
 *        that was not stored is repeated with the same UIDs
 *
 * A stage whose day moved by less than half a year keeps its UID and gets a higher SEQUENCE; one that is
 * no longer wanted and still lies ahead is cancelled, and dropped 400 days after its day.
 *
 * Returns: true if anything changed.
 */
CEU_API bool ceu_agenda_reconcile(GPtrArray *published, const GPtrArray *items, CeuDate today,
                                  CeuInstant now, const char *seed);

/**
 * ceu_agenda_mark_tasks:
 * @published: (element-type CeuPublished): as reconciled with @items; @task and @done of each are set
 * @items: (element-type CeuAgendaItem): what should be
 * @facts: the facts behind @items
 *
 * Due dates are tasks: done once the renewal is accepted, dues are paid beyond the day, or the user has stated good
 * standing on a later day; called off if the day is no longer wanted without that. Pure, like all of this file.
 */
CEU_API void ceu_agenda_mark_tasks(GPtrArray *published, const GPtrArray *items,
                                   const CeuFacts *facts);

/* UID of the calendar as a whole, of the same seed. (transfer full) */
CEU_API char *ceu_agenda_calendar_uid(const char *seed);

G_END_DECLS
