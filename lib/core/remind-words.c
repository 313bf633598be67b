/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reminder says: a summary of one line, and a body with what is at stake and the next step. */
#include "core/remind-words.h"

#include <ceu/remind.h>
#include <ceu/text.h>
#include <stdint.h>
#include <string.h>

#define NAME_CHARACTERS 40       /* enough for any name that is one */
#define SHORT_NAME_CHARACTERS 22 /* where the day, behind it, would not be seen otherwise */
#define STAKES_MAX_BYTES 250     /* the next step has to be seen too */

/* What is spoken of. */
typedef struct Saying {
    const CeuLanguage *language;
    const CeuPool *pool;
    const CeuStage *stage;
    size_t name_max; /* characters that a name may have */
} Saying;

char *
ceu_remind_day(const CeuLanguage *language, CeuDate date)
{
    static const char *const months[] = {
        CEU_MESSAGE("Jan"), CEU_MESSAGE("Feb"), CEU_MESSAGE("Mar"), CEU_MESSAGE("Apr"),
        CEU_MESSAGE("May"), CEU_MESSAGE("Jun"), CEU_MESSAGE("Jul"), CEU_MESSAGE("Aug"),
        CEU_MESSAGE("Sep"), CEU_MESSAGE("Oct"), CEU_MESSAGE("Nov"), CEU_MESSAGE("Dec")
    };
    int year, month, day;

    ceu_date_to_ymd(date, &year, &month, &day);
    /* Translators: day, short name of the month, year. */
    return g_strdup_printf(ceu_say(language, "%1$d %2$s %3$d"), day,
                           ceu_say(language, months[month - 1]), year);
}

/* "12 days", "1 day ago", "today, day assumed". */
static char *
days_in_words(const CeuLanguage *language, const CeuStage *stage, int32_t days_left)
{
    unsigned days = (unsigned) ABS(days_left);
    g_autofree char *plain = NULL;

    if (days_left == 0)
        plain = g_strdup(ceu_say(language, "today"));
    else if (days_left > 0)
        plain = g_strdup_printf(ceu_say_n(language, "%u day", "%u days", days), days);
    else
        plain = g_strdup_printf(ceu_say_n(language, "%u day ago", "%u days ago", days), days);
    if (stage->assumption == NULL)
        return g_steal_pointer(&plain);
    /* Translators: "12 days": the due date is not known for certain. */
    return g_strdup_printf(ceu_say(language, "%s, day assumed"), plain);
}

/* @name, whatever it is: harmless, and short enough to leave room for the rest. @name is taken. (transfer full) */
static char *
short_name(char *name, size_t max)
{
    g_autofree char *whole = name;
    g_autofree char *visible = ceu_text_visible(whole);

    return ceu_text_cut(visible, max, SIZE_MAX);
}

static char *
name_with_credential(const CeuPool *pool, size_t max)
{
    const CeuCredential *credential = g_ptr_array_index(pool->credentials, 0);

    return short_name(g_strdup_printf("%s %s", pool->body->name, credential->type), max);
}

static char *
name_of(const CeuPool *pool, size_t max)
{
    if (pool->credentials->len == 0 || strchr(pool->id, '/') == NULL)
        return short_name(g_strdup(pool->body->name), max);
    return name_with_credential(pool, max);
}

char *
ceu_remind_name(const CeuPool *pool)
{
    return name_of(pool, NAME_CHARACTERS);
}

const char *
ceu_remind_unit(const CeuLanguage *language, const CeuPool *pool)
{
    return ceu_say(language, ceu_body_unit_name(pool->body));
}

/* "3 of 12 CEUs missing", of all or in one line. */
static char *
missing_of(const Saying *saying, const CeuRequirement *requirement)
{
    char missing[CEU_UNITS_TEXT_SIZE], required[CEU_UNITS_TEXT_SIZE];
    const CeuLanguage *language = saying->language;
    const char *unit = ceu_remind_unit(language, saying->pool);
    g_autofree char *title = short_name(g_strdup(requirement->title), saying->name_max);
    unsigned long number = requirement->missing.milli == 1000 ? 1 : 2; /* half a unit is no “one” */

    ceu_units_format(requirement->missing, missing);
    ceu_units_format(requirement->required, required);
    if (requirement->kind == CEU_REQUIREMENT_TOTAL)
        return g_strdup_printf(
            /* Translators: how many are missing, of how many, unit. */
            ceu_say_n(language, "%s of %s %ss missing", "%s of %s %ss missing", number), missing,
            required, unit);
    return g_strdup_printf(
        /* Translators: the last is the name of the line in which they are missing, such as “Auditing”. */
        ceu_say_n(language, "%s of %s %ss missing in “%s”", "%s of %s %ss missing in “%s”", number),
        missing, required, unit, title);
}

