/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An activity as a commented text for an editor, and what a changed text asks for, in the words of edit's options. */
#pragma once

#include "command.h"

/* "field: value" lines with comments. (transfer full) */
char *cli_form_text(const CeuActivity *activity);

/* A field with another value than before. */
typedef struct CliFormChange {
    int line;   /* from 1 */
    char *word; /* the option that says it: "--title=A longer course" */
} CliFormChange;

/**
 * cli_form_read:
 * @text: the form as it was saved
 * @activity: as it was shown
 * @out_line: (out): the line of a fault, from 1; untouched on success
 * @error: CLI_USAGE_ERROR: not UTF-8, no field, one that is unknown, twice there, or cannot be so
 *
 * Returns: (transfer full) (element-type CliFormChange): empty if nothing is to be changed; NULL on error
 */
GPtrArray *cli_form_read(const char *text, const CeuActivity *activity, int *out_line,
                         GError **error);

/* @text without the faults marked before, and @message, unless NULL, as a comment above @line of it. (transfer full) */
char *cli_form_mark(const char *text, int line, const char *message);
