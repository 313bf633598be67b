/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units, text, errors, facts and rule records: the values everything else is made of. */
#include <ceu/facts.h>
#include <ceu/rules.h>
#include <ceu/text.h>

#include <errno.h>

static const struct {
    const char *text;
    int64_t milli; /* -1: wrong spelling, -2: out of range */
} units[] = {
    { "1", 1000 },
    { "1.5", 1500 },
    { "0.125", 125 },
    { "36", 36000 },
    { "0", 0 },
    { "007", 7000 },
    { "12.50", 12500 },
    { "100000", 100000000 },
    { "100000.001", -2 },
    { "100001", -2 },
    { "99999999999999999999", -2 },
    { "", -1 },
    { ".5", -1 },
    { "1.", -1 },
    { "1,5", -1 },
    { "-1", -1 },
    { "+1", -1 },
    { "1.2345", -1 },
    { "1e3", -1 },
    { " 1", -1 },
    { "1 ", -1 },
    { "0x1", -1 },
    { "1.5.2", -1 },
    { "½", -1 },
};

static void
test_units_parse(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        g_autoptr(GError) error = NULL;
        CeuUnits out = { 77 };
        int code;

        g_test_message("“%s”", units[i].text);
        if (ceu_units_parse(units[i].text, &out, &error)) {
            g_assert_cmpint(out.milli, ==, units[i].milli);
            continue;
        }
        code = units[i].milli == -1 ? CEU_ERROR_PARSE : CEU_ERROR_RANGE;
        g_assert_error(error, CEU_ERROR, code);
        g_assert_cmpint(out.milli, ==, 77);
    }
}

static const struct {
    int64_t milli;
    const char *want;
} formats[] = {
    { 0, "0" },       { 36000, "36" },    { 1500, "1.5" },
    { 125, "0.125" }, { 1001, "1.001" },  { -2000, "-2" },
    { -500, "-0.5" }, { 12340, "12.34" }, { INT64_MAX, "9223372036854775.807" },
};

static void
test_units_format(void)
{
    char buffer[CEU_UNITS_TEXT_SIZE];

    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
        g_assert_cmpstr(ceu_units_format((CeuUnits){ formats[i].milli }, buffer), ==,
                        formats[i].want);
}

static void
test_unit_names(void)
{
    CeuUnit unit = CEU_UNIT_CEU;
    int64_t minutes;

    for (int i = 0; i < CEU_UNIT_COUNT; i++) {
        g_assert_true(ceu_unit_from_name(ceu_unit_name((CeuUnit) i), &unit));
        g_assert_cmpint(unit, ==, i);
    }
    g_assert_true(ceu_unit_from_name("Contact Hours", &unit));
    g_assert_cmpint(unit, ==, CEU_UNIT_HOUR);
    g_assert_false(ceu_unit_from_name("parsec", &unit));
    g_assert_true(ceu_units_to_minutes((CeuUnits){ 1000 }, CEU_UNIT_IACET, &minutes));
    g_assert_cmpint(minutes, ==, 600000);
    g_assert_false(ceu_units_to_minutes((CeuUnits){ INT64_MAX }, CEU_UNIT_HOUR, &minutes));
}

static const struct {
    const char *text, *want;
} visible[] = {
    { "plain", "plain" },
    { "Übersicht – “x”", "Übersicht – “x”" },
    { "a\x1b[31mb", "a\\x1b[31mb" },
    { "line\nfeed", "line\\nfeed" },
    { "tab\there\r", "tab\\x09here\\x0d" },
    { "del\x7f", "del\\x7f" },
    { "c1\xc2\x9b", "c1\\x9b" },
    { "bidi\xe2\x80\xae", "bidi\\u202e" },
    { "iso\xe2\x81\xa6", "iso\\u2066" },
    { "mark\xe2\x80\x8f", "mark\\u200f" },
    { "sep\xe2\x80\xa8", "sep\\u2028" },
    { "arabic\xd8\x9c", "arabic\\u061c" },
    { "bad\xff\xfe", "bad\\xff\\xfe" },
    { "cut\xe2\x82", "cut\\xe2\\x82" },
    { "", "" },
};

