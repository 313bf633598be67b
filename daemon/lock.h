/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One daemon a store: two would show everything twice. */
#pragma once

#include <ceu/error.h>

/**
 * lock_take:
 * @path: the lock file; its directory is made (0700) if missing
 * @error: CEU_ERROR_BUSY if another daemon holds it, CEU_ERROR_IO
 *
 * Returns: a descriptor that holds the lock as long as it is open; -1 on failure.
 */
int lock_take(const char *path, GError **error);
