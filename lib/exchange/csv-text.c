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
from_windows(const char *text, size_t size, size_t first_foreign, const char *path,
             GPtrArray *remarks, size_t *out_size, GError **error)
{
    size_t read = 0;
    char *utf8 = g_convert(text, (gssize) size, "UTF-8", "WINDOWS-1252", &read, out_size, NULL);

    if (utf8 == NULL || read != size) {
        g_free(utf8);
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE,
                    "%s:%d: neither UTF-8 nor Windows-1252 text; nothing was read. Save it as CSV "
                    "UTF-8",
                    path, line_of(text, MIN(read, size - 1)));
        return NULL;
    }
    g_ptr_array_add(remarks, g_strdup_printf("line %d is not UTF-8: the file was read as "
                                             "Windows-1252; check the letters with accents",
                                             line_of(text, first_foreign)));
    return utf8;
}

static char *
decode(const char *text, size_t size, const char *path, GPtrArray *remarks, size_t *out_size,
       GError **error)
{
    const char *bad = NULL;

    if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
        size -= 3;
    }
    if (size >= 2 && memcmp(text, "\xFF\xFE", 2) == 0)
        return from_utf16(text + 2, size - 2, "UTF-16LE", path, out_size, error);
    if (size >= 2 && memcmp(text, "\xFE\xFF", 2) == 0)
        return from_utf16(text + 2, size - 2, "UTF-16BE", path, out_size, error);
    if (memchr(text, '\0', size) == NULL && !g_utf8_validate(text, (gssize) size, &bad))
        return from_windows(text, size, (size_t) (bad - text), path, remarks, out_size, error);
    *out_size = size;
    return g_strndup(text, size);
}

char *
ceu_csv_to_utf8(const char *text, size_t size, const char *path, GPtrArray *remarks,
                size_t *out_size, GError **error)
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
    utf8 = decode(size == 0 ? "" : text, size, path, remarks, &length, error);
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

char *
ceu_csv_excerpt(const char *text)
{
    g_autofree char *head = NULL;

    if (g_utf8_strlen(text, -1) <= EXCERPT_CHARACTERS)
        return g_strdup(text);
    head = g_utf8_substring(text, 0, EXCERPT_CHARACTERS);
    return g_strconcat(head, "…", NULL);
}
