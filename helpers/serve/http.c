/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requests in, one of two files or a refusal out. The only user of libmicrohttpd. */
#include "http.h"

#include "file.h"
#include "rules.h"

#include <ceu/names.h>
#include <ceu/text.h>
#include <microhttpd.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define CONNECTIONS_MAX 512
#define CONNECTION_BYTES_MAX (16 * 1024) /* request line and headers together */
#define SILENCE_SECONDS 10               /* a connection on which nothing moves is closed */
#define REQUEST_USEC (10 * G_USEC_PER_SEC)
#define CROWDED_REQUEST_USEC (1 * G_USEC_PER_SEC) /* while half of the places are taken */
#define ANSWER_USEC (60 * G_USEC_PER_SEC)
#define RETRY_SECONDS "60"

/* One connection; it serves one request. */
typedef struct Visit {
    int socket;
    gint64 since_usec; /* monotonic */
    bool asked;        /* the request is complete */
} Visit;

struct ServeHttp {
    struct MHD_Daemon *daemon;
    const ServeSite *site;
    GSourceFunc busy;
    gpointer busy_data;
    bool quiet;
    GMutex lock;        /* of what follows: the server has a thread of its own */
    GHashTable *visits; /* Visit, as a set */
};

typedef struct Header {
    const char *name, *value; /* value NULL: left out */
} Header;

/* ---- connections -------------------------------------------------------------------------------- */

static void
open_visit(ServeHttp *self, struct MHD_Connection *connection, void **context)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    Visit *visit = g_new0(Visit, 1);
    bool first;

    visit->socket = info == NULL ? -1 : info->connect_fd;
    visit->since_usec = g_get_monotonic_time();
    *context = visit;
    g_mutex_lock(&self->lock);
    first = g_hash_table_size(self->visits) == 0;
    g_hash_table_add(self->visits, visit);
    g_mutex_unlock(&self->lock);
    if (first)
        g_idle_add(self->busy, self->busy_data);
}

static void
notice(void *data, struct MHD_Connection *connection, void **context,
       enum MHD_ConnectionNotificationCode code)
{
    ServeHttp *self = data;

    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        open_visit(self, connection, context);
        return;
    }
    /* The socket is closed after this: no other connection can have its number yet. */
    g_mutex_lock(&self->lock);
    (void) g_hash_table_remove(self->visits, *context);
    g_mutex_unlock(&self->lock);
    *context = NULL;
}

static void
note_asked(ServeHttp *self, struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

    if (info == NULL || info->socket_context == NULL)
        return;
    g_mutex_lock(&self->lock);
    ((Visit *) info->socket_context)->asked = true;
    g_mutex_unlock(&self->lock);
}

unsigned
serve_http_prune(ServeHttp *self)
{
    const gint64 now_usec = g_get_monotonic_time();
    GHashTableIter iter;
    gpointer key;
    unsigned count;

    g_mutex_lock(&self->lock);
    count = g_hash_table_size(self->visits);
    g_hash_table_iter_init(&iter, self->visits);
    while (g_hash_table_iter_next(&iter, &key, NULL)) {
        const Visit *visit = key;
        const gint64 waiting_usec =
            count > CONNECTIONS_MAX / 2 ? CROWDED_REQUEST_USEC : REQUEST_USEC;

        if (now_usec - visit->since_usec > (visit->asked ? ANSWER_USEC : waiting_usec))
            (void) shutdown(visit->socket, SHUT_RDWR);
    }
    g_mutex_unlock(&self->lock);
    return count;
}

/* ---- answers ------------------------------------------------------------------------------------ */

static enum MHD_Result
send_response(struct MHD_Connection *connection, unsigned status, struct MHD_Response *response,
              const Header *headers, size_t n_headers)
{
    static const Header always[] = { { MHD_HTTP_HEADER_CACHE_CONTROL, "no-cache" },
                                     { "X-Content-Type-Options", "nosniff" },
                                     { "Cross-Origin-Resource-Policy", "same-origin" },
                                     { MHD_HTTP_HEADER_CONNECTION, "close" } };
    enum MHD_Result result;

    if (response == NULL)
        return MHD_NO;
    for (size_t i = 0; i < G_N_ELEMENTS(always); i++)
        (void) MHD_add_response_header(response, always[i].name, always[i].value);
    for (size_t i = 0; i < n_headers; i++) {
        if (headers[i].value != NULL)
            (void) MHD_add_response_header(response, headers[i].name, headers[i].value);
    }
    result = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return result;
}

