/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules as values: construction, release, look-ups, and the rulebook that owns the bodies. */
#include <ceu/rules.h>

#include <string.h>

static const char *const rule_kind_names[] = {
    [CEU_RULE_POOL] = "pool",
    [CEU_RULE_ANCHOR] = "anchor",
    [CEU_RULE_LENGTH] = "length",
    [CEU_RULE_TOTAL] = "total",
    [CEU_RULE_ABSORB] = "absorb",
    [CEU_RULE_PRORATE] = "prorate",
    [CEU_RULE_REQUIRE] = "require",
    [CEU_RULE_COUNT] = "count",
    [CEU_RULE_CARRY] = "carry",
    [CEU_RULE_DEFICIT] = "deficit",
    [CEU_RULE_WINDOW] = "window",
    [CEU_RULE_LADDER] = "ladder",
    [CEU_RULE_DUTY] = "duty",
    [CEU_RULE_ACT] = "act",
    [CEU_RULE_EVIDENCE] = "evidence",
    [CEU_RULE_RETAIN] = "retain",
    [CEU_RULE_EXPERIENCE] = "experience",
    [CEU_RULE_EXAM] = "exam",
    [CEU_RULE_PREREQUISITE] = "prerequisite",
    [CEU_RULE_NOTE] = "note",
};
_Static_assert(G_N_ELEMENTS(rule_kind_names) == CEU_RULE_KIND_COUNT, "a name for every kind");

static const char *const stage_kind_names[] = {
    [CEU_STAGE_SUBMISSION_OPENS] = "submission-opens",
    [CEU_STAGE_PART_DUE] = "part-due",
    [CEU_STAGE_DUE] = "due",
    [CEU_STAGE_REPORT_DUE] = "report-due",
    [CEU_STAGE_GRACE_ENDS] = "grace-ends",
    [CEU_STAGE_LATE_FEE] = "late-fee",
    [CEU_STAGE_EXTENSION_ENDS] = "extension-ends",
    [CEU_STAGE_FINAL_NOTICE] = "final-notice",
    [CEU_STAGE_INACTIVE] = "inactive",
    [CEU_STAGE_SUSPENDED] = "suspended",
    [CEU_STAGE_REVOKED] = "revoked",
    [CEU_STAGE_REINSTATEMENT_ENDS] = "reinstatement-ends",
    [CEU_STAGE_EXAM_EXTENSION] = "exam-extension",
    [CEU_STAGE_EXAM_BY] = "exam-by",
    [CEU_STAGE_EXAM_APPOINTMENT] = "exam-appointment",
    [CEU_STAGE_EXAM_RETEST] = "exam-retest",
    [CEU_STAGE_EXAM_FINISH] = "exam-finish",
    [CEU_STAGE_EXAM_COMPLETE] = "exam-complete",
};
_Static_assert(G_N_ELEMENTS(stage_kind_names) == CEU_STAGE_KIND_COUNT, "a name for every stage");

const char *
ceu_rule_kind_name(CeuRuleKind kind)
{
    g_return_val_if_fail(kind < CEU_RULE_KIND_COUNT, NULL);

    return rule_kind_names[kind];
}

const char *
ceu_stage_kind_name(CeuStageKind kind)
{
    g_return_val_if_fail(kind < CEU_STAGE_KIND_COUNT, NULL);

    return stage_kind_names[kind];
}

static void
clear_type_units(gpointer data)
{
    g_free(((CeuTypeUnits *) data)->type);
}

static void
clear_condition(gpointer data)
{
    CeuCondition *condition = data;

    g_free(condition->trait);
    g_strfreev(condition->values);
}

static void
clear_experience_part(gpointer data)
{
    CeuExperiencePart *part = data;

    g_free(part->id);
    g_free(part->title);
}

