/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blocks of a report in their order. */
#include "print/draw.h"

/* A heading stays with so much of what follows it. */
#define AFTER_PART 120.0
#define AFTER_SECTION 90.0

/* @next: (nullable): what follows it */
static void
draw_heading(Press *press, const Block *block, const Block *next, bool *begun)
{
    const double after = next != NULL && next->chart != NULL ? chart_height(next->chart) + 20 : 0;
    const bool part = block->level <= 2;

    /* Each part may be handed to another body: it begins a page. */
    if (part && *begun)
        press_break(press);
    *begun = *begun || part;
    press_heading(press, part ? 2 : 3, block->text, MAX(after, part ? AFTER_PART : AFTER_SECTION));
}

static void
draw_block(Press *press, const Block *block, const Block *next, bool *begun)
{
    switch (block->kind) {
    case BLOCK_HEADING:
        draw_heading(press, block, next, begun);
        return;
    case BLOCK_PARAGRAPH:
        press_text(press, TYPE_BODY, INK_TEXT, 0, block->text);
        press->y += 4;
        return;
    case BLOCK_ITEM:
        press_item(press, block->text);
        return;
    case BLOCK_FACT:
        press_fact(press, block->label, block->text);
        return;
    case BLOCK_TABLE:
        draw_table(press, block->table);
        return;
    case BLOCK_CHART:
        draw_chart(press, block->chart);
        return;
    }
    g_assert_not_reached();
}

void
draw_report(Press *press, const Report *report)
{
    bool begun = false;

    press_heading(press, 1, report->title, 0);
    for (guint i = 0; i < report->blocks->len; i++) {
        const bool last = i + 1 == report->blocks->len;

        draw_block(press, g_ptr_array_index(report->blocks, i),
                   last ? NULL : g_ptr_array_index(report->blocks, i + 1), &begun);
    }
}
