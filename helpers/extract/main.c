/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads a foreign calendar from standard input and writes its events as JSON, or a certificate and writes its text: the
 * program behind `ceu import FILE.ics` and `ceu import FILE.pdf`.
 * It has no store and no right to anything; what it says is checked by who asked.
 */
#include "common/output.h"
#include "confine.h"

#include <ceu/calendar.h>
#include <ceu/ceu.h>

#include <errno.h>
#include <jansson.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "text.h"

#define PART_BYTES (64 * 1024)

typedef struct Request {
    CeuIcsReadOptions options;
    char *since, *until;
    char *text; /* how a certificate is read; NULL: it is a calendar */
    GStrv words;
} Request;

static void
request_clear(Request *request)
{
    g_free(request->since);
    g_free(request->until);
    g_free(request->text);
    g_strfreev(request->words);
    g_clear_pointer(&request->options.home, g_time_zone_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Request, request_clear)

static bool
check_request(Request *request, int argc, GError **error)
{
    if (argc == 1 && request->text != NULL && request->since == NULL && request->until == NULL &&
        request->words == NULL)
        return true;
    if (argc != 1 || request->text != NULL || request->since == NULL || request->until == NULL) {
        g_set_error_literal(
            error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
            "--since DAY and --until DAY are expected, or --text HOW, and nothing else");
        return false;
    }
    request->options.words = (const char *const *) request->words;
    request->options.home = g_time_zone_new_local();
    return ceu_date_parse(request->since, &request->options.first, error) &&
           ceu_date_parse(request->until, &request->options.last, error);
}

static bool
parse_request(Request *request, int argc, char **argv, GError **error)
{
    const GOptionEntry entries[] = {
        { CEU_EXTRACT_OPTION_SINCE, 0, 0, G_OPTION_ARG_STRING, &request->since,
          "first day that is wanted", "DAY" },
        { CEU_EXTRACT_OPTION_UNTIL, 0, 0, G_OPTION_ARG_STRING, &request->until,
          "last day that is wanted", "DAY" },
        { CEU_EXTRACT_OPTION_MATCH, 0, 0, G_OPTION_ARG_STRING_ARRAY, &request->words,
          "only events with it in title, organiser or place; may be given several times", "WORD" },
        { CEU_EXTRACT_OPTION_TEXT, 0, 0, G_OPTION_ARG_STRING, &request->text,
          "the text of a certificate: of a PDF, of a scanned one, of an image", "pdf|scan|image" },
        G_OPTION_ENTRY_NULL,
    };
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);

    g_option_context_set_summary(
        context, "Example:\n"
                 "  ceu-extract --since 2026-11-01 --until 2027-10-31 < calendar.ics\n"
                 "  ceu-extract --text pdf < certificate.pdf");
    g_option_context_add_main_entries(context, entries, NULL);
    return g_option_context_parse(context, &argc, &argv, error) &&
           check_request(request, argc, error);
}

/* Standard input up to its end, or to one byte more than a calendar may have. */
static GByteArray *
read_input(GError **error)
{
    g_autoptr(GByteArray) input = g_byte_array_new();
    g_autofree guint8 *part = g_malloc(PART_BYTES);

    while (input->len <= CEU_ICS_MAX_BYTES) {
        const ssize_t count = read(STDIN_FILENO, part, PART_BYTES);

        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0) {
            g_set_error(error, CEU_ERROR, CEU_ERROR_IO, "cannot be read: %s", g_strerror(errno));
            return NULL;
        }
        if (count == 0)
            break;
        g_byte_array_append(input, part, (guint) count);
    }
    return g_steal_pointer(&input);
}

static void
put_text(json_t *object, const char *key, const char *text)
{
    json_object_set_new(object, key, text == NULL ? json_null() : json_string(text));
}

static void
put_date(json_t *object, const char *key, CeuDate date)
{
    char buffer[CEU_DATE_TEXT_SIZE];

    put_text(object, key, ceu_date_format(date, buffer));
}

