/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Completion: the program answers for the shells, from the table and the records. Never fails, never speaks. */
#include "complete.h"

#include "cmd.h"
#include "completions.h"

#include <string.h>

void
cli_offer(const Completion *self, const char *candidate, const char *help)
{
    g_autofree char *shown = NULL;

    if (g_ascii_strncasecmp(candidate, self->word, strlen(self->word)) != 0)
        return;
    shown = ceu_text_visible(help == NULL ? "" : help);
    g_string_append_printf(self->out, "%s%s%s%s\n", self->prefix, candidate,
                           shown[0] == '\0' ? "" : "\t", shown);
}

void
cli_offer_first_words(const Completion *self)
{
    const CliCommand *command;
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (command = cli_commands; command->name != NULL; command++) {
        const char *blank = strchr(command->name, ' ');
        g_autofree char *first = g_strndup(command->name, strcspn(command->name, " "));

        if (command->flags & CLI_HIDDEN || g_hash_table_contains(seen, first))
            continue;
        cli_offer(self, first, blank == NULL ? command->summary : cli_group_title(command->group));
        g_hash_table_add(seen, g_steal_pointer(&first));
    }
}

static void
offer_options(const Completion *self, const CliOption *options)
{
    const CliOption *option;

    for (option = options; option != NULL && option->name != NULL; option++) {
        g_autofree char *name = g_strconcat("--", option->name, NULL);

        cli_offer(self, name, option->help);
    }
}

/* (nullable): the option of @command or of all that @word spells. */
static const CliOption *
find_option(const CliCommand *command, const char *word)
{
    const CliOption *option;

    if (!g_str_has_prefix(word, "--"))
        return NULL;
    for (option = command->options; option != NULL && option->name != NULL; option++) {
        if (strcmp(option->name, word + 2) == 0)
            return option;
    }
    return cli_common_option(word);
}

/* The placeholder of the argument with number @index: the last one repeats. */
static void
offer_argument(const Completion *self, const CliCommand *command, unsigned index)
{
    g_auto(GStrv) specs = g_strsplit(command->args, " ", -1);
    const unsigned count = g_strv_length(specs);

    if (command->args[0] == '\0' || index >= command->max_args)
        return;
    cli_offer_for_spec(self, specs[MIN(index, count - 1)]);
}

/* Words between the command and the cursor: which argument is it, or the value of which option? */
static void
offer_in_command(Completion *self, const CliCommand *command, char **words)
{
    const CliOption *pending = NULL;
    const char *equals = strchr(self->word, '=');
    unsigned arguments = 0, i;

    for (i = 0; words[i + 1] != NULL; i++) {
        if (pending != NULL) {
            pending = NULL;
            continue;
        }
        pending = find_option(command, words[i]);
        if (pending != NULL && pending->kind == CLI_FLAG)
            pending = NULL;
        if (words[i][0] != '-')
            arguments++;
    }
    if (pending == NULL && self->word[0] == '-' && equals != NULL) {
        g_autofree char *name = g_strndup(self->word, (size_t) (equals - self->word));
        g_autofree char *prefix = g_strconcat(name, "=", NULL);

        pending = find_option(command, name);
        self->word = equals + 1;
        self->prefix = prefix;
        if (pending != NULL)
            cli_offer_for_option(self, command, pending);
        return;
    }
    if (pending != NULL) {
        cli_offer_for_option(self, command, pending);
        return;
    }
    if (self->word[0] == '-') {
        offer_options(self, command->options);
        offer_options(self, cli_common_options);
        return;
    }
    offer_argument(self, command, arguments);
}

static void
offer_second_words(const Completion *self, const char *group)
{
    const CliCommand *command;

    for (command = cli_commands; command->name != NULL; command++) {
        if (cli_in_group(command, group))
            cli_offer(self, strchr(command->name, ' ') + 1, command->summary);
    }
}

int
cli_run_complete(CliContext *context, GError **error)
{
    Completion self = {
        .context = context, .out = context->printer->out, .word = "", .prefix = ""
    };
    char **words = context->words;
    const CliCommand *command;
    g_autofree char *both = NULL;

    (void) error;
    context->today = ceu_clock_today();
    if (context->word_count > 0 && strcmp(words[0], "--") == 0)
        words++;
    if (words[0] == NULL)
        return CEU_EXIT_OK;
    self.word = words[g_strv_length(words) - 1];
    if (words[1] == NULL) {
        if (self.word[0] == '-')
            offer_options(&self, cli_common_options);
        else
            cli_offer_first_words(&self);
        return CEU_EXIT_OK;
    }
    if (cli_is_group(words[0])) {
        if (words[2] == NULL) {
            offer_second_words(&self, words[0]);
            return CEU_EXIT_OK;
        }
        both = g_strconcat(words[0], " ", words[1], NULL);
        words++;
    }
    command = cli_command_find(both == NULL ? words[0] : both);
    if (command != NULL)
        offer_in_command(&self, command, words + 1);
    return CEU_EXIT_OK;
}

int
cli_run_completion(CliContext *context, GError **error)
{
    static const struct {
        const char *shell, *script;
    } scripts[] = {
        { "bash", CLI_COMPLETION_BASH },
        { "zsh", CLI_COMPLETION_ZSH },
        { "fish", CLI_COMPLETION_FISH },
    };
    unsigned i;

    for (i = 0; i < G_N_ELEMENTS(scripts); i++) {
        if (strcmp(scripts[i].shell, context->words[0]) != 0)
            continue;
        cli_print_rendering(context->printer, g_strdup(scripts[i].script));
        return CEU_EXIT_OK;
    }
    g_set_error(error, CLI_USAGE_ERROR, 0, "no completion for “%s”: bash, zsh or fish",
                context->words[0]);
    return CEU_EXIT_USAGE;
}
