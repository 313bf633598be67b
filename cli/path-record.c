/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records steps on the way to a credential, and the day it was passed. */
#include "path.h"

#include "credential.h"
#include "renewal.h"

#include <string.h>

typedef struct RecordWork {
    const CliPath *path;
    CeuDate passed; /* none: not passed */
    int64_t id;     /* out: the newest record */
} RecordWork;

char *
cli_path_describe_step(const CeuPathStep *step)
{
    GString *text =
        g_string_new(step->part != NULL ? step->part : ceu_path_step_kind_name(step->kind));
    char day[CEU_DATE_TEXT_SIZE];

    if (step->amount > 0)
        g_string_append_printf(text, " %d %s%s", step->amount,
                               step->kind == CEU_PATH_EXTENDED ? "day" : "month",
                               step->amount == 1 ? "" : "s");
    if (ceu_date_is_set(step->day))
        g_string_append_printf(text, " %s", ceu_date_format(step->day, day));
    return g_string_free(text, FALSE);
}

/* What has happened cannot lie ahead; an appointment does. */
static bool
check_days(const CliPath *path, GError **error)
{
    const CeuDate today = path->context->today;
    char day[CEU_DATE_TEXT_SIZE];

    for (guint i = 0; i < path->steps->len; i++) {
        const CeuPathStep *step = &g_array_index(path->steps, CeuPathStep, i);

        if (step->kind == CEU_PATH_REGISTERED || !ceu_date_is_set(step->day) ||
            ceu_date_compare(step->day, today) <= 0)
            continue;
        g_set_error(error, CLI_USAGE_ERROR, 0, "%s is in the future: it cannot be recorded yet",
                    ceu_date_format(step->day, day));
        return false;
    }
    if (path->met->len > 0 && ceu_date_compare(path->met_on, today) > 0) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "%s is in the future: it cannot be recorded yet",
                    ceu_date_format(path->met_on, day));
        return false;
    }
    return true;
}

/* Of what is held only experience can still be recorded. */
static bool
check_standing(const CliPath *path, GError **error)
{
    char day[CEU_DATE_TEXT_SIZE];
    bool others = path->met->len > 0 || cli_given(path->context, "passed");

    if (path->credential == NULL) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "%s is not recorded; begin with: ceu credential add %s", path->type->id,
                    path->type->id);
        return false;
    }
    for (guint i = 0; i < path->steps->len; i++)
        others = others || g_array_index(path->steps, CeuPathStep, i).kind != CEU_PATH_EXPERIENCE;
    if (path->candidate || !others)
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_STATE,
                "%s is held since %s: only experience can be recorded (--claim)", path->type->id,
                ceu_date_format(path->credential->earned, day));
    return false;
}

static bool
put_passed(CeuEdit *edit, const RecordWork *work, GError **error)
{
    const CeuFacts *facts = ceu_edit_facts(edit, error);
    const CeuCredential *credentials;
    uint32_t count;

    if (facts == NULL)
        return false;
    credentials = ceu_facts_credentials(facts, &count);
    for (uint32_t i = 0; i < count; i++) {
        CeuCredential credential = credentials[i];

        if (credential.id != work->path->credential->id)
            continue;
        credential.earned = work->passed;
        return ceu_edit_put_credential(edit, &credential, error);
    }
    g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND, "%s is not recorded any more",
                work->path->type->id);
    return false;
}

/* Whether a prerequisite is recorded on that very day, or the facts cannot be read: both are an error. */
static bool
is_recorded(CeuEdit *edit, const CliPath *path, const char *pool, GError **error)
{
    const CeuFacts *facts = ceu_edit_facts(edit, error);
    const CeuDeed *deeds;
    char day[CEU_DATE_TEXT_SIZE];
    uint32_t count;

    if (facts == NULL)
        return true;
    deeds = ceu_facts_deeds(facts, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (strcmp(deeds[i].pool, pool) != 0 || ceu_date_compare(deeds[i].day, path->met_on) != 0)
            continue;
        for (guint k = 0; k < path->met->len; k++) {
            const char *rule = g_ptr_array_index(path->met, k);

            if (strcmp(deeds[i].subject, rule) != 0)
                continue;
            g_set_error(error, CEU_ERROR, CEU_ERROR_EXISTS,
                        "%s is recorded already on %s; nothing was added", rule,
                        ceu_date_format(path->met_on, day));
            return true;
        }
    }
    return false;
}

static bool
put_all(CeuEdit *edit, gpointer data, GError **error)
{
    RecordWork *work = data;
    const CliPath *path = work->path;
    g_autofree char *pool =
        g_strdup_printf("%s/%s/exam", path->credential->body, path->credential->type);

    for (guint i = 0; i < path->steps->len; i++) {
        CeuPathStep step = g_array_index(path->steps, CeuPathStep, i);

        if (!ceu_edit_put_path_step(edit, &step, error))
            return false;
        work->id = step.id;
    }
    if (is_recorded(edit, path, pool, error))
        return false;
    for (guint i = 0; i < path->met->len; i++) {
        CeuDeed deed = ceu_deed_init();

        deed.pool = pool;
        deed.subject = g_ptr_array_index(path->met, i);
        deed.day = path->met_on;
        if (!ceu_edit_put_deed(edit, &deed, error))
            return false;
        work->id = deed.id;
    }
    if (!ceu_date_is_set(work->passed))
        return true;
    work->id = path->credential->id;
    return put_passed(edit, work, error);
}

