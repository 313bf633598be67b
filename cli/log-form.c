/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The questions of log, one by one. */
#include "log-form.h"

#include "activity.h"
#include "ask.h"
#include "complete.h"
#include "day.h"

#include <stdio.h>

typedef struct LogQuestion {
    const char *option; /* "provider"; NULL: an argument */
    const char *text;
    const char *spec; /* what Tab completes, as in the help; NULL: nothing */
    const char *breaks;
    /* Whether the answer can be; NULL: any text */
    bool (*check)(const CliContext *context, const char *answer, GError **error);
} LogQuestion;

static bool
check_units(const CliContext *context, const char *answer, GError **error)
{
    CeuUnits units;
    CeuUnit unit = CEU_UNIT_CEU;

    return cli_read_units(context, answer, &units, &unit, error);
}

static bool
check_title(const CliContext *context, const char *answer, GError **error)
{
    (void) context;
    if (answer[0] != '\0')
        return true;
    g_set_error_literal(error, CLI_USAGE_ERROR, 0, "an activity has a title");
    return false;
}

/* A day to come is refused here, not after the last question. */
static bool
check_day(const CliContext *context, const char *answer, GError **error)
{
    const bool planned = cli_given(context, "planned");
    g_autoptr(GPtrArray) remarks = g_ptr_array_new_with_free_func(g_free);
    CeuDate day = context->today;
    char text[CEU_DATE_TEXT_SIZE];

    if (!cli_read_near_day(context, answer, "the day", planned, remarks, &day, error))
        return false;
    if (planned || cli_given(context, "yes") || ceu_date_compare(day, context->today) <= 0)
        return true;
    g_set_error(error, CLI_USAGE_ERROR, 0,
                "%s is in the future; what is not done yet is logged by: ceu log --planned",
                ceu_date_format(day, text));
    return false;
}

static const LogQuestion word_questions[] = {
    { NULL, "Units, as on the certificate (1.5, 90min): ", NULL, "", check_units },
    { NULL, "Title: ", "TITLE", "", check_title },
};

static const LogQuestion option_questions[] = {
    { "on", "Day done (empty: today): ", "DATE", "", check_day },
    { "provider", "Provider (empty: not stated): ", "PROVIDER", "", NULL },
    { "index", "Approval or index number (empty: none): ", NULL, "", NULL },
    { "topic", "Topics or categories, “;” between two (empty: as the last time): ", "TOPIC", ";",
      NULL },
};

/* Until the answer can be. (transfer full) */
static bool
ask_until_right(CliContext *context, const LogQuestion *asked, bool needed, char **answer,
                GError **error)
{
    g_autofree char *offers =
        asked->spec == NULL ? NULL : cli_offers_for_spec(context, asked->spec);
    const CliQuestion question = { asked->text, offers, asked->breaks };

    for (;;) {
        g_autofree char *text = NULL;
        g_autoptr(GError) local = NULL;

        if (!cli_ask(context, &question, &text, error))
            return false;
        if (!needed && text[0] == '\0')
            return true;
        if (cli_check_text(text, "the answer", &local) &&
            (asked->check == NULL || asked->check(context, text, &local))) {
            *answer = g_steal_pointer(&text);
            return true;
        }
        cli_note("%s", local->message);
    }
}

static bool
ask_words(CliContext *context, GError **error)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);

    for (unsigned i = 0; i < context->word_count; i++)
        g_ptr_array_add(words, g_strdup(context->words[i]));
    while (words->len < G_N_ELEMENTS(word_questions)) {
        char *answer = NULL;

        if (!ask_until_right(context, &word_questions[words->len], true, &answer, error))
            return false;
        g_ptr_array_add(words, answer);
    }
    g_strfreev(context->words);
    context->word_count = words->len;
    g_ptr_array_add(words, NULL);
    context->words = (GStrv) g_ptr_array_steal(words, NULL);
    return true;
}

static bool
ask_options(CliContext *context, GError **error)
{
    for (size_t i = 0; i < G_N_ELEMENTS(option_questions); i++) {
        const LogQuestion *asked = &option_questions[i];
        g_autofree char *answer = NULL;

        if (cli_given(context, asked->option) ||
            (g_str_equal(asked->option, "topic") && cli_given(context, "category")))
            continue;
        if (!ask_until_right(context, asked, false, &answer, error))
            return false;
        if (answer != NULL)
            cli_value_answer(context->values, asked->option, answer, asked->breaks);
    }
    return true;
}

bool
cli_ask_activity(CliContext *context, GError **error)
{
    if (context->word_count >= G_N_ELEMENTS(word_questions))
        return true;
    if (context->word_count > 0 && !check_units(context, context->words[0], error))
        return false;
    (void) fputs("Tab completes what was recorded before; Ctrl-C records nothing.\n", stderr);
    return ask_words(context, error) && ask_options(context, error);
}