char *
ceu_remind_missing(const CeuLanguage *language, const CeuPool *pool,
                   const CeuRequirement *requirement)
{
    Saying saying = { language, pool, NULL, NAME_CHARACTERS };

    return missing_of(&saying, requirement);
}

/* What the year that ends on the stage's day still lacks. */
static char *
missing_in_year(const Saying *saying)
{
    const CeuPool *pool = saying->pool;

    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *requirement = g_ptr_array_index(pool->requirements, i);

        if (!requirement->met && requirement->missing.milli > 0 &&
            ceu_date_is_set(requirement->window.last) &&
            ceu_date_compare(requirement->window.last, saying->stage->day) == 0)
            return missing_of(saying, requirement);
    }
    return g_strdup(ceu_say(saying->language, "the year's minimum is met"));
}

/* What is missing, in a few words: the total first, else the first open minimum, else the submission. */
static char *
missing_in_words(const Saying *saying)
{
    const CeuPool *pool = saying->pool;

    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *requirement = g_ptr_array_index(pool->requirements, i);

        if (!requirement->met && requirement->missing.milli != 0)
            return missing_of(saying, requirement);
    }
    return g_strdup(ceu_say(saying->language, "complete but not submitted"));
}

/* "Guild CCC: sit the exam by 23 Mar 2027 (30 days)": no units, nothing to submit. */
static char *
exam_summary(const Saying *saying, const char *day, const char *days)
{
    const CeuLanguage *language = saying->language;
    const CeuStage *stage = saying->stage;
    g_autofree char *name = name_with_credential(saying->pool, saying->name_max);
    g_autofree char *title =
        g_strdup(ceu_say(language, ceu_stage_title(stage->kind, stage->clock)));

    title[0] = g_ascii_tolower(title[0]);
    if (stage->kind == CEU_STAGE_EXAM_APPOINTMENT)
        /* Translators: credential, what is on that day, day, days left; so the next two. */
        return g_strdup_printf(ceu_say(language, "%s: %s on %s (%s)"), name, title, day, days);
    if (stage->kind == CEU_STAGE_EXAM_RETEST)
        return g_strdup_printf(ceu_say(language, "%s: %s from %s (%s)"), name, title, day, days);
    return g_strdup_printf(ceu_say(language, "%s: %s by %s (%s)"), name, title, day, days);
}

static char *
full_summary(const Saying *saying, int32_t days_left)
{
    const CeuLanguage *language = saying->language;
    const CeuStage *stage = saying->stage;
    g_autofree char *day = ceu_remind_day(language, stage->day);
    g_autofree char *days = days_in_words(language, stage, days_left);
    g_autofree char *missing = NULL;
    g_autofree char *name = name_of(saying->pool, saying->name_max);

    if (saying->pool->candidate)
        return exam_summary(saying, day, days);
    if (stage->kind == CEU_STAGE_SUBMISSION_OPENS) {
        missing = missing_in_words(saying);
        /* Translators: body, day, what is missing. */
        return g_strdup_printf(ceu_say(language, "%s: submission is open since %s, %s"), name, day,
                               missing);
    }
    if (stage->kind != CEU_STAGE_PART_DUE &&
        (stage->kind != CEU_STAGE_DUE || stage->clock != CEU_CLOCK_UNITS))
        /* Translators: body, what is on that day ("Grace period ends"), day, days left. */
        return g_strdup_printf(ceu_say(language, "%s: %s %s (%s)"), name,
                               ceu_say(language, ceu_stage_title(stage->kind, stage->clock)), day,
                               days);
    missing =
        stage->kind == CEU_STAGE_PART_DUE ? missing_in_year(saying) : missing_in_words(saying);
    if (days_left < 0 && stage->kind == CEU_STAGE_DUE)
        /* Translators: body, what is missing, day, days ago. */
        return g_strdup_printf(ceu_say(language, "%s: %s, overdue since %s (%s)"), name, missing,
                               day, days);
    /* Translators: body, what is missing, day, days left. */
    return g_strdup_printf(ceu_say(language, "%s: %s, due %s (%s)"), name, missing, day, days);
}

