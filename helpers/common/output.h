/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How every helper speaks: as `ceu` does, for it is `ceu` that people have called. */
#pragma once

#include <ceu/error.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

/* A mistake in the command line; its exit code is CEU_EXIT_USAGE, as that of G_OPTION_ERROR. */
#define HELPER_USAGE_ERROR (helper_usage_quark())
GQuark helper_usage_quark(void);

/**
 * helper_check_output:
 * @output: (inout): the file of the option --output; "-" becomes NULL, which is standard output
 * @refusal: what is said if that is a terminal, which cannot show the file
 *
 * Returns: whether it can be written there; else @error is HELPER_USAGE_ERROR.
 */
bool helper_check_output(char **output, const char *refusal, GError **error);

/* json_unpack_ex(), whose reason becomes @error (CEU_ERROR_PARSE). */
bool helper_unpack(const json_t *value, GError **error, const char *format, ...);

/* A path, or what somebody else wrote, may be any bytes; JSON may not. (transfer full) */
json_t *helper_json_text(const char *text);
/* One line. @object: (transfer full) */
void helper_print_json(FILE *stream, json_t *object);

/* ceu.result/1 on standard output: what was done, in one line. */
void helper_print_result(const char *summary, bool changed);

/* "ceu: …" on standard error, whatever is in it made visible. */
void helper_warn(const char *format, ...) G_GNUC_PRINTF(1, 2);
/* @error on standard error, as words or as ceu.error/1. Returns: the exit code. */
int helper_report(const GError *error, bool json);
