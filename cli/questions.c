/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Traits and duties of a body, by name; answers, checked. */
#include "questions.h"

#include "suggest.h"

#include <string.h>

/* "yes, no or later". */
static char *
join_or(const GStrv words)
{
    const unsigned count = g_strv_length(words);
    g_autoptr(GString) all = g_string_new(NULL);
    unsigned i;

    for (i = 0; i < count; i++)
        g_string_append_printf(all, "%s%s", i == 0 ? "" : i + 1 == count ? " or " : ", ", words[i]);
    return g_string_free(g_steal_pointer(&all), FALSE);
}

char *
cli_possible_answers(const CeuTrait *trait)
{
    return trait->values == NULL ? g_strdup("YYYY-MM-DD or YYYY-MM") : join_or(trait->values);
}

bool
cli_asks_birth(const CeuBody *body)
{
    unsigned i;

    for (i = 0; i < body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(body->rules, i);

        if (rule->kind == CEU_RULE_ANCHOR &&
            (rule->anchor.kind == CEU_ANCHOR_BIRTH || rule->anchor.parity == CEU_PARITY_BIRTH_YEAR))
            return true;
    }
    return false;
}

const CeuTrait *
cli_birth_trait(void)
{
    static char id[] = CEU_TRAIT_BIRTH, title[] = "When were you born?";
    static const CeuTrait birth = { .id = id, .title = title, .values = NULL };

    return &birth;
}

/* "no WHAT “x” of Body; did you mean y?", or "…: a, b, c". */
static void
set_not_known(const CeuBody *body, const char *what, const char *word, const GPtrArray *known,
              GError **error)
{
    const char *nearest = cli_suggest(word, known);
    g_autoptr(GString) all = g_string_new(NULL);
    unsigned i;

    for (i = 0; i < known->len; i++)
        g_string_append_printf(all, "%s%s", i == 0 ? "" : ", ",
                               (const char *) g_ptr_array_index(known, i));
    if (nearest != NULL)
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND, "%s has no %s “%s”; did you mean %s?",
                    body->name, what, word, nearest);
    else
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND, "%s has no %s “%s”; there %s%s",
                    body->name, what, word, known->len == 0 ? "is none" : "are: ", all->str);
}

const CeuTrait *
cli_find_trait(const CeuBody *body, const char *name, GError **error)
{
    g_autoptr(GPtrArray) known = g_ptr_array_new();
    unsigned i;

    for (i = 0; i < body->traits->len; i++) {
        const CeuTrait *trait = g_ptr_array_index(body->traits, i);

        if (g_ascii_strcasecmp(trait->id, name) == 0)
            return trait;
        g_ptr_array_add(known, trait->id);
    }
    if (g_ascii_strcasecmp(name, CEU_TRAIT_BIRTH) == 0)
        return cli_birth_trait();
    set_not_known(body, "question", name, known, error);
    return NULL;
}

/* A day, or a month of a year; not after @today for a birthday. */
static bool
check_day(const CeuTrait *trait, const char *text, CeuDate today, GError **error)
{
    const bool month_only = strlen(text) == strlen("YYYY-MM");
    g_autofree char *whole = g_strconcat(text, month_only ? "-01" : "", NULL);
    const bool birth = strcmp(trait->id, CEU_TRAIT_BIRTH) == 0;
    CeuDate day;

    if (!ceu_date_parse(whole, &day, NULL)) {
        g_set_error(error, CLI_USAGE_ERROR, 0,
                    "“%s” is no day: write YYYY-MM-DD or YYYY-MM, such as 1984-11-05", text);
        return false;
    }
    if (birth && ceu_date_compare(day, today) > 0) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "%s is in the future: a birthday has been", text);
        return false;
    }
    return true;
}

/* (nullable): the answer of @trait that @text spells. */
static const char *
find_value(const CeuTrait *trait, const char *text)
{
    unsigned i;

    for (i = 0; trait->values[i] != NULL; i++) {
        if (g_ascii_strcasecmp(trait->values[i], text) == 0)
            return trait->values[i];
    }
    return NULL;
}

bool
cli_read_answer(const CeuTrait *trait, const char *text, CeuDate today, char **out, GError **error)
{
    const char *value = trait->values == NULL ? text : find_value(trait, text);
    g_autoptr(GPtrArray) known = g_ptr_array_new();
    g_autofree char *possible = NULL;
    const char *nearest;
    unsigned i;

    if (trait->values == NULL && !check_day(trait, text, today, error))
        return false;
    if (value != NULL) {
        *out = g_strdup(value);
        return true;
    }
    for (i = 0; trait->values[i] != NULL; i++)
        g_ptr_array_add(known, trait->values[i]);
    nearest = cli_suggest(text, known);
    possible = cli_possible_answers(trait);
    if (nearest != NULL)
        g_set_error(error, CLI_USAGE_ERROR, 0, "%s is %s, not “%s”; did you mean %s?", trait->id,
                    possible, text, nearest);
    else
        g_set_error(error, CLI_USAGE_ERROR, 0, "%s is %s, not “%s”", trait->id, possible, text);
    return false;
}

bool
cli_is_duty(const CeuRule *rule)
{
    return rule->kind == CEU_RULE_ACT || rule->kind == CEU_RULE_PREREQUISITE ||
           (rule->kind == CEU_RULE_DUTY && rule->clock == CEU_CLOCK_UNITS);
}

const char *
cli_duty_title(const CeuRule *rule)
{
    if (rule->kind == CEU_RULE_ACT)
        return rule->act.title;
    return rule->kind == CEU_RULE_DUTY ? rule->duty.title : rule->prerequisite.title;
}

const CeuRule *
cli_find_duty(const CeuBody *body, const char *id, GError **error)
{
    g_autoptr(GPtrArray) known = g_ptr_array_new();
    const CeuRule *found = NULL;
    unsigned i;

    for (i = 0; i < body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(body->rules, i);

        if (!cli_is_duty(rule))
            continue;
        if (g_ascii_strcasecmp(rule->id, id) == 0)
            found = rule;
        if (!g_ptr_array_find_with_equal_func(known, rule->id, g_str_equal, NULL))
            g_ptr_array_add(known, rule->id);
    }
    if (found == NULL)
        set_not_known(body, "duty", id, known, error);
    return found;
}
