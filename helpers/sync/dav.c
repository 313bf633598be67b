/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The only file that includes neon. Certificates are always checked; TLS below 1.2 is refused by OpenSSL 3 itself,
 * which is why the build asks for neon with it.
 */
#include "dav.h"

#include <ne_auth.h>
#include <ne_request.h>
#include <ne_session.h>
#include <ne_socket.h>
#include <ne_ssl.h>
#include <ne_xml.h>
#include <string.h>

#define BODY_MAX (8 * 1024 * 1024)
#define NODES_MAX 200000
#define DEPTH_MAX 32

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ne_request, ne_request_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ne_ssl_certificate, ne_ssl_cert_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ne_xml_parser, ne_xml_destroy)

struct Dav {
    ne_session *session;
    char *url;  /* without its path's end */
    char *host; /* for messages */
    char *user, *password;
    bool has_asked; /* the password was sent, and not accepted */
};

/* ---- the session ---- */

/* Called at each challenge; a password that was refused once is not tried again. */
static int
give_login(void *data, int attempt, unsigned protocol G_GNUC_UNUSED,
           const char *realm G_GNUC_UNUSED, char *user, char *password, size_t size)
{
    Dav *self = data;

    if (attempt > 0) {
        self->has_asked = true;
        return -1;
    }
    if (g_strlcpy(user, self->user, size) >= size ||
        g_strlcpy(password, self->password, size) >= size)
        return -1;
    return 0;
}

static bool
trust(Dav *self, const char *ca_file, GError **error)
{
    g_autoptr(ne_ssl_certificate) authority = NULL;

    ne_ssl_trust_default_ca(self->session);
    if (ca_file == NULL)
        return true;
    authority = ne_ssl_cert_read(ca_file);
    if (authority == NULL) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "caldav.ca-file “%s” holds no certificate that can be read; nothing was sent",
                    ca_file);
        return false;
    }
    ne_ssl_trust_cert(self->session, authority);
    return true;
}

Dav *
dav_new(const DavAccount *account, GError **error)
{
    g_autoptr(GUri) uri = g_uri_parse(account->url, G_URI_FLAGS_ENCODED, error);
    g_autoptr(Dav) self = NULL;
    int port;
    bool secret;

    if (uri == NULL)
        return NULL;
    self = g_new0(Dav, 1);
    self->url = g_strdup(account->url);
    self->user = g_strdup(account->user);
    self->password = g_strdup(account->password);
    secret = g_ascii_strcasecmp(g_uri_get_scheme(uri), "https") == 0;
    port = g_uri_get_port(uri) > 0 ? g_uri_get_port(uri) : secret ? 443 : 80;
    self->host = g_strdup_printf("%s:%d", g_uri_get_host(uri), port);
    if (ne_sock_init() != 0) {
        g_set_error_literal(error, CEU_ERROR, CEU_ERROR_FAILED,
                            "the network library cannot be started; nothing was sent");
        return NULL;
    }
    self->session =
        ne_session_create(secret ? "https" : "http", g_uri_get_host(uri), (unsigned) port);
    ne_set_useragent(self->session, "ceud/" CEU_VERSION);
    ne_set_connect_timeout(self->session, account->patience_seconds);
    ne_set_read_timeout(self->session, account->patience_seconds);
    if (self->user != NULL && self->password != NULL)
        ne_add_auth(self->session, NE_AUTH_BASIC | NE_AUTH_DIGEST, give_login, self);
    if (secret && !trust(self, account->ca_file, error))
        return NULL;
    return g_steal_pointer(&self);
}

void
dav_free(Dav *self)
{
    if (self == NULL)
        return;
    if (self->session != NULL)
        ne_session_destroy(self->session);
    if (self->password != NULL)
        explicit_bzero(self->password, strlen(self->password));
    g_free(self->password);
    g_free(self->user);
    g_free(self->host);
    g_free(self->url);
    g_free(self);
}

char *
dav_address(const Dav *self, const char *path)
{
    g_autoptr(GUri) uri = g_uri_parse(self->url, G_URI_FLAGS_ENCODED, NULL);
    int port = g_uri_get_port(uri);

    return g_uri_join(G_URI_FLAGS_ENCODED, g_uri_get_scheme(uri), NULL, g_uri_get_host(uri), port,
                      path, NULL, NULL);
}

char *
dav_base_path(const Dav *self)
{
    g_autoptr(GUri) uri = g_uri_parse(self->url, G_URI_FLAGS_ENCODED, NULL);
    const char *path = g_uri_get_path(uri);

    return g_strdup(*path == '\0' ? "/" : path);
}

