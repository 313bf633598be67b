/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calendar serve: the helper's work. */
#include "cmd.h"

const CliOption cli_calendar_serve_options[] = {
    { CEU_SERVE_OPTION_PORT, 0, CLI_NUMBER, "NUMBER",
      "the port, if not the one of the settings; 0: any that is free" },
    { CEU_SERVE_OPTION_PRINT_URL, 0, CLI_FLAG, NULL, "print the address to subscribe to, and end" },
    { CEU_SERVE_OPTION_NEW_URL, 0, CLI_FLAG, NULL,
      "make a new address, print it, and end; the old one is void" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

int
cli_run_calendar_serve(CliContext *context, GError **error)
{
    static const char *const flags[] = { CEU_SERVE_OPTION_PRINT_URL, CEU_SERVE_OPTION_NEW_URL };
    g_autoptr(GPtrArray) arguments = g_ptr_array_new_with_free_func(g_free);
    const CliValue *port = cli_value(context->values, CEU_SERVE_OPTION_PORT);

    if (port->given)
        g_ptr_array_add(arguments, g_strdup_printf("--%s=%" G_GINT64_FORMAT, CEU_SERVE_OPTION_PORT,
                                                   port->number));
    for (unsigned i = 0; i < G_N_ELEMENTS(flags); i++) {
        if (cli_given(context, flags[i]))
            g_ptr_array_add(arguments, g_strconcat("--", flags[i], NULL));
    }
    if (context->json)
        g_ptr_array_add(arguments, g_strdup("--" CEU_SERVE_OPTION_JSON));
    cli_exec_helper(context, CEU_SERVE_HELPER, arguments, error);
    return CEU_EXIT_FAILED;
}
