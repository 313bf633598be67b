/* SPDX-License-Identifier: GPL-3.0-or-later */
/* init: the store, a commented settings file, the first credentials. Asks on a terminal; running it twice is harmless. */
#include "cmd.h"

#include <errno.h>

#include "ask.h"
#include "complete.h"
#include "credential.h"
#include "membership.h"
#include "renewal.h"

#include <stdio.h>
#include <string.h>

const CliOption cli_init_options[] = {
    { "credential", 'c', CLI_STRINGS, "TYPE[=DATE]",
      "a credential and the day certified; may be given several times" },
    { "renews", 'r', CLI_STRINGS, "BODY=YYYY-MM",
      "renewal month of a membership; may be given several times" },
    { "standing", 0, CLI_DAY, "DATE", "in good standing on this day; today if not said" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

typedef struct InitWork {
    CliContext *context;
    CeuRulebook *rulebook;
    GPtrArray *remarks;  /* char *: what was done */
    GArray *credentials; /* CeuCredential, checked */
    GArray *memberships; /* CeuMembership, checked */
    bool changed;
} InitWork;

/* "TYPE", "TYPE=DATE". */
static bool
read_credential(InitWork *work, const char *text, GError **error)
{
    g_auto(GStrv) parts = g_strsplit(text, "=", 2);
    CeuCredential credential = ceu_credential_init();
    const CeuCredentialType *type;
    const CeuBody *body = cli_find_type(work->rulebook, g_strstrip(parts[0]), NULL, &type, error);
    g_autoptr(GError) local = NULL;

    if (body == NULL)
        return false;
    credential.body = body->id;
    credential.type = type->id;
    credential.standing = cli_day(work->context, "standing", work->context->today);
    if (parts[1] != NULL && parts[1][0] != '\0' &&
        !ceu_date_parse_human(parts[1], work->context->today, &credential.earned, &local)) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "%s: %s", type->id, local->message);
        return false;
    }
    if (!cli_check_earned(work->context, credential.earned, error))
        return false;
    g_array_append_val(work->credentials, credential);
    return true;
}

/* "aapc=2027-03". */
static bool
read_renewal(InitWork *work, const char *text, GError **error)
{
    g_auto(GStrv) parts = g_strsplit(text, "=", 2);
    CeuMembership membership = ceu_membership_init();
    const CeuBody *body;

    if (parts[1] == NULL) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "“%s” is not BODY=YYYY-MM", text);
        return false;
    }
    body = cli_find_body(work->rulebook, parts[0], error);
    if (body == NULL)
        return false;
    membership.body = body->id;
    if (!cli_parse_renews(parts[1], work->context->today, &membership, error))
        return false;
    g_array_append_val(work->memberships, membership);
    return true;
}

static bool
read_options(InitWork *work, GError **error)
{
    GStrv credentials = cli_list(work->context, "credential"),
          renewals = cli_list(work->context, "renews");
    unsigned i;

    for (i = 0; credentials != NULL && credentials[i] != NULL; i++) {
        if (!read_credential(work, credentials[i], error))
            return false;
    }
    for (i = 0; renewals != NULL && renewals[i] != NULL; i++) {
        if (!read_renewal(work, renewals[i], error))
            return false;
    }
    return true;
}

static bool
record_credentials(InitWork *work, GError **error)
{
    unsigned i;

    for (i = 0; i < work->credentials->len; i++) {
        CeuCredential *credential = &g_array_index(work->credentials, CeuCredential, i);
        g_autoptr(GError) local = NULL;

        if (cli_add_credential(work->context, credential, &local)) {
            work->changed = true;
            g_ptr_array_add(work->remarks, g_strdup_printf("%s added", credential->type));
        } else if (g_error_matches(local, CEU_ERROR, CEU_ERROR_EXISTS)) {
            g_ptr_array_add(work->remarks,
                            g_strdup_printf("%s is recorded already", credential->type));
        } else {
            g_propagate_error(error, g_steal_pointer(&local));
            return false;
        }
    }
    g_array_set_size(work->credentials, 0);
    return true;
}

static bool
record_memberships(InitWork *work, GError **error)
{
    unsigned i;

    for (i = 0; i < work->memberships->len; i++) {
        CliMembershipChange change = { .renews = true };

        change.stated = g_array_index(work->memberships, CeuMembership, i);
        change.standing = cli_day(work->context, "standing", CEU_DATE_NONE);
        if (!cli_change_membership(work->context, &change, error))
            return false;
        work->changed = true;
    }
    g_array_set_size(work->memberships, 0);
    return true;
}

/* Asks until the answer can be used or is empty. */
static bool
ask_day(InitWork *work, const char *type, GError **error)
{
    g_autofree char *text =
        g_strdup_printf("Day %s was earned (YYYY-MM-DD; empty: not yet): ", type);
    const CliQuestion question = { text, NULL, "" };

    for (;;) {
        g_autofree char *answer = NULL, *spelled = NULL;
        g_autoptr(GError) local = NULL;

        if (!cli_ask(work->context, &question, &answer, error))
            return false;
        spelled = g_strdup_printf("%s=%s", type, answer);
        if (read_credential(work, spelled, &local))
            return true;
        cli_note("%s", local->message);
    }
}

static bool
ask_credentials(InitWork *work, GError **error)
{
    g_autofree char *offers = cli_offers_for_spec(work->context, "TYPE"), *answer = NULL;
    const CliQuestion question = { "Credentials you hold or pursue (such as CPC CCS): ", offers,
                                   " ,;" };
    g_auto(GStrv) types = NULL;
    unsigned i;

    (void) fputs("Tab completes; Ctrl-C records nothing.\n", stderr);
    if (!cli_ask(work->context, &question, &answer, error))
        return false;
    types = g_strsplit_set(answer, " ,;", -1);
    for (i = 0; types[i] != NULL; i++) {
        const CeuCredentialType *type;
        g_autoptr(GError) local = NULL;

        if (types[i][0] == '\0')
            continue;
        if (cli_find_type(work->rulebook, types[i], NULL, &type, &local) == NULL) {
            cli_note("%s", local->message);
            continue;
        }
        if (!ask_day(work, type->id, error))
            return false;
    }
    return true;
}

