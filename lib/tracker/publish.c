/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The published calendar items: brought up to date with facts and rules, their identity kept in
 * the store.
 */
#include "tracker/private.h"

#include <string.h>

typedef struct Publication {
    CeuDate today;
    CeuInstant now;
    const int *milestones_days;
    unsigned n_milestones;
    GPtrArray *published; /* what came out; NULL: nothing yet */
} Publication;

static int
by_day_then_uid(gconstpointer a, gconstpointer b)
{
    const CeuPublished *left = *(const CeuPublished *const *) a;
    const CeuPublished *right = *(const CeuPublished *const *) b;
    int order = ceu_date_compare(left->day, right->day);

    return order != 0 ? order : strcmp(left->uid, right->uid);
}

/* What was published, made to agree with what should be. */
static bool
reconcile(CeuTracker *tracker, Publication *publication, bool *out_changed, GError **error)
{
    g_autoptr(GPtrArray) published = ceu_store_load_published(tracker->store, error);
    g_autoptr(GPtrArray) items = NULL;
    g_autoptr(CeuView) view = NULL;

    if (published == NULL)
        return false;
    view = ceu_tracker_view(tracker, publication->today, error);
    if (view == NULL)
        return false;
    items = ceu_agenda(view->assessment, publication->milestones_days, publication->n_milestones);
    *out_changed = ceu_agenda_reconcile(published, items, publication->today, publication->now,
                                        ceu_store_new_uid);
    g_ptr_array_sort(published, by_day_then_uid);
    g_clear_pointer(&publication->published, g_ptr_array_unref);
    publication->published = g_steal_pointer(&published);
    return true;
}

static bool
reconcile_and_save(CeuTracker *tracker, CeuWrite *write, GError **error)
{
    Publication *publication = write->data;

    if (!reconcile(tracker, publication, &write->changed, error))
        return false;
    return !write->changed ||
           ceu_store_save_published(tracker->store, publication->published, error);
}

GPtrArray *
ceu_tracker_publish(CeuTracker *tracker, CeuDate today, CeuInstant now, const int *milestones_days,
                    unsigned n_milestones, GError **error)
{
    Publication publication = {
        .today = today, .now = now, .milestones_days = milestones_days, .n_milestones = n_milestones
    };
    CeuWrite write = { .func = reconcile_and_save, .data = &publication };
    bool changed = false;

    g_return_val_if_fail(tracker != NULL && ceu_date_is_set(today), NULL);

    /* Nearly always nothing changed: found out without holding up other writers. */
    if (reconcile(tracker, &publication, &changed, error) &&
        (!changed || ceu_tracker_run(tracker, &write, error)))
        return publication.published;
    g_clear_pointer(&publication.published, g_ptr_array_unref);
    return NULL;
}
