/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which items a maximum cuts, once it is known what stands where: the latest, unless that would leave more missing or
 * waste more than must be.
 */
#include "core/solve-private.h"

typedef struct Fill {
    const CeuClasses *classes;
    const unsigned *item_classes;
    unsigned n_items;
    int64_t *counted;
    unsigned *held; /* items under a maximum, in order */
    unsigned n_held;
    int64_t *sums;  /* of each class: what stands in it */
    int64_t *least; /* of each class: what counts for sure */
    int64_t *trial;
    bool *full; /* classes that take no more */
    CeuWorth aim;
} Fill;

static int64_t
room_of(const CeuClasses *classes, uint64_t lines, const int64_t *room)
{
    int64_t least = INT64_MAX;

    for (uint64_t bits = lines & classes->live; bits != 0; bits &= bits - 1)
        least = MIN(least, room[__builtin_ctzll(bits)]);
    return least;
}

/* From the first item on, each counts what the maximums still have room for. */
static CeuWorth
count_forward(const Fill *fill, int64_t *counted)
{
    const CeuClasses *classes = fill->classes;
    CeuWorth worth = { 0 };
    int64_t open[CEU_SOLVE_LINES];

    for (unsigned n = 0; n < CEU_SOLVE_LINES; n++)
        open[n] = classes->amount[n];
    for (unsigned c = 0; c < classes->count; c++) {
        uint64_t lines = (classes->lines[c] & classes->live) == 0 ? classes->lines[c] : 0;

        for (; lines != 0; lines &= lines - 1)
            open[__builtin_ctzll(lines)] -= fill->sums[c];
    }
    for (unsigned k = 0; k < fill->n_held; k++) {
        int64_t milli = fill->counted[fill->held[k]];
        uint64_t lines = classes->lines[fill->item_classes[fill->held[k]]];

        counted[k] = MIN(milli, room_of(classes, lines, open));
        worth.wasted += milli - counted[k];
        for (; lines != 0; lines &= lines - 1)
            open[__builtin_ctzll(lines)] -= counted[k];
    }
    for (uint64_t bits = classes->wanted; bits != 0; bits &= bits - 1)
        worth.missing += MAX(0, open[__builtin_ctzll(bits)]);
    return worth;
}

/* Whether the best is still within reach if each class counts at least @least. */
static bool
reaches(const Fill *fill, const int64_t *least)
{
    CeuWorth worth = { 0 };

    return ceu_cuts_worth(fill->classes, fill->sums, least, &worth) &&
           worth.missing == fill->aim.missing && worth.wasted == fill->aim.wasted;
}

/* Whether the held items @from..@to - 1 can count in full, beside what is sure. */
static bool
can_be_whole(const Fill *fill, unsigned from, unsigned to)
{
    for (unsigned c = 0; c < fill->classes->count; c++)
        fill->trial[c] = fill->least[c];
    for (unsigned k = from; k < to; k++) {
        unsigned class = fill->item_classes[fill->held[k]];

        if (!fill->full[class])
            fill->trial[class] += fill->counted[fill->held[k]];
    }
    return reaches(fill, fill->trial);
}

/* The most of held item @k that can count: known to be less than all. */
static int64_t
most_of(const Fill *fill, unsigned k)
{
    unsigned class = fill->item_classes[fill->held[k]];
    int64_t low = 0, high = fill->counted[fill->held[k]];

    while (high - low > 1) {
        int64_t middle = low + (high - low) / 2;

        fill->least[class] += middle;
        if (reaches(fill, fill->least))
            low = middle;
        else
            high = middle;
        fill->least[class] -= middle;
    }
    return low;
}

/*
 * The items in their order, each as much as can be. As many as can be whole are found by halving; the next one counts
 * a part, and its class takes no more. So there are as many rounds as classes.
 */
static void
count_exactly(Fill *fill)
{
    unsigned from = 0;

    while (from < fill->n_held) {
        unsigned low = from, high = fill->n_held + 1; /* from..low can be whole, from..high not */
        unsigned class;

        while (high - low > 1) {
            unsigned middle = low + (high - low) / 2;

            if (can_be_whole(fill, from, middle))
                low = middle;
            else
                high = middle;
        }
        for (unsigned k = from; k < low; k++) {
            class = fill->item_classes[fill->held[k]];
            if (fill->full[class])
                fill->counted[fill->held[k]] = 0;
            fill->least[class] += fill->counted[fill->held[k]];
        }
        if (low == fill->n_held)
            return;
        class = fill->item_classes[fill->held[low]];
        fill->counted[fill->held[low]] = most_of(fill, low);
        fill->least[class] += fill->counted[fill->held[low]];
        fill->full[class] = true;
        from = low + 1;
    }
}

bool
ceu_fill_items(const CeuClasses *classes, const unsigned *item_classes, unsigned n_items,
               int64_t *counted)
{
    g_autofree unsigned *held = g_new(unsigned, n_items + 1);
    g_autofree int64_t *forward = g_new(int64_t, n_items + 1);
    g_autofree int64_t *amounts = g_new0(int64_t, 3 * (size_t) classes->count + 1);
    g_autofree bool *full = g_new0(bool, classes->count + 1);
    Fill fill = { classes,
                  item_classes,
                  n_items,
                  counted,
                  held,
                  0,
                  amounts,
                  amounts + classes->count,
                  amounts + 2 * (size_t) classes->count,
                  full,
                  { 0 } };
    CeuWorth worth;
    bool exact;

    for (unsigned i = 0; i < n_items; i++) {
        if (item_classes[i] == CEU_SOLVE_NOWHERE)
            continue;
        fill.sums[item_classes[i]] += counted[i];
        if ((classes->lines[item_classes[i]] & classes->live) != 0)
            held[fill.n_held++] = i;
    }
    exact = ceu_cuts_worth(classes, fill.sums, NULL, &fill.aim);
    worth = count_forward(&fill, forward);
    /* Nothing that counts more of an earlier item is valid at all: if it is as good as any, it is the answer. */
    if (!exact || (worth.missing == fill.aim.missing && worth.wasted == fill.aim.wasted)) {
        for (unsigned k = 0; k < fill.n_held; k++)
            counted[held[k]] = forward[k];
        return exact;
    }
    count_exactly(&fill);
    return true;
}
