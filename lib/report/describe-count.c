/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about what activities count in words, and about what goes into the next cycle. */
#include "report/describe.h"

static void
append_rounding(GString *out, CeuRounding rounding)
{
    switch (rounding) {
    case CEU_ROUND_DOWN:
        g_string_append(out, ", rounded down");
        return;
    case CEU_ROUND_NEAREST:
        g_string_append(out, ", rounded to the nearest");
        return;
    case CEU_ROUND_UP:
        g_string_append(out, ", rounded up");
        return;
    }
}

static void
append_steps(GString *out, const CeuCount *count)
{
    g_string_append(out, ", counted in steps of ");
    ceu_words_append_units(out, count->step);
    if (count->remainder_minutes == 0) {
        append_rounding(out, count->rounding);
        return;
    }
    g_string_append(out, "; a remainder of ");
    ceu_words_append_units(out, (CeuUnits){ count->remainder_minutes * 1000 });
    g_string_append(out, " minutes or more earns one step more");
}

static void
describe_unit(GString *out, const CeuCount *count)
{
    g_string_append(out, "one unit is ");
    ceu_words_append_units(out, (CeuUnits){ count->minutes * 1000 });
    g_string_append(out, " minutes");
    if (count->step.milli > 0)
        append_steps(out, count);
    if (count->at_least.milli == 0)
        return;
    g_string_append(out, "; less than ");
    ceu_words_append_units(out, count->at_least);
    g_string_append(out, count->at_least.milli == 1000 ? " unit counts nothing"
                                                       : " units counts nothing");
}

static const char *
once_words(CeuOnce once)
{
    switch (once) {
    case CEU_ONCE_EVER:
        return "the same course counts once for ever";
    case CEU_ONCE_CYCLE:
        return "the same course counts once in a cycle";
    case CEU_ONCE_UNKNOWN:
        return "the same course counts once; whether in a cycle or for ever is not stated: for "
               "ever is used";
    }
    return "";
}

static const char *
reuse_words(CeuReuse reuse)
{
    switch (reuse) {
    case CEU_REUSE_NEVER:
        return "a unit counts for one credential only";
    case CEU_REUSE_ALWAYS:
        return "a unit counts for every credential it fits";
    case CEU_REUSE_ONE_CORE_ONE_SPECIALTY:
        return "a unit counts for one core and one specialty credential at a time";
    }
    return "";
}

/* " from cms", " in ethics", " in the format live"; nothing if it is about all. */
static void
append_subject(GString *out, const CeuCount *count)
{
    if (count->category != NULL)
        g_string_append_printf(out, " in %s", count->category);
    if (count->origin != NULL)
        g_string_append_printf(out, " from %s", count->origin);
    if (count->format != NULL)
        g_string_append_printf(out, " in the format %s", count->format);
}

static void
describe_only_for(GString *out, const CeuCount *count)
{
    g_string_append(out, "units");
    append_subject(out, count);
    g_string_append(out, " count only for credentials of the group ");
    ceu_describe_append_or(out, (const char *const *) count->groups);
}

static void
describe_overlap(GString *out, const CeuCount *count)
{
    if (count->overlap_months == 0) {
        g_string_append(out, "units of the renewal month count in this cycle or the next");
        return;
    }
    g_string_append(out, "units of the ");
    if (count->overlap_months > 1)
        ceu_words_append_offset(out, (CeuOffset){ .months = count->overlap_months });
    else
        g_string_append(out, "month");
    g_string_append(out, " before a cycle count in it or in the one before");
}

static void
describe_multiply(GString *out, const CeuCount *count)
{
    g_string_append(out, "units");
    append_subject(out, count);
    g_string_append(out, " count ");
    ceu_words_append_units(out, count->factor);
    g_string_append(out, " times");
    if (count->first.milli == 0)
        return;
    g_string_append(out, ", but only the first ");
    ceu_words_append_units(out, count->first);
    g_string_append(out, " of a cycle, before multiplying; the others count once");
}

