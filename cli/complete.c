/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Completion: the program answers for the shells, from the table and the records. Never fails, never speaks. */
#include "cmd.h"

#include "completions.h"
#include "path.h"
#include "questions.h"
#include "subscribe.h"

#include <string.h>

#define ACTIVITIES_MAX 50
#define FILES_WANTED ":files" /* the shell completes file names itself */

typedef struct Completion {
    CliContext *context;
    const char *word;   /* the word under the cursor */
    const char *prefix; /* "--format=" in front of each candidate; "" otherwise */
} Completion;

static void
offer(const Completion *self, const char *candidate, const char *help)
{
    g_autofree char *shown = NULL;

    if (g_ascii_strncasecmp(candidate, self->word, strlen(self->word)) != 0)
        return;
    shown = ceu_text_visible(help == NULL ? "" : help);
    g_string_append_printf(self->context->printer->out, "%s%s%s%s\n", self->prefix, candidate,
                           shown[0] == '\0' ? "" : "\t", shown);
}

static void
offer_bodies(const Completion *self)
{
    g_autoptr(CeuRulebook) rulebook = cli_load_rulebook(self->context, NULL);
    uint32_t i;

    for (i = 0; rulebook != NULL && i < ceu_rulebook_count(rulebook); i++)
        offer(self, ceu_rulebook_nth(rulebook, i)->id, ceu_rulebook_nth(rulebook, i)->title);
}

static void
offer_types(const Completion *self)
{
    g_autoptr(CeuRulebook) rulebook = cli_load_rulebook(self->context, NULL);
    uint32_t i;
    unsigned k;

    for (i = 0; rulebook != NULL && i < ceu_rulebook_count(rulebook); i++) {
        const CeuBody *body = ceu_rulebook_nth(rulebook, i);

        for (k = 0; k < body->types->len; k++) {
            const CeuCredentialType *type = g_ptr_array_index(body->types, k);

            offer(self, type->id, type->title);
        }
    }
}

/* (nullable) (transfer full): what is recorded, if there is a store. */
static CeuFacts *
load_facts(const Completion *self)
{
    if (self->context->tracker == NULL)
        self->context->tracker = ceu_tracker_open(self->context->paths, CEU_TRACKER_READ, NULL);
    return self->context->tracker == NULL ? NULL : ceu_tracker_facts(self->context->tracker, NULL);
}

static void
offer_credentials(const Completion *self)
{
    g_autoptr(CeuFacts) facts = load_facts(self);
    const CeuCredential *credentials;
    uint32_t count, i;

    if (facts == NULL)
        return;
    credentials = ceu_facts_credentials(facts, &count);
    for (i = 0; i < count; i++)
        offer(self, credentials[i].type, credentials[i].body);
}

static void
offer_activities(const Completion *self)
{
    g_autoptr(CeuFacts) facts = load_facts(self);
    const CeuActivity *activities;
    uint32_t count, i;

    if (facts == NULL)
        return;
    activities = ceu_facts_activities(facts, &count);
    for (i = count; i > 0 && count - i < ACTIVITIES_MAX; i--) {
        g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, activities[i - 1].id);

        offer(self, number, activities[i - 1].title);
    }
}

static void
offer_reminders(const Completion *self)
{
    const CeuRemindPolicy policy = ceu_remind_policy_default();
    g_autoptr(CeuFacts) facts = load_facts(self);
    g_autoptr(GPtrArray) lines = NULL;
    unsigned i;

    if (facts == NULL)
        return;
    lines = ceu_tracker_reminders(self->context->tracker, &policy, self->context->today, NULL);
    for (i = 0; lines != NULL && i < lines->len; i++) {
        const CeuReminderLine *line = g_ptr_array_index(lines, i);
        g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, line->reminder->id);

        if (line->reminder->id > 0)
            offer(self, number, line->summary);
    }
}

/* Whether @word stands anywhere on the line. */
static bool
says(const Completion *self, const char *word)
{
    unsigned i;

    for (i = 0; self->context->words[i] != NULL; i++) {
        if (g_ascii_strcasecmp(self->context->words[i], word) == 0)
            return true;
    }
    return false;
}

/* Calls @offer_of for every body whose id stands on the line. */
static void
offer_by_body(const Completion *self, void (*offer_of)(const Completion *self, const CeuBody *body))
{
    g_autoptr(CeuRulebook) rulebook = cli_load_rulebook(self->context, NULL);

    for (uint32_t i = 0; rulebook != NULL && i < ceu_rulebook_count(rulebook); i++) {
        const CeuBody *body = ceu_rulebook_nth(rulebook, i);

        if (says(self, body->id))
            offer_of(self, body);
    }
}

static void
offer_traits_of(const Completion *self, const CeuBody *body)
{
    for (guint k = 0; k < body->traits->len; k++) {
        const CeuTrait *trait = g_ptr_array_index(body->traits, k);

        offer(self, trait->id, trait->title);
    }
}

static void
offer_traits(const Completion *self)
{
    offer_by_body(self, offer_traits_of);
}

static void
offer_answers_of(const Completion *self, const CeuBody *body)
{
    for (guint k = 0; k < body->traits->len; k++) {
        const CeuTrait *trait = g_ptr_array_index(body->traits, k);

        if (!says(self, trait->id) || trait->values == NULL)
            continue;
        for (guint n = 0; trait->values[n] != NULL; n++)
            offer(self, trait->values[n], NULL);
    }
}

static void
offer_answers(const Completion *self)
{
    offer_by_body(self, offer_answers_of);
    offer(self, "none", "take the answer back");
}

static void
offer_duties_of(const Completion *self, const CeuBody *body)
{
    for (guint k = 0; k < body->rules->len; k++) {
        const CeuRule *rule = g_ptr_array_index(body->rules, k);

        if (cli_is_duty(rule))
            offer(self, rule->id, cli_duty_title(rule));
    }
}

