/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of rules: for each its keys as a table, and one function for what a table cannot say. */
#include "rules/pack.h"

#include <string.h>

#define IN_RULE(member) offsetof(CeuRule, member)
#define MONTHS_MAX 240
#define DAYS_MAX 3660
#define MINUTES_MAX 6000

static CeuRule *
rule_of(void *target)
{
    return target;
}

static unsigned
count_bits(uint64_t bits)
{
    return (unsigned) __builtin_popcountll(bits);
}

/* An offset in months and days. */
static bool
check_offset(PackReader *reader, uint32_t at, void *target)
{
    (void) target;
    return reader->seen != 0 || pack_fault(reader, at, "state “months”, “days” or both");
}

static const PackKey offset_keys[] = {
    { .name = "months",
      .read = pack_read_int,
      .offset = offsetof(CeuOffset, months),
      .minimum = 1,
      .maximum = MONTHS_MAX },
    { .name = "days",
      .read = pack_read_int,
      .offset = offsetof(CeuOffset, days),
      .minimum = 1,
      .maximum = DAYS_MAX },
};
static const PackTable offset_table = { .what = "a stretch of time",
                                        .keys = offset_keys,
                                        .count = G_N_ELEMENTS(offset_keys) };

/* pool */
static const PackWord pool_words[] = { { "all", false }, { "each", true }, { 0 } };

/* anchor */
static const PackWord anchor_words[] = {
    { "membership", CEU_ANCHOR_MEMBERSHIP },
    { "earned", CEU_ANCHOR_EARNED },
    { 0 },
};
static const PackWord parity_words[] = { { "month", true }, { 0 } };
static const PackWord or_words[] = { { "year-end", true }, { 0 } };
static const PackKey anchor_keys[] = {
    { .name = "kind",
      .read = pack_read_word,
      .offset = IN_RULE(anchor.kind),
      .words = anchor_words,
      .required = true },
    { .name = "parity",
      .read = pack_read_flag,
      .offset = IN_RULE(anchor.parity),
      .words = parity_words },
    { .name = "or",
      .read = pack_read_flag,
      .offset = IN_RULE(anchor.or_year_end),
      .words = or_words },
};
static const PackTable anchor_table = { .what = "“anchor”",
                                        .keys = anchor_keys,
                                        .count = G_N_ELEMENTS(anchor_keys) };

static bool
check_anchor(PackReader *reader, uint32_t at, void *target)
{
    const CeuAnchor *anchor = &rule_of(target)->anchor;

    if (anchor->kind == CEU_ANCHOR_EARNED && (anchor->parity || anchor->or_year_end))
        return pack_fault(reader, at, "“parity” and “or” go with the kind “membership” only");
    return true;
}

/* length */
static const PackWord last_day_words[] = {
    { "same", CEU_LAST_DAY_SAME },
    { "before", CEU_LAST_DAY_BEFORE },
    { "unknown", CEU_LAST_DAY_UNKNOWN },
    { 0 },
};
static const PackWord leap_day_words[] = { { "clamp", CEU_MONTH_CLAMP },
                                           { "next", CEU_MONTH_NEXT },
                                           { 0 } };
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
    { .name = "leap-day",
      .read = pack_read_word,
      .offset = IN_RULE(length.leap_day),
      .words = leap_day_words },
};
static const PackTable length_table = { .what = "“length”",
                                        .keys = length_keys,
                                        .count = G_N_ELEMENTS(length_keys) };

/* total */
enum { TOTAL_FLAT, TOTAL_BY_COUNT, TOTAL_BASE, TOTAL_EXTRA, TOTAL_CAP };

static bool
read_by_count(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    const CeuNode *node = &reader->nodes->nodes[at];
    bool good = true;

    if (node->kind != CEU_NODE_LIST || node->value == at + 1)
        return pack_fault(reader, at,
                          "“by-count” must be a list: units for one credential, for two …");
    for (uint32_t i = at + 1; i < node->value; i = ceu_nodes_next(reader->nodes, i)) {
        CeuUnits units = { 0 };

        if (pack_read_units(reader, i, key, &units))
            g_array_append_val(rule_of(target)->total.by_count, units);
        else
            good = false;
    }
    return good;
}

static bool
is_in_base(const GArray *base, const char *type)
{
    for (guint i = 0; i < base->len; i++) {
        if (strcmp(g_array_index(base, CeuTypeUnits, i).type, type) == 0)
            return true;
    }
    return false;
}

