/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two versions of a made-up pack: every element and property that differs is found, and nothing else. */
#include "fixture.h"

#include <ceu/text.h>

#include "documents.h"
#include "report/rules-diff.h"
#include "report/stale.h"

static CeuRule *
rule_of(CeuBody *body, const char *id)
{
    return (CeuRule *) fixture_rule_by_id(body, id);
}

static void
change_verified(CeuBody *body)
{
    body->verified = fixture_day("2027-01-01");
}

static void
change_unit(CeuBody *body)
{
    body->unit_name = g_strdup("CPE");
}

static void
change_type(CeuBody *body)
{
    ((CeuCredentialType *) g_ptr_array_index(body->types, 1))->category = g_strdup("audit");
}

static void
add_type(CeuBody *body)
{
    g_ptr_array_add(body->types, ceu_credential_type_new("EXC", "Certified Example, Third"));
}

static void
remove_category(CeuBody *body)
{
    g_ptr_array_remove_index(body->categories, 0);
}

static void
change_patterns(CeuBody *body)
{
    CeuTag *tag = g_ptr_array_index(body->origins, 0);

    g_strfreev(tag->patterns);
    tag->patterns = fixture_words("board* BOE");
}

static void
add_format(CeuBody *body)
{
    g_ptr_array_add(body->formats, ceu_tag_new("live", "Live"));
}

static void
add_question(CeuBody *body)
{
    g_ptr_array_add(body->traits, ceu_trait_new("boss", "Do you supervise others?"));
}

static void
change_source(CeuBody *body)
{
    CeuSource *source = g_ptr_array_index(body->sources, 1);

    source->dated = g_strdup("2027");
}

static void
change_amount(CeuBody *body)
{
    rule_of(body, "E2")->require.amount = fixture_units(20000);
}

static void
change_confidence(CeuBody *body)
{
    CeuRule *rule = rule_of(body, "E2");

    g_free(rule->confidence);
    rule->confidence = g_strdup("A");
}

static void
change_scope(CeuBody *body)
{
    CeuRule *rule = rule_of(body, "E2");

    g_strfreev(rule->applies_to);
    rule->applies_to = fixture_words("EXA EXB");
}

static void
change_condition(CeuBody *body)
{
    ceu_rule_add_condition(rule_of(body, "E7"), "boss", (const char *const[]){ "yes", NULL },
                           false);
}

static void
end_rule(CeuBody *body)
{
    rule_of(body, "E7")->until = fixture_day("2027-12-31");
}

static void
remove_rule(CeuBody *body)
{
    g_ptr_array_remove(body->rules, rule_of(body, "E28"));
}

static void
add_rule(CeuBody *body)
{
    fixture_rule(body, CEU_RULE_NOTE, "E99", "C")->note = g_strdup("asked by telephone");
}

/* A new version beside the old one. */
static void
add_version(CeuBody *body)
{
    CeuRule *rule = fixture_rule(body, CEU_RULE_LENGTH, "E7", "A");

    rule->length.months = 36;
    rule->from = fixture_day("2028-01-01");
}

/* The version moves to another day and stays one rule. */
static void
move_version(CeuBody *body)
{
    rule_of(body, "E1")->from = fixture_day("2016-01-01");
}

static const struct {
    void (*change)(CeuBody *body);
    const char *want; /* "kind what id field …" */
} changes[] = {
    { NULL, NULL },
    { change_verified, "changed pack boe verified" },
    { change_unit, "changed pack boe unit" },
    { change_type, "changed credential EXB category" },
    { add_type, "added credential EXC title" },
    { remove_category, "removed category audit title patterns" },
    { change_patterns, "changed origin own patterns" },
    { add_format, "added format live title" },
    { add_question, "added question boss title" },
    { change_source, "changed source S2 dated" },
    { change_amount, "changed rule E2 text" },
    { change_confidence, "changed rule E2 confidence" },
    { change_scope, "changed rule E2 applies_to" },
    { change_condition, "changed rule E7 text" },
    { end_rule, "changed rule E7 until" },
    { remove_rule, "removed rule E28 kind text clock by sources confidence note" },
    { add_rule, "added rule E99 kind text clock by sources confidence note" },
    { add_version, "added rule E7 kind text clock from by sources confidence" },
    { move_version, "changed rule E1 from" },
};

