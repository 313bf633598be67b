/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reminder says: a summary of one line, and a body with what is at stake and the next step. */
#include "core/remind-words.h"

#include <string.h>

#define SUMMARY_MAX 100
#define BODY_MAX_BYTES 400

/* "31 Mar 2027": short, and the same in every locale. */
static char *
day_in_words(CeuDate date)
{
    static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    int year, month, day;

    ceu_date_to_ymd(date, &year, &month, &day);
    return g_strdup_printf("%d %s %d", day, months[month - 1], year);
}

/* "12 days", "1 day ago", "today, day assumed". */
static char *
days_in_words(const CeuStage *stage, int32_t days_left)
{
    int32_t days = ABS(days_left);
    const char *assumed = stage->assumption != NULL ? ", day assumed" : "";

    if (days_left == 0)
        return g_strdup_printf("today%s", assumed);
    return g_strdup_printf("%d day%s%s%s", days, days == 1 ? "" : "s", days_left < 0 ? " ago" : "",
                           assumed);
}

/* "CompTIA Security+" where a credential stands alone, else the body. */
static char *
name_of(const CeuPool *pool)
{
    const CeuCredential *credential =
        pool->credentials->len > 0 ? g_ptr_array_index(pool->credentials, 0) : NULL;

    if (credential == NULL || strchr(pool->id, '/') == NULL)
        return g_strdup(pool->body->name);
    return g_strdup_printf("%s %s", pool->body->name, credential->type);
}

/* "3 of 12 CEUs missing", of all or in one line. */
static char *
missing_of(const CeuPool *pool, const CeuRequirement *requirement)
{
    bool total = requirement->kind == CEU_REQUIREMENT_TOTAL;
    char missing[CEU_UNITS_TEXT_SIZE], required[CEU_UNITS_TEXT_SIZE];

    return g_strdup_printf(
        "%s of %s %ss missing%s%s%s", ceu_units_format(requirement->missing, missing),
        ceu_units_format(requirement->required, required), ceu_body_unit_name(pool->body),
        total ? "" : " in “", total ? "" : requirement->title, total ? "" : "”");
}

/* What the year that ends on the stage's day still lacks. */
static char *
missing_in_year(const CeuPool *pool, const CeuStage *stage)
{
    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *requirement = g_ptr_array_index(pool->requirements, i);

        if (!requirement->met && requirement->missing.milli > 0 &&
            ceu_date_is_set(requirement->window.last) &&
            ceu_date_compare(requirement->window.last, stage->day) == 0)
            return missing_of(pool, requirement);
    }
    return g_strdup("the year's minimum is met");
}

/* What is missing, in a few words: the total first, else the first open minimum, else the submission. */
static char *
missing_in_words(const CeuPool *pool)
{
    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *requirement = g_ptr_array_index(pool->requirements, i);

        if (!requirement->met && requirement->missing.milli != 0)
            return missing_of(pool, requirement);
    }
    return g_strdup("complete but not submitted");
}

/* "Guild CCC: sit the exam by 23 Mar 2027 (30 days)": no units, nothing to submit. */
static char *
exam_summary(const CeuPool *pool, const CeuStage *stage, const char *day, const char *days)
{
    const CeuCredential *credential = g_ptr_array_index(pool->credentials, 0);
    g_autofree char *title = g_strdup(ceu_stage_title(stage->kind, stage->clock));
    const char *preposition = "by";

    title[0] = g_ascii_tolower(title[0]);
    if (stage->kind == CEU_STAGE_EXAM_APPOINTMENT)
        preposition = "on";
    if (stage->kind == CEU_STAGE_EXAM_RETEST)
        preposition = "from";
    return g_strdup_printf("%s %s: %s %s %s (%s)", pool->body->name, credential->type, title,
                           preposition, day, days);
}

