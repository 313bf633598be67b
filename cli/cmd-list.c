/* SPDX-License-Identifier: GPL-3.0-or-later */
/* list, show: the activities as they were recorded. */
#include "cmd.h"

#include "credential.h"
#include "list.h"
#include "proof.h"

#include <string.h>

const CliOption cli_list_options[] = {
    { "since", 0, CLI_DAY, "DATE", "done on this day or later" },
    { "until", 0, CLI_DAY, "DATE", "done on this day or earlier" },
    { "body", 'b', CLI_STRING, "BODY", "that count for this body now, or are planned for it" },
    { "credential", 'c', CLI_STRING, "CREDENTIAL", "that count for this credential now" },
    { "provider", 'p', CLI_STRING, "TEXT", "with this in the provider's name" },
    { "topic", 't', CLI_STRING, "TEXT", "with this in its topics" },
    { "category", 0, CLI_STRING, "TEXT", "the same as --topic" },
    { "planned", 0, CLI_FLAG, NULL, "only those not done yet" },
    { "missing-proof", 0, CLI_FLAG, NULL, "only those whose proof lacks something, and what" },
    { "no-proof", 0, CLI_FLAG, NULL, "the old name of --missing-proof" },
    { "sort", 's', CLI_STRING, "FIELD[,-FIELD]",
      "by date, units, title, provider or number; “-” in front: the other way round" },
    { "group", 'g', CLI_STRING, "month|year|body|provider|category",
      "in groups, each with its sum" },
    { "limit", 'n', CLI_NUMBER, "NUMBER",
      "only the newest so many; with --sort: the first so many" },
    { "format", 0, CLI_STRING, "TEMPLATE",
      "a line for each, with %{placeholders}: keys of --json" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

/* What a template may name: the keys that print_activity() says. */
static const char *const activity_keys[] = {
    "title",  "id",          "done", "units",   "unit",   "provider", "index", "format",  "topics",
    "origin", "accepted_by", "note", "planned", "proofs", "lacks",    "pin",   "pin_for", NULL,
};

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

static bool
wants_missing(const CliContext *context)
{
    return cli_given(context, "missing-proof") || cli_given(context, "no-proof");
}

static bool
wants_judgement(const CliContext *context)
{
    const char *group = cli_text(context, "group");

    return wants_missing(context) || cli_given(context, "body") ||
           cli_given(context, "credential") || (group != NULL && g_str_equal(group, "body"));
}

/* A body that is known to some rules, held or not. @out_rulebook: (out) (transfer full): what it is part of */
static bool
read_body(const CliContext *context, CliListSource *source, CeuRulebook **out_rulebook,
          GError **error)
{
    const char *name = cli_text(context, "body");

    if (name == NULL)
        return true;
    *out_rulebook = cli_load_rulebook(context, error);
    if (*out_rulebook == NULL)
        return false;
    source->body = cli_find_body(*out_rulebook, name, error);
    return source->body != NULL;
}

static bool
read_credential(const CliContext *context, CliListSource *source, GError **error)
{
    const char *name = cli_text(context, "credential");

    if (name == NULL)
        return true;
    source->credential = cli_find_credential(source->facts, name, error);
    return source->credential != NULL;
}

/* @out_facts: (out) (nullable) (transfer full): the facts, unless the view has them */
static bool
read_source(CliContext *context, CliListSource *source, CeuFacts **out_facts, GError **error)
{
    const CeuView *view = NULL;

    if (!wants_judgement(context)) {
        *out_facts = ceu_tracker_facts(context->tracker, error);
        source->facts = *out_facts;
        return source->facts != NULL;
    }
    view = cli_view(context, error);
    if (view == NULL)
        return false;
    source->facts = view->facts;
    source->view = view;
    source->missing = wants_missing(context);
    return true;
}

/* Without an order of the user's the newest are what a limit leaves, still by day. */
static void
limit(const CliContext *context, GPtrArray *found)
{
    const unsigned most = cli_given(context, "limit")
                              ? (unsigned) cli_value(context->values, "limit")->number
                              : found->len;

    if (found->len <= most)
        return;
    if (cli_given(context, "sort"))
        g_ptr_array_set_size(found, (gint) most);
    else
        g_ptr_array_remove_range(found, 0, found->len - most);
}

static bool
any_planned(const GPtrArray *activities)
{
    for (guint i = 0; i < activities->len; i++) {
        if (((const CeuActivity *) g_ptr_array_index(activities, i))->planned)
            return true;
    }
    return false;
}

static void
print_rows(CliPrinter *printer, const CliListSource *source, const GPtrArray *activities,
           bool planned)
{
    Shown shown = { .in_list = true, .planned = planned, .missing = source->missing };

    for (guint i = 0; i < activities->len; i++) {
        const CeuActivity *activity = g_ptr_array_index(activities, i);
        g_autofree char *lacks = source->missing ? cli_proof_lacks(source->view, activity) : NULL;

        shown.lacks = lacks;
        cli_print_begin_row(printer);
        print_activity(printer, activity, &shown);
        cli_print_end_row(printer);
    }
}

static void
print_sums(CliPrinter *printer, const char *key, const GPtrArray *activities, bool planned)
{
    g_autoptr(GArray) sums = cli_list_sum(activities, planned);

    cli_print_begin_list(printer, key, NULL);
    for (guint i = 0; i < sums->len; i++) {
        const CliAmount *amount = &g_array_index(sums, CliAmount, i);

        cli_print_begin_row(printer);
        cli_print_text(printer, "unit", NULL, ceu_unit_name(amount->unit));
        cli_print_units(printer, "units", NULL, amount->units);
        cli_print_end_row(printer);
    }
    cli_print_end_list(printer);
}

static void
print_group(CliPrinter *printer, const CliListGroup *group)
{
    cli_print_begin_row(printer);
    cli_print_text(printer, "key", NULL, group->key);
    cli_print_text(printer, "title", NULL, group->title);
    print_sums(printer, "sums", group->activities, false);
    print_sums(printer, "planned_sums", group->activities, true);
    cli_print_begin_list(printer, "members", NULL);
    for (guint i = 0; i < group->activities->len; i++) {
        const CeuActivity *activity = g_ptr_array_index(group->activities, i);

        cli_print_begin_row(printer);
        cli_print_number(printer, "id", NULL, activity->id);
        cli_print_end_row(printer);
    }
    cli_print_end_list(printer);
    cli_print_end_row(printer);
}

/* In text the groups are sections of the one table, and what they sum up to is below it. */
static void
print_sections(CliPrinter *printer, const CliListSource *source, const GPtrArray *groups,
               bool planned)
{
    for (guint i = 0; i < groups->len; i++) {
        const CliListGroup *group = g_ptr_array_index(groups, i);
        g_autofree char *sum = cli_list_describe_sum(group->activities);
        g_autofree char *title = g_strdup_printf("%s: %s", group->title, sum);

        cli_print_section(printer, title);
        print_rows(printer, source, group->activities, planned);
    }
}

static void
print_list(const CliContext *context, const CliListSource *source, const GPtrArray *found)
{
    CliPrinter *printer = context->printer;
    const char *by = cli_text(context, "group");
    g_autoptr(GPtrArray) groups = by == NULL ? NULL : cli_list_group(source, found, by);
    g_autofree char *sum = cli_list_describe_sum(found);
    const bool planned = any_planned(found);
    uint32_t count;

    (void) ceu_facts_activities(source->facts, &count);
    cli_print_begin(printer, "ceu.list/1");
    cli_print_begin_list(printer, "activities",
                         count == 0 ? "Nothing is logged yet. Begin with: ceu log UNITS TITLE"
                         : source->missing ? "No proof is missing."
                                           : "No activity matches.");
    if (groups == NULL || context->json)
        print_rows(printer, source, found, planned);
    else
        print_sections(printer, source, groups, planned);
    cli_print_end_list(printer);
    if (groups != NULL && found->len > 0) {
        cli_print_line(printer, "%s", "");
        cli_print_line(printer, "In all: %s", sum);
    }
    cli_print_text(printer, "group", NULL, by);
    cli_print_begin_list(printer, "groups", NULL);
    for (guint i = 0; groups != NULL && context->json && i < groups->len; i++)
        print_group(printer, g_ptr_array_index(groups, i));
    cli_print_end_list(printer);
    cli_print_end(printer);
}

int
cli_run_list(CliContext *context, GError **error)
{
    g_autoptr(CeuFacts) facts = NULL;
    g_autoptr(CeuRulebook) rulebook = NULL;
    g_autoptr(GPtrArray) found = NULL;
    CliListSource source = { 0 };

    if (!cli_print_as_lines(context->printer, cli_text(context, "format"), activity_keys, error) ||
        !read_body(context, &source, &rulebook, error) ||
        !read_source(context, &source, &facts, error) || !read_credential(context, &source, error))
        return CEU_EXIT_FAILED;
    found = cli_list_select(context, &source);
    if (!cli_list_sort(found, cli_text(context, "sort"), error))
        return CEU_EXIT_USAGE;
    limit(context, found);
    print_list(context, &source, found);
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
