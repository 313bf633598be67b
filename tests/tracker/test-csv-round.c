/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random records: written as CSV, imported into a home without any, written again with the same bytes; a second import adds
 * nothing. 10,000 sets with CEU_TEST_LONG=1. No cell can be taken for a formula. */
#include "amount.h"
#include "tracker/home.h"

#define SETS 60
#define SETS_LONG 10000
#define MOST_ROWS 12
#define TEXT_BYTES 160
#define TEXTS (MOST_ROWS * 8)

typedef struct Draw {
    GRand *rand;
    char texts[TEXTS][TEXT_BYTES];
    unsigned n_texts;
} Draw;

static int
below(Draw *draw, int limit)
{
    return g_rand_int_range(draw->rand, 0, limit);
}

/* What breaks naive writers and readers, and any character besides. */
static const char *
text(Draw *draw)
{
    static const char *const parts[] = {
        ",",     ";",         "\t",          "\"",    "\"\"", "\n",         "\r",       "\r\n",
        "=",     "+",         "-",           "@",     "'",    "'=",         " ",        "|",
        "sep=;", "\ufeff",    "=SUM(A1:A9)", "Total", "1,5",  "2026-01-15", "\x01",     "\u202e",
        "Date",  "Completed", "漢",          "🙂",  "é",    "e\u0301",    "\xC2\x85", "x",
    };
    char *held = draw->texts[draw->n_texts++ % TEXTS];
    GString *out = g_string_new(NULL);

    for (int left = 1 + below(draw, 6); left > 0; left--) {
        const gunichar any = (gunichar) g_rand_int_range(draw->rand, 1, 0x110000);

        if (below(draw, 4) > 0 || !g_unichar_validate(any))
            g_string_append(out, parts[below(draw, G_N_ELEMENTS(parts))]);
        else
            g_string_append_unichar(out, any);
    }
    g_assert_cmpuint(g_strlcpy(held, out->str, TEXT_BYTES), <, TEXT_BYTES);
    g_string_free(out, TRUE);
    return held;
}

static const char *
maybe(Draw *draw)
{
    return below(draw, 2) ? text(draw) : NULL;
}

/* A title says something. */
static const char *
title(Draw *draw)
{
    const char *drawn = text(draw);
    g_autofree char *stripped = g_strstrip(g_strdup(drawn));

    return *stripped == '\0' ? "A title" : drawn;
}

static CeuUnits
units(Draw *draw)
{
    static const int64_t usual[] = { 500, 1000, 1500, 1250, 125, 10000, 1500000 };

    return (CeuUnits){ below(draw, 2) ? usual[below(draw, G_N_ELEMENTS(usual))]
                                      : 1 + below(draw, (int) CEU_UNITS_MAX_MILLI) };
}

static CeuActivity
activity(Draw *draw, CeuDate done)
{
    CeuActivity drawn = ceu_activity_init();

    drawn.title = title(draw);
    drawn.provider = maybe(draw);
    drawn.index = maybe(draw);
    drawn.format = maybe(draw);
    drawn.topics = maybe(draw);
    drawn.origin = maybe(draw);
    drawn.note = maybe(draw);
    drawn.accepted_by = below(draw, 2) ? "aapc,ahima" : NULL;
    drawn.pin_for = below(draw, 4) ? NULL : "CPC,CCS";
    drawn.pin = below(draw, 4) ? CEU_DATE_NONE : (CeuDate){ below(draw, 84005) - 25567 };
    drawn.done = done;
    drawn.units = units(draw);
    drawn.unit = (CeuUnit) below(draw, CEU_UNIT_COUNT);
    drawn.planned = below(draw, 4) == 0;
    return drawn;
}

/* By day, as the store has them; some twice. (transfer full) */
static CeuFacts *
random_facts(Draw *draw)
{
    CeuFacts *facts = ceu_facts_new();
    CeuDate done = { below(draw, 20000) };

    for (int left = below(draw, MOST_ROWS + 1); left > 0; left--) {
        const CeuActivity drawn = activity(draw, done);

        for (int times = below(draw, 5) == 0 ? 2 : 1; times > 0; times--)
            ceu_facts_add_activity(facts, &drawn);
        done.days += 1 + below(draw, 300);
    }
    return facts;
}

static CeuImport *
read_csv(const char *csv)
{
    g_autoptr(GError) error = NULL;
    CeuImport *import = ceu_csv_read(csv, strlen(csv), "round.csv", NULL, &error);

    g_assert_no_error(error);
    g_assert_cmpuint(import->faults->len, ==, 0);
    return import;
}

static unsigned
import_csv(CeuTracker *tracker, const char *csv)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(CeuImport) import = read_csv(csv);
    g_autoptr(CeuImportReport) report =
        ceu_tracker_import(tracker, import, 0, (CeuDate){ 30000 }, &error);

    g_assert_no_error(error);
    g_assert_true(report->committed);
    g_assert_cmpuint(report->added + report->known, ==, import->rows->len);
    return report->added;
}

static void
check_cell(const char *from, const char *until)
{
    const bool quoted = from < until && *from == '"';
    const char first = quoted ? from[1] : *from;

    g_assert_true(from == until || strchr("=+-@\t\r", first) == NULL);
}

/* Every cell that is written, in quotes or not. */
static void
check_no_formula(const char *csv)
{
    const char *from = csv;
    bool quoted = false;

    for (const char *cursor = csv; *cursor != '\0'; cursor++) {
        quoted ^= *cursor == '"';
        if (quoted || (*cursor != ',' && *cursor != '\r' && *cursor != '\n'))
            continue;
        check_cell(from, cursor);
        from = cursor + 1;
    }
}

static void
round_trip(CeuTracker *tracker, Draw *draw, unsigned *rows)
{
    g_autoptr(CeuFacts) facts = random_facts(draw), stored = NULL;
    g_autofree char *first = ceu_csv_write(facts, below(draw, 2)), *second = NULL, *undone = NULL;
    g_autoptr(GError) error = NULL;
    const bool marked = g_str_has_prefix(first, "\xEF\xBB\xBF");
    uint32_t count;

    (void) ceu_facts_activities(facts, &count);
    check_no_formula(first);
    g_assert_cmpuint(import_csv(tracker, first), ==, count);
    g_assert_cmpuint(import_csv(tracker, first), ==, 0);
    stored = ceu_tracker_facts(tracker, &error);
    g_assert_no_error(error);
    second = ceu_csv_write(stored, marked);
    g_assert_cmpstr(first, ==, second);
    *rows += count;
    if (count == 0)
        return;
    undone = ceu_tracker_undo(tracker, &error);
    g_assert_no_error(error);
}

static void
test_random(Home *home, gconstpointer data)
{
    const unsigned sets = ceu_test_amount(SETS, SETS_LONG);
    g_autoptr(CeuTracker) tracker = home_open(home, CEU_TRACKER_CREATE);
    g_autofree Draw *draw = g_new0(Draw, 1);
    unsigned rows = 0;

    (void) data;
    draw->rand = g_rand_new_with_seed(20261126);
    for (unsigned i = 0; i < sets; i++)
        round_trip(tracker, draw, &rows);
    g_rand_free(draw->rand);
    g_test_message("%u sets, %u rows", sets, rows);
    g_assert_cmpuint(rows, >, sets);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/csv-round/random", Home, NULL, home_up, test_random, home_down);
    return g_test_run();
}
