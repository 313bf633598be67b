/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts into the store: each put is a journaled change of one record. */
#include <ceu/facts.h>

#include "store/record.h"
#include "store/words.h"

/* Writes number and UUID of an added record back; the UUID lives as long as the store is open. */
static void
write_back(CeuStore *store, const json_t *record, int64_t *id, const char **uid)
{
    if (*id != 0)
        return;
    if (store->strings == NULL)
        store->strings = g_string_chunk_new(1024);
    *id = ceu_record_id(record);
    *uid = g_string_chunk_insert(store->strings, json_string_value(json_object_get(record, "uid")));
}

static bool
add_restored(CeuStore *store, CeuTable table, int64_t id, const char *uid, json_t *record,
             GError **error)
{
    if (id <= 0 || uid == NULL || *uid == '\0') {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "a record of kind %s has no number or no UUID of its own",
                    ceu_tables[table].name);
        return false;
    }
    ceu_record_set_int(record, "id", id);
    return ceu_record_set_text(record, "uid", uid, error) &&
           ceu_record_change(store, table, 0, record, error);
}

/* Adds or replaces; number and UUID are written back to a record that is new. */
static bool
put_record(CeuStore *store, CeuTable table, int64_t *id, const char **uid, json_t *record,
           GError **error)
{
    if (store->restoring)
        return add_restored(store, table, *id, *uid, record, error);
    if (!ceu_record_change(store, table, *id, record, error))
        return false;
    write_back(store, record, id, uid);
    return true;
}

/* 0 is "not stated" in memory and NULL in the store. */
static void
set_stated(json_t *record, const char *name, int value)
{
    if (value != 0)
        ceu_record_set_int(record, name, value);
}

bool
ceu_store_put_membership(CeuStore *store, CeuMembership *membership, GError **error)
{
    CEU_JSON_AUTO json_t *record = json_object();

    if (!ceu_record_set_text(record, "body", membership->body, error) ||
        !ceu_record_set_text(record, "number", membership->number, error))
        return false;
    set_stated(record, "renews_year", membership->renews_year);
    set_stated(record, "renews_month", membership->renews_month);
    set_stated(record, "renews_day", membership->renews_day);
    ceu_record_set_date(record, "dues_paid_to", membership->dues_paid_to);
    ceu_record_set_date(record, "standing", membership->standing);
    ceu_record_set_date(record, "ended", membership->ended);
    return put_record(store, CEU_TABLE_MEMBERSHIP, &membership->id, &membership->uid, record,
                      error);
}

bool
ceu_store_put_credential(CeuStore *store, CeuCredential *credential, GError **error)
{
    CEU_JSON_AUTO json_t *record = json_object();

    if (!ceu_record_set_text(record, "body", credential->body, error) ||
        !ceu_record_set_text(record, "type", credential->type, error) ||
        !ceu_record_set_text(record, "number", credential->number, error) ||
        !ceu_record_set_text(record, "category", credential->category, error))
        return false;
    ceu_record_set_date(record, "earned", credential->earned);
    ceu_record_set_date(record, "standing", credential->standing);
    ceu_record_set_date(record, "retired", credential->retired);
    return put_record(store, CEU_TABLE_CREDENTIAL, &credential->id, &credential->uid, record,
                      error);
}

static bool
set_activity_texts(json_t *record, const CeuActivity *activity, GError **error)
{
    return ceu_record_set_text(record, "title", activity->title, error) &&
           ceu_record_set_text(record, "provider", activity->provider, error) &&
           ceu_record_set_text(record, "index_number", activity->index, error) &&
           ceu_record_set_text(record, "format", activity->format, error) &&
           ceu_record_set_text(record, "topics", activity->topics, error) &&
           ceu_record_set_text(record, "origin", activity->origin, error) &&
           ceu_record_set_text(record, "accepted_by", activity->accepted_by, error) &&
           ceu_record_set_text(record, "note", activity->note, error) &&
           ceu_record_set_text(record, "pin_for", activity->pin_for, error);
}