/* Lists of their own, and days that zero would not leave unstated. */
static void
init_payload(CeuRule *rule)
{
    if (rule->kind == CEU_RULE_ANCHOR) {
        rule->anchor.first_day = CEU_DATE_NONE;
        rule->anchor.last_day = CEU_DATE_NONE;
    } else if (rule->kind == CEU_RULE_TOTAL) {
        rule->total.by_count = g_array_new(FALSE, FALSE, sizeof(CeuUnits));
        rule->total.base = g_array_new(FALSE, FALSE, sizeof(CeuTypeUnits));
        rule->total.ramp = g_array_new(FALSE, FALSE, sizeof(CeuRampStep));
        g_array_set_clear_func(rule->total.base, clear_type_units);
    } else if (rule->kind == CEU_RULE_PRORATE) {
        rule->prorate.table = g_array_new(FALSE, FALSE, sizeof(CeuProrateRow));
    } else if (rule->kind == CEU_RULE_CARRY) {
        rule->carry.cap_for = g_array_new(FALSE, FALSE, sizeof(CeuTypeUnits));
        g_array_set_clear_func(rule->carry.cap_for, clear_type_units);
    } else if (rule->kind == CEU_RULE_EXPERIENCE) {
        rule->experience.parts = g_array_new(FALSE, TRUE, sizeof(CeuExperiencePart));
        g_array_set_clear_func(rule->experience.parts, clear_experience_part);
    }
}

CeuRule *
ceu_rule_new(CeuRuleKind kind)
{
    CeuRule *rule = g_new0(CeuRule, 1);

    g_return_val_if_fail(kind < CEU_RULE_KIND_COUNT, rule);

    rule->kind = kind;
    rule->from = CEU_DATE_NONE;
    rule->until = CEU_DATE_NONE;
    init_payload(rule);
    return rule;
}

void
ceu_rule_add_condition(CeuRule *rule, const char *trait, const char *const *values, bool negated)
{
    CeuCondition condition = { g_strdup(trait), g_strdupv((char **) values), negated };

    if (rule->conditions == NULL) {
        rule->conditions = g_array_new(FALSE, FALSE, sizeof(CeuCondition));
        g_array_set_clear_func(rule->conditions, clear_condition);
    }
    g_array_append_val(rule->conditions, condition);
}

static void
clear_require(CeuRequire *require)
{
    g_free(require->category);
    g_strfreev(require->origins);
    g_strfreev(require->providers);
    g_strfreev(require->formats);
    g_free(require->apart);
}

static void
clear_carry(CeuCarry *carry)
{
    g_strfreev(carry->categories);
    g_strfreev(carry->except);
    g_clear_pointer(&carry->cap_for, g_array_unref);
    g_free(carry->relabel);
}

static void
free_payload(CeuRule *rule)
{
    switch (rule->kind) {
    case CEU_RULE_TOTAL:
        g_array_unref(rule->total.by_count);
        g_array_unref(rule->total.base);
        g_clear_pointer(&rule->total.ramp, g_array_unref);
        break;
    case CEU_RULE_PRORATE:
        g_clear_pointer(&rule->prorate.table, g_array_unref);
        break;
    case CEU_RULE_ABSORB:
        g_free(rule->absorb.winner);
        g_strfreev(rule->absorb.losers);
        break;
    case CEU_RULE_REQUIRE:
        clear_require(&rule->require);
        break;
    case CEU_RULE_CARRY:
        clear_carry(&rule->carry);
        break;
    case CEU_RULE_ACT:
        g_free(rule->act.title);
        break;
    case CEU_RULE_PREREQUISITE:
        g_free(rule->prerequisite.title);
        g_free(rule->prerequisite.group);
        g_strfreev(rule->prerequisite.held);
        break;
    case CEU_RULE_COUNT:
        g_free(rule->count.origin);
        g_free(rule->count.category);
        g_free(rule->count.format);
        g_strfreev(rule->count.groups);
        break;
    case CEU_RULE_LADDER:
        g_free(rule->ladder.stakes);
        break;
    case CEU_RULE_DUTY:
        g_free(rule->duty.title);
        break;
    case CEU_RULE_EXPERIENCE:
        g_array_unref(rule->experience.parts);
        break;
    case CEU_RULE_POOL:
    case CEU_RULE_ANCHOR:
    case CEU_RULE_LENGTH:
    case CEU_RULE_DEFICIT:
    case CEU_RULE_WINDOW:
    case CEU_RULE_EVIDENCE:
    case CEU_RULE_RETAIN:
    case CEU_RULE_EXAM:
    case CEU_RULE_NOTE:
    case CEU_RULE_KIND_COUNT:
        break;
    }
}

