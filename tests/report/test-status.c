/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The status screen: goldens at several widths, and what must hold at every width. */
#include "fixture.h"

#include <ceu/text.h>

#define PLAIN_TITLE "2027 updates"

static const struct {
    const char *golden;
    CeuStyle style;
} goldens[] = {
    { "status-80-unicode.golden", { 80, false, true } },
    { "status-80-ascii.golden", { 80, false, false } },
    { "status-80-colour.golden", { 80, true, true } },
    { "status-40-unicode.golden", { 40, false, true } },
    { "status-40-ascii.golden", { 40, false, false } },
    { "status-200-unicode.golden", { 200, false, true } },
};

static void
test_goldens(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);

    for (size_t i = 0; i < G_N_ELEMENTS(goldens); i++) {
        g_autofree char *text =
            ceu_report_status(fixture->assessment, fixture->facts, &goldens[i].style);

        fixture_assert_golden(text, goldens[i].golden);
    }
}

/* No line is wider than the terminal, and no blank stands at its end. */
static void
assert_lines(const char *text, int width)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    for (guint i = 0; lines[i] != NULL; i++) {
        if (ceu_text_width(lines[i]) > width)
            g_error("width %d: “%s”", width, lines[i]);
        g_assert_false(g_str_has_suffix(lines[i], " "));
    }
    g_assert_true(g_str_has_suffix(text, "\n"));
}

static void
test_every_width(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);

    for (int width = 40; width <= 210; width++) {
        for (int unicode = 0; unicode < 2; unicode++) {
            CeuStyle style = { width, false, unicode != 0 };
            g_autofree char *status =
                ceu_report_status(fixture->assessment, fixture->facts, &style);

            assert_lines(status, width);
        }
    }
}

static void
test_width_is_bounded(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    CeuStyle tiny = { -3, false, true }, least = { 40, false, true };
    g_autofree char *a = ceu_report_status(fixture->assessment, fixture->facts, &tiny);
    g_autofree char *b = ceu_report_status(fixture->assessment, fixture->facts, &least);

    g_assert_cmpstr(a, ==, b);
}

/* Colour repeats words: without its codes the coloured screen is the plain one. */
static void
test_colour_is_not_alone(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    CeuStyle coloured = { 80, true, true }, plain = { 80, false, true };
    g_autofree char *a = ceu_report_status(fixture->assessment, fixture->facts, &coloured);
    g_autofree char *b = ceu_report_status(fixture->assessment, fixture->facts, &plain);
    g_autoptr(GString) stripped = g_string_new(NULL);

    for (const char *p = a; *p != '\0'; p++) {
        if (*p == '\x1b') {
            p = strchr(p, 'm');
            g_assert_nonnull(p);
            continue;
        }
        g_string_append_c(stripped, *p);
    }
    g_assert_cmpstr(stripped->str, ==, b);
    g_assert_null(strchr(b, '\x1b'));
}

static void
test_ascii_is_ascii(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    CeuStyle style = { 80, false, false };
    g_autofree char *text = ceu_report_status(fixture->assessment, fixture->facts, &style);

    g_assert_true(g_str_is_ascii(text));
}

/* What the heading says of one pool. */
static const struct {
    CeuUrgency urgency;
    int days_left;
    bool has_cycle;
    const char *want;
} headings[] = {
    { CEU_URGENCY_LATER, 128, true, "due 2027-03-31 · 128 days left · open" },
    { CEU_URGENCY_SOON, 1, true, "due 2027-03-31 · 1 day left · due soon" },
    { CEU_URGENCY_SOON, 0, true, "due 2027-03-31 · today is the last day · due soon" },
    { CEU_URGENCY_OVERDUE, -12, true, "due 2027-03-31 · 12 days overdue\n" },
    /* The dues are overdue, the units are not: the word must still be there. */
    { CEU_URGENCY_OVERDUE, 50, true, "due 2027-03-31 · 50 days left · overdue" },
    { CEU_URGENCY_MET, 100, true, "due 2027-03-31 · 100 days left · met" },
    { CEU_URGENCY_LATER, 0, false, "due date not known · open" },
};

static void
test_headings(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    CeuPool *pool = fixture_nth_pool(fixture, 0);
    CeuStyle style = { 120, false, true };

    for (size_t i = 0; i < G_N_ELEMENTS(headings); i++) {
        g_autofree char *text = NULL;

        pool->urgency = headings[i].urgency;
        pool->days_left = headings[i].days_left;
        pool->has_cycle = headings[i].has_cycle;
        text = ceu_report_status(fixture->assessment, fixture->facts, &style);
        g_assert_nonnull(strstr(text, headings[i].want));
    }
}

