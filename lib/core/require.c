/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must be met in a cycle: the total, minimums, maximums, duties, with the arithmetic behind each. */
#include "core/engine.h"

#include <string.h>

static void
requirement_free(gpointer data)
{
    CeuRequirement *requirement = data;

    g_free(requirement->id);
    g_free(requirement->title);
    g_free(requirement->arithmetic);
    g_free(requirement->assumption);
    g_free(requirement);
}

void
ceu_requirements_free(GPtrArray *requirements)
{
    g_ptr_array_set_free_func(requirements, requirement_free);
    g_ptr_array_set_size(requirements, 0);
}

static CeuRequirement *
add_line(GArray *lines, GPtrArray *requirements, CeuRequirementKind kind, const char *id,
         const CeuRule *rule, CeuLine **out_line)
{
    CeuRequirement *requirement = g_new0(CeuRequirement, 1);
    CeuLine line = { .requirement = requirement };

    requirement->kind = kind;
    requirement->id = g_strdup(id);
    requirement->rule = rule;
    requirement->assumption = rule != NULL ? g_strdup(rule->unknown) : NULL;
    g_ptr_array_add(requirements, requirement);
    g_array_append_val(lines, line);
    *out_line = &g_array_index(lines, CeuLine, lines->len - 1);
    return requirement;
}

/* The user's figure for this cycle; NULL: none. @subject_a or @subject_b names a minimum. */
static const CeuOverride *
units_override(const CeuPoolWork *work, const CeuCycle *cycle, CeuOverrideKind kind,
               const char *subject_a, const char *subject_b)
{
    uint32_t count;
    const CeuOverride *overrides = ceu_facts_overrides(work->facts, &count);
    const CeuOverride *found = NULL;

    for (uint32_t i = 0; i < count; i++) {
        const CeuOverride *override = &overrides[i];
        const char *subject = override->subject;

        if (override->kind != kind || strcmp(override->pool, work->pool->id) != 0)
            continue;
        if (ceu_date_is_set(override->cycle_day) &&
            (ceu_date_compare(override->cycle_day, cycle->first) < 0 ||
             ceu_date_compare(override->cycle_day, cycle->last) > 0))
            continue;
        if (kind == CEU_OVERRIDE_MINIMUM &&
            (subject == NULL ||
             (g_strcmp0(subject, subject_a) != 0 &&
              (subject_b == NULL || g_ascii_strcasecmp(subject, subject_b) != 0))))
            continue;
        found = override;
    }
    return found;
}

static void
use_override(CeuRequirement *requirement, const CeuOverride *override)
{
    if (override == NULL)
        return;
    requirement->basis = CEU_BASIS_OVERRIDE;
    requirement->required = override->units;
    g_clear_pointer(&requirement->arithmetic, g_free);
    g_clear_pointer(&requirement->assumption, g_free);
}

/* Base units of one type, by the first entry that fits. false: the pack says nothing. */
static bool
base_of(const CeuTotal *total, const char *type, CeuUnits *out)
{
    for (guint i = 0; i < total->base->len; i++) {
        const CeuTypeUnits *entry = &g_array_index(total->base, CeuTypeUnits, i);

        if (ceu_pattern_match(entry->type, type)) {
            *out = entry->units;
            return true;
        }
    }
    return false;
}

static void
total_by_count(const CeuPoolWork *work, const CeuTotal *total, CeuRequirement *requirement)
{
    guint held = MAX(work->counting->len, 1);
    guint step = MIN(held, total->by_count->len);
    char text[CEU_UNITS_TEXT_SIZE];

    if (step == 0)
        return;
    requirement->required = g_array_index(total->by_count, CeuUnits, step - 1);
    requirement->arithmetic = g_strdup_printf("%u credential%s: %s", held, held == 1 ? "" : "s",
                                              ceu_units_format(requirement->required, text));
}

