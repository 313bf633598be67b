/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of one holder in memory: contiguous records, their strings together. */
#include <ceu/facts.h>

#include <string.h>

#include "core/strings.h"

struct CeuFacts {
    GArray *memberships; /* CeuMembership */
    GArray *credentials; /* CeuCredential */
    GArray *activities;  /* CeuActivity */
    GArray *entries;     /* CeuEntry */
    GArray *filings;     /* CeuFiling */
    GArray *overrides;   /* CeuOverride */
    CeuStrings *strings;
};

CeuFacts *
ceu_facts_new(void)
{
    CeuFacts *facts = g_new0(CeuFacts, 1);

    facts->memberships = g_array_new(FALSE, FALSE, sizeof(CeuMembership));
    facts->credentials = g_array_new(FALSE, FALSE, sizeof(CeuCredential));
    facts->activities = g_array_new(FALSE, FALSE, sizeof(CeuActivity));
    facts->entries = g_array_new(FALSE, FALSE, sizeof(CeuEntry));
    facts->filings = g_array_new(FALSE, FALSE, sizeof(CeuFiling));
    facts->overrides = g_array_new(FALSE, FALSE, sizeof(CeuOverride));
    facts->strings = ceu_strings_new();
    return facts;
}

void
ceu_facts_free(CeuFacts *facts)
{
    if (facts == NULL)
        return;
    g_array_unref(facts->memberships);
    g_array_unref(facts->credentials);
    g_array_unref(facts->activities);
    g_array_unref(facts->entries);
    g_array_unref(facts->filings);
    g_array_unref(facts->overrides);
    ceu_strings_free(facts->strings);
    g_free(facts);
}

void
ceu_facts_add_membership(CeuFacts *facts, const CeuMembership *membership)
{
    CeuMembership copy = *membership;

    copy.uid = ceu_strings_copy(facts->strings, copy.uid);
    copy.body = ceu_strings_intern(facts->strings, copy.body);
    copy.number = ceu_strings_copy(facts->strings, copy.number);
    g_array_append_val(facts->memberships, copy);
}

void
ceu_facts_add_credential(CeuFacts *facts, const CeuCredential *credential)
{
    CeuCredential copy = *credential;

    copy.uid = ceu_strings_copy(facts->strings, copy.uid);
    copy.body = ceu_strings_intern(facts->strings, copy.body);
    copy.type = ceu_strings_intern(facts->strings, copy.type);
    copy.number = ceu_strings_copy(facts->strings, copy.number);
    copy.category = ceu_strings_intern(facts->strings, copy.category);
    g_array_append_val(facts->credentials, copy);
}

void
ceu_facts_add_activity(CeuFacts *facts, const CeuActivity *activity)
{
    CeuActivity copy = *activity;

    copy.uid = ceu_strings_copy(facts->strings, copy.uid);
    copy.title = ceu_strings_copy(facts->strings, copy.title);
    copy.index = ceu_strings_copy(facts->strings, copy.index);
    copy.format = ceu_strings_copy(facts->strings, copy.format);
    copy.origin = ceu_strings_copy(facts->strings, copy.origin);
    copy.accepted_by = ceu_strings_copy(facts->strings, copy.accepted_by);
    copy.note = ceu_strings_copy(facts->strings, copy.note);
    ceu_facts_add_held_activity(facts, &copy);
}

char *
ceu_facts_hold(CeuFacts *facts, const char *text, size_t length)
{
    return ceu_strings_hold(facts->strings, text, length);
}

/* Provider and topics are known by their address later on: equal ones must be one. */
void
ceu_facts_add_held_activity(CeuFacts *facts, const CeuActivity *activity)
{
    CeuActivity *last;

    g_array_append_vals(facts->activities, activity, 1);
    last = &g_array_index(facts->activities, CeuActivity, facts->activities->len - 1);
    last->provider = ceu_strings_intern(facts->strings, last->provider);
    last->topics = ceu_strings_intern(facts->strings, last->topics);
}

