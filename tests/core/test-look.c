/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Old packs, how long proofs are kept, and facts with one thing changed. */
#include "fixture.h"

#include <ceu/look.h>

static const struct {
    const char *verified, *today;
    bool want;
} packs[] = {
    { "2025-05-23", "2026-11-23", false }, /* eighteen months to the day: still fresh */
    { "2025-05-23", "2026-11-24", true },
    { "2025-08-31", "2027-02-28", false }, /* a month that lacks the day ends it */
    { "2025-08-31", "2027-03-01", true },
    { "2026-11-23", "2020-01-01", false }, /* asked about a day before it was checked */
    { NULL, "2026-11-23", false },
};

static void
test_stale(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(packs); i++) {
        g_autoptr(CeuBody) body = ceu_body_new();

        g_test_message("%s at %s", packs[i].verified, packs[i].today);
        body->verified = day(packs[i].verified);
        g_assert_true(ceu_body_is_stale(body, day(packs[i].today)) == packs[i].want);
    }
}

/* A pool in its cycle from 1 January 2026 to 31 December 2027, with what retain rules look at. */
static CeuPool
pool_of(const CeuBody *body, const CeuRule *length)
{
    return (CeuPool){ .body = body,
                      .has_cycle = true,
                      .cycle = { day("2026-01-01"), day("2027-12-31") },
                      .nominal = { day("2026-01-01"), day("2027-12-31") },
                      .next = { day("2028-01-01"), day("2029-12-31") },
                      .length_rule = length };
}

static const struct {
    CeuRetain retain;
    const char *done, *want;
} keeps[] = {
    { { .after_due = { .months = 12 } }, "2026-05-01", "2028-12-31" },
    { { .after_due = { .days = 30 } }, "2027-12-31", "2028-01-30" },
    { { .after_done = { .months = 60 } }, "2026-05-01", "2031-05-01" },
    { { .periods = 1 }, "2026-05-01", "2029-12-31" },
    { { .periods = 2 }, "2026-05-01", "2031-12-31" },
    /* The latest of what one rule states. */
    { { .after_due = { .months = 12 }, .after_done = { .months = 60 } },
      "2026-05-01",
      "2031-05-01" },
    { { .after_due = { .months = 48 }, .after_done = { .months = 60 } },
      "2026-05-01",
      "2031-12-31" },
    /* Done in another cycle: from that cycle's due date. */
    { { .after_due = { .months = 12 } }, "2028-01-01", "2030-12-31" },
    { { .after_due = { .months = 12 } }, "2025-12-31", "2026-12-31" },
    { { .after_due = { .months = 12 } }, "2023-12-31", "2024-12-31" },
    { { .after_due = { .months = 12 } }, "2024-01-01", "2026-12-31" },
    { { .periods = 0 }, "2026-05-01", NULL },
};

static void
test_retain(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(keeps); i++) {
        g_autoptr(CeuBody) body = ceu_body_new();
        g_autoptr(CeuFacts) facts = ceu_facts_new();
        CeuRule *length = add_rule(body, CEU_RULE_LENGTH, "L");
        CeuRule *rule = add_rule(body, CEU_RULE_RETAIN, "R");
        CeuActivity activity = ceu_activity_init();
        CeuPool pool = pool_of(body, length);
        const CeuRule *used;
        CeuDate until;

        length->length.months = 24;
        rule->retain = keeps[i].retain;
        activity.done = day(keeps[i].done);
        until = ceu_retain_until(&pool, facts, &activity, day("2026-06-01"), &used);
        g_test_message("row %zu", i);
        g_assert_cmpint(until.days, ==, day(keeps[i].want).days);
        g_assert_true(used == (keeps[i].want != NULL ? rule : NULL));
    }
}

