/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handlers translate between the bus and the tracker; they decide nothing. */
#include "bus.h"

#include "backoff.h"
#include "ceud-dbus.h"

#include <ceu/names.h>

#define NOTIFICATIONS_NAME "org.freedesktop.Notifications"

struct Bus {
    Scheduler *scheduler;
    BusFunc func;
    gpointer data;
    GCancellable *cancellable;
    GDBusConnection *connection; /* NULL: none yet */
    CeudDBusCeud1 *object;
    guint owned, watched, retry_source;
    unsigned news; /* as last told */
    gulong closed_handler;
    unsigned failures;
};

static void
return_error(GDBusMethodInvocation *call, const GError *error)
{
    if (error->domain == CEU_ERROR)
        g_dbus_method_invocation_return_dbus_error(call, ceu_error_bus_name((CeuError) error->code),
                                                   error->message);
    else
        g_dbus_method_invocation_return_dbus_error(call, ceu_error_bus_name(CEU_ERROR_FAILED),
                                                   error->message);
}

static const char *
urgency_name(CeuBubbleUrgency urgency)
{
    switch (urgency) {
    case CEU_BUBBLE_LOW:
        return "low";
    case CEU_BUBBLE_NORMAL:
        return "normal";
    case CEU_BUBBLE_CRITICAL:
        return "critical";
    }
    g_assert_not_reached();
}

