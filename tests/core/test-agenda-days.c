/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Calendar items on many days: the same facts say the same on each of them, and whatever changes, an item that was
 * published once keeps its identity and is taken back before it goes. 40 times as many with CEU_TEST_LONG=1.
 */
#include <string.h>

#include "amount.h"
#include "core/random-holder.h"

#define SEED "5f0c9a4e-7a55-4a1e-9d2b-000000000001"
#define HOLDERS 150
#define DAYS_OF_EACH 8
#define WALKS 40
#define STEPS 30
#define YEAR_DAYS 365
#define HISTORY_DAYS 400
#define USEC_PER_DAY (INT64_C(86400) * 1000000)

static const int milestones[] = { 90, 30, 7 };

static unsigned
times(unsigned few)
{
    return ceu_test_amount(few, 40 * few);
}

static GPtrArray *
agenda_on(const Holder *self, CeuDate today)
{
    const CeuAgendaOptions options = { .milestones_days = milestones,
                                       .n_milestones = G_N_ELEMENTS(milestones) };
    g_autoptr(CeuAssessment) assessment = ceu_assess(self->facts, self->rulebook, today);

    return ceu_agenda(self->facts, self->rulebook, assessment, &options);
}

static char *
identity_of(const CeuAgendaItem *item)
{
    return g_strdup_printf("%s|%d|%d|%d|%d", item->pool, item->clock, item->kind, item->lead_days,
                           item->stage_day.days);
}

/* Each stage on its day says one thing, on whatever day it is asked: 0 if it was not known yet. */
static unsigned
check_said_before(GHashTable *said, const CeuAgendaItem *item)
{
    char *identity = identity_of(item);
    g_autofree char *text = g_strconcat(item->summary, "\n", item->description, NULL);
    const char *before = g_hash_table_lookup(said, identity);

    if (before == NULL) {
        g_hash_table_insert(said, identity, g_steal_pointer(&text));
        return 0;
    }
    g_assert_cmpstr(text, ==, before);
    g_free(identity);
    return 1;
}

static void
test_same_facts_same_texts(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(20261126);
    unsigned compared = 0;

    for (unsigned i = 0; i < times(HOLDERS); i++) {
        g_auto(Holder) self = random_holder(rand);
        g_autoptr(GHashTable) said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

        for (int n = 0; n < DAYS_OF_EACH; n++) {
            g_autoptr(GPtrArray) items = agenda_on(&self, random_day(rand));

            for (guint k = 0; k < items->len; k++)
                compared += check_said_before(said, g_ptr_array_index(items, k));
        }
    }
    g_test_message("%u texts compared", compared);
    g_assert_cmpuint(compared, >, times(HOLDERS) * 10);
}

/* An item as it was before a step. */
typedef struct Before {
    int sequence;
    CeuDate day;
    bool cancelled;
    int64_t changed_usec;
    char *text;
} Before;

static void
before_free(gpointer data)
{
    Before *before = data;

    g_free(before->text);
    g_free(before);
}

static char *
text_of(const CeuPublished *one)
{
    return g_strdup_printf("%d|%d|%d|%s|%s", one->day.days, one->stage_day.days, one->cancelled,
                           one->summary, one->description);
}

static GHashTable *
snapshot(const GPtrArray *published)
{
    GHashTable *table = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, before_free);

    for (guint i = 0; i < published->len; i++) {
        const CeuPublished *one = g_ptr_array_index(published, i);
        Before *before = g_new0(Before, 1);

        *before =
            (Before){ one->sequence, one->day, one->cancelled, one->changed.usec, text_of(one) };
        g_assert_true(g_hash_table_insert(table, g_strdup(one->uid), before)); /* UIDs are unique */
    }
    return table;
}

/* What became of the items that were there: one more in the sequence with a change, and with nothing else. */
static void
check_step(GHashTable *before, const GPtrArray *published, CeuDate today, CeuInstant now)
{
    GHashTableIter iter;
    gpointer uid, value;

    for (guint i = 0; i < published->len; i++) {
        const CeuPublished *one = g_ptr_array_index(published, i);
        const Before *old = g_hash_table_lookup(before, one->uid);
        g_autofree char *text = text_of(one);
        bool changed = old != NULL && strcmp(text, old->text) != 0;

        if (old == NULL) {
            g_assert_cmpint(one->sequence, ==, 0);
            g_assert_cmpint(one->created.usec, ==, now.usec);
            continue;
        }
        g_assert_cmpint(one->sequence, ==, old->sequence + (changed ? 1 : 0));
        g_assert_cmpint(one->changed.usec, ==, changed ? now.usec : old->changed_usec);
        g_hash_table_remove(before, one->uid);
    }
    /* What is gone was past for long; so what was cancelled, while it lay ahead, stood there for a year. */
    g_hash_table_iter_init(&iter, before);
    while (g_hash_table_iter_next(&iter, &uid, &value)) {
        const Before *old = value;

        g_assert_cmpint(ceu_date_days_between(old->day, today), >, HISTORY_DAYS);
        g_assert_true(!old->cancelled ||
                      today.days - (int32_t) (old->changed_usec / USEC_PER_DAY) >= YEAR_DAYS);
    }
}