/* Of several rules the latest holds; one not in force says nothing; without a cycle only completion counts. */
static void
test_retain_rules(void)
{
    g_autoptr(CeuBody) body = ceu_body_new();
    g_autoptr(CeuFacts) facts = ceu_facts_new();
    CeuRule *length = add_rule(body, CEU_RULE_LENGTH, "L");
    CeuRule *short_one = add_rule(body, CEU_RULE_RETAIN, "R1");
    CeuRule *long_one = add_rule(body, CEU_RULE_RETAIN, "R2");
    CeuRule *done_one = add_rule(body, CEU_RULE_RETAIN, "R3");
    CeuActivity activity = ceu_activity_init();
    CeuPool pool = pool_of(body, length);
    const CeuRule *used;

    length->length.months = 24;
    short_one->retain.after_due.months = 12;
    long_one->retain.after_due.months = 36;
    done_one->retain.after_done.months = 6;
    activity.done = day("2026-05-01");
    g_assert_cmpint(ceu_retain_until(&pool, facts, &activity, day("2026-06-01"), &used).days, ==,
                    day("2030-12-31").days);
    g_assert_true(used == long_one);
    long_one->until = day("2026-05-31");
    g_assert_cmpint(ceu_retain_until(&pool, facts, &activity, day("2026-06-01"), &used).days, ==,
                    day("2028-12-31").days);
    g_assert_true(used == short_one);
    pool.has_cycle = false;
    g_assert_cmpint(ceu_retain_until(&pool, facts, &activity, day("2026-06-01"), &used).days, ==,
                    day("2026-11-01").days);
    g_assert_true(used == done_one);
}

static const struct {
    CeuReason reason;
    const char *want;
} used[] = {
    { CEU_REASON_COUNTED, "2028-12-31" }, /* done before the cycle, used in it */
    { CEU_REASON_COUNTED_ROLLING, "2028-12-31" }, { CEU_REASON_OVER_CAP, "2028-12-31" },
    { CEU_REASON_NEXT_CYCLE, "2030-12-31" },      { CEU_REASON_BEFORE_CYCLE, "2026-12-31" },
};

/* What counts in a cycle is kept for that cycle, on whatever day it was done. */
static void
test_retain_used(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(used); i++) {
        g_autoptr(CeuBody) body = ceu_body_new();
        g_autoptr(CeuFacts) facts = ceu_facts_new();
        g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(CeuItem));
        CeuRule *length = add_rule(body, CEU_RULE_LENGTH, "L");
        CeuActivity activity = ceu_activity_init();
        CeuItem item = { .reason = used[i].reason };
        CeuPool pool = pool_of(body, length);

        length->length.months = 24;
        add_rule(body, CEU_RULE_RETAIN, "R")->retain.after_due.months = 12;
        activity.id = 7;
        activity.title = "t";
        activity.done = day("2025-10-05");
        ceu_facts_add_activity(facts, &activity);
        g_array_append_val(items, item);
        pool.items = items;
        g_test_message("%s", ceu_reason_name(used[i].reason));
        g_assert_cmpint(ceu_retain_until(&pool, facts, &activity, day("2026-06-01"), NULL).days, ==,
                        day(used[i].want).days);
    }
}

#define ISACA_LIKE                                                                                 \
    (CEU_FIELD_HOLDER | CEU_FIELD_PROVIDER | CEU_FIELD_DESCRIPTION | CEU_FIELD_ATTESTATION)

