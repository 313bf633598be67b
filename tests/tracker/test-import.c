/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Import into the store: the sample as it stands, twice, partial, rehearsed, and duplicates that
 * are meant.
 */
#include "tracker/home.h"

#define TODAY "2026-11-23"

static CeuImport *
read_csv(const char *text, size_t size)
{
    g_autoptr(GError) error = NULL;
    CeuImport *import = ceu_csv_read(text, size, "activities.csv", NULL, &error);

    g_assert_no_error(error);
    return import;
}

static CeuImport *
read_sample(void)
{
    g_autofree char *text = NULL;
    size_t size;

    g_assert_true(g_file_get_contents(CEU_SOURCE_DIR "/data/sample/coder-activities.csv", &text,
                                      &size, NULL));
    return read_csv(text, size);
}

static CeuImportReport *
run(CeuTracker *tracker, const CeuImport *import, CeuImportFlags flags)
{
    g_autoptr(GError) error = NULL;
    CeuImportReport *report = ceu_tracker_import(tracker, import, flags, day(TODAY), &error);

    g_assert_no_error(error);
    g_assert_nonnull(report);
    g_assert_cmpuint(report->verdicts->len, ==, import->rows->len);
    return report;
}

static const CeuImportVerdict *
verdict_of_line(const CeuImportReport *report, int line)
{
    for (guint i = 0; i < report->verdicts->len; i++) {
        const CeuImportVerdict *verdict = g_ptr_array_index(report->verdicts, i);

        if (verdict->line == line)
            return verdict;
    }
    g_assert_not_reached();
}

static bool
says(const CeuImportVerdict *verdict, const char *words)
{
    for (guint i = 0; i < verdict->remarks->len; i++) {
        if (strstr(g_ptr_array_index(verdict->remarks, i), words) != NULL)
            return true;
    }
    return false;
}

/* What is odd about each odd row of the sample. */
static const struct {
    int line;
    CeuImportStatus status;
    int other;
    const char *remark; /* NULL: none at all */
} sample_rows[] = {
    { 2, CEU_IMPORT_NEW, 0, "AAPC: done before the certification date, counts 0" },
    { 3, CEU_IMPORT_NEW, 0, NULL },
    { 11, CEU_IMPORT_NEW, 0, "AAPC: no index number: attach the certificate" },
    { 12, CEU_IMPORT_NEW, 0, NULL },
    { 13, CEU_IMPORT_DUPLICATE, 12, NULL },
    { 16, CEU_IMPORT_NEW, 0, NULL },
    { 18, CEU_IMPORT_NEW, 0, "unit IACET: 1 is 10 contact hours" },
    { 20, CEU_IMPORT_NEW, 0, "AAPC: the same course was counted before (line 7), counts 0" },
};

static void
the_sample_is_judged_row_by_row(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(CeuImport) import = read_sample();
    g_autoptr(CeuImportReport) report = run(tracker, import, CEU_IMPORT_DRY_RUN);

    (void) data;
    g_assert_cmpuint(report->faulty, ==, 2);
    g_assert_cmpuint(report->added, ==, 19);
    g_assert_cmpuint(report->duplicates, ==, 1);
    g_assert_cmpuint(report->known, ==, 0);
    for (size_t i = 0; i < G_N_ELEMENTS(sample_rows); i++) {
        const CeuImportVerdict *verdict = verdict_of_line(report, sample_rows[i].line);

        g_test_message("line %d", sample_rows[i].line);
        for (guint r = 0; r < verdict->remarks->len; r++)
            g_test_message("  %s", (char *) g_ptr_array_index(verdict->remarks, r));
        g_assert_cmpint(verdict->status, ==, sample_rows[i].status);
        g_assert_cmpint(verdict->other, ==, sample_rows[i].other);
        if (sample_rows[i].remark == NULL)
            g_assert_cmpuint(verdict->remarks->len, ==, 0);
        else
            g_assert_true(says(verdict, sample_rows[i].remark));
    }
}

