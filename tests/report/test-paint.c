/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars, wrapping, cells and commands of the terminal reports. */
#include "report/paint.h"

#include <string.h>

#include <ceu/text.h>

static const struct {
    int64_t part, whole;
    int width;
    bool unicode;
    const char *want;
} bars[] = {
    { 0, 30, 4, true, "░░░░" },
    { 30, 30, 4, true, "████" },
    { 31, 30, 4, true, "████" },
    { 15, 30, 4, true, "██░░" },
    { 0, 0, 4, true, "████" },         /* nothing is required */
    { 1, 100000, 4, true, "▏░░░" },    /* a little is never nothing */
    { 29999, 30000, 4, true, "███▉" }, /* almost is never all */
    { 11, 32, 4, true, "█▍░░" },
    { -5, 30, 4, true, "░░░░" },
    { 15, 30, 8, false, "[###---]" },
    { 1, 100000, 8, false, "[#-----]" },
    { 99999, 100000, 8, false, "[#####-]" },
    { INT64_MAX / 2, INT64_MAX, 4, true, "██░░" },
    { INT64_MAX - 1, INT64_MAX, 4, true, "███▉" },
};

static void
test_bars(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(bars); i++) {
        CeuPaint paint = ceu_paint_begin(&(CeuStyle){ 80, false, bars[i].unicode });
        g_autofree char *text = NULL;

        ceu_paint_bar(&paint, bars[i].part, bars[i].whole, bars[i].width, CEU_COLOUR_GOOD);
        text = ceu_paint_end(&paint);
        g_assert_cmpstr(text, ==, bars[i].want);
        g_assert_cmpint(ceu_text_width(text), ==, bars[i].width);
    }
}

/* Eighths that a bar shows. */
static int
eighths_of(const char *bar)
{
    static const char *const blocks[] = { "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█" };
    int eighths = 0;

    for (; *bar != '\0'; bar = g_utf8_next_char(bar)) {
        for (int i = 0; i < 8; i++) {
            if (g_str_has_prefix(bar, blocks[i]))
                eighths += i + 1;
        }
    }
    return eighths;
}

/* More never looks like less. */
static void
test_bar_grows(void)
{
    int before = 0;

    for (int64_t part = 0; part <= 500; part++) {
        CeuPaint paint = ceu_paint_begin(&(CeuStyle){ 80, false, true });
        g_autofree char *text = NULL;

        ceu_paint_bar(&paint, part, 500, 10, CEU_COLOUR_GOOD);
        text = ceu_paint_end(&paint);
        g_assert_cmpint(ceu_text_width(text), ==, 10);
        g_assert_cmpint(eighths_of(text), >=, before);
        g_assert_true((eighths_of(text) == 80) == (part == 500));
        before = eighths_of(text);
    }
}

static const struct {
    const char *text;
    int column, indent;
    const char *want;
} wraps[] = {
    { "short", 0, 2, "short\n" },
    { "", 0, 2, "\n" },
    { "one two three four five six seven eight nine", 0, 2,
      "one two three four five six seven eight\n  nine\n" },
    { "one two three four five six seven eight nine", 30, 4,
      "one two\n    three four five six seven eight nine\n" },
    { "0123456789012345678901234567890123456789012345", 0, 2,
      "0123456789012345678901234567890123456789\n  012345\n" },
    { "word 012345678901234567890123456789012345678901", 0, 2,
      "word\n  01234567890123456789012345678901234567\n  8901\n" },
    { "  blanks   between words   are one blank if wrapped   ", 0, 2,
      "blanks between words are one blank if\n  wrapped\n" },
    { "a\nb", 0, 2, "a\\nb\n" },
    { "十十十十十十十十十十十十十十十十十十十十十", 0, 2,
      "十十十十十十十十十十十十十十十十十十十十\n  十\n" },
};

