/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite's result codes as sentences: what happened, what it means for the records, what to do now. */
#include "store/db.h"

#include <errno.h>
#include <sqlite3.h>

/*
 * SQLite notes the system's reason for most failures, but not for a write that fails in the middle of COMMIT;
 * then errno still tells whether there was no room.
 */
static int
system_error_of(struct sqlite3 *handle, int result, int last_error)
{
    int primary = result & 0xff;

    if (handle == NULL || (primary != SQLITE_IOERR && primary != SQLITE_CANTOPEN))
        return 0;
    int noted = sqlite3_system_errno(handle);
    if (noted != 0)
        return noted;
    return ceu_error_from_errno(last_error, CEU_ERROR_IO) != CEU_ERROR_IO ? last_error : 0;
}

static CeuError
code_of_constraint(int result)
{
    switch (result) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return CEU_ERROR_EXISTS;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return CEU_ERROR_NOT_FOUND;
    case SQLITE_CONSTRAINT_CHECK:
    case SQLITE_CONSTRAINT_NOTNULL:
    case SQLITE_CONSTRAINT_DATATYPE:
        return CEU_ERROR_RANGE;
    default:
        return CEU_ERROR_FAILED;
    }
}

static CeuError
code_of(int result, int system_error)
{
    switch (result & 0xff) {
    case SQLITE_FULL:
        return CEU_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return CEU_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return CEU_ERROR_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return CEU_ERROR_CORRUPT;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return ceu_error_from_errno(system_error, CEU_ERROR_IO);
    case SQLITE_TOOBIG:
        return CEU_ERROR_LIMIT;
    case SQLITE_CONSTRAINT:
        return code_of_constraint(result);
    default:
        return CEU_ERROR_FAILED;
    }
}

static const struct {
    const char *what;    /* follows the path */
    const char *outcome; /* for the records, and what to do */
} sentence[] = {
    [CEU_ERROR_FAILED] = { "could not be used", "nothing was changed" },
    [CEU_ERROR_PARSE] = { "could not be read", "nothing was changed" },
    [CEU_ERROR_RANGE] = { "does not take this value", "nothing was changed" },
    [CEU_ERROR_RULE] = { "could not be used", "nothing was changed" },
    [CEU_ERROR_NOT_FOUND] = { "lacks what was asked for", "nothing was changed" },
    [CEU_ERROR_EXISTS] = { "holds this already", "nothing was changed" },
    [CEU_ERROR_STATE] = { "could not be used", "nothing was changed" },
    [CEU_ERROR_IO] = { "could not be read or written", "nothing is lost that was confirmed: check "
                                                       "the disk, then look at `ceu history` "
                                                       "before you try again" },
    [CEU_ERROR_FULL] = { "could not be written, there is no space left for it",
                         "nothing was changed: free some space and try again" },
    [CEU_ERROR_READ_ONLY] = { "cannot be written",
                              "nothing was changed: check who owns the file and its folder, and "
                              "whether they may be written" },
    [CEU_ERROR_BUSY] = { "is in use by another program", "nothing was changed: try again" },
    [CEU_ERROR_CORRUPT] = { "is damaged or is not a store", "it was left as it is: keep it, run "
                                                            "`ceu verify`, and restore your newest "
                                                            "backup" },
    [CEU_ERROR_NEWER] = { "was written by a newer version", "nothing was changed" },
    [CEU_ERROR_LIMIT] = { "does not take a value that large", "nothing was changed" },
};
_Static_assert(G_N_ELEMENTS(sentence) == CEU_ERROR_COUNT, "a sentence for every code");

void
ceu_db_set_error_of(struct sqlite3 *handle, int result, const char *path, GError **error)
{
    int system_error = system_error_of(handle, result, errno);
    CeuError code = code_of(result, system_error);
    const char *detail = handle != NULL ? sqlite3_errmsg(handle) : sqlite3_errstr(result);

    if (system_error != 0)
        detail = g_strerror(system_error);
    g_set_error(error, CEU_ERROR, (int) code, "“%s” %s (%s); %s", path, sentence[code].what, detail,
                sentence[code].outcome);
}

void
ceu_db_set_error(CeuDb *db, GError **error)
{
    ceu_db_set_error_of(db->handle, sqlite3_extended_errcode(db->handle), db->path, error);
}
