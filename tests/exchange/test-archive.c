/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The archive holds every fact, says null for what was not stated, and is the same for the same facts. */
#include <ceu/exchange.h>

#include <jansson.h>
#include <string.h>

static json_t *
archive_of(const CeuFacts *facts)
{
    g_autofree char *text = ceu_archive_write(facts, NULL);
    g_autofree char *again = ceu_archive_write(facts, NULL);
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, NULL);

    g_assert_cmpstr(text, ==, again);
    g_assert_true(g_str_has_suffix(text, "}\n"));
    g_assert_nonnull(root);
    g_assert_cmpstr(json_string_value(json_object_get(root, "schema")), ==, "ceu.archive/1");
    return root;
}

/* "activities/0/title" as text: strings as they are, others as JSON. (transfer full) */
static char *
value_at(json_t *root, const char *path)
{
    g_auto(GStrv) parts = g_strsplit(path, "/", -1);
    json_t *value = root;

    for (size_t i = 0; parts[i] != NULL; i++)
        value = g_ascii_isdigit(*parts[i]) ? json_array_get(value, (size_t) (*parts[i] - '0'))
                                           : json_object_get(value, parts[i]);
    if (value == NULL)
        return g_strdup("(no such key)");
    return json_is_string(value) ? g_strdup(json_string_value(value))
                                 : json_dumps(value, JSON_ENCODE_ANY);
}

static void
add_everything(CeuFacts *facts)
{
    CeuMembership membership = ceu_membership_init();
    CeuCredential credential = ceu_credential_init();
    CeuActivity activity = ceu_activity_init();
    CeuEntry entry = { 7, "aapc", { 20000 }, CEU_DATE_NONE };
    CeuFiling filing = ceu_filing_init();
    CeuOverride override = ceu_override_init();

    membership.id = 1;
    membership.uid = "m-1";
    membership.body = "aapc";
    membership.renews_month = 3;
    credential.body = "aapc";
    credential.type = "CPC";
    credential.number = "01234567";
    credential.earned = ceu_date_from_ymd(2025, 9, 15);
    activity.id = 7;
    activity.uid = "a-7";
    activity.title = "Übersicht \"x\" \x1b\n";
    activity.done = ceu_date_from_ymd(2026, 1, 15);
    activity.units = (CeuUnits){ 1250 };
    activity.unit = CEU_UNIT_IACET;
    activity.proofs = 2;
    activity.pin_for = "CPC,CCS";
    filing.pool = "aapc";
    filing.cycle_day = ceu_date_from_ymd(2027, 3, 31);
    override.pool = "aapc";
    override.kind = CEU_OVERRIDE_TOTAL;
    override.units = (CeuUnits){ 40000 };
    ceu_facts_add_membership(facts, &membership);
    ceu_facts_add_credential(facts, &credential);
    ceu_facts_add_activity(facts, &activity);
    ceu_facts_add_entry(facts, &entry);
    ceu_facts_add_filing(facts, &filing);
    ceu_facts_add_override(facts, &override);
    override.kind = CEU_OVERRIDE_DUE;
    override.day = ceu_date_from_ymd(2027, 4, 30);
    ceu_facts_add_override(facts, &override);
    ceu_facts_add_answer(
        facts, &(CeuAnswer){ .id = 3, .uid = "w-3", .trait = "birth", .value = "1984-11-05" });
    ceu_facts_add_deed(facts, &(CeuDeed){ .id = 4,
                                          .uid = "d-4",
                                          .pool = "ahima",
                                          .subject = "H8",
                                          .day = ceu_date_from_ymd(2026, 2, 1) });
    ceu_facts_add_path_step(facts, &(CeuPathStep){ .id = 5,
                                                   .uid = "s-5",
                                                   .credential_id = 2,
                                                   .kind = CEU_PATH_EXPERIENCE,
                                                   .part = "coding",
                                                   .amount = 24,
                                                   .day = CEU_DATE_NONE });
}

