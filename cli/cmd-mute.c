/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mute, unmute: reminders that are not wanted. What is due stays due, and every other screen says so. */
#include "cmd.h"

#include "suggest.h"

#include <string.h>

const CliOption cli_mute_options[] = {
    { "until", 0, CLI_DAY, "DATE", "the last silent day; without an end if not said" },
    { "note", 0, CLI_STRING, "TEXT", "why, for yourself" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

static const CeuCredential *
credential_of(const CeuPool *pool, unsigned place)
{
    return g_ptr_array_index(pool->credentials, place);
}

/* What @pool can be muted by: its own id, its body's, the type of each credential in it. */
static void
add_names(const CeuPool *pool, GPtrArray *names)
{
    unsigned i;

    for (i = 0; i < pool->credentials->len; i++)
        g_ptr_array_add(names, (gpointer) credential_of(pool, i)->type);
    g_ptr_array_add(names, (gpointer) pool->body->id);
    g_ptr_array_add(names, pool->id);
}

/* The name of that kind in its own spelling; NULL: none. */
static const char *
name_like(const GPtrArray *names, const char *word)
{
    unsigned i;

    for (i = 0; i < names->len; i++) {
        if (g_ascii_strcasecmp(g_ptr_array_index(names, i), word) == 0)
            return g_ptr_array_index(names, i);
    }
    return NULL;
}

static bool
concerns(const char *subject, const CeuPool *pool)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();

    add_names(pool, names);
    return name_like(names, subject) != NULL;
}

/* What is to be muted, in the spelling of the records. NOT_FOUND: nothing like it is held or pursued. */
static const char *
find_subject(const CeuView *view, const char *word, GError **error)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    const char *found, *nearest;
    unsigned i;

    for (i = 0; i < view->assessment->pools->len; i++)
        add_names(g_ptr_array_index(view->assessment->pools, i), names);
    found = name_like(names, word);
    if (found != NULL)
        return found;
    nearest = cli_suggest(word, names);
    if (nearest != NULL)
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "“%s” is none of your credentials; did you mean “%s”?", word, nearest);
    else
        (void) cli_find_pool(view->assessment, word, error);
    return NULL;
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

static bool
set_not_muted(const char *subject, GError **error)
{
    g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND, "“%s” is not muted; see: ceu mute", subject);
    return false;
}

typedef struct Order {
    CeuMute mute;
    bool remove;
    bool changed;  /* out: it was muted before */
    CeuDate until; /* out: so long */
} Order;

static bool
change(CeuEdit *edit, gpointer data, GError **error)
{
    Order *order = data;
    const CeuFacts *facts = ceu_edit_facts(edit, error);
    const CeuMute *known = facts == NULL ? NULL : mute_of(facts, order->mute.subject);
    CeuMute mute = order->mute;

    if (facts == NULL)
        return false;
    if (order->remove)
        return known == NULL ? set_not_muted(order->mute.subject, error)
                             : ceu_edit_remove_mute(edit, known->id, error);
    order->changed = known != NULL;
    if (known != NULL) {
        mute.id = known->id;
        mute.note = mute.note == NULL ? known->note : mute.note;
        order->until = known->until;
    }
    if (!ceu_edit_put_mute(edit, &mute, error))
        return false;
    order->mute.id = mute.id;
    return true;
}

/* "until 2027-03-20", "until you unmute it" */
static char *
describe_end(CeuDate until)
{
    char day[CEU_DATE_TEXT_SIZE];

    return g_strdup_printf("until %s",
                           ceu_date_is_set(until) ? ceu_date_format(until, day) : "you unmute it");
}

/* What a mute means for one pool. (transfer full) */
static char *
describe_silence(const CeuPool *pool)
{
    const CeuStage *stage = ceu_pool_next_stage(pool);
    char day[CEU_DATE_TEXT_SIZE];

    if (!pool->muted)
        return g_strdup_printf("%s is still reminded of, for its other credentials; to silence "
                               "all: ceu mute %s",
                               pool->id, pool->id);
    if (stage == NULL)
        return g_strdup_printf("nothing will remind you of %s", pool->id);
    ceu_date_format(stage->day, day);
    if (ceu_date_is_set(pool->muted_until) && ceu_date_compare(stage->day, pool->muted_until) > 0)
        return g_strdup_printf("%s is next on %s: by then you are reminded again", pool->id, day);
    return g_strdup_printf("nothing will remind you of %s: %s %s%s%s", pool->id,
                           ceu_stage_title(stage->kind, stage->clock), day,
                           stage->stakes == NULL ? "" : ", ",
                           stage->stakes == NULL ? "" : stage->stakes);
}

