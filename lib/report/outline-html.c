/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An outline as one page: nothing is loaded, nothing runs; for phone, screen and paper, in light and dark. */
#include "report/outline-html.h"

#include <ceu/text.h>

/* Colours of text have a contrast of 4.5 or more against the ground, those of pictures 3 or more: a test holds it. */
#define STYLE                                                                                      \
    ":root{color-scheme:light dark;--ground:#ffffff;--text:#1b1d21;--quiet:#555b66;"               \
    "--border:#80868f;--track:#e4e7ec;--plain:#1f5fae;--good:#1b6e3c;--warning:#8a5a00;"           \
    "--bad:#b3261e}\n"                                                                             \
    "@media screen and (prefers-color-scheme:dark){:root{--ground:#16181d;--text:#e8eaee;"         \
    "--quiet:#b4b9c3;--border:#868c97;--track:#343944;--plain:#8ab8ff;--good:#6cc490;"             \
    "--warning:#e9b44c;--bad:#ff8a80}}\n"                                                          \
    "body{margin:0;background:var(--ground);color:var(--text);font:1rem/1.5 sans-serif}\n"         \
    "main{max-width:60rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere}\n"                    \
    "h1,h2,h3{line-height:1.25}\n"                                                                 \
    "h2{margin-top:2.5rem;border-bottom:1px solid var(--border)}\n"                                \
    "dl div{display:flex;flex-wrap:wrap;gap:0 1rem}\n"                                             \
    "dt{flex:0 0 13rem;color:var(--quiet)}\n"                                                      \
    "dd{flex:1 1 14rem;margin:0}\n"                                                                \
    "figure{margin:1rem 0;max-width:30rem}\n"                                                      \
    "figcaption,caption{color:var(--quiet);text-align:left}\n"                                     \
    "table{border-collapse:collapse;width:100%;margin:1rem 0;font-size:.9rem}\n"                   \
    "figcaption{font-size:.9rem}caption{padding:.25rem 0}\n"                                       \
    "th,td{text-align:left;vertical-align:top;padding:.25rem .5rem;"                               \
    "border-bottom:1px solid var(--border);overflow-wrap:break-word}\n"                            \
    ".number{text-align:right;white-space:nowrap}\n"                                               \
    ".day{white-space:nowrap}\n"                                                                   \
    ".long{overflow-wrap:anywhere}\n"                                                              \
    "svg{display:block;width:100%;height:auto;overflow:visible}\n"                                 \
    "svg text{font:11px sans-serif;fill:var(--text);white-space:pre}\n"                            \
    ".track{fill:var(--track);stroke:var(--border)}\n"                                             \
    ".plain{fill:var(--plain)}.good{fill:var(--good)}"                                             \
    ".warning{fill:var(--warning)}.bad{fill:var(--bad)}\n"                                         \
    ".axis,.leader,.today{stroke:var(--border)}.today{stroke-dasharray:2 2}\n"                     \
    ".counted{fill:none;stroke:var(--plain);stroke-width:2.5}\n"                                   \
    ".even{stroke:var(--quiet);stroke-width:1.5;stroke-dasharray:7 4}\n"                           \
    ".needed{stroke:var(--warning);stroke-width:2;stroke-dasharray:2 3}\n"                         \
    ".open{fill:var(--plain)}.now{fill:var(--warning)}"                                            \
    ".done{fill:var(--ground);stroke:var(--plain);stroke-width:2}\n"

/* Columns need room: a phone shows a row as its name, and under it each cell behind its title. */
#define STYLE_PHONE                                                                                \
    "@media screen and (max-width:45rem){table,caption,tbody,td,tbody th{display:block}"           \
    "thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}"           \
    "tr{display:flex;flex-wrap:wrap;gap:0 1rem;border-bottom:1px solid var(--border);"             \
    "padding:.5rem 0}tbody th{order:-1;flex:1 0 100%}dt{flex:1 0 100%}dl div{margin:.4rem 0}"      \
    "td{min-width:0}th,td{border:0;padding:0}td:empty{display:none}.number{text-align:left}"       \
    "td::before{content:attr(data-title) \": \";color:var(--quiet)}}\n"

