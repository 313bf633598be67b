/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Events that the confined helper found in a calendar → planned activities. The helper saw a stranger's file: each
 * member of its answer is checked as if the stranger had written it.
 */
#include "exchange/import.h"

#include <ceu/names.h>
#include <jansson.h>
#include <string.h>

#define MAX_TEXT_BYTES 4096
#define MAX_LINE 100000000
#define DAY_MINUTES 1440
#define LONGEST_SESSION_MINUTES (12 * 60) /* what is longer is a stay, and no session */
#define HOUR_MINUTES 60
#define PLACEHOLDER_MILLI 1000

static void
json_clear(json_t **json)
{
    json_decref(*json);
}
#define AUTO_JSON __attribute__((cleanup(json_clear))) json_t *

typedef struct Entry {
    const char *uid, *recurrence, *title, *organiser, *location, *url; /* NULL: not stated */
    CeuDate day, last;
    int line, start_minute, minutes; /* start_minute -1: all day */
} Entry;

static bool
fail_shape(GError **error, const char *path, const char *what)
{
    g_set_error(error, CEU_ERROR, CEU_ERROR_FAILED,
                "%s: the helper " CEU_EXTRACT_HELPER
                " answered what cannot be understood (%s); nothing was imported (is the "
                "installation whole? see: ceu doctor)",
                path, what);
    return false;
}

/* NULL in @out for null; false for anything but a text of some length. */
static bool
take_text(const json_t *object, const char *key, const char **out)
{
    const json_t *value = json_object_get(object, key);

    *out = json_string_value(value);
    if (json_is_null(value))
        return true;
    return *out != NULL && **out != '\0' && json_string_length(value) <= MAX_TEXT_BYTES;
}

static bool
take_int(const json_t *object, const char *key, int least, int most, int *out)
{
    const json_t *value = json_object_get(object, key);
    const json_int_t number = json_integer_value(value);

    *out = (int) number;
    return json_is_integer(value) && number >= least && number <= most;
}

static bool
take_date(const json_t *object, const char *key, CeuDate *out)
{
    const char *text = json_string_value(json_object_get(object, key));

    return text != NULL && ceu_date_parse(text, out, NULL);
}

/* The name of the first member that is not what it has to be; NULL: all are. */
static const char *
read_entry(const json_t *object, Entry *out)
{
    const struct {
        const char *key, **place;
    } texts[] = {
        { "uid", &out->uid },           { "recurrence", &out->recurrence },
        { "title", &out->title },       { "organiser", &out->organiser },
        { "location", &out->location }, { "url", &out->url },
    };

    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        if (!take_text(object, texts[i].key, texts[i].place))
            return texts[i].key;
    }
    out->start_minute = -1;
    if (!json_is_null(json_object_get(object, "start_minute")) &&
        !take_int(object, "start_minute", 0, DAY_MINUTES - 1, &out->start_minute))
        return "start_minute";
    if (out->title == NULL)
        return "title";
    if (!take_int(object, "line", 1, MAX_LINE, &out->line))
        return "line";
    if (!take_int(object, "minutes", 0, G_MAXINT, &out->minutes))
        return "minutes";
    if (!take_date(object, "day", &out->day))
        return "day";
    return take_date(object, "last", &out->last) && out->last.days >= out->day.days ? NULL : "last";
}

/* A name-based UUID (version 5 of RFC 9562) of the event and its day in a series. */
static char *
uid_of(GStringChunk *strings, const Entry *entry)
{
    static const guint8 space[16] = { 0x6b, 0x1f, 0x6a, 0x0e, 0x5c, 0x52, 0x4b, 0x7e,
                                      0x9d, 0x3b, 0x0a, 0x61, 0x8e, 0x44, 0x27, 0xc5 };
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA1);
    guint8 hash[20];
    gsize length = sizeof hash;
    g_autoptr(GString) text = g_string_new(NULL);

    if (entry->uid == NULL)
        return NULL;
    g_checksum_update(checksum, space, sizeof space);
    g_checksum_update(checksum, (const guchar *) entry->uid, -1);
    g_checksum_update(checksum, (const guchar *) "\n", 1);
    if (entry->recurrence != NULL)
        g_checksum_update(checksum, (const guchar *) entry->recurrence, -1);
    g_checksum_get_digest(checksum, hash, &length);
    hash[6] = (guint8) ((hash[6] & 0x0F) | 0x50);
    hash[8] = (guint8) ((hash[8] & 0x3F) | 0x80);
    for (size_t i = 0; i < 16; i++)
        g_string_append_printf(text, i == 4 || i == 6 || i == 8 || i == 10 ? "-%02x" : "%02x",
                               hash[i]);
    return g_string_chunk_insert(strings, text->str);
}

static bool
is_session(const Entry *entry)
{
    return entry->minutes > 0 && entry->minutes <= LONGEST_SESSION_MINUTES;
}

/* Its length in contact hours of 60 minutes, rounded down: each body's rules make units of them. */
static CeuUnits
suggest_units(const Entry *entry)
{
    const int64_t milli = (int64_t) entry->minutes * 1000 / HOUR_MINUTES;

    return (CeuUnits){ is_session(entry) ? milli : PLACEHOLDER_MILLI };
}

