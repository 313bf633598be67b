/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `ceu status`: where the holder stands, on one screen. */
#include "report/status.h"

#include <string.h>

#include "report/stale.h"
#include "report/words.h"

#define STAGES_SHOWN 3
#define NOTICES_SHOWN 4
#define HEADING_MAX 100 /* columns: on a wider screen the due date stays within sight of the name */

static char *
credential_types(const CeuPool *pool)
{
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < pool->credentials->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(pool->credentials, i);

        g_string_append(out, i > 0 ? ", " : "");
        g_string_append(out, credential->type);
    }
    if (pool->candidate)
        g_string_append(out, " · candidate");
    return g_string_free(out, FALSE);
}

/* The state in a word: to be complete is not enough until it is submitted. */
static const char *
state_word(const CeuPool *pool)
{
    if (ceu_date_is_set(pool->submitted))
        return "submitted";
    if (pool->complete && pool->urgency != CEU_URGENCY_MET)
        return "complete, not submitted";
    if (pool->has_cycle && pool->urgency == CEU_URGENCY_OVERDUE && pool->days_left < 0)
        return NULL; /* the days say it */
    return ceu_words_urgency(pool->urgency);
}

/* The right side of the heading: the due date, or of a candidate the day of the exam that comes next. */
static void
append_day(GString *out, const CeuAssessment *assessment, const CeuPool *pool)
{
    const CeuStage *exam = ceu_words_exam_stage(pool);
    const char *word = pool->candidate ? NULL : state_word(pool);

    if (pool->has_cycle) {
        g_string_append(out, "due ");
        ceu_words_append_day(out, pool->cycle.last);
        g_string_append(out, " · ");
        ceu_words_append_days_left(out, pool->days_left);
    } else if (exam != NULL) {
        ceu_words_append_exam(out, exam);
        g_string_append(out, " · ");
        ceu_words_append_distance(out, ceu_date_days_between(assessment->today, exam->day));
    } else {
        g_string_append(out,
                        pool->candidate ? "no day of the exam is known" : "due date not known");
    }
    if (word != NULL)
        g_string_append_printf(out, " · %s", word);
}

/* "AAPC · CPC, CRC" at the left, the due date at the right, or below it if there is no room. */
static void
append_heading(CeuPaint *paint, const CeuAssessment *assessment, const CeuPool *pool)
{
    g_autofree char *types = credential_types(pool);
    g_autoptr(GString) right = g_string_new(NULL);
    CeuColour colour = pool->candidate && pool->urgency == CEU_URGENCY_MET
                           ? CEU_COLOUR_HEADING
                           : ceu_status_colour(pool->urgency);
    int name_columns = ceu_paint_columns(pool->body->name) + (types[0] != '\0' ? 3 : 0);
    int left_columns = name_columns + ceu_paint_columns(types);
    int right_columns, gap;

    append_day(right, assessment, pool);
    right_columns = ceu_paint_columns(right->str);
    gap = MIN(paint->style.width, HEADING_MAX) - left_columns - right_columns;

    ceu_paint_coloured(paint, CEU_COLOUR_HEADING, pool->body->name);
    ceu_paint_text(paint, types[0] != '\0' ? " · " : "");
    if (gap < 2) {
        ceu_paint_wrapped(paint, types, name_columns, 2);
        ceu_paint_blanks(paint, 2);
        ceu_paint_on(paint, colour);
        ceu_paint_wrapped(paint, right->str, 2, 4);
        ceu_paint_off(paint);
        return;
    }
    ceu_paint_text(paint, types);
    ceu_paint_blanks(paint, gap);
    ceu_paint_coloured(paint, colour, right->str);
    ceu_paint_line_feed(paint);
}

/* A notice that only repeats @assumption: "Total: …". */
static bool
repeats(const CeuNotice *notice, const char *assumption)
{
    return assumption != NULL && notice->kind == CEU_NOTICE_ASSUMED &&
           g_str_has_suffix(notice->text, assumption);
}

/* The command that states the due date, where it is assumed. */
static const char *
due_remedy(const CeuPool *pool)
{
    for (guint i = 0; i < pool->notices->len; i++) {
        const CeuNotice *notice = g_ptr_array_index(pool->notices, i);

        if (repeats(notice, pool->due_assumption))
            return notice->remedy;
    }
    return NULL;
}

/* Which of rule and user's word the due date rests on, and whether a part of it is assumed. */
/* Said wherever the pool is shown, so that it is never forgotten. */
static void
append_mute(CeuPaint *paint, const CeuPool *pool)
{
    g_autoptr(GString) text = g_string_new("muted");

    if (!pool->muted)
        return;
    if (ceu_date_is_set(pool->muted_until)) {
        g_string_append(text, " until ");
        ceu_words_append_day(text, pool->muted_until);
    }
    g_string_append(text, " (ceu mute)");
    ceu_paint_labelled(paint, 2, "reminders", text->str);
}

