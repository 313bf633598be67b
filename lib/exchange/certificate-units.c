/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many units a certificate is about, and what a unit of it is. */
#include "exchange/certificate-value.h"

#include <string.h>

#define AMOUNTS_MAX 100
#define MOST_MILLI (500 * 1000) /* a larger number is a year or a price */
#define WORDS_BETWEEN 4         /* "1.5 hours of live continuing education" */
#define TEN 10                  /* contact hours of a unit of IACET */

/* A number of units, as often as it stands there. */
typedef struct Amount {
    int64_t milli;
    CeuLabel unit; /* CEU_LABEL_COUNT: not said */
    bool of_body;  /* a named body calls its units so */
    guint rank;    /* of the word that announces it; G_MAXUINT: none does */
} Amount;

typedef struct Counts {
    const Page *page;
    GArray *amounts; /* Amount, none twice */
} Counts;

static void
add_amount(Counts *self, Amount amount)
{
    for (guint i = 0; i < self->amounts->len; i++) {
        Amount *older = &g_array_index(self->amounts, Amount, i);

        if (older->milli != amount.milli || older->unit != amount.unit)
            continue;
        older->rank = MIN(older->rank, amount.rank);
        older->of_body = older->of_body || amount.of_body;
        return;
    }
    if (self->amounts->len < AMOUNTS_MAX)
        g_array_append_val(self->amounts, amount);
}

/* The number at @text, "1.5", "1,5", "(2)"; 0: none. @out_milli: thousandths, above 0. */
static size_t
number_at(const char *text, int64_t *out_milli)
{
    const size_t bracket = *text == '(' ? 1 : 0;
    const size_t whole = strspn(text + bracket, "0123456789");
    const char *rest = text + bracket + whole;
    size_t decimals = 0;
    g_autofree char *plain = NULL;
    CeuUnits units;

    if (whole == 0 || whole > 4)
        return 0;
    if ((*rest == '.' || *rest == ',') && g_ascii_isdigit(rest[1]))
        decimals = strspn(rest + 1, "0123456789");
    if (decimals > 3 || (*rest == ',' && decimals == 3)) /* "1,000" is no amount of ours */
        return 0;
    plain = g_strdup_printf("%.*s%s%.*s", (int) whole, text + bracket, decimals > 0 ? "." : "",
                            (int) decimals, decimals > 0 ? rest + 1 : "");
    rest += decimals > 0 ? decimals + 1 : 0;
    if (*rest != '\0' && strchr(" ),;", *rest) == NULL &&
        !(*rest == '.' && (rest[1] == '\0' || rest[1] == ' ')) && !g_ascii_isalpha(*rest))
        return 0;
    if (!ceu_units_parse(plain, &units, NULL) || units.milli <= 0 || units.milli > MOST_MILLI)
        return 0;
    *out_milli = units.milli;
    return (size_t) (rest - text) + (bracket > 0 && *rest == ')' ? 1 : 0);
}

static bool
is_barrier(const char *word, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (g_ascii_isdigit(word[i]))
            return true;
    }
    return length > 0 && strchr(".;:", word[length - 1]) != NULL;
}

/* The number that belongs to the unit at @to: the last one in front of it, few words away. 0: none. */
static int64_t
number_before(const char *text, size_t from, size_t to)
{
    int64_t milli = 0;
    unsigned words = 0;

    while (from < to) {
        const size_t length = strcspn(text + from, " ");
        int64_t number;
        const size_t taken = number_at(text + from, &number);

        if (taken > 0 && (taken >= length || g_ascii_isalpha(text[from + taken]) ||
                          strchr("),", text[from + taken]) != NULL)) {
            milli = number;
            words = 0;
        } else if (is_barrier(text + from, MIN(length, to - from)) || ++words > WORDS_BETWEEN) {
            milli = 0;
        }
        from += length;
        from += strspn(text + from, " ");
    }
    return milli;
}

/* Where the search in front of hit @index begins: behind the hit before it. */
static size_t
search_from(const Page *page, guint index)
{
    const PageHit *hit = page_hit(page, index);

    return index > 0 && page_hit(page, index - 1)->cell == hit->cell
               ? page_hit(page, index - 1)->end
               : 0;
}

