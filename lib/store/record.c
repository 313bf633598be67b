/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Journaled records as JSON objects, so that row, history and undo share one shape. */
#include "store/record.h"

#include <stdlib.h>

#include "store/durable.h"

#define CEU_TABLE(table)                                                                           \
    {                                                                                              \
#table, CEU_SQL_##table##_all, CEU_SQL_##table##_get, CEU_SQL_##table##_add,               \
            CEU_SQL_##table##_set, CEU_SQL_##table##_remove                                        \
    }

const CeuTableStatements ceu_tables[CEU_TABLE_COUNT] = {
    [CEU_TABLE_MEMBERSHIP] = CEU_TABLE(membership), [CEU_TABLE_CREDENTIAL] = CEU_TABLE(credential),
    [CEU_TABLE_ACTIVITY] = CEU_TABLE(activity),     [CEU_TABLE_ENTRY] = CEU_TABLE(entry),
    [CEU_TABLE_FILING] = CEU_TABLE(filing),         [CEU_TABLE_OVERRIDE] = CEU_TABLE(override),
    [CEU_TABLE_ANSWER] = CEU_TABLE(answer),         [CEU_TABLE_DEED] = CEU_TABLE(deed),
    [CEU_TABLE_PATH_STEP] = CEU_TABLE(path_step),   [CEU_TABLE_MUTE] = CEU_TABLE(mute),
    [CEU_TABLE_EVIDENCE] = CEU_TABLE(evidence),     [CEU_TABLE_DRAFT] = CEU_TABLE(draft),
};

bool
ceu_table_from_name(const char *name, CeuTable *out)
{
    for (CeuTable i = 0; i < CEU_TABLE_COUNT; i++) {
        if (g_strcmp0(ceu_tables[i].name, name) == 0) {
            *out = i;
            return true;
        }
    }
    return false;
}

int64_t
ceu_record_id(const json_t *record)
{
    return json_integer_value(json_object_get(record, "id"));
}

char *
ceu_record_canonical(const json_t *json)
{
    char *dumped = json_dumps(json, JSON_COMPACT | JSON_SORT_KEYS | JSON_ENCODE_ANY);
    char *text = g_strdup(dumped);

    free(dumped);
    return text;
}

bool
ceu_record_set_text(json_t *record, const char *name, const char *text, GError **error)
{
    if (text == NULL || *text == '\0')
        return true;
    if (json_object_set_new_nocheck(record, name, json_string(text)) == 0)
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                "the %s is not valid UTF-8 text; nothing was changed", name);
    return false;
}

void
ceu_record_set_int(json_t *record, const char *name, int64_t value)
{
    (void) json_object_set_new_nocheck(record, name, json_integer(value));
}

void
ceu_record_set_date(json_t *record, const char *name, CeuDate date)
{
    if (ceu_date_is_set(date))
        ceu_record_set_int(record, name, date.days);
}

json_t *
ceu_record_of_row(CeuStatement *statement, GError **error)
{
    CEU_JSON_AUTO json_t *record = json_object();
    int count = ceu_statement_column_count(statement);

    for (int i = 0; i < count; i++) {
        const char *name = ceu_statement_column_name(statement, i);

        if (ceu_statement_is_null(statement, i))
            continue;
        if (ceu_statement_is_int(statement, i))
            ceu_record_set_int(record, name, ceu_statement_int(statement, i));
        else if (!ceu_record_set_text(record, name, ceu_statement_text(statement, i), error))
            return NULL;
    }
    return json_incref(record);
}

bool
ceu_record_read(CeuDb *db, CeuTable table, int64_t id, json_t **out, GError **error)
{
    g_autoptr(CeuStatement) get = ceu_db_statement(db, ceu_tables[table].get, error);

    if (get == NULL)
        return false;
    ceu_statement_bind_int(get, ":id", id);
    switch (ceu_statement_step(get, error)) {
    case CEU_STEP_ROW:
        *out = ceu_record_of_row(get, error);
        return *out != NULL;
    case CEU_STEP_DONE:
        *out = NULL;
        return true;
    case CEU_STEP_ERROR:
        return false;
    }
    g_assert_not_reached();
}

