/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's own state, shared by its files and by nothing else. */
#pragma once

#include <jansson.h>

#include "store/db.h"
#include "store/migrate.h"
#include "store/store.h"

struct CeuStore {
    CeuDb *db;
    char *evidence_directory;
    CeuInstant (*now)(void);
    int64_t holder_id;
    GStringChunk *strings; /* UUIDs handed out; NULL: none yet */
    bool restoring;        /* records bring their own numbers and UUIDs */
    json_t *changes;       /* of the write under way, for its history entry; NULL outside a write */
    int newest;            /* schema that this program knows */
    uint32_t version;      /* what ceu_store_version() answers */
    int64_t data_version;  /* SQLite's, when last asked */
};

/* ceu_store_open() with other schema steps, for tests of migrations to come. */
CeuStore *ceu_store_open_with(const char *path, const char *evidence_directory,
                              const char *backup_directory, CeuStoreMode mode,
                              const CeuSchema *schema, GError **error);

/* json_t as g_autoptr would have it. */
static inline void
ceu_json_clear(json_t **json)
{
    json_decref(*json);
}
#define CEU_JSON_AUTO __attribute__((cleanup(ceu_json_clear)))
