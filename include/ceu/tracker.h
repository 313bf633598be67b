/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The use cases: where store, rulebook and clock meet. A tracker is used by one thread; any number of
 * processes may have one open on the same store.
 */
#pragma once

#include <ceu/agenda.h>
#include <ceu/assess.h>
#include <ceu/exchange.h>
#include <ceu/mail.h>
#include <ceu/push.h>
#include <ceu/remind.h>

G_BEGIN_DECLS

/* Where things are; XDG base directories, relative values ignored. */
typedef struct CeuPaths {
    char *data, *config, *cache; /* directories of ours, need not exist */
    char *store, *evidence, *backup, *config_file, *feed, *lock;
    char *state;   /* directory of ours for what can be found out again */
    GStrv rules;   /* directories of packs: shipped, then the user's */
    char *locale;  /* catalogues of other languages */
    char *libexec; /* helpers */
} CeuPaths;

CEU_API CeuPaths *ceu_paths_new_from_environment(void);
CEU_API void ceu_paths_free(CeuPaths *paths);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuPaths, ceu_paths_free)

/* The clock: the only place that reads time or knows a zone. */
CEU_API CeuInstant ceu_clock_now(void);
CEU_API CeuDate ceu_clock_today(void);                   /* local civil day */
CEU_API CeuDate ceu_clock_day_of(CeuInstant instant);    /* local civil day of @instant */
CEU_API int ceu_clock_minute_of_day(CeuInstant instant); /* local, 0 to 1439 */
/* The instant of a local wall time: the first of two; for one that a zone change skips the next that exists. */
CEU_API CeuInstant ceu_clock_instant_at(CeuDate day, int hour, int minute);

/* What to think of the clock. */
typedef enum {
    CEU_TRUST_FINE,
    CEU_TRUST_BEFORE_RELEASE, /* earlier than the day on which this program was released */
    CEU_TRUST_BEHIND,         /* more than two days before the newest trusted day */
    CEU_TRUST_AHEAD,          /* more than 400 days after it */
} CeuTrust;

typedef struct CeuClockVerdict {
    CeuTrust trust;
    CeuDate today;   /* local civil day by the clock; %CEU_DATE_NONE: beyond the calendar */
    CeuDate trusted; /* newest trusted day; the day of the release if none is known */
} CeuClockVerdict;

/* Settings, from the commented key file; sane without any. */
typedef struct CeuConfig {
    CeuRemindPolicy remind;
    bool calendar_publish;     /* the daemon keeps the feed file fresh */
    char *calendar_path;       /* absolute */
    bool calendar_tasks;       /* due dates as tasks too, in CEU_TASKS_FILE beside @calendar_path */
    char *calendar_tasks_vdir; /* absolute; NULL: none */
    char *calendar_vdir;       /* absolute; NULL: none */
    int milestones_days[CEU_LEADS_MAX];
    unsigned n_milestones;
    int alarms_days[CEU_LEADS_MAX]; /* the most important first */
    unsigned n_alarms;
    char *
        calendar_language; /* code; NULL: that of the service's session, as it was when it last published */
    char *caldav_url;              /* NULL: nothing is pushed */
    char *caldav_user;             /* NULL: without login */
    char *caldav_calendar;         /* display name, or path from / */
    char *caldav_password_command; /* NULL: the password is in the keyring */
    char *caldav_ca_file;          /* absolute; NULL: the authorities of the system alone */
    char *pager; /* shows long output on a terminal, a command of the shell; NULL: the usual one */
    char *open_command; /* what the notification's Open runs; NULL: a terminal-free `ceu` default */
    char *inbox_folder; /* absolute: whose certificates become drafts; NULL: none */
    CeuDateOrder date_order;
    char *mail_to;       /* address that reminders are mailed to; NULL: no mail */
    char *mail_command;  /* absolute path of a program that is called as sendmail is */
    int serve_port;      /* of the calendar over HTTP, 1024 to 65535 */
    char *serve_address; /* numeric; a loopback one unless the user wants others to reach it */
    char *serve_name;    /* by which others reach it; NULL: by its address alone */
} CeuConfig;

