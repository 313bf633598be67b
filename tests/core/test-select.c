/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rule is in force, for whom, and what belongs to a category or an origin. */
#include "core/engine.h"

#include "core/fixture.h"
#include "core/strings.h"

/* The cycle of all rows: 2025-04-01 to 2027-03-31; the calendar day is 2026-01-01. */
static const struct {
    CeuBy by;
    const char *from, *until;
    bool in_force, without_cycle; /* without a cycle the calendar day decides */
} versions[] = {
    { CEU_BY_CALENDAR, NULL, NULL, true, true },
    { CEU_BY_CALENDAR, "2026-01-01", NULL, true, true },
    { CEU_BY_CALENDAR, "2026-01-02", NULL, false, false },
    { CEU_BY_CALENDAR, NULL, "2026-01-01", true, true },
    { CEU_BY_CALENDAR, NULL, "2025-12-31", false, false },
    { CEU_BY_CYCLE_START, "2025-04-01", NULL, true, true },
    { CEU_BY_CYCLE_START, "2025-04-02", NULL, false, true },
    { CEU_BY_CYCLE_START, NULL, "2025-04-01", true, false },
    { CEU_BY_CYCLE_START, NULL, "2025-03-31", false, false },
    { CEU_BY_DUE, "2027-03-31", NULL, true, false },
    { CEU_BY_DUE, "2027-04-01", NULL, false, false },
    { CEU_BY_DUE, NULL, "2027-03-31", true, true },
    { CEU_BY_DUE, "2020-01-01", "2027-03-30", false, true },
};

static void
test_in_force(void)
{
    CeuCycle cycle = { day("2025-04-01"), day("2027-03-31") };

    for (size_t i = 0; i < G_N_ELEMENTS(versions); i++) {
        CeuRule *rule = ceu_rule_new(CEU_RULE_NOTE);

        rule->by = versions[i].by;
        rule->from = day(versions[i].from);
        rule->until = day(versions[i].until);
        g_assert_cmpint(ceu_rule_in_force(rule, day("2026-01-01"), &cycle), ==,
                        versions[i].in_force);
        g_assert_cmpint(ceu_rule_in_force(rule, day("2026-01-01"), NULL), ==,
                        versions[i].without_cycle);
        ceu_rule_free(rule);
    }
}

static const struct {
    const char *applies_to, *type, *group;
    bool want;
} audiences[] = {
    { NULL, NULL, NULL, true },         { NULL, "AAA", "core", true },
    { "AAA", "aaa", "core", true },     { "AAA", "BBB", "core", false },
    { "core", "BBB", "Core", true },    { "plus;BBB", "BBB", NULL, true },
    { "plus", "BBB", "core", false },   { "AAA", NULL, NULL, false },
    { "core", "UNKNOWN", NULL, false },
};

static void
test_applies_to(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(audiences); i++) {
        CeuRule *rule = ceu_rule_new(CEU_RULE_NOTE);
        CeuCredentialType type = { .id = (char *) audiences[i].type,
                                   .group = (char *) audiences[i].group };

        if (audiences[i].applies_to != NULL)
            rule->applies_to = g_strsplit(audiences[i].applies_to, ";", -1);
        g_assert_cmpint(
            ceu_rule_applies_to(rule, audiences[i].type, audiences[i].group != NULL ? &type : NULL),
            ==, audiences[i].want);
        ceu_rule_free(rule);
    }
}

static void
test_last_version_wins(void)
{
    g_autoptr(CeuBody) body = club();
    CeuDate today = day("2026-01-01");
    CeuPoolWork work = { .body = body };

    add_rule(body, CEU_RULE_CARRY, "old")->until = day("2020-12-31");
    g_assert_null(ceu_find_rule(&work, CEU_RULE_CARRY, CEU_CLOCK_UNITS, today, NULL));
    add_rule(body, CEU_RULE_CARRY, "first");
    add_rule(body, CEU_RULE_CARRY, "second");
    g_assert_cmpstr(ceu_find_rule(&work, CEU_RULE_CARRY, CEU_CLOCK_UNITS, today, NULL)->id, ==,
                    "second");
    g_assert_null(ceu_find_rule(&work, CEU_RULE_CARRY, CEU_CLOCK_DUES, today, NULL));
    g_assert_null(ceu_find_count_rule(&work, CEU_COUNT_UNIT, today, NULL));
    g_assert_cmpstr(ceu_find_count_rule(&work, CEU_COUNT_ONCE, today, NULL)->id, ==, "once");
}

