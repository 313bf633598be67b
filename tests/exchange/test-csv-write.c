/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written is safe in a spreadsheet and comes back exactly. */
#include <ceu/exchange.h>

#include <string.h>

/* Texts that break naive writers: each is tried in every text field. */
static const char *const hostile[] = {
    "plain",
    "comma, inside",
    "semi;colon",
    "tab\tinside",
    "quote \" inside",
    "\"quoted\"",
    "\"",
    "\"\"",
    " blank before",
    "blank behind ",
    "  ",
    "line\nfeed",
    "carriage\rreturn",
    "both\r\nof them",
    "\n",
    "=SUM(A1:A9)",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@here",
    "\tTAB first",
    "\rCR first",
    "'quoted by hand",
    "'=already marked",
    "''=twice marked",
    "'''+",
    "'",
    "''",
    "'-",
    "Übersicht – 漢字 😀",
    "\xE2\x80\xAEright to left\xE2\x80\xAC",
    "\x1b[31mred\x07",
    "\xEF\xBB\xBF",
    "sep=;",
    "Title",
    "1,5",
    "2026-01-15",
};

static void
assert_same(const CeuActivity *a, const CeuActivity *b)
{
    g_assert_cmpstr(a->title, ==, b->title);
    g_assert_cmpstr(a->provider, ==, b->provider);
    g_assert_cmpstr(a->index, ==, b->index);
    g_assert_cmpstr(a->format, ==, b->format);
    g_assert_cmpstr(a->topics, ==, b->topics);
    g_assert_cmpstr(a->origin, ==, b->origin);
    g_assert_cmpstr(a->accepted_by, ==, b->accepted_by);
    g_assert_cmpstr(a->note, ==, b->note);
    g_assert_cmpint(a->done.days, ==, b->done.days);
    g_assert_cmpint(a->units.milli, ==, b->units.milli);
    g_assert_cmpint(a->unit, ==, b->unit);
    g_assert_cmpint(a->planned, ==, b->planned);
    g_assert_cmpint(a->pin.days, ==, b->pin.days);
    g_assert_cmpstr(a->pin_for, ==, b->pin_for);
}

/* Writes, reads, compares each activity, writes again: the same bytes. */
static void
assert_round_trip(const CeuFacts *facts, bool excel)
{
    g_autofree char *first = ceu_csv_write(facts, excel);
    g_autofree char *second = NULL;
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuImport) import = ceu_csv_read(first, strlen(first), "out.csv", NULL, &error);
    g_autoptr(CeuFacts) again = ceu_facts_new();
    const CeuActivity *activities;
    uint32_t count;

    g_assert_no_error(error);
    g_assert_cmpuint(import->faults->len, ==, 0);
    activities = ceu_facts_activities(facts, &count);
    g_assert_cmpuint(import->rows->len, ==, count);
    for (uint32_t i = 0; i < count; i++) {
        const CeuImportRow *row = &g_array_index(import->rows, CeuImportRow, i);

        assert_same(&row->activity, &activities[i]);
        ceu_facts_add_activity(again, &row->activity);
    }
    second = ceu_csv_write(again, excel);
    g_assert_cmpstr(first, ==, second);
}

static CeuActivity
sample_activity(void)
{
    CeuActivity activity = ceu_activity_init();

    activity.title = "Title";
    activity.done = ceu_date_from_ymd(2026, 3, 4);
    activity.units = (CeuUnits){ 1500 };
    return activity;
}

static void
test_hostile_texts(void)
{
    g_autoptr(CeuFacts) facts = ceu_facts_new();

    for (size_t i = 0; i < G_N_ELEMENTS(hostile); i++) {
        CeuActivity activity = sample_activity();
        bool blank = hostile[i][strspn(hostile[i], " \n")] == '\0';

        activity.title = blank ? "Title" : hostile[i];
        activity.provider = hostile[i];
        activity.index = hostile[i];
        activity.format = hostile[i];
        activity.topics = hostile[i];
        activity.origin = hostile[i];
        activity.note = hostile[i];
        ceu_facts_add_activity(facts, &activity);
    }
    assert_round_trip(facts, false);
    assert_round_trip(facts, true);
}

