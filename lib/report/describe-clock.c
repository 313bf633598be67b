/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about days in words: where cycles begin, how long they are, what comes around the due date. */
#include "report/describe.h"

static void
append_fixed_day(GString *out, const CeuAnchor *anchor)
{
    static const char *const months[] = { "January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December" };
    bool is_known = anchor->month >= 1 && anchor->month <= (int) G_N_ELEMENTS(months);
    const char *month = is_known ? months[anchor->month - 1] : "a month";

    if (anchor->day == 0)
        g_string_append_printf(out, "the last day of %s, every time", month);
    else
        g_string_append_printf(out, "%d %s, every time", anchor->day, month);
}

static void
append_birth_month(GString *out, int offset_months)
{
    const char *side = offset_months > 0 ? "after" : "before";
    int distance = ABS(offset_months);

    if (distance == 0)
        g_string_append(out, "the last day of the birth month");
    else if (distance == 1)
        g_string_append_printf(out, "the last day of the month %s the birth month", side);
    else
        g_string_append_printf(out,
                               "the last day of the month that comes %d months %s the birth "
                               "month",
                               distance, side);
}

static void
append_anchor_kind(GString *out, const CeuAnchor *anchor)
{
    switch (anchor->kind) {
    case CEU_ANCHOR_MEMBERSHIP:
        g_string_append(out, "the membership's renewal month or date");
        return;
    case CEU_ANCHOR_EARNED:
        g_string_append(out, "the day the first credential was earned");
        return;
    case CEU_ANCHOR_FIXED:
        append_fixed_day(out, anchor);
        return;
    case CEU_ANCHOR_BIRTH:
        append_birth_month(out, anchor->offset_months);
        return;
    case CEU_ANCHOR_PERIOD:
        g_string_append(out, "the period from ");
        ceu_words_append_day(out, anchor->first_day);
        g_string_append(out, " to ");
        ceu_words_append_day(out, anchor->last_day);
        g_string_append(out, "; others precede and follow it");
        return;
    case CEU_ANCHOR_STATED:
        g_string_append(out, "the due date that you state");
        return;
    }
}

static void
append_first(GString *out, const CeuAnchor *anchor)
{
    switch (anchor->first) {
    case CEU_FIRST_UNKNOWN:
        g_string_append(out, "; when the first cycle ends is not stated: the earlier day is used");
        return;
    case CEU_FIRST_WITHIN:
        g_string_append(out, "; the first cycle is no longer than a full one");
        return;
    case CEU_FIRST_AFTER:
        g_string_append(out, "; the first cycle is no shorter than a full one");
        return;
    case CEU_FIRST_SAME_YEAR:
        g_string_append(out, "; the first cycle begins in the year of certification");
        return;
    case CEU_FIRST_NEXT_YEAR:
        g_string_append(out, "; the first cycle begins the day after the next such day");
        return;
    case CEU_FIRST_BIRTHDAY:
        g_string_append(out, "; the first due date goes by the ");
        ceu_describe_append_ordinal(out, anchor->nth);
        g_string_append(out, " birthday after certification");
        return;
    }
}

void
ceu_describe_anchor(GString *out, const CeuRule *rule)
{
    const CeuAnchor *anchor = &rule->anchor;

    append_anchor_kind(out, anchor);
    if (anchor->parity == CEU_PARITY_MONTH)
        g_string_append(out, "; an odd month renews in odd years, an even month in even years");
    else if (anchor->parity == CEU_PARITY_BIRTH_YEAR)
        g_string_append(out, "; in odd years for those born in an odd year, in even years for the "
                             "others");
    if (anchor->or_year_end)
        g_string_append(out, "; it may be 31 December instead: the earlier is used");
    if (anchor->month_end)
        g_string_append(out, "; a cycle ends with its last month");
    if (anchor->kind == CEU_ANCHOR_FIXED || anchor->kind == CEU_ANCHOR_BIRTH)
        append_first(out, anchor);
}

void
ceu_describe_length(GString *out, const CeuRule *rule)
{
    const CeuLength *length = &rule->length;

    ceu_words_append_offset(out, (CeuOffset){ .months = length->months });
    switch (length->last_day) {
    case CEU_LAST_DAY_SAME:
        break;
    case CEU_LAST_DAY_BEFORE:
        g_string_append(out, ", to the day before the anniversary");
        break;
    case CEU_LAST_DAY_UNKNOWN:
        g_string_append(out, "; the anniversary or the day before is not stated: the earlier is "
                             "used");
        break;
    }
    if (length->leap_day == CEU_MONTH_NEXT)
        g_string_append(out, "; 29 February becomes 1 March in other years");
    if (length->leap_day_unknown)
        g_string_append(out, "; what 29 February becomes in other years is not stated: 28 February "
                             "is used");
}

void
ceu_describe_window(GString *out, const CeuRule *rule)
{
    g_string_append(out, "a submission can be made from ");
    ceu_words_append_offset(out, rule->window.opens_before);
    g_string_append(out, rule->window.of_day_after ? " before the day after the due date on"
                                                   : " before the due date on");
}

void
ceu_describe_ladder(GString *out, const CeuRule *rule)
{
    const CeuLadder *ladder = &rule->ladder;

    ceu_words_append_offset(out, ladder->after);
    g_string_append(out, " after ");
    if (ladder->base == CEU_STAGE_DUE)
        g_string_append(out, "the due date");
    else
        g_string_append_printf(out, "“%s”", ceu_words_stage(ladder->base));
    if (ladder->month_end)
        g_string_append(out, ", at the end of that month");
    g_string_append(out, ": ");
    g_string_append(out, ceu_words_stage(ladder->stage));
    if (ladder->may_earn)
        g_string_append(out, "; units earned until then still count");
    if (ladder->stakes != NULL) {
        g_string_append(out, ". ");
        g_string_append(out, ladder->stakes);
    }
}
