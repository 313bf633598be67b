/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one-line report, the chain of stages, both explanations and a body's rules. */
#include "fixture.h"

#include <ceu/text.h>

#include "report/used.h"

#define PLAIN_TITLE "2027 updates"

static const struct {
    bool complete;
    const char *submitted;
    int days_left;
    const char *want;
} briefs[] = {
    { false, NULL, 128,
      "BOE 29.5/30 due 2027-03-31 (128 d, day assumed) · ASK due date not known" },
    { false, NULL, -12,
      "BOE 29.5/30 due 2027-03-31 (12 d overdue, day assumed) · ASK due date not known" },
    { true, NULL, 5,
      "BOE 29.5/30 complete, not submitted, due 2027-03-31 (5 d, day assumed) · ASK due date not "
      "known" },
    { true, "2027-03-01", 5,
      "BOE 29.5/30 submitted, due 2027-03-31 (5 d, day assumed) · ASK due date not known" },
};

static void
test_brief(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    CeuPool *pool = fixture_nth_pool(fixture, 0);

    for (size_t i = 0; i < G_N_ELEMENTS(briefs); i++) {
        g_autofree char *text = NULL;

        pool->complete = briefs[i].complete;
        pool->days_left = briefs[i].days_left;
        pool->submitted =
            briefs[i].submitted != NULL ? fixture_day(briefs[i].submitted) : CEU_DATE_NONE;
        text = ceu_report_brief(fixture->assessment);
        g_assert_cmpstr(text, ==, briefs[i].want);
    }
}

static void
test_brief_without_pools(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    CeuAssessment empty = *fixture->assessment;
    g_autofree char *text = NULL;

    empty.pools = none;
    text = ceu_report_brief(&empty);
    g_assert_cmpstr(text, ==, "no credential recorded");
}

static void
test_due(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    CeuStyle wide = { 80, false, true }, narrow = { 40, false, false };
    g_autofree char *a = ceu_report_due(fixture->assessment, &wide);
    g_autofree char *b = ceu_report_due(fixture->assessment, &narrow);

    fixture_assert_golden(a, "due-80-unicode.golden");
    fixture_assert_golden(b, "due-40-ascii.golden");
}

static void
test_due_states(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    CeuStage *stage = g_ptr_array_index(fixture_nth_pool(fixture, 0)->stages, 0);
    CeuStyle style = { 80, false, true };
    g_autofree char *met = NULL, *past = NULL;

    stage->state = CEU_STAGE_MET;
    met = ceu_report_due(fixture->assessment, &style);
    stage->state = CEU_STAGE_PAST;
    stage->day = fixture_day("2026-11-20");
    past = ceu_report_due(fixture->assessment, &style);
    g_assert_nonnull(strstr(met, "BOE: Submission opens, met\n"));
    g_assert_nonnull(strstr(past, "2026-11-20  3 days ago    BOE: Submission opens, passed\n"));
}

static void
test_due_empty(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    CeuStyle style = { 80, false, true };
    g_autofree char *text = NULL;

    g_ptr_array_set_size(fixture_nth_pool(fixture, 0)->stages, 0);
    text = ceu_report_due(fixture->assessment, &style);
    g_assert_cmpstr(text, ==, "Nothing is dated yet: see “ceu status” for what is missing.\n");
}

/* Stages of several pools stand in one order by day; of one day by the pools' order. */
static void
test_chain(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    CeuPool *second = fixture_nth_pool(fixture, 1);
    g_autoptr(GArray) links = NULL;

    fixture_stage(fixture, second, CEU_STAGE_DUE, CEU_CLOCK_UNITS, "2026-12-31", CEU_STAGE_NEXT,
                  NULL);
    fixture_stage(fixture, second, CEU_STAGE_REVOKED, CEU_CLOCK_UNITS, "2027-03-31",
                  CEU_STAGE_LATER, NULL);
    links = ceu_chain_new(fixture->assessment);
    g_assert_cmpuint(links->len, ==, 6);
    for (guint i = 1; i < links->len; i++) {
        const CeuChainLink *before = &g_array_index(links, CeuChainLink, i - 1);
        const CeuChainLink *link = &g_array_index(links, CeuChainLink, i);

        g_assert_cmpint(ceu_date_compare(before->stage->day, link->stage->day), <=, 0);
    }
    g_assert_true(g_array_index(links, CeuChainLink, 0).pool == second);
    g_assert_true(g_array_index(links, CeuChainLink, 4).pool == second);
}

