/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `ceu import` does with an archive. */
#include "archive.h"

#include "progress.h"

#include <string.h>
#include <sys/stat.h>

bool
cli_is_archive(const CliInput *input)
{
    const char *dot = strrchr(input->path, '.');
    const char *text = input->head->str;

    if (dot != NULL && g_ascii_strcasecmp(dot, ".json") == 0)
        return true;
    while (g_ascii_isspace(*text))
        text++;
    return *text == '{';
}

static bool
check_options(const CliContext *context, GError **error)
{
    static const char *const others[] = { "map",      "date-order", "decimal", "delimiter",
                                          "encoding", "no-header",  "partial", "keep-duplicates",
                                          "match",    "since",      "until",   "all" };

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

static void
print_report(const CliContext *context, const char *path, const CeuRestoreReport *report)
{
    const bool dry = cli_given(context, "dry-run");
    const unsigned activities = report->activities, proofs = report->proofs;

    cli_print_result(context, !dry, 0, report->missing,
                     "%s: %u activit%s, %u file%s attached and all that belongs to them %s", path,
                     activities, activities == 1 ? "y" : "ies", proofs, proofs == 1 ? "" : "s",
                     dry ? "can be imported" : "imported");
    if (report->missing->len > 0)
        cli_note("attach the originals again with “ceu attach”; “ceu verify” says what is missing");
}

static void
add_progress(gpointer data, size_t bytes)
{
    cli_progress_add(data, bytes);
}

/* 0: a pipe, whose end nobody knows. */
static int64_t
size_of(const CliInput *input)
{
    struct stat status;

    return fstat(input->fd, &status) == 0 && S_ISREG(status.st_mode) ? status.st_size : 0;
}

int
cli_import_archive(CliContext *context, CliInput *input, GError **error)
{
    g_auto(CliProgress) progress = cli_progress_begin(context, "reading", size_of(input));
    const CeuRestoreRequest request = {
        .path = input->path,
        .head = input->head->str,
        .head_size = input->head->len,
        .fd = input->fd,
        .dry_run = cli_given(context, "dry-run"),
        .without_proofs = cli_given(context, "without-proofs"),
        .progress = add_progress,
        .progress_data = &progress,
    };
    g_autoptr(CeuRestoreReport) report = NULL;

    if (!check_options(context, error))
        return CEU_EXIT_USAGE;
    if (cli_create_store(context, error))
        report = ceu_tracker_restore(context->tracker, &request, error);
    cli_progress_end(&progress);
    if (report == NULL) {
        g_prefix_error(error, "nothing was imported: ");
        return CEU_EXIT_FAILED;
    }
    print_report(context, input->path, report);
    return CEU_EXIT_OK;
}
