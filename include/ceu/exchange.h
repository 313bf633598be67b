/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Foreign files → activities, and back. Nothing here touches the store. */
#pragma once

#include <ceu/facts.h>

G_BEGIN_DECLS

#define CEU_IMPORT_MAX_BYTES (5 * 1024 * 1024)
#define CEU_IMPORT_MAX_ROWS 100000
#define CEU_IMPORT_MAX_FIELD_BYTES (64 * 1024)
#define CEU_IMPORT_MAX_COLUMNS 100

typedef struct CeuCsvOptions {
    const char *map; /* "title=Course,done=Finished on"; NULL: by header only */
    CeuDateOrder
        date_order; /* AUTO: decided by the whole file, US order if nothing speaks against it, and said */
} CeuCsvOptions;

/* A fault of one row: the row is not imported. */
typedef struct CeuImportFault {
    int line;    /* physical line, from 1 */
    int column;  /* character column in that line, from 1 */
    char *field; /* header of the column; NULL: the whole row */
    char *message;
} CeuImportFault;

/* One readable row. */
typedef struct CeuImportRow {
    int line;
    CeuActivity
        activity; /* strings owned by the import; id 0; uid NULL, or what tells it from all others for ever */
} CeuImportRow;

typedef struct CeuImport {
    char *path;        /* name for messages */
    bool calendar;     /* rows are planned: events of a calendar */
    GArray *rows;      /* CeuImportRow, in file order */
    GPtrArray *faults; /* CeuImportFault, in file order */
    GPtrArray *
        remarks; /* char *: what was understood: "column “Completed” is the date (US order)", ignored columns … */
    GStringChunk *strings;
} CeuImport;

/**
 * ceu_csv_read:
 * @text: the file's bytes; UTF-8 (a BOM is fine), UTF-16 with BOM, or else Windows-1252 with a remark
 * @size: at most CEU_IMPORT_MAX_BYTES
 * @path: name for messages
 * @options: (nullable)
 * @error: CEU_ERROR_PARSE if the file as a whole cannot be read (no header, required column missing,
 *   unterminated quote), CEU_ERROR_LIMIT
 *
 * Comma, semicolon or tab; quotes by RFC 4180; LF or CRLF. Columns: see ceu(1), "CSV".
 *
 * Returns: (transfer full): rows and faults; NULL only with @error.
 */
CEU_API CeuImport *ceu_csv_read(const char *text, size_t size, const char *path,
                                const CeuCsvOptions *options, GError **error);
CEU_API void ceu_import_free(CeuImport *import);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuImport, ceu_import_free)

#define CEU_EVENTS_MAX_BYTES (32 * 1024 * 1024)

/**
 * ceu_events_read:
 * @json: what the helper ceu-extract wrote; it is believed in nothing
 * @size: at most CEU_EVENTS_MAX_BYTES
 * @path: name of the calendar for messages
 * @most_series: CEU_ERROR_LIMIT beyond so many different events, with how to choose among them; 0: any number
 * @error: the helper's own (CEU_ERROR_PARSE, CEU_ERROR_LIMIT, CEU_ERROR_FAILED), or CEU_ERROR_FAILED for what
 *   is not "ceu.extract/1"
 *
 * Planned activities, one for each event and day, done on the day it ends. Units are its length in hours, one hour where
 * the calendar says none; the note says that they are to be confirmed. The uid comes from the event's own UID and its
 * day in a series: the same event has the same one in each file.
 *
 * Returns: (transfer full): rows and faults; NULL only with @error.
 */
CEU_API CeuImport *ceu_events_read(const char *json, size_t size, const char *path,
                                   unsigned most_series, GError **error);

/**
 * ceu_csv_write:
 * @facts: activities are written in order
 * @excel: begin with a BOM
 *
 * RFC 4180 with CRLF; ceu_csv_read() of the result gives the same activities. Text cells that a spreadsheet
 * would run as a formula (= + - @ TAB CR) get a leading apostrophe, which ceu_csv_read() takes off again.
 *
 * Returns: (transfer full)
 */
CEU_API char *ceu_csv_write(const CeuFacts *facts, bool excel);

/**
 * ceu_archive_write:
 * @facts: everything
 *
 * Complete export as JSON, schema "ceu.archive/1" of docs/cli-json.md: dates YYYY-MM-DD, units as strings.
 *
 * Returns: (transfer full): sorted keys, indented, ends with a line feed.
 */
CEU_API char *ceu_archive_write(const CeuFacts *facts);

/**
 * ceu_archive_read:
 * @text: the file's bytes
 * @size: how many
 * @path: name for messages
 * @error: CEU_ERROR_PARSE with the place: a line and column, or a record and its key
 *
 * What ceu_archive_write() wrote; writing the result gives the same bytes. A key that is not known is a fault, since
 * what it says would be lost. Nothing is judged: whether numbers are unique and refer to something is the store's part.
 *
 * Returns: (transfer full): the facts; NULL on error.
 */
CEU_API CeuFacts *ceu_archive_read(const char *text, size_t size, const char *path, GError **error);

/**
 * ceu_export_write_file:
 * @path: the file; whatever it names is replaced
 * @content: (array length=size): the whole content
 * @size: bytes
 * @error: CEU_ERROR_NOT_FOUND for a folder that does not exist, _FULL, _READ_ONLY, _IO; what was there stays
 *
 * Atomic and durable, readable by the user alone (0600).
 */
CEU_API bool ceu_export_write_file(const char *path, const char *content, size_t size,
                                   GError **error);

G_END_DECLS