static void
test_explain_pool(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    CeuStyle wide = { 80, false, true }, narrow = { 40, false, false };
    CeuPool *pool = fixture_nth_pool(fixture, 0);
    g_autofree char *a = ceu_report_explain_pool(pool, fixture->assessment, fixture->facts, &wide);
    g_autofree char *b =
        ceu_report_explain_pool(pool, fixture->assessment, fixture->facts, &narrow);

    fixture_assert_golden(a, "explain-pool-80-unicode.golden");
    fixture_assert_golden(b, "explain-pool-40-ascii.golden");
}

static void
test_explain_unknown_due(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    CeuStyle style = { 80, false, true };
    g_autofree char *text = ceu_report_explain_pool(fixture_nth_pool(fixture, 1),
                                                    fixture->assessment, fixture->facts, &style);

    g_assert_nonnull(strstr(text, "The due date is not known: see “To settle”.\n"));
    g_assert_nonnull(strstr(text, "ceu membership set ask --renews YYYY-MM\n"));
    g_assert_nonnull(strstr(text, "Not judged without a cycle.\n"));
    g_assert_null(strstr(text, "Sources"));
}

static void
test_explain_own_due(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    CeuStyle style = { 80, false, true };
    CeuOverride override = ceu_override_init();
    g_autofree char *text = NULL;

    override.id = 2;
    override.pool = "boe";
    override.kind = CEU_OVERRIDE_DUE;
    override.day = fixture_day("2027-03-30");
    ceu_facts_add_override(fixture->facts, &override);
    override.kind = CEU_OVERRIDE_TOTAL;
    override.units = fixture_units(28000);
    ceu_facts_add_override(fixture->facts, &override);
    fixture_nth_pool(fixture, 0)->due_basis = CEU_BASIS_OVERRIDE;
    text = ceu_report_explain_pool(fixture_nth_pool(fixture, 0), fixture->assessment,
                                   fixture->facts, &style);
    g_assert_nonnull(strstr(text, "your own word: due date 2027-03-30\n"));
    g_assert_nonnull(strstr(text, "your own word: total 28\n"));
    g_assert_nonnull(strstr(text, "your own word: minimum of E2 8\n"));
    g_assert_nonnull(strstr(text, "the rule below is not in force.\n"));
}

/* The renewal date is shown as far as it was stated. */
static const struct {
    int year, month, day;
    const char *want;
} renewals[] = {
    { 0, 0, 0, "membership renews: renewal month not stated\n" },
    { 0, 3, 0, "membership renews: month 3\n" },
    { 2027, 3, 0, "membership renews: 2027-03\n" },
    { 2027, 3, 31, "membership renews: 2027-03-31\n" },
};

static void
test_explain_renewal(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    CeuPool *pool = fixture_nth_pool(fixture, 0);
    CeuMembership membership = *pool->membership;
    CeuStyle style = { 80, false, true };

    pool->membership = &membership;
    for (size_t i = 0; i < G_N_ELEMENTS(renewals); i++) {
        g_autofree char *text = NULL;

        membership.renews_year = renewals[i].year;
        membership.renews_month = renewals[i].month;
        membership.renews_day = renewals[i].day;
        text = ceu_report_explain_pool(pool, fixture->assessment, fixture->facts, &style);
        g_assert_nonnull(strstr(text, renewals[i].want));
    }
}

static void
test_explain_activity(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    CeuStyle style = { 80, false, true };
    const CeuActivity *counted = ceu_facts_activity_by_id(fixture->facts, 12);
    const CeuActivity *repeated = ceu_facts_activity_by_id(fixture->facts, 13);
    g_autofree char *a =
        ceu_report_explain_activity(counted, fixture->assessment, fixture->facts, &style);
    g_autofree char *b =
        ceu_report_explain_activity(repeated, fixture->assessment, fixture->facts, &style);

    fixture_assert_golden(a, "explain-activity-counted.golden");
    fixture_assert_golden(b, "explain-activity-repeated.golden");
}

static void
test_explain_activity_without_pools(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    CeuAssessment empty = *fixture->assessment;
    CeuStyle style = { 80, false, true };
    g_autofree char *text = NULL;

    empty.pools = none;
    text = ceu_report_explain_activity(ceu_facts_activity_by_id(fixture->facts, 12), &empty,
                                       fixture->facts, &style);
    g_assert_nonnull(strstr(text, "No credential is recorded, so it counts nowhere yet.\n"));
}

static void
test_body(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    CeuStyle wide = { 80, false, true }, narrow = { 40, false, false };
    g_autofree char *a = ceu_report_body(fixture->body, &wide);
    g_autofree char *b = ceu_report_body(fixture->body, &narrow);

    fixture_assert_golden(a, "body-80-unicode.golden");
    fixture_assert_golden(b, "body-40-ascii.golden");
}

