/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A credential that is pursued: prerequisites and experience as requirements, the exam as stages. */
#include "core/candidate.h"

#include <string.h>

#include <ceu/path.h>

bool
ceu_is_candidate(const CeuCredential *credential, CeuDate today)
{
    if (ceu_date_is_set(credential->retired) && ceu_date_compare(credential->retired, today) <= 0)
        return false;
    return !ceu_date_is_set(credential->earned) || ceu_date_compare(credential->earned, today) > 0;
}

bool
ceu_candidate_rule_applies(const CeuCandidate *self, const CeuRule *rule, CeuDate day)
{
    return self->type != NULL && ceu_path_rule_applies(rule, self->type, day) &&
           ceu_rule_conditions_hold(self->work, rule);
}

bool
ceu_candidate_owns(const CeuCandidate *self, const CeuPathStep *step)
{
    const GPtrArray *credentials = self->work->pool->credentials;

    for (guint i = 0; i < credentials->len; i++) {
        if (((const CeuCredential *) g_ptr_array_index(credentials, i))->id == step->credential_id)
            return true;
    }
    return false;
}

/* "yes|no", or the form of a day. */
static char *
answers_of(const CeuTrait *trait)
{
    return trait != NULL && trait->values != NULL ? g_strjoinv("|", trait->values)
                                                  : g_strdup("YYYY-MM-DD");
}

/* What is taken for granted about a line: a gap of the sources, or a question that is open (K34, K82). */
static char *
assumption_of(const CeuCandidate *self, const CeuRule *rule)
{
    const CeuCondition *open = ceu_rule_open_condition(self->work, rule);
    const CeuTrait *trait;

    if (rule->unknown != NULL || open == NULL)
        return g_strdup(rule->unknown);
    trait = ceu_body_trait(self->work->body, open->trait);
    return g_strdup_printf("taken to be needed until you answer: %s",
                           trait != NULL ? trait->title : open->trait);
}

static CeuRequirement *
add_line(CeuCandidate *self, CeuRequirementKind kind, const CeuRule *rule, const char *title)
{
    CeuRequirement *line = g_new0(CeuRequirement, 1);

    line->kind = kind;
    line->id = g_strdup(rule->id);
    line->title = g_strdup(title);
    line->rule = rule;
    line->assumption = assumption_of(self, rule);
    line->window = (CeuCycle){ CEU_DATE_NONE, CEU_DATE_NONE };
    g_ptr_array_add(self->work->pool->requirements, line);
    return line;
}

/* What was recorded as done about @rule by today; NULL: nothing. */
static const CeuDeed *
deed_of(const CeuCandidate *self, const CeuRule *rule)
{
    uint32_t count;
    const CeuDeed *deeds = ceu_facts_deeds(self->work->facts, &count);
    const CeuDeed *found = NULL;

    for (uint32_t i = 0; i < count; i++) {
        if (strcmp(deeds[i].pool, self->work->pool->id) == 0 &&
            strcmp(deeds[i].subject, rule->id) == 0 &&
            ceu_date_compare(deeds[i].day, self->work->today) <= 0)
            found = &deeds[i];
    }
    return found;
}

/* Whether what is recorded anyway meets it: the membership, a credential that is held. (transfer full): how; NULL: no */
static char *
met_by_facts(const CeuCandidate *self, const CeuPrerequisite *prerequisite)
{
    const CeuPoolWork *work = self->work;
    const CeuMembership *membership = work->pool->membership;
    uint32_t count;
    const CeuCredential *credentials = ceu_facts_credentials(work->facts, &count);

    if (prerequisite->membership && membership != NULL &&
        !ceu_membership_is_over(membership, work->today))
        return g_strdup("the membership is recorded");
    for (uint32_t i = 0; prerequisite->held != NULL && i < count; i++) {
        const CeuCredential *credential = &credentials[i];

        if (strcmp(credential->body, work->body->id) == 0 &&
            g_strv_contains((const char *const *) prerequisite->held, credential->type) &&
            ceu_date_is_set(credential->earned) &&
            ceu_date_compare(credential->earned, work->today) <= 0 &&
            (!ceu_date_is_set(credential->retired) ||
             ceu_date_compare(credential->retired, work->today) > 0))
            return g_strdup_printf("%s is held", credential->type);
    }
    return NULL;
}

