/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads and describes activities for log and edit. */
#include "activity.h"

#include "ask.h"
#include "credential.h"
#include "day.h"
#include "proof.h"

#include <string.h>

#define PLAUSIBLE_YEARS 10

static const struct {
    const char *one, *several;
} unit_words[] = {
    [CEU_UNIT_CEU] = { "CEU", "CEU" },
    [CEU_UNIT_HOUR] = { "hour", "hours" },
    [CEU_UNIT_MINUTE] = { "minute", "minutes" },
    [CEU_UNIT_IACET] = { "IACET CEU", "IACET CEU" },
    [CEU_UNIT_SEMESTER] = { "semester hour", "semester hours" },
};
_Static_assert(G_N_ELEMENTS(unit_words) == CEU_UNIT_COUNT, "a word for every unit");

const char *
cli_unit_word(CeuUnit unit, CeuUnits amount)
{
    return amount.milli == 1000 ? unit_words[unit].one : unit_words[unit].several;
}

static bool
read_unit_word(const char *word, CeuUnit *unit, GError **error)
{
    if (ceu_unit_from_name(word, unit))
        return true;
    g_set_error(error, CLI_USAGE_ERROR, 0,
                "“%s” is not a unit: ceu, hour, minute, iacet or semester", word);
    return false;
}

bool
cli_read_units(const CliContext *context, const char *text, CeuUnits *units, CeuUnit *unit,
               GError **error)
{
    const size_t length = strspn(text, "0123456789.");
    g_autofree char *number = g_strndup(text, length);
    g_autofree char *word = g_strstrip(g_strdup(text + length));
    const char *option = cli_text(context, "unit");
    g_autoptr(GError) local = NULL;
    CeuUnit stated;

    if (!ceu_units_parse(length == 0 ? text : number, units, &local)) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "%s", local->message);
        return false;
    }
    if (units->milli <= 0) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "an activity has more than 0 units, not “%s”", text);
        return false;
    }
    if (word[0] == '\0')
        return option == NULL || read_unit_word(option, unit, error);
    if (!read_unit_word(word, &stated, error))
        return false;
    *unit = stated;
    if (option != NULL && (!read_unit_word(option, &stated, error) || stated != *unit)) {
        if (error == NULL || *error == NULL)
            g_set_error(error, CLI_USAGE_ERROR, 0, "“%s” and --unit %s say different units", text,
                        option);
        return false;
    }
    return true;
}

/* An option's text as a field: NULL if empty, which clears it. */
static void
take_text(const CliContext *context, const char *name, const char **field)
{
    const char *text = cli_text(context, name);

    if (text != NULL)
        *field = text[0] == '\0' ? NULL : text;
}

static const char *
join_topics(const CliContext *context, GStringChunk *strings)
{
    static const char *const names[] = { "topic", "category" };
    g_autoptr(GString) all = g_string_new(NULL);
    unsigned i, k;

    for (i = 0; i < G_N_ELEMENTS(names); i++) {
        GStrv list = cli_list(context, names[i]);

        for (k = 0; list != NULL && list[k] != NULL; k++) {
            if (list[k][0] == '\0')
                continue;
            if (all->len > 0)
                g_string_append_c(all, ';');
            g_string_append(all, list[k]);
        }
    }
    return all->len == 0 ? NULL : g_string_chunk_insert(strings, all->str);
}

/* "AAPC, ahima" → "aapc,ahima"; each must be a body of the rules. */
static bool
read_bodies(const CliContext *context, const char *text, GStringChunk *strings, const char **out,
            GError **error)
{
    g_autoptr(CeuRulebook) rulebook = NULL;
    g_autoptr(GString) all = g_string_new(NULL);
    g_auto(GStrv) names = g_strsplit(text, ",", -1);
    unsigned i;

    *out = NULL;
    if (text[0] == '\0')
        return true;
    rulebook = cli_load_rulebook(context, error);
    if (rulebook == NULL)
        return false;
    for (i = 0; names[i] != NULL; i++) {
        const CeuBody *body = cli_find_body(rulebook, g_strstrip(names[i]), error);

        if (body == NULL)
            return false;
        g_string_append_printf(all, "%s%s", all->len > 0 ? "," : "", body->id);
    }
    *out = g_string_chunk_insert(strings, all->str);
    return true;
}

