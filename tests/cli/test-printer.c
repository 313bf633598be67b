/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One reply, said twice: as text that fits, and as JSON that parses. */
#include "printer.h"

#include "wrap.h"

typedef struct Row {
    int64_t number;
    const char *title;
    const char *units;
} Row;

static const Row rows[] = {
    { 1, "First", "1.5" },
    { 12, "A second, rather long title that does not fit everywhere", "10" },
    { 3, NULL, "0.125" },
};

/* (transfer full): what @json or text of @width says about the rows. */
static char *
print_rows(bool json, int width, bool limited, unsigned count)
{
    const CliTerminal terminal = { .style = { .width = width, .unicode = true },
                                   .limited = limited };
    g_autoptr(CliPrinter) printer = cli_printer_new(json, &terminal);

    cli_print_begin(printer, "ceu.test/1");
    cli_print_begin_list(printer, "rows", "Nothing there.");
    for (unsigned i = 0; i < count; i++) {
        CeuUnits units;

        g_assert_true(ceu_units_parse(rows[i].units, &units, NULL));
        cli_print_begin_row(printer);
        cli_print_number(printer, "id", "No", rows[i].number);
        cli_print_units(printer, "units", "Units", units);
        cli_print_text(printer, "title", "Title", rows[i].title);
        cli_print_text(printer, "hidden", NULL, "only for programs");
        cli_print_end_row(printer);
    }
    cli_print_end_list(printer);
    cli_print_line(printer, "the end");
    cli_print_end(printer);
    return g_strdup(printer->out->str);
}

static void
test_table(void)
{
    g_autofree char *text = print_rows(false, 80, false, 3);

    g_assert_cmpstr(text, ==,
                    "No  Units  Title\n"
                    " 1    1.5  First\n"
                    "12     10  A second, rather long title that does not fit everywhere\n"
                    " 3  0.125  -\n"
                    "the end\n");
}

static void
test_table_is_wrapped(void)
{
    g_autofree char *text = print_rows(false, 40, true, 3);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    for (unsigned i = 0; lines[i] != NULL; i++)
        g_assert_cmpint(ceu_text_width(lines[i]), <=, 40);
    g_assert_cmpstr(lines[2], ==, "12     10  A second, rather long title");
    g_assert_cmpstr(lines[3], ==, "           that does not fit everywhere");
}

static void
test_table_as_blocks(void)
{
    g_autofree char *text = print_rows(false, 20, true, 2);

    g_assert_cmpstr(text, ==,
                    "No: 1  Units: 1.5\nTitle: First\n\n"
                    "No: 12  Units: 10\nTitle: A second,\n  rather long title\n"
                    "  that does not fit\n  everywhere\nthe end\n");
}

static void
test_empty_list(void)
{
    g_autofree char *text = print_rows(false, 80, false, 0);
    g_autofree char *json = print_rows(true, 80, false, 0);

    g_assert_cmpstr(text, ==, "Nothing there.\nthe end\n");
    g_assert_cmpstr(json, ==, "{\"schema\":\"ceu.test/1\",\"rows\":[]}\n");
}

static void
test_json(void)
{
    g_autofree char *json = print_rows(true, 80, false, 1);

    g_assert_cmpstr(
        json, ==,
        "{\"schema\":\"ceu.test/1\",\"rows\":[{\"id\":1,\"units\":\"1.5\",\"title\":\"First\","
        "\"hidden\":\"only for programs\"}]}\n");
}

static void
test_values(void)
{
    const CliTerminal terminal = { .style = { .width = 80 } };
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    static const char *const want[] = {
        "Name           x\nDay            2026-11-03\nSet            yes\nWhen           "
        "2026-11-03T00:00:00Z\nWords          a; b\n",
        "{\"schema\":\"ceu.test/"
        "1\",\"name\":\"x\",\"none\":null,\"day\":\"2026-11-03\",\"no_day\":null,\"set\":true,"
        "\"when\":\"2026-11-03T00:00:00Z\",\"never\":null,\"words\":[\"a\",\"b\"]}\n",
    };
    const CeuDate day = ceu_date_from_ymd(2026, 11, 3);

    g_ptr_array_add(words, (gpointer) "a");
    g_ptr_array_add(words, (gpointer) "b");
    for (int json = 0; json < 2; json++) {
        g_autoptr(CliPrinter) printer = cli_printer_new(json == 1, &terminal);

        cli_print_begin(printer, "ceu.test/1");
        cli_print_text(printer, "name", "Name", "x");
        cli_print_text(printer, "none", "None", NULL);
        cli_print_day(printer, "day", "Day", day);
        cli_print_day(printer, "no_day", "No day", CEU_DATE_NONE);
        cli_print_flag(printer, "set", "Set", true);
        cli_print_instant(printer, "when", "When",
                          (CeuInstant){ (int64_t) day.days * 86400 * G_USEC_PER_SEC });
        cli_print_instant(printer, "never", "Never", (CeuInstant){ 0 });
        cli_print_strings(printer, "words", "Words", words);
        cli_print_end(printer);
        g_assert_cmpstr(printer->out->str, ==, want[json]);
    }
}

