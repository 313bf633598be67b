/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A spreadsheet's CSV → activities; what cannot be read is a fault with line, column and reason. */
#include "exchange/csv-columns.h"
#include "exchange/csv-date.h"
#include "exchange/csv-formula.h"
#include "exchange/csv-layout.h"
#include "exchange/csv-number.h"
#include "exchange/csv-words.h"
#include "exchange/import.h"

#include <string.h>

/* One file while it is read. */
typedef struct Reader {
    CeuImport *import;
    const CeuCsvOptions *options;
    CeuCsvColumns *columns;
    CeuDateOrder order;
    bool order_known; /* the file or the user said so; else the US order is assumed */
    CeuDecimal decimal;
    bool decimal_used;
    const GArray *record; /* CeuCsvField: the row at hand */
    int64_t sum_milli;    /* of the rows read */
    bool open_seen;       /* a date whose day depends on the order */
    bool short_year_seen;
} Reader;

/* @message: (transfer full); returns false for the caller to pass on */
static bool
fault_at(Reader *self, int line, int column, const char *field, char *message)
{
    ceu_import_add_fault(self->import, line, column, field, message);
    return false;
}

/* The cell of @field; NULL: the row or the file has none. */
static const CeuCsvField *
cell_of(const Reader *self, CeuCsvFieldId field)
{
    int column = self->columns->column[field];

    if (column < 0 || (guint) column >= self->record->len)
        return NULL;
    return &g_array_index(self->record, CeuCsvField, column);
}

/* A fault of the row at hand. A row too short to have the cell is faulty where it ends. */
static bool
fault_in(Reader *self, CeuCsvFieldId field, char *message)
{
    const CeuCsvField *cell = cell_of(self, field);

    if (cell == NULL)
        cell = &g_array_index(self->record, CeuCsvField, self->record->len - 1);
    return fault_at(self, cell->line, cell->column, ceu_csv_columns_heading(self->columns, field),
                    message);
}

/* Text without blanks around it; "" if there is none. For numbers, dates and words. (transfer full) */
static char *
word_of(const Reader *self, CeuCsvFieldId field)
{
    const CeuCsvField *cell = cell_of(self, field);

    return g_strstrip(g_strdup(cell == NULL ? "" : cell->text));
}

