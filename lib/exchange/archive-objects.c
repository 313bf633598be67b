/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every fact as an object of the archive. */
#include "exchange/archive-objects.h"

#include "exchange/archive-words.h"

/* Adds a text; null where the user said nothing. */
static void
put_text(json_t *object, const char *key, const char *text)
{
    g_autofree char *valid = NULL;

    if (text != NULL && !g_utf8_validate(text, -1, NULL))
        text = valid = g_utf8_make_valid(text, -1);
    json_object_set_new(object, key, text == NULL ? json_null() : json_string(text));
}

static void
put_date(json_t *object, const char *key, CeuDate date)
{
    char buffer[CEU_DATE_TEXT_SIZE];

    put_text(object, key, ceu_date_is_set(date) ? ceu_date_format(date, buffer) : NULL);
}

static void
put_units(json_t *object, const char *key, CeuUnits units)
{
    char buffer[CEU_UNITS_TEXT_SIZE];

    put_text(object, key, ceu_units_format(units, buffer));
}

static void
put_number(json_t *object, const char *key, int64_t number)
{
    json_object_set_new(object, key, json_integer(number));
}

/* 0 means "not stated" for the parts of a renewal date. */
static void
put_part(json_t *object, const char *key, int part)
{
    json_object_set_new(object, key, part == 0 ? json_null() : json_integer(part));
}

static json_t *
membership_object(const CeuMembership *membership)
{
    json_t *object = json_object();

    put_number(object, "id", membership->id);
    put_text(object, "uid", membership->uid);
    put_text(object, "body", membership->body);
    put_text(object, "number", membership->number);
    put_part(object, "renews_year", membership->renews_year);
    put_part(object, "renews_month", membership->renews_month);
    put_part(object, "renews_day", membership->renews_day);
    put_date(object, "dues_paid_to", membership->dues_paid_to);
    put_date(object, "standing", membership->standing);
    put_date(object, "ended", membership->ended);
    return object;
}

static json_t *
credential_object(const CeuCredential *credential)
{
    json_t *object = json_object();

    put_number(object, "id", credential->id);
    put_text(object, "uid", credential->uid);
    put_text(object, "body", credential->body);
    put_text(object, "type", credential->type);
    put_text(object, "number", credential->number);
    put_text(object, "category", credential->category);
    put_date(object, "earned", credential->earned);
    put_date(object, "standing", credential->standing);
    put_date(object, "retired", credential->retired);
    return object;
}

static json_t *
activity_object(const CeuActivity *activity)
{
    json_t *object = json_object();

    put_number(object, "id", activity->id);
    put_text(object, "uid", activity->uid);
    put_text(object, "title", activity->title);
    put_text(object, "provider", activity->provider);
    put_text(object, "index", activity->index);
    put_text(object, "format", activity->format);
    put_text(object, "topics", activity->topics);
    put_text(object, "origin", activity->origin);
    put_text(object, "accepted_by", activity->accepted_by);
    put_text(object, "note", activity->note);
    put_date(object, "done", activity->done);
    put_units(object, "units", activity->units);
    put_text(object, "unit", ceu_unit_name(activity->unit));
    json_object_set_new(object, "planned", json_boolean(activity->planned));
    put_number(object, "proofs", activity->proofs);
    put_date(object, "pin", activity->pin);
    put_text(object, "pin_for", activity->pin_for);
    return object;
}

static json_t *
entry_object(const CeuEntry *entry)
{
    json_t *object = json_object();

    put_number(object, "activity_id", entry->activity_id);
    put_text(object, "body", entry->body);
    put_date(object, "entered", entry->entered);
    put_date(object, "accepted", entry->accepted);
    return object;
}

static json_t *
filing_object(const CeuFiling *filing)
{
    json_t *object = json_object();

    put_number(object, "id", filing->id);
    put_text(object, "uid", filing->uid);
    put_text(object, "pool", filing->pool);
    put_date(object, "cycle_day", filing->cycle_day);
    put_date(object, "submitted", filing->submitted);
    put_date(object, "accepted", filing->accepted);
    return object;
}

const char *const archive_override_kinds[] = {
    [CEU_OVERRIDE_DUE] = "due",
    [CEU_OVERRIDE_TOTAL] = "total",
    [CEU_OVERRIDE_MINIMUM] = "minimum",
};
_Static_assert(G_N_ELEMENTS(archive_override_kinds) == CEU_OVERRIDE_COUNT, "a word for every kind");

static json_t *
override_object(const CeuOverride *override)
{
    json_t *object = json_object();

    put_number(object, "id", override->id);
    put_text(object, "uid", override->uid);
    put_text(object, "pool", override->pool);
    put_text(object, "kind", archive_override_kinds[override->kind]);
    put_text(object, "subject", override->subject);
    if (override->kind == CEU_OVERRIDE_DUE)
        put_text(object, "units", NULL);
    else
        put_units(object, "units", override->units);
    put_date(object, "day", override->day);
    put_date(object, "cycle_day", override->cycle_day);
    return object;
}

