/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of certificates: what a pack may state, whose go first, and where faults are told. */
#include "fixture.h"

#define WORDS_HEAD "format: 1\nverified: 2026-01-31\n"
#define EXTENSION "format: 1\nextends: tiny\nverified: 2026-05-05\nrules: []\n"

static const struct {
    const char *name, *text, *want;
} rows[] = {
    { "a file of words", WORDS_HEAD "certificate: {title: Title, date: [Date, on this]}\n", "" },
    { "a word of many bytes", WORDS_HEAD "certificate: {title: [“Thème” é]}\n", "" },
    { "unknown key", WORDS_HEAD "certificate: {titel: [Title]}\n",
      "3:15: unknown key “titel” in “certificate”; did you mean “title”?\n" },
    { "no words", WORDS_HEAD "certificate: {title: []}\n", "3:22: “title” is an empty list\n" },
    { "a list in a list", WORDS_HEAD "certificate: {title: [[a]]}\n",
      "3:23: “title” must be a single value, not a list or a map\n" },
    { "said twice", WORDS_HEAD "certificate: {title: [One, Two, one]}\n",
      "3:33: “one” is stated twice in “title”\n" },
    { "no letter", WORDS_HEAD "certificate: {index: ['#']}\n",
      "3:23: “#” is no word for “index”: at most 60 printable characters, a letter among them, and "
      "single blanks between words\n" },
    { "two blanks", WORDS_HEAD "certificate: {index: a  b}\n",
      "3:22: “a  b” is no word for “index”: at most 60 printable characters, a letter among them, "
      "and single blanks between words\n" },
    { "no patterns: a star is a star", WORDS_HEAD "certificate: {index: 'no*'}\n", "" },
    { "no certificate", "format: 1\nverified: 2026-01-31\n",
      "1:1: the pack lacks “rules”\n1:1: the pack must state “body” or “extends”, one of the "
      "two\n" },
    { "another key", WORDS_HEAD "certificate: {index: no}\nsources: {A: b}\n",
      "4:1: unknown key “sources” in the file of words\n" },
    { "in a pack", SMALL_HEAD "certificate: {index: ['']}\n", "13:23: “index” has no value\n" },
};

static void
test_checks(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GPtrArray) faults = faults_new();
        g_autofree char *text = NULL;

        g_test_message("%s", rows[i].name);
        ceu_rules_check(rows[i].text, strlen(rows[i].text), "words.yaml", faults);
        text = faults_text(faults);
        g_assert_cmpstr(text, ==, rows[i].want);
    }
}

/* A word too many, a character too many. */
static void
test_limits(void)
{
    g_autoptr(GString) many = g_string_new(WORDS_HEAD "certificate:\n  title:\n");
    g_autoptr(GString) longest = g_string_new(WORDS_HEAD "certificate: {title: ");

    for (int i = 0; i <= CEU_LABELS_MAX; i++)
        g_string_append_printf(many, "  - w%d\n", i);
    for (int i = 0; i <= CEU_LABEL_MAX_CHARACTERS; i++)
        g_string_append(longest, "é");
    g_string_append(longest, "}\n");
    for (int fine = 0; fine < 2; fine++) {
        g_autoptr(GPtrArray) faults = faults_new();

        ceu_rules_check(many->str, many->len, "many.yaml", faults);
        ceu_rules_check(longest->str, longest->len, "long.yaml", faults);
        g_assert_cmpuint(faults->len, ==, fine ? 0 : 2);
        g_string_truncate(many, many->len - strlen("  - w60\n"));
        g_string_truncate(longest, longest->len - strlen("é}\n"));
        g_string_append(longest, "}\n");
    }
}

static char *
words_of(const CeuLabels *labels, CeuLabel label)
{
    return labels->words[label] == NULL ? g_strdup("") : g_strjoinv(",", labels->words[label]);
}

/* The user's words go before the shipped ones, an extension's before those of the body. */
static void
test_order(void)
{
    g_autofree char *root = directory_new();
    g_autofree char *shipped = g_build_filename(root, "shipped", NULL);
    g_autofree char *user = g_build_filename(root, "user", NULL);
    g_autofree char *shipped_words = g_build_filename(shipped, "words", NULL);
    g_autofree char *user_words = g_build_filename(user, "words", NULL);
    const char *directories[] = { shipped, user, NULL };
    g_autoptr(CeuRulebook) rulebook = NULL;
    g_autoptr(CeuLabels) labels = NULL;
    g_autofree char *index = NULL, *date = NULL, *body_index = NULL, *body_ceu = NULL;
    g_autoptr(GError) error = NULL;
    const CeuBody *body;

    write_file(shipped, "tiny.yaml", SMALL_HEAD "certificate: {index: theirs, ceu: CEU}\n");
    write_file(user, "mine.yaml", EXTENSION "certificate: {index: [mine, my own]}\n");
    write_file(shipped_words, "certificate.yaml", WORDS_HEAD "certificate: {index: [a, b]}\n");
    write_file(user_words, "certificate.yaml", WORDS_HEAD "certificate: {index: c, date: d}\n");
    rulebook = ceu_rulebook_load(directories, NULL, NULL, NULL, &error);
    g_assert_no_error(error);
    labels = ceu_labels_load(directories, NULL, &error);
    g_assert_no_error(error);
    index = words_of(labels, CEU_LABEL_INDEX);
    date = words_of(labels, CEU_LABEL_DATE);
    g_assert_cmpstr(index, ==, "c,a,b");
    g_assert_cmpstr(date, ==, "d");
    body = ceu_rulebook_body(rulebook, "tiny");
    body_index = words_of(&body->certificate, CEU_LABEL_INDEX);
    body_ceu = words_of(&body->certificate, CEU_LABEL_CEU);
    g_assert_cmpstr(body_index, ==, "mine,my own,theirs");
    g_assert_cmpstr(body_ceu, ==, "CEU");
    remove_tree(root);
}

/* A faulty file is told with its place, one that cannot be read is no empty one, none is none. */
static void
test_faulty(void)
{
    g_autofree char *root = directory_new();
    g_autofree char *words = g_build_filename(root, "words", NULL);
    g_autofree char *file = g_build_filename(words, "certificate.yaml", NULL);
    const char *directories[] = { root, NULL };
    g_autoptr(CeuLabels) none = ceu_labels_load(directories, NULL, NULL);
    g_autoptr(GError) error = NULL;

    g_assert_nonnull(none);
    write_file(words, "certificate.yaml", WORDS_HEAD "certificate: {indx: a}\n");
    g_assert_null(ceu_labels_load(directories, NULL, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_RULE);
    g_assert_nonnull(strstr(error->message, "certificate.yaml:3:15: unknown key “indx”"));
    g_clear_error(&error);
    g_assert_cmpint(g_remove(file), ==, 0);
    g_assert_cmpint(g_mkdir(file, 0700), ==, 0);
    g_assert_null(ceu_labels_load(directories, NULL, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_IO);
    remove_tree(root);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/labels/checks", test_checks);
    g_test_add_func("/labels/limits", test_limits);
    g_test_add_func("/labels/order", test_order);
    g_test_add_func("/labels/faulty", test_faulty);
    return g_test_run();
}