static void
add_base(GArray *base, const char *type, CeuUnits units)
{
    guint last = base->len;

    g_array_set_size(base, last + 1);
    g_array_index(base, CeuTypeUnits, last).type = g_strdup(type);
    g_array_index(base, CeuTypeUnits, last).units = units;
}

/* One credential, or a pattern of several, and its units. */
static bool
read_base_row(PackReader *reader, uint32_t at, const PackKey *key, GArray *base)
{
    const char *type = ceu_nodes_key(reader->nodes, at);
    CeuUnits units = { 0 };

    if (!pack_check_reference_pattern(reader, at, type) ||
        !pack_read_units(reader, at + 1, key, &units))
        return false;
    if (is_in_base(base, type))
        return pack_fault(reader, at, "“%s” is stated twice in “base”", type);
    add_base(base, type, units);
    return true;
}

static bool
read_base(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    const CeuNode *node = &reader->nodes->nodes[at];
    bool good = true;

    if (node->kind != CEU_NODE_MAP || node->value == at + 1)
        return pack_fault(reader, at, "“base” must be a map: units for each credential");
    for (uint32_t i = at + 1; i < node->value; i = ceu_nodes_next(reader->nodes, i + 1))
        good = read_base_row(reader, i, key, rule_of(target)->total.base) && good;
    return good;
}

static const PackKey total_keys[] = {
    [TOTAL_FLAT] = { .name = "flat", .read = pack_read_units, .offset = IN_RULE(total.flat) },
    [TOTAL_BY_COUNT] = { .name = "by-count", .read = read_by_count },
    [TOTAL_BASE] = { .name = "base", .read = read_base },
    [TOTAL_EXTRA] = { .name = "extra", .read = pack_read_units, .offset = IN_RULE(total.extra) },
    [TOTAL_CAP] = { .name = "cap", .read = pack_read_units, .offset = IN_RULE(total.cap) },
};
static const PackTable total_table = { .what = "“total”",
                                       .keys = total_keys,
                                       .count = G_N_ELEMENTS(total_keys) };

static bool
check_total(PackReader *reader, uint32_t at, void *target)
{
    uint64_t forms = reader->seen & (1U << TOTAL_FLAT | 1U << TOTAL_BY_COUNT | 1U << TOTAL_BASE);
    CeuTotal *total = &rule_of(target)->total;

    if (count_bits(forms) != 1)
        return pack_fault(reader, at, "state one of “flat”, “by-count” and “base”");
    if ((reader->seen & (1U << TOTAL_EXTRA | 1U << TOTAL_CAP)) != 0 && forms != 1U << TOTAL_BASE)
        return pack_fault(reader, at, "“extra” and “cap” go with “base” only");
    total->kind = forms == 1U << TOTAL_FLAT       ? CEU_TOTAL_FLAT
                  : forms == 1U << TOTAL_BY_COUNT ? CEU_TOTAL_BY_COUNT
                                                  : CEU_TOTAL_HIGHEST_PLUS;
    return true;
}

/* absorb */
static const PackKey absorb_keys[] = {
    { .name = "winner",
      .read = pack_read_id,
      .offset = IN_RULE(absorb.winner),
      .ref = PACK_REF_TYPE,
      .required = true },
    { .name = "losers",
      .read = pack_read_list,
      .offset = IN_RULE(absorb.losers),
      .ref = PACK_REF_TYPE,
      .required = true },
};
static const PackTable absorb_table = { .what = "“absorb”",
                                        .keys = absorb_keys,
                                        .count = G_N_ELEMENTS(absorb_keys) };

static bool
check_absorb(PackReader *reader, uint32_t at, void *target)
{
    const CeuAbsorb *absorb = &rule_of(target)->absorb;

    if (g_strv_contains((const char *const *) absorb->losers, absorb->winner))
        return pack_fault(reader, at, "“%s” cannot absorb itself", absorb->winner);
    return true;
}

/* prorate */
static const PackKey prorate_keys[] = {
    { .name = "round-up-to", .read = pack_read_units, .offset = IN_RULE(prorate.round_up_to) },
    { .name = "rounding-known",
      .read = pack_read_flag,
      .offset = IN_RULE(prorate.rounding_known),
      .required = true },
};
static const PackTable prorate_table = { .what = "“prorate”",
                                         .keys = prorate_keys,
                                         .count = G_N_ELEMENTS(prorate_keys) };

/* require */
enum { REQUIRE_MIN, REQUIRE_MIN_PERCENT, REQUIRE_MAX, REQUIRE_MAX_PERCENT, REQUIRE_BOUNDS };

