/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the days on a certificate is the one of completion. */
#include "exchange/certificate-value.h"

#include <string.h>

#include "exchange/csv-date.h"

#define TOKENS_MAX 7 /* "14th day of the month of November, 2026" */
#define TOKEN_BYTES 32
#define GAP_MAX 24  /* bytes between a word and its date */
#define JOIN_MAX 12 /* bytes between the two dates of a span */
#define OLD_MONTHS 120
#define DATES_MAX 200

typedef struct Found {
    guint cell;
    size_t start, end; /* bytes in the cell */
    CeuCsvDate date;
    CeuDate day;          /* once the order is known */
    const PageHit *owner; /* NULL: no word announces it */
} Found;

typedef struct Days {
    const Page *page;
    GArray *found; /* Found, in reading order */
} Days;

static bool
is_filler(const char *token)
{
    static const char *const fillers[] = { "day", "of", "the", "month" };

    for (size_t i = 0; i < G_N_ELEMENTS(fillers); i++) {
        if (g_ascii_strcasecmp(token, fillers[i]) == 0)
            return true;
    }
    return false;
}

/* Behind the letters of "14th"; @rest itself if there are none. */
static const char *
skip_ordinal(const char *rest)
{
    static const char *const endings[] = { "st", "nd", "rd", "th" };

    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        if (g_ascii_strncasecmp(rest, endings[i], 2) == 0 && !g_ascii_isalpha(rest[2]))
            return rest + 2;
    }
    return rest;
}

/* "14th" → "14"; "12-14," → "14,": a span's last day; "Sept." → "Sep". */
static void
append_token(GString *date, const char *token)
{
    const size_t digits = strspn(token, "0123456789");
    const char *rest = token + digits;

    if (g_ascii_strncasecmp(token, "sept", 4) == 0 && !g_ascii_isalpha(token[4])) {
        g_string_append(date, "Sep");
        return;
    }
    if (digits >= 1 && digits <= 2 && *rest == '-' && g_ascii_isdigit(rest[1]) &&
        rest[1 + strspn(rest + 1, "0123456789")] != '-') {
        token = rest + 1;
        rest = token + strspn(token, "0123456789");
    }
    g_string_append_len(date, token, rest - token);
    g_string_append(date, rest > token ? skip_ordinal(rest) : rest);
}

static bool
scan_tokens(const char *date, CeuCsvDate *out)
{
    g_autofree char *bare = g_strdup(date);
    size_t length = strlen(bare);

    while (length > 0 && strchr(".,;:)]", bare[length - 1]) != NULL)
        bare[--length] = '\0';
    return ceu_csv_date_scan(bare, out);
}

/* A digit, or the first letters of a month: what else there is needs no closer look. */
static bool
may_begin(const char *text)
{
    static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun",
                                          "jul", "aug", "sep", "oct", "nov", "dec" };

    for (size_t i = 0; i < G_N_ELEMENTS(months); i++) {
        if (g_ascii_strncasecmp(text, months[i], 3) == 0)
            return true;
    }
    return g_ascii_isdigit(*text);
}

/* The length of the date that begins at @text, the longest possible; 0: none, and @out is left alone. */
static size_t
date_at(const char *text, CeuCsvDate *out)
{
    g_autoptr(GString) date = g_string_new(NULL);
    const char *c = text;
    size_t length = 0;

    for (unsigned i = 0; i < TOKENS_MAX && *c != '\0'; i++) {
        const size_t size = strcspn(c, " ");
        g_autoptr(GString) token = g_string_new_len(c, (gssize) MIN(size, TOKEN_BYTES));

        c += size;
        (void) g_string_replace(token, "–", "-", 0);
        if (i == 0 || !is_filler(token->str)) {
            if (date->len > 0)
                g_string_append_c(date, ' ');
            append_token(date, token->str);
            if (scan_tokens(date->str, out))
                length = (size_t) (c - text);
            else if (length > 0)
                break;
        }
        c += strspn(c, " ");
    }
    return length;
}

