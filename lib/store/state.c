/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Named values that the programs remember from one run to the next; outside the history. */
#include "store/private.h"

bool
ceu_store_get_state(CeuStore *store, const char *name, char **out_value, GError **error)
{
    g_autoptr(CeuStatement) get = ceu_db_statement(store->db, CEU_SQL_state_get, error);

    if (get == NULL)
        return false;
    ceu_statement_bind_int(get, ":holder", store->holder_id);
    ceu_statement_bind_text(get, ":name", name);
    switch (ceu_statement_step(get, error)) {
    case CEU_STEP_ROW:
        *out_value = g_strdup(ceu_statement_text(get, 0));
        return true;
    case CEU_STEP_DONE:
        *out_value = NULL;
        return true;
    case CEU_STEP_ERROR:
        return false;
    }
    g_assert_not_reached();
}

bool
ceu_store_put_state(CeuStore *store, const char *name, const char *value, GError **error)
{
    g_autoptr(CeuStatement) put = ceu_db_statement(store->db, CEU_SQL_state_put, error);

    g_return_val_if_fail(store->changes != NULL, false);
    if (put == NULL)
        return false;
    ceu_statement_bind_int(put, ":holder", store->holder_id);
    ceu_statement_bind_text(put, ":name", name);
    ceu_statement_bind_text(put, ":value", value);
    return ceu_statement_step(put, error) == CEU_STEP_DONE;
}

char *
ceu_store_holder_uid(CeuStore *store, GError **error)
{
    g_autoptr(CeuStatement) get = ceu_db_statement(store->db, CEU_SQL_holder_uid, error);

    if (get == NULL)
        return NULL;
    ceu_statement_bind_int(get, ":holder", store->holder_id);
    switch (ceu_statement_step(get, error)) {
    case CEU_STEP_ROW:
        return g_strdup(ceu_statement_text(get, 0));
    case CEU_STEP_DONE:
        g_set_error_literal(error, CEU_ERROR, CEU_ERROR_CORRUPT,
                            "the store does not say whose it is; run “ceu verify”");
        return NULL;
    case CEU_STEP_ERROR:
        return NULL;
    }
    g_assert_not_reached();
}
