/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole files → activities, faults and remarks. */
#include <ceu/exchange.h>

#include <string.h>

static CeuImport *
read_with(const char *text, const char *map, CeuDateOrder order, GError **error)
{
    CeuCsvOptions options = { .map = map, .date_order = order };

    return ceu_csv_read(text, strlen(text), "f.csv", &options, error);
}

static void
append_text(GString *out, const char *name, const char *text)
{
    if (text != NULL)
        g_string_append_printf(out, " %s=%s", name, text);
}

/* One activity in one line. (transfer full) */
static char *
describe(const CeuActivity *activity)
{
    GString *out = g_string_new(NULL);
    char day[CEU_DATE_TEXT_SIZE], units[CEU_UNITS_TEXT_SIZE];

    g_string_append_printf(out, "%s %s %s “%s”", ceu_date_format(activity->done, day),
                           ceu_units_format(activity->units, units), ceu_unit_name(activity->unit),
                           activity->title);
    append_text(out, "provider", activity->provider);
    append_text(out, "index", activity->index);
    append_text(out, "format", activity->format);
    append_text(out, "topics", activity->topics);
    append_text(out, "origin", activity->origin);
    append_text(out, "accepted", activity->accepted_by);
    append_text(out, "note", activity->note);
    if (activity->planned)
        g_string_append(out, " planned");
    if (ceu_date_is_set(activity->pin))
        g_string_append_printf(out, " pin=%s", ceu_date_format(activity->pin, day));
    if (activity->pin_for != NULL)
        g_string_append_printf(out, " pin-for=%s", activity->pin_for);
    return g_string_free(out, FALSE);
}

/* Rows and faults of the file in one line each. (transfer full) */
static char *
outcome(const CeuImport *import)
{
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < import->rows->len; i++) {
        const CeuImportRow *row = &g_array_index(import->rows, CeuImportRow, i);
        g_autofree char *line = describe(&row->activity);

        g_string_append_printf(out, "%d: %s\n", row->line, line);
    }
    for (guint i = 0; i < import->faults->len; i++) {
        const CeuImportFault *fault = import->faults->pdata[i];

        g_string_append_printf(out, "%d:%d %s: %s\n", fault->line, fault->column,
                               fault->field == NULL ? "-" : fault->field, fault->message);
    }
    return g_string_free(out, FALSE);
}

#define HEAD "Date,Title,CEUs\n"

