/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads days that leave the year or the order open, and says how they were taken. */
#include "day.h"

#include <string.h>

/* "“11/03” is taken as 2026-11-03, the last one, month first (setting import.date-order)". (transfer full) */
static char *
describe_guess(const char *text, CeuDate date, unsigned guesses, bool ahead)
{
    const char *which = ahead ? ", the next one" : ", the last one";
    char day[CEU_DATE_TEXT_SIZE];

    return g_strdup_printf(
        "“%s” is taken as %s%s%s", text, ceu_date_format(date, day),
        guesses & CEU_DATE_GUESSED_YEAR ? which : "",
        guesses & CEU_DATE_GUESSED_ORDER ? ", month first (setting import.date-order)" : "");
}

/* The settings are only asked where they matter. */
static bool
read_order(const CliContext *context, const char *text, CeuDateOrder *out, GError **error)
{
    g_autoptr(CeuConfig) config = NULL;

    if (strchr(text, '/') == NULL)
        return true;
    config = ceu_config_load(context->paths, error);
    if (config == NULL)
        return false;
    *out = config->date_order;
    return true;
}

bool
cli_read_near_day(const CliContext *context, const char *text, const char *what, bool ahead,
                  GPtrArray *remarks, CeuDate *out, GError **error)
{
    CeuDateReading how = { .today = context->today, .past = !ahead };
    g_autoptr(GError) local = NULL;
    unsigned guesses;

    if (text == NULL)
        return true;
    if (!read_order(context, text, &how.order, error))
        return false;
    if (!ceu_date_parse_near(text, &how, out, &guesses, &local)) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "%s: %s", what, local->message);
        return false;
    }
    if (guesses != 0)
        g_ptr_array_add(remarks, describe_guess(text, *out, guesses, ahead));
    return true;
}

bool
cli_read_done_day(const CliContext *context, CeuDate otherwise, GPtrArray *remarks, CeuDate *out,
                  GError **error)
{
    CeuDate day = otherwise;

    if (!cli_read_near_day(context, cli_text(context, "on"), "--on", false, remarks, &day, error))
        return false;
    *out = day;
    return true;
}
