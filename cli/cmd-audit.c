/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report audit: one cycle with its proofs, to look at or as a packet to hand over. */
#include "cmd.h"

#include "packet.h"

#include <ceu/look.h>
#include <string.h>
#include <unistd.h>

#define REMARKS_MOST 20 /* the index has all of them */

const CliOption cli_report_audit_options[] = {
    { "cycle", 0, CLI_STRING, "current|previous|DAY",
      "the cycle that holds a day, or ends in a year; the current one if not said" },
    { "output", 'o', CLI_PATH, "FILE.zip", "write the packet: index, certificates, checksums" },
    { CEU_PRINT_OPTION_PAPER, 0, CLI_STRING, "a4|letter", "of index.pdf, if not the locale's" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

/* What was asked for: the judgement, and the pool in it. */
typedef struct Asked {
    const CeuView *view;
    CeuAssessment *own; /* (transfer full): of an earlier cycle; NULL: the view's */
    const CeuPool *pool;
} Asked;

static void
asked_clear(Asked *asked)
{
    ceu_assessment_free(asked->own);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Asked, asked_clear)

static const CeuAssessment *
assessment_of(const Asked *asked)
{
    return asked->own != NULL ? asked->own : asked->view->assessment;
}

static bool
find_cycle(Asked *asked, const CliContext *context, CeuDate day, GError **error)
{
    CeuAssessment *assessment = ceu_assess_cycle(asked->view->facts, asked->view->rulebook,
                                                 context->today, asked->pool->id, day, error);

    if (assessment == NULL)
        return false;
    asked->pool = ceu_assessment_pool(assessment, asked->pool->id);
    ceu_assessment_free(asked->own);
    asked->own = assessment;
    return true;
}

static bool
is_year(const char *text)
{
    return strlen(text) == 4 && strspn(text, "0123456789") == 4;
}

/* The cycle that ends in @year: it holds its first day or its last one. Else the one that the year lies in. */
static bool
find_year(Asked *asked, const CliContext *context, int year, GError **error)
{
    const CeuDate days[] = { ceu_date_from_ymd(year, 12, 31), ceu_date_from_ymd(year, 1, 1) };
    bool found = false;

    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        int ends = 0, month, day;

        if (!ceu_date_is_set(days[i]))
            break;
        found = find_cycle(asked, context, days[i], NULL) || found;
        ceu_date_to_ymd(asked->pool->nominal.last, &ends, &month, &day);
        if (found && ends == year)
            return true;
    }
    if (!found)
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND, "“%s” has no cycle that ends in %d",
                    asked->pool->id, year);
    return found;
}

static bool
choose_cycle(Asked *asked, const CliContext *context, GError **error)
{
    const char *cycle = cli_text(context, "cycle");
    CeuDate day;

    if (cycle == NULL || strcmp(cycle, "current") == 0)
        return true;
    if (strcmp(cycle, "previous") == 0)
        return find_cycle(asked, context, ceu_date_add_days(asked->pool->nominal.first, -1), error);
    if (is_year(cycle))
        return find_year(asked, context, (int) g_ascii_strtoll(cycle, NULL, 10), error);
    if (!ceu_date_parse_human(cycle, context->today, &day, NULL)) {
        g_set_error(error, CLI_USAGE_ERROR, 0,
                    "--cycle is current, previous, a day or a year, not “%s”", cycle);
        return false;
    }
    return find_cycle(asked, context, day, error);
}

static bool
ask(Asked *asked, CliContext *context, GError **error)
{
    asked->view = cli_view(context, error);
    if (asked->view != NULL)
        asked->pool = cli_find_pool(asked->view->assessment, context->words[0], error);
    if (asked->pool == NULL)
        return false;
    if (!asked->pool->has_cycle) {
        g_set_error(
            error, CEU_ERROR, CEU_ERROR_STATE,
            "“%s” has no cycle yet, and so nothing to audit: ceu status says what is missing",
            asked->pool->id);
        return false;
    }
    return choose_cycle(asked, context, error);
}

/* Reads every file. Returns: how many are not what was attached. */
static guint
read_files(CeuAudit *audit)
{
    guint faults = 0;

    for (guint i = 0; i < audit->files->len; i++) {
        CeuAuditFile *file = g_ptr_array_index(audit->files, i);

        file->fault = ceu_evidence_fault(file->evidence);
        faults += file->fault != NULL;
    }
    return faults;
}

static bool
show(const CliContext *context, const CeuAudit *audit, GError **error)
{
    char *text = ceu_report_audit(audit, context->json ? "json" : "text",
                                  &context->printer->terminal.style, error);

    if (text == NULL)
        return false;
    cli_print_rendering(context->printer, text);
    return true;
}

/* (transfer full) (element-type utf8): the first of @missing. */
static GPtrArray *
remarks_of(const GPtrArray *missing)
{
    GPtrArray *remarks = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < MIN(missing->len, REMARKS_MOST); i++)
        g_ptr_array_add(remarks, g_strdup(g_ptr_array_index(missing, i)));
    if (missing->len > REMARKS_MOST)
        g_ptr_array_add(remarks,
                        g_strdup_printf("and %u more: see the index", missing->len - REMARKS_MOST));
    return remarks;
}

static bool
pack(const CliContext *context, const CeuAudit *audit, guint faults, const char *output,
     GError **error)
{
    g_autoptr(GPtrArray) missing = ceu_audit_missing(audit);
    g_autoptr(GPtrArray) remarks = remarks_of(missing);
    const guint files = audit->files->len - faults;
    char first[CEU_DATE_TEXT_SIZE], last[CEU_DATE_TEXT_SIZE];

    if (strcmp(output, "-") == 0) {
        if (!cli_packet_write(context, audit, NULL, remarks, error))
            return false;
        for (guint i = 0; i < remarks->len; i++)
            cli_note("%s", (const char *) g_ptr_array_index(remarks, i));
        return true;
    }
    if (!cli_packet_write(context, audit, output, remarks, error))
        return false;
    cli_print_result(context, true, 0, remarks,
                     "%s: %s from %s to %s, %u file%s; %u activit%s something", output,
                     audit->pool->body->name, ceu_date_format(audit->pool->cycle.first, first),
                     ceu_date_format(audit->pool->cycle.last, last), files, files == 1 ? "" : "s",
                     missing->len, missing->len == 1 ? "y lacks" : "ies lack");
    return true;
}

int
cli_run_report_audit(CliContext *context, GError **error)
{
    const char *output = cli_text(context, "output");
    g_auto(Asked) asked = { 0 };
    g_autoptr(GPtrArray) evidence = NULL;
    g_autoptr(CeuAudit) audit = NULL;
    guint faults;

    if (!ask(&asked, context, error))
        return CEU_EXIT_FAILED;
    evidence = ceu_tracker_evidence(context->tracker, 0, error);
    if (evidence == NULL)
        return CEU_EXIT_FAILED;
    audit = ceu_audit_new(assessment_of(&asked), asked.view->facts, asked.pool, evidence);
    faults = read_files(audit);
    if (output == NULL ? !show(context, audit, error)
                       : !pack(context, audit, faults, output, error))
        return CEU_EXIT_FAILED;
    if (faults == 0)
        return CEU_EXIT_OK;
    cli_note("%u file%s not what %s attached; “ceu verify” says how to bring %s back", faults,
             faults == 1 ? " is" : "s are", faults == 1 ? "was" : "were",
             faults == 1 ? "it" : "them");
    return CEU_EXIT_DAMAGED;
}