static char *
describe_change(const CeuElementChange *change)
{
    GString *out = g_string_new(NULL);

    g_string_append_printf(out, "%s %s %s", ceu_change_name(change->kind), change->what,
                           change->id);
    for (guint i = 0; i < change->fields->len; i++)
        g_string_append_printf(
            out, " %s", ((const CeuFieldChange *) g_ptr_array_index(change->fields, i))->field);
    return g_string_free(out, FALSE);
}

/* Each change alone is the only one that is found, in both directions. */
static void
test_changes(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(changes); i++) {
        g_autoptr(CeuBody) older = fixture_body();
        g_autoptr(CeuBody) newer = fixture_body();
        g_autoptr(GPtrArray) forth = NULL, back = NULL;
        g_autofree char *seen = NULL;

        if (changes[i].change != NULL)
            changes[i].change(newer);
        forth = ceu_rules_diff(older, newer);
        back = ceu_rules_diff(newer, older);
        g_test_message("%s", changes[i].want);
        g_assert_cmpuint(forth->len, ==, changes[i].want != NULL);
        g_assert_cmpuint(back->len, ==, forth->len);
        g_assert_true(ceu_body_differs(older, newer) == (changes[i].want != NULL));
        if (changes[i].want == NULL)
            continue;
        seen = describe_change(g_ptr_array_index(forth, 0));
        g_assert_cmpstr(seen, ==, changes[i].want);
    }
}

/* A pack with several changes, and the same facts judged with both. */
typedef struct Pair {
    CeuBody *older, *newer;
    Fixture *before, *after;
    CeuPackPair pair;
} Pair;

static void
pair_clear(Pair *self)
{
    ceu_body_free(self->older);
    ceu_body_free(self->newer);
    fixture_free(self->before);
    fixture_free(self->after);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Pair, pair_clear)

static Pair
several_changes(void)
{
    Pair self = { fixture_body(), fixture_body(), fixture_new("t"), fixture_new("t"), { 0 } };

    change_verified(self.newer);
    change_amount(self.newer);
    remove_rule(self.newer);
    add_version(self.newer);
    add_type(self.newer);
    self.pair = (CeuPackPair){ self.older,
                               self.newer,
                               "old.yaml",
                               "new.yaml",
                               self.before->assessment,
                               self.after->assessment };
    return self;
}

static void
test_text(void)
{
    g_auto(Pair) self = several_changes();
    CeuStyle style = { 80, false, true }, narrow = { 40, false, false };
    CeuPool *pool = fixture_nth_pool(self.after, 0);
    CeuRequirement *total = g_ptr_array_index(pool->requirements, 0);
    g_autofree char *same = ceu_report_rules_diff(&self.pair, &style);
    g_autofree char *touched = NULL, *thin = NULL;

    g_assert_nonnull(strstr(same, "Your due dates, totals and stages stay as they are.\n"));
    total->required = fixture_units(34000);
    total->missing = fixture_units(4500);
    touched = ceu_report_rules_diff(&self.pair, &style);
    thin = ceu_report_rules_diff(&self.pair, &narrow);
    fixture_assert_golden(touched, "rules-diff-80-unicode.golden");
    fixture_assert_golden(thin, "rules-diff-40-ascii.golden");
}

