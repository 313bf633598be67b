/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user should know about a pool beyond its figures: assumptions, gaps, and what to do about each. */
#include "core/engine.h"

void
ceu_notice_free(CeuNotice *notice)
{
    if (notice == NULL)
        return;
    g_free(notice->text);
    g_free(notice->remedy);
    g_free(notice);
}

void
ceu_notice_add(GPtrArray *notices, CeuNoticeKind kind, const CeuRule *rule, const char *remedy,
               const char *format, ...)
{
    CeuNotice *notice = g_new0(CeuNotice, 1);
    va_list arguments;

    va_start(arguments, format);
    notice->text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    notice->kind = kind;
    notice->rule = rule;
    notice->remedy = g_strdup(remedy);
    g_ptr_array_add(notices, notice);
}

static const char *
plural(CeuUnits units)
{
    return units.milli == 1000 ? "" : "s";
}

/* Whether any activity of the present cycle has the reason: most notices need no look at each. */
static bool
any_is(const CeuPoolWork *work, CeuReason reason)
{
    return (work->reasons >> reason & 1) != 0;
}

static const CeuActivity *
activity_of(const CeuPoolWork *work, const CeuItem *item)
{
    uint32_t count;

    return &ceu_facts_activities(work->facts, &count)[item->activity];
}

static void
say_due(CeuPoolWork *work)
{
    const CeuPool *pool = work->pool;
    char day[CEU_DATE_TEXT_SIZE];
    g_autofree char *remedy = NULL;

    if (pool->due_assumption == NULL)
        return;
    remedy = g_strdup_printf("ceu membership set %s --due %s", pool->id,
                             ceu_date_format(pool->cycle.last, day));
    ceu_notice_add(pool->notices, CEU_NOTICE_ASSUMED, pool->anchor_rule, remedy, "due %s: %s", day,
                   pool->due_assumption);
}

static void
say_requirements(CeuPoolWork *work)
{
    for (guint i = 0; i < work->pool->requirements->len; i++) {
        const CeuRequirement *requirement = g_ptr_array_index(work->pool->requirements, i);
        g_autofree char *remedy = NULL;

        if (requirement->assumption == NULL)
            continue;
        if (requirement->kind == CEU_REQUIREMENT_DUTY)
            remedy = g_strdup_printf("ceu membership set %s --dues-paid-to DATE", work->body->id);
        else if (requirement->kind == CEU_REQUIREMENT_TOTAL)
            remedy = g_strdup_printf("ceu membership set %s --total N", work->pool->id);
        ceu_notice_add(work->pool->notices, CEU_NOTICE_ASSUMED, requirement->rule, remedy, "%s: %s",
                       requirement->title, requirement->assumption);
    }
}

static void
say_proof(CeuPoolWork *work)
{
    CeuPool *pool = work->pool;
    const CeuRule *rule =
        ceu_find_rule(work, CEU_RULE_EVIDENCE, CEU_CLOCK_UNITS, work->today, &pool->cycle);
    int64_t first_short = 0, first_bare = 0;
    unsigned lacking = 0, without_file = 0;
    char units[CEU_UNITS_TEXT_SIZE];
    g_autofree char *remedy = NULL;

    for (guint i = 0; i < pool->items->len; i++) {
        const CeuItem *item = &g_array_index(pool->items, CeuItem, i);
        const CeuActivity *activity = activity_of(work, item);

        if (item->counted.milli == 0)
            continue;
        if ((item->marks & CEU_MARK_NO_PROOF) != 0) {
            pool->unproven.milli += item->counted.milli;
            if (lacking++ == 0)
                first_short = activity->id;
        }
        if (activity->proofs == 0 && without_file++ == 0)
            first_bare = activity->id;
    }
    if (rule == NULL || without_file == 0)
        return;
    if (lacking > 0) {
        remedy = g_strdup_printf("ceu attach %" G_GINT64_FORMAT " CERTIFICATE", first_short);
        ceu_notice_add(pool->notices, CEU_NOTICE_PROOF, rule, remedy,
                       "%u counted %s (%s unit%s) lack%s what %s asks for: %s", lacking,
                       lacking == 1 ? "activity" : "activities",
                       ceu_units_format(pool->unproven, units), plural(pool->unproven),
                       lacking == 1 ? "s" : "", work->body->name,
                       rule->evidence.index_or_certificate ? "an index number or a certificate"
                                                           : "a certificate on file");
        return;
    }
    remedy = g_strdup_printf("ceu attach %" G_GINT64_FORMAT " CERTIFICATE", first_bare);
    ceu_notice_add(pool->notices, CEU_NOTICE_PROOF, rule, remedy,
                   "%u counted %s no certificate on file for an audit", without_file,
                   without_file == 1 ? "activity has" : "activities have");
}

