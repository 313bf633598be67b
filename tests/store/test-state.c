/* SPDX-License-Identifier: GPL-3.0-or-later */
/* State of ours outside the history: reminders and published calendar items, kept to the last bit. */
#include "fixture.h"

static const CeuReminderState states[] = { CEU_REMINDER_PENDING, CEU_REMINDER_CLAIMED,
                                           CEU_REMINDER_SHOWN, CEU_REMINDER_ACKNOWLEDGED };

static CeuReminder *
make_reminder(unsigned i)
{
    g_autofree char *key = g_strdup_printf("pool/units/due/%u", i);
    CeuReminder *reminder = ceu_reminder_new(key);

    reminder->state = states[i % G_N_ELEMENTS(states)];
    reminder->lead_days = 90 - (int) i;
    reminder->attempts = (int) i;
    reminder->claimed_at.usec = (int64_t) i * 1000001;
    reminder->shown_at.usec = (int64_t) i * 2000003;
    reminder->snoozed_until.usec = (int64_t) i * 3000005;
    reminder->extra_at.usec = (int64_t) i * 4000007;
    reminder->changed_at.usec = (int64_t) i * 5000009;
    g_free(reminder->server);
    reminder->server = i % 2 != 0 ? g_strdup(":1.42") : NULL;
    return reminder;
}

static void
test_reminders(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
    int64_t ids[4] = { 0 };

    (void) data;
    fixture_begin(store);
    for (unsigned i = 0; i < 4; i++) {
        g_autoptr(CeuReminder) reminder = make_reminder(i);

        g_assert_true(ceu_store_put_reminder(store, reminder, NULL));
        ids[i] = reminder->id;
        g_assert_true(ceu_store_put_reminder(store, reminder, NULL)); /* again: the same number */
        g_assert_cmpint(reminder->id, ==, ids[i]);
    }
    fixture_commit(store, NULL);
    g_autoptr(GPtrArray) list = ceu_store_load_reminders(store, NULL);
    g_assert_cmpuint(list->len, ==, 4);
    for (unsigned i = 0; i < list->len; i++) {
        const CeuReminder *got = g_ptr_array_index(list, i);
        g_autoptr(CeuReminder) want = make_reminder(i);

        g_assert_cmpint(got->id, ==, ids[i]);
        g_assert_cmpstr(got->key, ==, want->key);
        g_assert_cmpint(got->state, ==, want->state);
        g_assert_cmpint(got->lead_days, ==, want->lead_days);
        g_assert_cmpint(got->attempts, ==, want->attempts);
        g_assert_cmpint(got->claimed_at.usec, ==, want->claimed_at.usec);
        g_assert_cmpint(got->shown_at.usec, ==, want->shown_at.usec);
        g_assert_cmpint(got->snoozed_until.usec, ==, want->snoozed_until.usec);
        g_assert_cmpint(got->extra_at.usec, ==, want->extra_at.usec);
        g_assert_cmpint(got->changed_at.usec, ==, want->changed_at.usec);
        g_assert_cmpstr(got->server, ==, want->server);
    }
    fixture_begin(store);
    g_assert_true(ceu_store_remove_reminder(store, "pool/units/due/2", NULL));
    g_assert_true(ceu_store_remove_reminder(store, "never was", NULL));
    fixture_commit(store, NULL);
    g_autoptr(GPtrArray) left = ceu_store_load_reminders(store, NULL);
    g_assert_cmpuint(left->len, ==, 3);
    g_autoptr(GPtrArray) history = ceu_store_history(store, 0, NULL);
    g_assert_cmpuint(history->len, ==, 0);
}

static void
published_free(gpointer item)
{
    ceu_published_free(item);
}

static CeuPublished *
make_published(int i)
{
    CeuPublished *item = ceu_published_new();

    item->uid = g_strdup_printf("uid-%d@ceud", i);
    item->pool = g_strdup("body");
    item->clock = (CeuClock) (i % CEU_CLOCK_COUNT);
    item->kind = (CeuStageKind) (i % CEU_STAGE_KIND_COUNT);
    item->lead_days = 30 * i;
    item->stage_day.days = 20000 + i;
    item->day.days = 19000 + i;
    item->summary = g_strdup("due, “soon”; \\n");
    item->description = g_strdup(i == 0 ? "" : "several\nlines");
    item->sequence = i;
    item->created.usec = 1000000;
    item->changed.usec = INT64_C(1790000000000000) + i;
    item->cancelled = i % 2 != 0;
    return item;
}

