/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text from outside, made harmless for a terminal, and its width there. */
#include <ceu/text.h>

#include <stdbool.h>
#include <string.h>

static bool
is_bidi_control(gunichar c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
           c == 0x200F || c == 0x061C;
}

static void
append_escape(GString *out, gunichar c)
{
    if (c == '\n')
        g_string_append(out, "\\n");
    else if (c <= 0xFF)
        g_string_append_printf(out, "\\x%02x", (unsigned) c);
    else
        g_string_append_printf(out, "\\u%04x", (unsigned) c);
}

/* Length of the run at @text that is plain printable ASCII: the usual case, appended in one piece. */
static size_t
plain_run(const char *text)
{
    size_t length = 0;

    while (text[length] >= 0x20 && text[length] < 0x7F)
        length++;
    return length;
}

void
ceu_text_append_visible(GString *out, const char *text)
{
    g_return_if_fail(out != NULL);

    if (text == NULL)
        return;
    while (*text != '\0') {
        size_t run = plain_run(text);
        gunichar c;

        g_string_append_len(out, text, (gssize) run);
        text += run;
        if (*text == '\0')
            return;
        c = g_utf8_get_char_validated(text, -1);
        if (c == (gunichar) -1 || c == (gunichar) -2) {
            append_escape(out, (unsigned char) *text);
            text++;
            continue;
        }
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || is_bidi_control(c) || c == 0x2028 || c == 0x2029)
            append_escape(out, c);
        else
            g_string_append_unichar(out, c);
        text = g_utf8_next_char(text);
    }
}

char *
ceu_text_visible(const char *text)
{
    GString *out = g_string_new(NULL);

    ceu_text_append_visible(out, text);
    return g_string_free(out, FALSE);
}

/* Bytes of as many whole characters at the start of @text as both limits allow. */
static size_t
fitting(const char *text, size_t max_characters, size_t max_bytes)
{
    const char *end = text;

    for (size_t n = 0; n < max_characters && *end != '\0'; n++) {
        const char *next = g_utf8_next_char(end);

        if ((size_t) (next - text) > max_bytes)
            break;
        end = next;
    }
    return (size_t) (end - text);
}

char *
ceu_text_cut(const char *text, size_t max_characters, size_t max_bytes)
{
    g_autofree char *start = NULL;

    g_return_val_if_fail(text != NULL && max_characters >= 3 && max_bytes >= 3, NULL);

    if (text[fitting(text, max_characters, max_bytes)] == '\0')
        return g_strdup(text);
    start = g_strndup(text, fitting(text, max_characters - 1, max_bytes - strlen("…")));
    return g_strconcat(start, "…", NULL);
}

static int
char_width(gunichar c)
{
    if (g_unichar_iszerowidth(c))
        return 0;
    return g_unichar_iswide(c) ? 2 : 1;
}

int
ceu_text_width(const char *text)
{
    int width = 0;

    g_return_val_if_fail(text != NULL, 0);

    while (*text != '\0') {
        size_t run = plain_run(text);

        width += (int) run;
        text += run;
        if (*text == '\0')
            break;
        width += char_width(g_utf8_get_char(text));
        text = g_utf8_next_char(text);
    }
    return width;
}

void
ceu_text_append_padded(GString *out, const char *text, int width)
{
    int used = 0;
    bool cut;

    g_return_if_fail(out != NULL && text != NULL && width >= 1);

    cut = ceu_text_width(text) > width;
    while (*text != '\0') {
        gunichar c = g_utf8_get_char(text);
        int columns = char_width(c);

        if (used + columns > (cut ? width - 1 : width))
            break;
        g_string_append_unichar(out, c);
        used += columns;
        text = g_utf8_next_char(text);
    }
    if (cut) {
        g_string_append(out, "…");
        used++;
    }
    for (; used < width; used++)
        g_string_append_c(out, ' ');
}
