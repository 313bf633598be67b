/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `ceu report transcript`: what a body is shown: who, which cycle, what is required and counted, and when what is due. */
#include "report/transcript.h"

#include <string.h>

#include "report/stale.h"
#include "report/words.h"

static const CeuColumn requirement_columns[] = {
    { "Requirement", false, true }, { "Required", true, false }, { "Counted", true, false },
    { "Missing", true, false },     { "State", false, true },    { "Basis", false, true },
};

static const CeuColumn stage_columns[] = {
    { "Day", false, false },
    { "What", false, true },
    { "State", false, false },
    { "At stake", false, true },
};

bool
ceu_transcript_is_measured(const CeuRequirement *requirement)
{
    return requirement->kind != CEU_REQUIREMENT_DUTY &&
           requirement->kind != CEU_REQUIREMENT_PREREQUISITE;
}

/* "CPC, Certified Professional Coder, number 01234567, earned 2024-03-14". */
static void
append_credential(CeuOutline *outline, const CeuPool *pool, const CeuCredential *credential)
{
    const CeuCredentialType *type = ceu_body_type(pool->body, credential->type);
    g_autoptr(GString) text = g_string_new(credential->type);

    if (type != NULL && type->title != NULL)
        g_string_append_printf(text, ", %s", type->title);
    if (credential->number != NULL)
        g_string_append_printf(text, ", number %s", credential->number);
    if (ceu_date_is_set(credential->earned)) {
        g_string_append(text, ", earned ");
        ceu_words_append_day(text, credential->earned);
    } else {
        g_string_append(text, ", not earned yet");
    }
    ceu_outline_fact(outline, "Credential", text->str);
}

static char *
state_words(const CeuPool *pool)
{
    GString *text = g_string_new(pool->complete ? "complete" : "not complete");

    if (ceu_date_is_set(pool->submitted)) {
        g_string_append(text, ", submitted on ");
        ceu_words_append_day(text, pool->submitted);
    } else if (!pool->candidate) {
        g_string_append(text, ", not submitted");
    }
    return g_string_free(text, FALSE);
}

static void
append_cycle(CeuOutline *outline, const CeuPool *pool)
{
    g_autoptr(GString) text = g_string_new(NULL);

    if (!pool->has_cycle) {
        if (!pool->candidate)
            ceu_outline_fact(outline, "Cycle", "the due date is not known: see “To settle”");
        return;
    }
    ceu_words_append_day(text, pool->cycle.first);
    g_string_append(text, " to ");
    ceu_words_append_day(text, pool->cycle.last);
    if (pool->number > 0)
        g_string_append_printf(text, ", number %d", pool->number);
    ceu_outline_fact(outline, "Cycle", text->str);
    g_string_truncate(text, 0);
    ceu_words_append_day(text, pool->cycle.last);
    g_string_append(text, ", ");
    ceu_words_append_days_left(text, pool->days_left);
    ceu_outline_fact(outline, "Due", text->str);
    ceu_outline_fact(outline, "Assumed of the due date", pool->due_assumption);
}

void
ceu_transcript_holder(CeuOutline *outline, const CeuPool *pool, CeuDate today)
{
    g_autofree char *state = state_words(pool);
    g_autofree char *stale = ceu_stale_text(pool->body, today);
    char day[CEU_DATE_TEXT_SIZE];

    for (guint i = 0; i < pool->credentials->len; i++)
        append_credential(outline, pool, g_ptr_array_index(pool->credentials, i));
    if (pool->membership != NULL)
        ceu_outline_fact(outline, "Member number", pool->membership->number);
    append_cycle(outline, pool);
    ceu_outline_fact(outline, "State", state);
    if (ceu_date_is_set(pool->body->verified))
        ceu_outline_fact(outline, "Rules checked on", ceu_date_format(pool->body->verified, day));
    ceu_outline_fact(outline, "Rules", stale);
    ceu_outline_fact(outline, "What binds", pool->body->account_url);
}

/* "met", "open", "2 over the maximum"; of a duty with the day. */
static char *
requirement_state(const CeuRequirement *requirement)
{
    const int64_t over = requirement->counted.milli - requirement->required.milli;
    GString *text = g_string_new(requirement->met ? "met" : "open");

    if (requirement->kind == CEU_REQUIREMENT_MAXIMUM) {
        g_string_assign(text, over < 0 ? "within the maximum" : "maximum reached");
        if (over > 0) {
            g_string_truncate(text, 0);
            ceu_words_append_units(text, (CeuUnits){ over });
            g_string_append(text, " over the maximum");
        }
    } else if (!requirement->met && requirement->recommended) {
        g_string_assign(text, "recommended");
    }
    if (requirement->met && requirement->deed != NULL) {
        g_string_append_c(text, ' ');
        ceu_words_append_day(text, requirement->deed->day);
    }
    return g_string_free(text, FALSE);
}

/* What the amount rests on: rule, arithmetic, days of its own, what was assumed. */
static char *
requirement_basis(const CeuRequirement *requirement)
{
    GString *text = g_string_new(NULL);
    g_autofree char *basis = ceu_words_basis_of(requirement->basis, requirement->rule);

    g_string_append(text, basis);
    if (requirement->arithmetic != NULL)
        g_string_append_printf(text, "; %s", requirement->arithmetic);
    if (requirement->carried.milli > 0) {
        g_string_append(text, "; brought from the cycle before: ");
        ceu_words_append_units(text, requirement->carried);
    }
    if (requirement->assumption != NULL)
        g_string_append_printf(text, "; assumed: %s", requirement->assumption);
    return g_string_free(text, FALSE);
}

