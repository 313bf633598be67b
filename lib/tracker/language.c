/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the locale, from the catalogues of gettext. */
#include <ceu/language.h>
#include <ceu/names.h>

#include <libintl.h>

#include "tracker/catalogue.h"
#include "tracker/private.h"

#include <string.h>

static const char *
text(const CeuLanguage *self, const char *english)
{
    (void) self;
    return dgettext(CEU_TEXT_DOMAIN, english);
}

static const char *
plural(const CeuLanguage *self, const char *one, const char *many, unsigned long n)
{
    (void) self;
    return dngettext(CEU_TEXT_DOMAIN, one, many, n);
}

static const CeuLanguage catalogue = { text, plural };

const CeuLanguage *
ceu_language_from_locale(void)
{
    static gsize bound;

    if (g_once_init_enter(&bound)) {
        g_autoptr(CeuPaths) paths = ceu_paths_new_from_environment();

        (void) bindtextdomain(CEU_TEXT_DOMAIN, paths->locale);
        (void) bind_textdomain_codeset(CEU_TEXT_DOMAIN, "UTF-8");
        g_once_init_leave(&bound, 1);
    }
    /* The heading that gettext itself keeps: it is there only if a catalogue was found. */
    return *dgettext(CEU_TEXT_DOMAIN, "") == '\0' ? NULL : &catalogue;
}

char *
ceu_language_code_of_locale(void)
{
    g_autoptr(CeuPaths) paths = ceu_paths_new_from_environment();
    const char *const *names = g_get_language_names_with_category("LC_MESSAGES");

    /* gettext decides whether a catalogue is spoken at all; which one, these names say, in its order. */
    for (size_t i = 0; ceu_language_from_locale() != NULL && names[i] != NULL; i++) {
        g_autofree char *path = ceu_catalogue_path(paths->locale, names[i]);

        if (ceu_language_is_code(names[i]) && g_file_test(path, G_FILE_TEST_IS_REGULAR))
            return g_strdup(names[i]);
    }
    return g_strdup(CEU_LANGUAGE_ENGLISH);
}

bool
ceu_language_is_code(const char *text)
{
    size_t length = strlen(text);

    return length >= 2 && length <= 16 && g_ascii_islower(text[0]) && g_ascii_islower(text[1]) &&
           strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_@") == length;
}

bool
ceu_language_find(const char *code, const CeuLanguage **out_language, GError **error)
{
    static GHashTable *known; /* code → CeuLanguage; kept for ever: their texts are handed out */
    g_autoptr(CeuPaths) paths = NULL;
    const CeuLanguage *language;

    if (strcmp(code, CEU_LANGUAGE_ENGLISH) == 0 || g_str_has_prefix(code, "en_")) {
        *out_language = NULL;
        return true;
    }
    if (known == NULL)
        known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    language = g_hash_table_lookup(known, code);
    if (language == NULL) {
        paths = ceu_paths_new_from_environment();
        language = ceu_catalogue_load(paths->locale, code, error);
        if (language == NULL)
            return false;
        g_hash_table_insert(known, g_strdup(code), (gpointer) language);
    }
    *out_language = language;
    return true;
}
