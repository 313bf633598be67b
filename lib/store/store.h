/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store as the tracker sees it: facts, history, reminders, published items, evidence. No SQLite type shows. */
#pragma once

#include <ceu/agenda.h>
#include <ceu/facts.h>
#include <ceu/remind.h>

typedef struct CeuStore CeuStore;

typedef enum { CEU_STORE_READ, CEU_STORE_WRITE, CEU_STORE_CREATE } CeuStoreMode;

/**
 * ceu_store_open:
 * @path: the SQLite file; its directory is made (0700) with CREATE
 * @evidence_directory: where evidence files live
 * @backup_directory: where a migration puts its backup
 * @mode: READ never writes a byte and works on read-only media
 * @error: NOT_FOUND, NEWER (nothing touched), CORRUPT, BUSY, IO, READ_ONLY, FULL
 *
 * Returns: (transfer full): the store, migrated to the newest schema (WRITE, CREATE).
 */
CeuStore *ceu_store_open(const char *path, const char *evidence_directory,
                         const char *backup_directory, CeuStoreMode mode, GError **error);
void ceu_store_close(CeuStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuStore, ceu_store_close)

/**
 * ceu_store_set_clock:
 * @store: just opened
 * @now: answers the present; the tracker passes ceu_clock_now()
 *
 * The store reads no clock of its own. Asked once for each ceu_store_commit() that writes a history
 * entry; without it such a commit is refused (a bug of the caller).
 */
void ceu_store_set_clock(CeuStore *store, CeuInstant (*now)(void));

/* Rises with each commit of any process (PRAGMA data_version plus our own commits). */
bool ceu_store_version(CeuStore *store, uint32_t *out_version, GError **error);

/* A write is a scope: BEGIN IMMEDIATE; rolled back by ceu_store_rollback() unless committed. */
bool ceu_store_begin(CeuStore *store, GError **error);
/**
 * ceu_store_commit:
 * @summary: the history line of the journaled changes since begin; NULL if there were none (reminders, published items)
 * @undoes: history number that these changes take back; 0: none
 *
 * Writes one history entry (none if no record changed) and commits durably.
 */
bool ceu_store_commit(CeuStore *store, const char *summary, int64_t undoes, GError **error);
void ceu_store_rollback(CeuStore *store); /* harmless outside a write */

/* Facts. All activities by day, then number. */
CeuFacts *ceu_store_load_facts(CeuStore *store, GError **error);
/* Only the activities of one day: what a new one may repeat. */
CeuFacts *ceu_store_load_day(CeuStore *store, CeuDate day, GError **error);
/* Only the activities logged last, newest first, at most @most; their proofs are not counted. */
CeuFacts *ceu_store_load_recent(CeuStore *store, uint32_t most, GError **error);

/* Journaled writes, only between begin and commit. id 0 adds: id and a new uid (it lives until the store is
 * closed) are written back. NOT_FOUND: no record of that id; EXISTS: a second one of what there is one of. */
bool ceu_store_put_membership(CeuStore *store, CeuMembership *membership, GError **error);
bool ceu_store_put_credential(CeuStore *store, CeuCredential *credential, GError **error);
bool ceu_store_put_activity(CeuStore *store, CeuActivity *activity, GError **error);
bool ceu_store_put_filing(CeuStore *store, CeuFiling *filing, GError **error);
bool ceu_store_put_override(CeuStore *store, CeuOverride *override, GError **error);
/* id 0: takes the place of the answer of that body and trait, if there is one. */
bool ceu_store_put_answer(CeuStore *store, CeuAnswer *answer, GError **error);
bool ceu_store_put_deed(CeuStore *store, CeuDeed *deed, GError **error);
bool ceu_store_put_path_step(CeuStore *store, CeuPathStep *step, GError **error);
bool ceu_store_put_mute(CeuStore *store, CeuMute *mute, GError **error);
/* EXISTS: there is a draft of the same content already. */
bool ceu_store_put_draft(CeuStore *store, CeuDraft *draft, GError **error);
bool ceu_store_put_entry(CeuStore *store, const CeuEntry *entry, GError **error);

/* Only while restoring: the row of a file whose content is there, or is known to be missing. */
bool ceu_store_put_evidence(CeuStore *store, const CeuEvidence *evidence, GError **error);

/* From here to the next rollback the puts above add records with their own numbers and UUIDs: PARSE without them. */
void ceu_store_begin_restore(CeuStore *store);

