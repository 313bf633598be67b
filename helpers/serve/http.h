/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The HTTP side of ceu-serve: one listening socket, two files, nothing else. */
#pragma once

#include <ceu/serve.h>

#define SERVE_FILE_BYTES_MAX (64 * 1024 * 1024)

typedef struct ServeSite {
    const CeuPaths *paths;   /* where the secret is: read again for each request */
    const CeuConfig *config; /* the files, and who may ask */
} ServeSite;

typedef struct ServeHttp ServeHttp;

/**
 * serve_http_start:
 * @socket: listening; taken
 * @site: what is served; outlives the server
 * @busy: called, from a thread of the server, when the first connection opens
 *
 * Returns: (transfer full)
 */
ServeHttp *serve_http_start(int socket, const ServeSite *site, GSourceFunc busy, gpointer data,
                            GError **error);

/* Cuts connections that are open for too long; how many are left. To be called often while there are any. */
unsigned serve_http_prune(ServeHttp *self);

/* Accepts no more connections: what knocks now waits in the socket for the next server. */
void serve_http_quiesce(ServeHttp *self);

void serve_http_free(ServeHttp *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ServeHttp, serve_http_free)
