/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of the requirements: amount, rule, and the sum of the activities that are in each. */
#include "report/explain.h"
#include "report/lines.h"
#include "report/words.h"

#define LISTED_MAX                                                                                 \
    12 /* longer sums are set as running text: the activities are listed below anyway */

/* Why an activity is not in a line; NULL: nothing to say. */
static const char *
obstacle_words(CeuBelongs belongs)
{
    static const char *const words[] = {
        [CEU_BELONGS_NOT_COUNTED] = "it does not count in this cycle",
        [CEU_BELONGS_NO_RULE] = "no rule says what the line takes",
        [CEU_BELONGS_WINDOW] = "not done within the days of the line",
        [CEU_BELONGS_CATEGORY] = "another category",
        [CEU_BELONGS_ORIGIN] = "another origin",
        [CEU_BELONGS_FORMAT] = "another format",
        [CEU_BELONGS_PROVIDER] = "another provider",
        [CEU_BELONGS_INSIDE] = "the line is for what lies outside",
    };
    _Static_assert(G_N_ELEMENTS(words) == CEU_BELONGS_COUNT, "words for every obstacle");

    return belongs < CEU_BELONGS_COUNT ? words[belongs] : NULL;
}

static bool
is_in_units(const CeuRequirement *requirement)
{
    return requirement->kind == CEU_REQUIREMENT_TOTAL ||
           requirement->kind == CEU_REQUIREMENT_MINIMUM ||
           requirement->kind == CEU_REQUIREMENT_MAXIMUM;
}

/* What of an item a line counts: a maximum looks at what it offers, and so do days that reach beyond the cycle. */
static CeuUnits
share_of(const CeuRequirement *requirement, const CeuItem *item)
{
    if (requirement->kind == CEU_REQUIREMENT_MAXIMUM ||
        (item->counted.milli == 0 && item->reason != CEU_REASON_OVER_CAP))
        return item->offered;
    return item->counted;
}

typedef struct Sum {
    GPtrArray *items; /* CeuItem that are in the line */
    CeuUnits units;
} Sum;

static Sum
sum_line(const CeuPool *pool, const CeuRequirement *requirement, const CeuFacts *facts)
{
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);
    Sum sum = { g_ptr_array_new(), { 0 } };

    for (guint i = 0; i < pool->items->len; i++) {
        CeuItem *item = &g_array_index(pool->items, CeuItem, i);

        if (item->activity >= count ||
            ceu_line_belongs(pool, requirement, item, &activities[item->activity]) != CEU_BELONGS)
            continue;
        g_ptr_array_add(sum.items, item);
        sum.units.milli += share_of(requirement, item).milli;
    }
    return sum;
}

/* One line an activity, with the running total. */
static void
append_running(CeuPaint *paint, const CeuRequirement *requirement, const Sum *sum,
               const CeuActivity *activities)
{
    CeuUnits running = { 0 };

    for (guint i = 0; i < sum->items->len; i++) {
        const CeuItem *item = g_ptr_array_index(sum->items, i);
        const CeuActivity *activity = &activities[item->activity];
        g_autoptr(GString) line = g_string_new(NULL);

        running.milli += share_of(requirement, item).milli;
        g_string_append_printf(line, "activity %" G_GINT64_FORMAT " · ", activity->id);
        ceu_words_append_day(line, activity->done);
        g_string_append(line, " · ");
        ceu_words_append_units(line, share_of(requirement, item));
        g_string_append(line, " · sum ");
        ceu_words_append_units(line, running);
        ceu_paint_blanks(paint, 6);
        ceu_paint_wrapped(paint, line->str, 6, 8);
    }
}

/* "1.5 (activity 3) + 2 (5) + … = 29.5". */
static void
append_in_text(CeuPaint *paint, const CeuRequirement *requirement, const Sum *sum,
               const CeuActivity *activities)
{
    g_autoptr(GString) text = g_string_new(NULL);

    for (guint i = 0; i < sum->items->len; i++) {
        const CeuItem *item = g_ptr_array_index(sum->items, i);

        g_string_append(text, i == 0 ? "" : " + ");
        ceu_words_append_units(text, share_of(requirement, item));
        g_string_append_printf(
            text, i == 0 ? " (activity %" G_GINT64_FORMAT ")" : " (%" G_GINT64_FORMAT ")",
            activities[item->activity].id);
    }
    g_string_append(text, " = ");
    ceu_words_append_units(text, sum->units);
    ceu_paint_paragraph(paint, text->str, 6);
}

/* The sum does not always meet the figure: carried units come on top, and the allocation may use an activity elsewhere. */
static void
append_reckoning(CeuPaint *paint, const CeuRequirement *requirement, const Sum *sum)
{
    int64_t difference = requirement->counted.milli - requirement->carried.milli - sum->units.milli;
    g_autoptr(GString) text = g_string_new(NULL);

    if (requirement->carried.milli > 0) {
        ceu_words_append_units(text, sum->units);
        g_string_append(text, " + ");
        ceu_words_append_units(text, requirement->carried);
        g_string_append(text, " brought from the cycle before = ");
        ceu_words_append_units(text, (CeuUnits){ sum->units.milli + requirement->carried.milli });
        ceu_paint_labelled(paint, 4, "with", text->str);
        g_string_truncate(text, 0);
    }
    if (difference == 0)
        return;
    ceu_words_append_units(text, (CeuUnits){ ABS(difference) });
    g_string_append(text, difference < 0 ? " of it serve another line, or are over a maximum"
                                         : " more are counted than these activities show");
    ceu_paint_labelled(paint, 4, "but", text->str);
}