typedef enum {
    CEU_RECORD_MEMBERSHIP,
    CEU_RECORD_CREDENTIAL, /* removes its path steps too, each journaled */
    CEU_RECORD_ACTIVITY,   /* removes its entries and evidence rows too, each journaled */
    CEU_RECORD_FILING,
    CEU_RECORD_OVERRIDE,
    CEU_RECORD_ANSWER,
    CEU_RECORD_DEED,
    CEU_RECORD_PATH_STEP,
    CEU_RECORD_MUTE,
    CEU_RECORD_DRAFT,
    CEU_RECORD_COUNT
} CeuRecordKind;

bool ceu_store_remove(CeuStore *store, CeuRecordKind kind, int64_t id,
                      GError **error); /* NOT_FOUND */

/* History. Types are those of ceu/tracker.h; element types and ownership as there. */
struct CeuHistoryEntry;
GPtrArray *ceu_store_history(CeuStore *store, unsigned limit, GError **error);
/* Inside begin: applies the inverse of the newest entry not undone; its number and summary come back. STATE: none. */
bool ceu_store_undo(CeuStore *store, int64_t *out_undone, char **out_summary, GError **error);
/* Adds CeuFinding (ceu/tracker.h) to @findings: chain, replay against the records, integrity, foreign keys, evidence. */
bool ceu_store_verify(CeuStore *store, GPtrArray *findings, GError **error);

/* Evidence. import: copies the file in, durable, answers its hash and size; attach: journaled row. */
bool ceu_store_import_evidence(CeuStore *store, const char *path, char **out_sha256,
                               int64_t *out_size, GError **error);
bool ceu_store_attach(CeuStore *store, int64_t activity_id, const char *sha256, const char *name,
                      int64_t size, CeuInstant now, GError **error);
/* What the content @sha256 is kept for: a draft, the first activity; 0: none. */
bool ceu_store_find_content(CeuStore *store, const char *sha256, int64_t *out_draft,
                            int64_t *out_activity, GError **error);
/* Adds the file of every draft to a list of ceu_store_evidence(), as of activity 0. */
bool ceu_store_add_draft_files(CeuStore *store, GPtrArray *files, GError **error);
/* Where the copy of a content lies. (transfer full) */
char *ceu_store_content_path(const CeuStore *store, const char *sha256);
GPtrArray *ceu_store_evidence(CeuStore *store, int64_t activity_id,
                              GError **error); /* CeuEvidence of ceu/tracker.h */

/* Whether the evidence folder holds the content of @sha256, whole. Reads it. */
bool ceu_store_has_evidence(CeuStore *store, const char *sha256);

/* Contents that come in pieces: drafts in the evidence folder until they are published. */
typedef struct CeuStaging CeuStaging;

/* @store must outlive it. (transfer full) */
CeuStaging *ceu_staging_new(CeuStore *store);
/* The next piece of the content under way. FULL, IO, READ_ONLY. */
bool ceu_staging_write(CeuStaging *staging, const void *bytes, size_t size, GError **error);
/* The content under way is whole, durable, and has this hash. */
bool ceu_staging_end(CeuStaging *staging, const char *sha256, GError **error);
/* Every content gets its name, in place of a file that has it already. To be called before the commit. */
bool ceu_staging_publish(CeuStaging *staging, GError **error);
/* Removes the drafts that were not published. */
void ceu_staging_free(CeuStaging *staging);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuStaging, ceu_staging_free)

/* Reminders (not journaled). put inside begin; id 0 gets a number. */
GPtrArray *ceu_store_load_reminders(CeuStore *store, GError **error); /* CeuReminder */
bool ceu_store_put_reminder(CeuStore *store, CeuReminder *reminder, GError **error);
bool ceu_store_remove_reminder(CeuStore *store, const char *key, GError **error);

/* Named values (not journaled). get: *out_value (transfer full) NULL if there is none; put inside begin. */
bool ceu_store_get_state(CeuStore *store, const char *name, char **out_value, GError **error);
bool ceu_store_put_state(CeuStore *store, const char *name, const char *value, GError **error);
/* The holder's random UUID, for ever. (transfer full) */
char *ceu_store_holder_uid(CeuStore *store, GError **error);

/* Published calendar items (not journaled). save inside begin: replaces all. */
GPtrArray *ceu_store_load_published(CeuStore *store, GError **error); /* CeuPublished */
bool ceu_store_save_published(CeuStore *store, const GPtrArray *published, GError **error);

/* A checked copy at @path, which must not exist: temporary file, integrity check, fsync, rename. */
bool ceu_store_backup(CeuStore *store, const char *path, GError **error);

/* A random UUID (version 4) as text. (transfer full) */
char *ceu_store_new_uid(void);
