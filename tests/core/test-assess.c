/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cycles, counting and requirements of two made-up bodies: what the engine does with each kind of rule. */
#include <string.h>

#include "core/fixture.h"

static const struct {
    int month, day;
    const char *earned, *standing, *today, *first, *last, *next_last;
} cycles[] = {
    /* odd month, odd years; even month, even years */
    { 3, 0, "2020-01-01", "2026-11-23", "2026-11-23", "2025-04-01", "2027-03-31", "2029-03-31" },
    { 4, 0, "2020-01-01", "2026-11-23", "2026-11-23", "2026-05-01", "2028-04-30", "2030-04-30" },
    { 2, 0, "2020-01-01", "2026-11-23", "2026-11-23", "2026-03-01", "2028-02-29", "2030-02-28" },
    /* the due date itself still belongs to the cycle */
    { 3, 0, "2020-01-01", "2027-03-31", "2027-03-31", "2025-04-01", "2027-03-31", "2029-03-31" },
    { 3, 0, "2020-01-01", "2027-04-01", "2027-04-01", "2027-04-01", "2029-03-31", "2031-03-31" },
    /* the day stated */
    { 3, 15, "2020-01-01", "2026-11-23", "2026-11-23", "2025-03-16", "2027-03-15", "2029-03-15" },
    /* not renewed since the user's word: overdue */
    { 3, 0, "2020-01-01", "2026-11-23", "2027-07-01", "2025-04-01", "2027-03-31", "2029-03-31" },
    /* … and no standing stated: what ended is taken as renewed */
    { 3, 0, "2020-01-01", NULL, "2027-07-01", "2027-04-01", "2029-03-31", "2031-03-31" },
    /* first cycle begins with the certificate */
    { 3, 0, "2025-09-15", "2026-11-23", "2026-11-23", "2025-09-15", "2027-03-31", "2029-03-31" },
    /* certified in the renewal month */
    { 3, 0, "2027-03-20", "2027-03-21", "2027-03-21", "2027-03-20", "2027-03-31", "2029-03-31" },
};

static void
test_cycles(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(cycles); i++) {
        g_auto(Holder) self = holder(club());
        const CeuPool *pool;

        join(&self, "club", cycles[i].month, cycles[i].day, NULL, cycles[i].standing);
        earn(&self, "club", "AAA", cycles[i].earned);
        pool = assess(&self, cycles[i].today);
        g_assert_true(pool->has_cycle);
        assert_day(pool->cycle.first, cycles[i].first);
        assert_day(pool->cycle.last, cycles[i].last);
        assert_day(pool->next.last, cycles[i].next_last);
        g_assert_cmpint(pool->due_assumption != NULL, ==, cycles[i].day == 0);
    }
}

static const struct {
    CeuLastDay last_day;
    const char *earned, *today, *first, *last;
    bool assumed;
} earned_cycles[] = {
    { CEU_LAST_DAY_SAME, "2022-10-01", "2023-01-01", "2022-10-01", "2024-10-01", false },
    { CEU_LAST_DAY_SAME, "2022-10-01", "2024-10-01", "2022-10-01", "2024-10-01", false },
    { CEU_LAST_DAY_SAME, "2022-10-01", "2024-10-02", "2024-10-02", "2026-10-01", false },
    { CEU_LAST_DAY_BEFORE, "2025-06-14", "2026-11-23", "2025-06-14", "2027-06-13", false },
    { CEU_LAST_DAY_UNKNOWN, "2025-06-14", "2026-11-23", "2025-06-14", "2027-06-13", true },
    { CEU_LAST_DAY_BEFORE, "2025-06-14", "2027-06-14", "2027-06-14", "2029-06-13", false },
    { CEU_LAST_DAY_SAME, "2024-02-29", "2025-01-01", "2024-02-29", "2026-02-28", false },
    { CEU_LAST_DAY_SAME, "2024-02-29", "2027-01-01", "2026-03-01", "2028-02-29", false },
};