/**
 * ceu_config_load:
 * @paths: where
 * @error: CEU_ERROR_PARSE with file and line; unknown groups and keys are faults too, with a suggestion
 *
 * Returns: (transfer full): defaults if the file does not exist.
 */
CEU_API CeuConfig *ceu_config_load(const CeuPaths *paths, GError **error);
/* (transfer full): as without a file. */
CEU_API CeuConfig *ceu_config_default(const CeuPaths *paths);
/* The folder of the setting inbox.folder where it is not set: CEU_INBOX_DIRECTORY of the data. (transfer full) */
CEU_API char *ceu_config_default_inbox(const CeuPaths *paths);
CEU_API void ceu_config_free(CeuConfig *config);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuConfig, ceu_config_free)
/* "reminders.first-hour" → its value as text (default if not set). (transfer full) (nullable) */
CEU_API char *ceu_config_get(const CeuPaths *paths, const char *name, GError **error);
/* Checks, then rewrites the file atomically, comments kept. @value NULL: back to the default. */
CEU_API bool ceu_config_set(const CeuPaths *paths, const char *name, const char *value,
                            GError **error);
/* Names of all settings with one line of help each: name, help, name, help, … NULL. (transfer none) */
CEU_API const char *const *ceu_config_names(void);
/* A settings file with every setting commented out: what the file is begun with. (transfer full) */
CEU_API char *ceu_config_default_text(void);

/* The tracker. */
typedef struct CeuTracker CeuTracker;

typedef enum {
    CEU_TRACKER_READ,   /* fails with NOT_FOUND if there is no store; works on read-only media */
    CEU_TRACKER_WRITE,  /* fails with NOT_FOUND if there is no store */
    CEU_TRACKER_CREATE, /* makes the store if there is none */
} CeuTrackerMode;

CEU_API CeuTracker *ceu_tracker_open(const CeuPaths *paths, CeuTrackerMode mode, GError **error);
CEU_API void ceu_tracker_close(CeuTracker *tracker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuTracker, ceu_tracker_close)

/* Facts, rules and judgement of one day, together. */
typedef struct CeuView {
    CeuFacts *facts;
    CeuRulebook *rulebook; /* of the bodies in the facts */
    CeuAssessment *assessment;
} CeuView;

CEU_API CeuView *ceu_tracker_view(CeuTracker *tracker, CeuDate today, GError **error);
CEU_API void ceu_view_free(CeuView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuView, ceu_view_free)

CEU_API CeuFacts *ceu_tracker_facts(CeuTracker *tracker, GError **error); /* (transfer full) */
/* Only the activities logged last, newest first, at most @most, proofs not counted: cheap however many there are.
 * (transfer full) */
CEU_API CeuFacts *ceu_tracker_recent_activities(CeuTracker *tracker, uint32_t most, GError **error);
CEU_API CeuRulebook *ceu_tracker_rulebook(CeuTracker *tracker, GPtrArray *faults,
                                          GError **error); /* all packs; (transfer full) */
/* A number that rises when any process changes the store. */
CEU_API bool ceu_tracker_version(CeuTracker *tracker, uint32_t *out_version, GError **error);

/* Changing facts: one call, one transaction, one line of history, one step of undo. */
typedef struct CeuEdit CeuEdit;
typedef bool (*CeuEditFunc)(CeuEdit *edit, gpointer data, GError **error);

/**
 * ceu_tracker_change:
 * @tracker: opened for writing
 * @summary: for `ceu history`, one line: "log “2027 updates” 1.5 on 2026-11-03"
 * @func: makes the change; false rolls everything back; may be called again after a busy store
 * @error: as @func, or of the store
 *
 * Returns: true once the change is on disk for good. A @func that changes nothing writes nothing.
 */
CEU_API bool ceu_tracker_change(CeuTracker *tracker, const char *summary, CeuEditFunc func,
                                gpointer data, GError **error);

