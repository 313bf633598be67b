/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes a page apart and finds the known words on it: plain comparison, in time bounded by text times words. */
#include "exchange/certificate-page.h"

#include <string.h>

#define CELLS_MAX 5000
#define CELL_CHARACTERS 400 /* no line of a page is as long; the rest is a cell of its own */
#define HITS_MAX 2000
#define LINES_APART 3
#define COLUMNS_APART 2

typedef struct Word {
    const char *text;
    gunichar first; /* folded */
    CeuLabel label;
    guint rank;
    bool of_body;
} Word;

static bool
is_blank(gunichar c)
{
    return !g_unichar_isprint(c) || g_unichar_isspace(c);
}

static void
add_cell(Page *page, GString *text, guint line, guint column, guint width)
{
    PageCell cell = { .line = line, .column = column, .width = width };
    bool says = false;

    for (const char *c = text->str; *c != '\0' && !says; c = g_utf8_next_char(c))
        says = g_unichar_isalnum(g_utf8_get_char(c));
    if (says && page->cells->len < CELLS_MAX) {
        cell.text = g_string_chunk_insert_len(page->strings, text->str, (gssize) text->len);
        g_array_append_val(page->cells, cell);
    }
    g_string_truncate(text, 0);
}

/* One line; @text is valid UTF-8. */
static void
add_line(Page *page, const char *text, const char *end, guint line)
{
    g_autoptr(GString) cell = g_string_new(NULL);
    guint column = 0, start = 0, blanks = 2;

    for (; text < end; text = g_utf8_next_char(text), column++) {
        const gunichar c = g_utf8_get_char(text);

        if (is_blank(c)) {
            blanks += c == '\t' ? 2 : 1;
            continue;
        }
        if ((blanks >= 2 || column - start > CELL_CHARACTERS) && cell->len > 0)
            add_cell(page, cell, line, start, column - blanks - start);
        else if (blanks == 1 && cell->len > 0)
            g_string_append_c(cell, ' ');
        if (cell->len == 0)
            start = column;
        g_string_append_unichar(cell, c);
        blanks = 0;
    }
    add_cell(page, cell, line, start, column > start + blanks ? column - blanks - start : 1);
}

/* Ligatures and wide blanks become what they stand for. */
static void
split_text(Page *page, const char *text, size_t size)
{
    g_autofree char *valid = g_utf8_make_valid(text, (gssize) MIN(size, CEU_CERTIFICATE_MAX_BYTES));
    g_autofree char *plain = g_utf8_normalize(valid, -1, G_NORMALIZE_ALL_COMPOSE);
    const char *line = plain;
    guint number = 0;

    while (line != NULL && *line != '\0') {
        const char *end = line + strcspn(line, "\n\f");

        add_line(page, line, end, number++);
        line = *end == '\0' ? end : end + 1;
    }
}

static gunichar
fold(gunichar c)
{
    if (c == 0x2019)
        return '\'';
    if (c >= 0x2010 && c <= 0x2015)
        return '-';
    return g_unichar_tolower(c);
}

/* Bytes of @text that are @word, as a word of its own; 0: it does not begin so. */
static size_t
match(const char *text, const char *word, bool exact)
{
    const char *c = text;
    gunichar last = 0;

    for (; *word != '\0'; word = g_utf8_next_char(word), c = g_utf8_next_char(c)) {
        const gunichar a = g_utf8_get_char(c), b = g_utf8_get_char(word);

        if (exact ? a != b : fold(a) != fold(b))
            return 0;
        last = a;
    }
    if (g_unichar_isalnum(last) && g_unichar_isalnum(g_utf8_get_char(c)))
        return 0;
    return (size_t) (c - text);
}

/* Where the word behind @c begins; NULL: there is none. */
static const char *
next_word(const char *c)
{
    while (g_unichar_isalnum(g_utf8_get_char(c)))
        c = g_utf8_next_char(c);
    while (*c != '\0' && !g_unichar_isalnum(g_utf8_get_char(c)))
        c = g_utf8_next_char(c);
    return *c == '\0' ? NULL : c;
}

static bool
stands_anywhere(const Page *page, const char *word, bool exact)
{
    for (guint i = 0; word != NULL && i < page->cells->len; i++) {
        for (const char *c = page_cell(page, i)->text; c != NULL; c = next_word(c)) {
            if (match(c, word, exact) > 0)
                return true;
        }
    }
    return false;
}

static bool
names_body(const Page *page, const CeuBody *body)
{
    const GStrv names = body->certificate.words[CEU_LABEL_BODY];

    if (stands_anywhere(page, body->name, true) || stands_anywhere(page, body->title, false))
        return true;
    for (guint i = 0; names != NULL && names[i] != NULL; i++) {
        if (stands_anywhere(page, names[i], false))
            return true;
    }
    return false;
}

static void
add_words(GArray *words, const CeuLabels *labels, bool of_body, guint *rank)
{
    for (CeuLabel label = 0; label < CEU_LABEL_BODY; label++) {
        const GStrv list = labels->words[label];

        for (guint i = 0; list != NULL && list[i] != NULL; i++) {
            const Word word = { list[i], fold(g_utf8_get_char(list[i])), label, (*rank)++,
                                of_body };

            g_array_append_val(words, word);
        }
    }
}

static void
gather_words(Page *page, const CeuCertificateReading *reading)
{
    const uint32_t bodies = reading->rulebook == NULL ? 0 : ceu_rulebook_count(reading->rulebook);
    guint rank = 0;

    for (uint32_t i = 0; i < bodies; i++) {
        const CeuBody *body = ceu_rulebook_nth(reading->rulebook, i);

        if (names_body(page, body))
            add_words(page->words, &body->certificate, true, &rank);
    }
    if (reading->labels != NULL)
        add_words(page->words, reading->labels, false, &rank);
}