/* The deed, or what is recorded anyway, that meets @rule itself. */
static bool
meet(const CeuCandidate *self, const CeuRule *rule, CeuRequirement *line)
{
    g_autofree char *how = NULL;

    line->deed = deed_of(self, rule);
    if (line->deed == NULL)
        how = met_by_facts(self, &rule->prerequisite);
    if (how != NULL)
        line->arithmetic = g_steal_pointer(&how);
    line->met = line->deed != NULL || line->arithmetic != NULL;
    return line->met;
}

static void
add_prerequisite(CeuCandidate *self, const CeuRule *rule)
{
    const CeuPrerequisite *prerequisite = &rule->prerequisite;
    CeuRequirement *line = add_line(self, CEU_REQUIREMENT_PREREQUISITE, rule, prerequisite->title);
    const GPtrArray *rules = self->work->body->rules;

    line->recommended = prerequisite->recommended;
    if (meet(self, rule, line))
        return;
    for (guint i = 0; !line->met && prerequisite->group != NULL && i < rules->len; i++) {
        const CeuRule *other = g_ptr_array_index(rules, i);

        if (other->kind != CEU_RULE_PREREQUISITE ||
            g_strcmp0(other->prerequisite.group, prerequisite->group) != 0 ||
            !ceu_candidate_rule_applies(self, other, self->work->today))
            continue;
        if (!meet(self, other, line))
            continue;
        g_free(line->arithmetic);
        line->arithmetic =
            g_strdup_printf("one of several is enough: %s", other->prerequisite.title);
    }
}

/* What can be shown of experience by today: a step without a day always counts. */
static GArray *
claims_of(const CeuCandidate *self)
{
    GArray *claims = g_array_new(FALSE, FALSE, sizeof(CeuExperienceClaim));
    uint32_t count;
    const CeuPathStep *steps = ceu_facts_path_steps(self->work->facts, &count);

    for (uint32_t i = 0; i < count; i++) {
        CeuExperienceClaim claim = { steps[i].part, steps[i].amount };

        if (steps[i].kind == CEU_PATH_EXPERIENCE && steps[i].part != NULL &&
            ceu_candidate_owns(self, &steps[i]) &&
            (!ceu_date_is_set(steps[i].day) ||
             ceu_date_compare(steps[i].day, self->work->today) <= 0))
            g_array_append_val(claims, claim);
    }
    return claims;
}

/* "an 80-hour course 12 + months on the job 12 = 24 months"; NULL: nothing to add up. */
static char *
sum_in_words(const CeuRule *rule, const CeuExperienceClaim *claims, unsigned count, int months)
{
    GString *words = g_string_new(NULL);

    for (guint i = 0; i < rule->experience.parts->len; i++) {
        const CeuExperiencePart *part =
            &g_array_index(rule->experience.parts, CeuExperiencePart, i);
        int of_part = ceu_experience_part_months(part, claims, count);

        if (of_part > 0)
            g_string_append_printf(words, "%s%s %d", words->len > 0 ? " + " : "", part->title,
                                   of_part);
    }
    if (words->len > 0)
        g_string_append_printf(words, " = %d month%s", months, months == 1 ? "" : "s");
    return g_string_free(words, words->len == 0);
}