/* Inside a change: facts as they are in this transaction. (transfer none), valid until @func returns. */
CEU_API const CeuFacts *ceu_edit_facts(CeuEdit *edit, GError **error);
/* Numbers of recorded activities; 0: none. */
typedef struct CeuTwins {
    int64_t same; /* the same event: ceu_activity_same_event() */
    int64_t
        alike; /* of the same title and day, whatever else differs: ceu_activity_looks_alike() */
} CeuTwins;

/* Inside a change: whether @activity is recorded already, as another one. Cheap however many activities there are. */
CEU_API bool ceu_edit_find_twins(CeuEdit *edit, const CeuActivity *activity, CeuTwins *out,
                                 GError **error);
CEU_API void ceu_edit_set_summary(CeuEdit *edit, const char *summary);
/* id 0 adds (the new id is written back), else replaces the record of that id (NOT_FOUND if none). */
CEU_API bool ceu_edit_put_membership(CeuEdit *edit, CeuMembership *membership, GError **error);
CEU_API bool ceu_edit_put_credential(CeuEdit *edit, CeuCredential *credential, GError **error);
CEU_API bool ceu_edit_put_activity(CeuEdit *edit, CeuActivity *activity, GError **error);
CEU_API bool ceu_edit_put_filing(CeuEdit *edit, CeuFiling *filing, GError **error);
CEU_API bool ceu_edit_put_override(CeuEdit *edit, CeuOverride *override, GError **error);
CEU_API bool ceu_edit_put_entry(CeuEdit *edit, const CeuEntry *entry, GError **error);
/* Body NULL: the holder's own. id 0 takes the place of the answer of that body and trait, if there is one. */
CEU_API bool ceu_edit_put_answer(CeuEdit *edit, CeuAnswer *answer, GError **error);
/* The subject is not asked about; a second one of the same subject: EXISTS. */
CEU_API bool ceu_edit_put_mute(CeuEdit *edit, CeuMute *mute, GError **error);
/* RANGE: no day. The rules are not asked whether they know its subject. */
CEU_API bool ceu_edit_put_deed(CeuEdit *edit, CeuDeed *deed, GError **error);
/* RANGE: an amount outside 0 to 36,500 (1 at least for an extension), or a day that is missing; NOT_FOUND: no such
 * credential. Part and day are as CeuPathStep says. */
CEU_API bool ceu_edit_put_path_step(CeuEdit *edit, CeuPathStep *step, GError **error);
CEU_API bool ceu_edit_remove_membership(CeuEdit *edit, int64_t id, GError **error);
CEU_API bool ceu_edit_remove_credential(CeuEdit *edit, int64_t id,
                                        GError **error); /* and its path steps */
CEU_API bool ceu_edit_remove_activity(CeuEdit *edit, int64_t id,
                                      GError **error); /* and its entries and proofs' rows */
CEU_API bool ceu_edit_remove_filing(CeuEdit *edit, int64_t id, GError **error);
CEU_API bool ceu_edit_remove_override(CeuEdit *edit, int64_t id, GError **error);
CEU_API bool ceu_edit_remove_answer(CeuEdit *edit, int64_t id, GError **error);
CEU_API bool ceu_edit_remove_mute(CeuEdit *edit, int64_t id, GError **error);
CEU_API bool ceu_edit_remove_deed(CeuEdit *edit, int64_t id, GError **error);
CEU_API bool ceu_edit_remove_path_step(CeuEdit *edit, int64_t id, GError **error);

/* Evidence. A file is copied in before its row is written: no half evidence.
 * Copies @path in (a regular file) and adds its row to the change. The same file twice on one activity: EXISTS, unless
 * its copy was lost: then it is there again, and no row is added. */
CEU_API bool ceu_edit_attach(CeuEdit *edit, int64_t activity_id, const char *path, GError **error);
/* (element-type CeuEvidence) (transfer full): of one activity; 0: all */
CEU_API GPtrArray *ceu_tracker_evidence(CeuTracker *tracker, int64_t activity_id, GError **error);

/* Drafts: certificates that wait for a word. They are among the facts, and no judgement looks at them. */
typedef struct CeuDraftFound {
    int64_t draft;    /* that of the file: the new one, or the one that there was; 0: none */
    int64_t activity; /* that the file is kept with already; 0: none */
    bool added;
} CeuDraftFound;

