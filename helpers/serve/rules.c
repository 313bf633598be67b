/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the server decides from texts alone; no socket and no file is touched here. */
#include "rules.h"

#include <arpa/inet.h>
#include <string.h>

#define TAG_HEX_DIGITS 32 /* 128 bits of the SHA-256 */
#define IPV4_BYTES 4
#define IPV6_BYTES 16
#define LOOPBACK_NET 127

bool
serve_same_secret(const char *asked, const char *secret)
{
    const size_t asked_length = strlen(asked), length = strlen(secret);
    volatile unsigned char difference = asked_length == length ? 0 : 1;

    for (size_t i = 0; i < asked_length; i++)
        difference |= (unsigned char) (asked[i] ^ secret[length == 0 ? 0 : i % length]);
    return difference == 0;
}

/* The host in front of ":port", without brackets. NULL: it is none. (transfer full) */
static char *
strip_port(const char *host)
{
    const bool bracket = host[0] == '[';
    const char *begin = bracket ? host + 1 : host;
    const char *end = bracket ? strchr(begin, ']') : begin + strcspn(begin, ":");
    const char *rest;

    if (end == NULL || end == begin)
        return NULL;
    rest = bracket ? end + 1 : end;
    if (*rest == ':')
        rest += 1 + strspn(rest + 1, "0123456789");
    return *rest == '\0' ? g_strndup(begin, (gsize) (end - begin)) : NULL;
}

/* The address as 16 bytes, IPv4 as IPv6 has it; false: @text is a name. */
static bool
read_address(const char *text, unsigned char bytes[IPV6_BYTES])
{
    static const unsigned char mapped[IPV6_BYTES - IPV4_BYTES] = { [10] = 0xff, [11] = 0xff };

    memcpy(bytes, mapped, sizeof mapped);
    return inet_pton(AF_INET, text, bytes + sizeof mapped) == 1 ||
           inet_pton(AF_INET6, text, bytes) == 1;
}

static bool
is_mapped_ipv4(const unsigned char bytes[IPV6_BYTES])
{
    unsigned char any[IPV6_BYTES];

    return read_address("0.0.0.0", any) && memcmp(bytes, any, IPV6_BYTES - IPV4_BYTES) == 0;
}

bool
serve_is_loopback(const char *address)
{
    unsigned char bytes[IPV6_BYTES], one[IPV6_BYTES];

    if (!read_address(address, bytes) || !read_address("::1", one))
        return false;
    if (is_mapped_ipv4(bytes))
        return bytes[IPV6_BYTES - IPV4_BYTES] == LOOPBACK_NET;
    return memcmp(bytes, one, sizeof one) == 0;
}

/* Listening on it is listening on every address. */
static bool
is_wildcard(const char *address)
{
    return strcmp(address, "0.0.0.0") == 0 || strcmp(address, "::") == 0;
}

static bool
address_allowed(const unsigned char bytes[IPV6_BYTES], const char *host, const char *address)
{
    unsigned char ours[IPV6_BYTES];

    if (serve_is_loopback(host) || is_wildcard(address))
        return true;
    return read_address(address, ours) && memcmp(bytes, ours, sizeof ours) == 0;
}

bool
serve_host_allowed(const char *host, const char *address, const char *name)
{
    g_autofree char *bare = strip_port(host);
    unsigned char bytes[IPV6_BYTES];
    size_t length;

    if (bare == NULL)
        return false;
    if (read_address(bare, bytes))
        return address_allowed(bytes, bare, address);
    length = strlen(bare);
    if (length > 1 && bare[length - 1] == '.')
        bare[length - 1] = '\0'; /* a name may be written with the dot of the root */
    return g_ascii_strcasecmp(bare, "localhost") == 0 ||
           (name != NULL && g_ascii_strcasecmp(bare, name) == 0);
}

bool
serve_names_tag(const char *header, const char *tag)
{
    const size_t tag_length = strlen(tag);
    const char *p = header + strspn(header, " \t");

    if (p[0] == '*')
        return p[1 + strspn(p + 1, " \t")] == '\0';
    while (*p != '\0') {
        const char *end;

        p += strspn(p, " \t,");
        if (g_str_has_prefix(p, "W/"))
            p += 2;
        end = *p == '"' ? strchr(p + 1, '"') : NULL;
        if (end == NULL)
            return false;
        if ((size_t) (end + 1 - p) == tag_length && strncmp(p, tag, tag_length) == 0)
            return true;
        p = end + 1;
    }
    return false;
}

char *
serve_make_tag(GBytes *content)
{
    g_autofree char *hash = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, content);

    return g_strdup_printf("\"%.*s\"", TAG_HEX_DIGITS, hash);
}

const char *
serve_format_date(int64_t unix_seconds, char text[SERVE_DATE_SIZE])
{
    static const char days[] = "MonTueWedThuFriSatSun";
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc(unix_seconds);
    const char *day, *month;

    if (moment == NULL || g_date_time_get_year(moment) > 9999)
        return NULL;
    day = days + 3 * (g_date_time_get_day_of_week(moment) - 1);
    month = months + 3 * (g_date_time_get_month(moment) - 1);
    (void) g_snprintf(text, SERVE_DATE_SIZE, "%.3s, %02d %.3s %04d %02d:%02d:%02d GMT", day,
                      g_date_time_get_day_of_month(moment), month, g_date_time_get_year(moment),
                      g_date_time_get_hour(moment), g_date_time_get_minute(moment),
                      g_date_time_get_second(moment));
    return text;
}
