/* SPDX-License-Identifier: GPL-3.0-or-later */
/* edit, remove, attach: an activity that is there already. */
#include "cmd.h"

#include "activity.h"
#include "edit-form.h"
#include "editor.h"
#include "proof.h"

#include <string.h>

const CliOption cli_edit_options[] = {
    { "title", 0, CLI_STRING, "TEXT", "what it was" },
    { "units", 0, CLI_STRING, "UNITS", "how many: 1.5, 90min, 1 iacet" },
    CLI_ACTIVITY_OPTIONS,
    { "planned", 0, CLI_FLAG, NULL, "not done yet" },
    { "done", 0, CLI_FLAG, NULL, "no longer only planned" },
    { "pin", 0, CLI_DAY_OR_NONE, "DATE",
      "count it in the cycle that holds this day; none: our choice" },
    { "entered", 0, CLI_STRINGS, "BODY[:DATE]", "entered in the body's own tracker" },
    { "accepted", 0, CLI_STRINGS, "BODY[:DATE]", "accepted there" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

typedef struct EditWork {
    CliContext *context;
    int64_t id;
    GArray *entries; /* CeuEntry; an entry day not stated stays as it is */
    GStringChunk *strings;
    const CeuActivity *shown; /* in a form; else NULL */
    GPtrArray *remarks;       /* out (element-type utf8): what was guessed */
    char *described;          /* out */
} EditWork;

static const CeuActivity *
find_activity(const CeuFacts *facts, int64_t id, GError **error)
{
    const CeuActivity *activity = ceu_facts_activity_by_id(facts, id);

    if (activity == NULL)
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "there is no activity %" G_GINT64_FORMAT "; see: ceu list", id);
    return activity;
}

static bool
change_fields(const EditWork *work, CeuActivity *activity, GError **error)
{
    const CliContext *context = work->context;
    const char *title = cli_text(context, "title"), *units = cli_text(context, "units"),
               *unit = cli_text(context, "unit");
    CliActivityReading reading = { .strings = work->strings, .remarks = work->remarks };

    if (title != NULL)
        activity->title = title;
    if (units != NULL && !cli_read_units(context, units, &activity->units, &activity->unit, error))
        return false;
    if (units == NULL && unit != NULL && !ceu_unit_from_name(unit, &activity->unit)) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "“%s” is not a unit", unit);
        return false;
    }
    if (cli_given(context, "planned"))
        activity->planned = true;
    if (cli_given(context, "done"))
        activity->planned = false;
    activity->pin = cli_day(context, "pin", activity->pin);
    reading.ahead = activity->planned;
    if (!cli_read_activity(context, activity, &reading, error))
        return false;
    if (!cli_given(context, "on") && !cli_given(context, "done"))
        return true;
    return cli_check_done(context, activity, error);
}

/* What is stored of @wanted's entry; an empty one if nothing is. */
static CeuEntry
stored_entry(const CeuFacts *facts, int64_t id, const char *body)
{
    uint32_t count, i;
    const CeuEntry *entries = ceu_facts_entries(facts, &count);

    for (i = 0; i < count; i++) {
        if (entries[i].activity_id == id && strcmp(entries[i].body, body) == 0)
            return entries[i];
    }
    return (CeuEntry){
        .activity_id = id, .body = body, .entered = CEU_DATE_NONE, .accepted = CEU_DATE_NONE
    };
}

static bool
put_entries(CeuEdit *edit, const EditWork *work, GError **error)
{
    unsigned i;

    for (i = 0; i < work->entries->len; i++) {
        const CeuEntry *wanted = &g_array_index(work->entries, CeuEntry, i);
        const CeuFacts *facts = ceu_edit_facts(edit, error);
        CeuEntry entry;

        if (facts == NULL)
            return false;
        entry = stored_entry(facts, work->id, wanted->body);
        if (ceu_date_is_set(wanted->entered))
            entry.entered = wanted->entered;
        if (ceu_date_is_set(wanted->accepted))
            entry.accepted = wanted->accepted;
        if (!ceu_date_is_set(entry.entered))
            entry.entered = entry.accepted;
        if (!ceu_edit_put_entry(edit, &entry, error))
            return false;
    }
    return true;
}

static bool
edit_activity(CeuEdit *edit, gpointer data, GError **error)
{
    EditWork *work = data;
    const CeuFacts *facts = ceu_edit_facts(edit, error);
    const CeuActivity *found = facts == NULL ? NULL : find_activity(facts, work->id, error);
    CeuActivity activity;
    g_autofree char *summary = NULL;

    if (found == NULL)
        return false;
    activity = *found;
    g_ptr_array_set_size(work->remarks, 0); /* a second attempt after a busy store */
    if (!change_fields(work, &activity, error))
        return false;
    g_free(work->described);
    work->described = cli_describe_activity(&activity);
    summary = g_strdup_printf("edit %" G_GINT64_FORMAT ": %s", work->id, work->described);
    ceu_edit_set_summary(edit, summary);
    return ceu_edit_put_activity(edit, &activity, error) && put_entries(edit, work, error);
}

