/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each activity is worth in one cycle of one pool, and why. */
#include "core/course.h"
#include "core/engine.h"

#include <string.h>

#define CYCLES_BACK_MAX 3 /* how far a renewal month can hand on what the cycle before left over */

/* The rules of counting for one cycle, found once. */
typedef struct Counter {
    CeuPoolWork *work;
    const CeuCycle *cycle;
    const CeuRule *not_before, *once, *overlap, *date;
    const CeuRule *only_for;
    const CeuRule *evidence;
    uint64_t only_for_origin;
    bool only_for_held;    /* a credential of the named groups is held */
    CeuDate overlap_start; /* first day of the renewal month at the cycle's end; none: no overlap */
    CeuDate before_start;  /* the same at its beginning */
    CeuDate earn_until;    /* last day on which units still count */
    const CeuRule *earn_rule;
    GArray *before; /* items of the cycle before, if its renewal month matters; owned */
    bool has_before;
    CeuCourses *courses; /* what counted before; NULL: no rule asks */
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

/* A rung of the ladder up to which units may still be earned moves the last day that counts. */
static void
find_earn_until(Counter *counter)
{
    const CeuBody *body = counter->work->body;
    CeuDate due = counter->cycle->last;

    counter->earn_until = due;
    for (guint i = 0; i < body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(body->rules, i);
        CeuDate day;

        if (rule->kind != CEU_RULE_LADDER || rule->clock != CEU_CLOCK_UNITS ||
            !rule->ladder.may_earn || !ceu_rule_in_force(rule, due, counter->cycle))
            continue;
        day =
            ceu_date_add_days(ceu_date_add_months(due, rule->ladder.after.months, CEU_MONTH_CLAMP),
                              rule->ladder.after.days);
        if (ceu_date_is_set(day) && ceu_date_compare(day, counter->earn_until) > 0) {
            counter->earn_until = day;
            counter->earn_rule = rule;
        }
    }
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

static void
counter_init(Counter *counter, CeuPoolWork *work, const CeuCycle *cycle)
{
    const CeuBody *body = work->body;
    CeuDate day = work->today;

    *counter = (Counter){ .work = work, .cycle = cycle };
    counter->not_before = ceu_find_count_rule(body, CEU_COUNT_NOT_BEFORE, day, cycle);
    counter->once = ceu_find_count_rule(body, CEU_COUNT_ONCE, day, cycle);
    counter->overlap = ceu_find_count_rule(body, CEU_COUNT_OVERLAP, day, cycle);
    counter->date = ceu_find_count_rule(body, CEU_COUNT_DATE, day, cycle);
    counter->only_for = ceu_find_count_rule(body, CEU_COUNT_ONLY_FOR, day, cycle);
    counter->evidence = ceu_find_rule(body, CEU_RULE_EVIDENCE, CEU_CLOCK_UNITS, day, cycle);
    if (counter->only_for != NULL) {
        counter->only_for_origin = ceu_tag_bit(body->origins, counter->only_for->count.origin);
        counter->only_for_held = holds_group(work, counter->only_for->count.groups);
    }
    counter->overlap_start = CEU_DATE_NONE;
    counter->before_start = CEU_DATE_NONE;
    if (counter->overlap != NULL) {
        CeuCycle before = ceu_cycle_before(work, cycle);

        counter->overlap_start = ceu_date_month_start(cycle->last);
        if (ceu_date_is_set(before.last))
            counter->before_start = ceu_date_month_start(before.last);
    }
    counter->unit_day = CEU_DATE_NONE;
    if (counter->once != NULL) {
        uint32_t count;

        ceu_facts_activities(work->facts, &count);
        counter->courses = ceu_courses_new(count);
    }
    counter->entries = entries_of_body(work);
    find_earn_until(counter);
}

static void
counter_clear(Counter *counter)
{
    g_clear_pointer(&counter->courses, ceu_courses_free);
    g_clear_pointer(&counter->entries, g_hash_table_unref);
    g_clear_pointer(&counter->before, g_array_unref);
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
    if (!ceu_date_is_set(counter->unit_day) || ceu_date_compare(counter->unit_day, done) != 0) {
        counter->unit =
            ceu_find_count_rule(counter->work->body, CEU_COUNT_UNIT, done, counter->cycle);
        counter->unit_day = done;
    }
    return counter->unit;
}

/* The certificate's figure in the body's units; whole steps only where the body rounds. */
static CeuUnits
convert(const CeuActivity *activity, const CeuRule *rule, bool *out_rounded)
{
    int64_t minutes = rule != NULL && rule->count.minutes > 0 ? rule->count.minutes : 60;
    int64_t step = rule != NULL ? rule->count.step.milli : 0;
    int64_t milli_minutes, exact, steps, remainder;

    *out_rounded = false;
    if (activity->unit == CEU_UNIT_CEU) /* the body's own unit, however long */
        milli_minutes = activity->units.milli * minutes;
    else if (!ceu_units_to_minutes(activity->units, activity->unit, &milli_minutes))
        return (CeuUnits){ 0 };
    exact = milli_minutes / minutes;
    if (step <= 0)
        return (CeuUnits){ exact };
    steps = exact / step;
    remainder = milli_minutes - steps * step * minutes;
    if (rule->count.remainder_minutes > 0 && remainder >= rule->count.remainder_minutes * 1000)
        steps++;
    *out_rounded = steps * step != exact;
    return (CeuUnits){ steps * step };
}

static unsigned
missing_fields(const CeuActivity *activity, const CeuRule *evidence)
{
    unsigned present = CEU_FIELD_TITLE | CEU_FIELD_UNITS | CEU_FIELD_DATE;

    if (activity->index != NULL && activity->index[0] != '\0')
        present |= CEU_FIELD_INDEX;
    if (activity->provider != NULL && activity->provider[0] != '\0')
        present |= CEU_FIELD_PROVIDER;
    if (activity->proofs > 0)
        present |= CEU_FIELD_CERTIFICATE;
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
    missing = missing_fields(activity, counter->evidence);
    item->missing_fields = missing;
    if (counter->evidence->evidence.index_or_certificate && activity->proofs > 0)
        missing &= ~(unsigned) CEU_FIELD_INDEX;
    if (missing != 0 && (item->marks & CEU_MARK_ACCEPTED) == 0)
        item->marks |= CEU_MARK_NO_PROOF;
}

/* Reasons that rest on the activity alone. false: the verdict is in. */
static bool
judge_activity(Counter *counter, const CeuActivity *activity, CeuItem *item)
{
    CeuPoolWork *work = counter->work;

    if (activity->accepted_by != NULL && !word_in_list(activity->accepted_by, work->body->id)) {
        item->reason = CEU_REASON_NOT_ACCEPTED;
    } else if (activity->planned) {
        item->reason = CEU_REASON_PLANNED;
    } else if (ceu_date_compare(activity->done, work->today) > 0) {
        item->reason = CEU_REASON_IN_FUTURE;
    } else if (counter->not_before != NULL && ceu_date_compare(activity->done, work->earned) < 0) {
        item->reason = CEU_REASON_BEFORE_CERTIFIED;
        item->rule = counter->not_before;
    } else {
        return true;
    }
    return false;
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

/* The renewal month of the cycle before: what that cycle did not need comes here. */
static void
judge_handed_on(Counter *counter, uint32_t index, CeuItem *item, int depth)
{
    CeuPoolWork *work = counter->work;

    if (!counter->has_before) {
        CeuCycle before = ceu_cycle_before(work, counter->cycle);

        counter->has_before = true;
        if (depth < CYCLES_BACK_MAX && ceu_date_is_set(before.last)) {
            g_autoptr(GPtrArray) requirements = g_ptr_array_new();
            g_autoptr(GArray) lines = NULL;

            counter->before = ceu_count_items(work, &before, depth + 1);
            lines = ceu_require_lines(work, &before, requirements);
            ceu_allocate(work, &before, lines, counter->before);
            ceu_requirements_free(requirements);
        }
    }
    item->rule = counter->overlap;
    if (counter->before != NULL &&
        g_array_index(counter->before, CeuItem, index).reason == CEU_REASON_NEXT_CYCLE)
        item->reason = CEU_REASON_COUNTED_OVERLAP;
    else
        item->reason = CEU_REASON_EARLIER_RENEWAL;
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

static void
judge_cycle(Counter *counter, uint32_t index, const CeuActivity *activity, CeuItem *item, int depth)
{
    const CeuCycle *cycle = counter->cycle;
    CeuDate done = activity->done;

    item->rule = counter->date;
    if (ceu_date_compare(done, cycle->last) > 0) {
        bool grace = ceu_date_compare(done, counter->earn_until) <= 0;

        item->reason = grace ? CEU_REASON_COUNTED : CEU_REASON_AFTER_CYCLE;
        if (grace)
            item->rule = counter->earn_rule;
    } else if (ceu_date_compare(done, cycle->first) >= 0) {
        item->reason = CEU_REASON_COUNTED;
        if (ceu_date_is_set(counter->overlap_start) &&
            ceu_date_compare(done, counter->overlap_start) >= 0)
            judge_renewal_month(counter, activity, item);
    } else if (ceu_date_is_set(counter->before_start) &&
               ceu_date_compare(done, counter->before_start) >= 0) {
        if (ceu_date_is_set(activity->pin) && ceu_date_compare(activity->pin, cycle->first) >= 0) {
            item->reason = CEU_REASON_COUNTED_PINNED;
            item->rule = counter->overlap;
        } else {
            judge_handed_on(counter, index, item, depth);
        }
    } else {
        item->reason = CEU_REASON_BEFORE_CYCLE;
    }
}

static void
judge(Counter *counter, uint32_t index, const CeuActivity *activities, CeuItem *item, int depth)
{
    const CeuActivity *activity = &activities[index];
    const CeuRule *unit;
    bool rounded;

    *item = (CeuItem){ .activity = index, .same_as = UINT32_MAX };
    if (!ceu_date_is_set(activity->done)) { /* only a planned one can lack its day */
        item->reason = CEU_REASON_PLANNED;
        return;
    }
    unit = unit_rule(counter, activity->done);
    item->offered = convert(activity, unit, &rounded);
    item->categories = ceu_tagger_categories(counter->work->tagger, activity->topics);
    item->origins = ceu_tagger_origins(counter->work->tagger, activity);
    if (activity->unit != CEU_UNIT_CEU)
        item->marks |= CEU_MARK_CONVERTED;
    if (!judge_activity(counter, activity, item))
        return;
    if (counter->only_for != NULL && (item->origins & counter->only_for_origin) != 0 &&
        !counter->only_for_held) {
        item->reason = CEU_REASON_ONLY_FOR_GROUP;
        item->rule = counter->only_for;
        return;
    }
    if (counter->once != NULL && is_repeated(counter, index, activities, item))
        return;
    judge_cycle(counter, index, activity, item, depth);
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
    item->counted = item->offered;
    mark_evidence(counter, activity, item);
}

GArray *
ceu_count_items(CeuPoolWork *work, const CeuCycle *cycle, int depth)
{
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(work->facts, &count);
    GArray *items = g_array_sized_new(FALSE, FALSE, sizeof(CeuItem), count);
    Counter counter;

    counter_init(&counter, work, cycle);
    g_array_set_size(items, count);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t index = work->order != NULL ? work->order[i] : i;

        judge(&counter, index, activities, &g_array_index(items, CeuItem, index), depth);
    }
    counter_clear(&counter);
    return items;
}
