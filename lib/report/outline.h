/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report before it has a form: headings, paragraphs, tables, charts as data. A form (text, HTML …) is one renderer. */
#pragma once

#include <ceu/report.h>

/* How a value is to be taken; forms repeat in colour what the words say. */
typedef enum { CEU_TONE_PLAIN, CEU_TONE_GOOD, CEU_TONE_WARNING, CEU_TONE_BAD } CeuTone;

/* All texts of an outline are its own, not NULL unless said so, and as the user typed them: a form makes them harmless. */

typedef struct CeuColumn {
    const char *title; /* (transfer none): static */
    bool numeric;      /* set to the right */
    bool flexible;     /* running text: gives way where room is short */
} CeuColumn;

typedef struct CeuTable {
    char *caption;
    const CeuColumn *columns; /* (transfer none): static */
    guint n_columns;
    guint header;    /* the column that names its row */
    GPtrArray *rows; /* (element-type GStrv): n_columns texts each */
} CeuTable;

/* One bar: @part of @whole. */
typedef struct CeuChartBar {
    char *label, *value; /* "Total", "29.5 of 36" */
    int64_t part, whole; /* thousandths, 0 or more */
    CeuTone tone;
} CeuChartBar;

/* A point of a line. */
typedef struct CeuChartPoint {
    CeuDate day;
    int64_t milli;
} CeuChartPoint;

/* A dated mark of a timeline. */
typedef struct CeuChartMark {
    CeuDate day;
    char *label;
    bool done; /* met, or passed */
} CeuChartMark;

typedef enum { CEU_CHART_BARS, CEU_CHART_LINE, CEU_CHART_TIMELINE } CeuChartKind;

typedef struct CeuChart {
    CeuChartKind kind;
    char *title;
    char *description;   /* all that the picture says, in words */
    CeuDate first, last; /* LINE, TIMELINE: the days shown; first is before last */
    CeuDate today;       /* LINE, TIMELINE */
    int64_t required;    /* LINE: what the target reaches on the last day, thousandths */
    GArray *bars;        /* CeuChartBar, of BARS */
    GArray *points;      /* CeuChartPoint, of LINE: by day, each holds until the next */
    CeuChartPoint now
        [2]; /* LINE: from today's amount to the required one; both days none if nothing is missing */
    GArray *marks; /* CeuChartMark, of TIMELINE: by day */
} CeuChart;

typedef enum {
    CEU_BLOCK_HEADING,
    CEU_BLOCK_PARAGRAPH,
    CEU_BLOCK_ITEM, /* of a list: items that follow each other are one list */
    CEU_BLOCK_FACT, /* a label and what is said under it */
    CEU_BLOCK_TABLE,
    CEU_BLOCK_CHART
} CeuBlockKind;

typedef struct CeuBlock {
    CeuBlockKind kind;
    int level;       /* HEADING: 2 or 3; the title of the outline is 1 */
    char *label;     /* FACT, else NULL */
    char *text;      /* HEADING, PARAGRAPH, ITEM, FACT, else NULL */
    CeuTable *table; /* TABLE, else NULL */
    CeuChart *chart; /* CHART, else NULL */
} CeuBlock;

typedef struct CeuOutline {
    char *title;
    CeuDate today;
    GPtrArray *blocks; /* CeuBlock */
} CeuOutline;

CeuOutline *ceu_outline_new(const char *title, CeuDate today);
void ceu_outline_free(CeuOutline *outline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuOutline, ceu_outline_free)

void ceu_outline_heading(CeuOutline *outline, int level, const char *text);
void ceu_outline_paragraph(CeuOutline *outline, const char *text);
void ceu_outline_item(CeuOutline *outline, const char *text);
/* Nothing if @text is NULL. */
void ceu_outline_fact(CeuOutline *outline, const char *label, const char *text);
/* (transfer none): filled by ceu_table_take_row() and ceu_table_caption(). */
CeuTable *ceu_outline_table(CeuOutline *outline, const CeuColumn *columns, guint n_columns,
                            guint header);
/* (transfer none): an empty chart, to be filled. Takes @description. */
CeuChart *ceu_outline_chart(CeuOutline *outline, CeuChartKind kind, const char *title,
                            char *description);

void ceu_table_caption(CeuTable *table, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* Takes the strings of @cells, one for each column; NULL is an empty cell. */
void ceu_table_take_row(CeuTable *table, char **cells);

/* The forms. Returns: (transfer full) */
char *ceu_outline_text(const CeuOutline *outline, const CeuStyle *style);
char *ceu_outline_html(const CeuOutline *outline, const CeuStyle *style);
char *ceu_outline_json(const CeuOutline *outline, const CeuStyle *style);

/* By name: "text", "html", "json". NULL with CEU_ERROR_PARSE: there is no such form. */
char *ceu_outline_render(const CeuOutline *outline, const char *form, const CeuStyle *style,
                         GError **error);

/* The transcript of @pool, or of all pools if NULL. Pure. Returns: (transfer full) */
CeuOutline *ceu_transcript_outline(const CeuAssessment *assessment, const CeuFacts *facts,
                                   const CeuPool *pool);
