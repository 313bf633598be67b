/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must be met: totals, minimums, maximums, percentages, versions, and the user's own figures. */
#include <string.h>

#include "core/fixture.h"

static const struct {
    const char *types, *earned, *today, *required, *arithmetic;
} totals[] = {
    { "AAA", "2020-01-01", "2026-11-23", "36", "1 credential: 36" },
    { "AAA,BBB", "2020-01-01", "2026-11-23", "40", "2 credentials: 40" },
    { "AAA,BBB,AUD", "2020-01-01", "2026-11-23", "44", "3 credentials: 44" },
    { "AAA,BBB,AUD,LAW,HRT", "2020-01-01", "2026-11-23", "52", "5 credentials: 52" },
    { "AAA,BBB,AUD,LAW,HRT,NEW", "2020-01-01", "2026-11-23", "52", "6 credentials: 52" },
    { "AAA", "2025-09-15", "2026-11-23", "27", "36 × 18 of 24 months = 27" },
    { "AAA,BBB", "2025-09-15", "2026-11-23", "30", "40 × 18 of 24 months = 30" },
    { "AAA,BBB", "2025-10-15", "2026-11-23", "28.5", "40 × 17 of 24 months = 28.5, rounded up" },
    { "AAA", "2027-03-02", "2027-03-03", "0", "36 × 0 of 24 months = 0" },
    { "AAA", "2025-04-30", "2026-11-23", "34.5", "36 × 23 of 24 months = 34.5" },
};

static void
test_totals(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(totals); i++) {
        g_auto(Holder) self = holder(club());
        g_auto(GStrv) types = g_strsplit(totals[i].types, ",", -1);
        const CeuRequirement *total;

        join(&self, "club", 3, 0, NULL, totals[i].today);
        for (guint n = 0; types[n] != NULL; n++)
            earn(&self, "club", types[n], totals[i].earned);
        total = requirement(assess(&self, totals[i].today), "total");
        assert_units(total->required, totals[i].required);
        g_assert_cmpstr(total->arithmetic, ==, totals[i].arithmetic);
        g_assert_cmpint(total->assumption != NULL, ==,
                        strstr(total->arithmetic, "rounded") != NULL);
    }
}

static const struct {
    const char *types, *required;
} highest[] = {
    { "LO", "20" },      { "LO,LOW2", "30" },      { "HI", "30" },
    { "LO,HI", "30" }, /* absorbed */
    { "HI,LOW2", "40" }, { "HI,LOW2,LOW3", "50" }, { "HI,LOW2,LOW3,LOW4", "50" },
};

static void
test_highest_plus(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(highest); i++) {
        g_auto(Holder) self = holder(guild(CEU_LAST_DAY_SAME));
        g_auto(GStrv) types = g_strsplit(highest[i].types, ",", -1);

        for (guint n = 0; types[n] != NULL; n++)
            earn(&self, "guild", types[n], "2025-06-14");
        assert_units(requirement(assess(&self, "2026-01-01"), "total")->required,
                     highest[i].required);
    }
}

static void
test_unknown_types(void)
{
    g_auto(Holder) self = holder(guild(CEU_LAST_DAY_SAME));
    const CeuPool *pool;

    earn(&self, "guild", "ODD", "2025-06-14");
    earn(&self, "nowhere", "X", "2025-06-14");
    pool = assess(&self, "2026-01-01");
    assert_units(requirement(pool, "total")->required, "0");
    g_assert_nonnull(notice(pool->notices, CEU_NOTICE_ASK));
    g_assert_nonnull(notice(self.assessment->notices, CEU_NOTICE_ASK));
    g_assert_cmpint(self.assessment->pools->len, ==, 1);
}

