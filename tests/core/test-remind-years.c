/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reminders of years that have a minimum of their own inside a longer cycle. */
#include <ceu/remind.h>

#include "core/fixture.h"

static char *
keys_on(Holder *self, const char *today)
{
    CeuRemindPolicy policy = ceu_remind_policy_default();
    g_autoptr(GPtrArray) due = NULL;
    GString *keys = g_string_new(NULL);

    assess(self, today);
    policy.nudge_pace = policy.nudge_proof = false;
    due = ceu_remind_due(self->assessment, self->facts, &policy);
    for (guint i = 0; i < due->len; i++) {
        const CeuDueReminder *reminder = g_ptr_array_index(due, i);

        g_string_append_printf(keys, "%s%s@%d", i == 0 ? "" : " ", reminder->key,
                               reminder->lead_days);
        g_assert_nonnull(strstr(reminder->summary, "10 of 10 CEUs missing in “Any, year to"));
    }
    return g_string_free(keys, FALSE);
}

/* A year with a minimum of its own is a deadline; once it is over, nothing can be done about it. */
static const struct {
    const char *today, *learned, *want;
    CeuUrgency urgency;
} years[] = {
    { "2026-03-24", NULL, "club/units/part-due/2026-03-31@7", CEU_URGENCY_SOON },
    { "2026-03-24", "2025-06-01", "", CEU_URGENCY_LATER },
    { "2026-04-02", NULL, "", CEU_URGENCY_LATER },
};

static void
test_year(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(years); i++) {
        CeuBody *body = club();
        g_auto(Holder) self = holder(body);
        CeuRule *rule = add_minimum(body, "year10", NULL, "10", NULL);
        g_autofree char *keys = NULL;

        rule->require.per = CEU_PER_YEAR;
        join(&self, "club", 3, 0, "2032-03-31", "2025-11-23");
        earn(&self, "club", "AAA", "2020-01-01");
        if (years[i].learned != NULL)
            learn(&self, years[i].learned, "12", "law");
        keys = keys_on(&self, years[i].today);
        g_test_message("%s", years[i].today);
        g_assert_cmpstr(keys, ==, years[i].want);
        g_assert_cmpint(self.assessment->urgency, ==, years[i].urgency);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/remind-years/year", test_year);
    return g_test_run();
}
