/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many units a cycle needs, with the arithmetic: by number, by type, by ramp, pro-rated, on top, owed. */
#include "core/engine.h"

#include <string.h>

/* Base units of one type, by the first entry that fits. false: the pack says nothing. */
static bool
base_of(const CeuTotal *total, const char *type, CeuUnits *out)
{
    for (guint i = 0; i < total->base->len; i++) {
        const CeuTypeUnits *entry = &g_array_index(total->base, CeuTypeUnits, i);

        if (ceu_pattern_match(entry->type, type)) {
            *out = entry->units;
            return true;
        }
    }
    return false;
}

static void
total_by_count(const CeuPoolWork *work, const CeuTotal *total, CeuRequirement *requirement)
{
    guint held = MAX(work->counting->len, 1);
    guint step = MIN(held, total->by_count->len);
    char text[CEU_UNITS_TEXT_SIZE];

    if (step == 0)
        return;
    requirement->required = g_array_index(total->by_count, CeuUnits, step - 1);
    requirement->arithmetic = g_strdup_printf("%u credential%s: %s", held, held == 1 ? "" : "s",
                                              ceu_units_format(requirement->required, text));
}

/* The highest base of the pool's credentials; one that the pack does not know is asked about. */
static CeuUnits
highest_base(const CeuPoolWork *work, const CeuEvaluation *evaluation, const CeuRule *rule)
{
    CeuUnits highest = { 0 }, base;

    for (guint i = 0; i < work->counting->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(work->counting, i);

        if (base_of(&rule->total, credential->type, &base))
            highest.milli = MAX(highest.milli, base.milli);
        else if (evaluation->present && ceu_units_override(work, &evaluation->cycle,
                                                           CEU_OVERRIDE_TOTAL, NULL, NULL) == NULL)
            ceu_notice_add(work->pool->notices, CEU_NOTICE_ASK, rule, NULL,
                           "the rule pack does not say how many units %s needs; state the total "
                           "from your account",
                           credential->type);
    }
    return highest;
}

static void
total_highest_plus(const CeuPoolWork *work, const CeuEvaluation *evaluation,
                   CeuRequirement *requirement)
{
    const CeuTotal *total = &requirement->rule->total;
    CeuUnits highest = highest_base(work, evaluation, requirement->rule);
    guint further = MAX(work->counting->len, 1) - 1;
    char a[CEU_UNITS_TEXT_SIZE], b[CEU_UNITS_TEXT_SIZE], c[CEU_UNITS_TEXT_SIZE];
    bool capped;

    requirement->required.milli = highest.milli + (int64_t) further * total->extra.milli;
    capped = total->cap.milli > 0 && requirement->required.milli > total->cap.milli;
    if (capped)
        requirement->required = total->cap;
    if (further > 0)
        requirement->arithmetic =
            g_strdup_printf("%s + %u × %s%s = %s", ceu_units_format(highest, a), further,
                            ceu_units_format(total->extra, b), capped ? ", at most the cap," : "",
                            ceu_units_format(requirement->required, c));
}

/* Whether the certification fell inside cycle 1, so that it is shorter than the rest. */
static bool
first_is_partial(const CeuPoolWork *work, const CeuEvaluation *evaluation)
{
    int first_k = evaluation->k - evaluation->number + 1;
    CeuDate start = ceu_date_add_days(ceu_due_line_at(&work->line, first_k - 1), 1);

    return ceu_date_is_set(start) && ceu_date_compare(work->earned, start) > 0;
}

unsigned
ceu_total_ramp_index(const CeuPoolWork *work, const CeuEvaluation *evaluation, unsigned length)
{
    int index = evaluation->number - (first_is_partial(work, evaluation) ? 1 : 0);

    return (unsigned) CLAMP(index, 0, (int) length - 1);
}