/* Copies @path in, as ceu_edit_attach(), and adds a draft of it, unless its content is known: @found says for what. */
CEU_API bool ceu_edit_add_draft(CeuEdit *edit, const char *path, CeuDraftFound *found,
                                GError **error);
/* What was read, or typed. */
CEU_API bool ceu_edit_put_draft(CeuEdit *edit, CeuDraft *draft, GError **error);
/* Adds @activity (its id is written back) with the file as its proof; the draft is gone. NOT_FOUND: no such draft. */
CEU_API bool ceu_edit_confirm_draft(CeuEdit *edit, int64_t id, CeuActivity *activity,
                                    GError **error);
/* The file is the proof of an activity that is there already; the draft is gone. NOT_FOUND: no such draft or activity. */
CEU_API bool ceu_edit_attach_draft(CeuEdit *edit, int64_t id, int64_t activity_id, GError **error);
/* The copy of the file stays, for undo. */
CEU_API bool ceu_edit_remove_draft(CeuEdit *edit, int64_t id, GError **error);
/* Where the copy of the draft's file is. (transfer full) */
CEU_API char *ceu_tracker_draft_path(const CeuTracker *tracker, const CeuDraft *draft);

/* Import: classified against the store and judged by the assessment, in one step of undo. */
typedef enum { CEU_IMPORT_NEW, CEU_IMPORT_KNOWN, CEU_IMPORT_DUPLICATE } CeuImportStatus;

typedef struct CeuImportVerdict {
    int line;
    CeuImportStatus
        status; /* NEW; KNOWN: in the store already, by its uid or as the same event; DUPLICATE: twice in this file */
    int other;  /* KNOWN: activity number; DUPLICATE: line of the first */
    int64_t id; /* number given; 0 on a dry run or if not added */
    GPtrArray *
        remarks; /* char *: "AAPC: done before the certification date, counts 0", "unit IACET: 10 contact hours", "no index number …" */
} CeuImportVerdict;

typedef struct CeuImportReport {
    GPtrArray *verdicts; /* CeuImportVerdict, one a readable row, in file order */
    /* added: new rows; only if committed they are in the store */
    unsigned added, known, duplicates, faulty;
    bool committed; /* false: dry run, or refused because of faults */
} CeuImportReport;

typedef enum {
    CEU_IMPORT_DRY_RUN = 1 << 0, /* nothing is written */
    CEU_IMPORT_PARTIAL = 1 << 1, /* readable rows are imported although others are faulty */
    CEU_IMPORT_KEEP_DUPLICATES =
        1
        << 2, /* identical rows of the file are different events, as they always are in one of ours */
} CeuImportFlags;

/* Without PARTIAL a file with any fault changes nothing: report.committed is false, no error. */
CEU_API CeuImportReport *ceu_tracker_import(CeuTracker *tracker, const CeuImport *import,
                                            CeuImportFlags flags, CeuDate today, GError **error);
CEU_API void ceu_import_report_free(CeuImportReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuImportReport, ceu_import_report_free)

/* An archive on its way in. */
typedef struct CeuRestoreRequest {
    const char *path; /* name for messages */
    const char *head; /* its first bytes */
    size_t head_size;
    int fd;              /* the rest, from where it stands; -1: there is no more */
    bool dry_run;        /* all of it, but nothing is kept */
    bool without_proofs; /* also if files attached are not in it */
    void (*progress)(gpointer data, size_t bytes); /* (nullable): so much more was read */
    gpointer progress_data;
} CeuRestoreRequest;

typedef struct CeuRestoreReport {
    unsigned activities, proofs; /* proofs: files attached whose content is here */
    GPtrArray *
        missing; /* char *: one sentence for each file attached that is not: "activity 7: “a.pdf” …" */
} CeuRestoreReport;