/* "BODY", "BODY:DATE". */
static bool
read_entry(EditWork *work, const CeuRulebook *rulebook, const char *text, bool accepted,
           GError **error)
{
    const char *colon = strchr(text, ':');
    g_autofree char *name =
        colon == NULL ? g_strdup(text) : g_strndup(text, (size_t) (colon - text));
    CeuEntry entry = { .entered = CEU_DATE_NONE, .accepted = CEU_DATE_NONE };
    CeuDate day = work->context->today;
    const CeuBody *body = cli_find_body(rulebook, name, error);
    g_autoptr(GError) local = NULL;

    if (body == NULL)
        return false;
    if (colon != NULL && !ceu_date_parse_human(colon + 1, work->context->today, &day, &local)) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "“%s”: %s", text, local->message);
        return false;
    }
    if (ceu_date_compare(day, work->context->today) > 0) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "“%s” is in the future", text);
        return false;
    }
    entry.body = g_string_chunk_insert(work->strings, body->id);
    if (accepted)
        entry.accepted = day;
    else
        entry.entered = day;
    g_array_append_val(work->entries, entry);
    return true;
}

static bool
read_entries(EditWork *work, const char *option, bool accepted, GError **error)
{
    GStrv list = cli_list(work->context, option);
    g_autoptr(CeuRulebook) rulebook = NULL;
    unsigned i;

    if (list == NULL)
        return true;
    rulebook = cli_load_rulebook(work->context, error);
    if (rulebook == NULL)
        return false;
    for (i = 0; list[i] != NULL; i++) {
        if (!read_entry(work, rulebook, list[i], accepted, error))
            return false;
    }
    return true;
}

static bool
anything_given(const CliContext *context)
{
    const CliOption *option;

    for (option = cli_edit_options; option->name != NULL; option++) {
        if (strcmp(option->name, "yes") != 0 && cli_given(context, option->name))
            return true;
    }
    return false;
}

/* As edit_activity(), for a form: first on a copy, then for good. */
static bool
try_form(CliContext *context, bool record, gpointer data, GError **error)
{
    EditWork *work = data;
    CeuActivity activity = *work->shown;

    if (record)
        return ceu_tracker_change(context->tracker, "edit an activity", edit_activity, work, error);
    g_ptr_array_set_size(work->remarks, 0);
    return change_fields(work, &activity, error);
}

static bool
edit_by_form(EditWork *work, bool *out_changed, GError **error)
{
    CliContext *context = work->context;
    g_autoptr(CeuFacts) facts = ceu_tracker_facts(context->tracker, error);
    bool fine;

    work->shown = facts == NULL ? NULL : find_activity(facts, work->id, error);
    if (work->shown == NULL)
        return false;
    fine = cli_edit_in_form(context, work->shown, try_form, work, out_changed, error);
    work->shown = NULL;
    return fine;
}

static bool
edit_by_options(EditWork *work, GError **error)
{
    const CliContext *context = work->context;

    if (cli_given(context, "planned") && cli_given(context, "done")) {
        g_set_error_literal(error, CLI_USAGE_ERROR, 0,
                            "--planned and --done contradict each other");
        return false;
    }
    return read_entries(work, "entered", false, error) &&
           read_entries(work, "accepted", true, error) &&
           ceu_tracker_change(context->tracker, "edit an activity", edit_activity, work, error);
}

static bool
edit(EditWork *work, bool *out_changed, GError **error)
{
    if (anything_given(work->context)) {
        *out_changed = true;
        return edit_by_options(work, error);
    }
    if (cli_can_edit(work->context))
        return edit_by_form(work, out_changed, error);
    g_set_error_literal(error, CLI_USAGE_ERROR, 0,
                        "“edit” needs to know what to change; see: ceu help edit");
    return false;
}

int
cli_run_edit(CliContext *context, GError **error)
{
    g_autoptr(GStringChunk) strings = g_string_chunk_new(256);
    g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(CeuEntry));
    g_autoptr(GPtrArray) remarks = g_ptr_array_new_with_free_func(g_free);
    EditWork work = { .context = context, .entries = entries, .strings = strings };
    g_autofree char *described = NULL;
    GPtrArray *effects = NULL;
    bool changed = false, fine;

    work.remarks = remarks;
    if (!cli_parse_number(context->words[0], &work.id, error))
        return CEU_EXIT_USAGE;
    fine = edit(&work, &changed, error);
    described = g_steal_pointer(&work.described);
    if (!fine)
        return CEU_EXIT_FAILED;
    if (changed)
        effects = cli_effects_of_activity(context, work.id, NULL);
    if (effects != NULL)
        g_ptr_array_extend_and_steal(remarks, effects);
    cli_print_result(context, changed, work.id, remarks, "%" G_GINT64_FORMAT ": %s", work.id,
                     changed ? described : "nothing was changed");
    return CEU_EXIT_OK;
}

