/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a table → an activity; what cannot be read is a fault with line, column and reason. */
#include "exchange/csv-row.h"

#include <string.h>

#include "exchange/csv-date.h"
#include "exchange/csv-formula.h"
#include "exchange/csv-number.h"
#include "exchange/csv-words.h"
#include "exchange/import.h"

/* @message: (transfer full); returns false for the caller to pass on */
static bool
fault_at(CeuCsvReader *self, int line, int column, const char *field, char *message)
{
    ceu_import_add_fault(self->import, line, column, field, message);
    return false;
}

/* The cell of @field; NULL: the row or the file has none. */
static const CeuCsvField *
cell_of(const CeuCsvReader *self, CeuCsvFieldId field)
{
    int column = self->columns->column[field];

    if (column < 0 || (guint) column >= self->record->len)
        return NULL;
    return &g_array_index(self->record, CeuCsvField, column);
}

/* A fault of the row at hand. A row too short to have the cell is faulty where it ends. */
static bool
fault_in(CeuCsvReader *self, CeuCsvFieldId field, char *message)
{
    const CeuCsvField *cell = cell_of(self, field);

    if (cell == NULL)
        cell = &g_array_index(self->record, CeuCsvField, self->record->len - 1);
    return fault_at(self, cell->line, cell->column, ceu_csv_columns_heading(self->columns, field),
                    message);
}

char *
ceu_csv_word_of(const CeuCsvReader *self, CeuCsvFieldId field)
{
    const CeuCsvField *cell = cell_of(self, field);

    return g_strstrip(g_strdup(cell == NULL ? "" : cell->text));
}

/* Text as the user wrote it: blanks count inside quotes only, our own apostrophe is taken off. NULL: empty. */
static const char *
text_of(CeuCsvReader *self, CeuCsvFieldId field)
{
    const CeuCsvField *cell = cell_of(self, field);
    g_autofree char *stripped = NULL;
    const char *text;

    if (cell == NULL)
        return NULL;
    text = cell->text;
    if (!cell->quoted)
        text = stripped = g_strstrip(g_strdup(text));
    if (*text == '\'' && ceu_csv_is_formula(text))
        text++;
    return *text == '\0' ? NULL : g_string_chunk_insert_const(self->import->strings, text);
}

static bool
read_date(CeuCsvReader *self, CeuCsvFieldId field, CeuDate *out)
{
    g_autofree char *text = ceu_csv_word_of(self, field);
    g_autofree char *excerpt = ceu_csv_excerpt(text);
    CeuCsvDate spelled;
    CeuDate date;

    if (strlen(text) == 5 && strspn(text, "0123456789") == 5)
        return fault_in(
            self, field,
            g_strdup_printf("“%s” is a day as a spreadsheet counts it; format the column as "
                            "a date there, as 2026-01-15",
                            excerpt));
    if (!ceu_csv_date_scan(text, &spelled))
        return fault_in(self, field,
                        g_strdup_printf("“%s” is not a date; write it as 2026-01-15", excerpt));
    date = ceu_csv_date_resolve(&spelled, self->order);
    if (ceu_date_is_set(date)) {
        self->open_seen |= spelled.form == CEU_CSV_DATE_OPEN && spelled.first != spelled.second;
        self->short_year_seen |= spelled.short_year;
        *out = date;
        return true;
    }
    if (ceu_csv_date_evidence(&spelled) != CEU_DATE_ORDER_AUTO)
        return fault_in(self, field,
                        g_strdup_printf("“%s” is no day in the order %s that holds for this file",
                                        excerpt,
                                        self->order == CEU_DATE_ORDER_DMY ? "day/month/year"
                                                                          : "month/day/year"));
    return fault_in(self, field, g_strdup_printf("there is no day “%s”", excerpt));
}

static bool
read_done(CeuCsvReader *self, CeuActivity *activity)
{
    g_autofree char *text = ceu_csv_word_of(self, CEU_CSV_DONE);

    if (*text != '\0')
        return read_date(self, CEU_CSV_DONE, &activity->done);
    if (activity->planned)
        return true;
    return fault_in(self, CEU_CSV_DONE, g_strdup("the completion date is missing"));
}

static bool
read_pin(CeuCsvReader *self, CeuActivity *activity)
{
    g_autofree char *text = ceu_csv_word_of(self, CEU_CSV_PIN);

    return *text == '\0' || read_date(self, CEU_CSV_PIN, &activity->pin);
}

static bool
read_title(CeuCsvReader *self, CeuActivity *activity)
{
    g_autofree char *text = ceu_csv_word_of(self, CEU_CSV_TITLE);

    activity->title = text_of(self, CEU_CSV_TITLE);
    if (*text != '\0' && activity->title != NULL)
        return true;
    return fault_in(self, CEU_CSV_TITLE, g_strdup("the title is missing"));
}

