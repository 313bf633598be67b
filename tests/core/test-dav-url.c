/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which addresses may be spoken to, and where a server may send us. */
#include <ceu/dav.h>
#include <string.h>

static const struct {
    const char *url;
    const char *fault; /* in the message; NULL: it is allowed */
} url_rows[] = {
    { "https://cal.example.org", NULL },
    { "https://cal.example.org:8443/remote.php/dav/", NULL },
    { "HTTPS://Cal.Example.Org/", NULL },
    { "https://[2001:db8::1]/", NULL },
    { "https://cal.example.org/a%20b/", NULL },
    { "http://localhost:5232/", NULL },
    { "http://LOCALHOST/", NULL },
    { "http://127.0.0.1:5232/me/", NULL },
    { "http://127.255.255.254/", NULL },
    { "http://[::1]:5232/", NULL },
    { "http://cal.example.org/", "write https://" },
    { "http://128.0.0.1/", "write https://" },
    { "http://127.0.0.1.example.org/", "write https://" },
    { "http://127.0.0/", "write https://" },
    { "http://127.0.0.256/", "write https://" },
    { "http://127.0.0.0x1/", "write https://" },
    { "http://localhost.example.org/", "write https://" },
    { "http://[::2]/", "write https://" },
    { "http://[::ffff:127.0.0.1]/", "write https://" },
    { "http://0.0.0.0/", "write https://" },
    { "http://2130706433/", "write https://" },
    { "https://me@cal.example.org/", "set caldav.user" },
    { "https://me:secret@cal.example.org/", "set caldav.user" },
    { "http://localhost@evil.example.org/", "set caldav.user" },
    { "https://cal.example.org/?a=b", "have no place" },
    { "https://cal.example.org/#a", "have no place" },
    { "ftp://cal.example.org/", "begins with https://" },
    { "file:///etc/passwd", "begins with https://" },
    { "https://", "" },
    { "https:///path", "names no host" },
    { "cal.example.org", "no address" },
    { "", "no address" },
    { "https://cal.example.org/a b", "encoded" },
    { "https://cal.example.org/\r\nX: y", "encoded" },
    { "https://cal.example.org\\@evil.org/", "encoded" },
    { "https://kalender.exämple.org/", "encoded" },
};

static void
urls(void)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(url_rows); i++) {
        g_autoptr(GError) error = NULL;
        bool allowed = ceu_dav_url_check(url_rows[i].url, &error);

        g_test_message("%s: %s", url_rows[i].url, error == NULL ? "allowed" : error->message);
        g_assert_cmpint(allowed, ==, url_rows[i].fault == NULL);
        if (allowed)
            continue;
        g_assert_error(error, CEU_ERROR, CEU_ERROR_RANGE);
        g_assert_nonnull(strstr(error->message, url_rows[i].fault));
    }
}

static void
a_long_url_is_refused(void)
{
    g_autofree char *tail = g_strnfill(1000, 'a');
    g_autofree char *url = g_strconcat("https://cal.example.org/", tail, NULL);

    g_assert_false(ceu_dav_url_check(url, NULL));
}

static const struct {
    const char *base, *reference;
    const char *want; /* NULL: it is elsewhere */
} resolve_rows[] = {
    { "https://a.org/x/", "y.ics", "https://a.org/x/y.ics" },
    { "https://a.org/x/", "/y/", "https://a.org/y/" },
    { "https://a.org/x/", "https://a.org/y/", "https://a.org/y/" },
    { "https://a.org/x/", "https://a.org:443/y/", "https://a.org/y/" },
    { "https://a.org:443/x/", "https://a.org/y/", "https://a.org/y/" },
    { "https://a.org/x/", "HTTPS://A.ORG/y/", "https://A.ORG/y/" },
    { "https://a.org/x/", "../../z/", "https://a.org/z/" },
    { "http://localhost:1/x/", "/me%40b/", "http://localhost:1/me%40b/" },
    { "https://a.org/x/", "https://b.org/y/", NULL },
    { "https://a.org/x/", "//b.org/y/", NULL },
    { "https://a.org/x/", "http://a.org/y/", NULL },
    { "https://a.org/x/", "https://a.org:8443/y/", NULL },
    { "https://a.org/x/", "https://a.org.evil.org/", NULL },
    { "https://a.org/x/", "https://me@a.org/", NULL },
    { "https://localhost/x/", "http://localhost/", NULL },
    { "http://localhost/x/", "http://127.0.0.1/", NULL },
    { "http://localhost/x/", "https://localhost/", NULL },
    { "https://a.org/x/", "/y/?a", NULL },
    { "https://a.org/x/", "/y\r\nX: z", NULL },
    { "https://a.org/x/", "javascript:alert(1)", NULL },
};

static void
references(void)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(resolve_rows); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *got =
            ceu_dav_url_resolve(resolve_rows[i].base, resolve_rows[i].reference, &error);

        g_test_message("%s + %s: %s", resolve_rows[i].base, resolve_rows[i].reference,
                       got != NULL ? got : error->message);
        g_assert_cmpstr(got, ==, resolve_rows[i].want);
        if (got == NULL)
            g_assert_error(error, CEU_ERROR, CEU_ERROR_RANGE);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/dav-url/urls", urls);
    g_test_add_func("/dav-url/long", a_long_url_is_refused);
    g_test_add_func("/dav-url/references", references);
    return g_test_run();
}
