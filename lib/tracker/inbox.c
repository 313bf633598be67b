/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The folder of new certificates. Order is everything: the content is in the store, durably, before the file is moved; a
 * file that is seen twice is known by its content. So a crash anywhere repeats a step and loses nothing.
 */
#define _GNU_SOURCE /* renameat2() */

#include <ceu/inbox.h>

#include "tracker/private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/durable.h"

#define DONE_NAMES_MAX 1000

void
ceu_inbox_file_free(CeuInboxFile *file)
{
    if (file == NULL)
        return;
    g_free(file->name);
    g_free(file->path);
    g_free(file->why);
    g_free(file);
}

/* ---- looking ---- */

/* What browsers and others put beside a file until it is whole, or write into before they rename it. */
static const char *const partial[] = { ".part", ".crdownload", ".download", ".partial",
                                       ".tmp",  ".opdownload", ".aria2",    ".filepart" };

static bool
is_passed_over(const char *name)
{
    if (name[0] == '.' || strcmp(name, CEU_INBOX_DONE) == 0 || g_str_has_suffix(name, "~"))
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(partial); i++) {
        if (g_str_has_suffix(name, partial[i]))
            return true;
    }
    return false;
}

static bool
has_partial_beside(int folder, const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(partial); i++) {
        g_autofree char *beside = g_strconcat(name, partial[i], NULL);

        if (faccessat(folder, beside, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
            return true;
    }
    return false;
}

static int64_t
usec_of(const struct timespec *time)
{
    return (int64_t) time->tv_sec * G_USEC_PER_SEC + time->tv_nsec / 1000;
}

/* The time of a change of the inode cannot be set by a copy that keeps the day of the original. */
static bool
is_still(const struct stat *status, CeuInstant now)
{
    const int64_t changed = MAX(usec_of(&status->st_ctim), usec_of(&status->st_mtim));
    const int64_t age_usec = now.usec - changed;

    /* A change after the present is one of a clock that was set: taking the file in looks twice anyway. */
    return age_usec >= CEU_INBOX_STILL_SECONDS * G_USEC_PER_SEC ||
           age_usec < -CEU_INBOX_STILL_SECONDS * G_USEC_PER_SEC;
}

static uint64_t
mark_of(const struct stat *status)
{
    uint64_t mark = (uint64_t) status->st_ino;

    mark = mark * 1000003 + (uint64_t) status->st_size;
    mark = mark * 1000003 + (uint64_t) usec_of(&status->st_mtim);
    return mark * 1000003 + (uint64_t) usec_of(&status->st_ctim);
}

/* Why its kind can never be taken in; NULL: it can. (transfer none) */
static const char *
refused_kind(const struct stat *status)
{
    if (S_ISDIR(status->st_mode))
        return "is a folder: drop the files themselves";
    if (S_ISLNK(status->st_mode))
        return "is a symbolic link: drop the file itself";
    return S_ISREG(status->st_mode) ? NULL : "is no file";
}

/* The same of its size, which may still change. */
static const char *
refused_size(const struct stat *status)
{
    if (status->st_size == 0)
        return "is empty";
    if (status->st_size > CEU_EVIDENCE_MAX_BYTES)
        return "is larger than 50 MiB: drop a smaller copy";
    return NULL;
}

/* NULL: it went away meanwhile. */
static CeuInboxFile *
file_of(int folder_fd, const char *folder, const char *name, CeuInstant now)
{
    CeuInboxFile *file;
    struct stat status;

    if (fstatat(folder_fd, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
        return NULL;
    file = g_new0(CeuInboxFile, 1);
    file->name = g_strdup(name);
    file->path = g_build_filename(folder, name, NULL);
    file->mark = mark_of(&status);
    file->why = g_strdup(refused_kind(&status));
    if (file->why == NULL && (!is_still(&status, now) || has_partial_beside(folder_fd, name))) {
        file->state = CEU_INBOX_GROWING;
        return file;
    }
    if (file->why == NULL)
        file->why = g_strdup(refused_size(&status));
    file->state = file->why != NULL ? CEU_INBOX_REFUSED : CEU_INBOX_READY;
    return file;
}

static int
by_name(gconstpointer a, gconstpointer b)
{
    const CeuInboxFile *left = *(CeuInboxFile *const *) a;
    const CeuInboxFile *right = *(CeuInboxFile *const *) b;

    return strcmp(left->name, right->name);
}

static int
open_folder(const char *folder, GError **error)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int saved = errno;

    if (fd < 0)
        g_set_error(error, CEU_ERROR, saved == ENOENT ? CEU_ERROR_NOT_FOUND : CEU_ERROR_IO,
                    "the inbox “%s” cannot be looked at: %s", folder, g_strerror(saved));
    return fd;
}

GPtrArray *
ceu_inbox_look(const char *folder, CeuInstant now, GError **error)
{
    g_autoptr(GPtrArray) files = NULL;
    g_autoptr(GDir) directory = NULL;
    g_autoptr(GError) local = NULL;
    const char *name;
    int fd = open_folder(folder, error);

    if (fd < 0)
        return NULL;
    directory = g_dir_open(folder, 0, &local);
    files = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_inbox_file_free);
    while (directory != NULL && files->len < CEU_INBOX_FILES_MAX &&
           (name = g_dir_read_name(directory)) != NULL) {
        CeuInboxFile *file = is_passed_over(name) ? NULL : file_of(fd, folder, name, now);

        if (file != NULL)
            g_ptr_array_add(files, file);
    }
    (void) close(fd);
    if (directory == NULL) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_IO, "the inbox cannot be looked at: %s",
                    local->message);
        return NULL;
    }
    g_ptr_array_sort(files, by_name);
    return g_steal_pointer(&files);
}

