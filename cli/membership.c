/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes a membership and the user's own figures in one step. */
#include "membership.h"

#include <string.h>

#define PLAUSIBLE_YEARS 10

static bool
take_digits(const char **p, unsigned count, int *out)
{
    int value = 0;
    unsigned i;

    for (i = 0; i < count; i++) {
        if (!g_ascii_isdigit((*p)[i]))
            return false;
        value = value * 10 + g_ascii_digit_value((*p)[i]);
    }
    *p += count;
    *out = value;
    return true;
}

static bool
take_month(const char *text, CeuMembership *out)
{
    const char *p = text;

    *out = ceu_membership_init();
    if (strlen(text) <= 2)
        return take_digits(&p, (unsigned) strlen(text), &out->renews_month) && p != text;
    if (!take_digits(&p, 4, &out->renews_year) || *p++ != '-' ||
        !take_digits(&p, 2, &out->renews_month))
        return false;
    if (*p == '\0')
        return true;
    return *p++ == '-' && take_digits(&p, 2, &out->renews_day) && *p == '\0';
}

bool
cli_parse_renews(const char *text, CeuDate today, CeuMembership *out, GError **error)
{
    CeuMembership read;
    int this_year;

    ceu_date_to_ymd(today, &this_year, NULL, NULL);
    if (!take_month(text, &read) || read.renews_month < 1 || read.renews_month > 12) {
        g_set_error(error, CLI_USAGE_ERROR, 0,
                    "“%s” is not a renewal month: 2027-03, 2027-03-31 or 03", text);
        return false;
    }
    if (strchr(text, '-') != NULL && ABS(read.renews_year - this_year) > PLAUSIBLE_YEARS) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "“%s” is more than %d years away", text,
                    PLAUSIBLE_YEARS);
        return false;
    }
    if (strlen(text) > strlen("2027-03") &&
        !ceu_date_is_set(ceu_date_from_ymd(read.renews_year, read.renews_month, read.renews_day))) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "there is no day %s", text);
        return false;
    }
    out->renews_year = read.renews_year;
    out->renews_month = read.renews_month;
    out->renews_day = read.renews_day;
    return true;
}

static bool
same_figure(const CeuOverride *a, const CeuOverride *b)
{
    return a->kind == b->kind && strcmp(a->pool, b->pool) == 0 &&
           g_strcmp0(a->subject, b->subject) == 0;
}

/* Removes what the user stated before about the same figure. */
static bool
remove_figure(CeuEdit *edit, const CeuOverride *wanted, GError **error)
{
    const CeuFacts *facts = ceu_edit_facts(edit, error);
    const CeuOverride *overrides;
    uint32_t count, i;

    if (facts == NULL)
        return false;
    overrides = ceu_facts_overrides(facts, &count);
    for (i = 0; i < count; i++) {
        if (same_figure(&overrides[i], wanted) &&
            !ceu_edit_remove_override(edit, overrides[i].id, error))
            return false;
    }
    return true;
}

static bool
put_figures(CeuEdit *edit, const CliMembershipChange *change, GError **error)
{
    unsigned i;

    for (i = 0; change->cleared != NULL && i < change->cleared->len; i++) {
        if (!remove_figure(edit, &g_array_index(change->cleared, CeuOverride, i), error))
            return false;
    }
    for (i = 0; change->overrides != NULL && i < change->overrides->len; i++) {
        CeuOverride override = g_array_index(change->overrides, CeuOverride, i);

        if (!remove_figure(edit, &override, error) ||
            !ceu_edit_put_override(edit, &override, error))
            return false;
    }
    return true;
}

static void
merge(CeuMembership *membership, const CliMembershipChange *change)
{
    if (change->renews) {
        membership->renews_year = change->stated.renews_year;
        membership->renews_month = change->stated.renews_month;
        membership->renews_day = change->stated.renews_day;
    }
    if (change->number)
        membership->number = change->stated.number;
    if (change->dues_paid_to)
        membership->dues_paid_to = change->stated.dues_paid_to;
    if (change->ended)
        membership->ended = change->stated.ended;
    if (ceu_date_is_set(change->standing))
        membership->standing = change->standing;
}

typedef struct ChangeWork {
    const CliContext *context;
    CliMembershipChange *change;
} ChangeWork;

static bool
change_membership(CeuEdit *edit, gpointer data, GError **error)
{
    const ChangeWork *work = data;
    CliMembershipChange *change = work->change;
    const CeuFacts *facts = ceu_edit_facts(edit, error);
    const CeuMembership *found;
    CeuMembership membership = ceu_membership_init();

    if (facts == NULL)
        return false;
    membership.body = change->stated.body;
    membership.standing = work->context->today;
    found = ceu_facts_membership_of(facts, change->stated.body);
    if (found != NULL)
        membership = *found;
    merge(&membership, change);
    if (!ceu_edit_put_membership(edit, &membership, error))
        return false;
    change->id = membership.id;
    return put_figures(edit, change, error);
}

bool
cli_change_membership(const CliContext *context, CliMembershipChange *change, GError **error)
{
    g_autofree char *summary = g_strdup_printf("set membership %s", change->stated.body);
    ChangeWork work = { .context = context, .change = change };

    return ceu_tracker_change(context->tracker, summary, change_membership, &work, error);
}

void
cli_note_renewal_year(const CliContext *context, const CeuMembership *stated)
{
    g_autoptr(CeuView) view = ceu_tracker_view(context->tracker, context->today, NULL);
    const CeuPool *pool = view == NULL ? NULL : ceu_assessment_pool(view->assessment, stated->body);
    char day[CEU_DATE_TEXT_SIZE];
    int year;

    if (pool == NULL || !pool->has_cycle || stated->renews_year == 0 ||
        pool->due_basis == CEU_BASIS_OVERRIDE)
        return;
    ceu_date_to_ymd(pool->cycle.last, &year, NULL, NULL);
    if (year == stated->renews_year)
        return;
    cli_note("you stated %d, by the rules of %s the present cycle ends %s; if your account shows "
             "another day: "
             "ceu membership set %s --due DATE",
             stated->renews_year, pool->body->name, ceu_date_format(pool->cycle.last, day),
             stated->body);
}