/* The mute that keeps a silent pool silent. */
static const char *
reason_of(const CeuView *view, const CeuPool *pool)
{
    const CeuDate today = view->assessment->today;

    if (ceu_facts_mute_of(view->facts, pool->id, today) != NULL)
        return pool->id;
    if (ceu_facts_mute_of(view->facts, pool->body->id, today) != NULL)
        return pool->body->id;
    return credential_of(pool, 0)->type; /* each of them is */
}

/* What is said below the answer: of each pool that @order is about. */
static GPtrArray *
consequences(const CeuView *view, const Order *order)
{
    GPtrArray *remarks = g_ptr_array_new_with_free_func(g_free);
    unsigned i;

    for (i = 0; i < view->assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(view->assessment->pools, i);
        g_autofree char *end = describe_end(pool->muted_until);

        if (!concerns(order->mute.subject, pool))
            continue;
        if (!order->remove)
            g_ptr_array_add(remarks, describe_silence(pool));
        else if (pool->muted)
            g_ptr_array_add(remarks,
                            g_strdup_printf("%s stays silent %s, by another mute: ceu unmute %s",
                                            pool->id, end, reason_of(view, pool)));
    }
    if (!order->remove)
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
        cli_print_flag(context->printer, "silent", "Silent",
                       ceu_facts_mute_of(view->facts, mutes[i].subject, context->today) != NULL);
        cli_print_text(context->printer, "note", "Note", mutes[i].note);
        cli_print_end_row(context->printer);
    }
    cli_print_end_list(context->printer);
    cli_print_end(context->printer);
    return CEU_EXIT_OK;
}

/* "CPC is muted until 2027-03-10; before it was until 2027-03-20" */
static char *
describe_change(const Order *order)
{
    g_autofree char *end = describe_end(order->mute.until);
    g_autofree char *before = describe_end(order->until);

    if (order->remove)
        return g_strdup_printf("%s is not muted any more", order->mute.subject);
    if (!order->changed)
        return g_strdup_printf("%s is muted %s", order->mute.subject, end);
    return g_strdup_printf("%s is muted %s; before it was %s", order->mute.subject, end, before);
}

/* Says what was done, and what it means by the records as they are now. */
static int
run_change(CliContext *context, Order *order, GError **error)
{
    g_autoptr(CeuView) after = NULL;
    g_autoptr(GPtrArray) remarks = NULL;
    g_autofree char *said = NULL;
    g_autofree char *summary =
        g_strdup_printf("%s %s", order->remove ? "unmute" : "mute", order->mute.subject);

    if (!ceu_tracker_change(context->tracker, summary, change, order, error))
        return CEU_EXIT_FAILED;
    after = ceu_tracker_view(context->tracker, context->today, error);
    if (after == NULL)
        return CEU_EXIT_FAILED;
    remarks = consequences(after, order);
    said = describe_change(order);
    cli_print_result(context, true, order->mute.id, remarks, "%s", said);
    return CEU_EXIT_OK;
}

int
cli_run_mute(CliContext *context, GError **error)
{
    const CeuView *view = cli_view(context, error);
    Order order = { .mute = ceu_mute_init(), .until = CEU_DATE_NONE };

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
    return run_change(context, &order, error);
}

int
cli_run_unmute(CliContext *context, GError **error)
{
    const CeuView *view = cli_view(context, error);
    const CeuMute *known = view == NULL ? NULL : mute_of(view->facts, context->words[0]);
    Order order = { .mute = ceu_mute_init(), .remove = true, .until = CEU_DATE_NONE };

    if (view == NULL)
        return CEU_EXIT_FAILED;
    if (known == NULL) {
        (void) set_not_muted(context->words[0], error);
        return CEU_EXIT_FAILED;
    }
    order.mute.subject = known->subject;
    return run_change(context, &order, error);
}
