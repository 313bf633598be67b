/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of an exam (K81) from the steps that were recorded, by the rules in force on the day of each step. */
#include <ceu/path.h>

#include "core/candidate.h"

static void
stage_free(gpointer data)
{
    CeuStage *stage = data;

    g_free(stage->assumption);
    g_free(stage);
}

static CeuStage *
add_stage(CeuCandidate *self, CeuStageKind kind, CeuDate day, const CeuRule *rule)
{
    CeuStage *stage = g_new0(CeuStage, 1);

    stage->kind = kind;
    stage->clock = CEU_CLOCK_UNITS;
    stage->day = day;
    stage->state = CEU_STAGE_LATER;
    stage->rule = rule;
    stage->basis = rule == NULL ? CEU_BASIS_OVERRIDE : CEU_BASIS_RULE;
    if (rule != NULL)
        stage->assumption = g_strdup(rule->unknown);
    g_ptr_array_add(self->work->pool->stages, stage);
    return stage;
}

static const CeuStage *
stage_of(const CeuCandidate *self, CeuStageKind kind)
{
    const GPtrArray *stages = self->work->pool->stages;

    for (guint i = 0; i < stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(stages, i);

        if (stage->kind == kind)
            return stage;
    }
    return NULL;
}

/* Whether the newest step of @kind is on @day or later. */
static bool
happened_since(const CeuCandidate *self, CeuPathStepKind kind, CeuDate day)
{
    return self->last[kind] != NULL && ceu_date_compare(self->last[kind]->day, day) >= 0;
}

/* The terms of an exam rule as stages; those of the eligibility follow from its extensions too. */
static const struct {
    CeuStageKind kind;
    CeuExamTerm term;
} terms[] = {
    { CEU_STAGE_EXAM_BY, CEU_EXAM_ELIGIBLE },
    { CEU_STAGE_EXAM_RETEST, CEU_EXAM_RETEST },
    { CEU_STAGE_EXAM_FINISH, CEU_EXAM_FINISH },
    { CEU_STAGE_EXAM_COMPLETE, CEU_EXAM_COMPLETE },
};

/* The day that @rule states for a stage; none: it does not speak of it. @end: of the eligibility. */
static CeuDate
day_by_rule(const CeuCandidate *self, const CeuRule *rule, CeuStageKind kind, CeuDate from,
            CeuDate end)
{
    if (kind == CEU_STAGE_EXAM_EXTENSION)
        return rule->exam.extend_ask_days == 0
                   ? CEU_DATE_NONE
                   : ceu_date_add_days(end, -rule->exam.extend_ask_days);
    for (size_t i = 0; i < G_N_ELEMENTS(terms); i++) {
        if (terms[i].kind == kind)
            return ceu_date_add_days(ceu_exam_day(rule, terms[i].term, from),
                                     kind == CEU_STAGE_EXAM_BY ? self->extended : 0);
    }
    return CEU_DATE_NONE;
}

/* Two rules, two days: the safe one stands, and both are named. */
static void
say_conflict(CeuCandidate *self, CeuStage *stage, const CeuRule *other, CeuDate other_day)
{
    char day[CEU_DATE_TEXT_SIZE], other_text[CEU_DATE_TEXT_SIZE];

    g_free(stage->assumption);
    stage->assumption = g_strdup_printf(
        "sources disagree: %s by rule %s, %s by rule %s; the %s day is used",
        ceu_date_format(stage->day, day), stage->rule->id, ceu_date_format(other_day, other_text),
        other->id, stage->kind == CEU_STAGE_EXAM_RETEST ? "later" : "earlier");
    ceu_notice_add(self->work->pool->notices, CEU_NOTICE_CONFLICT, stage->rule, NULL, "%s: %s",
                   ceu_stage_title(stage->kind, stage->clock), stage->assumption);
}

/* The stage that the rules in force on @from state. Too early is safe, but for a wait too late is. */
static CeuStage *
add_by_rules(CeuCandidate *self, CeuStageKind kind, CeuDate from, CeuDate end)
{
    const GPtrArray *rules = self->work->body->rules;
    const CeuRule *other = NULL;
    CeuDate other_day = CEU_DATE_NONE;
    CeuStage *stage = NULL;

    for (guint i = 0; i < rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(rules, i);
        CeuDate day = CEU_DATE_NONE;
        int order;

        if (rule->kind == CEU_RULE_EXAM && ceu_candidate_rule_applies(self, rule, from))
            day = day_by_rule(self, rule, kind, from, end);
        if (!ceu_date_is_set(day))
            continue;
        if (stage == NULL) {
            stage = add_stage(self, kind, day, rule);
            continue;
        }
        order = ceu_date_compare(day, stage->day);
        if (order == 0)
            continue;
        other = rule;
        other_day = day;
        if ((order < 0) == (kind != CEU_STAGE_EXAM_RETEST)) {
            other = stage->rule;
            other_day = stage->day;
            stage->rule = rule;
            stage->day = day;
        }
    }
    if (stage != NULL && other != NULL)
        say_conflict(self, stage, other, other_day);
    return stage;
}

