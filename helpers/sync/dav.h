/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One server, one request at a time, under limits of time and size; and its XML as a tree. */
#pragma once

#include <ceu/ceu.h>

#define DAV_NS "DAV:"
#define DAV_NS_CALENDAR "urn:ietf:params:xml:ns:caldav"

typedef struct Dav Dav;

typedef struct DavAccount {
    const char *url;      /* checked by ceu_dav_url_check() */
    const char *user;     /* NULL: without login */
    const char *password; /* copied, and wiped at the end */
    const char *ca_file;  /* NULL: the authorities of the system alone */
    int patience_seconds; /* for connecting, and for each silence of the server */
} DavAccount;

Dav *dav_new(const DavAccount *account, GError **error);
void dav_free(Dav *dav);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Dav, dav_free)

typedef struct DavRequest {
    const char *method;
    const char *path;     /* percent-encoded */
    const char *depth;    /* NULL: none */
    const char *if_match; /* NULL: none */
    bool if_none_match;   /* only if nothing is there yet */
    const char *type;     /* of the body */
    const char *body;     /* NULL: none */
    size_t size;
} DavRequest;

typedef struct DavReply {
    int status;
    char *reason;
    char *etag;     /* strong; NULL: the server named none */
    char *location; /* of a redirect, as it stands there */
    GString *body;
} DavReply;

void dav_reply_clear(DavReply *reply);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(DavReply, dav_reply_clear)

/**
 * dav_send:
 * @out_reply: (out): whatever the server said, also 404 and 500; untouched on failure
 * @error: CEU_ERROR_IO: there was no whole answer; CEU_ERROR_STATE: it does not let us in;
 *         CEU_ERROR_LIMIT: the answer is too large
 *
 * Follows no redirect.
 */
bool dav_send(Dav *dav, const DavRequest *request, DavReply *out_reply, GError **error);

/* The path of what the server named @reference in an answer about @path; RANGE if it is elsewhere. (transfer full) */
char *dav_resolve(const Dav *dav, const char *path, const char *reference, GError **error);
/* @path as an address to show. (transfer full) */
char *dav_address(const Dav *dav, const char *path);
/* The path of the account's address. (transfer full) */
char *dav_base_path(const Dav *dav);

/* An ETag as it can be compared and sent back: without the mark of weakness that proxies add. (transfer full) */
char *dav_strong_etag(const char *etag);

/* An element of an answer. */
typedef struct DavNode {
    char *space, *name;
    char *label;         /* its attribute "name", as in <comp name="VEVENT"/>; NULL: none */
    GString *text;       /* its own text */
    GPtrArray *children; /* DavNode */
} DavNode;

void dav_node_free(DavNode *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DavNode, dav_node_free)

/* First child of that name. (nullable) (transfer none) */
const DavNode *dav_node_child(const DavNode *node, const char *space, const char *name);

/**
 * dav_parse:
 * @error: CEU_ERROR_PARSE: no XML, or with a document type (entities are never expanded), or too deep, or too much
 *
 * Returns: (transfer full): the root.
 */
DavNode *dav_parse(const char *text, size_t size, GError **error);
