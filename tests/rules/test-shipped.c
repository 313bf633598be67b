/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The packs that are shipped: no fault, no warning, every fact of the sources, and their figures. */
#include "fixture.h"

static CeuRulebook *rulebook;

static const CeuBody *
body_of(const char *id)
{
    const CeuBody *body = ceu_rulebook_body(rulebook, id);

    g_assert_nonnull(body);
    return body;
}

static const CeuRule *
rule_of(const char *body, const char *id, const char *day)
{
    CeuDate date;

    g_assert_true(ceu_date_parse(day, &date, NULL));
    return rule_by_id(body_of(body), id, date);
}

/* Every pack of the directory is named after its body, so that it is found when only that one is needed. */
static void
assert_every_file_is_a_body(void)
{
    g_autoptr(GDir) dir = g_dir_open(SHIPPED_DIRECTORY, 0, NULL);
    const char *name;
    unsigned files = 0;

    g_assert_nonnull(dir);
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *id = NULL;

        if (strcmp(name, "words") == 0) /* the words of certificates of any body */
            continue;
        id = g_strndup(name, strlen(name) - strlen(".yaml"));
        g_assert_true(g_str_has_suffix(name, ".yaml"));
        g_assert_cmpstr(body_of(id)->id, ==, id);
        files++;
    }
    g_assert_cmpuint(ceu_rulebook_count(rulebook), ==, files);
    g_assert_cmpuint(files, >=, 16);
}

static void
test_no_faults(void)
{
    const char *directories[] = { SHIPPED_DIRECTORY, NULL };
    g_autoptr(GPtrArray) faults = faults_new();
    g_autoptr(GError) error = NULL;
    g_autofree char *text = NULL;

    rulebook = ceu_rulebook_load(directories, NULL, NULL, faults, &error);
    text = faults_text(faults);
    g_assert_cmpstr(text, ==, "");
    g_assert_no_error(error);
    assert_every_file_is_a_body();
    ceu_labels_free(ceu_labels_load(directories, faults, &error));
    g_assert_no_error(error);
}

/* The rows of the collected facts, each in some rule or note of its pack. */
static const struct {
    const char *body;
    const char *letter;
    int last;
} row_ranges[] = { { "aapc", "A", 34 }, { "ahima", "H", 17 }, { "amba", "M", 6 } };

static bool
has_rule_of_row(const CeuBody *body, const char *row)
{
    for (guint i = 0; i < body->rules->len; i++) {
        const char *id = ((const CeuRule *) g_ptr_array_index(body->rules, i))->id;

        if (g_str_has_prefix(id, row) && (id[strlen(row)] == '\0' || id[strlen(row)] == '-'))
            return true;
    }
    return false;
}

static void
test_every_row(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(row_ranges); i++) {
        for (int n = 1; n <= row_ranges[i].last; n++) {
            g_autofree char *row = g_strdup_printf("%s%d", row_ranges[i].letter, n);

            if (!has_rule_of_row(body_of(row_ranges[i].body), row))
                g_error("no rule for row %s", row);
        }
    }
}

/* Of these only third parties or the text of the law are known, so no address of an account. */
static const char *const without_account[] = { "nha",    "isc2",  "isaca", "pmi",
                                               "tx-cpa", "tx-pe", NULL };

/* A sentence goes on from "not stated: …", so it begins with a small letter or a figure. */
static void
assert_sentence(const CeuRule *rule)
{
    if (rule->unknown != NULL && g_ascii_isupper(rule->unknown[0]))
        g_error("%s: “%s” begins with a capital", rule->id, rule->unknown);
}

static void
assert_address(const CeuSource *source)
{
    if (g_str_has_prefix(source->url, "http"))
        return;
    g_assert_nonnull(source->note);
    g_assert_nonnull(strstr(source->note, "no address is known"));
}

