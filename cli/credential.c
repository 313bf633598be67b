/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds a credential type in the rules and adds the credential. */
#include "credential.h"

#include "suggest.h"

#include <string.h>

static void
set_several(const CeuRulebook *rulebook, const char *type, GError **error)
{
    g_autoptr(GString) bodies = g_string_new(NULL);
    uint32_t i;

    for (i = 0; i < ceu_rulebook_count(rulebook); i++) {
        const CeuBody *body = ceu_rulebook_nth(rulebook, i);

        if (ceu_body_type(body, type) != NULL)
            g_string_append_printf(bodies, "%s%s", bodies->len == 0 ? "" : ", ", body->id);
    }
    g_set_error(error, CLI_USAGE_ERROR, 0, "several bodies have a “%s”; say which with --body: %s",
                type, bodies->str);
}

static void
set_unknown(const CeuRulebook *rulebook, const char *type, GError **error)
{
    g_autoptr(GPtrArray) known = g_ptr_array_new();
    const char *nearest;
    uint32_t i;
    unsigned k;

    for (i = 0; i < ceu_rulebook_count(rulebook); i++) {
        const CeuBody *body = ceu_rulebook_nth(rulebook, i);

        for (k = 0; k < body->types->len; k++)
            g_ptr_array_add(known,
                            ((const CeuCredentialType *) g_ptr_array_index(body->types, k))->id);
    }
    nearest = cli_suggest(type, known);
    if (nearest != NULL)
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "no rules for a credential “%s”; did you mean %s?", type, nearest);
    else
        g_set_error(
            error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
            "no rules for a credential “%s”; see: ceu rules list (your own rules: ceu-rules(5))",
            type);
}

/* (nullable): the type of the first body that has it. */
static const CeuCredentialType *
first_type(const CeuRulebook *rulebook, const char *type)
{
    const CeuCredentialType *found = NULL;
    uint32_t i;

    for (i = 0; i < ceu_rulebook_count(rulebook) && found == NULL; i++)
        found = ceu_body_type(ceu_rulebook_nth(rulebook, i), type);
    return found;
}

const CeuCredentialType *
cli_find_any_type(const CeuRulebook *rulebook, const char *type, GError **error)
{
    const CeuCredentialType *found = first_type(rulebook, type);

    if (found == NULL)
        set_unknown(rulebook, type, error);
    return found;
}

const CeuBody *
cli_find_type(const CeuRulebook *rulebook, const char *type, const char *body_name,
              const CeuCredentialType **out_type, GError **error)
{
    const CeuBody *body;

    if (body_name != NULL)
        body = cli_find_body(rulebook, body_name, error);
    else
        body = ceu_rulebook_body_of_type(rulebook, type);
    if (body == NULL && body_name != NULL)
        return NULL;
    if (body != NULL && ceu_body_type(body, type) == NULL) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "%s has no credential “%s”; see: ceu rules show %s", body->name, type,
                    body->id);
        return NULL;
    }
    if (body == NULL && first_type(rulebook, type) != NULL) {
        set_several(rulebook, type, error);
        return NULL;
    }
    if (body == NULL) {
        set_unknown(rulebook, type, error);
        return NULL;
    }
    *out_type = ceu_body_type(body, type);
    return body;
}

static void
set_not_recorded(const CeuFacts *facts, const char *name, GError **error)
{
    g_autoptr(GPtrArray) known = g_ptr_array_new();
    uint32_t count, i;
    const CeuCredential *credentials = ceu_facts_credentials(facts, &count);
    const char *nearest;

    for (i = 0; i < count; i++)
        g_ptr_array_add(known, (gpointer) credentials[i].type);
    nearest = cli_suggest(name, known);
    if (nearest != NULL)
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "no credential “%s” is recorded; did you mean %s?", name, nearest);
    else
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "no credential “%s” is recorded; see: ceu credential list", name);
}

const CeuCredential *
cli_find_credential(const CeuFacts *facts, const char *name, GError **error)
{
    uint32_t count, i;
    const CeuCredential *credentials = ceu_facts_credentials(facts, &count), *found = NULL;

    for (i = 0; i < count; i++) {
        g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, credentials[i].id);

        if (strcmp(number, name) != 0 && g_ascii_strcasecmp(credentials[i].type, name) != 0)
            continue;
        if (found != NULL && !ceu_date_is_set(found->retired) &&
            !ceu_date_is_set(credentials[i].retired)) {
            g_set_error(error, CLI_USAGE_ERROR, 0,
                        "“%s” is recorded more than once; use its number: ceu credential list",
                        name);
            return NULL;
        }
        if (found == NULL || ceu_date_is_set(found->retired))
            found = &credentials[i];
    }
    if (found == NULL)
        set_not_recorded(facts, name, error);
    return found;
}

static bool
add_credential(CeuEdit *edit, gpointer data, GError **error)
{
    CeuCredential *credential = data;
    const CeuFacts *facts = ceu_edit_facts(edit, error);
    const CeuCredential *others;
    uint32_t count, i;

    if (facts == NULL)
        return false;
    others = ceu_facts_credentials(facts, &count);
    for (i = 0; i < count; i++) {
        if (g_strcmp0(others[i].body, credential->body) != 0 ||
            g_ascii_strcasecmp(others[i].type, credential->type) != 0 ||
            g_strcmp0(others[i].category, credential->category) != 0 ||
            ceu_date_is_set(others[i].retired))
            continue;
        g_set_error(
            error, CEU_ERROR, CEU_ERROR_EXISTS,
            "%s is recorded already; nothing was added (to correct it: ceu credential edit %s)",
            others[i].type, others[i].type);
        return false;
    }
    credential->id = 0;
    credential->uid = NULL;
    return ceu_edit_put_credential(edit, credential, error);
}

bool
cli_add_credential(const CliContext *context, CeuCredential *credential, GError **error)
{
    g_autofree char *summary = g_strdup_printf("add credential %s", credential->type);

    return ceu_tracker_change(context->tracker, summary, add_credential, credential, error);
}

bool
cli_check_earned(const CliContext *context, CeuDate earned, GError **error)
{
    char day[CEU_DATE_TEXT_SIZE];

    if (!ceu_date_is_set(earned) || ceu_date_compare(earned, context->today) <= 0)
        return true;
    g_set_error(error, CLI_USAGE_ERROR, 0,
                "%s is in the future: a credential is certified on a day that has been",
                ceu_date_format(earned, day));
    return false;
}