/* Counted and required of a maximum → its verdict. */
static const struct {
    int64_t counted, required;
    const char *want;
} maxima[] = {
    { 2000, 6000, " 2 of  6  max, 4 free\n" },
    { 6000, 6000, " 6 of  6  max reached\n" },
    { 6500, 6000, " 6.5 of  6  0.5 over the max\n" },
};

static void
test_maxima(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    CeuRequirement *maximum = g_ptr_array_index(fixture_nth_pool(fixture, 0)->requirements, 2);
    CeuStyle style = { 80, false, true };
    g_autofree char *untouched = NULL;

    for (size_t i = 0; i < G_N_ELEMENTS(maxima); i++) {
        g_autofree char *text = NULL;

        maximum->counted = fixture_units(maxima[i].counted);
        maximum->required = fixture_units(maxima[i].required);
        text = ceu_report_status(fixture->assessment, fixture->facts, &style);
        g_assert_nonnull(strstr(text, maxima[i].want));
    }
    maximum->counted = fixture_units(0); /* nothing has come near: no news */
    untouched = ceu_report_status(fixture->assessment, fixture->facts, &style);
    g_assert_null(strstr(untouched, "free"));
}

static void
test_duty(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    CeuRequirement *duty = g_ptr_array_index(fixture_nth_pool(fixture, 0)->requirements, 3);
    CeuStyle unicode = { 80, false, true }, ascii = { 80, false, false };
    g_autofree char *met = ceu_report_status(fixture->assessment, fixture->facts, &unicode);
    g_autofree char *open = NULL;

    g_assert_nonnull(strstr(met, "✓ paid through 2027-03-31"));
    duty->met = false;
    open = ceu_report_status(fixture->assessment, fixture->facts, &ascii);
    g_assert_nonnull(strstr(open, "[ ] open: paid through 2027-03-31"));
    g_assert_nonnull(strstr(open, "ceu membership set boe --dues-paid-to DATE"));
}

static void
test_override_is_said(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    CeuStyle style = { 80, false, true };
    g_autofree char *by_rule = ceu_report_status(fixture->assessment, fixture->facts, &style);
    g_autofree char *own = NULL;

    g_assert_nonnull(strstr(by_rule, "due date by: rule E6"));
    g_assert_nonnull(strstr(by_rule, "amount: your own word, in place of rule E2"));
    fixture_nth_pool(fixture, 0)->due_basis = CEU_BASIS_OVERRIDE;
    own = ceu_report_status(fixture->assessment, fixture->facts, &style);
    g_assert_nonnull(strstr(own, "due date by: your own date"));
    g_assert_null(strstr(own, "due date by: rule"));
}

static void
test_many_notices(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    CeuPool *pool = fixture_nth_pool(fixture, 0);
    CeuStyle style = { 80, false, true };
    g_autofree char *text = NULL;

    for (int i = 0; i < 5; i++)
        fixture_notice(fixture, pool->notices, CEU_NOTICE_CATEGORY, "a topic matches nothing", NULL,
                       NULL);
    fixture_notice(fixture, pool->notices, CEU_NOTICE_SUBMIT, "complete but not submitted", NULL,
                   NULL);
    text = ceu_report_status(fixture->assessment, fixture->facts, &style);
    g_assert_nonnull(strstr(text, "  ! complete but not submitted\n"));
    g_assert_nonnull(strstr(text, "and 4 more: ceu explain boe\n"));
}

/* Complete and not submitted is a state of its own, whatever the days say. */
static void
test_not_submitted(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    CeuPool *pool = fixture_nth_pool(fixture, 0);
    CeuStyle style = { 120, false, true };
    g_autofree char *text = NULL, *late = NULL;

    pool->complete = true;
    text = ceu_report_status(fixture->assessment, fixture->facts, &style);
    g_assert_nonnull(strstr(text, "128 days left · complete, not submitted\n"));
    pool->urgency = CEU_URGENCY_OVERDUE;
    pool->days_left = -12;
    late = ceu_report_status(fixture->assessment, fixture->facts, &style);
    g_assert_nonnull(strstr(late, "12 days overdue · complete, not submitted\n"));
}

static void
test_submitted(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    CeuStyle style = { 80, false, true };
    g_autofree char *text = NULL;

    fixture_nth_pool(fixture, 0)->submitted = fixture_day("2026-11-20");
    text = ceu_report_status(fixture->assessment, fixture->facts, &style);
    g_assert_nonnull(strstr(text, "submitted: 2026-11-20, not yet accepted"));
    g_assert_nonnull(strstr(text, "128 days left · submitted\n"));
}