static void
test_earned_cycles(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(earned_cycles); i++) {
        g_auto(Holder) self = holder(guild(earned_cycles[i].last_day));
        const CeuPool *pool;

        earn(&self, "guild", "LO", earned_cycles[i].earned);
        pool = assess(&self, earned_cycles[i].today);
        assert_day(pool->cycle.first, earned_cycles[i].first);
        assert_day(pool->cycle.last, earned_cycles[i].last);
        g_assert_cmpint(pool->due_assumption != NULL, ==, earned_cycles[i].assumed);
    }
}

static void
override(Holder *self, CeuOverrideKind kind, const char *pool, const char *subject,
         const char *amount, const char *on, const char *cycle_day)
{
    CeuOverride record = ceu_override_init();

    record.kind = kind;
    record.pool = pool;
    record.subject = subject;
    record.day = day(on);
    record.cycle_day = day(cycle_day);
    if (amount != NULL)
        record.units = units(amount);
    ceu_facts_add_override(self->facts, &record);
}

static void
test_due_override(void)
{
    g_auto(Holder) self = holder(club());
    const CeuPool *pool;

    earn(&self, "club", "AAA", "2020-01-01");
    pool = assess(&self, "2026-11-23"); /* no membership: a question, no guess */
    g_assert_false(pool->has_cycle);
    g_assert_nonnull(notice(pool->notices, CEU_NOTICE_ASK));
    g_assert_cmpint(pool->urgency, ==, CEU_URGENCY_LATER);

    override(&self, CEU_OVERRIDE_DUE, "club", NULL, NULL, "2027-05-15", NULL);
    pool = assess(&self, "2026-11-23");
    g_assert_true(pool->has_cycle);
    g_assert_cmpint(pool->due_basis, ==, CEU_BASIS_OVERRIDE);
    g_assert_null(pool->due_assumption);
    assert_day(pool->cycle.first, "2025-05-16");
    assert_day(pool->cycle.last, "2027-05-15");
    pool = assess(&self, "2028-01-01");
    assert_day(pool->cycle.last, "2029-05-15");
}

static void
file(Holder *self, const char *pool, const char *cycle_day, const char *submitted,
     const char *accepted)
{
    CeuFiling record = ceu_filing_init();

    record.pool = pool;
    record.cycle_day = day(cycle_day);
    record.submitted = day(submitted);
    record.accepted = day(accepted);
    ceu_facts_add_filing(self->facts, &record);
}

static void
test_renewal(void)
{
    g_auto(Holder) self = holder(club());
    const CeuPool *pool;

    join(&self, "club", 3, 0, "2028-03-31", "2026-11-23");
    earn(&self, "club", "AAA", "2020-01-01");
    learn(&self, "2026-01-10", "36", NULL);
    pool = assess(&self, "2027-03-10");
    g_assert_true(pool->complete);
    g_assert_cmpint(pool->urgency, ==, CEU_URGENCY_SOON);
    g_assert_nonnull(notice(pool->notices, CEU_NOTICE_SUBMIT));

    file(&self, "club", "2027-03-31", "2027-03-05", "2027-03-20");
    pool = assess(&self, "2027-03-04"); /* before the submission was made */
    g_assert_false(ceu_date_is_set(pool->submitted));
    pool = assess(&self, "2027-03-10");
    assert_day(pool->submitted, "2027-03-05");
    g_assert_cmpint(pool->urgency, ==, CEU_URGENCY_MET);
    g_assert_cmpint(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_REVOKED)->state, ==, CEU_STAGE_MET);
    pool = assess(&self, "2027-03-20"); /* accepted early: the next cycle is the present one */
    assert_day(pool->cycle.first, "2027-04-01");
    assert_day(pool->cycle.last, "2029-03-31");
    g_assert_false(ceu_date_is_set(pool->submitted));
}

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