/* Without facts, without a pool of the body, and between equal packs. */
static void
test_text_untouched(void)
{
    g_auto(Pair) self = several_changes();
    CeuStyle style = { 80, false, true };
    CeuPackPair pair = self.pair;
    g_autofree char *none = NULL, *others = NULL, *equal = NULL;

    pair.before = pair.after = NULL;
    none = ceu_report_rules_diff(&pair, &style);
    g_assert_null(strstr(none, "Whom it touches"));
    pair = self.pair;
    self.before->body->id[0] = 'c';
    self.after->body->id[0] = 'c';
    others = ceu_report_rules_diff(&pair, &style);
    g_assert_nonnull(strstr(others, "Whom it touches, on 2026-11-23\n"
                                    "  It touches none of your credentials.\n"));
    pair.newer = pair.older;
    equal = ceu_report_rules_diff(&pair, &style);
    g_assert_nonnull(strstr(equal, "  They say the same.\n"));
    g_assert_null(strstr(equal, "Whom it touches"));
}

static void
test_json(void)
{
    g_auto(Pair) self = several_changes();
    g_autoptr(GHashTable) objects = document_read();
    CeuPackPair pair = self.pair;
    g_autofree char *both = NULL, *alone = NULL;

    ((CeuRequirement *) g_ptr_array_index(fixture_nth_pool(self.after, 0)->requirements, 0))
        ->required = fixture_units(34000);
    both = ceu_report_rules_diff_json(&pair);
    pair.before = pair.after = NULL;
    alone = ceu_report_rules_diff_json(&pair);
    document_check_reply(objects, both);
    document_check_reply(objects, alone);
    g_assert_nonnull(
        strstr(both, "\"before\":\"old.yaml\",\"after\":\"new.yaml\",\"differs\":true"));
    g_assert_nonnull(strstr(both, "\"id\":\"E7\",\"version\":\"2028-01-01\""));
    g_assert_nonnull(strstr(both, "\"what\":\"requirement\",\"id\":\"total\""));
    g_assert_nonnull(strstr(alone, "\"pools\":null}"));
}

/* A pack that was checked long ago is marked, in text and JSON, and a fresh one is not. */
static void
test_stale(void)
{
    g_autoptr(Fixture) self = fixture_new("t");
    g_autoptr(GHashTable) objects = document_read();
    CeuStyle style = { 200, false, true };
    CeuPool *pool = fixture_nth_pool(self, 0);
    g_autofree char *fresh = ceu_report_status(self->assessment, self->facts, &style);
    g_autofree char *fresh_json = ceu_report_status_json(self->assessment, self->facts);
    g_autofree char *none = ceu_stale_text(self->body, self->assessment->today);
    g_autofree char *status = NULL, *json = NULL, *explained = NULL;

    g_assert_null(none);
    g_assert_null(strstr(fresh, "still stand"));
    g_assert_nonnull(strstr(fresh_json, "\"stale\":false"));
    g_assert_null(strstr(fresh_json, "\"stale\":true"));
    self->body->verified = fixture_day("2025-05-01");
    status = ceu_report_status(self->assessment, self->facts, &style);
    json = ceu_report_status_json(self->assessment, self->facts);
    explained = ceu_report_explain_pool(pool, self->assessment, self->facts, &style);
    g_assert_nonnull(strstr(status, "  - assumed: that the rules of BOE still stand as on "
                                    "2025-05-01, when they were last checked, more than 18 months "
                                    "ago\n    ceu rules list\n"));
    g_assert_nonnull(strstr(explained, "  assumed: that the rules of BOE still stand"));
    g_assert_nonnull(strstr(json, "{\"kind\":\"assumed\",\"text\":\"that the rules of BOE still"));
    g_assert_nonnull(strstr(json, "\"remedy\":\"ceu rules list\",\"rule\":null}],\"stale\":true"));
    document_check_reply(objects, json);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/report/rules-diff/changes", test_changes);
    g_test_add_func("/report/rules-diff/text", test_text);
    g_test_add_func("/report/rules-diff/untouched", test_text_untouched);
    g_test_add_func("/report/rules-diff/json", test_json);
    g_test_add_func("/report/stale", test_stale);
    return g_test_run();
}