/* The unit that follows the number in one cell, "1.0 IACET"; cuts it off @text. */
static bool
take_unit_word(CeuCsvReader *self, char *text, CeuUnit *out, bool *out_stated)
{
    size_t number = strspn(text, "0123456789.,");
    const char *word = text + number + strspn(text + number, " ");
    g_autofree char *excerpt = NULL;

    if (*word == '\0')
        return true;
    if (number > 0 && ceu_unit_from_name(word, out)) {
        text[number] = '\0';
        *out_stated = true;
        return true;
    }
    excerpt = ceu_csv_excerpt(text);
    if (*text == '-' && g_ascii_isdigit(text[1]))
        return fault_in(self, CEU_CSV_UNITS,
                        g_strdup_printf("“%s” is negative: units earned are above 0", excerpt));
    return fault_in(
        self, CEU_CSV_UNITS,
        g_strdup_printf("“%s” is not a number of units such as 2, 1.5 or 90 min", excerpt));
}

/* Writes the number as we read it, or says why it cannot be. */
static bool
make_plain(CeuCsvReader *self, char *text)
{
    g_autofree char *excerpt = ceu_csv_excerpt(text);

    self->decimal_used |= strchr(text, ',') != NULL || strchr(text, '.') != NULL;
    switch (ceu_csv_number_plain(text, self->decimal, self->options->decimal != CEU_DECIMAL_AUTO)) {
    case CEU_CSV_NUMBER_FINE:
        return true;
    case CEU_CSV_NUMBER_OPEN:
        return fault_in(
            self, CEU_CSV_UNITS,
            g_strdup_printf("“%s” may have a decimal mark or be thousands: say which by "
                            "--decimal comma or --decimal point",
                            excerpt));
    case CEU_CSV_NUMBER_WRONG:
        break;
    }
    return fault_in(
        self, CEU_CSV_UNITS,
        g_strdup_printf("“%s” is not a number of units such as 2, 1.5 or 0.125%s", excerpt,
                        self->decimal == CEU_DECIMAL_AUTO    ? ""
                        : self->decimal == CEU_DECIMAL_COMMA ? ", with decimal commas"
                                                             : ", with decimal points"));
}

static bool
read_number(CeuCsvReader *self, char *text, CeuUnits *out)
{
    g_autoptr(GError) error = NULL;
    char *point;

    if (!make_plain(self, text))
        return false;
    if (*text == '.' && g_ascii_isdigit(text[1])) {
        g_autofree char *with_zero = g_strconcat("0", text, NULL);

        if (ceu_units_parse(with_zero, out, &error))
            return true;
    } else if (ceu_units_parse(text, out, &error)) {
        return true;
    }
    point = strchr(text, '.');
    if (point != NULL && strlen(point + 1) > 3 &&
        strspn(point + 1, "0123456789") == strlen(point + 1))
        return fault_in(self, CEU_CSV_UNITS,
                        g_strdup_printf("“%.40s” has more than three decimals", text));
    return fault_in(self, CEU_CSV_UNITS, g_strdup(error->message));
}

/* The column named for the unit; it must not say another than the number's own cell. */
static bool
read_unit_column(CeuCsvReader *self, CeuUnit *unit, bool stated)
{
    g_autofree char *word = ceu_csv_word_of(self, CEU_CSV_UNIT);
    g_autofree char *excerpt = ceu_csv_excerpt(word);
    CeuUnit named;

    if (*word == '\0')
        return true;
    if (!ceu_unit_from_name(word, &named))
        return fault_in(
            self, CEU_CSV_UNIT,
            g_strdup_printf("“%s” is not a unit: write ceu, hour, minute, iacet or semester",
                            excerpt));
    if (stated && named != *unit)
        return fault_in(
            self, CEU_CSV_UNIT,
            g_strdup_printf("the unit “%s” contradicts the column of the units", excerpt));
    *unit = named;
    return true;
}

static bool
read_units(CeuCsvReader *self, CeuActivity *activity)
{
    g_autofree char *text = ceu_csv_word_of(self, CEU_CSV_UNITS);
    bool stated = false;

    activity->unit = self->columns->unit;
    if (*text == '\0')
        return fault_in(self, CEU_CSV_UNITS, g_strdup("the number of units is missing"));
    if (!take_unit_word(self, text, &activity->unit, &stated) ||
        !read_number(self, text, &activity->units))
        return false;
    if (activity->units.milli == 0)
        return fault_in(self, CEU_CSV_UNITS, g_strdup("0 units: nothing was earned"));
    return read_unit_column(self, &activity->unit, stated);
}

static bool
read_planned(CeuCsvReader *self, CeuActivity *activity)
{
    static const char *const yes[] = { "yes", "y", "true", "1", "x", "planned" };
    static const char *const no[] = { "", "no", "n", "false", "0", "done" };
    g_autofree char *text = ceu_csv_word_of(self, CEU_CSV_PLANNED);
    g_autofree char *excerpt = ceu_csv_excerpt(text);

    for (size_t i = 0; i < G_N_ELEMENTS(yes); i++) {
        activity->planned = g_ascii_strcasecmp(text, yes[i]) == 0;
        if (activity->planned || g_ascii_strcasecmp(text, no[i]) == 0)
            return true;
    }
    return fault_in(self, CEU_CSV_PLANNED, g_strdup_printf("“%s” is neither yes nor no", excerpt));
}

