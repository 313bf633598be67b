/* SPDX-License-Identifier: GPL-3.0-or-later */
/* done: a duty fulfilled, an act done, a prerequisite met; what the rules name and no unit measures. */
#include "cmd.h"

#include "day.h"
#include "questions.h"

#include <string.h>

const CliOption cli_done_options[] = {
    { "on", 0, CLI_DAY_NEAR, "DATE", "day it was done; today if not said" },
    { "note", 'n', CLI_STRING, "TEXT", "a note for yourself" },
    { "credential", 0, CLI_STRING, "CREDENTIAL", "for this one, where each stands alone" },
    { "remove", 0, CLI_FLAG, NULL, "take the newest one of the cycle back, or the one of --on" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

typedef struct DoneWork {
    const CeuRule *rule;
    char *pool;         /* id */
    CeuDate from;       /* first day of the present cycle; none: not known, or a candidate's */
    CeuDate last;       /* its last day */
    CeuDate on;         /* with remove: none is the newest */
    const char *note;   /* NULL: none */
    int64_t id;         /* out */
    CeuDate removed;    /* out */
    GPtrArray *remarks; /* (element-type utf8): how --on was read */
} DoneWork;

static bool
is_candidate(const CeuCredential *credential, CeuDate today)
{
    return !ceu_date_is_set(credential->earned) &&
           (!ceu_date_is_set(credential->retired) ||
            ceu_date_compare(credential->retired, today) > 0);
}

static void
set_several(const char *body, const GString *known, GError **error)
{
    g_set_error(error, CLI_USAGE_ERROR, 0,
                "several credentials of %s need it: say which with "
                "--credential: %s",
                body, known->str);
}

/* Whether @rule is for credentials of @type. */
static bool
applies(const CeuRule *rule, const CeuBody *body, const char *type)
{
    const CeuCredentialType *known = ceu_body_type(body, type);
    unsigned i;

    for (i = 0; rule->applies_to != NULL && rule->applies_to[i] != NULL; i++) {
        if (g_ascii_strcasecmp(rule->applies_to[i], type) == 0 ||
            (known != NULL && known->group != NULL &&
             g_ascii_strcasecmp(rule->applies_to[i], known->group) == 0))
            return true;
    }
    return rule->applies_to == NULL;
}

static void
append_name(GString *known, const char *name)
{
    g_string_append_printf(known, "%s%s", known->len == 0 ? "" : ", ", name);
}

/* The exam that a prerequisite opens: "BODY/TYPE/exam". */
static bool
find_exam(const CliContext *context, const CeuView *view, const CeuBody *body, DoneWork *work,
          GError **error)
{
    const char *wanted = cli_text(context, "credential"), *type = NULL;
    g_autoptr(GString) known = g_string_new(NULL);
    uint32_t count, i;
    unsigned fits = 0;
    const CeuCredential *credentials = ceu_facts_credentials(view->facts, &count);

    for (i = 0; i < count; i++) {
        if (strcmp(credentials[i].body, body->id) != 0 ||
            !is_candidate(&credentials[i], context->today) ||
            !applies(work->rule, body, credentials[i].type))
            continue;
        append_name(known, credentials[i].type);
        if (wanted != NULL && g_ascii_strcasecmp(credentials[i].type, wanted) != 0)
            continue;
        if (type == NULL || g_ascii_strcasecmp(type, credentials[i].type) != 0)
            fits++;
        type = credentials[i].type;
    }
    if (fits == 1) {
        work->pool = g_strdup_printf("%s/%s/exam", body->id, type);
        return true;
    }
    if (fits > 1)
        set_several(body->name, known, error);
    else
        g_set_error(
            error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
            "%s comes before an exam, and you are no candidate for %s of %s that it is for (ceu "
            "credential add TYPE, without a day)",
            work->rule->id, wanted != NULL ? wanted : "a credential", body->name);
    return false;
}

/* (nullable): the first credential of @pool that @rule is for, and that is @wanted unless that is NULL. */
static const char *
first_fitting(const CeuPool *pool, const CeuRule *rule, const char *wanted)
{
    unsigned i;

    for (i = 0; i < pool->credentials->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(pool->credentials, i);

        if (applies(rule, pool->body, credential->type) &&
            (wanted == NULL || g_ascii_strcasecmp(credential->type, wanted) == 0))
            return credential->type;
    }
    return NULL;
}

static bool
find_renewal(const CliContext *context, const CeuView *view, const CeuBody *body, DoneWork *work,
             GError **error)
{
    const char *wanted = cli_text(context, "credential");
    g_autoptr(GString) known = g_string_new(NULL);
    const CeuPool *found = NULL;
    unsigned fits = 0, i;

    for (i = 0; i < view->assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(view->assessment->pools, i);
        const char *type = first_fitting(pool, work->rule, wanted);

        if (pool->body != body || pool->candidate || type == NULL)
            continue;
        append_name(known, type);
        found = pool;
        fits++;
    }
    if (fits > 1) {
        set_several(body->name, known, error);
        return false;
    }
    if (found == NULL) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "you hold no credential of %s that %s is for%s%s", body->name, work->rule->id,
                    wanted != NULL ? ", or not " : "", wanted != NULL ? wanted : "");
        return false;
    }
    work->pool = g_strdup(found->id);
    if (found->has_cycle) {
        work->from = found->nominal.first;
        work->last = found->cycle.last;
    }
    return true;
}

static bool
is_same(const CeuDeed *deed, const DoneWork *work)
{
    return strcmp(deed->pool, work->pool) == 0 && strcmp(deed->subject, work->rule->id) == 0;
}

