/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two helpers at work: ceu-print draws the index, ceu-pack packs all of it. Files go from the store into the packet by the latter
   alone, piece by piece. */
#define _GNU_SOURCE /* memfd_create */

#include "packet.h"

#include "helper.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

/* Forms other than text do not look at it. */
static const CeuStyle any_style = { .width = 80 };

/* The index as PDF in a file without a name; -1 if it had to be left out, which @remarks then say, or with @error. */
static int
draw_pages(const CliContext *context, const CeuAudit *audit, GPtrArray *remarks, GError **error)
{
    g_autofree char *report = ceu_report_audit(audit, "json", &any_style, NULL);
    g_autofree char *said = NULL;
    const char *paper = cli_text(context, CEU_PRINT_OPTION_PAPER);
    CliHelperRun run = {
        .name = CEU_PRINT_HELPER,
        .option = paper != NULL ? CEU_PRINT_OPTION_PAPER : NULL,
        .path = paper,
        .input = report,
        .extra = -1,
    };

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
    list = ceu_audit_pack_list(audit, pages >= 0 ? CLI_HELPER_DESCRIPTOR : -1);
    run.input = list;
    said = cli_run_helper(context, &run, error);
    if (pages >= 0)
        (void) close(pages);
    return said != NULL;
}