/* One activity each, and the reason it gets. */
static void
test_reasons(void)
{
    g_auto(Holder) self = holder(club());
    const CeuPool *pool;
    CeuActivity record;
    int64_t before, other, planned, future, repeated, first, early, handed, gov, fine;

    join(&self, "club", 3, 0, NULL, "2026-11-23");
    earn(&self, "club", "AAA", "2022-06-01");
    before = learn(&self, "2022-05-31", "1", NULL);
    early = learn(&self, "2024-01-01", "1", NULL);
    handed = learn(&self, "2025-03-15", "1", NULL);
    record = activity(&self, "2025-05-01", "1");
    record.title = "Twice";
    first = log_activity(&self, record);
    record.id = self.next_id++;
    record.done = day("2026-05-01");
    repeated = log_activity(&self, record);
    record = activity(&self, "2026-06-01", "2");
    record.accepted_by = "guild, other";
    other = log_activity(&self, record);
    record = activity(&self, "2026-06-02", "2");
    record.accepted_by = "guild, Club";
    fine = log_activity(&self, record);
    record = activity(&self, "2026-06-02", "2");
    record.provider = "GOV training";
    gov = log_activity(&self, record);
    record = activity(&self, "2026-12-01", "2");
    record.planned = true;
    planned = log_activity(&self, record);
    future = learn(&self, "2026-12-24", "1", NULL);

    pool = assess(&self, "2026-11-23");
    g_assert_cmpint(item(&self, pool, before)->reason, ==, CEU_REASON_BEFORE_CERTIFIED);
    g_assert_cmpint(item(&self, pool, early)->reason, ==, CEU_REASON_BEFORE_CYCLE);
    g_assert_cmpint(item(&self, pool, handed)->reason, ==, CEU_REASON_EARLIER_RENEWAL);
    g_assert_cmpint(item(&self, pool, first)->reason, ==, CEU_REASON_COUNTED);
    g_assert_cmpint(item(&self, pool, repeated)->reason, ==, CEU_REASON_REPEATED);
    g_assert_cmpint(item(&self, pool, other)->reason, ==, CEU_REASON_NOT_ACCEPTED);
    g_assert_cmpint(item(&self, pool, fine)->reason, ==, CEU_REASON_COUNTED);
    g_assert_cmpint(item(&self, pool, gov)->reason, ==, CEU_REASON_COUNTED);
    g_assert_cmpint(item(&self, pool, planned)->reason, ==, CEU_REASON_PLANNED);
    g_assert_cmpint(item(&self, pool, future)->reason, ==, CEU_REASON_IN_FUTURE);
    assert_units(requirement(pool, "total")->counted, "5");
    g_assert_nonnull(notice(pool->notices, CEU_NOTICE_REPEATED));
    g_assert_cmpstr(item(&self, pool, before)->rule->id, ==, "not-before");
    pool = assess(&self, "2027-04-02"); /* overdue: what comes after the cycle is the next one's */
    learn(&self, "2027-04-01", "1", NULL);
    pool = assess(&self, "2027-04-02");
    g_assert_cmpint(item(&self, pool, self.next_id - 1)->reason, ==, CEU_REASON_AFTER_CYCLE);
}

static void
test_only_for_group(void)
{
    g_auto(Holder) self = holder(club());
    CeuActivity record;
    const CeuPool *pool;
    int64_t gov;

    join(&self, "club", 3, 0, NULL, "2026-11-23");
    earn(&self, "club", "HRT", "2020-01-01"); /* no core credential */
    record = activity(&self, "2026-06-01", "2");
    record.origin = "gov"; /* said by the user, whoever provided it */
    record.topics = "cardiology";
    gov = log_activity(&self, record);
    pool = assess(&self, "2026-11-23");
    g_assert_cmpint(item(&self, pool, gov)->reason, ==, CEU_REASON_ONLY_FOR_GROUP);
    assert_units(requirement(pool, "total")->counted, "0");

    earn(&self, "club", "AAA",
         "2020-01-01"); /* now it counts, but never for the speciality's own */
    pool = assess(&self, "2026-11-23");
    assert_units(requirement(pool, "total")->counted, "2");
    assert_units(requirement(pool, "own8/HRT")->counted, "0");
    learn(&self, "2026-06-02", "3", "Cardiology; Billing");
    pool = assess(&self, "2026-11-23");
    assert_units(requirement(pool, "total")->counted, "5");
    assert_units(requirement(pool, "own8/HRT")->counted, "3");
    g_assert_cmpstr(requirement(pool, "own8/HRT")->title, ==, "Heart (HRT)");
}

