/* SPDX-License-Identifier: GPL-3.0-or-later */
/* YAML text to a flat document: shapes, places, refusals, and input that is meant to hurt. */
#include "fixture.h"

#include "rules/yaml.h"

#define HOSTILE_SECONDS_MAX 20.0 /* a quadratic parser needs minutes here */

static CeuNodes *
parse(const char *text, gssize size, char **out_faults)
{
    g_autoptr(GPtrArray) faults = faults_new();
    CeuNodes *nodes =
        ceu_yaml_parse(text, size < 0 ? strlen(text) : (size_t) size, "x.yaml", faults);

    *out_faults = faults_text(faults);
    return nodes;
}

/* "map@1:1 text(a)@1:1 …" */
static char *
describe(const CeuNodes *nodes)
{
    static const char *const names[] = { "text", "list", "map" };
    GString *text = g_string_new(NULL);

    for (uint32_t i = 0; i < nodes->count; i++) {
        const CeuNode *node = &nodes->nodes[i];

        g_string_append_printf(text, "%s%s", i > 0 ? " " : "", names[node->kind]);
        if (node->kind == CEU_NODE_TEXT)
            g_string_append_printf(text, "(%s)", ceu_nodes_text(nodes, i));
        else
            g_string_append_printf(text, "<%u", node->value);
        g_string_append_printf(text, "@%u:%u", node->line, node->column);
    }
    return g_string_free(text, FALSE);
}

static const struct {
    const char *text;
    const char *want;
} shapes[] = {
    { "a", "text(a)@1:1" },
    { "a: b", "map<3@1:1 text(a)@1:1 text(b)@1:4" },
    { "a:\n  - b\n  - c: 1\n",
      "map<7@1:1 text(a)@1:1 list<7@2:3 text(b)@2:5 map<7@3:5 text(c)@3:5 text(1)@3:8" },
    { "{a: [], b: {}}", "map<5@1:1 text(a)@1:2 list<3@1:5 text(b)@1:9 map<5@1:12" },
    { "no: 1.10", "map<3@1:1 text(no)@1:1 text(1.10)@1:5" }, /* nothing is resolved */
    { "\"ä\": \"\\u00fc\"", "map<3@1:1 text(ä)@1:1 text(ü)@1:6" },
    { "a: >\n  two\n  words\n", "map<3@1:1 text(a)@1:1 text(two words\n)@1:4" },
    { "# only\n---\na\n...\n", "text(a)@3:1" },
    { "a:", "map<3@1:1 text(a)@1:1 text()@1:3" },
};

static void
test_shapes(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(shapes); i++) {
        g_autofree char *faults = NULL;
        g_autoptr(CeuNodes) nodes = parse(shapes[i].text, -1, &faults);
        g_autofree char *text = NULL;

        g_assert_cmpstr(faults, ==, "");
        g_assert_nonnull(nodes);
        g_assert_true(ceu_nodes_are_sound(nodes));
        text = describe(nodes);
        g_assert_cmpstr(text, ==, shapes[i].want);
    }
}

static const struct {
    const char *text;
    gssize size;
    const char *want;
} refusals[] = {
    { "", -1, "1:1: the file is empty\n" },
    { "a: {b: 1", -1,
      "2:1: did not find expected ',' or '}' (while parsing a flow mapping at 1:4)\n" },
    { "a:\n- b\n c: d\n", -1, "3:3: mapping values are not allowed in this context\n" },
    { "a:\n\tb: c\n", -1,
      "2:1: found character that cannot start any token (while scanning for the next token at "
      "2:1)\n" },
    { "a: &x b\n", -1, "1:4: anchors and tags are not part of the format\n" },
    { "a: &x [b]\n", -1, "1:4: anchors and tags are not part of the format\n" },
    { "a: &x {b: c}\n", -1, "1:4: anchors and tags are not part of the format\n" },
    { "a: !!str b\n", -1, "1:4: anchors and tags are not part of the format\n" },
    { "a: ! b\n", -1, "1:4: anchors and tags are not part of the format\n" },
    { "a: *x\n", -1, "1:4: aliases are not part of the format\n" },
    { "a: b\n---\nc: d\n", -1, "2:1: a pack is one document; “---” starts another\n" },
    { "[a]: b\n", -1, "1:1: a key must be a word, not a list or a map\n" },
    { "? {a: b}\n: c\n", -1, "1:3: a key must be a word, not a list or a map\n" },
    { "a: \"\\0\"\n", -1, "1:4: a text must not hold a NUL character\n" },
    { "a: b\nc: \xff\n", -1, "2:4: not valid UTF-8 text: invalid leading UTF-8 octet\n" },
    { "ok: 1\nä: \x01\n", -1, "2:4: not valid UTF-8 text: control characters are not allowed\n" },
    { "a\0b", 3, "1:2: not valid UTF-8 text: control characters are not allowed\n" },
};

static void
test_refusals(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(refusals); i++) {
        g_autofree char *faults = NULL;
        g_autoptr(CeuNodes) nodes = parse(refusals[i].text, refusals[i].size, &faults);

        g_assert_cmpstr(faults, ==, refusals[i].want);
        g_assert_null(nodes);
    }
}

static char *
nested(unsigned depth)
{
    GString *text = g_string_new(NULL);

    for (unsigned i = 0; i < depth; i++)
        g_string_append_c(text, '[');
    for (unsigned i = 0; i < depth; i++)
        g_string_append_c(text, ']');
    return g_string_free(text, FALSE);
}

