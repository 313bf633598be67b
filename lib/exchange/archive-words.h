/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What writer and reader of the archive must spell alike. */
#pragma once

#define ARCHIVE_SCHEMA "ceu.archive/1"
#define ARCHIVE_EVIDENCE "evidence"
#define ARCHIVE_CONTENTS "contents"
#define ARCHIVE_DRAFTS "drafts"
#define ARCHIVE_BASE64 "base64"

/* By CeuOverrideKind. */
extern const char *const archive_override_kinds[];