/* The longest word at the start of @text; NULL: none. Of equal ones the surest. */
static const Word *
word_at(const Page *page, const char *text, size_t *out_length)
{
    const gunichar first = fold(g_utf8_get_char(text));
    const Word *best = NULL;

    *out_length = 0;
    for (guint i = 0; i < page->words->len; i++) {
        const Word *word = &g_array_index(page->words, Word, i);
        size_t length;

        if (word->first != first)
            continue;
        length = match(text, word->text, false);
        if (length > *out_length) {
            *out_length = length;
            best = word;
        }
    }
    return best;
}

/* Behind the plural in brackets, blanks and marks; @out_marked: whether there was one that announces. */
static size_t
skip_marks(const char *text, size_t at, bool *out_marked)
{
    if (g_ascii_strncasecmp(text + at, "(s)", 3) == 0)
        at += 3;
    *out_marked = false;
    while (text[at] != '\0' && strchr(" :=#._-", text[at]) != NULL) {
        *out_marked = *out_marked || strchr(":=#", text[at]) != NULL;
        at++;
    }
    return at;
}

static void
find_hits(Page *page, guint index)
{
    const char *text = page_cell(page, index)->text;

    for (const char *c = text; c != NULL && page->hits->len < HITS_MAX;) {
        size_t length;
        const Word *word = word_at(page, c, &length);
        PageHit hit = { .cell = index };

        if (word == NULL) {
            c = next_word(c);
            continue;
        }
        hit.label = word->label;
        hit.rank = word->rank;
        hit.of_body = word->of_body;
        hit.word = word->text;
        hit.several = strchr(word->text, ' ') != NULL;
        hit.start = (size_t) (c - text);
        hit.end = skip_marks(text, hit.start + length, &hit.marked);
        g_array_append_val(page->hits, hit);
        c = next_word(c + length);
    }
}

Page *
page_new(const char *text, size_t size, const CeuCertificateReading *reading)
{
    Page *page = g_new0(Page, 1);

    page->strings = g_string_chunk_new(4096);
    page->cells = g_array_new(FALSE, FALSE, sizeof(PageCell));
    page->hits = g_array_new(FALSE, FALSE, sizeof(PageHit));
    page->words = g_array_new(FALSE, FALSE, sizeof(Word));
    split_text(page, text, size);
    gather_words(page, reading);
    for (guint i = 0; i < page->cells->len; i++)
        find_hits(page, i);
    return page;
}

void
page_free(Page *page)
{
    if (page == NULL)
        return;
    g_array_unref(page->cells);
    g_array_unref(page->hits);
    g_array_unref(page->words);
    g_string_chunk_free(page->strings);
    g_free(page);
}

bool
page_ends_cell(const Page *page, const PageHit *hit)
{
    return page_cell(page, hit->cell)->text[hit->end] == '\0';
}

bool
page_announces(const Page *page, const PageHit *hit)
{
    return !page_is_unit(hit->label) &&
           (hit->marked || hit->several || (hit->start == 0 && page_ends_cell(page, hit)));
}

/* The first hit of the cell; NULL: none. Hits are in the order of cells. */
static const PageHit *
first_hit(const Page *page, guint cell)
{
    guint low = 0, high = page->hits->len;

    while (low < high) {
        const guint middle = low + (high - low) / 2;

        if (page_hit(page, middle)->cell < cell)
            low = middle + 1;
        else
            high = middle;
    }
    return low < page->hits->len && page_hit(page, low)->cell == cell ? page_hit(page, low) : NULL;
}

/* A word that stands alone in its cell, or begins it and is marked, is the heading of something else. */
static bool
is_heading(const Page *page, guint cell)
{
    const PageHit *hit = first_hit(page, cell);

    return hit != NULL && hit->start == 0 && (hit->marked || page_ends_cell(page, hit));
}

static bool
overlap(const PageCell *a, const PageCell *b)
{
    return a->column < b->column + b->width + COLUMNS_APART &&
           b->column < a->column + a->width + COLUMNS_APART;
}

const PageCell *
page_neighbour(const Page *page, const PageHit *hit, PageSide side)
{
    const PageCell *from = page_cell(page, hit->cell);
    const int step = side == PAGE_ABOVE ? -1 : 1;

    for (gint64 i = (gint64) hit->cell + step; i >= 0 && i < page->cells->len; i += step) {
        const PageCell *cell = page_cell(page, (guint) i);
        const guint apart =
            cell->line > from->line ? cell->line - from->line : from->line - cell->line;

        if (side == PAGE_RIGHT)
            return apart == 0 && !is_heading(page, (guint) i) ? cell : NULL;
        if (apart > LINES_APART)
            return NULL;
        if (apart > 0 && overlap(from, cell))
            return is_heading(page, (guint) i) ? NULL : cell;
    }
    return NULL;
}

CeuLabel
page_unit_in(const Page *page, const char *text, bool *out_of_body)
{
    for (const char *c = text; c != NULL && *c != '\0'; c = next_word(c)) {
        CeuLabel best = CEU_LABEL_COUNT;
        size_t longest = 0;

        for (guint i = 0; i < page->words->len; i++) {
            const Word *word = &g_array_index(page->words, Word, i);
            const size_t length = page_is_unit(word->label) ? match(c, word->text, false) : 0;

            if (length <= longest)
                continue;
            longest = length;
            best = word->label;
            *out_of_body = word->of_body;
        }
        if (best != CEU_LABEL_COUNT)
            return best;
    }
    return CEU_LABEL_COUNT;
}

bool
page_says(const Page *page, CeuLabel label)
{
    for (guint i = 0; i < page->hits->len; i++) {
        if (page_hit(page, i)->label == label)
            return true;
    }
    return false;
}
