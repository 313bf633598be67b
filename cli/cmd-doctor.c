/* SPDX-License-Identifier: GPL-3.0-or-later */
/* doctor: looks at everything a reminder needs on its way to the screen. */
#include "cmd.h"

#include "doctor.h"

int
cli_run_doctor(CliContext *context, GError **error)
{
    g_autoptr(GPtrArray) findings =
        g_ptr_array_new_with_free_func((GDestroyNotify) ceu_finding_free);

    (void) error;
    cli_doctor_records(context, findings);
    cli_doctor_service(findings);
    return cli_print_findings(context->printer, "ceu.doctor/1", findings) ? CEU_EXIT_OK
                                                                          : CEU_EXIT_FAILED;
}
