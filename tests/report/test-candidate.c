/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the reports say of a credential that is pursued. */
#include <ceu/report.h>
#include <ceu/text.h>
#include <string.h>

#include "core/candidate-fixture.h"

/* On the way: half the experience, one prerequisite of three, approved, an appointment. */
static Holder
on_the_way(void)
{
    CeuBody *body = order();
    Holder self = pursuer(body);

    add_prerequisite(body, "school", NULL, false);
    add_prerequisite(body, "training", "routes", false);
    add_prerequisite(body, "course", NULL, true);
    add_experience(body, "months", 24);
    done(&self, "order/CCC/exam", "school", "2026-01-15");
    claim(&self, "course", 0, NULL);
    take_step(&self, (CandidateStep){ "approved", "2026-11-23", 0 });
    take_step(&self, (CandidateStep){ "extended", "2026-11-24", 30 });
    take_step(&self, (CandidateStep){ "registered", "2027-02-01", 0 });
    return self;
}

static const char status_text[] =
    "Order · CCC · candidate                exam on 2027-02-01 · in 69 days\n"
    "  The school           ✓ done 2026-01-15\n"
    "  The training         ○ needed, or one like it\n"
    "  The course           ○ recommended\n"
    "  Experience (months)  █████████▌░░░░░░░░░  12 of 24  12 missing\n"
    "  next  2027-02-01  in 69 days     Exam\n"
    "        2027-04-22  in 149 days    Sit the exam\n"
    "\n"
    "What to do next\n"
    "  Order CCC: needed: The training\n"
    "    ceu path CCC --met training --on DATE --record\n"
    "  Order CCC: 12 months of experience missing\n"
    "    ceu path CCC --claim job=MONTHS --record\n";

static void
test_status(void)
{
    g_auto(Holder) self = on_the_way();
    CeuStyle style = { 70, false, true };
    g_autofree char *text = NULL;

    assess(&self, "2026-11-24");
    text = ceu_report_status(self.assessment, self.facts, &style);
    g_assert_cmpstr(text, ==, status_text);
}

static void
test_every_width(void)
{
    g_auto(Holder) self = on_the_way();

    assess(&self, "2026-11-24");
    for (int width = 40; width <= 200; width++) {
        CeuStyle style = { width, false, true };
        g_autofree char *text = ceu_report_status(self.assessment, self.facts, &style);
        g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

        for (guint i = 0; lines[i] != NULL; i++)
            g_assert_cmpint(ceu_text_width(lines[i]), <=, width);
    }
}

/* The day in the heading and on one line, and never a word of units. */
static const struct {
    const char *name, *today;
    CandidateStep steps[2];
    const char *heading, *brief;
} days[] = {
    { "nothing stated",
      "2026-11-23",
      { { 0 } },
      "no day of the exam is known\n",
      "Order CCC candidate" },
    { "approved",
      "2026-11-23",
      { { "approved", "2026-11-23", 0 } },
      "sit the exam by 2027-03-23 · in 120 days\n",
      "Order CCC candidate, sit the exam by 2027-03-23 (120 d)" },
    { "lapsed",
      "2027-03-25",
      { { "approved", "2026-11-23", 0 } },
      "sit the exam by 2027-03-23 · 2 days ago\n",
      "Order CCC candidate, sit the exam by 2027-03-23 (2 d overdue)" },
    { "failed",
      "2027-02-01",
      { { "failed", "2027-02-01", 0 } },
      "another attempt possible from 2027-03-03 · in 30 days\n",
      "Order CCC candidate, another attempt possible from 2027-03-03 (30 d)" },
};

static void
test_days(void)
{
    CeuStyle style = { 100, false, true };

    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        g_auto(Holder) self = pursuer(order());
        g_autofree char *status = NULL;
        g_autofree char *brief = NULL;

        for (size_t k = 0; k < 2 && days[i].steps[k].kind != NULL; k++)
            take_step(&self, days[i].steps[k]);
        assess(&self, days[i].today);
        status = ceu_report_status(self.assessment, self.facts, &style);
        brief = ceu_report_brief(self.assessment);
        g_test_message("%s", days[i].name);
        g_assert_nonnull(strstr(status, days[i].heading));
        g_assert_null(strstr(status, "CEU"));
        g_assert_cmpstr(brief, ==, days[i].brief);
    }
}

