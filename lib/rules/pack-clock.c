/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of rules about days: where cycles begin, how long they are, what comes around the due date. */
#include "rules/pack-kinds.h"

#define LEAP_YEAR 2024 /* a day and month are possible if that year has them */
#define NTH_MAX 10

/* anchor */
static const PackWord anchor_words[] = {
    { "membership", CEU_ANCHOR_MEMBERSHIP },
    { "earned", CEU_ANCHOR_EARNED },
    { "fixed", CEU_ANCHOR_FIXED },
    { "birth", CEU_ANCHOR_BIRTH },
    { "period", CEU_ANCHOR_PERIOD },
    { "stated", CEU_ANCHOR_STATED },
    { 0 },
};
static const PackWord parity_words[] = {
    { "month", CEU_PARITY_MONTH },
    { "birth-year", CEU_PARITY_BIRTH_YEAR },
    { 0 },
};
static const PackWord or_words[] = { { "year-end", true }, { 0 } };
static const PackWord day_words[] = { { "last", 0 }, { 0 } };
static const PackWord first_words[] = {
    { "unknown", CEU_FIRST_UNKNOWN },
    { "within", CEU_FIRST_WITHIN },
    { "after", CEU_FIRST_AFTER },
    { "same-year", CEU_FIRST_SAME_YEAR },
    { "next-year", CEU_FIRST_NEXT_YEAR },
    { "birthday", CEU_FIRST_BIRTHDAY },
    { 0 },
};
enum {
    ANCHOR_KIND,
    ANCHOR_PARITY,
    ANCHOR_OR,
    ANCHOR_MONTH_END,
    ANCHOR_MONTH,
    ANCHOR_DAY,
    ANCHOR_OFFSET_MONTHS,
    ANCHOR_FIRST,
    ANCHOR_NTH,
    ANCHOR_FIRST_DAY,
    ANCHOR_LAST_DAY,
};
static const PackKey anchor_keys[] = {
    [ANCHOR_KIND] = { .name = "kind",
                      .read = pack_read_word,
                      .offset = IN_RULE(anchor.kind),
                      .words = anchor_words,
                      .required = true },
    [ANCHOR_PARITY] = { .name = "parity",
                        .read = pack_read_word,
                        .offset = IN_RULE(anchor.parity),
                        .words = parity_words },
    [ANCHOR_OR] = { .name = "or",
                    .read = pack_read_flag,
                    .offset = IN_RULE(anchor.or_year_end),
                    .words = or_words },
    [ANCHOR_MONTH_END] = { .name = "month-end",
                           .read = pack_read_flag,
                           .offset = IN_RULE(anchor.month_end) },
    [ANCHOR_MONTH] = { .name = "month",
                       .read = pack_read_int,
                       .offset = IN_RULE(anchor.month),
                       .minimum = 1,
                       .maximum = 12 },
    [ANCHOR_DAY] = { .name = "day",
                     .read = pack_read_int_or_word,
                     .offset = IN_RULE(anchor.day),
                     .words = day_words,
                     .minimum = 1,
                     .maximum = 31 },
    [ANCHOR_OFFSET_MONTHS] = { .name = "offset-months",
                               .read = pack_read_int,
                               .offset = IN_RULE(anchor.offset_months),
                               .minimum = -11,
                               .maximum = 11 },
    [ANCHOR_FIRST] = { .name = "first",
                       .read = pack_read_word,
                       .offset = IN_RULE(anchor.first),
                       .words = first_words },
    [ANCHOR_NTH] = { .name = "nth",
                     .read = pack_read_int,
                     .offset = IN_RULE(anchor.nth),
                     .minimum = 1,
                     .maximum = NTH_MAX },
    [ANCHOR_FIRST_DAY] = { .name = "first-day",
                           .read = pack_read_date,
                           .offset = IN_RULE(anchor.first_day) },
    [ANCHOR_LAST_DAY] = { .name = "last-day",
                          .read = pack_read_date,
                          .offset = IN_RULE(anchor.last_day) },
};
const PackTable pack_anchor_table = { .what = "“anchor”",
                                      .keys = anchor_keys,
                                      .count = G_N_ELEMENTS(anchor_keys) };

#define BIT(row) (1U << (row))

