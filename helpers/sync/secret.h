/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The password of the calendar server: from a command or from the desktop's keyring, under a time limit. */
#pragma once

#include <ceu/ceu.h>

/* Wipes and frees. */
void secret_free(char *secret);

/**
 * secret_get:
 * @error: CEU_ERROR_STATE with what to do now; the text never holds what a command printed
 *
 * Returns: (transfer full): free with secret_free().
 */
char *secret_get(const CeuConfig *config, GError **error);

/* Keeps @password in the keyring, for this server and user. */
bool secret_store(const CeuConfig *config, const char *password, GError **error);

/* One line from the terminal, unseen, or from a pipe. (transfer full): free with secret_free() */
char *secret_read(const CeuConfig *config, GError **error);
