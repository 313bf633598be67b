/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words on pages: lines, paragraphs, headings, lists, facts. */
#include "print/press.h"

#include <cairo-pdf.h>
#include <string.h>

#define LABEL_WIDTH 130.0
#define BULLET 12.0

PangoLayout *
press_layout(Press *press, Type type, const char *text, double width)
{
    PangoLayout *layout = pango_cairo_create_layout(press->cairo);
    g_autoptr(PangoAttrList) attributes = pango_attr_list_new();

    /* A number that is broken must not gain a hyphen that is not its own. */
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
    pango_layout_set_attributes(layout, attributes);
    pango_layout_set_font_description(layout, press->fonts[type]);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    if (width > 0)
        pango_layout_set_width(layout, pango_units_from_double(width));
    press_set_text(press, layout, text);
    return layout;
}

void
press_set_text(Press *press, PangoLayout *layout, const char *text)
{
    pango_layout_set_text(layout, text, -1);
    press->unknown += (size_t) pango_layout_get_unknown_glyphs_count(layout);
}

double
press_layout_width(PangoLayout *layout)
{
    int width;

    pango_layout_get_size(layout, &width, NULL);
    return pango_units_to_double(width);
}

double
press_layout_height(PangoLayout *layout)
{
    int height;

    pango_layout_get_size(layout, NULL, &height);
    return pango_units_to_double(height);
}

double
press_line(Press *press, PangoLayoutLine *line, double x, double y)
{
    PangoRectangle box;

    pango_layout_line_get_extents(line, NULL, &box);
    if (press->pages > 0) {
        cairo_move_to(press->cairo, x, y - pango_units_to_double(box.y));
        pango_cairo_show_layout_line(press->cairo, line);
    }
    return pango_units_to_double(box.height);
}

void
press_show(Press *press, PangoLayout *layout, double x, double y)
{
    if (press->pages == 0)
        return;
    cairo_move_to(press->cairo, x, y);
    pango_cairo_show_layout(press->cairo, layout);
}

static double
line_height(PangoLayoutLine *line)
{
    PangoRectangle box;

    pango_layout_line_get_extents(line, NULL, &box);
    return pango_units_to_double(box.height);
}

static void
put_lines(Press *press, PangoLayout *layout, Ink ink, double x)
{
    for (GSList *at = pango_layout_get_lines_readonly(layout); at != NULL; at = at->next) {
        press_need(press, line_height(at->data));
        press_ink(press, ink);
        press->y += press_line(press, at->data, x, press->y);
    }
}

void
press_text(Press *press, Type type, Ink ink, double indent, const char *text)
{
    g_autoptr(PangoLayout) layout = press_layout(press, type, text, press->width - indent);

    put_lines(press, layout, ink, press->left + indent);
}

/* An entry of the outline; the title of the report has none, for it is the name of the file. */
static void
add_entry(Press *press, int level, const char *text)
{
    g_autofree char *place = NULL;
    int entry;

    if (press->pages == 0 || level < 2)
        return;
    place = g_strdup_printf("page=%d pos=[%d %d]", press->page, (int) press->left, (int) press->y);
    entry = cairo_pdf_surface_add_outline(press->surface, level == 2 ? 0 : press->part, text, place,
                                          CAIRO_PDF_OUTLINE_FLAG_OPEN);
    if (level == 2)
        press->part = entry;
}

void
press_heading(Press *press, int level, const char *text, double after)
{
    static const Type types[] = { TYPE_TITLE, TYPE_PART, TYPE_SECTION };
    static const double gaps[] = { 0, 16, 12 };
    const Type type = types[CLAMP(level, 1, 3) - 1];
    g_autoptr(PangoLayout) layout = press_layout(press, type, text, press->width);

    press_skip(press, gaps[CLAMP(level, 1, 3) - 1]);
    press_need(press, press_layout_height(layout) + after);
    add_entry(press, level, text);
    put_lines(press, layout, INK_TEXT, press->left);
    if (level == 2)
        press_rule(press, INK_BORDER, press->left, press->left + press->width, press->y + 2);
    press->y += 5;
}

void
press_item(Press *press, const char *text)
{
    g_autoptr(PangoLayout) layout = press_layout(press, TYPE_BODY, text, press->width - BULLET);
    g_autoptr(PangoLayout) bullet = press_layout(press, TYPE_BODY, "•", 0);

    press_need(press, line_height(pango_layout_get_line_readonly(layout, 0)));
    press_ink(press, INK_QUIET);
    press_show(press, bullet, press->left, press->y);
    put_lines(press, layout, INK_TEXT, press->left + BULLET);
    press->y += 2;
}

/* Only what is an address as a whole, in letters that need no quoting. */
static bool
is_address(const char *text)
{
    static const char letters[] = "-._~:/?#[]@!$&()*+,;=%";
    const char *at;

    if (!g_str_has_prefix(text, "https://") && !g_str_has_prefix(text, "http://"))
        return false;
    for (at = text; *at != '\0'; at++) {
        if (!g_ascii_isalnum(*at) && strchr(letters, *at) == NULL)
            return false;
    }
    return true;
}

void
press_fact(Press *press, const char *label, const char *text)
{
    const double indent = LABEL_WIDTH + 8;
    g_autoptr(PangoLayout) name = press_layout(press, TYPE_BODY, label, LABEL_WIDTH);
    g_autoptr(PangoLayout) said = press_layout(press, TYPE_BODY, text, press->width - indent);
    g_autofree char *link = is_address(text) ? g_strdup_printf("uri='%s'", text) : NULL;
    const double height = press_layout_height(name);

    /* A link does not go on over a page. */
    press_need(press, MAX(height, link != NULL ? press_layout_height(said) : 0));
    press_ink(press, INK_QUIET);
    press_show(press, name, press->left, press->y);
    if (link != NULL)
        cairo_tag_begin(press->cairo, CAIRO_TAG_LINK, link);
    put_lines(press, said, link != NULL ? INK_PLAIN : INK_TEXT, press->left + indent);
    if (link != NULL)
        cairo_tag_end(press->cairo, CAIRO_TAG_LINK);
    press->y += MAX(0, height - press_layout_height(said)) + 2;
}
