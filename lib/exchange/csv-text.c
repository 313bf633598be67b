/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a spreadsheet's export as UTF-8, whatever the spreadsheet wrote. */
#include "exchange/csv-parse.h"

#include <string.h>

#define EXCERPT_CHARACTERS 40

/* Physical line of the byte at @offset, from 1. */
static int
line_of(const char *text, size_t offset)
{
    int line = 1;

    for (size_t i = 0; i < offset; i++)
        line += text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');
    return line;
}

static char *
from_utf16(const char *text, size_t size, const char *encoding, const char *path, size_t *out_size,
           GError **error)
{
    size_t read = 0;
    char *utf8 = g_convert(text, (gssize) size, "UTF-8", encoding, &read, out_size, NULL);

    if (utf8 == NULL || read != size) {
        g_free(utf8);
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "%s: broken %s text at byte %zu; nothing was read. Save it as CSV UTF-8", path,
                    encoding, read);
        return NULL;
    }
    return utf8;
}

static char *
from_windows(const char *text, size_t size, const char *path, size_t *out_size, GError **error)
{
    size_t read = 0;
    char *utf8 = g_convert(text, (gssize) size, "UTF-8", "WINDOWS-1252", &read, out_size, NULL);

    if (utf8 != NULL && read == size)
        return utf8;
    g_free(utf8);
    g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                "%s:%d: neither UTF-8 nor Windows-1252 text; nothing was read. Save it as CSV "
                "UTF-8, or name its encoding by --encoding",
                path, line_of(text, MIN(read, size - 1)));
    return NULL;
}

static char *
from_utf8(const char *text, size_t size, const char *path, size_t *out_size, GError **error)
{
    const char *bad = NULL;

    if (memchr(text, '\0', size) == NULL && !g_utf8_validate(text, (gssize) size, &bad)) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "%s:%d: not UTF-8 here; nothing was read. Name its encoding by --encoding",
                    path, line_of(text, (size_t) (bad - text)));
        return NULL;
    }
    *out_size = size;
    return g_strndup(text, size);
}

/* By the mark at its beginning, which @out_mark gets the size of; AUTO: there is none. */
static CeuEncoding
marked(const char *text, size_t size, size_t *out_mark)
{
    *out_mark = 0;
    if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        *out_mark = 3;
        return CEU_ENCODING_UTF8;
    }
    if (size < 2)
        return CEU_ENCODING_AUTO;
    *out_mark = 2;
    if (memcmp(text, "\xFF\xFE", 2) == 0)
        return CEU_ENCODING_UTF16LE;
    if (memcmp(text, "\xFE\xFF", 2) == 0)
        return CEU_ENCODING_UTF16BE;
    *out_mark = 0;
    return CEU_ENCODING_AUTO;
}

/* Headings begin with a letter or a digit of ASCII, whose other byte is zero in UTF-16. */
static CeuEncoding
guessed(const char *text, size_t size)
{
    if (size >= 4 && size % 2 == 0 && text[0] != '\0' && text[1] == '\0' && text[3] == '\0')
        return CEU_ENCODING_UTF16LE;
    if (size >= 4 && size % 2 == 0 && text[0] == '\0' && text[1] != '\0' && text[2] == '\0')
        return CEU_ENCODING_UTF16BE;
    if (memchr(text, '\0', size) != NULL || g_utf8_validate(text, (gssize) size, NULL))
        return CEU_ENCODING_UTF8;
    return CEU_ENCODING_WINDOWS;
}

static void
remark_windows(const char *text, size_t size, GPtrArray *remarks)
{
    const char *bad = text;

    (void) g_utf8_validate(text, (gssize) size, &bad);
    g_ptr_array_add(
        remarks, g_strdup_printf("line %d is not UTF-8: the file was read as Windows-1252; check "
                                 "the letters with accents, or name another by --encoding",
                                 line_of(text, (size_t) (bad - text))));
}

static char *
decode(const char *text, size_t size, const char *path, CeuEncoding encoding, size_t *out_size,
       GError **error)
{
    switch (encoding) {
    case CEU_ENCODING_UTF16LE:
        return from_utf16(text, size, "UTF-16LE", path, out_size, error);
    case CEU_ENCODING_UTF16BE:
        return from_utf16(text, size, "UTF-16BE", path, out_size, error);
    case CEU_ENCODING_WINDOWS:
        return from_windows(text, size, path, out_size, error);
    case CEU_ENCODING_UTF8:
    case CEU_ENCODING_AUTO:
    case CEU_ENCODING_COUNT:
        break;
    }
    return from_utf8(text, size, path, out_size, error);
}

static char *
decode_known(const char *text, size_t size, const char *path, CeuEncoding *encoding,
             GPtrArray *remarks, size_t *out_size, GError **error)
{
    size_t mark;
    const CeuEncoding said = *encoding, found = marked(text, size, &mark);
    char *utf8;

    if (said == CEU_ENCODING_AUTO)
        *encoding = found != CEU_ENCODING_AUTO ? found : guessed(text, size);
    if (found != *encoding)
        mark = 0;
    utf8 = decode(text + mark, size - mark, path, *encoding, out_size, error);
    if (utf8 != NULL && said == CEU_ENCODING_AUTO && *encoding == CEU_ENCODING_WINDOWS)
        remark_windows(text, size, remarks);
    return utf8;
}

char *
ceu_csv_to_utf8(const char *text, size_t size, const char *path, CeuEncoding *encoding,
                GPtrArray *remarks, size_t *out_size, GError **error)
{
    g_autofree char *utf8 = NULL;
    const char *null_byte;
    size_t length = 0;

    if (size > CEU_IMPORT_MAX_BYTES) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_LIMIT,
                    "%s is larger than %d MiB; nothing was read. Split it", path,
                    CEU_IMPORT_MAX_BYTES / (1024 * 1024));
        return NULL;
    }
    utf8 = decode_known(size == 0 ? "" : text, size, path, encoding, remarks, &length, error);
    if (utf8 == NULL)
        return NULL;
    null_byte = memchr(utf8, '\0', length);
    if (null_byte != NULL) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "%s:%d: a zero byte: this is no text file; nothing was read. Save the sheet as "
                    "CSV UTF-8",
                    path, line_of(utf8, (size_t) (null_byte - utf8)));
        return NULL;
    }
    *out_size = length;
    return g_steal_pointer(&utf8);
}

static const char *const encodings[] = {
    [CEU_ENCODING_AUTO] = "auto",
    [CEU_ENCODING_UTF8] = "utf-8",
    [CEU_ENCODING_UTF16LE] = "utf-16le",
    [CEU_ENCODING_UTF16BE] = "utf-16be",
    [CEU_ENCODING_WINDOWS] = "windows-1252",
};
_Static_assert(G_N_ELEMENTS(encodings) == CEU_ENCODING_COUNT, "a name for every encoding");

const char *
ceu_encoding_name(CeuEncoding encoding)
{
    return encodings[encoding];
}

bool
ceu_encoding_from_name(const char *name, CeuEncoding *out)
{
    for (int i = 0; i < CEU_ENCODING_COUNT; i++) {
        if (g_ascii_strcasecmp(encodings[i], name) != 0)
            continue;
        *out = (CeuEncoding) i;
        return true;
    }
    return false;
}

char *
ceu_csv_excerpt(const char *text)
{
    g_autofree char *head = NULL;

    if (g_utf8_strlen(text, -1) <= EXCERPT_CHARACTERS)
        return g_strdup(text);
    head = g_utf8_substring(text, 0, EXCERPT_CHARACTERS);
    return g_strconcat(head, "…", NULL);
}
