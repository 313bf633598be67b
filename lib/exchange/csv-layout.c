/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the headings of a file stand, and what separates its fields. */
#include "exchange/csv-layout.h"

typedef struct Search {
    const char *text;
    size_t size;
    const char *path;
    const CeuCsvOptions *options;
} Search;

/* Looks for the headings with one separator. */
static bool
try_delimiter(const Search *search, char delimiter, CeuCsvLayout *out)
{
    g_autoptr(CeuCsvParser) parser =
        ceu_csv_parser_new(search->text, search->size, search->path, delimiter);
    const GArray *record;

    for (unsigned above = 0; above <= CEU_CSV_MOST_ABOVE; above++) {
        CeuCsvColumns *columns;

        record = ceu_csv_parser_next(parser, NULL);
        if (record == NULL)
            return false;
        columns = ceu_csv_columns_new(record, search->options, search->path, NULL);
        if (columns != NULL) {
            *out = (CeuCsvLayout){ ceu_csv_parser_delimiter(parser), above,
                                   g_array_index(record, CeuCsvField, 0).line, columns };
            return true;
        }
        if (search->options->no_header)
            return false;
    }
    return false;
}

/* Number of the record that is most likely meant as headings: the one with most that are known, the first of equals. */
static unsigned
likeliest(const Search *search)
{
    g_autoptr(CeuCsvParser) parser =
        ceu_csv_parser_new(search->text, search->size, search->path, search->options->delimiter);
    unsigned best = 0, most = 0;
    const GArray *record;

    for (unsigned i = 0; i <= CEU_CSV_MOST_ABOVE && !search->options->no_header; i++) {
        unsigned known;

        record = ceu_csv_parser_next(parser, NULL);
        if (record == NULL)
            break;
        known = ceu_csv_columns_known(record);
        if (known > most) {
            best = i;
            most = known;
        }
    }
    return best;
}

/* Why there are no headings, told of the line that looks most like them. */
static bool
explain(const Search *search, GError **error)
{
    const unsigned best = likeliest(search);
    g_autoptr(CeuCsvParser) parser =
        ceu_csv_parser_new(search->text, search->size, search->path, search->options->delimiter);
    g_autoptr(GError) broken = NULL;
    const GArray *record = NULL;

    for (unsigned i = 0; i <= best && broken == NULL; i++)
        record = ceu_csv_parser_next(parser, &broken);
    if (broken != NULL) {
        g_propagate_error(error, g_steal_pointer(&broken));
        return false;
    }
    if (record == NULL) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "%s: the file is empty; a first line with headings such as Completed, Title "
                    "and CEUs is needed",
                    search->path);
        return false;
    }
    ceu_csv_columns_free(ceu_csv_columns_new(record, search->options, search->path, error));
    return false;
}

bool
ceu_csv_layout_find(const char *text, size_t size, const char *path, const CeuCsvOptions *options,
                    CeuCsvLayout *out, GError **error)
{
    const Search search = { text, size, path, options };

    if (try_delimiter(&search, options->delimiter, out))
        return true;
    for (const char *other = CEU_CSV_DELIMITERS; *other != '\0' && options->delimiter == 0;
         other++) {
        if (try_delimiter(&search, *other, out))
            return true;
    }
    return explain(&search, error);
}
