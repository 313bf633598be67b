/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The shipped packs of the other coding bodies and of IT and management: the figures of the collected facts,
 * sections 4 and 5.1, row by row.
 */
#include "fixture.h"

#define ANY_DAY "2026-11-23"

static CeuRulebook *rulebook;

static const CeuRule *
rule_of(const char *body_id, const char *id)
{
    const CeuBody *body = ceu_rulebook_body(rulebook, body_id);
    CeuDate date;

    g_assert_nonnull(body);
    g_assert_true(ceu_date_parse(ANY_DAY, &date, NULL));
    return rule_by_id(body, id, date);
}

static const char *const bodies[] = { "acdis", "hcca",    "nha",   "pmimd", "isc2", "isaca", "pmi",
                                      "cfp",   "comptia", "cisco", "shrm",  "acfe", "ima",   NULL };

/* Not even a warning: two of them state no total, because no source does. */
static void
test_loads(void)
{
    const char *directories[] = { SHIPPED_DIRECTORY, NULL };
    g_autoptr(GPtrArray) faults = faults_new();
    g_autoptr(GError) error = NULL;
    g_autofree char *text = NULL;

    rulebook = ceu_rulebook_load(directories, bodies, NULL, faults, &error);
    text = faults_text(faults);
    g_assert_cmpstr(text, ==, "");
    g_assert_no_error(error);
    g_assert_cmpuint(ceu_rulebook_count(rulebook), ==, G_N_ELEMENTS(bodies) - 1);
}

static const struct {
    const char *type, *body;
} types[] = {
    { "CCDS", "acdis" },     { "CHC", "hcca" },         { "CBCS", "nha" },
    { "CMC", "pmimd" },      { "CISSP", "isc2" },       { "CCSP", "isc2" },
    { "CISA", "isaca" },     { "CISM", "isaca" },       { "PMP", "pmi" },
    { "A+", "comptia" },     { "Network+", "comptia" }, { "Security+", "comptia" },
    { "Cloud+", "comptia" }, { "CySA+", "comptia" },    { "CASP", "comptia" },
    { "SHRM-CP", "shrm" },   { "Cisco-CE", "cisco" },   { "CFE", "acfe" },
    { "CMA", "ima" },        { "CFP", "cfp" },
};

static void
test_types(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(types); i++) {
        const CeuBody *body = ceu_rulebook_body_of_type(rulebook, types[i].type);

        g_test_message("%s", types[i].type);
        g_assert_nonnull(body);
        g_assert_cmpstr(body->id, ==, types[i].body);
    }
}

static const struct {
    const char *body, *id;
    CeuAnchorKind kind;
    int month; /* FIXED: it ends with this month */
    CeuFirst first;
    bool month_end;
} anchors[] = {
    { "acdis", "ACDIS-anchor", CEU_ANCHOR_EARNED, 0, 0, false },
    { "hcca", "CHC-anchor", CEU_ANCHOR_EARNED, 0, 0, true },
    { "nha", "CBCS-anchor", CEU_ANCHOR_EARNED, 0, 0, false },
    { "pmimd", "PMIMD-anchor", CEU_ANCHOR_STATED, 0, 0, false },
    { "isc2", "ISC2-anchor", CEU_ANCHOR_EARNED, 0, 0, false },
    { "isaca", "ISACA-anchor", CEU_ANCHOR_FIXED, 12, CEU_FIRST_NEXT_YEAR, false },
    { "pmi", "PMP-anchor", CEU_ANCHOR_EARNED, 0, 0, false },
    { "comptia", "CompTIA-anchor", CEU_ANCHOR_EARNED, 0, 0, false },
    { "cisco", "Cisco-anchor", CEU_ANCHOR_STATED, 0, 0, false },
    { "shrm", "SHRM-anchor", CEU_ANCHOR_BIRTH, 0, CEU_FIRST_UNKNOWN, false },
    { "acfe", "CFE-anchor", CEU_ANCHOR_MEMBERSHIP, 0, 0, true },
    { "ima", "CMA-anchor", CEU_ANCHOR_FIXED, 12, CEU_FIRST_NEXT_YEAR, false },
    { "cfp", "CFP-anchor", CEU_ANCHOR_STATED, 0, 0, false },
};

