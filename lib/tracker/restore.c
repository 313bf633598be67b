/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An archive into a home without records: everything with its own number, or nothing. */
#include "tracker/private.h"

#include <string.h>

typedef struct Restore {
    const CeuFacts *facts;
    bool dry_run;
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
check_proofs(const CeuFacts *facts, GError **error)
{
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);

    for (uint32_t i = 0; i < count; i++) {
        if (activities[i].proofs == 0)
            continue;
        g_set_error(error, CEU_ERROR, CEU_ERROR_STATE,
                    "activity %" G_GINT64_FORMAT " has certificates attached, and an archive does "
                    "not hold them: bring a copy of the data directory back instead",
                    activities[i].id);
        return false;
    }
    return true;
}

/* Whether @a and @b would be archived with the same bytes. */
static bool
same_archive(const CeuFacts *a, const CeuFacts *b)
{
    g_autofree char *left = ceu_archive_write(a);
    g_autofree char *right = ceu_archive_write(b);

    return strcmp(left, right) == 0;
}

static bool
check_empty(CeuStore *store, GError **error)
{
    g_autoptr(CeuFacts) present = ceu_store_load_facts(store, error);
    g_autoptr(CeuFacts) nothing = ceu_facts_new();

    if (present == NULL)
        return false;
    if (same_archive(present, nothing))
        return true;
    g_set_error_literal(
        error, CEU_ERROR, CEU_ERROR_EXISTS,
        "there are records already, and an archive is not mixed with others: import "
        "it where there are none");
    return false;
}

static bool
restore_all(CeuTracker *tracker, CeuWrite *write, GError **error)
{
    const Restore *restore = write->data;
    g_autoptr(CeuFacts) stored = NULL;

    if (!check_empty(tracker->store, error))
        return false;
    ceu_store_begin_restore(tracker->store);
    if (!put_holder(tracker->store, restore->facts, error) ||
        !put_work(tracker->store, restore->facts, error))
        return false;
    stored = ceu_store_load_facts(tracker->store, error);
    if (stored == NULL)
        return false;
    if (!same_archive(stored, restore->facts)) {
        g_set_error_literal(
            error, CEU_ERROR, CEU_ERROR_STATE,
            "what was stored does not come out as it went in: records are out of order, "
            "or twice");
        return false;
    }
    write->changed = !restore->dry_run;
    write->summary = "import an archive";
    return true;
}

bool
ceu_tracker_restore(CeuTracker *tracker, const CeuFacts *facts, bool dry_run, GError **error)
{
    Restore restore = { facts, dry_run };
    CeuWrite write = { .func = restore_all, .data = &restore };

    g_return_val_if_fail(tracker != NULL && facts != NULL, false);

    return check_proofs(facts, error) && ceu_tracker_run(tracker, &write, error);
}