static const PackKey require_keys[] = {
    [REQUIRE_MIN] = { .name = "min", .read = pack_read_units, .offset = IN_RULE(require.amount) },
    [REQUIRE_MIN_PERCENT] = { .name = "min-percent",
                              .read = pack_read_percent,
                              .offset = IN_RULE(require.percent_milli) },
    [REQUIRE_MAX] = { .name = "max", .read = pack_read_units, .offset = IN_RULE(require.amount) },
    [REQUIRE_MAX_PERCENT] = { .name = "max-percent",
                              .read = pack_read_percent,
                              .offset = IN_RULE(require.percent_milli) },
    { .name = "category",
      .read = pack_read_id,
      .offset = IN_RULE(require.category),
      .ref = PACK_REF_CATEGORY },
    { .name = "outside", .read = pack_read_flag, .offset = IN_RULE(require.outside) },
    { .name = "own-category", .read = pack_read_flag, .offset = IN_RULE(require.own_category) },
    { .name = "origins",
      .read = pack_read_list,
      .offset = IN_RULE(require.origins),
      .ref = PACK_REF_ORIGIN },
    { .name = "providers", .read = pack_read_list, .offset = IN_RULE(require.providers) },
    { .name = "each", .read = pack_read_flag, .offset = IN_RULE(require.each) },
};
static const PackTable require_table = { .what = "“require”",
                                         .keys = require_keys,
                                         .count = G_N_ELEMENTS(require_keys) };

static bool
check_require(PackReader *reader, uint32_t at, void *target)
{
    CeuRequire *require = &rule_of(target)->require;
    uint64_t bounds = reader->seen & ((1U << REQUIRE_BOUNDS) - 1);

    if (count_bits(bounds) != 1)
        return pack_fault(reader, at, "state one of “min”, “min-percent”, “max” and “max-percent”");
    if (require->category != NULL && require->own_category)
        return pack_fault(reader, at, "state “category” or “own-category”, not both");
    if (require->category == NULL && !require->own_category && require->origins == NULL &&
        require->providers == NULL)
        return pack_fault(
            reader, at,
            "state what it is about: “category”, “own-category”, “origins” or “providers”");
    if (require->outside && require->category == NULL && require->origins == NULL)
        return pack_fault(reader, at, "“outside” goes with “category” or “origins”");
    require->bound = (bounds & (1U << REQUIRE_MAX | 1U << REQUIRE_MAX_PERCENT)) != 0
                         ? CEU_BOUND_MAX
                         : CEU_BOUND_MIN;
    return true;
}

/* count: one aspect each; rows in the order of CeuCountAspect */
static const PackKey unit_keys[] = {
    { .name = "minutes",
      .read = pack_read_int64,
      .offset = IN_RULE(count.minutes),
      .minimum = 1,
      .maximum = MINUTES_MAX,
      .required = true },
    { .name = "step", .read = pack_read_units, .offset = IN_RULE(count.step) },
    { .name = "remainder-minutes",
      .read = pack_read_int64,
      .offset = IN_RULE(count.remainder_minutes),
      .minimum = 1,
      .maximum = MINUTES_MAX },
};
static const PackTable unit_table = { .what = "“unit”",
                                      .keys = unit_keys,
                                      .count = G_N_ELEMENTS(unit_keys) };
static const PackKey only_for_keys[] = {
    { .name = "origin",
      .read = pack_read_id,
      .offset = IN_RULE(count.origin),
      .ref = PACK_REF_ORIGIN,
      .required = true },
    { .name = "groups",
      .read = pack_read_list,
      .offset = IN_RULE(count.groups),
      .ref = PACK_REF_GROUP,
      .required = true },
};
static const PackTable only_for_table = { .what = "“only-for”",
                                          .keys = only_for_keys,
                                          .count = G_N_ELEMENTS(only_for_keys) };