/* The least that the rules of @day allow of extensions together; 0: not stated. */
static int
extend_max_on(const CeuCandidate *self, CeuDate day)
{
    const GPtrArray *rules = self->work->body->rules;
    int least = 0;

    for (guint i = 0; i < rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(rules, i);

        if (rule->kind == CEU_RULE_EXAM && rule->exam.extend_max_days > 0 &&
            ceu_candidate_rule_applies(self, rule, day) &&
            (least == 0 || rule->exam.extend_max_days < least))
            least = rule->exam.extend_max_days;
    }
    return least;
}

/* Extensions since the approval, never above what the rules allow. */
static void
sum_extensions(CeuCandidate *self, CeuDate approved)
{
    uint32_t count;
    const CeuPathStep *steps = ceu_facts_path_steps(self->work->facts, &count);
    int64_t stated = 0, allowed = 0;

    self->extend_max = extend_max_on(self, approved);
    for (uint32_t i = 0; i < count; i++) {
        const CeuPathStep *step = &steps[i];
        int most;

        if (step->kind != CEU_PATH_EXTENDED || !ceu_candidate_owns(self, step) ||
            !ceu_date_is_set(step->day) || ceu_date_compare(step->day, approved) < 0 ||
            ceu_date_compare(step->day, self->work->today) > 0)
            continue;
        stated += MAX(step->amount, 0);
        most = extend_max_on(self, step->day);
        if (most > 0)
            self->extend_max = most;
        allowed += MAX(step->amount, 0);
        if (most > 0)
            allowed = MIN(allowed, most);
    }
    self->extended = (int) MIN(allowed, INT_MAX);
    if (stated > allowed)
        ceu_notice_add(self->work->pool->notices, CEU_NOTICE_ASSUMED, NULL, NULL,
                       "extensions of %" G_GINT64_FORMAT " days are recorded, but all together "
                       "they are at most %d: %d are used",
                       stated, self->extend_max, self->extended);
}

/* From the approval: the last day to sit the exam, and to ask for more days. */
static void
add_eligibility(CeuCandidate *self)
{
    const CeuPathStep *approved = self->last[CEU_PATH_APPROVED];
    const CeuPathStep *registered = self->last[CEU_PATH_REGISTERED];
    CeuStage *by, *ask;
    CeuDate end;
    bool sat;

    if (approved == NULL)
        return;
    sat = happened_since(self, CEU_PATH_FAILED, approved->day);
    sum_extensions(self, approved->day);
    by = add_by_rules(self, CEU_STAGE_EXAM_BY, approved->day, CEU_DATE_NONE);
    if (by == NULL)
        return;
    end = by->day;
    if (sat)
        by->state = CEU_STAGE_MET;
    if (self->extend_max > 0 && self->extended >= self->extend_max)
        return;
    ask = add_by_rules(self, CEU_STAGE_EXAM_EXTENSION, approved->day, end);
    if (ask != NULL &&
        (sat || (registered != NULL && ceu_date_compare(registered->day, approved->day) >= 0 &&
                 ceu_date_compare(registered->day, end) <= 0)))
        ask->state = CEU_STAGE_MET;
}

/* Whether an attempt was begun after @day: what was under way then is over, its result stated or not. */
static bool
begun_after(const CeuCandidate *self, CeuDate day)
{
    CeuDate next = ceu_date_add_days(day, 1);

    return happened_since(self, CEU_PATH_APPROVED, next) ||
           happened_since(self, CEU_PATH_ENROLLED, next) ||
           happened_since(self, CEU_PATH_PAID, next);
}

/* The same after an attempt that failed: an appointment is a new one then. */
static bool
tried_again(const CeuCandidate *self, CeuDate failed)
{
    return begun_after(self, failed) ||
           happened_since(self, CEU_PATH_REGISTERED, ceu_date_add_days(failed, 1));
}

