/* SPDX-License-Identifier: GPL-3.0-or-later */
/* doctor: looks at everything a reminder needs on its way to the screen. */
#include "cmd.h"

#include "doctor.h"

#define WAIT_SECONDS 60
#define WAIT_MAX_SECONDS 300

const CliOption cli_doctor_options[] = {
    { "test", 0, CLI_FLAG, NULL, "show a notification, and wait for you to answer it" },
    { "wait", 0, CLI_NUMBER, "SECONDS", "how long --test waits, 1 to 300; 60 if not said" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

int
cli_run_doctor(CliContext *context, GError **error)
{
    g_autoptr(GPtrArray) findings =
        g_ptr_array_new_with_free_func((GDestroyNotify) ceu_finding_free);
    const char *wait = cli_text(context, "wait");
    int64_t seconds = WAIT_SECONDS;

    if (wait != NULL && !cli_parse_number(wait, &seconds, error))
        return CEU_EXIT_USAGE;
    if (seconds > WAIT_MAX_SECONDS) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "--wait takes 1 to %d seconds", WAIT_MAX_SECONDS);
        return CEU_EXIT_USAGE;
    }
    cli_doctor_records(context, findings);
    cli_doctor_inbox(context, findings);
    cli_doctor_daemon(context, findings);
    cli_doctor_service(findings);
    if (cli_given(context, "test"))
        cli_doctor_test(seconds, findings);
    return cli_print_findings(context->printer, "ceu.doctor/1", findings) ? CEU_EXIT_OK
                                                                          : CEU_EXIT_FAILED;
}
