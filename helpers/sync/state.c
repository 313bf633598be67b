/* SPDX-License-Identifier: GPL-3.0-or-later */
/* $XDG_STATE_HOME/ceud/caldav.json: written whole, and readable by the user alone. */
#include "state.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <jansson.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define SCHEMA "ceu.caldav-state/1"
#define STATE_MAX (8 * 1024 * 1024)

static void
free_item(gpointer data)
{
    StateItem *item = data;

    g_free(item->href);
    g_free(item->etag);
    g_free(item->hash);
    g_free(item);
}

const StateItem *
state_get(const State *self, const char *uid)
{
    return g_hash_table_lookup(self->items, uid);
}

void
state_set(State *self, const char *uid, const char *href, const char *etag, const char *hash)
{
    StateItem *item = g_new0(StateItem, 1);

    item->href = g_strdup(href);
    item->etag = g_strdup(etag);
    item->hash = g_strdup(hash);
    g_hash_table_replace(self->items, g_strdup(uid), item);
}

void
state_forget(State *self, const char *uid)
{
    g_hash_table_remove(self->items, uid);
}

void
state_move(State *self, const char *calendar)
{
    if (g_strcmp0(self->calendar, calendar) == 0)
        return;
    g_free(self->calendar);
    self->calendar = g_strdup(calendar);
    g_hash_table_remove_all(self->items);
}

/* One push at a time: two would take each other's changes for a stranger's. */
static bool
take_lock(State *self, GError **error)
{
    g_autofree char *path = g_strconcat(self->path, ".lock", NULL);

    self->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (self->lock < 0) {
        g_set_error(error, CEU_ERROR, (gint) ceu_error_from_errno(errno, CEU_ERROR_IO),
                    "cannot write “%s” (%s); nothing was sent", path, g_strerror(errno));
        return false;
    }
    if (flock(self->lock, LOCK_EX | LOCK_NB) == 0)
        return true;
    g_set_error_literal(error, CEU_ERROR, CEU_ERROR_BUSY,
                        "another push is under way; nothing was sent by this one");
    return false;
}

/* What stands there about this account. */
static void
read_account(State *self)
{
    json_t *account = json_object_get(json_object_get(self->all, "accounts"), self->account);
    const char *uid;
    json_t *item;

    self->calendar = g_strdup(json_string_value(json_object_get(account, "calendar")));
    json_object_foreach(json_object_get(account, "items"), uid, item)
    {
        const char *href = json_string_value(json_object_get(item, "href"));
        const char *hash = json_string_value(json_object_get(item, "hash"));

        if (href != NULL && hash != NULL)
            state_set(self, uid, href, json_string_value(json_object_get(item, "etag")), hash);
    }
}

static void
read_file(State *self)
{
    g_autofree char *text = NULL;
    GStatBuf status;
    size_t size;

    if (g_stat(self->path, &status) != 0 || status.st_size > STATE_MAX ||
        !g_file_get_contents(self->path, &text, &size, NULL))
        return;
    self->all = json_loadb(text, size, JSON_REJECT_DUPLICATES, NULL);
    if (g_strcmp0(json_string_value(json_object_get(self->all, "schema")), SCHEMA) == 0)
        read_account(self);
    else
        g_clear_pointer(&self->all, json_decref);
}

State *
state_open(const CeuPaths *paths, const CeuConfig *config, GError **error)
{
    g_autoptr(State) self = g_new0(State, 1);

    self->lock = -1;
    self->path = g_build_filename(paths->state, CEU_CALDAV_STATE_FILE, NULL);
    self->account = ceu_push_account(config);
    self->items = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_item);
    if (g_mkdir_with_parents(paths->state, 0700) != 0) {
        g_set_error(error, CEU_ERROR, (gint) ceu_error_from_errno(errno, CEU_ERROR_IO),
                    "cannot make the folder “%s” (%s); nothing was sent", paths->state,
                    g_strerror(errno));
        return NULL;
    }
    if (!take_lock(self, error))
        return NULL;
    read_file(self);
    return g_steal_pointer(&self);
}

void
state_free(State *self)
{
    if (self == NULL)
        return;
    if (self->lock >= 0)
        (void) close(self->lock);
    g_clear_pointer(&self->items, g_hash_table_unref);
    g_clear_pointer(&self->all, json_decref);
    g_free(self->calendar);
    g_free(self->account);
    g_free(self->path);
    g_free(self);
}

/* This account as JSON. */
static json_t *
write_account(const State *self)
{
    json_t *items = json_object();
    GHashTableIter iter;
    gpointer uid, value;

    g_hash_table_iter_init(&iter, self->items);
    while (g_hash_table_iter_next(&iter, &uid, &value)) {
        const StateItem *item = value;

        json_object_set_new(items, uid,
                            json_pack("{s:s,s:s?,s:s}", "href", item->href, "etag", item->etag,
                                      "hash", item->hash));
    }
    return json_pack("{s:s?,s:o}", "calendar", self->calendar, "items", items);
}

bool
state_save(State *self, GError **error)
{
    g_autoptr(GError) local = NULL;
    char *text;
    bool done;

    if (self->all == NULL)
        self->all = json_pack("{s:s,s:{}}", "schema", SCHEMA, "accounts");
    if (!json_is_object(json_object_get(self->all, "accounts")))
        json_object_set_new(self->all, "accounts", json_object());
    json_object_set_new(json_object_get(self->all, "accounts"), self->account, write_account(self));
    text = json_dumps(self->all, JSON_INDENT(1) | JSON_SORT_KEYS);
    done = text != NULL &&
           g_file_set_contents_full(self->path, text, -1,
                                    G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                    0600, &local);
    free(text);
    if (!done)
        g_set_error(error, CEU_ERROR, CEU_ERROR_IO,
                    "cannot write “%s” (%s); what was sent is on the server, and is found there "
                    "again the next time",
                    self->path, local != NULL ? local->message : "no text");
    return done;
}
