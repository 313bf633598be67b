/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one way to SQLite: opening with settings that are read back, named statements, and errors in plain words. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include <ceu/date.h>
#include <ceu/error.h>

#include "ceu-sql.h"

struct sqlite3;
struct sqlite3_stmt;

typedef struct CeuDb CeuDb;

/* One prepared text of sql/; made on first use, kept until the database is closed. */
typedef struct CeuStatement {
    CeuDb *db;
    struct sqlite3_stmt *handle;
    int bind_result; /* the first failure of a bind since the last reset; 0: none */
} CeuStatement;

struct CeuDb {
    struct sqlite3 *handle;
    char *path;
    CeuStatement statements[CEU_SQL_COUNT];
};

typedef enum {
    CEU_DB_READ, /* writes no byte; but a write that was cut off is taken back first, as reading needs it */
    CEU_DB_WRITE, /* the file must exist */
} CeuDbMode;

/* What the header of the file says, read before anything else. */
typedef struct CeuDbIdentity {
    int64_t application_id;
    int64_t version; /* of the schema */
} CeuDbIdentity;

/**
 * ceu_db_identify:
 * @path: the file
 * @out: (out): untouched on failure
 * @error: NOT_FOUND, CORRUPT, BUSY, IO
 *
 * Reads through a read-only handle; the file is not changed, not even to take back a write that was cut off.
 */
bool ceu_db_identify(const char *path, CeuDbIdentity *out, GError **error);

/**
 * ceu_db_open:
 * @path: the file
 * @mode: what for
 * @newest: the newest schema that this program knows; a newer file is refused untouched
 * @out_version: (out): the file's schema, 1 to @newest
 * @error: NOT_FOUND, NEWER, CORRUPT, BUSY, IO, READ_ONLY, FULL
 */
CeuDb *ceu_db_open(const char *path, CeuDbMode mode, int newest, int *out_version, GError **error);
void ceu_db_close(CeuDb *db);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuDb, ceu_db_close)

#define CEU_DB_BUSY_MS 30000

/* How long to wait for other programs, in ms. Opening sets CEU_DB_BUSY_MS. */
void ceu_db_set_busy_timeout_ms(CeuDb *db, int wait_ms);

/* Whether the file is still the one that was opened (not moved, not replaced). NOT_FOUND if it is not. */
bool ceu_db_check_place(CeuDb *db, GError **error);

/* A writer on a file without content, ours to fill. */
CeuDb *ceu_db_open_empty(const char *path, GError **error);

/* Only outside a transaction. A migration that rebuilds tables works with OFF and checks all keys itself. */
bool ceu_db_set_foreign_keys(CeuDb *db, bool on, GError **error);
/* Runs a script of schema/; for migrate.c alone. */
bool ceu_db_run_script(CeuDb *db, const char *script, GError **error);
/* Stamps the file: application id and schema version. Inside a transaction. */
bool ceu_db_stamp(CeuDb *db, int version, GError **error);

/* statement.c */

/* Ready to bind: reset, nothing bound. NULL with @error. Owned by @db; g_autoptr resets it. */
CeuStatement *ceu_db_statement(CeuDb *db, CeuSql number, GError **error);
void ceu_statement_reset(CeuStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuStatement, ceu_statement_reset)

/* Binding by name. A name that the text lacks is a bug. A failure shows at the next step. */
void ceu_statement_bind_int(CeuStatement *statement, const char *name, int64_t value);
void ceu_statement_bind_text(CeuStatement *statement, const char *name,
                             const char *text); /* NULL: NULL */
void ceu_statement_bind_null(CeuStatement *statement, const char *name);
/* 1 to the number of parameters; ":name". */
int ceu_statement_parameter_count(CeuStatement *statement);
const char *ceu_statement_parameter_name(CeuStatement *statement, int index);

typedef enum { CEU_STEP_ERROR, CEU_STEP_ROW, CEU_STEP_DONE } CeuStep;

CeuStep ceu_statement_step(CeuStatement *statement, GError **error);

/* Columns of the present row, from 0. Texts live until the next step. */
int64_t ceu_statement_int(CeuStatement *statement, int column);      /* NULL: 0 */
const char *ceu_statement_text(CeuStatement *statement, int column); /* NULL: NULL */
size_t ceu_statement_bytes(CeuStatement *statement, int column);     /* of the text just read */
CeuDate ceu_statement_date(CeuStatement *statement, int column);     /* NULL: none */
bool ceu_statement_is_null(CeuStatement *statement, int column);
bool ceu_statement_is_int(CeuStatement *statement, int column);
int ceu_statement_column_count(CeuStatement *statement);
const char *ceu_statement_column_name(CeuStatement *statement, int column);

/* A statement without parameters and results that matter. */
bool ceu_db_run(CeuDb *db, CeuSql number, GError **error);
/* The first column of the only row as a number. */
bool ceu_db_ask_int(CeuDb *db, CeuSql number, int64_t *out, GError **error);
int64_t ceu_db_last_id(CeuDb *db);
bool ceu_db_in_transaction(CeuDb *db);

/* Turns the last failure on @db into one sentence with a remedy. */
void ceu_db_set_error(CeuDb *db, GError **error);
/* The same for a result code without a database: @handle may be NULL. */
void ceu_db_set_error_of(struct sqlite3 *handle, int result, const char *path, GError **error);