static bool
ask_renewal(InitWork *work, const CeuBody *body, GError **error)
{
    g_autofree char *text = g_strdup_printf(
        "Renewal month of your %s membership (YYYY-MM; empty: later): ", body->name);
    const CliQuestion question = { text, NULL, "" };

    for (;;) {
        g_autofree char *answer = NULL, *spelled = NULL;
        g_autoptr(GError) local = NULL;

        if (!cli_ask(work->context, &question, &answer, error))
            return false;
        if (answer[0] == '\0')
            return true;
        spelled = g_strdup_printf("%s=%s", body->id, answer);
        if (read_renewal(work, spelled, &local))
            return true;
        cli_note("%s", local->message);
    }
}

/* The records as they will be, for nothing is recorded before the last answer. (transfer full) */
static CeuFacts *
suppose_credentials(const InitWork *work, GError **error)
{
    CeuFacts *facts = work->context->tracker == NULL
                          ? ceu_facts_new()
                          : ceu_tracker_facts(work->context->tracker, error);
    const CeuCredential *held;
    int64_t id = 1;
    uint32_t count, i;

    if (facts == NULL)
        return NULL;
    held = ceu_facts_credentials(facts, &count);
    for (i = 0; i < count; i++)
        id = MAX(id, held[i].id + 1);
    for (i = 0; i < work->credentials->len; i++) {
        CeuCredential credential = g_array_index(work->credentials, CeuCredential, i);

        credential.id = id++;
        ceu_facts_add_credential(facts, &credential);
    }
    return facts;
}

/* Only what the assessment itself cannot do without is asked, once a body. */
static bool
ask_renewals(InitWork *work, GError **error)
{
    g_autoptr(CeuFacts) facts = suppose_credentials(work, error);
    g_autoptr(CeuAssessment) assessment = NULL;
    g_autoptr(GPtrArray) asked = g_ptr_array_new();
    unsigned i;

    if (facts == NULL)
        return false;
    assessment = ceu_assess(facts, work->rulebook, work->context->today);
    for (i = 0; i < assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(assessment->pools, i);
        const CeuBody *body = ceu_rulebook_body(work->rulebook, pool->body->id);

        if (pool->has_cycle || pool->candidate || body == NULL ||
            g_ptr_array_find(asked, body, NULL))
            continue;
        g_ptr_array_add(asked, (gpointer) body);
        if (!ask_renewal(work, body, error))
            return false;
    }
    return true;
}

static void
add_renewals(InitWork *work)
{
    g_autoptr(CeuView) view = ceu_tracker_view(work->context->tracker, work->context->today, NULL);
    unsigned i;

    for (i = 0; view != NULL && i < view->assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(view->assessment->pools, i);
        g_autofree char *line = cli_describe_renewal(pool);

        if (line != NULL)
            g_ptr_array_add(work->remarks, g_steal_pointer(&line));
        cli_add_questions(pool->notices, work->remarks);
    }
    if (view != NULL && view->assessment->pools->len == 0)
        g_ptr_array_add(work->remarks, g_strdup("next: ceu credential add TYPE --earned DATE"));
}

/* A settings file in which every setting stands as a comment, unless there is one. */
static bool
begin_settings(const CliContext *context, bool *out_written, GError **error)
{
    const CeuPaths *paths = context->paths;
    g_autofree char *text = ceu_config_default_text();

    if (g_file_test(paths->config_file, G_FILE_TEST_EXISTS))
        return true;
    if (g_mkdir_with_parents(paths->config, 0700) != 0) {
        const int saved = errno;

        g_set_error(error, CEU_ERROR, CEU_ERROR_IO, "cannot make %s: %s", paths->config,
                    g_strerror(saved));
        return false;
    }
    *out_written = ceu_export_write_file(paths->config_file, text, strlen(text), error);
    return *out_written;
}

static bool
run_init(InitWork *work, GError **error)
{
    CliContext *context = work->context;
    const bool given = cli_given(context, "credential") || cli_given(context, "renews");
    bool written = false;

    if (!read_options(work, error))
        return false;
    if (!given && cli_can_ask(context) &&
        (!ask_credentials(work, error) || !ask_renewals(work, error)))
        return false;
    if (!cli_create_store(context, error) || !begin_settings(context, &written, error))
        return false;
    if (written)
        g_ptr_array_add(work->remarks,
                        g_strdup_printf("settings: %s", context->paths->config_file));
    if (!record_credentials(work, error) || !record_memberships(work, error))
        return false;
    add_renewals(work);
    cli_print_result(context, work->changed || written, 0, work->remarks, "ready: %s",
                     context->paths->store);
    return true;
}

int
cli_run_init(CliContext *context, GError **error)
{
    g_autoptr(CeuRulebook) rulebook = cli_load_rulebook(context, error);
    g_autoptr(GPtrArray) remarks = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GArray) credentials = g_array_new(FALSE, FALSE, sizeof(CeuCredential));
    g_autoptr(GArray) memberships = g_array_new(FALSE, FALSE, sizeof(CeuMembership));
    InitWork work = { .context = context, .rulebook = rulebook, .remarks = remarks };

    work.credentials = credentials;
    work.memberships = memberships;
    if (rulebook == NULL || !run_init(&work, error))
        return CEU_EXIT_FAILED;
    return CEU_EXIT_OK;
}