bool
ceu_store_put_activity(CeuStore *store, CeuActivity *activity, GError **error)
{
    CEU_JSON_AUTO json_t *record = json_object();

    g_return_val_if_fail(activity->unit < CEU_UNIT_COUNT, false);
    if (!set_activity_texts(record, activity, error) ||
        (activity->id == 0 && !ceu_record_set_text(record, "uid", activity->uid, error)))
        return false;
    ceu_record_set_date(record, "done", activity->done);
    ceu_record_set_int(record, "milli", activity->units.milli);
    (void) ceu_record_set_text(record, "unit", ceu_unit_name(activity->unit), NULL);
    ceu_record_set_int(record, "planned", activity->planned ? 1 : 0);
    ceu_record_set_date(record, "pin", activity->pin);
    return put_record(store, CEU_TABLE_ACTIVITY, &activity->id, &activity->uid, record, error);
}

bool
ceu_store_put_filing(CeuStore *store, CeuFiling *filing, GError **error)
{
    CEU_JSON_AUTO json_t *record = json_object();

    if (!ceu_record_set_text(record, "pool", filing->pool, error))
        return false;
    ceu_record_set_date(record, "cycle_day", filing->cycle_day);
    ceu_record_set_date(record, "submitted", filing->submitted);
    ceu_record_set_date(record, "accepted", filing->accepted);
    return put_record(store, CEU_TABLE_FILING, &filing->id, &filing->uid, record, error);
}

bool
ceu_store_put_override(CeuStore *store, CeuOverride *override, GError **error)
{
    CEU_JSON_AUTO json_t *record = json_object();

    g_return_val_if_fail(override->kind < CEU_OVERRIDE_COUNT, false);
    if (!ceu_record_set_text(record, "pool", override->pool, error) ||
        !ceu_record_set_text(record, "subject", override->subject, error))
        return false;
    (void) ceu_record_set_text(record, "kind", ceu_word_of_override(override->kind), NULL);
    ceu_record_set_int(record, "milli", override->units.milli);
    ceu_record_set_date(record, "day", override->day);
    ceu_record_set_date(record, "cycle_day", override->cycle_day);
    return put_record(store, CEU_TABLE_OVERRIDE, &override->id, &override->uid, record, error);
}

/* The number of the answer there is; 0: none. */
static bool
find_answer(CeuStore *store, const CeuAnswer *answer, int64_t *out_id, GError **error)
{
    g_autoptr(CeuStatement) find = ceu_db_statement(store->db, CEU_SQL_answer_find, error);

    if (find == NULL)
        return false;
    ceu_statement_bind_int(find, ":holder", store->holder_id);
    ceu_statement_bind_text(find, ":body", answer->body);
    ceu_statement_bind_text(find, ":trait", answer->trait);
    CeuStep step = ceu_statement_step(find, error);
    *out_id = step == CEU_STEP_ROW ? ceu_statement_int(find, 0) : 0;
    return step != CEU_STEP_ERROR;
}

bool
ceu_store_put_answer(CeuStore *store, CeuAnswer *answer, GError **error)
{
    CEU_JSON_AUTO json_t *record = json_object();
    int64_t id = answer->id;

    if (!ceu_record_set_text(record, "body", answer->body, error) ||
        !ceu_record_set_text(record, "trait", answer->trait, error) ||
        !ceu_record_set_text(record, "value", answer->value, error) ||
        (id == 0 && !find_answer(store, answer, &id, error)))
        return false;
    if (store->restoring)
        return add_restored(store, CEU_TABLE_ANSWER, id, answer->uid, record, error);
    if (!ceu_record_change(store, CEU_TABLE_ANSWER, id, record, error))
        return false;
    write_back(store, record, &answer->id, &answer->uid);
    return true;
}