static const struct {
    const char *name, *text, *want;
} files[] = {
    { "a row", HEAD "2026-01-15,T,1.5\n", "2: 2026-01-15 1.5 ceu “T”\n" },
    { "every column",
      "Completed,Course,Sponsor,Approval No.,Credits,Unit,Delivery,Category,Comments,Accepted "
      "by,Origin,Planned,Pinned to,Kept for\n"
      "2026-01-15,T,P,I,2,hours,Live,cpt,N,\"AAPC, ahima\",own,yes,2026-03-01,CPC; CCS\n",
      "2: 2026-01-15 2 hour “T” provider=P index=I format=Live topics=cpt origin=own "
      "accepted=aapc,ahima note=N planned pin=2026-03-01 pin-for=CPC,CCS\n" },
    { "headings are folded", "DATE_COMPLETED (US), course-title ,CEU(s)\n2026-01-15,T,1\n",
      "2: 2026-01-15 1 ceu “T”\n" },
    { "the better heading wins",
      "Date,Completed,Course,Title,Hours,CEUs\n"
      "2020-01-01,2026-01-15,C,T,9,1\n",
      "2: 2026-01-15 1 ceu “T”\n" },
    { "hours", "Date,Title,Contact Hours\n2026-01-15,T,2\n", "2: 2026-01-15 2 hour “T”\n" },
    { "credit hours", "Date,Title,Credit Hours\n2026-01-15,T,2\n", "2: 2026-01-15 2 hour “T”\n" },
    { "semester hours", "Date,Title,Semester Hours\n2026-01-15,T,3\n",
      "2: 2026-01-15 3 semester “T”\n" },
    { "minutes", "Date,Title,Minutes\n2026-01-15,T,90\n", "2: 2026-01-15 90 minute “T”\n" },
    { "units in the cell",
      HEAD "2026-01-15,A,1.0 IACET\n2026-01-15,B,90 min\n2026-01-15,C,1.5 h\n2026-01-15,D,2h\n",
      "2: 2026-01-15 1 iacet “A”\n3: 2026-01-15 90 minute “B”\n4: 2026-01-15 1.5 hour “C”\n"
      "5: 2026-01-15 2 hour “D”\n" },
    { "the cell says more than the heading", "Date,Title,Hours\n2026-01-15,T,90 min\n",
      "2: 2026-01-15 90 minute “T”\n" },
    { "decimals", HEAD "2026-01-15,A,.5\n2026-01-15,B,0.125\n2026-01-15,C,\"1,25\"\n",
      "2: 2026-01-15 0.5 ceu “A”\n3: 2026-01-15 0.125 ceu “B”\n4: 2026-01-15 1.25 ceu “C”\n" },
    { "semicolons and decimal commas", "Datum;Title;CEUs;Date\nx;T;1,5;15.01.2026\n",
      "2: 2026-01-15 1.5 ceu “T”\n" },
    { "quoted blanks stay, others go", HEAD "2026-01-15,\" T \",1\n2026-01-15,  U  ,1\n",
      "2: 2026-01-15 1 ceu “ T ”\n3: 2026-01-15 1 ceu “U”\n" },
    { "line break in a title", HEAD "2026-01-15,\"a\nb\",1\n2026-01-16,c,x\n",
      "2: 2026-01-15 1 ceu “a\nb”\n"
      "4:14 CEUs: “x” is not a number of units such as 2, 1.5 or 90 min\n" },
    { "short row", "Date,Title,CEUs,Notes,Format\n2026-01-15,T,1\n", "2: 2026-01-15 1 ceu “T”\n" },
    { "row too short", HEAD "2026-01-15,T\n", "2:12 CEUs: the number of units is missing\n" },
    { "row too long", HEAD "2026-01-15,Modifier 25, 57,1\n",
      "2:28 -: the row has more fields than the 3 headings; put a text that holds the separator in "
      "quotes\n" },
    { "empty cells at the end", HEAD "2026-01-15,T,1,,\n", "2: 2026-01-15 1 ceu “T”\n" },
    { "a plan without a day", "Date,Title,CEUs,Planned\n,T,1,x\n,U,1,\n",
      "2: - 1 ceu “T” planned\n3:1 Date: the completion date is missing\n" },
    { "formula marks go", HEAD "2026-01-15,'=SUM(A1),1\n2026-01-15,''=x,1\n2026-01-15,'tis,1\n",
      "2: 2026-01-15 1 ceu “=SUM(A1)”\n3: 2026-01-15 1 ceu “'=x”\n4: 2026-01-15 1 ceu “'tis”\n" },
    { "all faults of a row", HEAD "13/40/2026,,\n",
      "2:1 Date: there is no day “13/40/2026”\n2:12 Title: the title is missing\n"
      "2:13 CEUs: the number of units is missing\n" },
    { "dates", HEAD "2026-02-30,T,1\nsoon,T,1\n46037,T,1\n",
      "2:1 Date: there is no day “2026-02-30”\n"
      "3:1 Date: “soon” is not a date; write it as 2026-01-15\n"
      "4:1 Date: “46037” is a day as a spreadsheet counts it; format the column as a date there, "
      "as "
      "2026-01-15\n" },
    { "negative", HEAD "2026-01-15,T,-1\n",
      "2:14 CEUs: “-1” is negative: units earned are above 0\n" },
    { "zero", HEAD "2026-01-15,T,0.0\n", "2:14 CEUs: 0 units: nothing was earned\n" },
    { "decimals too many", HEAD "2026-01-15,T,1.2345\n",
      "2:14 CEUs: “1.2345” has more than three decimals\n" },
    { "too many units", HEAD "2026-01-15,T,100001\n",
      "2:14 CEUs: “100001” is more than 100,000 units\n" },
    { "comma of thousands", HEAD "2026-01-15,T,\"1,500\"\n",
      "2:14 CEUs: “1,500” may have a decimal mark or be thousands: say which by --decimal comma or "
      "--decimal point\n" },
    { "comma of thousands where points are decimals",
      HEAD "2026-01-15,T,\"1,500\"\n2026-01-15,U,1.5\n",
      "3: 2026-01-15 1.5 ceu “U”\n2:14 CEUs: “1,500” may have a decimal mark or be thousands: say "
      "which by --decimal comma or --decimal point\n" },
    { "three decimals where commas are decimal",
      HEAD "2026-01-15,T,\"0,125\"\n2026-01-15,U,\"1,5\"\n",
      "2: 2026-01-15 0.125 ceu “T”\n3: 2026-01-15 1.5 ceu “U”\n" },
    { "thousands and decimals", HEAD "2026-01-15,T,\"1,234.5\"\n2026-01-15,U,\"1,2,3.5\"\n",
      "2: 2026-01-15 1234.5 ceu “T”\n3:14 CEUs: “1,2,3.5” is not a number of units such as 2, 1.5 "
      "or "
      "0.125, with decimal points\n" },
    { "a point among decimal commas", "Date;Title;CEUs\n2026-01-15;T;1,5\n2026-01-15;U;1.500\n",
      "2: 2026-01-15 1.5 ceu “T”\n3:14 CEUs: “1.500” may have a decimal mark or be thousands: say "
      "which by --decimal comma or --decimal point\n" },
    { "spanish",
      "Fecha de finalización;Título del curso;Créditos;Proveedor;N.º de "
      "índice\n15/01/2026;T;1,5;P;I\n",
      "2: 2026-01-15 1.5 ceu “T” provider=P\n" },
    { "german", "Abschlussdatum;Kurstitel;Stunden;Veranstalter;Bemerkungen\n15.01.2026;T;1,5;P;N\n",
      "2: 2026-01-15 1.5 hour “T” provider=P note=N\n" },
    { "number signs", "CourseName,# of CEUs,Index #,DATE COMPLETED,Vendor\nT,2,I,2026-01-15,V\n",
      "2: 2026-01-15 2 ceu “T” provider=V index=I\n" },
    { "bars", "Date|Title|CEUs\n2026-01-15|T|1\n", "2: 2026-01-15 1 ceu “T”\n" },
    { "lines above", "My CEUs, as of today; all of them\n\nDate,Title,CEUs\n2026-01-15,T,1\n",
      "4: 2026-01-15 1 ceu “T”\n" },
    { "another separator above", "One; two; three; four\nDate,Title,CEUs\n2026-01-15,T,1\n",
      "3: 2026-01-15 1 ceu “T”\n" },
    { "a sum below", HEAD "2026-01-15,T,1\n,Total,1\n", "2: 2026-01-15 1 ceu “T”\n" },
    { "a sum in the column of the day", HEAD "2026-01-15,T,1\nTotal CEUs:,,9\n",
      "2: 2026-01-15 1 ceu “T”\n" },
    { "a course is no sum", HEAD ",Total knee coding,1\n",
      "2:1 Date: the completion date is missing\n" },
    { "a course of that name", HEAD "2026-01-15,Total,1\n", "2: 2026-01-15 1 ceu “Total”\n" },
    { "months by name",
      HEAD "15 de enero de 2026,A,1\n15. März 2026,B,1\n3-dic-2026,C,1\nSept. 5 2026,D,1\n",
      "2: 2026-01-15 1 ceu “A”\n3: 2026-03-15 1 ceu “B”\n4: 2026-12-03 1 ceu “C”\n5: 2026-09-05 1 "
      "ceu “D”\n" },
    { "times of day", HEAD "2026-01-15T10:00:00,A,1\n1/15/2026 10:00 AM,B,1\n",
      "2: 2026-01-15 1 ceu “A”\n3: 2026-01-15 1 ceu “B”\n" },
    { "exponent", HEAD "2026-01-15,T,1e3\n",
      "2:14 CEUs: “1e3” is not a number of units such as 2, 1.5 or 90 min\n" },
    { "unknown unit", HEAD "2026-01-15,T,2 apples\n",
      "2:14 CEUs: “2 apples” is not a number of units such as 2, 1.5 or 90 min\n" },
    { "unit column", "Date,Title,Units,Unit\n2026-01-15,T,2,apple\n2026-01-15,T,2 h,ceu\n",
      "2:16 Unit: “apple” is not a unit: write ceu, hour, minute, iacet or semester\n"
      "3:18 Unit: the unit “ceu” contradicts the column of the units\n" },
    { "planned or not", "Date,Title,CEUs,Planned\n2026-01-15,T,1,maybe\n",
      "2:16 Planned: “maybe” is neither yes nor no\n" },
    { "blank title", HEAD "2026-01-15,\"  \",1\n", "2:12 Title: the title is missing\n" },
    { "title of one apostrophe", HEAD "2026-01-15,',1\n", "2: 2026-01-15 1 ceu “'”\n" },
    { "stray quote", HEAD "2026-01-15,5\" tape,1\n2026-01-15,T,1\n",
      "3: 2026-01-15 1 ceu “T”\n2:12 Title: a quote inside a field without quotes; put the field "
      "in quotes and double that quote\n" },
    { "no rows", HEAD, "" },
};

