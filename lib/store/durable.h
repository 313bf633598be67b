/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files and folders that are still there after a power cut: made, synced, renamed in the right order. */
#pragma once

#include <stdbool.h>

#include <ceu/error.h>

/* One sentence about @path: "cannot @what “path” (reason)". The code follows @system_error. */
void ceu_durable_set_error(GError **error, int system_error, const char *what, const char *path);

/* mkdir -p with mode 0700; every folder that is made is synced into its parent. */
bool ceu_durable_make_directory(const char *path, GError **error);

/* fsync of a file or a folder. */
bool ceu_durable_sync(const char *path, GError **error);

/* Makes an empty file with mode 0600. EXISTS if there is one. */
bool ceu_durable_make_file(const char *path, GError **error);

/**
 * ceu_durable_publish:
 * @from: a finished file, beside @to
 * @to: its name; EXISTS if it is taken and @replace is false
 *
 * Syncs the file, renames it, syncs the folder.
 */
bool ceu_durable_publish(const char *from, const char *to, bool replace, GError **error);

/* A random UUID (version 4) as text. (transfer full) */
char *ceu_durable_new_uuid(void);
