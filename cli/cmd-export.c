/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export ics|csv|json|xlsx, calendar publish: records out; calendar and workbook are the helpers' work. */
#include "cmd.h"

#include "progress.h"

#include <string.h>

const CliOption cli_export_options[] = {
    { "output", 'o', CLI_PATH, "FILE",
      "write this file, whole or not at all, instead of standard output" },
    { "excel", 0, CLI_FLAG, NULL, "csv: begin with a byte-order mark, as Excel wants it" },
    { "without-proofs", 0, CLI_FLAG, NULL,
      "json: the files attached by name only, without their content" },
    { "milestones", 0, CLI_FLAG, NULL, "ics: events some weeks before each due date too" },
    { "alarms", 0, CLI_FLAG, NULL, "ics: alarms in the calendar program" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

const CliOption cli_calendar_publish_options[] = {
    { "path", 0, CLI_PATH, "FILE", "the calendar file, if not the one of the settings" },
    { "milestones", 0, CLI_FLAG, NULL, "events some weeks before each due date too" },
    { "alarms", 0, CLI_FLAG, NULL, "alarms in the calendar program" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

const CliOption cli_calendar_push_options[] = {
    { CEU_SYNC_OPTION_DRY_RUN, 'n', CLI_FLAG, NULL, "say what would be sent, and send nothing" },
    { CEU_SYNC_OPTION_FORCE, 0, CLI_FLAG, NULL,
      "fill a calendar again that was emptied or deleted on the server" },
    { CEU_SYNC_OPTION_STORE_PASSWORD, 0, CLI_FLAG, NULL,
      "read a password, and keep it in the desktop's keyring" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

static void
pass_flag(const CliContext *context, GPtrArray *arguments, const char *name)
{
    if (cli_given(context, name))
        g_ptr_array_add(arguments, g_strconcat("--", name, NULL));
}

static void
pass_text(const CliContext *context, GPtrArray *arguments, const char *name)
{
    const char *text = cli_text(context, name);

    if (text != NULL)
        g_ptr_array_add(arguments, g_strconcat("--", name, "=", text, NULL));
}

/* Never returns if the helper can be run. */
static int
run_helper(const CliContext *context, const char *what, const char *file_option, GError **error)
{
    g_autoptr(GPtrArray) arguments = g_ptr_array_new_with_free_func(g_free);

    g_ptr_array_add(arguments, g_strdup(what));
    pass_text(context, arguments, file_option);
    pass_text(context, arguments, "at");
    pass_flag(context, arguments, "milestones");
    pass_flag(context, arguments, "alarms");
    pass_flag(context, arguments, "json");
    cli_exec_helper(context, CEU_CALENDAR_HELPER, arguments, error);
    return CEU_EXIT_FAILED;
}

static int
run_xlsx(const CliContext *context, GError **error)
{
    g_autoptr(GPtrArray) arguments = g_ptr_array_new_with_free_func(g_free);

    pass_text(context, arguments, CEU_XLSX_OPTION_OUTPUT);
    pass_text(context, arguments, CEU_XLSX_OPTION_AT);
    cli_exec_helper(context, CEU_XLSX_HELPER, arguments, error);
    return CEU_EXIT_FAILED;
}

static bool
is_format(const char *word)
{
    static const char *const formats[] = { "ics", "csv", "json", "xlsx", NULL };

    return g_strv_contains(formats, word);
}

static bool
check_format_options(const CliContext *context, const char *format, GError **error)
{
    static const struct {
        const char *option, *format;
    } only[] = { { "excel", "csv" },
                 { "without-proofs", "json" },
                 { "milestones", "ics" },
                 { "alarms", "ics" } };
    unsigned i;

    for (i = 0; i < G_N_ELEMENTS(only); i++) {
        if (!cli_given(context, only[i].option) || strcmp(only[i].format, format) == 0)
            continue;
        g_set_error(error, CLI_USAGE_ERROR, 0, "--%s belongs to “export %s”", only[i].option,
                    only[i].format);
        return false;
    }
    return true;
}

/* A writer that says how far it is. */
typedef struct Counted {
    CeuWriteFunc write;
    gpointer data;
    CliProgress progress;
} Counted;

static bool
write_counted(gpointer data, const char *bytes, size_t size, GError **error)
{
    Counted *counted = data;

    cli_progress_add(&counted->progress, size);
    return counted->write(counted->data, bytes, size, error);
}

/* Bytes of the files attached, as they stand in an archive; the records are small beside them. */
static int64_t
archived_size(const GPtrArray *evidence, bool with_contents)
{
    int64_t size = 1;

    for (unsigned i = 0; with_contents && i < evidence->len; i++)
        size += ((const CeuEvidence *) g_ptr_array_index(evidence, i))->size / 3 * 4;
    return size;
}

/* Nothing is written before every file attached was seen to be whole. */
static bool
write_archive(const CliContext *context, CeuWriteFunc write, gpointer data, GError **error)
{
    const bool with_contents = !cli_given(context, "without-proofs");
    g_autoptr(CeuFacts) facts = NULL;
    g_autoptr(GPtrArray) evidence = NULL;
    Counted counted = { write, data, { 0 } };
    bool written;

    if (!ceu_tracker_snapshot(context->tracker, &facts, &evidence, error))
        return false;
    if (with_contents && !ceu_archive_check_contents(evidence, error))
        return false;
    counted.progress =
        cli_progress_begin(context, "writing", archived_size(evidence, with_contents));
    written = ceu_archive_write_to(facts, evidence, with_contents, write_counted, &counted, error);
    cli_progress_end(&counted.progress);
    if (!written)
        return false;
    if (!with_contents && evidence->len > 0)
        cli_note("%u file%s attached: the archive has the name%s, not the content", evidence->len,
                 evidence->len == 1 ? "" : "s", evidence->len == 1 ? "" : "s");
    return true;
}

static bool
export_archive(const CliContext *context, const char *output, GError **error)
{
    g_autoptr(CeuExportFile) file = NULL;

    if (output == NULL)
        return write_archive(context, cli_write_output, NULL, error);
    file = ceu_export_file_new(output, error);
    return file != NULL && write_archive(context, ceu_export_file_write, file, error) &&
           ceu_export_file_commit(file, error);
}

static bool
export_csv(const CliContext *context, const char *output, GError **error)
{
    g_autoptr(CeuFacts) facts = ceu_tracker_facts(context->tracker, error);
    g_autofree char *text = NULL;

    if (facts == NULL)
        return false;
    text = ceu_csv_write(facts, cli_given(context, "excel"));
    if (output != NULL)
        return ceu_export_write_file(output, text, strlen(text), error);
    cli_print_rendering(context->printer, g_steal_pointer(&text));
    return true;
}

static bool
export_text(CliContext *context, bool csv, GError **error)
{
    const char *output = cli_text(context, "output");

    if (g_strcmp0(output, "-") == 0)
        output = NULL;
    context->tracker = cli_open_to_read(context, error);
    if (context->tracker == NULL)
        return false;
    if (csv ? !export_csv(context, output, error) : !export_archive(context, output, error))
        return false;
    if (output != NULL)
        cli_note("written: %s", output);
    return true;
}

int
cli_run_export(CliContext *context, GError **error)
{
    const char *format = context->words[0];

    if (!is_format(format)) {
        g_set_error(error, CLI_USAGE_ERROR, 0,
                    "“%s” is no format to export: ics, csv, json or xlsx", format);
        return CEU_EXIT_USAGE;
    }
    if (!check_format_options(context, format, error))
        return CEU_EXIT_USAGE;
    if (strcmp(format, "ics") == 0)
        return run_helper(context, CEU_CALENDAR_EXPORT, CEU_CALENDAR_OPTION_OUTPUT, error);
    if (strcmp(format, "xlsx") == 0)
        return run_xlsx(context, error);
    return export_text(context, strcmp(format, "csv") == 0, error) ? CEU_EXIT_OK : CEU_EXIT_FAILED;
}

int
cli_run_calendar_publish(CliContext *context, GError **error)
{
    return run_helper(context, CEU_CALENDAR_PUBLISH, CEU_CALENDAR_OPTION_PATH, error);
}

int
cli_run_calendar_push(CliContext *context, GError **error)
{
    g_autoptr(GPtrArray) arguments = g_ptr_array_new_with_free_func(g_free);

    g_ptr_array_add(arguments, g_strdup(CEU_SYNC_PUSH));
    pass_text(context, arguments, CEU_SYNC_OPTION_AT);
    pass_flag(context, arguments, CEU_SYNC_OPTION_DRY_RUN);
    pass_flag(context, arguments, CEU_SYNC_OPTION_FORCE);
    pass_flag(context, arguments, CEU_SYNC_OPTION_STORE_PASSWORD);
    pass_flag(context, arguments, CEU_SYNC_OPTION_JSON);
    cli_exec_helper(context, CEU_SYNC_HELPER, arguments, error);
    return CEU_EXIT_FAILED;
}
