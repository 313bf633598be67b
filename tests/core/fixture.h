/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A made-up certifying body and its holders, for tests of the core alone. */
#pragma once

#include <ceu/assess.h>

/* A day; the test fails if @text is none. NULL is "not stated". */
static inline CeuDate
day(const char *text)
{
    CeuDate date = CEU_DATE_NONE;

    if (text != NULL)
        g_assert_true(ceu_date_parse(text, &date, NULL));
    return date;
}

static inline CeuUnits
units(const char *text)
{
    CeuUnits out = { 0 };

    g_assert_true(ceu_units_parse(text, &out, NULL));
    return out;
}

static inline CeuRule *
add_rule(CeuBody *body, CeuRuleKind kind, const char *id)
{
    CeuRule *rule = ceu_rule_new(kind);
    const char *const sources[] = { "S1", NULL };

    rule->id = g_strdup(id);
    rule->sources = g_strdupv((char **) sources);
    rule->confidence = g_strdup("A");
    g_ptr_array_add(body->rules, rule);
    return rule;
}

static inline void
add_type(CeuBody *body, const char *id, const char *group, const char *category)
{
    CeuCredentialType *type = ceu_credential_type_new(id, id);

    type->group = g_strdup(group);
    type->category = g_strdup(category);
    g_ptr_array_add(body->types, type);
}

static inline void
add_tag(GPtrArray *tags, const char *id, const char *title, const char *patterns)
{
    CeuTag *tag = ceu_tag_new(id, title);

    tag->patterns = g_strsplit(patterns, ";", -1);
    g_ptr_array_add(tags, tag);
}

static inline CeuRule *
add_count(CeuBody *body, CeuCountAspect aspect, const char *id)
{
    CeuRule *rule = add_rule(body, CEU_RULE_COUNT, id);

    rule->count.aspect = aspect;
    return rule;
}

static inline CeuRule *
add_rung(CeuBody *body, CeuClock clock, CeuStageKind stage, int months, int days, const char *id)
{
    CeuRule *rule = add_rule(body, CEU_RULE_LADDER, id);

    rule->clock = clock;
    rule->ladder.stage = stage;
    rule->ladder.base = CEU_STAGE_DUE;
    rule->ladder.after = (CeuOffset){ months, days };
    rule->ladder.stakes = g_strdup_printf("what %s costs", ceu_stage_kind_name(stage));
    return rule;
}

static inline CeuRule *
add_minimum(CeuBody *body, const char *id, const char *for_type, const char *amount,
            const char *category)
{
    CeuRule *rule = add_rule(body, CEU_RULE_REQUIRE, id);

    rule->require.bound = CEU_BOUND_MIN;
    rule->require.amount = units(amount);
    rule->require.category = g_strdup(category);
    if (for_type != NULL)
        rule->applies_to = g_strsplit(for_type, ",", -1);
    return rule;
}

/* "club": membership month with parity, 24 months, totals by count, pro-rated, dues, a ladder, categories. */
static inline CeuBody *
club(void)
{
    CeuBody *body = ceu_body_new();
    CeuRule *rule;

    body->id = g_strdup("club");
    body->name = g_strdup("Club");
    body->title = g_strdup("The Club");
    g_ptr_array_add(body->sources, ceu_source_new("S1", "https://club.example/rules"));
    add_type(body, "AAA", "core", NULL);
    add_type(body, "BBB", "core", NULL);
    add_type(body, "AUD", "plus", "audit");
    add_type(body, "LAW", "plus", "law");
    add_type(body, "HRT", "special", "heart");
    add_tag(body->categories, "audit", "Auditing", "audit*");
    add_tag(body->categories, "law", "Law", "law*;compliance");
    add_tag(body->categories, "heart", "Heart", "cardio*");
    add_tag(body->origins, "gov", "the government", "GOV;GOV *");

    rule = add_rule(body, CEU_RULE_ANCHOR, "anchor");
    rule->anchor = (CeuAnchor){ .kind = CEU_ANCHOR_MEMBERSHIP, .parity = true };
    rule = add_rule(body, CEU_RULE_LENGTH, "length");
    rule->length = (CeuLength){ .months = 24, .leap_day = CEU_MONTH_CLAMP };
    rule = add_rule(body, CEU_RULE_TOTAL, "total");
    rule->total.kind = CEU_TOTAL_BY_COUNT;
    for (int64_t milli = 36000; milli <= 52000; milli += 4000) {
        CeuUnits step = { milli };

        g_array_append_val(rule->total.by_count, step);
    }
    rule = add_rule(body, CEU_RULE_PRORATE, "prorate");
    rule->prorate.round_up_to = units("0.5");
    add_minimum(body, "audit16", "AUD", "16", "audit");
    add_minimum(body, "law16", "LAW", "16", "law");
    rule = add_minimum(body, "own8", "special", "8", NULL);
    rule->require.own_category = true;
    rule->require.each = true;
    add_count(body, CEU_COUNT_DATE, "date");
    add_count(body, CEU_COUNT_NOT_BEFORE, "not-before");
    add_count(body, CEU_COUNT_ONCE, "once")->count.once = CEU_ONCE_UNKNOWN;
    add_count(body, CEU_COUNT_OVERLAP, "overlap");
    add_count(body, CEU_COUNT_REUSE, "reuse")->count.reuse = CEU_REUSE_ONE_CORE_ONE_SPECIALTY;
    rule = add_count(body, CEU_COUNT_ONLY_FOR, "only-for");
    rule->count.origin = g_strdup("gov");
    rule->count.groups = g_strsplit("core", ",", -1);
    rule = add_rule(body, CEU_RULE_EVIDENCE, "evidence");
    rule->evidence =
        (CeuEvidenceRule){ CEU_FIELD_INDEX | CEU_FIELD_PROVIDER | CEU_FIELD_TITLE, true };
    rule = add_rule(body, CEU_RULE_WINDOW, "window");
    rule->window.opens_before = (CeuOffset){ 1, 0 };
    add_rung(body, CEU_CLOCK_UNITS, CEU_STAGE_FINAL_NOTICE, 0, 75, "final");
    add_rung(body, CEU_CLOCK_UNITS, CEU_STAGE_REVOKED, 0, 90, "revoked");
    rule = add_rung(body, CEU_CLOCK_UNITS, CEU_STAGE_REINSTATEMENT_ENDS, 36, 0, "reinstate");
    rule->ladder.base = CEU_STAGE_REVOKED;
    rule = add_rule(body, CEU_RULE_ANCHOR, "dues-anchor");
    rule->clock = CEU_CLOCK_DUES;
    rule = add_rule(body, CEU_RULE_LENGTH, "dues-length");
    rule->clock = CEU_CLOCK_DUES;
    rule->length.months = 12;
    rule = add_rule(body, CEU_RULE_DUTY, "dues");
    rule->clock = CEU_CLOCK_DUES;
    rule->duty.title = g_strdup("Membership dues");
    add_rung(body, CEU_CLOCK_DUES, CEU_STAGE_GRACE_ENDS, 0, 30, "grace30");
    add_rung(body, CEU_CLOCK_DUES, CEU_STAGE_GRACE_ENDS, 0, 10, "grace10");
    return body;
}

