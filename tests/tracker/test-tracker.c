/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The whole stack in a home of its own: opening, changes as one step, history, undo, evidence,
 * judgement.
 */
#include "tracker/home.h"

#include <sys/stat.h>
#include <sys/wait.h>

static void
opening_needs_a_store(Home *home, gconstpointer data)
{
    static const CeuTrackerMode modes[] = { CEU_TRACKER_READ, CEU_TRACKER_WRITE };

    (void) data;
    for (size_t i = 0; i < G_N_ELEMENTS(modes); i++) {
        g_autoptr(GError) error = NULL;

        g_assert_null(ceu_tracker_open(home->paths, modes[i], &error));
        g_assert_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND);
        g_assert_false(g_file_test(home->paths->store, G_FILE_TEST_EXISTS));
    }
}

static void
creating_makes_it_private(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) again = NULL;
    struct stat status;

    (void) data;
    ceu_tracker_close(home_open(home, CEU_TRACKER_CREATE));
    again = home_open(home, CEU_TRACKER_CREATE);
    g_assert_cmpint(stat(home->paths->store, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0600);
    g_assert_cmpint(stat(home->paths->data, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0700);
    g_assert_cmpuint(count_activities(again), ==, 0);
}

static void
readers_see_and_do_not_write(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) writer = home_with_holder(home);
    g_autoptr(CeuTracker) reader = home_open(home, CEU_TRACKER_READ);
    CeuActivity activity = an_activity("W1", "2026-03-01", 1000);
    g_autoptr(GError) error = NULL;

    (void) data;
    log_activity(writer, "W0", "2026-02-01", 1000);
    g_assert_cmpuint(count_activities(reader), ==, 1);
    g_assert_false(ceu_tracker_change(reader, "log", put_activity, &activity, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_READ_ONLY);
    g_assert_cmpuint(count_activities(reader), ==, 1);
}

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
    uint32_t count;

    (void) data;
    g_assert_true(before == same);
    g_assert_true(ceu_edit_put_activity(edit, &activity, error));
    g_assert_cmpint(activity.id, >, 0);
    g_assert_nonnull(ceu_facts_activity_by_id(ceu_edit_facts(edit, error), activity.id));
    (void) ceu_facts_activities(before, &count);
    g_assert_cmpuint(count, ==, 0);
    ceu_edit_set_summary(edit, "log “L1”");
    return true;
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
    return ceu_edit_put_override(edit, &attempt->override, error);
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
    Attempt attempt = { ceu_membership_init(), ceu_credential_init(), ceu_filing_init(),
                        ceu_override_init(), 0 };
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

typedef struct Proof {
    int64_t activity;
    const char *path;
} Proof;

static bool
attach(CeuEdit *edit, gpointer data, GError **error)
{
    const Proof *proof = data;

    return ceu_edit_attach(edit, proof->activity, proof->path, error);
}

static void
evidence_is_kept_once_and_counted(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autofree char *path = g_build_filename(home->directory, "Zertifikat ü.pdf", NULL);
    Proof proof = { log_activity(tracker, "E1", "2026-03-01", 1000), path };
    g_autoptr(GPtrArray) kept = NULL;
    g_autoptr(CeuFacts) facts = NULL;
    const CeuEvidence *evidence;
    g_autofree char *copy = NULL;
    g_autoptr(GError) error = NULL;

    (void) data;
    g_assert_true(g_file_set_contents(path, "%PDF certificate", -1, NULL));
    g_assert_true(ceu_tracker_change(tracker, "attach", attach, &proof, &error));
    g_assert_no_error(error);
    g_assert_false(ceu_tracker_change(tracker, "attach", attach, &proof, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_EXISTS);
    kept = ceu_tracker_evidence(tracker, proof.activity, NULL);
    g_assert_cmpuint(kept->len, ==, 1);
    evidence = g_ptr_array_index(kept, 0);
    g_assert_cmpstr(evidence->name, ==, "Zertifikat ü.pdf");
    g_assert_cmpint(evidence->size, ==, 16);
    copy = contents(evidence->path);
    g_assert_cmpstr(copy, ==, "%PDF certificate");
    facts = ceu_tracker_facts(tracker, NULL);
    g_assert_cmpuint(ceu_facts_activity_by_id(facts, proof.activity)->proofs, ==, 1);
}

static void
no_proof_from_what_is_no_file(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    Proof proof = { log_activity(tracker, "E1", "2026-03-01", 1000), home->directory };
    g_autoptr(GPtrArray) kept = NULL;
    g_autoptr(GError) error = NULL;

    (void) data;
    g_assert_false(ceu_tracker_change(tracker, "attach", attach, &proof, &error));
    g_assert_nonnull(error);
    kept = ceu_tracker_evidence(tracker, 0, NULL);
    g_assert_cmpuint(kept->len, ==, 0);
}

static void
the_view_judges_with_the_shipped_packs(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(CeuView) view = NULL;
    g_autoptr(GError) error = NULL;
    const CeuPool *aapc;
    const CeuRequirement *total;

    (void) data;
    log_activity(tracker, "WEB20251103", "2025-11-03", 1500);
    view = ceu_tracker_view(tracker, day("2026-11-23"), &error);
    g_assert_no_error(error);
    g_assert_cmpuint(ceu_rulebook_count(view->rulebook), ==, 2); /* of the holder's bodies alone */
    aapc = ceu_assessment_pool(view->assessment, "aapc");
    g_assert_nonnull(aapc);
    g_assert_true(aapc->has_cycle);
    g_assert_cmpint(aapc->cycle.last.days, ==, day("2027-03-31").days);
    total = g_ptr_array_index(aapc->requirements, 0);
    g_assert_cmpint(total->counted.milli, ==, 1500);
    g_assert_cmpint(total->required.milli, >, 0);
    g_assert_nonnull(ceu_assessment_pool(view->assessment, "CCS"));
}

static void
an_empty_store_needs_no_packs(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = NULL;
    g_autoptr(CeuView) view = NULL;
    g_autoptr(GError) error = NULL;

    (void) data;
    g_setenv("CEU_RULES_DIR", "/nonexistent", TRUE);
    ceu_paths_free(home->paths);
    home->paths = ceu_paths_new_from_environment();
    tracker = home_open(home, CEU_TRACKER_CREATE);
    view = ceu_tracker_view(tracker, day("2026-11-23"), &error);
    g_assert_no_error(error);
    g_assert_cmpuint(view->assessment->pools->len, ==, 0);
}

static void
a_faulty_pack_is_named(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autofree char *directory = g_build_filename(home->paths->config, "rules", NULL);
    g_autofree char *path = g_build_filename(directory, "aapc.yaml", NULL);
    g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_fault_free);
    g_autoptr(GError) error = NULL;

    (void) data;
    g_assert_cmpint(g_mkdir_with_parents(directory, 0700), ==, 0);
    g_assert_true(g_file_set_contents(path, "ceu-rules: [\n", -1, NULL));
    g_assert_null(ceu_tracker_view(tracker, day("2026-11-23"), &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_RULE);
    g_assert_nonnull(strstr(error->message, "aapc.yaml"));
    g_clear_error(&error);
    g_assert_null(ceu_tracker_rulebook(tracker, faults, &error));
    g_assert_cmpuint(faults->len, >=, 1);
}

static void
all_packs_can_be_listed(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_fault_free);
    g_autoptr(CeuRulebook) rulebook = NULL;
    g_autoptr(GError) error = NULL;

    (void) data;
    rulebook = ceu_tracker_rulebook(tracker, faults, &error);
    g_assert_no_error(error);
    g_assert_nonnull(ceu_rulebook_body(rulebook, "amba"));
    g_assert_cmpuint(faults->len, ==, 0);
}

static void
another_tracker_raises_the_version(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(CeuTracker) other = home_open(home, CEU_TRACKER_WRITE);
    uint32_t before, after;

    (void) data;
    g_assert_true(ceu_tracker_version(tracker, &before, NULL));
    log_activity(other, "V1", "2026-03-01", 1000);
    g_assert_true(ceu_tracker_version(tracker, &after, NULL));
    g_assert_cmpuint(after, >, before);
    g_assert_cmpuint(count_activities(tracker), ==, 1);
}

#define WRITERS 4
#define LOGS_OF_EACH 15

/* One of several processes on one store. */
static int
log_many(const char *home)
{
    g_autoptr(CeuPaths) paths = NULL;
    g_autoptr(CeuTracker) tracker = NULL;

    g_setenv("HOME", home, TRUE);
    paths = ceu_paths_new_from_environment();
    tracker = ceu_tracker_open(paths, CEU_TRACKER_WRITE, NULL);
    for (int i = 0; tracker != NULL && i < LOGS_OF_EACH; i++) {
        CeuActivity activity = an_activity("same for all", "2026-03-01", 1000);

        if (!ceu_tracker_change(tracker, "log", put_activity, &activity, NULL))
            return 1;
    }
    return tracker == NULL;
}

static void
writers_wait_for_each_other(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(GPtrArray) history = NULL;
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    char *argv[] = { self, (char *) "--log-many", home->directory, NULL };
    GPid writers[WRITERS];

    (void) data;
    for (int i = 0; i < WRITERS; i++)
        g_assert_true(g_spawn_async(NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                                    &writers[i], NULL));
    for (int i = 0; i < WRITERS; i++) {
        int status = -1;

        g_assert_cmpint(waitpid(writers[i], &status, 0), ==, writers[i]);
        g_assert_cmpint(status, ==, 0);
        g_spawn_close_pid(writers[i]);
    }
    g_assert_cmpuint(count_activities(tracker), ==, WRITERS * LOGS_OF_EACH);
    history = ceu_tracker_history(tracker, 0, NULL);
    g_assert_cmpuint(history->len, ==, 1 + WRITERS * LOGS_OF_EACH);
}

static void
a_sound_store_is_found_sound(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(GPtrArray) findings = NULL;
    g_autofree char *copy = g_build_filename(home->directory, "copy.db", NULL);
    g_autoptr(GError) error = NULL;

    (void) data;
    log_activity(tracker, "V1", "2026-03-01", 1000);
    findings = ceu_tracker_verify(tracker, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(findings->len, >, 0);
    for (guint i = 0; i < findings->len; i++)
        g_assert_true(((CeuFinding *) g_ptr_array_index(findings, i))->ok);
    g_assert_true(ceu_tracker_backup(tracker, copy, &error));
    g_assert_no_error(error);
    g_assert_false(ceu_tracker_backup(tracker, copy, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_EXISTS);
}

int
main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "--log-many") == 0)
        return log_many(argv[2]);
    g_test_init(&argc, &argv, NULL);
#define ADD(name, test) g_test_add("/tracker/" name, Home, NULL, home_up, test, home_down)
    ADD("open/none", opening_needs_a_store);
    ADD("open/create", creating_makes_it_private);
    ADD("open/read", readers_see_and_do_not_write);
    ADD("change/failed", a_failed_change_leaves_nothing);
    ADD("change/nothing", a_change_of_nothing_writes_nothing);
    ADD("change/itself", a_change_sees_itself_and_names_itself);
    ADD("change/kinds", every_kind_can_be_added_and_removed);
    ADD("change/unknown", removing_what_is_not_there_is_said);
    ADD("change/bad-activity", bad_activities_are_refused);
    ADD("change/bad-record", bad_records_are_refused);
    ADD("undo/steps", undo_takes_back_step_by_step);
    ADD("undo/none", undo_of_nothing_is_said);
    ADD("evidence/kept", evidence_is_kept_once_and_counted);
    ADD("evidence/no-file", no_proof_from_what_is_no_file);
    ADD("view/shipped", the_view_judges_with_the_shipped_packs);
    ADD("view/empty", an_empty_store_needs_no_packs);
    ADD("view/faulty", a_faulty_pack_is_named);
    ADD("view/all", all_packs_can_be_listed);
    ADD("version", another_tracker_raises_the_version);
    ADD("writers", writers_wait_for_each_other);
    ADD("verify", a_sound_store_is_found_sound);
#undef ADD
    return g_test_run();
}
