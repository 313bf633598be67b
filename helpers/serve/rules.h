/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the server decides from texts alone: who may ask, for what, and whether the asker has it already. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#define SERVE_DATE_SIZE 30 /* "Sun, 06 Nov 1994 08:49:37 GMT" */

/* Whether both are the same, in a time that depends on the length of @asked alone. */
bool serve_same_secret(const char *asked, const char *secret);

/**
 * serve_host_allowed:
 * @host: value of the header Host: "name", "name:port", "[::1]:port"
 * @address: the numeric address that is listened on
 * @name: (nullable): the name that the user gave this server
 *
 * A web page may point a name of its own at this machine and then read what is served here. So only names of the
 * machine itself pass; addresses are no names, and pass if they are ours.
 */
bool serve_host_allowed(const char *host, const char *address, const char *name);

/* Whether @header (of If-None-Match) names @tag (with its quotes), weak or strong, in a list, or is "*". */
bool serve_names_tag(const char *header, const char *tag);

/* Strong tag of the content, with its quotes. (transfer full) */
char *serve_make_tag(GBytes *content);

/* RFC 9110's date, in English whatever the locale is; NULL: a year beyond four digits. Returns @text. */
const char *serve_format_date(int64_t unix_seconds, char text[SERVE_DATE_SIZE]);

/* Whether @address is one that other computers do not reach. */
bool serve_is_loopback(const char *address);
