/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An assessment built by hand: two pools, every kind of requirement, stage and notice that a report shows. */
#pragma once

#include <ceu/report.h>
#include <stdlib.h>
#include <string.h>

typedef struct Fixture {
    CeuFacts *facts;
    CeuBody *body, *other;
    CeuAssessment *assessment;
    GPtrArray *owned; /* everything allocated for the assessment */
} Fixture;

#define FIXTURE_TODAY "2026-11-23"

static inline CeuDate
fixture_day(const char *text)
{
    CeuDate day;

    g_assert_true(ceu_date_parse(text, &day, NULL));
    return day;
}

static inline CeuUnits
fixture_units(int64_t milli)
{
    return (CeuUnits){ milli };
}

static inline char **
fixture_words(const char *text)
{
    return g_strsplit(text, " ", -1);
}

static inline CeuRule *
fixture_rule(CeuBody *body, CeuRuleKind kind, const char *id, const char *confidence)
{
    CeuRule *rule = ceu_rule_new(kind);

    rule->id = g_strdup(id);
    rule->confidence = g_strdup(confidence);
    rule->sources = fixture_words("S1");
    rule->place = g_strdup_printf("boe.yaml:%u:3", body->rules->len + 1);
    g_ptr_array_add(body->rules, rule);
    return rule;
}

static inline const CeuRule *
fixture_rule_by_id(const CeuBody *body, const char *id)
{
    for (guint i = 0; i < body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(body->rules, i);

        if (strcmp(rule->id, id) == 0)
            return rule;
    }
    g_assert_not_reached();
}

static inline CeuBody *
fixture_body(void)
{
    CeuBody *body = ceu_body_new();
    CeuTag *tag = ceu_tag_new("audit", "Auditing");
    CeuTag *origin = ceu_tag_new("own", "The board itself");
    CeuCredentialType *type = ceu_credential_type_new("EXA", "Certified Example");
    CeuSource *source = ceu_source_new("S1", "https://example.org/renewal");
    CeuRule *rule;

    body->id = g_strdup("boe");
    body->name = g_strdup("BOE");
    body->title = g_strdup("Board of Examples");
    body->account_url = g_strdup("https://example.org/account");
    body->path = g_strdup("boe.yaml");
    body->verified = fixture_day("2026-11-01");
    source->dated = g_strdup("2026");
    source->note = g_strdup("help page");
    g_ptr_array_add(body->sources, source);
    g_ptr_array_add(body->sources, ceu_source_new("S2", "https://example.org/unused"));
    type->group = g_strdup("core");
    g_ptr_array_add(body->types, type);
    g_ptr_array_add(body->types, ceu_credential_type_new("EXB", "Certified Example, Advanced"));
    tag->patterns = fixture_words("audit* review*");
    g_ptr_array_add(body->categories, tag);
    origin->patterns = fixture_words("board*");
    g_ptr_array_add(body->origins, origin);

    rule = fixture_rule(body, CEU_RULE_ANCHOR, "E6", "A");
    rule->anchor.parity = true;
    rule = fixture_rule(body, CEU_RULE_LENGTH, "E7", "A");
    rule->length.months = 24;
    rule = fixture_rule(body, CEU_RULE_TOTAL, "E1", "A-");
    rule->total.kind = CEU_TOTAL_BY_COUNT;
    for (int64_t units = 36; units <= 40; units += 4)
        g_array_append_val(rule->total.by_count, ((CeuUnits){ units * 1000 }));
    rule->from = fixture_day("2015-08-31");
    rule->by = CEU_BY_CYCLE_START;
    rule = fixture_rule(body, CEU_RULE_REQUIRE, "E2", "B");
    rule->require.amount = fixture_units(16000);
    rule->require.category = g_strdup("audit");
    rule->applies_to = fixture_words("EXB");
    rule->unknown = g_strdup("the page with this minimum carries no date");
    rule = fixture_rule(body, CEU_RULE_REQUIRE, "E3", "B");
    rule->require.bound = CEU_BOUND_MAX;
    rule->require.percent_milli = 20000;
    rule->require.category = g_strdup("audit");
    rule->require.outside = true;
    rule = fixture_rule(body, CEU_RULE_WINDOW, "E21", "A");
    rule->window.opens_before.months = 1;
    rule = fixture_rule(body, CEU_RULE_LADDER, "E26", "B");
    rule->ladder.stage = CEU_STAGE_REVOKED;
    rule->ladder.base = CEU_STAGE_DUE;
    rule->ladder.after.days = 90;
    rule->ladder.stakes = g_strdup("the credentials are revoked");
    rule = fixture_rule(body, CEU_RULE_DUTY, "E8", "A");
    rule->clock = CEU_CLOCK_DUES;
    rule->duty.title = g_strdup("Membership dues");
    rule = fixture_rule(body, CEU_RULE_COUNT, "E15", "A");
    rule->count.aspect = CEU_COUNT_NOT_BEFORE;
    rule = fixture_rule(body, CEU_RULE_COUNT, "E16", "A");
    rule->count.aspect = CEU_COUNT_ONCE;
    rule->count.once = CEU_ONCE_UNKNOWN;
    rule = fixture_rule(body, CEU_RULE_NOTE, "E28", "A");
    rule->note = g_strdup("one submission in four is verified");
    return body;
}

