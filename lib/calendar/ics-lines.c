/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Content lines of RFC 5545 into components. Nothing is handed to libical before it was counted here: its parser takes
 * seconds for a line of a mebibyte and for a file of 300,000 components.
 */
#include "calendar/ics-lines.h"

#include <string.h>

#define BOM "\xEF\xBB\xBF"

/* A component that was begun and not yet ended. */
typedef struct Open {
    const char *name; /* in the file */
    size_t length;
    int line;
    IcsKind kind;
    IcsPart *part; /* NULL: passed over */
} Open;

typedef struct Scanner {
    const char *at, *end;
    int line; /* number of the line at @at, from 1 */
    Open open[CEU_ICS_MAX_DEPTH];
    unsigned depth, components, calendars, dates;
    bool cancelled; /* the calendar at hand says METHOD:CANCEL */
    guint first_event;
    GString *unfolded; /* the line at hand */
    IcsFile *file;
} Scanner;

/* A line with its folds, as it stands in the file. */
typedef struct Line {
    const char *start, *stop;
    int number;
} Line;

static const struct {
    const char *name;
    unsigned property, kinds;
} readable[] = {
    { "UID", ICS_UID, 1 << ICS_EVENT },
    { "SUMMARY", ICS_SUMMARY, 1 << ICS_EVENT },
    { "DTSTART", ICS_DTSTART, 1 << ICS_EVENT | 1 << ICS_ONSET },
    { "DTEND", ICS_DTEND, 1 << ICS_EVENT },
    { "DURATION", ICS_DURATION, 1 << ICS_EVENT },
    { "STATUS", ICS_STATUS, 1 << ICS_EVENT },
    { "RECURRENCE-ID", ICS_RECURRENCE_ID, 1 << ICS_EVENT },
    { "ORGANIZER", ICS_ORGANIZER, 1 << ICS_EVENT },
    { "LOCATION", ICS_LOCATION, 1 << ICS_EVENT },
    { "URL", ICS_URL, 1 << ICS_EVENT },
    { "RRULE", ICS_RRULE, 1 << ICS_EVENT | 1 << ICS_ONSET },
    { "RDATE", ICS_DATES, 1 << ICS_EVENT | 1 << ICS_ONSET },
    { "EXDATE", ICS_DATES, 1 << ICS_EVENT },
    { "TZID", ICS_TZID, 1 << ICS_ZONE },
    { "TZOFFSETFROM", ICS_OFFSET_FROM, 1 << ICS_ONSET },
    { "TZOFFSETTO", ICS_OFFSET_TO, 1 << ICS_ONSET },
    { "METHOD", ICS_METHOD, 1 << ICS_CALENDAR },
};

int
ics_shown_bytes(const char *text, size_t size, int most)
{
    if (size <= (size_t) most)
        return (int) size;
    while (most > 0 && ((guchar) text[most] & 0xC0) == 0x80) /* the rest of a character */
        most--;
    return most;
}

static void
part_free(IcsPart *part)
{
    g_string_free(part->text, TRUE);
    g_clear_pointer(&part->parts, g_ptr_array_unref);
    g_free(part->rule);
    g_free(part->fault);
    g_free(part);
}

void
ics_file_free(IcsFile *file)
{
    if (file == NULL)
        return;
    g_ptr_array_unref(file->events);
    g_ptr_array_unref(file->zones);
    g_free(file);
}

static int
line_of(const char *data, const char *place)
{
    int line = 1;

    for (const char *at = data; at < place; at++)
        line += *at == '\n';
    return line;
}

/* Bytes of the fold at @at, 0: there is none. */
static size_t
fold_length(const char *at, const char *end)
{
    const size_t feed = *at == '\r' ? 1 : 0;

    if (end - at < (ptrdiff_t) feed + 2 || at[feed] != '\n')
        return 0;
    return at[feed + 1] == ' ' || at[feed + 1] == '\t' ? feed + 2 : 0;
}

/* Behind a character that folds cut, as RFC 5545 (3.1) warns of; NULL: it is none even without them. */
static const char *
behind_folded(const char *at, const char *end)
{
    const guchar first = (guchar) *at;
    const size_t needed = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    char bytes[4];
    size_t count = 0;

    while (count < needed && at < end) {
        const size_t fold = fold_length(at, end);

        if (fold == 0)
            bytes[count++] = *at++;
        at += fold;
    }
    return count == needed && g_utf8_validate(bytes, (gssize) needed, NULL) ? at : NULL;
}

