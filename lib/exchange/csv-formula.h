/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one place that knows which cells a spreadsheet would run, so that writing and reading stay inverse. */
#pragma once

#include <stdbool.h>
#include <string.h>

/*
 * Whether an apostrophe is put before @text when written, and so taken off when read. Cells that begin with
 * apostrophes of their own before such a character get one more: else reading could not tell ours from theirs.
 */
static inline bool
ceu_csv_is_formula(const char *text)
{
    char first = text[strspn(text, "'")];

    return first != '\0' && strchr("=+-@\t\r", first) != NULL;
}
