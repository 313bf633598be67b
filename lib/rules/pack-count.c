/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kind of rule that states one aspect of how activities count. */
#include "rules/pack-kinds.h"

#define MINUTES_MAX 6000

/* What an aspect is about: at most one of three. */
enum { SUBJECT_CATEGORY, SUBJECT_FORMAT, SUBJECT_ORIGIN, SUBJECT_END };
#define SUBJECT_KEYS                                                                               \
    [SUBJECT_CATEGORY] = { .name = "category",                                                     \
                           .read = pack_read_id,                                                   \
                           .offset = IN_RULE(count.category),                                      \
                           .ref = PACK_REF_CATEGORY },                                             \
    [SUBJECT_FORMAT] = { .name = "format",                                                         \
                         .read = pack_read_id,                                                     \
                         .offset = IN_RULE(count.format),                                          \
                         .ref = PACK_REF_FORMAT },                                                 \
    [SUBJECT_ORIGIN] = { .name = "origin",                                                         \
                         .read = pack_read_id,                                                     \
                         .offset = IN_RULE(count.origin),                                          \
                         .ref = PACK_REF_ORIGIN }

static unsigned
count_subjects(const PackReader *reader)
{
    return count_bits(reader->seen & ((1U << SUBJECT_END) - 1));
}

static bool
check_subject(PackReader *reader, uint32_t at, void *target)
{
    (void) target;
    return count_subjects(reader) <= 1 ||
           pack_fault(reader, at, "state one of “category”, “format” and “origin”");
}

/* unit */
static const PackWord rounding_words[] = {
    { "down", CEU_ROUND_DOWN },
    { "nearest", CEU_ROUND_NEAREST },
    { "up", CEU_ROUND_UP },
    { 0 },
};
enum { UNIT_MINUTES, UNIT_STEP, UNIT_REMAINDER, UNIT_ROUNDING, UNIT_AT_LEAST };
static const PackKey unit_keys[] = {
    [UNIT_MINUTES] = { .name = "minutes",
                       .read = pack_read_int64,
                       .offset = IN_RULE(count.minutes),
                       .minimum = 1,
                       .maximum = MINUTES_MAX,
                       .required = true },
    [UNIT_STEP] = { .name = "step", .read = pack_read_units, .offset = IN_RULE(count.step) },
    [UNIT_REMAINDER] = { .name = "remainder-minutes",
                         .read = pack_read_int64,
                         .offset = IN_RULE(count.remainder_minutes),
                         .minimum = 1,
                         .maximum = MINUTES_MAX },
    [UNIT_ROUNDING] = { .name = "rounding",
                        .read = pack_read_word,
                        .offset = IN_RULE(count.rounding),
                        .words = rounding_words },
    [UNIT_AT_LEAST] = { .name = "at-least",
                        .read = pack_read_units,
                        .offset = IN_RULE(count.at_least) },
};
static const PackTable unit_table = { .what = "“unit”",
                                      .keys = unit_keys,
                                      .count = G_N_ELEMENTS(unit_keys) };

static bool
check_unit(PackReader *reader, uint32_t at, void *target)
{
    const CeuCount *count = &rule_of(target)->count;

    if (count->remainder_minutes >= count->minutes && count->remainder_minutes > 0)
        return pack_fault(reader, at, "“remainder-minutes” must be less than “minutes”");
    if (has_seen(reader, UNIT_ROUNDING) && has_seen(reader, UNIT_REMAINDER))
        return pack_fault(reader, at, "state “rounding” or “remainder-minutes”, not both");
    if (has_seen(reader, UNIT_ROUNDING) && count->step.milli == 0)
        return pack_fault(reader, at, "“rounding” needs “step”");
    return true;
}

/* only-for */
enum { ONLY_FOR_GROUPS = SUBJECT_END };
static const PackKey only_for_keys[] = {
    SUBJECT_KEYS,
    [ONLY_FOR_GROUPS] = { .name = "groups",
                          .read = pack_read_list,
                          .offset = IN_RULE(count.groups),
                          .ref = PACK_REF_GROUP,
                          .required = true },
};
static const PackTable only_for_table = { .what = "“only-for”",
                                          .keys = only_for_keys,
                                          .count = G_N_ELEMENTS(only_for_keys) };

static bool
check_only_for(PackReader *reader, uint32_t at, void *target)
{
    (void) target;
    return count_subjects(reader) == 1 ||
           pack_fault(reader, at, "“only-for” needs one of “category”, “format” and “origin”");
}

/* overlap: a word, or months before the cycle */
static const PackKey overlap_keys[] = {
    { .name = "months",
      .read = pack_read_int,
      .offset = IN_RULE(count.overlap_months),
      .minimum = 1,
      .maximum = MONTHS_MAX,
      .required = true },
};
static const PackTable overlap_table = { .what = "“overlap”",
                                         .keys = overlap_keys,
                                         .count = G_N_ELEMENTS(overlap_keys) };
static const PackWord overlap_words[] = { { "renewal-month", 0 }, { 0 } };

