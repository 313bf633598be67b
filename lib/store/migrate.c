/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From nothing, or an older schema, to the newest: a checked backup, one transaction, all or nothing. */
#include "store/migrate.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "store/backup.h"
#include "store/durable.h"
#include "store/journal.h"

#define CEU_SQL_STEP(version, name, sql) { version, name, sql },
static const CeuSchemaStep schema_steps[] = { CEU_SQL_SCHEMA(CEU_SQL_STEP) };
const CeuSchema ceu_schema = { schema_steps, G_N_ELEMENTS(schema_steps) };

static bool
add_first_rows(CeuDb *db, GError **error)
{
    g_autofree char *uid = ceu_durable_new_uuid();
    g_autoptr(CeuStatement) holder = ceu_db_statement(db, CEU_SQL_holder_add, error);
    g_autoptr(CeuStatement) head = NULL;

    if (holder == NULL)
        return false;
    ceu_statement_bind_text(holder, ":uid", uid);
    if (ceu_statement_step(holder, error) != CEU_STEP_DONE)
        return false;
    head = ceu_db_statement(db, CEU_SQL_journal_head_add, error);
    if (head == NULL)
        return false;
    ceu_statement_bind_text(head, ":hash", CEU_JOURNAL_NO_HASH);
    return ceu_statement_step(head, error) == CEU_STEP_DONE;
}

static bool
check_foreign_keys(CeuDb *db, GError **error)
{
    g_autoptr(CeuStatement) check = ceu_db_statement(db, CEU_SQL_foreign_key_check, error);

    if (check == NULL)
        return false;
    switch (ceu_statement_step(check, error)) {
    case CEU_STEP_DONE:
        return true;
    case CEU_STEP_ROW:
        g_set_error(
            error, CEU_ERROR, CEU_ERROR_CORRUPT,
            "a record of “%s” in “%s” refers to one that does not exist; the store was left as it "
            "is: run `ceu verify`, then restore your newest backup",
            ceu_statement_text(check, 0), db->path);
        return false;
    case CEU_STEP_ERROR:
        return false;
    }
    g_assert_not_reached();
}

static bool
run_steps(CeuDb *db, const CeuSchema *schema, int64_t from, GError **error)
{
    for (int64_t i = from; i < schema->newest; i++) {
        const CeuSchemaStep *step = &schema->steps[i];

        if (!ceu_db_run_script(db, step->sql, error)) {
            g_prefix_error(error, "schema %d (%s): ", step->version, step->name);
            return false;
        }
    }
    return (from > 0 || add_first_rows(db, error)) && check_foreign_keys(db, error) &&
           ceu_db_stamp(db, schema->newest, error);
}

/* "schema-1-0.db", "schema-1-1.db" …: the first name that is free. */
static bool
backup_before(CeuDb *db, const char *backup_directory, int64_t version, GError **error)
{
    if (!ceu_durable_make_directory(backup_directory, error))
        return false;
    for (int i = 0;; i++) {
        g_autofree char *name = g_strdup_printf("schema-%d-%d.db", (int) version, i);
        g_autofree char *path = g_build_filename(backup_directory, name, NULL);

        if (!g_file_test(path, G_FILE_TEST_EXISTS))
            return ceu_backup_file(db->path, path, error);
    }
}

/* Inside BEGIN IMMEDIATE: nobody else can have changed the schema since. */
static bool
upgrade_locked(CeuDb *db, const CeuSchema *schema, const char *backup_directory, GError **error)
{
    int64_t version = 0;

    if (!ceu_db_ask_int(db, CEU_SQL_user_version, &version, error))
        return false;
    if (version >= schema->newest)
        return true;
    return (version == 0 || backup_before(db, backup_directory, version, error)) &&
           run_steps(db, schema, version, error);
}

bool
ceu_migrate_upgrade(CeuDb *db, const CeuSchema *schema, const char *backup_directory,
                    GError **error)
{
    /* A rebuilt table is dropped and renamed; with keys on that would delete or move what refers to it. */
    if (!ceu_db_set_foreign_keys(db, false, error) || !ceu_db_run(db, CEU_SQL_begin_write, error))
        return false;
    bool done = upgrade_locked(db, schema, backup_directory, error) &&
                ceu_db_run(db, CEU_SQL_commit, error);
    if (!done && ceu_db_in_transaction(db))
        (void) ceu_db_run(db, CEU_SQL_rollback, NULL);
    return done && ceu_db_set_foreign_keys(db, true, error);
}

static bool
build(const char *path, const CeuSchema *schema, GError **error)
{
    if (!ceu_durable_make_file(path, error))
        return false;
    g_autoptr(CeuDb) db = ceu_db_open_empty(path, error);
    return db != NULL && ceu_migrate_upgrade(db, schema, NULL, error);
}

/* With the folder locked: nobody else is creating. What a killed creation left is swept away. */
static bool
create_locked(const char *path, const CeuSchema *schema, GError **error)
{
    g_autofree char *draft = g_strconcat(path, ".new", NULL);
    g_autofree char *draft_journal = g_strconcat(draft, "-journal", NULL);

    if (g_file_test(path, G_FILE_TEST_EXISTS))
        return true;
    (void) unlink(draft);
    (void) unlink(draft_journal);
    if (build(draft, schema, error) && ceu_durable_publish(draft, path, false, error))
        return true;
    (void) unlink(draft);
    (void) unlink(draft_journal);
    return false;
}

bool
ceu_migrate_create(const char *path, const CeuSchema *schema, GError **error)
{
    g_autofree char *directory = g_path_get_dirname(path);

    if (!ceu_durable_make_directory(directory, error))
        return false;
    int fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0 || flock(fd, LOCK_EX) != 0) {
        ceu_durable_set_error(error, errno, "lock the folder", directory);
        if (fd >= 0)
            (void) close(fd);
        return false;
    }
    bool done = create_locked(path, schema, error);
    (void) close(fd);
    return done;
}
