/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two judgements of a made-up body side by side, and a plan with what is planned: the engine's own figures. */
#include "core/fixture.h"

#include <ceu/look.h>
#include <ceu/report.h>
#include <ceu/text.h>
#include <string.h>

#include "documents.h"
#include "report/compare.h"
#include "report/words.h"

static const CeuStyle wide = { 80, false, true }, narrow = { 40, false, false };

/* A member of the club with one credential and a few units. */
static Holder
member(void)
{
    Holder self = holder(club());

    ceu_rulebook_take(self.rulebook, guild(CEU_LAST_DAY_BEFORE));
    join(&self, "club", 3, 0, NULL, "2026-11-23");
    earn(&self, "club", "AAA", "2025-02-01");
    learn(&self, "2026-03-10", "6", "compliance");
    return self;
}

/* The figures of @facts on @text beside those of the holder. */
static char *
whatif(Holder *self, const CeuFacts *facts, const char *text, int64_t activity_id,
       const CeuStyle *style)
{
    g_autoptr(CeuAssessment) before = ceu_assess(self->facts, self->rulebook, day(text));
    g_autoptr(CeuAssessment) after = ceu_assess(facts, self->rulebook, day(text));

    if (style == NULL)
        return ceu_report_whatif_json(before, after, facts, activity_id);
    return ceu_report_whatif(before, after, facts, activity_id, style);
}

static CeuFacts *
with_credential(const CeuFacts *facts, const char *body, const char *type, const char *earned)
{
    CeuFacts *copy = ceu_facts_copy(facts);
    CeuCredential credential = ceu_credential_init();

    credential.id = 99;
    credential.body = body;
    credential.type = type;
    credential.earned = day(earned);
    ceu_facts_add_credential(copy, &credential);
    return copy;
}

static CeuFacts *
with_activity(const CeuFacts *facts, const char *done, const char *amount, const char *topics)
{
    CeuFacts *copy = ceu_facts_copy(facts);
    CeuActivity activity = ceu_activity_init();

    activity.id = 99;
    activity.title = "Supposed";
    activity.done = day(done);
    activity.units = units(amount);
    activity.topics = topics;
    ceu_facts_add_activity(copy, &activity);
    return copy;
}

/* Another credential raises the total and brings its own minimum; the due date stays. */
static void
test_add(void)
{
    g_auto(Holder) self = member();
    g_autoptr(CeuFacts) facts = with_credential(self.facts, "club", "AUD", "2025-09-15");
    g_autofree char *text = whatif(&self, facts, "2026-11-23", 0, &wide);
    g_autofree char *thin = whatif(&self, facts, "2026-11-23", 0, &narrow);

    g_assert_nonnull(strstr(text, "AAA, AUD"));
    g_assert_nonnull(strstr(text, "6 of 36, 30 missing  6 of 40, 34 missing\n"));
    g_assert_nonnull(strstr(text, "Auditing"));
    g_assert_nonnull(strstr(text, "Nothing was recorded.\n"));
    g_assert_null(strstr(text, "Due date"));
    /* Too narrow for three columns: one under the other. */
    g_assert_nonnull(strstr(thin, "  Total\n    now: 6 of 36, 30 missing\n    then: 6 of 40, "));
}

/* A first credential with another body: everything of it is new, and the other pool is left out. */
static void
test_add_elsewhere(void)
{
    g_auto(Holder) self = member();
    g_autoptr(CeuFacts) facts = with_credential(self.facts, "guild", "LO", "2025-06-14");
    g_autofree char *text = whatif(&self, facts, "2026-11-23", 0, &wide);

    g_assert_true(g_str_has_prefix(text, "Guild\n") || strstr(text, "LO") != NULL);
    g_assert_nonnull(strstr(text, "2027-06-13"));
    g_assert_null(strstr(text, "AAA"));
}

