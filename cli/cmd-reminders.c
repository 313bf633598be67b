/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reminders, ack, snooze: what the notifications' buttons do, as commands. */
#include "cmd.h"

#include <locale.h>
#include <string.h>

#define SNOOZE_DEFAULT "1w"

const CliOption cli_reminders_options[] = {
    { "trust-clock", 0, CLI_FLAG, NULL,
      "the clock of this computer is right: its day is the newest trusted one from now on" },
    CLI_FORMAT_OPTION,
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

static const char *const reminder_keys[] = {
    "summary",   "id",        "key",      "urgency",  "state",         "body",
    "days_left", "lead_days", "attempts", "shown_at", "snoozed_until", NULL,
};

static const char *const urgency_words[] = {
    [CEU_BUBBLE_LOW] = "low",
    [CEU_BUBBLE_NORMAL] = "normal",
    [CEU_BUBBLE_CRITICAL] = "critical",
};

static void
print_reminder(CliPrinter *printer, const CeuReminderLine *line)
{
    const CeuReminder *reminder = line->reminder;

    cli_print_begin_row(printer);
    if (reminder->id > 0)
        cli_print_number(printer, "id", "No", reminder->id);
    else
        cli_print_text(printer, "id", "No",
                       NULL); /* seen from another day, or read-only: no number is given */
    cli_print_text(printer, "key", NULL, reminder->key);
    cli_print_text(printer, "urgency", "Urgency", urgency_words[line->urgency]);
    cli_print_text(printer, "state", "State", ceu_reminder_state_name(reminder->state));
    cli_print_text(printer, "summary", "What", line->summary);
    cli_print_text(printer, "body", NULL, line->body);
    cli_print_number(printer, "days_left", NULL, line->days_left);
    cli_print_number(printer, "lead_days", NULL, reminder->lead_days);
    cli_print_number(printer, "attempts", NULL, reminder->attempts);
    cli_print_instant(printer, "shown_at", NULL, reminder->shown_at);
    cli_print_instant(printer, "snoozed_until", NULL, reminder->snoozed_until);
    cli_print_end_row(printer);
}

/* The clock's verdict at @now is told if it is bad. */
static bool
is_clock_suspect(const CliContext *context, CeuInstant now, CeuClockVerdict *clock)
{
    return ceu_tracker_judge_clock(context->tracker, now, clock, NULL) &&
           clock->trust != CEU_TRUST_FINE;
}

/* Of the real day alone: another one asked for is no clock that is wrong. */
static void
print_clock(const CliContext *context)
{
    char today[CEU_DATE_TEXT_SIZE], trusted[CEU_DATE_TEXT_SIZE];
    CeuClockVerdict clock;

    if (ceu_date_compare(context->today, ceu_clock_today()) != 0 ||
        !is_clock_suspect(context, ceu_clock_now(), &clock))
        return;
    cli_print_line(context->printer,
                   "The clock of this computer says %s, the newest day known is %s: %s",
                   ceu_date_format(clock.today, today), ceu_date_format(clock.trusted, trusted),
                   clock.trust == CEU_TRUST_BEFORE_RELEASE
                       ? "set the clock"
                       : "set the clock, or if it is right: ceu reminders --trust-clock");
}

static int
trust_clock(CliContext *context, GError **error)
{
    char today[CEU_DATE_TEXT_SIZE];

    if (!ceu_tracker_trust_clock(context->tracker, ceu_clock_now(), error))
        return CEU_EXIT_FAILED;
    cli_print_result(context, true, 0, NULL, "The clock is trusted: today is %s",
                     ceu_date_format(ceu_clock_today(), today));
    return CEU_EXIT_OK;
}

int
cli_run_reminders(CliContext *context, GError **error)
{
    g_autoptr(CeuConfig) config = NULL;
    g_autoptr(GPtrArray) lines = NULL;
    unsigned i;

    if (cli_given(context, "trust-clock"))
        return trust_clock(context, error);
    if (!cli_print_as_lines(context->printer, cli_text(context, "format"), reminder_keys, error))
        return CEU_EXIT_USAGE;
    if (!context->json)
        setlocale(LC_MESSAGES,
                  ""); /* what the notifications say, in the language in which they say it */
    config = ceu_config_load(context->paths, error);
    if (config != NULL)
        lines = ceu_tracker_reminders(context->tracker, &config->remind, context->today, error);
    if (lines == NULL)
        return CEU_EXIT_FAILED;
    cli_print_begin(context->printer, "ceu.reminders/1");
    cli_print_day(context->printer, "today", NULL, context->today);
    cli_print_begin_list(context->printer, "reminders", "Nothing to be reminded of now.");
    for (i = 0; i < lines->len; i++)
        print_reminder(context->printer, g_ptr_array_index(lines, i));
    cli_print_end_list(context->printer);
    if (lines->len > 0 && ((const CeuReminderLine *) g_ptr_array_index(lines, 0))->reminder->id > 0)
        cli_print_line(context->printer, "Seen: ceu ack NUMBER. Later: ceu snooze NUMBER 1w");
    print_clock(context);
    cli_print_end(context->printer);
    return CEU_EXIT_OK;
}

int
cli_run_ack(CliContext *context, GError **error)
{
    g_autoptr(GString) numbers = g_string_new(NULL);
    CeuClockVerdict clock;
    int64_t id = 0;
    unsigned i;

    for (i = 0; i < context->word_count; i++) {
        if (!cli_parse_number(context->words[i], &id, error))
            return CEU_EXIT_USAGE;
    }
    for (i = 0; i < context->word_count; i++) {
        if (!cli_parse_number(context->words[i], &id, error) ||
            !ceu_tracker_acknowledge(context->tracker, id, context->now, error))
            return CEU_EXIT_FAILED;
        g_string_append_printf(numbers, "%s%s", i == 0 ? "" : ", ", context->words[i]);
    }
    cli_print_result(context, true, id, NULL, "%s acknowledged: silent %s", numbers->str,
                     is_clock_suspect(context, context->now, &clock)
                         ? "for a day, because the clock is not trusted (see: ceu reminders)"
                         : "until the next lead time");
    return CEU_EXIT_OK;
}

/* "12h" → hours; 0: not of that form. */
static int64_t
parse_hours(const char *text)
{
    g_autofree char *digits = g_strdup(text);
    const size_t length = strlen(digits);
    guint64 hours;

    if (length < 2 || digits[length - 1] != 'h')
        return 0;
    digits[length - 1] = '\0';
    if (!g_ascii_string_to_unsigned(digits, 10, 1, 24 * 366, &hours, NULL))
        return 0;
    return (int64_t) hours;
}

/* "1w", "3d", "12h", or any day: its first hour of reminders. */
static bool
parse_until(const CliContext *context, const char *text, CeuInstant *out, GError **error)
{
    const int64_t hours = parse_hours(text);
    const bool bare =
        g_ascii_isdigit(text[0]) && strchr(text, '-') == NULL && strchr(text, ' ') == NULL;
    g_autofree char *spelled = g_strconcat(bare ? "+" : "", text, NULL);
    g_autoptr(CeuConfig) config = NULL;
    g_autoptr(GError) local = NULL;
    CeuDate day;

    if (hours > 0) {
        out->usec = context->now.usec + hours * 3600 * G_USEC_PER_SEC;
        return true;
    }
    if (!ceu_date_parse_human(spelled, context->today, &day, &local)) {
        g_set_error(error, CLI_USAGE_ERROR, 0,
                    "“%s” is not a time to wait for: 12h, 3d, 1w, or a date", text);
        return false;
    }
    config = ceu_config_load(context->paths, error);
    if (config == NULL)
        return false;
    *out = ceu_clock_instant_at(day, config->remind.first_hour, 0);
    return true;
}

int
cli_run_snooze(CliContext *context, GError **error)
{
    const char *text = context->word_count > 1 ? context->words[1] : SNOOZE_DEFAULT;
    char day[CEU_DATE_TEXT_SIZE];
    CeuInstant until;
    int64_t id;

    if (!cli_parse_number(context->words[0], &id, error) ||
        !parse_until(context, text, &until, error))
        return CEU_EXIT_USAGE;
    if (!ceu_tracker_snooze(context->tracker, id, context->now, until, error))
        return CEU_EXIT_FAILED;
    cli_print_result(context, true, id, NULL, "%s put off until %s", context->words[0],
                     ceu_date_format(ceu_clock_day_of(until), day));
    return CEU_EXIT_OK;
}