static char *
note_of(GStringChunk *strings, const Entry *entry)
{
    g_autoptr(GString) note = g_string_new("units to confirm: ");
    char day[CEU_DATE_TEXT_SIZE];

    if (is_session(entry))
        g_string_append_printf(note, "the calendar says %d minutes", entry->minutes);
    else
        g_string_append(note, "the calendar does not say how many");
    if (entry->start_minute >= 0)
        g_string_append_printf(note, ", from %02d:%02d", entry->start_minute / HOUR_MINUTES,
                               entry->start_minute % HOUR_MINUTES);
    else if (entry->last.days > entry->day.days)
        g_string_append_printf(note, ", from %s", ceu_date_format(entry->day, day));
    if (entry->location != NULL)
        g_string_append_printf(note, "; %s", entry->location);
    if (entry->url != NULL && g_strcmp0(entry->url, entry->location) != 0)
        g_string_append_printf(note, "; %s", entry->url);
    return g_string_chunk_insert(strings, note->str);
}

/* Calendars name the person who made the entry by address: that is no provider. */
static const char *
provider_of(GStringChunk *strings, const Entry *entry)
{
    if (entry->organiser == NULL || strchr(entry->organiser, '@') != NULL)
        return NULL;
    return g_string_chunk_insert_const(strings, entry->organiser);
}

static void
add_row(CeuImport *import, const Entry *entry)
{
    CeuImportRow row = { .line = entry->line, .activity = ceu_activity_init() };

    row.activity.uid = uid_of(import->strings, entry);
    row.activity.title = g_string_chunk_insert_const(import->strings, entry->title);
    row.activity.provider = provider_of(import->strings, entry);
    row.activity.done =
        entry->start_minute >= 0 && entry->minutes < DAY_MINUTES ? entry->day : entry->last;
    row.activity.planned = true;
    row.activity.note = note_of(import->strings, entry);
    row.activity.unit = CEU_UNIT_HOUR;
    row.activity.units = suggest_units(entry);
    g_array_append_val(import->rows, row);
}

static bool
read_entries(CeuImport *import, const json_t *entries, GError **error)
{
    for (size_t i = 0; i < json_array_size(entries); i++) {
        Entry entry = { 0 };
        const char *wrong = read_entry(json_array_get(entries, i), &entry);

        if (wrong != NULL)
            return fail_shape(error, import->path, wrong);
        add_row(import, &entry);
    }
    return json_is_array(entries) || fail_shape(error, import->path, "entries");
}

static bool
read_faults(CeuImport *import, const json_t *faults, GError **error)
{
    for (size_t i = 0; i < json_array_size(faults); i++) {
        const json_t *fault = json_array_get(faults, i);
        const char *message;
        int line;

        if (!take_int(fault, "line", 1, MAX_LINE, &line) ||
            !take_text(fault, "message", &message) || message == NULL)
            return fail_shape(error, import->path, "faults");
        ceu_import_add_fault(import, line, 1, NULL, g_strdup(message));
    }
    return json_is_array(faults) || fail_shape(error, import->path, "faults");
}

static bool
read_remarks(CeuImport *import, const json_t *remarks, GError **error)
{
    for (size_t i = 0; i < json_array_size(remarks); i++) {
        const json_t *remark = json_array_get(remarks, i);

        if (!json_is_string(remark) || json_string_length(remark) > MAX_TEXT_BYTES)
            return fail_shape(error, import->path, "remarks");
        g_ptr_array_add(import->remarks, g_strdup(json_string_value(remark)));
    }
    return json_is_array(remarks) || fail_shape(error, import->path, "remarks");
}

/* What the helper says instead of events. */
static bool
pass_error(const json_t *said, const char *path, GError **error)
{
    const char *message, *code;

    if (!take_text(said, "message", &message) || !take_text(said, "code", &code) || message == NULL)
        return fail_shape(error, path, "error");
    g_set_error(error, CEU_ERROR,
                g_strcmp0(code, "parse") == 0   ? CEU_ERROR_PARSE
                : g_strcmp0(code, "limit") == 0 ? CEU_ERROR_LIMIT
                                                : CEU_ERROR_FAILED,
                "%s: %s; nothing was imported", path, message);
    return false;
}

static bool
check_series(const json_t *root, const char *path, unsigned most, GError **error)
{
    int series;

    if (!take_int(root, "series", 0, G_MAXINT, &series))
        return fail_shape(error, path, "series");
    if (most == 0 || series <= (int) most)
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT,
                "%s holds %d different events on these days, surely not all of them webinars; "
                "nothing was imported. Choose with --match WORD or --until DAY, look at them with "
                "--dry-run, or take them all with --all",
                path, series);
    return false;
}

CeuImport *
ceu_events_read(const char *json, size_t size, const char *path, unsigned most_series,
                GError **error)
{
    g_autoptr(CeuImport) import = NULL;
    AUTO_JSON root = NULL;
    const char *schema;

    g_return_val_if_fail(json != NULL && path != NULL, NULL);

    if (size <= CEU_EVENTS_MAX_BYTES)
        root = json_loadb(json, size, JSON_REJECT_DUPLICATES, NULL);
    schema = json_string_value(json_object_get(root, "schema"));
    if (g_strcmp0(schema, CEU_EXTRACT_SCHEMA) != 0) {
        fail_shape(error, path, "schema");
        return NULL;
    }
    if (json_object_get(root, "error") != NULL) {
        pass_error(json_object_get(root, "error"), path, error);
        return NULL;
    }
    import = ceu_import_new(path);
    import->calendar = true;
    if (!check_series(root, path, most_series, error) ||
        !read_entries(import, json_object_get(root, "entries"), error) ||
        !read_faults(import, json_object_get(root, "faults"), error) ||
        !read_remarks(import, json_object_get(root, "remarks"), error))
        return NULL;
    return g_steal_pointer(&import);
}