static const struct {
    unsigned fields; /* asked for; 0: no rule */
    bool or_certificate, accepted;
    const char *index, *provider, *note;
    uint32_t proofs;
    CeuReason reason;
    unsigned missing, excused;
    guint looks;
} proofs[] = {
    { CEU_FIELD_INDEX, true, false, NULL, NULL, NULL, 0, CEU_REASON_COUNTED, CEU_FIELD_INDEX, 0,
      1 },
    { CEU_FIELD_INDEX, true, false, "", NULL, NULL, 0, CEU_REASON_COUNTED, CEU_FIELD_INDEX, 0, 1 },
    { CEU_FIELD_INDEX, true, false, "W1", NULL, NULL, 0, CEU_REASON_COUNTED, 0, 0, 1 },
    /* X16: without the number a certificate will do, and that is said. */
    { CEU_FIELD_INDEX, true, false, NULL, NULL, NULL, 1, CEU_REASON_COUNTED, 0, CEU_FIELD_INDEX,
      1 },
    { CEU_FIELD_INDEX, false, false, NULL, NULL, NULL, 1, CEU_REASON_COUNTED, CEU_FIELD_INDEX, 0,
      1 },
    /* A file shows what is not typed, though not who offered it. */
    { ISACA_LIKE, false, false, NULL, NULL, NULL, 0, CEU_REASON_COUNTED, ISACA_LIKE, 0, 1 },
    { ISACA_LIKE, false, false, NULL, NULL, NULL, 1, CEU_REASON_COUNTED, CEU_FIELD_PROVIDER, 0, 1 },
    { ISACA_LIKE, false, false, NULL, "P", "N", 0, CEU_REASON_COUNTED,
      CEU_FIELD_HOLDER | CEU_FIELD_ATTESTATION, 0, 1 },
    /* What the body has accepted lacks nothing; what it does not count now may be asked for later. */
    { CEU_FIELD_CERTIFICATE, false, true, NULL, NULL, NULL, 0, CEU_REASON_COUNTED, 0, 0, 1 },
    { CEU_FIELD_CERTIFICATE, false, false, NULL, NULL, NULL, 0, CEU_REASON_NEXT_CYCLE,
      CEU_FIELD_CERTIFICATE, 0, 1 },
    { CEU_FIELD_CERTIFICATE, false, false, NULL, NULL, NULL, 0, CEU_REASON_PLANNED, 0, 0, 0 },
    { CEU_FIELD_CERTIFICATE, false, false, NULL, NULL, NULL, 0, CEU_REASON_BEFORE_CERTIFIED, 0, 0,
      0 },
    { 0, false, false, NULL, NULL, NULL, 0, CEU_REASON_COUNTED, 0, 0, 1 },
};

static void
check_proof(size_t row, const CeuAssessment *assessment, const CeuFacts *facts,
            const CeuRule *retain)
{
    uint32_t count;
    g_autoptr(GArray) looks =
        ceu_proof_looks(assessment, facts, ceu_facts_activities(facts, &count));
    const CeuProofLook *look;

    g_test_message("row %zu", row);
    g_assert_cmpuint(looks->len, ==, proofs[row].looks);
    if (looks->len == 0)
        return;
    look = &g_array_index(looks, CeuProofLook, 0);
    g_assert_cmphex(look->missing, ==, proofs[row].missing);
    g_assert_cmphex(look->excused, ==, proofs[row].excused);
    g_assert_true((look->asks != NULL) == (proofs[row].fields != 0));
    g_assert_true(look->keeps == retain);
}

static void
test_proofs(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(proofs); i++) {
        g_autoptr(CeuBody) body = ceu_body_new();
        g_autoptr(CeuFacts) facts = ceu_facts_new();
        g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(CeuItem));
        g_autoptr(GPtrArray) pools = g_ptr_array_new();
        CeuAssessment assessment = { .today = day("2026-06-01"), .pools = pools };
        CeuItem item = { .reason = proofs[i].reason };
        CeuEntry entry = { 7, "x", day("2026-02-01"), day("2026-02-02") };
        CeuActivity activity = ceu_activity_init();
        CeuRule *retain = add_rule(body, CEU_RULE_RETAIN, "R");
        CeuPool pool = pool_of(body, NULL);

        body->id = g_strdup("x");
        retain->retain.after_due.months = 6;
        if (proofs[i].fields != 0) {
            CeuRule *asks = add_rule(body, CEU_RULE_EVIDENCE, "E");

            asks->evidence.fields = proofs[i].fields;
            asks->evidence.index_or_certificate = proofs[i].or_certificate;
        }
        activity.id = 7;
        activity.title = "t";
        activity.index = proofs[i].index;
        activity.provider = proofs[i].provider;
        activity.note = proofs[i].note;
        activity.proofs = proofs[i].proofs;
        activity.done = day("2026-02-01");
        ceu_facts_add_activity(facts, &activity);
        if (proofs[i].accepted)
            ceu_facts_add_entry(facts, &entry);
        g_array_append_val(items, item);
        pool.items = items;
        g_ptr_array_add(pools, &pool);
        check_proof(i, &assessment, facts, retain);
    }
}

