/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables behind the format: a row for every kind, the manual knows every word, near words are found. */
#include "fixture.h"

#include "rules/pack.h"

static void
test_kinds(void)
{
    for (CeuRuleKind kind = 0; kind < CEU_RULE_NOTE; kind++)
        g_assert_cmpstr(pack_kinds[kind].name, ==, ceu_rule_kind_name(kind));
}

/* The manual sets words of the format in bold or in examples; it must know each of them. */
static void
test_manual(void)
{
    g_autoptr(GPtrArray) words = ceu_pack_words();
    g_autofree char *page = NULL;

    g_assert_true(g_file_get_contents(CEU_SOURCE_DIR "/docs/ceu-rules.5.scd", &page, NULL, NULL));
    g_assert_cmpuint(words->len, >, 100);
    for (guint i = 0; i < words->len; i++) {
        g_autofree char *bold = g_strdup_printf("*%s*", (const char *) g_ptr_array_index(words, i));

        if (strstr(page, bold) == NULL)
            g_error("ceu-rules(5) does not explain %s", bold);
    }
}

/* The examples of the manual are packs. */
static void
test_examples(void)
{
    g_autofree char *page = NULL;
    g_auto(GStrv) parts = NULL;
    unsigned examples = 0;

    g_assert_true(g_file_get_contents(CEU_SOURCE_DIR "/docs/ceu-rules.5.scd", &page, NULL, NULL));
    parts = g_strsplit(page, "```", -1);
    for (guint i = 1; parts[i] != NULL; i += 2) {
        g_autoptr(GPtrArray) faults = faults_new();
        g_autoptr(CeuBody) body = NULL;
        g_autofree char *text = NULL;

        if (strstr(parts[i], "format: 1") == NULL)
            continue;
        if (strstr(parts[i], "rules:") != NULL) {
            body = ceu_pack_parse(parts[i], strlen(parts[i]), "example", faults);
            g_assert_nonnull(body);
        } else {
            ceu_rules_check(parts[i], strlen(parts[i]), "example", faults);
        }
        text = faults_text(faults);
        g_assert_cmpstr(text, ==, "");
        examples++;
    }
    g_assert_cmpuint(examples, >=, 2);
}

static void
test_nearest(void)
{
    static const struct {
        const char *word;
        const char *want;
    } rows[] = {
        { "requier", "require" },
        { "requirre", "require" },
        { "requires", "require" },
        { "lader", "ladder" },
        { "totla", "total" },
        { "Total", "total" },
        { "to", NULL },
        { "tot", NULL },
        { "zebra", NULL },
        { "requireeee", NULL },
        { "", NULL },
        { "id", "id" },
        { "ix", NULL },
    };
    static const char *const candidates[] = { "id", "total", "ladder", "require" };

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        CeuNearest nearest = ceu_nearest_init(rows[i].word);

        for (gsize k = 0; k < G_N_ELEMENTS(candidates); k++)
            ceu_nearest_offer(&nearest, candidates[k]);
        g_assert_cmpstr(nearest.best, ==, rows[i].want);
    }
}

/* Words longer than any of ours are not compared letter by letter. */
static void
test_nearest_long(void)
{
    g_autofree char *word = g_strnfill(100000, 'x');
    CeuNearest nearest = ceu_nearest_init(word);

    ceu_nearest_offer(&nearest, word);
    g_assert_null(nearest.best);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/words/kinds", test_kinds);
    g_test_add_func("/words/manual", test_manual);
    g_test_add_func("/words/examples", test_examples);
    g_test_add_func("/words/nearest", test_nearest);
    g_test_add_func("/words/nearest-long", test_nearest_long);
    return g_test_run();
}
