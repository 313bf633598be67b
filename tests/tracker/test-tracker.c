/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole stack in a home of its own: opening, evidence, judgement, several processes. */
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