bool
ceu_store_put_deed(CeuStore *store, CeuDeed *deed, GError **error)
{
    CEU_JSON_AUTO json_t *record = json_object();

    if (!ceu_record_set_text(record, "pool", deed->pool, error) ||
        !ceu_record_set_text(record, "subject", deed->subject, error) ||
        !ceu_record_set_text(record, "note", deed->note, error))
        return false;
    ceu_record_set_date(record, "day", deed->day);
    return put_record(store, CEU_TABLE_DEED, &deed->id, &deed->uid, record, error);
}

bool
ceu_store_put_mute(CeuStore *store, CeuMute *mute, GError **error)
{
    CEU_JSON_AUTO json_t *record = json_object();

    if (!ceu_record_set_text(record, "subject", mute->subject, error) ||
        !ceu_record_set_text(record, "note", mute->note, error))
        return false;
    ceu_record_set_date(record, "until", mute->until);
    return put_record(store, CEU_TABLE_MUTE, &mute->id, &mute->uid, record, error);
}

bool
ceu_store_put_draft(CeuStore *store, CeuDraft *draft, GError **error)
{
    CEU_JSON_AUTO json_t *record = json_object();

    if (!ceu_record_set_text(record, "sha256", draft->sha256, error) ||
        !ceu_record_set_text(record, "name", draft->name, error) ||
        !ceu_record_set_text(record, "title", draft->title, error) ||
        !ceu_record_set_text(record, "provider", draft->provider, error) ||
        !ceu_record_set_text(record, "index_number", draft->index, error))
        return false;
    ceu_record_set_int(record, "size", draft->size);
    ceu_record_set_int(record, "found_ms", draft->found.usec / 1000);
    ceu_record_set_date(record, "done", draft->done);
    if (draft->units.milli > 0) {
        ceu_record_set_int(record, "milli", draft->units.milli);
        (void) ceu_record_set_text(record, "unit", ceu_unit_name(draft->unit), NULL);
    }
    ceu_record_set_int(record, "unsure", draft->unsure);
    ceu_record_set_int(record, "tried", draft->tried ? 1 : 0);
    return put_record(store, CEU_TABLE_DRAFT, &draft->id, &draft->uid, record, error);
}

bool
ceu_store_put_path_step(CeuStore *store, CeuPathStep *step, GError **error)
{
    CEU_JSON_AUTO json_t *record = json_object();

    g_return_val_if_fail(step->kind < CEU_PATH_KIND_COUNT, false);
    if (!ceu_record_set_text(record, "part", step->part, error) ||
        !ceu_record_set_text(record, "note", step->note, error))
        return false;
    (void) ceu_record_set_text(record, "kind", ceu_path_step_kind_name(step->kind), NULL);
    ceu_record_set_int(record, "credential_id", step->credential_id);
    ceu_record_set_int(record, "amount", step->amount);
    ceu_record_set_date(record, "day", step->day);
    return put_record(store, CEU_TABLE_PATH_STEP, &step->id, &step->uid, record, error);
}

static bool
find_entry(CeuStore *store, const CeuEntry *entry, int64_t *out_id, GError **error)
{
    g_autoptr(CeuStatement) find = ceu_db_statement(store->db, CEU_SQL_entry_find, error);

    if (find == NULL)
        return false;
    ceu_statement_bind_int(find, ":holder", store->holder_id);
    ceu_statement_bind_int(find, ":activity", entry->activity_id);
    ceu_statement_bind_text(find, ":body", entry->body);
    CeuStep step = ceu_statement_step(find, error);
    *out_id = step == CEU_STEP_ROW ? ceu_statement_int(find, 0) : 0;
    return step != CEU_STEP_ERROR;
}

bool
ceu_store_put_entry(CeuStore *store, const CeuEntry *entry, GError **error)
{
    CEU_JSON_AUTO json_t *record = json_object();
    int64_t id = 0;

    if (!find_entry(store, entry, &id, error) ||
        !ceu_record_set_text(record, "body", entry->body, error))
        return false;
    ceu_record_set_int(record, "activity_id", entry->activity_id);
    ceu_record_set_date(record, "entered", entry->entered);
    ceu_record_set_date(record, "accepted", entry->accepted);
    return ceu_record_change(store, CEU_TABLE_ENTRY, id, record, error);
}