static const struct {
    const char *pattern, *text;
    bool want;
} patterns[] = {
    { "audit*", "Auditing", true },
    { "audit*", "E/M auditing", false },
    { "*audit*", "E/M auditing", true },
    { "*HIMA", "NCHIMA", true },
    { "*HIMA", "NCHIMA chapter", false },
    { "a*b*c", "aXbYbZc", true },
    { "a*b*c", "aXbYbZ", false },
    { "", "", true },
    { "", "x", false },
    { "*", "", true },
    { "**", "anything", true },
    { "exact", "EXACT", true },
    { "exact", "exac", false },
};

static void
test_patterns(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(patterns); i++)
        g_assert_cmpint(ceu_pattern_match(patterns[i].pattern, patterns[i].text), ==,
                        patterns[i].want);
}

static const struct {
    const char *topics, *provider, *origin;
    uint64_t categories, origins;
} tagged[] = {
    { NULL, NULL, NULL, 0, 0 },
    { "auditing", "GOV training", NULL, 1, 1 },
    { " Compliance ;audit", "gov", NULL, 3, 1 },
    { "heart", "Someone", "gov", 4, 1 }, /* the id itself; the user's word on the origin */
    { "cooking;;", " GOV ", "nobody", 0, 0 },
};

static void
test_tags(void)
{
    g_autoptr(CeuBody) body = club();
    CeuTagger *tagger = ceu_tagger_new(body);

    for (int again = 0; again < 2; again++) { /* the second look is answered from memory */
        for (size_t i = 0; i < G_N_ELEMENTS(tagged); i++) {
            CeuActivity record = ceu_activity_init();

            record.provider = tagged[i].provider;
            record.origin = tagged[i].origin;
            g_assert_cmpuint(ceu_tagger_categories(tagger, tagged[i].topics), ==,
                             tagged[i].categories);
            g_assert_cmpuint(ceu_tagger_origins(tagger, &record), ==, tagged[i].origins);
        }
    }
    ceu_tagger_free(tagger);
    ceu_tagger_free(NULL);
}

/* A clock without parity counts from the stated year; without it, it cannot be known. */
static void
test_biennial_without_parity(void)
{
    CeuBody *body = club();
    g_auto(Holder) self = holder(body);
    CeuMembership membership = ceu_membership_init();
    const CeuPool *pool;

    add_rule(body, CEU_RULE_ANCHOR, "plain")->anchor.kind = CEU_ANCHOR_MEMBERSHIP;
    membership.body = "club";
    membership.renews_month = 2;
    membership.renews_day = 31; /* February has no such day: its last one */
    membership.renews_year = 2026;
    membership.standing = day("2026-11-23");
    ceu_facts_add_membership(self.facts, &membership);
    earn(&self, "club", "AAA", "2020-01-01");
    pool = assess(&self, "2026-11-23");
    assert_day(pool->cycle.last, "2028-02-28");
}

/* What belongs to another pool, another kind or another year changes nothing here. */
static void
test_foreign_records(void)
{
    g_auto(Holder) self = holder(club());
    const CeuPool *pool;

    join(&self, "club", 3, 0, "2027-03-31", "2027-06-01");
    earn(&self, "club", "AAA", "2020-01-01");
    override(&self, CEU_OVERRIDE_DUE, "other", NULL, NULL, "2030-01-01", NULL);
    override(&self, CEU_OVERRIDE_DUE, "club", NULL, NULL, NULL, NULL); /* says no day */
    override(&self, CEU_OVERRIDE_MINIMUM, "club", NULL, "1", NULL, NULL);
    override(&self, CEU_OVERRIDE_TOTAL, "club", NULL, "99", NULL, "2010-01-01");
    file_renewal(&self, "other", "2027-03-31", "2026-01-01", "2026-01-02");
    file_renewal(&self, "club", NULL, "2026-01-01", "2026-01-02");
    file_renewal(&self, "club", "2010-01-01", "2010-01-01", "2010-01-02");
    file_renewal(&self, "club", "2027-03-31", NULL, "2099-01-01"); /* not accepted yet */
    pool = assess(&self, "2026-11-23");
    assert_day(pool->cycle.last, "2027-03-31");
    assert_units(requirement(pool, "total")->required, "36");
    g_assert_false(ceu_date_is_set(pool->submitted));
}

