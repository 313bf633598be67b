/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reminders between store and memory: a full disk delays the record of a reminder, never the
 * reminder.
 */
#include "tracker/rows.h"

#include <string.h>

#define SHADOW "?" /* what the key of a shadow begins with */

static GHashTable *
reminder_table(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify) ceu_reminder_free);
}

CeuReminder *
ceu_reminder_copy(const CeuReminder *reminder)
{
    CeuReminder *copy = ceu_reminder_new(reminder->key);
    char *key = copy->key;

    *copy = *reminder;
    copy->key = key;
    copy->server = g_strdup(reminder->server);
    return copy;
}

/* Acknowledged or snoozed: a decision of the person. */
static bool
is_decided(const CeuReminder *reminder)
{
    return reminder->state == CEU_REMINDER_ACKNOWLEDGED || reminder->snoozed_until.usec > 0;
}

/* The stored record has not changed since @unsaved was made from it. */
static bool
is_made_from(const CeuUnsaved *unsaved, const CeuReminder *stored)
{
    const CeuReminder *before = unsaved->made_from;

    return before != NULL && before->state == stored->state &&
           before->changed_at.usec == stored->changed_at.usec &&
           before->snoozed_until.usec == stored->snoozed_until.usec;
}

/* Whether a person decided otherwise meanwhile. By a clock that was set back an older decision looks newer. */
static bool
is_overruled(const CeuUnsaved *unsaved, const CeuReminder *stored)
{
    const CeuReminder *reminder = unsaved->reminder;

    return stored != NULL && !is_made_from(unsaved, stored) &&
           stored->lead_days == reminder->lead_days && is_decided(stored) &&
           (!is_decided(reminder) || reminder->changed_at.usec <= stored->changed_at.usec);
}

/* Lays what could not be written over what is stored; what a person decided meanwhile, or later, stays. */
static void
lay_unsaved(CeuRows *rows, CeuTracker *tracker)
{
    GHashTableIter iter;
    gpointer value;

    if (tracker->unsaved == NULL)
        return;
    g_hash_table_iter_init(&iter, tracker->unsaved);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const CeuUnsaved *unsaved = value;
        const CeuReminder *stored = g_hash_table_lookup(rows->by_key, unsaved->reminder->key);
        CeuReminder *copy;

        if (is_overruled(unsaved, stored))
            continue;
        copy = ceu_reminder_copy(unsaved->reminder);
        if (stored != NULL)
            copy->id = stored->id;
        g_hash_table_replace(rows->by_key, copy->key, copy);
        ceu_rows_mark(rows, copy);
    }
}

CeuRows *
ceu_rows_new(bool shadows)
{
    CeuRows *rows = g_new0(CeuRows, 1);

    rows->shadows = shadows;
    rows->by_key = reminder_table();
    rows->dirty = g_ptr_array_new_with_free_func(g_free);
    rows->stored = reminder_table();
    return rows;
}

CeuRows *
ceu_rows_load(CeuTracker *tracker, bool shadows, GError **error)
{
    g_autoptr(GPtrArray) stored = ceu_store_load_reminders(tracker->store, error);
    CeuRows *rows;

    if (stored == NULL)
        return NULL;
    rows = ceu_rows_new(shadows);
    for (guint i = 0; i < stored->len; i++) {
        CeuReminder *reminder = ceu_reminder_copy(g_ptr_array_index(stored, i));

        g_hash_table_replace(rows->by_key, reminder->key, reminder);
        reminder = ceu_reminder_copy(reminder);
        g_hash_table_replace(rows->stored, reminder->key, reminder);
    }
    lay_unsaved(rows, tracker);
    return rows;
}

void
ceu_rows_free(CeuRows *rows)
{
    if (rows == NULL)
        return;
    g_hash_table_unref(rows->by_key);
    g_ptr_array_unref(rows->dirty);
    g_hash_table_unref(rows->stored);
    g_free(rows);
}

bool
ceu_rows_is_shadow(const char *key)
{
    return g_str_has_prefix(key, SHADOW);
}