/* "cpc, CCS" → "CPC,CCS"; each must be a credential of the rules. */
static bool
read_types(const CliContext *context, const char *text, GStringChunk *strings, const char **out,
           GError **error)
{
    g_autoptr(CeuRulebook) rulebook = NULL;
    g_autoptr(GString) all = g_string_new(NULL);
    g_auto(GStrv) names = g_strsplit(text, ",", -1);
    unsigned i;

    *out = NULL;
    if (text[0] == '\0')
        return true;
    rulebook = cli_load_rulebook(context, error);
    if (rulebook == NULL)
        return false;
    for (i = 0; names[i] != NULL; i++) {
        const CeuCredentialType *type = cli_find_any_type(rulebook, g_strstrip(names[i]), error);

        if (type == NULL)
            return false;
        g_string_append_printf(all, "%s%s", all->len > 0 ? "," : "", type->id);
    }
    *out = g_string_chunk_insert(strings, all->str);
    return true;
}

/* An origin must be known to some body: a typing error would silently miss a quota. */
static bool
check_origin(const CliContext *context, const char *origin, GError **error)
{
    g_autoptr(CeuRulebook) rulebook = NULL;
    uint32_t i;

    if (origin == NULL)
        return true;
    rulebook = cli_load_rulebook(context, error);
    if (rulebook == NULL)
        return false;
    for (i = 0; i < ceu_rulebook_count(rulebook); i++) {
        if (ceu_body_origin(ceu_rulebook_nth(rulebook, i), origin) != NULL)
            return true;
    }
    g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                "no body knows the origin “%s”; see: ceu rules show BODY", origin);
    return false;
}

bool
cli_read_activity(const CliContext *context, CeuActivity *activity,
                  const CliActivityReading *reading, GError **error)
{
    GStringChunk *strings = reading->strings;
    const char *bodies = cli_text(context, "for"), *types = cli_text(context, "pin-for");

    if (!cli_read_near_day(context, cli_text(context, "on"), "--on", reading->ahead,
                           reading->remarks, &activity->done, error))
        return false;
    take_text(context, "provider", &activity->provider);
    take_text(context, "index", &activity->index);
    take_text(context, "format", &activity->format);
    take_text(context, "origin", &activity->origin);
    take_text(context, "note", &activity->note);
    if (cli_given(context, "topic") || cli_given(context, "category"))
        activity->topics = join_topics(context, strings);
    if (bodies != NULL && !read_bodies(context, bodies, strings, &activity->accepted_by, error))
        return false;
    if (types != NULL && !read_types(context, types, strings, &activity->pin_for, error))
        return false;
    return !cli_given(context, "origin") || check_origin(context, activity->origin, error);
}

static bool
is_far(const CliContext *context, CeuDate day)
{
    const int months = 12 * PLAUSIBLE_YEARS;

    return ceu_date_compare(day, ceu_date_add_months(context->today, -months, CEU_MONTH_CLAMP)) <
               0 ||
           ceu_date_compare(day, ceu_date_add_months(context->today, months, CEU_MONTH_CLAMP)) > 0;
}

static bool
check_future(const CliContext *context, const CeuActivity *activity, GError **error)
{
    char day[CEU_DATE_TEXT_SIZE];

    if (activity->planned || ceu_date_compare(activity->done, context->today) <= 0)
        return true;
    g_set_error(error, CLI_USAGE_ERROR, 0,
                "%s is in the future; if it is not done yet, add --planned, if the date is right, "
                "add --yes",
                ceu_date_format(activity->done, day));
    return false;
}

bool
cli_check_done(const CliContext *context, const CeuActivity *activity, GError **error)
{
    char day[CEU_DATE_TEXT_SIZE];

    if (cli_given(context, "yes"))
        return true;
    if (!is_far(context, activity->done))
        return check_future(context, activity, error);
    g_set_error(error, CLI_USAGE_ERROR, 0,
                "%s is more than %d years away; if it is right, add --yes",
                ceu_date_format(activity->done, day), PLAUSIBLE_YEARS);
    return false;
}