static void
total_highest_plus(const CeuPoolWork *work, const CeuTotal *total, CeuRequirement *requirement)
{
    CeuUnits highest = { 0 }, base;
    guint further = MAX(work->counting->len, 1) - 1;
    char a[CEU_UNITS_TEXT_SIZE], b[CEU_UNITS_TEXT_SIZE], c[CEU_UNITS_TEXT_SIZE];
    bool capped;

    for (guint i = 0; i < work->counting->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(work->counting, i);

        if (base_of(total, credential->type, &base))
            highest.milli = MAX(highest.milli, base.milli);
        else
            ceu_notice_add(work->pool->notices, CEU_NOTICE_ASK, requirement->rule, NULL,
                           "the rule pack does not say how many units %s needs; state the total "
                           "from your account",
                           credential->type);
    }
    requirement->required.milli = highest.milli + (int64_t) further * total->extra.milli;
    capped = total->cap.milli > 0 && requirement->required.milli > total->cap.milli;
    if (capped)
        requirement->required = total->cap;
    if (further > 0)
        requirement->arithmetic =
            g_strdup_printf("%s + %u × %s%s = %s", ceu_units_format(highest, a), further,
                            ceu_units_format(total->extra, b), capped ? ", at most the cap," : "",
                            ceu_units_format(requirement->required, c));
}

/* A shorter first cycle needs total × its months ÷ the months of a full one. */
static void
prorate(const CeuPoolWork *work, const CeuCycle *cycle, const CeuCycle *nominal,
        CeuRequirement *requirement)
{
    const CeuRule *rule =
        ceu_find_rule(work->body, CEU_RULE_PRORATE, CEU_CLOCK_UNITS, work->today, cycle);
    int months = ceu_date_months_between(cycle->first, cycle->last);
    int full = work->line.months;
    int64_t step, exact, rounded;
    char a[CEU_UNITS_TEXT_SIZE], b[CEU_UNITS_TEXT_SIZE];
    g_autofree char *before = g_steal_pointer(&requirement->arithmetic);

    if (rule == NULL || ceu_date_compare(cycle->first, nominal->first) <= 0 || months >= full) {
        requirement->arithmetic = g_steal_pointer(&before);
        return;
    }
    step = MAX(rule->prorate.round_up_to.milli, 1);
    exact = (requirement->required.milli * months + full - 1) / full;
    rounded = (exact + step - 1) / step * step;
    requirement->arithmetic = g_strdup_printf(
        "%s × %d of %d months = %s%s", ceu_units_format(requirement->required, a), months, full,
        ceu_units_format((CeuUnits){ rounded }, b), rounded != exact ? ", rounded up" : "");
    requirement->required.milli = rounded;
    requirement->rule = rule;
    if (rounded != exact && !rule->prorate.rounding_known) {
        g_free(requirement->assumption);
        requirement->assumption =
            g_strdup(rule->unknown != NULL ? rule->unknown
                                           : "how a pro-rated total is rounded is not stated");
    }
}

static CeuUnits
add_total(CeuPoolWork *work, const CeuCycle *cycle, GArray *lines, GPtrArray *requirements)
{
    const CeuRule *rule =
        ceu_find_rule(work->body, CEU_RULE_TOTAL, CEU_CLOCK_UNITS, work->today, cycle);
    CeuCycle nominal = *cycle;
    CeuLine *line;
    CeuRequirement *requirement =
        add_line(lines, requirements, CEU_REQUIREMENT_TOTAL, "total", rule, &line);

    requirement->title = g_strdup("Total");
    if (rule == NULL) {
        ceu_notice_add(work->pool->notices, CEU_NOTICE_ASK, NULL, NULL,
                       "the rule pack of %s states no total for this cycle; state the one in your "
                       "account",
                       work->body->name);
    } else {
        switch (rule->total.kind) {
        case CEU_TOTAL_FLAT:
            requirement->required = rule->total.flat;
            break;
        case CEU_TOTAL_BY_COUNT:
            total_by_count(work, &rule->total, requirement);
            break;
        case CEU_TOTAL_HIGHEST_PLUS:
            total_highest_plus(work, &rule->total, requirement);
            break;
        case CEU_TOTAL_RAMP:
            break;
        }
        nominal.first = ceu_date_add_days(
            ceu_due_line_at(&work->line, ceu_due_line_number(&work->line, cycle) - 1), 1);
        if (!ceu_date_is_set(work->line.first_start) && ceu_date_is_set(nominal.first))
            prorate(work, cycle, &nominal, requirement);
    }
    use_override(requirement, units_override(work, cycle, CEU_OVERRIDE_TOTAL, NULL, NULL));
    return requirement->required;
}

