/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check: what a timer runs once an hour: a dead daemon is started again, and reminders are mailed if that is wanted. */
#include "cmd.h"

#include "sendmail.h"

#include <locale.h>
#include <string.h>

#define UNIT "ceud.service"
#define PATIENCE_SECONDS 10

const CliOption cli_check_options[] = {
    { "mail-test", 0, CLI_FLAG, NULL, "send a trial to mail.to, whatever is due" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

/* One thing that was looked at: a word for programs, a sentence for people. */
typedef struct Outcome {
    const char *word;
    char *detail; /* owned */
    bool well;
} Outcome;

/* Runs systemctl --user; whether it succeeded. */
static bool
systemctl(const char *verb)
{
    const char *argv[] = { "systemctl", "--user", "--quiet", verb, UNIT, NULL };
    int status = 0;

    return g_spawn_sync(NULL, (char **) argv, NULL,
                        G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL |
                            G_SPAWN_STDERR_TO_DEV_NULL,
                        NULL, NULL, NULL, NULL, &status, NULL) &&
           g_spawn_check_wait_status(status, NULL);
}

/* At login and after sleep this program and the daemon wake together: one that is well has looked in a moment. */
static CeuLife
settled_life(const CeuPaths *paths)
{
    CeuLife life = ceu_daemon_life(paths, ceu_clock_now());

    for (int waited = 0; life == CEU_LIFE_SILENT && waited < PATIENCE_SECONDS; waited++) {
        g_usleep(G_USEC_PER_SEC);
        life = ceu_daemon_life(paths, ceu_clock_now());
    }
    return life;
}

/* One that hangs is ended first; "start" waits for one that is starting by itself, and leaves it alone. */
static Outcome
revive(const CliContext *context, CeuLife life)
{
    if (!systemctl(life == CEU_LIFE_SILENT ? "restart" : "start"))
        return (Outcome){ "dead",
                          g_strdup("ceud cannot be started; see: systemctl --user status ceud"),
                          false };
    if (settled_life(context->paths) != CEU_LIFE_WELL)
        return (Outcome){
            "dead",
            g_strdup("ceud was started, but leaves no sign of life here (are XDG_DATA_HOME "
                     "and XDG_RUNTIME_DIR those of the service manager?); see: "
                     "systemctl --user status ceud"),
            false
        };
    return (Outcome){ "revived",
                      g_strdup(life == CEU_LIFE_SILENT ? "ceud hung, and was started again"
                                                       : "ceud did not run, and was started"),
                      true };
}

/* That the unit is not enabled is the user's will: nothing is started against it. */
static Outcome
check_daemon(const CliContext *context)
{
    const CeuLife life = settled_life(context->paths);

    if (life == CEU_LIFE_WELL)
        return (Outcome){ "well", g_strdup("ceud runs"), true };
    if (!systemctl("is-enabled"))
        return (Outcome){ "off",
                          g_strdup("ceud does not run, and is not enabled: nothing reminds you; "
                                   "systemctl --user enable --now ceud"),
                          false };
    return revive(context, life);
}

static Outcome
mail_failed(const GError *error)
{
    return (Outcome){ "failed", g_strdup(error->message), false };
}

static bool
send_items(const CeuConfig *config, const CeuMailPlan *plan, CeuInstant now, GError **error)
{
    const CeuMail mail = {
        .to = config->mail_to,
        .host = g_get_host_name(),
        .now = now,
        .today = plan->today,
        .items = plan->items,
        .is_private = config->remind.hide_details,
        .language = config->remind.language,
    };
    g_autofree char *message = ceu_report_mail(&mail, error);

    return message != NULL && cli_sendmail(config->mail_command, config->mail_to, message, error);
}

static Outcome
send_trial(const CeuConfig *config, CeuInstant now)
{
    g_autoptr(GPtrArray) nothing = g_ptr_array_new();
    const CeuMailPlan plan = { .items = nothing, .today = ceu_clock_day_of(now) };
    g_autoptr(GError) local = NULL;

    if (!send_items(config, &plan, now, &local))
        return mail_failed(local);
    return (Outcome){ "sent", g_strdup_printf("a trial was mailed to %s", config->mail_to), true };
}

/* What the plan of the moment calls for; what was sent is remembered, so that it is not sent again. */
static Outcome
send_planned(CeuTracker *tracker, const CeuConfig *config, CeuInstant now)
{
    g_autoptr(GError) local = NULL;
    g_autoptr(CeuMailPlan) plan =
        ceu_tracker_plan_mail(tracker, &config->remind, now, true, &local);
    bool sent;

    if (plan == NULL)
        return mail_failed(local);
    if (plan->verdict == CEU_MAIL_WAITS)
        return (Outcome){ "waits", g_strdup("a mail waits for the end of the quiet hours"), true };
    if (plan->verdict != CEU_MAIL_SEND)
        return (Outcome){ "nothing", g_strdup("nothing is to be mailed"), true };
    sent = send_items(config, plan, now, &local);
    if (!ceu_tracker_finish_mail(tracker, plan, sent, sent ? &local : NULL) || !sent)
        return mail_failed(local);
    return (Outcome){
        "sent",
        g_strdup_printf("%u reminders were mailed to %s", plan->items->len, config->mail_to), true
    };
}

static Outcome
check_mail(const CliContext *context)
{
    g_autoptr(GError) local = NULL;
    g_autoptr(CeuConfig) config = NULL;
    g_autoptr(CeuTracker) tracker = NULL;

    setlocale(LC_MESSAGES, ""); /* the mail speaks as the notifications do */
    config = ceu_config_load(context->paths, &local);
    if (config == NULL)
        return mail_failed(local);
    if (config->mail_to == NULL)
        return (Outcome){ "off", g_strdup("mail is off (mail.to is not set)"),
                          !cli_given(context, "mail-test") };
    if (cli_given(context, "mail-test"))
        return send_trial(config, context->now);
    tracker = ceu_tracker_open(context->paths, CEU_TRACKER_WRITE, &local);
    if (g_error_matches(local, CEU_ERROR, CEU_ERROR_NOT_FOUND))
        return (Outcome){ "nothing", g_strdup("there are no records yet"), true };
    return tracker == NULL ? mail_failed(local) : send_planned(tracker, config, context->now);
}

static void
print_outcome(CliPrinter *printer, const char *key, const Outcome *outcome)
{
    g_autofree char *detail_key = g_strconcat(key, "_detail", NULL);

    cli_print_text(printer, key, NULL, outcome->word);
    cli_print_text(printer, detail_key, NULL, outcome->detail);
    cli_print_line(printer, "%s", outcome->detail);
}

int
cli_run_check(CliContext *context, GError **error)
{
    Outcome daemon, mail;

    /* A look at another day must not leave a trace, and a mail is one. */
    if (cli_given(context, "at")) {
        g_set_error_literal(error, CLI_USAGE_ERROR, 0,
                            "“check” acts, and only today; what is due on another day: ceu "
                            "reminders --at DAY");
        return CEU_EXIT_USAGE;
    }
    daemon = check_daemon(context);
    mail = check_mail(context);
    cli_print_begin(context->printer, "ceu.health/1");
    print_outcome(context->printer, "daemon", &daemon);
    print_outcome(context->printer, "mail", &mail);
    cli_print_end(context->printer);
    g_free(daemon.detail);
    g_free(mail.detail);
    return daemon.well && mail.well ? CEU_EXIT_OK : CEU_EXIT_FAILED;
}