static void
test_percentages(void)
{
    g_auto(Holder) self = holder(guild(CEU_LAST_DAY_SAME));
    CeuActivity record;
    const CeuPool *pool;

    earn(&self, "guild", "LO", "2025-06-14");
    learn(&self, "2025-07-01", "15", "woodwork");
    record = activity(&self, "2025-07-02", "7");
    record.provider = "guild of north";
    log_activity(&self, record);
    pool = assess(&self, "2026-01-01");
    g_assert_true(requirement(pool, "total")->met); /* two separate answers */
    assert_units(requirement(pool, "craft80")->required, "16");
    assert_units(requirement(pool, "craft80")->missing, "1");
    assert_units(requirement(pool, "own40")->required, "8");
    assert_units(requirement(pool, "own40")->missing, "1");
    g_assert_cmpstr(requirement(pool, "own40")->title, ==, "From the guild");
    g_assert_false(pool->complete);
    g_assert_nonnull(notice(pool->notices, CEU_NOTICE_CATEGORY));
}

/* A version bound to the cycle's start: a cycle that began before it does not know it. */
static void
test_versions(void)
{
    g_auto(Holder) self = holder(guild(CEU_LAST_DAY_SAME));
    const CeuPool *pool;

    earn(&self, "guild", "LO", "2024-06-14");
    pool = assess(&self, "2026-01-01");
    g_assert_cmpint(pool->requirements->len, ==, 2); /* the total and the 80 % */
    pool = assess(&self, "2026-06-15");
    g_assert_cmpint(pool->requirements->len, ==, 3);
}

static void
test_overrides(void)
{
    g_auto(Holder) self = holder(guild(CEU_LAST_DAY_SAME));
    const CeuPool *pool;

    earn(&self, "guild", "LO", "2025-06-14");
    override(&self, CEU_OVERRIDE_TOTAL, "guild", NULL, "28", NULL, "2026-01-01");
    override(&self, CEU_OVERRIDE_MINIMUM, "guild", "craft", "10", NULL, "2026-01-01");
    override(&self, CEU_OVERRIDE_MINIMUM, "guild", "own40", "3", NULL, NULL);
    override(&self, CEU_OVERRIDE_TOTAL, "other", NULL, "99", NULL, NULL);
    override(&self, CEU_OVERRIDE_TOTAL, "guild", NULL, "99", NULL, "2031-01-01");
    learn(&self, "2025-07-01", "23", "metal");
    pool = assess(&self, "2026-01-01");
    assert_units(requirement(pool, "total")->required, "28");
    g_assert_cmpint(requirement(pool, "total")->basis, ==, CEU_BASIS_OVERRIDE);
    assert_units(requirement(pool, "total")->missing, "5");
    assert_units(requirement(pool, "craft80")->required, "10");
    assert_units(requirement(pool, "own40")->required, "3");
    pool = assess(&self, "2028-01-01"); /* the next cycle goes by the rules again */
    assert_units(requirement(pool, "total")->required, "20");
    g_assert_cmpint(requirement(pool, "total")->basis, ==, CEU_BASIS_RULE);
}

/* An activity of two categories serves one credential's minimum, the one that is thus met. */
static void
test_no_double_use(void)
{
    g_auto(Holder) self = holder(club());
    const CeuPool *pool;

    join(&self, "club", 3, 0, NULL, "2026-11-23");
    earn(&self, "club", "AUD", "2020-01-01");
    earn(&self, "club", "LAW", "2020-01-01");
    learn(&self, "2026-01-01", "10", "auditing");
    learn(&self, "2026-01-02", "12", "law");
    learn(&self, "2026-01-03", "6", "audit;law");
    learn(&self, "2026-01-04", "4", "audit; law");
    pool = assess(&self, "2026-11-23");
    g_assert_true(requirement(pool, "audit16")->met);
    g_assert_true(requirement(pool, "law16")->met);
    assert_units(requirement(pool, "total")->counted, "32");
    for (int i = 0; i < 12; i++) /* more shared ones than are tried in every combination */
        learn(&self, "2026-02-01", "1", "audit;law");
    pool = assess(&self, "2026-11-23");
    g_assert_true(requirement(pool, "audit16")->met);
    g_assert_true(requirement(pool, "law16")->met);
    g_assert_cmpint(requirement(pool, "audit16")->counted.milli +
                        requirement(pool, "law16")->counted.milli,
                    ==, 44000);
}

