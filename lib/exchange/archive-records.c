/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record of an archive back into a fact, or a fault with its place. */
#include "exchange/archive-records.h"

#include <string.h>

#include "exchange/archive-words.h"

typedef void (*RecordFunc)(ArchiveRecord *record, CeuArchive *archive);

static int64_t
take_id(ArchiveRecord *record)
{
    return archive_number(record, "id", 0, G_MAXINT64);
}

static void
read_membership(ArchiveRecord *record, CeuArchive *archive)
{
    const CeuMembership membership = {
        .id = take_id(record),
        .uid = archive_text_or_null(record, "uid"),
        .body = archive_text(record, "body"),
        .number = archive_text_or_null(record, "number"),
        .renews_year = archive_part(record, "renews_year", CEU_DATE_MAX_YEAR),
        .renews_month = archive_part(record, "renews_month", 12),
        .renews_day = archive_part(record, "renews_day", 31),
        .dues_paid_to = archive_day(record, "dues_paid_to"),
        .standing = archive_day(record, "standing"),
        .ended = archive_day(record, "ended"),
    };

    ceu_facts_add_membership(archive->facts, &membership);
}

static void
read_credential(ArchiveRecord *record, CeuArchive *archive)
{
    const CeuCredential credential = {
        .id = take_id(record),
        .uid = archive_text_or_null(record, "uid"),
        .body = archive_text(record, "body"),
        .type = archive_text(record, "type"),
        .number = archive_text_or_null(record, "number"),
        .category = archive_text_or_null(record, "category"),
        .earned = archive_day(record, "earned"),
        .standing = archive_day(record, "standing"),
        .retired = archive_day(record, "retired"),
    };

    ceu_facts_add_credential(archive->facts, &credential);
}

/* Only the name itself: its synonyms are for people. */
static CeuUnit
unit_of(ArchiveRecord *record, const char *name)
{
    for (int unit = 0; unit < CEU_UNIT_COUNT; unit++) {
        if (strcmp(ceu_unit_name((CeuUnit) unit), name) == 0)
            return (CeuUnit) unit;
    }
    archive_fail(record, "unit", "no such unit");
    return CEU_UNIT_CEU;
}

static CeuUnit
take_unit(ArchiveRecord *record)
{
    return unit_of(record, archive_text(record, "unit"));
}

static void
read_activity(ArchiveRecord *record, CeuArchive *archive)
{
    const CeuActivity activity = {
        .id = take_id(record),
        .uid = archive_text_or_null(record, "uid"),
        .title = archive_text(record, "title"),
        .provider = archive_text_or_null(record, "provider"),
        .index = archive_text_or_null(record, "index"),
        .format = archive_text_or_null(record, "format"),
        .topics = archive_text_or_null(record, "topics"),
        .origin = archive_text_or_null(record, "origin"),
        .accepted_by = archive_text_or_null(record, "accepted_by"),
        .note = archive_text_or_null(record, "note"),
        .done = archive_day(record, "done"),
        .units = archive_units(record, "units"),
        .unit = take_unit(record),
        .planned = archive_flag(record, "planned"),
        .proofs = (uint32_t) archive_number(record, "proofs", 0, G_MAXUINT32),
        .pin = archive_day(record, "pin"),
        .pin_for = archive_text_or_null(record, "pin_for"),
    };

    ceu_facts_add_activity(archive->facts, &activity);
}

static void
read_entry(ArchiveRecord *record, CeuArchive *archive)
{
    const CeuEntry entry = {
        .activity_id = archive_number(record, "activity_id", 0, G_MAXINT64),
        .body = archive_text(record, "body"),
        .entered = archive_day(record, "entered"),
        .accepted = archive_day(record, "accepted"),
    };

    ceu_facts_add_entry(archive->facts, &entry);
}

static void
read_filing(ArchiveRecord *record, CeuArchive *archive)
{
    const CeuFiling filing = {
        .id = take_id(record),
        .uid = archive_text_or_null(record, "uid"),
        .pool = archive_text(record, "pool"),
        .cycle_day = archive_day(record, "cycle_day"),
        .submitted = archive_day(record, "submitted"),
        .accepted = archive_day(record, "accepted"),
    };

    ceu_facts_add_filing(archive->facts, &filing);
}

