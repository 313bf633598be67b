/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions to a person at the terminal: asked on standard error, answered on standard input. */
#pragma once

#include "command.h"

typedef struct CliQuestion {
    const char *text;   /* with the blank behind it: "Title: " */
    const char *offers; /* lines "WORD" or "WORD\tWHAT IT IS", which Tab completes; NULL: none */
    const char *breaks; /* characters between several answers; "": one answer, blanks and all */
} CliQuestion;

/**
 * cli_ask:
 * @answer: (out) (transfer full): without blanks around it; untouched on failure
 * @error: CEU_ERROR_STATE at the end of input, which says that nothing was recorded
 *
 * With a line editor where the terminal can show one and the helper is there, else line by line. Ctrl-C ends the program,
 * as it does elsewhere, with a word: so nothing may have been recorded yet when a question is asked.
 */
bool cli_ask(const CliContext *context, const CliQuestion *question, char **answer, GError **error);
/* Whether there is somebody to ask: standard input and error are a terminal, and no program reads the reply. */
bool cli_can_ask(const CliContext *context);
/* Whether "y" or "yes" was answered to @question, which is asked on a terminal only; elsewhere, and with --json, no. */
bool cli_confirm(const CliContext *context, const char *question);
