/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole file as it was at one moment. */
#pragma once

#include <ceu/error.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct ServeFile {
    GBytes *content;
    int64_t modified_seconds; /* since 1970 */
} ServeFile;

void serve_file_clear(ServeFile *file);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ServeFile, serve_file_clear)

/**
 * serve_file_read:
 * @path: replaced by rename only, so that what was opened once stays whole
 * @limit: bytes
 * @error: CEU_ERROR_NOT_FOUND, _IO, _LIMIT, or _BUSY if somebody writes into it; for the one who asks: without its path
 */
bool serve_file_read(const char *path, size_t limit, ServeFile *out, GError **error);
