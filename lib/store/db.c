/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens the store's database, the same way in every program, and refuses settings that do not hold. */
#include "store/db.h"

#include <ceu/names.h>
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include "store/durable.h"

/* Room for one import as one history entry. */
#define LIMIT_LENGTH_BYTES (256 * 1024 * 1024)

static const struct {
    int id;
    int value;
} limits[] = {
    { SQLITE_LIMIT_LENGTH, LIMIT_LENGTH_BYTES },
    { SQLITE_LIMIT_SQL_LENGTH, 100000 },
    { SQLITE_LIMIT_COLUMN, 100 },
    { SQLITE_LIMIT_EXPR_DEPTH, 50 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 4 },
    { SQLITE_LIMIT_VDBE_OP, 25000 },
    { SQLITE_LIMIT_FUNCTION_ARG, 8 },
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 50 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 4 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
};

static const struct {
    int option;
    int value;
} options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },   { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },     { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 }, { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
};

/* Set by the first statement (which may answer nothing), then asked by the second. */
static const struct {
    CeuSql set, get;
    const char *want;
    bool to_write; /* only a writer needs it */
} settings[] = {
    { CEU_SQL_set_cell_size_check, CEU_SQL_get_cell_size_check, "1", false },
    { CEU_SQL_set_mmap_size, CEU_SQL_get_mmap_size, "0", false },
    { CEU_SQL_set_journal_mode, CEU_SQL_get_journal_mode, "delete", true },
    { CEU_SQL_set_synchronous, CEU_SQL_get_synchronous, "3", true },
    { CEU_SQL_get_foreign_keys, CEU_SQL_get_foreign_keys, "1", true },
};

static CeuDb *
open_file(const char *path, int flags, GError **error)
{
    g_autoptr(CeuDb) db = g_new0(CeuDb, 1);

    /* Counting bytes costs a lock for each allocation. No effect (and no harm) once SQLite is in use. */
    (void) sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    db->path = g_strdup(path);
    int result = sqlite3_open_v2(path, &db->handle,
                                 flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
    if ((result & 0xff) == SQLITE_CANTOPEN && sqlite3_system_errno(db->handle) == ENOENT) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "nothing is recorded yet (no store at “%s”): begin with `ceu init` or `ceu "
                    "credential add`, or put a backup there",
                    path);
        return NULL;
    }
    if (result != SQLITE_OK) {
        ceu_db_set_error_of(db->handle, result, path, error);
        return NULL;
    }
    (void) sqlite3_busy_timeout(db->handle, CEU_DB_BUSY_MS);
    return g_steal_pointer(&db);
}

void
ceu_db_close(CeuDb *db)
{
    if (db == NULL)
        return;
    for (unsigned i = 0; i < CEU_SQL_COUNT; i++)
        (void) sqlite3_finalize(db->statements[i].handle);
    (void) sqlite3_close(db->handle);
    g_free(db->path);
    g_free(db);
}

void
ceu_db_set_busy_timeout_ms(CeuDb *db, int wait_ms)
{
    (void) sqlite3_busy_timeout(db->handle, wait_ms);
}

bool
ceu_db_check_place(CeuDb *db, GError **error)
{
    int moved = 0;

    (void) sqlite3_file_control(db->handle, NULL, SQLITE_FCNTL_HAS_MOVED, &moved);
    if (moved == 0)
        return true;
    g_set_error(
        error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
        "“%s” was moved, replaced or deleted while it was open; nothing was changed: put the file "
        "back, then start the program again",
        db->path);
    return false;
}

static bool
read_identity(CeuDb *db, CeuDbIdentity *out, GError **error)
{
    CeuDbIdentity identity = { 0, 0 };

    if (!ceu_db_ask_int(db, CEU_SQL_application_id, &identity.application_id, error) ||
        !ceu_db_ask_int(db, CEU_SQL_user_version, &identity.version, error))
        return false;
    *out = identity;
    return true;
}