static void
test_files(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(CeuImport) import = read_with(files[i].text, NULL, CEU_DATE_ORDER_AUTO, &error);
        g_autofree char *got = NULL;

        g_test_message("%s", files[i].name);
        g_assert_no_error(error);
        got = outcome(import);
        g_assert_cmpstr(got, ==, files[i].want);
    }
}

static const struct {
    const char *name, *text, *map;
    CeuDateOrder order;
    const char *want;
    const char *remark; /* a part of one of the remarks */
} orders[] = {
    { "us by evidence", HEAD "3/4/2026,A,1\n1/15/2026,B,1\n", NULL, CEU_DATE_ORDER_AUTO,
      "2: 2026-03-04 1 ceu “A”\n3: 2026-01-15 1 ceu “B”\n", "read as month/day/year" },
    { "european by evidence", HEAD "3/4/2026,A,1\n15/1/2026,B,1\n", NULL, CEU_DATE_ORDER_AUTO,
      "2: 2026-04-03 1 ceu “A”\n3: 2026-01-15 1 ceu “B”\n", "read as day/month/year" },
    { "no evidence", HEAD "3/4/2026,A,1\n", NULL, CEU_DATE_ORDER_AUTO, "2: 2026-03-04 1 ceu “A”\n",
      "nothing in the file says which comes first" },
    { "no evidence but decimal commas", "Date;Title;CEUs\n3/4/2026;A;1,5\n", NULL,
      CEU_DATE_ORDER_AUTO, "2: 2026-04-03 1.5 ceu “A”\n",
      "which comes first; if it is the month, say so" },
    { "same either way", HEAD "4/4/2026,A,1\n", NULL, CEU_DATE_ORDER_AUTO,
      "2: 2026-04-04 1 ceu “A”\n", "column “Date” is the date" },
    { "the user says", HEAD "3/4/2026,A,1\n", NULL, CEU_DATE_ORDER_DMY, "2: 2026-04-03 1 ceu “A”\n",
      "read as day/month/year" },
    { "the user against the file", HEAD "1/15/2026,A,1\n", NULL, CEU_DATE_ORDER_DMY,
      "2:1 Date: “1/15/2026” is no day in the order day/month/year that holds for this file\n",
      "column “Date” is the date" },
    { "the odd one out", HEAD "1/15/2026,A,1\n1/16/2026,B,1\n17/1/2026,C,1\n", NULL,
      CEU_DATE_ORDER_AUTO,
      "2: 2026-01-15 1 ceu “A”\n3: 2026-01-16 1 ceu “B”\n"
      "4:1 Date: “17/1/2026” is no day in the order month/day/year that holds for this file\n",
      "read as month/day/year" },
    { "a broken date does not vote", HEAD "3/4/2026,A,1\n13/40/2026,B,1\n", NULL,
      CEU_DATE_ORDER_AUTO, "2: 2026-03-04 1 ceu “A”\n3:1 Date: there is no day “13/40/2026”\n",
      "nothing in the file says" },
    { "short years", HEAD "1/15/26,A,1\n", NULL, CEU_DATE_ORDER_AUTO, "2: 2026-01-15 1 ceu “A”\n",
      "read as 20xx" },
    { "map", "When,What,How much\n2026-01-15,T,2\n", "done=When,title=What,units=How much",
      CEU_DATE_ORDER_AUTO, "2: 2026-01-15 2 ceu “T”\n", "column “When” is the date" },
    { "map over the headings", "Date,Finished,Title,CEUs\n2020-01-01,2026-01-15,T,2\n",
      "date = finished ", CEU_DATE_ORDER_AUTO, "2: 2026-01-15 2 ceu “T”\n",
      "column “Date” is not used: “Finished” is the done" },
    { "map with quotes", "\"Done, on\",Title,CEUs\n2026-01-15,T,2\n", "done=\"Done, on\"",
      CEU_DATE_ORDER_AUTO, "2: 2026-01-15 2 ceu “T”\n", "column “Done, on” is the date" },
    { "map of a heading with an unit", "Date,Title,Worth,Hours\n2026-01-15,T,1,2\n", "units=Hours",
      CEU_DATE_ORDER_AUTO, "2: 2026-01-15 2 hour “T”\n", "counts in the unit hour" },
    { "unknown column", "Date,Title,CEUs,Shoe size\n2026-01-15,T,1,44\n", NULL, CEU_DATE_ORDER_AUTO,
      "2: 2026-01-15 1 ceu “T”\n", "column “Shoe size” is not used" },
    { "tabs", "Date\tTitle\tCEUs\n2026-01-15\tT\t1\n", NULL, CEU_DATE_ORDER_AUTO,
      "2: 2026-01-15 1 ceu “T”\n", "separated by tabs" },
};