static json_t *
answer_object(const CeuAnswer *answer)
{
    json_t *object = json_object();

    put_number(object, "id", answer->id);
    put_text(object, "uid", answer->uid);
    put_text(object, "body", answer->body);
    put_text(object, "trait", answer->trait);
    put_text(object, "value", answer->value);
    return object;
}

static json_t *
deed_object(const CeuDeed *deed)
{
    json_t *object = json_object();

    put_number(object, "id", deed->id);
    put_text(object, "uid", deed->uid);
    put_text(object, "pool", deed->pool);
    put_text(object, "subject", deed->subject);
    put_date(object, "day", deed->day);
    put_text(object, "note", deed->note);
    return object;
}

static json_t *
mute_object(const CeuMute *mute)
{
    json_t *object = json_object();

    put_number(object, "id", mute->id);
    put_text(object, "uid", mute->uid);
    put_text(object, "subject", mute->subject);
    put_date(object, "until", mute->until);
    put_text(object, "note", mute->note);
    return object;
}

static json_t *
path_step_object(const CeuPathStep *step)
{
    json_t *object = json_object();

    put_number(object, "id", step->id);
    put_text(object, "uid", step->uid);
    put_number(object, "credential_id", step->credential_id);
    put_text(object, "kind", ceu_path_step_kind_name(step->kind));
    put_text(object, "part", step->part);
    put_number(object, "amount", step->amount);
    put_date(object, "day", step->day);
    put_text(object, "note", step->note);
    return object;
}

static json_t *
draft_object(const CeuDraft *draft)
{
    json_t *object = json_object();

    put_number(object, "id", draft->id);
    put_text(object, "uid", draft->uid);
    put_text(object, "sha256", draft->sha256);
    put_text(object, "name", draft->name);
    put_number(object, "size", draft->size);
    put_number(object, "found_ms", draft->found.usec / 1000);
    put_text(object, "title", draft->title);
    put_text(object, "provider", draft->provider);
    put_text(object, "index", draft->index);
    put_date(object, "done", draft->done);
    if (draft->units.milli > 0)
        put_units(object, "units", draft->units);
    else
        put_text(object, "units", NULL);
    put_text(object, "unit", draft->units.milli > 0 ? ceu_unit_name(draft->unit) : NULL);
    put_number(object, "unsure", draft->unsure);
    json_object_set_new(object, "tried", json_boolean(draft->tried));
    return object;
}

json_t *
archive_evidence_object(const CeuEvidence *evidence)
{
    json_t *object = json_object();

    put_number(object, "id", evidence->id);
    put_text(object, "uid", evidence->uid);
    put_number(object, "activity_id", evidence->activity_id);
    put_text(object, "sha256", evidence->sha256);
    put_text(object, "name", evidence->name);
    put_number(object, "size", evidence->size);
    put_number(object, "added_ms", evidence->added.usec / 1000);
    return object;
}

/* The object of the record number @index; NULL behind the last. */
#define OBJECT_AT(name, Record, getter, object_of)                                                 \
    static json_t *name(const CeuFacts *facts, uint32_t index)                                     \
    {                                                                                              \
        uint32_t count;                                                                            \
        const Record *records = getter(facts, &count);                                             \
                                                                                                   \
        return index < count ? object_of(&records[index]) : NULL;                                  \
    }

OBJECT_AT(membership_at, CeuMembership, ceu_facts_memberships, membership_object)
OBJECT_AT(credential_at, CeuCredential, ceu_facts_credentials, credential_object)
OBJECT_AT(activity_at, CeuActivity, ceu_facts_activities, activity_object)
OBJECT_AT(entry_at, CeuEntry, ceu_facts_entries, entry_object)
OBJECT_AT(filing_at, CeuFiling, ceu_facts_filings, filing_object)
OBJECT_AT(override_at, CeuOverride, ceu_facts_overrides, override_object)
OBJECT_AT(answer_at, CeuAnswer, ceu_facts_answers, answer_object)
OBJECT_AT(deed_at, CeuDeed, ceu_facts_deeds, deed_object)
OBJECT_AT(mute_at, CeuMute, ceu_facts_mutes, mute_object)
OBJECT_AT(draft_at, CeuDraft, ceu_facts_drafts, draft_object)
OBJECT_AT(path_step_at, CeuPathStep, ceu_facts_path_steps, path_step_object)

const ArchiveList archive_lists[] = {
    { "activities", activity_at },  { "answers", answer_at },
    { ARCHIVE_CONTENTS, NULL },     { "credentials", credential_at },
    { "deeds", deed_at },           { ARCHIVE_DRAFTS, draft_at },
    { "entries", entry_at },        { ARCHIVE_EVIDENCE, NULL },
    { "filings", filing_at },       { "memberships", membership_at },
    { "mutes", mute_at },           { "overrides", override_at },
    { "path_steps", path_step_at }, { NULL, NULL },
};
