/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `ceu import` does with an archive. */
#include "archive.h"

#include <string.h>

bool
cli_is_archive(const char *path, const GString *bytes)
{
    const char *dot = strrchr(path, '.');
    const char *text = bytes->str;

    if (dot != NULL && g_ascii_strcasecmp(dot, ".json") == 0)
        return true;
    while (g_ascii_isspace(*text))
        text++;
    return *text == '{';
}

static unsigned
count_activities(const CeuFacts *facts)
{
    uint32_t count;

    (void) ceu_facts_activities(facts, &count);
    return count;
}

static bool
check_options(const CliContext *context, GError **error)
{
    static const char *const others[] = { "map",   "date-order", "partial", "keep-duplicates",
                                          "match", "since",      "until",   "all" };

    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        if (!cli_given(context, others[i]))
            continue;
        g_set_error(error, CLI_USAGE_ERROR, 0,
                    "--%s does not go with an archive, which is imported as a whole", others[i]);
        return false;
    }
    if (context->word_count == 1)
        return true;
    g_set_error_literal(error, CLI_USAGE_ERROR, 0,
                        "an archive is imported alone, without other files");
    return false;
}

int
cli_import_archive(CliContext *context, const char *path, const GString *bytes, GError **error)
{
    const bool dry = cli_given(context, "dry-run");
    g_autoptr(CeuFacts) facts = NULL;

    if (!check_options(context, error))
        return CEU_EXIT_USAGE;
    facts = ceu_archive_read(bytes->str, bytes->len, path, error);
    if (facts == NULL || !cli_create_store(context, error) ||
        !ceu_tracker_restore(context->tracker, facts, dry, error)) {
        g_prefix_error(error, "nothing was imported: ");
        return CEU_EXIT_FAILED;
    }
    cli_print_result(context, !dry, 0, NULL, "%s: %u activit%s and all that belongs to them %s",
                     strcmp(path, "-") == 0 ? "standard input" : path, count_activities(facts),
                     count_activities(facts) == 1 ? "y" : "ies",
                     dry ? "can be imported" : "imported");
    return CEU_EXIT_OK;
}
