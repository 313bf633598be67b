/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a server tells about several resources at once (RFC 4918, 207): pure. */
#pragma once

#include "dav.h"

typedef struct DavEntry {
    char *href;       /* as the server wrote it */
    int status;       /* of the resource as a whole; 200 if none is given */
    GPtrArray *props; /* DavNode, of those that it has; borrowed */
} DavEntry;

typedef struct Multistatus {
    DavNode *root;
    GPtrArray *entries; /* DavEntry */
} Multistatus;

/**
 * multistatus_new:
 * @root: (transfer full)
 * @error: CEU_ERROR_PARSE if it is no multistatus
 */
Multistatus *multistatus_new(DavNode *root, GError **error);
void multistatus_free(Multistatus *multistatus);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Multistatus, multistatus_free)

/* (nullable): property of that name, if the resource has it. */
const DavNode *dav_entry_prop(const DavEntry *entry, const char *space, const char *name);
/* Its text without blanks around; NULL: there is none. (transfer full) */
char *dav_node_text(const DavNode *node);
/* The href inside a property such as current-user-principal. (transfer full) (nullable) */
char *dav_entry_href(const DavEntry *entry, const char *space, const char *name);
/* The last part of @path, decoded, without a slash at its end: "a%40b.ics" → "a@b.ics". (transfer full) */
char *dav_base_name(const char *path);