/* What few bodies have: formats, questions about the holder, a parent of a category, a unit of their own. */
static inline void
fixture_add_odd(CeuBody *body)
{
    CeuTag *category = g_ptr_array_index(body->categories, 0);
    CeuRule *rule = g_ptr_array_index(body->rules, body->rules->len - 1);
    CeuTrait *boss = ceu_trait_new("boss", "Do you supervise others?");

    boss->values = fixture_words("yes no");
    category->parent = g_strdup("all");
    g_ptr_array_add(body->categories, ceu_tag_new("all", "All"));
    g_ptr_array_add(body->formats, ceu_tag_new("live", "Live"));
    g_ptr_array_add(body->traits, boss);
    g_ptr_array_add(body->traits, ceu_trait_new("hired", "When were you hired?"));
    rule->after_act = g_strdup("E8");
    ceu_rule_add_condition(rule, "boss", (const char *const[]){ "no", NULL }, true);
    body->unit_name = g_strdup("CPE");
}

static inline void
fixture_facts(CeuFacts *facts, const char *title)
{
    CeuMembership membership = ceu_membership_init();
    CeuCredential credential = ceu_credential_init();
    CeuActivity activity = ceu_activity_init();
    CeuOverride override = ceu_override_init();

    membership.id = 1;
    membership.body = "boe";
    membership.renews_year = 2027;
    membership.renews_month = 3;
    membership.dues_paid_to = fixture_day("2027-03-31");
    ceu_facts_add_membership(facts, &membership);
    credential.id = 1;
    credential.body = "boe";
    credential.type = "EXA";
    credential.number = "01234567";
    credential.earned = fixture_day("2024-03-14");
    ceu_facts_add_credential(facts, &credential);
    credential.id = 2;
    credential.type = "EXB";
    credential.number = NULL;
    credential.earned = fixture_day("2025-06-01");
    ceu_facts_add_credential(facts, &credential);
    activity.id = 7;
    activity.title = "Early webinar";
    activity.done = fixture_day("2024-01-10");
    activity.units = fixture_units(1000);
    ceu_facts_add_activity(facts, &activity);
    activity.id = 12;
    activity.title = title;
    activity.provider = "Board of Examples";
    activity.topics = "audit";
    activity.done = fixture_day("2026-11-03");
    activity.units = fixture_units(150);
    activity.unit = CEU_UNIT_IACET;
    activity.proofs = 1;
    ceu_facts_add_activity(facts, &activity);
    activity.id = 13;
    activity.title = "The same again";
    activity.done = fixture_day("2026-11-10");
    activity.pin = fixture_day("2027-03-01");
    ceu_facts_add_activity(facts, &activity);
    override.id = 1;
    override.pool = "boe";
    override.kind = CEU_OVERRIDE_MINIMUM;
    override.subject = "E2";
    override.units = fixture_units(8000);
    ceu_facts_add_override(facts, &override);
}