/* Text as the user wrote it: blanks count inside quotes only, our own apostrophe is taken off. NULL: empty. */
static const char *
text_of(Reader *self, CeuCsvFieldId field)
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
read_date(Reader *self, CeuCsvFieldId field, CeuDate *out)
{
    g_autofree char *text = word_of(self, field);
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
read_done(Reader *self, CeuActivity *activity)
{
    g_autofree char *text = word_of(self, CEU_CSV_DONE);

    if (*text != '\0')
        return read_date(self, CEU_CSV_DONE, &activity->done);
    if (activity->planned)
        return true;
    return fault_in(self, CEU_CSV_DONE, g_strdup("the completion date is missing"));
}

static bool
read_pin(Reader *self, CeuActivity *activity)
{
    g_autofree char *text = word_of(self, CEU_CSV_PIN);

    return *text == '\0' || read_date(self, CEU_CSV_PIN, &activity->pin);
}

static bool
read_title(Reader *self, CeuActivity *activity)
{
    g_autofree char *text = word_of(self, CEU_CSV_TITLE);

    activity->title = text_of(self, CEU_CSV_TITLE);
    if (*text != '\0' && activity->title != NULL)
        return true;
    return fault_in(self, CEU_CSV_TITLE, g_strdup("the title is missing"));
}

/* The unit that follows the number in one cell, "1.0 IACET"; cuts it off @text. */
static bool
take_unit_word(Reader *self, char *text, CeuUnit *out, bool *out_stated)
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
make_plain(Reader *self, char *text)
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
read_number(Reader *self, char *text, CeuUnits *out)
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
read_unit_column(Reader *self, CeuUnit *unit, bool stated)
{
    g_autofree char *word = word_of(self, CEU_CSV_UNIT);
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
read_units(Reader *self, CeuActivity *activity)
{
    g_autofree char *text = word_of(self, CEU_CSV_UNITS);
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
read_planned(Reader *self, CeuActivity *activity)
{
    static const char *const yes[] = { "yes", "y", "true", "1", "x", "planned" };
    static const char *const no[] = { "", "no", "n", "false", "0", "done" };
    g_autofree char *text = word_of(self, CEU_CSV_PLANNED);
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
names_of(Reader *self, CeuCsvFieldId field)
{
    g_autofree char *text = word_of(self, field);
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
bodies_of(Reader *self)
{
    const char *names = names_of(self, CEU_CSV_ACCEPTED_BY);
    g_autofree char *lower = names == NULL ? NULL : g_ascii_strdown(names, -1);

    return lower == NULL ? NULL : g_string_chunk_insert_const(self->import->strings, lower);
}

/* Faults of the row's shape: stray quotes, more cells than headings. */
static bool
check_shape(Reader *self)
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
amount_of(const Reader *self, CeuUnits *out)
{
    g_autofree char *text = word_of(self, CEU_CSV_UNITS);

    text[strspn(text, "0123456789.,")] = '\0';
    return ceu_csv_number_plain(text, self->decimal, true) == CEU_CSV_NUMBER_FINE &&
           ceu_units_parse(text, out, NULL);
}

/* A sum below the rows: without a day, and with a cell that says so. It is told, and no row. */
static bool
is_total(Reader *self)
{
    g_autofree char *day = word_of(self, CEU_CSV_DONE), *planned = word_of(self, CEU_CSV_PLANNED);
    char read[CEU_UNITS_TEXT_SIZE], said[CEU_UNITS_TEXT_SIZE];
    const CeuCsvField *first = &g_array_index(self->record, CeuCsvField, 0);
    CeuUnits amount;
    guint i = 0;

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

/* Reads the record at hand; every fault it has is noted. */
static void
read_row(Reader *self)
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

/* The headings and what is above them; without headings nothing is. */
static void
skip_above(CeuCsvParser *parser, const CeuCsvLayout *layout, const CeuCsvOptions *options)
{
    for (unsigned i = 0; i <= layout->above && !options->no_header; i++)
        (void) ceu_csv_parser_next(parser, NULL);
}

/* What the rows say about the order of day and month, and about decimals. */
typedef struct Votes {
    unsigned orders[3], decimals[3];
} Votes;

static void
vote(const Reader *self, Votes *votes)
{
    g_autofree char *date = word_of(self, CEU_CSV_DONE), *units = word_of(self, CEU_CSV_UNITS);
    CeuCsvDate spelled;

    if (ceu_csv_date_scan(date, &spelled))
        votes->orders[ceu_csv_date_evidence(&spelled)]++;
    votes->decimals[ceu_csv_number_evidence(units, strspn(units, "0123456789.,"))]++;
}

static void
decide(Reader *self, const Votes *votes)
{
    const bool comma = votes->decimals[CEU_DECIMAL_COMMA] > 0;
    const bool point = votes->decimals[CEU_DECIMAL_POINT] > 0;

    self->order = self->options->date_order;
    if (self->order == CEU_DATE_ORDER_AUTO)
        self->order = votes->orders[CEU_DATE_ORDER_DMY] > votes->orders[CEU_DATE_ORDER_MDY]
                          ? CEU_DATE_ORDER_DMY
                          : CEU_DATE_ORDER_MDY;
    self->order_known =
        self->options->date_order != CEU_DATE_ORDER_AUTO || votes->orders[self->order] > 0;
    self->decimal = self->options->decimal;
    if (self->decimal == CEU_DECIMAL_AUTO && comma != point)
        self->decimal = comma ? CEU_DECIMAL_COMMA : CEU_DECIMAL_POINT;
}

/* First pass: the whole file decides. */
static bool
survey(Reader *self, const char *text, size_t size, const CeuCsvLayout *layout, GError **error)
{
    g_autoptr(CeuCsvParser) parser =
        ceu_csv_parser_new(text, size, self->import->path, layout->delimiter);
    g_autoptr(GError) broken = NULL;
    Votes votes = { 0 };
    unsigned rows = 0;

    skip_above(parser, layout, self->options);
    while ((self->record = ceu_csv_parser_next(parser, &broken)) != NULL) {
        if (++rows > CEU_IMPORT_MAX_ROWS) {
            g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT,
                        "%s: more than %d rows; nothing was read. Split it", self->import->path,
                        CEU_IMPORT_MAX_ROWS);
            return false;
        }
        vote(self, &votes);
    }
    if (broken != NULL) {
        g_propagate_error(error, g_steal_pointer(&broken));
        return false;
    }
    decide(self, &votes);
    return true;
}

static void
remark(Reader *self, char *text)
{
    g_ptr_array_add(self->import->remarks, text);
}

/* What was understood, for the user to check before anything is written. */
static void
add_remarks(Reader *self, char delimiter)
{
    const char *order = self->order == CEU_DATE_ORDER_DMY ? "day/month/year" : "month/day/year";
    const char *heading = ceu_csv_columns_heading(self->columns, CEU_CSV_DONE);

    if (!self->open_seen)
        remark(self, g_strdup_printf("column “%s” is the date", heading));
    else if (self->order_known)
        remark(self, g_strdup_printf("column “%s” is the date, read as %s", heading, order));
    else
        remark(self,
               g_strdup_printf("column “%s” is the date, read as %s: nothing in the file says "
                               "which comes first; if it is the day, say so",
                               heading, order));
    if (self->short_year_seen)
        remark(self, g_strdup("years of two digits are read as 20xx"));
    if (self->columns->unit != CEU_UNIT_CEU)
        remark(self, g_strdup_printf("column “%s” counts in the unit %s",
                                     ceu_csv_columns_heading(self->columns, CEU_CSV_UNITS),
                                     ceu_unit_name(self->columns->unit)));
    if (delimiter != ',')
        remark(self, g_strdup_printf("fields are separated by %s", delimiter == ';'   ? "semicolons"
                                                                   : delimiter == '|' ? "bars"
                                                                                      : "tabs"));
    if (self->decimal_used && self->decimal == CEU_DECIMAL_COMMA)
        remark(self, g_strdup("numbers have decimal commas"));
}

/* What stood above the headings is told, since it might have been a row. */
static void
remark_above(Reader *self, const char *text, size_t size, const CeuCsvLayout *layout)
{
    g_autoptr(CeuCsvParser) parser =
        ceu_csv_parser_new(text, size, self->import->path, layout->delimiter);

    for (unsigned i = 0; i < layout->above; i++) {
        const GArray *record = ceu_csv_parser_next(parser, NULL);
        const CeuCsvField *first = &g_array_index(record, CeuCsvField, 0);
        g_autofree char *excerpt = ceu_csv_excerpt(first->text);

        remark(self, g_strdup_printf("line %d stands above the headings and is not read: “%s”",
                                     first->line, excerpt));
    }
}

/* What was understood, for programs and the preview. */
static void
describe_import(Reader *self, const CeuCsvLayout *layout)
{
    self->import->delimiter = layout->delimiter;
    self->import->date_order = self->open_seen ? self->order : CEU_DATE_ORDER_AUTO;
    self->import->decimal = self->decimal_used ? self->decimal : CEU_DECIMAL_AUTO;
    ceu_csv_columns_list(self->columns, !self->options->no_header, self->import->columns);
}

static bool
read_rows(Reader *self, const char *text, size_t size, const CeuCsvLayout *layout, GError **error)
{
    g_autoptr(CeuCsvParser) parser =
        ceu_csv_parser_new(text, size, self->import->path, layout->delimiter);

    self->columns = layout->columns;
    remark_above(self, text, size, layout);
    if (!self->options->no_header)
        ceu_csv_columns_remark(self->columns, self->import->remarks);
    if (!survey(self, text, size, layout, error))
        return false;
    skip_above(parser, layout, self->options);
    while ((self->record = ceu_csv_parser_next(parser, NULL)) != NULL)
        read_row(self);
    add_remarks(self, layout->delimiter);
    describe_import(self, layout);
    return true;
}

CeuImport *
ceu_csv_read(const char *text, size_t size, const char *path, const CeuCsvOptions *options,
             GError **error)
{
    static const CeuCsvOptions none = { 0 };
    g_autoptr(CeuImport) import = NULL;
    g_autofree char *utf8 = NULL;
    Reader reader = { .options = options == NULL ? &none : options };
    CeuCsvLayout layout;
    size_t length;
    bool read;

    g_return_val_if_fail((text != NULL || size == 0) && path != NULL, NULL);

    reader.import = import = ceu_import_new(path);
    import->encoding = reader.options->encoding;
    utf8 = ceu_csv_to_utf8(text, size, path, &import->encoding, import->remarks, &length, error);
    if (utf8 == NULL || !ceu_csv_layout_find(utf8, length, path, reader.options, &layout, error))
        return NULL;
    read = read_rows(&reader, utf8, length, &layout, error);
    ceu_csv_columns_free(layout.columns);
    return read ? g_steal_pointer(&import) : NULL;
}
