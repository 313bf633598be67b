/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Activities out of the store, thousands at a time: each is one line of the index activity_by_day, cut up here.
 * A line that does not cut into the expected number of fields (a text holds the separator) is read by column.
 */
#include <string.h>

#include "store/load.h"
#include "store/record.h"
#include "store/words.h"

#define SEPARATOR '\x1f' /* as in the schema */

typedef struct Loader {
    CeuStore *store;
    CeuFacts *facts;
    GHashTable *proofs; /* activity number → files attached; NULL: none at all */
} Loader;

static void
loader_clear(Loader *loader)
{
    if (loader->proofs != NULL)
        g_hash_table_unref(loader->proofs);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Loader, loader_clear)

static bool
load_proofs(Loader *loader, GError **error)
{
    g_autoptr(CeuStatement) counts =
        ceu_db_statement(loader->store->db, CEU_SQL_evidence_counts, error);
    CeuStep step;

    if (counts == NULL)
        return false;
    ceu_statement_bind_int(counts, ":holder", loader->store->holder_id);
    while ((step = ceu_statement_step(counts, error)) == CEU_STEP_ROW) {
        int64_t id = ceu_statement_int(counts, 0);

        if (loader->proofs == NULL)
            loader->proofs = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
        g_hash_table_insert(loader->proofs, g_memdup2(&id, sizeof id),
                            GUINT_TO_POINTER((guint) ceu_statement_int(counts, 1)));
    }
    return step == CEU_STEP_DONE;
}

static void
count_proofs(Loader *loader, CeuActivity *activity)
{
    if (loader->proofs != NULL)
        activity->proofs = GPOINTER_TO_UINT(g_hash_table_lookup(loader->proofs, &activity->id));
}

/* The row must be there: the index has just named it. */
static bool
step_to_row(CeuStatement *row, GError **error)
{
    switch (ceu_statement_step(row, error)) {
    case CEU_STEP_ROW:
        return true;
    case CEU_STEP_DONE:
        g_set_error(
            error, CEU_ERROR, CEU_ERROR_CORRUPT,
            "an index of “%s” names an activity that does not exist; the file was left as it is: "
            "run `ceu verify`",
            row->db->path);
        return false;
    case CEU_STEP_ERROR:
        return false;
    }
    g_assert_not_reached();
}

/* By column: the slow way, for any text. */
static bool
add_by_column(Loader *loader, int64_t id, GError **error)
{
    CeuActivity activity = ceu_activity_init();
    g_autoptr(CeuStatement) row = ceu_db_statement(loader->store->db, CEU_SQL_activity_get, error);

    if (row == NULL)
        return false;
    ceu_statement_bind_int(row, ":id", id);
    if (!step_to_row(row, error))
        return false;
    activity.id = id;
    activity.uid = ceu_statement_text(row, 1);
    activity.done = ceu_statement_date(row, 2);
    activity.units.milli = ceu_statement_int(row, 3);
    if (!ceu_word_to_unit(ceu_statement_text(row, 4), &activity.unit, error))
        return false;
    activity.planned = ceu_statement_int(row, 5) != 0;
    activity.pin = ceu_statement_date(row, 6);
    activity.title = ceu_statement_text(row, 7);
    activity.provider = ceu_statement_text(row, 8);
    activity.index = ceu_statement_text(row, 9);
    activity.format = ceu_statement_text(row, 10);
    activity.topics = ceu_statement_text(row, 11);
    activity.origin = ceu_statement_text(row, 12);
    activity.accepted_by = ceu_statement_text(row, 13);
    activity.note = ceu_statement_text(row, 14);
    activity.pin_for = ceu_statement_text(row, 15);
    count_proofs(loader, &activity);
    ceu_facts_add_activity(loader->facts, &activity);
    return true;
}

/* What is left of a line. A field that does not end where it should leaves @at NULL, and so all after it. */
typedef struct Cursor {
    char *at;
    const char *end; /* of the line: its NUL */
} Cursor;

/* Steps over the separator at @to. */
static void
step_over(Cursor *cursor, char *to)
{
    cursor->at = to < cursor->end && *to == SEPARATOR ? to + 1 : NULL;
}

static int64_t
take_number(Cursor *cursor)
{
    int64_t value = 0;
    char *at = cursor->at;

    if (at == NULL)
        return 0;
    bool negative = *at == '-';
    if (negative)
        at++;
    for (; *at >= '0' && *at <= '9'; at++)
        value = value * 10 + (*at - '0');
    step_over(cursor, at);
    return negative ? -value : value;
}

/* A day that may be missing. */
static CeuDate
take_day(Cursor *cursor)
{
    if (cursor->at == NULL || *cursor->at == SEPARATOR) {
        (void) take_number(cursor);
        return CEU_DATE_NONE;
    }
    return (CeuDate){ (int32_t) take_number(cursor) };
}

