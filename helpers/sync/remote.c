/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two questions to the server: names with ETags, and, only if something is missing, UIDs. */
#include "remote.h"

#include "decide.h"
#include "discover.h"

#define LIST                                                                                       \
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"                                                 \
    "<D:propfind xmlns:D=\"DAV:\"><D:prop><D:getetag/><D:resourcetype/></D:prop></D:propfind>"

static void
free_item(gpointer data)
{
    RemoteItem *item = data;

    g_free(item->path);
    g_free(item->etag);
    g_free(item);
}

Remote *
remote_new(void)
{
    Remote *self = g_new0(Remote, 1);

    self->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_item);
    self->strays = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_item);
    return self;
}

void
remote_free(Remote *self)
{
    if (self == NULL)
        return;
    g_hash_table_unref(self->by_name);
    g_hash_table_unref(self->strays);
    g_free(self);
}

/* NULL: it is on another server, whatever that means. */
static RemoteItem *
read_item(Dav *dav, const char *calendar, const DavEntry *entry)
{
    g_autofree char *etag = dav_node_text(dav_entry_prop(entry, DAV_NS, "getetag"));
    char *path = dav_resolve(dav, calendar, entry->href, NULL);
    RemoteItem *item;

    if (path == NULL)
        return NULL;
    item = g_new0(RemoteItem, 1);
    item->path = path;
    item->etag = etag == NULL ? NULL : dav_strong_etag(etag);
    return item;
}

static bool
is_collection(const DavEntry *entry)
{
    const DavNode *type = dav_entry_prop(entry, DAV_NS, "resourcetype");

    return dav_node_child(type, DAV_NS, "collection") != NULL || g_str_has_suffix(entry->href, "/");
}

Remote *
remote_list(Dav *dav, const char *calendar, GError **error)
{
    g_autoptr(Remote) self = remote_new();
    g_autofree char *path = g_strdup(calendar);
    g_autoptr(Multistatus) found = NULL;
    int status;

    if (!dav_report(dav, "PROPFIND", &path, "1", LIST, &status, &found, error))
        return NULL;
    self->is_missing = status == 404 || status == 410;
    if (found == NULL && !self->is_missing) {
        (void) dav_fail_status(dav, path, status, error);
        return NULL;
    }
    for (guint i = 0; found != NULL && i < found->entries->len; i++) {
        const DavEntry *entry = found->entries->pdata[i];
        RemoteItem *item = NULL;

        if (!is_collection(entry) && entry->status / 100 == 2)
            item = read_item(dav, path, entry);
        if (item == NULL)
            continue;
        self->count++;
        g_hash_table_replace(self->by_name, dav_base_name(item->path), item);
    }
    return g_steal_pointer(&self);
}

/* Some servers compare a whole text where RFC 4791 says a part: the whole UID suits both. (transfer full) */
static char *
query_of(const char *uid)
{
    return g_markup_printf_escaped(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        "<C:calendar-query xmlns:D=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\">"
        "<D:prop><D:getetag/><C:calendar-data/></D:prop>"
        "<C:filter><C:comp-filter name=\"VCALENDAR\"><C:comp-filter name=\"VEVENT\">"
        "<C:prop-filter name=\"UID\"><C:text-match>%s</C:text-match></C:prop-filter>"
        "</C:comp-filter></C:comp-filter></C:filter></C:calendar-query>",
        uid);
}

bool
remote_find_stray(Remote *self, Dav *dav, const char *calendar, const char *uid, GError **error)
{
    g_autofree char *path = g_strdup(calendar);
    g_autofree char *query = query_of(uid);
    g_autoptr(Multistatus) found = NULL;
    int status;

    if (!dav_report(dav, "REPORT", &path, "1", query, &status, &found, error))
        return false;
    for (guint i = 0; found != NULL && i < found->entries->len; i++) {
        const DavEntry *entry = found->entries->pdata[i];
        const DavNode *data = dav_entry_prop(entry, DAV_NS_CALENDAR, "calendar-data");
        g_autofree char *theirs = data == NULL ? NULL : sync_uid_of(data->text->str);
        RemoteItem *item = g_strcmp0(theirs, uid) != 0 ? NULL : read_item(dav, path, entry);

        if (item != NULL)
            g_hash_table_replace(self->strays, g_strdup(uid), item);
    }
    return true;
}

const RemoteItem *
remote_find(const Remote *self, const char *uid, const char *path)
{
    g_autofree char *usual = g_strconcat(uid, ".ics", NULL);
    g_autofree char *name = path != NULL ? dav_base_name(path) : NULL;
    const RemoteItem *item = g_hash_table_lookup(self->by_name, name != NULL ? name : usual);

    return item != NULL ? item : g_hash_table_lookup(self->strays, uid);
}

char *
remote_path_of(const char *calendar, const char *uid)
{
    g_autofree char *escaped = g_uri_escape_string(uid, NULL, FALSE);

    return g_strdup_printf("%s%s.ics", calendar, escaped);
}
