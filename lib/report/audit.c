/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `ceu report audit`: the index of a packet: what counts and what proves it, what is missing, what does not count. */
#include "report/audit.h"

#include "report/explain.h"
#include "report/transcript.h"
#include "report/words.h"

static const CeuColumn counted_columns[] = {
    { "No", true, false },       { "Day", false, false },    { "Title", false, true },
    { "Provider", false, true }, { "Index", false, true },   { "Counted", true, false },
    { "File", false, true },     { "Missing", false, true },
};

static const CeuColumn left_columns[] = {
    { "No", true, false },
    { "Day", false, false },
    { "Title", false, true },
    { "Why it does not count", false, true },
};

static char *
day_text(CeuDate day)
{
    char buffer[CEU_DATE_TEXT_SIZE];

    return g_strdup(ceu_date_is_set(day) ? ceu_date_format(day, buffer) : "not stated");
}

static void
append_missing(CeuOutline *outline, const CeuAudit *audit)
{
    g_autoptr(GPtrArray) lines = ceu_audit_missing(audit);
    uint32_t count;
    g_autoptr(GPtrArray) items = NULL;

    (void) ceu_facts_activities(audit->facts, &count);
    items = ceu_transcript_items(audit->pool, count, true);
    ceu_outline_heading(outline, 3, "What is missing");
    if (items->len == 0)
        ceu_outline_paragraph(outline,
                              "No activity counts in this cycle: there is nothing to prove.");
    else if (lines->len == 0)
        ceu_outline_paragraph(outline, "Nothing: each activity that counts has a file, and what "
                                       "the body asks for.");
    for (guint i = 0; i < lines->len; i++)
        ceu_outline_item(outline, g_ptr_array_index(lines, i));
}

static void
append_counted(CeuOutline *outline, const CeuAudit *audit)
{
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(audit->facts, &count);
    g_autoptr(GPtrArray) items = ceu_transcript_items(audit->pool, count, true);
    CeuTable *table;

    ceu_outline_heading(outline, 3, "Activities that count");
    if (items->len == 0) {
        ceu_outline_paragraph(outline, "None in this cycle.");
        return;
    }
    table = ceu_outline_table(outline, counted_columns, G_N_ELEMENTS(counted_columns), 2);
    ceu_table_caption(table, "%u %s, %u %s", items->len,
                      items->len == 1 ? "activity" : "activities", audit->files->len,
                      audit->files->len == 1 ? "file" : "files");
    for (guint i = 0; i < items->len; i++) {
        const CeuItem *item = g_ptr_array_index(items, i);
        const CeuActivity *activity = &activities[item->activity];
        char units[CEU_UNITS_TEXT_SIZE];
        char *cells[] = {
            g_strdup_printf("%" G_GINT64_FORMAT, activity->id),
            day_text(activity->done),
            g_strdup(activity->title),
            g_strdup(activity->provider),
            g_strdup(activity->index),
            g_strdup(ceu_units_format(item->counted, units)),
            ceu_audit_file_names(audit, activity->id),
            ceu_audit_lacks(audit, activity),
        };

        G_STATIC_ASSERT(G_N_ELEMENTS(cells) == G_N_ELEMENTS(counted_columns));
        ceu_table_take_row(table, cells);
    }
}

/* What was done in another cycle has its own packet; how much that is is said. */
static void
append_left(CeuOutline *outline, const CeuAudit *audit)
{
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(audit->facts, &count);
    g_autoptr(GPtrArray) items = ceu_transcript_items(audit->pool, count, false);
    CeuTable *table = NULL;
    guint elsewhere = 0;

    for (guint i = 0; i < items->len; i++) {
        const CeuItem *item = g_ptr_array_index(items, i);
        const CeuActivity *activity = &activities[item->activity];
        char *cells[G_N_ELEMENTS(left_columns)];

        if (ceu_audit_is_elsewhere(item)) {
            elsewhere++;
            continue;
        }
        if (table == NULL) {
            ceu_outline_heading(outline, 3, "Activities that do not count");
            table = ceu_outline_table(outline, left_columns, G_N_ELEMENTS(left_columns), 2);
        }
        cells[0] = g_strdup_printf("%" G_GINT64_FORMAT, activity->id);
        cells[1] = day_text(activity->done);
        cells[2] = g_strdup(activity->title);
        cells[3] = ceu_transcript_left_reason(item, activities, count);
        ceu_table_take_row(table, cells);
    }
    if (table != NULL)
        ceu_table_caption(table, "%u %s, without their files", table->rows->len,
                          table->rows->len == 1 ? "activity" : "activities");
    if (elsewhere > 0) {
        g_autofree char *text =
            g_strdup_printf("%u more of other cycles, or not done by then, %s not listed.",
                            elsewhere, elsewhere == 1 ? "is" : "are");

        ceu_outline_paragraph(outline, text);
    }
}

static CeuOutline *
audit_outline(const CeuAudit *audit)
{
    CeuOutline *outline =
        ceu_outline_new("Continuing education: records and proofs", audit->assessment->today);
    g_autofree char *name = ceu_words_pool(audit->pool);
    g_autoptr(GString) stand = g_string_new("As recorded and judged on ");
    g_autoptr(GString) heading = g_string_new(name);

    ceu_words_append_day(stand, audit->assessment->today);
    g_string_append(stand, ". Written from the holder's own records.");
    ceu_outline_paragraph(outline, stand->str);
    if (audit->pool->body->title != NULL)
        g_string_append_printf(heading, " · %s", audit->pool->body->title);
    ceu_outline_heading(outline, 2, heading->str);
    ceu_transcript_holder(outline, audit->pool, audit->assessment->today);
    append_missing(outline, audit);
    ceu_transcript_requirements(outline, audit->pool);
    append_counted(outline, audit);
    append_left(outline, audit);
    if (audit->files->len > 0) {
        ceu_outline_heading(outline, 3, "Files");
        ceu_outline_paragraph(outline,
                              "The files are as they were attached, in the folder certificates of "
                              "the packet: number, day and title of the activity. “sha256sum -c "
                              "SHA256SUMS” shows that none was changed since.");
    }
    return outline;
}

char *
ceu_report_audit(const CeuAudit *audit, const char *form, const CeuStyle *style, GError **error)
{
    g_autoptr(CeuOutline) outline = NULL;

    g_return_val_if_fail(audit != NULL && form != NULL, NULL);

    outline = audit_outline(audit);
    return ceu_outline_render(outline, form, style, error);
}