/**
 * ceu_tracker_restore:
 * @tracker: opened for writing, without any record
 * @request: the archive
 * @error: EXISTS: there are records already; PARSE, RANGE: damaged, or a record that the store does not accept; LIMIT;
 *   NOT_FOUND: files attached are not in it, and @request does not say that it may be so; STATE: what was stored does
 *   not come out as it went in; IO, FULL
 *
 * Every record with its number and UUID, in one step of undo, all or nothing: an archive written afterwards has the same
 * bytes, which is checked before it is kept. The files are durable before the records are; cut off in between they are
 * files that no record refers to. One record, the facts and no file are in memory.
 *
 * Returns: (transfer full)
 */
CEU_API CeuRestoreReport *ceu_tracker_restore(CeuTracker *tracker, const CeuRestoreRequest *request,
                                              GError **error);
CEU_API void ceu_restore_report_free(CeuRestoreReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuRestoreReport, ceu_restore_report_free)

/**
 * ceu_tracker_snapshot:
 * @out_facts: (out) (transfer full): everything
 * @out_evidence: (out) (transfer full) (element-type CeuEvidence): every file attached, and those of drafts
 * @error: BUSY: other programs write all the time
 *
 * Both of one moment, whatever other processes write meanwhile.
 */
CEU_API bool ceu_tracker_snapshot(CeuTracker *tracker, CeuFacts **out_facts,
                                  GPtrArray **out_evidence, GError **error);

/* History. */
typedef struct CeuHistoryEntry {
    int64_t number;
    CeuInstant at;
    char *summary;
    unsigned changes; /* records changed */
    int64_t undoes;   /* number of the entry that this one took back; 0: none */
    bool undone;      /* taken back by a later entry */
} CeuHistoryEntry;

CEU_API GPtrArray *ceu_tracker_history(CeuTracker *tracker, unsigned limit,
                                       GError **error); /* newest first; 0: all */
CEU_API void ceu_history_entry_free(CeuHistoryEntry *entry);
/* Takes back the newest change not undone yet. Returns: (transfer full): its summary; NULL with STATE if none. */
CEU_API char *ceu_tracker_undo(CeuTracker *tracker, GError **error);

typedef struct CeuFinding {
    bool ok;
    char *what;   /* "history chain", "evidence 3f2a…" */
    char *detail; /* what is wrong or what was checked */
    char *remedy; /* NULL: none needed */
} CeuFinding;

CEU_API void ceu_finding_free(CeuFinding *finding);
/* Chain, replay of the history against the records, SQLite's own check, every evidence hash. (transfer full) */
CEU_API GPtrArray *ceu_tracker_verify(CeuTracker *tracker, GError **error);

/**
 * ceu_tracker_judge_clock:
 * @now: what the clock says
 * @out: the verdict; reads only
 *
 * The newest trusted day is the last one on which the daemon looked or the user changed something, or the day of
 * ceu_tracker_trust_clock(); a leap of the clock of more than two days is believed on the day after it. While the verdict is not %CEU_TRUST_FINE, reminders are shown with a warning, on the
 * newest trusted day, nothing about them is final, and nothing may be published or dropped.
 */
CEU_API bool ceu_tracker_judge_clock(CeuTracker *tracker, CeuInstant now, CeuClockVerdict *out,
                                     GError **error);
/* The user says that the clock is right: its day is trusted from now on, also if it is an earlier one. RANGE: it is
 * before the release, so it cannot be. */
CEU_API bool ceu_tracker_trust_clock(CeuTracker *tracker, CeuInstant now, GError **error);

/* Reminders. */
typedef struct CeuRemindPlan {
    GPtrArray *bubbles; /* CeuBubble to show now: already claimed */
    GPtrArray *
        close_keys; /* char *: obligations met, acknowledged or snoozed since: close their bubbles */
    CeuInstant next;  /* when to ask again; never later than the next local midnight */
    bool saved;       /* false: the store could not be written; bubbles are shown from memory */
    unsigned waiting; /* reminders whose time has come and that only lack a server */
    CeuClockVerdict clock;
} CeuRemindPlan;

/**
 * ceu_tracker_plan_reminders:
 * @tracker: opened for writing
 * @policy: lead times, quiet hours
 * @now: the present
 * @server: (nullable): the notification server's unique name; NULL: none, then nothing is claimed
 *
 * The one path of every waking: assess, decide, commit the claims, answer.
 *
 * Returns: (transfer full)
 */
