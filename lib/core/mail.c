/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which day deserves a mail: a new lead time always, what presses every day, what is long past once a week. Pure. */
#include <ceu/mail.h>

#include <string.h>

/* What the last mail left behind: its day, and for each reminder the lead time told of. */
typedef struct Told {
    CeuDate day; /* NONE: there was no mail */
    GStrv lines; /* "LEAD KEY"; NULL: none */
} Told;

void
ceu_mail_item_free(CeuMailItem *item)
{
    if (item == NULL)
        return;
    g_free(item->key);
    g_free(item->summary);
    g_free(item->body);
    g_free(item);
}

static void
told_clear(Told *told)
{
    g_strfreev(told->lines);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Told, told_clear)

static Told
told_read(const char *text)
{
    Told told = { .day = CEU_DATE_NONE, .lines = g_strsplit(text == NULL ? "" : text, "\n", -1) };

    if (told.lines[0] == NULL || !ceu_date_parse(told.lines[0], &told.day, NULL)) {
        told.day = CEU_DATE_NONE;
        g_clear_pointer(&told.lines, g_strfreev);
    }
    return told;
}

/* (nullable): the line about @key. */
static const char *
told_line(const Told *told, const char *key)
{
    for (guint i = 1; told->lines != NULL && told->lines[0] != NULL && told->lines[i] != NULL;
         i++) {
        const char *blank = strchr(told->lines[i], ' ');

        if (blank != NULL && strcmp(blank + 1, key) == 0)
            return told->lines[i];
    }
    return NULL;
}

static char *
line_of(const CeuMailItem *item)
{
    return g_strdup_printf("%d %s", item->lead_days, item->key);
}

static bool
is_new(const Told *told, const CeuMailItem *item)
{
    g_autofree char *line = line_of(item);

    return g_strcmp0(told_line(told, item->key), line) != 0;
}

bool
ceu_mail_is_due(const GPtrArray *items, const char *told_text, CeuDate today)
{
    g_auto(Told) told = told_read(told_text);
    int32_t silent_days;

    if (items->len == 0)
        return false;
    if (!ceu_date_is_set(told.day))
        return true;
    silent_days = ceu_date_days_between(told.day, today);
    if (silent_days == 0)
        return false;
    /* A mail from the future was sent by a clock that was wrong: it says nothing about today. */
    if (silent_days < 0)
        return true;
    for (guint i = 0; i < items->len; i++) {
        const CeuMailItem *item = g_ptr_array_index(items, i);

        if (is_new(&told, item) || ABS(item->days_left) <= CEU_MAIL_PRESSING_DAYS ||
            (item->days_left < 0 && silent_days >= CEU_MAIL_PRESSING_DAYS))
            return true;
    }
    return false;
}

static bool
is_told(const GPtrArray *items, const char *key)
{
    for (guint i = 0; i < items->len; i++) {
        const CeuMailItem *item = g_ptr_array_index(items, i);

        if (strcmp(item->key, key) == 0)
            return true;
    }
    return false;
}

char *
ceu_mail_told(const GPtrArray *items, const char *told_text, const GPtrArray *open, CeuDate today)
{
    g_auto(Told) told = told_read(told_text);
    char day[CEU_DATE_TEXT_SIZE];
    GString *out = g_string_new(ceu_date_format(today, day));

    for (guint i = 0; i < items->len; i++) {
        g_autofree char *line = line_of(g_ptr_array_index(items, i));

        g_string_append_printf(out, "\n%s", line);
    }
    for (guint i = 0; i < open->len; i++) {
        const char *key = g_ptr_array_index(open, i);
        const char *line = is_told(items, key) ? NULL : told_line(&told, key);

        if (line != NULL)
            g_string_append_printf(out, "\n%s", line);
    }
    return g_string_free(out, FALSE);
}
