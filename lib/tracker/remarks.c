/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What each body makes of imported rows: the assessment of facts and new rows together, in
 * words.
 */
#include "tracker/import.h"

#define NO_ROW UINT32_MAX

/* Facts with the rows that are new, and which activity is which. */
typedef struct Merged {
    CeuFacts *facts;
    GArray *row_of; /* uint32_t: for each activity its row of the import, or NO_ROW */
} Merged;

/* An activity on its way into the merged facts. */
typedef struct Candidate {
    const CeuActivity *activity;
    uint32_t row;   /* NO_ROW: stored already */
    uint32_t order; /* as it came: keeps the sorting stable */
} Candidate;

static void
copy_other_facts(CeuFacts *to, const CeuFacts *from)
{
    uint32_t count;
    const CeuMembership *memberships = ceu_facts_memberships(from, &count);

    for (uint32_t i = 0; i < count; i++)
        ceu_facts_add_membership(to, &memberships[i]);
    const CeuCredential *credentials = ceu_facts_credentials(from, &count);
    for (uint32_t i = 0; i < count; i++)
        ceu_facts_add_credential(to, &credentials[i]);
    const CeuEntry *entries = ceu_facts_entries(from, &count);
    for (uint32_t i = 0; i < count; i++)
        ceu_facts_add_entry(to, &entries[i]);
    const CeuFiling *filings = ceu_facts_filings(from, &count);
    for (uint32_t i = 0; i < count; i++)
        ceu_facts_add_filing(to, &filings[i]);
    const CeuOverride *overrides = ceu_facts_overrides(from, &count);
    for (uint32_t i = 0; i < count; i++)
        ceu_facts_add_override(to, &overrides[i]);
}

static int
by_day(gconstpointer a, gconstpointer b)
{
    const Candidate *left = a;
    const Candidate *right = b;
    int order = ceu_date_compare(left->activity->done, right->activity->done);

    return order != 0 ? order : (left->order > right->order) - (left->order < right->order);
}

/* The facts as they would be after the import: activities by day, stored ones first. */
static Merged
merge(const CeuFacts *facts, const CeuImport *import, const CeuImportReport *report)
{
    Merged merged = { ceu_facts_new(), g_array_new(FALSE, FALSE, sizeof(uint32_t)) };
    g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);

    copy_other_facts(merged.facts, facts);
    for (uint32_t i = 0; i < count; i++) {
        Candidate candidate = { &activities[i], NO_ROW, candidates->len };

        g_array_append_val(candidates, candidate);
    }
    for (uint32_t i = 0; i < import->rows->len; i++) {
        const CeuImportVerdict *verdict = g_ptr_array_index(report->verdicts, i);
        const CeuImportRow *row = &g_array_index(import->rows, CeuImportRow, i);
        Candidate candidate = { &row->activity, i, candidates->len };

        if (verdict->status == CEU_IMPORT_NEW)
            g_array_append_val(candidates, candidate);
    }
    g_array_sort(candidates, by_day);
    for (guint i = 0; i < candidates->len; i++) {
        const Candidate *candidate = &g_array_index(candidates, Candidate, i);

        ceu_facts_add_activity(merged.facts, candidate->activity);
        g_array_append_val(merged.row_of, candidate->row);
    }
    return merged;
}

/* "same course as activity 12" or "… as line 8 of this file". */
static void
append_same_as(GString *text, const Merged *merged, const CeuImport *import, uint32_t activity)
{
    uint32_t count, row;
    const CeuActivity *activities = ceu_facts_activities(merged->facts, &count);

    if (activity >= count)
        return;
    row = g_array_index(merged->row_of, uint32_t, activity);
    if (row == NO_ROW)
        g_string_append_printf(text, " (activity %" G_GINT64_FORMAT ")", activities[activity].id);
    else
        g_string_append_printf(text, " (line %d)",
                               g_array_index(import->rows, CeuImportRow, row).line);
}

/* Which maximum cut an activity, by its title. */
static void
append_maximum(GString *text, const CeuPool *pool, const CeuItem *item)
{
    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *requirement = g_ptr_array_index(pool->requirements, i);

        if (requirement->kind == CEU_REQUIREMENT_MAXIMUM && requirement->rule == item->rule)
            g_string_append_printf(text, " (%s)", requirement->title);
    }
}

