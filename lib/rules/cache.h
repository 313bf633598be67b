/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parsed packs kept on disk: parsing YAML costs far more than all the rest of a command. */
#pragma once

#include "rules/nodes.h"

/* What a cached document must match to be believed. */
typedef struct CeuCacheKey {
    const char *path; /* of the pack */
    uint64_t size;
    int64_t modified_nsec; /* since 1970 */
    int64_t changed_nsec;  /* of the inode: a restored modification time does not hide a change */
    uint64_t inode;
    uint64_t device;
} CeuCacheKey;

/* (transfer full): the cache file of @path below @directory: its name and a hash of the whole path. */
char *ceu_cache_path(const char *directory, const char *path);

/* (transfer full) (nullable): NULL if there is none, or anything about it is off. Never an error. */
CeuNodes *ceu_cache_read(const char *directory, const CeuCacheKey *key);

/* Keeps @nodes for the next time; a failure only means that the pack will be parsed again. */
void ceu_cache_write(const char *directory, const CeuCacheKey *key, const CeuNodes *nodes);
