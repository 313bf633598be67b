/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks a person at the terminal. */
#include "ask.h"

#include <stdio.h>
#include <stdlib.h>

char *
cli_ask(const char *question)
{
    char *line = NULL, *answer;
    size_t size = 0;

    (void) fputs(question, stderr);
    (void) fflush(stderr);
    if (getline(&line, &size, stdin) < 0) {
        free(line);
        return NULL;
    }
    answer = g_strdup(g_strstrip(line));
    free(line);
    return answer;
}

bool
cli_confirm(const CliContext *context, const char *question)
{
    g_autofree char *shown = NULL, *answer = NULL, *line = NULL;

    if (context->json || !context->printer->terminal.interactive)
        return false;
    shown = ceu_text_visible(question);
    line = g_strdup_printf("%s [y/N]: ", shown);
    answer = cli_ask(line);
    return answer != NULL &&
           (g_ascii_strcasecmp(answer, "y") == 0 || g_ascii_strcasecmp(answer, "yes") == 0);
}
