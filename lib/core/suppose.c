/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts as they would be: copies with one thing changed. */
#include <ceu/look.h>

/* Everything but credentials and activities. */
static CeuFacts *
copy_rest(const CeuFacts *facts)
{
    CeuFacts *copy = ceu_facts_new();
    uint32_t count, i;
    const CeuMembership *memberships = ceu_facts_memberships(facts, &count);

    for (i = 0; i < count; i++)
        ceu_facts_add_membership(copy, &memberships[i]);
    const CeuEntry *entries = ceu_facts_entries(facts, &count);
    for (i = 0; i < count; i++)
        ceu_facts_add_entry(copy, &entries[i]);
    const CeuFiling *filings = ceu_facts_filings(facts, &count);
    for (i = 0; i < count; i++)
        ceu_facts_add_filing(copy, &filings[i]);
    const CeuOverride *overrides = ceu_facts_overrides(facts, &count);
    for (i = 0; i < count; i++)
        ceu_facts_add_override(copy, &overrides[i]);
    const CeuAnswer *answers = ceu_facts_answers(facts, &count);
    for (i = 0; i < count; i++)
        ceu_facts_add_answer(copy, &answers[i]);
    const CeuDeed *deeds = ceu_facts_deeds(facts, &count);
    for (i = 0; i < count; i++)
        ceu_facts_add_deed(copy, &deeds[i]);
    const CeuPathStep *steps = ceu_facts_path_steps(facts, &count);
    for (i = 0; i < count; i++)
        ceu_facts_add_path_step(copy, &steps[i]);
    const CeuMute *mutes = ceu_facts_mutes(facts, &count);
    for (i = 0; i < count; i++)
        ceu_facts_add_mute(copy, &mutes[i]);
    return copy;
}

CeuFacts *
ceu_facts_with_retired(const CeuFacts *facts, int64_t id, CeuDate day)
{
    CeuFacts *copy = copy_rest(facts);
    uint32_t count;
    const CeuCredential *credentials = ceu_facts_credentials(facts, &count);

    for (uint32_t i = 0; i < count; i++) {
        CeuCredential credential = credentials[i];

        if (credential.id == id)
            credential.retired = day;
        ceu_facts_add_credential(copy, &credential);
    }
    const CeuActivity *activities = ceu_facts_activities(facts, &count);
    for (uint32_t i = 0; i < count; i++)
        ceu_facts_add_activity(copy, &activities[i]);
    return copy;
}

CeuFacts *
ceu_facts_with_planned_done(const CeuFacts *facts, CeuDate day)
{
    CeuFacts *copy = copy_rest(facts);
    uint32_t count;
    const CeuCredential *credentials = ceu_facts_credentials(facts, &count);

    for (uint32_t i = 0; i < count; i++)
        ceu_facts_add_credential(copy, &credentials[i]);
    const CeuActivity *activities = ceu_facts_activities(facts, &count);
    for (uint32_t i = 0; i < count; i++) {
        CeuActivity activity = activities[i];

        if (activity.planned && ceu_date_is_set(activity.done) &&
            ceu_date_compare(activity.done, day) <= 0)
            activity.planned = false;
        ceu_facts_add_activity(copy, &activity);
    }
    return copy;
}