static void
bind_member(CeuStatement *statement, const char *parameter, const json_t *value)
{
    if (json_is_integer(value))
        ceu_statement_bind_int(statement, parameter, json_integer_value(value));
    else
        ceu_statement_bind_text(statement, parameter, json_string_value(value)); /* absent: NULL */
}

/* Every parameter gets the record's member of its name. */
static bool
run_with_record(CeuDb *db, CeuSql number, const json_t *record, GError **error)
{
    g_autoptr(CeuStatement) statement = ceu_db_statement(db, number, error);

    if (statement == NULL)
        return false;
    int count = ceu_statement_parameter_count(statement);
    for (int i = 1; i <= count; i++) {
        const char *parameter = ceu_statement_parameter_name(statement, i);

        bind_member(statement, parameter, json_object_get(record, parameter + 1));
    }
    return ceu_statement_step(statement, error) == CEU_STEP_DONE;
}

bool
ceu_record_add(CeuDb *db, CeuTable table, json_t *record, GError **error)
{
    if (!run_with_record(db, ceu_tables[table].add, record, error))
        return false;
    if (ceu_record_id(record) == 0)
        ceu_record_set_int(record, "id", ceu_db_last_id(db));
    return true;
}

bool
ceu_record_set(CeuDb *db, CeuTable table, const json_t *record, GError **error)
{
    return run_with_record(db, ceu_tables[table].set, record, error);
}

bool
ceu_record_delete(CeuDb *db, CeuTable table, int64_t id, GError **error)
{
    g_autoptr(CeuStatement) remove = ceu_db_statement(db, ceu_tables[table].remove, error);

    if (remove == NULL)
        return false;
    ceu_statement_bind_int(remove, ":id", id);
    return ceu_statement_step(remove, error) == CEU_STEP_DONE;
}

static void
note_change(CeuStore *store, CeuTable table, json_t *before, json_t *after)
{
    json_t *change = json_object();

    json_object_set_new_nocheck(change, "table", json_string(ceu_tables[table].name));
    json_object_set_nocheck(change, "uid", json_object_get(after != NULL ? after : before, "uid"));
    if (before != NULL)
        json_object_set_nocheck(change, "before", before);
    if (after != NULL)
        json_object_set_nocheck(change, "after", after);
    json_array_append_new(store->changes, change);
}

bool
ceu_record_apply(CeuStore *store, CeuTable table, json_t *before, json_t *after, GError **error)
{
    bool done;

    if (after == NULL)
        done = ceu_record_delete(store->db, table, ceu_record_id(before), error);
    else if (before == NULL)
        done = ceu_record_add(store->db, table, after, error);
    else
        done = ceu_record_set(store->db, table, after, error);
    if (done)
        note_change(store, table, before, after);
    return done;
}

/* What a record has from its first day. */
static void
set_identity(CeuStore *store, json_t *after, const json_t *before)
{
    g_autofree char *uid = NULL;

    if (before != NULL) {
        json_object_set_nocheck(after, "id", json_object_get(before, "id"));
        json_object_set_nocheck(after, "uid", json_object_get(before, "uid"));
        json_object_set_nocheck(after, "holder_id", json_object_get(before, "holder_id"));
        return;
    }
    ceu_record_set_int(after, "holder_id", store->holder_id);
    if (json_is_string(json_object_get(after, "uid")))
        return; /* it brought its own */
    uid = ceu_durable_new_uuid();
    json_object_set_new_nocheck(after, "uid", json_string(uid));
}

bool
ceu_record_change(CeuStore *store, CeuTable table, int64_t id, json_t *after, GError **error)
{
    CEU_JSON_AUTO json_t *before = NULL;

    g_return_val_if_fail(store->changes != NULL, false);
    if (id != 0 && !ceu_record_read(store->db, table, id, &before, error))
        return false;
    if (id != 0 && before == NULL) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND, "there is no %s %" G_GINT64_FORMAT,
                    ceu_tables[table].name, id);
        return false;
    }
    if (after != NULL)
        set_identity(store, after, before);
    if (after != NULL && json_equal(before, after))
        return true;
    return ceu_record_apply(store, table, before, after, error);
}