static void
test_published(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
    g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func(published_free);
    g_autoptr(GPtrArray) none = g_ptr_array_new();

    (void) data;
    for (int i = 0; i < 2 * (int) CEU_STAGE_KIND_COUNT; i++)
        g_ptr_array_add(items, make_published(i));
    for (unsigned round = 0; round < 2; round++) {
        fixture_begin(store);
        g_assert_true(ceu_store_save_published(store, items, NULL));
        fixture_commit(store, NULL);
    }
    g_autoptr(GPtrArray) got = ceu_store_load_published(store, NULL);
    g_assert_cmpuint(got->len, ==, items->len);
    for (guint i = 0; i < got->len; i++) {
        const CeuPublished *a = g_ptr_array_index(got, i);
        const CeuPublished *b = g_ptr_array_index(items, i);

        g_assert_cmpstr(a->uid, ==, b->uid);
        g_assert_cmpstr(a->pool, ==, b->pool);
        g_assert_cmpint(a->clock, ==, b->clock);
        g_assert_cmpint(a->kind, ==, b->kind);
        g_assert_cmpint(a->lead_days, ==, b->lead_days);
        g_assert_cmpint(a->stage_day.days, ==, b->stage_day.days);
        g_assert_cmpint(a->day.days, ==, b->day.days);
        g_assert_cmpstr(a->summary, ==, b->summary);
        g_assert_cmpstr(a->description, ==, b->description);
        g_assert_cmpint(a->sequence, ==, b->sequence);
        g_assert_cmpint(a->created.usec, ==, b->created.usec);
        g_assert_cmpint(a->changed.usec, ==, b->changed.usec);
        g_assert_cmpint(a->cancelled, ==, b->cancelled);
    }
    fixture_begin(store);
    g_assert_true(ceu_store_save_published(store, none, NULL));
    fixture_commit(store, NULL);
    g_autoptr(GPtrArray) left = ceu_store_load_published(store, NULL);
    g_assert_cmpuint(left->len, ==, 0);
}

/* Words that no version of ours has written. */
static void
test_damaged(Fixture *fixture, gconstpointer data)
{
    static const char *const damage[] = {
        "UPDATE published SET kind = 'nonsense'",
        "UPDATE published SET clock = 'nonsense'",
        "UPDATE reminder SET state = 'nonsense'",
    };

    (void) data;
    for (size_t i = 0; i < G_N_ELEMENTS(damage); i++) {
        g_autoptr(CeuStore) store = fixture_open(fixture, CEU_STORE_CREATE);
        g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func(published_free);
        g_autoptr(CeuReminder) reminder = make_reminder(1);
        g_autoptr(GError) error = NULL;
        g_autofree char *sql =
            g_strconcat("PRAGMA ignore_check_constraints = ON; ", damage[i], NULL);

        g_ptr_array_add(items, make_published(1));
        fixture_begin(store);
        g_assert_true(ceu_store_save_published(store, items, NULL));
        g_assert_true(ceu_store_put_reminder(store, reminder, NULL));
        fixture_commit(store, NULL);
        fixture_raw(fixture->path, sql);
        g_autoptr(GPtrArray) published = ceu_store_load_published(store, &error);
        g_autoptr(GPtrArray) reminders =
            published != NULL ? ceu_store_load_reminders(store, &error) : NULL;
        g_assert_null(reminders);
        g_assert_error(error, CEU_ERROR, CEU_ERROR_CORRUPT);
        g_assert_cmpint(g_unlink(fixture->path), ==, 0);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    FIXTURE_TEST("/store/state/reminders", test_reminders);
    FIXTURE_TEST("/store/state/published", test_published);
    FIXTURE_TEST("/store/state/damaged", test_damaged);
    return g_test_run();
}
