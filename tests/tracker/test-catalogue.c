/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A catalogue by its name: rules of plural forms, damaged files, and one language for a calendar of several writers. */
#include "tracker/catalogue.h"
#include "tracker/home.h"

#define POLISH "n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2"
#define ARABIC "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5"

static const struct {
    const char *rule;
    unsigned long n, want;
} plurals[] = {
    { "n != 1", 0, 1 },   { "n != 1", 1, 0 },
    { "n != 1", 2, 1 },   { "n > 1", 0, 0 },
    { "n>1", 2, 1 },      { "0", 7, 0 },
    { "(n == 1)", 1, 1 }, { "!n", 0, 1 },
    { "!!n", 5, 1 },      { "n<=1", 1, 1 },
    { "n%2*3+1", 3, 4 },  { "10-3-2", 0, 5 },
    { "1+2*3", 0, 7 },    { "12/4/3", 0, 1 },
    { "1||0&&0", 0, 1 },  { POLISH, 1, 0 },
    { POLISH, 3, 1 },     { POLISH, 13, 2 },
    { POLISH, 22, 1 },    { POLISH, 112, 2 },
    { ARABIC, 0, 0 },     { ARABIC, 2, 2 },
    { ARABIC, 105, 3 },   { ARABIC, 111, 4 },
    { ARABIC, 101, 5 },   { "n==1?0:n==2?1:2", 2, 1 },
};

static const char *const no_rules[] = {
    "",      "n +",
    "(n",    "n)",
    "n = 1", "x",
    "n ? 1", "1 / 0",
    "n % 0", "99999999999",
    "n 1",   "-1",
    "n;",    "((((((((((((((((((((((((((((((((((((((((n))))))))))))))))))))))))))))))))))))))))",
};

static void
test_plurals(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(plurals); i++) {
        unsigned long got = 99;

        g_test_message("%s of %lu", plurals[i].rule, plurals[i].n);
        g_assert_true(ceu_plural_evaluate(plurals[i].rule, plurals[i].n, &got));
        g_assert_cmpuint(got, ==, plurals[i].want);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(no_rules); i++) {
        unsigned long got = 99;

        g_test_message("%s", no_rules[i]);
        g_assert_false(ceu_plural_evaluate(no_rules[i], 1, &got));
        g_assert_cmpuint(got, ==, 99);
    }
}

static void
test_codes(void)
{
    static const char *const codes[] = { "es", "pt_BR", "sr@latin", "en" };
    static const char *const others[] = { "",   "e",          "C",        "ES",
                                          "..", "es/../../x", "es.UTF-8", "esesesesesesesesess" };

    for (size_t i = 0; i < G_N_ELEMENTS(codes); i++)
        g_assert_true(ceu_language_is_code(codes[i]));
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        g_assert_false(ceu_language_is_code(others[i]));
}

static char *
locale_directory(void)
{
    return g_build_filename(CEU_BUILD_DIR, "po", "locale", NULL);
}

/* Catalogues are for ever; these are held here, so that a leak checker is content. */
static const CeuLanguage *
load(const char *directory, const char *code, GError **error)
{
    static GPtrArray *loaded;
    const CeuLanguage *language = ceu_catalogue_load(directory, code, error);

    if (loaded == NULL)
        loaded = g_ptr_array_new();
    g_ptr_array_add(loaded, (gpointer) language);
    return language;
}

/* Word for word what gettext finds in the same file. */
static void
test_spanish(void)
{
    g_autofree char *directory = locale_directory();
    g_autoptr(GError) error = NULL;
    const CeuLanguage *spanish = load(directory, "es", &error);

    g_assert_no_error(error);
    g_assert_cmpstr(ceu_say(spanish, "Dues due"), ==, "Vencen las cuotas");
    g_assert_cmpstr(ceu_say(spanish, "no such message"), ==, "no such message");
    g_assert_cmpstr(ceu_say(spanish, ""), !=, NULL);
    g_assert_cmpstr(ceu_say_n(spanish, "%u day", "%u days", 1), ==, "%u día");
    g_assert_cmpstr(ceu_say_n(spanish, "%u day", "%u days", 0), ==, "%u días");
    g_assert_cmpstr(ceu_say_n(spanish, "%u day", "%u days", 2), ==, "%u días");
    g_assert_cmpstr(ceu_say_n(spanish, "one cat", "many cats", 1), ==, "one cat");
    g_assert_cmpstr(ceu_say_n(spanish, "one cat", "many cats", 2), ==, "many cats");
}

/* Writes @size bytes of @data as the catalogue of "xx" and reads it. */
static bool
loads(const Home *home, const char *data, size_t size)
{
    g_autofree char *path = ceu_catalogue_path(home->directory, "xx");
    g_autofree char *folder = g_path_get_dirname(path);
    g_autoptr(GError) error = NULL;
    const CeuLanguage *language;

    g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
    g_assert_true(g_file_set_contents(path, data, (gssize) size, NULL));
    language = load(home->directory, "xx", &error);
    if (language == NULL)
        g_assert_error(error, CEU_ERROR, CEU_ERROR_PARSE);
    else
        (void) ceu_say_n(language, "%u day", "%u days", 7); /* must stay within the file */
    return language != NULL;
}