typedef struct RemoveWork {
    GArray *ids;              /* int64_t */
    const CeuActivity *shown; /* in a form; else NULL */
    GPtrArray *remarks;       /* out: what was removed */
} RemoveWork;

/* What is still to be kept of what is about to go. (transfer full) (element-type utf8) */
static GPtrArray *
still_kept(const CliContext *context, const GArray *ids)
{
    g_autoptr(CeuView) view = ceu_tracker_view(context->tracker, context->today, NULL);
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    unsigned i;

    for (i = 0; view != NULL && i < ids->len; i++)
        cli_proof_still_kept(view, g_array_index(ids, int64_t, i), context->today, lines);
    if (lines->len > 0)
        g_ptr_array_add(lines,
                        g_strdup("the copies stay where they are, for undo and for an audit"));
    return lines;
}

static bool
remove_activities(CeuEdit *edit, gpointer data, GError **error)
{
    RemoveWork *work = data;
    unsigned i;

    g_ptr_array_set_size(work->remarks, 0);
    for (i = 0; i < work->ids->len; i++) {
        const int64_t id = g_array_index(work->ids, int64_t, i);
        const CeuFacts *facts = ceu_edit_facts(edit, error);
        const CeuActivity *activity = facts == NULL ? NULL : find_activity(facts, id, error);
        g_autofree char *described = NULL, *summary = NULL;

        if (activity == NULL)
            return false;
        described = cli_describe_activity(activity);
        summary = g_strdup_printf("remove %" G_GINT64_FORMAT ": %s%s", id, described,
                                  work->ids->len > 1 ? " and more" : "");
        g_ptr_array_add(work->remarks, g_strdup_printf("%" G_GINT64_FORMAT ": %s", id, described));
        ceu_edit_set_summary(edit, summary);
        if (!ceu_edit_remove_activity(edit, id, error))
            return false;
    }
    return true;
}

int
cli_run_remove(CliContext *context, GError **error)
{
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
    g_autoptr(GPtrArray) removed = g_ptr_array_new_with_free_func(g_free);
    RemoveWork work = { .ids = ids, .remarks = removed };
    GPtrArray *kept;
    unsigned i;

    for (i = 0; i < context->word_count; i++) {
        int64_t id;

        if (!cli_parse_number(context->words[i], &id, error))
            return CEU_EXIT_USAGE;
        g_array_append_val(ids, id);
    }
    kept = still_kept(context, ids);
    if (!ceu_tracker_change(context->tracker, "remove activities", remove_activities, &work,
                            error)) {
        g_ptr_array_unref(kept);
        return CEU_EXIT_FAILED;
    }
    g_ptr_array_extend_and_steal(removed, kept);
    cli_print_result(context, true, g_array_index(ids, int64_t, 0), removed,
                     "removed; take it back with: ceu undo");
    return CEU_EXIT_OK;
}

typedef struct AttachWork {
    int64_t id;
    GStrv paths;
} AttachWork;

static bool
attach_files(CeuEdit *edit, gpointer data, GError **error)
{
    const AttachWork *work = data;
    const CeuFacts *facts = ceu_edit_facts(edit, error);
    unsigned i;

    if (facts == NULL || find_activity(facts, work->id, error) == NULL)
        return false;
    for (i = 0; work->paths[i] != NULL; i++) {
        if (!cli_attach(edit, work->id, work->paths[i], error))
            return false;
    }
    return true;
}

int
cli_run_attach(CliContext *context, GError **error)
{
    AttachWork work = { .paths = context->words + 1 };
    const unsigned count = context->word_count - 1;
    g_autofree char *summary = NULL;
    g_autoptr(CeuView) view = NULL;
    g_autoptr(GPtrArray) missing = NULL;

    if (!cli_parse_number(context->words[0], &work.id, error))
        return CEU_EXIT_USAGE;
    summary = g_strdup_printf("attach %u file%s to %" G_GINT64_FORMAT, count, count == 1 ? "" : "s",
                              work.id);
    if (!ceu_tracker_change(context->tracker, summary, attach_files, &work, error))
        return CEU_EXIT_FAILED;
    view = cli_proof_view(context);
    missing = view == NULL ? NULL : cli_proof_missing(view, work.id);
    cli_print_result(context, true, work.id, missing, "%" G_GINT64_FORMAT ": %u proof%s kept",
                     work.id, count, count == 1 ? "" : "s");
    return CEU_EXIT_OK;
}