static void
append_sum(CeuPaint *paint, const CeuPool *pool, const CeuRequirement *requirement,
           const CeuFacts *facts)
{
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);
    Sum sum = sum_line(pool, requirement, facts);
    g_autoptr(GPtrArray) items = sum.items;

    if (items->len == 0 && requirement->counted.milli == 0) {
        ceu_paint_labelled(paint, 4, "counted", "no activity yet");
        return;
    }
    ceu_paint_labelled(paint, 4, "counted", items->len == 0 ? "no activity" : "made up of");
    if (items->len > LISTED_MAX)
        append_in_text(paint, requirement, &sum, activities);
    else
        append_running(paint, requirement, &sum, activities);
    append_reckoning(paint, requirement, &sum);
}

static void
append_figures(GString *text, const CeuRequirement *requirement)
{
    bool months = requirement->kind == CEU_REQUIREMENT_EXPERIENCE;

    ceu_words_append_units(text, requirement->counted);
    g_string_append(text, " of ");
    if (requirement->kind == CEU_REQUIREMENT_MAXIMUM)
        g_string_append(text, "at most ");
    ceu_words_append_units(text, requirement->required);
    g_string_append(text, months ? " months" : "");
    if (requirement->met) {
        g_string_append(text, ", met");
    } else {
        g_string_append(text, ", missing ");
        ceu_words_append_units(text, requirement->missing);
    }
}

static void
append_deed(CeuPaint *paint, const CeuRequirement *requirement)
{
    g_autoptr(GString) text = g_string_new(NULL);

    if (requirement->deed == NULL)
        return;
    g_string_append_printf(text, "rule %s, done on ", requirement->deed->subject);
    ceu_words_append_day(text, requirement->deed->day);
    if (requirement->deed->note != NULL)
        g_string_append_printf(text, ", %s", requirement->deed->note);
    ceu_paint_labelled(paint, 4, "met by", text->str);
}

static void
append_window(CeuPaint *paint, const CeuRequirement *requirement)
{
    g_autoptr(GString) text = g_string_new(NULL);

    if (!ceu_line_has_window(requirement))
        return;
    ceu_words_append_day(text, requirement->window.first);
    g_string_append(text, " to ");
    ceu_words_append_day(text, requirement->window.last);
    ceu_paint_labelled(paint, 4, "counted over", text->str);
}

/* A prerequisite, which a member of its group may have met. */
static void
append_done(GString *text, const CeuRequirement *requirement)
{
    g_string_append(text, requirement->met ? "done" : "open");
    if (requirement->met && requirement->deed != NULL)
        g_string_append_c(text, ' ');
    if (requirement->met && requirement->deed != NULL)
        ceu_words_append_day(text, requirement->deed->day);
}

static void
append_requirement(CeuPaint *paint, const CeuPool *pool, const CeuRequirement *requirement,
                   const CeuFacts *facts)
{
    g_autoptr(GString) text = g_string_new(NULL);

    if (requirement->kind == CEU_REQUIREMENT_DUTY)
        g_string_append(text, requirement->met ? "met" : "open");
    else if (requirement->kind == CEU_REQUIREMENT_PREREQUISITE)
        append_done(text, requirement);
    else
        append_figures(text, requirement);
    if (requirement->recommended)
        g_string_append(text, ", only recommended");
    ceu_paint_labelled(paint, 2, requirement->title, text->str);
    ceu_paint_labelled(paint, 4,
                       requirement->kind == CEU_REQUIREMENT_PREREQUISITE ? "because" : "amount",
                       requirement->arithmetic);
    if (requirement->basis == CEU_BASIS_OVERRIDE && requirement->kind != CEU_REQUIREMENT_DUTY) {
        g_autofree char *basis = ceu_words_basis_of(requirement->basis, requirement->rule);

        ceu_paint_labelled(paint, 4, "amount by", basis);
    }
    append_window(paint, requirement);
    if (is_in_units(requirement) && pool->has_cycle)
        append_sum(paint, pool, requirement, facts);
    if (requirement->kind != CEU_REQUIREMENT_PREREQUISITE)
        append_deed(paint, requirement);
    ceu_explain_rule_for(paint, requirement->rule, pool->body, facts, 4);
    ceu_paint_labelled(paint, 4, "assumed", requirement->assumption);
}

void
ceu_explain_requirements(CeuPaint *paint, const CeuPool *pool, const CeuFacts *facts)
{
    ceu_explain_section(paint, "What is required");
    for (guint i = 0; i < pool->requirements->len; i++)
        append_requirement(paint, pool, g_ptr_array_index(pool->requirements, i), facts);
}

void
ceu_explain_membership(CeuPaint *paint, const CeuPool *pool, const CeuItem *item,
                       const CeuActivity *activity, int indent)
{
    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *requirement = g_ptr_array_index(pool->requirements, i);
        g_autoptr(GString) text = g_string_new(NULL);
        CeuBelongs belongs;

        if (!is_in_units(requirement))
            continue;
        belongs = ceu_line_belongs(pool, requirement, item, activity);
        /* That it counts nowhere is said once, with its reason, and not of every line. */
        if (belongs == CEU_BELONGS_NOT_COUNTED)
            continue;
        if (belongs == CEU_BELONGS) {
            ceu_words_append_units(text, share_of(requirement, item));
            g_string_append_printf(text, " in “%s”", requirement->title);
            ceu_paint_labelled(paint, indent, "line", text->str);
        } else {
            g_string_append_printf(text, "“%s”: %s", requirement->title, obstacle_words(belongs));
            ceu_paint_labelled(paint, indent, "not in", text->str);
        }
    }
}
