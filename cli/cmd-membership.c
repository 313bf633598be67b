/* SPDX-License-Identifier: GPL-3.0-or-later */
/* membership set|list|remove. */
#include "cmd.h"

#include "membership.h"
#include "renewal.h"

#include <string.h>

const CliOption cli_membership_set_options[] = {
    { "renews", 'r', CLI_STRING, "YYYY-MM",
      "renewal month, or the date YYYY-MM-DD, or only the month MM" },
    { "dues-paid-to", 0, CLI_DAY_OR_NONE, "DATE", "the dues are paid through this day" },
    { "number", 'n', CLI_STRING, "TEXT", "member number; empty: none" },
    { "due", 0, CLI_DAY_OR_NONE, "DATE",
      "your own due date, above the rules; none: back to the rules" },
    { "total", 0, CLI_STRING, "UNITS",
      "your own required total of this cycle; none: back to the rules" },
    { "minimum", 0, CLI_STRINGS, "NAME=UNITS",
      "your own minimum of a rule or category; NAME=none: back" },
    { "standing", 0, CLI_DAY, "DATE", "in good standing on this day; today for a new membership" },
    { "ended", 0, CLI_DAY_OR_NONE, "DATE", "membership given up on this day; none: active" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

typedef struct SetWork {
    const CliContext *context;
    const CeuBody *body;
    const char *pool;  /* id the figures are about */
    CeuDate cycle_day; /* the cycle they are stated for; none: any */
    GStringChunk *strings;
    CliMembershipChange change;
} SetWork;

/* The pool that BODY, BODY/TYPE or a credential names; the body's own id before there is any. */
static bool
find_pool(SetWork *work, GError **error)
{
    const char *name = work->context->words[0];
    g_autoptr(CeuView) view = NULL;
    const CeuPool *pool = NULL;
    unsigned i, count = 0;

    work->pool = work->body->id;
    if (work->context->tracker == NULL) /* nothing is recorded yet */
        return true;
    view = ceu_tracker_view(work->context->tracker, work->context->today, error);
    if (view == NULL)
        return false;
    for (i = 0; i < view->assessment->pools->len; i++) {
        const CeuPool *other = g_ptr_array_index(view->assessment->pools, i);

        count += !other->candidate && strcmp(other->body->id, work->body->id) == 0;
    }
    pool = ceu_assessment_pool(view->assessment, strchr(name, '/') == NULL ? work->body->id : name);
    if (pool == NULL && (count > 1 || strchr(name, '/') != NULL)) {
        (void) cli_find_pool(view->assessment, name, error);
        return false;
    }
    if (pool == NULL || pool->candidate) /* what is pursued has no renewal to state a figure of */
        return true;
    work->pool = g_string_chunk_insert(work->strings, pool->id);
    if (pool->has_cycle)
        work->cycle_day = pool->cycle.last;
    return true;
}

static bool
add_figure(SetWork *work, CeuOverrideKind kind, const char *subject, const char *units,
           GError **error)
{
    CeuOverride override = ceu_override_init();
    g_autoptr(GError) local = NULL;

    override.pool = work->pool;
    override.kind = kind;
    override.subject = subject;
    override.cycle_day = work->cycle_day;
    if (strcmp(units, "none") == 0) {
        g_array_append_val(work->change.cleared, override);
        return true;
    }
    if (!ceu_units_parse(units, &override.units, &local)) {
        g_set_error(error, CLI_USAGE_ERROR, 0, "%s", local->message);
        return false;
    }
    g_array_append_val(work->change.overrides, override);
    return true;
}

static bool
knows_minimum(const CeuBody *body, const char *subject)
{
    unsigned i;

    if (ceu_body_category(body, subject) != NULL)
        return true;
    for (i = 0; i < body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(body->rules, i);

        if (rule->kind == CEU_RULE_REQUIRE && strcmp(rule->id, subject) == 0)
            return true;
    }
    return false;
}

static bool
read_minimums(SetWork *work, GError **error)
{
    GStrv list = cli_list(work->context, "minimum");
    unsigned i;

    for (i = 0; list != NULL && list[i] != NULL; i++) {
        const char *equals = strchr(list[i], '=');
        const char *subject;

        if (equals == NULL || equals == list[i]) {
            g_set_error(error, CLI_USAGE_ERROR, 0, "“%s” is not NAME=UNITS", list[i]);
            return false;
        }
        subject = g_string_chunk_insert_len(work->strings, list[i], equals - list[i]);
        if (!knows_minimum(work->body, subject)) {
            g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                        "%s has no minimum and no category “%s”; see: ceu rules show %s",
                        work->body->name, subject, work->body->id);
            return false;
        }
        if (!add_figure(work, CEU_OVERRIDE_MINIMUM, subject, equals + 1, error))
            return false;
    }
    return true;
}

static bool
read_figures(SetWork *work, GError **error)
{
    const CliContext *context = work->context;
    CeuOverride due = ceu_override_init();

    if (!cli_given(context, "due") && !cli_given(context, "total") &&
        !cli_given(context, "minimum"))
        return true;
    if (!find_pool(work, error))
        return false;
    if (cli_given(context, "due")) {
        due.pool = work->pool;
        due.kind = CEU_OVERRIDE_DUE;
        due.day = cli_day(context, "due", CEU_DATE_NONE);
        due.cycle_day = due.day;
        g_array_append_val(ceu_date_is_set(due.day) ? work->change.overrides : work->change.cleared,
                           due);
        work->cycle_day = due.day;
    }
    if (cli_given(context, "total") &&
        !add_figure(work, CEU_OVERRIDE_TOTAL, NULL, cli_text(context, "total"), error))
        return false;
    return read_minimums(work, error);
}

static bool
read_change(SetWork *work, GError **error)
{
    const CliContext *context = work->context;
    CliMembershipChange *change = &work->change;
    const char *number = cli_text(context, "number");
    const char *renews = cli_text(context, "renews");

    change->stated = ceu_membership_init();
    change->stated.body = work->body->id;
    change->renews = renews != NULL;
    if (renews != NULL && !cli_parse_renews(renews, context->today, &change->stated, error))
        return false;
    change->number = number != NULL;
    change->stated.number = number == NULL || number[0] == '\0' ? NULL : number;
    change->dues_paid_to = cli_given(context, "dues-paid-to");
    change->stated.dues_paid_to = cli_day(context, "dues-paid-to", CEU_DATE_NONE);
    change->ended = cli_given(context, "ended");
    change->stated.ended = cli_day(context, "ended", CEU_DATE_NONE);
    change->standing = cli_day(context, "standing", CEU_DATE_NONE);
    return read_figures(work, error);
}

static bool
set_membership(SetWork *work, CliContext *context, GError **error)
{
    g_autoptr(GPtrArray) lines = NULL;

    if (!read_change(work, error) || !cli_create_store(context, error) ||
        !cli_change_membership(context, &work->change, error))
        return false;
    if (work->change.renews)
        cli_note_renewal_year(context, &work->change.stated);
    lines = cli_renewal_lines(context, work->body->id, NULL);
    cli_print_result(context, true, work->change.id, lines, "%s membership recorded",
                     work->body->name);
    return true;
}

int
cli_run_membership_set(CliContext *context, GError **error)
{
    g_autoptr(CeuRulebook) rulebook = cli_load_rulebook(context, error);
    g_autoptr(GStringChunk) strings = g_string_chunk_new(128);
    g_autoptr(GArray) overrides = g_array_new(FALSE, FALSE, sizeof(CeuOverride));
    g_autoptr(GArray) cleared = g_array_new(FALSE, FALSE, sizeof(CeuOverride));
    g_autofree char *body_name = g_strndup(context->words[0], strcspn(context->words[0], "/"));
    SetWork work = { .context = context, .cycle_day = CEU_DATE_NONE, .strings = strings };
    const CliOption *option;
    bool given = false;

    work.change.overrides = overrides;
    work.change.cleared = cleared;
    for (option = cli_membership_set_options; option->name != NULL; option++)
        given = given || cli_given(context, option->name);
    if (rulebook != NULL)
        work.body = cli_find_body(rulebook, body_name, error);
    if (work.body == NULL)
        return CEU_EXIT_FAILED;
    if (!given) {
        g_set_error_literal(
            error, CLI_USAGE_ERROR, 0,
            "“membership set” needs to know what to state; see: ceu help membership set");
        return CEU_EXIT_USAGE;
    }
    return set_membership(&work, context, error) ? CEU_EXIT_OK : CEU_EXIT_FAILED;
}

/* As much as was stated: "2027-03-31", "2027-03", "03". (transfer full) (nullable) */
static char *
renews_text(const CeuMembership *membership)
{
    if (membership->renews_month == 0)
        return NULL;
    if (membership->renews_year == 0)
        return g_strdup_printf("%02d", membership->renews_month);
    if (membership->renews_day == 0)
        return g_strdup_printf("%04d-%02d", membership->renews_year, membership->renews_month);
    return g_strdup_printf("%04d-%02d-%02d", membership->renews_year, membership->renews_month,
                           membership->renews_day);
}

static void
print_override(const CliContext *context, const CeuOverride *override)
{
    static const char *const kinds[] = {
        [CEU_OVERRIDE_DUE] = "due",
        [CEU_OVERRIDE_TOTAL] = "total",
        [CEU_OVERRIDE_MINIMUM] = "minimum",
    };
    char units[CEU_UNITS_TEXT_SIZE], day[CEU_DATE_TEXT_SIZE];

    cli_print_line(context->printer, "%s: your own %s%s%s: %s", override->pool,
                   kinds[override->kind], override->subject == NULL ? "" : " of ",
                   override->subject == NULL ? "" : override->subject,
                   override->kind == CEU_OVERRIDE_DUE ? ceu_date_format(override->day, day)
                                                      : ceu_units_format(override->units, units));
}

int
cli_run_membership_list(CliContext *context, GError **error)
{
    g_autoptr(CeuFacts) facts = ceu_tracker_facts(context->tracker, error);
    CliPrinter *printer = context->printer;
    const CeuMembership *memberships;
    const CeuOverride *overrides;
    uint32_t count, i;

    if (facts == NULL)
        return CEU_EXIT_FAILED;
    memberships = ceu_facts_memberships(facts, &count);
    cli_print_begin(printer, "ceu.memberships/1");
    cli_print_begin_list(
        printer, "memberships",
        "No membership yet. State one with: ceu membership set BODY --renews YYYY-MM");
    for (i = 0; i < count; i++) {
        g_autofree char *renews = renews_text(&memberships[i]);

        cli_print_begin_row(printer);
        cli_print_number(printer, "id", NULL, memberships[i].id);
        cli_print_text(printer, "body", "Body", memberships[i].body);
        cli_print_text(printer, "renews", "Renews", renews);
        cli_print_text(printer, "number", "Number", memberships[i].number);
        cli_print_day(printer, "dues_paid_to", "Dues paid to", memberships[i].dues_paid_to);
        cli_print_day(printer, "standing", NULL, memberships[i].standing);
        cli_print_day(printer, "ended", "Ended", memberships[i].ended);
        cli_print_end_row(printer);
    }
    cli_print_end_list(printer);
    overrides = ceu_facts_overrides(facts, &count);
    for (i = 0; i < count; i++)
        print_override(context, &overrides[i]);
    cli_print_end(printer);
    return CEU_EXIT_OK;
}

static bool
remove_membership(CeuEdit *edit, gpointer data, GError **error)
{
    const char *name = data;
    const CeuFacts *facts = ceu_edit_facts(edit, error);
    const CeuMembership *memberships;
    uint32_t count, i;

    if (facts == NULL)
        return false;
    memberships = ceu_facts_memberships(facts, &count);
    for (i = 0; i < count; i++) {
        if (g_ascii_strcasecmp(memberships[i].body, name) == 0)
            return ceu_edit_remove_membership(edit, memberships[i].id, error);
    }
    g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                "no membership “%s” is recorded; see: ceu membership list", name);
    return false;
}

int
cli_run_membership_remove(CliContext *context, GError **error)
{
    g_autofree char *summary = g_strdup_printf("remove membership %s", context->words[0]);

    if (!ceu_tracker_change(context->tracker, summary, remove_membership, context->words[0], error))
        return CEU_EXIT_FAILED;
    cli_print_result(context, true, 0, NULL, "membership %s removed; take it back with: ceu undo",
                     context->words[0]);
    return CEU_EXIT_OK;
}
