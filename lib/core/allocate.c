/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the rules leave open, decided: a renewal-month activity goes where it is needed, an activity that fits
 * several credentials' minimums serves one, and maximums cut the excess. First meet the present cycle, then
 * leave the most for the next; equal choices take the earliest activity.
 */
#include "core/engine.h"

#define EXACT_OPEN_MAX 12  /* open activities tried in every combination: 4,096 at most */
#define EXACT_SHARED_MAX 8 /* activities that fit several lines, tried in every combination */

typedef struct Allocation {
    CeuPoolWork *work;
    GArray *lines;   /* CeuLine */
    GArray *items;   /* CeuItem */
    uint64_t *takes; /* per item: bit n = it may count in line n; 0 unless it counts */
    GArray *open;    /* uint32_t: items of the renewal month that may go to either cycle */
} Allocation;

static CeuItem *
item_at(const Allocation *allocation, uint32_t index)
{
    return &g_array_index(allocation->items, CeuItem, index);
}

static CeuLine *
line_at(const Allocation *allocation, guint index)
{
    return &g_array_index(allocation->lines, CeuLine, index);
}

static uint64_t
takes_of(const Allocation *allocation, const CeuItem *item)
{
    guint lines = MIN(allocation->lines->len, 64);
    uint64_t takes = 0;

    for (guint n = 0; n < lines; n++) {
        if (ceu_line_takes(allocation->work, line_at(allocation, n), item))
            takes |= UINT64_C(1) << n;
    }
    return takes;
}

static bool
any_line_names_providers(const Allocation *allocation)
{
    for (guint n = 0; n < allocation->lines->len; n++) {
        if (line_at(allocation, n)->providers != NULL)
            return true;
    }
    return false;
}

/* Activities of the same categories and origins fit the same lines, unless a line asks for the provider itself. */
static void
find_takes(Allocation *allocation)
{
    struct {
        uint64_t categories, origins, takes;
        bool known;
    } recent[16] = { 0 };
    bool by_provider = any_line_names_providers(allocation);

    for (guint i = 0; i < allocation->items->len; i++) {
        const CeuItem *item = item_at(allocation, i);
        uint64_t mixed = (item->categories ^ (item->origins * 31)) * UINT64_C(0x9e3779b97f4a7c15);
        guint slot = (guint) (mixed >> 60);

        if (!ceu_reason_counts(item->reason))
            continue;
        if (by_provider || !recent[slot].known || recent[slot].categories != item->categories ||
            recent[slot].origins != item->origins) {
            recent[slot].categories = item->categories;
            recent[slot].origins = item->origins;
            recent[slot].takes = takes_of(allocation, item);
            recent[slot].known = true;
        }
        allocation->takes[i] = recent[slot].takes;
    }
}

/* Sum of each line over the items that are not open. */
static void
sum_lines(const Allocation *allocation, int64_t *sums)
{
    guint lines = MIN(allocation->lines->len, 64);

    for (guint n = 0; n < lines; n++)
        sums[n] = 0;
    for (guint i = 0; i < allocation->items->len; i++) {
        for (uint64_t takes = allocation->takes[i]; takes != 0; takes &= takes - 1)
            sums[__builtin_ctzll(takes)] += item_at(allocation, i)->counted.milli;
    }
}

/* What is missing in all lines together, given the lines' sums. A maximum takes its excess from the total. */
static int64_t
missing_of(const Allocation *allocation, const int64_t *sums)
{
    guint lines = MIN(allocation->lines->len, 64);
    int64_t missing = 0, excess = 0;

    for (guint n = 1; n < lines; n++) {
        const CeuRequirement *requirement = line_at(allocation, n)->requirement;

        if (requirement->kind == CEU_REQUIREMENT_MAXIMUM)
            excess += MAX(0, sums[n] - requirement->required.milli);
        else
            missing += MAX(0, requirement->required.milli - sums[n]);
    }
    return missing + MAX(0, line_at(allocation, 0)->requirement->required.milli - sums[0] + excess);
}

static void
add_open(const Allocation *allocation, guint which, int sign, int64_t *sums)
{
    uint32_t index = g_array_index(allocation->open, uint32_t, which);
    uint64_t takes = allocation->takes[index];

    for (guint n = 0; takes != 0; n++, takes >>= 1) {
        if ((takes & 1) != 0)
            sums[n] += sign * item_at(allocation, index)->counted.milli;
    }
}

