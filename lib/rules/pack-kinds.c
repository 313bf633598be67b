/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of the kinds of rules: a table of keys for each, and a check for what a table cannot say. */
#include "rules/pack-kinds.h"

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
const PackTable pack_offset_table = { .what = "a stretch of time",
                                      .keys = offset_keys,
                                      .count = G_N_ELEMENTS(offset_keys) };

bool
pack_check_offset(PackReader *reader, uint32_t at, void *target)
{
    (void) target;
    return reader->seen != 0 || pack_fault(reader, at, "state “months”, “days” or both");
}

static const PackWord pool_words[] = { { "all", false }, { "each", true }, { 0 } };

const PackKey pack_kinds[CEU_RULE_KIND_COUNT] = {
    [CEU_RULE_POOL] = { .name = "pool",
                        .read = pack_read_flag,
                        .offset = IN_RULE(pool_each),
                        .words = pool_words },
    [CEU_RULE_ANCHOR] = { .name = "anchor",
                          .read = pack_read_nested,
                          .table = &pack_anchor_table,
                          .check = pack_check_anchor },
    [CEU_RULE_LENGTH] = { .name = "length", .read = pack_read_nested, .table = &pack_length_table },
    [CEU_RULE_TOTAL] = { .name = "total",
                         .read = pack_read_nested,
                         .table = &pack_total_table,
                         .check = pack_check_total },
    [CEU_RULE_ABSORB] = { .name = "absorb",
                          .read = pack_read_nested,
                          .table = &pack_absorb_table,
                          .check = pack_check_absorb },
    [CEU_RULE_PRORATE] = { .name = "prorate",
                           .read = pack_read_nested,
                           .table = &pack_prorate_table,
                           .check = pack_check_prorate },
    [CEU_RULE_REQUIRE] = { .name = "require",
                           .read = pack_read_nested,
                           .table = &pack_require_table,
                           .check = pack_check_require },
    [CEU_RULE_COUNT] = { .name = "count",
                         .read = pack_read_nested,
                         .table = &pack_count_table,
                         .check = pack_check_count },
    [CEU_RULE_CARRY] = { .name = "carry",
                         .read = pack_read_word_or_map,
                         .table = &pack_carry_table,
                         .words = pack_carry_words },
    [CEU_RULE_DEFICIT] = { .name = "deficit",
                           .read = pack_read_word_or_map,
                           .words = pack_deficit_words },
    [CEU_RULE_WINDOW] = { .name = "window", .read = pack_read_nested, .table = &pack_window_table },
    [CEU_RULE_LADDER] = { .name = "ladder",
                          .read = pack_read_nested,
                          .table = &pack_ladder_table,
                          .check = pack_check_ladder },
    [CEU_RULE_DUTY] = { .name = "duty", .read = pack_read_nested, .table = &pack_duty_table },
    [CEU_RULE_ACT] = { .name = "act", .read = pack_read_nested, .table = &pack_act_table },
    [CEU_RULE_EVIDENCE] = { .name = "evidence",
                            .read = pack_read_nested,
                            .table = &pack_evidence_table },
    [CEU_RULE_RETAIN] = { .name = "retain",
                          .read = pack_read_nested,
                          .table = &pack_retain_table,
                          .check = pack_check_retain },
    [CEU_RULE_EXPERIENCE] = { .name = "experience",
                              .read = pack_read_nested,
                              .table = &pack_experience_table },
    [CEU_RULE_EXAM] = { .name = "exam",
                        .read = pack_read_nested,
                        .table = &pack_exam_table,
                        .check = pack_check_exam },
    [CEU_RULE_PREREQUISITE] = { .name = "prerequisite",
                                .read = pack_read_nested,
                                .table = &pack_prerequisite_table },
    [CEU_RULE_NOTE] = { .name = NULL }, /* a rule without a kind states its “note” or “unknown” */
};