static CeuOverrideKind
take_override_kind(ArchiveRecord *record)
{
    const char *name = archive_text(record, "kind");

    for (int kind = 0; kind < CEU_OVERRIDE_COUNT; kind++) {
        if (strcmp(archive_override_kinds[kind], name) == 0)
            return (CeuOverrideKind) kind;
    }
    archive_fail(record, "kind", "no such kind");
    return CEU_OVERRIDE_DUE;
}

static void
read_override(ArchiveRecord *record, CeuArchive *archive)
{
    const CeuOverrideKind kind = take_override_kind(record);
    const CeuOverride override = {
        .id = take_id(record),
        .uid = archive_text_or_null(record, "uid"),
        .pool = archive_text(record, "pool"),
        .kind = kind,
        .subject = archive_text_or_null(record, "subject"),
        .units = kind == CEU_OVERRIDE_DUE ? archive_units_or_null(record, "units")
                                          : archive_units(record, "units"),
        .day = archive_day(record, "day"),
        .cycle_day = archive_day(record, "cycle_day"),
    };

    ceu_facts_add_override(archive->facts, &override);
}

static void
read_answer(ArchiveRecord *record, CeuArchive *archive)
{
    const CeuAnswer answer = {
        .id = take_id(record),
        .uid = archive_text_or_null(record, "uid"),
        .body = archive_text_or_null(record, "body"),
        .trait = archive_text(record, "trait"),
        .value = archive_text(record, "value"),
    };

    ceu_facts_add_answer(archive->facts, &answer);
}

static void
read_deed(ArchiveRecord *record, CeuArchive *archive)
{
    const CeuDeed deed = {
        .id = take_id(record),
        .uid = archive_text_or_null(record, "uid"),
        .pool = archive_text(record, "pool"),
        .subject = archive_text(record, "subject"),
        .day = archive_day(record, "day"),
        .note = archive_text_or_null(record, "note"),
    };

    ceu_facts_add_deed(archive->facts, &deed);
}

static void
read_mute(ArchiveRecord *record, CeuArchive *archive)
{
    const CeuMute mute = {
        .id = take_id(record),
        .uid = archive_text_or_null(record, "uid"),
        .subject = archive_text(record, "subject"),
        .until = archive_day(record, "until"),
        .note = archive_text_or_null(record, "note"),
    };

    ceu_facts_add_mute(archive->facts, &mute);
}

static void
read_path_step(ArchiveRecord *record, CeuArchive *archive)
{
    CeuPathStep step = {
        .id = take_id(record),
        .uid = archive_text_or_null(record, "uid"),
        .credential_id = archive_number(record, "credential_id", 0, G_MAXINT64),
        .part = archive_text_or_null(record, "part"),
        .amount = (int) archive_number(record, "amount", 0, G_MAXINT32),
        .day = archive_day(record, "day"),
        .note = archive_text_or_null(record, "note"),
    };

    if (!ceu_path_step_kind_from_name(archive_text(record, "kind"), &step.kind))
        archive_fail(record, "kind", "no such kind");
    if ((step.part != NULL) != (step.kind == CEU_PATH_EXPERIENCE))
        archive_fail(record, "part", "experience has a part, and nothing else has");
    ceu_facts_add_path_step(archive->facts, &step);
}

/* Names files, so nothing else may be in it. */
static const char *
take_sha256(ArchiveRecord *record)
{
    const char *text = archive_text(record, "sha256");

    if (strlen(text) == 64 && strspn(text, "0123456789abcdef") == 64)
        return text;
    archive_fail(record, "sha256", "64 hex digits are expected");
    return "";
}

static int64_t
take_size(ArchiveRecord *record)
{
    return archive_number(record, "size", 0, CEU_EVIDENCE_MAX_BYTES);
}

static void
read_evidence(ArchiveRecord *record, CeuArchive *archive)
{
    CeuEvidence *evidence = g_new0(CeuEvidence, 1);

    evidence->id = take_id(record);
    evidence->uid = g_strdup(archive_text_or_null(record, "uid"));
    evidence->activity_id = archive_number(record, "activity_id", 1, G_MAXINT64);
    evidence->sha256 = g_strdup(take_sha256(record));
    evidence->name = g_strdup(archive_text(record, "name"));
    evidence->size = take_size(record);
    evidence->added.usec =
        archive_number(record, "added_ms", G_MININT64 / 1000, G_MAXINT64 / 1000) * 1000;
    g_ptr_array_add(archive->evidence, evidence);
}