/* Every source is cited and every rule says how sure we are. */
static void
test_provenance(void)
{
    for (uint32_t n = 0; n < ceu_rulebook_count(rulebook); n++) {
        const CeuBody *body = ceu_rulebook_nth(rulebook, n);
        g_autoptr(GHashTable) cited = g_hash_table_new(g_str_hash, g_str_equal);

        g_assert_true(ceu_date_is_set(body->verified));
        g_assert_true((body->account_url == NULL) == g_strv_contains(without_account, body->id));
        for (guint i = 0; i < body->rules->len; i++) {
            const CeuRule *rule = g_ptr_array_index(body->rules, i);

            g_assert_nonnull(rule->confidence);
            assert_sentence(rule);
            g_assert_true(rule->sources != NULL || strcmp(rule->confidence, "U") == 0);
            for (guint k = 0; rule->sources != NULL && rule->sources[k] != NULL; k++)
                g_hash_table_add(cited, rule->sources[k]);
        }
        for (guint i = 0; i < body->sources->len; i++) {
            const CeuSource *source = g_ptr_array_index(body->sources, i);

            if (!g_hash_table_contains(cited, source->id))
                g_error("%s: source %s is cited by no rule", body->id, source->id);
            assert_address(source);
        }
    }
}

static const struct {
    const char *body;
    const char *types; /* in any order */
} credentials[] = {
    { "aapc",
      "CPC COC CIC CRC CPB CPC-P CPC-A COC-A CPMA CPCO CDEO CDEI CPPM CIRCC CEMC COBGC CUC" },
    { "ahima", "CCS CCS-P CCA RHIT RHIA CDIP CHDA CHPS CPHI CHTS-TR" },
    { "amba", "CMRS" },
};

static void
test_credentials(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(credentials); i++) {
        g_auto(GStrv) types = g_strsplit(credentials[i].types, " ", -1);

        for (guint k = 0; types[k] != NULL; k++) {
            const CeuBody *body = ceu_rulebook_body_of_type(rulebook, types[k]);

            g_assert_nonnull(body);
            g_assert_cmpstr(body->id, ==, credentials[i].body);
        }
    }
}

/* A specialty without a category of its own could never be met. */
static void
test_specialties(void)
{
    const CeuBody *body = body_of("aapc");
    unsigned specialties = 0;

    for (guint i = 0; i < body->types->len; i++) {
        const CeuCredentialType *type = g_ptr_array_index(body->types, i);

        if (strcmp(type->group, "specialty") != 0)
            continue;
        specialties++;
        g_assert_nonnull(ceu_body_category(body, type->category));
    }
    g_assert_cmpuint(specialties, ==, 20);
}

static const struct {
    const char *due;
    int64_t units[5];
} steps[] = {
    { "2013-03-31", { 36, 48, 60, 72, 80 } },
    { "2015-08-30", { 36, 48, 60, 72, 80 } },
    { "2015-08-31", { 36, 40, 44, 48, 52 } },
    { "2027-03-31", { 36, 40, 44, 48, 52 } },
};

static void
test_totals_by_count(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
        const CeuTotal *total = &rule_of("aapc", "A1", steps[i].due)->total;

        g_assert_cmpint(total->kind, ==, CEU_TOTAL_BY_COUNT);
        g_assert_cmpuint(total->by_count->len, ==, 5);
        for (guint k = 0; k < 5; k++)
            g_assert_cmpint(g_array_index(total->by_count, CeuUnits, k).milli, ==,
                            steps[i].units[k] * 1000);
    }
    g_assert_cmpint(rule_of("aapc", "A1", "2027-03-31")->by, ==, CEU_BY_DUE);
}

static const struct {
    const char *id;
    const char *due;
    int64_t units;
    const char *category; /* NULL: the credential's own */
} minimums[] = {
    { "A2-CPMA", "2014-01-31", 24, "auditing" },
    { "A2-CPMA", "2027-03-31", 16, "auditing" },
    { "A2-CPCO", "2027-03-31", 16, "compliance" },
    { "A2-CDEO", "2027-03-31", 16, "documentation" },
    { "A2-CPPM", "2014-01-31", 24, "practice-management" },
    { "A2-CPPM", "2027-03-31", 16, "practice-management" },
    { "A2-CIRCC", "2014-01-31", 24, "interventional" },
    { "A2-CIRCC", "2027-03-31", 16, "interventional" },
    { "A2-specialty", "2014-01-31", 16, NULL },
    { "A2-specialty", "2027-03-31", 8, NULL },
};

