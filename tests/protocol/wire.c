/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The server's side of the D-Bus transport: EXTERNAL authentication in lines, then messages. */
#include "wire.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define HEADER_BYTES 16 /* enough to know how long a message is */

struct Wire {
    int fd;
    const char *guid;
    bool greeted; /* BEGIN was said */
    GByteArray *in;
};

Wire *
wire_new(int fd, const char *guid)
{
    Wire *self = g_new0(Wire, 1);

    self->fd = fd;
    self->guid = guid;
    self->in = g_byte_array_new();
    return self;
}

void
wire_free(Wire *self)
{
    close(self->fd);
    g_byte_array_unref(self->in);
    g_free(self);
}

int
wire_fd(const Wire *self)
{
    return self->fd;
}

static void
send_bytes(Wire *self, const void *bytes, size_t size)
{
    const char *at = bytes;

    while (size > 0) {
        ssize_t n = send(self->fd, at, size, MSG_NOSIGNAL);

        if (n < 0 && errno == EAGAIN) {
            struct pollfd room = { .fd = self->fd, .events = POLLOUT };

            if (poll(&room, 1, 10000) <= 0)
                return;
            continue;
        }
        if (n < 0)
            return;
        at += n;
        size -= (size_t) n;
    }
}

static void
answer_line(Wire *self, const char *line)
{
    g_autofree char *ok = g_strdup_printf("OK %s\r\n", self->guid);
    const char *answer = "ERROR\r\n";

    if (g_str_equal(line, "BEGIN")) {
        self->greeted = true;
        return;
    }
    if (g_str_equal(line, "AUTH EXTERNAL"))
        answer = "DATA\r\n";
    else if (g_str_equal(line, "DATA") || g_str_has_prefix(line, "AUTH EXTERNAL "))
        answer = ok;
    else if (g_str_has_prefix(line, "AUTH"))
        answer = "REJECTED EXTERNAL\r\n";
    send_bytes(self, answer, strlen(answer));
}

static void
greet(Wire *self)
{
    const guint8 *end;

    if (self->in->len > 0 && self->in->data[0] == '\0')
        g_byte_array_remove_index(self->in, 0);
    while (!self->greeted && self->in->len > 0 &&
           (end = memchr(self->in->data, '\n', self->in->len)) != NULL) {
        guint size = (guint) (end - self->in->data) + 1;
        g_autofree char *line = g_strndup((const char *) self->in->data, size);

        g_byte_array_remove_range(self->in, 0, size);
        answer_line(self, g_strchomp(line));
    }
}

bool
wire_read(Wire *self)
{
    guint8 buffer[16384];
    ssize_t n = read(self->fd, buffer, sizeof buffer);

    if (n <= 0)
        return n < 0 && errno == EAGAIN;
    g_byte_array_append(self->in, buffer, (guint) n);
    if (!self->greeted)
        greet(self);
    return true;
}

GDBusMessage *
wire_take(Wire *self)
{
    GDBusMessage *message;
    gssize size;

    if (!self->greeted || self->in->len < HEADER_BYTES)
        return NULL;
    size = g_dbus_message_bytes_needed(self->in->data, self->in->len, NULL);
    if (size < 0 || (guint) size > self->in->len)
        return NULL;
    message = g_dbus_message_new_from_blob(self->in->data, (gsize) size,
                                           G_DBUS_CAPABILITY_FLAGS_NONE, NULL);
    g_byte_array_remove_range(self->in, 0, (guint) size);
    return message;
}

void
wire_send(Wire *self, GDBusMessage *message)
{
    gsize size;
    g_autofree guchar *blob =
        g_dbus_message_to_blob(message, &size, G_DBUS_CAPABILITY_FLAGS_NONE, NULL);

    g_assert_nonnull(blob);
    send_bytes(self, blob, size);
}
