/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The worked examples of the rule survey, section 8, on the shipped packs: each row names its example. Rows
 * without an X number are other cases of the same facts.
 */
#include <string.h>

#include "core/fixture.h"

static Holder
shipped(void)
{
    static const char *const directories[] = { CEU_SOURCE_DIR "/data/rules", NULL };
    g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_fault_free);
    g_autoptr(GError) error = NULL;
    Holder self = { .facts = ceu_facts_new(), .next_id = 1 };

    self.rulebook = ceu_rulebook_load(directories, NULL, NULL, faults, &error);
    g_assert_no_error(error);
    return self;
}

static void
earn_all(Holder *self, const char *body, const char *types, const char *on)
{
    g_auto(GStrv) list = g_strsplit(types, ",", -1);

    for (guint i = 0; list[i] != NULL; i++)
        earn(self, body, list[i], on);
}

static const CeuPool *
pool_of(Holder *self, const char *body, const char *today)
{
    assess(self, today);
    return ceu_assessment_pool(self->assessment, body);
}

/* AAPC: the next due dates by renewal month (A6, A8) and totals by number of credentials (A1, A10). */
static const struct {
    const char *name, *types, *earned;
    int month;
    const char *today, *due, *dues_due, *total;
} aapc[] = {
    { "X1", "CPC", "2015-05-05", 3, "2026-11-23", "2027-03-31", "2027-03-31", "36" },
    { "X3", "CPC,CPMA", "2015-05-05", 3, "2026-11-23", "2027-03-31", "2027-03-31", "40" },
    { "X5", "CPC,COC,CIC,CRC,CPB,CPMA", "2015-05-05", 3, "2026-11-23", "2027-03-31", "2027-03-31",
      "52" },
    { "X6", "CPC", "2025-09-15", 3, "2026-11-23", "2027-03-31", "2027-03-31", "27" },
    { "even month", "CPC", "2015-05-05", 6, "2026-11-23", "2028-06-30", "2027-06-30", "36" },
    { "December", "CPC", "2015-05-05", 12, "2026-11-23", "2026-12-31", "2026-12-31", "36" },
    { "January", "CPC", "2015-05-05", 1, "2026-11-23", "2027-01-31", "2027-01-31", "36" },
    { "February, leap", "CPC", "2015-05-05", 2, "2027-11-23", "2028-02-29", "2028-02-29", "36" },
    { "three", "CPC,COC,CRC", "2015-05-05", 3, "2026-11-23", "2027-03-31", "2027-03-31", "44" },
    { "four", "CPC,COC,CRC,CIC", "2015-05-05", 3, "2026-11-23", "2027-03-31", "2027-03-31", "48" },
    { "five", "CPC,COC,CRC,CIC,CPB", "2015-05-05", 3, "2026-11-23", "2027-03-31", "2027-03-31",
      "52" },
    { "two, 18 months", "CPC,CRC", "2025-09-15", 3, "2026-11-23", "2027-03-31", "2027-03-31",
      "30" },
    { "12 months", "CPC", "2026-03-15", 3, "2026-11-23", "2027-03-31", "2027-03-31", "18" },
    { "era of 2012", "CPC,COC", "2005-05-05", 3, "2014-11-23", "2015-03-31", "2015-03-31", "48" },
    { "era of 2015", "CPC,COC", "2005-05-05", 9, "2014-11-23", "2015-09-30", "2015-09-30", "40" },
};

static void
test_aapc_dates(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(aapc); i++) {
        g_auto(Holder) self = shipped();
        const CeuPool *pool;

        g_test_message("%s", aapc[i].name);
        join(&self, "aapc", aapc[i].month, 0, NULL, aapc[i].today);
        earn_all(&self, "aapc", aapc[i].types, aapc[i].earned);
        pool = pool_of(&self, "aapc", aapc[i].today);
        assert_day(pool->cycle.last, aapc[i].due);
        assert_day(stage(pool, CEU_CLOCK_DUES, CEU_STAGE_DUE)->day, aapc[i].dues_due);
        assert_units(requirement(pool, "total")->required, aapc[i].total);
        g_assert_nonnull(pool->due_assumption); /* A7: the day is not stated */
    }
}

