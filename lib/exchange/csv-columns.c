/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recognises columns by the words of their headings, or as the user says. */
#include "exchange/csv-columns.h"

#include <string.h>

/* One row a field: the name that the map takes, the heading we write, and the headings in use as fold_heading()
 * leaves them; of two columns that fit, the one whose words stand further left is taken. */
static const struct {
    const char *name, *heading, *words;
} fields[] = {
    [CEU_CSV_DONE] = { "done", "Completed",
                       "completion date|date completed|completed|completed on|date of completion|"
                       "done|date earned|earned|earned on|activity date|event date|end date|date|"
                       "on" },
    [CEU_CSV_TITLE] = { "title", "Title",
                        "title|activity title|course title|course name|activity name|course|"
                        "activity|event|program|name" },
    [CEU_CSV_UNITS] = { "units", "Units",
                        "ceus|ceu|units|ceus earned|credits earned|ce credits|credits|credit|"
                        "number of ceus|number of units|number of credits|cpe credits|cpes|cpe|"
                        "pdus|pdu|contact hours|ce hours|credit hours|hours|hrs|minutes|semester "
                        "hours|iacet ceus|"
                        "iacet ceu|iacet" },
    [CEU_CSV_UNIT] = { "unit", "Unit", "unit|unit kind|unit type|credit type" },
    [CEU_CSV_PROVIDER] = { "provider", "Provider",
                           "provider|sponsor|organization|organisation|provider name|"
                           "sponsoring organization|vendor|host" },
    [CEU_CSV_INDEX] = { "index", "Index number",
                        "index number|index no|index|approval number|approval no|approval code|"
                        "approval|course id|course number|course code|certificate number" },
    [CEU_CSV_FORMAT] = { "format", "Format", "format|delivery|delivery method|activity type|type" },
    [CEU_CSV_TOPICS] = { "topics", "Topic",
                         "topic|topics|category|categories|subject|subject area|domain" },
    [CEU_CSV_ACCEPTED_BY] = { "accepted-by", "Accepted by", "accepted by|bodies|body" },
    [CEU_CSV_ORIGIN] = { "origin", "Origin", "origin" },
    [CEU_CSV_PLANNED] = { "planned", "Planned", "planned" },
    [CEU_CSV_PIN] = { "pin", "Pinned to", "pinned to|pin" },
    [CEU_CSV_PIN_FOR] = { "pin-for", "Kept for", "kept for|pinned for|pin for" },
    [CEU_CSV_NOTE] = { "note", "Notes", "notes|note|comment|comments|remarks" },
};
_Static_assert(G_N_ELEMENTS(fields) == CEU_CSV_FIELD_COUNT, "a row for every field");

/* What a heading says. */
typedef struct Meaning {
    CeuCsvFieldId field; /* CEU_CSV_FIELD_COUNT: nothing to us */
    size_t rank;         /* the lower, the better it fits */
    CeuUnit unit;        /* of units: what they are */
} Meaning;

const char *
ceu_csv_field_name(CeuCsvFieldId field)
{
    return fields[field].name;
}

const char *
ceu_csv_field_heading(CeuCsvFieldId field)
{
    return fields[field].heading;
}

/* "Index No." → "index no", "CEU(s)" → "ceus", "Date_Completed (US)" → "date completed". */
static char *
fold_heading(const char *heading)
{
    GString *folded = g_string_new(NULL);

    for (const char *c = heading; *c != '\0'; c++) {
        bool blank = g_ascii_isspace(*c) || *c == '_' || *c == '-' || *c == '/';

        if (*c == '(' && c > heading && g_ascii_isspace(c[-1]))
            break;
        if (g_ascii_isalnum(*c) || ((unsigned char) *c & 0x80) != 0)
            g_string_append_c(folded, g_ascii_tolower(*c));
        else if (blank && folded->len > 0 && folded->str[folded->len - 1] != ' ')
            g_string_append_c(folded, ' ');
    }
    return g_strchomp(g_string_free(folded, FALSE));
}

/* Where @wanted stands in @words, "one|two words|three"; false: it does not. */
static bool
find_words(const char *words, const char *wanted, size_t *out_rank)
{
    size_t length = strlen(wanted);

    for (const char *cursor = words; *cursor != '\0'; cursor += *cursor == '|') {
        size_t span = strcspn(cursor, "|");

        if (span == length && strncmp(cursor, wanted, span) == 0) {
            *out_rank = (size_t) (cursor - words);
            return true;
        }
        cursor += span;
    }
    return false;
}