char *
ceu_remind_cut_summary(char *text)
{
    g_autofree char *whole = text;
    g_autofree char *visible = ceu_text_visible(whole);

    return ceu_text_cut(visible, CEU_SUMMARY_MAX_CHARACTERS, SIZE_MAX);
}

char *
ceu_remind_cut_body(char *text)
{
    g_autofree char *whole = text;
    g_autofree char *visible = ceu_text_visible(whole);

    return ceu_text_cut(visible, SIZE_MAX, CEU_BODY_MAX_BYTES);
}

char *
ceu_remind_summary(const CeuLanguage *language, const CeuPool *pool, const CeuStage *stage,
                   int32_t days_left)
{
    Saying saying = { language, pool, stage, NAME_CHARACTERS };
    g_autofree char *summary = full_summary(&saying, days_left);

    if (g_utf8_strlen(summary, -1) > CEU_SUMMARY_MAX_CHARACTERS) {
        saying.name_max = SHORT_NAME_CHARACTERS;
        g_free(summary);
        summary = full_summary(&saying, days_left);
    }
    return ceu_remind_cut_summary(g_steal_pointer(&summary));
}

/* What is lost next if nothing is done: the standing itself rather than a mere notice on the way. */
static const CeuStage *
next_loss(const CeuPool *pool, const CeuStage *stage)
{
    const CeuStage *first = NULL;

    for (guint i = 0; i < pool->stages->len; i++) {
        const CeuStage *later = g_ptr_array_index(pool->stages, i);

        if (later->clock != stage->clock || later->stakes == NULL ||
            ceu_date_compare(later->day, stage->day) < 0)
            continue;
        if (later->kind == CEU_STAGE_INACTIVE || later->kind == CEU_STAGE_SUSPENDED ||
            later->kind == CEU_STAGE_REVOKED)
            return later;
        if (first == NULL)
            first = later;
    }
    return first;
}

/* What a candidate does next, and the command that records it; in another language the command says it alone. */
static char *
exam_step(const CeuLanguage *language, const CeuPool *pool)
{
    const CeuCredential *credential = g_ptr_array_index(pool->credentials, 0);

    for (guint i = 0; i < pool->notices->len; i++) {
        const CeuNotice *notice = g_ptr_array_index(pool->notices, i);

        if (notice->kind != CEU_NOTICE_NEXT || notice->remedy == NULL)
            continue;
        if (language != NULL)
            return g_strdup(notice->remedy);
        return g_strdup_printf("%s: %s", notice->text, notice->remedy);
    }
    return g_strdup_printf("ceu path %s", credential->type);
}

char *
ceu_remind_next_step(const CeuLanguage *language, const CeuPool *pool, const CeuStage *stage)
{
    if (pool->candidate)
        return exam_step(language, pool);
    if (stage->clock == CEU_CLOCK_DUES)
        /* Translators: keep the command; DATE is a placeholder for the reader. */
        return g_strdup_printf(
            ceu_say(language, "pay, then ceu membership set %s --dues-paid-to DATE"),
            pool->body->id);
    if (pool->complete)
        return g_strdup_printf(ceu_say(language, "submit, then ceu submit %s --on DATE"), pool->id);
    return g_strdup_printf("ceu explain %s", pool->id);
}

char *
ceu_remind_loss(const CeuLanguage *language, const CeuPool *pool, const CeuStage *stage)
{
    const CeuStage *loss = stage->stakes != NULL ? stage : next_loss(pool, stage);
    g_autofree char *day = NULL;
    g_autofree char *visible = NULL;
    g_autofree char *stakes = NULL;

    if (pool->candidate || loss == NULL)
        return g_strdup("");
    visible = ceu_text_visible(ceu_say(language, loss->stakes));
    stakes = ceu_text_cut(visible, SIZE_MAX, STAKES_MAX_BYTES);
    if (loss == stage)
        return g_strdup_printf("%s. ", stakes);
    day = ceu_remind_day(language, loss->day);
    return g_strdup_printf("%s: %s. ", day, stakes);
}

char *
ceu_remind_body(const CeuLanguage *language, const CeuPool *pool, const CeuStage *stage)
{
    g_autofree char *loss = ceu_remind_loss(language, pool, stage);
    g_autofree char *step = ceu_remind_next_step(language, pool, stage);

    /* Translators: what is at stake (a sentence, or nothing), and what to do now. */
    return ceu_remind_cut_body(g_strdup_printf(ceu_say(language, "%sNext step: %s"), loss, step));
}