static void
a_rehearsal_writes_nothing(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(CeuTracker) reader = home_open(home, CEU_TRACKER_READ);
    g_autoptr(CeuImport) import = read_sample();
    g_autoptr(CeuImportReport) report = NULL;
    uint32_t before, after;

    (void) data;
    g_assert_true(ceu_tracker_version(tracker, &before, NULL));
    report = run(reader, import, CEU_IMPORT_DRY_RUN | CEU_IMPORT_PARTIAL);
    g_assert_false(report->committed);
    g_assert_cmpint(verdict_of_line(report, 3)->id, ==, 0);
    g_assert_true(ceu_tracker_version(tracker, &after, NULL));
    g_assert_cmpuint(before, ==, after);
    g_assert_cmpuint(count_activities(tracker), ==, 0);
}

static void
faults_refuse_the_whole_file(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(CeuImport) import = read_sample();
    g_autoptr(CeuImportReport) report = run(tracker, import, 0);

    (void) data;
    g_assert_false(report->committed);
    g_assert_cmpuint(report->faulty, ==, 2);
    g_assert_cmpuint(count_activities(tracker), ==, 0);
}

static void
partial_import_is_one_step_and_repeats_as_nothing(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(CeuImport) import = read_sample();
    g_autoptr(CeuImportReport) first = run(tracker, import, CEU_IMPORT_PARTIAL);
    g_autoptr(CeuImportReport) second = NULL;
    g_autoptr(GPtrArray) history = NULL;
    g_autofree char *undone = NULL;

    (void) data;
    g_assert_true(first->committed);
    g_assert_cmpuint(count_activities(tracker), ==, 19);
    g_assert_cmpint(verdict_of_line(first, 3)->id, >, 0);
    g_assert_cmpint(verdict_of_line(first, 13)->id, ==, 0);
    second = run(tracker, import, CEU_IMPORT_PARTIAL);
    g_assert_true(second->committed);
    g_assert_cmpuint(second->added, ==, 0);
    g_assert_cmpuint(second->known, ==, 19);
    g_assert_cmpuint(second->duplicates, ==, 1);
    g_assert_cmpint(verdict_of_line(second, 3)->other, ==, verdict_of_line(first, 3)->id);
    g_assert_cmpuint(count_activities(tracker), ==, 19);
    history = ceu_tracker_history(tracker, 0, NULL);
    g_assert_cmpuint(history->len, ==, 2);
    g_assert_cmpstr(((CeuHistoryEntry *) g_ptr_array_index(history, 0))->summary, ==,
                    "import “activities.csv”: 19 activities");
    undone = ceu_tracker_undo(tracker, NULL);
    g_assert_nonnull(undone);
    g_assert_cmpuint(count_activities(tracker), ==, 0);
}

#define HEADER "Completed,Title,Provider,Index,CEUs\n"
#define ROW_A "2026-03-01,Course A,AAPC,A1,1\n"
#define ROW_B "2026-03-02,Course B,AAPC,B1,2\n"

/* Files one after the other into one store: how many each adds, and what is there at the end. */
static const struct {
    const char *texts[3];
    CeuImportFlags flags;
    unsigned added[3];
    uint32_t total;
} orders[] = {
    { { HEADER ROW_A ROW_B, HEADER ROW_B ROW_A, HEADER ROW_A }, 0, { 2, 0, 0 }, 2 },
    { { HEADER ROW_A, HEADER ROW_A ROW_B, HEADER ROW_B }, 0, { 1, 1, 0 }, 2 },
    { { HEADER ROW_A ROW_A, HEADER ROW_A, HEADER ROW_A ROW_A ROW_A }, 0, { 1, 0, 0 }, 1 },
    { { HEADER ROW_A ROW_A, HEADER ROW_A, HEADER ROW_A ROW_A ROW_A },
      CEU_IMPORT_KEEP_DUPLICATES,
      { 2, 0, 1 },
      3 },
    { { HEADER ROW_A, HEADER "2026-03-01,course  a,aapc,a1,1\n", HEADER }, 0, { 1, 0, 0 }, 1 },
    { { HEADER "2026-03-01,Über  K,AAPC,,1\n", HEADER "2026-03-01, ÜBER k,AAPC,,1\n", HEADER },
      0,
      { 1, 0, 0 },
      1 },
    { { HEADER ROW_A, HEADER "2026-03-02,Course A,AAPC,A1,1\n", HEADER }, 0, { 1, 1, 0 }, 2 },
    { { HEADER ROW_A, HEADER "2026-03-01,Course A,AAPC,A1,1.5\n", HEADER }, 0, { 1, 1, 0 }, 2 },
    { { HEADER, HEADER, HEADER }, 0, { 0, 0, 0 }, 0 },
};