static void
test_anchors(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(anchors); i++) {
        const CeuAnchor *anchor = &rule_of(anchors[i].body, anchors[i].id)->anchor;

        g_test_message("%s", anchors[i].id);
        g_assert_cmpint(anchor->kind, ==, anchors[i].kind);
        g_assert_cmpint(anchor->first, ==, anchors[i].first);
        g_assert_cmpint(anchor->offset_months, ==, 0);
        g_assert_true(anchor->month_end == anchors[i].month_end);
        if (anchor->kind == CEU_ANCHOR_FIXED)
            g_assert_true(anchor->month == anchors[i].month &&
                          (anchor->day == 31 || anchor->day == 0));
    }
}

static const struct {
    const char *body, *id;
    int months;
    CeuLastDay last_day; /* of those that are counted from an exam */
    bool leap_day_unknown;
} lengths[] = {
    { "acdis", "ACDIS-length", 24, CEU_LAST_DAY_SAME, true },
    { "hcca", "CHC-length", 24, CEU_LAST_DAY_SAME, false },
    { "nha", "CBCS-length", 24, CEU_LAST_DAY_UNKNOWN, true },
    { "pmimd", "PMIMD-length", 12, CEU_LAST_DAY_SAME, true },
    { "isc2", "ISC2-length", 36, CEU_LAST_DAY_UNKNOWN, true },
    { "isc2", "ISC2-fee-length", 12, CEU_LAST_DAY_SAME, true },
    { "isaca", "ISACA-length", 36, CEU_LAST_DAY_SAME, false },
    { "isaca", "ISACA-yearly-length", 12, CEU_LAST_DAY_SAME, false },
    { "pmi", "PMP-length", 36, CEU_LAST_DAY_SAME, true },
    { "comptia", "CompTIA-length", 36, CEU_LAST_DAY_SAME, true },
    { "cisco", "Cisco-length", 36, CEU_LAST_DAY_SAME, true },
    { "shrm", "SHRM-length", 36, CEU_LAST_DAY_SAME, false },
    { "acfe", "CFE-length", 12, CEU_LAST_DAY_SAME, false },
    { "ima", "CMA-length", 12, CEU_LAST_DAY_SAME, false },
    { "cfp", "CFP-length", 24, CEU_LAST_DAY_SAME, true },
};

static void
test_lengths(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(lengths); i++) {
        const CeuRule *rule = rule_of(lengths[i].body, lengths[i].id);

        g_test_message("%s", lengths[i].id);
        g_assert_cmpint(rule->length.months, ==, lengths[i].months);
        g_assert_cmpint(rule->length.last_day, ==, lengths[i].last_day);
        g_assert_true(rule->length.leap_day_unknown == lengths[i].leap_day_unknown);
        if (rule->length.leap_day_unknown || rule->length.last_day == CEU_LAST_DAY_UNKNOWN)
            g_assert_nonnull(rule->unknown);
    }
}

/* @type NULL: a flat total. */
static const struct {
    const char *body, *id, *type;
    int64_t units;
} totals[] = {
    { "acdis", "ACDIS-total", NULL, 30 },
    { "hcca", "CHC-total", NULL, 40 },
    { "nha", "CBCS-total", NULL, 10 },
    { "isc2", "ISC2-total", "CISSP", 120 },
    { "isc2", "ISC2-total", "CCSP", 90 },
    { "isaca", "ISACA-total", NULL, 120 },
    { "pmi", "PMP-total", NULL, 60 },
    { "comptia", "CompTIA-total", "A+", 20 },
    { "comptia", "CompTIA-total", "Network+", 30 },
    { "comptia", "CompTIA-total", "Security+", 50 },
    { "comptia", "CompTIA-total", "Cloud+", 50 },
    { "comptia", "CompTIA-total", "CySA+", 60 },
    { "comptia", "CompTIA-total", "CASP", 75 },
    { "shrm", "SHRM-total", NULL, 60 },
    { "acfe", "CFE-total", NULL, 20 },
    { "ima", "CMA-total", NULL, 30 },
    { "cfp", "CFP-total", NULL, 30 },
};

static int64_t
base_of(const CeuTotal *total, const char *type)
{
    for (guint i = 0; i < total->base->len; i++) {
        if (strcmp(g_array_index(total->base, CeuTypeUnits, i).type, type) == 0)
            return g_array_index(total->base, CeuTypeUnits, i).units.milli;
    }
    return -1;
}

