/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Silence: which pools a mute silences and how long, what given up owes no more, and that nothing is forgotten. */
#include <ceu/look.h>
#include <ceu/remind.h>
#include <string.h>

#include "core/fixture.h"

/* Of the club, 40 units due 2027-03-31; of the guild, on its own. */
static Holder
member(void)
{
    Holder self = holder(club());

    ceu_rulebook_take(self.rulebook, guild(CEU_LAST_DAY_BEFORE));
    join(&self, "club", 3, 0, "2027-03-20", "2026-11-23");
    earn(&self, "club", "AAA", "2020-01-01");
    earn(&self, "club", "BBB", "2021-01-01");
    return self;
}

/* "AAA:2027-03-10": muted until then; "AAA": until it is unmuted. */
static void
mute(Holder *self, const char *words)
{
    g_auto(GStrv) parts = g_strsplit(words, ":", 2);
    CeuMute record = ceu_mute_init();

    record.id = self->next_id++;
    record.subject = parts[0];
    if (parts[1] != NULL)
        record.until = day(parts[1]);
    ceu_facts_add_mute(self->facts, &record);
}

static guint
due_count(const Holder *self)
{
    CeuRemindPolicy policy = ceu_remind_policy_default();
    g_autoptr(GPtrArray) due = ceu_remind_due(self->assessment, self->facts, &policy);

    return due->len;
}

static guint
open_count(const Holder *self)
{
    CeuRemindPolicy policy = ceu_remind_policy_default();
    g_autoptr(GPtrArray) open = ceu_remind_open_keys(self->assessment, self->facts, &policy);

    return open->len;
}

static const struct {
    const char *what, *mutes, *today;
    bool muted;
    const char *until; /* NULL: without an end, or not muted */
} cases[] = {
    { "nothing", "", "2027-03-01", false, NULL },
    { "one of two", "AAA", "2027-03-01", false, NULL },
    { "each", "AAA BBB", "2027-03-01", true, NULL },
    { "each: the first to end ends it", "AAA:2027-03-20 BBB:2027-03-10", "2027-03-01", true,
      "2027-03-10" },
    { "each: one has an end", "AAA BBB:2027-03-10", "2027-03-01", true, "2027-03-10" },
    { "the last day is silent", "AAA BBB:2027-03-10", "2027-03-10", true, "2027-03-10" },
    { "the day after is not", "AAA BBB:2027-03-10", "2027-03-11", false, NULL },
    { "the body", "club", "2027-03-01", true, NULL },
    { "the body, for a time", "club:2027-03-01", "2027-03-01", true, "2027-03-01" },
    { "the body, for a time that is over", "club:2027-02-28", "2027-03-01", false, NULL },
    { "another body", "guild", "2027-03-01", false, NULL },
    { "a type that is not held", "AUD", "2027-03-01", false, NULL },
    /* Of two reasons the later end is told: nothing comes back at the earlier one. */
    { "body for a time, each for ever", "club:2027-03-05 AAA BBB", "2027-03-01", true, NULL },
    { "body for ever, each for a time", "club AAA:2027-03-05 BBB:2027-03-05", "2027-03-01", true,
      NULL },
    { "each longer than the body", "club:2027-03-05 AAA:2027-03-09 BBB:2027-03-08", "2027-03-01",
      true, "2027-03-08" },
    { "the body longer than each", "club:2027-03-09 AAA:2027-03-05 BBB", "2027-03-01", true,
      "2027-03-09" },
    { "body for a time, one for ever", "club:2027-03-05 AAA", "2027-03-01", true, "2027-03-05" },
};

static void
test_subjects(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(Holder) self = member();
        g_auto(GStrv) mutes = g_strsplit(cases[i].mutes, " ", -1);
        const CeuPool *pool = assess(&self, cases[i].today);
        guint due_before = due_count(&self), open_before = open_count(&self);

        g_test_message("%s", cases[i].what);
        g_assert_cmpuint(due_before, >, 0);
        for (unsigned n = 0; mutes[n] != NULL && *mutes[n] != '\0'; n++)
            mute(&self, mutes[n]);
        pool = assess(&self, cases[i].today);
        g_assert_true(pool->muted == cases[i].muted);
        g_assert_true(ceu_date_is_set(pool->muted_until) == (cases[i].until != NULL));
        if (cases[i].until != NULL)
            assert_day(pool->muted_until, cases[i].until);
        g_assert_cmpuint(due_count(&self), ==, cases[i].muted ? 0 : due_before);
        g_assert_cmpuint(open_count(&self), ==, open_before); /* or its rows would be dropped */
    }
}