static void
test_visible(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(visible); i++) {
        g_autofree char *out = ceu_text_visible(visible[i].text);

        g_assert_cmpstr(out, ==, visible[i].want);
    }
    g_autofree char *nothing = ceu_text_visible(NULL);
    g_assert_cmpstr(nothing, ==, "");
}

static const struct {
    const char *text;
    int width;
    const char *want;
} padded[] = {
    { "abc", 5, "abc  " },     { "abcdef", 4, "abc…" },  { "abc", 3, "abc" },
    { "日本語", 6, "日本語" }, { "日本語", 5, "日本…" }, { "e\xcc\x81t", 4, "e\xcc\x81t  " },
    { "日本", 2, "… " },       { "", 2, "  " },
};

static void
test_padded(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(padded); i++) {
        g_autoptr(GString) out = g_string_new(NULL);

        ceu_text_append_padded(out, padded[i].text, padded[i].width);
        g_assert_cmpstr(out->str, ==, padded[i].want);
    }
    g_assert_cmpint(ceu_text_width("a日e\xcc\x81"), ==, 4);
}

static const struct {
    const char *text;
    size_t characters, bytes;
    const char *want;
} cuts[] = {
    { "", 3, 3, "" },
    { "abc", 3, 3, "abc" },
    { "abcd", 3, SIZE_MAX, "ab…" },
    { "abcd", SIZE_MAX, 3, "…" },
    { "abcdef", SIZE_MAX, 5, "ab…" },
    { "日本語", 3, 9, "日本語" },
    { "日本語", 9, 8, "日…" },
    { "日本語文", 3, 99, "日本…" },
};

static void
test_cut(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(cuts); i++) {
        g_autofree char *out = ceu_text_cut(cuts[i].text, cuts[i].characters, cuts[i].bytes);

        g_assert_cmpstr(out, ==, cuts[i].want);
    }
}

static void
test_errors(void)
{
    g_autoptr(GError) foreign = g_error_new_literal(G_FILE_ERROR, G_FILE_ERROR_NOENT, "x");
    g_autoptr(GError) full = g_error_new_literal(CEU_ERROR, CEU_ERROR_FULL, "x");
    g_autoptr(GHashTable) names = g_hash_table_new(g_str_hash, g_str_equal);

    g_assert_cmpint(ceu_error_exit_code(NULL), ==, CEU_EXIT_OK);
    g_assert_cmpint(ceu_error_exit_code(foreign), ==, CEU_EXIT_FAILED);
    g_assert_cmpstr(ceu_error_word(foreign), ==, "failed");
    g_assert_cmpstr(ceu_error_word(full), ==, "full");
    g_assert_cmpint(ceu_error_exit_code(full), ==, CEU_EXIT_CANNOT_WRITE);
    g_assert_cmpint(ceu_error_from_errno(ENOSPC, CEU_ERROR_IO), ==, CEU_ERROR_FULL);
    g_assert_cmpint(ceu_error_from_errno(EROFS, CEU_ERROR_IO), ==, CEU_ERROR_READ_ONLY);
    g_assert_cmpint(ceu_error_from_errno(EIO, CEU_ERROR_CORRUPT), ==, CEU_ERROR_CORRUPT);
    for (int i = 0; i < CEU_ERROR_COUNT; i++) {
        g_autoptr(GError) error = g_error_new_literal(CEU_ERROR, i, "x");

        g_assert_cmpint(ceu_error_exit_code(error), !=, CEU_EXIT_OK);
        g_assert_true(g_hash_table_add(names, (gpointer) ceu_error_bus_name((CeuError) i)));
        g_assert_true(g_hash_table_add(names, (gpointer) ceu_error_word(error)));
    }
}

