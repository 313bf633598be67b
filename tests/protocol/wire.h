/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One connection to the test's message bus, from its greeting to whole messages. */
#pragma once

#include <gio/gio.h>
#include <stdbool.h>

typedef struct Wire Wire;

/* Takes over @fd, a stream socket that does not block. @guid: of the bus, 32 hexadecimal digits. */
Wire *wire_new(int fd, const char *guid);
void wire_free(Wire *self);
int wire_fd(const Wire *self);
/* Reads what has arrived. false: the other side is gone. */
bool wire_read(Wire *self);
/* The next whole message. (transfer full) (nullable) */
GDBusMessage *wire_take(Wire *self);
/* Sends at once. What cannot be sent to a peer that is gone is lost, as on any bus. */
void wire_send(Wire *self, GDBusMessage *message);