static void
test_totals(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(totals); i++) {
        const CeuTotal *total = &rule_of(totals[i].body, totals[i].id)->total;
        int64_t milli = totals[i].type != NULL ? base_of(total, totals[i].type) : total->flat.milli;

        g_test_message("%s %s", totals[i].id, totals[i].type);
        g_assert_cmpint(total->kind, ==,
                        totals[i].type != NULL ? CEU_TOTAL_HIGHEST_PLUS : CEU_TOTAL_FLAT);
        g_assert_cmpint(milli, ==, totals[i].units * 1000);
    }
    g_assert_false(rule_of("ima", "CMA-pool")->pool_each);
}

/* Where no source has a total, there is none, and a sentence says that it must be stated. */
static void
test_no_total(void)
{
    static const char *const without[] = { "pmimd", "PMIMD-total", "cisco", "Cisco-total" };

    for (gsize i = 0; i < G_N_ELEMENTS(without); i += 2) {
        const CeuRule *rule = rule_of(without[i], without[i + 1]);

        g_assert_cmpint(rule->kind, ==, CEU_RULE_NOTE);
        g_assert_nonnull(strstr(rule->unknown, "state the total"));
    }
}

static const struct {
    const char *body, *id;
    CeuBound bound;
    int64_t units;
    const char *category, *format, *origin;
    CeuPer per;
} requires[] = {
    { "acdis", "ACDIS-activity", CEU_BOUND_MAX, 10, NULL, NULL, "acdis", CEU_PER_ACTIVITY },
    { "hcca", "CHC-live", CEU_BOUND_MIN, 20, NULL, "live", NULL, CEU_PER_CYCLE },
    { "isc2", "ISC2-group-a", CEU_BOUND_MIN, 90, "group-a", NULL, NULL, CEU_PER_CYCLE },
    { "isc2", "ISC2-group-b", CEU_BOUND_MAX, 30, "group-b", NULL, NULL, CEU_PER_CYCLE },
    { "isaca", "ISACA-year", CEU_BOUND_MIN, 20, NULL, NULL, NULL, CEU_PER_YEAR },
    { "pmi", "PMP-education", CEU_BOUND_MIN, 35, "education", NULL, NULL, CEU_PER_CYCLE },
    { "pmi", "PMP-triangle-1", CEU_BOUND_MIN, 8, "triangle-1", NULL, NULL, CEU_PER_CYCLE },
    { "pmi", "PMP-triangle-2", CEU_BOUND_MIN, 8, "triangle-2", NULL, NULL, CEU_PER_CYCLE },
    { "pmi", "PMP-triangle-3", CEU_BOUND_MIN, 8, "triangle-3", NULL, NULL, CEU_PER_CYCLE },
    { "pmi", "PMP-giving-back", CEU_BOUND_MAX, 25, "giving-back", NULL, NULL, CEU_PER_CYCLE },
    { "pmi", "PMP-practitioner", CEU_BOUND_MAX, 8, "practitioner", NULL, NULL, CEU_PER_CYCLE },
    { "pmi", "PMP-creating-knowledge", CEU_BOUND_MAX, 25, "creating-knowledge", NULL, NULL,
      CEU_PER_CYCLE },
    { "pmi", "PMP-volunteering", CEU_BOUND_MAX, 25, "volunteering", NULL, NULL, CEU_PER_CYCLE },
    { "comptia", "CompTIA-max-training", CEU_BOUND_MAX, 50, NULL, "training", NULL, CEU_PER_CYCLE },
    { "comptia", "CompTIA-max-college", CEU_BOUND_MAX, 40, NULL, "college", NULL, CEU_PER_CYCLE },
    { "comptia", "CompTIA-max-teaching", CEU_BOUND_MAX, 20, NULL, "teaching", NULL, CEU_PER_CYCLE },
    { "comptia", "CompTIA-max-creating", CEU_BOUND_MAX, 20, NULL, "creating", NULL, CEU_PER_CYCLE },
    { "comptia", "CompTIA-max-live-webinar", CEU_BOUND_MAX, 10, NULL, "live-webinar", NULL,
      CEU_PER_CYCLE },
    { "comptia", "CompTIA-max-conference", CEU_BOUND_MAX, 10, NULL, "conference", NULL,
      CEU_PER_CYCLE },
    { "comptia", "CompTIA-max-work", CEU_BOUND_MAX, 9, NULL, "work", NULL, CEU_PER_CYCLE },
    { "comptia", "CompTIA-max-article", CEU_BOUND_MAX, 16, NULL, "article", NULL, CEU_PER_CYCLE },
    { "comptia", "CompTIA-max-book", CEU_BOUND_MAX, 40, NULL, "book", NULL, CEU_PER_CYCLE },
    { "comptia", "CompTIA-max-exam-workshop", CEU_BOUND_MAX, 30, NULL, "exam-workshop", NULL,
      CEU_PER_CYCLE },
    { "comptia", "CompTIA-max-association", CEU_BOUND_MAX, 6, NULL, "association", NULL,
      CEU_PER_CYCLE },
    { "comptia", "CompTIA-max-board", CEU_BOUND_MAX, 9, NULL, "board", NULL, CEU_PER_CYCLE },
    { "shrm", "SHRM-organization", CEU_BOUND_MAX, 20, "organization", NULL, NULL, CEU_PER_CYCLE },
    { "shrm", "SHRM-profession", CEU_BOUND_MAX, 30, "profession", NULL, NULL, CEU_PER_CYCLE },
    { "acfe", "CFE-fraud", CEU_BOUND_MIN, 10, "fraud", NULL, NULL, CEU_PER_CYCLE },
    { "acfe", "CFE-ethics", CEU_BOUND_MIN, 2, "ethics", NULL, NULL, CEU_PER_CYCLE },
    { "acfe", "CFE-instructor", CEU_BOUND_MAX, 10, NULL, "instructor", NULL, CEU_PER_YEAR },
    { "ima", "CMA-ethics", CEU_BOUND_MIN, 2, "ethics", NULL, NULL, CEU_PER_CYCLE },
    { "cfp", "CFP-ethics", CEU_BOUND_MIN, 2, "ethics", NULL, NULL, CEU_PER_CYCLE },
};

