/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Directories to a rulebook: which files are read, what overrides what, and the cache on the way. */
#include "fixture.h"

#define SETTLE_USEC (150 * G_TIME_SPAN_MILLISECOND)

typedef struct Fixture {
    char *root;
    char *shipped, *user, *cache;
    GPtrArray *faults;
    GError *error;
} Fixture;

static void
set_up(Fixture *fixture, gconstpointer data)
{
    (void) data;
    fixture->root = directory_new();
    fixture->shipped = g_build_filename(fixture->root, "shipped", NULL);
    fixture->user = g_build_filename(fixture->root, "user", NULL);
    fixture->cache = g_build_filename(fixture->root, "cache", NULL);
    fixture->faults = faults_new();
    write_file(fixture->shipped, "tiny.yaml", SMALL_HEAD);
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
    (void) data;
    remove_tree(fixture->root);
    g_free(fixture->root);
    g_free(fixture->shipped);
    g_free(fixture->user);
    g_free(fixture->cache);
    g_ptr_array_unref(fixture->faults);
    g_clear_error(&fixture->error);
}

static CeuRulebook *
load(Fixture *fixture, const char *body)
{
    const char *directories[] = { fixture->shipped, fixture->user, NULL };
    const char *bodies[] = { body, NULL };

    g_ptr_array_set_size(fixture->faults, 0);
    g_clear_error(&fixture->error);
    return ceu_rulebook_load(directories, body != NULL ? bodies : NULL, fixture->cache,
                             fixture->faults, &fixture->error);
}

static void
put(Fixture *fixture, const char *name, const char *content)
{
    write_file(fixture->user, name, content);
}

#define EXTENSION "format: 1\nextends: tiny\nverified: 2026-05-05\n"

static void
test_extends(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuRulebook) rulebook = NULL;
    const CeuBody *body;

    (void) data;
    put(fixture, "my-tiny.yaml",
        EXTENSION "sources: {S1: there, U1: my account}\n"
                  "credentials: [{id: EF, title: Echo, group: core}, {id: AB, title: Better}]\n"
                  "categories: [{id: law, title: Laws}, {id: art, title: Art, topics: art}]\n"
                  "origins: [{id: me, title: Me}]\n"
                  "rules:\n"
                  "- {id: R4, total: {flat: 12}, source: U1, confidence: A, until: 2026-12-31}\n"
                  "- {id: R4, total: {flat: 14}, source: S1, confidence: A, from: 2027-01-01}\n"
                  "- {id: R9, for: [CD, EF], require: {min: 2, category: art, origins: [us, me]}, "
                  "source: U1, confidence: A}\n");
    rulebook = load(fixture, NULL);
    g_assert_no_error(fixture->error);
    g_assert_cmpuint(fixture->faults->len, ==, 0);
    g_assert_cmpuint(ceu_rulebook_count(rulebook), ==, 1);
    body = ceu_rulebook_body(rulebook, "tiny");
    g_assert_cmpstr(body->name, ==, "Tiny");
    g_assert_cmpuint(body->rules->len, ==, 6);
    g_assert_cmpint(rule_by_id(body, "R4", ceu_date_from_ymd(2026, 6, 1))->total.flat.milli, ==,
                    12000);
    g_assert_cmpint(rule_by_id(body, "R4", ceu_date_from_ymd(2027, 6, 1))->total.flat.milli, ==,
                    14000);
    g_assert_cmpstr(rule_by_id(body, "R4", ceu_date_from_ymd(2027, 6, 1))->place, ==,
                    "my-tiny.yaml:10:3");
    g_assert_cmpstr(rule_by_id(body, "R3", CEU_DATE_NONE)->place, ==, "tiny.yaml:11:3");
    g_assert_cmpstr(ceu_body_source(body, "S1")->url, ==, "there");
    g_assert_cmpstr(ceu_body_source(body, "U1")->url, ==, "my account");
    g_assert_cmpstr(ceu_body_type(body, "AB")->title, ==, "Better");
    g_assert_cmpuint(body->types->len, ==, 3);
    g_assert_cmpstr(ceu_body_category(body, "law")->title, ==, "Laws");
    g_assert_cmpuint(body->categories->len, ==, 2);
    g_assert_cmpuint(body->origins->len, ==, 2);
}

