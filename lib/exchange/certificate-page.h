/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a certificate as it stands on the page: cells, and the words in them that are known. */
#pragma once

#include <ceu/certificate.h>

/* A run of text with two blanks or more around it; blanks in it are single. */
typedef struct PageCell {
    const char *text;
    guint line, column, width; /* in characters */
} PageCell;

/* A known word in a cell. */
typedef struct PageHit {
    guint cell;
    CeuLabel label;
    guint rank;       /* the smaller, the surer; those of a named body first */
    bool of_body;     /* of a body that the text names */
    bool marked;      /* a colon or the like follows */
    bool several;     /* of several words */
    const char *word; /* as the rules spell it */
    size_t start,
        end; /* bytes in the cell: the word, and behind it what separates it from its value */
} PageHit;

typedef struct Page {
    GStringChunk *strings;
    GArray *cells; /* PageCell, in reading order */
    GArray *hits;  /* PageHit, in reading order, none within another */
    GArray *words; /* of the reading; private */
} Page;

Page *page_new(const char *text, size_t size, const CeuCertificateReading *reading);
void page_free(Page *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Page, page_free)

static inline const PageCell *
page_cell(const Page *page, guint index)
{
    return &g_array_index(page->cells, PageCell, index);
}

static inline const PageHit *
page_hit(const Page *page, guint index)
{
    return &g_array_index(page->hits, PageHit, index);
}

static inline bool
page_is_unit(CeuLabel label)
{
    return label >= CEU_LABEL_CEU && label <= CEU_LABEL_IACET;
}

/* Whether @hit announces a text: a single word in the midst of others does not. */
bool page_announces(const Page *page, const PageHit *hit);
/* Whether nothing follows @hit in its cell. */
bool page_ends_cell(const Page *page, const PageHit *hit);

typedef enum { PAGE_RIGHT, PAGE_BELOW, PAGE_ABOVE } PageSide;

/* The cell on that side of the one of @hit, at most three lines away, that announces nothing itself. NULL: none. */
const PageCell *page_neighbour(const Page *page, const PageHit *hit, PageSide side);

/* The unit that @text names, and whether a named body calls it so; CEU_LABEL_COUNT: none. */
CeuLabel page_unit_in(const Page *page, const char *text, bool *out_of_body);
/* Whether @word stands anywhere. */
bool page_says(const Page *page, CeuLabel label);
