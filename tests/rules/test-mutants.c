/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shipped packs and one with every key, damaged in thousands of ways: each is a pack or a list of faults inside the file. */
#include "fixture.h"

static const char *const packs[] = { "data/rules/aapc.yaml", "data/rules/ahima.yaml",
                                     "data/rules/amba.yaml", "tests/fuzz/corpus/pack/odd" };

static char *
read_pack(const char *name)
{
    g_autofree char *path = g_build_filename(CEU_SOURCE_DIR, name, NULL);
    char *content = NULL;

    g_assert_true(g_file_get_contents(path, &content, NULL, NULL));
    return content;
}

static unsigned
count_lines(const char *text, size_t size)
{
    unsigned lines = 1;

    for (size_t i = 0; i < size; i++)
        lines += text[i] == '\n' ? 1 : 0;
    return lines;
}

/* true: it is still a pack. */
static bool
judge(const char *text, size_t size)
{
    g_autoptr(GPtrArray) faults = faults_new();
    g_autoptr(CeuBody) body = ceu_pack_parse(text, size, "mutant.yaml", faults);
    unsigned errors = 0;
    unsigned lines = count_lines(text, size);
    int line = 1;

    for (guint i = 0; i < faults->len; i++) {
        const CeuFault *fault = g_ptr_array_index(faults, i);

        errors += fault->warning ? 0 : 1;
        g_assert_cmpint(fault->column, >=, 1);
        g_assert_cmpint(fault->line, >=, line); /* in file order */
        g_assert_cmpuint((unsigned) fault->line, <=, lines + 1);
        g_assert_true(g_utf8_validate(fault->message, -1, NULL));
        line = fault->line;
    }
    g_assert_true((body == NULL) == (errors > 0));
    return body != NULL;
}

/* Without any one of its lines. */
static void
test_lines(void)
{
    for (gsize n = 0; n < G_N_ELEMENTS(packs); n++) {
        g_autofree char *content = read_pack(packs[n]);
        g_auto(GStrv) lines = g_strsplit(content, "\n", -1);
        unsigned good = 0, bad = 0;

        for (guint i = 0; lines[i] != NULL; i++) {
            char *kept = lines[i];
            g_autofree char *text = NULL;

            lines[i] = (char *) "";
            text = g_strjoinv("\n", lines);
            lines[i] = kept;
            if (judge(text, strlen(text)))
                good++;
            else
                bad++;
        }
        g_assert_cmpuint(good, >, 5); /* comments, single rules */
        g_assert_cmpuint(bad, >, 3);  /* the header, sources that are cited */
    }
}

/* Cut off after every few bytes: a pack that ends early is hardly ever a pack. */
static void
test_truncated(void)
{
    g_autofree char *content = read_pack("data/rules/amba.yaml");
    size_t size = strlen(content);
    unsigned good = 0;

    for (size_t i = 0; i < size; i++)
        good += judge(content, i) ? 1 : 0;
    g_assert_cmpuint(good, <, size / 8); /* between rules, and inside the text of a block */
}

/* Characters that mean something to YAML, anywhere. */
static void
test_characters(void)
{
    static const char characters[] = "{}[]:,-#&*!|>'\"%@` \n\t\x01\xC3?=~0aZ";
    g_autofree char *content = read_pack("data/rules/amba.yaml");
    g_autoptr(GRand) random = g_rand_new_with_seed(20261123);
    size_t size = strlen(content);
    unsigned bad = 0;

    for (int i = 0; i < 3000; i++) {
        size_t at = (size_t) g_rand_int_range(random, 0, (gint32) size);
        char kept = content[at];

        content[at] = characters[g_rand_int_range(random, 0, sizeof characters - 1)];
        bad += judge(content, size) ? 0 : 1;
        content[at] = kept;
    }
    g_assert_cmpuint(bad, >, 500);
}

/* Pieces of one pack inside another. */
static void
test_spliced(void)
{
    g_autofree char *left = read_pack("data/rules/ahima.yaml");
    g_autofree char *right = read_pack("data/rules/aapc.yaml");
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    gint32 left_size = (gint32) strlen(left), right_size = (gint32) strlen(right);
    unsigned bad = 0;

    for (int i = 0; i < 150; i++) {
        g_autoptr(GString) text = g_string_new_len(left, g_rand_int_range(random, 0, left_size));

        g_string_append(text, right + g_rand_int_range(random, 0, right_size));
        bad += judge(text->str, text->len) ? 0 : 1;
    }
    g_assert_cmpuint(bad, >, 100);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/mutants/lines", test_lines);
    g_test_add_func("/mutants/truncated", test_truncated);
    g_test_add_func("/mutants/characters", test_characters);
    g_test_add_func("/mutants/spliced", test_spliced);
    return g_test_run();
}