static void
test_orders_and_maps(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(orders); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(CeuImport) import =
            read_with(orders[i].text, orders[i].map, orders[i].order, &error);
        g_autofree char *got = NULL;
        bool said = false;

        g_test_message("%s", orders[i].name);
        g_assert_no_error(error);
        got = outcome(import);
        g_assert_cmpstr(got, ==, orders[i].want);
        for (guint k = 0; k < import->remarks->len; k++)
            said |= strstr(import->remarks->pdata[k], orders[i].remark) != NULL;
        g_assert_true(said);
    }
}

static const struct {
    const char *name, *text, *map;
    CeuError code;
    const char *part; /* of the message */
} broken[] = {
    { "empty", "", NULL, CEU_ERROR_PARSE, "f.csv: the file is empty" },
    { "only blank lines", "\n,,\n\r\n", NULL, CEU_ERROR_PARSE, "the file is empty" },
    { "no title", "Date,CEUs\n2026-01-15,1\n", NULL, CEU_ERROR_PARSE,
      "f.csv:1: no column for title among the headings “Date”, “CEUs”" },
    { "nothing known", "\na,b\n1,2\n", NULL, CEU_ERROR_PARSE,
      "f.csv:2: no column for done, title, units" },
    { "quote", HEAD "2026-01-15,\"T,1\n", NULL, CEU_ERROR_PARSE, "f.csv:2:12: the quote" },
    { "quote in the header", "\"Date,Title\n", NULL, CEU_ERROR_PARSE, "f.csv:1:1: the quote" },
    { "map without =", HEAD, "title", CEU_ERROR_PARSE, "column map “title”: there is no =" },
    { "map of nothing", HEAD, "", CEU_ERROR_PARSE, "there is no =" },
    { "map ends in a comma", HEAD, "title=Title,", CEU_ERROR_PARSE, "there is no =" },
    { "unknown field", HEAD, "colour=Title", CEU_ERROR_PARSE,
      "column map “colour=Title”: there is no such field" },
    { "unknown heading", HEAD, "title=Name", CEU_ERROR_PARSE, "no column of that heading" },
    { "field twice", "A,B,Date,CEUs\n", "title=A,title=B", CEU_ERROR_PARSE,
      "that field is mapped twice" },
    { "column twice", HEAD, "title=Title,note=Title", CEU_ERROR_PARSE,
      "that column is mapped twice" },
};

