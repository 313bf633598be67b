/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An archive into a home without records: everything with its own number, or nothing. */
#include "tracker/private.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define PIECE_BYTES (64 * 1024)
#define SNAPSHOT_ATTEMPTS 5

typedef struct Restore {
    CeuTracker *tracker;
    const CeuRestoreRequest *request;
    const CeuArchive *archive;
    CeuStaging *staging; /* NULL: a dry run */
} Restore;

/* Each record is copied, for a put may write to it; what is wrong is told with its number. */
#define PUT_ALL(Record, name, getter, check, put)                                                  \
    do {                                                                                           \
        uint32_t count_;                                                                           \
        const Record *records_ = getter(facts, &count_);                                           \
                                                                                                   \
        for (uint32_t i_ = 0; i_ < count_; i_++) {                                                 \
            Record record_ = records_[i_];                                                         \
                                                                                                   \
            if (check(&record_, error) && put(store, &record_, error))                             \
                continue;                                                                          \
            g_prefix_error(error, name " %" G_GINT64_FORMAT ": ", record_.id);                     \
            return false;                                                                          \
        }                                                                                          \
    } while (0)

static bool
put_holder(CeuStore *store, const CeuFacts *facts, GError **error)
{
    PUT_ALL(CeuMembership, "membership", ceu_facts_memberships, ceu_check_membership,
            ceu_store_put_membership);
    PUT_ALL(CeuCredential, "credential", ceu_facts_credentials, ceu_check_credential,
            ceu_store_put_credential);
    PUT_ALL(CeuPathStep, "path step", ceu_facts_path_steps, ceu_check_path_step,
            ceu_store_put_path_step);
    PUT_ALL(CeuAnswer, "answer", ceu_facts_answers, ceu_check_answer, ceu_store_put_answer);
    PUT_ALL(CeuMute, "mute", ceu_facts_mutes, ceu_check_mute, ceu_store_put_mute);
    return true;
}

static bool
put_work(CeuStore *store, const CeuFacts *facts, GError **error)
{
    uint32_t count;
    const CeuEntry *entries = ceu_facts_entries(facts, &count);

    PUT_ALL(CeuActivity, "activity", ceu_facts_activities, ceu_check_activity,
            ceu_store_put_activity);
    PUT_ALL(CeuFiling, "renewal", ceu_facts_filings, ceu_check_filing, ceu_store_put_filing);
    PUT_ALL(CeuOverride, "own amount or date", ceu_facts_overrides, ceu_check_override,
            ceu_store_put_override);
    PUT_ALL(CeuDeed, "duty", ceu_facts_deeds, ceu_check_deed, ceu_store_put_deed);
    PUT_ALL(CeuDraft, "draft", ceu_facts_drafts, ceu_check_draft, ceu_store_put_draft);
    for (uint32_t i = 0; i < count; i++) {
        if (ceu_store_put_entry(store, &entries[i], error))
            continue;
        g_prefix_error(error, "what was entered of activity %" G_GINT64_FORMAT ": ",
                       entries[i].activity_id);
        return false;
    }
    return true;
}

static bool
put_evidence(CeuStore *store, const GPtrArray *evidence, GError **error)
{
    for (guint i = 0; i < evidence->len; i++) {
        const CeuEvidence *file = g_ptr_array_index(evidence, i);

        if (file->activity_id == 0 || ceu_store_put_evidence(store, file, error))
            continue; /* that of a draft has its record there */
        g_prefix_error(error, "file “%s” of activity %" G_GINT64_FORMAT ": ", file->name,
                       file->activity_id);
        return false;
    }
    return true;
}

/* Whether @text is what would be archived of @facts and @evidence. */
static bool
is_archive_of(const char *text, const CeuFacts *facts, const GPtrArray *evidence)
{
    g_autofree char *other = ceu_archive_write(facts, evidence);

    return strcmp(text, other) == 0;
}

static bool
check_empty(CeuStore *store, GError **error)
{
    g_autoptr(CeuFacts) present = ceu_store_load_facts(store, error);
    g_autoptr(CeuFacts) nothing = ceu_facts_new();
    g_autofree char *empty = ceu_archive_write(nothing, NULL);

    if (present == NULL)
        return false;
    if (is_archive_of(empty, present, NULL))
        return true;
    g_set_error_literal(
        error, CEU_ERROR, CEU_ERROR_EXISTS,
        "there are records already, and an archive is not mixed with others: import "
        "it where there are none");
    return false;
}