/* One sentence as plain text. @extra: (nullable): one more header. */
static enum MHD_Result
refuse(struct MHD_Connection *connection, unsigned status, const char *sentence,
       const Header *extra)
{
    const Header headers[] = { { MHD_HTTP_HEADER_CONTENT_TYPE, "text/plain; charset=utf-8" },
                               extra == NULL ? (Header){ NULL, NULL } : *extra };
    g_autofree char *text = g_strconcat(sentence, "\n", NULL);

    return send_response(connection, status,
                         MHD_create_response_from_buffer(strlen(text), text, MHD_RESPMEM_MUST_COPY),
                         headers, G_N_ELEMENTS(headers));
}

static void
free_bytes(void *bytes)
{
    g_bytes_unref(bytes);
}

typedef struct Question {
    const char *header; /* of interest */
    const char *tag;    /* looked for in it; NULL: only counted */
    unsigned count;
    bool found;
    const char *value; /* the last one */
} Question;

static enum MHD_Result
look_at_header(void *data, enum MHD_ValueKind kind, const char *name, const char *value)
{
    Question *question = data;

    (void) kind;
    if (value == NULL || g_ascii_strcasecmp(name, question->header) != 0)
        return MHD_YES;
    question->count++;
    question->value = value;
    if (question->tag != NULL && serve_names_tag(value, question->tag))
        question->found = true;
    return MHD_YES;
}

static enum MHD_Result
send_file(struct MHD_Connection *connection, ServeFile *file)
{
    char date[SERVE_DATE_SIZE];
    g_autofree char *tag = serve_make_tag(file->content);
    Question question = { .header = MHD_HTTP_HEADER_IF_NONE_MATCH, .tag = tag };
    const Header headers[] = {
        { MHD_HTTP_HEADER_ETAG, tag },
        { MHD_HTTP_HEADER_LAST_MODIFIED, serve_format_date(file->modified_seconds, date) },
        { MHD_HTTP_HEADER_CONTENT_TYPE, "text/calendar; charset=utf-8" },
    };
    gsize size;
    const void *data = g_bytes_get_data(file->content, &size);

    (void) MHD_get_connection_values(connection, MHD_HEADER_KIND, look_at_header, &question);
    if (question.found)
        return send_response(connection, MHD_HTTP_NOT_MODIFIED,
                             MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT),
                             headers, G_N_ELEMENTS(headers) - 1);
    return send_response(connection, MHD_HTTP_OK,
                         MHD_create_response_from_buffer_with_free_callback_cls(
                             size, (void *) data, free_bytes, g_bytes_ref(file->content)),
                         headers, G_N_ELEMENTS(headers));
}

static enum MHD_Result
send_path(struct MHD_Connection *connection, const char *path, bool optional)
{
    static const Header retry = { MHD_HTTP_HEADER_RETRY_AFTER, RETRY_SECONDS };
    g_auto(ServeFile) file = { 0 };
    g_autoptr(GError) error = NULL;
    g_autofree char *visible = NULL;

    if (serve_file_read(path, SERVE_FILE_BYTES_MAX, &file, &error))
        return send_file(connection, &file);
    if (optional && g_error_matches(error, CEU_ERROR, CEU_ERROR_NOT_FOUND))
        return refuse(connection, MHD_HTTP_NOT_FOUND, "There are no tasks here.", NULL);
    visible = ceu_text_visible(error->message);
    return refuse(connection, MHD_HTTP_SERVICE_UNAVAILABLE, visible, &retry);
}