CEU_API CeuRemindPlan *ceu_tracker_plan_reminders(CeuTracker *tracker,
                                                  const CeuRemindPolicy *policy, CeuInstant now,
                                                  const char *server, GError **error);
CEU_API void ceu_remind_plan_free(CeuRemindPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuRemindPlan, ceu_remind_plan_free)
/* The server took the bubble. @keys: char *. */
CEU_API bool ceu_tracker_record_shown(CeuTracker *tracker, const GPtrArray *keys,
                                      const char *server, CeuInstant now, GError **error);
CEU_API bool ceu_tracker_acknowledge_keys(CeuTracker *tracker, const GPtrArray *keys,
                                          CeuInstant now, GError **error);
CEU_API bool ceu_tracker_snooze_keys(CeuTracker *tracker, const GPtrArray *keys, CeuInstant now,
                                     CeuInstant until, GError **error);

/* One line of `ceu reminders`. */
typedef struct CeuReminderLine {
    CeuReminder *
        reminder; /* id 0: no number yet (another day than today, or the store cannot be written) */
    char *summary, *body;
    int32_t days_left;
    CeuBubbleUrgency urgency;
} CeuReminderLine;

CEU_API void ceu_reminder_line_free(CeuReminderLine *line);
/* What is due on @today, most urgent first. If that is the local day, those without a number are given one, and an
 * acknowledgement by number is about the lead time listed. A look at another day changes nothing. */
CEU_API GPtrArray *ceu_tracker_reminders(CeuTracker *tracker, const CeuRemindPolicy *policy,
                                         CeuDate today, GError **error);
/* By number; NOT_FOUND if there is none. */
CEU_API bool ceu_tracker_acknowledge(CeuTracker *tracker, int64_t id, CeuInstant now,
                                     GError **error);
CEU_API bool ceu_tracker_snooze(CeuTracker *tracker, int64_t id, CeuInstant now, CeuInstant until,
                                GError **error);

/* The daemon, seen from outside and without a bus. */

/* A daemon looks twice an hour at least; one that has not for so long hangs, or the machine slept. */
#define CEU_HEARTBEAT_OLD_HOURS 2

/* The sign of life that it leaves at each look. */
typedef struct CeuHeartbeat {
    int64_t pid;
    char *version; /* NULL: not said, as all strings here */
    CeuInstant started, looked, next;
    CeuInstant accepted; /* the last notification that a server took; 0: none */
    char *server;        /* instance of the notification server; NULL: none */
    char *fault;         /* what is wrong with the store; NULL: nothing */
    char *sandbox;       /* what the process can really do: sandbox_report() of the daemon */
} CeuHeartbeat;

/* NOT_FOUND: there is none. (transfer full) */
CEU_API CeuHeartbeat *ceu_heartbeat_read(GError **error);
CEU_API void ceu_heartbeat_free(CeuHeartbeat *heartbeat);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuHeartbeat, ceu_heartbeat_free)

/* Whether a daemon holds the lock of this store. */
CEU_API bool ceu_daemon_runs(const CeuPaths *paths);

typedef enum {
    CEU_LIFE_WELL,   /* it runs and has looked of late */
    CEU_LIFE_SILENT, /* it runs, but has not looked for %CEU_HEARTBEAT_OLD_HOURS */
    CEU_LIFE_ABSENT, /* it does not run */
} CeuLife;

CEU_API CeuLife ceu_daemon_life(const CeuPaths *paths, CeuInstant now);

/* How the last push to the calendar server went: a file of state, not of records. */

/* @config->caldav_url is set. (transfer full) */
CEU_API char *ceu_push_account(const CeuConfig *config);

/* How the last one went; NULL: none was made, or nothing is known about it. (transfer full) */
CEU_API CeuPush *ceu_push_read(const CeuPaths *paths);

