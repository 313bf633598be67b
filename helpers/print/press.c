/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages, fonts and inks, and what they need of cairo and pango. */
#include "print/press.h"

#include <cairo-pdf.h>
#include <ceu/error.h>
#include <string.h>

#define MARGIN 42.0
#define FOOT 20.0 /* room for the foot, of the margin */

#define POINTS_PER_INCH 72
#define DAY_SECONDS 86400

/* The colours of the page of HTML by daylight: words have a contrast of 4.5 or more, pictures of 3. */
static const unsigned inks[INK_COUNT] = {
    [INK_TEXT] = 0x1b1d21,  [INK_QUIET] = 0x555b66,   [INK_BORDER] = 0x80868f,
    [INK_TRACK] = 0xe4e7ec, [INK_PAPER] = 0xffffff,   [INK_PLAIN] = 0x1f5fae,
    [INK_GOOD] = 0x1b6e3c,  [INK_WARNING] = 0x8a5a00, [INK_BAD] = 0xb3261e,
};

/* Several families, so that a machine with any of the usual ones looks alike. */
static const char *const fonts[TYPE_COUNT] = {
    [TYPE_TITLE] = "DejaVu Sans,Noto Sans,sans Bold 17",
    [TYPE_PART] = "DejaVu Sans,Noto Sans,sans Bold 13",
    [TYPE_SECTION] = "DejaVu Sans,Noto Sans,sans Bold 10.5",
    [TYPE_BODY] = "DejaVu Sans,Noto Sans,sans 9",
    [TYPE_QUIET] = "DejaVu Sans,Noto Sans,sans 8",
    [TYPE_CELL] = "DejaVu Sans,Noto Sans,sans 7.5",
    [TYPE_CELL_HEAD] = "DejaVu Sans,Noto Sans,sans Bold 7.5",
    [TYPE_PICTURE] = "DejaVu Sans,Noto Sans,sans 8",
    [TYPE_FOOT] = "DejaVu Sans,Noto Sans,sans 7.5",
};

static cairo_status_t
take_bytes(void *out, const unsigned char *data, unsigned size)
{
    g_string_append_len(out, (const char *) data, (gssize) size);
    return CAIRO_STATUS_SUCCESS;
}

/* The file says the day of the report, or SOURCE_DATE_EPOCH, and never when it was made: same records, same bytes. */
static void
set_metadata(const Press *press)
{
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    gint64 seconds = (gint64) press->day.days * DAY_SECONDS;
    g_autoptr(GDateTime) moment = NULL;
    g_autofree char *date = NULL, *title = NULL;
    char day[CEU_DATE_TEXT_SIZE];

    if (epoch != NULL)
        (void) g_ascii_string_to_signed(epoch, 10, 0, G_MAXINT32, &seconds, NULL);
    moment = g_date_time_new_from_unix_utc(seconds);
    date = g_date_time_format(moment, "%Y-%m-%dT%H:%M:%SZ");
    title = g_strdup_printf("%s, %s", press->title, ceu_date_format(press->day, day));
    cairo_pdf_surface_set_metadata(press->surface, CAIRO_PDF_METADATA_TITLE, title);
    cairo_pdf_surface_set_metadata(press->surface, CAIRO_PDF_METADATA_CREATOR, "ceu");
    cairo_pdf_surface_set_metadata(press->surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
    cairo_pdf_surface_set_metadata(press->surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

Press *
press_new(const Paper *paper, const char *title, CeuDate day, int pages, GString *out)
{
    Press *press = g_new0(Press, 1);

    press->surface = cairo_pdf_surface_create_for_stream(pages > 0 ? take_bytes : NULL, out,
                                                         paper->width, paper->height);
    press->cairo = cairo_create(press->surface);
    /* A unit of the page is a point, and so is one of a font's size. */
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(pango_cairo_font_map_get_default()),
                                        POINTS_PER_INCH);
    for (size_t i = 0; i < TYPE_COUNT; i++)
        press->fonts[i] = pango_font_description_from_string(fonts[i]);
    press->title = title;
    press->day = day;
    press->left = MARGIN;
    press->width = paper->width - 2 * MARGIN;
    press->top = press->y = MARGIN;
    press->bottom = paper->height - MARGIN;
    press->page = 1;
    press->pages = pages;
    set_metadata(press);
    return press;
}

void
press_free(Press *press)
{
    if (press == NULL)
        return;
    cairo_destroy(press->cairo);
    cairo_surface_destroy(press->surface);
    for (size_t i = 0; i < TYPE_COUNT; i++)
        pango_font_description_free(press->fonts[i]);
    g_free(press);
}

static void
draw_foot(Press *press)
{
    char day[CEU_DATE_TEXT_SIZE];
    g_autofree char *left =
        g_strdup_printf("%s · %s", press->title, ceu_date_format(press->day, day));
    g_autofree char *right = g_strdup_printf("Page %d of %d", press->page, press->pages);
    g_autoptr(PangoLayout) number = press_layout(press, TYPE_FOOT, right, 0);
    const double width = press_layout_width(number), y = press->bottom + FOOT / 2;
    g_autoptr(PangoLayout) name = press_layout(press, TYPE_FOOT, left, press->width - width - 12);

    pango_layout_set_ellipsize(name, PANGO_ELLIPSIZE_END);
    press_ink(press, INK_QUIET);
    press_show(press, name, press->left, y);
    press_show(press, number, press->left + press->width - width, y);
}

bool
press_finish(Press *press, GError **error)
{
    cairo_status_t status;

    draw_foot(press);
    cairo_show_page(press->cairo);
    status = cairo_status(press->cairo);
    cairo_surface_finish(press->surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(press->surface);
    if (status == CAIRO_STATUS_SUCCESS)
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_FAILED, "the pages cannot be drawn: %s",
                cairo_status_to_string(status));
    return false;
}

void
press_break(Press *press)
{
    draw_foot(press);
    cairo_show_page(press->cairo);
    press->page++;
    press->y = press->top;
}

bool
press_page_is_empty(const Press *press)
{
    return press->y <= press->top;
}

void
press_need(Press *press, double height)
{
    if (press->y + height > press->bottom && !press_page_is_empty(press))
        press_break(press);
}

/* A gap at the head of a page would only look like a mistake. */
void
press_skip(Press *press, double height)
{
    if (!press_page_is_empty(press))
        press->y += height;
}

void
press_ink(Press *press, Ink ink)
{
    cairo_set_source_rgb(press->cairo, (inks[ink] >> 16 & 0xff) / 255.0,
                         (inks[ink] >> 8 & 0xff) / 255.0, (inks[ink] & 0xff) / 255.0);
}

void
press_rule(Press *press, Ink ink, double x1, double x2, double y)
{
    press_ink(press, ink);
    cairo_set_line_width(press->cairo, 0.5);
    cairo_move_to(press->cairo, x1, y);
    cairo_line_to(press->cairo, x2, y);
    cairo_stroke(press->cairo);
}
