/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Named statements: prepared once, bound by name, read by column, reset when their scope ends. */
#include "store/db.h"

#include <sqlite3.h>

#define CEU_SQL_TEXT(name, text) [CEU_SQL_##name] = text,
static const char *const statement_text[] = { CEU_SQL_STATEMENTS(CEU_SQL_TEXT) };
_Static_assert(G_N_ELEMENTS(statement_text) == CEU_SQL_COUNT, "a text for every statement");

CeuStatement *
ceu_db_statement(CeuDb *db, CeuSql number, GError **error)
{
    g_return_val_if_fail(number < CEU_SQL_COUNT, NULL);

    CeuStatement *statement = &db->statements[number];
    if (statement->handle != NULL)
        return statement;
    int result = sqlite3_prepare_v3(db->handle, statement_text[number], -1,
                                    SQLITE_PREPARE_PERSISTENT, &statement->handle, NULL);
    if (result != SQLITE_OK) {
        ceu_db_set_error(db, error);
        return NULL;
    }
    statement->db = db;
    return statement;
}

void
ceu_statement_reset(CeuStatement *statement)
{
    (void) sqlite3_reset(statement->handle);
    (void) sqlite3_clear_bindings(statement->handle);
    statement->bind_result = SQLITE_OK;
}

static int
parameter_index(CeuStatement *statement, const char *name)
{
    int index = sqlite3_bind_parameter_index(statement->handle, name);

    if (index == 0)
        g_error("the statement has no parameter %s: %s", name, sqlite3_sql(statement->handle));
    return index;
}

static void
note_bind(CeuStatement *statement, int result)
{
    if (statement->bind_result == SQLITE_OK)
        statement->bind_result = result;
}

void
ceu_statement_bind_int(CeuStatement *statement, const char *name, int64_t value)
{
    int index = parameter_index(statement, name);

    note_bind(statement, sqlite3_bind_int64(statement->handle, index, value));
}

void
ceu_statement_bind_text(CeuStatement *statement, const char *name, const char *text)
{
    int index = parameter_index(statement, name);

    note_bind(statement, sqlite3_bind_text(statement->handle, index, text, -1, SQLITE_TRANSIENT));
}

void
ceu_statement_bind_null(CeuStatement *statement, const char *name)
{
    int index = parameter_index(statement, name);

    note_bind(statement, sqlite3_bind_null(statement->handle, index));
}

int
ceu_statement_parameter_count(CeuStatement *statement)
{
    return sqlite3_bind_parameter_count(statement->handle);
}

const char *
ceu_statement_parameter_name(CeuStatement *statement, int index)
{
    return sqlite3_bind_parameter_name(statement->handle, index);
}

CeuStep
ceu_statement_step(CeuStatement *statement, GError **error)
{
    if (statement->bind_result != SQLITE_OK) {
        ceu_db_set_error_of(NULL, statement->bind_result, statement->db->path, error);
        return CEU_STEP_ERROR;
    }
    int result = sqlite3_step(statement->handle);
    if (result == SQLITE_ROW)
        return CEU_STEP_ROW;
    if (result == SQLITE_DONE)
        return CEU_STEP_DONE;
    ceu_db_set_error(statement->db, error);
    return CEU_STEP_ERROR;
}

int64_t
ceu_statement_int(CeuStatement *statement, int column)
{
    return sqlite3_column_int64(statement->handle, column);
}

const char *
ceu_statement_text(CeuStatement *statement, int column)
{
    return (const char *) sqlite3_column_text(statement->handle, column);
}

CeuDate
ceu_statement_date(CeuStatement *statement, int column)
{
    if (sqlite3_column_type(statement->handle, column) == SQLITE_NULL)
        return CEU_DATE_NONE;
    return (CeuDate){ sqlite3_column_int(statement->handle, column) };
}

bool
ceu_statement_is_null(CeuStatement *statement, int column)
{
    return sqlite3_column_type(statement->handle, column) == SQLITE_NULL;
}

bool
ceu_statement_is_int(CeuStatement *statement, int column)
{
    return sqlite3_column_type(statement->handle, column) == SQLITE_INTEGER;
}

int
ceu_statement_column_count(CeuStatement *statement)
{
    return sqlite3_column_count(statement->handle);
}

const char *
ceu_statement_column_name(CeuStatement *statement, int column)
{
    return sqlite3_column_name(statement->handle, column);
}

bool
ceu_db_run(CeuDb *db, CeuSql number, GError **error)
{
    g_autoptr(CeuStatement) statement = ceu_db_statement(db, number, error);

    if (statement == NULL)
        return false;
    CeuStep step = CEU_STEP_ROW;
    while (step == CEU_STEP_ROW)
        step = ceu_statement_step(statement, error);
    return step == CEU_STEP_DONE;
}

bool
ceu_db_ask_int(CeuDb *db, CeuSql number, int64_t *out, GError **error)
{
    g_autoptr(CeuStatement) statement = ceu_db_statement(db, number, error);

    if (statement == NULL)
        return false;
    switch (ceu_statement_step(statement, error)) {
    case CEU_STEP_ROW:
        *out = ceu_statement_int(statement, 0);
        return true;
    case CEU_STEP_DONE:
        g_set_error(error, CEU_ERROR, CEU_ERROR_CORRUPT,
                    "“%s” lacks a row that every store has; keep the file and restore your newest "
                    "backup",
                    db->path);
        return false;
    case CEU_STEP_ERROR:
        return false;
    }
    g_assert_not_reached();
}

int64_t
ceu_db_last_id(CeuDb *db)
{
    return sqlite3_last_insert_rowid(db->handle);
}

bool
ceu_db_in_transaction(CeuDb *db)
{
    return sqlite3_get_autocommit(db->handle) == 0;
}