/**
 * ceu_push_begin:
 * @config: whose server
 * @now: before anything is read that will be sent
 * @error: CEU_ERROR_IO, _FULL, _READ_ONLY
 *
 * To be called while no other push is under way. What is written is what holds if the push never ends.
 */
CEU_API bool ceu_push_begin(const CeuPaths *paths, const CeuConfig *config, CeuInstant now,
                            GError **error);

/* What became of the push that was begun; @message (nullable). @error as ceu_push_begin(). */
CEU_API bool ceu_push_end(const CeuPaths *paths, CeuPushResult result, const char *message,
                          GError **error);

/* Something is better now that a push could not know of, such as a password: as if there had been none. */
CEU_API void ceu_push_forget(const CeuPaths *paths);

/* Mail. Protocol: claim (durable) → sendmail → record, as with notifications: a crash may repeat one, never lose it. */
typedef enum {
    CEU_MAIL_NOTHING, /* nobody needs to be told of anything */
    CEU_MAIL_WAITS, /* there is something, but these are quiet hours, or the clock cannot be right */
    CEU_MAIL_TAKEN, /* another process is sending it */
    CEU_MAIL_SEND,
} CeuMailVerdict;

typedef struct CeuMailPlan {
    CeuMailVerdict verdict;
    GPtrArray *items; /* CeuMailItem, most urgent first: due, and not acknowledged or put off */
    CeuDate today;
    char *told; /* what is kept once it is sent */
} CeuMailPlan;

CEU_API void ceu_mail_plan_free(CeuMailPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuMailPlan, ceu_mail_plan_free)

/**
 * ceu_tracker_plan_mail:
 * @tracker: opened for writing if @claim
 * @policy: lead times, quiet hours
 * @now: the present
 * @claim: SEND comes with a claim that keeps other processes from sending for ten minutes
 * @error: of the store; without a claim on disk nothing may be sent, or it would be sent every hour
 *
 * Returns: (transfer full)
 */
CEU_API CeuMailPlan *ceu_tracker_plan_mail(CeuTracker *tracker, const CeuRemindPolicy *policy,
                                           CeuInstant now, bool claim, GError **error);
/* Gives the claim back; @sent: sendmail took the mail, which is remembered. */
CEU_API bool ceu_tracker_finish_mail(CeuTracker *tracker, const CeuMailPlan *plan, bool sent,
                                     GError **error);

typedef struct CeuPublishOptions {
    const int *milestones_days; /* as ceu_agenda() */
    unsigned n_milestones;
    /* Code of the texts' language, "es"; NULL: the one of the last publication. */
    const char *language;
    /* Without @language, that of the locale: said by ceud alone, so that programs of several locales do not write the
     * calendar back and forth. */
    bool follow_locale;
    bool forget; /* nothing is stored: for a day that is not today, or wishes of one time */
} CeuPublishOptions;

/* What stands in the calendar. */
typedef struct CeuPublication {
    GPtrArray *items;            /* (element-type CeuPublished): by day, then UID */
    const CeuLanguage *language; /* of their texts; NULL: English */
    char *uid;                   /* of the calendar as a whole, for ever */
} CeuPublication;

CEU_API void ceu_publication_free(CeuPublication *publication);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuPublication, ceu_publication_free)
/* When the newest of its items changed; 0: there is none. */
CEU_API CeuInstant ceu_publication_changed(const CeuPublication *publication);

/**
 * ceu_tracker_publish:
 * @tracker: opened for writing, unless nothing changed or is stored
 * @today: the day; @now: time stamp of changes
 * @options: (nullable)
 * @error: of the store; CEU_ERROR_NOT_FOUND if there is no catalogue of the language
 *
 * Brings the published items up to date (one transaction, none if nothing changed). In another language the texts
 * change once, as after any other change.
 *
 * Returns: (transfer full)
 */
CEU_API CeuPublication *ceu_tracker_publish(CeuTracker *tracker, CeuDate today, CeuInstant now,
                                            const CeuPublishOptions *options, GError **error);

/* A consistent copy, checked, at @path (must not exist). */
CEU_API bool ceu_tracker_backup(CeuTracker *tracker, const char *path, GError **error);

G_END_DECLS
