/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may ask, what is had already, dates: the decisions of ceu-serve that need no socket. */
#include "rules.h"

static void
secrets(void)
{
    static const struct {
        const char *asked, *secret;
        bool same;
    } rows[] = {
        { "/abc/renewals.ics", "/abc/renewals.ics", true },
        { "/abd/renewals.ics", "/abc/renewals.ics", false },
        { "/abc/renewals.ic", "/abc/renewals.ics", false },
        { "/abc/renewals.icss", "/abc/renewals.ics", false },
        { "", "/abc", false },
        { "/abc/abc", "/abc", false }, /* the secret repeated */
        { "x", "", false },
        { "", "", true },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        g_assert_cmpint(serve_same_secret(rows[i].asked, rows[i].secret), ==, rows[i].same);
}

static void
hosts(void)
{
    static const struct {
        const char *host, *address, *name;
        bool allowed;
    } rows[] = {
        { "localhost", "127.0.0.1", NULL, true },
        { "LocalHost:7482", "127.0.0.1", NULL, true },
        { "localhost.", "127.0.0.1", NULL, true },
        { "127.0.0.1:7482", "127.0.0.1", NULL, true },
        { "127.8.9.1", "127.0.0.1", NULL, true },
        { "[::1]:7482", "127.0.0.1", NULL, true },
        { "[::ffff:127.0.0.1]", "127.0.0.1", NULL, true },
        { "evil.example", "127.0.0.1", NULL, false },
        { "localhost.evil.example", "127.0.0.1", NULL, false },
        { "127.0.0.1.evil.example", "127.0.0.1", NULL, false },
        { "evil.example:7482", "0.0.0.0", NULL, false },
        { "127.0.0.1@evil.example", "127.0.0.1", NULL, false },
        { "127.0.0.1:80:80", "127.0.0.1", NULL, false },
        { "127.0.0.1:80x", "127.0.0.1", NULL, false },
        { "2130706433", "127.0.0.1", NULL, false },
        { "0x7f.1", "127.0.0.1", NULL, false },
        { "", "127.0.0.1", NULL, false },
        { ":80", "127.0.0.1", NULL, false },
        { "[]:80", "127.0.0.1", NULL, false },
        { "[::1", "127.0.0.1", NULL, false },
        { ".", "127.0.0.1", NULL, false },
        { "192.0.2.7", "127.0.0.1", NULL, false },
        { "192.0.2.7:7482", "192.0.2.7", NULL, true },
        { "192.0.2.8", "192.0.2.7", NULL, false },
        { "192.0.2.8", "0.0.0.0", NULL, true }, /* an address is no name to be rebound */
        { "[2001:db8::1]", "::", NULL, true },
        { "my-pc.local:7482", "0.0.0.0", "my-pc.local", true },
        { "MY-PC.local.", "0.0.0.0", "my-pc.local", true },
        { "my-pc.local", "0.0.0.0", NULL, false },
        { "other.local", "0.0.0.0", "my-pc.local", false },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (serve_host_allowed(rows[i].host, rows[i].address, rows[i].name) != rows[i].allowed)
            g_error("Host “%s” at %s", rows[i].host, rows[i].address);
    }
}

static void
tags(void)
{
    static const struct {
        const char *header;
        bool named;
    } rows[] = {
        { "\"abc\"", true },
        { "W/\"abc\"", true },
        { "*", true },
        { " * ", true },
        { "\"x\", \"abc\"", true },
        { "\"x\",W/\"abc\",\"y\"", true },
        { "\"x,y\", \"abc\"", true }, /* a comma within a tag */
        { ", , \"abc\"", true },
        { "\"abcd\"", false },
        { "\"ab\"", false },
        { "abc", false },
        { "w/\"abc\"", false },
        { "\"x\" abc \"abc\"", false },
        { "\"abc", false },
        { "*, \"abc\"", false },
        { "\"x\", *", false },
        { "", false },
        { "W/", false },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (serve_names_tag(rows[i].header, "\"abc\"") != rows[i].named)
            g_error("If-None-Match: %s", rows[i].header);
    }
}

static void
tag_of_content(void)
{
    g_autoptr(GBytes) nothing = g_bytes_new_static("", 0), something = g_bytes_new_static("x", 1);
    g_autofree char *first = serve_make_tag(nothing), *second = serve_make_tag(something);

    g_assert_cmpstr(first, ==, "\"e3b0c44298fc1c149afbf4c8996fb924\"");
    g_assert_cmpstr(second, ==, "\"2d711642b726b04401627ca9fbac32f5\"");
}

static void
dates(void)
{
    char text[SERVE_DATE_SIZE];

    g_assert_cmpstr(serve_format_date(784111777, text), ==, "Sun, 06 Nov 1994 08:49:37 GMT");
    g_assert_cmpstr(serve_format_date(0, text), ==, "Thu, 01 Jan 1970 00:00:00 GMT");
    g_assert_cmpstr(serve_format_date(253402300799, text), ==, "Fri, 31 Dec 9999 23:59:59 GMT");
    g_assert_null(serve_format_date(253402300800, text));
}

static void
loopback(void)
{
    g_assert_true(serve_is_loopback("127.0.0.1"));
    g_assert_true(serve_is_loopback("127.255.0.9"));
    g_assert_true(serve_is_loopback("::1"));
    g_assert_false(serve_is_loopback("0.0.0.0"));
    g_assert_false(serve_is_loopback("::"));
    g_assert_false(serve_is_loopback("128.0.0.1"));
    g_assert_false(serve_is_loopback("localhost"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/serve/secrets", secrets);
    g_test_add_func("/serve/hosts", hosts);
    g_test_add_func("/serve/tags", tags);
    g_test_add_func("/serve/tag-of-content", tag_of_content);
    g_test_add_func("/serve/dates", dates);
    g_test_add_func("/serve/loopback", loopback);
    return g_test_run();
}
