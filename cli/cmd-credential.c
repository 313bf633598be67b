/* SPDX-License-Identifier: GPL-3.0-or-later */
/* credential add|list|edit|retire|remove. */
#include "cmd.h"

#include "credential.h"
#include "renewal.h"

#include <string.h>

const CliOption cli_credential_add_options[] = {
    { "earned", 'e', CLI_DAY, "DATE", "day certified; without it you are a candidate" },
    { "number", 'n', CLI_STRING, "TEXT", "number on the certificate" },
    { "body", 'b', CLI_STRING, "BODY", "where several bodies have the type" },
    { "category", 0, CLI_STRING, "TEXT", "own category of a type that needs one" },
    { "standing", 0, CLI_DAY, "DATE", "in good standing on this day; today if not said" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

const CliOption cli_credential_edit_options[] = {
    { "earned", 'e', CLI_DAY_OR_NONE, "DATE", "day certified" },
    { "number", 'n', CLI_STRING, "TEXT", "number on the certificate; empty: none" },
    { "category", 0, CLI_STRING, "TEXT", "own category of a type that needs one" },
    { "standing", 0, CLI_DAY_OR_NONE, "DATE", "in good standing on this day" },
    { "retired", 0, CLI_DAY_OR_NONE, "DATE", "given up on this day; none: held" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

const CliOption cli_credential_retire_options[] = {
    { "on", 0, CLI_DAY, "DATE", "given up on this day; today if not said" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

int
cli_run_credential_add(CliContext *context, GError **error)
{
    g_autoptr(CeuRulebook) rulebook = cli_load_rulebook(context, error);
    const CeuCredentialType *type;
    const CeuBody *body = NULL;
    CeuCredential credential = ceu_credential_init();
    g_autofree char *renewal = NULL;

    if (rulebook != NULL)
        body = cli_find_type(rulebook, context->words[0], cli_text(context, "body"), &type, error);
    if (body == NULL)
        return CEU_EXIT_FAILED;
    credential.body = body->id;
    credential.type = type->id;
    credential.number = cli_text(context, "number");
    credential.category = cli_text(context, "category");
    credential.earned = cli_day(context, "earned", CEU_DATE_NONE);
    credential.standing = cli_day(context, "standing", context->today);
    if (!cli_check_earned(context, credential.earned, error) || !cli_create_store(context, error) ||
        !cli_add_credential(context, &credential, error))
        return CEU_EXIT_FAILED;
    if (!ceu_date_is_set(credential.earned)) {
        cli_print_result(context, true, credential.id, NULL,
                         "%s added as a candidate: what it needs and what comes next: ceu path %s",
                         type->id, type->id);
        return CEU_EXIT_OK;
    }
    renewal = cli_renewal_line_of_credential(context, credential.id, NULL);
    cli_print_result(context, true, credential.id, NULL, "%s added: %s", type->id,
                     renewal == NULL ? "see: ceu status" : renewal);
    return CEU_EXIT_OK;
}

int
cli_run_credential_list(CliContext *context, GError **error)
{
    g_autoptr(CeuFacts) facts = ceu_tracker_facts(context->tracker, error);
    CliPrinter *printer = context->printer;
    const CeuCredential *credentials;
    uint32_t count, i;

    if (facts == NULL)
        return CEU_EXIT_FAILED;
    credentials = ceu_facts_credentials(facts, &count);
    cli_print_begin(printer, "ceu.credentials/1");
    cli_print_begin_list(printer, "credentials",
                         "No credential yet. Begin with: ceu credential add TYPE --earned DATE");
    for (i = 0; i < count; i++) {
        cli_print_begin_row(printer);
        cli_print_number(printer, "id", "No", credentials[i].id);
        cli_print_text(printer, "type", "Type", credentials[i].type);
        cli_print_text(printer, "body", "Body", credentials[i].body);
        cli_print_day(printer, "earned", "Earned", credentials[i].earned);
        cli_print_text(printer, "number", "Number", credentials[i].number);
        cli_print_text(printer, "category", NULL, credentials[i].category);
        cli_print_day(printer, "standing", NULL, credentials[i].standing);
        cli_print_day(printer, "retired", "Retired", credentials[i].retired);
        cli_print_end_row(printer);
    }
    cli_print_end_list(printer);
    cli_print_end(printer);
    return CEU_EXIT_OK;
}

typedef struct CredentialWork {
    const CliContext *context;
    char *type; /* out: what it was */
    char *body; /* out */
    int64_t id; /* out */
} CredentialWork;

static void
work_clear(CredentialWork *work)
{
    g_free(work->type);
    g_free(work->body);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CredentialWork, work_clear)

static const CeuCredential *
find_credential(CredentialWork *work, CeuEdit *edit, GError **error)
{
    const char *name = work->context->words[0];
    const CeuFacts *facts = ceu_edit_facts(edit, error);
    const CeuCredential *found = NULL;

    if (facts != NULL)
        found = cli_find_credential(facts, name, error);
    if (found == NULL)
        return NULL;
    work_clear(work);
    work->type = g_strdup(found->type);
    work->body = g_strdup(found->body);
    work->id = found->id;
    return found;
}

static void
take_text(const CliContext *context, const char *name, const char **field)
{
    const char *text = cli_text(context, name);

    if (text != NULL)
        *field = text[0] == '\0' ? NULL : text;
}

static bool
edit_credential(CeuEdit *edit, gpointer data, GError **error)
{
    CredentialWork *work = data;
    const CeuCredential *found = find_credential(work, edit, error);
    g_autofree char *summary = NULL;
    CeuCredential credential;

    if (found == NULL)
        return false;
    credential = *found;
    take_text(work->context, "number", &credential.number);
    take_text(work->context, "category", &credential.category);
    credential.earned = cli_day(work->context, "earned", credential.earned);
    credential.standing = cli_day(work->context, "standing", credential.standing);
    credential.retired = cli_day(work->context, "retired", credential.retired);
    summary = g_strdup_printf("edit credential %s", credential.type);
    ceu_edit_set_summary(edit, summary);
    return cli_check_earned(work->context, credential.earned, error) &&
           ceu_edit_put_credential(edit, &credential, error);
}

int
cli_run_credential_edit(CliContext *context, GError **error)
{
    g_auto(CredentialWork) work = { .context = context };
    g_autoptr(GPtrArray) lines = NULL;
    const CliOption *option;
    bool given = false;

    for (option = cli_credential_edit_options; option->name != NULL; option++)
        given = given || cli_given(context, option->name);
    if (!given) {
        g_set_error_literal(
            error, CLI_USAGE_ERROR, 0,
            "“credential edit” needs to know what to change; see: ceu help credential edit");
        return CEU_EXIT_USAGE;
    }
    if (!ceu_tracker_change(context->tracker, "edit a credential", edit_credential, &work, error))
        return CEU_EXIT_FAILED;
    lines = cli_renewal_lines(context, work.body, NULL);
    cli_print_result(context, true, work.id, lines, "%s changed", work.type);
    return CEU_EXIT_OK;
}

static bool
retire_credential(CeuEdit *edit, gpointer data, GError **error)
{
    CredentialWork *work = data;
    const CeuCredential *found = find_credential(work, edit, error);
    g_autofree char *summary = NULL;
    CeuCredential credential;

    if (found == NULL)
        return false;
    credential = *found;
    credential.retired = cli_day(work->context, "on", work->context->today);
    if (ceu_date_is_set(credential.earned) &&
        ceu_date_compare(credential.retired, credential.earned) < 0) {
        g_set_error_literal(error, CLI_USAGE_ERROR, 0,
                            "a credential cannot be given up before the day it was earned");
        return false;
    }
    summary = g_strdup_printf("retire credential %s", credential.type);
    ceu_edit_set_summary(edit, summary);
    return ceu_edit_put_credential(edit, &credential, error);
}

int
cli_run_credential_retire(CliContext *context, GError **error)
{
    g_auto(CredentialWork) work = { .context = context };
    char day[CEU_DATE_TEXT_SIZE];

    if (!ceu_tracker_change(context->tracker, "retire a credential", retire_credential, &work,
                            error))
        return CEU_EXIT_FAILED;
    cli_print_result(context, true, work.id, NULL, "%s retired on %s; take it back with: ceu undo",
                     work.type, ceu_date_format(cli_day(context, "on", context->today), day));
    return CEU_EXIT_OK;
}

static bool
remove_credential(CeuEdit *edit, gpointer data, GError **error)
{
    CredentialWork *work = data;
    const CeuCredential *found = find_credential(work, edit, error);
    g_autofree char *summary = NULL;

    if (found == NULL)
        return false;
    summary = g_strdup_printf("remove credential %s", work->type);
    ceu_edit_set_summary(edit, summary);
    return ceu_edit_remove_credential(edit, work->id, error);
}

int
cli_run_credential_remove(CliContext *context, GError **error)
{
    g_auto(CredentialWork) work = { .context = context };

    if (!ceu_tracker_change(context->tracker, "remove a credential", remove_credential, &work,
                            error))
        return CEU_EXIT_FAILED;
    cli_print_result(context, true, work.id, NULL, "%s removed; take it back with: ceu undo",
                     work.type);
    return CEU_EXIT_OK;
}
