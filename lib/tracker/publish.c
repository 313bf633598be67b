/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The published calendar items: brought up to date with facts and rules, their identity kept in
 * the store.
 */
#include "tracker/catalogue.h"
#include "tracker/private.h"

#include <string.h>

#define STATE_LANGUAGE "calendar-language" /* code of the last publication */

typedef struct Work {
    CeuDate today;
    CeuInstant now;
    const CeuPublishOptions *options;
    char *language_code;         /* in which it is published */
    CeuPublication *publication; /* what came out; NULL: nothing yet */
} Work;

static void
work_clear(Work *work)
{
    g_free(work->language_code);
    ceu_publication_free(work->publication);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Work, work_clear)

void
ceu_publication_free(CeuPublication *publication)
{
    if (publication == NULL)
        return;
    g_ptr_array_unref(publication->items);
    g_free(publication->uid);
    g_free(publication);
}

CeuInstant
ceu_publication_changed(const CeuPublication *publication)
{
    CeuInstant newest = { 0 };

    for (guint i = 0; i < publication->items->len; i++) {
        const CeuPublished *item = g_ptr_array_index(publication->items, i);

        newest.usec = MAX(newest.usec, item->changed.usec);
    }
    return newest;
}

/*
 * The language of the texts, and whether it has to be remembered. A terminal's locale decides only as long as nothing
 * was published: later it would write anew what the daemon, of another locale, wrote, and the daemon would write it back.
 */
static bool
choose_language(CeuTracker *tracker, Work *work, bool *out_new, GError **error)
{
    g_autofree char *last = NULL;

    g_clear_pointer(&work->language_code, g_free);
    if (!ceu_store_get_state(tracker->store, STATE_LANGUAGE, &last, error))
        return false;
    if (work->options->language != NULL)
        work->language_code = g_strdup(work->options->language);
    else if (last == NULL || work->options->follow_locale)
        work->language_code = ceu_language_code_of_locale();
    else
        work->language_code = g_strdup(last);
    *out_new = g_strcmp0(last, work->language_code) != 0;
    return true;
}

/* What was published, made to agree with what should be. */
static bool
reconcile(CeuTracker *tracker, Work *work, bool *out_changed, GError **error)
{
    g_autoptr(GPtrArray) published = ceu_store_load_published(tracker->store, error);
    g_autoptr(GPtrArray) items = NULL;
    g_autoptr(CeuView) view = NULL;
    g_autofree char *seed = NULL;
    CeuAgendaOptions options = {
        .milestones_days = work->options->milestones_days,
        .n_milestones = work->options->n_milestones,
    };

    if (published == NULL)
        return false;
    seed = ceu_store_holder_uid(tracker->store, error);
    if (seed == NULL || !choose_language(tracker, work, out_changed, error) ||
        !ceu_language_find(work->language_code, &options.language, error))
        return false;
    view = ceu_tracker_view(tracker, work->today, error);
    if (view == NULL)
        return false;
    items = ceu_agenda(view->facts, view->rulebook, view->assessment, &options);
    *out_changed |= ceu_agenda_reconcile(published, items, work->today, work->now, seed);
    ceu_agenda_mark_tasks(published, items, view->facts);
    g_clear_pointer(&work->publication, ceu_publication_free);
    work->publication = g_new0(CeuPublication, 1);
    work->publication->items = g_steal_pointer(&published);
    work->publication->language = options.language;
    work->publication->uid = ceu_agenda_calendar_uid(seed);
    return true;
}

static bool
reconcile_and_save(CeuTracker *tracker, CeuWrite *write, GError **error)
{
    Work *work = write->data;

    if (!reconcile(tracker, work, &write->changed, error))
        return false;
    return !write->changed ||
           (ceu_store_save_published(tracker->store, work->publication->items, error) &&
            ceu_store_put_state(tracker->store, STATE_LANGUAGE, work->language_code, error));
}

CeuPublication *
ceu_tracker_publish(CeuTracker *tracker, CeuDate today, CeuInstant now,
                    const CeuPublishOptions *options, GError **error)
{
    static const CeuPublishOptions none = { 0 };
    g_auto(Work)
        work = { .today = today, .now = now, .options = options == NULL ? &none : options };
    CeuWrite write = { .func = reconcile_and_save, .data = &work };
    bool changed = false;

    g_return_val_if_fail(tracker != NULL && ceu_date_is_set(today), NULL);

    /* Nearly always nothing changed: found out without holding up other writers. */
    if (!reconcile(tracker, &work, &changed, error))
        return NULL;
    if (changed && !work.options->forget && !ceu_tracker_run(tracker, &write, error))
        return NULL;
    return g_steal_pointer(&work.publication);
}
