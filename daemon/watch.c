/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * inotify on directories, never on files: editors and restores replace files. A directory that does not
 * exist yet is waited for at its nearest ancestor, without polling.
 */
#include "watch.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <sys/inotify.h>
#include <unistd.h>

enum {
    MASK_HERE = IN_CREATE | IN_MODIFY | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE,
    MASK_SELF = IN_DELETE_SELF | IN_MOVE_SELF,
    MASK_REPLACED = IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE,
};

/* One directory we care about, and where we stand for it at present. */
typedef struct Place {
    WatchCause cause;
    char *directory;
    char *name; /* the file of interest; NULL: any */
    char *
        awaited; /* next component below the watched ancestor; NULL: the directory itself is watched */
    int descriptor; /* of inotify; -1: nothing is watched */
} Place;

struct Watch {
    WatchFunc func;
    gpointer data;
    GPtrArray *places;
    int fd;
    guint source;
    GCancellable *cancellable;
    GDBusConnection *system_bus;
    guint sleep_subscription;
};

static void
place_free(gpointer data)
{
    Place *place = data;

    g_free(place->directory);
    g_free(place->name);
    g_free(place->awaited);
    g_free(place);
}

static void
add_place(Watch *self, WatchCause cause, const char *directory, const char *name)
{
    Place *place = g_new0(Place, 1);

    place->cause = cause;
    place->directory = g_strdup(directory);
    place->name = g_strdup(name);
    place->descriptor = -1;
    g_ptr_array_add(self->places, place);
}

static void
add_file(Watch *self, WatchCause cause, const char *path)
{
    g_autofree char *directory = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(path);

    add_place(self, cause, directory, name);
}

/* Watches the directory, or the nearest ancestor that exists. */
static void
place_attach(Watch *self, Place *place)
{
    g_autofree char *at = g_strdup(place->directory);

    g_clear_pointer(&place->awaited, g_free);
    place->descriptor = inotify_add_watch(self->fd, at, MASK_HERE | MASK_SELF | IN_MASK_ADD);
    while (place->descriptor < 0 && strlen(at) > 1) {
        g_autofree char *child = g_steal_pointer(&at);

        g_free(place->awaited);
        place->awaited = g_path_get_basename(child);
        at = g_path_get_dirname(child);
        place->descriptor =
            inotify_add_watch(self->fd, at, IN_CREATE | IN_MOVED_TO | MASK_SELF | IN_MASK_ADD);
    }
}

static void watch_attach_all(Watch *self);

/* The place of the inbox; NULL: there is none. */
static Place *
inbox_place(const Watch *self)
{
    for (unsigned i = 0; i < self->places->len; i++) {
        Place *place = g_ptr_array_index(self->places, i);

        if (place->cause == WATCH_INBOX)
            return place;
    }
    return NULL;
}

/* What @event means for @place; true if the watches have to be laid anew. */
static bool
place_event(Watch *self, const Place *place, const struct inotify_event *event)
{
    const char *name = event->len > 0 ? event->name : "";

    if (event->mask & MASK_SELF)
        return true;
    if (place->awaited != NULL)
        return g_str_equal(name, place->awaited);
    if (place->cause == WATCH_STORE) {
        g_autofree char *journal = g_strconcat(place->name, "-journal", NULL);

        /* The unlinked journal is the commit; what happens inside the file before it is not. */
        if (g_str_equal(name, place->name) && (event->mask & MASK_REPLACED))
            self->func(WATCH_STORE_REPLACED, self->data);
        else if (g_str_equal(name, place->name) ||
                 (g_str_equal(name, journal) && (event->mask & IN_DELETE)))
            self->func(WATCH_STORE, self->data);
        return false;
    }
    if (place->name == NULL || g_str_equal(name, place->name))
        self->func(place->cause, self->data);
    return false;
}

static bool
dispatch(Watch *self, const struct inotify_event *event)
{
    bool again = (event->mask & IN_Q_OVERFLOW) != 0;

    for (unsigned i = 0; i < self->places->len; i++) {
        const Place *place = g_ptr_array_index(self->places, i);

        if (place->descriptor == event->wd && place_event(self, place, event))
            again = true;
    }
    return again;
}