static bool
put_deed(CeuEdit *edit, gpointer data, GError **error)
{
    DoneWork *work = data;
    CeuDeed deed = ceu_deed_init();
    const CeuFacts *facts = ceu_edit_facts(edit, error);
    char day[CEU_DATE_TEXT_SIZE];
    const CeuDeed *deeds;
    uint32_t count, i;

    if (facts == NULL)
        return false;
    deeds = ceu_facts_deeds(facts, &count);
    for (i = 0; i < count; i++) {
        if (is_same(&deeds[i], work) && ceu_date_compare(deeds[i].day, work->on) == 0) {
            g_set_error(error, CEU_ERROR, CEU_ERROR_EXISTS,
                        "%s is recorded already on %s for %s; nothing was added", work->rule->id,
                        ceu_date_format(work->on, day), work->pool);
            return false;
        }
    }
    deed.pool = work->pool;
    deed.subject = work->rule->id;
    deed.day = work->on;
    deed.note = work->note;
    if (!ceu_edit_put_deed(edit, &deed, error))
        return false;
    work->id = deed.id;
    return true;
}

/* The newest of the present cycle, or the one of the day that was said. */
static bool
remove_deed(CeuEdit *edit, gpointer data, GError **error)
{
    DoneWork *work = data;
    const CeuFacts *facts = ceu_edit_facts(edit, error);
    const CeuDeed *deeds, *found = NULL;
    uint32_t count, i;

    if (facts == NULL)
        return false;
    deeds = ceu_facts_deeds(facts, &count); /* by day */
    for (i = 0; i < count; i++) {
        const bool fits =
            ceu_date_is_set(work->on)
                ? ceu_date_compare(deeds[i].day, work->on) == 0
                : !ceu_date_is_set(work->from) || ceu_date_compare(deeds[i].day, work->from) >= 0;

        if (is_same(&deeds[i], work) && fits)
            found = &deeds[i];
    }
    if (found == NULL) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "%s is not recorded for %s%s; nothing was removed", work->rule->id, work->pool,
                    ceu_date_is_set(work->on) ? " on that day" : " in the present cycle");
        return false;
    }
    work->removed = found->day;
    return ceu_edit_remove_deed(edit, found->id, error);
}

static int
run_remove(CliContext *context, DoneWork *work, GError **error)
{
    g_autofree char *summary = g_strdup_printf("not done %s %s", work->pool, work->rule->id);
    char day[CEU_DATE_TEXT_SIZE];

    if (!cli_read_done_day(context, CEU_DATE_NONE, work->remarks, &work->on, error))
        return CEU_EXIT_USAGE;
    if (!ceu_tracker_change(context->tracker, summary, remove_deed, work, error))
        return CEU_EXIT_FAILED;
    cli_print_result(context, true, 0, work->remarks,
                     "%s of %s on %s removed; take it back with: ceu undo", work->rule->id,
                     work->pool, ceu_date_format(work->removed, day));
    return CEU_EXIT_OK;
}

static int
run_put(CliContext *context, DoneWork *work, GError **error)
{
    const char *note = cli_text(context, "note");
    char on[CEU_DATE_TEXT_SIZE], last[CEU_DATE_TEXT_SIZE];
    g_autofree char *summary = NULL, *cycle = NULL;

    if (!cli_read_done_day(context, context->today, work->remarks, &work->on, error))
        return CEU_EXIT_USAGE;
    work->note = note == NULL || note[0] == '\0' ? NULL : note;
    ceu_date_format(work->on, on);
    if (ceu_date_compare(work->on, context->today) > 0) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "%s is in the future; record it once it is done",
                    on);
        return CEU_EXIT_USAGE;
    }
    summary = g_strdup_printf("done %s %s on %s", work->pool, work->rule->id, on);
    if (!ceu_tracker_change(context->tracker, summary, put_deed, work, error))
        return CEU_EXIT_FAILED;
    if (!ceu_date_is_set(work->from))
        cycle = g_strdup("");
    else if (ceu_date_compare(work->on, work->from) < 0)
        cycle = g_strdup(" for an earlier cycle");
    else
        cycle = g_strdup_printf(" for the cycle that ends %s", ceu_date_format(work->last, last));
    cli_print_result(context, true, work->id, work->remarks, "%s, %s: “%s” done on %s%s",
                     work->pool, work->rule->id, cli_duty_title(work->rule), on, cycle);
    return CEU_EXIT_OK;
}

int
cli_run_done(CliContext *context, GError **error)
{
    const CeuView *view = cli_view(context, error);
    g_autoptr(GPtrArray) remarks = g_ptr_array_new_with_free_func(g_free);
    DoneWork work = {
        .from = CEU_DATE_NONE, .last = CEU_DATE_NONE, .removed = CEU_DATE_NONE, .remarks = remarks
    };
    const CeuBody *body = NULL;
    g_autofree char *pool = NULL;
    bool found;

    if (view != NULL)
        body = cli_find_body(view->rulebook, context->words[0], error);
    if (body != NULL)
        work.rule = cli_find_duty(body, context->words[1], error);
    if (work.rule == NULL)
        return CEU_EXIT_FAILED;
    found = work.rule->kind == CEU_RULE_PREREQUISITE
                ? find_exam(context, view, body, &work, error)
                : find_renewal(context, view, body, &work, error);
    pool = work.pool;
    if (!found)
        return CEU_EXIT_FAILED;
    return cli_given(context, "remove") ? run_remove(context, &work, error)
                                        : run_put(context, &work, error);
}
