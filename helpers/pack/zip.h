/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ZIP file as it grows. The same entries give the same bytes, in any zone. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct Zip Zip;

/**
 * zip_new:
 * @path: (nullable): whatever it names is replaced, once all is well; NULL: standard output
 * @folder: in which all entries lie
 * @seconds: of 1970-01-01 UTC: what all entries are dated
 * @error: the file cannot be written
 */
Zip *zip_new(const char *path, const char *folder, int64_t seconds, GError **error);
/* Without zip_commit() what was there under the name stays. */
void zip_free(Zip *zip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Zip, zip_free)

/* @name: of letters, digits, '.', '-', '/' alone. @size: of its whole content, which follows in pieces. */
bool zip_begin(Zip *zip, const char *name, int64_t size, GError **error);
bool zip_write(Zip *zip, const void *bytes, size_t size, GError **error);
bool zip_end(Zip *zip, GError **error);
/* The file is whole, and there under its name. */
bool zip_commit(Zip *zip, GError **error);
