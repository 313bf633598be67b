/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of one holder in memory: contiguous records, their strings together. */
#include <ceu/facts.h>
#include <ceu/rules.h>

#include <string.h>

#include "core/strings.h"

struct CeuFacts {
    GArray *memberships; /* CeuMembership */
    GArray *credentials; /* CeuCredential */
    GArray *activities;  /* CeuActivity */
    GArray *entries;     /* CeuEntry */
    GArray *filings;     /* CeuFiling */
    GArray *overrides;   /* CeuOverride */
    GArray *answers;     /* CeuAnswer */
    GArray *deeds;       /* CeuDeed */
    GArray *steps;       /* CeuPathStep */
    GArray *mutes;       /* CeuMute */
    GArray *drafts;      /* CeuDraft */
    CeuStrings *strings;
};

void
ceu_evidence_free(CeuEvidence *evidence)
{
    if (evidence == NULL)
        return;
    g_free(evidence->uid);
    g_free(evidence->sha256);
    g_free(evidence->name);
    g_free(evidence->path);
    g_free(evidence);
}

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
    facts->answers = g_array_new(FALSE, FALSE, sizeof(CeuAnswer));
    facts->deeds = g_array_new(FALSE, FALSE, sizeof(CeuDeed));
    facts->steps = g_array_new(FALSE, FALSE, sizeof(CeuPathStep));
    facts->mutes = g_array_new(FALSE, FALSE, sizeof(CeuMute));
    facts->drafts = g_array_new(FALSE, FALSE, sizeof(CeuDraft));
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
    g_array_unref(facts->answers);
    g_array_unref(facts->deeds);
    g_array_unref(facts->steps);
    g_array_unref(facts->mutes);
    g_array_unref(facts->drafts);
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
    copy.origin = ceu_strings_copy(facts->strings, copy.origin);
    copy.accepted_by = ceu_strings_copy(facts->strings, copy.accepted_by);
    copy.pin_for = ceu_strings_copy(facts->strings, copy.pin_for);
    copy.note = ceu_strings_copy(facts->strings, copy.note);
    ceu_facts_add_held_activity(facts, &copy);
}

char *
ceu_facts_hold(CeuFacts *facts, const char *text, size_t length)
{
    return ceu_strings_hold(facts->strings, text, length);
}

void
ceu_facts_forget_proofs(CeuFacts *facts)
{
    for (guint i = 0; i < facts->activities->len; i++)
        g_array_index(facts->activities, CeuActivity, i).proofs = 0;
}

