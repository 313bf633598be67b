/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import: rows of a foreign file against the store, all or nothing, one step of history. */
#include "tracker/import.h"

/* One event, however often it is stored or stands in the file. */
typedef struct Event {
    GArray *stored; /* int64_t: numbers of the activities */
    int first_line; /* in the file; 0: not yet */
    guint in_file;
} Event;

typedef struct Importing {
    CeuTracker *tracker;
    const CeuImport *import;
    CeuImportFlags flags;
    CeuDate today;
    CeuImportReport *report;
} Importing;

static void
event_free(Event *event)
{
    g_array_unref(event->stored);
    g_free(event);
}

static void
verdict_free(CeuImportVerdict *verdict)
{
    g_ptr_array_unref(verdict->remarks);
    g_free(verdict);
}

void
ceu_import_report_free(CeuImportReport *report)
{
    if (report == NULL)
        return;
    g_ptr_array_unref(report->verdicts);
    g_free(report);
}

/* Equal for texts that differ in letter case and blanks alone. */
static guint
text_hash(const char *text)
{
    guint hash = 5381;

    while (text != NULL && *text != '\0') {
        gunichar c = g_utf8_get_char_validated(text, -1);
        bool valid = c != (gunichar) -1 && c != (gunichar) -2;

        c = valid ? g_unichar_tolower(c) : (guchar) *text;
        text = valid ? g_utf8_next_char(text) : text + 1;
        if (!g_unichar_isspace(c))
            hash = hash * 33 + c;
    }
    return hash;
}

/* Equal for the same event, as ceu_activity_same_event() sees it. */
static guint
event_hash(gconstpointer key)
{
    const CeuActivity *activity = key;

    return text_hash(activity->title) ^ (guint) activity->units.milli * 2654435761u ^
           (guint) activity->done.days * 40503u;
}

static gboolean
event_equal(gconstpointer a, gconstpointer b)
{
    return ceu_activity_same_event(a, b);
}

/* The event of @activity (which must outlive @events); made if it is the first. */
static Event *
event_of(GHashTable *events, const CeuActivity *activity)
{
    Event *event = g_hash_table_lookup(events, activity);

    if (event == NULL) {
        event = g_new0(Event, 1);
        event->stored = g_array_new(FALSE, FALSE, sizeof(int64_t));
        g_hash_table_insert(events, (gpointer) activity, event);
    }
    return event;
}

/*
 * The nth row of an event is known if it is stored n times; else it is new, or the file repeats
 * itself.
 */
static CeuImportVerdict *
classify_row(const CeuImportRow *row, Event *event, CeuImportFlags flags)
{
    CeuImportVerdict *verdict = g_new0(CeuImportVerdict, 1);

    verdict->line = row->line;
    verdict->remarks = g_ptr_array_new_with_free_func(g_free);
    verdict->status = CEU_IMPORT_NEW;
    if (event->in_file < event->stored->len) {
        verdict->status = CEU_IMPORT_KNOWN;
        verdict->other = (int) g_array_index(event->stored, int64_t, event->in_file);
    } else if (event->in_file > 0 && (flags & CEU_IMPORT_KEEP_DUPLICATES) == 0) {
        verdict->status = CEU_IMPORT_DUPLICATE;
        verdict->other = event->first_line;
    }
    if (event->in_file++ == 0)
        event->first_line = row->line;
    return verdict;
}

/* What rows with a uid of their own are known by, however their activities were edited since. */
typedef struct Identities {
    GHashTable *stored; /* uid → CeuActivity */
    GHashTable *lines;  /* uid → line in the file, as a pointer */
} Identities;

static void
identities_clear(Identities *identities)
{
    g_hash_table_unref(identities->stored);
    g_hash_table_unref(identities->lines);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Identities, identities_clear)

static Identities
identities_new(const CeuImport *import, const CeuActivity *activities, uint32_t count)
{
    Identities identities = { g_hash_table_new(g_str_hash, g_str_equal),
                              g_hash_table_new(g_str_hash, g_str_equal) };
    bool any = false;

    for (guint i = 0; i < import->rows->len && !any; i++)
        any = g_array_index(import->rows, CeuImportRow, i).activity.uid != NULL;
    for (uint32_t i = 0; i < count && any; i++)
        g_hash_table_insert(identities.stored, (gpointer) activities[i].uid,
                            (gpointer) &activities[i]);
    return identities;
}

/* It was moved in the file, or here; which of the two is right the user knows. */
static void
remark_moved(CeuImportVerdict *verdict, const CeuActivity *read, const CeuActivity *stored)
{
    char there[CEU_DATE_TEXT_SIZE], here[CEU_DATE_TEXT_SIZE];

    if (ceu_date_compare(read->done, stored->done) == 0)
        return;
    ceu_date_format(read->done, there);
    ceu_date_format(stored->done, here);
    g_ptr_array_add(verdict->remarks,
                    g_strdup_printf("on %s in the file, on %s in the records; to move it: ceu "
                                    "edit %" G_GINT64_FORMAT " --on %s",
                                    there, here, stored->id, there));
}