static const char explain_text[] = "Order CCC\n"
                                   "  judged on: 2026-11-24\n"
                                   "\n"
                                   "What you stated\n"
                                   "  CCC: CCC, not earned yet\n"
                                   "  experience: course\n"
                                   "  approved: 2026-11-23\n"
                                   "  extended: 30 days, 2026-11-24\n"
                                   "  registered: 2027-02-01\n"
                                   "\n"
                                   "What is required\n"
                                   "  The school: done 2026-01-15\n";

static const char *const explain_parts[] = {
    "  The training: open\n",
    "  The course: open, only recommended\n",
    "  Experience (months): 12 of 24 months, missing 12\n    amount: A course 12 = 12 months\n",
    "\nThe exam\n  Exam: 2027-02-01, in 69 days\n",
    "  Ask for an extension: 2027-04-08, in 135 days, over\n",
    "  Sit the exam: 2027-04-22, in 149 days\n    rule window",
    "https://order.example/exam",
};

static void
test_explain(void)
{
    g_auto(Holder) self = on_the_way();
    CeuStyle style = { 100, false, true };
    const CeuPool *pool = assess(&self, "2026-11-24");
    g_autofree char *text = ceu_report_explain_pool(pool, self.assessment, self.facts, &style);

    g_assert_true(g_str_has_prefix(text, explain_text));
    for (size_t i = 0; i < G_N_ELEMENTS(explain_parts); i++) {
        g_test_message("%s", explain_parts[i]);
        g_assert_nonnull(strstr(text, explain_parts[i]));
    }
    g_assert_null(strstr(text, "The cycle"));
    g_assert_null(strstr(text, "Activities"));
}

static void
test_due(void)
{
    g_auto(Holder) self = on_the_way();
    CeuStyle style = { 100, false, true };
    g_autofree char *text = NULL;

    assess(&self, "2026-11-24");
    text = ceu_report_due(self.assessment, &style);
    g_assert_true(g_str_has_prefix(text, "2027-02-01  in 69 days    Order CCC: Exam\n"
                                         "                          your own date\n"
                                         "2027-04-08  in 135 days   Order CCC: Ask for an "
                                         "extension, met\n"));
}

static void
test_json(void)
{
    static const char *const parts[] = {
        "\"id\":\"order/CCC/exam\"",
        "\"candidate\":true",
        "\"due\":null",
        "\"id\":\"school\",\"kind\":\"prerequisite\",\"title\":\"The school\",\"required\":\"0\","
        "\"counted\":\"0\",\"missing\":\"0\",\"met\":true,\"recommended\":false,\"carried\":\"0\","
        "\"window\":null,\"met_by\":\"2026-01-15\"",
        "\"id\":\"course\",\"kind\":\"prerequisite\",\"title\":\"The course\",\"required\":\"0\","
        "\"counted\":\"0\",\"missing\":\"0\",\"met\":false,\"recommended\":true,\"carried\":\"0\","
        "\"window\":null,\"met_by\":null",
        "\"kind\":\"experience\"",
        "\"kind\":\"exam-appointment\"",
        "\"kind\":\"next\"",
    };
    g_auto(Holder) self = on_the_way();
    g_autofree char *text = NULL;

    assess(&self, "2026-11-24");
    text = ceu_report_status_json(self.assessment, self.facts);
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_test_message("%s", parts[i]);
        g_assert_nonnull(strstr(text, parts[i]));
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/report/candidate/status", test_status);
    g_test_add_func("/report/candidate/every-width", test_every_width);
    g_test_add_func("/report/candidate/days", test_days);
    g_test_add_func("/report/candidate/explain", test_explain);
    g_test_add_func("/report/candidate/due", test_due);
    g_test_add_func("/report/candidate/json", test_json);
    return g_test_run();
}
