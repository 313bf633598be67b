/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compares the pools of two assessments figure by figure. */
#include "report/compare.h"

#include "report/words.h"

static const char *const names[] = {
    [CEU_DIFFERS_CREDENTIALS] = "credentials", [CEU_DIFFERS_DUE] = "due",
    [CEU_DIFFERS_REQUIREMENT] = "requirement", [CEU_DIFFERS_CARRIES] = "carries",
    [CEU_DIFFERS_LEFT] = "left-for-next",      [CEU_DIFFERS_STAGE] = "stage",
    [CEU_DIFFERS_QUESTION] = "question",
};
_Static_assert(G_N_ELEMENTS(names) == CEU_DIFFERS_COUNT, "a name for every kind of difference");

const char *
ceu_differs_name(CeuDiffersKind kind)
{
    g_return_val_if_fail(kind < CEU_DIFFERS_COUNT, NULL);

    return names[kind];
}

static void
difference_free(gpointer data)
{
    CeuDifference *difference = data;

    g_free(difference->id);
    g_free(difference->title);
    g_free(difference->before);
    g_free(difference->after);
    g_free(difference);
}

void
ceu_pool_change_free(CeuPoolChange *change)
{
    if (change == NULL)
        return;
    g_ptr_array_unref(change->differences);
    g_free(change);
}

/* Takes @before and @after; the same on both sides is no difference. Returns: (nullable) (transfer none) */
static CeuDifference *
take_difference(CeuPoolChange *change, CeuDiffersKind kind, const char *id, const char *title,
                char *before, char *after)
{
    CeuDifference *difference = g_new0(CeuDifference, 1);

    *difference = (CeuDifference){
        .kind = kind, .id = g_strdup(id), .title = g_strdup(title), .before = before, .after = after
    };
    if (g_strcmp0(before, after) == 0) {
        difference_free(difference);
        return NULL;
    }
    g_ptr_array_add(change->differences, difference);
    return difference;
}

static char *
credentials_text(const CeuPool *pool)
{
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < pool->credentials->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(pool->credentials, i);

        g_string_append(out, i > 0 ? ", " : "");
        g_string_append(out, credential->type);
    }
    return g_string_free(out, FALSE);
}

static char *
due_text(const CeuPool *pool)
{
    GString *out;

    if (!pool->has_cycle)
        return g_strdup(pool->candidate ? "none yet" : "not known");
    out = g_string_new(NULL);
    ceu_words_append_day(out, pool->cycle.last);
    if (pool->due_basis == CEU_BASIS_OVERRIDE)
        g_string_append(out, " (your own)");
    else if (pool->due_assumption != NULL)
        g_string_append(out, " (assumed)");
    return g_string_free(out, FALSE);
}

/* "12 of 16, 4 missing", "2 of at most 6", "open". */
static char *
requirement_text(const CeuRequirement *requirement)
{
    GString *out = g_string_new(NULL);

    if (requirement->kind == CEU_REQUIREMENT_DUTY ||
        requirement->kind == CEU_REQUIREMENT_PREREQUISITE)
        return g_string_free(g_string_append(out, requirement->met ? "met" : "open"), FALSE);
    ceu_words_append_units(out, requirement->counted);
    g_string_append(out, requirement->kind == CEU_REQUIREMENT_MAXIMUM ? " of at most " : " of ");
    ceu_words_append_units(out, requirement->required);
    if (requirement->missing.milli > 0) {
        g_string_append(out, ", ");
        ceu_words_append_units(out, requirement->missing);
        g_string_append(out, " missing");
    }
    return g_string_free(out, FALSE);
}

static const CeuRequirement *
find_requirement(const CeuPool *pool, const char *id)
{
    for (guint i = 0; pool != NULL && i < pool->requirements->len; i++) {
        const CeuRequirement *requirement = g_ptr_array_index(pool->requirements, i);

        if (g_strcmp0(requirement->id, id) == 0)
            return requirement;
    }
    return NULL;
}

/* Either may be NULL: it is on one side only. */
static void
compare_requirement(CeuPoolChange *change, const CeuRequirement *was, const CeuRequirement *is)
{
    const CeuRequirement *one = was != NULL ? was : is;
    CeuDifference *difference = take_difference(
        change, CEU_DIFFERS_REQUIREMENT, one->id, one->title,
        was != NULL ? requirement_text(was) : NULL, is != NULL ? requirement_text(is) : NULL);

    if (difference == NULL)
        return;
    difference->was = was;
    difference->is = is;
}

static void
compare_requirements(CeuPoolChange *change)
{
    for (guint i = 0; change->before != NULL && i < change->before->requirements->len; i++) {
        const CeuRequirement *one = g_ptr_array_index(change->before->requirements, i);

        compare_requirement(change, one, find_requirement(change->after, one->id));
    }
    for (guint i = 0; change->after != NULL && i < change->after->requirements->len; i++) {
        const CeuRequirement *one = g_ptr_array_index(change->after->requirements, i);

        if (find_requirement(change->before, one->id) == NULL)
            compare_requirement(change, NULL, one);
    }
}

static char *
day_text(CeuDate day)
{
    char buffer[CEU_DATE_TEXT_SIZE];

    return g_strdup(ceu_date_format(day, buffer));
}

