/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the figure on a certificate to the body's units: lengths, own conversions, rounding. */
#include "core/engine.h"

/* The body's own word on a unit of another kind (K52, K61); NULL: none. */
static const CeuRule *
conversion_of(const CeuPoolWork *work, CeuUnit unit, CeuDate done, const CeuCycle *cycle)
{
    for (guint i = work->body->rules->len; i > 0; i--) {
        const CeuRule *rule = g_ptr_array_index(work->body->rules, i - 1);

        if (rule->kind == CEU_RULE_COUNT && rule->count.aspect == CEU_COUNT_CONVERT &&
            rule->count.unit == unit && ceu_rule_binds(work, rule, done, cycle))
            return rule;
    }
    return NULL;
}

/* Whole steps of what lasted @milli_minutes, where one unit lasts @minutes (K53). */
static int64_t
whole_steps(const CeuRule *rule, int64_t milli_minutes, int64_t minutes, int64_t step)
{
    int64_t steps = milli_minutes / (step * minutes);
    int64_t remainder = milli_minutes - steps * step * minutes;

    if (rule->count.remainder_minutes > 0)
        return remainder >= rule->count.remainder_minutes * 1000 ? steps + 1 : steps;
    switch (rule->count.rounding) {
    case CEU_ROUND_DOWN:
        return steps;
    case CEU_ROUND_NEAREST:
        return 2 * remainder >= step * minutes ? steps + 1 : steps;
    case CEU_ROUND_UP:
        return remainder > 0 ? steps + 1 : steps;
    }
    g_assert_not_reached();
}

/* Thousandths of a minute that the activity lasted, by the body's reckoning. false: not convertible. */
static bool
length_of(const CeuPoolWork *work, const CeuActivity *activity, int64_t minutes,
          const CeuCycle *cycle, int64_t *out)
{
    const CeuRule *rule = NULL;

    if (activity->unit == CEU_UNIT_CEU) { /* the body's own unit, however long */
        *out = activity->units.milli * minutes;
        return true;
    }
    rule = conversion_of(work, activity->unit, activity->done, cycle);
    if (rule == NULL)
        return ceu_units_to_minutes(activity->units, activity->unit, out);
    *out = activity->units.milli * rule->count.factor.milli / 1000 * minutes;
    return true;
}

CeuUnits
ceu_convert(const CeuPoolWork *work, const CeuActivity *activity, const CeuRule *rule,
            const CeuCycle *cycle, bool *out_rounded, bool *out_known)
{
    int64_t minutes = rule != NULL && rule->count.minutes > 0 ? rule->count.minutes : 60;
    int64_t step = rule != NULL ? rule->count.step.milli : 0;
    int64_t milli_minutes, exact, units;

    *out_rounded = false;
    *out_known = true;
    if (activity->unit == CEU_UNIT_CEU && (step <= 0 || activity->units.milli % step == 0) &&
        (rule == NULL || activity->units.milli >= rule->count.at_least.milli))
        return activity->units; /* the usual case: the body's own unit, in whole steps */
    *out_known = length_of(work, activity, minutes, cycle, &milli_minutes);
    if (!*out_known)
        return (CeuUnits){ 0 };
    exact = milli_minutes / minutes;
    if (rule == NULL)
        return (CeuUnits){ exact };
    units = step <= 0 ? exact : whole_steps(rule, milli_minutes, minutes, step) * step;
    if (units < rule->count.at_least.milli)
        units = 0;
    *out_rounded = units != exact;
    return (CeuUnits){ units };
}

CeuDate
ceu_expiry_day(const CeuRule *rule, CeuDate done)
{
    return ceu_date_add_days(ceu_date_add_months(done, rule->count.after.months, CEU_MONTH_CLAMP),
                             rule->count.after.days);
}

bool
ceu_count_matches(const CeuPoolWork *work, const CeuCount *count, const CeuItem *item)
{
    if (count->origin != NULL &&
        (item->origins & ceu_tag_bit(work->body->origins, count->origin)) == 0)
        return false;
    if (count->category != NULL &&
        (item->categories & ceu_tag_bit(work->body->categories, count->category)) == 0)
        return false;
    return count->format == NULL ||
           (item->formats & ceu_tag_bit(work->body->formats, count->format)) != 0;
}