static void
test_reuse_always(void)
{
    CeuBody *body = club();
    g_auto(Holder) self = holder(body);
    const CeuPool *pool;

    add_count(body, CEU_COUNT_REUSE, "reuse2")->count.reuse = CEU_REUSE_ALWAYS;
    join(&self, "club", 3, 0, NULL, "2026-11-23");
    earn(&self, "club", "AUD", "2020-01-01");
    earn(&self, "club", "LAW", "2020-01-01");
    learn(&self, "2026-01-03", "6", "audit;law");
    pool = assess(&self, "2026-11-23");
    assert_units(requirement(pool, "audit16")->counted, "6");
    assert_units(requirement(pool, "law16")->counted, "6");
    assert_units(requirement(pool, "total")->counted, "6");
}

static void
test_maximum(void)
{
    CeuBody *body = guild(CEU_LAST_DAY_SAME);
    g_auto(Holder) self = holder(body);
    CeuRule *rule = add_minimum(body, "other20", NULL, "0", "craft");
    const CeuPool *pool;
    int64_t last;

    rule->require.bound = CEU_BOUND_MAX;
    rule->require.outside = true;
    rule->require.percent_milli = 20000;
    earn(&self, "guild", "LO", "2025-06-14");
    learn(&self, "2025-07-01", "15", "wood");
    learn(&self, "2025-07-02", "3", "cooking");
    learn(&self, "2025-07-03", "5", "singing");
    last = learn(&self, "2025-07-04", "2", "dancing");
    pool = assess(&self, "2026-01-01");
    assert_units(requirement(pool, "total")->counted, "19"); /* 15 and no more than 4 others */
    assert_units(requirement(pool, "other20")->counted, "10");
    g_assert_false(requirement(pool, "other20")->met);
    g_assert_cmpint(item(&self, pool, last)->reason, ==, CEU_REASON_OVER_CAP);
    assert_units(item(&self, pool, last)->counted, "0");
    assert_units(item(&self, pool, last - 1)->counted, "1");
    g_assert_cmpstr(requirement(pool, "other20")->title, ==, "Outside The craft");
}

static void
test_vendor_list(void)
{
    CeuBody *body = club();
    g_auto(Holder) self = holder(body);
    CeuRule *rule = add_minimum(body, "vendors", "AUD", "4", "audit");
    CeuActivity record;
    const CeuPool *pool;

    rule->require.providers = g_strsplit("Zed*;Mid Co", ";", -1);
    join(&self, "club", 3, 0, NULL, "2026-11-23");
    earn(&self, "club", "AUD", "2020-01-01");
    add_count(body, CEU_COUNT_REUSE, "reuse2")->count.reuse = CEU_REUSE_ALWAYS;
    record = activity(&self, "2026-01-01", "3");
    record.provider = "ZedHealth";
    record.topics = "audit";
    log_activity(&self, record);
    learn(&self, "2026-01-02", "5", "audit");
    pool = assess(&self, "2026-11-23");
    assert_units(requirement(pool, "vendors")->counted, "3");
    assert_units(requirement(pool, "audit16")->counted, "8");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/requirements/totals", test_totals);
    g_test_add_func("/requirements/highest-plus", test_highest_plus);
    g_test_add_func("/requirements/unknown-types", test_unknown_types);
    g_test_add_func("/requirements/percentages", test_percentages);
    g_test_add_func("/requirements/versions", test_versions);
    g_test_add_func("/requirements/overrides", test_overrides);
    g_test_add_func("/requirements/no-double-use", test_no_double_use);
    g_test_add_func("/requirements/reuse-always", test_reuse_always);
    g_test_add_func("/requirements/maximum", test_maximum);
    g_test_add_func("/requirements/vendor-list", test_vendor_list);
    return g_test_run();
}