char *
dav_resolve(const Dav *self, const char *path, const char *reference, GError **error)
{
    g_autofree char *base = dav_address(self, path);
    g_autofree char *absolute = ceu_dav_url_resolve(base, reference, error);
    g_autoptr(GUri) uri = NULL;

    if (absolute == NULL)
        return NULL;
    uri = g_uri_parse(absolute, G_URI_FLAGS_ENCODED, error);
    if (uri == NULL)
        return NULL;
    return g_strdup(*g_uri_get_path(uri) == '\0' ? "/" : g_uri_get_path(uri));
}

/* ---- one request ---- */

void
dav_reply_clear(DavReply *reply)
{
    g_free(reply->reason);
    g_free(reply->etag);
    g_free(reply->location);
    if (reply->body != NULL)
        g_string_free(reply->body, TRUE);
    memset(reply, 0, sizeof *reply);
}

char *
dav_strong_etag(const char *etag)
{
    return g_strdup(g_str_has_prefix(etag, "W/") ? etag + 2 : etag);
}

/* An answer that is read in part. */
typedef struct Intake {
    ne_session *session;
    GString *body;
    bool too_large;
} Intake;

/* Called once each time the request goes out: what an earlier attempt brought is of no use. */
static int
begin_intake(void *data, ne_request *request G_GNUC_UNUSED, const ne_status *status G_GNUC_UNUSED)
{
    Intake *intake = data;

    g_string_truncate(intake->body, 0);
    return 1;
}

static int
take_block(void *data, const char *block, size_t size)
{
    Intake *intake = data;

    if (intake->body->len + size > BODY_MAX) {
        intake->too_large = true;
        ne_set_error(intake->session, "the answer is too large");
        return -1;
    }
    g_string_append_len(intake->body, block, (gssize) size);
    return 0;
}

static void
add_headers(ne_request *wire, const DavRequest *request)
{
    if (request->depth != NULL)
        ne_add_request_header(wire, "Depth", request->depth);
    if (request->if_match != NULL)
        ne_add_request_header(wire, "If-Match", request->if_match);
    if (request->if_none_match)
        ne_add_request_header(wire, "If-None-Match", "*");
    if (request->type != NULL)
        ne_add_request_header(wire, "Content-Type", request->type);
    if (request->body != NULL)
        ne_set_request_body_buffer(wire, request->body, request->size);
}

static bool
fail_login(const Dav *self, GError **error)
{
    if (self->user == NULL)
        g_set_error(error, CEU_ERROR, CEU_ERROR_STATE,
                    "%s wants a login; nothing was sent. Set caldav.user, and give the password "
                    "with “ceu calendar push --store-password” or caldav.password-command",
                    self->host);
    else
        g_set_error(error, CEU_ERROR, CEU_ERROR_STATE,
                    "%s does not accept user “%s” with this password; nothing more was sent. Give "
                    "another with “ceu calendar push --store-password” or caldav.password-command",
                    self->host, self->user);
    return false;
}

/* What @result of neon means. */
static bool
fail_dispatch(const Dav *self, int result, const Intake *intake, GError **error)
{
    const char *what = ne_get_error(self->session);

    if (result == NE_AUTH)
        return fail_login(self, error);
    if (intake->too_large)
        g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT,
                    "%s sent more than %d MiB as one answer; it was not read. Is caldav.url right?",
                    self->host, BODY_MAX / 1024 / 1024);
    else
        g_set_error(error, CEU_ERROR, CEU_ERROR_IO,
                    "%s gave no whole answer (%s); the records are safe, and what is missing is "
                    "sent the next time",
                    self->host, result == NE_TIMEOUT ? "it took too long" : what);
    return false;
}

/* A header's value, if it cannot spoil a line that it is written into later. (transfer full) (nullable) */
static char *
header_of(ne_request *wire, const char *name)
{
    const char *value = ne_get_response_header(wire, name);

    if (value == NULL || strlen(value) > 1000 || !g_str_is_ascii(value))
        return NULL;
    for (const char *c = value; *c != '\0'; c++) {
        if (g_ascii_iscntrl(*c))
            return NULL;
    }
    return g_strdup(value);
}

bool
dav_send(Dav *self, const DavRequest *request, DavReply *out_reply, GError **error)
{
    g_autoptr(ne_request) wire = ne_request_create(self->session, request->method, request->path);
    Intake intake = { .session = self->session, .body = g_string_new(NULL) };
    g_autofree char *etag = NULL;
    const ne_status *status;
    int result;

    add_headers(wire, request);
    ne_add_response_body_reader(wire, begin_intake, take_block, &intake);
    result = ne_request_dispatch(wire);
    status = ne_get_status(wire);
    if (result != NE_OK || status->code == 401) {
        bool done = fail_dispatch(self, result == NE_OK ? NE_AUTH : result, &intake, error);

        g_string_free(intake.body, TRUE);
        return done;
    }
    etag = header_of(wire, "ETag");
    *out_reply = (DavReply){
        .status = status->code,
        .reason = g_utf8_make_valid(status->reason_phrase != NULL ? status->reason_phrase : "", -1),
        .etag = etag == NULL ? NULL : dav_strong_etag(etag),
        .location = header_of(wire, "Location"),
        .body = intake.body,
    };
    return true;
}

