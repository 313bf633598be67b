/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the records as a workbook: the program behind `ceu export xlsx`. */
#include "common/output.h"

#include <ceu/ceu.h>

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "xlsx/sheets.h"

/* What the command line said. */
typedef struct Request {
    char *output; /* NULL or "-": standard output */
    char *at;
} Request;

static void
request_clear(Request *request)
{
    g_free(request->output);
    g_free(request->at);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Request, request_clear)

static bool
parse_request(Request *request, int argc, char **argv, GError **error)
{
    const GOptionEntry entries[] = {
        { CEU_XLSX_OPTION_OUTPUT, 'o', 0, G_OPTION_ARG_FILENAME, &request->output,
          "the file, - for standard output", "FILE" },
        { CEU_XLSX_OPTION_AT, 0, 0, G_OPTION_ARG_STRING, &request->at, "as if today were DAY",
          "DAY" },
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);

    g_option_context_set_summary(context, "Example:\n  ceu-xlsx --output records.xlsx");
    g_option_context_add_main_entries(context, entries, NULL);
    if (!g_option_context_parse(context, &argc, &argv, error))
        return false;
    if (argc != 1) {
        g_set_error(error, HELPER_USAGE_ERROR, 0, "“%s” is not expected; see ceu-xlsx --help",
                    argv[1]);
        return false;
    }
    return helper_check_output(&request->output,
                               "a workbook cannot be shown on a terminal; name a file: ceu export "
                               "xlsx --output records.xlsx",
                               error);
}

static GBytes *
make_workbook(const Request *request, GError **error)
{
    g_autoptr(CeuPaths) paths = ceu_paths_new_from_environment();
    g_autoptr(CeuTracker) tracker = NULL;
    g_autoptr(CeuView) view = NULL;
    g_autoptr(Book) book = NULL;
    CeuDate day = ceu_clock_today();

    if (request->at != NULL && !ceu_date_parse_human(request->at, day, &day, error))
        return NULL;
    tracker = ceu_tracker_open(paths, CEU_TRACKER_READ, error);
    if (tracker != NULL)
        view = ceu_tracker_view(tracker, day, error);
    if (view != NULL)
        book = book_new(day, error);
    if (book == NULL)
        return NULL;
    sheet_activities(book, view->facts);
    sheet_progress(book, view->assessment);
    sheet_deadlines(book, view->assessment);
    return book_finish(book, error);
}

static bool
print_out(const char *data, size_t size, GError **error)
{
    if (fwrite(data, 1, size, stdout) == size && fflush(stdout) == 0)
        return true;
    g_set_error_literal(error, CEU_ERROR, (gint) (errno == ENOSPC ? CEU_ERROR_FULL : CEU_ERROR_IO),
                        "standard output cannot be written; the workbook is incomplete there");
    return false;
}

static bool
run(const Request *request, GError **error)
{
    g_autoptr(GBytes) workbook = make_workbook(request, error);
    size_t size;
    const char *data;

    if (workbook == NULL) {
        g_prefix_error(error, "no workbook was written: ");
        return false;
    }
    data = g_bytes_get_data(workbook, &size);
    if (request->output == NULL)
        return print_out(data, size, error);
    if (!ceu_export_write_file(request->output, data, size, error))
        return false;
    helper_warn("written: %s", request->output);
    return true;
}

int
main(int argc, char **argv)
{
    g_auto(Request) request = { 0 };
    g_autoptr(GError) error = NULL;

    /* A full disk and a closed pipe are errors to report, not reasons to vanish. */
    (void) signal(SIGXFSZ, SIG_IGN);
    (void) signal(SIGPIPE, SIG_IGN);
    (void) setlocale(LC_ALL, "");
    /* libxlsxwriter writes numbers by printf(), and a workbook has points. */
    (void) setlocale(LC_NUMERIC, "C");
    (void) umask(077);
    if (!parse_request(&request, argc, argv, &error) || !run(&request, &error))
        return helper_report(error, false);
    return CEU_EXIT_OK;
}
