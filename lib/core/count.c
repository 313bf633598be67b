/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each activity is worth in one cycle of one pool, and why. */
#include "core/course.h"
#include "core/engine.h"

#include <string.h>

/* A rule that multiplies, and how many units of the cycle it may still multiply. */
typedef struct Multiplier {
    const CeuRule *rule;
    int64_t left; /* thousandths; INT64_MAX: no bound */
} Multiplier;

#define MULTIPLIERS_MAX 8

/* The rules of counting for one cycle, found once. */
typedef struct Counter {
    CeuPoolWork *work;
    CeuEvaluation *evaluation;
    const CeuCycle *cycle;
    const CeuRule *not_before, *once, *overlap, *date;
    const CeuRule *evidence;
    GPtrArray
        *only_for;  /* CeuRule: units that some groups alone may use, and none of them is held */
    bool asks_kind; /* any of these two */
    GPtrArray *expires; /* CeuRule */
    Multiplier multipliers[MULTIPLIERS_MAX];
    unsigned n_multipliers;
    CeuDate not_before_day;
    CeuDate
        overlap_start; /* first day at the cycle's end that may go to the next; none: no overlap */
    CeuDate before_start; /* the same at its beginning: from here to first - 1 */
    CeuDate
        grace_end; /* last day on which the cycle before could still be met; none: its own last */
    bool rolling;  /* the total looks further back than the cycle */
    CeuDate alive; /* units must not have perished on this day */
    CeuCourses *courses; /* what counted before; NULL: no rule asks */
    bool has_units;      /* the body has rules on the length of a unit */
    const CeuRule *unit; /* newest unit rule used … */
    CeuDate unit_day;    /* … and the day it was asked for */
    GHashTable *entries; /* activity id → CeuEntry of this body; NULL: none */
} Counter;

static bool
holds_group(const CeuPoolWork *work, GStrv groups)
{
    for (guint i = 0; i < work->counting->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(work->counting, i);
        const CeuCredentialType *type = ceu_body_type(work->body, credential->type);

        if (type != NULL && type->group != NULL &&
            g_strv_contains((const char *const *) groups, type->group))
            return true;
    }
    return false;
}

static GHashTable *
entries_of_body(const CeuPoolWork *work)
{
    uint32_t count;
    const CeuEntry *entries = ceu_facts_entries(work->facts, &count);
    GHashTable *table = NULL;

    for (uint32_t i = 0; i < count; i++) {
        if (strcmp(entries[i].body, work->body->id) != 0)
            continue;
        if (table == NULL)
            table = g_hash_table_new(g_int64_hash, g_int64_equal);
        g_hash_table_insert(table, (gpointer) &entries[i].activity_id, (gpointer) &entries[i]);
    }
    return table;
}

/* Rules of which several may bind at once. */
static void
find_many(Counter *counter)
{
    const CeuPoolWork *work = counter->work;

    counter->only_for = g_ptr_array_new();
    counter->expires = g_ptr_array_new();
    for (guint i = 0; i < work->body->rules->len; i++) {
        CeuRule *rule = g_ptr_array_index(work->body->rules, i);

        if (rule->kind == CEU_RULE_COUNT && rule->count.aspect == CEU_COUNT_UNIT)
            counter->has_units = true;
        if (rule->kind != CEU_RULE_COUNT ||
            !ceu_rule_binds(work, rule, work->today, counter->cycle))
            continue;
        if (rule->count.aspect == CEU_COUNT_ONLY_FOR && !holds_group(work, rule->count.groups))
            g_ptr_array_add(counter->only_for, rule);
        else if (rule->count.aspect == CEU_COUNT_EXPIRES && !rule->count.planned)
            g_ptr_array_add(counter->expires, rule);
        else if (rule->count.aspect == CEU_COUNT_MULTIPLY &&
                 counter->n_multipliers < MULTIPLIERS_MAX)
            counter->multipliers[counter->n_multipliers++] =
                (Multiplier){ rule,
                              rule->count.first.milli > 0 ? rule->count.first.milli : INT64_MAX };
    }
}