/* Everything wanted stands there once, as it should be. */
static void
check_wanted(const GPtrArray *items, const GPtrArray *published)
{
    unsigned open = 0;

    for (guint i = 0; i < items->len; i++) {
        const CeuAgendaItem *item = g_ptr_array_index(items, i);
        unsigned found = 0;

        for (guint k = 0; k < published->len; k++) {
            const CeuPublished *one = g_ptr_array_index(published, k);

            found += !one->cancelled && one->kind == item->kind && one->clock == item->clock &&
                     one->lead_days == item->lead_days && strcmp(one->pool, item->pool) == 0 &&
                     ceu_date_compare(one->day, item->day) == 0 &&
                     strcmp(one->summary, item->summary) == 0 &&
                     strcmp(one->description, item->description) == 0;
        }
        g_assert_cmpuint(found, >=, 1);
        open++;
    }
    g_assert_cmpuint(open, ==, items->len);
}

static void
walk(GRand *rand)
{
    g_autoptr(GPtrArray) published =
        g_ptr_array_new_with_free_func((GDestroyNotify) ceu_published_free);
    CeuDate today = day(RANDOM_FIRST_DAY);

    for (int step = 0; step < STEPS; step++) {
        g_auto(Holder) self = random_holder(rand); /* every fact may have been edited */
        g_autoptr(GPtrArray) items = agenda_on(&self, today);
        g_autoptr(GHashTable) before = snapshot(published);
        CeuInstant now = { today.days * USEC_PER_DAY };

        (void) ceu_agenda_reconcile(published, items, today, now, SEED);
        check_step(before, published, today, now);
        check_wanted(items, published);
        /* the same once more: nothing */
        g_assert_false(ceu_agenda_reconcile(published, items, today,
                                            (CeuInstant){ now.usec + USEC_PER_DAY }, SEED));
        today = ceu_date_add_days(today, g_rand_int_range(rand, 0, 120));
    }
}

static void
test_identity_outlives_all(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(5545);

    for (unsigned i = 0; i < times(WALKS); i++)
        walk(rand);
}

/* Facts edited and taken back (undo): the same items, the same UIDs, and no event more. */
static void
test_undo(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(7986);
    CeuDate today = day("2026-01-10");

    for (unsigned i = 0; i < times(WALKS); i++) {
        g_autoptr(GPtrArray) published =
            g_ptr_array_new_with_free_func((GDestroyNotify) ceu_published_free);
        g_auto(Holder) one = random_holder(rand);
        g_auto(Holder) other = random_holder(rand);
        const Holder *const states[] = { &one, &other, &one };
        g_autoptr(GHashTable) uids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

        for (size_t n = 0; n < G_N_ELEMENTS(states); n++) {
            g_autoptr(GPtrArray) items = agenda_on(states[n], today);

            ceu_agenda_reconcile(published, items, today, (CeuInstant){ (int64_t) n * 1000000 },
                                 SEED);
            for (guint k = 0; k < published->len && n != 1; k++) {
                const CeuPublished *item = g_ptr_array_index(published, k);
                char *key = g_strdup_printf("%s|%d|%d|%d|%d", item->pool, item->clock, item->kind,
                                            item->lead_days, item->day.days);

                if (n == 0)
                    g_hash_table_insert(uids, key, g_strdup(item->uid));
                else if (!item->cancelled && g_hash_table_contains(uids, key))
                    g_assert_cmpstr(g_hash_table_lookup(uids, key), ==, item->uid);
                if (n != 0)
                    g_free(key);
            }
        }
    }
}

/* Ten thousand items are compared in a moment: a walk for each of them would take a hundred million steps. */
static void
test_many(void)
{
    enum { MANY = 30000 };
    g_autoptr(GPtrArray) published =
        g_ptr_array_new_with_free_func((GDestroyNotify) ceu_published_free);
    g_autoptr(GPtrArray) items =
        g_ptr_array_new_with_free_func((GDestroyNotify) ceu_agenda_item_free);
    int64_t started_usec = g_get_monotonic_time();

    for (int i = 0; i < MANY; i++) {
        CeuAgendaItem *item = g_new0(CeuAgendaItem, 1);

        item->pool = g_strdup_printf("body%d", i);
        item->kind = CEU_STAGE_DUE;
        item->day = item->stage_day = ceu_date_add_days(day("2027-01-01"), i % 1000);
        item->summary = g_strdup("due");
        item->description = g_strdup("due");
        g_ptr_array_add(items, item);
    }
    g_assert_true(
        ceu_agenda_reconcile(published, items, day("2026-01-01"), (CeuInstant){ 0 }, SEED));
    g_assert_false(
        ceu_agenda_reconcile(published, items, day("2026-01-02"), (CeuInstant){ 0 }, SEED));
    g_assert_cmpuint(published->len, ==, MANY);
    g_assert_cmpint(g_get_monotonic_time() - started_usec, <, INT64_C(5000000));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/agenda-days/same-facts-same-texts", test_same_facts_same_texts);
    g_test_add_func("/agenda-days/identity-outlives-all", test_identity_outlives_all);
    g_test_add_func("/agenda-days/undo", test_undo);
    g_test_add_func("/agenda-days/many", test_many);
    return g_test_run();
}
