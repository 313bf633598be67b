/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the deadlines as a calendar file: the program behind `ceu calendar publish` and `ceu export ics`. */
#include "common/output.h"

#include <ceu/calendar.h>
#include <ceu/ceu.h>

#include <errno.h>
#include <jansson.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* What the command line said. */
typedef struct Request {
    bool publish; /* else export */
    char *path;   /* NULL: as the settings say */
    char *output; /* NULL or "-": standard output */
    gboolean milestones, alarms, json;
    char *at;
} Request;

/* What was done with the events, or with the tasks. */
typedef struct Outcome {
    const char *path; /* NULL: standard output */
    unsigned count;
    bool changed;
    const char *vdir; /* NULL: none */
    CeuVdirChanges vdir_changes;
} Outcome;

/* With --milestones or --alarms where the settings name no days. */
static const int usual_milestones_days[] = { 90, 30, 7 };
static const int usual_alarms_days[] = { 7, 0 };

static void
request_clear(Request *request)
{
    g_free(request->path);
    g_free(request->output);
    g_free(request->at);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Request, request_clear)

static bool
fail_usage(GError **error, const char *message)
{
    g_set_error(error, HELPER_USAGE_ERROR, 0, "%s; see ceu-calendar --help", message);
    return false;
}

static bool
check_request(Request *request, int argc, char **argv, GError **error)
{
    if (argc != 2)
        return fail_usage(error, "one of publish and export is expected");
    request->publish = strcmp(argv[1], CEU_CALENDAR_PUBLISH) == 0;
    if (!request->publish && strcmp(argv[1], CEU_CALENDAR_EXPORT) != 0)
        return fail_usage(error, "one of publish and export is expected");
    if (request->publish && request->output != NULL)
        return fail_usage(error, "--output belongs to export; publish takes --path");
    if (!request->publish && request->path != NULL)
        return fail_usage(error, "--path belongs to publish; export takes --output");
    if (request->output != NULL && strcmp(request->output, "-") == 0)
        g_clear_pointer(&request->output, g_free);
    if (!request->publish && request->json && request->output == NULL)
        return fail_usage(error, "--json with export needs --output FILE");
    return true;
}

