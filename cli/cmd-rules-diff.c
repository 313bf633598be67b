/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rules diff: the shipped pack against the user's, or against a file, or two files. */
#include "cmd.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define PACK_MAX_BYTES (256 * 1024)

const CliOption cli_rules_diff_options[] = {
    { "check", 0, CLI_FLAG, NULL, "exit code 1 if they differ" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

/* One of the two packs, with the rulebook that holds it. */
typedef struct Side {
    CeuRulebook *rulebook;
    const CeuBody *body;
    const char *name; /* where it comes from */
} Side;

static void
side_clear(Side *side)
{
    g_clear_pointer(&side->rulebook, ceu_rulebook_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Side, side_clear)

static CeuRulebook *
load(const CliContext *context, const char *const *directories, GError **error)
{
    return ceu_rulebook_load(directories, NULL, context->paths->cache, NULL, error);
}

/* Sets an error that says so if @name is a body of the user's own packs alone. */
static bool
refuse_own(const CliContext *context, const char *name, GError **error)
{
    g_autoptr(CeuRulebook) rulebook =
        load(context, (const char *const *) context->paths->rules, NULL);
    const CeuBody *body = rulebook != NULL ? cli_find_body(rulebook, name, NULL) : NULL;

    if (body != NULL)
        g_set_error(
            error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
            "%s has a pack of your own alone, %s: none is shipped to compare it with; name another "
            "file (ceu rules diff %s FILE)",
            body->name, body->path, body->path);
    return body != NULL;
}

/* The body @name as shipped. */
static bool
take_shipped(Side *side, const CliContext *context, const char *name, GError **error)
{
    const char *const directories[] = { context->paths->rules[0], NULL };
    g_autoptr(GError) local = NULL;

    side->rulebook = load(context, directories, error);
    if (side->rulebook != NULL)
        side->body = cli_find_body(side->rulebook, name, &local);
    if (side->body != NULL)
        side->name = side->body->path;
    else if (local != NULL && !refuse_own(context, name, error))
        g_propagate_error(error, g_steal_pointer(&local));
    return side->body != NULL;
}

/* The body @name as it is in force: with the user's own pack of it, which may replace it or add to it. */
static bool
take_in_force(Side *side, const CliContext *context, const char *name, GError **error)
{
    side->rulebook = load(context, (const char *const *) context->paths->rules, error);
    if (side->rulebook != NULL)
        side->body = cli_find_body(side->rulebook, name, error);
    side->name = "what is in force here, your own rules included";
    return side->body != NULL;
}

/* Whether the pack only adds to a shipped one: a key of the whole file, so it begins a line. */
static bool
is_extension(const char *text)
{
    return g_str_has_prefix(text, "extends:") || strstr(text, "\nextends:") != NULL;
}

/* The user knows the file by its own name, not by that of our copy. */
static void
propagate_named(GError **error, const GError *local, const char *copy, const char *name)
{
    g_autoptr(GString) message = g_string_new(local->message);

    g_string_replace(message, copy, name, 0);
    g_set_error_literal(error, local->domain, local->code, message->str);
}

/* A pack that extends one is read as if it were installed: alone in a directory after the shipped ones. */
static bool
take_extended(Side *side, const CliContext *context, const GString *text, const char *id,
              GError **error)
{
    g_autofree char *directory = g_dir_make_tmp("ceu-diff-XXXXXX", error);
    g_autofree char *path = NULL;
    const char *directories[] = { context->paths->rules[0], directory, NULL };
    g_autoptr(GError) local = NULL;

    if (directory == NULL)
        return false;
    path = g_build_filename(directory, "pack.yaml", NULL);
    if (ceu_export_write_file(path, text->str, text->len, &local))
        side->rulebook = ceu_rulebook_load(directories, NULL, NULL, NULL, &local);
    g_unlink(path);
    g_rmdir(directory);
    if (side->rulebook != NULL)
        side->body = cli_find_body(side->rulebook, id, &local);
    if (local != NULL)
        propagate_named(error, local, path, side->name);
    return side->body != NULL;
}

static void
set_fault(const GPtrArray *faults, GError **error)
{
    const CeuFault *fault = NULL;

    for (unsigned i = 0; fault == NULL && i < faults->len; i++) {
        const CeuFault *other = g_ptr_array_index(faults, i);

        if (!other->warning)
            fault = other;
    }
    if (fault != NULL)
        g_set_error(error, CEU_ERROR, CEU_ERROR_RULE, "%s:%d:%d: %s; see: ceu rules check %s",
                    fault->path, fault->line, fault->column, fault->message, fault->path);
}

static bool
take_file(Side *side, const CliContext *context, const char *path, GError **error)
{
    g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_fault_free);
    g_autoptr(GString) text = cli_read_file(path, PACK_MAX_BYTES, error);
    g_autoptr(CeuBody) body = NULL;

    if (text == NULL)
        return false;
    side->name = path;
    body = ceu_pack_parse(text->str, text->len, path, faults);
    if (body == NULL) {
        set_fault(faults, error);
        return false;
    }
    if (is_extension(text->str))
        return take_extended(side, context, text, body->id, error);
    side->body = body;
    side->rulebook = ceu_rulebook_new();
    ceu_rulebook_take(side->rulebook, g_steal_pointer(&body));
    return true;
}

/* A word that names no file is a body. */
static bool
is_file(const char *word)
{
    return strchr(word, '/') != NULL || strchr(word, '.') != NULL || access(word, F_OK) == 0;
}

static bool
take_sides(Side *older, Side *newer, const CliContext *context, GError **error)
{
    const char *first = context->words[0];

    if (context->word_count == 1 && is_file(first)) {
        g_set_error(error, CLI_USAGE_ERROR, 0,
                    "with what should %s be compared? Name a body in front of it, or another file",
                    first);
        return false;
    }
    if (context->word_count == 1)
        return take_shipped(older, context, first, error) &&
               take_in_force(newer, context, first, error);
    if (is_file(first) ? !take_file(older, context, first, error)
                       : !take_shipped(older, context, first, error))
        return false;
    return take_file(newer, context, context->words[1], error);
}

/* The records, if there are any: a comparison of packs needs none. NULL with @error only if they cannot be read. */
static CeuFacts *
facts_if_any(CliContext *context, GError **error)
{
    g_autoptr(GError) local = NULL;

    context->tracker = ceu_tracker_open(context->paths, CEU_TRACKER_READ, &local);
    if (context->tracker != NULL)
        return ceu_tracker_facts(context->tracker, error);
    if (!g_error_matches(local, CEU_ERROR, CEU_ERROR_NOT_FOUND))
        g_propagate_error(error, g_steal_pointer(&local));
    return NULL;
}

int
cli_run_rules_diff(CliContext *context, GError **error)
{
    g_auto(Side) older = { NULL, NULL, NULL }, newer = { NULL, NULL, NULL };
    CeuPackPair pair;
    g_autoptr(CeuFacts) facts = NULL;
    g_autoptr(CeuAssessment) before = NULL, after = NULL;
    g_autoptr(GError) local = NULL;

    if (!take_sides(&older, &newer, context, error))
        return CEU_EXIT_FAILED;
    facts = facts_if_any(context, &local);
    if (local != NULL) {
        g_propagate_error(error, g_steal_pointer(&local));
        return CEU_EXIT_FAILED;
    }
    if (facts != NULL) {
        before = ceu_assess(facts, older.rulebook, context->today);
        after = ceu_assess(facts, newer.rulebook, context->today);
    }
    pair = (CeuPackPair){ older.body, newer.body, older.name, newer.name, before, after };
    if (context->json)
        cli_print_rendering(context->printer, ceu_report_rules_diff_json(&pair));
    else
        cli_print_rendering(context->printer,
                            ceu_report_rules_diff(&pair, &context->printer->terminal.style));
    if (cli_given(context, "check") && ceu_body_differs(older.body, newer.body))
        return CEU_EXIT_FAILED;
    return CEU_EXIT_OK;
}