static const char *
only_id(GStrv ids)
{
    g_assert_true(ids == NULL || g_strv_length(ids) == 1);
    return ids != NULL ? ids[0] : NULL;
}

static void
test_requires(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(requires); i++) {
        const CeuRequire *require = &rule_of(requires[i].body, requires[i].id)->require;

        g_test_message("%s", requires[i].id);
        g_assert_cmpint(require->bound, ==, requires[i].bound);
        g_assert_cmpint(require->percent_milli, ==, 0);
        g_assert_cmpint(require->amount.milli, ==, requires[i].units * 1000);
        g_assert_cmpstr(require->category, ==, requires[i].category);
        g_assert_cmpstr(only_id(require->formats), ==, requires[i].format);
        g_assert_cmpstr(only_id(require->origins), ==, requires[i].origin);
        g_assert_cmpint(require->per, ==, requires[i].per);
        g_assert_true(require->outside == (requires[i].origin != NULL));
    }
    g_assert_cmpstr(only_id(rule_of("isc2", "ISC2-group-a")->applies_to), ==, "CISSP");
    g_assert_cmpstr(only_id(rule_of("comptia", "CompTIA-max-work")->applies_to), ==, "Security+");
}

static const struct {
    const char *category, *parent;
} nested[] = {
    { "triangle-1", "education" },     { "triangle-2", "education" },
    { "triangle-3", "education" },     { "practitioner", "giving-back" },
    { "volunteering", "giving-back" }, { "creating-knowledge", "giving-back" },
};

static void
test_nested(void)
{
    const CeuBody *body = ceu_rulebook_body(rulebook, "pmi");

    for (gsize i = 0; i < G_N_ELEMENTS(nested); i++)
        g_assert_cmpstr(ceu_body_category(body, nested[i].category)->parent, ==, nested[i].parent);
}

