/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Published items: an identity for ever, a higher sequence on real change only, nothing written
 * if nothing changed.
 */
#include "tracker/home.h"

static GPtrArray *
publish_at(CeuTracker *tracker, const char *today, CeuInstant now, const int *milestones,
           unsigned n_milestones)
{
    const CeuPublishOptions options = { .milestones_days = milestones,
                                        .n_milestones = n_milestones };
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuPublication) publication =
        ceu_tracker_publish(tracker, day(today), now, &options, &error);

    g_assert_no_error(error);
    g_assert_nonnull(publication);
    return g_ptr_array_ref(publication->items);
}

static GPtrArray *
publish(CeuTracker *tracker, const char *today)
{
    return publish_at(tracker, today, at(today, 10, 0), NULL, 0);
}

static const CeuPublished *
item(const GPtrArray *published, const char *pool, CeuClock clock, CeuStageKind kind)
{
    for (guint i = 0; i < published->len; i++) {
        const CeuPublished *candidate = g_ptr_array_index(published, i);

        if (strcmp(candidate->pool, pool) == 0 && candidate->clock == clock &&
            candidate->kind == kind && candidate->lead_days == 0 && !candidate->cancelled)
            return candidate;
    }
    return NULL;
}

/* Everything of the items, so that two publications can be compared as text. */
static char *
as_text(const GPtrArray *published)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < published->len; i++) {
        const CeuPublished *one = g_ptr_array_index(published, i);

        g_string_append_printf(text, "%s|%s|%d|%d|%d|%d|%d|%s|%s|%d|%" G_GINT64_FORMAT "|%d\n",
                               one->uid, one->pool, one->clock, one->kind, one->lead_days,
                               one->stage_day.days, one->day.days, one->summary, one->description,
                               one->sequence, one->changed.usec, one->cancelled);
    }
    return g_string_free(text, FALSE);
}

static void
items_lie_on_their_days(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(GPtrArray) published = publish(tracker, "2026-11-23");
    const CeuPublished *due = item(published, "aapc", CEU_CLOCK_UNITS, CEU_STAGE_DUE);

    (void) data;
    g_assert_nonnull(due);
    g_assert_cmpint(due->day.days, ==, day("2027-03-31").days);
    g_assert_cmpint(due->sequence, ==, 0);
    g_assert_true(g_str_has_suffix(due->uid, "@ceud"));
    g_assert_nonnull(item(published, "ahima", CEU_CLOCK_UNITS, CEU_STAGE_DUE));
    for (guint i = 1; i < published->len; i++) {
        const CeuPublished *earlier = g_ptr_array_index(published, i - 1);
        const CeuPublished *later = g_ptr_array_index(published, i);

        g_assert_cmpint(earlier->day.days, <=, later->day.days);
        g_assert_cmpstr(earlier->uid, !=, later->uid);
    }
}

static void
nothing_changed_means_the_same_bytes(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(GPtrArray) first = publish(tracker, "2026-11-23");
    g_autofree char *before = as_text(first);
    uint32_t version_before, version_after;

    (void) data;
    g_assert_true(ceu_tracker_version(tracker, &version_before, NULL));
    for (int i = 0; i < 5; i++) {
        static const char *const days[] = { "2026-11-23", "2026-11-24", "2026-12-31", "2027-01-15",
                                            "2026-11-23" };
        g_autoptr(GPtrArray) again = publish(tracker, days[i]);
        g_autofree char *after = as_text(again);

        g_assert_cmpstr(before, ==, after);
    }
    g_assert_true(ceu_tracker_version(tracker, &version_after, NULL));
    g_assert_cmpuint(version_after, ==, version_before);
}

