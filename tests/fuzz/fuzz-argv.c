/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line: any words are a request of THE table or one usage error; nothing is opened and nothing is run. */
#include "fuzz.h"

#include <string.h>

#include "request.h"

#define MOST_WORDS 40

/* One word a line. */
static GStrv
words_of(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *) data, size);

    return g_strsplit(text, "\n", MOST_WORDS);
}

static void
check_error(const GError *error)
{
    g_assert_nonnull(error);
    g_assert_true(error->domain == CLI_USAGE_ERROR);
    g_assert_cmpint(*error->message, !=, '\0');
}

static void
check_values(const CliContext *context)
{
    for (const CliOption *option = context->command->options;
         option != NULL && option->name != NULL; option++) {
        const CliValue *value = cli_value(context->values, option->name);

        g_assert_true(value->option == option);
        if (option->kind == CLI_NUMBER)
            g_assert_true(value->number >= 0 && value->number <= 1000000000);
        if (option->kind == CLI_DAY && value->given)
            g_assert_true(ceu_date_is_set(value->day));
        if (option->kind == CLI_STRING && value->given)
            g_assert_true(g_utf8_validate(value->text, -1, NULL));
    }
    g_assert_true(ceu_date_is_set(context->today));
}

/* What is left are words that were given, in their order. */
static void
check_rest(char **given, GStrv left)
{
    for (unsigned i = 0; left[i] != NULL; i++) {
        while (*given != NULL && strcmp(*given, left[i]) != 0)
            given++;
        g_assert_nonnull(*given);
        given++;
    }
}

static void
parse(CliContext *context)
{
    g_autoptr(GError) error = NULL;
    g_auto(GStrv) given = g_strdupv(context->words);

    if (!cli_request_parse(context, &error)) {
        check_error(error);
        return;
    }
    check_rest(given, context->words);
    if (context->values == NULL)
        return;
    check_values(context);
    if (!cli_request_check(context, &error)) {
        check_error(error);
        return;
    }
    g_assert_cmpuint(context->word_count, >=, context->command->min_args);
    g_assert_cmpuint(context->word_count, <=, context->command->max_args);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_auto(GStrv) words = words_of(data, size);
    CliRequest request = { 0 };
    CliContext context = { 0 };
    g_autoptr(GError) error = NULL;

    if (!cli_request_find(words, &request, &error)) {
        check_error(error);
        g_assert_null(request.words);
        return 0;
    }
    context.command = request.command;
    context.words = request.words;
    parse(&context);
    cli_values_free(context.values);
    g_strfreev(context.words);
    return 0;
}