static void
offer_duties(const Completion *self)
{
    offer_by_body(self, offer_duties_of);
}

/* Prerequisites of the credential on the line. */
static void
offer_prerequisites(const Completion *self)
{
    g_autoptr(CeuRulebook) rulebook = cli_load_rulebook(self->context, NULL);

    for (uint32_t i = 0; rulebook != NULL && i < ceu_rulebook_count(rulebook); i++) {
        const CeuBody *body = ceu_rulebook_nth(rulebook, i);

        for (guint t = 0; t < body->types->len; t++) {
            const CeuCredentialType *type = g_ptr_array_index(body->types, t);

            for (guint k = 0; says(self, type->id) && k < body->rules->len; k++) {
                const CeuRule *rule = g_ptr_array_index(body->rules, k);

                if (rule->kind == CEU_RULE_PREREQUISITE &&
                    ceu_path_rule_applies(rule, type, self->context->today))
                    offer(self, rule->id, rule->prerequisite.title);
            }
        }
    }
}

static void
offer_steps(const Completion *self)
{
    g_autoptr(CeuFacts) facts = load_facts(self);
    const CeuPathStep *steps = NULL;
    uint32_t count = 0;

    if (facts != NULL)
        steps = ceu_facts_path_steps(facts, &count);
    for (uint32_t i = 0; i < count; i++) {
        g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, steps[i].id);
        g_autofree char *text = cli_path_describe_step(&steps[i]);

        offer(self, number, text);
    }
}

static void
offer_settings(const Completion *self)
{
    const char *const *names = ceu_config_names();
    unsigned i;

    for (i = 0; names[i] != NULL; i += 2)
        offer(self, names[i], names[i + 1]);
}

static void
offer_programs(const Completion *self)
{
    for (const CliProgram *program = cli_programs; program->name != NULL; program++)
        offer(self, program->name, program->title);
}

static void
offer_days(const Completion *self)
{
    offer(self, "today", NULL);
    offer(self, "yesterday", NULL);
    offer(self, "tomorrow", NULL);
}

static void
offer_first_words(const Completion *self)
{
    const CliCommand *command;
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (command = cli_commands; command->name != NULL; command++) {
        const char *blank = strchr(command->name, ' ');
        g_autofree char *first = g_strndup(command->name, strcspn(command->name, " "));

        if (command->flags & CLI_HIDDEN || g_hash_table_contains(seen, first))
            continue;
        offer(self, first, blank == NULL ? command->summary : cli_group_title(command->group));
        g_hash_table_add(seen, g_steal_pointer(&first));
    }
}

static void
offer_files(const Completion *self)
{
    g_string_append(self->context->printer->out, FILES_WANTED "\n");
}

static const struct {
    const char *placeholder;
    void (*offer)(const Completion *self);
} completers[] = {
    { "BODY", offer_bodies },         { "BODY[,BODY]", offer_bodies },
    { "BODY[:DATE]", offer_bodies },  { "BODY=DATE", offer_bodies },
    { "TYPE", offer_types },          { "TYPE[=DATE]", offer_types },
    { "TYPE[,TYPE]", offer_types },   { "CREDENTIAL", offer_credentials },
    { "NUMBER", offer_activities },   { "REMINDER", offer_reminders },
    { "SETTING", offer_settings },    { "TRAIT", offer_traits },
    { "ANSWER", offer_answers },      { "DUTY", offer_duties },
    { "DATE", offer_days },           { "FILE", offer_files },
    { "COMMAND", offer_first_words }, { "PREREQUISITE", offer_prerequisites },
    { "STEP", offer_steps },          { "PROGRAM", offer_programs },
};

static void
offer_for_placeholder(const Completion *self, const char *placeholder)
{
    unsigned i;

    for (i = 0; i < G_N_ELEMENTS(completers); i++) {
        if (strcmp(completers[i].placeholder, placeholder) == 0)
            completers[i].offer(self);
    }
}

/* @spec: "BODY", "ics|csv|json", "[BODY|CREDENTIAL|NUMBER]", "FILE…". */
static void
offer_for_spec(const Completion *self, const char *spec)
{
    g_autofree char *bare = g_strdup(spec);
    g_auto(GStrv) choices = NULL;
    unsigned i;

    if (bare[0] == '[' && g_str_has_suffix(bare, "]")) {
        bare[strlen(bare) - 1] = '\0';
        memmove(bare, bare + 1, strlen(bare));
    }
    if (g_str_has_suffix(bare, "…"))
        bare[strlen(bare) - strlen("…")] = '\0';
    choices = g_strsplit(bare, "|", -1);
    for (i = 0; choices[i] != NULL; i++) {
        if (g_ascii_isupper(choices[i][0]))
            offer_for_placeholder(self, choices[i]);
        else
            offer(self, choices[i], NULL);
    }
}

static void
offer_options(const Completion *self, const CliOption *options)
{
    const CliOption *option;

    for (option = options; option != NULL && option->name != NULL; option++) {
        g_autofree char *name = g_strconcat("--", option->name, NULL);

        offer(self, name, option->help);
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
    offer_for_spec(self, specs[MIN(index, count - 1)]);
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
        if (pending != NULL && pending->arg != NULL)
            offer_for_spec(self, pending->arg);
        return;
    }
    if (pending != NULL) {
        offer_for_spec(self, pending->arg);
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
            offer(self, strchr(command->name, ' ') + 1, command->summary);
    }
}

int
cli_run_complete(CliContext *context, GError **error)
{
    Completion self = { .context = context, .word = "", .prefix = "" };
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
            offer_first_words(&self);
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
