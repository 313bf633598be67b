/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text laid out for a terminal: columns, wrapping, bars, colour. The way that words reach a report. */
#pragma once

#include <ceu/report.h>

/* Colour repeats what a word says; it is never the only sign. */
typedef enum {
    CEU_COLOUR_PLAIN,
    CEU_COLOUR_HEADING,
    CEU_COLOUR_FAINT,
    CEU_COLOUR_GOOD,
    CEU_COLOUR_WARNING,
    CEU_COLOUR_BAD,
    CEU_COLOUR_COUNT
} CeuColour;

typedef struct CeuPaint {
    GString *out;
    CeuStyle style; /* width is 40 to 1000 */
    bool coloured;  /* a colour is on */
} CeuPaint;

CeuPaint ceu_paint_begin(const CeuStyle *style);
/* Ends the painting: without Unicode our own signs are replaced by ASCII. Returns: (transfer full) */
char *ceu_paint_end(CeuPaint *paint);

/* Text made visible. NULL is nothing. */
void ceu_paint_text(CeuPaint *paint, const char *text);
void ceu_paint_line_feed(CeuPaint *paint);
void ceu_paint_blanks(CeuPaint *paint, int count);
/* Colours until ceu_paint_off(); nothing if the style has no colour. */
void ceu_paint_on(CeuPaint *paint, CeuColour colour);
void ceu_paint_off(CeuPaint *paint);
void ceu_paint_coloured(CeuPaint *paint, CeuColour colour, const char *text);
/* Visible text in exactly @width columns, cut with "…" or padded. */
void ceu_paint_cell(CeuPaint *paint, const char *text, int width);
/* Short plain text, padded on the left. */
void ceu_paint_cell_right(CeuPaint *paint, const char *text, int width);

/* Visible text broken at blanks into lines that begin with @indent blanks; the first continues a line that has @column columns. Ends with a line feed. */
void ceu_paint_wrapped(CeuPaint *paint, const char *text, int column, int indent);
/* A paragraph of its own, all lines with @indent blanks. */
void ceu_paint_paragraph(CeuPaint *paint, const char *text, int indent);
/* "label: text", wrapped under the text. Nothing if @text is NULL. */
void ceu_paint_labelled(CeuPaint *paint, int indent, const char *label, const char *text);
/* A command line to copy: too long ones break outside quotes with a backslash, so that they still run. */
void ceu_paint_command(CeuPaint *paint, const char *command, int indent);

/* @part of @whole in @width columns, 4 or more; full only if nothing is missing. */
void ceu_paint_bar(CeuPaint *paint, int64_t part, int64_t whole, int width, CeuColour colour);
/* "✓" or "○"; "[x]" or "[ ]" in ASCII. */
void ceu_paint_check(CeuPaint *paint, bool done);
/* Columns of @text once it is visible. */
int ceu_paint_columns(const char *text);
