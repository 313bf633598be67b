/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about how much is needed in words: totals, shorter cycles, minimums and maximums. */
#include "report/describe.h"

static void
append_units_word(GString *out, CeuUnits units)
{
    ceu_words_append_units(out, units);
    g_string_append(out, " units");
}

static void
append_by_count(GString *out, const GArray *by_count)
{
    for (guint i = 0; i < by_count->len; i++) {
        if (i > 0)
            g_string_append(out, i + 1 == by_count->len ? ", then " : ", ");
        ceu_words_append_units(out, g_array_index(by_count, CeuUnits, i));
    }
    g_string_append(out, by_count->len > 1 ? " units by number of credentials"
                                           : " units, however many credentials");
}

static void
append_highest_plus(GString *out, const CeuTotal *total)
{
    g_string_append(out, "the highest of ");
    for (guint i = 0; i < total->base->len; i++) {
        const CeuTypeUnits *entry = &g_array_index(total->base, CeuTypeUnits, i);

        g_string_append(out, i > 0 ? ", " : "");
        g_string_append(out, entry->type);
        g_string_append_c(out, ' ');
        ceu_words_append_units(out, entry->units);
    }
    if (total->extra.milli > 0) {
        g_string_append(out, ", plus ");
        ceu_words_append_units(out, total->extra);
        g_string_append(out, " for each further credential");
    }
    if (total->cap.milli > 0) {
        g_string_append(out, ", at most ");
        ceu_words_append_units(out, total->cap);
    }
}

/* Which cycle a step of a ramp is for. */
static void
append_step_cycle(GString *out, guint step, guint count)
{
    if (count == 1) {
        g_string_append(out, "every cycle");
        return;
    }
    if (step == 0) {
        g_string_append(out, "a first cycle shorter than a full one");
        return;
    }
    g_string_append(out, "the ");
    ceu_describe_append_ordinal(out, (int) step);
    g_string_append(out, step + 1 == count ? " full cycle and every later one" : " full cycle");
}

static void
append_ramp(GString *out, const GArray *ramp)
{
    for (guint i = 0; i < ramp->len; i++) {
        const CeuRampStep *step = &g_array_index(ramp, CeuRampStep, i);

        g_string_append(out, i > 0 ? "; " : "");
        append_step_cycle(out, i, ramp->len);
        g_string_append(out, i > 0 ? " " : " needs ");
        append_units_word(out, step->units);
        if (step->months == 0)
            continue;
        g_string_append(out, " in the ");
        ceu_words_append_offset(out, (CeuOffset){ .months = step->months });
        g_string_append(out, " up to the due date");
    }
}

void
ceu_describe_total(GString *out, const CeuRule *rule)
{
    const CeuTotal *total = &rule->total;

    switch (total->kind) {
    case CEU_TOTAL_FLAT:
        append_units_word(out, total->flat);
        break;
    case CEU_TOTAL_BY_COUNT:
        append_by_count(out, total->by_count);
        break;
    case CEU_TOTAL_HIGHEST_PLUS:
        append_highest_plus(out, total);
        break;
    case CEU_TOTAL_RAMP:
        append_ramp(out, total->ramp);
        break;
    }
    if (total->rolling_months == 0)
        return;
    g_string_append(out, "; counted over the ");
    ceu_words_append_offset(out, (CeuOffset){ .months = total->rolling_months });
    g_string_append(out, " up to the due date");
}

void
ceu_describe_absorb(GString *out, const CeuRule *rule)
{
    const CeuAbsorb *absorb = &rule->absorb;

    g_string_append(out, absorb->winner);
    g_string_append(out, absorb->renews ? ", if renewed before they end, renews " : " covers ");
    ceu_words_append_list(out, (const char *const *) absorb->losers);
    g_string_append(out, absorb->renews ? " with it; until then they need units of their own"
                                        : ": no units of their own are needed for it");
}

static void
append_prorate_share(GString *out, const CeuProrate *prorate)
{
    g_string_append_printf(out,
                           "a shorter first cycle needs its share of the total, by %s, rounded "
                           "up",
                           prorate->by == CEU_PRORATE_DAYS ? "days" : "months");
    if (prorate->round_up_to.milli > 0) {
        g_string_append(out, " to a multiple of ");
        ceu_words_append_units(out, prorate->round_up_to);
    }
    if (!prorate->rounding_known)
        g_string_append(out, "; how it is rounded is not stated");
}

