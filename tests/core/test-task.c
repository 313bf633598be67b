/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Due dates as tasks: open, submitted, done or called off, by the facts alone. */
#include <ceu/agenda.h>

#include <string.h>

#define DUE 20500 /* some day, since 1970 */
#define NONE INT32_MIN

static CeuDate
date_of(int32_t days)
{
    return days == NONE ? CEU_DATE_NONE : (CeuDate){ days };
}

static const struct {
    const char *what;
    CeuStageKind kind;
    CeuClock clock;
    int lead_days;
    bool cancelled, wanted;
    int32_t filed_for, submitted, accepted; /* days; filed_for NONE: no filing */
    int32_t paid_to, standing;
    CeuTaskState task;
    int32_t done;
} rows[] = {
    { "open", CEU_STAGE_DUE, CEU_CLOCK_UNITS, 0, false, true, NONE, NONE, NONE, NONE, NONE,
      CEU_TASK_OPEN, NONE },
    { "a milestone", CEU_STAGE_DUE, CEU_CLOCK_UNITS, 30, false, true, NONE, NONE, NONE, NONE, NONE,
      CEU_TASK_NONE, NONE },
    { "a consequence", CEU_STAGE_REVOKED, CEU_CLOCK_UNITS, 0, false, true, NONE, NONE, NONE, NONE,
      NONE, CEU_TASK_NONE, NONE },
    { "submitted", CEU_STAGE_DUE, CEU_CLOCK_UNITS, 0, false, true, DUE, DUE - 9, NONE, NONE, NONE,
      CEU_TASK_SUBMITTED, NONE },
    { "renewed early", CEU_STAGE_DUE, CEU_CLOCK_UNITS, 0, true, false, DUE, DUE - 9, DUE - 3, NONE,
      NONE, CEU_TASK_DONE, DUE - 3 },
    { "renewed late", CEU_STAGE_DUE, CEU_CLOCK_UNITS, 0, false, false, DUE, NONE, DUE + 20, NONE,
      NONE, CEU_TASK_DONE, DUE + 20 },
    { "renewed when it was due another day", CEU_STAGE_DUE, CEU_CLOCK_UNITS, 0, true, false,
      DUE - 182, NONE, DUE - 3, NONE, NONE, CEU_TASK_DONE, DUE - 3 },
    { "the cycle before was renewed", CEU_STAGE_DUE, CEU_CLOCK_UNITS, 0, false, true, DUE - 183,
      DUE - 190, DUE - 183, NONE, NONE, CEU_TASK_OPEN, NONE },
    { "called off", CEU_STAGE_DUE, CEU_CLOCK_UNITS, 0, true, false, NONE, NONE, NONE, NONE, NONE,
      CEU_TASK_CALLED_OFF, NONE },
    { "called off after submission", CEU_STAGE_DUE, CEU_CLOCK_UNITS, 0, true, false, DUE, DUE - 9,
      NONE, NONE, NONE, CEU_TASK_CALLED_OFF, NONE },
    { "no longer wanted, past", CEU_STAGE_DUE, CEU_CLOCK_UNITS, 0, false, false, NONE, NONE, NONE,
      NONE, NONE, CEU_TASK_CALLED_OFF, NONE },
    { "in good standing since", CEU_STAGE_DUE, CEU_CLOCK_UNITS, 0, false, false, NONE, NONE, NONE,
      NONE, DUE + 1, CEU_TASK_DONE, NONE },
    { "in good standing on the day", CEU_STAGE_DUE, CEU_CLOCK_UNITS, 0, false, true, NONE, NONE,
      NONE, NONE, DUE, CEU_TASK_OPEN, NONE },
    { "dues", CEU_STAGE_DUE, CEU_CLOCK_DUES, 0, false, true, NONE, NONE, NONE, DUE, NONE,
      CEU_TASK_OPEN, NONE },
    { "dues paid", CEU_STAGE_DUE, CEU_CLOCK_DUES, 0, true, false, NONE, NONE, NONE, DUE + 365, NONE,
      CEU_TASK_DONE, NONE },
    { "dues are no units", CEU_STAGE_DUE, CEU_CLOCK_UNITS, 0, false, true, NONE, NONE, NONE,
      DUE + 365, NONE, CEU_TASK_OPEN, NONE },
    { "units are no dues", CEU_STAGE_DUE, CEU_CLOCK_DUES, 0, false, true, DUE, DUE, DUE, NONE, NONE,
      CEU_TASK_OPEN, NONE },
};

