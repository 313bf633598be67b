/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns, wrapping, bars and colour of the terminal reports. */
#include "report/paint.h"

#include <string.h>

#include <ceu/text.h>

#define WIDTH_MIN 40
#define WIDTH_MAX 1000
#define EIGHTHS 8

static const char *const colour_codes[] = {
    [CEU_COLOUR_PLAIN] = "0", [CEU_COLOUR_HEADING] = "1",  [CEU_COLOUR_FAINT] = "2",
    [CEU_COLOUR_GOOD] = "32", [CEU_COLOUR_WARNING] = "33", [CEU_COLOUR_BAD] = "1;31",
};
_Static_assert(G_N_ELEMENTS(colour_codes) == CEU_COLOUR_COUNT, "a code for every colour");

/* Our own signs and what stands for them in ASCII: one column for one column. */
static const struct {
    const char *sign;
    char ascii;
} ascii_signs[] = {
    { "·", '|' }, { "…", '~' }, { "×", 'x' }, { "÷", '/' },  { "–", '-' },  { "—", '-' },
    { "→", '>' }, { "“", '"' }, { "”", '"' }, { "‘", '\'' }, { "’", '\'' }, { "≥", '>' },
    { "≤", '<' }, { "✓", 'x' }, { "○", '-' }, { "½", '+' },
};

CeuPaint
ceu_paint_begin(const CeuStyle *style)
{
    CeuPaint paint = { .out = g_string_sized_new(4096), .style = *style };

    paint.style.width = CLAMP(style->width, WIDTH_MIN, WIDTH_MAX);
    return paint;
}

/* The sign at @text; 0: none of ours. Its length in bytes goes to @out_length. */
static char
ascii_for(const char *text, size_t *out_length)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ascii_signs); i++) {
        size_t length = strlen(ascii_signs[i].sign);

        if (strncmp(text, ascii_signs[i].sign, length) == 0) {
            *out_length = length;
            return ascii_signs[i].ascii;
        }
    }
    return 0;
}

static char *
without_unicode(const char *text)
{
    GString *out = g_string_sized_new(strlen(text));

    for (;;) {
        size_t run = 0, length = 1;
        char sign;

        while (text[run] != '\0' && (text[run] & 0x80) == 0)
            run++;
        g_string_append_len(out, text, (gssize) run);
        text += run;
        if (*text == '\0')
            return g_string_free(out, FALSE);
        sign = ascii_for(text, &length);
        g_string_append_c(out, sign != 0 ? sign : *text);
        text += length;
    }
}

char *
ceu_paint_end(CeuPaint *paint)
{
    g_autofree char *text = g_string_free(g_steal_pointer(&paint->out), FALSE);

    return paint->style.unicode ? g_steal_pointer(&text) : without_unicode(text);
}

void
ceu_paint_text(CeuPaint *paint, const char *text)
{
    ceu_text_append_visible(paint->out, text);
}

void
ceu_paint_line_feed(CeuPaint *paint)
{
    g_string_append_c(paint->out, '\n');
}

void
ceu_paint_blanks(CeuPaint *paint, int count)
{
    for (; count > 0; count--)
        g_string_append_c(paint->out, ' ');
}

static void
append_code(CeuPaint *paint, const char *code)
{
    if (!paint->style.colour)
        return;
    g_string_append(paint->out, "\x1b[");
    g_string_append(paint->out, code);
    g_string_append_c(paint->out, 'm');
}

void
ceu_paint_on(CeuPaint *paint, CeuColour colour)
{
    paint->coloured = colour != CEU_COLOUR_PLAIN;
    if (paint->coloured)
        append_code(paint, colour_codes[colour]);
}

void
ceu_paint_off(CeuPaint *paint)
{
    if (paint->coloured)
        append_code(paint, colour_codes[CEU_COLOUR_PLAIN]);
    paint->coloured = false;
}

void
ceu_paint_coloured(CeuPaint *paint, CeuColour colour, const char *text)
{
    ceu_paint_on(paint, colour);
    ceu_paint_text(paint, text);
    ceu_paint_off(paint);
}

int
ceu_paint_columns(const char *text)
{
    g_autofree char *visible = ceu_text_visible(text);

    return ceu_text_width(visible);
}

void
ceu_paint_cell(CeuPaint *paint, const char *text, int width)
{
    g_autofree char *visible = ceu_text_visible(text);

    ceu_text_append_padded(paint->out, visible, MAX(width, 1));
}

void
ceu_paint_cell_right(CeuPaint *paint, const char *text, int width)
{
    ceu_paint_blanks(paint, width - ceu_text_width(text));
    ceu_paint_text(paint, text);
}

/* Cuts the next word out of *@rest, in place, and moves *@rest behind it; NULL: no more. */
static char *
next_word(char **rest)
{
    char *word = *rest, *end;

    while (*word == ' ')
        word++;
    if (*word == '\0')
        return NULL;
    end = word + strcspn(word, " ");
    *rest = *end == '\0' ? end : end + 1;
    *end = '\0';
    return word;
}

/* A word wider than a line is cut where the line ends. Returns the column after it. */
static int
append_broken(CeuPaint *paint, const char *word, int column, int indent)
{
    for (; *word != '\0'; word = g_utf8_next_char(word)) {
        gunichar c = g_utf8_get_char(word);
        int columns = g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;

        if (column + columns > paint->style.width) {
            ceu_paint_line_feed(paint);
            ceu_paint_blanks(paint, indent);
            column = indent;
        }
        g_string_append_unichar(paint->out, c);
        column += columns;
    }
    return column;
}

