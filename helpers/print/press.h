/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of a PDF file as they fill from top to bottom. Lengths are points, 1/72 inch. */
#pragma once

#include <ceu/date.h>
#include <pango/pangocairo.h>
#include <stdbool.h>

typedef struct Paper {
    const char *name; /* "a4", "letter" */
    double width, height;
} Paper;

/* How words look. */
typedef enum {
    TYPE_TITLE,
    TYPE_PART,    /* heading of level 2 */
    TYPE_SECTION, /* heading of level 3 */
    TYPE_BODY,
    TYPE_QUIET, /* labels, captions */
    TYPE_CELL,
    TYPE_CELL_HEAD,
    TYPE_PICTURE,
    TYPE_FOOT,
    TYPE_COUNT
} Type;

typedef enum {
    INK_TEXT,
    INK_QUIET,
    INK_BORDER,
    INK_TRACK,
    INK_PAPER,
    INK_PLAIN,
    INK_GOOD,
    INK_WARNING,
    INK_BAD,
    INK_COUNT
} Ink;

typedef struct Press {
    cairo_surface_t *surface;
    cairo_t *cairo;
    PangoFontDescription *fonts[TYPE_COUNT];
    const char *title; /* (transfer none) */
    CeuDate day;
    double left, width, top, bottom; /* of what may be written on */
    double y;                        /* where the next thing begins */
    int page;                        /* the number of this page, from 1 */
    int pages;                       /* how many there are; 0: they are being counted */
    int part;                        /* outline: the last heading of level 2; 0: none */
    size_t unknown;                  /* characters that no font has */
} Press;

/* @pages 0: nothing is drawn and nothing kept; Press.page then tells how many there are. @out: what the file is added to. */
Press *press_new(const Paper *paper, const char *title, CeuDate day, int pages, GString *out);
/* Ends the last page and the file. Returns: false with @error: no room, or another reason of cairo's. */
bool press_finish(Press *press, GError **error);
void press_free(Press *press);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Press, press_free)

/* Begins a page. */
void press_break(Press *press);
/* Begins a page unless @height is left on this one, or it has nothing on it. */
void press_need(Press *press, double height);
bool press_page_is_empty(const Press *press);
void press_skip(Press *press, double height);

void press_ink(Press *press, Ink ink);
void press_rule(Press *press, Ink ink, double x1, double x2, double y);

/* @width: 0 or less: one line of any length. (transfer full) */
PangoLayout *press_layout(Press *press, Type type, const char *text, double width);
/* Another text in the same form. */
void press_set_text(Press *press, PangoLayout *layout, const char *text);
double press_layout_width(PangoLayout *layout);
double press_layout_height(PangoLayout *layout);
/* One line with its upper edge at @y, in the ink that is set. Returns: its height. */
double press_line(Press *press, PangoLayoutLine *line, double x, double y);
/* All lines. */
void press_show(Press *press, PangoLayout *layout, double x, double y);

/* Running text, over as many pages as it takes. */
void press_text(Press *press, Type type, Ink ink, double indent, const char *text);
/* A heading, level 1 to 3, with its entry in the outline of the file; kept together with @after of what follows. */
void press_heading(Press *press, int level, const char *text, double after);
/* "•  text". */
void press_item(Press *press, const char *text);
/* A label and what is said under it; an address alone is a link. */
void press_fact(Press *press, const char *label, const char *text);
