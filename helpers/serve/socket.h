/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Listening sockets: those that systemd hands over, or one of our own. */
#pragma once

#include <ceu/error.h>
#include <stdbool.h>

/* Sockets of ceu-serve.socket; empty if it did not start us. The environment forgets them. (element-type int) (transfer full) */
GArray *serve_sockets_inherited(GError **error);

/**
 * serve_socket_open:
 * @address: numeric
 * @port: 0: any that is free
 * @out_port: (out): the one it is
 * @error: CEU_ERROR_BUSY if the port is taken, else CEU_ERROR_IO
 *
 * Returns: the listening socket, or -1
 */
int serve_socket_open(const char *address, unsigned port, unsigned *out_port, GError **error);

/* Tells the service manager, if one started us: "READY=1". */
void serve_socket_tell(const char *state);

/* Port of a listening socket; 0: it has none. */
unsigned serve_socket_port(int socket);
