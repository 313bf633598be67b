/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is called how, who offered it, and its number. */
#include "exchange/certificate-value.h"

#include <ceu/text.h>
#include <string.h>

#define INDEX_BYTES 40
#define PREFIX_BYTES 5 /* the "CEP" of "CEP 12345" */

typedef struct Candidate {
    char *text; /* owned */
    guint rank;
    bool strong; /* nothing else can be meant */
} Candidate;

static void
candidate_clear(gpointer data)
{
    g_free(((Candidate *) data)->text);
}

/* Whether the value of something else begins with @hit: what stands in front of it ends there. */
static bool
cuts(const Page *page, const PageHit *hit)
{
    const char *value = page_cell(page, hit->cell)->text + hit->end;

    if (page_is_unit(hit->label))
        return false;
    if (hit->marked || (hit->label == CEU_LABEL_PROVIDER && g_str_has_suffix(hit->word, " by")))
        return true;
    return hit->label == CEU_LABEL_UNITS ? g_ascii_isdigit(*value)
                                         : certificate_date_in(value, 0) == 0;
}

/* Where the value of @hit ends: at a date, or at the next word that announces something. */
static size_t
value_end(const Page *page, const PageHit *hit)
{
    const char *text = page_cell(page, hit->cell)->text;
    size_t end = MIN(strlen(text), certificate_date_in(text, hit->end));

    for (const PageHit *next = hit + 1; next < page_hit(page, 0) + page->hits->len; next++) {
        if (next->cell != hit->cell || next->start >= end)
            break;
        if (cuts(page, next))
            return next->start;
    }
    return end;
}

/* Takes quotes and what joins it to the rest of a sentence from both ends. */
static char *
trim_value(const char *text, size_t size)
{
    static const char *const tails[] = { " held on", " on", " and", " for", " dated", " at",
                                         " -",       " –",  ",",    ";",    ":",      ".",
                                         "|",        "\"",  "”",    "’" };
    static const char *const heads[] = { "\"", "“", "‘", "-", "–", "|" };
    g_autoptr(GString) value = g_string_new_len(text, (gssize) size);
    bool changed = true;

    while (changed) {
        changed = false;
        g_strstrip(value->str);
        g_string_truncate(value, strlen(value->str));
        for (size_t i = 0; i < G_N_ELEMENTS(tails); i++) {
            if (g_str_has_suffix(value->str, tails[i])) {
                g_string_truncate(value, value->len - strlen(tails[i]));
                changed = true;
            }
        }
        for (size_t i = 0; i < G_N_ELEMENTS(heads); i++) {
            if (g_str_has_prefix(value->str, heads[i])) {
                g_string_erase(value, 0, (gssize) strlen(heads[i]));
                changed = true;
            }
        }
    }
    return ceu_text_cut(value->str, CERTIFICATE_MAX_CHARACTERS, CERTIFICATE_MAX_CHARACTERS * 4);
}

static bool
is_text(const char *value)
{
    guint letters = 0;

    for (const char *c = value; *c != '\0'; c = g_utf8_next_char(c))
        letters += g_unichar_isalpha(g_utf8_get_char(c)) ? 1 : 0;
    return letters >= 3 && certificate_date_in(value, 0) != 0;
}

static bool
is_short_word(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (!g_ascii_isupper(text[i]))
            return false;
    }
    return length > 0 && length <= PREFIX_BYTES;
}

static bool
has_digit(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (g_ascii_isdigit(text[i]))
            return true;
    }
    return false;
}

/* "ABC-123", "CEP 12345": the first word with a digit, and a short one in front of it. NULL: no number is there. */
static char *
take_index(const char *text, size_t size)
{
    g_autofree char *value = trim_value(text, size);
    const size_t first = strcspn(value, " ");
    size_t end = first;

    if (!has_digit(value, first) && is_short_word(value, first) && value[first] == ' ')
        end = first + 1 + strcspn(value + first + 1, " ");
    if (end == 0 || end > INDEX_BYTES || !has_digit(value, end) ||
        certificate_date_in(value, 0) == 0)
        return NULL;
    return trim_value(value, end);
}