/* Every combination: the least missing, then the fewest units used now, then the earliest activities. */
static uint64_t
choose_exact(const Allocation *allocation, int64_t *sums)
{
    guint count = allocation->open->len;
    uint64_t best = 0;
    int64_t best_missing = INT64_MAX, best_used = INT64_MAX;

    for (uint64_t mask = 0; mask < UINT64_C(1) << count; mask++) {
        int64_t missing, used;

        for (guint i = 0; i < count; i++) {
            if ((mask >> i & 1) != 0)
                add_open(allocation, i, 1, sums);
        }
        missing = missing_of(allocation, sums);
        used = sums[0];
        for (guint i = 0; i < count; i++) {
            if ((mask >> i & 1) != 0)
                add_open(allocation, i, -1, sums);
        }
        if (missing < best_missing || (missing == best_missing && used < best_used)) {
            best = mask;
            best_missing = missing;
            best_used = used;
        }
    }
    return best;
}

/* Too many to try: from the latest back, each that is not needed is left to the next cycle. */
static bool
keep_greedily(const Allocation *allocation, guint which, int64_t *sums)
{
    int64_t before = missing_of(allocation, sums);

    add_open(allocation, which, -1, sums);
    if (missing_of(allocation, sums) == before)
        return false;
    add_open(allocation, which, 1, sums);
    return true;
}

static void
leave_to_next(Allocation *allocation, guint which)
{
    uint32_t index = g_array_index(allocation->open, uint32_t, which);
    CeuItem *item = item_at(allocation, index);

    item->reason = CEU_REASON_NEXT_CYCLE;
    item->counted.milli = 0;
    allocation->takes[index] = 0;
}

static void
settle_open(Allocation *allocation)
{
    guint count = allocation->open->len;
    int64_t sums[64] = { 0 };

    if (count == 0)
        return;
    sum_lines(allocation, sums); /* with all open items … */
    if (count <= EXACT_OPEN_MAX) {
        uint64_t used;

        for (guint i = 0; i < count; i++) /* … and here without them */
            add_open(allocation, i, -1, sums);
        used = choose_exact(allocation, sums);
        for (guint i = 0; i < count; i++) {
            if ((used >> i & 1) == 0)
                leave_to_next(allocation, i);
        }
        return;
    }
    for (guint i = count; i > 0; i--) {
        if (!keep_greedily(allocation, i - 1, sums))
            leave_to_next(allocation, i - 1);
    }
}

static uint64_t
exclusive_mask(const Allocation *allocation)
{
    const CeuRule *reuse =
        ceu_find_count_rule(allocation->work->body, CEU_COUNT_REUSE, allocation->work->today,
                            &allocation->work->pool->cycle);
    uint64_t mask = 0;

    if (reuse == NULL || reuse->count.reuse == CEU_REUSE_ALWAYS)
        return 0;
    for (guint n = 0; n < MIN(allocation->lines->len, 64); n++) {
        const CeuLine *line = line_at(allocation, n);

        if (line->exclusive && line->requirement->kind == CEU_REQUIREMENT_MINIMUM)
            mask |= UINT64_C(1) << n;
    }
    return mask;
}

/* A search over the shared items: which exclusive line each one serves. */
typedef struct Search {
    const Allocation *allocation;
    uint64_t exclusive;
    uint32_t shared[EXACT_SHARED_MAX];
    guint count;
    uint8_t choice[EXACT_SHARED_MAX], best[EXACT_SHARED_MAX];
    int64_t sums[64];
    int64_t best_missing;
} Search;

static void
search_step(Search *search, guint depth)
{
    uint64_t takes;
    int64_t units, missing;

    if (depth == search->count) {
        missing = missing_of(search->allocation, search->sums);
        if (missing < search->best_missing) {
            search->best_missing = missing;
            for (guint i = 0; i < search->count; i++)
                search->best[i] = search->choice[i];
        }
        return;
    }
    takes = search->allocation->takes[search->shared[depth]] & search->exclusive;
    units = item_at(search->allocation, search->shared[depth])->counted.milli;
    for (guint n = 0; n < 64; n++) {
        if ((takes >> n & 1) == 0)
            continue;
        search->choice[depth] = (uint8_t) n;
        search->sums[n] += units;
        search_step(search, depth + 1);
        search->sums[n] -= units;
    }
}

static void
take_only(Allocation *allocation, uint32_t index, uint64_t exclusive, guint line)
{
    allocation->takes[index] &= ~exclusive;
    allocation->takes[index] |= UINT64_C(1) << line;
}