void
ceu_rule_free(CeuRule *rule)
{
    if (rule == NULL)
        return;
    free_payload(rule);
    g_free(rule->id);
    g_strfreev(rule->applies_to);
    if (rule->conditions != NULL)
        g_array_unref(rule->conditions);
    g_free(rule->after_act);
    g_strfreev(rule->sources);
    g_free(rule->confidence);
    g_free(rule->note);
    g_free(rule->unknown);
    g_free(rule->place);
    g_free(rule);
}

CeuTag *
ceu_tag_new(const char *id, const char *title)
{
    CeuTag *tag = g_new0(CeuTag, 1);

    tag->id = g_strdup(id);
    tag->title = g_strdup(title);
    return tag;
}

void
ceu_tag_free(CeuTag *tag)
{
    if (tag == NULL)
        return;
    g_free(tag->id);
    g_free(tag->title);
    g_strfreev(tag->patterns);
    g_free(tag->parent);
    g_free(tag);
}

CeuTrait *
ceu_trait_new(const char *id, const char *title)
{
    CeuTrait *trait = g_new0(CeuTrait, 1);

    trait->id = g_strdup(id);
    trait->title = g_strdup(title);
    return trait;
}

void
ceu_trait_free(CeuTrait *trait)
{
    if (trait == NULL)
        return;
    g_free(trait->id);
    g_free(trait->title);
    g_strfreev(trait->values);
    g_free(trait);
}

CeuSource *
ceu_source_new(const char *id, const char *url)
{
    CeuSource *source = g_new0(CeuSource, 1);

    source->id = g_strdup(id);
    source->url = g_strdup(url);
    return source;
}

void
ceu_source_free(CeuSource *source)
{
    if (source == NULL)
        return;
    g_free(source->id);
    g_free(source->url);
    g_free(source->dated);
    g_free(source->note);
    g_free(source);
}

CeuCredentialType *
ceu_credential_type_new(const char *id, const char *title)
{
    CeuCredentialType *type = g_new0(CeuCredentialType, 1);

    type->id = g_strdup(id);
    type->title = g_strdup(title);
    return type;
}

void
ceu_credential_type_free(CeuCredentialType *type)
{
    if (type == NULL)
        return;
    g_free(type->id);
    g_free(type->title);
    g_free(type->group);
    g_free(type->category);
    g_free(type);
}

static void
clear_labels(CeuLabels *labels)
{
    for (int kind = 0; kind < CEU_LABEL_COUNT; kind++)
        g_clear_pointer(&labels->words[kind], g_strfreev);
}

void
ceu_labels_free(CeuLabels *labels)
{
    if (labels == NULL)
        return;
    clear_labels(labels);
    g_free(labels);
}

CeuBody *
ceu_body_new(void)
{
    CeuBody *body = g_new0(CeuBody, 1);

    body->verified = CEU_DATE_NONE;
    body->sources = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_source_free);
    body->types = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_credential_type_free);
    body->categories = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_tag_free);
    body->origins = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_tag_free);
    body->formats = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_tag_free);
    body->traits = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_trait_free);
    body->rules = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_rule_free);
    return body;
}

void
ceu_body_free(CeuBody *body)
{
    if (body == NULL)
        return;
    g_free(body->id);
    g_free(body->name);
    g_free(body->title);
    g_free(body->account_url);
    g_free(body->path);
    g_ptr_array_unref(body->sources);
    g_ptr_array_unref(body->types);
    g_ptr_array_unref(body->categories);
    g_ptr_array_unref(body->origins);
    g_ptr_array_unref(body->formats);
    g_ptr_array_unref(body->traits);
    g_ptr_array_unref(body->rules);
    clear_labels(&body->certificate);
    g_free(body->unit_name);
    g_free(body);
}