static char *
units_text(CeuUnits units)
{
    char buffer[CEU_UNITS_TEXT_SIZE];

    return g_strdup(ceu_units_format(units, buffer));
}

void
ceu_transcript_requirements(CeuOutline *outline, const CeuPool *pool)
{
    CeuTable *table;

    if (pool->requirements->len == 0)
        return;
    ceu_outline_heading(outline, 3, "Requirements");
    ceu_transcript_bars(outline, pool);
    table = ceu_outline_table(outline, requirement_columns, G_N_ELEMENTS(requirement_columns), 0);
    if (pool->candidate)
        ceu_table_caption(table, "What %s asks for; amounts are months", pool->body->name);
    else
        ceu_table_caption(table, "What %s requires, in %s", pool->body->name,
                          ceu_body_unit_name(pool->body));
    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *requirement = g_ptr_array_index(pool->requirements, i);
        bool measured = ceu_transcript_is_measured(requirement);
        bool bounded = requirement->kind == CEU_REQUIREMENT_MAXIMUM;
        char *cells[] = {
            g_strdup(requirement->title),
            !measured ? NULL : units_text(requirement->required),
            !measured ? NULL : units_text(requirement->counted),
            !measured || bounded ? NULL : units_text(requirement->missing),
            requirement_state(requirement),
            requirement_basis(requirement),
        };

        ceu_table_take_row(table, cells);
    }
}

static void
append_stages(CeuOutline *outline, const CeuPool *pool, CeuDate today)
{
    CeuTable *table;

    if (pool->stages->len == 0)
        return;
    ceu_outline_heading(outline, 3, "Dates");
    ceu_transcript_timeline(outline, pool, today);
    table = ceu_outline_table(outline, stage_columns, G_N_ELEMENTS(stage_columns), 1);
    ceu_table_caption(table, "What happens when");
    for (guint i = 0; i < pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);
        g_autoptr(GString) stakes = g_string_new(stage->stakes);
        char day[CEU_DATE_TEXT_SIZE];
        char *cells[4];

        if (stage->assumption != NULL)
            g_string_append_printf(stakes, "%suncertain: %s", stakes->len > 0 ? "; " : "",
                                   stage->assumption);
        cells[0] = g_strdup(ceu_date_format(stage->day, day));
        cells[1] = g_strdup(ceu_stage_title(stage->kind, stage->clock));
        cells[2] = g_strdup(ceu_words_stage_state(stage->state));
        cells[3] = g_strdup(stakes->str);
        ceu_table_take_row(table, cells);
    }
}

static void
append_notices(CeuOutline *outline, const GPtrArray *notices, int level)
{
    if (notices->len == 0)
        return;
    ceu_outline_heading(outline, level, "To settle");
    for (guint i = 0; i < notices->len; i++) {
        const CeuNotice *notice = g_ptr_array_index(notices, i);
        const char *word = ceu_words_notice(notice->kind);
        g_autofree char *text = strstr(notice->text, word) != NULL
                                    ? g_strdup(notice->text)
                                    : g_strdup_printf("%s: %s", word, notice->text);

        ceu_outline_item(outline, text);
    }
}

static void
append_pool(CeuOutline *outline, const CeuAssessment *assessment, const CeuFacts *facts,
            const CeuPool *pool)
{
    g_autofree char *name = ceu_words_pool(pool);
    g_autoptr(GString) heading = g_string_new(name);

    if (pool->body->title != NULL)
        g_string_append_printf(heading, " · %s", pool->body->title);
    ceu_outline_heading(outline, 2, heading->str);
    ceu_transcript_holder(outline, pool, assessment->today);
    ceu_transcript_requirements(outline, pool);
    ceu_transcript_pace(outline, pool, facts, assessment->today);
    if (!pool->candidate)
        ceu_transcript_activities(outline, pool, facts);
    append_stages(outline, pool, assessment->today);
    append_notices(outline, pool->notices, 3);
}

CeuOutline *
ceu_transcript_outline(const CeuAssessment *assessment, const CeuFacts *facts, const CeuPool *pool)
{
    CeuOutline *outline = ceu_outline_new("Transcript of continuing education", assessment->today);
    g_autoptr(GString) stand = g_string_new("As recorded and judged on ");

    ceu_words_append_day(stand, assessment->today);
    g_string_append(stand, ". Written from the holder's own records; what a body shows in its "
                           "account is what binds.");
    ceu_outline_paragraph(outline, stand->str);
    if (assessment->pools->len == 0)
        ceu_outline_paragraph(outline, "No credential is recorded.");
    for (guint i = 0; i < assessment->pools->len; i++) {
        const CeuPool *one = g_ptr_array_index(assessment->pools, i);

        if (pool == NULL || one == pool)
            append_pool(outline, assessment, facts, one);
    }
    if (pool == NULL)
        append_notices(outline, assessment->notices, 2);
    return outline;
}

char *
ceu_report_transcript(const CeuAssessment *assessment, const CeuFacts *facts, const CeuPool *pool,
                      const char *form, const CeuStyle *style, GError **error)
{
    g_autoptr(CeuOutline) outline = ceu_transcript_outline(assessment, facts, pool);

    return ceu_outline_render(outline, form, style, error);
}