static json_t *
entry_object(const CeuIcsEntry *entry)
{
    json_t *object = json_object();

    json_object_set_new(object, "line", json_integer(entry->line));
    put_text(object, "uid", entry->uid);
    put_text(object, "recurrence", entry->recurrence);
    put_text(object, "title", entry->title);
    put_text(object, "organiser", entry->organiser);
    put_text(object, "location", entry->location);
    put_text(object, "url", entry->url);
    put_date(object, "day", entry->day);
    put_date(object, "last", entry->last);
    json_object_set_new(object, "start_minute",
                        entry->start_minute < 0 ? json_null() : json_integer(entry->start_minute));
    json_object_set_new(object, "minutes", json_integer(entry->minutes));
    return object;
}

static json_t *
reading_object(const CeuIcsReading *reading)
{
    json_t *root = json_object(), *entries = json_array();
    json_t *faults = json_array(), *remarks = json_array();

    for (guint i = 0; i < reading->entries->len; i++)
        json_array_append_new(entries, entry_object(reading->entries->pdata[i]));
    for (guint i = 0; i < reading->faults->len; i++) {
        const CeuIcsFault *fault = reading->faults->pdata[i];
        json_t *object = json_object();

        json_object_set_new(object, "line", json_integer(fault->line));
        put_text(object, "message", fault->message);
        json_array_append_new(faults, object);
    }
    for (guint i = 0; i < reading->remarks->len; i++)
        json_array_append_new(remarks, json_string(reading->remarks->pdata[i]));
    json_object_set_new(root, "entries", entries);
    json_object_set_new(root, "series", json_integer(reading->series));
    json_object_set_new(root, "faults", faults);
    json_object_set_new(root, "remarks", remarks);
    return root;
}

static json_t *
error_object(const GError *error)
{
    json_t *root = json_object(), *object = json_object();
    const bool ours = error->domain == CEU_ERROR;

    put_text(object, "code",
             ours && error->code == CEU_ERROR_PARSE       ? "parse"
             : ours && error->code == CEU_ERROR_LIMIT     ? "limit"
             : ours && error->code == CEU_ERROR_NOT_FOUND ? "missing"
                                                          : "failed");
    put_text(object, "message", error->message);
    json_object_set_new(root, "error", object);
    return root;
}

/* Takes @root. */
static int
answer(json_t *root)
{
    char *text;
    size_t left, done = 0;

    put_text(root, "schema", CEU_EXTRACT_SCHEMA);
    text = json_dumps(root, JSON_COMPACT);
    json_decref(root);
    for (left = text == NULL ? 0 : strlen(text); left > 0;) {
        const ssize_t count = write(STDOUT_FILENO, text + done, left);

        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        done += (size_t) count;
        left -= (size_t) count;
    }
    free(text);
    return done > 0 && left == 0 ? CEU_EXIT_OK : CEU_EXIT_IO;
}

/* The confinement holds before a byte of the file is in memory. */
static CeuIcsReading *
extract(const Request *request, GError **error)
{
    g_autoptr(GByteArray) input = NULL;

    if (!extract_confine(error))
        return NULL;
    input = read_input(error);
    return input == NULL
               ? NULL
               : ceu_ics_read((const char *) input->data, input->len, &request->options, error);
}

static json_t *
read_calendar(const Request *request)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuIcsReading) reading = extract(request, &error);

    return reading == NULL ? error_object(error) : reading_object(reading);
}

static json_t *
read_text(const Request *request)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) text = extract_text(request->text, &error);
    json_t *root;

    if (text == NULL)
        return error_object(error);
    root = json_object();
    put_text(root, "text", text->str);
    return root;
}

int
main(int argc, char **argv)
{
    g_auto(Request) request = { .since = NULL };
    g_autoptr(GError) error = NULL;

    setlocale(LC_ALL, "");
    if (!parse_request(&request, argc, argv, &error)) {
        g_prefix_error(&error, "ceu-extract: ");
        return helper_report(error, false);
    }
    return answer(request.text != NULL ? read_text(&request) : read_calendar(&request));
}