/* Where each credential stands alone, the title says which. */
static void
test_alone(void)
{
    g_auto(Holder) self = member();
    g_autoptr(CeuFacts) facts = with_credential(self.facts, "guild", "LO", "2025-06-14");
    g_autoptr(CeuAssessment) after = ceu_assess(facts, self.rulebook, day("2026-11-23"));
    const CeuPool *pool = ceu_assessment_pool(after, "LO");
    g_autofree char *together = ceu_words_pool(ceu_assessment_pool(after, "club"));
    g_autofree char *alone = NULL;
    CeuPool other = *pool;

    g_assert_cmpstr(together, ==, "Club");
    other.id = (char *) "guild/LO";
    alone = ceu_words_pool(&other);
    g_assert_true(g_str_has_suffix(alone, " LO"));
}

static void
test_drop(void)
{
    g_auto(Holder) self = member();
    g_autoptr(CeuFacts) facts = NULL;
    g_autofree char *text = NULL;
    uint32_t count;

    earn(&self, "club", "AUD", "2025-09-15");
    facts = ceu_facts_with_retired(self.facts, ceu_facts_credentials(self.facts, &count)[1].id,
                                   day("2026-11-23"));
    text = whatif(&self, facts, "2026-11-23", 0, &wide);
    g_assert_nonnull(strstr(text, "6 of 40, 34 missing  6 of 36, 30 missing\n"));
    g_assert_nonnull(strstr(text, "Auditing"));
}

static void
test_log(void)
{
    g_auto(Holder) self = member();
    g_autoptr(CeuFacts) counts = with_activity(self.facts, "2026-10-01", "2", "law");
    g_autoptr(CeuFacts) early = with_activity(self.facts, "2020-10-01", "2", "law");
    g_autofree char *yes = whatif(&self, counts, "2026-11-23", 99, &wide);
    g_autofree char *no = whatif(&self, early, "2026-11-23", 99, &wide);

    g_assert_nonnull(strstr(yes, "would count 2 of 2\n"));
    g_assert_nonnull(strstr(yes, "6 of 36, 30 missing  8 of 36, 28 missing\n"));
    g_assert_nonnull(strstr(no, "would count 0 of 2: done before the certification date\n"));
    g_assert_nonnull(strstr(no, "No renewal would change.\n"));
}

/* What is not known stays to be asked: a question that only one side has is shown. */
static void
test_questions(void)
{
    g_auto(Holder) self = holder(club());
    g_autoptr(CeuFacts) facts = with_credential(self.facts, "club", "AAA", "2025-02-01");
    g_autofree char *text = whatif(&self, facts, "2026-11-23", 0, &wide);
    g_autoptr(CeuAssessment) before = ceu_assess(facts, self.rulebook, day("2026-11-23"));
    g_autoptr(CeuAssessment) after = ceu_assess(self.facts, self.rulebook, day("2026-11-23"));
    g_autofree char *back = ceu_report_whatif(before, after, self.facts, 0, &wide);

    g_assert_nonnull(strstr(text, "not known\n"));
    g_assert_nonnull(strstr(text, "  then asked: "));
    g_assert_nonnull(strstr(back, "  no longer asked: "));
}

static void
test_json(void)
{
    g_auto(Holder) self = member();
    g_autoptr(GHashTable) objects = document_read();
    g_autoptr(CeuFacts) more = with_credential(self.facts, "club", "AUD", "2025-09-15");
    g_autoptr(CeuFacts) logged = with_activity(self.facts, "2026-10-01", "2", "law");
    g_autofree char *added = whatif(&self, more, "2026-11-23", 0, NULL);
    g_autofree char *effect = whatif(&self, logged, "2026-11-23", 99, NULL);
    g_autofree char *same = whatif(&self, self.facts, "2026-11-23", 0, NULL);

    document_check_reply(objects, added);
    document_check_reply(objects, effect);
    document_check_reply(objects, same);
    g_assert_nonnull(strstr(added, "\"amounts_before\":{\"required\":\"36\",\"counted\":\"6\","
                                   "\"missing\":\"30\",\"met\":false}"));
    g_assert_nonnull(strstr(effect, "\"effects\":[{\"pool\":\"club\",\"offered\":\"2\","
                                    "\"counted\":\"2\",\"reason\":\"counted\""));
    g_assert_cmpstr(same, ==,
                    "{\"schema\":\"ceu.whatif/1\",\"today\":\"2026-11-23\",\"effects\":[],"
                    "\"pools\":[]}\n");
}