static const struct {
    const char *body, *id;
    CeuClock clock;
    CeuStageKind stage, base;
    int months, days;
    bool may_earn, month_end;
} rungs[] = {
    { "acdis", "ACDIS-grace", CEU_CLOCK_UNITS, CEU_STAGE_GRACE_ENDS, CEU_STAGE_DUE, 0, 45, 0, 0 },
    { "acdis", "ACDIS-suspended", CEU_CLOCK_UNITS, CEU_STAGE_SUSPENDED, CEU_STAGE_DUE, 6, 0, 0, 0 },
    { "acdis", "ACDIS-revoked", CEU_CLOCK_UNITS, CEU_STAGE_REVOKED, CEU_STAGE_DUE, 12, 0, 0, 0 },
    { "hcca", "CHC-grace", CEU_CLOCK_UNITS, CEU_STAGE_GRACE_ENDS, CEU_STAGE_DUE, 1, 0, 0, 1 },
    { "hcca", "CHC-extended-1", CEU_CLOCK_UNITS, CEU_STAGE_EXTENSION_ENDS, CEU_STAGE_GRACE_ENDS, 1,
      0, 1, 1 },
    { "hcca", "CHC-extended-2", CEU_CLOCK_UNITS, CEU_STAGE_EXTENSION_ENDS, CEU_STAGE_GRACE_ENDS, 2,
      0, 1, 1 },
    { "isaca", "ISACA-report-february", CEU_CLOCK_UNITS, CEU_STAGE_REPORT_DUE, CEU_STAGE_DUE, 0, 59,
      0, 0 },
    { "isaca", "ISACA-report-january", CEU_CLOCK_UNITS, CEU_STAGE_REPORT_DUE, CEU_STAGE_DUE, 0, 15,
      0, 0 },
    { "isaca", "ISACA-yearly-february", CEU_CLOCK_DUES, CEU_STAGE_GRACE_ENDS, CEU_STAGE_DUE, 0, 59,
      0, 0 },
    { "isaca", "ISACA-yearly-january", CEU_CLOCK_DUES, CEU_STAGE_GRACE_ENDS, CEU_STAGE_DUE, 0, 15,
      0, 0 },
    { "pmi", "PMP-suspended", CEU_CLOCK_UNITS, CEU_STAGE_SUSPENDED, CEU_STAGE_DUE, 0, 1, 0, 0 },
    { "pmi", "PMP-expired", CEU_CLOCK_UNITS, CEU_STAGE_REVOKED, CEU_STAGE_DUE, 12, 0, 0, 0 },
    { "shrm", "SHRM-grace", CEU_CLOCK_UNITS, CEU_STAGE_GRACE_ENDS, CEU_STAGE_DUE, 0, 60, 1, 0 },
    { "ima", "CMA-inactive", CEU_CLOCK_UNITS, CEU_STAGE_INACTIVE, CEU_STAGE_DUE, 0, 1, 0, 0 },
    { "ima", "CMA-regain", CEU_CLOCK_UNITS, CEU_STAGE_REINSTATEMENT_ENDS, CEU_STAGE_DUE, 12, 0, 0,
      0 },
};

static void
test_ladders(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rungs); i++) {
        const CeuRule *rule = rule_of(rungs[i].body, rungs[i].id);

        g_test_message("%s", rungs[i].id);
        g_assert_cmpint(rule->kind, ==, CEU_RULE_LADDER);
        g_assert_cmpint(rule->clock, ==, rungs[i].clock);
        g_assert_cmpint(rule->ladder.stage, ==, rungs[i].stage);
        g_assert_cmpint(rule->ladder.base, ==, rungs[i].base);
        g_assert_cmpint(rule->ladder.after.months, ==, rungs[i].months);
        g_assert_cmpint(rule->ladder.after.days, ==, rungs[i].days);
        g_assert_true(rule->ladder.may_earn == rungs[i].may_earn);
        g_assert_true(rule->ladder.month_end == rungs[i].month_end);
    }
    g_assert_cmpstr(rule_of("hcca", "CHC-extended-1")->after_act, ==, "CHC-extension-1");
    g_assert_cmpstr(rule_of("hcca", "CHC-extended-2")->after_act, ==, "CHC-extension-2");
    g_assert_false(rule_of("hcca", "CHC-extension-1")->act.satisfies_all);
    g_assert_cmpint(rule_of("acdis", "ACDIS-window")->window.opens_before.days, ==, 60);
}

static const struct {
    const char *body, *id;
    int64_t cap;
    int last_months;
} carries[] = {
    { "acdis", "ACDIS-carry", 0, 0 }, { "isc2", "ISC2-carry", 40, 6 },
    { "pmi", "PMP-carry", 20, 12 },   { "cisco", "Cisco-carry", 0, 0 },
    { "shrm", "SHRM-carry", 20, 0 },  { "acfe", "CFE-carry", 10, 0 },
    { "ima", "CMA-carry", 10, 0 },    { "cfp", "CFP-carry", 0, 0 },
};

