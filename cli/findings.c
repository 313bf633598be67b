/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line a finding, its remedy below it. */
#include "findings.h"

static void
print_lines(CliPrinter *printer, const CeuFinding *finding)
{
    cli_print_line(printer, "%s  %s%s%s",
                   finding->ok ? (finding->remedy == NULL ? "ok  " : "warn") : "FAIL",
                   finding->what, finding->detail == NULL ? "" : ": ",
                   finding->detail == NULL ? "" : finding->detail);
    if (finding->remedy != NULL)
        cli_print_line(printer, "      %s", finding->remedy);
}

bool
cli_print_findings(CliPrinter *printer, const char *schema, const GPtrArray *findings)
{
    bool ok = true;
    unsigned i;

    for (i = 0; i < findings->len; i++)
        ok = ok && ((const CeuFinding *) g_ptr_array_index(findings, i))->ok;
    cli_print_begin(printer, schema);
    cli_print_flag(printer, "ok", NULL, ok);
    cli_print_begin_list(printer, "findings", NULL);
    for (i = 0; i < findings->len; i++) {
        const CeuFinding *finding = g_ptr_array_index(findings, i);

        cli_print_begin_row(printer);
        cli_print_flag(printer, "ok", NULL, finding->ok);
        cli_print_text(printer, "what", NULL, finding->what);
        cli_print_text(printer, "detail", NULL, finding->detail);
        cli_print_text(printer, "remedy", NULL, finding->remedy);
        cli_print_end_row(printer);
        print_lines(printer, finding);
    }
    cli_print_end_list(printer);
    cli_print_end(printer);
    return ok;
}

void
cli_find(GPtrArray *findings, CliDegree degree, const char *what, char *detail, const char *remedy)
{
    CeuFinding *finding = g_new0(CeuFinding, 1);

    finding->ok = degree != CLI_FAIL;
    finding->what = g_strdup(what);
    finding->detail = detail;
    finding->remedy = degree == CLI_FINE ? NULL : g_strdup(remedy);
    g_ptr_array_add(findings, finding);
}