static void
test_minimums(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(minimums); i++) {
        const CeuRule *rule = rule_of("aapc", minimums[i].id, minimums[i].due);

        g_assert_cmpint(rule->require.bound, ==, CEU_BOUND_MIN);
        g_assert_cmpint(rule->require.amount.milli, ==, minimums[i].units * 1000);
        g_assert_cmpstr(rule->require.category, ==, minimums[i].category);
        g_assert_true(rule->require.own_category == (minimums[i].category == NULL));
        g_assert_nonnull(rule->applies_to);
    }
    g_assert_cmpstr(rule_of("aapc", "A2-CIRCC", "2027-03-31")->require.providers[0], ==,
                    "ZHealth*");
}

static const struct {
    const char *type;
    int64_t units;
} bases[] = { { "RHIA", 30 }, { "CHPS", 30 },   { "CHDA", 30 }, { "CDIP", 30 }, { "CPHI", 30 },
              { "RHIT", 20 }, { "CHTS-*", 20 }, { "CCA", 20 },  { "CCS", 20 },  { "CCS-P", 20 } };

static void
test_highest_plus(void)
{
    const CeuTotal *total = &rule_of("ahima", "H1", "2027-06-13")->total;

    g_assert_cmpint(total->kind, ==, CEU_TOTAL_HIGHEST_PLUS);
    g_assert_cmpint(total->extra.milli, ==, 10000);
    g_assert_cmpint(total->cap.milli, ==, 50000);
    g_assert_cmpuint(total->base->len, ==, G_N_ELEMENTS(bases));
    for (guint i = 0; i < total->base->len; i++) {
        g_assert_cmpstr(g_array_index(total->base, CeuTypeUnits, i).type, ==, bases[i].type);
        g_assert_cmpint(g_array_index(total->base, CeuTypeUnits, i).units.milli, ==,
                        bases[i].units * 1000);
    }
}

static const struct {
    const char *body, *id, *due;
    CeuClock clock;
    CeuStageKind stage, base;
    int months, days;
} rungs[] = {
    { "aapc", "A24", "2027-03-31", CEU_CLOCK_DUES, CEU_STAGE_GRACE_ENDS, CEU_STAGE_DUE, 0, 30 },
    { "aapc", "A25", "2027-03-31", CEU_CLOCK_DUES, CEU_STAGE_GRACE_ENDS, CEU_STAGE_DUE, 0, 10 },
    { "aapc", "A24-late", "2027-03-31", CEU_CLOCK_DUES, CEU_STAGE_LATE_FEE, CEU_STAGE_GRACE_ENDS, 0,
      1 },
    { "aapc", "A24-inactive", "2027-03-31", CEU_CLOCK_DUES, CEU_STAGE_INACTIVE, CEU_STAGE_DUE, 0,
      90 },
    { "aapc", "A26", "2027-03-31", CEU_CLOCK_UNITS, CEU_STAGE_FINAL_NOTICE, CEU_STAGE_DUE, 0, 75 },
    { "aapc", "A26-revoked", "2027-03-31", CEU_CLOCK_UNITS, CEU_STAGE_REVOKED, CEU_STAGE_DUE, 0,
      90 },
    { "aapc", "A27", "2027-03-31", CEU_CLOCK_UNITS, CEU_STAGE_REINSTATEMENT_ENDS, CEU_STAGE_REVOKED,
      36, 0 },
    { "ahima", "H12", "2027-06-13", CEU_CLOCK_UNITS, CEU_STAGE_INACTIVE, CEU_STAGE_DUE, 0, 1 },
    { "ahima", "H12-revoked", "2027-06-13", CEU_CLOCK_UNITS, CEU_STAGE_REVOKED, CEU_STAGE_INACTIVE,
      0, 180 },
    { "ahima", "H13", "2020-12-31", CEU_CLOCK_UNITS, CEU_STAGE_GRACE_ENDS, CEU_STAGE_DUE, 3, 0 },
    { "amba", "M4", "2027-03-31", CEU_CLOCK_DUES, CEU_STAGE_GRACE_ENDS, CEU_STAGE_DUE, 0, 10 },
    { "amba", "M4-late", "2027-03-31", CEU_CLOCK_DUES, CEU_STAGE_LATE_FEE, CEU_STAGE_GRACE_ENDS, 0,
      1 },
    { "amba", "M4-cancelled", "2027-03-31", CEU_CLOCK_DUES, CEU_STAGE_INACTIVE, CEU_STAGE_DUE, 0,
      30 },
};

