/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hostile names, titles and stakes of a rule pack: what a reminder says stays short, harmless, and tells the day. */
#include <ceu/remind.h>
#include <string.h>

#include "core/fixture.h"

#define LONG_LENGTH 10000

static const char *const hostile[] = {
    "<b>Club</b>",
    "<a href=\"https://x\">",
    "&amp;&",
    "%n%s%1$s",
    "\x1b[31m\a",
    "two\nlines",
    "over\xe2\x80\xae\xe2\x81\xa6",
    "c1\xc2\x9b",
    "zero\xe2\x80\x8bwidth",
    NULL /* very long */
};

static void
replace(char **text, const char *with)
{
    g_free(*text);
    *text = g_strdup(with);
}

/* "club" under other names. */
static CeuBody *
hostile_club(const char *name)
{
    CeuBody *body = club();

    replace(&body->name, name);
    for (guint i = 0; i < body->categories->len; i++)
        replace(&((CeuTag *) g_ptr_array_index(body->categories, i))->title, name);
    for (guint i = 0; i < body->rules->len; i++) {
        CeuRule *rule = g_ptr_array_index(body->rules, i);

        if (rule->kind == CEU_RULE_LADDER)
            replace(&rule->ladder.stakes, name);
    }
    return body;
}

static void
assert_harmless(const char *text)
{
    g_assert_true(g_utf8_validate(text, -1, NULL));
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);

        g_assert_false(g_unichar_iscntrl(c));
        g_assert_false((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069));
    }
}

static void
assert_bubble(const CeuBubble *bubble)
{
    g_auto(GStrv) lines = g_strsplit(bubble->body, "\n", -1);

    assert_harmless(bubble->summary);
    g_assert_cmpint(g_utf8_strlen(bubble->summary, -1), <=, CEU_SUMMARY_MAX_CHARACTERS);
    g_assert_cmpuint(strlen(bubble->body), <=, CEU_BODY_MAX_BYTES);
    for (char **line = lines; *line != NULL; line++)
        assert_harmless(*line);
}

/* The number of reminders of one day; @units: enough, or a line of hostile title is what lacks. */
static guint
check_day(const char *name, const char *today, const char *earned)
{
    g_auto(Holder) self = holder(hostile_club(name));
    CeuRemindPolicy policy = ceu_remind_policy_default();
    g_autoptr(GPtrArray) due = NULL;
    g_autoptr(GPtrArray) repeated = g_ptr_array_new();
    g_autoptr(GPtrArray) bubbles = NULL;

    join(&self, "club", 3, 0, "2026-12-31", "2026-11-23");
    earn(&self, "club", "AAA", "2020-01-01");
    earn(&self, "club", "AUD", "2020-01-01");
    learn(&self, "2026-01-01", earned, NULL);
    assess(&self, today);
    due = ceu_remind_due(self.assessment, self.facts, &policy);
    for (guint i = 0; i < due->len; i++) {
        const CeuDueReminder *reminder = g_ptr_array_index(due, i);

        g_ptr_array_add(repeated, reminder->key);
        g_test_message("%s: %s", reminder->key, reminder->summary);
        assert_harmless(reminder->summary);
        assert_harmless(reminder->body);
        g_assert_cmpint(g_utf8_strlen(reminder->summary, -1), <=, CEU_SUMMARY_MAX_CHARACTERS);
        g_assert_cmpuint(strlen(reminder->body), <=, CEU_BODY_MAX_BYTES);
        g_assert_nonnull(strstr(reminder->body, " ceu ")); /* nor the next step */
        if (reminder->stage != NULL)                       /* a long name does not hide the day */
            g_assert_true(g_regex_match_simple(" [A-Z][a-z]{2} 20\\d\\d", reminder->summary, 0, 0));
    }
    bubbles = ceu_remind_bubbles(due, repeated, &policy);
    for (guint i = 0; i < bubbles->len; i++) {
        const CeuBubble *bubble = g_ptr_array_index(bubbles, i);

        assert_bubble(bubble);
        g_assert_true(g_str_has_suffix(bubble->summary, "(repeated)"));
    }
    return due->len;
}

