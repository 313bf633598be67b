/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft by the key of its reminder: confirmed by a button, or its file to be opened. */
#include <ceu/inbox.h>

#include "tracker/private.h"

#include <string.h>

static const CeuDraft *
draft_by_uid(const CeuFacts *facts, const char *uid)
{
    uint32_t count;
    const CeuDraft *drafts = ceu_facts_drafts(facts, &count);

    for (uint32_t i = 0; i < count; i++) {
        if (strcmp(drafts[i].uid, uid) == 0)
            return &drafts[i];
    }
    return NULL;
}

static CeuActivity
activity_of(const CeuDraft *draft)
{
    CeuActivity activity = ceu_activity_init();

    activity.title = draft->title;
    activity.provider = draft->provider;
    activity.index = draft->index;
    activity.done = draft->done;
    activity.units = draft->units;
    activity.unit = draft->unit;
    return activity;
}

/* Nobody can be asked here: what a person would be asked about is refused. */
static bool
check_plain(CeuEdit *edit, const CeuDraft *draft, const CeuActivity *activity, GError **error)
{
    CeuTwins twins;

    if (ceu_draft_lacks(draft) != 0 || ceu_date_compare(draft->done, ceu_clock_today()) > 0) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_STATE,
                    "something of draft %" G_GINT64_FORMAT
                    " is to be stated first: ceu inbox confirm %" G_GINT64_FORMAT,
                    draft->id, draft->id);
        return false;
    }
    if (!ceu_edit_find_twins(edit, activity, &twins, error))
        return false;
    if (twins.alike == 0)
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_EXISTS,
                "“%s” is logged already, as number %" G_GINT64_FORMAT
                "; its proof: ceu inbox confirm %" G_GINT64_FORMAT " --proof-of %" G_GINT64_FORMAT,
                activity->title, twins.alike, draft->id, twins.alike);
    return false;
}

static bool
confirm(CeuEdit *edit, gpointer data, GError **error)
{
    const char *uid = data;
    const CeuFacts *facts = ceu_edit_facts(edit, error);
    const CeuDraft *draft = facts == NULL ? NULL : draft_by_uid(facts, uid);
    g_autofree char *summary = NULL;
    CeuActivity activity;

    if (facts == NULL)
        return false;
    if (draft == NULL) {
        g_set_error_literal(error, CEU_ERROR, CEU_ERROR_NOT_FOUND, "there is no such draft");
        return false;
    }
    activity = activity_of(draft);
    summary = g_strdup_printf("confirm draft %" G_GINT64_FORMAT ": “%s”", draft->id, draft->title);
    ceu_edit_set_summary(edit, summary);
    return check_plain(edit, draft, &activity, error) &&
           ceu_edit_confirm_draft(edit, draft->id, &activity, error);
}

bool
ceu_tracker_confirm_draft(CeuTracker *tracker, const char *key, GError **error)
{
    g_return_val_if_fail(tracker != NULL && key != NULL, false);

    if (!g_str_has_prefix(key, CEU_REMIND_DRAFT_PREFIX)) {
        g_set_error_literal(error, CEU_ERROR, CEU_ERROR_NOT_FOUND, "that is no draft");
        return false;
    }
    return ceu_tracker_change(tracker, "confirm a draft", confirm,
                              (gpointer) (key + strlen(CEU_REMIND_DRAFT_PREFIX)), error);
}

char *
ceu_tracker_draft_file(CeuTracker *tracker, const char *key)
{
    g_autoptr(CeuFacts) facts = NULL;
    const CeuDraft *draft;

    g_return_val_if_fail(tracker != NULL && key != NULL, NULL);

    if (!g_str_has_prefix(key, CEU_REMIND_DRAFT_PREFIX))
        return NULL;
    facts = ceu_tracker_facts(tracker, NULL);
    draft = facts == NULL ? NULL : draft_by_uid(facts, key + strlen(CEU_REMIND_DRAFT_PREFIX));
    return draft == NULL ? NULL : ceu_tracker_draft_path(tracker, draft);
}