/* The numbers that @which finds for one owner. */
static GArray *
children_of(CeuStore *store, CeuSql which, int64_t owner, GError **error)
{
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
    g_autoptr(CeuStatement) list = ceu_db_statement(store->db, which, error);
    CeuStep step;

    if (list == NULL)
        return NULL;
    ceu_statement_bind_int(list, ":holder", store->holder_id);
    ceu_statement_bind_int(list, ":owner", owner);
    while ((step = ceu_statement_step(list, error)) == CEU_STEP_ROW) {
        int64_t id = ceu_statement_int(list, 0);

        g_array_append_val(ids, id);
    }
    return step == CEU_STEP_DONE ? g_steal_pointer(&ids) : NULL;
}

/* What cannot be without its owner. */
static const struct {
    CeuRecordKind owner;
    CeuTable table;
    CeuSql which;
} children[] = {
    { CEU_RECORD_ACTIVITY, CEU_TABLE_ENTRY, CEU_SQL_entry_of_activity },
    { CEU_RECORD_ACTIVITY, CEU_TABLE_EVIDENCE, CEU_SQL_evidence_of_activity },
    { CEU_RECORD_CREDENTIAL, CEU_TABLE_PATH_STEP, CEU_SQL_path_step_of_credential },
};

static bool
remove_children(CeuStore *store, size_t row, int64_t owner, GError **error)
{
    g_autoptr(GArray) ids = children_of(store, children[row].which, owner, error);

    if (ids == NULL)
        return false;
    for (guint i = 0; i < ids->len; i++) {
        if (!ceu_record_change(store, children[row].table, g_array_index(ids, int64_t, i), NULL,
                               error))
            return false;
    }
    return true;
}

bool
ceu_store_remove(CeuStore *store, CeuRecordKind kind, int64_t id, GError **error)
{
    static const CeuTable table_of[] = {
        [CEU_RECORD_MEMBERSHIP] = CEU_TABLE_MEMBERSHIP,
        [CEU_RECORD_CREDENTIAL] = CEU_TABLE_CREDENTIAL,
        [CEU_RECORD_ACTIVITY] = CEU_TABLE_ACTIVITY,
        [CEU_RECORD_FILING] = CEU_TABLE_FILING,
        [CEU_RECORD_OVERRIDE] = CEU_TABLE_OVERRIDE,
        [CEU_RECORD_ANSWER] = CEU_TABLE_ANSWER,
        [CEU_RECORD_DEED] = CEU_TABLE_DEED,
        [CEU_RECORD_PATH_STEP] = CEU_TABLE_PATH_STEP,
        [CEU_RECORD_MUTE] = CEU_TABLE_MUTE,
        [CEU_RECORD_DRAFT] = CEU_TABLE_DRAFT,
    };
    _Static_assert(G_N_ELEMENTS(table_of) == CEU_RECORD_COUNT, "a table for every kind");

    g_return_val_if_fail(kind < CEU_RECORD_COUNT && id != 0, false);
    for (size_t i = 0; i < G_N_ELEMENTS(children); i++) {
        if (children[i].owner == kind && !remove_children(store, i, id, error))
            return false;
    }
    return ceu_record_change(store, table_of[kind], id, NULL, error);
}

bool
ceu_store_put_evidence(CeuStore *store, const CeuEvidence *evidence, GError **error)
{
    CEU_JSON_AUTO json_t *record = json_object();

    g_return_val_if_fail(store->restoring, false);

    if (!ceu_record_set_text(record, "sha256", evidence->sha256, error) ||
        !ceu_record_set_text(record, "name", evidence->name, error))
        return false;
    ceu_record_set_int(record, "activity_id", evidence->activity_id);
    ceu_record_set_int(record, "size", evidence->size);
    ceu_record_set_int(record, "added_ms", evidence->added.usec / 1000);
    return add_restored(store, CEU_TABLE_EVIDENCE, evidence->id, evidence->uid, record, error);
}
