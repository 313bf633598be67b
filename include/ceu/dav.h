/* SPDX-License-Identifier: GPL-3.0-or-later */
/* To which addresses of a calendar server this program may speak at all: pure text, nothing is looked up. */
#pragma once

#include <ceu/error.h>
#include <stdbool.h>

G_BEGIN_DECLS

/**
 * ceu_dav_url_check:
 * @url: address of a CalDAV server, or of a calendar on it
 * @error: CEU_ERROR_RANGE says what is not allowed
 *
 * https to any host; http to this machine alone (localhost, 127.0.0.0/8, [::1]). No user, password, query or fragment.
 *
 * Returns: true if the address may be used.
 */
CEU_API bool ceu_dav_url_check(const char *url, GError **error);

/**
 * ceu_dav_url_resolve:
 * @base: address that was asked
 * @reference: what a server named instead, in a redirect or as an href
 * @error: CEU_ERROR_RANGE if it is on another server: a password must not follow there
 *
 * Scheme, host and port stay those of @base, whatever the server says.
 *
 * Returns: (transfer full): the absolute address, normalised.
 */
CEU_API char *ceu_dav_url_resolve(const char *base, const char *reference, GError **error);

G_END_DECLS
