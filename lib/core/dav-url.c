/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses that may be spoken to: encrypted, or on this machine; and never where a server sends us on a whim. */
#include <ceu/dav.h>

#include <string.h>

#define URL_MAX 1000 /* bytes */
#define FLAGS ((GUriFlags) (G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE))

static bool
fail(GError **error, const char *url, const char *why)
{
    g_set_error(error, CEU_ERROR, CEU_ERROR_RANGE, "“%.100s” cannot be used: %s", url, why);
    return false;
}

/* "127.1.2.3": four numbers, the first of them 127. */
static bool
is_loopback_four(const char *host)
{
    g_auto(GStrv) parts = g_strsplit(host, ".", 5);
    guint64 value;

    if (g_strv_length(parts) != 4 || strcmp(parts[0], "127") != 0)
        return false;
    for (int i = 1; i < 4; i++) {
        if (!g_ascii_string_to_unsigned(parts[i], 10, 0, 255, &value, NULL))
            return false;
    }
    return true;
}

static bool
is_loopback(const char *host)
{
    return g_ascii_strcasecmp(host, "localhost") == 0 || strcmp(host, "::1") == 0 ||
           is_loopback_four(host);
}

/* No control character, no blank, nothing that would end a line of a request. */
static bool
is_plain(const char *url)
{
    for (const char *c = url; *c != '\0'; c++) {
        if (!g_ascii_isgraph(*c) || *c == '"' || *c == '<' || *c == '>' || *c == '\\')
            return false;
    }
    return true;
}

static bool
check_parts(const char *url, GUri *uri, GError **error)
{
    const char *scheme = g_uri_get_scheme(uri), *host = g_uri_get_host(uri);

    if (strcmp(scheme, "https") != 0 && strcmp(scheme, "http") != 0)
        return fail(error, url, "an address begins with https://");
    if (host == NULL || *host == '\0')
        return fail(error, url, "it names no host");
    if (g_uri_get_userinfo(uri) != NULL)
        return fail(error, url, "a user or password has no place in it; set caldav.user");
    if (g_uri_get_query(uri) != NULL || g_uri_get_fragment(uri) != NULL)
        return fail(error, url, "“?” and “#” have no place in it");
    if (strcmp(scheme, "http") == 0 && !is_loopback(host))
        return fail(error, url,
                    "without encryption anyone on the way could read the password; write https://");
    return true;
}

/* (transfer full) (nullable) */
static GUri *
parse(const char *url, GError **error)
{
    g_autoptr(GUri) uri = NULL;

    if (strlen(url) > URL_MAX || !is_plain(url)) {
        (void) fail(error, url, "it is too long, or has characters that have to be encoded");
        return NULL;
    }
    uri = g_uri_parse(url, FLAGS, NULL);
    if (uri == NULL) {
        (void) fail(error, url, "it is no address such as https://calendar.example.org/");
        return NULL;
    }
    return check_parts(url, uri, error) ? g_steal_pointer(&uri) : NULL;
}

bool
ceu_dav_url_check(const char *url, GError **error)
{
    g_autoptr(GUri) uri = NULL;

    g_return_val_if_fail(url != NULL, false);

    uri = parse(url, error);
    return uri != NULL;
}

/* The port, also where it goes without saying. */
static int
port_of(GUri *uri)
{
    int port = g_uri_get_port(uri);

    if (port > 0)
        return port;
    return strcmp(g_uri_get_scheme(uri), "https") == 0 ? 443 : 80;
}

char *
ceu_dav_url_resolve(const char *base, const char *reference, GError **error)
{
    g_autoptr(GUri) from = NULL;
    g_autoptr(GUri) to = NULL;
    g_autofree char *absolute = NULL;

    g_return_val_if_fail(base != NULL && reference != NULL, NULL);

    from = parse(base, error);
    if (from == NULL)
        return NULL;
    if (strlen(reference) <= URL_MAX && is_plain(reference))
        absolute = g_uri_resolve_relative(base, reference, FLAGS, NULL);
    if (absolute == NULL) {
        (void) fail(error, reference, "the server named it, and it is no address");
        return NULL;
    }
    to = parse(absolute, error);
    if (to == NULL)
        return NULL;
    if (strcmp(g_uri_get_scheme(from), g_uri_get_scheme(to)) != 0 ||
        g_ascii_strcasecmp(g_uri_get_host(from), g_uri_get_host(to)) != 0 ||
        port_of(from) != port_of(to)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_RANGE,
                    "the server sends us on to %.100s, and the password must not follow to another "
                    "server; if you trust it, set caldav.url to that address",
                    absolute);
        return NULL;
    }
    return g_uri_to_string(to);
}
