/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ZIP file's directory, each part of it unpacked, and the XML within. */
#include "xlsx/whole.h"

#include <ceu/error.h>
#include <gio/gio.h>
#include <stdint.h>
#include <string.h>

/* Sizes and places in a ZIP file, without the optional parts that this one does not have. */
enum {
    END_SIZE = 22,
    END_COUNT_AT = 10,
    END_DIRECTORY_AT = 16,
    ENTRY_SIZE = 46,
    ENTRY_METHOD_AT = 10,
    ENTRY_PACKED_AT = 20,
    ENTRY_UNPACKED_AT = 24,
    ENTRY_NAME_LENGTH_AT = 28,
    ENTRY_EXTRA_LENGTH_AT = 30,
    ENTRY_COMMENT_LENGTH_AT = 32,
    ENTRY_HEADER_AT = 42,
    HEADER_SIZE = 30,
    HEADER_NAME_LENGTH_AT = 26,
    HEADER_EXTRA_LENGTH_AT = 28,
};

#define METHOD_DEFLATED 8
#define PART_MAX_BYTES (512 * 1024 * 1024)

typedef struct Zip {
    const uint8_t *data;
    size_t size;
} Zip;

static unsigned
short_at(const Zip *zip, size_t at)
{
    return (unsigned) zip->data[at] | (unsigned) zip->data[at + 1] << 8;
}

static size_t
long_at(const Zip *zip, size_t at)
{
    return short_at(zip, at) | (size_t) short_at(zip, at + 2) << 16;
}

static bool
has(const Zip *zip, size_t at, size_t size)
{
    return at <= zip->size && size <= zip->size - at;
}

static void
count_cell(G_GNUC_UNUSED GMarkupParseContext *context, const char *element,
           G_GNUC_UNUSED const char **names, G_GNUC_UNUSED const char **values, gpointer cells,
           G_GNUC_UNUSED GError **error)
{
    if (strcmp(element, "c") == 0)
        ++*(size_t *) cells;
}

static bool
read_xml(const char *text, size_t size, size_t *cells)
{
    static const GMarkupParser parser = { .start_element = count_cell };
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, cells, NULL);
    const bool good = g_markup_parse_context_parse(context, text, (gssize) size, NULL) &&
                      g_markup_parse_context_end_parse(context, NULL);

    g_markup_parse_context_free(context);
    return good;
}

static bool
unpack(const uint8_t *packed, size_t packed_size, size_t size, size_t *cells)
{
    g_autoptr(GConverter) inflate =
        G_CONVERTER(g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_RAW));
    g_autofree char *text = g_malloc(size);
    size_t got = 0, taken = 0;
    const GConverterResult result = g_converter_convert(
        inflate, packed, packed_size, text, size, G_CONVERTER_INPUT_AT_END, &taken, &got, NULL);

    return result == G_CONVERTER_FINISHED && got == size && read_xml(text, size, cells);
}

/* The part of the directory's entry at @at. */
static bool
check_part(const Zip *zip, size_t at, size_t *cells)
{
    const size_t packed = long_at(zip, at + ENTRY_PACKED_AT);
    const size_t unpacked = long_at(zip, at + ENTRY_UNPACKED_AT);
    const size_t header = long_at(zip, at + ENTRY_HEADER_AT);
    size_t content;

    if (short_at(zip, at + ENTRY_METHOD_AT) != METHOD_DEFLATED || unpacked == 0 ||
        unpacked > PART_MAX_BYTES || !has(zip, header, HEADER_SIZE))
        return false;
    content = header + HEADER_SIZE + short_at(zip, header + HEADER_NAME_LENGTH_AT) +
              short_at(zip, header + HEADER_EXTRA_LENGTH_AT);
    return has(zip, content, packed) && unpack(zip->data + content, packed, unpacked, cells);
}

static bool
check_parts(const Zip *zip, size_t *cells)
{
    size_t at, end;

    if (zip->size < END_SIZE || memcmp(zip->data + zip->size - END_SIZE, "PK\5\6", 4) != 0)
        return false;
    end = zip->size - END_SIZE;
    at = long_at(zip, end + END_DIRECTORY_AT);
    for (unsigned left = short_at(zip, end + END_COUNT_AT); left > 0; left--) {
        if (!has(zip, at, ENTRY_SIZE) || !check_part(zip, at, cells))
            return false;
        at += (size_t) ENTRY_SIZE + short_at(zip, at + ENTRY_NAME_LENGTH_AT) +
              short_at(zip, at + ENTRY_EXTRA_LENGTH_AT) +
              short_at(zip, at + ENTRY_COMMENT_LENGTH_AT);
    }
    return at == end;
}

bool
workbook_check_whole(GBytes *workbook, size_t cells, GError **error)
{
    Zip zip = { 0 };
    size_t found = 0;

    zip.data = g_bytes_get_data(workbook, &zip.size);
    if (check_parts(&zip, &found) && found == cells)
        return true;
    g_set_error(error, CEU_ERROR, CEU_ERROR_FULL,
                "the temporary files were cut, and so the workbook is not whole; make room in %s",
                g_get_tmp_dir());
    return false;
}