/* The exclusive line that misses most. */
static guint
neediest(const Allocation *allocation, uint64_t candidates, const int64_t *sums)
{
    guint best = 0;
    int64_t most = INT64_MIN;

    for (guint n = 0; n < 64; n++) {
        int64_t missing;

        if ((candidates >> n & 1) == 0)
            continue;
        missing = line_at(allocation, n)->requirement->required.milli - sums[n];
        if (missing > most) {
            most = missing;
            best = n;
        }
    }
    return best;
}

static void
settle_shared(Allocation *allocation)
{
    Search search = { .allocation = allocation, .best_missing = INT64_MAX };
    g_autoptr(GArray) further = g_array_new(FALSE, FALSE, sizeof(uint32_t));

    search.exclusive = exclusive_mask(allocation);
    if (search.exclusive == 0)
        return;
    for (uint32_t i = 0; i < allocation->items->len; i++) {
        uint64_t takes = allocation->takes[i] & search.exclusive;

        if ((takes & (takes - 1)) == 0)
            continue;
        if (search.count < EXACT_SHARED_MAX)
            search.shared[search.count++] = i;
        else
            g_array_append_val(further, i);
    }
    sum_lines(allocation, search.sums);
    for (guint i = 0; i < search.count + further->len; i++) {
        uint32_t index = i < search.count ? search.shared[i]
                                          : g_array_index(further, uint32_t, i - search.count);

        for (guint n = 0; n < 64; n++) {
            if ((allocation->takes[index] & search.exclusive & UINT64_C(1) << n) != 0)
                search.sums[n] -= item_at(allocation, index)->counted.milli;
        }
    }
    search_step(&search, 0);
    for (guint i = 0; i < search.count; i++) {
        take_only(allocation, search.shared[i], search.exclusive, search.best[i]);
        search.sums[search.best[i]] += item_at(allocation, search.shared[i])->counted.milli;
    }
    for (guint i = 0; i < further->len; i++) {
        uint32_t index = g_array_index(further, uint32_t, i);
        guint line = neediest(allocation, allocation->takes[index] & search.exclusive, search.sums);

        take_only(allocation, index, search.exclusive, line);
        search.sums[line] += item_at(allocation, index)->counted.milli;
    }
}

/* Cuts what is above a maximum, the latest activities first. */
static void
apply_maximum(Allocation *allocation, guint n)
{
    CeuLine *line = line_at(allocation, n);
    int64_t sum = 0, excess;

    for (guint i = 0; i < allocation->items->len; i++) {
        if ((allocation->takes[i] >> n & 1) != 0)
            sum += item_at(allocation, i)->counted.milli;
    }
    line->requirement->counted.milli = sum;
    excess = sum - line->requirement->required.milli;
    for (guint i = allocation->items->len; i > 0 && excess > 0; i--) {
        CeuItem *item = item_at(allocation, i - 1);
        int64_t cut;

        if ((allocation->takes[i - 1] >> n & 1) == 0)
            continue;
        cut = MIN(excess, item->counted.milli);
        item->counted.milli -= cut;
        item->reason = CEU_REASON_OVER_CAP;
        item->rule = line->requirement->rule;
        excess -= cut;
    }
}

static void
fill_lines(Allocation *allocation)
{
    int64_t sums[64] = { 0 };

    for (guint n = 0; n < MIN(allocation->lines->len, 64); n++) {
        if (line_at(allocation, n)->requirement->kind == CEU_REQUIREMENT_MAXIMUM)
            apply_maximum(allocation, n);
    }
    sum_lines(allocation, sums);
    for (guint n = 0; n < MIN(allocation->lines->len, 64); n++) {
        CeuRequirement *requirement = line_at(allocation, n)->requirement;

        if (requirement->kind == CEU_REQUIREMENT_MAXIMUM) {
            requirement->met = requirement->counted.milli <= requirement->required.milli;
            continue;
        }
        requirement->counted.milli = sums[n];
        requirement->missing.milli = MAX(0, requirement->required.milli - sums[n]);
        requirement->met = requirement->missing.milli == 0;
    }
}

void
ceu_allocate(CeuPoolWork *work, const CeuCycle *cycle, GArray *lines, GArray *items)
{
    g_autofree uint64_t *takes = g_new0(uint64_t, items->len + 1);
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    Allocation allocation = { work, lines, items, takes, open };
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(work->facts, &count);

    for (uint32_t i = 0; i < items->len; i++) {
        if (item_at(&allocation, i)->reason == CEU_REASON_COUNTED_OVERLAP &&
            ceu_date_compare(activities[i].done, cycle->first) >= 0)
            g_array_append_val(open, i);
    }
    find_takes(&allocation);
    settle_open(&allocation);
    settle_shared(&allocation);
    fill_lines(&allocation);
}
