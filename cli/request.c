/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the command line: which command they name, its options, its arguments. */
#include "request.h"

#include <string.h>

#include "suggest.h"

#define DEFAULT_COMMAND "status"

static void
collect_names(GPtrArray *names, const char *group)
{
    const CliCommand *command;

    for (command = cli_commands; command->name != NULL; command++) {
        if (command->flags & CLI_HIDDEN)
            continue;
        if (group == NULL)
            g_ptr_array_add(names, g_strndup(command->name, strcspn(command->name, " ")));
        else if (cli_in_group(command, group))
            g_ptr_array_add(names, g_strdup(strchr(command->name, ' ') + 1));
    }
}

static void
set_unknown_command(const char *word, const char *group, GError **error)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    const char *nearest, *prefix = group == NULL ? "" : group, *blank = group == NULL ? "" : " ";

    collect_names(names, group);
    nearest = cli_suggest(word, names);
    if (nearest != NULL)
        g_set_error(error, CLI_USAGE_ERROR, 0, "no command “%s%s%s”; did you mean “%s%s%s”?",
                    prefix, blank, word, prefix, blank, nearest);
    else
        g_set_error(error, CLI_USAGE_ERROR, 0, "no command “%s%s%s”; see: ceu help", prefix, blank,
                    word);
}

/* How many of @words are common options (with their values) in front of the command's name. */
static unsigned
count_leading_options(char **words)
{
    unsigned i = 0;

    while (words[i] != NULL && words[i][0] == '-') {
        const CliOption *option = cli_common_option(words[i]);

        if (option == NULL)
            break;
        if (option->kind != CLI_FLAG && strchr(words[i], '=') == NULL && words[i + 1] != NULL)
            i++;
        i++;
    }
    return i;
}

/* Leading options go after the command's name, so that `ceu --json due` is `ceu due --json`. */
static GStrv
gather_words(char **words, unsigned leading, unsigned name_length)
{
    GPtrArray *all = g_ptr_array_new();
    unsigned i;

    for (i = 0; i < leading; i++)
        g_ptr_array_add(all, g_strdup(words[i]));
    for (i = leading + name_length; words[i] != NULL; i++)
        g_ptr_array_add(all, g_strdup(words[i]));
    g_ptr_array_add(all, NULL);
    return (GStrv) g_ptr_array_free(all, FALSE);
}

/* A group alone lists what is in it. */
static bool
find_in_group(char **words, unsigned leading, CliRequest *request, GError **error)
{
    const char *group = words[leading], *word = words[leading + 1];
    const bool bare = word == NULL || word[0] == '-';
    g_autofree char *name = NULL;

    if (bare && word != NULL && cli_common_option(word) != NULL &&
        cli_common_option(word)->letter == 'h') {
        request->command = cli_command_find("help");
        request->words = g_new0(char *, 2);
        request->words[0] = g_strdup(group);
        return true;
    }
    name = g_strdup_printf("%s %s", group, bare ? "list" : word);
    request->command = cli_command_find(name);
    if (request->command == NULL && bare) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "“%s” needs to know what to do; see: ceu help %s",
                    group, group);
        return false;
    }
    if (request->command == NULL) {
        set_unknown_command(word, group, error);
        return false;
    }
    request->words = gather_words(words, leading, bare ? 1 : 2);
    return true;
}

bool
cli_request_find(char **words, CliRequest *request, GError **error)
{
    const unsigned leading = count_leading_options(words);
    const char *word = words[leading];

    if (word != NULL && (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0)) {
        request->command = cli_command_find("version");
        request->words = gather_words(words, leading, 1);
        return true;
    }
    if (word == NULL || word[0] == '-') {
        const bool help = leading == 1 && cli_common_option(words[0])->letter == 'h';

        request->command = cli_command_find(help ? "help" : DEFAULT_COMMAND);
        request->words = gather_words(words, help ? 0 : leading, help ? 1 : 0);
        return true;
    }
    if (cli_is_group(word))
        return find_in_group(words, leading, request, error);
    request->command = cli_command_find(word);
    if (request->command == NULL || strchr(word, ' ') != NULL) {
        set_unknown_command(word, NULL, error);
        return false;
    }
    request->words = gather_words(words, leading, 1);
    return true;
}

/* What is missing is asked for by the command itself. */
static bool
may_ask(const CliContext *context)
{
    return context->command->flags & CLI_ASKS && !context->json && context->printer != NULL &&
           context->printer->terminal.interactive;
}

bool
cli_request_check(const CliContext *context, GError **error)
{
    const CliCommand *command = context->command;
    unsigned i;

    if (context->word_count < command->min_args && !may_ask(context)) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "“%s” needs %s", command->name, command->args);
        return false;
    }
    if (context->word_count > command->max_args) {
        g_autofree char *shown = ceu_text_visible(context->words[command->max_args]);

        g_set_error(error, CLI_USAGE_ERROR, 0,
                    "“%s” cannot use “%s” (a text with blanks needs quotes)", command->name, shown);
        return false;
    }
    for (i = 0; i < context->word_count && !(command->flags & CLI_TAKES_FILES); i++) {
        if (!cli_check_text(context->words[i], "an argument", error))
            return false;
    }
    return true;
}

bool
cli_request_parse(CliContext *context, GError **error)
{
    const CeuDate real_today = ceu_clock_today();

    if (!(context->command->flags & CLI_RAW_WORDS)) {
        context->values = cli_values_parse(context->command->options, context->command->name,
                                           &context->words, real_today, error);
        if (context->values == NULL)
            return false;
        context->today = cli_day(context, "at", real_today);
    }
    context->word_count = g_strv_length(context->words);
    context->now = ceu_clock_now();
    if (context->values != NULL && cli_given(context, "at"))
        context->now = ceu_clock_instant_at(context->today, 12, 0);
    return true;
}