bool
cli_confirm_done(const CliContext *context, const CeuActivity *activity, GError **error)
{
    g_autofree char *question = NULL;
    char day[CEU_DATE_TEXT_SIZE];

    if (!cli_given(context, "yes") && is_far(context, activity->done)) {
        question = g_strdup_printf("%s is more than %d years away. Is that right?",
                                   ceu_date_format(activity->done, day), PLAUSIBLE_YEARS);
        if (cli_confirm(context, question))
            return check_future(context, activity, error);
    }
    return cli_check_done(context, activity, error);
}

char *
cli_describe_activity(const CeuActivity *activity)
{
    char day[CEU_DATE_TEXT_SIZE], units[CEU_UNITS_TEXT_SIZE];

    return g_strdup_printf("%s %s “%s” on %s%s", ceu_units_format(activity->units, units),
                           cli_unit_word(activity->unit, activity->units), activity->title,
                           ceu_date_format(activity->done, day),
                           activity->planned ? " (planned)" : "");
}

static const CeuItem *
find_item(const CeuPool *pool, const CeuFacts *facts, int64_t id)
{
    uint32_t count, i;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);

    for (i = 0; i < pool->items->len; i++) {
        const CeuItem *item = &g_array_index(pool->items, CeuItem, i);

        if (item->activity < count && activities[item->activity].id == id)
            return item;
    }
    return NULL;
}

/* The reason without the word that the line says already. */
static const char *
short_reason(CeuReason reason)
{
    const char *text = ceu_reason_text(reason);

    return g_str_has_prefix(text, "counts, ") ? text + strlen("counts, ") : text;
}

static char *
describe_effect(const CeuPool *pool, const CeuItem *item)
{
    const CeuRequirement *total = g_ptr_array_index(pool->requirements, 0);
    char counted[CEU_UNITS_TEXT_SIZE], sum[CEU_UNITS_TEXT_SIZE], required[CEU_UNITS_TEXT_SIZE];

    ceu_units_format(item->counted, counted);
    ceu_units_format(total->counted, sum);
    ceu_units_format(total->required, required);
    if (!ceu_reason_counts(item->reason))
        return g_strdup_printf("%s: counts 0 (%s), still %s of %s", pool->body->name,
                               short_reason(item->reason), sum, required);
    if (item->reason != CEU_REASON_COUNTED)
        return g_strdup_printf("%s: counts %s (%s), now %s of %s", pool->body->name, counted,
                               short_reason(item->reason), sum, required);
    return g_strdup_printf("%s: counts %s, now %s of %s", pool->body->name, counted, sum, required);
}

GPtrArray *
cli_effects_of_activity(const CliContext *context, int64_t id, GError **error)
{
    g_autoptr(CeuView) view = ceu_tracker_view(context->tracker, context->today, error);
    GPtrArray *lines;
    unsigned i;

    if (view == NULL)
        return NULL;
    lines = g_ptr_array_new_with_free_func(g_free);
    for (i = 0; i < view->assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(view->assessment->pools, i);
        const CeuItem *item = find_item(pool, view->facts, id);

        if (pool->has_cycle && item != NULL && pool->requirements->len > 0)
            g_ptr_array_add(lines, describe_effect(pool, item));
        else if (!pool->has_cycle && !pool->candidate)
            g_ptr_array_add(
                lines, g_strdup_printf("%s: not known yet; see: ceu status", pool->body->name));
    }
    g_ptr_array_extend_and_steal(lines, cli_proof_missing(view, id));
    return lines;
}

bool
cli_attach(CeuEdit *edit, int64_t id, const char *path, GError **error)
{
    g_autoptr(GError) local = NULL;

    if (ceu_edit_attach(edit, id, path, &local))
        return true;
    if (g_error_matches(local, CEU_ERROR, CEU_ERROR_EXISTS))
        g_set_error(error, CEU_ERROR, CEU_ERROR_EXISTS,
                    "%s is kept with this activity already; nothing was recorded", path);
    else
        g_propagate_error(error, g_steal_pointer(&local));
    return false;
}