static CeuActivity
course(const char *title, const char *provider, const char *index)
{
    CeuActivity activity = ceu_activity_init();

    activity.title = title;
    activity.provider = provider;
    activity.index = index;
    activity.done = (CeuDate){ 100 };
    activity.units.milli = 1000;
    return activity;
}

static const struct {
    const char *title_a, *provider_a, *index_a, *title_b, *provider_b, *index_b;
    bool same;
} courses[] = {
    { "E/M Basics", "NAMAS", "N1", "Other title", "X", "n1", true }, /* the index number decides */
    { "E/M Basics", "NAMAS", "N1", "E/M Basics", "NAMAS", "N2", false },
    { "E/M Basics", "NAMAS", "N1", "E/M Basics", "NAMAS", NULL, false },
    { "E/M  basics ", "namas", NULL, " E/M Basics", "NAMAS", NULL, true },
    { "Ärzte", "HCPro", NULL, "ärzte", "HCPRO", NULL, true },
    { "A", "B", NULL, "A", NULL, NULL, false },
    { "A", NULL, " ", "A", NULL, NULL, true }, /* a blank index number is none */
    { "bad\xff", NULL, NULL, "bad\xff", NULL, NULL, true },
    { "bad\xff", NULL, NULL, "bad\xfe", NULL, NULL, false },
};

static void
test_courses(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(courses); i++) {
        CeuActivity a = course(courses[i].title_a, courses[i].provider_a, courses[i].index_a);
        CeuActivity b = course(courses[i].title_b, courses[i].provider_b, courses[i].index_b);

        g_assert_cmpint(ceu_activity_same_course(&a, &b), ==, courses[i].same);
        g_assert_cmpint(ceu_activity_same_course(&b, &a), ==, courses[i].same);
    }
}

static void
test_same_event(void)
{
    CeuActivity a = course("T", "P", "I"), b = a;

    g_assert_true(ceu_activity_same_event(&a, &b));
    b.done.days++;
    g_assert_false(ceu_activity_same_event(&a, &b));
    b = a;
    b.units.milli++;
    g_assert_false(ceu_activity_same_event(&a, &b));
    b = a;
    b.unit = CEU_UNIT_HOUR;
    g_assert_false(ceu_activity_same_event(&a, &b));
    b = a;
    b.title = "t ";
    g_assert_true(ceu_activity_same_event(&a, &b));
    b.index = NULL;
    g_assert_false(ceu_activity_same_event(&a, &b));
}

static void
test_facts(void)
{
    g_autoptr(CeuFacts) facts = ceu_facts_new();
    char title[] = "changing";
    CeuActivity activity = course(title, NULL, NULL);
    CeuMembership membership = ceu_membership_init();
    CeuFiling filing = ceu_filing_init();
    CeuOverride override = ceu_override_init();
    CeuEntry entry = { .activity_id = 7, .body = "b", .entered = { 1 }, .accepted = CEU_DATE_NONE };
    uint32_t count;

    activity.id = 7;
    membership.body = "b";
    filing.pool = "b";
    override.pool = "b";
    ceu_facts_add_activity(facts, &activity);
    ceu_facts_add_membership(facts, &membership);
    ceu_facts_add_filing(facts, &filing);
    ceu_facts_add_override(facts, &override);
    ceu_facts_add_entry(facts, &entry);
    title[0] = 'X'; /* the facts hold their own copy */
    g_assert_cmpstr(ceu_facts_activity_by_id(facts, 7)->title, ==, "changing");
    g_assert_null(ceu_facts_activity_by_id(facts, 8));
    g_assert_nonnull(ceu_facts_membership_of(facts, "b"));
    g_assert_null(ceu_facts_membership_of(facts, "c"));
    g_assert_nonnull(ceu_facts_entries(facts, &count));
    g_assert_cmpint(count, ==, 1);
    g_assert_false(ceu_date_is_set(ceu_facts_filings(facts, &count)->submitted));
    g_assert_false(ceu_date_is_set(ceu_facts_overrides(facts, &count)->day));
    ceu_facts_credentials(facts, &count);
    g_assert_cmpint(count, ==, 0);
    ceu_facts_free(NULL);
}

