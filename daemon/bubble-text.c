/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a notification server may be given: visible, short, escaped only where it is undone. */
#include "bubble-text.h"

#include <ceu/text.h>
#include <stdint.h>
#include <string.h>

char *
bubble_text_summary(const char *text)
{
    g_autofree char *visible = ceu_text_visible(text);

    return ceu_text_cut(visible, CEU_SUMMARY_MAX_CHARACTERS, SIZE_MAX);
}

/* Lines of visible text: a line feed is layout. (transfer full) */
static char *
visible_lines(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GString *out = g_string_new(NULL);

    for (char **line = lines; *line != NULL; line++) {
        if (line != lines)
            g_string_append_c(out, '\n');
        ceu_text_append_visible(out, *line);
    }
    return g_string_free(out, FALSE);
}

char *
bubble_text_body(const char *body, const char *by_hand, bool markup)
{
    g_autofree char *visible = visible_lines(body);
    g_autofree char *last =
        by_hand == NULL ? g_strdup("") : g_strconcat(*body == '\0' ? "" : "\n", by_hand, NULL);
    g_autofree char *shorter = NULL;
    g_autofree char *plain = NULL;

    g_return_val_if_fail(strlen(last) < CEU_BODY_MAX_BYTES / 2, NULL);

    shorter = ceu_text_cut(visible, SIZE_MAX, CEU_BODY_MAX_BYTES - strlen(last));
    plain = g_strconcat(shorter, last, NULL);
    return markup ? g_markup_escape_text(plain, -1) : g_steal_pointer(&plain);
}
