/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar programs that can show the deadlines: a row each, and the steps for them. */
#pragma once

#include "command.h"

/* When a step applies. */
typedef enum {
    CLI_STEP_ALWAYS,
    CLI_STEP_NO_PUBLISH,  /* the setting calendar.publish is off */
    CLI_STEP_NO_FILE,     /* the calendar file was not written yet */
    CLI_STEP_NO_ADDRESS,  /* the calendar has no address yet */
    CLI_STEP_ADDRESS,     /* it has one */
    CLI_STEP_NO_FOLDER,   /* calendar.vdir is not set */
    CLI_STEP_NO_SERVER,   /* caldav.url is not set */
    CLI_STEP_SERVER,      /* it is set, and can be reached by others */
    CLI_STEP_LOCAL_SERVER /* it is set, and is this computer itself */
} CliStepWhen;

/* @text may hold %{file}, %{file-url}, %{address}, %{folder}, %{server}, %{user}, %{calendar}, %{khal}, %{calcurse};
   a line feed begins a line of its own below the step. */
typedef struct CliStep {
    CliStepWhen when;
    const char *text; /* NULL: no more */
} CliStep;

#define CLI_STEPS_MAX 10
#define CLI_PROGRAM_FILES_MAX 3

typedef struct CliProgram {
    const char *name; /* NULL ends the table */
    const char *title;
    const char *files[CLI_PROGRAM_FILES_MAX]; /* of its executables; none: not of this computer */
    const char *way;                          /* how the deadlines come in, a word */
    CliStep steps[CLI_STEPS_MAX];
    CliStep notes[CLI_STEPS_MAX];
    /* Does it, as far as that is safe; NULL: only the user can. @changes, @undo: (element-type utf8), added to. */
    bool (*carry_out)(const CliContext *context, const CeuConfig *config, GPtrArray *changes,
                      GPtrArray *undo, GError **error);
} CliProgram;

/* Best first, of those that follow by themselves. */
extern const CliProgram cli_programs[];

/* For khal: the folder of the events, and a section in its settings. */
bool cli_subscribe_khal(const CliContext *context, const CeuConfig *config, GPtrArray *changes,
                        GPtrArray *undo, GError **error);
/* Its settings, whether they exist or not. (transfer full) */
char *cli_khal_settings(void);
/* calendar.vdir, or what it would be set to. (transfer full) */
char *cli_vdir_folder(const CliContext *context, const CeuConfig *config);

#define CLI_KHAL_SECTION "ceud-renewals"