/* An extension may speak of what its base declares, and replaces it by id. */
static void
test_extends_all(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuRulebook) rulebook = NULL;
    const CeuBody *body;

    (void) data;
    write_file(fixture->shipped, "tiny.yaml",
               WIDE_HEAD "- {id: R5, act: {title: Sit it again}, source: S1, confidence: A}\n");
    put(fixture, "my-tiny.yaml",
        EXTENSION "formats: [{id: live, title: On the spot}, {id: home, title: At home}]\n"
                  "traits: [{id: boss, title: Do you lead?, values: [yes, no, often]}]\n"
                  "categories: [{id: art, title: Art, parent: law}]\n"
                  "rules:\n"
                  "- {id: U1, require: {min: 2, formats: [live, home]}, after-act: R5, unless: "
                  "{boss: often}, source: S1, confidence: A}\n");
    rulebook = load(fixture, NULL);
    g_assert_no_error(fixture->error);
    body = ceu_rulebook_body(rulebook, "tiny");
    g_assert_cmpuint(body->formats->len, ==, 2);
    g_assert_cmpstr(ceu_body_format(body, "live")->title, ==, "On the spot");
    g_assert_cmpuint(body->traits->len, ==, 2);
    g_assert_cmpstr(ceu_body_trait(body, "boss")->title, ==, "Do you lead?");
    g_assert_cmpstr(ceu_body_category(body, "art")->parent, ==, "law");
    g_assert_cmpstr(rule_by_id(body, "U1", CEU_DATE_NONE)->after_act, ==, "R5");
}

static void
test_extends_in_vain(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuRulebook) rulebook = NULL;
    g_autofree char *text = NULL;

    (void) data;
    write_file(fixture->shipped, "tiny.yaml", WIDE_HEAD);
    put(fixture, "my-tiny.yaml",
        EXTENSION "categories: [{id: all, title: All, parent: law}]\n"
                  "rules:\n"
                  "- {id: U1, require: {min: 2, formats: lvie}, source: S1, confidence: A}\n"
                  "- {id: U2, carry: none, after-act: R4, source: S1, confidence: A}\n"
                  "- {id: U3, carry: none, if: {boss: often, bos: no}, source: S1, confidence: "
                  "A}\n");
    rulebook = load(fixture, NULL);
    g_assert_null(rulebook);
    text = faults_text(fixture->faults);
    g_assert_cmpstr(text, ==,
                    "4:44: category “law” is a parent of itself\n"
                    "6:39: unknown format “lvie”; did you mean “live”?\n"
                    "7:36: unknown act or duty “R4”\n"
                    "8:36: “boss” cannot be “often” (known: yes, no)\n"
                    "8:43: unknown trait “bos”; did you mean “boss”?\n");
}

/* The limit is that of the merged body. */
static void
test_extends_too_far(Fixture *fixture, gconstpointer data)
{
    static const char *const parts[] = { "categories", "origins", "formats" };

    (void) data;
    write_file(fixture->shipped, "tiny.yaml", WIDE_HEAD);
    for (gsize n = 0; n < G_N_ELEMENTS(parts); n++) {
        g_autoptr(GString) pack = g_string_new(EXTENSION "rules: []\n");
        g_autoptr(CeuRulebook) full = NULL, over = NULL;
        g_autofree char *text = NULL;
        int base = n == 0 ? 2 : 1;

        g_string_append_printf(pack, "%s:\n", parts[n]);
        for (int i = base; i < CEU_TAGS_MAX; i++)
            g_string_append_printf(pack, "- {id: t%d, title: T}\n", i);
        put(fixture, "my-tiny.yaml", pack->str);
        full = load(fixture, NULL);
        g_assert_no_error(fixture->error);
        g_string_append(pack, "- {id: last, title: T}\n");
        put(fixture, "my-tiny.yaml", pack->str);
        over = load(fixture, NULL);
        text = faults_text(fixture->faults);
        g_assert_null(over);
        g_assert_cmpstr(text, ==,
                        "6:1: a body has at most 60 of these; with those of “tiny” there are 61\n");
    }
}

static void
test_replaces(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuRulebook) rulebook = NULL;
    const CeuBody *body;

    (void) data;
    put(fixture, "anything.yaml",
        "format: 1\nbody: {id: tiny, name: Mine, title: Mine}\nverified: 2026-01-01\nrules:\n- "
        "{id: N1, note: only this, confidence: U}\n");
    rulebook = load(fixture, "TINY");
    g_assert_no_error(fixture->error);
    body = ceu_rulebook_body(rulebook, "tiny");
    g_assert_cmpstr(body->name, ==, "Mine");
    g_assert_cmpuint(body->rules->len, ==, 1);
    g_assert_cmpuint(fixture->faults->len, ==, 1); /* the warning that most is missing */
}

