/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holders at random: of a club and of a guild, with activities, filings and dues before and after the days asked about. */
#pragma once

#include <ceu/agenda.h>

#include "core/fixture.h"

#define RANDOM_FIRST_DAY "2024-01-01"
#define RANDOM_DAYS 1500

/* A day of the four years from 2024 on. */
static inline CeuDate
random_day(GRand *rand)
{
    return ceu_date_add_days(day(RANDOM_FIRST_DAY), g_rand_int_range(rand, 0, RANDOM_DAYS));
}

static inline bool
one_in(GRand *rand, int n)
{
    return g_rand_int_range(rand, 0, n) == 0;
}

static inline void
random_activity(Holder *self, GRand *rand)
{
    static const char *const topics[] = { "audit", "law", "wood", "cardio", "other" };
    static const char *const providers[] = { "Provider", "GOV", "Guild", "GOV office" };
    char on[CEU_DATE_TEXT_SIZE];
    CeuActivity record = activity(self, ceu_date_format(random_day(rand), on), "1");

    record.units.milli = 500 * g_rand_int_range(rand, 1, 40);
    record.topics = topics[g_rand_int_range(rand, 0, G_N_ELEMENTS(topics))];
    record.provider = providers[g_rand_int_range(rand, 0, G_N_ELEMENTS(providers))];
    record.planned = one_in(rand, 6);
    (void) log_activity(self, record);
}

static inline void
random_filing(Holder *self, GRand *rand, const char *pool)
{
    CeuFiling filing = ceu_filing_init();

    filing.id = self->next_id++;
    filing.pool = pool;
    filing.cycle_day = random_day(rand);
    filing.submitted = random_day(rand);
    if (!one_in(rand, 2))
        filing.accepted = ceu_date_add_days(filing.submitted, g_rand_int_range(rand, 0, 60));
    ceu_facts_add_filing(self->facts, &filing);
}

/* Both bodies; what is certified was earned before the first day asked about. */
static inline Holder
random_holder(GRand *rand)
{
    static const char *const types[] = { "AAA", "BBB", "AUD", "LAW", "HRT" };
    Holder self = holder(club());
    int activities = g_rand_int_range(rand, 0, 40);

    ceu_rulebook_take(self.rulebook, guild(CEU_LAST_DAY_BEFORE));
    join(&self, "club", g_rand_int_range(rand, 1, 13), one_in(rand, 3) ? 15 : 0,
         one_in(rand, 2) ? "2026-03-31" : NULL, one_in(rand, 2) ? "2025-06-01" : NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
        if (i == 0 || one_in(rand, 3))
            earn(&self, "club", types[i], "2022-05-05");
    }
    if (one_in(rand, 2))
        earn(&self, "guild", "HI", "2023-02-28");
    if (one_in(rand, 2))
        earn(&self, "guild", "LO", "2023-11-30");
    for (int i = 0; i < activities; i++)
        random_activity(&self, rand);
    if (one_in(rand, 2))
        random_filing(&self, rand, "club");
    if (one_in(rand, 3))
        random_filing(&self, rand, "guild/HI");
    return self;
}
