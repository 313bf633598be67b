/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Changing facts: what may happen inside ceu_tracker_change(), checked before it reaches the
 * store.
 */
#include "tracker/private.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

struct CeuEdit {
    CeuTracker *tracker;
    GPtrArray *facts; /* CeuFacts: every one that was handed out, the newest last; NULL: none yet */
    bool stale;       /* the newest facts are older than the newest write */
    bool changed;
    char *summary;
};

typedef struct Change {
    CeuEditFunc func;
    gpointer data;
    const char *summary;
    CeuEdit edit;
} Change;

static void
clear_edit(CeuEdit *edit)
{
    g_clear_pointer(&edit->facts, g_ptr_array_unref);
    g_clear_pointer(&edit->summary, g_free);
    *edit = (CeuEdit){ .tracker = edit->tracker };
}

static bool
run_change(CeuTracker *tracker, CeuWrite *write, GError **error)
{
    Change *change = write->data;

    (void) tracker;
    clear_edit(&change->edit); /* a second attempt begins anew */
    if (!change->func(&change->edit, change->data, error))
        return false;
    write->changed = change->edit.changed;
    write->summary = change->edit.summary != NULL ? change->edit.summary : change->summary;
    return true;
}

bool
ceu_tracker_change(CeuTracker *tracker, const char *summary, CeuEditFunc func, gpointer data,
                   GError **error)
{
    Change change = {
        .func = func, .data = data, .summary = summary, .edit = { .tracker = tracker }
    };
    CeuWrite write = { .func = run_change, .data = &change };
    bool ok;

    g_return_val_if_fail(tracker != NULL && summary != NULL && func != NULL, false);

    ok = ceu_tracker_run(tracker, &write, error);
    clear_edit(&change.edit);
    return ok;
}

const CeuFacts *
ceu_edit_facts(CeuEdit *edit, GError **error)
{
    CeuFacts *facts;

    g_return_val_if_fail(edit != NULL, NULL);

    if (edit->facts != NULL && !edit->stale)
        return g_ptr_array_index(edit->facts, edit->facts->len - 1);
    facts = ceu_store_load_facts(edit->tracker->store, error);
    if (facts == NULL)
        return NULL;
    if (edit->facts == NULL)
        edit->facts = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_facts_free);
    g_ptr_array_add(edit->facts, facts);
    edit->stale = false;
    return facts;
}

bool
ceu_edit_find_twins(CeuEdit *edit, const CeuActivity *activity, CeuTwins *out, GError **error)
{
    g_autoptr(CeuFacts) facts = NULL;
    const CeuActivity *others;
    uint32_t count;

    g_return_val_if_fail(edit != NULL && ceu_date_is_set(activity->done) && out != NULL, false);

    *out = (CeuTwins){ 0, 0 };
    facts = ceu_store_load_day(edit->tracker->store, activity->done, error);
    if (facts == NULL)
        return false;
    others = ceu_facts_activities(facts, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (out->alike == 0 && ceu_activity_looks_alike(&others[i], activity))
            out->alike = others[i].id;
        if (out->same == 0 && ceu_activity_same_event(&others[i], activity))
            out->same = others[i].id;
    }
    return true;
}

void
ceu_edit_set_summary(CeuEdit *edit, const char *summary)
{
    g_return_if_fail(edit != NULL && summary != NULL);

    g_free(edit->summary);
    edit->summary = g_strdup(summary);
}

/* Remembers that something was written if @ok; returns @ok. */
static bool
written(CeuEdit *edit, bool ok)
{
    if (ok) {
        edit->changed = true;
        edit->stale = true;
    }
    return ok;
}

bool
ceu_edit_put_membership(CeuEdit *edit, CeuMembership *membership, GError **error)
{
    return ceu_check_membership(membership, error) &&
           written(edit, ceu_store_put_membership(edit->tracker->store, membership, error));
}

bool
ceu_edit_put_credential(CeuEdit *edit, CeuCredential *credential, GError **error)
{
    return ceu_check_credential(credential, error) &&
           written(edit, ceu_store_put_credential(edit->tracker->store, credential, error));
}

bool
ceu_edit_put_activity(CeuEdit *edit, CeuActivity *activity, GError **error)
{
    return ceu_check_activity(activity, error) &&
           written(edit, ceu_store_put_activity(edit->tracker->store, activity, error));
}