/* Why an activity does not count in full; nothing if it does. */
static void
remark_reason(GPtrArray *remarks, const CeuPool *pool, const CeuItem *item, const Merged *merged,
              const CeuImport *import)
{
    char counted[CEU_UNITS_TEXT_SIZE], offered[CEU_UNITS_TEXT_SIZE];
    GString *text;

    if (ceu_reason_counts(item->reason) && item->counted.milli >= item->offered.milli)
        return;
    if (item->reason == CEU_REASON_PLANNED)
        return; /* each of them, at each body: said once for all */
    text = g_string_new(NULL);
    g_string_append_printf(text, "%s: %s", pool->body->name, ceu_reason_text(item->reason));
    if (item->reason == CEU_REASON_REPEATED)
        append_same_as(text, merged, import, item->same_as);
    if (item->reason == CEU_REASON_OVER_CAP)
        append_maximum(text, pool, item);
    ceu_units_format(item->counted, counted);
    ceu_units_format(item->offered, offered);
    if (item->counted.milli > 0)
        g_string_append_printf(text, ", counts %s of %s", counted, offered);
    else
        g_string_append(text, ", counts 0");
    g_ptr_array_add(remarks, g_string_free(text, FALSE));
}

/*
 * What the body wants to see on a proof and the row cannot show. A certificate cannot come with
 * a row.
 */
static void
remark_proof(GPtrArray *remarks, const CeuPool *pool, const CeuItem *item)
{
    static const struct {
        CeuFields field;
        const char *name;
    } fields[] = { { CEU_FIELD_INDEX, "index number" },
                   { CEU_FIELD_PROVIDER, "provider" },
                   { CEU_FIELD_TITLE, "title" },
                   { CEU_FIELD_UNITS, "units" },
                   { CEU_FIELD_DATE, "date" } };
    g_autoptr(GString) names = g_string_new(NULL);

    if (!ceu_reason_counts(item->reason) || (item->marks & CEU_MARK_NO_PROOF) == 0)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        if ((item->missing_fields & (unsigned) fields[i].field) != 0)
            g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", fields[i].name);
    }
    if (names->len > 0)
        g_ptr_array_add(remarks, g_strdup_printf("%s: no %s: attach the certificate",
                                                 pool->body->name, names->str));
}

/* A certificate in another unit than hours: what was understood. */
static void
remark_unit(GPtrArray *remarks, const CeuActivity *activity)
{
    char units[CEU_UNITS_TEXT_SIZE], hours[CEU_UNITS_TEXT_SIZE];
    int64_t milli_minutes;

    if (activity->unit != CEU_UNIT_IACET && activity->unit != CEU_UNIT_MINUTE)
        return;
    if (!ceu_units_to_minutes(activity->units, activity->unit, &milli_minutes))
        return;
    ceu_units_format(activity->units, units);
    ceu_units_format((CeuUnits){ milli_minutes / 60 }, hours);
    g_ptr_array_add(remarks,
                    activity->unit == CEU_UNIT_IACET
                        ? g_strdup_printf("unit IACET: %s is %s contact hours", units, hours)
                        : g_strdup_printf("unit minutes: %s are %s contact hours", units, hours));
}

static void
remark_activity(GPtrArray *remarks, uint32_t index, const CeuView *view, const Merged *merged,
                const CeuImport *import)
{
    uint32_t count;

    remark_unit(remarks, &ceu_facts_activities(merged->facts, &count)[index]);
    for (guint i = 0; i < view->assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(view->assessment->pools, i);
        const CeuItem *item;

        if (pool->items == NULL || index >= pool->items->len)
            continue;
        item = &g_array_index(pool->items, CeuItem, index);
        remark_reason(remarks, pool, item, merged, import);
        remark_proof(remarks, pool, item);
    }
}

bool
ceu_import_remark(CeuImportReport *report, const CeuImport *import, CeuTracker *tracker,
                  const CeuFacts *facts, CeuDate today, GError **error)
{
    Merged merged = merge(facts, import, report);
    g_autoptr(GArray) row_of = merged.row_of;
    g_autoptr(CeuView) view = ceu_tracker_judge(tracker, merged.facts, today, error);

    if (view == NULL)
        return false;
    for (uint32_t i = 0; i < row_of->len; i++) {
        uint32_t row = g_array_index(row_of, uint32_t, i);

        if (row != NO_ROW) {
            CeuImportVerdict *verdict = g_ptr_array_index(report->verdicts, row);

            remark_activity(verdict->remarks, i, view, &merged, import);
        }
    }
    return true;
}
