/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the locale, from the catalogues of gettext. */
#include <ceu/language.h>
#include <ceu/names.h>

#include <libintl.h>

#include "tracker/private.h"

static const char *
text(const char *english)
{
    return dgettext(CEU_TEXT_DOMAIN, english);
}

static const char *
plural(const char *one, const char *many, unsigned long n)
{
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