static const PackWord date_words[] = { { "completion", CEU_COUNT_DATE }, { 0 } };
static const PackWord not_before_words[] = { { "certified", CEU_COUNT_NOT_BEFORE }, { 0 } };
static const PackWord overlap_words[] = { { "renewal-month", CEU_COUNT_OVERLAP }, { 0 } };
static const PackWord once_words[] = {
    { "ever", CEU_ONCE_EVER },
    { "cycle", CEU_ONCE_CYCLE },
    { "unknown", CEU_ONCE_UNKNOWN },
    { 0 },
};
static const PackWord reuse_words[] = {
    { "never", CEU_REUSE_NEVER },
    { "always", CEU_REUSE_ALWAYS },
    { "one-core-one-specialty", CEU_REUSE_ONE_CORE_ONE_SPECIALTY },
    { 0 },
};
static const PackKey count_keys[] = {
    [CEU_COUNT_UNIT] = { .name = "unit", .read = pack_read_nested, .table = &unit_table },
    [CEU_COUNT_DATE] = { .name = "date",
                         .read = pack_read_word,
                         .offset = IN_RULE(count.aspect),
                         .words = date_words },
    [CEU_COUNT_NOT_BEFORE] = { .name = "not-before",
                               .read = pack_read_word,
                               .offset = IN_RULE(count.aspect),
                               .words = not_before_words },
    [CEU_COUNT_ONCE] = { .name = "once",
                         .read = pack_read_word,
                         .offset = IN_RULE(count.once),
                         .words = once_words },
    [CEU_COUNT_REUSE] = { .name = "reuse",
                          .read = pack_read_word,
                          .offset = IN_RULE(count.reuse),
                          .words = reuse_words },
    [CEU_COUNT_ONLY_FOR] = { .name = "only-for",
                             .read = pack_read_nested,
                             .table = &only_for_table },
    [CEU_COUNT_OVERLAP] = { .name = "overlap",
                            .read = pack_read_word,
                            .offset = IN_RULE(count.aspect),
                            .words = overlap_words },
};
static const PackTable count_table = { .what = "“count”",
                                       .keys = count_keys,
                                       .count = G_N_ELEMENTS(count_keys) };

static bool
check_count(PackReader *reader, uint32_t at, void *target)
{
    CeuCount *count = &rule_of(target)->count;

    if (count_bits(reader->seen) != 1)
        return pack_fault(reader, at, "“count” states one aspect: each in a rule of its own");
    count->aspect = (CeuCountAspect) __builtin_ctzll(reader->seen);
    if (count->remainder_minutes >= count->minutes && count->remainder_minutes > 0)
        return pack_fault(reader, at, "“remainder-minutes” must be less than “minutes”");
    return true;
}

/* carry */
static const PackKey carry_keys[] = {
    { .name = "cap", .read = pack_read_units, .offset = IN_RULE(carry.cap), .required = true },
};
static const PackTable carry_table = { .what = "“carry”",
                                       .keys = carry_keys,
                                       .count = G_N_ELEMENTS(carry_keys) };
static const PackWord carry_words[] = { { "none", 0 }, { 0 } };

static bool
read_carry(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    int ignored;
    PackKey word = { .name = key->name, .words = key->words };

    if (ceu_nodes_text(reader->nodes, at) != NULL)
        return pack_read_word(reader, at, &word, &ignored);
    return pack_read_nested(reader, at, key, target);
}

/* window */
static const PackKey window_keys[] = {
    { .name = "opens-before",
      .read = pack_read_nested,
      .offset = IN_RULE(window.opens_before),
      .table = &offset_table,
      .check = check_offset,
      .required = true },
};
static const PackTable window_table = { .what = "“window”",
                                        .keys = window_keys,
                                        .count = G_N_ELEMENTS(window_keys) };

/* ladder */
static const PackWord stage_words[] = {
    { "grace-ends", CEU_STAGE_GRACE_ENDS },
    { "late-fee", CEU_STAGE_LATE_FEE },
    { "final-notice", CEU_STAGE_FINAL_NOTICE },
    { "inactive", CEU_STAGE_INACTIVE },
    { "revoked", CEU_STAGE_REVOKED },
    { "reinstatement-ends", CEU_STAGE_REINSTATEMENT_ENDS },
    { 0 },
};
static const PackWord base_words[] = {
    { "due", CEU_STAGE_DUE },
    { "grace-ends", CEU_STAGE_GRACE_ENDS },
    { "late-fee", CEU_STAGE_LATE_FEE },
    { "final-notice", CEU_STAGE_FINAL_NOTICE },
    { "inactive", CEU_STAGE_INACTIVE },
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
      .table = &offset_table,
      .check = check_offset,
      .required = true },
    { .name = "may-earn", .read = pack_read_flag, .offset = IN_RULE(ladder.may_earn) },
    { .name = "stakes", .read = pack_read_text, .offset = IN_RULE(ladder.stakes) },
};
static const PackTable ladder_table = { .what = "“ladder”",
                                        .keys = ladder_keys,
                                        .count = G_N_ELEMENTS(ladder_keys) };

