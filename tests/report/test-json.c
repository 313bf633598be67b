/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The JSON of status, due, explain and rules, parsed back and checked key by key and against the document. */
#include "fixture.h"

#include "documents.h"
#include "report/words.h"

#define PLAIN_TITLE "2027 “updates” \\ \"x\""

static json_t *
parse(const char *text)
{
    json_error_t fault;
    json_t *value = json_loads(text, JSON_REJECT_DUPLICATES, &fault);

    g_assert_nonnull(value);
    g_assert_true(g_str_has_suffix(text, "\n"));
    g_assert_true(strchr(text, '\n') == text + strlen(text) - 1);
    return value;
}

/* The member at "pools.0.cycle.first". */
static json_t *
at(json_t *value, const char *path)
{
    g_auto(GStrv) steps = g_strsplit(path, ".", -1);

    for (guint i = 0; steps[i] != NULL; i++) {
        if (json_is_array(value))
            value = json_array_get(value, (size_t) g_ascii_strtoull(steps[i], NULL, 10));
        else
            value = json_object_get(value, steps[i]);
        if (value == NULL)
            g_error("nothing at “%s” of “%s”", steps[i], path);
    }
    return value;
}

typedef struct Expectation {
    const char *path;
    const char *want; /* compact JSON */
} Expectation;

static void
assert_expectations(const char *text, const Expectation *expectations, size_t count)
{
    json_t *value = parse(text);

    for (size_t i = 0; i < count; i++) {
        char *dumped = json_dumps(at(value, expectations[i].path), JSON_COMPACT | JSON_ENCODE_ANY);

        if (strcmp(dumped, expectations[i].want) != 0)
            g_error("%s: %s, not %s", expectations[i].path, dumped, expectations[i].want);
        free(dumped);
    }
    json_decref(value);
}

