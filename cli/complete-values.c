/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may stand where a placeholder stands: from the rules and the records. */
#include "complete.h"

#include "activity.h"
#include "path.h"
#include "questions.h"
#include "subscribe.h"

#include <string.h>

#define ACTIVITIES_MAX 50
#define FILES_WANTED ":files" /* the shell completes file names itself */

static void
offer_bodies(const Completion *self)
{
    g_autoptr(CeuRulebook) rulebook = cli_load_rulebook(self->context, NULL);
    uint32_t i;

    for (i = 0; rulebook != NULL && i < ceu_rulebook_count(rulebook); i++)
        cli_offer(self, ceu_rulebook_nth(rulebook, i)->id, ceu_rulebook_nth(rulebook, i)->title);
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

            cli_offer(self, type->id, type->title);
        }
    }
}

CeuFacts *
cli_completion_facts(const Completion *self)
{
    if (self->context->tracker == NULL)
        self->context->tracker = ceu_tracker_open(self->context->paths, CEU_TRACKER_READ, NULL);
    return self->context->tracker == NULL ? NULL : ceu_tracker_facts(self->context->tracker, NULL);
}

static void
offer_credentials(const Completion *self)
{
    g_autoptr(CeuFacts) facts = cli_completion_facts(self);
    const CeuCredential *credentials;
    uint32_t count, i;

    if (facts == NULL)
        return;
    credentials = ceu_facts_credentials(facts, &count);
    for (i = 0; i < count; i++)
        cli_offer(self, credentials[i].type, credentials[i].body);
}

static void
offer_activities(const Completion *self)
{
    g_autoptr(CeuFacts) facts = cli_completion_facts(self);
    const CeuActivity *activities;
    uint32_t count, i;

    if (facts == NULL)
        return;
    activities = ceu_facts_activities(facts, &count);
    for (i = count; i > 0 && count - i < ACTIVITIES_MAX; i--) {
        g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, activities[i - 1].id);
        g_autofree char *described = cli_describe_activity(&activities[i - 1]);

        cli_offer(self, number, described);
    }
}

static void
offer_drafts(const Completion *self)
{
    g_autoptr(CeuFacts) facts = cli_completion_facts(self);
    const CeuDraft *drafts;
    uint32_t count, i;

    if (facts == NULL)
        return;
    drafts = ceu_facts_drafts(facts, &count);
    for (i = 0; i < count; i++) {
        g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, drafts[i].id);

        cli_offer(self, number, drafts[i].title != NULL ? drafts[i].title : drafts[i].name);
    }
}

static void
offer_reminders(const Completion *self)
{
    const CeuRemindPolicy policy = ceu_remind_policy_default();
    g_autoptr(CeuFacts) facts = cli_completion_facts(self);
    g_autoptr(GPtrArray) lines = NULL;
    unsigned i;

    if (facts == NULL)
        return;
    lines = ceu_tracker_reminders(self->context->tracker, &policy, self->context->today, NULL);
    for (i = 0; lines != NULL && i < lines->len; i++) {
        const CeuReminderLine *line = g_ptr_array_index(lines, i);
        g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, line->reminder->id);

        if (line->reminder->id > 0)
            cli_offer(self, number, line->summary);
    }
}

bool
cli_completion_says(const Completion *self, const char *word)
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

        if (cli_completion_says(self, body->id))
            offer_of(self, body);
    }
}

static void
offer_traits_of(const Completion *self, const CeuBody *body)
{
    for (guint k = 0; k < body->traits->len; k++) {
        const CeuTrait *trait = g_ptr_array_index(body->traits, k);

        cli_offer(self, trait->id, trait->title);
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

        if (!cli_completion_says(self, trait->id) || trait->values == NULL)
            continue;
        for (guint n = 0; trait->values[n] != NULL; n++)
            cli_offer(self, trait->values[n], NULL);
    }
}

static void
offer_answers(const Completion *self)
{
    offer_by_body(self, offer_answers_of);
    cli_offer(self, "none", "take the answer back");
}