/* "approved 2026-11-23, extended 30 days 2026-12-01". */
static char *
describe_all(const CliPath *path, CeuDate passed)
{
    GString *text = g_string_new(NULL);
    char day[CEU_DATE_TEXT_SIZE];

    for (guint i = 0; i < path->steps->len; i++) {
        g_autofree char *step = cli_path_describe_step(&g_array_index(path->steps, CeuPathStep, i));

        g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "", step);
    }
    for (guint i = 0; i < path->met->len; i++)
        g_string_append_printf(text, "%smet %s %s", text->len > 0 ? ", " : "",
                               (const char *) g_ptr_array_index(path->met, i),
                               ceu_date_format(path->met_on, day));
    if (ceu_date_is_set(passed))
        g_string_append_printf(text, "%spassed %s", text->len > 0 ? ", " : "",
                               ceu_date_format(passed, day));
    return g_string_free(text, FALSE);
}

/* The days ahead and the next step, as things are now. */
static GPtrArray *
remarks_of(const CliPath *path)
{
    GPtrArray *remarks = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; path->pool != NULL && i < path->pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(path->pool->stages, i);
        char day[CEU_DATE_TEXT_SIZE];

        if (stage->state == CEU_STAGE_NEXT || stage->state == CEU_STAGE_LATER)
            g_ptr_array_add(remarks,
                            g_strdup_printf("%s: %s", ceu_stage_title(stage->kind, stage->clock),
                                            ceu_date_format(stage->day, day)));
    }
    if (path->credential != NULL && !path->candidate && cli_path_is_complete(path))
        g_ptr_array_add(remarks, g_strdup_printf("the experience is complete: show it to %s",
                                                 path->body->name));
    for (guint i = 0; path->pool != NULL && i < path->pool->notices->len; i++) {
        const CeuNotice *notice = g_ptr_array_index(path->pool->notices, i);

        if (notice->remedy != NULL)
            g_ptr_array_add(remarks, g_strdup_printf("%s: %s", notice->text, notice->remedy));
        else
            g_ptr_array_add(remarks, g_strdup(notice->text));
    }
    return remarks;
}

int
cli_path_record(CliPath *path, GError **error)
{
    RecordWork work = { .path = path, .passed = cli_day(path->context, "passed", CEU_DATE_NONE) };
    g_autofree char *stated = describe_all(path, work.passed);
    g_autofree char *summary = g_strdup_printf("path %s: %s", path->type->id, stated);
    g_autofree char *renewal = NULL;
    g_autoptr(GPtrArray) remarks = NULL;

    if (stated[0] == '\0') {
        g_set_error(error, CLI_USAGE_ERROR, 0, "nothing is stated that could be recorded; see: %s",
                    "ceu help path");
        return CEU_EXIT_USAGE;
    }
    if (!check_standing(path, error) || !check_days(path, error) ||
        !cli_check_earned(path->context, work.passed, error) ||
        !ceu_tracker_change(path->context->tracker, summary, put_all, &work, error))
        return CEU_EXIT_FAILED;
    if (ceu_date_is_set(work.passed)) {
        renewal = cli_renewal_line_of_credential(path->context, work.id, NULL);
        cli_print_result(path->context, true, work.id, NULL, "%s passed: %s", path->type->id,
                         renewal == NULL ? "see: ceu status" : renewal);
        return CEU_EXIT_OK;
    }
    remarks = remarks_of(path);
    cli_print_result(path->context, true, work.id, remarks, "%s recorded: %s", path->type->id,
                     stated);
    return CEU_EXIT_OK;
}

typedef struct RemoveWork {
    const CliPath *path;
    int64_t id;
} RemoveWork;

static bool
remove_step(CeuEdit *edit, gpointer data, GError **error)
{
    const RemoveWork *work = data;
    const CeuFacts *facts = ceu_edit_facts(edit, error);
    const CeuPathStep *steps;
    uint32_t count;

    if (facts == NULL)
        return false;
    steps = ceu_facts_path_steps(facts, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (steps[i].id == work->id && steps[i].credential_id == work->path->credential->id)
            return ceu_edit_remove_path_step(edit, work->id, error);
    }
    g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                "%s has no recorded step %" G_GINT64_FORMAT "; see: ceu path %s",
                work->path->type->id, work->id, work->path->type->id);
    return false;
}

int
cli_path_remove_step(CliPath *path, GError **error)
{
    RemoveWork work = { .path = path };
    g_autofree char *summary = NULL;

    if (!cli_parse_number(cli_text(path->context, "remove-step"), &work.id, error))
        return CEU_EXIT_USAGE;
    if (!check_standing(path, error))
        return CEU_EXIT_FAILED;
    summary = g_strdup_printf("path %s: remove step %" G_GINT64_FORMAT, path->type->id, work.id);
    if (!ceu_tracker_change(path->context->tracker, summary, remove_step, &work, error))
        return CEU_EXIT_FAILED;
    cli_print_result(path->context, true, work.id, NULL,
                     "step %" G_GINT64_FORMAT " of %s removed; take it back with: ceu undo",
                     work.id, path->type->id);
    return CEU_EXIT_OK;
}