/* Each stands alone: a mute of one is a mute of its pool alone. */
static void
test_pool_of_one(void)
{
    g_auto(Holder) self = member();
    CeuBody *body = (CeuBody *) ceu_rulebook_body(self.rulebook, "club");

    add_rule(body, CEU_RULE_POOL, "each")->pool_each = true;
    mute(&self, "club/AAA:2027-03-10");
    mute(&self, "BBB");
    assess(&self, "2027-03-01");
    g_assert_cmpuint(self.assessment->pools->len, ==, 2);
    for (guint i = 0; i < 2; i++) {
        const CeuPool *pool = g_ptr_array_index(self.assessment->pools, i);

        g_assert_true(pool->muted);
        g_assert_true(ceu_date_is_set(pool->muted_until) == g_str_equal(pool->id, "club/AAA"));
    }
    assess(&self, "2027-03-11");
    g_assert_cmpuint(due_count(&self), >, 0);
}

/* What if: supposing something else does not unmute. */
static void
test_copies(void)
{
    g_auto(Holder) self = member();
    CeuFacts *copies[3];

    mute(&self, "club:2027-03-10");
    copies[0] = ceu_facts_copy(self.facts);
    copies[1] = ceu_facts_with_retired(self.facts, 1, day("2027-03-01"));
    copies[2] = ceu_facts_with_planned_done(self.facts, day("2027-03-01"));
    for (size_t i = 0; i < G_N_ELEMENTS(copies); i++) {
        uint32_t count;
        const CeuMute *mutes = ceu_facts_mutes(copies[i], &count);

        g_assert_cmpuint(count, ==, 1);
        g_assert_cmpstr(mutes[0].subject, ==, "club");
        assert_day(mutes[0].until, "2027-03-10");
        ceu_facts_free(copies[i]);
    }
}

/* What was given up is neither due nor open from that day on; until then it is both. */
static void
test_retired(void)
{
    g_auto(Holder) self = member();
    g_autoptr(CeuFacts) one = ceu_facts_with_retired(self.facts, 1, day("2027-03-10"));
    g_autoptr(CeuFacts) both = ceu_facts_with_retired(one, 2, day("2027-03-10"));
    CeuRemindPolicy policy = ceu_remind_policy_default();

    ceu_facts_free(g_steal_pointer(&self.facts));
    self.facts = g_steal_pointer(&both);
    assess(&self, "2027-03-09");
    g_assert_cmpuint(due_count(&self), >, 0);
    assess(&self, "2027-03-10");
    g_assert_cmpuint(self.assessment->pools->len, ==, 0);
    g_assert_cmpuint(due_count(&self), ==, 0);
    g_assert_cmpuint(open_count(&self), ==, 0);
    g_assert_false(ceu_date_is_set(ceu_remind_next_day(self.assessment, &policy)));
}

/* The dues of a membership that was given up are not due; the units of what is still held are. */
static const struct {
    const char *ended, *today;
    CeuAnchorKind anchor;
    bool dues;
} endings[] = {
    { NULL, "2027-03-01", CEU_ANCHOR_MEMBERSHIP, true },
    { "2027-03-02", "2027-03-01", CEU_ANCHOR_MEMBERSHIP, true },
    { "2027-03-01", "2027-03-01", CEU_ANCHOR_MEMBERSHIP, false },
    { "2026-01-01", "2027-03-25", CEU_ANCHOR_MEMBERSHIP, false }, /* paid to 2027-03-20 */
    { "2026-01-01", "2027-03-01", CEU_ANCHOR_EARNED, true },      /* a fee of the credential */
};

static void
test_membership_given_up(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        g_auto(Holder) self = holder(club());
        CeuMembership membership = ceu_membership_init();
        CeuBody *body = (CeuBody *) ceu_rulebook_body(self.rulebook, "club");
        const CeuPool *pool;
        bool stage = false, line = false;

        for (guint n = 0; n < body->rules->len; n++) {
            CeuRule *rule = g_ptr_array_index(body->rules, n);

            if (rule->kind == CEU_RULE_ANCHOR && rule->clock == CEU_CLOCK_DUES)
                rule->anchor.kind = endings[i].anchor;
        }
        membership.body = "club";
        membership.renews_month = 3;
        membership.dues_paid_to = day("2027-03-20");
        membership.standing = day("2026-11-23");
        if (endings[i].ended != NULL)
            membership.ended = day(endings[i].ended);
        ceu_facts_add_membership(self.facts, &membership);
        earn(&self, "club", "AAA", "2020-01-01");
        pool = assess(&self, endings[i].today);
        for (guint n = 0; n < pool->stages->len; n++)
            stage |= ((CeuStage *) g_ptr_array_index(pool->stages, n))->clock == CEU_CLOCK_DUES;
        for (guint n = 0; n < pool->requirements->len; n++)
            line |= g_str_equal(((CeuRequirement *) g_ptr_array_index(pool->requirements, n))->id,
                                "dues");
        g_assert_true(stage == endings[i].dues);
        g_assert_true(line == endings[i].dues);
        g_assert_cmpuint(due_count(&self), >, 0); /* the units */
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/mute/subjects", test_subjects);
    g_test_add_func("/mute/pool-of-one", test_pool_of_one);
    g_test_add_func("/mute/copies", test_copies);
    g_test_add_func("/mute/retired", test_retired);
    g_test_add_func("/mute/membership-given-up", test_membership_given_up);
    return g_test_run();
}