static bool
parse_request(Request *request, int argc, char **argv, GError **error)
{
    const GOptionEntry entries[] = {
        { CEU_CALENDAR_OPTION_PATH, 0, 0, G_OPTION_ARG_FILENAME, &request->path,
          "publish: the calendar file (else as in the settings)", "FILE" },
        { CEU_CALENDAR_OPTION_OUTPUT, 'o', 0, G_OPTION_ARG_FILENAME, &request->output,
          "export: the file, - for standard output", "FILE" },
        { CEU_CALENDAR_OPTION_MILESTONES, 0, 0, G_OPTION_ARG_NONE, &request->milestones,
          "events 90, 30 and 7 days before too, or as in the settings", NULL },
        { CEU_CALENDAR_OPTION_ALARMS, 0, 0, G_OPTION_ARG_NONE, &request->alarms,
          "alarms 7 days before and on the day, or as in the settings, at reminders.first-hour",
          NULL },
        { CEU_CALENDAR_OPTION_AT, 0, 0, G_OPTION_ARG_STRING, &request->at, "as if today were DAY",
          "DAY" },
        { CEU_CALENDAR_OPTION_JSON, 0, 0, G_OPTION_ARG_NONE, &request->json,
          "say what was done as JSON", NULL },
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr(GOptionContext) context = g_option_context_new("publish|export");

    g_option_context_set_summary(context,
                                 "Examples:\n"
                                 "  ceu-calendar publish\n"
                                 "  ceu-calendar publish --path ~/Sync/renewals.ics --alarms\n"
                                 "  ceu-calendar export --output renewals.ics");
    g_option_context_add_main_entries(context, entries, NULL);
    return g_option_context_parse(context, &argc, &argv, error) &&
           check_request(request, argc, argv, error);
}

/* The days to use: those of the settings, the usual ones if asked for without any set. */
static const int *
days_or_usual(const int *days, unsigned *count, bool wanted, const int *usual, unsigned n_usual)
{
    if (*count > 0 || !wanted)
        return days;
    *count = n_usual;
    return usual;
}

/*
 * What was published is remembered in the store, but not what is asked for this once: a day that is not today, or
 * milestones that the settings do not name. Its time stamps do not come from the clock: the same wish, the same bytes.
 */
static CeuPublication *
publish_once(CeuTracker *tracker, const Request *request, CeuDate day, CeuPublishOptions *wanted,
             const CeuConfig *config, GError **error)
{
    CeuPublishOptions settings = *wanted;
    g_autoptr(CeuPublication) publication = NULL;
    bool pretended = !request->publish && request->at != NULL;
    CeuInstant now = pretended ? ceu_clock_instant_at(day, 0, 0) : ceu_clock_now();

    settings.milestones_days = config->milestones_days;
    settings.n_milestones = config->n_milestones;
    settings.forget = pretended;
    publication = ceu_tracker_publish(tracker, day, now, &settings, error);
    if (publication == NULL || wanted->n_milestones == config->n_milestones)
        return g_steal_pointer(&publication);
    wanted->forget = true;
    return ceu_tracker_publish(tracker, day, ceu_publication_changed(publication), wanted, error);
}

/* Facts and rules of the day → items, with their part of @options. */
static CeuPublication *
make_items(const Request *request, const CeuPaths *paths, const CeuConfig *config,
           CeuIcsOptions *options, GError **error)
{
    CeuPublishOptions wanted = { .n_milestones = config->n_milestones,
                                 .language = config->calendar_language };
    CeuDate day = ceu_clock_today();
    g_autoptr(CeuTracker) tracker = NULL;
    g_autoptr(CeuPublication) publication = NULL;

    wanted.milestones_days =
        days_or_usual(config->milestones_days, &wanted.n_milestones, request->milestones,
                      usual_milestones_days, G_N_ELEMENTS(usual_milestones_days));
    if (request->at != NULL && !ceu_date_parse_human(request->at, day, &day, error))
        return NULL;
    tracker = ceu_tracker_open(paths, CEU_TRACKER_WRITE, error);
    if (tracker == NULL)
        return NULL;
    publication = publish_once(tracker, request, day, &wanted, config, error);
    if (publication == NULL)
        return NULL;
    options->uid = publication->uid;
    options->language = publication->language;
    return g_steal_pointer(&publication);
}

static bool
print_out(GBytes *content, GError **error)
{
    size_t size;
    const char *data = g_bytes_get_data(content, &size);

    if (fwrite(data, 1, size, stdout) == size && fflush(stdout) == 0)
        return true;
    g_set_error_literal(error, CEU_ERROR, (gint) (errno == ENOSPC ? CEU_ERROR_FULL : CEU_ERROR_IO),
                        "standard output cannot be written; the calendar is incomplete there");
    return false;
}

/* One calendar, of events or of tasks, to the places that @outcome names. */
static bool
write_out(const CeuPublication *publication, const CeuIcsOptions *options, Outcome *outcome,
          GError **error)
{
    g_autoptr(GBytes) content = ceu_ics_serialize(publication->items, options, error);

    if (content == NULL)
        return false;
    for (guint i = 0; i < publication->items->len; i++) {
        const CeuPublished *item = g_ptr_array_index(publication->items, i);

        outcome->count += !options->tasks || item->task != CEU_TASK_NONE;
    }
    outcome->changed = outcome->path == NULL;
    if (outcome->path == NULL)
        return print_out(content, error);
    return ceu_feed_write(outcome->path, content, &outcome->changed, error) &&
           (outcome->vdir == NULL || ceu_vdir_write(outcome->vdir, publication->items, options,
                                                    &outcome->vdir_changes, error));
}

/* What was done, in one line. (transfer full) */
static char *
describe(const Outcome *outcome, const char *what)
{
    const CeuVdirChanges *changes = &outcome->vdir_changes;
    g_autofree char *folder = outcome->vdir == NULL
                                  ? g_strdup("")
                                  : g_strdup_printf("; %s: %u written, %u removed", outcome->vdir,
                                                    changes->written, changes->removed);

    return g_strdup_printf("%s %s: %u %s%s%s",
                           outcome->changed ? "wrote" : "up to date:", outcome->path,
                           outcome->count, what, outcome->count == 1 ? "" : "s", folder);
}

/* Members of what was done; @what: "events" or "tasks". */
static json_t *
json_of(const Outcome *outcome, const char *what)
{
    const CeuVdirChanges *changes = &outcome->vdir_changes;
    json_t *vdir = json_null();

    if (outcome->vdir != NULL)
        vdir = json_pack("{s:o,s:i,s:i}", "path", helper_json_text(outcome->vdir), "written",
                         (int) changes->written, "removed", (int) changes->removed);
    return json_pack("{s:o,s:b,s:i,s:o}", "path", helper_json_text(outcome->path), "changed",
                     (int) outcome->changed, what, (int) outcome->count, "vdir", vdir);
}

static void
tell_json(const Request *request, const Outcome *events, const Outcome *tasks)
{
    g_autofree char *line = NULL;
    json_t *object;

    if (request->publish) {
        object = json_pack("{s:s}", "schema", "ceu.calendar/1");
        (void) json_object_update_new(object, json_of(events, "events"));
        (void) json_object_set_new(object, "tasks",
                                   tasks->path != NULL ? json_of(tasks, "tasks") : json_null());
        helper_print_json(stdout, object);
        return;
    }
    line = describe(events, "event");
    helper_print_result(line, events->changed);
}

static void
tell_line(const Request *request, const Outcome *outcome, const char *what)
{
    g_autofree char *line = describe(outcome, what);
    g_autofree char *visible = ceu_text_visible(line);

    (void) fprintf(request->publish ? stdout : stderr, "%s\n", visible);
}

static void
tell(const Request *request, const Outcome *events, const Outcome *tasks)
{
    if (events->path == NULL)
        return;
    if (request->json) {
        tell_json(request, events, tasks);
        return;
    }
    tell_line(request, events, "event");
    if (tasks->path != NULL)
        tell_line(request, tasks, "task");
}

/*
 * Where it goes. Tasks and folders are those of the settings, and so belong to the file of the settings: a file of
 * one time leaves them alone.
 */
static void
choose_places(const Request *request, const CeuConfig *config, const char *tasks_path,
              Outcome *events, Outcome *tasks)
{
    events->path = request->publish ? request->path : request->output;
    if (!request->publish || request->path != NULL)
        return;
    events->path = config->calendar_path;
    events->vdir = config->calendar_vdir;
    if (!config->calendar_tasks)
        return;
    tasks->path = tasks_path;
    tasks->vdir = config->calendar_tasks_vdir;
}

/* Both, whatever becomes of the first: a stranger in one folder does not keep the other from being fresh. */
static bool
write_both(const CeuPublication *publication, CeuIcsOptions *options, Outcome *events,
           Outcome *tasks, GError **error)
{
    bool done = write_out(publication, options, events, error);

    if (tasks->path == NULL)
        return done;
    options->tasks = true;
    return write_out(publication, options, tasks, done ? error : NULL) && done;
}

static bool
run(const Request *request, GError **error)
{
    g_autoptr(CeuPaths) paths = ceu_paths_new_from_environment();
    g_autoptr(CeuConfig) config = ceu_config_load(paths, error);
    g_autoptr(CeuPublication) publication = NULL;
    g_autofree char *tasks_path = NULL;
    CeuIcsOptions options = { .method = true };
    Outcome events = { 0 }, tasks = { 0 };

    if (config == NULL)
        return false;
    tasks_path = ceu_serve_tasks_path(config);
    choose_places(request, config, tasks_path, &events, &tasks);
    options.n_alarms = config->n_alarms;
    options.alarm_hour = config->remind.first_hour;
    options.alarms_days = days_or_usual(config->alarms_days, &options.n_alarms, request->alarms,
                                        usual_alarms_days, G_N_ELEMENTS(usual_alarms_days));
    publication = make_items(request, paths, config, &options, error);
    if (publication == NULL || !write_both(publication, &options, &events, &tasks, error))
        return false;
    tell(request, &events, &tasks);
    return true;
}

int
main(int argc, char **argv)
{
    g_auto(Request) request = { 0 };
    g_autoptr(GError) error = NULL;

    /* A full disk and a closed pipe are errors to report, not reasons to vanish. */
    (void) signal(SIGXFSZ, SIG_IGN);
    (void) signal(SIGPIPE, SIG_IGN);
    (void) setlocale(LC_ALL, "");
    (void) umask(077);
    if (!parse_request(&request, argc, argv, &error) || !run(&request, &error))
        return helper_report(error, request.json);
    return CEU_EXIT_OK;
}
