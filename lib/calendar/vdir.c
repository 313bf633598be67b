/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A folder with one item a file (vdir), which other programs read and write too. A file is ours if its name, its UID
 * and its product say so, and it is removed only if it says besides that it comes from this calendar. Whatever else
 * there is, links and folders among it, is neither written, followed nor removed.
 */
#include <ceu/calendar.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "calendar/ics.h"
#include "calendar/whole.h"

#define EXTENSION ".ics"
#define TEMPORARY ".ceud.tmp" /* readers of vdirs pass over hidden names */
#define NAME_FILE "displayname"
#define ITEM_BYTES_MAX (1 << 20) /* of ours; a larger one is somebody else's */

typedef struct Vdir {
    const char *path;
    Descriptor directory;
    const char *owner;  /* UID of the calendar */
    bool tasks;         /* else events */
    GHashTable *wanted; /* name of the file → GBytes */
    CeuVdirChanges changes;
    char *in_the_way; /* name of a foreign file where an item should be; NULL: none */
    unsigned n_in_the_way;
} Vdir;

/* What stands at a name. */
typedef enum { FOUND_NOTHING, FOUND_OURS, FOUND_FOREIGN } Found;

typedef struct Entry {
    char *text;
    size_t size;
    mode_t mode;
} Entry;

static void
vdir_clear(Vdir *vdir)
{
    descriptor_clear(&vdir->directory);
    g_clear_pointer(&vdir->wanted, g_hash_table_unref);
    g_free(vdir->in_the_way);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Vdir, vdir_clear)

static void
entry_clear(Entry *entry)
{
    g_free(entry->text);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Entry, entry_clear)

static bool
fail(const Vdir *vdir, int system_error, const char *what, const char *name, GError **error)
{
    g_set_error(error, CEU_ERROR, (gint) ceu_error_from_errno(system_error, CEU_ERROR_IO),
                "%s “%s%s%s” (%s); each item there is whole, the old or the new one, and the "
                "records are safe",
                what, vdir->path, *name == '\0' ? "" : "/", name, g_strerror(system_error));
    return false;
}