void
ceu_paint_wrapped(CeuPaint *paint, const char *text, int column, int indent)
{
    g_autofree char *visible = ceu_text_visible(text);
    char *rest = visible, *word;
    bool first = true;

    if (column + ceu_text_width(visible) <= paint->style.width) {
        g_string_append(paint->out, visible);
        ceu_paint_line_feed(paint);
        return;
    }
    while ((word = next_word(&rest)) != NULL) {
        int columns = ceu_text_width(word), blank = first ? 0 : 1;

        if (column + blank + columns > paint->style.width && column > indent) {
            ceu_paint_line_feed(paint);
            ceu_paint_blanks(paint, indent);
            column = indent;
            blank = 0;
        }
        ceu_paint_blanks(paint, blank);
        column += blank;
        if (column + columns <= paint->style.width) {
            g_string_append(paint->out, word);
            column += columns;
        } else {
            column = append_broken(paint, word, column, indent);
        }
        first = false;
    }
    ceu_paint_line_feed(paint);
}

void
ceu_paint_paragraph(CeuPaint *paint, const char *text, int indent)
{
    ceu_paint_blanks(paint, indent);
    ceu_paint_wrapped(paint, text, indent, indent);
}

void
ceu_paint_labelled(CeuPaint *paint, int indent, const char *label, const char *text)
{
    g_autofree char *line = NULL;

    if (text == NULL)
        return;
    line = g_strconcat(label, ": ", text, NULL);
    ceu_paint_blanks(paint, indent);
    ceu_paint_wrapped(paint, line, indent, indent + 2);
}

/* Length in bytes of the first shell word of @text: blanks inside quotes belong to it. */
static size_t
shell_word_length(const char *text)
{
    char quote = 0;
    size_t length = 0;

    for (; text[length] != '\0' && (quote != 0 || text[length] != ' '); length++) {
        char c = text[length];

        if (quote == 0 && (c == '"' || c == '\''))
            quote = c;
        else if (c == quote)
            quote = 0;
    }
    return length;
}

void
ceu_paint_command(CeuPaint *paint, const char *command, int indent)
{
    g_autofree char *visible = ceu_text_visible(command);
    const char *rest = visible;
    bool fits = indent + ceu_text_width(visible) <= paint->style.width;
    int column = indent;

    ceu_paint_blanks(paint, indent);
    while (*rest != '\0') {
        g_autofree char *word = g_strndup(rest, shell_word_length(rest));
        int columns = ceu_text_width(word);

        if (column > indent && !fits && column + 1 + columns + 2 > paint->style.width) {
            g_string_append(paint->out, " \\\n");
            ceu_paint_blanks(paint, indent + 2);
            column = indent + 2;
        } else if (column > indent) {
            g_string_append_c(paint->out, ' ');
            column++;
        }
        g_string_append(paint->out, word);
        column += columns;
        rest += strlen(word);
        while (*rest == ' ')
            rest++;
    }
    ceu_paint_line_feed(paint);
}

static const char *const eighth_blocks[EIGHTHS] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };

/* Steps filled of @steps: some if there is any, all only if nothing is missing. */
static int
filled_steps(int64_t part, int64_t whole, int steps)
{
    if (part >= whole)
        return steps;
    if (part <= 0)
        return 0;
    /* Divided first: part × steps could leave the range of 64 bits for absurd amounts. */
    if (whole > INT64_MAX / steps)
        return CLAMP((int) (part / (whole / steps)), 1, steps - 1);
    return CLAMP((int) (part * steps / whole), 1, steps - 1);
}

void
ceu_paint_bar(CeuPaint *paint, int64_t part, int64_t whole, int width, CeuColour colour)
{
    int cells = paint->style.unicode ? width : width - 2;
    int steps = filled_steps(part, whole, paint->style.unicode ? cells * EIGHTHS : cells);
    int full = paint->style.unicode ? steps / EIGHTHS : steps;
    int rest = paint->style.unicode ? steps % EIGHTHS : 0;

    if (!paint->style.unicode)
        g_string_append_c(paint->out, '[');
    ceu_paint_on(paint, colour);
    for (int i = 0; i < full; i++)
        g_string_append(paint->out, paint->style.unicode ? "█" : "#");
    g_string_append(paint->out, eighth_blocks[rest]);
    ceu_paint_off(paint);
    ceu_paint_on(paint, full + (rest > 0) < cells ? CEU_COLOUR_FAINT : CEU_COLOUR_PLAIN);
    for (int i = full + (rest > 0); i < cells; i++)
        g_string_append(paint->out, paint->style.unicode ? "░" : "-");
    ceu_paint_off(paint);
    if (!paint->style.unicode)
        g_string_append_c(paint->out, ']');
}

void
ceu_paint_check(CeuPaint *paint, bool done)
{
    ceu_paint_on(paint, done ? CEU_COLOUR_GOOD : CEU_COLOUR_WARNING);
    if (paint->style.unicode)
        g_string_append(paint->out, done ? "✓" : "○");
    else
        g_string_append(paint->out, done ? "[x]" : "[ ]");
    ceu_paint_off(paint);
}