/* Renewal month: pinned by the user, used if needed, else left to the next cycle, and counted there. */
static void
test_renewal_month(void)
{
    g_auto(Holder) self = holder(club());
    CeuActivity record;
    const CeuPool *pool;
    int64_t big, small, pinned, after;

    join(&self, "club", 3, 0, NULL, "2026-11-23");
    earn(&self, "club", "AAA", "2020-01-01");
    learn(&self, "2027-02-28", "33", NULL);
    big = learn(&self, "2027-03-01", "5", NULL);
    small = learn(&self, "2027-03-10", "3", NULL);
    record = activity(&self, "2027-03-11", "4");
    record.pin = day("2027-06-01");
    pinned = log_activity(&self, record);
    pool = assess(&self, "2027-03-20");
    /* 3 are missing: the 3 are used, the 5 are left */
    g_assert_cmpint(item(&self, pool, small)->reason, ==, CEU_REASON_COUNTED_OVERLAP);
    g_assert_cmpint(item(&self, pool, big)->reason, ==, CEU_REASON_NEXT_CYCLE);
    g_assert_cmpint(item(&self, pool, pinned)->reason, ==, CEU_REASON_NEXT_CYCLE);
    assert_units(requirement(pool, "total")->counted, "36");
    assert_units(pool->left_for_next, "9");
    g_assert_true(pool->complete);

    after = learn(&self, "2027-04-01", "1", NULL);
    file(&self, "club", "2027-03-31", "2027-03-21", "2027-04-02");
    pool = assess(&self, "2027-05-01");
    assert_day(pool->cycle.last, "2029-03-31");
    g_assert_cmpint(item(&self, pool, small)->reason, ==, CEU_REASON_EARLIER_RENEWAL);
    g_assert_cmpint(item(&self, pool, big)->reason, ==, CEU_REASON_COUNTED_OVERLAP);
    g_assert_cmpint(item(&self, pool, pinned)->reason, ==, CEU_REASON_COUNTED_PINNED);
    g_assert_cmpint(item(&self, pool, after)->reason, ==, CEU_REASON_COUNTED);
    assert_units(requirement(pool, "total")->counted, "10");
}

static void
test_pin_to_present(void)
{
    g_auto(Holder) self = holder(club());
    CeuActivity record;
    const CeuPool *pool;

    join(&self, "club", 3, 0, NULL, "2026-11-23");
    earn(&self, "club", "AAA", "2020-01-01");
    learn(&self, "2027-02-28", "36", NULL);
    record = activity(&self, "2027-03-11", "4");
    record.pin = day("2027-03-31");
    log_activity(&self, record);
    pool = assess(&self, "2027-03-20");
    assert_units(requirement(pool, "total")->counted, "40");
    g_assert_cmpint(item(&self, pool, record.id)->reason, ==, CEU_REASON_COUNTED_PINNED);
}

/* Many open activities take the greedy way; it must still meet the cycle and leave what is not needed. */
static void
test_many_open(void)
{
    g_auto(Holder) self = holder(club());
    const CeuPool *pool;

    join(&self, "club", 3, 0, NULL, "2026-11-23");
    earn(&self, "club", "AAA", "2020-01-01");
    learn(&self, "2026-02-01", "30", NULL);
    for (int i = 1; i <= 20; i++) {
        g_autofree char *on = g_strdup_printf("2027-03-%02d", i);

        learn(&self, on, "1", NULL);
    }
    pool = assess(&self, "2027-03-25");
    assert_units(requirement(pool, "total")->counted, "36");
    assert_units(pool->left_for_next, "14");
}

static const struct {
    const char *amount;
    CeuUnit unit;
    const char *want; /* at the guild: whole units, a remainder of 45 minutes is one more */
    CeuReason reason;
} conversions[] = {
    { "2.5", CEU_UNIT_HOUR, "2", CEU_REASON_COUNTED_ROUNDED },
    { "2.75", CEU_UNIT_HOUR, "3", CEU_REASON_COUNTED_ROUNDED },
    { "2", CEU_UNIT_HOUR, "2", CEU_REASON_COUNTED },
    { "1.5", CEU_UNIT_CEU, "1", CEU_REASON_COUNTED_ROUNDED },
    { "90", CEU_UNIT_MINUTE, "1", CEU_REASON_COUNTED_ROUNDED },
    { "105", CEU_UNIT_MINUTE, "2", CEU_REASON_COUNTED_ROUNDED },
    { "104", CEU_UNIT_MINUTE, "1", CEU_REASON_COUNTED_ROUNDED },
    { "0.6", CEU_UNIT_IACET, "6", CEU_REASON_COUNTED },
    { "0.5", CEU_UNIT_HOUR, "0", CEU_REASON_ZERO },
    { "44", CEU_UNIT_MINUTE, "0", CEU_REASON_ZERO },
};