/* Provider, topics and format are known by their address later on: equal ones must be one. */
void
ceu_facts_add_held_activity(CeuFacts *facts, const CeuActivity *activity)
{
    CeuActivity *last;

    g_array_append_vals(facts->activities, activity, 1);
    last = &g_array_index(facts->activities, CeuActivity, facts->activities->len - 1);
    last->provider = ceu_strings_intern(facts->strings, last->provider);
    last->topics = ceu_strings_intern(facts->strings, last->topics);
    if (last->format != NULL)
        last->format = ceu_strings_intern(facts->strings, last->format);
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

void
ceu_facts_add_answer(CeuFacts *facts, const CeuAnswer *answer)
{
    CeuAnswer copy = *answer;

    copy.uid = ceu_strings_copy(facts->strings, copy.uid);
    copy.body = ceu_strings_intern(facts->strings, copy.body);
    copy.trait = ceu_strings_intern(facts->strings, copy.trait);
    copy.value = ceu_strings_copy(facts->strings, copy.value);
    g_array_append_val(facts->answers, copy);
}

void
ceu_facts_add_deed(CeuFacts *facts, const CeuDeed *deed)
{
    CeuDeed copy = *deed;

    copy.uid = ceu_strings_copy(facts->strings, copy.uid);
    copy.pool = ceu_strings_intern(facts->strings, copy.pool);
    copy.subject = ceu_strings_intern(facts->strings, copy.subject);
    copy.note = ceu_strings_copy(facts->strings, copy.note);
    g_array_append_val(facts->deeds, copy);
}

void
ceu_facts_add_mute(CeuFacts *facts, const CeuMute *mute)
{
    CeuMute copy = *mute;

    copy.uid = ceu_strings_copy(facts->strings, copy.uid);
    copy.subject = ceu_strings_intern(facts->strings, copy.subject);
    copy.note = ceu_strings_copy(facts->strings, copy.note);
    g_array_append_val(facts->mutes, copy);
}

void
ceu_facts_add_path_step(CeuFacts *facts, const CeuPathStep *step)
{
    CeuPathStep copy = *step;

    copy.uid = ceu_strings_copy(facts->strings, copy.uid);
    copy.part = ceu_strings_intern(facts->strings, copy.part);
    copy.note = ceu_strings_copy(facts->strings, copy.note);
    g_array_append_val(facts->steps, copy);
}

void
ceu_facts_add_draft(CeuFacts *facts, const CeuDraft *draft)
{
    CeuDraft copy = *draft;

    copy.uid = ceu_strings_copy(facts->strings, copy.uid);
    copy.sha256 = ceu_strings_copy(facts->strings, copy.sha256);
    copy.name = ceu_strings_copy(facts->strings, copy.name);
    copy.title = ceu_strings_copy(facts->strings, copy.title);
    copy.provider = ceu_strings_copy(facts->strings, copy.provider);
    copy.index = ceu_strings_copy(facts->strings, copy.index);
    g_array_append_val(facts->drafts, copy);
}

#define COPY_ALL(facts, copy, array, type, add)                                                    \
    for (guint i = 0; i < (facts)->array->len; i++)                                                \
    add((copy), &g_array_index((facts)->array, type, i))

CeuFacts *
ceu_facts_copy(const CeuFacts *facts)
{
    CeuFacts *copy = ceu_facts_new();

    COPY_ALL(facts, copy, memberships, CeuMembership, ceu_facts_add_membership);
    COPY_ALL(facts, copy, credentials, CeuCredential, ceu_facts_add_credential);
    COPY_ALL(facts, copy, activities, CeuActivity, ceu_facts_add_activity);
    COPY_ALL(facts, copy, entries, CeuEntry, ceu_facts_add_entry);
    COPY_ALL(facts, copy, filings, CeuFiling, ceu_facts_add_filing);
    COPY_ALL(facts, copy, overrides, CeuOverride, ceu_facts_add_override);
    COPY_ALL(facts, copy, answers, CeuAnswer, ceu_facts_add_answer);
    COPY_ALL(facts, copy, deeds, CeuDeed, ceu_facts_add_deed);
    COPY_ALL(facts, copy, steps, CeuPathStep, ceu_facts_add_path_step);
    COPY_ALL(facts, copy, mutes, CeuMute, ceu_facts_add_mute);
    COPY_ALL(facts, copy, drafts, CeuDraft, ceu_facts_add_draft);
    return copy;
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

const CeuAnswer *
ceu_facts_answers(const CeuFacts *facts, uint32_t *out_count)
{
    return records(facts->answers, out_count);
}

const CeuDeed *
ceu_facts_deeds(const CeuFacts *facts, uint32_t *out_count)
{
    return records(facts->deeds, out_count);
}

const CeuMute *
ceu_facts_mutes(const CeuFacts *facts, uint32_t *out_count)
{
    return records(facts->mutes, out_count);
}

const CeuDraft *
ceu_facts_drafts(const CeuFacts *facts, uint32_t *out_count)
{
    return records(facts->drafts, out_count);
}

const CeuDraft *
ceu_facts_draft_by_id(const CeuFacts *facts, int64_t id)
{
    for (guint i = 0; i < facts->drafts->len; i++) {
        const CeuDraft *draft = &g_array_index(facts->drafts, CeuDraft, i);

        if (draft->id == id)
            return draft;
    }
    return NULL;
}

const CeuMute *
ceu_facts_mute_of(const CeuFacts *facts, const char *subject, CeuDate today)
{
    for (guint i = 0; i < facts->mutes->len; i++) {
        const CeuMute *mute = &g_array_index(facts->mutes, CeuMute, i);

        if (strcmp(mute->subject, subject) == 0 &&
            (!ceu_date_is_set(mute->until) || ceu_date_compare(today, mute->until) <= 0))
            return mute;
    }
    return NULL;
}

const CeuPathStep *
ceu_facts_path_steps(const CeuFacts *facts, uint32_t *out_count)
{
    return records(facts->steps, out_count);
}

const char *
ceu_facts_answer(const CeuFacts *facts, const char *body, const char *trait)
{
    const char *own = NULL, *general = NULL;

    for (guint i = 0; i < facts->answers->len; i++) {
        const CeuAnswer *answer = &g_array_index(facts->answers, CeuAnswer, i);

        if (g_ascii_strcasecmp(answer->trait, trait) != 0)
            continue;
        if (answer->body == NULL)
            general = answer->value;
        else if (g_strcmp0(answer->body, body) == 0)
            own = answer->value;
    }
    return own != NULL ? own : general;
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

CeuDraft
ceu_draft_init(void)
{
    return (CeuDraft){ .done = CEU_DATE_NONE };
}

unsigned
ceu_draft_lacks(const CeuDraft *draft)
{
    const unsigned needed = CEU_FIELD_TITLE | CEU_FIELD_UNITS | CEU_FIELD_DATE;
    unsigned lacks = draft->unsure & needed;

    if (draft->title == NULL)
        lacks |= CEU_FIELD_TITLE;
    if (draft->units.milli == 0)
        lacks |= CEU_FIELD_UNITS;
    if (!ceu_date_is_set(draft->done))
        lacks |= CEU_FIELD_DATE;
    return lacks;
}

CeuMute
ceu_mute_init(void)
{
    return (CeuMute){ .until = CEU_DATE_NONE };
}

CeuDeed
ceu_deed_init(void)
{
    return (CeuDeed){ .day = CEU_DATE_NONE };
}

CeuPathStep
ceu_path_step_init(void)
{
    return (CeuPathStep){ .day = CEU_DATE_NONE };
}

static const char *const step_kind_names[] = {
    [CEU_PATH_EXPERIENCE] = "experience",
    [CEU_PATH_APPROVED] = "approved",
    [CEU_PATH_EXTENDED] = "extended",
    [CEU_PATH_ENROLLED] = "enrolled",
    [CEU_PATH_PAID] = "paid",
    [CEU_PATH_REGISTERED] = "registered",
    [CEU_PATH_FAILED] = "failed",
};
_Static_assert(G_N_ELEMENTS(step_kind_names) == CEU_PATH_KIND_COUNT, "a name for every step");

const char *
ceu_path_step_kind_name(CeuPathStepKind kind)
{
    g_return_val_if_fail(kind < CEU_PATH_KIND_COUNT, NULL);

    return step_kind_names[kind];
}

bool
ceu_path_step_kind_from_name(const char *name, CeuPathStepKind *out)
{
    for (int kind = 0; kind < CEU_PATH_KIND_COUNT; kind++) {
        if (g_strcmp0(step_kind_names[kind], name) == 0) {
            *out = (CeuPathStepKind) kind;
            return true;
        }
    }
    return false;
}
