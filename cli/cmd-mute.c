/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mute, unmute: reminders that are not wanted. What is due stays due, and every other screen says so. */
#include "cmd.h"

#include <string.h>

const CliOption cli_mute_options[] = {
    { "until", 0, CLI_DAY, "DAY", "the last silent day; without an end if not said" },
    { "note", 0, CLI_STRING, "TEXT", "why, for yourself" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

/* What is muted, in the spelling of the records: a pool, a body, or a credential type. NOT_FOUND: nothing like it. */
static const char *
find_subject(const CeuView *view, const char *word, GError **error)
{
    const CeuPool *pool;
    uint32_t count, i;
    const CeuCredential *credentials = ceu_facts_credentials(view->facts, &count);

    for (i = 0; i < count; i++) {
        if (g_ascii_strcasecmp(credentials[i].type, word) == 0)
            return credentials[i].type;
    }
    for (i = 0; i < view->assessment->pools->len; i++) {
        pool = g_ptr_array_index(view->assessment->pools, i);
        if (g_ascii_strcasecmp(pool->body->id, word) == 0)
            return pool->body->id;
    }
    pool = cli_find_pool(view->assessment, word, error);
    return pool == NULL ? NULL : pool->id;
}

static const CeuMute *
mute_of(const CeuFacts *facts, const char *subject)
{
    uint32_t count, i;
    const CeuMute *mutes = ceu_facts_mutes(facts, &count);

    for (i = 0; i < count; i++) {
        if (g_ascii_strcasecmp(mutes[i].subject, subject) == 0)
            return &mutes[i];
    }
    return NULL;
}

typedef struct Order {
    CeuMute mute;
    bool remove;
} Order;

static bool
change(CeuEdit *edit, gpointer data, GError **error)
{
    Order *order = data;
    const CeuFacts *facts = ceu_edit_facts(edit, error);
    const CeuMute *known = facts == NULL ? NULL : mute_of(facts, order->mute.subject);

    if (facts == NULL)
        return false;
    if (order->remove)
        return ceu_edit_remove_mute(edit, known == NULL ? 0 : known->id, error);
    order->mute.id = known == NULL ? 0 : known->id;
    return ceu_edit_put_mute(edit, &order->mute, error);
}

/* "what is due 2027-03-31 (CEUs due: the credential is revoked) will not be reminded of" for each silent pool. */
static GPtrArray *
consequences(const CeuAssessment *assessment, const char *subject)
{
    GPtrArray *remarks = g_ptr_array_new_with_free_func(g_free);
    unsigned i, n;

    for (i = 0; i < assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(assessment->pools, i);
        const CeuStage *stage = ceu_pool_next_stage(pool);
        bool concerned = strcmp(pool->body->id, subject) == 0 || strcmp(pool->id, subject) == 0;
        char day[CEU_DATE_TEXT_SIZE];

        for (n = 0; n < pool->credentials->len; n++)
            concerned |=
                strcmp(((const CeuCredential *) g_ptr_array_index(pool->credentials, n))->type,
                       subject) == 0;
        if (!concerned)
            continue;
        if (!pool->muted)
            g_ptr_array_add(remarks, g_strdup_printf("%s is still reminded of, for its other "
                                                     "credentials; to silence all: ceu mute %s",
                                                     pool->id, pool->body->id));
        else if (stage != NULL && ceu_date_is_set(pool->muted_until) &&
                 ceu_date_compare(stage->day, pool->muted_until) > 0)
            g_ptr_array_add(remarks,
                            g_strdup_printf("%s is next on %s: by then you are reminded again",
                                            pool->id, ceu_date_format(stage->day, day)));
        else if (stage != NULL)
            g_ptr_array_add(remarks,
                            g_strdup_printf("nothing will remind you of %s: %s %s%s%s", pool->id,
                                            ceu_stage_title(stage->kind, stage->clock),
                                            ceu_date_format(stage->day, day),
                                            stage->stakes == NULL ? "" : ", ",
                                            stage->stakes == NULL ? "" : stage->stakes));
    }
    g_ptr_array_add(remarks, g_strdup("status, due and the calendar still show it"));
    return remarks;
}

static int
print_mutes(CliContext *context, GError **error)
{
    const CeuView *view = cli_view(context, error);
    const CeuMute *mutes;
    uint32_t count, i;

    if (view == NULL)
        return CEU_EXIT_FAILED;
    mutes = ceu_facts_mutes(view->facts, &count);
    cli_print_begin(context->printer, "ceu.mutes/1");
    cli_print_begin_list(context->printer, "mutes", "Nothing is muted.");
    for (i = 0; i < count; i++) {
        cli_print_begin_row(context->printer);
        cli_print_text(context->printer, "subject", "Muted", mutes[i].subject);
        cli_print_day(context->printer, "until", "Until", mutes[i].until);
        cli_print_text(context->printer, "note", "Note", mutes[i].note);
        cli_print_end_row(context->printer);
    }
    cli_print_end_list(context->printer);
    cli_print_end(context->printer);
    return CEU_EXIT_OK;
}

/* Says what was done, and what it means by the records as they are now. */
static int
run_change(CliContext *context, Order *order, const char *summary, const char *said, GError **error)
{
    g_autoptr(CeuView) after = NULL;
    g_autoptr(GPtrArray) remarks = NULL;

    if (!ceu_tracker_change(context->tracker, summary, change, order, error))
        return CEU_EXIT_FAILED;
    after = ceu_tracker_view(context->tracker, context->today, error);
    if (after == NULL)
        return CEU_EXIT_FAILED;
    if (!order->remove)
        remarks = consequences(after->assessment, order->mute.subject);
    cli_print_result(context, true, order->mute.id, remarks, "%s", said);
    return CEU_EXIT_OK;
}

int
cli_run_mute(CliContext *context, GError **error)
{
    const CeuView *view = cli_view(context, error);
    Order order = { .mute = ceu_mute_init() };
    g_autofree char *summary = NULL, *said = NULL;
    char day[CEU_DATE_TEXT_SIZE];

    if (view == NULL)
        return CEU_EXIT_FAILED;
    if (context->word_count == 0)
        return print_mutes(context, error);
    order.mute.subject = find_subject(view, context->words[0], error);
    if (order.mute.subject == NULL)
        return CEU_EXIT_FAILED;
    order.mute.until = cli_day(context, "until", CEU_DATE_NONE);
    order.mute.note = cli_text(context, "note");
    if (ceu_date_is_set(order.mute.until) &&
        ceu_date_compare(order.mute.until, context->today) < 0) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "--until is before today: nothing would be silent");
        return CEU_EXIT_USAGE;
    }
    summary = g_strdup_printf("mute %s", order.mute.subject);
    said = ceu_date_is_set(order.mute.until)
               ? g_strdup_printf("%s is muted until %s", order.mute.subject,
                                 ceu_date_format(order.mute.until, day))
               : g_strdup_printf("%s is muted until you unmute it", order.mute.subject);
    return run_change(context, &order, summary, said, error);
}

int
cli_run_unmute(CliContext *context, GError **error)
{
    const CeuView *view = cli_view(context, error);
    const CeuMute *known = view == NULL ? NULL : mute_of(view->facts, context->words[0]);
    Order order = { .mute = ceu_mute_init(), .remove = true };
    g_autofree char *summary = NULL, *said = NULL;

    if (view == NULL)
        return CEU_EXIT_FAILED;
    if (known == NULL) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND, "“%s” is not muted; see: ceu mute",
                    context->words[0]);
        return CEU_EXIT_FAILED;
    }
    order.mute.subject = known->subject;
    summary = g_strdup_printf("unmute %s", known->subject);
    said = g_strdup_printf("%s is reminded of again", known->subject);
    return run_change(context, &order, summary, said, error);
}