static void
append_basis(CeuPaint *paint, const CeuPool *pool)
{
    g_autofree char *basis = NULL;
    g_autoptr(GString) submitted = g_string_new(NULL);
    const char *remedy = due_remedy(pool);

    if (!pool->has_cycle)
        return;
    basis = pool->due_basis == CEU_BASIS_OVERRIDE
                ? g_strdup("your own date, in place of the rule")
                : ceu_words_basis_of(CEU_BASIS_RULE, pool->anchor_rule);
    ceu_paint_labelled(paint, 2, "due date by", basis);
    ceu_paint_labelled(paint, 2, "assumed", pool->due_assumption);
    if (remedy != NULL)
        ceu_paint_command(paint, remedy, 4);
    if (!ceu_date_is_set(pool->submitted))
        return;
    ceu_words_append_day(submitted, pool->submitted);
    g_string_append(submitted, ", not yet accepted");
    ceu_paint_labelled(paint, 2, "submitted", submitted->str);
}

static bool
has_notice(const CeuPool *pool, CeuNoticeKind kind)
{
    for (guint i = 0; i < pool->notices->len; i++) {
        if (((const CeuNotice *) g_ptr_array_index(pool->notices, i))->kind == kind)
            return true;
    }
    return false;
}

static void
append_amounts(CeuPaint *paint, const CeuPool *pool)
{
    g_autoptr(GString) words = g_string_new(NULL);

    if (pool->pace_per_month.milli > 0) {
        ceu_words_append_amount(words, pool->pace_per_month, pool->body);
        g_string_append(words, " a month keeps you on track");
        ceu_paint_labelled(paint, 2, "pace", words->str);
    }
    if (pool->unproven.milli > 0 && !has_notice(pool, CEU_NOTICE_PROOF)) {
        g_string_truncate(words, 0);
        ceu_words_append_units(words, pool->unproven);
        g_string_append_printf(words, " of the counted %s lack a complete proof",
                               ceu_body_unit_name(pool->body));
        ceu_paint_labelled(paint, 2, "proof", words->str);
    }
    if (pool->left_for_next.milli > 0) {
        g_string_truncate(words, 0);
        ceu_words_append_amount(words, pool->left_for_next, pool->body);
        g_string_append(words, " of the renewal month are kept for the next cycle");
        ceu_paint_labelled(paint, 2, "kept", words->str);
    }
}

static void
append_stage(CeuPaint *paint, const CeuAssessment *assessment, const CeuStage *stage, bool first)
{
    g_autoptr(GString) when = g_string_new(NULL);
    g_autoptr(GString) what = g_string_new(ceu_stage_title(stage->kind, stage->clock));
    bool narrow = paint->style.width < 60;
    int column;

    ceu_words_append_distance(when, ceu_date_days_between(assessment->today, stage->day));
    if (stage->assumption != NULL)
        g_string_append(what, " (day uncertain)");
    if (stage->stakes != NULL) {
        g_string_append(what, ": ");
        g_string_append(what, stage->stakes);
    }
    ceu_paint_text(paint, first ? "  next  " : "        ");
    ceu_words_append_day(paint->out, stage->day);
    ceu_paint_blanks(paint, 2);
    column = 8 + CEU_DATE_TEXT_SIZE - 1 + 2;
    if (narrow) {
        ceu_paint_text(paint, when->str);
        ceu_paint_line_feed(paint);
        ceu_paint_paragraph(paint, what->str, 8);
        return;
    }
    ceu_paint_cell(paint, when->str, 13);
    column += 13 + 2;
    ceu_paint_blanks(paint, 2);
    ceu_paint_wrapped(paint, what->str, column, column);
}

static bool
is_ahead(const CeuStage *stage)
{
    return stage->state == CEU_STAGE_NEXT || stage->state == CEU_STAGE_LATER;
}

static void
append_stages(CeuPaint *paint, const CeuAssessment *assessment, const CeuPool *pool)
{
    unsigned shown = 0;

    for (guint i = 0; i < pool->stages->len && shown < STAGES_SHOWN; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);

        if (is_ahead(stage))
            append_stage(paint, assessment, stage, shown++ == 0);
    }
}

/* What needs the holder comes before what is only good to know. */
static const CeuNoticeKind notice_order[] = {
    CEU_NOTICE_ASK,      CEU_NOTICE_SUBMIT,  CEU_NOTICE_PERISHES,
    CEU_NOTICE_CONFLICT, CEU_NOTICE_PROOF,   CEU_NOTICE_REPEATED,
    CEU_NOTICE_CATEGORY, CEU_NOTICE_ASSUMED, CEU_NOTICE_NEXT,
};
_Static_assert(G_N_ELEMENTS(notice_order) == CEU_NOTICE_KIND_COUNT, "a place for every notice");

/* What stands with the figures already, or among the next steps. */
static bool
is_shown_elsewhere(const CeuPool *pool, const CeuNotice *notice)
{
    if (pool == NULL)
        return false;
    if (notice->kind == CEU_NOTICE_NEXT && notice->remedy != NULL)
        return true;
    if (repeats(notice, pool->due_assumption))
        return true;
    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *requirement = g_ptr_array_index(pool->requirements, i);

        if (repeats(notice, requirement->assumption))
            return true;
    }
    return false;
}

