/* SPDX-License-Identifier: GPL-3.0-or-later */
/* doctor's look at the daemon from outside: its unit, its sign of life, what confines it. */
#include "doctor.h"

#include <string.h>

/* Asks the user's service manager; NULL: there is none here, or it does not answer. (transfer full) */
static GStrv
show_unit(const char *unit)
{
    const char *argv[] = { "systemctl",
                           "--user",
                           "show",
                           unit,
                           "-p",
                           "LoadState,UnitFileState,"
                           "ActiveState,Result,NRestarts,DropInPaths",
                           NULL };
    g_autofree char *output = NULL;
    int status = 0;

    if (!g_spawn_sync(NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                      NULL, NULL, &output, NULL, &status, NULL) ||
        !g_spawn_check_wait_status(status, NULL))
        return NULL;
    return g_strsplit(output, "\n", -1);
}

static void
look_at_unit(const GStrv unit, GPtrArray *findings)
{
    g_autofree char *load = cli_value_of(unit, "LoadState"),
                    *enabled = cli_value_of(unit, "UnitFileState"),
                    *active = cli_value_of(unit, "ActiveState"),
                    *result = cli_value_of(unit, "Result");

    if (g_strcmp0(load, "loaded") != 0)
        return; /* the service file is missing: said elsewhere */
    if (g_strcmp0(active, "failed") == 0)
        cli_find(findings, CLI_FAIL, "unit", g_strdup_printf("it failed (%s)", result),
                 "systemctl --user restart ceud; see: journalctl --user -u ceud");
    else if (g_strcmp0(enabled, "enabled") != 0)
        cli_find(findings, CLI_WARN, "unit",
                 g_strdup_printf("%s: it does not start at the next login", enabled),
                 "systemctl --user enable --now ceud");
    else
        cli_find(findings, CLI_FINE, "unit", g_strdup_printf("enabled, %s", active), NULL);
}

static void
look_at_timer(GPtrArray *findings)
{
    g_auto(GStrv) timer = show_unit("ceu-check.timer");
    g_autofree char *load = timer == NULL ? NULL : cli_value_of(timer, "LoadState"),
                    *active = timer == NULL ? NULL : cli_value_of(timer, "ActiveState");

    if (g_strcmp0(load, "loaded") != 0)
        return;
    if (g_strcmp0(active, "active") == 0)
        cli_find(findings, CLI_FINE, "timer", g_strdup("ceu check runs once an hour"), NULL);
    else
        cli_find(findings, CLI_WARN, "timer",
                 g_strdup("ceu check does not run by itself: a dead daemon stays dead"),
                 "systemctl --user enable --now ceu-check.timer");
}

/* The sandbox drop-in promises what only a running process can tell. */
static void
look_at_sandbox(const char *report, bool promised, GPtrArray *findings)
{
    const bool home = strstr(report, "home=denied") != NULL;
    const bool network = strstr(report, "network=denied") != NULL;

    if (promised && !(home && network))
        cli_find(findings, CLI_WARN, "sandbox",
                 g_strdup_printf("sandbox.conf is installed, but NOT enforced here (%s)", report),
                 "user namespaces are forbidden on this system: the records are safe, but ceud is "
                 "not confined; see ceud(8), SANDBOX");
    else
        cli_find(findings, CLI_FINE, "sandbox",
                 g_strdup_printf("%s (%s)", promised ? "enforced" : "without sandbox.conf", report),
                 NULL);
}

static void
look_at_heartbeat(const CeuHeartbeat *heartbeat, GPtrArray *findings)
{
    char looked[CEU_DATE_TEXT_SIZE], accepted[CEU_DATE_TEXT_SIZE];
    const bool any = heartbeat->accepted.usec > 0;

    if (any)
        (void) ceu_date_format(ceu_clock_day_of(heartbeat->accepted), accepted);
    cli_find(findings, CLI_FINE, "last look",
             g_strdup_printf("%s; last notification shown: %s",
                             ceu_date_format(ceu_clock_day_of(heartbeat->looked), looked),
                             any ? accepted : "none since it started"),
             NULL);
    if (heartbeat->fault != NULL)
        cli_find(findings, CLI_FAIL, "records in the daemon", g_strdup(heartbeat->fault),
                 "ceu verify");
    if (g_strcmp0(heartbeat->version, CEU_VERSION) != 0)
        cli_find(findings, CLI_WARN, "daemon version",
                 g_strdup_printf("%s runs, %s is installed", heartbeat->version, CEU_VERSION),
                 "systemctl --user restart ceud");
}

static void
look_at_life(const CliContext *context, GPtrArray *findings)
{
    switch (ceu_daemon_life(context->paths, ceu_clock_now())) {
    case CEU_LIFE_WELL:
        cli_find(findings, CLI_FINE, "daemon", g_strdup("running"), NULL);
        break;
    case CEU_LIFE_SILENT:
        cli_find(findings, CLI_FAIL, "daemon",
                 g_strdup_printf("it runs, but has not looked for more than %d hours: it hangs",
                                 CEU_HEARTBEAT_OLD_HOURS),
                 "systemctl --user restart ceud");
        break;
    case CEU_LIFE_ABSENT:
        cli_find(findings, CLI_FAIL, "daemon", g_strdup("not running: nothing reminds you"),
                 "systemctl --user enable --now ceud");
        break;
    }
}

void
cli_doctor_daemon(const CliContext *context, GPtrArray *findings)
{
    g_autoptr(CeuHeartbeat) heartbeat = NULL;
    g_auto(GStrv) unit = show_unit("ceud.service");
    g_autofree char *drop_ins = unit == NULL ? NULL : cli_value_of(unit, "DropInPaths");

    look_at_life(context, findings);
    if (ceu_daemon_runs(context->paths))
        heartbeat = ceu_heartbeat_read(NULL);
    if (heartbeat != NULL)
        look_at_heartbeat(heartbeat, findings);
    if (heartbeat != NULL && heartbeat->sandbox != NULL)
        look_at_sandbox(heartbeat->sandbox,
                        drop_ins != NULL && strstr(drop_ins, "sandbox.conf") != NULL, findings);
    if (unit == NULL)
        return; /* no service manager here: over ssh or in a container that is as it should be */
    look_at_unit(unit, findings);
    look_at_timer(findings);
}
