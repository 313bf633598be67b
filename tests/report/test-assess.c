/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A real assessment of a made-up body, through every report: what the engine says is what is shown. */
#include "core/fixture.h"

#include <ceu/report.h>
#include <ceu/text.h>
#include <string.h>

#include "documents.h"

/* A member of the club in a shorter first cycle, 40 × 18 of 24 months, and a fellow of the guild. */
static Holder
member(void)
{
    Holder self = holder(club());
    CeuActivity again;

    ceu_rulebook_take(self.rulebook, guild(CEU_LAST_DAY_UNKNOWN));
    join(&self, "club", 3, 0, NULL, "2026-11-23");
    earn(&self, "club", "AUD", "2025-09-15");
    earn(&self, "club", "AAA", "2025-12-01");
    earn(&self, "guild", "LO", "2025-06-14");
    learn(&self, "2025-09-01", "2", "law");
    again = activity(&self, "2026-01-10", "12.5");
    again.title = "Auditing basics";
    again.topics = "auditing";
    log_activity(&self, again);
    learn(&self, "2026-03-10", "6", "compliance");
    again.id = self.next_id++;
    again.done = day("2026-10-10");
    log_activity(&self, again);
    return self;
}

static void
test_texts(void)
{
    g_auto(Holder) self = member();
    const CeuPool *pool = assess(&self, "2026-11-23");
    const CeuRequirement *total = g_ptr_array_index(pool->requirements, 0);
    CeuStyle style = { 80, false, true }, wide = { 400, false, true };
    g_autofree char *status = ceu_report_status(self.assessment, self.facts, &style);
    g_autofree char *explain = ceu_report_explain_pool(pool, self.assessment, self.facts, &wide);
    g_autofree char *brief = ceu_report_brief(self.assessment);
    g_autofree char *due = ceu_report_due(self.assessment, &style);
    char counted[CEU_UNITS_TEXT_SIZE], required[CEU_UNITS_TEXT_SIZE];
    g_autofree char *figures =
        g_strdup_printf("%s of %s", ceu_units_format(total->counted, counted),
                        ceu_units_format(total->required, required));

    g_assert_nonnull(strstr(status, figures));
    g_assert_nonnull(strstr(status, "due 2027-03-31 · 128 days left"));
    g_assert_nonnull(strstr(status, "assumed: the last day of the renewal month"));
    g_assert_nonnull(strstr(status, "CEU a month keeps you on track"));
    g_assert_nonnull(strstr(brief, "due 2027-03-31 (128 d, day assumed)"));
    g_assert_nonnull(strstr(due, "2027-03-31  in 128 days   Club: CEUs due\n"));
    g_assert_nonnull(strstr(explain, "does not count: 0 of 2: done before the certification date"));
    g_assert_nonnull(strstr(explain, "(activity 5)"));
    g_assert_nonnull(strstr(explain, total->arithmetic));
    g_assert_nonnull(strstr(explain, "https://club.example/rules"));
}

/* Through the cycle and beyond: the screen is never wider than it may be, and always says when. */
static void
test_every_month(void)
{
    g_auto(Holder) self = member();
    CeuStyle style = { 60, false, false };

    for (int month = 0; month < 60; month++) {
        char text[CEU_DATE_TEXT_SIZE];
        CeuDate on = ceu_date_add_months(day("2025-10-01"), month, CEU_MONTH_CLAMP);
        g_autofree char *status = NULL;
        g_auto(GStrv) lines = NULL;

        g_assert_nonnull(assess(&self, ceu_date_format(on, text)));
        status = ceu_report_status(self.assessment, self.facts, &style);
        lines = g_strsplit(status, "\n", -1);
        g_assert_nonnull(strstr(status, "due 20"));
        for (guint i = 0; lines[i] != NULL; i++)
            g_assert_cmpint(ceu_text_width(lines[i]), <=, 60);
    }
}

static void
test_json(void)
{
    g_auto(Holder) self = member();
    g_autoptr(GHashTable) objects = document_read();
    g_autofree char *status = NULL, *due = NULL, *explain = NULL, *rules = NULL;

    g_assert_nonnull(assess(&self, "2026-11-23"));
    status = ceu_report_status_json(self.assessment, self.facts);
    due = ceu_report_due_json(self.assessment);
    explain = ceu_report_explain_json(self.assessment, self.facts, NULL, 0);
    rules = ceu_report_rules_json(self.rulebook, NULL, day("2026-11-23"));
    document_check_reply(objects, status);
    document_check_reply(objects, due);
    document_check_reply(objects, explain);
    document_check_reply(objects, rules);
}

/* Without the renewal month there is no due date: the question is asked, with the command that answers it. */
static void
test_question(void)
{
    g_auto(Holder) self = holder(club());
    CeuStyle style = { 80, false, true };
    g_autofree char *status = NULL;

    earn(&self, "club", "AAA", "2025-09-15");
    g_assert_nonnull(assess(&self, "2026-11-23"));
    status = ceu_report_status(self.assessment, self.facts, &style);
    g_assert_nonnull(strstr(status, "due date not known"));
    g_assert_nonnull(strstr(status, "  ! needs an answer: "));
    g_assert_nonnull(strstr(status, "    ceu membership set club --renews YYYY-MM\n"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/report/assess/texts", test_texts);
    g_test_add_func("/report/assess/every-month", test_every_month);
    g_test_add_func("/report/assess/json", test_json);
    g_test_add_func("/report/assess/question", test_question);
    return g_test_run();
}
