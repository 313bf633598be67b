/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due is asked of the same pure rules as the daemon asks, on a tracker of the test's own. */
#include "play-facts.h"

#include <string.h>

typedef struct Template {
    const char *name;
    const char *words[16]; /* calls of fixture-store */
} Template;

static const Template templates[] = {
    { "one", { "membership ahima +5", "credential ahima CCS -2000", "due ahima +5" } },
    { "two",
      { "membership ahima +4", "credential ahima CCS -2000", "due ahima +4", "membership aapc +9",
        "credential aapc CPC -2000", "due aapc +9" } },
    { "flood",
      { "membership ahima +2", "credential ahima CCS -2000", "due ahima +2", "membership aapc +6",
        "credential aapc CPC -2000", "due aapc +6", "credential hcca CHC -2000", "due hcca +13",
        "credential pmi PMP -2000", "due pmi +8", "credential shrm SHRM-CP -2000",
        "due shrm +7" } },
};

struct Facts {
    Subject *subject;
    const char *name;
    GString *changes; /* what was changed since, with its day: names the state of the facts */
    bool submitted;
    GHashTable *due; /* "template/changes/day" → GPtrArray of DueItem */
};

static void
due_item_free(gpointer data)
{
    DueItem *item = data;

    g_free(item->key);
    g_free(item->summary);
    g_free(item);
}

Facts *
facts_new(Subject *subject)
{
    Facts *self = g_new0(Facts, 1);

    self->subject = subject;
    self->changes = g_string_new(NULL);
    self->due =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
    for (unsigned i = 0; i < G_N_ELEMENTS(templates); i++) {
        for (unsigned w = 0; templates[i].words[w] != NULL; w++)
            subject_fixture(subject, templates[i].words[w]);
        /* Also reads the rules, so that their cache is part of the template. */
        subject_fixture(subject, "reminders");
        subject_keep_template(subject, templates[i].name);
    }
    return self;
}

void
facts_free(Facts *self)
{
    g_hash_table_unref(self->due);
    g_string_free(self->changes, TRUE);
    g_free(self);
}

void
facts_begin(Facts *self, const char *template_name)
{
    self->name = template_name;
    g_string_truncate(self->changes, 0);
    self->submitted = false;
    subject_restore_template(self->subject, template_name);
}

static CeuTracker *
open_tracker(const Facts *self, CeuTrackerMode mode)
{
    g_autoptr(GError) error = NULL;
    CeuTracker *tracker = ceu_tracker_open(subject_paths(self->subject), mode, &error);

    if (tracker == NULL)
        g_error("the store of the play: %s", error->message);
    return tracker;
}

static GPtrArray *
compute_due(const Facts *self, CeuDate day)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuTracker) tracker = open_tracker(self, CEU_TRACKER_READ);
    g_autoptr(CeuView) view = ceu_tracker_view(tracker, day, &error);
    CeuRemindPolicy policy = ceu_remind_policy_default();
    GPtrArray *items = g_ptr_array_new_with_free_func(due_item_free);
    g_autoptr(GPtrArray) due = NULL;

    if (view == NULL)
        g_error("the facts of the play: %s", error->message);
    due = ceu_remind_due(view->assessment, view->facts, &policy);
    for (unsigned i = 0; i < due->len; i++) {
        const CeuDueReminder *reminder = g_ptr_array_index(due, i);
        DueItem *item = g_new0(DueItem, 1);

        item->key = g_strdup(reminder->key);
        item->summary = g_strdup(reminder->summary);
        item->lead_days = reminder->lead_days;
        g_ptr_array_add(items, item);
    }
    return items;
}

const GPtrArray *
facts_due(Facts *self, CeuDate day)
{
    char text[CEU_DATE_TEXT_SIZE];
    g_autofree char *key =
        g_strdup_printf("%s/%s/%s", self->name, self->changes->str, ceu_date_format(day, text));
    GPtrArray *items = g_hash_table_lookup(self->due, key);

    if (items == NULL) {
        items = compute_due(self, day);
        g_hash_table_insert(self->due, g_steal_pointer(&key), items);
    }
    return items;
}

bool
facts_acknowledge(Facts *self, const GPtrArray *keys, CeuInstant now)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuTracker) tracker = open_tracker(self, CEU_TRACKER_WRITE);
    CeuRemindPolicy policy = ceu_remind_policy_default();
    g_autoptr(GPtrArray) lines =
        ceu_tracker_reminders(tracker, &policy, ceu_clock_day_of(now), &error);

    for (unsigned i = 0; lines != NULL && i < lines->len; i++) {
        const CeuReminderLine *line = g_ptr_array_index(lines, i);

        if (g_str_equal(line->reminder->key, g_ptr_array_index(keys, 0)))
            return ceu_tracker_acknowledge(tracker, line->reminder->id, now, &error);
    }
    return false;
}

static bool
put_activity(CeuEdit *edit, gpointer data, GError **error)
{
    CeuActivity activity = ceu_activity_init();
    const CeuInstant *now = data;

    activity.title = "A webinar";
    activity.provider = "A school";
    activity.index = "X0001";
    activity.unit = CEU_UNIT_CEU;
    activity.done = ceu_clock_day_of(*now);
    return ceu_units_parse("1", &activity.units, error) &&
           ceu_edit_put_activity(edit, &activity, error);
}

static void
note_change(Facts *self, const char *what, CeuDate day)
{
    char text[CEU_DATE_TEXT_SIZE];

    g_string_append_printf(self->changes, " %s %s", what, ceu_date_format(day, text));
}

void
facts_log(Facts *self)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuTracker) tracker = open_tracker(self, CEU_TRACKER_WRITE);
    CeuInstant now = ceu_clock_now();

    if (!ceu_tracker_change(tracker, "log", put_activity, &now, &error))
        g_error("the change of the play: %s", error->message);
    note_change(self, "log", ceu_clock_day_of(now));
}

typedef struct Filing {
    char *pool;
    CeuDate due, today;
} Filing;

static bool
put_filing(CeuEdit *edit, gpointer data, GError **error)
{
    const Filing *filing = data;
    CeuFiling row = ceu_filing_init();

    row.pool = filing->pool;
    row.submitted = filing->today;
    row.cycle_day = filing->due;
    return ceu_edit_put_filing(edit, &row, error);
}

char *
facts_submit(Facts *self)
{
    const GPtrArray *due = facts_due(self, ceu_clock_today());
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuTracker) tracker = NULL;
    g_auto(GStrv) parts = NULL;
    g_autofree char *key = NULL;
    Filing filing = { .today = ceu_clock_today() };
    const DueItem *first;

    if (self->submitted || due->len == 0)
        return NULL;
    first = g_ptr_array_index(due, 0);
    parts = g_strsplit(first->key, "/", 4);
    if (g_strv_length(parts) != 4 || !g_str_equal(parts[1], "units") ||
        !g_str_equal(parts[2], "due") || !ceu_date_parse(parts[3], &filing.due, NULL))
        return NULL;
    filing.pool = parts[0];
    tracker = open_tracker(self, CEU_TRACKER_WRITE);
    if (!ceu_tracker_change(tracker, "submit", put_filing, &filing, &error))
        g_error("the change of the play: %s", error->message);
    self->submitted = true;
    note_change(self, "submit", filing.today);
    key = g_strdup(first->key);
    due = facts_due(self, ceu_clock_today());
    for (unsigned i = 0; i < due->len; i++) {
        if (g_str_equal(((const DueItem *) g_ptr_array_index(due, i))->key, key))
            return NULL;
    }
    return g_steal_pointer(&key);
}