/* Units change no date: the text alone, once, and of the units' clock alone. */
static void
progress_is_told_once(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(GPtrArray) first = publish(tracker, "2026-11-23");
    g_autoptr(GPtrArray) second = NULL;
    g_autoptr(GPtrArray) third = NULL;
    const CeuPublished *before = item(first, "aapc", CEU_CLOCK_UNITS, CEU_STAGE_DUE);
    const CeuPublished *after, *dues;

    (void) data;
    g_assert_nonnull(strstr(before->description, "0 of 30 CEUs recorded."));
    log_activity(tracker, "P1", "2026-03-01", 1500);
    second = publish(tracker, "2026-11-24");
    third = publish(tracker, "2026-11-30");
    after = item(third, "aapc", CEU_CLOCK_UNITS, CEU_STAGE_DUE);
    dues = item(third, "aapc", CEU_CLOCK_DUES, CEU_STAGE_DUE);
    g_assert_nonnull(strstr(after->description, "1.5 of 30 CEUs recorded."));
    g_assert_cmpstr(after->uid, ==, before->uid);
    g_assert_cmpint(after->sequence, ==, 1);
    g_assert_cmpint(after->day.days, ==, before->day.days);
    g_assert_cmpint(dues->sequence, ==, 0);
}

/* What was recorded with a day to come is in the text at once, and nothing changes on that day. */
static void
a_day_that_comes_changes_nothing(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(GPtrArray) first = NULL;
    g_autofree char *before = NULL;

    (void) data;
    log_activity(tracker, "P1", "2027-01-15", 2000);
    first = publish(tracker, "2026-11-23");
    before = as_text(first);
    g_assert_nonnull(strstr(before, "2 of 30 CEUs recorded."));
    for (int32_t i = 0; i < 128; i++) { /* to the due day of the first cycle that ends */
        char text[CEU_DATE_TEXT_SIZE];
        const char *today = ceu_date_format(ceu_date_add_days(day("2026-11-23"), i), text);
        g_autoptr(GPtrArray) again = publish(tracker, today);
        g_autofree char *after = as_text(again);

        g_assert_cmpstr(before, ==, after);
    }
}

static void
items_outlive_the_process(Home *home, gconstpointer data)
{
    g_autofree char *before = NULL;
    g_autofree char *after = NULL;

    (void) data;
    {
        g_autoptr(CeuTracker) tracker = home_with_holder(home);
        g_autoptr(GPtrArray) published = publish(tracker, "2026-11-23");

        before = as_text(published);
    }
    {
        g_autoptr(CeuTracker) tracker = home_open(home, CEU_TRACKER_READ);
        g_autoptr(GPtrArray) published = publish(tracker, "2026-11-25"); /* reading is enough */

        after = as_text(published);
    }
    g_assert_cmpstr(before, ==, after);
}

static bool
put_override(CeuEdit *edit, gpointer data, GError **error)
{
    return ceu_edit_put_override(edit, data, error);
}

static void
move_due(CeuTracker *tracker, const char *to)
{
    CeuOverride override = ceu_override_init();
    g_autoptr(GError) error = NULL;

    override.pool = "aapc";
    override.kind = CEU_OVERRIDE_DUE;
    override.day = override.cycle_day = day(to);
    g_assert_true(ceu_tracker_change(tracker, "due", put_override, &override, &error));
    g_assert_no_error(error);
}

static void
a_moved_date_keeps_its_identity(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(GPtrArray) first = publish(tracker, "2026-11-23");
    g_autoptr(GPtrArray) second = NULL;
    const CeuPublished *before = item(first, "aapc", CEU_CLOCK_UNITS, CEU_STAGE_DUE);
    const CeuPublished *other = item(first, "ahima", CEU_CLOCK_UNITS, CEU_STAGE_DUE);
    const CeuPublished *after, *unmoved;

    (void) data;
    move_due(tracker, "2027-03-15");
    second = publish(tracker, "2026-11-24");
    after = item(second, "aapc", CEU_CLOCK_UNITS, CEU_STAGE_DUE);
    g_assert_nonnull(after);
    g_assert_cmpstr(after->uid, ==, before->uid);
    g_assert_cmpint(after->sequence, ==, 1);
    g_assert_cmpint(after->day.days, ==, day("2027-03-15").days);
    g_assert_cmpint(after->changed.usec, >, before->changed.usec);
    g_assert_cmpint(after->created.usec, ==, before->created.usec);
    unmoved = item(second, "ahima", CEU_CLOCK_UNITS, CEU_STAGE_DUE);
    g_assert_cmpstr(unmoved->uid, ==, other->uid);
    g_assert_cmpint(unmoved->sequence, ==, 0);
}