static void
find_overlap(Counter *counter)
{
    const CeuCycle *cycle = counter->cycle;
    const CeuCycle *nominal = &counter->evaluation->nominal;
    CeuCycle before = ceu_due_line_cycle(&counter->work->line, counter->evaluation->k - 1);
    bool has_before = counter->evaluation->number > 1 && ceu_date_is_set(before.last);
    int months;

    counter->overlap_start = CEU_DATE_NONE;
    counter->before_start = CEU_DATE_NONE;
    if (counter->overlap == NULL)
        return;
    months = counter->overlap->count.overlap_months;
    if (months > 0) {
        counter->overlap_start =
            ceu_date_add_months(ceu_date_add_days(cycle->last, 1), -months, CEU_MONTH_CLAMP);
        if (has_before)
            counter->before_start = ceu_date_add_months(nominal->first, -months, CEU_MONTH_CLAMP);
        return;
    }
    counter->overlap_start = ceu_date_month_start(cycle->last);
    if (has_before)
        counter->before_start = ceu_date_month_start(before.last);
}

/* A rung of the ladder let units count for the cycle before after this one had begun (K69). */
static void
find_grace(Counter *counter)
{
    const CeuEvaluation *before;

    counter->grace_end = CEU_DATE_NONE;
    if (counter->evaluation->number <= 1 || !ceu_grace_earns(counter->work))
        return;
    before = ceu_evaluate(counter->work, counter->evaluation->k - 1);
    if (before != NULL && ceu_date_compare(before->earn.last, before->cycle.last) > 0)
        counter->grace_end = before->earn.last;
}

static void
counter_init(Counter *counter, CeuPoolWork *work, CeuEvaluation *evaluation)
{
    const CeuCycle *cycle = &evaluation->cycle;
    CeuDate day = work->today;
    uint32_t count;

    *counter = (Counter){ .work = work, .evaluation = evaluation, .cycle = cycle };
    counter->not_before = ceu_find_count_rule(work, CEU_COUNT_NOT_BEFORE, day, cycle);
    counter->once = ceu_find_count_rule(work, CEU_COUNT_ONCE, day, cycle);
    counter->overlap = ceu_find_count_rule(work, CEU_COUNT_OVERLAP, day, cycle);
    counter->date = ceu_find_count_rule(work, CEU_COUNT_DATE, day, cycle);
    counter->evidence = ceu_find_rule(work, CEU_RULE_EVIDENCE, CEU_CLOCK_UNITS, day, cycle);
    counter->not_before_day = work->earned;
    if (counter->not_before != NULL &&
        counter->not_before->count.not_before == CEU_FROM_CERTIFIED_MONTH)
        counter->not_before_day = ceu_date_month_start(work->earned);
    counter->rolling =
        evaluation->first_rule != NULL && evaluation->first_rule->kind == CEU_RULE_TOTAL;
    counter->alive =
        evaluation->present && ceu_date_is_set(work->pool->submitted) ? work->pool->submitted : day;
    find_overlap(counter);
    find_grace(counter);
    find_many(counter);
    counter->asks_kind = counter->only_for->len > 0 || counter->expires->len > 0;
    counter->unit_day = CEU_DATE_NONE;
    ceu_facts_activities(work->facts, &count);
    if (counter->once != NULL)
        counter->courses = ceu_courses_new(count);
    counter->entries = entries_of_body(work);
}

static void
counter_clear(Counter *counter)
{
    g_clear_pointer(&counter->courses, ceu_courses_free);
    g_clear_pointer(&counter->entries, g_hash_table_unref);
    g_ptr_array_unref(counter->only_for);
    g_ptr_array_unref(counter->expires);
}

static bool
word_in_list(const char *list, const char *word)
{
    g_auto(GStrv) words = g_strsplit(list, ",", -1);

    for (guint i = 0; words[i] != NULL; i++) {
        if (g_ascii_strcasecmp(g_strstrip(words[i]), word) == 0)
            return true;
    }
    return false;
}

static const CeuRule *
unit_rule(Counter *counter, CeuDate done)
{
    if (!counter->has_units)
        return NULL;
    if (!ceu_date_is_set(counter->unit_day) || ceu_date_compare(counter->unit_day, done) != 0) {
        counter->unit = ceu_find_count_rule(counter->work, CEU_COUNT_UNIT, done, counter->cycle);
        counter->unit_day = done;
    }
    return counter->unit;
}

