/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contents on their way into the evidence folder: durable before a record refers to them, gone if none will. */
#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "store/durable.h"
#include "store/evidence.h"

struct CeuStaging {
    CeuStore *store;
    GHashTable *drafts; /* sha256 → path of the draft */
    char *path;         /* of the content under way; NULL: none */
    int fd;
};

CeuStaging *
ceu_staging_new(CeuStore *store)
{
    CeuStaging *staging = g_new0(CeuStaging, 1);

    staging->store = store;
    staging->drafts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return staging;
}

static bool
begin(CeuStaging *staging, GError **error)
{
    if (staging->path != NULL)
        return true;
    staging->fd = ceu_evidence_make_draft(staging->store, &staging->path, error);
    return staging->fd >= 0;
}

bool
ceu_staging_write(CeuStaging *staging, const void *bytes, size_t size, GError **error)
{
    if (!begin(staging, error))
        return false;
    if (ceu_evidence_write_all(staging->fd, bytes, size))
        return true;
    ceu_durable_set_error(error, errno, "write into", staging->store->evidence_directory);
    return false;
}

bool
ceu_staging_end(CeuStaging *staging, const char *sha256, GError **error)
{
    char *former;

    if (!begin(staging, error))
        return false;
    if (close(staging->fd) != 0) {
        ceu_durable_set_error(error, errno, "write", staging->path);
        return false;
    }
    staging->fd = -1;
    former = g_hash_table_lookup(staging->drafts, sha256);
    if (former != NULL)
        (void) g_unlink(former);
    g_hash_table_replace(staging->drafts, g_strdup(sha256), g_steal_pointer(&staging->path));
    return true;
}

bool
ceu_staging_publish(CeuStaging *staging, GError **error)
{
    GHashTableIter iter;
    gpointer sha256, draft;

    g_hash_table_iter_init(&iter, staging->drafts);
    while (g_hash_table_iter_next(&iter, &sha256, &draft)) {
        if (!ceu_evidence_publish(staging->store, draft, sha256, error))
            return false;
        g_hash_table_iter_remove(&iter);
    }
    return true;
}

void
ceu_staging_free(CeuStaging *staging)
{
    GHashTableIter iter;
    gpointer draft;

    if (staging == NULL)
        return;
    if (staging->path != NULL) {
        if (staging->fd >= 0)
            (void) close(staging->fd);
        (void) g_unlink(staging->path);
    }
    g_hash_table_iter_init(&iter, staging->drafts);
    while (g_hash_table_iter_next(&iter, NULL, &draft))
        (void) g_unlink(draft);
    g_hash_table_unref(staging->drafts);
    g_free(staging->path);
    g_free(staging);
}