/* As ceu_tracker_snapshot() has it: the file of a draft is one of no activity. */
static void
add_draft_file(CeuArchive *archive, const CeuDraft *draft)
{
    CeuEvidence *file = g_new0(CeuEvidence, 1);

    file->sha256 = g_strdup(draft->sha256);
    file->name = g_strdup(draft->name);
    file->size = draft->size;
    g_ptr_array_add(archive->evidence, file);
}

static void
read_draft(ArchiveRecord *record, CeuArchive *archive)
{
    CeuDraft draft = {
        .id = take_id(record),
        .uid = archive_text_or_null(record, "uid"),
        .sha256 = take_sha256(record),
        .name = archive_text(record, "name"),
        .size = take_size(record),
        .title = archive_text_or_null(record, "title"),
        .provider = archive_text_or_null(record, "provider"),
        .index = archive_text_or_null(record, "index"),
        .done = archive_day(record, "done"),
        .units = archive_units_or_null(record, "units"),
        .unsure = (unsigned) archive_number(record, "unsure", 0, G_MAXINT32),
        .tried = archive_flag(record, "tried"),
    };
    const char *unit = archive_text_or_null(record, "unit");

    draft.found.usec =
        archive_number(record, "found_ms", G_MININT64 / 1000, G_MAXINT64 / 1000) * 1000;
    if ((unit != NULL) != (draft.units.milli > 0))
        archive_fail(record, "unit", "an amount has a unit, and nothing else has");
    else if (unit != NULL)
        draft.unit = unit_of(record, unit);
    ceu_facts_add_draft(archive->facts, &draft);
    add_draft_file(archive, &draft);
}

/* The reader puts true in place of a content that it took out. */
static void
check_content(ArchiveRecord *record, const CeuArchiveContent *content)
{
    const json_t *value = archive_value(record, ARCHIVE_BASE64);

    if (value == NULL)
        return;
    if (!json_is_true(value) || record->sha256 == NULL)
        archive_fail(record, ARCHIVE_BASE64, "a content is expected as a text, or null");
    else if (record->size != content->size)
        archive_fail(record, ARCHIVE_BASE64,
                     "the content has another size than it says: it is damaged");
    else if (strcmp(record->sha256, content->sha256) != 0)
        archive_fail(record, ARCHIVE_BASE64,
                     "the content is not the one of this SHA-256: it is damaged");
}

static void
read_content(ArchiveRecord *record, CeuArchive *archive)
{
    CeuArchiveContent *content = g_new0(CeuArchiveContent, 1);

    content->sha256 = g_strdup(take_sha256(record));
    content->size = take_size(record);
    content->here = record->sha256 != NULL;
    check_content(record, content);
    (void) archive_text_or_null(record, "media_type");
    if (g_hash_table_contains(archive->contents, content->sha256))
        archive_fail(record, "sha256", "the same content is there twice");
    g_hash_table_replace(archive->contents, content->sha256, content);
}

static const struct {
    const char *list;
    RecordFunc read;
} lists[] = {
    { "memberships", read_membership },
    { "credentials", read_credential },
    { "activities", read_activity },
    { "entries", read_entry },
    { "filings", read_filing },
    { "overrides", read_override },
    { "answers", read_answer },
    { "deeds", read_deed },
    { "mutes", read_mute },
    { "path_steps", read_path_step },
    { ARCHIVE_DRAFTS, read_draft },
    { ARCHIVE_EVIDENCE, read_evidence },
    { ARCHIVE_CONTENTS, read_content },
};

bool
archive_is_list(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
        if (strcmp(lists[i].list, name) == 0)
            return true;
    }
    return false;
}

bool
archive_read_record(ArchiveRecord *record, CeuArchive *archive, GError **error)
{
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
        if (strcmp(lists[i].list, record->list) == 0)
            lists[i].read(record, archive);
    }
    return archive_record_end(record, error);
}
