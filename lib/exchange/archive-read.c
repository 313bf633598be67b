/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The archive back into facts: all of it, or a fault with its place. */
#include <ceu/exchange.h>

#include <string.h>

#include "exchange/archive-fields.h"
#include "exchange/archive-words.h"

typedef void (*RecordFunc)(ArchiveRecord *record, CeuFacts *facts);

static int64_t
take_id(ArchiveRecord *record)
{
    return archive_number(record, "id", 0, G_MAXINT64);
}

static void
read_membership(ArchiveRecord *record, CeuFacts *facts)
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

    ceu_facts_add_membership(facts, &membership);
}

static void
read_credential(ArchiveRecord *record, CeuFacts *facts)
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

    ceu_facts_add_credential(facts, &credential);
}

/* Only the name itself: its synonyms are for people. */
static CeuUnit
take_unit(ArchiveRecord *record)
{
    const char *name = archive_text(record, "unit");

    for (int unit = 0; unit < CEU_UNIT_COUNT; unit++) {
        if (strcmp(ceu_unit_name((CeuUnit) unit), name) == 0)
            return (CeuUnit) unit;
    }
    archive_fail(record, "unit", "no such unit");
    return CEU_UNIT_CEU;
}

static void
read_activity(ArchiveRecord *record, CeuFacts *facts)
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

    ceu_facts_add_activity(facts, &activity);
}

static void
read_entry(ArchiveRecord *record, CeuFacts *facts)
{
    const CeuEntry entry = {
        .activity_id = archive_number(record, "activity_id", 0, G_MAXINT64),
        .body = archive_text(record, "body"),
        .entered = archive_day(record, "entered"),
        .accepted = archive_day(record, "accepted"),
    };

    ceu_facts_add_entry(facts, &entry);
}

static void
read_filing(ArchiveRecord *record, CeuFacts *facts)
{
    const CeuFiling filing = {
        .id = take_id(record),
        .uid = archive_text_or_null(record, "uid"),
        .pool = archive_text(record, "pool"),
        .cycle_day = archive_day(record, "cycle_day"),
        .submitted = archive_day(record, "submitted"),
        .accepted = archive_day(record, "accepted"),
    };

    ceu_facts_add_filing(facts, &filing);
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
read_override(ArchiveRecord *record, CeuFacts *facts)
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

    ceu_facts_add_override(facts, &override);
}

static void
read_answer(ArchiveRecord *record, CeuFacts *facts)
{
    const CeuAnswer answer = {
        .id = take_id(record),
        .uid = archive_text_or_null(record, "uid"),
        .body = archive_text_or_null(record, "body"),
        .trait = archive_text(record, "trait"),
        .value = archive_text(record, "value"),
    };

    ceu_facts_add_answer(facts, &answer);
}

static void
read_deed(ArchiveRecord *record, CeuFacts *facts)
{
    const CeuDeed deed = {
        .id = take_id(record),
        .uid = archive_text_or_null(record, "uid"),
        .pool = archive_text(record, "pool"),
        .subject = archive_text(record, "subject"),
        .day = archive_day(record, "day"),
        .note = archive_text_or_null(record, "note"),
    };

    ceu_facts_add_deed(facts, &deed);
}

static void
read_mute(ArchiveRecord *record, CeuFacts *facts)
{
    const CeuMute mute = {
        .id = take_id(record),
        .uid = archive_text_or_null(record, "uid"),
        .subject = archive_text(record, "subject"),
        .until = archive_day(record, "until"),
        .note = archive_text_or_null(record, "note"),
    };

    ceu_facts_add_mute(facts, &mute);
}

static void
read_path_step(ArchiveRecord *record, CeuFacts *facts)
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
    ceu_facts_add_path_step(facts, &step);
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
};

static bool
read_list(json_t *records, const char *list, RecordFunc read, CeuFacts *facts, GError **error)
{
    for (size_t i = 0; i < json_array_size(records); i++) {
        ArchiveRecord record = { .list = list, .index = i, .object = json_array_get(records, i) };

        if (!json_is_object(record.object)) {
            g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                        "%s[%" G_GSIZE_FORMAT "]: a record is expected", list, i);
            return false;
        }
        read(&record, facts);
        if (!archive_record_end(&record, error))
            return false;
    }
    return true;
}

/* Every list of the archive is known, and the schema is ours. */
static bool
check_root(json_t *root, GError **error)
{
    const char *schema = json_string_value(json_object_get(root, "schema"));
    const char *key;
    json_t *value;

    if (g_strcmp0(schema, ARCHIVE_SCHEMA) != 0) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "schema: %s is expected", ARCHIVE_SCHEMA);
        return false;
    }
    json_object_foreach(root, key, value)
    {
        bool known = strcmp(key, "schema") == 0;

        for (size_t i = 0; i < G_N_ELEMENTS(lists) && !known; i++)
            known = strcmp(lists[i].list, key) == 0 && json_is_array(value);
        if (known)
            continue;
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "%s: no list that this version knows; it would be lost", key);
        return false;
    }
    return true;
}

static CeuFacts *
facts_of_root(json_t *root, GError **error)
{
    g_autoptr(CeuFacts) facts = ceu_facts_new();

    if (!check_root(root, error))
        return NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
        json_t *records = json_object_get(root, lists[i].list);

        if (!read_list(records, lists[i].list, lists[i].read, facts, error))
            return NULL;
    }
    return g_steal_pointer(&facts);
}

CeuFacts *
ceu_archive_read(const char *text, size_t size, const char *path, GError **error)
{
    json_error_t fault;
    json_t *root;
    CeuFacts *facts;

    g_return_val_if_fail(text != NULL && path != NULL, NULL);

    root = json_loadb(text, size, JSON_REJECT_DUPLICATES, &fault);
    if (root == NULL) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "%s:%d:%d: %s", path, fault.line,
                    fault.column, fault.text);
        return NULL;
    }
    facts = facts_of_root(root, error);
    if (facts == NULL)
        g_prefix_error(error, "%s: ", path);
    json_decref(root);
    return facts;
}