/* "contact hours", "ce hours" and "hours" are hours; "credits earned" are the body's own units. */
static CeuUnit
unit_of_heading(const char *folded)
{
    const char *last = strrchr(folded, ' ');
    CeuUnit unit = CEU_UNIT_CEU;

    if (!ceu_unit_from_name(folded, &unit) && last != NULL)
        (void) ceu_unit_from_name(last + 1, &unit);
    return unit;
}

static Meaning
recognise(const char *heading)
{
    g_autofree char *folded = fold_heading(heading);
    Meaning meaning = { .field = CEU_CSV_FIELD_COUNT, .unit = unit_of_heading(folded) };

    for (int i = 0; i < CEU_CSV_FIELD_COUNT; i++) {
        if (find_words(fields[i].words, folded, &meaning.rank)) {
            meaning.field = (CeuCsvFieldId) i;
            break;
        }
    }
    return meaning;
}

/* Headings compared as a person would: case and blanks around do not matter, nor how an accent is coded. */
static bool
same_heading(const char *a, const char *b)
{
    g_autofree char *normal_a = g_utf8_normalize(a, -1, G_NORMALIZE_ALL_COMPOSE);
    g_autofree char *normal_b = g_utf8_normalize(b, -1, G_NORMALIZE_ALL_COMPOSE);
    g_autofree char *folded_a = NULL;
    g_autofree char *folded_b = NULL;

    if (normal_a == NULL || normal_b == NULL)
        return false;
    folded_a = g_utf8_casefold(g_strstrip(normal_a), -1);
    folded_b = g_utf8_casefold(g_strstrip(normal_b), -1);
    return strcmp(folded_a, folded_b) == 0;
}

static int
column_named(const CeuCsvColumns *self, const char *heading)
{
    for (guint i = 0; i < self->headers->len; i++) {
        if (same_heading(self->headers->pdata[i], heading))
            return (int) i;
    }
    return -1;
}

/* The field of that name or usual heading; CEU_CSV_FIELD_COUNT: none. */
static CeuCsvFieldId
field_from_name(const char *name)
{
    for (int i = 0; i < CEU_CSV_FIELD_COUNT; i++) {
        if (g_ascii_strcasecmp(fields[i].name, name) == 0)
            return (CeuCsvFieldId) i;
    }
    return recognise(name).field;
}

static bool
fail_map(const char *entry, const char *why, GError **error)
{
    g_autofree char *excerpt = ceu_csv_excerpt(entry);
    g_autoptr(GString) list = g_string_new(NULL);

    for (int i = 0; i < CEU_CSV_FIELD_COUNT; i++)
        g_string_append_printf(list, "%s%s", i > 0 ? ", " : "", fields[i].name);
    g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                "column map “%s”: %s; nothing was read. Write field=Heading,… with the fields %s",
                excerpt, why, list->str);
    return false;
}

/* "=Heading" → "Heading", blanks and quotes around it taken off. (transfer full) */
static char *
heading_of_entry(const char *equals)
{
    g_autofree char *heading = g_strstrip(g_strdup(equals + 1));
    size_t length = strlen(heading);

    if (length >= 2 && heading[0] == '"' && heading[length - 1] == '"')
        return g_strndup(heading + 1, length - 2);
    return g_steal_pointer(&heading);
}

static bool
column_is_used(const CeuCsvColumns *self, int column)
{
    for (int i = 0; i < CEU_CSV_FIELD_COUNT; i++) {
        if (self->column[i] == column)
            return true;
    }
    return false;
}

static bool
apply_map_entry(CeuCsvColumns *self, const char *entry, GError **error)
{
    const char *equals = strchr(entry, '=');
    g_autofree char *name = NULL;
    g_autofree char *heading = NULL;
    CeuCsvFieldId field;
    int column;

    if (equals == NULL)
        return fail_map(entry, "there is no =", error);
    name = g_strstrip(g_strndup(entry, (gsize) (equals - entry)));
    heading = heading_of_entry(equals);
    field = field_from_name(name);
    if (field == CEU_CSV_FIELD_COUNT)
        return fail_map(entry, "there is no such field", error);
    column = column_named(self, heading);
    if (column < 0)
        return fail_map(entry, "the file has no column of that heading", error);
    if (self->column[field] >= 0)
        return fail_map(entry, "that field is mapped twice", error);
    if (column_is_used(self, column))
        return fail_map(entry, "that column is mapped twice", error);
    self->column[field] = column;
    if (field == CEU_CSV_UNITS)
        self->unit = recognise(heading).unit;
    return true;
}