static bool
begins_word(const char *text, size_t at)
{
    return g_ascii_isalnum(text[at]) &&
           (at == 0 || (!g_ascii_isalnum(text[at - 1]) && (text[at - 1] & 0x80) == 0 &&
                        strchr("/-.$#", text[at - 1]) == NULL));
}

/* The first date at or behind @from. */
static bool
next_date(const char *text, size_t from, Found *out)
{
    for (size_t at = from; text[at] != '\0'; at++) {
        size_t length;

        if (!begins_word(text, at) || !may_begin(text + at))
            continue;
        length = date_at(text + at, &out->date);
        if (length == 0)
            continue;
        out->start = at;
        out->end = at + length;
        return true;
    }
    return false;
}

size_t
certificate_date_in(const char *text, size_t from)
{
    Found found;

    return next_date(text, from, &found) ? found.start : G_MAXSIZE;
}

static void
find_dates(Days *self)
{
    for (guint i = 0; i < self->page->cells->len; i++) {
        const char *text = page_cell(self->page, i)->text;
        Found found = { .cell = i };

        while (self->found->len < DATES_MAX && next_date(text, found.end, &found))
            g_array_append_val(self->found, found);
    }
}

static Found *
found_at(const Days *self, guint index)
{
    return &g_array_index(self->found, Found, index);
}

/* AUTO if no date of the page says it, or if they contradict each other. */
static CeuDateOrder
order_of_page(const Days *self)
{
    bool seen[] = { false, false, false };

    for (guint i = 0; i < self->found->len; i++)
        seen[ceu_csv_date_evidence(&found_at(self, i)->date)] = true;
    if (seen[CEU_DATE_ORDER_MDY] == seen[CEU_DATE_ORDER_DMY])
        return CEU_DATE_ORDER_AUTO;
    return seen[CEU_DATE_ORDER_MDY] ? CEU_DATE_ORDER_MDY : CEU_DATE_ORDER_DMY;
}

/* What cannot be a day is dropped. */
static void
resolve(Days *self, CeuDateOrder order)
{
    for (guint i = self->found->len; i > 0; i--) {
        Found *found = found_at(self, i - 1);
        const CeuDateOrder own = ceu_csv_date_evidence(&found->date);

        if (order == CEU_DATE_ORDER_AUTO)
            order = CEU_DATE_ORDER_MDY;
        found->day = ceu_csv_date_resolve(&found->date, own == CEU_DATE_ORDER_AUTO ? order : own);
        if (!ceu_date_is_set(found->day))
            g_array_remove_index(self->found, i - 1);
    }
}

/* The last date of the span that begins with @index: "11/12/2026 to 11/14/2026". */
static guint
last_of_span(const Days *self, guint index)
{
    for (; index + 1 < self->found->len; index++) {
        const Found *a = found_at(self, index), *b = found_at(self, index + 1);
        const char *text = page_cell(self->page, a->cell)->text;
        g_autofree char *between = NULL;

        if (a->cell != b->cell || b->start - a->end > JOIN_MAX)
            return index;
        between = g_strndup(text + a->end, b->start - a->end);
        g_strstrip(between);
        if (strcmp(between, "-") != 0 && strcmp(between, "–") != 0 && strcmp(between, "to") != 0 &&
            strcmp(between, "through") != 0 && strcmp(between, "and") != 0)
            return index;
    }
    return index;
}

/* Gives the first date in [@from, @from + @gap] of @cell to @hit, unless it has an owner. */
static bool
own_date(Days *self, const PageHit *hit, guint cell, size_t from, size_t gap)
{
    for (guint i = 0; i < self->found->len; i++) {
        const Found *found = found_at(self, i);

        if (found->cell != cell || found->start < from)
            continue;
        if (found->start - from > gap)
            return false;
        for (guint last = last_of_span(self, i); i < last; i++)
            found_at(self, i)->owner = NULL;
        if (found_at(self, i)->owner != NULL && found_at(self, i)->owner->cell != hit->cell)
            return false;
        found_at(self, i)->owner = hit;
        return true;
    }
    return false;
}

static bool
own_neighbour(Days *self, const PageHit *hit, PageSide side)
{
    const PageCell *cell = page_neighbour(self->page, hit, side);

    return cell != NULL &&
           own_date(self, hit, (guint) (cell - page_cell(self->page, 0)), 0, GAP_MAX);
}

