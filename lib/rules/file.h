/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the files that rules are in. */
#pragma once

#include <ceu/error.h>
#include <sys/stat.h>

/* "the rules in PATH cannot be read: …" */
void ceu_rules_set_io_error(GError **error, const char *path, int saved);
/* The file's bytes, one more than CEU_PACK_SIZE_MAX at most, so that one that is too large shows as such, and the state
 * they were read in. NULL with @error. (transfer full) */
GByteArray *ceu_rules_read_file(const char *path, struct stat *out_status, GError **error);