static const struct {
    const char *path, *want;
} values[] = {
    { "memberships/0/id", "1" },
    { "memberships/0/uid", "m-1" },
    { "memberships/0/body", "aapc" },
    { "memberships/0/number", "null" },
    { "memberships/0/renews_year", "null" },
    { "memberships/0/renews_month", "3" },
    { "memberships/0/renews_day", "null" },
    { "memberships/0/dues_paid_to", "null" },
    { "memberships/0/standing", "null" },
    { "memberships/0/ended", "null" },
    { "credentials/0/type", "CPC" },
    { "credentials/0/number", "01234567" },
    { "credentials/0/category", "null" },
    { "credentials/0/earned", "2025-09-15" },
    { "credentials/0/retired", "null" },
    { "activities/0/id", "7" },
    { "activities/0/title", "Übersicht \"x\" \x1b\n" },
    { "activities/0/done", "2026-01-15" },
    { "activities/0/units", "1.25" },
    { "activities/0/unit", "iacet" },
    { "activities/0/planned", "false" },
    { "activities/0/proofs", "2" },
    { "activities/0/pin", "null" },
    { "activities/0/pin_for", "CPC,CCS" },
    { "activities/0/accepted_by", "null" },
    { "entries/0/activity_id", "7" },
    { "entries/0/entered", "2024-10-04" },
    { "entries/0/accepted", "null" },
    { "filings/0/cycle_day", "2027-03-31" },
    { "filings/0/submitted", "null" },
    { "overrides/0/kind", "total" },
    { "overrides/0/units", "40" },
    { "overrides/0/day", "null" },
    { "overrides/1/kind", "due" },
    { "overrides/1/units", "null" },
    { "overrides/1/day", "2027-04-30" },
    { "answers/0/id", "3" },
    { "answers/0/uid", "w-3" },
    { "answers/0/body", "null" },
    { "answers/0/trait", "birth" },
    { "answers/0/value", "1984-11-05" },
    { "deeds/0/id", "4" },
    { "deeds/0/uid", "d-4" },
    { "deeds/0/pool", "ahima" },
    { "deeds/0/subject", "H8" },
    { "deeds/0/day", "2026-02-01" },
    { "deeds/0/note", "null" },
    { "path_steps/0/id", "5" },
    { "path_steps/0/uid", "s-5" },
    { "path_steps/0/credential_id", "2" },
    { "path_steps/0/kind", "experience" },
    { "path_steps/0/part", "coding" },
    { "path_steps/0/amount", "24" },
    { "path_steps/0/day", "null" },
    { "path_steps/0/note", "null" },
    { "activities/1", "(no such key)" },
};

static void
test_everything(void)
{
    g_autoptr(CeuFacts) facts = ceu_facts_new();
    json_t *root;

    add_everything(facts);
    root = archive_of(facts);
    for (size_t i = 0; i < G_N_ELEMENTS(values); i++) {
        g_autofree char *got = value_at(root, values[i].path);

        g_test_message("%s", values[i].path);
        g_assert_cmpstr(got, ==, values[i].want);
    }
    json_decref(root);
}

static void
test_nothing(void)
{
    static const char *const lists[] = { "memberships", "credentials", "activities",
                                         "entries",     "filings",     "overrides",
                                         "answers",     "deeds",       "path_steps" };
    g_autoptr(CeuFacts) facts = ceu_facts_new();
    json_t *root = archive_of(facts);

    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
        json_t *list = json_object_get(root, lists[i]);

        g_assert_true(json_is_array(list));
        g_assert_cmpuint(json_array_size(list), ==, 0);
    }
    json_decref(root);
}

static void
test_invalid_text(void)
{
    g_autoptr(CeuFacts) facts = ceu_facts_new();
    CeuActivity activity = ceu_activity_init();
    g_autofree char *title = NULL;
    json_t *root;

    activity.title = "bad \xFF byte";
    ceu_facts_add_activity(facts, &activity);
    root = archive_of(facts);
    title = value_at(root, "activities/0/title");
    g_assert_cmpstr(title, ==, "bad \xEF\xBF\xBD byte");
    json_decref(root);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/archive/everything", test_everything);
    g_test_add_func("/archive/nothing", test_nothing);
    g_test_add_func("/archive/invalid-text", test_invalid_text);
    return g_test_run();
}
