/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for damage everywhere it can hide: database, references, history, records, evidence. Changes nothing. */
#include "store/verify.h"

void
ceu_verify_add(GPtrArray *findings, bool ok, const char *what, const char *detail,
               const char *remedy)
{
    CeuFinding *finding = g_new0(CeuFinding, 1);

    finding->ok = ok;
    finding->what = g_strdup(what);
    finding->detail = g_strdup(detail);
    finding->remedy = g_strdup(remedy);
    g_ptr_array_add(findings, finding);
}

static bool
verify_integrity(CeuStore *store, GPtrArray *findings, GError **error)
{
    g_autoptr(CeuStatement) check = ceu_db_statement(store->db, CEU_SQL_integrity_check, error);
    CeuStep step;

    if (check == NULL)
        return false;
    while ((step = ceu_statement_step(check, error)) == CEU_STEP_ROW) {
        const char *answer = ceu_statement_text(check, 0);

        if (g_strcmp0(answer, "ok") == 0)
            ceu_verify_add(findings, true, "database",
                           "SQLite finds its pages, indexes and values in order", NULL);
        else
            ceu_verify_add(findings, false, "database", answer, CEU_VERIFY_RESTORE);
    }
    return step == CEU_STEP_DONE;
}

static bool
verify_references(CeuStore *store, GPtrArray *findings, GError **error)
{
    g_autoptr(CeuStatement) check = ceu_db_statement(store->db, CEU_SQL_foreign_key_check, error);
    bool ok = true;
    CeuStep step;

    if (check == NULL)
        return false;
    while ((step = ceu_statement_step(check, error)) == CEU_STEP_ROW) {
        g_autofree char *detail =
            g_strdup_printf("%s %" G_GINT64_FORMAT " refers to a record of %s that does not exist",
                            ceu_statement_text(check, 0), ceu_statement_int(check, 1),
                            ceu_statement_text(check, 2));

        ok = false;
        ceu_verify_add(findings, false, "references", detail, CEU_VERIFY_RESTORE);
    }
    if (step == CEU_STEP_DONE && ok)
        ceu_verify_add(findings, true, "references", "every record refers to records that exist",
                       NULL);
    return step == CEU_STEP_DONE;
}

/* State outside the history: it can be read, that is all there is to know. */
static bool
verify_state(CeuStore *store, GPtrArray *findings, GError **error)
{
    g_autoptr(GPtrArray) reminders = ceu_store_load_reminders(store, error);
    g_autoptr(GPtrArray) published =
        reminders != NULL ? ceu_store_load_published(store, error) : NULL;

    if (published == NULL)
        return false;
    g_autofree char *detail = g_strdup_printf("%u reminders and %u calendar items can be read",
                                              reminders->len, published->len);
    ceu_verify_add(findings, true, "reminders and calendar", detail, NULL);
    return true;
}

static const struct {
    const char *what;
    bool (*check)(CeuStore *store, GPtrArray *findings, GError **error);
} checks[] = {
    { "database", verify_integrity },    { "references", verify_references },
    { "history", ceu_verify_history },   { "reminders and calendar", verify_state },
    { "evidence", ceu_verify_evidence },
};

/* A check that stumbles over damage has found it; one that could not look at all is told as an error. */
static bool
run_check(CeuStore *store, size_t index, GPtrArray *findings, GError **error)
{
    g_autoptr(GError) fault = NULL;

    if (checks[index].check(store, findings, &fault))
        return true;
    if (!g_error_matches(fault, CEU_ERROR, CEU_ERROR_CORRUPT)) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    ceu_verify_add(findings, false, checks[index].what, fault->message, CEU_VERIFY_RESTORE);
    return true;
}

bool
ceu_store_verify(CeuStore *store, GPtrArray *findings, GError **error)
{
    bool done = true;

    g_return_val_if_fail(!ceu_db_in_transaction(store->db), false);
    /* One moment for all checks: others may go on writing. */
    if (!ceu_db_run(store->db, CEU_SQL_begin_read, error))
        return false;
    for (size_t i = 0; done && i < G_N_ELEMENTS(checks); i++)
        done = run_check(store, i, findings, error);
    (void) ceu_db_run(store->db, CEU_SQL_rollback, NULL);
    return done;
}
