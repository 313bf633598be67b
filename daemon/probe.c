/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks around on the session bus without starting anything: every call has NO_AUTO_START and a limit. */
#include "probe.h"

#include "lock.h"

#include <ceu/names.h>
#include <gio/gio.h>

#define LIMIT_MS 2000
#define NOTIFICATIONS "org.freedesktop.Notifications"

static GVariant *
call(GDBusConnection *bus, const char *name, const char *path, const char *method,
     GVariant *arguments, const char *type)
{
    return g_dbus_connection_call_sync(bus, name, path, name, method, arguments,
                                       G_VARIANT_TYPE(type), G_DBUS_CALL_FLAGS_NO_AUTO_START,
                                       LIMIT_MS, NULL, NULL);
}

static bool
has_owner(GDBusConnection *bus, const char *name)
{
    g_autoptr(GVariant) reply = call(bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                     "NameHasOwner", g_variant_new("(s)", name), "(b)");
    gboolean owned = FALSE;

    if (reply != NULL)
        g_variant_get(reply, "(b)", &owned);
    return owned;
}

/* One line, whatever the server says about itself. */
static void
append_word(GString *out, const char *word)
{
    for (const char *p = word; *p != '\0'; p++)
        g_string_append_c(out, g_ascii_iscntrl(*p) ? '?' : *p);
}

static void
probe_server(GDBusConnection *bus, GString *out)
{
    g_autoptr(GVariant) about = NULL;
    g_autoptr(GVariant) offers = NULL;
    g_autofree const char **words = NULL;
    const char *name, *vendor, *version, *specification;

    if (!has_owner(bus, NOTIFICATIONS)) {
        g_string_append(out, "notification-server=none\n");
        return;
    }
    about = call(bus, NOTIFICATIONS, "/org/freedesktop/Notifications", "GetServerInformation", NULL,
                 "(ssss)");
    if (about == NULL) {
        g_string_append(out, "notification-server=silent\n");
        return;
    }
    g_variant_get(about, "(&s&s&s&s)", &name, &vendor, &version, &specification);
    g_string_append(out, "notification-server=");
    append_word(out, name);
    g_string_append_c(out, ' ');
    append_word(out, version);
    g_string_append(out, "\ncapabilities=");
    offers =
        call(bus, NOTIFICATIONS, "/org/freedesktop/Notifications", "GetCapabilities", NULL, "(as)");
    if (offers != NULL)
        g_variant_get(offers, "(^a&s)", &words);
    for (unsigned i = 0; words != NULL && words[i] != NULL; i++) {
        if (i > 0)
            g_string_append_c(out, ' ');
        append_word(out, words[i]);
    }
    g_string_append_c(out, '\n');
}

char *
probe_report(const CeuPaths *paths)
{
    GString *out = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(GDBusConnection) bus = g_bus_get_sync(G_BUS_TYPE_SESSION, NULL, &error);
    bool on_bus = false;

    if (bus == NULL) {
        g_string_append(out, "session-bus=missing\nnotification-server=none\n");
    } else {
        g_dbus_connection_set_exit_on_close(bus, FALSE);
        g_string_append(out, "session-bus=ok\n");
        probe_server(bus, out);
        on_bus = has_owner(bus, CEU_BUS_NAME);
    }
    g_string_append_printf(out, "ceud=%s\n", lock_is_held(paths->lock) ? "running" : "absent");
    g_string_append_printf(out, "ceud-bus=%s\n", on_bus ? "running" : "absent");
    return g_string_free(out, FALSE);
}