unsigned
ceu_missing_fields(const CeuActivity *activity, const CeuRule *evidence)
{
    unsigned present = CEU_FIELD_TITLE | CEU_FIELD_UNITS | CEU_FIELD_DATE;

    if (activity->index != NULL && activity->index[0] != '\0')
        present |= CEU_FIELD_INDEX;
    if (activity->provider != NULL && activity->provider[0] != '\0')
        present |= CEU_FIELD_PROVIDER;
    if (activity->note != NULL && activity->note[0] != '\0')
        present |= CEU_FIELD_DESCRIPTION;
    if (activity->proofs > 0)
        present |= CEU_FIELD_CERTIFICATE | CEU_FIELD_DESCRIPTION | CEU_FIELD_HOLDER |
                   CEU_FIELD_ATTESTATION;
    return evidence->evidence.fields & ~present;
}

static void
mark_evidence(Counter *counter, const CeuActivity *activity, CeuItem *item)
{
    const CeuEntry *entry = NULL;
    unsigned missing;

    if (counter->entries != NULL)
        entry = g_hash_table_lookup(counter->entries, &activity->id);
    if (entry != NULL && ceu_date_is_set(entry->entered))
        item->marks |= CEU_MARK_ENTERED;
    if (entry != NULL && ceu_date_is_set(entry->accepted))
        item->marks |= CEU_MARK_ACCEPTED;
    if (counter->evidence == NULL)
        return;
    missing = ceu_missing_fields(activity, counter->evidence);
    item->missing_fields = missing;
    if (counter->evidence->evidence.index_or_certificate && activity->proofs > 0)
        missing &= ~(unsigned) CEU_FIELD_INDEX;
    if (missing != 0 && (item->marks & CEU_MARK_ACCEPTED) == 0)
        item->marks |= CEU_MARK_NO_PROOF;
}

/* Whether the user keeps the activity for credentials that this pool lacks. */
static bool
is_pinned_elsewhere(const CeuPoolWork *work, const CeuActivity *activity)
{
    if (activity->pin_for == NULL || activity->pin_for[0] == '\0')
        return false;
    for (guint i = 0; i < work->pool->credentials->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(work->pool->credentials, i);

        if (word_in_list(activity->pin_for, credential->type))
            return false;
    }
    return true;
}

/* Reasons that rest on the activity alone. false: the verdict is in. */
static bool
judge_activity(Counter *counter, uint32_t index, const CeuActivity *activity, CeuItem *item)
{
    CeuPoolWork *work = counter->work;

    if (activity->accepted_by != NULL && !word_in_list(activity->accepted_by, work->body->id)) {
        item->reason = CEU_REASON_NOT_ACCEPTED;
    } else if (activity->planned) {
        item->reason = CEU_REASON_PLANNED;
    } else if (ceu_date_compare(activity->done, work->today) > 0) {
        item->reason = CEU_REASON_IN_FUTURE;
    } else if (is_pinned_elsewhere(work, activity) ||
               (work->taken != NULL && work->taken[index] != 0)) {
        item->reason = CEU_REASON_OTHER_CREDENTIAL;
    } else if (counter->not_before != NULL &&
               ceu_date_compare(activity->done, counter->not_before_day) < 0) {
        item->reason = CEU_REASON_BEFORE_CERTIFIED;
        item->rule = counter->not_before;
    } else {
        return true;
    }
    return false;
}

/* Reasons that rest on what kind of activity it is. false: the verdict is in. */
static bool
judge_kind(Counter *counter, const CeuActivity *activity, CeuItem *item)
{
    for (guint i = 0; i < counter->only_for->len; i++) {
        const CeuRule *rule = g_ptr_array_index(counter->only_for, i);

        if (ceu_count_matches(counter->work, &rule->count, item)) {
            item->reason = CEU_REASON_ONLY_FOR_GROUP;
            item->rule = rule;
            return false;
        }
    }
    for (guint i = 0; i < counter->expires->len; i++) {
        const CeuRule *rule = g_ptr_array_index(counter->expires, i);
        CeuDate until = ceu_expiry_day(rule, activity->done);

        if (ceu_date_is_set(until) && ceu_date_compare(counter->alive, until) > 0 &&
            ceu_count_matches(counter->work, &rule->count, item)) {
            item->reason = CEU_REASON_EXPIRED;
            item->rule = rule;
            return false;
        }
    }
    return true;
}