/* A cell that is a number, or a number and its unit. */
static bool
number_of_cell(const PageCell *cell, int64_t *out_milli, const char **out_rest)
{
    const size_t taken = cell == NULL ? 0 : number_at(cell->text, out_milli);

    if (taken == 0)
        return false;
    *out_rest = cell->text + taken;
    return strlen(*out_rest) <= CEU_LABEL_MAX_CHARACTERS && certificate_date_in(cell->text, 0) > 0;
}

static bool
number_of_neighbour(const Page *page, const PageHit *hit, int64_t *out_milli, const char **out_rest)
{
    for (PageSide side = PAGE_RIGHT; side <= PAGE_ABOVE; side++) {
        if (number_of_cell(page_neighbour(page, hit, side), out_milli, out_rest))
            return true;
    }
    return false;
}

/* The number that a word announces: behind it, or in a cell beside it. */
static bool
number_behind(const Page *page, const PageHit *hit, int64_t *out_milli, const char **out_rest)
{
    const char *value = page_cell(page, hit->cell)->text + hit->end;
    size_t taken;

    if (*value == '\0')
        return number_of_neighbour(page, hit, out_milli, out_rest);
    taken = number_at(value, out_milli);
    *out_rest = value + taken;
    return taken > 0 && certificate_date_in(value, 0) > 0;
}

/* "CEUs awarded: 1.5", "and earned 1.5 contact hours": the unit stands behind the number, or in the word. */
static void
add_announced(Counts *self, const PageHit *hit)
{
    Amount amount = { .rank = hit->rank, .unit = CEU_LABEL_COUNT };
    g_autofree char *near = NULL;
    const char *rest;

    if (!number_behind(self->page, hit, &amount.milli, &rest))
        return;
    near = g_utf8_substring(rest, 0, MIN(g_utf8_strlen(rest, -1), CEU_LABEL_MAX_CHARACTERS));
    amount.unit = page_unit_in(self->page, near, &amount.of_body);
    if (amount.unit == CEU_LABEL_COUNT)
        amount.unit = page_unit_in(self->page, hit->word, &amount.of_body);
    add_amount(self, amount);
}

/* "1.5 CEUs", "CEUs: 1.5". */
static void
add_unit(Counts *self, guint index)
{
    const PageHit *hit = page_hit(self->page, index);
    const char *text = page_cell(self->page, hit->cell)->text;
    Amount amount = { .unit = hit->label, .of_body = hit->of_body, .rank = G_MAXUINT };
    const char *rest;

    amount.milli = number_before(text, search_from(self->page, index), hit->start);
    if (amount.milli == 0 && (hit->marked || page_ends_cell(self->page, hit)) &&
        number_behind(self->page, hit, &amount.milli, &rest))
        amount.rank = G_MAXUINT - 1;
    if (amount.milli > 0)
        add_amount(self, amount);
}

static void
find_amounts(Counts *self)
{
    for (guint i = 0; i < self->page->hits->len; i++) {
        const PageHit *hit = page_hit(self->page, i);

        if (hit->label == CEU_LABEL_UNITS)
            add_announced(self, hit);
        else if (page_is_unit(hit->label))
            add_unit(self, i);
    }
}

/* A number without a unit that stands elsewhere with one is that one. */
static void
merge_unitless(Counts *self)
{
    for (guint i = self->amounts->len; i > 0; i--) {
        const Amount bare = g_array_index(self->amounts, Amount, i - 1);

        for (guint n = 0; bare.unit == CEU_LABEL_COUNT && n < self->amounts->len; n++) {
            Amount *other = &g_array_index(self->amounts, Amount, n);

            if (other->unit == CEU_LABEL_COUNT || other->milli != bare.milli)
                continue;
            other->rank = MIN(other->rank, bare.rank);
            g_array_remove_index(self->amounts, i - 1);
            break;
        }
    }
}

/* The best amount in @unit: what is announced, of others the largest. NULL: none. @out_sure: no other speaks against it. */
static const Amount *
best_in(const Counts *self, CeuLabel unit, bool *out_sure)
{
    const Amount *best = NULL;
    int64_t largest = 0;
    guint count = 0;

    for (guint i = 0; i < self->amounts->len; i++) {
        const Amount *amount = &g_array_index(self->amounts, Amount, i);

        if (amount->unit != unit)
            continue;
        count++;
        largest = MAX(largest, amount->milli);
        if (best == NULL || amount->rank < best->rank ||
            (amount->rank == best->rank && amount->milli > best->milli))
            best = amount;
    }
    *out_sure = count == 1 || (count > 1 && best->rank < G_MAXUINT && best->milli == largest);
    return best;
}

