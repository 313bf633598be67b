/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar over HTTP: the secret in its address, and the address. The server itself is the helper ceu-serve. */
#pragma once

#include <ceu/tracker.h>

G_BEGIN_DECLS

/**
 * ceu_serve_token:
 * @paths: where
 * @error: CEU_ERROR_NOT_FOUND if none was made yet, CEU_ERROR_STATE if others may read the file, CEU_ERROR_PARSE
 *         if it holds no token
 *
 * The secret part of the path: whoever knows it may read the calendar.
 *
 * Returns: (transfer full): 43 characters of A-Z a-z 0-9 - _
 */
CEU_API char *ceu_serve_token(const CeuPaths *paths, GError **error);

/**
 * ceu_serve_token_make:
 * @paths: where; the data directory is made (0700) if missing
 * @replace: whether a token that exists is thrown away, and every subscription with it
 * @error: CEU_ERROR_IO, _FULL, _READ_ONLY; the token stays as it was
 *
 * 256 random bits in a file of mode 0600, atomic and durable. Of several that make the first one at once, all get the
 * same.
 *
 * Returns: (transfer full): the token in force
 */
CEU_API char *ceu_serve_token_make(const CeuPaths *paths, bool replace, GError **error);

/**
 * ceu_serve_url:
 * @config: says by which name or address others reach the server
 * @port: 1 to 65535
 * @token: of ceu_serve_token()
 * @file: %CEU_FEED_FILE or %CEU_TASKS_FILE
 *
 * Returns: (transfer full): "http://127.0.0.1:7482/…/renewals.ics"
 */
CEU_API char *ceu_serve_url(const CeuConfig *config, unsigned port, const char *token,
                            const char *file);

/* The file of tasks beside the calendar file, whether it exists or not. (transfer full) */
CEU_API char *ceu_serve_tasks_path(const CeuConfig *config);

G_END_DECLS