#define STYLE_PAPER                                                                                \
    "@media print{body{font-size:9.5pt}main{max-width:none;padding:0}h2,h3{break-after:avoid}"     \
    "figure,tr,dl div,li{break-inside:avoid}section.part+section.part{break-before:page}"          \
    "figure{max-width:11cm}@page{margin:15mm}}\n"

#define POLICY                                                                                     \
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "              \
    "form-action 'none'"

#define LONG_WORD_BYTES 24

/* The page as it grows: what is open, and how many pictures and headings it has. */
typedef struct Page {
    GString *out;
    bool in_section;
    const char *list; /* the list that is open, "dl" or "ul"; NULL: none */
    guint headings, charts;
} Page;

void
ceu_html_text(GString *out, const char *text)
{
    g_autofree char *visible = ceu_text_visible(text);
    g_autofree char *escaped = g_markup_escape_text(visible, -1);

    g_string_append(out, escaped);
}

/* <@name>@text</@name>. */
static void
append_element(GString *out, const char *name, const char *text)
{
    g_string_append_printf(out, "<%s>", name);
    ceu_html_text(out, text);
    g_string_append_printf(out, "</%s>\n", name);
}

/* Closes the open list unless it is @wanted, and opens that. NULL: none. */
static void
need_list(Page *page, const char *wanted)
{
    if (page->list == wanted)
        return;
    if (page->list != NULL)
        g_string_append_printf(page->out, "</%s>\n", page->list);
    if (wanted != NULL)
        g_string_append_printf(page->out, "<%s>\n", wanted);
    page->list = wanted;
}

static void
close_section(Page *page)
{
    if (page->in_section)
        g_string_append(page->out, "</section>\n");
    page->in_section = false;
}

/* A heading of level 2 begins a part of the page, which it names. */
static void
append_heading(Page *page, const CeuBlock *block)
{
    page->headings++;
    if (block->level <= 2) {
        close_section(page);
        g_string_append_printf(page->out, "<section class=\"part\" aria-labelledby=\"part-%u\">\n",
                               page->headings);
        page->in_section = true;
    }
    g_string_append_printf(page->out, "<h%d id=\"part-%u\">", block->level, page->headings);
    ceu_html_text(page->out, block->text);
    g_string_append_printf(page->out, "</h%d>\n", block->level);
}

static void
append_fact(Page *page, const CeuBlock *block)
{
    g_string_append(page->out, "<div><dt>");
    ceu_html_text(page->out, block->label);
    g_string_append(page->out, "</dt><dd>");
    ceu_html_text(page->out, block->text);
    g_string_append(page->out, "</dd></div>\n");
}

static bool
has_content(const CeuTable *table, guint column)
{
    for (guint i = 0; i < table->rows->len; i++) {
        GStrv row = g_ptr_array_index(table->rows, i);

        if (*row[column] != '\0')
            return true;
    }
    return false;
}

/* A word that would push the table out of the window may be broken anywhere; other words keep their letters together. */
static bool
has_long_word(const char *text)
{
    size_t length = 0;

    for (; *text != '\0'; text++) {
        length = *text == ' ' ? 0 : length + 1;
        if (length > LONG_WORD_BYTES)
            return true;
    }
    return false;
}

static const char *
cell_class(const CeuColumn *column, const char *text)
{
    if (has_long_word(text))
        return " class=\"long\"";
    if (column->numeric)
        return " class=\"number\"";
    return column->flexible ? "" : " class=\"day\"";
}

/* The roles say what the elements are, for a browser forgets it when a phone's style sets them as blocks. */
static void
append_cell(GString *out, const CeuTable *table, guint column, const char *text)
{
    const CeuColumn *about = &table->columns[column];
    const bool names = column == table->header;

    if (names) {
        g_string_append_printf(out, "<th scope=\"row\" role=\"rowheader\"%s>",
                               cell_class(about, text));
    } else {
        g_string_append_printf(out, "<td role=\"cell\"%s data-title=\"", cell_class(about, text));
        ceu_html_text(out, about->title);
        g_string_append(out, "\">");
    }
    ceu_html_text(out, text);
    g_string_append(out, names ? "</th>" : "</td>");
}