void
ceu_facts_add_entry(CeuFacts *facts, const CeuEntry *entry)
{
    CeuEntry copy = *entry;

    copy.body = ceu_strings_intern(facts->strings, copy.body);
    g_array_append_val(facts->entries, copy);
}

void
ceu_facts_add_filing(CeuFacts *facts, const CeuFiling *filing)
{
    CeuFiling copy = *filing;

    copy.uid = ceu_strings_copy(facts->strings, copy.uid);
    copy.pool = ceu_strings_intern(facts->strings, copy.pool);
    g_array_append_val(facts->filings, copy);
}

void
ceu_facts_add_override(CeuFacts *facts, const CeuOverride *override)
{
    CeuOverride copy = *override;

    copy.uid = ceu_strings_copy(facts->strings, copy.uid);
    copy.pool = ceu_strings_intern(facts->strings, copy.pool);
    copy.subject = ceu_strings_intern(facts->strings, copy.subject);
    g_array_append_val(facts->overrides, copy);
}

static const void *
records(const GArray *array, uint32_t *out_count)
{
    *out_count = array->len;
    return array->data;
}

const CeuMembership *
ceu_facts_memberships(const CeuFacts *facts, uint32_t *out_count)
{
    return records(facts->memberships, out_count);
}

const CeuCredential *
ceu_facts_credentials(const CeuFacts *facts, uint32_t *out_count)
{
    return records(facts->credentials, out_count);
}

const CeuActivity *
ceu_facts_activities(const CeuFacts *facts, uint32_t *out_count)
{
    return records(facts->activities, out_count);
}

const CeuEntry *
ceu_facts_entries(const CeuFacts *facts, uint32_t *out_count)
{
    return records(facts->entries, out_count);
}

const CeuFiling *
ceu_facts_filings(const CeuFacts *facts, uint32_t *out_count)
{
    return records(facts->filings, out_count);
}

const CeuOverride *
ceu_facts_overrides(const CeuFacts *facts, uint32_t *out_count)
{
    return records(facts->overrides, out_count);
}

const CeuMembership *
ceu_facts_membership_of(const CeuFacts *facts, const char *body)
{
    for (guint i = 0; i < facts->memberships->len; i++) {
        const CeuMembership *membership = &g_array_index(facts->memberships, CeuMembership, i);

        if (strcmp(membership->body, body) == 0)
            return membership;
    }
    return NULL;
}

const CeuActivity *
ceu_facts_activity_by_id(const CeuFacts *facts, int64_t id)
{
    for (guint i = 0; i < facts->activities->len; i++) {
        const CeuActivity *activity = &g_array_index(facts->activities, CeuActivity, i);

        if (activity->id == id)
            return activity;
    }
    return NULL;
}

CeuMembership
ceu_membership_init(void)
{
    return (CeuMembership){ .dues_paid_to = CEU_DATE_NONE,
                            .standing = CEU_DATE_NONE,
                            .ended = CEU_DATE_NONE };
}

CeuCredential
ceu_credential_init(void)
{
    return (CeuCredential){ .earned = CEU_DATE_NONE,
                            .standing = CEU_DATE_NONE,
                            .retired = CEU_DATE_NONE };
}

CeuActivity
ceu_activity_init(void)
{
    return (CeuActivity){ .done = CEU_DATE_NONE, .pin = CEU_DATE_NONE };
}

CeuFiling
ceu_filing_init(void)
{
    return (CeuFiling){ .cycle_day = CEU_DATE_NONE,
                        .submitted = CEU_DATE_NONE,
                        .accepted = CEU_DATE_NONE };
}

CeuOverride
ceu_override_init(void)
{
    return (CeuOverride){ .day = CEU_DATE_NONE, .cycle_day = CEU_DATE_NONE };
}
