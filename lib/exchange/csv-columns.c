/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recognises columns by the words of their headings, or as the user says. */
#include "exchange/csv-columns.h"

#include <string.h>

#include "core/nearest.h"
#include "exchange/csv-words.h"

/* What a heading says. */
typedef struct Meaning {
    CeuCsvFieldId field; /* CEU_CSV_FIELD_COUNT: nothing to us */
    size_t rank;         /* the lower, the better it fits */
    CeuUnit unit;        /* of units: what they are */
} Meaning;

const char *
ceu_csv_field_name(CeuCsvFieldId field)
{
    return ceu_csv_words[field].name;
}

const char *
ceu_csv_field_heading(CeuCsvFieldId field)
{
    return ceu_csv_words[field].heading;
}

static Meaning
recognise(const char *heading)
{
    g_autofree char *folded = ceu_csv_fold(heading);
    Meaning meaning = { .unit = ceu_csv_unit_of(folded) };

    meaning.field = ceu_csv_field_of(folded, &meaning.rank);
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

/* By its heading, or else by its number from 1. -1: none */
static int
column_named(const CeuCsvColumns *self, const char *heading)
{
    guint64 number;

    for (guint i = 0; i < self->headers->len; i++) {
        if (same_heading(self->headers->pdata[i], heading))
            return (int) i;
    }
    if (g_ascii_string_to_unsigned(heading, 10, 1, self->headers->len, &number, NULL))
        return (int) number - 1;
    return -1;
}

/* The field of that name or usual heading; CEU_CSV_FIELD_COUNT: none. */
static CeuCsvFieldId
field_from_name(const char *name)
{
    for (int i = 0; i < CEU_CSV_FIELD_COUNT; i++) {
        if (g_ascii_strcasecmp(ceu_csv_words[i].name, name) == 0)
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
        g_string_append_printf(list, "%s%s", i > 0 ? ", " : "", ceu_csv_words[i].name);
    g_set_error(
        error, CEU_ERROR, CEU_ERROR_PARSE,
        "column map “%s”: %s; nothing was read. Write field=Heading,… or field=number,… with "
        "the fields %s",
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
        return fail_map(entry, "the file has no column of that heading or number", error);
    if (self->column[field] >= 0)
        return fail_map(entry, "that field is mapped twice", error);
    if (column_is_used(self, column))
        return fail_map(entry, "that column is mapped twice", error);
    self->column[field] = column;
    if (field == CEU_CSV_UNITS)
        self->unit = recognise(self->headers->pdata[column]).unit;
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

/* The heading that looks most like one of @field, and is not used. (transfer none) (nullable) */
static const char *
nearest_heading(const CeuCsvColumns *self, CeuCsvFieldId field)
{
    g_auto(GStrv) words = g_strsplit(ceu_csv_words[field].words, "|", -1);
    const char *best = NULL;
    unsigned slips = 3;

    for (guint i = 0; i < self->headers->len; i++) {
        g_autofree char *folded = ceu_csv_fold(self->headers->pdata[i]);
        CeuNearest nearest = ceu_nearest_init(folded);

        if (column_is_used(self, (int) i))
            continue;
        for (size_t n = 0; words[n] != NULL; n++)
            ceu_nearest_offer(&nearest, words[n]);
        if (nearest.best == NULL || nearest.slips >= slips)
            continue;
        slips = nearest.slips;
        best = self->headers->pdata[i];
    }
    return best;
}

/* "Name it by --map "done=Heading"", with a heading that is near. (transfer full) */
static char *
remedy_for(const CeuCsvColumns *self, CeuCsvFieldId field)
{
    const char *name = ceu_csv_words[field].name, *nearest = nearest_heading(self, field);

    if (nearest == NULL)
        return g_strdup_printf("Name it by --map \"%s=Heading\"", name);
    return g_strdup_printf("Is it “%s”? --map \"%s=%s\"", nearest, name, nearest);
}

static bool
check_required(const CeuCsvColumns *self, int line, const char *path, GError **error)
{
    static const CeuCsvFieldId required[] = { CEU_CSV_DONE, CEU_CSV_TITLE, CEU_CSV_UNITS };
    g_autoptr(GString) missing = g_string_new(NULL);
    g_autoptr(GString) found = g_string_new(NULL);
    g_autofree char *remedy = NULL;
    CeuCsvFieldId first = CEU_CSV_FIELD_COUNT;

    for (size_t i = 0; i < G_N_ELEMENTS(required); i++) {
        if (self->column[required[i]] >= 0)
            continue;
        g_string_append_printf(missing, "%s%s", missing->len == 0 ? "" : ", ",
                               ceu_csv_words[required[i]].name);
        first = first == CEU_CSV_FIELD_COUNT ? required[i] : first;
    }
    if (first == CEU_CSV_FIELD_COUNT)
        return true;
    if (error == NULL) /* nobody wants to know why, and a suggestion is dear */
        return false;
    remedy = remedy_for(self, first);
    for (guint i = 0; i < self->headers->len; i++) {
        g_autofree char *excerpt = ceu_csv_excerpt(self->headers->pdata[i]);

        g_string_append_printf(found, "%s“%s”", i > 0 ? ", " : "", excerpt);
    }
    g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                "%s:%d: no column for %s among the headings %s; nothing was read. %s", path, line,
                missing->str, found->str, remedy);
    return false;
}

void
ceu_csv_columns_remark(const CeuCsvColumns *self, GPtrArray *remarks)
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
                                                     ceu_csv_words[field].name));
    }
}