static void
test_wanted(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuRulebook) all = NULL;
    g_autoptr(CeuRulebook) tiny = NULL;
    g_autoptr(CeuRulebook) none = NULL;

    (void) data;
    write_file(fixture->shipped, "broken.yaml", "a: [");
    put(fixture, "other.yaml",
        "format: 1\nbody: {id: other, name: O, title: O}\nverified: never\nrules: 3\n");
    put(fixture, ".hidden.yaml", "a: [");
    put(fixture, "notes.txt", "a: [");
    put(fixture, "more.yaml~", "a: [");
    tiny = load(fixture, "tiny"); /* neither the broken nor the other one is looked at */
    g_assert_no_error(fixture->error);
    g_assert_cmpuint(ceu_rulebook_count(tiny), ==, 1);
    none = load(fixture, "absent");
    g_assert_no_error(fixture->error);
    g_assert_cmpuint(ceu_rulebook_count(none), ==, 0);
    all = load(fixture, NULL);
    g_assert_null(all);
    g_assert_error(fixture->error, CEU_ERROR, CEU_ERROR_RULE);
    g_assert_cmpuint(fixture->faults->len, ==, 4); /* syntax; two and a warning of the other pack */
    g_assert_nonnull(strstr(fixture->error->message, "broken.yaml:2:1: "));
    g_assert_nonnull(strstr(fixture->error->message, "(and 2 more)"));
}

static void
test_bad_extension(Fixture *fixture, gconstpointer data)
{
    g_autoptr(CeuRulebook) none = NULL;
    g_autoptr(CeuRulebook) late = NULL;
    g_autofree char *text = NULL;

    (void) data;
    put(fixture, "a.yaml", "format: 1\nextends: tny\nverified: 2026-01-01\nrules: []\n");
    put(fixture, "b.yaml",
        EXTENSION "rules:\n- {id: Q1, for: AX, carry: none, source: S3, confidence: B}\n"
                  "- {id: Q2, ladder: {stage: revoked, base: inactive, after: {days: 2}}, source: "
                  "S1, confidence: B}\n");
    none = load(fixture, NULL);
    text = faults_text(fixture->faults);
    g_assert_null(none);
    g_assert_cmpstr(text, ==,
                    "2:10: there is no body “tny” to extend; did you mean “tiny”?\n"
                    "5:17: unknown credential or group “AX”\n"
                    "5:42: unknown source “S3”\n"
                    "6:3: counts from “inactive”, but no rule of its clock states that stage\n");
    late = load(fixture, "elsewhere"); /* nothing of this is asked for */
    g_assert_no_error(fixture->error);
    g_assert_cmpuint(ceu_rulebook_count(late), ==, 0);
}

static void
test_unreadable(Fixture *fixture, gconstpointer data)
{
    g_autofree char *in_the_way = g_build_filename(fixture->user, "dir.yaml", NULL);
    g_autofree char *large = g_strnfill(256 * 1024 + 1, '#');

    (void) data;
    put(fixture, "large.yaml", large);
    g_assert_null(load(fixture, NULL));
    g_assert_error(fixture->error, CEU_ERROR, CEU_ERROR_RULE);
    g_assert_nonnull(
        strstr(fixture->error->message, "large.yaml:1:1: the file is larger than 256 KiB"));
    g_assert_cmpint(g_mkdir(in_the_way, 0700), ==, 0);
    g_assert_null(load(fixture, NULL));
    g_assert_error(fixture->error, CEU_ERROR, CEU_ERROR_IO);
    remove_tree(fixture->user);
    g_assert_true(g_file_set_contents(fixture->user, "a file", -1, NULL)); /* no directory */
    g_assert_null(load(fixture, NULL));
    g_assert_error(fixture->error, CEU_ERROR, CEU_ERROR_IO);
}

static void
test_no_directories(Fixture *fixture, gconstpointer data)
{
    const char *directories[] = { "/nonexistent/ceu", NULL };
    g_autoptr(CeuRulebook) rulebook =
        ceu_rulebook_load(directories, NULL, NULL, NULL, &fixture->error);

    (void) data;
    g_assert_no_error(fixture->error);
    g_assert_cmpuint(ceu_rulebook_count(rulebook), ==, 0);
}

