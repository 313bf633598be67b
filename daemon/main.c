/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ceud: puts the parts together, turns the loop, ends cleanly. */
#include "bus.h"
#include "hooks.h"
#include "lock.h"
#include "probe.h"
#include "supervise.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct Daemon {
    GMainLoop *loop;
    Scheduler *scheduler;
    Supervise *supervise;
    Heartbeat *heartbeat;
    Bus *bus;
    bool bus_settled; /* the first attempt to connect is over */
    int exit_code;
} Daemon;

/* Journal fields under systemd, one plain line on a terminal. */
static GLogWriterOutput
write_log(GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
    const char *message = NULL;

    if (g_log_writer_default_would_drop(level, G_LOG_DOMAIN))
        return G_LOG_WRITER_HANDLED;
    if (g_log_writer_is_journald(STDERR_FILENO))
        return g_log_writer_journald(level, fields, n_fields, data);
    for (gsize i = 0; i < n_fields; i++) {
        if (g_str_equal(fields[i].key, "MESSAGE"))
            message = fields[i].value;
    }
    if (message != NULL && fprintf(stderr, "ceud: %s\n", message) < 0)
        return G_LOG_WRITER_UNHANDLED;
    return G_LOG_WRITER_HANDLED;
}

static gboolean
on_terminate(gpointer data)
{
    Daemon *self = data;

    g_main_loop_quit(self->loop);
    return G_SOURCE_CONTINUE;
}

static gboolean
on_hang_up(gpointer data)
{
    Daemon *self = data;

    supervise_reloading(self->supervise);
    (void) scheduler_reload(self->scheduler, NULL); /* a fault is told by its notice */
    return G_SOURCE_CONTINUE;
}

static void
on_look(Scheduler *scheduler, gpointer data)
{
    Daemon *self = data;
    g_autofree char *status = scheduler_status(scheduler);
    const Beat beat = scheduler_beat(scheduler);

    heartbeat_beat(self->heartbeat, ceu_clock_now(), &beat);
    bus_changed(self->bus);
    supervise_looked(self->supervise);
    if (self->bus_settled)
        supervise_ready(self->supervise, status);
}

static void
on_bus(BusState state, gpointer data)
{
    Daemon *self = data;

    switch (state) {
    case BUS_READY:
        self->bus_settled = true;
        scheduler_wake(self->scheduler, "start");
        break;
    case BUS_LOST:
        g_warning("the session bus went away: ceud ends, to be started with the next one");
        self->exit_code = CEU_EXIT_FAILED;
        g_main_loop_quit(self->loop);
        break;
    }
}

static int
serve(const CeuPaths *paths, GError **error)
{
    g_autoptr(GMainLoop) loop = g_main_loop_new(NULL, FALSE);
    Daemon self = { .loop = loop, .exit_code = CEU_EXIT_OK };
    int lock = hook_fault("no-lock") ? dup(STDERR_FILENO) : lock_take(paths->lock, error);
    guint signals[3];

    if (lock < 0)
        return -1;
    self.scheduler = scheduler_new(paths, on_look, &self, error);
    if (self.scheduler == NULL) {
        close(lock);
        return -1;
    }
    self.supervise = supervise_new(self.scheduler);
    self.heartbeat = heartbeat_new();
    signals[0] = g_unix_signal_add(SIGTERM, on_terminate, &self);
    signals[1] = g_unix_signal_add(SIGINT, on_terminate, &self);
    signals[2] = g_unix_signal_add(SIGHUP, on_hang_up, &self);
    self.bus = bus_new(self.scheduler, on_bus, &self);
    g_main_loop_run(loop);
    supervise_stopping();
    for (unsigned i = 0; i < G_N_ELEMENTS(signals); i++)
        g_source_remove(signals[i]);
    supervise_free(self.supervise);
    bus_free(self.bus);
    scheduler_free(self.scheduler);
    heartbeat_free(self.heartbeat);
    close(lock);
    return self.exit_code;
}

static int
complain(const GError *error)
{
    if (fprintf(stderr, "ceud: %s\n", error->message) < 0)
        return CEU_EXIT_IO;
    return ceu_error_exit_code(error);
}

static int
put(const char *text)
{
    if (fputs(text, stdout) < 0 || fflush(stdout) != 0)
        return CEU_EXIT_IO;
    return CEU_EXIT_OK;
}

int
main(int argc, char **argv)
{
    gboolean version = FALSE, probe = FALSE;
    int test_seconds = 0;
    const GOptionEntry entries[] = {
        { "version", 'V', 0, G_OPTION_ARG_NONE, &version, "Print the version and end", NULL },
        { "probe", 0, 0, G_OPTION_ARG_NONE, &probe,
          "Print what the session offers, as key=value, and end", NULL },
        { "test", 0, 0, G_OPTION_ARG_INT, &test_seconds,
          "Let the running daemon show a notification, wait so long for an answer (1 to 300 s), "
          "and end",
          "SECONDS" },
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    g_autoptr(CeuPaths) paths = NULL;
    g_autoptr(GError) error = NULL;
    int code;

    umask(077);
    /* A full quota or a reader that went away is an error to report, not a reason to die. */
    signal(SIGXFSZ, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    setlocale(LC_ALL, "");
    g_set_prgname("ceud");
    g_log_set_writer_func(write_log, NULL, NULL);
    g_option_context_set_summary(context,
                                 "Shows renewal reminders and keeps the calendar file fresh.\n"
                                 "Usually started by systemd: systemctl --user enable --now ceud");
    g_option_context_add_main_entries(context, entries, NULL);
    if (!g_option_context_parse(context, &argc, &argv, &error)) {
        complain(error);
        return CEU_EXIT_USAGE;
    }
    if (argc > 1) {
        if (fprintf(stderr, "ceud: “%s” is not an option; see ceud --help\n", argv[1]) < 0)
            return CEU_EXIT_IO;
        return CEU_EXIT_USAGE;
    }
    if (version)
        return put("ceud " CEU_VERSION "\n");
    paths = ceu_paths_new_from_environment();
    if (probe) {
        g_autofree char *report = probe_report(paths);

        return put(report);
    }
    if (test_seconds != 0) {
        g_autofree char *report = probe_test((unsigned) CLAMP(test_seconds, 1, 300));

        return put(report);
    }
    code = serve(paths, &error);
    return code >= 0 ? code : complain(error);
}
