/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar items: the same on every day of a cycle, and with an identity that outlives changes. */
#include <ceu/agenda.h>
#include <string.h>

#include "core/candidate-fixture.h"

#define SEED "5f0c9a4e-7a55-4a1e-9d2b-000000000001"

static GPtrArray *
agenda_on(Holder *self, const char *today, unsigned milestones)
{
    static const int days[] = { 30, 0, 7 };

    const CeuAgendaOptions options = { .milestones_days = days, .n_milestones = milestones };

    assess(self, today);
    return ceu_agenda(self->facts, self->rulebook, self->assessment, &options);
}

static Holder
member(int day_of_month)
{
    Holder self = holder(club());

    join(&self, "club", 3, day_of_month, "2027-03-31", "2026-11-23");
    earn(&self, "club", "AAA", "2020-01-01");
    earn(&self, "club", "BBB", "2020-01-01");
    return self;
}

static void
test_items(void)
{
    g_auto(Holder) self = member(0);
    g_autoptr(GPtrArray) items = agenda_on(&self, "2026-11-23", 0);
    g_autoptr(GPtrArray) later = agenda_on(&self, "2027-01-05", 0);
    g_autoptr(GPtrArray) more = agenda_on(&self, "2027-01-05", 3);
    const CeuAgendaItem *first = g_ptr_array_index(items, 0);

    g_assert_cmpuint(items->len, ==, 7);
    g_assert_cmpuint(more->len, ==,
                     11); /* two due stages, two milestones each; 0 days is no milestone */
    assert_day(first->day, "2027-02-28");
    g_assert_cmpstr(first->summary, ==, "Club: Submission opens (AAA, BBB)");
    for (guint i = 0; i < items->len; i++) {
        const CeuAgendaItem *a = g_ptr_array_index(items, i), *b = g_ptr_array_index(later, i);

        g_assert_cmpstr(a->summary, ==, b->summary);
        g_assert_cmpstr(a->description, ==, b->description);
        g_assert_cmpint(a->day.days, ==, b->day.days);
    }
    g_assert_nonnull(
        strstr(((CeuAgendaItem *) g_ptr_array_index(items, 1))->summary, "date assumed"));
    g_assert_nonnull(strstr(((CeuAgendaItem *) g_ptr_array_index(items, 1))->description,
                            "https://club.example"));
}

static const CeuPublished *
published_of(const GPtrArray *published, CeuClock clock, CeuStageKind kind, bool cancelled)
{
    for (guint i = 0; i < published->len; i++) {
        const CeuPublished *candidate = g_ptr_array_index(published, i);

        if (candidate->clock == clock && candidate->kind == kind &&
            candidate->cancelled == cancelled)
            return candidate;
    }
    return NULL;
}

static void
test_identity(void)
{
    g_autoptr(GPtrArray) published =
        g_ptr_array_new_with_free_func((GDestroyNotify) ceu_published_free);
    CeuInstant first = { 1000000500 }, second = { 2000000000 };
    const CeuPublished *due;
    g_autofree char *uid = NULL;

    {
        g_auto(Holder) self = member(0);
        g_autoptr(GPtrArray) items = agenda_on(&self, "2026-11-23", 0);

        g_assert_true(ceu_agenda_reconcile(published, items, day("2026-11-23"), first, SEED));
        g_assert_false(ceu_agenda_reconcile(published, items, day("2026-11-24"), second, SEED));
    }
    due = published_of(published, CEU_CLOCK_UNITS, CEU_STAGE_DUE, false);
    uid = g_strdup(due->uid);
    g_assert_cmpint(due->sequence, ==, 0);
    g_assert_cmpint(due->changed.usec, ==, 1000000000); /* whole seconds */
    {
        g_auto(Holder) self = member(15); /* the day is stated now: the same event, moved */
        g_autoptr(GPtrArray) items = agenda_on(&self, "2026-11-23", 0);

        g_assert_true(ceu_agenda_reconcile(published, items, day("2026-11-24"), second, SEED));
    }
    due = published_of(published, CEU_CLOCK_UNITS, CEU_STAGE_DUE, false);
    g_assert_cmpstr(due->uid, ==, uid);
    assert_day(due->day, "2027-03-15");
    g_assert_cmpint(due->sequence, ==, 1);
    g_assert_cmpint(due->changed.usec, ==, second.usec);
    g_assert_cmpint(due->created.usec, ==, 1000000000);
    g_assert_cmpuint(published->len, ==, 7);
}

