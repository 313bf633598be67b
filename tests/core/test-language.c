/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every sentence of a reminder goes through the language: in one in which all letters are x, only names are left. */
#include <ceu/agenda.h>
#include <ceu/remind.h>
#include <string.h>

#include "core/candidate-fixture.h"

static GHashTable *spoken; /* English → in x; owns both */

/* Letters become x; what a format directive is made of stays. */
static const char *
in_x(const char *english)
{
    char *text = g_hash_table_lookup(spoken, english);

    if (text != NULL)
        return text;
    text = g_strdup(english);
    for (char *c = text; *c != '\0'; c++) {
        if (*c == '%')
            c += strspn(c + 1, "0123456789$") + 1;
        else if (g_ascii_isalpha(*c))
            *c = 'x';
    }
    g_hash_table_insert(spoken, g_strdup(english), text);
    return text;
}

static const char *
speak_n(const CeuLanguage *self G_GNUC_UNUSED, const char *one, const char *many, unsigned long n)
{
    return in_x(n == 1 ? one : many);
}

static const char *
speak(const CeuLanguage *self G_GNUC_UNUSED, const char *english)
{
    return in_x(english);
}

static const CeuLanguage pseudo = { speak, speak_n };

/* Names, numbers, words of a command: what is the same in every language. */
static bool
is_name(const char *word)
{
    static const char *const names[] = { "Club",       "club",     "ceu",   "explain", "Order",
                                         "CCC",        "path",     "Audit", "AUD",     "Auditing",
                                         "d",          "approved", "DATE",  "record",  "passed",
                                         "registered", "AAA",      "status" };

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if (strcmp(word, names[i]) == 0)
            return true;
    }
    return word[strspn(word, "x")] == '\0';
}

static void
check_text(const char *text)
{
    g_auto(GStrv) words = NULL;
    g_autofree char *letters = g_strdup(text);

    for (char *c = letters; *c != '\0'; c++) {
        if (!g_ascii_isalpha(*c))
            *c = ' ';
    }
    words = g_strsplit(letters, " ", -1);
    for (size_t i = 0; words[i] != NULL; i++) {
        if (*words[i] != '\0' && !is_name(words[i]))
            g_error("“%s” is not said through the language: %s", words[i], text);
    }
}

/* The calendar of a day; of the last line, which names a rule and web pages, only that it is said in the language. */
static unsigned
check_agenda(const Holder *self)
{
    static const int milestones[] = { 30, 1 };
    const CeuAgendaOptions options = { .milestones_days = milestones,
                                       .n_milestones = 2,
                                       .language = &pseudo };
    g_autoptr(GPtrArray) items =
        ceu_agenda(self->facts, self->rulebook, self->assessment, &options);

    for (guint i = 0; i < items->len; i++) {
        const CeuAgendaItem *item = g_ptr_array_index(items, i);
        char *source = strrchr(item->description, '\n');

        check_text(item->summary);
        if (g_str_has_prefix(source, "\nxxxx "))
            *source = '\0';
        check_text(item->description);
    }
    return items->len;
}

/* All reminders and bubbles of some years; the number of them. */
static unsigned
check_days(Holder *self, const char *from, int days)
{
    CeuRemindPolicy policy = ceu_remind_policy_default();
    unsigned count = 0;

    policy.language = &pseudo;
    for (int n = 0; n < days; n += 3) {
        char today[CEU_DATE_TEXT_SIZE];
        g_autoptr(GPtrArray) due = NULL;
        g_autoptr(GPtrArray) repeated = g_ptr_array_new();
        g_autoptr(GPtrArray) bubbles = NULL;

        assess(self, ceu_date_format(ceu_date_add_days(day(from), n), today));
        g_assert_cmpuint(check_agenda(self), >, 0);
        due = ceu_remind_due(self->assessment, self->facts, &policy);
        for (guint i = 0; i < due->len; i++, count++) {
            const CeuDueReminder *reminder = g_ptr_array_index(due, i);

            check_text(reminder->summary);
            check_text(reminder->body);
            if (i % 2 == 0)
                g_ptr_array_add(repeated, reminder->key);
        }
        policy.hide_details = n % 2 == 1;
        bubbles = ceu_remind_bubbles(due, repeated, &policy);
        for (guint i = 0; i < bubbles->len; i++) {
            check_text(((CeuBubble *) g_ptr_array_index(bubbles, i))->summary);
            check_text(((CeuBubble *) g_ptr_array_index(bubbles, i))->body);
        }
    }
    return count;
}

static void
test_holder(void)
{
    for (int complete = 0; complete < 2; complete++) {
        g_auto(Holder) self = holder(club());

        join(&self, "club", 3, 0, "2026-12-31", "2026-11-23");
        earn(&self, "club", "AAA", "2020-01-01");
        earn(&self, "club", "AUD", "2020-01-01");
        learn(&self, "2026-01-01", complete ? "36" : "20", NULL);
        g_assert_cmpuint(check_days(&self, "2025-05-01", 365 * 6), >, 500);
    }
}

static void
test_candidate(void)
{
    g_auto(Holder) self = pursuer(order());

    take_step(&self, (CandidateStep){ "approved", "2026-11-23", 0 });
    g_assert_cmpuint(check_days(&self, "2026-11-23", 200), >, 30);
}

/* The test itself: a sentence that goes its own way is noticed. */
static void
test_notices(void)
{
    if (g_test_subprocess()) {
        check_text("Club: xxx missing");
        return;
    }
    g_test_trap_subprocess(NULL, 0, 0);
    g_test_trap_assert_failed();
    g_test_trap_assert_stderr("*missing*not said*");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    spoken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_test_add_func("/language/holder", test_holder);
    g_test_add_func("/language/candidate", test_candidate);
    g_test_add_func("/language/notices", test_notices);
    return g_test_run();
}
