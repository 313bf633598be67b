/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The transcript: its outline block by block, its pictures as data, and the forms. */
#include "fixture.h"

#include "documents.h"
#include "report/outline.h"

/* The first block of a kind whose text, title or caption is @text; NULL: any. */
static const CeuBlock *
find(const CeuOutline *outline, CeuBlockKind kind, const char *text)
{
    for (guint i = 0; i < outline->blocks->len; i++) {
        const CeuBlock *block = g_ptr_array_index(outline->blocks, i);
        const char *own = block->table != NULL   ? block->table->caption
                          : block->chart != NULL ? block->chart->title
                          : block->label != NULL ? block->label
                                                 : block->text;

        if (block->kind == kind && (text == NULL || strcmp(own, text) == 0))
            return block;
    }
    return NULL;
}

static const CeuBlock *
must_find(const CeuOutline *outline, CeuBlockKind kind, const char *text)
{
    const CeuBlock *block = find(outline, kind, text);

    if (block == NULL)
        g_error("no block “%s”", text);
    return block;
}

static const struct {
    const char *label, *text;
} facts_wanted[] = {
    { "Credential", "EXA, Certified Example, number 01234567, earned 2024-03-14" },
    { "Cycle", "2025-09-15 to 2027-03-31, number 3" },
    { "Due", "2027-03-31, 128 days left" },
    { "Assumed of the due date", "the last day of the renewal month is assumed" },
    { "State", "not complete, not submitted" },
    { "Rules checked on", "2026-11-01" },
    { "What binds", "https://example.org/account" },
};

static void
test_facts(void)
{
    g_autoptr(Fixture) fixture = fixture_new("Updates");
    g_autoptr(CeuOutline) outline =
        ceu_transcript_outline(fixture->assessment, fixture->facts, NULL);

    for (size_t i = 0; i < G_N_ELEMENTS(facts_wanted); i++) {
        const CeuBlock *block = must_find(outline, CEU_BLOCK_FACT, facts_wanted[i].label);

        g_assert_cmpstr(block->text, ==, facts_wanted[i].text);
    }
}

/* Rows as "cell|cell|…". */
static const struct {
    const char *caption;
    const char *rows[5];
} tables_wanted[] = {
    { "What BOE requires, in CEU",
      { "Total|30|29.5|0.5|open|rule E1; 40 × 18 of 24 months = 30; brought from the cycle "
        "before: 0.5",
        "Auditing (EXB)|8|8|0|met|your own word, in place of rule E2",
        "Outside the domains of the board, job-relevant|6|2||within the maximum|rule E3; assumed: "
        "the page carries no date",
        "Membership dues||||met 2026-10-02|rule E8" } },
    { "1 activity, 1.5 CEU in this cycle",
      { "12|2026-11-03|Updates|Board of Examples||0.15 IACET CEU|1.5|Auditing|proof incomplete, "
        "missing: index number and date; converted from another unit" } },
    { "2 activities, nothing of them in this cycle",
      { "7|2024-01-10|Early webinar||1|done before the certification date, rule E15",
        "13|2026-11-10|The same again|Board of Examples|1.5|the same course was counted before "
        "(activity 12), rule E16" } },
    { "What happens when",
      { "2027-02-28|Submission opens|next|",
        "2027-03-31|CEUs due|later|uncertain: the last day of "
        "the renewal month is assumed",
        "2027-03-31|Dues due|next|",
        "2027-06-29|Credentials revoked|later|the credentials are revoked" } },
};

static void
test_tables(void)
{
    g_autoptr(Fixture) fixture = fixture_new("Updates");
    g_autoptr(CeuOutline) outline =
        ceu_transcript_outline(fixture->assessment, fixture->facts, fixture_nth_pool(fixture, 0));

    for (size_t i = 0; i < G_N_ELEMENTS(tables_wanted); i++) {
        const CeuTable *table =
            must_find(outline, CEU_BLOCK_TABLE, tables_wanted[i].caption)->table;
        guint wanted = g_strv_length((char **) tables_wanted[i].rows);

        g_assert_cmpuint(table->rows->len, ==, wanted);
        for (guint j = 0; j < wanted; j++) {
            g_autofree char *row = g_strjoinv("|", g_ptr_array_index(table->rows, j));

            g_assert_cmpstr(row, ==, tables_wanted[i].rows[j]);
        }
    }
    g_assert_null(find(outline, CEU_BLOCK_HEADING, "ASK")); /* the other pool was not asked for */
}

static void
test_bars(void)
{
    g_autoptr(Fixture) fixture = fixture_new("Updates");
    g_autoptr(CeuOutline) outline =
        ceu_transcript_outline(fixture->assessment, fixture->facts, NULL);
    const CeuChart *chart = must_find(outline, CEU_BLOCK_CHART, "Progress by requirement")->chart;
    const CeuChartBar *bar = &g_array_index(chart->bars, CeuChartBar, 2);

    g_assert_cmpuint(chart->bars->len, ==, 3); /* dues are no amount */
    g_assert_cmpstr(bar->value, ==, "2 of at most 6");
    g_assert_cmpint(bar->part, ==, 2000);
    g_assert_cmpint(bar->whole, ==, 6000);
    g_assert_cmpstr(chart->description, ==,
                    "Total: 29.5 of 30; Auditing (EXB): 8 of 8; Outside the domains of the board, "
                    "job-relevant: 2 of at most 6.");
}