bool
ceu_edit_put_filing(CeuEdit *edit, CeuFiling *filing, GError **error)
{
    return ceu_check_filing(filing, error) &&
           written(edit, ceu_store_put_filing(edit->tracker->store, filing, error));
}

bool
ceu_edit_put_override(CeuEdit *edit, CeuOverride *override, GError **error)
{
    return ceu_check_override(override, error) &&
           written(edit, ceu_store_put_override(edit->tracker->store, override, error));
}

bool
ceu_edit_put_entry(CeuEdit *edit, const CeuEntry *entry, GError **error)
{
    return written(edit, ceu_store_put_entry(edit->tracker->store, entry, error));
}

bool
ceu_edit_put_answer(CeuEdit *edit, CeuAnswer *answer, GError **error)
{
    return ceu_check_answer(answer, error) &&
           written(edit, ceu_store_put_answer(edit->tracker->store, answer, error));
}

bool
ceu_edit_put_mute(CeuEdit *edit, CeuMute *mute, GError **error)
{
    return ceu_check_mute(mute, error) &&
           written(edit, ceu_store_put_mute(edit->tracker->store, mute, error));
}

bool
ceu_edit_put_deed(CeuEdit *edit, CeuDeed *deed, GError **error)
{
    return ceu_check_deed(deed, error) &&
           written(edit, ceu_store_put_deed(edit->tracker->store, deed, error));
}

bool
ceu_edit_put_path_step(CeuEdit *edit, CeuPathStep *step, GError **error)
{
    return ceu_check_path_step(step, error) &&
           written(edit, ceu_store_put_path_step(edit->tracker->store, step, error));
}

static bool
remove_record(CeuEdit *edit, CeuRecordKind kind, int64_t id, GError **error)
{
    return written(edit, ceu_store_remove(edit->tracker->store, kind, id, error));
}

bool
ceu_edit_remove_membership(CeuEdit *edit, int64_t id, GError **error)
{
    return remove_record(edit, CEU_RECORD_MEMBERSHIP, id, error);
}

bool
ceu_edit_remove_credential(CeuEdit *edit, int64_t id, GError **error)
{
    return remove_record(edit, CEU_RECORD_CREDENTIAL, id, error);
}

bool
ceu_edit_remove_activity(CeuEdit *edit, int64_t id, GError **error)
{
    return remove_record(edit, CEU_RECORD_ACTIVITY, id, error);
}

bool
ceu_edit_remove_filing(CeuEdit *edit, int64_t id, GError **error)
{
    return remove_record(edit, CEU_RECORD_FILING, id, error);
}

bool
ceu_edit_remove_override(CeuEdit *edit, int64_t id, GError **error)
{
    return remove_record(edit, CEU_RECORD_OVERRIDE, id, error);
}

bool
ceu_edit_remove_answer(CeuEdit *edit, int64_t id, GError **error)
{
    return remove_record(edit, CEU_RECORD_ANSWER, id, error);
}

bool
ceu_edit_remove_mute(CeuEdit *edit, int64_t id, GError **error)
{
    return remove_record(edit, CEU_RECORD_MUTE, id, error);
}

bool
ceu_edit_remove_deed(CeuEdit *edit, int64_t id, GError **error)
{
    return remove_record(edit, CEU_RECORD_DEED, id, error);
}

bool
ceu_edit_remove_path_step(CeuEdit *edit, int64_t id, GError **error)
{
    return remove_record(edit, CEU_RECORD_PATH_STEP, id, error);
}

bool
ceu_edit_remove_draft(CeuEdit *edit, int64_t id, GError **error)
{
    return remove_record(edit, CEU_RECORD_DRAFT, id, error);
}

bool
ceu_edit_put_draft(CeuEdit *edit, CeuDraft *draft, GError **error)
{
    return ceu_check_draft(draft, error) &&
           written(edit, ceu_store_put_draft(edit->tracker->store, draft, error));
}

static bool
check_not_empty(const char *path, int64_t size, GError **error)
{
    if (size > 0)
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_FAILED, "“%s” is empty; nothing was recorded", path);
    return false;
}

/* A name of blanks alone is none. (transfer full) */
static char *
shown_name(const char *path)
{
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *valid = g_utf8_make_valid(name, -1);

    return *g_strstrip(valid) == '\0' ? g_strdup("unnamed") : g_utf8_make_valid(name, -1);
}

