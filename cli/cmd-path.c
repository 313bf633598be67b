/* SPDX-License-Identifier: GPL-3.0-or-later */
/* path: the way to a credential, from what is recorded of it and what the command line states. */
#include "cmd.h"
#include "credential.h"
#include "path.h"

const CliOption cli_path_options[] = {
    { "claim", 0, CLI_STRINGS, "PART[=MONTHS]", "experience you can show" },
    { "met", 0, CLI_STRINGS, "PREREQUISITE", "a prerequisite that is met" },
    { "on", 0, CLI_DAY, "DATE", "… since this day; today if not said" },
    { "approved", 0, CLI_DAY, "DATE", "the application for the exam was approved" },
    { "extended", 0, CLI_STRINGS, "DAYS[=DATE]", "more days to sit it were granted" },
    { "enrolled", 0, CLI_DAY, "DATE", "the day of the enrolment" },
    { "paid", 0, CLI_DAY, "DATE", "the exam was paid" },
    { "registered", 0, CLI_DAY, "DATE", "the day of the appointment for the exam" },
    { "failed", 0, CLI_DAY, "DATE", "an attempt failed" },
    { "passed", 0, CLI_DAY, "DATE", "the exam was passed: the credential is held from then on" },
    { "record", 0, CLI_FLAG, NULL, "keep what is stated; else it is only looked at" },
    { "remove-step", 0, CLI_STRING, "STEP", "take a recorded step away" },
    { "body", 0, CLI_STRING, "BODY", "the body, if several have the credential" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

static void
path_clear(CliPath *path)
{
    ceu_assessment_free(path->assessment);
    ceu_facts_free(path->all);
    ceu_facts_free(path->facts);
    g_clear_pointer(&path->steps, g_array_unref);
    g_clear_pointer(&path->claims, g_array_unref);
    g_clear_pointer(&path->met, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CliPath, path_clear)

static bool
is_to_write(const CliContext *context)
{
    return cli_given(context, "record") || cli_given(context, "passed") ||
           cli_given(context, "remove-step");
}

/* The question needs no store; what is recorded is looked at if there is one. */
static bool
open_store(CliPath *path, GError **error)
{
    CliContext *context = path->context;
    const bool write = is_to_write(context);
    g_autoptr(GError) local = NULL;

    context->tracker = write ? ceu_tracker_open(context->paths, CEU_TRACKER_WRITE, &local)
                             : cli_open_to_read(context, &local);
    if (context->tracker == NULL) {
        if (!write && g_error_matches(local, CEU_ERROR, CEU_ERROR_NOT_FOUND))
            return true;
        g_propagate_error(error, g_steal_pointer(&local));
        return false;
    }
    path->facts = ceu_tracker_facts(context->tracker, error);
    return path->facts != NULL;
}

/* What is pursued is meant rather than what is held, and that rather than nothing. */
static void
find_credential(CliPath *path)
{
    const char *name = path->context->words[0];
    const char *body = cli_text(path->context, "body");
    const CeuCredential *credentials;
    uint32_t count = 0;

    credentials = path->facts != NULL ? ceu_facts_credentials(path->facts, &count) : NULL;
    for (uint32_t i = 0; i < count; i++) {
        const CeuCredential *credential = &credentials[i];
        const bool candidate = !ceu_date_is_set(credential->earned) ||
                               ceu_date_compare(credential->earned, path->context->today) > 0;

        if (g_ascii_strcasecmp(credential->type, name) != 0 ||
            (body != NULL && g_ascii_strcasecmp(credential->body, body) != 0) ||
            (ceu_date_is_set(credential->retired) &&
             ceu_date_compare(credential->retired, path->context->today) <= 0) ||
            (path->credential != NULL && (path->candidate || !candidate)))
            continue;
        path->credential = credential;
        path->candidate = candidate;
    }
}

int
cli_run_path(CliContext *context, GError **error)
{
    g_autoptr(CeuRulebook) rulebook = cli_load_rulebook(context, error);
    g_auto(CliPath) path = { .context = context,
                             .steps = g_array_new(FALSE, FALSE, sizeof(CeuPathStep)),
                             .claims = g_array_new(FALSE, FALSE, sizeof(CeuExperienceClaim)),
                             .met = g_ptr_array_new() };
    const char *body = cli_text(context, "body");

    if (rulebook == NULL || !open_store(&path, error))
        return CEU_EXIT_FAILED;
    find_credential(&path);
    if (body == NULL && path.credential != NULL)
        body = path.credential->body;
    path.body = cli_find_type(rulebook, context->words[0], body, &path.type, error);
    if (path.body == NULL || !cli_path_read_stated(&path, error))
        return CEU_EXIT_FAILED;
    if (cli_given(context, "remove-step"))
        return cli_path_remove_step(&path, error);
    cli_path_judge(&path, rulebook);
    if (is_to_write(context))
        return cli_path_record(&path, error);
    cli_path_show(&path);
    return CEU_EXIT_OK;
}