/* ---- taking in ---- */

typedef struct Take {
    const CeuInboxFile *file;
    CeuDraftFound *found;
} Take;

/* Whether what was copied is what was looked at: else it is still being written, and nothing is recorded. */
static bool
check_unchanged(const CeuInboxFile *file, GError **error)
{
    struct stat status;

    if (lstat(file->path, &status) == 0 && mark_of(&status) == file->mark)
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_STATE,
                "“%s” changed while it was taken in; it is looked at again later", file->path);
    return false;
}

static bool
take(CeuEdit *edit, gpointer data, GError **error)
{
    const Take *self = data;
    g_autofree char *shown = g_utf8_make_valid(self->file->name, -1);
    g_autofree char *summary = NULL;

    if (!ceu_edit_add_draft(edit, self->file->path, self->found, error) ||
        !check_unchanged(self->file, error))
        return false;
    summary = g_strdup_printf("draft %" G_GINT64_FORMAT ": “%s” found in the inbox",
                              self->found->draft, shown);
    ceu_edit_set_summary(edit, summary);
    return true;
}

bool
ceu_inbox_take(CeuTracker *tracker, const CeuInboxFile *file, CeuDraftFound *found, GError **error)
{
    Take self = { file, found };

    g_return_val_if_fail(tracker != NULL && file != NULL && found != NULL, false);

    return ceu_tracker_change(tracker, "a file found in the inbox", take, &self, error);
}

/* ---- putting away ---- */

/* "a.pdf", "a (2).pdf", "a (3).pdf". (transfer full) */
static char *
numbered(const char *name, unsigned number)
{
    const char *dot = strrchr(name, '.');
    const size_t stem = dot == NULL || dot == name ? strlen(name) : (size_t) (dot - name);

    if (number == 1)
        return g_strdup(name);
    return g_strdup_printf("%.*s (%u)%s", (int) stem, name, number, name + stem);
}

/* Never over another file. errno says why not. */
static bool
move(int folder, const char *name, int done, const char *target)
{
    if (renameat2(folder, name, done, target, RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
    /* A file system that cannot refuse: asked first, then. Only this user writes here. */
    if (faccessat(done, target, F_OK, AT_SYMLINK_NOFOLLOW) == 0) {
        errno = EEXIST;
        return false;
    }
    return renameat(folder, name, done, target) == 0;
}

static bool
move_to_free_name(int folder, const char *name, int done)
{
    for (unsigned i = 1; i <= DONE_NAMES_MAX; i++) {
        g_autofree char *target = numbered(name, i);

        if (move(folder, name, done, target))
            return true;
        if (errno == ENAMETOOLONG && i > 1) {
            /* The number does not fit behind so long a name: that of the file is given up. */
            g_autofree char *plain = g_strdup_printf("file (%u)", i);

            if (move(folder, name, done, plain))
                return true;
        }
        if (errno != EEXIST && errno != ENAMETOOLONG)
            return false;
    }
    return false;
}

bool
ceu_inbox_put_away(const char *folder, const CeuInboxFile *file, GError **error)
{
    int done = -1, fd = open_folder(folder, error);
    bool moved;
    int saved;

    if (fd < 0)
        return false;
    if (mkdirat(fd, CEU_INBOX_DONE, 0700) == 0 || errno == EEXIST)
        done = openat(fd, CEU_INBOX_DONE, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    moved = done >= 0 && move_to_free_name(fd, file->name, done);
    saved = errno;
    if (done >= 0)
        (void) close(done);
    (void) close(fd);
    if (moved || saved == ENOENT) /* somebody took it away: it is kept all the same */
        return true;
    g_set_error(error, CEU_ERROR, saved == EROFS ? CEU_ERROR_READ_ONLY : CEU_ERROR_IO,
                "“%s” is kept, but cannot be moved to “%s” beside it: %s", file->path,
                CEU_INBOX_DONE, g_strerror(saved));
    return false;
}

bool
ceu_inbox_prepare(const CeuPaths *paths, const CeuConfig *config, GError **error)
{
    g_autofree char *own = ceu_config_default_inbox(paths);

    g_return_val_if_fail(config->inbox_folder != NULL, false);

    if (g_strcmp0(own, config->inbox_folder) == 0)
        return ceu_durable_make_directory(own, error);
    if (g_file_test(config->inbox_folder, G_FILE_TEST_IS_DIR))
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                "there is no folder “%s”: make it, or set inbox.folder to another",
                config->inbox_folder);
    return false;
}
