/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one interface of both printers: values become text here, the tables of functions lay them out. */
#include "printer.h"

#include <string.h>

#define HANG 2

static void
free_cells(gpointer cells)
{
    g_ptr_array_unref(cells);
}

CliPrinter *
cli_printer_new(bool json, const CliTerminal *terminal)
{
    CliPrinter *self = g_new0(CliPrinter, 1);

    self->json = json;
    self->functions = json ? &cli_printer_json : &cli_printer_text;
    self->out = g_string_sized_new(1024);
    self->terminal = *terminal;
    self->levels = g_array_new(FALSE, TRUE, sizeof(bool));
    self->rows = g_ptr_array_new_with_free_func(free_cells);
    return self;
}

void
cli_printer_free(CliPrinter *printer)
{
    if (printer == NULL)
        return;
    g_string_free(printer->out, TRUE);
    g_array_unref(printer->levels);
    g_ptr_array_unref(printer->rows);
    g_clear_pointer(&printer->cells, g_hash_table_unref);
    g_free(printer);
}

void
cli_print_begin(CliPrinter *printer, const char *schema)
{
    printer->functions->begin(printer, schema);
}

void
cli_print_end(CliPrinter *printer)
{
    printer->functions->end(printer);
}

void
cli_print_begin_list(CliPrinter *printer, const char *key, const char *empty)
{
    printer->functions->begin_list(printer, key, empty);
}

void
cli_print_end_list(CliPrinter *printer)
{
    printer->functions->end_list(printer);
}

void
cli_print_section(CliPrinter *printer, const char *title)
{
    if (printer->functions->section != NULL)
        printer->functions->section(printer, title);
}

void
cli_print_begin_row(CliPrinter *printer)
{
    printer->functions->begin_row(printer);
}

void
cli_print_end_row(CliPrinter *printer)
{
    printer->functions->end_row(printer);
}

void
cli_print_text(CliPrinter *printer, const char *key, const char *label, const char *value)
{
    printer->functions->field(printer, key, label, CLI_FIELD_TEXT, value);
}

void
cli_print_choice(CliPrinter *printer, const char *key, const char *label, const char *word,
                 const char *shown)
{
    printer->functions->field(printer, key, label, CLI_FIELD_TEXT, printer->json ? word : shown);
}

void
cli_print_number(CliPrinter *printer, const char *key, const char *label, int64_t value)
{
    g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, value);

    printer->functions->field(printer, key, label, CLI_FIELD_NUMBER, text);
}

void
cli_print_units(CliPrinter *printer, const char *key, const char *label, CeuUnits value)
{
    char text[CEU_UNITS_TEXT_SIZE];

    printer->functions->field(printer, key, label, CLI_FIELD_UNITS, ceu_units_format(value, text));
}

void
cli_print_day(CliPrinter *printer, const char *key, const char *label, CeuDate value)
{
    char text[CEU_DATE_TEXT_SIZE];

    printer->functions->field(printer, key, label, CLI_FIELD_DAY,
                              ceu_date_is_set(value) ? ceu_date_format(value, text) : NULL);
}

void
cli_print_instant(CliPrinter *printer, const char *key, const char *label, CeuInstant value)
{
    g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc(value.usec / G_USEC_PER_SEC);
    g_autofree char *text =
        moment == NULL || value.usec == 0 ? NULL : g_date_time_format(moment, "%Y-%m-%dT%H:%M:%SZ");

    printer->functions->field(printer, key, label, CLI_FIELD_TEXT, text);
}

void
cli_print_flag(CliPrinter *printer, const char *key, const char *label, bool value)
{
    printer->functions->field(printer, key, label, CLI_FIELD_FLAG, value ? "true" : "false");
}

void
cli_print_strings(CliPrinter *printer, const char *key, const char *label, const GPtrArray *values)
{
    printer->functions->strings(printer, key, label, values);
}

void
cli_print_line(CliPrinter *printer, const char *format, ...)
{
    g_autofree char *text = NULL;
    va_list arguments;

    va_start(arguments, format);
    text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    printer->functions->line(printer, text, (int) strspn(text, " ") + HANG);
}

void
cli_print_hanging(CliPrinter *printer, int hang, const char *format, ...)
{
    g_autofree char *text = NULL;
    va_list arguments;

    va_start(arguments, format);
    text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    printer->functions->line(printer, text, hang);
}

void
cli_print_rendering(CliPrinter *printer, char *text)
{
    g_string_append(printer->out, text);
    g_free(text);
}
