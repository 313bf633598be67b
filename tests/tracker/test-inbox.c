/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder of new certificates: what is taken in, what waits, what is refused; nothing is lost or counted before its time. */
#include "tracker/home.h"

#include <ceu/inbox.h>
#include <sys/stat.h>
#include <unistd.h>

static char *
inbox_of(const Home *home)
{
    g_autoptr(CeuConfig) config = ceu_config_default(home->paths);

    g_assert_true(ceu_inbox_prepare(home->paths, config, NULL));
    return g_strdup(config->inbox_folder);
}

static void
drop(const char *folder, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);

    g_assert_true(g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* A moment at which every file of the test is whole. */
static CeuInstant
later(void)
{
    return (CeuInstant){ ceu_clock_now().usec + 60 * G_USEC_PER_SEC };
}

static CeuInboxFile *
only_file(const GPtrArray *files)
{
    g_assert_cmpuint(files->len, ==, 1);
    return g_ptr_array_index(files, 0);
}

static CeuDraftFound
take_only(CeuTracker *tracker, const char *folder)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) files = ceu_inbox_look(folder, later(), &error);
    CeuDraftFound found;

    g_assert_no_error(error);
    g_assert_true(ceu_inbox_take(tracker, only_file(files), &found, &error));
    g_assert_no_error(error);
    g_assert_true(ceu_inbox_put_away(folder, only_file(files), &error));
    g_assert_no_error(error);
    return found;
}

static unsigned
count_in(const char *folder)
{
    g_autoptr(GPtrArray) files = ceu_inbox_look(folder, later(), NULL);

    return files->len;
}

static uint32_t
count_drafts(CeuTracker *tracker)
{
    g_autoptr(CeuFacts) facts = ceu_tracker_facts(tracker, NULL);
    uint32_t count;

    (void) ceu_facts_drafts(facts, &count);
    return count;
}

static void
assert_verified(CeuTracker *tracker)
{
    g_autoptr(GPtrArray) findings = ceu_tracker_verify(tracker, NULL);

    for (guint i = 0; i < findings->len; i++) {
        const CeuFinding *finding = g_ptr_array_index(findings, i);

        if (!finding->ok || g_str_equal(finding->what, "evidence without a record"))
            g_error("%s: %s", finding->what, finding->detail);
    }
}

static void
a_file_becomes_one_draft(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autofree char *folder = inbox_of(home);
    g_autofree char *path = NULL, *kept = NULL;
    g_autoptr(CeuFacts) facts = NULL;
    const CeuDraft *draft;
    CeuDraftFound first, second;
    uint32_t count;

    (void) data;
    drop(folder, "a.pdf", "content");
    first = take_only(tracker, folder);
    g_assert_true(first.added);
    drop(folder, "b.pdf", "content");
    second = take_only(tracker, folder);
    g_assert_false(second.added);
    g_assert_cmpint(second.draft, ==, first.draft);
    g_assert_cmpuint(count_in(folder), ==, 0);
    facts = ceu_tracker_facts(tracker, NULL);
    draft = ceu_facts_drafts(facts, &count);
    g_assert_cmpuint(count, ==, 1);
    g_assert_cmpstr(draft->name, ==, "a.pdf");
    g_assert_cmpint(draft->size, ==, 7);
    path = ceu_tracker_draft_path(tracker, draft);
    kept = contents(path);
    g_assert_cmpstr(kept, ==, "content");
    g_assert_cmpuint(count_activities(tracker), ==, 0);
    assert_verified(tracker);
}

static bool
confirm(CeuEdit *edit, gpointer data, GError **error)
{
    CeuActivity activity = an_activity("C1", "2026-03-01", 1500);

    return ceu_edit_confirm_draft(edit, *(const int64_t *) data, &activity, error);
}

static bool
discard(CeuEdit *edit, gpointer data, GError **error)
{
    return ceu_edit_remove_draft(edit, *(const int64_t *) data, error);
}

static void
undo(CeuTracker *tracker)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *what = ceu_tracker_undo(tracker, &error);

    g_assert_no_error(error);
    g_assert_nonnull(what);
}

