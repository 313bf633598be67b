/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Some desktops start their notification server only when somebody calls it: were nobody else to call, no
 * reminder would ever show. Only a server that the session bus knows how to start is asked for.
 */
#include "activate.h"

#include "hooks.h"

#include <gio/gio.h>

#define BUS_NAME "org.freedesktop.DBus"
#define BUS_PATH "/org/freedesktop/DBus"
#define NOTIFICATIONS "org.freedesktop.Notifications"
#define LIMIT_MS 30000
#define FIRST_USEC G_TIME_SPAN_MINUTE
#define AGAIN_USEC G_TIME_SPAN_HOUR

struct Activator {
    GCancellable *cancellable;
    gint64 next_usec; /* monotonic: not before */
};

Activator *
activator_new(void)
{
    Activator *self = g_new0(Activator, 1);

    self->cancellable = g_cancellable_new();
    self->next_usec = g_get_monotonic_time() + hook_limit("CEUD_TEST_ACTIVATE_USEC", FIRST_USEC);
    return self;
}

void
activator_free(Activator *self)
{
    g_cancellable_cancel(self->cancellable);
    g_object_unref(self->cancellable);
    g_free(self);
}

static void
on_started(GObject *source, GAsyncResult *result, gpointer data G_GNUC_UNUSED)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GVariant) reply =
        g_dbus_connection_call_finish(G_DBUS_CONNECTION(source), result, &error);

    if (reply == NULL)
        g_info("no notification server could be started: %s", error->message);
}

static void
call_bus(GDBusConnection *bus, const char *method, GVariant *arguments, const char *type,
         GCancellable *cancellable, GAsyncReadyCallback callback)
{
    g_dbus_connection_call(bus, BUS_NAME, BUS_PATH, BUS_NAME, method, arguments,
                           G_VARIANT_TYPE(type), G_DBUS_CALL_FLAGS_NONE, LIMIT_MS, cancellable,
                           callback, cancellable);
}

static void
on_listed(GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr(GVariant) reply =
        g_dbus_connection_call_finish(G_DBUS_CONNECTION(source), result, NULL);
    g_autofree const char **names = NULL;

    if (reply == NULL)
        return;
    g_variant_get(reply, "(^a&s)", &names);
    if (g_strv_contains(names, NOTIFICATIONS))
        call_bus(G_DBUS_CONNECTION(source), "StartServiceByName",
                 g_variant_new("(su)", NOTIFICATIONS, 0), "(u)", data, on_started);
}

static void
on_bus(GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
    g_autoptr(GDBusConnection) bus = g_bus_get_finish(result, NULL);

    if (bus != NULL)
        call_bus(bus, "ListActivatableNames", NULL, "(as)", data, on_listed);
}

gint64
activator_ask(Activator *self)
{
    gint64 now_usec = g_get_monotonic_time();

    if (now_usec < self->next_usec)
        return self->next_usec - now_usec;
    self->next_usec = now_usec + AGAIN_USEC;
    g_bus_get(G_BUS_TYPE_SESSION, self->cancellable, on_bus, self->cancellable);
    return 0;
}