static void
test_values(void)
{
    static const int64_t milli[] = { 1, 125, 1000, 1250, 12500, CEU_UNITS_MAX_MILLI };
    g_autoptr(CeuFacts) facts = ceu_facts_new();
    CeuActivity activity = sample_activity();

    for (int unit = 0; unit < CEU_UNIT_COUNT; unit++) {
        for (size_t i = 0; i < G_N_ELEMENTS(milli); i++) {
            activity = sample_activity();
            activity.unit = (CeuUnit) unit;
            activity.units.milli = milli[i];
            activity.accepted_by = i % 2 == 0 ? "aapc,ahima" : NULL;
            activity.pin_for = i % 3 == 0 ? "CPC,CPC-H" : NULL;
            activity.pin = i % 2 == 0 ? CEU_DATE_NONE : ceu_date_from_ymd(2027, 3, 31);
            ceu_facts_add_activity(facts, &activity);
        }
    }
    activity.planned = true;
    ceu_facts_add_activity(facts, &activity);
    activity.done = CEU_DATE_NONE;
    ceu_facts_add_activity(facts, &activity);
    assert_round_trip(facts, false);
}

static void
test_exact_bytes(void)
{
    g_autoptr(CeuFacts) facts = ceu_facts_new();
    CeuActivity activity = sample_activity();
    g_autofree char *plain = NULL;
    g_autofree char *excel = NULL;

    activity.title = "=1+1, \"two\"";
    activity.provider = "A";
    activity.unit = CEU_UNIT_HOUR;
    ceu_facts_add_activity(facts, &activity);
    plain = ceu_csv_write(facts, false);
    g_assert_cmpstr(plain, ==,
                    "Completed,Title,Provider,Index number,Units,Unit,Format,Topic,Origin,Accepted "
                    "by,Pinned to,Kept for,Planned,Notes\r\n"
                    "2026-03-04,\"'=1+1, \"\"two\"\"\",\"A\",,1.5,hour,,,,,,,,\r\n");
    excel = ceu_csv_write(facts, true);
    g_assert_true(g_str_has_prefix(excel, "\xEF\xBB\xBF"));
    g_assert_cmpstr(excel + 3, ==, plain);
}

/* No cell of the file begins, for a spreadsheet, with a character that makes a formula. */
static void
test_no_formula(void)
{
    g_autoptr(CeuFacts) facts = ceu_facts_new();
    g_autofree char *text = NULL;

    for (size_t i = 0; i < G_N_ELEMENTS(hostile); i++) {
        CeuActivity activity = sample_activity();

        activity.note = hostile[i];
        ceu_facts_add_activity(facts, &activity);
    }
    text = ceu_csv_write(facts, false);
    for (const char *cursor = strstr(text, ",\""); cursor != NULL;
         cursor = strstr(cursor + 1, ",\""))
        g_assert_null(strchr("=+@\t\r", cursor[2]));
}

static void
test_nothing(void)
{
    g_autoptr(CeuFacts) facts = ceu_facts_new();

    assert_round_trip(facts, false);
}

/* A text that is not UTF-8 is mended, so that the file can be read at all. */
static void
test_invalid_text(void)
{
    g_autoptr(CeuFacts) facts = ceu_facts_new();
    CeuActivity activity = sample_activity();
    g_autofree char *text = NULL;

    activity.title = "bad \xFF byte";
    ceu_facts_add_activity(facts, &activity);
    text = ceu_csv_write(facts, false);
    g_assert_true(g_utf8_validate(text, -1, NULL));
    g_assert_nonnull(strstr(text, "\"bad \xEF\xBF\xBD byte\""));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/csv-write/hostile-texts", test_hostile_texts);
    g_test_add_func("/csv-write/values", test_values);
    g_test_add_func("/csv-write/exact-bytes", test_exact_bytes);
    g_test_add_func("/csv-write/no-formula", test_no_formula);
    g_test_add_func("/csv-write/nothing", test_nothing);
    g_test_add_func("/csv-write/invalid-text", test_invalid_text);
    return g_test_run();
}