static void
add_others(CeuCandidate *self)
{
    const CeuPathStep *failed = self->last[CEU_PATH_FAILED];
    const CeuPathStep *registered = self->last[CEU_PATH_REGISTERED];
    const CeuPathStep *enrolled = self->last[CEU_PATH_ENROLLED];
    const CeuPathStep *paid = self->last[CEU_PATH_PAID];
    CeuStage *stage;

    if (registered != NULL) {
        stage = add_stage(self, CEU_STAGE_EXAM_APPOINTMENT, registered->day, NULL);
        if (happened_since(self, CEU_PATH_FAILED, registered->day) ||
            begun_after(self, registered->day))
            stage->state = CEU_STAGE_MET;
    }
    if (failed != NULL) {
        stage = add_by_rules(self, CEU_STAGE_EXAM_RETEST, failed->day, CEU_DATE_NONE);
        if (stage != NULL && tried_again(self, failed->day))
            stage->state = CEU_STAGE_MET;
    }
    if (enrolled != NULL) {
        stage = add_by_rules(self, CEU_STAGE_EXAM_FINISH, enrolled->day, CEU_DATE_NONE);
        if (stage != NULL && happened_since(self, CEU_PATH_FAILED, enrolled->day))
            stage->state = CEU_STAGE_MET;
    }
    if (paid != NULL) /* a failed attempt does not complete it: only passing does */
        add_by_rules(self, CEU_STAGE_EXAM_COMPLETE, paid->day, CEU_DATE_NONE);
}

static int
compare_stages(gconstpointer a, gconstpointer b)
{
    const CeuStage *left = *(const CeuStage *const *) a;
    const CeuStage *right = *(const CeuStage *const *) b;
    int order = ceu_date_compare(left->day, right->day);

    return order != 0 ? order : (int) left->kind - (int) right->kind;
}

static void
set_states(CeuCandidate *self)
{
    const GPtrArray *stages = self->work->pool->stages;
    bool next_found = false;

    for (guint i = 0; i < stages->len; i++) {
        CeuStage *stage = g_ptr_array_index(stages, i);

        if (stage->state == CEU_STAGE_MET)
            continue;
        if (ceu_date_compare(stage->day, self->work->today) < 0)
            stage->state = CEU_STAGE_PAST;
        else
            stage->state = next_found ? CEU_STAGE_LATER : CEU_STAGE_NEXT;
        next_found = next_found || stage->state == CEU_STAGE_NEXT;
    }
}

static void
say_unknown(CeuCandidate *self)
{
    const GPtrArray *stages = self->work->pool->stages;

    for (guint i = 0; i < stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(stages, i);

        if (stage->rule != NULL && stage->rule->unknown != NULL && stage->state != CEU_STAGE_MET)
            ceu_notice_add(self->work->pool->notices, CEU_NOTICE_ASSUMED, stage->rule, NULL,
                           "%s: %s", ceu_stage_title(stage->kind, stage->clock),
                           stage->rule->unknown);
    }
}

void
ceu_exam_stages_find(CeuCandidate *self)
{
    GPtrArray *stages = self->work->pool->stages;

    g_ptr_array_set_free_func(stages, stage_free);
    add_eligibility(self);
    add_others(self);
    g_ptr_array_sort(stages, compare_stages);
    set_states(self);
    say_unknown(self);
}

static void G_GNUC_PRINTF(3, 4) say(CeuCandidate *self, const char *flags, const char *format, ...)
{
    g_autofree char *remedy = NULL;
    g_autofree char *text = NULL;
    va_list arguments;

    va_start(arguments, format);
    text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    if (flags != NULL)
        remedy = g_strdup_printf("ceu path %s %s", self->credential->type, flags);
    ceu_notice_add(self->work->pool->notices, CEU_NOTICE_NEXT, NULL, remedy, "%s", text);
}

/* An appointment that the other days do not allow. */
static void
say_odd_appointment(CeuCandidate *self, const CeuStage *appointment)
{
    const CeuStage *by = stage_of(self, CEU_STAGE_EXAM_BY);
    const CeuStage *retest = stage_of(self, CEU_STAGE_EXAM_RETEST);
    char day[CEU_DATE_TEXT_SIZE], limit[CEU_DATE_TEXT_SIZE];

    ceu_date_format(appointment->day, day);
    if (by != NULL && by->state != CEU_STAGE_MET && ceu_date_compare(appointment->day, by->day) > 0)
        say(self, "--registered DATE --record",
            "the appointment on %s is after the last day to sit the exam, %s: move it, or ask for "
            "an extension",
            day, ceu_date_format(by->day, limit));
    if (retest != NULL && ceu_date_compare(appointment->day, retest->day) < 0)
        say(self, "--registered DATE --record",
            "the appointment on %s is before another attempt is possible, %s: move it", day,
            ceu_date_format(retest->day, limit));
}