/* A2: minimums inside the total, for those who hold the credential. */
static const struct {
    const char *name, *types, *id, *required;
} minimums[] = {
    { "X3", "CPC,CPMA", "A2-CPMA", "16" },   { "CPCO", "CPCO", "A2-CPCO", "16" },
    { "CDEO", "CDEO,CPC", "A2-CDEO", "16" }, { "CPPM", "CPPM", "A2-CPPM", "16" },
    { "CIRCC", "CIRCC", "A2-CIRCC", "16" },  { "specialty", "CPC,CEDC", "A2-specialty/CEDC", "8" },
};

static void
test_aapc_minimums(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(minimums); i++) {
        g_auto(Holder) self = shipped();
        const CeuPool *pool;

        g_test_message("%s", minimums[i].name);
        join(&self, "aapc", 3, 0, NULL, "2026-11-23");
        earn_all(&self, "aapc", minimums[i].types, "2015-05-05");
        pool = pool_of(&self, "aapc", "2026-11-23");
        assert_units(requirement(pool, minimums[i].id)->required, minimums[i].required);
    }
}

static void
test_x8_renewal_month(void)
{
    g_auto(Holder) self = shipped();
    int64_t february, march, april;
    const CeuPool *pool;
    CeuActivity record;

    join(&self, "aapc", 3, 0, NULL, "2026-11-23");
    earn(&self, "aapc", "CPC", "2015-05-05");
    february = learn(&self, "2027-02-28", "1", NULL);
    march = learn(&self, "2027-03-10", "1", NULL);
    record = activity(&self, "2027-03-11", "1");
    record.pin = day("2027-04-01"); /* the user's choice */
    log_activity(&self, record);
    april = learn(&self, "2027-04-01", "1", NULL);
    pool = pool_of(&self, "aapc", "2027-04-01");
    g_assert_cmpint(item(&self, pool, february)->reason, ==, CEU_REASON_COUNTED);
    g_assert_cmpint(item(&self, pool, march)->reason, ==, CEU_REASON_COUNTED_OVERLAP);
    g_assert_cmpint(item(&self, pool, record.id)->reason, ==, CEU_REASON_NEXT_CYCLE);
    g_assert_cmpint(item(&self, pool, april)->reason, ==, CEU_REASON_AFTER_CYCLE);
    g_assert_cmpstr(item(&self, pool, march)->rule->id, ==, "A13");
}

static void
test_x9_same_course(void)
{
    g_auto(Holder) self = shipped();
    CeuActivity record;
    const CeuPool *pool;

    join(&self, "aapc", 3, 0, NULL, "2026-11-23");
    earn(&self, "aapc", "CPC", "2015-05-05");
    record = activity(&self, "2025-05-10", "1");
    record.title = "The same webinar";
    log_activity(&self, record);
    record.id = self.next_id++;
    record.done = day("2026-05-10");
    log_activity(&self, record);
    pool = pool_of(&self, "aapc", "2026-11-23");
    assert_units(requirement(pool, "total")->counted, "1");
    g_assert_cmpint(item(&self, pool, record.id)->reason, ==, CEU_REASON_REPEATED);
    g_assert_cmpstr(item(&self, pool, record.id)->rule->id, ==, "A16");
}

static void
test_x11_x12_specialty(void)
{
    g_auto(Holder) self = shipped();
    CeuActivity record;
    const CeuPool *pool;

    join(&self, "aapc", 3, 0, NULL, "2026-11-23");
    earn_all(&self, "aapc", "CPC,CEDC", "2015-05-05");
    record = activity(&self, "2026-05-10", "2"); /* X11 */
    record.provider = "CMS";
    record.topics = "Emergency department";
    log_activity(&self, record);
    pool = pool_of(&self, "aapc", "2026-11-23");
    assert_units(requirement(pool, "total")->counted, "2");
    assert_units(requirement(pool, "A2-specialty/CEDC")->counted, "0");
    learn(&self, "2026-05-11", "3", "Emergency department"); /* X12 */
    pool = pool_of(&self, "aapc", "2026-11-23");
    assert_units(requirement(pool, "total")->required, "40");
    assert_units(requirement(pool, "total")->counted, "5");
    assert_units(requirement(pool, "A2-specialty/CEDC")->counted, "3");
}