/* A pack without lists and titles is shown without empty sections. */
static void
test_body_bare(void)
{
    g_autoptr(CeuBody) body = ceu_body_new();
    CeuStyle style = { 80, false, true };
    g_autofree char *text = NULL;

    body->id = g_strdup("x");
    body->name = g_strdup("X");
    text = ceu_report_body(body, &style);
    g_assert_cmpstr(text, ==, "X\n  checked against its sources on: -\n");
}

/* Rules and sources behind a pool, each once; the source that no rule names is left out. */
static void
test_used(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    g_autoptr(GPtrArray) rules = ceu_used_rules(fixture_nth_pool(fixture, 0));
    g_autoptr(GPtrArray) sources = ceu_used_sources(fixture->body, rules);

    g_assert_cmpuint(rules->len, ==, 10);
    for (guint i = 0; i < rules->len; i++) {
        for (guint j = 0; j < i; j++)
            g_assert_true(rules->pdata[i] != rules->pdata[j]);
    }
    g_assert_cmpuint(sources->len, ==, 1);
    g_assert_cmpstr(((const CeuSource *) sources->pdata[0])->id, ==, "S1");
}

/* Everything but an address fits the screen at every width. */
static void
test_every_width(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);

    for (int width = 40; width <= 120; width++) {
        CeuStyle style = { width, false, true };
        g_autofree char *due = ceu_report_due(fixture->assessment, &style);
        g_autofree char *pool = ceu_report_explain_pool(
            fixture_nth_pool(fixture, 0), fixture->assessment, fixture->facts, &style);
        g_autofree char *body = ceu_report_body(fixture->body, &style);
        g_autofree char *all = g_strconcat(due, pool, body, NULL);
        g_auto(GStrv) lines = g_strsplit(all, "\n", -1);

        for (guint i = 0; lines[i] != NULL; i++) {
            if (strstr(lines[i], "https://") == NULL && ceu_text_width(lines[i]) > width)
                g_error("width %d: “%s”", width, lines[i]);
        }
    }
}

/* Formats, questions and a unit of the body's own are shown where there are any. */
static void
test_odd(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    CeuPool *pool = fixture_nth_pool(fixture, 0);
    CeuStyle style = { 200, false, true };
    g_autofree char *rules = NULL, *explained = NULL, *status = NULL;

    fixture_add_odd(fixture->body);
    g_array_index(pool->items, CeuItem, 1).formats = 1;
    pool->carry_rule = fixture_rule_by_id(fixture->body, "E28");
    rules = ceu_report_body(fixture->body, &style);
    explained = ceu_report_explain_pool(pool, fixture->assessment, fixture->facts, &style);
    status = ceu_report_status(fixture->assessment, fixture->facts, &style);
    g_assert_nonnull(strstr(rules, "its units are called: CPE\n"));
    g_assert_nonnull(strstr(rules, "Formats\n  live: Live\n"));
    g_assert_nonnull(strstr(rules, "Questions\n  boss: Do you supervise others? (yes or no)\n  "
                                   "hired: When were you hired? (a day)\n"));
    g_assert_nonnull(strstr(rules, "audit* and review*; counts as all too\n"));
    g_assert_nonnull(strstr(rules, "not if “boss” is no; only once E8 is recorded"));
    g_assert_nonnull(strstr(explained, "format: Live\n"));
    g_assert_nonnull(strstr(status, "0.1 CPE a month keeps you on track\n"));
    g_assert_nonnull(strstr(status, "2 CPE of the renewal month are kept for the next cycle\n"));
    g_assert_null(strstr(status, " CEU "));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/report/brief/rows", test_brief);
    g_test_add_func("/report/brief/no-pools", test_brief_without_pools);
    g_test_add_func("/report/due/goldens", test_due);
    g_test_add_func("/report/due/states", test_due_states);
    g_test_add_func("/report/due/empty", test_due_empty);
    g_test_add_func("/report/due/chain", test_chain);
    g_test_add_func("/report/explain/pool", test_explain_pool);
    g_test_add_func("/report/explain/unknown-due", test_explain_unknown_due);
    g_test_add_func("/report/explain/own-due", test_explain_own_due);
    g_test_add_func("/report/explain/renewal", test_explain_renewal);
    g_test_add_func("/report/explain/activity", test_explain_activity);
    g_test_add_func("/report/explain/no-pools", test_explain_activity_without_pools);
    g_test_add_func("/report/body/goldens", test_body);
    g_test_add_func("/report/body/odd", test_odd);
    g_test_add_func("/report/body/bare", test_body_bare);
    g_test_add_func("/report/used", test_used);
    g_test_add_func("/report/every-width", test_every_width);
    return g_test_run();
}