const CeuCredentialType *
ceu_body_type(const CeuBody *body, const char *id)
{
    for (guint i = 0; i < body->types->len; i++) {
        const CeuCredentialType *type = g_ptr_array_index(body->types, i);

        if (g_ascii_strcasecmp(type->id, id) == 0)
            return type;
    }
    return NULL;
}

const CeuSource *
ceu_body_source(const CeuBody *body, const char *id)
{
    for (guint i = 0; i < body->sources->len; i++) {
        const CeuSource *source = g_ptr_array_index(body->sources, i);

        if (strcmp(source->id, id) == 0)
            return source;
    }
    return NULL;
}

static const CeuTag *
find_tag(const GPtrArray *tags, const char *id)
{
    for (guint i = 0; i < tags->len; i++) {
        const CeuTag *tag = g_ptr_array_index(tags, i);

        if (g_ascii_strcasecmp(tag->id, id) == 0)
            return tag;
    }
    return NULL;
}

const CeuTag *
ceu_body_category(const CeuBody *body, const char *id)
{
    return find_tag(body->categories, id);
}

const CeuTag *
ceu_body_origin(const CeuBody *body, const char *id)
{
    return find_tag(body->origins, id);
}

const CeuTag *
ceu_body_format(const CeuBody *body, const char *id)
{
    return find_tag(body->formats, id);
}

const CeuTrait *
ceu_body_trait(const CeuBody *body, const char *id)
{
    for (guint i = 0; i < body->traits->len; i++) {
        const CeuTrait *trait = g_ptr_array_index(body->traits, i);

        if (strcmp(trait->id, id) == 0)
            return trait;
    }
    return NULL;
}

const char *
ceu_body_unit_name(const CeuBody *body)
{
    return body->unit_name != NULL ? body->unit_name : "CEU";
}

struct CeuRulebook {
    GPtrArray *bodies; /* CeuBody */
};

CeuRulebook *
ceu_rulebook_new(void)
{
    CeuRulebook *rulebook = g_new0(CeuRulebook, 1);

    rulebook->bodies = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_body_free);
    return rulebook;
}

void
ceu_rulebook_free(CeuRulebook *rulebook)
{
    if (rulebook == NULL)
        return;
    g_ptr_array_unref(rulebook->bodies);
    g_free(rulebook);
}

void
ceu_rulebook_take(CeuRulebook *rulebook, CeuBody *body)
{
    g_return_if_fail(rulebook != NULL && body != NULL && body->id != NULL);

    for (guint i = 0; i < rulebook->bodies->len; i++) {
        CeuBody *old = g_ptr_array_index(rulebook->bodies, i);

        if (strcmp(old->id, body->id) == 0) {
            ceu_body_free(old);
            rulebook->bodies->pdata[i] = body;
            return;
        }
    }
    g_ptr_array_add(rulebook->bodies, body);
}

const CeuBody *
ceu_rulebook_body(const CeuRulebook *rulebook, const char *id)
{
    for (guint i = 0; i < rulebook->bodies->len; i++) {
        const CeuBody *body = g_ptr_array_index(rulebook->bodies, i);

        if (g_ascii_strcasecmp(body->id, id) == 0)
            return body;
    }
    return NULL;
}

uint32_t
ceu_rulebook_count(const CeuRulebook *rulebook)
{
    return rulebook->bodies->len;
}

const CeuBody *
ceu_rulebook_nth(const CeuRulebook *rulebook, uint32_t index)
{
    g_return_val_if_fail(index < rulebook->bodies->len, NULL);

    return g_ptr_array_index(rulebook->bodies, index);
}

const CeuBody *
ceu_rulebook_body_of_type(const CeuRulebook *rulebook, const char *type)
{
    const CeuBody *found = NULL;

    for (guint i = 0; i < rulebook->bodies->len; i++) {
        const CeuBody *body = g_ptr_array_index(rulebook->bodies, i);

        if (ceu_body_type(body, type) == NULL)
            continue;
        if (found != NULL)
            return NULL;
        found = body;
    }
    return found;
}