/* Whether @activity repeats a course that counted before; otherwise it is remembered. */
static bool
is_repeated(Counter *counter, uint32_t index, const CeuActivity *activities, CeuItem *item)
{
    uint32_t *slot = ceu_courses_slot(counter->courses, activities, index);

    if (*slot > 0 && (counter->once->count.once != CEU_ONCE_CYCLE ||
                      ceu_date_compare(activities[*slot - 1].done, counter->cycle->first) >= 0)) {
        item->reason = CEU_REASON_REPEATED;
        item->rule = counter->once;
        item->same_as = *slot - 1;
        return true;
    }
    *slot = index + 1;
    return false;
}

/* Days that two cycles share: what the cycle before did not need comes here. */
static void
judge_handed_on(Counter *counter, uint32_t index, const CeuActivity *activity, CeuItem *item)
{
    const CeuEvaluation *before = ceu_evaluate(counter->work, counter->evaluation->k - 1);
    CeuReason reason = CEU_REASON_EARLIER_RENEWAL;

    if (before != NULL)
        reason = g_array_index(before->items, CeuItem, index).reason;
    item->rule = counter->overlap;
    if (reason == CEU_REASON_NEXT_CYCLE ||
        (reason == CEU_REASON_ONLY_FOR_GROUP && !ceu_date_is_set(activity->pin)))
        item->reason = CEU_REASON_COUNTED_OVERLAP;
    else
        item->reason = CEU_REASON_EARLIER_RENEWAL;
}

/* In the grace time of the cycle before: what was used there is gone. */
static void
judge_grace(Counter *counter, uint32_t index, CeuItem *item)
{
    const CeuEvaluation *before = ceu_evaluate(counter->work, counter->evaluation->k - 1);

    if (before == NULL || g_array_index(before->items, CeuItem, index).counted.milli == 0)
        return;
    item->reason = CEU_REASON_EARLIER_RENEWAL;
    item->rule = before->last_rule;
}

/* In the renewal month at the cycle's end the user's pin decides; else it stays open for the allocation. */
static void
judge_renewal_month(Counter *counter, const CeuActivity *activity, CeuItem *item)
{
    item->rule = counter->overlap;
    if (!ceu_date_is_set(activity->pin))
        item->reason = CEU_REASON_COUNTED_OVERLAP;
    else if (ceu_date_compare(activity->pin, counter->cycle->last) > 0)
        item->reason = CEU_REASON_NEXT_CYCLE;
    else
        item->reason = CEU_REASON_COUNTED_PINNED;
}

/* Before the cycle: the total may look further back, or the last days of the cycle before may be shared. */
static void
judge_before(Counter *counter, uint32_t index, const CeuActivity *activity, CeuItem *item)
{
    if (ceu_date_compare(activity->done, counter->evaluation->earn.first) >= 0) {
        item->reason = counter->rolling ? CEU_REASON_COUNTED_ROLLING : CEU_REASON_COUNTED;
        item->rule = counter->evaluation->first_rule;
    } else if (ceu_date_is_set(counter->before_start) &&
               ceu_date_compare(activity->done, counter->before_start) >= 0) {
        if (ceu_date_is_set(activity->pin) &&
            ceu_date_compare(activity->pin, counter->cycle->first) >= 0) {
            item->reason = CEU_REASON_COUNTED_PINNED;
            item->rule = counter->overlap;
        } else {
            judge_handed_on(counter, index, activity, item);
        }
    } else {
        item->reason = CEU_REASON_BEFORE_CYCLE;
    }
}

static void
judge_cycle(Counter *counter, uint32_t index, const CeuActivity *activity, CeuItem *item)
{
    const CeuCycle *cycle = counter->cycle, *earn = &counter->evaluation->earn;
    CeuDate done = activity->done;

    item->rule = counter->date;
    if (ceu_date_compare(done, earn->last) > 0) {
        item->reason = CEU_REASON_AFTER_CYCLE;
    } else if (ceu_date_compare(done, cycle->last) > 0) {
        item->reason =
            CEU_REASON_COUNTED_OVERLAP; /* in the grace time: what is not needed goes on */
        item->rule = counter->evaluation->last_rule;
    } else if (ceu_date_compare(done, cycle->first) >= 0) {
        item->reason = CEU_REASON_COUNTED;
        if (ceu_date_is_set(counter->grace_end) && ceu_date_compare(done, counter->grace_end) <= 0)
            judge_grace(counter, index, item);
        else if (ceu_date_is_set(counter->overlap_start) &&
                 ceu_date_compare(done, counter->overlap_start) >= 0)
            judge_renewal_month(counter, activity, item);
    } else {
        judge_before(counter, index, activity, item);
    }
}