static void
test_x15_short(void)
{
    g_auto(Holder) self = shipped();
    CeuOverride record = ceu_override_init();
    const CeuPool *pool;

    join(&self, "aapc", 3, 0, NULL, "2026-11-23");
    earn(&self, "aapc", "CPC", "2025-08-15");
    record.kind = CEU_OVERRIDE_TOTAL;
    record.pool = "aapc";
    record.units = units("28"); /* what the account shows */
    ceu_facts_add_override(self.facts, &record);
    learn(&self, "2026-05-11", "23", NULL);
    pool = pool_of(&self, "aapc", "2026-11-23");
    assert_units(requirement(pool, "total")->missing, "5");
    g_assert_cmpint(requirement(pool, "total")->basis, ==, CEU_BASIS_OVERRIDE);
    g_assert_false(pool->complete);
}

static void
test_x16_no_index_number(void)
{
    g_auto(Holder) self = shipped();
    CeuActivity record;
    const CeuPool *pool;

    join(&self, "aapc", 3, 0, NULL, "2026-11-23");
    earn(&self, "aapc", "CPC", "2015-05-05");
    record = activity(&self, "2026-05-10", "2");
    record.proofs = 1; /* uploaded */
    log_activity(&self, record);
    pool = pool_of(&self, "aapc", "2026-11-23");
    assert_units(requirement(pool, "total")->counted, "2");
    g_assert_cmpint(item(&self, pool, record.id)->missing_fields, ==, CEU_FIELD_INDEX);
    g_assert_cmpint(item(&self, pool, record.id)->marks & CEU_MARK_NO_PROOF, ==, 0);
    learn(&self, "2026-05-11", "1", NULL); /* neither: the gap is loud */
    pool = pool_of(&self, "aapc", "2026-11-23");
    assert_units(pool->unproven, "1");
    g_assert_nonnull(notice(pool->notices, CEU_NOTICE_PROOF));
}

static void
test_aapc_ladder(void)
{
    g_auto(Holder) self = shipped();
    const CeuPool *pool;

    join(&self, "aapc", 3, 0, "2027-03-31", "2026-11-23");
    earn(&self, "aapc", "CPC", "2015-05-05");
    pool = pool_of(&self, "aapc", "2026-11-23");
    assert_day(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_SUBMISSION_OPENS)->day,
               "2027-02-28");                                                            /* A21 */
    assert_day(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_FINAL_NOTICE)->day, "2027-06-14"); /* A26 */
    assert_day(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_REVOKED)->day, "2027-06-29");
    assert_day(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_REINSTATEMENT_ENDS)->day,
               "2030-06-29");                                                         /* A27 */
    assert_day(stage(pool, CEU_CLOCK_DUES, CEU_STAGE_GRACE_ENDS)->day, "2027-04-10"); /* C1 */
    g_assert_nonnull(notice(pool->notices, CEU_NOTICE_CONFLICT));
    assert_day(stage(pool, CEU_CLOCK_DUES, CEU_STAGE_INACTIVE)->day, "2027-06-29"); /* A24 */
}

/* AHIMA: totals (H1, H2, H4), and the parts of the total (H5, H6, H9). */
static const struct {
    const char *name, *types, *earned, *today, *total, *hiim, *origin;
} ahima[] = {
    { "X17", "CCS", "2025-06-14", "2026-11-23", "20", "16", "8" },
    { "X19", "RHIA,CCS,CCS-P", "2025-06-14", "2026-11-23", "50", "40", "20" },
    { "X21", "CCS,CCS-P", "2025-06-14", "2026-11-23", "30", "24", "12" },
    { "X23", "RHIT,RHIA", "2025-06-14", "2026-11-23", "30", "24", "12" },
    { "CHPS + RHIT", "CHPS,RHIT", "2025-06-14", "2026-11-23", "40", "32", "16" },
    { "RHIA + CHDA", "RHIA,CHDA", "2025-06-14", "2026-11-23", "40", "32", "16" },
    { "capped", "RHIA,CHDA,CHPS,CDIP", "2025-06-14", "2026-11-23", "50", "40", "20" },
    { "CHTS", "CHTS-TR", "2025-06-14", "2026-11-23", "20", "16", "8" },
    { "began in 2024", "CCS", "2024-06-14", "2025-11-23", "20", "16", NULL },
    { "began with 2025", "CCS", "2025-01-01", "2025-11-23", "20", "16", "8" },
};