static void
offer_duties_of(const Completion *self, const CeuBody *body)
{
    for (guint k = 0; k < body->rules->len; k++) {
        const CeuRule *rule = g_ptr_array_index(body->rules, k);

        if (cli_is_duty(rule))
            cli_offer(self, rule->id, cli_duty_title(rule));
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

            for (guint k = 0; cli_completion_says(self, type->id) && k < body->rules->len; k++) {
                const CeuRule *rule = g_ptr_array_index(body->rules, k);

                if (rule->kind == CEU_RULE_PREREQUISITE &&
                    ceu_path_rule_applies(rule, type, self->context->today))
                    cli_offer(self, rule->id, rule->prerequisite.title);
            }
        }
    }
}

static void
offer_steps(const Completion *self)
{
    g_autoptr(CeuFacts) facts = cli_completion_facts(self);
    const CeuPathStep *steps = NULL;
    uint32_t count = 0;

    if (facts != NULL)
        steps = ceu_facts_path_steps(facts, &count);
    for (uint32_t i = 0; i < count; i++) {
        g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, steps[i].id);
        g_autofree char *text = cli_path_describe_step(&steps[i]);

        cli_offer(self, number, text);
    }
}

static void
offer_settings(const Completion *self)
{
    const char *const *names = ceu_config_names();
    unsigned i;

    for (i = 0; names[i] != NULL; i += 2)
        cli_offer(self, names[i], names[i + 1]);
}

static void
offer_programs(const Completion *self)
{
    for (const CliProgram *program = cli_programs; program->name != NULL; program++)
        cli_offer(self, program->name, program->title);
}

/* Pools that are named by more than their body. */
static void
offer_pools(const Completion *self)
{
    g_autoptr(CeuFacts) facts = cli_completion_facts(self);
    const CeuView *view = facts == NULL ? NULL : cli_view(self->context, NULL);

    for (guint i = 0; view != NULL && i < view->assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(view->assessment->pools, i);

        if (strchr(pool->id, '/') != NULL)
            cli_offer(self, pool->id, pool->body->title);
    }
}

/* Of the setting on the line: its present value, and what else there is to say. */
static void
offer_setting_values(const Completion *self)
{
    const char *const *names = ceu_config_names();

    for (unsigned i = 0; names[i] != NULL; i += 2) {
        g_autofree char *value = NULL;

        if (!cli_completion_says(self, names[i]))
            continue;
        value = ceu_config_get(self->context->paths, names[i], NULL);
        if (value == NULL)
            return;
        if (g_str_equal(value, "yes") || g_str_equal(value, "no"))
            cli_offer(self, g_str_equal(value, "yes") ? "no" : "yes", names[i + 1]);
        if (value[0] != '\0')
            cli_offer(self, value, "as it is");
    }
}

static void
offer_sort_fields(const Completion *self)
{
    static const char *const fields[] = { "date", "units", "title", "provider", "number" };

    for (unsigned i = 0; i < G_N_ELEMENTS(fields); i++) {
        g_autofree char *other_way = g_strconcat("-", fields[i], NULL);

        cli_offer(self, fields[i], NULL);
        cli_offer(self, other_way, "the other way round");
    }
}

static void
offer_waits(const Completion *self)
{
    cli_offer(self, "1d", "a day");
    cli_offer(self, "3d", "three days");
    cli_offer(self, "1w", "a week");
    cli_offer(self, "2w", "two weeks");
}

static void
offer_days(const Completion *self)
{
    cli_offer(self, "today", NULL);
    cli_offer(self, "yesterday", NULL);
    cli_offer(self, "tomorrow", NULL);
}

static void
offer_files(const Completion *self)
{
    g_string_append(self->out, FILES_WANTED "\n");
}