/* NULL: it cannot be one. (transfer full) */
static char *
take_value(CeuLabel label, const char *text, size_t size)
{
    char *value;

    if (label == CEU_LABEL_INDEX)
        return take_index(text, size);
    value = trim_value(text, size);
    if (is_text(value))
        return value;
    g_free(value);
    return NULL;
}

static void
add_candidate(GArray *candidates, const PageHit *hit, char *text, bool strong)
{
    const Candidate candidate = { text, hit->rank, strong };

    if (text != NULL)
        g_array_append_val(candidates, candidate);
}

/* In its own cell, else beside, below, above it. */
static void
look_around(const Page *page, const PageHit *hit, GArray *candidates)
{
    const char *text = page_cell(page, hit->cell)->text;

    if (!page_announces(page, hit))
        return;
    if (!page_ends_cell(page, hit)) {
        add_candidate(candidates, hit,
                      take_value(hit->label, text + hit->end, value_end(page, hit) - hit->end),
                      hit->marked);
        return;
    }
    for (PageSide side = PAGE_RIGHT; side <= PAGE_ABOVE; side++) {
        const PageCell *cell = page_neighbour(page, hit, side);
        char *value = cell == NULL ? NULL : take_value(hit->label, cell->text, strlen(cell->text));
        const bool heading = hit->start == 0 && side == PAGE_RIGHT;

        if (value == NULL)
            continue;
        add_candidate(candidates, hit, value,
                      heading || (hit->marked && side == PAGE_BELOW) ||
                          hit->label == CEU_LABEL_INDEX);
        return;
    }
}

/* The surest; a strong one goes before all that are not. NULL: there is none. @out_others: another is as strong. */
static const Candidate *
best_candidate(const GArray *candidates, bool *out_others)
{
    const Candidate *best = NULL;

    *out_others = false;
    for (guint i = 0; i < candidates->len; i++) {
        const Candidate *candidate = &g_array_index(candidates, Candidate, i);

        if (best == NULL || candidate->strong > best->strong ||
            (candidate->strong == best->strong && candidate->rank < best->rank))
            best = candidate;
    }
    for (guint i = 0; best != NULL && i < candidates->len; i++) {
        const Candidate *candidate = &g_array_index(candidates, Candidate, i);

        *out_others = *out_others || (candidate->strong == best->strong &&
                                      g_ascii_strcasecmp(candidate->text, best->text) != 0);
    }
    return best;
}

static void
read_text(const Page *page, CeuLabel label, CeuCertificateField field, char **place,
          CeuCertificate *out)
{
    g_autoptr(GArray) candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
    const Candidate *best;
    bool others;

    g_array_set_clear_func(candidates, candidate_clear);
    for (guint i = 0; i < page->hits->len; i++) {
        if (page_hit(page, i)->label == label)
            look_around(page, page_hit(page, i), candidates);
    }
    best = best_candidate(candidates, &others);
    if (best == NULL)
        return;
    *place = g_strdup(best->text);
    certificate_set(out, field, CEU_CERTAINTY_SURE, NULL);
    if (others)
        certificate_set(out, field, CEU_CERTAINTY_UNSURE, g_strdup("others could be meant"));
    else if (!best->strong)
        certificate_set(out, field, CEU_CERTAINTY_UNSURE, g_strdup("it is taken from a sentence"));
}

void
certificate_read_texts(const Page *page, CeuCertificate *out)
{
    read_text(page, CEU_LABEL_TITLE, CEU_CERTIFICATE_TITLE, &out->title, out);
    read_text(page, CEU_LABEL_PROVIDER, CEU_CERTIFICATE_PROVIDER, &out->provider, out);
    read_text(page, CEU_LABEL_INDEX, CEU_CERTIFICATE_INDEX, &out->index, out);
}
