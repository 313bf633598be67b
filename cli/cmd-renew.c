/* SPDX-License-Identifier: GPL-3.0-or-later */
/* submit, renew: what was done about the present cycle of one renewal. */
#include "cmd.h"

#include "day.h"
#include "renewal.h"

#include <string.h>

const CliOption cli_filing_options[] = {
    { "on", 0, CLI_DAY_NEAR, "DATE", "day it was done; today if not said" },
    { "yes", 'y', CLI_FLAG, NULL, "record it although something speaks against it" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

typedef struct FilingWork {
    const CeuPool *pool;
    CeuDate on;
    bool accepted; /* renew, not submit */
    int64_t id;    /* out */
} FilingWork;

static bool
put_filing(CeuEdit *edit, gpointer data, GError **error)
{
    FilingWork *work = data;
    const CeuFacts *facts = ceu_edit_facts(edit, error);
    CeuFiling filing = ceu_filing_init();
    const CeuFiling *filings;
    uint32_t count, i;

    if (facts == NULL)
        return false;
    filing.pool = work->pool->id;
    filing.cycle_day = work->pool->cycle.last;
    filings = ceu_facts_filings(facts, &count);
    for (i = 0; i < count; i++) {
        if (strcmp(filings[i].pool, work->pool->id) == 0 &&
            ceu_date_compare(filings[i].cycle_day, work->pool->nominal.first) >= 0 &&
            ceu_date_compare(filings[i].cycle_day, work->pool->nominal.last) <= 0)
            filing = filings[i];
    }
    if (work->accepted)
        filing.accepted = work->on;
    else
        filing.submitted = work->on;
    if (!ceu_date_is_set(filing.submitted))
        filing.submitted = work->on;
    if (!ceu_edit_put_filing(edit, &filing, error))
        return false;
    work->id = filing.id;
    return true;
}

/* The day submission opens; none: nothing is stated. */
static CeuDate
opening_day(const CeuPool *pool)
{
    unsigned i;

    for (i = 0; i < pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);

        if (stage->kind == CEU_STAGE_SUBMISSION_OPENS && stage->clock == CEU_CLOCK_UNITS)
            return stage->day;
    }
    return CEU_DATE_NONE;
}

static bool
check_day(const CliContext *context, const FilingWork *work, GError **error)
{
    const CeuPool *pool = work->pool;
    const CeuDate opens = opening_day(pool);
    char on[CEU_DATE_TEXT_SIZE], other[CEU_DATE_TEXT_SIZE], last[CEU_DATE_TEXT_SIZE];

    ceu_date_format(work->on, on);
    ceu_date_format(pool->cycle.last, last);
    if (ceu_date_compare(work->on, context->today) > 0) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "%s is in the future; record it once it is done",
                    on);
        return false;
    }
    if (ceu_date_compare(work->on, pool->nominal.first) < 0) {
        g_set_error(error, CLI_USAGE_ERROR, 0,
                    "%s is before the present cycle of %s, which runs from %s to %s; the one "
                    "before it is taken as renewed",
                    on, pool->id, ceu_date_format(pool->nominal.first, other), last);
        return false;
    }
    if (ceu_date_is_set(opens) && ceu_date_compare(work->on, opens) < 0 &&
        !cli_given(context, "yes")) {
        g_set_error(error, CLI_USAGE_ERROR, 0,
                    "by the rules submission for %s opens %s, due %s; if %s is right all the same, "
                    "add --yes",
                    pool->id, ceu_date_format(opens, other), last, on);
        return false;
    }
    if (work->accepted && ceu_date_is_set(pool->submitted) &&
        ceu_date_compare(work->on, pool->submitted) < 0) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "%s is before the day it was submitted, %s", on,
                    ceu_date_format(pool->submitted, other));
        return false;
    }
    return true;
}

static void
note_shortfall(const CeuPool *pool)
{
    const CeuRequirement *total;
    char missing[CEU_UNITS_TEXT_SIZE], required[CEU_UNITS_TEXT_SIZE];

    if (pool->complete || pool->requirements->len == 0)
        return;
    total = g_ptr_array_index(pool->requirements, 0);
    if (total->missing.milli > 0)
        cli_note("by the records %s of %s are still missing for %s; it was recorded all the same",
                 ceu_units_format(total->missing, missing),
                 ceu_units_format(total->required, required), pool->id);
    else
        cli_note("by the records a requirement of %s is not met yet (ceu explain %s); it was "
                 "recorded all the same",
                 pool->id, pool->id);
}

