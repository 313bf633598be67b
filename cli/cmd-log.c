/* SPDX-License-Identifier: GPL-3.0-or-later */
/* log: one activity, entered once, and at once what it does for each renewal. */
#include "cmd.h"

#include "activity.h"
#include "ask.h"
#include "defaults.h"
#include "log-form.h"

const CliOption cli_log_options[] = {
    CLI_ACTIVITY_OPTIONS,
    { "planned", 0, CLI_FLAG, NULL, "not done yet: kept, never counted" },
    { "proof", 0, CLI_PATHS, "FILE",
      "keep a copy of this certificate; may be given several times" },
    { "effect", 0, CLI_FLAG, NULL, "say how it counts for each renewal, as on a terminal" },
    { "again", 0, CLI_FLAG, NULL, "log it although the same event is there already" },
    CLI_DEFAULTS_OPTION,
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

typedef struct LogWork {
    CeuActivity activity;
    GStrv proofs; /* NULL: none */
    bool again;
    int64_t twin;  /* out: the same event, logged before; 0: none */
    int64_t alike; /* out: one of the same day and title, though not the same in all; 0: none */
} LogWork;

static bool
looks_alike(const CeuActivity *one, const CeuActivity *other)
{
    CeuActivity first = *one, second = *other;

    first.index = second.index = NULL;
    first.provider = second.provider = NULL;
    return ceu_activity_same_course(&first, &second);
}

static bool
refuse_twin(CeuEdit *edit, LogWork *work, GError **error)
{
    const CeuActivity *activity = &work->activity;
    g_autoptr(CeuFacts) facts = ceu_edit_activities_of_day(edit, activity->done, error);
    const CeuActivity *others;
    uint32_t count, i;

    if (facts == NULL)
        return false;
    others = ceu_facts_activities(facts, &count);
    for (i = 0; i < count; i++) {
        if (looks_alike(&others[i], activity))
            work->alike = others[i].id;
        if (!ceu_activity_same_event(&others[i], activity))
            continue;
        work->twin = others[i].id;
        g_set_error(error, CEU_ERROR, CEU_ERROR_EXISTS,
                    "this is logged already, as number %" G_GINT64_FORMAT
                    "; nothing was added (if it happened twice, add --again)",
                    others[i].id);
        return false;
    }
    return true;
}

static bool
log_activity(CeuEdit *edit, gpointer data, GError **error)
{
    LogWork *work = data;
    unsigned i;

    work->activity.id = 0; /* a second attempt after a busy store */
    work->activity.uid = NULL;
    work->twin = work->alike = 0;
    if (!work->again && !refuse_twin(edit, work, error))
        return false;
    if (!ceu_edit_put_activity(edit, &work->activity, error))
        return false;
    for (i = 0; work->proofs != NULL && work->proofs[i] != NULL; i++) {
        if (!cli_attach(edit, work->activity.id, work->proofs[i], error))
            return false;
    }
    return true;
}

/* Reads the activity. @out_facts: (out) (nullable): what it points into. */
static bool
read_work(CliContext *context, const CliActivityReading *reading, LogWork *work,
          CeuFacts **out_facts, GError **error)
{
    CeuActivity *activity = &work->activity;

    activity->title = context->words[1];
    activity->done = context->today;
    activity->planned = reading->ahead;
    if (!cli_read_units(context, context->words[0], &activity->units, &activity->unit, error) ||
        !cli_read_activity(context, activity, reading, error) ||
        !cli_confirm_done(context, activity, error))
        return false;
    return cli_learn_defaults(context, out_facts, activity, reading->remarks,
                              "ceu edit, or ceu log --no-defaults", error);
}

/* Whoever sits at a terminal is asked about a twin, between two attempts: no other program has to wait for the answer. */
static bool
record(CliContext *context, LogWork *work, const char *summary, GError **error)
{
    g_autoptr(GError) local = NULL;
    g_autofree char *question = NULL;

    if (ceu_tracker_change(context->tracker, summary, log_activity, work, &local))
        return true;
    if (work->twin > 0) {
        question = g_strdup_printf("This is logged already, as number %" G_GINT64_FORMAT
                                   ". Did it happen twice?",
                                   work->twin);
        work->again = cli_confirm(context, question);
        if (work->again)
            return ceu_tracker_change(context->tracker, summary, log_activity, work, error);
    }
    g_propagate_error(error, g_steal_pointer(&local));
    return false;
}

/* A person is told at once how it counts; a script asks for it, since judging costs more than recording. */
static bool
wants_effects(const CliContext *context)
{
    return cli_given(context, "effect") || (!context->json && context->printer->terminal.limited);
}

/* What was typed a second time, with one more detail, would count twice. */
static void
remark_alike(const LogWork *work, GPtrArray *remarks)
{
    if (work->alike == 0)
        return;
    g_ptr_array_add(remarks,
                    g_strdup_printf("number %" G_GINT64_FORMAT
                                    " has the same title and day: if this is the same event, "
                                    "ceu remove %" G_GINT64_FORMAT " and ceu edit %" G_GINT64_FORMAT
                                    " …",
                                    work->alike, work->activity.id, work->alike));
}

int
cli_run_log(CliContext *context, GError **error)
{
    g_autoptr(GStringChunk) strings = g_string_chunk_new(256);
    LogWork work = { .activity = ceu_activity_init(), .proofs = cli_list(context, "proof") };
    g_autofree char *described = NULL, *summary = NULL;
    g_autoptr(CeuFacts) facts = NULL;
    g_autoptr(GPtrArray) remarks = g_ptr_array_new_with_free_func(g_free);
    const CliActivityReading reading = { strings, cli_given(context, "planned"), remarks };
    GPtrArray *effects = NULL;
    g_autoptr(GError) local = NULL;

    work.again = cli_given(context, "again");
    if (!cli_ask_activity(context, error) || !read_work(context, &reading, &work, &facts, error))
        return CEU_EXIT_FAILED;
    described = cli_describe_activity(&work.activity);
    summary = g_strconcat("log ", described, NULL);
    if (!cli_create_store(context, error) || !record(context, &work, summary, error))
        return CEU_EXIT_FAILED;
    remark_alike(&work, remarks);
    if (wants_effects(context))
        effects = cli_effects_of_activity(context, work.activity.id, &local);
    if (local != NULL)
        cli_note("it is logged, but how it counts cannot be said: %s", local->message);
    if (effects != NULL)
        g_ptr_array_extend_and_steal(remarks, effects);
    cli_print_result(context, true, work.activity.id, remarks, "%" G_GINT64_FORMAT ": %s",
                     work.activity.id, described);
    return CEU_EXIT_OK;
}
