/* SPDX-License-Identifier: GPL-3.0-or-later */
/* list, show: the activities as they were recorded. */
#include "cmd.h"

#include "proof.h"

#include <string.h>

const CliOption cli_list_options[] = {
    { "since", 0, CLI_DAY, "DATE", "done on this day or later" },
    { "until", 0, CLI_DAY, "DATE", "done on this day or earlier" },
    { "topic", 't', CLI_STRING, "TEXT", "with this in its topics" },
    { "planned", 0, CLI_FLAG, NULL, "only those not done yet" },
    { "missing-proof", 0, CLI_FLAG, NULL, "only those whose proof lacks something, and what" },
    { "no-proof", 0, CLI_FLAG, NULL, "the old name of --missing-proof" },
    { "limit", 'n', CLI_NUMBER, "NUMBER", "only the newest so many" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

static bool
contains(const char *text, const char *folded)
{
    g_autofree char *own = NULL;

    if (text == NULL)
        return false;
    own = g_utf8_casefold(text, -1);
    return strstr(own, folded) != NULL;
}

static bool
matches_text(const CeuActivity *activity, const char *text)
{
    g_autofree char *folded = NULL;

    if (text == NULL)
        return true;
    folded = g_utf8_casefold(text, -1);
    return contains(activity->title, folded) || contains(activity->provider, folded) ||
           contains(activity->topics, folded) || contains(activity->index, folded) ||
           contains(activity->note, folded);
}

static bool
matches(const CliContext *context, const CeuActivity *activity)
{
    const CeuDate since = cli_day(context, "since", CEU_DATE_NONE),
                  until = cli_day(context, "until", CEU_DATE_NONE);
    const char *topic = cli_text(context, "topic");
    g_autofree char *folded = topic == NULL ? NULL : g_utf8_casefold(topic, -1);

    if (ceu_date_is_set(since) && ceu_date_compare(activity->done, since) < 0)
        return false;
    if (ceu_date_is_set(until) && ceu_date_compare(activity->done, until) > 0)
        return false;
    if (cli_given(context, "planned") && !activity->planned)
        return false;
    if (folded != NULL && !contains(activity->topics, folded))
        return false;
    return matches_text(activity, context->word_count > 0 ? context->words[0] : NULL);
}

/* How an activity is shown. */
typedef struct Shown {
    bool in_list;      /* only what has a label is a column */
    bool planned;      /* one of the list is */
    bool missing;      /* a column for what its proof lacks */
    const char *lacks; /* NULL: nothing, or it was not asked */
} Shown;

static void
print_activity(CliPrinter *printer, const CeuActivity *activity, const Shown *shown)
{
    const bool in_list = shown->in_list;

    cli_print_number(printer, "id", "No", activity->id);
    if (in_list)
        cli_print_day(printer, "done", "Date", activity->done);
    cli_print_units(printer, "units", "Units", activity->units);
    cli_print_text(printer, "unit", "Unit", ceu_unit_name(activity->unit));
    cli_print_text(printer, "title", "Title", activity->title);
    cli_print_text(printer, "provider", "Provider", activity->provider);
    if (!in_list)
        cli_print_day(printer, "done", "Date", activity->done);
    cli_print_text(printer, "index", in_list ? NULL : "Index", activity->index);
    cli_print_text(printer, "format", in_list ? NULL : "Format", activity->format);
    cli_print_text(printer, "topics", in_list ? NULL : "Topics", activity->topics);
    cli_print_text(printer, "origin", in_list ? NULL : "Origin", activity->origin);
    cli_print_text(printer, "accepted_by", in_list ? NULL : "Accepted by", activity->accepted_by);
    cli_print_text(printer, "note", in_list ? NULL : "Note", activity->note);
    cli_print_flag(printer, "planned", in_list && !shown->planned ? NULL : "Planned",
                   activity->planned);
    cli_print_number(printer, "proofs", "Proofs", activity->proofs);
    cli_print_text(printer, "lacks", shown->missing ? "Missing" : NULL, shown->lacks);
    cli_print_day(printer, "pin", in_list ? NULL : "Pinned to", activity->pin);
    cli_print_text(printer, "pin_for", in_list ? NULL : "Kept for", activity->pin_for);
}

/* What is listed, and with --missing-proof what each lacks. */
typedef struct Found {
    GPtrArray *activities; /* (element-type CeuActivity) (transfer none) */
    GPtrArray *lacks;      /* (element-type utf8): as long; NULL: nothing, or it was not asked */
} Found;

static void
find_activities(const CliContext *context, const CeuFacts *facts, const CeuView *view, Found *found)
{
    uint32_t count, i;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);

    for (i = 0; i < count; i++) {
        char *lacks;

        if (!matches(context, &activities[i]))
            continue;
        lacks = view == NULL ? NULL : cli_proof_lacks(view, &activities[i]);
        if (view != NULL && lacks == NULL)
            continue;
        g_ptr_array_add(found->activities, (gpointer) &activities[i]);
        g_ptr_array_add(found->lacks, lacks);
    }
}

static void
print_found(const CliContext *context, const Found *found, bool missing)
{
    const GPtrArray *list = found->activities;
    Shown shown = { .in_list = true, .missing = missing };
    unsigned first = 0, i;

    if (cli_given(context, "limit") &&
        cli_value(context->values, "limit")->number < (int64_t) list->len)
        first = list->len - (unsigned) cli_value(context->values, "limit")->number;
    for (i = first; i < list->len; i++)
        shown.planned |= ((const CeuActivity *) g_ptr_array_index(list, i))->planned;
    for (i = first; i < list->len; i++) {
        shown.lacks = g_ptr_array_index(found->lacks, i);
        cli_print_begin_row(context->printer);
        print_activity(context->printer, g_ptr_array_index(list, i), &shown);
        cli_print_end_row(context->printer);
    }
}

int
cli_run_list(CliContext *context, GError **error)
{
    const bool missing = cli_given(context, "missing-proof") || cli_given(context, "no-proof");
    g_autoptr(CeuView) view = NULL;
    g_autoptr(CeuFacts) own = NULL;
    const CeuFacts *facts;
    g_autoptr(GPtrArray) activities = g_ptr_array_new();
    g_autoptr(GPtrArray) lacks = g_ptr_array_new_with_free_func(g_free);
    Found found = { activities, lacks };
    uint32_t count;

    if (missing)
        view = ceu_tracker_view(context->tracker, context->today, error);
    else
        own = ceu_tracker_facts(context->tracker, error);
    if (view == NULL && own == NULL)
        return CEU_EXIT_FAILED;
    facts = view != NULL ? view->facts : own;
    ceu_facts_activities(facts, &count);
    find_activities(context, facts, view, &found);
    cli_print_begin(context->printer, "ceu.list/1");
    cli_print_begin_list(context->printer, "activities",
                         count == 0 ? "Nothing is logged yet. Begin with: ceu log UNITS TITLE"
                         : missing  ? "No proof is missing."
                                    : "No activity matches.");
    print_found(context, &found, missing);
    cli_print_end_list(context->printer);
    cli_print_end(context->printer);
    return CEU_EXIT_OK;
}

static void
print_entries(CliPrinter *printer, const CeuFacts *facts, int64_t id)
{
    uint32_t count, i;
    const CeuEntry *entries = ceu_facts_entries(facts, &count);

    cli_print_begin_list(printer, "entries", NULL);
    for (i = 0; i < count; i++) {
        if (entries[i].activity_id != id)
            continue;
        cli_print_begin_row(printer);
        cli_print_text(printer, "body", "Body", entries[i].body);
        cli_print_day(printer, "entered", "Entered", entries[i].entered);
        cli_print_day(printer, "accepted", "Accepted", entries[i].accepted);
        cli_print_end_row(printer);
    }
    cli_print_end_list(printer);
}

static void
print_evidence(CliPrinter *printer, const GPtrArray *evidence)
{
    unsigned i;

    cli_print_begin_list(printer, "evidence", NULL);
    for (i = 0; i < evidence->len; i++) {
        const CeuEvidence *proof = g_ptr_array_index(evidence, i);

        cli_print_begin_row(printer);
        cli_print_number(printer, "id", NULL, proof->id);
        cli_print_text(printer, "name", "Proof", proof->name);
        cli_print_number(printer, "size", "Bytes", proof->size);
        cli_print_text(printer, "sha256", NULL, proof->sha256);
        cli_print_instant(printer, "added", NULL, proof->added);
        cli_print_text(printer, "path", "Copy", proof->path);
        cli_print_end_row(printer);
    }
    cli_print_end_list(printer);
}

static bool
print_shown(const CliContext *context, const CeuFacts *facts, const CeuView *view,
            const CeuActivity *activity, GError **error)
{
    CliPrinter *printer = context->printer;
    g_autoptr(GPtrArray) evidence = ceu_tracker_evidence(context->tracker, activity->id, error);
    g_autofree char *lacks = view == NULL ? NULL : cli_proof_lacks(view, activity);

    if (evidence == NULL)
        return false;
    cli_print_begin(printer, "ceu.show/1");
    print_activity(printer, activity, &(Shown){ .lacks = lacks });
    print_entries(printer, facts, activity->id);
    print_evidence(printer, evidence);
    cli_print_proof(printer, view, activity);
    cli_print_end(printer);
    return true;
}

int
cli_run_show(CliContext *context, GError **error)
{
    g_autoptr(CeuFacts) own = NULL;
    g_autoptr(CeuView) view = NULL;
    const CeuFacts *facts;
    const CeuActivity *activity;
    int64_t id;

    if (!cli_parse_number(context->words[0], &id, error))
        return CEU_EXIT_USAGE;
    view = cli_proof_view(context);
    if (view == NULL)
        own = ceu_tracker_facts(context->tracker, error);
    if (view == NULL && own == NULL)
        return CEU_EXIT_FAILED;
    facts = view != NULL ? view->facts : own;
    activity = ceu_facts_activity_by_id(facts, id);
    if (activity == NULL) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "there is no activity %" G_GINT64_FORMAT "; see: ceu list", id);
        return CEU_EXIT_FAILED;
    }
    return print_shown(context, facts, view, activity, error) ? CEU_EXIT_OK : CEU_EXIT_FAILED;
}
