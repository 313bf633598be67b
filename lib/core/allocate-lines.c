/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Before anything is decided: what may count in which line, what is there anyway, which lines exclude each other. */
#include <string.h>

#include "core/allocate.h"

static uint64_t
takes_of(const CeuAllocation *allocation, const CeuItem *item)
{
    uint64_t takes = 0;

    for (guint n = 0; n < allocation->n_lines; n++) {
        if (!ceu_allocation_line(allocation, n)->per_activity &&
            ceu_line_takes(allocation->work, ceu_allocation_line(allocation, n), item))
            takes |= UINT64_C(1) << n;
    }
    return takes;
}

/* Whether a line asks for more than tags: the provider itself, the day. */
static bool
lines_ask_for_more(const CeuAllocation *allocation)
{
    for (guint n = 0; n < allocation->n_lines; n++) {
        const CeuLine *line = ceu_allocation_line(allocation, n);

        if (line->providers != NULL || line->windowed)
            return true;
    }
    return false;
}

static inline guint
slot_of_tags(const CeuItem *item)
{
    uint64_t mixed = item->categories ^ (item->origins << 7) ^ (item->formats << 11);

    return (guint) ((mixed * UINT64_C(0x9e3779b97f4a7c15)) >> 60);
}

/* Activities of the same tags fit the same lines, unless a line asks for more, or the user keeps one apart. */
static void
find_takes(CeuAllocation *allocation)
{
    struct {
        uint64_t categories, origins, formats, takes;
        bool known;
    } recent[16] = { 0 };
    bool ask_for_more = lines_ask_for_more(allocation);
    bool has_pins = allocation->evaluation->has_pins;

    for (guint i = 0; i < allocation->items->len; i++) {
        const CeuItem *item = ceu_allocation_item(allocation, i);
        guint slot = slot_of_tags(item);

        if (!ceu_reason_counts(item->reason))
            continue;
        if (ask_for_more || (has_pins && ceu_allocation_activity(allocation, i)->pin_for != NULL)) {
            allocation->takes[i] = takes_of(allocation, item);
            continue;
        }
        if (!recent[slot].known || recent[slot].categories != item->categories ||
            recent[slot].origins != item->origins || recent[slot].formats != item->formats) {
            recent[slot].categories = item->categories;
            recent[slot].origins = item->origins;
            recent[slot].formats = item->formats;
            recent[slot].takes = takes_of(allocation, item);
            recent[slot].known = true;
        }
        allocation->takes[i] = recent[slot].takes;
    }
}

/* Cuts each activity to what one alone may count (K44). */
static void
cap_each(CeuAllocation *allocation, guint n)
{
    const CeuLine *line = ceu_allocation_line(allocation, n);
    CeuRequirement *requirement = line->requirement;

    requirement->met = true;
    for (guint i = 0; i < allocation->items->len; i++) {
        CeuItem *item = ceu_allocation_item(allocation, i);

        if (!ceu_reason_counts(item->reason) || !ceu_line_takes(allocation->work, line, item))
            continue;
        requirement->counted.milli = MAX(requirement->counted.milli, item->counted.milli);
        if (item->counted.milli <= requirement->required.milli)
            continue;
        item->counted = requirement->required;
        item->reason = CEU_REASON_OVER_CAP;
        item->rule = requirement->rule;
        requirement->met = false;
    }
}

static void
cap_activities(CeuAllocation *allocation)
{
    for (guint n = 0; n < allocation->n_lines; n++) {
        if (ceu_allocation_line(allocation, n)->per_activity)
            cap_each(allocation, n);
    }
}