static bool
check_stored(CeuStore *store, const CeuArchive *archive, GError **error)
{
    g_autoptr(CeuFacts) facts = ceu_store_load_facts(store, error);
    g_autoptr(GPtrArray) evidence = facts == NULL ? NULL : ceu_store_evidence(store, 0, error);
    g_autofree char *wanted = NULL;

    if (evidence == NULL || !ceu_store_add_draft_files(store, evidence, error))
        return false;
    wanted = ceu_archive_write(archive->facts, archive->evidence);
    if (is_archive_of(wanted, facts, evidence))
        return true;
    g_set_error_literal(
        error, CEU_ERROR, CEU_ERROR_STATE,
        "what was stored does not come out as it went in: records are out of order, "
        "or twice, or an activity has more or fewer files attached than it says");
    return false;
}

/* The files are there for good before the records that refer to them. */
static bool
restore_all(CeuTracker *tracker, CeuWrite *write, GError **error)
{
    const Restore *restore = write->data;
    const CeuArchive *archive = restore->archive;

    if (!check_empty(tracker->store, error))
        return false;
    ceu_store_begin_restore(tracker->store);
    if (!put_holder(tracker->store, archive->facts, error) ||
        !put_work(tracker->store, archive->facts, error) ||
        !put_evidence(tracker->store, archive->evidence, error) ||
        !check_stored(tracker->store, archive, error))
        return false;
    if (restore->staging != NULL && !ceu_staging_publish(restore->staging, error))
        return false;
    write->changed = !restore->request->dry_run;
    write->summary = "import an archive";
    return true;
}

static bool
stage_bytes(gpointer data, const void *bytes, size_t size, GError **error)
{
    return ceu_staging_write(data, bytes, size, error);
}

static bool
stage_end(gpointer data, const char *sha256, GError **error)
{
    return ceu_staging_end(data, sha256, error);
}

static bool
push(const CeuRestoreRequest *request, CeuArchiveReader *reader, const char *bytes, size_t size,
     GError **error)
{
    if (request->progress != NULL)
        request->progress(request->progress_data, size);
    return ceu_archive_reader_push(reader, bytes, size, error);
}

static bool
read_rest(const CeuRestoreRequest *request, CeuArchiveReader *reader, GError **error)
{
    g_autofree char *piece = g_malloc(PIECE_BYTES);
    ssize_t got;

    while (request->fd >= 0 && (got = read(request->fd, piece, PIECE_BYTES)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            const int saved = errno;

            g_set_error(error, CEU_ERROR, CEU_ERROR_IO, "cannot read %s: %s", request->path,
                        g_strerror(saved));
            return false;
        }
        if (!push(request, reader, piece, (size_t) got, error))
            return false;
    }
    return true;
}

/* (transfer full) */
static CeuArchive *
read_archive(const Restore *restore, GError **error)
{
    const CeuRestoreRequest *request = restore->request;
    const CeuArchiveSink sink = { stage_bytes, stage_end, restore->staging };
    g_autoptr(CeuArchiveReader) reader =
        ceu_archive_reader_new(request->path, restore->staging == NULL ? NULL : &sink);

    if (!push(request, reader, request->head, request->head_size, error) ||
        !read_rest(request, reader, error))
        return NULL;
    return ceu_archive_reader_end(reader, error);
}

static char *
missing_sentence(const CeuFacts *facts, int64_t id, const char *what)
{
    const CeuActivity *activity = ceu_facts_activity_by_id(facts, id);

    return g_strdup_printf("activity %" G_GINT64_FORMAT " “%s”: %s", id,
                           activity == NULL ? "" : activity->title, what);
}

/* Archives of earlier versions only counted them. */
static void
note_untold(const CeuArchive *archive, CeuRestoreReport *report)
{
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(archive->facts, &count);

    for (uint32_t i = 0; i < count; i++) {
        g_autofree char *what = NULL;

        if (activities[i].proofs == 0)
            continue;
        what = g_strdup_printf("%u file%s attached, and the archive does not tell which",
                               activities[i].proofs, activities[i].proofs == 1 ? " was" : "s were");
        g_ptr_array_add(report->missing, missing_sentence(archive->facts, activities[i].id, what));
    }
    ceu_facts_forget_proofs(archive->facts);
}

