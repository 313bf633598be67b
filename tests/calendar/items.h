/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made-up published items, gentle and hostile, for the tests of the calendar and of its readers. */
#pragma once

#include <ceu/calendar.h>

#define ITEM_CREATED INT64_C(1764547200000000) /* 2025-12-01T00:00:00Z */
#define ITEM_CHANGED INT64_C(1767225661000000) /* 2026-01-01T00:01:01Z */

/* Texts that have broken calendar files elsewhere. */
static const char *const hostile_texts[] = {
    "AAPC: renewal due, 6.5 of 36 CEUs missing",
    "semicolon; comma, backslash \\ and \\n in letters",
    "quote \" apostrophe ' angle <b> & ampersand",
    "line\nfeed and carriage\r\nreturn and lone\rreturn",
    "BEGIN:VEVENT\r\nUID:evil\r\nEND:VEVENT",
    "\x1b[31mred\x1b[0m bell\x07 backspace\x08 null-like \x01",
    "C1 \xC2\x85 next line \xC2\x9B sequence \xE2\x80\xA8 separator \xE2\x80\xA9 paragraph",
    "\xE2\x80\xAEright to left\xE2\x80\xAC and \xE2\x81\xA6isolate\xE2\x81\xA9",
    "broken \xFF\xC3 bytes \xED\xA0\x80",
    "tab\there  two blanks",
    " blanks around ",
    "Übersicht – 漢字 and 😀",
    "éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé"
    "ééééé"
    "éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé"
    "ééééééé",
    "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢"
    "字漢字",
    "a😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
    "no-blank-at-all-no-blank-at-all-no-blank-at-all-no-blank-at-all-no-blank-at-all-no-blank-at-"
    "all",
    "trailing backslash \\",
    "=1+1",
    "a:b;c=d",
    "",
};

/* Days at which calendars have gone wrong: leap day, ends of months and years, changes of summer time. */
static const struct {
    int year, month, day;
} hostile_days[] = {
    { 2027, 3, 31 },  { 2028, 2, 29 },  { 2026, 12, 31 }, { 2027, 1, 1 },   { 2027, 3, 14 },
    { 2027, 11, 7 },  { 2027, 3, 28 },  { 2027, 10, 31 }, { 2027, 2, 28 },  { 2038, 1, 19 },
    { 2027, 12, 30 }, { 2027, 12, 31 }, { 2030, 6, 30 },  { 2099, 12, 31 },
};

/* Item number @i: its text, day and identity follow from the number alone. (transfer full) */
static inline CeuPublished *
item_new(unsigned i)
{
    CeuPublished *item = ceu_published_new();
    unsigned day = i % G_N_ELEMENTS(hostile_days);

    item->uid = g_strdup_printf("5f0c9a4e-7a55-4a1e-9d2b-%012u@ceud", i + 1);
    item->pool = g_strdup(i % 3 == 0 ? "aapc" : "acdis/CCDS");
    item->clock = (CeuClock) 0;
    item->kind = (CeuStageKind) 0;
    item->day =
        ceu_date_from_ymd(hostile_days[day].year, hostile_days[day].month, hostile_days[day].day);
    item->stage_day = item->day;
    item->summary = g_strdup(hostile_texts[i % G_N_ELEMENTS(hostile_texts)]);
    item->description =
        g_strconcat("Details:\n", hostile_texts[(i + 1) % G_N_ELEMENTS(hostile_texts)], NULL);
    item->sequence = (int) (i % 4);
    item->created.usec = ITEM_CREATED;
    item->changed.usec = ITEM_CHANGED;
    item->cancelled = i % 7 == 6;
    item->task = item->cancelled ? CEU_TASK_CALLED_OFF : (CeuTaskState) (i % 4);
    if (item->task == CEU_TASK_DONE && i % 8 == 3)
        item->done = ceu_date_add_days(item->day, -5);
    return item;
}

/* (transfer full) (element-type CeuPublished) */
static inline GPtrArray *
items_new(unsigned count)
{
    GPtrArray *items = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_published_free);

    for (unsigned i = 0; i < count; i++)
        g_ptr_array_add(items, item_new(i));
    return items;
}
