/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 4180: what the fields are, where they stand, and what is refused. */
#include "exchange/csv-parse.h"

#include <string.h>

/* Every record as "line:column=text" joined by '|', records by '/'; a faulty field has '!' before its text. */
static char *
dump(const char *text, size_t size, GError **error)
{
    g_autoptr(CeuCsvParser) parser = ceu_csv_parser_new(text, size, "f.csv", 0);
    g_autoptr(GError) broken = NULL;
    GString *out = g_string_new(NULL);
    const GArray *record;

    while ((record = ceu_csv_parser_next(parser, &broken)) != NULL) {
        if (out->len > 0)
            g_string_append_c(out, '/');
        for (guint i = 0; i < record->len; i++) {
            const CeuCsvField *field = &g_array_index(record, CeuCsvField, i);

            g_string_append_printf(out, "%s%d:%d=%s%s", i > 0 ? "|" : "", field->line,
                                   field->column, field->problem != NULL ? "!" : "", field->text);
        }
    }
    if (broken != NULL)
        g_propagate_error(error, g_steal_pointer(&broken));
    return g_string_free(out, FALSE);
}

static const struct {
    const char *name, *text, *want;
} good[] = {
    { "plain", "a,b\nc,d\n", "1:1=a|1:3=b/2:1=c|2:3=d" },
    { "no last line feed", "a,b\nc,d", "1:1=a|1:3=b/2:1=c|2:3=d" },
    { "crlf", "a,b\r\nc,d\r\n", "1:1=a|1:3=b/2:1=c|2:3=d" },
    { "lone cr", "a,b\rc,d\r", "1:1=a|1:3=b/2:1=c|2:3=d" },
    { "empty fields", ",a,,\n", "1:1=|1:2=a|1:4=|1:5=" },
    { "quotes", "\"a,b\",\"c\"\"d\"\n", "1:1=a,b|1:7=c\"d" },
    { "empty quoted", "\"\",x\n", "1:1=|1:4=x" },
    { "only doubled quote", "\"\"\"\",x\n", "1:1=\"|1:6=x" },
    { "quoted at the end", "a,\"b\"", "1:1=a|1:3=b" },
    { "line breaks inside", "\"a\r\nb\",c\nx,y\n", "1:1=a\r\nb|2:4=c/3:1=x|3:3=y" },
    { "lone cr inside", "\"a\rb\",c\n", "1:1=a\rb|2:4=c" },
    { "characters, not bytes", "\xC3\xBC\xE2\x80\x93,b\n", "1:1=\xC3\xBC\xE2\x80\x93|1:4=b" },
    { "blanks belong to it", " a , b \n", "1:1= a |1:5= b " },
    { "empty lines", "\n\r\na,b\n\n,,\n \nc,d\n\n", "3:1=a|3:3=b/7:1=c|7:3=d" },
    { "semicolon", "a;b,c;d\n1,5;2;3\n", "1:1=a|1:3=b,c|1:7=d/2:1=1,5|2:5=2|2:7=3" },
    { "tab", "a\tb\nc\td\n", "1:1=a|1:3=b/2:1=c|2:3=d" },
    { "separators in quotes do not vote", "\"a;b;c\",d\n", "1:1=a;b;c|1:9=d" },
    { "said separator", "sep=;\r\na,x;b\r\n", "2:1=a,x|2:5=b" },
    { "said tab", "SEP=\t\na\tb\n", "2:1=a|2:3=b" },
    { "stray quote", "a\"b,c\n\"d\",e\n", "1:1=!a\"b|1:5=c/2:1=d|2:5=e" },
    { "text behind the quote", "\"a\"b,c\n", "1:1=!ab|1:6=c" },
    { "blank behind the quote", "\"a\" ,c\n", "1:1=!a |1:6=c" },
    { "nothing", "", "" },
    { "only line ends", "\r\n\n\r", "" },
};