/* Every kind of rule can be made and released with its payload. */
static void
test_rule_records(void)
{
    for (int kind = 0; kind < CEU_RULE_KIND_COUNT; kind++) {
        CeuRule *rule = ceu_rule_new((CeuRuleKind) kind);

        g_assert_nonnull(ceu_rule_kind_name((CeuRuleKind) kind));
        rule->id = g_strdup("R");
        if (kind == CEU_RULE_TOTAL) {
            CeuTypeUnits base = { g_strdup("T"), { 1000 } };

            g_array_append_val(rule->total.base, base);
        }
        ceu_rule_free(rule);
    }
    for (int kind = 0; kind < CEU_STAGE_KIND_COUNT; kind++)
        g_assert_nonnull(ceu_stage_kind_name((CeuStageKind) kind));
    ceu_rule_free(NULL);
    ceu_tag_free(NULL);
    ceu_source_free(NULL);
    ceu_credential_type_free(NULL);
    ceu_body_free(NULL);
    ceu_rulebook_free(NULL);
}

static CeuBody *
body_with_type(const char *id, const char *type)
{
    CeuBody *body = ceu_body_new();

    body->id = g_strdup(id);
    g_ptr_array_add(body->types, ceu_credential_type_new(type, "Title"));
    g_ptr_array_add(body->sources, ceu_source_new("S1", "https://example.org"));
    g_ptr_array_add(body->categories, ceu_tag_new("cat", "Category"));
    g_ptr_array_add(body->origins, ceu_tag_new("org", "Origin"));
    return body;
}

static void
test_rulebook(void)
{
    g_autoptr(CeuRulebook) rulebook = ceu_rulebook_new();

    ceu_rulebook_take(rulebook, body_with_type("one", "AA"));
    ceu_rulebook_take(rulebook, body_with_type("two", "BB"));
    ceu_rulebook_take(rulebook, body_with_type("three", "BB"));
    ceu_rulebook_take(rulebook, body_with_type("one", "CC")); /* replaces */
    g_assert_cmpint(ceu_rulebook_count(rulebook), ==, 3);
    g_assert_cmpstr(ceu_rulebook_nth(rulebook, 0)->id, ==, "one");
    g_assert_null(ceu_rulebook_body_of_type(rulebook, "AA"));
    g_assert_cmpstr(ceu_rulebook_body_of_type(rulebook, "cc")->id, ==, "one");
    g_assert_null(ceu_rulebook_body_of_type(rulebook, "BB")); /* two bodies have it */
    g_assert_null(ceu_rulebook_body(rulebook, "four"));

    const CeuBody *body = ceu_rulebook_body(rulebook, "ONE");
    g_assert_nonnull(ceu_body_type(body, "cc"));
    g_assert_null(ceu_body_type(body, "dd"));
    g_assert_nonnull(ceu_body_source(body, "S1"));
    g_assert_null(ceu_body_source(body, "S2"));
    g_assert_nonnull(ceu_body_category(body, "CAT"));
    g_assert_null(ceu_body_category(body, "dog"));
    g_assert_nonnull(ceu_body_origin(body, "org"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/units/parse", test_units_parse);
    g_test_add_func("/units/format", test_units_format);
    g_test_add_func("/units/names", test_unit_names);
    g_test_add_func("/text/visible", test_visible);
    g_test_add_func("/text/padded", test_padded);
    g_test_add_func("/text/cut", test_cut);
    g_test_add_func("/error/codes", test_errors);
    g_test_add_func("/facts/courses", test_courses);
    g_test_add_func("/facts/same-event", test_same_event);
    g_test_add_func("/facts/records", test_facts);
    g_test_add_func("/rules/records", test_rule_records);
    g_test_add_func("/rules/rulebook", test_rulebook);
    return g_test_run();
}
