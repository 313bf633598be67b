/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tables of the kinds share, and the tables themselves, by subject. */
#pragma once

#include "rules/pack.h"

#define IN_RULE(member) offsetof(CeuRule, member)
#define MONTHS_MAX 240
#define DAYS_MAX 3660

static inline CeuRule *
rule_of(void *target)
{
    return target;
}

static inline unsigned
count_bits(uint64_t bits)
{
    return (unsigned) __builtin_popcountll(bits);
}

/* Whether row @index of the map read last was stated. */
static inline bool
has_seen(const PackReader *reader, unsigned index)
{
    return (reader->seen & UINT64_C(1) << index) != 0;
}

/* pack-kinds.c: months and days (CeuOffset), at least one of them. */
extern const PackTable pack_offset_table;
bool pack_check_offset(PackReader *reader, uint32_t at, void *target);

/* pack-clock.c: when cycles begin and end, and the days around a due date. */
extern const PackTable pack_anchor_table, pack_length_table, pack_window_table, pack_ladder_table;
bool pack_check_anchor(PackReader *reader, uint32_t at, void *target);
bool pack_check_ladder(PackReader *reader, uint32_t at, void *target);

/* pack-amount.c: how much is needed. */
extern const PackTable pack_total_table, pack_absorb_table, pack_prorate_table;
bool pack_check_total(PackReader *reader, uint32_t at, void *target);
bool pack_check_absorb(PackReader *reader, uint32_t at, void *target);
bool pack_check_prorate(PackReader *reader, uint32_t at, void *target);
/* Adds the pair at @at, an id and its units, to @list (CeuTypeUnits); a fault if it is there already. */
bool pack_add_type_units(PackReader *reader, uint32_t at, const PackKey *key, GArray *list);

/* pack-require.c: a minimum or a maximum. */
extern const PackTable pack_require_table;
bool pack_check_require(PackReader *reader, uint32_t at, void *target);

/* pack-count.c: what an activity counts. */
extern const PackTable pack_count_table;
bool pack_check_count(PackReader *reader, uint32_t at, void *target);

/* pack-carry.c: what goes from one cycle into the next. */
extern const PackTable pack_carry_table;
extern const PackWord pack_carry_words[], pack_deficit_words[];

/* pack-proof.c: duties, acts and proofs. */
extern const PackTable pack_duty_table, pack_act_table, pack_evidence_table, pack_retain_table;
bool pack_check_retain(PackReader *reader, uint32_t at, void *target);

/* pack-path.c: the way to a credential. */
extern const PackTable pack_experience_table, pack_exam_table, pack_prerequisite_table;
bool pack_check_exam(PackReader *reader, uint32_t at, void *target);