/* Which keys go with a kind of anchor, and which it needs. */
static const struct {
    unsigned may, must;
} anchor_kinds[] = {
    [CEU_ANCHOR_MEMBERSHIP] = { BIT(ANCHOR_PARITY) | BIT(ANCHOR_OR) | BIT(ANCHOR_MONTH_END), 0 },
    [CEU_ANCHOR_EARNED] = { BIT(ANCHOR_MONTH_END), 0 },
    [CEU_ANCHOR_FIXED] = { BIT(ANCHOR_MONTH) | BIT(ANCHOR_DAY) | BIT(ANCHOR_FIRST),
                           BIT(ANCHOR_MONTH) },
    [CEU_ANCHOR_BIRTH] = { BIT(ANCHOR_OFFSET_MONTHS) | BIT(ANCHOR_PARITY) | BIT(ANCHOR_FIRST) |
                               BIT(ANCHOR_NTH),
                           0 },
    [CEU_ANCHOR_PERIOD] = { BIT(ANCHOR_FIRST_DAY) | BIT(ANCHOR_LAST_DAY),
                            BIT(ANCHOR_FIRST_DAY) | BIT(ANCHOR_LAST_DAY) },
    [CEU_ANCHOR_STATED] = { 0, 0 },
};

static bool
check_anchor_keys(PackReader *reader, uint32_t at, const CeuAnchor *anchor)
{
    const char *kind = anchor_words[anchor->kind].name;
    uint64_t seen = reader->seen;
    bool good = true;

    for (unsigned i = ANCHOR_PARITY; i < G_N_ELEMENTS(anchor_keys); i++) {
        const char *name = anchor_keys[i].name;

        if ((seen & BIT(i)) != 0 && (anchor_kinds[anchor->kind].may & BIT(i)) == 0)
            good = pack_fault(reader, pack_key_place(reader, at, name),
                              "“%s” does not go with the kind “%s”", name, kind);
        else if ((seen & BIT(i)) == 0 && (anchor_kinds[anchor->kind].must & BIT(i)) != 0)
            good = pack_fault(reader, at, "the kind “%s” needs “%s”", kind, name);
    }
    return good;
}

/* Words that only one of the kinds knows. */
static bool
check_anchor_words(PackReader *reader, uint32_t at, const CeuAnchor *anchor)
{
    if (anchor->parity == CEU_PARITY_MONTH && anchor->kind == CEU_ANCHOR_BIRTH)
        return pack_fault(reader, pack_key_place(reader, at, "parity"),
                          "the parity “month” goes with the kind “membership” only");
    if (anchor->parity == CEU_PARITY_BIRTH_YEAR && anchor->kind == CEU_ANCHOR_MEMBERSHIP)
        return pack_fault(reader, pack_key_place(reader, at, "parity"),
                          "the parity “birth-year” goes with the kind “birth” only");
    if (anchor->first == CEU_FIRST_BIRTHDAY && anchor->kind == CEU_ANCHOR_FIXED)
        return pack_fault(reader, pack_key_place(reader, at, "first"),
                          "“first: birthday” goes with the kind “birth” only");
    if (anchor->nth > 0 && anchor->first != CEU_FIRST_BIRTHDAY)
        return pack_fault(reader, pack_key_place(reader, at, "nth"),
                          "“nth” goes with “first: birthday” only");
    return true;
}

bool
pack_check_anchor(PackReader *reader, uint32_t at, void *target)
{
    CeuAnchor *anchor = &rule_of(target)->anchor;

    if (!check_anchor_keys(reader, at, anchor) || !check_anchor_words(reader, at, anchor))
        return false;
    if (anchor->kind == CEU_ANCHOR_FIXED &&
        anchor->day > ceu_date_days_in_month(LEAP_YEAR, anchor->month))
        return pack_fault(reader, pack_key_place(reader, at, "day"), "month %d has no day %d",
                          anchor->month, anchor->day);
    if (anchor->kind == CEU_ANCHOR_PERIOD &&
        ceu_date_compare(anchor->first_day, anchor->last_day) > 0)
        return pack_fault(reader, at, "“first-day” is after “last-day”");
    if (anchor->first == CEU_FIRST_BIRTHDAY && anchor->nth == 0)
        anchor->nth = 1;
    return true;
}

/* length */
#define LEAP_DAY_UNKNOWN -1

static const PackWord last_day_words[] = {
    { "same", CEU_LAST_DAY_SAME },
    { "before", CEU_LAST_DAY_BEFORE },
    { "unknown", CEU_LAST_DAY_UNKNOWN },
    { 0 },
};
static const PackWord leap_day_words[] = {
    { "clamp", CEU_MONTH_CLAMP },
    { "next", CEU_MONTH_NEXT },
    { "unknown", LEAP_DAY_UNKNOWN },
    { 0 },
};

