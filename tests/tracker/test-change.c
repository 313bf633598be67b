/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change is one step: all of it or nothing, undone as one, refused with a reason. */
#include "tracker/home.h"

/* Two records in one change, then a failure. */
static bool
put_two_and_fail(CeuEdit *edit, gpointer data, GError **error)
{
    CeuActivity first = an_activity("F1", "2026-03-01", 1000);
    CeuActivity second = an_activity("F2", "2026-03-02", 1000);

    (void) data;
    g_assert_true(ceu_edit_put_activity(edit, &first, error));
    g_assert_true(ceu_edit_put_activity(edit, &second, error));
    g_set_error_literal(error, CEU_ERROR, CEU_ERROR_STATE, "on purpose");
    return false;
}

static void
a_failed_change_leaves_nothing(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(GPtrArray) history = NULL;
    g_autoptr(GError) error = NULL;

    (void) data;
    g_assert_false(ceu_tracker_change(tracker, "two", put_two_and_fail, NULL, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_STATE);
    g_assert_cmpuint(count_activities(tracker), ==, 0);
    history = ceu_tracker_history(tracker, 0, NULL);
    g_assert_cmpuint(history->len, ==, 1);
    log_activity(tracker, "after", "2026-03-01", 1000); /* the store is usable as before */
    g_assert_cmpuint(count_activities(tracker), ==, 1);
}

static bool
look_only(CeuEdit *edit, gpointer data, GError **error)
{
    uint32_t count;
    const CeuFacts *facts = ceu_edit_facts(edit, error);

    (void) data;
    g_assert_nonnull(facts);
    (void) ceu_facts_credentials(facts, &count);
    g_assert_cmpuint(count, ==, 3);
    return true;
}

static void
a_change_of_nothing_writes_nothing(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(GPtrArray) history = NULL;
    uint32_t before, after;
    g_autoptr(GError) error = NULL;

    (void) data;
    g_assert_true(ceu_tracker_version(tracker, &before, NULL));
    g_assert_true(ceu_tracker_change(tracker, "look", look_only, NULL, &error));
    g_assert_no_error(error);
    g_assert_true(ceu_tracker_version(tracker, &after, NULL));
    g_assert_cmpuint(before, ==, after);
    history = ceu_tracker_history(tracker, 0, NULL);
    g_assert_cmpuint(history->len, ==, 1);
}

/* Facts handed out before a write stay readable; those asked for after it have it. */
static bool
write_and_look(CeuEdit *edit, gpointer data, GError **error)
{
    const CeuFacts *before = ceu_edit_facts(edit, error);
    const CeuFacts *same = ceu_edit_facts(edit, error);
    CeuActivity activity = an_activity("L1", "2026-03-01", 1500);
    CeuTwins twins;
    uint32_t count;

    (void) data;
    g_assert_true(before == same);
    g_assert_true(ceu_edit_put_activity(edit, &activity, error));
    g_assert_cmpint(activity.id, >, 0);
    g_assert_nonnull(ceu_facts_activity_by_id(ceu_edit_facts(edit, error), activity.id));
    (void) ceu_facts_activities(before, &count);
    g_assert_cmpuint(count, ==, 0);
    g_assert_true(ceu_edit_find_twins(edit, &activity, &twins, error));
    g_assert_cmpint(twins.same, ==, activity.id);
    g_assert_cmpint(twins.alike, ==, activity.id);
    activity.units.milli++; /* another event, of the same title and day */
    g_assert_true(ceu_edit_find_twins(edit, &activity, &twins, error));
    g_assert_cmpint(twins.same, ==, 0);
    g_assert_cmpint(twins.alike, ==, activity.id);
    activity.done = ceu_date_add_days(activity.done, 1);
    g_assert_true(ceu_edit_find_twins(edit, &activity, &twins, error));
    g_assert_cmpint(twins.alike, ==, 0);
    ceu_edit_set_summary(edit, "log “L1”");
    return true;
}

static bool
log_three(CeuEdit *edit, gpointer data, GError **error)
{
    static const char *const titles[] = { "first", "second", "third" };

    (void) data;
    for (unsigned i = 0; i < G_N_ELEMENTS(titles); i++) {
        CeuActivity activity = ceu_activity_init();

        activity.title = titles[i];
        activity.provider = i == 1 ? "odd \x1f provider" : NULL; /* read the slow way */
        activity.done =
            ceu_date_from_ymd(2026, 11, 20 - (int) i); /* the newest is the oldest day */
        activity.units.milli = 1000;
        if (!ceu_edit_put_activity(edit, &activity, error))
            return false;
    }
    return true;
}

static void
the_recent_are_by_number(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(CeuFacts) none = NULL, two = NULL;
    g_autoptr(GError) error = NULL;
    const CeuActivity *recent;
    uint32_t before, count;

    (void) data;
    none = ceu_tracker_recent_activities(tracker, 100, &error);
    g_assert_no_error(error);
    (void) ceu_facts_activities(none, &before);
    g_assert_true(ceu_tracker_change(tracker, "log three", log_three, NULL, &error));
    g_assert_no_error(error);
    two = ceu_tracker_recent_activities(tracker, 2, &error);
    g_assert_no_error(error);
    recent = ceu_facts_activities(two, &count);
    g_assert_cmpuint(count, ==, 2);
    g_assert_cmpstr(recent[0].title, ==, "third");
    g_assert_cmpstr(recent[1].title, ==, "second");
    g_assert_cmpstr(recent[1].provider, ==, "odd \x1f provider");
    g_clear_pointer(&two, ceu_facts_free);
    two = ceu_tracker_recent_activities(tracker, 100, &error);
    (void) ceu_facts_activities(two, &count);
    g_assert_cmpuint(count, ==, before + 3);
}

static void
a_change_sees_itself_and_names_itself(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(GPtrArray) history = NULL;
    const CeuHistoryEntry *newest;
    g_autoptr(GError) error = NULL;

    (void) data;
    g_assert_true(ceu_tracker_change(tracker, "unnamed", write_and_look, NULL, &error));
    g_assert_no_error(error);
    history = ceu_tracker_history(tracker, 1, NULL);
    g_assert_cmpuint(history->len, ==, 1);
    newest = g_ptr_array_index(history, 0);
    g_assert_cmpstr(newest->summary, ==, "log “L1”");
    g_assert_cmpuint(newest->changes, ==, 1);
}

static void
undo_takes_back_step_by_step(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(GPtrArray) history = NULL;
    g_autoptr(GError) error = NULL;
    g_autofree char *first = NULL;
    g_autofree char *second = NULL;

    (void) data;
    log_activity(tracker, "U1", "2026-03-01", 1000);
    log_activity(tracker, "U2", "2026-03-02", 1000);
    first = ceu_tracker_undo(tracker, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(first, ==, "log");
    g_assert_cmpuint(count_activities(tracker), ==, 1);
    second = ceu_tracker_undo(tracker, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(count_activities(tracker), ==, 0);
    history = ceu_tracker_history(tracker, 0, NULL);
    g_assert_cmpuint(history->len, ==, 5);
    g_assert_cmpstr(((CeuHistoryEntry *) g_ptr_array_index(history, 0))->summary, ==, "undo: log");
    g_assert_cmpint(((CeuHistoryEntry *) g_ptr_array_index(history, 0))->undoes, ==,
                    ((CeuHistoryEntry *) g_ptr_array_index(history, 3))->number);
    g_assert_true(((CeuHistoryEntry *) g_ptr_array_index(history, 3))->undone);
}

static void
undo_of_nothing_is_said(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_open(home, CEU_TRACKER_CREATE);
    g_autoptr(GError) error = NULL;

    (void) data;
    g_assert_null(ceu_tracker_undo(tracker, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_STATE);
}

static bool
remove_all_kinds(CeuEdit *edit, gpointer data, GError **error)
{
    CeuFiling filing = ceu_filing_init();
    CeuOverride override = ceu_override_init();
    CeuActivity activity = an_activity("R1", "2026-03-01", 1000);
    CeuEntry entry = { .body = "aapc", .entered = day("2026-03-02"), .accepted = CEU_DATE_NONE };
    uint32_t count;
    const CeuFacts *facts;

    (void) data;
    filing.pool = "aapc";
    filing.cycle_day = day("2027-03-31");
    filing.submitted = day("2027-03-01");
    override.pool = "aapc";
    override.kind = CEU_OVERRIDE_DUE;
    override.day = day("2027-03-15");
    if (!ceu_edit_put_filing(edit, &filing, error) ||
        !ceu_edit_put_override(edit, &override, error) ||
        !ceu_edit_put_activity(edit, &activity, error))
        return false;
    entry.activity_id = activity.id;
    if (!ceu_edit_put_entry(edit, &entry, error) ||
        !ceu_edit_remove_filing(edit, filing.id, error) ||
        !ceu_edit_remove_override(edit, override.id, error) ||
        !ceu_edit_remove_activity(edit, activity.id, error))
        return false;
    facts = ceu_edit_facts(edit, error);
    return ceu_edit_remove_membership(edit, ceu_facts_memberships(facts, &count)[0].id, error) &&
           ceu_edit_remove_credential(edit, ceu_facts_credentials(facts, &count)[0].id, error);
}

static void
every_kind_can_be_added_and_removed(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(CeuFacts) facts = NULL;
    g_autoptr(GError) error = NULL;
    uint32_t count;

    (void) data;
    g_assert_true(ceu_tracker_change(tracker, "all kinds", remove_all_kinds, NULL, &error));
    g_assert_no_error(error);
    facts = ceu_tracker_facts(tracker, NULL);
    (void) ceu_facts_memberships(facts, &count);
    g_assert_cmpuint(count, ==, 0);
    (void) ceu_facts_credentials(facts, &count);
    g_assert_cmpuint(count, ==, 2);
    (void) ceu_facts_filings(facts, &count);
    g_assert_cmpuint(count, ==, 0);
    (void) ceu_facts_overrides(facts, &count);
    g_assert_cmpuint(count, ==, 0);
    (void) ceu_facts_entries(facts, &count);
    g_assert_cmpuint(count, ==, 0);
}

/* A candidate's credential is removed with its steps; an answer is one, whoever puts it. */
static bool
put_newer_kinds(CeuEdit *edit, gpointer data, GError **error)
{
    CeuAnswer answer = { .body = "aapc", .trait = "supervises", .value = "no" };
    CeuAnswer another = { .body = "aapc", .trait = "supervises", .value = "yes" };
    CeuDeed deed = { .pool = "aapc", .subject = "A1", .day = day("2026-03-01") };
    CeuCredential candidate = ceu_credential_init();
    CeuPathStep step = { .kind = CEU_PATH_EXTENDED, .amount = 30, .day = day("2026-03-01") };
    CeuPathStep paid = { .kind = CEU_PATH_PAID, .day = day("2026-03-02") };
    bool *remove = data;

    candidate.body = "aapc";
    candidate.type = "COC";
    if (!ceu_edit_put_answer(edit, &answer, error) || !ceu_edit_put_answer(edit, &another, error) ||
        !ceu_edit_put_deed(edit, &deed, error) || !ceu_edit_put_credential(edit, &candidate, error))
        return false;
    g_assert_cmpint(another.id, ==, answer.id);
    step.credential_id = paid.credential_id = candidate.id;
    if (!ceu_edit_put_path_step(edit, &step, error) || !ceu_edit_put_path_step(edit, &paid, error))
        return false;
    return !*remove || (ceu_edit_remove_answer(edit, answer.id, error) &&
                        ceu_edit_remove_deed(edit, deed.id, error) &&
                        ceu_edit_remove_path_step(edit, paid.id, error) &&
                        ceu_edit_remove_credential(edit, candidate.id, error));
}

static void
answers_deeds_and_steps_come_and_go(Home *home, gconstpointer data)
{
    static const unsigned want[][3] = { { 1, 1, 2 }, { 0, 0, 0 } };
    g_autoptr(CeuTracker) tracker = home_with_holder(home);

    (void) data;
    for (size_t i = 0; i < G_N_ELEMENTS(want); i++) {
        bool remove = i == 1;
        g_autoptr(GError) error = NULL;
        uint32_t counts[3];

        (void) ceu_tracker_change(tracker, "newer kinds", put_newer_kinds, &remove, &error);
        g_assert_no_error(error);
        g_autoptr(CeuFacts) facts = ceu_tracker_facts(tracker, NULL);
        (void) ceu_facts_answers(facts, &counts[0]);
        (void) ceu_facts_deeds(facts, &counts[1]);
        (void) ceu_facts_path_steps(facts, &counts[2]);
        for (size_t k = 0; k < G_N_ELEMENTS(counts); k++)
            g_assert_cmpuint(counts[k], ==, want[i][k]);
        if (!remove)
            g_assert_cmpstr(ceu_facts_answer(facts, "aapc", "supervises"), ==, "yes");
        g_autofree char *undone = ceu_tracker_undo(tracker, &error);
        g_assert_cmpstr(undone, ==, "newer kinds");
    }
}

static bool
remove_unknown(CeuEdit *edit, gpointer data, GError **error)
{
    (void) data;
    return ceu_edit_remove_activity(edit, 999, error);
}

static void
removing_what_is_not_there_is_said(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(GError) error = NULL;

    (void) data;
    g_assert_false(ceu_tracker_change(tracker, "remove", remove_unknown, NULL, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND);
}

/* Bad activities: what differs from a good one, and the word in the message. */
static const struct {
    const char *title, *provider;
    int64_t milli;
    bool dated;
    const char *message;
} bad_activities[] = {
    { "", "AAPC", 1000, true, "title" },
    { " \t", "AAPC", 1000, true, "title" },
    { "a\xff", "AAPC", 1000, true, "UTF-8" },
    { "ok", "\xc3", 1000, true, "provider" },
    { "ok", "AAPC", 0, true, "units" },
    { "ok", "AAPC", -1, true, "units" },
    { "ok", "AAPC", CEU_UNITS_MAX_MILLI + 1, true, "units" },
    { "ok", "AAPC", 1000, false, "completion date" },
};

static void
bad_activities_are_refused(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);

    (void) data;
    for (size_t i = 0; i < G_N_ELEMENTS(bad_activities); i++) {
        CeuActivity activity = an_activity("x", "2026-03-01", bad_activities[i].milli);
        g_autoptr(GError) error = NULL;

        activity.title = bad_activities[i].title;
        activity.provider = bad_activities[i].provider;
        if (!bad_activities[i].dated)
            activity.done = CEU_DATE_NONE;
        g_assert_false(ceu_tracker_change(tracker, "log", put_activity, &activity, &error));
        g_assert_nonnull(error);
        g_assert_nonnull(strstr(error->message, bad_activities[i].message));
    }
    g_assert_cmpuint(count_activities(tracker), ==, 0);
}

typedef struct Attempt {
    CeuMembership membership;
    CeuCredential credential;
    CeuFiling filing;
    CeuOverride override;
    CeuAnswer answer;
    CeuDeed deed;
    CeuPathStep step;
    int kind;
} Attempt;

static bool
put_attempt(CeuEdit *edit, gpointer data, GError **error)
{
    Attempt *attempt = data;

    if (attempt->kind == 0)
        return ceu_edit_put_membership(edit, &attempt->membership, error);
    if (attempt->kind == 1)
        return ceu_edit_put_credential(edit, &attempt->credential, error);
    if (attempt->kind == 2)
        return ceu_edit_put_filing(edit, &attempt->filing, error);
    if (attempt->kind == 3)
        return ceu_edit_put_override(edit, &attempt->override, error);
    if (attempt->kind == 4)
        return ceu_edit_put_answer(edit, &attempt->answer, error);
    if (attempt->kind == 5)
        return ceu_edit_put_deed(edit, &attempt->deed, error);
    return ceu_edit_put_path_step(edit, &attempt->step, error);
}

static void
refuse(CeuTracker *tracker, Attempt *attempt, int kind, const char *message)
{
    g_autoptr(GError) error = NULL;

    attempt->kind = kind;
    g_assert_false(ceu_tracker_change(tracker, "bad", put_attempt, attempt, &error));
    g_assert_nonnull(error);
    g_assert_true(error->domain == CEU_ERROR);
    g_assert_nonnull(strstr(error->message, message));
}

static void
bad_records_are_refused(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_open(home, CEU_TRACKER_CREATE);
    Attempt attempt = { .membership = ceu_membership_init(),
                        .credential = ceu_credential_init(),
                        .filing = ceu_filing_init(),
                        .override = ceu_override_init() };
    g_autoptr(GPtrArray) history = NULL;

    (void) data;
    refuse(tracker, &attempt, 0, "body");
    attempt.membership.body = "a/b";
    refuse(tracker, &attempt, 0, "body");
    attempt.membership.body = "aapc";
    attempt.membership.renews_month = 13;
    refuse(tracker, &attempt, 0, "month 13");
    attempt.membership.renews_month = 4;
    attempt.membership.renews_day = 31;
    refuse(tracker, &attempt, 0, "day 31");
    attempt.credential.body = "aapc";
    refuse(tracker, &attempt, 1, "credential type");
    refuse(tracker, &attempt, 2, "pool");
    attempt.filing.pool = "aapc";
    refuse(tracker, &attempt, 2, "cycle");
    attempt.override.pool = "aapc";
    attempt.override.kind = CEU_OVERRIDE_DUE;
    refuse(tracker, &attempt, 3, "due date");
    attempt.override.kind = CEU_OVERRIDE_MINIMUM;
    refuse(tracker, &attempt, 3, "requirement");
    attempt.override.subject = "A2";
    attempt.override.units.milli = -1;
    refuse(tracker, &attempt, 3, "units");
    history = ceu_tracker_history(tracker, 0, NULL);
    g_assert_cmpuint(history->len, ==, 0);
}

static void
bad_newer_records_are_refused(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_open(home, CEU_TRACKER_CREATE);
    Attempt attempt = { .deed = ceu_deed_init(), .step = ceu_path_step_init() };
    g_autoptr(GPtrArray) history = NULL;

    (void) data;
    refuse(tracker, &attempt, 4, "question");
    attempt.answer.trait = "birth";
    refuse(tracker, &attempt, 4, "answer");
    attempt.answer.value = "1984";
    attempt.answer.body = "a/b";
    refuse(tracker, &attempt, 4, "body");
    refuse(tracker, &attempt, 5, "pool");
    attempt.deed.pool = "aapc";
    refuse(tracker, &attempt, 5, "duty");
    attempt.deed.subject = "A1";
    refuse(tracker, &attempt, 5, "day");
    attempt.step.kind = CEU_PATH_EXPERIENCE;
    refuse(tracker, &attempt, 6, "part");
    attempt.step.part = "coding";
    attempt.step.amount = 36501;
    refuse(tracker, &attempt, 6, "months must be 0 to 36500");
    attempt.step.part = NULL;
    attempt.step.kind = CEU_PATH_EXTENDED;
    attempt.step.amount = 0;
    refuse(tracker, &attempt, 6, "days must be 1 to 36500");
    attempt.step.amount = 30;
    refuse(tracker, &attempt, 6, "day");
    attempt.step.day = day("2026-03-01");
    attempt.step.credential_id = 99;
    refuse(tracker, &attempt, 6, "lacks");
    history = ceu_tracker_history(tracker, 0, NULL);
    g_assert_cmpuint(history->len, ==, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, test) g_test_add("/tracker/" name, Home, NULL, home_up, test, home_down)
    ADD("change/failed", a_failed_change_leaves_nothing);
    ADD("change/nothing", a_change_of_nothing_writes_nothing);
    ADD("change/itself", a_change_sees_itself_and_names_itself);
    ADD("change/recent", the_recent_are_by_number);
    ADD("change/kinds", every_kind_can_be_added_and_removed);
    ADD("change/unknown", removing_what_is_not_there_is_said);
    ADD("change/bad-activity", bad_activities_are_refused);
    ADD("change/bad-record", bad_records_are_refused);
    ADD("change/newer-kinds", answers_deeds_and_steps_come_and_go);
    ADD("change/bad-newer-record", bad_newer_records_are_refused);
    ADD("undo/steps", undo_takes_back_step_by_step);
    ADD("undo/none", undo_of_nothing_is_said);
#undef ADD
    return g_test_run();
}
