/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A tree of XML → resources with their properties. */
#include "multistatus.h"

#include <string.h>

/* "HTTP/1.1 404 Not Found" → 404; 0: no such line. */
static int
status_of(const DavNode *node)
{
    g_autofree char *line = dav_node_text(node);
    const char *blank = line == NULL ? NULL : strchr(line, ' ');
    g_autofree char *digits = blank == NULL ? NULL : g_strndup(blank + 1, 3);
    guint64 code;

    if (digits == NULL || !g_ascii_string_to_unsigned(digits, 10, 100, 599, &code, NULL))
        return 0;
    return (int) code;
}

char *
dav_node_text(const DavNode *node)
{
    g_autofree char *text = node == NULL ? NULL : g_strdup(node->text->str);

    if (text == NULL || *g_strstrip(text) == '\0')
        return NULL;
    return g_steal_pointer(&text);
}

static void
free_entry(gpointer data)
{
    DavEntry *entry = data;

    g_free(entry->href);
    g_ptr_array_unref(entry->props);
    g_free(entry);
}

/* The properties that were found. */
static void
add_props(DavEntry *entry, const DavNode *propstat)
{
    const DavNode *prop = dav_node_child(propstat, DAV_NS, "prop");
    int status = status_of(dav_node_child(propstat, DAV_NS, "status"));

    if (status / 100 != 2)
        return;
    for (guint i = 0; prop != NULL && i < prop->children->len; i++)
        g_ptr_array_add(entry->props, prop->children->pdata[i]);
}

/* NULL: a response without an address says nothing. */
static DavEntry *
read_response(const DavNode *response)
{
    char *href = dav_node_text(dav_node_child(response, DAV_NS, "href"));
    int status = status_of(dav_node_child(response, DAV_NS, "status"));
    DavEntry *entry;

    if (href == NULL)
        return NULL;
    entry = g_new0(DavEntry, 1);
    entry->href = href;
    entry->status = status == 0 ? 200 : status;
    entry->props = g_ptr_array_new();
    for (guint i = 0; i < response->children->len; i++) {
        const DavNode *child = response->children->pdata[i];

        if (strcmp(child->name, "propstat") == 0 && strcmp(child->space, DAV_NS) == 0)
            add_props(entry, child);
    }
    return entry;
}

Multistatus *
multistatus_new(DavNode *root, GError **error)
{
    g_autoptr(Multistatus) self = g_new0(Multistatus, 1);

    self->root = root;
    self->entries = g_ptr_array_new_with_free_func(free_entry);
    if (strcmp(root->name, "multistatus") != 0 || strcmp(root->space, DAV_NS) != 0) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "the server answered with <%.40s> instead of a list; nothing was changed. Is "
                    "caldav.url the address of a CalDAV server?",
                    root->name);
        return NULL;
    }
    for (guint i = 0; i < root->children->len; i++) {
        const DavNode *child = root->children->pdata[i];
        DavEntry *entry = strcmp(child->name, "response") == 0 ? read_response(child) : NULL;

        if (entry != NULL)
            g_ptr_array_add(self->entries, entry);
    }
    return g_steal_pointer(&self);
}

void
multistatus_free(Multistatus *self)
{
    if (self == NULL)
        return;
    g_clear_pointer(&self->entries, g_ptr_array_unref);
    dav_node_free(self->root);
    g_free(self);
}

const DavNode *
dav_entry_prop(const DavEntry *entry, const char *space, const char *name)
{
    for (guint i = 0; i < entry->props->len; i++) {
        const DavNode *prop = entry->props->pdata[i];

        if (strcmp(prop->space, space) == 0 && strcmp(prop->name, name) == 0)
            return prop;
    }
    return NULL;
}

char *
dav_entry_href(const DavEntry *entry, const char *space, const char *name)
{
    return dav_node_text(dav_node_child(dav_entry_prop(entry, space, name), DAV_NS, "href"));
}

char *
dav_base_name(const char *path)
{
    size_t end = strlen(path), begin;
    g_autofree char *name = NULL;
    char *decoded;

    while (end > 0 && path[end - 1] == '/')
        end--;
    for (begin = end; begin > 0 && path[begin - 1] != '/';)
        begin--;
    name = g_strndup(path + begin, end - begin);
    decoded = g_uri_unescape_string(name, NULL);
    return decoded != NULL ? decoded : g_steal_pointer(&name);
}