static void
append_prorate_row(GString *out, const CeuProrateRow *row)
{
    append_units_word(out, row->units);
    if (row->months > 0) {
        g_string_append(out, " if it has at most ");
        ceu_words_append_offset(out, (CeuOffset){ .months = row->months });
    }
    if (ceu_date_is_set(row->from)) {
        g_string_append(out, row->months > 0 ? " and who is certified on "
                                             : " for who is certified on ");
        ceu_words_append_day(out, row->from);
        g_string_append(out, " or later");
    }
    if (row->months == 0 && !ceu_date_is_set(row->from))
        g_string_append(out, " otherwise");
}

void
ceu_describe_prorate(GString *out, const CeuRule *rule)
{
    const CeuProrate *prorate = &rule->prorate;

    switch (prorate->by) {
    case CEU_PRORATE_MONTHS:
    case CEU_PRORATE_DAYS:
        append_prorate_share(out, prorate);
        return;
    case CEU_PRORATE_TABLE:
        g_string_append(out, "a shorter first cycle needs, by the first line that fits: ");
        for (guint i = 0; i < prorate->table->len; i++) {
            g_string_append(out, i > 0 ? "; " : "");
            append_prorate_row(out, &g_array_index(prorate->table, CeuProrateRow, i));
        }
        return;
    case CEU_PRORATE_EXEMPT:
        g_string_append(out, "a shorter first cycle needs nothing");
        return;
    }
}

/* Of which units: each part narrows it down; turned around, what is named does not count. */
static void
append_subject(GString *out, const CeuRequire *require)
{
    bool outside = require->outside;

    if (require->own_category)
        g_string_append(out, outside ? " outside the credential's own category"
                                     : " in the credential's own category");
    if (require->category != NULL)
        g_string_append_printf(out, outside ? " outside %s" : " in %s", require->category);
    if (require->origins != NULL) {
        g_string_append(out, outside ? " from others than " : " from ");
        ceu_describe_append_or(out, (const char *const *) require->origins);
    }
    if (require->formats != NULL) {
        g_string_append(out, outside ? " in other formats than " : " in the format ");
        ceu_describe_append_or(out, (const char *const *) require->formats);
    }
    if (!require->own_category && require->category == NULL && require->origins == NULL &&
        require->formats == NULL && require->providers == NULL)
        g_string_append(out, " of any kind");
}

static void
append_span(GString *out, const CeuRequire *require)
{
    if (require->per == CEU_PER_YEAR)
        g_string_append(out, " in each year of the cycle");
    else if (require->per == CEU_PER_ACTIVITY)
        g_string_append(out, " from one activity");
    if (require->within_months == 0)
        return;
    g_string_append(out, " in the ");
    ceu_words_append_offset(out, (CeuOffset){ .months = require->within_months });
    g_string_append(out, " up to the due date");
}

static void
append_once(GString *out, const CeuRequire *require)
{
    g_string_append(out, "; once ever: what was done in any cycle counts");
    if (require->by_renewal > 0) {
        g_string_append(out, "; due at the ");
        ceu_describe_append_ordinal(out, require->by_renewal);
        g_string_append(out, " renewal");
    }
    if (require->by_months > 0) {
        g_string_append(out, require->by_renewal > 0 ? " or " : "; due ");
        ceu_words_append_offset(out, (CeuOffset){ .months = require->by_months });
        g_string_append(out, " after certification");
    }
    if (require->by_renewal > 0 && require->by_months > 0)
        g_string_append(out, ", whichever is first");
}

/* At which renewals it binds, and how it goes with the total and with others. */
static void
append_terms(GString *out, const CeuRequire *require)
{
    if (require->each)
        g_string_append(out, ", for each credential held");
    if (require->providers != NULL) {
        g_string_append(out, "; only these providers count here: ");
        ceu_describe_append_or(out, (const char *const *) require->providers);
    }
    if (require->every > 0) {
        g_string_append(out, "; only at every ");
        ceu_describe_append_ordinal(out, require->every);
        g_string_append(out, " renewal");
    }
    if (require->years_since > 0)
        g_string_append_printf(out,
                               "; only if the last such activity lies more than %d year%s "
                               "before the due date",
                               require->years_since, require->years_since == 1 ? "" : "s");
    if (require->once)
        append_once(out, require);
    if (require->on_top)
        g_string_append(out, "; it is added to the total");
    if (require->apart != NULL)
        g_string_append_printf(out, "; of the minimums called “%s” an activity serves only one",
                               require->apart);
}

void
ceu_describe_require(GString *out, const CeuRule *rule)
{
    const CeuRequire *require = &rule->require;

    g_string_append(out, require->bound == CEU_BOUND_MIN ? "at least " : "at most ");
    if (require->percent_milli > 0) {
        ceu_words_append_units(out, (CeuUnits){ require->percent_milli });
        g_string_append(out, " % of the required total");
    } else {
        append_units_word(out, require->amount);
    }
    append_subject(out, require);
    append_span(out, require);
    append_terms(out, require);
}
