/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The helper's time and output are bounded from here too: what it limits for itself holds only as long as nobody has taken
 * it over.
 */
#define _GNU_SOURCE /* memfd_create */

#include "extract.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define BOM "\xEF\xBB\xBF"
#define CALENDAR_BEGINS "BEGIN:VCALENDAR"
#define PART_BYTES (64 * 1024)
#define REAP_MILLISECONDS 5

/* The helper at work. */
typedef struct Extraction {
    const char *path;
    GPid pid; /* 0: reaped */
    int output;
    int64_t deadline; /* of the monotonic clock */
} Extraction;

bool
cli_is_calendar(const char *path, const GString *bytes)
{
    const char *dot = strrchr(path, '.');
    const char *text = bytes->str;

    if (dot != NULL &&
        (g_ascii_strcasecmp(dot, ".ics") == 0 || g_ascii_strcasecmp(dot, ".ical") == 0))
        return true;
    if (g_str_has_prefix(text, BOM))
        text += strlen(BOM);
    while (g_ascii_isspace(*text))
        text++;
    return g_ascii_strncasecmp(text, CALENDAR_BEGINS, strlen(CALENDAR_BEGINS)) == 0;
}

static void
extraction_clear(Extraction *self)
{
    if (self->output >= 0)
        (void) close(self->output);
    if (self->pid == 0)
        return;
    (void) kill(self->pid, SIGKILL);
    while (waitpid(self->pid, NULL, 0) < 0 && errno == EINTR)
        continue;
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Extraction, extraction_clear)

static void
fail(GError **error, const char *path, const char *what)
{
    g_set_error(error, CEU_ERROR, CEU_ERROR_FAILED, "%s: %s; nothing was imported", path, what);
}

/* The bytes as a file without a name, read from its beginning; -1 with @error. */
static int
make_input(const CliExtractRequest *request, GError **error)
{
    int fd = memfd_create("foreign", MFD_CLOEXEC);
    size_t done = 0;

    while (fd >= 0 && done < request->bytes->len) {
        const ssize_t count = write(fd, request->bytes->str + done, request->bytes->len - done);

        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        done += (size_t) count;
    }
    if (fd >= 0 && done == request->bytes->len && lseek(fd, 0, SEEK_SET) == 0)
        return fd;
    fail(error, request->path, g_strerror(errno));
    if (fd >= 0)
        (void) close(fd);
    return -1;
}

/* (transfer full) (element-type utf8) */
static GPtrArray *
make_arguments(const CliContext *context, const CliExtractRequest *request)
{
    GPtrArray *arguments = g_ptr_array_new_with_free_func(g_free);

    g_ptr_array_add(arguments, g_build_filename(context->paths->libexec, CEU_EXTRACT_HELPER, NULL));
    for (guint i = 0; i < request->options->len; i++)
        g_ptr_array_add(arguments, g_strdup(request->options->pdata[i]));
    g_ptr_array_add(arguments, NULL);
    return arguments;
}

static bool
start(const CliContext *context, const CliExtractRequest *request, Extraction *self, GError **error)
{
    g_autoptr(GPtrArray) arguments = make_arguments(context, request);
    g_autoptr(GError) local = NULL;
    const int input = make_input(request, error);
    bool started;

    if (input < 0)
        return false;
    started = g_spawn_async_with_pipes_and_fds(
        "/", (const char *const *) arguments->pdata, NULL,
        G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, input, -1, -1, NULL,
        NULL, 0, &self->pid, NULL, &self->output, NULL, &local);
    (void) close(input);
    if (started)
        return true;
    self->pid = 0;
    cli_helper_failed(error, arguments->pdata[0],
                      g_error_matches(local, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT) ? ENOENT : EIO,
                      local->message, "nothing was imported");
    return false;
}

/* 0 or more; what is left until the deadline. */
static int
milliseconds_left(const Extraction *self)
{
    const int64_t left = (self->deadline - g_get_monotonic_time()) / 1000;

    return (int) MAX(left, 0);
}

static bool
fail_slow(const Extraction *self, GError **error)
{
    fail(error, self->path, "reading it takes too long: the helper was ended");
    return false;
}

/* All that the helper says, up to its end. */
static bool
listen_to(Extraction *self, GString *said, GError **error)
{
    g_autofree char *part = g_malloc(PART_BYTES);

    for (;;) {
        struct pollfd wait = { .fd = self->output, .events = POLLIN };
        const int ready = poll(&wait, 1, milliseconds_left(self));
        const ssize_t count = ready > 0 ? read(self->output, part, PART_BYTES) : -1;

        if (ready == 0)
            return fail_slow(self, error);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0) {
            fail(error, self->path, g_strerror(errno));
            return false;
        }
        if (count == 0)
            return true;
        if (said->len + (size_t) count > CEU_EVENTS_MAX_BYTES) {
            fail(error, self->path, "the helper said more than it may and was ended");
            return false;
        }
        g_string_append_len(said, part, count);
    }
}

static bool
check_status(const Extraction *self, int status, GError **error)
{
    g_autofree char *what = NULL;

    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL))
        return fail_slow(self, error);
    what = WIFSIGNALED(status) ? g_strdup_printf("the helper that reads it broke down (%s)",
                                                 g_strsignal(WTERMSIG(status)))
                               : g_strdup_printf("the helper that reads it failed (exit code %d)",
                                                 WEXITSTATUS(status));
    fail(error, self->path, what);
    return false;
}

/* It has closed its output; now it has to end. */
static bool
wait_for_end(Extraction *self, GError **error)
{
    int status = 0;

    for (;;) {
        const pid_t ended = waitpid(self->pid, &status, WNOHANG);

        if (ended == self->pid)
            break;
        if (ended < 0 && errno != EINTR) {
            fail(error, self->path, g_strerror(errno));
            return false;
        }
        if (milliseconds_left(self) == 0)
            return fail_slow(self, error);
        g_usleep(REAP_MILLISECONDS * 1000);
    }
    self->pid = 0;
    return check_status(self, status, error);
}

GString *
cli_extract(const CliContext *context, const CliExtractRequest *request, GError **error)
{
    g_auto(Extraction) self = { .path = request->path, .output = -1 };
    g_autoptr(GString) said = g_string_new(NULL);

    self.deadline = g_get_monotonic_time() + request->patience_seconds * G_USEC_PER_SEC;
    if (!start(context, request, &self, error) || !listen_to(&self, said, error) ||
        !wait_for_end(&self, error))
        return NULL;
    return g_steal_pointer(&said);
}