static bool
retire_all(CeuEdit *edit, gpointer data, GError **error)
{
    uint32_t count;
    const CeuFacts *facts = ceu_edit_facts(edit, error);
    const CeuCredential *credentials = ceu_facts_credentials(facts, &count);

    (void) data;
    for (uint32_t i = 0; i < count; i++) {
        CeuCredential credential = credentials[i];

        credential.retired = day("2026-11-20");
        if (!ceu_edit_put_credential(edit, &credential, error))
            return false;
    }
    return true;
}

static void
what_is_no_longer_due_is_cancelled(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(GPtrArray) first = publish(tracker, "2026-11-23");
    g_autoptr(GPtrArray) second = NULL;
    const char *uid = item(first, "ahima", CEU_CLOCK_UNITS, CEU_STAGE_DUE)->uid;
    bool found = false;

    (void) data;
    g_assert_true(ceu_tracker_change(tracker, "retire", retire_all, NULL, NULL));
    second = publish(tracker, "2026-11-24");
    g_assert_null(item(second, "ahima", CEU_CLOCK_UNITS, CEU_STAGE_DUE));
    for (guint i = 0; i < second->len; i++) {
        const CeuPublished *one = g_ptr_array_index(second, i);

        if (strcmp(one->uid, uid) != 0)
            continue;
        found = true;
        g_assert_true(one->cancelled);
        g_assert_cmpint(one->sequence, ==, 1);
    }
    g_assert_true(found);
}

static void
milestones_come_and_go(Home *home, gconstpointer data)
{
    static const int days[] = { 30, 60 };
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(GPtrArray) plain = publish(tracker, "2026-11-23");
    g_autoptr(GPtrArray) more = publish_at(tracker, "2026-11-23", at("2026-11-23", 11, 0), days, 2);
    g_autoptr(GPtrArray) less = publish(tracker, "2026-11-24");
    unsigned with_lead = 0, cancelled = 0;

    (void) data;
    for (guint i = 0; i < more->len; i++)
        with_lead += ((CeuPublished *) g_ptr_array_index(more, i))->lead_days > 0;
    g_assert_cmpuint(with_lead, >=, 2);
    g_assert_cmpuint(more->len, ==, plain->len + with_lead);
    for (guint i = 0; i < less->len; i++)
        cancelled += ((CeuPublished *) g_ptr_array_index(less, i))->cancelled;
    g_assert_cmpuint(cancelled, ==, with_lead);
}

static void
a_reader_cannot_give_an_identity(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) reader = NULL;
    g_autoptr(GError) error = NULL;

    (void) data;
    ceu_tracker_close(home_with_holder(home));
    reader = home_open(home, CEU_TRACKER_READ);
    g_assert_null(
        ceu_tracker_publish(reader, day("2026-11-23"), at("2026-11-23", 10, 0), NULL, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_READ_ONLY);
}

static void
nobody_has_nothing_due(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_open(home, CEU_TRACKER_CREATE);
    g_autoptr(GPtrArray) published = publish(tracker, "2026-11-23");

    (void) data;
    g_assert_cmpuint(published->len, ==, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, test) g_test_add("/publish/" name, Home, NULL, home_up, test, home_down)
    ADD("days", items_lie_on_their_days);
    ADD("unchanged", nothing_changed_means_the_same_bytes);
    ADD("progress", progress_is_told_once);
    ADD("day-to-come", a_day_that_comes_changes_nothing);
    ADD("stored", items_outlive_the_process);
    ADD("moved", a_moved_date_keeps_its_identity);
    ADD("cancelled", what_is_no_longer_due_is_cancelled);
    ADD("milestones", milestones_come_and_go);
    ADD("reader", a_reader_cannot_give_an_identity);
    ADD("nobody", nobody_has_nothing_due);
#undef ADD
    return g_test_run();
}