static void
test_names(void)
{
    static const char *const days[] = { "2027-01-15", "2027-03-01", "2027-03-30", "2027-06-20" };
    g_autofree char *very_long = g_strnfill(LONG_LENGTH, 'W');
    guint count = 0;

    for (size_t i = 0; i < G_N_ELEMENTS(hostile); i++) {
        const char *name = hostile[i] != NULL ? hostile[i] : very_long;

        for (size_t n = 0; n < G_N_ELEMENTS(days); n++) {
            count += check_day(name, days[n], "12");
            count += check_day(name, days[n], "40"); /* the audit line alone is open */
        }
    }
    g_assert_cmpuint(count, >, 2 * G_N_ELEMENTS(hostile) * G_N_ELEMENTS(days) / 2);
}

static GPtrArray *
long_due(guint count)
{
    GPtrArray *due = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_due_reminder_free);

    for (guint i = 0; i < count; i++) {
        CeuDueReminder *reminder = g_new0(CeuDueReminder, 1);

        reminder->key = g_strdup_printf("k%u", i);
        reminder->summary = g_strnfill(CEU_SUMMARY_MAX_CHARACTERS, 'W');
        reminder->body = g_strnfill(CEU_BODY_MAX_BYTES, 'W');
        reminder->urgency = CEU_BUBBLE_NORMAL;
        g_ptr_array_add(due, reminder);
    }
    return due;
}

/* Summaries of full length: a digest has as many whole ones as there is room for, and its last words. */
static void
test_digest(void)
{
    static const struct {
        guint count;
        const char *end;
    } digests[] = { { 2, "W\nAll of them: ceu reminders" },
                    { 3, "W\nAll of them: ceu reminders" },
                    { 4, "W\nand 1 more. All of them: ceu reminders" },
                    { 1000, "W\nand 997 more. All of them: ceu reminders" } };

    for (size_t i = 0; i < G_N_ELEMENTS(digests); i++) {
        g_autoptr(GPtrArray) due = long_due(digests[i].count);
        CeuRemindPolicy policy = ceu_remind_policy_default();
        g_autoptr(GPtrArray) bubbles = ceu_remind_bubbles(due, NULL, &policy);

        g_assert_cmpuint(bubbles->len, ==, 1);
        assert_bubble(g_ptr_array_index(bubbles, 0));
        g_assert_true(
            g_str_has_suffix(((CeuBubble *) g_ptr_array_index(bubbles, 0))->body, digests[i].end));
    }
}

static void
test_repeated(void)
{
    g_autoptr(GPtrArray) due = long_due(1);
    g_autoptr(GPtrArray) repeated = g_ptr_array_new();
    CeuRemindPolicy policy = ceu_remind_policy_default();
    g_autoptr(GPtrArray) bubbles = NULL;

    g_ptr_array_add(repeated, ((CeuDueReminder *) g_ptr_array_index(due, 0))->key);
    bubbles = ceu_remind_bubbles(due, repeated, &policy);
    assert_bubble(g_ptr_array_index(bubbles, 0));
    g_assert_true(
        g_str_has_suffix(((CeuBubble *) g_ptr_array_index(bubbles, 0))->summary, "W… (repeated)"));
}

/* How many there are is a detail too. */
static void
test_private_digest(void)
{
    g_autoptr(GPtrArray) due = long_due(7);
    CeuRemindPolicy policy = ceu_remind_policy_default();
    g_autoptr(GPtrArray) bubbles = NULL;
    const CeuBubble *bubble;

    policy.hide_details = true;
    bubbles = ceu_remind_bubbles(due, NULL, &policy);
    g_assert_cmpuint(bubbles->len, ==, 1);
    bubble = g_ptr_array_index(bubbles, 0);
    g_assert_cmpuint(bubble->keys->len, ==, 7);
    g_assert_null(strpbrk(bubble->summary, "0123456789W"));
    g_assert_null(strpbrk(bubble->body, "0123456789W"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/hostile-words/names", test_names);
    g_test_add_func("/hostile-words/digest", test_digest);
    g_test_add_func("/hostile-words/repeated", test_repeated);
    g_test_add_func("/hostile-words/private-digest", test_private_digest);
    return g_test_run();
}