/* The same event of a calendar is known whatever it is called now. */
static void
recognise(CeuImportVerdict *verdict, const CeuImportRow *row, const Identities *identities)
{
    const char *uid = row->activity.uid;
    const CeuActivity *stored = uid == NULL ? NULL : g_hash_table_lookup(identities->stored, uid);

    if (uid == NULL)
        return;
    if (stored != NULL) {
        verdict->status = CEU_IMPORT_KNOWN;
        verdict->other = (int) stored->id;
        remark_moved(verdict, &row->activity, stored);
    } else if (g_hash_table_contains(identities->lines, uid)) {
        verdict->status = CEU_IMPORT_DUPLICATE;
        verdict->other = GPOINTER_TO_INT(g_hash_table_lookup(identities->lines, uid));
    } else {
        g_hash_table_insert(identities->lines, (gpointer) uid, GINT_TO_POINTER(row->line));
    }
}

static void
count_verdict(CeuImportReport *report, CeuImportStatus status)
{
    switch (status) {
    case CEU_IMPORT_NEW:
        report->added++;
        return;
    case CEU_IMPORT_KNOWN:
        report->known++;
        return;
    case CEU_IMPORT_DUPLICATE:
        report->duplicates++;
        return;
    }
    g_assert_not_reached();
}

CeuImportReport *
ceu_import_classify(const CeuImport *import, const CeuFacts *facts, CeuImportFlags flags)
{
    CeuImportReport *report = g_new0(CeuImportReport, 1);
    const unsigned kept = import->own ? CEU_IMPORT_KEEP_DUPLICATES : 0;
    g_autoptr(GHashTable) events =
        g_hash_table_new_full(event_hash, event_equal, NULL, (GDestroyNotify) event_free);
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);
    g_auto(Identities) identities = identities_new(import, activities, count);

    report->verdicts = g_ptr_array_new_with_free_func((GDestroyNotify) verdict_free);
    report->faulty = import->faults->len;
    for (uint32_t i = 0; i < count; i++)
        g_array_append_val(event_of(events, &activities[i])->stored, activities[i].id);
    for (guint i = 0; i < import->rows->len; i++) {
        const CeuImportRow *row = &g_array_index(import->rows, CeuImportRow, i);
        CeuImportVerdict *verdict =
            classify_row(row, event_of(events, &row->activity), (CeuImportFlags) (flags | kept));

        recognise(verdict, row, &identities);
        g_ptr_array_add(report->verdicts, verdict);
        count_verdict(report, verdict->status);
    }
    return report;
}

/* The report on @facts as they are now, in place of an earlier one. */
static bool
make_report(Importing *importing, const CeuFacts *facts, GError **error)
{
    ceu_import_report_free(importing->report);
    importing->report = ceu_import_classify(importing->import, facts, importing->flags);
    return ceu_import_remark(importing->report, importing->import, importing->tracker, facts,
                             importing->today, error);
}

static bool
add_row(CeuEdit *edit, Importing *importing, guint index, GError **error)
{
    CeuImportVerdict *verdict = g_ptr_array_index(importing->report->verdicts, index);
    const CeuImportRow *row = &g_array_index(importing->import->rows, CeuImportRow, index);
    CeuActivity activity = row->activity;

    if (verdict->status != CEU_IMPORT_NEW)
        return true;
    if (!ceu_edit_put_activity(edit, &activity, error)) {
        g_prefix_error(error, "%s:%d: ", importing->import->path, row->line);
        return false;
    }
    verdict->id = activity.id;
    return true;
}

static bool
import_rows(CeuEdit *edit, gpointer data, GError **error)
{
    Importing *importing = data;
    const CeuFacts *facts = ceu_edit_facts(edit, error);
    g_autofree char *name = g_path_get_basename(importing->import->path);
    g_autofree char *summary = NULL;

    if (facts == NULL || !make_report(importing, facts, error))
        return false;
    for (guint i = 0; i < importing->report->verdicts->len; i++) {
        if (!add_row(edit, importing, i, error))
            return false;
    }
    summary = g_strdup_printf("import “%s”: %u activities", name, importing->report->added);
    ceu_edit_set_summary(edit, summary);
    return true;
}

/* Says what an import would do. */
static bool
rehearse(Importing *importing, GError **error)
{
    g_autoptr(CeuFacts) facts = ceu_tracker_facts(importing->tracker, error);

    return facts != NULL && make_report(importing, facts, error);
}

CeuImportReport *
ceu_tracker_import(CeuTracker *tracker, const CeuImport *import, CeuImportFlags flags,
                   CeuDate today, GError **error)
{
    Importing importing = { .tracker = tracker, .import = import, .flags = flags, .today = today };
    bool writes;
    bool ok;

    g_return_val_if_fail(tracker != NULL && import != NULL && ceu_date_is_set(today), NULL);

    writes = (flags & CEU_IMPORT_DRY_RUN) == 0 &&
             (import->faults->len == 0 || (flags & CEU_IMPORT_PARTIAL) != 0);
    ok = writes ? ceu_tracker_change(tracker, "import", import_rows, &importing, error)
                : rehearse(&importing, error);
    if (!ok) {
        ceu_import_report_free(importing.report);
        return NULL;
    }
    importing.report->committed = writes;
    return importing.report;
}