/* Text from outside: no control byte, no line of its own, no change of direction. */
static void
test_hostile(void)
{
    const char *evil = "A\x1b[2J\nB\xe2\x80\xae\x07\xff";
    g_autoptr(Fixture) fixture = fixture_new(evil);
    CeuPool *pool = fixture_nth_pool(fixture, 0);
    CeuStyle style = { 80, false, true };
    g_autofree char *texts[6] = { NULL };
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(fixture->facts, &count);

    ((CeuRequirement *) g_ptr_array_index(pool->requirements, 0))->title =
        fixture_text(fixture, evil);
    ((CeuStage *) g_ptr_array_index(pool->stages, 0))->stakes = evil;
    fixture_notice(fixture, pool->notices, CEU_NOTICE_ASK, evil, evil, NULL);
    g_free(fixture->body->name);
    fixture->body->name = g_strdup(evil);
    texts[0] = ceu_report_status(fixture->assessment, fixture->facts, &style);
    texts[1] = ceu_report_due(fixture->assessment, &style);
    texts[2] = ceu_report_explain_pool(pool, fixture->assessment, fixture->facts, &style);
    texts[3] =
        ceu_report_explain_activity(&activities[1], fixture->assessment, fixture->facts, &style);
    texts[4] = ceu_report_body(fixture->body, &style);
    texts[5] = ceu_report_brief(fixture->assessment);
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_assert_true(g_utf8_validate(texts[i], -1, NULL));
        g_assert_null(strchr(texts[i], '\x1b'));
        g_assert_null(strchr(texts[i], '\x07'));
        g_assert_null(strstr(texts[i], "\xe2\x80\xae"));
        g_assert_nonnull(strstr(texts[i], "A\\x1b[2J\\nB\\u202e\\x07\\xff"));
        g_free(texts[i]);
        texts[i] = NULL;
    }
}

static void
test_empty(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    g_autoptr(CeuFacts) nothing = ceu_facts_new();
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    CeuAssessment empty = *fixture->assessment;
    CeuStyle style = { 80, false, true };
    g_autofree char *with_activities = NULL, *without = NULL;

    empty.pools = none;
    empty.notices = none;
    with_activities = ceu_report_status(&empty, fixture->facts, &style);
    without = ceu_report_status(&empty, nothing, &style);
    g_assert_nonnull(strstr(with_activities, "3 activities wait for one.\n"));
    g_assert_nonnull(strstr(without, "No credential is recorded yet.\n"));
    g_assert_nonnull(strstr(without, "ceu credential add TYPE --earned DATE\n"));
    g_assert_null(strstr(without, "wait"));
}

static void
test_all_done(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    CeuPool *pool = fixture_nth_pool(fixture, 0);
    CeuRequirement *total = g_ptr_array_index(pool->requirements, 0);
    CeuStyle style = { 80, false, true };
    g_autofree char *text = NULL;

    total->missing = fixture_units(0);
    total->met = true;
    g_ptr_array_set_size(pool->notices, 0);
    g_ptr_array_set_size(fixture_nth_pool(fixture, 1)->notices, 0);
    g_ptr_array_set_size(fixture->assessment->notices, 0);
    text = ceu_report_status(fixture->assessment, fixture->facts, &style);
    g_assert_true(g_str_has_suffix(text, "What to do next\n  Nothing now.\n"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/report/status/goldens", test_goldens);
    g_test_add_func("/report/status/every-width", test_every_width);
    g_test_add_func("/report/status/width-is-bounded", test_width_is_bounded);
    g_test_add_func("/report/status/colour-is-not-alone", test_colour_is_not_alone);
    g_test_add_func("/report/status/ascii-is-ascii", test_ascii_is_ascii);
    g_test_add_func("/report/status/headings", test_headings);
    g_test_add_func("/report/status/maxima", test_maxima);
    g_test_add_func("/report/status/duty", test_duty);
    g_test_add_func("/report/status/override-is-said", test_override_is_said);
    g_test_add_func("/report/status/many-notices", test_many_notices);
    g_test_add_func("/report/status/not-submitted", test_not_submitted);
    g_test_add_func("/report/status/submitted", test_submitted);
    g_test_add_func("/report/status/hostile", test_hostile);
    g_test_add_func("/report/status/empty", test_empty);
    g_test_add_func("/report/status/all-done", test_all_done);
    return g_test_run();
}