static CeuFacts *
some_facts(void)
{
    CeuFacts *facts = ceu_facts_new();
    CeuMembership membership = ceu_membership_init();
    CeuCredential credential = ceu_credential_init();
    CeuActivity activity = ceu_activity_init();
    CeuFiling filing = ceu_filing_init();
    CeuOverride override = ceu_override_init();
    CeuEntry entry = { 1, "x", day("2026-02-01"), CEU_DATE_NONE };
    CeuAnswer answer = { .id = 1, .trait = "birth", .value = "1984-11" };
    CeuDeed deed = ceu_deed_init();
    CeuPathStep step = ceu_path_step_init();

    membership.body = credential.body = "x";
    ceu_facts_add_membership(facts, &membership);
    for (credential.id = 1; credential.id <= 2; credential.id++) {
        credential.type = credential.id == 1 ? "A" : "B";
        ceu_facts_add_credential(facts, &credential);
    }
    for (activity.id = 1; activity.id <= 3; activity.id++) {
        activity.title = "t";
        activity.planned = activity.id > 1;
        activity.done = activity.id == 3 ? day("2027-06-01") : day("2026-06-01");
        ceu_facts_add_activity(facts, &activity);
    }
    ceu_facts_add_entry(facts, &entry);
    filing.pool = override.pool = deed.pool = "x";
    ceu_facts_add_filing(facts, &filing);
    ceu_facts_add_override(facts, &override);
    ceu_facts_add_answer(facts, &answer);
    deed.subject = "d";
    ceu_facts_add_deed(facts, &deed);
    ceu_facts_add_path_step(facts, &step);
    return facts;
}

/* One record of each kind was there and must still be. */
static void
assert_rest(const CeuFacts *facts)
{
    uint32_t count;

    ceu_facts_memberships(facts, &count);
    g_assert_cmpuint(count, ==, 1);
    ceu_facts_entries(facts, &count);
    g_assert_cmpuint(count, ==, 1);
    ceu_facts_filings(facts, &count);
    g_assert_cmpuint(count, ==, 1);
    ceu_facts_overrides(facts, &count);
    g_assert_cmpuint(count, ==, 1);
    ceu_facts_answers(facts, &count);
    g_assert_cmpuint(count, ==, 1);
    ceu_facts_deeds(facts, &count);
    g_assert_cmpuint(count, ==, 1);
    ceu_facts_path_steps(facts, &count);
    g_assert_cmpuint(count, ==, 1);
    ceu_facts_credentials(facts, &count);
    g_assert_cmpuint(count, ==, 2);
    ceu_facts_activities(facts, &count);
    g_assert_cmpuint(count, ==, 3);
}

static void
test_retired(void)
{
    g_autoptr(CeuFacts) facts = some_facts();
    g_autoptr(CeuFacts) changed = ceu_facts_with_retired(facts, 2, day("2026-11-23"));
    uint32_t count;

    assert_rest(changed);
    g_assert_false(ceu_date_is_set(ceu_facts_credentials(changed, &count)[0].retired));
    g_assert_cmpint(ceu_facts_credentials(changed, &count)[1].retired.days, ==,
                    day("2026-11-23").days);
    g_assert_false(ceu_date_is_set(ceu_facts_credentials(facts, &count)[1].retired));
}

static void
test_planned_done(void)
{
    g_autoptr(CeuFacts) facts = some_facts();
    g_autoptr(CeuFacts) changed = ceu_facts_with_planned_done(facts, day("2026-06-01"));
    uint32_t count;

    assert_rest(changed);
    g_assert_false(ceu_facts_activities(changed, &count)[1].planned);
    g_assert_true(ceu_facts_activities(changed, &count)[2].planned); /* later than the day */
    g_assert_true(ceu_facts_activities(facts, &count)[1].planned);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/look/proofs", test_proofs);
    g_test_add_func("/look/stale", test_stale);
    g_test_add_func("/look/retain", test_retain);
    g_test_add_func("/look/retain-rules", test_retain_rules);
    g_test_add_func("/look/retain-used", test_retain_used);
    g_test_add_func("/look/retired", test_retired);
    g_test_add_func("/look/planned-done", test_planned_done);
    return g_test_run();
}