static void
nothing_is_doubled_and_nothing_dropped(Home *home, gconstpointer data)
{
    (void) data;
    for (size_t i = 0; i < G_N_ELEMENTS(orders); i++) {
        Home own;
        g_autoptr(CeuTracker) tracker = NULL;

        home_up(&own, NULL);
        tracker = home_open(&own, CEU_TRACKER_CREATE);
        for (size_t f = 0; f < G_N_ELEMENTS(orders[i].texts); f++) {
            g_autoptr(CeuImport) import = read_csv(orders[i].texts[f], strlen(orders[i].texts[f]));
            g_autoptr(CeuImportReport) report = run(tracker, import, orders[i].flags);

            g_test_message("order %zu file %zu", i, f);
            g_assert_cmpuint(report->added, ==, orders[i].added[f]);
        }
        g_assert_cmpuint(count_activities(tracker), ==, orders[i].total);
        g_clear_pointer(&tracker, ceu_tracker_close);
        home_down(&own, NULL);
    }
    g_setenv("HOME", home->directory, TRUE);
}

static void
a_repeated_course_names_the_stored_activity(Home *home, gconstpointer data)
{
    static const char text[] = HEADER "2026-09-01,Course A,AAPC,A1,1\n";
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(CeuImport) import = read_csv(text, strlen(text));
    g_autoptr(CeuImportReport) report = NULL;
    int64_t id = log_activity(tracker, "A1", "2026-03-01", 1000);
    g_autofree char *words = g_strdup_printf("counted before (activity %d), counts 0", (int) id);

    (void) data;
    report = run(tracker, import, CEU_IMPORT_DRY_RUN);
    g_assert_cmpint(verdict_of_line(report, 2)->status, ==, CEU_IMPORT_NEW);
    g_assert_true(says(verdict_of_line(report, 2), words));
}

static void
without_a_holder_there_is_nothing_to_remark(Home *home, gconstpointer data)
{
    static const char text[] = HEADER ROW_A ROW_B;
    g_autoptr(CeuTracker) tracker = home_open(home, CEU_TRACKER_CREATE);
    g_autoptr(CeuImport) import = read_csv(text, strlen(text));
    g_autoptr(CeuImportReport) report = run(tracker, import, 0);

    (void) data;
    g_assert_true(report->committed);
    g_assert_cmpuint(report->added, ==, 2);
    g_assert_cmpuint(verdict_of_line(report, 2)->remarks->len, ==, 0);
}

/* Many rows that are all one event must not take time that grows with their square. */
static void
many_equal_rows_are_quick(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_open(home, CEU_TRACKER_CREATE);
    g_autoptr(GString) text = g_string_new(HEADER);
    g_autoptr(CeuImport) import = NULL;
    g_autoptr(CeuImportReport) report = NULL;

    (void) data;
    for (int i = 0; i < 50000; i++)
        g_string_append(text, ROW_A);
    import = read_csv(text->str, text->len);
    report = run(tracker, import, CEU_IMPORT_DRY_RUN);
    g_assert_cmpuint(report->added, ==, 1);
    g_assert_cmpuint(report->duplicates, ==, 49999);
}

/* What the calendar helper says of two events of one title on different days, and of one that stands there twice. */
#define EVENT(line, uid, day)                                                                      \
    "{\"line\":" line ",\"uid\":\"" uid                                                            \
    "\",\"recurrence\":null,\"title\":\"Webinar\",\"organiser\":null,"                             \
    "\"location\":null,\"url\":null,\"day\":\"" day "\",\"last\":\"" day                           \
    "\",\"start_minute\":780,\"minutes\":60}"
