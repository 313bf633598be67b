/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the packet of `ceu report audit`: reads from standard input what goes in, and writes a ZIP file. It knows no records. */
#include "common/output.h"

#include <ceu/ceu.h>

#include <locale.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pack/packet.h"

static bool
parse_request(char **output, int argc, char **argv, GError **error)
{
    const GOptionEntry entries[] = {
        { CEU_PACK_OPTION_OUTPUT, 'o', 0, G_OPTION_ARG_FILENAME, output,
          "the file, - for standard output", "FILE" },
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);

    g_option_context_set_summary(context, "Reads a list (ceu.pack/1) from standard input; it is "
                                          "run by: ceu report audit BODY --output FILE");
    g_option_context_add_main_entries(context, entries, NULL);
    if (!g_option_context_parse(context, &argc, &argv, error))
        return false;
    if (argc != 1) {
        g_set_error(error, HELPER_USAGE_ERROR, 0, "“%s” is not expected; see ceu-pack --help",
                    argv[1]);
        return false;
    }
    return helper_check_output(output,
                               "a packet cannot be shown on a terminal; name a file: --output "
                               "audit.zip",
                               error);
}

static bool
run(const char *output, GError **error)
{
    json_error_t reason;
    json_t *list = json_loadf(stdin, 0, &reason);
    bool done;

    if (list == NULL)
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "%d:%d: %s", reason.line, reason.column,
                    reason.text);
    done = list != NULL && packet_write(list, output, error);
    if (!done && g_error_matches(*error, CEU_ERROR, CEU_ERROR_PARSE))
        g_prefix_error(error, "what came in is no list of a packet: ");
    json_decref(list);
    return done;
}

int
main(int argc, char **argv)
{
    g_autofree char *output = NULL;
    g_autoptr(GError) error = NULL;

    /* A full disk and a closed pipe are errors to report, not reasons to vanish. */
    (void) signal(SIGXFSZ, SIG_IGN);
    (void) signal(SIGPIPE, SIG_IGN);
    (void) setlocale(LC_ALL, "");
    (void) umask(077);
    if (!parse_request(&output, argc, argv, &error))
        return helper_report(error, false);
    if (!run(output, &error)) {
        g_prefix_error(&error, "no packet was written: ");
        return helper_report(error, false);
    }
    return CEU_EXIT_OK;
}
