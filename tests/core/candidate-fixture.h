/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A made-up body with an exam, and someone on the way to its credential. */
#pragma once

#include "core/fixture.h"

static inline CeuRule *
add_exam(CeuBody *body, const char *id, CeuExam exam)
{
    CeuRule *rule = add_rule(body, CEU_RULE_EXAM, id);

    rule->exam = exam;
    return rule;
}

static inline CeuRule *
add_experience(CeuBody *body, const char *id, int need)
{
    CeuRule *rule = add_rule(body, CEU_RULE_EXPERIENCE, id);
    CeuExperiencePart course = { g_strdup("course"), g_strdup("A course"), 12 };
    CeuExperiencePart job = { g_strdup("job"), g_strdup("A job"), 0 };

    rule->experience.need_months = need;
    g_array_append_val(rule->experience.parts, course);
    g_array_append_val(rule->experience.parts, job);
    return rule;
}

static inline CeuRule *
add_prerequisite(CeuBody *body, const char *id, const char *group, bool recommended)
{
    CeuRule *rule = add_rule(body, CEU_RULE_PREREQUISITE, id);

    rule->prerequisite.title = g_strdup_printf("The %s", id);
    rule->prerequisite.group = g_strdup(group);
    rule->prerequisite.recommended = recommended;
    return rule;
}

static inline CeuRule *
find_rule(CeuBody *body, const char *id)
{
    for (guint i = 0; i < body->rules->len; i++) {
        CeuRule *rule = g_ptr_array_index(body->rules, i);

        if (g_strcmp0(rule->id, id) == 0)
            return rule;
    }
    g_error("no rule %s", id);
}

static inline CeuRule *
find_exam(CeuBody *body, const char *id)
{
    CeuRule *rule = find_rule(body, id);

    g_assert_cmpint(rule->kind, ==, CEU_RULE_EXAM);
    return rule;
}

/* "order": a credential CCC that is earned for two years; no exam yet. */
static inline CeuBody *
bare_order(void)
{
    CeuBody *body = ceu_body_new();

    body->id = g_strdup("order");
    body->name = g_strdup("Order");
    g_ptr_array_add(body->sources, ceu_source_new("S1", "https://order.example/exam"));
    add_type(body, "CCC", NULL, NULL);
    add_type(body, "DDD", NULL, NULL);
    add_rule(body, CEU_RULE_ANCHOR, "anchor")->anchor.kind = CEU_ANCHOR_EARNED;
    add_rule(body, CEU_RULE_LENGTH, "length")->length = (CeuLength){ .months = 24 };
    return body;
}

/* The same with an exam of every term. */
static inline CeuBody *
order(void)
{
    CeuBody *body = bare_order();

    add_exam(body, "window",
             (CeuExam){ .eligible_days = 120,
                        .extend_days = 30,
                        .extend_max_days = 90,
                        .extend_ask_days = 14 });
    add_exam(body, "retest", (CeuExam){ .retest_days = 30 });
    add_exam(body, "paid", (CeuExam){ .finish_days = 45, .complete_months = 12 });
    return body;
}

/* A credential that is pursued; its number. */
static inline int64_t
pursue(Holder *self, const char *body, const char *type)
{
    earn(self, body, type, NULL);
    return self->next_id - 1;
}

/* Someone on the way to CCC, credential 1. */
static inline Holder
pursuer(CeuBody *body)
{
    Holder self = holder(body);

    g_assert_cmpint(pursue(&self, "order", "CCC"), ==, 1);
    return self;
}

/* One step, of the credential 1. */
typedef struct CandidateStep {
    const char *kind, *day;
    int amount;
} CandidateStep;

static inline void
take_step(Holder *self, CandidateStep row)
{
    CeuPathStep step = ceu_path_step_init();

    g_assert_true(ceu_path_step_kind_from_name(row.kind, &step.kind));
    step.id = self->next_id++;
    step.credential_id = 1;
    step.amount = row.amount;
    step.day = day(row.day);
    ceu_facts_add_path_step(self->facts, &step);
}

static inline void
claim(Holder *self, const char *part, int months, const char *on)
{
    CeuPathStep step = ceu_path_step_init();

    step.id = self->next_id++;
    step.credential_id = 1;
    step.kind = CEU_PATH_EXPERIENCE;
    step.part = part;
    step.amount = months;
    step.day = day(on);
    ceu_facts_add_path_step(self->facts, &step);
}

static inline void
done(Holder *self, const char *pool, const char *subject, const char *on)
{
    CeuDeed deed = ceu_deed_init();

    deed.id = self->next_id++;
    deed.pool = pool;
    deed.subject = subject;
    deed.day = day(on);
    ceu_facts_add_deed(self->facts, &deed);
}

/* "ask 2027-03-09 next, by 2027-03-23 later". */
static inline char *
stages_in_words(const CeuPool *pool)
{
    static const struct {
        CeuStageKind kind;
        const char *word;
    } words[] = {
        { CEU_STAGE_EXAM_EXTENSION, "ask" },    { CEU_STAGE_EXAM_BY, "by" },
        { CEU_STAGE_EXAM_APPOINTMENT, "exam" }, { CEU_STAGE_EXAM_RETEST, "retest" },
        { CEU_STAGE_EXAM_FINISH, "finish" },    { CEU_STAGE_EXAM_COMPLETE, "complete" },
    };
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);
        const char *word = "?";
        char text[CEU_DATE_TEXT_SIZE];

        for (size_t k = 0; k < G_N_ELEMENTS(words); k++) {
            if (words[k].kind == stage->kind)
                word = words[k].word;
        }
        g_string_append_printf(out, "%s%s %s %s", i > 0 ? ", " : "", word,
                               ceu_date_format(stage->day, text),
                               ceu_stage_state_name(stage->state));
    }
    return g_string_free(out, FALSE);
}