static void
add_experience(CeuCandidate *self, const CeuRule *rule)
{
    g_autoptr(GArray) array = claims_of(self);
    const CeuExperienceClaim *claims = (const CeuExperienceClaim *) (void *) array->data;
    CeuRequirement *line = add_line(self, CEU_REQUIREMENT_EXPERIENCE, rule, "Experience (months)");
    int months = ceu_experience_months(rule, claims, array->len);

    line->recommended = rule->experience.recommended;
    line->required.milli = INT64_C(1000) * rule->experience.need_months;
    line->counted.milli = INT64_C(1000) * months;
    line->missing.milli = MAX(line->required.milli - line->counted.milli, 0);
    line->met = line->missing.milli == 0;
    line->arithmetic = sum_in_words(rule, claims, array->len, months);
}

static void
find_requirements(CeuCandidate *self)
{
    CeuPool *pool = self->work->pool;

    for (guint i = 0; i < self->work->body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(self->work->body->rules, i);

        if (rule->kind == CEU_RULE_PREREQUISITE &&
            ceu_candidate_rule_applies(self, rule, self->work->today))
            add_prerequisite(self, rule);
    }
    for (guint i = 0; i < self->work->body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(self->work->body->rules, i);

        if (rule->kind == CEU_RULE_EXPERIENCE &&
            ceu_candidate_rule_applies(self, rule, self->work->today))
            add_experience(self, rule);
    }
    pool->complete = true;
    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *line = g_ptr_array_index(pool->requirements, i);

        if (!line->met && !line->recommended)
            pool->complete = false;
    }
}

/* Whether @step is a newer word on its kind than @other. An appointment that was moved is the one stated last. */
static bool
is_newer(const CeuPathStep *step, const CeuPathStep *other)
{
    int order;

    if (other == NULL)
        return true;
    if (step->kind == CEU_PATH_REGISTERED)
        return step->id == 0 || (other->id != 0 && step->id >= other->id);
    order = ceu_date_compare(step->day, other->day);
    return order >= 0;
}

/* An appointment lies ahead; any other step is known from its day on. */
static void
find_last_steps(CeuCandidate *self)
{
    uint32_t count;
    const CeuPathStep *steps = ceu_facts_path_steps(self->work->facts, &count);

    for (uint32_t i = 0; i < count; i++) {
        const CeuPathStep *step = &steps[i];

        if (step->kind == CEU_PATH_EXPERIENCE || step->kind == CEU_PATH_EXTENDED ||
            !ceu_date_is_set(step->day) || !ceu_candidate_owns(self, step))
            continue;
        if (step->kind != CEU_PATH_REGISTERED && ceu_date_compare(step->day, self->work->today) > 0)
            continue;
        if (is_newer(step, self->last[step->kind]))
            self->last[step->kind] = step;
    }
}

/* The first part that can still be claimed, as the command line spells it: "course", "job=MONTHS". */
static char *
claim_in_words(const CeuRule *rule)
{
    const CeuExperiencePart *found = NULL;

    for (guint i = 0; i < rule->experience.parts->len; i++) {
        const CeuExperiencePart *part =
            &g_array_index(rule->experience.parts, CeuExperiencePart, i);

        if (found == NULL || (part->months == 0 && found->months > 0))
            found = part;
    }
    if (found == NULL)
        return g_strdup("PART");
    return g_strdup_printf("%s%s", found->id, found->months == 0 ? "=MONTHS" : "");
}

/* Of a group only the first line speaks, for all of them. */
static bool
is_first_of_group(const CeuPool *pool, const CeuRequirement *line)
{
    const char *group = line->rule->prerequisite.group;

    for (guint i = 0; group != NULL && i < pool->requirements->len; i++) {
        const CeuRequirement *other = g_ptr_array_index(pool->requirements, i);

        if (other == line)
            break;
        if (other->kind == CEU_REQUIREMENT_PREREQUISITE && !other->recommended &&
            g_strcmp0(other->rule->prerequisite.group, group) == 0)
            return false;
    }
    return true;
}