static void
test_conversions(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(conversions); i++) {
        g_auto(Holder) self = holder(guild(CEU_LAST_DAY_SAME));
        CeuActivity record;
        const CeuPool *pool;

        earn(&self, "guild", "LO", "2025-06-14");
        record = activity(&self, "2025-07-01", conversions[i].amount);
        record.unit = conversions[i].unit;
        log_activity(&self, record);
        pool = assess(&self, "2026-01-01");
        g_assert_cmpint(item(&self, pool, record.id)->reason, ==, conversions[i].reason);
        assert_units(requirement(pool, "total")->counted, conversions[i].want);
    }
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

static void
test_proof(void)
{
    g_auto(Holder) self = holder(club());
    CeuEntry entry = { .body = "club", .accepted = CEU_DATE_NONE };
    CeuActivity record;
    const CeuPool *pool;
    int64_t bare, indexed, certified, entered;

    join(&self, "club", 3, 0, NULL, "2026-11-23");
    earn(&self, "club", "AAA", "2020-01-01");
    bare = learn(&self, "2026-01-01", "1", NULL);
    record = activity(&self, "2026-01-02", "2");
    record.index = "N1";
    indexed = log_activity(&self, record);
    record = activity(&self, "2026-01-03", "3");
    record.proofs = 1;
    certified = log_activity(&self, record);
    entered = learn(&self, "2026-01-04", "4", NULL);
    entry.activity_id = entered;
    entry.entered = day("2026-02-01");
    entry.accepted = day("2026-02-02");
    ceu_facts_add_entry(self.facts, &entry);
    entry.body = "guild";
    ceu_facts_add_entry(self.facts, &entry);
    pool = assess(&self, "2026-11-23");
    g_assert_cmpint(item(&self, pool, bare)->marks & CEU_MARK_NO_PROOF, !=, 0);
    g_assert_cmpint(item(&self, pool, bare)->missing_fields, ==, CEU_FIELD_INDEX);
    g_assert_cmpint(item(&self, pool, indexed)->missing_fields, ==, 0);
    g_assert_cmpint(item(&self, pool, certified)->marks & CEU_MARK_NO_PROOF, ==, 0);
    g_assert_cmpint(item(&self, pool, certified)->missing_fields, ==, CEU_FIELD_INDEX);
    g_assert_cmpint(item(&self, pool, entered)->marks & CEU_MARK_ACCEPTED, !=, 0);
    g_assert_cmpint(item(&self, pool, entered)->marks & CEU_MARK_NO_PROOF, ==, 0);
    assert_units(pool->unproven, "1");
    g_assert_nonnull(notice(pool->notices, CEU_NOTICE_PROOF));
}

static void
test_stages(void)
{
    g_auto(Holder) self = holder(club());
    const CeuPool *pool;

    join(&self, "club", 3, 0, "2027-03-31", "2026-11-23");
    earn(&self, "club", "AAA", "2020-01-01");
    pool = assess(&self, "2026-11-23");
    assert_day(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_SUBMISSION_OPENS)->day, "2027-02-28");
    assert_day(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_DUE)->day, "2027-03-31");
    assert_day(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_FINAL_NOTICE)->day, "2027-06-14");
    assert_day(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_REVOKED)->day, "2027-06-29");
    assert_day(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_REINSTATEMENT_ENDS)->day, "2030-06-29");
    assert_day(stage(pool, CEU_CLOCK_DUES, CEU_STAGE_DUE)->day, "2027-03-31");
    /* two sources: the earlier day, and the quarrel is named */
    assert_day(stage(pool, CEU_CLOCK_DUES, CEU_STAGE_GRACE_ENDS)->day, "2027-04-10");
    g_assert_nonnull(stage(pool, CEU_CLOCK_DUES, CEU_STAGE_GRACE_ENDS)->assumption);
    g_assert_nonnull(notice(pool->notices, CEU_NOTICE_CONFLICT));
    g_assert_cmpint(ceu_pool_next_stage(pool)->kind, ==, CEU_STAGE_SUBMISSION_OPENS);
    pool = assess(&self, "2027-07-01");
    g_assert_cmpint(pool->days_left, ==, -92);
    g_assert_cmpint(pool->urgency, ==, CEU_URGENCY_OVERDUE);
    g_assert_cmpint(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_REVOKED)->state, ==, CEU_STAGE_PAST);
    g_assert_cmpint(ceu_pool_next_stage(pool)->kind, ==, CEU_STAGE_REINSTATEMENT_ENDS);
    pool = assess(&self, "2031-07-01");
    g_assert_null(ceu_pool_next_stage(pool));
}

