/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The activities, in the columns of the CSV, with their number, their proofs and where they were entered. */
#include "xlsx/sheets.h"

static const BookColumn columns[] = {
    { "No.", 6, COLUMN_PLAIN },         { "Completed", 12, COLUMN_PLAIN },
    { "Status", 10, COLUMN_PLAIN },     { "Title", 44, COLUMN_WRAPPED },
    { "Provider", 24, COLUMN_WRAPPED }, { "Index number", 16, COLUMN_PLAIN },
    { "Units", 9, COLUMN_PLAIN },       { "Unit", 9, COLUMN_PLAIN },
    { "Format", 12, COLUMN_PLAIN },     { "Topic", 18, COLUMN_WRAPPED },
    { "Proofs", 8, COLUMN_PLAIN },      { "Entered with", 14, COLUMN_WRAPPED },
    { "Origin", 12, COLUMN_PLAIN },     { "Accepted by", 14, COLUMN_PLAIN },
    { "Pinned to", 12, COLUMN_PLAIN },  { "Kept for", 14, COLUMN_PLAIN },
    { "Notes", 44, COLUMN_WRAPPED },
};

/* "aapc, ahima (accepted)": the bodies that know of each activity, by its number. (transfer full) */
static GHashTable *
entries_by_activity(const CeuFacts *facts)
{
    GHashTable *all = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);
    uint32_t count;
    const CeuEntry *entries = ceu_facts_entries(facts, &count);

    for (uint32_t i = 0; i < count; i++) {
        const char *before = g_hash_table_lookup(all, &entries[i].activity_id);
        char *after =
            g_strconcat(before == NULL ? "" : before, before == NULL ? "" : ", ", entries[i].body,
                        ceu_date_is_set(entries[i].accepted) ? " (accepted)" : "", NULL);

        g_hash_table_replace(all, (gpointer) &entries[i].activity_id, after);
    }
    return all;
}

static void
write_row(Book *book, const CeuActivity *activity, const char *entered)
{
    book_begin_row(book, activity->planned ? LOOK_FAINT : LOOK_PLAIN);
    book_count(book, activity->id);
    book_day(book, activity->done);
    book_text(book, activity->planned ? "planned" : "done");
    book_text(book, activity->title);
    book_text(book, activity->provider);
    book_text(book, activity->index);
    book_units(book, activity->units);
    book_text(book, ceu_unit_name(activity->unit));
    book_text(book, activity->format);
    book_text(book, activity->topics);
    book_count(book, activity->proofs);
    book_text(book, entered);
    book_text(book, activity->origin);
    book_text(book, activity->accepted_by);
    book_day(book, activity->pin);
    book_text(book, activity->pin_for);
    book_text(book, activity->note);
}

void
sheet_activities(Book *book, const CeuFacts *facts)
{
    g_autoptr(GHashTable) entered = entries_by_activity(facts);
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);

    book_begin_sheet(book, "Activities", columns, G_N_ELEMENTS(columns));
    for (uint32_t i = 0; i < count; i++)
        write_row(book, &activities[i], g_hash_table_lookup(entered, &activities[i].id));
    book_end_sheet(book);
}