/* The stage of @pool of the same kind and clock, the @nth of them. */
static const CeuStage *
find_stage(const CeuPool *pool, const CeuStage *wanted, guint nth)
{
    for (guint i = 0; pool != NULL && i < pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);

        if (stage->kind == wanted->kind && stage->clock == wanted->clock && nth-- == 0)
            return stage;
    }
    return NULL;
}

/* How many stages of the same kind and clock stand before number @index. */
static guint
stage_rank(const CeuPool *pool, guint index)
{
    const CeuStage *wanted = g_ptr_array_index(pool->stages, index);
    guint rank = 0;

    for (guint i = 0; i < index; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);

        rank += stage->kind == wanted->kind && stage->clock == wanted->clock;
    }
    return rank;
}

/* The due date of the units has a row of its own. */
static void
compare_stages(CeuPoolChange *change)
{
    for (int side = 0; side < 2; side++) {
        const CeuPool *pool = side == 0 ? change->before : change->after;
        const CeuPool *across = side == 0 ? change->after : change->before;

        for (guint i = 0; pool != NULL && i < pool->stages->len; i++) {
            const CeuStage *stage = g_ptr_array_index(pool->stages, i);
            const CeuStage *other = find_stage(across, stage, stage_rank(pool, i));
            g_autofree char *id = NULL;

            if ((stage->kind == CEU_STAGE_DUE && stage->clock == CEU_CLOCK_UNITS) ||
                (side == 1 && other != NULL))
                continue;
            id = g_strdup_printf("%s/%s", ceu_name_clock(stage->clock),
                                 ceu_stage_kind_name(stage->kind));
            take_difference(
                change, CEU_DIFFERS_STAGE, id, ceu_stage_title(stage->kind, stage->clock),
                side == 0 ? day_text(stage->day) : NULL,
                side == 1 ? day_text(stage->day) : (other != NULL ? day_text(other->day) : NULL));
        }
    }
}

static bool
asks(const CeuPool *pool, const CeuNotice *question)
{
    for (guint i = 0; pool != NULL && i < pool->notices->len; i++) {
        const CeuNotice *notice = g_ptr_array_index(pool->notices, i);

        if (notice->kind == CEU_NOTICE_ASK && g_strcmp0(notice->text, question->text) == 0)
            return true;
    }
    return false;
}

static void
compare_questions(CeuPoolChange *change)
{
    for (int side = 0; side < 2; side++) {
        const CeuPool *pool = side == 0 ? change->before : change->after;
        const CeuPool *across = side == 0 ? change->after : change->before;

        for (guint i = 0; pool != NULL && i < pool->notices->len; i++) {
            const CeuNotice *notice = g_ptr_array_index(pool->notices, i);

            if (notice->kind == CEU_NOTICE_ASK && !asks(across, notice))
                take_difference(change, CEU_DIFFERS_QUESTION, NULL, "Question",
                                side == 0 ? g_strdup(notice->text) : NULL,
                                side == 1 ? g_strdup(notice->text) : NULL);
        }
    }
}

static char *
units_text(const CeuPool *pool, CeuUnits units)
{
    char buffer[CEU_UNITS_TEXT_SIZE];

    return pool->has_cycle ? g_strdup(ceu_units_format(units, buffer)) : NULL;
}

static CeuPoolChange *
compare_pools(const CeuPool *before, const CeuPool *after)
{
    CeuPoolChange *change = g_new0(CeuPoolChange, 1);

    change->before = before;
    change->after = after;
    change->differences = g_ptr_array_new_with_free_func(difference_free);
    take_difference(change, CEU_DIFFERS_CREDENTIALS, NULL, "Credentials",
                    before != NULL ? credentials_text(before) : NULL,
                    after != NULL ? credentials_text(after) : NULL);
    take_difference(change, CEU_DIFFERS_DUE, NULL, "Due date",
                    before != NULL ? due_text(before) : NULL,
                    after != NULL ? due_text(after) : NULL);
    compare_requirements(change);
    if (before != NULL && after != NULL) {
        take_difference(change, CEU_DIFFERS_CARRIES, NULL, "Taken into the next cycle",
                        units_text(before, before->carries), units_text(after, after->carries));
        take_difference(change, CEU_DIFFERS_LEFT, NULL, "Kept for the next cycle",
                        units_text(before, before->left_for_next),
                        units_text(after, after->left_for_next));
    }
    compare_stages(change);
    compare_questions(change);
    return change;
}

static const CeuPool *
find_pool(const CeuAssessment *assessment, const char *id)
{
    for (guint i = 0; i < assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(assessment->pools, i);

        if (g_strcmp0(pool->id, id) == 0)
            return pool;
    }
    return NULL;
}

static void
take_change(GPtrArray *changes, CeuPoolChange *change)
{
    if (change->differences->len > 0)
        g_ptr_array_add(changes, change);
    else
        ceu_pool_change_free(change);
}

GPtrArray *
ceu_compare(const CeuAssessment *before, const CeuAssessment *after)
{
    GPtrArray *changes = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_pool_change_free);

    for (guint i = 0; i < before->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(before->pools, i);

        take_change(changes, compare_pools(pool, find_pool(after, pool->id)));
    }
    for (guint i = 0; i < after->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(after->pools, i);

        if (find_pool(before, pool->id) == NULL)
            take_change(changes, compare_pools(NULL, pool));
    }
    return changes;
}