static void
test_depth(void)
{
    g_autofree char *deepest = nested(CEU_PACK_DEPTH_MAX);
    g_autofree char *too_deep = nested(CEU_PACK_DEPTH_MAX + 1);
    g_autofree char *no_faults = NULL;
    g_autofree char *faults = NULL;
    g_autoptr(CeuNodes) good = parse(deepest, -1, &no_faults);
    g_autoptr(CeuNodes) bad = parse(too_deep, -1, &faults);

    g_assert_nonnull(good);
    g_assert_null(bad);
    g_assert_cmpstr(faults, ==, "1:33: lists and maps are nested too deeply (at most 32 levels)\n");
}

static void
test_size(void)
{
    g_autofree char *text = g_strnfill(CEU_PACK_SIZE_MAX + 1, 'a');
    g_autofree char *no_faults = NULL;
    g_autofree char *faults = NULL;
    g_autoptr(CeuNodes) good = parse(text, CEU_PACK_SIZE_MAX, &no_faults);
    g_autoptr(CeuNodes) bad = parse(text, CEU_PACK_SIZE_MAX + 1, &faults);

    g_assert_nonnull(good);
    g_assert_null(bad);
    g_assert_cmpstr(faults, ==, "1:1: the file is larger than 256 KiB\n");
}

/* 256 KiB of one thing over and over: refused or read, but soon. */
static void
test_hostile(void)
{
    static const char *const pieces[] = {
        "[",    "{",    "- ",      "? ",     "\"",   "'",     "&a ", "*a ",
        "!t ",  "a: ",  ": ",      ", ",     "\n",   "#",     "|\n", "[a,",
        "{a: ", "- - ", "a: {}\n", "- []\n", "%A\n", "---\n", "\t",  "a: [b]\n",
    };
    g_autoptr(GTimer) timer = g_timer_new();

    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
        g_autoptr(GString) text = g_string_sized_new(CEU_PACK_SIZE_MAX);
        g_autofree char *faults = NULL;
        g_autoptr(CeuNodes) nodes = NULL;

        while (text->len + strlen(pieces[i]) <= CEU_PACK_SIZE_MAX)
            g_string_append(text, pieces[i]);
        nodes = parse(text->str, (gssize) text->len, &faults);
        g_assert_true((nodes == NULL) == (*faults != '\0'));
    }
    g_assert_cmpfloat(g_timer_elapsed(timer, NULL), <, HOSTILE_SECONDS_MAX);
}

/* A billion laughs: refused at the first anchor, nothing is expanded. */
static void
test_alias_bomb(void)
{
    g_autofree char *faults = NULL;
    g_autoptr(CeuNodes) nodes =
        parse("a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\n", -1, &faults);

    g_assert_null(nodes);
    g_assert_cmpstr(faults, ==, "1:4: anchors and tags are not part of the format\n");
}

/* Nodes that a damaged file could hold. */
static void
test_soundness(void)
{
    static const struct {
        CeuNode nodes[4];
        uint32_t count;
        uint32_t texts_size;
        bool sound;
    } documents[] = {
        { { { CEU_NODE_TEXT, 1, 1, 0 } }, 1, 2, true },
        { { { CEU_NODE_TEXT, 1, 1, 0 } }, 0, 2, false },
        { { { CEU_NODE_TEXT, 1, 1, 0 } }, 1, 0, false },
        { { { CEU_NODE_TEXT, 1, 1, 0 } }, 1, 1, false }, /* no NUL at the end */
        { { { CEU_NODE_TEXT, 1, 1, 2 } }, 1, 2, false },
        { { { CEU_NODE_TEXT, 1, 1, 0 }, { CEU_NODE_TEXT, 1, 1, 0 } }, 2, 2, false }, /* two roots */
        { { { 3, 1, 1, 1 } }, 1, 2, false },
        { { { CEU_NODE_LIST, 1, 1, 0 } }, 1, 2, false },
        { { { CEU_NODE_LIST, 1, 1, 2 } }, 1, 2, false },
        { { { CEU_NODE_LIST, 1, 1, 1 } }, 1, 2, true },
        { { { CEU_NODE_MAP, 1, 1, 2 }, { CEU_NODE_TEXT, 1, 1, 0 } }, 2, 2, false },
        { { { CEU_NODE_MAP, 1, 1, 3 }, { CEU_NODE_TEXT, 1, 1, 0 }, { CEU_NODE_LIST, 1, 1, 3 } },
          3,
          2,
          true },
        { { { CEU_NODE_MAP, 1, 1, 3 }, { CEU_NODE_LIST, 1, 1, 2 }, { CEU_NODE_TEXT, 1, 1, 0 } },
          3,
          2,
          false },
        { { { CEU_NODE_LIST, 1, 1, 3 },
            { CEU_NODE_LIST, 1, 1, 4 },
            { CEU_NODE_TEXT, 1, 1, 0 },
            { CEU_NODE_TEXT, 1, 1, 0 } },
          4,
          2,
          false },
        { { { CEU_NODE_LIST, 1, 1, 4 },
            { CEU_NODE_MAP, 1, 1, 3 },
            { CEU_NODE_TEXT, 1, 1, 0 },
            { CEU_NODE_TEXT, 1, 1, 0 } },
          4,
          2,
          false },
    };

    for (gsize i = 0; i < G_N_ELEMENTS(documents); i++) {
        g_autoptr(CeuNodes) nodes =
            ceu_nodes_new(documents[i].nodes, documents[i].count, "a", documents[i].texts_size);

        g_assert_true(ceu_nodes_are_sound(nodes) == documents[i].sound);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/yaml/shapes", test_shapes);
    g_test_add_func("/yaml/refusals", test_refusals);
    g_test_add_func("/yaml/depth", test_depth);
    g_test_add_func("/yaml/size", test_size);
    g_test_add_func("/yaml/hostile", test_hostile);
    g_test_add_func("/yaml/alias-bomb", test_alias_bomb);
    g_test_add_func("/yaml/soundness", test_soundness);
    return g_test_run();
}
