/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Did you mean …: what is near, what is not. */
#include "suggest.h"

#include <ceu/text.h>

static const struct {
    const char *a, *b;
    unsigned want;
} distances[] = {
    { "", "", 0 },
    { "", "abc", 3 },
    { "log", "log", 0 },
    { "log", "LOG", 0 },
    { "lgo", "log", 1 },
    { "lo", "log", 1 },
    { "logg", "log", 1 },
    { "lag", "log", 1 },
    { "ca", "abc", 3 },
    { "a", "b", 1 },
    { "membrship", "membership", 1 },
    { "kitten", "sitting", 3 },
};

static void
test_distance(void)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(distances); i++) {
        g_test_message("“%s” to “%s”", distances[i].a, distances[i].b);
        g_assert_cmpuint(ceu_text_distance(distances[i].a, distances[i].b), ==, distances[i].want);
        g_assert_cmpuint(ceu_text_distance(distances[i].b, distances[i].a), ==, distances[i].want);
    }
}

static void
test_long_words(void)
{
    g_autofree char *word = g_strnfill(1000, 'x');

    g_assert_cmpuint(ceu_text_distance(word, "log"), >, 2);
    g_assert_cmpuint(ceu_text_distance("log", word), >, 2);
}

static const struct {
    const char *word, *want;
} suggestions[] = {
    { "lgo", "log" },
    { "statsu", "status" },
    { "stats", "status" },
    { "expot", "export" },
    { "ex", NULL },
    { "frobnicate", NULL },
    { "", NULL },
    { "du", "due" },
    { "dxx", NULL },
    { "REMINDRES", "reminders" },
    { "importt", "import" },
    { "xmport", "import" },
    { "imrptox", NULL },
};

static void
test_suggest(void)
{
    static const char *const words[] = { "log",    "status",    "due", "export",
                                         "import", "reminders", "show" };
    g_autoptr(GPtrArray) known = g_ptr_array_new();

    for (unsigned i = 0; i < G_N_ELEMENTS(words); i++)
        g_ptr_array_add(known, (gpointer) words[i]);
    for (unsigned i = 0; i < G_N_ELEMENTS(suggestions); i++) {
        g_test_message("“%s”", suggestions[i].word);
        g_assert_cmpstr(cli_suggest(suggestions[i].word, known), ==, suggestions[i].want);
    }
}

static void
test_nothing_known(void)
{
    g_autoptr(GPtrArray) known = g_ptr_array_new();

    g_assert_null(cli_suggest("log", known));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/suggest/distance", test_distance);
    g_test_add_func("/suggest/long-words", test_long_words);
    g_test_add_func("/suggest/suggest", test_suggest);
    g_test_add_func("/suggest/nothing-known", test_nothing_known);
    return g_test_run();
}