static void
say_prerequisite(CeuCandidate *self, const CeuRequirement *line)
{
    const CeuPool *pool = self->work->pool;
    const char *group = line->rule->prerequisite.group;
    g_autofree char *remedy = g_strdup_printf("ceu path %s --met %s --on DATE --record",
                                              self->credential->type, line->id);
    g_autoptr(GString) titles = g_string_new(line->title);

    if (!is_first_of_group(pool, line))
        return;
    for (guint i = 0; group != NULL && i < pool->requirements->len; i++) {
        const CeuRequirement *other = g_ptr_array_index(pool->requirements, i);

        if (other != line && other->kind == CEU_REQUIREMENT_PREREQUISITE &&
            g_strcmp0(other->rule->prerequisite.group, group) == 0)
            g_string_append_printf(titles, ", or %s", other->title);
    }
    ceu_notice_add(pool->notices, CEU_NOTICE_NEXT, line->rule, remedy, "needed: %s", titles->str);
}

/* What is missing before the exam, one notice a line with the command that records it. */
static void
say_missing(CeuCandidate *self)
{
    CeuPool *pool = self->work->pool;
    char missing[CEU_UNITS_TEXT_SIZE];

    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *line = g_ptr_array_index(pool->requirements, i);
        g_autofree char *remedy = NULL;
        g_autofree char *claim = NULL;

        if (line->met || line->recommended)
            continue;
        if (line->kind == CEU_REQUIREMENT_PREREQUISITE) {
            say_prerequisite(self, line);
            continue;
        }
        claim = claim_in_words(line->rule);
        remedy = g_strdup_printf("ceu path %s --claim %s --record", self->credential->type, claim);
        ceu_notice_add(pool->notices, CEU_NOTICE_NEXT, line->rule, remedy,
                       "%s month%s of experience missing", ceu_units_format(line->missing, missing),
                       line->missing.milli == 1000 ? "" : "s");
    }
}

/* What the sources leave open about a line; stages say it themselves. */
static void
say_unknown(CeuCandidate *self)
{
    CeuPool *pool = self->work->pool;

    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *line = g_ptr_array_index(pool->requirements, i);
        const CeuCondition *open = ceu_rule_open_condition(self->work, line->rule);
        g_autofree char *remedy = NULL, *answers = NULL;

        if (line->assumption == NULL)
            continue;
        if (open != NULL) {
            answers = answers_of(ceu_body_trait(self->work->body, open->trait));
            remedy =
                g_strdup_printf("ceu answer %s %s %s", self->work->body->id, open->trait, answers);
        }
        ceu_notice_add(pool->notices, CEU_NOTICE_ASSUMED, line->rule, remedy, "%s: %s", line->title,
                       line->assumption);
    }
}

/* What must be done by a day, and an appointment that lies ahead; not what may be done. */
static bool
is_deadline(const CeuStage *stage, CeuDate today)
{
    if (stage->state == CEU_STAGE_MET)
        return false;
    if (stage->kind == CEU_STAGE_EXAM_APPOINTMENT)
        return ceu_date_compare(stage->day, today) >= 0;
    return ceu_stage_is_exam_deadline(stage->kind);
}

static CeuDate
nearest_day(const CeuPool *pool, CeuDate today)
{
    for (guint i = 0; i < pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);

        if (is_deadline(stage, today))
            return stage->day;
    }
    return CEU_DATE_NONE;
}

CeuDate
ceu_candidate_assess(CeuPoolWork *work)
{
    CeuCandidate self = { .work = work,
                          .credential = g_ptr_array_index(work->pool->credentials, 0) };

    self.type = ceu_body_type(work->body, self.credential->type);
    if (self.type == NULL)
        ceu_notice_add(work->pool->notices, CEU_NOTICE_ASK, NULL, NULL,
                       "the rule pack of %s does not know %s: what it needs cannot be said",
                       work->body->name, self.credential->type);
    find_last_steps(&self);
    find_requirements(&self);
    ceu_exam_stages_find(&self);
    say_missing(&self);
    if (work->pool->complete)
        ceu_exam_say_next(&self);
    say_unknown(&self);
    return nearest_day(work->pool, work->today);
}