static inline gpointer
fixture_own(Fixture *self, gsize size)
{
    gpointer memory = g_malloc0(size);

    g_ptr_array_add(self->owned, memory);
    return memory;
}

static inline char *
fixture_text(Fixture *self, const char *text)
{
    char *copy = g_strdup(text);

    if (copy != NULL)
        g_ptr_array_add(self->owned, copy);
    return copy;
}

static inline CeuPool *
fixture_pool(Fixture *self, const char *id, const CeuBody *body)
{
    CeuPool *pool = fixture_own(self, sizeof(CeuPool));

    pool->id = fixture_text(self, id);
    pool->body = body;
    pool->credentials = g_ptr_array_new();
    pool->requirements = g_ptr_array_new();
    pool->items = g_array_new(FALSE, TRUE, sizeof(CeuItem));
    pool->carried = g_array_new(FALSE, TRUE, sizeof(CeuItem));
    pool->stages = g_ptr_array_new();
    pool->notices = g_ptr_array_new();
    pool->submitted = CEU_DATE_NONE;
    g_ptr_array_add(self->assessment->pools, pool);
    return pool;
}

static inline CeuRequirement *
fixture_requirement(Fixture *self, CeuPool *pool, CeuRequirementKind kind, const char *id,
                    const char *title, int64_t counted, int64_t required)
{
    CeuRequirement *requirement = fixture_own(self, sizeof(CeuRequirement));

    requirement->kind = kind;
    requirement->id = fixture_text(self, id);
    requirement->title = fixture_text(self, title);
    requirement->counted = fixture_units(counted);
    requirement->required = fixture_units(required);
    requirement->missing =
        fixture_units(kind == CEU_REQUIREMENT_MAXIMUM ? 0 : MAX(required - counted, 0));
    requirement->met = requirement->missing.milli == 0;
    requirement->window = (CeuCycle){ CEU_DATE_NONE, CEU_DATE_NONE };
    g_ptr_array_add(pool->requirements, requirement);
    return requirement;
}

static inline const CeuDeed *
fixture_deed(Fixture *self, const char *pool, const char *subject, const char *day)
{
    CeuDeed *deed = fixture_own(self, sizeof(CeuDeed));

    *deed = ceu_deed_init();
    deed->pool = pool;
    deed->subject = subject;
    deed->day = fixture_day(day);
    return deed;
}

static inline CeuStage *
fixture_stage(Fixture *self, CeuPool *pool, CeuStageKind kind, CeuClock clock, const char *day,
              CeuStageState state, const CeuRule *rule)
{
    CeuStage *stage = fixture_own(self, sizeof(CeuStage));

    stage->kind = kind;
    stage->clock = clock;
    stage->day = fixture_day(day);
    stage->state = state;
    stage->rule = rule;
    stage->stakes = rule != NULL && rule->kind == CEU_RULE_LADDER ? rule->ladder.stakes : NULL;
    g_ptr_array_add(pool->stages, stage);
    return stage;
}

static inline void
fixture_notice(Fixture *self, GPtrArray *notices, CeuNoticeKind kind, const char *text,
               const char *remedy, const CeuRule *rule)
{
    CeuNotice *notice = fixture_own(self, sizeof(CeuNotice));

    notice->kind = kind;
    notice->text = fixture_text(self, text);
    notice->remedy = fixture_text(self, remedy);
    notice->rule = rule;
    g_ptr_array_add(notices, notice);
}

static inline void
fixture_items(CeuPool *pool, const CeuBody *body)
{
    CeuItem items[] = {
        { .activity = 0,
          .reason = CEU_REASON_BEFORE_CERTIFIED,
          .rule = fixture_rule_by_id(body, "E15"),
          .offered = { 1000 },
          .same_as = UINT32_MAX },
        { .activity = 1,
          .reason = CEU_REASON_COUNTED,
          .offered = { 1500 },
          .counted = { 1500 },
          .categories = 1,
          .origins = 1,
          .marks = CEU_MARK_NO_PROOF | CEU_MARK_CONVERTED,
          .missing_fields = CEU_FIELD_INDEX | CEU_FIELD_DATE,
          .same_as = UINT32_MAX },
        { .activity = 2,
          .reason = CEU_REASON_REPEATED,
          .rule = fixture_rule_by_id(body, "E16"),
          .offered = { 1500 },
          .same_as = 1 },
    };

    g_array_append_vals(pool->items, items, G_N_ELEMENTS(items));
}

