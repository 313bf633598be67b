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

char *
cli_value_of(const GStrv lines, const char *key)
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
    g_autofree char *bus = cli_value_of(lines, "session-bus"),
                    *server = cli_value_of(lines, "notification-server");
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
look_at_silence(const GStrv lines, GPtrArray *findings)
{
    g_autofree char *silence = cli_value_of(lines, "do-not-disturb");

    if (g_strcmp0(silence, "on") == 0)
        cli_find(
            findings, CLI_WARN, "do not disturb",
            g_strdup("on: reminders are held back by the desktop, most show critical ones only"),
            "switch it off when you want to be reminded");
    else if (g_strcmp0(silence, "off") == 0)
        cli_find(findings, CLI_FINE, "do not disturb", g_strdup("off"), NULL);
    else if (silence != NULL)
        cli_find(findings, CLI_FINE, "do not disturb",
                 g_strdup("this notification server does not tell"), NULL);
}

static void
look_at_buttons(const GStrv lines, GPtrArray *findings)
{
    g_autofree char *offers = cli_value_of(lines, "capabilities");
    g_auto(GStrv) words = offers == NULL ? NULL : g_strsplit(offers, " ", -1);

    if (words == NULL)
        return;
    if (g_strv_contains((const char *const *) words, "actions"))
        cli_find(findings, CLI_FINE, "buttons", g_strdup("the server offers them"), NULL);
    else
        cli_find(findings, CLI_WARN, "buttons",
                 g_strdup("the server offers none; each reminder names the commands instead"),
                 "answer with: ceu reminders, ceu snooze, ceu ack");
}

/* What the daemon's program prints with @option, in lines; NULL: a finding says why. (transfer full) */
static GStrv
ask_program(const char *option, GPtrArray *findings)
{
    g_autofree char *daemon = find_daemon(), *output = NULL;
    const char *argv[] = { daemon, option, NULL };
    g_autoptr(GError) local = NULL;
    int status = 0;

    if (daemon == NULL) {
        cli_find(findings, CLI_FAIL, "program",
                 g_strdup("ceud is not installed beside ceu, nor on PATH"),
                 "install the program again");
        return NULL;
    }
    if (!g_spawn_sync(NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output,
                      NULL, &status, &local) ||
        !g_spawn_check_wait_status(status, &local)) {
        cli_find(findings, CLI_FAIL, "program",
                 g_strdup_printf("it does not answer: %s", local->message),
                 "install the program again");
        return NULL;
    }
    return g_strsplit(output, "\n", -1);
}

static void
look_at_probe(GPtrArray *findings)
{
    g_auto(GStrv) lines = ask_program("--probe", findings);

    if (lines == NULL)
        return;
    look_at_bus(lines, findings);
    look_at_silence(lines, findings);
    look_at_buttons(lines, findings);
}

/* Words of the daemon's answer to a test, and what they mean. */
static const struct {
    const char *word;
    CliDegree degree;
    const char *detail, *remedy;
} test_results[] = {
    { "seen", CLI_FINE, "it was shown, and you answered it", NULL },
    { "accepted", CLI_WARN, "the notification server took it, but nobody answered in time",
      "look for it: another screen, do not disturb, the list of notifications; then try again" },
    { "failed", CLI_FAIL, "it could not be shown",
      "start the desktop's notification server, or install one (dunst, mako, xfce4-notifyd)" },
    { "silent", CLI_FAIL, "no notification server took it in time",
      "start the desktop's notification server, or restart it: it may hang" },
    { "busy", CLI_WARN, "another test is on", "wait for it to end" },
    { "absent", CLI_FAIL, "no daemon could be asked",
      "systemctl --user enable --now ceud, in a desktop session" },
};

void
cli_doctor_test(int64_t wait_seconds, GPtrArray *findings)
{
    g_autofree char *option = g_strdup_printf("--test=%" G_GINT64_FORMAT, wait_seconds);
    g_auto(GStrv) lines = ask_program(option, findings);
    g_autofree char *word = lines == NULL ? NULL : cli_value_of(lines, "test"),
                    *why = lines == NULL ? NULL : cli_value_of(lines, "detail");
    unsigned i;

    for (i = 0; word != NULL && i < G_N_ELEMENTS(test_results); i++) {
        if (strcmp(word, test_results[i].word) != 0)
            continue;
        cli_find(findings, test_results[i].degree, "test notification",
                 g_strdup_printf("%s%s%s", test_results[i].detail,
                                 why != NULL && *why != '\0' ? ": " : "", why != NULL ? why : ""),
                 test_results[i].remedy);
    }
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
