/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where requests come in. The only user of libsystemd among the helpers. */
#include "socket.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <systemd/sd-daemon.h>
#include <unistd.h>

typedef union Place {
    struct sockaddr any;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
} Place;

GArray *
serve_sockets_inherited(GError **error)
{
    g_autoptr(GArray) sockets = g_array_new(FALSE, FALSE, sizeof(int));
    const int count = sd_listen_fds(1);

    for (int i = 0; i < count; i++) {
        const int socket = SD_LISTEN_FDS_START + i;
        const int flags = fcntl(socket, F_GETFL);

        if (sd_is_socket(socket, AF_UNSPEC, SOCK_STREAM, 1) <= 0 || flags < 0 ||
            fcntl(socket, F_SETFL, flags | O_NONBLOCK) != 0) {
            g_set_error(error, CEU_ERROR, CEU_ERROR_FAILED,
                        "descriptor %d is no listening socket: ceu-serve.socket needs "
                        "ListenStream= and Accept=no; the calendar is not served",
                        socket);
            return NULL;
        }
        g_array_append_val(sockets, socket);
    }
    return g_steal_pointer(&sockets);
}

/* false: no numeric address. */
static bool
fill_place(const char *address, unsigned port, Place *place, socklen_t *size)
{
    memset(place, 0, sizeof *place);
    if (inet_pton(AF_INET, address, &place->v4.sin_addr) == 1) {
        place->v4.sin_family = AF_INET;
        place->v4.sin_port = htons((in_port_t) port);
        *size = sizeof place->v4;
        return true;
    }
    place->v6.sin6_family = AF_INET6;
    place->v6.sin6_port = htons((in_port_t) port);
    *size = sizeof place->v6;
    return inet_pton(AF_INET6, address, &place->v6.sin6_addr) == 1;
}

static int
fail(GError **error, int system_error, const char *address, unsigned port)
{
    if (system_error == EADDRINUSE)
        g_set_error(error, CEU_ERROR, CEU_ERROR_BUSY,
                    "port %u of %s is taken; if that is our own service, it serves already "
                    "(systemctl --user status ceu-serve.socket); else choose another one: --port, "
                    "or the setting serve.port",
                    port, address);
    else
        g_set_error(error, CEU_ERROR, CEU_ERROR_IO,
                    "cannot listen on port %u of %s (%s); the calendar is not served; look at the "
                    "settings serve.address and serve.port",
                    port, address, g_strerror(system_error));
    return -1;
}

int
serve_socket_open(const char *address, unsigned port, unsigned *out_port, GError **error)
{
    const int on = 1;
    Place place;
    socklen_t size;
    int listener, saved;

    if (!fill_place(address, port, &place, &size))
        return fail(error, EINVAL, address, port);
    listener = socket(place.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, IPPROTO_TCP);
    if (listener < 0)
        return fail(error, errno, address, port);
    (void) setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(listener, &place.any, size) == 0 && listen(listener, SOMAXCONN) == 0) {
        *out_port = serve_socket_port(listener);
        return listener;
    }
    saved = errno;
    (void) close(listener);
    return fail(error, saved, address, port);
}

unsigned
serve_socket_port(int socket)
{
    Place place;
    socklen_t size = sizeof place;

    memset(&place, 0, sizeof place);
    if (getsockname(socket, &place.any, &size) != 0)
        return 0;
    if (place.any.sa_family == AF_INET)
        return ntohs(place.v4.sin_port);
    return place.any.sa_family == AF_INET6 ? ntohs(place.v6.sin6_port) : 0;
}

void
serve_socket_tell(const char *state)
{
    (void) sd_notify(0, state);
}