static void
test_broken(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(broken); i++) {
        g_autoptr(GError) error = NULL;

        g_test_message("%s", broken[i].name);
        g_assert_null(read_with(broken[i].text, broken[i].map, CEU_DATE_ORDER_AUTO, &error));
        g_assert_error(error, CEU_ERROR, (gint) broken[i].code);
        g_assert_nonnull(strstr(error->message, broken[i].part));
    }
}

static const struct {
    const char *name, *text;
    CeuCsvOptions options;
    const char *want; /* rows and faults, or the error */
} choices[] = {
    { "no header",
      "T,2026-01-15,2\nU,2026-01-16,3\n",
      { .map = "title=1,done=2,units=3", .no_header = true },
      "1: 2026-01-15 2 ceu “T”\n2: 2026-01-16 3 ceu “U”\n" },
    { "no header, a fault",
      "T,soon,2\n",
      { .map = "title=1,done=2,units=3", .no_header = true },
      "1:3 column 2: “soon” is not a date; write it as 2026-01-15\n" },
    { "no header and no map",
      "Date,Title,CEUs\n",
      { .no_header = true },
      "f.csv:1: no column for done, title, units among the headings “column 1”, “column 2”, "
      "“column "
      "3”; nothing was read. Name it by --map \"done=Heading\"" },
    { "numbers with headings",
      "A,B,C\n2026-01-15,T,2\n",
      { .map = "done=1,title=2,units=3" },
      "2: 2026-01-15 2 ceu “T”\n" },
    { "a heading before a number",
      "2,B,Date,CEUs\nT,x,2026-01-15,1\n",
      { .map = "title=2" },
      "2: 2026-01-15 1 ceu “T”\n" },
    { "a number too high",
      "A,B,C\n",
      { .map = "done=4" },
      "column map “done=4”: the file has no column of that heading or number; nothing was read. "
      "Write "
      "field=Heading,… or field=number,… with the fields done, title, units, unit, provider, "
      "index, "
      "format, topics, accepted-by, origin, planned, pin, pin-for, note" },
    { "decimal comma",
      HEAD "2026-01-15,T,\"1,500\"\n",
      { .decimal = CEU_DECIMAL_COMMA },
      "2: 2026-01-15 1.5 ceu “T”\n" },
    { "decimal point",
      HEAD "2026-01-15,T,\"1,500\"\n",
      { .decimal = CEU_DECIMAL_POINT },
      "2: 2026-01-15 1500 ceu “T”\n" },
    { "decimal point against the file",
      HEAD "2026-01-15,T,\"1,5\"\n",
      { .decimal = CEU_DECIMAL_POINT },
      "2:14 CEUs: “1,5” is not a number of units such as 2, 1.5 or 0.125, with decimal points\n" },
    { "delimiter",
      "Date;Title;CEUs,x\n2026-01-15;a,b;1\n",
      { .delimiter = ';', .map = "units=3" },
      "2: 2026-01-15 1 ceu “a,b”\n" },
    { "the wrong delimiter",
      HEAD,
      { .delimiter = ';' },
      "f.csv:1: no column for done, title, units among the headings “Date,Title,CEUs”; nothing was "
      "read. Name it by --map \"done=Heading\"" },
    { "did you mean",
      "Date Compleeted,Title,CEUs\n",
      { 0 },
      "f.csv:1: no column for done among the headings “Date Compleeted”, “Title”, “CEUs”; nothing "
      "was "
      "read. Is it “Date Compleeted”? --map \"done=Date Compleeted\"" },
    { "the likeliest line is told of",
      "My list\nDate,Course,Worth\n",
      { 0 },
      "f.csv:2: no column for units among the headings “Date”, “Course”, “Worth”; nothing was "
      "read. "
      "Name it by --map \"units=Heading\"" },
};