CeuCsvColumns *
ceu_csv_columns_new(const GArray *record, const CeuCsvOptions *options, const char *path,
                    GError **error)
{
    g_autoptr(CeuCsvColumns) self = g_new0(CeuCsvColumns, 1);

    self->headers = g_ptr_array_new_with_free_func(g_free);
    self->unit = CEU_UNIT_CEU;
    for (int i = 0; i < CEU_CSV_FIELD_COUNT; i++)
        self->column[i] = -1;
    for (guint i = 0; i < record->len; i++) {
        const char *text = g_array_index(record, CeuCsvField, i).text;

        g_ptr_array_add(self->headers, options->no_header ? g_strdup_printf("column %u", i + 1)
                                                          : g_strstrip(g_strdup(text)));
    }
    if (options->map != NULL && !apply_map(self, options->map, error))
        return NULL;
    if (!options->no_header)
        recognise_all(self);
    if (!check_required(self, g_array_index(record, CeuCsvField, 0).line, path, error))
        return NULL;
    return g_steal_pointer(&self);
}

unsigned
ceu_csv_columns_known(const GArray *record)
{
    unsigned known = 0;

    for (guint i = 0; i < record->len; i++)
        known += recognise(g_array_index(record, CeuCsvField, i).text).field != CEU_CSV_FIELD_COUNT;
    return known;
}

/* The field that column @column holds; CEU_CSV_FIELD_COUNT: none. */
static CeuCsvFieldId
field_of(const CeuCsvColumns *self, int column)
{
    int i = 0;

    while (i < CEU_CSV_FIELD_COUNT && self->column[i] != column)
        i++;
    return (CeuCsvFieldId) i;
}

void
ceu_csv_columns_list(const CeuCsvColumns *self, bool headings, GPtrArray *out)
{
    for (guint i = 0; i < self->headers->len; i++) {
        const CeuCsvFieldId field = field_of(self, (int) i);
        CeuImportColumn *column = g_new0(CeuImportColumn, 1);

        column->number = (int) i + 1;
        column->heading = g_strdup(headings ? self->headers->pdata[i] : "");
        column->field = field == CEU_CSV_FIELD_COUNT ? NULL : ceu_csv_words[field].name;
        g_ptr_array_add(out, column);
    }
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
        return ceu_csv_words[field].name;
    return self->headers->pdata[self->column[field]];
}

bool
ceu_csv_columns_are(const CeuCsvColumns *self, const CeuCsvFieldId *order, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i >= self->headers->len ||
            strcmp(self->headers->pdata[i], ceu_csv_words[order[i]].heading) != 0)
            return false;
    }
    return self->headers->len == count;
}