/* NULL, or the first byte that is no UTF-8. */
static const char *
find_foreign(const char *data, const char *end)
{
    const char *stop, *at = data;

    while (at < end && !g_utf8_validate(at, end - at, &stop)) {
        at = behind_folded(stop, end);
        if (at == NULL)
            return stop;
    }
    return NULL;
}

/* Size, NUL and UTF-8 of the whole file. */
static bool
check_bytes(const char *data, size_t size, GError **error)
{
    const char *nul = size == 0 ? NULL : memchr(data, '\0', size), *foreign;

    if (size > CEU_ICS_MAX_BYTES) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT, "the calendar is larger than %d MiB",
                    CEU_ICS_MAX_BYTES / 1024 / 1024);
        return false;
    }
    if (nul != NULL) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "line %d: a NUL byte; this is no text, so no calendar", line_of(data, nul));
        return false;
    }
    foreign = find_foreign(data, data + size);
    if (foreign == NULL)
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                "line %d: not UTF-8, as calendars are; save it as UTF-8", line_of(data, foreign));
    return false;
}

/* The next line that is not empty, with the lines that continue it; false at the end, or with @error. */
static bool
next_line(Scanner *self, Line *out, GError **error)
{
    const char *stop = self->at;
    bool more = self->at < self->end;

    *out = (Line){ .start = self->at, .number = self->line };
    while (more) {
        const char *feed = memchr(self->at, '\n', (size_t) (self->end - self->at));

        stop = feed == NULL ? self->end : feed;
        if (stop - self->at > CEU_ICS_MAX_LINE_BYTES) {
            g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT, "line %d: longer than %d KiB",
                        self->line, CEU_ICS_MAX_LINE_BYTES / 1024);
            return false;
        }
        self->at = feed == NULL ? self->end : feed + 1;
        self->line++;
        more = self->at < self->end && (*self->at == ' ' || *self->at == '\t');
    }
    out->stop = stop;
    return out->start < self->end;
}

/* Length of the name in front of ':' or ';'; 0: this is no property. */
static size_t
name_length(const Line *line)
{
    const char *at = line->start;

    while (at < line->stop && (g_ascii_isalnum(*at) || *at == '-'))
        at++;
    return at < line->stop && (*at == ':' || *at == ';') ? (size_t) (at - line->start) : 0;
}

static bool
equals(const char *text, size_t length, const char *word)
{
    return length == strlen(word) && g_ascii_strncasecmp(text, word, length) == 0;
}

/* The line without its folds, in @self->unfolded; false if it is longer than @limit. */
static bool
unfold(Scanner *self, const Line *line, size_t limit)
{
    const char *at = line->start;

    g_string_truncate(self->unfolded, 0);
    while (at < line->stop && self->unfolded->len <= limit) {
        const char *feed = memchr(at, '\n', (size_t) (line->stop - at));
        const char *stop = feed == NULL ? line->stop : feed;

        g_string_append_len(self->unfolded, at,
                            stop - at - (stop > at && stop[-1] == '\r' ? 1 : 0));
        at = feed == NULL ? line->stop : feed + 2; /* the blank that continues it too */
    }
    return self->unfolded->len <= limit;
}

static IcsPart *
part_new(IcsKind kind, int line)
{
    IcsPart *part = g_new0(IcsPart, 1);

    part->kind = kind;
    part->line = line;
    part->text = g_string_new(NULL);
    if (kind == ICS_ZONE)
        part->parts = g_ptr_array_new_with_free_func((GDestroyNotify) part_free);
    return part;
}

static IcsKind
kind_of(const Scanner *self, const char *name, size_t length)
{
    const IcsKind parent = self->depth == 0 ? ICS_OTHER : self->open[self->depth - 1].kind;

    if (self->depth == 0)
        return equals(name, length, "VCALENDAR") ? ICS_CALENDAR : ICS_OTHER;
    if (parent == ICS_CALENDAR && equals(name, length, "VEVENT"))
        return ICS_EVENT;
    if (parent == ICS_CALENDAR && equals(name, length, "VTIMEZONE"))
        return ICS_ZONE;
    if (parent == ICS_ZONE &&
        (equals(name, length, "STANDARD") || equals(name, length, "DAYLIGHT")))
        return ICS_ONSET;
    return ICS_OTHER;
}

static bool
check_begin(const Scanner *self, int line, GError **error)
{
    if (self->depth == CEU_ICS_MAX_DEPTH) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT,
                    "line %d: components within components, more than %d deep", line,
                    CEU_ICS_MAX_DEPTH);
        return false;
    }
    if (self->components == CEU_ICS_MAX_COMPONENTS) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT,
                    "line %d: more than %d components; export a shorter time of it", line,
                    CEU_ICS_MAX_COMPONENTS);
        return false;
    }
    return true;
}

