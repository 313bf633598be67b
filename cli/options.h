/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options as data: a command lists them in a const table, the values live in the command's context. */
#pragma once

#include <ceu/ceu.h>

typedef enum {
    CLI_FLAG,
    CLI_STRING,  /* UTF-8 without control characters */
    CLI_STRINGS, /* the same, may be given several times */
    CLI_PATH,    /* any bytes */
    CLI_PATHS,
    CLI_DAY,         /* what ceu_date_parse_human() reads */
    CLI_DAY_OR_NONE, /* the same, or "none" to clear */
    CLI_DAY_NEAR,    /* what ceu_date_parse_near() reads: checked by the command, which knows how */
    CLI_NUMBER,      /* 0 to 1,000,000,000 */
} CliOptionKind;

typedef struct CliOption {
    const char *name; /* NULL ends a table */
    char letter;      /* 0: none */
    CliOptionKind kind;
    const char *
        arg; /* placeholder; "a|b|c" lists the only values, "a|b|TEXT" names some; NULL for a flag */
    const char *help;
} CliOption;

/* A row of the option table of a command that calls cli_print_as_lines(). */
#define CLI_FORMAT_OPTION                                                                          \
    {                                                                                              \
        "format", 0, CLI_STRING, "TEMPLATE",                                                       \
            "a line for each, with %{placeholders}: keys of --json"                                \
    }

/* --json, --at, --no-color, --no-pager, --help: every command has them. */
extern const CliOption cli_common_options[];

/* (nullable): the common option that @word is: "--at", "--at=today", "-h". */
const CliOption *cli_common_option(const char *word);

typedef struct CliValue {
    const CliOption *option;
    gboolean flag;
    char *text;
    GStrv list;
    CeuDate day;
    int64_t number;
    bool given;
} CliValue;

typedef struct CliValues CliValues;

/**
 * cli_values_parse:
 * @options: (nullable): the command's own table; the common options are added
 * @command: its name, for messages
 * @words: arguments after the command's name; options are taken out
 * @today: what relative days mean, unless --at is given
 * @error: CLI_USAGE_ERROR
 *
 * Returns: (transfer full)
 */
CliValues *cli_values_parse(const CliOption *options, const char *command, GStrv *words,
                            CeuDate today, GError **error);
void cli_values_free(CliValues *values);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CliValues, cli_values_free)

/* By name; an unknown name is our own bug. */
const CliValue *cli_value(const CliValues *values, const char *name);
bool cli_value_given(const CliValues *values, const char *name);
/* (nullable): NULL if not given. */
const char *cli_value_text(const CliValues *values, const char *name);

/* States an option that was not given: one of kind CLI_STRING or CLI_DAY_NEAR, or CLI_STRINGS with its values between @breaks.
   @text is checked by then. */
void cli_value_answer(CliValues *values, const char *name, const char *text, const char *breaks);

/* Text that may be recorded: valid UTF-8, no control characters, at most 4096 bytes. */
bool cli_check_text(const char *text, const char *what, GError **error);

/* A mistake in the command line: exit code 2. */
#define CLI_USAGE_ERROR (cli_usage_error_quark())
GQuark cli_usage_error_quark(void);