/* What may stand where, by the placeholder of the help. */
static const struct Completer {
    const char *placeholder;
    void (*offer)(const Completion *self);
    char separator; /* between two parts of one word; 0: it has one part */
    void (*offer_after)(const Completion *self); /* for the last part; NULL: nothing can be said */
} completers[] = {
    { "BODY", offer_bodies, 0, NULL },
    { "BODY[,BODY]", offer_bodies, ',', offer_bodies },
    { "BODY[:DATE]", offer_bodies, ':', offer_days },
    { "BODY=YYYY-MM", offer_bodies, '=', NULL },
    { "TYPE", offer_types, 0, NULL },
    { "TYPE[=DATE]", offer_types, '=', offer_days },
    { "TYPE[,TYPE]", offer_types, ',', offer_types },
    { "CREDENTIAL", offer_credentials, 0, NULL },
    { "POOL", offer_pools, 0, NULL },
    { "NUMBER", offer_activities, 0, NULL },
    { "DRAFT", offer_drafts, 0, NULL },
    { "REMINDER", offer_reminders, 0, NULL },
    { "UNTIL", offer_waits, 0, NULL },
    { "SETTING", offer_settings, 0, NULL },
    { "VALUE", offer_setting_values, 0, NULL },
    { "TRAIT", offer_traits, 0, NULL },
    { "ANSWER", offer_answers, 0, NULL },
    { "DUTY", offer_duties, 0, NULL },
    { "DATE", offer_days, 0, NULL },
    { "FILE", offer_files, 0, NULL },
    { "COMMAND", cli_offer_first_words, 0, NULL },
    { "PREREQUISITE", offer_prerequisites, 0, NULL },
    { "STEP", offer_steps, 0, NULL },
    { "PROGRAM", offer_programs, 0, NULL },
    { "TITLE", cli_offer_titles, 0, NULL },
    { "PROVIDER", cli_offer_providers, 0, NULL },
    { "TOPIC", cli_offer_topics, 0, NULL },
    { "FIELD[,-FIELD]", offer_sort_fields, ',', offer_sort_fields },
};

/* Options of any text, by name: what was typed there before. */
static const struct {
    const char *option;
    void (*offer)(const Completion *self);
} text_completers[] = {
    { "provider", cli_offer_providers }, { "topic", cli_offer_topics },
    { "category", cli_offer_topics },    { "format", cli_offer_formats },
    { "origin", cli_offer_origins },
};

/* The last part of a word of several parts: what stands before it goes in front of each candidate. */
static void
offer_composed(const Completion *self, const struct Completer *completer)
{
    const char *separator =
        completer->separator == 0 ? NULL : strrchr(self->word, completer->separator);
    g_autofree char *before = NULL, *prefix = NULL;
    Completion part = *self;

    if (separator == NULL) {
        completer->offer(self);
        return;
    }
    before = g_strndup(self->word, (size_t) (separator - self->word) + 1);
    prefix = g_strconcat(self->prefix, before, NULL);
    part.prefix = prefix;
    part.word = separator + 1;
    if (completer->offer_after != NULL)
        completer->offer_after(&part);
}

static void
offer_for_placeholder(const Completion *self, const char *placeholder)
{
    unsigned i;

    for (i = 0; i < G_N_ELEMENTS(completers); i++) {
        if (strcmp(completers[i].placeholder, placeholder) == 0)
            offer_composed(self, &completers[i]);
    }
}

void
cli_offer_for_spec(const Completion *self, const char *spec)
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
            cli_offer(self, choices[i], NULL);
    }
}

char *
cli_offers_for_spec(CliContext *context, const char *spec)
{
    const Completion all = {
        .context = context, .out = g_string_new(NULL), .word = "", .prefix = ""
    };

    cli_offer_for_spec(&all, spec);
    return g_string_free(all.out, FALSE);
}

/* A category of log is a topic; that of a credential is something else. */
static bool
is_of_activity(const CliCommand *command, const CliOption *option)
{
    return !g_str_has_prefix(command->name, "credential") &&
           !(g_str_equal(command->name, "whatif add") && g_str_equal(option->name, "category"));
}

void
cli_offer_for_option(const Completion *self, const CliCommand *command, const CliOption *option)
{
    if (option->arg == NULL || option->kind == CLI_NUMBER)
        return;
    cli_offer_for_spec(self, option->arg);
    if (!g_str_equal(option->arg, "TEXT") || !is_of_activity(command, option))
        return;
    for (unsigned i = 0; i < G_N_ELEMENTS(text_completers); i++) {
        if (g_str_equal(text_completers[i].option, option->name))
            text_completers[i].offer(self);
    }
}
