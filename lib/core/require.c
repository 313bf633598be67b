/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must be met in a cycle beside the total: minimums, maximums, duties, and what belongs to each. */
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

CeuRequirement *
ceu_line_add(const CeuPoolWork *work, CeuEvaluation *evaluation, CeuRequirementKind kind,
             const char *id, const CeuRule *rule, CeuLine **out_line)
{
    CeuRequirement *requirement = g_new0(CeuRequirement, 1);
    CeuLine line = { .requirement = requirement };
    const CeuCondition *open = rule != NULL ? ceu_rule_open_condition(work, rule) : NULL;
    const CeuTrait *trait = open != NULL ? ceu_body_trait(work->body, open->trait) : NULL;

    requirement->kind = kind;
    requirement->id = g_strdup(id);
    requirement->rule = rule;
    requirement->window = (CeuCycle){ CEU_DATE_NONE, CEU_DATE_NONE };
    if (rule != NULL && rule->unknown != NULL)
        requirement->assumption = g_strdup(rule->unknown);
    else if (open != NULL)
        requirement->assumption = g_strdup_printf("taken to be needed until you answer: %s",
                                                  trait != NULL ? trait->title : open->trait);
    g_ptr_array_add(evaluation->requirements, requirement);
    g_array_append_val(evaluation->lines, line);
    *out_line = &g_array_index(evaluation->lines, CeuLine, evaluation->lines->len - 1);
    return requirement;
}