/* One's own due date moves every dated point: each is on both sides. */
static void
test_stages(void)
{
    g_auto(Holder) self = member();
    g_autoptr(CeuFacts) facts = ceu_facts_copy(self.facts);
    CeuOverride override = ceu_override_init();
    g_autofree char *text = NULL;

    override.pool = "club";
    override.kind = CEU_OVERRIDE_DUE;
    override.day = day("2027-03-15");
    ceu_facts_add_override(facts, &override);
    text = whatif(&self, facts, "2026-11-23", 0, &wide);
    g_assert_nonnull(strstr(text, "2027-03-15 (your own)"));
    g_assert_nonnull(strstr(text, "Credentials revoked"));
}

/* Planned activities are judged as if they were done: only what counts is set against the plan. */
static void
test_planned(void)
{
    g_auto(Holder) self = member();
    CeuActivity planned = activity(&self, "2027-01-10", "4");
    const CeuPool *pool;
    g_autofree char *text = NULL, *json = NULL, *without = NULL;

    planned.planned = true;
    planned.title = "Conference";
    log_activity(&self, planned);
    planned.id = self.next_id++;
    planned.title = "Too late";
    planned.done = day("2027-06-10");
    log_activity(&self, planned);
    pool = assess(&self, "2026-11-23");
    g_assert_nonnull(pool);
    text = ceu_report_plan(self.assessment, self.facts, self.rulebook, pool, &wide);
    json = ceu_report_plan_json(self.assessment, self.facts, self.rulebook, pool);
    without = ceu_report_plan_json(self.assessment, self.facts, NULL, pool);
    g_assert_nonnull(strstr(text, "; with the planned activity 26 still open\n"));
    g_assert_nonnull(strstr(text, "as planned 26 still open\n"));
    g_assert_nonnull(strstr(json, "\"planned\":1,\"undated\":0,\"missing_with_planned\":\"26\""));
    g_assert_nonnull(strstr(without, "\"planned\":1,\"undated\":0,\"missing_with_planned\":null"));
}

/* With two bodies open, what both accept is said; with one of them met, nothing is. */
static void
test_across(void)
{
    g_auto(Holder) self = member();
    g_autofree char *one = NULL, *both = NULL;

    g_assert_nonnull(assess(&self, "2026-11-23"));
    one = ceu_report_plan(self.assessment, self.facts, self.rulebook, NULL, &wide);
    g_assert_null(strstr(one, "accept serves"));
    earn(&self, "guild", "LO", "2025-06-14");
    g_assert_nonnull(assess(&self, "2026-11-23"));
    both = ceu_report_plan(self.assessment, self.facts, self.rulebook, NULL, &wide);
    g_assert_nonnull(strstr(both, " both accept serves both: up to "));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/report/whatif/add", test_add);
    g_test_add_func("/report/whatif/add-elsewhere", test_add_elsewhere);
    g_test_add_func("/report/whatif/alone", test_alone);
    g_test_add_func("/report/whatif/drop", test_drop);
    g_test_add_func("/report/whatif/log", test_log);
    g_test_add_func("/report/whatif/questions", test_questions);
    g_test_add_func("/report/whatif/json", test_json);
    g_test_add_func("/report/whatif/stages", test_stages);
    g_test_add_func("/report/plan/planned", test_planned);
    g_test_add_func("/report/plan/across", test_across);
    return g_test_run();
}
