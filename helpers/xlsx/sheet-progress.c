/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row a requirement: what is needed, counted and missing, as a bar, in colour and in words. */
#include "xlsx/pool-words.h"
#include "xlsx/sheets.h"

static const BookColumn columns[] = {
    { "Body", 12, COLUMN_PLAIN },          { "Credentials", 20, COLUMN_WRAPPED },
    { "Requirement", 36, COLUMN_WRAPPED }, { "Needed", 9, COLUMN_PLAIN },
    { "Counted", 9, COLUMN_PLAIN },        { "Missing", 9, COLUMN_PLAIN },
    { "Progress", 20, COLUMN_SHARE },      { "State", 20, COLUMN_PLAIN },
    { "Due", 12, COLUMN_PLAIN },           { "Days left", 10, COLUMN_PLAIN },
    { "Assumed", 44, COLUMN_WRAPPED },
};

/* Done or not, without an amount. */
static bool
is_act(const CeuRequirement *requirement)
{
    return requirement->kind == CEU_REQUIREMENT_DUTY ||
           requirement->kind == CEU_REQUIREMENT_PREREQUISITE;
}

static void
write_amounts(Book *book, const CeuRequirement *requirement)
{
    const double required = (double) requirement->required.milli;

    if (is_act(requirement)) {
        for (unsigned i = 0; i < 4; i++)
            book_empty(book);
        return;
    }
    book_units(book, requirement->required);
    book_units(book, requirement->counted);
    book_units(book, requirement->missing);
    if (required <= 0)
        book_empty(book);
    else
        book_share(book, MIN((double) requirement->counted.milli / required, 1.0));
}

static void
write_row(Book *book, const CeuPool *pool, const CeuRequirement *requirement, CeuDate today)
{
    const CeuDate due = pool_due_day(pool, requirement);
    g_autofree char *credentials = pool_credentials(pool);
    g_autofree char *words = requirement_words(requirement);

    book_begin_row(book, LOOK_PLAIN);
    book_text(book, pool->body->name);
    book_text(book, credentials);
    book_text(book, requirement->title);
    write_amounts(book, requirement);
    book_next_looks(book, requirement_look(pool, requirement));
    book_text(book, words);
    book_day(book, due);
    if (ceu_date_is_set(due))
        book_count(book, ceu_date_days_between(today, due));
    else
        book_empty(book);
    book_text(book,
              requirement->assumption != NULL ? requirement->assumption : pool->due_assumption);
}

void
sheet_progress(Book *book, const CeuAssessment *assessment)
{
    book_begin_sheet(book, "Progress", columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(assessment->pools, i);

        for (guint j = 0; j < pool->requirements->len; j++)
            write_row(book, pool, g_ptr_array_index(pool->requirements, j), assessment->today);
    }
    book_end_sheet(book);
}
