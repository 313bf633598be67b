/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index of an audit packet for a spreadsheet. */
#include "report/audit.h"

#include <string.h>

#include <ceu/text.h>

#include "report/explain.h"
#include "report/transcript.h"

/* A cell that a spreadsheet would run gets an apostrophe in front; controls become visible. */
static void
append_cell(GString *out, const char *text, char after)
{
    g_autofree char *visible = ceu_text_visible(text != NULL ? text : "");

    g_string_append_c(out, '"');
    if (strchr("=+-@", visible[0]) != NULL && visible[0] != '\0')
        g_string_append_c(out, '\'');
    for (const char *at = visible; *at != '\0'; at++) {
        if (*at == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, *at);
    }
    g_string_append_c(out, '"');
    g_string_append(out, after == '\n' ? "\r\n" : ",");
}

static void
append_activity(GString *out, const CeuAudit *audit, const CeuItem *item, const char *why)
{
    uint32_t count;
    const CeuActivity *activity = &ceu_facts_activities(audit->facts, &count)[item->activity];
    g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, activity->id);
    g_autofree char *amount = ceu_explain_amount(activity, audit->pool->body);
    g_autofree char *files = ceu_audit_file_names(audit, activity->id);
    g_autofree char *lacks = why == NULL ? ceu_audit_lacks(audit, activity) : NULL;
    char day[CEU_DATE_TEXT_SIZE], units[CEU_UNITS_TEXT_SIZE];

    append_cell(out, number, ',');
    append_cell(out, ceu_date_is_set(activity->done) ? ceu_date_format(activity->done, day) : NULL,
                ',');
    append_cell(out, activity->title, ',');
    append_cell(out, activity->provider, ',');
    append_cell(out, activity->index, ',');
    append_cell(out, amount, ',');
    append_cell(out, ceu_units_format(item->counted, units), ',');
    append_cell(out, files, ',');
    append_cell(out, lacks, ',');
    append_cell(out, why, '\n');
}

char *
ceu_audit_csv(const CeuAudit *audit)
{
    GString *out = g_string_new("Number,Day,Title,Provider,Index number,Certificate,Counted,Files,"
                                "Missing,Why it does not count\r\n");
    uint32_t count;
    const CeuActivity *activities;
    g_autoptr(GPtrArray) counted = NULL, left = NULL;

    g_return_val_if_fail(audit != NULL, NULL);

    activities = ceu_facts_activities(audit->facts, &count);
    counted = ceu_transcript_items(audit->pool, count, true);
    left = ceu_transcript_items(audit->pool, count, false);
    for (guint i = 0; i < counted->len; i++)
        append_activity(out, audit, g_ptr_array_index(counted, i), NULL);
    for (guint i = 0; i < left->len; i++) {
        const CeuItem *item = g_ptr_array_index(left, i);
        g_autofree char *why = ceu_transcript_left_reason(item, activities, count);

        if (!ceu_audit_is_elsewhere(item))
            append_activity(out, audit, item, why);
    }
    return g_string_free(out, FALSE);
}
