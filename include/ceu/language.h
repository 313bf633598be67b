/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language that reminders speak: handed in, so that the core reads no catalogue itself. */
#pragma once

#include <ceu/error.h>
#include <stdbool.h>

G_BEGIN_DECLS

typedef struct CeuLanguage CeuLanguage;

/* Both answer (transfer none) text that lives as long as the program; never NULL. */
struct CeuLanguage {
    /* @english: the message as it stands in the source, and the answer if it is not translated */
    const char *(*text)(const CeuLanguage *self, const char *english);
    /* @one, @many: English for one and for several; @n: how many */
    const char *(*plural)(const CeuLanguage *self, const char *one, const char *many,
                          unsigned long n);
};

/* @language NULL: English. xgettext finds the messages by these two names; format strings are checked. */
G_GNUC_FORMAT(2)
static inline const char *
ceu_say(const CeuLanguage *language, const char *english)
{
    return language == NULL ? english : language->text(language, english);
}

G_GNUC_FORMAT(2)
G_GNUC_FORMAT(3)
static inline const char *
ceu_say_n(const CeuLanguage *language, const char *one, const char *many, unsigned long n)
{
    if (language != NULL)
        return language->plural(language, one, many, n);
    return n == 1 ? one : many;
}

/**
 * ceu_language_from_locale:
 * The catalogue of LC_MESSAGES, by gettext; the program has called setlocale(). It is looked for in
 * CEU_LOCALE_DIR, else where it was installed.
 *
 * Returns: (transfer none) (nullable): NULL: there is none, so English is spoken.
 */
CEU_API const CeuLanguage *ceu_language_from_locale(void);

/* The code of that language as po/LINGUAS has it, "es"; "en" where English is spoken. (transfer full) */
CEU_API char *ceu_language_code_of_locale(void);

/**
 * ceu_language_find:
 * @code: "es", "pt_BR" …, "en" for English
 * @out_language: (out) (transfer none): NULL for English; untouched on failure
 * @error: CEU_ERROR_NOT_FOUND if there is no catalogue of it, CEU_ERROR_PARSE if the catalogue is damaged
 *
 * A catalogue by its name, whatever the locale is: for texts that several programs write into one place.
 * One thread at a time.
 *
 * Returns: true on success.
 */
CEU_API bool ceu_language_find(const char *code, const CeuLanguage **out_language, GError **error);

/* Marks a message of a table, which is said elsewhere. */
#define CEU_MESSAGE(english) (english)

G_END_DECLS