static const Expectation status_keys[] = {
    { "schema", "\"ceu.status/1\"" },
    { "today", "\"2026-11-23\"" },
    { "urgency", "\"later\"" },
    { "notices.0.kind", "\"ask\"" },
    { "notices.0.rule", "null" },
    { "pools.0.id", "\"boe\"" },
    { "pools.0.body", "\"boe\"" },
    { "pools.0.name", "\"BOE\"" },
    { "pools.0.candidate", "false" },
    { "pools.0.account_url", "\"https://example.org/account\"" },
    { "pools.0.verified", "\"2026-11-01\"" },
    { "pools.0.credentials.0.number", "1" },
    { "pools.0.credentials.0.type", "\"EXA\"" },
    { "pools.0.credentials.0.title", "\"Certified Example\"" },
    { "pools.0.credentials.0.earned", "\"2024-03-14\"" },
    { "pools.0.credentials.0.member_number", "\"01234567\"" },
    { "pools.0.credentials.1.member_number", "null" },
    { "pools.0.due", "\"2027-03-31\"" },
    { "pools.0.due_basis", "\"rule\"" },
    { "pools.0.due_assumption", "\"the last day of the renewal month is assumed\"" },
    { "pools.0.cycle", "{\"first\":\"2025-09-15\",\"last\":\"2027-03-31\"}" },
    { "pools.0.nominal_cycle", "{\"first\":\"2025-04-01\",\"last\":\"2027-03-31\"}" },
    { "pools.0.next_cycle", "{\"first\":\"2027-04-01\",\"last\":\"2029-03-31\"}" },
    { "pools.0.earn", "{\"first\":\"2025-03-01\",\"last\":\"2027-03-31\"}" },
    { "pools.0.number", "3" },
    { "pools.0.unit", "\"CEU\"" },
    { "pools.0.candidate", "false" },
    { "pools.0.carried", "[{\"activity\":12,\"units\":\"0.5\"}]" },
    { "pools.0.carries", "\"4.5\"" },
    { "pools.0.owed", "\"5\"" },
    { "pools.0.days_left", "128" },
    { "pools.0.urgency", "\"later\"" },
    { "pools.0.complete", "false" },
    { "pools.0.submitted", "null" },
    { "pools.0.pace_per_month", "\"0.1\"" },
    { "pools.0.unproven", "\"1.5\"" },
    { "pools.0.left_for_next", "\"2\"" },
    { "pools.0.requirements.0.id", "\"total\"" },
    { "pools.0.requirements.0.kind", "\"total\"" },
    { "pools.0.requirements.0.title", "\"Total\"" },
    { "pools.0.requirements.0.required", "\"30\"" },
    { "pools.0.requirements.0.counted", "\"29.5\"" },
    { "pools.0.requirements.0.missing", "\"0.5\"" },
    { "pools.0.requirements.0.met", "false" },
    { "pools.0.requirements.0.recommended", "false" },
    { "pools.0.requirements.0.carried", "\"0.5\"" },
    { "pools.0.requirements.0.window", "null" },
    { "pools.0.requirements.0.met_by", "null" },
    { "pools.0.requirements.1.window", "{\"first\":\"2026-04-01\",\"last\":\"2027-03-31\"}" },
    { "pools.0.requirements.3.met_by", "\"2026-10-02\"" },
    { "pools.0.requirements.0.basis", "\"rule\"" },
    { "pools.0.requirements.0.rule", "\"E1\"" },
    { "pools.0.requirements.0.confidence", "\"A-\"" },
    { "pools.0.requirements.0.sources",
      "[{\"id\":\"S1\",\"url\":\"https://example.org/renewal\",\"dated\":\"2026\",\"note\":\"help "
      "page\"}]" },
    { "pools.0.requirements.0.arithmetic", "\"40 × 18 of 24 months = 30\"" },
    { "pools.0.requirements.0.assumption", "null" },
    { "pools.0.requirements.1.kind", "\"minimum\"" },
    { "pools.0.requirements.1.basis", "\"override\"" },
    { "pools.0.requirements.2.kind", "\"maximum\"" },
    { "pools.0.requirements.2.assumption", "\"the page carries no date\"" },
    { "pools.0.requirements.3.kind", "\"duty\"" },
    { "pools.0.stages.0.kind", "\"submission-opens\"" },
    { "pools.0.stages.0.clock", "\"units\"" },
    { "pools.0.stages.0.title", "\"Submission opens\"" },
    { "pools.0.stages.0.day", "\"2027-02-28\"" },
    { "pools.0.stages.0.days_left", "97" },
    { "pools.0.stages.0.state", "\"next\"" },
    { "pools.0.stages.0.stakes", "null" },
    { "pools.0.stages.0.basis", "\"rule\"" },
    { "pools.0.stages.0.rule", "\"E21\"" },
    { "pools.0.stages.0.confidence", "\"A\"" },
    { "pools.0.stages.0.assumption", "null" },
    { "pools.0.stages.2.clock", "\"dues\"" },
    { "pools.0.stages.2.basis", "\"override\"" },
    { "pools.0.stages.3.stakes", "\"the credentials are revoked\"" },
    { "pools.0.notices.0.kind", "\"assumed\"" },
    { "pools.0.notices.0.remedy", "\"ceu membership set boe --due 2027-03-31\"" },
    { "pools.0.notices.0.rule", "\"E6\"" },
    { "pools.1.due", "null" },
    { "pools.1.cycle", "null" },
    { "pools.1.earn", "null" },
    { "pools.1.number", "null" },
    { "pools.1.carried", "[]" },
    { "pools.1.days_left", "null" },
    { "pools.1.credentials", "[]" },
};

static void
test_status(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    g_autofree char *text = ceu_report_status_json(fixture->assessment, fixture->facts);

    assert_expectations(text, status_keys, G_N_ELEMENTS(status_keys));
}

static const Expectation due_keys[] = {
    { "schema", "\"ceu.due/1\"" },         { "today", "\"2026-11-23\"" },
    { "stages.0.pool", "\"boe\"" },        { "stages.0.name", "\"BOE\"" },
    { "stages.0.day", "\"2027-02-28\"" },  { "stages.1.clock", "\"units\"" },
    { "stages.2.clock", "\"dues\"" },      { "stages.3.kind", "\"revoked\"" },
    { "stages.3.sources.0.id", "\"S1\"" },
};

static void
test_due(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    g_autofree char *text = ceu_report_due_json(fixture->assessment);

    assert_expectations(text, due_keys, G_N_ELEMENTS(due_keys));
}