static void
append_row(GString *out, const CeuTable *table, GStrv row, const bool *shown)
{
    g_string_append(out, "<tr role=\"row\">");
    for (guint i = 0; i < table->n_columns; i++) {
        if (shown[i])
            append_cell(out, table, i, row[i]);
    }
    g_string_append(out, "</tr>\n");
}

static void
append_table(GString *out, const CeuTable *table)
{
    g_autofree bool *shown = g_new0(bool, table->n_columns);

    g_string_append(out, "<table role=\"table\">\n");
    append_element(out, "caption", table->caption);
    g_string_append(out, "<thead role=\"rowgroup\"><tr role=\"row\">");
    for (guint i = 0; i < table->n_columns; i++) {
        shown[i] = i == table->header || has_content(table, i);
        if (!shown[i])
            continue;
        g_string_append_printf(out, "<th scope=\"col\" role=\"columnheader\"%s>",
                               cell_class(&table->columns[i], table->columns[i].title));
        ceu_html_text(out, table->columns[i].title);
        g_string_append(out, "</th>");
    }
    g_string_append(out, "</tr></thead>\n<tbody role=\"rowgroup\">\n");
    for (guint i = 0; i < table->rows->len; i++)
        append_row(out, table, g_ptr_array_index(table->rows, i), shown);
    g_string_append(out, "</tbody>\n</table>\n");
}

/* What a line says in figures stands under it; bars and dates have a table that says theirs. */
static void
append_chart(Page *page, const CeuChart *chart)
{
    g_string_append(page->out, "<figure>\n");
    ceu_html_chart(page->out, chart, ++page->charts);
    append_element(page->out, "figcaption",
                   chart->kind == CEU_CHART_LINE ? chart->description : chart->title);
    g_string_append(page->out, "</figure>\n");
}

static void
append_block(Page *page, const CeuBlock *block)
{
    static const char facts[] = "dl", items[] = "ul";

    need_list(page, block->kind == CEU_BLOCK_FACT   ? facts
                    : block->kind == CEU_BLOCK_ITEM ? items
                                                    : NULL);
    switch (block->kind) {
    case CEU_BLOCK_HEADING:
        append_heading(page, block);
        return;
    case CEU_BLOCK_PARAGRAPH:
        append_element(page->out, "p", block->text);
        return;
    case CEU_BLOCK_ITEM:
        append_element(page->out, "li", block->text);
        return;
    case CEU_BLOCK_FACT:
        append_fact(page, block);
        return;
    case CEU_BLOCK_TABLE:
        append_table(page->out, block->table);
        return;
    case CEU_BLOCK_CHART:
        append_chart(page, block->chart);
        return;
    }
    g_assert_not_reached();
}

static void
append_head(GString *out, const CeuOutline *outline)
{
    char day[CEU_DATE_TEXT_SIZE];

    g_string_append(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, "
                         "initial-scale=1\">\n"
                         "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    ceu_html_text(out, outline->title);
    g_string_append_printf(out, ", %s</title>\n", ceu_date_format(outline->today, day));
    g_string_append(out, "<style>\n" STYLE STYLE_PHONE STYLE_PAPER "</style>\n</head>\n");
}

char *
ceu_outline_html(const CeuOutline *outline, const CeuStyle *style)
{
    Page page = { .out = g_string_sized_new(16384) };

    (void) style; /* of the terminal */
    append_head(page.out, outline);
    g_string_append(page.out, "<body>\n<main>\n");
    append_element(page.out, "h1", outline->title);
    for (guint i = 0; i < outline->blocks->len; i++)
        append_block(&page, g_ptr_array_index(outline->blocks, i));
    need_list(&page, NULL);
    close_section(&page);
    g_string_append(page.out, "</main>\n</body>\n</html>\n");
    return g_string_free(page.out, FALSE);
}
