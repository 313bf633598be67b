/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What log and edit share: an activity's fields from the command line, and what it does for each renewal. */
#pragma once

#include "command.h"

/* Rows of an option table. */
#define CLI_ACTIVITY_FIELDS                                                                        \
    { "on", 0, CLI_DAY_NEAR, "DATE", "day completed" },                                            \
        { "provider", 'p', CLI_STRING, "TEXT", "who offered it" },                                 \
        { "index", 'i', CLI_STRING, "TEXT", "approval or index number" },                          \
        { "topic", 't', CLI_STRINGS, "TEXT", "subject; may be given several times" },              \
        { "category", 0, CLI_STRINGS, "TEXT", "the same as --topic" },                             \
        { "format", 0, CLI_STRING, "TEXT", "webinar, live, self-study …" },                        \
        { "unit", 'u', CLI_STRING, "ceu|hour|minute|iacet|semester",                               \
          "what the number on the certificate means" },                                            \
        { "for", 0, CLI_STRING, "BODY[,BODY]", "only these bodies accept it" },                    \
        { "pin-for", 0, CLI_STRING, "TYPE[,TYPE]",                                                 \
          "count it for these credentials only; empty: our choice" },                              \
        { "origin", 0, CLI_STRING, "TEXT",                                                         \
          "origin id of the rules, if the provider's name does not say it" },                      \
    {                                                                                              \
        "note", 'n', CLI_STRING, "TEXT", "a note for yourself"                                     \
    }
#define CLI_ACTIVITY_OPTIONS                                                                       \
    CLI_ACTIVITY_FIELDS,                                                                           \
    {                                                                                              \
        "yes", 'y', CLI_FLAG, NULL, "record a date that looks wrong"                               \
    }

/* Reads "1.5", "1.5h", "90min", "1 iacet" and --unit, if given. @unit stays if nothing says another. */
bool cli_read_units(const CliContext *context, const char *text, CeuUnits *units, CeuUnit *unit,
                    GError **error);
/* How the options above are read, and what is to be said of it. */
typedef struct CliActivityReading {
    GStringChunk *strings; /* gets what the activity points to, and must outlive it */
    bool ahead;            /* a day without a year is the next one, else the last one */
    GPtrArray *remarks;    /* (element-type utf8): what was guessed */
} CliActivityReading;

/* The options above into @activity. */
bool cli_read_activity(const CliContext *context, CeuActivity *activity,
                       const CliActivityReading *reading, GError **error);
/* A completion day that cannot be right is refused: in the future, or more than 10 years ago. --yes allows it. */
bool cli_check_done(const CliContext *context, const CeuActivity *activity, GError **error);
/* The same before anything is begun: on a terminal a day more than 10 years away is asked about instead. */
bool cli_confirm_done(const CliContext *context, const CeuActivity *activity, GError **error);
/* "hour" or "hours", for people. (transfer none) */
const char *cli_unit_word(CeuUnit unit, CeuUnits amount);
/* "1.5 CEU “Title” on 2026-11-03". (transfer full) */
char *cli_describe_activity(const CeuActivity *activity);
/* One line a renewal: what the activity does for it; then one a body: what its proof lacks. (transfer full) (element-type utf8) */
GPtrArray *cli_effects_of_activity(const CliContext *context, int64_t id, GError **error);
/* Keeps a copy of @path with the activity; a file that is there already is EXISTS, and says so. */
bool cli_attach(CeuEdit *edit, int64_t id, const char *path, GError **error);
