/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value of an archive at a time. */
#include "exchange/archive-fields.h"

#include <string.h>

void
archive_fail(ArchiveRecord *record, const char *key, const char *reason)
{
    if (record->error == NULL)
        record->error = g_error_new(CEU_ERROR, CEU_ERROR_PARSE, "%s[%" G_GSIZE_FORMAT "].%s: %s",
                                    record->list, record->index, key, reason);
}

/* (nullable): null or a key that is not there. */
static json_t *
take(ArchiveRecord *record, const char *key)
{
    json_t *value = json_object_get(record->object, key);

    g_return_val_if_fail(record->n_taken < ARCHIVE_MAX_KEYS, NULL);
    record->taken[record->n_taken++] = key;
    return json_is_null(value) ? NULL : value;
}

const json_t *
archive_value(ArchiveRecord *record, const char *key)
{
    return take(record, key);
}

const char *
archive_text_or_null(ArchiveRecord *record, const char *key)
{
    json_t *value = take(record, key);

    if (value != NULL && !json_is_string(value))
        archive_fail(record, key, "a text is expected");
    return json_string_value(value);
}

const char *
archive_text(ArchiveRecord *record, const char *key)
{
    const char *text = archive_text_or_null(record, key);

    if (text != NULL)
        return text;
    archive_fail(record, key, "a text is missing");
    return "";
}

int64_t
archive_number(ArchiveRecord *record, const char *key, int64_t least, int64_t most)
{
    json_t *value = take(record, key);
    const int64_t number = json_integer_value(value);

    if (json_is_integer(value) && number >= least && number <= most)
        return number;
    archive_fail(record, key,
                 json_is_integer(value) ? "the number is out of range" : "a number is expected");
    return least;
}

int
archive_part(ArchiveRecord *record, const char *key, int most)
{
    if (!json_is_integer(json_object_get(record->object, key))) {
        if (take(record, key) != NULL)
            archive_fail(record, key, "a number is expected");
        return 0;
    }
    return (int) archive_number(record, key, 1, most);
}

bool
archive_flag(ArchiveRecord *record, const char *key)
{
    json_t *value = take(record, key);

    if (!json_is_boolean(value))
        archive_fail(record, key, "true or false is expected");
    return json_is_true(value);
}

CeuDate
archive_day(ArchiveRecord *record, const char *key)
{
    const char *text = archive_text_or_null(record, key);
    CeuDate day = CEU_DATE_NONE;
    g_autoptr(GError) local = NULL;

    if (text != NULL && !ceu_date_parse(text, &day, &local))
        archive_fail(record, key, local->message);
    return day;
}

CeuUnits
archive_units_or_null(ArchiveRecord *record, const char *key)
{
    const char *text = archive_text_or_null(record, key);
    CeuUnits units = { 0 };
    g_autoptr(GError) local = NULL;

    if (text != NULL && !ceu_units_parse(text, &units, &local))
        archive_fail(record, key, local->message);
    return units;
}

CeuUnits
archive_units(ArchiveRecord *record, const char *key)
{
    if (json_is_null(json_object_get(record->object, key)))
        archive_fail(record, key, "units are missing");
    return archive_units_or_null(record, key);
}

static bool
is_taken(const ArchiveRecord *record, const char *key)
{
    for (unsigned i = 0; i < record->n_taken; i++) {
        if (strcmp(record->taken[i], key) == 0)
            return true;
    }
    return false;
}

bool
archive_record_end(ArchiveRecord *record, GError **error)
{
    const char *key;
    json_t *value;

    json_object_foreach(record->object, key, value)
    {
        if (!is_taken(record, key))
            archive_fail(record, key, "this version does not know it and would lose it");
    }
    if (record->error == NULL)
        return true;
    g_propagate_error(error, g_steal_pointer(&record->error));
    return false;
}
