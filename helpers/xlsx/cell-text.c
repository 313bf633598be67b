/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Characters that XML cannot hold, and how long a text is to a spreadsheet. */
#include "xlsx/cell-text.h"

#define LAST_OF_ONE_UNIT 0xFFFF

/* "_xHHHH_", which a spreadsheet reads as one character. */
static bool
looks_escaped(const char *text)
{
    if (text[0] != '_' || text[1] != 'x')
        return false;
    for (unsigned i = 2; i < 6; i++) {
        if (!g_ascii_isxdigit(text[i]))
            return false;
    }
    return text[6] == '_';
}

/* A carriage return may stand in XML, but a reader makes a line feed of it. */
static bool
needs_escape(gunichar character)
{
    return (character < 0x20 && character != '\t' && character != '\n') || character == 0xFFFE ||
           character == 0xFFFF;
}

char *
cell_text_escape(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *out = g_string_new(NULL);

    for (const char *p = valid; *p != '\0'; p = g_utf8_next_char(p)) {
        const gunichar character = g_utf8_get_char(p);

        if (needs_escape(character) || looks_escaped(p))
            g_string_append_printf(out, "_x%04X_", character);
        else
            g_string_append_unichar(out, character);
    }
    return g_string_free(out, FALSE);
}

bool
cell_text_fits(const char *escaped)
{
    size_t units = 0;

    for (const char *p = escaped; *p != '\0'; p = g_utf8_next_char(p)) {
        units += g_utf8_get_char(p) > LAST_OF_ONE_UNIT ? 2 : 1;
        if (units > CELL_MAX_UNITS)
            return false;
    }
    return true;
}