/* Splits at commas outside quotes. */
static bool
apply_map(CeuCsvColumns *self, const char *map, GError **error)
{
    bool quoted = false;

    for (const char *start = map, *cursor = map;; cursor++) {
        g_autofree char *entry = NULL;

        quoted ^= *cursor == '"';
        if (*cursor != '\0' && (quoted || *cursor != ','))
            continue;
        entry = g_strndup(start, (gsize) (cursor - start));
        if (!apply_map_entry(self, entry, error))
            return false;
        if (*cursor == '\0')
            return true;
        start = cursor + 1;
    }
}

/* The best heading for each field that the map left open. */
static void
recognise_all(CeuCsvColumns *self)
{
    size_t best[CEU_CSV_FIELD_COUNT];

    for (int i = 0; i < CEU_CSV_FIELD_COUNT; i++)
        best[i] = self->column[i] >= 0 ? 0 : SIZE_MAX;
    for (guint i = 0; i < self->headers->len; i++) {
        Meaning meaning = recognise(self->headers->pdata[i]);

        if (meaning.field == CEU_CSV_FIELD_COUNT || meaning.rank >= best[meaning.field] ||
            column_is_used(self, (int) i))
            continue;
        best[meaning.field] = meaning.rank;
        self->column[meaning.field] = (int) i;
        if (meaning.field == CEU_CSV_UNITS)
            self->unit = meaning.unit;
    }
}

static bool
check_required(const CeuCsvColumns *self, int line, const char *path, GError **error)
{
    static const CeuCsvFieldId required[] = { CEU_CSV_DONE, CEU_CSV_TITLE, CEU_CSV_UNITS };
    g_autoptr(GString) missing = g_string_new(NULL);
    g_autoptr(GString) found = g_string_new(NULL);
    const char *first = NULL;

    for (size_t i = 0; i < G_N_ELEMENTS(required); i++) {
        if (self->column[required[i]] >= 0)
            continue;
        g_string_append_printf(missing, "%s%s", first == NULL ? "" : ", ",
                               fields[required[i]].name);
        first = first == NULL ? fields[required[i]].name : first;
    }
    if (first == NULL)
        return true;
    for (guint i = 0; i < self->headers->len; i++) {
        g_autofree char *excerpt = ceu_csv_excerpt(self->headers->pdata[i]);

        g_string_append_printf(found, "%s“%s”", i > 0 ? ", " : "", excerpt);
    }
    g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                "%s:%d: no column for %s among the headings %s; nothing was read. Name it by "
                "--map \"%s=Heading\"",
                path, line, missing->str, found->str, first);
    return false;
}

static void
remark_unused(const CeuCsvColumns *self, GPtrArray *remarks)
{
    for (guint i = 0; i < self->headers->len; i++) {
        const char *heading = self->headers->pdata[i];
        CeuCsvFieldId field = recognise(heading).field;

        if (column_is_used(self, (int) i) || *heading == '\0')
            continue;
        if (field == CEU_CSV_FIELD_COUNT)
            g_ptr_array_add(remarks, g_strdup_printf("column “%s” is not used", heading));
        else
            g_ptr_array_add(remarks, g_strdup_printf("column “%s” is not used: “%s” is the %s",
                                                     heading, ceu_csv_columns_heading(self, field),
                                                     fields[field].name));
    }
}

CeuCsvColumns *
ceu_csv_columns_new(const GArray *header, const char *map, const char *path, GPtrArray *remarks,
                    GError **error)
{
    g_autoptr(CeuCsvColumns) self = g_new0(CeuCsvColumns, 1);

    self->headers = g_ptr_array_new_with_free_func(g_free);
    self->unit = CEU_UNIT_CEU;
    for (int i = 0; i < CEU_CSV_FIELD_COUNT; i++)
        self->column[i] = -1;
    for (guint i = 0; i < header->len; i++) {
        const char *text = g_array_index(header, CeuCsvField, i).text;

        g_ptr_array_add(self->headers, g_strstrip(g_strdup(text)));
    }
    if (map != NULL && !apply_map(self, map, error))
        return NULL;
    recognise_all(self);
    if (!check_required(self, g_array_index(header, CeuCsvField, 0).line, path, error))
        return NULL;
    remark_unused(self, remarks);
    return g_steal_pointer(&self);
}

void
ceu_csv_columns_free(CeuCsvColumns *self)
{
    if (self == NULL)
        return;
    g_ptr_array_unref(self->headers);
    g_free(self);
}

const char *
ceu_csv_columns_heading(const CeuCsvColumns *self, CeuCsvFieldId field)
{
    if (self->column[field] < 0)
        return fields[field].name;
    return self->headers->pdata[self->column[field]];
}