static const Expectation explain_keys[] = {
    { "schema", "\"ceu.explain/1\"" },
    { "activity", "null" },
    { "pools.0.anchor_rule.id", "\"E6\"" },
    { "pools.0.length_rule.text", "\"24 months\"" },
    { "pools.0.rules.2.id", "\"E1\"" },
    { "pools.0.rules.2.from", "\"2015-08-31\"" },
    { "pools.0.rules.2.until", "null" },
    { "pools.0.rules.2.by", "\"cycle-start\"" },
    { "pools.0.rules.2.place", "\"boe.yaml:3:3\"" },
    { "pools.0.items.0.activity", "7" },
    { "pools.0.items.0.reason", "\"before-certified\"" },
    { "pools.0.items.0.counts", "false" },
    { "pools.0.items.0.rule", "\"E15\"" },
    { "pools.0.items.1.activity", "12" },
    { "pools.0.items.1.title", "\"2027 “updates” \\\\ \\\"x\\\"\"" },
    { "pools.0.items.1.done", "\"2026-11-03\"" },
    { "pools.0.items.1.units", "\"0.15\"" },
    { "pools.0.items.1.unit", "\"iacet\"" },
    { "pools.0.items.1.reason", "\"counted\"" },
    { "pools.0.items.1.counts", "true" },
    { "pools.0.items.1.offered", "\"1.5\"" },
    { "pools.0.items.1.counted", "\"1.5\"" },
    { "pools.0.items.1.categories", "[\"audit\"]" },
    { "pools.0.items.1.origins", "[\"own\"]" },
    { "pools.0.items.1.formats", "[]" },
    { "pools.0.items.1.marks", "[\"no-proof\",\"converted\"]" },
    { "pools.0.items.1.missing_fields", "[\"index\",\"date\"]" },
    { "pools.0.items.1.same_as", "null" },
    { "pools.0.items.1.rule", "null" },
    { "pools.0.items.1.sources", "[]" },
    { "pools.0.items.2.reason", "\"repeated\"" },
    { "pools.0.items.2.same_as", "12" },
};

static void
test_explain(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    g_autofree char *text = ceu_report_explain_json(fixture->assessment, fixture->facts, NULL, 0);

    assert_expectations(text, explain_keys, G_N_ELEMENTS(explain_keys));
}

static const Expectation odd_keys[] = {
    { "pools.0.unit", "\"CPE\"" },
    { "pools.0.candidate", "true" },
    { "pools.0.requirements.0.recommended", "true" },
    { "pools.0.items.1.formats", "[\"live\"]" },
    { "pools.0.items.1.marks", "[\"multiplied\"]" },
    { "pools.0.items.1.missing_fields", "[\"holder\",\"attestation\"]" },
    { "pools.0.items.1.reason", "\"counted-rolling\"" },
    { "pools.0.carried", "[]" },
};

static void
test_explain_odd(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    CeuPool *pool = fixture_nth_pool(fixture, 0);
    CeuItem *item = &g_array_index(pool->items, CeuItem, 1);
    g_autofree char *text = NULL;

    fixture_add_odd(fixture->body);
    pool->candidate = true;
    ((CeuRequirement *) g_ptr_array_index(pool->requirements, 0))->recommended = true;
    g_array_index(pool->carried, CeuItem, 0).activity = 99; /* not among the facts: left out */
    item->formats = 1;
    item->marks = CEU_MARK_MULTIPLIED;
    item->missing_fields = CEU_FIELD_HOLDER | CEU_FIELD_ATTESTATION;
    item->reason = CEU_REASON_COUNTED_ROLLING;
    text = ceu_report_explain_json(fixture->assessment, fixture->facts, NULL, 0);
    assert_expectations(text, odd_keys, G_N_ELEMENTS(odd_keys));
}

/* One pool, one activity: nothing else is told. */
static void
test_explain_one(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    g_autofree char *pool_text = ceu_report_explain_json(fixture->assessment, fixture->facts,
                                                         fixture_nth_pool(fixture, 1), 0);
    g_autofree char *activity_text =
        ceu_report_explain_json(fixture->assessment, fixture->facts, NULL, 13);
    json_t *pool = parse(pool_text), *activity = parse(activity_text);

    g_assert_cmpuint(json_array_size(at(pool, "pools")), ==, 1);
    g_assert_cmpstr(json_string_value(at(pool, "pools.0.id")), ==, "ask");
    g_assert_cmpuint(json_array_size(at(activity, "pools")), ==, 2);
    g_assert_cmpuint(json_array_size(at(activity, "pools.0.items")), ==, 1);
    g_assert_cmpint(json_integer_value(at(activity, "pools.0.items.0.activity")), ==, 13);
    g_assert_cmpint(json_integer_value(at(activity, "activity")), ==, 13);
    json_decref(pool);
    json_decref(activity);
}

