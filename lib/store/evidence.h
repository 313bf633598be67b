/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence files: named by the SHA-256 of their content, never half there. */
#pragma once

#include "store/private.h"

/* Where the file of @sha256 lies: "ab/abcdef…" below the evidence folder. (transfer full) */
char *ceu_evidence_path(const char *directory, const char *sha256);

/**
 * ceu_evidence_hash:
 * @fd: open for reading, at its start
 * @path: for messages
 * @copy_fd: gets a copy of every byte; -1: none
 * @out_sha256: (out) (transfer full): 64 hex digits
 * @out_size: (out): bytes
 * @error: LIMIT above 50 MiB, IO, FULL
 */
bool ceu_evidence_hash(int fd, const char *path, int copy_fd, char **out_sha256, int64_t *out_size,
                       GError **error);

/* Opens a regular file that is not a link, at most 50 MiB; -1 with @error. */
int ceu_evidence_open(const char *path, GError **error);

/* Makes a draft in the evidence folder, which is made too if need be; @out_path: (out) (transfer full). -1 with @error. */
int ceu_evidence_make_draft(CeuStore *store, char **out_path, GError **error);

/* A draft gets its name. A file of the same hash is replaced: if it had gone bad, it is good again. */
bool ceu_evidence_publish(CeuStore *store, const char *draft, const char *sha256, GError **error);

bool ceu_evidence_write_all(int fd, const void *bytes, size_t count);
