/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A real assessment of a made-up body, through every report: what the engine says is what is shown. */
#include "core/fixture.h"

#include <ceu/report.h>
#include <ceu/text.h>
#include <string.h>

#include "documents.h"

/* A member of the club with a minimum, in a shorter first cycle: 40 × 18 of 24 months. */
typedef struct Member {
    CeuFacts *facts;
    CeuRulebook *rulebook;
    CeuAssessment *assessment;
} Member;

static void
member_clear(Member *self)
{
    ceu_assessment_free(self->assessment);
    ceu_rulebook_free(self->rulebook);
    ceu_facts_free(self->facts);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Member, member_clear)

static void
log_activity(CeuFacts *facts, int64_t id, const char *title, const char *done, const char *amount,
             const char *topics)
{
    CeuActivity activity = ceu_activity_init();

    activity.id = id;
    activity.title = title;
    activity.topics = topics;
    activity.done = day(done);
    activity.units = units(amount);
    ceu_facts_add_activity(facts, &activity);
}

static Member
member_on(const char *today)
{
    Member self = { ceu_facts_new(), ceu_rulebook_new(), NULL };
    CeuMembership membership = ceu_membership_init();
    CeuCredential credential = ceu_credential_init();

    membership.id = 1;
    membership.body = "club";
    membership.renews_year = 2027;
    membership.renews_month = 3;
    membership.standing = day("2026-11-23");
    ceu_facts_add_membership(self.facts, &membership);
    credential.id = 1;
    credential.body = "club";
    credential.type = "AUD";
    credential.earned = day("2025-09-15");
    ceu_facts_add_credential(self.facts, &credential);
    log_activity(self.facts, 1, "Too early", "2025-09-01", "2", "law");
    log_activity(self.facts, 2, "Auditing basics", "2026-01-10", "12.5", "auditing");
    log_activity(self.facts, 3, "Compliance week", "2026-03-10", "6", "compliance");
    log_activity(self.facts, 4, "Auditing basics", "2026-10-10", "12.5", "auditing");
    ceu_rulebook_take(self.rulebook, club());
    self.assessment = ceu_assess(self.facts, self.rulebook, day(today));
    return self;
}

static void
test_texts(void)
{
    g_auto(Member) self = member_on("2026-11-23");
    const CeuPool *pool = ceu_assessment_pool(self.assessment, "club");
    const CeuRequirement *total = g_ptr_array_index(pool->requirements, 0);
    CeuStyle style = { 80, false, true };
    g_autofree char *status = ceu_report_status(self.assessment, self.facts, &style);
    g_autofree char *explain = ceu_report_explain_pool(pool, self.assessment, self.facts, &style);
    g_autofree char *brief = ceu_report_brief(self.assessment);
    g_autofree char *due = ceu_report_due(self.assessment, &style);
    char counted[CEU_UNITS_TEXT_SIZE], required[CEU_UNITS_TEXT_SIZE];
    g_autofree char *figures =
        g_strdup_printf("%s of %s", ceu_units_format(total->counted, counted),
                        ceu_units_format(total->required, required));

    g_assert_nonnull(strstr(status, figures));
    g_assert_nonnull(strstr(status, "due 2027-03-31 · 128 days left"));
    g_assert_nonnull(strstr(status, "assumed: the last day of the renewal month is assumed"));
    g_assert_nonnull(strstr(status, "CEU a month keeps you on track"));
    g_assert_nonnull(strstr(brief, "due 2027-03-31 (128 d)"));
    g_assert_nonnull(strstr(due, "2027-03-31  in 128 days   Club: CEUs due\n"));
    g_assert_nonnull(strstr(explain, "does not count: 0 of 2: done before the certification date"));
    g_assert_nonnull(strstr(explain, "(activity 2)"));
    g_assert_nonnull(strstr(explain, total->arithmetic));
    g_assert_nonnull(strstr(explain, "https://club.example/rules"));
}

/* Day by day through the cycle and beyond: the screen is never wider than it may be, and always says when. */
static void
test_every_month(void)
{
    CeuDate today = day("2025-10-01");

    for (int month = 0; month < 60; month++) {
        char text[CEU_DATE_TEXT_SIZE];
        CeuDate on = ceu_date_add_months(today, month, CEU_MONTH_CLAMP);
        g_auto(Member) self = member_on(ceu_date_format(on, text));
        CeuStyle style = { 60, false, false };
        g_autofree char *status = ceu_report_status(self.assessment, self.facts, &style);
        g_auto(GStrv) lines = g_strsplit(status, "\n", -1);

        g_assert_nonnull(strstr(status, "due 20"));
        for (guint i = 0; lines[i] != NULL; i++)
            g_assert_cmpint(ceu_text_width(lines[i]), <=, 60);
    }
}

static void
test_json(void)
{
    g_auto(Member) self = member_on("2026-11-23");
    g_autoptr(GHashTable) objects = document_read();
    g_autofree char *status = ceu_report_status_json(self.assessment, self.facts);
    g_autofree char *due = ceu_report_due_json(self.assessment);
    g_autofree char *explain = ceu_report_explain_json(self.assessment, self.facts, NULL, 0);
    g_autofree char *rules = ceu_report_rules_json(self.rulebook, NULL);

    document_check_reply(objects, status);
    document_check_reply(objects, due);
    document_check_reply(objects, explain);
    document_check_reply(objects, rules);
}

/* Without the renewal month there is no due date: the question is asked, with the command that answers it. */
static void
test_question(void)
{
    g_autoptr(CeuFacts) facts = ceu_facts_new();
    g_autoptr(CeuRulebook) rulebook = ceu_rulebook_new();
    g_autoptr(CeuAssessment) assessment = NULL;
    CeuCredential credential = ceu_credential_init();
    CeuStyle style = { 80, false, true };
    g_autofree char *status = NULL;

    ceu_rulebook_take(rulebook, club());
    credential.id = 1;
    credential.body = "club";
    credential.type = "AAA";
    credential.earned = day("2025-09-15");
    ceu_facts_add_credential(facts, &credential);
    assessment = ceu_assess(facts, rulebook, day("2026-11-23"));
    status = ceu_report_status(assessment, facts, &style);
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