static void
test_wrapping(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(wraps); i++) {
        CeuPaint paint = ceu_paint_begin(&(CeuStyle){ 40, false, true });
        g_autofree char *text = NULL;

        ceu_paint_wrapped(&paint, wraps[i].text, wraps[i].column, wraps[i].indent);
        text = ceu_paint_end(&paint);
        g_assert_cmpstr(text, ==, wraps[i].want);
    }
}

static const struct {
    const char *command, *want;
} commands[] = {
    { "ceu init", "  ceu init\n" },
    { "ceu membership set aapc --renews 2027-03-31",
      "  ceu membership set aapc --renews \\\n    2027-03-31\n" },
    /* A blank inside quotes is not a place to break. */
    { "ceu log 1.5 \"two words and a good many more\" --on today",
      "  ceu log 1.5 \\\n    \"two words and a good many more\" \\\n    --on today\n" },
    { "ceu log 'a \"b c' x", "  ceu log 'a \"b c' x\n" },
};

static void
test_commands(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
        CeuPaint paint = ceu_paint_begin(&(CeuStyle){ 40, false, true });
        g_autofree char *text = NULL;

        ceu_paint_command(&paint, commands[i].command, 2);
        text = ceu_paint_end(&paint);
        g_assert_cmpstr(text, ==, commands[i].want);
    }
}

static void
test_cells(void)
{
    CeuPaint paint = ceu_paint_begin(&(CeuStyle){ 80, false, true });
    g_autofree char *text = NULL;

    ceu_paint_cell(&paint, "ab", 4);
    ceu_paint_cell(&paint, "abcdef", 4);
    ceu_paint_cell_right(&paint, "7", 3);
    ceu_paint_cell_right(&paint, "1234", 3);
    text = ceu_paint_end(&paint);
    g_assert_cmpstr(text, ==, "ab  abc…  71234");
}

static void
test_labelled(void)
{
    CeuPaint paint = ceu_paint_begin(&(CeuStyle){ 40, false, true });
    g_autofree char *text = NULL;

    ceu_paint_labelled(&paint, 2, "nothing", NULL);
    ceu_paint_labelled(&paint, 2, "label", "a text that is too long for one line of it");
    text = ceu_paint_end(&paint);
    g_assert_cmpstr(text, ==, "  label: a text that is too long for one\n    line of it\n");
}

static void
test_ascii_signs(void)
{
    CeuPaint paint = ceu_paint_begin(&(CeuStyle){ 80, false, false });
    g_autofree char *text = NULL;

    ceu_paint_text(&paint, "40 × 18 ÷ 24 “x” · é …");
    ceu_paint_check(&paint, true);
    ceu_paint_check(&paint, false);
    text = ceu_paint_end(&paint);
    /* A letter is the user's own and stays. */
    g_assert_cmpstr(text, ==, "40 x 18 / 24 \"x\" | é ~[x][ ]");
}

static void
test_colour(void)
{
    CeuPaint plain = ceu_paint_begin(&(CeuStyle){ 80, false, true });
    CeuPaint coloured = ceu_paint_begin(&(CeuStyle){ 80, true, true });
    g_autofree char *a = NULL, *b = NULL;

    for (int colour = 0; colour < CEU_COLOUR_COUNT; colour++)
        ceu_paint_coloured(&plain, (CeuColour) colour, "x");
    ceu_paint_coloured(&coloured, CEU_COLOUR_BAD, "x\x1b");
    a = ceu_paint_end(&plain);
    b = ceu_paint_end(&coloured);
    g_assert_cmpstr(a, ==, "xxxxxx");
    g_assert_cmpstr(b, ==, "\x1b[1;31mx\\x1b\x1b[0m");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/report/paint/bars", test_bars);
    g_test_add_func("/report/paint/bar-grows", test_bar_grows);
    g_test_add_func("/report/paint/wrapping", test_wrapping);
    g_test_add_func("/report/paint/commands", test_commands);
    g_test_add_func("/report/paint/cells", test_cells);
    g_test_add_func("/report/paint/labelled", test_labelled);
    g_test_add_func("/report/paint/ascii-signs", test_ascii_signs);
    g_test_add_func("/report/paint/colour", test_colour);
    return g_test_run();
}
