/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only file that includes libsecret. Its calls are asynchronous: a keyring may never answer. */
#include "secret.h"

#include <errno.h>
#include <gio/gio.h>
#include <libsecret/secret.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define LIMIT_SECONDS 60 /* a keyring or a command may have to ask the user */
#define PASSWORD_MAX 250 /* bytes; what neon takes */

/* Something that is waited for, but not for ever. */
typedef struct Wait {
    GMainLoop *loop;
    GCancellable *cancellable;
    GAsyncResult *result;
    bool is_late;
} Wait;

static gboolean
on_late(gpointer data)
{
    Wait *wait = data;

    wait->is_late = true;
    g_cancellable_cancel(wait->cancellable);
    g_main_loop_quit(wait->loop); /* also if nobody heeds the cancellation */
    return G_SOURCE_CONTINUE;
}

static void
on_done(GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
    Wait *wait = data;

    wait->result = g_object_ref(result);
    g_main_loop_quit(wait->loop);
}

/* Runs until on_done() or the limit. */
static void
wait_for(Wait *wait, guint limit_seconds)
{
    guint source = g_timeout_add_seconds(limit_seconds, on_late, wait);

    g_main_loop_run(wait->loop);
    g_source_remove(source);
}

static Wait *
wait_new(void)
{
    Wait *wait = g_new0(Wait, 1);

    wait->loop = g_main_loop_new(NULL, FALSE);
    wait->cancellable = g_cancellable_new();
    return wait;
}

/* One that is late may still be called back: it is left as it is. */
static void
wait_free(Wait *wait)
{
    if (wait->result == NULL)
        return;
    g_object_unref(wait->result);
    g_object_unref(wait->cancellable);
    g_main_loop_unref(wait->loop);
    g_free(wait);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Wait, wait_free)

void
secret_free(char *secret)
{
    if (secret != NULL)
        explicit_bzero(secret, strlen(secret));
    g_free(secret);
}

/* ---- the keyring ---- */

static const SecretSchema schema = {
    .name = "org.ceud.CalDAV",
    .flags = SECRET_SCHEMA_NONE,
    .attributes = { { "server", SECRET_SCHEMA_ATTRIBUTE_STRING },
                    { "user", SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

/* The server alone, so that another path on it needs no other password. (transfer full) */
static char *
server_of(const CeuConfig *config)
{
    g_autoptr(GUri) uri = g_uri_parse(config->caldav_url, G_URI_FLAGS_ENCODED, NULL);

    return g_strdup_printf("%s:%d", g_uri_get_host(uri), g_uri_get_port(uri));
}

static void
set_keyring_error(const Wait *wait, const GError *local, GError **error)
{
    g_set_error(error, CEU_ERROR, CEU_ERROR_STATE,
                "the desktop's keyring gives no password (%s); nothing was sent. Unlock it, or set "
                "caldav.password-command",
                wait->is_late ? "it does not answer" : local->message);
}

static char *
look_up(const CeuConfig *config, GError **error)
{
    g_autofree char *server = server_of(config);
    g_autoptr(Wait) wait = wait_new();
    g_autoptr(GError) local = NULL;
    char *found, *secret;

    secret_password_lookup(&schema, wait->cancellable, on_done, wait, "server", server, "user",
                           config->caldav_user, NULL);
    wait_for(wait, LIMIT_SECONDS);
    if (wait->result == NULL) {
        set_keyring_error(wait, NULL, error);
        return NULL;
    }
    found = secret_password_lookup_finish(wait->result, &local);
    if (local != NULL) {
        set_keyring_error(wait, local, error);
        return NULL;
    }
    if (found == NULL) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_STATE,
                    "there is no password for “%s” on %s; nothing was sent. Run “ceu calendar push "
                    "--store-password”, or set caldav.password-command",
                    config->caldav_user, server);
        return NULL;
    }
    secret = g_strdup(found);
    secret_password_free(found);
    return secret;
}

bool
secret_store(const CeuConfig *config, const char *password, GError **error)
{
    g_autofree char *server = server_of(config);
    g_autofree char *label =
        g_strdup_printf("ceud: calendar of %s on %s", config->caldav_user, server);
    g_autoptr(Wait) wait = wait_new();
    g_autoptr(GError) local = NULL;

    secret_password_store(&schema, SECRET_COLLECTION_DEFAULT, label, password, wait->cancellable,
                          on_done, wait, "server", server, "user", config->caldav_user, NULL);
    wait_for(wait, LIMIT_SECONDS);
    if (wait->result != NULL && secret_password_store_finish(wait->result, &local))
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_STATE,
                "the desktop's keyring does not keep the password (%s); it is stored nowhere. "
                "Unlock it, or set caldav.password-command",
                wait->is_late || local == NULL ? "it does not answer" : local->message);
    return false;
}