static void
total_ramp(const CeuPoolWork *work, const CeuEvaluation *evaluation, CeuRequirement *requirement)
{
    const GArray *ramp = requirement->rule->total.ramp;
    const CeuRampStep *step;
    unsigned index;
    char text[CEU_UNITS_TEXT_SIZE];

    if (ramp == NULL || ramp->len == 0)
        return;
    index = ceu_total_ramp_index(work, evaluation, ramp->len);
    step = &g_array_index(ramp, CeuRampStep, index);
    requirement->required = step->units;
    ceu_units_format(step->units, text);
    if (index == 0)
        requirement->arithmetic = g_strdup_printf("a first cycle that is shorter: %s", text);
    else
        requirement->arithmetic = g_strdup_printf("full cycle %u%s: %s", index,
                                                  index + 1 == ramp->len ? " or later" : "", text);
}

/* The cycle in which the credentials were held for a part only. */
static bool
is_shorter(const CeuPoolWork *work, const CeuEvaluation *evaluation)
{
    CeuDate start = ceu_date_add_days(ceu_due_line_at(&work->line, evaluation->k - 1), 1);

    return ceu_date_is_set(start) && ceu_date_compare(evaluation->cycle.first, start) > 0;
}

/* Rounded up to whole steps of the rule; an assumption if the sources do not say how. */
static void
set_share(const CeuRule *rule, int64_t part, int64_t whole, const char *unit,
          CeuRequirement *requirement)
{
    int64_t step = MAX(rule->prorate.round_up_to.milli, 1);
    int64_t exact = (requirement->required.milli * part + whole - 1) / whole;
    int64_t rounded = (exact + step - 1) / step * step;
    char a[CEU_UNITS_TEXT_SIZE], b[CEU_UNITS_TEXT_SIZE];

    g_free(requirement->arithmetic);
    requirement->arithmetic = g_strdup_printf(
        "%s × %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " %s = %s%s",
        ceu_units_format(requirement->required, a), part, whole, unit,
        ceu_units_format((CeuUnits){ rounded }, b), rounded != exact ? ", rounded up" : "");
    requirement->required.milli = rounded;
    requirement->rule = rule;
    if (rounded != exact && !rule->prorate.rounding_known) {
        g_free(requirement->assumption);
        requirement->assumption =
            g_strdup(rule->unknown != NULL ? rule->unknown
                                           : "how a pro-rated total is rounded is not stated");
    }
}

static void
set_from_table(const CeuPoolWork *work, const CeuRule *rule, int months,
               CeuRequirement *requirement)
{
    const GArray *table = rule->prorate.table;
    char text[CEU_UNITS_TEXT_SIZE];

    for (guint i = 0; table != NULL && i < table->len; i++) {
        const CeuProrateRow *row = &g_array_index(table, CeuProrateRow, i);

        if ((row->months > 0 && months > row->months) ||
            (ceu_date_is_set(row->from) && ceu_date_compare(work->earned, row->from) < 0))
            continue;
        g_free(requirement->arithmetic);
        requirement->required = row->units;
        requirement->rule = rule;
        requirement->arithmetic = g_strdup_printf("a first cycle of %d months by the table: %s",
                                                  months, ceu_units_format(row->units, text));
        return;
    }
}

/* A shorter first cycle needs its share (K30, K31), or nothing (K33). */
static void
prorate(const CeuPoolWork *work, const CeuEvaluation *evaluation, CeuRequirement *requirement)
{
    const CeuCycle *cycle = &evaluation->cycle;
    const CeuRule *rule =
        ceu_find_rule(work, CEU_RULE_PRORATE, CEU_CLOCK_UNITS, work->today, cycle);
    int months = ceu_date_months_between(cycle->first, cycle->last);
    int64_t days = ceu_date_days_between(cycle->first, cycle->last) + 1;
    CeuDate start = ceu_date_add_days(ceu_due_line_at(&work->line, evaluation->k - 1), 1);

    if (rule == NULL)
        return;
    if (rule->prorate.by == CEU_PRORATE_EXEMPT) {
        if (evaluation->number != 1 || ceu_rule_open_condition(work, rule) != NULL)
            return;
        g_free(requirement->arithmetic);
        requirement->arithmetic = g_strdup("the first cycle needs nothing");
        requirement->required.milli = 0;
        requirement->rule = rule;
        return;
    }
    if (!is_shorter(work, evaluation))
        return;
    if (rule->prorate.by == CEU_PRORATE_TABLE)
        set_from_table(work, rule, months, requirement);
    else if (rule->prorate.by == CEU_PRORATE_DAYS)
        set_share(rule, days, ceu_date_days_between(start, cycle->last) + 1, "days", requirement);
    else if (months < work->line.months)
        set_share(rule, months, work->line.months, "months", requirement);
}