static void
test_choices(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(choices); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(CeuImport) import = ceu_csv_read(choices[i].text, strlen(choices[i].text),
                                                   "f.csv", &choices[i].options, &error);
        g_autofree char *got = import == NULL ? g_strdup(error->message) : outcome(import);

        g_test_message("%s", choices[i].name);
        g_assert_cmpstr(got, ==, choices[i].want);
    }
}

static const struct {
    const char *text, *remark;
} told[] = {
    { "My list\nDate,Title,CEUs\n", "line 1 stands above the headings and is not read: “My list”" },
    { HEAD "2026-01-15,T,1\n,Total,1\n", "line 3 is a sum and not imported" },
    { HEAD "2026-01-15,T,1\n,Total,2\n",
      "line 3 is a sum and not imported: it says 2, the rows above it come to 1" },
    { "Date;Title;CEUs\n2026-01-15;T;1,5\n", "numbers have decimal commas" },
    { "Date|Title|CEUs\n", "fields are separated by bars" },
};

static void
test_told(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(told); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(CeuImport) import = read_with(told[i].text, NULL, CEU_DATE_ORDER_AUTO, &error);
        bool said = false;

        g_assert_no_error(error);
        for (guint k = 0; k < import->remarks->len; k++)
            said |= strcmp(import->remarks->pdata[k], told[i].remark) == 0;
        g_test_message("%s", told[i].remark);
        g_assert_true(said);
    }
}