/* A write was cut off and reading needs it taken back, which a read-only handle may not do. */
static bool
is_cut_off(CeuDb *db)
{
    int result = sqlite3_extended_errcode(db->handle);

    return result == SQLITE_READONLY_ROLLBACK || result == SQLITE_READONLY_RECOVERY;
}

#define HEADER_BYTES 72

static int64_t
big_endian(const uint8_t *bytes)
{
    return (int32_t) ((uint32_t) bytes[0] << 24 | (uint32_t) bytes[1] << 16 |
                      (uint32_t) bytes[2] << 8 | bytes[3]);
}

/*
 * The header as it lies on disk, whatever state a cut-off write has left the rest in: SQLite itself would
 * refuse such a file. Closing a descriptor drops this process's locks on the file, but nobody holds one:
 * that is what made the write cut off.
 */
static bool
identify_raw(const char *path, CeuDbIdentity *out, GError **error)
{
    uint8_t header[HEADER_BYTES] = { 0 };
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = fd >= 0 ? pread(fd, header, sizeof header, 0) : -1;

    if (fd >= 0)
        (void) close(fd);
    if (got < 0) {
        ceu_durable_set_error(error, errno, "read", path);
        return false;
    }
    out->version = big_endian(header + 60);
    out->application_id = big_endian(header + 68);
    return true;
}

/* Opens read-only and reads the header. @out_cut_off: the file waits for a write to be taken back; @db is closed then. */
static CeuDb *
open_to_read(const char *path, CeuDbIdentity *out, bool *out_cut_off, GError **error)
{
    g_autoptr(GError) fault = NULL;
    g_autoptr(CeuDb) db = open_file(path, SQLITE_OPEN_READONLY, error);

    *out_cut_off = false;
    if (db == NULL)
        return NULL;
    if (read_identity(db, out, &fault))
        return g_steal_pointer(&db);
    *out_cut_off = is_cut_off(db);
    if (!*out_cut_off)
        g_propagate_error(error, g_steal_pointer(&fault));
    return NULL;
}

bool
ceu_db_identify(const char *path, CeuDbIdentity *out, GError **error)
{
    CeuDbIdentity identity;
    bool cut_off;
    g_autoptr(CeuDb) db = open_to_read(path, &identity, &cut_off, error);

    if (cut_off) {
        if (!identify_raw(path, &identity, error))
            return false;
    } else if (db == NULL) {
        return false;
    }
    *out = identity;
    return true;
}

static bool
check_identity(const char *path, const CeuDbIdentity *identity, int newest, GError **error)
{
    if (identity->application_id != CEU_STORE_APPLICATION_ID || identity->version < 1) {
        g_set_error(
            error, CEU_ERROR, CEU_ERROR_CORRUPT,
            "“%s” is not a store of this program; it was left as it is: if it was one, restore "
            "your newest backup",
            path);
        return false;
    }
    if (identity->version > newest) {
        g_set_error(
            error, CEU_ERROR, CEU_ERROR_NEWER,
            "“%s” was written by a newer version (schema %d, this program knows %d); it was left "
            "as it is: install the newer version",
            path, (int) identity->version, newest);
        return false;
    }
    return true;
}

static bool
apply_options(CeuDb *db, GError **error)
{
    for (size_t i = 0; i < G_N_ELEMENTS(options); i++) {
        int now = -1;
        int result = sqlite3_db_config(db->handle, options[i].option, options[i].value, &now);

        if (result != SQLITE_OK || now != options[i].value) {
            g_set_error(error, CEU_ERROR, CEU_ERROR_FAILED,
                        "this SQLite (%s) does not take a setting that keeps records safe (%d); "
                        "nothing was changed",
                        sqlite3_libversion(), options[i].option);
            return false;
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(limits); i++)
        (void) sqlite3_limit(db->handle, limits[i].id, limits[i].value);
    return true;
}

/* Some builds answer nothing to a setting that they lack: that is a difference too. */
static bool
apply_setting(CeuDb *db, size_t index, GError **error)
{
    if (settings[index].set != settings[index].get && !ceu_db_run(db, settings[index].set, error))
        return false;
    g_autoptr(CeuStatement) get = ceu_db_statement(db, settings[index].get, error);
    if (get == NULL)
        return false;
    CeuStep step = ceu_statement_step(get, error);
    if (step == CEU_STEP_ERROR)
        return false;
    const char *now = step == CEU_STEP_ROW ? ceu_statement_text(get, 0) : NULL;
    if (g_strcmp0(now, settings[index].want) == 0)
        return true;
    g_set_error(
        error, CEU_ERROR, CEU_ERROR_FAILED,
        "SQLite (%s) answers “%s” to “%s” where “%s” keeps records safe; nothing was changed",
        sqlite3_libversion(), now != NULL ? now : "", sqlite3_sql(get->handle),
        settings[index].want);
    return false;
}

static bool
configure(CeuDb *db, CeuDbMode mode, GError **error)
{
    if (!apply_options(db, error))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(settings); i++) {
        if (settings[i].to_write && mode == CEU_DB_READ)
            continue;
        if (!apply_setting(db, i, error))
            return false;
    }
    return true;
}