static bool
has_requirement(const CeuPool *pool, const char *id)
{
    for (guint i = 0; i < pool->requirements->len; i++) {
        if (strcmp(((CeuRequirement *) g_ptr_array_index(pool->requirements, i))->id, id) == 0)
            return true;
    }
    return false;
}

static void
test_ahima_totals(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ahima); i++) {
        g_auto(Holder) self = shipped();
        const CeuPool *pool;

        g_test_message("%s", ahima[i].name);
        earn_all(&self, "ahima", ahima[i].types, ahima[i].earned);
        pool = pool_of(&self, "ahima", ahima[i].today);
        assert_units(requirement(pool, "total")->required, ahima[i].total);
        assert_units(requirement(pool, "H5")->required, ahima[i].hiim);
        g_assert_cmpint(has_requirement(pool, "H6"), ==, ahima[i].origin != NULL);
        if (ahima[i].origin != NULL)
            assert_units(requirement(pool, "H6")->required, ahima[i].origin);
    }
}

static void
test_x17_due(void)
{
    g_auto(Holder) self = shipped();
    const CeuPool *pool;

    earn(&self, "ahima", "CCS", "2025-06-14");
    pool = pool_of(&self, "ahima", "2026-11-23");
    assert_day(pool->cycle.first, "2025-06-14");
    assert_day(pool->cycle.last, "2027-06-13"); /* the earlier of the two possible days … */
    g_assert_nonnull(pool->due_assumption);     /* … and said to be assumed */
    g_assert_nonnull(notice(pool->notices, CEU_NOTICE_ASSUMED));
    assert_day(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_INACTIVE)->day, "2027-06-14"); /* H12 */
    assert_day(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_REVOKED)->day, "2027-12-11");
}

/* X24: a cycle that ended in 2020 had self-reviews inside its 20; one that ends in 2022 has not. */
static void
test_x24_self_reviews(void)
{
    g_auto(Holder) self = shipped();
    const CeuPool *pool;

    earn(&self, "ahima", "CCS", "2018-06-14");
    pool = pool_of(&self, "ahima", "2020-01-15");
    assert_units(requirement(pool, "total")->required, "20");
    assert_units(requirement(pool, "H9")->required, "10");
    g_assert_nonnull(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_GRACE_ENDS)); /* H13 */
    pool = pool_of(&self, "ahima", "2021-01-15");
    assert_units(requirement(pool, "total")->required, "20");
    g_assert_false(has_requirement(pool, "H9"));
    g_assert_null(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_GRACE_ENDS));
}

static const struct {
    const char *name, *amount;
    CeuUnit unit;
    const char *want;
} rounding[] = {
    { "X26", "2.5", CEU_UNIT_HOUR, "2" },         { "X26", "2.75", CEU_UNIT_HOUR, "3" },
    { "X26", "150", CEU_UNIT_MINUTE, "2" },       { "X26", "165", CEU_UNIT_MINUTE, "3" },
    { "X52", "0.6", CEU_UNIT_IACET, "6" },        { "one hour", "1", CEU_UNIT_CEU, "1" },
    { "44 minutes", "44", CEU_UNIT_MINUTE, "0" }, { "45 minutes", "45", CEU_UNIT_MINUTE, "1" },
};

static void
test_ahima_rounding(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rounding); i++) {
        g_auto(Holder) self = shipped();
        CeuActivity record;
        const CeuPool *pool;

        g_test_message("%s: %s", rounding[i].name, rounding[i].amount);
        earn(&self, "ahima", "CCS", "2015-06-14");
        record = activity(&self, "2015-07-01", rounding[i].amount);
        record.unit = rounding[i].unit;
        record.topics = "coding";
        log_activity(&self, record);
        pool = pool_of(&self, "ahima", "2016-01-01");
        assert_units(requirement(pool, "total")->counted, rounding[i].want);
    }
}

/* H5: topics outside the HIIM domains count up to 20 % of the required total. */
static void
test_ahima_other_topics(void)
{
    g_auto(Holder) self = shipped();
    const CeuPool *pool;

    earn(&self, "ahima", "CCS", "2025-06-14");
    learn(&self, "2025-07-01", "14", "ICD-10-CM");
    learn(&self, "2025-07-02", "9", "Management");
    pool = pool_of(&self, "ahima", "2026-11-23");
    assert_units(requirement(pool, "total")->counted, "18");
    assert_units(requirement(pool, "H5")->missing, "2");
}