static bool
check_ladder(PackReader *reader, uint32_t at, void *target)
{
    CeuLadder *ladder = &rule_of(target)->ladder;

    if ((reader->seen & (1U << LADDER_BASE)) == 0)
        ladder->base = CEU_STAGE_DUE;
    if (ladder->base < ladder->stage)
        return true;
    return pack_fault(reader, at, "“%s” cannot be counted from “%s”, which comes later",
                      ceu_stage_kind_name(ladder->stage), ceu_stage_kind_name(ladder->base));
}

/* duty */
static const PackKey duty_keys[] = {
    { .name = "title", .read = pack_read_text, .offset = IN_RULE(duty.title), .required = true },
};
static const PackTable duty_table = { .what = "“duty”",
                                      .keys = duty_keys,
                                      .count = G_N_ELEMENTS(duty_keys) };

/* evidence */
static const PackWord field_words[] = {
    { "index", CEU_FIELD_INDEX },
    { "provider", CEU_FIELD_PROVIDER },
    { "title", CEU_FIELD_TITLE },
    { "units", CEU_FIELD_UNITS },
    { "date", CEU_FIELD_DATE },
    { "certificate", CEU_FIELD_CERTIFICATE },
    { 0 },
};
static const PackKey evidence_keys[] = {
    { .name = "fields",
      .read = pack_read_words,
      .offset = IN_RULE(evidence.fields),
      .words = field_words,
      .required = true },
    { .name = "index-or-certificate",
      .read = pack_read_flag,
      .offset = IN_RULE(evidence.index_or_certificate) },
};
static const PackTable evidence_table = { .what = "“evidence”",
                                          .keys = evidence_keys,
                                          .count = G_N_ELEMENTS(evidence_keys) };

/* retain */
static const PackKey retain_keys[] = {
    { .name = "after-due",
      .read = pack_read_nested,
      .offset = IN_RULE(retain.after_due),
      .table = &offset_table,
      .check = check_offset,
      .required = true },
};
static const PackTable retain_table = { .what = "“retain”",
                                        .keys = retain_keys,
                                        .count = G_N_ELEMENTS(retain_keys) };

const PackKey pack_kinds[CEU_RULE_KIND_COUNT] = {
    [CEU_RULE_POOL] = { .name = "pool",
                        .read = pack_read_flag,
                        .offset = IN_RULE(pool_each),
                        .words = pool_words },
    [CEU_RULE_ANCHOR] = { .name = "anchor",
                          .read = pack_read_nested,
                          .table = &anchor_table,
                          .check = check_anchor },
    [CEU_RULE_LENGTH] = { .name = "length", .read = pack_read_nested, .table = &length_table },
    [CEU_RULE_TOTAL] = { .name = "total",
                         .read = pack_read_nested,
                         .table = &total_table,
                         .check = check_total },
    [CEU_RULE_ABSORB] = { .name = "absorb",
                          .read = pack_read_nested,
                          .table = &absorb_table,
                          .check = check_absorb },
    [CEU_RULE_PRORATE] = { .name = "prorate", .read = pack_read_nested, .table = &prorate_table },
    [CEU_RULE_REQUIRE] = { .name = "require",
                           .read = pack_read_nested,
                           .table = &require_table,
                           .check = check_require },
    [CEU_RULE_COUNT] = { .name = "count",
                         .read = pack_read_nested,
                         .table = &count_table,
                         .check = check_count },
    [CEU_RULE_CARRY] = { .name = "carry",
                         .read = read_carry,
                         .table = &carry_table,
                         .words = carry_words },
    [CEU_RULE_WINDOW] = { .name = "window", .read = pack_read_nested, .table = &window_table },
    [CEU_RULE_LADDER] = { .name = "ladder",
                          .read = pack_read_nested,
                          .table = &ladder_table,
                          .check = check_ladder },
    [CEU_RULE_DUTY] = { .name = "duty", .read = pack_read_nested, .table = &duty_table },
    [CEU_RULE_EVIDENCE] = { .name = "evidence",
                            .read = pack_read_nested,
                            .table = &evidence_table },
    [CEU_RULE_RETAIN] = { .name = "retain", .read = pack_read_nested, .table = &retain_table },
    [CEU_RULE_EXPERIENCE] = { .name = "experience",
                              .read = pack_read_nested,
                              .table = &pack_experience_table },
    [CEU_RULE_EXAM] = { .name = "exam",
                        .read = pack_read_nested,
                        .table = &pack_exam_table,
                        .check = pack_check_exam },
    [CEU_RULE_NOTE] = { .name =
                            NULL }, /* a rule without a kind: its “note” or “unknown” is all it states */
};
