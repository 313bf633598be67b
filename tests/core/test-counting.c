/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each activity is worth and why: reasons, conversion, repeated courses, the renewal month, proof. */
#include <string.h>

#include "core/fixture.h"

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
    file_renewal(&self, "club", "2027-03-31", "2027-03-21", "2027-04-02");
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

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/counting/reasons", test_reasons);
    g_test_add_func("/counting/only-for-group", test_only_for_group);
    g_test_add_func("/counting/renewal-month", test_renewal_month);
    g_test_add_func("/counting/pin-to-present", test_pin_to_present);
    g_test_add_func("/counting/many-open", test_many_open);
    g_test_add_func("/counting/conversions", test_conversions);
    g_test_add_func("/counting/proof", test_proof);
    g_test_add_func("/counting/grace", test_grace);
    g_test_add_func("/counting/order", test_order);
    g_test_add_func("/counting/once-per-cycle", test_once_per_cycle);
    return g_test_run();
}
