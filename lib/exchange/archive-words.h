/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What writer and reader of the archive must spell alike. */
#pragma once

#define ARCHIVE_SCHEMA "ceu.archive/1"

/* By CeuOverrideKind. */
extern const char *const archive_override_kinds[];