static gboolean
on_list_due(CeudDBusCeud1 *object, GDBusMethodInvocation *call, gpointer data)
{
    const Bus *self = data;
    g_autoptr(GError) error = NULL;
    CeuTracker *tracker = scheduler_tracker(self->scheduler, &error);
    g_autoptr(GPtrArray) lines = NULL;
    GVariantBuilder list;

    if (tracker != NULL)
        lines = ceu_tracker_reminders(tracker, &scheduler_config(self->scheduler)->remind,
                                      ceu_clock_today(), &error);
    if (lines == NULL) {
        return_error(call, error);
        return G_DBUS_METHOD_INVOCATION_HANDLED;
    }
    g_variant_builder_init(&list, G_VARIANT_TYPE("a(xsssssix)"));
    for (unsigned i = 0; i < lines->len; i++) {
        const CeuReminderLine *line = g_ptr_array_index(lines, i);
        const CeuReminder *reminder = line->reminder;

        g_variant_builder_add(&list, "(xsssssix)", reminder->id, reminder->key,
                              ceu_reminder_state_name(reminder->state), urgency_name(line->urgency),
                              line->summary, line->body, line->days_left,
                              reminder->snoozed_until.usec);
    }
    ceud_dbus_ceud1_complete_list_due(object, call, g_variant_builder_end(&list));
    return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_acknowledge(CeudDBusCeud1 *object, GDBusMethodInvocation *call, gint64 number, gpointer data)
{
    const Bus *self = data;
    g_autoptr(GError) error = NULL;
    CeuTracker *tracker = scheduler_tracker(self->scheduler, &error);

    if (tracker == NULL || !ceu_tracker_acknowledge(tracker, number, ceu_clock_now(), &error)) {
        return_error(call, error);
        return G_DBUS_METHOD_INVOCATION_HANDLED;
    }
    scheduler_wake(self->scheduler, "acknowledged over the bus");
    ceud_dbus_ceud1_complete_acknowledge(object, call);
    return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_snooze(CeudDBusCeud1 *object, GDBusMethodInvocation *call, gint64 number, gint64 until_usec,
          gpointer data)
{
    const Bus *self = data;
    g_autoptr(GError) error = NULL;
    CeuTracker *tracker = scheduler_tracker(self->scheduler, &error);

    if (tracker == NULL ||
        !ceu_tracker_snooze(tracker, number, ceu_clock_now(), (CeuInstant){ until_usec }, &error)) {
        return_error(call, error);
        return G_DBUS_METHOD_INVOCATION_HANDLED;
    }
    scheduler_wake(self->scheduler, "snoozed over the bus");
    ceud_dbus_ceud1_complete_snooze(object, call);
    return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
on_reload(CeudDBusCeud1 *object, GDBusMethodInvocation *call, gpointer data)
{
    const Bus *self = data;
    g_autoptr(GError) error = NULL;

    if (!scheduler_reload(self->scheduler, &error)) {
        return_error(call, error);
        return G_DBUS_METHOD_INVOCATION_HANDLED;
    }
    ceud_dbus_ceud1_complete_reload(object, call);
    return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
on_trial(TrialResult result, const char *detail, gpointer data)
{
    static const char *const words[] = {
        [TRIAL_SEEN] = "seen",     [TRIAL_ACCEPTED] = "accepted", [TRIAL_FAILED] = "failed",
        [TRIAL_SILENT] = "silent", [TRIAL_BUSY] = "busy",
    };

    g_dbus_method_invocation_return_value(
        data, g_variant_new("(ss)", words[result], detail != NULL ? detail : ""));
}

/* The answer comes later. */
static gboolean
on_test(CeudDBusCeud1 *object G_GNUC_UNUSED, GDBusMethodInvocation *call, guint wait_seconds,
        gpointer data)
{
    const Bus *self = data;

    trial_begin(scheduler_trial(self->scheduler), wait_seconds, on_trial, call);
    return G_DBUS_METHOD_INVOCATION_HANDLED;
}

/* The instance: unique names begin again with each bus, so the bus belongs to it. */
static void
on_server_appeared(GDBusConnection *connection, const char *name G_GNUC_UNUSED, const char *owner,
                   gpointer data)
{
    const Bus *self = data;
    g_autofree char *instance =
        g_strconcat(owner, "@", g_dbus_connection_get_guid(connection), NULL);

    scheduler_set_server(self->scheduler, instance);
}

static void
on_server_vanished(GDBusConnection *connection G_GNUC_UNUSED, const char *name G_GNUC_UNUSED,
                   gpointer data)
{
    const Bus *self = data;

    scheduler_set_server(self->scheduler, NULL);
}

static void
on_name_lost(GDBusConnection *connection G_GNUC_UNUSED, const char *name, gpointer data)
{
    const Bus *self = data;

    if (!g_dbus_connection_is_closed(self->connection))
        g_warning("the bus name %s belongs to another program: the daemon can be asked only by it",
                  name);
}

static void
on_closed(GDBusConnection *connection G_GNUC_UNUSED, gboolean remote_peer_vanished G_GNUC_UNUSED,
          GError *error G_GNUC_UNUSED, gpointer data)
{
    const Bus *self = data;

    self->func(BUS_LOST, self->data);
}

static void
export_object(Bus *self)
{
    g_autoptr(GError) error = NULL;

    self->object = ceud_dbus_ceud1_skeleton_new();
    ceud_dbus_ceud1_set_version(self->object, CEU_VERSION);
    ceud_dbus_ceud1_set_next_wake(self->object, scheduler_next(self->scheduler).usec);
    g_signal_connect(self->object, "handle-list-due", G_CALLBACK(on_list_due), self);
    g_signal_connect(self->object, "handle-acknowledge", G_CALLBACK(on_acknowledge), self);
    g_signal_connect(self->object, "handle-snooze", G_CALLBACK(on_snooze), self);
    g_signal_connect(self->object, "handle-reload", G_CALLBACK(on_reload), self);
    g_signal_connect(self->object, "handle-test", G_CALLBACK(on_test), self);
    if (!g_dbus_interface_skeleton_export(G_DBUS_INTERFACE_SKELETON(self->object), self->connection,
                                          CEU_BUS_PATH, &error))
        g_warning("the bus object cannot be offered: %s", error->message);
}

static void connect_bus(Bus *self);

static gboolean
on_retry(gpointer data)
{
    Bus *self = data;

    self->retry_source = 0;
    connect_bus(self);
    return G_SOURCE_REMOVE;
}

static void
on_connected(GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
    g_autoptr(GError) error = NULL;
    GDBusConnection *connection = g_bus_get_finish(result, &error);
    Bus *self = data;

    if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
    if (connection == NULL) {
        gint64 wait_usec = backoff_after(++self->failures, (CeuInstant){ 0 }).usec;

        if (self->failures == 1)
            g_warning("no session bus, so no reminder can be shown yet: %s", error->message);
        self->retry_source =
            g_timeout_add_seconds((guint) (wait_usec / G_USEC_PER_SEC), on_retry, self);
        self->func(BUS_READY, self->data);
        return;
    }
    self->connection = connection;
    /* Otherwise GLib would end the process without a word when the bus goes away. */
    g_dbus_connection_set_exit_on_close(connection, FALSE);
    self->closed_handler = g_signal_connect(connection, "closed", G_CALLBACK(on_closed), self);
    export_object(self);
    self->owned = g_bus_own_name_on_connection(
        connection, CEU_BUS_NAME, G_BUS_NAME_OWNER_FLAGS_NONE, NULL, on_name_lost, self, NULL);
    self->watched = g_bus_watch_name_on_connection(
        connection, NOTIFICATIONS_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, on_server_appeared,
        on_server_vanished, self, NULL);
    self->func(BUS_READY, self->data);
}

static void
connect_bus(Bus *self)
{
    g_bus_get(G_BUS_TYPE_SESSION, self->cancellable, on_connected, self);
}

Bus *
bus_new(Scheduler *scheduler, BusFunc func, gpointer data)
{
    Bus *self = g_new0(Bus, 1);

    self->scheduler = scheduler;
    self->func = func;
    self->data = data;
    self->cancellable = g_cancellable_new();
    connect_bus(self);
    return self;
}

void
bus_free(Bus *self)
{
    g_cancellable_cancel(self->cancellable);
    g_clear_handle_id(&self->retry_source, g_source_remove);
    if (self->connection != NULL) {
        g_signal_handler_disconnect(self->connection, self->closed_handler);
        g_bus_unwatch_name(self->watched);
        g_bus_unown_name(self->owned);
        g_dbus_interface_skeleton_unexport(G_DBUS_INTERFACE_SKELETON(self->object));
        g_dbus_connection_flush_sync(self->connection, NULL, NULL);
    }
    g_clear_object(&self->object);
    g_clear_object(&self->connection);
    g_object_unref(self->cancellable);
    g_free(self);
}

void
bus_changed(Bus *self)
{
    unsigned news = scheduler_news(self->scheduler);

    if (self->object == NULL)
        return;
    ceud_dbus_ceud1_set_next_wake(self->object, scheduler_next(self->scheduler).usec);
    if (news != self->news)
        ceud_dbus_ceud1_emit_changed(self->object);
    self->news = news;
}
