/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options by their table: every kind read, every wrong value refused with a reason. */
#include "options.h"

#include <string.h>

static const CliOption options[] = {
    { "name", 'n', CLI_STRING, "TEXT", "a text" },
    { "kind", 0, CLI_STRING, "one|two", "a word of a list" },
    { "tag", 't', CLI_STRINGS, "TEXT", "several" },
    { "file", 0, CLI_PATH, "FILE", "bytes" },
    { "on", 0, CLI_DAY, "DATE", "a day" },
    { "pin", 0, CLI_DAY_OR_NONE, "DATE", "a day, or none" },
    { "limit", 0, CLI_NUMBER, "NUMBER", "a number" },
    { "yes", 'y', CLI_FLAG, NULL, "a flag" },
    { NULL, 0, CLI_FLAG, NULL, NULL },
};

static CliValues *
parse(const char *line, GStrv *out_words, GError **error)
{
    *out_words = g_strsplit(line, "|", -1);
    if (line[0] == '\0') {
        g_strfreev(*out_words);
        *out_words = g_new0(char *, 1);
    }
    return cli_values_parse(options, "test", out_words, ceu_date_from_ymd(2026, 11, 23), error);
}

static const struct {
    const char *line, *words; /* words left, joined */
} lines[] = {
    { "", "" },
    { "a|b", "a|b" },
    { "--name=x|a", "a" },
    { "a|--name|x|b", "a|b" },
    { "-n|x|a|-y", "a" },
    { "a|--|--name|b", "a|--name|b" },
    { "--|-1|T", "-1|T" },
    { "--json|a", "a" },
    { "--no-color|-h", "" },
    { "--on|-2w|a", "a" },
};

static void
test_words(void)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(lines); i++) {
        g_auto(GStrv) words = NULL;
        g_autoptr(GError) error = NULL;
        g_autoptr(CliValues) values = parse(lines[i].line, &words, &error);
        g_autofree char *left = NULL;

        g_test_message("%s", lines[i].line);
        g_assert_no_error(error);
        g_assert_nonnull(values);
        left = g_strjoinv("|", words);
        g_assert_cmpstr(left, ==, lines[i].words);
    }
}

static void
test_values(void)
{
    g_auto(GStrv) words = NULL;
    g_autoptr(GError) error = NULL;
    g_autoptr(CliValues) values = parse("--name=x|--kind=two|-t|a|--tag=b|--file=\xff|--on=2026-03|"
                                        "--pin=none|--limit=7|-y|--at=tomorrow",
                                        &words, &error);
    char day[CEU_DATE_TEXT_SIZE];

    g_assert_no_error(error);
    g_assert_cmpstr(cli_value_text(values, "name"), ==, "x");
    g_assert_cmpstr(cli_value_text(values, "kind"), ==, "two");
    g_assert_cmpuint(g_strv_length(cli_value(values, "tag")->list), ==, 2);
    g_assert_cmpstr(cli_value_text(values, "file"), ==, "\xff");
    g_assert_cmpstr(ceu_date_format(cli_value(values, "on")->day, day), ==, "2026-03-31");
    g_assert_true(cli_value_given(values, "pin"));
    g_assert_false(ceu_date_is_set(cli_value(values, "pin")->day));
    g_assert_cmpint(cli_value(values, "limit")->number, ==, 7);
    g_assert_true(cli_value_given(values, "yes"));
    g_assert_cmpstr(ceu_date_format(cli_value(values, "at")->day, day), ==, "2026-11-24");
    g_assert_false(cli_value_given(values, "json"));
}

/* Relative days count from --at, wherever it stands, and --at itself from today. */
static void
test_relative(void)
{
    static const struct {
        const char *line, *on, *at;
    } rows[] = {
        { "--on=yesterday", "2026-11-22", NULL },
        { "--on=yesterday|--at=2026-03-01", "2026-02-28", "2026-03-01" },
        { "--at=yesterday|--on=yesterday", "2026-11-21", "2026-11-22" },
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_auto(GStrv) words = NULL;
        g_autoptr(GError) error = NULL;
        g_autoptr(CliValues) values = parse(rows[i].line, &words, &error);
        char day[CEU_DATE_TEXT_SIZE];

        g_assert_no_error(error);
        g_assert_cmpstr(ceu_date_format(cli_value(values, "on")->day, day), ==, rows[i].on);
        g_assert_cmpint(cli_value_given(values, "at"), ==, rows[i].at != NULL);
        if (rows[i].at != NULL)
            g_assert_cmpstr(ceu_date_format(cli_value(values, "at")->day, day), ==, rows[i].at);
    }
}

static const struct {
    const char *line, *part; /* what the message must say */
} wrong[] = {
    { "--nmae=x", "did you mean --name?" },
    { "--frobnicate", "no option --frobnicate" },
    { "-x", "-x" },
    { "--name", "--name" },
    { "--kind=three", "one|two" },
    { "--on=never", "--on" },
    { "--on=none", "--on" },
    { "--on=2026-02-30", "--on" },
    { "--limit=-1", "--limit" },
    { "--limit=many", "--limit" },
    { "--limit=99999999999", "--limit" },
    { "--name=\x1b[2J", "control character" },
    { "--name=\xff", "UTF-8" },
    { "--tag=ok|--tag=\x07", "control character" },
    { "--yes=no", "--yes" },
};

static void
test_wrong(void)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_auto(GStrv) words = NULL;
        g_autoptr(GError) error = NULL;
        g_autoptr(CliValues) values = parse(wrong[i].line, &words, &error);

        g_test_message("%s", wrong[i].line);
        g_assert_null(values);
        g_assert_error(error, CLI_USAGE_ERROR, 0);
        g_assert_nonnull(strstr(error->message, wrong[i].part));
    }
}

static void
test_common(void)
{
    g_assert_nonnull(cli_common_option("--json"));
    g_assert_nonnull(cli_common_option("-h"));
    g_assert_nonnull(cli_common_option("--at"));
    g_assert_nonnull(cli_common_option("--at=today"));
    g_assert_null(cli_common_option("--json=1"));
    g_assert_null(cli_common_option("--atx"));
    g_assert_null(cli_common_option("-x"));
    g_assert_null(cli_common_option("at"));
}

static void
test_text(void)
{
    g_autofree char *fits = g_strnfill(4096, 'x'), *too_long = g_strnfill(4097, 'x');
    g_autoptr(GError) error = NULL;

    g_assert_true(cli_check_text(fits, "a title", &error));
    g_assert_no_error(error);
    g_assert_false(cli_check_text(too_long, "a title", &error));
    g_assert_error(error, CLI_USAGE_ERROR, 0);
    g_assert_cmpstr(error->message, ==, "a title is longer than 4096 bytes");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/options/words", test_words);
    g_test_add_func("/options/values", test_values);
    g_test_add_func("/options/relative", test_relative);
    g_test_add_func("/options/wrong", test_wrong);
    g_test_add_func("/options/common", test_common);
    g_test_add_func("/options/text", test_text);
    return g_test_run();
}