/* The line begins with what was there, rises on the day of each activity, and ends at what the total says. */
static void
test_pace(void)
{
    g_autoptr(Fixture) fixture = fixture_new("Updates");
    g_autoptr(CeuOutline) outline =
        ceu_transcript_outline(fixture->assessment, fixture->facts, NULL);
    const CeuChart *chart =
        must_find(outline, CEU_BLOCK_CHART, "Units over time against the needed pace")->chart;
    const CeuChartPoint *points = &g_array_index(chart->points, CeuChartPoint, 0);

    g_assert_cmpuint(chart->points->len, ==, 2);
    g_assert_cmpint(points[0].day.days, ==, fixture_day("2025-09-15").days);
    g_assert_cmpint(points[0].milli, ==, 28000);
    g_assert_cmpint(points[1].day.days, ==, fixture_day("2026-11-03").days);
    g_assert_cmpint(points[1].milli, ==, 29500);
    g_assert_cmpint(chart->now[0].milli, ==, 29500);
    g_assert_cmpint(chart->now[1].day.days, ==, fixture_day("2027-03-31").days);
    g_assert_cmpint(chart->now[1].milli, ==, 30000);
    /* 435 of the 563 days of the cycle are gone: 30 × 435 ÷ 563 = 23.17… */
    g_assert_cmpstr(chart->description, ==,
                    "29.5 of 30 CEU on 2026-11-23. An even pace over the cycle would stand at "
                    "23.1. 0.1 CEU a month from now on reach the total on the due date.");
}

/* Where no honest line can be drawn there is none. */
static void
test_no_pace(void)
{
    static const struct {
        const char *name, *today;
        int64_t counted, required;
        bool has_cycle;
    } rows[] = {
        { "more was counted than the total says", "2026-11-23", 1000, 30000, true },
        { "nothing is required", "2026-11-23", 29500, 0, true },
        { "before the cycle", "2025-09-14", 29500, 30000, true },
        { "after the cycle", "2027-04-01", 29500, 30000, true },
        { "no cycle", "2026-11-23", 29500, 30000, false },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Fixture) fixture = fixture_new("Updates");
        g_autoptr(CeuOutline) outline = NULL;
        CeuPool *pool = fixture_nth_pool(fixture, 0);
        CeuRequirement *total = g_ptr_array_index(pool->requirements, 0);

        total->counted = fixture_units(rows[i].counted);
        total->required = fixture_units(rows[i].required);
        pool->has_cycle = rows[i].has_cycle;
        fixture->assessment->today = fixture_day(rows[i].today);
        outline = ceu_transcript_outline(fixture->assessment, fixture->facts, pool);
        if (find(outline, CEU_BLOCK_CHART, "Units over time against the needed pace") != NULL)
            g_error("%s: a line was drawn", rows[i].name);
    }
}

/* Who pursues a credential has no cycle: months instead of units, no activities, no line. */
static void
test_candidate(void)
{
    g_autoptr(Fixture) fixture = fixture_new("Updates");
    g_autoptr(CeuOutline) outline = NULL;
    CeuPool *pool = fixture_nth_pool(fixture, 0);

    pool->candidate = true;
    pool->has_cycle = false;
    outline = ceu_transcript_outline(fixture->assessment, fixture->facts, pool);
    (void) must_find(outline, CEU_BLOCK_TABLE, "What BOE asks for; amounts are months");
    g_assert_cmpstr(must_find(outline, CEU_BLOCK_FACT, "State")->text, ==, "not complete");
    g_assert_null(find(outline, CEU_BLOCK_FACT, "Cycle"));
    g_assert_null(find(outline, CEU_BLOCK_HEADING, "Activities that count"));
    g_assert_null(find(outline, CEU_BLOCK_HEADING, "Units over time"));
}

static void
test_timeline(void)
{
    g_autoptr(Fixture) fixture = fixture_new("Updates");
    g_autoptr(CeuOutline) outline =
        ceu_transcript_outline(fixture->assessment, fixture->facts, NULL);
    const CeuChart *chart = must_find(outline, CEU_BLOCK_CHART, "The dates on a timeline")->chart;

    g_assert_cmpuint(chart->marks->len, ==, 4);
    g_assert_cmpint(chart->first.days, ==, fixture_day(FIXTURE_TODAY).days);
    g_assert_cmpint(chart->last.days, ==, fixture_day("2027-06-29").days);
    g_assert_cmpstr(chart->description, ==,
                    "Submission opens in 97 days; CEUs due in 128 days; Dues due in 128 days; "
                    "Credentials revoked in 218 days.");
}