/* Minimums of categories that are open: their titles, and the rule and category of the first. */
static char *
open_categories(const GArray *lines, const CeuRule **out_rule, const char **out_category)
{
    GString *titles = g_string_new(NULL);

    for (guint i = 0; i < lines->len; i++) {
        const CeuLine *line = &g_array_index(lines, CeuLine, i);
        const CeuRequirement *requirement = line->requirement;

        if (requirement->kind != CEU_REQUIREMENT_MINIMUM || requirement->met ||
            line->categories == 0)
            continue;
        if (titles->len > 0)
            g_string_append(titles, ", ");
        g_string_append(titles, requirement->title);
        if (*out_category != NULL)
            continue;
        *out_rule = requirement->rule;
        if (requirement->rule != NULL)
            *out_category = requirement->rule->require.category;
        if (*out_category == NULL && line->type != NULL)
            *out_category = line->type->category;
        if (*out_category == NULL)
            *out_category = requirement->rule == NULL ? requirement->id : "ID";
    }
    return g_string_free(titles, titles->len == 0);
}

/* Units that count in the total while a category's minimum is open and their topic matches nothing. */
static void
say_category(CeuPoolWork *work, const GArray *lines)
{
    CeuPool *pool = work->pool;
    int64_t first = 0, sum = 0;
    unsigned count = 0;
    char units[CEU_UNITS_TEXT_SIZE];
    const char *category = NULL;
    const CeuRule *rule = NULL;
    g_autofree char *titles = open_categories(lines, &rule, &category);
    g_autofree char *remedy = NULL;

    for (guint i = 0; titles != NULL && i < pool->items->len; i++) {
        CeuItem *item = &g_array_index(pool->items, CeuItem, i);

        if (item->counted.milli == 0 || item->categories != 0)
            continue;
        item->marks |= CEU_MARK_NO_CATEGORY;
        sum += item->counted.milli;
        if (count++ == 0)
            first = activity_of(work, item)->id;
    }
    if (count == 0)
        return;
    remedy = g_strdup_printf("ceu edit %" G_GINT64_FORMAT " --category %s", first, category);
    ceu_notice_add(
        pool->notices, CEU_NOTICE_CATEGORY, rule, remedy,
        "%s: %s unit%s of %u %s have a topic that matches no category; they do not count "
        "here until you say that they belong",
        titles, ceu_units_format((CeuUnits){ sum }, units), plural((CeuUnits){ sum }), count,
        count == 1 ? "activity" : "activities");
}

static void
say_repeated(CeuPoolWork *work)
{
    CeuPool *pool = work->pool;
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(work->facts, &count);

    for (guint i = 0; i < pool->items->len; i++) {
        const CeuItem *item = &g_array_index(pool->items, CeuItem, i);

        if (item->reason != CEU_REASON_REPEATED ||
            ceu_date_compare(activities[i].done, pool->cycle.first) < 0 ||
            ceu_date_compare(activities[i].done, pool->cycle.last) > 0)
            continue;
        ceu_notice_add(
            pool->notices, CEU_NOTICE_REPEATED, item->rule, NULL,
            "activity %" G_GINT64_FORMAT " repeats the course of activity %" G_GINT64_FORMAT
            ", which counts once%s%s",
            activities[i].id, activities[item->same_as].id, item->rule->unknown != NULL ? ": " : "",
            item->rule->unknown != NULL ? item->rule->unknown : "");
    }
}

static void
say_submit(CeuPoolWork *work)
{
    CeuPool *pool = work->pool;
    g_autofree char *remedy = NULL;
    CeuDate opens = CEU_DATE_NONE;
    const CeuRule *rule = NULL;
    char day[CEU_DATE_TEXT_SIZE];

    for (guint i = 0; i < pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);

        if (stage->kind == CEU_STAGE_SUBMISSION_OPENS) {
            opens = stage->day;
            rule = stage->rule;
        }
    }
    if (!pool->complete || ceu_date_is_set(pool->submitted))
        return;
    if (ceu_date_is_set(opens) && ceu_date_compare(work->today, opens) < 0) {
        ceu_notice_add(pool->notices, CEU_NOTICE_SUBMIT, rule, NULL,
                       "complete but not submitted: the submission opens on %s",
                       ceu_date_format(opens, day));
        return;
    }
    remedy = g_strdup_printf("ceu submit %s --on DATE", pool->id);
    ceu_notice_add(pool->notices, CEU_NOTICE_SUBMIT, rule, remedy,
                   "complete but not submitted: submit it in your account, then record the day");
}

static void
say_accept(CeuPoolWork *work)
{
    g_autofree char *remedy = NULL;
    char day[CEU_DATE_TEXT_SIZE];

    if (!ceu_date_is_set(work->pool->submitted))
        return;
    remedy = g_strdup_printf("ceu renew %s --on DATE", work->pool->id);
    ceu_notice_add(work->pool->notices, CEU_NOTICE_SUBMIT, NULL, remedy,
                   "submitted on %s; record the renewal once %s confirms it",
                   ceu_date_format(work->pool->submitted, day), work->body->name);
}