static void
test_good(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(good); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *got = dump(good[i].text, strlen(good[i].text), &error);

        g_test_message("%s", good[i].name);
        g_assert_no_error(error);
        g_assert_cmpstr(got, ==, good[i].want);
    }
}

static const struct {
    const char *name, *text, *where;
} unterminated[] = {
    { "whole file", "\"a,b\nc,d\n", "f.csv:1:1:" },
    { "second field", "a,b\nc,\"d\n\n", "f.csv:2:3:" },
    { "just a quote", "\"", "f.csv:1:1:" },
    { "last quote is doubled", "x,\"a\"\"", "f.csv:1:3:" },
    { "three quotes", "\"\"\"", "f.csv:1:1:" },
};

static void
test_unterminated(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(unterminated); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *got = dump(unterminated[i].text, strlen(unterminated[i].text), &error);

        g_test_message("%s: %s", unterminated[i].name, got);
        g_assert_error(error, CEU_ERROR, CEU_ERROR_PARSE);
        g_assert_true(g_str_has_prefix(error->message, unterminated[i].where));
    }
}

static void
test_field_limit(void)
{
    for (int over = 0; over <= 1; over++) {
        g_autoptr(GString) text = g_string_new("a,\"");
        g_autoptr(GError) error = NULL;
        g_autofree char *got = NULL;

        for (int i = 0; i < CEU_IMPORT_MAX_FIELD_BYTES + over; i++)
            g_string_append_c(text, 'x');
        g_string_append(text, "\"\n");
        got = dump(text->str, text->len, &error);
        if (over == 0)
            g_assert_no_error(error);
        else
            g_assert_error(error, CEU_ERROR, CEU_ERROR_LIMIT);
    }
}

static void
test_column_limit(void)
{
    for (int over = 0; over <= 1; over++) {
        g_autoptr(GString) text = g_string_new("x");
        g_autoptr(GError) error = NULL;
        g_autofree char *got = NULL;

        for (int i = 1; i < CEU_IMPORT_MAX_COLUMNS + over; i++)
            g_string_append(text, ",x");
        got = dump(text->str, text->len, &error);
        if (over == 0)
            g_assert_no_error(error);
        else
            g_assert_error(error, CEU_ERROR, CEU_ERROR_LIMIT);
    }
}

#define BYTES(text) text, sizeof(text) - 1

static const struct {
    const char *name, *bytes;
    size_t size;
    const char *want;   /* NULL: refused */
    const char *remark; /* a part of the one remark; NULL: none */
    CeuEncoding said;
} encodings[] = {
    { "ascii", BYTES("abc"), "abc", NULL, CEU_ENCODING_AUTO },
    { "utf-8", BYTES("\xC3\xBC"), "\xC3\xBC", NULL, CEU_ENCODING_AUTO },
    { "utf-8 with bom", BYTES("\xEF\xBB\xBF\xC3\xBC"), "\xC3\xBC", NULL, CEU_ENCODING_AUTO },
    { "utf-16 little", BYTES("\xFF\xFE\xFC\x00,\x00"), "\xC3\xBC,", NULL, CEU_ENCODING_AUTO },
    { "utf-16 big", BYTES("\xFE\xFF\x00\xFC\x00,"), "\xC3\xBC,", NULL, CEU_ENCODING_AUTO },
    { "utf-16 pair", BYTES("\xFF\xFE\x3D\xD8\x00\xDE"), "\xF0\x9F\x98\x80", NULL,
      CEU_ENCODING_AUTO },
    { "utf-16 cut", BYTES("\xFF\xFE\xFC"), NULL, NULL, CEU_ENCODING_AUTO },
    { "utf-16 half a pair", BYTES("\xFF\xFE\x3D\xD8,\x00"), NULL, NULL, CEU_ENCODING_AUTO },
    { "utf-16 little without a mark", BYTES("a\x00,\x00"), "a,", NULL, CEU_ENCODING_AUTO },
    { "utf-16 big without a mark",
      BYTES("\x00"
            "a\x00,"),
      "a,", NULL, CEU_ENCODING_AUTO },
    { "said utf-16", BYTES("\xFC\x00,\x00"), "\xC3\xBC,", NULL, CEU_ENCODING_UTF16LE },
    { "said utf-16 with its mark", BYTES("\xFE\xFF\x00,"), ",", NULL, CEU_ENCODING_UTF16BE },
    { "said windows", BYTES("\xC3\xBC"), "\xC3\x83\xC2\xBC", NULL, CEU_ENCODING_WINDOWS },
    { "said utf-8 and is not", BYTES("a\n\xFC"), NULL, NULL, CEU_ENCODING_UTF8 },
    { "windows", BYTES("a\n\xFC\x96"), "a\n\xC3\xBC\xE2\x80\x93", "line 2 is not UTF-8",
      CEU_ENCODING_AUTO },
    { "neither", BYTES("a\n\x81\x8D"), NULL, NULL, CEU_ENCODING_AUTO },
    { "zero byte", BYTES("a,b\nc\0d"), NULL, NULL, CEU_ENCODING_AUTO },
    { "empty", BYTES(""), "", NULL, CEU_ENCODING_AUTO },
    { "only a bom", BYTES("\xEF\xBB\xBF"), "", NULL, CEU_ENCODING_AUTO },
};