static const Expectation rules_keys[] = {
    { "schema", "\"ceu.rules/1\"" },
    { "bodies.0.id", "\"boe\"" },
    { "bodies.0.title", "\"Board of Examples\"" },
    { "bodies.0.path", "\"boe.yaml\"" },
    { "bodies.0.types.0", "{\"id\":\"EXA\",\"title\":\"Certified "
                          "Example\",\"group\":\"core\",\"category\":null}" },
    { "bodies.0.categories.0.patterns", "[\"audit*\",\"review*\"]" },
    { "bodies.0.origins.0.id", "\"own\"" },
    { "bodies.0.categories.0.parent", "\"all\"" },
    { "bodies.0.categories.1.parent", "null" },
    { "bodies.0.unit", "\"CPE\"" },
    { "bodies.0.formats.0.title", "\"Live\"" },
    { "bodies.0.traits.0", "{\"id\":\"boss\",\"title\":\"Do you supervise "
                           "others?\",\"values\":[\"yes\",\"no\"]}" },
    { "bodies.0.traits.1.values", "[]" },
    { "bodies.0.rules.0.conditions", "[]" },
    { "bodies.0.rules.0.after_act", "null" },
    { "bodies.0.rules.10.conditions.0",
      "{\"trait\":\"boss\",\"values\":[\"no\"],\"negated\":true}" },
    { "bodies.0.rules.10.after_act", "\"E8\"" },
    { "bodies.0.rules.3.id", "\"E2\"" },
    { "bodies.0.rules.3.kind", "\"require\"" },
    { "bodies.0.rules.3.text", "\"at least 16 units in audit\"" },
    { "bodies.0.rules.3.applies_to", "[\"EXB\"]" },
    { "bodies.0.rules.3.unknown", "\"the page with this minimum carries no date\"" },
    { "bodies.0.rules.7.clock", "\"dues\"" },
    { "bodies.0.rules.10.note", "\"one submission in four is verified\"" },
    { "bodies.0.sources.1.id", "\"S2\"" },
    { "bodies.0.sources.1.note", "null" },
};

static void
test_rules(void)
{
    g_autoptr(CeuRulebook) rulebook = ceu_rulebook_new();
    CeuBody *body;
    g_autofree char *all = NULL, *one = NULL, *none = NULL;

    none = ceu_report_rules_json(rulebook, NULL, fixture_day(FIXTURE_TODAY));
    g_assert_cmpstr(none, ==, "{\"schema\":\"ceu.rules/1\",\"bodies\":[]}\n");
    body = fixture_body();
    fixture_add_odd(body);
    ceu_rulebook_take(rulebook, body);
    all = ceu_report_rules_json(rulebook, NULL, fixture_day(FIXTURE_TODAY));
    one =
        ceu_report_rules_json(rulebook, ceu_rulebook_nth(rulebook, 0), fixture_day(FIXTURE_TODAY));
    g_assert_cmpstr(all, ==, one);
    assert_expectations(all, rules_keys, G_N_ELEMENTS(rules_keys));
}

/* Bytes that are no UTF-8 and controls come out as valid JSON; a source that the pack lacks has no address. */
static void
test_hostile(void)
{
    g_autoptr(Fixture) fixture = fixture_new("a\x1b\n\xff\"");
    g_autofree char *text = NULL;
    json_t *value;
    CeuRule *rule = g_ptr_array_index(fixture->body->rules, 8);

    g_strfreev(rule->sources);
    rule->sources = fixture_words("S9");
    text = ceu_report_explain_json(fixture->assessment, fixture->facts, NULL, 0);
    g_assert_null(strchr(text, '\x1b'));
    value = parse(text);
    g_assert_cmpstr(json_string_value(at(value, "pools.0.items.1.title")), ==,
                    "a\x1b\n\xef\xbf\xbd\"");
    g_assert_cmpstr(json_string_value(at(value, "pools.0.items.0.sources.0.id")), ==, "S9");
    g_assert_true(json_is_null(at(value, "pools.0.items.0.sources.0.url")));
    json_decref(value);
}