static gboolean
on_events(int fd, GIOCondition condition G_GNUC_UNUSED, gpointer data)
{
    Watch *self = data;
    char buffer[4096] __attribute__((aligned(__alignof__(struct inotify_event))));
    bool again = false;
    ssize_t n;

    while ((n = read(fd, buffer, sizeof buffer)) > 0) {
        for (char *p = buffer; p < buffer + n;) {
            const struct inotify_event *event = (const struct inotify_event *) (const void *) p;

            again = dispatch(self, event) || again;
            p += sizeof *event + event->len;
        }
    }
    if (!again)
        return G_SOURCE_CONTINUE;
    /* A directory came or went: what it holds now may differ from what we knew. */
    self->source = 0;
    watch_attach_all(self);
    self->func(WATCH_STORE_REPLACED, self->data);
    self->func(WATCH_CONFIG, self->data);
    return G_SOURCE_REMOVE;
}

static void
watch_detach(Watch *self)
{
    g_clear_handle_id(&self->source, g_source_remove);
    if (self->fd >= 0)
        close(self->fd);
    self->fd = -1;
}

static void
watch_attach_all(Watch *self)
{
    watch_detach(self);
    self->fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (self->fd < 0) {
        g_warning("Changes of files are noticed only once a day: inotify: %s", g_strerror(errno));
        return;
    }
    for (unsigned i = 0; i < self->places->len; i++)
        place_attach(self, g_ptr_array_index(self->places, i));
    self->source = g_unix_fd_add(self->fd, G_IO_IN, on_events, self);
}

static void
on_prepare_for_sleep(GDBusConnection *bus G_GNUC_UNUSED, const char *sender G_GNUC_UNUSED,
                     const char *path G_GNUC_UNUSED, const char *interface G_GNUC_UNUSED,
                     const char *signal G_GNUC_UNUSED, GVariant *parameters, gpointer data)
{
    Watch *self = data;
    gboolean going_to_sleep = TRUE;

    if (!g_variant_is_of_type(parameters, G_VARIANT_TYPE("(b)")))
        return;
    g_variant_get(parameters, "(b)", &going_to_sleep);
    if (!going_to_sleep)
        self->func(WATCH_RESUME, self->data);
}

/* No system bus (container, minimal system): the wall-clock timer alone has to do. */
static void
on_system_bus(GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GDBusConnection) bus = g_bus_get_finish(result, &error);
    Watch *self = data;

    if (bus == NULL) {
        if (!g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
            g_debug("no system bus: %s", error->message);
        return;
    }
    g_dbus_connection_set_exit_on_close(bus, FALSE);
    self->sleep_subscription = g_dbus_connection_signal_subscribe(
        bus, "org.freedesktop.login1", "org.freedesktop.login1.Manager", "PrepareForSleep",
        "/org/freedesktop/login1", NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_prepare_for_sleep, self,
        NULL);
    self->system_bus = g_steal_pointer(&bus);
}

Watch *
watch_new(const CeuPaths *paths, WatchFunc func, gpointer data)
{
    Watch *self = g_new0(Watch, 1);

    self->func = func;
    self->data = data;
    self->fd = -1;
    self->places = g_ptr_array_new_with_free_func(place_free);
    add_file(self, WATCH_STORE, paths->store);
    add_file(self, WATCH_CONFIG, paths->config_file);
    for (char **rules = paths->rules; rules != NULL && *rules != NULL; rules++)
        add_place(self, WATCH_RULES, *rules, NULL);
    add_place(self, WATCH_ZONE, "/etc", "localtime");
    add_place(self, WATCH_ZONE, "/etc", "timezone");
    watch_attach_all(self);
    self->cancellable = g_cancellable_new();
    g_bus_get(G_BUS_TYPE_SYSTEM, self->cancellable, on_system_bus, self);
    return self;
}

void
watch_inbox(Watch *self, const char *folder)
{
    Place *known = inbox_place(self);

    if (g_strcmp0(known != NULL ? known->directory : NULL, folder) == 0)
        return;
    if (known != NULL)
        g_ptr_array_remove(self->places, known);
    if (folder != NULL)
        add_place(self, WATCH_INBOX, folder, NULL);
    watch_attach_all(self);
}

void
watch_free(Watch *self)
{
    g_cancellable_cancel(self->cancellable);
    g_object_unref(self->cancellable);
    if (self->system_bus != NULL) {
        g_dbus_connection_signal_unsubscribe(self->system_bus, self->sleep_subscription);
        g_object_unref(self->system_bus);
    }
    watch_detach(self);
    g_ptr_array_unref(self->places);
    g_free(self);
}
