/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a calendar item says. Nothing here may depend on today: who imported a calendar sees the text until the facts
 * change, and a feed whose text changed each day would be sent anew each day.
 */
#include "core/agenda-words.h"

#include <ceu/text.h>
#include <stdint.h>
#include <string.h>

#include "core/remind-words.h"

#define NAME_CHARACTERS 40        /* enough for any name that is one */
#define CREDENTIALS_CHARACTERS 60 /* of all together */
#define MISSING_LINES_MAX 8       /* a calendar is no report */

static char *
short_text(const char *text, size_t max)
{
    g_autofree char *visible = ceu_text_visible(text);

    /* Some readers take off blanks at the ends of a text, so that it would never be what they have. */
    return ceu_text_cut(g_strstrip(visible), max, SIZE_MAX);
}

static char *
credentials_of(const CeuPool *pool)
{
    g_autoptr(GString) text = g_string_new(NULL);

    for (guint i = 0; i < pool->credentials->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(pool->credentials, i);

        g_string_append_printf(text, "%s%s", i == 0 ? "" : ", ", credential->type);
    }
    return short_text(text->str, CREDENTIALS_CHARACTERS);
}

char *
ceu_agenda_summary(const CeuAgendaSaying *saying)
{
    const CeuLanguage *language = saying->language;
    const CeuStage *stage = saying->stage;
    g_autofree char *name = short_text(saying->pool->body->name, NAME_CHARACTERS);
    g_autofree char *credentials = credentials_of(saying->pool);
    const char *title = ceu_say(language, ceu_stage_title(stage->kind, stage->clock));
    g_autofree char *summary = NULL;

    if (saying->lead_days == 0)
        /* Translators: body, what is on that day ("Dues due"), credentials. */
        summary = g_strdup_printf(ceu_say(language, "%s: %s (%s)"), name, title, credentials);
    else
        summary = g_strdup_printf(
            /* Translators: body, what is on that day ("Dues due"), days until then, credentials. */
            ceu_say_n(language, "%s: %s in %d day (%s)", "%s: %s in %d days (%s)",
                      (unsigned long) saying->lead_days),
            name, title, saying->lead_days, credentials);
    if (stage->assumption == NULL)
        return g_steal_pointer(&summary);
    /* Translators: behind the title of a calendar entry whose day is not known for certain. */
    return g_strdup_printf(ceu_say(language, "%s – date assumed"), summary);
}

/* "12 of 36 CEUs recorded." */
static void
append_recorded(GString *text, const CeuAgendaSaying *saying, const CeuRequirement *total)
{
    char counted[CEU_UNITS_TEXT_SIZE], required[CEU_UNITS_TEXT_SIZE];
    const CeuLanguage *language = saying->language;

    ceu_units_format(total->counted, counted);
    ceu_units_format(total->required, required);
    g_string_append_printf(text,
                           /* Translators: how many are recorded, of how many, unit. */
                           ceu_say_n(language, "%s of %s %ss recorded.", "%s of %s %ss recorded.",
                                     total->counted.milli == 1000 ? 1 : 2),
                           counted, required, ceu_remind_unit(language, saying->pool));
    g_string_append_c(text, '\n');
}

static bool
is_missing(const CeuRequirement *requirement)
{
    switch (requirement->kind) {
    case CEU_REQUIREMENT_MINIMUM:
        return !requirement->met && requirement->missing.milli > 0;
    case CEU_REQUIREMENT_DUTY:
        return !requirement->met &&
               (requirement->rule == NULL || requirement->rule->clock == CEU_CLOCK_UNITS);
    case CEU_REQUIREMENT_TOTAL: /* said already */
    case CEU_REQUIREMENT_MAXIMUM:
    case CEU_REQUIREMENT_PREREQUISITE:
    case CEU_REQUIREMENT_EXPERIENCE:
    case CEU_REQUIREMENT_KIND_COUNT:
        break;
    }
    return false;
}

static void
append_missing(GString *text, const CeuAgendaSaying *saying)
{
    const GPtrArray *requirements = saying->judged->requirements;
    unsigned lines = 0;

    for (guint i = 0; i < requirements->len && lines < MISSING_LINES_MAX; i++) {
        const CeuRequirement *requirement = g_ptr_array_index(requirements, i);
        g_autofree char *missing = NULL;

        if (!is_missing(requirement))
            continue;
        lines++;
        if (requirement->kind == CEU_REQUIREMENT_MINIMUM) {
            missing = ceu_remind_missing(saying->language, saying->judged, requirement);
            g_string_append_printf(text, "%s.\n", missing);
            continue;
        }
        missing = short_text(requirement->title, NAME_CHARACTERS);
        /* Translators: the name of a duty, such as a course, that is not done yet. */
        g_string_append_printf(text, ceu_say(saying->language, "Not done yet: %s."), missing);
        g_string_append_c(text, '\n');
    }
}

