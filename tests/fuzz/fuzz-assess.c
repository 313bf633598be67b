/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The judgement: any facts on any day are judged by the shipped packs without contradiction. */
#include "fuzz.h"

#include <ceu/ceu.h>

/* Bytes as a supply of small numbers; zeroes when they run out. */
typedef struct Supply {
    const uint8_t *data;
    size_t left;
} Supply;

static int
take(Supply *supply, int below)
{
    int value;

    if (supply->left == 0)
        return 0;
    value = *supply->data++;
    supply->left--;
    return value % below;
}

static CeuDate
take_day(Supply *supply)
{
    int high = take(supply, 16);

    return ceu_date_add_days(ceu_date_from_ymd(2018, 1, 1), high * 256 + take(supply, 256));
}

static const char *const bodies[] = { "aapc", "ahima", "amba", "nobody" };
static const char *const types[] = { "CPC",  "CRC",  "CPMA", "CPC-A", "CCS",
                                     "RHIT", "RHIA", "CMRS", "X" };
static const char *const topics[] = { NULL, "auditing", "compliance;cpt", "icd-10-pcs",
                                      "management" };
static const char *const titles[] = { "Update", "Another update", "A third" };

static const char *const parts[] = { "course", "job", "practicode", "nothing" };
static const char *const exams[] = { "ahima/CCS/exam", "amba/CMRS/exam", "aapc/CPC/exam" };
static const char *const prerequisites[] = { "X-CCS", "M5-membership", "X-membership" };

static void
add_path(CeuFacts *facts, Supply *supply)
{
    int steps = take(supply, 16);

    for (int i = 0; i < steps; i++) {
        CeuPathStep step = ceu_path_step_init();
        CeuDeed deed = ceu_deed_init();

        step.id = i + 1;
        step.uid = deed.uid = "step";
        step.credential_id = take(supply, 6);
        step.kind = (CeuPathStepKind) take(supply, CEU_PATH_KIND_COUNT);
        step.amount = take(supply, 100) - 1;
        step.day = take_day(supply);
        if (step.kind == CEU_PATH_EXPERIENCE)
            step.part = parts[take(supply, G_N_ELEMENTS(parts))];
        ceu_facts_add_path_step(facts, &step);
        deed.pool = exams[take(supply, G_N_ELEMENTS(exams))];
        deed.subject = prerequisites[take(supply, G_N_ELEMENTS(prerequisites))];
        deed.day = take_day(supply);
        ceu_facts_add_deed(facts, &deed);
    }
}

static CeuFacts *
make_facts(Supply *supply)
{
    CeuFacts *facts = ceu_facts_new();
    int credentials = take(supply, 6), activities;

    for (size_t i = 0; i < G_N_ELEMENTS(bodies); i++) {
        CeuMembership membership = ceu_membership_init();

        membership.id = (int64_t) i + 1;
        membership.uid = membership.body = bodies[i];
        membership.renews_month = take(supply, 13);
        membership.renews_year = membership.renews_month > 0 && take(supply, 2) != 0 ? 2027 : 0;
        if (take(supply, 2) != 0)
            membership.dues_paid_to = take_day(supply);
        if (take(supply, 4) != 0)
            ceu_facts_add_membership(facts, &membership);
    }
    for (int i = 0; i < credentials; i++) {
        CeuCredential credential = ceu_credential_init();

        credential.id = i + 1;
        credential.uid = "credential";
        credential.body = bodies[take(supply, G_N_ELEMENTS(bodies))];
        credential.type = types[take(supply, G_N_ELEMENTS(types))];
        if (take(supply, 8) != 0)
            credential.earned = take_day(supply);
        if (take(supply, 8) == 1)
            credential.retired = take_day(supply);
        ceu_facts_add_credential(facts, &credential);
    }
    activities = take(supply, 40);
    for (int i = 0; i < activities; i++) {
        CeuActivity activity = ceu_activity_init();

        activity.id = i + 1;
        activity.uid = "activity";
        activity.title = titles[take(supply, G_N_ELEMENTS(titles))];
        activity.topics = topics[take(supply, G_N_ELEMENTS(topics))];
        activity.done = take_day(supply);
        activity.units.milli = take(supply, 256) * 250;
        activity.unit = (CeuUnit) take(supply, CEU_UNIT_COUNT);
        activity.planned = take(supply, 8) == 1;
        ceu_facts_add_activity(facts, &activity);
    }
    add_path(facts, supply);
    return facts;
}