static void
test_x52_iacet_at_aapc(void)
{
    g_auto(Holder) self = shipped();
    CeuActivity record;
    const CeuPool *pool;

    join(&self, "aapc", 3, 0, NULL, "2026-11-23");
    earn(&self, "aapc", "CPC", "2015-05-05");
    record = activity(&self, "2026-05-10", "0.6");
    record.unit = CEU_UNIT_IACET;
    log_activity(&self, record);
    pool = pool_of(&self, "aapc", "2026-11-23");
    assert_units(requirement(pool, "total")->counted, "6"); /* contact hours, not 0.6 … */
    g_assert_cmpint(item(&self, pool, record.id)->marks & CEU_MARK_CONVERTED, !=,
                    0); /* … and marked */
}

static void
test_x27_amba(void)
{
    g_auto(Holder) self = shipped();
    CeuActivity record;
    const CeuPool *pool;

    join(&self, "amba", 6, 0, "2027-06-30", "2026-11-23");
    earn(&self, "amba", "CMRS", "2015-05-05");
    record = activity(&self, "2026-08-10", "7");
    record.provider = "AMBA";
    log_activity(&self, record);
    learn(&self, "2026-08-11", "8", NULL);
    pool = pool_of(&self, "amba", "2026-11-23");
    g_assert_true(requirement(pool, "total")->met);
    assert_units(requirement(pool, "M2")->required, "7.5");
    assert_units(requirement(pool, "M2")->missing, "0.5");
    assert_day(pool->cycle.last, "2027-06-30");
    assert_day(stage(pool, CEU_CLOCK_UNITS, CEU_STAGE_DUE)->day,
               "2026-12-31"); /* C9: the earlier date warns */
    assert_day(stage(pool, CEU_CLOCK_DUES, CEU_STAGE_GRACE_ENDS)->day, "2027-07-10"); /* M4 */
    assert_day(stage(pool, CEU_CLOCK_DUES, CEU_STAGE_INACTIVE)->day, "2027-07-30");
}

/* Every unit and every line can be traced to a rule with a source. */
static void
test_provenance(void)
{
    g_auto(Holder) self = shipped();
    const CeuPool *pool;

    join(&self, "aapc", 3, 0, "2027-03-31", "2026-11-23");
    earn_all(&self, "aapc", "CPC,CPMA", "2015-05-05");
    learn(&self, "2014-07-01", "1", NULL);
    learn(&self, "2026-07-01", "1", NULL);
    pool = pool_of(&self, "aapc", "2026-11-23");
    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *line = g_ptr_array_index(pool->requirements, i);

        g_assert_nonnull(line->rule);
        g_assert_nonnull(ceu_body_source(pool->body, line->rule->sources[0]));
    }
    for (guint i = 0; i < pool->items->len; i++)
        g_assert_nonnull(g_array_index(pool->items, CeuItem, i).rule);
    for (guint i = 0; i < pool->stages->len; i++)
        g_assert_nonnull(((CeuStage *) g_ptr_array_index(pool->stages, i))->rule);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/examples/aapc-dates", test_aapc_dates);
    g_test_add_func("/examples/aapc-minimums", test_aapc_minimums);
    g_test_add_func("/examples/x8-renewal-month", test_x8_renewal_month);
    g_test_add_func("/examples/x9-same-course", test_x9_same_course);
    g_test_add_func("/examples/x11-x12-specialty", test_x11_x12_specialty);
    g_test_add_func("/examples/x15-short", test_x15_short);
    g_test_add_func("/examples/x16-no-index-number", test_x16_no_index_number);
    g_test_add_func("/examples/aapc-ladder", test_aapc_ladder);
    g_test_add_func("/examples/ahima-totals", test_ahima_totals);
    g_test_add_func("/examples/x17-due", test_x17_due);
    g_test_add_func("/examples/x24-self-reviews", test_x24_self_reviews);
    g_test_add_func("/examples/ahima-rounding", test_ahima_rounding);
    g_test_add_func("/examples/ahima-other-topics", test_ahima_other_topics);
    g_test_add_func("/examples/x52-iacet-at-aapc", test_x52_iacet_at_aapc);
    g_test_add_func("/examples/x27-amba", test_x27_amba);
    g_test_add_func("/examples/provenance", test_provenance);
    return g_test_run();
}
