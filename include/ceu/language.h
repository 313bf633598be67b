/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language that reminders speak: handed in, so that the core reads no catalogue itself. */
#pragma once

#include <ceu/error.h>

G_BEGIN_DECLS

/* Both answer (transfer none) text that lives as long as the program; never NULL. */
typedef struct CeuLanguage {
    /* @english: the message as it stands in the source */
    const char *(*text)(const char *english);
    /* @one, @many: English for one and for several; @n: how many */
    const char *(*plural)(const char *one, const char *many, unsigned long n);
} CeuLanguage;

/* @language NULL: English. xgettext finds the messages by these two names; format strings are checked. */
G_GNUC_FORMAT(2)
static inline const char *
ceu_say(const CeuLanguage *language, const char *english)
{
    return language == NULL ? english : language->text(english);
}

G_GNUC_FORMAT(2)
G_GNUC_FORMAT(3)
static inline const char *
ceu_say_n(const CeuLanguage *language, const char *one, const char *many, unsigned long n)
{
    if (language != NULL)
        return language->plural(one, many, n);
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

/* Marks a message of a table, which is said elsewhere. */
#define CEU_MESSAGE(english) (english)

G_END_DECLS
