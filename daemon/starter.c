/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's service manager is asked to start a unit; without one the program is a child. */
#include "starter.h"

#include <gio/gio.h>
#include <stdbool.h>

#define MANAGER "org.freedesktop.systemd1"
#define LIMIT_MS 30000

struct Starter {
    const char *unit, *complaint;
    GStrv argv;
    GCancellable *cancellable;
    bool complained; /* that it cannot be started, since it last could */
};

Starter *
starter_new(const char *unit, GStrv argv, const char *complaint)
{
    Starter *self = g_new0(Starter, 1);

    self->unit = unit;
    self->complaint = complaint;
    self->argv = argv;
    self->cancellable = g_cancellable_new();
    return self;
}

void
starter_free(Starter *self)
{
    g_cancellable_cancel(self->cancellable);
    g_object_unref(self->cancellable);
    g_strfreev(self->argv);
    g_free(self);
}

void
starter_began(Starter *self)
{
    self->complained = false;
}

static void
complain(Starter *self, const char *why)
{
    if (!self->complained)
        g_warning("%s, %s does not start: %s", self->complaint, self->unit, why);
    self->complained = true;
}

static void
start_child(Starter *self)
{
    g_autoptr(GError) error = NULL;

    if (!g_spawn_async(NULL, self->argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL,
                       NULL, NULL, NULL, &error))
        complain(self, error->message);
}

/* Whether it is only that nobody here manages such a unit. A unit that the user masked is not started in another way. */
static bool
is_unmanaged(const GError *error)
{
    static const char *const names[] = { "org.freedesktop.DBus.Error.ServiceUnknown",
                                         "org.freedesktop.DBus.Error.NameHasNoOwner",
                                         MANAGER ".NoSuchUnit", NULL };
    g_autofree char *name = g_dbus_error_get_remote_error(error);

    return name != NULL && g_strv_contains(names, name);
}

static void
on_started(GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GVariant) reply =
        g_dbus_connection_call_finish(G_DBUS_CONNECTION(source), result, &error);

    if (reply != NULL || g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
    /* A service of systemd is confined, and so would be its child: it could not do its work. */
    if (is_unmanaged(error) && g_getenv("INVOCATION_ID") == NULL)
        start_child(data);
    else
        complain(data, error->message);
}

static void
on_bus(GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
    Starter *self;
    g_autoptr(GError) error = NULL;
    g_autoptr(GDBusConnection) bus = g_bus_get_finish(result, &error);

    if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
    self = data;
    if (bus == NULL) {
        start_child(self);
        return;
    }
    g_dbus_connection_call(bus, MANAGER, "/org/freedesktop/systemd1", MANAGER ".Manager",
                           "StartUnit", g_variant_new("(ss)", self->unit, "replace"),
                           G_VARIANT_TYPE("(o)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, LIMIT_MS,
                           self->cancellable, on_started, self);
}

void
starter_start(Starter *self)
{
    g_bus_get(G_BUS_TYPE_SESSION, self->cancellable, on_bus, self);
}