static void
test_encodings(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(encodings); i++) {
        g_autoptr(GPtrArray) remarks = g_ptr_array_new_with_free_func(g_free);
        g_autoptr(GError) error = NULL;
        size_t size = 0;
        CeuEncoding encoding = encodings[i].said;
        g_autofree char *got = ceu_csv_to_utf8(encodings[i].bytes, encodings[i].size, "f.csv",
                                               &encoding, remarks, &size, &error);

        g_test_message("%s", encodings[i].name);
        g_assert_cmpstr(got, ==, encodings[i].want);
        g_assert_cmpuint(remarks->len, ==, encodings[i].remark != NULL ? 1 : 0);
        if (encodings[i].remark != NULL)
            g_assert_nonnull(strstr(remarks->pdata[0], encodings[i].remark));
        if (encodings[i].want == NULL)
            g_assert_error(error, CEU_ERROR, CEU_ERROR_PARSE);
        else
            g_assert_cmpuint(size, ==, strlen(encodings[i].want));
    }
}

static void
test_file_limit(void)
{
    g_autofree char *large = g_strnfill(CEU_IMPORT_MAX_BYTES + 1, 'x');
    g_autoptr(GPtrArray) remarks = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GError) error = NULL;
    CeuEncoding encoding = CEU_ENCODING_AUTO;
    size_t size;

    g_assert_null(ceu_csv_to_utf8(large, CEU_IMPORT_MAX_BYTES + 1, "f.csv", &encoding, remarks,
                                  &size, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_LIMIT);
}

static void
test_excerpt(void)
{
    static const struct {
        const char *text;
        glong characters;
    } rows[] = { { "", 0 },
                 { "short", 5 },
                 { "0123456789012345678901234567890123456789", 40 },
                 { "01234567890123456789012345678901234567890", 41 },
                 { "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü", 41 } };

    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *excerpt = ceu_csv_excerpt(rows[i].text);

        g_assert_true(g_utf8_validate(excerpt, -1, NULL));
        g_assert_cmpint(g_utf8_strlen(excerpt, -1), ==, rows[i].characters);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/csv-parse/good", test_good);
    g_test_add_func("/csv-parse/unterminated", test_unterminated);
    g_test_add_func("/csv-parse/field-limit", test_field_limit);
    g_test_add_func("/csv-parse/column-limit", test_column_limit);
    g_test_add_func("/csv-parse/encodings", test_encodings);
    g_test_add_func("/csv-parse/file-limit", test_file_limit);
    g_test_add_func("/csv-parse/excerpt", test_excerpt);
    return g_test_run();
}