/* The place where a component is kept while its lines come in. */
static IcsPart *
keep_part(Scanner *self, IcsKind kind, int line)
{
    IcsPart *part = NULL;

    if (kind == ICS_CALENDAR) {
        self->first_event = self->file->events->len;
        self->cancelled = false;
        self->calendars++;
    }
    if (kind == ICS_EVENT || kind == ICS_ZONE || kind == ICS_ONSET)
        part = part_new(kind, line);
    if (kind == ICS_EVENT)
        g_ptr_array_add(self->file->events, part);
    if (kind == ICS_ZONE)
        g_ptr_array_add(self->file->zones, part);
    if (kind == ICS_ONSET)
        g_ptr_array_add(self->open[self->depth - 1].part->parts, part);
    return part;
}

static bool
begin(Scanner *self, const Line *line, const char *name, size_t length, GError **error)
{
    const IcsKind kind = kind_of(self, name, length);

    if (self->depth == 0 && kind != ICS_CALENDAR) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "line %d: no calendar: BEGIN:VCALENDAR is expected here", line->number);
        return false;
    }
    if (!check_begin(self, line->number, error))
        return false;
    self->components++;
    self->open[self->depth] = (Open){ name, length, line->number, kind, NULL };
    self->open[self->depth].part = keep_part(self, kind, line->number);
    self->depth++;
    return true;
}

static bool
end(Scanner *self, const Line *line, const char *name, size_t length, GError **error)
{
    const Open *open = self->depth == 0 ? NULL : &self->open[self->depth - 1];

    if (open == NULL || open->length != length ||
        g_ascii_strncasecmp(open->name, name, length) != 0) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "line %d: END of a component that was not begun; the calendar is damaged",
                    line->number);
        return false;
    }
    if (open->kind == ICS_CALENDAR && self->cancelled) {
        for (guint i = self->first_event; i < self->file->events->len; i++)
            ((IcsPart *) self->file->events->pdata[i])->cancelled = true;
    }
    self->depth--;
    return true;
}

static void
set_fault(IcsPart *part, const char *message)
{
    if (part->fault == NULL)
        part->fault = g_strdup(message);
}

/* Behind the first ':' outside quotes. NULL: there is none. @out_parameters: how many stand in front of it. */
static const char *
value_of(const char *line, unsigned *out_parameters)
{
    bool quoted = false;

    *out_parameters = 0;
    for (const char *at = line; *at != '\0'; at++) {
        if (*at == '"')
            quoted = !quoted;
        if (*at == ':' && !quoted)
            return at + 1;
        *out_parameters += !quoted && (*at == ';' || *at == ',');
    }
    return NULL;
}

/* Each date a line of its own: libical takes a list apart in the square of its length. */
static void
append_dates(Scanner *self, IcsPart *part, const char *line, const char *value)
{
    const int front = (int) (value - line);

    while (*value != '\0') {
        const size_t length = strcspn(value, ",");

        self->dates++;
        if (part->dates == ICS_MAX_DATES) {
            set_fault(part, "more than 2000 dates on which it repeats, or does not");
            return;
        }
        part->dates++;
        if (length > 0)
            g_string_append_printf(part->text, "%.*s%.*s\r\n", front, line, (int) length, value);
        value += length + (value[length] == ',' ? 1 : 0);
    }
}

static void
keep_rule(IcsPart *part, const char *value, int number)
{
    if (part->rule != NULL) {
        set_fault(part, "more than one RRULE");
        return;
    }
    part->rule = g_strdup(value);
    part->rule_line = number;
}

static bool
check_length(IcsPart *part, const Line *line, size_t limit, bool whole, unsigned parameters)
{
    g_autofree char *message = NULL;

    if (whole && parameters <= ICS_MAX_PARAMETERS)
        return true;
    message = g_strdup_printf("line %d is too long: more than %" G_GSIZE_FORMAT
                              " KiB with the lines that continue it, or more than %d parameters",
                              line->number, limit / 1024, ICS_MAX_PARAMETERS);
    set_fault(part, message);
    return false;
}

/* What stands in front of a list of dates is handed on with each of them: 60 KiB would become 120 MiB. */
static bool
check_front(IcsPart *part, const Line *line, const char *text, const char *value)
{
    g_autofree char *message = NULL;

    if (value == NULL || value - text <= ICS_MAX_FRONT_BYTES)
        return true;
    message = g_strdup_printf("line %d is too long: more than %d bytes in front of its dates",
                              line->number, ICS_MAX_FRONT_BYTES);
    set_fault(part, message);
    return false;
}

