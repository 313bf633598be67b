/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of a store that are whole and checked before they get their name. */
#include "store/backup.h"

#include <limits.h>
#include <sqlite3.h>
#include <unistd.h>

#include "store/durable.h"
#include "store/private.h"

static bool
copy_pages(CeuDb *from, CeuDb *to, GError **error)
{
    sqlite3_backup *backup = sqlite3_backup_init(to->handle, "main", from->handle, "main");

    if (backup == NULL) {
        ceu_db_set_error(to, error);
        return false;
    }
    int step = sqlite3_backup_step(backup, -1);
    int result = sqlite3_backup_finish(backup);
    if (step == SQLITE_DONE && result == SQLITE_OK)
        return true;
    /* A locked source is told by the step alone. */
    ceu_db_set_error_of(result != SQLITE_OK ? to->handle : NULL,
                        result != SQLITE_OK ? result : step, to->path, error);
    return false;
}

static bool
check_copy(CeuDb *copy, GError **error)
{
    g_autoptr(CeuStatement) check = ceu_db_statement(copy, CEU_SQL_integrity_check, error);

    if (check == NULL || ceu_statement_step(check, error) != CEU_STEP_ROW)
        return false;
    const char *answer = ceu_statement_text(check, 0);
    if (g_strcmp0(answer, "ok") == 0)
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_CORRUPT,
                "the store is damaged and was not copied to “%s” (%s); keep it, run `ceu verify`, "
                "and restore "
                "your newest backup",
                copy->path, answer);
    return false;
}

static bool
copy_store(const char *from_path, const char *to_path, GError **error)
{
    int version;
    g_autoptr(CeuDb) from = ceu_db_open(from_path, CEU_DB_READ, INT_MAX, &version, error);
    g_autoptr(CeuDb) to = NULL;

    if (from == NULL || !ceu_durable_make_file(to_path, error))
        return false;
    to = ceu_db_open_empty(to_path, error);
    return to != NULL && copy_pages(from, to, error) && check_copy(to, error);
}

bool
ceu_backup_file(const char *from, const char *to, GError **error)
{
    g_autofree char *uid = ceu_durable_new_uuid();
    g_autofree char *draft = g_strconcat(to, ".", uid, NULL);
    g_autofree char *draft_journal = g_strconcat(draft, "-journal", NULL);

    if (g_file_test(to, G_FILE_TEST_EXISTS)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_EXISTS,
                    "“%s” exists and was not replaced; name another file for the copy", to);
        return false;
    }
    if (copy_store(from, draft, error) && ceu_durable_publish(draft, to, false, error))
        return true;
    (void) unlink(draft);
    (void) unlink(draft_journal);
    return false;
}

bool
ceu_store_backup(CeuStore *store, const char *path, GError **error)
{
    return ceu_backup_file(store->db->path, path, error);
}