/* What was taken for what, for a preview. */
static void
test_columns(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuImport) import = read_with("Course,Shoe size,When;1,Hours\nT,44,15/1/2026,1.5\n",
                                            "done=3", CEU_DATE_ORDER_AUTO, &error);
    const CeuImportColumn *title, *unused, *done;

    g_assert_no_error(error);
    g_assert_cmpuint(import->columns->len, ==, 4);
    title = import->columns->pdata[0];
    unused = import->columns->pdata[1];
    done = import->columns->pdata[2];
    g_assert_cmpstr(title->field, ==, "title");
    g_assert_cmpstr(title->heading, ==, "Course");
    g_assert_null(unused->field);
    g_assert_cmpint(done->number, ==, 3);
    g_assert_cmpstr(done->field, ==, "done");
    g_assert_cmpint(import->date_order, ==, CEU_DATE_ORDER_DMY);
    g_assert_cmpint(import->decimal, ==, CEU_DECIMAL_POINT);
    g_assert_cmpint(import->encoding, ==, CEU_ENCODING_UTF8);
    g_assert_cmpint(import->delimiter, ==, ',');
}

static void
test_row_limit(void)
{
    for (int over = 0; over <= 1; over++) {
        g_autoptr(GString) text = g_string_new(HEAD);
        g_autoptr(GError) error = NULL;
        g_autoptr(CeuImport) import = NULL;

        for (int i = 0; i < CEU_IMPORT_MAX_ROWS + over; i++)
            g_string_append(text, "2026-01-15,T,1\n");
        import = read_with(text->str, NULL, CEU_DATE_ORDER_AUTO, &error);
        if (over == 0)
            g_assert_cmpuint(import->rows->len, ==, CEU_IMPORT_MAX_ROWS);
        else
            g_assert_error(error, CEU_ERROR, CEU_ERROR_LIMIT);
    }
}

/* The sample of the project as it stands: BOM, CRLF, US dates, quotes, another unit, two broken rows. */
static void
test_sample(void)
{
    g_autofree char *path =
        g_build_filename(CEU_SOURCE_DIR, "data", "sample", "coder-activities.csv", NULL);
    g_autofree char *text = NULL;
    g_autofree char *sixth = NULL;
    g_autofree char *iacet = NULL;
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuImport) import = NULL;
    const CeuImportFault *date, *units;
    size_t size;

    g_assert_true(g_file_get_contents(path, &text, &size, &error));
    import = ceu_csv_read(text, size, "coder-activities.csv", NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(import->rows->len, ==, 20);
    g_assert_cmpuint(import->faults->len, ==, 2);
    date = import->faults->pdata[0];
    g_assert_cmpint(date->line, ==, 22);
    g_assert_cmpint(date->column, ==, 1);
    g_assert_cmpstr(date->field, ==, "Completed");
    units = import->faults->pdata[1];
    g_assert_cmpint(units->line, ==, 23);
    g_assert_cmpint(units->column, ==, 44);
    g_assert_cmpstr(units->field, ==, "CEUs");
    sixth = describe(&g_array_index(import->rows, CeuImportRow, 4).activity);
    g_assert_cmpstr(sixth, ==,
                    "2025-12-02 2 ceu “CPT 2026 Changes: \"What You Need to Know\"” provider=AAPC "
                    "index=WEB20251202 format=Webinar topics=CPT note=quoted title");
    iacet = describe(&g_array_index(import->rows, CeuImportRow, 16).activity);
    g_assert_true(g_str_has_prefix(iacet, "2026-08-30 1 iacet “10-hour course"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/csv-read/files", test_files);
    g_test_add_func("/csv-read/orders-and-maps", test_orders_and_maps);
    g_test_add_func("/csv-read/broken", test_broken);
    g_test_add_func("/csv-read/choices", test_choices);
    g_test_add_func("/csv-read/told", test_told);
    g_test_add_func("/csv-read/columns", test_columns);
    g_test_add_func("/csv-read/row-limit", test_row_limit);
    g_test_add_func("/csv-read/sample", test_sample);
    return g_test_run();
}