/* multiply, convert */
static bool
read_factor(PackReader *reader, uint32_t at, const PackKey *key, void *target)
{
    CeuUnits *factor = &rule_of(target)->count.factor;

    if (!pack_read_units(reader, at, key, factor))
        return false;
    return factor->milli > 0 || pack_fault(reader, at, "“%s” must be above 0", key->name);
}

enum { MULTIPLY_FACTOR = SUBJECT_END, MULTIPLY_FIRST };
static const PackKey multiply_keys[] = {
    SUBJECT_KEYS,
    [MULTIPLY_FACTOR] = { .name = "factor", .read = read_factor, .required = true },
    [MULTIPLY_FIRST] = { .name = "first", .read = pack_read_units, .offset = IN_RULE(count.first) },
};
static const PackTable multiply_table = { .what = "“multiply”",
                                          .keys = multiply_keys,
                                          .count = G_N_ELEMENTS(multiply_keys) };

static const PackWord convert_words[] = {
    { "semester", CEU_UNIT_SEMESTER },
    { "iacet", CEU_UNIT_IACET },
    { "hour", CEU_UNIT_HOUR },
    { "minute", CEU_UNIT_MINUTE },
    { 0 },
};
static const PackKey convert_keys[] = {
    { .name = "unit",
      .read = pack_read_word,
      .offset = IN_RULE(count.unit),
      .words = convert_words,
      .required = true },
    { .name = "into", .read = read_factor, .required = true },
};
static const PackTable convert_table = { .what = "“convert”",
                                         .keys = convert_keys,
                                         .count = G_N_ELEMENTS(convert_keys) };

/* expires */
enum { EXPIRES_AFTER = SUBJECT_END, EXPIRES_PLANNED };
static const PackKey expires_keys[] = {
    SUBJECT_KEYS,
    [EXPIRES_AFTER] = { .name = "after",
                        .read = pack_read_nested,
                        .offset = IN_RULE(count.after),
                        .table = &pack_offset_table,
                        .check = pack_check_offset,
                        .required = true },
    [EXPIRES_PLANNED] = { .name = "planned",
                          .read = pack_read_flag,
                          .offset = IN_RULE(count.planned) },
};
static const PackTable expires_table = { .what = "“expires”",
                                         .keys = expires_keys,
                                         .count = G_N_ELEMENTS(expires_keys) };

/* count: rows in the order of CeuCountAspect */
static const PackWord date_words[] = { { "completion", CEU_COUNT_DATE }, { 0 } };
static const PackWord not_before_words[] = {
    { "certified", CEU_FROM_CERTIFIED },
    { "certified-month", CEU_FROM_CERTIFIED_MONTH },
    { 0 },
};
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
static const PackWord early_words[] = { { "next-day", CEU_COUNT_EARLY }, { 0 } };
static const PackWord head_start_words[] = { { "certified", CEU_COUNT_HEAD_START }, { 0 } };
static const PackKey count_keys[] = {
    [CEU_COUNT_UNIT] = { .name = "unit",
                         .read = pack_read_nested,
                         .table = &unit_table,
                         .check = check_unit },
    [CEU_COUNT_DATE] = { .name = "date",
                         .read = pack_read_word,
                         .offset = IN_RULE(count.aspect),
                         .words = date_words },
    [CEU_COUNT_NOT_BEFORE] = { .name = "not-before",
                               .read = pack_read_word,
                               .offset = IN_RULE(count.not_before),
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
                             .table = &only_for_table,
                             .check = check_only_for },
    [CEU_COUNT_OVERLAP] = { .name = "overlap",
                            .read = pack_read_word_or_map,
                            .words = overlap_words,
                            .table = &overlap_table },
    [CEU_COUNT_EARLY] = { .name = "early",
                          .read = pack_read_word,
                          .offset = IN_RULE(count.aspect),
                          .words = early_words },
    [CEU_COUNT_HEAD_START] = { .name = "head-start",
                               .read = pack_read_word,
                               .offset = IN_RULE(count.aspect),
                               .words = head_start_words },
    [CEU_COUNT_MULTIPLY] = { .name = "multiply",
                             .read = pack_read_nested,
                             .table = &multiply_table,
                             .check = check_subject },
    [CEU_COUNT_CONVERT] = { .name = "convert", .read = pack_read_nested, .table = &convert_table },
    [CEU_COUNT_EXPIRES] = { .name = "expires",
                            .read = pack_read_nested,
                            .table = &expires_table,
                            .check = check_subject },
};
const PackTable pack_count_table = { .what = "“count”",
                                     .keys = count_keys,
                                     .count = G_N_ELEMENTS(count_keys) };

bool
pack_check_count(PackReader *reader, uint32_t at, void *target)
{
    if (count_bits(reader->seen) != 1)
        return pack_fault(reader, at, "“count” states one aspect: each in a rule of its own");
    rule_of(target)->count.aspect = (CeuCountAspect) __builtin_ctzll(reader->seen);
    return true;
}