/* What the notice is about comes first, unless its text says so itself. */
static void
append_notice(CeuPaint *paint, const CeuNotice *notice)
{
    bool pressing = notice->kind == CEU_NOTICE_ASK || notice->kind == CEU_NOTICE_SUBMIT;
    CeuColour colour = pressing ? CEU_COLOUR_WARNING : CEU_COLOUR_PLAIN;
    const char *label = ceu_words_notice(notice->kind);
    int column = 4;

    ceu_paint_coloured(paint, colour, pressing ? "  ! " : "  - ");
    if (strstr(notice->text, label) == NULL) {
        ceu_paint_coloured(paint, colour, label);
        ceu_paint_text(paint, ": ");
        column += (int) strlen(label) + 2;
    }
    ceu_paint_wrapped(paint, notice->text, column, 4);
}

static void
append_notices(CeuPaint *paint, const GPtrArray *notices, const CeuPool *pool)
{
    unsigned shown = 0, hidden = 0;

    for (size_t k = 0; k < G_N_ELEMENTS(notice_order); k++) {
        for (guint i = 0; i < notices->len; i++) {
            const CeuNotice *notice = g_ptr_array_index(notices, i);

            if (notice->kind != notice_order[k] || is_shown_elsewhere(pool, notice))
                continue;
            if (shown == NOTICES_SHOWN) {
                hidden++;
                continue;
            }
            append_notice(paint, notice);
            shown++;
        }
    }
    if (hidden > 0) {
        g_autofree char *more =
            g_strdup_printf("and %u more: ceu explain%s%s", hidden, pool != NULL ? " " : "",
                            pool != NULL ? pool->id : "");

        ceu_paint_paragraph(paint, more, 4);
    }
}

/* Rules that nobody has looked at for long: always shown, last. */
static void
append_stale(CeuPaint *paint, const CeuPool *pool, CeuDate today)
{
    g_autofree char *text = ceu_stale_text(pool->body, today);
    CeuNotice notice = { .kind = CEU_NOTICE_ASSUMED, .text = text };

    if (text == NULL)
        return;
    append_notice(paint, &notice);
    ceu_paint_command(paint, CEU_STALE_REMEDY, 4);
}

static void
append_pool(CeuPaint *paint, const CeuAssessment *assessment, const CeuPool *pool,
            const CeuRowLayout *layout)
{
    append_heading(paint, assessment, pool);
    append_mute(paint, pool);
    append_basis(paint, pool);
    ceu_status_requirements(paint, pool, layout);
    append_amounts(paint, pool);
    append_stages(paint, assessment, pool);
    append_notices(paint, pool->notices, pool);
    append_stale(paint, pool, assessment->today);
}

/* A first look: nothing is known yet, so say how to begin. */
static void
append_empty(CeuPaint *paint, const CeuFacts *facts)
{
    uint32_t count;

    (void) ceu_facts_activities(facts, &count);
    ceu_paint_paragraph(paint, "No credential is recorded yet.", 0);
    if (count > 0) {
        g_autofree char *waiting = g_strdup_printf(
            "%u %s for one.", count, count == 1 ? "activity waits" : "activities wait");

        ceu_paint_paragraph(paint, waiting, 0);
    }
    ceu_paint_line_feed(paint);
    ceu_paint_coloured(paint, CEU_COLOUR_HEADING, "What to do next");
    ceu_paint_line_feed(paint);
    ceu_paint_command(paint, "ceu init", 2);
    ceu_paint_command(paint, "ceu credential add TYPE --earned DATE", 2);
}

/* Certificates that nobody has confirmed: they are in none of the sums above. */
static void
append_drafts(CeuPaint *paint, const CeuFacts *facts)
{
    uint32_t count;
    g_autofree char *text = NULL;

    (void) ceu_facts_drafts(facts, &count);
    if (count == 0)
        return;
    ceu_paint_line_feed(paint);
    text = g_strdup_printf("%u certificate%s in the inbox, not counted yet: ceu inbox", count,
                           count == 1 ? "" : "s");
    ceu_paint_paragraph(paint, text, 0);
}

char *
ceu_report_status(const CeuAssessment *assessment, const CeuFacts *facts, const CeuStyle *style)
{
    CeuPaint paint = ceu_paint_begin(style);
    CeuRowLayout layout = ceu_status_layout(assessment, paint.style.width);

    for (guint i = 0; i < assessment->pools->len; i++) {
        if (i > 0)
            ceu_paint_line_feed(&paint);
        append_pool(&paint, assessment, g_ptr_array_index(assessment->pools, i), &layout);
    }
    if (assessment->notices->len > 0 && assessment->pools->len > 0)
        ceu_paint_line_feed(&paint);
    append_notices(&paint, assessment->notices, NULL);
    if (assessment->pools->len == 0 && assessment->notices->len == 0)
        append_empty(&paint, facts);
    else
        ceu_status_next_steps(&paint, assessment);
    append_drafts(&paint, facts);
    return ceu_paint_end(&paint);
}
