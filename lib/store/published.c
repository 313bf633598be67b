/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar items as last published: their UIDs and sequence numbers must outlive every program run. */
#include <ceu/agenda.h>

#include "store/private.h"
#include "store/words.h"

static void
published_free(gpointer published)
{
    ceu_published_free(published);
}

static bool
read_row(CeuStatement *row, CeuPublished *item, GError **error)
{
    item->uid = g_strdup(ceu_statement_text(row, 0));
    item->pool = g_strdup(ceu_statement_text(row, 1));
    if (!ceu_word_to_clock(ceu_statement_text(row, 2), &item->clock, error) ||
        !ceu_word_to_stage(ceu_statement_text(row, 3), &item->kind, error))
        return false;
    item->lead_days = (int) ceu_statement_int(row, 4);
    item->stage_day = ceu_statement_date(row, 5);
    item->day = ceu_statement_date(row, 6);
    item->summary = g_strdup(ceu_statement_text(row, 7));
    item->description = g_strdup(ceu_statement_text(row, 8));
    item->sequence = (int) ceu_statement_int(row, 9);
    item->created.usec = ceu_statement_int(row, 10);
    item->changed.usec = ceu_statement_int(row, 11);
    item->cancelled = ceu_statement_int(row, 12) != 0;
    return true;
}

GPtrArray *
ceu_store_load_published(CeuStore *store, GError **error)
{
    g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func(published_free);
    g_autoptr(CeuStatement) all = ceu_db_statement(store->db, CEU_SQL_published_all, error);
    CeuStep step;

    if (all == NULL)
        return NULL;
    ceu_statement_bind_int(all, ":holder", store->holder_id);
    while ((step = ceu_statement_step(all, error)) == CEU_STEP_ROW) {
        CeuPublished *item = ceu_published_new();

        g_ptr_array_add(items, item);
        if (!read_row(all, item, error))
            return NULL;
    }
    return step == CEU_STEP_DONE ? g_steal_pointer(&items) : NULL;
}

static bool
clear(CeuStore *store, GError **error)
{
    g_autoptr(CeuStatement) clear = ceu_db_statement(store->db, CEU_SQL_published_clear, error);

    if (clear == NULL)
        return false;
    ceu_statement_bind_int(clear, ":holder", store->holder_id);
    return ceu_statement_step(clear, error) == CEU_STEP_DONE;
}

static bool
put(CeuStore *store, const CeuPublished *item, GError **error)
{
    g_autoptr(CeuStatement) put = ceu_db_statement(store->db, CEU_SQL_published_put, error);

    if (put == NULL)
        return false;
    ceu_statement_bind_text(put, ":uid", item->uid);
    ceu_statement_bind_int(put, ":holder", store->holder_id);
    ceu_statement_bind_text(put, ":pool", item->pool);
    ceu_statement_bind_text(put, ":clock", ceu_word_of_clock(item->clock));
    ceu_statement_bind_text(put, ":kind", ceu_stage_kind_name(item->kind));
    ceu_statement_bind_int(put, ":lead_days", item->lead_days);
    ceu_statement_bind_int(put, ":stage_day", item->stage_day.days);
    ceu_statement_bind_int(put, ":day", item->day.days);
    ceu_statement_bind_text(put, ":summary", item->summary);
    ceu_statement_bind_text(put, ":description", item->description);
    ceu_statement_bind_int(put, ":sequence", item->sequence);
    ceu_statement_bind_int(put, ":created_usec", item->created.usec);
    ceu_statement_bind_int(put, ":changed_usec", item->changed.usec);
    ceu_statement_bind_int(put, ":cancelled", item->cancelled ? 1 : 0);
    return ceu_statement_step(put, error) == CEU_STEP_DONE;
}

bool
ceu_store_save_published(CeuStore *store, const GPtrArray *published, GError **error)
{
    g_return_val_if_fail(store->changes != NULL, false);

    if (!clear(store, error))
        return false;
    for (guint i = 0; i < published->len; i++) {
        if (!put(store, g_ptr_array_index(published, i), error))
            return false;
    }
    return true;
}
