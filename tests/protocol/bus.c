/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bus driver's few methods that GDBus uses, and org.freedesktop.Notifications beside them. */
#include "bus.h"

#include "wire.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#define DRIVER "org.freedesktop.DBus"
#define DRIVER_PATH "/org/freedesktop/DBus"
#define NOTIFICATIONS "org.freedesktop.Notifications"
#define NOTIFICATIONS_PATH "/org/freedesktop/Notifications"
#define PEERS_MAX 8
#define GUID "0123456789abcdef0123456789abcdef"

typedef struct Peer {
    Wire *wire; /* NULL: free place */
    unsigned number;
    char *name;
} Peer;

struct Bus {
    int listener;
    NotifyFunc func;
    CloseFunc close_func;
    gpointer data;
    Peer peers[PEERS_MAX];
    unsigned names; /* given so far */
    guint32 serial;
    char *server; /* NULL: none */
};

Bus *
bus_new(const char *path, NotifyFunc func, CloseFunc close_func, gpointer data)
{
    Bus *self = g_new0(Bus, 1);
    struct sockaddr_un address = { .sun_family = AF_UNIX };

    g_assert_cmpuint(g_strlcpy(address.sun_path, path, sizeof address.sun_path), <,
                     sizeof address.sun_path);
    unlink(path);
    self->listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    g_assert_cmpint(self->listener, >=, 0);
    g_assert_cmpint(bind(self->listener, (const struct sockaddr *) &address, sizeof address), ==,
                    0);
    g_assert_cmpint(listen(self->listener, PEERS_MAX), ==, 0);
    self->func = func;
    self->close_func = close_func;
    self->data = data;
    return self;
}

static void
peer_leave(Peer *peer)
{
    g_clear_pointer(&peer->wire, wire_free);
    g_clear_pointer(&peer->name, g_free);
}

void
bus_free(Bus *self)
{
    for (unsigned i = 0; i < PEERS_MAX; i++)
        peer_leave(&self->peers[i]);
    close(self->listener);
    g_free(self->server);
    g_free(self);
}

static void
post(Bus *self, Peer *peer, GDBusMessage *message, const char *sender)
{
    g_dbus_message_set_sender(message, sender);
    g_dbus_message_set_serial(message, ++self->serial);
    wire_send(peer->wire, message);
}

static void
reply(Bus *self, Peer *peer, GDBusMessage *call, GVariant *body)
{
    g_autoptr(GDBusMessage) message = g_dbus_message_new_method_reply(call);

    if (body != NULL)
        g_dbus_message_set_body(message, body);
    g_dbus_message_set_destination(message, peer->name);
    post(self, peer, message, g_dbus_message_get_destination(call));
}

static void
refuse(Bus *self, Peer *peer, GDBusMessage *call, const char *name)
{
    g_autoptr(GDBusMessage) message =
        g_dbus_message_new_method_error_literal(call, name, "as the test wants it");

    g_dbus_message_set_destination(message, peer->name);
    post(self, peer, message, DRIVER);
}

static void
broadcast(Bus *self, const char *sender, const char *path, const char *member, GVariant *body)
{
    g_autoptr(GVariant) kept = g_variant_ref_sink(body);

    for (unsigned i = 0; i < PEERS_MAX; i++) {
        g_autoptr(GDBusMessage) message = NULL;

        if (self->peers[i].wire == NULL || self->peers[i].name == NULL)
            continue;
        message = g_dbus_message_new_signal(
            path, g_str_equal(path, DRIVER_PATH) ? DRIVER : NOTIFICATIONS, member);
        g_dbus_message_set_body(message, kept);
        post(self, &self->peers[i], message, sender);
    }
}

/* ---- the driver ---- */

static const char *
first_text(GDBusMessage *call)
{
    GVariant *body = g_dbus_message_get_body(call);
    const char *text = "";

    if (body != NULL && g_variant_n_children(body) > 0) {
        g_autoptr(GVariant) child = g_variant_get_child_value(body, 0);

        if (g_variant_is_of_type(child, G_VARIANT_TYPE_STRING))
            g_variant_get_child(body, 0, "&s", &text);
    }
    return text;
}

