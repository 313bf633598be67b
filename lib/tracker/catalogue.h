/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A catalogue of messages read by its name, not by the locale. Private to the tracker. */
#pragma once

#include <ceu/language.h>

#define CEU_LANGUAGE_ENGLISH "en" /* the language of the source: it has no catalogue */

/* Whether @text could name a catalogue: two small letters, then letters, "_" and "@". */
bool ceu_language_is_code(const char *text);
/* Where the catalogue of @code lies under @directory. (transfer full) */
char *ceu_catalogue_path(const char *directory, const char *code);
/* (transfer full), for ever: its texts are handed out. CEU_ERROR_NOT_FOUND, CEU_ERROR_PARSE. */
const CeuLanguage *ceu_catalogue_load(const char *directory, const char *code, GError **error);

/* The value of a rule of plural forms as catalogues have it ("n != 1") for @n; false: it is none. */
bool ceu_plural_evaluate(const char *rule, unsigned long n, unsigned long *out);
