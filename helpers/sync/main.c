/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ceu-sync: the program behind `ceu calendar push`; the only one that speaks to a network. */
#include "common/output.h"
#include "report.h"
#include "secret.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define RUN_SECONDS 240     /* the whole run, whatever a server or a resolver does */
#define PATIENCE_SECONDS 20 /* for one silence */

/* What the command line said. */
typedef struct Request {
    gboolean dry_run, force, store_password, json;
    char *at;
    int patience_seconds;
} Request;

static void
request_clear(Request *request)
{
    g_free(request->at);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Request, request_clear)

static bool
fail_usage(GError **error, const char *message)
{
    g_set_error(error, HELPER_USAGE_ERROR, 0, "%s; see ceu-sync --help", message);
    return false;
}

static bool
check_request(const Request *request, int argc, char **argv, GError **error)
{
    if (argc != 2 || strcmp(argv[1], CEU_SYNC_PUSH) != 0)
        return fail_usage(error, "push is expected");
    if (request->store_password && (request->dry_run || request->force || request->at != NULL))
        return fail_usage(error, "--store-password sends nothing, and goes with --json alone");
    if (request->patience_seconds < 1 || request->patience_seconds > RUN_SECONDS)
        return fail_usage(error, "--patience-seconds is a number from 1 to 240");
    return true;
}

static bool
parse_request(Request *request, int argc, char **argv, GError **error)
{
    const GOptionEntry entries[] = {
        { CEU_SYNC_OPTION_DRY_RUN, 0, 0, G_OPTION_ARG_NONE, &request->dry_run,
          "say what would be sent, and send nothing", NULL },
        { CEU_SYNC_OPTION_FORCE, 0, 0, G_OPTION_ARG_NONE, &request->force,
          "fill a calendar again that was emptied or deleted on the server", NULL },
        { CEU_SYNC_OPTION_STORE_PASSWORD, 0, 0, G_OPTION_ARG_NONE, &request->store_password,
          "read a password, and keep it in the desktop's keyring", NULL },
        { CEU_SYNC_OPTION_AT, 0, 0, G_OPTION_ARG_STRING, &request->at, "as if today were DAY",
          "DAY" },
        { "patience-seconds", 0, 0, G_OPTION_ARG_INT, &request->patience_seconds,
          "how long the server may be silent (20)", "SECONDS" },
        { CEU_SYNC_OPTION_JSON, 0, 0, G_OPTION_ARG_NONE, &request->json,
          "say what was done as JSON", NULL },
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr(GOptionContext) context = g_option_context_new("push");

    g_option_context_set_summary(context, "Examples:\n"
                                          "  ceu-sync push --dry-run\n"
                                          "  pass calendar | ceu-sync push --store-password");
    g_option_context_add_main_entries(context, entries, NULL);
    return g_option_context_parse(context, &argc, &argv, error) &&
           check_request(request, argc, argv, error);
}

static CeuConfig *
load_config(const CeuPaths *paths, GError **error)
{
    g_autoptr(CeuConfig) config = ceu_config_load(paths, error);

    if (config == NULL)
        return NULL;
    if (config->caldav_url == NULL) {
        g_set_error_literal(error, CEU_ERROR, CEU_ERROR_STATE,
                            "no calendar server is set; nothing was sent. Set one: ceu config set "
                            "caldav.url https://… (and caldav.user)");
        return NULL;
    }
    return g_steal_pointer(&config);
}

static int
store_password(const CeuPaths *paths, const CeuConfig *config, bool json, GError **error)
{
    char *password;
    bool done;

    if (config->caldav_user == NULL) {
        g_set_error_literal(error, CEU_ERROR, CEU_ERROR_STATE,
                            "whose password? Set the user first: ceu config set caldav.user NAME");
        return CEU_EXIT_FAILED;
    }
    password = secret_read(config, error);
    done = password != NULL && secret_store(config, password, error);
    secret_free(password);
    if (!done)
        return CEU_EXIT_FAILED;
    ceu_push_forget(paths);
    report_done("the password is in the keyring", json);
    return CEU_EXIT_OK;
}

/* For ceud and doctor. That it cannot be noted is no reason to call a push a failed one. */
static void
note_end(const CeuPaths *paths, const PushOutcome *outcome, const GError *error)
{
    g_autofree char *part = NULL;

    if (!outcome->begun)
        return;
    if (outcome->failed > 0)
        part = g_strdup_printf("%u event%s could not be sent", outcome->failed,
                               outcome->failed == 1 ? "" : "s");
    (void) ceu_push_end(paths, ceu_push_result_of(error, outcome->failed),
                        error != NULL ? error->message : part, NULL);
}

static int
push(const Request *request, const CeuPaths *paths, const CeuConfig *config, GError **error)
{
    PushOptions options = { .dry_run = request->dry_run,
                            .force = request->force,
                            .note = !request->dry_run && request->at == NULL,
                            .day = ceu_clock_today(),
                            .patience_seconds = request->patience_seconds };
    g_auto(PushOutcome) outcome = { 0 };
    g_autoptr(GError) local = NULL;
    bool done;

    if (request->at != NULL && !ceu_date_parse_human(request->at, options.day, &options.day, error))
        return CEU_EXIT_FAILED;
    done = push_run(paths, config, &options, &outcome, &local);
    note_end(paths, &outcome, local);
    if (!done) {
        g_propagate_error(error, g_steal_pointer(&local));
        return CEU_EXIT_FAILED;
    }
    return report_outcome(&outcome, request->dry_run, request->json);
}

static int
run(const Request *request, GError **error)
{
    g_autoptr(CeuPaths) paths = ceu_paths_new_from_environment();
    g_autoptr(CeuConfig) config = load_config(paths, error);

    if (config == NULL)
        return CEU_EXIT_FAILED;
    if (request->store_password)
        return store_password(paths, config, request->json, error);
    return push(request, paths, config, error);
}

static bool is_json; /* for the handler below, which can look at nothing else */

static void
on_alarm(int number G_GNUC_UNUSED)
{
    static const char text[] =
        "ceu: the calendar server took longer than 240 s; the records are safe, and what is "
        "missing is sent the next time\n";
    static const char json[] =
        "{\"schema\":\"ceu.error/1\",\"code\":\"io\",\"message\":\"the calendar server took longer "
        "than 240 s; the records are safe, and what is missing is sent the next "
        "time\",\"exit_code\":74}\n";
    const char *message = is_json ? json : text;
    ssize_t written = write(STDERR_FILENO, message, is_json ? sizeof json - 1 : sizeof text - 1);

    _exit(written < 0 ? CEU_EXIT_FAILED : CEU_EXIT_IO);
}

int
main(int argc, char **argv)
{
    g_auto(Request) request = { .patience_seconds = PATIENCE_SECONDS };
    g_autoptr(GError) error = NULL;
    int code = CEU_EXIT_USAGE;

    (void) signal(SIGXFSZ, SIG_IGN);
    (void) signal(SIGPIPE, SIG_IGN);
    (void) setlocale(LC_ALL, "");
    (void) umask(077);
    if (parse_request(&request, argc, argv, &error)) {
        is_json = request.json;
        if (!request.store_password) {
            (void) signal(SIGALRM, on_alarm);
            (void) alarm(RUN_SECONDS);
        }
        code = run(&request, &error);
    }
    return error != NULL ? helper_report(error, request.json) : code;
}