/* "AAPC; Ahima" → "AAPC,Ahima"; NULL if it names none. */
static const char *
names_of(CeuCsvReader *self, CeuCsvFieldId field)
{
    g_autofree char *text = ceu_csv_word_of(self, field);
    g_auto(GStrv) parts = g_strsplit_set(text, ",; /", -1);
    g_autoptr(GString) joined = g_string_new(NULL);

    for (size_t i = 0; parts[i] != NULL; i++) {
        if (*parts[i] != '\0')
            g_string_append_printf(joined, "%s%s", joined->len > 0 ? "," : "", parts[i]);
    }
    if (joined->len == 0)
        return NULL;
    return g_string_chunk_insert_const(self->import->strings, joined->str);
}

/* Ids of bodies, which are in small letters. */
static const char *
bodies_of(CeuCsvReader *self)
{
    const char *names = names_of(self, CEU_CSV_ACCEPTED_BY);
    g_autofree char *lower = names == NULL ? NULL : g_ascii_strdown(names, -1);

    return lower == NULL ? NULL : g_string_chunk_insert_const(self->import->strings, lower);
}

/* Faults of the row's shape: stray quotes, more cells than headings. */
static bool
check_shape(CeuCsvReader *self)
{
    bool sound = true;

    for (guint i = 0; i < self->record->len; i++) {
        const CeuCsvField *cell = &g_array_index(self->record, CeuCsvField, i);
        const char *heading =
            i < self->columns->headers->len ? self->columns->headers->pdata[i] : NULL;

        if (cell->problem != NULL)
            sound = fault_at(self, cell->line, cell->column, heading, g_strdup(cell->problem));
        if (heading == NULL && cell->text[strspn(cell->text, " \t")] != '\0')
            return fault_at(self, cell->line, cell->column, NULL,
                            g_strdup_printf("the row has more fields than the %u headings; put a "
                                            "text that holds the separator in quotes",
                                            self->columns->headers->len));
    }
    return sound;
}

/* The number in the cell of the units, if it is one. */
static bool
amount_of(const CeuCsvReader *self, CeuUnits *out)
{
    g_autofree char *text = ceu_csv_word_of(self, CEU_CSV_UNITS);

    text[strspn(text, "0123456789.,")] = '\0';
    return ceu_csv_number_plain(text, self->decimal, true) == CEU_CSV_NUMBER_FINE &&
           ceu_units_parse(text, out, NULL);
}

/* A sum below the rows: without a day, and with a cell that says so. It is told, and no row. */
static bool
is_total(CeuCsvReader *self)
{
    g_autofree char *day = ceu_csv_word_of(self, CEU_CSV_DONE),
                    *planned = ceu_csv_word_of(self, CEU_CSV_PLANNED);
    char read[CEU_UNITS_TEXT_SIZE], said[CEU_UNITS_TEXT_SIZE];
    const CeuCsvField *first = &g_array_index(self->record, CeuCsvField, 0);
    CeuUnits amount;
    guint i = 0;

    if (g_ascii_isdigit(*day))
        return false;
    while (i < self->record->len &&
           !ceu_csv_is_total(g_array_index(self->record, CeuCsvField, i).text))
        i++;
    if (i == self->record->len || *planned != '\0' || (*day != '\0' && !ceu_csv_is_total(day)))
        return false;
    if (amount_of(self, &amount) && amount.milli != self->sum_milli &&
        self->sum_milli <= CEU_UNITS_MAX_MILLI)
        g_ptr_array_add(self->import->remarks,
                        g_strdup_printf("line %d is a sum and not imported: it says %s, the rows "
                                        "above it come to %s",
                                        first->line, ceu_units_format(amount, said),
                                        ceu_units_format((CeuUnits){ self->sum_milli }, read)));
    else
        g_ptr_array_add(self->import->remarks,
                        g_strdup_printf("line %d is a sum and not imported", first->line));
    return true;
}

void
ceu_csv_read_row(CeuCsvReader *self)
{
    CeuImportRow row = { .line = g_array_index(self->record, CeuCsvField, 0).line,
                         .activity = ceu_activity_init() };
    CeuActivity *activity = &row.activity;
    bool sound;

    if (is_total(self) || !check_shape(self))
        return;
    sound = read_planned(self, activity);
    sound &= read_done(self, activity);
    sound &= read_title(self, activity);
    sound &= read_units(self, activity);
    sound &= read_pin(self, activity);
    if (!sound)
        return;
    activity->provider = text_of(self, CEU_CSV_PROVIDER);
    activity->index = text_of(self, CEU_CSV_INDEX);
    activity->format = text_of(self, CEU_CSV_FORMAT);
    activity->topics = text_of(self, CEU_CSV_TOPICS);
    activity->origin = text_of(self, CEU_CSV_ORIGIN);
    activity->note = text_of(self, CEU_CSV_NOTE);
    activity->accepted_by = bodies_of(self);
    activity->pin_for = names_of(self, CEU_CSV_PIN_FOR);
    self->sum_milli += activity->units.milli;
    g_array_append_val(self->import->rows, row);
}
