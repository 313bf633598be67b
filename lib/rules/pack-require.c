/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kind of rule that states a minimum or a maximum: of what, and over which time. */
#include "rules/pack-kinds.h"

#define RENEWALS_MAX 100
#define YEARS_MAX 50

enum {
    REQUIRE_MIN,
    REQUIRE_MIN_PERCENT,
    REQUIRE_MAX,
    REQUIRE_MAX_PERCENT,
    REQUIRE_BOUNDS,
    REQUIRE_PER = REQUIRE_BOUNDS,
    REQUIRE_WITHIN,
    REQUIRE_EVERY,
    REQUIRE_YEARS_SINCE,
    REQUIRE_ONCE,
    REQUIRE_BY_RENEWAL,
    REQUIRE_BY_MONTHS,
    REQUIRE_APART,
};
static const PackWord per_words[] = {
    { "cycle", CEU_PER_CYCLE },
    { "year", CEU_PER_YEAR },
    { "activity", CEU_PER_ACTIVITY },
    { 0 },
};
static const PackKey require_keys[] = {
    [REQUIRE_MIN] = { .name = "min", .read = pack_read_units, .offset = IN_RULE(require.amount) },
    [REQUIRE_MIN_PERCENT] = { .name = "min-percent",
                              .read = pack_read_percent,
                              .offset = IN_RULE(require.percent_milli) },
    [REQUIRE_MAX] = { .name = "max", .read = pack_read_units, .offset = IN_RULE(require.amount) },
    [REQUIRE_MAX_PERCENT] = { .name = "max-percent",
                              .read = pack_read_percent,
                              .offset = IN_RULE(require.percent_milli) },
    [REQUIRE_PER] = { .name = "per",
                      .read = pack_read_word,
                      .offset = IN_RULE(require.per),
                      .words = per_words },
    [REQUIRE_WITHIN] = { .name = "within-months",
                         .read = pack_read_int,
                         .offset = IN_RULE(require.within_months),
                         .minimum = 1,
                         .maximum = MONTHS_MAX },
    [REQUIRE_EVERY] = { .name = "every",
                        .read = pack_read_int,
                        .offset = IN_RULE(require.every),
                        .minimum = 2,
                        .maximum = RENEWALS_MAX },
    [REQUIRE_YEARS_SINCE] = { .name = "years-since",
                              .read = pack_read_int,
                              .offset = IN_RULE(require.years_since),
                              .minimum = 1,
                              .maximum = YEARS_MAX },
    [REQUIRE_ONCE] = { .name = "once", .read = pack_read_flag, .offset = IN_RULE(require.once) },
    [REQUIRE_BY_RENEWAL] = { .name = "by-renewal",
                             .read = pack_read_int,
                             .offset = IN_RULE(require.by_renewal),
                             .minimum = 1,
                             .maximum = RENEWALS_MAX },
    [REQUIRE_BY_MONTHS] = { .name = "by-months",
                            .read = pack_read_int,
                            .offset = IN_RULE(require.by_months),
                            .minimum = 1,
                            .maximum = MONTHS_MAX },
    [REQUIRE_APART] = { .name = "apart", .read = pack_read_id, .offset = IN_RULE(require.apart) },
    { .name = "on-top", .read = pack_read_flag, .offset = IN_RULE(require.on_top) },
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
    { .name = "formats",
      .read = pack_read_list,
      .offset = IN_RULE(require.formats),
      .ref = PACK_REF_FORMAT },
    { .name = "each", .read = pack_read_flag, .offset = IN_RULE(require.each) },
};
const PackTable pack_require_table = { .what = "“require”",
                                       .keys = require_keys,
                                       .count = G_N_ELEMENTS(require_keys) };

/* Of which units; those of a year, of some months or of one activity may be all of them. */
static bool
check_subject(PackReader *reader, uint32_t at, const CeuRequire *require)
{
    bool is_named = require->category != NULL || require->own_category ||
                    require->origins != NULL || require->providers != NULL ||
                    require->formats != NULL;

    if (require->category != NULL && require->own_category)
        return pack_fault(reader, at, "state “category” or “own-category”, not both");
    if (!is_named && require->per == CEU_PER_CYCLE && require->within_months == 0)
        return pack_fault(reader, at,
                          "state what it is about: “category”, “own-category”, “origins”, "
                          "“formats” or “providers”");
    if (require->outside && require->category == NULL && require->origins == NULL &&
        require->formats == NULL)
        return pack_fault(reader, at, "“outside” goes with “category”, “origins” or “formats”");
    return true;
}

/* What goes with a minimum only, or with a maximum only. */
static bool
check_bound(PackReader *reader, uint32_t at, const CeuRequire *require)
{
    if (require->per == CEU_PER_ACTIVITY && require->bound == CEU_BOUND_MIN)
        return pack_fault(reader, at, "“per: activity” goes with a maximum only");
    if (require->on_top && require->bound == CEU_BOUND_MAX)
        return pack_fault(reader, at, "“on-top” goes with a minimum only");
    if (require->apart != NULL && require->bound == CEU_BOUND_MAX)
        return pack_fault(reader, at, "“apart” goes with a minimum only");
    return true;
}

/* Over which time, and at which renewals. */
static bool
check_time(PackReader *reader, uint32_t at, const CeuRequire *require)
{
    static const unsigned other_times[] = { REQUIRE_PER, REQUIRE_WITHIN, REQUIRE_EVERY,
                                            REQUIRE_YEARS_SINCE };

    if (require->per != CEU_PER_CYCLE && require->within_months > 0)
        return pack_fault(reader, at, "state “per” or “within-months”, not both");
    if (!require->once && (require->by_renewal > 0 || require->by_months > 0))
        return pack_fault(reader, at, "“by-renewal” and “by-months” go with “once” only");
    for (unsigned i = 0; require->once && i < G_N_ELEMENTS(other_times); i++) {
        if (has_seen(reader, other_times[i]))
            return pack_fault(reader, at, "“once” does not go with “%s”",
                              require_keys[other_times[i]].name);
    }
    return true;
}

bool
pack_check_require(PackReader *reader, uint32_t at, void *target)
{
    CeuRequire *require = &rule_of(target)->require;
    uint64_t bounds = reader->seen & ((1U << REQUIRE_BOUNDS) - 1);

    if (count_bits(bounds) != 1)
        return pack_fault(reader, at, "state one of “min”, “min-percent”, “max” and “max-percent”");
    require->bound = (bounds & (1U << REQUIRE_MAX | 1U << REQUIRE_MAX_PERCENT)) != 0
                         ? CEU_BOUND_MAX
                         : CEU_BOUND_MIN;
    return check_subject(reader, at, require) && check_bound(reader, at, require) &&
           check_time(reader, at, require);
}