/* Which file is asked for; both addresses are compared, whatever the first one gave. */
static enum MHD_Result
answer_url(ServeHttp *self, struct MHD_Connection *connection, const char *url)
{
    const CeuConfig *config = self->site->config;
    g_autofree char *token = ceu_serve_token(self->site->paths, NULL);
    g_autofree char *feed = NULL, *tasks = NULL, *tasks_path = NULL;
    bool is_feed, is_tasks;

    if (token == NULL)
        return refuse(connection, MHD_HTTP_NOT_FOUND, "There is nothing here.", NULL);
    feed = g_strdup_printf("/%s/%s", token, CEU_FEED_FILE);
    tasks = g_strdup_printf("/%s/%s", token, CEU_TASKS_FILE);
    is_feed = serve_same_secret(url, feed);
    is_tasks = serve_same_secret(url, tasks);
    if (is_feed)
        return send_path(connection, config->calendar_path, false);
    if (!is_tasks)
        return refuse(connection, MHD_HTTP_NOT_FOUND, "There is nothing here.", NULL);
    tasks_path = ceu_serve_tasks_path(config);
    return send_path(connection, tasks_path, true);
}

static enum MHD_Result
answer(void *data, struct MHD_Connection *connection, const char *url, const char *method,
       const char *version, const char *upload, size_t *upload_size, void **state)
{
    static const Header allow = { MHD_HTTP_HEADER_ALLOW, "GET, HEAD" };
    ServeHttp *self = data;
    Question host = { .header = MHD_HTTP_HEADER_HOST };

    (void) version;
    (void) upload;
    (void) upload_size;
    (void) state;
    note_asked(self, connection);
    (void) MHD_get_connection_values(connection, MHD_HEADER_KIND, look_at_header, &host);
    if (host.count != 1)
        return refuse(connection, MHD_HTTP_BAD_REQUEST, "A request names one host.", NULL);
    if (!serve_host_allowed(host.value, self->site->config->serve_address,
                            self->site->config->serve_name))
        return refuse(connection, MHD_HTTP_MISDIRECTED_REQUEST,
                      "This server does not have that name; see serve.name in ceu(1).", NULL);
    if (strcmp(method, MHD_HTTP_METHOD_GET) != 0 && strcmp(method, MHD_HTTP_METHOD_HEAD) != 0)
        return refuse(connection, MHD_HTTP_METHOD_NOT_ALLOWED, "This calendar can only be read.",
                      &allow);
    return answer_url(self, connection, url);
}

/* An address of ours has nothing to unescape: what is escaped is another address. */
static size_t
leave_escaped(void *data, struct MHD_Connection *connection, char *text)
{
    (void) data;
    (void) connection;
    return strlen(text);
}

/* ---- life --------------------------------------------------------------------------------------- */

ServeHttp *
serve_http_start(int socket, const ServeSite *site, GSourceFunc busy, gpointer data, GError **error)
{
    g_autoptr(ServeHttp) self = g_new0(ServeHttp, 1);

    g_mutex_init(&self->lock);
    self->visits = g_hash_table_new_full(NULL, NULL, g_free, NULL);
    self->site = site;
    self->busy = busy;
    self->busy_data = data;
    self->daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC, 0, NULL, NULL, answer, self,
        MHD_OPTION_LISTEN_SOCKET, socket, MHD_OPTION_CONNECTION_LIMIT, (unsigned) CONNECTIONS_MAX,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t) CONNECTION_BYTES_MAX,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned) SILENCE_SECONDS, MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_UNESCAPE_CALLBACK, leave_escaped, NULL, MHD_OPTION_NOTIFY_CONNECTION, notice,
        self, MHD_OPTION_END);
    if (self->daemon != NULL)
        return g_steal_pointer(&self);
    (void) close(socket);
    g_set_error_literal(error, CEU_ERROR, CEU_ERROR_FAILED,
                        "the server cannot be started; the calendar file is untouched, and can be "
                        "subscribed to as a file: ceu calendar subscribe");
    return NULL;
}

void
serve_http_quiesce(ServeHttp *self)
{
    int socket;

    if (self->quiet)
        return;
    self->quiet = true;
    socket = MHD_quiesce_daemon(self->daemon);
    if (socket >= 0)
        (void) close(socket);
}

void
serve_http_free(ServeHttp *self)
{
    if (self == NULL)
        return;
    if (self->daemon != NULL)
        MHD_stop_daemon(self->daemon);
    g_hash_table_unref(self->visits);
    g_mutex_clear(&self->lock);
    g_free(self);
}
