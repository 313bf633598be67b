/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Serves the calendar file to programs that subscribe by address: the program behind `ceu calendar serve`. */
#include "common/output.h"
#include "http.h"
#include "rules.h"
#include "socket.h"

#include <ceu/ceu.h>

#include <glib-unix.h>
#include <jansson.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PRUNE_MILLISECONDS 250
#define PORT_LEAST 1024
#define PORT_MOST 65535
#define IDLE_SECONDS_MAX (24 * 60 * 60)

/* What the command line said. */
typedef struct Request {
    int port; /* -1: as the settings say */
    int idle_seconds;
    gboolean print_url, new_url, json;
} Request;

/* The running server. */
typedef struct Server {
    ServeSite site;
    GMainLoop *loop;
    GPtrArray *doors; /* ServeHttp, one a socket */
    guint pruning, idling;
    guint idle_seconds; /* 0: never ends by itself */
    bool ending;
} Server;

static void
server_clear(Server *server)
{
    g_clear_pointer(&server->doors, g_ptr_array_unref);
    g_clear_pointer(&server->loop, g_main_loop_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Server, server_clear)

static bool
check_request(const Request *request, int argc, GError **error)
{
    if (argc != 1 || request->idle_seconds < 0 || request->idle_seconds > IDLE_SECONDS_MAX) {
        g_set_error_literal(error, HELPER_USAGE_ERROR, 0,
                            "no arguments, and 0 to 86400 seconds; see ceu-serve --help");
        return false;
    }
    if (request->port < -1 || (request->port > 0 && request->port < PORT_LEAST) ||
        request->port > PORT_MOST) {
        g_set_error(error, HELPER_USAGE_ERROR, 0,
                    "a port is a number from %d to %d, or 0 for any that is free", PORT_LEAST,
                    PORT_MOST);
        return false;
    }
    if (request->port == 0 && (request->print_url || request->new_url)) {
        g_set_error_literal(error, HELPER_USAGE_ERROR, 0,
                            "only a server that runs has a port that was free: name one");
        return false;
    }
    return true;
}

static bool
parse_request(Request *request, int argc, char **argv, GError **error)
{
    const GOptionEntry entries[] = {
        { CEU_SERVE_OPTION_PORT, 0, 0, G_OPTION_ARG_INT, &request->port,
          "the port, if not the one of the settings; 0: any that is free", "NUMBER" },
        { CEU_SERVE_OPTION_PRINT_URL, 0, 0, G_OPTION_ARG_NONE, &request->print_url,
          "print the address to subscribe to, and end", NULL },
        { CEU_SERVE_OPTION_NEW_URL, 0, 0, G_OPTION_ARG_NONE, &request->new_url,
          "make a new address, print it, and end; the old one is void", NULL },
        { CEU_SERVE_OPTION_JSON, 0, 0, G_OPTION_ARG_NONE, &request->json, "print JSON", NULL },
        { "idle-seconds", 0, 0, G_OPTION_ARG_INT, &request->idle_seconds,
          "end after so long without a connection; 0: never", "NUMBER" },
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);

    g_option_context_set_summary(context, "Examples:\n"
                                          "  ceu-serve\n"
                                          "  ceu-serve --port 8123\n"
                                          "  ceu-serve --print-url");
    g_option_context_add_main_entries(context, entries, NULL);
    return g_option_context_parse(context, &argc, &argv, error) &&
           check_request(request, argc, error);
}

/* ---- running ------------------------------------------------------------------------------------ */

static unsigned
prune_all(const Server *server)
{
    unsigned open = 0;

    for (guint i = 0; i < server->doors->len; i++)
        open += serve_http_prune(g_ptr_array_index(server->doors, i));
    return open;
}

/* From now on new connections wait for the next server; this one ends when its own are done. */
static void
begin_end(Server *server)
{
    server->ending = true;
    for (guint i = 0; i < server->doors->len; i++)
        serve_http_quiesce(g_ptr_array_index(server->doors, i));
}

static gboolean on_tick(gpointer data);

static void
watch_connections(Server *server)
{
    if (server->pruning == 0)
        server->pruning = g_timeout_add(PRUNE_MILLISECONDS, on_tick, server);
}

static gboolean
on_idle_end(gpointer data)
{
    Server *server = data;

    server->idling = 0;
    begin_end(server);
    watch_connections(server); /* somebody may just have come in */
    return G_SOURCE_REMOVE;
}

static void
begin_idle(Server *server)
{
    if (server->idle_seconds > 0 && server->idling == 0)
        server->idling = g_timeout_add_seconds(server->idle_seconds, on_idle_end, server);
}

static gboolean
on_tick(gpointer data)
{
    Server *server = data;

    if (prune_all(server) > 0)
        return G_SOURCE_CONTINUE;
    server->pruning = 0;
    if (server->ending)
        g_main_loop_quit(server->loop);
    else
        begin_idle(server);
    return G_SOURCE_REMOVE;
}

static gboolean
on_busy(gpointer data)
{
    Server *server = data;

    if (server->idling != 0)
        g_source_remove(server->idling);
    server->idling = 0;
    watch_connections(server);
    return G_SOURCE_REMOVE;
}

static gboolean
on_signal(gpointer data)
{
    g_main_loop_quit(((Server *) data)->loop);
    return G_SOURCE_CONTINUE;
}

static void
free_door(gpointer door)
{
    serve_http_free(door);
}

/* Serves until a signal, or until nobody asked for so long. Takes the sockets. */
static bool
serve(Server *server, const GArray *sockets, GError **error)
{
    server->loop = g_main_loop_new(NULL, FALSE);
    server->doors = g_ptr_array_new_with_free_func(free_door);
    for (guint i = 0; i < sockets->len; i++) {
        ServeHttp *door =
            serve_http_start(g_array_index(sockets, int, i), &server->site, on_busy, server, error);

        if (door == NULL)
            return false;
        g_ptr_array_add(server->doors, door);
    }
    (void) g_unix_signal_add(SIGINT, on_signal, server);
    (void) g_unix_signal_add(SIGTERM, on_signal, server);
    begin_idle(server);
    serve_socket_tell("READY=1");
    g_main_loop_run(server->loop);
    serve_socket_tell("STOPPING=1");
    return true;
}

/* ---- telling ------------------------------------------------------------------------------------ */

static bool
tell_url(const Request *request, const CeuConfig *config, unsigned port, const char *token,
         GError **error)
{
    g_autofree char *url = ceu_serve_url(config, port, token, CEU_FEED_FILE);
    g_autofree char *tasks_url = ceu_serve_url(config, port, token, CEU_TASKS_FILE);
    g_autofree char *tasks = ceu_serve_tasks_path(config);

    if (request->json)
        helper_print_json(
            stdout,
            json_pack(
                "{s:s,s:s,s:o,s:s,s:i,s:o,s:b}", "schema", "ceu.serve/1", "url", url, "tasks_url",
                g_file_test(tasks, G_FILE_TEST_IS_REGULAR) ? json_string(tasks_url) : json_null(),
                "address", config->serve_address, "port", (int) port, "path",
                helper_json_text(config->calendar_path), "new", (int) request->new_url));
    else
        (void) printf("%s\n", url);
    if (fflush(stdout) == 0)
        return true;
    g_set_error_literal(error, CEU_ERROR, CEU_ERROR_IO,
                        "standard output cannot be written; nothing is served");
    return false;
}

static void
warn_of_dangers(const CeuConfig *config)
{
    if (!serve_is_loopback(config->serve_address))
        helper_warn(
            "serve.address is %s: other computers can read the calendar, unencrypted, if they know "
            "its address",
            config->serve_address);
    if (!g_file_test(config->calendar_path, G_FILE_TEST_IS_REGULAR))
        helper_warn("%s does not exist yet; to make it: ceu calendar publish",
                    config->calendar_path);
}

/* ---- the two ways to run ------------------------------------------------------------------------ */

static bool
run_activated(Server *server, const GArray *sockets, GError **error)
{
    g_autoptr(GError) missing = NULL;
    g_autofree char *token = ceu_serve_token(server->site.paths, &missing);
    const unsigned port = serve_socket_port(g_array_index(sockets, int, 0));

    if (token == NULL)
        helper_warn("every request is refused: %s", missing->message);
    if (port != 0 && port != (unsigned) server->site.config->serve_port)
        helper_warn(
            "%s has port %u, the setting serve.port is %d: ceu tells people the wrong address",
            CEU_SERVE_SOCKET_UNIT, port, server->site.config->serve_port);
    return serve(server, sockets, error);
}

static bool
run_by_hand(const Request *request, Server *server, GError **error)
{
    const CeuConfig *config = server->site.config;
    const bool only_tells = request->print_url || request->new_url;
    g_autofree char *token = ceu_serve_token_make(server->site.paths, request->new_url, error);
    g_autoptr(GArray) sockets = g_array_new(FALSE, FALSE, sizeof(int));
    unsigned port = (unsigned) (request->port < 0 ? config->serve_port : request->port);
    int socket;

    if (token == NULL)
        return false;
    if (only_tells)
        return tell_url(request, config, port, token, error);
    socket = serve_socket_open(config->serve_address, port, &port, error);
    if (socket < 0)
        return false;
    g_array_append_val(sockets, socket);
    warn_of_dangers(config);
    if (!request->json && isatty(STDERR_FILENO))
        helper_warn("serving %s; Ctrl-C ends it", config->calendar_path);
    return tell_url(request, config, port, token, error) && serve(server, sockets, error);
}

static bool
run(const Request *request, GError **error)
{
    g_autoptr(CeuPaths) paths = ceu_paths_new_from_environment();
    g_autoptr(CeuConfig) config = ceu_config_load(paths, error);
    g_autoptr(GArray) sockets = NULL;
    g_auto(Server)
        server = { .site = { paths, config }, .idle_seconds = (guint) request->idle_seconds };

    if (config == NULL)
        return false;
    sockets = serve_sockets_inherited(error);
    if (sockets == NULL)
        return false;
    return sockets->len > 0 ? run_activated(&server, sockets, error)
                            : run_by_hand(request, &server, error);
}

int
main(int argc, char **argv)
{
    Request request = { .port = -1 };
    g_autoptr(GError) error = NULL;

    (void) signal(SIGPIPE, SIG_IGN);
    (void) setlocale(LC_ALL, "");
    (void) umask(077);
    if (!parse_request(&request, argc, argv, &error) || !run(&request, &error))
        return helper_report(error, request.json);
    return CEU_EXIT_OK;
}
