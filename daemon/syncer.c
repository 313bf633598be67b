/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The user's service manager is asked to start the unit of ceu-sync, which may use the network. Where there is no such
 * manager or unit, and thus no confinement either, the program is started as a child.
 */
#include "syncer.h"

#include <ceu/names.h>
#include <gio/gio.h>

#define MANAGER "org.freedesktop.systemd1"
#define LIMIT_MS 30000
#define UNSTARTED_USEC (15 * G_TIME_SPAN_MINUTE)
#define UNSTARTED_MAX_USEC (6 * G_TIME_SPAN_HOUR)

struct Syncer {
    const CeuPaths *paths;
    GCancellable *cancellable;
    char *settings; /* of the server and the alarms, as last read; NULL: not yet */
    CeuInstant changed_settings, resumed;
    CeuInstant started; /* the last one that was asked for; 0: none */
    unsigned unstarted; /* asked for in a row, and nothing began */
    bool complained;    /* that it cannot be started, since it last could */
};

Syncer *
syncer_new(const CeuPaths *paths, CeuInstant now)
{
    Syncer *self = g_new0(Syncer, 1);

    self->paths = paths;
    self->resumed = now;
    self->cancellable = g_cancellable_new();
    return self;
}

void
syncer_free(Syncer *self)
{
    g_cancellable_cancel(self->cancellable);
    g_object_unref(self->cancellable);
    g_free(self->settings);
    g_free(self);
}

void
syncer_resumed(Syncer *self, CeuInstant now)
{
    self->resumed = now;
}

void
syncer_configure(Syncer *self, const CeuConfig *config, CeuInstant now)
{
    g_autofree char *account = config->caldav_url == NULL ? NULL : ceu_push_account(config);
    g_autofree char *settings = NULL;
    g_autoptr(GString) alarms = g_string_new(NULL);

    for (unsigned i = 0; i < config->n_alarms; i++)
        g_string_append_printf(alarms, "%d ", config->alarms_days[i]);
    settings = g_strdup_printf(
        "%s\n%s\n%s\n%s%d", account != NULL ? account : "",
        config->caldav_password_command != NULL ? config->caldav_password_command : "",
        config->caldav_ca_file != NULL ? config->caldav_ca_file : "", alarms->str,
        config->remind.first_hour);
    if (g_strcmp0(self->settings, settings) == 0)
        return;
    if (self->settings != NULL) {
        self->changed_settings = now;
        self->started = (CeuInstant){ 0 };
        self->unstarted = 0;
    }
    g_free(self->settings);
    self->settings = g_steal_pointer(&settings);
}

/* ---- starting ---- */

static void
complain(Syncer *self, const char *why)
{
    if (!self->complained)
        g_warning("the calendar cannot be sent to its server, %s does not start: %s", CEU_SYNC_UNIT,
                  why);
    self->complained = true;
}

static void
start_child(Syncer *self)
{
    g_autofree char *program = g_build_filename(self->paths->libexec, CEU_SYNC_HELPER, NULL);
    const char *argv[] = { program, CEU_SYNC_PUSH, NULL };
    g_autoptr(GError) error = NULL;

    if (!g_spawn_async(NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                       &error))
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
    /* A service of systemd is confined, and so would be its child: it could not reach the server. */
    if (is_unmanaged(error) && g_getenv("INVOCATION_ID") == NULL)
        start_child(data);
    else
        complain(data, error->message);
}

static void
on_bus(GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
    Syncer *self;
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
                           "StartUnit", g_variant_new("(ss)", CEU_SYNC_UNIT, "replace"),
                           G_VARIANT_TYPE("(o)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, LIMIT_MS,
                           self->cancellable, on_started, self);
}

static void
start(Syncer *self, CeuInstant now)
{
    g_info("pushes the calendar to its server");
    self->started = now;
    g_bus_get(G_BUS_TYPE_SESSION, self->cancellable, on_bus, self);
}

/* ---- deciding ---- */

/* One that was asked for and has not begun: not before what this gives back. */
static CeuInstant
hold_back(Syncer *self, const CeuPush *last, CeuInstant now)
{
    int64_t wait = UNSTARTED_USEC;

    if (last != NULL && last->began.usec >= self->started.usec) {
        self->unstarted = 0;
        self->complained = false;
        self->started = (CeuInstant){ 0 };
    }
    if (self->started.usec == 0 || self->started.usec > now.usec)
        return (CeuInstant){ 0 };
    for (unsigned i = 1; i < self->unstarted && wait < UNSTARTED_MAX_USEC; i++)
        wait *= 2;
    return (CeuInstant){ self->started.usec + MIN(wait, UNSTARTED_MAX_USEC) };
}

bool
syncer_keep(Syncer *self, const CeuConfig *config, CeuInstant changed, CeuInstant now,
            CeuInstant *next, GError **error)
{
    g_autofree char *account = NULL;
    g_autoptr(CeuPush) last = NULL;
    CeuPushNeed need = { .changed = changed,
                         .settings = self->changed_settings,
                         .resumed = self->resumed };
    CeuInstant at;

    if (config->caldav_url == NULL)
        return true;
    account = ceu_push_account(config);
    need.account = account;
    last = ceu_push_read(self->paths);
    at = ceu_push_next(last, &need, now);
    at.usec = MAX(at.usec, hold_back(self, last, now).usec);
    if (at.usec <= now.usec) {
        self->unstarted++;
        start(self, now);
        at = hold_back(self, last, now);
    }
    next->usec = MIN(next->usec, at.usec);
    if (last == NULL || last->result != CEU_PUSH_FAULT || g_strcmp0(last->account, account) != 0)
        return true;
    g_set_error_literal(error, CEU_ERROR, CEU_ERROR_STATE,
                        last->message != NULL ? last->message : "the last push failed");
    return false;
}