static void
describe_convert(GString *out, const CeuCount *count)
{
    static const char *const one[] = {
        [CEU_UNIT_CEU] = "unit of the body",   [CEU_UNIT_HOUR] = "hour",
        [CEU_UNIT_MINUTE] = "minute",          [CEU_UNIT_IACET] = "IACET CEU",
        [CEU_UNIT_SEMESTER] = "semester hour",
    };
    _Static_assert(G_N_ELEMENTS(one) == CEU_UNIT_COUNT, "a word for every unit");

    g_string_append_printf(out, "one %s is worth ", one[count->unit]);
    ceu_words_append_units(out, count->factor);
    g_string_append(out, count->factor.milli == 1000 ? " unit" : " units");
}

static void
describe_expires(GString *out, const CeuCount *count)
{
    g_string_append(out, count->planned ? "a planned activity" : "units");
    append_subject(out, count);
    g_string_append(out, count->planned ? " can be done until " : " perish ");
    ceu_words_append_offset(out, count->after);
    g_string_append(out, count->planned ? " after its day" : " after completion");
}

void
ceu_describe_count(GString *out, const CeuRule *rule)
{
    const CeuCount *count = &rule->count;

    switch (count->aspect) {
    case CEU_COUNT_UNIT:
        describe_unit(out, count);
        return;
    case CEU_COUNT_DATE:
        g_string_append(out, "the completion date decides in which cycle an activity counts");
        return;
    case CEU_COUNT_NOT_BEFORE:
        g_string_append(out, count->not_before == CEU_FROM_CERTIFIED_MONTH
                                 ? "nothing done before the month of certification counts"
                                 : "nothing done before the certification date counts");
        return;
    case CEU_COUNT_ONCE:
        g_string_append(out, once_words(count->once));
        return;
    case CEU_COUNT_REUSE:
        g_string_append(out, reuse_words(count->reuse));
        return;
    case CEU_COUNT_ONLY_FOR:
        describe_only_for(out, count);
        return;
    case CEU_COUNT_OVERLAP:
        describe_overlap(out, count);
        return;
    case CEU_COUNT_EARLY:
        g_string_append(out, "after an early renewal, what is done from the next day on counts in "
                             "the next cycle");
        return;
    case CEU_COUNT_HEAD_START:
        g_string_append(out, "what is done between certification and the first cycle counts in "
                             "that cycle");
        return;
    case CEU_COUNT_MULTIPLY:
        describe_multiply(out, count);
        return;
    case CEU_COUNT_CONVERT:
        describe_convert(out, count);
        return;
    case CEU_COUNT_EXPIRES:
        describe_expires(out, count);
        return;
    }
}

static void
append_carry_caps(GString *out, const GArray *cap_for)
{
    for (guint i = 0; i < cap_for->len; i++) {
        const CeuTypeUnits *entry = &g_array_index(cap_for, CeuTypeUnits, i);

        g_string_append(out, i > 0 ? ", " : "; of them at most ");
        ceu_words_append_units(out, entry->units);
        g_string_append_printf(out, " in %s", entry->type);
    }
}

/* Which of the units above the total are taken, and what they are good for. */
static void
append_carry_terms(GString *out, const CeuCarry *carry)
{
    if (carry->last_months > 0) {
        g_string_append(out, "; only what was earned in the last ");
        ceu_words_append_offset(out, (CeuOffset){ .months = carry->last_months });
        g_string_append(out, " of the cycle");
    }
    if (carry->categories != NULL) {
        g_string_append(out, "; only those in ");
        ceu_describe_append_or(out, (const char *const *) carry->categories);
    }
    append_carry_caps(out, carry->cap_for);
    if (carry->over_maximum)
        g_string_append(out, "; also what a maximum cut off");
    if (carry->relabel != NULL)
        g_string_append_printf(out, "; there they count as %s", carry->relabel);
    if (carry->except != NULL) {
        g_string_append(out, "; they cannot meet the minimums in ");
        ceu_words_append_list(out, (const char *const *) carry->except);
    }
}

void
ceu_describe_carry(GString *out, const CeuRule *rule)
{
    const CeuCarry *carry = &rule->carry;

    if (carry->cap.milli == 0) {
        g_string_append(out, "no unit is carried into the next cycle");
        return;
    }
    g_string_append(out, "at most ");
    ceu_words_append_units(out, carry->cap);
    g_string_append(out, " units are carried into the next cycle");
    append_carry_terms(out, carry);
}

void
ceu_describe_deficit(GString *out, const CeuRule *rule)
{
    (void) rule;
    g_string_append(out,
                    "units missing from the total are owed: they are added to the total of the "
                    "next cycle");
}