/* A writer's handle takes back what was cut off; the reader then sees a whole file. */
static bool
take_back_cut_off(const char *path, GError **error)
{
    CeuDbIdentity identity;
    g_autoptr(CeuDb) db = open_file(path, SQLITE_OPEN_READWRITE, error);

    return db != NULL && configure(db, CEU_DB_WRITE, error) && read_identity(db, &identity, error);
}

/* A reader, with the header checked. */
static CeuDb *
open_checked(const char *path, int newest, int *out_version, GError **error)
{
    CeuDbIdentity identity;
    bool cut_off;
    g_autoptr(CeuDb) db = open_to_read(path, &identity, &cut_off, error);

    if (cut_off) {
        if (!identify_raw(path, &identity, error) ||
            !check_identity(path, &identity, newest, error) || !take_back_cut_off(path, error))
            return NULL;
        db = open_to_read(path, &identity, &cut_off, error);
        if (cut_off)
            g_set_error(
                error, CEU_ERROR, CEU_ERROR_IO,
                "“%s” holds a write that was cut off and could not be taken back; check the disk",
                path);
    }
    if (db == NULL || !check_identity(path, &identity, newest, error))
        return NULL;
    *out_version = (int) identity.version;
    return g_steal_pointer(&db);
}

CeuDb *
ceu_db_open(const char *path, CeuDbMode mode, int newest, int *out_version, GError **error)
{
    g_autoptr(CeuDb) db = open_checked(path, newest, out_version, error);

    if (db == NULL)
        return NULL;
    if (mode == CEU_DB_WRITE) {
        g_clear_pointer(&db, ceu_db_close);
        db = open_file(path, SQLITE_OPEN_READWRITE, error);
    }
    if (db == NULL || !configure(db, mode, error))
        return NULL;
    return g_steal_pointer(&db);
}

CeuDb *
ceu_db_open_empty(const char *path, GError **error)
{
    g_autoptr(CeuDb) db = open_file(path, SQLITE_OPEN_READWRITE, error);

    if (db == NULL || !configure(db, CEU_DB_WRITE, error))
        return NULL;
    return g_steal_pointer(&db);
}

bool
ceu_db_set_foreign_keys(CeuDb *db, bool on, GError **error)
{
    int now = -1;
    int result = sqlite3_db_config(db->handle, SQLITE_DBCONFIG_ENABLE_FKEY, on ? 1 : 0, &now);

    if (result == SQLITE_OK && now == (on ? 1 : 0))
        return true;
    ceu_db_set_error(db, error);
    return false;
}

bool
ceu_db_run_script(CeuDb *db, const char *script, GError **error)
{
    if (sqlite3_exec(db->handle, script, NULL, NULL, NULL) == SQLITE_OK)
        return true;
    ceu_db_set_error(db, error);
    return false;
}

bool
ceu_db_stamp(CeuDb *db, int version, GError **error)
{
    g_autofree char *script = g_strdup_printf(
        "PRAGMA application_id = %d; PRAGMA user_version = %d;", CEU_STORE_APPLICATION_ID, version);

    return ceu_db_run_script(db, script, error);
}