static uint64_t
bits_of_ids(const GPtrArray *tags, GStrv ids)
{
    uint64_t bits = 0;

    for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
        bits |= ceu_tag_bit(tags, ids[i]);
    return bits;
}

static char *
origin_title(const CeuBody *body, GStrv origins)
{
    GString *title = g_string_new("From ");

    for (guint i = 0; origins[i] != NULL; i++) {
        const CeuTag *tag = ceu_body_origin(body, origins[i]);

        if (i > 0)
            g_string_append(title, " or ");
        g_string_append(title, tag != NULL ? tag->title : origins[i]);
    }
    return g_string_free(title, FALSE);
}

static const char *
line_category(const CeuRequire *require, const CeuCredential *credential,
              const CeuCredentialType *type)
{
    if (!require->own_category)
        return require->category;
    if (credential != NULL && credential->category != NULL)
        return credential->category;
    return type != NULL ? type->category : NULL;
}

static char *
line_title(const CeuPoolWork *work, const CeuRequire *require, const char *category,
           const CeuCredential *credential)
{
    const CeuTag *tag = category != NULL ? ceu_body_category(work->body, category) : NULL;
    g_autofree char *what = NULL;

    if (require->origins != NULL)
        what = origin_title(work->body, require->origins);
    else
        what = g_strdup(tag != NULL ? tag->title : (category != NULL ? category : "Any"));
    if (require->outside) {
        g_autofree char *inside = g_steal_pointer(&what);

        what = g_strdup_printf("Outside %s", inside);
    }
    if (credential == NULL)
        return g_steal_pointer(&what);
    return g_strdup_printf("%s (%s)", what, credential->type);
}

static void
set_amount(const CeuRequire *require, CeuUnits total, CeuRequirement *requirement)
{
    char a[CEU_UNITS_TEXT_SIZE], b[CEU_UNITS_TEXT_SIZE], c[CEU_UNITS_TEXT_SIZE];
    int64_t hundred = INT64_C(100000);

    if (require->percent_milli == 0) {
        requirement->required = require->amount;
        return;
    }
    requirement->required.milli = (total.milli * require->percent_milli + hundred - 1) / hundred;
    requirement->arithmetic = g_strdup_printf(
        "%s %% of %s = %s", ceu_units_format((CeuUnits){ require->percent_milli }, a),
        ceu_units_format(total, b), ceu_units_format(requirement->required, c));
}

static void
add_require(CeuPoolWork *work, const CeuCycle *cycle, const CeuRule *rule,
            const CeuCredential *credential, CeuUnits total, GArray *lines, GPtrArray *requirements)
{
    const CeuRequire *require = &rule->require;
    const CeuCredentialType *type =
        credential != NULL ? ceu_body_type(work->body, credential->type) : NULL;
    const char *category = line_category(require, credential, type);
    g_autofree char *id = require->each && credential != NULL
                              ? g_strdup_printf("%s/%s", rule->id, credential->type)
                              : g_strdup(rule->id);
    CeuLine *line;
    CeuRequirement *requirement = add_line(
        lines, requirements,
        require->bound == CEU_BOUND_MIN ? CEU_REQUIREMENT_MINIMUM : CEU_REQUIREMENT_MAXIMUM, id,
        rule, &line);

    line->credential = credential;
    line->type = type;
    line->outside = require->outside;
    line->origins = bits_of_ids(work->body->origins, require->origins);
    line->providers = require->providers;
    line->exclusive = rule->applies_to != NULL;
    if (category != NULL)
        line->categories = ceu_tag_bit(work->body->categories, category);
    if (category != NULL && line->categories == 0)
        line->categories = CEU_BIT_UNKNOWN_CATEGORY; /* nothing matches, rather than everything */
    requirement->title = line_title(work, require, category, credential);
    set_amount(require, total, requirement);
    use_override(requirement,
                 units_override(work, cycle, CEU_OVERRIDE_MINIMUM, rule->id, category));
}