static void
test_dues(void)
{
    g_auto(Holder) self = holder(club());
    const CeuPool *pool;

    join(&self, "club", 3, 0, NULL, "2026-11-23");
    earn(&self, "club", "AAA", "2020-01-01");
    pool = assess(&self, "2026-11-23"); /* not stated: the next renewal month, and said so */
    assert_day(stage(pool, CEU_CLOCK_DUES, CEU_STAGE_DUE)->day, "2027-03-31");
    g_assert_nonnull(stage(pool, CEU_CLOCK_DUES, CEU_STAGE_DUE)->assumption);
    g_assert_false(requirement(pool, "dues")->met);
    pool = assess(&self, "2027-05-01"); /* never stated as paid: overdue */
    g_assert_cmpint(pool->urgency, ==, CEU_URGENCY_OVERDUE);
    assert_day(stage(pool, CEU_CLOCK_DUES, CEU_STAGE_DUE)->day, "2027-03-31");
}

static void
test_year_end(void)
{
    CeuBody *body = club();
    g_auto(Holder) self = holder(body);
    const CeuPool *pool;
    CeuRule *rule = add_rule(body, CEU_RULE_ANCHOR, "anchor2");

    rule->anchor = (CeuAnchor){ .kind = CEU_ANCHOR_MEMBERSHIP, .or_year_end = true };
    add_rule(body, CEU_RULE_LENGTH, "length2")->length.months = 12;
    join(&self, "club", 6, 0, "2027-06-30", "2026-11-23");
    earn(&self, "club", "AAA", "2020-01-01");
    pool = assess(&self, "2026-11-23");
    assert_day(pool->cycle.last, "2027-06-30");
    assert_day(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_DUE)->day, "2026-12-31");
    g_assert_nonnull(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_DUE)->assumption);
    g_assert_cmpint(pool->urgency, ==, CEU_URGENCY_SOON); /* the earlier date hurries */
    pool = assess(&self, "2027-02-01");
    g_assert_cmpint(pool->urgency, ==, CEU_URGENCY_LATER);
}

/* Units earned in a grace period count only where the rule says so. */
static void
test_grace(void)
{
    CeuBody *body = guild(CEU_LAST_DAY_SAME);
    g_auto(Holder) self = holder(body);
    CeuRule *rule = add_rung(body, CEU_CLOCK_UNITS, CEU_STAGE_GRACE_ENDS, 0, 60, "grace");
    CeuCredential credential = ceu_credential_init();
    const CeuPool *pool;

    credential.body = "guild";
    credential.type = "LO";
    credential.earned = day("2022-06-14");
    credential.standing = day("2024-01-01");
    ceu_facts_add_credential(self.facts, &credential);
    learn(&self, "2024-07-01", "5", "wood");
    learn(&self, "2024-09-01", "5", "wood");
    pool = assess(&self, "2024-10-01");
    assert_units(requirement(pool, "total")->counted, "0");
    rule->ladder.may_earn = true;
    pool = assess(&self, "2024-10-01");
    assert_units(requirement(pool, "total")->counted, "5");
}

static void
test_held(void)
{
    g_auto(Holder) self = holder(club());
    CeuCredential credential = ceu_credential_init();

    join(&self, "club", 3, 0, NULL, NULL);
    credential.body = "club";
    credential.type = "AAA"; /* a candidate */
    ceu_facts_add_credential(self.facts, &credential);
    credential.type = "BBB";
    credential.earned = day("2020-01-01");
    credential.retired = day("2025-01-01");
    ceu_facts_add_credential(self.facts, &credential);
    g_assert_null(assess(&self, "2026-11-23"));
    g_assert_cmpint(self.assessment->urgency, ==, CEU_URGENCY_MET);
    g_assert_nonnull(assess(&self, "2024-12-31")); /* held until then */
    g_assert_null(assess(&self, "2019-12-31"));
}