static void
test_ladders(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rungs); i++) {
        const CeuRule *rule = rule_of(rungs[i].body, rungs[i].id, rungs[i].due);

        g_assert_cmpint(rule->kind, ==, CEU_RULE_LADDER);
        g_assert_cmpint(rule->clock, ==, rungs[i].clock);
        g_assert_cmpint(rule->ladder.stage, ==, rungs[i].stage);
        g_assert_cmpint(rule->ladder.base, ==, rungs[i].base);
        g_assert_cmpint(rule->ladder.after.months, ==, rungs[i].months);
        g_assert_cmpint(rule->ladder.after.days, ==, rungs[i].days);
        g_assert_nonnull(rule->ladder.stakes);
    }
}

static void
test_clocks(void)
{
    const CeuAnchor *member = &rule_of("aapc", "A6", "2027-03-31")->anchor;
    const CeuAnchor *amba = &rule_of("amba", "M3", "2027-03-31")->anchor;
    const CeuLength *exam = &rule_of("ahima", "H7-length", "2027-06-13")->length;

    g_assert_true(member->kind == CEU_ANCHOR_MEMBERSHIP && member->parity && !member->or_year_end);
    g_assert_cmpint(rule_of("aapc", "A6-length", "2027-03-31")->length.months, ==, 24);
    g_assert_cmpint(rule_of("aapc", "A8-length", "2027-03-31")->length.months, ==, 12);
    g_assert_cmpint(rule_of("aapc", "A8-length", "2027-03-31")->clock, ==, CEU_CLOCK_DUES);
    g_assert_true(amba->kind == CEU_ANCHOR_MEMBERSHIP && !amba->parity && amba->or_year_end);
    g_assert_cmpint(rule_of("ahima", "H7", "2027-06-13")->anchor.kind, ==, CEU_ANCHOR_EARNED);
    g_assert_cmpint(exam->months, ==, 24);
    g_assert_cmpint(exam->last_day, ==, CEU_LAST_DAY_UNKNOWN);
    g_assert_false(rule_of("aapc", "A0", "2027-03-31")->pool_each);
}

static void
test_counting(void)
{
    const CeuCount *unit = &rule_of("ahima", "H10", "2020-01-01")->count;
    const CeuRule *unit_now = rule_of("ahima", "H10", "2026-01-01");
    const CeuCount *only = &rule_of("aapc", "A19", "2027-03-31")->count;
    const CeuEvidenceRule *evidence = &rule_of("aapc", "A18", "2027-03-31")->evidence;

    g_assert_cmpint(unit->minutes, ==, 60);
    g_assert_cmpint(unit->step.milli, ==, 1000);
    g_assert_cmpint(unit->remainder_minutes, ==, 45);
    g_assert_cmpint(unit_now->count.remainder_minutes, ==, 45);
    g_assert_nonnull(unit_now->unknown);
    g_assert_cmpint(rule_of("aapc", "A13", "2027-03-31")->count.aspect, ==, CEU_COUNT_OVERLAP);
    g_assert_cmpint(rule_of("aapc", "A14", "2027-03-31")->count.aspect, ==, CEU_COUNT_DATE);
    g_assert_cmpint(rule_of("aapc", "A15", "2027-03-31")->count.aspect, ==, CEU_COUNT_NOT_BEFORE);
    g_assert_cmpint(rule_of("aapc", "A16", "2027-03-31")->count.once, ==, CEU_ONCE_UNKNOWN);
    g_assert_nonnull(rule_of("aapc", "A16", "2027-03-31")->unknown);
    g_assert_cmpint(rule_of("aapc", "A20", "2027-03-31")->count.reuse, ==,
                    CEU_REUSE_ONE_CORE_ONE_SPECIALTY);
    g_assert_cmpint(rule_of("ahima", "H3", "2027-03-31")->count.reuse, ==, CEU_REUSE_NEVER);
    g_assert_cmpstr(only->origin, ==, "cms");
    g_assert_cmpstr(only->groups[0], ==, "core");
    g_assert_cmpint(rule_of("aapc", "A12", "2027-03-31")->carry.cap.milli, ==, 0);
    g_assert_cmpint(rule_of("aapc", "A10", "2027-03-31")->prorate.round_up_to.milli, ==, 500);
    g_assert_false(rule_of("aapc", "A10", "2027-03-31")->prorate.rounding_known);
    g_assert_cmpint(rule_of("aapc", "A21", "2027-03-31")->window.opens_before.months, ==, 1);
    g_assert_cmpint(rule_of("aapc", "A28", "2027-03-31")->retain.after_due.months, ==, 6);
    g_assert_true(evidence->index_or_certificate);
    g_assert_cmpuint(evidence->fields, ==,
                     CEU_FIELD_INDEX | CEU_FIELD_PROVIDER | CEU_FIELD_TITLE | CEU_FIELD_UNITS |
                         CEU_FIELD_DATE);
}

