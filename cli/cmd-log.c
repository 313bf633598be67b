/* SPDX-License-Identifier: GPL-3.0-or-later */
/* log: one activity, entered once, and at once what it does for each renewal. */
#include "cmd.h"

#include "activity.h"
#include "defaults.h"
#include "log-form.h"
#include "record.h"

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

/* Reads the activity. @out_facts: (out) (nullable): what it points into. */
static bool
read_work(CliContext *context, const CliActivityReading *reading, CliRecord *work,
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

int
cli_run_log(CliContext *context, GError **error)
{
    g_autoptr(GStringChunk) strings = g_string_chunk_new(256);
    CliRecord work = { .activity = ceu_activity_init(), .proofs = cli_list(context, "proof") };
    g_autofree char *described = NULL, *summary = NULL, *alike = NULL;
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
    if (!cli_create_store(context, error) || !cli_record(context, &work, summary, error))
        return CEU_EXIT_FAILED;
    alike = cli_describe_alike(&work);
    if (alike != NULL)
        g_ptr_array_add(remarks, g_steal_pointer(&alike));
    if (cli_given(context, "effect") || cli_shows_effects(context))
        effects = cli_effects_of_activity(context, work.activity.id, &local);
    if (local != NULL)
        cli_note("it is logged, but how it counts cannot be said: %s", local->message);
    if (effects != NULL)
        g_ptr_array_extend_and_steal(remarks, effects);
    cli_print_result(context, true, work.activity.id, remarks, "%" G_GINT64_FORMAT ": %s",
                     work.activity.id, described);
    return CEU_EXIT_OK;
}