/* The user's figure for this cycle; NULL: none. @subject_a or @subject_b names a minimum. */
const CeuOverride *
ceu_units_override(const CeuPoolWork *work, const CeuCycle *cycle, CeuOverrideKind kind,
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

void
ceu_use_override(CeuRequirement *requirement, const CeuOverride *override)
{
    if (override == NULL)
        return;
    requirement->basis = CEU_BASIS_OVERRIDE;
    requirement->required = override->units;
    g_clear_pointer(&requirement->arithmetic, g_free);
    g_clear_pointer(&requirement->assumption, g_free);
}

/* "From A or B": the titles of tags. */
static void
append_titles(GString *title, const char *before, GStrv ids,
              const CeuTag *(*find)(const CeuBody *, const char *), const CeuBody *body)
{
    if (ids == NULL)
        return;
    if (title->len > 0)
        g_string_append(title, ", ");
    g_string_append(title, before);
    for (guint i = 0; ids[i] != NULL; i++) {
        const CeuTag *tag = find(body, ids[i]);

        if (i > 0)
            g_string_append(title, " or ");
        g_string_append(title, tag != NULL ? tag->title : ids[i]);
    }
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

/* What the line is about, without the credential or the year. */
static char *
line_subject(const CeuPoolWork *work, const CeuRequire *require, const char *category)
{
    const CeuTag *tag = category != NULL ? ceu_body_category(work->body, category) : NULL;
    GString *title = g_string_new(NULL);

    if (category != NULL)
        g_string_append(title, tag != NULL ? tag->title : category);
    append_titles(title, "", require->formats, ceu_body_format, work->body);
    append_titles(title,
                  title->len > 0     ? "from "
                  : require->outside ? "Not from "
                                     : "From ",
                  require->origins, ceu_body_origin, work->body);
    if (title->len == 0)
        g_string_append(title, "Any");
    if (require->outside && !g_str_has_prefix(title->str, "Not from "))
        g_string_prepend(title, "Outside ");
    return g_string_free(title, FALSE);
}

static char *
line_title(const CeuPoolWork *work, const CeuRequire *require, const char *category,
           const CeuCredential *credential, const CeuCycle *year)
{
    g_autofree char *what = line_subject(work, require, category);
    GString *title = g_string_new(what);
    char day[CEU_DATE_TEXT_SIZE];

    if (require->per == CEU_PER_ACTIVITY)
        g_string_append(title, ", each activity");
    if (year != NULL)
        g_string_append_printf(title, ", year to %s", ceu_date_format(year->last, day));
    else if (require->within_months > 0)
        g_string_append_printf(title, " within %d months", require->within_months);
    if (credential != NULL)
        g_string_append_printf(title, " (%s)", credential->type);
    return g_string_free(title, FALSE);
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

/* The day before which a requirement that is met once for ever need not be met (K48). */
static bool
is_due_once(const CeuPoolWork *work, const CeuEvaluation *evaluation, const CeuRequire *require)
{
    CeuDate by = CEU_DATE_NONE;

    if (require->by_renewal == 0 && require->by_months == 0)
        return true;
    if (require->by_renewal > 0 && evaluation->number >= require->by_renewal)
        return true;
    if (require->by_months > 0)
        by = ceu_date_add_months(work->earned, require->by_months, CEU_MONTH_CLAMP);
    return ceu_date_is_set(by) && ceu_date_compare(by, evaluation->cycle.last) <= 0;
}

/* The days over which the line is counted; none: those of the cycle. */
static CeuCycle
line_window(const CeuPoolWork *work, const CeuEvaluation *evaluation, const CeuRequire *require,
            const CeuCycle *year)
{
    CeuCycle window = { CEU_DATE_NONE, CEU_DATE_NONE };
    CeuDate last = evaluation->cycle.last;

    if (year != NULL)
        return *year;
    if (require->within_months > 0) {
        window =
            (CeuCycle){ ceu_months_up_to(last, require->within_months), evaluation->earn.last };
    } else if (require->years_since > 0) { /* exactly so many years ago is not yet more */
        window = (CeuCycle){ ceu_date_add_months(last, -12 * require->years_since, CEU_MONTH_CLAMP),
                             evaluation->earn.last };
    } else if (require->once) {
        window = (CeuCycle){ work->earned, evaluation->earn.last };
    }
    return window;
}

static void
fill_line(const CeuPoolWork *work, const CeuRule *rule, const char *category, CeuLine *line)
{
    const CeuRequire *require = &rule->require;

    line->outside = require->outside;
    line->origins = ceu_tag_bits(work->body->origins, require->origins);
    line->formats = ceu_tag_bits(work->body->formats, require->formats);
    line->providers = require->providers;
    line->exclusive = rule->applies_to != NULL && line->credential != NULL;
    line->apart = require->apart;
    line->per_activity = require->per == CEU_PER_ACTIVITY;
    if (category != NULL)
        line->categories = ceu_tag_bit(work->body->categories, category);
    if (category != NULL && line->categories == 0)
        line->categories = CEU_BIT_UNKNOWN_CATEGORY; /* nothing matches, rather than everything */
}

/* One line of @rule. @year: its part of the cycle, the @year_number-th; NULL: all of it. */
static void
add_require(CeuPoolWork *work, CeuEvaluation *evaluation, const CeuRule *rule,
            const CeuCredential *credential, CeuUnits total, const CeuCycle *year, int year_number)
{
    const CeuRequire *require = &rule->require;
    const CeuCredentialType *type =
        credential != NULL ? ceu_body_type(work->body, credential->type) : NULL;
    const char *category = line_category(require, credential, type);
    g_autofree char *id = require->each && credential != NULL
                              ? g_strdup_printf("%s/%s", rule->id, credential->type)
                              : g_strdup(rule->id);
    g_autofree char *year_id = g_strdup_printf("%s/%d", id, year_number);
    CeuLine *line;
    CeuRequirement *requirement = ceu_line_add(
        work, evaluation,
        require->bound == CEU_BOUND_MIN ? CEU_REQUIREMENT_MINIMUM : CEU_REQUIREMENT_MAXIMUM,
        year != NULL ? year_id : id, rule, &line);

    line->credential = credential;
    line->type = type;
    fill_line(work, rule, category, line);
    requirement->window = line_window(work, evaluation, require, year);
    line->windowed = ceu_date_is_set(requirement->window.first);
    requirement->title = line_title(work, require, category, credential, year);
    set_amount(require, total, requirement);
    if (require->once && !is_due_once(work, evaluation, require)) {
        g_free(requirement->arithmetic);
        requirement->arithmetic = g_strdup("once; not due at this renewal yet");
        requirement->required.milli = 0;
    }
    ceu_use_override(requirement, ceu_units_override(work, &evaluation->cycle, CEU_OVERRIDE_MINIMUM,
                                                     rule->id, category));
}

/* One line for the cycle, or one for each of its years that ends after the certification. */
static void
add_years(CeuPoolWork *work, CeuEvaluation *evaluation, const CeuRule *rule,
          const CeuCredential *credential, CeuUnits total)
{
    const CeuCycle *whole = &evaluation->nominal;
    CeuDate end = ceu_date_add_days(whole->last, 1);

    if (rule->require.per != CEU_PER_YEAR) {
        add_require(work, evaluation, rule, credential, total, NULL, 0);
        return;
    }
    for (int year = 0; year * 12 < work->line.months; year++) {
        int months = work->line.months - year * 12;
        CeuCycle part = { ceu_date_add_months(end, -months, CEU_MONTH_CLAMP),
                          months <= 12
                              ? whole->last
                              : ceu_date_add_days(
                                    ceu_date_add_months(end, 12 - months, CEU_MONTH_CLAMP), -1) };

        if (ceu_date_compare(part.last, evaluation->cycle.first) < 0)
            continue;
        if (ceu_date_compare(part.first, evaluation->cycle.first) < 0)
            part.first = evaluation->cycle.first;
        add_require(work, evaluation, rule, credential, total, &part, year + 1);
    }
}

/* One line per credential that the rule speaks of, or one for the pool. */
static void
add_requires(CeuPoolWork *work, CeuEvaluation *evaluation, const CeuRule *rule, CeuUnits total)
{
    if (rule->applies_to == NULL && !rule->require.each) {
        add_years(work, evaluation, rule, NULL, total);
        return;
    }
    for (guint i = 0; i < work->counting->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(work->counting, i);
        const CeuCredentialType *type = ceu_body_type(work->body, credential->type);

        if (!ceu_rule_applies_to(rule, credential->type, type))
            continue;
        add_years(work, evaluation, rule, credential, total);
        if (!rule->require.each)
            return;
    }
}

static bool
is_stated_by_rule(const CeuEvaluation *evaluation, const char *category, uint64_t bit)
{
    for (guint i = 1; i < evaluation->lines->len; i++) {
        const CeuLine *line = &g_array_index(evaluation->lines, CeuLine, i);

        if (line->categories == bit || g_strcmp0(line->requirement->id, category) == 0)
            return true;
    }
    return false;
}

/* The user's own minimum in a category of which no rule speaks: the account knows better than the pack. */
static void
add_own_minimums(CeuPoolWork *work, CeuEvaluation *evaluation)
{
    uint32_t count;
    const CeuOverride *overrides = ceu_facts_overrides(work->facts, &count);

    for (uint32_t i = 0; i < count; i++) {
        const char *subject = overrides[i].subject;
        const CeuTag *tag = NULL;
        uint64_t bit;
        CeuLine *line;
        CeuRequirement *requirement;

        if (overrides[i].kind != CEU_OVERRIDE_MINIMUM || subject == NULL ||
            strcmp(overrides[i].pool, work->pool->id) != 0)
            continue;
        tag = ceu_body_category(work->body, subject);
        bit = ceu_tag_bit(work->body->categories, subject);
        if (tag == NULL || is_stated_by_rule(evaluation, subject, bit))
            continue;
        requirement = ceu_line_add(work, evaluation, CEU_REQUIREMENT_MINIMUM, tag->id, NULL, &line);
        line->categories = bit;
        requirement->title = g_strdup(tag->title);
        ceu_use_override(requirement, ceu_units_override(work, &evaluation->cycle,
                                                         CEU_OVERRIDE_MINIMUM, subject, subject));
    }
}

/* A ramp or an exemption says that the cycle needs no units at all. */
static bool
needs_nothing(const CeuEvaluation *evaluation)
{
    const CeuRequirement *total = g_ptr_array_index(evaluation->requirements, 0);
    const CeuRule *rule = total->rule;

    return rule != NULL && total->basis == CEU_BASIS_RULE && total->required.milli == 0 &&
           ((rule->kind == CEU_RULE_TOTAL && rule->total.kind == CEU_TOTAL_RAMP) ||
            (rule->kind == CEU_RULE_PRORATE && rule->prorate.by == CEU_PRORATE_EXEMPT));
}

/* Then it needs none of any kind either, but what is needed once ever. */
static void
free_minimums(const CeuEvaluation *evaluation)
{
    for (guint i = 1; i < evaluation->requirements->len; i++) {
        CeuRequirement *requirement = g_ptr_array_index(evaluation->requirements, i);

        if (requirement->kind != CEU_REQUIREMENT_MINIMUM ||
            requirement->basis == CEU_BASIS_OVERRIDE || requirement->rule == NULL ||
            requirement->rule->require.once)
            continue;
        g_free(requirement->arithmetic);
        requirement->arithmetic = g_strdup("this cycle needs no units");
        requirement->required.milli = 0;
    }
}

void
ceu_require_lines(CeuPoolWork *work, CeuEvaluation *evaluation)
{
    CeuUnits total = ceu_total_add(work, evaluation);

    for (guint i = 0; i < work->body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(work->body->rules, i);

        if (rule->kind != CEU_RULE_REQUIRE || rule->clock != CEU_CLOCK_UNITS ||
            (rule->require.every > 0 && evaluation->number % rule->require.every != 0) ||
            !ceu_rule_binds(work, rule, work->today, &evaluation->cycle))
            continue;
        add_requires(work, evaluation, rule, total);
    }
    add_own_minimums(work, evaluation);
    if (needs_nothing(evaluation))
        free_minimums(evaluation);
    ceu_total_finish(evaluation);
}

static CeuRequirement *
add_duty(GPtrArray *requirements, const CeuRule *rule, const char *id)
{
    CeuRequirement *requirement = g_new0(CeuRequirement, 1);

    requirement->kind = CEU_REQUIREMENT_DUTY;
    requirement->id = g_strdup(id);
    requirement->title = g_strdup(rule->duty.title);
    requirement->rule = rule;
    requirement->window = (CeuCycle){ CEU_DATE_NONE, CEU_DATE_NONE };
    g_ptr_array_add(requirements, requirement);
    return requirement;
}

/* Duties of the cycle itself: a statement, a meeting (K36). */
static void
add_cycle_duties(CeuPoolWork *work, GPtrArray *requirements)
{
    for (guint i = 0; i < work->body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(work->body->rules, i);
        CeuRequirement *requirement;

        if (rule->kind != CEU_RULE_DUTY || rule->clock != CEU_CLOCK_UNITS ||
            !ceu_rule_binds(work, rule, work->today, &work->pool->cycle))
            continue;
        requirement = add_duty(requirements, rule, rule->id);
        requirement->deed = ceu_deed_of_cycle(work, rule->id, work->k);
        requirement->met = requirement->deed != NULL;
        requirement->assumption = g_strdup(rule->unknown);
    }
}

void
ceu_require_duties(CeuPoolWork *work, GPtrArray *requirements)
{
    const CeuRule *rule;
    bool stated;
    CeuDate day = ceu_cycle_dues_day(work, &rule, &stated);
    CeuRequirement *requirement;

    if (work->pool->has_cycle)
        add_cycle_duties(work, requirements);
    if (rule == NULL)
        return;
    requirement = add_duty(requirements, rule, "dues");
    requirement->basis = stated ? CEU_BASIS_OVERRIDE : CEU_BASIS_RULE;
    requirement->met = stated && ceu_date_compare(day, work->today) >= 0;
    if (!stated)
        requirement->assumption = g_strdup("it is not stated through which day the dues are paid");
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

/* Units of some kinds count for some groups of credentials only (K64). */
static bool
credential_may_use(const CeuPoolWork *work, const CeuLine *line, const CeuItem *item)
{
    if (line->credential == NULL)
        return true;
    for (guint i = 0; i < work->body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(work->body->rules, i);

        if (rule->kind != CEU_RULE_COUNT || rule->count.aspect != CEU_COUNT_ONLY_FOR ||
            !ceu_rule_binds(work, rule, work->today, &work->pool->cycle) ||
            !ceu_count_matches(work, &rule->count, item))
            continue;
        if (line->type == NULL || line->type->group == NULL ||
            !g_strv_contains((const char *const *) rule->count.groups, line->type->group))
            return false;
    }
    return true;
}

/* Kept by the user for some credentials: it counts in no line of another one. */
static bool
is_kept_for_another(const CeuLine *line, const CeuActivity *activity)
{
    g_auto(GStrv) types = NULL;

    if (line->credential == NULL || activity->pin_for == NULL || activity->pin_for[0] == '\0')
        return false;
    types = g_strsplit(activity->pin_for, ",", -1);
    for (guint i = 0; types[i] != NULL; i++) {
        if (g_ascii_strcasecmp(g_strstrip(types[i]), line->credential->type) == 0)
            return false;
    }
    return true;
}

bool
ceu_line_takes(const CeuPoolWork *work, const CeuLine *line, const CeuItem *item)
{
    uint32_t count;
    const CeuActivity *activity = &ceu_facts_activities(work->facts, &count)[item->activity];
    const CeuCycle *window = &line->requirement->window;
    bool inside;

    if (line->requirement->kind == CEU_REQUIREMENT_TOTAL)
        return true;
    inside = (line->categories == 0 || (item->categories & line->categories) != 0) &&
             (line->origins == 0 || (item->origins & line->origins) != 0) &&
             (line->formats == 0 || (item->formats & line->formats) != 0);
    if (inside == line->outside)
        return false;
    if (line->windowed && (ceu_date_compare(activity->done, window->first) < 0 ||
                           ceu_date_compare(activity->done, window->last) > 0))
        return false;
    if (line->providers != NULL && !provider_matches(line->providers, activity->provider))
        return false;
    return !is_kept_for_another(line, activity) && credential_may_use(work, line, item);
}
