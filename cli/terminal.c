/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks the environment and the terminal what the output can show. */
#include "terminal.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define WIDTH_DEFAULT 80
#define WIDTH_MIN 40
#define WIDTH_MAX 1000

static bool
locale_is_utf8(void)
{
    static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
    unsigned i;

    for (i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *value = g_getenv(names[i]);
        g_autofree char *lower = NULL;

        if (value == NULL || value[0] == '\0')
            continue;
        lower = g_ascii_strdown(value, -1);
        return strstr(lower, "utf-8") != NULL || strstr(lower, "utf8") != NULL;
    }
    return false;
}

/* Zeros: not known. */
static struct winsize
size_of_terminal(void)
{
    struct winsize size = { 0 };

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        return (struct winsize){ 0 };
    return size;
}

static int
width_of_environment(void)
{
    const char *columns = g_getenv("COLUMNS");
    guint64 width;

    if (columns == NULL || !g_ascii_string_to_unsigned(columns, 10, 1, WIDTH_MAX, &width, NULL))
        return 0;
    return (int) width;
}

static bool
is_dumb(void)
{
    const char *term = g_getenv("TERM");

    return term == NULL || strcmp(term, "dumb") == 0;
}

static bool
wants_colour(void)
{
    const char *no_color = g_getenv("NO_COLOR");

    if (no_color != NULL && no_color[0] != '\0')
        return false;
    return !is_dumb();
}

CliTerminal
cli_terminal_detect(bool no_colour)
{
    CliTerminal self = { 0 };
    const bool output_is_terminal = isatty(STDOUT_FILENO) == 1;
    struct winsize size = { 0 };
    int width = width_of_environment();

    if (output_is_terminal)
        size = size_of_terminal();
    if (width == 0)
        width = size.ws_col;
    self.rows = is_dumb() ? 0 : size.ws_row;
    self.limited = width != 0;
    if (width == 0)
        width = WIDTH_DEFAULT;
    self.style.width = CLAMP(width, WIDTH_MIN, WIDTH_MAX);
    self.style.colour = output_is_terminal && !no_colour && wants_colour();
    self.style.unicode = locale_is_utf8();
    self.interactive = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1;
    return self;
}
