/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a command is: one row of THE table, and the context its function runs in. */
#pragma once

#include "options.h"
#include "printer.h"

typedef enum {
    CLI_GROUP_RECORD,
    CLI_GROUP_LOOK,
    CLI_GROUP_RENEW,
    CLI_GROUP_REMIND,
    CLI_GROUP_EXCHANGE,
    CLI_GROUP_RULES,
    CLI_GROUP_CARE,
    CLI_GROUP_COUNT
} CliGroup;

typedef enum {
    CLI_NO_STORE = 0,
    CLI_READS = 1 << 0,       /* the store is opened for reading before the command runs */
    CLI_WRITES = 1 << 1,      /* … for writing; with CLI_READS: if it can be written */
    CLI_CREATES = 1 << 2,     /* … and made if there is none */
    CLI_TEXT_ONLY = 1 << 3,   /* --json makes no sense */
    CLI_TAKES_FILES = 1 << 4, /* arguments are file names: any bytes */
    CLI_HIDDEN = 1 << 5,      /* not in help and completion */
    CLI_RAW_WORDS = 1 << 6,   /* options are not parsed */
    CLI_ASKS = 1 << 7,        /* on a terminal, arguments that are missing are asked for */
} CliFlags;

typedef struct CliContext CliContext;

typedef struct CliCommand {
    const char *name; /* "log", "credential add"; NULL ends the table */
    CliGroup group;
    const char *args; /* "UNITS TITLE", "[TEXT]", "FILE…" */
    unsigned min_args, max_args;
    const char *summary;      /* one line, no full stop */
    const char *examples;     /* command lines, one a line */
    const CliOption *options; /* NULL: only the common ones */
    unsigned flags;           /* CliFlags */
    int (*run)(CliContext *context,
               GError **error); /* the exit code; with @error the code is the error's */
} CliCommand;

#define CLI_ANY_NUMBER G_MAXUINT

struct CliContext {
    const CliCommand *command;
    GStrv words; /* arguments without options */
    unsigned word_count;
    CliValues *values; /* NULL with CLI_RAW_WORDS */
    bool json;
    CeuDate today;  /* --at, or the real day */
    CeuInstant now; /* noon of --at, or the real moment */
    CeuPaths *paths;
    CeuTracker *tracker; /* NULL with CLI_NO_STORE */
    CeuView *view;       /* once cli_view() was asked for it */
    CliPrinter *printer;
};

extern const CliCommand cli_commands[];
/* (nullable): by full name. */
const CliCommand *cli_command_find(const char *name);
/* Whether @name is the first word of commands of two words, and whether @command is one of them. */
bool cli_is_group(const char *name);
bool cli_in_group(const CliCommand *command, const char *group);
/* "Record", "Look" …: heading of a group in help. */
const char *cli_group_title(CliGroup group);

/* A message on standard error, at once. User text is made visible. */
void cli_note(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* The same for a fault at "file:line:column": nothing in front, so that editors can jump to it. */
void cli_fault(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* Options by name, of the running command. */
bool cli_given(const CliContext *context, const char *name);
const char *cli_text(const CliContext *context, const char *name); /* NULL: not given */
CeuDate cli_day(const CliContext *context, const char *name, CeuDate otherwise);
GStrv cli_list(const CliContext *context, const char *name); /* NULL: not given */

/* Number of an activity, reminder …: 1 or more. */
bool cli_parse_number(const char *text, int64_t *out, GError **error);
/* The reply of a command that changed something: "ceu.result/1". @id 0: no record; @remarks NULL: none (transfer none). */
void cli_print_result(const CliContext *context, bool changed, int64_t id, const GPtrArray *remarks,
                      const char *format, ...) G_GNUC_PRINTF(5, 6);
/* The rulebook of all packs, without the store; faults become one error. (transfer full) */
CeuRulebook *cli_load_rulebook(const CliContext *context, GError **error);
/* Opens the store for reading; one of an older schema is brought up to date if that can be. (transfer full) */
CeuTracker *cli_open_to_read(const CliContext *context, GError **error);
/* Makes the store if a CLI_CREATES command found none; its words must be known to be good by then. */
bool cli_create_store(CliContext *context, GError **error);
/* Facts, rules and judgement of the context's day; (transfer none): lives as long as the command. */
const CeuView *cli_view(CliContext *context, GError **error);
/* A body by id or name, letter case ignored; an unknown one is NOT_FOUND with a suggestion. */
const CeuBody *cli_find_body(const CeuRulebook *rulebook, const char *name, GError **error);
/* A pool by what the user calls it: pool, body or credential. NOT_FOUND says which there are. */
const CeuPool *cli_find_pool(const CeuAssessment *assessment, const char *name, GError **error);
/* A file that is read from its beginning on: what it is shows before all of it is in memory. */
typedef struct CliInput {
    const char *path; /* for messages; (transfer none) */
    GString *head;    /* what was read so far; NULL: not open, or handed out */
    int fd;
} CliInput;
#define CLI_INPUT_NONE ((CliInput){ .fd = -1 })

/* "-": standard input. The first bytes are there up to one that is no blank, if it has one within 1 MiB. */
bool cli_input_open(CliInput *input, const char *path, GError **error);
/* All of it; LIMIT above @limit bytes. (transfer full) */
GString *cli_input_read(CliInput *input, size_t limit, GError **error);
void cli_input_clear(CliInput *input);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CliInput, cli_input_clear)

/* Straight to standard output, what is too large for the printer; a CeuWriteFunc, @data NULL. */
bool cli_write_output(gpointer data, const char *bytes, size_t size, GError **error);
/* A whole file, or standard input if @path is "-"; LIMIT above @limit bytes. (transfer full) */
GString *cli_read_file(const char *path, size_t limit, GError **error);
/*
 * A helper ceu-NAME at @path could not be started: @code is the error number, @why its words. One that is not there is
 * NOT_FOUND with the package that brings it, all else is IO. @consequence: what that means for the records.
 */
void cli_helper_failed(GError **error, const char *path, int code, const char *why,
                       const char *consequence);
/* Replaces this process by a helper of ours; returns only on failure. @words: (nullable): more arguments. */
void cli_exec_helper(const CliContext *context, const char *name, GPtrArray *arguments,
                     GError **error);
