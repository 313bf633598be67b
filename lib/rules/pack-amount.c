/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of rules about how much is needed: totals, and what makes them smaller. */
#include "rules/pack-kinds.h"

#include <string.h>

/* total */
enum {
    TOTAL_FLAT,
    TOTAL_BY_COUNT,
    TOTAL_BASE,
    TOTAL_RAMP,
    TOTAL_FORMS,
    TOTAL_EXTRA = TOTAL_FORMS,
    TOTAL_CAP,
    TOTAL_ROLLING
};

static bool
read_count_row(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    CeuUnits units = { 0 };

    if (!pack_read_units(reader, at, key, &units))
        return false;
    g_array_append_val(rule_of(target)->total.by_count, units);
    return true;
}

static bool
read_by_count(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    return pack_read_rows(reader, at, key, target, "units for one credential, for two …",
                          read_count_row);
}

bool
pack_add_type_units(PackReader *reader, uint32_t at, const PackKey *key, GArray *list)
{
    const char *type = ceu_nodes_key(reader->nodes, at);
    guint last = list->len;
    CeuUnits units = { 0 };

    if (!pack_read_units(reader, at + 1, &(PackKey){ .name = key->name }, &units))
        return false;
    for (guint i = 0; i < last; i++) {
        if (strcmp(g_array_index(list, CeuTypeUnits, i).type, type) == 0)
            return pack_fault(reader, at, "“%s” is stated twice in “%s”", type, key->name);
    }
    g_array_set_size(list, last + 1);
    g_array_index(list, CeuTypeUnits, last) = (CeuTypeUnits){ g_strdup(type), units };
    return true;
}

/* One credential, or a pattern of several, and its units. */
static bool
read_base_pair(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    return pack_check_reference_pattern(reader, at, ceu_nodes_key(reader->nodes, at)) &&
           pack_add_type_units(reader, at, key, rule_of(target)->total.base);
}

static bool
read_base(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    return pack_read_pairs(reader, at, key, target, "units for each credential", read_base_pair);
}

static const PackKey step_keys[] = {
    { .name = "units",
      .read = pack_read_units,
      .offset = offsetof(CeuRampStep, units),
      .required = true },
    { .name = "months",
      .read = pack_read_int,
      .offset = offsetof(CeuRampStep, months),
      .minimum = 1,
      .maximum = MONTHS_MAX },
};
static const PackTable step_table = { .what = "a step of “ramp”",
                                      .keys = step_keys,
                                      .count = G_N_ELEMENTS(step_keys) };

static bool
read_step(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    CeuRampStep step = { 0 };

    if (!pack_read_map(reader, at, key->table, &step))
        return false;
    g_array_append_val(rule_of(target)->total.ramp, step);
    return true;
}

static bool
read_ramp(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    return pack_read_rows(reader, at, key, target,
                          "a step for a shorter first cycle, for the first full one …", read_step);
}

static const PackKey total_keys[] = {
    [TOTAL_FLAT] = { .name = "flat", .read = pack_read_units, .offset = IN_RULE(total.flat) },
    [TOTAL_BY_COUNT] = { .name = "by-count", .read = read_by_count },
    [TOTAL_BASE] = { .name = "base", .read = read_base },
    [TOTAL_RAMP] = { .name = "ramp", .read = read_ramp, .table = &step_table },
    [TOTAL_EXTRA] = { .name = "extra", .read = pack_read_units, .offset = IN_RULE(total.extra) },
    [TOTAL_CAP] = { .name = "cap", .read = pack_read_units, .offset = IN_RULE(total.cap) },
    [TOTAL_ROLLING] = { .name = "rolling-months",
                        .read = pack_read_int,
                        .offset = IN_RULE(total.rolling_months),
                        .minimum = 1,
                        .maximum = MONTHS_MAX },
};
const PackTable pack_total_table = { .what = "“total”",
                                     .keys = total_keys,
                                     .count = G_N_ELEMENTS(total_keys) };

