/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of rules about what goes from one cycle into the next: units above the total, units missing. */
#include "rules/pack-kinds.h"

static bool
read_cap_pair(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    const char *category = ceu_nodes_key(reader->nodes, at);

    return pack_check_reference(reader, at, PACK_REF_CATEGORY, category) &&
           pack_add_type_units(reader, at, key, rule_of(target)->carry.cap_for);
}

static bool
read_cap_for(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    return pack_read_pairs(reader, at, key, target, "units for a category", read_cap_pair);
}

static const PackKey carry_keys[] = {
    { .name = "cap", .read = pack_read_units, .offset = IN_RULE(carry.cap), .required = true },
    { .name = "last-months",
      .read = pack_read_int,
      .offset = IN_RULE(carry.last_months),
      .minimum = 1,
      .maximum = MONTHS_MAX },
    { .name = "categories",
      .read = pack_read_list,
      .offset = IN_RULE(carry.categories),
      .ref = PACK_REF_CATEGORY },
    { .name = "cap-for", .read = read_cap_for },
    { .name = "relabel",
      .read = pack_read_id,
      .offset = IN_RULE(carry.relabel),
      .ref = PACK_REF_CATEGORY },
    { .name = "except",
      .read = pack_read_list,
      .offset = IN_RULE(carry.except),
      .ref = PACK_REF_CATEGORY },
    { .name = "over-maximum", .read = pack_read_flag, .offset = IN_RULE(carry.over_maximum) },
};
const PackTable pack_carry_table = { .what = "“carry”",
                                     .keys = carry_keys,
                                     .count = G_N_ELEMENTS(carry_keys) };
const PackWord pack_carry_words[] = { { "none", 0 }, { 0 } };
const PackWord pack_deficit_words[] = { { "owed", 0 }, { 0 } };