/* Cut short anywhere, or with a number changed: an error or a catalogue, never a read beyond its end. */
static void
test_damaged(Home *home, gconstpointer data)
{
    g_autofree char *directory = locale_directory();
    g_autofree char *path = ceu_catalogue_path(directory, "es");
    g_autoptr(GRand) rand = g_rand_new_with_seed(42);
    g_autofree char *text = NULL;
    gsize size;

    (void) data;
    g_assert_true(g_file_get_contents(path, &text, &size, NULL));
    g_assert_true(loads(home, text, size));
    for (gsize cut = 0; cut < size; cut += cut < 64 ? 1 : 997)
        g_assert_false(loads(home, text, cut));
    for (int i = 0; i < 300; i++) {
        gsize at = (gsize) g_rand_int_range(rand, 0, i < 150 ? 28 : 2400);
        char before = text[at];

        text[at] = (char) g_rand_int_range(rand, 0, 256);
        (void) loads(home, text, size);
        text[at] = before;
    }
}

static void
test_missing(Home *home, gconstpointer data)
{
    static const char *const codes[] = { "xx", "../..", "fr" };
    const CeuLanguage *language = NULL;

    (void) data;
    for (size_t i = 0; i < G_N_ELEMENTS(codes); i++) {
        g_autoptr(GError) error = NULL;

        g_assert_null(load(home->directory, codes[i], &error));
        g_assert_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND);
    }
    g_assert_true(ceu_language_find("en", &language, NULL));
    g_assert_true(ceu_language_find("en_US", &language, NULL));
    g_assert_null(language);
}

static char *
publish_as(CeuTracker *tracker, const CeuPublishOptions *options, int *out_highest)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuPublication) publication =
        ceu_tracker_publish(tracker, day("2026-11-23"), at("2026-11-23", 10, 0), options, &error);
    GString *text = g_string_new(NULL);

    g_assert_no_error(error);
    *out_highest = 0;
    for (guint i = 0; i < publication->items->len; i++) {
        const CeuPublished *one = g_ptr_array_index(publication->items, i);

        g_string_append_printf(text, "%s %s %s %d\n", one->uid, one->summary, one->description,
                               one->sequence);
        *out_highest = MAX(*out_highest, one->sequence);
    }
    return g_string_free(text, FALSE);
}

/* A terminal of another language takes over the calendar's; the service and the setting change it, once. */
static void
test_one_language(Home *home, gconstpointer data)
{
    const CeuPublishOptions spanish = { .language = "es" }, english = { .language = "en" };
    const CeuPublishOptions terminal = { 0 }, service = { .follow_locale = true };
    const struct {
        const CeuPublishOptions *options;
        const char *word;
        int sequence;
    } steps[] = {
        { &terminal, "CEUs due", 0 },       { &spanish, "Vencen las CEU", 1 },
        { &terminal, "Vencen las CEU", 1 }, { &terminal, "Vencen las CEU", 1 },
        { &service, "CEUs due", 2 },        { &terminal, "CEUs due", 2 },
        { &service, "CEUs due", 2 },        { &english, "CEUs due", 2 },
        { &spanish, "Vencen las CEU", 3 },
    };
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autofree char *directory = locale_directory();
    uint32_t before = 0, after = 0;

    (void) data;
    g_setenv("CEU_LOCALE_DIR", directory, TRUE);
    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
        g_autofree char *text = NULL;
        int highest;

        g_test_message("step %zu", i);
        g_assert_true(ceu_tracker_version(tracker, &before, NULL));
        text = publish_as(tracker, steps[i].options, &highest);
        g_assert_true(ceu_tracker_version(tracker, &after, NULL));
        g_assert_nonnull(strstr(text, steps[i].word));
        g_assert_cmpint(highest, ==, steps[i].sequence);
        /* Nothing is written where nothing changes: no other program is woken. */
        g_assert_cmpuint(after - before, ==,
                         i == 0 || steps[i].sequence > steps[i - 1].sequence ? 1 : 0);
    }
    g_unsetenv("CEU_LOCALE_DIR");
}

static void
test_unknown_language(Home *home, gconstpointer data)
{
    const CeuPublishOptions options = { .language = "qq" };
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    g_autoptr(GError) error = NULL;

    (void) data;
    g_assert_null(
        ceu_tracker_publish(tracker, day("2026-11-23"), at("2026-11-23", 10, 0), &options, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/catalogue/plurals", test_plurals);
    g_test_add_func("/catalogue/codes", test_codes);
    g_test_add_func("/catalogue/spanish", test_spanish);
#define ADD(name, test) g_test_add("/catalogue/" name, Home, NULL, home_up, test, home_down)
    ADD("damaged", test_damaged);
    ADD("missing", test_missing);
    ADD("one-language", test_one_language);
    ADD("unknown-language", test_unknown_language);
#undef ADD
    return g_test_run();
}