/* ---- XML ---- */

void
dav_node_free(DavNode *node)
{
    if (node == NULL)
        return;
    g_free(node->space);
    g_free(node->name);
    g_free(node->label);
    g_string_free(node->text, TRUE);
    g_ptr_array_unref(node->children);
    g_free(node);
}

static void
free_node(gpointer node)
{
    dav_node_free(node);
}

static DavNode *
node_new(const char *space, const char *name)
{
    DavNode *node = g_new0(DavNode, 1);

    node->space = g_strdup(space);
    node->name = g_strdup(name);
    node->text = g_string_new(NULL);
    node->children = g_ptr_array_new_with_free_func(free_node);
    return node;
}

const DavNode *
dav_node_child(const DavNode *node, const char *space, const char *name)
{
    for (guint i = 0; node != NULL && i < node->children->len; i++) {
        const DavNode *child = node->children->pdata[i];

        if (strcmp(child->space, space) == 0 && strcmp(child->name, name) == 0)
            return child;
    }
    return NULL;
}

/* A document that is being read. */
typedef struct Reading {
    ne_xml_parser *parser;
    DavNode *open[DEPTH_MAX + 1]; /* from the document itself to the element at hand */
    unsigned depth, count;
} Reading;

static int
on_start(void *data, int parent G_GNUC_UNUSED, const char *space, const char *name,
         const char **attributes)
{
    Reading *reading = data;
    DavNode *node;

    if (reading->depth == DEPTH_MAX || ++reading->count > NODES_MAX) {
        ne_xml_set_error(reading->parser, "too many elements");
        return NE_XML_ABORT;
    }
    node = node_new(space, name);
    node->label = g_strdup(ne_xml_get_attr(reading->parser, attributes, NULL, "name"));
    g_ptr_array_add(reading->open[reading->depth]->children, node);
    reading->open[++reading->depth] = node;
    return 1;
}

static int
on_text(void *data, int state G_GNUC_UNUSED, const char *text, size_t size)
{
    Reading *reading = data;

    g_string_append_len(reading->open[reading->depth]->text, text, (gssize) size);
    return 0;
}

static int
on_end(void *data, int state G_GNUC_UNUSED, const char *space G_GNUC_UNUSED,
       const char *name G_GNUC_UNUSED)
{
    Reading *reading = data;

    reading->depth--;
    return 0;
}

/* A document type is how entities get in; no server needs one. In another encoding it could hide. */
static const char *
what_is_odd(const char *text, size_t size)
{
    g_autofree char *head = g_strndup(text, MIN(size, 200));
    g_autofree char *lower = g_ascii_strdown(head, -1);
    const char *encoding = g_str_has_prefix(lower, "<?xml") ? strstr(lower, "encoding") : NULL;
    const char *end = strstr(lower, "?>");

    if (memchr(text, '\0', size) != NULL || !g_utf8_validate(text, (gssize) size, NULL))
        return "it is no UTF-8 text";
    if (g_strstr_len(text, (gssize) size, "<!DOCTYPE") != NULL ||
        g_strstr_len(text, (gssize) size, "<!ENTITY") != NULL)
        return "it has a document type";
    if (encoding != NULL && (end == NULL || encoding < end) &&
        strncmp(encoding + 8, "=\"utf-8\"", 8) != 0 && strncmp(encoding + 8, "='utf-8'", 8) != 0)
        return "it is not in UTF-8";
    return NULL;
}

DavNode *
dav_parse(const char *text, size_t size, GError **error)
{
    g_autoptr(ne_xml_parser) parser = NULL;
    g_autoptr(DavNode) document = node_new("", "");
    Reading reading = { .open = { document } };
    const char *fault = what_is_odd(text, size);

    if (fault == NULL) {
        parser = ne_xml_create();
        reading.parser = parser;
        ne_xml_push_handler(parser, on_start, on_text, on_end, &reading);
        if (ne_xml_parse(parser, text, size) != 0 || ne_xml_parse(parser, "", 0) != 0 ||
            document->children->len != 1)
            fault = ne_xml_get_error(parser);
    }
    if (fault == NULL)
        return g_ptr_array_steal_index(document->children, 0);
    g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                "the server's answer cannot be read (%.100s); nothing was changed by it. Is "
                "caldav.url the address of a CalDAV server?",
                fault);
    return NULL;
}
