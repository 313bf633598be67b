/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a command says what it found: once, for people and for programs. Text and JSON are two tables of functions. */
#pragma once

#include "options.h"
#include "terminal.h"

typedef enum {
    CLI_FIELD_TEXT,
    CLI_FIELD_NUMBER,
    CLI_FIELD_UNITS,
    CLI_FIELD_DAY,
    CLI_FIELD_FLAG
} CliFieldKind;

typedef struct CliPrinter CliPrinter;

typedef struct CliPrinterFunctions {
    void (*begin)(CliPrinter *self, const char *schema);
    void (*end)(CliPrinter *self);
    void (*begin_list)(CliPrinter *self, const char *key, const char *empty);
    void (*end_list)(CliPrinter *self);
    void (*section)(CliPrinter *self, const char *title); /* NULL: not shown */
    void (*begin_row)(CliPrinter *self);
    void (*end_row)(CliPrinter *self);
    void (*field)(CliPrinter *self, const char *key, const char *label, CliFieldKind kind,
                  const char *value);
    void (*strings)(CliPrinter *self, const char *key, const char *label, const GPtrArray *values);
    void (*line)(CliPrinter *self, const char *text, int hang);
} CliPrinterFunctions;

struct CliPrinter {
    bool json;
    const CliPrinterFunctions *functions;
    GString *out; /* all of standard output, written when the command is done */
    CliTerminal terminal;
    GArray *levels;  /* JSON: bool, whether the open object or list has a member */
    GPtrArray *rows; /* text: GPtrArray of cells of the open list */
    const char *empty;
    unsigned depth;            /* text, lines: open lists */
    const char *line_template; /* lines: of one row; checked */
    GHashTable *cells;         /* lines: the row's values by key; NULL: another printer */
};

CliPrinter *cli_printer_new(bool json, const CliTerminal *terminal);
void cli_printer_free(CliPrinter *printer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CliPrinter, cli_printer_free)

/**
 * cli_print_as_lines:
 * @template: (nullable): of --format: "%{done} %{title}"; must outlive the printer. NULL: the printer stays what it is
 * @keys: those of a row of the reply's list, ended by NULL: the placeholders that there are
 * @error: CLI_USAGE_ERROR names the column, or says that --json is given too
 *
 * From here on the printer says one line for each row of the outermost list, and nothing else.
 */
bool cli_print_as_lines(CliPrinter *printer, const char *template, const char *const *keys,
                        GError **error);

/* One reply: an object with "schema": "ceu.NAME/1". */
void cli_print_begin(CliPrinter *printer, const char *schema);
void cli_print_end(CliPrinter *printer);
/* A list of rows; a table in text. @empty: what text says if there is no row; NULL: nothing. */
void cli_print_begin_list(CliPrinter *printer, const char *key, const char *empty);
void cli_print_end_list(CliPrinter *printer);
/* A line above the rows that follow, across the table: in text alone. */
void cli_print_section(CliPrinter *printer, const char *title);
void cli_print_begin_row(CliPrinter *printer);
void cli_print_end_row(CliPrinter *printer);
/* One fact. @label NULL: only in JSON. A value not stated is null in JSON and left out or "-" in text. */
void cli_print_text(CliPrinter *printer, const char *key, const char *label, const char *value);
/* A word of a closed list: @word in JSON, @shown in text. */
void cli_print_choice(CliPrinter *printer, const char *key, const char *label, const char *word,
                      const char *shown);
void cli_print_number(CliPrinter *printer, const char *key, const char *label, int64_t value);
void cli_print_units(CliPrinter *printer, const char *key, const char *label, CeuUnits value);
void cli_print_day(CliPrinter *printer, const char *key, const char *label, CeuDate value);
/* UTC in JSON and in text; 0 is not stated. */
void cli_print_instant(CliPrinter *printer, const char *key, const char *label, CeuInstant value);
void cli_print_flag(CliPrinter *printer, const char *key, const char *label, bool value);
void cli_print_strings(CliPrinter *printer, const char *key, const char *label,
                       const GPtrArray *values);
/* A sentence for people: not in JSON. It may hold user text: it is made visible here. Where it is wider than the terminal it is
   wrapped, two columns further in. */
void cli_print_line(CliPrinter *printer, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* The same, wrapped after @hang columns: below the right side of a line of two. */
void cli_print_hanging(CliPrinter *printer, int hang, const char *format, ...) G_GNUC_PRINTF(3, 4);
/* A rendering of the library, as it is. Takes @text. */
void cli_print_rendering(CliPrinter *printer, char *text);

extern const CliPrinterFunctions cli_printer_text;
extern const CliPrinterFunctions cli_printer_json;