static inline void
fixture_first_pool(Fixture *self)
{
    const CeuBody *body = self->body;
    CeuPool *pool = fixture_pool(self, "boe", body);
    CeuRequirement *requirement;
    CeuStage *stage;
    uint32_t count;

    pool->membership = ceu_facts_membership_of(self->facts, "boe");
    for (uint32_t i = 0; i < 2; i++)
        g_ptr_array_add(pool->credentials,
                        (gpointer) &ceu_facts_credentials(self->facts, &count)[i]);
    pool->has_cycle = true;
    pool->cycle = (CeuCycle){ fixture_day("2025-09-15"), fixture_day("2027-03-31") };
    pool->nominal = (CeuCycle){ fixture_day("2025-04-01"), fixture_day("2027-03-31") };
    pool->next = (CeuCycle){ fixture_day("2027-04-01"), fixture_day("2029-03-31") };
    pool->due_assumption = fixture_text(self, "the last day of the renewal month is assumed");
    pool->anchor_rule = fixture_rule_by_id(body, "E6");
    pool->length_rule = fixture_rule_by_id(body, "E7");
    pool->days_left = 128;
    pool->urgency = CEU_URGENCY_LATER;
    pool->pace_per_month = fixture_units(100);
    pool->unproven = fixture_units(1500);
    pool->left_for_next = fixture_units(2000);
    pool->earn = (CeuCycle){ fixture_day("2025-03-01"), fixture_day("2027-03-31") };
    pool->number = 3;
    pool->carries = fixture_units(4500);
    pool->owed = fixture_units(5000);
    g_array_append_val(pool->carried,
                       ((CeuItem){ .activity = 1, .counted = { 500 }, .same_as = UINT32_MAX }));

    requirement =
        fixture_requirement(self, pool, CEU_REQUIREMENT_TOTAL, "total", "Total", 29500, 30000);
    requirement->rule = fixture_rule_by_id(body, "E1");
    requirement->arithmetic = fixture_text(self, "40 × 18 of 24 months = 30");
    requirement->carried = fixture_units(500);
    requirement = fixture_requirement(self, pool, CEU_REQUIREMENT_MINIMUM, "E2", "Auditing (EXB)",
                                      8000, 8000);
    requirement->rule = fixture_rule_by_id(body, "E2");
    requirement->basis = CEU_BASIS_OVERRIDE;
    requirement->window = (CeuCycle){ fixture_day("2026-04-01"), fixture_day("2027-03-31") };
    requirement = fixture_requirement(self, pool, CEU_REQUIREMENT_MAXIMUM, "E3",
                                      "Outside the domains of the board, job-relevant", 2000, 6000);
    requirement->rule = fixture_rule_by_id(body, "E3");
    requirement->assumption = fixture_text(self, "the page carries no date");
    requirement =
        fixture_requirement(self, pool, CEU_REQUIREMENT_DUTY, "dues", "Membership dues", 0, 0);
    requirement->rule = fixture_rule_by_id(body, "E8");
    requirement->deed = fixture_deed(self, "boe", "E8", "2026-10-02");

    fixture_stage(self, pool, CEU_STAGE_SUBMISSION_OPENS, CEU_CLOCK_UNITS, "2027-02-28",
                  CEU_STAGE_NEXT, fixture_rule_by_id(body, "E21"));
    stage = fixture_stage(self, pool, CEU_STAGE_DUE, CEU_CLOCK_UNITS, "2027-03-31", CEU_STAGE_LATER,
                          pool->anchor_rule);
    stage->assumption = pool->due_assumption;
    fixture_stage(self, pool, CEU_STAGE_DUE, CEU_CLOCK_DUES, "2027-03-31", CEU_STAGE_NEXT,
                  fixture_rule_by_id(body, "E8"))
        ->basis = CEU_BASIS_OVERRIDE;
    fixture_stage(self, pool, CEU_STAGE_REVOKED, CEU_CLOCK_UNITS, "2027-06-29", CEU_STAGE_LATER,
                  fixture_rule_by_id(body, "E26"));

    fixture_notice(self, pool->notices, CEU_NOTICE_ASSUMED,
                   "due 2027-03-31: the last day of the renewal month is assumed",
                   "ceu membership set boe --due 2027-03-31", pool->anchor_rule);
    fixture_notice(self, pool->notices, CEU_NOTICE_ASSUMED,
                   "Outside the domains of the board, job-relevant: the page carries no date", NULL,
                   NULL);
    fixture_notice(self, pool->notices, CEU_NOTICE_REPEATED,
                   "activity 13 repeats the course of activity 12, which counts once", NULL,
                   fixture_rule_by_id(body, "E16"));
    fixture_notice(self, pool->notices, CEU_NOTICE_PROOF,
                   "1 counted activity (1.5 units) lacks what BOE asks for",
                   "ceu attach 12 CERTIFICATE", NULL);
    fixture_items(pool, body);
}