/* A candidate has no cycle; its stages are of an exam, by day, and past exactly if their day is. */
static void
check_candidate(const CeuPool *pool, CeuDate today)
{
    g_assert_false(pool->has_cycle);
    g_assert_cmpuint(pool->items->len, ==, 0);
    for (guint i = 0; i < pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);
        const CeuStage *before = i > 0 ? g_ptr_array_index(pool->stages, i - 1) : stage;

        g_assert_cmpint(stage->kind, >=, CEU_STAGE_EXAM_EXTENSION);
        g_assert_cmpint(before->day.days, <=, stage->day.days);
        if (stage->state != CEU_STAGE_MET)
            g_assert_true((stage->state == CEU_STAGE_PAST) == (stage->day.days < today.days));
    }
    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *line = g_ptr_array_index(pool->requirements, i);

        g_assert_true(line->kind == CEU_REQUIREMENT_PREREQUISITE ||
                      line->kind == CEU_REQUIREMENT_EXPERIENCE);
        g_assert_true(line->met == (line->kind == CEU_REQUIREMENT_EXPERIENCE
                                        ? line->missing.milli == 0
                                        : line->deed != NULL || line->arithmetic != NULL));
        g_assert_true(line->met || line->recommended || !pool->complete);
    }
}

static void
check_pool(const CeuPool *pool, uint32_t activities)
{
    int64_t counted = 0;

    if (!pool->has_cycle) {
        g_assert_true(pool->items->len == 0 || pool->items->len == activities);
        return;
    }
    g_assert_cmpuint(pool->items->len, ==, activities);
    g_assert_cmpint(pool->cycle.first.days, <=, pool->cycle.last.days);
    for (guint i = 0; i < pool->items->len; i++) {
        const CeuItem *item = &g_array_index(pool->items, CeuItem, i);

        g_assert_cmpint(item->counted.milli, >=, 0);
        g_assert_true(ceu_reason_counts(item->reason) || item->counted.milli == 0);
        counted += item->counted.milli;
    }
    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *requirement = g_ptr_array_index(pool->requirements, i);

        g_assert_cmpint(requirement->missing.milli, >=, 0);
        if (requirement->kind == CEU_REQUIREMENT_TOTAL)
            g_assert_cmpint(requirement->counted.milli, <=, counted);
        if (requirement->kind == CEU_REQUIREMENT_TOTAL ||
            requirement->kind == CEU_REQUIREMENT_MINIMUM)
            g_assert_cmpint(requirement->missing.milli, ==,
                            MAX(0, requirement->required.milli - requirement->counted.milli));
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const directories[] = { CEU_SOURCE_DIR "/data/rules", NULL };
    static CeuRulebook *rulebook;
    Supply supply = { data, size };
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuFacts) facts = NULL;
    g_autoptr(CeuAssessment) assessment = NULL;
    uint32_t activities;

    if (rulebook == NULL)
        rulebook = ceu_rulebook_load(directories, NULL, NULL, NULL, &error);
    g_assert_no_error(error);
    facts = make_facts(&supply);
    ceu_facts_activities(facts, &activities);
    assessment = ceu_assess(facts, rulebook, take_day(&supply));
    for (guint i = 0; i < assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(assessment->pools, i);

        check_pool(pool, activities);
        if (pool->candidate)
            check_candidate(pool, assessment->today);
    }
    return 0;
}