/* "guild": cycle from the exam day, highest + 10, 80 % in a category, whole units, absorbing. */
static inline CeuBody *
guild(CeuLastDay last_day)
{
    CeuBody *body = ceu_body_new();
    CeuTypeUnits high = { g_strdup("H*"), { 30000 } }, low = { g_strdup("L*"), { 20000 } };
    CeuRule *rule;

    body->id = g_strdup("guild");
    body->name = g_strdup("Guild");
    add_type(body, "HI", NULL, NULL);
    add_type(body, "LO", NULL, NULL);
    add_type(body, "LOW2", NULL, NULL);
    add_type(body, "ODD", NULL, NULL);
    add_tag(body->categories, "craft", "The craft", "wood*;metal*");
    add_tag(body->origins, "own", "the guild", "Guild;Guild *");
    rule = add_rule(body, CEU_RULE_ANCHOR, "anchor");
    rule->anchor.kind = CEU_ANCHOR_EARNED;
    rule = add_rule(body, CEU_RULE_LENGTH, "length");
    rule->length = (CeuLength){ .months = 24, .last_day = last_day };
    rule->unknown =
        last_day == CEU_LAST_DAY_UNKNOWN ? g_strdup("the last day is not stated") : NULL;
    rule = add_rule(body, CEU_RULE_TOTAL, "total");
    rule->total.kind = CEU_TOTAL_HIGHEST_PLUS;
    g_array_append_val(rule->total.base, high);
    g_array_append_val(rule->total.base, low);
    rule->total.extra = units("10");
    rule->total.cap = units("50");
    rule = add_rule(body, CEU_RULE_ABSORB, "absorb");
    rule->absorb.winner = g_strdup("HI");
    rule->absorb.losers = g_strsplit("LO", ",", -1);
    rule = add_minimum(body, "craft80", NULL, "0", "craft");
    rule->require.percent_milli = 80000;
    rule = add_minimum(body, "own40", NULL, "0", NULL);
    rule->require.percent_milli = 40000;
    rule->require.origins = g_strsplit("own", ",", -1);
    rule->from = day("2025-01-01");
    rule->by = CEU_BY_CYCLE_START;
    rule = add_count(body, CEU_COUNT_UNIT, "unit");
    rule->count.minutes = 60;
    rule->count.step = units("1");
    rule->count.remainder_minutes = 45;
    rule = add_rung(body, CEU_CLOCK_UNITS, CEU_STAGE_INACTIVE, 0, 1, "inactive");
    rule = add_rung(body, CEU_CLOCK_UNITS, CEU_STAGE_REVOKED, 0, 180, "revoked");
    rule->ladder.base = CEU_STAGE_INACTIVE;
    return body;
}

/* A holder in the making. */
typedef struct Holder {
    CeuFacts *facts;
    CeuRulebook *rulebook;
    CeuAssessment *assessment;
    int64_t next_id;
} Holder;

