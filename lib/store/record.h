/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Journaled records as JSON objects: one member a column, NULL columns left out. */
#pragma once

#include "store/private.h"

typedef enum {
    CEU_TABLE_MEMBERSHIP,
    CEU_TABLE_CREDENTIAL,
    CEU_TABLE_ACTIVITY,
    CEU_TABLE_ENTRY,
    CEU_TABLE_FILING,
    CEU_TABLE_OVERRIDE,
    CEU_TABLE_ANSWER,
    CEU_TABLE_DEED,
    CEU_TABLE_PATH_STEP,
    CEU_TABLE_MUTE,
    CEU_TABLE_EVIDENCE,
    CEU_TABLE_DRAFT,
    CEU_TABLE_COUNT
} CeuTable;

typedef struct CeuTableStatements {
    const char *name; /* as in the schema and in the history */
    CeuSql all, get, add, set, remove;
} CeuTableStatements;

extern const CeuTableStatements ceu_tables[CEU_TABLE_COUNT];

/* By its name in the history. false: no such table. */
bool ceu_table_from_name(const char *name, CeuTable *out);

/* The present row of @statement. NULL with @error if a text is not UTF-8 (a damaged store). */
json_t *ceu_record_of_row(CeuStatement *statement, GError **error);

/**
 * ceu_record_read:
 * @out: (out) (transfer full) (nullable): the record; NULL if there is none of that number
 */
bool ceu_record_read(CeuDb *db, CeuTable table, int64_t id, json_t **out, GError **error);
/* Adds; a record without "id" gets the next number, written back. */
bool ceu_record_add(CeuDb *db, CeuTable table, json_t *record, GError **error);
/* Replaces the record of that id. */
bool ceu_record_set(CeuDb *db, CeuTable table, const json_t *record, GError **error);
bool ceu_record_delete(CeuDb *db, CeuTable table, int64_t id, GError **error);
int64_t ceu_record_id(const json_t *record); /* 0: none */

/* One spelling for one value: sorted keys, no blanks. (transfer full) */
char *ceu_record_canonical(const json_t *json);

/* Building a record. Texts that are not UTF-8 are a PARSE error that names the field. */
bool ceu_record_set_text(json_t *record, const char *name, const char *text,
                         GError **error); /* NULL: left out */
void ceu_record_set_int(json_t *record, const char *name, int64_t value);
void ceu_record_set_date(json_t *record, const char *name, CeuDate date); /* none: left out */

/**
 * ceu_record_change:
 * @store: inside a write
 * @table: which
 * @id: 0 adds @after; else the record to replace or remove (NOT_FOUND if there is none)
 * @after: (nullable): the new record without id, uid and holder, which are added to it; NULL: remove
 *
 * The one way to change a journaled record. Equal to what is there: nothing happens.
 */
bool ceu_record_change(CeuStore *store, CeuTable table, int64_t id, json_t *after, GError **error);
/* The same with both ends given, whole: NULL before adds, NULL after removes. For undo. */
bool ceu_record_apply(CeuStore *store, CeuTable table, json_t *before, json_t *after,
                      GError **error);