/* A body whose due date is not known. */
static inline void
fixture_second_pool(Fixture *self)
{
    CeuPool *pool = fixture_pool(self, "ask", self->other);

    self->other->id = g_strdup("ask");
    self->other->name = g_strdup("ASK");
    pool->urgency = CEU_URGENCY_LATER;
    fixture_notice(self, pool->notices, CEU_NOTICE_ASK,
                   "ASK renews by the membership's month: state yours",
                   "ceu membership set ask --renews YYYY-MM", NULL);
}

static inline Fixture *
fixture_new(const char *title)
{
    Fixture *self = g_new0(Fixture, 1);

    self->owned = g_ptr_array_new_with_free_func(g_free);
    self->facts = ceu_facts_new();
    self->body = fixture_body();
    self->other = ceu_body_new();
    self->assessment = g_new0(CeuAssessment, 1);
    self->assessment->today = fixture_day(FIXTURE_TODAY);
    self->assessment->pools = g_ptr_array_new();
    self->assessment->notices = g_ptr_array_new();
    self->assessment->urgency = CEU_URGENCY_LATER;
    fixture_facts(self->facts, title);
    fixture_first_pool(self);
    fixture_second_pool(self);
    fixture_notice(self, self->assessment->notices, CEU_NOTICE_ASK,
                   "no rule pack knows the body “nope”", NULL, NULL);
    return self;
}

static inline void
fixture_free(Fixture *self)
{
    for (guint i = 0; i < self->assessment->pools->len; i++) {
        CeuPool *pool = g_ptr_array_index(self->assessment->pools, i);

        g_ptr_array_unref(pool->credentials);
        g_ptr_array_unref(pool->requirements);
        g_array_unref(pool->items);
        g_array_unref(pool->carried);
        g_ptr_array_unref(pool->stages);
        g_ptr_array_unref(pool->notices);
    }
    g_ptr_array_unref(self->assessment->pools);
    g_ptr_array_unref(self->assessment->notices);
    g_free(self->assessment);
    g_ptr_array_unref(self->owned);
    ceu_body_free(self->body);
    ceu_body_free(self->other);
    ceu_facts_free(self->facts);
    g_free(self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fixture, fixture_free)

static inline CeuPool *
fixture_nth_pool(const Fixture *self, guint index)
{
    return g_ptr_array_index(self->assessment->pools, index);
}

/* Compares with tests/report/golden/@name; with CEU_WRITE_GOLDEN set it writes the file and fails. */
static inline void
fixture_assert_golden(const char *text, const char *name)
{
    g_autofree char *path =
        g_build_filename(CEU_SOURCE_DIR, "tests", "report", "golden", name, NULL);
    g_autofree char *golden = NULL;

    if (getenv("CEU_WRITE_GOLDEN") != NULL) {
        g_assert_true(g_file_set_contents(path, text, -1, NULL));
        g_test_message(
            "%s is written: look at it, then run the test again without CEU_WRITE_GOLDEN", path);
        g_test_fail();
        return;
    }
    g_assert_true(g_file_get_contents(path, &golden, NULL, NULL));
    g_assert_cmpstr(text, ==, golden);
}