/* ---- the command ---- */

static void
fail_command(const char *what, GError **error)
{
    g_set_error(error, CEU_ERROR, CEU_ERROR_STATE,
                "caldav.password-command gives no password (%s); nothing was sent. Try it in a "
                "terminal",
                what);
}

/* What it prints, to the end of the stream. NULL: it was late or failed. */
static GBytes *
read_output(GSubprocess *process, GError **error)
{
    g_autoptr(Wait) wait = wait_new();
    g_autoptr(GError) local = NULL;
    g_autoptr(GBytes) output = NULL;

    g_subprocess_communicate_async(process, NULL, wait->cancellable, on_done, wait);
    wait_for(wait, LIMIT_SECONDS);
    if (wait->result == NULL) {
        g_subprocess_force_exit(process);
        fail_command("it took too long, and was ended", error);
        return NULL;
    }
    if (!g_subprocess_communicate_finish(process, wait->result, &output, NULL, &local)) {
        fail_command(local->message, error);
        return NULL;
    }
    if (g_subprocess_get_successful(process) && output != NULL)
        return g_steal_pointer(&output);
    fail_command("it failed", error);
    return NULL;
}

/* The first line, as `pass` and others print it. */
static char *
first_line(const char *text, size_t size)
{
    const char *end = memchr(text, '\n', size);
    size_t length = end == NULL ? size : (size_t) (end - text);

    if (length > 0 && text[length - 1] == '\r')
        length--;
    if (length == 0 || length > PASSWORD_MAX || memchr(text, '\0', length) != NULL)
        return NULL;
    return g_strndup(text, length);
}

static char *
run_command(const char *command, GError **error)
{
    g_auto(GStrv) words = NULL;
    g_autoptr(GSubprocess) process = NULL;
    g_autoptr(GBytes) output = NULL;
    g_autoptr(GError) local = NULL;
    const char *text;
    char *line;
    size_t size;

    if (g_shell_parse_argv(command, NULL, &words, &local))
        process =
            g_subprocess_newv((const char *const *) words, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &local);
    if (process == NULL) {
        fail_command(local->message, error);
        return NULL;
    }
    output = read_output(process, error);
    if (output == NULL)
        return NULL;
    text = g_bytes_get_data(output, &size);
    line = size == 0 ? NULL : first_line(text, size);
    /* The bytes are ours alone, and soon given back. */
    if (size > 0)
        explicit_bzero((char *) (uintptr_t) text, size);
    if (line == NULL)
        fail_command("its first line is empty or too long", error);
    return line;
}

char *
secret_get(const CeuConfig *config, GError **error)
{
    if (config->caldav_password_command != NULL)
        return run_command(config->caldav_password_command, error);
    return look_up(config, error);
}

/* ---- the terminal ---- */

/* A line of standard input; bytes past the limit are read and dropped. */
static char *
read_line(void)
{
    char line[PASSWORD_MAX + 3];
    char *secret = NULL;

    if (fgets(line, sizeof line, stdin) != NULL)
        secret = first_line(line, strlen(line));
    explicit_bzero(line, sizeof line);
    return secret;
}

char *
secret_read(const CeuConfig *config, GError **error)
{
    struct termios usual, silent;
    bool is_terminal = tcgetattr(STDIN_FILENO, &usual) == 0;
    char *secret;

    if (is_terminal) {
        silent = usual;
        silent.c_lflag &= ~(tcflag_t) ECHO;
        (void) fprintf(stderr, "Password of %s: ", config->caldav_user);
        (void) tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    secret = read_line();
    if (is_terminal) {
        (void) tcsetattr(STDIN_FILENO, TCSAFLUSH, &usual);
        (void) fputc('\n', stderr);
    }
    if (secret == NULL)
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "no password was given, or it is longer than %d bytes; nothing was stored",
                    PASSWORD_MAX);
    return secret;
}