/* Each credential alone, found by every name it has; the most urgent pool first. */
static void
test_pools(void)
{
    CeuBody *body = guild(CEU_LAST_DAY_SAME);
    g_auto(Holder) self = holder(body);

    add_rule(body, CEU_RULE_POOL, "pool")->pool_each = true;
    ceu_rulebook_take(self.rulebook, club());
    earn(&self, "guild", "LO", "2025-06-14");
    earn(&self, "guild", "LOW2", "2025-01-14");
    earn(&self, "club", "AAA", "2020-01-01");
    join(&self, "club", 12, 0, "2026-12-31", "2026-11-23");
    assess(&self, "2026-11-23");
    g_assert_cmpint(self.assessment->pools->len, ==, 3);
    g_assert_cmpstr(((CeuPool *) g_ptr_array_index(self.assessment->pools, 0))->id, ==, "club");
    g_assert_cmpstr(((CeuPool *) g_ptr_array_index(self.assessment->pools, 1))->id, ==,
                    "guild/LOW2");
    g_assert_nonnull(ceu_assessment_pool(self.assessment, "guild/lo"));
    g_assert_nonnull(ceu_assessment_pool(self.assessment, "LOW2"));
    g_assert_nonnull(ceu_assessment_pool(self.assessment, "club"));
    g_assert_nonnull(ceu_assessment_pool(self.assessment, "aaa"));
    g_assert_null(ceu_assessment_pool(self.assessment, "guild")); /* two pools */
    g_assert_null(ceu_assessment_pool(self.assessment, "nothing"));
}

static void
test_pace(void)
{
    g_auto(Holder) self = holder(club());
    const CeuPool *pool;

    join(&self, "club", 3, 0, NULL, "2026-11-23");
    earn(&self, "club", "AAA", "2020-01-01");
    learn(&self, "2026-01-01", "29.5", NULL);
    pool = assess(&self, "2026-11-23"); /* 6.5 in 128 days */
    assert_units(pool->pace_per_month, "1.6");
    pool = assess(&self, "2027-03-30"); /* never more than what is missing */
    assert_units(pool->pace_per_month, "6.5");
}

/* A body that states nothing gets questions, not guesses; days outside the range are refused. */
static void
test_poor_packs(void)
{
    CeuBody *body = ceu_body_new();
    g_auto(Holder) self = holder((body->id = g_strdup("b"), body->name = g_strdup("B"), body));
    const CeuPool *pool;

    earn(&self, "b", "X", "2020-01-01");
    g_assert_false(assess(&self, "2026-11-23")->has_cycle);
    add_rule(body, CEU_RULE_ANCHOR, "a")->anchor.kind = CEU_ANCHOR_EARNED;
    add_rule(body, CEU_RULE_LENGTH, "l")->length.months = 24;
    pool = assess(&self, "2026-11-23");
    g_assert_true(pool->has_cycle);
    g_assert_nonnull(notice(pool->notices, CEU_NOTICE_ASK)); /* no total stated */
    g_assert_null(requirement(pool, "total")->rule);
    pool = assess(&self, "2199-12-31");
    g_assert_false(pool->has_cycle);
}

/* Facts out of order give the same judgement. */
static void
test_order(void)
{
    g_auto(Holder) self = holder(club());
    CeuActivity record;
    const CeuPool *pool;
    int64_t later, sooner;

    join(&self, "club", 3, 0, NULL, "2026-11-23");
    earn(&self, "club", "AAA", "2020-01-01");
    record = activity(&self, "2026-05-01", "1");
    record.title = "Twice";
    later = log_activity(&self, record);
    record.id = self.next_id++;
    record.done = day("2025-05-01");
    sooner = log_activity(&self, record);
    record = ceu_activity_init(); /* planned, without a day */
    record.title = "Some day";
    record.planned = true;
    record.id = self.next_id++;
    ceu_facts_add_activity(self.facts, &record);
    pool = assess(&self, "2026-11-23");
    g_assert_cmpint(item(&self, pool, sooner)->reason, ==, CEU_REASON_COUNTED);
    g_assert_cmpint(item(&self, pool, later)->reason, ==, CEU_REASON_REPEATED);
    g_assert_cmpint(item(&self, pool, record.id)->reason, ==, CEU_REASON_PLANNED);
}