/* What the user typed never acts on the terminal, and never breaks JSON. */
static const struct {
    const char *text, *shown, *json;
} hostile[] = {
    { "\x1b[2J", "\\x1b[2J", "\"\\u001b[2J\"" },
    { "a\nb", "a\\nb", "\"a\\u000ab\"" },
    { "say \"x\" \\ y", "say \"x\" \\ y", "\"say \\\"x\\\" \\\\ y\"" },
    { "\x7f", "\\x7f", "\"\\u007f\"" },
    { "\xe2\x80\xae"
      "abc",
      "\\u202e"
      "abc",
      "\"\xe2\x80\xae"
      "abc\"" },
    { "bad \xff byte", "bad \\xff byte", "\"bad \xef\xbf\xbd byte\"" },
};

static void
test_hostile_text(void)
{
    const CliTerminal terminal = { .style = { .width = 80 } };

    for (unsigned i = 0; i < G_N_ELEMENTS(hostile); i++) {
        g_autoptr(CliPrinter) text = cli_printer_new(false, &terminal),
                              json = cli_printer_new(true, &terminal);
        g_autofree char *want_line = g_strdup_printf("%s\n", hostile[i].shown);
        g_autofree char *want_json =
            g_strdup_printf("{\"schema\":\"s\",\"t\":%s}\n", hostile[i].json);

        cli_print_line(text, "%s", hostile[i].text);
        g_assert_cmpstr(text->out->str, ==, want_line);
        cli_print_begin(json, "s");
        cli_print_text(json, "t", "T", hostile[i].text);
        cli_print_line(json, "%s", hostile[i].text);
        cli_print_end(json);
        g_assert_cmpstr(json->out->str, ==, want_json);
    }
}

/* Rows whose fields have no label are for programs: text says nothing of them. */
static void
test_rows_for_programs(void)
{
    const CliTerminal terminal = { .style = { .width = 80 } };
    g_autoptr(CliPrinter) printer = cli_printer_new(false, &terminal);

    cli_print_begin_list(printer, "rows", NULL);
    cli_print_begin_row(printer);
    cli_print_number(printer, "line", NULL, 3);
    cli_print_end_row(printer);
    cli_print_end_list(printer);
    g_assert_cmpstr(printer->out->str, ==, "");
}

/* Long lines of a narrow terminal: at blanks, in scripts without blanks anywhere, never in an address. */
static const struct {
    const char *text;
    int width, hang;
    const char *want;
} wrapped[] = {
    { "", 10, 2, "\n" },
    { "short", 10, 2, "short\n" },
    { "one two three", 8, 2, "one two\n  three\n" },
    { "  one two three", 9, 4, "  one two\n    three\n" },
    { "label   value that is long", 14, 8,
      "label   value\n        that\n        is\n        long\n" },
    { "see https://example.org/a/long/one now", 12, 2,
      "see\n  https://example.org/a/long/one\n  now\n" },
    { "広い文字の題名", 8, 2, "広い文字\n  の題名\n" },
    { "ab 広い文字", 8, 2, "ab\n  広い文\n  字\n" },
    { "e\xcc\x81"
      "e\xcc\x81"
      "e\xcc\x81",
      2, 0,
      "e\xcc\x81"
      "e\xcc\x81"
      "\n"
      "e\xcc\x81"
      "\n" },
    { "one two", 3, 0, "one\ntwo\n" },
};

static void
test_wrap(void)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(wrapped); i++) {
        g_autoptr(GString) out = g_string_new(NULL);

        cli_wrap_append(out, wrapped[i].text, wrapped[i].width, wrapped[i].hang);
        g_assert_cmpstr(out->str, ==, wrapped[i].want);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/printer/table", test_table);
    g_test_add_func("/printer/table-is-wrapped", test_table_is_wrapped);
    g_test_add_func("/printer/table-as-blocks", test_table_as_blocks);
    g_test_add_func("/printer/empty-list", test_empty_list);
    g_test_add_func("/printer/json", test_json);
    g_test_add_func("/printer/values", test_values);
    g_test_add_func("/printer/hostile-text", test_hostile_text);
    g_test_add_func("/printer/rows-for-programs", test_rows_for_programs);
    g_test_add_func("/printer/wrap", test_wrap);
    return g_test_run();
}
