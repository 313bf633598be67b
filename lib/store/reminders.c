/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of each obligation's reminders: claimed, shown, acknowledged, snoozed. */
#include <ceu/remind.h>

#include "store/durable.h"
#include "store/private.h"
#include "store/words.h"

static void
reminder_free(gpointer reminder)
{
    ceu_reminder_free(reminder);
}

static CeuReminder *
reminder_of_row(CeuStatement *row, GError **error)
{
    g_autoptr(CeuReminder) reminder = ceu_reminder_new(ceu_statement_text(row, 1));

    reminder->id = ceu_statement_int(row, 0);
    reminder->lead_days = (int) ceu_statement_int(row, 2);
    if (!ceu_word_to_reminder(ceu_statement_text(row, 3), &reminder->state, error))
        return NULL;
    reminder->attempts = (int) ceu_statement_int(row, 4);
    reminder->claimed_at.usec = ceu_statement_int(row, 5);
    reminder->shown_at.usec = ceu_statement_int(row, 6);
    reminder->snoozed_until.usec = ceu_statement_int(row, 7);
    g_free(reminder->server);
    reminder->server = g_strdup(ceu_statement_text(row, 8));
    reminder->extra_at.usec = ceu_statement_int(row, 9);
    reminder->changed_at.usec = ceu_statement_int(row, 10);
    return g_steal_pointer(&reminder);
}

GPtrArray *
ceu_store_load_reminders(CeuStore *store, GError **error)
{
    g_autoptr(GPtrArray) reminders = g_ptr_array_new_with_free_func(reminder_free);
    g_autoptr(CeuStatement) all = ceu_db_statement(store->db, CEU_SQL_reminder_all, error);
    CeuStep step;

    if (all == NULL)
        return NULL;
    ceu_statement_bind_int(all, ":holder", store->holder_id);
    while ((step = ceu_statement_step(all, error)) == CEU_STEP_ROW) {
        CeuReminder *reminder = reminder_of_row(all, error);

        if (reminder == NULL)
            return NULL;
        g_ptr_array_add(reminders, reminder);
    }
    return step == CEU_STEP_DONE ? g_steal_pointer(&reminders) : NULL;
}

/* 0 is "never" in memory and NULL in the store. */
static void
bind_instant(CeuStatement *statement, const char *name, CeuInstant instant)
{
    if (instant.usec != 0)
        ceu_statement_bind_int(statement, name, instant.usec);
}

bool
ceu_store_put_reminder(CeuStore *store, CeuReminder *reminder, GError **error)
{
    g_autofree char *uid = ceu_durable_new_uuid();
    g_autoptr(CeuStatement) put = ceu_db_statement(store->db, CEU_SQL_reminder_put, error);

    g_return_val_if_fail(store->changes != NULL && reminder->state < CEU_REMINDER_STATE_COUNT,
                         false);
    if (put == NULL)
        return false;
    ceu_statement_bind_text(put, ":uid", uid);
    ceu_statement_bind_int(put, ":holder", store->holder_id);
    ceu_statement_bind_text(put, ":key", reminder->key);
    ceu_statement_bind_int(put, ":lead_days", reminder->lead_days);
    ceu_statement_bind_text(put, ":state", ceu_word_of_reminder(reminder->state));
    ceu_statement_bind_int(put, ":attempts", reminder->attempts);
    bind_instant(put, ":claimed_usec", reminder->claimed_at);
    bind_instant(put, ":shown_usec", reminder->shown_at);
    bind_instant(put, ":snoozed_usec", reminder->snoozed_until);
    bind_instant(put, ":extra_usec", reminder->extra_at);
    bind_instant(put, ":changed_usec", reminder->changed_at);
    ceu_statement_bind_text(put, ":server", reminder->server);
    if (ceu_statement_step(put, error) != CEU_STEP_ROW)
        return false;
    int64_t id = ceu_statement_int(put, 0);
    if (ceu_statement_step(put, error) != CEU_STEP_DONE)
        return false;
    reminder->id = id;
    return true;
}

bool
ceu_store_remove_reminder(CeuStore *store, const char *key, GError **error)
{
    g_autoptr(CeuStatement) remove = ceu_db_statement(store->db, CEU_SQL_reminder_remove, error);

    g_return_val_if_fail(store->changes != NULL, false);
    if (remove == NULL)
        return false;
    ceu_statement_bind_int(remove, ":holder", store->holder_id);
    ceu_statement_bind_text(remove, ":key", key);
    return ceu_statement_step(remove, error) == CEU_STEP_DONE;
}