/* Whatever happens to pack or cache, the answer is that of the pack. */
static void
test_cache(Fixture *fixture, gconstpointer data)
{
    g_autofree char *folder = g_build_filename(fixture->cache, "rules", NULL);
    g_autofree char *cached = NULL;
    g_autofree char *content = NULL;
    g_autofree char *again = NULL;
    gsize size, again_size;

    (void) data;
    g_usleep(SETTLE_USEC);
    for (int round = 0; round < 4; round++) {
        g_autoptr(CeuRulebook) rulebook = load(fixture, "tiny");

        g_assert_no_error(fixture->error);
        g_assert_cmpstr(rule_by_id(ceu_rulebook_body(rulebook, "tiny"), "R3", CEU_DATE_NONE)->place,
                        ==, "tiny.yaml:11:3");
        if (cached == NULL) {
            g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);

            cached = g_build_filename(folder, g_dir_read_name(dir), NULL);
            g_assert_true(g_file_get_contents(cached, &content, &size, NULL));
        }
        if (round == 1)
            g_assert_true(g_file_set_contents(cached, content, (gssize) size / 2, NULL));
        if (round == 2)
            g_assert_true(g_file_set_contents(cached, "garbage", -1, NULL));
    }
    g_assert_true(g_file_get_contents(cached, &again, &again_size, NULL));
    assert_same_bytes(again, again_size, content, size); /* mended each time */
}

static void
test_cache_stale(Fixture *fixture, gconstpointer data)
{
    g_autofree char *path = g_build_filename(fixture->shipped, "tiny.yaml", NULL);
    g_auto(GStrv) parts = g_strsplit(SMALL_HEAD, "flat: 10", 2);
    g_autofree char *changed = g_strjoinv("flat: 99", parts); /* the same size */
    g_autoptr(CeuRulebook) before = NULL;
    g_autoptr(CeuRulebook) after = NULL;
    struct utimbuf times = { .actime = 1, .modtime = 1 };

    (void) data;
    g_assert_cmpint(utime(path, &times), ==, 0);
    g_usleep(SETTLE_USEC);
    before = load(fixture, "tiny");
    g_assert_cmpint(
        rule_by_id(ceu_rulebook_body(before, "tiny"), "R4", CEU_DATE_NONE)->total.flat.milli, ==,
        10000);
    g_assert_true(
        g_file_set_contents_full(path, changed, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    g_assert_cmpint(utime(path, &times), ==, 0); /* and the same modification time */
    after = load(fixture, "tiny");
    g_assert_cmpint(
        rule_by_id(ceu_rulebook_body(after, "tiny"), "R4", CEU_DATE_NONE)->total.flat.milli, ==,
        99000);
}

/* What was faulty when it was new is faulty each time: another body's start must not make it known. */
static void
test_cache_faulty(Fixture *fixture, gconstpointer data)
{
    g_auto(GStrv) parts = g_strsplit(SMALL_HEAD, "id: tiny", 2);
    g_autofree char *other = g_strjoinv("id: odd", parts);
    g_autofree char *text = g_strconcat(
        other, "- {id: R9, require: {min: 2, category: nothing}, source: S1, confidence: A}\n",
        NULL);

    (void) data;
    put(fixture, "odd.yaml", text);
    g_usleep(SETTLE_USEC);
    for (int round = 0; round < 3; round++) {
        g_autoptr(CeuRulebook) unasked = load(fixture, "tiny");
        g_autoptr(CeuRulebook) asked = NULL;

        g_assert_no_error(fixture->error);
        g_assert_nonnull(unasked);
        asked = load(fixture, "odd");
        g_assert_error(fixture->error, CEU_ERROR, CEU_ERROR_RULE);
        g_assert_null(asked);
        g_assert_nonnull(strstr(fixture->error->message, "unknown category “nothing”"));
    }
}

int
main(int argc, char **argv)
{
    static const struct {
        const char *path;
        void (*test)(Fixture *, gconstpointer);
    } tests[] = {
        { "/load/extends", test_extends },
        { "/load/extends-all", test_extends_all },
        { "/load/extends-in-vain", test_extends_in_vain },
        { "/load/extends-too-far", test_extends_too_far },
        { "/load/replaces", test_replaces },
        { "/load/wanted", test_wanted },
        { "/load/bad-extension", test_bad_extension },
        { "/load/unreadable", test_unreadable },
        { "/load/no-directories", test_no_directories },
        { "/load/cache", test_cache },
        { "/load/cache-stale", test_cache_stale },
        { "/load/cache-faulty", test_cache_faulty },
    };

    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(tests); i++)
        g_test_add(tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
    return g_test_run();
}
