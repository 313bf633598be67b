/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every evidence file read again and compared with its record; files without a record are told, not touched. */
#include <unistd.h>

#include "store/evidence.h"
#include "store/verify.h"

#define REMEDY_EVIDENCE "restore this file from a backup, or attach the original again"

/* NULL if the file is as recorded; else what is wrong. (transfer full) */
static char *
fault_of(const CeuEvidence *evidence)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *sha256 = NULL;
    int64_t size = 0;
    int fd = ceu_evidence_open(evidence->path, &error);

    if (fd < 0 && g_error_matches(error, CEU_ERROR, CEU_ERROR_NOT_FOUND))
        return g_strdup_printf("the file of “%s” is missing", evidence->name);
    if (fd < 0)
        return g_strdup(error->message);
    bool read_all = ceu_evidence_hash(fd, evidence->path, -1, &sha256, &size, &error);
    (void) close(fd);
    if (!read_all)
        return g_strdup(error->message);
    if (size != evidence->size)
        return g_strdup_printf("the file of “%s” has %" G_GINT64_FORMAT
                               " bytes instead of %" G_GINT64_FORMAT,
                               evidence->name, size, evidence->size);
    if (g_strcmp0(sha256, evidence->sha256) != 0)
        return g_strdup_printf("the content of “%s” has changed", evidence->name);
    return NULL;
}

/* Each content once, however many activities it proves. @known gets the hashes. */
static unsigned
check_files(const GPtrArray *list, GHashTable *known, GPtrArray *findings)
{
    unsigned faults = 0;

    for (guint i = 0; i < list->len; i++) {
        const CeuEvidence *evidence = g_ptr_array_index(list, i);

        if (!g_hash_table_add(known, evidence->sha256))
            continue;
        g_autofree char *fault = fault_of(evidence);
        if (fault == NULL)
            continue;
        g_autofree char *what = g_strdup_printf("evidence %.12s", evidence->sha256);
        ceu_verify_add(findings, false, what, fault, REMEDY_EVIDENCE);
        faults++;
    }
    return faults;
}

/* Files of one folder that no record refers to, by name. */
static void
find_orphans(const char *directory, GHashTable *known, GPtrArray *orphans, unsigned depth)
{
    g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(directory, name, NULL);

        if (depth > 0 && g_file_test(path, G_FILE_TEST_IS_DIR) &&
            !g_file_test(path, G_FILE_TEST_IS_SYMLINK))
            find_orphans(path, known, orphans, depth - 1);
        else if (!g_hash_table_contains(known, name))
            g_ptr_array_add(orphans, g_strdup(name));
    }
}

static void
tell_orphans(const char *directory, GHashTable *known, GPtrArray *findings)
{
    g_autoptr(GPtrArray) orphans = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GString) detail = g_string_new(NULL);

    find_orphans(directory, known, orphans, 1);
    if (orphans->len == 0)
        return;
    g_string_printf(detail,
                    "%u files that no record refers to (an attachment or a draft that was taken "
                    "back or cut off):",
                    orphans->len);
    for (guint i = 0; i < orphans->len && i < 10; i++)
        g_string_append_printf(detail, " %.16s", (const char *) g_ptr_array_index(orphans, i));
    ceu_verify_add(findings, true, "evidence without a record", detail->str, NULL);
}

bool
ceu_verify_evidence(CeuStore *store, GPtrArray *findings, GError **error)
{
    g_autoptr(GPtrArray) list = ceu_store_evidence(store, 0, error);
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);

    if (list == NULL || !ceu_store_add_draft_files(store, list, error))
        return false;
    if (check_files(list, known, findings) == 0) {
        g_autofree char *detail =
            g_strdup_printf("%u files, all as they were attached", g_hash_table_size(known));
        ceu_verify_add(findings, true, "evidence", detail, NULL);
    }
    tell_orphans(store->evidence_directory, known, findings);
    return true;
}
