/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every value of every enumeration has words, and phrases of numbers and days are grammatical. */
#include "report/words.h"

#include <string.h>

#include "fixture.h"

#define SEEN_MAX 64

/* Words of one list: none missing, none empty, none twice. */
static void
assert_distinct(const char *const *words, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        g_assert_nonnull(words[i]);
        g_assert_cmpstr(words[i], !=, "");
        for (unsigned j = 0; j < i; j++)
            g_assert_cmpstr(words[i], !=, words[j]);
    }
}

static const char *
words_of_row(unsigned row, unsigned value)
{
    switch (row) {
    case 0:
        return ceu_words_urgency(value);
    case 1:
        return ceu_words_notice(value);
    case 2:
        return ceu_words_rule_kind(value);
    case 3:
        return ceu_words_stage(value);
    case 4:
        return ceu_words_stage_state(value);
    case 5:
        return ceu_words_mark(value);
    case 6:
        return ceu_words_field(value);
    case 7:
        return ceu_words_unit(value);
    case 8:
        return ceu_words_by(value);
    case 9:
        return ceu_words_clock(value);
    case 10:
        return ceu_words_basis(value);
    case 11:
        return ceu_name_requirement_kind(value);
    case 12:
        return ceu_name_basis(value);
    case 13:
        return ceu_name_by(value);
    case 14:
        return ceu_name_mark(value);
    case 15:
        return ceu_name_field(value);
    case 16:
        return ceu_reason_text(value);
    case 17:
        return ceu_reason_name(value);
    case 18:
        return ceu_notice_kind_name(value);
    case 19:
        return ceu_stage_kind_name(value);
    case 20:
        return ceu_rule_kind_name(value);
    default:
        g_assert_not_reached();
    }
}

static const unsigned row_counts[] = {
    CEU_URGENCY_COUNT,
    CEU_NOTICE_KIND_COUNT,
    CEU_RULE_KIND_COUNT,
    CEU_STAGE_KIND_COUNT,
    4,
    CEU_WORDS_MARKS,
    CEU_WORDS_FIELDS,
    CEU_UNIT_COUNT,
    3,
    CEU_CLOCK_COUNT,
    2,
    4,
    2,
    3,
    CEU_WORDS_MARKS,
    CEU_WORDS_FIELDS,
    CEU_REASON_COUNT,
    CEU_REASON_COUNT,
    CEU_NOTICE_KIND_COUNT,
    CEU_STAGE_KIND_COUNT,
    CEU_RULE_KIND_COUNT,
};

static void
test_every_value_has_words(void)
{
    for (unsigned row = 0; row < G_N_ELEMENTS(row_counts); row++) {
        const char *words[SEEN_MAX];

        g_assert_cmpuint(row_counts[row], <=, SEEN_MAX);
        for (unsigned i = 0; i < row_counts[row]; i++)
            words[i] = words_of_row(row, i);
        assert_distinct(words, row_counts[row]);
    }
}

static void
test_stage_titles(void)
{
    for (int clock = 0; clock < CEU_CLOCK_COUNT; clock++) {
        const char *words[CEU_STAGE_KIND_COUNT];

        for (int kind = 0; kind < CEU_STAGE_KIND_COUNT; kind++)
            words[kind] = ceu_stage_title((CeuStageKind) kind, (CeuClock) clock);
        assert_distinct(words, CEU_STAGE_KIND_COUNT);
    }
}

static void
test_confidence(void)
{
    const char *const grades[] = { "A", "A-", "B+", "B", "C+", "C", "U" };

    for (size_t i = 0; i < G_N_ELEMENTS(grades); i++)
        g_assert_nonnull(ceu_words_confidence(grades[i]));
    g_assert_null(ceu_words_confidence("D"));
    g_assert_null(ceu_words_confidence(NULL));
}

static const struct {
    int32_t days;
    const char *left, *distance;
} days[] = {
    { 128, "128 days left", "in 128 days" },
    { 1, "1 day left", "in 1 day" },
    { 0, "today is the last day", "today" },
    { -1, "1 day overdue", "1 day ago" },
    { -12, "12 days overdue", "12 days ago" },
    { INT32_MIN, "2147483648 days overdue", "2147483648 days ago" },
};

static void
test_days(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        g_autoptr(GString) left = g_string_new(NULL);
        g_autoptr(GString) distance = g_string_new(NULL);

        ceu_words_append_days_left(left, days[i].days);
        ceu_words_append_distance(distance, days[i].days);
        g_assert_cmpstr(left->str, ==, days[i].left);
        g_assert_cmpstr(distance->str, ==, days[i].distance);
    }
}

static const struct {
    CeuOffset offset;
    const char *want;
} offsets[] = {
    { { 0, 0 }, "0 days" }, { { 1, 0 }, "1 month" },  { { 36, 0 }, "36 months" },
    { { 0, 1 }, "1 day" },  { { 0, 90 }, "90 days" }, { { 1, 10 }, "1 month and 10 days" },
};

static void
test_offsets(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(offsets); i++) {
        g_autoptr(GString) out = g_string_new(NULL);

        ceu_words_append_offset(out, offsets[i].offset);
        g_assert_cmpstr(out->str, ==, offsets[i].want);
    }
}