static const char *
assumed_mark(const CeuPool *pool)
{
    return pool->due_assumption != NULL ? " (day assumed)" : "";
}

static char *
next_cycle_line(const CliContext *context, const char *pool_id)
{
    g_autoptr(CeuView) view = ceu_tracker_view(context->tracker, context->today, NULL);
    const CeuPool *pool = view == NULL ? NULL : ceu_assessment_pool(view->assessment, pool_id);
    char first[CEU_DATE_TEXT_SIZE], last[CEU_DATE_TEXT_SIZE];

    if (pool == NULL || !pool->has_cycle)
        return g_strdup("see: ceu status");
    return g_strdup_printf("the next cycle runs from %s to %s%s",
                           ceu_date_format(pool->cycle.first, first),
                           ceu_date_format(pool->cycle.last, last), assumed_mark(pool));
}

/* (nullable): the renewal that can be filed */
static const CeuPool *
find_renewal(const CeuView *view, const char *name, GError **error)
{
    const CeuPool *pool = cli_find_pool(view->assessment, name, error);
    const CeuCredential *first;

    if (pool == NULL)
        return NULL;
    if (pool->candidate) {
        first = g_ptr_array_index(pool->credentials, 0);
        g_set_error(error, CEU_ERROR, CEU_ERROR_STATE,
                    "%s is not earned yet: there is nothing to renew; see: ceu path %s",
                    first->type, first->type);
        return NULL;
    }
    if (!pool->has_cycle) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_STATE,
                    "the present cycle of %s is not known yet; see: ceu status", pool->id);
        return NULL;
    }
    return pool;
}

static void
print_filed(const CliContext *context, const FilingWork *work, const GPtrArray *remarks)
{
    const CeuPool *pool = work->pool;
    char on[CEU_DATE_TEXT_SIZE], last[CEU_DATE_TEXT_SIZE];
    g_autofree char *next = NULL;

    ceu_date_format(work->on, on);
    ceu_date_format(pool->cycle.last, last);
    if (!work->accepted) {
        cli_print_result(
            context, true, work->id, remarks,
            "%s submitted on %s for the cycle that ends %s%s; once accepted: ceu renew %s",
            pool->body->name, on, last, assumed_mark(pool), pool->id);
        return;
    }
    next = next_cycle_line(context, pool->id);
    cli_print_result(context, true, work->id, remarks,
                     "%s renewed on %s for the cycle that ends %s%s; %s", pool->body->name, on,
                     last, assumed_mark(pool), next);
}

static int
file_renewal(CliContext *context, bool accepted, GError **error)
{
    g_autoptr(CeuView) view = ceu_tracker_view(context->tracker, context->today, error);
    g_autoptr(GPtrArray) remarks = g_ptr_array_new_with_free_func(g_free);
    FilingWork work = { .accepted = accepted };
    g_autofree char *summary = NULL;
    char on[CEU_DATE_TEXT_SIZE];

    if (view == NULL || !cli_read_done_day(context, context->today, remarks, &work.on, error))
        return CEU_EXIT_FAILED;
    work.pool = find_renewal(view, context->words[0], error);
    if (work.pool == NULL || !check_day(context, &work, error))
        return CEU_EXIT_FAILED;
    summary = g_strdup_printf("%s %s on %s", accepted ? "renew" : "submit", work.pool->id,
                              ceu_date_format(work.on, on));
    if (!ceu_tracker_change(context->tracker, summary, put_filing, &work, error))
        return CEU_EXIT_FAILED;
    note_shortfall(work.pool);
    print_filed(context, &work, remarks);
    return CEU_EXIT_OK;
}

int
cli_run_submit(CliContext *context, GError **error)
{
    return file_renewal(context, false, error);
}

int
cli_run_renew(CliContext *context, GError **error)
{
    return file_renewal(context, true, error);
}