/* A day that has passed and what can be done about it. */
static bool
say_passed(CeuCandidate *self)
{
    static const struct {
        CeuStageKind kind;
        const char *flags, *words;
    } rows[] = {
        { CEU_STAGE_EXAM_BY, "--approved DATE --record", "sit" },
        { CEU_STAGE_EXAM_FINISH, "--enrolled DATE --record", "finish" },
        { CEU_STAGE_EXAM_COMPLETE, "--paid DATE --record", "complete" },
    };
    char day[CEU_DATE_TEXT_SIZE];

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        const CeuStage *stage = stage_of(self, rows[i].kind);

        if (stage == NULL || stage->state != CEU_STAGE_PAST)
            continue;
        say(self, rows[i].flags,
            "the last day to %s the exam was %s: record how it went, or begin again and record "
            "that",
            rows[i].words, ceu_date_format(stage->day, day));
        return true;
    }
    return false;
}

/* Which terms the rules of today count: of an approval, an enrolment, a payment. */
static void
find_terms(const CeuCandidate *self, CeuExam *out)
{
    const GPtrArray *rules = self->work->body->rules;

    for (guint i = 0; i < rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(rules, i);

        if (rule->kind != CEU_RULE_EXAM ||
            !ceu_candidate_rule_applies(self, rule, self->work->today))
            continue;
        out->eligible_days = MAX(out->eligible_days, rule->exam.eligible_days);
        out->finish_days = MAX(out->finish_days, rule->exam.finish_days);
        out->complete_months = MAX(out->complete_months, rule->exam.complete_months);
    }
}

/* Nothing is under way: how an attempt begins, by what the rules count from. */
static void
say_begin(CeuCandidate *self)
{
    const CeuStage *retest = stage_of(self, CEU_STAGE_EXAM_RETEST);
    g_autofree char *when = NULL;
    char day[CEU_DATE_TEXT_SIZE];
    CeuExam exam = { 0 };

    find_terms(self, &exam);
    if (retest != NULL && retest->state != CEU_STAGE_MET)
        when =
            g_strdup_printf(", for another attempt from %s on", ceu_date_format(retest->day, day));
    if (exam.eligible_days > 0)
        say(self, "--approved DATE --record", "apply for the exam%s; record the approval",
            when != NULL ? when : "");
    else if (exam.finish_days > 0)
        say(self,
            exam.complete_months > 0 ? "--enrolled DATE --paid DATE --record"
                                     : "--enrolled DATE --record",
            "enrol for the exam%s; record the day", when != NULL ? when : "");
    else if (exam.complete_months > 0)
        say(self, "--paid DATE --record", "pay for the exam%s; record the day",
            when != NULL ? when : "");
    else
        say(self, "--registered DATE --record", "register for the exam%s; record its day",
            when != NULL ? when : "");
}

static bool
is_under_way(const CeuCandidate *self)
{
    const CeuPathStep *failed = self->last[CEU_PATH_FAILED];

    if (failed != NULL)
        return tried_again(self, failed->day);
    return self->last[CEU_PATH_APPROVED] != NULL || self->last[CEU_PATH_ENROLLED] != NULL ||
           self->last[CEU_PATH_PAID] != NULL || self->last[CEU_PATH_REGISTERED] != NULL;
}

void
ceu_exam_say_next(CeuCandidate *self)
{
    const CeuStage *appointment = stage_of(self, CEU_STAGE_EXAM_APPOINTMENT);
    char day[CEU_DATE_TEXT_SIZE];
    g_autofree char *flags = NULL;

    if (!is_under_way(self)) {
        say_begin(self);
        return;
    }
    if (appointment != NULL && appointment->state != CEU_STAGE_MET) {
        ceu_date_format(appointment->day, day);
        if (ceu_date_compare(appointment->day, self->work->today) > 0) {
            say_odd_appointment(self, appointment);
            say(self, NULL, "the exam is on %s", day);
            return;
        }
        flags = g_strdup_printf("--passed %s", day);
        say(self, flags, "the exam was on %s: record that it was passed, or --failed %s --record",
            day, day);
        return;
    }
    if (say_passed(self))
        return;
    if (stage_of(self, CEU_STAGE_EXAM_BY) != NULL)
        say(self, "--registered DATE --record", "make an appointment for the exam; record its day");
    else
        say(self, "--passed DATE", "take the exam; record the day it was passed");
}