/* Questions whose answers change what binds; until then the safe side is taken (K34, K82). */
static void
say_questions(CeuPoolWork *work)
{
    g_autoptr(GHashTable) asked = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < work->body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(work->body->rules, i);
        const CeuCondition *open = ceu_rule_open_condition(work, rule);
        const CeuTrait *trait = NULL;
        g_autofree char *remedy = NULL, *values = NULL;

        if (open == NULL ||
            !ceu_rule_binds(work, rule, work->today,
                            work->pool->has_cycle ? &work->pool->cycle : NULL) ||
            !g_hash_table_add(asked, open->trait))
            continue;
        trait = ceu_body_trait(work->body, open->trait);
        if (trait != NULL && trait->values != NULL)
            values = g_strjoinv("|", trait->values);
        remedy = g_strdup_printf("ceu answer %s %s %s", work->body->id, open->trait,
                                 values != NULL ? values : "YYYY-MM-DD");
        ceu_notice_add(work->pool->notices, CEU_NOTICE_ASSUMED, rule, remedy,
                       "%s Until you answer, the stricter reading is used",
                       trait != NULL ? trait->title : open->trait);
    }
}

/* Units that will have perished before the due date, and planned ones that can soon not be done (K63). */
static void
say_perishable(CeuPoolWork *work, const CeuRule *rule)
{
    CeuPool *pool = work->pool;

    if (rule->count.planned && !any_is(work, CEU_REASON_PLANNED))
        return;
    for (guint i = 0; i < pool->items->len; i++) {
        const CeuItem *item = &g_array_index(pool->items, CeuItem, i);
        const CeuActivity *activity = NULL;
        CeuDate until = CEU_DATE_NONE;
        char day[CEU_DATE_TEXT_SIZE], units[CEU_UNITS_TEXT_SIZE];

        if (rule->count.planned ? item->reason != CEU_REASON_PLANNED : item->counted.milli == 0)
            continue;
        activity = activity_of(work, item);
        if (!ceu_date_is_set(activity->done) || !ceu_count_matches(work, &rule->count, item))
            continue;
        until = ceu_expiry_day(rule, activity->done);
        if (!ceu_date_is_set(until) || ceu_date_compare(until, pool->cycle.last) >= 0 ||
            ceu_date_is_set(pool->submitted))
            continue;
        ceu_date_format(until, day);
        if (rule->count.planned)
            ceu_notice_add(pool->notices, CEU_NOTICE_PERISHES, rule, NULL,
                           "planned activity %" G_GINT64_FORMAT " “%s” closes on %s", activity->id,
                           activity->title, day);
        else
            ceu_notice_add(pool->notices, CEU_NOTICE_PERISHES, rule, NULL,
                           "%s unit%s of activity %" G_GINT64_FORMAT
                           " perish on %s, before the due date: submit before",
                           ceu_units_format(item->counted, units), plural(item->counted),
                           activity->id, day);
    }
}

static void
say_all_perishable(CeuPoolWork *work)
{
    for (guint i = 0; i < work->body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(work->body->rules, i);

        if (rule->kind == CEU_RULE_COUNT && rule->count.aspect == CEU_COUNT_EXPIRES &&
            ceu_rule_binds(work, rule, work->today, &work->pool->cycle))
            say_perishable(work, rule);
    }
}

/* An activity in a unit that the body's rules do not convert. */
static void
say_not_convertible(CeuPoolWork *work)
{
    CeuPool *pool = work->pool;

    for (guint i = 0; i < pool->items->len; i++) {
        const CeuItem *item = &g_array_index(pool->items, CeuItem, i);
        const CeuActivity *activity = NULL;
        g_autofree char *remedy = NULL;

        if (item->reason != CEU_REASON_NOT_CONVERTIBLE)
            continue;
        activity = activity_of(work, item);
        remedy = g_strdup_printf("ceu edit %" G_GINT64_FORMAT " --units N", activity->id);
        ceu_notice_add(pool->notices, CEU_NOTICE_ASK, NULL, remedy,
                       "activity %" G_GINT64_FORMAT
                       ": the rules of %s do not say what a %s is worth; state its units",
                       activity->id, work->body->name, ceu_unit_name(activity->unit));
    }
}

static void
say_carry(CeuPoolWork *work)
{
    CeuPool *pool = work->pool;
    const CeuRule *rule = pool->carry_rule;

    if (rule != NULL && rule->unknown != NULL && pool->carried->len > 0)
        ceu_notice_add(pool->notices, CEU_NOTICE_ASSUMED, rule, NULL, "carried units: %s",
                       rule->unknown);
}

void
ceu_notices_find(CeuPoolWork *work, const GArray *lines)
{
    say_due(work);
    say_requirements(work);
    say_questions(work);
    if (!work->pool->has_cycle)
        return;
    say_submit(work);
    say_accept(work);
    say_proof(work);
    say_category(work, lines);
    if (any_is(work, CEU_REASON_REPEATED))
        say_repeated(work);
    say_all_perishable(work);
    if (any_is(work, CEU_REASON_NOT_CONVERTIBLE))
        say_not_convertible(work);
    say_carry(work);
}
