/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Breaks lines at blanks. */
#include "wrap.h"

#include <ceu/text.h>
#include <stdbool.h>

#include <string.h>

/* Where the pen is. */
typedef struct Pen {
    GString *out;
    int width, hang;
    int column;
    bool begun; /* the line has a word */
} Pen;

static void
break_line(Pen *pen)
{
    g_string_append_printf(pen->out, "\n%*s", pen->hang, "");
    pen->column = pen->hang;
}

/* Text of a script without blanks, or a very long word: between any two characters, a mark stays with what it is on. */
static void
append_broken(Pen *pen, const char *word)
{
    while (*word != '\0') {
        const char *end = g_utf8_next_char(word);
        g_autofree char *character = NULL;
        int width;

        while (*end != '\0' && g_unichar_iszerowidth(g_utf8_get_char(end)))
            end = g_utf8_next_char(end);
        character = g_strndup(word, (size_t) (end - word));
        width = ceu_text_width(character);
        if (pen->column + width > pen->width && pen->column > pen->hang)
            break_line(pen);
        g_string_append(pen->out, character);
        pen->column += width;
        word = end;
    }
}

static void
append_word(Pen *pen, const char *word, int blanks)
{
    const int width = ceu_text_width(word);

    if (pen->begun && pen->column + blanks + width > pen->width) {
        break_line(pen);
    } else {
        g_string_append_printf(pen->out, "%*s", blanks, "");
        pen->column += blanks;
    }
    if (pen->column + width > pen->width && strchr(word, '/') == NULL) {
        append_broken(pen, word);
        return;
    }
    g_string_append(pen->out, word);
    pen->column += width;
}

void
cli_wrap_append(GString *out, const char *text, int width, int hang)
{
    Pen pen = { .out = out, .width = width, .hang = hang };

    while (*text != '\0') {
        const size_t blanks = strspn(text, " "), length = strcspn(text + blanks, " ");
        g_autofree char *word = g_strndup(text + blanks, length);

        if (length > 0)
            append_word(&pen, word, (int) blanks);
        pen.begun = true;
        text += blanks + length;
    }
    g_string_append_c(out, '\n');
}