/* All of a regular file that is small enough to be ours. */
static bool
read_entry(const Vdir *vdir, const char *name, Entry *entry)
{
    g_auto(Descriptor) file =
        openat(vdir->directory, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    struct stat status;

    if (file < 0 || fstat(file, &status) != 0)
        return false;
    errno = 0;
    if (!S_ISREG(status.st_mode) || status.st_size > ITEM_BYTES_MAX)
        return false;
    entry->mode = status.st_mode & 0777;
    entry->text = g_malloc0((size_t) status.st_size + 1);
    while (entry->size < (size_t) status.st_size) {
        ssize_t got = read(file, entry->text + entry->size, (size_t) status.st_size - entry->size);

        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        entry->size += (size_t) got;
    }
    return true;
}

/* How many lines of @lines are just @name:@value; SIZE_MAX if there is another value of that name. */
static size_t
count_lines(char *const *lines, const char *name, const char *value)
{
    g_autofree char *start = g_strconcat(name, ":", NULL);
    size_t count = 0;

    for (; *lines != NULL; lines++) {
        if (!g_str_has_prefix(*lines, start))
            continue;
        if (strcmp(*lines + strlen(start), value) != 0)
            return SIZE_MAX;
        count++;
    }
    return count;
}

/* Whether @text is the item that the file's @name says, as we write it; and, if @owner, of the same calendar. */
static bool
is_ours(const char *text, const char *name, const char *owner)
{
    g_autofree char *uid = g_strndup(name, strlen(name) - strlen(EXTENSION));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    for (char **line = lines; *line != NULL; line++)
        g_strchomp(*line);
    return count_lines(lines, "UID", uid) == 1 &&
           count_lines(lines, "PRODID", CEU_ICS_PRODUCT) == 1 &&
           (owner == NULL || count_lines(lines, CEU_ICS_OWNER, owner) == 1);
}

static Found
look(const Vdir *vdir, const char *name, const char *owner, Entry *entry)
{
    if (!read_entry(vdir, name, entry))
        return errno == ENOENT ? FOUND_NOTHING : FOUND_FOREIGN;
    return is_ours(entry->text, name, owner) ? FOUND_OURS : FOUND_FOREIGN;
}

/* ---- the folder ---- */

/* A folder that we made ourselves gets its name; one that was there keeps that of its owner, or none. */
static bool
open_folder(Vdir *vdir, const CeuIcsOptions *options, GError **error)
{
    const char *name = ceu_ics_name(options);
    g_autofree char *clean = g_canonicalize_filename(vdir->path, NULL);
    g_autofree char *parent = g_path_get_dirname(clean);
    bool is_new;

    if (g_mkdir_with_parents(parent, CEU_WHOLE_MODE_DIRECTORY) != 0)
        return fail(vdir, errno, "cannot make the folder of", "", error);
    is_new = mkdir(clean, CEU_WHOLE_MODE_DIRECTORY) == 0;
    if (!is_new && errno != EEXIST)
        return fail(vdir, errno, "cannot make the folder", "", error);
    vdir->directory = open(clean, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (vdir->directory < 0)
        return fail(vdir, errno, "cannot open the folder", "", error);
    if (is_new && !ceu_whole_replace(vdir->directory, NAME_FILE, TEMPORARY, name, strlen(name),
                                     CEU_WHOLE_MODE_NEW))
        return fail(vdir, errno, "cannot write", NAME_FILE, error);
    return true;
}

/* Whether it has the name of an item of the kind that is written: tasks and events may share a folder. */
static bool
is_of_our_kind(const Vdir *vdir, const char *name)
{
    return *name != '.' && g_str_has_suffix(name, CEU_ICS_UID_SUFFIX EXTENSION) &&
           g_str_has_suffix(name, CEU_ICS_TASK_SUFFIX EXTENSION) == vdir->tasks;
}

/* Names of items of the kind we write that are not wanted any more, ours or not. (transfer full) */
static GPtrArray *
list_unwanted(const Vdir *vdir, GError **error)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    int copy = openat(vdir->directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *stream = copy < 0 ? NULL : fdopendir(copy);
    const struct dirent *found;

    if (stream == NULL) {
        (void) fail(vdir, errno, "cannot list the folder", "", error);
        descriptor_clear(&copy);
        return NULL;
    }
    while ((found = readdir(stream)) != NULL) {
        if (is_of_our_kind(vdir, found->d_name) &&
            !g_hash_table_contains(vdir->wanted, found->d_name))
            g_ptr_array_add(names, g_strdup(found->d_name));
    }
    (void) closedir(stream);
    return g_steal_pointer(&names);
}

static bool
remove_unwanted(Vdir *vdir, GError **error)
{
    g_autoptr(GPtrArray) names = list_unwanted(vdir, error);

    for (guint i = 0; names != NULL && i < names->len; i++) {
        const char *name = names->pdata[i];
        g_auto(Entry) entry = { 0 };

        if (look(vdir, name, vdir->owner, &entry) != FOUND_OURS)
            continue;
        if (unlinkat(vdir->directory, name, 0) != 0 && errno != ENOENT)
            return fail(vdir, errno, "cannot remove", name, error);
        vdir->changes.removed++;
    }
    return names != NULL;
}

static bool
write_item(Vdir *vdir, const char *name, GBytes *content, GError **error)
{
    g_auto(Entry) entry = { .mode = CEU_WHOLE_MODE_NEW };
    Found found = look(vdir, name, NULL, &entry);
    size_t size;
    const char *data = g_bytes_get_data(content, &size);

    if (found == FOUND_FOREIGN) {
        if (vdir->n_in_the_way++ == 0)
            vdir->in_the_way = g_strdup(name);
        return true;
    }
    if (found == FOUND_OURS && entry.size == size && memcmp(entry.text, data, size) == 0)
        return true;
    if (!ceu_whole_replace(vdir->directory, name, TEMPORARY, data, size, entry.mode))
        return fail(vdir, errno, "cannot write", name, error);
    vdir->changes.written++;
    return true;
}

/* ---- the items ---- */

static char *
name_of(const Vdir *vdir, const CeuPublished *item)
{
    g_autofree char *uid = ceu_ics_uid(item->uid, vdir->tasks);

    return g_strconcat(uid, EXTENSION, NULL);
}

/* A name that the file system, and every reader, takes for a plain file. */
static bool
has_sound_name(const CeuPublished *item)
{
    return item->uid != NULL && g_ascii_isalnum(*item->uid) &&
           g_str_has_suffix(item->uid, CEU_ICS_UID_SUFFIX);
}

/* All of them before the first is written: a fault leaves the folder as it was. */
static bool
prepare(Vdir *vdir, const GPtrArray *published, const CeuIcsOptions *options, GError **error)
{
    g_autoptr(GPtrArray) one = g_ptr_array_new();

    vdir->wanted =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
    g_ptr_array_set_size(one, 1);
    for (guint i = 0; i < published->len; i++) {
        const CeuPublished *item = published->pdata[i];
        GBytes *content = NULL;

        if (!ceu_ics_shows(item, options))
            continue;
        one->pdata[0] = published->pdata[i];
        if (has_sound_name(item))
            content = ceu_ics_serialize(one, options, error);
        else
            g_set_error(error, CEU_ERROR, CEU_ERROR_FAILED,
                        "calendar item %u has no usable identity; the folder was not touched. "
                        "Run “ceu verify”",
                        i + 1);
        if (content == NULL)
            return false;
        g_hash_table_insert(vdir->wanted, name_of(vdir, item), content);
    }
    return true;
}

static bool
write_items(Vdir *vdir, const GPtrArray *published, GError **error)
{
    for (guint i = 0; i < published->len; i++) {
        g_autofree char *name = name_of(vdir, published->pdata[i]);
        GBytes *content = g_hash_table_lookup(vdir->wanted, name);

        if (content != NULL && !write_item(vdir, name, content, error))
            return false;
    }
    return true;
}

static bool
check_in_the_way(const Vdir *vdir, GError **error)
{
    g_autofree char *others = NULL;

    if (vdir->n_in_the_way == 0)
        return true;
    others = vdir->n_in_the_way == 1 ? g_strdup("")
                                     : g_strdup_printf(" (and %u more)", vdir->n_in_the_way - 1);
    g_set_error(error, CEU_ERROR, CEU_ERROR_EXISTS,
                "“%s/%s”%s is in the way: another program made or changed it, so it was left "
                "alone, and the deadline there may be out of date; all others are up to date. "
                "Move it away, then: ceu calendar publish",
                vdir->path, vdir->in_the_way, others);
    return false;
}

bool
ceu_vdir_write(const char *path, const GPtrArray *published, const CeuIcsOptions *options,
               CeuVdirChanges *out_changes, GError **error)
{
    g_auto(Vdir)
        vdir = { .path = path, .directory = -1, .owner = options->uid, .tasks = options->tasks };
    CeuIcsOptions item_options = *options;

    g_return_val_if_fail(path != NULL && published != NULL && options->uid != NULL, false);

    item_options.item = true;
    item_options.method = false;
    if (!prepare(&vdir, published, &item_options, error) || !open_folder(&vdir, options, error) ||
        !write_items(&vdir, published, error) || !remove_unwanted(&vdir, error))
        return false;
    if (vdir.changes.written + vdir.changes.removed > 0 && !ceu_whole_sync(vdir.directory))
        return fail(&vdir, errno, "cannot sync the folder", "", error);
    if (!check_in_the_way(&vdir, error))
        return false;
    if (out_changes != NULL)
        *out_changes = vdir.changes;
    return true;
}