/* One line per credential that the rule speaks of, or one for the pool. */
static void
add_requires(CeuPoolWork *work, const CeuCycle *cycle, const CeuRule *rule, CeuUnits total,
             GArray *lines, GPtrArray *requirements)
{
    if (rule->applies_to == NULL && !rule->require.each) {
        add_require(work, cycle, rule, NULL, total, lines, requirements);
        return;
    }
    for (guint i = 0; i < work->counting->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(work->counting, i);
        const CeuCredentialType *type = ceu_body_type(work->body, credential->type);

        if (!ceu_rule_applies_to(rule, credential->type, type))
            continue;
        add_require(work, cycle, rule, credential, total, lines, requirements);
        if (!rule->require.each)
            return;
    }
}

GArray *
ceu_require_lines(CeuPoolWork *work, const CeuCycle *cycle, GPtrArray *requirements)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(CeuLine));
    CeuUnits total = add_total(work, cycle, lines, requirements);

    for (guint i = 0; i < work->body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(work->body->rules, i);

        if (rule->kind == CEU_RULE_REQUIRE && rule->clock == CEU_CLOCK_UNITS &&
            ceu_rule_in_force(rule, work->today, cycle))
            add_requires(work, cycle, rule, total, lines, requirements);
    }
    return lines;
}

void
ceu_require_duties(CeuPoolWork *work)
{
    const CeuRule *rule;
    bool stated;
    CeuDate day = ceu_cycle_dues_day(work, &rule, &stated);
    CeuRequirement *requirement;

    if (rule == NULL)
        return;
    requirement = g_new0(CeuRequirement, 1);
    requirement->kind = CEU_REQUIREMENT_DUTY;
    requirement->id = g_strdup("dues");
    requirement->title = g_strdup(rule->duty.title);
    requirement->rule = rule;
    requirement->basis = stated ? CEU_BASIS_OVERRIDE : CEU_BASIS_RULE;
    requirement->met = stated && ceu_date_compare(day, work->today) >= 0;
    if (!stated)
        requirement->assumption = g_strdup("it is not stated through which day the dues are paid");
    g_ptr_array_add(work->pool->requirements, requirement);
}

static bool
provider_matches(GStrv patterns, const char *provider)
{
    for (guint i = 0; provider != NULL && patterns[i] != NULL; i++) {
        if (ceu_pattern_match(patterns[i], provider))
            return true;
    }
    return false;
}

/* Units of some origins count for some groups of credentials only. */
static bool
credential_may_use(const CeuPoolWork *work, const CeuLine *line, const CeuItem *item)
{
    const CeuRule *rule;

    if (line->credential == NULL || item->origins == 0)
        return true;
    rule = ceu_find_count_rule(work->body, CEU_COUNT_ONLY_FOR, work->today, &work->pool->cycle);
    if (rule == NULL || (item->origins & ceu_tag_bit(work->body->origins, rule->count.origin)) == 0)
        return true;
    return line->type != NULL && line->type->group != NULL &&
           g_strv_contains((const char *const *) rule->count.groups, line->type->group);
}

bool
ceu_line_takes(const CeuPoolWork *work, const CeuLine *line, const CeuItem *item)
{
    uint32_t count;
    bool inside;

    if (line->requirement->kind == CEU_REQUIREMENT_TOTAL)
        return true;
    inside = (line->categories == 0 || (item->categories & line->categories) != 0) &&
             (line->origins == 0 || (item->origins & line->origins) != 0);
    if (inside == line->outside)
        return false;
    if (line->providers != NULL &&
        !provider_matches(line->providers,
                          ceu_facts_activities(work->facts, &count)[item->activity].provider))
        return false;
    return credential_may_use(work, line, item);
}
