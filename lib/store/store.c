/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a store, and the scope of a write: all of it or nothing. */
#include "store/store.h"

#include <sys/stat.h>
#include <unistd.h>

#include "store/durable.h"
#include "store/journal.h"
#include "store/private.h"

/* A writer keeps the file private, as backups copied by hand often are not, and leaves other people's alone. */
static bool
claim_file(const char *path, GError **error)
{
    struct stat status;

    if (stat(path, &status) != 0)
        return true; /* opening it says why */
    if (status.st_uid != geteuid()) {
        g_set_error(
            error, CEU_ERROR, CEU_ERROR_READ_ONLY,
            "“%s” belongs to another user and was not opened for writing; work as its owner", path);
        return false;
    }
    if ((status.st_mode & 077) != 0)
        (void) chmod(path, 0600);
    return true;
}

static CeuStore *
store_new(CeuDb *db, const char *evidence_directory, const CeuSchema *schema)
{
    CeuStore *store = g_new0(CeuStore, 1);

    store->db = db;
    store->evidence_directory = g_strdup(evidence_directory);
    store->newest = schema->newest;
    store->version = 1;
    return store;
}

static bool
bring_up_to_date(CeuDb *db, int version, CeuStoreMode mode, const char *backup_directory,
                 const CeuSchema *schema, GError **error)
{
    if (version == schema->newest)
        return true;
    if (mode != CEU_STORE_READ)
        return ceu_migrate_upgrade(db, schema, backup_directory, error);
    g_set_error(
        error, CEU_ERROR, CEU_ERROR_STATE,
        "“%s” was written by an older version (schema %d of %d) and is brought up to date by the "
        "next command that can write it; a copy is kept",
        db->path, version, schema->newest);
    return false;
}

CeuStore *
ceu_store_open_with(const char *path, const char *evidence_directory, const char *backup_directory,
                    CeuStoreMode mode, const CeuSchema *schema, GError **error)
{
    g_autofree char *absolute = g_canonicalize_filename(path, NULL);
    g_autoptr(CeuDb) db = NULL;
    int version = 0;

    if (mode == CEU_STORE_CREATE && access(absolute, F_OK) != 0 &&
        !ceu_migrate_create(absolute, schema, error))
        return NULL;
    if (mode != CEU_STORE_READ && !claim_file(absolute, error))
        return NULL;
    db = ceu_db_open(absolute, mode == CEU_STORE_READ ? CEU_DB_READ : CEU_DB_WRITE, schema->newest,
                     &version, error);
    if (db == NULL || !bring_up_to_date(db, version, mode, backup_directory, schema, error))
        return NULL;
    g_autoptr(CeuStore) store = store_new(g_steal_pointer(&db), evidence_directory, schema);
    if (!ceu_db_ask_int(store->db, CEU_SQL_holder_get, &store->holder_id, error) ||
        !ceu_db_ask_int(store->db, CEU_SQL_data_version, &store->data_version, error))
        return NULL;
    return g_steal_pointer(&store);
}

CeuStore *
ceu_store_open(const char *path, const char *evidence_directory, const char *backup_directory,
               CeuStoreMode mode, GError **error)
{
    return ceu_store_open_with(path, evidence_directory, backup_directory, mode, &ceu_schema,
                               error);
}

void
ceu_store_close(CeuStore *store)
{
    if (store == NULL)
        return;
    json_decref(store->changes);
    ceu_db_close(store->db);
    if (store->strings != NULL)
        g_string_chunk_free(store->strings);
    g_free(store->evidence_directory);
    g_free(store);
}

void
ceu_store_set_clock(CeuStore *store, CeuInstant (*now)(void))
{
    store->now = now;
}

bool
ceu_store_version(CeuStore *store, uint32_t *out_version, GError **error)
{
    int64_t data_version = 0;

    if (!ceu_db_check_place(store->db, error) ||
        !ceu_db_ask_int(store->db, CEU_SQL_data_version, &data_version, error))
        return false;
    if (data_version != store->data_version)
        store->version++;
    store->data_version = data_version;
    *out_version = store->version;
    return true;
}

/* Another program may have brought the file to a newer schema while we had it open. */
static bool
check_still_ours(CeuStore *store, GError **error)
{
    int64_t version = 0;

    if (!ceu_db_check_place(store->db, error) ||
        !ceu_db_ask_int(store->db, CEU_SQL_user_version, &version, error))
        return false;
    if (version <= store->newest)
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_NEWER,
                "“%s” was brought to a newer schema (%d, this program knows %d) while it was open; "
                "nothing was "
                "changed: start the newer version",
                store->db->path, (int) version, store->newest);
    return false;
}

bool
ceu_store_begin(CeuStore *store, GError **error)
{
    g_return_val_if_fail(store->changes == NULL, false);

    if (!ceu_db_run(store->db, CEU_SQL_begin_write, error))
        return false;
    store->changes = json_array();
    if (check_still_ours(store, error))
        return true;
    ceu_store_rollback(store);
    return false;
}

bool
ceu_store_commit(CeuStore *store, const char *summary, int64_t undoes, GError **error)
{
    g_return_val_if_fail(store->changes != NULL, false);

    if (!ceu_journal_append(store, summary, undoes, error) ||
        !ceu_db_run(store->db, CEU_SQL_commit, error)) {
        ceu_store_rollback(store);
        return false;
    }
    g_clear_pointer(&store->changes, json_decref);
    store->version++;
    return true;
}

void
ceu_store_rollback(CeuStore *store)
{
    if (ceu_db_in_transaction(store->db))
        (void) ceu_db_run(store->db, CEU_SQL_rollback, NULL);
    g_clear_pointer(&store->changes, json_decref);
    store->restoring = false;
}

void
ceu_store_begin_restore(CeuStore *store)
{
    g_return_if_fail(store->changes != NULL);

    store->restoring = true;
}

char *
ceu_store_new_uid(void)
{
    return ceu_durable_new_uuid();
}