bool
pack_check_total(PackReader *reader, uint32_t at, void *target)
{
    static const CeuTotalKind kinds[] = {
        [TOTAL_FLAT] = CEU_TOTAL_FLAT,
        [TOTAL_BY_COUNT] = CEU_TOTAL_BY_COUNT,
        [TOTAL_BASE] = CEU_TOTAL_HIGHEST_PLUS,
        [TOTAL_RAMP] = CEU_TOTAL_RAMP,
    };
    uint64_t forms = reader->seen & ((1U << TOTAL_FORMS) - 1);

    if (count_bits(forms) != 1)
        return pack_fault(reader, at, "state one of “flat”, “by-count”, “base” and “ramp”");
    if ((has_seen(reader, TOTAL_EXTRA) || has_seen(reader, TOTAL_CAP)) && forms != 1U << TOTAL_BASE)
        return pack_fault(reader, at, "“extra” and “cap” go with “base” only");
    rule_of(target)->total.kind = kinds[__builtin_ctzll(forms)];
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
    { .name = "renews", .read = pack_read_flag, .offset = IN_RULE(absorb.renews) },
};
const PackTable pack_absorb_table = { .what = "“absorb”",
                                      .keys = absorb_keys,
                                      .count = G_N_ELEMENTS(absorb_keys) };

bool
pack_check_absorb(PackReader *reader, uint32_t at, void *target)
{
    const CeuAbsorb *absorb = &rule_of(target)->absorb;

    if (g_strv_contains((const char *const *) absorb->losers, absorb->winner))
        return pack_fault(reader, at, "“%s” cannot absorb itself", absorb->winner);
    return true;
}

/* prorate */
static const PackWord prorate_words[] = {
    { "months", CEU_PRORATE_MONTHS },
    { "days", CEU_PRORATE_DAYS },
    { "table", CEU_PRORATE_TABLE },
    { "exempt", CEU_PRORATE_EXEMPT },
    { 0 },
};
static const PackKey row_keys[] = {
    { .name = "months",
      .read = pack_read_int,
      .offset = offsetof(CeuProrateRow, months),
      .minimum = 1,
      .maximum = MONTHS_MAX },
    { .name = "from", .read = pack_read_date, .offset = offsetof(CeuProrateRow, from) },
    { .name = "units",
      .read = pack_read_units,
      .offset = offsetof(CeuProrateRow, units),
      .required = true },
};
static const PackTable row_table = { .what = "a row of “table”",
                                     .keys = row_keys,
                                     .count = G_N_ELEMENTS(row_keys) };

static bool
read_row(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    CeuProrateRow row = { .from = CEU_DATE_NONE };

    if (!pack_read_map(reader, at, key->table, &row))
        return false;
    g_array_append_val(rule_of(target)->prorate.table, row);
    return true;
}

static bool
read_table(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    return pack_read_rows(reader, at, key, target, "units by the months of the first cycle",
                          read_row);
}

enum { PRORATE_BY, PRORATE_TABLE, PRORATE_ROUND, PRORATE_KNOWN };
static const PackKey prorate_keys[] = {
    [PRORATE_BY] = { .name = "by",
                     .read = pack_read_word,
                     .offset = IN_RULE(prorate.by),
                     .words = prorate_words },
    [PRORATE_TABLE] = { .name = "table", .read = read_table, .table = &row_table },
    [PRORATE_ROUND] = { .name = "round-up-to",
                        .read = pack_read_units,
                        .offset = IN_RULE(prorate.round_up_to) },
    [PRORATE_KNOWN] = { .name = "rounding-known",
                        .read = pack_read_flag,
                        .offset = IN_RULE(prorate.rounding_known) },
};
const PackTable pack_prorate_table = { .what = "“prorate”",
                                       .keys = prorate_keys,
                                       .count = G_N_ELEMENTS(prorate_keys) };

bool
pack_check_prorate(PackReader *reader, uint32_t at, void *target)
{
    CeuProrate *prorate = &rule_of(target)->prorate;
    bool is_share = prorate->by == CEU_PRORATE_MONTHS || prorate->by == CEU_PRORATE_DAYS;
    bool rounds = has_seen(reader, PRORATE_ROUND) || has_seen(reader, PRORATE_KNOWN);

    if (prorate->by == CEU_PRORATE_TABLE && !has_seen(reader, PRORATE_TABLE))
        return pack_fault(reader, at, "“by: table” needs “table”");
    if (prorate->by != CEU_PRORATE_TABLE && has_seen(reader, PRORATE_TABLE))
        return pack_fault(reader, at, "“table” goes with “by: table” only");
    if (is_share && !has_seen(reader, PRORATE_KNOWN))
        return pack_fault(reader, at, "“prorate” lacks “rounding-known”");
    if (!is_share && rounds)
        return pack_fault(reader, at,
                          "“round-up-to” and “rounding-known” go with months and days only");
    if (!is_share)
        prorate->rounding_known = true; /* nothing is rounded */
    return true;
}