static const struct {
    int64_t milli;
    char *unit;
    const char *want;
} amounts[] = {
    { 1000, "hour", "1 hour" },
    { 9800, "hour", "9.8 hours" },
    { 0, "contact hour", "0 contact hours" },
    { 2000, "PDH", "2 PDH" },
    { 500, NULL, "0.5 CEU" },
};

static void
test_amounts(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(amounts); i++) {
        const CeuBody body = { .unit_name = amounts[i].unit };
        g_autoptr(GString) out = g_string_new(NULL);

        ceu_words_append_amount(out, (CeuUnits){ amounts[i].milli }, &body);
        g_assert_cmpstr(out->str, ==, amounts[i].want);
    }
}

static const struct {
    const char *words, *want;
} lists[] = { { "a", "a" }, { "a b", "a and b" }, { "a b c", "a, b and c" } };

static void
test_lists(void)
{
    g_autoptr(GString) none = g_string_new(NULL);

    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
        g_auto(GStrv) words = g_strsplit(lists[i].words, " ", -1);
        g_autoptr(GString) out = g_string_new(NULL);

        ceu_words_append_list(out, (const char *const *) words);
        g_assert_cmpstr(out->str, ==, lists[i].want);
    }
    ceu_words_append_list(none, NULL);
    g_assert_cmpstr(none->str, ==, "");
}

static void
test_fields(void)
{
    g_autoptr(GString) out = g_string_new(NULL);

    ceu_words_append_fields(out, CEU_FIELD_INDEX | CEU_FIELD_DATE | CEU_FIELD_CERTIFICATE);
    g_assert_cmpstr(out->str, ==, "index number, date and certificate");
}

static const struct {
    const char *confidence, *sources, *want;
} references[] = {
    { NULL, NULL, "rule X" },
    { "B", NULL, "rule X (confidence B)" },
    { NULL, "S1", "rule X (source S1)" },
    { "A-", "S1 S2", "rule X (confidence A-, sources S1, S2)" },
};

static void
test_rule_reference(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(references); i++) {
        CeuRule *rule = ceu_rule_new(CEU_RULE_NOTE);
        g_autoptr(GString) out = g_string_new(NULL);

        rule->id = g_strdup("X");
        rule->confidence = g_strdup(references[i].confidence);
        rule->sources = references[i].sources != NULL ? fixture_words(references[i].sources) : NULL;
        ceu_words_append_rule(out, rule);
        g_assert_cmpstr(out->str, ==, references[i].want);
        ceu_rule_free(rule);
    }
}

static const struct {
    const char *from, *until;
    CeuBy by;
    const char *want;
} validities[] = {
    { NULL, NULL, CEU_BY_CALENDAR, "" },
    { "2025-01-01", NULL, CEU_BY_CYCLE_START, "from 2025-01-01 on, by the first day of the cycle" },
    { NULL, "2020-12-31", CEU_BY_CALENDAR, "until 2020-12-31, by calendar date" },
    { "2021-01-01", "2023-12-31", CEU_BY_DUE, "from 2021-01-01 until 2023-12-31, by the due date" },
};

static void
test_validity(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(validities); i++) {
        CeuRule *rule = ceu_rule_new(CEU_RULE_NOTE);
        g_autoptr(GString) out = g_string_new(NULL);

        if (validities[i].from != NULL)
            rule->from = fixture_day(validities[i].from);
        if (validities[i].until != NULL)
            rule->until = fixture_day(validities[i].until);
        rule->by = validities[i].by;
        ceu_words_append_validity(out, rule);
        g_assert_cmpstr(out->str, ==, validities[i].want);
        ceu_rule_free(rule);
    }
}

static void
test_basis(void)
{
    CeuRule *rule = ceu_rule_new(CEU_RULE_NOTE);
    g_autofree char *by_rule = NULL, *own = NULL,
                    *alone = ceu_words_basis_of(CEU_BASIS_OVERRIDE, NULL);
    g_autofree char *none = ceu_words_basis_of(CEU_BASIS_RULE, NULL);

    rule->id = g_strdup("A1");
    by_rule = ceu_words_basis_of(CEU_BASIS_RULE, rule);
    own = ceu_words_basis_of(CEU_BASIS_OVERRIDE, rule);
    g_assert_cmpstr(by_rule, ==, "rule A1");
    g_assert_cmpstr(own, ==, "your own word, in place of rule A1");
    g_assert_cmpstr(alone, ==, "your own word");
    g_assert_cmpstr(none, ==, "no rule");
    ceu_rule_free(rule);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/report/words/every-value", test_every_value_has_words);
    g_test_add_func("/report/words/stage-titles", test_stage_titles);
    g_test_add_func("/report/words/confidence", test_confidence);
    g_test_add_func("/report/words/days", test_days);
    g_test_add_func("/report/words/offsets", test_offsets);
    g_test_add_func("/report/words/amounts", test_amounts);
    g_test_add_func("/report/words/lists", test_lists);
    g_test_add_func("/report/words/fields", test_fields);
    g_test_add_func("/report/words/rule-reference", test_rule_reference);
    g_test_add_func("/report/words/validity", test_validity);
    g_test_add_func("/report/words/basis", test_basis);
    return g_test_run();
}
