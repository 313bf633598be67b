/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From an older schema to the newest: a checked backup, one transaction, all or nothing. */
#pragma once

#include "store/db.h"

/* One file of sql/schema/. Steps are only ever added; a released one is never edited. */
typedef struct CeuSchemaStep {
    int version; /* 1, 2, 3 … */
    const char *name;
    const char *sql;
} CeuSchemaStep;

typedef struct CeuSchema {
    const CeuSchemaStep *steps;
    int newest; /* number of steps, and the version of the last */
} CeuSchema;

/* The steps of this program. */
extern const CeuSchema ceu_schema;

/**
 * ceu_migrate_create:
 * @path: where no store is yet; its folder is made with mode 0700
 * @schema: the steps
 * @error: IO, FULL, READ_ONLY, BUSY
 *
 * Builds the store under another name and moves it into place when it is whole: a killed creation leaves
 * no store, never half a one. If another program was faster its store is kept.
 */
bool ceu_migrate_create(const char *path, const CeuSchema *schema, GError **error);

/**
 * ceu_migrate_upgrade:
 * @db: a writer
 * @schema: the steps
 * @backup_directory: gets a checked copy of the store as it was
 * @error: whatever failed; the store is as it was
 */
bool ceu_migrate_upgrade(CeuDb *db, const CeuSchema *schema, const char *backup_directory,
                         GError **error);
