/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line about what the daemon does at present, for the service manager. */
#include "status-text.h"

char *
status_text(const char *fault, bool has_records, bool has_server, CeuInstant next)
{
    CeuDate day = ceu_clock_day_of(next);
    int minute = ceu_clock_minute_of_day(next);
    char text[CEU_DATE_TEXT_SIZE];

    if (fault != NULL)
        return g_strdup(fault);
    if (!has_records)
        return g_strdup("Waiting for the first records (ceu init)");
    return g_strdup_printf("%s; looks again %s %02d:%02d",
                           has_server ? "Reminding" : "Waiting for a notification server",
                           ceu_date_format(day, text), minute / 60, minute % 60);
}