static void
put(CeuCertificate *out, int64_t milli, CeuUnit unit, CeuCertainty certainty, char *why)
{
    out->units.milli = milli;
    out->unit = unit;
    certificate_set(out, CEU_CERTIFICATE_UNITS, certainty, why);
}

static char *
say_ten(int64_t milli)
{
    char units[CEU_UNITS_TEXT_SIZE], hours[CEU_UNITS_TEXT_SIZE];

    return g_strdup_printf("%s CEU, if they are of 10 hours each (IACET), are %s contact hours",
                           ceu_units_format((CeuUnits){ milli }, units),
                           ceu_units_format((CeuUnits){ milli * TEN }, hours));
}

/* Units of a body's own, without hours beside them: how long one is, the certificate does not say. */
static void
put_own(const Page *page, const Amount *amount, CeuCertificate *out)
{
    if (page_says(page, CEU_LABEL_IACET) && !amount->of_body)
        put(out, amount->milli * TEN, CEU_UNIT_HOUR, CEU_CERTAINTY_UNSURE, say_ten(amount->milli));
    else if (amount->of_body && !page_says(page, CEU_LABEL_IACET))
        put(out, amount->milli, CEU_UNIT_CEU, CEU_CERTAINTY_SURE, NULL);
    else
        put(out, amount->milli, CEU_UNIT_CEU, CEU_CERTAINTY_UNSURE, say_ten(amount->milli));
}

/* Both are on it: the same, or ten times, or one of them is about something else. */
static void
put_both(const Amount *own, const Amount *hours, CeuCertificate *out)
{
    if (own->milli == hours->milli)
        put(out, own->milli, CEU_UNIT_CEU, CEU_CERTAINTY_SURE, NULL);
    else if (own->milli * TEN == hours->milli)
        put(out, hours->milli, CEU_UNIT_HOUR, CEU_CERTAINTY_SURE, say_ten(own->milli));
    else
        put(out, own->milli, CEU_UNIT_CEU, CEU_CERTAINTY_UNSURE,
            g_strdup("it states hours too, and another number of them"));
}

/* The best of each unit, most telling first. */
static void
put_best(const Page *page, const Amount *const *best, const bool *sure, CeuCertificate *out)
{
    const Amount *own = best[CEU_LABEL_CEU], *hours = best[CEU_LABEL_HOUR];

    if (own != NULL && hours != NULL)
        put_both(own, hours, out);
    else if (hours != NULL)
        put(out, hours->milli, CEU_UNIT_HOUR, CEU_CERTAINTY_SURE, NULL);
    else if (own != NULL)
        put_own(page, own, out);
    else if (best[CEU_LABEL_IACET] != NULL)
        put(out, best[CEU_LABEL_IACET]->milli, CEU_UNIT_IACET, CEU_CERTAINTY_SURE, NULL);
    else if (best[CEU_LABEL_COUNT] != NULL)
        put(out, best[CEU_LABEL_COUNT]->milli, CEU_UNIT_CEU, CEU_CERTAINTY_UNSURE,
            g_strdup("it does not say in which unit"));
    else if (best[CEU_LABEL_MINUTE] != NULL)
        put(out, best[CEU_LABEL_MINUTE]->milli, CEU_UNIT_MINUTE, CEU_CERTAINTY_UNSURE,
            g_strdup("it states minutes only"));
    for (CeuLabel unit = 0; unit <= CEU_LABEL_COUNT; unit++) {
        if (best[unit] != NULL && !sure[unit] && unit != CEU_LABEL_MINUTE) {
            certificate_set(out, CEU_CERTIFICATE_UNITS, CEU_CERTAINTY_UNSURE,
                            g_strdup("there are several numbers on it"));
            return;
        }
    }
}

void
certificate_read_units(const Page *page, CeuCertificate *out)
{
    g_autoptr(GArray) amounts = g_array_new(FALSE, FALSE, sizeof(Amount));
    Counts counts = { page, amounts };
    bool sure[CEU_LABEL_COUNT + 1];
    const Amount *best[CEU_LABEL_COUNT + 1];

    find_amounts(&counts);
    merge_unitless(&counts);
    for (CeuLabel unit = 0; unit <= CEU_LABEL_COUNT; unit++)
        best[unit] = best_in(&counts, unit, &sure[unit]);
    put_best(page, best, sure, out);
}