static CeuFacts *
facts_of(size_t row, const char *pool, const char *body)
{
    CeuFacts *facts = ceu_facts_new();
    CeuMembership membership = { .uid = "m",
                                 .body = body,
                                 .dues_paid_to = date_of(rows[row].paid_to),
                                 .standing = date_of(rows[row].standing),
                                 .ended = CEU_DATE_NONE };
    CeuFiling filing = { .uid = "f",
                         .pool = pool,
                         .cycle_day = date_of(rows[row].filed_for),
                         .submitted = date_of(rows[row].submitted),
                         .accepted = date_of(rows[row].accepted) };

    ceu_facts_add_membership(facts, &membership);
    if (rows[row].filed_for != NONE)
        ceu_facts_add_filing(facts, &filing);
    return facts;
}

static CeuPublished *
published_of(size_t row)
{
    CeuPublished *item = ceu_published_new();

    item->uid = g_strdup("u@ceud");
    item->pool = g_strdup("boe/EXA");
    item->kind = rows[row].kind;
    item->clock = rows[row].clock;
    item->lead_days = rows[row].lead_days;
    item->stage_day = (CeuDate){ DUE };
    item->day = (CeuDate){ DUE - rows[row].lead_days };
    item->cancelled = rows[row].cancelled;
    item->task = CEU_TASK_CALLED_OFF; /* of the last time: must not stay */
    item->done = (CeuDate){ 1 };
    return item;
}

static void
add_wanted(GPtrArray *items, const CeuPublished *published)
{
    CeuAgendaItem *item = g_new0(CeuAgendaItem, 1);

    item->pool = g_strdup(published->pool);
    item->kind = published->kind;
    item->clock = published->clock;
    item->lead_days = published->lead_days;
    item->stage_day = published->stage_day;
    item->day = published->day;
    g_ptr_array_add(items, item);
}

static void
test_states(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(CeuFacts) facts = facts_of(i, "boe/EXA", "boe");
        g_autoptr(GPtrArray) published =
            g_ptr_array_new_with_free_func((GDestroyNotify) ceu_published_free);
        g_autoptr(GPtrArray) items =
            g_ptr_array_new_with_free_func((GDestroyNotify) ceu_agenda_item_free);
        CeuPublished *item = published_of(i);

        g_test_message("%s", rows[i].what);
        g_ptr_array_add(published, item);
        if (rows[i].wanted)
            add_wanted(items, item);
        ceu_agenda_mark_tasks(published, items, facts);
        g_assert_cmpint(item->task, ==, rows[i].task);
        g_assert_cmpint(item->done.days, ==, date_of(rows[i].done).days);
    }
}

/* Facts of another body or pool say nothing, not even of one whose name begins alike. */
static void
test_others(void)
{
    static const struct {
        const char *pool, *body;
    } others[] = { { "boe", "bo" }, { "boe/EXB", "boe2" }, { "boe/EXA/exam", "boex" } };

    for (size_t i = 0; i < G_N_ELEMENTS(rows) * G_N_ELEMENTS(others); i++) {
        size_t row = i / G_N_ELEMENTS(others), other = i % G_N_ELEMENTS(others);
        g_autoptr(CeuFacts) facts = facts_of(row, others[other].pool, others[other].body);
        g_autoptr(GPtrArray) published =
            g_ptr_array_new_with_free_func((GDestroyNotify) ceu_published_free);
        g_autoptr(GPtrArray) items = g_ptr_array_new();
        CeuPublished *item = published_of(row);

        g_ptr_array_add(published, item);
        ceu_agenda_mark_tasks(published, items, facts);
        g_assert_true(item->task == CEU_TASK_NONE || item->task == CEU_TASK_CALLED_OFF);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/task/states", test_states);
    g_test_add_func("/task/others", test_others);
    return g_test_run();
}