static void
append_standing(GString *text, const CeuAgendaSaying *saying)
{
    const CeuPool *judged = saying->judged;

    if (ceu_date_is_set(judged->submitted)) {
        g_autofree char *day = ceu_remind_day(saying->language, judged->submitted);

        g_string_append_printf(text, ceu_say(saying->language, "Submitted on %s."), day);
        g_string_append_c(text, '\n');
    } else if (judged->complete) {
        g_string_append(text, ceu_say(saying->language, "Complete, but not submitted yet."));
        g_string_append_c(text, '\n');
    }
}

static void
append_progress(GString *text, const CeuAgendaSaying *saying)
{
    const CeuRequirement *total;

    if (saying->judged == NULL || saying->stage->clock != CEU_CLOCK_UNITS)
        return;
    if (saying->judged->requirements->len > 0) {
        total = g_ptr_array_index(saying->judged->requirements, 0);
        if (total->kind == CEU_REQUIREMENT_TOTAL)
            append_recorded(text, saying, total);
    }
    append_missing(text, saying);
    append_standing(text, saying);
}

static void
append_next_step(GString *text, const CeuAgendaSaying *saying)
{
    const CeuLanguage *language = saying->language;
    g_autofree char *step = NULL;

    if (saying->pool->candidate)
        step = g_strdup_printf(
            "ceu path %s",
            ((const CeuCredential *) g_ptr_array_index(saying->pool->credentials, 0))->type);
    else if (saying->stage->clock == CEU_CLOCK_UNITS && saying->judged == NULL)
        step = g_strdup("ceu status");
    else if (saying->stage->clock == CEU_CLOCK_UNITS && ceu_date_is_set(saying->judged->submitted))
        /* Translators: keep the command; DATE is a placeholder for the reader. */
        step = g_strdup_printf(ceu_say(language, "when it is accepted, ceu renew %s --on DATE"),
                               saying->pool->id);
    else
        step = ceu_remind_next_step(
            language, saying->judged != NULL ? saying->judged : saying->pool, saying->stage);
    g_string_append_printf(text, ceu_say(language, "%sNext step: %s"), "", step);
    g_string_append_c(text, '\n');
}

/* Reasons are English sentences of the rule packs: where they are not translated, a command shows them. */
static void
append_assumption(GString *text, const CeuAgendaSaying *saying)
{
    const CeuLanguage *language = saying->language;
    const char *english = saying->stage->assumption;
    const char *reason = english == NULL ? NULL : ceu_say(language, english);
    g_autofree char *visible = NULL;

    if (saying->stage->basis == CEU_BASIS_OVERRIDE) {
        g_string_append(text, ceu_say(language, "The date is your own."));
        g_string_append_c(text, '\n');
    }
    if (reason == NULL)
        return;
    if (language != NULL && strcmp(reason, english) == 0) {
        g_string_append(text, ceu_say(language, "The date is assumed; ceu explain says why."));
    } else {
        visible = ceu_text_visible(reason);
        /* Translators: a sentence without its full stop: why the day is not known for certain. */
        g_string_append_printf(text, ceu_say(language, "Assumed: %s."), visible);
    }
    g_string_append_c(text, '\n');
}

static void
append_sources(GString *text, const CeuAgendaSaying *saying)
{
    const CeuBody *body = saying->pool->body;
    const CeuRule *rule = saying->stage->rule;
    g_autofree char *id = NULL;
    g_autofree char *name = NULL;

    if (rule == NULL)
        return;
    id = ceu_text_visible(rule->id);
    name = short_text(body->name, NAME_CHARACTERS);
    /* Translators: id of a rule, body; addresses of web pages follow. */
    g_string_append_printf(text, ceu_say(saying->language, "Rule %s of %s"), id, name);
    for (guint i = 0; rule->sources != NULL && rule->sources[i] != NULL; i++) {
        const CeuSource *source = ceu_body_source(body, rule->sources[i]);
        g_autofree char *url = ceu_text_visible(source != NULL ? source->url : rule->sources[i]);

        g_string_append_printf(text, "%s%s", i == 0 ? ": " : ", ", url);
    }
    g_string_append_c(text, '\n');
}

char *
ceu_agenda_description(const CeuAgendaSaying *saying)
{
    GString *text = g_string_new(NULL);
    g_autofree char *loss = ceu_remind_loss(saying->language, saying->pool, saying->stage);

    g_strstrip(loss);
    if (*loss != '\0')
        g_string_append_printf(text, "%s\n", loss);
    append_progress(text, saying);
    append_next_step(text, saying);
    append_assumption(text, saying);
    append_sources(text, saying);
    g_string_truncate(text, text->len - 1); /* there is a line: the next step */
    return g_string_free(text, FALSE);
}