/* In its own cell and beside it first, for all words; only then what may be meant above or below. */
static void
give_owners(Days *self, bool near)
{
    for (guint i = 0; i < self->page->hits->len; i++) {
        const PageHit *hit = page_hit(self->page, i);
        const bool ends = page_ends_cell(self->page, hit);

        if (hit->label != CEU_LABEL_DATE && hit->label != CEU_LABEL_OTHER_DATE)
            continue;
        if (near && !own_date(self, hit, hit->cell, hit->end, GAP_MAX) && ends)
            (void) own_neighbour(self, hit, PAGE_RIGHT);
        if (!near && ends && !own_neighbour(self, hit, PAGE_BELOW))
            (void) own_neighbour(self, hit, PAGE_ABOVE);
    }
}

/* How much is said for @found: the smaller the surer; a word of another day says it is none. */
static guint
rank_of(const Found *found)
{
    if (found->owner == NULL)
        return G_MAXUINT - 1;
    return found->owner->label == CEU_LABEL_DATE ? found->owner->rank : G_MAXUINT;
}

/* The best one, of several the latest. NULL: there is none. @out_others: whether another day is as good. */
static const Found *
choose(const Days *self, bool *out_others)
{
    const Found *best = NULL;

    *out_others = false;
    for (guint i = 0; i < self->found->len; i++) {
        const Found *found = found_at(self, i);
        const guint rank = rank_of(found);

        if (rank == G_MAXUINT || (best != NULL && rank > rank_of(best)))
            continue;
        if (best == NULL || rank < rank_of(best)) {
            best = found;
            *out_others = false;
            continue;
        }
        *out_others = *out_others || found->day.days != best->day.days;
        if (found->day.days > best->day.days)
            best = found;
    }
    return best;
}

static void
doubt(CeuCertificate *out, const char *why)
{
    certificate_set(out, CEU_CERTIFICATE_DONE, CEU_CERTAINTY_UNSURE, g_strdup(why));
}

static void
doubt_order(CeuCertificate *out, const Found *found)
{
    const CeuDate other = ceu_csv_date_resolve(&found->date, CEU_DATE_ORDER_DMY);
    char day[CEU_DATE_TEXT_SIZE];

    if (found->date.form != CEU_CSV_DATE_OPEN || !ceu_date_is_set(other) ||
        other.days == found->day.days || ceu_csv_date_evidence(&found->date) != CEU_DATE_ORDER_AUTO)
        return;
    certificate_set(
        out, CEU_CERTIFICATE_DONE, CEU_CERTAINTY_UNSURE,
        g_strdup_printf("the day may stand before the month: %s", ceu_date_format(other, day)));
}

static void
judge(CeuCertificate *out, const Found *found, const CeuCertificateReading *reading, bool others)
{
    const CeuDate oldest = ceu_date_add_months(reading->today, -OLD_MONTHS, CEU_MONTH_CLAMP);

    certificate_set(out, CEU_CERTIFICATE_DONE, CEU_CERTAINTY_SURE, NULL);
    if (others)
        doubt(out, "there are several days on it");
    else if (found->owner == NULL)
        doubt(out, "no word says what day it is");
    if (found->day.days > reading->today.days)
        doubt(out, "it is in the future");
    if (found->day.days < oldest.days)
        doubt(out, "it is long ago");
}

void
certificate_read_day(const Page *page, const CeuCertificateReading *reading, CeuCertificate *out)
{
    g_autoptr(GArray) found = g_array_new(FALSE, TRUE, sizeof(Found));
    Days days = { page, found };
    CeuDateOrder order;
    const Found *best;
    bool others;

    find_dates(&days);
    order = reading->date_order;
    if (order == CEU_DATE_ORDER_AUTO)
        order = order_of_page(&days);
    resolve(&days, order);
    give_owners(&days, true);
    give_owners(&days, false);
    best = choose(&days, &others);
    if (best == NULL)
        return;
    out->done = best->day;
    judge(out, best, reading, others);
    if (order == CEU_DATE_ORDER_AUTO)
        doubt_order(out, best);
}
