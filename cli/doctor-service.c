/* SPDX-License-Identifier: GPL-3.0-or-later */
/* doctor's look at the service: `ceud --probe` answers for the bus, since this program does not speak to one. */
#include "doctor.h"

#include <string.h>

#define DAEMON "ceud"
#define UNIT_FILE "ceud.service"

/* The daemon beside this program, or on PATH. (transfer full) (nullable) */
static char *
find_daemon(void)
{
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *directory = self == NULL ? NULL : g_path_get_dirname(self);
    g_autofree char *beside = directory == NULL ? NULL : g_build_filename(directory, DAEMON, NULL);

    if (beside != NULL && g_file_test(beside, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer(&beside);
    return g_find_program_in_path(DAEMON);
}

/* "key=value" lines; (nullable) (transfer full): the value. */
static char *
value_of(const GStrv lines, const char *key)
{
    const size_t length = strlen(key);
    unsigned i;

    for (i = 0; lines[i] != NULL; i++) {
        if (strncmp(lines[i], key, length) == 0 && lines[i][length] == '=')
            return g_strdup(lines[i] + length + 1);
    }
    return NULL;
}

static void
look_at_bus(const GStrv lines, GPtrArray *findings)
{
    g_autofree char *bus = value_of(lines, "session-bus"),
                    *server = value_of(lines, "notification-server");
    const bool has_bus = g_strcmp0(bus, "ok") == 0;
    const bool has_server =
        server != NULL && strcmp(server, "none") != 0 && strcmp(server, "silent") != 0;

    cli_find(findings, has_bus ? CLI_FINE : CLI_WARN, "session bus",
             g_strdup(has_bus ? "ok" : "none here"),
             "notifications need a desktop session; over ssh that is as it should be");
    if (!has_bus)
        return;
    cli_find(
        findings, has_server ? CLI_FINE : CLI_FAIL, "notification server",
        g_strdup(has_server ? server : "none: no reminder can be shown"),
        "start the desktop's notification server, or install one (dunst, mako, xfce4-notifyd)");
}

static void
look_at_daemon(const GStrv lines, GPtrArray *findings)
{
    g_autofree char *daemon = value_of(lines, DAEMON);
    const bool running = daemon != NULL && g_str_has_prefix(daemon, "running");

    cli_find(findings, running ? CLI_FINE : CLI_FAIL, "daemon",
             g_strdup(running ? daemon : "not running: nothing reminds you"),
             "systemctl --user enable --now ceud");
}

static void
look_at_probe(GPtrArray *findings)
{
    g_autofree char *daemon = find_daemon(), *output = NULL;
    char *argv[] = { daemon, (char *) "--probe", NULL };
    g_autoptr(GError) local = NULL;
    g_auto(GStrv) lines = NULL;
    int status = 0;

    if (daemon == NULL) {
        cli_find(findings, CLI_FAIL, "daemon",
                 g_strdup("ceud is not installed beside ceu, nor on PATH"),
                 "install the program again");
        return;
    }
    if (!g_spawn_sync(NULL, argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL,
                      &status, &local) ||
        !g_spawn_check_wait_status(status, &local)) {
        cli_find(findings, CLI_FAIL, "daemon",
                 g_strdup_printf("it does not answer: %s", local->message),
                 "install the program again");
        return;
    }
    lines = g_strsplit(output, "\n", -1);
    look_at_bus(lines, findings);
    look_at_daemon(lines, findings);
}

static char *
find_unit_in(const char *base, const char *folder)
{
    g_autofree char *path = g_build_filename(base, folder, UNIT_FILE, NULL);

    return g_file_test(path, G_FILE_TEST_EXISTS) ? g_steal_pointer(&path) : NULL;
}

static char *
find_unit(void)
{
    static const char *const system_folders[] = { "/etc/systemd", "/usr/local/lib/systemd",
                                                  "/usr/lib/systemd", "/lib/systemd" };
    const char *const *data = g_get_system_data_dirs();
    char *found = find_unit_in(g_get_user_config_dir(), "systemd/user");
    unsigned i;

    if (found == NULL)
        found = find_unit_in(g_get_user_data_dir(), "systemd/user");
    for (i = 0; found == NULL && data[i] != NULL; i++)
        found = find_unit_in(data[i], "systemd/user");
    for (i = 0; found == NULL && i < G_N_ELEMENTS(system_folders); i++)
        found = find_unit_in(system_folders[i], "user");
    return found;
}

void
cli_doctor_service(GPtrArray *findings)
{
    char *unit = find_unit();

    look_at_probe(findings);
    cli_find(findings, unit == NULL ? CLI_WARN : CLI_FINE, "service file",
             unit == NULL ? g_strdup("ceud.service is not installed: ceud does not start by itself")
                          : unit,
             "install the program again, or start ceud from the desktop's autostart");
}