static void
test_once_per_cycle(void)
{
    CeuBody *body = club();
    g_auto(Holder) self = holder(body);
    CeuActivity record;
    const CeuPool *pool;

    add_count(body, CEU_COUNT_ONCE, "once2")->count.once = CEU_ONCE_CYCLE;
    join(&self, "club", 3, 0, NULL, "2026-11-23");
    earn(&self, "club", "AAA", "2020-01-01");
    record = activity(&self, "2024-05-01", "1");
    record.title = "Twice";
    log_activity(&self, record);
    record.id = self.next_id++;
    record.done = day("2025-05-01");
    log_activity(&self, record);
    pool = assess(&self, "2026-11-23");
    assert_units(requirement(pool, "total")->counted, "1");
}

static void
test_words(void)
{
    for (int i = 0; i < CEU_REASON_COUNT; i++) {
        g_assert_nonnull(ceu_reason_name((CeuReason) i));
        g_assert_nonnull(ceu_reason_text((CeuReason) i));
    }
    for (int i = 0; i < CEU_NOTICE_KIND_COUNT; i++)
        g_assert_nonnull(ceu_notice_kind_name((CeuNoticeKind) i));
    for (int i = 0; i < CEU_URGENCY_COUNT; i++)
        g_assert_nonnull(ceu_urgency_name((CeuUrgency) i));
    for (int i = 0; i <= CEU_STAGE_MET; i++)
        g_assert_nonnull(ceu_stage_state_name((CeuStageState) i));
    for (int i = 0; i < CEU_STAGE_KIND_COUNT; i++)
        for (int clock = 0; clock < CEU_CLOCK_COUNT; clock++)
            g_assert_nonnull(ceu_stage_title((CeuStageKind) i, (CeuClock) clock));
    ceu_assessment_free(NULL);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/assess/cycles", test_cycles);
    g_test_add_func("/assess/earned-cycles", test_earned_cycles);
    g_test_add_func("/assess/due-override", test_due_override);
    g_test_add_func("/assess/renewal", test_renewal);
    g_test_add_func("/assess/totals", test_totals);
    g_test_add_func("/assess/highest-plus", test_highest_plus);
    g_test_add_func("/assess/unknown-types", test_unknown_types);
    g_test_add_func("/assess/reasons", test_reasons);
    g_test_add_func("/assess/only-for-group", test_only_for_group);
    g_test_add_func("/assess/renewal-month", test_renewal_month);
    g_test_add_func("/assess/pin-to-present", test_pin_to_present);
    g_test_add_func("/assess/many-open", test_many_open);
    g_test_add_func("/assess/conversions", test_conversions);
    g_test_add_func("/assess/percentages", test_percentages);
    g_test_add_func("/assess/versions", test_versions);
    g_test_add_func("/assess/overrides", test_overrides);
    g_test_add_func("/assess/no-double-use", test_no_double_use);
    g_test_add_func("/assess/reuse-always", test_reuse_always);
    g_test_add_func("/assess/maximum", test_maximum);
    g_test_add_func("/assess/vendor-list", test_vendor_list);
    g_test_add_func("/assess/proof", test_proof);
    g_test_add_func("/assess/stages", test_stages);
    g_test_add_func("/assess/dues", test_dues);
    g_test_add_func("/assess/year-end", test_year_end);
    g_test_add_func("/assess/grace", test_grace);
    g_test_add_func("/assess/held", test_held);
    g_test_add_func("/assess/pools", test_pools);
    g_test_add_func("/assess/pace", test_pace);
    g_test_add_func("/assess/poor-packs", test_poor_packs);
    g_test_add_func("/assess/order", test_order);
    g_test_add_func("/assess/once-per-cycle", test_once_per_cycle);
    g_test_add_func("/assess/words", test_words);
    return g_test_run();
}