static void
test_documented(void)
{
    g_autoptr(Fixture) fixture = fixture_new(PLAIN_TITLE);
    g_autoptr(GHashTable) objects = document_read();
    g_autoptr(CeuRulebook) rulebook = ceu_rulebook_new();
    g_autofree char *status_text = ceu_report_status_json(fixture->assessment, fixture->facts);
    g_autofree char *due_text = ceu_report_due_json(fixture->assessment);
    g_autofree char *explain_text =
        ceu_report_explain_json(fixture->assessment, fixture->facts, NULL, 0);
    g_autofree char *rules_text = NULL;
    CeuBody *body = fixture_body();

    fixture_add_odd(body);
    ceu_rulebook_take(rulebook, body);
    rules_text = ceu_report_rules_json(rulebook, NULL, fixture_day(FIXTURE_TODAY));
    document_check_reply(objects, status_text);
    document_check_reply(objects, due_text);
    document_check_reply(objects, explain_text);
    document_check_reply(objects, rules_text);
}

/* The examples of the document are what it says, and every schema has one. */
static void
test_document_examples(void)
{
    g_autoptr(GHashTable) objects = document_read();
    GHashTableIter iter;
    gpointer name, data;
    unsigned schemas = 0;

    g_hash_table_iter_init(&iter, objects);
    while (g_hash_table_iter_next(&iter, &name, &data)) {
        const DocumentObject *object = data;

        if (!g_str_has_prefix(name, "ceu."))
            continue;
        schemas++;
        g_assert_cmpuint(object->examples->len, >=, 1);
        for (guint i = 0; i < object->examples->len; i++)
            document_check_reply(objects, g_ptr_array_index(object->examples, i));
    }
    g_assert_cmpuint(schemas, >=, 16);
}

/* Each word that a value can have is listed where the document lists the words of its key. */
static const struct {
    const char *object, *key;
    int count;
    int kind;
} word_lists[] = {
    { "item", "reason", CEU_REASON_COUNT, 0 },
    { "notice", "kind", CEU_NOTICE_KIND_COUNT, 1 },
    { "stage", "kind", CEU_STAGE_KIND_COUNT, 2 },
    { "rule", "kind", CEU_RULE_KIND_COUNT, 3 },
    { "pool", "urgency", CEU_URGENCY_COUNT, 4 },
    { "item", "unit", CEU_UNIT_COUNT, 5 },
    { "requirement", "kind", CEU_REQUIREMENT_KIND_COUNT, 6 },
    { "item", "marks", CEU_WORDS_MARKS, 7 },
    { "item", "missing_fields", CEU_WORDS_FIELDS, 8 },
};

static const char *
word_of(int kind, int value)
{
    switch (kind) {
    case 0:
        return ceu_reason_name((CeuReason) value);
    case 1:
        return ceu_notice_kind_name((CeuNoticeKind) value);
    case 2:
        return ceu_stage_kind_name((CeuStageKind) value);
    case 3:
        return ceu_rule_kind_name((CeuRuleKind) value);
    case 4:
        return ceu_urgency_name((CeuUrgency) value);
    case 5:
        return ceu_unit_name((CeuUnit) value);
    case 6:
        return ceu_name_requirement_kind((CeuRequirementKind) value);
    case 7:
        return ceu_name_mark((unsigned) value);
    default:
        return ceu_name_field((unsigned) value);
    }
}

static void
test_word_lists(void)
{
    g_autoptr(GHashTable) objects = document_read();

    for (size_t i = 0; i < G_N_ELEMENTS(word_lists); i++) {
        const DocumentObject *object = document_object(objects, word_lists[i].object);
        const DocumentKey *key = document_key(objects, object, word_lists[i].key);

        for (int value = 0; value < word_lists[i].count; value++) {
            const char *word = word_of(word_lists[i].kind, value);

            if (!document_is_word(objects, key, word))
                g_error("%s.%s does not list “%s”", word_lists[i].object, word_lists[i].key, word);
        }
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/report/json/status", test_status);
    g_test_add_func("/report/json/due", test_due);
    g_test_add_func("/report/json/explain", test_explain);
    g_test_add_func("/report/json/explain-odd", test_explain_odd);
    g_test_add_func("/report/json/explain-one", test_explain_one);
    g_test_add_func("/report/json/rules", test_rules);
    g_test_add_func("/report/json/hostile", test_hostile);
    g_test_add_func("/report/json/documented", test_documented);
    g_test_add_func("/report/json/document-examples", test_document_examples);
    g_test_add_func("/report/json/word-lists", test_word_lists);
    return g_test_run();
}
