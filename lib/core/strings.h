/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many small strings that live and die together, thousands a blink. */
#pragma once

#include <glib.h>

typedef struct CeuStrings CeuStrings;

CeuStrings *ceu_strings_new(void);
void ceu_strings_free(CeuStrings *strings);

/* @length bytes and a NUL, to be written to, alive as long as @strings. */
char *ceu_strings_hold(CeuStrings *strings, const char *text, size_t length);

/* A copy that lives as long as @strings; NULL stays NULL. */
const char *ceu_strings_copy(CeuStrings *strings, const char *text);

/* The same, but equal texts give the same address: for texts that few differ in. */
const char *ceu_strings_intern(CeuStrings *strings, const char *text);
