/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tracker itself: opening, one transaction with its retries, facts judged by rules, history,
 * copies.
 */
#include "tracker/private.h"

#include <string.h>

static CeuStoreMode
store_mode(CeuTrackerMode mode)
{
    switch (mode) {
    case CEU_TRACKER_READ:
        return CEU_STORE_READ;
    case CEU_TRACKER_WRITE:
        return CEU_STORE_WRITE;
    case CEU_TRACKER_CREATE:
        return CEU_STORE_CREATE;
    }
    g_assert_not_reached();
}

CeuTracker *
ceu_tracker_open(const CeuPaths *paths, CeuTrackerMode mode, GError **error)
{
    CeuTracker *tracker;
    CeuStore *store;

    g_return_val_if_fail(paths != NULL, NULL);

    store = ceu_store_open(paths->store, paths->evidence, paths->backup, store_mode(mode), error);
    if (store == NULL)
        return NULL;
    ceu_store_set_clock(store, ceu_clock_now);
    tracker = g_new0(CeuTracker, 1);
    tracker->store = store;
    tracker->mode = mode;
    tracker->floor = ceu_clock_floor();
    tracker->rules = g_strdupv(paths->rules);
    tracker->cache = g_strdup(paths->cache);
    return tracker;
}

void
ceu_tracker_close(CeuTracker *tracker)
{
    if (tracker == NULL)
        return;
    ceu_store_close(tracker->store);
    g_strfreev(tracker->rules);
    g_free(tracker->cache);
    g_clear_pointer(&tracker->unsaved, g_hash_table_unref);
    g_free(tracker);
}

/* One attempt after begin, rolled back unless committed. */
static bool
run_once(CeuTracker *tracker, CeuWrite *write, GError **error)
{
    bool ok;

    write->changed = false;
    write->summary = NULL;
    write->undoes = 0;
    ok = write->func(tracker, write, error);
    if (ok && write->changed)
        ok = ceu_store_commit(tracker->store, write->summary, write->undoes, error);
    ceu_store_rollback(tracker->store);
    return ok;
}

bool
ceu_tracker_run(CeuTracker *tracker, CeuWrite *write, GError **error)
{
    if (tracker->mode == CEU_TRACKER_READ) {
        g_set_error_literal(error, CEU_ERROR, CEU_ERROR_READ_ONLY,
                            "the records are open for reading only; nothing was changed");
        return false;
    }
    for (int attempt = 1;; attempt++) {
        g_autoptr(GError) failure = NULL;

        /* Begin has waited its time for other writers: a second wait would only be longer. */
        if (!ceu_store_begin(tracker->store, error))
            return false;
        if (run_once(tracker, write, &failure))
            return true;
        if (attempt == CEU_BUSY_ATTEMPTS || !g_error_matches(failure, CEU_ERROR, CEU_ERROR_BUSY)) {
            g_propagate_error(error, g_steal_pointer(&failure));
            return false;
        }
    }
}

CeuFacts *
ceu_tracker_facts(CeuTracker *tracker, GError **error)
{
    g_return_val_if_fail(tracker != NULL, NULL);

    return ceu_store_load_facts(tracker->store, error);
}

CeuFacts *
ceu_tracker_recent_activities(CeuTracker *tracker, uint32_t most, GError **error)
{
    g_return_val_if_fail(tracker != NULL, NULL);

    return ceu_store_load_recent(tracker->store, most, error);
}

bool
ceu_tracker_version(CeuTracker *tracker, uint32_t *out_version, GError **error)
{
    g_return_val_if_fail(tracker != NULL && out_version != NULL, false);

    return ceu_store_version(tracker->store, out_version, error);
}

/* Adds the body of @name ("BODY", "BODY/TYPE") to @bodies once. */
static void
add_body(GPtrArray *bodies, const char *name)
{
    size_t length = strcspn(name, "/");

    for (guint i = 0; i < bodies->len; i++) {
        const char *known = g_ptr_array_index(bodies, i);

        if (strlen(known) == length && strncmp(known, name, length) == 0)
            return;
    }
    g_ptr_array_add(bodies, g_strndup(name, length));
}

/* Every body that the facts speak of, NULL at the end. */
static GPtrArray *
bodies_of(const CeuFacts *facts)
{
    GPtrArray *bodies = g_ptr_array_new_with_free_func(g_free);
    uint32_t count;
    const CeuMembership *memberships = ceu_facts_memberships(facts, &count);

    for (uint32_t i = 0; i < count; i++)
        add_body(bodies, memberships[i].body);
    const CeuCredential *credentials = ceu_facts_credentials(facts, &count);
    for (uint32_t i = 0; i < count; i++)
        add_body(bodies, credentials[i].body);
    const CeuFiling *filings = ceu_facts_filings(facts, &count);
    for (uint32_t i = 0; i < count; i++)
        add_body(bodies, filings[i].pool);
    const CeuOverride *overrides = ceu_facts_overrides(facts, &count);
    for (uint32_t i = 0; i < count; i++)
        add_body(bodies, overrides[i].pool);
    g_ptr_array_add(bodies, NULL);
    return bodies;
}