/* A text of any length; NULL if it is empty. */
static const char *
take_text(Cursor *cursor)
{
    char *text = cursor->at;

    if (text == NULL)
        return NULL;
    if (*text == SEPARATOR) { /* most are empty */
        cursor->at = text + 1;
        return NULL;
    }
    char *end = memchr(text, SEPARATOR, (size_t) (cursor->end - text));
    cursor->at = end != NULL ? end + 1 : NULL;
    if (end == NULL)
        return NULL;
    *end = '\0';
    return text;
}

/* The last text: it runs to the end of the line, and nothing may follow. */
static const char *
take_last_text(Cursor *cursor)
{
    char *text = cursor->at;

    if (text == NULL)
        return NULL;
    if (memchr(text, SEPARATOR, (size_t) (cursor->end - text)) != NULL)
        cursor->at = NULL;
    return *text != '\0' ? text : NULL;
}

/* Origin, bodies, credentials and note: most activities have none of them. */
static bool
nothing_follows(const Cursor *cursor)
{
    const char *at = cursor->at;

    return at != NULL && cursor->end - at == 3 && at[0] == SEPARATOR && at[1] == SEPARATOR &&
           at[2] == SEPARATOR;
}

static void
take_tail(Cursor *cursor, CeuActivity *activity)
{
    if (nothing_follows(cursor))
        return;
    activity->origin = take_text(cursor);
    activity->accepted_by = take_text(cursor);
    activity->pin_for = take_text(cursor);
    activity->note = take_last_text(cursor);
}

/* "0ceu", "1hour" … */
static bool
take_unit(Cursor *cursor, CeuActivity *activity, GError **error)
{
    const char *word = take_text(cursor);

    if (word == NULL)
        return ceu_word_to_unit(word, &activity->unit, error);
    activity->planned = word[0] == '1';
    return ceu_word_to_unit(word + 1, &activity->unit, error);
}

/* A copy of the row's line to cut up in place: the facts keep it, and their strings are its pieces. */
static Cursor
copy_line(Loader *loader, CeuStatement *row)
{
    const char *line = ceu_statement_text(row, 0);
    size_t length = strlen(line);
    char *copy = ceu_facts_hold(loader->facts, line, length);

    return (Cursor){ copy, copy + length };
}

static bool
add_line(Loader *loader, CeuStatement *row, GError **error)
{
    CeuActivity activity = ceu_activity_init();
    Cursor cursor = copy_line(loader, row);

    activity.id = take_number(&cursor);
    activity.done = take_day(&cursor);
    activity.units.milli = take_number(&cursor);
    activity.pin = take_day(&cursor);
    if (!take_unit(&cursor, &activity, error))
        return false;
    activity.uid = take_text(&cursor);
    activity.title = take_text(&cursor);
    activity.provider = take_text(&cursor);
    activity.index = take_text(&cursor);
    activity.format = take_text(&cursor);
    activity.topics = take_text(&cursor);
    take_tail(&cursor, &activity);
    if (cursor.at == NULL || activity.title == NULL)
        return add_by_column(loader, activity.id, error);
    count_proofs(loader, &activity);
    ceu_facts_add_held_activity(loader->facts, &activity);
    return true;
}

/* Runs @lines, bound but for the holder, into the facts. */
static bool
add_lines(CeuStore *store, unsigned used, CeuFacts *facts, CeuStatement *lines, GError **error)
{
    g_auto(Loader) loader = { .store = store, .facts = facts };
    CeuStep step;

    if ((used & 1U << CEU_TABLE_EVIDENCE) != 0 && !load_proofs(&loader, error))
        return false;
    ceu_statement_bind_int(lines, ":holder", store->holder_id);
    while ((step = ceu_statement_step(lines, error)) == CEU_STEP_ROW) {
        if (!add_line(&loader, lines, error))
            return false;
    }
    return step == CEU_STEP_DONE;
}

bool
ceu_load_activities(CeuStore *store, unsigned used, CeuFacts *facts, GError **error)
{
    g_autoptr(CeuStatement) lines = ceu_db_statement(store->db, CEU_SQL_activity_lines, error);

    return lines != NULL && add_lines(store, used, facts, lines, error);
}

CeuFacts *
ceu_store_load_day(CeuStore *store, CeuDate day, GError **error)
{
    g_autoptr(CeuFacts) facts = ceu_facts_new();
    g_autoptr(CeuStatement) lines =
        ceu_db_statement(store->db, CEU_SQL_activity_lines_of_day, error);

    unsigned used = 0;

    if (lines == NULL || !ceu_load_used(store, &used, error))
        return NULL;
    ceu_statement_bind_int(lines, ":day", day.days);
    return add_lines(store, used, facts, lines, error) ? g_steal_pointer(&facts) : NULL;
}

CeuFacts *
ceu_store_load_recent(CeuStore *store, uint32_t most, GError **error)
{
    g_autoptr(CeuFacts) facts = ceu_facts_new();
    g_autoptr(CeuStatement) lines =
        ceu_db_statement(store->db, CEU_SQL_activity_lines_recent, error);

    if (lines == NULL)
        return NULL;
    ceu_statement_bind_int(lines, ":most", most);
    return add_lines(store, 0, facts, lines, error) ? g_steal_pointer(&facts) : NULL;
}