/* What was a note and is computed now. */
static void
test_new_kinds(void)
{
    const CeuCount *quiz = &rule_of("aapc", "A29", "2027-03-31")->count;
    const CeuPrerequisite *diploma = &rule_of("ahima", "X-CCS", "2027-03-31")->prerequisite;
    static const char *const routes[] = { "X-CCS-courses", "X-CCS-years", "X-CCS-associate",
                                          "X-CCS-other", "X-CCS-holder" };

    g_assert_true(quiz->aspect == CEU_COUNT_EXPIRES && quiz->planned);
    g_assert_cmpstr(quiz->format, ==, "quiz");
    g_assert_true(quiz->after.months == 12 && quiz->after.days == 0);
    g_assert_false(diploma->recommended);
    g_assert_null(diploma->group);
    for (gsize i = 0; i < G_N_ELEMENTS(routes); i++) {
        const CeuRule *route = rule_of("ahima", routes[i], "2027-03-31");

        g_assert_cmpint(route->kind, ==, CEU_RULE_PREREQUISITE);
        g_assert_true(route->prerequisite.recommended);
        g_assert_cmpstr(route->prerequisite.group, ==, "routes");
    }
    g_assert_cmpint(rule_of("ahima", "X-extension", "2027-03-31")->exam.extend_ask_days, ==, 14);
    g_assert_true(rule_of("ahima", "H7-length", "2027-06-13")->length.leap_day_unknown);
    g_assert_false(rule_of("aapc", "X-membership", "2027-03-31")->prerequisite.recommended);
    g_assert_false(rule_of("amba", "M5-membership", "2027-03-31")->prerequisite.recommended);
}

static void
test_quotas(void)
{
    const CeuRule *topics = rule_of("ahima", "H5", "2027-06-13");
    const CeuRule *sources = rule_of("ahima", "H6", "2025-06-14");
    const CeuRule *amba = rule_of("amba", "M2", "2027-03-31");

    g_assert_cmpint(topics->require.percent_milli, ==, 80000);
    g_assert_cmpstr(topics->require.category, ==, "hiim");
    g_assert_cmpint(sources->require.percent_milli, ==, 40000);
    g_assert_cmpint(sources->by, ==, CEU_BY_CYCLE_START);
    g_assert_true(g_strv_contains((const char *const *) sources->require.origins, "csa"));
    g_assert_nonnull(sources->unknown);
    g_assert_cmpint(amba->require.percent_milli, ==, 50000);
    g_assert_cmpint(rule_of("amba", "M1", "2027-03-31")->total.flat.milli, ==, 15000);
    g_assert_cmpstr(rule_of("ahima", "H4", "2027-03-31")->absorb.winner, ==, "RHIA");
    g_assert_cmpstr(rule_of("ahima", "H4", "2027-03-31")->absorb.losers[0], ==, "RHIT");
}

int
main(int argc, char **argv)
{
    int result;

    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/shipped/no-faults", test_no_faults); /* loads what the others look at */
    g_test_add_func("/shipped/every-row", test_every_row);
    g_test_add_func("/shipped/provenance", test_provenance);
    g_test_add_func("/shipped/credentials", test_credentials);
    g_test_add_func("/shipped/specialties", test_specialties);
    g_test_add_func("/shipped/totals-by-count", test_totals_by_count);
    g_test_add_func("/shipped/minimums", test_minimums);
    g_test_add_func("/shipped/highest-plus", test_highest_plus);
    g_test_add_func("/shipped/ladders", test_ladders);
    g_test_add_func("/shipped/clocks", test_clocks);
    g_test_add_func("/shipped/counting", test_counting);
    g_test_add_func("/shipped/new-kinds", test_new_kinds);
    g_test_add_func("/shipped/quotas", test_quotas);
    result = g_test_run();
    g_clear_pointer(&rulebook, ceu_rulebook_free);
    return result;
}