/* Some units count several times, up to a bound in the cycle (K61). The first rule that fits is used. */
static void
multiply(Counter *counter, CeuItem *item)
{
    for (unsigned i = 0; i < counter->n_multipliers; i++) {
        Multiplier *multiplier = &counter->multipliers[i];
        int64_t part;

        if (multiplier->left == 0 ||
            !ceu_count_matches(counter->work, &multiplier->rule->count, item))
            continue;
        part = MIN(item->offered.milli, multiplier->left);
        if (multiplier->left != INT64_MAX)
            multiplier->left -= part;
        item->offered.milli += part * multiplier->rule->count.factor.milli / 1000 - part;
        item->marks |= CEU_MARK_MULTIPLIED;
        item->rule = multiplier->rule;
        return;
    }
}

static void
tag(Counter *counter, const CeuActivity *activity, CeuItem *item)
{
    CeuTagger *tagger = counter->work->tagger;

    item->categories = ceu_tagger_categories(tagger, activity->topics);
    item->origins = ceu_tagger_origins(tagger, activity);
    if (activity->format != NULL)
        item->formats = ceu_tagger_formats(tagger, activity);
    if (activity->unit != CEU_UNIT_CEU)
        item->marks |= CEU_MARK_CONVERTED;
}

/* What is left once the day is judged: nothing at all, rounded, several times. */
static void
finish(Counter *counter, const CeuActivity *activity, const CeuRule *unit, bool rounded,
       CeuItem *item)
{
    if (!ceu_reason_counts(item->reason))
        return;
    if (item->offered.milli == 0) {
        item->reason = CEU_REASON_ZERO;
        item->rule = unit;
        return;
    }
    if (rounded && item->reason == CEU_REASON_COUNTED) {
        item->reason = CEU_REASON_COUNTED_ROUNDED;
        item->rule = unit;
    }
    if (item->reason == CEU_REASON_COUNTED_OVERLAP)
        counter->evaluation->has_shared = true;
    if (activity->pin_for != NULL)
        counter->evaluation->has_pins = true;
    if (counter->n_multipliers > 0)
        multiply(counter, item);
    item->counted = item->offered;
    mark_evidence(counter, activity, item);
}

static void
judge(Counter *counter, uint32_t index, const CeuActivity *activities, CeuItem *item)
{
    const CeuActivity *activity = &activities[index];
    const CeuRule *unit;
    bool rounded = false, known = true;

    *item = (CeuItem){ .activity = index, .same_as = UINT32_MAX };
    if (!ceu_date_is_set(activity->done)) { /* only a planned one can lack its day */
        item->reason = CEU_REASON_PLANNED;
        return;
    }
    unit = unit_rule(counter, activity->done);
    if (unit == NULL && activity->unit == CEU_UNIT_CEU)
        item->offered = activity->units;
    else
        item->offered =
            ceu_convert(counter->work, activity, unit, counter->cycle, &rounded, &known);
    tag(counter, activity, item);
    if (!judge_activity(counter, index, activity, item) ||
        (counter->asks_kind && !judge_kind(counter, activity, item)))
        return;
    if (counter->once != NULL && is_repeated(counter, index, activities, item))
        return;
    judge_cycle(counter, index, activity, item);
    if (!known && ceu_reason_counts(item->reason)) {
        item->reason = CEU_REASON_NOT_CONVERTIBLE;
        return;
    }
    finish(counter, activity, unit, rounded, item);
}

void
ceu_count_items(CeuPoolWork *work, CeuEvaluation *evaluation)
{
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(work->facts, &count);
    uint32_t reasons = 0;
    Counter counter;

    counter_init(&counter, work, evaluation);
    g_array_set_size(evaluation->items, count);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t index = work->order != NULL ? work->order[i] : i;

        CeuItem *item = &g_array_index(evaluation->items, CeuItem, index);

        judge(&counter, index, activities, item);
        reasons |= UINT32_C(1) << item->reason;
    }
    if (evaluation->present)
        work->reasons = reasons;
    counter_clear(&counter);
}
