/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands a message over to the system's mail program. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/**
 * cli_sendmail:
 * @program: absolute path of a program that is called as sendmail is
 * @to: a checked address
 * @message: headers and body
 * @error: it could not be started or did not take the mail: with what it said
 *
 * No shell sees any of it.
 *
 * Returns: true once the program took the mail: it ended with 0.
 */
bool cli_sendmail(const char *program, const char *to, const char *message, GError **error);