static void
say_no_total(const CeuPoolWork *work, const CeuEvaluation *evaluation)
{
    if (evaluation->present &&
        ceu_units_override(work, &evaluation->cycle, CEU_OVERRIDE_TOTAL, NULL, NULL) == NULL)
        ceu_notice_add(work->pool->notices, CEU_NOTICE_ASK, NULL, NULL,
                       "the rule pack of %s states no total for this cycle; state the one in your "
                       "account",
                       work->body->name);
}

CeuUnits
ceu_total_add(CeuPoolWork *work, CeuEvaluation *evaluation)
{
    const CeuRule *rule =
        ceu_find_rule(work, CEU_RULE_TOTAL, CEU_CLOCK_UNITS, work->today, &evaluation->cycle);
    CeuLine *line;
    CeuRequirement *requirement =
        ceu_line_add(work, evaluation, CEU_REQUIREMENT_TOTAL, "total", rule, &line);

    requirement->title = g_strdup("Total");
    if (rule == NULL) {
        say_no_total(work, evaluation);
    } else {
        switch (rule->total.kind) {
        case CEU_TOTAL_FLAT:
            requirement->required = rule->total.flat;
            break;
        case CEU_TOTAL_BY_COUNT:
            total_by_count(work, &rule->total, requirement);
            break;
        case CEU_TOTAL_HIGHEST_PLUS:
            total_highest_plus(work, evaluation, requirement);
            break;
        case CEU_TOTAL_RAMP:
            total_ramp(work, evaluation, requirement);
            break;
        }
        if (ceu_date_compare(evaluation->earn.first, evaluation->cycle.first) < 0)
            requirement->window = evaluation->earn;
        prorate(work, evaluation, requirement);
    }
    ceu_use_override(requirement,
                     ceu_units_override(work, &evaluation->cycle, CEU_OVERRIDE_TOTAL, NULL, NULL));
    return requirement->required;
}

/* Adds @more to the total and writes the sum down. */
static void
add_to_total(CeuRequirement *total, CeuUnits more, const char *why)
{
    char a[CEU_UNITS_TEXT_SIZE], b[CEU_UNITS_TEXT_SIZE], c[CEU_UNITS_TEXT_SIZE];
    g_autofree char *before = g_steal_pointer(&total->arithmetic);
    CeuUnits sum = { total->required.milli + more.milli };

    total->arithmetic =
        g_strdup_printf("%s%s%s + %s %s = %s", before != NULL ? before : "",
                        before != NULL ? "; " : "", ceu_units_format(total->required, a),
                        ceu_units_format(more, b), why, ceu_units_format(sum, c));
    total->required = sum;
}

void
ceu_total_finish(CeuEvaluation *evaluation)
{
    CeuRequirement *total = g_ptr_array_index(evaluation->requirements, 0);

    if (total->basis == CEU_BASIS_OVERRIDE)
        return;
    for (guint i = 1; i < evaluation->requirements->len; i++) {
        const CeuRequirement *requirement = g_ptr_array_index(evaluation->requirements, i);
        g_autofree char *why = NULL;

        if (requirement->rule == NULL || requirement->rule->kind != CEU_RULE_REQUIRE ||
            !requirement->rule->require.on_top || requirement->required.milli == 0)
            continue;
        why = g_strdup_printf("on top by rule %s", requirement->rule->id);
        add_to_total(total, requirement->required, why);
    }
    if (evaluation->owed.milli > 0)
        add_to_total(total, evaluation->owed, "owed from the cycle before");
}