static inline Holder
holder(CeuBody *body)
{
    Holder self = { .facts = ceu_facts_new(), .rulebook = ceu_rulebook_new(), .next_id = 1 };

    ceu_rulebook_take(self.rulebook, body);
    return self;
}

static inline void
holder_clear(Holder *self)
{
    ceu_assessment_free(self->assessment);
    ceu_facts_free(self->facts);
    ceu_rulebook_free(self->rulebook);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Holder, holder_clear)

static inline void
join(Holder *self, const char *body, int month, int day_of_month, const char *paid_to,
     const char *standing)
{
    CeuMembership membership = ceu_membership_init();

    membership.body = body;
    membership.renews_month = month;
    membership.renews_day = day_of_month;
    membership.dues_paid_to = day(paid_to);
    membership.standing = day(standing);
    ceu_facts_add_membership(self->facts, &membership);
}

static inline void
earn(Holder *self, const char *body, const char *type, const char *on)
{
    CeuCredential credential = ceu_credential_init();

    credential.id = self->next_id++;
    credential.body = body;
    credential.type = type;
    credential.earned = day(on);
    ceu_facts_add_credential(self->facts, &credential);
}

/* An activity without index number or certificate. */
static inline CeuActivity
activity(Holder *self, const char *on, const char *amount)
{
    CeuActivity record = ceu_activity_init();

    record.id = self->next_id++;
    record.title = "Course"; /* numbered by log_activity() */
    record.provider = "Provider";
    record.done = day(on);
    record.units = units(amount);
    return record;
}

static inline int64_t
log_activity(Holder *self, CeuActivity record)
{
    g_autofree char *title = g_strdup_printf("Course %" G_GINT64_FORMAT, record.id);

    if (g_strcmp0(record.title, "Course") == 0)
        record.title = title;
    ceu_facts_add_activity(self->facts, &record);
    return record.id;
}

static inline int64_t
learn(Holder *self, const char *on, const char *amount, const char *topics)
{
    CeuActivity record = activity(self, on, amount);

    record.topics = topics;
    return log_activity(self, record);
}

static inline const CeuPool *
assess(Holder *self, const char *today)
{
    ceu_assessment_free(self->assessment);
    self->assessment = ceu_assess(self->facts, self->rulebook, day(today));
    return self->assessment->pools->len > 0 ? g_ptr_array_index(self->assessment->pools, 0) : NULL;
}

static inline const CeuRequirement *
requirement(const CeuPool *pool, const char *id)
{
    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *candidate = g_ptr_array_index(pool->requirements, i);

        if (g_strcmp0(candidate->id, id) == 0)
            return candidate;
    }
    g_error("no requirement %s", id);
}

static inline const CeuItem *
item(const Holder *self, const CeuPool *pool, int64_t id)
{
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(self->facts, &count);

    for (uint32_t i = 0; i < count; i++) {
        if (activities[i].id == id)
            return &g_array_index(pool->items, CeuItem, i);
    }
    g_error("no activity %" G_GINT64_FORMAT, id);
}

static inline const CeuStage *
stage(const CeuPool *pool, CeuClock clock, CeuStageKind kind)
{
    for (guint i = 0; i < pool->stages->len; i++) {
        const CeuStage *candidate = g_ptr_array_index(pool->stages, i);

        if (candidate->clock == clock && candidate->kind == kind)
            return candidate;
    }
    return NULL;
}

static inline const CeuNotice *
notice(const GPtrArray *notices, CeuNoticeKind kind)
{
    for (guint i = 0; i < notices->len; i++) {
        const CeuNotice *candidate = g_ptr_array_index(notices, i);

        if (candidate->kind == kind)
            return candidate;
    }
    return NULL;
}

static inline void
override(Holder *self, CeuOverrideKind kind, const char *pool, const char *subject,
         const char *amount, const char *on, const char *cycle_day)
{
    CeuOverride record = ceu_override_init();

    record.kind = kind;
    record.pool = pool;
    record.subject = subject;
    record.day = day(on);
    record.cycle_day = day(cycle_day);
    if (amount != NULL)
        record.units = units(amount);
    ceu_facts_add_override(self->facts, &record);
}

static inline void
file_renewal(Holder *self, const char *pool, const char *cycle_day, const char *submitted,
             const char *accepted)
{
    CeuFiling record = ceu_filing_init();

    record.pool = pool;
    record.cycle_day = day(cycle_day);
    record.submitted = day(submitted);
    record.accepted = day(accepted);
    ceu_facts_add_filing(self->facts, &record);
}

#define assert_day(date, text)                                                                     \
    do {                                                                                           \
        char day_text_[CEU_DATE_TEXT_SIZE];                                                        \
        g_assert_cmpstr(ceu_date_format((date), day_text_), ==, (text));                           \
    } while (0)

#define assert_units(amount, text)                                                                 \
    do {                                                                                           \
        char units_text_[CEU_UNITS_TEXT_SIZE];                                                     \
        g_assert_cmpstr(ceu_units_format((amount), units_text_), ==, (text));                      \
    } while (0)