#define EVENTS(entries)                                                                            \
    "{\"schema\":\"ceu.extract/"                                                                   \
    "1\",\"series\":1,\"faults\":[],\"remarks\":[],\"entries\":[" entries "]}"

static CeuImport *
read_events(const char *json)
{
    g_autoptr(GError) error = NULL;
    CeuImport *import = ceu_events_read(json, strlen(json), "a.ics", 0, &error);

    g_assert_no_error(error);
    return import;
}

static bool
edit_first(CeuEdit *edit, gpointer data, GError **error)
{
    uint32_t count;
    CeuActivity activity = ceu_facts_activities(ceu_edit_facts(edit, error), &count)[0];

    (void) data;
    activity.title = "Another name";
    activity.units.milli = 2000;
    activity.planned = false;
    return ceu_edit_put_activity(edit, &activity, error);
}

static bool
remove_first(CeuEdit *edit, gpointer data, GError **error)
{
    uint32_t count;

    (void) data;
    return ceu_edit_remove_activity(
        edit, ceu_facts_activities(ceu_edit_facts(edit, error), &count)[0].id, error);
}

static void
an_event_is_known_by_its_identity(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(CeuImport) import = read_events(
        EVENTS(EVENT("2", "a", "2026-12-01") "," EVENT("9", "b", "2026-12-02") "," EVENT(
            "16", "b", "2026-12-02") "," EVENT("23", "c", "2026-12-02")));
    g_autoptr(CeuImport) moved = read_events(EVENTS(EVENT("2", "a", "2026-12-05")));
    g_autoptr(CeuImportReport) first = run(tracker, import, 0);
    g_autoptr(CeuImportReport) second = NULL, third = NULL, fourth = NULL, fifth = NULL;
    g_autoptr(GError) error = NULL;

    (void) data;
    g_assert_cmpuint(first->added, ==, 2);
    g_assert_cmpuint(first->duplicates, ==, 2);
    g_assert_cmpint(verdict_of_line(first, 16)->other, ==, 9);
    g_assert_true(ceu_tracker_change(tracker, "edit", edit_first, NULL, &error));
    second = run(tracker, import, 0);
    g_assert_cmpuint(second->added, ==, 0);
    g_assert_cmpuint(second->known, ==, 3);
    third = run(tracker, moved, 0);
    g_assert_cmpuint(third->known, ==, 1);
    g_assert_true(says(verdict_of_line(third, 2), "--on 2026-12-05"));
    /* The same UID twice is one event, whatever is asked for; another UID is kept then. */
    fourth = run(tracker, import, CEU_IMPORT_KEEP_DUPLICATES);
    g_assert_cmpuint(fourth->added, ==, 1);
    g_assert_cmpint(verdict_of_line(fourth, 23)->status, ==, CEU_IMPORT_NEW);
    /* What was removed comes back with the next import, under a number of its own. */
    g_assert_true(ceu_tracker_change(tracker, "remove", remove_first, NULL, &error));
    fifth = run(tracker, import, 0);
    g_assert_cmpuint(fifth->added, ==, 1);
    g_assert_no_error(error);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, test) g_test_add("/import/" name, Home, NULL, home_up, test, home_down)
    ADD("sample", the_sample_is_judged_row_by_row);
    ADD("rehearsal", a_rehearsal_writes_nothing);
    ADD("refused", faults_refuse_the_whole_file);
    ADD("partial", partial_import_is_one_step_and_repeats_as_nothing);
    ADD("orders", nothing_is_doubled_and_nothing_dropped);
    ADD("repeated", a_repeated_course_names_the_stored_activity);
    ADD("no-holder", without_a_holder_there_is_nothing_to_remark);
    ADD("identity", an_event_is_known_by_its_identity);
    ADD("many", many_equal_rows_are_quick);
#undef ADD
    return g_test_run();
}