static void
test_cancel_and_forget(void)
{
    g_autoptr(GPtrArray) published =
        g_ptr_array_new_with_free_func((GDestroyNotify) ceu_published_free);
    g_autoptr(GPtrArray) nothing = g_ptr_array_new();
    g_auto(Holder) self = member(0);
    g_autoptr(GPtrArray) items = agenda_on(&self, "2027-03-01", 0);
    CeuInstant now = { 5000000 };

    ceu_agenda_reconcile(published, items, day("2027-03-01"), now, SEED);
    g_assert_true(ceu_agenda_reconcile(published, nothing, day("2027-03-01"), now, SEED));
    /* the opening has passed: it is history; what lies ahead is cancelled, once */
    g_assert_nonnull(published_of(published, CEU_CLOCK_UNITS, CEU_STAGE_SUBMISSION_OPENS, false));
    g_assert_nonnull(published_of(published, CEU_CLOCK_UNITS, CEU_STAGE_DUE, true));
    g_assert_cmpint(published_of(published, CEU_CLOCK_UNITS, CEU_STAGE_DUE, true)->sequence, ==, 1);
    g_assert_false(ceu_agenda_reconcile(published, nothing, day("2027-03-02"), now, SEED));
    /* wanted again: it comes back with the same identity */
    g_assert_true(ceu_agenda_reconcile(published, items, day("2027-03-02"), now, SEED));
    g_assert_cmpint(published_of(published, CEU_CLOCK_UNITS, CEU_STAGE_DUE, false)->sequence, ==,
                    2);
    g_assert_true(ceu_agenda_reconcile(published, nothing, day("2032-01-01"), now, SEED));
    g_assert_cmpuint(published->len, ==, 0);
    ceu_published_free(NULL);
    ceu_agenda_item_free(NULL);
}

static char *
summaries_of(const GPtrArray *items)
{
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < items->len; i++) {
        const CeuAgendaItem *item = g_ptr_array_index(items, i);
        char text[CEU_DATE_TEXT_SIZE];

        g_string_append_printf(out, "%s%s %s", i > 0 ? "; " : "", ceu_date_format(item->day, text),
                               item->summary);
    }
    return g_string_free(out, FALSE);
}

/* The days of an exam, with milestones before what must be done; of an attempt that is over, nothing. */
static void
test_exam(void)
{
    static const struct {
        const char *today;
        CandidateStep steps[3];
        unsigned milestones;
        const char *want;
    } rows[] = {
        { "2026-11-23",
          { { "approved", "2026-11-23", 0 } },
          0,
          "2027-03-09 Order: Ask for an extension (CCC); 2027-03-23 Order: Sit the exam (CCC)" },
        { "2027-03-01",
          { { "approved", "2026-11-23", 0 } },
          1,
          "2027-02-21 Order: Sit the exam in 30 days (CCC); 2027-03-09 Order: Ask for an extension "
          "(CCC); 2027-03-23 Order: Sit the exam (CCC)" },
        { "2026-11-23",
          { { "approved", "2026-11-23", 0 }, { "registered", "2027-02-01", 0 } },
          0,
          "2027-02-01 Order: Exam (CCC); 2027-03-23 Order: Sit the exam (CCC)" },
        { "2027-02-02",
          { { "approved", "2026-11-23", 0 },
            { "registered", "2027-02-01", 0 },
            { "failed", "2027-02-01", 0 } },
          0,
          "2027-03-03 Order: Another attempt possible (CCC)" },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_auto(Holder) self = pursuer(order());
        g_autoptr(GPtrArray) items = NULL;
        g_autofree char *got = NULL;

        for (size_t k = 0; k < 3 && rows[i].steps[k].kind != NULL; k++)
            take_step(&self, rows[i].steps[k]);
        items = agenda_on(&self, rows[i].today, rows[i].milestones);
        got = summaries_of(items);
        g_assert_cmpstr(got, ==, rows[i].want);
        g_assert_nonnull(strstr(((const CeuAgendaItem *) g_ptr_array_index(items, 0))->description,
                                "Next step: ceu path CCC"));
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/agenda/items", test_items);
    g_test_add_func("/agenda/identity", test_identity);
    g_test_add_func("/agenda/cancel-and-forget", test_cancel_and_forget);
    g_test_add_func("/agenda/exam", test_exam);
    return g_test_run();
}
