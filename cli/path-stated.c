/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the command line states of the way to a credential. */
#include "path.h"

#include <string.h>

#define CLAIM_MONTHS_MAX 1200
#define EXTENSION_DAYS_MAX 3660

static const struct {
    const char *option;
    CeuPathStepKind kind;
} days[] = {
    { "approved", CEU_PATH_APPROVED }, { "enrolled", CEU_PATH_ENROLLED },
    { "paid", CEU_PATH_PAID },         { "registered", CEU_PATH_REGISTERED },
    { "failed", CEU_PATH_FAILED },
};

static void
add_step(const CliPath *path, CeuPathStepKind kind, const char *part, int amount, CeuDate day)
{
    CeuPathStep step = ceu_path_step_init();

    step.credential_id = path->credential != NULL ? path->credential->id : 0;
    step.kind = kind;
    step.part = part;
    step.amount = amount;
    step.day = day;
    g_array_append_val(path->steps, step);
}

static const CeuExperiencePart *
find_part(const CliPath *path, const char *id)
{
    for (guint i = 0; i < path->body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(path->body->rules, i);

        if (rule->kind != CEU_RULE_EXPERIENCE ||
            !ceu_path_rule_applies(rule, path->type, path->context->today))
            continue;
        for (guint k = 0; k < rule->experience.parts->len; k++) {
            const CeuExperiencePart *part =
                &g_array_index(rule->experience.parts, CeuExperiencePart, k);

            if (g_ascii_strcasecmp(part->id, id) == 0)
                return part;
        }
    }
    return NULL;
}

static bool
check_claim(const CliPath *path, const CeuExperiencePart *part, const char *id, const char *months,
            GError **error)
{
    if (part == NULL)
        g_set_error(error, CLI_USAGE_ERROR, 0,
                    "the rules of %s have no part “%s”; see: ceu path %s", path->type->id, id,
                    path->type->id);
    else if (part->months > 0 && months != NULL)
        g_set_error(error, CLI_USAGE_ERROR, 0,
                    "“%s” always counts %d months; state it without a number", id, part->months);
    else if (part->months == 0 && months == NULL)
        g_set_error(error, CLI_USAGE_ERROR, 0, "how many months? --claim %s=MONTHS", id);
    else
        return true;
    return false;
}

/* A whole number from 1 to @most. */
static bool
read_amount(const char *text, int most, const char *what, int *out, GError **error)
{
    int64_t number = 0;

    if (!cli_parse_number(text, &number, NULL) || number < 1 || number > most) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "“%s” is no number of %s from 1 to %d", text, what,
                    most);
        return false;
    }
    *out = (int) number;
    return true;
}

static bool
read_claim(const CliPath *path, const char *text, GError **error)
{
    g_auto(GStrv) halves = g_strsplit(text, "=", 2);
    const char *id = halves[0] != NULL ? halves[0] : "";
    const char *months = halves[0] != NULL ? halves[1] : NULL;
    const CeuExperiencePart *part = find_part(path, id);
    int number = 0;

    if (!check_claim(path, part, id, months, error) ||
        (months != NULL && !read_amount(months, CLAIM_MONTHS_MAX, "months", &number, error)))
        return false;
    add_step(path, CEU_PATH_EXPERIENCE, part->id, number, CEU_DATE_NONE);
    return true;
}

/* DAYS, granted today, or DAYS=DATE. */
static bool
read_extension(const CliPath *path, const char *text, GError **error)
{
    g_auto(GStrv) halves = g_strsplit(text, "=", 2);
    CeuDate day = path->context->today;
    g_autoptr(GError) local = NULL;
    int number;

    if (!read_amount(halves[0] != NULL ? halves[0] : "", EXTENSION_DAYS_MAX, "days", &number,
                     error))
        return false;
    if (halves[1] != NULL && !ceu_date_parse_human(halves[1], path->context->today, &day, &local)) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "--extended: %s", local->message);
        return false;
    }
    add_step(path, CEU_PATH_EXTENDED, NULL, number, day);
    return true;
}

static bool
read_met(const CliPath *path, const char *id, GError **error)
{
    for (guint i = 0; i < path->body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(path->body->rules, i);

        if (rule->kind == CEU_RULE_PREREQUISITE && g_ascii_strcasecmp(rule->id, id) == 0 &&
            ceu_path_rule_applies(rule, path->type, path->context->today)) {
            g_ptr_array_add(path->met, rule->id);
            return true;
        }
    }
    g_set_error(error, CLI_USAGE_ERROR, 0,
                "the rules of %s have no prerequisite “%s”; see: ceu path %s", path->type->id, id,
                path->type->id);
    return false;
}

typedef bool (*ReadFunc)(const CliPath *path, const char *text, GError **error);

static bool
read_each(const CliPath *path, const char *option, ReadFunc read, GError **error)
{
    GStrv list = cli_list(path->context, option);

    for (guint i = 0; list != NULL && list[i] != NULL; i++) {
        if (!read(path, list[i], error))
            return false;
    }
    return true;
}

bool
cli_path_read_stated(CliPath *path, GError **error)
{
    path->met_on = cli_day(path->context, "on", path->context->today);
    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        if (cli_given(path->context, days[i].option))
            add_step(path, days[i].kind, NULL, 0,
                     cli_day(path->context, days[i].option, CEU_DATE_NONE));
    }
    return read_each(path, "claim", read_claim, error) &&
           read_each(path, "extended", read_extension, error) &&
           read_each(path, "met", read_met, error);
}

static void
add_claims(CliPath *path, const CeuPathStep *steps, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        CeuExperienceClaim claim = { steps[i].part, steps[i].amount };

        if (steps[i].kind == CEU_PATH_EXPERIENCE &&
            (path->credential == NULL || steps[i].credential_id == path->credential->id) &&
            (!ceu_date_is_set(steps[i].day) ||
             ceu_date_compare(steps[i].day, path->context->today) <= 0))
            g_array_append_val(path->claims, claim);
    }
}

static bool
has_credential(const CeuPool *pool, int64_t id)
{
    for (guint i = 0; i < pool->credentials->len; i++) {
        if (((const CeuCredential *) g_ptr_array_index(pool->credentials, i))->id == id)
            return true;
    }
    return false;
}

static void
find_pool(CliPath *path)
{
    for (guint i = 0; i < path->assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(path->assessment->pools, i);

        if (pool->candidate && has_credential(pool, path->credential->id))
            path->pool = pool;
    }
}

void
cli_path_judge(CliPath *path, const CeuRulebook *rulebook)
{
    const CeuPathStep *stated = (const CeuPathStep *) (void *) path->steps->data;
    const CeuPathStep *recorded;
    uint32_t count;

    if (path->credential != NULL) {
        recorded = ceu_facts_path_steps(path->facts, &count);
        add_claims(path, recorded, count);
    }
    add_claims(path, stated, path->steps->len);
    if (!path->candidate)
        return;
    path->all = ceu_facts_copy(path->facts);
    for (guint i = 0; i < path->steps->len; i++)
        ceu_facts_add_path_step(path->all, &stated[i]);
    for (guint i = 0; i < path->met->len; i++) {
        g_autofree char *pool =
            g_strdup_printf("%s/%s/exam", path->credential->body, path->credential->type);
        CeuDeed deed = ceu_deed_init();

        deed.pool = pool;
        deed.subject = g_ptr_array_index(path->met, i);
        deed.day = path->met_on;
        ceu_facts_add_deed(path->all, &deed);
    }
    path->assessment = ceu_assess(path->all, rulebook, path->context->today);
    find_pool(path);
}