static void
test_carries(void)
{
    const CeuCarry *shrm = &rule_of("shrm", "SHRM-carry")->carry;
    const CeuCarry *cfe = &rule_of("acfe", "CFE-carry")->carry;
    const CeuCarry *cma = &rule_of("ima", "CMA-carry")->carry;

    for (gsize i = 0; i < G_N_ELEMENTS(carries); i++) {
        const CeuCarry *carry = &rule_of(carries[i].body, carries[i].id)->carry;

        g_test_message("%s", carries[i].id);
        g_assert_cmpint(carry->cap.milli, ==, carries[i].cap * 1000);
        g_assert_cmpint(carry->last_months, ==, carries[i].last_months);
    }
    g_assert_cmpstr(only_id(rule_of("isc2", "ISC2-carry")->carry.categories), ==, "group-a");
    g_assert_nonnull(rule_of("pmi", "PMP-carry")->unknown);
    g_assert_cmpstr(shrm->relabel, ==, "education");
    g_assert_true(shrm->over_maximum);
    g_assert_cmpstr(g_array_index(cfe->cap_for, CeuTypeUnits, 0).type, ==, "exam-preparation");
    g_assert_cmpint(g_array_index(cfe->cap_for, CeuTypeUnits, 0).units.milli, ==, 0);
    g_assert_cmpstr(g_array_index(cma->cap_for, CeuTypeUnits, 0).type, ==, "ethics");
    g_assert_cmpint(g_array_index(cma->cap_for, CeuTypeUnits, 0).units.milli, ==, 2000);
    g_assert_cmpint(rule_of("ima", "CMA-deficit")->kind, ==, CEU_RULE_DEFICIT);
}

static const struct {
    const char *body, *id;
    CeuCountAspect aspect;
} counts[] = {
    { "acdis", "ACDIS-not-before", CEU_COUNT_NOT_BEFORE },
    { "isaca", "ISACA-head-start", CEU_COUNT_HEAD_START },
    { "isaca", "ISACA-reuse", CEU_COUNT_REUSE },
    { "isaca", "ISACA-semester", CEU_COUNT_CONVERT },
    { "pmi", "PMP-not-before", CEU_COUNT_NOT_BEFORE },
    { "comptia", "CompTIA-date", CEU_COUNT_DATE },
    { "cisco", "Cisco-expires", CEU_COUNT_EXPIRES },
    { "cisco", "Cisco-once", CEU_COUNT_ONCE },
    { "cisco", "Cisco-spent", CEU_COUNT_REUSE },
    { "shrm", "SHRM-early", CEU_COUNT_EARLY },
    { "acfe", "CFE-college", CEU_COUNT_CONVERT },
};

static void
test_counts(void)
{
    const CeuCount *semester = &rule_of("isaca", "ISACA-semester")->count;

    for (gsize i = 0; i < G_N_ELEMENTS(counts); i++) {
        const CeuRule *rule = rule_of(counts[i].body, counts[i].id);

        g_test_message("%s", counts[i].id);
        g_assert_cmpint(rule->kind, ==, CEU_RULE_COUNT);
        g_assert_cmpint(rule->count.aspect, ==, counts[i].aspect);
    }
    g_assert_true(semester->unit == CEU_UNIT_SEMESTER && semester->factor.milli == 15000);
    g_assert_cmpint(rule_of("acfe", "CFE-college")->count.factor.milli, ==, 15000);
    g_assert_cmpint(rule_of("acfe", "CFE-unit")->count.minutes, ==, 50);
    g_assert_cmpint(rule_of("pmimd", "PMIMD-unit")->count.minutes, ==, 60);
    g_assert_cmpint(rule_of("pmi", "PMP-unit")->count.step.milli, ==, 250);
    g_assert_cmpint(rule_of("isaca", "ISACA-reuse")->count.reuse, ==, CEU_REUSE_ALWAYS);
    g_assert_cmpint(rule_of("cisco", "Cisco-spent")->count.reuse, ==, CEU_REUSE_NEVER);
    g_assert_cmpint(rule_of("cisco", "Cisco-once")->count.once, ==, CEU_ONCE_CYCLE);
    g_assert_cmpint(rule_of("cisco", "Cisco-expires")->count.after.months, ==, 36);
    g_assert_false(rule_of("cisco", "Cisco-expires")->count.planned);
    g_assert_cmpint(rule_of("cfp", "CFP-prorate")->prorate.by, ==, CEU_PRORATE_DAYS);
    g_assert_false(rule_of("cfp", "CFP-prorate")->prorate.rounding_known);
}

