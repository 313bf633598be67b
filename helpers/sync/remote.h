/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a calendar on the server holds, by the names of its resources. */
#pragma once

#include "multistatus.h"

typedef struct RemoteItem {
    char *path;
    char *etag; /* NULL: the server does not say */
} RemoteItem;

typedef struct Remote {
    bool is_missing;     /* there is no such calendar */
    unsigned count;      /* resources, ours and others' */
    GHashTable *by_name; /* last part of the path, decoded → RemoteItem */
    GHashTable *strays;  /* uid → RemoteItem: ours under a name that is not ours */
} Remote;

Remote *remote_new(void);
void remote_free(Remote *remote);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Remote, remote_free)

Remote *remote_list(Dav *dav, const char *calendar, GError **error);
/* Asks for an event by its UID, wherever it is; a server that cannot tell is no failure. */
bool remote_find_stray(Remote *remote, Dav *dav, const char *calendar, const char *uid,
                       GError **error);

/* @path: (nullable): where it was last. (nullable) (transfer none) */
const RemoteItem *remote_find(const Remote *remote, const char *uid, const char *path);
/* Where @uid belongs in @calendar. (transfer full) */
char *remote_path_of(const char *calendar, const char *uid);
