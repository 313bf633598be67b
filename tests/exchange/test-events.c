/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the confined helper says becomes planned activities, and nothing that it must not say is believed. */
#include <ceu/exchange.h>

#include <string.h>

#define FRAME(entries, series)                                                                     \
    "{\"schema\":\"ceu.extract/1\",\"series\":" series ",\"faults\":[],\"remarks\":[],"            \
    "\"entries\":[" entries "]}"
#define ENTRY(uid, recurrence, organiser, rest)                                                    \
    "{\"line\":3,\"uid\":" uid ",\"recurrence\":" recurrence                                       \
    ",\"title\":\"Webinar\",\"organiser\":" organiser ",\"location\":null,\"url\":null," rest "}"
#define DAY "\"day\":\"2026-11-03\",\"last\":\"2026-11-03\""
#define SESSION DAY ",\"start_minute\":780,\"minutes\":90"

static CeuImport *
read_events(const char *json, unsigned most, GError **error)
{
    return ceu_events_read(json, strlen(json), "a.ics", most, error);
}

static const CeuActivity *
activity_at(const CeuImport *import, guint i)
{
    g_assert_cmpuint(i, <, import->rows->len);
    return &g_array_index(import->rows, CeuImportRow, i).activity;
}

static const struct {
    const char *rest, *note;
    int64_t milli;
    int day;
} lengths[] = {
    { SESSION, "units to confirm: the calendar says 90 minutes, from 13:00", 1500, 3 },
    { DAY ",\"start_minute\":0,\"minutes\":50",
      "units to confirm: the calendar says 50 minutes, from 00:00", 833, 3 },
    { DAY ",\"start_minute\":780,\"minutes\":0",
      "units to confirm: the calendar does not say how many, from 13:00", 1000, 3 },
    { DAY ",\"start_minute\":780,\"minutes\":720",
      "units to confirm: the calendar says 720 minutes, from 13:00", 12000, 3 },
    { DAY ",\"start_minute\":780,\"minutes\":721",
      "units to confirm: the calendar does not say how many, from 13:00", 1000, 3 },
    { "\"day\":\"2026-11-03\",\"last\":\"2026-11-05\",\"start_minute\":null,\"minutes\":0",
      "units to confirm: the calendar does not say how many, from 2026-11-03", 1000, 5 },
    { "\"day\":\"2026-11-03\",\"last\":\"2026-11-04\",\"start_minute\":1380,\"minutes\":120",
      "units to confirm: the calendar says 120 minutes, from 23:00", 2000, 3 },
    { "\"day\":\"2026-11-03\",\"last\":\"2026-11-05\",\"start_minute\":540,\"minutes\":3360",
      "units to confirm: the calendar does not say how many, from 09:00", 1000, 5 },
};

static void
test_lengths(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++) {
        g_autofree char *json = g_strdup_printf(
            FRAME(
                "{\"line\":3,\"uid\":\"a\",\"recurrence\":null,\"title\":\"Webinar\",\"organiser\":"
                "\"AAPC\",\"location\":null,\"url\":null,%s}",
                "1"),
            lengths[i].rest);
        g_autoptr(GError) error = NULL;
        g_autoptr(CeuImport) import = read_events(json, 1, &error);
        const CeuActivity *activity;

        g_assert_no_error(error);
        activity = activity_at(import, 0);
        g_assert_true(activity->planned && import->calendar);
        g_assert_cmpint(activity->unit, ==, CEU_UNIT_HOUR);
        g_assert_cmpint(activity->units.milli, ==, lengths[i].milli);
        g_assert_cmpint(activity->done.days, ==, ceu_date_from_ymd(2026, 11, lengths[i].day).days);
        g_assert_cmpstr(activity->note, ==, lengths[i].note);
        g_assert_cmpstr(activity->provider, ==, "AAPC");
    }
}

/* The identity rests on UID and day in the series alone, and must stay what it is: stores hold it. */
static void
test_identity(void)
{
    static const char json[] =
        FRAME(ENTRY("\"a\"", "null", "null", SESSION) "," ENTRY(
                  "\"a\"", "\"20261103\"", "null",
                  SESSION) "," ENTRY("\"a\"", "\"20261104\"", "null",
                                     SESSION) "," ENTRY("\"b\"", "null", "\"x@y.z\"",
                                                        SESSION) "," ENTRY("null", "null", "null",
                                                                           SESSION),
              "5");
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuImport) import = read_events(json, 0, &error);

    g_assert_no_error(error);
    g_assert_cmpstr(activity_at(import, 0)->uid, ==, "4e568ca0-ee4d-5e9d-8dcb-536fe7fde06e");
    g_assert_cmpstr(activity_at(import, 1)->uid, ==, "c0fd825b-f1c9-57af-83cf-94a122291b38");
    g_assert_cmpstr(activity_at(import, 2)->uid, !=, activity_at(import, 1)->uid);
    g_assert_cmpstr(activity_at(import, 3)->uid, !=, activity_at(import, 0)->uid);
    g_assert_null(activity_at(import, 3)->provider);
    g_assert_null(activity_at(import, 4)->uid);
}

