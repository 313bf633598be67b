/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hostile texts on their way to a notification server: visible, short, one line, escaped once or not at all. */
#include "bubble-text.h"

#include <string.h>

#define LONG_LENGTH 10000

static const struct {
    const char *text, *summary; /* NULL: as it is */
} rows[] = {
    { "AAPC: 6 of 36 CEUs missing", NULL },
    { "", NULL },
    { "<b>now</b> <a href=\"https://x\">pay</a> <img src=x>", NULL },
    { "A&B &amp; C &lt; D <unclosed", NULL },
    { "%n %s %1$s %%", NULL },
    { "de \xc3\xa9tude \xe6\x97\xa5 e\xcc\x81", NULL },
    { "zero\xe2\x80\x8bwidth", NULL },
    { "two\nlines\r\n", "two\\nlines\\x0d\\n" },
    { "bell\a back\b tab\t del\x7f", "bell\\x07 back\\x08 tab\\x09 del\\x7f" },
    { "\x1b[31mred\x1b]0;title\a", "\\x1b[31mred\\x1b]0;title\\x07" },
    { "c1\xc2\x9bm", "c1\\x9bm" },
    { "over\xe2\x80\xae\xe2\x80\xaa\xe2\x80\xac", "over\\u202e\\u202a\\u202c" },
    { "iso\xe2\x81\xa6\xe2\x81\xa9", "iso\\u2066\\u2069" },
    { "para\xe2\x80\xa8\xe2\x80\xa9", "para\\u2028\\u2029" },
    { "bad \xff\xfe utf \xc3", "bad \\xff\\xfe utf \\xc3" },
    { "nul \xc0\x80 surrogate \xed\xa0\x80", "nul \\xc0\\x80 surrogate \\xed\\xa0\\x80" },
};

/* What no text may have when it leaves. */
static void
assert_harmless(const char *text, bool lines)
{
    g_assert_true(g_utf8_validate(text, -1, NULL));
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);

        if (lines && c == '\n')
            continue;
        g_assert_false(g_unichar_iscntrl(c));
        g_assert_false(c >= 0x202A && c <= 0x202E);
        g_assert_false(c >= 0x2066 && c <= 0x2069);
    }
}

/* What a server shows that reads markup: GLib's own reader stands in for it. */
static void
on_text(GMarkupParseContext *context G_GNUC_UNUSED, const char *text, gsize length, gpointer out,
        GError **error G_GNUC_UNUSED)
{
    g_string_append_len(out, text, (gssize) length);
}

static void
on_element(GMarkupParseContext *context G_GNUC_UNUSED, const char *name,
           const char **names G_GNUC_UNUSED, const char **values G_GNUC_UNUSED,
           gpointer out G_GNUC_UNUSED, GError **error G_GNUC_UNUSED)
{
    g_assert_cmpstr(name, ==, "body"); /* only our own */
}

static char *
as_server_shows(const char *markup)
{
    static const GMarkupParser parser = { .start_element = on_element, .text = on_text };
    GString *out = g_string_new(NULL);
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, out, NULL);
    g_autofree char *document = g_strdup_printf("<body>%s</body>", markup);
    g_autoptr(GError) error = NULL;

    g_markup_parse_context_parse(context, document, -1, &error);
    g_assert_no_error(error);
    g_markup_parse_context_free(context);
    return g_string_free(out, FALSE);
}

static void
test_hostile(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        const char *want = rows[i].summary != NULL ? rows[i].summary : rows[i].text;
        g_autofree char *summary = bubble_text_summary(rows[i].text);
        g_autofree char *again = bubble_text_summary(summary);
        g_autofree char *plain = bubble_text_body(rows[i].text, NULL, false);
        g_autofree char *markup = bubble_text_body(rows[i].text, NULL, true);
        g_autofree char *shown = as_server_shows(markup);

        g_assert_cmpstr(summary, ==, want);
        g_assert_cmpstr(again, ==, want); /* made visible once is enough */
        assert_harmless(summary, false);
        assert_harmless(plain, true);
        assert_harmless(markup, true);
        g_assert_cmpstr(shown, ==, plain);
        if (rows[i].summary == NULL)
            g_assert_cmpstr(plain, ==, rows[i].text);
    }
}

static void
test_lines(void)
{
    g_autofree char *plain = bubble_text_body("a\x1b\nb\n", "ceu ack 1", false);
    g_autofree char *empty = bubble_text_body("", "ceu ack 1", false);

    g_assert_cmpstr(plain, ==, "a\\x1b\nb\n\nceu ack 1");
    g_assert_cmpstr(empty, ==, "ceu ack 1");
}

/* 10,000 of any character: cut, between characters, and the commands are still there. */
static void
test_long(void)
{
    static const char *const characters[] = {
        "a", "&", "\xc3\xa9", "\xe6\x97\xa5", "\xf0\x9f\x93\x85", "\x1b", "\xff", "\n"
    };

    for (size_t i = 0; i < G_N_ELEMENTS(characters); i++) {
        GString *text = g_string_new(NULL);
        g_autofree char *summary = NULL;
        g_autofree char *plain = NULL;
        g_autofree char *markup = NULL;
        g_autofree char *shown = NULL;

        for (unsigned n = 0; n < LONG_LENGTH; n++)
            g_string_append(text, characters[i]);
        summary = bubble_text_summary(text->str);
        plain = bubble_text_body(text->str, "ceu ack 1", false);
        markup = bubble_text_body(text->str, "ceu ack 1", true);
        shown = as_server_shows(markup);
        g_assert_cmpint(g_utf8_strlen(summary, -1), ==, CEU_SUMMARY_MAX_CHARACTERS);
        g_assert_cmpuint(strlen(plain), <=, CEU_BODY_MAX_BYTES);
        g_assert_cmpuint(strlen(plain), >, CEU_BODY_MAX_BYTES - 8);
        g_assert_true(g_str_has_suffix(plain, "…\nceu ack 1"));
        g_assert_true(g_str_has_suffix(summary, "…"));
        g_assert_cmpstr(shown, ==, plain);
        assert_harmless(summary, false);
        assert_harmless(plain, true);
        g_string_free(text, TRUE);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/bubble-text/hostile", test_hostile);
    g_test_add_func("/bubble-text/lines", test_lines);
    g_test_add_func("/bubble-text/long", test_long);
    return g_test_run();
}