/* Not known is the earlier day, and marked. */
static bool
read_leap_day(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    CeuLength *length = &rule_of(target)->length;
    int policy = CEU_MONTH_CLAMP;

    if (!pack_read_word(reader, at, key, &policy))
        return false;
    length->leap_day_unknown = policy == LEAP_DAY_UNKNOWN;
    length->leap_day = policy == CEU_MONTH_NEXT ? CEU_MONTH_NEXT : CEU_MONTH_CLAMP;
    return true;
}

static const PackKey length_keys[] = {
    { .name = "months",
      .read = pack_read_int,
      .offset = IN_RULE(length.months),
      .minimum = 1,
      .maximum = MONTHS_MAX,
      .required = true },
    { .name = "last-day",
      .read = pack_read_word,
      .offset = IN_RULE(length.last_day),
      .words = last_day_words },
    { .name = "leap-day", .read = read_leap_day, .words = leap_day_words },
};
const PackTable pack_length_table = { .what = "“length”",
                                      .keys = length_keys,
                                      .count = G_N_ELEMENTS(length_keys) };

/* window */
static const PackKey window_keys[] = {
    { .name = "opens-before",
      .read = pack_read_nested,
      .offset = IN_RULE(window.opens_before),
      .table = &pack_offset_table,
      .check = pack_check_offset,
      .required = true },
    { .name = "of-day-after", .read = pack_read_flag, .offset = IN_RULE(window.of_day_after) },
};
const PackTable pack_window_table = { .what = "“window”",
                                      .keys = window_keys,
                                      .count = G_N_ELEMENTS(window_keys) };

/* ladder: the last stage is no base, the due date no rung */
static const PackWord stage_words[] = {
    { "report-due", CEU_STAGE_REPORT_DUE },
    { "grace-ends", CEU_STAGE_GRACE_ENDS },
    { "late-fee", CEU_STAGE_LATE_FEE },
    { "extension-ends", CEU_STAGE_EXTENSION_ENDS },
    { "final-notice", CEU_STAGE_FINAL_NOTICE },
    { "inactive", CEU_STAGE_INACTIVE },
    { "suspended", CEU_STAGE_SUSPENDED },
    { "revoked", CEU_STAGE_REVOKED },
    { "reinstatement-ends", CEU_STAGE_REINSTATEMENT_ENDS },
    { 0 },
};
static const PackWord base_words[] = {
    { "due", CEU_STAGE_DUE },
    { "report-due", CEU_STAGE_REPORT_DUE },
    { "grace-ends", CEU_STAGE_GRACE_ENDS },
    { "late-fee", CEU_STAGE_LATE_FEE },
    { "extension-ends", CEU_STAGE_EXTENSION_ENDS },
    { "final-notice", CEU_STAGE_FINAL_NOTICE },
    { "inactive", CEU_STAGE_INACTIVE },
    { "suspended", CEU_STAGE_SUSPENDED },
    { "revoked", CEU_STAGE_REVOKED },
    { 0 },
};
enum { LADDER_STAGE, LADDER_BASE };
static const PackKey ladder_keys[] = {
    [LADDER_STAGE] = { .name = "stage",
                       .read = pack_read_word,
                       .offset = IN_RULE(ladder.stage),
                       .words = stage_words,
                       .required = true },
    [LADDER_BASE] = { .name = "base",
                      .read = pack_read_word,
                      .offset = IN_RULE(ladder.base),
                      .words = base_words },
    { .name = "after",
      .read = pack_read_nested,
      .offset = IN_RULE(ladder.after),
      .table = &pack_offset_table,
      .check = pack_check_offset,
      .required = true },
    { .name = "may-earn", .read = pack_read_flag, .offset = IN_RULE(ladder.may_earn) },
    { .name = "month-end", .read = pack_read_flag, .offset = IN_RULE(ladder.month_end) },
    { .name = "stakes", .read = pack_read_text, .offset = IN_RULE(ladder.stakes) },
};
const PackTable pack_ladder_table = { .what = "“ladder”",
                                      .keys = ladder_keys,
                                      .count = G_N_ELEMENTS(ladder_keys) };

bool
pack_check_ladder(PackReader *reader, uint32_t at, void *target)
{
    CeuLadder *ladder = &rule_of(target)->ladder;

    if (!has_seen(reader, LADDER_BASE))
        ladder->base = CEU_STAGE_DUE;
    if (ladder->base < ladder->stage)
        return true;
    return pack_fault(reader, at, "“%s” cannot be counted from “%s”, which comes later",
                      ceu_stage_kind_name(ladder->stage), ceu_stage_kind_name(ladder->base));
}
