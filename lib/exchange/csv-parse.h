/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV as records of fields that know where they stand: RFC 4180, nothing about activities. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include <ceu/exchange.h>

G_BEGIN_DECLS

/* One field of a record; @text lives until the next call of ceu_csv_parser_next(). */
typedef struct CeuCsvField {
    const char *text;    /* quotes taken off, NUL-terminated */
    size_t offset;       /* of @text in the parser's buffer */
    int line, column;    /* where the field begins: physical line, character; from 1 */
    bool quoted;         /* stood in quotes: its blanks belong to it */
    const char *problem; /* why the field is not RFC 4180; NULL: it is. (transfer none) */
} CeuCsvField;

typedef struct CeuCsvParser CeuCsvParser;

/* What may separate the fields, a text of single characters: the first is taken where nothing speaks for another. */
#define CEU_CSV_DELIMITERS ",;\t|"

/* @text: UTF-8 without BOM and without NUL, lives as long as the parser; @delimiter: 0: found. */
CeuCsvParser *ceu_csv_parser_new(const char *text, size_t size, const char *path, char delimiter);
void ceu_csv_parser_free(CeuCsvParser *parser);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuCsvParser, ceu_csv_parser_free)

/* What separates the fields: given, said by the file, or what stands most often in the first line that is not empty. */
char ceu_csv_parser_delimiter(const CeuCsvParser *parser);

/**
 * ceu_csv_parser_next:
 * @parser: a parser
 * @error: CEU_ERROR_PARSE for a quote that is never closed, CEU_ERROR_LIMIT
 *
 * Reads the next record that holds anything at all; empty lines and lines of delimiters only are passed over.
 *
 * Returns: (transfer none) (nullable) (element-type CeuCsvField): NULL at the end, or with @error.
 */
const GArray *ceu_csv_parser_next(CeuCsvParser *parser, GError **error);

/* At most 40 characters of @text for a message. Returns: (transfer full) */
char *ceu_csv_excerpt(const char *text);

/**
 * ceu_csv_to_utf8:
 * @text: the file's bytes
 * @size: bytes
 * @path: name for messages
 * @encoding: (inout): what it is said to be; AUTO becomes what was found
 * @remarks: (element-type utf8): what was assumed is added
 * @out_size: (out): bytes of the result
 * @error: CEU_ERROR_PARSE if it is no text, CEU_ERROR_LIMIT if too large
 *
 * Returns: (transfer full): UTF-8 without BOM.
 */
char *ceu_csv_to_utf8(const char *text, size_t size, const char *path, CeuEncoding *encoding,
                      GPtrArray *remarks, size_t *out_size, GError **error);

G_END_DECLS