static char *
full_summary(const CeuPool *pool, const CeuStage *stage, int32_t days_left)
{
    g_autofree char *day = day_in_words(stage->day);
    g_autofree char *days = days_in_words(stage, days_left);
    g_autofree char *missing = NULL;
    g_autofree char *name = name_of(pool);

    if (pool->candidate)
        return exam_summary(pool, stage, day, days);
    if (stage->kind == CEU_STAGE_SUBMISSION_OPENS) {
        missing = missing_in_words(pool);
        return g_strdup_printf("%s: submission is open since %s, %s", name, day, missing);
    }
    if (stage->kind == CEU_STAGE_PART_DUE) {
        missing = missing_in_year(pool, stage);
        return g_strdup_printf("%s: %s, due %s (%s)", name, missing, day, days);
    }
    if (stage->kind != CEU_STAGE_DUE || stage->clock != CEU_CLOCK_UNITS)
        return g_strdup_printf("%s: %s %s (%s)", name, ceu_stage_title(stage->kind, stage->clock),
                               day, days);
    missing = missing_in_words(pool);
    if (days_left < 0)
        return g_strdup_printf("%s: %s, overdue since %s (%s)", name, missing, day, days);
    return g_strdup_printf("%s: %s, due %s (%s)", name, missing, day, days);
}

/* At most @max bytes, cut between characters. */
static void
cut(GString *text, gsize max)
{
    const char *end;

    if (text->len <= max)
        return;
    end = g_utf8_find_prev_char(text->str, text->str + max - strlen("…") + 1);
    g_string_truncate(text, end == NULL ? 0 : (gsize) (end - text->str));
    g_string_append(text, "…");
}

char *
ceu_remind_summary(const CeuPool *pool, const CeuStage *stage, int32_t days_left)
{
    g_autofree char *summary = full_summary(pool, stage, days_left);
    GString *shortened = g_string_new(summary);

    if (g_utf8_strlen(summary, -1) > SUMMARY_MAX)
        cut(shortened, (gsize) (g_utf8_offset_to_pointer(summary, SUMMARY_MAX - 3) - summary));
    return g_string_free(shortened, FALSE);
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

/* What a candidate does next, and the command that records it. */
static char *
exam_body(const CeuPool *pool)
{
    const CeuCredential *credential = g_ptr_array_index(pool->credentials, 0);
    GString *body = g_string_new("Next step: ");
    gsize plain = body->len;

    for (guint i = 0; i < pool->notices->len && body->len == plain; i++) {
        const CeuNotice *notice = g_ptr_array_index(pool->notices, i);

        if (notice->kind == CEU_NOTICE_NEXT && notice->remedy != NULL)
            g_string_append_printf(body, "%s: %s", notice->text, notice->remedy);
    }
    if (body->len == plain)
        g_string_append_printf(body, "ceu path %s", credential->type);
    cut(body, BODY_MAX_BYTES);
    return g_string_free(body, FALSE);
}

char *
ceu_remind_body(const CeuPool *pool, const CeuStage *stage)
{
    GString *body;
    const CeuStage *loss = stage->stakes != NULL ? stage : next_loss(pool, stage);

    if (pool->candidate)
        return exam_body(pool);
    body = g_string_new(NULL);
    if (loss == stage) {
        g_string_append_printf(body, "%s. ", stage->stakes);
    } else if (loss != NULL) {
        g_autofree char *day = day_in_words(loss->day);

        g_string_append_printf(body, "%s: %s. ", day, loss->stakes);
    }
    g_string_append(body, "Next step: ");
    if (stage->clock == CEU_CLOCK_DUES)
        g_string_append_printf(body, "pay, then ceu membership set %s --dues-paid-to DATE",
                               pool->body->id);
    else if (pool->complete)
        g_string_append_printf(body, "submit, then ceu submit %s --on DATE", pool->id);
    else
        g_string_append_printf(body, "ceu explain %s", pool->id);
    cut(body, BODY_MAX_BYTES);
    return g_string_free(body, FALSE);
}
