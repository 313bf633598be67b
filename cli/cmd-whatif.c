/* SPDX-License-Identifier: GPL-3.0-or-later */
/* whatif add|drop|log: facts are copied, changed in memory, judged, and shown beside what is. */
#include "cmd.h"

#include "activity.h"
#include "credential.h"
#include "defaults.h"

const CliOption cli_whatif_add_options[] = {
    { "earned", 0, CLI_DAY, "DATE", "day certified; today if not said" },
    { "body", 0, CLI_STRING, "BODY", "the body, if several have the credential" },
    { "category", 0, CLI_STRING, "TEXT", "own category of a credential that needs one" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

const CliOption cli_whatif_log_options[] = {
    CLI_ACTIVITY_OPTIONS,
    CLI_DEFAULTS_OPTION,
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

/* What is, and the rules of every body: what is supposed may be of one that is not in the facts yet. */
typedef struct Supposing {
    CeuFacts *facts;
    CeuRulebook *rulebook;
} Supposing;

static void
supposing_clear(Supposing *supposing)
{
    g_clear_pointer(&supposing->facts, ceu_facts_free);
    g_clear_pointer(&supposing->rulebook, ceu_rulebook_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Supposing, supposing_clear)

/* Without records there are no facts: one may ask before the first of them. */
static bool
supposing_init(Supposing *supposing, CliContext *context, GError **error)
{
    g_autoptr(GError) local = NULL;

    context->tracker = ceu_tracker_open(context->paths, CEU_TRACKER_READ, &local);
    if (context->tracker != NULL)
        supposing->facts = ceu_tracker_facts(context->tracker, error);
    else if (g_error_matches(local, CEU_ERROR, CEU_ERROR_NOT_FOUND))
        supposing->facts = ceu_facts_new();
    else
        g_propagate_error(error, g_steal_pointer(&local));
    if (supposing->facts != NULL)
        supposing->rulebook = cli_load_rulebook(context, error);
    return supposing->rulebook != NULL;
}

/* Judges both on @day and shows what differs. */
static int
show(const CliContext *context, const Supposing *supposing, const CeuFacts *facts, CeuDate day,
     int64_t activity_id)
{
    g_autoptr(CeuAssessment) before = ceu_assess(supposing->facts, supposing->rulebook, day);
    g_autoptr(CeuAssessment) after = ceu_assess(facts, supposing->rulebook, day);
    char text[CEU_DATE_TEXT_SIZE];

    if (context->json) {
        cli_print_rendering(context->printer,
                            ceu_report_whatif_json(before, after, facts, activity_id));
        return CEU_EXIT_OK;
    }
    if (ceu_date_compare(day, context->today) != 0)
        cli_print_line(context->printer, "Both as of %s.", ceu_date_format(day, text));
    cli_print_rendering(context->printer, ceu_report_whatif(before, after, facts, activity_id,
                                                            &context->printer->terminal.style));
    return CEU_EXIT_OK;
}

/* What has not happened yet is judged on its own day. */
static CeuDate
day_of(const CliContext *context, CeuDate event)
{
    return ceu_date_compare(event, context->today) > 0 ? event : context->today;
}

int
cli_run_whatif_add(CliContext *context, GError **error)
{
    g_auto(Supposing) supposing = { NULL, NULL };
    g_autoptr(CeuFacts) facts = NULL;
    CeuCredential credential = ceu_credential_init();
    const CeuCredentialType *type;
    const CeuBody *body;
    const CeuCredential *others;
    uint32_t count, i;

    if (!supposing_init(&supposing, context, error))
        return CEU_EXIT_FAILED;
    body = cli_find_type(supposing.rulebook, context->words[0], cli_text(context, "body"), &type,
                         error);
    if (body == NULL)
        return CEU_EXIT_FAILED;
    credential.body = body->id;
    credential.type = type->id;
    credential.category = cli_text(context, "category");
    credential.earned = cli_day(context, "earned", context->today);
    credential.standing = day_of(context, credential.earned);
    others = ceu_facts_credentials(supposing.facts, &count);
    for (i = 0; i < count; i++)
        credential.id = MAX(credential.id, others[i].id);
    credential.id++;
    facts = ceu_facts_copy(supposing.facts);
    ceu_facts_add_credential(facts, &credential);
    return show(context, &supposing, facts, day_of(context, credential.earned), 0);
}

int
cli_run_whatif_drop(CliContext *context, GError **error)
{
    g_auto(Supposing) supposing = { NULL, NULL };
    g_autoptr(CeuFacts) facts = NULL;
    const CeuCredential *credential;

    if (!supposing_init(&supposing, context, error))
        return CEU_EXIT_FAILED;
    credential = cli_find_credential(supposing.facts, context->words[0], error);
    if (credential == NULL)
        return CEU_EXIT_FAILED;
    facts = ceu_facts_with_retired(supposing.facts, credential->id, context->today);
    return show(context, &supposing, facts, context->today, 0);
}

int
cli_run_whatif_log(CliContext *context, GError **error)
{
    g_autoptr(GStringChunk) strings = g_string_chunk_new(256);
    g_autoptr(GPtrArray) remarks = g_ptr_array_new_with_free_func(g_free);
    const CliActivityReading reading = { strings, true, remarks };
    g_auto(Supposing) supposing = { NULL, NULL };
    g_autoptr(CeuFacts) facts = NULL, recent = NULL;
    CeuActivity activity = ceu_activity_init();
    const CeuActivity *others;
    uint32_t count, i;

    activity.title = context->words[1];
    activity.done = context->today;
    if (!cli_read_units(context, context->words[0], &activity.units, &activity.unit, error) ||
        !cli_read_activity(context, &activity, &reading, error) ||
        !supposing_init(&supposing, context, error) ||
        !cli_learn_defaults(context, &recent, &activity, remarks, "--no-defaults", error))
        return CEU_EXIT_FAILED;
    for (i = 0; i < remarks->len; i++)
        cli_note("%s", (const char *) g_ptr_array_index(remarks, i));
    others = ceu_facts_activities(supposing.facts, &count);
    for (i = 0; i < count; i++)
        activity.id = MAX(activity.id, others[i].id);
    activity.id++;
    facts = ceu_facts_copy(supposing.facts);
    ceu_facts_add_activity(facts, &activity);
    return show(context, &supposing, facts, day_of(context, activity.done), activity.id);
}
