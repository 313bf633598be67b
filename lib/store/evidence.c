/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence files: copied in durably under the SHA-256 of their content before a record refers to them. */
#include "store/evidence.h"

#include <ceu/facts.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/durable.h"
#include "store/record.h"

#define COPY_BYTES 65536

char *
ceu_evidence_path(const char *directory, const char *sha256)
{
    char group[3] = { sha256[0], sha256[0] != '\0' ? sha256[1] : '\0', '\0' };

    return g_build_filename(directory, group, sha256, NULL);
}

static bool
check_file(int fd, const char *path, GError **error)
{
    struct stat status;

    if (fstat(fd, &status) != 0) {
        ceu_durable_set_error(error, errno, "read", path);
        return false;
    }
    if (!S_ISREG(status.st_mode)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_FAILED, "“%s” is not a file; nothing was recorded",
                    path);
        return false;
    }
    if (status.st_size > CEU_EVIDENCE_MAX_BYTES) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT,
                    "“%s” is larger than %d MiB; nothing was recorded: attach a smaller copy", path,
                    CEU_EVIDENCE_MAX_BYTES / (1024 * 1024));
        return false;
    }
    return true;
}

int
ceu_evidence_open(const char *path, GError **error)
{
    /* Not blocking: a pipe would wait for its writer before it can be refused. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);

    if (fd < 0 && errno == ELOOP) {
        g_set_error(
            error, CEU_ERROR, CEU_ERROR_FAILED,
            "“%s” is a symbolic link; nothing was recorded: name the file that it points to", path);
        return -1;
    }
    if (fd < 0) {
        ceu_durable_set_error(error, errno, "read", path);
        return -1;
    }
    if (check_file(fd, path, error))
        return fd;
    (void) close(fd);
    return -1;
}

bool
ceu_evidence_write_all(int fd, const void *data, size_t count)
{
    const guchar *bytes = data;

    while (count > 0) {
        ssize_t written = write(fd, bytes, count);

        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        count -= (size_t) written;
    }
    return true;
}

bool
ceu_evidence_hash(int fd, const char *path, int copy_fd, char **out_sha256, int64_t *out_size,
                  GError **error)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree guchar *buffer = g_malloc(COPY_BYTES);
    int64_t size = 0;
    ssize_t got;

    while ((got = read(fd, buffer, COPY_BYTES)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            ceu_durable_set_error(error, errno, "read", path);
            return false;
        }
        size += got;
        if (size > CEU_EVIDENCE_MAX_BYTES) {
            g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT,
                        "“%s” grew while it was read; nothing was recorded", path);
            return false;
        }
        g_checksum_update(checksum, buffer, got);
        if (copy_fd >= 0 && !ceu_evidence_write_all(copy_fd, buffer, (size_t) got)) {
            ceu_durable_set_error(error, errno, "copy", path);
            return false;
        }
    }
    *out_sha256 = g_strdup(g_checksum_get_string(checksum));
    *out_size = size;
    return true;
}

/* Copies @path into @draft, hashing on the way. */
static bool
copy_to_draft(const char *path, int draft_fd, char **out_sha256, int64_t *out_size, GError **error)
{
    int fd = ceu_evidence_open(path, error);

    if (fd < 0)
        return false;
    bool done = ceu_evidence_hash(fd, path, draft_fd, out_sha256, out_size, error);
    (void) close(fd);
    return done;
}

bool
ceu_evidence_publish(CeuStore *store, const char *draft, const char *sha256, GError **error)
{
    g_autofree char *path = ceu_evidence_path(store->evidence_directory, sha256);
    g_autofree char *group = g_path_get_dirname(path);

    return ceu_durable_make_directory(group, error) &&
           ceu_durable_publish(draft, path, true, error);
}

int
ceu_evidence_make_draft(CeuStore *store, char **out_path, GError **error)
{
    g_autofree char *draft = g_build_filename(store->evidence_directory, ".new-XXXXXX", NULL);

    if (!ceu_durable_make_directory(store->evidence_directory, error))
        return -1;
    int fd = g_mkstemp_full(draft, O_WRONLY | O_CLOEXEC, 0600);
    if (fd < 0)
        ceu_durable_set_error(error, errno, "write into", store->evidence_directory);
    else
        *out_path = g_steal_pointer(&draft);
    return fd;
}

bool
ceu_store_import_evidence(CeuStore *store, const char *path, char **out_sha256, int64_t *out_size,
                          GError **error)
{
    g_autofree char *draft = NULL;
    g_autofree char *sha256 = NULL;
    int64_t size = 0;

    int draft_fd = ceu_evidence_make_draft(store, &draft, error);
    if (draft_fd < 0)
        return false;
    bool done = copy_to_draft(path, draft_fd, &sha256, &size, error);
    (void) close(draft_fd);
    done = done && ceu_evidence_publish(store, draft, sha256, error);
    if (!done) {
        (void) g_unlink(draft);
        return false;
    }
    *out_sha256 = g_steal_pointer(&sha256);
    *out_size = size;
    return true;
}

bool
ceu_store_attach(CeuStore *store, int64_t activity_id, const char *sha256, const char *name,
                 int64_t size, CeuInstant now, GError **error)
{
    CEU_JSON_AUTO json_t *record = json_object();

    if (!ceu_record_set_text(record, "sha256", sha256, error) ||
        !ceu_record_set_text(record, "name", name, error))
        return false;
    ceu_record_set_int(record, "activity_id", activity_id);
    ceu_record_set_int(record, "size", size);
    ceu_record_set_int(record, "added_ms", now.usec / 1000);
    return ceu_record_change(store, CEU_TABLE_EVIDENCE, 0, record, error);
}

static CeuEvidence *
evidence_of_row(CeuStore *store, CeuStatement *row)
{
    CeuEvidence *evidence = g_new0(CeuEvidence, 1);

    evidence->id = ceu_statement_int(row, 0);
    evidence->uid = g_strdup(ceu_statement_text(row, 1));
    evidence->activity_id = ceu_statement_int(row, 2);
    evidence->sha256 = g_strdup(ceu_statement_text(row, 3));
    evidence->name = g_strdup(ceu_statement_text(row, 4));
    evidence->size = ceu_statement_int(row, 5);
    evidence->added = (CeuInstant){ ceu_statement_int(row, 6) * 1000 };
    evidence->path = ceu_evidence_path(store->evidence_directory, evidence->sha256);
    return evidence;
}

GPtrArray *
ceu_store_evidence(CeuStore *store, int64_t activity_id, GError **error)
{
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_evidence_free);
    g_autoptr(CeuStatement) all = ceu_db_statement(store->db, CEU_SQL_evidence_all, error);
    CeuStep step;

    if (all == NULL)
        return NULL;
    ceu_statement_bind_int(all, ":holder", store->holder_id);
    while ((step = ceu_statement_step(all, error)) == CEU_STEP_ROW) {
        if (activity_id == 0 || ceu_statement_int(all, 2) == activity_id)
            g_ptr_array_add(list, evidence_of_row(store, all));
    }
    return step == CEU_STEP_DONE ? g_steal_pointer(&list) : NULL;
}

bool
ceu_store_has_evidence(CeuStore *store, const char *sha256)
{
    g_autofree char *path = ceu_evidence_path(store->evidence_directory, sha256);
    g_autofree char *found = NULL;
    int64_t size;
    int fd = ceu_evidence_open(path, NULL);

    if (fd < 0)
        return false;
    bool read_all = ceu_evidence_hash(fd, path, -1, &found, &size, NULL);
    (void) close(fd);
    return read_all && g_str_equal(found, sha256);
}
