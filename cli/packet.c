/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two helpers at work: ceu-print draws the index, ceu-pack packs all of it. Files go from the store into the packet by the latter
   alone, piece by piece. */
#define _GNU_SOURCE /* memfd_create */

#include "packet.h"

#include "helper.h"

#include <errno.h>
#include <jansson.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Forms other than text do not look at it. */
static const CeuStyle any_style = { .width = 80 };

static json_t *
text_entry(const char *name, char *text)
{
    json_t *entry = json_pack("{s:s,s:s}", "name", name, "text", text);

    g_free(text);
    return entry;
}

/* Paths may be any bytes, and JSON may not: they go as addresses. */
static json_t *
file_entry(const CeuAuditFile *file)
{
    g_autofree char *path = g_canonicalize_filename(file->evidence->path, NULL);
    g_autofree char *uri = g_filename_to_uri(path, NULL, NULL);

    return json_pack("{s:s,s:s,s:s,s:I}", "name", file->name, "uri", uri, "sha256",
                     file->evidence->sha256, "size", (json_int_t) file->evidence->size);
}

/* "audit-aapc-2027-03-31". (transfer full) */
static char *
folder_of(const CeuPool *pool)
{
    char day[CEU_DATE_TEXT_SIZE];
    char *folder = g_strdup_printf("audit-%s-%s", pool->id, ceu_date_format(pool->cycle.last, day));

    return g_strcanon(folder, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-",
                      '-');
}

/* The list that ceu-pack reads. @pages: whether it gets the index as PDF by a descriptor. (transfer full) */
static char *
list_text(const CeuAudit *audit, bool pages)
{
    json_t *entries = json_array(), *list;
    g_autofree char *folder = folder_of(audit->pool);
    char day[CEU_DATE_TEXT_SIZE];
    char *text;

    json_array_append_new(
        entries, text_entry("index.html", ceu_report_audit(audit, "html", &any_style, NULL)));
    json_array_append_new(entries, text_entry("index.csv", ceu_audit_csv(audit)));
    if (pages)
        json_array_append_new(entries, json_pack("{s:s,s:i}", "name", "index.pdf", "descriptor",
                                                 CLI_HELPER_DESCRIPTOR));
    for (guint i = 0; i < audit->files->len; i++) {
        const CeuAuditFile *file = g_ptr_array_index(audit->files, i);

        if (file->fault == NULL)
            json_array_append_new(entries, file_entry(file));
    }
    list = json_pack("{s:s,s:s,s:s,s:o}", "schema", "ceu.pack/1", "folder", folder, "day",
                     ceu_date_format(audit->assessment->today, day), "entries", entries);
    text = json_dumps(list, JSON_COMPACT);
    json_decref(list);
    return text;
}

/* The index as PDF in a file without a name; -1 if it had to be left out, which @remarks then say, or with @error. */
static int
draw_pages(const CliContext *context, const CeuAudit *audit, GPtrArray *remarks, GError **error)
{
    g_autofree char *report = ceu_report_audit(audit, "json", &any_style, NULL);
    g_autofree char *said = NULL;
    CliHelperRun run = { .name = CEU_PRINT_HELPER, .input = report, .extra = -1 };

    if (!cli_has_helper(context, CEU_PRINT_HELPER)) {
        g_ptr_array_add(remarks, g_strdup("without index.pdf, for " CEU_PRINT_HELPER
                                          " is not installed; index.html says the same"));
        return -1;
    }
    run.output = memfd_create("pages", MFD_CLOEXEC);
    if (run.output < 0) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_IO, "no room for the pages: %s", g_strerror(errno));
        return -1;
    }
    said = cli_run_helper(context, &run, error);
    if (said == NULL) {
        g_prefix_error(error,
                       "the packet's index.pdf cannot be drawn, and no packet was written: ");
        (void) close(run.output);
        return -1;
    }
    if (*said != '\0')
        g_ptr_array_add(remarks, g_steal_pointer(&said));
    return run.output;
}

static bool
check_helper(const CliContext *context, GError **error)
{
    if (cli_has_helper(context, CEU_PACK_HELPER))
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                "packets are made by the helper %s/" CEU_PACK_HELPER
                ", which is not there; nothing was written. Install it (on Debian it comes with "
                "the package ceud-print)",
                context->paths->libexec);
    return false;
}

bool
cli_packet_write(const CliContext *context, const CeuAudit *audit, const char *output,
                 GPtrArray *remarks, GError **error)
{
    g_autoptr(GError) local = NULL;
    g_autofree char *list = NULL, *said = NULL;
    const int pages =
        check_helper(context, &local) ? draw_pages(context, audit, remarks, &local) : -1;
    CliHelperRun run = {
        .name = CEU_PACK_HELPER,
        .option = output != NULL ? CEU_PACK_OPTION_OUTPUT : NULL,
        .path = output,
        .output = -1,
        .extra = pages,
    };

    if (local != NULL) {
        g_propagate_error(error, g_steal_pointer(&local));
        return false;
    }
    list = list_text(audit, pages >= 0);
    run.input = list;
    said = cli_run_helper(context, &run, error);
    if (pages >= 0)
        (void) close(pages);
    return said != NULL;
}
