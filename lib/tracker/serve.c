/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The secret in the address of the served calendar: made once, kept where nobody else reads it. */
#include <ceu/serve.h>

#include <ceu/names.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/durable.h"

#define TOKEN_BYTES 32
#define TOKEN_CHARACTERS 43 /* base64 of 32 bytes without its padding */
#define TOKEN_MODE 0600
#define OTHERS 077

static char *
token_path(const CeuPaths *paths)
{
    return g_build_filename(paths->data, CEU_SERVE_TOKEN_FILE, NULL);
}

static bool
is_token(const char *text, size_t length)
{
    if (length != TOKEN_CHARACTERS)
        return false;
    for (size_t i = 0; i < length; i++) {
        if (!g_ascii_isalnum(text[i]) && text[i] != '-' && text[i] != '_')
            return false;
    }
    return true;
}

static char *
fail_read(GError **error, int system_error, const char *path)
{
    if (system_error == ENOENT)
        g_set_error(error, CEU_ERROR, CEU_ERROR_NOT_FOUND,
                    "the calendar has no address yet; make one: ceu calendar serve --print-url");
    else
        g_set_error(error, CEU_ERROR, CEU_ERROR_IO,
                    "the secret of the calendar's address cannot be read: “%s” (%s)", path,
                    g_strerror(system_error));
    return NULL;
}

/* What the open file holds. Takes @file. */
static char *
read_token(int file, const char *path, GError **error)
{
    char text[TOKEN_CHARACTERS + 2]; /* a line feed, and one more to see that there is no more */
    struct stat status;
    const bool known = fstat(file, &status) == 0 && S_ISREG(status.st_mode);
    ssize_t got = known ? read(file, text, sizeof text) : -1;

    (void) close(file);
    if (known && (status.st_mode & OTHERS) != 0) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_STATE,
                    "others may read “%s”, so the calendar is not served; make a new secret: "
                    "ceu calendar serve --new-url",
                    path);
        return NULL;
    }
    if (got == TOKEN_CHARACTERS + 1 && text[TOKEN_CHARACTERS] == '\n')
        got--;
    if (got > 0 && is_token(text, (size_t) got))
        return g_strndup(text, (size_t) got);
    g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                "“%s” holds no secret of an address; make a new one: ceu calendar serve --new-url",
                path);
    return NULL;
}

char *
ceu_serve_token(const CeuPaths *paths, GError **error)
{
    g_autofree char *path = NULL;
    int file;

    g_return_val_if_fail(paths != NULL, NULL);

    path = token_path(paths);
    file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    return file < 0 ? fail_read(error, errno, path) : read_token(file, path, error);
}

/* 256 bits in the alphabet that needs no escape in an address. */
static char *
random_token(void)
{
    guint8 bytes[TOKEN_BYTES];
    char *text;

    /* Up to 256 bytes it answers whole or not at all. */
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t) sizeof bytes)
        g_error("the system gives no random numbers: %s", g_strerror(errno));
    text = g_base64_encode(bytes, sizeof bytes);
    text[TOKEN_CHARACTERS] = '\0';
    g_strdelimit(text, "+", '-');
    return g_strdelimit(text, "/", '_');
}

static bool
write_partial(const char *partial, const char *token, GError **error)
{
    g_autofree char *line = g_strconcat(token, "\n", NULL);
    const size_t size = strlen(line);
    int file, saved;
    bool whole;

    if (!ceu_durable_make_file(partial, error))
        return false;
    file = open(partial, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
    whole = file >= 0 && fchmod(file, TOKEN_MODE) == 0 && write(file, line, size) == (ssize_t) size;
    saved = errno;
    if (file >= 0)
        (void) close(file);
    if (whole)
        return true;
    (void) unlink(partial);
    ceu_durable_set_error(error, saved, "write", partial);
    return false;
}

char *
ceu_serve_token_make(const CeuPaths *paths, bool replace, GError **error)
{
    g_autofree char *token = NULL, *path = NULL, *unique = NULL, *partial = NULL;
    g_autoptr(GError) failure = NULL;

    g_return_val_if_fail(paths != NULL, NULL);

    path = token_path(paths);
    if (!replace && g_file_test(path, G_FILE_TEST_EXISTS))
        return ceu_serve_token(paths, error);
    if (!ceu_durable_make_directory(paths->data, error))
        return NULL;
    token = random_token();
    unique = ceu_durable_new_uuid();
    partial = g_strconcat(path, ".", unique, NULL);
    if (!write_partial(partial, token, error))
        return NULL;
    if (ceu_durable_publish(partial, path, replace, &failure))
        return g_steal_pointer(&token);
    (void) unlink(partial);
    if (!replace && g_error_matches(failure, CEU_ERROR, CEU_ERROR_EXISTS))
        return ceu_serve_token(paths, error); /* somebody was faster */
    g_propagate_error(error, g_steal_pointer(&failure));
    return NULL;
}

/* Nobody can be told to go to "any address": of the machine itself it is the loopback one. */
static const char *
reachable_host(const CeuConfig *config)
{
    if (config->serve_name != NULL)
        return config->serve_name;
    if (strcmp(config->serve_address, "0.0.0.0") == 0)
        return "127.0.0.1";
    return strcmp(config->serve_address, "::") == 0 ? "::1" : config->serve_address;
}

char *
ceu_serve_url(const CeuConfig *config, unsigned port, const char *token, const char *file)
{
    const char *host;
    bool bare;

    g_return_val_if_fail(config != NULL && token != NULL && file != NULL, NULL);

    host = reachable_host(config);
    bare = strchr(host, ':') == NULL;
    return g_strdup_printf("http://%s%s%s:%u/%s/%s", bare ? "" : "[", host, bare ? "" : "]", port,
                           token, file);
}

char *
ceu_serve_tasks_path(const CeuConfig *config)
{
    g_autofree char *directory = NULL;

    g_return_val_if_fail(config != NULL, NULL);

    directory = g_path_get_dirname(config->calendar_path);
    return g_build_filename(directory, CEU_TASKS_FILE, NULL);
}
