/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report as it came in: "ceu.report/1" of docs/cli-json.md, checked, every text made visible. */
#pragma once

#include <ceu/date.h>
#include <stdbool.h>

typedef enum { TONE_PLAIN, TONE_GOOD, TONE_WARNING, TONE_BAD } Tone;

typedef struct Column {
    char *title;
    bool numeric, flexible;
} Column;

typedef struct Table {
    char *caption;
    guint header;    /* the column that names its row */
    GArray *columns; /* Column, one or more */
    GPtrArray *rows; /* (element-type GStrv): a text for each column */
} Table;

typedef struct Bar {
    char *label, *value;
    double part, whole; /* units, 0 or more */
    Tone tone;
} Bar;

typedef struct Point {
    CeuDate day;
    double units;
} Point;

typedef struct Mark {
    CeuDate day;
    char *label;
    bool done;
} Mark;

typedef enum { CHART_BARS, CHART_LINE, CHART_TIMELINE } ChartKind;

typedef struct Chart {
    ChartKind kind;
    char *title, *description;
    CeuDate first, last; /* LINE, TIMELINE: the days shown; first is before last */
    double required;     /* LINE: more than 0 */
    GArray *bars;        /* Bar */
    GArray *points;      /* Point, of LINE: by day, from first to last, one or more */
    GArray *needed;      /* Point, of LINE: two, or none */
    GArray *marks;       /* Mark, of TIMELINE: by day, from first to last */
} Chart;

typedef enum {
    BLOCK_HEADING,
    BLOCK_PARAGRAPH,
    BLOCK_ITEM,
    BLOCK_FACT,
    BLOCK_TABLE,
    BLOCK_CHART
} BlockKind;

typedef struct Block {
    BlockKind kind;
    int level;    /* HEADING: 2 or 3 */
    char *label;  /* FACT, else NULL */
    char *text;   /* HEADING, PARAGRAPH, ITEM, FACT, else NULL */
    Table *table; /* TABLE, else NULL */
    Chart *chart; /* CHART, else NULL */
} Block;

typedef struct Report {
    char *title;
    CeuDate today;
    GPtrArray *blocks; /* Block */
} Report;

/**
 * report_read:
 * @text: the bytes that came in
 * @size: how many
 * @error: CEU_ERROR_PARSE with the place: line and column, or the block
 *
 * Returns: (transfer full): NULL on error.
 */
Report *report_read(const char *text, size_t size, GError **error);
void report_free(Report *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Report, report_free)