/* A shadow begins as its row; what no clock says now, how long ago it was shown and until when it is silent, is out. */
static CeuReminder *
add_shadow(CeuRows *rows, const char *shadow_key, const CeuReminder *row)
{
    CeuReminder *shadow = ceu_reminder_new(shadow_key);

    g_hash_table_insert(rows->by_key, shadow->key, shadow);
    if (row == NULL)
        return shadow;
    shadow->lead_days = row->lead_days;
    shadow->attempts = row->attempts;
    if (row->state == CEU_REMINDER_ACKNOWLEDGED)
        shadow->state = row->state;
    return shadow;
}

CeuReminder *
ceu_rows_find(CeuRows *rows, const char *key)
{
    CeuReminder *row = g_hash_table_lookup(rows->by_key, key);
    g_autofree char *shadow_key = NULL;
    CeuReminder *shadow;

    if (!rows->shadows)
        return row;
    shadow_key = g_strconcat(SHADOW, key, NULL);
    shadow = g_hash_table_lookup(rows->by_key, shadow_key);
    return shadow != NULL || row == NULL ? shadow : add_shadow(rows, shadow_key, row);
}

CeuReminder *
ceu_rows_ensure(CeuRows *rows, const char *key)
{
    g_autofree char *shadow_key = rows->shadows ? g_strconcat(SHADOW, key, NULL) : NULL;
    CeuReminder *reminder = ceu_rows_find(rows, key);

    if (reminder != NULL)
        return reminder;
    if (rows->shadows)
        return add_shadow(rows, shadow_key, NULL);
    reminder = ceu_reminder_new(key);
    g_hash_table_insert(rows->by_key, reminder->key, reminder);
    return reminder;
}

/* A number stays good when the clock is set meanwhile, although it is of the other row. */
CeuReminder *
ceu_rows_by_id(CeuRows *rows, int64_t id)
{
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, rows->by_key);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const char *key = ((const CeuReminder *) value)->key;

        if (((const CeuReminder *) value)->id != id)
            continue;
        return ceu_rows_find(rows, ceu_rows_is_shadow(key) ? key + strlen(SHADOW) : key);
    }
    return NULL;
}

void
ceu_rows_mark(CeuRows *rows, const CeuReminder *reminder)
{
    if (!g_ptr_array_find_with_equal_func(rows->dirty, reminder->key, g_str_equal, NULL))
        g_ptr_array_add(rows->dirty, g_strdup(reminder->key));
}

void
ceu_rows_drop(CeuRows *rows, const char *key)
{
    guint index;

    if (g_ptr_array_find_with_equal_func(rows->dirty, key, g_str_equal, &index))
        g_ptr_array_remove_index(rows->dirty, index);
    g_hash_table_remove(rows->by_key, key);
}

bool
ceu_rows_save(CeuRows *rows, CeuTracker *tracker, GError **error)
{
    for (guint i = 0; i < rows->dirty->len; i++) {
        CeuReminder *reminder =
            g_hash_table_lookup(rows->by_key, g_ptr_array_index(rows->dirty, i));

        if (!ceu_store_put_reminder(tracker->store, reminder, error))
            return false;
    }
    return true;
}

static void
unsaved_free(gpointer data)
{
    CeuUnsaved *unsaved = data;

    ceu_reminder_free(unsaved->reminder);
    ceu_reminder_free(unsaved->made_from);
    g_free(unsaved);
}

void
ceu_rows_remember(CeuRows *rows, CeuTracker *tracker)
{
    if (tracker->unsaved == NULL)
        tracker->unsaved = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, unsaved_free);
    for (guint i = 0; i < rows->dirty->len; i++) {
        const char *key = g_ptr_array_index(rows->dirty, i);
        const CeuReminder *stored = g_hash_table_lookup(rows->stored, key);
        CeuUnsaved *unsaved = g_new0(CeuUnsaved, 1);

        unsaved->reminder = ceu_reminder_copy(g_hash_table_lookup(rows->by_key, key));
        unsaved->made_from = stored == NULL ? NULL : ceu_reminder_copy(stored);
        g_hash_table_replace(tracker->unsaved, unsaved->reminder->key, unsaved);
    }
}

void
ceu_rows_forget(CeuTracker *tracker)
{
    g_clear_pointer(&tracker->unsaved, g_hash_table_unref);
}