/* X38 and the acts that stand for all units. */
static void
test_renewals(void)
{
    static const char *const acts[] = { "CompTIA-certmaster", "CompTIA-higher",
                                        "CompTIA-new-exam" };
    const CeuAbsorb *absorb = &rule_of("comptia", "CompTIA-renews-Security")->absorb;

    g_assert_cmpstr(absorb->winner, ==, "Security+");
    g_assert_true(g_strv_contains((const char *const *) absorb->losers, "A+"));
    g_assert_true(absorb->renews);
    g_assert_true(rule_of("comptia", "CompTIA-pool")->pool_each);
    for (gsize i = 0; i < G_N_ELEMENTS(acts); i++) {
        g_assert_cmpint(rule_of("comptia", acts[i])->kind, ==, CEU_RULE_ACT);
        g_assert_true(rule_of("comptia", acts[i])->act.satisfies_all);
    }
}

static void
test_proofs(void)
{
    const CeuRule *evidence = rule_of("isaca", "ISACA-evidence");

    g_assert_cmpuint(evidence->evidence.fields, ==,
                     CEU_FIELD_HOLDER | CEU_FIELD_PROVIDER | CEU_FIELD_TITLE |
                         CEU_FIELD_DESCRIPTION | CEU_FIELD_DATE | CEU_FIELD_UNITS |
                         CEU_FIELD_ATTESTATION);
    g_assert_cmpint(rule_of("isaca", "ISACA-retain")->retain.after_due.months, ==, 12);
}

/* The open questions of section 9 and the conflicts of section 6, each said where it matters. */
static const struct {
    const char *body, *id, *word;
} unknowns[] = {
    { "isc2", "ISC2-yearly", "disputed" },
    { "isc2", "ISC2-grace", "how long the grace period is" },
    { "isaca", "ISACA-report-january", "disputed" },
    { "isaca", "ISACA-report-february", "disputed" },
    { "acfe", "CFE-first", "disputed" },
    { "pmi", "PMP-carry", "20" },
    { "pmi", "PMP-length", "29 February" },
    { "shrm", "SHRM-anchor", "first cycle" },
    { "cfp", "CFP-total", "after 2017" },
    { "hcca", "CHC-grace", "only filing" },
    { "nha", "CBCS-total", "third party" },
    { "nha", "CBCS-late", "disagree" },
};

static void
test_unknowns(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(unknowns); i++) {
        const CeuRule *rule = rule_of(unknowns[i].body, unknowns[i].id);

        g_test_message("%s", unknowns[i].id);
        g_assert_nonnull(rule->unknown);
        g_assert_nonnull(strstr(rule->unknown, unknowns[i].word));
    }
}

int
main(int argc, char **argv)
{
    int result;

    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/shipped-management/loads", test_loads); /* what the others look at */
    g_test_add_func("/shipped-management/types", test_types);
    g_test_add_func("/shipped-management/anchors", test_anchors);
    g_test_add_func("/shipped-management/lengths", test_lengths);
    g_test_add_func("/shipped-management/totals", test_totals);
    g_test_add_func("/shipped-management/no-total", test_no_total);
    g_test_add_func("/shipped-management/requires", test_requires);
    g_test_add_func("/shipped-management/nested", test_nested);
    g_test_add_func("/shipped-management/ladders", test_ladders);
    g_test_add_func("/shipped-management/carries", test_carries);
    g_test_add_func("/shipped-management/counts", test_counts);
    g_test_add_func("/shipped-management/renewals", test_renewals);
    g_test_add_func("/shipped-management/proofs", test_proofs);
    g_test_add_func("/shipped-management/unknowns", test_unknowns);
    result = g_test_run();
    g_clear_pointer(&rulebook, ceu_rulebook_free);
    return result;
}