static void
test_text(void)
{
    static const struct {
        const char *golden;
        CeuStyle style;
    } rows[] = {
        { "transcript-40-ascii.golden", { 40, false, false } },
        { "transcript-80-unicode.golden", { 80, false, true } },
        { "transcript-160-unicode.golden", { 160, false, true } },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Fixture) fixture = fixture_new("2027 “updates”\n\x1b[31m \xe2\x80\xae!");
        g_autofree char *text = ceu_report_transcript(fixture->assessment, fixture->facts, NULL,
                                                      "text", &rows[i].style, NULL);
        g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

        for (guint j = 0; lines[j] != NULL; j++)
            g_assert_cmpint(g_utf8_strlen(lines[j], -1), <=, rows[i].style.width);
        g_assert_null(strchr(text, '\x1b'));
        fixture_assert_golden(text, rows[i].golden);
    }
}

/* What could open a tag, an attribute, an escape sequence or a line of its own is never raw in the page. */
static void
test_hostile(void)
{
    static const struct {
        const char *typed, *shown;
    } rows[] = {
        { "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;" },
        { "\" onload=\"x' y", "&quot; onload=&quot;x&apos; y" },
        { "&lt;b&gt;", "&amp;lt;b&amp;gt;" },
        { "--><!-- ]]>", "--&gt;&lt;!-- ]]&gt;" },
        { "a\r\n<b>", "a\\x0d\\n&lt;b&gt;" },
        { "\x1b]8;;x\x1b\\", "\\x1b]8;;x\\x1b\\" },
        { "\xe2\x80\xae"
          "cba\xe2\x81\xa9",
          "\\u202ecba\\u2069" },
        { "\xff\xc3", "\\xff\\xc3" },
        { "\xc2\x85", "\\x85" },
    };
    const CeuStyle style = { 80, false, true };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *typed = g_strdup_printf("[%s]", rows[i].typed);
        g_autofree char *shown = g_strdup_printf("[%s]", rows[i].shown);
        g_autoptr(Fixture) fixture = fixture_new(typed);
        g_autofree char *html = NULL;
        CeuRequirement *total = g_ptr_array_index(fixture_nth_pool(fixture, 0)->requirements, 0);

        /* A title of a rule pack reaches tables, bars and their descriptions. */
        total->title = fixture_text(fixture, typed);
        html =
            ceu_report_transcript(fixture->assessment, fixture->facts, NULL, "html", &style, NULL);
        g_assert_true(g_utf8_validate(html, -1, NULL));
        if (strstr(html, typed) != NULL || strstr(html, shown) == NULL)
            g_error("“%s” is not shown as “%s”", typed, shown);
        g_assert_null(strchr(html, '\r'));
    }
}

/* Every key is documented and every documented key is there; an example of the document is a reply, too. */
static void
test_json(void)
{
    const CeuStyle style = { 80, false, true };
    GHashTable *objects = document_read();
    const DocumentObject *reply = document_object(objects, "ceu.report/1");
    g_autoptr(Fixture) fixture = fixture_new("2027 “updates”");
    g_autofree char *text =
        ceu_report_transcript(fixture->assessment, fixture->facts, NULL, "json", &style, NULL);

    document_check_reply(objects, text);
    g_assert_nonnull(strstr(text, "\"points\":[{\"day\":\"2025-09-15\",\"units\":\"28\"},"));
    g_assert_nonnull(strstr(text, "\"needed\":[{\"day\":\"2026-11-23\",\"units\":\"29.5\"},"));
    g_assert_nonnull(strstr(text, "[\"Total\",\"30\",\"29.5\",\"0.5\",\"open\","));
    g_assert_cmpuint(reply->examples->len, ==, 1);
    document_check_reply(objects, g_ptr_array_index(reply->examples, 0));
    g_hash_table_unref(objects);
}

static void
test_form(void)
{
    const CeuStyle style = { 80, false, true };
    g_autoptr(Fixture) fixture = fixture_new("Updates");
    g_autoptr(GError) error = NULL;

    g_assert_null(ceu_report_transcript(fixture->assessment, fixture->facts, NULL, "papyrus",
                                        &style, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_PARSE);
    g_assert_nonnull(strstr(error->message, "papyrus"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/report/transcript/facts", test_facts);
    g_test_add_func("/report/transcript/tables", test_tables);
    g_test_add_func("/report/transcript/bars", test_bars);
    g_test_add_func("/report/transcript/pace", test_pace);
    g_test_add_func("/report/transcript/no-pace", test_no_pace);
    g_test_add_func("/report/transcript/candidate", test_candidate);
    g_test_add_func("/report/transcript/timeline", test_timeline);
    g_test_add_func("/report/transcript/text", test_text);
    g_test_add_func("/report/transcript/hostile", test_hostile);
    g_test_add_func("/report/transcript/json", test_json);
    g_test_add_func("/report/transcript/form", test_form);
    return g_test_run();
}