static const char *
owner_of(const Bus *self, const Peer *asking, const char *name)
{
    if (g_str_equal(name, NOTIFICATIONS))
        return self->server;
    if (g_str_equal(name, DRIVER))
        return DRIVER;
    return g_str_equal(name, "org.ceud.Ceud1") ? asking->name : NULL;
}

static void
drive(Bus *self, Peer *peer, GDBusMessage *call)
{
    const char *member = g_dbus_message_get_member(call);
    const char *owner = owner_of(self, peer, first_text(call));

    if (g_str_equal(member, "Hello")) {
        peer->name = g_strdup_printf(":1.%u", ++self->names);
        reply(self, peer, call, g_variant_new("(s)", peer->name));
    } else if (g_str_equal(member, "RequestName") || g_str_equal(member, "ReleaseName")) {
        reply(self, peer, call, g_variant_new("(u)", 1));
    } else if (g_str_equal(member, "AddMatch") || g_str_equal(member, "RemoveMatch")) {
        reply(self, peer, call, NULL);
    } else if (g_str_equal(member, "NameHasOwner")) {
        reply(self, peer, call, g_variant_new("(b)", owner != NULL));
    } else if (g_str_equal(member, "GetNameOwner") && owner != NULL) {
        reply(self, peer, call, g_variant_new("(s)", owner));
    } else if (g_str_equal(member, "GetNameOwner")) {
        refuse(self, peer, call, "org.freedesktop.DBus.Error.NameHasNoOwner");
    } else if (g_str_equal(member, "StartServiceByName") && owner != NULL) {
        reply(self, peer, call, g_variant_new("(u)", 2)); /* it runs already */
    } else {
        refuse(self, peer, call, "org.freedesktop.DBus.Error.ServiceUnknown");
    }
}

/* ---- the notification server ---- */

static void
on_notify(Bus *self, Peer *peer, GDBusMessage *message)
{
    NotifyCall call = { .message = message, .peer = peer->number };

    g_variant_get_child(g_dbus_message_get_body(message), 1, "u", &call.replaces);
    g_variant_get_child(g_dbus_message_get_body(message), 3, "&s", &call.summary);
    g_variant_get_child(g_dbus_message_get_body(message), 4, "&s", &call.body);
    self->func(&call, self->data);
}

static void
serve(Bus *self, Peer *peer, GDBusMessage *call)
{
    static const char *const capabilities[] = { "body", "actions", "persistence", NULL };
    const char *member = g_dbus_message_get_member(call);
    guint32 id;

    if (self->server == NULL) {
        refuse(self, peer, call, "org.freedesktop.DBus.Error.ServiceUnknown");
    } else if (g_str_equal(member, "Notify")) {
        on_notify(self, peer, call);
    } else if (g_str_equal(member, "CloseNotification")) {
        g_variant_get(g_dbus_message_get_body(call), "(u)", &id);
        reply(self, peer, call, NULL);
        self->close_func(id, self->data);
        bus_emit_closed(self, id, 3);
    } else if (g_str_equal(member, "GetCapabilities")) {
        reply(self, peer, call, g_variant_new("(^as)", capabilities));
    } else if (g_str_equal(member, "GetServerInformation")) {
        reply(self, peer, call, g_variant_new("(ssss)", "stage", "tests", "1", "1.2"));
    } else {
        refuse(self, peer, call, "org.freedesktop.DBus.Error.UnknownMethod");
    }
}

static void
dispatch(Bus *self, Peer *peer, GDBusMessage *message)
{
    const char *destination = g_dbus_message_get_destination(message);

    if (g_dbus_message_get_message_type(message) != G_DBUS_MESSAGE_TYPE_METHOD_CALL)
        return; /* signals of the daemon: nobody listens */
    if (g_strcmp0(destination, DRIVER) == 0)
        drive(self, peer, message);
    else if (g_strcmp0(destination, NOTIFICATIONS) == 0 ||
             (self->server != NULL && g_strcmp0(destination, self->server) == 0))
        serve(self, peer, message);
    else
        refuse(self, peer, message, "org.freedesktop.DBus.Error.ServiceUnknown");
}