static const struct {
    const char *json, *message;
    CeuError code;
} refused[] = {
    { "", "schema", CEU_ERROR_FAILED },
    { "Segmentation fault", "schema", CEU_ERROR_FAILED },
    { "[]", "schema", CEU_ERROR_FAILED },
    { "{\"schema\":\"ceu.extract/2\"}", "schema", CEU_ERROR_FAILED },
    { "{\"schema\":\"ceu.extract/1\",\"schema\":\"ceu.extract/1\"}", "schema", CEU_ERROR_FAILED },
    { "{\"schema\":\"ceu.extract/1\"}", "series", CEU_ERROR_FAILED },
    { "{\"schema\":\"ceu.extract/1\",\"series\":0}", "entries", CEU_ERROR_FAILED },
    { "{\"schema\":\"ceu.extract/1\",\"series\":0,\"entries\":[]}", "faults", CEU_ERROR_FAILED },
    { "{\"schema\":\"ceu.extract/1\",\"series\":0,\"entries\":[],\"faults\":[{}],\"remarks\":[]}",
      "faults", CEU_ERROR_FAILED },
    { "{\"schema\":\"ceu.extract/1\",\"series\":0,\"entries\":[],\"faults\":[],\"remarks\":[1]}",
      "remarks", CEU_ERROR_FAILED },
    { "{\"schema\":\"ceu.extract/1\",\"error\":{\"code\":\"parse\",\"message\":\"line 2: no\"}}",
      "a.ics: line 2: no; nothing was imported", CEU_ERROR_PARSE },
    { "{\"schema\":\"ceu.extract/1\",\"error\":{\"code\":\"limit\",\"message\":\"much\"}}", "much",
      CEU_ERROR_LIMIT },
    { "{\"schema\":\"ceu.extract/1\",\"error\":{\"code\":\"x\",\"message\":\"odd\"}}", "odd",
      CEU_ERROR_FAILED },
    { "{\"schema\":\"ceu.extract/1\",\"error\":7}", "error", CEU_ERROR_FAILED },
    { FRAME("7", "1"), "uid", CEU_ERROR_FAILED },
    { FRAME(ENTRY("7", "null", "null", SESSION), "1"), "uid", CEU_ERROR_FAILED },
    { FRAME(ENTRY("\"\"", "null", "null", SESSION), "1"), "uid", CEU_ERROR_FAILED },
    { FRAME(ENTRY("\"a\"", "[]", "null", SESSION), "1"), "recurrence", CEU_ERROR_FAILED },
    { FRAME(ENTRY("\"a\"", "null", "null", DAY ",\"start_minute\":1440,\"minutes\":0"), "1"),
      "start_minute", CEU_ERROR_FAILED },
    { FRAME(ENTRY("\"a\"", "null", "null", DAY ",\"start_minute\":0,\"minutes\":-1"), "1"),
      "minutes", CEU_ERROR_FAILED },
    { FRAME(ENTRY("\"a\"", "null", "null", DAY ",\"start_minute\":0,\"minutes\":99999999999"), "1"),
      "minutes", CEU_ERROR_FAILED },
    { FRAME(
          ENTRY("\"a\"", "null", "null",
                "\"day\":\"2026-02-30\",\"last\":\"2026-11-03\",\"start_minute\":0,\"minutes\":1"),
          "1"),
      "day", CEU_ERROR_FAILED },
    { FRAME(
          ENTRY("\"a\"", "null", "null",
                "\"day\":\"2026-11-03\",\"last\":\"2026-11-02\",\"start_minute\":0,\"minutes\":1"),
          "1"),
      "last", CEU_ERROR_FAILED },
    { FRAME(ENTRY("\"a\"", "null", "null", SESSION), "3"), "3 different events", CEU_ERROR_LIMIT },
};

static void
test_refused(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(CeuImport) import = read_events(refused[i].json, 2, &error);

        g_test_message("%s", refused[i].json);
        g_assert_null(import);
        g_assert_error(error, CEU_ERROR, (int) refused[i].code);
        g_assert_nonnull(strstr(error->message, refused[i].message));
        g_assert_nonnull(strstr(error->message, "nothing was imported"));
    }
}

static void
test_long_text(void)
{
    g_autofree char *title = g_strnfill(5000, 'a');
    g_autofree char *json = g_strdup_printf(
        FRAME("{\"line\":3,\"uid\":null,\"recurrence\":null,\"title\":\"%s\",\"organiser\":null,"
              "\"location\":null,\"url\":null," SESSION "}",
              "1"),
        title);
    g_autoptr(GError) error = NULL;

    g_assert_null(read_events(json, 0, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_FAILED);
}

static void
test_faults_and_remarks(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuImport) import =
        read_events("{\"schema\":\"ceu.extract/1\",\"series\":0,\"entries\":[],\"faults\":[{"
                    "\"line\":7,\"message\":\"no DTSTART\"}],\"remarks\":[\"odd zone\"]}",
                    50, &error);
    const CeuImportFault *fault;

    g_assert_no_error(error);
    g_assert_cmpuint(import->faults->len, ==, 1);
    fault = import->faults->pdata[0];
    g_assert_cmpint(fault->line, ==, 7);
    g_assert_cmpstr(fault->message, ==, "no DTSTART");
    g_assert_cmpstr(import->remarks->pdata[0], ==, "odd zone");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/events/lengths", test_lengths);
    g_test_add_func("/events/identity", test_identity);
    g_test_add_func("/events/refused", test_refused);
    g_test_add_func("/events/long-text", test_long_text);
    g_test_add_func("/events/faults-and-remarks", test_faults_and_remarks);
    return g_test_run();
}