/* A property of the component at hand that is read. */
static void
take_property(Scanner *self, const Line *line, unsigned property)
{
    IcsPart *part = self->open[self->depth - 1].part;
    const size_t limit = property == ICS_DATES ? CEU_ICS_MAX_LINE_BYTES : ICS_MAX_VALUE_BYTES;
    const bool whole = unfold(self, line, limit);
    unsigned parameters;
    const char *value = value_of(self->unfolded->str, &parameters);

    if (property == ICS_METHOD) {
        self->cancelled |= value != NULL && g_ascii_strcasecmp(value, "CANCEL") == 0;
        return;
    }
    if (!check_length(part, line, limit, whole, parameters) ||
        (property == ICS_DATES && !check_front(part, line, self->unfolded->str, value)))
        return;
    if (value == NULL || *value == '\0' ||
        (property != ICS_DATES && property != ICS_RRULE && (part->given & property) != 0))
        return; /* nothing said, or said again */
    part->given |= property;
    if (property == ICS_RRULE)
        keep_rule(part, value, line->number);
    else if (property == ICS_DATES)
        append_dates(self, part, self->unfolded->str, value);
    else
        g_string_append_printf(part->text, "%s\r\n", self->unfolded->str);
}

static void
pass_property(Scanner *self, const Line *line, size_t length)
{
    const unsigned kind = 1U << self->open[self->depth - 1].kind;

    for (size_t i = 0; i < G_N_ELEMENTS(readable); i++) {
        if ((readable[i].kinds & kind) == 0 || !equals(line->start, length, readable[i].name))
            continue;
        take_property(self, line, readable[i].property);
        return;
    }
}

static bool
is_blank(const Line *line)
{
    for (const char *at = line->start; at < line->stop; at++) {
        if (!g_ascii_isspace(*at))
            return false;
    }
    return true;
}

static bool
take_line(Scanner *self, const Line *line, GError **error)
{
    const size_t length = name_length(line);
    const char *word = line->start + length + 1, *stop = line->stop;

    if (is_blank(line))
        return true;
    while (stop > word && g_ascii_isspace(stop[-1]))
        stop--;
    if (equals(line->start, length, "BEGIN") && line->start[length] == ':')
        return begin(self, line, word, (size_t) (stop - word), error);
    if (equals(line->start, length, "END") && line->start[length] == ':')
        return end(self, line, word, (size_t) (stop - word), error);
    if (self->depth == 0) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "line %d: no calendar: BEGIN:VCALENDAR is expected here", line->number);
        return false;
    }
    if (length == 0 && self->file->loose++ == 0)
        self->file->first_loose = line->number;
    if (length > 0)
        pass_property(self, line, length);
    if (self->dates > ICS_MAX_ALL_DATES) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT,
                    "line %d: more than %d dates of series (RDATE, EXDATE)", line->number,
                    ICS_MAX_ALL_DATES);
        return false;
    }
    return true;
}

static bool
check_end(const Scanner *self, GError **error)
{
    if (self->depth > 0) {
        const Open *open = &self->open[self->depth - 1];
        g_autofree char *name =
            g_utf8_make_valid(open->name, ics_shown_bytes(open->name, open->length, 32));

        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "line %d: %s begins and does not end: the calendar is cut off; get it again",
                    open->line, name);
        return false;
    }
    if (self->calendars == 0) {
        g_set_error_literal(error, CEU_ERROR, CEU_ERROR_PARSE, "it is empty: no calendar");
        return false;
    }
    return true;
}

IcsFile *
ics_lines_read(const char *data, size_t size, GError **error)
{
    g_autoptr(IcsFile) file = g_new0(IcsFile, 1);
    g_autoptr(GString) unfolded = g_string_new(NULL);
    g_autoptr(GError) failure = NULL;
    Scanner self = { .at = data, .end = data + size, .line = 1, .unfolded = unfolded };
    Line line;

    file->events = g_ptr_array_new_with_free_func((GDestroyNotify) part_free);
    file->zones = g_ptr_array_new_with_free_func((GDestroyNotify) part_free);
    self.file = file;
    if (!check_bytes(data, size, error))
        return NULL;
    if (size >= strlen(BOM) && memcmp(data, BOM, strlen(BOM)) == 0)
        self.at += strlen(BOM);
    while (next_line(&self, &line, &failure)) {
        if (!take_line(&self, &line, error))
            return NULL;
    }
    if (failure != NULL) {
        g_propagate_error(error, g_steal_pointer(&failure));
        return NULL;
    }
    return check_end(&self, error) ? g_steal_pointer(&file) : NULL;
}
