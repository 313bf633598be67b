/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks around on the session bus without starting anything: every call has NO_AUTO_START and a limit. */
#include "probe.h"

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

/* A property of whoever owns @name; NULL: it has none, or does not answer. (transfer full) */
static GVariant *
property(GDBusConnection *bus, const char *name, const char *path, const char *interface,
         const char *key)
{
    g_autoptr(GVariant) reply =
        g_dbus_connection_call_sync(bus, name, path, "org.freedesktop.DBus.Properties", "Get",
                                    g_variant_new("(ss)", interface, key), G_VARIANT_TYPE("(v)"),
                                    G_DBUS_CALL_FLAGS_NO_AUTO_START, LIMIT_MS, NULL, NULL);
    GVariant *value = NULL;

    if (reply != NULL)
        g_variant_get(reply, "(v)", &value);
    return value;
}

/* 1, 0, or -1: not a flag. Takes @value. */
static int
flag_of(GVariant *value)
{
    g_autoptr(GVariant) held = value;

    if (held == NULL || !g_variant_is_of_type(held, G_VARIANT_TYPE_BOOLEAN))
        return -1;
    return g_variant_get_boolean(held);
}

/* Xfce keeps it in its settings. */
static int
xfce_is_silent(GDBusConnection *bus)
{
    g_autoptr(GVariant) reply =
        call(bus, "org.xfce.Xfconf", "/org/xfce/Xfconf", "GetProperty",
             g_variant_new("(ss)", "xfce4-notifyd", "/do-not-disturb"), "(v)");
    GVariant *value = NULL;

    if (reply != NULL)
        g_variant_get(reply, "(v)", &value);
    return flag_of(value);
}

/* GNOME keeps it in its settings, and shows critical notifications all the same. */
static int
gnome_is_silent(void)
{
    GSettingsSchemaSource *source = g_settings_schema_source_get_default();
    g_autoptr(GSettingsSchema) schema =
        source == NULL
            ? NULL
            : g_settings_schema_source_lookup(source, "org.gnome.desktop.notifications", TRUE);
    g_autoptr(GSettings) settings = NULL;

    if (schema == NULL)
        return -1;
    settings = g_settings_new_full(schema, NULL, NULL);
    return !g_settings_get_boolean(settings, "show-banners");
}

/* Whether the user wants not to be disturbed, as far as this server tells: on, off, unknown. */
static const char *
silence_of(GDBusConnection *bus, const char *server)
{
    int silent = flag_of(property(bus, NOTIFICATIONS, "/org/freedesktop/Notifications",
                                  "org.dunstproject.cmd0", "paused"));

    if (silent < 0)
        silent = flag_of(property(bus, NOTIFICATIONS, "/org/freedesktop/Notifications",
                                  NOTIFICATIONS, "Inhibited"));
    if (silent < 0 && g_ascii_strncasecmp(server, "xfce", 4) == 0)
        silent = xfce_is_silent(bus);
    if (silent < 0 && g_ascii_strcasecmp(server, "gnome-shell") == 0)
        silent = gnome_is_silent();
    if (silent < 0)
        return "unknown";
    return silent ? "on" : "off";
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
    g_string_append_printf(out, "\ndo-not-disturb=%s", silence_of(bus, name));
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
    g_string_append_printf(out, "ceud=%s\n", ceu_daemon_runs(paths) ? "running" : "absent");
    g_string_append_printf(out, "ceud-bus=%s\n", on_bus ? "running" : "absent");
    return g_string_free(out, FALSE);
}

char *
probe_test(unsigned wait_seconds)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GDBusConnection) bus = g_bus_get_sync(G_BUS_TYPE_SESSION, NULL, &error);
    gint64 begun_usec = g_get_monotonic_time();
    g_autoptr(GVariant) reply = NULL;
    GString *out = g_string_new("test=");
    const char *result, *detail;

    if (bus != NULL)
        reply = g_dbus_connection_call_sync(bus, CEU_BUS_NAME, CEU_BUS_PATH, CEU_BUS_INTERFACE,
                                            "Test", g_variant_new("(u)", wait_seconds),
                                            G_VARIANT_TYPE("(ss)"), G_DBUS_CALL_FLAGS_NO_AUTO_START,
                                            (int) (wait_seconds * 1000) + LIMIT_MS, NULL, &error);
    if (reply == NULL) {
        g_string_append(out, "absent\ndetail=");
        append_word(out, error->message);
        g_string_append_c(out, '\n');
        return g_string_free(out, FALSE);
    }
    g_variant_get(reply, "(&s&s)", &result, &detail);
    append_word(out, result);
    g_string_append(out, "\ndetail=");
    append_word(out, detail);
    g_string_append_printf(out, "\nmilliseconds=%d\n",
                           (int) ((g_get_monotonic_time() - begun_usec) / 1000));
    return g_string_free(out, FALSE);
}
