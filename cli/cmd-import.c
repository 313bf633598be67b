/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import: files are read whole before anything is written; a faulty row stops all of them, unless --partial. */
#include "cmd.h"

#include "activity.h"
#include "archive.h"
#include "ask.h"
#include "certificate.h"
#include "extract.h"
#include "import-csv.h"
#include "proposal.h"

#include <ceu/calendar.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

/* Of a calendar, where nothing else is said: what was lately, and the year to come. */
#define DAYS_BACK 31
#define DAYS_AHEAD 366
#define MOST_SERIES 50 /* more different events are a whole calendar, and ask for a choice */

const CliOption cli_import_options[] = {
    { "map", 'm', CLI_STRING, "FIELD=COLUMN,…",
      "which column is what, by heading or number, where the header does not say it" },
    { "date-order", 0, CLI_STRING, "auto|mdy|dmy",
      "what 01/02/2027 means; auto: the whole file decides" },
    { "decimal", 0, CLI_STRING, "auto|point|comma",
      "what 1,500 means; auto: the whole file decides" },
    { "delimiter", 0, CLI_STRING, "auto|comma|semicolon|tab|bar",
      "what separates the columns; auto: found" },
    { "encoding", 0, CLI_STRING, "auto|utf-8|utf-16le|utf-16be|windows-1252",
      "how the file writes its characters; auto: found" },
    { "no-header", 0, CLI_FLAG, NULL,
      "the first line is a row; --map names the columns by number" },
    { "dry-run", 0, CLI_FLAG, NULL, "say what would be done, write nothing" },
    { "yes", 'y', CLI_FLAG, NULL, "do not ask on a terminal" },
    { "partial", 0, CLI_FLAG, NULL, "import the readable rows although others are faulty" },
    { "keep-duplicates", 0, CLI_FLAG, NULL, "identical rows of a file are different events" },
    { "match", 0, CLI_STRINGS, "WORD",
      "of a calendar, only events with it in title, organiser or place; may be given several "
      "times" },
    { "since", 0, CLI_DAY, "DATE", "of a calendar, from this day on; 31 days ago if not said" },
    { "until", 0, CLI_DAY, "DATE", "of a calendar, up to this day; in a year if not said" },
    { "all", 0, CLI_FLAG, NULL, "of a calendar, all events, even more than 50 different ones" },
    { "without-proofs", 0, CLI_FLAG, NULL,
      "of an archive, the records although files attached are not in it" },
    { "title", 0, CLI_STRING, "TEXT", "of a certificate, its title; so all that follow" },
    { "units", 0, CLI_STRING, "UNITS", "how many: 1.5, 1.5h, 90min, 0.6iacet" },
    CLI_ACTIVITY_FIELDS,
    { "again", 0, CLI_FLAG, NULL, "record it although the same event is there already" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

#define PREVIEW_ROWS 10
#define MOST_FAULTS 100 /* said in text */

static const char *const status_words[] = {
    [CEU_IMPORT_NEW] = "new",
    [CEU_IMPORT_KNOWN] = "known",
    [CEU_IMPORT_DUPLICATE] = "duplicate",
};

/* (transfer full) (element-type utf8) */
static GPtrArray *
calendar_options(CeuDate since, CeuDate until, GStrv words)
{
    GPtrArray *options = g_ptr_array_new_with_free_func(g_free);
    char day[CEU_DATE_TEXT_SIZE];

    g_ptr_array_add(
        options, g_strdup_printf("--" CEU_EXTRACT_OPTION_SINCE "=%s", ceu_date_format(since, day)));
    g_ptr_array_add(
        options, g_strdup_printf("--" CEU_EXTRACT_OPTION_UNTIL "=%s", ceu_date_format(until, day)));
    for (size_t i = 0; words != NULL && words[i] != NULL; i++)
        g_ptr_array_add(options, g_strdup_printf("--" CEU_EXTRACT_OPTION_MATCH "=%s", words[i]));
    return options;
}

/* A calendar, by the confined helper. */
static CeuImport *
read_calendar(const CliContext *context, const char *path, const GString *bytes, GError **error)
{
    const bool any =
        cli_given(context, "all") || cli_given(context, "match") || cli_given(context, "dry-run");
    const CeuDate since = cli_day(context, "since", ceu_date_add_days(context->today, -DAYS_BACK));
    const CeuDate until = cli_day(context, "until", ceu_date_add_days(context->today, DAYS_AHEAD));
    g_autoptr(GPtrArray) options = calendar_options(since, until, cli_list(context, "match"));
    const CliExtractRequest request = { path, bytes, options, CLI_EXTRACT_PATIENCE_SECONDS };
    g_autoptr(GString) said = NULL;

    if (ceu_date_compare(since, until) > 0) {
        g_set_error_literal(error, CLI_USAGE_ERROR, 0, "--since is after --until");
        return NULL;
    }
    said = cli_extract(context, &request, error);
    return said == NULL ? NULL
                        : ceu_events_read(said->str, said->len, path, any ? 0 : MOST_SERIES, error);
}

/* (element-type CeuImport): NULL if any file cannot be read as a whole. @out_archive: (out): an archive, beside which
 * nothing is imported; untouched if there is none. */
static GPtrArray *
read_files(const CliContext *context, CliInput *out_archive, GError **error)
{
    g_autoptr(GPtrArray) imports = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_import_free);
    unsigned i;

    for (i = 0; i < context->word_count; i++) {
        const char *path = context->words[i];
        g_auto(CliInput) input = CLI_INPUT_NONE;
        g_autoptr(GString) bytes = NULL;
        CeuImport *import;

        if (!cli_input_open(&input, path, error))
            return NULL;
        if (cli_is_archive(&input)) {
            *out_archive = input;
            input = CLI_INPUT_NONE;
            return g_steal_pointer(&imports);
        }
        bytes = cli_input_read(&input, CEU_ICS_MAX_BYTES, error);
        if (bytes == NULL)
            return NULL;
        import = cli_is_calendar(path, bytes) ? read_calendar(context, path, bytes, error)
                                              : cli_import_csv(context, path, bytes, error);
        if (import == NULL)
            return NULL;
        g_ptr_array_add(imports, import);
    }
    return g_steal_pointer(&imports);
}

static void
note_faults(const CeuImport *import)
{
    unsigned i;

    for (i = 0; i < MIN(import->faults->len, MOST_FAULTS); i++) {
        const CeuImportFault *fault = g_ptr_array_index(import->faults, i);

        cli_fault("%s:%d:%d: %s%s%s", import->path, fault->line, fault->column,
                  fault->field == NULL ? "" : fault->field, fault->field == NULL ? "" : ": ",
                  fault->message);
    }
    if (import->faults->len > MOST_FAULTS)
        cli_note("%s: … and %u more faults; --json has all", import->path,
                 import->faults->len - MOST_FAULTS);
}

static void
print_faults(CliPrinter *printer, const CeuImport *import)
{
    unsigned i;

    cli_print_begin_list(printer, "faults", NULL);
    for (i = 0; i < import->faults->len; i++) {
        const CeuImportFault *fault = g_ptr_array_index(import->faults, i);

        cli_print_begin_row(printer);
        cli_print_number(printer, "line", NULL, fault->line);
        cli_print_number(printer, "column", NULL, fault->column);
        cli_print_text(printer, "field", NULL, fault->field);
        cli_print_text(printer, "message", NULL, fault->message);
        cli_print_end_row(printer);
    }
    cli_print_end_list(printer);
}

static char *
status_text(const CeuImportVerdict *verdict)
{
    switch (verdict->status) {
    case CEU_IMPORT_KNOWN:
        return g_strdup_printf("known: %d", verdict->other);
    case CEU_IMPORT_DUPLICATE:
        return g_strdup_printf("again: line %d", verdict->other);
    case CEU_IMPORT_NEW:
        break;
    }
    return verdict->id == 0 ? g_strdup("new")
                            : g_strdup_printf("new: %" G_GINT64_FORMAT, verdict->id);
}

static void
print_verdicts(CliPrinter *printer, const CeuImport *import, const CeuImportReport *report,
               unsigned most)
{
    const unsigned count = MIN(report->verdicts->len, most);
    unsigned i;

    cli_print_begin_list(printer, "rows",
                         import->calendar ? "No event lies on these days." : "No row can be read.");
    for (i = 0; i < count; i++) {
        const CeuImportVerdict *verdict = g_ptr_array_index(report->verdicts, i);
        const CeuActivity *activity = &g_array_index(import->rows, CeuImportRow, i).activity;
        g_autofree char *status = status_text(verdict);

        cli_print_begin_row(printer);
        cli_print_number(printer, "line", "Line", verdict->line);
        cli_print_choice(printer, "status", "Status", status_words[verdict->status], status);
        if (verdict->status == CEU_IMPORT_NEW)
            cli_print_text(printer, "other", NULL, NULL);
        else
            cli_print_number(printer, "other", NULL, verdict->other);
        if (verdict->id == 0)
            cli_print_text(printer, "id", NULL, NULL);
        else
            cli_print_number(printer, "id", NULL, verdict->id);
        cli_print_day(printer, "done", "Day", activity->done);
        cli_print_units(printer, "units", "Units", activity->units);
        cli_print_text(printer, "unit", "", ceu_unit_name(activity->unit));
        cli_print_text(printer, "title", "Title", activity->title);
        cli_print_strings(printer, "remarks", NULL, verdict->remarks);
        cli_print_end_row(printer);
    }
    cli_print_end_list(printer);
}

/* Below the table, where they are never cut: one line each. */
static void
print_remarks(CliPrinter *printer, const CeuImportReport *report)
{
    unsigned i, n;

    for (i = 0; i < report->verdicts->len; i++) {
        const CeuImportVerdict *verdict = g_ptr_array_index(report->verdicts, i);

        for (n = 0; n < verdict->remarks->len; n++)
            cli_print_line(printer, "line %d: %s", verdict->line,
                           (const char *) g_ptr_array_index(verdict->remarks, n));
    }
}

static void
print_rows(const CliContext *context, CliPrinter *printer, const CeuImport *import,
           const CeuImportReport *report)
{
    const bool dry = cli_given(context, "dry-run");

    cli_print_begin(printer, "ceu.import/1");
    cli_print_text(printer, "path", NULL, import->path);
    cli_print_flag(printer, "dry_run", NULL, dry);
    cli_print_flag(printer, "committed", NULL, report->committed);
    cli_print_number(printer, "added", NULL, report->added);
    cli_print_number(printer, "known", NULL, report->known);
    cli_print_number(printer, "duplicates", NULL, report->duplicates);
    cli_print_number(printer, "faulty", NULL, report->faulty);
    cli_print_layout(printer, import, dry);
    print_verdicts(printer, import, report, UINT_MAX);
    print_remarks(printer, report);
    print_faults(printer, import);
    cli_print_strings(printer, "remarks", NULL, import->remarks);
}

static void
print_report(const CliContext *context, const CeuImport *import, const CeuImportReport *report,
             bool asked)
{
    CliPrinter *printer = context->printer;

    if (!asked)
        print_rows(context, printer, import, report);
    cli_print_line(printer, "%s: %u %s, %u known already, %u twice in the file, %u faulty",
                   import->path, report->added, report->committed ? "added" : "would be added",
                   report->known, report->duplicates, report->faulty);
    if (report->added > 0 && report->committed && import->calendar)
        cli_print_line(printer, "They are planned and do not count. When one is done: ceu edit "
                                "NUMBER --done --units UNITS");
    if (asked && report->added > 0)
        cli_print_line(printer, "Taken back by: ceu undo");
    if (!asked)
        cli_print_end(printer);
}

/* What was understood, and what is wrong: once, before anything else is said of the file. */
static void
tell(const CliContext *context, const CeuImport *import)
{
    for (unsigned i = 0; !context->json && i < import->remarks->len; i++)
        cli_note("%s: %s", import->path, (const char *) g_ptr_array_index(import->remarks, i));
    if (!context->json)
        note_faults(import);
}

static bool
import_one(const CliContext *context, const CeuImport *import, unsigned flags, bool asked,
           GError **error)
{
    g_autoptr(CeuImportReport) report =
        ceu_tracker_import(context->tracker, import, (CeuImportFlags) flags, context->today, error);

    if (report == NULL)
        return false;
    if (!asked)
        tell(context, import);
    print_report(context, import, report, asked);
    return true;
}

/* On standard error, as the question that follows. */
static void
show_preview(const CliContext *context, const CeuImport *import, const CeuImportReport *report)
{
    g_autoptr(CliPrinter) printer = cli_printer_new(false, &context->printer->terminal);
    const unsigned rows = report->verdicts->len;

    tell(context, import);
    cli_print_begin(printer, "ceu.import/1");
    cli_print_layout(printer, import, true);
    print_verdicts(printer, import, report, PREVIEW_ROWS);
    if (rows > PREVIEW_ROWS)
        cli_print_line(printer, "… and %u more", rows - PREVIEW_ROWS);
    print_remarks(printer, report);
    cli_print_line(printer, "%s: %u new, %u known already, %u twice in the file, %u faulty",
                   import->path, report->added, report->known, report->duplicates, report->faulty);
    cli_print_end(printer);
    (void) fputs(printer->out->str, stderr);
}

/* What would be done is shown, and done after a yes. false with @error: no, or it could not be worked out. */
static bool
preview(const CliContext *context, const GPtrArray *imports, unsigned flags, GError **error)
{
    g_autofree char *question = NULL;
    unsigned added = 0;

    for (unsigned i = 0; i < imports->len; i++) {
        const CeuImport *import = g_ptr_array_index(imports, i);
        g_autoptr(CeuImportReport) report = ceu_tracker_import(
            context->tracker, import, (CeuImportFlags) (flags | CEU_IMPORT_DRY_RUN), context->today,
            error);

        if (report == NULL)
            return false;
        show_preview(context, import, report);
        added += report->added;
    }
    question = g_strdup_printf("Import %u row%s?", added, added == 1 ? "" : "s");
    if (added == 0 || cli_confirm(context, question))
        return true;
    g_set_error_literal(error, CEU_ERROR, CEU_ERROR_STATE, "nothing was imported");
    return false;
}

static bool
wants_preview(const CliContext *context, unsigned flags)
{
    return context->printer->terminal.interactive && !context->json && !cli_given(context, "yes") &&
           (flags & CEU_IMPORT_DRY_RUN) == 0;
}

static bool
check_no_certificate_options(const CliContext *context, GError **error)
{
    for (size_t i = 0; cli_certificate_options[i] != NULL; i++) {
        if (!cli_given(context, cli_certificate_options[i]))
            continue;
        g_set_error(error, CLI_USAGE_ERROR, 0,
                    "--%s belongs to certificates, and there is none among the files",
                    cli_certificate_options[i]);
        return false;
    }
    return true;
}

static int
import_others(CliContext *context, GError **error)
{
    g_auto(CliInput) archive = CLI_INPUT_NONE;
    g_autoptr(GPtrArray) imports = read_files(context, &archive, error);
    const bool dry = cli_given(context, "dry-run"), partial = cli_given(context, "partial");
    unsigned flags = 0, faulty = 0, i;
    bool asked;

    if (imports == NULL)
        return CEU_EXIT_FAILED;
    if (archive.fd >= 0)
        return cli_import_archive(context, &archive, error);
    if (cli_given(context, "without-proofs")) {
        g_set_error_literal(error, CLI_USAGE_ERROR, 0,
                            "--without-proofs belongs to an archive of “export json”");
        return CEU_EXIT_USAGE;
    }
    for (i = 0; i < imports->len; i++)
        faulty += ((const CeuImport *) g_ptr_array_index(imports, i))->faults->len;
    if (dry || (faulty > 0 && !partial))
        flags |= CEU_IMPORT_DRY_RUN;
    if (partial)
        flags |= CEU_IMPORT_PARTIAL;
    if (cli_given(context, "keep-duplicates"))
        flags |= CEU_IMPORT_KEEP_DUPLICATES;
    if (!cli_create_store(context, error))
        return CEU_EXIT_FAILED;
    asked = wants_preview(context, flags);
    if (asked && !preview(context, imports, flags, error))
        return CEU_EXIT_FAILED;
    for (i = 0; i < imports->len; i++) {
        if (!import_one(context, g_ptr_array_index(imports, i), flags, asked, error))
            return CEU_EXIT_FAILED;
    }
    if (faulty == 0 || partial)
        return CEU_EXIT_OK;
    if (!context->json)
        cli_note("%u faulty row%s: nothing was imported (correct the file, or import the others "
                 "with --partial)",
                 faulty, faulty == 1 ? "" : "s");
    return CEU_EXIT_FAILED;
}

int
cli_run_import(CliContext *context, GError **error)
{
    unsigned count;

    if (!cli_count_certificates(context, &count, error))
        return CEU_EXIT_FAILED;
    if (count > 0)
        return cli_import_certificates(context, error);
    return check_no_certificate_options(context, error) ? import_others(context, error)
                                                        : CEU_EXIT_FAILED;
}
