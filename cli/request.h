/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the command line, before anything is opened. */
#pragma once

#include "command.h"

typedef struct CliRequest {
    const CliCommand *command;
    GStrv words; /* options and arguments of the command; (transfer full) */
} CliRequest;

/**
 * cli_request_find:
 * @words: NULL-terminated, without the program's name
 * @request: zeroed
 * @error: CLI_USAGE_ERROR, with the nearest command
 */
bool cli_request_find(char **words, CliRequest *request, GError **error);

/* Takes the options out of the words of @context, whose command and words are set: values, day and moment. USAGE. */
bool cli_request_parse(CliContext *context, GError **error);

/* Whether the arguments of @context are as many as its command takes, and texts. USAGE. */
bool cli_request_check(const CliContext *context, GError **error);