bool
ceu_edit_add_draft(CeuEdit *edit, const char *path, CeuDraftFound *found, GError **error)
{
    CeuStore *store = edit->tracker->store;
    CeuDraft draft = ceu_draft_init();
    g_autofree char *shown = shown_name(path);
    g_autofree char *sha256 = NULL;
    GStatBuf status;

    *found = (CeuDraftFound){ 0 };
    /* Asked twice: before, so that no copy of nothing is left behind, and of what was really read. */
    if (g_lstat(path, &status) == 0 && S_ISREG(status.st_mode) &&
        !check_not_empty(path, status.st_size, error))
        return false;
    if (!ceu_store_import_evidence(store, path, &sha256, &draft.size, error) ||
        !check_not_empty(path, draft.size, error) ||
        !ceu_store_find_content(store, sha256, &found->draft, &found->activity, error))
        return false;
    if (found->draft != 0 || found->activity != 0)
        return true;
    draft.sha256 = sha256;
    draft.name = shown;
    draft.found = ceu_clock_now();
    found->added = ceu_edit_put_draft(edit, &draft, error);
    found->draft = draft.id;
    return found->added;
}

static const CeuDraft *
find_draft(CeuEdit *edit, int64_t id, GError **error)
{
    const CeuFacts *facts = ceu_edit_facts(edit, error);
    const CeuDraft *draft = facts == NULL ? NULL : ceu_facts_draft_by_id(facts, id);

    if (facts != NULL && draft == NULL)
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "there is no draft %" G_GINT64_FORMAT "; see: ceu inbox", id);
    return draft;
}

/* The draft's file becomes the proof of an activity, and the draft goes. */
static bool
give_file(CeuEdit *edit, const CeuDraft *draft, int64_t activity_id, GError **error)
{
    return ceu_store_attach(edit->tracker->store, activity_id, draft->sha256, draft->name,
                            draft->size, draft->found, error) &&
           ceu_edit_remove_draft(edit, draft->id, error);
}

bool
ceu_edit_confirm_draft(CeuEdit *edit, int64_t id, CeuActivity *activity, GError **error)
{
    const CeuDraft *draft = find_draft(edit, id, error);

    return draft != NULL && ceu_edit_put_activity(edit, activity, error) &&
           give_file(edit, draft, activity->id, error);
}

bool
ceu_edit_attach_draft(CeuEdit *edit, int64_t id, int64_t activity_id, GError **error)
{
    const CeuDraft *draft = find_draft(edit, id, error);
    const CeuFacts *facts = ceu_edit_facts(edit, NULL);

    if (draft == NULL || facts == NULL)
        return false;
    if (ceu_facts_activity_by_id(facts, activity_id) == NULL) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "there is no activity %" G_GINT64_FORMAT "; see: ceu list", activity_id);
        return false;
    }
    return give_file(edit, draft, activity_id, error);
}

/* Hashes of the files of the activity that may be @path and whose copies are not whole. (transfer full) */
static GPtrArray *
lost_copies(CeuStore *store, int64_t activity_id, const char *path, GError **error)
{
    g_autoptr(GPtrArray) attached = ceu_store_evidence(store, activity_id, error);
    GPtrArray *lost = attached == NULL ? NULL : g_ptr_array_new_with_free_func(g_free);
    GStatBuf status;

    if (lost == NULL || g_stat(path, &status) != 0)
        return lost;
    for (guint i = 0; i < attached->len; i++) {
        const CeuEvidence *file = g_ptr_array_index(attached, i);

        if (file->size == status.st_size && !ceu_store_has_evidence(store, file->sha256))
            g_ptr_array_add(lost, g_strdup(file->sha256));
    }
    return lost;
}

bool
ceu_edit_attach(CeuEdit *edit, int64_t activity_id, const char *path, GError **error)
{
    CeuStore *store = edit->tracker->store;
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *shown = g_utf8_make_valid(name, -1);
    g_autofree char *sha256 = NULL;
    g_autoptr(GPtrArray) lost = lost_copies(store, activity_id, path, error);
    int64_t size;

    if (lost == NULL || !ceu_store_import_evidence(store, path, &sha256, &size, error))
        return false;
    if (g_ptr_array_find_with_equal_func(lost, sha256, g_str_equal, NULL))
        return true; /* its row is there, and now its copy is too */
    return written(
        edit, ceu_store_attach(store, activity_id, sha256, shown, size, ceu_clock_now(), error));
}
