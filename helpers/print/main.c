/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints a report as PDF: the program behind `ceu report … --format pdf`. It knows no records, only the report that comes in. */
#include "common/output.h"

#include <ceu/ceu.h>

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "print/draw.h"

#define INPUT_MAX_BYTES (256 * 1024 * 1024)
#define PART_BYTES (64 * 1024)
#define LETTER_MILLIMETRES 279 /* the height by which a locale says that its paper is Letter */

static const Paper papers[] = { { "a4", 595, 842 }, { "letter", 612, 792 } };

#ifdef __SANITIZE_ADDRESS__
/* Fontconfig keeps what it has read to the end; nothing of it is ours. */
CEU_API const char *__lsan_default_suppressions(void);
CEU_API const char *__lsan_default_options(void);

const char *
__lsan_default_suppressions(void)
{
    return "leak:libfontconfig.so";
}

const char *
__lsan_default_options(void)
{
    return "print_suppressions=0";
}
#endif

/* What the command line said. */
typedef struct Request {
    char *output; /* NULL: standard output */
    char *paper;  /* NULL: that of the locale */
} Request;

static void
request_clear(Request *request)
{
    g_free(request->output);
    g_free(request->paper);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Request, request_clear)

static bool
parse_request(Request *request, int argc, char **argv, GError **error)
{
    const GOptionEntry entries[] = {
        { CEU_PRINT_OPTION_OUTPUT, 'o', 0, G_OPTION_ARG_FILENAME, &request->output,
          "the file, - for standard output", "FILE" },
        { CEU_PRINT_OPTION_PAPER, 0, 0, G_OPTION_ARG_STRING, &request->paper,
          "a4 or letter; if not given, as the locale says", "PAPER" },
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);

    g_option_context_set_summary(context, "Reads a report (ceu.report/1) from standard input.\n\n"
                                          "Example:\n  ceu report transcript --json | ceu-print "
                                          "--output transcript.pdf");
    g_option_context_add_main_entries(context, entries, NULL);
    if (!g_option_context_parse(context, &argc, &argv, error))
        return false;
    if (argc != 1) {
        g_set_error(error, HELPER_USAGE_ERROR, 0, "“%s” is not expected; see ceu-print --help",
                    argv[1]);
        return false;
    }
    return helper_check_output(&request->output,
                               "a PDF file cannot be shown on a terminal; name a file: --output "
                               "transcript.pdf",
                               error);
}

/* NULL with @error: there is no such paper. */
static const Paper *
choose_paper(const char *name, GError **error)
{
    /* The C library answers with a number in the place of a pointer. */
    const int height = (int) (intptr_t) nl_langinfo(_NL_PAPER_HEIGHT);

    if (name == NULL)
        return &papers[height == LETTER_MILLIMETRES ? 1 : 0];
    for (size_t i = 0; i < G_N_ELEMENTS(papers); i++) {
        if (g_ascii_strcasecmp(papers[i].name, name) == 0)
            return &papers[i];
    }
    g_set_error(error, HELPER_USAGE_ERROR, 0, "--paper is a4 or letter, not “%s”", name);
    return NULL;
}

static GString *
read_input(GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree char *part = g_malloc(PART_BYTES);
    size_t count = PART_BYTES;

    while (count > 0 && text->len <= INPUT_MAX_BYTES) {
        count = fread(part, 1, PART_BYTES, stdin);
        g_string_append_len(text, part, (gssize) count);
    }
    if (ferror(stdin)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_IO, "standard input cannot be read: %s",
                    g_strerror(errno));
        return NULL;
    }
    if (text->len > INPUT_MAX_BYTES) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT, "the report is larger than %d MiB",
                    INPUT_MAX_BYTES / 1024 / 1024);
        return NULL;
    }
    return g_steal_pointer(&text);
}

/* Without any font pango would draw boxes, and call it good. */
static bool
check_fonts(Press *press, GError **error)
{
    g_autoptr(PangoLayout) probe = press_layout(press, TYPE_BODY, "a", 0);

    if (pango_layout_get_unknown_glyphs_count(probe) == 0)
        return true;
    g_set_error_literal(error, CEU_ERROR, CEU_ERROR_FAILED,
                        "no font is installed; install one (Debian: fonts-dejavu-core)");
    return false;
}

/* Twice: the foot of each page says how many there are. */
static bool
draw(const Report *report, const Paper *paper, GString *out, GError **error)
{
    g_autoptr(Press) count = press_new(paper, report->title, report->today, 0, NULL);
    g_autoptr(Press) press = NULL;

    if (!check_fonts(count, error))
        return false;
    draw_report(count, report);
    if (!press_finish(count, error))
        return false;
    press = press_new(paper, report->title, report->today, count->page, out);
    draw_report(press, report);
    if (!press_finish(press, error))
        return false;
    if (count->unknown > 0)
        helper_warn("%" G_GSIZE_FORMAT " characters are in no font of this machine and stand there "
                    "as boxes; install a font that has them (Debian: fonts-noto-core, "
                    "fonts-noto-cjk), and print again",
                    count->unknown);
    return true;
}

static bool
deliver(const Request *request, const GString *pages, GError **error)
{
    if (request->output != NULL) {
        if (!ceu_export_write_file(request->output, pages->str, pages->len, error))
            return false;
        helper_warn("written: %s", request->output);
        return true;
    }
    if (fwrite(pages->str, 1, pages->len, stdout) == pages->len && fflush(stdout) == 0)
        return true;
    g_set_error_literal(error, CEU_ERROR, (gint) ceu_error_from_errno(errno, CEU_ERROR_IO),
                        "standard output cannot be written; the file is incomplete there");
    return false;
}

static bool
run(const Request *request, GError **error)
{
    const Paper *paper = choose_paper(request->paper, error);
    g_autoptr(GString) input = NULL, pages = g_string_new(NULL);
    g_autoptr(Report) report = NULL;

    if (paper == NULL)
        return false;
    input = read_input(error);
    if (input != NULL)
        report = report_read(input->str, input->len, error);
    if (report == NULL || !draw(report, paper, pages, error)) {
        g_prefix_error(error, "no PDF was written: ");
        return false;
    }
    return deliver(request, pages, error);
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
    (void) setlocale(LC_NUMERIC, "C");
    (void) umask(077);
    if (!parse_request(&request, argc, argv, &error) || !run(&request, &error))
        return helper_report(error, false);
    return CEU_EXIT_OK;
}
