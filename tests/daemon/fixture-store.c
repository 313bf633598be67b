/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes and changes stores for the daemon's tests: one change a call, days relative to today ("+5", "-700"). */
#include <ceu/tracker.h>

#include <stdio.h>

typedef struct Order {
    int count;
    char **words;
} Order;

typedef struct Action {
    const char *name;
    int arguments;
    CeuEditFunc func;
} Action;

static bool
read_day(const char *text, CeuDate *out, GError **error)
{
    gint64 days;

    if (!g_ascii_string_to_signed(text + (*text == '+'), 10, -40000, 40000, &days, error))
        return false;
    *out = ceu_date_add_days(ceu_clock_today(), (int32_t) days);
    return true;
}

/* membership BODY RENEWS: in good standing since long before. */
static bool
put_membership(CeuEdit *edit, gpointer data, GError **error)
{
    const Order *order = data;
    CeuMembership membership = ceu_membership_init();
    const CeuFacts *facts = ceu_edit_facts(edit, error);
    const CeuMembership *known;
    CeuDate renews;

    if (facts == NULL || !read_day(order->words[1], &renews, error))
        return false;
    known = ceu_facts_membership_of(facts, order->words[0]);
    if (known != NULL)
        membership = *known;
    membership.body = order->words[0];
    ceu_date_to_ymd(renews, &membership.renews_year, &membership.renews_month,
                    &membership.renews_day);
    membership.standing = ceu_date_add_days(ceu_clock_today(), -60);
    membership.dues_paid_to = ceu_date_add_days(ceu_clock_today(), 700);
    return ceu_edit_put_membership(edit, &membership, error);
}

/* credential BODY TYPE EARNED */
static bool
put_credential(CeuEdit *edit, gpointer data, GError **error)
{
    const Order *order = data;
    CeuCredential credential = ceu_credential_init();

    credential.body = order->words[0];
    credential.type = order->words[1];
    credential.standing = ceu_date_add_days(ceu_clock_today(), -60);
    return read_day(order->words[2], &credential.earned, error) &&
           ceu_edit_put_credential(edit, &credential, error);
}

/* log UNITS DAY: a webinar that everybody accepts. */
static bool
put_activity(CeuEdit *edit, gpointer data, GError **error)
{
    const Order *order = data;
    CeuActivity activity = ceu_activity_init();

    activity.title = "A webinar";
    activity.provider = "A school";
    activity.index = "X0001";
    activity.unit = CEU_UNIT_CEU;
    return ceu_units_parse(order->words[0], &activity.units, error) &&
           read_day(order->words[1], &activity.done, error) &&
           ceu_edit_put_activity(edit, &activity, error);
}

/* submit POOL DUE: the renewal was sent in today. */
static bool
put_filing(CeuEdit *edit, gpointer data, GError **error)
{
    const Order *order = data;
    CeuFiling filing = ceu_filing_init();

    filing.pool = order->words[0];
    filing.submitted = ceu_clock_today();
    return read_day(order->words[1], &filing.cycle_day, error) &&
           ceu_edit_put_filing(edit, &filing, error);
}

/* due POOL DAY: the user's own due date. */
static bool
put_due(CeuEdit *edit, gpointer data, GError **error)
{
    const Order *order = data;
    CeuOverride due = ceu_override_init();
    const CeuFacts *facts = ceu_edit_facts(edit, error);
    const CeuOverride *known;
    uint32_t count;

    if (facts == NULL)
        return false;
    known = ceu_facts_overrides(facts, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (known[i].kind == CEU_OVERRIDE_DUE && g_str_equal(known[i].pool, order->words[0]))
            due = known[i];
    }
    due.pool = order->words[0];
    due.kind = CEU_OVERRIDE_DUE;
    if (!read_day(order->words[1], &due.day, error))
        return false;
    due.cycle_day = due.day;
    return ceu_edit_put_override(edit, &due, error);
}

/* draft FILE TITLE UNITS DAY: a certificate that waits, as if all of it had been read; TITLE "-": nothing was. */
static bool
put_draft(CeuEdit *edit, gpointer data, GError **error)
{
    const Order *order = data;
    CeuDraftFound found;
    const CeuFacts *facts;
    CeuDraft draft;

    if (!ceu_edit_add_draft(edit, order->words[0], &found, error))
        return false;
    facts = ceu_edit_facts(edit, error);
    if (facts == NULL)
        return false;
    draft = *ceu_facts_draft_by_id(facts, found.draft);
    draft.tried = true;
    if (g_str_equal(order->words[1], "-"))
        return ceu_edit_put_draft(edit, &draft, error);
    draft.title = order->words[1];
    return ceu_units_parse(order->words[2], &draft.units, error) &&
           read_day(order->words[3], &draft.done, error) && ceu_edit_put_draft(edit, &draft, error);
}

static const Action actions[] = {
    { "membership", 2, put_membership },
    { "credential", 3, put_credential },
    { "log", 2, put_activity },
    { "submit", 2, put_filing },
    { "due", 2, put_due },
    { "draft", 4, put_draft },
};

/* reminders: one line each: number, key, state, attempts, snoozed until (seconds). */
static bool
print_reminders(CeuTracker *tracker, GError **error)
{
    CeuRemindPolicy policy = ceu_remind_policy_default();
    g_autoptr(GPtrArray) lines = ceu_tracker_reminders(tracker, &policy, ceu_clock_today(), error);

    if (lines == NULL)
        return false;
    for (unsigned i = 0; i < lines->len; i++) {
        const CeuReminderLine *line = g_ptr_array_index(lines, i);
        const CeuReminder *reminder = line->reminder;

        printf("%" G_GINT64_FORMAT " %s %s %d %" G_GINT64_FORMAT "\n", reminder->id, reminder->key,
               ceu_reminder_state_name(reminder->state), reminder->attempts,
               reminder->snoozed_until.usec / G_USEC_PER_SEC);
    }
    return true;
}

static bool
run(int argc, char **argv, GError **error)
{
    g_autoptr(CeuPaths) paths = ceu_paths_new_from_environment();
    g_autoptr(CeuTracker) tracker = ceu_tracker_open(paths, CEU_TRACKER_CREATE, error);
    Order order = { .count = argc - 2, .words = argv + 2 };

    if (tracker == NULL)
        return false;
    if (g_str_equal(argv[1], "reminders"))
        return print_reminders(tracker, error);
    for (unsigned i = 0; i < G_N_ELEMENTS(actions); i++) {
        if (g_str_equal(argv[1], actions[i].name) && order.count == actions[i].arguments)
            return ceu_tracker_change(tracker, argv[1], actions[i].func, &order, error);
    }
    g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "what is “%s”?", argv[1]);
    return false;
}

int
main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;

    if (argc >= 2 && run(argc, argv, &error))
        return CEU_EXIT_OK;
    fprintf(stderr, "fixture-store: %s\n", error != NULL ? error->message : "no action given");
    return CEU_EXIT_FAILED;
}