/* Thousands of strings: equal ones are one, all live on, whatever their length. */
static void
test_strings(void)
{
    CeuStrings *strings = ceu_strings_new();
    g_autofree char *long_text = g_strnfill(100000, 'x');
    const char *first[3000];
    const char *kept = ceu_strings_copy(strings, long_text);

    for (int i = 0; i < 3000; i++) {
        g_autofree char *text = g_strdup_printf("Provider number %d", i);

        first[i] = ceu_strings_intern(strings, text);
    }
    for (int i = 0; i < 3000; i++) {
        g_autofree char *text = g_strdup_printf("Provider number %d", i);

        g_assert_cmpstr(first[i], ==, text);
        g_assert_true(ceu_strings_intern(strings, text) == first[i]);
    }
    g_assert_cmpstr(kept, ==, long_text);
    g_assert_null(ceu_strings_copy(strings, NULL));
    g_assert_null(ceu_strings_intern(strings, NULL));
    ceu_strings_free(strings);
    ceu_strings_free(NULL);
}

/* A pack that names what it does not define asks for nothing that could be met by accident. */
static void
test_odd_packs(void)
{
    CeuBody *body = club();
    g_auto(Holder) self = holder(body);
    const CeuPool *pool;
    CeuRule *rule;

    rule = add_minimum(body, "ghost", NULL, "1", "no-such-category");
    rule = add_minimum(body, "nowhere", NULL, "1", NULL);
    rule->require.origins = g_strsplit("no-such-origin;gov", ";", -1);
    rule = add_minimum(body, "any", NULL, "1", NULL);
    rule->require.each = true;
    add_rule(body, CEU_RULE_TOTAL, "empty")->total.kind = CEU_TOTAL_BY_COUNT;
    join(&self, "club", 3, 0, NULL, "2026-11-23");
    earn(&self, "club", "AAA", "2020-01-01");
    earn(&self, "club", "HRT", "2020-01-01");
    earn(&self, "club", "STRANGE", "2020-01-01");
    learn(&self, "2026-01-01", "5", "no-such-category");
    pool = assess(&self, "2026-11-23");
    assert_units(requirement(pool, "total")->required, "0");
    assert_units(requirement(pool, "ghost")->counted, "0");
    g_assert_cmpstr(requirement(pool, "ghost")->title, ==, "no-such-category");
    g_assert_cmpstr(requirement(pool, "nowhere")->title, ==,
                    "From no-such-origin or the government");
    assert_units(requirement(pool, "any/AAA")->counted, "5");
    g_assert_cmpstr(requirement(pool, "any/HRT")->title, ==, "Any (HRT)");
}

/* A speciality whose category is the holder's own word. */
static void
test_own_category(void)
{
    g_auto(Holder) self = holder(club());
    CeuCredential credential = ceu_credential_init();
    const CeuPool *pool;

    join(&self, "club", 3, 0, NULL, "2026-11-23");
    credential.body = "club";
    credential.type = "HRT";
    credential.category = "law";
    credential.earned = day("2020-01-01");
    ceu_facts_add_credential(self.facts, &credential);
    learn(&self, "2026-01-01", "3", "compliance");
    pool = assess(&self, "2026-11-23");
    g_assert_cmpstr(requirement(pool, "own8/HRT")->title, ==, "Law (HRT)");
    assert_units(requirement(pool, "own8/HRT")->counted, "3");
}

/* What a body that wants certificates says of those that lack one, and of a single one that is complete. */
static void
test_certificates(void)
{
    CeuBody *body = guild(CEU_LAST_DAY_SAME);
    g_auto(Holder) self = holder(body);
    CeuActivity record;
    const CeuNotice *said;

    add_rule(body, CEU_RULE_EVIDENCE, "paper")->evidence.fields = CEU_FIELD_CERTIFICATE;
    earn(&self, "guild", "LO", "2025-06-14");
    learn(&self, "2025-07-01", "1", "wood");
    said = notice(assess(&self, "2026-01-01")->notices, CEU_NOTICE_PROOF);
    g_assert_cmpstr(said->text, ==,
                    "1 counted activity (1 unit) lacks what Guild asks for: a certificate on file");
    record = activity(&self, "2025-07-02", "2");
    record.provider = "";
    record.index = "";
    record.proofs = 2;
    log_activity(&self, record);
    g_assert_cmpint(item(&self, assess(&self, "2026-01-01"), record.id)->missing_fields, ==, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/select/in-force", test_in_force);
    g_test_add_func("/select/applies-to", test_applies_to);
    g_test_add_func("/select/last-version-wins", test_last_version_wins);
    g_test_add_func("/select/patterns", test_patterns);
    g_test_add_func("/select/tags", test_tags);
    g_test_add_func("/select/biennial", test_biennial_without_parity);
    g_test_add_func("/select/foreign-records", test_foreign_records);
    g_test_add_func("/select/strings", test_strings);
    g_test_add_func("/select/odd-packs", test_odd_packs);
    g_test_add_func("/select/own-category", test_own_category);
    g_test_add_func("/select/certificates", test_certificates);
    return g_test_run();
}