/* Whether the content is in the archive; what is not may lie in the evidence folder already. */
static bool
is_here(const Restore *restore, const char *sha256)
{
    const CeuArchiveContent *content = g_hash_table_lookup(restore->archive->contents, sha256);

    return content->here || ceu_store_has_evidence(restore->tracker->store, sha256);
}

static void
note_missing(const Restore *restore, CeuRestoreReport *report)
{
    const CeuArchive *archive = restore->archive;

    for (guint i = 0; i < archive->evidence->len; i++) {
        const CeuEvidence *file = g_ptr_array_index(archive->evidence, i);
        g_autofree char *what = NULL;

        if (is_here(restore, file->sha256)) {
            report->proofs++;
            continue;
        }
        what = g_strdup_printf("the file “%s” is missing", file->name);
        g_ptr_array_add(report->missing,
                        file->activity_id == 0
                            ? g_strdup_printf("a draft: %s", what)
                            : missing_sentence(archive->facts, file->activity_id, what));
    }
}

static bool
check_missing(const CeuRestoreRequest *request, const CeuRestoreReport *report, GError **error)
{
    const char *first;

    if (report->missing->len == 0 || request->without_proofs)
        return true;
    first = g_ptr_array_index(report->missing, 0);
    g_set_error(
        error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
        "not all files attached are in the archive: %s%s; with --without-proofs the records "
        "are imported all the same, and each such file is said",
        first, report->missing->len == 1 ? "" : ", and there are others");
    return false;
}

static CeuRestoreReport *
report_of(const Restore *restore)
{
    CeuRestoreReport *report = g_new0(CeuRestoreReport, 1);

    report->missing = g_ptr_array_new_with_free_func(g_free);
    (void) ceu_facts_activities(restore->archive->facts, &report->activities);
    if (restore->archive->lists_evidence)
        note_missing(restore, report);
    else
        note_untold(restore->archive, report);
    return report;
}

CeuRestoreReport *
ceu_tracker_restore(CeuTracker *tracker, const CeuRestoreRequest *request, GError **error)
{
    g_autoptr(CeuArchive) archive = NULL;
    g_autoptr(CeuStaging) staging = NULL;
    g_autoptr(CeuRestoreReport) report = NULL;
    Restore restore = { .tracker = tracker, .request = request };
    CeuWrite write = { .func = restore_all, .data = &restore };

    g_return_val_if_fail(tracker != NULL && request != NULL, NULL);

    if (!check_empty(tracker->store, error))
        return NULL;
    if (!request->dry_run)
        restore.staging = staging = ceu_staging_new(tracker->store);
    restore.archive = archive = read_archive(&restore, error);
    if (archive == NULL)
        return NULL;
    report = report_of(&restore);
    if (!check_missing(request, report, error) || !ceu_tracker_run(tracker, &write, error))
        return NULL;
    return g_steal_pointer(&report);
}

void
ceu_restore_report_free(CeuRestoreReport *report)
{
    if (report == NULL)
        return;
    g_ptr_array_unref(report->missing);
    g_free(report);
}

bool
ceu_tracker_snapshot(CeuTracker *tracker, CeuFacts **out_facts, GPtrArray **out_evidence,
                     GError **error)
{
    g_return_val_if_fail(tracker != NULL, false);

    for (unsigned attempt = 0; attempt < SNAPSHOT_ATTEMPTS; attempt++) {
        g_autoptr(CeuFacts) facts = NULL;
        g_autoptr(GPtrArray) evidence = NULL;
        uint32_t before, after;

        if (!ceu_store_version(tracker->store, &before, error))
            return false;
        facts = ceu_store_load_facts(tracker->store, error);
        evidence = facts == NULL ? NULL : ceu_store_evidence(tracker->store, 0, error);
        if (evidence == NULL || !ceu_store_add_draft_files(tracker->store, evidence, error) ||
            !ceu_store_version(tracker->store, &after, error))
            return false;
        if (before != after)
            continue;
        *out_facts = g_steal_pointer(&facts);
        *out_evidence = g_steal_pointer(&evidence);
        return true;
    }
    g_set_error_literal(error, CEU_ERROR, CEU_ERROR_BUSY,
                        "the records are being changed all the time; try again later");
    return false;
}
