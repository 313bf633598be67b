/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `ceu import` does with a table: its options, its limits. */
#include "import-csv.h"

#include <string.h>

/* The words of the options, by what they mean. */
static const char *const orders[] = {
    [CEU_DATE_ORDER_AUTO] = "auto",
    [CEU_DATE_ORDER_MDY] = "mdy",
    [CEU_DATE_ORDER_DMY] = "dmy",
};
static const char *const decimals[] = {
    [CEU_DECIMAL_AUTO] = "auto",
    [CEU_DECIMAL_POINT] = "point",
    [CEU_DECIMAL_COMMA] = "comma",
};
static const char *const orders_shown[] = {
    [CEU_DATE_ORDER_AUTO] = "",
    [CEU_DATE_ORDER_MDY] = ", days as month/day/year",
    [CEU_DATE_ORDER_DMY] = ", days as day/month/year",
};
static const char *const decimals_shown[] = {
    [CEU_DECIMAL_AUTO] = "",
    [CEU_DECIMAL_POINT] = ", decimal points",
    [CEU_DECIMAL_COMMA] = ", decimal commas",
};
static const char *const delimiters[] = { "auto", "comma", "semicolon", "tab", "bar" };
static const char delimiter_of[] = { 0, ',', ';', '\t', '|' };
_Static_assert(G_N_ELEMENTS(delimiters) == G_N_ELEMENTS(delimiter_of), "a character for each word");

/* Number of the option's word in @words; @otherwise if it was not given. */
static int
choice(const CliContext *context, const char *option, const char *const *words, unsigned count,
       int otherwise)
{
    const char *text = cli_text(context, option);

    for (unsigned i = 0; text != NULL && i < count; i++) {
        if (strcmp(words[i], text) == 0)
            return (int) i;
    }
    return otherwise;
}

static bool
read_options(const CliContext *context, CeuCsvOptions *options, GError **error)
{
    const char *encoding = cli_text(context, "encoding");
    g_autoptr(CeuConfig) config = ceu_config_load(context->paths, error);

    if (config == NULL)
        return false;
    options->map = cli_text(context, "map");
    options->no_header = cli_given(context, "no-header");
    options->date_order = (CeuDateOrder) choice(context, "date-order", orders, G_N_ELEMENTS(orders),
                                                (int) config->date_order);
    options->decimal =
        (CeuDecimal) choice(context, "decimal", decimals, G_N_ELEMENTS(decimals), CEU_DECIMAL_AUTO);
    options->delimiter =
        delimiter_of[choice(context, "delimiter", delimiters, G_N_ELEMENTS(delimiters), 0)];
    if (encoding != NULL)
        (void) ceu_encoding_from_name(encoding, &options->encoding);
    if (!options->no_header || options->map != NULL)
        return true;
    g_set_error_literal(error, CLI_USAGE_ERROR, 0,
                        "--no-header needs --map with the numbers of the columns, such as "
                        "--map \"done=1,title=2,units=3\"");
    return false;
}

static bool
check_options(const CliContext *context, const char *path, GError **error)
{
    static const char *const others[] = { "match", "since", "until", "all" };

    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        if (!cli_given(context, others[i]))
            continue;
        g_set_error(error, CLI_USAGE_ERROR, 0, "--%s belongs to calendars, and %s is none",
                    others[i], path);
        return false;
    }
    return true;
}

CeuImport *
cli_import_csv(const CliContext *context, const char *path, const GString *bytes, GError **error)
{
    CeuCsvOptions options = { 0 };

    if (!check_options(context, path, error))
        return NULL;
    if (bytes->len > CEU_IMPORT_MAX_BYTES) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT,
                    "%s is larger than %d KiB; nothing was changed",
                    strcmp(path, "-") == 0 ? "standard input" : path, CEU_IMPORT_MAX_BYTES / 1024);
        return NULL;
    }
    if (!read_options(context, &options, error))
        return NULL;
    return ceu_csv_read(bytes->str, bytes->len, path, &options, error);
}

static const char *
delimiter_word(const CeuImport *import)
{
    for (unsigned i = 1; i < G_N_ELEMENTS(delimiters); i++) {
        if (delimiter_of[i] == import->delimiter)
            return delimiters[i];
    }
    return NULL;
}

static void
print_columns(CliPrinter *printer, const CeuImport *import, bool shown)
{
    cli_print_begin_list(printer, "columns", NULL);
    for (unsigned i = 0; i < import->columns->len; i++) {
        const CeuImportColumn *column = g_ptr_array_index(import->columns, i);

        cli_print_begin_row(printer);
        cli_print_number(printer, "number", shown ? "Column" : NULL, column->number);
        cli_print_text(printer, "heading", shown ? "Heading" : NULL, column->heading);
        cli_print_text(printer, "field", shown ? "Read as" : NULL, column->field);
        cli_print_end_row(printer);
    }
    cli_print_end_list(printer);
}

void
cli_print_layout(CliPrinter *printer, const CeuImport *import, bool shown)
{
    const char *delimiter = delimiter_word(import);
    const char *order = orders[import->date_order], *decimal = decimals[import->decimal];

    cli_print_text(printer, "encoding", NULL,
                   delimiter == NULL ? NULL : ceu_encoding_name(import->encoding));
    cli_print_text(printer, "delimiter", NULL, delimiter);
    cli_print_text(printer, "date_order", NULL,
                   import->date_order == CEU_DATE_ORDER_AUTO ? NULL : order);
    cli_print_text(printer, "decimal", NULL, import->decimal == CEU_DECIMAL_AUTO ? NULL : decimal);
    print_columns(printer, import, shown && delimiter != NULL);
    if (!shown || delimiter == NULL)
        return;
    cli_print_line(printer, "%s, separated by %ss%s%s", ceu_encoding_name(import->encoding),
                   delimiter, orders_shown[import->date_order], decimals_shown[import->decimal]);
    cli_print_line(printer, "%s", "");
}