/* It counts once it is confirmed, with its file as the proof; one step back and it waits again. */
static void
a_draft_is_confirmed(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autofree char *folder = inbox_of(home);
    g_autoptr(GPtrArray) proofs = NULL;
    g_autoptr(GError) error = NULL;
    CeuDraftFound found, again;

    (void) data;
    drop(folder, "a.pdf", "content");
    found = take_only(tracker, folder);
    g_assert_true(ceu_tracker_change(tracker, "confirm", confirm, &found.draft, &error));
    g_assert_no_error(error);
    g_assert_cmpuint(count_drafts(tracker), ==, 0);
    g_assert_cmpuint(count_activities(tracker), ==, 1);
    proofs = ceu_tracker_evidence(tracker, 0, NULL);
    g_assert_cmpuint(proofs->len, ==, 1);
    g_assert_cmpstr(((const CeuEvidence *) g_ptr_array_index(proofs, 0))->name, ==, "a.pdf");
    g_assert_false(ceu_tracker_change(tracker, "confirm", confirm, &found.draft, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND);
    /* Its file comes once more: it is the proof of an activity, and no draft. */
    drop(folder, "a.pdf", "content");
    again = take_only(tracker, folder);
    g_assert_false(again.added);
    g_assert_cmpint(again.draft, ==, 0);
    g_assert_cmpint(again.activity, ==, 1);
    assert_verified(tracker);
    undo(tracker);
    g_assert_cmpuint(count_drafts(tracker), ==, 1);
    g_assert_cmpuint(count_activities(tracker), ==, 0);
    assert_verified(tracker);
}

static void
a_draft_is_discarded(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autofree char *folder = inbox_of(home);
    CeuDraftFound found;

    (void) data;
    drop(folder, "a.pdf", "content");
    found = take_only(tracker, folder);
    g_assert_true(ceu_tracker_change(tracker, "discard", discard, &found.draft, NULL));
    g_assert_cmpuint(count_drafts(tracker), ==, 0);
    undo(tracker);
    g_assert_cmpuint(count_drafts(tracker), ==, 1);
    assert_verified(tracker);
}

/* The next look of one that died between the record and the move. */
static void
a_crash_in_between_repeats_the_move(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autofree char *folder = inbox_of(home);
    g_autoptr(GPtrArray) files = NULL;
    CeuDraftFound first, second;

    (void) data;
    drop(folder, "a.pdf", "content");
    files = ceu_inbox_look(folder, later(), NULL);
    g_assert_true(ceu_inbox_take(tracker, only_file(files), &first, NULL));
    second = take_only(tracker, folder);
    g_assert_false(second.added);
    g_assert_cmpint(second.draft, ==, first.draft);
    g_assert_cmpuint(count_drafts(tracker), ==, 1);
    g_assert_cmpuint(count_in(folder), ==, 0);
}

/* Written to between the look and the copy: nothing is recorded, the file stays, and comes as it is in the end. */
static void
a_changed_file_waits(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autofree char *folder = inbox_of(home);
    g_autoptr(GPtrArray) files = NULL;
    g_autoptr(GError) error = NULL;
    CeuDraftFound found;

    (void) data;
    drop(folder, "a.pdf", "half");
    files = ceu_inbox_look(folder, later(), NULL);
    drop(folder, "a.pdf", "half and the rest");
    g_assert_false(ceu_inbox_take(tracker, only_file(files), &found, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_STATE);
    g_assert_cmpuint(count_drafts(tracker), ==, 0);
    found = take_only(tracker, folder);
    g_assert_true(found.added);
}

static void
young_files_wait(Home *home, gconstpointer data)
{
    g_autofree char *folder = inbox_of(home);
    g_autoptr(GPtrArray) young = NULL, beside = NULL;

    (void) data;
    drop(folder, "a.pdf", "content");
    young = ceu_inbox_look(folder, ceu_clock_now(), NULL);
    g_assert_cmpint(only_file(young)->state, ==, CEU_INBOX_GROWING);
    drop(folder, "a.pdf.part", "more of it");
    beside = ceu_inbox_look(folder, later(), NULL);
    g_assert_cmpint(only_file(beside)->state, ==, CEU_INBOX_GROWING);
}

static const struct {
    const char *name;
    bool seen;
} names[] = {
    { ".hidden.pdf", false },
    { "x.part", false },
    { "x.pdf.crdownload", false },
    { "backup.pdf~", false },
    { "x.pdf.tmp", false },
    { "-rf", true },
    { "a\nb.pdf", true },
    { "\xff\xfe.pdf", true },
    { " ", true },
    { "\x1b[31mred.pdf", true },
    { "%s%n.pdf", true },
    { "$(reboot).pdf", true },
    { "Übersicht – 2027.pdf", true },
    { "part", true },
};

static void
any_name_will_do(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autofree char *folder = inbox_of(home);

    (void) data;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *text = g_strdup_printf("content %zu", i);
        g_autofree char *path = g_build_filename(folder, names[i].name, NULL);

        g_test_message("row %zu", i);
        drop(folder, names[i].name, text);
        g_assert_cmpuint(count_in(folder), ==, names[i].seen ? 1 : 0);
        if (names[i].seen)
            g_assert_true(take_only(tracker, folder).added);
        else
            g_assert_cmpint(g_unlink(path), ==, 0);
    }
    g_assert_cmpuint(count_in(folder), ==, 0);
    assert_verified(tracker);
}

static void
what_is_no_file_is_refused(Home *home, gconstpointer data)
{
    g_autofree char *folder = inbox_of(home);
    g_autofree char *link = g_build_filename(folder, "1-link", NULL);
    g_autofree char *pipe_path = g_build_filename(folder, "2-pipe", NULL);
    g_autofree char *directory = g_build_filename(folder, "3-folder", NULL);
    g_autofree char *huge = g_build_filename(folder, "5-huge", NULL);
    static const char *const why[] = { "link", "no file", "folder", "empty", "50 MiB" };
    g_autoptr(GPtrArray) files = NULL;

    (void) data;
    g_assert_cmpint(symlink("/etc/passwd", link), ==, 0);
    g_assert_cmpint(mkfifo(pipe_path, 0600), ==, 0);
    g_assert_cmpint(g_mkdir(directory, 0700), ==, 0);
    drop(folder, "4-empty", "");
    drop(folder, "5-huge", "x");
    g_assert_cmpint(truncate(huge, 50 * 1024 * 1024 + 1), ==, 0);
    files = ceu_inbox_look(folder, later(), NULL);
    g_assert_cmpuint(files->len, ==, G_N_ELEMENTS(why));
    for (guint i = 0; i < files->len; i++) {
        const CeuInboxFile *file = g_ptr_array_index(files, i);

        g_assert_cmpint(file->state, ==, CEU_INBOX_REFUSED);
        g_assert_nonnull(strstr(file->why, why[i]));
    }
}

/* Nothing that was put away before is written over. */
static void
names_are_taken(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autofree char *folder = inbox_of(home);
    static const char *const left[] = { "a.pdf", "a (2).pdf", "a (3).pdf" };
    char long_name[256];

    (void) data;
    for (unsigned i = 0; i < G_N_ELEMENTS(left); i++) {
        g_autofree char *text = g_strdup_printf("content %u", i);
        g_autofree char *path = g_build_filename(folder, CEU_INBOX_DONE, left[i], NULL);
        g_autofree char *put_away = NULL;

        drop(folder, "a.pdf", text);
        (void) take_only(tracker, folder);
        put_away = contents(path);
        g_assert_cmpstr(put_away, ==, text);
    }
    memset(long_name, 'n', sizeof long_name - 1);
    long_name[sizeof long_name - 1] = '\0';
    for (unsigned i = 0; i < 3; i++) {
        g_autofree char *text = g_strdup_printf("long %u", i);

        drop(folder, long_name, text);
        g_assert_true(take_only(tracker, folder).added);
    }
    g_assert_cmpuint(count_in(folder), ==, 0);
}

static void
a_folder_that_cannot_be_used(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autofree char *folder = inbox_of(home);
    g_autoptr(GPtrArray) files = NULL;
    g_autoptr(GError) error = NULL;
    CeuDraftFound found;

    (void) data;
    g_assert_null(ceu_inbox_look("/nonexistent/inbox", later(), &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND);
    g_clear_error(&error);
    /* The user has a file of the name of our folder: what was dropped is kept, and stays. */
    drop(folder, CEU_INBOX_DONE, "mine");
    drop(folder, "a.pdf", "content");
    files = ceu_inbox_look(folder, later(), NULL);
    g_assert_true(ceu_inbox_take(tracker, only_file(files), &found, NULL));
    g_assert_false(ceu_inbox_put_away(folder, only_file(files), &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_IO);
    g_assert_cmpuint(count_in(folder), ==, 1);
    g_assert_cmpuint(count_drafts(tracker), ==, 1);
}

/* The copy of a draft is looked after as that of an activity is. */
static void
verify_reads_the_copies(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autofree char *folder = inbox_of(home);
    g_autofree char *path = NULL;
    g_autoptr(CeuFacts) facts = NULL;
    g_autoptr(GPtrArray) findings = NULL;
    unsigned wrong = 0;
    uint32_t count;

    (void) data;
    drop(folder, "a.pdf", "content");
    (void) take_only(tracker, folder);
    facts = ceu_tracker_facts(tracker, NULL);
    path = ceu_tracker_draft_path(tracker, ceu_facts_drafts(facts, &count));
    g_assert_cmpint(g_chmod(path, 0600), ==, 0);
    g_assert_true(g_file_set_contents(path, "forgery", -1, NULL));
    findings = ceu_tracker_verify(tracker, NULL);
    for (guint i = 0; i < findings->len; i++) {
        const CeuFinding *finding = g_ptr_array_index(findings, i);

        wrong += finding->ok ? 0 : 1;
        if (!finding->ok)
            g_assert_nonnull(strstr(finding->detail, "has changed"));
    }
    g_assert_cmpuint(wrong, ==, 1);
}

static const struct {
    const char *title;
    int64_t milli;
    const char *done;
    unsigned unsure, lacks;
} drafts[] = {
    { NULL, 0, NULL, 0, CEU_FIELD_TITLE | CEU_FIELD_UNITS | CEU_FIELD_DATE },
    { "T", 1000, "2026-01-01", 0, 0 },
    { "T", 1000, "2026-01-01", CEU_FIELD_INDEX | CEU_FIELD_PROVIDER, 0 },
    { "T", 1000, "2026-01-01", CEU_FIELD_DATE, CEU_FIELD_DATE },
    { "T", 0, "2026-01-01", 0, CEU_FIELD_UNITS },
    { NULL, 1000, NULL, CEU_FIELD_UNITS, CEU_FIELD_TITLE | CEU_FIELD_UNITS | CEU_FIELD_DATE },
};

static void
what_a_draft_lacks(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(drafts); i++) {
        CeuDraft draft = ceu_draft_init();

        draft.title = drafts[i].title;
        draft.units.milli = drafts[i].milli;
        if (drafts[i].done != NULL)
            draft.done = day(drafts[i].done);
        draft.unsure = drafts[i].unsure;
        g_assert_cmphex(ceu_draft_lacks(&draft), ==, drafts[i].lacks);
    }
}

#define ADD(name, test) g_test_add("/tracker/inbox/" name, Home, NULL, home_up, test, home_down)

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("one-draft", a_file_becomes_one_draft);
    ADD("confirm", a_draft_is_confirmed);
    ADD("discard", a_draft_is_discarded);
    ADD("crash", a_crash_in_between_repeats_the_move);
    ADD("changed", a_changed_file_waits);
    ADD("young", young_files_wait);
    ADD("names", any_name_will_do);
    ADD("refused", what_is_no_file_is_refused);
    ADD("taken-names", names_are_taken);
    ADD("folder", a_folder_that_cannot_be_used);
    ADD("verify", verify_reads_the_copies);
    g_test_add_func("/tracker/inbox/lacks", what_a_draft_lacks);
    return g_test_run();
}
