/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A throw-away folder of items, and what it has to hold: shared by its tests. */
#pragma once

#include "calendar/folder.h"
#include "calendar/items.h"

#include <string.h>

#define CALENDAR_UID "5f0c9a4e-7a55-8a1e-9d2b-ca1e9da40000@ceud"
#define OTHER_UID "5f0c9a4e-7a55-8a1e-9d2b-ca1e9da40001@ceud"

typedef struct Place {
    char *folder;
    char *vdir; /* folder/deep/vdir: not there yet */
} Place;

static inline void
set_up(Place *place, gconstpointer unused)
{
    g_autoptr(GError) error = NULL;

    (void) unused;
    place->folder = g_dir_make_tmp("ceu-vdir-XXXXXX", &error);
    g_assert_no_error(error);
    place->vdir = g_build_filename(place->folder, "deep", "vdir", NULL);
}

static inline void
tear_down(Place *place, gconstpointer unused)
{
    (void) unused;
    remove_folder(place->folder);
    g_free(place->folder);
    g_free(place->vdir);
}

static inline CeuIcsOptions
options_of(const char *uid)
{
    static const int alarms[] = { 7, 0 };

    return (CeuIcsOptions){ .uid = uid, .alarms_days = alarms, .n_alarms = 2, .method = true };
}

static inline bool
put_as(const char *uid, const Place *place, const GPtrArray *items, CeuVdirChanges *changes,
       GError **error)
{
    CeuIcsOptions options = options_of(uid);

    return ceu_vdir_write(place->vdir, items, &options, changes, error);
}

static inline void
put(const Place *place, const GPtrArray *items, unsigned written, unsigned removed)
{
    g_autoptr(GError) error = NULL;
    CeuVdirChanges changes = { 0 };

    g_assert_true(put_as(CALENDAR_UID, place, items, &changes, &error));
    g_assert_no_error(error);
    g_assert_cmpuint(changes.written, ==, written);
    g_assert_cmpuint(changes.removed, ==, removed);
}

static inline char *
name_of(const CeuPublished *item)
{
    return g_strconcat(item->uid, ".ics", NULL);
}

static inline char *
path_of(const Place *place, const CeuPublished *item)
{
    g_autofree char *name = name_of(item);

    return g_build_filename(place->vdir, name, NULL);
}

/* The bytes of one item: serialized as such, without the folder. (transfer full) */
static inline GBytes *
bytes_of(CeuPublished *item)
{
    CeuIcsOptions options = options_of(CALENDAR_UID);
    g_autoptr(GPtrArray) one = g_ptr_array_new();
    g_autoptr(GError) error = NULL;
    GBytes *bytes;

    options.item = true;
    options.method = false;
    g_ptr_array_add(one, item);
    bytes = ceu_ics_serialize(one, &options, &error);
    g_assert_no_error(error);
    return bytes;
}

/* What the folder has to hold: name → GBytes. (transfer full) */
static inline GHashTable *
model_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
}

static inline GHashTable *
model_of(const GPtrArray *items)
{
    GHashTable *model = model_new();

    g_hash_table_insert(model, g_strdup("displayname"), g_bytes_new_static("Renewals", 8));
    for (guint i = 0; i < items->len; i++)
        g_hash_table_insert(model, name_of(items->pdata[i]), bytes_of(items->pdata[i]));
    return model;
}

static inline void
assert_folder(const Place *place, GHashTable *model)
{
    g_autoptr(GDir) dir = g_dir_open(place->vdir, 0, NULL);
    guint count = 0;
    const char *name;

    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(place->vdir, name, NULL);
        GBytes *want = g_hash_table_lookup(model, name);
        g_autoptr(GBytes) found = NULL;
        g_autofree char *text = NULL;
        gsize size;

        g_test_message("%s", name);
        g_assert_nonnull(want);
        g_assert_true(g_file_get_contents(path, &text, &size, NULL));
        found = g_bytes_new(text, size);
        g_assert_true(g_bytes_equal(found, want));
        count++;
    }
    g_assert_cmpuint(count, ==, g_hash_table_size(model));
}

#define ADD(name, function) g_test_add("/vdir/" name, Place, NULL, set_up, function, tear_down)
