/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the output can show: width, colours, characters. */
#pragma once

#include <ceu/report.h>

typedef struct CliTerminal {
    CeuStyle style; /* for the library's renderings */
    bool limited;   /* lines must fit style.width: a terminal, or COLUMNS is set */
    int rows; /* lines of the screen that output can be shown on page by page; 0: no such screen */
    bool interactive; /* standard input and error are a terminal: asking makes sense */
} CliTerminal;

CliTerminal cli_terminal_detect(bool no_colour);