/* ---- turning ---- */

static bool
accept_peer(Bus *self)
{
    int fd = accept4(self->listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);

    if (fd < 0)
        return false;
    for (unsigned i = 0; i < PEERS_MAX; i++) {
        if (self->peers[i].wire == NULL) {
            self->peers[i].wire = wire_new(fd, GUID);
            self->peers[i].number = ++self->names;
            return true;
        }
    }
    close(fd);
    return false;
}

static bool
pump_peer(Bus *self, Peer *peer)
{
    struct pollfd ready = { .fd = wire_fd(peer->wire), .events = POLLIN };
    GDBusMessage *message;

    if (poll(&ready, 1, 0) <= 0)
        return false;
    if (!wire_read(peer->wire)) {
        peer_leave(peer);
        return true;
    }
    while (peer->wire != NULL && (message = wire_take(peer->wire)) != NULL) {
        dispatch(self, peer, message);
        g_object_unref(message);
    }
    return true;
}

bool
bus_pump(Bus *self)
{
    bool any = false, moved;

    do {
        moved = accept_peer(self);
        for (unsigned i = 0; i < PEERS_MAX; i++)
            moved = (self->peers[i].wire != NULL && pump_peer(self, &self->peers[i])) || moved;
        any = any || moved;
    } while (moved);
    return any;
}

void
bus_wait(Bus *self, int64_t wait_usec)
{
    struct pollfd fds[PEERS_MAX + 1] = { { .fd = self->listener, .events = POLLIN } };
    struct timespec wait = { .tv_nsec = wait_usec * 1000 };

    for (unsigned i = 0; i < PEERS_MAX; i++) {
        fds[i + 1].fd = self->peers[i].wire != NULL ? wire_fd(self->peers[i].wire) : -1;
        fds[i + 1].events = POLLIN;
    }
    (void) ppoll(fds, PEERS_MAX + 1, &wait, NULL);
}

unsigned
bus_peer_count(const Bus *self)
{
    unsigned count = 0;

    for (unsigned i = 0; i < PEERS_MAX; i++)
        count += self->peers[i].wire != NULL;
    return count;
}

static void
tell_owner(Bus *self, const char *before, const char *after)
{
    broadcast(self, DRIVER, DRIVER_PATH, "NameOwnerChanged",
              g_variant_new("(sss)", NOTIFICATIONS, before, after));
}

void
bus_server_appear(Bus *self)
{
    g_assert_null(self->server);
    self->server = g_strdup_printf(":2.%u", ++self->names);
    tell_owner(self, "", self->server);
}

void
bus_server_vanish(Bus *self)
{
    g_autofree char *before = g_steal_pointer(&self->server);

    tell_owner(self, before, "");
}

bool
bus_server_is_there(const Bus *self)
{
    return self->server != NULL;
}

static Peer *
find_peer(Bus *self, unsigned number)
{
    for (unsigned i = 0; i < PEERS_MAX; i++) {
        if (self->peers[i].wire != NULL && self->peers[i].number == number)
            return &self->peers[i];
    }
    return NULL;
}

void
bus_answer_id(Bus *self, const NotifyCall *call, guint32 id)
{
    Peer *peer = find_peer(self, call->peer);

    if (peer != NULL)
        reply(self, peer, call->message, g_variant_new("(u)", id));
}

void
bus_answer_error(Bus *self, const NotifyCall *call, const char *name)
{
    Peer *peer = find_peer(self, call->peer);

    if (peer != NULL)
        refuse(self, peer, call->message, name);
}

void
bus_emit_closed(Bus *self, guint32 id, guint32 reason)
{
    broadcast(self, self->server, NOTIFICATIONS_PATH, "NotificationClosed",
              g_variant_new("(uu)", id, reason));
}

void
bus_emit_action(Bus *self, guint32 id, const char *action)
{
    broadcast(self, self->server, NOTIFICATIONS_PATH, "ActionInvoked",
              g_variant_new("(us)", id, action));
}