CeuRulebook *
ceu_tracker_rulebook(CeuTracker *tracker, GPtrArray *faults, GError **error)
{
    g_return_val_if_fail(tracker != NULL && faults != NULL, NULL);

    return ceu_rulebook_load((const char *const *) tracker->rules, NULL, tracker->cache, faults,
                             error);
}

CeuView *
ceu_tracker_judge(CeuTracker *tracker, CeuFacts *facts, CeuDate today, GError **error)
{
    g_autoptr(CeuView) view = g_new0(CeuView, 1);
    g_autoptr(GPtrArray) bodies = bodies_of(facts);
    g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_fault_free);

    view->facts = facts;
    view->rulebook =
        ceu_rulebook_load((const char *const *) tracker->rules, (const char *const *) bodies->pdata,
                          tracker->cache, faults, error);
    if (view->rulebook == NULL)
        return NULL;
    view->assessment = ceu_assess(view->facts, view->rulebook, today);
    return g_steal_pointer(&view);
}

CeuView *
ceu_tracker_view(CeuTracker *tracker, CeuDate today, GError **error)
{
    CeuFacts *facts;

    g_return_val_if_fail(tracker != NULL && ceu_date_is_set(today), NULL);

    facts = ceu_store_load_facts(tracker->store, error);
    return facts == NULL ? NULL : ceu_tracker_judge(tracker, facts, today, error);
}

void
ceu_view_free(CeuView *view)
{
    if (view == NULL)
        return;
    g_clear_pointer(&view->assessment, ceu_assessment_free);
    g_clear_pointer(&view->rulebook, ceu_rulebook_free);
    g_clear_pointer(&view->facts, ceu_facts_free);
    g_free(view);
}

GPtrArray *
ceu_tracker_history(CeuTracker *tracker, unsigned limit, GError **error)
{
    g_return_val_if_fail(tracker != NULL, NULL);

    return ceu_store_history(tracker->store, limit, error);
}

void
ceu_history_entry_free(CeuHistoryEntry *entry)
{
    if (entry == NULL)
        return;
    g_free(entry->summary);
    g_free(entry);
}

typedef struct Undo {
    char *undone; /* summary of the entry taken back */
    char *line;   /* our own line of history */
} Undo;

static bool
undo_newest(CeuTracker *tracker, CeuWrite *write, GError **error)
{
    Undo *undo = write->data;

    g_clear_pointer(&undo->undone, g_free);
    g_clear_pointer(&undo->line, g_free);
    if (!ceu_store_undo(tracker->store, &write->undoes, &undo->undone, error))
        return false;
    undo->line = g_strdup_printf("undo: %s", undo->undone);
    write->summary = undo->line;
    write->changed = true;
    return true;
}

char *
ceu_tracker_undo(CeuTracker *tracker, GError **error)
{
    Undo undo = { NULL, NULL };
    CeuWrite write = { .func = undo_newest, .data = &undo };
    bool ok;

    g_return_val_if_fail(tracker != NULL, NULL);

    ok = ceu_tracker_run(tracker, &write, error);
    g_free(undo.line);
    if (ok)
        return undo.undone;
    g_free(undo.undone);
    return NULL;
}

void
ceu_finding_free(CeuFinding *finding)
{
    if (finding == NULL)
        return;
    g_free(finding->what);
    g_free(finding->detail);
    g_free(finding->remedy);
    g_free(finding);
}

GPtrArray *
ceu_tracker_verify(CeuTracker *tracker, GError **error)
{
    g_autoptr(GPtrArray) findings =
        g_ptr_array_new_with_free_func((GDestroyNotify) ceu_finding_free);

    g_return_val_if_fail(tracker != NULL, NULL);

    if (!ceu_store_verify(tracker->store, findings, error))
        return NULL;
    return g_steal_pointer(&findings);
}

char *
ceu_tracker_draft_path(const CeuTracker *tracker, const CeuDraft *draft)
{
    g_return_val_if_fail(tracker != NULL && draft != NULL, NULL);

    return ceu_store_content_path(tracker->store, draft->sha256);
}

GPtrArray *
ceu_tracker_evidence(CeuTracker *tracker, int64_t activity_id, GError **error)
{
    g_return_val_if_fail(tracker != NULL, NULL);

    return ceu_store_evidence(tracker->store, activity_id, error);
}

bool
ceu_tracker_backup(CeuTracker *tracker, const char *path, GError **error)
{
    g_return_val_if_fail(tracker != NULL && path != NULL, false);

    return ceu_store_backup(tracker->store, path, error);
}