/* What is in a line whatever is decided: units carried in, and earlier cycles where the line looks back. */
static void
add_carried(CeuAllocation *allocation, guint n)
{
    CeuLine *line = ceu_allocation_line(allocation, n);
    const CeuRule *carry = allocation->work->pool->carry_rule;
    uint64_t except = 0;

    if (carry != NULL)
        except = ceu_tag_bits(allocation->work->body->categories, carry->carry.except);
    if ((line->categories & except) != 0 && line->requirement->kind == CEU_REQUIREMENT_MINIMUM)
        return;
    for (guint i = 0; i < allocation->evaluation->carried->len; i++) {
        const CeuItem *item = &g_array_index(allocation->evaluation->carried, CeuItem, i);

        if (ceu_line_takes(allocation->work, line, item))
            line->requirement->carried.milli += item->counted.milli;
    }
    line->base += line->requirement->carried.milli;
}

static void
add_history(CeuAllocation *allocation, guint n)
{
    CeuLine *line = ceu_allocation_line(allocation, n);

    for (guint i = 0; i < allocation->items->len; i++) {
        const CeuItem *item = ceu_allocation_item(allocation, i);

        if ((item->reason == CEU_REASON_BEFORE_CYCLE ||
             item->reason == CEU_REASON_EARLIER_RENEWAL) &&
            ceu_line_takes(allocation->work, line, item))
            line->base += item->offered.milli;
    }
}

static void
find_bases(CeuAllocation *allocation)
{
    for (guint n = 0; n < allocation->n_lines; n++) {
        const CeuLine *line = ceu_allocation_line(allocation, n);

        if (line->per_activity)
            continue;
        if (allocation->evaluation->carried->len > 0)
            add_carried(allocation, n);
        if (line->windowed && line->requirement->kind == CEU_REQUIREMENT_MINIMUM)
            add_history(allocation, n);
        if (line->requirement->kind == CEU_REQUIREMENT_MAXIMUM)
            allocation->maximums |= UINT64_C(1) << n;
    }
}

static void
add_group(CeuAllocation *allocation, uint64_t lines)
{
    if ((lines & (lines - 1)) != 0 && allocation->n_groups < CEU_GROUPS_MAX)
        allocation->groups[allocation->n_groups++] = lines;
}

static bool
is_core(const CeuLine *line)
{
    return line->type != NULL && line->type->group != NULL &&
           strcmp(line->type->group, "core") == 0;
}

/* Lines of single credentials, where the rules forbid to use a unit twice (K57). */
static void
find_reuse_groups(CeuAllocation *allocation)
{
    const CeuRule *reuse = ceu_find_count_rule(
        allocation->work, CEU_COUNT_REUSE, allocation->work->today, &allocation->evaluation->cycle);
    uint64_t core = 0, others = 0;

    if (reuse == NULL || reuse->count.reuse == CEU_REUSE_ALWAYS)
        return;
    for (guint n = 0; n < allocation->n_lines; n++) {
        const CeuLine *line = ceu_allocation_line(allocation, n);

        if (!line->exclusive || line->requirement->kind != CEU_REQUIREMENT_MINIMUM)
            continue;
        if (is_core(line) && reuse->count.reuse == CEU_REUSE_ONE_CORE_ONE_SPECIALTY)
            core |= UINT64_C(1) << n;
        else
            others |= UINT64_C(1) << n;
    }
    add_group(allocation, core);
    add_group(allocation, others);
}

/* Lines that the rules keep apart by a name (K49). */
static void
find_apart_groups(CeuAllocation *allocation)
{
    uint64_t done = 0;

    for (guint n = 0; n < allocation->n_lines; n++) {
        const char *name = ceu_allocation_line(allocation, n)->apart;
        uint64_t lines = 0;

        if (name == NULL || (done >> n & 1) != 0)
            continue;
        for (guint m = n; m < allocation->n_lines; m++) {
            if (g_strcmp0(ceu_allocation_line(allocation, m)->apart, name) == 0)
                lines |= UINT64_C(1) << m;
        }
        done |= lines;
        add_group(allocation, lines);
    }
}

void
ceu_allocation_prepare(CeuAllocation *allocation)
{
    cap_activities(allocation);
    find_takes(allocation);
    find_bases(allocation);
    find_reuse_groups(allocation);
    find_apart_groups(allocation);
}
