/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a certificate, by programs of others, each confined before it is run. */
#pragma once

#include <ceu/error.h>
#include <glib.h>

/* What is read of a text at most; the rest of a longer one is not asked for. */
#define EXTRACT_TEXT_BYTES (64 * 1024)
/* How long all of it may take, on a clock at the wall. */
#define EXTRACT_TEXT_SECONDS 45

/**
 * extract_text:
 * @how: CEU_EXTRACT_TEXT_PDF, _SCAN or _IMAGE
 * @error: CEU_ERROR_NOT_FOUND if a program is not installed, with what to install; CEU_ERROR_PARSE if it cannot read the
 *   file, _LIMIT if it takes too much, _FAILED if this system refuses the confinement
 *
 * Standard input is handed to the first program as it is; not a byte of it is looked at here.
 *
 * Returns: (transfer full): valid UTF-8 without control characters but line feeds; NULL on error.
 */
GString *extract_text(const char *how, GError **error);
